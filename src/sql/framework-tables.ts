import type { SchemaChange } from './catalog-changes.ts'
import { partsOf } from './catalog-names.ts'

/** Tables in which frameworks keep what they have run, in lower case and without their schema. */
const frameworkTables: ReadonlySet<string> = new Set([
  ...['__diesel_schema_migrations', '__drizzle_migrations', '__efmigrationshistory', '__migrationhistory'],
  ...['_prisma_migrations', '_sqlx_migrations', '_yoyo_log', '_yoyo_migration', '_yoyo_version', 'yoyo_lock'],
  ...[
    'alembic_version',
    'ar_internal_metadata',
    'atlas_schema_revisions',
    'databasechangelog',
    'databasechangeloglock',
  ],
  ...[
    'django_migrations',
    'doctrine_migration_versions',
    'flyway_schema_history',
    'gorp_migrations',
    'goose_db_version',
  ],
  ...['knex_migrations', 'knex_migrations_lock', 'kysely_migration', 'kysely_migration_lock', 'migration_versions'],
  ...['migrations', 'migrations_lock', 'mikro_orm_migrations', 'objection_migrations', 'pgmigrations', 'phinxlog'],
  ...['schema_info', 'schema_migrations', 'schema_version', 'schemaversion', 'sequelizemeta', 'sequelizedata'],
  ...['typeorm_metadata', 'umzug'],
])

/** What Django writes after each migration, for its own use: a row for each model and permission. */
export const frameworkRows: ReadonlySet<string> = new Set(['auth_permission', 'django_content_type'])

/** What belongs to such a table: its sequence, its key, its index. */
const ownObjects = /(_id_seq|_index_seq|_lock_index_seq|_pkey|_pkc|_name_key|_name_unique|_version_key|_unique)$/

/** Whether a table, or what belongs to one, is a framework's own; the name without its schema. */
export function isFrameworkTable(name: string): boolean {
  const plain = name.toLowerCase()
  return frameworkTables.has(plain) || frameworkTables.has(plain.replace(ownObjects, ''))
}

/** Whether a difference is one of a framework's books: its first migration makes them. */
export function isOfFramework({ name, object }: Pick<SchemaChange, 'name' | 'object'>): boolean {
  const [schema = '', relation] = partsOf(name)
  // Drizzle keeps its table in a schema of its own.
  return relation === undefined ? object === 'schema' && schema === 'drizzle' : isFrameworkTable(relation)
}
