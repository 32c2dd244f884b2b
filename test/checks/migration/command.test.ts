import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../../src/adapters/postgres/engine.ts'
import { migration } from '../../../src/checks/migration/check.ts'
import { run } from '../../../src/checks/migration/run.ts'
import { run as compareSchemas } from '../../../src/checks/schema-diff/run.ts'
import type { CheckResult } from '../../../src/core/check.ts'
import { troubleOf } from '../../../src/core/error.ts'
import { newRepository } from '../../adapters/git/fixture.ts'
import { changeSetOf, checkContext, defaultConfig } from '../../fakes/check-context.ts'
import { silentLog } from '../../fakes/silent-log.ts'
import { type PostgresServer, startPostgresServer } from '../../fixtures/postgres-server.ts'
import { type CommandCase, inReview, linked, reviewByCommand, told } from './command-review.ts'

let server: PostgresServer
beforeAll(async () => {
  server = await startPostgresServer()
  await server.query("CREATE ROLE modest LOGIN CREATEDB PASSWORD 'real-secret'")
  await server.query('CREATE ROLE reader')
  await server.query('GRANT reader TO modest')
})
afterAll(() => server?.stop())

/** What a framework is at heart: files in code, run in order, and a table that says which were. */
const framework = `
const { Client } = require('pg'), { readdirSync } = require('node:fs'), { resolve } = require('node:path')
const client = new Client({ connectionString: process.env.DATABASE_URL })
const main = async () => {
  await client.connect()
  await client.query('CREATE TABLE IF NOT EXISTS schema_migrations (version text PRIMARY KEY)')
  const done = (await client.query('SELECT version FROM schema_migrations')).rows.map(({ version }) => version)
  for (const name of readdirSync('migrations').sort()) {
    if (done.includes(name)) continue
    const { up, transaction = true } = require(resolve('migrations', name))
    if (transaction) await client.query('BEGIN')
    await up((sql, values) => client.query(sql, values))
    await client.query('INSERT INTO schema_migrations VALUES ($1)', [name])
    if (transaction) await client.query('COMMIT')
  }
  await client.end()
}
main().catch((error) => { console.error(error); process.exit(1) })
`
const code = (...statements: readonly string[]) =>
  `exports.up = async (sql) => {\n${statements.map((text) => `  await sql(${JSON.stringify(text)})`).join('\n')}\n}\n`
const bare = (text: string) => `exports.transaction = false\n${code(text)}`

const review = (given: CommandCase) => reviewByCommand(server, given)
const failure = async (given: CommandCase) =>
  review(given).then(
    () => undefined,
    (thrown: unknown) => troubleOf(thrown),
  )

const orders = {
  'migrate.cjs': framework,
  'migrations/1_orders.js': code('CREATE TABLE orders (id int PRIMARY KEY, note text, total int)'),
}

