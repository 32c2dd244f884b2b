import { openDatabaseEngine } from '../../src/adapters/postgres/engine.ts'
import { acceptComments } from '../../src/checks/migration/accept/accept-comments.ts'
import { dryRun, judgedFiles } from '../../src/checks/migration/dry-run.ts'
import { nothingKnown } from '../../src/checks/migration/production.ts'
import { type QueryTrial, queryTrial } from '../../src/checks/migration/queries/try-queries.ts'
import { proveRollback, type Rollback } from '../../src/checks/migration/rollback/rollback.ts'
import { compareDump, type DumpComparison } from '../../src/checks/migration/rollback/schema-dump.ts'
import { rules } from '../../src/checks/migration/rules/index.ts'
import { excerptsOf } from '../../src/checks/migration/run.ts'
import type { MigrationExample, MigrationRun } from '../../src/checks/migration/subject.ts'
import type { RunnerName } from '../../src/core/config.ts'
import type { DatabaseSession } from '../../src/core/ports.ts'
import { runRules } from '../../src/core/rule.ts'
import { migrationPlan } from '../../src/sql/base-state.ts'
import { readCatalog } from '../../src/sql/catalog.ts'
import { runners } from '../../src/sql/runners.ts'
import { changeSetOf, defaultConfig } from '../fakes/check-context.ts'
import { silentLog } from '../fakes/silent-log.ts'

/** One database for all examples of a test file; `close` it after the last. */
export async function migrationExamples(): Promise<{
  readonly prepare: (given: MigrationExample) => Promise<MigrationRun>
  readonly session: DatabaseSession
  readonly close: () => Promise<void>
}> {
  const engine = await openDatabaseEngine({ engine: 'pglite', log: silentLog() })
  const session = await engine.open({ extensions: [] })
  return {
    prepare: async (given) => {
      if ('base' in given) return judgedByFiles(given.base, given.head)
      await emptyDatabase(session)
      await forgetRoles(session)
      const run = withCommentTroubles(
        await rehearsed(session, given.schema, given.migration, given.runner, given.postgresVersion, given),
      )
      return {
        ...run,
        ...(given.down === undefined ? {} : { rollback: await rolledBack(session, given, given.down) }),
        ...(given.dump ? { dump: await dumped(session, given, given.dump) } : {}),
      }
    },
    session,
    close: session.close,
  }
}

/** Runs one migration on a schema in an empty database, on the road that a review takes. */
export async function rehearsed(
  session: DatabaseSession,
  schema: string,
  migration: string,
  runner: RunnerName = 'plain',
  postgresVersion?: number,
  { queries, role, prepared = [] }: Pick<Built, 'queries' | 'role' | 'prepared'> = {},
): Promise<MigrationRun> {
  if (role !== undefined) await createRole(session, role)
  if (schema !== '') await session.execute(schema)
  const path = runners[runner].example
  const plan = await planOf({}, { [path]: migration })
  const { judged } = await dryRun({
    plan,
    texts: new Map([[path, migration]]),
    engine: { name: session.facts.name, traces: 'locks' },
    session,
    excerpts: new Map(),
    known: { ...nothingKnown, postgresVersion },
    ...(queries ? { queries: trialOf(session, schema, { queries, prepared }, role) } : {}),
    role,
    log: silentLog(),
  })
  return judged
}

/** An example's queries, asked as a review asks those of the running release. */
function trialOf(
  session: DatabaseSession,
  schema: string,
  { queries, prepared }: { readonly queries: Readonly<Record<string, string>>; readonly prepared: readonly string[] },
  role: string | undefined,
): QueryTrial {
  return queryTrial({
    queries: Object.entries(queries).map(([name, sql], index) => ({
      name,
      sql,
      location: { path: 'queries.sql', line: index + 1, column: 1 },
      source: 'file',
      ...(prepared.includes(name) ? { prepared: true } : {}),
    })),
    role,
    fresh: async () => {
      await emptyDatabase(session)
      if (role !== undefined) await createRole(session, role)
      if (schema !== '') await session.execute(schema)
      return session
    },
    log: silentLog(),
  })
}

/** A role is in no schema, so the example before may have left it. */
async function createRole(session: DatabaseSession, role: string): Promise<void> {
  const { rows } = await session.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
  if (rows.length === 0) await session.execute(`CREATE ROLE ${role}`)
  await session.execute(`GRANT USAGE ON SCHEMA public TO ${role}`)
}

/** What is wrong with accept comments is known once all rules have spoken. */
function withCommentTroubles(run: MigrationRun): MigrationRun {
  const known = rules.map(({ meta }) => meta.id)
  const input = { run, texts: new Map<string, string>(), rules: known, fromFork: false }
  return { ...run, commentTroubles: acceptComments(runRules(rules, run), input).troubles }
}

/** An example that is run. */
type Built = Extract<MigrationExample, { readonly schema: string }>

