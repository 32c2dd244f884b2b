import { type DatabaseSession, SqlError } from '../../../core/ports.ts'
import { quoted } from '../judgement/sql-names.ts'
import type { AskableQuery } from './askable.ts'
import { quotedTable, type Stage, tableCalled } from './stage.ts'

/** What Postgres said against a query. */
export interface QueryRefusal {
  readonly sqlstate: string
  readonly message: string
}

/** A type by its OID, and as format_type says it. */
export interface SignatureType {
  readonly oid: number
  readonly type: string
  /** pg_type.typcategory: what a text, a number or a date was and is no more hardly takes the same values. */
  readonly category: string
}

/** What a prepared query takes and gives. */
export interface Signature {
  readonly parameters: readonly SignatureType[]
  /** Undefined before PostgreSQL 16, which does not tell. */
  readonly results: readonly SignatureType[] | undefined
  /** Names of the results, for a query whose text leaves them to the tables; undefined: not asked, or not to be had. */
  readonly names: readonly string[] | undefined
}

/** A query that one state of the database serves as far as it was asked. */
export interface Prepared {
  readonly name: string
  readonly signature: Signature
  /** A few rows at most, no function that reaches further: it may be run. */
  readonly runnable: boolean
}

export type Asked =
  | { readonly served: true; readonly prepared: Prepared }
  | { readonly served: false; readonly at: 'prepare' | 'plan'; readonly refusal: QueryRefusal }

/** What became of a query that was run. */
export type Ran =
  | { readonly done: true; readonly rows: number; readonly names: readonly string[] | undefined }
  | { readonly done: false; readonly refusal: QueryRefusal }

/** Who asks: the owner, or a role with the settings that it logs in with. */
export type Asker = { readonly role: string; readonly settings: readonly string[] } | undefined

/** More rows or more work are not run: nobody is to wait for a query that has no end. */
const rowsAtMost = 5_000
const costAtMost = 200_000

