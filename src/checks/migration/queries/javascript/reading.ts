import type { Bindings } from './bindings.ts'
import type { Told } from './forms.ts'
import type { AnyNode } from './syntax.ts'

/** What the templates of a file are read with. */
export interface Reading {
  readonly source: string
  readonly bindings: Bindings
  /** Templates that became a part of others: they are asked with these. */
  readonly inlined: Set<AnyNode>
  /** What each template becomes; undefined while that is being told. */
  readonly told: Map<AnyNode, Told | undefined>
}

/** Why the text of a statement can't be told. */
export function fromProgram(node: AnyNode, reading: Pick<Reading, 'source'>): { readonly problem: string } {
  return { problem: `gets a part of its text from the program (${excerpt(node, reading)})` }
}

/** The beginning of an expression, in one line. */
export function excerpt(node: AnyNode, { source }: Pick<Reading, 'source'>): string {
  const start = node.start ?? 0
  const text = source.slice(start, Math.min(node.end ?? start, start + 200)).replace(/\s+/g, ' ')
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
