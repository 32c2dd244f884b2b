import { BreakwaterError } from '../../core/error.ts'
import type { Proof } from '../../core/proof.ts'
import type { Referee, Refusal } from './referee.ts'
import type { RootCause } from './root-causes.ts'
import { stepsTo } from './root-causes.ts'
import {
  newEffort,
  nothing,
  put,
  sample,
  sampleArray,
  sampleNumber,
  sampleObject,
  sampleProperty,
  sampleView,
  stringOfLength,
} from './sample.ts'
import type { Pair, SchemaChange } from './schema-changes.ts'
import { isHidden } from './schema-keywords.ts'
import { type Conjunction, type View, viewOf } from './schema-view.ts'
import { showExchange } from './show-exchange.ts'
import type { ValuePlace } from './value-place.ts'

/** Tries at one finding; more would not make it likelier. */
const maxPairs = 3
const maxCandidates = 15

export type Witness = Extract<Proof, { kind: 'witness' }>

/**
 * A whole payload that one side accepts and the other refuses, checked by the referee on both schemas as they are
 * written, or why there is none. A payload is small, and no name in it is invented but where an undeclared name is
 * the point.
 */
export function findWitness({ change, pairs }: RootCause, referee: Referee): Witness | { readonly reason: string } {
  let reason = 'no payload was found that shows it'
  for (const pair of pairs.slice(0, maxPairs)) {
    try {
      const found = witnessAt(pair, change, referee)
      if ('kind' in found) return found
      reason = found.reason
    } catch (thrown) {
      if (!(thrown instanceof BreakwaterError || thrown instanceof RangeError)) throw thrown
      reason = thrown instanceof BreakwaterError ? thrown.trouble.message : 'the schema is too deep'
    }
  }
  return { reason }
}

function witnessAt(
  pair: Pair<ValuePlace>,
  change: SchemaChange,
  referee: Referee,
): Witness | { readonly reason: string } {
  const steps = stepsTo(pair)
  const top = steps[0]?.from ?? pair
  const place = top.roots[0]
  if (!place) return { reason: 'no operation leads there' }
  let reason: string | undefined
  for (const candidate of candidatesFor(pair, change).slice(0, maxCandidates)) {
    if (candidate === nothing) continue
    const built = build(pair, candidate)
    if (built === nothing) {
      reason ??= 'no payload could be built that the accepting side asks for'
      continue
    }
    const { value, at } = built
    const found = check({ top, place, value, at, change }, referee)
    if ('kind' in found) return found
    // The first try is the likeliest, so what became of it is told.
    reason ??= found.reason
  }
  return { reason: reason ?? 'no payload was found that shows it' }
}

interface Trial {
  readonly top: Pair<ValuePlace>
  readonly place: ValuePlace
  readonly value: unknown
  readonly at: string
  readonly change: SchemaChange
}

function check({ top, place, value, at, change }: Trial, referee: Referee): Witness | { readonly reason: string } {
  const { direction } = top
  const [acceptedBy, refusedBy] = direction === 'response' ? (['head', 'base'] as const) : (['base', 'head'] as const)
  const accepted = referee(top[acceptedBy][0], value, direction)
  if (accepted.kind === 'unable') return { reason: accepted.reason }
  if (accepted.kind === 'refused') {
    return {
      reason: `the payload that was tried does not fit ${acceptedBy} either: ${accepted.refusals[0]?.text ?? ''}`,
    }
  }
  const refused = referee(top[refusedBy][0], value, direction)
  if (refused.kind === 'unable') return { reason: refused.reason }
  if (refused.kind === 'accepted') return { reason: `${refusedBy} accepts the payload that was tried` }
  // Another change of the same schema may be what refuses it; only a refusal at this very place proves this one.
  const there = refused.refusals.filter((refusal) => refusal.at === at)
  const [here] = there.toSorted((a, b) => relevance(b, change) - relevance(a, change))
  if (!here || !provesAll(change, there))
    return { reason: `${refusedBy} refuses the payload that was tried, but for another reason` }
  return {
    kind: 'witness',
    value,
    acceptedBy,
    refusedBy,
    refusal: here.text,
    shown: showExchange(place, acceptedBy, value),
  }
}

/** Whether a refusal speaks of the change's own name or limit. */
function namedIn(change: SchemaChange, text: string): boolean {
  if ('names' in change) return change.names.some((name) => text.includes(`'${name}'`) || text.endsWith(`(${name})`))
  return change.kind === 'bound' && text.includes(String(change.to.at))
}

/** A change of several names is proved when each of them is refused. */
function provesAll(change: SchemaChange, refusals: readonly Refusal[]): boolean {
  if (!('names' in change)) return true
  return change.names.every((name) =>
    refusals.some(({ text }) => text.includes(`'${name}'`) || text.endsWith(`(${name})`)),
  )
}

