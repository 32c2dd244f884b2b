import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { columnAtBase, standingTables, statementSince } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/add-column-order',
    severity: 'note',
    since: '0.1.0',
    title: 'List the columns of a query instead of SELECT *',
    effect:
      'SELECT * has another shape from that moment on: a prepared statement of the running release fails with 0A000 (cached plan must not change result type), and what reads columns by place reads others.',
    remedy: 'List the columns in the queries of the release, and let its pool prepare a statement again after 0A000.',
    optIn: true,
  },
  examples: [
    {
      title: 'a column more',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD note text; ALTER TABLE orders ADD mail text;',
      },
      hits: [
        'orders: SELECT * gives note and mail too, which a statement that was prepared before fails on with 0A000',
      ],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); ALTER TABLE carts ADD note text;' },
      hits: [],
    },
  ],
  check: (run) =>
    standingTables(run).flatMap(({ base, head }) => {
      const added = head.columns.filter((column) => !columnAtBase(run, base.oid, column))
      const [first] = added
      const statement =
        first && statementSince(run, base.oid, ({ columns }) => columns.some(({ number }) => number === first.number))
      if (!statement) return []
      const names = added.map(({ name }) => name)
      return [
        {
          ...hitOn(statement, run, head.name),
          cause: `${head.name} shape`,
          key: names.join('\n'),
          message: `${shown(head.name)}: SELECT * gives ${enumerate(names)} too, which a statement that was prepared before fails on with 0A000`,
        },
      ]
    }),
})
