import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { decimal, isMultiple } from './meaning/decimal.ts'
import { makeLanguages } from './meaning/language.ts'
import { tameLength } from './pattern.ts'
import { onTheWire, translate } from './referee-schema.ts'
import type { Direction } from './schema-changes.ts'
import type { Node } from './source.ts'

/** What the referee says of one payload against one side's schema, as it is written. */
export type Ruling =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'unable'; readonly reason: string }

export interface Refusal {
  /** JSON Pointer into the payload. */
  readonly at: string
  readonly keyword: string
  readonly text: string
}

export type Referee = (schema: Node | undefined, payload: unknown, direction: Direction) => Ruling

/** Rulings for one document; what is left then stays undecided. */
const maxRulings = 8_000

/** Schemas that ajv compiles for one document, each as often as it is met: that is what a ruling costs. */
const maxCompiled = 50_000

/** What the patterns of all rulings may take; past it they can't be checked. */
const maxPatternSteps = 200_000

/** ajv, and nothing else, decides whether a payload fits a schema. */
export function makeReferee(): Referee {
  // What ajv came upon in a ruling and could not be checked.
  const doubts = new Set<string>()
  const [typed, asText] = [makeAjv(doubts, false), makeAjv(doubts, 'array')]
  let rulings = 0
  let compiled = 0
  return (schema, payload, direction) => {
    if (++rulings > maxRulings || compiled > maxCompiled)
      return { kind: 'unable', reason: 'too many payloads were tried before this one' }
    try {
      const { schema: translated, skipped, schemas } = translate(schema, payload, direction)
      compiled += schemas
      if (skipped.length > 0) return unable(skipped)
      const ajv = direction === 'parameter' ? asText : typed
      const validate = ajv.compile({ type: 'object', properties: { value: translated as object } })
      doubts.clear()
      const fits = validate({ value: direction === 'parameter' ? onTheWire(payload) : payload })
      ajv.removeSchema()
      if (doubts.size > 0) return unable([...doubts])
      return fits ? { kind: 'accepted' } : { kind: 'refused', refusals: (validate.errors ?? []).map(refusal) }
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown)
      return { kind: 'unable', reason: `ajv cannot read the schema: ${reason.slice(0, 160)}` }
    }
  }
}

function unable(what: readonly string[]): Ruling {
  return { kind: 'unable', reason: `${what.join(', ')} cannot be checked here` }
}

function makeAjv(doubts: Set<string>, coerceTypes: false | 'array'): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    logger: false,
    validateSchema: false,
    addUsedSchema: false,
    // Else a name such as `constructor` would be there in every object.
    ownProperties: true,
    coerceTypes,
    // A schema is asked about once or twice: to make its code shorter costs more than it saves.
    code: { regExp: patternEngine(doubts), optimize: false },
  })
  // The package is CommonJS with a default member, which types and bundlers see in two ways.
  const formats = ('default' in addFormats ? addFormats.default : addFormats) as (ajv: Ajv2020) => void
  formats(ajv)
  // ajv divides in floating point, so that 19.99 would be no multiple of 0.01.
  ajv.removeKeyword('multipleOf')
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    error: { message: ({ schema }) => `must be a multiple of ${schema}` },
    validate: (of: number, value: number) => {
      const [left, right] = [decimal(value), decimal(of)]
      const fits = left && right && isMultiple(left, right)
      if (fits === undefined) doubts.add(`whether ${value} is a multiple of ${of}`)
      return fits ?? true
    },
  })
  return ajv
}

/**
 * Patterns are a stranger's, and V8 backtracks: only one that cannot run away is let near it, on a short text; all
 * others are run as automata. What is no regular language is a doubt.
 */
function patternEngine(doubts: Set<string>) {
  const { matches } = makeLanguages()
  let left = maxPatternSteps
  const steps = {
    take: (count: number) => {
      left -= count
      return left >= 0
    },
  }
  const engine = (pattern: string) => {
    const tame = tameLength(pattern)
    const native = tame > 0 ? compiled(pattern) : undefined
    return {
      test: (text: string) => {
        if (native && text.length <= tame) return native.test(text)
        const fits = matches(pattern, text, steps)
        if (fits === undefined) doubts.add(`the pattern ${pattern.length > 60 ? `${pattern.slice(0, 59)}…` : pattern}`)
        return fits ?? true
      },
      // ajv tells patterns apart by it.
      toString: () => pattern,
    }
  }
  return Object.assign(engine, { code: 'patternEngine' })
}

function compiled(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u')
  } catch {
    // Without the u flag it may still be a pattern, which the automaton knows.
    return undefined
  }
}

function refusal({ instancePath, keyword, message, params }: ErrorObject): Refusal {
  const at = instancePath.replace(/^\/value/, '')
  const name = params.additionalProperty ?? params.unevaluatedProperty
  const named = typeof name === 'string' ? ` (${name})` : ''
  return { at, keyword, text: `${at === '' ? 'the value' : at} ${message ?? `fails ${keyword}`}${named}` }
}
