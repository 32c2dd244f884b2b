import { describe, expect, test } from 'vitest'
import { contractRequests } from '../../../../src/checks/load-test/plan/contract-requests.ts'
import { readContracts } from '../../../../src/checks/load-test/plan/documents.ts'
import { defaultConfig, memoryTree } from '../../../fakes/check-context.ts'
import { plannedLoad } from '../../../fakes/planned-load.ts'
import fc from '../../../properties.ts'

async function planned(text: string, path = 'openapi.yaml') {
  const { documents } = await readContracts(memoryTree({ [path]: text }), [])
  if (documents.length === 0) throw new Error('not read as a contract')
  const { skipped } = contractRequests(documents, options, defaultConfig, false)
  const { plan, placeOf } = await plannedLoad({ files: { [path]: text } })
  // Where a contract has nothing to load, the preview's own URL is loaded.
  const operations = plan.operations.filter(({ paths }) => paths[0] !== '')
  return {
    paths: operations.map(({ paths }) => paths[0]),
    headers: operations.map(({ headers }) => headers),
    lines: operations.map(({ name }) => placeOf.get(name)?.line),
    skipped: Object.fromEntries(skipped),
  }
}

const options = { values: {}, seed: 1, word: () => undefined }

/** A document with one GET, its operation and path item given in flow style. */
function get(path: string, operation: string, more = ''): string {
  return `openapi: 3.1.0\ninfo: {title: t, version: '1'}\n${more}\npaths:\n  ${JSON.stringify(path)}:\n    get: {responses: {'200': {description: ok}}${operation}}\n`
}

const required = (fields: string) => `, parameters: [{name: q, in: query, required: true, ${fields}}]`

describe('requests are made from the contract alone', () => {
  test.each([
    ['/orders', '', '/orders'],
    ['/orders', ', parameters: [{name: q, in: query, example: 1}]', '/orders'],
    ['/orders', required('example: a b&c'), '/orders?q=a%20b%26c'],
    ['/orders', required('examples: {first: {value: 7}}'), '/orders?q=7'],
    ['/orders', required('schema: {type: string, example: x}'), '/orders?q=x'],
    ['/orders', required('schema: {type: string, examples: [x, y]}'), '/orders?q=x'],
    ['/orders', required('schema: {type: string, default: x}'), '/orders?q=x'],
    ['/orders', required('schema: {enum: [x, y]}'), '/orders?q=x'],
    ['/orders', required('schema: {const: x}'), '/orders?q=x'],
    ['/orders', required('example: 1, schema: {default: 2}'), '/orders?q=1'],
    ['/orders', required('example: [1, 2]'), '/orders?q=1&q=2'],
    ['/orders', required('example: [1, 2], explode: false'), '/orders?q=1,2'],
    ['/räume und mehr', '', '/r%C3%A4ume%20und%20mehr'],
    ['/a\r\nHost: evil', '', '/a%0D%0AHost:%20evil'],
  ])('%j with %s', async (path, operation, expected) => {
    expect((await planned(get(path, operation))).paths).toEqual([expected])
  })

  test.each([
    ['servers: [{url: https://api.example.com/v1/}]', '/v1/orders'],
    ['servers: [{url: /v2}, {url: /v3}]', '/v2/orders'],
    ["servers: [{url: 'https://{region}.example.com/{base}', variables: {base: {default: v4}}}]", '/v4/orders'],
    ["servers: [{url: '//evil.example/x'}]", '/x/orders'],
    ['servers: nonsense', '/orders'],
  ])('%s', async (servers, expected) => {
    expect((await planned(get('/orders', '', servers))).paths).toEqual([expected])
  })

  test('required headers travel, others and those of the connection do not', async () => {
    const header = (name: string) => `{name: ${name}, in: header, required: true, example: x}`
    expect((await planned(get('/a', `, parameters: [${header('X-Tenant')}]`))).headers).toEqual([{ 'X-Tenant': 'x' }])
    for (const name of ['Host', 'Authorization', 'Cookie', 'Content-Length', '"X\\r\\nY"']) {
      expect((await planned(get('/a', `, parameters: [${header(name)}]`))).paths).toEqual([])
    }
  })

  test('references are followed within the file, and not out of it or around for ever', async () => {
    const components = `components: {parameters: {Q: {name: q, in: query, required: true, example: 5}, Loop: {$ref: '#/components/parameters/Loop'}}}`
    expect((await planned(get('/a', ", parameters: [{$ref: '#/components/parameters/Q'}]", components))).paths).toEqual(
      ['/a?q=5'],
    )
    for (const ref of ['#/components/parameters/Loop', '#/nowhere', 'other.yaml#/Q', 'https://evil.example/q.yaml']) {
      expect((await planned(get('/a', `, parameters: [{$ref: '${ref}'}]`, components))).paths).toEqual([])
    }
  })

  test('a contract of several files, within the repository and not out of it', async () => {
    const files = {
      'api/openapi.yaml': `openapi: 3.1.0
paths:
  /orders: {$ref: './paths/orders.yaml'}
  /carts: {$ref: 'paths/all.yaml#/~1carts'}
  /out: {$ref: '../../outside.yaml'}
  /web: {$ref: 'https://evil.example/x.yaml'}
  /gone: {$ref: './gone.yaml'}
`,
      'api/paths/orders.yaml': `get: {parameters: [{$ref: '../parts.yaml#/Q'}], responses: {'200': {description: ok}}}`,
      'api/paths/all.yaml': `/carts: {get: {parameters: [{$ref: '#/Own'}], responses: {'200': {description: ok}}}}\nOwn: {$ref: '../parts.yaml#/Q'}`,
      'api/parts.yaml': `Q: {name: q, in: query, required: true, schema: {$ref: '#/S'}}\nS: {$ref: '#/T'}\nT: {enum: [x]}`,
    }
    const { plan } = await plannedLoad({ files })
    expect(plan.operations.map(({ paths }) => paths)).toEqual([['/orders?q=x'], ['/carts?q=x']])
  })

  test('Swagger 2.0: base path, keywords on the parameter', async () => {
    const text = `swagger: '2.0'\ninfo: {title: t, version: '1'}\nbasePath: /api/\npaths: {/a: {get: {parameters: [{name: q, in: query, required: true, type: string, default: z}], responses: {200: {description: ok}}}}}\n`
    expect((await planned(text)).paths).toEqual(['/api/a?q=z'])
  })
})

