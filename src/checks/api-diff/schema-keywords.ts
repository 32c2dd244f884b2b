import type { Severity } from '../../core/finding.ts'
import { valueKey } from './meaning/schema.ts'
import type { Sides, Verdicts } from './schema-changes.ts'
import { judgeChoices } from './schema-choices.ts'
import { judgeDiscriminators } from './schema-discriminators.ts'
import { judgeProperties, judgeRequired } from './schema-names.ts'
import { isTighter } from './schema-parts.ts'
import type { Bound, Keyword, Limit, TypeName, View } from './schema-view.ts'
import { child, member, type Node } from './source.ts'

/** Everything that one pair says, keyword by keyword; what lies below it is handed on. */
export function judgeSides(sides: Sides, verdicts: Verdicts): void {
  if (sides.innerConjunction.length === 0 && sides.outerConjunction.length === 0) return
  const choices = judgeChoices(sides, verdicts)
  judgeDefault(sides, verdicts)
  judgeDiscriminators(sides, verdicts)
  if (choices === 'settled') {
    if (sides.inner.choices.every(({ nullable }) => nullable)) judgeNull(sides, verdicts)
    return
  }
  const typed = choices === 'open' || ![sides.inner, sides.outer].some(({ types }) => /Of$/.test(types?.node.key ?? ''))
  judgeKeywords(sides, verdicts, typed)
}

/** The keywords of the schema itself; `typed`: its types are its own, and not those of its branches. */
export function judgeKeywords(sides: Sides, verdicts: Verdicts, typed = true): void {
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
function whenLoosened({ direction, policy }: Pick<Sides, 'direction' | 'policy'>): Severity {
  return direction === 'response' && policy.responseEvolution === 'lenient' ? 'warning' : 'error'
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

function judgeValues(sides: Sides, { add }: Verdicts): void {
  const { inner, outer, direction } = sides
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
  const severity =
    outer.values.value.size === 0 ? 'error' : isExtensible(outer.values.node) ? 'note' : whenLoosened(sides)
  add(
    { kind: 'values', extra, allowed: [...allowed.values()] },
    severity,
    inner.values?.node ?? inner.node,
    outer.values.node,
  )
}

function judgeBounds(sides: Sides, { add }: Verdicts): void {
  const { inner, outer } = sides
  for (const [bound, { value, node }] of outer.bounds) {
    const own = inner.bounds.get(bound)
    if (own && !isTighter(bound, value, own.value)) continue
    if (!concerns(bound, inner.types) || everyValueFits(bound, value, inner)) continue
    add({ kind: 'bound', bound, from: own?.value, to: value }, whenLoosened(sides), own?.node ?? inner.node, node)
  }
  const { multipleOf, uniqueItems } = outer
  if (multipleOf && !inner.values && !(inner.multipleOf && isMultiple(inner.multipleOf.value, multipleOf.value))) {
    const whole = multipleOf.value === 1 && inner.types && !inner.types.value.has('number')
    if (!whole) {
      const difference = { kind: 'multipleOf', from: inner.multipleOf?.value, to: multipleOf.value } as const
      add(difference, whenLoosened(sides), inner.multipleOf?.node ?? inner.node, multipleOf.node)
    }
  }
  if (uniqueItems && !inner.uniqueItems && concerns('maxItems', inner.types)) {
    add({ kind: 'uniqueItems' }, whenLoosened(sides), inner.node, uniqueItems.node)
  }
}

/** A list that is said to grow: `x-extensible-enum` beside it. */
function isExtensible({ parent }: Node): boolean {
  const said = parent && member(parent, 'x-extensible-enum')
  return said === true || Array.isArray(said)
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

function judgeText(sides: Sides, { add, contains }: Verdicts): void {
  const { inner, outer } = sides
  const sameText = new Set(inner.patterns.map(({ value }) => value))
  for (const { value, node } of outer.patterns) {
    if (sameText.has(value)) continue
    add(
      { kind: 'pattern', from: [...sameText], to: value },
      // Another pattern is another promise; one that takes all of what the other took was loosened.
      sameText.size > 0 && !contains(sides.outerConjunction, sides.innerConjunction) ? 'error' : whenLoosened(sides),
      inner.patterns[0]?.node ?? inner.node,
      node,
    )
  }
  const { format } = outer
  if (!format || inner.format?.value === format.value) return
  if (inner.format && (widerFormats[inner.format.value] ?? []).includes(format.value)) return
  if (annotations.has(format.value) || (!inner.format && wideNumbers.has(format.value))) return
  // A response that drops the promise of a format still sends strings; one that sends another format does not.
  const severity = !inner.format && !numeric.has(format.value) ? whenLoosened(sides) : 'error'
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

function judgeItems({ inner, outer }: Sides, { push }: Verdicts): void {
  if (!outer.items || (inner.types && !inner.types.value.has('array'))) return
  push({ kind: 'items' }, inner.items ?? [], outer.items)
}

const conditions: readonly string[] = ['if', 'then', 'else']

/** Keywords that speak of several things at once: whether they take a value away is for the meaning to say. */
function judgeOthers({ inner, outer, direction }: Sides, { add }: Verdicts): void {
  const written = new Set(inner.others.map(({ node, value }) => `${node.key} ${JSON.stringify(value)}`))
  const told = new Set<string>()
  for (const { node, value } of outer.others) {
    const keyword = conditions.includes(node.key) ? 'if' : node.key
    // The three make one sentence, of which a change is told once.
    if (told.has(keyword) || written.has(`${node.key} ${JSON.stringify(value)}`)) continue
    told.add(keyword)
    const own = inner.others.find((other) => other.node.key === node.key)
    const only = direction === 'response' && keyword === 'unevaluatedProperties'
    add({ kind: 'keyword', keyword }, only ? 'note' : 'error', own?.node ?? inner.node, node)
  }
}

/** What is taken where nothing is sent. */
function judgeDefault({ inner, outer, direction, whole }: Sides, { add }: Verdicts): void {
  // That of a parameter as a whole is told where parameters are compared.
  if (direction === 'parameter' && whole) return
  const [own, other] = [inner.node && child(inner.node, 'default'), outer.node && child(outer.node, 'default')]
  const [before, after] = direction === 'response' ? [other, own] : [own, other]
  if (!before || (after && valueKey(before.value) === valueKey(after.value))) return
  const [from, to] = [before.value, after?.value]
  add(
    { kind: 'default', from, to },
    direction === 'response' ? 'note' : 'warning',
    own ?? inner.node,
    other ?? outer.node,
  )
}
