import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { copiesBefore, unlessCopied } from '../judgement/copies.ts'
import { droppedTableRemedy } from '../judgement/expand-contract.ts'
import { droppedNames, tableNamed } from '../judgement/nodes.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { columnsMissing, itsRows, relationAtHead, tableAtBase } from '../judgement/standing.ts'
import { unusedByQueries } from '../judgement/unused-by-queries.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/drop-table',
    severity: 'warning',
    since: '0.1.0',
    title: 'Drop a table only when nothing reads it any more',
    effect: 'Its rows are gone, and the release that still runs fails with 42P01 wherever it names the table.',
    remedy:
      'Ship a release that no longer uses the table first; rename it, wait, and drop it when nobody has missed it.',
  },
  examples: [
    {
      title: 'a table that the running release may use',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'DROP TABLE orders;' },
      hits: ['orders: its rows are lost, and queries of the running release that name it fail with 42P01'],
    },
    {
      title: 'rows that earlier migrations had put there are counted',
      given: {
        schema: 'CREATE TABLE kinds (id int); INSERT INTO kinds VALUES (1), (2), (3);',
        migration: 'DROP TABLE kinds;',
      },
      hits: ['kinds: its 3 rows are lost, and queries of the running release that name it fail with 42P01'],
    },
    {
      title: 'no known query of the running release uses it, and its rows are lost all the same',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE kinds (id int); INSERT INTO kinds VALUES (1), (2);',
        migration: 'DROP TABLE kinds;',
        queries: { ListOrders: 'SELECT id FROM orders' },
      },
      hits: ['kinds: its 2 rows are lost; the one known query of the running release does not use it'],
    },
    {
      title: 'rows that a trigger wrote there since ours came are not counted',
      given: {
        schema:
          'CREATE TABLE posts (id int); CREATE TABLE posts_fast (id int); CREATE FUNCTION copied() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO posts_fast VALUES (NEW.id); RETURN NEW; END $$; CREATE TRIGGER copied AFTER INSERT ON posts FOR EACH ROW EXECUTE FUNCTION copied();',
        migration: 'ALTER TABLE posts ADD note text; DROP TABLE posts_fast;',
      },
      hits: ['posts_fast: its rows are lost, and queries of the running release that name it fail with 42P01'],
    },
    {
      title: 'several tables of one statement',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE carts (id int);',
        migration: 'DROP TABLE orders, carts;',
      },
      hits: ['carts and orders: their rows are lost, and queries of the running release that name one fail with 42P01'],
    },
    {
      title: 'an earlier statement of the file has read them',
      given: {
        schema: 'CREATE TABLE likes (id int); CREATE TABLE saves (id int); CREATE TABLE reads (id int);',
        migration:
          'CREATE TABLE actions AS SELECT id FROM likes UNION ALL SELECT id FROM saves;\nINSERT INTO reads VALUES (1);\nDROP TABLE likes, saves;\nDROP TABLE reads;',
      },
      hits: [
        'likes and saves: their rows are lost unless line 1 has copied what is needed, and queries of the running release that name one fail with 42P01',
        'reads: its rows are lost, and queries of the running release that name it fail with 42P01',
      ],
    },
    {
      title: 'its rows go to two tables, and others from there to a third',
      given: {
        schema:
          'CREATE TABLE activity (id int, sent boolean); CREATE TABLE sent (id int); CREATE TABLE received (id int); CREATE TABLE seen (id int);',
        migration:
          'INSERT INTO sent SELECT id FROM activity WHERE sent;\nINSERT INTO received SELECT id FROM activity WHERE NOT sent;\nINSERT INTO seen SELECT id FROM received;\nDROP TABLE activity;',
      },
      hits: [
        'activity: its rows are lost unless lines 1 and 2 have copied what is needed, and queries of the running release that name it fail with 42P01',
      ],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: "DO $$ BEGIN EXECUTE 'DROP TABLE orders'; END $$;",
      },
      hits: ['orders: its rows are lost, and queries of the running release that name it fail with 42P01'],
    },
    {
      title: 'a table made anew takes its place',
      given: {
        schema: 'CREATE TABLE orders (id int, note text);',
        migration:
          'CREATE TABLE fresh (id int, note text); INSERT INTO fresh SELECT * FROM orders; DROP TABLE orders; ALTER TABLE fresh RENAME TO orders;',
      },
      hits: ['orders: dropped, and a table made anew takes its name; its rows are lost unless they were copied'],
    },
    {
      title: 'it was set aside under another name first, which the running release does not know',
      given: {
        schema: 'CREATE TABLE jobs (id int, queue text); CREATE TABLE queues (id int);',
        migration:
          'ALTER TABLE jobs RENAME TO jobs_legacy; CREATE TABLE jobs (id int); INSERT INTO jobs SELECT id FROM jobs_legacy; DROP TABLE jobs_legacy; ALTER TABLE queues RENAME TO old_queues; DROP TABLE old_queues;',
      },
      hits: [
        'jobs: dropped, and a table made anew takes its name; its rows are lost unless they were copied',
        'queues: its rows are lost, and queries of the running release that name it fail with 42P01',
      ],
    },
    {
      title: 'what takes its place lacks a column',
      given: {
        schema: 'CREATE TABLE orders (id int, note text);',
        migration: 'DROP TABLE orders; CREATE TABLE orders (id int);',
      },
      hits: [
        'orders: dropped, and a table made anew takes its name; its rows are lost unless they were copied, and queries of the running release that name note fail with 42703',
      ],
    },
    {
      title: 'a partition',
      given: {
        schema:
          "CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');",
        migration: 'DROP TABLE events_2020;',
      },
      hits: ['events_2020: its rows are lost, and events no longer has them'],
    },
    {
      title: 'a foreign table, whose rows are elsewhere, and one that is made anew',
      given: {
        schema:
          'CREATE FOREIGN DATA WRAPPER other; CREATE SERVER far FOREIGN DATA WRAPPER other; CREATE FOREIGN TABLE rates (id int) SERVER far; CREATE FOREIGN TABLE taxes (id int) SERVER far;',
        migration:
          'DROP FOREIGN TABLE rates; DROP FOREIGN TABLE taxes; CREATE FOREIGN TABLE taxes (id int, no int) SERVER far;',
      },
      hits: ['rates: no foreign table any more, and queries of the running release that name it fail with 42P01'],
    },
    {
      title: 'a table that is not there',
      given: { schema: '', migration: 'DROP TABLE IF EXISTS orders;' },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); DROP TABLE carts;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const tables = run.measured ? lostTables(statement, run) : lostByText(statement, run)
      const plain = tables.filter(({ message }) => message === undefined)
      return [
        ...(plain.length > 0 ? [hitFor(statement, plain, run)] : []),
        ...tables.flatMap((lost) =>
          lost.message === undefined ? [] : [{ ...hitFor(statement, [lost], run), message: lost.message }],
        ),
      ]
    }),
})

