import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { copiesBefore, unlessCopied } from '../judgement/copies.ts'
import { alterTable, isNewColumn, tableNamed } from '../judgement/nodes.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { columnAtBase, itsValuesLost, tableAtBase } from '../judgement/standing.ts'
import { unusedByQueries } from '../judgement/unused-by-queries.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'
import type { TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/drop-column',
    severity: 'warning',
    since: '0.1.0',
    title: 'Drop a column only when nothing reads it any more',
    effect: 'Its data is gone, and the release that still runs fails with 42703 wherever it names the column.',
    remedy: 'Ship a release that no longer uses the column first, and drop it with the one after.',
  },
  examples: [
    {
      title: 'a column that the running release may use',
      given: { schema: 'CREATE TABLE orders (id int, note text);', migration: 'ALTER TABLE orders DROP COLUMN note;' },
      hits: ['orders.note: its data is lost, and queries of the running release that name it fail with 42703'],
    },
    {
      title: 'values that earlier migrations had put there are counted',
      given: {
        schema: "CREATE TABLE orders (id int, note text); INSERT INTO orders VALUES (1, 'a'), (2, 'b'), (3, NULL);",
        migration: 'ALTER TABLE orders DROP COLUMN note;',
      },
      hits: ['orders.note: its 2 values are lost, and queries of the running release that name it fail with 42703'],
    },
    {
      title: 'several columns of a table are one finding',
      given: {
        schema: 'CREATE TABLE orders (id int, note text, sum int, mail text);',
        migration: 'ALTER TABLE orders DROP COLUMN note, DROP COLUMN sum; ALTER TABLE orders DROP COLUMN mail;',
      },
      hits: [
        'orders: the data of 3 columns (note, sum and mail) is lost, and queries of the running release that name one fail with 42703',
      ],
    },
    {
      title: 'an earlier statement of the file has read it',
      given: {
        schema: 'CREATE TABLE apps (os text);',
        migration:
          "ALTER TABLE apps ADD COLUMN systems text[] NOT NULL DEFAULT '{}';\nUPDATE apps SET systems = ARRAY[os] WHERE os IS NOT NULL;\nALTER TABLE apps DROP COLUMN os;",
      },
      hits: [
        'apps.os: its data is lost unless line 2 has copied what is needed, and queries of the running release that name it fail with 42703',
      ],
    },
    {
      title: 'the statement that has read it is one on its table, though others name a column of that name later',
      given: {
        schema: 'CREATE TABLE apps (os text); CREATE TABLE sites (os text);',
        migration:
          'ALTER TABLE apps ADD kind text; ALTER TABLE sites ADD kind text;\nUPDATE apps SET kind = os;\nUPDATE sites SET kind = os;\nALTER TABLE apps DROP COLUMN os;',
      },
      hits: [
        'apps.os: its data is lost unless line 2 has copied what is needed, and queries of the running release that name it fail with 42703',
      ],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int, note text);',
        migration: 'DO $$ BEGIN ALTER TABLE orders DROP COLUMN note; END $$;',
      },
      hits: ['orders.note: its data is lost, and queries of the running release that name it fail with 42703'],
    },
    {
      title: 'no known query of the running release uses it, and its data is lost all the same',
      given: {
        schema: 'CREATE TABLE orders (id int, note text, kind text);',
        migration: 'ALTER TABLE orders DROP COLUMN note, DROP COLUMN kind;',
        queries: { ListOrders: 'SELECT id FROM orders', AddOrder: 'INSERT INTO orders (id) VALUES ($1)' },
      },
      hits: [
        'orders: the data of 2 columns (note and kind) is lost; none of the 2 known queries of the running release uses any of them',
      ],
    },
    {
      title: 'a known query of the running release uses it',
      given: {
        schema: 'CREATE TABLE orders (id int, note text);',
        migration: 'ALTER TABLE orders DROP COLUMN note;',
        queries: { ListOrders: 'SELECT * FROM orders' },
      },
      hits: ['orders.note: its data is lost, and queries of the running release that name it fail with 42703'],
    },
    {
      title: 'another column takes its name',
      given: {
        schema: 'CREATE TABLE orders (id int, note text);',
        migration: 'ALTER TABLE orders DROP COLUMN note; ALTER TABLE orders ADD COLUMN note jsonb;',
      },
      hits: ['orders.note: its data is lost; a column that is made anew takes its name'],
    },
    {
      title: 'a generated column holds nothing of its own',
      given: {
        schema:
          'CREATE TABLE orders (a int, b int, sum int GENERATED ALWAYS AS (a + b) STORED, c int GENERATED ALWAYS AS (a) STORED);',
        migration:
          'ALTER TABLE orders DROP COLUMN c; ALTER TABLE orders DROP COLUMN sum; ALTER TABLE orders ADD sum int GENERATED ALWAYS AS (a + b + 1) STORED;',
      },
      hits: ['orders.c: the column is gone, and queries of the running release that name it fail with 42703'],
    },
    {
      title: 'a generated column is made anew, and its index is not',
      given: {
        schema:
          'CREATE TABLE logs (a int, b int, sum int GENERATED ALWAYS AS (a + b) STORED); CREATE INDEX by_sum ON logs (sum, a); CREATE INDEX by_a ON logs (a);',
        migration: 'ALTER TABLE logs DROP COLUMN sum; ALTER TABLE logs ADD sum int GENERATED ALWAYS AS (a - b) STORED;',
      },
      hits: [
        'logs.sum: the column is gone; a column that is made anew takes its name, and the index by_sum is not made again',
      ],
    },
    {
      title: 'a column of another type takes the name, and its index is not made again',
      given: {
        schema: 'CREATE TABLE orders (id int, note text); CREATE INDEX by_note ON orders (note);',
        migration: 'ALTER TABLE orders DROP COLUMN note; ALTER TABLE orders ADD COLUMN note jsonb;',
      },
      hits: [
        'orders.note: its data is lost; a column that is made anew takes its name, and the index by_note is not made again',
      ],
    },
    {
      title: 'a column that was renamed just before',
      given: {
        schema: 'CREATE TABLE orders (id int, note text);',
        migration: 'ALTER TABLE orders RENAME note TO remark; ALTER TABLE orders DROP COLUMN remark;',
      },
      hits: ['orders.note: its data is lost, and queries of the running release that name it fail with 42703'],
    },
    {
      title: 'a column that is not there',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders DROP COLUMN IF EXISTS note;',
      },
      hits: [],
    },
    {
      title: 'a column that the same pull request added',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN note text; ALTER TABLE orders DROP COLUMN note;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int, note text); ALTER TABLE carts DROP COLUMN note;' },
      hits: [],
    },
  ],
  check: (run) => {
    const lost = run.measured ? lostColumns(run) : lostByText(run)
    return lost.flatMap((column) => {
      const group = lost.filter((other) => isSameDecision(column, other))
      return group[0] === column ? [hitFor(column, group, run)] : []
    })
  },
})

