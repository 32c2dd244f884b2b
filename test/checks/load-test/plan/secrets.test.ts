import { describe, expect, test } from 'vitest'
import type { AuthSetting, LoadSettings } from '../../../../src/core/load-settings.ts'
import type { FakeAnswer } from '../../../fakes/load-engines.ts'
import { type PlanGiven, plannedLoad, requestSetting } from '../../../fakes/planned-load.ts'

const secrets = { TOKEN: 's3cret-t', USER: 'ann', PASS: 's3cret-p', ID: 'client', KEY: 's3cret-k' }
const token: AuthSetting = { kind: 'secret', env: 'TOKEN' }
const client = (more: Partial<Extract<AuthSetting, { kind: 'client-credentials' }>> = {}): AuthSetting => ({
  kind: 'client-credentials',
  idEnv: 'ID',
  secretEnv: 'KEY',
  tokenUrl: undefined,
  scope: undefined,
  ...more,
})

/** A contract whose one GET asks for a scheme. */
function spec(scheme: string, security = '[{s: []}]'): Readonly<Record<string, string>> {
  return {
    'openapi.yaml': `openapi: 3.1.0
info: {title: t, version: '1'}
components: {securitySchemes: {s: ${scheme}}}
paths:
  /a:
    get: {security: ${security}, responses: {'200': {description: ok}}}
`,
  }
}

const oauth = '{type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {}}}}'
const given = (auth: LoadSettings['auth'], more: PlanGiven = {}): PlanGiven => ({
  secrets,
  ...more,
  load: { auth, ...more.load },
})

describe('a scheme of the contract and a named secret', () => {
  test.each<[string, AuthSetting, string, Readonly<Record<string, string>>]>([
    ['{type: http, scheme: bearer}', token, '/a', { authorization: 'Bearer s3cret-t' }],
    ['{type: http, scheme: Bearer}', token, '/a', { authorization: 'Bearer s3cret-t' }],
    ['{type: openIdConnect, openIdConnectUrl: /x}', token, '/a', { authorization: 'Bearer s3cret-t' }],
    ['{type: apiKey, in: header, name: X-Key}', token, '/a', { 'x-key': 's3cret-t' }],
    ['{type: apiKey, in: query, name: key}', token, '/a?key=s3cret-t', {}],
    ['{type: apiKey, in: cookie, name: sid}', token, '/a', { cookie: 'sid=s3cret-t' }],
    ['{type: apiKey, in: cookie, name: te}', token, '/a', { cookie: 'te=s3cret-t' }],
    // RFC 7617, 2: base64 of `user:password`.
    [
      '{type: http, scheme: basic}',
      { kind: 'basic', userEnv: 'USER', passwordEnv: 'PASS' },
      '/a',
      { authorization: `Basic ${btoa('ann:s3cret-p')}` },
    ],
    ['{type: http, scheme: basic}', token, '/a', { authorization: `Basic ${btoa('s3cret-t')}` }],
  ])('%s', async (scheme, setting, path, headers) => {
    const { asked, sent, plan, hash, remarks, unproven, probes, sides } = await plannedLoad(
      given({ s: setting }, { files: spec(scheme), base: 'https://base.example' }),
    )
    expect(asked).toEqual([
      ['https://head.example', 'GET', path],
      ['https://base.example', 'GET', path],
    ])
    expect(sent).toEqual([headers, headers])
    expect(plan.operations).toHaveLength(1)
    expect(JSON.stringify([plan, hash, remarks, unproven, probes])).not.toMatch(/s3cret|YW5u/)
    // What the credentials name is what the engine finds.
    const [{ credentials = [] } = {}] = plan.operations
    for (const { secret } of credentials) expect(sides.head.target.secrets[secret]).toBeDefined()
  })

  test('Swagger 2.0', async () => {
    const files = {
      'swagger.yaml': `swagger: '2.0'
info: {title: t, version: '1'}
securityDefinitions: {s: {type: basic}, k: {type: apiKey, in: query, name: key}}
security: [{s: [], k: []}]
paths: {/a: {get: {responses: {'200': {description: ok}}}}}
`,
    }
    const { asked, sent } = await plannedLoad(
      given({ s: { kind: 'basic', userEnv: 'USER', passwordEnv: 'PASS' }, k: token }, { files }),
    )
    expect(asked).toEqual([['https://head.example', 'GET', '/a?key=s3cret-t']])
    expect(sent).toEqual([{ authorization: `Basic ${btoa('ann:s3cret-p')}` }])
  })

  test.each<[string, LoadSettings['auth'], object]>([
    ['[{s: []}, {}]', {}, {}],
    ['[{}, {s: []}]', { s: token }, { authorization: 'Bearer s3cret-t' }],
    ['[]', { s: token }, {}],
    ['[{other: []}, {s: []}]', { s: token }, { authorization: 'Bearer s3cret-t' }],
  ])('security %s with %j', async (security, auth, headers) => {
    const { sent } = await plannedLoad(given(auth, { files: spec('{type: http, scheme: bearer}', security) }))
    expect(sent).toEqual([headers])
  })

  test('a request that the config writes out is given those of the operation that it is one of', async () => {
    const files = spec('{type: http, scheme: bearer}')
    const { sent } = await plannedLoad(
      given({ s: token }, { files, load: { operations: [requestSetting('GET /a?b=c')] } }),
    )
    expect(sent).toEqual([{ authorization: 'Bearer s3cret-t' }])
  })

  test('headers that open a preview go with everything', async () => {
    const { sent } = await plannedLoad(given({}, { load: { headersEnv: { 'X-Bypass': 'KEY' } }, files: {} }))
    expect(sent).toEqual([{ 'x-bypass': 's3cret-k' }])
  })
})

