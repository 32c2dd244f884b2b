import type { Hit, RemedyStep } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { indexSteps } from '../judgement/index-steps.ts'
import { droppedNames } from '../judgement/nodes.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { sqlTable } from '../judgement/sql-names.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { IndexFacts, TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/concurrent-build-leaves-invalid-index',
    severity: 'warning',
    since: '0.1.0',
    title: 'Do not let IF NOT EXISTS hide an index whose build failed',
    effect:
      'A concurrent build that fails (a deadlock, a duplicate, a timeout) leaves its index behind INVALID: no query uses it, every write pays for it. On the next attempt IF NOT EXISTS finds the name, builds nothing, and the migration passes.',
    remedy:
      'DROP INDEX CONCURRENTLY IF EXISTS first, then CREATE INDEX CONCURRENTLY without IF NOT EXISTS. Which ones are invalid: SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid.',
  },
  examples: [
    {
      title: 'a second attempt would find the name and do nothing',
      given: {
        schema: 'CREATE TABLE orders (user_id int);',
        migration: 'CREATE INDEX CONCURRENTLY IF NOT EXISTS by_user ON orders (user_id);',
      },
      hits: [
        'by_user on orders: a build that fails leaves the index INVALID, and the next attempt finds its name and builds nothing',
      ],
    },
    {
      title: 'an index that is INVALID already',
      given: {
        schema:
          'CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT; CREATE INDEX events_at ON ONLY events (at);',
        migration: 'CREATE INDEX IF NOT EXISTS events_at ON events (at);',
      },
      hits: ['events_at on events is there already, INVALID: IF NOT EXISTS leaves it so'],
    },
    {
      title: 'the index of a partitioned table to which nothing is attached',
      given: {
        schema:
          'CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT;',
        migration: 'CREATE INDEX events_at ON ONLY events (at);',
      },
      hits: ['events_at on events stays INVALID: not every partition has an index attached to it'],
    },
    {
      title: 'what an earlier attempt left is dropped first',
      given: {
        schema: 'CREATE TABLE orders (user_id int);',
        migration:
          'DROP INDEX CONCURRENTLY IF EXISTS by_user; CREATE INDEX CONCURRENTLY IF NOT EXISTS by_user ON orders (user_id);',
      },
      hits: [],
    },
    {
      title: 'a DO block drops it where it is INVALID',
      given: {
        schema: 'CREATE TABLE orders (user_id int);',
        migration:
          "DO $$ DECLARE r record; BEGIN FOR r IN SELECT c.relname FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid WHERE c.relname IN ('by_user', 'by_day') AND NOT i.indisvalid LOOP EXECUTE format('DROP INDEX %I', r.relname); END LOOP; END $$; CREATE INDEX CONCURRENTLY IF NOT EXISTS by_user ON orders (user_id);",
      },
      hits: [],
    },
    {
      title: 'a DO block that drops others',
      given: {
        schema: 'CREATE TABLE orders (user_id int);',
        migration:
          "DO $$ DECLARE r record; BEGIN FOR r IN SELECT c.relname FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid WHERE c.relname = 'by_day' AND NOT i.indisvalid LOOP EXECUTE format('DROP INDEX %I', r.relname); END LOOP; END $$; CREATE INDEX CONCURRENTLY IF NOT EXISTS by_user ON orders (user_id);",
      },
      hits: [
        'by_user on orders: a build that fails leaves the index INVALID, and the next attempt finds its name and builds nothing',
      ],
    },
    {
      title: 'without IF NOT EXISTS the next attempt fails, and is seen',
      given: {
        schema: 'CREATE TABLE orders (user_id int);',
        migration: 'CREATE INDEX CONCURRENTLY by_user ON orders (user_id);',
      },
      hits: [],
    },
    {
      title: 'attached to',
      given: {
        schema:
          'CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT;',
        migration:
          'CREATE INDEX CONCURRENTLY old_at ON events_old (at); CREATE INDEX events_at ON ONLY events (at); ALTER INDEX events_at ATTACH PARTITION old_at;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement, index) => [
      ...hidden(statement, run, run.statements.slice(0, index)),
      ...left(statement, run),
    ]),
})

