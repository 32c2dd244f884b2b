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
