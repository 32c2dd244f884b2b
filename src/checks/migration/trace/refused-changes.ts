import { BreakwaterError } from '../../../core/error.ts'
import type { DatabaseSession } from '../../../core/ports.ts'
import { SqlError } from '../../../core/ports.ts'
import { sqlName } from '../judgement/sql-names.ts'
import type { Facts, TableFacts } from './facts.ts'

/** Commands that Postgres refuses on a published table, since nothing would tell a subscriber which row is meant. */
export interface RefusedChange {
  /** OID of the table. */
  readonly table: number
  readonly command: 'UPDATE' | 'DELETE'
  /** What Postgres says. */
  readonly message: string
}

/** More are not asked. */
const askedAtMost = 100

/** Asks for the plan of an UPDATE and a DELETE of each table that lacks a key and may be published; runs none of them. */
export async function refusedChanges(
  session: DatabaseSession,
  { tables, world }: Facts,
): Promise<readonly RefusedChange[]> {
  const suspects = world.named.some(({ kind }) => kind === 'publication')
    ? [...tables.values()].filter(lacksIdentity).slice(0, askedAtMost)
    : []
  if (suspects.length === 0) return []
  const refused: RefusedChange[] = []
  try {
    await session.execute('BEGIN')
    try {
      for (const table of suspects) refused.push(...(await askedOf(session, table)))
    } finally {
      await session.execute('ROLLBACK')
    }
  } catch (thrown) {
    // What was found before it stands.
    if (!(thrown instanceof BreakwaterError) && !(thrown instanceof SqlError)) throw thrown
  }
  return refused
}

function lacksIdentity({ kind, replicaIdentity, constraints, partitionOf }: TableFacts): boolean {
  if (!'rp'.includes(kind) || partitionOf !== undefined || replicaIdentity === 'full') return false
  return replicaIdentity !== 'default' || !constraints.some((constraint) => constraint.kind === 'primary key')
}

async function askedOf(session: DatabaseSession, table: TableFacts): Promise<readonly RefusedChange[]> {
  const name = `${sqlName(table.schema)}.${sqlName(table.name.slice(table.schema.length + 1))}`
  const [column] = table.columns
  const commands = [
    ...(column ? [{ command: 'UPDATE' as const, sql: `UPDATE ${name} SET ${sqlName(column.name)} = DEFAULT` }] : []),
    { command: 'DELETE' as const, sql: `DELETE FROM ${name}` },
  ]
  const refused: RefusedChange[] = []
  for (const { command, sql } of commands) {
    await session.execute('SAVEPOINT breakwater_change')
    try {
      await session.execute(`EXPLAIN ${sql}`)
    } catch (thrown) {
      if (!(thrown instanceof SqlError)) throw thrown
      if (thrown.sqlstate === '55000' && /replica identity/.test(thrown.message)) {
        refused.push({ table: table.oid, command, message: thrown.message })
      }
    }
    await session.execute('ROLLBACK TO SAVEPOINT breakwater_change; RELEASE SAVEPOINT breakwater_change')
  }
  return refused
}
