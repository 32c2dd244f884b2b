import { type Choice, demands, failures, type Goal } from './goals.ts'
import { contradict, keyOf, type Literal, type Terms } from './literal.ts'
import { type Assertion, type JsonType, jsonTypes, type Schema, schemaOf, valueKey } from './schema.ts'
import { note, type Sent, type State } from './state.ts'
import { outOfSteps, type Steps } from './steps.ts'

/**
 * Works goals into the state until only choices are left. False: they contradict each other, so no value of the type
 * can meet them all.
 */
export function expand(state: State, goals: readonly Goal[], type: JsonType, terms: Terms, steps: Steps): boolean {
  const open = [...goals].reverse()
  for (let goal = open.pop(); goal; goal = open.pop()) {
    if (goal.kind === 'choice') {
      const [only, ...more] = goal.alternatives
      if (!only) return false
      if (more.length === 0) open.push(...[...only].reverse())
      else state.choices.push(goal)
    } else if (goal.kind === 'literal') {
      const met = meet(state, goal.literal, type, terms, steps)
      if (met === 'contradiction') return false
      open.push(...[...met].reverse())
    } else if (!note(state, goal)) return false
  }
  return true
}

/** Assertions of a schema that are looked into in one step. */
const partsOfStep = 32

/** What a literal demands of a value of the type; nothing where it is met already. */
function meet(
  state: State,
  literal: Literal,
  type: JsonType,
  terms: Terms,
  steps: Steps,
): readonly Goal[] | 'contradiction' {
  // By identity: a reference means the same as what it leads to, but leads there.
  const alike = state.literals.get(literal.name) ?? []
  if (alike.some((one) => isSame(one, literal))) return []
  const { schema, positive } = literal
  // A schema of very many parts is more than one step's work.
  if (!steps.take(1 + Math.floor(schema.assertions.length / partsOfStep))) {
    return [{ kind: 'unsure', reason: outOfSteps }]
  }
  for (const other of alike) if (contradict(literal, other)) return 'contradiction'
  state.literals.set(literal.name, [...alike, literal])
  if (type === 'object' && positive && literal.reading === 'sent') state.sent = alsoSent(state.sent, schema)
  if (schema.orNull && type === 'null') return positive ? [] : 'contradiction'
  return positive ? allDemands(literal, type, terms) : anyFailure(literal, type, terms)
}

function isSame(a: Literal, b: Literal): boolean {
  return a.schema === b.schema && a.positive === b.positive && a.reading === b.reading && sameAround(a.around, b.around)
}

function sameAround(a: Literal['around'], b: Literal['around']): boolean {
  return a.typed === b.typed && a.hidden.size === b.hidden.size
}

function allDemands(literal: Literal, type: JsonType, terms: Terms): readonly Goal[] | 'contradiction' {
  if (isOtherType(literal, type, terms)) return 'contradiction'
  const { schema, reading } = literal
  return assertionsFor(schema, type, terms, reading).flatMap((assertion) => demands(assertion, type, literal, terms))
}

function anyFailure(literal: Literal, type: JsonType, terms: Terms): readonly Goal[] | 'contradiction' {
  if (isOtherType(literal, type, terms)) return []
  const { schema, reading } = literal
  const alternatives = assertionsFor(schema, type, terms, reading).flatMap((assertion) =>
    failures(assertion, type, literal, terms),
  )
  if (alternatives.length === 0) return 'contradiction'
  return alternatives.some((goals) => goals.length === 0) ? [] : [{ kind: 'choice', alternatives }]
}

/** A schema without a type whose keywords speak of objects alone is meant for objects. */
function isOtherType({ schema, reading, around }: Literal, type: JsonType, { use }: Terms): boolean {
  const { implied } = schema
  if (reading === 'literal' || around.typed || implied === undefined || implied === type) return false
  return !(use === 'parameter' && implied === 'array' && type !== 'object')
}

/** The assertions that a value of the type has to meet, as the direction of the value lets them be read. */
function assertionsFor(
  schema: Schema,
  type: JsonType,
  { use }: Terms,
  reading: Literal['reading'],
): readonly Assertion[] {
  const own = schema.assertions.filter((assertion) => concerns(assertion, type) && !isUnread(assertion, use, reading))
  if (use !== 'parameter' || reading !== 'accepted') return own
  return onTheWire(schema, type, own)
}

