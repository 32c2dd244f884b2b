import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { relationsNamedBy } from '../../../sql/statements.ts'
import { hitOn, isOldTable, shown } from '../judgement/said.ts'
import { itsRows } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { Relation } from '../trace/observe.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/truncate',
    severity: 'warning',
    since: '0.1.0',
    title: 'Do not truncate a table in a migration',
    effect:
      'All rows are gone, also those of tables that CASCADE reaches, and AccessExclusiveLock waits for every reader.',
    remedy: 'Delete in batches what has to go, or keep a copy of the table until nobody has missed it.',
  },
  examples: [
    {
      title: 'a table and what refers to it',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);',
        migration: 'TRUNCATE users CASCADE;',
      },
      hits: ['users: its rows are lost, and with CASCADE those of orders, which refers to it'],
    },
    {
      title: 'rows that earlier migrations had put there are counted',
      given: {
        schema: 'CREATE TABLE kinds (id int); INSERT INTO kinds VALUES (1), (2);',
        migration: 'TRUNCATE kinds;',
      },
      hits: ['kinds: its 2 rows are lost'],
    },
    {
      title: 'several tables of one statement',
      given: {
        schema: 'CREATE TABLE carts (id int); CREATE TABLE orders (id int);',
        migration: 'TRUNCATE orders, carts;',
      },
      hits: ['carts and orders: their rows are lost'],
    },
    {
      title: 'in a DO block',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'DO $$ BEGIN TRUNCATE orders; END $$;' },
      hits: ['orders: its rows are lost'],
    },
    {
      title: 'in a function that it calls, put together from parts, beside other changes',
      given: {
        schema:
          "CREATE TABLE kinds (id int); INSERT INTO kinds VALUES (1), (2); CREATE TABLE states (id int); CREATE FUNCTION empty(name text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'TRUN' || 'CATE ' || name; EXECUTE 'ALTER TABLE ' || name || ' ADD note text'; END $$; CREATE FUNCTION again() RETURNS void LANGUAGE sql AS 'TRUNCATE states; INSERT INTO states VALUES (1); SELECT empty(''kinds'')';",
        migration: 'SELECT again();',
      },
      hits: ['kinds and states: their rows are lost'],
    },
    {
      title: 'a rewrite in a DO block is none',
      given: {
        schema: 'CREATE TABLE kinds (id int);',
        migration: "DO $$ BEGIN EXECUTE 'ALTER TABLE kinds ALTER id TYPE bigint'; END $$;",
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); TRUNCATE carts;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const emptied = emptiedTables(statement, run)
      const named = emptied.filter(({ name }) => isNamed(statement, name))
      const [first] = named
      if (!first) return []
      const reached = emptied.filter((table) => !named.includes(table)).map(({ name }) => shown(name))
      const one = named.length === 1
      const rows = one ? itsRows(statement, first.name) : 'their rows'
      const are = one && statement.rowsBefore.get(first.name) === 1 ? 'is' : 'are'
      const cascade =
        reached.length === 0
          ? ''
          : `, and with CASCADE those of ${enumerate(reached)}, which ${reached.length === 1 ? 'refers' : 'refer'} to ${one ? 'it' : 'them'}`
      return [
        {
          ...hitOn(statement, run, first.name),
          reach: emptied.map(({ name }) => ({ kind: 'table' as const, name })),
          message: `${enumerate(named.map(({ name }) => shown(name)))}: ${rows} ${are} lost${cascade}`,
        },
      ]
    }),
})

/** TRUNCATE gives each table a new, empty file. */
function emptiedTables({ sql, difference, truncated }: TracedStatement, run: MigrationRun): readonly Relation[] {
  return (difference?.rewrites ?? []).filter(
    (relation) => isOldTable(relation, run) && (sql.kind === 'TruncateStmt' || truncated.has(relation.oid)),
  )
}

function isNamed({ sql }: TracedStatement, table: string): boolean {
  if (sql.kind !== 'TruncateStmt') return true
  return relationsNamedBy(sql.node).some(({ schema, name }) =>
    schema === undefined ? table.slice(table.indexOf('.') + 1) === name : table === `${schema}.${name}`,
  )
}
