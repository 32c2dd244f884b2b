import type { DatabaseObject } from '../../../core/finding.ts'
import type { DatabaseSession } from '../../../core/ports.ts'
import { escapedText } from '../judgement/sql-names.ts'
import { tableFactsQuery } from './facts-query.ts'
import { worldFactsQuery } from './world-query.ts'

/** A column as the catalog has it. */
export interface ColumnFacts {
  /** pg_attribute.attnum: the column's identity, whatever it is called. */
  readonly number: number
  readonly name: string
  /** As format_type prints it: `character varying(20)`, `timestamp with time zone`. */
  readonly type: string
  /** `not valid`: from PostgreSQL 18 on, a NOT NULL that old rows were not checked for. */
  readonly notNull: 'no' | 'not valid' | 'valid'
  /** Name of the constraint that makes it NOT NULL, from PostgreSQL 18 on; null before, and where there is none. */
  readonly notNullName: string | null
  /** Default or generation expression as SQL; null: none. */
  readonly value: string | null
  /** Whether a function in the default is VOLATILE, so that each row needs a value of its own. */
  readonly volatileDefault: boolean
  readonly identity: 'always' | 'by default' | null
  readonly generated: 'stored' | 'virtual' | null
  /** The type is a domain with a CHECK or NOT NULL. */
  readonly constrainedDomain: boolean
  /** Collation where it is not the type's own. */
  readonly collation: string | null
  /** False: it comes from the parent of a partition or of an inheriting table. */
  readonly local: boolean
}

export interface ConstraintFacts {
  readonly oid: number
  readonly name: string
  readonly kind: 'primary key' | 'unique' | 'foreign key' | 'check' | 'exclusion'
  /** As pg_get_constraintdef prints it, ` NOT VALID` included. */
  readonly definition: string
  readonly validated: boolean
  /** When it is checked: at once and always, at once unless SET CONSTRAINTS says otherwise, or at COMMIT. */
  readonly deferrable: 'no' | 'immediate' | 'deferred'
  /** False from PostgreSQL 18 on, where it is NOT ENFORCED. */
  readonly enforced: boolean
  readonly columns: readonly string[]
  /** OID of the table that a foreign key refers to, and the columns there. */
  readonly parent: number | undefined
  readonly parentColumns: readonly string[]
  /** What becomes of a row whose parent goes: `NO ACTION`, `CASCADE` ... */
  readonly onDelete: string | undefined
  /** OID of the index that enforces it. */
  readonly index: number | undefined
  /** False: it comes from the parent of a partition. */
  readonly local: boolean
}

export interface IndexFacts {
  readonly oid: number
  readonly name: string
  readonly definition: string
  readonly unique: boolean
  readonly primary: boolean
  /** False: a concurrent build failed, or it is ON ONLY a parent whose partitions lack theirs. */
  readonly valid: boolean
  /** Key columns in order; null stands for an expression. */
  readonly columns: readonly (string | null)[]
  /** The key columns with operator class, collation and order, as one text each: equal texts sort and find alike. */
  readonly keys: readonly string[]
  /** The key columns as SQL, in order: a name, in quotes where it needs them, or an expression. */
  readonly parts: readonly string[]
  /** Condition of a partial index. */
  readonly predicate: string | null
  /** Access method: `btree`, `gin`. */
  readonly method: string
  /** OID of the index of the partitioned parent that it belongs to. */
  readonly parent: number | undefined
}

export interface TriggerFacts {
  readonly oid: number
  readonly name: string
  readonly definition: string
  /** pg_trigger.tgenabled: `O` origin (on), `D` disabled, `R` replica, `A` always. */
  readonly enabled: string
  /** It belongs to a constraint: what disabling ALL turns off too. */
  readonly internal: boolean
  /** OID of the function that it calls. */
  readonly function: number
}

/** A rewrite rule; that of a view is its query, which is told elsewhere. */
export interface RuleFacts {
  readonly oid: number
  readonly name: string
  readonly definition: string
  /** pg_rewrite.ev_enabled, as of a trigger. */
  readonly enabled: string
}

export interface PolicyFacts {
  readonly oid: number
  readonly name: string
  /** `ALL`, `SELECT`, `INSERT`, `UPDATE`, `DELETE`. */
  readonly command: string
  readonly definition: string
}