/** Takes an example's migration up, down and up again. */
async function rolledBack(
  session: DatabaseSession,
  { schema, migration, runner = 'plain' }: Built,
  text: string | null,
): Promise<Rollback> {
  const path = runners[runner].example
  return proveRollback({
    plan: await planOf({}, { [path]: migration }),
    texts: new Map([[path, migration]]),
    downs: new Map(text === null ? [] : [[path, { path: path.replace(/(up)?\.sql$/, 'down.sql'), text }]]),
    downsExpected: true,
    freshSession: async () => {
      await emptyDatabase(session)
      if (schema !== '') await session.execute(schema)
      return session
    },
    reset: async () => session.execute('RESET ALL'),
    log: silentLog(),
  })
}

/** Compares an example's schema file with what its migrations make. */
async function dumped(
  session: DatabaseSession,
  { schema, migration }: Built,
  { base, head }: { readonly base: string; readonly head: string },
): Promise<DumpComparison> {
  const catalogOf = async (...texts: readonly string[]) => {
    await emptyDatabase(session)
    for (const text of texts) await session.execute(text)
    return readCatalog(session)
  }
  return compareDump(
    'db/structure.sql',
    base !== head,
    { migrated: await catalogOf(schema), dumped: await catalogOf(base) },
    { migrated: await catalogOf(schema, migration), dumped: await catalogOf(head) },
  )
}

/** Drops what the example before has left. */
export async function emptyDatabase(session: DatabaseSession): Promise<void> {
  // A review takes a session of its own each time and leaves its last transaction open; here there is one for all.
  await session.execute('ROLLBACK')
  const { rows } = await session.query<{ statement: string }>(leftovers)
  await session.execute('RESET ALL')
  for (const { statement } of rows) await session.execute(statement)
  await session.execute('CREATE SCHEMA public')
}

/** Statements that drop it, in an order that works; most kinds are in no schema. A trigger on DDL would fire meanwhile. */
const leftovers = `
  SELECT statement FROM (
    SELECT 1 AS step, format('DROP EVENT TRIGGER %I', evtname) AS statement FROM pg_event_trigger
    UNION ALL SELECT 2, format('DROP FOREIGN DATA WRAPPER %I CASCADE', fdwname) FROM pg_foreign_data_wrapper
    UNION ALL SELECT 3, format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace
      WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
    UNION ALL SELECT 4, format('DROP ACCESS METHOD %I', amname) FROM pg_am WHERE oid >= 16384
    UNION ALL SELECT 5, format('DROP PUBLICATION %I', pubname) FROM pg_publication
    UNION ALL SELECT 6, format('DROP CAST IF EXISTS (%s AS %s)', castsource::regtype, casttarget::regtype) FROM pg_cast
      WHERE oid >= 16384 AND castsource < 16384 AND casttarget < 16384
  ) AS left_over ORDER BY step`

/**
 * What examples change beyond the database: for those on PGlite alone, where nobody else has a role. Other tests keep
 * theirs from one case to the next.
 */
async function forgetRoles(session: DatabaseSession): Promise<void> {
  const { rows } = await session.query<{ statement: string }>(beyond)
  for (const { statement } of rows) await session.execute(statement)
}

const beyond = `
  SELECT statement FROM (
    SELECT 1 AS step, 'ALTER ROLE ALL RESET ALL' AS statement FROM pg_db_role_setting WHERE setdatabase = 0 AND setrole = 0
    UNION ALL SELECT 1, format('ALTER DATABASE %I RESET ALL', datname) FROM pg_database JOIN pg_db_role_setting ON setdatabase = pg_database.oid AND setrole = 0
    UNION ALL SELECT 1, format('ALTER DATABASE %I CONNECTION LIMIT -1', datname) FROM pg_database WHERE datname = current_database() AND datconnlimit >= 0
    UNION ALL SELECT 1, format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO PUBLIC', datname) FROM pg_database WHERE datname = current_database() AND datacl IS NOT NULL
    UNION ALL SELECT 2, format('REASSIGN OWNED BY %1$I TO CURRENT_USER; DROP OWNED BY %1$I; DROP ROLE %1$I', rolname) FROM pg_roles WHERE oid >= 16384
  ) AS left_over ORDER BY step`

async function judgedByFiles(base: Readonly<Record<string, string>>, head: Readonly<Record<string, string>>) {
  const context = { changeSet: changeSetOf(base, head), config: defaultConfig }
  const plan = await planOf(base, head)
  return judgedFiles(plan, await excerptsOf(context, plan))
}

async function planOf(base: Readonly<Record<string, string>>, head: Readonly<Record<string, string>>) {
  const plan = await migrationPlan({ changeSet: changeSetOf(base, head), config: defaultConfig })
  if (!plan) throw new Error('the example has no migrations')
  return plan
}
