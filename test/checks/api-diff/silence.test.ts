import { describe, expect, test } from 'vitest'
import { prepare } from '../../rules/api-diff.ts'

/** A document in which one schema is sent and returned, so that both directions have to be silent. */
function spec(schema: string, { version = '3.0.3', components = '' } = {}): string {
  return `openapi: ${version}
paths:
  /things:
    post:
      requestBody:
        content: {application/json: {schema: ${schema}}}
      responses:
        '200':
          description: a thing
          content: {application/json: {schema: ${schema}}}
components:
  schemas:
    Unused: {type: string}
${components}`
}

const order = '{type: object, required: [id], properties: {id: {type: string}, note: {type: string}}}'
const inComponent = { components: `    Order: ${order}\n` }

describe('a refactoring that changes nothing for a client is silent, both ways', () => {
  test.each<{ name: string; one: string; other: string }>([
    {
      name: 'inlined or in a component',
      one: spec(order),
      other: spec("{$ref: '#/components/schemas/Order'}", inComponent),
    },
    {
      name: 'a component under another name',
      one: spec("{$ref: '#/components/schemas/Order'}", inComponent),
      other: spec("{$ref: '#/components/schemas/Purchase'}", { components: `    Purchase: ${order}\n` }),
    },
    {
      name: 'a property in another part of allOf',
      one: spec(
        '{allOf: [{type: object, required: [id], properties: {id: {type: string}}}, {type: object, properties: {note: {type: string}}}]}',
      ),
      other: spec(
        '{allOf: [{type: object, properties: {id: {type: string}, note: {type: string}}}, {type: object, required: [id]}]}',
      ),
    },
    { name: 'allOf of one', one: spec(order), other: spec(`{allOf: [${order}]}`) },
    { name: 'anyOf of one', one: spec(order), other: spec(`{anyOf: [${order}]}`) },
    {
      name: 'null as nullable or as a choice',
      one: spec('{type: string, nullable: true}'),
      other: spec('{oneOf: [{type: string}, {enum: [null]}]}'),
    },
    {
      name: 'null as nullable of 3.0 or as a type of 3.1',
      one: spec('{type: string, nullable: true}'),
      other: spec("{type: [string, 'null']}", { version: '3.1.0' }),
    },
    {
      name: 'null beside a $ref, or beside allOf of it',
      one: spec("{nullable: true, $ref: '#/components/schemas/Order'}", inComponent),
      other: spec("{nullable: true, allOf: [{$ref: '#/components/schemas/Order'}]}", inComponent),
    },
    {
      name: 'null and a list of values',
      one: spec('{type: string, nullable: true, enum: [a, b]}'),
      other: spec("{oneOf: [{type: string, enum: [a, b]}, {type: 'null'}]}", { version: '3.1.0' }),
    },
    {
      name: 'types as a list or as a choice',
      one: spec('{type: [string, integer]}', { version: '3.1.0' }),
      other: spec('{anyOf: [{type: string}, {type: integer}]}', { version: '3.1.0' }),
    },
    {
      name: 'values as a list or as a choice of constants',
      one: spec('{type: string, enum: [a, b]}', { version: '3.1.0' }),
      other: spec('{oneOf: [{const: a, title: A}, {const: b, title: B}]}', { version: '3.1.0' }),
    },
    {
      name: 'const or a list of one',
      one: spec('{const: a}', { version: '3.1.0' }),
      other: spec('{enum: [a]}', { version: '3.1.0' }),
    },
    {
      name: 'exclusive bounds of 3.0 and 3.1',
      one: spec('{type: integer, minimum: 0, exclusiveMinimum: true}'),
      other: spec('{type: integer, exclusiveMinimum: 0}', { version: '3.1.0' }),
    },
    {
      name: 'bounds of an integer, exclusive or not',
      one: spec('{type: integer, minimum: 1, maximum: 9}'),
      other: spec('{type: integer, minimum: 0, exclusiveMinimum: true, maximum: 9.5}'),
    },
    {
      name: 'bounds of an integer, exclusive or not, in 3.1',
      one: spec('{type: [integer], minimum: -1, maximum: 9}', { version: '3.1.0' }),
      other: spec('{type: integer, exclusiveMinimum: -2, exclusiveMaximum: 10}', { version: '3.1.0' }),
    },
    { name: 'bounds that say nothing', one: spec('{type: string}'), other: spec('{type: string, minLength: 0}') },
    {
      name: 'the type of an object left out',
      one: spec('{properties: {id: {type: string}}}'),
      other: spec('{type: object, properties: {id: {type: string}}}'),
    },
    {
      name: 'additionalProperties that say nothing',
      one: spec('{type: object}'),
      other: spec('{type: object, additionalProperties: {}}'),
    },
    {
      name: 'values in another order',
      one: spec('{type: string, enum: [a, b]}'),
      other: spec('{type: string, enum: [b, a]}'),
    },
    {
      name: 'descriptions and examples',
      one: spec('{type: string}'),
      other: spec('{type: string, description: x, example: y, title: z, x-internal: true}'),
    },
    {
      name: 'branches in another order',
      one: spec("{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}", {
        components: '    A: {type: object, required: [a]}\n    B: {type: object, required: [b]}\n',
      }),
      other: spec("{oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/A'}]}", {
        components: '    A: {type: object, required: [a]}\n    B: {type: object, required: [b]}\n',
      }),
    },
    {
      name: 'a ring of references, once unrolled',
      one: spec("{$ref: '#/components/schemas/Tree'}", {
        components:
          "    Tree: {type: object, properties: {kids: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}\n",
      }),
      other: spec("{type: object, properties: {kids: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}", {
        components:
          "    Tree: {type: object, properties: {kids: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}\n",
      }),
    },
    {
      name: 'a component that nobody uses',
      one: spec('{type: string}'),
      other: spec('{type: string}', { components: '    More: {type: integer}\n' }),
    },
  ])('$name', async ({ one, other }) => {
    expect((await prepare({ base: one, head: other })).changes).toEqual([])
    expect((await prepare({ base: other, head: one })).changes).toEqual([])
  })
})
