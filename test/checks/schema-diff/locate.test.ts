import { expect, test } from 'vitest'
import { locateIn, type Sought } from '../../../src/checks/schema-diff/locate.ts'

const files = [
  {
    path: '1.sql',
    text: [
      'CREATE TABLE orders (id int, total int);',
      "COMMENT ON TABLE orders IS 'first; of orders';",
      "COMMENT ON COLUMN orders.total IS 'in cents';",
      "COMMENT ON CONSTRAINT positive ON orders IS 'always';",
      "COMMENT ON MATERIALIZED VIEW totals IS 'of orders';",
      'GRANT SELECT ON orders TO reader;',
      '-- COMMENT ON TABLE orders IS',
    ].join('\n'),
  },
  {
    path: '2.sql',
    text: "COMMENT ON TABLE orders_old IS 'old';\nALTER TABLE public.orders\n  OWNER TO app;\nSELECT * FROM orders;",
  },
]

const attribute = (sought: Omit<Sought, 'what'>): Sought => ({ what: 'attribute', ...sought })

test.each<[string, Sought, string]>([
  ['a table’s comment', attribute({ object: 'table', aspect: 'comment', words: ['orders'] }), '1.sql:2:1'],
  ['a column’s comment', attribute({ object: 'column', aspect: 'comment', words: ['orders', 'total'] }), '1.sql:3:1'],
  [
    'a constraint’s comment',
    attribute({ object: 'constraint', aspect: 'comment', words: ['orders', 'positive'] }),
    '1.sql:4:1',
  ],
  ['a view’s comment', attribute({ object: 'view', aspect: 'comment', words: ['totals'] }), '1.sql:5:1'],
  ['privileges', attribute({ object: 'table', aspect: 'grants', words: ['orders'] }), '1.sql:6:1'],
  ['an owner', attribute({ object: 'table', aspect: 'owner', words: ['orders'] }), '2.sql:2:1'],
  // Nobody comments on the id, so all that is left is where it is named.
  ['no such statement', attribute({ object: 'column', aspect: 'comment', words: ['orders', 'id'] }), '1.sql:1:22'],
  ['a change of another kind', { what: 'dropped', object: 'table', words: ['orders'] }, '2.sql:2:20'],
])('%s', (_, change, expected) => {
  const { path, line, column } = locateIn(files)(change)
  expect(`${path}:${line}:${column}`).toBe(expected)
})
