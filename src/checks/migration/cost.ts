import { BreakwaterError } from '../../core/error.ts'
import { type DatabaseSession, SqlError } from '../../core/ports.ts'
import type { SqlStatement } from '../../sql/statements.ts'
import { transactionControl } from '../../sql/wrapping.ts'
import { sqlName, sqlTable } from './judgement/sql-names.ts'
import { worksOf } from './judgement/work.ts'
import type { Population } from './rows/populate.ts'
import type { MigrationRun, TracedStatement } from './subject.ts'
import type { ColumnFacts, TableFacts } from './trace/facts.ts'

/** Two sizes of a table: what grows with the rows is the slope between them, what does not is gone from it. */
const populations = [5_000, 20_000] as const

/** The better of so many runs of each size: whatever else the machine does only ever adds. */
const runsEach = 2

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
        if (tables.length > 0) costs.set(sql, await slopes(session, sql, tables))
        await sendAnyhow(session, sql, rows)
      }
    }
  } catch (thrown) {
    // Whatever stops this second run has been told of the first, or comes of having no transaction around a file; and a
    // limit that is hit on many rows costs the estimate, not the findings.
    if (!(thrown instanceof SqlError) && !(thrown instanceof BreakwaterError)) throw thrown
  }
  return run.statements.map((statement) => ({ ...statement, costs: costs.get(statement.sql) ?? statement.costs }))
}

/** A statement that our rows make fail finds its tables empty; what it did is known from the first run. */
async function sendAnyhow(session: DatabaseSession, { text }: SqlStatement, rows: Population): Promise<void> {
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

function tablesToMeasure(statement: TracedStatement, run: MigrationRun): readonly TableFacts[] {
  return worksOf(statement, run).flatMap(({ relation }) => {
    const table = statement.before.tables.get(relation.oid)
    return table?.kind === 'r' && run.sizes.has(table.name) ? [table] : []
  })
}

/** Microseconds a row, by the OID of the table; a table that could not be filled has none. */
async function slopes(
  session: DatabaseSession,
  sql: SqlStatement,
  tables: readonly TableFacts[],
): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, number>()
  for (const table of tables) {
    const [few, many] = [
      await millisecondsOn(session, sql, table, populations[0]),
      await millisecondsOn(session, sql, table, populations[1]),
    ]
    if (few === undefined || many === undefined) continue
    found.set(table.oid, Math.max(0.01, ((many - few) * 1_000) / (populations[1] - populations[0])))
  }
  return found
}

async function millisecondsOn(
  session: DatabaseSession,
  sql: SqlStatement,
  table: TableFacts,
  size: number,
): Promise<number | undefined> {
  let best: number | undefined
  for (let attempt = 0; attempt < runsEach; attempt += 1) {
    await session.execute('BEGIN')
    try {
      await session.execute('SET LOCAL session_replication_role = replica')
      // The first of our rows has everything filled in; the second may be the one that the statement cannot bear.
      await session.execute(
        `DELETE FROM ${sqlTable(table)} WHERE ctid <> (SELECT ctid FROM ${sqlTable(table)} LIMIT 1); ${multiplied(table, size)}`,
      )
      await session.execute('SET LOCAL session_replication_role = origin')
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
