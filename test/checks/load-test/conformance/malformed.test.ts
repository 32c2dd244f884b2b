import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { breakableOperation } from '../../../../src/checks/load-test/conformance/contract-operation.ts'
import { type MalformedRequest, malformedRequests } from '../../../../src/checks/load-test/conformance/malformed.ts'
import { readContracts } from '../../../../src/checks/load-test/plan/documents.ts'
import type { LoadOperation } from '../../../../src/core/load.ts'
import { memoryTree } from '../../../fakes/check-context.ts'
import { operationOf } from './planned.ts'

type Root = Record<string, unknown>

async function malformedOf(root: Root, operation: LoadOperation): Promise<readonly MalformedRequest[]> {
  const { documents } = await readContracts(memoryTree({ 'openapi.json': JSON.stringify(root) }), [])
  const described = breakableOperation(documents, operation)
  return described === undefined ? [] : malformedRequests(operation, described)
}

const address = {
  type: 'object',
  required: ['city'],
  properties: { city: { type: 'string', minLength: 1 }, zip: { type: ['string', 'null'], maxLength: 5 } },
}

const order31 = {
  allOf: [{ $ref: '#/components/schemas/Named' }],
  type: 'object',
  additionalProperties: false,
  required: ['id', 'total', 'status', 'to'],
  properties: {
    id: { type: 'string', readOnly: true },
    name: { type: 'string' },
    total: { type: 'number', exclusiveMinimum: 0, maximum: 1000 },
    status: { enum: ['open', 'paid'] },
    to: { $ref: '#/components/schemas/Address' },
    parent: { $ref: '#/components/schemas/Order' },
    anything: {},
    either: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    tags: { type: 'array', items: { type: 'string' } },
    kind: { const: 'order' },
  },
}

function contract(version: string, order: unknown, extra: Root = {}): Root {
  return {
    openapi: version,
    info: { title: 'Shop', version: '1' },
    servers: [{ url: 'https://shop.example/v1' }],
    paths: {
      '/orders': {
        post: {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
          },
          responses: { 201: { description: 'made' } },
        },
      },
      '/orders/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
        get: {
          parameters: [
            { name: 'expand', in: 'query', schema: { type: 'string', enum: ['customer', 'lines'] } },
            { name: 'limit', in: 'query', required: true, schema: { type: 'integer', minimum: 1, maximum: 100 } },
            { name: 'q', in: 'query', schema: { type: 'string', maxLength: 20 } },
            { name: 'ids', in: 'query', schema: { type: 'array', items: { type: 'integer' } } },
            { name: 'free', in: 'query', schema: { type: 'string' } },
            { name: 'filter', in: 'query', style: 'deepObject', schema: { type: 'object' } },
            { name: 'loose', in: 'query', schema: { oneOf: [{ type: 'integer' }, { type: 'string' }] } },
            { name: 'page', in: 'query', schema: { type: ['integer', 'string'] } },
          ],
          responses: { 200: { description: 'one' } },
        },
      },
    },
    components: {
      schemas: {
        Order: order,
        Address: address,
        Named: { type: 'object', properties: { name: { maxLength: 10 } }, required: ['name'] },
      },
    },
    ...extra,
  }
}

const order30 = {
  ...order31,
  properties: {
    ...order31.properties,
    total: { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 1000 },
    to: { type: 'object', allOf: [{ $ref: '#/components/schemas/Address' }], nullable: true },
    kind: { type: 'string', nullable: true, enum: ['order', null] },
  },
}

const valid = {
  name: 'Ann',
  id: 'x',
  total: 12,
  status: 'open',
  to: { city: 'Ulm', zip: '89073' },
  tags: ['a'],
  kind: 'order',
}

const post = operationOf('POST /orders', {
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(valid),
})

/** ajv on the schema as it is written, its references as pointers into the contract. */
function refereeOf(root: Root, modern: boolean): (value: unknown) => boolean {
  const options = { strict: false, validateSchema: false, logger: false as const }
  const ajv = modern ? new Ajv2020(options) : new Ajv(options)
  // OpenAPI 3.0's exclusiveMinimum is a flag beside minimum; JSON Schema's is a number of its own.
  const text = JSON.stringify(root).replaceAll('"minimum":0,"exclusiveMinimum":true', '"exclusiveMinimum":0')
  ajv.addSchema(JSON.parse(text), 'contract')
  const validate = ajv.compile({ $ref: 'contract#/components/schemas/Order' })
  return (value) => validate(value) === true
}

const modern = contract('3.1.0', order31)
const older = contract('3.0.3', order30)

