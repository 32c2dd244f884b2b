import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { alterTable, tableNamed } from '../judgement/nodes.ts'
import { doBlock } from '../judgement/safe-steps.ts'
import { failureCause, hitOn, proofOf, shown } from '../judgement/said.ts'
import { sqlTable } from '../judgement/sql-names.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/column-type-change-blocked-by-view',
    severity: 'error',
    since: '0.1.0',
    title: 'Drop what depends on a column before its type changes, and make it again',
    effect:
      'Postgres refuses to change the type of a column that a view, rule, generated column, policy or trigger names (0A000), so the migration fails.',
    remedy:
      'In one transaction: drop the view (or policy, trigger, generated column), change the type, create it again with its privileges.',
  },
  examples: [
    {
      title: 'a view reads the column',
      given: {
        schema: 'CREATE TABLE orders (code varchar(10)); CREATE VIEW codes AS SELECT code FROM orders;',
        migration: 'ALTER TABLE orders ALTER COLUMN code TYPE varchar(20);',
      },
      hits: ['orders: fails with 0A000: cannot alter type of a column used by a view or rule (view codes)'],
    },
    {
      title: 'a materialized view, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (code varchar(10)); CREATE MATERIALIZED VIEW codes AS SELECT code FROM orders;',
        migration: 'DO $$ BEGIN ALTER TABLE orders ALTER COLUMN code TYPE varchar(20); END $$;',
      },
      hits: ['fails with 0A000: cannot alter type of a column used by a view or rule (materialized view codes)'],
    },
    {
      title: 'a generated column reads it',
      given: {
        schema: "CREATE TABLE orders (code varchar(10), shown text GENERATED ALWAYS AS ('#' || code) STORED);",
        migration: 'ALTER TABLE orders ALTER COLUMN code TYPE varchar(20);',
      },
      hits: [
        'orders: fails with 0A000: cannot alter type of a column used by a generated column (generated column shown)',
      ],
    },
    {
      title: 'the view is dropped and made again',
      given: {
        schema: 'CREATE TABLE orders (code varchar(10)); CREATE VIEW codes AS SELECT code FROM orders;',
        migration:
          'DROP VIEW codes; ALTER TABLE orders ALTER COLUMN code TYPE varchar(20); CREATE VIEW codes AS SELECT code FROM orders;',
      },
      hits: [],
    },
    {
      title: 'a view of other columns',
      given: {
        schema: 'CREATE TABLE orders (id int, code varchar(10)); CREATE VIEW ids AS SELECT id FROM orders;',
        migration: 'ALTER TABLE orders ALTER COLUMN code TYPE varchar(20);',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement): readonly Hit[] => {
      const { error } = statement.trace
      if (error?.sqlstate !== '0A000' || !/^cannot alter type of a column used /.test(error.message)) return []
      const relation = alterTable(statement.sql)?.relation
      const table = relation && tableNamed(statement, run, relation)
      const by = dependentIn(error.detail)
      return [
        {
          ...(table
            ? hitOn(statement, run, table.name)
            : {
                location: statement.place,
                key: statement.key,
                proof: proofOf(statement, run),
                subject: { kind: 'migration', name: statement.place.path },
              }),
          cause: failureCause(statement),
          message: `${table ? `${shown(table.name)}: ` : ''}fails with 0A000: ${error.message}${by === undefined ? '' : ` (${by})`}`,
          ...(relation ? stepwise(statement, by) : {}),
        },
      ]
    }),
})

/** `view codes`, of `rule _RETURN on view codes depends on column "code"`. */
function dependentIn(detail = ''): string | undefined {
  const generated = /is used by (generated column) "(.+)"\.$/s.exec(detail)
  if (generated) return `${generated[1]} ${generated[2]}`
  return /^(?:rule \S+ on )?(.+?)(?: of table .+)? depends on column /s.exec(detail)?.[1]
}

/** The view, and nothing that hangs on it, is what can be made again as it was. */
function stepwise({ before, sql }: TracedStatement, by: string | undefined): Pick<Hit, 'steps'> {
  const view = [...before.tables.values()].find((table) => table.kind === 'v' && by === `view ${sqlTable(table)}`)
  if (view?.definition === undefined || !isPlain(view)) return {}
  const name = sqlTable(view)
  return {
    steps: [
      {
        sql: doBlock([
          `DROP VIEW ${name}`,
          sql.text,
          `CREATE VIEW ${name} AS ${view.definition.trim().replace(/;$/, '')}`,
        ]),
        note: 'nobody meets the table without its view',
      },
    ],
  }
}

function isPlain({ grants, options, triggers }: TableFacts): boolean {
  // What the owner may is written out, and comes by itself.
  return grants.length <= 1 && options.length === 0 && triggers.length === 0
}
