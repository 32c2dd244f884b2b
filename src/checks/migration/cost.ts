import type { VariableSetStmt } from 'libpg-query'
import { BreakwaterError } from '../../core/error.ts'
import { type DatabaseSession, SqlError } from '../../core/ports.ts'
import { parseSql, type SqlStatement } from '../../sql/statements.ts'
import { transactionControl } from '../../sql/wrapping.ts'
import { sqlName, sqlTable } from './judgement/sql-names.ts'
import { worksOf } from './judgement/work.ts'
import type { Population } from './rows/populate.ts'
import type { MigrationRun, TracedStatement } from './subject.ts'
import type { ColumnFacts, TableFacts } from './trace/facts.ts'

/**
 * Two sizes of a table: what grows with the rows is the slope between them, what does not is gone from it. Where the
 * clock hardly tells them apart, the last is the second: a plain scan of 15,000 rows takes a few milliseconds, as much
 * as whatever else the machine does.
 */
const populations = [5_000, 20_000, 100_000] as const

/** A difference that is more than chance, in milliseconds. */
const clearMs = 30

/** The best of so many runs: whatever else the machine does only ever adds, and to a short run the most. */
const runsOf = (size: number) => (size === populations[0] ? 4 : 2)

/** No plain scan is that fast: what comes out below it is lost in chance, in microseconds. */
const leastSlope = 0.02

/**
 * Measures what the blocking work of each statement takes a row, for tables whose size in production is known: nobody
 * else's would be used. The statements run once more, each in its transaction; before a costly one the table is filled
 * to two sizes in turn, and emptied by savepoint.
 */
export async function measureCosts(
  run: MigrationRun,
  session: DatabaseSession,
  rows: Population,
  until: number,
): Promise<readonly TracedStatement[]> {
  const costly = new Map(run.statements.map((statement) => [statement.sql, tablesToMeasure(statement, run)]))
  if ([...costly.values()].every(({ length }) => length === 0)) return run.statements
  const costs = new Map<SqlStatement, ReadonlyMap<number, number>>()
  try {
    for (const file of run.files) {
      await rows.fill(file.sql)
      for (const sql of file.sql) {
        if (transactionControl(sql)) continue
        const tables = performance.now() < until ? (costly.get(sql) ?? []) : []
        if (tables.length > 0) {
          await fillAll(rows, tables)
          costs.set(sql, await slopes(session, sql, tables))
        }
        await sendAnyhow(session, sql, rows)
      }
      await endSettings(session, file.sql)
    }
  } catch (thrown) {
    // Whatever stops this second run has been told of the first, or comes of having no transaction around a file; and a
    // limit that is hit on many rows costs the estimate, not the findings.
    if (!(thrown instanceof SqlError) && !(thrown instanceof BreakwaterError)) throw thrown
  }
  return run.statements.map((statement) => ({ ...statement, costs: costs.get(statement.sql) ?? statement.costs }))
}

/** REINDEX INDEX, ALTER DOMAIN or a function work on tables that the file does not name. */
async function fillAll(rows: Population, tables: readonly TableFacts[]): Promise<void> {
  const named = await parseSql(tables.map((table) => `TABLE ${sqlTable(table)}`).join('; '))
  if ('statements' in named) await rows.fill(named.statements)
}

/** A statement that our rows make fail finds its tables empty; what it did is known from the first run. */
async function sendAnyhow(session: DatabaseSession, sql: SqlStatement, rows: Population): Promise<void> {
  // There is no transaction around the file here, which SET LOCAL would be for.
  const text = isLocalSetting(sql) ? sql.text.replace(/^SET\s+LOCAL\b/i, 'SET') : sql.text
  try {
    await session.execute(text)
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown
    await session.execute('BEGIN')
    await rows.empty(undefined)
    await session.execute('COMMIT')
    await session.execute(text)
  }
}

/** What a file sets LOCAL is for its own transaction. */
async function endSettings(session: DatabaseSession, statements: readonly SqlStatement[]): Promise<void> {
  for (const sql of statements) {
    if (isLocalSetting(sql)) await session.execute(`RESET ${sql.node.VariableSetStmt.name}`)
  }
}

/** `SET LOCAL name = ...`; SET TRANSACTION and the like have no name that could be set. */
function isLocalSetting(
  sql: SqlStatement,
): sql is SqlStatement & { readonly node: { VariableSetStmt: VariableSetStmt } } {
  if (!('VariableSetStmt' in sql.node)) return false
  const { is_local: isLocal, name = '', kind } = sql.node.VariableSetStmt
  return isLocal === true && kind === 'VAR_SET_VALUE' && /^[\w.]+$/.test(name)
}

