import { type Answer, firstValue } from './answer.ts'
import { examplesOf } from './examples.ts'
import { any, fitsAll } from './fits.ts'
import type { NameKind } from './goals.ts'
import type { Search } from './inhabit.ts'
import type { Literal } from './literal.ts'
import { valueKey } from './schema.ts'
import { all, opposite } from './solve-string.ts'
import { joined, type State } from './state.ts'
import { outOfSteps } from './steps.ts'

const maxDemands = 5
const maxNames = 300

/** A name that has to be there, with what its value must be. */
type Needed = ReadonlyMap<string, readonly Literal[]>

/** An object with the names that it must have, and as few others as may be. */
export function solveObject(search: Search, state: State): Answer {
  const demands = state.someName.length + state.someNamed.length
  if (demands > maxDemands) return { kind: 'undecided', reason: 'too many names are asked for at once' }
  if (state.least > maxNames) return { kind: 'undecided', reason: 'objects are too large to be tried' }
  const needed = new Map([...state.required].map((name) => [name, [] as readonly Literal[]]))
  return choose(search, state, needed, 0)
}

/** Finds a name for every demand, one after another. */
function choose(search: Search, state: State, needed: Needed, done: number): Answer {
  const some = state.someName[done]
  const named = state.someNamed[done - state.someName.length]
  if (!some && !named) return build(search, state, needed)
  const { names, complete } = some ? namesOfKind(search, state, some.names) : namesThat(search, state, named)
  const tried = firstValue(casesOf(search, state, needed, done, names))
  return tried.kind === 'empty' && !complete ? { kind: 'undecided', reason: 'not every name could be tried' } : tried
}

function* casesOf(
  search: Search,
  state: State,
  needed: Needed,
  done: number,
  names: readonly string[],
): Iterable<Answer> {
  const some = state.someName[done]
  for (const name of names) {
    if (!search.steps.take(1)) {
      yield { kind: 'undecided', reason: outOfSteps }
      return
    }
    const own = needed.get(name) ?? []
    yield choose(search, state, new Map([...needed, [name, some ? joined(own, some.literal) : own] as const]), done + 1)
  }
}

interface Names {
  readonly names: readonly string[]
  /** True: any other name would fare like one of these. */
  readonly complete: boolean
}

/** Declared names of a kind first, then one that nobody declared, where such may be sent. */
function namesOfKind(search: Search, state: State, kind: NameKind): Names {
  const known = knownNames(state).filter((name) => isOfKind(search, kind, name) === true)
  if (state.sent && !state.sent.any && state.sent.patterns.length === 0) return { names: known, complete: true }
  const fresh = freshNames(search, state, kind)
  return { names: [...known, ...fresh.names], complete: fresh.complete }
}

function namesThat(search: Search, state: State, literal: Literal | undefined): Names {
  if (!literal) return { names: [], complete: true }
  const known = knownNames(state).filter((name) => fitsAll([literal], name, search) !== false)
  if (state.sent && !state.sent.any && state.sent.patterns.length === 0) return { names: known, complete: true }
  const several = search.findSeveral([...state.names, literal], 4)
  const texts = several.values.filter((value) => typeof value === 'string')
  return { names: [...known, ...texts], complete: several.complete }
}

/** Names that are spoken of, in the order in which they are, and that may be there. */
function knownNames(state: State): readonly string[] {
  const names = new Set([...state.required, ...(state.sent?.names ?? []), ...state.properties.keys()])
  for (const { names: kind } of [...state.everyName, ...state.someName]) {
    if (kind.kind === 'other') for (const name of kind.except) names.add(name)
  }
  return [...names].filter((name) => !state.forbidden.has(name)).slice(0, maxNames)
}

/** Whether the name is of the kind; undefined where a pattern could not be run. */
function isOfKind({ languages, steps }: Search, kind: NameKind, name: string): boolean | undefined {
  if (kind.kind === 'matching') return languages.matches(kind.pattern, name, steps)
  if (kind.except.has(name)) return false
  return opposite(any(kind.patterns.map((pattern) => languages.matches(pattern, name, steps))))
}

/** Patterns of which every combination is tried. */
const maxPatterns = 4

/** Names that nobody declared: one for each set of patterns that a name may match. */
function freshNames(search: Search, state: State, kind: NameKind): Names {
  const { languages, steps } = search
  const patterns = new Set([
    ...state.everyName.flatMap(({ names }) => patternsOf(names)),
    ...(state.sent?.patterns ?? []),
    ...patternsOf(kind),
  ])
  let complete = state.names.length === 0
  const sets = patterns.size <= maxPatterns ? subsetsOf([...patterns]) : [[...patterns].slice(0, 1), []]
  if (patterns.size > maxPatterns) complete = false
  const known = new Set(knownNames(state))
  const texts = sets.flatMap((matching) => {
    if (patterns.size === 0) return plainNames
    const notMatching = [...patterns].filter((pattern) => !matching.includes(pattern))
    const question = { matching, notMatching, minLength: 0, maxLength: Number.POSITIVE_INFINITY }
    const answer = languages.textsOf(question, 3 + known.size, steps)
    if (answer.kind === 'undecided') complete = false
    return answer.kind === 'texts' ? answer.texts : []
  })
  const asNamed = state.names.length > 0 ? search.findSeveral(state.names, 3).values : []
  const names = [...texts, ...asNamed.filter((value) => typeof value === 'string')]
  const fresh = [...new Set(names)].filter((name) => !known.has(name) && isOfKind(search, kind, name) === true)
  return { names: fresh, complete }
}

function subsetsOf(patterns: readonly string[]): readonly (readonly string[])[] {
  const sets: (readonly string[])[] = [[]]
  for (const pattern of patterns) sets.push(...sets.map((one) => [...one, pattern]))
  return sets
}

