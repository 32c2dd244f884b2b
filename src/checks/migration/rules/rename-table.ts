import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { tableNamed } from '../judgement/nodes.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { sqlTable } from '../judgement/sql-names.ts'
import {
  columnsMissing,
  cyclesOf,
  inOneTransaction,
  relationAtHead,
  standingTables,
  tableAtBase,
} from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { KeptTable } from '../trace/effects.ts'
import { effectsIn } from '../trace/effects-in.ts'
import type { TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/rename-table',
    severity: 'warning',
    since: '0.1.0',
    title: 'Do not rename a table that a running release reads',
    effect:
      'The release that still runs fails with 42P01 wherever it names the table, until it is replaced everywhere.',
    remedy: 'Make a view under the old name in the same transaction, and drop it when the new release runs everywhere.',
  },
  examples: [
    {
      title: 'a table that the running release may use',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'ALTER TABLE orders RENAME TO purchases;' },
      hits: ['orders: renamed to purchases, so queries of the running release that name it fail with 42P01'],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'DO $$ BEGIN ALTER TABLE orders RENAME TO purchases; END $$;',
      },
      hits: ['orders: renamed to purchases, so queries of the running release that name it fail with 42P01'],
    },
    {
      title: 'into another schema',
      given: {
        schema: 'CREATE SCHEMA shop; CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders SET SCHEMA shop;',
      },
      hits: ['orders: moved to shop.orders, so queries of the running release that name it fail with 42P01'],
    },
    {
      title: 'a view that the running release may use',
      given: {
        schema: 'CREATE VIEW recent AS SELECT 1 AS id;',
        migration: 'ALTER VIEW recent RENAME TO latest;',
      },
      hits: ['recent: renamed to latest, so queries of the running release that name it fail with 42P01'],
    },
    {
      title: 'a view takes the old name in the same transaction',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders RENAME TO purchases; CREATE VIEW orders AS SELECT * FROM purchases;',
      },
      hits: [],
    },
    {
      title: 'a view takes the old name too late',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration:
          'BEGIN; ALTER TABLE orders RENAME TO purchases; COMMIT; CREATE VIEW orders AS SELECT * FROM purchases;',
      },
      hits: [
        'orders: renamed to purchases, so queries of the running release that name it fail with 42P01 until another transaction makes the view of that name',
      ],
    },
    {
      title: 'the view lacks a column',
      given: {
        schema: 'CREATE TABLE orders (id int, note text);',
        migration: 'ALTER TABLE orders RENAME TO purchases; CREATE VIEW orders AS SELECT id FROM purchases;',
      },
      hits: [
        'orders: renamed to purchases, and what has its name now lacks note, so queries of the running release that name that fail with 42703',
      ],
    },
    {
      title: 'an empty table takes the name',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration:
          'CREATE TABLE fresh (LIKE orders INCLUDING ALL); ALTER TABLE orders RENAME TO orders_before; ALTER TABLE fresh RENAME TO orders;',
      },
      hits: [
        'orders: renamed to orders_before, and the table that has its name now is empty, so the running release finds none of its rows',
      ],
    },
    {
      title: 'two tables exchange their names',
      given: {
        schema: 'CREATE TABLE carts (id int); CREATE TABLE orders (id int);',
        migration:
          'ALTER TABLE carts RENAME TO swap; ALTER TABLE orders RENAME TO carts; ALTER TABLE swap RENAME TO orders;',
      },
      hits: [
        'carts and orders have exchanged their names, so each query of the running release reads and writes the rows of the other, and none fails',
      ],
    },
    {
      title: 'a table that its rows were copied into takes the name',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration:
          'CREATE TABLE fresh (LIKE orders INCLUDING ALL); INSERT INTO fresh SELECT * FROM orders; ALTER TABLE orders RENAME TO orders_before; ALTER TABLE fresh RENAME TO orders;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); ALTER TABLE carts RENAME TO baskets;' },
      hits: [],
    },
  ],
  check: (run) => (run.measured ? [...measured(run), ...exchanges(run)] : byText(run)),
})

/** Old tables whose names all stand, each on another of them, with the columns that are asked for. */
function exchanges(run: MigrationRun): readonly Hit[] {
  const standing = standingTables(run)
  const all = cyclesOf(
    standing.map(({ base }) => base),
    standing.map(({ head }) => head),
    ({ oid }) => oid,
  )
  return all.flatMap((names) => {
    const [first] = names
    const statement = effectsIn(run, 'table renamed').findLast(({ effect }) =>
      names.includes(effect.after.name),
    )?.statement
    const fits = standing.every(({ base }) => {
      const now = names.includes(base.name) ? relationAtHead(run, base.name) : undefined
      return !now || columnsMissing(base, now).length === 0
    })
    // Where a column is missing, queries do fail, which is told.
    if (first === undefined || !statement || !fits) return []
    return [
      {
        ...hitOn(statement, run, first),
        cause: `${names.join(' ')} exchanged`,
        reach: names.map((name) => ({ kind: 'table' as const, name })),
        key: names.join('\n'),
        message: `${enumerate(names.map(shown))} have exchanged their names, so each query of the running release reads and writes the rows of the other, and none fails`,
      },
    ]
  })
}