/** A table, view or the like, with all that belongs to it. */
export interface TableFacts {
  readonly oid: number
  /** `schema.name`, as in a trace. */
  readonly name: string
  readonly schema: string
  /** pg_class.relkind: r table, p partitioned table, m materialized view, v view, f foreign table. */
  readonly kind: string
  readonly owner: string
  /** `permanent`, `unlogged`, `temporary`. */
  readonly persistence: string
  readonly accessMethod: string
  /** Empty: the database's own. */
  readonly tablespace: string
  readonly options: readonly string[]
  readonly rowSecurity: boolean
  readonly forcedRowSecurity: boolean
  /** `default`, `nothing`, `full`, `index`. */
  readonly replicaIdentity: string
  /** OID of the partitioned table it is a partition of (a detached one is none). */
  readonly partitionOf: number | undefined
  /** OIDs of the tables that it inherits from, which show its rows as theirs; empty of a partition. */
  readonly inherits: readonly number[]
  /** `FOR VALUES ...` or `DEFAULT`, of a partition. */
  readonly bound: string | undefined
  /** The condition that the bound puts on each row, as SQL. */
  readonly partitionConstraint: string | undefined
  /** `RANGE (at)`, of a partitioned table. */
  readonly partitionKey: string | undefined
  /** Query of a view or materialized view. */
  readonly definition: string | undefined
  /** Hash of that query as the server keeps it, which stays when what it reads is renamed. */
  readonly query: string | undefined
  /** False of a materialized view WITH NO DATA, which nobody can read. */
  readonly populated: boolean
  /** Privileges as aclitem text, the default ones written out: `reader=r/owner`. */
  readonly grants: readonly string[]
  readonly columns: readonly ColumnFacts[]
  readonly constraints: readonly ConstraintFacts[]
  readonly indexes: readonly IndexFacts[]
  readonly triggers: readonly TriggerFacts[]
  readonly policies: readonly PolicyFacts[]
  readonly rules: readonly RuleFacts[]
}

export interface EnumFacts {
  readonly oid: number
  readonly name: string
  /** In sort order, with pg_enum.oid: the label's identity, whatever it is called. */
  readonly labels: readonly { readonly oid: number; readonly label: string }[]
}

export interface DomainFacts {
  readonly oid: number
  readonly name: string
  readonly definition: string
  readonly constraints: readonly { readonly name: string; readonly definition: string; readonly validated: boolean }[]
}

export interface FunctionFacts {
  readonly oid: number
  /** `schema.name`. */
  readonly name: string
  /** Types of the input arguments, which tell it from its overloads. */
  readonly signature: string
  /** Types of the input arguments alone, and how many of the last have defaults: what a call is matched with. */
  readonly types: readonly string[]
  readonly defaults: number
  readonly result: string
  /** `function`, `procedure`, `aggregate`, `window`. */
  readonly kind: string
  readonly volatility: 'immutable' | 'stable' | 'volatile'
  /** It gives NULL, and does not run, where an argument is NULL. */
  readonly strict: boolean
  readonly securityDefiner: boolean
  /** SET clauses: `search_path=pg_catalog`. */
  readonly settings: readonly string[]
  /** Hash of language and body. */
  readonly body: string
  /** Its body can raise an error of its own (RAISE without a level, or with EXCEPTION). */
  readonly raises: boolean
  readonly owner: string
  /** Privileges as aclitem text, the default ones written out. */
  readonly grants: readonly string[]
}

/** An object of which only its name matters here. */
export interface NamedFacts {
  readonly oid: number
  readonly kind: Exclude<
    DatabaseObject,
    | 'table'
    | 'column'
    | 'index'
    | 'constraint'
    | 'view'
    | 'enum'
    | 'domain'
    | 'function'
    | 'trigger'
    | 'policy'
    | 'rule'
    | 'statistics'
    | 'operator family'
    | 'language'
    | 'access method'
    | 'setting'
    | 'role'
  >
  /** `schema.name`; a cast is `integer AS text`, an operator `public.=(a, b)`, a class of operators `public.ops USING btree`. */
  readonly name: string
  /**
   * What ALTER changes: owner, tables of a publication, version of an extension, attributes of a type as JSON. Of an
   * event trigger [event, enabled, function, tags], of a cast [context, method, function], each as JSON.
   */
  readonly detail: string
  /** Privileges as aclitem text, the default ones written out; empty where there are none. */
  readonly grants: readonly string[]
}

export interface RoleFacts {
  readonly oid: number
  readonly name: string
  readonly login: boolean
  readonly superuser: boolean
  readonly bypassesRowSecurity: boolean
  /** It has the privileges of the roles that it is a member of without SET ROLE. */
  readonly inherits: boolean
  /** How many connections it may have; -1: any number. */
  readonly connections: number
  /** When its password ends, in UTC; null: never. */
  readonly validUntil: string | null
  readonly memberOf: readonly string[]
}

/** What a connection begins with, by ALTER ROLE or ALTER DATABASE. */
export interface SettingFacts {
  /** Null: of every database. */
  readonly database: string | null
  /** Null: of every role. */
  readonly role: string | null
  readonly name: string
  readonly value: string
}

/** What is there besides tables. */
export interface WorldFacts {
  readonly enums: readonly EnumFacts[]
  readonly domains: readonly DomainFacts[]
  readonly functions: readonly FunctionFacts[]
  readonly named: readonly NamedFacts[]
  readonly roles: readonly RoleFacts[]
  readonly settings: readonly SettingFacts[]
}

