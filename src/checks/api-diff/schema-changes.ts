import { BreakwaterError, type Trouble } from '../../core/error.ts'
import type { Severity } from '../../core/finding.ts'
import { judgeChoices } from './schema-choices.ts'
import {
  type Bound,
  type Conjunction,
  conjunctionKey,
  isTighter,
  type Keyword,
  type Limit,
  settled,
  type TypeName,
  type View,
  viewOf,
} from './schema-view.ts'
import { member, type Node } from './source.ts'

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
  /** A plain schema against a choice of which no single branch holds it. */
  | { readonly kind: 'choice'; readonly keyword: 'oneOf' | 'anyOf' }
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
  broken: Trouble | undefined
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
function brokenBy(thrown: unknown): Trouble {
  if (thrown instanceof BreakwaterError) return thrown.trouble
  // The stack is what ends a chain of references that is longer than any honest one.
  if (!(thrown instanceof RangeError)) throw thrown
  return {
    code: 'schema-too-deep',
    message: 'a chain of references is too long to follow',
    hint: 'Refer to the schema itself instead of to references to it.',
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

function judgeSides(sides: Sides, verdicts: Verdicts): void {
  if (sides.innerConjunction.length === 0 && sides.outerConjunction.length === 0) return
  const choices = judgeChoices(sides, verdicts)
  if (choices === 'settled') {
    if (sides.inner.choices.every(({ nullable }) => nullable)) judgeNull(sides, verdicts)
    return
  }
  const typed = choices === 'open' || ![sides.inner, sides.outer].some(({ types }) => /Of$/.test(types?.node.key ?? ''))
  if (typed && judgeTypes(sides, verdicts) === 'replaced') return
  judgeNull(sides, verdicts)
  judgeValues(sides, verdicts)
  judgeBounds(sides, verdicts)
  judgeText(sides, verdicts)
  judgeRequired(sides, verdicts)
  judgeProperties(sides, verdicts)
  judgeItems(sides, verdicts)
  judgeOthers(sides, verdicts)
}

/** What a response may gain without breaking a client that reads on: policy 3. */
function whenLoosened(direction: Direction): Severity {
  return direction === 'response' ? 'warning' : 'error'
}

function judgeTypes({ inner, outer, direction }: Sides, { add }: Verdicts): 'replaced' | 'common' {
  if (!outer.types) return 'common'
  const allowed = outer.types.value
  const fits = (type: TypeName) =>
    allowed.has(type) ||
    (type === 'integer' && allowed.has('number')) ||
    (direction === 'parameter' && fitsAsText(type, allowed))
  const extra = inner.types && [...inner.types.value].filter((type) => !fits(type))
  if (extra && extra.length === 0) return 'common'
  const common = inner.types
    ? [...inner.types.value].filter((type) => fits(type) || (type === 'number' && allowed.has('integer')))
    : []
  // Null alone: the other side of "T or null", which judgeNull speaks of.
  if (inner.types?.value.size === 0) return 'common'
  add({ kind: 'type', extra, allowed: [...allowed] }, 'error', inner.types?.node ?? inner.node, outer.types.node)
  return common.length === 0 ? 'replaced' : 'common'
}

/** In a URL or a header a number is text, and one value is a list of one. */
function fitsAsText(type: TypeName, allowed: ReadonlySet<TypeName>): boolean {
  if (allowed.has('array')) return type !== 'object'
  return allowed.has('string') && (type === 'integer' || type === 'number' || type === 'boolean')
}

function judgeNull({ inner, outer, direction }: Sides, { add }: Verdicts): void {
  if (!inner.nullable || outer.nullable || direction === 'parameter') return
  // "Anything" against a type was said already.
  if (!inner.types && outer.types) return
  add({ kind: 'null' }, 'error', inner.types?.node ?? inner.node, outer.types?.node ?? outer.node)
}

function judgeValues({ inner, outer, direction }: Sides, { add }: Verdicts): void {
  if (!outer.values) return
  const allowed = outer.values.value
  const extra = inner.values && [...inner.values.value].filter(([key]) => !allowed.has(key)).map(([, value]) => value)
  if (extra && extra.length === 0) return
  if (
    direction === 'parameter' &&
    inner.types &&
    !inner.values &&
    outer.types &&
    [...inner.types.value].some((type) => !outer.types?.value.has(type))
  )
    return
  const severity = direction === 'response' && outer.values.value.size > 0 ? 'warning' : 'error'
  add(
    { kind: 'values', extra, allowed: [...allowed.values()] },
    severity,
    inner.values?.node ?? inner.node,
    outer.values.node,
  )
}

function judgeBounds({ inner, outer, direction }: Sides, { add }: Verdicts): void {
  for (const [bound, { value, node }] of outer.bounds) {
    const own = inner.bounds.get(bound)
    if (own && !isTighter(bound, value, own.value)) continue
    if (!concerns(bound, inner.types) || everyValueFits(bound, value, inner)) continue
    add({ kind: 'bound', bound, from: own?.value, to: value }, whenLoosened(direction), own?.node ?? inner.node, node)
  }
  const { multipleOf, uniqueItems } = outer
  if (multipleOf && !inner.values && !(inner.multipleOf && isMultiple(inner.multipleOf.value, multipleOf.value))) {
    const whole = multipleOf.value === 1 && inner.types && !inner.types.value.has('number')
    if (!whole) {
      const difference = { kind: 'multipleOf', from: inner.multipleOf?.value, to: multipleOf.value } as const
      add(difference, whenLoosened(direction), inner.multipleOf?.node ?? inner.node, multipleOf.node)
    }
  }
  if (uniqueItems && !inner.uniqueItems && concerns('maxItems', inner.types)) {
    add({ kind: 'uniqueItems' }, whenLoosened(direction), inner.node, uniqueItems.node)
  }
}

function isMultiple(a: number, b: number): boolean {
  const ratio = a / b
  return Math.abs(ratio - Math.round(ratio)) < 1e-9
}

const typesOfBound: Record<Bound, readonly TypeName[]> = {
  minimum: ['number', 'integer'],
  maximum: ['number', 'integer'],
  minLength: ['string'],
  maxLength: ['string'],
  minItems: ['array'],
  maxItems: ['array'],
  minProperties: ['object'],
  maxProperties: ['object'],
}

/** A bound on strings says nothing about a number. */
function concerns(bound: Bound, types: Keyword<ReadonlySet<TypeName>> | undefined): boolean {
  return !types || typesOfBound[bound].some((type) => types.value.has(type))
}

/** A listed value is judged by itself: `minLength: 1` beside `enum: [a, b]` takes nothing away. */
function everyValueFits(bound: Bound, limit: Limit, { values, required }: View): boolean {
  if (bound === 'minProperties' && required.size >= limit.at) return true
  if (!values) return false
  return [...values.value.values()].every((value) => {
    if (typeof value === 'string' && bound.endsWith('Length')) {
      return !isTighter(bound, limit, { at: [...value].length, exclusive: false })
    }
    if (typeof value === 'number' && /imum$/.test(bound)) {
      return limit.exclusive
        ? isTighter(bound, { at: value, exclusive: false }, limit)
        : !isTighter(bound, limit, { at: value, exclusive: false })
    }
    return true
  })
}

function judgeText({ inner, outer, direction }: Sides, { add }: Verdicts): void {
  const sameText = new Set(inner.patterns.map(({ value }) => value))
  for (const { value, node } of outer.patterns) {
    if (sameText.has(value) || inner.values) continue
    add(
      { kind: 'pattern', from: [...sameText], to: value },
      whenLoosened(direction),
      inner.patterns[0]?.node ?? inner.node,
      node,
    )
  }
  const { format } = outer
  if (!format || inner.values || inner.format?.value === format.value) return
  if (inner.format && (widerFormats[inner.format.value] ?? []).includes(format.value)) return
  if (annotations.has(format.value) || (!inner.format && wideNumbers.has(format.value))) return
  // A response that drops the promise of a format still sends strings; one that sends another format does not.
  const severity = direction === 'response' && !inner.format && !numeric.has(format.value) ? 'warning' : 'error'
  add(
    { kind: 'format', from: inner.format?.value, to: format.value },
    severity,
    inner.format?.node ?? inner.node,
    format.node,
  )
}

const widerFormats: Readonly<Record<string, readonly string[]>> = {
  int32: ['int64', 'double', 'float', 'decimal'],
  int64: ['decimal'],
  float: ['double', 'decimal'],
  double: ['decimal'],
  uri: ['uri-reference', 'iri', 'iri-reference', 'url'],
  url: ['uri', 'uri-reference'],
  hostname: ['idn-hostname'],
  email: ['idn-email'],
}

const numeric: ReadonlySet<string> = new Set(['int32', 'int64', 'float', 'double'])

/** Formats that hold every number that JSON documents carry. */
const wideNumbers: ReadonlySet<string> = new Set(['int64', 'float', 'double'])

/** Formats that tell a form how to draw the field, and take no value away. */
const annotations: ReadonlySet<string> = new Set([
  'password',
  'textarea',
  'multiline',
  'markdown',
  'html',
  'string',
  'binary',
  'double',
  'decimal',
])

function judgeRequired({ inner, outer, direction }: Sides, verdicts: Verdicts): void {
  const found: Named[] = []
  for (const [name, node] of outer.required) {
    if (inner.required.has(name) || isHidden(outer, name, direction)) continue
    const own = inner.properties.get(name)
    const declared = own !== undefined
    if (declared && isHidden(inner, name, direction)) continue
    // In a response: gone from the list, or gone altogether; then the place is that of the property.
    const place = direction === 'response' && !declared ? (outer.properties.get(name)?.[0] ?? node) : node
    const ownPlace = own?.[0] ?? (direction === 'response' ? undefined : inner.node)
    found.push({ name, kind: String(declared), inner: ownPlace, outer: place, owner: node.parent?.value })
  }
  for (const { names, first } of together(found)) {
    verdicts.add({ kind: 'required', names, declared: first.kind === 'true' }, 'error', first.inner, first.outer)
  }
}

interface Named {
  readonly name: string
  readonly kind: string
  readonly inner: Node | undefined
  readonly outer: Node | undefined
  /** The written object that the name belongs to. */
  readonly owner: unknown
}

/** Names of one written object that share their fate are one change: an envelope around an answer moves them all. */
function together(found: readonly Named[]): readonly { readonly names: readonly string[]; readonly first: Named }[] {
  const groups: { names: string[]; first: Named }[] = []
  for (const one of found) {
    const known = groups.find(({ first }) => first.owner === one.owner && first.kind === one.kind)
    if (known) known.names.push(one.name)
    else groups.push({ names: [one.name], first: one })
  }
  return groups
}

/** A name that this direction never carries: readOnly is not sent in a request, writeOnly not in a response. */
export function isHidden(view: View, name: string, direction: Direction): boolean {
  const keyword = direction === 'response' ? 'writeOnly' : 'readOnly'
  return (view.properties.get(name) ?? []).some((node) => {
    const marked = (at: Node, hops: number): boolean => {
      if (member(at, keyword) === true) return true
      const reference = member(at, '$ref')
      return typeof reference === 'string' && hops < 10 && marked(at.file.home.resolve(at, reference), hops + 1)
    }
    return marked(node, 0)
  })
}

function judgeProperties(sides: Sides, verdicts: Verdicts): void {
  const { inner, outer, direction } = sides
  const visible = (view: View, name: string) => !isHidden(view, name, direction)
  const found: Named[] = []
  for (const [name, schema] of outer.properties) {
    const own = inner.properties.get(name)
    if (own) {
      if (visible(outer, name) && visible(inner, name)) verdicts.push({ kind: 'property', name }, own, schema)
    } else if (inner.additional.kind === 'schema') {
      verdicts.push({ kind: 'property', name }, [inner.additional.node], schema)
    } else if (!outer.required.has(name) && visible(outer, name)) {
      found.push({ name, kind: 'outer', inner: inner.node, outer: schema[0], owner: schema[0]?.parent?.value })
    }
  }
  for (const { names, first } of together(found)) {
    if (direction === 'response') {
      verdicts.add({ kind: 'property-removed', names, closed: false }, 'warning', first.inner, first.outer)
    } else verdicts.add({ kind: 'property-added', names }, 'note', first.inner, first.outer)
  }
  judgeUndeclared(sides, verdicts)
}

/** Names that the containing side does not declare. */
function judgeUndeclared({ inner, outer, direction }: Sides, { add, push }: Verdicts): void {
  const found: Named[] = []
  for (const [name, schema] of inner.properties) {
    if (outer.properties.has(name) || isHidden(inner, name, direction)) continue
    if (outer.additional.kind === 'schema') push({ kind: 'property', name }, schema, [outer.additional.node])
    else found.push({ name, kind: 'inner', inner: schema[0], outer: outer.node, owner: schema[0]?.parent?.value })
  }
  const closed =
    outer.additional.kind === 'closed' && outer.others.every(({ node }) => node.key !== 'patternProperties')
  for (const { names, first } of together(found)) {
    if (direction === 'response') add({ kind: 'property-added', names }, 'note', first.inner, first.outer)
    else add({ kind: 'property-removed', names, closed }, closed ? 'error' : 'warning', first.inner, first.outer)
  }
  if (
    outer.additional.kind === 'closed' &&
    direction !== 'response' &&
    inner.additional.kind === 'open' &&
    concernsObjects(inner)
  ) {
    add({ kind: 'closed' }, 'warning', inner.node, outer.additional.node)
  }
  if (inner.additional.kind === 'schema' && outer.additional.kind === 'schema') {
    push({ kind: 'additional' }, [inner.additional.node], [outer.additional.node])
  }
}

function concernsObjects({ types }: View): boolean {
  return !types || types.value.has('object')
}

function judgeItems({ inner, outer }: Sides, { push }: Verdicts): void {
  if (!outer.items || (inner.types && !inner.types.value.has('array'))) return
  push({ kind: 'items' }, inner.items ?? [], outer.items)
}

/** Keywords that are not understood: the same on both sides is taken as equal, anything else is not decided. */
function judgeOthers({ inner, outer }: Sides, { add }: Verdicts): void {
  const written = new Set(inner.others.map(({ node, value }) => `${node.key} ${JSON.stringify(value)}`))
  for (const { node, value } of outer.others) {
    if (written.has(`${node.key} ${JSON.stringify(value)}`)) continue
    const own = inner.others.find((other) => other.node.key === node.key)
    const reason = `containment of the keyword ${node.key} is not decided yet`
    add({ kind: 'undecided', reason }, 'warning', own?.node ?? inner.node, node)
  }
}
