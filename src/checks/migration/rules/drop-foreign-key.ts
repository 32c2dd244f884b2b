import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { alterTable } from '../judgement/nodes.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { tableAtBase } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { ConstraintFacts, TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/drop-foreign-key',
    severity: 'warning',
    since: '0.1.0',
    title: 'Drop a foreign key under a lock_timeout',
    effect:
      'It takes AccessExclusiveLock on the table that it refers to as well: it waits behind the longest query on either table, and all later queries on both wait behind it.',
    remedy:
      "SET LOCAL lock_timeout = '2s' before it, in a migration that does nothing else, and try again where it runs out.",
  },
  examples: [
    {
      title: 'the type of its column is stated once more: nothing changes, and both tables are locked',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int NOT NULL REFERENCES users);',
        migration: 'ALTER TABLE orders ALTER COLUMN user_id TYPE int, ALTER COLUMN user_id DROP NOT NULL;',
      },
      hits: [
        'orders.orders_user_id_fkey: dropped and made again, for a type that stays as it was, under AccessExclusiveLock on users too, without a lock_timeout: queries on both tables wait behind it while it waits',
      ],
    },
    {
      title: 'both tables are locked',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);',
        migration: 'ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;',
      },
      hits: [
        'orders.orders_user_id_fkey: dropped under AccessExclusiveLock on users too, without a lock_timeout: queries on both tables wait behind it while it waits',
      ],
    },
    {
      title: 'with the column, in a DO block',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users, payer_id int REFERENCES users);',
        migration:
          'DO $$ BEGIN ALTER TABLE orders DROP COLUMN user_id; ALTER TABLE orders DROP CONSTRAINT orders_payer_id_fkey; END $$;',
      },
      hits: [
        'orders: 2 foreign keys (orders_payer_id_fkey and orders_user_id_fkey) dropped under AccessExclusiveLock on users too, without a lock_timeout: queries on all these tables wait behind it while it waits',
      ],
    },
    {
      title: 'of a table made in the same migration, on one that stood before',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY);',
        migration:
          'CREATE TABLE orders (user_id int REFERENCES users); COMMIT; ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;',
      },
      hits: [
        'orders.orders_user_id_fkey: dropped under AccessExclusiveLock on users too, without a lock_timeout: queries on users wait behind it while it waits',
      ],
    },
    {
      title: 'under a lock_timeout',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);',
        migration:
          "SET lock_timeout = '2s'; ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey; RESET lock_timeout;",
      },
      hits: [],
    },
    {
      title: 'a table that refers to itself',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY, boss int REFERENCES users);',
        migration: 'ALTER TABLE users DROP CONSTRAINT users_boss_fkey;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users); ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;',
      },
      hits: [],
    },
  ],
  check: (run) => {
    const found = run.statements.flatMap((statement) => droppedKeys(statement, run))
    return found.flatMap((one) => {
      const group = found.filter(
        ({ table, statement }) => table.oid === one.table.oid && statement.place.path === one.statement.place.path,
      )
      return group[0] === one ? [hitFor(one, group, run)] : []
    })
  },
})

interface DroppedKey {
  readonly statement: TracedStatement
  readonly table: TableFacts
  readonly key: ConstraintFacts
  readonly parent: TableFacts
  /** Postgres made it again, for the type of its column was stated anew, if only as it was. */
  readonly again: boolean
}

/** Foreign keys that go while both tables stay, where that took the strongest lock on the other one. */
function droppedKeys(statement: TracedStatement, run: MigrationRun): readonly DroppedKey[] {
  const { before, after, settings, difference } = statement
  if (settings?.lockTimeout !== '0' || !difference) return []
  const locked = new Set(
    difference.taken.filter(({ mode }) => mode === 'AccessExclusiveLock').map(({ relation }) => relation.oid),
  )
  return [...before.tables.values()]
    .flatMap((table) => {
      const now = after.tables.get(table.oid)
      if (!now || now === table) return []
      const left = new Set(now.constraints.map(({ oid }) => oid))
      // Postgres drops a key and makes it again when the type of its column changes, which has a rule of its own.
      for (const effect of statement.effects)
        if (effect.what === 'constraint recreated') left.add(effect.constraint.before.oid)
      const restated = restatedColumns(statement)
      return table.constraints.flatMap((key) => {
        const parent = key.kind === 'foreign key' && key.local ? after.tables.get(key.parent ?? 0) : undefined
        const gone = parent && !left.has(key.oid) && parent.oid !== table.oid && locked.has(parent.oid)
        const again =
          now.constraints.some(({ name, definition }) => name === key.name && definition === key.definition) &&
          key.columns.some((column) => restated.has(column))
        return gone && tableAtBase(run, parent.oid) ? [{ statement, table, key, parent, again }] : []
      })
    })
    .sort((a, b) => (a.key.name < b.key.name ? -1 : 1))
}

/** Columns to which ALTER COLUMN .. TYPE gives a type, be it their own. */
function restatedColumns({ sql }: TracedStatement): ReadonlySet<string> {
  const commands = alterTable(sql)?.commands ?? []
  return new Set(commands.flatMap(({ subtype, name }) => (subtype === 'AT_AlterColumnType' && name ? [name] : [])))
}

function hitFor(first: DroppedKey, group: readonly DroppedKey[], run: MigrationRun): Hit {
  const { statement, table, key } = first
  const names = group.map((dropped) => dropped.key.name)
  const parents = [...new Set(group.map(({ parent }) => shown(parent.name)))]
  const one = group.length === 1
  const what = one
    ? `${shown(table.name)}.${key.name}:`
    : `${shown(table.name)}: ${names.length} foreign keys (${enumerate(names)})`
  // Nobody asks for a table that came with the same pull request; the other one may be anybody's.
  const waiting = tableAtBase(run, table.oid) ? (one ? 'both tables' : 'all these tables') : enumerate(parents)
  return {
    ...hitOn(statement, run, table.name),
    cause: `${statement.place.path}|${table.name} foreign keys dropped`,
    subject: one ? { kind: 'constraint', name: `${table.name}.${key.name}` } : { kind: 'table', name: table.name },
    reach: names.map((name) => ({ kind: 'constraint' as const, name: `${table.name}.${name}` })),
    ...(group.every(({ again }) => again)
      ? {
          remedy:
            'Leave out ALTER COLUMN ... TYPE where the column has that type already: then the key is not touched.',
        }
      : {}),
    ...(one ? {} : { key: names.join('\n') }),
    message: `${what} dropped${group.every(({ again }) => again) ? ' and made again, for a type that stays as it was,' : ''} under AccessExclusiveLock on ${enumerate(parents)} too, without a lock_timeout: queries on ${waiting} wait behind it while it waits`,
  }
}
