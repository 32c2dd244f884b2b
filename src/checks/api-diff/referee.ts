import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { translate } from './referee-schema.ts'
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

/** ajv, and nothing else, decides whether a payload fits a schema. */
export function makeReferee(): Referee {
  const options = {
    strict: false,
    allErrors: true,
    logger: false,
    validateSchema: false,
    addUsedSchema: false,
    // Else a name such as `constructor` would be there in every object.
    ownProperties: true,
  } as const
  const typed = new Ajv2020(options)
  const asText = new Ajv2020({ ...options, coerceTypes: 'array' })
  // The package is CommonJS with a default member, which types and bundlers see in two ways.
  const formats = ('default' in addFormats ? addFormats.default : addFormats) as (ajv: Ajv2020) => void
  for (const ajv of [typed, asText]) formats(ajv)
  let rulings = 0
  return (schema, payload, direction) => {
    if (++rulings > maxRulings) return { kind: 'unable', reason: 'too many payloads were tried before this one' }
    try {
      const { schema: translated, skipped } = translate(schema, payload, direction)
      if (skipped.length > 0) return { kind: 'unable', reason: `${skipped.join(', ')} cannot be checked here` }
      const ajv = direction === 'parameter' ? asText : typed
      const validate = ajv.compile({ type: 'object', properties: { value: translated as object } })
      const data = { value: direction === 'parameter' ? onTheWire(payload) : payload }
      const fits = validate(data)
      ajv.removeSchema()
      return fits ? { kind: 'accepted' } : { kind: 'refused', refusals: (validate.errors ?? []).map(refusal) }
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown)
      return { kind: 'unable', reason: `ajv cannot read the schema: ${reason.slice(0, 160)}` }
    }
  }
}

/** In a URL, a header or a form every scalar is text. */
function onTheWire(payload: unknown): unknown {
  if (Array.isArray(payload)) return payload.map(onTheWire)
  if (typeof payload === 'object' && payload !== null) {
    return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, onTheWire(value)]))
  }
  return payload === null ? '' : String(payload)
}

function refusal({ instancePath, keyword, message, params }: ErrorObject): Refusal {
  const at = instancePath.replace(/^\/value/, '')
  const name = typeof params.additionalProperty === 'string' ? ` (${params.additionalProperty})` : ''
  return { at, keyword, text: `${at === '' ? 'the value' : at} ${message ?? `fails ${keyword}`}${name}` }
}