describe.each([
  { version: '3.1', accepts: refereeOf(modern, true), malformed: await malformedOf(modern, post) },
  { version: '3.0', accepts: refereeOf(older, false), malformed: await malformedOf(older, post) },
])('bodies of a contract in $version', ({ accepts, malformed }) => {
  const bodies = malformed.flatMap(({ what, operation: { body, headers } }) =>
    body === undefined || headers['content-type'] !== 'application/json' || what.endsWith('no JSON')
      ? []
      : [{ what, body }],
  )

  test('the valid one is valid', () => {
    expect(accepts(valid)).toBe(true)
  })

  test.each(bodies)('$what is refused by ajv', ({ body }) => {
    expect(accepts(JSON.parse(body))).toBe(false)
  })

  test('each kind of break is among them', () => {
    const all = malformed.map(({ what }) => what)
    for (const what of [
      'a body that is no JSON',
      'a body of type text/plain',
      'a request without its body',
      'a body that has the wrong type',
      'a body without `name`',
      'a body without `total`',
      'a body without `to.city`',
      'a body whose `total` has the wrong type',
      'a body whose `total` is too small',
      'a body whose `total` is too large',
      'a body whose `name` is too long',
      'a body whose `name` is far too long',
      'a body whose `status` is none of the values allowed',
      'a body whose `to.city` is empty',
      'a body with a property that is not described',
    ]) {
      expect(all).toContain(what)
    }
    expect(new Set(all).size).toBe(all.length)
  })

  test('what is read only, or may be anything, is left alone', () => {
    const all = malformed.map(({ what }) => what).join('\n')
    expect(all).not.toMatch(/`(id|anything|either)`/)
  })
})

test('what is no JSON is no JSON', async () => {
  const [request] = (await malformedOf(modern, post)).filter(({ what }) => what === 'a body that is no JSON')
  expect(() => JSON.parse(request?.operation.body ?? '')).toThrow()
})

test('of each kind one comes before the second of any', async () => {
  const first = (await malformedOf(modern, post)).slice(0, 8).map(({ what }) => what.replace(/`.*?`/g, '_'))
  expect(new Set(first).size).toBe(8)
})

const get = operationOf('GET /orders/{id}', { paths: ['/v1/orders/7?limit=10&q=a%20b'] })
const brokenGets = (await malformedOf(modern, get)).map(({ what, operation }) => [what, operation.paths[0]])

describe('parameters', () => {
  test.each([
    ['a request without its query parameter `limit`', '/v1/orders/7?q=a%20b'],
    ['a request whose query parameter `limit` has the wrong type', '/v1/orders/7?q=a%20b&limit=malformed'],
    ['a request whose query parameter `limit` is too small', '/v1/orders/7?q=a%20b&limit=0'],
    ['a request whose query parameter `limit` is too large', '/v1/orders/7?q=a%20b&limit=101'],
    ['a request whose query parameter `q` is too long', `/v1/orders/7?limit=10&q=${'x'.repeat(21)}`],
    [
      'a request whose query parameter `expand` is none of the values allowed',
      '/v1/orders/7?limit=10&q=a%20b&expand=malformed-value',
    ],
    ['a request whose query parameter `ids` has the wrong type', '/v1/orders/7?limit=10&q=a%20b&ids=malformed'],
    ['a request whose path parameter `id` has the wrong type', '/v1/orders/malformed?limit=10&q=a%20b'],
    ['a request whose path parameter `id` is too small', '/v1/orders/0?limit=10&q=a%20b'],
  ])('%s', (what, path) => {
    expect(brokenGets).toContainEqual([what, path])
  })

  test('and nothing else: any text is a string, and an object is not written as text', () => {
    expect(brokenGets).toHaveLength(9)
  })
})

test('Swagger 2.0 has its keywords on the parameter, and its body among the parameters', async () => {
  const root = {
    swagger: '2.0',
    basePath: '/v1',
    paths: {
      '/orders': {
        get: { parameters: [{ name: 'limit', in: 'query', type: 'integer', maximum: 100 }] },
        post: {
          parameters: [
            {
              name: 'body',
              in: 'body',
              required: true,
              schema: { type: 'object', required: ['total'], properties: { total: { type: 'number' } } },
            },
          ],
        },
      },
    },
  }
  expect((await malformedOf(root, operationOf('GET /orders'))).map(({ operation }) => operation.paths[0])).toEqual([
    '/orders?limit=malformed',
    '/orders?limit=101',
  ])
  const bodies = await malformedOf(root, operationOf('POST /orders', { body: '{"total":1}' }))
  expect(bodies.map(({ what }) => what)).toContain('a body without `total`')
  expect(bodies[0]?.operation.headers).toEqual({ 'content-type': 'application/json' })
})

describe('an operation that the plan writes out finds its description', () => {
  const root = contract('3.1.0', order31)
  test.each([
    ['/orders/7?limit=1', '/orders/malformed?limit=1'],
    ['/v1/orders/7?limit=1', '/v1/orders/malformed?limit=1'],
  ])('%s', async (path, broken) => {
    expect((await malformedOf(root, operationOf(`GET ${path}`))).map(({ operation }) => operation.paths[0])).toContain(
      broken,
    )
  })

  test('or none', async () => {
    expect(await malformedOf(root, operationOf('GET /health'))).toEqual([])
    expect(await malformedOf(root, operationOf('DELETE /orders'))).toEqual([])
  })
})

test('a schema that refers to itself, and one that refers to nothing, come to an end', async () => {
  const loop = contract('3.1.0', {
    allOf: Array.from({ length: 20 }, () => ({ $ref: '#/components/schemas/Order' })),
    properties: { a: { $ref: '#/nowhere' } },
  })
  expect((await malformedOf(loop, post)).map(({ what }) => what)).toContain('a body that is no JSON')
})
