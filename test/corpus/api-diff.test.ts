import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from '../../src/checks/api-diff/run.ts'
import type { CheckResult } from '../../src/core/check.ts'
import { changeSetOf, checkContext } from '../fakes/check-context.ts'
import { corpus, corpusIsHere, noCorpus } from './repositories.ts'

/** The facts below were read off the files with diff and grep, not off what the check said. */
const results = new Map<string, Promise<CheckResult>>()

function compared(name: string, base: string, head: string): Promise<CheckResult> {
  const key = `${name} ${base} ${head}`
  const known = results.get(key) ?? run(checkContext({ changeSet: changeSetOf(files(name, base), files(name, head)) }))
  results.set(key, known)
  return known
}

/** A single file under one name on both sides, or the folder as it is. */
function files(name: string, side: string): Record<string, string> {
  const place = join(corpus, 'openapi', name, side)
  if (!statSync(place).isDirectory()) {
    return { [`openapi${side.slice(side.lastIndexOf('.'))}`]: readFileSync(place, 'utf8') }
  }
  return Object.fromEntries(
    readdirSync(place, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(place, path)).isFile())
      .map((path) => [path, readFileSync(join(place, path), 'utf8')]),
  )
}

function said({ findings }: CheckResult, severity: string, rule = ''): readonly string[] {
  return findings.filter((one) => one.severity === severity && one.ruleId.includes(rule)).map(({ message }) => message)
}

