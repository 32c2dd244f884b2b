import { describe, expect, test } from 'vitest'
import {
  extensionsOf,
  isSameSql,
  needsNoTransaction,
  parseSql,
  type SqlStatement,
  withoutCopyData,
} from '../../src/sql/statements.ts'
import fc from '../properties.ts'

async function statements(text: string): Promise<readonly SqlStatement[]> {
  const sql = await parseSql(text)
  if (!sql.parsed) throw new Error(sql.failure.message)
  return sql.statements
}

describe('splitting', () => {
  test.each<[string, string, readonly [string, number, number][]]>([
    ['nothing', '', []],
    ['space', ' \n\t', []],
    ['comments only', '-- one\n/* two /* nested */ */\n', []],
    [
      'no last semicolon',
      'SELECT 1;\n  SELECT 2',
      [
        ['SELECT 1', 1, 1],
        ['SELECT 2', 2, 3],
      ],
    ],
    ['comments before a statement', '-- é\n/* ü */ SELECT 1; -- after', [['SELECT 1', 2, 9]]],
    [
      'characters of one, two, three and four bytes',
      "SELECT 'aé€😀';\nSELECT 2;",
      [
        ["SELECT 'aé€😀'", 1, 1],
        ['SELECT 2', 2, 1],
      ],
    ],
    [
      'a semicolon in a body',
      'DO $$ BEGIN; END $$;\r\nSELECT 1;',
      [
        ['DO $$ BEGIN; END $$', 1, 1],
        ['SELECT 1', 2, 1],
      ],
    ],
    ['empty statements', ';;SELECT 1;;', [['SELECT 1', 1, 3]]],
  ])('%s', async (_, text, expected) => {
    const found = (await statements(text)).map(({ text: statement, line, column }) => [statement, line, column])
    expect(found).toEqual(expected)
  })
})

test('whatever stands between statements, each keeps its text and its line', async () => {
  const between = fc.constantFrom(' ', '\n', '\r\n', '\t', '-- é; \n', '/* ;\n ü 😀 */', '/* a /* ; */ b */')
  const body = fc.constantFrom('SELECT 1', "SELECT 'é;😀'", 'SELECT $x$;\n;$x$', 'SELECT "ä;"', "SELECT E'\\';'")
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.array(between), body), { minLength: 1 }), async (parts) => {
      let text = ''
      const expected = parts.map(([gaps, sql]) => {
        text += gaps.join('')
        const line = text.split('\n').length
        text += `${sql};`
        return [sql, line]
      })
      expect((await statements(text)).map((statement) => [statement.text, statement.line])).toEqual(expected)
    }),
  )
})

test.each([' ', '\n'])('ten thousand statements are read in one go, and each is at its place (%j)', async (between) => {
  const found = await statements(`-- é\n${"SELECT 'é';".padEnd(12, between).repeat(10_000)}`)
  const last = between === '\n' ? [10_001, 1] : [2, 12 * 9_999 + 1]
  expect([found.length, found.at(-1)?.text, found.at(-1)?.line, found.at(-1)?.column]).toEqual([
    10_000,
    "SELECT 'é'",
    ...last,
  ])
})

