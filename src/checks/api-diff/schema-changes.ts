import { BreakwaterError } from '../../core/error.ts'
import type { Severity } from '../../core/finding.ts'
import { type Lost, lostBy } from './document.ts'
import type { Answer } from './meaning/answer.ts'
import { makeClasses } from './meaning/classes.ts'
import { type Meaning, makeMeaning } from './meaning/meaning.ts'
import { type ApiPolicy, defaultPolicy } from './policy.ts'
import { blamed } from './schema-blame.ts'
import { judgeSides } from './schema-keywords.ts'
import { isRefuted, speaksOfAnyName } from './schema-question.ts'
import { judgeRelaxed } from './schema-relaxed.ts'
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
  /** A schema that builds on this one by allOf, and may stand where this one does. */
  | { readonly kind: 'subtype' }

/** One judgement about one pair; `base` and `head` are the places of what differs, where it is written. */
export type SchemaChange = Difference & {
  readonly severity: Severity
  /** A value of the pair that shows it, where one is known already. */
  readonly shownBy?: { readonly value: unknown }
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
  /** Names that the client may send no longer: readOnly now. */
  | { readonly kind: 'read-only'; readonly names: readonly string[] }
  /** Names that nobody declared: refused now, or of a certain value only. */
  | { readonly kind: 'closed'; readonly how: 'refused' | 'narrowed' }
  | { readonly kind: 'branch'; readonly branch: Conjunction }
  /** Values may fit no branch of a choice; `overlap`: or two of a oneOf, which refuses them as well. */
  | { readonly kind: 'choice'; readonly keyword: 'oneOf' | 'anyOf'; readonly overlap: boolean }
  /** A keyword that speaks of several things at once, such as `if` or `patternProperties`. */
  | { readonly kind: 'keyword'; readonly keyword: string }
  | { readonly kind: 'default'; readonly from: unknown; readonly to: unknown }
  | { readonly kind: 'discriminator'; readonly what: DiscriminatorChange; readonly name: string }
  | { readonly kind: 'deprecated' }
  | { readonly kind: 'undecided'; readonly reason: string }
  /** What fits more than before, and so harms nobody. */
  | { readonly kind: 'relaxed'; readonly of: Difference }

export type DiscriminatorChange =
  | 'property-changed'
  | 'value-removed'
  | 'value-added'
  | 'value-retargeted'
  | 'added'
  | 'removed'

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
  /**
   * How its two sides relate: `same` is written alike, `equal` and `contained` are proved (each side fits the other, or
   * one does), `differs` is all else.
   */
  relation: 'same' | 'equal' | 'contained' | 'differs'
  /** Part of a pair whose containment is proved: only what is no matter of values is told of it. */
  readonly settled: boolean
  /** Part of a pair that is proved equal, where nothing fits more than before either. */
  readonly quiet: boolean
}

export interface Comparison<Root> {
  readonly meaning: Meaning
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
  readonly policy: ApiPolicy
  /** Whether the value is the whole of what travels, and no part of another. */
  readonly whole: boolean
}

export interface Verdicts {
  readonly add: (difference: Difference, severity: Severity, inner: Node | undefined, outer: Node | undefined) => void
  readonly push: (step: Step, inner: Conjunction, outer: Conjunction) => void
  /** Whether everything of `inner` is in `outer`, as far as that can be told; nothing is recorded. */
  readonly contains: (inner: Conjunction, outer: Conjunction) => boolean
}

/** Counted, never timed: the same input gives the same bytes. */
const maxPairs = 400_000

/** What a comparison of many pairs shares. */
interface Walk {
  readonly meaning: Meaning
  readonly policy: ApiPolicy
}

