import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { count, enumerate } from '../../../core/wording.ts'
import { shown } from '../judgement/said.ts'
import { timeoutCause, waitingIn } from '../judgement/waiting.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/missing-lock-timeout',
    severity: 'note',
    since: '0.1.0',
    title: 'Bound the wait for a lock',
    effect:
      'While the migration waits behind one long query or an idle transaction, everybody who comes later queues behind the migration, for as long as that takes.',
    remedy:
      "Set lock_timeout before the first lock (SET LOCAL lock_timeout = '5s' in a transaction, SET elsewhere), and run the migration again when it strikes. What builds CONCURRENTLY wants a long one.",
    general: true,
  },
  examples: [
    {
      title: 'one statement that takes a lock',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'ALTER TABLE orders ADD COLUMN note text;' },
      hits: [
        'orders: while the migration waits for its lock behind a long query, all others queue behind it; lock_timeout is not set',
      ],
    },
    {
      title: 'several: one finding a file',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE users (id int);',
        migration:
          'ALTER TABLE orders ADD COLUMN note text; DO $$ BEGIN ALTER TABLE users ADD COLUMN note text; END $$; ALTER TABLE users ADD COLUMN mail text;',
      },
      hits: [
        'orders and users: while the migration waits for its locks (2 statements) behind a long query, all others queue behind it; lock_timeout is not set',
      ],
    },
    {
      title: 'lock_timeout is set',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: "SET LOCAL lock_timeout = '5s'; ALTER TABLE orders ADD COLUMN note text;",
      },
      hits: [],
    },
    {
      title: 'a lock that nobody waits for',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'CREATE INDEX CONCURRENTLY by_id ON orders (id);',
      },
      hits: [],
    },
    {
      title: 'a VACUUM that lets everyone go on',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'VACUUM orders;' },
      hits: [],
    },
    {
      title: 'a table made in the same migration, and one that goes',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'CREATE TABLE carts (id int); ALTER TABLE carts ADD COLUMN note text; DROP TABLE orders;',
      },
      hits: [],
    },
  ],
  check: (run) => run.files.flatMap(({ path }) => hitIn(path, run)),
})

function hitIn(path: string, run: MigrationRun): readonly Hit[] {
  const { statements, tables, first } = waitingIn(path, run, ({ lockTimeout }) => lockTimeout)
  if (!first) return []
  const locks = statements.length === 1 ? 'its lock' : `its locks (${count(statements.length, 'statement')})`
  return [
    {
      ...first,
      cause: timeoutCause(path),
      message: `${enumerate(tables.map(shown))}: while the migration waits for ${locks} behind a long query, all others queue behind it; lock_timeout is not set`,
    },
  ]
}
