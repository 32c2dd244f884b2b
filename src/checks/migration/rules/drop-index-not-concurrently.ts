import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate, unique } from '../../../core/wording.ts'
import type { Relation } from '../observe.ts'
import { concurrently, hitOn, shown } from '../said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/drop-index-not-concurrently',
    severity: 'warning',
    since: '0.1.0',
    title: 'Drop indexes of existing tables concurrently',
    effect:
      'DROP INDEX takes AccessExclusiveLock on the table: it waits for every running query, and all later ones wait behind it.',
    remedy: 'Use DROP INDEX CONCURRENTLY, in a migration that runs outside a transaction.',
  },
  examples: [
    {
      title: 'an index of a table that is in use',
      given: {
        schema: 'CREATE TABLE orders (user_id int); CREATE INDEX orders_by_user ON orders (user_id);',
        migration: 'DROP INDEX orders_by_user;',
      },
      hits: [
        'orders: AccessExclusiveLock blocks reads and writes while the index orders_by_user is dropped, and queues behind running queries',
      ],
    },
    {
      title: 'several in one transaction are one wait',
      given: {
        schema:
          'CREATE TABLE orders (a int); CREATE INDEX orders_a ON orders (a); CREATE TABLE users (b int); CREATE INDEX users_b ON users (b);',
        migration: 'DROP INDEX orders_a; DROP INDEX users_b;',
      },
      hits: [
        'orders and users: AccessExclusiveLock blocks reads and writes while the indexes orders_a and users_b are dropped, and queues behind running queries',
      ],
    },
    {
      title: 'dropped concurrently',
      given: {
        schema: 'CREATE TABLE orders (user_id int); CREATE INDEX orders_by_user ON orders (user_id);',
        migration: 'DROP INDEX CONCURRENTLY orders_by_user;',
      },
      hits: [],
    },
    {
      title: 'an index that is not there',
      given: { schema: 'CREATE TABLE orders (user_id int);', migration: 'DROP INDEX IF EXISTS orders_by_user;' },
      hits: [],
    },
    {
      title: 'an index of a table made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (id int); CREATE INDEX carts_id ON carts (id); DROP INDEX carts_id;',
      },
      hits: [],
    },
  ],
  check: (run) => {
    const drops = run.statements.flatMap((statement) => dropsIn(statement, run))
    return drops.flatMap((drop) => {
      // One transaction is one wait, however many indexes it drops.
      const together = drops.filter((other) => isTogether(drop, other))
      return together[0] === drop ? hitFor(drop, together, run) : []
    })
  },
})

interface Drop {
  readonly statement: TracedStatement
  readonly index: Relation
  readonly table: Relation
}

function dropsIn(statement: TracedStatement, run: MigrationRun): readonly Drop[] {
  const { sql, difference } = statement
  const { node } = sql
  if (!('DropStmt' in node) || node.DropStmt.removeType !== 'OBJECT_INDEX' || node.DropStmt.concurrent) return []
  const locked = [...(difference?.taken ?? []), ...(difference?.held ?? [])].map(({ relation }) => relation)
  return (difference?.dropped ?? []).flatMap((index) => {
    const table = locked.find(({ oid }) => oid === index.table)
    return table && run.preexisting.has(table.oid) ? [{ statement, index, table }] : []
  })
}

function isTogether(a: Drop, b: Drop): boolean {
  return (
    a.statement.place.path === b.statement.place.path && a.statement.trace.transaction === b.statement.trace.transaction
  )
}

function hitFor({ statement, index, table }: Drop, together: readonly Drop[], run: MigrationRun): Hit {
  const tables = unique(together.map((drop) => drop.table.name))
  const indexes = unique(together.map((drop) => drop.index.name))
  const what =
    indexes.length === 1
      ? `the index ${shown(index.name)} is dropped`
      : `the indexes ${enumerate(indexes.map(shown))} are dropped`
  // DROP INDEX CONCURRENTLY takes one index at a time.
  const remedy = indexes.length === 1 ? concurrently(statement, /^DROP INDEX\b/i, run) : undefined
  return {
    ...hitOn(statement, run, table.name),
    ...(remedy === undefined ? {} : { remedy }),
    subject: { kind: 'index', name: index.name },
    reach: indexes.map((name) => ({ kind: 'index', name })),
    message: `${enumerate(tables.map(shown))}: AccessExclusiveLock blocks reads and writes while ${what}, and queues behind running queries`,
  }
}