describe('a framework of code and a table', () => {
  test('what its statements did is judged as the same SQL in files is, each at its place', async () => {
    const statements = [
      'ALTER TABLE orders ADD COLUMN IF NOT EXISTS note int',
      'CREATE INDEX orders_note ON orders (note)',
      'ALTER TABLE orders ALTER COLUMN total TYPE bigint',
      'ALTER TABLE orders ADD COLUMN need int NOT NULL',
      "DO $$ BEGIN EXECUTE 'ALTER TABLE orders ADD CHECK (total > 0)'; END $$",
    ]
    const byCommand = await review({ base: orders, head: { 'migrations/2_more.js': code(...statements) } })
    const sql = { 'migrations/1_orders.sql': 'CREATE TABLE orders (id int PRIMARY KEY, note text, total int);' }
    const closers: (() => Promise<void>)[] = []
    const byFiles = await run(
      checkContext({
        changeSet: changeSetOf(sql, { ...sql, 'migrations/2_more.sql': `BEGIN;\n${statements.join(';\n')};\nCOMMIT;` }),
        databaseEngine: () => openDatabaseEngine({ engine: 'server', databaseUrl: server.url, log: silentLog() }),
        onClose: (close) => void closers.push(close),
      }),
    )
    for (const close of closers.reverse()) await close()
    const kept = 'migration/if-not-exists-keeps-another-definition'
    const rulesOf = ({ findings }: CheckResult) =>
      findings
        .filter(({ severity, ruleId }) => severity === 'error' || ruleId === kept)
        .map(({ ruleId, location }) => `${ruleId} ${location.line}`)
    expect(rulesOf(byCommand)).toEqual(rulesOf(byFiles))
    expect(rulesOf(byCommand).length).toBeGreaterThanOrEqual(5)
    expect(rulesOf(byCommand)).toContain(`${kept} 2`)
    expect(byCommand.findings.every(({ location }) => location.path === 'migrations/2_more.js')).toBe(true)
    expect(byCommand.summary).toMatch(
      /^1 migration, 5 statements run on PostgreSQL 18\.\d+ \(server\) by migrate-command after 1 earlier one; no way back was tried$/,
    )
    expect(byCommand.remarks).toContain("2 statements on the framework's own tables not judged")
  })

  test('what only shows by trying is tried once the command has ended', async () => {
    const base = {
      'migrate.cjs': framework,
      'migrations/1_orders.js': code(
        'CREATE TABLE orders (id serial PRIMARY KEY, note text, at text)',
        "INSERT INTO orders (note, at) VALUES ('a', '2024-01-02'), ('b', '2024-01-03')",
        'GRANT SELECT ON orders TO reader',
      ),
    }
    const head = {
      'migrations/2_more.js': code(
        'CREATE FUNCTION away() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
        'CREATE TRIGGER away BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION away()',
        "ALTER TABLE orders ALTER COLUMN at TYPE date USING date '2000-01-01'",
        "SELECT setval('orders_id_seq', 1, false)",
        'CREATE TABLE carts (id int PRIMARY KEY)',
      ),
    }
    const result = await review({ base, head, database: { role: 'reader' } })
    const rules = result.findings.map(({ ruleId, location }) => `${ruleId} ${location.line}`)
    expect(rules).toEqual(
      expect.arrayContaining([
        'migration/column-type-change-alters-values 4',
        'migration/new-table-closed-to-application 6',
        'migration/sequence-behind-rows 5',
        'migration/writes-vanish 3',
      ]),
    )
  })

  test('what blocks nobody is met with silence', async () => {
    const head = {
      'migrations/2_more.js': code('CREATE TABLE carts (id int PRIMARY KEY)', 'CREATE INDEX ON carts (id)'),
      'migrations/3_note.js': bare('CREATE INDEX CONCURRENTLY orders_note ON orders (note)'),
    }
    const result = await review({ base: orders, head })
    expect([told(result), result.unproven]).toEqual([[], []])
  })

  test('autocommit TRUNCATE and UPDATE are seen, with the rows that were put there', async () => {
    const head = {
      'migrations/2_a.js': bare("UPDATE orders SET note = 'x'"),
      'migrations/3_b.js': bare('TRUNCATE orders'),
    }
    const { trace = [], ...result } = await review({ base: orders, head })
    expect(told(result).map((line) => line.split(' ')[1])).toEqual(
      expect.arrayContaining(['migration/truncate', 'migration/update-without-where']),
    )
    expect(trace.map(({ path, rows }) => [path, rows['public.orders']])).toEqual([
      ['migrations/2_a.js', { inserted: 0, updated: 2, deleted: 0 }],
      ['migrations/3_b.js', undefined],
    ])
    expect(trace[1]?.locks[0]).toMatchObject({
      relation: 'public.orders',
      mode: 'AccessExclusiveLock',
      preexisting: true,
    })
  })

  test('queries of the running release are asked before and after, and each has its statement', async () => {
    const queries = [
      '-- name: GetNote :one',
      'SELECT note FROM orders WHERE id = $1;',
      '-- name: Add :exec',
      'INSERT INTO orders (id, total) VALUES ($1, $2);',
      '-- name: Total :one',
      'SELECT total FROM orders WHERE id = $1;',
    ]
    const result = await review({
      base: { ...orders, 'q.sql': queries.join('\n') },
      head: {
        'migrations/2_more.js': code(
          'ALTER TABLE orders ADD COLUMN need int NOT NULL',
          'ALTER TABLE orders DROP COLUMN note',
        ),
      },
      database: { queries: ['q.sql'] },
    })
    const broken = result.findings.filter(({ ruleId }) => ruleId === 'migration/running-query-fails')
    expect(broken.map(({ severity, message, location }) => [severity, location.line, message])).toEqual([
      [
        'error',
        2,
        'orders.need: query Add (q.sql:4) of the running release fails with 23502: null value in column "need" of relation "orders" violates not-null constraint',
      ],
      [
        'error',
        3,
        'orders.note: query GetNote (q.sql:2) of the running release fails with 42703: column "note" does not exist',
      ],
    ])
    expect(result.summary).toContain('; 1 of 3 queries of the running release served by head; ')
  })

  test('bound values stand in their places', async () => {
    const up = "exports.up = async (sql) => {\n  await sql('DELETE FROM orders WHERE note = $1', ['old'])\n}\n"
    const { trace = [] } = await review({ base: orders, head: { 'migrations/2_a.js': up } })
    expect(trace.map(({ statement, line }) => [statement, line])).toEqual([
      ["DELETE FROM orders WHERE note = 'old'", 2],
    ])
  })

  test('a statement that fails is an error at its file; one that only rows make fail is a warning', async () => {
    const broken = await review({
      base: orders,
      head: { 'migrations/2_a.js': code('ALTER TABLE orders DROP COLUMN nix') },
    })
    expect(told(broken)).toEqual(['error migration/migration-fails migrations/2_a.js:2'])
    const onRows = await review({
      base: orders,
      head: { 'migrations/2_a.js': code('ALTER TABLE orders ALTER COLUMN note TYPE int USING note::int') },
    })
    expect(told(onRows)).toContain('warning migration/fails-on-some-rows migrations/2_a.js:2')
  })

  test('what the framework tries and catches is counted, not judged', async () => {
    const up =
      "exports.transaction = false\nexports.up = async (sql) => {\n  await sql('SELECT nix FROM orders').catch(() => {})\n  await sql('CREATE TABLE a (id int PRIMARY KEY)')\n}\n"
    const result = await review({ base: orders, head: { 'migrations/2_a.js': up } })
    expect(told(result)).toEqual([])
    expect(result.remarks.join()).toMatch(
      /1 statement that Postgres refused and the framework went on without, such as: SELECT nix/,
    )
  })

  test('rows of the project, a folder below the root, a variable of its own', async () => {
    const below = Object.fromEntries(
      Object.entries(orders).map(([path, text]) => [`apps/shop/${path}`, text.replace('DATABASE_URL', 'SHOP_DB')]),
    )
    const result = await review({
      base: { ...below, 'rows.sql': "INSERT INTO orders VALUES (1, 'kept', 5);" },
      head: { 'apps/shop/migrations/2_a.js': code('ALTER TABLE orders DROP COLUMN note') },
      settings: { directory: 'apps/shop', urlEnv: 'SHOP_DB' },
      database: { rows: 'rows.sql', migrations: 'apps/shop/migrations' },
    })
    expect(told(result)).toEqual(['warning migration/drop-column apps/shop/migrations/2_a.js:2'])
    expect(result.findings.find(({ ruleId }) => ruleId === 'migration/drop-column')?.message).toMatch(
      /^orders\.note: its one value is lost/,
    )
  })

  test('an old migration that was changed is a finding, and nothing is run for it', async () => {
    const result = await review({
      base: orders,
      head: { 'migrations/1_orders.js': code('CREATE TABLE orders (id bigint)') },
    })
    expect(told(result)).toEqual(['warning migration/migration-edited migrations/1_orders.js:1'])
    const reformatted = await review({
      base: orders,
      head: {
        'migrations/1_orders.js': `// laid out anew\n${orders['migrations/1_orders.js'].replaceAll('  ', '    ')}`,
      },
    })
    expect(told(reformatted)).toEqual([])
  })

  test('code that cannot bear rows is judged without them, and that is told', async () => {
    const up = `exports.up = async (sql) => {
  const { rows } = await sql('SELECT count(*)::int AS n FROM orders')
  if (rows[0].n > 0) throw new Error('not empty')
  await sql('CREATE INDEX orders_note ON orders (note)')
}
`
    const result = await review({ base: orders, head: { 'migrations/2_a.js': up } })
    expect(told(result)).toEqual(['error migration/create-index-not-concurrently migrations/2_a.js:4'])
    expect(result.remarks.join()).toMatch(/with rows of ours in its tables the command ended with status 1/)
  })

  test('a comment in the language of the code accepts what the statement after it does', async () => {
    const up = (comment: string) => `exports.up = async (sql) => {
  ${comment}
  await sql(
    'CREATE INDEX orders_note ON orders (note)',
  )
  await sql('CREATE INDEX orders_total ON orders (total)')
}
`
    const result = await review({
      base: orders,
      head: {
        'migrations/2_a.js': up('// breakwater: accept create-index-not-concurrently because nobody writes yet'),
      },
    })
    const errors = result.findings.filter(({ severity }) => severity === 'error')
    const accepted = errors.map(({ accepted, location }) => [location.line, accepted?.reason])
    expect(accepted).toEqual([
      [4, 'nobody writes yet'],
      [6, undefined],
    ])
  })

  test('the ways of the base branch hold, whatever head says', async () => {
    const head = {
      'migrations/2_a.js': code('CREATE TABLE a (id int PRIMARY KEY)'),
      'migrate.cjs': `console.log('head ran');${framework}`,
    }
    // The framework itself is head's, as it would be when deployed; the command that starts it is base's.
    expect(told(await review({ base: orders, head }))).toEqual([])
  })
})

