import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RunnerName } from '../../src/core/config.ts'
import { discoverMigrations } from '../../src/sql/migrations.ts'
import { discoveredSchema } from '../../src/sql/schema-file.ts'
import { memoryTree } from '../fakes/check-context.ts'
import { corpus, corpusIsHere } from './repositories.ts'

/** A project of the corpus at the place that it has in its own repository. */
function placed(project: string, place: string): Readonly<Record<string, string>> {
  const root = join(corpus, 'migrations', project)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(root, path)).isFile(),
  )
  return Object.fromEntries(files.map((path) => [place && `${place}/${path}`, readFileSync(join(root, path), 'utf8')]))
}

// The places are those of the corpus' README, and the counts its counts of forward files.
const projects: readonly (readonly [
  project: string,
  place: string,
  runner: RunnerName,
  count: number,
  first: string,
  last: string,
])[] = [
  ['supabase-auth', 'migrations', 'popx', 70, '00_init_auth_schema', '20260625000000_add_custom_claims_allowlist'],
  [
    'gitness',
    'app/store/database/migrate/postgres',
    'golang-migrate',
    93,
    '0000_create_extension_btree',
    '0080_alter_table_pullreq_add_rebaseability',
  ],
  [
    'kratos',
    'persistence/sql/migrations/sql',
    'popx',
    346,
    '20150100000001000000_networks',
    '20260703000000000000_courier_messages_status_created_at_idx',
  ],
  [
    'lemmy',
    'migrations',
    'diesel',
    342,
    '00000000000000_diesel_initial_setup',
    '2026-07-27-143313-0000_rename_resolve_reason_to_conclusion',
  ],
  ['hatchet', 'cmd/hatchet-migrate/migrate/migrations', 'goose', 224, '20240115180414_init', '20260820185000_v1_0_147'],
  ['umami', 'prisma/migrations', 'prisma', 19, '01_init', '19_add_session_replay'],
  [
    'kestra',
    'jdbc-postgres/src/main/resources/migrations/postgres',
    'flyway',
    26,
    'V1_1__initial',
    'V1_27__escape_fulltext',
  ],
  ['dokploy', 'apps/dokploy/drizzle', 'drizzle', 186, '0000_reflective_puck', '0185_needy_kingpin'],
  ['cas-cif', 'schema', 'sqitch', 334, 'create_roles', 'functions/session_003_reorder_setting_selection'],
  [
    'temporal/temporal',
    'schema/postgresql/v12/temporal',
    'versioned-folders',
    25,
    'v1.0/schema',
    'v1.19/current_chasm_executions',
  ],
  [
    'temporal/visibility',
    'schema/postgresql/v12/visibility',
    'versioned-folders',
    15,
    'v1.0/schema',
    'v1.14/add_external_payload_size_and_count_search_attributes',
  ],
  [
    'measure',
    'self-host/postgres',
    'dbmate',
    72,
    '20240830075257_create_roles_table',
    '20260812144140_drop_event_reqs_table',
  ],
  ['graphile-worker', 'sql', 'plain', 20, '000001', '000020'],
]

describe.skipIf(!corpusIsHere)('without a config, real migrations are found, told apart and put in order', () => {
  test.each(projects)('%s in %s: %s, %d files', async (project, place, runner, count, first, last) => {
    const tree = memoryTree(placed(project, place))
    const none = memoryTree({})
    const plan = await discoverMigrations({
      base: none,
      mergeBase: none,
      head: tree,
      migrations: undefined,
      runner: undefined,
    })
    expect([plan?.runner, plan?.added.length, plan?.others]).toEqual([runner, count, []])
    expect([plan?.added[0]?.name, plan?.added.at(-1)?.name]).toEqual([first, last])
  })

  test('Rails keeps migrations in code, and its dump is found', async () => {
    const tree = memoryTree(placed('openstreetmap', 'db'))
    const none = memoryTree({})
    expect(
      await discoverMigrations({ base: none, mergeBase: none, head: tree, migrations: undefined, runner: undefined }),
    ).toBeUndefined()
    expect(await discoveredSchema(tree)).toBe('db/structure.sql')
  })
})
