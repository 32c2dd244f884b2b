import { expect, test } from 'vitest'
import type { Finding } from '../../src/core/finding.ts'
import type { Replay } from '../../src/core/proof.ts'
import type { Review } from '../../src/core/review.ts'
import { renderJson } from '../../src/report/json.ts'
import { renderMarkdown } from '../../src/report/markdown.ts'
import { renderTerminal } from '../../src/report/terminal.ts'
import { samples } from './sample-reviews.ts'

function reviewWith(replay: Replay): Review {
  const finding: Finding = {
    ruleId: 'api/request-enum-narrowed',
    severity: 'error',
    message: 'GET /orders, query parameter kind: the value may no longer be "gift"',
    fingerprint: '0123456789ab',
    cause: '0123456789ab',
    location: { path: 'openapi.yaml', line: 7, column: 3 },
    subject: { kind: 'operation', method: 'get', path: '/orders' },
    reach: [{ kind: 'operation', method: 'get', path: '/orders' }],
    proof: {
      kind: 'witness',
      value: 'gift',
      acceptedBy: 'base',
      refusedBy: 'head',
      refusal: 'must be equal to one of the allowed values',
      shown: `curl -X GET "$BASE_URL"'/orders?kind=gift'`,
      request: { method: 'GET', prefix: '', path: '/orders?kind=gift', headers: {} },
      replay,
    },
  }
  const outcome = { check: 'api-diff', findings: [finding], unproven: [], remarks: [], summary: '' } as const
  return { ...samples.passed, outcomes: [{ status: 'ran', ...outcome }] }
}

test.each([
  [400, 'refused', 'The preview answered 400: the server refuses it, too.'],
  [200, 'accepted', 'The preview accepted it (200): the contract forbids it, the server does not.'],
  [502, 'failed', 'The preview failed on it (502).'],
  [401, 'says-nothing', 'The preview answered 401, which says nothing of the request.'],
] as const)('%s, %s: comment, terminal and JSON tell it beside the proof', (status, answer, told) => {
  const replay: Replay = { url: 'https://pr-1.example.dev/orders?kind=gift', status, answer }
  const review = reviewWith(replay)
  expect(renderMarkdown({ ...review, verdict: { decision: 'pass', reasons: [] } })).toContain(told)
  expect(renderTerminal(review, { colour: false, width: 200 })).toContain(told)
  expect(JSON.parse(renderJson(review)).outcomes[0].findings[0].proof.replay).toEqual(replay)
})
