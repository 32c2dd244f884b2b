import { posix } from 'node:path'
import { type Subject, severities, subjectText } from '../../core/finding.ts'
import type { Lost } from './document.ts'
import { operationSubject } from './draft.ts'
import { valueKey } from './meaning/schema.ts'
import { placeKey } from './positions.ts'
import type { Difference, Direction, Pair, SchemaChange } from './schema-changes.ts'
import { conjunctionKey, viewOf } from './schema-view.ts'
import { type Node, pointerOf } from './source.ts'
import type { ValuePlace } from './value-place.ts'

/** The same change of the same schema, with all the pairs in which it shows. */
export interface RootCause {
  readonly change: SchemaChange
  readonly direction: Direction
  /** Where a payload can be built, nearest to an operation first. */
  readonly pairs: readonly Pair<ValuePlace>[]
  readonly subject: Subject
  readonly reach: readonly Subject[]
  /** Name of the schema that changed, where it has one. */
  readonly owner: string | undefined
  readonly path: string
  readonly key: string
}

/** Schemas that could not be followed to the end, with the operations that ask for them. */
export interface BrokenSchema extends Lost {
  readonly reach: readonly Subject[]
}

/**
 * One cause a changed place: a component that forty operations share is one finding that names forty. Within an
 * operation a change belongs to where it stands.
 */
export function rootCauses(pairs: readonly Pair<ValuePlace>[]): {
  readonly causes: readonly RootCause[]
  readonly broken: readonly BrokenSchema[]
} {
  const groups = new Map<string, { change: SchemaChange; pairs: Pair<ValuePlace>[]; owner: Owner; reach: Subject[] }>()
  const broken = new Map<string, { lost: Lost; reach: Subject[] }>()
  const effort = { left: maxSteps }
  for (const pair of pairs) {
    if (pair.changes.length === 0 && !pair.broken) continue
    const places = placesOf(pair, effort)
    const reach = places.map(({ operations }) => operationSubject(operations.head))
    if (pair.broken) {
      const { trouble, at } = pair.broken
      const key = `${trouble.message} ${at ? placeKey(at) : ''}`
      const known = broken.get(key)
      if (known) known.reach.push(...reach)
      else broken.set(key, { lost: pair.broken, reach })
    }
    for (const change of pair.changes) {
      const owner = ownerOf(change, pair, places)
      const key = `${severities.indexOf(change.severity)} ${pair.direction === 'response'} ${owner.key} ${owner.path} ${detail(change)}`
      const known = groups.get(key)
      if (known) {
        known.pairs.push(pair)
        known.reach.push(...reach)
      } else groups.set(key, { change, pairs: [pair], owner, reach })
    }
  }
  return {
    causes: [...groups.values()].flatMap(({ change, pairs: where, owner, reach }) => {
      // Without a component the place is that of an operation, and so is what is said of it.
      const own = owner.name === undefined ? placeOf(where[0]) : undefined
      const first = own ? operationSubject(own.operations.head) : bySubject(reach)[0]
      const direction = where[0]?.direction
      if (!first || !direction) return []
      const key = [owner.name === undefined ? owner.place : owner.key, direction, owner.path, detail(change)].join(' ')
      return [{ change, direction, pairs: where, subject: first, reach, owner: owner.name, path: owner.path, key }]
    }),
    broken: [...broken.values()].map(({ lost, reach }) => ({ ...lost, reach: bySubject(reach) })),
  }
}

function bySubject(reach: readonly Subject[]): readonly Subject[] {
  const byText = new Map(reach.map((subject) => [subjectText(subject), subject]))
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, subject]) => subject)
}

/** Steps from changed schemas up to operations, in all. */
const maxSteps = 3_000_000

/** Every value of an operation from which the pair is reached. */
function placesOf(pair: Pair<ValuePlace>, effort: { left: number }): readonly ValuePlace[] {
  const seen = new Set<Pair<ValuePlace>>([pair])
  const places: ValuePlace[] = []
  for (const at of seen) {
    places.push(...at.roots)
    // Past the budget the shortest way is followed, so that one operation is named at the least.
    const parents = --effort.left > 0 ? at.parents : at.first ? [at.first.from] : []
    for (const parent of parents) seen.add(parent)
  }
  return places
}

/** The properties that a change is about. */
function namesOf(change: Difference): readonly string[] {
  if (change.kind === 'relaxed') return namesOf(change.of)
  return 'names' in change ? change.names : []
}

/** Where the payload that shows a change in the pair is sent or returned. */
export function placeOf(pair: Pair<ValuePlace> | undefined): ValuePlace | undefined {
  let at = pair
  while (at?.first) at = at.first.from
  return at?.roots[0]
}

interface Owner {
  /** The component's name; undefined where the schema stands in the operation itself. */
  readonly name: string | undefined
  readonly key: string
  /** `request body`, where there is no component. */
  readonly place: string
  readonly path: string
}

function ownerOf(change: SchemaChange, pair: Pair<ValuePlace>, places: readonly ValuePlace[]): Owner {
  const referring = referringProperty(pair, change)
  const node = referring ?? change.head ?? change.base
  const component = node && componentOf(node)
  const names = namesOf(change)
  if (component) {
    const path = withoutName(component.rest, names[0])
    return { name: component.name, key: component.key, place: '', path: pathOfPointer(path) }
  }
  const place = placeOf(pair) ?? places[0]
  const operation = place ? subjectText(operationSubject(place.operations.head)) : ''
  return {
    name: undefined,
    key: `${operation} ${place?.name}`,
    place: place?.name ?? '',
    path: pathOfSteps(pair),
  }
}

/**
 * Where a reference leads to another component than before and the value as a whole changed, it is the reference that
 * changed, and neither of the two components.
 */
