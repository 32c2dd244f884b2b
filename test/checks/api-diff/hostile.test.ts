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
    const wide = spec({
      type: 'object',
      properties: Object.fromEntries(
        names.map((name) => [name, { type: 'object', properties: { x: { type: 'string' } } }]),
      ),
    })
    const base = await loadDocument(memoryTree({ [path]: wide }), path, 'base')
    const head = await loadDocument(memoryTree({ [path]: wide }), path, 'head')
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
