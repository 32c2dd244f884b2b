import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { type BuiltIndexes, builtIndexes, hitOfIndexes } from '../judgement/built-indexes.ts'
import { indexSteps } from '../judgement/index-steps.ts'
import { failureCause, failureProof } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

const events =
  'CREATE TABLE events (at date, kind text) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT; ' +
  "CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');"

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/partitioned-index-on-parent',
    severity: 'error',
    since: '0.1.0',
    title: 'Build the indexes of a partitioned table partition by partition',
    effect:
      'CREATE INDEX on the parent holds ShareLock on it and on all of its partitions until the last one is built, and Postgres refuses CONCURRENTLY there.',
    remedy:
      'Build the index CONCURRENTLY on each partition, then ON ONLY the parent, and attach those of the partitions to it.',
  },
  examples: [
    {
      title: 'every partition is read while all of them are locked',
      given: { schema: events, migration: 'CREATE INDEX events_kind ON events (kind);' },
      hits: [
        'events gets the index events_kind: ShareLock blocks writes while every row is read; size unknown, for one scan of events',
      ],
    },
    {
      title: 'partitions of partitions',
      given: {
        schema:
          'CREATE TABLE logs (at date, host int) PARTITION BY RANGE (at); ' +
          "CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY HASH (host); " +
          'CREATE TABLE logs_2026_even PARTITION OF logs_2026 FOR VALUES WITH (MODULUS 2, REMAINDER 0); ' +
          'CREATE TABLE logs_2026_odd PARTITION OF logs_2026 FOR VALUES WITH (MODULUS 2, REMAINDER 1);',
        migration: 'CREATE INDEX IF NOT EXISTS logs_host ON logs USING btree (host);',
      },
      hits: [
        'logs gets the index logs_host: ShareLock blocks writes while every row is read; size unknown, for one scan of logs',
      ],
    },
    {
      title: 'CONCURRENTLY is refused',
      given: { schema: events, migration: 'CREATE INDEX CONCURRENTLY events_kind ON events (kind);' },
      hits: ['fails with 0A000: cannot create index on partitioned table "events" concurrently'],
    },
    {
      title: 'partition by partition',
      given: {
        schema: events,
        migration:
          'CREATE INDEX CONCURRENTLY events_old_kind ON events_old (kind);\n' +
          'CREATE INDEX CONCURRENTLY events_2026_kind ON events_2026 (kind);\n' +
          'CREATE INDEX events_kind ON ONLY events (kind);\n' +
          'ALTER INDEX events_kind ATTACH PARTITION events_old_kind;\n' +
          'ALTER INDEX events_kind ATTACH PARTITION events_2026_kind;',
      },
      hits: [],
    },
    {
      title: 'the partitions have theirs already, and the parent takes them over',
      given: {
        schema: `${events} CREATE INDEX a ON events_old (kind); CREATE INDEX b ON events_2026 (kind);`,
        migration: 'CREATE INDEX events_kind ON events (kind);',
      },
      hits: [],
    },
    {
      title: 'a partitioned table made in the same migration',
      given: { schema: '', migration: `${events} CREATE INDEX events_kind ON events (kind);` },
      hits: [],
    },
  ],
  check: (run) => [
    ...builtIndexes(run)
      .filter(({ table }) => table.after.kind === 'p')
      .map((built) => ({ ...hitOfIndexes(built, run), ...stepsFor(built) })),
    ...run.statements.flatMap((statement) => refused(statement, run)),
  ],
})

function stepsFor({ statement, table, indexes }: BuiltIndexes): Pick<Hit, 'steps'> {
  const { before, after, sql } = statement
  const steps =
    sql.kind === 'IndexStmt' ? indexSteps({ before, after, table: table.after, index: indexes[0] }) : undefined
  return steps ? { steps } : {}
}

/** The author meant well, and Postgres has no such statement. */
function refused(statement: TracedStatement, run: MigrationRun): readonly Hit[] {
  const { sql, trace, place, key, before } = statement
  if (trace.error?.sqlstate !== '0A000' || !('IndexStmt' in sql.node) || !sql.node.IndexStmt.concurrent) return []
  const { relname, schemaname } = sql.node.IndexStmt.relation ?? {}
  const named = [...before.tables.values()].filter(({ name, schema }) =>
    schemaname === undefined ? name === `${schema}.${relname}` : name === `${schemaname}.${relname}`,
  )
  if (!named.some(({ kind }) => kind === 'p')) return []
  return [
    {
      message: `fails with 0A000: ${trace.error.message}`,
      location: place,
      subject: { kind: 'migration', name: place.path },
      key,
      cause: failureCause(statement),
      proof: failureProof(statement, run),
    },
  ]
}
