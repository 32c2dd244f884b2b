import { describe, expect, test } from 'vitest'
import { keysOf, textKey } from '../../../../src/checks/migration/queries/same-query.ts'
import { parseSql } from '../../../../src/sql/statements.ts'

async function keys(sql: string) {
  const parsed = await parseSql(sql)
  const [statement] = parsed.parsed ? parsed.statements : []
  if (!statement) throw new Error(`no statement: ${sql}`)
  return keysOf(statement.node)
}

// What a statement means to a schema: ids, dates and sentences are one query's; a label is an enum's, and a type is a type.
describe('one query, whatever its values', () => {
  test.each([
    ['numbers', 'SELECT a FROM t WHERE id = 1', 'SELECT a FROM t WHERE id = 77'],
    ['layout', 'SELECT a FROM t WHERE id = 1', 'select a\n  from t where (id = 1)'],
    ['longer lists', 'SELECT a FROM t WHERE id IN (1, 2)', 'SELECT a FROM t WHERE id IN (3, 4, 5)'],
    ['more rows', 'INSERT INTO t VALUES (1, 2)', 'INSERT INTO t VALUES (1, 2), (3, 4)'],
    [
      'sentences and dates',
      "SELECT a FROM t WHERE b = '2024-01-02'",
      "SELECT a FROM t WHERE b = 'It is late, 3 of 4: 5!'",
    ],
  ])('%s', async (_, one, other) => {
    expect((await keys(one))?.exact).toBe((await keys(other))?.exact)
  })

  test.each([
    [
      'labels, which only the exact key tells apart',
      "SELECT a FROM t WHERE b = 'sent'",
      "SELECT a FROM t WHERE b = 'draft'",
      true,
    ],
    ['columns', 'SELECT a FROM t', 'SELECT b FROM t', false],
    ['types', 'SELECT $1::text', 'SELECT $1::status', false],
    ['a value and NULL', "UPDATE t SET a = 'It is 1 of 2 or 3'", 'UPDATE t SET a = NULL', false],
    ['a number and a text', 'SELECT a FROM t WHERE b = 1', "SELECT a FROM t WHERE b = 'It is 1 of 2 or 3'", false],
  ])('not the same: %s', async (_, one, other, alikeMasked) => {
    const [first, second] = [await keys(one), await keys(other)]
    expect(first?.exact).not.toBe(second?.exact)
    expect(first?.masked === second?.masked).toBe(alikeMasked)
  })
})

test.each([
  ['SELECT a1 FROM t2 WHERE id = 12 AND x = 3.5', 'SELECT a1 FROM t2 WHERE id = 0 AND x = 0'],
  ["SELECT $1, 'sent', 'It''s 1, 2, 3', 'b 4 5 6'", "SELECT $1, 'sent', '', ''"],
  ['SELECT "9", t.1x FROM t LIMIT 10', 'SELECT "9", t.1x FROM t LIMIT 0'],
])('the rough key of %s', (sql, key) => {
  expect(textKey(sql)).toBe(key)
})
