import type { Constraint, Node, RangeVar } from 'libpg-query'
import { alterTable } from '../judgement/nodes.ts'
import { sqlName, sqlTable, sqlText } from '../judgement/sql-names.ts'
import type { TracedStatement } from '../subject.ts'
import type { ColumnFacts, ConstraintFacts, IndexFacts, TableFacts } from '../trace/facts.ts'

/**
 * A query for the rows that a statement fails on, in production or anywhere. From what it changed on empty tables, or,
 * where it never ran, from what it says. Undefined where neither tells.
 */
export function offendingRows(statement: TracedStatement, sqlstate: string): string | undefined {
  return byEffects(statement, sqlstate) ?? byNode(statement, sqlstate)
}

function byEffects({ effects, after }: TracedStatement, sqlstate: string): string | undefined {
  for (const effect of effects) {
    if (sqlstate === '23502' && effect.what === 'not null set') {
      return nulls(sqlTable(effect.table.after), [effect.column.after.name])
    }
    if (sqlstate.startsWith('22') && effect.what === 'column type changed') {
      return misfits(effect.table.after, effect.column.before, effect.column.after)
    }
    if (effect.what === 'index added' && sqlstate === '23505' && effect.index.unique) {
      return duplicatesOfIndex(effect.table.after, effect.index)
    }
    if (effect.what === 'constraint added' || effect.what === 'constraint altered') {
      const constraint = 'after' in effect.constraint ? effect.constraint.after : effect.constraint
      const query = byConstraint(effect.table.after, constraint, sqlstate, after.tables)
      if (query !== undefined) return query
    }
  }
  return undefined
}

function byConstraint(
  table: TableFacts,
  { kind, columns, definition, parent, parentColumns }: ConstraintFacts,
  sqlstate: string,
  tables: ReadonlyMap<number, TableFacts>,
): string | undefined {
  const name = sqlTable(table)
  if (kind === 'primary key' && sqlstate === '23502') return nulls(name, columns)
  if ((kind === 'primary key' || kind === 'unique') && sqlstate === '23505') {
    return duplicates(name, columns, definition.includes('NULLS NOT DISTINCT'))
  }
  if (kind === 'check' && sqlstate === '23514') {
    const [, condition] = /^CHECK \((.*)\)(?: NO INHERIT)?(?: NOT VALID)?(?: NOT ENFORCED)?$/s.exec(definition) ?? []
    return condition === undefined ? undefined : `SELECT * FROM ${name} WHERE NOT (${condition}) LIMIT 10`
  }
  const referenced = parent === undefined ? undefined : tables.get(parent)
  return kind === 'foreign key' && sqlstate === '23503' && referenced
    ? orphans(name, columns, sqlTable(referenced), parentColumns)
    : undefined
}

/** What a statement that failed says that it wants. */
function byNode({ sql, before }: TracedStatement, sqlstate: string): string | undefined {
  const { node } = sql
  if ('IndexStmt' in node && node.IndexStmt.unique && sqlstate === '23505') {
    const { relation, indexParams = [], whereClause, nulls_not_distinct: nullsCount = false } = node.IndexStmt
    const columns = indexParams.flatMap((param) => ('IndexElem' in param ? (param.IndexElem.name ?? []) : []))
    const plain = relation && !whereClause && columns.length === indexParams.length
    return plain ? duplicates(written(relation), columns, nullsCount) : undefined
  }
  const alter = alterTable(sql)
  for (const { subtype, name, def } of alter?.commands ?? []) {
    const table = written(alter?.relation)
    if (subtype === 'AT_SetNotNull' && sqlstate === '23502' && name) return nulls(table, [name])
    const constraint = def && 'Constraint' in def ? def.Constraint : undefined
    const query = constraint && byWrittenConstraint(table, constraint, sqlstate, [...before.tables.values()])
    if (query !== undefined) return query
  }
  return undefined
}

