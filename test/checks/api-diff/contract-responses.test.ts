import { describe, expect, test } from 'vitest'
import { run } from '../../../src/checks/api-diff/run.ts'
import { changeSetOf, checkContext } from '../../fakes/check-context.ts'
import { callback, called, type Members, type Row, toldOf, webhook } from './contract.ts'

// The rows "response" and "headers" of the taxonomy.

const text = { type: 'string' }
const integer = { type: 'integer' }
const said = { description: 'said' }
const of = (schema: Members) => ({ description: 'said', content: { 'application/json': { schema } } })
const answering = (responses: Members) => called({ responses })
const withHeaders = (headers: Members) => answering({ '200': { description: 'said', headers } })
const header = (required: boolean, schema: Members = text) => ({ required, schema })

const rows: readonly Row[] = [
  {
    name: 'success status removed and not covered',
    base: answering({ '200': said, '201': said }),
    head: answering({ '200': said }),
    told: [['response-status-removed', 'error']],
  },
  {
    name: 'success status removed where a range covers it',
    base: answering({ '200': said, '201': of(text) }),
    head: answering({ '200': said, '2XX': of(integer) }),
    told: [
      ['response-type-widened', 'error'],
      ['success-status-added', 'warning'],
    ],
  },
  {
    name: 'success status replaced beside a default, which is about errors there',
    base: answering({ '202': of(text), default: of(text) }),
    head: answering({ '200': of(text), default: of(text) }),
    told: [
      ['response-status-removed', 'error'],
      ['success-status-added', 'warning'],
    ],
  },
  {
    name: 'success status removed where a new default covers it with another body',
    base: answering({ '200': said, '201': of(text) }),
    head: answering({ '200': said, default: of(integer) }),
    told: [
      ['response-type-widened', 'error'],
      ['compatible-addition', 'note'],
    ],
  },
  {
    name: 'success status removed where its range stays beside a default',
    base: answering({ '200': of(text), '2XX': of(text), default: of(text) }),
    head: answering({ '2XX': of(text), default: of(text) }),
    told: [],
  },
  {
    name: 'error status removed where the default covers it with another body',
    base: answering({ '200': said, '404': of(text) }),
    head: answering({ '200': said, default: of(integer) }),
    told: [
      ['response-type-widened', 'error'],
      ['compatible-addition', 'note'],
    ],
  },
  {
    name: 'error status uncovered',
    base: answering({ '200': said, '404': said }),
    head: answering({ '200': said }),
    told: [['response-status-removed', 'warning']],
  },
  {
    name: 'success status added',
    base: answering({ '200': said }),
    head: answering({ '200': said, '202': said }),
    told: [['success-status-added', 'warning']],
  },
  {
    name: 'success status added beside a default, which is about errors there',
    base: answering({ '200': said, default: of(text) }),
    head: answering({ '200': said, '202': said, default: of(text) }),
    told: [['success-status-added', 'warning']],
  },
  {
    name: 'error status added without a default',
    base: answering({ '200': said }),
    head: answering({ '200': said, '404': said }),
    told: [['compatible-addition', 'note']],
  },
  {
    name: 'error status added with another body than the default that answered for it',
    base: answering({ '200': said, default: of(text) }),
    head: answering({ '200': said, '404': of(integer), default: of(text) }),
    told: [['response-type-widened', 'error']],
  },
  {
    name: 'default removed',
    base: answering({ '200': said, default: said }),
    head: answering({ '200': said }),
    told: [['response-status-removed', 'warning']],
  },
  {
    name: 'a range that is one of its statuses now, with another body',
    base: answering({ '2XX': of(text) }),
    head: answering({ '200': of(integer) }),
    told: [['response-type-widened', 'error']],
  },
  {
    name: 'a status that is its range now',
    base: answering({ '200': said }),
    head: answering({ '2XX': said }),
    told: [['success-status-added', 'warning']],
  },
  {
    name: 'body removed',
    base: answering({ '200': of(text) }),
    head: answering({ '200': said }),
    told: [['response-body-removed', 'error']],
  },
  {
    name: 'body added to an empty response',
    base: answering({ '200': said }),
    head: answering({ '200': of(text) }),
    told: [['compatible-addition', 'note']],
  },
  {
    name: 'required header removed',
    base: withHeaders({ 'X-Total': header(true) }),
    head: withHeaders({}),
    told: [['response-header-removed', 'error']],
  },
  {
    name: 'optional header removed',
    base: withHeaders({ 'X-Total': header(false) }),
    head: withHeaders({}),
    told: [['response-header-removed', 'warning']],
  },
  {
    name: 'header added',
    base: withHeaders({}),
    head: withHeaders({ 'X-Total': header(true) }),
    told: [['compatible-addition', 'note']],
  },
  {
    name: 'header became optional',
    base: withHeaders({ 'X-Total': header(true) }),
    head: withHeaders({ 'X-Total': header(false) }),
    told: [['response-header-removed', 'error']],
  },
  {
    name: 'header became required',
    base: withHeaders({ 'X-Total': header(false) }),
    head: withHeaders({ 'X-Total': header(true) }),
    told: [['compatible-addition', 'note']],
  },
  {
    name: 'schema of a header widened',
    base: withHeaders({ 'X-Total': header(true, integer) }),
    head: withHeaders({ 'X-Total': header(true, text) }),
    told: [['response-type-widened', 'error']],
  },
]