interface LostColumn {
  readonly statement: TracedStatement
  readonly table: string
  readonly column: string
  /** Values that earlier migrations had put there; undefined: nobody knows. */
  readonly values: number | undefined
  /** A column made by the same pull request has the name afterwards. */
  readonly replaced: boolean
  /** It held nothing but what Postgres computed from other columns. */
  readonly generated: boolean
  /** Indexes that are not made again, where it is replaced. */
  readonly indexes: readonly string[]
  /** Line of an earlier statement of the file that writes rows and reads the column: it may have saved what was worth it. */
  readonly copied: readonly number[]
}

/** What Postgres dropped, not what the text says: CASCADE and DROP TYPE take columns that they don't name. */
function lostColumns(run: MigrationRun): readonly LostColumn[] {
  return effectsIn(run, 'column dropped').flatMap(({ statement, effect: { table, column } }) => {
    // The running release knows both by the names of before the pull request.
    const [base, known] = [tableAtBase(run, table.before.oid), columnAtBase(run, table.before.oid, column)]
    if (!base || !known) return []
    const left = run.facts.head.tables.get(base.oid)?.columns ?? []
    const replaced = left.some(({ name }) => name === known.name)
    const generated = column.generated !== null
    const indexes = replaced ? indexesLost(base, known.name, run) : []
    if (replaced && generated && indexes.length === 0) return []
    const values = statement.rowsBefore.get(`${table.before.name}.${column.name}`)
    const copied = copiesBefore(statement, table.before.oid, column.name, run)
    return [{ statement, table: base.name, column: known.name, values, replaced, generated, indexes, copied }]
  })
}