describe('what is not loaded is counted, with its reason', () => {
  test.each([
    ['/auth/logout', '', 'a name that promises an effect'],
    ['/auth/log-out', '', 'a name that promises an effect'],
    ['/orders', ', operationId: exportOrders', 'a name that promises an effect'],
    ['/orders', ', operationId: resetPassword', 'a name that promises an effect'],
    ['/chat.delete', '', 'a name that promises an effect'],
    ['/keys/{id}/revoke', '', 'a name that promises an effect'],
    ['/orders', ', deprecated: true', 'deprecated'],
    ['/orders', required('schema: {type: string}'), 'a required parameter without an example'],
    ['/orders', required('example: {a: 1}'), 'a required parameter without an example'],
    [
      '/orders',
      ', parameters: [{name: s, in: cookie, required: true, example: x}]',
      'a required parameter without an example',
    ],
  ])('%s %s', async (path, operation, reason) => {
    const { paths, skipped } = await planned(get(path, operation))
    expect(paths).toEqual([])
    expect(skipped).toEqual({ [reason]: [`GET ${path}`] })
  })

  test('a name that merely contains such a word is loaded', async () => {
    expect((await planned(get('/exporters/presets', ''))).paths).toEqual(['/exporters/presets'])
  })

  test('writes, streams and what has no success', async () => {
    const text = `openapi: 3.0.3
info: {title: t, version: '1'}
paths:
  /orders:
    get: {responses: {'404': {description: no}}}
    post: {responses: {'201': {description: ok}}}
    delete: {responses: {'204': {description: ok}}}
  /events:
    get: {responses: {'200': {description: ok, content: {text/event-stream: {}}}}}
`
    expect((await planned(text)).skipped).toEqual({
      'no success described': ['GET /orders'],
      'not a GET or HEAD': ['POST /orders', 'DELETE /orders'],
      'an event stream': ['GET /events'],
    })
  })
})