describe('the way back', () => {
  /** Undoes the last migrations, as many as it is told. */
  const undo = `
const { Client } = require('pg'), { resolve } = require('node:path')
const client = new Client({ connectionString: process.env.DATABASE_URL })
const main = async () => {
  await client.connect()
  const { rows } = await client.query('SELECT version FROM schema_migrations ORDER BY version DESC')
  for (const { version } of rows.slice(0, process.env.BREAKWATER_STEPS)) {
    await client.query('BEGIN')
    await require(resolve('migrations', version)).down((sql) => client.query(sql))
    await client.query('DELETE FROM schema_migrations WHERE version = $1', [version])
    await client.query('COMMIT')
  }
  await client.end()
}
main().catch((error) => { console.error(error); process.exit(1) })
`
  const base = { ...orders, 'undo.cjs': undo }
  const settings = { rollback: 'node undo.cjs # $BREAKWATER_STEPS' }
  const both = (up: readonly string[], down: readonly string[]) =>
    `${code(...up)}${code(...down).replace('exports.up', 'exports.down')}`

  test('proved, up, down and up; schema-diff asks for no run of its own', async () => {
    const head = {
      'migrations/2_a.js': both(
        ['ALTER TABLE orders ADD COLUMN colour text'],
        ['ALTER TABLE orders DROP COLUMN colour'],
      ),
      'migrations/3_b.js': both(['CREATE TABLE carts (id int PRIMARY KEY)'], ['DROP TABLE carts']),
    }
    const [result, schema, runs] = await inReview(server, { base, head, settings }, async (context, ran) => {
      const judged = await run(context)
      return [judged, await compareSchemas(context), [...ran]]
    })
    expect(told(result)).toEqual([])
    expect(result.summary).toMatch(/; rollback proved for 2 of 2$/)
    expect(result.rollback).toEqual({
      files: ['migrations/2_a.js', 'migrations/3_b.js'].map((path) => ({ path, outcome: 'proved' })),
      loses: [],
      command: 'node undo.cjs # 2',
    })
    expect(runs).toEqual(['base', 'head', 'head', 'head', 'undo 2', 'head'])
    expect(schema.findings.map(({ message, location }) => `${message} ${location.path}:${location.line}`)).toEqual([
      'orders.colour: new column text migrations/2_a.js:2',
      'carts: new table, 1 column migrations/3_b.js:2',
    ])
  })

  test.each<[string, readonly string[], readonly string[], readonly string[], string]>([
    [
      'it leaves something behind, and takes rows',
      ['CREATE INDEX orders_total ON orders (total)'],
      ['DELETE FROM orders'],
      [
        '2_a.js: after up and down, index orders_total is still there and all rows of orders are gone; up again fails with 42P07',
      ],
      'incomplete',
    ],
    [
      'Postgres refuses it',
      ['ALTER TABLE orders ADD COLUMN colour text'],
      ['ALTER TABLE orders DROP COLUMN color'],
      ['2_a.js: its down step fails with 42703: column "color" of relation "orders" does not exist'],
      'failed',
    ],
  ])('%s', async (_, up, down, messages, outcome) => {
    const head = { 'migrations/2_a.js': both(up, down) }
    const result = await review({ base, head, settings })
    const found = result.findings.filter(({ ruleId }) => ruleId.startsWith('migration/down-'))
    expect(found.map(({ message }) => message)).toEqual(messages)
    expect(found.every(({ location: { path } }) => path === 'migrations/2_a.js')).toBe(true)
    expect(result.rollback).toEqual({ files: [{ path: 'migrations/2_a.js', outcome }], loses: [] })
  })

  test('a command that undoes too much is no fault of the migration', async () => {
    const head = { 'migrations/2_a.js': both(['CREATE INDEX ON orders (total)'], ['DROP INDEX orders_total_idx']) }
    const older = {
      ...base,
      'migrations/1_orders.js': `${orders['migrations/1_orders.js']}exports.down = (sql) => sql('DROP TABLE orders')\n`,
    }
    const result = await review({ base: older, head, settings: { rollback: 'BREAKWATER_STEPS=2 node undo.cjs' } })
    expect(result.findings.filter(({ ruleId }) => ruleId.startsWith('migration/down-'))).toEqual([])
    expect(result.remarks.join()).toMatch(
      /neither proved nor disproved: rollback-command undoes migrations of the base branch too/,
    )
  })

  test('there is none, and the code says so', async () => {
    const head = {
      'migrations/2_a.js': `${code('DROP TABLE orders')}exports.down = () => { throw new Error('IrreversibleMigration: the orders are gone') }\n`,
    }
    const result = await review({ base, head, settings })
    expect(
      result.findings.flatMap(({ ruleId, message }) => (ruleId === 'migration/irreversible' ? [message] : [])),
    ).toEqual(['2_a.js: its down step refuses to run: Error: IrreversibleMigration: the orders are gone'])
    expect(result.rollback?.files).toEqual([{ path: 'migrations/2_a.js', outcome: 'irreversible' }])
  })
})

