import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import type { Change } from '../../../src/checks/api-diff/changes.ts'
import fc from '../../properties.ts'
import { prepare } from '../../rules/api-diff.ts'

/**
 * Schemas of OpenAPI 3.1 are JSON Schema, so ajv can be asked about them as they stand, without the check's own
 * translation. Every object declares `a` and `b`: what an undeclared name means is policy, not logic.
 */
type Schema = Record<string, unknown>

const scalar: fc.Arbitrary<Schema> = fc.oneof(
  fc.record({ type: fc.constant('string'), minLength: fc.nat(2), maxLength: fc.integer({ min: 2, max: 4 }) }),
  fc.record({ type: fc.constantFrom('integer', 'number'), minimum: fc.integer({ min: -2, max: 1 }) }),
  fc.record({ type: fc.constant('integer'), exclusiveMaximum: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ type: fc.constantFrom('string', 'boolean', 'null', 'integer') }),
  fc.record({ type: fc.uniqueArray(fc.constantFrom('string', 'null', 'integer', 'boolean'), { minLength: 1 }) }),
  fc.record({ enum: fc.uniqueArray(fc.constantFrom('x', 'yy', '', 1, 0, true, null), { minLength: 1, maxLength: 4 }) }),
  fc.record({ const: fc.constantFrom('x', 1, true) }),
)

const { schema } = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'schema' },
    scalar,
    fc.record(
      {
        type: fc.constant('object'),
        properties: fc.record({ a: tie('schema'), b: tie('schema') }),
        required: fc.uniqueArray(fc.constantFrom('a', 'b')),
        additionalProperties: fc.option(fc.constant(false), { nil: undefined }),
      },
      { requiredKeys: ['type', 'properties'] },
    ),
    fc.record(
      {
        type: fc.constant('array'),
        items: tie('schema'),
        minItems: fc.nat(1),
        maxItems: fc.integer({ min: 1, max: 2 }),
      },
      { requiredKeys: ['type', 'items'] },
    ),
    fc.record({ allOf: fc.tuple(tie('schema'), tie('schema')) }),
    fc.record({ anyOf: fc.tuple(tie('schema'), tie('schema')) }),
    fc.record({ oneOf: fc.tuple(tie('schema'), tie('schema')) }),
  ),
}))

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'value' },
    fc.constantFrom('', 'x', 'yy', 'xyz', 0, 1, -1, -2, 0.5, 2, true, false, null),
    fc.record({ a: tie('value'), b: tie('value') }, { requiredKeys: [] }),
    fc.array(tie('value'), { maxLength: 2 }),
  ),
}))

function spec(request: Schema): string {
  const content = { 'application/json': { schema: request } }
  return JSON.stringify({
    openapi: '3.1.0',
    paths: { '/a': { post: { requestBody: { content }, responses: { '200': { description: 'ok' } } } } },
  })
}

function accepts(written: Schema): (payload: unknown) => boolean {
  const validate = new Ajv2020({ strict: false, logger: false, allowUnionTypes: true }).compile(
    JSON.parse(JSON.stringify(written)),
  )
  return (payload) => validate(payload) === true
}

async function changesBetween(base: Schema, head: Schema): Promise<readonly Change[]> {
  return (await prepare({ base: spec(base), head: spec(head) })).changes
}

test('a payload that is shown is accepted on one side and refused on the other, whoever is asked', async () => {
  await fc.assert(
    fc.asyncProperty(schema, schema, async (base, head) => {
      const proofs = (await changesBetween(base, head)).flatMap(({ proof }) =>
        proof.kind === 'witness' ? [proof] : [],
      )
      for (const proof of proofs) {
        expect([accepts(base)(proof.value), accepts(head)(proof.value)]).toEqual([true, false])
      }
    }),
    { numRuns: 60, seed: 1 },
  )
})

test('where nothing is said, nothing that fitted before is refused', async () => {
  await fc.assert(
    fc.asyncProperty(schema, schema, fc.array(value, { minLength: 40, maxLength: 60 }), async (base, head, values) => {
      const loud = (await changesBetween(base, head)).filter(({ severity }) => severity !== 'note')
      if (loud.length > 0) return
      const [before, after] = [accepts(base), accepts(head)]
      expect(values.filter((one) => before(one) && !after(one))).toEqual([])
    }),
    { numRuns: 300, seed: 2 },
  )
})

test('a schema is never found to break itself', async () => {
  await fc.assert(
    fc.asyncProperty(schema, async (one) => {
      expect(await changesBetween(one, JSON.parse(JSON.stringify(one)))).toEqual([])
    }),
    { numRuns: 150, seed: 3 },
  )
})
