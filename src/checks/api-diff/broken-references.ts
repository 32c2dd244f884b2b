import { posix } from 'node:path'
import { BreakwaterError } from '../../core/error.ts'
import { count } from '../../core/wording.ts'
import { maxCallbacks } from './callbacks.ts'
import { type Document, type Lost, lostBy, placed } from './document.ts'
import { operationNodes } from './path-item.ts'
import { child, children, isMembers, type Members, type Node, text } from './source.ts'

/** A `$ref` that leads nowhere, with the operations that need what it names. */
export interface BrokenReference extends Lost {
  readonly at: Node
  /** `GET /orders`, or `/orders` where the whole path needs it; sorted. */
  readonly users: readonly string[]
}

/** A piece of the document that is reached as one: an operation, or what a reference leads to. */
type Piece = object

interface Walk {
  readonly left: { readonly node: Node; readonly names: boolean; readonly piece: Piece }[]
  readonly seen: Set<unknown>
  /** Who needs a piece: operations by name, other pieces by themselves. */
  readonly users: Map<Piece, Set<string | Piece>>
  readonly broken: (Lost & { readonly at: Node; readonly piece: Piece })[]
  readonly callbacks: { left: number }
}

/** Members in which a reference is one; in an example or an extension it is only text. */
const followed: ReadonlySet<string> = new Set([
  'parameters', 'requestBody', 'responses', 'content', 'headers', 'schema', 'properties', 'items', 'allOf', 'oneOf',
  'anyOf', 'not', 'additionalProperties',
]) // biome-ignore format: a list reads better in lines than in a column

/** What 3.1 adds to them. */
const followedSince31: ReadonlySet<string> = new Set([
  'patternProperties', 'prefixItems', 'contains', 'propertyNames', 'dependentSchemas', 'if', 'then', 'else',
  'unevaluatedItems', 'unevaluatedProperties',
]) // biome-ignore format: a list reads better in lines than in a column

/** Members whose own keys are names, so that one called `$ref` or `items` is no keyword. */
const named: ReadonlySet<string> = new Set([
  'responses', 'content', 'headers', 'properties', 'patternProperties', 'dependentSchemas',
]) // biome-ignore format: a list reads better in lines than in a column

/**
 * Every reference that an operation needs and that leads nowhere. New content has no other side to be compared with,
 * so nobody else would ever follow it. Each node is looked at once, however many operations lead to it.
 */
export function brokenReferences({ root }: Document): readonly BrokenReference[] {
  const walk: Walk = { left: [], seen: new Set(), users: new Map(), broken: [], callbacks: { left: maxCallbacks } }
  for (const section of children(root)) {
    if (section.key !== 'paths' && section.key !== 'webhooks') continue
    for (const item of children(section)) {
      if (section.key === 'webhooks') start(walk, item, `webhook:${item.key}`)
      else if (item.key.startsWith('/')) start(walk, item, item.key)
    }
  }
  for (let next = walk.left.pop(); next; next = walk.left.pop()) look(walk, next)
  return walk.broken.map(({ at, trouble, piece }) => ({ at, trouble, users: usersOf(walk, piece) }))
}

function start(walk: Walk, written: Node, name: string): void {
  let item = written
  for (let hops = 0; hops < 50 && isMembers(item.value) && text(item, '$ref') !== undefined; hops++) {
    need(walk, item.value, name)
    const target = targetOf(walk, item, item.value)
    if (!target) return
    item = target
  }
  const parameters = child(item, 'parameters')
  if (parameters) enter(walk, parameters, name)
  for (const { method, node } of operationNodes(item)) {
    const operation = `${method.toUpperCase()} ${name}`
    enter(walk, node, operation)
    if (!name.startsWith('callback:')) startCallbacks(walk, node, operation)
  }
}

/** What an operation calls back is a list of path items; as many are looked at as are judged. */
function startCallbacks(walk: Walk, operation: Node, name: string): void {
  for (const written of children(child(operation, 'callbacks'))) {
    if (written.key.startsWith('x-') || !isMembers(written.value)) continue
    const refers = text(written, '$ref') !== undefined
    if (refers) need(walk, written.value, name)
    const callback = refers ? targetOf(walk, written, written.value) : written
    for (const item of children(callback)) {
      if (item.key.startsWith('x-') || walk.callbacks.left-- <= 0) continue
      start(walk, item, `callback:${written.key} of ${name}`)
    }
  }
}