/** Inside anyOf every branch says why it refuses; the one that speaks of the change is told. */
function relevance({ keyword, text }: Refusal, change: SchemaChange): number {
  const wanted: Partial<Record<SchemaChange['kind'], readonly string[]>> = {
    type: ['type'],
    null: ['type'],
    values: ['enum', 'const'],
    required: ['required'],
    closed: ['additionalProperties'],
    'property-removed': ['additionalProperties'],
    branch: ['oneOf', 'anyOf', 'required'],
    choice: ['oneOf', 'anyOf'],
  }
  const named = namedIn(change, text)
  return (
    ((wanted[change.kind] ?? [change.kind === 'bound' ? change.bound : change.kind]).includes(keyword) ? 2 : 0) +
    (named ? 1 : 0)
  )
}

interface Built {
  readonly value: unknown
  /** JSON Pointer of the candidate inside the value. */
  readonly at: string
}

/** Puts a value for the pair into a value for the whole, by the way that leads to it. */
function build(pair: Pair<ValuePlace>, candidate: unknown): Built | typeof nothing {
  let value = candidate
  let at = ''
  for (const { from, step } of [...stepsTo(pair)].reverse()) {
    const view = viewOf(accepting(from))
    if (step.kind === 'branch') continue
    if (step.kind === 'items') {
      const list = sampleArray(view, from.direction, newEffort())
      const rest = Array.isArray(list) ? list.slice(1) : []
      value = [value, ...rest]
      at = `/0${at}`
    } else {
      const name = step.kind === 'property' ? step.name : 'name'
      const made = around(from, view, [name])
      if (made === nothing) return nothing
      put(made, name, value)
      value = made
      at = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}${at}`
    }
  }
  return { value, at }
}

/** The object that holds the property: whatever else both sides ask for is in it, so that nothing else is refused. */
function around(
  pair: Pair<ValuePlace>,
  view: View,
  except: readonly string[],
): Record<string, unknown> | typeof nothing {
  const required = new Map([...view.required].filter(([name]) => !except.includes(name)))
  const made = sampleObject({ ...view, required }, pair.direction, newEffort())
  if (made === nothing) return nothing
  addAsked(made, pair, view, except)
  return made
}

/** What the other side asks for too, where this side declares it: values that fit both, if there are any. */
function addAsked(made: Record<string, unknown>, pair: Pair<ValuePlace>, view: View, except: readonly string[]): void {
  const other = viewOf(refusing(pair))
  for (const name of new Set([...view.required.keys(), ...other.required.keys()])) {
    const own = view.properties.get(name)
    if (except.includes(name) || !own || isHidden(view, name, pair.direction)) continue
    const both = sample([...own, ...(other.properties.get(name) ?? [])], pair.direction)
    if (both !== nothing) put(made, name, both)
  }
}

function accepting({ base, head, direction }: Pair): Conjunction {
  return direction === 'response' ? head : base
}

function refusing({ base, head, direction }: Pair): Conjunction {
  return direction === 'response' ? base : head
}

/** Values for the place itself that should show the change, likeliest first. */
function candidatesFor(pair: Pair<ValuePlace>, change: SchemaChange): readonly unknown[] {
  const view = viewOf(accepting(pair))
  const { direction } = pair
  switch (change.kind) {
    case 'null':
      return [null]
    case 'values':
      return change.extra ?? [sampleView(view, direction, newEffort()), 'text', 1, true]
    case 'type': {
      if (!change.extra) return ['text', 1, true, {}, []]
      // A whole number is an integer to every reader, so a number has to have a fraction.
      return change.extra.flatMap((type) => [
        ...(type === 'number' ? [1.5] : []),
        sampleView(view, direction, newEffort(), type),
        ...(view.choices.length > 0 ? [sample(accepting(pair), direction)] : []),
      ])
    }
    case 'required':
      return withoutNames(pair, view, change.names)
    case 'property-removed': {
      const made = around(pair, view, change.names)
      if (made === nothing) return []
      for (const name of change.names) {
        const value = sampleProperty(view, name, direction, newEffort())
        if (value === nothing) return []
        put(made, name, value)
      }
      return [made]
    }
    case 'closed': {
      const made = around(pair, view, ['undeclared'])
      if (made === nothing) return []
      put(made, 'undeclared', 'text')
      return [made]
    }
    case 'bound':
      return boundCandidates(pair, view, change)
    case 'multipleOf':
      return [1, change.to / 2, change.to + 1, sampleNumber(view, 'integer'), sampleNumber(view, 'number')]
    case 'uniqueItems': {
      const item = sample(view.items ?? [], direction)
      return item === nothing ? [] : [[item, item]]
    }
    case 'pattern':
    case 'format':
      return textCandidates(view, change.kind === 'format' ? change.to : undefined)
    case 'branch': {
      const rest = view.rest
      return [sample([...rest, ...change.branch], direction)]
    }
    case 'choice':
      return choiceCandidates(pair, view)
    case 'property-added':
    case 'undecided':
      return []
    default:
      return change satisfies never
  }
}

/** The object without names that the other side asks for. */
function withoutNames(pair: Pair<ValuePlace>, view: View, names: readonly string[]): readonly unknown[] {
  const made = around(pair, view, names)
  if (made === nothing) return []
  for (const name of names) delete made[name]
  return [made]
}

/** Every declared name at once: what fits two variants is seldom small. */
function fullObject(pair: Pair<ValuePlace>, view: View): unknown {
  const made = around(pair, view, [])
  if (made === nothing) return nothing
  for (const name of view.properties.keys()) {
    const value = isHidden(view, name, pair.direction)
      ? nothing
      : sampleProperty(view, name, pair.direction, newEffort())
    if (value !== nothing && !Object.hasOwn(made, name)) put(made, name, value)
  }
  return made
}

/** What the accepting side takes, of every type that it has and of every value that it lists. */
function choiceCandidates(pair: Pair<ValuePlace>, view: View): readonly unknown[] {
  const { direction } = pair
  const whole = around(pair, view, [])
  const full = fullObject(pair, view)
  const listed = view.values ? [...view.values.value.values()] : []
  const types = view.types ? [...view.types.value] : (['string', 'object'] as const)
  const ofTypes = types.flatMap((type) =>
    type === 'object' ? [whole, full] : [sampleView(view, direction, newEffort(), type)],
  )
  return [...listed, ...ofTypes]
}

function boundCandidates(
  pair: Pair<ValuePlace>,
  view: View,
  { bound, to }: Extract<SchemaChange, { kind: 'bound' }>,
): readonly unknown[] {
  const past = bound.startsWith('min') ? to.at - 1 : to.at + 1
  if (view.values) return [...view.values.value.values()]
  switch (bound) {
    case 'minimum':
    case 'maximum': {
      const own = view.bounds.get(bound)?.value.at
      const inward = bound === 'minimum' ? -0.5 : 0.5
      // Far out, one more or less is the same number.
      const far = past === to.at ? [to.at + Math.sign(inward) * Math.abs(to.at) * 1e-9] : []
      return [past, ...far, to.at, to.at + inward, ...(own === undefined ? [] : [own])]
    }
    case 'minLength':
    case 'maxLength':
      return past < 0 || past > 20_000 ? [] : textsOfLength(view, past)
    case 'minItems':
    case 'maxItems':
      return itemsOf(view, past)
    case 'minProperties':
    case 'maxProperties':
      return objectsOfSize(pair, view, past)
    default:
      return bound satisfies never
  }
}

/** With as many names as asked for: declared ones first, then others where the object takes any. */
function objectsOfSize(pair: Pair<ValuePlace>, view: View, size: number): readonly unknown[] {
  if (size < 0 || size > 200) return []
  const { direction } = pair
  const starts: readonly (Record<string, unknown> | typeof nothing)[] = [
    around(pair, view, []),
    sampleObject(view, direction, newEffort()),
  ]
  return starts.flatMap((made) => {
    if (made === nothing) return []
    const others = view.additional.kind === 'closed' ? [] : Array.from({ length: size }, (_, at) => `name${at + 1}`)
    for (const name of [...view.properties.keys(), ...others]) {
      if (Object.keys(made).length >= size) break
      if (Object.hasOwn(made, name) || isHidden(view, name, direction)) continue
      const value = sampleProperty(view, name, direction, newEffort())
      if (value !== nothing) put(made, name, value)
    }
    return Object.keys(made).length === size ? [made] : []
  })
}

/** By what the schema itself gives first, which may have to match a pattern or a format. */
function textsOfLength(view: View, length: number): readonly string[] {
  const own = sampleView(view, 'request', newEffort())
  if (typeof own !== 'string') return ['text'].map((text) => ofLength(text, length))
  // A format may give no text as short as that; one that is longer still shows a maximum, a longer name an address.
  const longer = own.length < length ? [own.padStart(length, 'x')] : [own]
  return [ofLength(own, length), ...longer, ofLength('text', length)]
}

function ofLength(text: string, length: number): string {
  return text.slice(0, length).padEnd(length, text.at(-1) ?? 'x')
}

function itemsOf(view: View, count: number): readonly unknown[] {
  if (count < 0 || count > 500) return []
  const listed = view.items && viewOf(view.items).values
  if (view.uniqueItems && listed) return [[...listed.value.values()].slice(0, count)]
  const item = sample(view.items ?? [], 'request')
  if (item === nothing && count > 0) return []
  return [
    Array.from({ length: count }, (_, at) =>
      view.uniqueItems && typeof item === 'number'
        ? item + at
        : view.uniqueItems && typeof item === 'string'
          ? `${item}${at}`
          : item,
    ),
  ]
}

function textCandidates(view: View, format: string | undefined): readonly unknown[] {
  const own = sampleView(view, 'request', newEffort())
  if (format === 'int32') return [2_147_483_648, own]
  if (format === 'int64' || format === 'float') return [1.5, own]
  const longer = typeof own === 'string' ? [0, 1, 2, 3, 4].map((more) => own + (own.at(-1) ?? 'x').repeat(more)) : []
  return [...longer, 'text', 'not one', '', '0', 'A', '-', 'ä', 'x'.repeat(70)].map((value) =>
    typeof value === 'string' ? stringOfLength(view, value) : value,
  )
}
