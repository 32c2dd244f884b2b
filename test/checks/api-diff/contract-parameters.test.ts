import { describe, expect, test } from 'vitest'
import { callback, called, type Members, type Row, swagger, toldOf, webhook } from './contract.ts'

// The rows "parameters" of the taxonomy; expectations are the table's, not the program's.

const text = { type: 'string' }
const list = { type: 'array', items: text }
const query = (more: Members = {}) => ({ name: 'q', in: 'query', schema: text, ...more })
const header = (more: Members = {}) => ({ name: 'X-Q', in: 'header', schema: text, ...more })
const withParameters = (...parameters: Members[]) => called({ parameters })
const none = withParameters()

const rows: readonly Row[] = [
  {
    name: 'required added',
    base: none,
    head: withParameters(query({ required: true })),
    told: [['required-parameter-added', 'error']],
  },
  {
    name: 'required added with a default',
    base: none,
    head: withParameters(query({ required: true, schema: { ...text, default: 'a' } })),
    told: [['required-parameter-added', 'error']],
  },
  {
    name: 'optional added',
    base: none,
    head: withParameters(query()),
    told: [['compatible-addition', 'note']],
  },
  { name: 'query removed', base: withParameters(query()), head: none, told: [['parameter-removed', 'warning']] },
  { name: 'header removed', base: withParameters(header()), head: none, told: [['parameter-removed', 'warning']] },
  {
    name: 'cookie removed',
    base: withParameters(query({ in: 'cookie' })),
    head: none,
    told: [['parameter-removed', 'warning']],
  },
  {
    name: 'optional to required',
    base: withParameters(query()),
    head: withParameters(query({ required: true })),
    told: [['parameter-became-required', 'error']],
  },
  {
    name: 'required to optional',
    base: withParameters(query({ required: true })),
    head: withParameters(query()),
    told: [['compatible-addition', 'note']],
  },
  {
    name: 'from the query into a header',
    base: withParameters(query()),
    head: withParameters(query({ in: 'header' })),
    told: [['parameter-moved', 'error']],
  },
  {
    name: 'renamed: removed and added',
    base: withParameters(query()),
    head: withParameters(query({ name: 'search' })),
    told: [
      ['compatible-addition', 'note'],
      ['parameter-removed', 'warning'],
    ],
  },
  {
    name: 'style changed',
    base: withParameters(query({ schema: list })),
    head: withParameters(query({ schema: list, style: 'pipeDelimited' })),
    told: [['parameter-reserialized', 'error']],
  },
  {
    name: 'explode changed',
    base: withParameters(query({ schema: list })),
    head: withParameters(query({ schema: list, explode: false })),
    told: [['parameter-reserialized', 'error']],
  },
  {
    name: 'style of one value in a path',
    base: withParameters({ name: 'id', in: 'path', required: true, schema: text }),
    head: withParameters({ name: 'id', in: 'path', required: true, schema: text, style: 'matrix' }),
    told: [['parameter-reserialized', 'error']],
  },
  {
    name: 'collectionFormat changed',
    base: swagger({ parameters: [{ name: 'q', in: 'query', ...list, collectionFormat: 'multi' }] }),
    head: swagger({ parameters: [{ name: 'q', in: 'query', ...list }] }),
    told: [['parameter-reserialized', 'error']],
  },
  {
    name: 'allowReserved lost',
    base: withParameters(query({ allowReserved: true })),
    head: withParameters(query()),
    told: [['parameter-characters-refused', 'warning']],
  },
  {
    name: 'allowEmptyValue lost',
    base: withParameters(query({ allowEmptyValue: true })),
    head: withParameters(query()),
    told: [['parameter-characters-refused', 'warning']],
  },
  {
    name: 'one value to an exploded list',
    base: withParameters(query()),
    head: withParameters(query({ schema: list })),
    told: [['compatible-addition', 'note']],
  },
  {
    name: 'one value to an exploded list of another type',
    base: withParameters(query()),
    head: withParameters(query({ schema: { type: 'array', items: { type: 'integer' } } })),
    told: [
      ['compatible-addition', 'note'],
      ['request-type-narrowed', 'error'],
    ],
  },
  {
    name: 'an exploded list to one value',
    base: withParameters(query({ schema: list })),
    head: withParameters(query()),
    told: [['parameter-reserialized', 'error']],
  },
  {
    name: 'schema to content',
    base: withParameters(query()),
    head: withParameters({ name: 'q', in: 'query', content: { 'application/json': { schema: text } } }),
    told: [['parameter-reserialized', 'error']],
  },
  {
    name: 'content to schema',
    base: withParameters({ name: 'q', in: 'query', content: { 'application/json': { schema: text } } }),
    head: withParameters(query()),
    told: [['parameter-reserialized', 'error']],
  },
  {
    name: 'media type of content changed',
    base: withParameters({ name: 'q', in: 'query', content: { 'application/json': { schema: text } } }),
    head: withParameters({ name: 'q', in: 'query', content: { 'application/xml': { schema: text } } }),
    told: [['parameter-reserialized', 'error']],
  },
  {
    name: 'default changed',
    base: withParameters(query({ schema: { ...text, default: 'a' } })),
    head: withParameters(query({ schema: { ...text, default: 'b' } })),
    told: [['parameter-default-changed', 'warning']],
  },
  {
    name: 'default added',
    base: withParameters(query()),
    head: withParameters(query({ schema: { ...text, default: 'b' } })),
    told: [['parameter-default-changed', 'warning']],
  },
  {
    name: 'default removed',
    base: withParameters(query({ schema: { ...text, default: 'a' } })),
    head: withParameters(query()),
    told: [['parameter-default-changed', 'warning']],
  },
  {
    name: 'a deep object lost a value of an enum',
    base: withParameters(
      query({ style: 'deepObject', schema: { type: 'object', properties: { a: { enum: ['x', 'y'] } } } }),
    ),
    head: withParameters(
      query({ style: 'deepObject', schema: { type: 'object', properties: { a: { enum: ['x'] } } } }),
    ),
    told: [['request-enum-narrowed', 'error']],
  },
  {
    name: 'loose parameters folded into an object that lacks one of them',
    base: withParameters(query({ name: 'a' }), query({ name: 'b' })),
    head: withParameters(query({ name: 'filter', schema: { type: 'object', properties: { a: text } } })),
    told: [['parameter-removed', 'warning']],
  },
  {
    name: 'loose parameters folded into an object that narrows one of them',
    base: withParameters(query({ name: 'a' })),
    head: withParameters(query({ name: 'filter', schema: { type: 'object', properties: { a: { type: 'integer' } } } })),
    told: [['request-type-narrowed', 'error']],
  },
]