/** A client passes over names that it does not know, though base once said that there would be no others. */
function isUnread(assertion: Assertion, use: Terms['use'], reading: Literal['reading']): boolean {
  if (use !== 'response' || reading !== 'accepted') return false
  return assertion.kind === 'additional' && assertion.schema.value === false
}

/**
 * In a URL, a header or a form every scalar is text, and one value is a list of one: a number fits where text is asked
 * for, and a value where a list of such values is.
 */
function onTheWire(schema: Schema, type: JsonType, own: readonly Assertion[]): readonly Assertion[] {
  const types = own.find((assertion) => assertion.kind === 'types')
  const listed = own.map((assertion) =>
    assertion.kind === 'values' ? { ...assertion, values: spellings(assertion.values) } : assertion,
  )
  if (type === 'object' || !types || types.types.has(type)) return listed
  const rest = listed.filter(({ kind }) => kind !== 'types' && kind !== 'format')
  if (types.types.has('array')) {
    const items = schema.assertions.flatMap((assertion): readonly Assertion[] =>
      assertion.kind === 'items' || (assertion.kind === 'prefixItem' && assertion.at === 0)
        ? [{ kind: 'all', schema: assertion.schema, node: assertion.node }]
        : [],
    )
    const several = schema.assertions.some((one) => one.kind === 'minItems' && one.at > 1)
    return several ? listed : [...rest, ...items]
  }
  if (!types.types.has('string') || type === 'null' || type === 'array') return listed
  const ofText = schema.assertions.filter(({ kind }) => kind === 'format' || typeOf[kind] === 'string')
  const doubt = ofText.map(({ kind, node }): Assertion => ({ kind: 'opaque', keyword: kind, type: undefined, node }))
  return [...rest, ...doubt]
}

/** A listed value also as the text that it is on the wire, and a text as the value that it may be read as. */
function spellings(values: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  const all = [...values.values()].flatMap((value) => {
    if (typeof value === 'number' || typeof value === 'boolean') return [value, String(value)]
    if (typeof value !== 'string') return [value]
    const read = value === 'true' ? true : value === 'false' ? false : Number(value)
    return value !== '' && String(read) === value ? [value, read] : [value]
  })
  return new Map(all.map((value) => [valueKey(value), value]))
}

const typeOf: Readonly<Record<Assertion['kind'], JsonType | undefined>> = {
  types: undefined, values: undefined, minimum: 'number', maximum: 'number', multipleOf: 'number', minLength: 'string',
  maxLength: 'string', minItems: 'array', maxItems: 'array', minProperties: 'object', maxProperties: 'object',
  pattern: 'string', format: undefined, required: 'object', property: 'object', patternProperty: 'object',
  additional: 'object', propertyNames: 'object', dependentRequired: 'object', dependentSchema: 'object',
  prefixItem: 'array', items: 'array', contains: 'array', uniqueItems: 'array', all: undefined, any: undefined,
  one: undefined, not: undefined, if: undefined, opaque: undefined,
} // biome-ignore format: a list reads better in lines than in a column

export function concerns(assertion: Assertion, type: JsonType): boolean {
  if (assertion.kind === 'opaque') return assertion.type === undefined || assertion.type === type
  if (assertion.kind === 'format') return type === 'string' || type === 'number'
  const own = typeOf[assertion.kind]
  return own === undefined || own === type
}

/** Types that a schema can have at all, as far as a glance tells: its own list, and that of the schema it refers to. */
export function typesAtAGlance(schema: Schema, schemaAt: (node: Schema['node']) => Schema): ReadonlySet<JsonType> {
  let types: ReadonlySet<JsonType> = new Set(jsonTypes)
  let at: Schema | undefined = schema
  for (let hops = 0; at && hops < 5; hops++) {
    if (at.orNull) return types
    let next: Schema | undefined
    for (const assertion of at.assertions) {
      if (assertion.kind === 'types') types = new Set([...types].filter((type) => assertion.types.has(type)))
      if (assertion.kind === 'all') next ??= schemaAt(assertion.schema)
    }
    at = next
  }
  return types
}