function tablesToMeasure(statement: TracedStatement, run: MigrationRun): readonly TableFacts[] {
  return worksOf(statement, run).flatMap(({ relation }) => {
    const table = statement.before.tables.get(relation.oid)
    if (table?.kind !== 'r' || !run.sizes.has(table.name)) return []
    // A key that the statement makes has to be kept by our rows as well.
    const { indexes = [], constraints = [] } = statement.after.tables.get(relation.oid) ?? {}
    const apart = new Set(constraints.filter(({ kind }) => kind === 'exclusion').map(({ index }) => index))
    const made = indexes.map((index) => ({ ...index, unique: index.unique || apart.has(index.oid) }))
    return [{ ...table, indexes: [...table.indexes, ...made] }]
  })
}

/** Microseconds a row, by the OID of the table; a table that could not be filled has none, nor has one whose slope the clock cannot tell. */
async function slopes(
  session: DatabaseSession,
  sql: SqlStatement,
  tables: readonly TableFacts[],
): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, number>()
  for (const table of tables) {
    const slope = await slopeOf((size) => millisecondsOn(session, sql, table, size))
    if (slope !== undefined && slope >= leastSlope) found.set(table.oid, slope)
  }
  return found
}

/** Microseconds a row; undefined where the table could not be filled, or the statement did not run. */
async function slopeOf(millisecondsOf: (size: number) => Promise<number | undefined>): Promise<number | undefined> {
  const [least, more, most] = populations
  const [few, many] = [await millisecondsOf(least), await millisecondsOf(more)]
  if (few === undefined || many === undefined) return undefined
  const longest = many - few < clearMs ? await millisecondsOf(most) : undefined
  const [rows, ms] = longest === undefined ? [more, many] : [most, longest]
  return ((ms - few) * 1_000) / (rows - least)
}

async function millisecondsOn(
  session: DatabaseSession,
  sql: SqlStatement,
  table: TableFacts,
  size: number,
): Promise<number | undefined> {
  let best: number | undefined
  for (let attempt = 0; attempt < runsOf(size); attempt += 1) {
    await session.execute('BEGIN')
    try {
      await session.execute('SET LOCAL session_replication_role = replica')
      // The first of our rows has everything filled in; the second may be the one that the statement cannot bear.
      await session.execute(
        `DELETE FROM ${sqlTable(table)} WHERE ctid <> (SELECT ctid FROM ${sqlTable(table)} LIMIT 1); ${multiplied(table, size)}`,
      )
      await session.execute('SET LOCAL session_replication_role = origin')
      // Without a row to begin with there are none to multiply, and nothing costs nothing.
      const { rows } = await session.query(`SELECT 1 FROM ${sqlTable(table)} OFFSET ${size - 1} LIMIT 1`)
      if (rows.length === 0) return undefined
      const started = performance.now()
      await session.execute(sql.text)
      const ms = performance.now() - started
      best = Math.min(best ?? ms, ms)
    } catch (thrown) {
      if (!(thrown instanceof SqlError)) throw thrown
      return undefined
    } finally {
      await session.execute('ROLLBACK')
    }
  }
  return best
}

/** One row of the table many times over, different only where a unique index asks for it. */
function multiplied(table: TableFacts, size: number): string {
  const keys = new Set(table.indexes.filter(({ unique }) => unique).flatMap(({ columns }) => columns))
  const written = table.columns.filter(({ generated }) => generated === null)
  const values = written.map((column) => (keys.has(column.name) ? varied(column) : `one.${sqlName(column.name)}`))
  const columns = written.map(({ name }) => sqlName(name)).join(', ')
  return `INSERT INTO ${sqlTable(table)} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${values.join(', ')}
    FROM (SELECT * FROM ${sqlTable(table)} LIMIT 1) AS one, pg_catalog.generate_series(1, ${size}) AS copy(number)`
}

function varied({ name, type }: ColumnFacts): string {
  const value = `one.${sqlName(name)}`
  if (/^(smallint|integer|bigint|numeric|real|double precision)/.test(type)) return `${value} - copy.number`
  if (type === 'uuid') return 'pg_catalog.gen_random_uuid()'
  if (/^(date|timestamp)/.test(type)) return `(${value} - copy.number * interval '1 day')::${type}`
  if (/^(text|character|citext)/.test(type)) return `(copy.number::text)::${type}`
  return value
}