interface LostTable {
  readonly name: string
  /** Set where it may be set aside first: a whole table, which nothing replaces. */
  readonly table?: TableFacts
  /** Set where something particular is to be said of this one. */
  readonly message?: string
  /** Lines of earlier statements of the file that write rows and read the table. */
  readonly copied?: readonly number[]
}

/** What Postgres dropped, not what the text says. What goes with its schema is told with that. */
function lostTables(statement: TracedStatement, run: MigrationRun): readonly LostTable[] {
  const schemas = new Set(
    statement.effects.flatMap((effect) =>
      effect.what === 'object dropped' && effect.object.kind === 'schema' ? [effect.object.name] : [],
    ),
  )
  const dropped = statement.effects.flatMap((effect) => (effect.what === 'table dropped' ? [effect.table] : []))
  const gone = new Set(dropped.map(({ oid }) => oid))
  return dropped
    .filter(
      ({ oid, kind, schema }) => 'rpf'.includes(kind) && tableAtBase(run, oid) !== undefined && !schemas.has(schema),
    )
    .filter(({ partitionOf }) => partitionOf === undefined || !gone.has(partitionOf))
    .flatMap((table) => (table.kind === 'f' ? lostForeign(table, run) : [lostTable(table, statement, run)]))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function lostTable(table: TableFacts, statement: TracedStatement, run: MigrationRun): LostTable {
  const { partitionOf } = table
  const base = tableAtBase(run, table.oid) ?? table
  // The running release knows it by the name of before the pull request.
  const { name } = base
  const isRenamed = name !== table.name
  const rows = `${itsRows(statement, table.name)} ${statement.rowsBefore.get(table.name) === 1 ? 'is' : 'are'} lost`
  const parent = partitionOf === undefined ? undefined : statement.before.tables.get(partitionOf)
  if (parent) return { name, message: `${shown(name)}: ${rows}, and ${shown(parent.name)} no longer has them` }
  const now = relationAtHead(run, name)
  if (!now) {
    const copied = copiesBefore(statement, table.oid, undefined, run)
    const whole = isRenamed ? { name, copied } : { name, copied, table }
    const saved = unlessCopied([{ copied }])
    return statement.rowsBefore.has(table.name)
      ? { ...whole, message: `${shown(name)}: ${rows}${saved}${usedText([name], 'it', run)}` }
      : whole
  }
  // What its namesake lacks is told where it was renamed.
  const missing = isRenamed ? [] : columnsMissing(base, now)
  const lacking =
    missing.length > 0 ? `, and queries of the running release that name ${enumerate(missing)} fail with 42703` : ''
  const heir = now.kind === 'v' || now.kind === 'm' ? 'a view' : 'a table made anew'
  return {
    name,
    message: `${shown(name)}: dropped, and ${heir} takes its name; ${rows} unless they were copied${lacking}`,
  }
}

/** Its rows are another server's, and stay there. */
function lostForeign({ oid, name }: TableFacts, run: MigrationRun): readonly LostTable[] {
  const base = tableAtBase(run, oid)
  if (!base || relationAtHead(run, base.name)) return []
  return [
    {
      name: base.name,
      message: `${shown(name)}: no foreign table any more, and queries of the running release that name it fail with 42P01`,
    },
  ]
}

function lostByText(statement: TracedStatement, run: MigrationRun): readonly LostTable[] {
  const { node } = statement.sql
  if (statement.trace.error || !('DropStmt' in node) || node.DropStmt.removeType !== 'OBJECT_TABLE') return []
  return droppedNames(node.DropStmt)
    .filter(
      ({ schema, name }) =>
        tableNamed(statement, run, { relname: name, ...(schema ? { schemaname: schema } : {}) }).old,
    )
    .map(({ schema, name }) => ({ name: schema === undefined ? name : `${schema}.${name}` }))
}

function hitFor(statement: TracedStatement, lost: readonly LostTable[], run: MigrationRun): Hit {
  const names = lost.map(({ name }) => name)
  const tables = names.map((name) => ({ kind: 'table' as const, name }))
  const one = names.length === 1
  const [first] = lost
  const saved = unlessCopied(lost)
  return {
    ...hitOn(statement, run, first?.name ?? ''),
    cause: `${names.join(' ')} dropped`,
    reach: tables,
    ...(one && first?.table ? { remedy: droppedTableRemedy(first.table) } : {}),
    message: `${enumerate(names.map(shown), one ? 1 : 5)}: ${one ? 'its' : 'their'} rows are lost${saved}${usedText(names, one ? 'it' : 'one', run)}`,
  }
}

function usedText(tables: readonly string[], it: 'it' | 'one', run: MigrationRun): string {
  const unused = unusedByQueries(run, tables, { one: it === 'it' })
  return unused === undefined ? `, and queries of the running release that name ${it} fail with 42P01` : `; ${unused}`
}