function byWrittenConstraint(
  table: string,
  { contype, keys, fk_attrs: own, pk_attrs: theirs, pktable, nulls_not_distinct: nullsCount = false }: Constraint,
  sqlstate: string,
  tables: readonly TableFacts[],
): string | undefined {
  const columns = namesIn(keys)
  const isKey = contype === 'CONSTR_UNIQUE' || contype === 'CONSTR_PRIMARY'
  if (isKey && sqlstate === '23505' && columns.length > 0) return duplicates(table, columns, nullsCount)
  if (contype === 'CONSTR_PRIMARY' && sqlstate === '23502' && columns.length > 0) return nulls(table, columns)
  if (contype !== 'CONSTR_FOREIGN' || sqlstate !== '23503' || !pktable) return undefined
  const parent = tables.find(({ name, schema }) => name === `${pktable.schemaname ?? schema}.${pktable.relname}`)
  const primary = parent?.constraints.find(({ kind }) => kind === 'primary key')?.columns ?? []
  const referenced = theirs ? namesIn(theirs) : primary
  return orphans(table, namesIn(own), written(pktable), referenced)
}

function namesIn(nodes: readonly Node[] | undefined): readonly string[] {
  return (nodes ?? []).flatMap((node) => ('String' in node ? (node.String.sval ?? []) : []))
}

function written(relation: RangeVar | undefined): string {
  const { schemaname, relname = '' } = relation ?? {}
  return schemaname === undefined ? sqlName(relname) : `${sqlName(schemaname)}.${sqlName(relname)}`
}

function nulls(table: string, columns: readonly string[]): string {
  return `SELECT * FROM ${table} WHERE ${columns.map((column) => `${sqlName(column)} IS NULL`).join(' OR ')} LIMIT 10`
}

/** NULL is equal to nothing, unless the key says so. */
function duplicates(table: string, columns: readonly string[], nullsCount: boolean, condition = ''): string {
  const list = columns.map(sqlName).join(', ')
  const conditions = [...(condition === '' ? [] : [condition]), ...(nullsCount ? [] : columns.map(present))]
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''
  return `SELECT ${list}, count(*) FROM ${table}${where} GROUP BY ${list} HAVING count(*) > 1 LIMIT 10`
}

function present(column: string): string {
  return `${sqlName(column)} IS NOT NULL`
}

function duplicatesOfIndex(table: TableFacts, { columns, predicate, definition }: IndexFacts): string | undefined {
  const named = columns.flatMap((column) => column ?? [])
  if (named.length !== columns.length) return undefined
  return duplicates(sqlTable(table), named, definition.includes('NULLS NOT DISTINCT'), predicate ?? '')
}

function orphans(
  table: string,
  columns: readonly string[],
  parent: string,
  parentColumns: readonly string[],
): string | undefined {
  if (columns.length === 0 || columns.length !== parentColumns.length) return undefined
  const own = columns.map((column) => `child.${sqlName(column)}`)
  const match = own.map((column, index) => `parent.${sqlName(parentColumns[index] ?? '')} = ${column}`).join(' AND ')
  const filled = own.map((column) => `${column} IS NOT NULL`).join(' AND ')
  return `SELECT * FROM ${table} AS child WHERE ${filled} AND NOT EXISTS (SELECT FROM ${parent} AS parent WHERE ${match}) LIMIT 10`
}

/** Values that the new type has no room for, or cannot read. */
function misfits(table: TableFacts, before: ColumnFacts, after: ColumnFacts): string | undefined {
  const column = sqlName(before.name)
  const [, length] = /^character(?: varying)?\((\d+)\)$/.exec(after.type) ?? []
  const select = `SELECT * FROM ${sqlTable(table)} WHERE`
  if (length !== undefined) return `${select} length(${column}::text) > ${length} LIMIT 10`
  // pg_input_is_valid came with 16; before, nothing tries a cast without failing on it.
  return `${select} NOT pg_input_is_valid(${column}::text, ${sqlText(after.type)}) LIMIT 10`
}