function measured(run: MigrationRun): readonly Hit[] {
  return effectsIn(run, 'table renamed').flatMap(({ statement, effect }) => {
    const base = tableAtBase(run, effect.before.oid)
    // What it was called between two statements of the pull request, no release knows; its schema has a rule of its own.
    if (base?.name !== effect.before.name || renamesSchema(statement)) return []
    const consequence = consequenceOf(effect, base, statement, run)
    if (consequence === undefined) return []
    const { before, after } = effect
    const name = (table: TableFacts) => table.name.slice(table.schema.length + 1)
    const moved = before.schema !== after.schema
    return [
      {
        ...hitOn(statement, run, before.name),
        cause: `${before.name} renamed`,
        subject: {
          kind: before.kind === 'v' || before.kind === 'm' ? ('view' as const) : ('table' as const),
          name: before.name,
        },
        message: `${shown(before.name)}: ${moved ? `moved to ${after.name}` : `renamed to ${name(after)}`}${consequence}`,
        ...(before.kind === 'r' || before.kind === 'p'
          ? {
              remedy: [
                'Make a view under the old name in the same transaction, and drop it when the new release runs everywhere.',
                `CREATE VIEW ${sqlTable(before)} AS SELECT * FROM ${sqlTable(after)};`,
                '-- with the release after',
                `DROP VIEW ${sqlTable(before)};`,
              ].join('\n'),
            }
          : {}),
      },
    ]
  })
}

/** What the running release meets under the old name; undefined: all that it needs. */
function consequenceOf(
  { before }: KeptTable,
  base: TableFacts,
  statement: TracedStatement,
  run: MigrationRun,
): string | undefined {
  const fails = ', so queries of the running release that name it fail with 42P01'
  const now = relationAtHead(run, before.name)
  if (!now) return fails
  const missing = columnsMissing(base, now)
  if (missing.length > 0) {
    return `, and what has its name now lacks ${enumerate(missing)}, so queries of the running release that name ${missing.length === 1 ? 'that' : 'one'} fail with 42703`
  }
  // Another table under the name, and nothing was ever written into it: to the release its rows are gone.
  const empty = 'rp'.includes(now.kind) && !run.facts.base.tables.has(now.oid) && !wasFilled(run, now.oid)
  if (empty) return `, and the table that has its name now is empty, so the running release finds none of its rows`
  const made = effectsIn(run, 'table created', 'table renamed').find(
    ({ effect }) => (effect.what === 'table created' ? effect.table : effect.after).name === before.name,
  )
  const gap = made !== undefined && !inOneTransaction(statement, made.statement)
  const kind = now.kind === 'v' || now.kind === 'm' ? 'view' : 'table'
  return gap ? `${fails} until another transaction makes the ${kind} of that name` : undefined
}

function wasFilled({ statements }: MigrationRun, oid: number): boolean {
  return statements.some(({ trace, before, after }) =>
    [before, after].some(({ tables }) => (trace.rows[tables.get(oid)?.name ?? '']?.inserted ?? 0) > 0),
  )
}

function renamesSchema({ sql: { node } }: TracedStatement): boolean {
  return 'RenameStmt' in node && node.RenameStmt.renameType === 'OBJECT_SCHEMA'
}

function byText(run: MigrationRun): readonly Hit[] {
  return run.statements.flatMap((statement) => {
    const { node } = statement.sql
    if (!('RenameStmt' in node) || node.RenameStmt.renameType !== 'OBJECT_TABLE' || statement.trace.error) return []
    const { relation, newname = '' } = node.RenameStmt
    const table = tableNamed(statement, run, relation)
    if (!table.old || isReplaced(statement, run, relation?.relname)) return []
    return {
      ...hitOn(statement, run, table.name),
      cause: `${table.name} renamed`,
      message: `${shown(table.name)}: renamed to ${newname}, so queries of the running release that name it fail with 42P01`,
    }
  })
}

function isReplaced({ trace }: TracedStatement, run: MigrationRun, name: string | undefined): boolean {
  return run.statements.some(
    ({ sql: { node }, trace: later }) =>
      'ViewStmt' in node && node.ViewStmt.view?.relname === name && later.transaction === trace.transaction,
  )
}
