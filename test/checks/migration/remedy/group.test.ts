import { expect, test } from 'vitest'
import { grouped } from '../../../../src/checks/migration/remedy/group.ts'
import type { Finding } from '../../../../src/core/finding.ts'

function indexAt(line: number, more: Partial<Finding> = {}): Finding {
  const subject = { kind: 'table', name: 'public.orders' } as const
  return {
    ruleId: 'migration/create-index-not-concurrently',
    severity: 'error',
    message: `orders gets the index i${line}`,
    fingerprint: `00000000000${line}`,
    cause: `a.sql:${line}`,
    location: { path: 'a.sql', line, column: 1 },
    subject,
    reach: [subject, { kind: 'index', name: `public.i${line}` }],
    proof: { kind: 'source', excerpt: '' },
    fix: { steps: [{ sql: `CREATE INDEX CONCURRENTLY i${line} ON orders (a)` }], engine: 'PGlite' },
    ...more,
  }
}

test('indexes of one table in one file are one finding, with all lines, steps and names', () => {
  const [one, more] = grouped([indexAt(1), indexAt(4), indexAt(7)])
  expect(more).toBeUndefined()
  expect(one?.message).toBe('orders gets the index i1 (and the like at lines 4 and 7)')
  expect(one?.fix?.steps).toHaveLength(3)
  expect(one?.reach.map(({ kind }) => kind)).toEqual(['table', 'index', 'index', 'index'])
  expect(one?.remedy?.split('\n').slice(1)).toEqual(
    [1, 4, 7].map((line) => `CREATE INDEX CONCURRENTLY i${line} ON orders (a);`),
  )
})

test('who accepted two has not accepted a third', () => {
  const [two] = grouped([indexAt(1), indexAt(4)])
  const [three] = grouped([indexAt(1), indexAt(4), indexAt(7)])
  expect(two?.fingerprint).not.toBe(three?.fingerprint)
  expect(two?.fingerprint).toMatch(/^[0-9a-f]{12}$/)
})

test.each<[string, Partial<Finding>]>([
  ['another file', { location: { path: 'b.sql', line: 4, column: 1 } }],
  ['another table', { subject: { kind: 'table', name: 'public.users' } }],
  ['another severity', { severity: 'note' }],
  ['one that was accepted', { accepted: { by: 'a.sql:1', reason: 'small' } }],
  ['another rule', { ruleId: 'migration/blocking-work' }],
])('%s stays apart', (_, other) => {
  expect(grouped([indexAt(1), indexAt(4, other)])).toHaveLength(2)
})

test('columns of one table that one rule tells of in one file are one finding, and named', () => {
  const of = (line: number, column: string) =>
    indexAt(line, {
      ruleId: 'migration/column-type-change-rewrite',
      message: `orders.${column} changes from integer to text`,
      subject: { kind: 'column', name: `public.orders.${column}` },
      reach: [{ kind: 'column', name: `public.orders.${column}` }],
    })
  const [orders, users, more] = grouped([
    of(1, 'a'),
    of(2, 'b'),
    { ...of(3, 'c'), subject: { kind: 'column', name: 'public.users.c' } },
    of(4, 'd'),
  ])
  expect(more).toBeUndefined()
  expect(orders?.message).toBe('orders.a changes from integer to text (and the like of b and d at lines 2 and 4)')
  expect(users?.message).toBe('orders.c changes from integer to text')
})