test.each([
  ['/../prod/orders', '', ''],
  ['/orders/%2e%2E/admin', '', ''],
  ['/orders/..%2Fadmin', '', ''],
  ['/orders\\..\\admin', '', ''],
  ['/orders', '', "servers: [{url: 'https://x/app/..%2f..'}]"],
])('a path never leads out of that of the deployment: %s %s %s', async (path, operation, more) => {
  const { skipped } = await planned(get(path, operation, more))
  expect(skipped['a path that leads upwards']).toEqual([`GET ${path}`])
})

test.each([
  '{name: _method, in: query, required: true, example: DELETE}',
  '{name: X-HTTP-Method-Override, in: header, required: true, example: DELETE}',
  '{name: x-method-override, in: header, required: true, example: PUT}',
])('no GET stands for another method: %s', async (parameter) => {
  const { paths, skipped } = await planned(get('/orders/7', `, parameters: [${parameter}]`))
  expect(paths).toEqual([])
  expect(skipped['a parameter that stands for another method']).toEqual(['GET /orders/7'])
})

test.each([
  ['/orders', required(`example: [${Array.from({ length: 700 }, () => 'abcdefg').join()}]`)],
  [`/orders/${'a'.repeat(2000)}`, ''],
  [
    '/orders',
    `, parameters: [${Array.from({ length: 10 }, (_, at) => `{name: x-${at}, in: header, required: true, example: ${'a'.repeat(900)}}`).join()}]`,
  ],
])('a request is no longer than a server takes: %.20s', async (path, operation) => {
  const { skipped } = await planned(get(path, operation))
  expect(skipped).toEqual({ 'a URL or headers that are too long': [`GET ${path}`] })
})

test('of thousands of ids that a contract names, a plan has two hundred', async () => {
  const schema = { enum: Array.from({ length: 30_000 }, (_, at) => at) }
  const parameters = ['x', 'y'].map((name) => ({ name, in: 'path', required: true, schema }))
  const paths = { '/a/{x}/{y}': { get: { parameters, responses: { 200: {} } } } }
  const { plan } = await plannedLoad({ files: { 'openapi.json': JSON.stringify({ openapi: '3.0.3', paths }) } })
  expect(plan.operations[0]?.paths).toHaveLength(200)
})

test('thousands of operations are found at their lines in a moment', async () => {
  const paths = Array.from({ length: 12_000 }, (_, at) => [
    `/a${at}`,
    { [at % 2 === 0 ? 'get' : 'post']: { responses: { 200: {} } } },
  ])
  const text = JSON.stringify({ openapi: '3.0.3', paths: Object.fromEntries(paths) }, null, 1)
  const { documents } = await readContracts(memoryTree({ 'openapi.json': text }), [])
  const { wanted, skipped } = contractRequests(documents, options, defaultConfig, false)
  expect([wanted.length, skipped.get('not a GET or HEAD')?.length]).toEqual([6000, 6000])
  // Seven lines each, and the first method on the fifth line.
  expect(wanted.at(-1)?.location.line).toBe(5 + 11_998 * 7)
})

test('an operation is placed at its line, in YAML and in JSON', async () => {
  expect((await planned(get('/orders', ''))).lines).toEqual([6])
  const json = JSON.stringify(
    {
      openapi: '3.1.0',
      info: { title: 't', version: '1' },
      paths: { '/a': { post: {}, get: { responses: { 200: {} } } } },
    },
    null,
    2,
  )
  const line = json.split('\n').findIndex((text) => text.includes('"get"')) + 1
  expect((await planned(json, 'api.json')).lines).toEqual([line])
})

