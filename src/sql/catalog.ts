import { BreakwaterError } from '../core/error.ts'
import type { DatabaseObject } from '../core/finding.ts'
import { type DatabaseSession, SqlError } from '../core/ports.ts'
import { catalogQuery } from './catalog-query.ts'

/**
 * The user's schemas as plain data: names and definitions as Postgres prints them, no OIDs and no attribute numbers,
 * always in the same order. Two catalogs of the same content are deeply equal.
 */
export interface Catalog {
  readonly schemas: readonly string[]
  readonly extensions: readonly Defined[]
  readonly tables: readonly Table[]
  /** Views and materialized views. */
  readonly views: readonly Defined[]
  readonly enums: readonly Enum[]
  readonly domains: readonly Defined[]
  /** Composite and range types. */
  readonly types: readonly Defined[]
  /** Those that no column owns: a serial or identity column's own is part of the column. */
  readonly sequences: readonly Defined[]
  readonly functions: readonly Defined[]
  /** Rules, publications, event triggers, casts, roles, default privileges and the like. */
  readonly others: readonly Other[]
  /** Owners, privileges and comments, where an object has other ones than by itself. */
  readonly attributes: readonly Attribute[]
}

/** What of an object is not in its definition. */
export interface Attribute {
  readonly object: Exclude<DatabaseObject, 'database'>
  /** As the object's own list has it; of a part of a table with the table in front. */
  readonly name: string
  readonly aspect: 'owner' | 'grants' | 'comment'
  readonly value: string
}

/** An object of one of the rarer kinds. */
export interface Other extends Defined {
  readonly object: Exclude<DatabaseObject, 'database'>
  /** The table that it is part of. */
  readonly relation: string | null
}

/** An object that is told by name and definition. */
export interface Defined {
  /** `schema.name`, quoted where SQL asks for it; of a function with its argument types. */
  readonly name: string
  readonly definition: string
}

export interface Table {
  readonly name: string
  /** What an ALTER TABLE changes besides the lists below: `unlogged`, `partition by range (day)`, `row security`. */
  readonly traits: readonly string[]
  /** In the order of the table. */
  readonly columns: readonly Column[]
  readonly constraints: readonly Constraint[]
  /** Those that no constraint owns. */
  readonly indexes: readonly Index[]
  readonly triggers: readonly Defined[]
  readonly policies: readonly Defined[]
}

export interface Column {
  readonly name: string
  /** With length, precision and, where it is not the type's own, collation. */
  readonly type: string
  readonly nullable: boolean
  /** Default, identity or generation as SQL: `DEFAULT 0`, `GENERATED ALWAYS AS IDENTITY`; null: none. */
  readonly value: string | null
  /** Storage, compression, statistics target and the like, where they are not what the type has by itself. */
  readonly traits: readonly string[]
}

export interface Constraint {
  readonly name: string
  readonly kind: 'primary key' | 'unique' | 'foreign key' | 'check' | 'exclusion'
  /** `NOT VALID` included, where it was never validated. */
  readonly definition: string
  readonly columns: readonly string[]
}

export interface Index {
  readonly name: string
  readonly definition: string
  /** False: a concurrent build failed, and the index is of no use. */
  readonly valid: boolean
  readonly columns: readonly string[]
}

export interface Enum {
  readonly name: string
  /** In sort order. */
  readonly labels: readonly string[]
}

/**
 * Reads the catalog in one query. Outside a transaction of the caller only: names are printed in full, which needs a
 * search_path of its own, set in a transaction and gone with it.
 */
export async function readCatalog(session: DatabaseSession): Promise<Catalog> {
  if (session.facts.name === 'pg-mem') throw catalogUnavailable()
  await session.execute("BEGIN READ ONLY; SET LOCAL search_path = ''")
  try {
    const { rows } = await session.query<{ catalog: Catalog }>(
      catalogQuery({ cluster: session.facts.name === 'pglite' }),
    )
    const [row] = rows
    if (!row) throw new SqlError('XX000', 'the catalog query gave no row')
    return sorted(row.catalog)
  } finally {
    await session.execute('ROLLBACK').catch(() => undefined)
  }
}

/** Sorted here and not by Postgres, whose order depends on the collation. */
function sorted(catalog: Catalog): Catalog {
  return {
    schemas: [...catalog.schemas].sort(byCodeUnits),
    extensions: byName(catalog.extensions),
    tables: byName(catalog.tables).map((table) => ({
      ...table,
      traits: [...table.traits].sort(byCodeUnits),
      constraints: byName(table.constraints),
      indexes: byName(table.indexes),
      triggers: byName(table.triggers),
      policies: byName(table.policies),
    })),
    views: byName(catalog.views),
    enums: byName(catalog.enums),
    domains: byName(catalog.domains),
    types: byName(catalog.types),
    sequences: byName(catalog.sequences),
    functions: byName(catalog.functions),
    others: sortedBy(catalog.others, ({ object, name }) => `${object} ${name}`),
    attributes: sortedBy(catalog.attributes, ({ object, name, aspect }) => `${object} ${name} ${aspect}`),
  }
}

function byName<Named extends { readonly name: string }>(list: readonly Named[]): readonly Named[] {
  return sortedBy(list, ({ name }) => name)
}

function sortedBy<Thing>(list: readonly Thing[], key: (thing: Thing) => string): readonly Thing[] {
  return [...list].sort((a, b) => byCodeUnits(key(a), key(b)))
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function catalogUnavailable(): BreakwaterError {
  return new BreakwaterError({
    code: 'catalog-unavailable',
    message: 'pg-mem has no catalog to read a schema from.',
    hint: 'Use database.engine "pglite", which is Postgres and needs nothing installed.',
  })
}