const plainNames = ['name', 'undeclared', 'other', 'more', 'another']

function patternsOf(kind: NameKind): readonly string[] {
  return kind.kind === 'matching' ? [kind.pattern] : kind.patterns
}

/** Whether the writing side sends such a name, and the names as such allow it. */
function mayBeThere(search: Search, state: State, name: string): boolean | undefined {
  const { sent } = state
  const sendable =
    !sent ||
    sent.any ||
    sent.names.has(name) ||
    any(sent.patterns.map((one) => search.languages.matches(one, name, search.steps)))
  return all([sendable, state.names.length === 0 || fitsAll(state.names, name, search)])
}

function valueAt(search: Search, state: State, name: string, more: readonly Literal[]): Answer {
  const there = mayBeThere(search, state, name)
  if (there === false) return { kind: 'empty' }
  let literals = state.properties.get(name) ?? []
  let doubt = there === undefined ? 'whether a name may be there is not decided here' : undefined
  for (const { names, literal } of state.everyName) {
    const concerned = isOfKind(search, names, name)
    if (concerned === undefined) doubt ??= 'a pattern of names is not decided here'
    if (concerned !== false) literals = joined(literals, literal)
  }
  for (const literal of more) literals = joined(literals, literal)
  const answer = exampleFor(search, literals) ?? search.find(literals)
  if (doubt === undefined || answer.kind === 'undecided') return answer
  return answer.kind === 'empty' ? { kind: 'undecided', reason: doubt } : { ...answer, doubt: answer.doubt ?? doubt }
}

/** What the property's own schema gives as an example, where it is short and fits. */
function exampleFor(search: Search, literals: readonly Literal[]): Answer | undefined {
  const found = examplesOf(literals).find((value) => isShort(value) && fitsAll(literals, value, search) === true)
  return found === undefined ? undefined : { kind: 'value', value: found, doubt: undefined }
}

function isShort(value: unknown): boolean {
  return typeof value === 'string' ? value.length <= 60 : typeof value === 'number' || typeof value === 'boolean'
}

function build(search: Search, state: State, needed: Needed): Answer {
  if (needed.size > state.most) return { kind: 'empty' }
  const made = new Map<string, unknown>()
  let doubt: string | undefined
  let undecided: Answer | undefined
  for (const [name, literals] of needed) {
    const answer = valueAt(search, state, name, literals)
    if (answer.kind === 'empty') return answer
    // Another name may still prove that there is nothing.
    if (answer.kind === 'undecided') undecided ??= answer
    else {
      doubt ??= answer.doubt
      made.set(name, answer.value)
    }
  }
  if (undecided) return undecided
  const short = addOptional(search, state, made)
  if (short) return short
  const order = [...knownNames(state)]
  const names = [...made.keys()].sort((a, b) => rank(order, a) - rank(order, b))
  const value: Record<string, unknown> = {}
  for (const name of names) put(value, name, made.get(name))
  if (state.notValues.has(valueKey(value))) return unlike(search, state, value)
  return { kind: 'value', value, doubt }
}

/** Another object than those that are not wanted: with a name more, or with another value under a name. */
function unlike(search: Search, state: State, made: Readonly<Record<string, unknown>>): Answer {
  const isWanted = (value: Readonly<Record<string, unknown>>) => !state.notValues.has(valueKey(value))
  const open = freshNames(search, state, { kind: 'other', except: new Set(), patterns: [] })
  const closed = state.sent && !state.sent.any && state.sent.patterns.length === 0
  const others = [...knownNames(state), ...(closed ? [] : open.names)]
  for (const name of others) {
    if (made[name] === undefined && Object.keys(made).length >= state.most) continue
    for (const value of someValues(search, state, name)) {
      const changed = { ...made }
      put(changed, name, value)
      if (isWanted(changed)) return { kind: 'value', value: changed, doubt: undefined }
    }
  }
  if (others.length === 0) return { kind: 'empty' }
  return { kind: 'undecided', reason: 'no other object was found' }
}

function someValues(search: Search, state: State, name: string): readonly unknown[] {
  if (mayBeThere(search, state, name) !== true) return []
  let literals = state.properties.get(name) ?? []
  for (const { names, literal } of state.everyName) {
    if (isOfKind(search, names, name) !== false) literals = joined(literals, literal)
  }
  return search.findSeveral(literals, 3).values
}

function rank(order: readonly string[], name: string): number {
  const at = order.indexOf(name)
  return at === -1 ? order.length : at
}

/** Adds names until there are enough; what stands in the way, if anything does. */
function addOptional(search: Search, state: State, made: Map<string, unknown>): Answer | undefined {
  if (made.size >= state.least) return undefined
  let undecided: Answer | undefined
  const add = (name: string) => {
    if (made.has(name) || made.size >= state.least) return
    const answer = valueAt(search, state, name, [])
    if (answer.kind === 'value') made.set(name, answer.value)
    else if (answer.kind === 'undecided') undecided ??= answer
  }
  for (const name of knownNames(state)) add(name)
  const closed = state.sent && !state.sent.any && state.sent.patterns.length === 0
  if (!closed && made.size < state.least) {
    const fresh = freshNames(search, state, { kind: 'other', except: new Set(), patterns: [] })
    for (const name of fresh.names) add(name)
    for (let at = 1; at <= maxNames && made.size < state.least; at++) add(`name${at}`)
    if (!fresh.complete) undecided ??= { kind: 'undecided', reason: 'not enough names were found' }
  }
  if (made.size >= state.least) return undefined
  return undecided ?? { kind: 'empty' }
}

/** A name may be `__proto__`, which must not become one. */
function put(object: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
}
