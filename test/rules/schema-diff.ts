import { openDatabaseEngine } from '../../src/adapters/postgres/engine.ts'
import type { SchemaComparison, SchemaExample } from '../../src/checks/schema-diff/subject.ts'
import type { DatabaseSession } from '../../src/core/ports.ts'
import { type Catalog, readCatalog } from '../../src/sql/catalog.ts'
import { compareCatalogs } from '../../src/sql/catalog-changes.ts'
import { readIdentities, renamesBetween } from '../../src/sql/identities.ts'
import { silentLog } from '../fakes/silent-log.ts'
import { emptyDatabase } from './migration.ts'

/** Builds what the schema rules judge from their examples, all on one PGlite. */
export async function schemaExamples(): Promise<{
  readonly prepare: (example: SchemaExample) => Promise<SchemaComparison>
  readonly close: () => Promise<void>
}> {
  const engine = await openDatabaseEngine({ engine: 'pglite', log: silentLog() })
  const session = await engine.open({ extensions: [] })
  return {
    close: session.close,
    prepare: async (example) => {
      await emptyDatabase(session)
      await session.execute(example.base)
      const base = await readCatalog(session)
      const changes =
        'migration' in example
          ? await migrated(session, base, example.migration)
          : compareCatalogs(base, await loaded(session, example.head))
      const source = 'migration' in example ? 'migrations' : 'file'
      return { source, changes, locate: () => ({ path: 'schema.sql', line: 1, column: 1 }) }
    },
  }
}

async function migrated(session: DatabaseSession, base: Catalog, migration: string) {
  const before = await readIdentities(session)
  await session.execute(migration)
  return compareCatalogs(base, await readCatalog(session), renamesBetween(before, await readIdentities(session)))
}

async function loaded(session: DatabaseSession, schema: string): Promise<Catalog> {
  await emptyDatabase(session)
  await session.execute(schema)
  return readCatalog(session)
}
