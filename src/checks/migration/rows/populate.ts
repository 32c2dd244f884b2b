import type { DatabaseSession } from '../../../core/ports.ts'
import { SqlError } from '../../../core/ports.ts'
import { count } from '../../../core/wording.ts'
import { relationsNamedBy, type SqlStatement } from '../../../sql/statements.ts'
import { quoted } from '../judgement/sql-names.ts'
import { type Column, isNeeded, rowVariants, type TableShape } from './row-values.ts'
import type { Witnesses } from './witnesses.ts'

/** A table that we could not put a row into, and why. */
export interface Unfilled {
  readonly table: string
  readonly reason: string
}

/** Rows in tables that were empty, for as long as the run lasts. */
export interface Population extends Witnesses {
  /** Puts a row or two into each empty table that the statements name. */
  readonly fill: (statements: readonly SqlStatement[]) => Promise<void>
  readonly unfilled: () => readonly Unfilled[]
  /** Whether any row was ever made. */
  readonly used: () => boolean
}

const shapeQuery = `
  SELECT c.oid::int8 AS oid, c.oid::regclass::text AS name, n.nspname || '.' || c.relname AS shown,
    (SELECT json_agg(json_build_object(
        'name', a.attname, 'number', a.attnum, 'type', format_type(a.atttypid, a.atttypmod),
        'base', coalesce(b.typname, t.typname), 'category', coalesce(b.typcategory, t.typcategory),
        'length', CASE WHEN coalesce(nullif(t.typtypmod, -1), a.atttypmod) > 4 THEN coalesce(nullif(t.typtypmod, -1), a.atttypmod) - 4 END,
        'required', a.attnotnull OR t.typnotnull, 'hasDefault', a.atthasdef OR a.attidentity <> '' OR a.attgenerated <> '',
        'isKey', EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisunique AND a.attnum = ANY (i.indkey)),
        'counted', a.attidentity <> '' OR EXISTS (SELECT FROM pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum
                                                     AND pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%'),
        'labels', (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = coalesce(b.oid, t.oid)),
        'checks', (SELECT json_agg(pg_get_constraintdef(k.oid)) FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'),
        'expression', CASE WHEN a.attgenerated <> '' THEN (SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d
                                                            WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) END
      ) ORDER BY a.attnum)
      FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type b ON b.oid = t.typbasetype
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
    (SELECT json_agg(json_build_object('columns', k.conkey, 'parent', k.confrelid::int8, 'parentName', k.confrelid::regclass::text,
        'parentColumns', (SELECT json_agg(pa.attname ORDER BY x.at) FROM unnest(k.confkey) WITH ORDINALITY x(number, at)
                          JOIN pg_attribute pa ON pa.attrelid = k.confrelid AND pa.attnum = x.number)))
      FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f') AS keys,
    (SELECT json_agg(pg_get_constraintdef(k.oid)) FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c') AS checks
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.oid = $1 AND c.relkind IN ('r', 'p')`

/** Parents of parents: no schema that we have seen is deeper. */
const maxDepth = 12

/**
 * Makes rows for tables that stood before the first new migration and were empty: one with every column filled, one
 * with nothing that may be missing. Tables that hold rows from the history are left as they are. `linked`: names of
 * columns that the migrations make foreign keys, which are to hold what the other table's key holds.
 */
