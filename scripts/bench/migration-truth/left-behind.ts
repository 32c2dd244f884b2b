import type pg from 'pg'

/** What a table holds, by facts that no rename changes: the OID, and each column's number. */
interface Held {
  readonly name: string
  readonly rows: number
  readonly columns: ReadonlyMap<number, ColumnHeld>
}

interface ColumnHeld {
  readonly name: string
  readonly type: string
  /** Values that are not NULL. */
  readonly values: number
  /** Characters of all values as text. */
  readonly length: number
}

export type State = ReadonlyMap<number, Held>

/** Counts the rows of every table, and the values of every column. */
export async function stateOf(client: pg.Client): Promise<State> {
  const { rows: tables } = await client.query<{ oid: number; name: string; columns: readonly Column[] }>(
    `SELECT c.oid::int, c.oid::regclass::text AS name,
       (SELECT coalesce(json_agg(json_build_object('number', attnum, 'name', attname, 'sql', quote_ident(attname), 'type', format_type(atttypid, atttypmod))), '[]')
        FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns
     FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`,
  )
  const state = new Map<number, Held>()
  for (const { oid, name, columns } of tables) {
    const sums = columns.map(({ sql }) => `count(${sql}), coalesce(sum(length(${sql}::text)), 0)`)
    const { rows } = await client.query<{ numbers: readonly string[] }>(
      `SELECT array[${['count(*)', ...sums].join(', ')}]::text[] AS numbers FROM ${name}`,
    )
    const [count = '0', ...numbers] = rows[0]?.numbers ?? []
    const held = columns.map(({ number, ...column }, index): [number, ColumnHeld] => [
      number,
      { ...column, values: Number(numbers[2 * index]), length: Number(numbers[2 * index + 1]) },
    ])
    state.set(oid, { name, rows: Number(count), columns: new Map(held) })
  }
  return state
}

interface Column {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly type: string
}

/** What was there before and is not any more, in words. */
export function lossBetween(before: State, after: State): readonly string[] {
  return [...before].flatMap(([oid, was]) => {
    const is = after.get(oid)
    if (!is) return was.rows > 0 ? [`${was.name} is gone with ${was.rows} rows`] : []
    if (is.rows < was.rows) return [`${was.rows - is.rows} rows of ${was.name} are gone`]
    return [...was.columns].flatMap(([number, column]) => {
      const now = is.columns.get(number)
      const name = `${was.name}.${column.name}`
      if (!now) return column.values > 0 ? [`${name} is gone with ${column.values} values`] : []
      if (now.values < column.values) return [`${column.values - now.values} values of ${name} are gone`]
      return now.type !== column.type && now.length < column.length ? [`values of ${name} are cut`] : []
    })
  })
}

/** What a query of the running release came to: its rows, or the SQLSTATE that it is refused with. */
export type Answer = { readonly rows: string } | { readonly sqlstate: string }

/** Asks each query as the application, and takes everything back. */
export async function answersTo(client: pg.Client, queries: readonly string[]): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  for (const query of queries) {
    await client.query('BEGIN; SET LOCAL ROLE app')
    try {
      const { rows, rowCount } = await client.query(
        query.startsWith('SELECT') ? `SELECT to_jsonb(q)::text AS row FROM (${query}) AS q` : query,
      )
      answers.push({ rows: `${rowCount} ${rows.map(({ row }) => row).join()}` })
    } catch (thrown) {
      answers.push({ sqlstate: (thrown as { readonly code?: string }).code ?? String(thrown) })
    }
    await client.query('ROLLBACK')
  }
  return answers
}

function count(rows: string): string {
  return rows.slice(0, rows.indexOf(' '))
}

/**
 * The queries that worked and are refused now, or find another number of rows or other values, in words. `meant`: the
 * migration changes rows on purpose, so other values are no news.
 */
export function brokenBetween(
  queries: readonly string[],
  before: readonly Answer[],
  after: readonly Answer[],
  meant: boolean,
): readonly string[] {
  return queries.flatMap((query, index) => {
    const [was, is] = [before[index], after[index]]
    if (!was || !is || 'sqlstate' in was) return []
    if ('sqlstate' in is) return [`${is.sqlstate}: ${query}`]
    const same = meant ? count(is.rows) === count(was.rows) : is.rows === was.rows
    return same ? [] : [`${was.rows} became ${is.rows}: ${query}`]
  })
}