test.each(rows)('$name', async ({ base, head, told }) => {
  expect(await toldOf(base, head)).toEqual(told)
})

describe('silent, both ways', () => {
  const filter = (more: Members = {}) =>
    query({ name: 'filter', schema: { type: 'object', properties: { a: text, b: list } }, ...more })
  const quiet: readonly Omit<Row, 'told'>[] = [
    { name: 'at path level', base: withParameters(query()), head: called({}, { parameters: [query()] }) },
    {
      name: 'a header in other letters',
      base: withParameters(header()),
      head: withParameters(header({ name: 'x-q' })),
    },
    {
      name: 'headers that the standard says are ignored',
      base: none,
      head: withParameters(
        ...['Accept', 'content-type', 'Authorization'].map((name) => header({ name, required: true })),
      ),
    },
    {
      name: 'style and explode spelled out',
      base: withParameters(query({ schema: list })),
      head: withParameters(query({ schema: list, style: 'form', explode: true })),
    },
    {
      name: 'explode of one value',
      base: withParameters(query()),
      head: withParameters(query({ explode: false })),
    },
    {
      name: 'explode of a list behind commas',
      base: withParameters(header({ schema: list })),
      head: withParameters(header({ schema: list, explode: true })),
    },
    {
      name: 'collectionFormat as style and explode',
      base: swagger({ parameters: [{ name: 'q', in: 'query', ...list, collectionFormat: 'multi' }] }),
      head: withParameters(query({ schema: list })),
    },
    {
      name: 'loose parameters or an exploded object',
      base: withParameters(query({ name: 'a' }), query({ name: 'b', schema: list })),
      head: withParameters(filter()),
    },
    {
      name: 'an exploded object under another name, which never travels',
      base: withParameters(filter()),
      head: withParameters(filter({ name: 'criteria' })),
    },
    {
      name: 'loose required parameters or an object that requires them',
      base: withParameters(query({ name: 'a', required: true })),
      head: withParameters(
        query({ name: 'filter', required: true, schema: { type: 'object', required: ['a'], properties: { a: text } } }),
      ),
    },
    {
      name: 'a default in other order',
      base: withParameters(
        query({ schema: { type: 'object', additionalProperties: text, default: { a: '1', b: '2' } } }),
      ),
      head: withParameters(
        query({ schema: { type: 'object', additionalProperties: text, default: { b: '2', a: '1' } } }),
      ),
    },
  ]
  test.each(quiet)('$name', async ({ base, head }) => {
    expect(await toldOf(base, head)).toEqual([])
    expect(await toldOf(head, base)).toEqual([])
  })
})

describe.each([
  ['webhook', webhook],
  ['callback', callback],
])('a parameter that a %s carries is judged as an answer is', (_, received) => {
  const carrying = (...parameters: Members[]) => received({ parameters })
  test.each<Row>([
    {
      name: 'required removed',
      base: carrying(header({ required: true })),
      head: carrying(),
      told: [['webhook-request-weakened', 'error']],
    },
    {
      name: 'optional removed',
      base: carrying(header()),
      head: carrying(),
      told: [['webhook-request-weakened', 'warning']],
    },
    {
      name: 'required added',
      base: carrying(),
      head: carrying(header({ required: true })),
      told: [['compatible-addition', 'note']],
    },
    {
      name: 'became optional',
      base: carrying(header({ required: true })),
      head: carrying(header()),
      told: [['webhook-request-weakened', 'error']],
    },
    {
      name: 'became required',
      base: carrying(header()),
      head: carrying(header({ required: true })),
      told: [['compatible-addition', 'note']],
    },
    {
      name: 'one value to an exploded list',
      base: carrying(query()),
      head: carrying(query({ schema: list })),
      told: [['parameter-reserialized', 'error']],
    },
  ])('$name', async ({ base, head, told }) => {
    expect(await toldOf(base, head)).toEqual(told)
  })
})
