import type { CheckOutcome } from './check.ts'
import { type ChangeKind, changeKinds, type Finding, severities } from './finding.ts'
import { provesError } from './proof.ts'
import { blocksWrites, type StatementTrace } from './trace.ts'
import { count, enumerate, unique } from './wording.ts'

/** A kind of change that this pull request is, with the reasons in words, most telling first. */
export interface KindOfChange {
  readonly kind: ChangeKind
  readonly reasons: readonly string[]
}

/** What kinds of change the outcomes show. An accepted finding counts: accepting a break does not approve it. */
export function kindsOf(outcomes: readonly CheckOutcome[]): readonly KindOfChange[] {
  const reasons: Partial<Record<ChangeKind, readonly string[]>> = {
    api_breaking: breakingFindings(outcomes).map(({ message }) => message),
    schema_migration: migrationReasons(outcomes),
    slo_breach: floorFindings(outcomes).map(({ message }) => message),
  }
  return changeKinds.flatMap((kind) => {
    const why = reasons[kind] ?? []
    return why.length > 0 ? [{ kind, reasons: why }] : []
  })
}

/** Findings of the contract that break a client, with a proof: a guess asks nobody for an approval. */
export function breakingFindings(outcomes: readonly CheckOutcome[]): readonly Finding[] {
  return loudestFirst(
    findingsOf(outcomes, 'api-diff').filter(({ severity, proof }) => severity !== 'note' && provesError(proof)),
  )
}

/** Objectives of the profile that the preview was proved to miss. */
export function floorFindings(outcomes: readonly CheckOutcome[]): readonly Finding[] {
  return loudestFirst(
    findingsOf(outcomes, 'load-test').filter(
      ({ ruleId, severity }) => ruleId === 'load/slo-broken' && severity !== 'note',
    ),
  )
}

/** New statements that Postgres refused. */
export function failingStatements(outcomes: readonly CheckOutcome[]): readonly Finding[] {
  return findingsOf(outcomes, 'migration').filter(
    ({ severity, proof }) => severity === 'error' && proof.kind === 'trace' && proof.sqlstate !== undefined,
  )
}

/** Queries of the running release that head does not serve. */
export function failingQueries(outcomes: readonly CheckOutcome[]): readonly Finding[] {
  return findingsOf(outcomes, 'migration').filter(
    ({ severity, proof }) => severity === 'error' && proof.kind === 'query',
  )
}

/** The statements of the new migrations, with what Postgres did. */
export function newStatements(outcomes: readonly CheckOutcome[]): readonly StatementTrace[] {
  return outcomes.flatMap((outcome) =>
    outcome.status === 'ran' && outcome.check === 'migration' ? (outcome.trace ?? []) : [],
  )
}

/**
 * Tables whose writers wait for as long as a statement works: a blocking lock on a relation that was there before,
 * together with a scan, a rewrite or changed rows of it. A lock's mode alone tells nothing (every ALTER TABLE takes
 * AccessExclusiveLock). An index goes by the name of its table.
 */
export function blockedRelations(statements: readonly StatementTrace[]): readonly string[] {
  const preexisting = new Set(
    statements.flatMap(({ locks }) => locks.filter((lock) => lock.preexisting).map(({ relation }) => relation)),
  )
  return unique(
    statements.flatMap((statement) => {
      const { locks, held, scans, rewrites, rows } = statement
      const worked = new Set(tablesOf(statement, [...scans, ...rewrites, ...Object.keys(rows)]))
      const blocking = [...locks, ...held].filter(
        ({ relation, mode }) => blocksWrites(mode) && preexisting.has(relation),
      )
      return tablesOf(
        statement,
        blocking.map(({ relation }) => relation),
      ).filter((table) => worked.has(table))
    }),
  )
}

/** Tables that a statement writes anew, or rows or an index of which. */
export function copiedRelations(statements: readonly StatementTrace[]): readonly string[] {
  return unique(
    statements.flatMap((statement) => tablesOf(statement, [...statement.rewrites, ...Object.keys(statement.rows)])),
  )
}

/** Relations of one statement, with its table in the place of each index. */
function tablesOf({ locks, held }: StatementTrace, relations: readonly string[]): readonly string[] {
  const tables = new Map([...locks, ...held].map(({ relation, table }) => [relation, table]))
  return relations.map((relation) => tables.get(relation) ?? relation)
}

const destructive = /^(?:migration|schema)\/(?:drop-(?:table|column|schema)|truncate|delete-without-where)\b/

/** Why the on-call lead has a say in a migration: it keeps writers waiting, or data is gone after it. */
export function migrationRisks(outcomes: readonly CheckOutcome[]): readonly string[] {
  const statements = newStatements(outcomes)
  const blocked = blockedRelations(statements)
  const dropped = findingsOf(outcomes, 'migration').filter(({ ruleId }) => destructive.test(ruleId))
  const deleted = unique(
    statements.flatMap(({ rows }) =>
      Object.entries(rows)
        .filter(([, { deleted }]) => deleted > 0)
        .map(([relation]) => relation),
    ),
  )
  return [
    ...(blocked.length > 0 ? [`writes to ${enumerate(blocked)} wait`] : []),
    ...unique(dropped.map(({ message }) => message)),
    ...(deleted.length > 0 ? [`rows of ${enumerate(deleted)} are deleted`] : []),
  ]
}

function migrationReasons(outcomes: readonly CheckOutcome[]): readonly string[] {
  const statements = newStatements(outcomes)
  const files = unique(statements.map(({ path }) => path))
  if (statements.length > 0) {
    return [
      `${count(statements.length, 'new statement')} in ${files.length === 1 ? files[0] : count(files.length, 'file')}`,
    ]
  }
  // What could not be run or told is still a migration; `inconclusive: allow` must not let it through unseen.
  const unsure = outcomes.find(
    (outcome) =>
      (outcome.check === 'migration' || outcome.check === 'schema-diff') &&
      (outcome.status === 'failed' || (outcome.status === 'ran' && outcome.unproven.length > 0)),
  )
  const changed = findingsOf(outcomes, 'schema-diff')
  if (changed.length > 0) return changed.map(({ message }) => message)
  return unsure ? [`${unsure.check} could not tell what changes`] : []
}

function findingsOf(outcomes: readonly CheckOutcome[], check: CheckOutcome['check']): readonly Finding[] {
  return outcomes.flatMap((outcome) => (outcome.status === 'ran' && outcome.check === check ? outcome.findings : []))
}

function loudestFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}