export function population(
  session: DatabaseSession,
  preexisting: ReadonlySet<number>,
  linked: ReadonlySet<string> = new Set(),
  /** The rows are made within the transaction that is open, and go with it. */
  { inTransaction = false } = {},
): Population {
  /** Tables that were empty and have our rows now, with those rows as text. */
  const filled = new Map<number, { readonly name: string; readonly rows: string }>()
  const unfilled = new Map<number, Unfilled>()
  /** Tables that triggers wrote to when our rows came: what is there now is not known to be anybody's. */
  const stirred = new Set<number>()
  /** OID by name, as the statements of the file that is run write it. */
  let names: ReadonlyMap<string, number> = new Map()
  const shapes = new Map<number, TableShape>()
  let used = false

  const fillOne = async (oid: number, path: readonly number[]): Promise<void> => {
    if (filled.has(oid) || unfilled.has(oid) || path.includes(oid) || path.length > maxDepth) return
    const shape = await shapeOf(session, oid, linked)
    if (!shape || (await hasRows(session, shape.name))) return
    for (const { parent, columns } of shape.keys) {
      const needed = shape.columns.some((column) => columns.includes(column.number) && isNeeded(shape, column))
      if (needed) await fillOne(parent, [...path, oid])
    }
    const reason = await insertRows(session, shape)
    // A trigger of its parent may have made its only row already, and refuse ours by that.
    if (reason !== undefined && !(await hasRows(session, shape.name))) unfilled.set(oid, { table: shape.shown, reason })
    else filled.set(oid, { name: shape.shown, rows: await rowsAsText(session, shape) })
    shapes.set(oid, shape)
  }
  const stirring = async (work: () => Promise<void>): Promise<void> => {
    const counted = await insertedRows(session)
    await work()
    for (const [oid, rows] of await insertedRows(session)) if (rows !== counted.get(oid)) stirred.add(oid)
  }
  /**
   * A row whose parent could not be made is one that no real table can hold. Of tables that were filled before, the
   * migrations since may have renamed or dropped what they refer to.
   */
  const removeOrphans = async (before: ReadonlySet<number>): Promise<void> => {
    for (const [oid, shape] of shapes) {
      const isNew = filled.has(oid) && !before.has(oid)
      const orphaned = isNew ? await missingParent(session, shape) : undefined
      if (orphaned === undefined) continue
      await deleteIn(session, [shape.name])
      filled.delete(oid)
      unfilled.set(oid, { table: shape.shown, reason: `${orphaned}, which it refers to, has no row` })
      return removeOrphans(before)
    }
  }
  const namedBy = (statement: SqlStatement) =>
    tableNamesIn(statement)
      .flatMap((name) => names.get(name) ?? [])
      .filter((oid) => filled.has(oid))
  /** With every table whose rows refer to theirs, which would point nowhere; in the order in which they were filled. */
  const withChildren = (oids: readonly number[]): readonly number[] => {
    const gone = new Set(oids)
    for (let size = -1; size !== gone.size; ) {
      size = gone.size
      for (const oid of filled.keys()) if (shapes.get(oid)?.keys.some(({ parent }) => gone.has(parent))) gone.add(oid)
    }
    return [...filled.keys()].filter((oid) => gone.has(oid))
  }
  const refill = async (oids: readonly number[]): Promise<void> => {
    for (const oid of oids) {
      const shape = await shapeOf(session, oid, linked)
      if (!shape) continue
      // A key that is checked at commit would leave an event behind, which stands in the way of the next ALTER TABLE.
      const reason = await insertRows(session, shape, shape.keys.length > 0 ? 'forced' : 'politely')
      if (reason === undefined) filled.set(oid, { name: shape.shown, rows: await rowsAsText(session, shape) })
      // What the statement has put there itself may be what refuses ours.
      else if (!(await hasRows(session, shape.name))) unfilled.set(oid, { table: shape.shown, reason })
    }
  }
  return {
    fill: async (statements) => {
      names = await namedTables(session, preexisting, statements)
      const before = new Set(filled.keys())
      await session.execute(inTransaction ? 'SAVEPOINT breakwater_rows' : 'BEGIN')
      try {
        await session.execute('SET CONSTRAINTS ALL IMMEDIATE')
        await stirring(async () => {
          for (const oid of new Set(names.values())) await fillOne(oid, [])
        })
        await removeOrphans(before)
        await session.execute(inTransaction ? 'RELEASE SAVEPOINT breakwater_rows' : 'COMMIT')
        used ||= filled.size > 0
      } catch (thrown) {
        await session.execute(inTransaction ? 'ROLLBACK TO SAVEPOINT breakwater_rows' : 'ROLLBACK')
        if (!(thrown instanceof SqlError)) throw thrown
        // Nothing of this file's rows stands.
        for (const [oid, { name }] of filled) {
          if (before.has(oid)) continue
          unfilled.set(oid, { table: name, reason: thrown.message })
          filled.delete(oid)
        }
      }
    },
    unfilled: () => [...unfilled.values()],
    used: () => used,
    shown: (statement) => {
      const rows = namedBy(statement).flatMap((oid) => filled.get(oid) ?? [])
      return rows.length === 0 ? undefined : inFewWords(rows.map(({ name, rows: text }) => `${name}: ${text}`))
    },
    isOurs: (oid) => filled.has(oid) || stirred.has(oid),
    any: () => filled.size > 0,
    empty: async (statement) => {
      const oids = withChildren(statement ? namedBy(statement) : [...filled.keys()])
      await deleteRows(session, oids)
      for (const oid of oids) filled.delete(oid)
      return () => refill(oids)
    },
    mark: () => {
      const then = [...filled]
      return () => {
        filled.clear()
        for (const [oid, rows] of then) filled.set(oid, rows)
      }
    },
  }
}

