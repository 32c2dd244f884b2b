import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { columnAtBase, standingTables, statementSince } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/drop-not-null',
    severity: 'note',
    since: '0.1.0',
    title: 'Ship readers that know NULL before a column may hold it',
    effect:
      'The release that still runs has never read a NULL there, and may fail on the first that the new one writes.',
    remedy: 'Write no NULL into the column until every release that runs can read it.',
  },
  examples: [
    {
      title: 'a column that was never NULL',
      given: {
        schema: 'CREATE TABLE orders (note text NOT NULL);',
        migration: 'ALTER TABLE orders ALTER note DROP NOT NULL;',
      },
      hits: ['orders.note: may be NULL now, which the running release has never read there'],
    },
    {
      title: 'several columns, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (note text NOT NULL, mail text NOT NULL);',
        migration: 'DO $$ BEGIN ALTER TABLE orders ALTER note DROP NOT NULL, ALTER mail DROP NOT NULL; END $$;',
      },
      hits: ['orders: note and mail may be NULL now, which the running release has never read there'],
    },
    {
      title: 'a column that the same pull request added',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: "ALTER TABLE orders ADD note text NOT NULL DEFAULT ''; ALTER TABLE orders ALTER note DROP NOT NULL;",
      },
      hits: [],
    },
    {
      title: 'set again',
      given: {
        schema: 'CREATE TABLE orders (note text NOT NULL);',
        migration:
          "ALTER TABLE orders ALTER note DROP NOT NULL; UPDATE orders SET note = '' WHERE note IS NULL; ALTER TABLE orders ALTER note SET NOT NULL;",
      },
      hits: [],
    },
  ],
  check: (run) =>
    standingTables(run).flatMap(({ base, head }) => {
      const freed = head.columns.filter((column) => {
        const was = columnAtBase(run, base.oid, column)
        return column.local && column.notNull === 'no' && was?.notNull === 'valid' && was.name === column.name
      })
      const [first] = freed
      const statement =
        first &&
        statementSince(run, base.oid, ({ columns }) =>
          columns.some(({ number, notNull }) => number === first.number && notNull === 'no'),
        )
      if (!first || !statement) return []
      const names = freed.map(({ name }) => name)
      const one = names.length === 1
      return [
        {
          ...hitOn(statement, run, head.name),
          cause: `${head.name}.${names.join(' ')} nullable`,
          subject: one
            ? { kind: 'column' as const, name: `${head.name}.${first.name}` }
            : { kind: 'table' as const, name: head.name },
          reach: names.map((name) => ({ kind: 'column' as const, name: `${head.name}.${name}` })),
          key: names.join('\n'),
          message: `${shown(head.name)}${one ? `.${first.name}:` : `: ${enumerate(names)}`} may be NULL now, which the running release has never read there`,
        },
      ]
    }),
})
