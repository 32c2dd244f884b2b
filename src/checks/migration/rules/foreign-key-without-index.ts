import type { Hit, Subject } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate, unique } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { isServed } from '../judgement/served-keys.ts'
import { sqlName, sqlTable } from '../judgement/sql-names.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { ConstraintFacts, TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/foreign-key-without-index',
    severity: 'note',
    since: '0.1.0',
    title: 'Give a foreign key an index on its own columns',
    effect:
      'Postgres makes none: a DELETE of a row that is referred to, or an UPDATE of its key, reads the whole referring table to find who refers to it.',
    remedy: 'Create an index that begins with the columns of the foreign key, on all rows.',
  },
  examples: [
    {
      title: 'a new foreign key',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int);',
        migration: 'ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users;',
      },
      hits: ['orders (user_id) refers to users without an index: each DELETE from users reads all of orders'],
    },
    {
      title: 'a new table with two, of which one is the start of its key',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE shops (id int PRIMARY KEY);',
        migration:
          'CREATE TABLE visits (user_id int REFERENCES users, shop_id int REFERENCES shops, PRIMARY KEY (user_id, shop_id));',
      },
      hits: ['visits (shop_id) refers to shops without an index: each DELETE from shops reads all of visits'],
    },
    {
      title: 'an index on some rows only, in a DO block',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY);',
        migration:
          'DO $$ BEGIN CREATE TABLE orders (user_id int REFERENCES users, gone date); CREATE INDEX ON orders (user_id) WHERE gone IS NULL; END $$;',
      },
      hits: ['orders (user_id) refers to users without an index: each DELETE from users reads all of orders'],
    },
    {
      title: 'an index on one of two columns, and one that finds no single row',
      given: {
        schema:
          'CREATE TABLE shops (chain int, number int, PRIMARY KEY (chain, number)); CREATE TABLE users (id int PRIMARY KEY);',
        migration:
          'CREATE TABLE visits (chain int, number int, at date, FOREIGN KEY (chain, number) REFERENCES shops); CREATE INDEX ON visits (number, at, chain); CREATE TABLE orders (user_id int REFERENCES users); CREATE INDEX ON orders USING brin (user_id);',
      },
      hits: [
        'visits (chain, number) refers to shops without an index: each DELETE from shops reads all of visits',
        'orders (user_id) refers to users without an index: each DELETE from users reads all of orders',
      ],
    },
    {
      title: 'an index by hashes',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY);',
        migration: 'CREATE TABLE orders (user_id int REFERENCES users); CREATE INDEX ON orders USING hash (user_id);',
      },
      hits: [],
    },
    {
      title: 'an index of a later statement, whose columns come in another order',
      given: {
        schema: 'CREATE TABLE shops (chain int, number int, PRIMARY KEY (chain, number));',
        migration:
          'CREATE TABLE visits (chain int, number int, at date, FOREIGN KEY (chain, number) REFERENCES shops); CREATE INDEX ON visits (number, chain, at);',
      },
      hits: [],
    },
    {
      title: 'an index on the rows that refer to something is all that is needed',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY);',
        migration:
          'CREATE TABLE orders (user_id int REFERENCES users); CREATE INDEX ON orders (user_id) WHERE user_id IS NOT NULL;',
      },
      hits: [],
    },
    {
      title: 'a foreign key that goes again',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY);',
        migration:
          'CREATE TABLE orders (user_id int CONSTRAINT by REFERENCES users); ALTER TABLE orders DROP CONSTRAINT by;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const found = addedBy(statement, run)
      const tables = unique(found.map(({ table }) => table))
      return tables.map((table) => {
        const keys = found.filter((each) => each.table === table).map(({ key }) => key)
        return hitFor(statement, run, table, keys)
      })
    }),
})

/** Foreign keys that the statement brought and that have, after the last migration, no index. */
function addedBy(statement: TracedStatement, { facts }: MigrationRun) {
  const { tables } = facts.head
  return statement.effects.flatMap((effect) => {
    if (effect.what !== 'table created' && effect.what !== 'constraint added') return []
    const own = effect.what === 'table created' ? effect.table : effect.table.after
    const added = effect.what === 'table created' ? own.constraints : [effect.constraint]
    const table = tables.get(own.oid)
    if (!table || own.persistence === 'temporary') return []
    const ids = new Set(added.map(({ oid }) => oid))
    return table.constraints
      .filter((key) => ids.has(key.oid) && key.kind === 'foreign key' && key.enforced && key.local)
      .filter((key) => !isServed(key, table))
      .map((key) => ({ table, key }))
  })
}

function hitFor(
  statement: TracedStatement,
  run: MigrationRun,
  table: TableFacts,
  keys: readonly ConstraintFacts[],
): Hit {
  const parentOf = ({ parent }: ConstraintFacts) => {
    const { name } = (parent === undefined ? undefined : run.facts.head.tables.get(parent)) ?? table
    return shown(name)
  }
  const subjects = keys.map(({ name }): Subject => ({ kind: 'constraint', name: `${table.name}.${name}` }))
  const parents = enumerate(unique(keys.map(parentOf)))
  const from = enumerate(unique(keys.map(({ columns }) => `(${columns.join(', ')})`)))
  const verb = keys.length > 1 ? 'refer' : 'refers'
  const indexes = keys.map(
    ({ columns }) => `CREATE INDEX CONCURRENTLY ON ${sqlTable(table)} (${columns.map(sqlName).join(', ')})`,
  )
  return {
    ...hitOn(statement, run, table.name),
    key: keys.map(({ columns }) => columns.join(',')).join('\n'),
    cause: `${table.name} ${keys.map(({ columns }) => columns.join(',')).join(' ')} without index`,
    ...(subjects[0] ? { subject: subjects[0] } : {}),
    reach: subjects,
    message: `${shown(table.name)} ${from} ${verb} to ${parents} without an index: each DELETE from ${parents} reads all of ${shown(table.name)}`,
    remedy: `If rows of ${parents} are ever deleted: ${enumerate(indexes)}, outside a transaction.`,
  }
}
