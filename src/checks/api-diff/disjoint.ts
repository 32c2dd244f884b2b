import { commonTypes } from './schema-parts.ts'
import { type Choice, type Conjunction, type View, viewOf } from './schema-view.ts'

const maxDepth = 3
/** Past this number of branches it is not asked: the pairs grow with the square. */
const maxBranches = 40

/**
 * Whether no value fits two branches at once, as far as that can be told: then oneOf says no more than anyOf. With
 * `only`, no value of that schema.
 */
export function isExclusive({ branches }: Choice, rest: Conjunction = [], only?: View): boolean {
  if (branches.length > maxBranches) return false
  const views = branches
    .map((branch) => viewOf([...rest, ...branch]))
    .filter((view) => !only || !(areDisjoint(only, view, 0) || asksForUndeclared(view, only)))
  return views.every((view, at) => views.slice(at + 1).every((other) => areDisjoint(view, other, 0)))
}

function areDisjoint(a: View, b: View, depth: number): boolean {
  if (a.nullable && b.nullable) return false
  if (a.values && b.values) {
    const other = b.values.value
    return [...a.values.value.keys()].every((key) => !other.has(key))
  }
  if (!a.types || !b.types) return false
  const common = commonTypes(a.types.value, b.types.value)
  if (common.size === 0) return true
  if (depth >= maxDepth || common.size > 1 || !common.has('object')) return false
  return forbids(a, b) || forbids(b, a) || haveTellingName(a, b, depth)
}

/** A name that a schema does not declare counts as not sent. */
function asksForUndeclared({ required }: View, only: View): boolean {
  const declares = (name: string) => only.properties.has(name) || only.additional.kind === 'schema'
  const objects = only.types?.value.size === 1 && only.types.value.has('object') && !only.nullable
  return objects && only.choices.length === 0 && [...required.keys()].some((name) => !declares(name))
}

/** One asks for a name that the other, closed, does not have. */
function forbids(closed: View, other: View): boolean {
  if (closed.additional.kind !== 'closed' || closed.others.length > 0) return false
  return [...other.required.keys()].some((name) => !closed.properties.has(name))
}

/** A name that both ask for tells them apart: a kind, most often. */
function haveTellingName(a: View, b: View, depth: number): boolean {
  return [...a.required.keys()].some((name) => {
    const own = a.properties.get(name)
    const other = b.properties.get(name)
    return own && other && b.required.has(name) && areDisjoint(viewOf(own), viewOf(other), depth + 1)
  })
}
