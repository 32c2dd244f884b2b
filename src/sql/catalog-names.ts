import type { DatabaseObject } from '../core/finding.ts'

export type ObjectKind = Exclude<DatabaseObject, 'database'>

export interface Place {
  readonly object: ObjectKind
  /** `schema.table.column`, `schema.index`, as at head, or at base where it is gone. */
  readonly name: string
  /** What a text that changes it must name: the parts of the name, without the schema. */
  readonly words: readonly string[]
}

export function placeOf(object: ObjectKind, name: string): Place {
  // Of a function the arguments are no part of what a text must name.
  const parts = partsOf(object === 'function' ? name.replace(/\(.*$/s, '') : name)
  return { object, name, words: parts.length > 1 ? parts.slice(1) : parts }
}

/** `schema."odd.name".column` in its parts, without the quotes. */
export function partsOf(name: string): readonly string[] {
  return [...name.matchAll(/"((?:[^"]|"")*)"|[^."]+/g)].map(([plain, quoted]) => quoted?.replaceAll('""', '"') ?? plain)
}

/** The last part: `column` of `schema.table.column`. */
export function leafOf(name: string): string {
  return name.match(/(?:"(?:[^"]|"")*"|[^."]+)$/)?.[0] ?? name
}

/** All but the last part: `schema.table` of `schema.table.column`. */
export function parentOf(name: string): string {
  return name.slice(0, name.length - leafOf(name).length - 1)
}
