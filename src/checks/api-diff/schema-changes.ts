import { BreakwaterError } from '../../core/error.ts'
import type { Severity } from '../../core/finding.ts'
import { type Lost, lostBy } from './document.ts'
import { judgeSides } from './schema-keywords.ts'
import {
  type Bound,
  type Conjunction,
  conjunctionKey,
  type Limit,
  settled,
  type TypeName,
  type View,
  viewOf,
} from './schema-view.ts'
import type { Node } from './source.ts'

/**
 * Who writes the value. `parameter`: a request's value that travels as text, so that a number fits where a string is
 * asked for.
 */
export type Direction = 'request' | 'response' | 'parameter'

/** How a pair is reached from the one before. */
export type Step =
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'additional' }
  | { readonly kind: 'items' }
  | { readonly kind: 'branch' }

/** One judgement about one pair; `base` and `head` are the places of what differs, where it is written. */
export type SchemaChange = Difference & {
  readonly severity: Severity
  readonly base: Node | undefined
  readonly head: Node | undefined
}

/** `extra`: what the accepting side has and the other lacks. */
export type Difference =
  | { readonly kind: 'type'; readonly extra: readonly TypeName[] | undefined; readonly allowed: readonly TypeName[] }
  | { readonly kind: 'null' }
  | { readonly kind: 'values'; readonly extra: readonly unknown[] | undefined; readonly allowed: readonly unknown[] }
  | { readonly kind: 'bound'; readonly bound: Bound; readonly from: Limit | undefined; readonly to: Limit }
  | { readonly kind: 'multipleOf'; readonly from: number | undefined; readonly to: number }
  | { readonly kind: 'uniqueItems' }
  | { readonly kind: 'pattern'; readonly from: readonly string[]; readonly to: string }
  | { readonly kind: 'format'; readonly from: string | undefined; readonly to: string }
  | { readonly kind: 'required'; readonly names: readonly string[]; readonly declared: boolean }
  | { readonly kind: 'property-removed'; readonly names: readonly string[]; readonly closed: boolean }
  | { readonly kind: 'property-added'; readonly names: readonly string[] }
  | { readonly kind: 'closed' }
  | { readonly kind: 'branch'; readonly branch: Conjunction }
  /** Values may fit no branch of a choice; `overlap`: or two of a oneOf, which refuses them as well. */
  | { readonly kind: 'choice'; readonly keyword: 'oneOf' | 'anyOf'; readonly overlap: boolean }
  | { readonly kind: 'undecided'; readonly reason: string }

/** Two schemas that the same value has to fit. */
export interface Pair<Root = unknown> {
  readonly base: Conjunction
  readonly head: Conjunction
  readonly direction: Direction
  /** How it was reached first, which is a shortest way. */
  readonly first: { readonly from: Pair<Root>; readonly step: Step } | undefined
  readonly roots: Root[]
  readonly parents: Pair<Root>[]
  readonly changes: SchemaChange[]
  /** A reference inside that leads nowhere. */
  broken: Lost | undefined
}

export interface Comparison<Root> {
  readonly pairs: readonly Pair<Root>[]
  /** True: the budget ran out, and the pairs that were left were not looked at. */
  readonly truncated: boolean
}

export interface RootPair<Root> {
  /** Undefined: nothing is said of the value, so anything goes. */
  readonly base: Node | undefined
  readonly head: Node | undefined
  readonly direction: Direction
  readonly root: Root
}

/** Where a value must fit that fitted before: everything of `inner` has to be in `outer`. */
export interface Sides {
  readonly inner: View
  readonly outer: View
  readonly innerConjunction: Conjunction
  readonly outerConjunction: Conjunction
  readonly direction: Direction
}

export interface Verdicts {
  readonly add: (difference: Difference, severity: Severity, inner: Node | undefined, outer: Node | undefined) => void
  readonly push: (step: Step, inner: Conjunction, outer: Conjunction) => void
  /** Whether everything of `inner` is in `outer`, as far as that can be told; nothing is recorded. */
  readonly contains: (inner: Conjunction, outer: Conjunction) => boolean
}

/** Counted, never timed: the same input gives the same bytes. */
const maxPairs = 400_000
const maxProbedPairs = 2_000
const maxProbedInAll = 200_000

/**
 * Compares schemas pair by pair, each pair once however often it is reached. A pair that is reached again while it is
 * open is taken to hold (coinduction), which is what ends rings of references.
 */
