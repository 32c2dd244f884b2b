import type { Hit, Severity, Subject } from '../../../core/finding.ts'
import { blocksReads, blocksWrites, type LockMode, lockModes } from '../../../core/trace.ts'
import { enumerate, grouped, unique } from '../../../core/wording.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'
import { changesRowsOf } from '../trace/changed-rows.ts'
import type { Relation } from '../trace/observe.ts'
import { rounded } from './durations.ts'
import { emptiedBefore } from './emptied.ts'
import { holdsOneRow } from './one-row.ts'
import { causeOf, hitOn, proofWithHeld, shown, whoWaits } from './said.ts'

/** A lock on an old table that makes others wait. */
export interface WaitedFor {
  /** Of partitions that are worked on together, the outermost parent: to everyone who waits they are one table. */
  readonly relation: Relation
  readonly mode: LockMode
  /** Line of the earlier statement that took the lock; undefined: this one took it. */
  readonly since: number | undefined
}

/** Such a lock, and what the statement does to that table meanwhile. */
export interface Work extends WaitedFor {
  readonly kind: 'rewrite' | 'index rebuild' | 'scan' | 'rows changed'
}

/**
 * Blocking work as it was measured: a lock of ShareLock or above on a table that stood before the pull request, which
 * the statement scans, rewrites or changes rows of. What the measurement does not show is not there.
 */
export function worksOf(statement: TracedStatement, run: MigrationRun): readonly Work[] {
  const locks = waitedFor(statement, run)
  const tables = locks.flatMap((lock) => {
    const { before, after } = statement
    // A statement that sees to it that there is one row passes only where there was one.
    if ([before, after].some(({ tables: known }) => holdsOneRow(known.get(lock.relation.oid)))) return []
    if (emptiedBefore(statement, run, lock.relation) === 'truncated') return []
    const kind = kindOfWork(statement, lock.relation)
    return kind ? [{ ...lock, kind }] : []
  })
  const whole = tables.map((work) => {
    const relation = rootOf(statement, work.relation)
    const lock = locks.find((other) => other.relation.oid === relation.oid)
    // Who comes by the parent waits for the parent's lock, which may be the stronger one.
    const parents = lock && lockModes.indexOf(lock.mode) > lockModes.indexOf(work.mode)
    return { ...work, ...(parents ? lock : {}), relation }
  })
  return whole.filter((work, index) => whole.findIndex(({ relation }) => relation.oid === work.relation.oid) === index)
}

/** The blocking work on one table, or on the partitioned table that it belongs to; undefined where there was none. */
export function workOn(statement: TracedStatement, run: MigrationRun, table: number): Work | undefined {
  const works = worksOf(statement, run)
  const root = statement.before.tables.get(table)?.partitionOf
  return works.find(({ relation }) => relation.oid === table) ?? works.find(({ relation }) => relation.oid === root)
}

/** The lock on a table that others wait for while the statement works on another: undefined where there is none. */
export function lockOn(statement: TracedStatement, run: MigrationRun, table: number): WaitedFor | undefined {
  return waitedFor(statement, run).find(({ relation }) => relation.oid === table)
}

const doings: Readonly<Record<Exclude<Work['kind'], 'rewrite'>, string>> = {
  'index rebuild': 'its indexes are rebuilt',
  scan: 'every row is read',
  'rows changed': 'rows are changed',
}

/** `AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders`. */
function workText(work: Work, statement: TracedStatement, run: MigrationRun): string {
  return `${lockText(work, '')} while ${doingOf(work)}; ${costText(work, statement, run)}`
}

/** `AccessExclusiveLock blocks reads and writes`; `to`: of which table, where that is not plain. */
function lockText({ mode, since }: WaitedFor, to: string): string {
  const held = since === undefined ? '' : `, held since line ${since},`
  return `${mode}${held} blocks ${whoWaits(mode)}${to}`
}