/** A block may name a dozen tables, and somebody has to read it. */
function inFewWords(tables: readonly string[]): string {
  const kept = tables.filter((_, index) => index === 0 || tables.slice(0, index + 1).join('; ').length <= 700)
  const left = tables.length - kept.length
  return `${kept.join('; ')}${left > 0 ? `; and those in ${count(left, 'more table', 'more tables')}` : ''}`
}

/** Rows that this session has put into each table so far. */
async function insertedRows(session: DatabaseSession): Promise<ReadonlyMap<number, number>> {
  const { rows } = await session.query<{ oid: number; rows: number }>(
    'SELECT relid::int8 AS oid, n_tup_ins AS rows FROM pg_catalog.pg_stat_xact_user_tables WHERE n_tup_ins > 0',
  )
  return new Map(rows.map(({ oid, rows: count }) => [Number(oid), Number(count)]))
}

/** OID by name as the statements write it, of tables that stood before the first new migration. */
async function namedTables(
  session: DatabaseSession,
  preexisting: ReadonlySet<number>,
  statements: readonly SqlStatement[],
): Promise<ReadonlyMap<string, number>> {
  const names = [...new Set(statements.flatMap(tableNamesIn))]
  if (names.length === 0) return new Map()
  const { rows } = await session.query<{ name: string; oid: number | null }>(
    'SELECT name, to_regclass(name)::oid::int8 AS oid FROM json_array_elements_text($1::json) AS name',
    [JSON.stringify(names)],
  )
  return new Map(
    rows.flatMap(({ name, oid }) => (oid !== null && preexisting.has(Number(oid)) ? [[name, Number(oid)]] : [])),
  )
}

/** Quoted as to_regclass reads them. A DO block or call says what it touches only in its text, so every word of it counts. */
function tableNamesIn({ node, kind, text }: SqlStatement): readonly string[] {
  const named = relationsNamedBy(node).map(({ schema, name }) =>
    schema === undefined ? quoted(name) : `${quoted(schema)}.${quoted(name)}`,
  )
  const words =
    kind === 'DoStmt' ? (text.match(/[A-Za-z_][\w$]*/g) ?? []).map((word) => quoted(word.toLowerCase())) : []
  return [...new Set([...named, ...words])]
}

async function shapeOf(
  session: DatabaseSession,
  oid: number,
  linked: ReadonlySet<string>,
): Promise<TableShape | undefined> {
  const { rows } = await session.query<{
    oid: number
    name: string
    shown: string
    columns: readonly Column[] | null
    keys: TableShape['keys'] | null
    checks: readonly string[] | null
  }>(shapeQuery, [oid])
  const [row] = rows
  const columns = (row?.columns ?? []).map((column) => ({
    ...column,
    isKey: column.isKey || linked.has(column.name) || /(^|_)id$|[a-z]Id$|ID$/.test(column.name),
  }))
  return row && { ...row, columns, keys: row.keys ?? [], checks: row.checks ?? [] }
}

