import type { Choice, Fact, NameKind } from './goals.ts'
import { contradict, keyOf, type Literal } from './literal.ts'

export interface Limit {
  readonly at: number
  readonly exclusive: boolean
}

/** The names that the writing side may send; `any`: whatever it likes, for its schema speaks of names that it does not list. */
export interface Sent {
  readonly names: ReadonlySet<string>
  readonly patterns: readonly string[]
  readonly any: boolean
}

/** Everything that is known of a value of one type on one way through the search. */
export interface State {
  /** Schemas that the value itself fits or fails, each worked in once, by what they mean. */
  readonly literals: Map<string, readonly Literal[]>
  readonly unsure: Set<string>
  values: ReadonlyMap<string, unknown> | undefined
  readonly notValues: Map<string, unknown>
  low: Limit | undefined
  high: Limit | undefined
  whole: boolean
  fraction: boolean
  readonly multiples: number[]
  readonly notMultiples: number[]
  least: number
  most: number
  readonly patterns: Set<string>
  readonly notPatterns: Set<string>
  readonly formats: Set<string>
  readonly notFormats: Set<string>
  readonly required: Set<string>
  readonly forbidden: Set<string>
  readonly properties: Map<string, readonly Literal[]>
  readonly everyName: { readonly names: NameKind; readonly literal: Literal }[]
  readonly someName: { readonly names: NameKind; readonly literal: Literal }[]
  readonly names: Literal[]
  readonly someNamed: Literal[]
  sent: Sent | undefined
  readonly items: Map<number, readonly Literal[]>
  readonly everyItem: { readonly from: number; readonly literal: Literal }[]
  readonly someItem: { readonly from: number; readonly literal: Literal }[]
  readonly contains: { readonly literal: Literal; readonly least: number; readonly most: number }[]
  unique: boolean
  repeated: boolean
  choices: Choice[]
}

export function newState(): State {
  return {
    literals: new Map(), unsure: new Set(), values: undefined, notValues: new Map(), low: undefined, high: undefined,
    whole: false, fraction: false, multiples: [], notMultiples: [], least: 0, most: Number.POSITIVE_INFINITY,
    patterns: new Set(), notPatterns: new Set(), formats: new Set(), notFormats: new Set(), required: new Set(),
    forbidden: new Set(), properties: new Map(), everyName: [], someName: [], names: [], someNamed: [], sent: undefined,
    items: new Map(), everyItem: [], someItem: [], contains: [], unique: false, repeated: false, choices: [],
  } // biome-ignore format: a list reads better in lines than in a column
}

export function copyOf(state: State): State {
  return {
    ...state,
    literals: new Map(state.literals), unsure: new Set(state.unsure), notValues: new Map(state.notValues),
    multiples: [...state.multiples], notMultiples: [...state.notMultiples], patterns: new Set(state.patterns),
    notPatterns: new Set(state.notPatterns), formats: new Set(state.formats), notFormats: new Set(state.notFormats),
    required: new Set(state.required), forbidden: new Set(state.forbidden), properties: new Map(state.properties),
    everyName: [...state.everyName], someName: [...state.someName], names: [...state.names],
    someNamed: [...state.someNamed], items: new Map(state.items), everyItem: [...state.everyItem],
    someItem: [...state.someItem], contains: [...state.contains], choices: [...state.choices],
  } // biome-ignore format: a list reads better in lines than in a column
}