/** Prepares a query and has it planned for any values, as `asker`. Nothing of it runs. */
export async function ask(stage: Stage, asked: AskableQuery, asker: Asker): Promise<Asked> {
  const { session } = stage
  const name = stage.nextName()
  let at: 'prepare' | 'plan' = 'prepare'
  try {
    await session.execute(`SAVEPOINT breakwater_query; ${become(asker)}PREPARE ${name} AS ${asked.sql}`)
    stage.keep(name)
    const signature = await signatureOf(stage, name)
    at = 'plan'
    const plan = await session.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${executed(name, signature.parameters)}`)
    const runnable = isCheap(plan.rows[0]?.['QUERY PLAN'] ?? '') && isHarmless(stage, asked)
    await undo(session)
    const names = asked.star && !asked.writes ? await resultNames(stage, name, signature) : undefined
    return { served: true, prepared: { name, signature: { ...signature, names }, runnable } }
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown
    await undo(session)
    return { served: false, at, refusal: refusalOf(thrown) }
  }
}

/** Runs a prepared query with these values; nothing of it stays. `alone`: the table that it inserts into is emptied first. */
export async function runPrepared(
  stage: Stage,
  asked: AskableQuery,
  { name, signature }: Prepared,
  values: readonly string[],
  asker: Asker,
  { alone }: { readonly alone: boolean },
): Promise<Ran> {
  const { session } = stage
  try {
    await session.execute(`SAVEPOINT breakwater_query; ${alone ? emptied(stage, asked) : ''}${become(asker)}`)
    const { rows, affected } = await session.query<Readonly<Record<string, unknown>>>(
      executed(name, signature.parameters, values),
    )
    const [first] = rows
    return { done: true, rows: Math.max(rows.length, affected), names: first && Object.keys(first) }
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown
    return { done: false, refusal: refusalOf(thrown) }
  } finally {
    await undo(session).catch(() => undefined)
  }
}

async function undo(session: DatabaseSession): Promise<void> {
  await session.execute('ROLLBACK TO SAVEPOINT breakwater_query; RELEASE SAVEPOINT breakwater_query')
}

function become(asker: Asker): string {
  if (!asker) return ''
  return [...asker.settings, `SET LOCAL ROLE ${quoted(asker.role)}`].map((statement) => `${statement}; `).join('')
}

/** Unseen by any trigger or foreign key, as the owner. */
function emptied({ facts }: Stage, { node }: AskableQuery): string {
  const relation = 'InsertStmt' in node ? node.InsertStmt.relation : undefined
  const table = relation?.relname === undefined ? undefined : tableCalled(facts, named(relation))
  if (!table) return ''
  return `SET LOCAL session_replication_role = replica; DELETE FROM ${quotedTable(table)}; SET LOCAL session_replication_role = origin; `
}

function named({ schemaname, relname = '' }: { readonly schemaname?: string; readonly relname?: string }) {
  return schemaname === undefined || schemaname === '' ? { name: relname } : { schema: schemaname, name: relname }
}

/** Without values: for any. */
function executed(name: string, parameters: Signature['parameters'], values?: readonly string[]): string {
  if (parameters.length === 0) return `EXECUTE ${name}`
  return `EXECUTE ${name} (${parameters.map((_, index) => (values ? quotedText(values[index] ?? '') : 'NULL')).join(', ')})`
}

/** Whatever `standard_conforming_strings` says. */
function quotedText(text: string): string {
  return `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}

async function signatureOf(stage: Stage, name: string): Promise<Omit<Signature, 'names'>> {
  const results = stage.version >= 160_000 ? 'result_types' : 'NULL::pg_catalog.regtype[]'
  const { rows } = await stage.session.query<{ parameters: string; results: string | null }>(
    `SELECT parameter_types::pg_catalog.oid[]::text AS parameters, ${results}::pg_catalog.oid[]::text AS results FROM pg_catalog.pg_prepared_statements WHERE name = $1`,
    [name],
  )
  const [row] = rows
  // A write without RETURNING has no results, which is told as NULL too.
  const results_ = row?.results ?? (stage.version >= 160_000 ? '{}' : undefined)
  return {
    parameters: await typesIn(stage, row?.parameters ?? '{}'),
    results: results_ === undefined ? undefined : await typesIn(stage, results_),
  }
}

async function typesIn(stage: Stage, oids: string): Promise<readonly SignatureType[]> {
  const types: SignatureType[] = []
  for (const oid of (oids.match(/\d+/g) ?? []).map(Number)) {
    const info = await stage.typeOf(oid)
    types.push({ oid, type: info?.type ?? String(oid), category: info?.category ?? '' })
  }
  return types
}

/** The names of what `SELECT *` gives, from an empty table made of it; one that stands twice can be in none. */
async function resultNames(
  { session }: Stage,
  name: string,
  { parameters }: Omit<Signature, 'names'>,
): Promise<readonly string[] | undefined> {
  try {
    await session.execute(
      `SAVEPOINT breakwater_query; CREATE TEMPORARY TABLE breakwater_shape ON COMMIT DROP AS ${executed(name, parameters)} WITH NO DATA`,
    )
    const { rows } = await session.query<{ name: string }>(
      `SELECT attname::text AS name FROM pg_catalog.pg_attribute
       WHERE attrelid = 'pg_temp.breakwater_shape'::pg_catalog.regclass AND attnum > 0 ORDER BY attnum`,
    )
    return rows.map((row) => row.name)
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown
    return undefined
  } finally {
    await undo(session).catch(() => undefined)
  }
}

/** By what the planner expects: `Seq Scan on orders  (cost=0.00..10.75 rows=75 width=36)`. */
function isCheap(plan: string): boolean {
  const [, cost, rows] = /\(cost=[\d.]+\.\.([\d.]+) rows=(\d+) /.exec(plan) ?? []
  return Number(cost ?? 0) <= costAtMost && Number(rows ?? 0) <= rowsAtMost
}

function isHarmless({ reaching }: Stage, { functions, recursive }: AskableQuery): boolean {
  return !recursive && !functions.some((name) => reaching.has(name))
}

function refusalOf({ sqlstate, message }: SqlError): QueryRefusal {
  return { sqlstate, message }
}
