import type { DatabaseSession } from '../core/ports.ts'
import { type Catalog, readCatalog } from './catalog.ts'
import { type Identities, readIdentities } from './identities.ts'

/** A database's schema, and which object is which: two states of one database compare with their renames. */
export interface SchemaState {
  readonly catalog: Catalog
  readonly identities: Identities
}

export async function readSchemaState(session: DatabaseSession): Promise<SchemaState> {
  return { catalog: await readCatalog(session), identities: await readIdentities(session) }
}