/** Indexes that went with the column, and that its namesake has no like of. */
function indexesLost(base: TableFacts, column: string, run: MigrationRun): readonly string[] {
  const now = run.facts.head.tables.get(base.oid)?.indexes ?? []
  return base.indexes
    .filter(({ columns }) => columns.includes(column))
    .filter(({ parts, method }) => !now.some((index) => index.method === method && `${index.parts}` === `${parts}`))
    .map(({ name }) => name)
}

function lostByText(run: MigrationRun): readonly LostColumn[] {
  return run.statements.flatMap((statement) => {
    const alter = alterTable(statement.sql)
    if (!alter || statement.trace.error) return []
    const table = tableNamed(statement, run, alter.relation)
    return alter.commands
      .flatMap(({ subtype, name }) => (subtype === 'AT_DropColumn' && name !== undefined ? [name] : []))
      .filter((column) => table.old && !isNewColumn(statement, run, alter.relation.relname, column))
      .map((column) => ({
        statement,
        table: table.name,
        column,
        values: undefined,
        replaced: false,
        generated: false,
        indexes: [],
        copied: [],
      }))
  })
}

function isSameDecision(a: LostColumn, b: LostColumn): boolean {
  const alike = a.replaced === b.replaced && a.generated === b.generated
  return alike && a.table === b.table && a.statement.place.path === b.statement.place.path
}

/** One decision, however many columns of the table the file drops. */
function hitFor(first: LostColumn, group: readonly LostColumn[], run: MigrationRun): Hit {
  const { statement, table, column, replaced, generated } = first
  const name = `${table}.${column}`
  const columns = group.map((lost) => ({ kind: 'column' as const, name: `${table}.${lost.column}` }))
  const one = group.length === 1
  const names = enumerate(group.map((lost) => lost.column))
  const saved = unlessCopied(group)
  const lost = `${one ? itsValuesLost(first.values) : `the data of ${group.length} columns (${names}) is lost`}${saved}`
  const what = generated ? `${one ? 'the column is' : `${group.length} columns (${names}) are`} gone` : lost
  const afterwards = replaced ? replacedText(group) : usedText(table, one ? 'it' : 'one', run)
  return {
    ...hitOn(statement, run, table),
    cause: one ? `${name} dropped` : `${statement.place.path}|${table} columns dropped`,
    // Two decisions of one file on one table would be told as one, by the words of the first.
    subject: one || replaced || generated ? { kind: 'column', name } : { kind: 'table', name: table },
    reach: columns,
    // Whoever accepts these has not accepted the next one.
    ...(one ? {} : { key: group.map((lost) => lost.column).join('\n') }),
    message: `${shown(one ? name : table)}: ${what}${afterwards}`,
  }
}

function usedText(table: string, it: 'it' | 'one', run: MigrationRun): string {
  const unused = unusedByQueries(run, [table], { one: it === 'it' })
  return unused === undefined ? `, and queries of the running release that name ${it} fail with 42703` : `; ${unused}`
}

function replacedText(group: readonly LostColumn[]): string {
  const indexes = group.flatMap((lost) => lost.indexes)
  const names =
    group.length === 1 ? 'a column that is made anew takes its name' : 'columns that are made anew take their names'
  if (indexes.length === 0) return `; ${names}`
  const gone = indexes.length === 1 ? `the index ${indexes[0]} is` : `the indexes ${enumerate(indexes)} are`
  return `; ${names}, and ${gone} not made again`
}
