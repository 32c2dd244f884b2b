import { describe, expect, test } from 'vitest'
import { apiDiff } from '../../../src/checks/api-diff/check.ts'
import { run } from '../../../src/checks/api-diff/run.ts'
import type { CheckResult } from '../../../src/core/check.ts'
import { changeSetOf, checkContext, defaultConfig } from '../../fakes/check-context.ts'

type Files = Readonly<Record<string, string>>

function contextOf(base: Files, head: Files, specs: readonly string[] = []) {
  return checkContext({
    changeSet: changeSetOf(base, head),
    config: { ...defaultConfig, api: { ...defaultConfig.api, specs } },
  })
}

async function review(base: Files, head: Files, specs: readonly string[] = []): Promise<CheckResult> {
  const context = contextOf(base, head, specs)
  expect(await apiDiff.applies(context)).toEqual({ run: true })
  return run(context)
}

const orders = `openapi: 3.0.3
info: {title: Orders, version: 1.0.0}
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          content:
            application/json:
              schema:
                type: object
                required: [total]
                properties:
                  total: {type: integer}
    post:
      responses: {'201': {description: made}}
`
const ordersWithoutPost = orders.replace(/ {4}post:[\s\S]*$/, '')

describe('which documents are compared', () => {
  const other = 'name: not a specification\n'
  test.each<{ name: string; base: Files; head: Files; specs?: readonly string[]; reason: string }>([
    {
      name: 'nothing changed',
      base: { 'a.yaml': orders },
      head: { 'a.yaml': orders },
      reason: 'no OpenAPI document changed',
    },
    {
      name: 'another YAML file changed',
      base: { 'a.yaml': orders, 'b.yaml': other },
      head: { 'a.yaml': orders, 'b.yaml': `${other}x: 1\n` },
      reason: 'no OpenAPI document changed',
    },
    {
      name: 'a document that config does not name',
      base: { 'a.yaml': orders, 'b.yaml': orders },
      head: { 'a.yaml': orders, 'b.yaml': ordersWithoutPost },
      specs: ['a.yaml'],
      reason: 'no OpenAPI document changed',
    },
    {
      name: 'a document of a dependency',
      base: { 'node_modules/x/a.yaml': orders },
      head: { 'node_modules/x/a.yaml': ordersWithoutPost },
      reason: 'no OpenAPI document changed',
    },
    {
      name: 'a package that depends on openapi',
      base: { 'package.json': '{}' },
      head: { 'package.json': '{"dependencies": {"openapi": "1.0.0"}}' },
      reason: 'no OpenAPI document changed',
    },
  ])('skipped: $name', async ({ base, head, specs, reason }) => {
    expect(await apiDiff.applies(contextOf(base, head, specs))).toEqual({ run: false, reason })
  })

  test('failed: config names a document that is not there', async () => {
    const applies = await apiDiff.applies(contextOf({ 'a.yaml': orders }, { 'a.yaml': orders }, ['api/*.yaml']))
    expect(applies).toMatchObject({ run: false, error: { code: 'spec-not-found' } })
  })

  test('a renamed document is the same document', async () => {
    const context = checkContext({
      changeSet: {
        ...changeSetOf({ 'old/api.yaml': orders }, { 'new/api.yaml': ordersWithoutPost }),
        files: [{ status: 'renamed', path: 'new/api.yaml', from: 'old/api.yaml' }],
      },
    })
    expect((await run(context)).findings.map(({ message }) => message)).toEqual(['POST /orders is gone'])
  })

  test('a document that became a link is not gone: it could not be read', async () => {
    const context = checkContext({
      changeSet: {
        ...changeSetOf({ 'a.yaml': orders }, {}),
        files: [{ status: 'deleted', path: 'a.yaml', becameLink: true }],
      },
    })
    const { findings, unproven } = await run(context)
    expect(findings).toEqual([])
    expect(unproven).toMatchObject([{ code: 'link-not-followed', subject: 'a.yaml' }])
  })

  test('a document compared with its next version beside it; each line is named by its own file', async () => {
    const context = checkContext({
      changeSet: {
        ...changeSetOf({ 'v1.yaml': orders }, { 'v1.yaml': orders, 'v2.yaml': ordersWithoutPost }),
        files: [{ status: 'renamed', path: 'v2.yaml', from: 'v1.yaml' }],
      },
      config: { ...defaultConfig, api: { ...defaultConfig.api, specs: ['v2.yaml', 'v1.yaml'] } },
    })
    const { findings } = await run(context)
    expect(findings).toMatchObject([{ message: 'POST /orders is gone', location: { path: 'v1.yaml', line: 16 } }])
  })

  test('a document that moved without git noticing is found again by its operations', async () => {
    const { findings } = await review({ 'old.yaml': orders }, { 'new.yaml': ordersWithoutPost })
    expect(findings.map(({ message }) => message)).toEqual(['POST /orders is gone'])
  })

  test('a document that head lacks is one error', async () => {
    const { findings, summary } = await review({ 'api.yaml': orders }, {})
    expect(findings.map(({ ruleId, severity, message }) => [ruleId, severity, message])).toEqual([
      ['api/document-removed', 'error', 'api.yaml is gone, with 2 operations'],
    ])
    expect(summary).toBe('1 document added or removed')
  })

  test('the summary counts documents and operations', async () => {
    const { summary } = await review(
      { 'a.yaml': orders, 'b.yaml': orders },
      { 'a.yaml': ordersWithoutPost, 'b.yaml': ordersWithoutPost },
    )
    expect(summary).toBe('2 documents, 4 operations compared')
  })
})

