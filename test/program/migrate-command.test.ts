import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseCommandLine } from '../../src/config/command-line.ts'
import { reviewRepository } from '../../src/program/review-command.ts'
import { newRepository, temporaryFolder } from '../adapters/git/fixture.ts'
import { fakeWorld } from '../fakes/world.ts'
import { type PostgresServer, startPostgresServer } from '../fixtures/postgres-server.ts'

let server: PostgresServer
beforeAll(async () => {
  server = await startPostgresServer()
})
afterAll(() => server?.stop())

/** A framework as small as can be: every file of the folder, by psql's own variables. */
const migrate = (modules: string) => `
const { Client } = require('${modules}/pg'), { readdirSync, readFileSync } = require('node:fs')
const client = new Client()
client.connect().then(async () => {
  await client.query('CREATE TABLE IF NOT EXISTS schema_migrations (version text)')
  for (const name of readdirSync('migrate').sort()) {
    const { rowCount } = await client.query('SELECT FROM schema_migrations WHERE version = $1', [name])
    if (rowCount > 0) continue
    for (const sql of JSON.parse(readFileSync('migrate/' + name))) await client.query(sql)
    await client.query('INSERT INTO schema_migrations VALUES ($1)', [name])
  }
  await client.end()
})`

test('the whole road: the config of the base branch runs, and head cannot change what is run', async () => {
  const repository = newRepository()
  const pwned = join(temporaryFolder(), 'pwned')
  const config = (command: string) =>
    `database:\n  engine: server\n  url-env: SCRATCH_URL\n  migrate-command: ${command}\n`
  repository.commit({
    '.github/breakwater.yml': config('node migrate.cjs'),
    'migrate.cjs': migrate(join(import.meta.dirname, '../../node_modules')),
    'migrate/1_orders.json': '["CREATE TABLE orders (id int PRIMARY KEY, note text)"]',
  })
  repository.git('checkout', '-q', '-b', 'change')
  repository.commit({
    '.github/breakwater.yml': config(`touch ${pwned}`),
    'migrate/2_note.json': '[\n  "CREATE INDEX orders_note ON orders (note)"\n]',
  })
  const world = fakeWorld({ env: { ...process.env, SCRATCH_URL: server.url } })
  const named = [
    'review',
    '--repo',
    repository.directory,
    '--base',
    'main',
    '--head',
    'change',
    '--checks',
    'migration',
  ]
  const command = parseCommandLine(named)
  if (command.command !== 'review') throw new Error('not read as a review')
  const review = await reviewRepository(command, world)
  const outcome = review.outcomes.find(({ check }) => check === 'migration')
  expect(
    outcome?.status === 'ran' ? outcome.findings.map(({ ruleId, location }) => [ruleId, location]) : outcome,
  ).toEqual(
    expect.arrayContaining([
      ['migration/create-index-not-concurrently', { path: 'migrate/2_note.json', line: 2, column: 1 }],
    ]),
  )
  expect(review.verdict.decision).toBe('block')
  expect(existsSync(pwned)).toBe(false)
  expect(JSON.stringify(review)).not.toMatch(/let-me-in|breakwater_[0-9a-f]{16}/)
  expect([...world.out, ...world.err].join()).not.toContain('let-me-in')
})
