import { describe, expect, test } from 'vitest'
import { run } from '../../../src/checks/api-diff/run.ts'
import { changeSetOf, checkContext } from '../../fakes/check-context.ts'

/** `error operation-removed: GET /a is gone`, sorted, the day of the review being 2026-01-15. */
async function told(base: string, head: string): Promise<readonly string[]> {
  const changeSet = changeSetOf({ 'api.yaml': base }, { 'api.yaml': head })
  const { findings, unproven } = await run(checkContext({ changeSet }))
  expect(unproven).toEqual([])
  return findings.map(({ severity, ruleId, message }) => `${severity} ${ruleId.replace('api/', '')}: ${message}`).sort()
}

interface Row {
  readonly name: string
  readonly base: string
  readonly head: string
  readonly says: readonly string[]
}

const fine = "{responses: {'200': {description: fine}}}"
const paths = (...written: readonly string[]) =>
  `openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n${written.map((one) => `  ${one}\n`).join('')}`
const at = (path: string, operation = fine, method = 'get') => `${path}: {${method}: ${operation}}`
const withId = (id: string) => `{operationId: ${id}, responses: {'200': {description: fine}}}`
const takes = (type: string) =>
  `{parameters: [{name: id, in: path, required: true, schema: ${type}}], responses: {'200': {description: fine}}}`
/** Enough to know an operation by. */
const order =
  "{parameters: [{name: page, in: query, schema: {type: integer, minimum: 1}}, {name: size, in: query, schema: {type: integer}}], responses: {'200': {description: orders, content: {application/json: {schema: {type: array, items: {type: string}}}}}}}"

describe('paths and operations', () => {
  test.each<Row>([
    {
      name: 'an operation is gone',
      base: paths(at('/a'), at('/b')),
      head: paths(at('/a')),
      says: ['error operation-removed: GET /b is gone'],
    },
    {
      name: 'an operation is new',
      base: paths(at('/a')),
      head: paths(at('/a'), at('/b')),
      says: ['note operation-added: GET /b is new'],
    },
    {
      name: 'a template has other names',
      base: paths(at('/a/{x}/b/{y}')),
      head: paths(at('/a/{y}/b/{z}')),
      says: [],
    },
    {
      name: 'two templates of one shape, each with its own method',
      base: paths(at('/a/{x}'), at('/a/{y}', fine, 'put')),
      head: paths(`/a/{id}: {get: ${fine}, put: ${fine}}`),
      says: [],
    },
    {
      name: 'a path was renamed, and the id tells that it is the same operation',
      base: paths(at('/a', withId('list'))),
      head: paths(at('/b', withId('list'))),
      says: ['error operation-removed: GET /a is gone; GET /b takes its place'],
    },
    {
      name: 'a path was renamed, and its shape tells',
      base: paths(at('/orders', order)),
      head: paths(at('/purchases', order)),
      says: ['error operation-removed: GET /orders is gone; GET /purchases takes its place'],
    },
    {
      name: 'two that look alike: nobody can tell which one it became',
      base: paths(at('/orders', order)),
      head: paths(at('/purchases', order), at('/sales', order)),
      says: [
        'error operation-removed: GET /orders is gone',
        'note operation-added: GET /purchases is new',
        'note operation-added: GET /sales is new',
      ],
    },
    {
      name: 'a path that is gone where a bare one is new',
      base: paths(at('/a')),
      head: paths(at('/b')),
      says: ['error operation-removed: GET /a is gone', 'note operation-added: GET /b is new'],
    },
    {
      name: 'another method under the same id',
      base: paths(at('/a', withId('save'), 'post')),
      head: paths(at('/a', withId('save'), 'put')),
      says: ['error operation-removed: POST /a is gone; PUT /a takes its place'],
    },
    {
      name: 'a slash less at the end, and the operation is still compared',
      base: paths(at('/a/')),
      head: paths(at('/a', "{deprecated: true, responses: {'200': {description: fine}}}")),
      says: [
        'warning trailing-slash-changed: GET /a was /a/: only the slash at the end differs',
        'note deprecation-changed: GET /a is deprecated',
      ],
    },
    {
      name: 'a slash more, and the path without it stays',
      base: paths(at('/a')),
      head: paths(at('/a'), at('/a/')),
      says: ['note operation-added: GET /a/ is new'],
    },
    {
      name: 'methods that OpenAPI 3.2 knows, or leaves to the document',
      base: paths(`/a: {query: ${fine}, additionalOperations: {COPY: ${fine}, LINK: ${fine}}}`).replace(
        '3.0.3',
        '3.2.0',
      ),
      head: paths(`/a: {additionalOperations: {LINK: ${fine}}}`).replace('3.0.3', '3.2.0'),
      says: ['error operation-removed: COPY /a is gone', 'error operation-removed: QUERY /a is gone'],
    },
    {
      name: 'the id of an operation',
      base: paths(at('/a', withId('one'))),
      head: paths(at('/a', withId('other'))),
      says: ['warning operation-id-renamed: GET /a: operationId one is other now'],
    },
    {
      name: 'ids by another scheme are one decision',
      base: paths(...Array.from({ length: 12 }, (_, n) => at(`/a${n}`, withId(`get_${n}`)))),
      head: paths(...Array.from({ length: 12 }, (_, n) => at(`/a${n}`, withId(`get${n}`)))),
      says: [
        'warning operation-id-renamed: GET /a0 and 11 more: operationId get_0 is get0 now (and 11 more ids differ)',
      ],
    },
  ])('$name', async ({ base, head, says }) => {
    expect(await told(base, head)).toEqual([...says].sort())
  })
})

