/** Two documents out to exhaust whoever compares them; a schema beside the hostile one is tightened honestly. */
export interface HostilePair {
  readonly title: string
  readonly extension: 'json' | 'yaml'
  readonly base: string
  readonly head: string
}

type Schemas = Readonly<Record<string, unknown>>

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` })

function numbered(count: number, schema: (at: number) => unknown): Schemas {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`S${at}`, schema(at)]))
}

function document(hostile: unknown, schemas: Schemas, maxLength: number): string {
  const schema = { type: 'object', properties: { hostile, honest: { type: 'string', maxLength } } }
  const content = { 'application/json': { schema } }
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'hostile', version: '1' },
    paths: { '/a': { post: { requestBody: { content }, responses: { '200': { description: 'ok', content } } } } },
    components: { schemas },
  })
}

/** `schemas(last)`: what the innermost schema says differs between base and head. */
function pair(title: string, hostile: unknown, schemas: (last: Schemas) => Schemas): HostilePair {
  return {
    title,
    extension: 'json',
    base: document(hostile, schemas({ type: 'string', maxLength: 9 }), 9),
    head: document(hostile, schemas({ type: 'string', maxLength: 8 }), 8),
  }
}

const towerHeight = 60
const ringLength = 10_000

/** Each is fine for a matcher that goes back only a little, and takes others for ever. */
const backtracking: readonly (readonly [string, string])[] = [
  ['^(a+)+$', '^(a|aa)+$'],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', '^(([a-z]+)+.)+[A-Z]([a-z])+$'],
  ['^(a?){60}a{60}$', '^(a?){61}a{60}$'],
  ['^([0-9]{1,900}){1,900}$', '^([0-9]{1,900}){1,899}$'],
  ['^(.*a.{18})$', '^(.*a.{17})$'],
  ['(x+x+)+y', '(x+x+x+)+y'],
  ['^(?=(a+)+b)a*$', '^(?=(a+)+c)a*$'],
  ['^(\\w+)\\1{9}$', '^(\\w+)\\1{8}$'],
]

function patterns(side: 0 | 1): Schemas {
  const properties = Object.fromEntries(
    backtracking.map((both, at) => [`p${at}`, { type: 'string', pattern: both[side] }]),
  )
  return { S0: { type: 'object', properties } }
}

/** `levels` anchors, of which each names the one before it `width` times. */
function aliases(levels: number, width: number, maxLength: number): string {
  const lines = Array.from({ length: levels }, (_, level) => {
    const inner = level === 0 ? `{type: string, maxLength: ${maxLength}}` : `*l${level - 1}`
    const properties = Array.from({ length: width }, (_, at) => `p${at}: ${inner}`)
    return `  L${level}: &l${level}\n    properties: {${properties.join(', ')}}`
  })
  return `openapi: 3.1.0
info: {title: hostile, version: '1'}
x-levels:
${lines.join('\n')}
paths:
  /a:
    post:
      requestBody: {content: {application/json: {schema: *l${levels - 1}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: *l${levels - 1}}}}}
`
}

export function hostilePairs(): readonly HostilePair[] {
  return [
    pair('allOf tower, each floor twice', to('S0'), (last) =>
      numbered(towerHeight, (at) =>
        at === towerHeight - 1
          ? last
          : { allOf: [to(`S${at + 1}`), { allOf: [to(`S${at + 1}`), { type: 'string', minLength: at }] }] },
      ),
    ),
    pair('oneOf of all others, 30 times', to('S0'), (last) => ({
      ...numbered(30, (at) => ({
        oneOf: [
          ...Array.from({ length: 30 }, (_, other) => ({
            type: 'object',
            properties: { [`p${other}`]: to(`S${other}`) },
          })),
          to(`S${(at + 1) % 30}`),
          to('Last'),
        ],
      })),
      Last: last,
    })),
    pair('10,000 components in a ring', to('S0'), (last) =>
      numbered(ringLength, (at) => ({
        type: 'object',
        required: ['id'],
        properties: { next: to(`S${(at + 1) % ringLength}`), id: at === ringLength / 2 ? last : { type: 'string' } },
      })),
    ),
    pair('an enum of 100,000 values', to('S0'), (last) => ({
      S0: { type: 'object', properties: { e: { enum: Array.from({ length: 100_000 }, (_, at) => `${at}`) }, last } },
    })),
    pair('not and if, 12 deep and twice each', to('S0'), (last) => ({
      ...numbered(12, (at) => ({
        not: {
          anyOf: [
            to(at === 11 ? 'Last' : `S${at + 1}`),
            { if: to(at === 11 ? 'Last' : `S${at + 1}`), else: { minLength: at } },
          ],
        },
      })),
      Last: last,
    })),
    {
      title: 'patterns made to backtrack',
      extension: 'json',
      base: document(to('S0'), patterns(0), 9),
      head: document(to('S0'), patterns(1), 8),
    },
    { title: 'YAML aliases, 2^18 nodes', extension: 'yaml', base: aliases(17, 2, 9), head: aliases(17, 2, 8) },
    { title: 'YAML aliases, 9^9 nodes', extension: 'yaml', base: aliases(9, 9, 9), head: aliases(9, 9, 8) },
  ]
}
