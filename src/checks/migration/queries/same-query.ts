import type { Node } from 'libpg-query'

/** Two keys of a query. */
export interface QueryKeys {
  /** Equal for one query, whatever its numbers, ids and texts. */
  readonly exact: string
  /** Equal also where labels differ. */
  readonly masked: string
}

/**
 * What tells one query from another; undefined for a tree that is deeper than our own stack. The grammar's own
 * fingerprint will not do: to it `$1::status` is `$1::text`, and one text constant is any other, while a label that a
 * migration renames is just such a constant.
 */
export function keysOf(node: Node): QueryKeys | undefined {
  try {
    const exact = meaningOf(node)
    return { exact, masked: exact.replace(labels, "''") }
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined
    throw thrown
  }
}

const labels = /label\([\w .:-]+\)/g
/** Values of an enum look like this; ids, hashes, dates and sentences do not. */
const label = /^(?!.*\d.*\d.*\d)[A-Za-z][\w .:-]{0,62}$/

const places = ['location', 'stmt_location', 'stmt_len', 'list_start', 'list_end', 'rexpr_list_start', 'rexpr_list_end']

/** The tree as text, without places and without values that no schema knows. */
function meaningOf(value: unknown): string {
  if (Array.isArray(value)) return listOf(value.map(meaningOf))
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  if ('A_Const' in value) return constantOf(value.A_Const)
  const members = Object.entries(value).filter(([key]) => !places.includes(key))
  return `{${members.map(([key, inner]) => `${key}:${meaningOf(inner)}`).join()}}`
}

/** Any number of items of IN (...), and of rows of VALUES, are the same query. */
function listOf(items: readonly string[]): string {
  return `[${items.filter((item, index) => item !== items[index - 1]).join()}]`
}

function constantOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '?'
  const { sval, isnull } = value as { sval?: { sval?: unknown }; isnull?: unknown } // an object's fields, unread
  if (isnull === true) return 'null'
  const text = sval?.sval
  return typeof text === 'string' && label.test(text) ? `label(${text})` : sval ? "''" : '?'
}

/** A rough key of a text, so that the grammar need not read a statement once more for each id of a log. */
export function textKey(sql: string): string {
  return sql
    .replace(/'(?:[^'\\]|'')*'/g, (quoted) => (label.test(quoted.slice(1, -1)) ? quoted : "''"))
    .replace(/(?<![\w$."])\d+(?:\.\d+)?(?![\w"])/g, '0')
}
