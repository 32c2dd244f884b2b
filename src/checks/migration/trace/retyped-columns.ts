import { BreakwaterError } from '../../../core/error.ts'
import { type DatabaseSession, SqlError } from '../../../core/ports.ts'
import { quoted } from '../judgement/sql-names.ts'
import { attempt } from './attempt.ts'
import type { ColumnFacts, Facts, TableFacts } from './facts.ts'

/** A column that now has a type of another kind, and what becomes of what an application plausibly asks. */
export interface RetypedColumn {
  /** OID of the table. */
  readonly table: number
  /** pg_attribute.attnum. */
  readonly column: number
  /** A question that Postgres plans with the type of base and refuses with that of head; undefined: none of those tried. */
  readonly refused: { readonly sql: string; readonly sqlstate: string; readonly message: string } | undefined
}

/** So many columns are tried, and no more. */
const triedAtMost = 100

/**
 * Asks for each column that got a type of another kind what an application may ask of it, with parameters of base's type:
 * first of a column that has base's type, then of the column as it is on head. Only what the first serves counts.
 */
export async function retypedColumns(
  session: DatabaseSession,
  { base, head }: { readonly base: Facts; readonly head: Facts },
): Promise<readonly RetypedColumn[]> {
  const retyped = [...head.tables.values()]
    .flatMap((table) => changedIn(base.tables.get(table.oid), table))
    .slice(0, triedAtMost)
  const tried: RetypedColumn[] = []
  try {
    for (const { table, before, after } of retyped) {
      const refused = await firstRefused(session, table, before, after)
      if (refused === 'not to be told') continue
      tried.push({ table: table.oid, column: after.number, refused })
    }
  } catch (thrown) {
    // A limit: what was tried before it stands.
    if (!(thrown instanceof BreakwaterError) && !(thrown instanceof SqlError)) throw thrown
  }
  return tried
}

interface Changed {
  readonly table: TableFacts
  readonly before: ColumnFacts
  readonly after: ColumnFacts
}

/** Of partitions the parent speaks. What has another name is not found at all, which is told elsewhere. */
function changedIn(base: TableFacts | undefined, table: TableFacts): readonly Changed[] {
  if (!base || !'rp'.includes(table.kind) || table.partitionOf !== undefined || base.name !== table.name) return []
  return table.columns.flatMap((after) => {
    const before = base.columns.find(({ number }) => number === after.number)
    const other = before?.name === after.name && kindOf(before.type) !== kindOf(after.type)
    return other ? [{ table, before, after }] : []
  })
}

/**
 * Types that applications take for one another, as drivers and Postgres' implicit casts do. Zones of timestamps have a
 * rule of their own.
 */
function kindOf(type: string): string {
  const bare = withoutSize(type)
  if (/^(smallint|integer|bigint|numeric|real|double precision)$/.test(bare)) return 'number'
  if (/^(character varying|character|text|name|bpchar|citext|(?:\w+\.)?citext)$/.test(bare)) return 'text'
  if (/^timestamp with(out)? time zone$/.test(bare)) return 'timestamp'
  return bare
}

/** `timestamp(3) without time zone` as `timestamp without time zone`. */
function withoutSize(type: string): string {
  return type.replace(/\(\d+(,-?\d+)?\)/, '')
}

type Refused = NonNullable<RetypedColumn['refused']>

async function firstRefused(
  session: DatabaseSession,
  { schema, name }: TableFacts,
  before: ColumnFacts,
  after: ColumnFacts,
): Promise<Refused | undefined | 'not to be told'> {
  const own = name.slice(schema.length + 1)
  const column = quoted(after.name)
  await session.execute('BEGIN')
  try {
    const [was, is] = [await baseType(session, before.type), await baseType(session, after.type)]
    if (was === undefined || is === undefined || kindOf(was) === kindOf(is)) return 'not to be told'
    await session.execute(
      `CREATE TEMPORARY TABLE breakwater_base AS SELECT NULL::${before.type} AS ${column} WITH NO DATA`,
    )
    for (const question of questionsAbout(withoutSize(before.type), kindOf(was), column)) {
      const onBase = await attempt(session, planned(question('pg_temp.breakwater_base')))
      const onHead = onBase ? undefined : await attempt(session, planned(question(`${quoted(schema)}.${quoted(own)}`)))
      if (onHead) {
        const sql = question(schema === 'public' ? plainName(own) : `${plainName(schema)}.${plainName(own)}`)
        return {
          sql: sql.replaceAll(column, plainName(after.name)),
          sqlstate: onHead.sqlstate,
          message: onHead.message,
        }
      }
    }
    return undefined
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown
    return 'not to be told'
  } finally {
    await session.execute('ROLLBACK')
  }
}

/** Of a domain the type that applications see. Undefined: the type is gone, which is told of the type. */
async function baseType(session: DatabaseSession, type: string): Promise<string | undefined> {
  const { rows } = await session.query<{ type: string }>(
    `SELECT pg_catalog.format_type(CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END, NULL) AS type
       FROM pg_catalog.pg_type t WHERE t.oid = pg_catalog.to_regtype($1)`,
    [type],
  )
  return rows[0]?.type
}

function plainName(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) ? name : quoted(name)
}

type Question = (table: string) => string

/** The most usual first: a search by the column, a change of it, and what its kind is there for. */
function questionsAbout(type: string, kind: string, column: string): readonly Question[] {
  const element = /^(.+)\[\]$/.exec(type)?.[1]
  const reads: Readonly<Record<string, string>> = {
    boolean: `WHERE ${column}`,
    text: `WHERE ${column} LIKE $1::text`,
    timestamp: `WHERE ${column} > now() - interval '1 day'`,
  }
  const results: Readonly<Record<string, string>> = {
    number: `sum(${column})`,
    json: `json_array_elements(${column})`,
    jsonb: `jsonb_array_elements(${column})`,
  }
  const [read, result] = [element === undefined ? reads[kind] : `WHERE $1::${element} = ANY (${column})`, results[kind]]
  return [
    (table) => `SELECT ${column} FROM ${table} WHERE ${column} = $1::${type}`,
    (table) => `UPDATE ${table} SET ${column} = $1::${type}`,
    ...(read === undefined ? [] : [(table: string) => `SELECT ${column} FROM ${table} ${read}`]),
    ...(result === undefined ? [] : [(table: string) => `SELECT ${result} FROM ${table}`]),
  ]
}

/** Has Postgres plan the query; nothing of it runs. */
function planned(sql: string): readonly string[] {
  return [`PREPARE breakwater_type AS ${sql}`, 'DEALLOCATE breakwater_type']
}
