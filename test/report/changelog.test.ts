import { expect, test } from 'vitest'
import type { CheckOutcome } from '../../src/core/check.ts'
import type { Finding, Severity, Subject } from '../../src/core/finding.ts'
import type { Review } from '../../src/core/review.ts'
import { renderChangelog } from '../../src/report/changelog.ts'
import { samples } from './sample-reviews.ts'

function operation(text: string): Subject {
  const [method = '', path = ''] = text.split(' ')
  return { kind: 'operation', method: method.toLowerCase(), path }
}

function finding(severity: Severity, message: string, ...operations: readonly string[]): Finding {
  const reach = operations.map(operation)
  return {
    ruleId: 'api/any',
    severity,
    message,
    fingerprint: '000000000000',
    cause: message,
    location: { path: 'v2.yaml', line: 1, column: 1 },
    subject: reach[0] ?? { kind: 'document', name: 'v2.yaml' },
    reach,
    proof: { kind: 'source', excerpt: '' },
  }
}

function changelog(
  findings: readonly Finding[],
  given: Partial<Extract<CheckOutcome, { status: 'ran' }>> = {},
): string {
  const outcome: CheckOutcome = {
    status: 'ran',
    check: 'api-diff',
    findings,
    unproven: [],
    remarks: ['12 pairs of schemas compared'],
    summary: '',
    ...given,
  }
  const review: Review = { ...samples.passed, base: { ref: 'v1.yaml' }, head: { ref: 'v2.yaml' }, outcomes: [outcome] }
  return renderChangelog(review)
}

test('what breaks comes first, a line a change, and nothing that only a review needs', () => {
  const text = changelog([
    finding('note', 'POST /refunds is new', 'POST /refunds'),
    finding('warning', 'GET /orders, response 200: kind may now be "gift"', 'GET /orders'),
    finding('error', 'DELETE /orders/{id} is gone', 'DELETE /orders/{id}'),
  ])
  expect(text).toBe(`# API changes

From \`v1.yaml\` to \`v2.yaml\`. 3 changes: 1 breaking, 1 could break and 1 added or harmless.

## Breaking

- \`DELETE /orders/{id}\` is gone

## Could break

- \`GET /orders\`, response 200: kind may now be "gift"

## Added and harmless

- \`POST /refunds\` is new
`)
})

test('the operations that a change reaches are named', () => {
  const names = ['GET /a', 'GET /b', 'GET /c', 'GET /d', 'GET /e', 'GET /f', 'GET /g']
  expect(
    changelog([
      finding('error', 'Order (returned by GET /a and 6 more): total is gone', ...names),
      finding('error', 'GET /a and 1 more: query parameter page is gone', 'GET /a', 'GET /b'),
    ]),
  ).toContain(
    `- Order (returned by \`GET /a\`, \`GET /b\`, \`GET /c\`, \`GET /d\`, \`GET /e\` and 2 more): total is gone
- \`GET /a\`, \`GET /b\`: query parameter page is gone`,
  )
})

test('the same change of several operations is one line, and whole operations have theirs', () => {
  expect(
    changelog([
      finding('error', 'POST /a, request body: name is required now', 'POST /a'),
      finding('error', 'POST /b is gone', 'POST /b'),
      finding('error', 'POST /c, request body: name is required now', 'POST /c'),
      finding('error', 'POST /d is gone', 'POST /d'),
    ]),
  ).toContain(`- \`POST /a\`, \`POST /c\`, request body: name is required now
- \`POST /b\` is gone
- \`POST /d\` is gone
`)
})

test('nothing is nothing, and says so', () => {
  expect(changelog([])).toBe('# API changes\n\nFrom `v1.yaml` to `v2.yaml`. No change that a client could notice.\n')
})

test('what could not be compared is not passed off as unchanged', () => {
  const unproven = [{ subject: 'GET /orders', code: 'reference', message: 'it leads nowhere', hint: 'Correct it.' }]
  const text = changelog([], { unproven })
  expect(text).toContain('No change was found in what could be compared.')
  expect(text).toContain('## Not compared\n\n- `GET /orders`: it leads nowhere.')
})

test('a document cannot write Markdown of its own', () => {
  const text = changelog([
    finding('error', 'GET /a, response 200: <img src=x> @everyone\n# Title may now be null', 'GET /a'),
  ])
  expect(text).not.toMatch(/<img|@everyone|^# Title/m)
})
