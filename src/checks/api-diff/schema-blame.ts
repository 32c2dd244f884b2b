import type { Answer } from './meaning/answer.ts'
import type { Failing } from './meaning/blame.ts'
import type { Meaning } from './meaning/meaning.ts'
import { type Difference, type Pair, type SchemaChange, sidesOf } from './schema-changes.ts'

const limits = new Set([
  'enum', 'const', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minLength', 'maxLength',
  'minItems', 'maxItems', 'minProperties', 'maxProperties', 'pattern', 'uniqueItems',
]) // biome-ignore format: a list reads better in lines than in a column

/** What a pair that fails as a whole is told as: the deepest keyword that refuses the value that was found. */
export function blamed(
  pair: Pair,
  breach: Exclude<Answer, { readonly kind: 'empty' }>,
  meaning: Meaning,
): SchemaChange {
  const { inner, outer } = sidesOf(pair)
  const [base, head] = pair.direction === 'response' ? [outer[0], inner[0]] : [inner[0], outer[0]]
  if (breach.kind === 'undecided') {
    return { kind: 'undecided', reason: breach.reason, severity: 'warning', base, head }
  }
  const found = meaning.failing(outer, breach.value, pair.direction)
  const node = found?.node ?? outer[0]
  const [baseNode, headNode] = pair.direction === 'response' ? [node, inner[0]] : [inner[0], node]
  const keyword = found ? keywordOf(found) : ''
  const difference: Difference =
    found?.kind === 'one' || found?.kind === 'any'
      ? {
          kind: 'choice',
          keyword: found.kind === 'one' ? 'oneOf' : 'anyOf',
          overlap: found.kind === 'one' && found.several,
        }
      : { kind: 'keyword', keyword }
  const severity = pair.direction === 'response' && limits.has(keyword) ? 'warning' : 'error'
  return { ...difference, severity, base: baseNode, head: headNode, shownBy: { value: breach.value } }
}

const keywords: Partial<Record<Failing['kind'], string>> = {
  types: 'type', required: 'required', property: 'properties', patternProperty: 'patternProperties',
  dependentRequired: 'dependentRequired', dependentSchema: 'dependentSchemas', prefixItem: 'prefixItems', all: 'allOf',
  any: 'anyOf', one: 'oneOf', additional: 'additionalProperties',
} // biome-ignore format: a list reads better in lines than in a column

/** The keyword as the document spells it; what stands at an index or under a name has that of its list. */
function keywordOf({ kind, node }: Failing): string {
  return keywords[kind] ?? node.key
}
