import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { columnAtBase, isFilled, standingTables, statementSince, tableAtBase } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { ConstraintFacts, TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/new-fk-breaks-old-writes',
    severity: 'warning',
    since: '0.1.0',
    title: 'Ship writers that keep a foreign key before it is there',
    effect:
      'The release that still runs knows nothing of it: a row that refers to nothing, and a DELETE of one that is referred to, fail with 23503. NOT VALID spares only the rows that are there.',
    remedy:
      'Ship a release that keeps the reference first (and repairs the rows that do not), and add the foreign key with the one after.',
  },
  examples: [
    {
      title: 'a column that the running release writes',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int);',
        migration: 'ALTER TABLE orders ADD CONSTRAINT whose FOREIGN KEY (user_id) REFERENCES users NOT VALID;',
      },
      hits: [
        'orders.user_id: must refer to users now, so a write of the running release that breaks this fails with 23503',
      ],
    },
    {
      title: 'two of them, in a DO block',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int, payer_id int);',
        migration:
          'DO $$ BEGIN ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users; ALTER TABLE orders ADD FOREIGN KEY (payer_id) REFERENCES users; END $$;',
      },
      hits: [
        'orders: payer_id must refer to users and user_id to users now, so a write of the running release that breaks this fails with 23503',
      ],
    },
    {
      title: 'a table that is new itself',
      given: {
        schema: 'CREATE TABLE orders (kind int);',
        migration:
          'CREATE TABLE kinds (id int PRIMARY KEY); INSERT INTO kinds SELECT DISTINCT kind FROM orders; ALTER TABLE orders ADD FOREIGN KEY (kind) REFERENCES kinds;',
      },
      hits: [
        'orders.kind: must refer to kinds now, a table that the running release does not fill, so a value that is not there yet fails with 23503',
      ],
    },
    {
      title: 'a new column, which the running release leaves NULL',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD user_id int REFERENCES users;',
      },
      hits: [],
    },
    {
      title: 'a new column with a default that refers to a row that is there',
      given: {
        schema: 'CREATE TABLE kinds (id int PRIMARY KEY); CREATE TABLE orders (id int);',
        migration: 'INSERT INTO kinds VALUES (0); ALTER TABLE orders ADD kind int NOT NULL DEFAULT 0 REFERENCES kinds;',
      },
      hits: [],
    },
    {
      title: 'the same where nobody has looked',
      given: {
        schema: 'CREATE TABLE kinds (id int PRIMARY KEY); CREATE TABLE orders (id int);',
        migration:
          'ALTER TABLE orders ADD kind int NOT NULL DEFAULT 0; ALTER TABLE orders ADD FOREIGN KEY (kind) REFERENCES kinds NOT VALID;',
      },
      hits: [
        'orders.kind: must refer to kinds now, so a write of the running release that breaks this fails with 23503',
      ],
    },
    {
      title: 'the same reference with another action',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);',
        migration:
          'ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey; ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users ON DELETE RESTRICT;',
      },
      hits: [],
    },
    {
      title: 'the same reference to a table that is called otherwise now',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);',
        migration:
          'ALTER TABLE users RENAME TO people; ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey; ALTER TABLE orders ADD CONSTRAINT to_people FOREIGN KEY (user_id) REFERENCES people;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY);',
        migration: 'CREATE TABLE carts (user_id int REFERENCES users);',
      },
      hits: [],
    },
  ],
  check: (run) =>
    standingTables(run).flatMap(({ base, head }) => {
      const found = head.constraints.flatMap((constraint) => {
        const statement = isNewDuty(constraint, base, head, run)
          ? statementSince(run, base.oid, ({ constraints }) => constraints.some(({ oid }) => oid === constraint.oid))
          : undefined
        return statement && !isKept(constraint, statement, base, run) ? [{ statement, constraint }] : []
      })
      return found.flatMap((one) => {
        const group = found.filter(({ statement }) => statement.place.path === one.statement.place.path)
        return group[0] === one
          ? [
              hitFor(
                head,
                one.statement,
                group.map(({ constraint }) => constraint),
                run,
              ),
            ]
          : []
      })
    }),
})

/** A reference that the running release has to keep and did not have to before. */
function isNewDuty(key: ConstraintFacts, base: TableFacts, head: TableFacts, run: MigrationRun): boolean {
  if (key.kind !== 'foreign key' || !key.local || !key.enforced) return false
  const parentName = run.facts.head.tables.get(key.parent ?? 0)?.name
  const same = (known: ConstraintFacts) =>
    known.kind === 'foreign key' &&
    `${known.columns}` === `${key.columns}` &&
    `${known.parentColumns}` === `${key.parentColumns}` &&
    (known.parent === key.parent || tableAtBase(run, known.parent ?? 0)?.name === parentName)
  if (base.constraints.some((known) => known.oid === key.oid || same(known))) return false
  // One column of it that is NULL, and nothing is looked up.
  return !key.columns.some((name) => {
    const column = head.columns.find((known) => known.name === name)
    return column && !columnAtBase(run, base.oid, column) && !isFilled(run, column)
  })
}

/** The running release knows none of the columns and writes their defaults, as old rows have them, and those were checked. */
function isKept(key: ConstraintFacts, statement: TracedStatement, base: TableFacts, run: MigrationRun): boolean {
  const after = statement.after.tables.get(base.oid)?.columns ?? []
  const known = after.some((column) => key.columns.includes(column.name) && columnAtBase(run, base.oid, column))
  return !known && key.validated && statement.failsOnRows === undefined
}

function hitFor(
  table: TableFacts,
  statement: TracedStatement,
  keys: readonly ConstraintFacts[],
  run: MigrationRun,
): Hit {
  const [first] = keys
  const parents = keys.map(({ parent }) => run.facts.head.tables.get(parent ?? 0))
  const one = keys.length === 1
  const isNew = parents.some((parent) => parent && !tableAtBase(run, parent.oid))
  const breaks =
    isNew && one
      ? ', a table that the running release does not fill, so a value that is not there yet fails with 23503'
      : ', so a write of the running release that breaks this fails with 23503'
  const [parent] = parents
  const columns = (key: ConstraintFacts | undefined) => (key?.columns ?? []).join(', ')
  const single =
    first?.columns.length === 1 ? `${shown(table.name)}.${columns(first)}` : `${shown(table.name)} (${columns(first)})`
  const parts = keys.map(
    (key, place) => `${columns(key)}${place === 0 ? ' must refer' : ''} to ${shown(parents[place]?.name ?? '')}`,
  )
  return {
    ...hitOn(statement, run, table.name),
    cause: `${table.name} ${keys.map(columns).join(' ')} references`,
    subject: { kind: 'table', name: table.name },
    reach: keys.map(({ name }) => ({ kind: 'constraint' as const, name: `${table.name}.${name}` })),
    key: keys.map(columns).join('\n'),
    message: one
      ? `${single}: must refer to ${shown(parent?.name ?? '')} now${breaks}`
      : `${shown(table.name)}: ${enumerate(parts)} now${breaks}`,
  }
}
