import { expect, test } from 'vitest'
import { loadDocument } from '../../../../src/checks/api-diff/document.ts'
import { makeClasses } from '../../../../src/checks/api-diff/meaning/classes.ts'
import { makeMeaning } from '../../../../src/checks/api-diff/meaning/meaning.ts'
import { run } from '../../../../src/checks/api-diff/run.ts'
import { child, type Node } from '../../../../src/checks/api-diff/source.ts'
import { changeSetOf, checkContext, memoryTree } from '../../../fakes/check-context.ts'

// How schemas are read where authors and the standard part ways.

function spec(place: 'sent' | 'returned', schema: unknown): string {
  const content = { 'application/json': { schema } }
  const answer = { description: 'ok', ...(place === 'returned' ? { content } : {}) }
  const post = {
    responses: { '200': answer },
    ...(place === 'sent' ? { requestBody: { required: true, content } } : {}),
  }
  return JSON.stringify({ openapi: '3.1.0', info: { title: 'x', version: '1' }, paths: { '/a': { post } } })
}

async function loud(place: 'sent' | 'returned', base: unknown, head: unknown): Promise<readonly string[]> {
  const changeSet = changeSetOf({ 'api.json': spec(place, base) }, { 'api.json': spec(place, head) })
  const { findings } = await run(checkContext({ changeSet }))
  return findings.filter(({ severity }) => severity !== 'note').map(({ severity, ruleId }) => `${severity} ${ruleId}`)
}

const text = { type: 'string' }
const whole = { type: 'integer' }
const kind = { const: 'a' }

test.each<[string, 'sent' | 'returned', unknown, unknown, readonly string[]]>([
  [
    'a client passes over a property that a closed answer of base did not have',
    'returned',
    { type: 'object', properties: { a: text }, additionalProperties: false },
    { type: 'object', properties: { a: text, b: text }, additionalProperties: false },
    [],
  ],
  [
    'a name that one part says the server alone writes is asked for by no other part',
    'sent',
    { type: 'object', properties: { id: { ...text, readOnly: true }, a: text } },
    {
      allOf: [
        { type: 'object', properties: { id: { ...text, readOnly: true }, a: text } },
        { type: 'object', required: ['id'] },
      ],
    },
    [],
  ],
  [
    'of branches that overlap on both sides any is meant, and a break of all of them is not passed over',
    'sent',
    {
      oneOf: [
        { type: 'object', required: ['a'], properties: { a: text } },
        { type: 'object', required: ['a'], properties: { a: text, note: text } },
      ],
    },
    {
      oneOf: [
        { type: 'object', required: ['a'], properties: { a: whole } },
        { type: 'object', required: ['a'], properties: { a: whole, note: text } },
      ],
    },
    // The same change of the same property: one cause.
    ['warning api/request-type-narrowed'],
  ],
  [
    'what one branch no longer takes and another does is not lost',
    'sent',
    { anyOf: [{ type: 'object', title: 'A', required: ['k'], properties: { k: kind, x: whole } }] },
    {
      anyOf: [
        { type: 'object', title: 'A', required: ['k'], properties: { k: kind, x: text } },
        { type: 'object', title: 'B', required: ['k'], properties: { k: kind, x: whole } },
      ],
    },
    [],
  ],
])('%s', async (_, place, base, head, expected) => {
  expect(await loud(place, base, head)).toEqual(expected)
})

test('what was concluded while a question was open does not outlive its answer', async () => {
  const schemas = {
    Part: { type: 'object', required: ['of'], properties: { of: { $ref: '#/components/schemas/Whole' } } },
    // As an object it needs a part, which needs it again; as a text it needs nothing.
    Whole: {
      anyOf: [
        { type: 'object', required: ['part'], properties: { part: { $ref: '#/components/schemas/Part' } } },
        text,
      ],
    },
  }
  const document = JSON.stringify({ openapi: '3.1.0', paths: {}, components: { schemas } })
  const { root } = await loadDocument(memoryTree({ 'a.json': document }), 'a.json', 'base')
  const at = (name: string): Node => {
    const node = ['components', 'schemas', name].reduce<Node | undefined>((one, key) => one && child(one, key), root)
    if (!node) throw new Error(`${name} is not there`)
    return node
  }
  const { find } = makeMeaning(makeClasses([root]), { pair: 2_000, run: 2_000_000 })
  const ask = (name: string) => find({ use: 'request', fits: [[at(name), 'sent']], fails: [] })
  expect(ask('Whole')).toMatchObject({ kind: 'value' })
  expect(ask('Part')).toMatchObject({ kind: 'value', value: { of: 'text' } })
})
