import type { Node } from '../source.ts'
import { type Answer, firstValue } from './answer.ts'
import type { Branch } from './branches.ts'
import { expand, maySend, openAlternatives, typesAtAGlance } from './expand.ts'
import type { Choice, Goal } from './goals.ts'
import type { Languages } from './language.ts'
import {
  contradict,
  keyOf,
  type Literal,
  listOf,
  literalOf,
  literalOfSchema,
  negationOf,
  type Terms,
} from './literal.ts'
import { type JsonType, jsonTypes, type Schema, schemaOf, type Use } from './schema.ts'
import { solveArray } from './solve-array.ts'
import { solveConstant } from './solve-constant.ts'
import { solveNumber } from './solve-number.ts'
import { solveObject } from './solve-object.ts'
import { solveString } from './solve-string.ts'
import { copyOf, newState, type State } from './state.ts'
import { outOfSteps, type Steps } from './steps.ts'

/** A search for values, whose answers are kept for as long as it lives. */
export interface Search {
  readonly terms: Terms
  readonly languages: Languages
  readonly steps: Steps
  /** A value that fits all of the literals. */
  readonly find: (literals: readonly Literal[]) => Answer
  /** Several different ones, fewer where there are no more or where it is too hard to say. */
  readonly findSeveral: (literals: readonly Literal[], wanted: number) => Several
}

export interface Several {
  readonly values: readonly unknown[]
  /** True: proved that there are no others. */
  readonly complete: boolean
}

export interface SearchOptions {
  readonly use: Use
  /** A `oneOf` is read as an `anyOf`. */
  readonly lenient: boolean
  readonly languages: Languages
  readonly steps: Steps
  /** A name that is the same for schemas that are known to mean the same; undefined: known by its identity alone. */
  readonly classOf: (node: Node) => string | undefined
}

interface Kept {
  readonly answer: Answer
  /** Depth of the question in flight whose assumed answer this rests on; Infinity: settled. */
  restsOn: number
  /** Whether branches of a oneOf that overlap were met on the way. */
  readonly overlapped: boolean
}

/** The depth of recursion at which a search gives up; each level is one level of the value, or one hop within it. */
const maxDepth = 120

/**
 * Finds values that fit some schemas and fail others, or proves that there are none: a tableau over the assertions,
 * type by type. Answers are kept; a question that comes again inside itself is taken to have no answer of its own (the
 * smallest value never contains another answer to its own question), and what rests on that is kept only once it is
 * settled.
 */
