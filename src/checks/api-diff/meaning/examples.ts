import { child, children } from '../source.ts'
import type { Literal } from './literal.ts'

/** What the schemas that a value has to fit give as examples. */
export function examplesOf(literals: readonly Literal[]): readonly unknown[] {
  return literals
    .filter(({ positive }) => positive)
    .flatMap(({ schema: { node } }) => [
      ...['example', 'default'].flatMap((keyword) => {
        const at = child(node, keyword)
        return at ? [at.value] : []
      }),
      ...children(child(node, 'examples')).map(({ value }) => value),
    ])
}
