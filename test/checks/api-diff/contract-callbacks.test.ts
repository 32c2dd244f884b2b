import { describe, expect, test } from 'vitest'
import { run } from '../../../src/checks/api-diff/run.ts'
import type { CheckResult } from '../../../src/core/check.ts'
import { changeSetOf, checkContext } from '../../fakes/check-context.ts'

function review(base: string, head: string): Promise<CheckResult> {
  return run(checkContext({ changeSet: changeSetOf({ 'api.yaml': base }, { 'api.yaml': head }) }))
}

/** Severity, rule and message of each finding, sorted. */
async function told(base: string, head: string): Promise<readonly string[]> {
  const { findings, unproven } = await review(base, head)
  expect(unproven).toEqual([])
  return findings.map(({ severity, ruleId, message }) => `${severity} ${ruleId.replace('api/', '')}: ${message}`).sort()
}

interface Row {
  readonly name: string
  readonly base: string
  readonly head: string
  readonly says: readonly string[]
}

const spec = (callbacks: string, more = '') => `openapi: 3.0.3
paths:
  /subscriptions:
    post:
      ${callbacks === '' ? 'summary: subscribe' : `callbacks: {${callbacks}}`}
      responses: {'201': {description: made}}
${more}`
const heard = "responses: {'204': {description: heard}}"
const callback = (name: string, address: string, operation = heard) => `${name}: {'${address}': {post: {${operation}}}}`
const url = '{$request.body#/url}'
const body = (schema: string) => `requestBody: {content: {application/json: {schema: ${schema}}}}, ${heard}`

describe('callbacks', () => {
  test.each<Row>([
    {
      name: 'gone',
      base: spec(callback('paid', url)),
      head: spec(''),
      says: ['error callback-removed: POST callback:paid of POST /subscriptions is no longer sent'],
    },
    {
      name: 'new',
      base: spec(''),
      head: spec(callback('paid', url)),
      says: ['note operation-added: POST callback:paid of POST /subscriptions is new'],
    },
    {
      name: 'sent to another address than the client gave',
      base: spec(callback('paid', url)),
      head: spec(callback('paid', '{$request.query.to}')),
      says: [
        'error callback-removed: POST callback:paid of POST /subscriptions is sent to {$request.query.to} now; it was {$request.body#/url}',
      ],
    },
    { name: 'of another name', base: spec(callback('paid', url)), head: spec(callback('sale', url)), says: [] },
    {
      name: 'moved to a component',
      base: spec(callback('paid', url)),
      head: spec(
        "paid: {$ref: '#/components/callbacks/Paid'}",
        `components: {callbacks: {Paid: {'${url}': {post: {${heard}}}}}}\n`,
      ),
      says: [],
    },
    {
      name: 'one of two addresses',
      base: spec(`paid: {'${url}': {post: {${heard}}}, '{$request.body#/copy}': {post: {${heard}}}}`),
      head: spec(callback('paid', url)),
      says: [
        'error callback-removed: POST callback:paid {$request.body#/copy} of POST /subscriptions is no longer sent',
      ],
    },
  ])('$name', async ({ base, head, says }) => {
    expect(await told(base, head)).toEqual([...says].sort())
  })

  test('a callback of an operation that is gone is not told again', async () => {
    const { findings } = await review(
      spec(callback('paid', url)),
      "openapi: 3.0.3\npaths:\n  /other:\n    get: {responses: {'200': {description: ok}}}\n",
    )
    expect(findings.map(({ ruleId }) => ruleId).sort()).toEqual(['api/operation-added', 'api/operation-removed'])
  })

  test('a reference that leads nowhere costs its own callback only', async () => {
    const base = spec(`${callback('paid', url)}, sent: {'${url}': {$ref: '#/nowhere'}}`)
    const { findings, unproven } = await review(spec(callback('paid', url)), base)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(unproven).toHaveLength(1)
  })
})

test('a new callback must hold together, as every new thing', async () => {
  const lost = spec(callback('paid', url, body("{$ref: '#/components/schemas/Nothing'}")))
  const { unproven } = await review(spec(''), lost)
  expect(unproven).toMatchObject([
    { code: 'reference-not-found', subject: 'POST callback:paid of POST /subscriptions' },
  ])
})

const integers = '{type: object, required: [n], properties: {n: {type: integer}}}'
const anything = '{type: object, required: [n], properties: {n: {}}}'
const webhook = (schema: string) => `openapi: 3.1.0
webhooks:
  paid:
    post: {${body(schema)}}
`

