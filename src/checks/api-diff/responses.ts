import { type Media, mediaOf, typesOf } from './bodies.ts'
import { type Document, follow } from './document.ts'
import { child, children, member, type Node } from './source.ts'

export interface Response {
  /** `200`, `4XX`, `default`. */
  readonly status: string
  readonly node: Node
  readonly media: readonly Media[]
  readonly headers: readonly Header[]
}

export interface Header {
  readonly name: string
  readonly required: boolean
  readonly node: Node
  readonly schema: Node | undefined
  readonly content: string | undefined
}

export function responsesOf(document: Document, operation: Node): readonly Response[] {
  const old = document.version === '2.0'
  return children(child(operation, 'responses'))
    .filter(({ key }) => !key.startsWith('x-'))
    .map((at) => {
      const node = follow(at)
      const schema = child(node, 'schema')
      const types = old && schema ? typesOf(document, operation, 'produces') : []
      return {
        status: at.key,
        node,
        media: old ? types.map((type) => ({ type, node, schema })) : mediaOf(child(node, 'content')),
        headers: headersOf(child(node, 'headers')),
      }
    })
}

/** The standard says that a header of this name is ignored: the media types say it. */
export function headersOf(at: Node | undefined): readonly Header[] {
  return children(at)
    .filter(({ key }) => key.toLowerCase() !== 'content-type')
    .map((written) => {
      const node = follow(written)
      const old = node.file.home.version === '2.0'
      const content = old ? undefined : children(child(node, 'content'))[0]
      return {
        name: written.key,
        required: member(node, 'required') === true,
        node,
        // Swagger 2.0 writes the schema's keywords into the header itself.
        schema: old ? node : child(content ?? node, 'schema'),
        content: content?.key.trim().toLowerCase(),
      }
    })
}