describe('a new path over a template', () => {
  const template = (schema: string) => at('/a/{id}', takes(schema))
  const shadow = 'warning template-shadowed: GET /a/me is new, and takes requests that went to GET /a/{id}'
  const added = 'note operation-added: GET /a/me is new'
  test.each<Row>([
    {
      name: 'takes a value away',
      base: paths(template('{type: string}')),
      head: paths(template('{type: string}'), at('/a/me')),
      says: [added, shadow],
    },
    {
      name: 'that only took numbers',
      base: paths(template('{type: integer}')),
      head: paths(template('{type: integer}'), at('/a/me')),
      says: [added],
    },
    {
      name: 'that only took UUIDs',
      base: paths(template('{type: string, format: uuid}')),
      head: paths(template('{type: string, format: uuid}'), at('/a/me')),
      says: [added],
    },
    {
      name: 'that is new, too',
      base: paths(at('/b')),
      head: paths(at('/b'), template('{type: string}'), at('/a/me')),
      says: ['note operation-added: GET /a/{id} is new', added],
    },
    {
      name: 'where both were there before',
      base: paths(template('{type: string}'), at('/a/me')),
      head: paths(template('{type: string}'), at('/a/me')),
      says: [],
    },
    {
      name: 'the template over a path that was there before',
      base: paths(at('/a/me')),
      head: paths(template('{type: string}'), at('/a/me')),
      says: ['note operation-added: GET /a/{id} is new'],
    },
    {
      name: 'in the middle of a path that goes on with a template',
      base: paths(at('/a/{x}/b/{y}')),
      head: paths(at('/a/{x}/b/{y}'), at('/a/me/b/{y}')),
      says: [
        'note operation-added: GET /a/me/b/{y} is new',
        'warning template-shadowed: GET /a/me/b/{y} is new, and takes requests that went to GET /a/{x}/b/{y}',
      ],
    },
    {
      name: 'of another length',
      base: paths(at('/a/{x}/b')),
      head: paths(at('/a/{x}/b'), at('/a/me')),
      says: [added],
    },
  ])('$name', async ({ base, head, says }) => {
    expect(await told(base, head)).toEqual([...says].sort())
  })
})

const marked = (...marks: readonly string[]) =>
  paths(at('/a'), at('/b', `{${[...marks, "responses: {'200': {description: fine}}"].join(', ')}}`))
const without = paths(at('/a'))

