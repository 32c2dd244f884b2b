import { loadDocument } from '../../../../src/checks/api-diff/document.ts'
import { type Classes, makeClasses } from '../../../../src/checks/api-diff/meaning/classes.ts'
import { makeMeaning } from '../../../../src/checks/api-diff/meaning/meaning.ts'
import { child, type Node } from '../../../../src/checks/api-diff/source.ts'
import { memoryTree } from '../../../fakes/check-context.ts'
import { candidatesFor } from './candidates.ts'
import type { Model } from './model.ts'
import { acceptedBy, sentBy, type Use } from './oracle.ts'
import { specOf } from './specs.ts'

export type Decision = 'contained' | 'breached' | 'doubtful' | 'undecided'

/** What the engine says of "everything of `inner` is in `outer`", and what ajv has against it. */
export interface Confronted {
  readonly decision: Decision
  readonly detail: unknown
  readonly wrong: readonly string[]
}

export async function confront(
  inner: Model,
  outer: Model,
  use: Use,
  classesOf: (roots: readonly Node[]) => Classes = makeClasses,
): Promise<Confronted> {
  const [from, to] = await Promise.all([rootOf(inner, 'base'), rootOf(outer, 'head')])
  const meaning = makeMeaning(classesOf([from, to].map(documentOf)), { pair: 2_000, run: 2_000_000 })
  const answer = meaning.breach([from], [to], use)
  if (answer.kind === 'undecided') return { decision: 'undecided', detail: answer.reason, wrong: [] }
  const accepts = acceptedBy(outer, use)
  if (answer.kind === 'empty') {
    const sends = sentBy(inner, use)
    const slipped = candidatesFor(inner, outer, use).filter((value) => sends(value) && !accepts(value))
    const wrong = slipped.slice(0, 2).map((value) => `said to be contained, and ${JSON.stringify(value)} is not`)
    return { decision: 'contained', detail: undefined, wrong }
  }
  if (answer.doubt !== undefined) return { decision: 'doubtful', detail: answer, wrong: [] }
  const shown = JSON.stringify(answer.value)
  const wrong = [
    ...(acceptedBy(inner, use)(answer.value) ? [] : [`${shown} should fit, and does not`]),
    ...(accepts(answer.value) ? [`${shown} should not fit, and does`] : []),
  ]
  return { decision: 'breached', detail: answer.value, wrong }
}

async function rootOf({ root, components }: Model, side: 'base' | 'head'): Promise<Node> {
  const spec = specOf({ root, components: { ...components, Root: root } }, '3.1.0', [])
  const document = await loadDocument(memoryTree({ 'api.json': JSON.stringify(spec) }), 'api.json', side)
  const found = ['components', 'schemas', 'Root'].reduce<Node | undefined>(
    (at, key) => at && child(at, key),
    document.root,
  )
  if (!found) throw new Error('the root is a component of the document')
  return found
}

function documentOf(node: Node): Node {
  return node.parent ? documentOf(node.parent) : node
}