function doingOf({ relation, kind }: Work): string {
  return kind === 'rewrite' ? `the ${relation.kind === 'm' ? 'view' : 'table'} is rewritten` : doings[kind]
}

/** How long, where the size is known; else what it grows with. `times`: how often the same work is done. */
export function costText(work: Work, statement: TracedStatement, run: MigrationRun, times = 1): string {
  const name = shown(work.relation.name)
  const unit = work.kind === 'rewrite' ? 'rewrite' : 'scan'
  const often = times === 1 ? `one ${unit}` : `${times} ${unit}s`
  const known = lockHold(work, statement, run)
  const size = run.sizes.get(work.relation.name)
  if (!known && size) {
    return `for ${often} of the ${grouped(size.rows)} rows of ${name} (${size.source}); what a row takes could not be measured`
  }
  if (!known) return `size unknown, for ${often} of ${name}`
  const { seconds, rows, source, exact } = known
  return `about ${rounded(seconds)} for ${grouped(rows)} rows (${source}), ${exact ? 'by' : 'an order of magnitude from'} the slope measured on ${run.engine}`
}

/** An estimate of how long the lock is held, where the size of the table is known and a row's cost was measured. */
export interface LockHold {
  readonly seconds: number
  readonly rows: number
  /** Where the number of rows comes from: `config`, a path. */
  readonly source: string
  /** Measured on a server, not on an embedded Postgres. */
  readonly exact: boolean
}

function lockHold(
  { relation }: Pick<Work, 'relation'>,
  statement: TracedStatement,
  run: MigrationRun,
): LockHold | undefined {
  const size = run.sizes.get(relation.name)
  const microseconds = statement.costs.get(relation.oid)
  if (!size || microseconds === undefined) return undefined
  return {
    seconds: (size.rows * microseconds) / 1e6,
    rows: size.rows,
    source: size.source,
    exact: !run.engine.startsWith('PGlite'),
  }
}

/** An error, unless the table is known to be so small that nobody would notice. */
export function severityOfWork({ relation }: Work, statement: TracedStatement, run: MigrationRun): Severity {
  return severityOfWorkOn(relation, statement, run)
}

/** The same, whether or not anybody waits for a lock on it. */
export function severityOfWorkOn(relation: Relation, statement: TracedStatement, run: MigrationRun): Severity {
  const hold = lockHold({ relation }, statement, run)
  return hold !== undefined && hold.seconds <= run.maxLockHoldSeconds ? 'note' : 'error'
}

/**
 * A hit for blocking work. `what`: the cause in a few words, before the colon (`orders.note becomes NOT NULL`). It
 * claims the work, so that the general rule does not tell it again.
 */
export function hitOfWork(
  statement: TracedStatement,
  run: MigrationRun,
  work: Work,
  { what, subject, key }: { readonly what: string; readonly subject?: Subject; readonly key?: string },
): Hit {
  const hit = hitOn(statement, run, work.relation.name)
  return {
    ...hit,
    ...(subject ? { subject } : {}),
    ...(key === undefined ? {} : { key: `${hit.key}\n${key}` }),
    severity: severityOfWork(work, statement, run),
    proof: proofWithHeld(statement, run),
    message: `${what}: ${workText(work, statement, run)}`,
  }
}

/**
 * A hit for one cause that reaches several tables, which claims all of their work: `ShareLock blocks writes to items and
 * orders while every row is read; size unknown, for one scan of items and one scan of orders`.
 */
