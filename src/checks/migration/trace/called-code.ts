import type { DatabaseSession } from '../../../core/ports.ts'
import type { SqlStatement } from '../../../sql/statements.ts'
import { quoted } from '../judgement/sql-names.ts'
import type { Facts, TableFacts, WorldFacts } from './facts.ts'
import type { Difference } from './observe.ts'

/** Statements that can do anything by what they call. */
const calling: ReadonlySet<string> = new Set([
  'DoStmt',
  'CallStmt',
  'SelectStmt',
  'InsertStmt',
  'UpdateStmt',
  'DeleteStmt',
])

/** A function may call another; deeper ones are left unread. */
const deepest = 3

/** More text than that is data. */
const readAtMost = 200_000

/**
 * The text that a statement runs besides its own: of a DO block its body, of a call the sources of the project's own
 * functions, with what these call. Empty where there is none.
 */
export async function calledCode(
  session: DatabaseSession,
  { kind, text }: SqlStatement,
  { world }: Facts,
): Promise<string> {
  if (!calling.has(kind)) return ''
  const own = kind === 'DoStmt' ? text.slice(0, readAtMost) : ''
  const named = functionsByName(world)
  const read = new Set<number>()
  let code = own
  let fresh = text.slice(0, readAtMost)
  for (let depth = 0; depth < deepest && named.size > 0; depth += 1) {
    const called = callsIn(fresh).flatMap((name) => named.get(name) ?? [])
    const unread = called.filter((oid) => !read.has(oid))
    if (unread.length === 0) break
    for (const oid of unread) read.add(oid)
    fresh = await sourcesOf(session, unread)
    code += `\n${fresh}`
  }
  return code
}

const byName = new WeakMap<WorldFacts['functions'], ReadonlyMap<string, readonly number[]>>()

function functionsByName({ functions }: WorldFacts): ReadonlyMap<string, readonly number[]> {
  const known = byName.get(functions)
  if (known) return known
  const named = new Map<string, readonly number[]>()
  for (const { oid, name } of functions) {
    const own = name.slice(name.indexOf('.') + 1)
    named.set(own, [...(named.get(own) ?? []), oid])
  }
  byName.set(functions, named)
  return named
}

function callsIn(text: string): readonly string[] {
  return [...text.matchAll(/([\w$]+)"?\s*\(/g)].map(([, name = '']) => name.toLowerCase())
}

async function sourcesOf(session: DatabaseSession, oids: readonly number[]): Promise<string> {
  const { rows } = await session.query<{ sources: string | null }>(
    `SELECT pg_catalog.string_agg(coalesce(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc), E'\\n') AS sources
       FROM pg_catalog.pg_proc p WHERE p.oid IN (SELECT pg_catalog.json_array_elements_text($1::json)::pg_catalog.oid)`,
    [JSON.stringify(oids)],
  )
  return (rows[0]?.sources ?? '').slice(0, readAtMost)
}

/** Whether code may make rows go, in words that can be seen, or in text that it puts together. */
export function mayDelete(code: string): boolean {
  return /\b(truncate|delete|execute)\b/i.test(code)
}

/** Tables that code empties by a DELETE without a condition, as it names them. */
export function deletedWholly(code: string): readonly string[] {
  const found = code.matchAll(/\bdelete\s+from\s+(?:only\s+)?([\w$".]+)\s*(?=;|'|\$|\)|$)/gi)
  return [...found].map(([, name = '']) => name.replaceAll('"', ''))
}

/** Tables whose every row code updates, as it names them. */
export function updatedWholly(code: string): readonly string[] {
  const found = code.matchAll(/\bupdate\s+(?:only\s+)?([\w$".]+)\s+set\s+([^;]*)/gi)
  return [...found].flatMap(([, name = '', rest = '']) =>
    /\b(?:where|from)\b/i.test(rest) ? [] : [name.replaceAll('"', '')],
  )
}

/** Whether one of these names, as code writes them, is the table's. */
export function isAmong(names: readonly string[], table: string): boolean {
  return names.includes(table) || names.includes(table.slice(table.indexOf('.') + 1))
}

/**
 * OIDs of the tables that code truncated: each has a new file, which nobody filled from the one before (that would be a
 * scan), and holds no more rows than the statement itself put there.
 */
export async function truncatedBy(
  session: DatabaseSession,
  code: string,
  { rewrites, scans, rows }: Difference,
  { tables }: Facts,
): Promise<ReadonlySet<number>> {
  const truncated = new Set<number>()
  if (!mayDelete(code)) return truncated
  const saysSo = /\btruncate\b/i.test(code)
  for (const { oid, name } of rewrites) {
    const table = tables.get(oid)
    const copied = scans.some((scan) => scan.oid === oid) && !saysSo
    if (table?.kind !== 'r' || copied) continue
    const inserted = rows[name]?.inserted ?? 0
    if ((await rowsUpTo(session, table, inserted + 1)) <= inserted) truncated.add(oid)
  }
  return truncated
}

/** Who may truncate a table need not be allowed to read it. */
async function rowsUpTo(session: DatabaseSession, { oid, schema, name }: TableFacts, limit: number): Promise<number> {
  const { rows: allowed } = await session.query<{ allowed: boolean }>(
    `SELECT pg_catalog.has_table_privilege(${oid}::pg_catalog.oid, 'SELECT') AS allowed`,
  )
  if (!allowed[0]?.allowed) return 0
  const path = `${quoted(schema)}.${quoted(name.slice(schema.length + 1))}`
  const { rows } = await session.query<{ count: number }>(
    `SELECT pg_catalog.count(*)::int4 AS count FROM (SELECT FROM ONLY ${path} LIMIT ${limit}) AS counted`,
  )
  return rows[0]?.count ?? 0
}