describe('no load of refusals', () => {
  test.each<[string, PlanGiven]>([
    ['bearer', given({ s: { kind: 'secret', env: 'GONE' } }, { files: spec('{type: http, scheme: bearer}') })],
    [
      'basic',
      given(
        { s: { kind: 'basic', userEnv: 'USER', passwordEnv: 'GONE' } },
        { files: spec('{type: http, scheme: basic}') },
      ),
    ],
    ['client credentials', given({ s: client({ idEnv: 'GONE' }) }, { files: spec(oauth) })],
    ['header of a preview', given({}, { load: { headersEnv: { 'X-Bypass': 'GONE' } }, files: spec('{}', '[]') })],
  ])('%s: a variable that is not set is named, and nothing is sent', async (_, one) => {
    const { asked, plan, unproven } = await plannedLoad(one)
    expect(asked).toEqual([])
    expect(plan.operations).toEqual([])
    expect(unproven.map(({ code, subject }) => [code, subject])).toEqual([['load-secret-missing', 'GET /a']])
    expect(unproven[0]?.message).toContain('GONE')
  })

  test('a secret that no header can carry is named, and not shown', async () => {
    const one = given({ s: token }, { files: spec('{type: http, scheme: bearer}'), secrets: { TOKEN: 's3cret\nx' } })
    const { unproven, asked } = await plannedLoad(one)
    expect(asked).toEqual([])
    expect(unproven[0]?.message).toContain('TOKEN')
    expect(JSON.stringify(unproven)).not.toContain('s3cret')
  })

  test('no secret goes over the open wire', async () => {
    const one = given({ s: token }, { files: spec('{type: http, scheme: bearer}'), url: 'http://head.example' })
    await expect(plannedLoad(one)).rejects.toMatchObject({ trouble: { code: 'load-secret-refused' } })
  })

  test('a scheme that nobody gave a secret for is named where it is refused', async () => {
    const { remarks } = await plannedLoad({
      files: { ...spec('{type: http, scheme: bearer}') },
      answer: () => 401,
    })
    expect(remarks).toContain(
      'GET /a answered 401 before the load, so it was not loaded; it needs credentials (load.auth: s).',
    )
  })
})

