import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { ownName } from '../judgement/safe-steps.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { madeUpName, sqlName, sqlTable } from '../judgement/sql-names.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'
import type { TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/detach-partition-not-concurrently',
    severity: 'warning',
    since: '0.1.0',
    title: 'Detach partitions concurrently',
    effect:
      'A plain DETACH PARTITION takes AccessExclusiveLock on the partitioned table: all its reads and writes wait behind the longest of them that runs.',
    remedy:
      'Use DETACH PARTITION ... CONCURRENTLY (PostgreSQL 14 and later, outside a transaction, and only without a default partition); if it is interrupted, DETACH PARTITION ... FINALIZE ends it.',
  },
  examples: [
    {
      title: 'a partition leaves',
      given: {
        schema:
          'CREATE TABLE events (id int PRIMARY KEY) PARTITION BY RANGE (id); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (900);',
        migration: 'ALTER TABLE events DETACH PARTITION events_1;',
      },
      hits: ['events: AccessExclusiveLock blocks reads and writes of all its partitions while events_1 is detached'],
    },
    {
      title: 'of a key with two columns',
      given: {
        schema:
          "CREATE TABLE events (id int, kind text) PARTITION BY RANGE (id, kind); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0, 'a') TO (9, 'b');",
        migration: 'ALTER TABLE events DETACH PARTITION events_1;',
      },
      hits: ['events: AccessExclusiveLock blocks reads and writes of all its partitions while events_1 is detached'],
    },
    {
      title: 'where there is a default partition, in a DO block',
      given: {
        schema:
          'CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (9); CREATE TABLE rest PARTITION OF events DEFAULT;',
        migration: 'DO $$ BEGIN ALTER TABLE events DETACH PARTITION events_1; END $$;',
      },
      hits: ['events: AccessExclusiveLock blocks reads and writes of all its partitions while events_1 is detached'],
    },
    {
      title: 'concurrently',
      given: {
        schema:
          'CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (900);',
        migration: 'ALTER TABLE events DETACH PARTITION events_1 CONCURRENTLY;',
      },
      hits: [],
    },
    {
      title: 'a partitioned table made in the same migration',
      given: {
        schema: '',
        migration:
          'CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE events_1 PARTITION OF events DEFAULT; ALTER TABLE events DETACH PARTITION events_1;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    effectsIn(run, 'table altered').flatMap(({ statement, effect }): readonly Hit[] => {
      const { aspect, before, after } = effect
      const parent = statement.before.tables.get(before.partitionOf ?? 0)
      if (aspect !== 'partition' || !parent || after.partitionOf !== undefined) return []
      const lock = statement.difference?.taken.find(
        ({ relation, mode }) => relation.oid === parent.oid && mode === 'AccessExclusiveLock',
      )
      if (!lock || !run.preexisting.has(parent.oid) || !statement.after.tables.has(parent.oid)) return []
      const hit = hitOn(statement, run, parent.name)
      return [
        {
          ...hit,
          key: `${hit.key}\n${before.name}`,
          message: `${shown(parent.name)}: AccessExclusiveLock blocks reads and writes of all its partitions while ${shown(before.name)} is detached`,
          ...stepwise(statement, parent, before),
        },
      ]
    }),
})

function stepwise({ sql, before }: TracedStatement, parent: TableFacts, partition: TableFacts): Pick<Hit, 'steps'> {
  const tables = [...before.tables.values()]
  const hasDefault = tables.some(({ partitionOf, bound }) => partitionOf === parent.oid && bound === 'DEFAULT')
  if (sql.kind !== 'AlterTableStmt' || hasDefault) return {}
  return {
    steps: [
      {
        sql: `ALTER TABLE ${sqlTable(parent)} DETACH PARTITION ${sqlTable(partition)} CONCURRENTLY`,
        withoutTransaction: true,
      },
      {
        sql: `ALTER TABLE ${sqlTable(partition)} DROP CONSTRAINT IF EXISTS ${sqlName(checkName(parent, partition))}`,
        note: 'CONCURRENTLY leaves a CHECK of the bounds behind',
      },
    ],
  }
}

/** As Postgres names a CHECK that has no name: after the column, where it is one alone. */
function checkName({ partitionKey = '' }: TableFacts, partition: TableFacts): string {
  const column = /^\w+ \(([\w]+)\)$/.exec(partitionKey)?.[1]
  return madeUpName(ownName(partition), ...(column === undefined ? [] : [column]), 'check')
}
