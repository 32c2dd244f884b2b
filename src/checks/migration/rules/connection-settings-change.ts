import { defineRule } from '../../../core/rule.ts'
import { hitOn } from '../judgement/said.ts'
import { type Consequence, consequenceOf } from '../judgement/settings.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'
import type { SettingFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/connection-settings-change',
    severity: 'warning',
    since: '0.1.0',
    title: 'Know that a setting of a role or database reaches the running release',
    effect:
      'Each connection that begins after it has the setting, also those of the release that still runs, while its open ones keep the old one: the same query then gives different answers by connection.',
    remedy:
      'Set it in the connection of the release that wants it (its URL, SET after connecting, SET LOCAL in the transaction), or give that release a role of its own.',
  },
  examples: [
    {
      title: 'a search_path of a role',
      given: {
        schema: 'CREATE ROLE app LOGIN; CREATE SCHEMA shop;',
        migration: 'ALTER ROLE app SET search_path = shop, public;',
      },
      hits: [
        'role app: search_path is shop, public for connections that begin from now on, so names without a schema find other tables and functions, or fail with 42P01',
      ],
    },
    {
      title: 'limits of the database, in a DO block',
      given: {
        schema:
          "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET statement_timeout = ''30s''', current_database()); END $$;",
        migration:
          "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET statement_timeout = ''5s''', current_database()); EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$;",
      },
      hits: [
        'the database: default_transaction_read_only is on for connections that begin from now on, so each write fails with 25006',
        'the database: statement_timeout is 5s (was 30s) for connections that begin from now on, so a statement that takes longer fails with 57014',
      ],
    },
    {
      title: 'what it had is gone',
      given: {
        schema:
          "CREATE ROLE app LOGIN; ALTER ROLE app SET search_path = shop; ALTER ROLE app SET timezone = 'Europe/Berlin';",
        migration: 'ALTER ROLE app RESET ALL;',
      },
      hits: [
        "role app: TimeZone is the server's (was Europe/Berlin) for connections that begin from now on, so times without a zone, and times shown as text, mean other moments",
        "role app: search_path is the server's (was shop) for connections that begin from now on, so names without a schema find other tables and functions, or fail with 42P01",
      ],
    },
    {
      title: "a value of the project's own, which functions may ask for",
      given: {
        schema: "CREATE ROLE app LOGIN; ALTER ROLE app SET shop.tenant = 'secret';",
        migration: "ALTER ROLE app SET shop.tenant = 'other'; ALTER ROLE app SET shop.region = 'eu';",
      },
      hits: [
        "role app: shop.tenant is another for connections that begin from now on, so functions and policies that ask current_setting('shop.tenant') get that",
      ],
    },
    {
      title: 'the configuration of the server',
      given: { schema: '', migration: "ALTER SYSTEM SET work_mem = '64MB';" },
      hits: [
        "ALTER SYSTEM writes work_mem into the server's configuration: it holds for every database there, from its next reload or restart on, and managed services refuse it",
      ],
    },
    {
      title: 'wider limits, and what only makes queries faster or slower',
      given: {
        schema: "CREATE ROLE app LOGIN; ALTER ROLE app SET lock_timeout = '1s';",
        migration:
          "ALTER ROLE app SET lock_timeout = '1min'; ALTER ROLE app SET work_mem = '64MB'; ALTER ROLE app SET log_min_duration_statement = 100; ALTER ROLE app SET statement_timeout = 0;",
      },
      hits: [],
    },
    {
      title: 'what it had anyway, and what is taken back',
      given: {
        schema: "CREATE ROLE app LOGIN; ALTER ROLE ALL SET timezone = 'UTC';",
        migration:
          "ALTER ROLE app SET timezone = 'UTC'; ALTER ROLE app SET search_path = shop; ALTER ROLE app RESET search_path;",
      },
      hits: [],
    },
    {
      title: 'a role made in the same migration',
      given: { schema: '', migration: 'CREATE ROLE report; ALTER ROLE report SET default_transaction_read_only = on;' },
      hits: [],
    },
  ],
  check: (run) => [...changedSettings(run), ...systemSettings(run)],
})

function changedSettings(run: MigrationRun) {
  const { base, head } = run.facts
  // Roles are the whole server's: what changed while a table did was changed by somebody else.
  const own = effectsIn(run, 'setting changed').filter(({ statement: { sql } }) =>
    /role|database|rename|^(do|call|select)stmt$/i.test(sql.kind),
  )
  const last = new Map(
    own.map(({ statement, effect: { setting } }) => [
      keyOf(setting.after ?? setting.before),
      { statement, scope: setting.after ?? setting.before },
    ]),
  )
  return [...last]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, { statement, scope }]) => {
      if (!scope || (scope.role !== null && !hasRole(run, scope.role))) return []
      const [was, is] = [effective(scope, base.world.settings), effective(scope, head.world.settings)]
      if (was === is) return []
      const found = consequenceOf(scope.name, was, is)
      if (!found) return []
      const who = whoHas(scope)
      return [
        {
          ...hitOn(statement, run, who),
          cause: `${statement.key}|${key}`,
          key: `${key} ${is ?? ''}`,
          subject: { kind: 'setting' as const, name: `${scope.name} of ${who}` },
          severity: found.severity,
          message: `${who}: ${scope.name} is ${valueText(found, was, is)} for connections that begin from now on, so ${found.text}`,
        },
      ]
    })
}

function keyOf(setting: SettingFacts | undefined): string {
  return JSON.stringify([setting?.database ?? null, setting?.role ?? null, setting?.name ?? null])
}

/** A role that nobody knew has no connections of the running release; one that is gone is told as that. */
function hasRole({ facts }: MigrationRun, name: string): boolean {
  const known = facts.base.world.roles.find((role) => role.name === name)
  return known !== undefined && facts.head.world.roles.some(({ oid }) => oid === known.oid)
}

/** What a connection of this role and database begins with: the narrower setting wins. */
function effective({ database, role, name }: SettingFacts, settings: readonly SettingFacts[]): string | undefined {
  const scopes = [
    [database, role],
    [null, role],
    [database, null],
    [null, null],
  ]
  for (const [ofDatabase, ofRole] of scopes) {
    const found = settings.find((each) => each.name === name && each.database === ofDatabase && each.role === ofRole)
    if (found) return found.value
  }
  return undefined
}

/** There is one database here, whose name is not production's. */
function whoHas({ database, role }: SettingFacts): string {
  if (role === null) return database === null ? 'every role' : 'the database'
  return database === null ? `role ${role}` : `role ${role} in the database`
}

function valueText({ secret }: Consequence, was: string | undefined, is: string | undefined): string {
  if (secret) return is === undefined ? 'no more' : 'another'
  return `${is ?? "the server's"}${was === undefined ? '' : ` (was ${was})`}`
}

/** No catalog has it, and no function can run it: here the text is all there is. */
function systemSettings(run: MigrationRun) {
  return run.statements.flatMap((statement) => {
    const { node } = statement.sql
    if (!('AlterSystemStmt' in node) || statement.trace.error) return []
    const name = node.AlterSystemStmt.setstmt?.name ?? 'every setting'
    return [
      {
        ...hitOn(statement, run, name),
        subject: { kind: 'setting' as const, name },
        message: `ALTER SYSTEM writes ${name} into the server's configuration: it holds for every database there, from its next reload or restart on, and managed services refuse it`,
      },
    ]
  })
}
