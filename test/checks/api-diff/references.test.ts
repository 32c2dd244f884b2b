import { describe, expect, test } from 'vitest'
import { run } from '../../../src/checks/api-diff/run.ts'
import type { CheckResult } from '../../../src/core/check.ts'
import { changeSetOf, checkContext } from '../../fakes/check-context.ts'

type Files = Readonly<Record<string, string>>

function review(base: Files, head: Files): Promise<CheckResult> {
  return run(checkContext({ changeSet: changeSetOf(base, head) }))
}

const spec = (rest: string, x = 'responses: {200: {description: ok}}') => `openapi: 3.0.3
paths:
  /x:
    get: {${x}}
${rest}`
const answer = (schema: string) => `{description: ok, content: {application/json: {schema: ${schema}}}}`
const withA = (reference: string) => `  /a:
    get:
      responses:
        '200':
          description: new
          content:
            application/json:
              schema: {$ref: '${reference}'}
`

describe('a reference of new content that leads nowhere', () => {
  test.each([
    { reference: './zzz.yaml', code: 'reference-not-found' },
    { reference: './zzz.yaml#/A', code: 'reference-not-found' },
    { reference: 'https://example.com/x.yaml', code: 'remote-reference' },
    { reference: '/etc/passwd', code: 'reference-outside' },
    { reference: '../../../etc/passwd', code: 'reference-outside' },
    { reference: '#/components/schemas/No', code: 'reference-not-found' },
  ])('$reference in a new operation is not judged, all else is', async ({ reference, code }) => {
    const { findings, unproven } = await review({ 'api.yaml': spec('') }, { 'api.yaml': spec(withA(reference)) })
    expect(findings.map(({ message }) => message)).toEqual(['GET /a is new'])
    expect(unproven).toMatchObject([{ subject: 'GET /a', code, location: { path: 'api.yaml', line: 12 } }])
    expect(unproven[0]?.message).toContain('line 12')
  })

  test('deep in a component that two new operations share, told once', async () => {
    const shared = (path: string) => `  ${path}:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Cart'}}}}
      responses: {'200': {description: ok}}
`
    const head = spec(`${shared('/a')}${shared('/b')}components:
  schemas:
    Cart: {type: object, properties: {lines: {type: array, items: {$ref: '#/components/schemas/Line'}}}}
    Line: {allOf: [{$ref: '#/components/schemas/Nowhere'}, {$ref: '#/components/schemas/Cart'}]}
    Unused: {$ref: '#/components/schemas/NowhereEither'}
`)
    const { unproven } = await review({ 'api.yaml': spec('') }, { 'api.yaml': head })
    expect(unproven).toMatchObject([{ subject: 'POST /a and 1 more', location: { line: 16 } }])
  })

  test('in a response that had no body', async () => {
    const { unproven } = await review(
      { 'api.yaml': spec('') },
      { 'api.yaml': spec('', `responses: {200: ${answer("{$ref: '#/components/schemas/No'}")}}`) },
    )
    expect(unproven).toMatchObject([{ subject: 'GET /x', location: { path: 'api.yaml', line: 4 } }])
  })

  test('in a property that is new', async () => {
    const body = (properties: string) => `responses: {200: ${answer(`{type: object, properties: {${properties}}}`)}}`
    const { unproven } = await review(
      { 'api.yaml': spec('', body('')) },
      { 'api.yaml': spec('', body("more: {$ref: './more.yaml'}")) },
    )
    expect(unproven).toMatchObject([{ subject: 'GET /x', code: 'reference-not-found' }])
  })

  test('in a document that is new', async () => {
    const { findings, unproven } = await review({}, { 'api.yaml': spec(withA('./zzz.yaml')) })
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['api/document-added'])
    expect(unproven).toMatchObject([{ subject: 'GET /a', location: { path: 'api.yaml', line: 12 } }])
  })

  test('text that only looks like a reference is none', async () => {
    const head = spec(`  /a:
    get:
      responses:
        default:
          description: ok
          content:
            application/json:
              example: {$ref: './example.yaml'}
              schema:
                type: object
                example: {$ref: './example.yaml'}
                default: {$ref: '#/nowhere'}
                enum: [{$ref: '#/nowhere'}]
                x-more: {$ref: '#/nowhere'}
                properties: {$ref: {type: string}, default: {type: string}}
`)
    expect((await review({ 'api.yaml': spec('') }, { 'api.yaml': head })).unproven).toEqual([])
  })

  test('ten thousand of them cost one pass over the file', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => `    N${at}: {$ref: '#/nowhere/${at}'}\n`).join('')
    const all = Array.from({ length: 10_000 }, (_, at) => `{$ref: '#/components/schemas/N${at}'}`).join(', ')
    const head = spec(`components:\n  schemas:\n${many}`, `responses: {200: ${answer(`{allOf: [${all}]}`)}}`)
    const { unproven } = await review({ 'api.yaml': spec('') }, { 'api.yaml': head })
    expect(unproven).toHaveLength(10_000)
  })
})

