import { describe, expect, test } from 'vitest'
import { loadDocument } from '../../../src/checks/api-diff/document.ts'
import { makeReferee } from '../../../src/checks/api-diff/referee.ts'
import type { Direction } from '../../../src/checks/api-diff/schema-changes.ts'
import { child, type Node } from '../../../src/checks/api-diff/source.ts'

type Schema = Readonly<Record<string, unknown>> | boolean
type Version = '2.0' | '3.0' | '3.1'

const heads = { '2.0': { swagger: '2.0' }, '3.0': { openapi: '3.0.3' }, '3.1': { openapi: '3.1.0' } }

/** A component of a document of that version, among others that it may refer to. */
async function schemaIn(version: Version, schema: Schema, others: Readonly<Record<string, Schema>>): Promise<Node> {
  const all = { Asked: schema, ...others }
  const members = version === '2.0' ? { definitions: all } : { components: { schemas: all } }
  const source = JSON.stringify({ ...heads[version], info: { title: 'a', version: '1' }, paths: {}, ...members })
  const tree = {
    list: async () => [],
    read: async () => new Map([['api.json', source]]),
  }
  const { root } = await loadDocument(tree, 'api.json', 'head')
  const keys = version === '2.0' ? ['definitions', 'Asked'] : ['components', 'schemas', 'Asked']
  const node = keys.reduce<Node | undefined>((at, key) => at && child(at, key), root)
  if (!node) throw new Error('the schema is not in its document')
  return node
}

