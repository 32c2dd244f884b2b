import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { shown } from '../judgement/said.ts'
import { sqlTable } from '../judgement/sql-names.ts'
import { hitOfWork, worksOf } from '../judgement/work.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/refresh-matview-not-concurrently',
    severity: 'warning',
    since: '0.1.0',
    title: 'Refresh materialized views concurrently',
    effect:
      'A plain REFRESH holds AccessExclusiveLock on the view while its query runs, so everyone who reads it waits.',
    remedy:
      'Use REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a UNIQUE index on plain columns that covers every row.',
  },
  examples: [
    {
      title: 'readers wait',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE MATERIALIZED VIEW daily AS SELECT id FROM orders; CREATE UNIQUE INDEX daily_id ON daily (id);',
        migration: 'REFRESH MATERIALIZED VIEW daily;',
      },
      hits: [
        'daily is refreshed: AccessExclusiveLock blocks reads and writes while the view is rewritten; size unknown, for one rewrite of daily',
      ],
    },
    {
      title: 'in a DO block, without an index that CONCURRENTLY could use',
      given: {
        schema: 'CREATE MATERIALIZED VIEW daily AS SELECT 1 AS id; CREATE INDEX daily_id ON daily (id);',
        migration: 'DO $$ BEGIN REFRESH MATERIALIZED VIEW daily; END $$;',
      },
      hits: [
        'daily is refreshed: AccessExclusiveLock blocks reads and writes while the view is rewritten; size unknown, for one rewrite of daily',
      ],
    },
    {
      title: 'the view is emptied',
      given: {
        schema: 'CREATE MATERIALIZED VIEW daily AS SELECT 1 AS id;',
        migration: 'REFRESH MATERIALIZED VIEW daily WITH NO DATA;',
      },
      hits: ['daily is emptied: each query of it fails with 55000 until it is refreshed'],
    },
    {
      title: 'concurrently',
      given: {
        schema: 'CREATE MATERIALIZED VIEW daily AS SELECT 1 AS id; CREATE UNIQUE INDEX daily_id ON daily (id);',
        migration: 'REFRESH MATERIALIZED VIEW CONCURRENTLY daily;',
      },
      hits: [],
    },
    {
      title: 'a view that holds nothing yet, so that nobody can read it',
      given: {
        schema: 'CREATE MATERIALIZED VIEW daily AS SELECT 1 AS id WITH NO DATA;',
        migration: 'REFRESH MATERIALIZED VIEW daily;',
      },
      hits: [],
    },
    {
      title: 'a view made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE MATERIALIZED VIEW daily AS SELECT 1 AS id; REFRESH MATERIALIZED VIEW daily;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      // These rewrite a materialized view too, and have rules of their own.
      if (['VacuumStmt', 'ClusterStmt', 'AlterTableStmt'].includes(statement.sql.kind)) return []
      return worksOf(statement, run).flatMap((work): readonly Hit[] => {
        const before = statement.before.tables.get(work.relation.oid)
        if (work.relation.kind !== 'm' || work.kind !== 'rewrite' || !before?.populated) return []
        const name = shown(before.name)
        const hit = {
          ...hitOfWork(statement, run, work, { what: `${name} is refreshed` }),
          subject: { kind: 'view' as const, name: before.name },
        }
        const emptied = statement.after.tables.get(work.relation.oid)?.populated === false
        return [
          emptied
            ? { ...hit, message: `${name} is emptied: each query of it fails with 55000 until it is refreshed` }
            : { ...hit, ...stepwise(statement, before) },
        ]
      })
    }),
})

/** What CONCURRENTLY asks for: a valid unique index on columns, without a condition. */
function stepwise({ sql }: TracedStatement, view: TableFacts): Pick<Hit, 'steps'> {
  const fits = view.indexes.some(
    ({ unique, valid, predicate, columns }) => unique && valid && predicate === null && !columns.includes(null),
  )
  if (!fits || sql.kind !== 'RefreshMatViewStmt') return {}
  return { steps: [{ sql: `REFRESH MATERIALIZED VIEW CONCURRENTLY ${sqlTable(view)}` }] }
}