function need(walk: Walk, piece: Piece, user: string | Piece): void {
  const known = walk.users.get(piece) ?? new Set()
  walk.users.set(piece, known.add(user))
}

/** A piece begins here; whoever came first has had it looked at, but everyone needs it. */
function enter(walk: Walk, node: Node, user: string | Piece): void {
  const { value } = node
  if (typeof value !== 'object' || value === null) return
  need(walk, value, user)
  walk.left.push({ node, names: false, piece: value })
}

function look(walk: Walk, { node, names, piece }: Walk['left'][number]): void {
  const { value } = node
  if (typeof value !== 'object' || value === null || walk.seen.has(value)) return
  walk.seen.add(value)
  if (isMembers(value) && !names) lookAtMembers(walk, node, value, piece)
  else for (const inner of children(node)) leave(walk, inner, false, piece)
}

function lookAtMembers(walk: Walk, node: Node, value: Members, piece: Piece): void {
  const recent = node.file.home.version === '3.1'
  if (text(node, '$ref') !== undefined) {
    const target = targetOf(walk, node, piece)
    if (target) enter(walk, target, piece)
    // Before 3.1 what stands beside a $ref is ignored.
    if (!recent) return
  }
  for (const key of Object.keys(value)) {
    if (followed.has(key) || (recent && followedSince31.has(key)))
      leave(walk, { value: value[key], file: node.file, parent: node, key }, named.has(key), piece)
  }
}

/** For later; a number or a text leads nowhere, and most members are one. */
function leave(walk: Walk, node: Node, names: boolean, piece: Piece): void {
  if (typeof node.value === 'object' && node.value !== null) walk.left.push({ node, names, piece })
}

function targetOf(walk: Walk, node: Node, piece: Piece): Node | undefined {
  try {
    return node.file.home.resolve(node, text(node, '$ref') ?? '')
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError)) throw thrown
    walk.broken.push({ ...lostBy(thrown), at: node, piece })
    return undefined
  }
}

function usersOf(walk: Walk, piece: Piece): readonly string[] {
  const pieces = new Set([piece])
  const names = new Set<string>()
  for (const at of pieces) {
    for (const user of walk.users.get(at) ?? []) {
      if (typeof user === 'string') names.add(user)
      else pieces.add(user)
    }
  }
  return [...names].sort()
}

/**
 * Parts them: what was as broken before is nobody's doing here, and must not make every review of the repository
 * inconclusive. Same text at the same place; how far down a list it stands does not count.
 */
export function sinceBase(
  base: Document,
  head: Document,
): { readonly fresh: readonly BrokenReference[]; readonly old: readonly BrokenReference[] } {
  const after = brokenReferences(head)
  if (after.length === 0) return { fresh: [], old: [] }
  const before = brokenReferences(base)
  const known = new Set(before.map(({ at }) => placeOf(base, at)))
  const old = after.filter(({ at }) => known.has(placeOf(head, at)))
  const places = new Set(old.map(({ at }) => placeOf(head, at)))
  forgive(old)
  forgive(before.filter(({ at }) => places.has(placeOf(base, at))))
  return { fresh: after.filter(({ at }) => !known.has(placeOf(head, at))), old }
}

/** From here on these say nothing, on both sides, and what stands beside them is judged. */
function forgive(references: readonly BrokenReference[]): void {
  for (const { at } of references) {
    if (typeof at.value === 'object' && at.value !== null) at.file.home.forgiven.add(at.value)
  }
}

function placeOf(document: Document, node: Node): string {
  const path = posix.relative(posix.dirname(document.path), node.file.path)
  const keys: string[] = []
  for (let at = node; at.parent; at = at.parent) keys.push(Array.isArray(at.parent.value) ? '*' : at.key)
  return JSON.stringify([node.file.path === document.path ? '' : path, keys, text(node, '$ref')])
}

/** For a reader who may want to mend them one day. */
export function oldRemark(references: readonly BrokenReference[]): readonly string[] {
  if (references.length === 0) return []
  const named = placed(references.slice(0, 3)).map(({ trouble }) => trouble.message)
  const more = references.length > named.length ? [`and ${references.length - named.length} more`] : []
  return [
    `${count(references.length, 'reference')} that led nowhere in base already, so that nothing was judged there: ${[...named, ...more].join('; ')}`,
  ]
}
