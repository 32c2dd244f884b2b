import type { SqlStatement } from '../../../sql/statements.ts'

/** Rows that we made. Everything that changes rows needs an open transaction, and goes back with it. */
export interface Witnesses {
  /** The rows in the tables that a statement names, as text; undefined where we made none. */
  readonly shown: (statement: SqlStatement) => string | undefined
  /** Whether the table with this OID was empty, and holds rows of ours. */
  readonly isOurs: (oid: number) => boolean
  /** Whether there is any row of ours, in whatever table. */
  readonly any: () => boolean
  /** Deletes the rows in the tables that a statement names, or all. Gives what puts rows back. */
  readonly empty: (statement: SqlStatement | undefined) => Promise<() => Promise<void>>
  /** Notes what is there now; gives what says that a rollback has brought it back. */
  readonly mark: () => () => void
}