describe('client credentials', () => {
  const answers = (reply: FakeAnswer) => (path: string) => (path.startsWith('/token') ? reply : undefined)
  const granted = (more: object = {}): FakeAnswer => ({
    status: 200,
    json: { access_token: 's3cret-a', token_type: 'bearer', ...more },
  })

  test('are asked for once, with Basic, and the token goes with every request', async () => {
    const { asked, sent, plan, sides } = await plannedLoad(
      given({ s: client({ scope: 'read' }) }, { files: spec(oauth), answer: answers(granted()) }),
    )
    expect(asked).toEqual([
      ['https://head.example', 'POST', '/token'],
      ['https://head.example', 'GET', '/a'],
    ])
    expect(sent[0]?.authorization).toBe(`Basic ${btoa('client:s3cret-k')}`)
    expect(sent[1]).toEqual({ authorization: 'Bearer s3cret-a' })
    expect(JSON.stringify(plan)).not.toContain('s3cret')
    expect(sides.head.target.secrets).toEqual({ s: 's3cret-a' })
  })

  test.each([
    ['401', 401, 'https://head.example answered 401'],
    ['no token', { status: 200, json: { error: 's3cret-k' } }, 'gave no access_token'],
    ['no answer', 'connect ECONNREFUSED', 'did not answer (connect ECONNREFUSED)'],
  ] satisfies [string, FakeAnswer, string][])('%s is told, and nothing is loaded', async (_, reply, why) => {
    const { unproven, plan } = await plannedLoad(given({ s: client() }, { files: spec(oauth), answer: answers(reply) }))
    expect(plan.operations).toEqual([])
    expect(unproven.map(({ code }) => code)).toEqual(['load-token-refused'])
    expect(unproven[0]?.message).toContain(why)
    expect(JSON.stringify(unproven)).not.toContain('s3cret')
  })

  test('a contract does not choose who is told the secret; the config does', async () => {
    const evil = '{type: oauth2, flows: {clientCredentials: {tokenUrl: https://evil.example/token, scopes: {}}}}'
    const asContract = await plannedLoad(given({ s: client() }, { files: spec(evil), answer: answers(granted()) }))
    expect(asContract.asked).toEqual([])
    expect(asContract.unproven.map(({ code }) => code)).toEqual(['load-token-refused'])
    // Nobody's fork is to blame.
    expect(asContract.unproven[0]?.message).toContain("another host than the preview's")
    const listed = await plannedLoad(
      given({ s: client() }, { files: spec(evil), answer: answers(granted()), load: { hosts: ['evil.example'] } }),
    )
    expect(listed.asked[0]).toEqual(['https://evil.example', 'POST', '/token'])
    const named = await plannedLoad(
      given(
        { s: client({ tokenUrl: 'https://idp.example/token' }) },
        { files: spec(evil), answer: answers(granted()) },
      ),
    )
    expect(named.asked[0]).toEqual(['https://idp.example', 'POST', '/token'])
    const plain = await plannedLoad(
      given({ s: client({ tokenUrl: 'http://idp.example/token' }) }, { files: spec(evil), answer: answers(granted()) }),
    )
    expect(plain.asked).toEqual([])
  })

  test('a token that ends within the run is fetched anew, and one that cannot outlast it is no load', async () => {
    // Ten seconds of warm-up, sixty measured, sixty to spare.
    let fetched = 0
    const short = await plannedLoad(
      given(
        { s: client() },
        {
          files: spec(oauth),
          answer: (path) => (path === '/token' ? granted({ expires_in: fetched++ === 0 ? 100 : 200 }) : undefined),
        },
      ),
    )
    expect(fetched).toBe(2)
    expect(short.plan.operations).toHaveLength(1)
    const never = await plannedLoad(
      given({ s: client() }, { files: spec(oauth), answer: answers(granted({ expires_in: 100 })) }),
    )
    expect(never.plan.operations).toEqual([])
    expect(never.unproven.map(({ code }) => code)).toEqual(['load-token-short-lived'])
  })
})