test.each(rows)('$name', async ({ base, head, told }) => {
  expect(await toldOf(base, head)).toEqual(told.toSorted(([a], [b]) => (a < b ? -1 : 1)))
})

test('the header that a client cannot read is shown as a line of the response', async () => {
  const [base, head] = [integer, text].map((schema) => withHeaders({ 'X-Total': header(true, schema) }))
  const files = (document: Members | undefined) => ({ 'api.json': JSON.stringify(document) })
  const { findings } = await run(checkContext({ changeSet: changeSetOf(files(base), files(head)) }))
  expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
    { proof: { kind: 'witness', shown: expect.stringMatching(/^HTTP\/1\.1 200\nX-Total: \S+$/) } },
  ])
})

test.each<Omit<Row, 'told'>>([
  {
    name: 'error statuses or a range with the same body',
    base: answering({ '200': said, '404': of(text) }),
    head: answering({ '200': said, '404': of(text), '4XX': of(text) }),
  },
  {
    name: 'names of headers in other letters',
    base: withHeaders({ 'X-Total': header(true) }),
    head: withHeaders({ 'x-total': header(true) }),
  },
  {
    name: 'a header that the media types say already',
    base: withHeaders({ 'Content-Type': header(true) }),
    head: withHeaders({}),
  },
])('at most a note, both ways: $name', async ({ base, head }) => {
  for (const told of [await toldOf(base, head), await toldOf(head, base)]) {
    expect(told.filter(([, severity]) => severity === 'error')).toEqual([])
  }
})

describe('silent', () => {
  test.each<Omit<Row, 'told'>>([
    {
      name: 'a range that is one of its statuses now, with the same body',
      base: answering({ '2XX': of(text) }),
      head: answering({ '200': of(text) }),
    },
    {
      name: 'a success status where only a default spoke of it',
      base: answering({ default: of(text) }),
      head: answering({ '200': of(text), default: of(text) }),
    },
    {
      name: 'an error status that a range covers with the same body',
      base: answering({ '200': said, '404': of(text), '4XX': of(text) }),
      head: answering({ '200': said, '4XX': of(text) }),
    },
    {
      name: 'names of headers in other letters',
      base: withHeaders({ 'X-Total': header(true) }),
      head: withHeaders({ 'x-total': header(true) }),
    },
    {
      name: 'a header that the media types say already',
      base: withHeaders({ 'Content-Type': header(true) }),
      head: withHeaders({}),
    },
    {
      name: 'a range in small letters',
      base: answering({ '200': said, '4xx': of(text) }),
      head: answering({ '200': said, '4XX': of(text) }),
    },
  ])('$name', async ({ base, head }) => {
    expect(await toldOf(base, head)).toEqual([])
  })
})

describe.each([
  ['webhook', webhook],
  ['callback', callback],
])('an answer to a %s is judged as a request is', (_, received) => {
  const heard = (responses: Members) => received({ responses })
  const heardWith = (headers: Members) => heard({ '200': { description: '', headers } })
  test.each<Row>([
    {
      name: 'a status that is no longer read',
      base: heard({ '200': said }),
      head: heard({ '204': said }),
      told: [
        ['webhook-answer-refused', 'error'],
        ['compatible-addition', 'note'],
      ],
    },
    {
      name: 'a body that is no longer read',
      base: heard({ '200': of(text) }),
      head: heard({ '200': said }),
      told: [['webhook-answer-refused', 'warning']],
    },
    {
      name: 'required header added',
      base: heardWith({}),
      head: heardWith({ 'X-Seen': header(true) }),
      told: [['webhook-answer-refused', 'error']],
    },
    {
      name: 'header became required',
      base: heardWith({ 'X-Seen': header(false) }),
      head: heardWith({ 'X-Seen': header(true) }),
      told: [['webhook-answer-refused', 'error']],
    },
    {
      name: 'header removed',
      base: heardWith({ 'X-Seen': header(true) }),
      head: heardWith({}),
      told: [['webhook-answer-refused', 'warning']],
    },
    {
      name: 'optional header added',
      base: heardWith({}),
      head: heardWith({ 'X-Seen': header(false) }),
      told: [['compatible-addition', 'note']],
    },
    {
      name: 'a body that must be another one',
      base: heard({ '200': of(text) }),
      head: heard({ '200': of(integer) }),
      told: [['request-type-narrowed', 'error']],
    },
  ])('$name', async ({ base, head, told }) => {
    expect(await toldOf(base, head)).toEqual(told.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
})
