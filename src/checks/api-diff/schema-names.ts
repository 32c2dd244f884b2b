import { isHidden as isHiddenProperty } from './meaning/schema.ts'
import type { Direction, Sides, Verdicts } from './schema-changes.ts'
import type { Conjunction, View } from './schema-view.ts'
import { child, children, type Node, text } from './source.ts'

/** Names that the accepting side asks for, and the other need not give. */
export function judgeRequired({ inner, outer, direction }: Sides, verdicts: Verdicts): void {
  const found: Named[] = []
  for (const [name, node] of outer.required) {
    const promised = inner.required.has(name) && !isHidden(inner, name, direction)
    if (promised || isHidden(outer, name, direction)) continue
    const own = inner.properties.get(name)
    const declared = own !== undefined
    // In a response: gone from the list, or gone altogether; then the place is that of the property.
    const place = direction === 'response' && !declared ? (outer.properties.get(name)?.[0] ?? node) : node
    const ownPlace = own?.[0] ?? (direction === 'response' ? undefined : inner.node)
    found.push({ name, kind: String(declared), inner: ownPlace, outer: place, owner: node.parent?.value })
  }
  for (const { names, first } of together(found)) {
    verdicts.add({ kind: 'required', names, declared: first.kind === 'true' }, 'error', first.inner, first.outer)
  }
}

interface Named {
  readonly name: string
  readonly kind: string
  readonly inner: Node | undefined
  readonly outer: Node | undefined
  /** The written object that the name belongs to. */
  readonly owner: unknown
}

/** Names of one written object that share their fate are one change: an envelope around an answer moves them all. */
function together(found: readonly Named[]): readonly { readonly names: readonly string[]; readonly first: Named }[] {
  const groups: { names: string[]; first: Named }[] = []
  for (const one of found) {
    const known = groups.find(({ first }) => first.owner === one.owner && first.kind === one.kind)
    if (known) known.names.push(one.name)
    else groups.push({ names: [one.name], first: one })
  }
  return groups
}

/** A name that this direction never carries: readOnly is not sent in a request, writeOnly not in a response. */
function isHidden({ properties }: View, name: string, direction: Direction): boolean {
  return (properties.get(name) ?? []).some((property) => isHiddenProperty(property, direction))
}

/** Names that only one of the two declares, or that only one direction carries; what both declare is handed on. */
export function judgeProperties(sides: Sides, verdicts: Verdicts): void {
  // Where one of the two is never an object, no name is lost.
  if (!concernsObjects(sides.inner) || !concernsObjects(sides.outer)) return
  judgeDeclared(sides, verdicts)
  judgeUndeclared(sides, verdicts)
  judgeAnyName(sides, verdicts)
}

/** Names that the containing side declares. */
function judgeDeclared(sides: Sides, { add, push }: Verdicts): void {
  const { inner, outer, direction } = sides
  const found: Named[] = []
  const readOnly: Named[] = []
  for (const [name, schema] of outer.properties) {
    const own = inner.properties.get(name)
    const fate = fateOf(name, sides)
    if (fate === 'shared') push({ kind: 'property', name }, own ?? additionalOf(inner), schema)
    else if (fate === 'hidden') readOnly.push(named(name, fate, own?.[0], schema[0]))
    else if (fate === 'missing') found.push(named(name, fate, inner.node, schema[0]))
  }
  for (const { names, first } of together(readOnly)) {
    add({ kind: 'read-only', names }, 'warning', first.inner, first.outer)
  }
  for (const { names, first } of together(found)) {
    if (direction === 'response') {
      add({ kind: 'property-removed', names, closed: false }, 'warning', first.inner, first.outer)
    } else add({ kind: 'property-added', names }, 'note', first.inner, first.outer)
  }
}

