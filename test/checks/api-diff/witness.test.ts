import { expect, test } from 'vitest'
import { prepare } from '../../rules/api-diff.ts'

function spec(schema: unknown): string {
  return JSON.stringify({
    openapi: '3.0.3',
    paths: {
      '/a': {
        post: {
          requestBody: { required: true, content: { 'application/json': { schema } } },
          responses: { '200': { description: 'ok' } },
        },
      },
    },
  })
}

const object = { type: 'object' }
const text = { type: 'string' }
const listed = { type: 'array', uniqueItems: true, items: { type: 'string', enum: ['a', 'b', 'c'] } }

/** A payload exists for each of these, as one sees at a look. */
test.each<{ name: string; base: object; head: object; payload: unknown; severity?: 'warning' }>([
  { name: 'an object that may be empty', base: object, head: { ...object, minProperties: 1 }, payload: {} },
  {
    name: 'any object, of whose names nobody knows whether they are sent',
    base: object,
    head: { ...object, maxProperties: 0 },
    payload: { name: 'text' },
    severity: 'warning',
  },
  {
    name: 'one name too few',
    base: { ...object, properties: { x: text, y: text } },
    head: { ...object, properties: { x: text, y: text }, minProperties: 2 },
    payload: {},
  },
  {
    name: 'one name too many, of those that there are',
    base: { ...object, properties: { x: text, y: text }, additionalProperties: false },
    head: { ...object, properties: { x: text, y: text }, additionalProperties: false, maxProperties: 1 },
    payload: { x: 'text', y: 'text' },
  },
  {
    name: 'values of a map',
    base: { ...object, additionalProperties: { type: 'integer' } },
    head: { ...object, additionalProperties: { type: 'integer' }, maxProperties: 1 },
    payload: { name: 1, undeclared: 1 },
  },
  {
    name: 'an object inside',
    base: { ...object, properties: { x: object } },
    head: { ...object, properties: { x: { ...object, minProperties: 1 } } },
    payload: { x: {} },
  },
  {
    name: 'a name of a free-form object',
    base: object,
    head: { ...object, required: ['x'], properties: { x: text } },
    payload: {},
  },
  { name: 'any list', base: { type: 'array' }, head: { type: 'array', minItems: 1 }, payload: [] },
  { name: 'any text', base: text, head: { ...text, minLength: 1 }, payload: '' },
  {
    name: 'a listed value that is too long',
    base: { ...text, enum: ['a', 'bbb'] },
    head: { ...text, enum: ['a', 'bbb'], maxLength: 2 },
    payload: 'bbb',
  },
  {
    name: 'a format whose texts are all longer',
    base: { ...text, format: 'uuid' },
    head: { ...text, format: 'uuid', maxLength: 10 },
    payload: '00000000-0000-4000-8000-000000000000',
  },
  {
    name: 'different values of a list',
    base: listed,
    head: { ...listed, maxItems: 2 },
    payload: ['a', 'b', 'c'],
  },
  {
    name: 'a pattern that takes a letter less',
    base: { ...text, pattern: '^[a-z]{2,5}$' },
    head: { ...text, pattern: '^[a-z]{2,4}$' },
    payload: 'aaaaa',
  },
  {
    name: 'a number so large that one more is the same',
    base: { type: 'number' },
    head: { type: 'number', maximum: 1e21 },
    payload: 1e21 + 1e12,
  },
])('$name', async ({ base, head, payload, severity = 'error' }) => {
  const { changes } = await prepare({ base: spec(base), head: spec(head) })
  const loud = changes.filter(({ severity }) => severity !== 'note')
  expect(loud).toMatchObject([{ severity, proof: { kind: 'witness', value: payload } }])
})
