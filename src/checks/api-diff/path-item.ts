import { child, children, type Node } from './source.ts'

/** Methods that a path item has members for; `query` since OpenAPI 3.2. */
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']

export interface WrittenOperation {
  /** In small letters, as OpenAPI has it. */
  readonly method: string
  readonly node: Node
}

/** The operations of a path item; since OpenAPI 3.2 those of any other method, too. */
export function operationNodes(item: Node): readonly WrittenOperation[] {
  const written = methods.flatMap((method) => {
    const node = child(item, method)
    return node ? [{ method, node }] : []
  })
  const more = children(child(item, 'additionalOperations')).map((node) => ({ method: node.key.toLowerCase(), node }))
  return [...written, ...more]
}
