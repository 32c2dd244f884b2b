import { type DescribedOperation, textOf } from './described.ts'
import { isObject, type Json, resolved, unescapePointer } from './documents.ts'
import { idOf } from './ids.ts'

/** A list that the contract itself says has the value of a parameter, and where in its answer. */
export interface LinkSource {
  /** Name of the operation to ask: `GET /orders`. */
  readonly from: string
  readonly pointer: readonly string[]
}

/** OpenAPI `links` that lead to an operation's parameter from the answer of a GET without ids of its own. */
export function linkSources(
  operations: readonly DescribedOperation[],
  target: DescribedOperation,
  parameter: string,
): readonly LinkSource[] {
  return operations.flatMap((from) => {
    if (from.method !== 'GET' || from.document !== target.document || from.template.includes('{')) return []
    const { root } = from.document
    const responses = isObject(from.described.responses) ? from.described.responses : {}
    return Object.values(responses).flatMap((entry) => {
      const response = resolved(root, entry)
      const links = isObject(response) && isObject(response.links) ? Object.values(response.links) : []
      return links.flatMap((described) => {
        const link = resolved(root, described)
        if (!isObject(link) || !leadsTo(link, target) || !isObject(link.parameters)) return []
        const expression = textOf(link.parameters[parameter] ?? link.parameters[`path.${parameter}`])
        const [, pointer] = /^\$response\.body#((?:\/.*)?)$/.exec(expression) ?? []
        if (pointer === undefined) return []
        return [{ from: from.name, pointer: pointer.split('/').slice(1).map(unescapePointer) }]
      })
    })
  })
}

function leadsTo(link: { readonly [key: string]: Json | undefined }, target: DescribedOperation): boolean {
  if (typeof link.operationId === 'string') return link.operationId === target.described.operationId
  const [, template = '', method = ''] = /^#\/paths\/([^/]+)\/([a-z]+)$/.exec(textOf(link.operationRef)) ?? []
  return unescapePointer(template) === target.template && method.toUpperCase() === target.method
}

/** What stands at a pointer; where it names one item of a list, the same of every item. */
export function valuesAt(body: Json | undefined, pointer: readonly string[]): readonly string[] {
  let current: readonly (Json | undefined)[] = [body]
  for (const step of pointer) {
    current = current.flatMap((value): readonly (Json | undefined)[] => {
      if (Array.isArray(value)) return /^\d+$/.test(step) ? value : []
      return isObject(value) && Object.hasOwn(value, step) ? [value[step]] : []
    })
  }
  return [...new Set(current.flatMap(idOf))]
}
