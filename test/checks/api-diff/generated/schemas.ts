import fc from '../../../properties.ts'
import { type Members, type Model, pruned, refTo, type Schema } from './model.ts'

/** Names that may be required. `created` is always readOnly, and `secret` writeOnly, wherever they are declared. */
const names = ['a', 'b', 'c'] as const

type Arbitrary<Value> = fc.Arbitrary<Value>

/** Which components may be referred to: right here (later ones only, else a ring would never reach a value), or below. */
interface Scope {
  readonly here: readonly string[]
  readonly below: readonly string[]
  readonly depth: number
  readonly hard: boolean
}

function inside(scope: Scope): Scope {
  return { ...scope, here: scope.below, depth: scope.depth - 1 }
}

function beside(scope: Scope): Scope {
  return { ...scope, depth: scope.depth - 1 }
}

function modelOf(hard: boolean): Arbitrary<Model> {
  const all = ['A', 'B', 'Cat', 'Dog']
  const scope = (here: readonly string[], depth: number): Scope => ({ here, below: all, depth, hard })
  return fc
    .record({
      root: schema(scope(all, 3)),
      A: schema(scope(['B', 'Cat'], 2)),
      B: schema(scope(['Dog'], 2)),
      Cat: variant('cat', scope([], 1)),
      Dog: variant('dog', scope([], 1)),
    })
    .map(({ root, ...components }) => pruned({ root, components }))
}

/** One kind of a union that a discriminator tells apart. */
function variant(kind: string, scope: Scope): Arbitrary<Schema> {
  return fc.record({ a: schema(inside(scope)), b: schema(inside(scope)) }, { requiredKeys: [] }).map((properties) => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { type: 'string', enum: [kind] }, ...properties },
  }))
}

const known = new Map<string, Arbitrary<Schema>>()

/** Each scope's generator is made once: made anew at every use, they would be hundreds of thousands. */
function schema(scope: Scope): Arbitrary<Schema> {
  const key = JSON.stringify(scope)
  const made = known.get(key) ?? anySchema(scope)
  known.set(key, made)
  return made
}

function anySchema(scope: Scope): Arbitrary<Schema> {
  const leaves: Weighted[] = [
    { arbitrary: string, weight: 4 },
    { arbitrary: integer, weight: 3 },
    { arbitrary: number, weight: 2 },
    { arbitrary: fc.constant({ type: 'boolean' }), weight: 1 },
    ...(scope.here.length > 0 ? [{ arbitrary: fc.constantFrom(...scope.here).map(refTo), weight: 2 }] : []),
    ...(scope.hard ? [{ arbitrary: oddLeaf, weight: 3 }] : []),
  ]
  if (scope.depth <= 0) return fc.oneof(...leaves)
  return fc.oneof(
    ...leaves,
    { arbitrary: object(scope), weight: 6 },
    { arbitrary: array(scope), weight: 3 },
    { arbitrary: map(scope), weight: 1 },
    { arbitrary: composed(scope), weight: 3 },
    ...(scope.hard ? [{ arbitrary: odd(scope), weight: 8 }] : []),
  )
}

type Weighted = { readonly arbitrary: Arbitrary<Schema>; readonly weight: number }

function optional(shape: Record<string, Arbitrary<unknown>>): Arbitrary<Members> {
  return fc.record(shape, { requiredKeys: [] })
}

/** `{ minX, maxX }`, either, both or none, and never crossed. */
function range(least: string, most: string, from: number, to: number): Arbitrary<Members> {
  return fc
    .record({ from: fc.integer({ min: from, max: to }), span: fc.integer({ min: 0, max: 3 }) }, { requiredKeys: [] })
    .map(({ from: low, span }) => ({
      ...(low === undefined ? {} : { [least]: low }),
      ...(span === undefined ? {} : { [most]: (low ?? Math.max(from, 1)) + span }),
    }))
}

function merged(...parts: readonly Arbitrary<Members>[]): Arbitrary<Members> {
  return fc.tuple(...parts).map((made) => Object.assign({}, ...made))
}

/** `type: [T, 'null']`, and null among the values where those are listed. */
function maybeNull(of: Arbitrary<Members>): Arbitrary<Members> {
  return fc.tuple(of, fc.nat({ max: 4 })).map(([made, dice]) =>
    dice === 4 && typeof made.type === 'string'
      ? {
          ...made,
          type: [made.type, 'null'],
          ...(Array.isArray(made.enum) ? { enum: [...made.enum, null] } : {}),
        }
      : made,
  )
}

const patterns = ['^[a-c]*$', '^a', 'b$', '^(x|y|ab)$', '[0-9]', '^[^/]+$', '^a{2,3}$'] as const

