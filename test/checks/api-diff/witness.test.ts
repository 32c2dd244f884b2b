import { describe, expect, test } from 'vitest'
import { run } from '../../../src/checks/api-diff/run.ts'
import { changeSetOf, checkContext } from '../../fakes/check-context.ts'
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

describe('what is long is shown shortened, and sent whole', () => {
  const proofOf = async (base: string, head: string) => {
    const { findings } = await run(checkContext({ changeSet: changeSetOf({ 'api.json': base }, { 'api.json': head }) }))
    const [found] = findings.filter(({ severity }) => severity === 'error')
    if (found?.proof.kind !== 'witness') throw new Error('no witness')
    return found.proof
  }
  const notWhole = '# Shortened, so not to be sent as it stands; the whole value is in the JSON report.'

  test('a text', async () => {
    const { value, shown, request } = await proofOf(spec(text), spec({ ...text, maxLength: 200 }))
    expect(typeof value === 'string' && value.length).toBe(201)
    const [note, line, ...more] = shown.split('\n')
    expect([note, more]).toEqual([notWhole, []])
    expect(line).toMatch(/^curl .*--data-raw '"[^"…]{30}…\(201 characters\)…[^"…]{30}"'$/)
    expect(request?.body).toBe(JSON.stringify(value))
  })

  test('a list', async () => {
    const names = { type: 'array', items: { type: 'string', enum: ['a'] } }
    const { value, shown } = await proofOf(spec(names), spec({ ...names, maxItems: 1_000 }))
    expect(value).toHaveLength(1_001)
    expect(shown).toMatch(/^# Shortened.*\ncurl .*--data-raw '\["a","a","a","a","a","a","… 995 more"\]'$/)
  })

  test('a text in a URL', async () => {
    const asked = (schema: unknown) =>
      JSON.stringify({
        openapi: '3.0.3',
        paths: {
          '/a': {
            get: { parameters: [{ name: 'q', in: 'query', schema }], responses: { '200': { description: 'ok' } } },
          },
        },
      })
    const { shown, request } = await proofOf(asked(text), asked({ ...text, maxLength: 200 }))
    expect(shown).toMatch(/^# Shortened.*\ncurl -X GET "\$BASE_URL"'\/a\?q=[^…%]{30}…\(201 characters\)…[^…%]{30}'$/)
    expect(request?.path).toMatch(/^\/a\?q=[a-z]{201}$/)
  })

  test('what is short is whole', async () => {
    const { shown } = await proofOf(spec(text), spec({ ...text, maxLength: 79 }))
    expect(shown).toMatch(/^curl .*--data-raw '"[a-z]{80}"'$/)
  })
})
