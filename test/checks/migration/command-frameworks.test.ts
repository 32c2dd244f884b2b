import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PostgresServer, startPostgresServer } from '../../fixtures/postgres-server.ts'
import { type CommandCase, modules, reviewByCommand, told } from './command-review.ts'

// Real frameworks, on a real server. What they send is theirs: how it is spelt, on how many connections, in which
// transactions, and what they write into their books.

let server: PostgresServer
beforeAll(async () => {
  server = await startPostgresServer()
  await server.query("CREATE ROLE modest LOGIN CREATEDB PASSWORD 'real-secret'")
})
afterAll(() => server?.stop())

const knex = {
  'knexfile.js':
    "module.exports = { client: 'pg', connection: process.env.DATABASE_URL, migrations: { directory: './migrations' } }",
  'migrations/20240101000000_orders.js': `exports.up = (knex) =>
  knex.schema.createTable('orders', (table) => {
    table.increments('id')
    table.string('note')
    table.integer('total')
  })
exports.down = (knex) => knex.schema.dropTable('orders')
`,
}

describe.skipIf(!existsSync(join(modules, 'knex')))('Knex', () => {
  const review = (head: CommandCase['head']) =>
    reviewByCommand(server, { base: knex, head, settings: { run: 'node node_modules/knex/bin/cli.js migrate:latest' } })

  test('its schema builder, raw SQL and query builder, each file in its own transaction or in none', async () => {
    const result = await review({
      'migrations/20240102000000_slow.js': `exports.up = async (knex) => {
  await knex.schema.alterTable('orders', (table) => {
    table.index(['note'], 'orders_note')
  })
  await knex.raw('ALTER TABLE orders ALTER COLUMN total TYPE bigint')
}
exports.down = () => undefined
`,
      'migrations/20240103000000_apart.js': `exports.config = { transaction: false }
exports.up = async (knex) => {
  await knex.raw('CREATE INDEX CONCURRENTLY orders_total ON orders (total)')
  await knex('orders').update({ note: 'x' })
  await knex.raw('ALTER TABLE orders ADD COLUMN need int NOT NULL')
}
exports.down = () => undefined
`,
    })
    expect(told(result)).toEqual(
      expect.arrayContaining([
        'error migration/create-index-not-concurrently migrations/20240102000000_slow.js:3',
        'error migration/column-type-change-rewrite migrations/20240102000000_slow.js:5',
        'error migration/add-column-not-null-without-default migrations/20240103000000_apart.js:5',
        'warning migration/update-without-where migrations/20240103000000_apart.js:4',
      ]),
    )
    expect(result.trace?.map(({ transaction }) => transaction)).toEqual([1, 1, null, 2, 3])
    expect(result.remarks.join()).toMatch(/\d statements on the framework's own tables not judged/)
  })

  test('what blocks nobody is met with silence', async () => {
    const result = await review({
      'migrations/20240102000000_quick.js': `exports.up = async (knex) => {
  await knex.raw("SET LOCAL lock_timeout = '2s'")
  await knex.schema.alterTable('orders', (table) => { table.string('colour') })
  await knex.schema.createTable('carts', (table) => { table.increments('id') })
}
exports.down = () => undefined
`,
    })
    expect([result.findings, result.unproven]).toEqual([[], []])
  })
})
