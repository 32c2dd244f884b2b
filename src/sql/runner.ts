import type { RunnerName } from '../core/config.ts'
import type { FileTree } from '../core/ports.ts'
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

/** A migration that a revision holds. */
export interface MigrationFile extends NamedMigration {
  /**
   * Tells it from all others, and stays when another takes its path. It is the path wherever a file holds one migration;
   * a file of several (Liquibase), or a change that was reworked (Sqitch), has one key a migration.
   */
  readonly key: string
  readonly path: string
  /** Id of its content: equal ids mean equal text. */
  readonly id: string
}

/** What a runner makes of the files of one folder, as one revision has them. */
export interface Arranged {
  /** In the order in which it runs them in a new database. */
  readonly files: readonly MigrationFile[]
  /** Paths that are named like migrations, and that it never runs. */
  readonly unlisted: readonly string[]
  /** What of the folder cannot be run here, for the reader of a report. */
  readonly remarks: readonly string[]
  /** What the runner's own list names and no file holds: it stops there. Absent: nothing. */
  readonly lost?: readonly LostEntry[]
}

/** An entry of a runner's list whose file is not there. */
export interface LostEntry {
  readonly list: string
  readonly name: string
}

export type Direction = 'up' | 'down'

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
  /** The folder that a path shows to be this runner's: that of its journal, its plan, a name that nobody else gives. */
  readonly folderShownBy?: (path: string) => string | undefined
  /** What the text of such a path holds, where others may have a file of that name. */
  readonly listMark?: RegExp
  /** What the text of its files holds, where their names are no different from others'. */
  readonly mark?: RegExp
  /** It looks into the folders below as well. */
  readonly nested?: true
  /** Paths in its folder that are no migrations, nor misnamed. */
  readonly beside?: RegExp
  /**
   * What it makes of the files that are named like migrations, where names alone don't decide. Undefined: they are for
   * another database than Postgres.
   */
  readonly arrange?: (folder: string, files: readonly MigrationFile[], tree: FileTree) => Promise<Arranged | undefined>
  /** What names the files that it runs, where names alone don't decide. */
  readonly list?: string
  /** Whether places are told by the list of `arrange` and not by version. */
  readonly orderedByList?: true
  /** Order of two migrations by version alone: 0 where they collide. */
  readonly compareVersions: (a: NamedMigration, b: NamedMigration) => number
  /** Path of the file that says how the runner treats one migration. */
  readonly settingsPath?: (path: string) => string
  /**
   * The part of a file that goes one way, other lines left empty so that all keep their numbers; undefined where the file
   * has none. Without this member, a file is the way up, all of it.
   */
  readonly part?: (text: string, direction: Direction, file: MigrationFile) => string | undefined
  /** Where the way down may lie, likeliest first, if not in the file itself. `beside`: the paths of its folder. */
  readonly downPaths?: (file: MigrationFile, beside: readonly string[]) => readonly string[]
  /** It has psql send its files: a placeholder in quotes is text then, and psql's own commands are no mistakes. */
  readonly sentByPsql?: true
  /** It sends a byte order mark as a part of the SQL, where others read past it. */
  readonly sendsByteOrderMark?: true
  /** It begins one transaction for all migrations that are pending, and not one a file. */
  readonly allInOneTransaction?: true
  /** Whether it sends each statement of this file by itself. */
  readonly sendsApart?: (file: Pick<SentFile, 'path' | 'text'>) => boolean
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
