import { describe, expect, test } from 'vitest'
import { patternWords } from '../../../../src/checks/load-test/plan/pattern-word.ts'
import type { LoadSettings } from '../../../../src/core/load-settings.ts'
import { plannedLoad, requestSetting } from '../../../fakes/planned-load.ts'

const ok = "responses: {'200': {description: ok}}"
const head = `openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n`

async function planned(spec: string, load: Partial<LoadSettings> = {}) {
  const { plan, remarks, unproven } = await plannedLoad({ files: { 'openapi.yaml': spec }, load })
  return { operations: plan.operations, remarks, unproven }
}

async function pathsOf(parameter: string, load: Partial<LoadSettings> = {}) {
  const { operations } = await planned(
    `${head}  /a:\n    get: {parameters: [{in: query, ${parameter}}], ${ok}}\n`,
    load,
  )
  return operations[0]?.paths
}

describe('values that the contract only describes', () => {
  test.each<[string, RegExp]>([
    ['schema: {type: string, format: uuid}', /^\/a\?q=[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/],
    ['schema: {type: string, format: date}', /^\/a\?q=2025-\d{2}-\d{2}$/],
    ['schema: {type: string, format: date-time}', /^\/a\?q=2025-\d{2}-\d{2}T00%3A00%3A00\.000Z$/],
    ['schema: {type: string, format: email}', /^\/a\?q=user\d+%40example\.com$/],
    ['schema: {type: integer, minimum: 3, maximum: 5}', /^\/a\?q=[345]$/],
    ['schema: {type: integer, exclusiveMinimum: 3, exclusiveMaximum: 5}', /^\/a\?q=4$/],
    ['schema: {type: integer, maximum: -2}', /^\/a\?q=-2$/],
    ['schema: {type: integer, minimum: 0, maximum: 100, multipleOf: 50}', /^\/a\?q=(0|50|100)$/],
    ['schema: {type: integer}', /^\/a\?q=1$/],
    ['schema: {type: boolean}', /^\/a\?q=true$/],
    ['schema: {type: [string, "null"], format: date}', /^\/a\?q=2025/],
    ['schema: {type: string, pattern: "^[A-Z]{2}-\\\\d{3}$"}', /^\/a\?q=[A-Z]{2}-\d{3}$/],
    ['schema: {type: array, items: {enum: [x, y]}}', /^\/a\?q=x$/],
    ['schema: {allOf: [{type: string}, {format: uuid}]}', /^\/a\?q=[0-9a-f-]{36}$/],
    ['schema: {oneOf: [{type: "null"}, {type: string, enum: [z]}]}', /^\/a\?q=z$/],
  ])('%s', async (schema, expected) => {
    const once = await pathsOf(`name: q, required: true, ${schema}`)
    expect(once).toHaveLength(1)
    expect(once?.[0]).toMatch(expected)
    expect(await pathsOf(`name: q, required: true, ${schema}`)).toEqual(once)
  })

  test('the config goes before all; each of its values is asked', async () => {
    const values = { q: ['x', 'y z'] }
    expect(await pathsOf('name: q, required: true, example: e', { values })).toEqual(['/a?q=x', '/a?q=y%20z'])
    expect(await pathsOf('name: q, schema: {type: string}', { values })).toEqual(['/a?q=x', '/a?q=y%20z'])
  })

  test.each([
    ['name: limit, schema: {type: integer, default: 20}', '/a?limit=20'],
    ['name: per_page, schema: {type: integer, default: 30}', '/a?per_page=30'],
    ['name: limit, schema: {type: integer}', '/a'],
    ['name: offset, schema: {type: integer, default: 0}', '/a'],
    ['name: sort, schema: {type: string, default: up}', '/a'],
  ])('optional parameters stay out, but for the size of a page: %s', async (parameter, path) => {
    expect(await pathsOf(parameter)).toEqual([path])
  })

  test('where values came from is said', async () => {
    const { remarks } = await planned(
      `${head}  /a:\n    get: {parameters: [{in: query, name: q, required: true, example: 1}, {in: query, name: since, required: true, schema: {type: string, format: date}}], ${ok}}\n`,
    )
    expect(remarks).toContain(
      "Values of parameters: 1 from the contract's examples (q of GET /a); 1 from type and format, drawn by the seed (since of GET /a).",
    )
  })
})

describe('what may be sent', () => {
  const orders = (mark: string) => `${head}  /orders:
    post:
      ${mark}
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
      ${ok}
components:
  schemas:
    Order:
      type: object
      required: [sku, amount, at, lines, note, id]
      properties:
        id: {type: string, readOnly: true}
        sku: {type: string, pattern: '^SKU-[0-9]{4}$'}
        amount: {type: integer, minimum: 2, maximum: 2}
        at: {type: string, format: date}
        note: {type: string, minLength: 3}
        lines: {type: array, minItems: 1, items: {type: object, required: [kind], properties: {kind: {enum: [book]}, more: {type: string}}}}
        gift: {type: boolean}
`

  test('a POST by name, its body from the schema', async () => {
    const { operations } = await planned(orders('summary: x'), { operations: [requestSetting('POST /orders')] })
    expect(operations.map(({ name, headers }) => [name, headers])).toEqual([
      ['POST /orders', { 'content-type': 'application/json' }],
    ])
    expect(JSON.parse(operations[0]?.body ?? '')).toEqual({
      sku: expect.stringMatching(/^SKU-\d{4}$/),
      amount: 2,
      at: expect.stringMatching(/^2025-\d{2}-\d{2}$/),
      note: expect.stringMatching(/^.{3,}$/),
      lines: [{ kind: 'book' }],
    })
  })

  test('a body and headers that the config gives go before', async () => {
    const setting = { ...requestSetting('POST /orders'), body: 'a=b', headers: { 'Content-Type': 'text/plain' } }
    const { operations } = await planned(orders('summary: x'), { operations: [setting] })
    expect(operations).toMatchObject([{ body: 'a=b', headers: { 'Content-Type': 'text/plain' } }])
    expect(Object.keys(operations[0]?.headers ?? {})).toHaveLength(1)
  })

  test.each([
    ['x-breakwater-load: safe', undefined, ['POST /orders']],
    ['x-breakwater-load: safe', 'https://base.example', ['GET /']],
    ['x-breakwater-load: yes', undefined, ['GET /']],
    ['summary: x', undefined, ['GET /']],
  ])('a POST marked %s, base %s', async (mark, base, names) => {
    const { plan } = await plannedLoad({
      files: { 'openapi.yaml': orders(mark) },
      ...(base === undefined ? {} : { base }),
    })
    expect(plan.operations.map(({ name }) => name)).toEqual(names)
  })

  test('the contract weighs operations and keeps some to itself', async () => {
    const { operations } = await planned(
      `${head}  /a:\n    get: {x-breakwater-weight: 5, ${ok}}\n  /b:\n    get: {x-breakwater-weight: -1, ${ok}}\n  /c:\n    get: {x-breakwater-load: never, ${ok}}\n  /d:\n    head: {${ok}}\n`,
    )
    expect(operations.map(({ name, weight }) => [name, weight])).toEqual([
      ['GET /a', 5],
      ['GET /b', 1],
      ['HEAD /d', 1],
    ])
  })

  test('a template names an operation, and one that no contract has is refused with the nearest', async () => {
    const spec = `${head}  /orders/{id}:\n    get: {deprecated: true, parameters: [{in: path, name: id, required: true, example: 4}], ${ok}}\n`
    const { operations } = await planned(spec, { operations: [requestSetting('GET /orders/{id}')] })
    expect(operations).toMatchObject([{ name: 'GET /orders/{id}', paths: ['/orders/4'] }])
    await expect(planned(spec, { operations: [requestSetting('GET /order/{id}')] })).rejects.toMatchObject({
      trouble: { code: 'load-operation-unknown', hint: 'Did you mean `GET /orders/{id}`?' },
    })
  })

  test('one that is named and cannot be made is missed', async () => {
    const spec = `${head}  /orders/{id}:\n    get: {${ok}}\n`
    const { unproven } = await planned(spec, { operations: [requestSetting('GET /orders/{id}')] })
    expect(unproven.map(({ subject, code }) => [subject, code])).toEqual([['GET /orders/{id}', 'operation-not-loaded']])
  })
})

describe('a contract that multiplies is read to its end, and soon', () => {
  const hostile = (schema: string, more = '') => `${head}  /a:
    get: {parameters: [{in: query, name: q, required: true, schema: {$ref: '#/components/schemas/S'}}], ${ok}}
    post:
      x-breakwater-load: safe
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/S'}${more}}}}
      ${ok}
components:
  schemas:
    S: ${schema}
`
  const tenfold = (text: string) => Array.from({ length: 10 }, () => text).join(', ')
  const self = "{$ref: '#/components/schemas/S'}"
  const bomb = Array.from({ length: 40 }, (_, at) => `  - &a${at + 1} [*a${at}, *a${at}]`).join('\n')
  test.each([
    ['allOf of itself', hostile(`{allOf: [${tenfold(self)}]}`)],
    ['anyOf of itself', hostile(`{anyOf: [${tenfold(self)}]}`)],
    [
      'properties of itself',
      hostile(`{type: object, required: [a, b, c, d], properties: {a: ${self}, b: ${self}, c: ${self}, d: ${self}}}`),
    ],
    ['items of itself', hostile(`{type: array, minItems: 100, items: ${self}}`)],
    ['an example of aliases of aliases', `x:\n  - &a0 [1]\n${bomb}\n${hostile('{type: integer}', ', example: *a40')}`],
  ])('%s', async (_, spec) => {
    const { operations } = await planned(spec)
    expect(operations.map(({ name }) => name)).not.toContain('POST /a')
  })
})

describe('words of a pattern', async () => {
  const word = await patternWords()
  test.each([
    ['^[a-z]{3,5}$', 1, 200],
    ['^[a-z0-9-]+$', 6, 200],
    ['(a+)+$', 1, 200],
    ['^\\d{4}-\\d{2}$', 1, 99],
    ['^(foo|bar)_[A-Z]{2}$', 1, 99],
    ['[^/\\s]+', 3, 9],
    ['^\\+?[1-9]\\d{1,14}$', 1, 40],
  ])('%s, %i to %i', (pattern, shortest, longest) => {
    const found = word(pattern, shortest, longest)
    expect(found).toMatch(new RegExp(pattern, 'u'))
    expect(found?.length).toBeGreaterThanOrEqual(shortest)
    expect(found?.length).toBeLessThanOrEqual(longest)
  })

  test.each([
    '[',
    '^(?=x)x$',
    '\\bx',
    '^((a{100}){100}){100}$',
    '(){1000000000}',
    '((){99999}){99999}',
    'a$b',
    'x'.repeat(600),
  ])('none, and at once, for %s', (pattern) => {
    expect(word(pattern, 1, 200)).toBeUndefined()
  })
})
