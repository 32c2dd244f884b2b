import { describe, expect, test } from 'vitest'
import { callback, called, type Members, type Row, swagger, toldOf, webhook } from './contract.ts'

// The rows "request body" and "content types" of the taxonomy, and Swagger 2.0's forms.

const text = { type: 'string' }
const json = { 'application/json': { schema: text } }
const sent = (content: Members, more: Members = {}) => called({ requestBody: { content, ...more } })
const none = called({})
const sentAs = (type: string) => sent({ [type]: { schema: text } })
const returnedAs = (type: string) =>
  called({ responses: { '200': { description: '', content: { [type]: { schema: text } } } } })
const returned = (content: Members) => called({ responses: { '200': { description: '', content } } })
const form = {
  type: 'object',
  properties: { photo: { type: 'string', format: 'binary' }, tags: { type: 'array', items: text } },
}
const parts = (encoding: Members) => ({ 'multipart/form-data': { schema: form, encoding } })
const idHeader = (required: boolean) => ({ photo: { headers: { 'X-Id': { required, schema: text } } } })

const bodies: readonly Row[] = [
  {
    name: 'added required',
    base: none,
    head: sent(json, { required: true }),
    told: [['request-body-required', 'error']],
  },
  { name: 'added optional', base: none, head: sent(json), told: [['compatible-addition', 'note']] },
  { name: 'removed', base: sent(json, { required: true }), head: none, told: [['request-body-removed', 'warning']] },
  {
    name: 'became required',
    base: sent(json),
    head: sent(json, { required: true }),
    told: [['request-body-required', 'error']],
  },
  {
    name: 'became optional',
    base: sent(json, { required: true }),
    head: sent(json),
    told: [['compatible-addition', 'note']],
  },
]

const types: readonly Row[] = [
  {
    name: 'request: removed and added',
    base: sentAs('application/json'),
    head: sentAs('application/xml'),
    told: [
      ['media-type-removed', 'error'],
      ['compatible-addition', 'note'],
    ],
  },
  {
    name: 'request: widened to a range',
    base: sentAs('application/json'),
    head: sentAs('application/*'),
    told: [['compatible-addition', 'note']],
  },
  {
    name: 'request: narrowed from a range',
    base: sentAs('*/*'),
    head: sentAs('application/json'),
    told: [['media-type-removed', 'error']],
  },
  {
    name: 'request: narrowed from a range to a smaller one',
    base: sentAs('*/*'),
    head: sentAs('application/*'),
    told: [['media-type-removed', 'error']],
  },
  {
    name: 'request: charset changed',
    base: sentAs('text/plain;charset=utf-8'),
    head: sentAs('text/plain;charset=latin1'),
    told: [['media-type-parameters-changed', 'warning']],
  },
  {
    name: 'response: removed',
    base: returned({ ...json, 'text/csv': { schema: text } }),
    head: returned(json),
    told: [['media-type-removed', 'error']],
  },
  {
    name: 'response: added',
    base: returned(json),
    head: returned({ ...json, 'text/csv': { schema: text } }),
    told: [['compatible-addition', 'note']],
  },
  {
    name: 'response: widened to a range',
    base: returnedAs('application/json'),
    head: returnedAs('application/*'),
    told: [['response-media-type-added', 'warning']],
  },
  {
    name: 'response: narrowed from a range',
    base: returnedAs('*/*'),
    head: returnedAs('application/json'),
    told: [['compatible-addition', 'note']],
  },
  {
    name: 'response: profile changed',
    base: returnedAs('application/ld+json;profile=a'),
    head: returnedAs('application/ld+json;profile=b'),
    told: [['media-type-parameters-changed', 'warning']],
  },
  {
    name: 'the schema under a range is the schema of what is left of it',
    base: sent({ '*/*': { schema: text } }),
    head: sent({ 'application/json': { schema: { type: 'integer' } } }),
    told: [
      ['media-type-removed', 'error'],
      ['request-type-narrowed', 'error'],
    ],
  },
]

const encodings: readonly Row[] = [
  {
    name: 'content type of a part changed',
    base: sent(parts({ photo: { contentType: 'image/png' } })),
    head: sent(parts({ photo: { contentType: 'image/webp' } })),
    told: [['part-reencoded', 'error']],
  },
  {
    name: 'content type of a part narrowed from what holds where nothing is said',
    base: sent(parts({})),
    head: sent(parts({ photo: { contentType: 'image/png' } })),
    told: [['part-reencoded', 'error']],
  },
  {
    name: 'response: content type of a part changed',
    base: returned(parts({ photo: { contentType: 'image/png' } })),
    head: returned(parts({ photo: { contentType: 'image/webp' } })),
    told: [['part-reencoded', 'error']],
  },
  {
    name: 'a part has to have a header',
    base: sent(parts({})),
    head: sent(parts(idHeader(true))),
    told: [['part-reencoded', 'error']],
  },
  {
    name: 'a header of a part became required',
    base: sent(parts(idHeader(false))),
    head: sent(parts(idHeader(true))),
    told: [['part-reencoded', 'error']],
  },
  {
    name: 'response: a header of a part is gone',
    base: returned(parts(idHeader(true))),
    head: returned(parts({})),
    told: [['part-reencoded', 'error']],
  },
  {
    name: 'a list in a part is written with commas',
    base: sent(parts({ tags: { style: 'form', explode: true } })),
    head: sent(parts({ tags: { style: 'form', explode: false } })),
    told: [['part-reencoded', 'error']],
  },
  {
    name: 'a list in a URL-encoded form is written with commas',
    base: sent({ 'application/x-www-form-urlencoded': { schema: form } }),
    head: sent({ 'application/x-www-form-urlencoded': { schema: form, encoding: { tags: { explode: false } } } }),
    told: [['part-reencoded', 'error']],
  },
]

