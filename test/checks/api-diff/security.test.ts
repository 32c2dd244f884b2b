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

  test('where tokens are issued is not judged, and that is said', async () => {
    const { findings, remarks } = await review(
      spec(token, '', login('https://a.example')),
      spec(token, '', login('https://b.example')),
    )
    expect(findings).toEqual([])
    expect(remarks).toContain('changed, and not judged: where tokens of token are issued')
  })
})

test('what differs on an operation and is not judged is named', async () => {
  const operation = (url: string, mapped: string) => `openapi: 3.0.3
paths:
  /a:
    post:
      servers: [{url: 'https://${url}'}]
      callbacks: {done: {'{$request.body#/${url}}': {}}}
      responses:
        '200':
          description: ok
          links: {next: {operationId: ${url}}}
          content:
            application/json:
              schema: {type: object, discriminator: {propertyName: kind, mapping: {x: '${mapped}'}}}
`
  const { findings, remarks } = await review(operation('one', 'A'), operation('two', 'B'))
  expect(findings).toEqual([])
  expect(remarks).toContain(
    'changed, and not judged: callbacks of 1 operation, servers of 1 operation, links of 1 operation, discriminator of 1 schema',
  )
})