describe('deprecation and sunset; the review is of 2026-01-15', () => {
  test.each<Row>([
    {
      name: 'removed, deprecated, without a day',
      base: marked('deprecated: true'),
      head: without,
      says: ['error operation-removed: GET /b is gone'],
    },
    {
      name: 'removed after its day',
      base: marked('deprecated: true', "x-sunset: '2026-01-14'"),
      head: without,
      says: ['note operation-removed: GET /b is gone, as announced for 2026-01-14'],
    },
    {
      name: 'removed after its day, written as a header field has it',
      base: marked('deprecated: true', "sunset: 'Wed, 31 Dec 2025 23:59:59 GMT'"),
      head: without,
      says: ['note operation-removed: GET /b is gone, as announced for Wed, 31 Dec 2025 23:59:59 GMT'],
    },
    {
      name: 'removed on its very day',
      base: marked('deprecated: true', 'x-sunset: 2026-01-15'),
      head: without,
      says: ['error operation-removed: GET /b is gone; it was to stay until 2026-01-15'],
    },
    {
      name: 'removed too early',
      base: marked('deprecated: true', "x-sunset: '2027-01-01'"),
      head: without,
      says: ['error operation-removed: GET /b is gone; it was to stay until 2027-01-01'],
    },
    {
      name: 'removed after a day that was never announced by deprecation',
      base: marked("x-sunset: '2025-01-01'"),
      head: without,
      says: ['error operation-removed: GET /b is gone'],
    },
    {
      name: 'removed with a day that nobody can read',
      base: marked('deprecated: true', 'x-sunset: soon'),
      head: without,
      says: ['error operation-removed: GET /b is gone; it was to stay until soon'],
    },
    {
      name: 'deprecated',
      base: marked(),
      head: marked('deprecated: true'),
      says: ['note deprecation-changed: GET /b is deprecated'],
    },
    {
      name: 'deprecated with a day',
      base: marked(),
      head: marked('deprecated: true', "x-sunset: '2027-01-01'"),
      says: ['note deprecation-changed: GET /b is deprecated, to go on 2027-01-01'],
    },
    {
      name: 'deprecated no more',
      base: marked('deprecated: true'),
      head: marked(),
      says: ['note deprecation-changed: GET /b is deprecated no more'],
    },
    {
      name: 'a day is announced later',
      base: marked('deprecated: true'),
      head: marked('deprecated: true', "x-sunset: '2027-01-01'"),
      says: ['note deprecation-changed: GET /b is to go on 2027-01-01; it was not said when'],
    },
    {
      name: 'an earlier day',
      base: marked('deprecated: true', "x-sunset: '2027-01-01'"),
      head: marked('deprecated: true', "x-sunset: '2026-06-01'"),
      says: ['error sunset-shortened: GET /b is to go on 2026-06-01 already; it was 2027-01-01'],
    },
    {
      name: 'no day any more',
      base: marked('deprecated: true', "x-sunset: '2027-01-01'"),
      head: marked('deprecated: true'),
      says: ['error sunset-shortened: GET /b is still deprecated, but no longer says that it stays until 2027-01-01'],
    },
    {
      name: 'the same day under the other name',
      base: marked('deprecated: true', "x-sunset: '2027-01-01'"),
      head: marked('deprecated: true', "sunset: '2027-01-01'"),
      says: [],
    },
    { name: 'deprecated: false is not deprecated', base: marked(), head: marked('deprecated: false'), says: [] },
  ])('$name', async ({ base, head, says }) => {
    expect(await told(base, head)).toEqual([...says].sort())
  })
})

