import type { Node } from 'libpg-query'
import { eachMember } from './askable.ts'

/** What a query does with one of its parameters, as far as its text tells. */
export type ParameterUse =
  /** Written into a column of the table that the query writes to. `update`: of rows that are there. */
  | { readonly use: 'assigned'; readonly table: string; readonly column: string; readonly update: boolean }
  /** Compared with a column. `table`: name or alias as written; undefined: whichever has such a column. */
  | { readonly use: 'compared'; readonly table: string | undefined; readonly column: string }
  | { readonly use: 'limit' | 'offset' }

/** A table's own name by what the query calls it. */
type Aliases = ReadonlyMap<string, string>

/** The first use of each parameter that tells something of its value, by number. */
export function parameterUses(node: Node): ReadonlyMap<number, ParameterUse> {
  const uses = new Map<number, ParameterUse>()
  const aliases = aliasesIn(node)
  const note = (value: unknown, use: ParameterUse) => {
    const number = parameterIn(value)
    if (number !== undefined && !uses.has(number)) uses.set(number, use)
  }
  eachMember(node, (key, value) => {
    if (key === 'InsertStmt') noteInsert(value, note)
    if (key === 'UpdateStmt') noteUpdate(value, note)
    if (key === 'A_Expr') noteComparison(value, aliases, note)
    if (key === 'limitCount') note(value, { use: 'limit' })
    if (key === 'limitOffset') note(value, { use: 'offset' })
  })
  return uses
}

/** Columns that an INSERT fills with a parameter, and all that it names; undefined: it names none, or is no INSERT. */
export function insertedColumns(
  node: Node,
): { readonly named: readonly string[]; readonly sampled: ReadonlySet<string> } | undefined {
  if (!('InsertStmt' in node) || !node.InsertStmt.cols) return undefined
  const sampled = new Set<string>()
  const named = namesOf(node.InsertStmt.cols)
  for (const row of insertedRows(node.InsertStmt)) {
    named.forEach((column, at) => {
      if (mentionsParameter(row[at])) sampled.add(column)
    })
  }
  // What comes from a query is no constant.
  if (insertedRows(node.InsertStmt).length === 0) for (const column of named) sampled.add(column)
  return { named, sampled }
}

/**
 * Columns that an UPDATE of one table sets to a constant of its own text, by whether that is NULL; undefined: it is no
 * UPDATE, or writes by other statements too.
 */
export function constantsSet(node: Node): ReadonlyMap<string, 'null' | 'value'> | undefined {
  if (!('UpdateStmt' in node) || node.UpdateStmt.withClause) return undefined
  const constants = new Map<string, 'null' | 'value'>()
  for (const target of node.UpdateStmt.targetList ?? []) {
    const { name, indirection, val } = fields(member(target, 'ResTarget'))
    const constant = member(unwrapped(val), 'A_Const')
    if (typeof name !== 'string' || list(indirection).length > 0 || constant === undefined) continue
    const text = member(member(constant, 'sval'), 'sval')
    // Dates that are another one each day.
    if (typeof text === 'string' && /now|today|tomorrow|yesterday/i.test(text)) continue
    constants.set(name, member(constant, 'isnull') === true ? 'null' : 'value')
  }
  return constants
}

type Note = (value: unknown, use: ParameterUse) => void

function noteInsert(insert: unknown, note: Note): void {
  const table = nameOf(member(insert, 'relation'))
  const columns = namesOf(member(insert, 'cols'))
  if (table === undefined) return
  for (const row of insertedRows(insert)) {
    columns.forEach((column, at) => {
      note(row[at], { use: 'assigned', table, column, update: false })
    })
  }
  const conflict = member(insert, 'onConflictClause')
  for (const { column, value } of assignments(member(conflict, 'targetList'))) {
    note(value, { use: 'assigned', table, column, update: true })
  }
}

