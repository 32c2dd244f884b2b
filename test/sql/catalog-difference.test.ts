import { describe, expect, test } from 'vitest'
import type { SchemaChange } from '../../src/sql/catalog-changes.ts'
import { differenceFrom, differenceOfFile } from '../../src/sql/catalog-difference.ts'
import { placeOf } from '../../src/sql/catalog-names.ts'
import { differingLines, firstDifference } from '../../src/sql/text-difference.ts'

const column = placeOf('column', 'public.orders.note')
const changed = (aspect: 'type' | 'nullability' | 'value' | 'traits', before: string, after: string): SchemaChange => ({
  ...column,
  what: 'changed',
  aspect,
  before,
  after,
})
const labels = (before: string, after: string): SchemaChange => ({
  ...placeOf('enum', 'public.mood'),
  what: 'changed',
  aspect: 'labels',
  before,
  after,
})

const index = placeOf('index', 'public.by_note')
test.each<[SchemaChange, string]>([
  [{ ...column, what: 'added', after: 'text', parts: 0 }, 'column orders.note is still there'],
  [{ ...column, what: 'dropped', before: 'text', parts: 0, with: [] }, 'column orders.note is missing'],
  [
    { ...column, what: 'dropped', before: 'text', parts: 0, with: [index] },
    'column orders.note is missing, and with it index by_note',
  ],
  [
    { ...placeOf('constraint', 'public.orders.b'), what: 'renamed', before: 'a', after: 'b' },
    'constraint a is called b',
  ],
  [changed('type', 'text', 'integer'), 'column orders.note is integer, was text'],
  [changed('nullability', 'NOT NULL', 'NULL'), 'column orders.note is no longer NOT NULL'],
  [changed('nullability', 'NULL', 'NOT NULL'), 'column orders.note is NOT NULL'],
  [changed('value', '', 'DEFAULT 1'), 'column orders.note has DEFAULT 1'],
  [changed('value', 'DEFAULT 1', ''), 'column orders.note no longer has DEFAULT 1'],
  [changed('value', 'DEFAULT 1', 'DEFAULT 2'), 'column orders.note has DEFAULT 2, was DEFAULT 1'],
  // Two that part behind the place where they would be cut.
  [
    changed('value', `DEFAULT ${'1 + '.repeat(30)}2`, `DEFAULT ${'1 + '.repeat(30)}3`),
    'column orders.note says `... 1 + 1 + 1 + 1 + 1 + 1 + 1 + 3`, was `... 1 + 1 + 1 + 1 + 1 + 1 + 1 + 2`',
  ],
  [labels("'a'", "'a', 'b'"), "enum mood has 'b' besides"],
  [labels("'a', 'c'", "'a', 'b'"), "enum mood has 'b' besides and lacks 'c'"],
  [labels("'a', 'b'", "'b', 'a'"), 'the labels of enum mood are in another order'],
  [
    { ...column, what: 'attribute', aspect: 'comment', before: 'in cents', after: '' },
    'column orders.note lost its comment',
  ],
  [
    { ...placeOf('table', 'public.orders'), what: 'attribute', aspect: 'owner', before: '', after: 'app' },
    'the owner of table orders is app, was that of the database',
  ],
])('%j: %s', (change, said) => {
  expect(differenceFrom([change]).said).toEqual([said])
})

test('a file that describes a state is told in its own words', () => {
  const { said } = differenceOfFile([
    { ...column, what: 'added', after: 'text', parts: 0 },
    { ...column, what: 'dropped', before: 'text', parts: 0, with: [] },
    changed('type', 'text', 'integer'),
  ])
  expect(said).toEqual([
    'column orders.note is missing in it',
    'column orders.note is in it alone',
    'column orders.note is integer, in it text',
  ])
})

test('among many, what differs is named and not quoted', () => {
  const named = (name: string): SchemaChange => ({
    ...placeOf('function', `public.${name}()`),
    what: 'changed',
    aspect: 'definition',
    before: 'SELECT 1',
    after: 'SELECT 2',
  })
  expect(differenceFrom([named('a')]).said).toEqual(['function a() is SELECT 2, was SELECT 1'])
  expect(differenceFrom([named('a'), named('b'), named('c')]).said[0]).toBe('function a() differs')
})

test('both sides have a place a difference', () => {
  const { before, after } = differenceFrom([
    { ...index, what: 'dropped', before: 'CREATE INDEX by_note', parts: 0, with: [] },
    changed('type', 'text', 'integer'),
  ])
  expect(before).toBe('index by_note: CREATE INDEX by_note\ncolumn orders.note: text')
  expect(after).toBe('index by_note: (none)\ncolumn orders.note: integer')
})

describe('long texts', () => {
  const lines = (changedLine: string) => ['1', '2', '3', '4', '5', changedLine, '7', '8', '9', '10', '11'].join('\n')

  test('are shown around what differs', () => {
    expect(differingLines(lines('a'), lines('b'))).toEqual({
      before: '...\n3\n4\n5\na\n7\n8\n9\n...',
      after: '...\n3\n4\n5\nb\n7\n8\n9\n...',
    })
  })
  test('a line that is there on one side only', () => {
    expect(differingLines('a\nb', 'a\nx\nb')).toEqual({ before: 'a\nb', after: 'a\nx\nb' })
    expect(firstDifference('a\nb', 'a\nx\nb')).toEqual({ before: 'b', after: 'x' })
  })
  test('repeated lines are not counted twice', () => {
    expect(differingLines('a\na', 'a\na\na')).toEqual({ before: 'a\na', after: 'a\na\na' })
  })
  test('of a long line the piece that differs', () => {
    const list = (last: string) =>
      `CHECK ((platform = ANY (ARRAY['android'::text, 'ios'::text, 'flutter'::text, '${last}'::text])))`
    const { before, after } = firstDifference(list('web'), list('desktop'))
    expect(before).toMatch(/^\.\.\. .*'web'::text\]\)\)\)$/)
    expect(after).toMatch(/^\.\.\. .*'desktop'::text\]\)\)\)$/)
    expect(before.length).toBeLessThan(80)
  })
  test('a function says which line', () => {
    const body = (clause: string) =>
      `CREATE FUNCTION f()\n AS $$\nINSERT INTO t VALUES (1)\n    ON CONFLICT (${clause}) DO NOTHING;\n$$`
    const change: SchemaChange = {
      ...placeOf('function', 'public.f()'),
      what: 'changed',
      aspect: 'definition',
      before: body('id, kind'),
      after: body('id'),
    }
    expect(differenceFrom([change]).said).toEqual([
      'function f() says `ON CONFLICT (id) DO NOTHING;`, was `ON CONFLICT (id, kind) DO NOTHING;`',
    ])
  })
})
