import type { Severity } from '../../core/finding.ts'
import { lastName } from './meaning/branches.ts'
import type { DiscriminatorChange, Sides, Verdicts } from './schema-changes.ts'
import type { Conjunction } from './schema-view.ts'
import { child, children, type Node, text } from './source.ts'
import { subtypesOf } from './subtypes.ts'

/** What tells the variants of a schema, and what its values stand for. */
interface Discriminator {
  readonly node: Node
  readonly property: string
  /** Names of schemas, by the value that stands for them. */
  readonly targets: ReadonlyMap<string, { readonly name: string; readonly node: Node }>
  /** Without a choice beside it: the components that build on the schema, by their names. */
  readonly subtypes: ReadonlyMap<string, Node>
}

/** A name that stands for another schema, or for none, is no matter of which values fit. */
export function judgeDiscriminators(sides: Sides, { add, push }: Verdicts): void {
  const { direction, innerConjunction, outerConjunction } = sides
  const returned = direction === 'response'
  const [before, after] = returned ? [outerConjunction, innerConjunction] : [innerConjunction, outerConjunction]
  const base = discriminatorOf(before)
  const head = discriminatorOf(after)
  const tell: Tell = (what, name, severity, from, to) => {
    const [inner, outer] = returned ? [to, from] : [from, to]
    add({ kind: 'discriminator', what, name }, severity, inner, outer)
  }
  if (!base || !head) {
    // Where a choice came or went as well, it is told as that.
    const alike = sides.inner.choices.length > 0 === sides.outer.choices.length > 0
    if (alike) judgePresence([base, before[0]], [head, after[0]], returned ? 'warning' : 'note', tell)
    return
  }
  if (base.property !== head.property) {
    tell('property-changed', `${head.property} now; it was ${base.property}`, 'error', base.node, head.node)
    return
  }
  for (const [name, node] of base.subtypes) {
    const own = head.subtypes.get(name)
    if (own) push({ kind: 'subtype' }, [returned ? own : node], [returned ? node : own])
  }
  // A variant that came or went altogether is told by the choice, where there is one.
  judgeTargets(base, head, { returned, ofChoice: sides.inner.choices.length > 0 }, tell)
}

/** A discriminator that came or went, while the schemas may be the same. */
function judgePresence(
  [base, before]: readonly [Discriminator | undefined, Node | undefined],
  [head, after]: readonly [Discriminator | undefined, Node | undefined],
  severity: Severity,
  tell: Tell,
): void {
  if (base) tell('removed', base.property, severity, base.node, after)
  if (head && before) tell('added', head.property, severity, before, head.node)
}

type Tell = (what: DiscriminatorChange, name: string, severity: Severity, from?: Node, to?: Node) => void

/** Values of the discriminator that are gone, new, or stand for another schema. */
function judgeTargets(
  base: Discriminator,
  head: Discriminator,
  { returned, ofChoice }: { readonly returned: boolean; readonly ofChoice: boolean },
  tell: Tell,
): void {
  const known = new Set([...base.targets.values()].map(({ name }) => name))
  const kept = new Set([...head.targets.values()].map(({ name }) => name))
  for (const [value, { name, node }] of base.targets) {
    const own = head.targets.get(value)
    const written = JSON.stringify(value)
    if (!own && (!ofChoice || kept.has(name))) {
      tell('value-removed', written, returned ? 'note' : 'error', node, head.node)
    } else if (own && own.name !== name && known.has(own.name) && kept.has(name)) {
      tell('value-retargeted', `${written} stands for ${own.name}`, 'error', node, own.node)
    }
  }
  const added = [...head.targets].filter(
    ([value, { name }]) => !base.targets.has(value) && (!ofChoice || known.has(name)),
  )
  for (const [value, { node }] of added) {
    tell('value-added', JSON.stringify(value), returned ? 'error' : 'note', base.node, node)
  }
}

function discriminatorOf(conjunction: Conjunction): Discriminator | undefined {
  for (const at of conjunction) {
    const node = child(at, 'discriminator')
    if (!node) continue
    // Swagger 2.0 has the name of the property alone.
    const property = typeof node.value === 'string' ? node.value : text(node, 'propertyName')
    if (property === undefined) continue
    const targets = children(child(node, 'mapping')).flatMap((entry) =>
      typeof entry.value === 'string' ? [[entry.key, { name: lastName(entry.value), node: entry }] as const] : [],
    )
    const subtypes = child(at, 'oneOf') || child(at, 'anyOf') ? [] : subtypesOf(at)
    // A component that no value of the mapping stands for goes by its own name.
    const unmapped = subtypes.filter(({ key }) => targets.every(([, { name }]) => name !== key))
    const implicit = unmapped.map((one) => [one.key, { name: one.key, node: one }] as const)
    return {
      node,
      property,
      targets: new Map([...targets, ...implicit]),
      subtypes: new Map(subtypes.map((one) => [one.key, one])),
    }
  }
  return undefined
}