const string: Arbitrary<Members> = maybeNull(
  fc.oneof(
    { arbitrary: fc.constant<Members>({ type: 'string' }), weight: 2 },
    {
      arbitrary: fc
        .subarray(['red', 'green', 'blue', ''], { minLength: 1 })
        .map((values): Members => ({ type: 'string', enum: values })),
      weight: 3,
    },
    { arbitrary: merged(fc.constant({ type: 'string' }), range('minLength', 'maxLength', 0, 3)), weight: 2 },
    { arbitrary: fc.constantFrom(...patterns).map((pattern): Members => ({ type: 'string', pattern })), weight: 1 },
    {
      arbitrary: fc
        .constantFrom('date', 'date-time', 'uuid', 'email', 'uri', 'ipv4')
        .map((format): Members => ({ type: 'string', format })),
      weight: 1,
    },
  ),
)

const integer: Arbitrary<Members> = maybeNull(
  fc.oneof(
    {
      arbitrary: merged(
        fc.constant({ type: 'integer' }),
        optional({ format: fc.constantFrom('int32', 'int64') }),
        range('minimum', 'maximum', -1, 3),
      ),
      weight: 3,
    },
    { arbitrary: fc.constantFrom(2, 3, 10).map((multipleOf): Members => ({ type: 'integer', multipleOf })), weight: 1 },
    {
      arbitrary: fc
        .subarray([0, 1, 2, 50], { minLength: 1 })
        .map((values): Members => ({ type: 'integer', enum: values })),
      weight: 1,
    },
  ),
)

const number: Arbitrary<Members> = maybeNull(
  fc.oneof(
    merged(
      fc.constant({ type: 'number' }),
      fc.oneof(
        range('minimum', 'maximum', -1, 2),
        range('exclusiveMinimum', 'maximum', -1, 2),
        range('minimum', 'exclusiveMaximum', -1, 2),
      ),
      optional({ format: fc.constantFrom('float', 'double') }),
    ),
    fc.constantFrom(0.01, 0.5, 1.5).map((multipleOf): Members => ({ type: 'number', multipleOf })),
  ),
)

function properties(scope: Scope): Arbitrary<Members> {
  return fc.record(
    {
      a: schema(inside(scope)),
      b: schema(inside(scope)),
      c: schema(inside(scope)),
      created: fc.constant<Schema>({ type: 'string', readOnly: true }),
      secret: fc.constant<Schema>({ type: 'string', writeOnly: true }),
    },
    { requiredKeys: [] },
  )
}

function object(scope: Scope): Arbitrary<Members> {
  return maybeNull(
    fc
      .record(
        {
          properties: properties(scope),
          asked: fc.subarray(['a', 'b', 'c', 'created', 'secret']),
          additionalProperties: fc.oneof(
            fc.constantFrom<Schema>(false, false, true, {}),
            schema({ ...inside(scope), depth: 0 }),
          ),
        },
        { requiredKeys: ['properties', 'asked'] },
      )
      .map(({ properties: declared, asked, ...rest }) => {
        const required = asked.filter((name) => name in declared)
        return {
          type: 'object',
          properties: declared,
          ...(required.length > 0 ? { required } : {}),
          ...rest,
        }
      }),
  )
}

function map(scope: Scope): Arbitrary<Members> {
  return merged(
    fc.record({ type: fc.constant('object'), additionalProperties: schema(inside(scope)) }),
    range('minProperties', 'maxProperties', 0, 2),
  )
}

function array(scope: Scope): Arbitrary<Members> {
  return maybeNull(
    merged(
      fc.record({ type: fc.constant('array'), items: schema(inside(scope)) }),
      range('minItems', 'maxItems', 0, 2),
      optional({ uniqueItems: fc.constant(true) }),
    ),
  )
}

/** What stands in allOf in real specs: a base object by reference or inline, and more properties. */
function composed(scope: Scope): Arbitrary<Schema> {
  const open = object(scope).map((made): Members => {
    const { additionalProperties: _, ...rest } = made
    return { ...rest, type: 'object' }
  })
  const scalars = [string, integer, fc.constant({ type: 'boolean' }), array(beside(scope)), open] as const
  return fc.oneof(
    { arbitrary: fc.tuple(open, open).map((parts): Schema => ({ allOf: parts })), weight: 2 },
    ...(scope.here.length > 0
      ? [
          {
            arbitrary: fc
              .tuple(fc.constantFrom(...scope.here), open)
              .map(([name, part]): Schema => ({ allOf: [refTo(name), part] })),
            weight: 1,
          },
        ]
      : []),
    {
      arbitrary: fc
        .tuple(
          fc.constantFrom('anyOf', 'oneOf'),
          fc.shuffledSubarray(
            scalars.map((_, at) => at),
            { minLength: 2, maxLength: 3 },
          ),
          fc.tuple(...scalars),
        )
        .map(([keyword, chosen, made]): Schema => ({ [keyword]: chosen.flatMap((at) => made[at] ?? []) })),
      weight: 2,
    },
    ...(scope.here.includes('Cat') && scope.here.includes('Dog')
      ? [{ arbitrary: fc.constant(discriminated), weight: 2 }]
      : []),
    ...(scope.here.length > 0
      ? [
          {
            arbitrary: fc
              .tuple(fc.constantFrom('anyOf', 'oneOf'), fc.constantFrom(...scope.here))
              .map(([keyword, name]): Schema => ({ [keyword]: [refTo(name), { type: 'null' }] })),
            weight: 1,
          },
        ]
      : []),
  )
}

