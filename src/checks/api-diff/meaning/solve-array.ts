import type { Answer } from './answer.ts'
import type { Search } from './inhabit.ts'
import { keyOf, type Literal, negationOf } from './literal.ts'
import { valueKey } from './schema.ts'
import { joined, type State } from './state.ts'
import { outOfSteps } from './steps.ts'

/** Longer lists are not written into a payload. */
const maxItems = 2_000
const maxDemands = 5

/** An item that has to be somewhere; those of one group stand at different places. */
interface Demand {
  readonly from: number
  readonly literal: Literal
  readonly group: object
}

/** A list of the right length whose items are, each at its place, what they must be. */
export function solveArray(search: Search, state: State): Answer {
  if (state.least > maxItems) return { kind: 'undecided', reason: 'lists are too long to be tried' }
  const demands: readonly Demand[] = [
    ...state.someItem.map((one) => ({ ...one, group: one })),
    ...state.contains.flatMap((one) =>
      Array.from({ length: Math.min(one.least, maxDemands + 1) }, () => ({
        from: 0,
        literal: one.literal,
        group: one,
      })),
    ),
  ]
  if (demands.length > maxDemands) return { kind: 'undecided', reason: 'too many items are asked for at once' }
  if (!state.repeated) return place(search, state, demands, new Map())
  return withRepetition(search, state, demands)
}

/** Two equal items: at each pair of places that differ in what may stand there. */
function withRepetition(search: Search, state: State, demands: readonly Demand[]): Answer {
  const last = firstAlike(state) + 2
  let best: Answer = { kind: 'empty' }
  for (let a = 0; a < last; a++) {
    for (let b = a + 1; b < last; b++) {
      const both = [...literalsAt(state, a), ...literalsAt(state, b)]
      const answer = place(search, state, demands, new Map([[a, both], [b, both]]), [a, b]) // biome-ignore format: a pair
      if (answer.kind === 'value') return answer
      if (answer.kind === 'undecided') best = answer
    }
  }
  return best
}

/** From here on every place is like the next. */
function firstAlike(state: State): number {
  return Math.max(0, ...[...state.items.keys()].map((at) => at + 1), ...state.everyItem.map(({ from }) => from))
}

function literalsAt(state: State, at: number): readonly Literal[] {
  let literals: readonly Literal[] = state.items.get(at) ?? []
  for (const { from, literal } of state.everyItem) if (at >= from) literals = joined(literals, literal)
  return literals
}

type Placed = ReadonlyMap<number, readonly Literal[]>

/** Puts the demands into places one after another, and tries every way. */
function place(
  search: Search,
  state: State,
  demands: readonly Demand[],
  placed: Placed,
  alike: readonly number[] = [],
  taken: ReadonlyMap<object, readonly number[]> = new Map(),
): Answer {
  const [demand, ...rest] = demands
  if (!demand) return fill(search, state, placed, alike, taken)
  const last = Math.max(firstAlike(state), demand.from, ...[...placed.keys()].map((at) => at + 1)) + demands.length
  let best: Answer = { kind: 'empty' }
  for (let at = demand.from; at < Math.min(last, state.most); at++) {
    const own = taken.get(demand.group) ?? []
    if (own.includes(at)) continue
    if (!search.steps.take(1)) return { kind: 'undecided', reason: outOfSteps }
    const here = joined(placed.get(at) ?? literalsAt(state, at), demand.literal)
    const next = new Map([...placed, [at, here] as const])
    const answer = place(search, state, rest, next, alike, new Map([...taken, [demand.group, [...own, at]] as const]))
    if (answer.kind === 'value') return answer
    if (answer.kind === 'undecided') best = answer
  }
  return best
}

function fill(
  search: Search,
  state: State,
  placed: Placed,
  alike: readonly number[],
  taken: ReadonlyMap<object, readonly number[]>,
): Answer {
  const length = Math.max(state.least, 0, ...[...placed.keys()].map((at) => at + 1))
  if (length > state.most) return { kind: 'empty' }
  const capped = state.contains.filter(({ most }) => most < length)
  // Which of the other places may match is not searched, where some may.
  const loose = capped.some(({ least, most }) => most > least)
  const wanted = Array.from({ length }, (_, at) => {
    let literals = placed.get(at) ?? literalsAt(state, at)
    for (const one of capped) if (!taken.get(one)?.includes(at)) literals = joined(literals, negationOf(one.literal))
    return literals
  })
  const made = state.unique ? different(search, wanted) : each(search, wanted, alike)
  const answer =
    made.kind === 'value' && state.notValues.has(valueKey(made.value)) ? longer(search, state, placed, length) : made
  return answer.kind === 'empty' && loose
    ? { kind: 'undecided', reason: 'how many items match is not counted here' }
    : answer
}

/** Another list than those that are not wanted: a longer one. */
function longer(search: Search, state: State, placed: Placed, length: number): Answer {
  for (let more = 1; more <= state.notValues.size && length + more <= state.most; more++) {
    const wanted = Array.from({ length: length + more }, (_, at) => placed.get(at) ?? literalsAt(state, at))
    const answer = state.unique ? different(search, wanted) : each(search, wanted, [])
    if (answer.kind !== 'value') return { kind: 'undecided', reason: 'no other list was found' }
    if (!state.notValues.has(valueKey(answer.value))) return answer
  }
  return { kind: 'undecided', reason: 'no other list was found' }
}

function each(search: Search, wanted: readonly (readonly Literal[])[], alike: readonly number[]): Answer {
  const values: unknown[] = []
  let doubt: string | undefined
  const [first, second] = alike
  for (const [at, literals] of wanted.entries()) {
    const known = at === second && first !== undefined
    if (known) {
      values.push(values[first])
      continue
    }
    // The two that are alike meet what is asked of either.
    const both = at === first && second !== undefined ? [...literals, ...(wanted[second] ?? [])] : literals
    const answer = search.find(both)
    if (answer.kind !== 'value') return answer
    doubt ??= answer.doubt
    values.push(answer.value)
  }
  return { kind: 'value', value: values, doubt }
}

/** Items of which no two are equal. */
function different(search: Search, wanted: readonly (readonly Literal[])[]): Answer {
  const groups = new Map<string, { literals: readonly Literal[]; places: number[] }>()
  for (const [at, literals] of wanted.entries()) {
    const key = literals.map(keyOf).sort().join(' ')
    const known = groups.get(key)
    if (known) known.places.push(at)
    else groups.set(key, { literals, places: [at] })
  }
  const values: unknown[] = []
  const used = new Set<string>()
  for (const { literals, places } of groups.values()) {
    const several = search.findSeveral(literals, places.length + used.size)
    const free = several.values.filter((value) => !used.has(valueKey(value)))
    if (free.length < places.length) {
      const few = several.complete && several.values.length < places.length
      return few ? { kind: 'empty' } : { kind: 'undecided', reason: 'not enough different items were found' }
    }
    for (const [index, at] of places.entries()) {
      values[at] = free[index]
      used.add(valueKey(free[index]))
    }
  }
  return { kind: 'value', value: values, doubt: undefined }
}
