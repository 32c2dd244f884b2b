import { expect, test } from 'vitest'
import { commentsIn } from '../../../../src/checks/migration/accept/source-comments.ts'
import { parseSql } from '../../../../src/sql/statements.ts'

/** Places of the comments, each with the line of its statement. */
async function found(text: string): Promise<readonly (readonly [number, number | undefined, boolean])[]> {
  const sql = await parseSql(text)
  const statements = sql.parsed ? sql.statements : []
  return commentsIn('a.sql', text, statements).map(({ place, target, first }) => [place.line, target?.line, first])
}

test.each<[string, readonly (readonly [number, number | undefined, boolean])[]]>([
  ['-- breakwater: a\nSELECT 1;', [[1, 2, true]]],
  ['SELECT 1; -- breakwater: a\nSELECT 2;', [[1, 1, false]]],
  ['SELECT 1;\n-- breakwater: a\n\n-- more\nSELECT 2;', [[2, 5, false]]],
  ['SELECT 1,\n  -- breakwater: a\n  2;\nSELECT 3;', [[2, 1, false]]],
  ['SELECT 1; SELECT 2; -- breakwater: a', [[1, 1, false]]],
  ['SELECT 1;\n-- breakwater: a', [[2, undefined, false]]],
  ['/* breakwater: a */ SELECT 1;', [[1, 1, true]]],
  ["SELECT '\n-- breakwater: a\n';", []],
  ['-- breakwaters: a\nSELECT 1;', []],
  ['-- breakwater: a', [[1, undefined, true]]],
])('%s', async (text, comments) => {
  expect(await found(text)).toEqual(comments)
})

test('of two statements on one line the nearer is meant', async () => {
  const text = 'SELECT 1; SELECT 2; -- breakwater: a'
  const sql = await parseSql(text)
  const statements = sql.parsed ? sql.statements : []
  expect(commentsIn('a.sql', text, statements)[0]?.target?.text).toBe('SELECT 2')
})

test('a file full of comments costs no more than its length', () => {
  expect(commentsIn('a.sql', '-- breakwater: a\n'.repeat(100_000), [])).toHaveLength(100_000)
})