describe('a document in several files', () => {
  const entry = `openapi: 3.1.0
paths:
  /orders: {$ref: './paths/orders.yaml'}
`
  const path = `get:
  responses:
    '200':
      description: the orders
      content:
        application/json:
          schema: {$ref: '../schemas.yaml#/Order'}
`
  const schemas = `Order:
  type: object
  required: [id, total]
  properties:
    id: {type: string}
    total: {type: integer}
`
  test('a file of its closure changed; the finding stands in that file, with its line', async () => {
    const files = { 'api/openapi.yaml': entry, 'api/paths/orders.yaml': path }
    const { findings, unproven } = await review(
      { ...files, 'api/schemas.yaml': schemas },
      { ...files, 'api/schemas.yaml': schemas.replace('total: {type: integer}', 'total: {type: string}') },
    )
    expect(unproven).toEqual([])
    expect(findings.map(({ ruleId, message, location }) => ({ ruleId, message, location }))).toEqual([
      {
        ruleId: 'api/response-type-widened',
        message: 'Order (returned by GET /orders): total may now be string; it was integer',
        location: { path: 'api/schemas.yaml', line: 6, column: 13 },
      },
    ])
  })
})

describe('what cannot be read costs nothing else its result', () => {
  const broken: readonly { name: string; head: string; code: string; message: RegExp; line?: number }[] = [
    {
      name: 'not YAML',
      head: 'openapi: 3.0.3\npaths: {\n  - ]',
      code: 'not-yaml',
      message: /^bad\.yaml is neither YAML nor JSON/,
    },
    {
      name: 'a Go template',
      head: 'openapi: 3.0.3\ninfo: {title: x}\n{{ if .Admin }}\npaths: {}\n{{ end }}\n',
      code: 'template-text',
      message: /line 3/,
      line: 3,
    },
    { name: 'empty', head: '', code: 'empty-file', message: /^bad\.yaml is empty/ },
    { name: 'YAML but not OpenAPI', head: 'paths: {}\n', code: 'not-openapi', message: /neither openapi nor swagger/ },
    {
      name: 'a version from the future',
      head: 'openapi: 4.0.0\npaths: {}\n',
      code: 'unknown-openapi-version',
      message: /OpenAPI 4\.0\.0/,
    },
    {
      name: 'an alias that holds itself',
      head: 'openapi: 3.0.3\npaths: &a\n  x: *a\n',
      code: 'file-too-large',
      message: /alias contains itself/,
    },
    {
      name: 'nested too deep, as YAML',
      head: `openapi: 3.0.3\npaths: {}\nx-deep: ${'['.repeat(300)}${']'.repeat(300)}\n`,
      code: 'file-too-large',
      message: /^bad\.yaml cannot be judged: it nests more than 200 deep$/,
      line: 3,
    },
    {
      name: 'aliases that stand for billions',
      head: `openapi: 3.0.3\nx-a0: &a0 [0,0,0,0,0,0,0,0,0,0]\n${Array.from({ length: 9 }, (_, at) => `x-a${at + 1}: &a${at + 1} [${Array(10).fill(`*a${at}`).join(',')}]`).join('\n')}\npaths: {}\n`,
      code: 'file-too-large',
      message: /aliases written out/,
    },
  ]
  test.each(broken)('$name', async ({ head, code, message, line }) => {
    const { findings, unproven } = await review(
      { 'bad.yaml': 'openapi: 3.0.3\npaths: {}\n', 'good.yaml': orders },
      { 'bad.yaml': head, 'good.yaml': ordersWithoutPost },
    )
    expect(findings.map((finding) => finding.message)).toEqual(['POST /orders is gone'])
    expect(unproven).toHaveLength(1)
    expect(unproven[0]).toMatchObject({ subject: 'bad.yaml', code, message: expect.stringMatching(message) })
    expect(unproven[0]?.hint).not.toBe('')
    expect(unproven[0]?.location?.path).toBe('bad.yaml')
    if (line !== undefined) expect(unproven[0]?.location?.line).toBe(line)
  })

  test.each([
    { name: 'a file that is not there', reference: './missing.yaml', code: 'reference-not-found' },
    { name: 'a node that is not there', reference: '#/components/schemas/Missing', code: 'reference-not-found' },
    { name: 'another host', reference: 'https://example.com/order.yaml', code: 'remote-reference' },
    { name: 'a file outside the repository', reference: '../../../etc/passwd', code: 'reference-outside' },
  ])('a reference to $name concerns its operations only', async ({ reference, code }) => {
    const head = `${ordersWithoutPost}  /carts:
    get:
      responses:
        '200':
          description: the carts
          content:
            application/json:
              schema: {$ref: '${reference}'}
`
    const base = `${orders}  /carts:
    get:
      responses:
        '200':
          description: the carts
          content:
            application/json:
              schema: {type: object}
`
    const { findings, unproven } = await review({ 'api.yaml': base }, { 'api.yaml': head })
    expect(findings.map((finding) => finding.message)).toEqual(['POST /orders is gone'])
    expect(unproven).toHaveLength(1)
    expect(unproven[0]).toMatchObject({ subject: 'GET /carts', code, location: { path: 'api.yaml', line: 23 } })
    expect(unproven[0]?.message).toContain('line 23')
  })
})