test.each([...bodies, ...types, ...encodings])('$name', async ({ base, head, told }) => {
  expect(await toldOf(base, head)).toEqual(told.toSorted(([a], [b]) => (a < b ? -1 : 1)))
})

describe('a schema under a media type', () => {
  const bare = { 'application/json': {} }
  test('appears in a request: a payload of today is refused', async () => {
    expect((await toldOf(sent(bare), sent(json))).map(([, severity]) => severity)).toEqual(['error'])
  })
  test('vanishes from a response: what comes may be anything', async () => {
    expect((await toldOf(returned(json), returned(bare))).map(([, severity]) => severity)).toEqual(['error'])
  })
  test.each([
    ['vanishes from a request', sent(json), sent(bare)],
    ['appears in a response', returned(bare), returned(json)],
  ])('%s: nobody is harmed', async (_, base, head) => {
    expect((await toldOf(base, head)).filter(([, severity]) => severity !== 'note')).toEqual([])
  })
})

describe('silent, both ways', () => {
  const fields = (...parameters: Members[]) => swagger({ parameters, consumes: ['application/x-www-form-urlencoded'] })
  test.each<Omit<Row, 'told'>>([
    {
      name: 'capital letters and spaces of a media type',
      base: sentAs('Application/JSON ; profile="x"'),
      head: sentAs('application/json;profile=x'),
    },
    {
      name: 'the charset that JSON has anyway',
      base: returnedAs('application/problem+json'),
      head: returnedAs('application/problem+json; charset=UTF-8'),
    },
    {
      name: 'the encoding that holds anyway',
      base: sent(parts({})),
      head: sent(parts({ tags: { contentType: 'text/plain' } })),
    },
    {
      name: 'a form of Swagger 2.0 as a body of OpenAPI 3',
      base: fields(
        { name: 'a', in: 'formData', type: 'string', required: true },
        { name: 'b', in: 'formData', type: 'integer' },
      ),
      head: sent(
        {
          'application/x-www-form-urlencoded': {
            schema: { type: 'object', required: ['a'], properties: { a: text, b: { type: 'integer' } } },
          },
        },
        { required: true },
      ),
    },
  ])('$name', async ({ base, head }) => {
    expect(await toldOf(base, head)).toEqual([])
    expect(await toldOf(head, base)).toEqual([])
  })

  test('a field that a form of Swagger 2.0 does not have is told of the body of OpenAPI 3', async () => {
    const content = {
      'application/x-www-form-urlencoded': { schema: { type: 'object', required: ['b'], properties: { b: text } } },
    }
    const told = await toldOf(
      fields({ name: 'a', in: 'formData', type: 'string' }),
      called({ requestBody: { content } }),
    )
    expect(told).toContainEqual(['request-property-required', 'error'])
  })
})

describe.each([
  ['webhook', webhook],
  ['callback', callback],
])('a body that a %s carries is judged as an answer is', (_, received) => {
  const carrying = (content: Members, required = false) => received({ requestBody: { content, required } })
  const object = (required: readonly string[]) => ({
    'application/json': { schema: { type: 'object', required, properties: { id: text } } },
  })
  test.each<Row>([
    { name: 'removed', base: carrying(json), head: received({}), told: [['webhook-request-weakened', 'error']] },
    { name: 'added required', base: received({}), head: carrying(json, true), told: [['compatible-addition', 'note']] },
    {
      name: 'became optional',
      base: carrying(json, true),
      head: carrying(json),
      told: [['webhook-request-weakened', 'error']],
    },
    {
      name: 'became required',
      base: carrying(json),
      head: carrying(json, true),
      told: [['compatible-addition', 'note']],
    },
    {
      name: 'widened to a range',
      base: carrying(json),
      head: carrying({ '*/*': { schema: text } }),
      told: [['response-media-type-added', 'warning']],
    },
    {
      name: 'a property that was always there',
      base: carrying(object(['id'])),
      head: carrying(object([])),
      told: [['response-property-became-optional', 'error']],
    },
  ])('$name', async ({ base, head, told }) => {
    expect(await toldOf(base, head)).toEqual(told)
  })
})
