import { posix } from 'node:path'
import { BaseResolver, type Document, getTypes, normalizeTypes, resolveDocument, Source } from '@redocly/openapi-core'
import { BreakwaterError } from '../../core/error.ts'
import type { FileTree } from '../../core/ports.ts'
import { type ResolvedReference, referenceKey, refusal } from './document.ts'
import { parse } from './parse.ts'
import type { SourceFile, SpecVersion } from './source.ts'

/** Where the tree's root seems to lie, so that a path that climbs out of it can be told from one that does not. */
const top = '/tree/'

const typesOf: Record<SpecVersion, 'oas2' | 'oas3_0' | 'oas3_1'> = { '2.0': 'oas2', '3.0': 'oas3_0', '3.1': 'oas3_1' }

const maxFiles = 2_000

/**
 * Every reference of a document and of the files that it leads to, by file and text. Redocly walks the files by
 * OpenAPI's own types, so a `$ref` inside an example is only text; its reader is replaced by one that knows the tree
 * and nothing else.
 */
export async function resolveFiles(tree: FileTree, entry: SourceFile): Promise<ReadonlyMap<string, ResolvedReference>> {
  const files = new Map<string, SourceFile>([[entry.path, entry]])
  const resolver = new TreeResolver(tree, entry, files)
  const types = normalizeTypes(getTypes(typesOf[entry.home.version]), {})
  const rootType = types.Root
  if (!rootType) throw new Error('redocly has no root type for this version')
  const found = await resolveDocument({
    rootDocument: { source: new Source(top + entry.path, entry.text), parsed: entry.value },
    externalRefResolver: resolver,
    rootType,
  })
  const targets = new Map<string, ResolvedReference>()
  for (const [id, reference] of found) {
    const [absolute = '', written = ''] = splitOnce(id, '::')
    const path = absolute.slice(top.length)
    const file = reference.document && files.get(reference.document.source.absoluteRef.slice(top.length))
    const [, named = ''] = /#([^/].*)$/s.exec(written) ?? []
    // Redocly knows no anchors of other files, and takes the file as a whole.
    if (reference.resolved && named !== '' && file) {
      targets.set(referenceKey(path, written), { file, fragment: named })
    } else if (reference.resolved && reference.node !== undefined && file) {
      targets.set(referenceKey(path, written), { file, fragment: reference.nodePointer.slice(1) })
    } else if (!written.startsWith('#')) {
      const trouble = resolver.troubles.get(resolver.resolveExternalRef(absolute, splitOnce(written, '#')[0]))
      const target = file && { file, fragment: splitOnce(written, '#')[1] }
      targets.set(referenceKey(path, written), trouble ?? target ?? refusal(path, written))
    }
  }
  return targets
}

/** The place where redocly would go to the disk or to the network. */
class TreeResolver extends BaseResolver {
  readonly troubles = new Map<string, BreakwaterError>()
  readonly #tree: FileTree
  readonly #entry: SourceFile
  readonly #files: Map<string, SourceFile>

  constructor(tree: FileTree, entry: SourceFile, files: Map<string, SourceFile>) {
    super()
    this.#tree = tree
    this.#entry = entry
    this.#files = files
  }

  override resolveExternalRef(base: string | null, reference: string): string {
    if (/^(?:[a-z][a-z\d+.-]+:|\/\/)/i.test(reference)) return reference
    return posix.resolve(base ? posix.dirname(base) : top, decodePath(splitOnce(reference, '#')[0]))
  }

  override async loadExternalRef(absolute: string): Promise<Source> {
    const path = absolute.startsWith(top) ? absolute.slice(top.length) : undefined
    if (path === this.#entry.path) return new Source(absolute, this.#entry.text)
    const text = path === undefined ? undefined : (await this.#tree.read([path])).get(path)
    // What is told of it is worded where it is referred to.
    if (text === undefined) throw new Error('not in the tree')
    return new Source(absolute, text)
  }

  override parseDocument(source: Source): Document {
    const path = source.absoluteRef.slice(top.length)
    const known = this.#files.get(path)
    if (known) return { source, parsed: known.value }
    if (this.#files.size >= maxFiles) throw this.#refuse(source.absoluteRef, tooManyFiles(this.#entry.path))
    try {
      const file: SourceFile = { path, text: source.body, home: this.#entry.home, ...parse(path, source.body) }
      this.#files.set(path, file)
      return { source, parsed: file.value }
    } catch (thrown) {
      throw thrown instanceof BreakwaterError ? this.#refuse(source.absoluteRef, thrown) : thrown
    }
  }

  #refuse(absolute: string, error: BreakwaterError): BreakwaterError {
    this.troubles.set(absolute, error)
    return error
  }
}

function tooManyFiles(path: string): BreakwaterError {
  return new BreakwaterError({
    code: 'too-many-files',
    message: `${path} leads to more than ${maxFiles} files`,
    hint: 'Bundle the document and name the bundle under `api: specs:`.',
    location: { path, line: 1, column: 1 },
  })
}

function decodePath(reference: string): string {
  try {
    return decodeURIComponent(reference)
  } catch {
    return reference
  }
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator)
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)]
}