test('whatever stands in a contract, a request is a GET of a clean path, or there is none', async () => {
  const word = fc.constantFrom(
    ...[
      'get',
      'paths',
      '/a',
      '/a\r\nX: y',
      '//evil.example/',
      '/{id}',
      'parameters',
      'schema',
      'required',
      'name',
      'in',
    ],
    ...[
      'query',
      'header',
      'example',
      'examples',
      'enum',
      'default',
      '$ref',
      '#/paths/~1a',
      'responses',
      '200',
      'servers',
    ],
    ...['url', 'variables', 'toString', '__proto__', 'constructor', 'operationId', 'content', '\ud800'],
  )
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof(
      { maxDepth: 6, depthSize: 'medium' },
      word,
      fc.constantFrom(true, null, 3),
      fc.array(tie('json'), { maxLength: 3 }),
      fc.dictionary(word, tie('json'), { maxKeys: 5 }),
    ),
  }))
  const parameter = fc.record({
    name: fc.oneof(word, json),
    in: fc.oneof(fc.constantFrom('query', 'header'), json),
    required: fc.constant(true),
    example: json,
    schema: json,
  })
  const operation = fc.record(
    { parameters: fc.array(fc.oneof(parameter, json), { maxLength: 3 }), operationId: json, deprecated: json },
    { requiredKeys: [] },
  )
  let requests = 0
  await fc.assert(
    fc.asyncProperty(operation, fc.dictionary(word, json), json, json, async (get, item, url, variables) => {
      const described = { ...get, responses: { 200: {} } }
      const paths = { '/a': { ...item, get: described }, '/b c\r\n': { get: described }, ...item }
      const servers = [{ url: typeof url === 'string' ? url : '/{a}', variables: { a: variables } }]
      const text = JSON.stringify({ openapi: '3.1.0', servers, paths })
      const { plan } = await plannedLoad({ files: { 'openapi.json': text } })
      for (const { method, paths, headers } of plan.operations.filter((one) => one.paths[0] !== '')) {
        requests++
        expect(['GET', 'HEAD']).toContain(method)
        for (const path of paths) expect(path).toMatch(/^\/[\x21-\x7e]*$/)
        for (const [name, value] of Object.entries(headers)) expect(`${name}: ${value}`).toMatch(/^[\x20-\x7e]+$/)
      }
    }),
    { numRuns: 1000 },
  )
  // The generator must reach requests, or it says nothing.
  expect(requests).toBeGreaterThan(100)
})

describe('which files are contracts', () => {
  const spec = get('/orders', '')
  const found = async (files: Record<string, string>, specs: readonly string[] = []) => {
    const { documents, unread } = await readContracts(memoryTree(files), specs)
    return { read: documents.map(({ path }) => path), unread }
  }

  test.each([
    [{ 'openapi.yaml': spec, 'docs/swagger.yml': spec }, ['docs/swagger.yml', 'openapi.yaml']],
    [{ 'node_modules/x/openapi.yaml': spec, 'test/fixtures/api.yaml': spec }, []],
    [{ 'api/values.yaml': 'replicas: 3' }, []],
    [
      { 'api.json': JSON.stringify({ components: { x: 'y'.repeat(9000) }, openapi: '3.0.0', paths: {} }) },
      ['api.json'],
    ],
    [{ 'web.yaml': 'openapi: 3.1.0\nwebhooks: {}\n' }, ['web.yaml']],
    [{ 'tools.json': '{"dependencies":{"swagger":"2.1.0"}}' }, []],
    [{ 'petstore.json': '{"info":{},"openapi":"3.0.0","paths":{}}' }, ['petstore.json']],
  ])('%#', async (files, read) => {
    expect((await found(files)).read.sort()).toEqual(read)
  })

  test('those that the config names, and no others', async () => {
    const files = { 'a/contract.yaml': spec, 'b/openapi.yaml': spec, 'a/deep/er/x.yml': spec }
    expect((await found(files, ['a/*.yaml'])).read).toEqual(['a/contract.yaml'])
    expect((await found(files, ['a/**/*.{yaml,yml}'])).read.sort()).toEqual(['a/contract.yaml', 'a/deep/er/x.yml'])
  })

  test('one that cannot be read costs the others nothing', async () => {
    const broken = 'openapi: 3.1.0\npaths: {{{\n'
    expect(await found({ 'openapi.yaml': spec, 'api/openapi.yaml': broken })).toEqual({
      read: ['openapi.yaml'],
      unread: ['api/openapi.yaml'],
    })
  })
})
