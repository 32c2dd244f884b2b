import type { Node, RangeVar, ResTarget } from 'libpg-query'
import type { RemedyStep } from '../../../core/finding.ts'
import type { SqlStatement } from '../../../sql/statements.ts'
import { isWord, type Token, tokensOf } from '../../../sql/tokens.ts'
import type { TracedStatement } from '../subject.ts'
import type { ColumnFacts, TableFacts } from '../trace/facts.ts'
import { sqlName } from './sql-names.ts'

/** Rows that one transaction changes: few enough that nobody waits for long. */
const batch = 1_000

/**
 * The same UPDATE or DELETE in batches by key; undefined where it cannot be told that the batches come to an end, and
 * change what the statement changes. `isNew`: whether a column is new, and holds nothing but NULL.
 */
export function inBatches(
  { sql, before }: TracedStatement,
  table: number,
  isNew: (column: ColumnFacts) => boolean,
): readonly RemedyStep[] | undefined {
  const facts = before.tables.get(table)
  const parts = partsOf(sql.text)
  const change = facts && parts && changeOf(sql, facts, parts.where, isNew)
  const key = change && keyOf(facts, change.assigned)
  if (!change || !key) return undefined
  const own = change.undone === undefined || parts.where === '' ? parts.where : `(${parts.where})`
  const conditions = [change.undone, own === '' ? undefined : own].flatMap((condition) => condition ?? [])
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''
  const order = key === 'ctid' ? '' : ` ORDER BY ${key}`
  const rows = `SELECT ${key} FROM ${parts.relation}${where}${order} LIMIT ${batch} FOR UPDATE`
  return [
    {
      sql: `${parts.head} WHERE ${key.includes(',') ? `(${key})` : key} IN (${rows})`,
      repeat: 'until it changes no row',
    },
  ]
}

interface Change {
  readonly assigned: readonly string[]
  /** What tells a row that is still to be changed, besides the author's own condition; undefined: that will do. */
  readonly undone: string | undefined
}

/** Undefined where the statement is no plain change of this table, or might go on forever. */
function changeOf(
  { node, text }: SqlStatement,
  table: TableFacts,
  where: string,
  isNew: (column: ColumnFacts) => boolean,
): Change | undefined {
  const isTarget = (relation: RangeVar | undefined) => relation?.relname === table.name.slice(table.schema.length + 1)
  if ('DeleteStmt' in node) {
    const { relation, usingClause, returningClause } = node.DeleteStmt
    return isTarget(relation) && !usingClause && !returningClause ? { assigned: [], undone: undefined } : undefined
  }
  if (!('UpdateStmt' in node)) return undefined
  const { relation, fromClause, returningClause, targetList = [] } = node.UpdateStmt
  if (!isTarget(relation) || fromClause || returningClause) return undefined
  const assignments = assignmentsOf(targetList, table, text)
  const condition = assignments && undone(assignments, where, isNew)
  if (!assignments || !condition) return undefined
  return {
    assigned: assignments.map(({ column }) => column.name),
    undone: condition === 'nothing' ? undefined : condition,
  }
}

/** Whether a statement changes no more rows than a LIMIT lets it. */
export function isLimited({ node }: TracedStatement['sql']): boolean {
  const where =
    'UpdateStmt' in node
      ? [node.UpdateStmt.whereClause, node.UpdateStmt.fromClause, node.UpdateStmt.withClause]
      : 'DeleteStmt' in node
        ? [node.DeleteStmt.whereClause, node.DeleteStmt.usingClause, node.DeleteStmt.withClause]
        : []
  return JSON.stringify(where).includes('"limitCount"')
}

interface Parts {
  /** Up to the WHERE. */
  readonly head: string
  /** The table with its alias, as written. */
  readonly relation: string
  /** The condition, without the keyword; empty where there is none. */
  readonly where: string
}

