import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { blocksReads } from '../../../core/trace.ts'
import { enumerate, unique } from '../../../core/wording.ts'
import { runners } from '../../../sql/runners.ts'
import { hitOn, proofWithHeld, shown } from '../judgement/said.ts'
import { sqlTable } from '../judgement/sql-names.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { IndexFacts, TableFacts } from '../trace/facts.ts'

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
      title: 'several of one file, each in a transaction of its own',
      given: {
        schema: 'CREATE TABLE orders (a int, b int); CREATE INDEX by_a ON orders (a); CREATE INDEX by_b ON orders (b);',
        migration: 'BEGIN; DROP INDEX by_a; COMMIT; BEGIN; DROP INDEX by_b; COMMIT;',
      },
      hits: [
        'orders: AccessExclusiveLock blocks reads and writes while the indexes by_a and by_b are dropped, and queues behind running queries',
      ],
    },
    {
      title: 'under a lock that an earlier statement took',
      given: {
        schema: 'CREATE TABLE orders (a int); CREATE INDEX by_a ON orders (a);',
        migration: 'ALTER TABLE orders ADD COLUMN b int;\nDROP INDEX by_a;',
      },
      hits: ['orders: AccessExclusiveLock, held since line 1, blocks reads and writes while the index by_a is dropped'],
    },
    {
      title: 'two of one table, in one statement',
      given: {
        schema:
          'CREATE TABLE orders (a int, b text); CREATE INDEX "A" ON orders (a); CREATE INDEX b ON orders (lower(b));',
        migration: 'DROP INDEX IF EXISTS "A", b;',
      },
      hits: [
        'orders: AccessExclusiveLock blocks reads and writes while the indexes A and b are dropped, and queues behind running queries',
      ],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE orders (user_id int); CREATE INDEX orders_by_user ON orders (user_id);',
        migration: 'DO $$ BEGIN DROP INDEX orders_by_user; END $$;',
      },
      hits: [
        'orders: AccessExclusiveLock blocks reads and writes while the index orders_by_user is dropped, and queues behind running queries',
      ],
    },
    {
      title: 'the index of a partitioned table, which knows no CONCURRENTLY',
      given: {
        schema:
          'CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT; CREATE INDEX events_at ON events (at);',
        migration: 'DROP INDEX events_at;',
      },
      hits: [
        'events: AccessExclusiveLock blocks reads and writes while the index events_at is dropped, and queues behind running queries',
      ],
    },
    {
      title: 'an index that goes with its column waits for nothing more',
      given: {
        schema: 'CREATE TABLE orders (a int, b text); CREATE INDEX i ON orders (lower(b));',
        migration: 'ALTER TABLE orders DROP COLUMN b;',
      },
      hits: [],
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
      const together = drops.filter((other) => isTogether(drop, other))
      return together[0] === drop ? hitFor(drop, together, run) : []
    })
  },
})

interface Drop {
  readonly statement: TracedStatement
  readonly index: IndexFacts
  readonly table: TableFacts
  /** The outermost table that is locked for it. */
  readonly relation: string
  /** Line of the earlier statement whose lock it is; undefined: it waits for its own. */
  readonly since: number | undefined
}

/** The indexes of old tables that went by themselves, and not with a column. */
function dropsIn(statement: TracedStatement, run: MigrationRun): readonly Drop[] {
  const { sql, effects, difference } = statement
  // Outside a transaction nothing but CONCURRENTLY drops one without a lock that can be seen.
  const exclusive = [...(difference?.taken ?? []), ...(difference?.held ?? [])].filter(({ mode }) => blocksReads(mode))
  return effects.flatMap((effect) => {
    if (effect.what !== 'index dropped' || sql.kind === 'AlterTableStmt') return []
    const { index, table } = effect
    const withColumn = effects.some(
      ({ what, ...rest }) => what === 'column dropped' && 'table' in rest && rest.table === table,
    )
    const locked = exclusive.find(({ relation }) => relation.oid === table.before.oid)
    if (withColumn || !locked || !run.preexisting.has(table.before.oid)) return []
    const held = difference?.taken.includes(locked)
      ? undefined
      : statement.heldSince.get(`${locked.relation.oid} ${locked.mode}`)?.line
    return [{ statement, index, table: table.before, relation: locked.relation.name, since: held }]
  })
}

/** One file is one decision; in one transaction it is one wait as well. */
function isTogether(a: Drop, b: Drop): boolean {
  return a.statement.place.path === b.statement.place.path
}

/** `, held since line 1,`: then nobody waits for the DROP INDEX itself. */
function heldText(together: readonly Drop[]): string | undefined {
  const [first, ...more] = new Set(together.map(({ since }) => since))
  return first !== undefined && more.length === 0 ? `, held since line ${first},` : undefined
}

function hitFor(drop: Drop, together: readonly Drop[], run: MigrationRun): Hit {
  const { statement, relation } = drop
  const tables = unique(together.map((each) => each.relation))
  const indexes = unique(together.map(nameOf))
  const held = heldText(together)
  const what =
    indexes.length === 1
      ? `the index ${shown(nameOf(drop))} is dropped`
      : `the indexes ${enumerate(indexes.map(shown))} are dropped`
  return {
    ...hitOn(statement, run, relation),
    remedy: `Use DROP INDEX CONCURRENTLY${indexes.length === 1 ? '' : ', one index at a time'}, ${runners[run.plan.runner].sentAlone}.`,
    subject: { kind: 'index', name: nameOf(drop) },
    reach: indexes.map((name) => ({ kind: 'index', name })),
    proof: proofWithHeld(statement, run),
    message: `${enumerate(tables.map(shown))}: AccessExclusiveLock${held ?? ''} blocks reads and writes while ${what}${held === undefined ? ', and queues behind running queries' : ''}`,
    ...stepsFor(statement, together),
  }
}

function nameOf({ index, table }: Drop): string {
  return `${table.schema}.${index.name}`
}

/** One step an index, where one statement drops them all; CONCURRENTLY knows no CASCADE and no partitioned index. */
function stepsFor({ sql: { node } }: TracedStatement, drops: readonly Drop[]): Pick<Hit, 'steps'> {
  const alone = drops.every(({ statement }) => statement.sql.node === node)
  if (!alone || !('DropStmt' in node) || node.DropStmt.behavior === 'DROP_CASCADE') return {}
  if (drops.some(({ table }) => table.kind === 'p')) return {}
  return {
    steps: drops.map(({ table: { schema }, index }) => ({
      sql: `DROP INDEX CONCURRENTLY ${sqlTable({ schema, name: `${schema}.${index.name}` })}`,
      withoutTransaction: true,
    })),
  }
}
