import { defineRule } from '../../../core/rule.ts'
import { count, enumerate } from '../../../core/wording.ts'
import { tableNamed } from '../judgement/nodes.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { isServed } from '../judgement/served-keys.ts'
import { tableAtBase } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/delete-cascades',
    severity: 'warning',
    since: '0.1.0',
    title: 'Count what ON DELETE CASCADE takes along',
    effect: 'Rows of tables that the DELETE does not name are gone too, without a word.',
    remedy:
      'Look in production how many rows refer to those that are to go; move or delete them first, by name, in batches.',
  },
  examples: [
    {
      title: 'rows that earlier migrations had put there',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users ON DELETE CASCADE); INSERT INTO users VALUES (1), (2); INSERT INTO orders VALUES (1), (1), (2);',
        migration: 'DELETE FROM users WHERE id = 1;',
      },
      hits: [
        'users: ON DELETE CASCADE also deletes the rows of orders that refer to these (2 rows in the run); no index finds them in orders, so each row that goes has it read from end to end',
      ],
    },
    {
      title: 'an index finds them',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users ON DELETE CASCADE); CREATE INDEX ON orders (user_id);',
        migration: 'DELETE FROM users WHERE id = 1;',
      },
      hits: ['users: ON DELETE CASCADE also deletes the rows of orders that refer to these'],
    },
    {
      title: 'two tables deep, where nobody knows how many',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int PRIMARY KEY, user_id int REFERENCES users ON DELETE CASCADE); CREATE TABLE items (order_id int REFERENCES orders ON DELETE CASCADE);',
        migration: 'DELETE FROM users WHERE id = 1;',
      },
      hits: [
        'users: ON DELETE CASCADE also deletes the rows of items and orders that refer to these; no index finds them in items and orders, so each row that goes has these read from end to end',
      ],
    },
    {
      title: 'in a DO block',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users ON DELETE CASCADE); INSERT INTO users VALUES (1); INSERT INTO orders VALUES (1);',
        migration: 'DO $$ BEGIN DELETE FROM users; END $$;',
      },
      hits: [
        'users: ON DELETE CASCADE also deletes the rows of orders that refer to these (1 row in the run); no index finds them in orders, so each row that goes has it read from end to end',
      ],
    },
    {
      title: 'nothing refers to the table that way',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);',
        migration: 'DELETE FROM users WHERE id = 1;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY);',
        migration:
          'CREATE TABLE carts (user_id int REFERENCES users ON DELETE CASCADE); DELETE FROM users WHERE id = 1;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      if (statement.trace.error || !run.measured) return []
      return deletedFrom(statement, run).flatMap((table) => {
        const taken = reachedFrom(table, statement, run)
        const [first] = taken
        if (!first) return []
        const names = taken.map(({ name }) => name).sort()
        const rows = names.reduce((sum, name) => sum + (statement.difference?.rows[name]?.deleted ?? 0), 0)
        const counted = rows === 0 ? '' : ` (${count(rows, 'row')} in the run)`
        const read = [...unservedOf([table, ...taken])].sort()
        const unserved =
          read.length === 0
            ? ''
            : `; no index finds them in ${enumerate(read.map(shown), 5)}, so each row that goes has ${read.length === 1 ? 'it' : 'these'} read from end to end`
        return [
          {
            ...hitOn(statement, run, table.name),
            cause: `${statement.key}|${table.name} cascades`,
            reach: names.map((name) => ({ kind: 'table' as const, name })),
            message: `${shown(table.name)}: ON DELETE CASCADE also deletes the rows of ${enumerate(names.map(shown), 5)} that refer to these${counted}${unserved}`,
          },
        ]
      })
    }),
})

/** The old tables that the statement itself deletes from, as far as can be told. */
function deletedFrom(statement: TracedStatement, run: MigrationRun): readonly TableFacts[] {
  const { sql, before, difference } = statement
  const old = [...before.tables.values()].filter(({ oid }) => tableAtBase(run, oid))
  if ('DeleteStmt' in sql.node) {
    const { name } = tableNamed(statement, run, sql.node.DeleteStmt.relation)
    return old.filter((table) => table.name === name)
  }
  const emptied = old.filter(({ name }) => (difference?.rows[name]?.deleted ?? 0) > 0)
  // Of a parent and its children only the parent was meant, as far as anyone can see.
  return emptied.filter((table) => !emptied.some((other) => other !== table && cascadesTo(other, table)))
}

/** Tables whose rows Postgres has to look for one by one, since no index begins with the columns that refer. */
function unservedOf(tables: readonly TableFacts[]): readonly string[] {
  return tables
    .filter((child) =>
      child.constraints.some(
        (key) =>
          key.kind === 'foreign key' &&
          key.onDelete === 'CASCADE' &&
          tables.some(({ oid }) => oid === key.parent) &&
          !isServed(key, child),
      ),
    )
    .map(({ name }) => name)
}

function cascadesTo(parent: TableFacts, child: TableFacts): boolean {
  return child.constraints.some(({ kind, onDelete, parent: oid }) => {
    return kind === 'foreign key' && onDelete === 'CASCADE' && oid === parent.oid
  })
}

function reachedFrom(table: TableFacts, { before }: TracedStatement, run: MigrationRun): readonly TableFacts[] {
  const old = [...before.tables.values()].filter(({ oid, partitionOf }) => {
    return tableAtBase(run, oid) !== undefined && partitionOf === undefined
  })
  const reached = new Set([table])
  for (const parent of reached) for (const child of old) if (cascadesTo(parent, child)) reached.add(child)
  reached.delete(table)
  return [...reached]
}