export function makeSearch(options: SearchOptions): Search & { readonly overlaps: () => number } {
  const { languages, steps, use } = options
  const kept = new Map<string, Kept>()
  const inFlight = new Map<string, number>()
  /** Answers that rest on the assumption about a question in flight, by the depth of that question. */
  let assumed = Number.POSITIVE_INFINITY
  let provisional: string[] = []
  let overlaps = 0
  const names = new WeakMap<Schema, string>()
  let lastName = 0
  const nameOf = (schema: Schema): string => {
    const known = names.get(schema)
    if (known !== undefined) return known
    const written = schemaOf(schema.node, use) === schema ? options.classOf(schema.node) : undefined
    const name = written === undefined ? `#${++lastName}` : written
    names.set(schema, name)
    return name
  }
  const branchNames = new WeakMap<Branch, { property: string; literal: Literal }>()
  const apart = new Map<string, boolean>()
  const terms: Terms = {
    use,
    lenient: options.lenient,
    nameOf,
    named: (branch) => {
      if (!branch.names) return undefined
      const known = branchNames.get(branch)
      if (known) return known
      const { property, values } = branch.names
      const made = { property, literal: literalOfSchema(listOf(values, branch.schema), 'literal', { nameOf, use }) }
      branchNames.set(branch, made)
      return made
    },
    areApart: (a, b, type) => {
      const [left, right] = [a, b].map((one) => literalOf(one.schema, 'accepted', terms))
      if (!left || !right) return false
      const key = [keyOf(left), keyOf(right)].sort().join(type === 'object' ? ' | ' : ' ')
      const known = apart.get(key)
      if (known !== undefined) return known
      const glance = [left, right].map(({ schema }) => typesAtAGlance(schema, (node) => schemaOf(node, use)))
      const shared = jsonTypes.some((one) => glance.every((types) => types.has(one)))
      const apartNow = () => !shared || isApart(a, b, [left, right])
      const answer = steps.aside ? steps.aside(apartNow) : apartNow()
      apart.set(key, answer)
      return answer
    },
    overlaps: (reading) => {
      if (reading === 'sent') overlaps++
    },
  }

  function isApart(a: Branch, b: Branch, both: readonly Literal[]): boolean {
    const named = [terms.named(a), terms.named(b)]
    if (named[0] && named[1] && a.names && b.names && a.names.property === b.names.property) {
      const other = b.names.values
      if (a.names.values.every((value) => !other.includes(value))) return true
    }
    return find(both).kind === 'empty'
  }

  function find(asked: readonly Literal[]): Answer {
    const literals = asked.filter(
      ({ schema, positive, reading }) => !(positive && saysNothing(schema) && reading !== 'sent'),
    )
    for (const [at, one] of literals.entries()) {
      if (!one.positive && saysNothing(one.schema)) return { kind: 'empty' }
      if (literals.slice(at + 1).some((other) => contradict(one, other))) return { kind: 'empty' }
    }
    if (literals.length === 0) return { kind: 'value', value: 'text', doubt: undefined }
    const key = [...new Set(literals.map(keyOf))].sort().join(' ')
    const known = kept.get(key)
    if (known) {
      assumed = Math.min(assumed, known.restsOn)
      if (known.overlapped) overlaps++
      return known.answer
    }
    const depth = inFlight.get(key)
    if (depth !== undefined) {
      assumed = Math.min(assumed, depth)
      return { kind: 'empty' }
    }
    if (inFlight.size >= maxDepth) return { kind: 'undecided', reason: 'the schemas are nested too deep' }
    return findAnew(literals, key)
  }

  function findAnew(literals: readonly Literal[], key: string): Answer {
    const outer = assumed
    const own = inFlight.size
    assumed = Number.POSITIVE_INFINITY
    inFlight.set(key, own)
    const mark = provisional.length
    const before = overlaps
    const answer = findInAnyType(literals)
    const overlapped = overlaps > before
    inFlight.delete(key)
    const restsOn = assumed < own ? assumed : Number.POSITIVE_INFINITY
    if (answer.kind === 'empty') {
      kept.set(key, { answer, restsOn, overlapped })
      if (restsOn < own) provisional.push(key)
      else confirm(mark)
    } else {
      // What was concluded from "this has no value" does not hold.
      for (const one of provisional.slice(mark)) kept.delete(one)
      provisional = provisional.slice(0, mark)
      if (answer.kind === 'value' || answer.reason !== outOfSteps)
        kept.set(key, { answer, restsOn: Number.POSITIVE_INFINITY, overlapped })
    }
    assumed = Math.min(outer, restsOn)
    return answer
  }

  function confirm(mark: number): void {
    for (const one of provisional.slice(mark)) {
      const settled = kept.get(one)
      if (settled) settled.restsOn = Number.POSITIVE_INFINITY
    }
    provisional = provisional.slice(0, mark)
  }

  function findInAnyType(literals: readonly Literal[]): Answer {
    const goals = literals.map((literal): Goal => ({ kind: 'literal', literal }))
    return firstValue(lazily(typesOf(literals), (type) => searchType(newState(), goals, type, literals)))
  }

  /** Types in the order in which a value of them is the plainest. */
  function typesOf(literals: readonly Literal[]): readonly JsonType[] {
    const order: readonly JsonType[] = ['object', 'string', 'number', 'array', 'boolean', 'null']
    if (use === 'parameter') return order
    const glances = literals
      .filter(({ positive }) => positive)
      .map(({ schema }) => typesAtAGlance(schema, (node) => schemaOf(node, use)))
    return order.filter((type) => glances.every((types) => types.has(type)))
  }

  function searchType(state: State, goals: readonly Goal[], type: JsonType, asked: readonly Literal[]): Answer {
    if (!expand(state, goals, type, terms, steps) || !settle(state, type)) return { kind: 'empty' }
    // What the writing side means settles which names there are, and with that most of what the other side refuses.
    const [choice] = state.choices.toSorted(
      (a, b) => Number(maySend(b)) - Number(maySend(a)) || a.alternatives.length - b.alternatives.length,
    )
    return choice ? firstValue(casesOf(state, choice, type, asked)) : solve(state, type, asked)
  }

  function* casesOf(state: State, choice: Choice, type: JsonType, asked: readonly Literal[]): Iterable<Answer> {
    for (const alternative of choice.alternatives) {
      if (!steps.take(1)) {
        yield { kind: 'undecided', reason: outOfSteps }
        return
      }
      const next = copyOf(state)
      next.choices = next.choices.filter((one) => one !== choice)
      yield searchType(next, alternative, type, asked)
    }
  }

  /** Settles choices until nothing new comes of it; false: they contradict each other. */
  function settle(state: State, type: JsonType): boolean {
    for (;;) {
      const settled = settleChoices(state, type)
      if (settled !== 'again') return settled === 'settled'
    }
  }

  /** Drops choices that are met, takes the only alternative of others; 'again' where that may have opened more. */
  function settleChoices(state: State, type: JsonType): 'settled' | 'again' | 'contradiction' {
    let again = false
    for (const choice of state.choices) {
      const open = stillOpen(state, choice, type)
      if (open === 'met') continue
      const [only, ...more] = open
      if (!only) return 'contradiction'
      if (more.length > 0) state.choices.push({ kind: 'choice', alternatives: open })
      else if (expand(state, only, type, terms, steps)) again = true
      else return 'contradiction'
    }
    return again ? 'again' : 'settled'
  }

  /** Takes a choice out of the state; its alternatives that are possible still. */
  function stillOpen(state: State, choice: Choice, type: JsonType): 'met' | readonly (readonly Goal[])[] {
    // The others stay in sight: what they may still say is not known yet.
    state.choices = state.choices.filter((one) => one !== choice)
    if (!steps.take(1)) return choice.alternatives
    const open = openAlternatives(state, choice, type, terms)
    return open === 'met' || open.length < 2 ? open : deepAlternatives(state, open)
  }

  /** Looks at what the properties can be: a kind that is a constant settles which branch is meant. */
  function deepAlternatives(state: State, open: readonly (readonly Goal[])[]): 'met' | readonly (readonly Goal[])[] {
    const left: (readonly Goal[])[] = []
    for (const goals of open) {
      const [only, ...more] = goals
      if (!only) return 'met'
      if (more.length > 0 || only.kind !== 'property' || !state.required.has(only.name)) {
        left.push(goals)
        continue
      }
      const own = state.properties.get(only.name) ?? []
      if (!own.some(isNarrow) || !steps.take(1)) {
        left.push(goals)
        continue
      }
      if (find([...own, negationOf(only.literal)]).kind === 'empty') return 'met'
      if (find([...own, only.literal]).kind !== 'empty') left.push(goals)
    }
    return left
  }

  function solve(state: State, type: JsonType, asked: readonly Literal[]): Answer {
    if (!steps.take(1)) return { kind: 'undecided', reason: outOfSteps }
    const answer = solveOf(search, state, type, asked)
    if (answer.kind !== 'value' || state.unsure.size === 0 || answer.doubt !== undefined) return answer
    return { ...answer, doubt: [...state.unsure].join(', ') }
  }

  function findSeveral(literals: readonly Literal[], wanted: number): Several {
    const values: unknown[] = []
    const at = literals[0]?.schema.node
    for (;;) {
      const others = values.length > 0 && at ? [negationOf(literalOfSchema(listOf(values, at), 'literal', terms))] : []
      const answer = find([...literals, ...others])
      if (answer.kind !== 'value') return { values, complete: answer.kind === 'empty' }
      values.push(answer.value)
      if (values.length >= wanted || !at) return { values, complete: false }
    }
  }

  const search: Search = { terms, languages, steps, find, findSeveral }
  return { ...search, overlaps: () => overlaps }
}

function* lazily<Item>(items: Iterable<Item>, answer: (item: Item) => Answer): Iterable<Answer> {
  for (const item of items) yield answer(item)
}

function saysNothing({ assertions, implied }: Schema): boolean {
  return assertions.length === 0 && implied === undefined
}

/** Whether a schema lists its values, itself or behind a reference. */
function isNarrow({ schema, positive }: Literal): boolean {
  return positive && schema.assertions.some(({ kind }) => kind === 'values' || kind === 'all')
}

function solveOf(search: Search, state: State, type: JsonType, asked: readonly Literal[]): Answer {
  if (state.values) return solveConstant(search, [...state.values.values()], type, asked)
  switch (type) {
    case 'null':
      return solveConstant(search, [null], type, asked)
    case 'boolean':
      return solveConstant(search, [true, false], type, asked)
    case 'number':
      return solveNumber(state)
    case 'string':
      return solveString(search, state)
    case 'array':
      return solveArray(search, state)
    case 'object':
      return solveObject(search, state)
    default:
      return type satisfies never
  }
}
