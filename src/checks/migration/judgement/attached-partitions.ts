import type { RemedyStep } from '../../../core/finding.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'
import type { TableFacts } from '../trace/facts.ts'
import { ownName } from './safe-steps.ts'
import { madeUpName, sqlName, sqlTable } from './sql-names.ts'
import { type Work, worksOf } from './work.ts'

/** The default partition of a partitioned table that stood before the pull request, and what reading it costs. */
export interface ScannedDefault {
  readonly table: TableFacts
  readonly work: Work
}

/**
 * A default partition is read from end to end when a sibling comes, for rows that belong there; not where a CHECK says
 * that there are none.
 */
export function scannedDefault(
  statement: TracedStatement,
  run: MigrationRun,
  parent: number,
): ScannedDefault | undefined {
  const table = [...statement.before.tables.values()].find(
    ({ partitionOf, bound }) => partitionOf === parent && bound === 'DEFAULT',
  )
  const scanned = table && statement.difference?.scans.some(({ oid }) => oid === table.oid)
  const works = worksOf(statement, run)
  // Where the parent is locked as well, both are one table to everyone who waits.
  const work =
    works.find(({ relation }) => relation.oid === table?.oid) ?? works.find(({ relation }) => relation.oid === parent)
  return table && scanned && work ? { table, work } : undefined
}

/** Proves with CHECKs that rows fit a bound, or that a default partition has none of them; they go again at the end. */
export function proofSteps(
  proofs: readonly { readonly table: TableFacts; readonly condition: string }[],
  inBetween: readonly RemedyStep[],
): readonly RemedyStep[] {
  const named = proofs.map(({ table, condition }) => ({
    condition,
    alter: `ALTER TABLE ${sqlTable(table)}`,
    check: sqlName(madeUpName(ownName(table), 'bound')),
  }))
  return [
    ...named.flatMap(({ alter, check, condition }) => [
      { sql: `${alter} ADD CONSTRAINT ${check} CHECK (${condition}) NOT VALID` },
      { sql: `${alter} VALIDATE CONSTRAINT ${check}`, note: 'reads every row, and nobody waits' },
    ]),
    ...inBetween,
    ...named.map(({ alter, check }) => ({ sql: `${alter} DROP CONSTRAINT ${check}` })),
  ]
}

/** A bound of a hash partition names the parent by its OID, which is another one in each database. */
export function hasPortableBound({ partitionConstraint }: TableFacts): boolean {
  return partitionConstraint !== undefined && !partitionConstraint.includes('satisfies_hash_partition')
}