describe.skipIf(!corpusIsHere)(`api-diff on real documents${corpusIsHere ? '' : ` (${noCorpus})`}`, () => {
  test('supabase-auth: one operation moved, page numbers got a minimum', async () => {
    const result = await compared('supabase-auth', 'v2.150.0.yaml', 'v2.180.0.yaml')
    expect(said(result, 'error', 'operation-removed')).toEqual(['POST /generate_link is gone'])
    expect(said(result, 'note', 'operation-added')).toHaveLength(13)
    // Base wrote `min: 1`, which no version of OpenAPI knows; head writes `minimum: 1`.
    expect(said(result, 'error')).toContain(
      'GET /admin/users, query parameter page: the value has minimum 1 now; it was none',
    )
    expect(said(result, 'warning', 'response-property-removed')).toEqual([
      'GET /settings, response 200: mfa_enabled is gone',
    ])
    expect(result.findings.find(({ message }) => message === 'POST /generate_link is gone')?.location).toEqual({
      path: 'openapi.yaml',
      line: 1039,
      column: 5,
    })
    expect(result.unproven).toEqual([])
  })

  test('stripe: what only the server sends may lose values and gain names without a word', async () => {
    const result = await compared('stripe', 'v50_2021-06-24.yaml', 'v100_2021-12-23.yaml')
    expect(said(result, 'error', 'operation-removed')).toEqual([])
    expect(said(result, 'note', 'operation-added')).toHaveLength(16)
    const all = result.findings.map(({ message }) => message).join('\n')
    // Three values are gone from api_errors.type, seven names are newly required: all of them in answers.
    expect(all).not.toContain('api_connection_error')
    expect(said(result, 'error', 'request-property-required')).toEqual([])
    expect(said(result, 'error', 'response-property-became-optional')).toEqual([
      'three_d_secure_details (returned by DELETE /v1/account and 373 more): result and version are no longer guaranteed',
    ])
    expect(said(result, 'error', 'request-property-removed')).toEqual([
      'POST /v1/checkout/sessions, request body: shipping_rates is no longer accepted',
    ])
    expect(said(result, 'error', 'request-constraint-tightened')).toEqual([
      'POST /v1/prices, request body: lookup_key has maxLength 200 now; it was 5000',
      'POST /v1/prices/{price}, request body: lookup_key has maxLength 200 now; it was 5000',
    ])
    expect(said(result, 'warning', 'parameter-removed')).toContain(
      'GET /v1/balance/history: query parameter available_on is gone',
    )
  })

  test('ory-kratos: Swagger 2.0, with a value gone from a path and one from an answer', async () => {
    const result = await compared('ory-kratos-swagger2', 'v1.0.0.json', 'v1.1.0.json')
    expect(said(result, 'error', 'request-enum-narrowed')).toContain(
      'DELETE /admin/identities/{id}/credentials/{type}, path parameter type: the value no longer accepts "lookup"',
    )
    expect(said(result, 'error', 'response-property-became-optional').join()).toMatch(
      /^session \(returned by .*\): identity is no longer guaranteed$/,
    )
    // `otp` is gone from message.template_type, and loginFlow.state is newly required: both are only returned.
    const all = result.findings.map(({ message }) => message).join('\n')
    expect(all).not.toContain('"otp"')
    expect(all).not.toMatch(/loginFlow.*required/)
  })

  test('hatchet: many files; the finding stands in the file where the schema is', async () => {
    const result = await compared('hatchet', 'v0.60.0', 'v0.70.0')
    expect(result.unproven).toEqual([])
    expect(said(result, 'error')).toEqual([
      'SemaphoreSlots (returned by GET /api/v1/tenants/{tenant}/worker and 2 more): status is no longer guaranteed',
    ])
    expect(said(result, 'note', 'operation-added')).toHaveLength(18)
    const [error] = result.findings.filter(({ severity }) => severity === 'error')
    expect(error?.location.path).toBe('components/schemas/worker.yaml')
  })

  test('adyen-checkout: a closed object lost 32 names at once', async () => {
    const result = await compared('adyen-checkout', 'v70.yaml', 'v71.yaml')
    expect(said(result, 'error', 'operation-removed')).toEqual([])
    expect(said(result, 'error', 'request-property-removed')).toEqual([
      'DonationPaymentRequest (sent to POST /donations): additionalAmount, allowedPaymentMethods, blockedPaymentMethods, captureDelayHours, company, dccQuote and 26 more are no longer accepted',
    ])
  })

  test('digitalocean: two operations are gone, two names are no longer guaranteed', async () => {
    const result = await compared('digitalocean', '2022-06-29.json', '2022-12-27.json')
    expect(said(result, 'error', 'operation-removed')).toEqual([
      'GET /v2/volumes/snapshot/{snapshot_id} is gone',
      'DELETE /v2/volumes/snapshot/{snapshot_id} is gone',
    ])
    const optional = said(result, 'error', 'response-property-became-optional').join('\n')
    expect(optional).toMatch(/^connection_pool .*: user is no longer guaranteed$/m)
    expect(optional).toMatch(/^droplet .*: kernel is no longer guaranteed$/m)
    // `eviction_policy` became required where the component that required it before was taken apart.
    expect(said(result, 'error', 'request-property-required')).toEqual([])
  })

  test('github-rest: 40 operations are gone, each named once', async () => {
    const result = await compared('github-rest', '22.0.0.json', '23.0.2.json')
    expect(said(result, 'error', 'operation-removed')).toHaveLength(40)
    expect(said(result, 'note', 'operation-added')).toHaveLength(155)
    expect(said(result, 'error', 'request-property-required')).toContain(
      'DELETE /orgs/{org}/code-security/configurations/detach, request body: selected_repository_ids is now required',
    )
  })

  const pairs = [
    ['adyen-binlookup-v54', '2022-09-27.yaml', '2026-06-15.yaml'],
    ['adyen-checkout', 'v70.yaml', 'v71.yaml'],
    ['adyen-transfer-webhooks-v4', '2024-08-07.yaml', '2026-06-04.yaml'],
    ['digitalocean', '2022-06-29.json', '2022-12-27.json'],
    ['dokploy', '2026-02-10.json', '2026-02-26.json'],
    ['dokploy', '2026-02-26.json', '2026-03-07.json'],
    ['github-rest', '22.0.0.json', '23.0.2.json'],
    ['hatchet', 'v0.60.0', 'v0.70.0'],
    ['openai', '2024-02-23.yaml', '2024-04-04.yaml'],
    ['ory-kratos-swagger2', 'v1.0.0.json', 'v1.1.0.json'],
    ['slack-web', '2020-04-06.json', '2020-10-06.json'],
    ['stripe', 'v50_2021-06-24.yaml', 'v100_2021-12-23.yaml'],
    ['supabase-auth', 'v2.150.0.yaml', 'v2.180.0.yaml'],
    ['twilio-api-v2010', '1.50.0.yaml', '1.55.0.yaml'],
    ['twilio-studio-v2', '1.55.0.yaml', '2.0.0.yaml'],
  ] as const
  test.each(pairs)('%s, %s against %s: judged to the end, both ways', async (name, base, head) => {
    for (const result of [await compared(name, base, head), await compared(name, head, base)]) {
      expect(result.unproven).toEqual([])
      // No unproved red: an error has a payload that the referee saw, or is structural.
      const unproved = result.findings.filter(
        ({ severity, proof }) =>
          severity === 'error' && proof.kind !== 'witness' && !(proof.kind === 'diff' && proof.structural),
      )
      expect(unproved).toEqual([])
      // One finding a root cause: no two say the same.
      const fingerprints = result.findings.map(({ fingerprint }) => fingerprint)
      expect(new Set(fingerprints).size).toBe(fingerprints.length)
    }
  })
})
