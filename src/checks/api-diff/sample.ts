import { samplePattern, tameLength } from './pattern.ts'
import type { Direction } from './schema-changes.ts'
import { isHidden } from './schema-keywords.ts'
import { type Bound, type Conjunction, type TypeName, type View, viewOf } from './schema-view.ts'
import { child, type Node } from './source.ts'

const maxDepth = 14
const maxSteps = 3_000

/** How deep, and how much in all: a few schemas that ask for each other twice would fill the memory. */
export interface Effort {
  readonly depth: number
  readonly spent: { steps: number }
}

export function newEffort(): Effort {
  return { depth: 0, spent: { steps: 0 } }
}

function deeper({ depth, spent }: Effort): Effort {
  return { depth: depth + 1, spent }
}

/** What could not be made a value of, within reason. */
export const nothing: unique symbol = Symbol('no sample')

/** A small value that a conjunction should accept: examples where they fit, else the least that is asked for. */
export function sample(conjunction: Conjunction, direction: Direction, effort = newEffort()): unknown {
  if (effort.depth > maxDepth || ++effort.spent.steps > maxSteps) return nothing
  const view = viewOf(conjunction)
  if (view.choices.length > 0) {
    for (const branch of view.choices[0]?.branches.slice(0, 4) ?? []) {
      const value = sample([...view.rest, ...branch], direction, deeper(effort))
      if (value !== nothing) return value
    }
    return view.nullable ? null : nothing
  }
  return sampleView(view, direction, effort)
}

export function sampleView(view: View, direction: Direction, effort: Effort, type = preferredType(view)): unknown {
  if (view.values) return [...view.values.value.values()].find((value) => fitsBounds(value, view)) ?? nothing
  switch (type) {
    case undefined:
      return view.nullable ? null : nothing
    case 'object':
      return sampleObject(view, direction, effort)
    case 'array':
      return sampleArray(view, direction, effort)
    default: {
      const told = exampleOf(view, type)
      return told === undefined ? sampleScalar(view, type) : told
    }
  }
}

function preferredType({ types }: View): TypeName | undefined {
  if (!types) return 'string'
  const order: readonly TypeName[] = ['string', 'integer', 'number', 'boolean', 'object', 'array']
  return order.find((type) => types.value.has(type))
}

function sampleScalar(view: View, type: 'string' | 'integer' | 'number' | 'boolean'): unknown {
  if (type === 'boolean') return true
  return type === 'string' ? sampleString(view) : sampleNumber(view, type)
}

/** An object with every name that is asked for, and no other. */
export function sampleObject(
  view: View,
  direction: Direction,
  effort: Effort,
): Record<string, unknown> | typeof nothing {
  const made: Record<string, unknown> = {}
  for (const name of view.required.keys()) {
    if (isHidden(view, name, direction)) continue
    const value = sampleProperty(view, name, direction, effort)
    if (value === nothing) return nothing
    put(made, name, value)
  }
  const least = view.bounds.get('minProperties')?.value.at ?? 0
  for (const name of view.properties.keys()) {
    if (Object.keys(made).length >= least) break
    if (Object.hasOwn(made, name) || isHidden(view, name, direction)) continue
    const value = sampleProperty(view, name, direction, effort)
    if (value !== nothing) put(made, name, value)
  }
  return made
}

/** A name from a stranger's file may be `__proto__`. */
export function put(target: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
}

export function sampleProperty(view: View, name: string, direction: Direction, effort: Effort): unknown {
  const schema = view.properties.get(name)
  if (schema) return sample(schema, direction, deeper(effort))
  return view.additional.kind === 'schema' ? sample([view.additional.node], direction, deeper(effort)) : 'text'
}

export function sampleArray(view: View, direction: Direction, effort: Effort): unknown {
  const least = Math.min(view.bounds.get('minItems')?.value.at ?? 0, 50)
  const items: unknown[] = []
  for (let at = 0; at < least; at++) {
    const item = sample(view.items ?? [], direction, deeper(effort))
    if (item === nothing) return nothing
    items.push(view.uniqueItems ? vary(item, at) : item)
  }
  return items
}

