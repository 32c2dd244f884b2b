import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { tableAtBase } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/drop-table-referenced',
    severity: 'note',
    since: '0.1.0',
    title: 'Drop the foreign keys of a table before the table',
    effect:
      'DROP TABLE takes AccessExclusiveLock on every table that a foreign key ties to it: it waits behind the longest query on any of them, and all later queries wait behind it.',
    remedy:
      "Drop each foreign key first, in a migration of its own under SET LOCAL lock_timeout = '2s', and the table after that.",
  },
  examples: [
    {
      title: 'a table that refers to another',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);',
        migration: 'DROP TABLE orders;',
      },
      hits: ['users: under AccessExclusiveLock while orders is dropped, without a lock_timeout'],
    },
    {
      title: 'a table that another refers to, in a DO block',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);',
        migration: "DO $$ BEGIN EXECUTE 'DROP TABLE users CASCADE'; END $$;",
      },
      hits: ['orders: under AccessExclusiveLock while users is dropped, without a lock_timeout'],
    },
    {
      title: 'under a lock_timeout',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);',
        migration: "SET lock_timeout = '2s'; DROP TABLE orders; RESET lock_timeout;",
      },
      hits: [],
    },
    {
      title: 'both go',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);',
        migration: 'DROP TABLE orders, users;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE carts (user_id int REFERENCES users); DROP TABLE carts;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const { dropped, tied } = tiedTables(statement, run)
      const [first] = tied
      if (first === undefined || statement.settings?.lockTimeout !== '0') return []
      return [
        {
          ...hitOn(statement, run, first),
          cause: `${statement.key}|tied tables`,
          reach: tied.map((name) => ({ kind: 'table' as const, name })),
          message: `${enumerate(tied.map(shown))}: under AccessExclusiveLock while ${enumerate(dropped.map(shown))} ${dropped.length === 1 ? 'is' : 'are'} dropped, without a lock_timeout`,
        },
      ]
    }),
})

/** The old tables that stay, and that the statement locks because a foreign key ties them to one that goes. */
function tiedTables({ effects, difference, before, after }: TracedStatement, run: MigrationRun) {
  const gone = effects.flatMap((effect) => (effect.what === 'table dropped' ? [effect.table] : []))
  const locked = (difference?.taken ?? []).filter(({ mode }) => mode === 'AccessExclusiveLock')
  const tied = locked
    .map(({ relation }) => relation)
    .filter(({ oid }) => {
      const table = after.tables.get(oid) && tableAtBase(run, oid) ? before.tables.get(oid) : undefined
      const refers = table?.constraints.some(({ parent }) => gone.some((other) => other.oid === parent))
      return refers || (table && gone.some(({ constraints }) => constraints.some(({ parent }) => parent === oid)))
    })
  const kinds = gone.filter(({ kind }) => 'rp'.includes(kind))
  return { dropped: kinds.map(({ name }) => name).sort(), tied: tied.map(({ name }) => name).sort() }
}