/** The service writes the request, so head's values have to be ones that base allowed. */
describe('payloads in swapped roles', () => {
  test.each<{ name: string; document: (schema: string) => string; subject: string }>([
    {
      name: 'callback',
      document: (schema) => spec(callback('paid', url, body(schema))),
      subject: 'callback:paid of POST /subscriptions',
    },
    { name: 'webhook', document: webhook, subject: 'webhook:paid' },
  ])('$name', async ({ document, subject }) => {
    const wider = await review(document(integers), document(anything))
    expect(wider.findings).toMatchObject([
      { severity: 'error', subject: { kind: 'operation', method: 'post', path: subject }, proof: { kind: 'witness' } },
    ])
    const narrower = await review(document(anything), document(integers))
    expect(narrower.findings.filter(({ severity }) => severity !== 'note')).toEqual([])
  })
})

test('webhooks come and go', async () => {
  const one = webhook(integers)
  const two = `${one}  sent:\n    post: {${heard}}\n`
  expect(await told(two, one)).toEqual(['error callback-removed: POST webhook:sent is no longer sent'])
  expect(await told(one, two)).toEqual(['note operation-added: POST webhook:sent is new'])
})

describe('links', () => {
  const linked = (link: string, id = 'getOrder', name = 'id') => `openapi: 3.0.3
paths:
  /orders:
    post:
      responses:
        '201':
          description: made
          ${link === '' ? 'headers: {}' : `links: {order: ${link}}`}
  /orders/{${name}}:
    get: {operationId: ${id}, responses: {'200': {description: the order}}}
    delete: {operationId: deleteOrder, responses: {'204': {description: gone}}}
`
  const byId = '{operationId: getOrder, parameters: {id: $response.body#/id}}'
  const place = 'POST /orders, response 201: link order'
  test.each<Row>([
    { name: 'gone', base: linked(byId), head: linked(''), says: [`warning link-removed: ${place} is gone`] },
    { name: 'new', base: linked(''), head: linked(byId), says: [`note compatible-addition: ${place} is new`] },
    {
      name: 'another target',
      base: linked(byId),
      head: linked(byId.replace('getOrder', 'deleteOrder')),
      says: [`warning link-changed: ${place} has another target`],
    },
    {
      name: 'other parameters',
      base: linked(byId),
      head: linked(byId.replace('#/id', '#/key')),
      says: [`warning link-changed: ${place} has other parameters`],
    },
    {
      name: 'by reference instead of by id',
      base: linked(byId),
      head: linked("{operationRef: '#/paths/~1orders~1{id}/get', parameters: {id: $response.body#/id}}"),
      says: [],
    },
    {
      name: 'the target is called by another id, and nothing else',
      base: linked(byId),
      head: linked(byId.replace('getOrder', 'readOrder'), 'readOrder'),
      says: ['warning operation-id-renamed: GET /orders/{id}: operationId getOrder is readOrder now'],
    },
    {
      name: 'the template of the target has another name',
      base: linked("{operationRef: '#/paths/~1orders~1{id}/get'}"),
      head: linked("{operationRef: '#/paths/~1orders~1{key}/get'}", 'getOrder', 'key'),
      says: [],
    },
    { name: 'a description', base: linked(byId), head: linked(byId.replace('{op', '{description: x, op')), says: [] },
  ])('$name', async ({ base, head, says }) => {
    expect(await told(base, head)).toEqual([...says].sort())
  })
})

test('callbacks of a callback are not judged, which is said where they differ', async () => {
  const inner = (again: string) =>
    spec(`shipped: {'{$request.body#/url}': {post: {${again}responses: {'200': {description: heard}}}}}`)
  const deep = (code: string) => `callbacks: {x: {'{$url}': {post: {responses: {'${code}': {description: heard}}}}}}, `
  const said = 'changed, and not judged: callbacks of the callbacks of 1 operation'
  expect((await review(inner(''), inner(deep('200')))).remarks).toContain(said)
  expect((await review(inner(deep('200')), inner(deep('204')))).remarks).toContain(said)
  expect((await review(inner(deep('200')), inner(deep('200')))).remarks).not.toContain(said)
})

test('webhooks of an extension are not judged, which is said', async () => {
  const hooks = (code: string) => spec('', `x-webhooks: {paid: {post: {responses: {'${code}': {description: heard}}}}}`)
  const { findings, remarks } = await review(hooks('200'), hooks('204'))
  expect(findings).toEqual([])
  expect(remarks).toContain('not judged: 1 webhook under x-webhooks')
  expect((await review(spec(''), spec('').replace('made', 'fine'))).remarks.join()).not.toContain('x-webhooks')
})
