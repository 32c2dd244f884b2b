import type { Trouble } from '../../core/error.ts'
import type { EngineFacts } from '../../core/ports.ts'

/** What a parent may ask of the child process that holds a database. */
export type Request =
  | {
      readonly method: 'open'
      readonly engine: 'pglite' | 'pg-mem'
      readonly extensions: readonly string[]
      /** File that `snapshot` wrote. */
      readonly from: string | undefined
      /** As DatabaseEngine.open says. */
      readonly timed: boolean
    }
  | { readonly method: 'query'; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly method: 'execute'; readonly sql: string }
  | { readonly method: 'snapshot'; readonly file: string }

export type Answer =
  | { readonly status: 'done'; readonly value: unknown }
  | {
      readonly status: 'refused'
      readonly sqlstate: string
      readonly message: string
      readonly position: number | undefined
      readonly detail: string | undefined
    }
  | { readonly status: 'trouble'; readonly trouble: Trouble }
  | { readonly status: 'bug'; readonly message: string }

/** What `open` answers with. */
export interface Opened {
  readonly facts: EngineFacts
  /** What the person who waits should know, such as a slow start. */
  readonly remark: string | undefined
}

/** A database inside the child process. */
export interface ChildDatabase {
  readonly opened: Opened
  readonly query: (
    sql: string,
    parameters: readonly unknown[],
  ) => Promise<{ readonly rows: readonly unknown[]; readonly affected: number }>
  readonly execute: (sql: string) => Promise<void>
  readonly snapshot: (file: string) => Promise<void>
}

/**
 * Where the WASM breaks off in the middle of a statement (a recursion deeper than its stack), PGlite answers as if
 * nothing had been asked, without an error. Nothing that it says from then on can be trusted.
 */
export class BrokenOff extends Error {
  constructor() {
    super('it broke off in the middle of the statement')
    this.name = 'BrokenOff'
  }
}
