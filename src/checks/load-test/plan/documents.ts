import { JSON_SCHEMA, load } from 'js-yaml'
import type { Config } from '../../../core/config.ts'
import type { FileTree } from '../../../core/ports.ts'
import { hasExternalReference, withExternalFiles } from './external-files.ts'

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export type JsonObject = { readonly [key: string]: Json | undefined }

/** An API description of the head, as far as it could be read. */
export interface ContractDocument {
  readonly path: string
  readonly text: string
  readonly root: JsonObject
}

const largestDocument = 16 * 1024 * 1024
/** Files that are opened in search of a description, the likely ones first; a monorepo has thousands of YAML files. */
const mostCandidates = 300
const mostBytes = 64 * 1024 * 1024
/** In YAML on a line of its own, in JSON after a brace or a comma; wherever in the file a generator puts it. */
const announced = /(?:^|[{,])[ \t]*["']?(?:openapi|swagger)["']?[ \t]*:[ \t]*["']?[23]/m
const elsewhere =
  /(^|\/)(node_modules|bower_components|vendor|dist|build|tests?|__tests__|fixtures|\.github)\/|(^|\/)(package|package-lock|composer|tsconfig)\.json$|(^|\/)pnpm-lock\.yaml$/

/** The OpenAPI and Swagger documents that describe the head; what cannot be read is named. */
export async function readContracts(
  tree: FileTree,
  specs: Config['api']['specs'],
): Promise<{ readonly documents: readonly ContractDocument[]; readonly unread: readonly string[] }> {
  const wanted = specs.length > 0 ? await globMatcher(specs) : undefined
  let bytesLeft = mostBytes
  const paths = (await tree.list())
    .filter(({ path, bytes }) => /\.(ya?ml|json)$/i.test(path) && bytes <= largestDocument)
    .filter(({ path }) => (wanted ? wanted(path) : !elsewhere.test(path)))
    .sort((a, b) => likelihood(b.path) - likelihood(a.path) || (a.path < b.path ? -1 : 1))
    .slice(0, mostCandidates)
    .filter(({ bytes }) => {
      bytesLeft -= bytes
      return bytesLeft >= 0
    })
    .map(({ path }) => path)
  const texts = await tree.read(paths)
  const documents: ContractDocument[] = []
  const unread: string[] = []
  for (const [path, text] of texts) {
    if (!announced.test(text)) continue
    const root = parseDocument(path, text)
    // A file that cannot be parsed was meant as a description if it says so at its start.
    if (root === undefined && announced.test(text.slice(0, 4096))) unread.push(path)
    if (!isObject(root) || (root.openapi === undefined && root.swagger === undefined)) continue
    documents.push({ path, text, root: hasExternalReference(text) ? await withExternalFiles(tree, path, root) : root })
  }
  return { documents, unread }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What stands behind a local reference, or the value itself; undefined where it leads nowhere or out of the file. */
export function resolved(root: JsonObject, value: Json | undefined): Json | undefined {
  let current = value
  for (let step = 0; step < 20; step++) {
    if (!isObject(current) || typeof current.$ref !== 'string') return current
    if (!current.$ref.startsWith('#/')) return undefined
    current = at(root, current.$ref.slice(2).split('/').map(unescapePointer))
  }
  return undefined
}

function at(root: JsonObject, steps: readonly string[]): Json | undefined {
  let current: Json | undefined = root
  for (const step of steps) {
    if (!isObject(current) || !Object.hasOwn(current, step)) return undefined
    current = current[step]
  }
  return current
}

export function unescapePointer(step: string): string {
  const text = step.replaceAll('~1', '/').replaceAll('~0', '~')
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What a file of YAML or JSON holds; undefined for one that cannot be parsed. */
export function parseDocument(path: string, text: string): Json | undefined {
  try {
    // Both parsers give what Json is made of.
    return path.toLowerCase().endsWith('.json')
      ? (JSON.parse(text) as Json)
      : (load(text, { schema: JSON_SCHEMA }) as Json)
  } catch {
    // The contract check says what is wrong with the file; here it is only not a source of requests.
    return undefined
  }
}

function likelihood(path: string): number {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return (
    (/openapi|swagger/i.test(name) ? 4 : 0) + (/openapi|swagger/i.test(path) ? 2 : 0) + (/api|spec/i.test(path) ? 1 : 0)
  )
}

async function globMatcher(globs: readonly string[]): Promise<(path: string) => boolean> {
  const { default: picomatch } = await import('picomatch')
  return picomatch([...globs], { dot: true })
}