describe('root causes', () => {
  const shared = (status: string) => `openapi: 3.0.3
paths:
${['a', 'b', 'c']
  .map(
    (name) => `  /${name}:
    post:
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}
      responses: {'200': {description: ok}}
`,
  )
  .join('')}components:
  schemas:
    Order:
      type: object
      properties:
        status: {type: string, enum: [${status}]}
`
  test('a component that three operations share is one finding that names them', async () => {
    const { findings } = await review({ 'api.yaml': shared('open, done') }, { 'api.yaml': shared('open') })
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({
      ruleId: 'api/request-enum-narrowed',
      severity: 'error',
      message: 'Order (sent to POST /a and 2 more): status no longer accepts "done"',
      subject: { kind: 'operation', method: 'post', path: '/a' },
      reach: ['/a', '/b', '/c'].map((path) => ({ kind: 'operation', method: 'post', path })),
      proof: {
        kind: 'witness',
        value: { status: 'done' },
        acceptedBy: 'base',
        refusedBy: 'head',
        refusal: '/status must be equal to one of the allowed values',
        shown: `curl -X POST "$BASE_URL"'/a' -H 'Content-Type: application/json' --data-raw '{"status":"done"}'`,
      },
    })
  })

  test('a file that two documents share is one finding, with the operations of both', async () => {
    const document = (path: string, method: string) => `openapi: 3.0.3
paths:
  ${path}:
    ${method}:
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: './s.yaml#/A'}}}}
`
    const files = { 'api/one.yaml': document('/one', 'get'), 'api/two.yaml': document('/two', 'put') }
    const schema = (required: string) => `A: {type: object, ${required}properties: {x: {type: string}}}\n`
    const { findings } = await review(
      { ...files, 'api/s.yaml': schema('required: [x], ') },
      { ...files, 'api/s.yaml': schema('') },
    )
    expect(findings).toMatchObject([
      {
        message: 'A (returned by GET /one and 1 more): x is no longer guaranteed',
        reach: [
          { method: 'get', path: '/one' },
          { method: 'put', path: '/two' },
        ],
      },
    ])
  })

  test('a fingerprint survives edits elsewhere in the file', async () => {
    const moved = (text: string) =>
      text.replace('paths:', 'info:\n  title: Moved by three lines\n  version: 1.0.0\npaths:')
    const before = await review({ 'api.yaml': shared('open, done') }, { 'api.yaml': shared('open') })
    const after = await review({ 'api.yaml': shared('open, done') }, { 'api.yaml': moved(shared('open')) })
    expect(after.findings.map(({ fingerprint }) => fingerprint)).toEqual(
      before.findings.map(({ fingerprint }) => fingerprint),
    )
    expect(after.findings[0]?.location.line).not.toBe(before.findings[0]?.location.line)
  })

  test('the same change gives the same findings, byte by byte', async () => {
    const once = () => review({ 'api.yaml': shared('open, done') }, { 'api.yaml': shared('open') })
    expect(JSON.stringify(await once())).toBe(JSON.stringify(await once()))
  })
})

test('a pattern that would backtrack for years is decided by an automaton', async () => {
  const spec = (pattern: string) => `openapi: 3.0.3
paths:
  /a:
    post:
      requestBody:
        content: {application/json: {schema: {type: object, properties: {x: {type: string${pattern}}}}}}
      responses: {'200': {description: ok}}
`
  const { findings } = await review(
    { 'api.yaml': spec('') },
    { 'api.yaml': spec(", pattern: '^(([a-z])+.)+[A-Z]([a-z])+$'") },
  )
  expect(findings.map(({ severity, proof }) => [severity, proof.kind])).toEqual([['error', 'witness']])
})

test('a name that is a trap in JavaScript is a name like any other', async () => {
  const spec = (required: string) => `openapi: 3.0.3
paths:
  /__proto__:
    post:
      requestBody:
        content: {application/json: {schema: {type: object, ${required}properties: {__proto__: {type: string}, constructor: {type: string}}}}}
      responses: {'200': {description: ok}}
`
  const { findings } = await review({ 'api.yaml': spec('') }, { 'api.yaml': spec('required: [constructor], ') })
  expect(findings.map(({ message, severity }) => [message, severity])).toEqual([
    ['POST /__proto__, request body: constructor is now required', 'error'],
  ])
})
