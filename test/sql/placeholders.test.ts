import { describe, expect, test } from 'vitest'
import { placeholderIn, withValues } from '../../src/sql/placeholders.ts'

const values = { Namespace: 'auth', schema: 'shop', who: "o'neill" }

describe('a placeholder with a value is replaced', () => {
  test.each([
    ['{{ index .Options "Namespace" }}.users', 'auth.users'],
    ['{{index .Options "Namespace" }}.users', 'auth.users'],
    ['{{ .Namespace }}.users', 'auth.users'],
    ['{{- .Options.Namespace -}}.users', 'auth.users'],
    ['{{schema}}.users', 'shop.users'],
    [`\${schema}.users`, 'shop.users'],
    ['@@schema@@.users', 'shop.users'],
    [':schema.users', 'shop.users'],
    [':"schema".users', '"shop".users'],
    ['SELECT (a):::schema.job[], a::int', 'SELECT (a)::shop.job[], a::int'],
    ["SELECT :'who'", "SELECT 'o''neill'"],
    [`SELECT '\${schema}'`, "SELECT 'shop'"],
    ['AS $$ SELECT * FROM :schema.users $$', 'AS $$ SELECT * FROM shop.users $$'],
  ])('%s', (text, expected) => {
    expect(withValues(text, { values, outsideQuotes: false })).toBe(expected)
  })
})

describe('what is none stays', () => {
  test.each([
    "SELECT '1'::schema",
    'SELECT a::schema[]',
    'SELECT a[1:schema]',
    '{{ .Other }}.users',
    ':other.users',
    `\${other}`,
    '{{ if .Namespace }}x{{ end }}',
  ])('%s', (text) => {
    expect(withValues(text, { values, outsideQuotes: false })).toBe(text)
  })

  test.each(["SELECT ':schema'", 'AS $$ SELECT :schema $$', '-- :schema'])(
    'psql leaves alone what is quoted: %s',
    (text) => {
      expect(withValues(text, { values, outsideQuotes: true })).toBe(text)
    },
  )

  test('psql replaces beside quotes', () => {
    const text = "SELECT 'a', :'who', :schema.x"
    expect(withValues(text, { values, outsideQuotes: true })).toBe("SELECT 'a', 'o''neill', shop.x")
  })

  test('names of Object are no values', () => {
    const text = `:constructor \${__proto__}`
    expect(withValues(text, { values, outsideQuotes: false })).toBe(text)
  })
})

test.each([
  ['CREATE TABLE :SCHEMA.t (a text DEFAULT x::text);', 'SCHEMA'],
  ['ALTER TABLE {{ index .Options "Namespace" }}.t', 'Namespace'],
  ['SELECT 1::int;', undefined],
])('%s: the placeholder is %s', (line, expected) => {
  expect(placeholderIn(line)).toBe(expected)
})

test('a long text is searched in linear time', () => {
  const text = `${'{{ '.repeat(20_000)}${':a'.repeat(20_000)}${'@@a'.repeat(20_000)}${`\${a`.repeat(20_000)}`
  expect(withValues(text, { values, outsideQuotes: true })).toBe(text)
})