async function hasRows(session: DatabaseSession, name: string): Promise<boolean> {
  const { rows } = await session.query<{ found: boolean }>(`SELECT EXISTS (SELECT FROM ${name}) AS found`)
  return rows[0]?.found === true
}

/** Gives the reason where no row went in. First as anyone would, then without triggers and foreign keys. */
async function insertRows(
  session: DatabaseSession,
  shape: TableShape,
  how: 'politely' | 'forced' = 'politely',
): Promise<string | undefined> {
  const [full, least] = rowVariants(shape)
  const refusal = how === 'forced' ? 'not tried' : await attempt(session, full, false)
  if (refusal !== undefined) {
    const forced = await attempt(session, full, true)
    if (forced !== undefined && (await attempt(session, least, true)) !== undefined) {
      return how === 'forced' ? forced : refusal
    }
  }
  // The second row is a bonus: a unique column without a default may well refuse it.
  await attempt(session, least, refusal !== undefined)
  return undefined
}

async function attempt(session: DatabaseSession, insert: string, forced: boolean): Promise<string | undefined> {
  await session.execute('SAVEPOINT breakwater_row')
  try {
    if (forced) await session.execute('SET LOCAL session_replication_role = replica')
    await session.execute(insert)
    if (forced) await session.execute('SET LOCAL session_replication_role = origin')
    await session.execute('RELEASE SAVEPOINT breakwater_row')
    return undefined
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown
    await session.execute('ROLLBACK TO SAVEPOINT breakwater_row; RELEASE SAVEPOINT breakwater_row')
    return thrown.message
  }
}

/** Only what we chose: a default may be the time of day, and the same review has to say the same. */
async function rowsAsText(session: DatabaseSession, { name, columns }: TableShape): Promise<string> {
  const chosen = new Set(columns.filter(({ hasDefault }) => !hasDefault).map((column) => column.name))
  const { rows } = await session.query<{ row: Readonly<Record<string, unknown>> }>(
    `SELECT row_to_json(t) AS row FROM ${name} AS t LIMIT 2`,
  )
  return rows
    .map(({ row }) => JSON.stringify(Object.fromEntries(Object.entries(row).filter(([key]) => chosen.has(key)))))
    .map((text) => (text.length > 300 ? `${text.slice(0, 300)} ...` : text))
    .join(' and ')
}

async function missingParent(session: DatabaseSession, { columns, keys }: TableShape): Promise<string | undefined> {
  for (const key of keys) {
    const required = columns.some((column) => key.columns.includes(column.number) && column.required)
    if (required && !(await hasRows(session, key.parentName))) return key.parentName
  }
  return undefined
}

async function deleteRows(session: DatabaseSession, oids: readonly number[]): Promise<void> {
  if (oids.length === 0) return
  const { rows } = await session.query<{ name: string }>(
    "SELECT oid::regclass::text AS name FROM pg_class WHERE oid IN (SELECT json_array_elements_text($1::json)::int8) AND relkind IN ('r', 'p')",
    [JSON.stringify(oids)],
  )
  const names = rows.map(({ name }) => name)
  if (names.length > 0) await deleteIn(session, names)
}

/** Triggers and foreign keys stay out of it, and no deferred event is left behind that a later ALTER TABLE would meet. */
async function deleteIn(session: DatabaseSession, names: readonly string[]): Promise<void> {
  const deletes = names.map((name) => `DELETE FROM ${name};`).join(' ')
  const forced = await attempt(session, deletes, true)
  // A role that is no superuser may not do that; then foreign keys may keep a row, which is told as a failure.
  if (forced !== undefined) await attempt(session, deletes, false)
}
