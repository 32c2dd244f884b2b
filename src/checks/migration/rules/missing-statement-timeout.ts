import { defineRule } from '../../../core/rule.ts'
import { count, enumerate } from '../../../core/wording.ts'
import { shown } from '../judgement/said.ts'
import { waitingIn } from '../judgement/waiting.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/missing-statement-timeout',
    severity: 'note',
    since: '0.1.0',
    title: 'Bound how long a statement may hold its locks',
    effect: 'A statement that turns out slower in production than anyone thought keeps its locks until it is done.',
    remedy:
      "Set statement_timeout before the first lock (SET LOCAL statement_timeout = '30s' in a transaction, SET elsewhere), longer than lock_timeout.",
    optIn: true,
  },
  examples: [
    {
      title: 'one statement that takes a lock',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'ALTER TABLE orders ADD COLUMN note text;' },
      hits: ['orders: one statement locks it for as long as it takes; statement_timeout is not set'],
    },
    {
      title: 'several: one finding a file',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE users (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN note text; ALTER TABLE users ADD COLUMN note text;',
      },
      hits: ['orders and users: 2 statements lock them for as long as it takes; statement_timeout is not set'],
    },
    {
      title: 'statement_timeout is set',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: "SET LOCAL statement_timeout = '5s'; ALTER TABLE orders ADD COLUMN note text;",
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); ALTER TABLE carts ADD COLUMN note text;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.files.flatMap(({ path }) => {
      const { statements, tables, first } = waitingIn(path, run, ({ statementTimeout }) => statementTimeout)
      if (!first) return []
      const who = statements.length === 1 ? 'one statement locks' : `${count(statements.length, 'statement')} lock`
      const whom = tables.length === 1 ? 'it' : 'them'
      return [
        {
          ...first,
          message: `${enumerate(tables.map(shown))}: ${who} ${whom} for as long as it takes; statement_timeout is not set`,
        },
      ]
    }),
})
