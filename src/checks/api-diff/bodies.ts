import { type Document, follow } from './document.ts'
import { child, children, member, type Node, text } from './source.ts'

export interface Body {
  readonly required: boolean
  readonly node: Node
  readonly media: readonly Media[]
}

export interface Media {
  /** As it is written, in small letters. */
  readonly type: string
  readonly node: Node
  readonly schema: Node | undefined
}

export function bodyOf(operation: Node): Body | undefined {
  const at = child(operation, 'requestBody')
  if (!at) return undefined
  const node = follow(at)
  return { required: member(node, 'required') === true, node, media: mediaOf(child(node, 'content')) }
}

export function mediaOf(content: Node | undefined): readonly Media[] {
  return children(content).map((node) => ({
    type: node.key.trim().toLowerCase(),
    node,
    schema: child(node, 'schema'),
  }))
}

export function swaggerBody(document: Document, parameters: readonly Node[], operation: Node): Body | undefined {
  const node = parameters.find((at) => text(at, 'in') === 'body')
  if (!node) return undefined
  return {
    required: member(node, 'required') === true,
    node,
    media: typesOf(document, operation, 'consumes').map((type) => ({ type, node, schema: child(node, 'schema') })),
  }
}

/**
 * The form fields of a Swagger 2.0 operation as the body that OpenAPI 3 writes for them, so that a document that was
 * raised to 3 is judged by what travels.
 */
export function swaggerForm(document: Document, parameters: readonly Node[], operation: Node): Body | undefined {
  const fields = parameters.filter((at) => text(at, 'in') === 'formData' && text(at, 'name') !== undefined)
  const [first] = fields
  if (!first) return undefined
  const required = fields.filter((at) => member(at, 'required') === true).map((at) => text(at, 'name'))
  const schema: Node = {
    value: {
      type: 'object',
      properties: Object.fromEntries(fields.map((at) => [text(at, 'name'), at.value])),
      ...(required.length > 0 ? { required } : {}),
    },
    file: first.file,
    parent: operation,
    key: 'parameters',
  }
  const written = typesOf(document, operation, 'consumes').filter((type) => formTypes.includes(type))
  const file = fields.some((at) => text(at, 'type') === 'file')
  const types = written.length > 0 ? written : [file ? 'multipart/form-data' : 'application/x-www-form-urlencoded']
  return { required: required.length > 0, node: schema, media: types.map((type) => ({ type, node: schema, schema })) }
}

const formTypes: readonly string[] = ['application/x-www-form-urlencoded', 'multipart/form-data']

/** Media types of a Swagger 2.0 operation: its own, else the document's. */
export function typesOf(document: Document, operation: Node, keyword: 'consumes' | 'produces'): readonly string[] {
  const own = child(operation, keyword) ?? child(document.root, keyword)
  const types = children(own).flatMap(({ value }) => (typeof value === 'string' ? [value.trim().toLowerCase()] : []))
  return types.length > 0 ? types : ['application/json']
}