export function hitOfWorks(
  statement: TracedStatement,
  run: MigrationRun,
  works: readonly [Work, ...(readonly Work[])],
  about: {
    readonly what: string
    readonly subject?: Subject
    readonly key?: string
    /** Other tables that are locked meanwhile. */
    readonly alsoLocked?: readonly WaitedFor[]
    /** How often the same work is done on a table. */
    readonly times?: (work: Work) => number
  },
): Hit {
  const [first, ...more] = works
  const severities = works.map((work) => severityOfWork(work, statement, run))
  const [cost = '', ...costs] = works.map((work) => costText(work, statement, run, about.times?.(work)))
  const doing = more.length > 0 ? doingOf(first).replace(/^its /, 'their ') : doingOf(first)
  const locks = lockTexts([...works, ...(about.alsoLocked ?? [])])
  return {
    ...hitOfWork(statement, run, first, about),
    claims: more.map(({ relation }) => causeOf(statement, relation.name)),
    severity: severities.includes('error') ? 'error' : 'note',
    message: `${about.what}: ${locks} while ${doing}; ${enumerate([cost, ...costs.map(withoutSize)])}`,
  }
}

/** Tables under the same lock are named together. */
function lockTexts(waited: readonly WaitedFor[]): string {
  const [only, second] = waited
  if (only && !second) return lockText(only, '')
  return unique(waited.map((lock) => lockText(lock, '')))
    .flatMap((text) => {
      const alike = waited.filter((lock) => lockText(lock, '') === text)
      const names = enumerate(alike.map(({ relation }) => shown(relation.name)))
      return alike.slice(0, 1).map((lock) => lockText(lock, ` ${blocksReads(lock.mode) ? 'of' : 'to'} ${names}`))
    })
    .join(' and ')
}

function withoutSize(text: string): string {
  return text.replace(/^size unknown, for /, '')
}

/** The outermost table that the statement has locked and that the relation is a partition of. */
function rootOf(statement: TracedStatement, relation: Relation): Relation {
  const { taken = [], held = [] } = statement.difference ?? {}
  const parent = [...taken, ...held].find((lock) => lock.relation.oid === relation.parent && blocksWrites(lock.mode))
  return parent ? rootOf(statement, parent.relation) : relation
}

function waitedFor(statement: TracedStatement, run: MigrationRun): readonly WaitedFor[] {
  return lockedTables(statement, run).map(({ relation, mode }) => {
    const held = statement.difference?.held.some((lock) => lock.relation.oid === relation.oid && lock.mode === mode)
    return { relation, mode, since: held ? statement.heldSince.get(`${relation.oid} ${mode}`)?.line : undefined }
  })
}

/** Old tables and materialized views that the statement has a lock on, each with its strongest. */
function lockedTables({ difference }: TracedStatement, { preexisting }: MigrationRun) {
  const strongest = new Map<number, { relation: Relation; mode: LockMode }>()
  for (const lock of [...(difference?.taken ?? []), ...(difference?.held ?? [])]) {
    const { relation, mode } = lock
    // Nobody writes into a materialized view, so only what blocks its readers counts.
    const counts = relation.kind === 'm' ? blocksReads(mode) : 'rp'.includes(relation.kind) && blocksWrites(mode)
    const known = strongest.get(relation.oid)
    const stronger = !known || lockModes.indexOf(mode) > lockModes.indexOf(known.mode)
    if (counts && preexisting.has(relation.oid) && stronger) strongest.set(relation.oid, lock)
  }
  return [...strongest.values()]
}

/** What a statement does to a table that takes as long as the table is big. */
function kindOfWork(statement: TracedStatement, table: Relation): Work['kind'] | undefined {
  const { difference, sql } = statement
  // TRUNCATE gives the table a new file too, an empty one: that is no work.
  if (!difference || sql.kind === 'TruncateStmt' || statement.truncated.has(table.oid)) return undefined
  if (difference.rewrites.some(({ oid }) => oid === table.oid)) return 'rewrite'
  if (difference.rewrites.some((index) => index.table === table.oid)) return 'index rebuild'
  // Rows that were found by an index are few, as far as anyone can tell; then there is no scan.
  if (!difference.scans.some(({ oid }) => oid === table.oid)) return undefined
  // A table that an UPDATE only joins to is read, and no more.
  const changed = [table, rootOf(statement, table)].some((each) => changesRowsOf(statement, each))
  return changed ? 'rows changed' : 'scan'
}
