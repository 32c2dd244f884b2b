import type { Node } from 'libpg-query'
import { eachMember } from './askable.ts'

/** Members that hold one condition. */
const conditions = ['whereClause', 'havingClause', 'quals']
/** Members that hold lists of what is sorted, grouped or given back. */
const lists = ['sortClause', 'groupClause', 'distinctClause', 'partitionClause', 'orderClause', 'targetList', 'exprs']

/**
 * Whether a parameter stands where a program hardly puts a value but a part of the text: as a whole condition, as a
 * thing to sort by, as a column. The grammar takes a value there too; the statement would then ask less than it asks.
 */
export function standsForSql(root: Node): boolean {
  const inserted = insertedList(root)
  let found = false
  eachMember(root, (key, value) => {
    if (conditions.includes(key) && isParameter(value)) found = true
    if (key === 'BoolExpr' && itemsOf(fieldOf(value, 'args')).some(isParameter)) found = true
    if (key === 'A_Indirection' && isParameter(fieldOf(value, 'arg'))) found = true
    if (!lists.includes(key) || value === inserted) return
    if (itemsOf(value).some((item) => isParameter(item) || isBareItem(item))) found = true
  })
  return found || hidesColumns(root)
}

/** As many values as columns that are named: each of them is one. */
function insertedList(root: Node): unknown {
  if (!('InsertStmt' in root)) return undefined
  const targets = fieldOf(fieldOf(root.InsertStmt.selectStmt, 'SelectStmt'), 'targetList')
  return itemsOf(targets).length === (root.InsertStmt.cols?.length ?? -1) ? targets : undefined
}

/** `VALUES ($1)` for a table whose columns are not named: one value, or all of them. */
function hidesColumns(root: Node): boolean {
  if (!('InsertStmt' in root)) return false
  const rows = itemsOf(fieldOf(fieldOf(root.InsertStmt.selectStmt, 'SelectStmt'), 'valuesLists'))
  const columns = root.InsertStmt.cols?.length
  return rows.some((row) => {
    const items = itemsOf(fieldOf(fieldOf(row, 'List'), 'items'))
    return columns === undefined ? items.length === 1 && items.some(isParameter) : items.length !== columns
  })
}

/** A column without a name, or something to sort by, that is the parameter alone. */
function isBareItem(item: unknown): boolean {
  const target = fieldOf(item, 'ResTarget')
  if (target !== undefined) return fieldOf(target, 'name') === undefined && isParameter(fieldOf(target, 'val'))
  return isParameter(fieldOf(fieldOf(item, 'SortBy'), 'node'))
}

function isParameter(value: unknown): boolean {
  return fieldOf(value, 'ParamRef') !== undefined
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined // read, not trusted
}