describe('what nobody could tell is said', () => {
  const more = { 'migrations/2_a.js': code('CREATE TABLE a (id int PRIMARY KEY)') }
  test.each<[string, Partial<CommandCase>, { code: string; message: RegExp }]>([
    [
      'no traffic',
      { settings: { run: 'true' } },
      { code: 'migrate-command-no-traffic', message: /of base ended well and sent no statement/ },
    ],
    [
      'base fails',
      { settings: { run: 'echo went wrong >&2; exit 3' } },
      { code: 'migrate-command-failed', message: /of base ended with status 3\. Its last words: went wrong/ },
    ],
    [
      'code of head fails',
      { head: { 'migrations/2_a.js': "throw new Error('broken code')" } },
      { code: 'migrate-command-failed', message: /of head ended with status 1.*broken code/s },
    ],
    [
      'install fails',
      { settings: { install: 'echo no network; exit 1' } },
      { code: 'install-command-failed', message: /ended in base with status 1: no network/ },
    ],
    [
      'no such folder',
      { settings: { directory: 'nix' } },
      { code: 'migrate-command-failed', message: /There is no folder nix in base/ },
    ],
    [
      'it never ends',
      { settings: { run: 'echo still here; sleep 600 & sleep 600' }, limits: { migrateMs: 1_500 } },
      { code: 'migrate-command-timeout', message: /still here/ },
    ],
  ])('%s', async (_, given, expected) => {
    const trouble = await failure({ base: orders, head: more, ...given })
    expect(trouble?.code).toBe(expected.code)
    expect(trouble?.message).toMatch(expected.message)
    expect(trouble?.message).not.toMatch(/real-secret|breakwater-(base|head)-/)
  })

  test('new files, and a command that does nothing with them', async () => {
    const { unproven } = await review({ base: orders, head: { 'other/migrations/2_a.js': code('SELECT 1') } })
    expect(unproven).toEqual([
      expect.objectContaining({ code: 'migrate-command-changed-nothing', subject: 'other/migrations/2_a.js' }),
    ])
  })

  test('what reaches beyond the scratch database is not run', async () => {
    const { unproven, findings } = await review({
      base: orders,
      head: { 'migrations/2_a.js': bare('DROP DATABASE postgres') },
    })
    expect(unproven).toEqual([
      expect.objectContaining({ code: 'outside-scratch-database', subject: 'migrations/2_a.js:3' }),
    ])
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('a role without a migration has nothing to run', async () => {
    const context = checkContext({
      changeSet: changeSetOf({ 'src/a.js': '1' }, { 'src/a.js': '2' }),
      config: { ...defaultConfig, database: { ...defaultConfig.database, migrateCommand: linked } },
    })
    expect(await migration.applies(context)).toMatchObject({ run: false, reason: 'no migration changed' })
  })
})

describe('a command that means no good', () => {
  test('it finds no tokens and no real password in its environment', async () => {
    const spy = `${framework}\nrequire('node:fs').writeFileSync(process.env.HOME + '/seen.json', JSON.stringify(process.env))`
    const home = newRepository().directory
    await review({
      base: { ...orders, 'migrate.cjs': spy },
      head: { 'migrations/2_a.js': code('CREATE TABLE a (id int PRIMARY KEY)') },
      environment: {
        PATH: process.env.PATH,
        HOME: home,
        LANG: 'C.UTF-8',
        GITHUB_TOKEN: 'gh-secret',
        ACTIONS_RUNTIME_TOKEN: 'gh-secret',
        AWS_SECRET_ACCESS_KEY: 'gh-secret',
        NPM_TOKEN: 'gh-secret',
        NODE_OPTIONS: '--require gh-secret',
        HTTPS_PROXY: 'http://user:gh-secret@proxy:3128',
        BW_URL: server.url,
      },
    })
    const seen: Record<string, string> = JSON.parse(await readFile(join(home, 'seen.json'), 'utf8'))
    expect(JSON.stringify(seen)).not.toMatch(/gh-secret|real-secret|let-me-in/)
    expect(Object.keys(seen).sort()).toEqual(
      expect.arrayContaining([
        'DATABASE_URL',
        'HOME',
        'LANG',
        'PATH',
        'PGDATABASE',
        'PGHOST',
        'PGPASSWORD',
        'PGPORT',
        'PGUSER',
      ]),
    )
    expect(seen.DATABASE_URL).toContain(`127.0.0.1:${seen.PGPORT}/breakwater_`)
  })

  test.skipIf(process.platform !== 'linux')('it prints without end, and leaves children behind', async () => {
    const home = newRepository().directory
    // One stays in the process group and holds the output open; the other makes itself a daemon.
    const loud = `${framework}
const { spawn } = require('node:child_process'), { appendFileSync, writeSync } = require('node:fs')
for (const options of [{ stdio: 'inherit' }, { stdio: 'ignore', detached: true }]) {
  const child = spawn('sleep', ['600'], options)
  child.unref()
  appendFileSync(process.env.HOME + '/children', child.pid + ' ')
}
process.on('exit', () => { for (let i = 0; i < 500; i++) writeSync(1, 'x'.repeat(100_000)) })`
    const result = await review({
      base: { ...orders, 'migrate.cjs': loud },
      head: { 'migrations/2_a.js': code('CREATE TABLE a (id int PRIMARY KEY)') },
      environment: { ...process.env, HOME: home },
    })
    expect(told(result)).toEqual([])
    const children = (await readFile(join(home, 'children'), 'utf8')).trim().split(' ')
    // Two for base and two for head, which touches no table that could hold rows.
    expect(children).toHaveLength(4)
    expect(await Promise.all(children.map(isAlive))).toEqual(children.map(() => false))
  })

  test('it has no way to the repository that it is checked out from', async () => {
    const trouble = await failure({
      base: orders,
      head: { 'migrations/2_a.js': code('SELECT 1') },
      settings: { run: 'git rev-parse --git-dir' },
    })
    expect(trouble?.message).toMatch(/not a git repository/)
  })
})

/** A killed process whose parent is gone may stay in the table for a while. */
async function isAlive(pid: string): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  return stat !== undefined && !/\) [ZX] /.test(stat)
}
