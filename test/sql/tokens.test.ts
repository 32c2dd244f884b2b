import libpgQuery from 'libpg-query'
import { beforeAll, describe, expect, test } from 'vitest'
import { tokensOf } from '../../src/sql/tokens.ts'

const texts: readonly (readonly [string, readonly string[]])[] = [
  ["SELECT 'it''s -- no'", ['word SELECT', "string 'it''s -- no'"]],
  ["E'a\\'b' 'a\\'", ["string E'a\\'b'", "string 'a\\'"]],
  ['a--b\r\nc', ['word a', 'comment --b', 'word c']],
  ['/* a /* b */ c */ d', ['comment /* a /* b */ c */', 'word d']],
  ['$$ -- in $a$ $$ $a$ $$ $a$', ['string $$ -- in $a$ $$', 'string $a$ $$ $a$']],
  ['"a ""b"" -- c" U&"d"', ['name "a ""b"" -- c"', 'name U&"d"']],
  ['a$b$c $1 1.5e3', ['word a$b$c', 'number $1', 'number 1.5e3']],
  ['größe=1;', ['word größe', 'sign =', 'number 1', 'sign ;']],
  ["'never closed -- x", ["string 'never closed -- x"]],
  ['$q$ never closed', ['string $q$ never closed']],
  ['/* never closed', ['comment /* never closed']],
  ['', []],
]

test.each(texts)('%s', (text, pieces) => {
  expect(tokensOf(text).map((token) => `${token.kind} ${token.text}`)).toEqual(pieces)
})

describe('words, strings and comments stand where the scanner of Postgres sees them', () => {
  beforeAll(() => libpgQuery.loadModule())
  const statements = [
    "-- one\nCREATE TABLE a (b text DEFAULT 'x''y', \"c d\" int); /* two /* three */ */ -- four\n",
    "DO $body$ BEGIN -- five\n EXECUTE 'DROP TABLE a'; END $body$; SELECT E'\\'--' || B'01' || U&'a' || N'b';",
    'SELECT a->>$1, b @> \'{"a": "--"}\', c*-1, 1::numeric(3,2), x.y FROM "ä" WHERE größe <> 2;--end',
  ]
  test.each(statements)('%s', (text) => {
    const kinds: Readonly<Record<string, string>> = { SQL_COMMENT: 'comment', C_COMMENT: 'comment' }
    const bytes = Buffer.from(text)
    const scanned = libpgQuery.scanSync(text).tokens.flatMap(({ tokenName, start, end }) => {
      const kind =
        kinds[tokenName] ?? (/^[EBUN]?&?'|^\$[a-z]*\$/i.test(bytes.toString('utf8', start, end)) ? 'string' : undefined)
      return kind ? [`${kind} ${bytes.toString('utf8', start, end)}`] : []
    })
    const ours = tokensOf(text).filter(({ kind }) => kind === 'comment' || kind === 'string')
    expect(ours.map((token) => `${token.kind} ${token.text}`)).toEqual(scanned)
  })
})

test('a hundred thousand quotes that nothing closes cost no more than their length', () => {
  expect(tokensOf(`${"'a' ".repeat(100_000)}'`)).toHaveLength(100_001)
})
