import { fieldOf } from '../../../sql/runners/json.ts'
import { type FoundInFile, nothingIn, type SentText } from './found.ts'

/** Whether JSON is what `cargo sqlx prepare` writes: a file a query, or all of them in one `sqlx-data.json`. */
export function isSqlxData(data: unknown): boolean {
  return data !== null && !Array.isArray(data) && entriesOf(data).length > 0
}

/** The queries of sqlx's offline data. */
export function queriesInSqlxData(data: unknown): FoundInFile {
  const engine = fieldOf(data, 'db_name') ?? fieldOf(data, 'db')
  if (engine !== undefined && engine !== 'PostgreSQL') return nothingIn(`its queries are for ${String(engine)}`)
  const texts = entriesOf(data).map((sql): SentText => ({ name: undefined, sql, line: 1, source: 'file' }))
  return { texts, left: [] }
}

/** Since 0.7 `{db_name, query, describe, hash}`; before that `{db, <hash>: {query, describe}}`. */
function entriesOf(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null) return []
  const query = fieldOf(data, 'query')
  if (typeof query === 'string') return fieldOf(data, 'describe') === undefined ? [] : [query]
  return Object.values(data).flatMap((entry) => {
    const inner = fieldOf(entry, 'describe') === undefined ? undefined : fieldOf(entry, 'query')
    return typeof inner === 'string' ? [inner] : []
  })
}