const discriminated: Schema = {
  oneOf: [refTo('Cat'), refTo('Dog')],
  discriminator: {
    propertyName: 'kind',
    mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' },
  },
}

const values = [null, true, 0, 1, 0.5, '', 'a', 'ab', [], [1], {}, { a: 1 }] as const

const oddLeaf: Arbitrary<Schema> = fc.oneof(
  fc.constantFrom<Schema>(true, {}, { type: 'null' }),
  fc.constantFrom(...values).map((value): Schema => ({ const: value })),
  fc.subarray([...values], { minLength: 1, maxLength: 4 }).map((chosen): Schema => ({ enum: chosen })),
  fc
    .subarray(['string', 'integer', 'number', 'boolean', 'null', 'array', 'object'], { minLength: 1, maxLength: 3 })
    .map((type): Schema => ({ type })),
  merged(range('minimum', 'maximum', -1, 2), range('minLength', 'maxLength', 0, 2)),
  fc.constantFrom(...patterns).map((pattern): Schema => ({ pattern })),
)

function odd(scope: Scope): Arbitrary<Schema> {
  const inner = schema(inside(scope))
  const same = schema(beside(scope))
  const required = fc
    .subarray([...names], { minLength: 1, maxLength: 2 })
    .map((asked): Members => ({ required: asked }))
  return fc.oneof(
    fc.record({ anyOf: fc.array(same, { minLength: 1, maxLength: 3 }) }),
    fc.record({ oneOf: fc.array(same, { minLength: 1, maxLength: 3 }) }),
    fc.record({ allOf: fc.array(same, { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: fc.oneof(required, same) }),
    // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's word
    fc.record({ if: fc.oneof(required, same), then: same, else: same }, { requiredKeys: ['if'] }),
    fc.record({ type: fc.constant('object'), not: required, properties: properties(scope) }),
    merged(
      fc.record({ type: fc.constant('object') }),
      optional({
        properties: properties(scope),
        patternProperties: fc.dictionary(fc.constantFrom('^a', '^x-', 'b$'), inner, { maxKeys: 2 }),
        additionalProperties: fc.oneof(fc.boolean(), inner),
      }),
    ),
    merged(
      fc.record({ type: fc.constant('object') }),
      optional({
        properties: properties(scope),
        propertyNames: fc.constantFrom<Schema>({ pattern: '^[a-b]$' }, { maxLength: 1 }, { enum: ['a', 'b'] }),
        dependentRequired: fc.constantFrom({ a: ['b'] }, { b: ['c', 'a'] }, { c: [] }),
      }),
      range('minProperties', 'maxProperties', 0, 2),
    ),
    fc.record({
      type: fc.constant('object'),
      properties: properties(scope),
      dependentSchemas: same.map((made) => ({ a: made })),
    }),
    merged(
      fc.record({ type: fc.constant('array') }),
      optional({
        prefixItems: fc.array(inner, { minLength: 1, maxLength: 2 }),
        items: fc.oneof(fc.boolean(), inner),
        uniqueItems: fc.boolean(),
      }),
      range('minItems', 'maxItems', 0, 2),
    ),
    merged(
      fc.record({ type: fc.constant('array'), contains: inner }),
      optional({
        items: inner,
        minContains: fc.integer({ min: 0, max: 2 }),
        maxContains: fc.integer({ min: 1, max: 2 }),
      }),
      optional({ maxItems: fc.integer({ min: 0, max: 3 }) }),
    ),
    ...(scope.here.length > 0
      ? [
          // Siblings of a reference have a say since 3.1.
          fc
            .tuple(fc.constantFrom(...scope.here), required)
            .map(([name, more]): Schema => ({ ...refTo(name), ...more })),
        ]
      : []),
  )
}

/** A model of what specs mostly use; every schema in it can also be spelled in OpenAPI 3.0. */
export const plainModel: Arbitrary<Model> = modelOf(false)

/** Any keyword of JSON Schema 2020-12 that the engine claims to decide, in any company. */
export const hardModel: Arbitrary<Model> = modelOf(true)
