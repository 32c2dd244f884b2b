import { describe, expect, test } from 'vitest'
import { type Document, loadDocument } from '../../../../src/checks/api-diff/document.ts'
import { makeClasses } from '../../../../src/checks/api-diff/meaning/classes.ts'
import { child, type Node } from '../../../../src/checks/api-diff/source.ts'
import { memoryTree } from '../../../fakes/check-context.ts'

type Schemas = Readonly<Record<string, unknown>>

async function load(side: 'base' | 'head', schemas: Schemas, version: string): Promise<Document> {
  const document =
    version === '2.0' ? { swagger: '2.0', definitions: schemas } : { openapi: `${version}.0`, components: { schemas } }
  return loadDocument(memoryTree({ 'api.json': JSON.stringify(document) }), 'api.json', side)
}

function at(document: Document, name: string): Node {
  const components = document.version === '2.0' ? document.root : child(document.root, 'components')
  const schemas = components && child(components, document.version === '2.0' ? 'definitions' : 'schemas')
  const found = schemas && child(schemas, name)
  if (!found) throw new Error(`no schema ${name}`)
  return found
}

/** Whether `X` of the one and `X` of the other are of one class. */
async function alike(
  base: Schemas,
  head: Schemas,
  versions: readonly [string, string] = ['3.1', '3.1'],
): Promise<boolean> {
  const before = await load('base', base, versions[0])
  const after = await load('head', head, versions[1])
  const { classOf } = makeClasses([before.root, after.root])
  return classOf(at(before, 'X')) === classOf(at(after, 'X'))
}

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` })

interface Case {
  readonly title: string
  readonly base: Schemas
  readonly head: Schemas
  readonly versions?: readonly [string, string]
}

const text = { type: 'string' }
const list = (name: string) => ({ type: 'object', properties: { next: to(name), value: text } })

describe('the same class', () => {
  test.each<Case>([
    {
      title: 'keys in another order',
      base: { X: { type: 'string', maxLength: 3 } },
      head: { X: { maxLength: 3, type: 'string' } },
    },
    {
      title: 'words for people',
      base: { X: { type: 'string', description: 'a', title: 'b', example: 'c', 'x-internal': { $ref: '#/none' } } },
      head: { X: { type: 'string', $comment: 'd', examples: ['e'], externalDocs: { url: 'f' } } },
    },
    {
      title: 'properties, required and enum in another order',
      base: { X: { properties: { a: text, b: { enum: [1, 2] } }, required: ['a', 'b'] } },
      head: { X: { properties: { b: { enum: [2, 1, 2] }, a: text }, required: ['b', 'a', 'b'] } },
    },
    {
      title: 'allOf, anyOf and oneOf in another order',
      base: { X: { anyOf: [text, { type: 'null' }], oneOf: [to('A'), to('B')] }, A: { minimum: 1 }, B: { minimum: 2 } },
      head: { X: { anyOf: [{ type: 'null' }, text], oneOf: [to('B'), to('A')] }, A: { minimum: 1 }, B: { minimum: 2 } },
    },
    {
      title: 'a component with another name',
      base: { X: { items: to('Old') }, Old: text },
      head: { X: { items: to('New') }, New: text },
    },
    { title: 'an inlined component', base: { X: { items: to('A') }, A: text }, head: { X: { items: text } } },
    {
      title: 'allOf of one member',
      base: { X: { items: to('A') }, A: text },
      head: { X: { items: { allOf: [to('A')] } }, A: text },
    },
    { title: 'false where nothing is said', base: { X: { ...text, readOnly: false } }, head: { X: text } },
    { title: 'true and {}', base: { X: { additionalProperties: true } }, head: { X: { additionalProperties: {} } } },
    { title: 'a ring with other names', base: { X: list('X') }, head: { X: list('Y'), Y: list('X') } },
    {
      title: 'a ring of two in which the names and the order change',
      base: {
        X: { properties: { a: to('A'), b: to('B') } },
        A: { anyOf: [to('B'), to('X')] },
        B: { ...list('A'), minProperties: 1 },
      },
      head: {
        X: { properties: { b: to('C'), a: to('D') } },
        D: { anyOf: [to('X'), to('C')] },
        C: { minProperties: 1, ...list('D') },
      },
    },
    {
      title: 'a ring that is unrolled where it begins',
      base: { X: to('L'), L: list('L') },
      head: { X: list('L'), L: list('L') },
    },
    {
      title: 'what is beside a reference before 3.1',
      base: { X: { ...to('A'), minLength: 3 }, A: text },
      head: { X: to('A'), A: text },
      versions: ['3.0', '3.0'],
    },
    {
      title: 'a newer version, with keywords that it did not touch',
      base: { X: { items: to('A') }, A: list('A') },
      head: { X: { items: to('A') }, A: list('A') },
      versions: ['3.0', '3.1'],
    },
    {
      title: 'a property that is called like a keyword',
      base: { X: { properties: { title: text, $ref: text } } },
      head: { X: { properties: { $ref: text, title: text } } },
    },
  ])('$title', async ({ base, head, versions }) => {
    expect(await alike(base, head, versions)).toBe(true)
  })

  test('Swagger 2.0 and OpenAPI 3.0 that say the same', async () => {
    const base = { X: { type: 'array', items: { $ref: '#/definitions/A' } }, A: text }
    expect(await alike(base, { X: { type: 'array', items: to('A') }, A: text }, ['2.0', '3.0'])).toBe(true)
  })
})

describe('another class', () => {
  test.each<Case>([
    { title: 'another type', base: { X: text }, head: { X: { type: 'number' } } },
    {
      title: 'a property that is called like words for people',
      base: { X: { properties: { title: text } } },
      head: { X: { properties: { title: { type: 'number' } } } },
    },
    { title: 'another default', base: { X: { ...text, default: 'a' } }, head: { X: { ...text, default: 'b' } } },
    { title: 'deprecated', base: { X: text }, head: { X: { ...text, deprecated: true } } },
    {
      title: 'another value deep in a const',
      base: { X: { const: { title: [1, 2] } } },
      head: { X: { const: { title: [2, 1] } } },
    },
    {
      title: 'prefixItems in another order',
      base: { X: { prefixItems: [text, {}] } },
      head: { X: { prefixItems: [{}, text] } },
    },
    { title: 'one branch twice', base: { X: { oneOf: [text, {}] } }, head: { X: { oneOf: [text, text, {}] } } },
    {
      title: 'a change behind a reference',
      base: { X: { items: to('A') }, A: text },
      head: { X: { items: to('A') }, A: { type: 'number' } },
    },
    {
      title: 'what is beside a reference since 3.1',
      base: { X: { ...to('A'), minLength: 3 }, A: text },
      head: { X: to('A'), A: text },
    },
    {
      title: 'null beside a reference in 3.0',
      base: { X: { ...to('A'), nullable: true }, A: text },
      head: { X: to('A'), A: text },
      versions: ['3.0', '3.0'],
    },
    {
      title: 'nullable left behind in 3.1',
      base: { X: { ...text, nullable: true } },
      head: { X: { ...text, nullable: true } },
      versions: ['3.0', '3.1'],
    },
    {
      title: 'siblings of a reference that wake up in 3.1',
      base: { X: { items: { ...to('A'), minLength: 1 } }, A: text },
      head: { X: { items: { ...to('A'), minLength: 1 } }, A: text },
      versions: ['3.0', '3.1'],
    },
    {
      title: 'a ring of which one member differs',
      base: { X: list('Y'), Y: list('X') },
      head: { X: list('Y'), Y: { ...list('X'), required: ['value'] } },
    },
    {
      title: 'rings that differ only in what leads where',
      base: { X: { properties: { a: to('X'), b: to('Y') } }, Y: { ...list('X'), minProperties: 1 } },
      head: { X: { properties: { a: to('Y'), b: to('X') } }, Y: { ...list('X'), minProperties: 1 } },
    },
    {
      title: 'a reference that leads nowhere, both times',
      base: { X: { items: to('Nowhere') } },
      head: { X: { items: to('Nowhere') } },
    },
    { title: 'references in a ring', base: { X: to('Y'), Y: to('X') }, head: { X: to('Y'), Y: to('X') } },
    {
      title: 'another name of a branch that a discriminator names',
      base: { X: { oneOf: [to('A'), to('B')], discriminator: { propertyName: 't' } }, A: text, B: text },
      head: { X: { oneOf: [to('A'), to('C')], discriminator: { propertyName: 't' } }, A: text, C: text },
    },
    {
      title: 'a mapping that leads elsewhere',
      base: { X: { discriminator: { propertyName: 't', mapping: { v: 'A' } } }, A: text, B: {} },
      head: { X: { discriminator: { propertyName: 't', mapping: { v: '#/components/schemas/B' } } }, A: text, B: {} },
    },
    {
      title: 'another schema that extends the one with the discriminator',
      base: { X: { discriminator: { propertyName: 't' } }, A: { allOf: [to('X'), text] } },
      head: { X: { discriminator: { propertyName: 't' } }, A: { allOf: [to('X'), text] }, B: { allOf: [to('X'), {}] } },
    },
  ])('$title', async ({ base, head, versions }) => {
    expect(await alike(base, head, versions)).toBe(false)
  })
})

test('a schema has the class that it had before', async () => {
  const { root, ...document } = await load('base', { X: to('Nowhere'), Y: list('Y'), A: { items: text } }, '3.1')
  const { classOf } = makeClasses([root])
  const names = ['X', 'Y', 'A']
  const first = names.map((name) => classOf(at({ root, ...document }, name)))
  expect(names.map((name) => classOf(at({ root, ...document }, name)))).toEqual(first)
})

/** Each would overflow the stack, or take years, if it were followed as it is written. */
describe('a document that is out to exhaust whoever reads it', () => {
  const count = 10_000
  const chain = (last: unknown) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        index === 0 ? 'X' : `S${index}`,
        index === count - 1 ? last : { items: to(`S${index + 1}`) },
      ]),
    )
  test.each([
    { title: 'a chain of ten thousand components', base: chain(text), head: chain(text), same: true },
    { title: 'a chain that ends in something else', base: chain(text), head: chain({}), same: false },
    {
      title: 'a ring of ten thousand components',
      base: chain({ items: to('X') }),
      head: { X: { items: to('X') } },
      same: true,
    },
    {
      title: 'a ring with one odd member',
      base: chain({ items: to('X'), minItems: 1 }),
      head: chain({ items: to('X') }),
      same: false,
    },
  ])('$title', async ({ base, head, same }) => {
    expect(await alike(base, head)).toBe(same)
  })

  test('aliases of YAML that double at each step', async () => {
    const levels = Array.from(
      { length: 18 },
      (_, level) => `  L${level}: &l${level}
    properties: {a: ${level === 0 ? '{$ref: "#/components/schemas/X"}' : `*l${level - 1}`}, b: ${level === 0 ? '{}' : `*l${level - 1}`}}`,
    )
    const yaml = `openapi: 3.1.0
x-levels:
${levels.join('\n')}
components:
  schemas:
    X: {items: *l17}
`
    const base = await loadDocument(memoryTree({ 'api.yaml': yaml }), 'api.yaml', 'base')
    const head = await loadDocument(memoryTree({ 'api.yaml': yaml }), 'api.yaml', 'head')
    const { classOf } = makeClasses([base.root, head.root])
    expect(classOf(at(head, 'X'))).toBe(classOf(at(base, 'X')))
  })
})
