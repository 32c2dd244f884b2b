import type { Location } from '../../core/error.ts'

/** OpenAPI 3.2 is read as 3.1: what it adds is not judged yet. */
export type SpecVersion = '2.0' | '3.0' | '3.1'

/** A file of a document, parsed once. */
export interface SourceFile {
  readonly path: string
  readonly text: string
  readonly format: 'json' | 'yaml'
  readonly value: unknown
  /** How the document that it belongs to is to be read; a file is parsed anew for each document. */
  readonly home: DocumentHome
}

/** What every node needs to know of its document. */
export interface DocumentHome {
  readonly side: 'base' | 'head'
  readonly version: SpecVersion
  /** The node that a reference leads to, one hop. Throws a BreakwaterError where it leads nowhere. */
  readonly resolve: (from: Node, reference: string) => Node
  /** Holders of references that lead nowhere on either side: they say nothing, instead of being trouble. */
  readonly forgiven: WeakSet<object>
}

/** A value with its place. Nodes are made at need; the identity of a schema is that of its `value`. */
export interface Node {
  readonly value: unknown
  readonly file: SourceFile
  readonly parent: Node | undefined
  readonly key: string
}

export type Members = Readonly<Record<string, unknown>>

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function rootOf(file: SourceFile): Node {
  return { value: file.value, file, parent: undefined, key: '' }
}

/** The member of that name, or undefined; what an object inherits is nobody's specification. */
export function child(node: Node, key: string): Node | undefined {
  const { value } = node
  if (Array.isArray(value)) {
    return /^\d+$/.test(key) && Number(key) < value.length
      ? { value: value[Number(key)], file: node.file, parent: node, key }
      : undefined
  }
  if (!isMembers(value) || !Object.hasOwn(value, key)) return undefined
  return { value: value[key], file: node.file, parent: node, key }
}

export function children(node: Node | undefined): readonly Node[] {
  if (!node) return []
  const { value, file } = node
  if (Array.isArray(value)) return value.map((item, at) => ({ value: item, file, parent: node, key: String(at) }))
  if (!isMembers(value)) return []
  return Object.keys(value).map((key) => ({ value: value[key], file, parent: node, key }))
}

export function member(node: Node, key: string): unknown {
  return child(node, key)?.value
}

export function text(node: Node, key: string): string | undefined {
  const value = member(node, key)
  return typeof value === 'string' ? value : undefined
}

/** Keys from the root of the file. */
export function pointerOf(node: Node): readonly string[] {
  const keys: string[] = []
  for (let at: Node | undefined = node; at?.parent; at = at.parent) keys.push(at.key)
  return keys.reverse()
}

/** `openapi.yaml#/components/schemas/Order`. */
export function pointerText(node: Node): string {
  const pointer = pointerOf(node).map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  return `${node.file.path}#${pointer.join('')}`
}

/** A place that is told to the reader, found only when a finding needs it. */
export interface Located extends Location {
  /** The text as it stands there, shortened. */
  readonly excerpt: string
}
