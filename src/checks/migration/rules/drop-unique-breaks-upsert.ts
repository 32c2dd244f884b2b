import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { standingTables, statementSince } from '../judgement/standing.ts'
import { isSameTarget, keyText, uniqueKeys, upheldKeys } from '../judgement/unique-keys.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { IndexFacts, TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/drop-unique-breaks-upsert',
    severity: 'warning',
    since: '0.1.0',
    title: 'Keep a unique index while a running release names its columns in ON CONFLICT',
    effect:
      'INSERT ... ON CONFLICT on those columns fails with 42P10 when it is planned, and what kept duplicates out is gone.',
    remedy:
      'Ship a release that no longer names the columns in ON CONFLICT first, and drop the index with the one after.',
  },
  examples: [
    {
      title: 'a constraint',
      given: {
        schema: 'CREATE TABLE users (mail text UNIQUE);',
        migration: 'ALTER TABLE users DROP CONSTRAINT users_mail_key;',
      },
      hits: [
        'users (mail): nothing keeps it unique any more, so INSERT ... ON CONFLICT (mail) of the running release fails with 42P10',
      ],
    },
    {
      title: 'an index on an expression, in a DO block',
      given: {
        schema: 'CREATE TABLE users (mail text); CREATE UNIQUE INDEX by_mail ON users (lower(mail));',
        migration: 'DO $$ BEGIN DROP INDEX by_mail; END $$;',
      },
      hits: [
        'users (lower(mail)): nothing keeps it unique any more, so INSERT ... ON CONFLICT (lower(mail)) of the running release fails with 42P10',
      ],
    },
    {
      title: 'more columns take the place of one',
      given: {
        schema: 'CREATE TABLE users (mail text, shop int, CONSTRAINT once UNIQUE (mail));',
        migration: 'ALTER TABLE users DROP CONSTRAINT once; ALTER TABLE users ADD CONSTRAINT once UNIQUE (mail, shop);',
      },
      hits: [
        'users (mail): nothing keeps it unique any more, so INSERT ... ON CONFLICT (mail) of the running release fails with 42P10',
      ],
    },
    {
      title: 'one column in the place of another',
      given: {
        schema: 'CREATE TABLE users (mail text, shop int, phone text, CONSTRAINT once UNIQUE (mail, shop));',
        migration:
          'ALTER TABLE users DROP CONSTRAINT once; ALTER TABLE users ADD CONSTRAINT once UNIQUE (mail, phone);',
      },
      hits: [
        'users (mail, shop): nothing keeps it unique any more, so INSERT ... ON CONFLICT (mail, shop) of the running release fails with 42P10',
      ],
    },
    {
      title: 'several keys of a table are one finding',
      given: {
        schema: 'CREATE TABLE users (mail text, shop int, phone text, UNIQUE (mail, shop), UNIQUE (phone));',
        migration: 'ALTER TABLE users DROP CONSTRAINT users_mail_shop_key, DROP CONSTRAINT users_phone_key;',
      },
      hits: [
        'users: nothing keeps (mail, shop) and (phone) unique any more, so INSERT ... ON CONFLICT on one of these fails in the running release with 42P10',
      ],
    },
    {
      title: 'another index keeps the same columns unique',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); ALTER TABLE users ADD CONSTRAINT again UNIQUE (id);',
        migration: 'ALTER TABLE users DROP CONSTRAINT again;',
      },
      hits: [],
    },
    {
      title: 'only some of the rows were unique, now all are',
      given: {
        schema:
          'CREATE TABLE users (mail text, gone bool); CREATE UNIQUE INDEX by_mail ON users (mail) WHERE NOT gone;',
        migration: 'DROP INDEX by_mail; CREATE UNIQUE INDEX by_mail ON users (mail);',
      },
      hits: [],
    },
    {
      title: 'the same of the rows, under another name',
      given: {
        schema:
          'CREATE TABLE users (mail text, gone bool); CREATE UNIQUE INDEX by_mail ON users (mail) WHERE NOT gone;',
        migration: 'CREATE UNIQUE INDEX one_mail ON users (mail) WHERE NOT gone; DROP INDEX by_mail;',
      },
      hits: [],
    },
    {
      title: 'an index whose build had failed, which Postgres never used',
      given: {
        schema:
          "CREATE TABLE users (mail text); CREATE UNIQUE INDEX by_mail ON users (mail); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'by_mail'::regclass;",
        migration: 'DROP INDEX by_mail;',
      },
      hits: [],
    },
    {
      title: 'a table that becomes a partition keeps its key',
      given: {
        schema:
          "CREATE TABLE ev (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at); CREATE TABLE ev_old (id int, at date, PRIMARY KEY (id, at), CHECK (at >= '2020-01-01' AND at < '2021-01-01' AND at IS NOT NULL));",
        migration: "ALTER TABLE ev ATTACH PARTITION ev_old FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');",
      },
      hits: [],
    },
    {
      title: 'keys that could be deferred, by which ON CONFLICT never found a row',
      given: {
        schema:
          'CREATE TABLE users (mail text UNIQUE DEFERRABLE, phone text UNIQUE DEFERRABLE INITIALLY DEFERRED, shop text UNIQUE, CONSTRAINT shop_later UNIQUE (shop) DEFERRABLE);',
        migration:
          'ALTER TABLE users DROP CONSTRAINT users_mail_key, DROP CONSTRAINT users_phone_key, DROP CONSTRAINT users_shop_key, DROP CONSTRAINT shop_later;',
      },
      hits: [],
    },
    {
      title: 'an index that was not unique',
      given: {
        schema: 'CREATE TABLE users (mail text); CREATE INDEX by_mail ON users (mail);',
        migration: 'DROP INDEX by_mail;',
      },
      hits: [],
    },
    {
      title: 'its column goes, which another rule tells',
      given: {
        schema: 'CREATE TABLE users (id int, mail text UNIQUE);',
        migration: 'ALTER TABLE users DROP COLUMN mail;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (no int UNIQUE); ALTER TABLE carts DROP CONSTRAINT carts_no_key;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    standingTables(run).flatMap(({ base, head }) => {
      const found = lostKeys(base, head).flatMap((index) => {
        const statement = statementSince(run, base.oid, (table) => !has(table, index))
        return statement ? [{ statement, index }] : []
      })
      return found.flatMap((one) => {
        const group = found.filter(({ statement }) => statement.place.path === one.statement.place.path)
        const indexes = group.map(({ index }) => index)
        return group[0] === one ? [hitFor(base, one.statement, indexes, run)] : []
      })
    }),
})