describe('stability', () => {
  const level = (name: string) => `x-stability-level: ${name}`
  test.each<Row>([
    {
      name: 'lowered',
      base: marked(level('stable')),
      head: marked(level('beta')),
      says: ['error stability-lowered: GET /b: x-stability-level is beta now; it was stable'],
    },
    { name: 'raised', base: marked(level('alpha')), head: marked(level('stable')), says: [] },
    {
      name: 'a draft where nothing was said',
      base: marked(),
      head: marked(level('draft')),
      says: ['error stability-lowered: GET /b: x-stability-level is draft now; it was not said, which means stable'],
    },
    { name: 'beta where nothing was said', base: marked(), head: marked(level('beta')), says: [] },
    {
      name: 'an alpha operation may go',
      base: marked(level('alpha')),
      head: without,
      says: ['note operation-removed: GET /b is gone'],
    },
    {
      name: 'a beta operation may not',
      base: marked(level('beta')),
      head: without,
      says: ['error operation-removed: GET /b is gone'],
    },
    {
      name: 'a draft may ask for more',
      base: marked(level('draft')),
      head: marked(level('draft'), 'parameters: [{name: q, in: query, required: true, schema: {type: string}}]'),
      says: ['note required-parameter-added: GET /b: query parameter q is new and required'],
    },
    {
      name: 'what became stable in head was a draft in base',
      base: marked(level('draft')),
      head: marked(level('stable'), 'parameters: [{name: q, in: query, required: true, schema: {type: string}}]'),
      says: ['note required-parameter-added: GET /b: query parameter q is new and required'],
    },
  ])('$name', async ({ base, head, says }) => {
    const found = await told(base, head)
    expect(found.map((one) => one.replace(/(GET \/b: query parameter q is new and required).*/, '$1'))).toEqual(
      [...says].sort(),
    )
  })

  test('a schema that a stable operation uses as well is no matter of drafts, and the count is said', async () => {
    const shared = (marks: string, length: string) => `openapi: 3.0.3
paths:
  /a: {post: {${marks}requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}, responses: {'200': {description: ok}}}}
  /b: {post: {x-stability-level: draft, requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}, responses: {'200': {description: ok}}}}
components: {schemas: {A: {type: object, properties: {n: {type: string${length}}}}}}
`
    const draft = 'x-stability-level: draft, '
    const severities = async (marks: string) => {
      const changeSet = changeSetOf({ 'a.yaml': shared(marks, '') }, { 'a.yaml': shared(marks, ', maxLength: 3') })
      const { findings, remarks } = await run(checkContext({ changeSet }))
      return {
        severities: findings.map(({ severity }) => severity),
        remarks: remarks.filter((one) => /draft/.test(one)),
      }
    }
    expect(await severities('')).toEqual({ severities: ['error'], remarks: [] })
    expect(await severities(draft)).toEqual({
      severities: ['note'],
      remarks: ['1 change of operations at draft or alpha level told as notes'],
    })
  })
})

describe('tags and extensions', () => {
  test.each<Row>([
    {
      name: 'a tag',
      base: marked('tags: [x]'),
      head: marked('tags: [y]'),
      says: ['note tags-changed: GET /b: tags x are y now'],
    },
    {
      name: 'no tag any more',
      base: marked('tags: [x]'),
      head: marked(),
      says: ['note tags-changed: GET /b: tags x are none now'],
    },
    {
      name: 'an extension',
      base: marked('x-owner: us'),
      head: marked('x-owner: them'),
      says: ['note extension-changed: GET /b: x-owner differs'],
    },
    {
      name: 'the order of the members of an extension',
      base: marked('x-limit: {per: [{day: 1, hour: 2}], burst: 3}'),
      head: marked('x-limit: {burst: 3, per: [{hour: 2, day: 1}]}'),
      says: [],
    },
    {
      name: 'the order of the items of an extension',
      base: marked('x-limit: [1, 2]'),
      head: marked('x-limit: [2, 1]'),
      says: ['note extension-changed: GET /b: x-limit differs'],
    },
    {
      name: 'an extension that says null where nothing was said',
      base: marked(),
      head: marked('x-limit: null'),
      says: ['note extension-changed: GET /b: x-limit differs'],
    },
    {
      name: 'summary and description',
      base: marked('summary: one'),
      head: marked('description: other'),
      says: [],
    },
  ])('$name', async ({ base, head, says }) => {
    expect(await told(base, head)).toEqual([...says].sort())
  })
})