/** What a place is called within its operation, and by what places are sorted. */
export interface RootNames<Root> {
  readonly nameOf: (root: Root) => string
  readonly orderOf: (root: Root) => string
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * Compares schemas pair by pair, each pair once however often it is reached. A pair that is reached again while it is
 * open is taken to hold (coinduction), which is what ends rings of references.
 */
export function compareSchemas<Root>(
  roots: readonly RootPair<Root>[],
  documents: readonly Node[],
  { nameOf, orderOf }: RootNames<Root>,
  policy: ApiPolicy = defaultPolicy,
  budget = maxPairs,
): Comparison<Root> {
  const meaning = makeMeaning(makeClasses(documents), policy.steps)
  const known = new Map<string, Pair<Root>>()
  const queue: Pair<Root>[] = []
  const reach: Reach<Root> = (writtenBase, writtenHead, direction, first, name = '') => {
    const [base, head] = [settled(writtenBase), settled(writtenHead)]
    const isSettled =
      first !== undefined && (first.from.settled || (isProved(first.from) && first.step.kind !== 'subtype'))
    const isQuiet = isSettled && (first?.from.quiet || first?.from.relation === 'equal')
    const way = first ? nameOfStep(first.step) : name
    const key = `${isSettled} ${isQuiet} ${direction} ${keyOfSide(base, way, meaning)} ${keyOfSide(head, way, meaning)}`
    const pair = known.get(key) ?? newPair(base, head, direction, first, { settled: isSettled, quiet: isQuiet })
    if (!known.has(key)) {
      known.set(key, pair)
      queue.push(pair)
    }
    if (first) pair.parents.push(first.from)
    return pair
  }
  // In an order that does not hang on how the document is sorted: the first place names what several share.
  const sorted = roots
    .map((one) => ({ ...one, order: orderOf(one.root) }))
    .sort((a, b) => compareTexts(a.order, b.order))
  for (const { base, head, direction, root } of sorted) {
    reach(base ? [base] : [], head ? [head] : [], direction, undefined, nameOf(root)).roots.push(root)
  }
  // Breadth first, so that the first way to a pair is a shortest one: its payload will be small.
  let at = 0
  for (; at < Math.min(queue.length, budget); at++) {
    const pair = queue[at]
    if (pair) judge(pair, reach, { meaning, policy })
  }
  blameUnexplained(queue.slice(0, at), meaning)
  return { meaning, pairs: queue, truncated: at < queue.length }
}

function nameOfStep(step: Step): string {
  return step.kind === 'property' ? step.name : step.kind
}

/**
 * Schemas that stand in operations themselves, under the same name, and mean the same are one: what changes in them
 * changes once.
 */
function keyOfSide(side: Conjunction, way: string, meaning: Meaning): string {
  const [only, ...more] = side
  if (!only || more.length > 0 || !isInline(only)) return conjunctionKey(side)
  const name = meaning.className(only)
  return name === undefined ? conjunctionKey(side) : `${name} ${way}`
}

function isInline(node: Node): boolean {
  let at = node
  while (at.parent?.parent) at = at.parent
  return at.key === 'paths' || at.key === 'webhooks'
}

function newPair<Root>(
  base: Conjunction,
  head: Conjunction,
  direction: Direction,
  first: Pair<Root>['first'],
  known: Pick<Pair, 'settled' | 'quiet'>,
): Pair<Root> {
  return {
    base, head, direction, first, roots: [], parents: [], changes: [], broken: undefined, relation: 'differs',
    ...known,
  } // biome-ignore format: a list reads better in lines than in a column
}

type Reach<Root> = (
  base: Conjunction,
  head: Conjunction,
  direction: Direction,
  first: Pair<Root>['first'],
  name?: string,
) => Pair<Root>

/** The side that writes the value, and the one that has to take it. */
export function sidesOf({ base, head, direction }: Pick<Pair, 'base' | 'head' | 'direction'>): {
  readonly inner: Conjunction
  readonly outer: Conjunction
} {
  return direction === 'response' ? { inner: head, outer: base } : { inner: base, outer: head }
}

function judge<Root>(pair: Pair<Root>, reach: Reach<Root>, walk: Walk): void {
  try {
    judgePair(pair, reach, walk)
  } catch (thrown) {
    pair.broken = brokenBy(thrown)
  }
}

function judgePair<Root>(pair: Pair<Root>, reach: Reach<Root>, { meaning, policy }: Walk): void {
  const { base, head, direction, changes } = pair
  if (meaning.isSame(base, head)) {
    pair.relation = 'same'
    return
  }
  const { inner, outer } = sidesOf(pair)
  const whole = pair.first === undefined
  const sides: Sides = {
    inner: viewOf(inner), outer: viewOf(outer), innerConjunction: inner, outerConjunction: outer, direction, policy, whole,
  } // biome-ignore format: a list reads better in lines than in a column
  const swap = direction === 'response'
  const add: Verdicts['add'] = (difference, severity, innerNode, outerNode) => {
    const [baseNode, headNode] = swap ? [outerNode, innerNode] : [innerNode, outerNode]
    changes.push({ ...difference, severity, base: baseNode, head: headNode })
  }
  const contains = (a: Conjunction, b: Conjunction) => meaning.breach(a, b, direction).kind === 'empty'
  const breach = pair.settled ? undefined : meaning.breach(inner, outer, direction)
  if (breach?.kind === 'empty') pair.relation = contains(outer, inner) ? 'equal' : 'contained'
  const push: Verdicts['push'] = (step, innerNext, outerNext) => {
    const [baseNext, headNext] = swap ? [outerNext, innerNext] : [innerNext, outerNext]
    reach(baseNext, headNext, direction, { from: pair, step })
  }
  judgeSides(sides, { add, push, contains })
  if (pair.settled || isProved(pair)) keepHarmless(pair)
  else if (breach) keepReal(pair, breach, meaning)
  if (pair.relation !== 'equal' && !pair.quiet) judgeRelaxed(sides, add, [...changes])
}

function isProved({ relation }: Pick<Pair, 'relation'>): boolean {
  return relation === 'equal' || relation === 'contained'
}

/** Where everything fits, only what takes no value away is worth a word. */
function keepHarmless(pair: Pair): void {
  const kept = pair.changes.filter((change) => change.severity === 'note' || isWord(change) || speaksOfAnyName(change))
  pair.changes.splice(0, pair.changes.length, ...kept)
}

/** Differences by which no value of the pair is lost after all are dropped. */
function keepReal(pair: Pair, breach: Answer, meaning: Meaning): void {
  const kept = pair.changes.filter(
    (change) => change.severity === 'note' || isWord(change) || !isRefuted(pair, change, meaning),
  )
  pair.changes.splice(0, pair.changes.length, ...kept)
  breaches.set(pair, breach)
}

/** What is known of pairs whose containment fails as a whole, until it is told what it is. */
const breaches = new WeakMap<Pair, Answer>()

/** Pairs that fail as a whole while nothing in them or below them says why: the keyword that refuses is asked. */
function blameUnexplained(pairs: readonly Pair[], meaning: Meaning): void {
  const explained = new Set<Pair>()
  const explain = (pair: Pair) => {
    const open = [pair]
    for (let at = open.pop(); at; at = open.pop()) {
      if (explained.has(at)) continue
      explained.add(at)
      open.push(...at.parents)
    }
  }
  for (const pair of pairs) {
    if (pair.broken || pair.changes.some((change) => change.severity !== 'note' && !isWord(change))) explain(pair)
  }
  // The deepest first: what explains it explains what it is part of.
  for (const pair of [...pairs].reverse()) {
    const breach = breaches.get(pair)
    if (!breach || breach.kind === 'empty' || explained.has(pair)) continue
    pair.changes.push(blamed(pair, breach, meaning))
    explain(pair)
  }
}

/** Differences that are no matter of which values fit. */
function isWord(change: SchemaChange): boolean {
  if (change.kind === 'property-removed') return !change.closed
  return ['closed', 'default', 'discriminator', 'read-only'].includes(change.kind)
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
