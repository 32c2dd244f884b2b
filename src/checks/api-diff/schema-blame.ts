import type { Answer } from './meaning/answer.ts'
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
  const keyword = node?.key ?? ''
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
