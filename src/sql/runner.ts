import type { RunnerName } from '../core/config.ts'
import type { SqlStatement } from './statements.ts'

/** What a file's path says, read with one runner's naming rules. */
export interface NamedMigration {
  readonly runner: RunnerName
  /** The folder that the runner is pointed at; empty for the root. */
  readonly folder: string
  /** As its author would call it: file or directory name, without the folder. */
  readonly name: string
  /** What the runner compares; equal versions collide. Empty where the runner has none. */
  readonly version: string
  /** Run after all versions, and again whenever its text changes (a Flyway `R__` file). */
  readonly repeatable: boolean
}

/** What a runner's reader tells of a path; which runner it was is known to who asked. */
export type ReadPath = Omit<NamedMigration, 'runner'>

/** How a runner sends one file to Postgres. */
export interface Wrapping {
  /** `file`: one transaction around all of it. `statement`: each statement is a transaction of its own. */
  readonly transaction: 'file' | 'statement'
  /** Statements that refuse a transaction beside others that want one, where the runner refuses such a file. */
  readonly mixed: boolean
  /** What the reader should know about an assumption made here. */
  readonly remark?: string
}

/** A migration as it is about to be sent. */
export interface SentFile {
  readonly path: string
  readonly text: string
  readonly statements: readonly SqlStatement[]
  /** Text of the file that the runner keeps beside it, where it has one. */
  readonly settings: string | undefined
}

/** What the runner makes of a file that is not as it expects, in words that follow its title or a name. */
export interface Consequence {
  readonly severity: 'error' | 'warning'
  readonly text: string
}

/** All that this program knows of one migration runner. */
export interface Runner {
  readonly title: string
  /** Path of a migration as its authors would name it. */
  readonly example: string
  /** Undefined where the path isn't named as this runner asks. */
  readonly read: (path: string) => ReadPath | undefined
  /** Order of two migrations by version alone: 0 where they collide. */
  readonly compareVersions: (a: NamedMigration, b: NamedMigration) => number
  /** Path of the file that says how the runner treats one migration. */
  readonly settingsPath?: (path: string) => string
  /** The transaction that it puts around a file. */
  readonly wrapping: (file: SentFile) => Wrapping
  /** The table in which it keeps its state, which migrations of some projects refer to. */
  readonly stateTable?: { readonly name: string; readonly sql: string }
  /** How to have a statement sent without a transaction, after `Run it ...`. */
  readonly sentAlone: string
  /** A file that was edited after it ran. `checksum`: it notices, and what it does about it then. */
  readonly edited: { readonly checksum: false } | ({ readonly checksum: true } & Consequence)
  /** A new migration whose place is before the last that has run; `text` after the runner's title. */
  readonly outOfOrder: (last: string) => Consequence
}

/**
 * Several statements sent as one text are one transaction, with or without BEGIN: that is the simple query protocol,
 * which many runners use.
 */
export function sentAsOneText({ statements }: Pick<SentFile, 'statements'>): Wrapping {
  return { transaction: statements.length > 1 ? 'file' : 'statement', mixed: false }
}

/** The transaction that a runner begins and commits around the file. */
export const inTransaction: Wrapping = { transaction: 'file', mixed: false }

/** Each statement sent by itself, without a transaction around them. */
export const oneByOne: Wrapping = { transaction: 'statement', mixed: false }

/** Where the runner runs it whenever it comes: databases that are past its place run it later than new ones. */
export function runsItLate(last: string): Consequence {
  return { severity: 'warning', text: `runs it after ${last} here and before it in a new database` }
}
