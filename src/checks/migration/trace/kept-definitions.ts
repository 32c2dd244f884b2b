import type { DatabaseObject } from '../../../core/finding.ts'
import { type DatabaseSession, SqlError } from '../../../core/ports.ts'
import type { SqlStatement } from '../../../sql/statements.ts'
import { quoted } from '../judgement/sql-names.ts'
import {
  columnPart,
  constraintPart,
  type Definition,
  type DefinitionPart,
  indexPart,
  tableDefinition,
} from './definition.ts'
import { type Facts, noFacts, refreshFacts, type TableFacts } from './facts.ts'
import { type WantedDefinition, type WrittenName, wantedDefinitions } from './wanted-definitions.ts'

/** Something that a statement leaves as it stands since its name is taken, though it asks for something else. */
export interface KeptDefinition {
  readonly kind: DatabaseObject
  /** `schema.name`, of a column with its table's. */
  readonly name: string
  /** `schema.name` of the table that it is or belongs to. */
  readonly table: string | undefined
  /** What stands, and what the statement would have made had the name been free. */
  readonly stands: Definition
  readonly asked: Definition
}

/**
 * What the statement finds there and would leave alone. For each the name is made free, the statement's own words are
 * run, and what they make is read from the catalog; all of that is rolled back. What cannot be told is left out.
 */
export async function keptDefinitions(
  session: DatabaseSession,
  statement: SqlStatement,
  inTransaction: boolean,
): Promise<readonly KeptDefinition[]> {
  const kept: KeptDefinition[] = []
  for (const wanted of await wantedDefinitions(statement)) {
    // Our own questions may be refused too, where the role of the moment may not ask them.
    const found = await undone(session, inTransaction, () => compared(session, wanted))
    if (found) kept.push(found)
  }
  return kept
}

async function compared(session: DatabaseSession, wanted: WantedDefinition): Promise<KeptDefinition | undefined> {
  switch (wanted.kind) {
    case 'table':
    case 'materialized view':
      return comparedTable(session, wanted)
    case 'index':
      return comparedIndex(session, wanted)
    case 'column':
    case 'constraint':
      return comparedPart(session, wanted)
    case 'sequence':
      return comparedSequence(session, wanted)
    case 'enum':
      return comparedEnum(session, wanted)
    case 'extension':
      return comparedExtension(session, wanted)
    case 'schema':
      return comparedSchema(session, wanted)
    default:
      return wanted satisfies never
  }
}

type Wanted<Kind extends WantedDefinition['kind']> = Extract<WantedDefinition, { readonly kind: Kind }>

interface Standing {
  readonly oid: number
  readonly kind: string
  readonly schema: string
  /** The partitioned table that it is a partition of, as SQL. */
  readonly parent: string | null
  /** Sequences that its columns own, as SQL. */
  readonly sequences: readonly string[]
}

/** Where no schema is written, a thing is made in the first of the search_path, and a table is looked for in all of it. */
async function standing(
  session: DatabaseSession,
  { schema, name }: WrittenName,
  where: 'to make' | 'to find',
): Promise<Standing | undefined> {
  const at =
    where === 'to make'
      ? 'c.relname = $2 AND n.nspname = coalesce($1, pg_catalog.current_schema())'
      : `c.oid = pg_catalog.to_regclass(coalesce(pg_catalog.quote_ident($1) || '.', '') || pg_catalog.quote_ident($2))`
  const { rows } = await session.query<Standing>(
    `SELECT c.oid::int8 AS oid, c.relkind::text AS kind, n.nspname AS schema,
       (SELECT h.inhparent::pg_catalog.regclass::text FROM pg_catalog.pg_inherits h WHERE c.relispartition AND h.inhrelid = c.oid) AS parent,
       (SELECT coalesce(pg_catalog.json_agg(d.objid::pg_catalog.regclass::text), '[]') FROM pg_catalog.pg_depend d
         JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
        WHERE d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = c.oid AND d.deptype = 'a') AS sequences
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE ${at} AND c.relpersistence <> 't' AND c.oid >= 16384`,
    [schema ?? null, name],
  )
  return rows[0]
}

/** Nothing of it stays; undefined where Postgres refuses it, so that nothing can be told. */
async function undone<Value>(
  session: DatabaseSession,
  inTransaction: boolean,
  work: () => Promise<Value | undefined>,
): Promise<Value | undefined> {
  await session.execute(inTransaction ? 'SAVEPOINT breakwater_wanted' : 'BEGIN')
  try {
    return await work()
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown
    return undefined
  } finally {
    const back = inTransaction
      ? ['ROLLBACK TO SAVEPOINT breakwater_wanted', 'RELEASE SAVEPOINT breakwater_wanted']
      : ['ROLLBACK']
    await send(session, back)
  }
}

/** One by one: on the connection of a migrate-command nothing else is understood. */
async function send(session: DatabaseSession, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await session.execute(statement)
}

const aside = 'breakwater_aside'