/** Rows of VALUES, or the one that a SELECT without VALUES computes. */
function insertedRows(insert: unknown): readonly (readonly unknown[])[] {
  const select = member(member(insert, 'selectStmt'), 'SelectStmt')
  const rows = list(member(select, 'valuesLists')).map((row) => list(member(member(row, 'List'), 'items')))
  if (rows.length > 0) return rows
  const targets = list(member(select, 'targetList')).map((target) => member(member(target, 'ResTarget'), 'val'))
  return targets.some((target) => parameterIn(target) !== undefined) ? [targets] : []
}

function noteUpdate(update: unknown, note: Note): void {
  const table = nameOf(member(update, 'relation'))
  if (table === undefined) return
  for (const { column, value } of assignments(member(update, 'targetList'))) {
    note(value, { use: 'assigned', table, column, update: true })
  }
}

/** `a = 1`, and `(a, b) = (1, 2)`. */
function assignments(targets: unknown): readonly { readonly column: string; readonly value: unknown }[] {
  return list(targets).flatMap((target) => {
    const { name, val } = fields(member(target, 'ResTarget'))
    if (typeof name !== 'string') return []
    const several = member(val, 'MultiAssignRef')
    if (several === undefined) return [{ column: name, value: plainest(val) }]
    const parts = list(member(member(member(several, 'source'), 'RowExpr'), 'args'))
    const at = member(several, 'colno')
    return [{ column: name, value: parts[(typeof at === 'number' ? at : 1) - 1] }]
  })
}

/** `coalesce($1, name)` means that $1 goes into the column. */
function plainest(value: unknown): unknown {
  const inner = list(member(member(value, 'CoalesceExpr'), 'args'))
  return inner[0] ?? value
}

function noteComparison(expression: unknown, aliases: Aliases, note: Note): void {
  const { lexpr, rexpr } = fields(expression)
  for (const [side, other] of [
    [lexpr, rexpr],
    [rexpr, lexpr],
  ]) {
    const column = columnIn(side, aliases)
    if (!column) continue
    const values = member(other, 'List') === undefined ? [other] : list(member(member(other, 'List'), 'items'))
    for (const value of values) note(value, { use: 'compared', ...column })
  }
}

function columnIn(value: unknown, aliases: Aliases) {
  const inner = unwrapped(value)
  const argument = list(member(member(inner, 'FuncCall'), 'args'))
  // lower(name) = $1 compares with the name well enough.
  const reference = member(argument.length === 1 ? unwrapped(argument[0]) : inner, 'ColumnRef')
  const names = list(member(reference, 'fields')).map((field) => member(member(field, 'String'), 'sval'))
  const [column, table] = [names.at(-1), names.at(-2)]
  if (typeof column !== 'string') return undefined
  return { column, table: typeof table === 'string' ? (aliases.get(table) ?? table) : undefined }
}

function aliasesIn(node: unknown): Aliases {
  const aliases = new Map<string, string>()
  eachMember(node, (_, value) => {
    const { relname, alias } = fields(value)
    const name = member(alias, 'aliasname')
    if (typeof relname === 'string' && typeof name === 'string' && !aliases.has(name)) aliases.set(name, relname)
  })
  return aliases
}

/** The number of a bare parameter, whatever it is cast to. */
function parameterIn(value: unknown): number | undefined {
  const number = member(member(unwrapped(value), 'ParamRef'), 'number')
  return typeof number === 'number' ? number : undefined
}

function mentionsParameter(value: unknown): boolean {
  let found = false
  eachMember(value, (key) => {
    found ||= key === 'ParamRef' || key === 'ColumnRef' || key === 'FuncCall' || key === 'SubLink'
  })
  return found
}

function unwrapped(value: unknown): unknown {
  const cast = member(value, 'TypeCast')
  return cast === undefined ? value : unwrapped(member(cast, 'arg'))
}

function nameOf(relation: unknown): string | undefined {
  const name = member(relation, 'relname')
  return typeof name === 'string' ? name : undefined
}

function namesOf(targets: unknown): readonly string[] {
  return list(targets).flatMap((target) => {
    const name = member(member(target, 'ResTarget'), 'name')
    return typeof name === 'string' ? [name] : []
  })
}

function member(value: unknown, name: string): unknown {
  return fields(value)[name]
}

/** An object's fields, unread; nothing of all else. */
function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
