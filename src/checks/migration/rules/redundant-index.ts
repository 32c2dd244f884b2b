import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { sqlTable } from '../judgement/sql-names.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { IndexFacts, TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/redundant-index',
    severity: 'note',
    since: '0.1.0',
    title: 'Do not keep two indexes where one serves',
    effect: 'Every write pays for each of them, and they take room in memory that the one could have.',
    remedy: 'Drop the one that the other covers, CONCURRENTLY.',
  },
  examples: [
    {
      title: 'the same columns once more',
      given: {
        schema: 'CREATE TABLE orders (user_id int); CREATE INDEX by_user ON orders (user_id);',
        migration: 'CREATE INDEX CONCURRENTLY orders_user_id ON orders (user_id);',
      },
      hits: ['orders_user_id on orders serves no query that by_user does not: the columns are the same'],
    },
    {
      title: 'an index on the primary key of a new table',
      given: { schema: '', migration: 'CREATE TABLE carts (id int PRIMARY KEY); CREATE INDEX carts_id ON carts (id);' },
      hits: ['carts_id on carts serves no query that carts_pkey does not: the columns are the same'],
    },
    {
      title: 'one that a longer new one begins with, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (user_id int, at date); CREATE INDEX by_user ON orders (user_id);',
        migration: 'DO $$ BEGIN CREATE INDEX by_user_at ON orders (user_id, at); END $$;',
      },
      hits: ['by_user on orders serves no query that by_user_at does not: its columns are the first of that'],
    },
    {
      title: 'a unique index that its table takes a constraint of as well',
      given: {
        schema:
          'CREATE TABLE users (email text); CREATE UNIQUE INDEX a ON users (email) WHERE email IS NOT NULL; CREATE UNIQUE INDEX b ON users (email);',
        migration: 'ALTER TABLE users ADD CONSTRAINT once UNIQUE (email);',
      },
      hits: ['b on users serves no query that once does not: the columns are the same'],
    },
    {
      title: 'a unique constraint twice',
      given: { schema: '', migration: 'CREATE TABLE users (email text UNIQUE, CONSTRAINT once UNIQUE (email));' },
      hits: [],
    },
    {
      title: 'the longer one comes and the shorter one goes',
      given: {
        schema: 'CREATE TABLE orders (user_id int, at date); CREATE INDEX by_user ON orders (user_id);',
        migration: 'CREATE INDEX CONCURRENTLY by_user_at ON orders (user_id, at); DROP INDEX CONCURRENTLY by_user;',
      },
      hits: [],
    },
    {
      title: 'another order, condition, method, operator class or collation is another index',
      given: {
        schema: 'CREATE TABLE users (name text, gone date); CREATE INDEX a ON users (name);',
        migration:
          'CREATE INDEX b ON users (name DESC, gone); CREATE INDEX c ON users (name) WHERE gone IS NULL; CREATE INDEX d ON users USING hash (name); CREATE INDEX e ON users (name text_pattern_ops); CREATE INDEX f ON users (name COLLATE "POSIX");',
      },
      hits: [],
    },
    {
      title: 'a unique index of fewer columns says more than a longer one',
      given: {
        schema: 'CREATE TABLE users (id int, email text); CREATE UNIQUE INDEX once ON users (email);',
        migration: 'CREATE INDEX both ON users (email, id);',
      },
      hits: [],
    },
  ],
  check: (run) => {
    const hits = run.statements.flatMap((statement) => redundantBy(statement, run))
    // Of several that cover it, the first is told.
    return hits.filter((hit, index) => hits.findIndex(({ cause }) => cause === hit.cause) === index)
  },
})

/** The indexes that the statement made redundant, or made though they are, as the last migration leaves them. */
function redundantBy(statement: TracedStatement, run: MigrationRun): readonly Hit[] {
  return statement.effects.flatMap((effect) => {
    if (effect.what !== 'table created' && effect.what !== 'index added' && effect.what !== 'constraint added')
      return []
    const own = effect.what === 'table created' ? effect.table : effect.table.after
    const table = run.facts.head.tables.get(own.oid)
    if (!table) return []
    const added = new Set(
      effect.what === 'index added'
        ? [effect.index.oid]
        : effect.what === 'constraint added'
          ? [effect.constraint.index]
          : own.indexes.map(({ oid }) => oid),
    )
    // Of two that come one after the other, the later statement is told.
    const there = new Set(own.indexes.map(({ oid }) => oid))
    const enforcing = new Set(table.constraints.flatMap(({ kind, index }) => (kind === 'foreign key' ? [] : [index])))
    const fresh = table.indexes.filter(({ oid }) => added.has(oid))
    return table.indexes.flatMap((index) => {
      if (enforcing.has(index.oid) || !there.has(index.oid)) return []
      const others = added.has(index.oid) ? table.indexes : fresh
      const better = others.find((other) => there.has(other.oid) && covers(other, index, enforcing.has(other.oid)))
      return better ? [hitFor(statement, run, table, index, better)] : []
    })
  })
}

/** Whether whatever the index is good for, the other is good for too. `enforces`: the other one's constraint needs it. */
function covers(other: IndexFacts, index: IndexFacts, enforces: boolean): boolean {
  if (other.oid === index.oid || !other.valid || other.parent !== undefined || index.parent !== undefined) return false
  if (other.method !== index.method || other.predicate !== index.predicate) return false
  const [tail, otherTail] = [tailOf(index), tailOf(other)]
  if (isSame(other.keys, index.keys)) {
    if ((index.unique && !other.unique) || (tail !== '' && tail !== otherTail)) return false
    // Of two that are quite the same the one that came later goes.
    const better = enforces || other.unique !== index.unique || tail !== otherTail
    return better || other.oid < index.oid
  }
  const isPrefix = index.keys.length < other.keys.length && isSame(index.keys, other.keys.slice(0, index.keys.length))
  return isPrefix && index.method === 'btree' && !index.unique && tail === ''
}

/** What an index has besides its keys: INCLUDE columns, NULLS NOT DISTINCT. */
function tailOf({ definition, predicate }: IndexFacts): string {
  const condition = predicate === null ? '' : ` WHERE ${predicate}`
  const bare = condition !== '' && definition.endsWith(condition) ? definition.slice(0, -condition.length) : definition
  return / (INCLUDE \(|NULLS NOT DISTINCT|WITH \().*$/s.exec(bare)?.[0] ?? ''
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index])
}

function hitFor(
  statement: TracedStatement,
  run: MigrationRun,
  table: TableFacts,
  index: IndexFacts,
  better: IndexFacts,
): Hit {
  const name = `${table.schema}.${index.name}`
  const why = isSame(index.keys, better.keys) ? 'the columns are the same' : 'its columns are the first of that'
  return {
    ...hitOn(statement, run, table.name),
    key: `${index.name}\n${better.name}`,
    cause: `${name} redundant`,
    subject: { kind: 'index', name },
    message: `${index.name} on ${shown(table.name)} serves no query that ${better.name} does not: ${why}`,
    remedy: run.facts.base.tables.get(table.oid)?.indexes.some(({ oid }) => oid === index.oid)
      ? `Send DROP INDEX CONCURRENTLY ${sqlTable({ schema: table.schema, name })} once the other is there.`
      : `Leave ${index.name} out.`,
  }
}
