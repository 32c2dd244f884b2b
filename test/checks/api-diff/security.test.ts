import { describe, expect, test } from 'vitest'
import { run } from '../../../src/checks/api-diff/run.ts'
import type { CheckResult } from '../../../src/core/check.ts'
import { changeSetOf, checkContext } from '../../fakes/check-context.ts'

function review(base: string, head: string): Promise<CheckResult> {
  return run(checkContext({ changeSet: changeSetOf({ 'api.yaml': base }, { 'api.yaml': head }) }))
}

const spec = (security: string, ofOperation = '', scheme = '{type: http, scheme: bearer}') => `openapi: 3.0.3
${security}
paths:
  /a:
    get:
      ${ofOperation}
      responses: {'200': {description: ok}}
components:
  securitySchemes:
    token: ${scheme}
`

test('the two places are shown as they are written, with their lines', async () => {
  const { findings } = await review(
    spec('security: []'),
    spec('security: [{token: []}]').replace('paths:', 'info: {}\npaths:'),
  )
  expect(findings).toMatchObject([
    {
      ruleId: 'api/security-tightened',
      severity: 'error',
      location: { path: 'api.yaml', line: 2 },
      proof: {
        kind: 'diff',
        structural: true,
        before: { text: 'security: []', location: { line: 2 } },
        after: { text: 'security: [{token: []}]', location: { line: 2 } },
      },
    },
  ])
})

test('a scheme that asks for something else is shown where it is defined', async () => {
  const { findings } = await review(
    spec('security: [{token: []}]'),
    spec('security: [{token: []}]', '', '{type: apiKey, in: header, name: X-Token}'),
  )
  expect(findings).toMatchObject([
    { severity: 'error', location: { line: 10 }, proof: { before: { location: { line: 10 } } } },
  ])
})

const token = 'security: [{token: []}]'
const login = (url: string) => `{type: oauth2, flows: {clientCredentials: {tokenUrl: '${url}', scopes: {a: a, b: b}}}}`

/** By the standard: the operation's list replaces the document's, an empty list or `{}` needs nothing. */
describe('what is refused, and what is not', () => {
  test.each<{ name: string; base: string; head: string; said: readonly string[] }>([
    { name: 'a requirement in the operation or in the document', base: spec(token), head: spec('', token), said: [] },
    { name: 'no requirement, or an empty list', base: spec(''), head: spec('security: []'), said: [] },
    { name: 'no requirement, or an empty one', base: spec(''), head: spec('security: [{}]'), said: [] },
    {
      name: 'an operation closed that was open in a closed document',
      base: spec(token, 'security: []'),
      head: spec(token),
      said: ['error'],
    },
    {
      name: 'credentials became optional',
      base: spec(token),
      head: spec('security: [{}, {token: []}]'),
      said: ['note'],
    },
    {
      name: 'credentials are no longer optional',
      base: spec('security: [{token: []}, {}]'),
      head: spec(token),
      said: ['error'],
    },
    {
      name: 'a scope less',
      base: spec('security: [{token: [a, b]}]', '', login('https://a.example')),
      head: spec('security: [{token: [a]}]', '', login('https://a.example')),
      said: ['note'],
    },
    {
      name: 'a scope for another',
      base: spec('security: [{token: [a]}]', '', login('https://a.example')),
      head: spec('security: [{token: [b]}]', '', login('https://a.example')),
      said: ['error'],
    },
    {
      name: 'a scheme that is not defined any more',
      base: spec(token),
      head: spec(token).replace('    token:', '    other:'),
      said: ['error'],
    },
    {
      name: 'a scheme whose definition leads nowhere',
      base: spec(token),
      head: spec(token, '', "{$ref: '#/nowhere'}"),
      said: ['error'],
    },
  ])('$name', async ({ base, head, said }) => {
    expect((await review(base, head)).findings.map(({ severity }) => severity)).toEqual(said)
  })

  test.each<{ name: string; base: string; head: string; said: readonly string[] }>([
    {
      name: 'tokens are issued elsewhere',
      base: spec(token, '', login('https://a.example')),
      head: spec(token, '', login('https://b.example')),
      said: ['warning api/token-place-changed'],
    },
    {
      name: 'a scheme of another kind under the same name',
      base: spec(token),
      head: spec(token, '', '{type: http, scheme: basic}'),
      said: ['error api/security-tightened'],
    },
    {
      name: 'a key of another name',
      base: spec(token, '', '{type: apiKey, in: header, name: X-Key}'),
      head: spec(token, '', '{type: apiKey, in: header, name: X-Token}'),
      said: ['error api/security-tightened'],
    },
    {
      name: 'a hint of how tokens look',
      base: spec(token),
      head: spec(token, '', '{type: http, scheme: bearer, bearerFormat: JWT}'),
      said: ['note api/bearer-format-changed'],
    },
    {
      name: 'another description',
      base: spec(token),
      head: spec(token, '', '{type: http, scheme: Bearer, description: from the console}'),
      said: [],
    },
  ])('$name', async ({ base, head, said }) => {
    const { findings } = await review(base, head)
    expect(findings.map(({ severity, ruleId }) => `${severity} ${ruleId}`)).toEqual(said)
  })
})

/** Swagger 2.0 has one OAuth flow in the scheme, and calls a bearer token a key in the header Authorization. */
describe('a move from Swagger 2.0 to OpenAPI 3 is silent', () => {
  const old = (scheme: string) => `swagger: '2.0'
security: [{token: []}]
paths:
  /a:
    get: {responses: {'200': {description: ok}}}
securityDefinitions: {token: ${scheme}}
`
  test.each<{ name: string; from: string; to: string }>([
    { name: 'basic', from: '{type: basic}', to: '{type: http, scheme: basic}' },
    { name: 'bearer', from: '{type: apiKey, in: header, name: Authorization}', to: '{type: http, scheme: bearer}' },
    {
      name: 'OAuth',
      from: '{type: oauth2, flow: application, tokenUrl: https://a.example, scopes: {}}',
      to: '{type: oauth2, flows: {clientCredentials: {tokenUrl: https://a.example, scopes: {}}}}',
    },
  ])('$name', async ({ from, to }) => {
    expect((await review(old(from), spec(token, '', to))).findings).toEqual([])
  })
})

/** What the service sends: it brings credentials, and who listens asks for them. */
describe('security of a webhook, in swapped roles', () => {
  const hook = (security: string) => `openapi: 3.1.0
security: [{token: []}]
webhooks:
  paid:
    post:
      ${security}
      responses: {'204': {description: heard}}
components: {securitySchemes: {token: {type: http, scheme: bearer}}}
`
  test('credentials that are no longer brought are missed', async () => {
    const { findings } = await review(hook(token), hook(''))
    expect(findings.map(({ severity, ruleId }) => `${severity} ${ruleId}`)).toEqual(['error api/security-tightened'])
  })
  test('what the document asks of its callers is not meant for its own requests', async () => {
    const base = hook('summary: paid')
    expect((await review(base, base.replace(token, 'security: []'))).findings).toEqual([])
  })
})
