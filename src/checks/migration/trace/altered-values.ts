import { type DatabaseSession, SqlError } from '../../../core/ports.ts'
import type { SqlStatement } from '../../../sql/statements.ts'
import { alterTable } from '../judgement/nodes.ts'
import { quoted } from '../judgement/sql-names.ts'
import type { Facts, TableFacts } from './facts.ts'

/** A value that the USING of a type change made another than a cast would have. */
export interface AlteredValue {
  /** OID of the table. */
  readonly table: number
  readonly column: string
  /** As text; undefined is NULL. */
  readonly before: string | undefined
  readonly after: string | undefined
  /** What a plain cast makes of it. */
  readonly cast: string | undefined
}

/** Values of a column before its type changes. */
export interface ColumnSample {
  readonly table: number
  readonly column: string
  readonly type: string
  readonly values: readonly (string | null)[]
}

/** In the order of the rows in the file, which a rewrite keeps. */
const sampledAtMost = 20

/** The first values of the columns that get another type by a USING; empty for any other statement. */
export async function sampleColumns(
  session: DatabaseSession,
  statement: SqlStatement,
  { tables }: Facts,
): Promise<readonly ColumnSample[]> {
  const alter = alterTable(statement)
  const names = (alter?.commands ?? []).flatMap(({ subtype, name, def }) => {
    const using = subtype === 'AT_AlterColumnType' && def && 'ColumnDef' in def && def.ColumnDef.raw_default
    return using && name !== undefined ? [name] : []
  })
  if (!alter || names.length === 0) return []
  const { schemaname, relname } = alter.relation
  const table = [...tables.values()].find(({ schema, name, kind }) => {
    const fits = schemaname === undefined || schema === schemaname
    return kind === 'r' && fits && name.slice(schema.length + 1) === relname
  })
  if (!table) return []
  const samples: ColumnSample[] = []
  for (const { name: column, type } of table.columns.filter(({ name }) => names.includes(name))) {
    samples.push({ table: table.oid, column, type, values: await valuesOf(session, table, column) })
  }
  return samples
}

/** The first value of each that is neither what it was nor what a cast to the new type makes of it. */
export async function alteredValues(
  session: DatabaseSession,
  samples: readonly ColumnSample[],
  { tables }: Facts,
): Promise<readonly AlteredValue[]> {
  const altered: AlteredValue[] = []
  for (const { table: oid, column, type, values } of samples) {
    const table = tables.get(oid)
    const now = table?.columns.find(({ name }) => name === column)
    if (!table || !now || values.length === 0) continue
    const after = await valuesOf(session, table, column)
    const cast = await castOf(session, values, type, now.type)
    if (!cast || after.length !== values.length) continue
    const index = values.findIndex((value, place) => after[place] !== cast[place] && after[place] !== value)
    const at = (list: ColumnSample['values']) => list[index] ?? undefined
    if (index >= 0) altered.push({ table: oid, column, before: at(values), after: at(after), cast: at(cast) })
  }
  return altered
}

async function valuesOf(
  session: DatabaseSession,
  { schema, name }: TableFacts,
  column: string,
): Promise<readonly (string | null)[]> {
  const path = `${quoted(schema)}.${quoted(name.slice(schema.length + 1))}`
  const { rows } = await session.query<{ value: string | null }>(
    `SELECT ${quoted(column)}::text AS value FROM ONLY ${path} ORDER BY ctid LIMIT ${sampledAtMost}`,
  )
  return rows.map(({ value }) => value)
}

/** Undefined where there is no cast, or none for these values: then USING is what says how. */
async function castOf(
  session: DatabaseSession,
  values: ColumnSample['values'],
  from: string,
  to: string,
): Promise<readonly (string | null)[] | undefined> {
  await session.execute('SAVEPOINT breakwater_cast')
  try {
    const { rows } = await session.query<{ value: string | null }>(
      `SELECT CAST(CAST(v.value AS ${from}) AS ${to})::text AS value
         FROM pg_catalog.json_array_elements_text($1::json) WITH ORDINALITY AS v(value, place) ORDER BY v.place`,
      [JSON.stringify(values)],
    )
    return rows.map(({ value }) => value)
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown
    return undefined
  } finally {
    // On a client's connection only one statement goes at a time.
    await session.execute('ROLLBACK TO SAVEPOINT breakwater_cast')
    await session.execute('RELEASE SAVEPOINT breakwater_cast')
  }
}