function alsoSent(known: Sent | undefined, schema: Schema): Sent {
  const names = new Set(known?.names)
  const patterns = [...(known?.patterns ?? [])]
  let any = known?.any ?? false
  for (const assertion of schema.assertions) {
    if (assertion.kind === 'property' || assertion.kind === 'required') names.add(assertion.name)
    else if (assertion.kind === 'dependentRequired')
      for (const name of [assertion.name, ...assertion.names]) names.add(name)
    else if (assertion.kind === 'dependentSchema') names.add(assertion.name)
    else if (assertion.kind === 'patternProperty') patterns.push(assertion.pattern)
    else if (assertion.kind === 'additional' && assertion.schema.value !== false) any = true
  }
  return { names, patterns, any }
}

/** Adds the goals of a choice's only open alternative, or says which are open still. */
export function openAlternatives(
  state: State,
  { alternatives }: Choice,
  type: JsonType,
  terms: Terms,
): 'met' | readonly (readonly Goal[])[] {
  const open: (readonly Goal[])[] = []
  for (const goals of alternatives) {
    const left: Goal[] = []
    let possible = true
    // What one goal declares, another may ask for.
    const mayDeclare = goals.some(maySend)
    for (const goal of goals) {
      const glance = glanceAt(state, goal, type, terms, mayDeclare)
      if (glance === 'impossible') {
        possible = false
        break
      }
      if (glance === 'open') left.push(goal)
    }
    if (!possible) continue
    if (left.length === 0) return 'met'
    open.push(left)
  }
  return open
}

/** What can be told of a goal without working it in. */
function glanceAt(
  state: State,
  goal: Goal,
  type: JsonType,
  terms: Terms,
  mayDeclare: boolean,
): 'met' | 'impossible' | 'open' {
  const isGone = (name: string) => (mayDeclare ? state.forbidden.has(name) : isMissing(state, name))
  switch (goal.kind) {
    case 'fail':
      return 'impossible'
    case 'require':
      if (isGone(goal.name)) return 'impossible'
      return state.required.has(goal.name) ? 'met' : 'open'
    case 'forbid':
      if (state.required.has(goal.name)) return 'impossible'
      return isGone(goal.name) ? 'met' : 'open'
    case 'literal':
      return glanceAtLiteral(state, goal.literal, type, terms, isGone)
    case 'property':
      return (state.properties.get(goal.name) ?? []).some((one) => keyOf(one) === keyOf(goal.literal)) ? 'met' : 'open'
    default:
      return 'open'
  }
}

function glanceAtLiteral(
  state: State,
  literal: Literal,
  type: JsonType,
  terms: Terms,
  isGone: (name: string) => boolean,
): 'met' | 'impossible' | 'open' {
  for (const other of state.literals.get(literal.name) ?? []) {
    if (keyOf(other) === keyOf(literal)) return 'met'
    if (contradict(literal, other)) return 'impossible'
  }
  const { schema, positive, around } = literal
  const schemaAt = (node: Schema['node']) => schemaOf(node, terms.use)
  const possible =
    terms.use === 'parameter' ||
    (typesAtAGlance(schema, schemaAt).has(type) &&
      (type !== 'object' ||
        requiredAtAGlance(schema, schemaAt).every((name) => around.hidden.has(name) || !isGone(name))))
  if (possible) return 'open'
  return positive ? 'impossible' : 'met'
}

/** Names that the object does not have for sure: forbidden, or sent by nobody. */
function isMissing(state: State, name: string): boolean {
  if (state.forbidden.has(name)) return true
  const { sent } = state
  if (!sent || sent.any || sent.patterns.length > 0 || sent.names.has(name)) return false
  // A branch that is still to be chosen may declare it.
  return !state.choices.some(({ alternatives }) => alternatives.some((goals) => goals.some(maySend)))
}

/** Whether a goal holds a schema of the writing side, which declares names that may be sent. */
export function maySend(goal: Goal): boolean {
  if (goal.kind === 'choice') return goal.alternatives.some((goals) => goals.some(maySend))
  return goal.kind === 'literal' && goal.literal.positive && goal.literal.reading === 'sent'
}

/** Names that a schema asks for, itself or by the schema that it refers to. */
function requiredAtAGlance(schema: Schema, schemaAt: (node: Schema['node']) => Schema): readonly string[] {
  const names: string[] = []
  let at: Schema | undefined = schema
  for (let hops = 0; at && hops < 5; hops++) {
    let next: Schema | undefined
    for (const assertion of at.assertions) {
      if (assertion.kind === 'required') names.push(assertion.name)
      if (assertion.kind === 'all') next ??= schemaAt(assertion.schema)
    }
    at = next
  }
  return names
}
