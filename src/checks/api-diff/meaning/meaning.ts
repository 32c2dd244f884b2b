import type { Node } from '../source.ts'
import type { Answer } from './answer.ts'
import { type Failing, failingKeyword } from './blame.ts'
import type { Classes } from './classes.ts'
import { makeSearch } from './inhabit.ts'
import { type Languages, makeLanguages } from './language.ts'
import { type Literal, literalOfSchema, negationOf, type Reading } from './literal.ts'
import { noNames, type Schema, schemaOf, type Use } from './schema.ts'
import { outOfSteps } from './steps.ts'

/** A value that is looked for: what it has to fit, and what it must not fit. */
export interface Wanted {
  readonly use: Use
  readonly fits: readonly (readonly [Node, Reading])[]
  /** All of the schemas of one entry together are what the value must not fit. */
  readonly fails: readonly (readonly [readonly Node[], Reading])[]
}

/** What schemas mean, for the schemas of some documents. */
export interface Meaning {
  readonly find: (wanted: Wanted) => Answer
  /** A value that the side that writes it may send, and the other refuses; `empty`: proof that there is none. */
  readonly breach: (inner: readonly Node[], outer: readonly Node[], use: Use) => Answer
  /** True: known to mean the same, whatever they are called. */
  readonly isSame: (a: readonly Node[], b: readonly Node[]) => boolean
  /** The deepest keyword of the first schema that refuses the value. */
  readonly failing: (nodes: readonly Node[], value: unknown, use: Use) => Failing | undefined
  /** The same for schemas that are known to mean the same. */
  readonly className: (node: Node) => string | undefined
  readonly languages: Languages
  /** How often a question ran out of steps. */
  readonly exhausted: () => number
}

export interface Budget {
  /** For one question. */
  readonly pair: number
  /** For all of them. */
  readonly run: number
}

/** Cases for a question on the side, such as whether two branches have a value in common. */
const maxAside = 200

/** Counted steps, never time: the same input gives the same bytes. */
export function makeMeaning(classes: Classes, budget: Budget): Meaning {
  let run = budget.run
  let pair = 0
  let exhausted = 0
  const steps = {
    take: (count: number) => {
      pair -= count
      run -= count
      return pair >= 0 && run >= 0
    },
    aside: <Value>(work: () => Value) => {
      const left = pair
      pair = Math.min(budget.pair, maxAside)
      const value = work()
      pair = left
      return value
    },
  }
  const languages = makeLanguages()
  const classOf = (node: Node) => {
    const { value } = node
    return typeof value === 'object' && value !== null ? `c${classes.classOf(node)}` : undefined
  }
  const searches = new Map<string, ReturnType<typeof makeSearch>>()
  const searchFor = (use: Use, lenient: boolean) => {
    const key = `${use} ${lenient}`
    const known = searches.get(key)
    if (known) return known
    const made = makeSearch({ use, lenient, languages, steps, classOf })
    searches.set(key, made)
    return made
  }
  const together = new Map<string, Schema>()
  const ids = new WeakMap<object, number>()
  let lastId = 0
  const idOf = ({ value }: Node): string => {
    if (typeof value !== 'object' || value === null) return String(value)
    const known = ids.get(value) ?? ++lastId
    ids.set(value, known)
    return `#${known}`
  }
  /** Several schemas as one, the same one each time, so that answers are found again. */
  const asOne = (nodes: readonly Node[], use: Use): Schema | undefined => {
    const [only, ...more] = nodes
    if (!only) return undefined
    if (more.length === 0) return schemaOf(only, use)
    const key = `${use} ${nodes.map(idOf).join(' ')}`
    const known = together.get(key)
    if (known) return known
    const assertions = nodes.map((schema) => ({ kind: 'all' as const, schema, node: schema }))
    const made = { node: only, assertions, orNull: false, implied: undefined, hidden: noNames }
    together.set(key, made)
    return made
  }

  const ask = ({ use, fits, fails }: Wanted, lenient: boolean): { answer: Answer; overlapped: boolean } => {
    const search = searchFor(use, lenient)
    const literals: Literal[] = fits.map(([node, reading]) =>
      literalOfSchema(schemaOf(node, use), reading, search.terms),
    )
    for (const [nodes, reading] of fails) {
      const schema = asOne(nodes, use)
      // Nothing fails a schema that says nothing.
      if (!schema) return { answer: { kind: 'empty' }, overlapped: false }
      literals.push(negationOf(literalOfSchema(schema, reading, search.terms)))
    }
    pair = budget.pair
    const before = search.overlaps()
    const answer = search.find(literals)
    if (answer.kind === 'undecided' && answer.reason === outOfSteps) exhausted++
    return { answer, overlapped: search.overlaps() > before }
  }

  const find = (wanted: Wanted): Answer => {
    const exact = ask(wanted, false)
    if (exact.answer.kind !== 'empty' || !exact.overlapped) return exact.answer
    // Branches of a oneOf that overlap leave few values that fit one alone; their authors mean any of them.
    const { answer } = ask(wanted, true)
    return answer.kind === 'value' ? { ...answer, doubt: 'the branches of a oneOf overlap' } : answer
  }
  return {
    find,
    breach: (inner, outer, use) =>
      find({ use, fits: inner.map((node) => [node, 'sent'] as const), fails: [[outer, 'accepted']] }),
    isSame: ([a, ...moreA], [b, ...moreB]) => {
      if (!a || !b) return a === b
      if (moreA.length + moreB.length > 0) return false
      if (typeof a.value !== 'object' || typeof b.value !== 'object') return a.value === b.value
      return a.value === b.value || classes.classOf(a) === classes.classOf(b)
    },
    failing: (nodes, value, use) => {
      pair = budget.pair
      for (const node of nodes) {
        const found = failingKeyword(node, value, searchFor(use, false))
        if (found) return found
      }
      return undefined
    },
    className: classOf,
    languages,
    exhausted: () => exhausted,
  }
}
