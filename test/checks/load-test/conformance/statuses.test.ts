import { expect, test } from 'vitest'
import { statusConformance } from '../../../../src/checks/load-test/conformance/statuses.ts'
import type { LoadProbe, OperationSample } from '../../../../src/core/load.ts'
import { operationOf } from './planned.ts'

const operation = operationOf('GET /orders', { expectStatus: [200, 404] })

function sampleOf(unexpected: Readonly<Record<string, number>>, ok: number): OperationSample {
  const failed = Object.values(unexpected).reduce((sum, times) => sum + times, 0)
  return {
    operation,
    latency: [],
    errors: { status: failed, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 },
    unexpected,
    seconds: [{ due: ok + failed, ok, failed, over: [] }],
  }
}

function probeOf(status: number | undefined): LoadProbe {
  const request = { name: operation.name, method: 'GET', path: '/orders', headers: {} }
  return status === undefined ? { operation: request, status, failure: 'refused' } : { operation: request, status }
}

test.each<[string, LoadProbe[], OperationSample[], string, string]>([
  ['all as expected', [probeOf(404)], [sampleOf({}, 1200)], 'pass', 'all answers of 1,200 requests'],
  [
    'another one under load',
    [probeOf(200)],
    [sampleOf({ 500: 3, 301: 10 }, 1187)],
    'fail',
    'of 1,200 requests 10 answered 301 and 3 answered 500',
  ],
  ['another one before the load', [probeOf(301)], [], 'fail', 'answered 301 to a single request before the load'],
  [
    'no answer before the load',
    [probeOf(undefined)],
    [],
    'fail',
    'did not answer (refused) to a single request before the load',
  ],
  ['not loaded, though it answered', [probeOf(200)], [], 'inconclusive', 'was not loaded'],
  ['nothing measured', [probeOf(200)], [sampleOf({}, 0)], 'inconclusive', 'no request came to its end'],
])('%s', (_, probes, operations, verdict, detail) => {
  expect(statusConformance([operation], probes, { operations }).results).toEqual([
    { subject: 'GET /orders', expectation: 'answers 200 and 404', verdict, detail },
  ])
})

test('an operation of which nothing was said, or that was never sent, is not told', () => {
  expect(statusConformance([operationOf('GET /orders'), operation], [], { operations: [] }).results).toEqual([])
})
