import { expect, test } from 'vitest'
import { discoveredSchema } from '../../src/sql/schema-file.ts'
import { memoryTree } from '../fakes/check-context.ts'

const dump = "SET statement_timeout = 0;\nSET client_encoding = 'UTF8';\nCREATE TABLE orders (id int);"

test.each<[string, Readonly<Record<string, string>>, string | undefined]>([
  ['Rails', { 'db/structure.sql': dump, 'db/migrate/1_orders.rb': '' }, 'db/structure.sql'],
  ['Rails in a folder of its own', { 'app/db/structure.sql': dump }, 'app/db/structure.sql'],
  ['Rails on MySQL', { 'db/structure.sql': '/*!40101 SET NAMES utf8 */;\nCREATE TABLE `orders` (id int);' }, undefined],
  ['that of a gem’s tests', { 'spec/dummy/db/structure.sql': dump }, undefined],
  ['two of one rank', { 'a/db/structure.sql': dump, 'b/db/structure.sql': dump }, undefined],
  ['any other file', { 'db/schema.sql': dump }, undefined],
])('%s', async (_, files, expected) => {
  expect(await discoveredSchema(memoryTree(files))).toBe(expected)
})
