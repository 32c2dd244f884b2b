import type { RangeVar } from 'libpg-query'
import type { DatabaseSession } from '../../../core/ports.ts'
import type { SqlStatement } from '../../../sql/statements.ts'
import { alterTable, droppedNames } from '../judgement/nodes.ts'
import { quoted } from '../judgement/sql-names.ts'
import type { Witnesses } from '../rows/witnesses.ts'
import { mayDelete } from './called-code.ts'
import type { Facts, TableFacts } from './facts.ts'

/** More are not counted: the reader needs to know that there are many, not how many. */
const countedAtMost = 100_000

/**
 * Rows (and non-null values) that earlier migrations put where the statement drops a table or a column, changes a type,
 * truncates, deletes without a condition, or takes a child from its parent, and of any table that
 * the code it calls may reach, by `schema.table` and `schema.table.column`. Rows of ours do not count:
 * nobody would miss them.
 */
export async function rowsAtRisk(
  session: DatabaseSession,
  statement: SqlStatement,
  facts: Facts,
  witnesses: Pick<Witnesses, 'isOurs'>,
  code: string,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  const tables = [...facts.tables.values()]
  const reached = mayDelete(code) ? await filled(session, tables) : []
  for (const { table, columns } of [...targets(statement, tables), ...reached]) {
    if (witnesses.isOurs(table.oid) || !'rpm'.includes(table.kind)) continue
    const values = columns.map((column) => `, pg_catalog.count(${quoted(column)})`).join('')
    const limited = `(SELECT * FROM ${quotedPath(table)} LIMIT ${countedAtMost}) AS counted`
    const { rows } = await session.query<{ counts: readonly number[] }>(
      `SELECT pg_catalog.json_build_array(pg_catalog.count(*)${values}) AS counts FROM ${limited}`,
    )
    const [all = 0, ...each] = rows[0]?.counts ?? []
    if (all > 0) counts.set(table.name, all)
    for (const [index, column] of columns.entries()) {
      if ((each[index] ?? 0) > 0) counts.set(`${table.name}.${column}`, each[index] ?? 0)
    }
  }
  return counts
}

/** What code reaches nobody can tell before it runs: any table that holds something. */
async function filled(session: DatabaseSession, tables: readonly TableFacts[]): Promise<readonly Target[]> {
  const oids = tables.filter(({ kind }) => kind === 'r').map(({ oid }) => oid)
  const { rows } = await session.query<{ oid: number }>(
    `SELECT c.oid::int8 AS oid FROM pg_catalog.pg_class c
      WHERE c.oid IN (SELECT pg_catalog.json_array_elements_text($1::json)::pg_catalog.oid)
        AND pg_catalog.pg_relation_size(c.oid) > 0 AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
        AND (NOT c.relrowsecurity OR pg_catalog.current_setting('row_security') = 'on') LIMIT ${filledAtMost}`,
    [JSON.stringify(oids)],
  )
  const found = new Set(rows.map(({ oid }) => Number(oid)))
  return tables.filter(({ oid }) => found.has(oid)).map((table) => ({ table, columns: [] }))
}

/** Of more tables the rows are not counted: then it is only said that they are lost. */
const filledAtMost = 200

interface Target {
  readonly table: TableFacts
  readonly columns: readonly string[]
}

function targets(statement: SqlStatement, tables: readonly TableFacts[]): readonly Target[] {
  const { node } = statement
  const find = (schema: string | undefined, name: string, columns: readonly string[]): readonly Target[] =>
    tables
      .filter((table) => (schema === undefined ? table.name.endsWith(`.${name}`) : table.name === `${schema}.${name}`))
      .slice(0, 1)
      // A column that is not there would end the transaction of the migration.
      .map((table) => ({
        table,
        columns: columns.filter((column) => table.columns.some((known) => known.name === column)),
      }))
  if ('DropStmt' in node && node.DropStmt.removeType === 'OBJECT_TABLE') {
    return droppedNames(node.DropStmt).flatMap(({ schema, name }) => find(schema, name, []))
  }
  if ('DeleteStmt' in node && !node.DeleteStmt.whereClause && !node.DeleteStmt.usingClause) {
    const { relation } = node.DeleteStmt
    return relation ? find(relation.schemaname, relation.relname ?? '', []) : []
  }
  if ('TruncateStmt' in node) {
    return (node.TruncateStmt.relations ?? []).flatMap((relation) =>
      'RangeVar' in relation ? find(relation.RangeVar.schemaname, relation.RangeVar.relname ?? '', []) : [],
    )
  }
  const alter = alterTable(statement)
  const leaving = (alter?.commands ?? []).flatMap(({ subtype, def }): readonly (RangeVar | undefined)[] => {
    if (subtype === 'AT_DropInherit') return [alter?.relation]
    return subtype === 'AT_DetachPartition' && def && 'PartitionCmd' in def ? [def.PartitionCmd.name] : []
  })
  if (leaving.length > 0) {
    return leaving.flatMap((table) => (table ? find(table.schemaname, table.relname ?? '', []) : []))
  }
  const columns = (alter?.commands ?? []).flatMap(({ subtype, name }) =>
    name !== undefined && (subtype === 'AT_DropColumn' || subtype === 'AT_AlterColumnType') ? [name] : [],
  )
  return alter && columns.length > 0 ? find(alter.relation.schemaname, alter.relation.relname ?? '', columns) : []
}

function quotedPath({ schema, name }: TableFacts): string {
  return `${quoted(schema)}.${quoted(name.slice(schema.length + 1))}`
}