/** `UPDATE relation SET ... [WHERE ...]` or `DELETE FROM relation [WHERE ...]`, without any other clause. */
function partsOf(text: string): Parts | undefined {
  const tokens = tokensOf(text)
  // A comment would swallow what comes after it on the line.
  if (tokens.some(({ kind }) => kind === 'comment') || text.length > 1_000) return undefined
  const [first, second] = tokens
  if (!first || !second) return undefined
  const top = topLevel(tokens)
  const where = top.find((token) => isWord(token, 'WHERE'))
  const until = isWord(first, 'UPDATE') ? top.find((token) => isWord(token, 'SET')) : where
  const from = isWord(first, 'UPDATE') ? second.start : isWord(first, 'DELETE') ? second.end : undefined
  if (from === undefined || (isWord(first, 'UPDATE') && !until)) return undefined
  const relation = text.slice(from, until?.start).trim()
  // ONLY, `*` and the like: no table that a plain FROM means.
  if (/^only\b|[*(]/i.test(relation)) return undefined
  return {
    head: text.slice(0, where?.start).trim(),
    relation,
    where: where ? text.slice(where.end).trim() : '',
  }
}

function topLevel(tokens: readonly Token[]): readonly Token[] {
  let depth = 0
  return tokens.filter(({ kind, text }) => {
    if (kind === 'sign' && text === '(') depth += 1
    if (kind === 'sign' && text === ')') depth -= 1
    return depth === 0
  })
}

interface Assignment {
  readonly column: ColumnFacts
  readonly value: Node
  /** The value as written. */
  readonly text: string
}

/** What an UPDATE assigns to whole columns; undefined where anything else is in it. */
function assignmentsOf(
  targets: readonly Node[],
  { columns }: TableFacts,
  text: string,
): readonly Assignment[] | undefined {
  const written = valuesIn(text)
  const assignments = targets.flatMap((target, index): readonly Assignment[] => {
    const { name, val, indirection }: ResTarget = 'ResTarget' in target ? target.ResTarget : {}
    const column = columns.find((candidate) => candidate.name === name)
    const value = written[index]
    return column && val && !indirection && value !== undefined ? [{ column, value: val, text: value }] : []
  })
  return assignments.length === targets.length && written.length === targets.length && targets.length > 0
    ? assignments
    : undefined
}

/** The texts between `=` and the next comma of each `column = value` after SET. */
function valuesIn(text: string): readonly string[] {
  const top = topLevel(tokensOf(text))
  const from = top.findIndex((token) => isWord(token, 'SET'))
  const to = top.findIndex((token) => isWord(token, 'WHERE'))
  const tokens = top.slice(from + 1, to < 0 ? undefined : to)
  const commas = tokens.flatMap(({ kind, text: sign, start }) => (kind === 'sign' && sign === ',' ? [start] : []))
  const ends = [...commas, to < 0 ? text.length : (top[to]?.start ?? text.length)]
  return ends.flatMap((end, index) => {
    const start = index === 0 ? (top[from]?.end ?? 0) : (ends[index - 1] ?? 0) + 1
    const equals = text.indexOf('=', start)
    return equals < 0 || equals > end ? [] : [text.slice(equals + 1, end).trim()]
  })
}

/**
 * A condition that a row fulfils until it is updated. Without one that is certain, the batches might never end, or
 * change a row twice.
 */
function undone(
  assignments: readonly Assignment[],
  where: string,
  isNew: (column: ColumnFacts) => boolean,
): string | undefined {
  // The author's own: `WHERE total IS NULL`, when total gets a value.
  const filled = assignments.find(
    ({ column, value }) => isPresent(value) && asksForNull(where, column.name) && column.generated === null,
  )
  if (filled) return 'nothing'
  const fresh = assignments.find(({ column, value }) => isNew(column) && isPresent(value))
  if (fresh) return `${sqlName(fresh.column.name)} IS NULL`
  const assigned = new Set(assignments.map(({ column }) => column.name))
  if (!assignments.every(({ value }) => isSteady(value, assigned))) return undefined
  const differs = assignments.map(({ column, text, value }) => {
    // What the column would round or cut is compared as it will be stored.
    const whole = /^(smallint|integer|bigint|numeric)$/.test(column.type) && /^\d+$/.test(text) && 'A_Const' in value
    const own = whole || /^(text|boolean|uuid|jsonb|date)$/.test(column.type)
    return `${sqlName(column.name)} IS DISTINCT FROM ${own ? ('A_Const' in value ? text : `(${text})`) : `CAST(${text} AS ${column.type})`}`
  })
  return differs.length === 1 ? differs[0] : `(${differs.join(' OR ')})`
}

/** `column IS NULL`, alone or with further conditions that must hold as well. */
function asksForNull(where: string, column: string): boolean {
  const [name, is, nothing, ...rest] = tokensOf(where)
  if (!name || !is || !nothing || !isWord(is, 'IS') || !isWord(nothing, 'NULL')) return false
  const named = name.kind === 'word' ? name.text.toLowerCase() : name.text.slice(1, -1)
  const [next] = rest
  return named === column && (!next || (isWord(next, 'AND') && !rest.some((token) => isWord(token, 'OR'))))
}

const neverNull =
  /^(gen_random_uuid|uuid_generate_v[14]|uuidv[47]|now|random|clock_timestamp|statement_timestamp|nextval)$/

/** A value that is not NULL, whatever the row holds. */
function isPresent(value: Node): boolean {
  if ('A_Const' in value) return value.A_Const.isnull !== true
  if ('TypeCast' in value && value.TypeCast.arg) return isPresent(value.TypeCast.arg)
  if ('FuncCall' in value) return neverNull.test(functionName(value.FuncCall.funcname))
  if ('SQLValueFunction' in value) return true
  if ('CoalesceExpr' in value) return (value.CoalesceExpr.args ?? []).some(isPresent)
  return false
}

const steadyFunctions =
  /^(lower|upper|initcap|[lr]?trim|btrim|length|abs|round|floor|ceil|ceiling|substr|substring|replace|split_part|left|right|md5|concat|jsonb_build_object|jsonb_build_array|to_jsonb)$/

/** A value that is the same whenever it is computed, also after the row was updated. */
function isSteady(value: Node, assigned: ReadonlySet<string>): boolean {
  const all = (nodes: readonly Node[] | undefined) => (nodes ?? []).every((node) => isSteady(node, assigned))
  const one = (node: Node | undefined) => node === undefined || isSteady(node, assigned)
  if ('A_Const' in value) return true
  if ('ColumnRef' in value) {
    const last = value.ColumnRef.fields?.at(-1)
    return last !== undefined && 'String' in last && !assigned.has(last.String.sval ?? '')
  }
  if ('TypeCast' in value) return one(value.TypeCast.arg)
  if ('A_Expr' in value) return one(value.A_Expr.lexpr) && one(value.A_Expr.rexpr)
  if ('List' in value) return all(value.List.items)
  if ('BoolExpr' in value) return all(value.BoolExpr.args)
  if ('NullTest' in value) return one(value.NullTest.arg)
  if ('CoalesceExpr' in value) return all(value.CoalesceExpr.args)
  if ('CaseExpr' in value) {
    return one(value.CaseExpr.arg) && all(value.CaseExpr.args) && one(value.CaseExpr.defresult)
  }
  if ('CaseWhen' in value) return one(value.CaseWhen.expr) && one(value.CaseWhen.result)
  if ('FuncCall' in value)
    return steadyFunctions.test(functionName(value.FuncCall.funcname)) && all(value.FuncCall.args)
  return false
}

function functionName(parts: readonly Node[] | undefined): string {
  const last = parts?.at(-1)
  return last && 'String' in last ? (last.String.sval ?? '') : ''
}

/** The columns of the primary key; `ctid` where there is none, and the table is one. */
function keyOf({ constraints, kind }: TableFacts, assigned: readonly string[]): string | undefined {
  const primary = constraints.find((constraint) => constraint.kind === 'primary key')
  if (!primary) return kind === 'r' ? 'ctid' : undefined
  return primary.columns.some((column) => assigned.includes(column))
    ? undefined
    : primary.columns.map(sqlName).join(', ')
}