describe('text that does not parse', () => {
  test.each<[string, string, number, string | undefined]>([
    ['a mistake', 'SELECT 1;\nSELEC 2;', 2, undefined],
    ['a Go template', 'CREATE TABLE {{ .Schema }}.users (id int);', 1, 'template'],
    ['a template further up is not why', "SELECT '{{ x }}';\nSELEC 2;", 2, undefined],
    ['a placeholder of psql', 'SELECT 1;\nCREATE TABLE :SCHEMA.users (id int);', 2, 'placeholder'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Flyway writes its placeholders so
    ['a placeholder of Flyway', 'CREATE TABLE ${schema}.users (id int);', 1, 'placeholder'],
    ['a command of psql', "SELECT 1;\n\\copy users from 'x.csv'", 2, 'psql'],
    ['a place after wide characters', "SELECT '😀é';\n\nSELEC 2;", 3, undefined],
    ['a NUL', "SELECT 1;\nSELECT 'a\0b'", 2, 'binary'],
    ['UTF-16', 'S\0E\0L\0E\0C\0T\0 \x001\0;\0', 1, 'utf-16'],
    ['UTF-16 with its mark', '\uFFFD\uFFFD\0-\0-\0 \0a\0\n', 1, 'utf-16'],
  ])('%s', async (_, text, line, looksLike) => {
    const sql = await parseSql(text)
    expect(sql).toMatchObject({ parsed: false, failure: { line, looksLike } })
  })
})

test('extensions that the statements create', async () => {
  const sql = 'CREATE EXTENSION IF NOT EXISTS "uuid-ossp"; CREATE EXTENSION citext; SELECT 1;'
  expect(extensionsOf(await statements(sql))).toEqual(['uuid-ossp', 'citext'])
})

// "cannot run inside a transaction block": the Notes of each command's page in the manual.
test.each<[boolean, string]>([
  [true, 'CREATE INDEX CONCURRENTLY i ON t (c)'],
  [false, 'CREATE INDEX i ON t ("concurrently")'],
  [true, 'DROP INDEX CONCURRENTLY i'],
  [true, 'REINDEX TABLE CONCURRENTLY t'],
  [true, 'REINDEX (CONCURRENTLY) TABLE t'],
  [false, 'REINDEX TABLE t'],
  [true, 'REINDEX DATABASE d'],
  [true, 'VACUUM FULL t'],
  [false, 'ANALYZE t'],
  [true, 'ALTER TABLE p DETACH PARTITION c CONCURRENTLY'],
  [false, 'ALTER TABLE p DETACH PARTITION c'],
  [false, 'REFRESH MATERIALIZED VIEW CONCURRENTLY m'],
  [true, "ALTER SYSTEM SET work_mem = '1MB'"],
  [true, 'CREATE DATABASE d'],
  [true, 'CLUSTER'],
  [true, "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p"],
  [true, "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (copy_data = false)"],
  [false, "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (connect = false)"],
  [false, "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (create_slot = off)"],
  [true, 'ALTER SUBSCRIPTION s REFRESH PUBLICATION'],
  [false, 'ALTER SUBSCRIPTION s DISABLE'],
  [true, 'DROP SUBSCRIPTION s'],
  [true, 'DISCARD ALL'],
  [false, 'DISCARD TEMP'],
  [false, 'CLUSTER t USING i'],
])('refuses a transaction %s: %s', async (expected, sql) => {
  const [statement] = await statements(sql)
  expect(statement && needsNoTransaction(statement)).toBe(expected)
})

describe('rows that follow COPY FROM STDIN', () => {
  test.each<[string, string, readonly string[]]>([
    ['are no statements', "COPY t FROM STDIN;\n1\tit's\n\\.\nSELECT 1;", ['COPY t FROM STDIN 1', 'SELECT 1 4']],
    [
      'after a COPY over several lines',
      'COPY t (a)\n  FROM stdin WITH (FORMAT csv);\r\n1;2\r\n\\.\r\nSELECT 1;',
      ['COPY t (a) FROM stdin WITH (FORMAT csv) 1', 'SELECT 1 5'],
    ],
    [
      'are not what follows another statement',
      'COPY t FROM STDIN;\n\\.\nSELECT 2;',
      ['COPY t FROM STDIN 1', 'SELECT 2 3'],
    ],
  ])('%s', async (_, text, expected) => {
    const found = (await statements(text)).map(
      (statement) => `${statement.text.replace(/\s+/g, ' ')} ${statement.line}`,
    )
    expect(found).toEqual(expected)
  })

  test('a text without their end is left as it is', () => {
    expect(withoutCopyData('COPY t FROM STDIN;\nSELECT 1;')).toBe('COPY t FROM STDIN;\nSELECT 1;')
  })
})

test.each<[boolean, string, string]>([
  [true, 'SELECT 1; -- one', '/* 1 */\nSELECT  1'],
  [false, 'SELECT 1', 'SELECT 2'],
  [false, "SELECT 'a -- b'", "SELECT 'a'"],
  [false, 'SELECT 1', 'SELECT 1; SELECT 1'],
  [false, 'SELEC 1', 'SELEC 1 -- one'],
])('same statements %s: %s, %s', async (same, before, after) => {
  expect(await isSameSql(before, after)).toBe(same)
})
