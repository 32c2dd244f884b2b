import { describe, expect, test } from 'vitest'
import { locateIn } from '../../src/checks/schema-diff/locate.ts'
import { summaryOf } from '../../src/checks/schema-diff/run.ts'
import type { Catalog, Table } from '../../src/sql/catalog.ts'
import { compareCatalogs } from '../../src/sql/catalog-changes.ts'
import { partsOf } from '../../src/sql/catalog-names.ts'

const empty: Catalog = {
  schemas: [],
  extensions: [],
  tables: [],
  views: [],
  enums: [],
  domains: [],
  types: [],
  sequences: [],
  functions: [],
  others: [],
  attributes: [],
}

function table(name: string, columns: readonly string[], more: Partial<Table> = {}): Table {
  return {
    name,
    traits: [],
    columns: columns.map((column) => ({ name: column, type: 'integer', nullable: true, value: null, traits: [] })),
    constraints: [],
    indexes: [],
    triggers: [],
    policies: [],
    ...more,
  }
}

const index = (name: string, definition: string, columns: readonly string[]) => ({
  name,
  definition,
  columns,
  valid: true,
})

describe('renames', () => {
  test('a column of the same name elsewhere keeps its index', () => {
    const a = (column: string) => table('public.a', [column])
    const b = table('public.b', ['status'], {
      indexes: [index('b_status', 'CREATE INDEX b_status ON public.b USING btree (status)', ['status'])],
    })
    const changes = compareCatalogs(
      { ...empty, tables: [a('status'), b] },
      { ...empty, tables: [a('state'), b] },
      { objects: new Map(), columns: new Map([['public.a.status', 'state']]) },
    )
    expect(changes.map(({ what, name }) => `${what} ${name}`)).toEqual(['renamed public.a.state'])
  })

  test('a definition that follows the rename is no change, one that says more is', () => {
    const at = (name: string, column: string, definition: string) =>
      table(name, [column], { indexes: [index('i', definition, [column])] })
    const renames = {
      objects: new Map([['public.a', 'public.b']]),
      columns: new Map([['public.a.x', 'y']]),
    }
    const compare = (after: string) =>
      compareCatalogs(
        { ...empty, tables: [at('public.a', 'x', 'CREATE INDEX i ON public.a USING btree (x)')] },
        { ...empty, tables: [at('public.b', 'y', after)] },
        renames,
      ).map(({ what, object }) => `${what} ${object}`)
    expect(compare('CREATE INDEX i ON public.b USING btree (y)')).toEqual(['renamed table', 'renamed column'])
    expect(compare('CREATE UNIQUE INDEX i ON public.b USING btree (y)')).toEqual([
      'renamed table',
      'renamed column',
      'changed index',
    ])
  })
})

describe('what goes along', () => {
  test('an index over a dropped and a kept column is told with the column', () => {
    const before = table('public.a', ['x', 'y'], { indexes: [index('xy', 'CREATE INDEX xy', ['x', 'y'])] })
    const changes = compareCatalogs({ ...empty, tables: [before] }, { ...empty, tables: [table('public.a', ['y'])] })
    expect(changes).toMatchObject([
      { what: 'dropped', object: 'column', with: [{ object: 'index', name: 'public.xy' }] },
    ])
  })
})

test.each([
  ['public.orders', ['public', 'orders']],
  ['public."Odd.Name".id', ['public', 'Odd.Name', 'id']],
  ['public."say ""x"""', ['public', 'say "x"']],
])('the parts of %s', (name, parts) => {
  expect(partsOf(name)).toEqual(parts)
})

describe('the place of a change', () => {
  const files = [
    { path: '1.sql', text: 'ALTER TABLE orders ADD total int;' },
    { path: '2.sql', text: 'ALTER TABLE orders_old ADD total int;\n-- and more\nALTER TABLE "Orders" ADD note text;' },
    {
      path: '3.sql',
      text: "/* remarks\n */ SELECT '-- no comment'; -- remarks\nCREATE INDEX by_total ON orders (total);",
    },
  ]
  test.each([
    ['what is gone: the last file that names it', 'dropped', ['orders', 'total'], '3.sql', 3, 34],
    ['what is new: the first', 'added', ['orders', 'total'], '1.sql', 1, 24],
    ['a quoted name', 'added', ['Orders', 'note'], '2.sql', 3, 26],
    ['a longer word is another', 'changed', ['orders_old', 'total'], '2.sql', 1, 28],
    ['only the table is named', 'changed', ['orders_old', 'gone'], '2.sql', 1, 13],
    ['a comment names nothing', 'changed', ['remarks'], '1.sql', 1, 1],
    ['nothing is named', 'changed', ['elsewhere'], '1.sql', 1, 1],
    ['a strange name is no pattern', 'changed', ['a(.*'], '1.sql', 1, 1],
  ] as const)('%s', (_, what, words, path, line, column) => {
    expect(locateIn(files)({ what, words })).toEqual({ path, line, column })
  })
})

test('the summary counts objects, not aspects', () => {
  const place = (object: 'column' | 'index' | 'table' | 'function', name: string) => ({ object, name, words: [name] })
  const changed = { what: 'changed' as const, before: 'a', after: 'b' }
  expect(summaryOf([])).toBe('no difference')
  expect(
    summaryOf([
      { ...place('column', 'a.x'), ...changed, aspect: 'type' },
      { ...place('column', 'a.x'), ...changed, aspect: 'value' },
      { ...place('index', 'i'), ...changed, aspect: 'definition' },
      { ...place('index', 'j'), ...changed, aspect: 'definition' },
      { ...place('table', 't'), what: 'added', after: '', parts: 1 },
      { ...place('function', 'f()'), ...changed, aspect: 'definition' },
    ]),
  ).toBe('1 table, 1 column, 2 indexes, 1 other object changed')
})

test("what 'now' was when a view was made is no difference", () => {
  const view = (time: string) => ({
    ...empty,
    views: [{ name: 'public.v', definition: `VIEW AS\n SELECT a > '${time}'::timestamp without time zone` }],
  })
  const named = (before: string, after: string) => compareCatalogs(view(before), view(after)).map(({ name }) => name)
  expect(named('2026-11-23 03:57:01.434', '2026-11-23 03:57:27.145')).toEqual([])
  expect(named('2026-01-01 00:00:00', '2027-01-01 00:00:00')).toEqual(['public.v'])
})