/** What becomes of a name that the containing side declares. `hidden`: it was sent, and is the server's alone now. */
function fateOf(
  name: string,
  { inner, innerConjunction, outer, direction }: Sides,
): 'shared' | 'hidden' | 'missing' | 'nothing' {
  const visible = !isHidden(outer, name, direction)
  if (inner.properties.has(name)) {
    if (isHidden(inner, name, direction)) return 'nothing'
    return visible ? 'shared' : direction === 'response' ? 'nothing' : 'hidden'
  }
  if (inner.additional.kind === 'schema') return 'shared'
  if (outer.required.has(name) || declaredAnywhere(innerConjunction).has(name)) return 'nothing'
  return visible ? 'missing' : 'nothing'
}

function additionalOf({ additional }: View): readonly Node[] {
  return additional.kind === 'open' ? [] : [additional.node]
}

/** A closed object takes only what it declares itself. */
function isDeclaredBy({ properties, additional }: View, conjunction: Conjunction, name: string): boolean {
  return properties.has(name) || (additional.kind === 'open' && declaredAnywhere(conjunction).has(name))
}

const applicators = ['allOf', 'anyOf', 'oneOf', 'then', 'else', 'dependentSchemas', 'dependencies'] as const

const maxParts = 500

/** Names that the schemas declare, were it only in a branch or on a condition. */
function declaredAnywhere(conjunction: Conjunction): ReadonlySet<string> {
  const names = new Set<string>()
  const seen = new Set<unknown>()
  const open = [...conjunction]
  for (let at = open.pop(); at && seen.size < maxParts; at = open.pop()) {
    if (seen.has(at.value)) continue
    seen.add(at.value)
    for (const { key } of children(child(at, 'properties'))) names.add(key)
    const reference = text(at, '$ref')
    if (reference !== undefined) open.push(at.file.home.resolve(at, reference))
    for (const keyword of applicators) {
      const part = child(at, keyword)
      if (part) open.push(...(keyword === 'then' || keyword === 'else' ? [part] : children(part)))
    }
  }
  return names
}

/** The written object is that of the side that is left behind. */
function named(name: string, kind: string, inner: Node | undefined, outer: Node | undefined): Named {
  return { name, kind, inner, outer, owner: outer?.parent?.value }
}

/** Names that the containing side does not declare. */
function judgeUndeclared({ inner, outer, outerConjunction, direction, policy }: Sides, { add, push }: Verdicts): void {
  const found: Named[] = []
  for (const [name, schema] of inner.properties) {
    if (isDeclaredBy(outer, outerConjunction, name) || isHidden(inner, name, direction)) continue
    if (outer.additional.kind === 'schema') push({ kind: 'property', name }, schema, [outer.additional.node])
    else found.push({ name, kind: 'inner', inner: schema[0], outer: outer.node, owner: schema[0]?.parent?.value })
  }
  const patterned = outer.others.some(({ node }) => node.key === 'patternProperties')
  const closed = outer.additional.kind === 'closed' && !patterned
  const strict = policy.responseEvolution === 'strict'
  for (const { names, first } of together(found)) {
    if (direction === 'response') {
      add({ kind: 'property-added', names }, strict && closed ? 'warning' : 'note', first.inner, first.outer)
    } else add({ kind: 'property-removed', names, closed }, closed ? 'error' : 'warning', first.inner, first.outer)
  }
}

/** Names that neither side declares. */
function judgeAnyName({ inner, outer, direction }: Sides, { add, push }: Verdicts): void {
  const { additional } = outer
  if (additional.kind === 'open') return
  if (inner.additional.kind === 'schema' && additional.kind === 'schema') {
    push({ kind: 'additional' }, [inner.additional.node], [additional.node])
  }
  if (inner.additional.kind !== 'open') return
  if (direction === 'response') {
    // Whoever reads a map decodes each of its values.
    if (additional.kind === 'schema') add({ kind: 'closed', how: 'narrowed' }, 'error', inner.node, additional.node)
    return
  }
  add(
    { kind: 'closed', how: additional.kind === 'closed' ? 'refused' : 'narrowed' },
    'warning',
    inner.node,
    additional.node,
  )
}

function concernsObjects({ types }: View): boolean {
  return !types || types.value.has('object')
}
