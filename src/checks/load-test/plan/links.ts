import { type DescribedOperation, textOf } from './described.ts'
import { isObject, type Json, type JsonObject, resolved, unescapePointer } from './documents.ts'
import { idOf } from './ids.ts'

/** A list that the contract itself says has the value of a parameter, and where in its answer. */
export interface LinkSource {
  /** Name of the operation to ask: `GET /orders`. */
  readonly from: string
  readonly pointer: readonly string[]
}

/** A link of a contract, and the GET without ids of its own whose answer has it. */
export interface DescribedLink {
  readonly from: DescribedOperation
  readonly link: JsonObject
}

/** All are looked through for each id that is wanted; a contract that people write has a few. */
const mostLinks = 1000

/** The OpenAPI `links` of all operations. */
export function linksOf(operations: readonly DescribedOperation[]): readonly DescribedLink[] {
  const found: DescribedLink[] = []
  for (const from of operations) {
    if (found.length >= mostLinks) break
    if (from.method === 'GET' && !from.template.includes('{')) found.push(...ownLinks(from))
  }
  return found.slice(0, mostLinks)
}

function ownLinks(from: DescribedOperation): readonly DescribedLink[] {
  const { root } = from.document
  const responses = isObject(from.described.responses) ? Object.values(from.described.responses) : []
  return responses.slice(0, mostLinks).flatMap((entry) => {
    const response = resolved(root, entry)
    const links = isObject(response) && isObject(response.links) ? Object.values(response.links) : []
    return links.slice(0, mostLinks).flatMap((described) => {
      const link = resolved(root, described)
      return isObject(link) ? [{ from, link }] : []
    })
  })
}

/** Links that lead to an operation's parameter. */
export function linkSources(
  links: readonly DescribedLink[],
  target: DescribedOperation,
  parameter: string,
): readonly LinkSource[] {
  return links.flatMap(({ from, link }) => {
    if (from.document !== target.document || !leadsTo(link, target) || !isObject(link.parameters)) return []
    const expression = textOf(link.parameters[parameter] ?? link.parameters[`path.${parameter}`])
    const [, pointer] = /^\$response\.body#((?:\/.*)?)$/.exec(expression) ?? []
    if (pointer === undefined) return []
    return [{ from: from.name, pointer: pointer.split('/').slice(1).map(unescapePointer) }]
  })
}

function leadsTo(link: JsonObject, target: DescribedOperation): boolean {
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
