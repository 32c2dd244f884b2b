import { describe, expect, test } from 'vitest'
import { checkHeaders } from '../../../../src/checks/load-test/conformance/headers.ts'
import type { LoadProbe, ProbePlan } from '../../../../src/core/load.ts'
import { operationOf, plannedOf } from './planned.ts'

const planned = plannedOf([operationOf('GET /orders'), operationOf('GET /items'), operationOf('POST /orders')])

async function checked(
  expected: Parameters<typeof checkHeaders>[2],
  answers: Readonly<Record<string, Readonly<Record<string, string>> | undefined>>,
) {
  const asked: ProbePlan[] = []
  const probe = async (plan: ProbePlan): Promise<readonly LoadProbe[]> => {
    asked.push(plan)
    return plan.operations.map((operation) => {
      const headers = answers[operation.name]
      return headers === undefined
        ? { operation, status: undefined, failure: 'no' }
        : { operation, status: 200, headers }
    })
  }
  return { ...(await checkHeaders(probe, planned, expected)), asked }
}

const hsts = { name: 'Strict-Transport-Security', value: undefined }
const secure = { 'strict-transport-security': 'max-age=1' }

test('nothing asked for, nothing sent', async () => {
  const { asked, results } = await checked([], {})
  expect({ asked, results }).toEqual({ asked: [], results: [] })
})

describe('headers', () => {
  test('each answer has it', async () => {
    const { results, facts, asked } = await checked([hsts], { 'GET /orders': secure, 'GET /items': secure })
    expect(results).toEqual([
      {
        subject: 'header Strict-Transport-Security',
        expectation: 'is in each answer',
        verdict: 'pass',
        detail: 'in the answers of 2 operations',
      },
    ])
    expect(facts).toEqual({ missingHeaders: [] })
    // What changes something is not sent for a header's sake.
    expect(asked[0]?.operations.map(({ name }) => name)).toEqual(['GET /orders', 'GET /items'])
  })

  test('one lacks it', async () => {
    const { results, facts } = await checked([hsts], { 'GET /orders': secure, 'GET /items': {} })
    expect(results[0]).toMatchObject({ verdict: 'fail', detail: 'absent from GET /items; 2 operations asked' })
    expect(facts.missingHeaders).toEqual([
      { ...hsts, answers: [{ operation: 'GET /items', status: 200, found: undefined }] },
    ])
  })

  test.each([
    ['nosniff', 'nosniff', 'pass'],
    ['NoSniff', 'nosniff', 'pass'],
    ['max-age=31536000;includeSubDomains', 'max-age=31536000; includeSubDomains', 'pass'],
    ['max-age=0', 'max-age=31536000', 'fail'],
    ['', 'nosniff', 'fail'],
  ])('value `%s` where `%s` is wanted: %s', async (found, value, verdict) => {
    const { results } = await checked([{ name: 'X-Test', value }], { 'GET /orders': { 'x-test': found } })
    expect(results[0]?.verdict).toBe(verdict)
  })

  test('one that every object has by nature is not thereby there', async () => {
    const { results } = await checked([{ name: 'Constructor', value: undefined }], { 'GET /orders': {} })
    expect(results[0]?.verdict).toBe('fail')
  })

  test('nobody answers', async () => {
    expect((await checked([hsts], {})).results[0]?.verdict).toBe('inconclusive')
  })
})

describe('CORS', () => {
  const foreign = 'https://elsewhere.invalid'
  test.each([
    [
      'any site, with cookies',
      { 'access-control-allow-origin': foreign, 'access-control-allow-credentials': 'true' },
      "so any site may read it in the user's name",
    ],
    [
      'all sites, with cookies',
      { 'access-control-allow-origin': '*', 'access-control-allow-credentials': 'true' },
      'which browsers refuse',
    ],
  ])('%s: a note', async (_, headers, detail) => {
    const { results, asked } = await checked([hsts], { 'GET /orders': { ...secure, ...headers } })
    expect(results.slice(1)).toMatchObject([
      { subject: 'CORS', verdict: 'note', detail: expect.stringContaining(detail) },
    ])
    expect(asked[0]?.operations[0]?.headers.origin).toBe(foreign)
  })

  test.each([
    ['all sites, without cookies', { 'access-control-allow-origin': '*' }],
    [
      'one site, with cookies',
      { 'access-control-allow-origin': 'https://shop.example', 'access-control-allow-credentials': 'true' },
    ],
    ['none', {}],
  ])('%s: nothing to say', async (_, headers) => {
    const { results } = await checked([hsts], { 'GET /orders': { ...secure, ...headers } })
    expect(results).toHaveLength(1)
  })
})

test('a header that repeats what was sent is shown without it', async () => {
  const secrets = { TOKEN: 's3cret-t', KEY: 's3cret key', SHORT: 'a' }
  const echo = { location: 'https://x/s3cret-t/s3cret%20key/a' }
  const wanted = { name: 'Location', value: 'https://x/' }
  const probe = async ({ operations }: ProbePlan): Promise<readonly LoadProbe[]> =>
    operations.map((operation) => ({ operation, status: 200, headers: echo }))
  const part = await checkHeaders(probe, plannedOf([operationOf('GET /orders')], secrets), [wanted])
  expect(part.results[0]?.detail).toContain('`https://x/***/***/a`')
  expect(JSON.stringify(part)).not.toContain('s3cret')
})
