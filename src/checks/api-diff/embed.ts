import { branchesOf } from './meaning/branches.ts'
import type { Meaning } from './meaning/meaning.ts'
import { stepsTo } from './root-causes.ts'
import { type Pair, type Step, sidesOf } from './schema-changes.ts'
import { madeUp } from './schema-question.ts'
import { type Conjunction, settled, viewOf } from './schema-view.ts'
import { child, isMembers, type Node } from './source.ts'

/** A value for the whole of what travels, with the place of the part that is the point. */
export interface Embedded<Root> {
  readonly top: Pair<Root>
  readonly value: unknown
  /** JSON Pointer of the part inside the value. */
  readonly at: string
}

/** A payload that goes further down shows nothing to anybody, and each level is a search of its own. */
const maxSteps = 40

/**
 * Puts a value for the pair into a value for the whole, by the way that leads to it. What stands around it is what the
 * inner side asks for and, where that can be, what the outer side asks for too: nothing else is to be refused.
 */
export function embed<Root>(pair: Pair<Root>, part: unknown, meaning: Meaning): Embedded<Root> | undefined {
  const steps = stepsTo(pair)
  if (steps.length > maxSteps) return undefined
  let value = part
  let at = ''
  let below: Pair<Root> = pair
  for (const { from, step } of [...steps].reverse()) {
    const inside = below
    below = from
    if (step.kind === 'branch') value = withName(value, from, inside)
    if (step.kind === 'branch' || step.kind === 'subtype') continue
    const name = nameOf(step, from)
    const found = around(from, name, value, meaning)
    if (!found) return undefined
    value = found.value
    at = `/${name === undefined ? firstOfRest(from) : name.replaceAll('~', '~0').replaceAll('/', '~1')}${at}`
  }
  return { top: steps[0]?.from ?? pair, value, at }
}

/** A value of a branch says which branch it is, where a discriminator tells them apart. */
function withName(value: unknown, from: Pair, inside: Pair): unknown {
  if (!isMembers(value)) return value
  const wanted = sidesOf(inside).inner.map((node) => node.value)
  for (const { node } of viewOf(sidesOf(from).inner).choices) {
    if (!node.parent) continue
    const branch = branchesOf(node.parent, node).find(({ schema }) =>
      settled([schema]).some((one) => wanted.includes(one.value)),
    )
    const [name] = branch?.names?.values ?? []
    if (branch?.names && name !== undefined) return { ...value, [branch.names.property]: name }
  }
  return value
}

/** The name under which the part stands; undefined: it is an item. */
function nameOf(step: Step, from: Pair): string | undefined {
  if (step.kind === 'property') return step.name
  if (step.kind !== 'additional') return undefined
  const declared = [...viewOf(from.base).properties.keys(), ...viewOf(from.head).properties.keys()]
  return ['name', 'key', 'undeclared'].find((name) => !declared.includes(name)) ?? 'undeclared name'
}

function around(
  from: Pair,
  name: string | undefined,
  part: unknown,
  meaning: Meaning,
): { readonly value: unknown } | undefined {
  const { inner, outer } = sidesOf(from)
  const like = inner[0] ?? outer[0]
  if (viewOf(inner).required.size > maxRequired) return undefined
  const place = firstOfRest(from)
  if (!like) return name === undefined ? { value: [part] } : { value: { [name]: part } }
  const holder =
    name === undefined
      ? {
          type: 'array',
          minItems: place + 1,
          prefixItems: [...Array.from({ length: place }, () => ({})), { const: part }],
        }
      : { type: 'object', required: [name], properties: { [name]: { const: part } } }
  const sent = [...inner.map((node) => [node, 'sent'] as const), [madeUp(holder, like), 'literal'] as const]
  const rest = without(outer, name).map((node) => [node, 'accepted'] as const)
  for (const fits of [[...sent, ...rest], sent]) {
    const answer = meaning.find({ use: from.direction, fits, fails: [] })
    if (answer.kind === 'value') return { value: answer.value }
  }
  return undefined
}

/** Where the items begin that come after those with a schema of their own. */
function firstOfRest({ base, head }: Pair): number {
  const lengths = [base, head].flatMap((side) =>
    viewOf(side).others.map(({ node, value }) =>
      node.key === 'prefixItems' && Array.isArray(value) ? value.length : 0,
    ),
  )
  return Math.max(0, ...lengths)
}

/** An object that asks for more names than this is not written out. */
const maxRequired = 300

/** Of a schema in more parts than this, what stands around the part is not looked for. */
const maxParts = 40

/** What the schemas say besides what they say of the part. */
function without(conjunction: Conjunction, name: string | undefined): readonly Node[] {
  const { rest } = viewOf(conjunction)
  return (rest.length > maxParts ? [] : rest).flatMap((node) => {
    if (!isMembers(node.value)) return []
    const { properties, items, ...rest } = node.value
    if (name === undefined)
      return [{ ...node, value: { ...rest, ...(properties === undefined ? {} : { properties }) } }]
    const others = child(node, 'properties')
    if (!others || !isMembers(others.value)) return [node]
    // Still declared, so that a closed object takes it.
    return [{ ...node, value: { ...node.value, properties: { ...others.value, [name]: {} } } }]
  })
}
