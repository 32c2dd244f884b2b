import { expect, test } from 'vitest'
import { leftToQueries } from '../../../../src/checks/migration/judgement/left-to-queries.ts'
import type { Finding } from '../../../../src/core/finding.ts'

function finding(rule: string, view: string, severity: Finding['severity'] = 'warning'): Finding {
  const subject = { kind: 'view' as const, name: `public.${view}` }
  return {
    ruleId: `migration/${rule}`,
    severity,
    message: `${view} of ${rule}`,
    remedy: `the longer remedy of ${rule}`.slice(rule === 'drop-view' ? 0 : 4),
    fingerprint: `${rule} ${view}`,
    cause: `${rule} ${view}`,
    location: { path: 'migrations/2.sql', line: 1, column: 1 },
    subject,
    reach: [subject],
    proof: { kind: 'query', sql: 'SELECT 1', sqlstate: '42P01' },
  }
}

const warning = finding('drop-view', 'recent')

test.each<[string, Finding, readonly (readonly [string, string | undefined])[]]>([
  [
    'a query that head refuses takes the remedy along',
    finding('running-query-fails', 'recent', 'error'),
    [['migration/running-query-fails', 'the longer remedy of drop-view']],
  ],
  [
    'one that fails only between two transactions has a remedy of its own',
    finding('running-query-fails-between', 'recent'),
    [['migration/running-query-fails-between', 'longer remedy of running-query-fails-between']],
  ],
  [
    'another view is another matter',
    finding('running-query-fails', 'sums', 'error'),
    [
      ['migration/drop-view', 'the longer remedy of drop-view'],
      ['migration/running-query-fails', 'longer remedy of running-query-fails'],
    ],
  ],
  [
    'a note is no proof of a warning',
    finding('running-query-changes-shape', 'recent', 'note'),
    [
      ['migration/drop-view', 'the longer remedy of drop-view'],
      ['migration/running-query-changes-shape', 'longer remedy of running-query-changes-shape'],
    ],
  ],
])('%s', (_, proof, left) => {
  expect(leftToQueries([warning, proof]).map(({ ruleId, remedy }) => [ruleId, remedy])).toEqual(left)
})

/** Which of the warnings a proof leaves: one on `orders.note` at line 1, unless said otherwise. */
function left(
  warned: Partial<Pick<Finding, 'subject' | 'reach' | 'location'>>,
  ...proved: readonly Partial<Pick<Finding, 'subject' | 'location'>>[]
): boolean {
  const column = (name: string) => ({ kind: 'column' as const, name: `public.${name}` })
  const about = { subject: column('orders.note'), reach: [warned.subject ?? column('orders.note')], ...warned }
  const proofs = proved.map((own) => ({
    ...finding('running-query-fails', 'x', 'error'),
    subject: column('orders.note'),
    ...own,
  }))
  return leftToQueries([{ ...finding('rename-column', 'x'), ...about }, ...proofs]).length > proofs.length
}
const named = (kind: 'column' | 'table', name: string) => ({ kind, name: `public.${name}` })
const at = (line: number, column = 1, path = 'migrations/2.sql') => ({ path, line, column })

test.each<[string, boolean, boolean]>([
  ['the same column', left({}, {}), false],
  ['the same column, by another statement of the file', left({}, { location: at(7) }), false],
  ['the same column, in another file', left({}, { location: at(1, 1, 'migrations/3.sql') }), true],
  ['the table of the column, by the same statement', left({}, { subject: named('table', 'orders') }), false],
  ['a column of the table', left({ subject: named('table', 'orders') }, {}), false],
  ['the table, by another line', left({}, { subject: named('table', 'orders'), location: at(2) }), true],
  [
    'the table, by another statement of the line',
    left({}, { subject: named('table', 'orders'), location: at(1, 9) }),
    true,
  ],
  ['another table', left({}, { subject: named('table', 'users') }), true],
  ['another column of the table', left({}, { subject: named('column', 'orders.total') }), true],
  ['one of two columns', left({ reach: [named('column', 'orders.note'), named('column', 'orders.total')] }, {}), true],
  [
    'both of two columns',
    left(
      { reach: [named('column', 'orders.note'), named('column', 'orders.total')] },
      {},
      { subject: named('column', 'orders.total') },
    ),
    false,
  ],
])('a query that fails on %s', (_, is, expected) => {
  expect(is).toBe(expected)
})
