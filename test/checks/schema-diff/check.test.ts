import { expect, test } from 'vitest'
import { schemaDiff } from '../../../src/checks/schema-diff/check.ts'
import { changeSetOf, checkContext } from '../../fakes/check-context.ts'

const dump = (columns: string) => `SET client_encoding = 'UTF8';\nCREATE TABLE orders (${columns});`
const rails = { 'db/migrate/20260101000000_orders.rb': '', 'db/structure.sql': dump('id int') }

test.each([
  ['the dump that Rails keeps changed', rails, { ...rails, 'db/structure.sql': dump('id bigint') }, { run: true }],
  ['it did not', rails, { ...rails, 'readme.md': '' }, { run: false, reason: 'db/structure.sql is unchanged' }],
  [
    'beside migrations in SQL it is not looked at',
    { ...rails, 'migrations/1_a.up.sql': '' },
    { ...rails, 'migrations/1_a.up.sql': '', 'db/structure.sql': dump('id bigint') },
    { run: false, reason: 'no new migration under migrations' },
  ],
])('%s', async (_, base, head, expected) => {
  expect(await schemaDiff.applies(checkContext({ changeSet: changeSetOf(base, head) }))).toMatchObject(expected)
})
