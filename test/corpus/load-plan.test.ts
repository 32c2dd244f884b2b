import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { plannedLoad } from '../fakes/planned-load.ts'
import { corpus, corpusIsHere, noCorpus } from './repositories.ts'

// No server: a fake one has one item in every list, with every key that could be an id.
const item = { id: 'i1', uuid: 'u1', sid: 'S1', name: 'n1', login: 'l1', key: 'k1', slug: 's1', number: 7 }

function documents(): readonly (readonly [name: string, side: string])[] {
  const root = join(corpus, 'openapi')
  return readdirSync(root).flatMap((name) => readdirSync(join(root, name)).map((side) => [name, side] as const))
}

function files(name: string, side: string): Readonly<Record<string, string>> {
  const place = join(corpus, 'openapi', name, side)
  if (!statSync(place).isDirectory()) {
    return { [`openapi${side.slice(side.lastIndexOf('.'))}`]: readFileSync(place, 'utf8') }
  }
  const paths = readdirSync(place, { recursive: true, encoding: 'utf8' })
  return Object.fromEntries(
    paths
      .filter((path) => statSync(join(place, path)).isFile())
      .map((path) => [path, readFileSync(join(place, path), 'utf8')]),
  )
}

async function planned(name: string, side: string) {
  return await plannedLoad({
    files: files(name, side),
    answer: () => ({ status: 200, json: { data: [item] } }),
  })
}

describe.skipIf(!corpusIsHere)(`load plans of real documents${corpusIsHere ? '' : ` (${noCorpus})`}`, () => {
  test.each(corpusIsHere ? documents() : [])('%s %s: only reads, of whole paths, within bounds', async (name, side) => {
    const { plan, asked, unproven } = await planned(name, side)
    expect(unproven).toEqual([])
    expect(plan.operations.length).toBeGreaterThan(0)
    expect(plan.operations.length).toBeLessThanOrEqual(40)
    expect(new Set(plan.operations.map((operation) => operation.name)).size).toBe(plan.operations.length)
    expect(asked.length).toBeLessThanOrEqual(40 + 120)
    for (const [, method, path] of asked) {
      expect(['GET', 'HEAD']).toContain(method)
      expect(path).toMatch(/^\/[\x21-\x7e]*$/)
      expect(path).not.toMatch(/[{}]|undefined|%7B/)
    }
    for (const { template } of plan.operations) expect(template).not.toMatch(/logout|delete|revoke/i)
  })

  // Read by hand from the documents: every operation that only reads, has what it needs, and whose ids a list can give.
  test('supabase-auth v2.180.0, whole', async () => {
    const { plan, remarks } = await planned('supabase-auth', 'v2.180.0.yaml')
    expect(plan.operations.map(({ name, paths }) => `${name} ${paths.join(' ')}`)).toEqual([
      'GET /user /auth/v1/user',
      'GET /saml/metadata /auth/v1/saml/metadata',
      'GET /admin/audit /auth/v1/admin/audit?per_page=50',
      'GET /admin/users /auth/v1/admin/users?per_page=50',
      'GET /admin/users/{userId} /auth/v1/admin/users/i1',
      'GET /admin/users/{userId}/factors /auth/v1/admin/users/i1/factors',
      'GET /admin/sso/providers /auth/v1/admin/sso/providers',
      'GET /admin/sso/providers/{ssoProviderId} /auth/v1/admin/sso/providers/i1',
      'GET /admin/oauth/clients /auth/v1/admin/oauth/clients?per_page=50',
      'GET /admin/oauth/clients/{client_id} /auth/v1/admin/oauth/clients/i1',
      'GET /health /auth/v1/health',
      'GET /settings /auth/v1/settings',
    ])
    expect(remarks.join('\n')).toContain(
      '33 (not a GET or HEAD), 1 (a name that promises an effect), 4 (no success described)',
    )
    expect(remarks.join('\n')).toContain('1 (a path parameter without a list to take it from)')
  })

  test.each([
    [
      'twilio-api-v2010',
      '1.55.0.yaml',
      'GET /2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json',
      '/2010-04-01/Accounts/S1/Calls/S1.json',
    ],
    ['twilio-studio-v2', '2.0.0.yaml', 'GET /v2/Flows/{FlowSid}/Executions/{Sid}', '/v2/Flows/S1/Executions/S1'],
    ['stripe', 'v100_2021-12-23.yaml', 'GET /v1/charges', '/v1/charges'],
    ['ory-kratos-swagger2', 'v1.1.0.json', 'GET /admin/identities/{id}', '/admin/identities/i1'],
    ['openai', '2024-04-04.yaml', 'GET /models/{model}', '/v1/models/i1'],
    ['hatchet', 'v0.70.0', 'GET /api/ready', '/api/ready'],
  ])('%s %s: %s', async (name, side, operation, path) => {
    const { plan } = await planned(name, side)
    expect(plan.operations.find((one) => one.name === operation)?.paths).toEqual([path])
  })
})