/** Makes equal samples differ, for lists whose items have to. */
function vary(value: unknown, at: number): unknown {
  if (at === 0) return value
  if (typeof value === 'number') return value + at
  return typeof value === 'string' ? `${value}${at}` : value
}

/** What the schema itself gives as an example, where it is of the type and within the bounds. */
function exampleOf(view: View, type: TypeName): unknown {
  const { node } = view
  const examples = node ? [...examplesIn(node)] : []
  return examples.find((value) => {
    const own = Array.isArray(value) ? 'array' : typeof value
    const right = type === 'integer' ? Number.isInteger(value) : own === type
    return right && fitsBounds(value, view) && String(value).length <= 100
  })
}

function* examplesIn(node: Node): Iterable<unknown> {
  for (const keyword of ['example', 'default']) {
    const at = child(node, keyword)
    if (at) yield at.value
  }
  const list = child(node, 'examples')?.value
  if (Array.isArray(list)) yield* list
}

function fitsBounds(value: unknown, { bounds, patterns }: View): boolean {
  const least = (bound: Bound) => bounds.get(bound)?.value.at ?? Number.NEGATIVE_INFINITY
  const most = (bound: Bound) => bounds.get(bound)?.value.at ?? Number.POSITIVE_INFINITY
  if (typeof value === 'number') return value >= least('minimum') && value <= most('maximum')
  if (typeof value !== 'string') return true
  const length = [...value].length
  if (length < least('minLength') || length > most('maxLength')) return false
  // Whether it has the format the referee says.
  return patterns.every((pattern) => matches(pattern.value, value))
}

function matches(pattern: string, value: string): boolean {
  try {
    return tameLength(pattern) > 0 && value.length <= tameLength(pattern) && new RegExp(pattern, 'u').test(value)
  } catch {
    return false
  }
}

const ofFormat: Readonly<Record<string, string>> = {
  date: '2026-01-15',
  'date-time': '2026-01-15T12:00:00Z',
  time: '12:00:00Z',
  duration: 'P1D',
  email: 'ada@example.com',
  'idn-email': 'ada@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  'uri-reference': '/path',
  'uri-template': '/path/{id}',
  uuid: '00000000-0000-4000-8000-000000000000',
  'json-pointer': '/name',
  regex: 'a',
  byte: 'dGV4dA==',
}

function sampleString(view: View): unknown {
  const least = Math.min(view.bounds.get('minLength')?.value.at ?? 0, 2_000)
  const matching = view.patterns
    .flatMap(({ value }) => samplePattern(value) ?? [])
    // A pattern that ends in a repetition goes on with its last letter.
    .map((text) => text.padEnd(least, text.at(-1) ?? 'x'))
    .find((text) => fitsBounds(text, view))
  if (matching !== undefined) return matching
  const formatted = view.format && ofFormat[view.format.value]
  if (formatted !== undefined) return formatted
  return stringOfLength(view, 'text')
}

export function stringOfLength({ bounds }: View, wanted: string): string {
  const least = Math.min(bounds.get('minLength')?.value.at ?? 0, 2_000)
  const most = bounds.get('maxLength')?.value.at ?? Number.POSITIVE_INFINITY
  return wanted.padEnd(least, 'x').slice(0, Math.max(0, Math.min(most, 10_000)))
}

export function sampleNumber({ bounds, multipleOf }: View, type: 'integer' | 'number'): unknown {
  const low = bounds.get('minimum')?.value
  const high = bounds.get('maximum')?.value
  const step = multipleOf?.value ?? (type === 'integer' ? 1 : 0.5)
  const fits = (value: number) =>
    (!low || (low.exclusive ? value > low.at : value >= low.at)) &&
    (!high || (high.exclusive ? value < high.at : value <= high.at))
  const candidates = [1, 0, step, low?.at, high?.at, low && low.at + step, high && high.at - step]
  if (low && step > 0) candidates.push(Math.ceil(low.at / step) * step, (Math.floor(low.at / step) + 1) * step)
  const whole = (value: number) => type === 'number' || Number.isInteger(value)
  const even = (value: number) => !multipleOf || Math.abs(value / step - Math.round(value / step)) < 1e-9
  return candidates.find((value) => value !== undefined && fits(value) && whole(value) && even(value)) ?? nothing
}
