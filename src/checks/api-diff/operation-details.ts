import type { Fact } from './changes.ts'
import { type Draft, operationSubject, sortedSubjects } from './draft.ts'
import { valueKey } from './meaning/schema.ts'
import { child, children, type Node } from './source.ts'
import type { OperationPair } from './value-place.ts'

/** Of operations of the service, not of its callbacks: what generated clients, readers and tools see of them. */
export function compareDetails(pairs: readonly OperationPair[]): readonly Draft[] {
  const called = pairs.filter(({ head }) => head.role === 'sent')
  return [...renamedIds(called), ...changedTags(called), ...changedExtensions(called)]
}

interface Group {
  readonly key: string
  readonly fact: Fact
  readonly base: Node
  readonly head: Node
  readonly pairs: OperationPair[]
}

/** The same thing said of many operations is one finding. */
function draftsOf(groups: Iterable<Group>, severity: 'warning' | 'note'): readonly Draft[] {
  return [...groups].flatMap(({ key, fact, base, head, pairs }) => {
    const reach = sortedSubjects(pairs.map((pair) => operationSubject(pair.head)))
    const [subject] = reach
    return subject
      ? [{ fact, severity, subject, reach, key, base, head, at: 'head', proof: 'structural' } as const]
      : []
  })
}

/** Past this many a document names its operations by another scheme, which is one decision. */
const manyIds = 10

function renamedIds(pairs: readonly OperationPair[]): readonly Draft[] {
  const renamed = pairs.flatMap((pair): Group[] => {
    const { base, head } = pair
    if (base.id === undefined || base.id === head.id) return []
    const fact: Fact = { kind: 'operation-id', from: base.id, to: head.id, renamed: 1 }
    const [before, after] = [child(base.node, 'operationId'), child(head.node, 'operationId')]
    const key = `operationId ${base.id} ${head.id ?? ''}`
    return [{ key, fact, base: before ?? base.node, head: after ?? head.node, pairs: [pair] }]
  })
  const [first] = renamed
  if (!first || renamed.length < manyIds) return draftsOf(renamed, 'warning')
  const fact: Fact = { ...first.fact, renamed: renamed.length } as Extract<Fact, { kind: 'operation-id' }>
  return draftsOf([{ ...first, fact, key: 'operationIds', pairs: renamed.flatMap((one) => one.pairs) }], 'warning')
}

function changedTags(pairs: readonly OperationPair[]): readonly Draft[] {
  const groups = new Map<string, Group>()
  for (const pair of pairs) {
    const [from, to] = [tagsOf(pair.base.node), tagsOf(pair.head.node)]
    const key = `tags ${JSON.stringify([from, to])}`
    if (JSON.stringify(from) === JSON.stringify(to)) continue
    const [base, head] = [child(pair.base.node, 'tags'), child(pair.head.node, 'tags')]
    add(groups, {
      key,
      fact: { kind: 'tags', from, to },
      base: base ?? pair.base.node,
      head: head ?? pair.head.node,
      pairs: [pair],
    })
  }
  return draftsOf(groups.values(), 'note')
}

function tagsOf(operation: Node): readonly string[] {
  return children(child(operation, 'tags'))
    .flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
    .sort()
}

/** What other rules speak of. */
const judgedElsewhere: ReadonlySet<string> = new Set(['x-sunset', 'x-stability-level', 'x-extensible-enum'])

function changedExtensions(pairs: readonly OperationPair[]): readonly Draft[] {
  const groups = new Map<string, Group>()
  for (const pair of pairs) {
    for (const name of extensionsOf(pair)) {
      const [base, head] = [child(pair.base.node, name), child(pair.head.node, name)]
      if (isSame(base, head)) continue
      const fact: Fact = { kind: 'extension', name }
      add(groups, { key: name, fact, base: base ?? pair.base.node, head: head ?? pair.head.node, pairs: [pair] })
    }
  }
  return draftsOf(groups.values(), 'note')
}

/** The order of an object's members says nothing. */
function isSame(base: Node | undefined, head: Node | undefined): boolean {
  return base && head ? valueKey(base.value) === valueKey(head.value) : base === head
}

function extensionsOf({ base, head }: OperationPair): ReadonlySet<string> {
  const names = [...children(base.node), ...children(head.node)].map(({ key }) => key)
  return new Set(names.filter((name) => name.startsWith('x-') && !judgedElsewhere.has(name)))
}

function add(groups: Map<string, Group>, group: Group): void {
  const known = groups.get(group.key)
  if (known) known.pairs.push(...group.pairs)
  else groups.set(group.key, group)
}