function path({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return `${quoted(schema)}.${quoted(name)}`
}

async function tableOf(session: DatabaseSession, oid: number): Promise<TableFacts | undefined> {
  const facts: Facts = await refreshFacts(session, noFacts, new Set([oid]), false)
  return facts.tables.get(oid)
}

async function comparedTable(
  session: DatabaseSession,
  wanted: Wanted<'table' | 'materialized view'>,
): Promise<KeptDefinition | undefined> {
  const found = await standing(session, wanted, 'to make')
  if (!found || !'rpmvf'.includes(found.kind)) return undefined
  const before = await tableOf(session, found.oid)
  if (!before) return undefined
  const own = path({ schema: found.schema, name: wanted.name })
  const make = async (keepSequences: boolean) => {
    const free = (keepSequences ? found.sequences : []).map((sequence) => `ALTER SEQUENCE ${sequence} OWNED BY NONE`)
    await send(session, [
      `CREATE SCHEMA ${aside}`,
      ...(found.parent === null ? [] : [`ALTER TABLE ${found.parent} DETACH PARTITION ${own}`]),
      ...free,
      `ALTER TABLE ${own} SET SCHEMA ${aside}`,
      wanted.sql,
    ])
    const made = await standing(session, wanted, 'to make')
    return made && tableOf(session, made.oid)
  }
  // What it owns goes with it, unless the statement counts on a sequence that is there.
  const asked =
    (await undone(session, true, () => make(false))) ??
    (found.sequences.length > 0 ? await undone(session, true, () => make(true)) : undefined)
  if (!asked) return undefined
  const kind = 'vm'.includes(before.kind) ? 'view' : 'table'
  return { kind, name: before.name, table: before.name, stands: tableDefinition(before), asked: tableDefinition(asked) }
}

/** Without rows, so that neither their number nor what they hold stands in the way. */
function emptied(table: string): string {
  return `TRUNCATE ${table} CASCADE`
}

async function comparedIndex(session: DatabaseSession, wanted: Wanted<'index'>): Promise<KeptDefinition | undefined> {
  const table = await standing(session, wanted.table, 'to find')
  const found = table && (await standing(session, { schema: table.schema, name: wanted.name }, 'to make'))
  if (!table || !found) return undefined
  const { rows } = await session.query<{ definition: string }>(
    `SELECT CASE WHEN $2::text IN ('i', 'I') THEN pg_catalog.pg_get_indexdef($1::pg_catalog.oid) ELSE $3 END AS definition`,
    [found.oid, found.kind, `${relationKinds[found.kind] ?? 'something'} ${found.schema}.${wanted.name}`],
  )
  const own = { schema: table.schema, name: wanted.name }
  const asked = await undone(session, true, async () => {
    const rename = `ALTER ${'iI'.includes(found.kind) ? 'INDEX' : 'TABLE'} ${path(own)} RENAME TO ${aside}`
    const named = path({ schema: table.schema, name: wanted.table.name })
    await send(session, [...('rp'.includes(table.kind) ? [emptied(named)] : []), rename, wanted.sql])
    const made = await tableOf(session, table.oid)
    return made?.indexes.find(({ name }) => name === wanted.name)?.definition
  })
  const [row] = rows
  if (asked === undefined || !row) return undefined
  return {
    kind: 'index',
    name: `${table.schema}.${wanted.name}`,
    table: `${table.schema}.${wanted.table.name}`,
    stands: [indexPart(row.definition)],
    asked: [indexPart(asked)],
  }
}

const relationKinds: Readonly<Record<string, string>> = {
  r: 'the table',
  p: 'the table',
  v: 'the view',
  m: 'the materialized view',
  f: 'the foreign table',
  S: 'the sequence',
}

/** A column or a constraint, which is to stand in the same table. */
async function comparedPart(
  session: DatabaseSession,
  wanted: Wanted<'column' | 'constraint'>,
): Promise<KeptDefinition | undefined> {
  const found = await standing(session, wanted.table, 'to find')
  const before = found && 'rp'.includes(found.kind) ? await tableOf(session, found.oid) : undefined
  if (!found || !before) return undefined
  const isThere = (wanted.kind === 'column' ? before.columns : before.constraints).some(
    ({ name }) => name === wanted.name,
  )
  if (!isThere) return undefined
  const own = path({ schema: found.schema, name: wanted.table.name })
  const asked = await undone(session, true, async () => {
    const rename = `ALTER TABLE ${own} RENAME ${wanted.kind.toUpperCase()} ${quoted(wanted.name)} TO ${aside}`
    await send(session, [emptied(own), rename, wanted.sql])
    return tableOf(session, found.oid)
  })
  if (!asked) return undefined
  return {
    kind: wanted.kind,
    name: `${before.name}.${wanted.name}`,
    table: before.name,
    ...(wanted.kind === 'column' ? columnsOf(before, asked, wanted.name) : constraintsOf(before, asked, wanted.name)),
  }
}

type Sides = Pick<KeptDefinition, 'stands' | 'asked'>

/** With the constraints that come with a column: those are left out too where it is there. */
function columnsOf(before: TableFacts, after: TableFacts, column: string): Sides {
  const of = ({ columns }: TableFacts) => columns.filter(({ name }) => name === column).map(columnPart)
  const known = new Set(before.constraints.map(({ oid }) => oid))
  const brought = after.constraints.filter(({ oid }) => !known.has(oid)).map(constraintPart)
  const standing = before.constraints.filter(({ columns }) => columns.includes(column)).map(constraintPart)
  return { stands: [...of(before), ...standing], asked: [...of(after), ...brought] }
}

function constraintsOf(before: TableFacts, after: TableFacts, constraint: string): Sides {
  const of = ({ constraints }: TableFacts): readonly DefinitionPart[] =>
    constraints
      .filter(({ name }) => name === constraint)
      // One name, so what is another definition is no missing one.
      .map((one) => ({ ...constraintPart(one), key: '' }))
  return { stands: of(before), asked: of(after) }
}

async function comparedSequence(
  session: DatabaseSession,
  wanted: Wanted<'sequence'>,
): Promise<KeptDefinition | undefined> {
  const found = await standing(session, wanted, 'to make')
  if (found?.kind !== 'S') return undefined
  const definition = async (): Promise<Definition> => {
    const { rows } = await session.query<Readonly<Record<string, string>>>(
      `SELECT data_type::text AS "type", start_value::text AS "START", increment_by::text AS "INCREMENT",
         min_value::text AS "MINVALUE", max_value::text AS "MAXVALUE", cycle::text AS "CYCLE"
       FROM pg_catalog.pg_sequences WHERE schemaname = $1 AND sequencename = $2`,
      [found.schema, wanted.name],
    )
    return Object.entries(rows[0] ?? {}).map(([key, value]) => ({ key, text: `${key} ${value}`, value }))
  }
  const stands = await definition()
  const asked = await undone(session, true, async () => {
    const own = path({ schema: found.schema, name: wanted.name })
    await send(session, [`ALTER SEQUENCE ${own} RENAME TO ${aside}`, wanted.sql])
    return definition()
  })
  if (!asked || asked.length === 0) return undefined
  return { kind: 'sequence', name: `${found.schema}.${wanted.name}`, table: undefined, stands, asked }
}

async function comparedEnum(session: DatabaseSession, wanted: Wanted<'enum'>): Promise<KeptDefinition | undefined> {
  const labels = async () => {
    const { rows } = await session.query<{ schema: string; labels: readonly string[] }>(
      `SELECT n.nspname AS schema, (SELECT coalesce(pg_catalog.json_agg(l.enumlabel ORDER BY l.enumsortorder), '[]')
         FROM pg_catalog.pg_enum l WHERE l.enumtypid = t.oid) AS labels
       FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
       WHERE t.typtype = 'e' AND t.typname = $2 AND n.nspname = coalesce($1, pg_catalog.current_schema())`,
      [wanted.schema ?? null, wanted.name],
    )
    return rows[0]
  }
  const stands = await labels()
  if (!stands) return undefined
  const asked = await undone(session, true, async () => {
    const own = path({ schema: stands.schema, name: wanted.name })
    await send(session, [`ALTER TYPE ${own} RENAME TO ${aside}`, wanted.sql])
    return labels()
  })
  if (!asked) return undefined
  const definition = (all: readonly string[]) =>
    all.map((label) => ({ key: label, text: `the value '${label}'`, value: '' }))
  return {
    kind: 'enum',
    name: `${stands.schema}.${wanted.name}`,
    table: undefined,
    stands: definition(stands.labels),
    asked: definition(asked.labels),
  }
}

/** An extension cannot be made a second time, so what it was asked for is compared. */
async function comparedExtension(
  session: DatabaseSession,
  { name, schema, version }: Wanted<'extension'>,
): Promise<KeptDefinition | undefined> {
  if (schema === undefined && version === undefined) return undefined
  const { rows } = await session.query<{ schema: string; version: string }>(
    `SELECT n.nspname AS schema, x.extversion AS version FROM pg_catalog.pg_extension x
       JOIN pg_catalog.pg_namespace n ON n.oid = x.extnamespace WHERE x.extname = $1`,
    [name],
  )
  const [found] = rows
  if (!found) return undefined
  const definition = (parts: Readonly<Record<string, string | undefined>>): Definition =>
    Object.entries(parts).flatMap(([key, value]) =>
      value === undefined ? [] : [{ key, text: `${key} ${value}`, value }],
    )
  return {
    kind: 'extension',
    name,
    table: undefined,
    stands: definition({ SCHEMA: found.schema, VERSION: found.version }),
    asked: definition({ SCHEMA: schema, VERSION: version }),
  }
}

async function comparedSchema(
  session: DatabaseSession,
  { name, owner }: Wanted<'schema'>,
): Promise<KeptDefinition | undefined> {
  const { rows } = await session.query<{ owner: string }>(
    'SELECT pg_catalog.pg_get_userbyid(n.nspowner)::text AS owner FROM pg_catalog.pg_namespace n WHERE n.nspname = $1',
    [name],
  )
  const [found] = rows
  if (!found) return undefined
  const definition = (role: string): Definition => [{ key: 'owner', text: `owned by ${role}`, value: role }]
  return { kind: 'schema', name, table: undefined, stands: definition(found.owner), asked: definition(owner) }
}