/** The user's objects at one moment; what extensions brought is left out, except that they are there. */
export interface Facts {
  /** By OID. */
  readonly tables: ReadonlyMap<number, TableFacts>
  readonly world: WorldFacts
}

export const noFacts: Facts = {
  tables: new Map(),
  world: { enums: [], domains: [], functions: [], named: [], roles: [], settings: [] },
}

/**
 * The search_path to read under, and the one to leave behind: Postgres prints a type or a default with its schema or
 * without by it, and what a migration sets there must not look like a change of every object.
 */
export interface ReadingPath {
  readonly under: string
  readonly restore: string
}

/** Reads everything. Works inside a transaction too; takes no lock on a user's table. */
export async function readFacts(session: DatabaseSession, path?: ReadingPath): Promise<Facts> {
  return { tables: await readTables(session, undefined, path), world: await readWorld(session, path) }
}

/**
 * The facts after a statement, given those before it: only what the statement can have changed is read again. `tables`:
 * OIDs of those that it locked, named, created or dropped; `world`: whether it can have changed anything else.
 */
export async function refreshFacts(
  session: DatabaseSession,
  before: Facts,
  tables: ReadonlySet<number>,
  world: boolean,
  path?: ReadingPath,
): Promise<Facts> {
  const read = tables.size > 0 ? await readTables(session, [...tables], path) : new Map<number, TableFacts>()
  const kept = [...before.tables].filter(([oid]) => !tables.has(oid))
  return {
    tables: tables.size > 0 ? new Map([...kept, ...read]) : before.tables,
    world: world ? await readWorld(session, path) : before.world,
  }
}

async function readTables(
  session: DatabaseSession,
  oids: readonly number[] | undefined,
  path: ReadingPath | undefined,
): Promise<ReadonlyMap<number, TableFacts>> {
  const wanted = [oids === undefined ? null : JSON.stringify(oids)]
  const rows = await readUnder<{ tables: readonly TableRow[] | null }>(session, tableFactsQuery, 'AND', path, wanted)
  return new Map((rows[0]?.tables ?? []).map((row) => [row.oid, tableOf(row)]))
}

/** Set for the transaction and set back: outside one it is gone by itself, inside what the migration set stays. */
async function readUnder<Row>(
  session: DatabaseSession,
  query: string,
  clause: 'AND' | 'WHERE',
  path: ReadingPath | undefined,
  parameters: readonly unknown[],
): Promise<readonly Row[]> {
  if (!path || path.under === path.restore) return (await session.query<Row>(query, parameters)).rows
  const set = (value: string) => `SELECT pg_catalog.set_config('search_path', ${escapedText(value)}, true) AS value`
  // The condition makes the one come after the other.
  const { rows } = await session.query<Row>(
    `SELECT found.* FROM (${set(path.under)}) AS path, LATERAL (${query} ${clause} path.value IS NOT NULL) AS found`,
    parameters,
  )
  await session.query(set(path.restore))
  return rows
}

/** JSON has null where a fact has nothing. */
type Nullable<Thing, Keys extends keyof Thing> = Omit<Thing, Keys> & { readonly [Key in Keys]: Thing[Key] | null }

type TableRow = Nullable<
  Omit<TableFacts, 'constraints' | 'indexes'>,
  | 'partitionOf'
  | 'bound'
  | 'partitionConstraint'
  | 'partitionKey'
  | 'definition'
  | 'query'
  | 'tablespace'
  | 'accessMethod'
> & {
  readonly constraints: readonly Nullable<ConstraintFacts, 'parent' | 'onDelete' | 'index'>[]
  readonly indexes: readonly Nullable<IndexFacts, 'parent'>[]
}

function tableOf(row: TableRow): TableFacts {
  return {
    ...row,
    tablespace: row.tablespace ?? '',
    accessMethod: row.accessMethod ?? '',
    partitionOf: row.partitionOf ?? undefined,
    bound: row.bound ?? undefined,
    partitionConstraint: row.partitionConstraint ?? undefined,
    partitionKey: row.partitionKey ?? undefined,
    definition: row.definition ?? undefined,
    query: row.query ?? undefined,
    constraints: row.constraints.map((constraint) => ({
      ...constraint,
      parent: constraint.parent ?? undefined,
      onDelete: constraint.onDelete ?? undefined,
      index: constraint.index ?? undefined,
    })),
    indexes: row.indexes.map((index) => ({ ...index, parent: index.parent ?? undefined })),
  }
}

async function readWorld(session: DatabaseSession, path: ReadingPath | undefined): Promise<WorldFacts> {
  const rows = await readUnder<{ world: WorldFacts }>(session, worldFactsQuery, 'WHERE', path, [])
  return rows[0]?.world ?? noFacts.world
}