export function compareSchemas<Root>(roots: readonly RootPair<Root>[], budget = maxPairs): Comparison<Root> {
  const known = new Map<string, Pair<Root>>()
  const queue: Pair<Root>[] = []
  const probes: Probes = { answers: new Map(), left: maxProbedInAll }
  const reach: Reach<Root> = (writtenBase, writtenHead, direction, first) => {
    const [base, head] = [settled(writtenBase), settled(writtenHead)]
    const key = `${direction} ${conjunctionKey(base)} ${conjunctionKey(head)}`
    const pair = known.get(key) ?? {
      base,
      head,
      direction,
      first,
      roots: [],
      parents: [],
      changes: [],
      broken: undefined,
    }
    if (!known.has(key)) {
      known.set(key, pair)
      queue.push(pair)
    }
    if (first) pair.parents.push(first.from)
    return pair
  }
  for (const { base, head, direction, root } of roots) {
    reach(base ? [base] : [], head ? [head] : [], direction, undefined).roots.push(root)
  }
  // Breadth first, so that the first way to a pair is a shortest one: its payload will be small.
  for (let at = 0; at < queue.length; at++) {
    if (at >= budget) return { pairs: queue, truncated: true }
    const pair = queue[at]
    if (pair) judge(pair, reach, probes, budget)
  }
  return { pairs: queue, truncated: false }
}

type Reach<Root> = (
  base: Conjunction,
  head: Conjunction,
  direction: Direction,
  first: Pair<Root>['first'],
) => Pair<Root>

/** Answers of comparisons on trial, and how many pairs such may still look at. */
interface Probes {
  readonly answers: Map<string, boolean>
  left: number
}

function judge<Root>(pair: Pair<Root>, reach: Reach<Root>, probes: Probes, budget: number): void {
  const { base, head, direction } = pair
  const swap = direction === 'response'
  try {
    const [inner, outer] = swap ? [head, base] : [base, head]
    judgeSides(
      { inner: viewOf(inner), outer: viewOf(outer), innerConjunction: inner, outerConjunction: outer, direction },
      {
        add: (difference, severity, innerNode, outerNode) => {
          const [baseNode, headNode] = swap ? [outerNode, innerNode] : [innerNode, outerNode]
          pair.changes.push({ ...difference, severity, base: baseNode, head: headNode })
        },
        push: (step, innerNext, outerNext) => {
          const [baseNext, headNext] = swap ? [outerNext, innerNext] : [innerNext, outerNext]
          reach(baseNext, headNext, direction, { from: pair, step })
        },
        contains: (innerNext, outerNext) => {
          const [baseNext, headNext] = swap ? [outerNext, innerNext] : [innerNext, outerNext]
          return probe(baseNext, headNext, direction, probes, budget)
        },
      },
    )
  } catch (thrown) {
    pair.broken = brokenBy(thrown)
  }
}

/** What stands in the way of a schema, as trouble of that schema alone. */
function brokenBy(thrown: unknown): Lost {
  if (thrown instanceof BreakwaterError) return lostBy(thrown)
  // The stack is what ends a chain of references that is longer than any honest one.
  if (!(thrown instanceof RangeError)) throw thrown
  return {
    trouble: {
      code: 'schema-too-deep',
      message: 'a chain of references is too long to follow',
      hint: 'Refer to the schema itself instead of to references to it.',
    },
    at: undefined,
  }
}

/** A comparison of its own, of which only the answer is kept. */
function probe(base: Conjunction, head: Conjunction, direction: Direction, probes: Probes, budget: number): boolean {
  const key = `${direction} ${conjunctionKey(base)} ${conjunctionKey(head)}`
  const answer = probes.answers.get(key)
  if (answer !== undefined) return answer
  // Until it is known, no: a probe inside its own probe must not prove itself.
  probes.answers.set(key, false)
  const limit = Math.min(budget, maxProbedPairs)
  const known = new Set<string>()
  const queue: Pair[] = []
  const reach: Reach<unknown> = (writtenBase, writtenHead, way, first) => {
    const [baseNext, headNext] = [settled(writtenBase), settled(writtenHead)]
    const pair: Pair = {
      base: baseNext,
      head: headNext,
      direction: way,
      first,
      roots: [],
      parents: [],
      changes: [],
      broken: undefined,
    }
    const name = `${conjunctionKey(baseNext)} ${conjunctionKey(headNext)}`
    if (!known.has(name)) {
      known.add(name)
      queue.push(pair)
    }
    return pair
  }
  reach(base, head, direction, undefined)
  let holds = true
  for (let at = 0; holds && at < queue.length; at++) {
    const pair = queue[at]
    if (!pair || at >= limit || --probes.left < 0) holds = false
    else {
      judge(pair, reach, probes, limit)
      holds = !pair.broken && pair.changes.every(keepsValues)
    }
  }
  probes.answers.set(key, holds)
  return holds
}

/** A name that nobody reads any more takes no value away, unless the object is closed. */
function keepsValues(change: SchemaChange): boolean {
  return (
    change.severity === 'note' || change.kind === 'closed' || (change.kind === 'property-removed' && !change.closed)
  )
}