function lostKeys(base: TableFacts, head: TableFacts): readonly IndexFacts[] {
  const lost = uniqueKeys(base).filter(
    (index) => !has(head, index) && namesSameColumns(index, base, head) && !isDeferrable(index, base),
  )
  return lost.filter((index, place) => lost.findIndex((other) => isSameTarget(index, other)) === place)
}

/** One decision, however many keys of the table the file takes away. */
function hitFor(table: TableFacts, statement: TracedStatement, indexes: readonly IndexFacts[], run: MigrationRun): Hit {
  const keys = indexes.map(keyText)
  const subjects = keys.map((key) => ({ kind: 'index' as const, name: `${table.name} (${key})` }))
  const [first] = keys
  const one = keys.length === 1
  return {
    ...hitOn(statement, run, table.name),
    cause: `${table.name} (${keys.join('; ')}) unique`,
    subject: subjects[0] ?? { kind: 'table', name: table.name },
    reach: subjects,
    ...(one ? {} : { key: keys.join('\n') }),
    message: one
      ? `${shown(table.name)} (${first}): nothing keeps it unique any more, so INSERT ... ON CONFLICT (${first}) of the running release fails with 42P10`
      : `${shown(table.name)}: nothing keeps ${enumerate(keys.map((key) => `(${key})`))} unique any more, so INSERT ... ON CONFLICT on one of these fails in the running release with 42P10`,
  }
}

function has(table: TableFacts, index: IndexFacts): boolean {
  return upheldKeys(table).some((left) => isSameTarget(index, left))
}

/** ON CONFLICT takes all keys of its target, and fails with 55000 as soon as one of them can be deferred. */
function isDeferrable(index: IndexFacts, table: TableFacts): boolean {
  const deferred = new Set(
    table.constraints
      // The index of a foreign key is its parent's.
      .filter(({ kind, deferrable }) => kind !== 'foreign key' && deferrable !== 'no')
      .map((constraint) => constraint.index),
  )
  return upheldKeys(table).some((key) => deferred.has(key.oid) && isSameTarget(index, key))
}

/** Who names a column that is gone or renamed fails for that reason already. */
function namesSameColumns({ columns }: IndexFacts, base: TableFacts, head: TableFacts): boolean {
  const numberOf = ({ columns: known }: TableFacts, name: string) =>
    known.find((column) => column.name === name)?.number
  return columns.every((column) => column === null || numberOf(base, column) === numberOf(head, column))
}
