import type { Severity } from '../../core/finding.ts'
import { lastName } from './meaning/branches.ts'
import type { DiscriminatorChange, Sides, Verdicts } from './schema-changes.ts'
import type { Conjunction } from './schema-view.ts'
import { child, children, type Node, text } from './source.ts'

/** What tells the variants of a schema, and what its values stand for. */
interface Discriminator {
  readonly node: Node
  readonly property: string
  /** Names of schemas, by the value that stands for them. */
  readonly targets: ReadonlyMap<string, { readonly name: string; readonly node: Node }>
}

/** A name that stands for another schema, or for none, is no matter of which values fit. */
export function judgeDiscriminators(sides: Sides, { add }: Verdicts): void {
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
    if (sides.inner.choices.length > 0 !== sides.outer.choices.length > 0) return
    if (base) tell('removed', base.property, returned ? 'warning' : 'note', base.node, after[0])
    if (head && before.length > 0) tell('added', head.property, returned ? 'warning' : 'note', before[0], head.node)
    return
  }
  if (base.property !== head.property) {
    tell('property-changed', `${head.property} now; it was ${base.property}`, 'error', base.node, head.node)
    return
  }
  // A variant that came or went altogether is told by the choice, where there is one.
  judgeTargets(base, head, { returned, ofChoice: sides.inner.choices.length > 0 }, tell)
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
    if (!own) {
      if (!ofChoice || kept.has(name))
        tell('value-removed', JSON.stringify(value), returned ? 'note' : 'error', node, head.node)
    } else if (own.name !== name && known.has(own.name) && kept.has(name)) {
      tell('value-retargeted', `${JSON.stringify(value)} stands for ${own.name}`, 'error', node, own.node)
    }
  }
  for (const [value, { name, node }] of head.targets) {
    if (base.targets.has(value) || (ofChoice && !known.has(name))) continue
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
    return { node, property, targets: new Map(targets) }
  }
  return undefined
}
