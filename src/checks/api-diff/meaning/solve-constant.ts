import type { Answer } from './answer.ts'
import { fitsAll } from './fits.ts'
import type { Search } from './inhabit.ts'
import type { Literal } from './literal.ts'
import type { JsonType } from './schema.ts'

/** One of the listed values that meets everything that was asked. */
export function solveConstant(
  search: Search,
  values: readonly unknown[],
  type: JsonType,
  asked: readonly Literal[],
): Answer {
  let doubtful: unknown
  let doubted = false
  for (const value of values) {
    if (typeOfValue(value) !== type) continue
    const fits = fitsAll(asked, value, search)
    if (fits === true) return { kind: 'value', value, doubt: undefined }
    if (fits === undefined && !doubted) {
      doubtful = value
      doubted = true
    }
  }
  if (doubted) return { kind: 'value', value: doubtful, doubt: 'whether a listed value fits is not decided here' }
  return { kind: 'empty' }
}

export function typeOfValue(value: unknown): JsonType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  switch (typeof value) {
    case 'boolean':
    case 'number':
    case 'string':
      return typeof value as 'boolean' | 'number' | 'string'
    default:
      return 'object'
  }
}
