/** Postgres' own names of the table-level lock modes (pg_locks.mode), weakest first. */
export const lockModes = [
  'AccessShareLock',
  'RowShareLock',
  'RowExclusiveLock',
  'ShareUpdateExclusiveLock',
  'ShareLock',
  'ShareRowExclusiveLock',
  'ExclusiveLock',
  'AccessExclusiveLock',
] as const

export type LockMode = (typeof lockModes)[number]

/** Whether a lock makes writers wait: ShareLock and everything above it conflicts with RowExclusiveLock. */
export function blocksWrites(mode: LockMode): boolean {
  return lockModes.indexOf(mode) >= lockModes.indexOf('ShareLock')
}

/** Whether a lock makes readers wait: only AccessExclusiveLock conflicts with AccessShareLock. */
export function blocksReads(mode: LockMode): boolean {
  return mode === 'AccessExclusiveLock'
}

/** A lock on a relation (`schema.name`), first taken by the statement it is recorded on. */
export interface LockTaken {
  readonly relation: string
  readonly mode: LockMode
  /** Whether the relation was there before the first new migration ran: only then can anyone wait for it. */
  readonly preexisting: boolean
  /** `measured`: read from pg_locks; `known`: from Postgres' documentation, where the lock is gone before it can be read. */
  readonly source: 'measured' | 'known'
  /** The table of an index: who waits for the one waits at the other. Absent: it is no index. */
  readonly table?: string
}

/** A lock that an earlier statement of the same transaction took and that is still held. */
export interface LockHeld {
  readonly relation: string
  readonly mode: LockMode
  /** As of a lock that was taken. */
  readonly table?: string
}

/** Rows that a statement changed, by relation (`schema.name`). */
export type RowCounts = Readonly<
  Record<string, { readonly inserted: number; readonly updated: number; readonly deleted: number }>
>

/** One statement of a new migration, run alone, with what Postgres did. */
export interface StatementTrace {
  readonly path: string
  readonly line: number
  readonly statement: string
  /** Number of the transaction it ran in, counted from 1; null where it ran outside one. */
  readonly transaction: number | null
  /** Locks that this statement took (not those still held from earlier ones). */
  readonly locks: readonly LockTaken[]
  readonly held: readonly LockHeld[]
  /** Relations whose file was replaced (relfilenode changed). */
  readonly rewrites: readonly string[]
  /** Relations that were read from end to end. */
  readonly scans: readonly string[]
  readonly rows: RowCounts
  readonly ms: number
  /** `detail`: Postgres' DETAIL line, which names what stands in the way. */
  readonly error?: { readonly sqlstate: string; readonly message: string; readonly detail?: string }
}
