import type { Node } from 'libpg-query'
import type { Signature, SignatureType } from './ask.ts'
import type { ShapeChange } from './query.ts'

/** A result as a reader meets it. */
interface Column {
  readonly name: string
  readonly type: SignatureType
}

/** How a query that both serve differs in what it takes and gives; undefined: not at all, or nobody can tell. */
export function shapeChange(node: Node, base: Signature, head: Signature): ShapeChange | undefined {
  const parameters = base.parameters.flatMap((type, index) => {
    const now = head.parameters[index]
    return now && !isSameType(type, now) ? [{ name: `$${index + 1}`, before: type, after: now }] : []
  })
  const results = resultChange(node, base, head)
  if (!results && parameters.length === 0) return undefined
  const side = (of: 'before' | 'after') =>
    [
      ...(parameters.length > 0
        ? [`takes ${parameters.map(({ name, [of]: type }) => `${name} ${type.type}`).join(', ')}`]
        : []),
      ...(results ? [`gives ${results[of]}`] : []),
    ].join(', ')
  const foreign = parameters.some(({ before, after }) => before.category !== after.category)
  const kind = foreign ? 'changed' : results ? results.kind : 'parameters'
  return { before: side('before'), after: side('after'), kind, results: results !== undefined }
}

/** A type that was made anew under its old name is the same to whoever reads it. */
function isSameType(a: SignatureType, b: SignatureType): boolean {
  return a.oid === b.oid || a.type === b.type
}

function resultChange(node: Node, base: Signature, head: Signature): Omit<ShapeChange, 'results'> | undefined {
  if (!base.results || !head.results) return undefined
  const [was, is] = [columnsOf(node, base.results, base.names), columnsOf(node, head.results, head.names)]
  // A name that stands twice now keeps the names from being known.
  const twice = base.names !== undefined && head.names === undefined && is.length > was.length
  const missing = was.filter((column, index) => !isAmong(column, is, index))
  if (missing.length === 0 && is.length === was.length && was.every((column, at) => isSame(column, is[at]))) {
    return undefined
  }
  const gained = twice ? is.slice(was.length) : is.filter((column, index) => !isAmong(column, was, index))
  if (isWithin(was, is, twice)) {
    const names = gained.map(({ name, type }) => `${name} ${type.type}`).join(', ')
    return {
      before: `${was.length} columns`,
      after: `${is.length} columns${names && !twice ? ` (and ${names})` : ''}${twice ? ', of which two have one name' : ''}`,
      kind: twice ? 'changed' : 'gained',
    }
  }
  const differing = was.flatMap((column, at) => {
    const now = is[at]
    return isSame(column, now) ? [] : [{ before: column, after: now }]
  })
  const text = (columns: readonly (Column | undefined)[]) =>
    columns.map((column) => (column ? `${column.name} ${column.type.type}` : 'nothing')).join(', ')
  return {
    before: text(differing.map(({ before }) => before)),
    after: text(differing.map(({ after }) => after)),
    kind: 'changed',
  }
}

function columnsOf(
  node: Node,
  types: readonly SignatureType[],
  known: readonly string[] | undefined,
): readonly Column[] {
  const names = known ?? writtenNames(node)
  return types.map((type, at) => ({
    name: names?.length === types.length ? (names[at] ?? '') : `column ${at + 1}`,
    type,
  }))
}

function isSame(a: Column, b: Column | undefined): boolean {
  return b !== undefined && a.name === b.name && isSameType(a.type, b.type)
}

function isAmong(column: Column, others: readonly Column[], at: number): boolean {
  return isSame(column, others[at]) || others.some((other) => isSame(column, other))
}

/** All that base gave, in its order; what is new stands between or behind. */
function isWithin(was: readonly Column[], is: readonly Column[], typesOnly: boolean): boolean {
  let next = 0
  for (const column of is) {
    const expected = was[next]
    if (expected && (typesOnly ? isSameType(expected.type, column.type) : isSame(expected, column))) next += 1
  }
  return next === was.length && is.length > was.length
}

/** Names of the results as the text gives them; undefined where it leaves them to a table. */
function writtenNames(node: Node): readonly string[] | undefined {
  const targets =
    'SelectStmt' in node
      ? node.SelectStmt.targetList
      : 'InsertStmt' in node
        ? node.InsertStmt.returningClause?.exprs
        : 'UpdateStmt' in node
          ? node.UpdateStmt.returningClause?.exprs
          : 'DeleteStmt' in node
            ? node.DeleteStmt.returningClause?.exprs
            : undefined
  return targets?.map((target, at) => ('ResTarget' in target && nameIn(target.ResTarget)) || `column ${at + 1}`)
}

function nameIn({ name, val }: { readonly name?: string; readonly val?: Node }): string | undefined {
  if (name !== undefined && name !== '') return name
  const parts = val && 'ColumnRef' in val ? val.ColumnRef.fields : val && 'FuncCall' in val ? val.FuncCall.funcname : []
  const last = parts?.at(-1)
  return last && 'String' in last ? last.String.sval : undefined
}