interface Case {
  readonly version?: Version
  readonly schema: Schema
  readonly others?: Readonly<Record<string, Schema>>
  readonly direction?: Direction
  readonly accepted: readonly unknown[]
  readonly refused: readonly unknown[]
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const text = { type: 'string' }

const cases: Readonly<Record<string, Case>> = {
  'unevaluatedProperties beside a $ref sees what the target evaluated': {
    schema: { ...ref('Named'), properties: { age: { type: 'integer' } }, unevaluatedProperties: false },
    others: { Named: { type: 'object', properties: { name: text } } },
    accepted: [{ name: 'a', age: 1 }, {}],
    refused: [{ name: 'a', size: 1 }],
  },
  'unevaluatedProperties over allOf, and the branch of anyOf that holds': {
    schema: {
      type: 'object',
      allOf: [{ properties: { a: true } }],
      anyOf: [
        { properties: { b: { type: 'integer' } }, required: ['b'] },
        { properties: { c: true }, required: ['c'] },
      ],
      unevaluatedProperties: { type: 'boolean' },
    },
    accepted: [
      { a: 'x', b: 1 },
      { b: 1, d: true },
      { c: 'x', b: true },
    ],
    refused: [
      { c: 'x', b: 'x' },
      { b: 1, d: 1 },
    ],
  },
  'unevaluatedProperties on both sides of a reference is asked of each': {
    schema: { allOf: [ref('Closed')], properties: { b: true } },
    others: { Closed: { properties: { a: true }, unevaluatedProperties: false } },
    accepted: [{ a: 1 }],
    refused: [{ a: 1, b: 1 }],
  },
  'unevaluatedItems speaks of what prefixItems leave': {
    schema: { type: 'array', allOf: [{ prefixItems: [text] }], unevaluatedItems: false },
    accepted: [[], ['a']],
    refused: [['a', 'b'], [1]],
  },
  'prefixItems, then items': {
    schema: { type: 'array', prefixItems: [text, { type: 'integer' }], items: { type: 'boolean' } },
    accepted: [[], ['a'], ['a', 1, true]],
    refused: [[1], ['a', 'b'], ['a', 1, 2]],
  },
  'items as a list, of older drafts': {
    schema: { type: 'array', items: [text], additionalItems: false },
    accepted: [[], ['a']],
    refused: [[1], ['a', 'b']],
  },
  'contains asks for one, also of an empty list': {
    schema: { type: 'array', contains: { const: 1 } },
    accepted: [[1], [2, 1]],
    refused: [[], [2]],
  },
  'minContains and maxContains': {
    schema: { type: 'array', contains: { type: 'integer' }, minContains: 2, maxContains: 3 },
    accepted: [
      [1, 2],
      [1, 2, 3, 'a'],
    ],
    refused: [[], [1], [1, 2, 3, 4]],
  },
  'minContains 0 asks for none': {
    schema: { type: 'array', contains: { type: 'integer' }, minContains: 0, maxContains: 1 },
    accepted: [[], ['a'], [1]],
    refused: [[1, 2]],
  },
  dependentRequired: {
    schema: { dependentRequired: { card: ['address'] } },
    accepted: [{}, { card: 1, address: 2 }, { address: 1 }],
    refused: [{ card: 1 }],
  },
  'dependencies of older drafts, by names and by schema': {
    schema: { dependencies: { card: ['address'], name: { required: ['age'] } } },
    accepted: [{}, { card: 1, address: 2 }, { name: 1, age: 2 }],
    refused: [{ card: 1 }, { name: 1 }],
  },
  dependentSchemas: {
    schema: { dependentSchemas: { card: { properties: { total: { minimum: 1 } } } } },
    accepted: [{ total: 0 }, { card: 1, total: 1 }],
    refused: [{ card: 1, total: 0 }],
  },
  'a boolean exclusiveMinimum': {
    version: '3.0',
    schema: { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: false },
    accepted: [0.1, 5],
    refused: [0, 6],
  },
  'both bounds of 3.1': {
    schema: { type: 'number', minimum: 0, exclusiveMinimum: 2 },
    accepted: [3],
    refused: [1, 2],
  },
  'multipleOf is exact': {
    schema: { type: 'number', multipleOf: 0.01 },
    accepted: [19.99, 0.07, 1e21, 0],
    refused: [0.005, 19.999],
  },
  'multipleOf of a number that is written out': {
    schema: { multipleOf: 0.1 },
    accepted: [0.3, 'text'],
    refused: [0.1 * 3],
  },
  'type: file is bytes, of which JSON says nothing': {
    version: '2.0',
    schema: { type: 'file' },
    accepted: ['anything', 1],
    refused: [],
  },
  'x-nullable of Swagger 2.0': {
    version: '2.0',
    schema: { type: 'string', 'x-nullable': true },
    accepted: [null, 'a'],
    refused: [1],
  },
  'nullable of 3.0, beside a $ref and over an enum': {
    version: '3.0',
    schema: { ...ref('Kind'), nullable: true },
    others: { Kind: { type: 'string', enum: ['a'] } },
    accepted: [null, 'a'],
    refused: ['b'],
  },
  'nullable means nothing in 3.1': { schema: { type: 'string', nullable: true }, accepted: ['a'], refused: [null] },
  'what stands beside a $ref sleeps in 3.0': {
    version: '3.0',
    schema: { ...ref('Any'), maxLength: 1 },
    others: { Any: text },
    accepted: ['long'],
    refused: [1],
  },
  'what stands beside a $ref is awake in 3.1': {
    schema: { ...ref('Any'), maxLength: 1, allOf: [{ minLength: 1 }] },
    others: { Any: text },
    accepted: ['a'],
    refused: ['long', '', 1],
  },
  'contentEncoding takes nothing away': {
    schema: { type: 'string', contentEncoding: 'base64', contentMediaType: 'application/json' },
    accepted: ['{'],
    refused: [1],
  },
  'an enum of thousands, some of them twice': {
    schema: { enum: Array.from({ length: 5_000 }, (_, at) => `value-${at % 4_000}`) },
    accepted: ['value-0', 'value-3999'],
    refused: ['value-4000'],
  },
  'if, then, else': {
    schema: {
      if: { properties: { kind: { const: 'a' } }, required: ['kind'] },
      // biome-ignore lint/suspicious/noThenProperty: the keyword is called so.
      then: { required: ['a'] },
      else: { required: ['b'] },
    },
    accepted: [{ kind: 'a', a: 1 }, { b: 1 }],
    refused: [{ kind: 'a', b: 1 }, { a: 1 }],
  },
  'propertyNames and patternProperties': {
    schema: {
      propertyNames: { pattern: '^[a-z_]+$' },
      patternProperties: { '^x_': { type: 'integer' } },
      additionalProperties: { type: 'string' },
    },
    accepted: [{ a: 'b', x_a: 1 }],
    refused: [{ A: 'b' }, { x_a: 'b' }, { a: 1 }],
  },
  'a required property that a request never carries': {
    schema: { required: ['id', 'name'], properties: { id: { readOnly: true, type: 'string' }, name: text } },
    direction: 'request',
    accepted: [{ name: 'a' }],
    refused: [{ id: 'a' }],
  },
  'a parameter is text, whatever its type': {
    schema: { type: 'integer', minimum: 2 },
    direction: 'parameter',
    accepted: [2, '3'],
    refused: [1, 'two'],
  },
  'an enum of numbers without a type, as a parameter': {
    schema: { enum: [1, 2] },
    direction: 'parameter',
    accepted: [1],
    refused: [3],
  },
  'a parameter of decimals': {
    schema: { type: 'number', multipleOf: 0.01 },
    direction: 'parameter',
    accepted: [19.99],
    refused: [19.999],
  },
  'a pattern that only parses without the u flag': {
    schema: { type: 'string', pattern: '^[a-z]+\\_[a-z]+$' },
    accepted: ['a_b'],
    refused: ['ab'],
  },
}

describe('ajv is asked about a schema as it is written', () => {
  test.each(Object.entries(cases))('%s', async (_, { version = '3.1', schema, others = {}, ...expected }) => {
    const node = await schemaIn(version, schema, others)
    const { accepted, refused, direction = 'response' } = expected
    const referee = makeReferee()
    for (const value of accepted)
      expect([value, referee(node, value, direction)]).toEqual([value, { kind: 'accepted' }])
    for (const value of refused) expect([value, referee(node, value, direction).kind]).toEqual([value, 'refused'])
  })

  test('there is no schema: anything goes', () => {
    expect(makeReferee()(undefined, { a: 1 }, 'request')).toEqual({ kind: 'accepted' })
  })

  test('a refusal says where, by which keyword, and why', async () => {
    const node = await schemaIn('3.1', { properties: { price: { multipleOf: 0.5 } }, unevaluatedProperties: false }, {})
    expect(makeReferee()(node, { price: 0.7, size: 1 }, 'response')).toEqual({
      kind: 'refused',
      refusals: [
        { at: '/price', keyword: 'multipleOf', text: '/price must be a multiple of 0.5' },
        {
          at: '',
          keyword: 'unevaluatedProperties',
          text: 'the value must NOT have unevaluated properties (size)',
        },
      ],
    })
  })
})

describe('discriminators', () => {
  const pet = (properties: Schema) => ({ type: 'object', properties: { kind: text, ...(properties as object) } })
  const others = {
    Cat: pet({ claws: { type: 'integer' } }),
    Dog: pet({ barks: { type: 'boolean' } }),
    Cow: { allOf: [ref('Pet'), { properties: { kind: { enum: ['moo'] } } }] },
    Pet: pet({}),
  }
  const one = (discriminator: Schema, keyword = 'oneOf') => ({ [keyword]: [ref('Cat'), ref('Dog')], discriminator })

  test.each<[string, Schema, readonly unknown[], readonly unknown[]]>([
    [
      'names are those of the schemas',
      one({ propertyName: 'kind' }),
      [
        { kind: 'Cat', claws: 4 },
        { kind: 'Dog', barks: true },
      ],
      [{ kind: 'Cat', claws: 'x' }, { kind: 'cat', claws: 4 }, { claws: 4 }],
    ],
    [
      'names are those of the mapping, by reference or by name',
      one({ propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat', kitten: 'Cat', dog: 'Dog' } }, 'anyOf'),
      [{ kind: 'cat' }, { kind: 'kitten' }, { kind: 'dog', barks: true }],
      [{ kind: 'Cat' }, { kind: 'dog', barks: 'x' }, { kind: 'cow' }],
    ],
    [
      'what the mapping does not name keeps its own name',
      one({ propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat', lost: '#/components/schemas/Nobody' } }),
      [{ kind: 'cat' }, { kind: 'Dog' }],
      [{ kind: 'Cat' }, { kind: 'lost' }],
    ],
    [
      'a branch that lists its values itself needs no name',
      { oneOf: [ref('Cat'), ref('Cow')], discriminator: { propertyName: 'kind' } },
      [{ kind: 'moo' }, { kind: 'Cat' }],
      [{ kind: 'Cow' }],
    ],
    [
      'a branch that is no reference has no name',
      { oneOf: [{ type: 'string' }, ref('Cat')], discriminator: { propertyName: 'kind' } },
      ['text', { kind: 'Cat' }],
      [{ kind: 'Dog' }],
    ],
  ])('%s', async (_, schema, accepted, refused) => {
    const node = await schemaIn('3.0', schema, others)
    const referee = makeReferee()
    for (const value of accepted) expect([value, referee(node, value, 'response').kind]).toEqual([value, 'accepted'])
    for (const value of refused) expect([value, referee(node, value, 'response').kind]).toEqual([value, 'refused'])
  })
})

describe('what cannot be checked is said', () => {
  test.each<[string, Schema, unknown, string]>([
    ['$dynamicRef', { $dynamicRef: '#node' }, 1, 'the keyword $dynamicRef'],
    ['a pattern that refers back', { pattern: '^(a+)+b\\1$' }, 'aba', 'the pattern ^(a+)+b\\1$'],
    ['a name whose pattern looks behind', { patternProperties: { '(?<=a)b(c)*': text } }, { abc: 1 }, 'the pattern'],
    ['a schema that is itself', ref('Asked'), 1, 'a schema that contains itself'],
    ['a format of a long text', { format: 'url' }, 'http://'.padEnd(5_000, 'a:'), 'the format url of a text so long'],
    ['decimals too far apart', { multipleOf: 1e-300 }, 1e300, 'whether 1e+300 is a multiple of 1e-300'],
  ])('%s', async (_, schema, value, reason) => {
    const ruling = makeReferee()(await schemaIn('3.1', schema, {}), value, 'response')
    expect(ruling.kind).toBe('unable')
    expect(ruling.kind === 'unable' && ruling.reason).toContain(reason)
  })

  test('a tower of allOf', async () => {
    const floors = Array.from({ length: 2_000 }, (_, at) => [`Floor${at}`, { allOf: [ref(`Floor${at + 1}`)] }] as const)
    const others = { ...Object.fromEntries(floors), Floor2000: text }
    const ruling = makeReferee()(await schemaIn('3.1', ref('Floor0'), others), 'text', 'response')
    expect(ruling).toEqual({ kind: 'unable', reason: 'a schema of so many parts cannot be checked here' })
  })

  test('a doubt in one ruling is none in the next', async () => {
    const referee = makeReferee()
    const node = await schemaIn('3.1', { pattern: '^(a+)+b\\1$' }, {})
    expect(referee(node, 'aba', 'response').kind).toBe('unable')
    expect(referee(node, 1, 'response').kind).toBe('accepted')
  })

  test.each(['(a+)+$', '^(a|a)*$', '^(\\w+\\s?)*$', '(x+x+)+y', '^(([a-z])+.)+[A-Z]([a-z])+$'])(
    'a pattern made to backtrack is run as an automaton: %s',
    async (pattern) => {
      const node = await schemaIn('3.1', { pattern }, {})
      expect(makeReferee()(node, `${'a'.repeat(10_000)}!`, 'response').kind).toBe('refused')
    },
  )
})
