import type { Table } from '../../../sql/catalog.ts'
import type { DatabaseState } from './rollback-state.ts'

/** How a table's rows differ once its migration was taken back. */
export interface RowDifference {
  readonly table: string
  /**
   * `rows-lost`: the migration took them, so no step down could know them. `values-lost`: as many rows, other values.
   * `rows-deleted`: the step down took rows that the migration had left alone. `rows-left`: there are more than before.
   * `our-rows-left`: so with rows that we made, and not on empty tables.
   */
  readonly what: 'rows-lost' | 'values-lost' | 'rows-deleted' | 'rows-left' | 'our-rows-left'
  readonly before: number
  readonly after: number
  /** Columns that the migration dropped and the step down made again. */
  readonly columns: readonly string[]
}

/** Compares the rows before a migration with those after its way back; `applied` is the state in between. */
export function rowDifferences(
  before: DatabaseState,
  applied: DatabaseState,
  returned: DatabaseState,
): readonly RowDifference[] {
  const tables = tablesByName(before)
  const [between, now] = [tablesByName(applied), tablesByName(returned)]
  return [...before.rows].flatMap(([name, was]): readonly RowDifference[] => {
    const is = returned.rows.get(name)
    const columns = columnsOf(tables.get(name))
    // What another shape does to rows is told with the shape.
    if (!is || columns.join('\n') !== columnsOf(now.get(name)).join('\n')) return []
    const middle = applied.rows.get(name)
    const kept = new Set(columnsOf(between.get(name)))
    const told = {
      table: name,
      before: was.count,
      after: is.count,
      columns: columns.filter((column) => !kept.has(column)),
    }
    if (is.count > was.count) return [{ ...told, what: 'rows-left' }]
    if (is.count < was.count) {
      return [{ ...told, what: middle !== undefined && middle.count >= was.count ? 'rows-deleted' : 'rows-lost' }]
    }
    const known = was.digest !== undefined && is.digest !== undefined
    return known && was.digest !== is.digest ? [{ ...told, what: 'values-lost' }] : []
  })
}

function tablesByName({ catalog }: DatabaseState): ReadonlyMap<string, Table> {
  return new Map(catalog.tables.map((table) => [table.name, table]))
}

function columnsOf(table: Table | undefined): readonly string[] {
  return (table?.columns ?? []).map(({ name }) => name).sort()
}
