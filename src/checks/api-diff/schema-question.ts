import type { Reading } from './meaning/literal.ts'
import type { Meaning, Wanted } from './meaning/meaning.ts'
import { type Pair, type SchemaChange, sidesOf } from './schema-changes.ts'
import { type Conjunction, viewOf } from './schema-view.ts'
import { isMembers, member, type Node } from './source.ts'

/** A question whose answer shows a difference; `louder`: whether the answer may carry an error. */
export interface Question {
  readonly wanted: Wanted
  readonly mayBeError: boolean
}

/** A schema that no document writes, read like those of the document beside it. */
export function madeUp(value: Readonly<Record<string, unknown>>, like: Node): Node {
  return { value, file: like.file, parent: like, key: '' }
}

/** Values of the inner side that show one difference alone, likeliest first; none where no value can show it. */
export function questionsOf(pair: Pair, change: SchemaChange): readonly Question[] {
  const { inner, outer } = sidesOf(pair)
  const like = inner[0] ?? outer[0]
  if (!like) return []
  const asked = askedOf(change, like, outer)
  const ask = (reading: Reading, { fits, fails }: Asked, mayBeError: boolean): Question => ({
    wanted: {
      use: pair.direction,
      fits: [...inner.map((node) => [node, reading] as const), ...fits.map((node) => [node, 'literal'] as const)],
      fails: fails ? [[fails, 'accepted']] : [],
    },
    mayBeError,
  })
  const alone = keywordsOf(change)
  const others = alone.length === 0 ? [] : besides(outer, alone)
  const only = others.length === 0 ? [] : asked.map((one) => ({ ...one, fits: [...one.fits, ...others] }))
  const sent = [...only, ...asked].map((one) =>
    ask(change.kind === 'closed' ? 'accepted' : 'sent', one, change.kind !== 'closed'),
  )
  // Names that nobody declared count as not sent; that they would be refused is worth a warning.
  return speaksOfAnyName(change) ? [...sent, ...asked.map((one) => ask('accepted', one, false))] : sent
}

/** The keywords that a difference is about, where others beside them might refuse the same value. */
function keywordsOf(change: SchemaChange): readonly string[] {
  if (change.kind === 'bound')
    return [change.bound, `exclusive${change.bound[0]?.toUpperCase()}${change.bound.slice(1)}`]
  if (change.kind === 'values') return ['enum', 'const']
  return ['pattern', 'format', 'multipleOf', 'uniqueItems'].includes(change.kind) ? [change.kind] : []
}

/** What the schema says besides these keywords; nothing where it says no more of a plain value. */
function besides(outer: Conjunction, keywords: readonly string[]): readonly Node[] {
  return viewOf(outer).rest.flatMap((node) => {
    if (!isMembers(node.value)) return []
    const left = Object.entries(node.value).filter(([key]) => !keywords.includes(key))
    return left.length > 0 ? [{ ...node, value: Object.fromEntries(left) }] : []
  })
}

/** Whether it is proved that no value shows the difference. */
export function isRefuted(pair: Pair, change: SchemaChange, meaning: Meaning): boolean {
  const questions = questionsOf(pair, change)
  return questions.length > 0 && questions.every(({ wanted }) => meaning.find(wanted).kind === 'empty')
}

/** Whether names that nobody declared may be what a difference is about. */
export function speaksOfAnyName(change: SchemaChange): boolean {
  if (change.kind === 'bound') return change.bound === 'maxProperties'
  return change.kind === 'keyword' && /ropert/.test(change.keyword)
}

interface Asked {
  readonly fits: readonly Node[]
  /** Undefined: what it fits says it all. */
  readonly fails: readonly Node[] | undefined
}

function askedOf(change: SchemaChange, like: Node, outer: Conjunction): readonly Asked[] {
  const made = (value: Readonly<Record<string, unknown>>) => madeUp(value, like)
  const failing = (value: Readonly<Record<string, unknown>>): readonly Asked[] => [{ fits: [], fails: [made(value)] }]
  switch (change.kind) {
    case 'type': {
      const fails = [made({ type: [...change.allowed, 'null'] })]
      const extra = change.extra ?? []
      return extra.length === 0 ? [{ fits: [], fails }] : extra.map((type) => ({ fits: [made({ type })], fails }))
    }
    case 'null':
      return [{ fits: [made({ type: 'null' })], fails: undefined }]
    case 'values':
      return failing({ enum: [...change.allowed, null] })
    case 'bound': {
      const { bound, to } = change
      const exclusive = `exclusive${bound[0]?.toUpperCase()}${bound.slice(1)}`
      return failing({ [bound]: to.at, ...(to.exclusive ? { [exclusive]: true } : {}) })
    }
    case 'multipleOf':
      return failing({ multipleOf: change.to })
    case 'uniqueItems':
      return failing({ uniqueItems: true })
    case 'pattern':
      return failing({ pattern: change.to })
    case 'format':
      return failing({ format: change.to })
    case 'required': {
      const none = Object.fromEntries(change.names.map((name) => [name, false]))
      return [{ fits: [made({ type: 'object', properties: none })], fails: undefined }]
    }
    case 'property-removed':
      return change.closed ? [{ fits: [made({ type: 'object', required: change.names })], fails: outer }] : []
    case 'closed': {
      const value = change.how === 'refused' ? { undeclared: { type: 'string' } } : {}
      return [{ fits: [made({ type: 'object', required: ['undeclared'], properties: value })], fails: outer }]
    }
    case 'branch':
      return [{ fits: change.branch, fails: outer }]
    case 'choice':
      return [{ fits: [], fails: outer }]
    case 'keyword':
      return keywordQuestions(change.keyword, outer)
    case 'property-added':
    case 'read-only':
    case 'default':
    case 'discriminator':
    case 'deprecated':
    case 'relaxed':
    case 'undecided':
      return []
    default:
      return change satisfies never
  }
}

const families: readonly (readonly string[])[] = [
  ['if', 'then', 'else'],
  ['contains', 'minContains', 'maxContains'],
  ['prefixItems', 'items'],
]

/** The keyword alone, with those that make one sentence with it. */
function keywordQuestions(keyword: string, outer: Conjunction): readonly Asked[] {
  const family = families.find((names) => names.includes(keyword)) ?? [keyword]
  const alone = outer.flatMap((node) => {
    const members = family.flatMap((name) => {
      const value = member(node, name)
      return value === undefined ? [] : [[name, value] as const]
    })
    return members.length > 0 ? [madeUp(Object.fromEntries(members), node)] : []
  })
  const whole = keyword.startsWith('unevaluated') || alone.length === 0
  return [{ fits: [], fails: whole ? outer : alone }]
}
