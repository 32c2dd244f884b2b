import { describe, expect, test } from 'vitest'
import { compareDocuments } from '../../../src/checks/api-diff/compare.ts'
import { loadDocument } from '../../../src/checks/api-diff/document.ts'
import { defaultPolicy } from '../../../src/checks/api-diff/policy.ts'
import { memoryTree } from '../../fakes/check-context.ts'
import { prepare } from '../../rules/api-diff.ts'

function spec(schema: unknown, components: Record<string, unknown> = {}): string {
  const content = { 'application/json': { schema } }
  return JSON.stringify({
    openapi: '3.1.0',
    paths: { '/a': { post: { requestBody: { content }, responses: { '200': { description: 'ok', content } } } } },
    components: { schemas: components },
  })
}

const names = Array.from({ length: 12 }, (_, at) => `p${at}`)
const self = { $ref: '#/components/schemas/Self' }

/** Each of these is small, and would take years or all memory if it were followed as it is written. */
describe('a document that is out to exhaust whoever reads it', () => {
  test.each<{ name: string; schema: unknown; components: Record<string, unknown> }>([
    {
      name: 'an object that asks for itself twelve times',
      schema: self,
      components: {
        Self: { type: 'object', required: names, properties: Object.fromEntries(names.map((name) => [name, self])) },
      },
    },
    { name: 'a schema that is itself', schema: self, components: { Self: self } },
    {
      name: 'a choice that holds itself',
      schema: self,
      components: { Self: { oneOf: [self, { type: 'string' }, { anyOf: [self, { type: 'object' }] }] } },
    },
    { name: 'allOf that holds itself', schema: self, components: { Self: { allOf: [self, { type: 'object' }] } } },
    { name: 'not that holds itself', schema: self, components: { Self: { not: self } } },
    {
      name: 'a chain of ten thousand references',
      schema: { $ref: '#/components/schemas/S0' },
      components: Object.fromEntries(
        Array.from({ length: 10_000 }, (_, at) => [
          `S${at}`,
          at === 9_999 ? { type: 'string' } : { $ref: `#/components/schemas/S${at + 1}` },
        ]),
      ),
    },
    {
      name: 'choices that nest forty deep',
      schema: Array.from({ length: 40 }).reduce((inner) => ({ oneOf: [inner, { type: 'object', required: ['a'] }] }), {
        type: 'string',
        minLength: 1,
      }),
      components: {},
    },
    {
      name: 'every name leads to every other',
      schema: { $ref: '#/components/schemas/S0' },
      components: Object.fromEntries(
        Array.from({ length: 150 }, (_, at) => [
          `S${at}`,
          {
            type: 'object',
            properties: Object.fromEntries(
              Array.from({ length: 150 }, (_, to) => [`p${to}`, { $ref: `#/components/schemas/S${to}` }]),
            ),
          },
        ]),
      ),
    },
  ])('$name', async ({ schema, components }) => {
    const strict = { ...components, Changed: { type: 'string', maxLength: 1 } }
    const loose = { ...components, Changed: { type: 'string' } }
    const both = { type: 'object', properties: { hostile: schema, changed: { $ref: '#/components/schemas/Changed' } } }
    const { changes } = await prepare({ base: spec(both, loose), head: spec(both, strict) })
    // The honest part beside it is judged all the same.
    expect(changes.some((change) => change.kind === 'schema' && change.difference.kind === 'bound')).toBe(true)
  })

  test('past the budget of steps the document is said not to be judged to the end', async () => {
    const path = 'api.json'
    const wide = (schema: unknown) =>
      spec({
        type: 'object',
        properties: Object.fromEntries(names.map((name) => [name, { type: 'object', properties: { x: schema } }])),
      })
    const base = await loadDocument(memoryTree({ [path]: wide({ type: 'string' }) }), path, 'base')
    const head = await loadDocument(memoryTree({ [path]: wide({ type: 'integer' }) }), path, 'head')
    expect(compareDocuments(base, head, defaultPolicy, 10).unproven).toMatchObject([{ subject: path, code: 'budget' }])
  })

  test('nesting beyond what any document has', async () => {
    const deep = `openapi: 3.0.3\npaths: ${'['.repeat(5_000)}${']'.repeat(5_000)}\n`
    await expect(loadDocument(memoryTree({ 'a.yaml': deep }), 'a.yaml', 'base')).rejects.toMatchObject({
      trouble: { code: expect.stringMatching(/not-yaml|file-too-large/) },
    })
    const json = `{"openapi": "3.0.3", "x": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    await expect(loadDocument(memoryTree({ 'a.json': json }), 'a.json', 'base')).rejects.toMatchObject({
      trouble: { code: expect.stringMatching(/not-yaml|file-too-large/) },
    })
  })
})

const components = (count: number, make: (at: number) => unknown): Record<string, unknown> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`S${at}`, make(at)]))
const to = (at: number) => ({ $ref: `#/components/schemas/S${at}` })
const nth = (count: number, make: (at: number) => unknown) => Array.from({ length: count }, (_, at) => make(at))

interface Hostile {
  readonly name: string
  readonly schema: (tight: boolean) => unknown
  readonly components?: (tight: boolean) => Record<string, unknown>
}

const short = (tight: boolean) => ({ type: 'string', ...(tight ? { maxLength: 3 } : {}) })

/** The hostile part itself is what changed, so that it has to be judged and a payload looked for. */
describe('a hostile schema that differs', () => {
  test.each<Hostile>([
    {
      name: 'ten thousand components in a cycle, of which one changed',
      schema: () => to(0),
      components: (tight) =>
        components(10_000, (at) => ({
          type: 'object',
          properties: { next: to((at + 1) % 10_000), text: short(tight && at === 7_000) },
        })),
    },
    {
      name: 'a thousand components in a cycle, of which all changed',
      schema: () => to(0),
      components: (tight) =>
        components(1_000, (at) => ({
          type: 'object',
          properties: { next: to((at + 1) % 1_000), text: short(tight) },
        })),
    },
    {
      name: 'a tower of allOf that doubles at each of sixty floors',
      schema: () => to(0),
      components: (tight) => components(60, (at) => (at === 59 ? short(tight) : { allOf: [to(at + 1), to(at + 1)] })),
    },
    {
      name: 'oneOfs that hold each other, below a property each',
      schema: () => to(0),
      components: (tight) =>
        components(6, () => ({
          oneOf: [
            ...nth(6, (at) => ({ type: 'object', required: [`x${at}`], properties: { [`x${at}`]: to(at) } })),
            short(tight),
          ],
        })),
    },
    {
      name: 'oneOfs that hold each other, with nothing between',
      schema: () => to(0),
      components: (tight) => ({
        S0: { oneOf: [to(1), to(2), { type: 'string' }] },
        S1: { oneOf: [to(0), to(2), { type: 'integer' }] },
        S2: { oneOf: [to(0), to(1), { type: 'boolean', ...(tight ? { const: true } : {}) }] },
      }),
    },
    {
      name: 'ten to the twentieth ways to choose',
      schema: (tight) => ({
        allOf: nth(20, (at) => ({
          anyOf: nth(tight ? 9 : 10, (of) => ({ required: [`p${at}`], properties: { [`p${at}`]: { const: of } } })),
        })),
      }),
    },
    {
      name: 'patterns made to backtrack',
      schema: (tight) => ({
        type: 'object',
        properties: Object.fromEntries(
          nth(20, (at) => [
            `p${at}`,
            { type: 'string', pattern: tight ? `^(([a-z])+.){${at + 1}}[A-Z]([a-z])+$` : `(a+)+${at}$` },
          ]) as [string, unknown][],
        ),
      }),
    },
    {
      name: 'patterns whose automata have 2^300 states',
      schema: (tight) => ({
        type: 'object',
        properties: Object.fromEntries(
          nth(20, (at) => [`p${at}`, { type: 'string', pattern: `^.*${tight ? 'a' : 'b'}.{${300 + at}}$` }]) as [
            string,
            unknown,
          ][],
        ),
      }),
    },
    {
      name: 'sixty patterns for names that overlap',
      schema: (tight) => ({
        type: 'object',
        additionalProperties: false,
        patternProperties: Object.fromEntries(nth(60, (at) => [`^(a|b${at})+$`, short(tight)]) as [string, unknown][]),
      }),
    },
    {
      name: 'lists, texts and objects of a billion',
      schema: (tight) => ({
        anyOf: [
          { type: 'array', minItems: tight ? 1e9 : 1e8 },
          { type: 'string', minLength: tight ? 1e9 : 1e8 },
          { type: 'object', minProperties: tight ? 1e9 : 1e8 },
        ],
      }),
    },
    {
      name: 'numbers that are 600 digits apart',
      schema: (tight) => ({ type: 'number', multipleOf: tight ? 1e300 : 1e-300, minimum: 1e-308 }),
    },
    {
      name: 'an enum of twenty thousand',
      schema: (tight) => ({ enum: nth(20_000, (at) => `value ${at}`).slice(tight ? 1 : 0) }),
    },
    {
      name: 'names that every object has',
      schema: (tight) =>
        JSON.parse(`{
        "type": "object",
        "required": ${tight ? '["__proto__", "constructor"]' : '[]'},
        "properties": {"__proto__": {"type": "string"}, "constructor": {"type": "string"}}
      }`),
    },
  ])('$name', { timeout: 60_000 }, async ({ schema, components: parts = () => ({}) }) => {
    const side = (tight: boolean) => {
      const honest = { type: 'object', properties: { honest: { type: 'string', maxLength: tight ? 1 : 2 } } }
      const both = { type: 'object', properties: { hostile: schema(tight), ...honest.properties } }
      return spec(both, parts(tight))
    }
    const { changes } = await prepare({ base: side(false), head: side(true) })
    const schemas = changes.filter((change) => change.kind === 'schema' && change.direction === 'request')
    // An error has a payload that shows it; what is not decided says why.
    for (const { severity, proof } of schemas) {
      if (severity === 'error') expect(proof.kind).toBe('witness')
      if (proof.kind === 'undecided') expect(proof.reason).not.toBe('')
    }
    const honest = schemas.filter(
      ({ proof }) => proof.kind === 'witness' && JSON.stringify(proof.value).includes('"honest"'),
    )
    expect(honest.length).toBeGreaterThan(0)
    expect(schemas.length).toBeGreaterThan(honest.length)
  })
})

test('a YAML document of aliases that stand for a billion nodes is refused', async () => {
  const laughs = Array.from({ length: 9 }, (_, at) => `x-${at + 1}: &x${at + 1} [${`*x${at}, `.repeat(9)}*x${at}]`)
  const bomb = `openapi: 3.0.3\nx-0: &x0 lol\n${laughs.join('\n')}\npaths: {}\n`
  await expect(loadDocument(memoryTree({ 'a.yaml': bomb }), 'a.yaml', 'base')).rejects.toMatchObject({
    trouble: { code: 'file-too-large' },
  })
})