/** IF NOT EXISTS, over an index that is invalid or, after an attempt that failed, would be. */
function hidden(statement: TracedStatement, run: MigrationRun, earlier: readonly TracedStatement[]): readonly Hit[] {
  const { node } = statement.sql
  if (!('IndexStmt' in node) || !node.IndexStmt.if_not_exists || !statement.difference) return []
  const { idxname, concurrent, relation } = node.IndexStmt
  const found = [...statement.after.tables.values()].flatMap((table) =>
    table.indexes.flatMap((index) =>
      index.name === idxname && (relation?.schemaname ?? table.schema) === table.schema ? [{ table, index }] : [],
    ),
  )[0]
  if (!found || !run.preexisting.has(found.table.oid)) return []
  const { table, index } = found
  const invalid = statement.before.tables.get(table.oid)?.indexes.some(({ oid, valid }) => oid === index.oid && !valid)
  const name = `${index.name} on ${shown(table.name)}`
  if (invalid)
    return [hitFor(statement, run, table, index, `${name} is there already, INVALID: IF NOT EXISTS leaves it so`)]
  if (
    !concurrent ||
    earlier.some((before) => drops(before, index.name) || dropsInvalid(before, statement, index.name))
  ) {
    return []
  }
  const message = `${name}: a build that fails leaves the index INVALID, and the next attempt finds its name and builds nothing`
  return [{ ...hitFor(statement, run, table, index, message), ...stepsFor(statement, table, index) }]
}

function drops({ sql: { node } }: TracedStatement, index: string): boolean {
  if (!('DropStmt' in node) || node.DropStmt.removeType !== 'OBJECT_INDEX') return false
  return droppedNames(node.DropStmt).some(({ name }) => name === index)
}

/** A DO block of the file that looks for INVALID indexes, this one among them, and drops what it finds. */
function dropsInvalid({ sql: { kind, text }, place }: TracedStatement, { place: own }: TracedStatement, index: string) {
  return (
    kind === 'DoStmt' &&
    place.path === own.path &&
    text.includes(`'${index}'`) &&
    /\bindisvalid\b/i.test(text) &&
    /\bdrop\s+index\b/i.test(text)
  )
}

function stepsFor({ before, after }: TracedStatement, table: TableFacts, index: IndexFacts): Pick<Hit, 'steps'> {
  const build = indexSteps({ before, after, table, index })
  if (!build) return {}
  const name = sqlTable({ schema: table.schema, name: `${table.schema}.${index.name}` })
  const drop: RemedyStep = {
    sql: `DROP INDEX CONCURRENTLY IF EXISTS ${name}`,
    withoutTransaction: true,
    note: 'what an attempt that failed has left',
  }
  return { steps: [drop, ...build] }
}

/** An index that the last migration leaves INVALID, though nothing failed. */
function left(statement: TracedStatement, run: MigrationRun): readonly Hit[] {
  return statement.effects.flatMap((effect) => {
    if (effect.what !== 'index added') return []
    const { table, index } = effect
    const head = run.facts.head.tables.get(table.after.oid)?.indexes.find(({ oid }) => oid === index.oid)
    if (!head || head.valid) return []
    const why = table.after.kind === 'p' ? ': not every partition has an index attached to it' : ''
    const message = `${index.name} on ${shown(table.after.name)} stays INVALID${why}`
    return [hitFor(statement, run, table.after, index, message)]
  })
}

function hitFor(
  statement: TracedStatement,
  run: MigrationRun,
  table: TableFacts,
  { name }: IndexFacts,
  message: string,
): Hit {
  return {
    ...hitOn(statement, run, table.name),
    cause: `${table.schema}.${name} invalid`,
    // Of the table, so that several of one file are one decision.
    reach: [
      { kind: 'table', name: table.name },
      { kind: 'index', name: `${table.schema}.${name}` },
    ],
    key: name,
    message,
  }
}