/** Notes a constraint; false where it contradicts what is known already. */
export function note(state: State, fact: Fact): boolean {
  switch (fact.kind) {
    case 'fail':
      return false
    case 'unsure':
      state.unsure.add(fact.reason)
      return true
    case 'values':
      state.values = common(state.values, fact.values)
      return state.values.size > 0
    case 'notValues':
      for (const [key, value] of fact.values) state.notValues.set(key, value)
      return true
    case 'minimum':
      state.low = tighter(state.low, fact, 1)
      return isOpen(state)
    case 'maximum':
      state.high = tighter(state.high, fact, -1)
      return isOpen(state)
    case 'whole':
      state.whole = true
      return !state.fraction
    case 'fraction':
      state.fraction = true
      return !state.whole
    case 'multipleOf':
      state.multiples.push(fact.of)
      return !state.notMultiples.includes(fact.of)
    case 'notMultipleOf':
      state.notMultiples.push(fact.of)
      return !state.multiples.includes(fact.of)
    case 'least':
      state.least = Math.max(state.least, fact.count)
      return state.least <= state.most
    case 'most':
      state.most = Math.min(state.most, fact.count)
      return state.least <= state.most
    case 'pattern':
      state.patterns.add(fact.pattern)
      return !state.notPatterns.has(fact.pattern)
    case 'notPattern':
      state.notPatterns.add(fact.pattern)
      return !state.patterns.has(fact.pattern)
    case 'format':
      state.formats.add(fact.format)
      return !state.notFormats.has(fact.format)
    case 'notFormat':
      state.notFormats.add(fact.format)
      return !state.formats.has(fact.format)
    case 'unique':
      state.unique = true
      return !state.repeated
    case 'repeated':
      state.repeated = true
      state.least = Math.max(state.least, 2)
      return !state.unique && state.least <= state.most
    default:
      return noteInner(state, fact)
  }
}

/** Constraints on names and items. */
function noteInner(
  state: State,
  fact: Extract<
    Fact,
    {
      kind:
        | 'require'
        | 'forbid'
        | 'property'
        | 'everyName'
        | 'someName'
        | 'names'
        | 'someNamed'
        | 'item'
        | 'itemThere'
        | 'everyItem'
        | 'someItem'
        | 'contains'
    }
  >,
): boolean {
  switch (fact.kind) {
    case 'require':
      state.required.add(fact.name)
      return !state.forbidden.has(fact.name)
    case 'forbid':
      state.forbidden.add(fact.name)
      return !state.required.has(fact.name)
    case 'property': {
      const known = state.properties.get(fact.name) ?? []
      state.properties.set(fact.name, joined(known, fact.literal))
      // Nobody has to send a property that can have no value.
      return !state.required.has(fact.name) || known.every((one) => !contradict(one, fact.literal))
    }
    case 'everyName':
    case 'someName':
      state[fact.kind].push({ names: fact.names, literal: fact.literal })
      return true
    case 'names':
    case 'someNamed':
      state[fact.kind].push(fact.literal)
      return true
    case 'item':
      state.items.set(fact.at, joined(state.items.get(fact.at) ?? [], fact.literal))
      return true
    case 'itemThere':
      state.least = Math.max(state.least, fact.at + 1)
      state.items.set(fact.at, joined(state.items.get(fact.at) ?? [], fact.literal))
      return state.least <= state.most
    case 'everyItem':
    case 'someItem':
      state[fact.kind].push({ from: fact.from, literal: fact.literal })
      return true
    case 'contains':
      state.contains.push(fact)
      return fact.least <= fact.most
    default:
      return fact satisfies never
  }
}

/** Adds a literal to others of the same value, each once. */
export function joined(known: readonly Literal[], literal: Literal): readonly Literal[] {
  const key = keyOf(literal)
  return known.some((one) => keyOf(one) === key) ? known : [...known, literal]
}

function common(
  known: ReadonlyMap<string, unknown> | undefined,
  more: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, unknown> {
  return known ? new Map([...known].filter(([key]) => more.has(key))) : more
}

/** `inward`: 1 for a lower limit, -1 for an upper one. */
function tighter(known: Limit | undefined, limit: Limit, inward: 1 | -1): Limit {
  if (!known) return { at: limit.at, exclusive: limit.exclusive }
  if (known.at === limit.at) return { at: known.at, exclusive: known.exclusive || limit.exclusive }
  return (limit.at - known.at) * inward > 0 ? { at: limit.at, exclusive: limit.exclusive } : known
}

function isOpen({ low, high }: State): boolean {
  if (!low || !high) return true
  return low.at < high.at || (low.at === high.at && !low.exclusive && !high.exclusive)
}
