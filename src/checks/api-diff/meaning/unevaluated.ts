import { child, children, type Node, text } from '../source.ts'
import { type Assertion, isTrivial } from './schema.ts'

/**
 * `unevaluatedProperties` and `unevaluatedItems`, as the plain assertion that they amount to where it is known
 * beforehand what is evaluated; where that hangs on the value, they stay opaque.
 */
export function unevaluatedOf(node: Node): readonly Assertion[] {
  return [...ofProperties(node), ...ofItems(node)]
}

function ofProperties(node: Node): readonly Assertion[] {
  const at = child(node, 'unevaluatedProperties')
  if (!at || isTrivial(at)) return []
  const evaluated = { names: new Set<string>(), patterns: new Set<string>(), all: false, dynamic: false }
  for (const part of inPlace(node)) {
    if (part !== node && child(part, 'unevaluatedProperties')) evaluated.all = true
    if (child(part, 'additionalProperties')) evaluated.all = true
    if (hangsOnValue(part)) evaluated.dynamic = true
    for (const { key } of children(child(part, 'properties'))) evaluated.names.add(key)
    for (const { key } of children(child(part, 'patternProperties'))) evaluated.patterns.add(key)
  }
  if (evaluated.all) return []
  if (evaluated.dynamic) return [{ kind: 'opaque', keyword: 'unevaluatedProperties', type: 'object', node: at }]
  const { names, patterns } = evaluated
  return [{ kind: 'additional', except: names, patterns: [...patterns], schema: at, node: at }]
}

function ofItems(node: Node): readonly Assertion[] {
  const at = child(node, 'unevaluatedItems')
  if (!at || isTrivial(at)) return []
  let from = 0
  for (const part of inPlace(node)) {
    if (child(part, 'items') || (part !== node && child(part, 'unevaluatedItems'))) return []
    if (hangsOnValue(part) || child(part, 'contains')) {
      return [{ kind: 'opaque', keyword: 'unevaluatedItems', type: 'array', node: at }]
    }
    from = Math.max(from, children(child(part, 'prefixItems')).length)
  }
  return [{ kind: 'items', from, schema: at, node: at }]
}

const choices = ['anyOf', 'oneOf', 'if', 'not', 'dependentSchemas', '$dynamicRef', '$recursiveRef']

function hangsOnValue(node: Node): boolean {
  return choices.some((keyword) => child(node, keyword))
}

/** The schema with all parts that speak of the same value: references and allOf. */
function inPlace(node: Node): readonly Node[] {
  const seen = new Set<unknown>()
  const parts: Node[] = []
  const open = [node]
  for (let at = open.pop(); at; at = open.pop()) {
    if (seen.has(at.value) || parts.length > 200) continue
    seen.add(at.value)
    parts.push(at)
    const reference = text(at, '$ref')
    if (reference !== undefined) open.push(at.file.home.resolve(at, reference))
    open.push(...children(child(at, 'allOf')))
  }
  return parts
}
