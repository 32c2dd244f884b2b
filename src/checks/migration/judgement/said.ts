import type { Hit } from '../../../core/finding.ts'
import type { Proof } from '../../../core/proof.ts'
import { blocksReads, blocksWrites, type LockMode } from '../../../core/trace.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'
import type { Relation } from '../trace/observe.ts'

/** `public.orders` as people say it. */
export function shown(relation: string): string {
  return relation.replace(/^public\./, '')
}

/** Who waits for a lock: `reads and writes`, `writes`. */
export function whoWaits(mode: LockMode): string {
  return blocksReads(mode) ? 'reads and writes' : 'writes'
}

/**
 * One cause a statement and relation: whatever a specific rule says of the two, the general rule need not say again.
 */
export function causeOf({ place }: TracedStatement, relation: string): string {
  return `${place.path}:${place.line}:${place.column}|${relation}`
}

/** The trace as proof; without one, the text. */
export function proofOf({ trace, difference }: TracedStatement, { engine, measured }: MigrationRun): Proof {
  if (!measured || (!difference && !trace.error)) return { kind: 'source', excerpt: trace.statement }
  const { statement, locks, scans, rewrites, rows, error } = trace
  return {
    kind: 'trace',
    statement,
    locks,
    scans,
    rewrites,
    rows,
    engine,
    ...(error ? { sqlstate: error.sqlstate, error: error.message } : {}),
  }
}

/** The trace with the locks that earlier statements took and that still hold: without them it would prove too little. */
export function proofWithHeld(statement: TracedStatement, run: MigrationRun): Proof {
  const proof = proofOf(statement, run)
  if (proof.kind !== 'trace') return proof
  const held = (statement.difference?.held ?? [])
    .filter(({ relation, mode }) => blocksWrites(mode) && run.preexisting.has(relation.oid))
    .map(({ relation, mode }) => ({ relation: relation.name, mode, preexisting: true, source: 'measured' as const }))
  return { ...proof, locks: [...proof.locks, ...held] }
}

/** The parts of a hit that every rule about one statement and one relation fills alike. */
export function hitOn(
  statement: TracedStatement,
  run: MigrationRun,
  relation: string,
): Pick<Hit, 'location' | 'key' | 'cause' | 'proof' | 'subject'> {
  return {
    location: statement.place,
    key: statement.key,
    cause: causeOf(statement, relation),
    proof: proofOf(statement, run),
    subject: { kind: 'table', name: relation },
  }
}

/** Whether the relation is a table (or partitioned table) that stood before the pull request. */
export function isOldTable(relation: Relation, { preexisting }: MigrationRun): boolean {
  return preexisting.has(relation.oid) && (relation.kind === 'r' || relation.kind === 'p')
}

/** The failure of a statement is one fact, whichever rule tells it. */
export function failureCause({ place }: TracedStatement): string {
  return `${place.path}:${place.line}:${place.column}|failure`
}

/** The trace with the failure in it, also where only the rows that we made caused it. */
export function failureProof(statement: TracedStatement, run: MigrationRun): Proof {
  const proof = proofOf(statement, run)
  const { failsOnRows } = statement
  if (proof.kind !== 'trace' || !failsOnRows) return proof
  return { ...proof, sqlstate: failsOnRows.sqlstate, error: failsOnRows.message }
}
