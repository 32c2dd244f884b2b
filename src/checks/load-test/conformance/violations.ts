import { isObject, type Json, type JsonObject, resolved } from '../plan/documents.ts'

/** A value that a schema forbids: whatever else the schema says, the keyword named in `because` refuses it. */
export interface Violation {
  /** `has the wrong type`, after the name of the property or parameter. */
  readonly what: string
  readonly because: string
  readonly value: Json
}

const mostConjuncts = 50
/** A longer text than this proves nothing more, and costs the preview memory. */
const longestText = 100_000

/**
 * The schemas that a value must satisfy all of: the schema itself, and those under `allOf`, references followed. What is
 * under `anyOf`, `oneOf` or `not` demands nothing by itself, so that nothing is derived from it.
 */
export function conjunctsOf(root: JsonObject, schema: Json | undefined): readonly JsonObject[] {
  const found: JsonObject[] = []
  const waiting = [schema]
  while (waiting.length > 0 && found.length < mostConjuncts) {
    const part = resolved(root, waiting.shift())
    // A schema may refer to itself, by one way or by many.
    if (!isObject(part) || found.includes(part)) continue
    found.push(part)
    if (Array.isArray(part.allOf)) waiting.push(...part.allOf.slice(0, mostConjuncts))
  }
  return found
}

/** Types that one of the conjuncts restricts the value to; undefined where none does. */
export function typesOf(conjuncts: readonly JsonObject[]): readonly string[] | undefined {
  const typed = conjuncts.find(({ type }) => typeof type === 'string' || Array.isArray(type))
  if (typed === undefined) return undefined
  const types = [typed.type].flat().filter((type) => typeof type === 'string')
  return typed.nullable === true ? [...types, 'null'] : types
}

/** Values that the conjuncts forbid, one for each keyword that says so. */
export function violationsOf(conjuncts: readonly JsonObject[]): readonly Violation[] {
  return [...wrongType(conjuncts), ...outsideEnum(conjuncts), ...lengths(conjuncts), ...bounds(conjuncts)]
}

/** Of another type, and of none that a lenient parser would turn into the right one. */
function wrongType(conjuncts: readonly JsonObject[]): readonly Violation[] {
  const types = typesOf(conjuncts)
  if (types === undefined || types.length === 0) return []
  const candidates: readonly (readonly [type: string, value: Json])[] = [
    ['string', 'malformed'],
    ['object', { malformed: true }],
    ['array', ['malformed']],
  ]
  const [candidate] = candidates.filter(([type]) => !types.includes(type))
  if (candidate === undefined) return []
  return [{ what: 'has the wrong type', because: `it must be of type ${types.join(' or ')}`, value: candidate[1] }]
}

function outsideEnum(conjuncts: readonly JsonObject[]): readonly Violation[] {
  for (const { enum: members, const: only } of conjuncts) {
    const allowed = Array.isArray(members) ? members : only === undefined ? [] : [only]
    const value = 'malformed-value'
    if (allowed.length === 0 || allowed.some((member) => typeof member === 'object' || String(member) === value))
      continue
    const shown = allowed.slice(0, 6).map(String).join(', ')
    return [
      {
        what: 'is none of the values allowed',
        because: `it must be one of ${shown}${allowed.length > 6 ? ', …' : ''}`,
        value,
      },
    ]
  }
  return []
}

function lengths(conjuncts: readonly JsonObject[]): readonly Violation[] {
  const found: Violation[] = []
  for (const { maxLength, minLength } of conjuncts) {
    if (isWhole(maxLength) && maxLength < longestText) {
      found.push({
        what: 'is too long',
        because: `it may have ${maxLength} characters at most`,
        value: 'x'.repeat(maxLength + 1),
      })
      // As far past the limit as somebody who means harm would go.
      found.push({
        what: 'is far too long',
        because: `it may have ${maxLength} characters at most`,
        value: 'x'.repeat(longestText),
      })
    }
    if (isWhole(minLength) && minLength > 0) {
      found.push({ what: 'is empty', because: `it must have ${minLength} characters at least`, value: '' })
    }
  }
  return firstOfEach(found)
}

function bounds(conjuncts: readonly JsonObject[]): readonly Violation[] {
  const found: Violation[] = []
  for (const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } of conjuncts) {
    const low = typeof exclusiveMinimum === 'number' ? exclusiveMinimum : minimum
    const high = typeof exclusiveMaximum === 'number' ? exclusiveMaximum : maximum
    // Beyond this, one more or less is the same number.
    if (typeof low === 'number' && Math.abs(low) < 2 ** 50) {
      found.push({ what: 'is too small', because: `it must not be below ${low}`, value: Math.floor(low) - 1 })
    }
    if (typeof high === 'number' && Math.abs(high) < 2 ** 50) {
      found.push({ what: 'is too large', because: `it must not be above ${high}`, value: Math.ceil(high) + 1 })
    }
  }
  return firstOfEach(found)
}

function firstOfEach(violations: readonly Violation[]): readonly Violation[] {
  return violations.filter(({ what }, at) => violations.findIndex((other) => other.what === what) === at)
}

function isWhole(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}