function referringProperty(pair: Pair<ValuePlace>, change: SchemaChange): Node | undefined {
  if (change.kind !== 'null' && change.kind !== 'type') return undefined
  const [base, head] = [pair.base[0], pair.head[0]]
  const { first } = pair
  if (!base || !head || first?.step.kind !== 'property') return undefined
  const [before, after] = [componentOf(base), componentOf(head)]
  if (!before || !after || before.key === after.key || before.rest.length + after.rest.length > 0) return undefined
  return viewOf(first.from.head).properties.get(first.step.name)?.[0]
}

function join(path: string, name: string | undefined): string {
  return [path, name].filter((part) => part !== undefined && part !== '').join('.')
}

/** The property that a change is about may be where it is placed, or its object may be. */
function withoutName(rest: readonly string[], name: string | undefined): readonly string[] {
  return name !== undefined && rest.at(-1) === name && rest.at(-2) === 'properties' ? rest.slice(0, -2) : rest
}

const sections: Readonly<Record<string, number>> = { components: 3, definitions: 2, parameters: 2, responses: 2 }

function componentOf(node: Node): { name: string; key: string; rest: readonly string[] } | undefined {
  const pointer = pointerOf(node)
  const [first = ''] = pointer
  if (first === 'paths' || first === 'webhooks') return undefined
  const depth = sections[first]
  const name = depth === undefined ? undefined : pointer[depth - 1]
  if (depth !== undefined && name !== undefined) {
    return { name, key: `#/${pointer.slice(0, depth).join('/')}`, rest: pointer.slice(depth) }
  }
  // A file of its own: a path item, a list of named schemas, or one schema.
  if (pointer.some((key) => key === 'requestBody' || key === 'responses' || key === 'parameters')) return undefined
  const { path } = node.file
  const alone = first === '' || schemaKeywords.has(first)
  return alone
    ? { name: posix.basename(path).replace(/\.\w+$/, ''), key: path, rest: pointer }
    : { name: first, key: `${path}#/${first}`, rest: pointer.slice(1) }
}

const schemaKeywords: ReadonlySet<string> = new Set([
  'type', 'properties', 'items', 'allOf', 'oneOf', 'anyOf', 'required', 'enum', 'additionalProperties', 'format',
]) // biome-ignore format: a list reads better in lines than in a column

/** `/properties/items/items/properties/status/enum` is `items[].status`. */
function pathOfPointer(pointer: readonly string[]): string {
  let path = ''
  for (let at = 0; at < pointer.length; at++) {
    const key = pointer[at]
    if (key === 'properties' && pointer[at + 1] !== undefined) {
      path = join(path, pointer[at + 1])
      at++
    } else if (key === 'items') path += '[]'
    else if (key === 'additionalProperties' && at + 1 < pointer.length) path = join(path, '*')
    else if (key === 'content') at++
    else if (key === 'allOf' || key === 'oneOf' || key === 'anyOf') at++
  }
  return path
}

function pathOfSteps(pair: Pair<ValuePlace>): string {
  const steps = stepsTo(pair).map(({ step }) => step)
  let path = ''
  for (const step of steps) {
    if (step.kind === 'property') path = join(path, step.name)
    else if (step.kind === 'items') path += '[]'
    else if (step.kind === 'additional') path = join(path, '*')
  }
  return path
}

/** The shortest way to a pair, from the whole value down. */
export function stepsTo<Root>(
  pair: Pair<Root>,
): readonly { readonly from: Pair<Root>; readonly step: NonNullable<Pair<Root>['first']>['step'] }[] {
  const steps: NonNullable<Pair<Root>['first']>[] = []
  for (let at = pair.first; at; at = at.from.first) steps.push(at)
  return steps.reverse()
}

/** What tells a change from others at the same place; never a line, never a severity. */
function detail(change: Difference): string {
  switch (change.kind) {
    case 'type':
      return `type ${change.extra?.join(',') ?? 'any'} ${change.allowed.join(',')}`
    case 'values':
      return `enum ${change.extra ? JSON.stringify(change.extra) : 'all'}`
    case 'bound':
      return `${change.bound} ${change.to.at}`
    case 'multipleOf':
      return `multipleOf ${change.to}`
    case 'pattern':
      return `pattern ${change.to}`
    case 'format':
      return `format ${change.to}`
    case 'required':
    case 'property-added':
    case 'property-removed':
      return `${change.kind} ${[...change.names].sort().join(' ')}`
    case 'branch':
      return `branch ${conjunctionKey(change.branch).length > 0 ? branchText(change.branch) : ''}`
    case 'choice':
      return `choice ${change.keyword}${change.overlap ? ' overlap' : ''}`
    case 'read-only':
      return `read-only ${[...change.names].sort().join(' ')}`
    case 'keyword':
      return `keyword ${change.keyword}`
    case 'default':
      return `default ${change.to === undefined ? 'none' : valueKey(change.to)}`
    case 'discriminator':
      return `discriminator ${change.what} ${change.name}`
    case 'relaxed':
      return `relaxed ${detail(change.of)}`
    case 'closed':
      return `closed ${change.how}`
    case 'undecided':
      return `undecided ${change.reason}`
    case 'deprecated':
    case 'null':
    case 'uniqueItems':
      return change.kind
    default:
      return change satisfies never
  }
}

/** A branch by its name, or by its text. */
function branchText([node]: readonly Node[]): string {
  if (!node) return ''
  const value = JSON.stringify(node.value) ?? ''
  const reference = /"\$ref":"[^"]*?([^"/]+)"/.exec(value)?.[1]
  return reference ?? (value.length > 80 ? `${value.slice(0, 79)}…` : value)
}
