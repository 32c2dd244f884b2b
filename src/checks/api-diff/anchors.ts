import { children, member, type Node, rootOf, type SourceFile } from './source.ts'

export type AnchorFinder = (file: SourceFile, name: string) => Node | undefined

/** Members that hold values, in which `$anchor` is only a name. */
const values: ReadonlySet<string> = new Set(['default', 'enum', 'const', 'example', 'examples'])

/** Finds what `$ref: '#name'` names: the schema with that `$anchor`, where a file has exactly one; a pass a file. */
export function anchorFinder(): AnchorFinder {
  const known = new WeakMap<SourceFile, ReadonlyMap<string, Node | undefined>>()
  return (file, name) => {
    const anchors = known.get(file) ?? anchorsOf(file)
    known.set(file, anchors)
    return anchors.get(name)
  }
}

/** By name; undefined where several have it. */
function anchorsOf(file: SourceFile): ReadonlyMap<string, Node | undefined> {
  const anchors = new Map<string, Node | undefined>()
  const seen = new Set<unknown>()
  const waiting = [rootOf(file)]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    // An alias of YAML is the same object again, and no second anchor.
    if (typeof node.value !== 'object' || node.value === null || seen.has(node.value)) continue
    seen.add(node.value)
    for (const name of namesOf(node)) anchors.set(name, anchors.has(name) ? undefined : node)
    for (const inner of children(node)) {
      if (!values.has(inner.key) && !inner.key.startsWith('x-')) waiting.push(inner)
    }
  }
  return anchors
}

/** Before draft 2019-09 an anchor was written as an `$id` that is only a fragment. */
function namesOf(node: Node): ReadonlySet<string> {
  const id = member(node, '$id')
  const names = [member(node, '$anchor'), member(node, '$dynamicAnchor'), typeof id === 'string' ? fragmentOf(id) : '']
  return new Set(names.filter((name): name is string => typeof name === 'string' && name !== ''))
}

function fragmentOf(id: string): string {
  return id.startsWith('#') ? id.slice(1) : ''
}