describe('a reference that led nowhere before', () => {
  const broken = (total: string, more = '') => `openapi: 3.0.3
paths:
  /a:
    post:
      parameters: [${more}{$ref: '#/components/parameters/No'}]
      requestBody:
        content:
          application/json:
            schema:
              allOf:
                - $ref: './no.yaml'
                - {type: object, properties: {total: {type: ${total}}}}
      responses: {'200': {description: ok}}
`
  test('is a remark, and what stands beside it is judged', async () => {
    const more = '{name: page, in: query, schema: {type: integer}}, '
    const { findings, unproven, remarks } = await review(
      { 'api.yaml': broken('number') },
      { 'api.yaml': broken('boolean', more) },
    )
    expect(unproven).toEqual([])
    expect(findings.map(({ message }) => message)).toEqual([
      'POST /a: query parameter page is new',
      'POST /a, request body: total no longer accepts number; it asks for boolean',
    ])
    const [remark] = remarks.filter((one) => one.includes('led nowhere'))
    expect(remark).toMatch(/^2 references that led nowhere in base already, so that nothing was judged there: /)
    expect(remark).toContain('./no.yaml')
    expect(remark).toMatch(/\(line 5\)/)
  })

  test('one more of them at another place is news', async () => {
    const { unproven } = await review(
      { 'api.yaml': broken('number') },
      { 'api.yaml': broken('number').replace("{'200': {description: ok}}", "{'200': {$ref: './no.yaml'}}") },
    )
    expect(unproven).toMatchObject([{ subject: 'POST /a', location: { line: 13 } }])
  })
})

describe('a reference to an anchor', () => {
  const withCart = (reference: string, cart: string, more = '') =>
    `openapi: 3.1.0
paths:
  /carts:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '${reference}'}}}}
      responses: {'200': {description: ok}}
components:
  schemas:
    Cart: ${cart}
${more}`
  const cart = (rest: string) => `{$anchor: cart, type: object, properties: {size: {type: integer${rest}}}}`

  test.each([
    { name: '$anchor', write: (rest: string) => ({ 'api.yaml': withCart('#cart', cart(rest)) }) },
    {
      name: '$id that is only a fragment',
      write: (rest: string) => ({ 'api.yaml': withCart('#cart', cart(rest).replace('$anchor: cart', "$id: '#cart'")) }),
    },
    {
      name: '$anchor beside an example that holds the same word',
      write: (rest: string) => ({
        'api.yaml': withCart('#cart', cart(rest), '    Other: {type: object, example: {$anchor: cart}}\n'),
      }),
    },
    {
      name: '$anchor in another file',
      write: (rest: string) => ({
        'api.yaml': withCart('carts.yaml#cart', '{type: string}'),
        'carts.yaml': `Cart: ${cart(rest)}\n`,
      }),
    },
    {
      name: '$anchor beside a reference to another file',
      write: (rest: string) => ({
        'api.yaml': withCart('#cart', cart(rest), "    Other: {$ref: 'carts.yaml#/Cart'}\n"),
        'carts.yaml': 'Cart: {type: string}\n',
      }),
    },
  ])('is followed: $name', async ({ write }) => {
    const { findings, unproven } = await review(write(''), write(', maximum: 3'))
    expect(unproven).toEqual([])
    expect(findings).toMatchObject([
      { severity: 'error', message: 'Cart (sent to POST /carts): size has maximum 3 now; it was none' },
    ])
  })

  test.each([
    { name: 'nobody has it', head: withCart('#cart', '{type: string}') },
    { name: 'two have it', head: withCart('#cart', cart(''), `    Other: ${cart('')}\n`) },
  ])('leads nowhere where $name', async ({ head }) => {
    const { findings, unproven } = await review({ 'api.yaml': spec('') }, { 'api.yaml': `${head}` })
    expect(findings.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([
      'GET /x is gone',
    ])
    expect(unproven).toMatchObject([{ subject: 'POST /carts', code: 'reference-not-found', location: { line: 5 } }])
  })
})
