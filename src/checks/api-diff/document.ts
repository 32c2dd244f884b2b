import { posix } from 'node:path'
import { BreakwaterError, type Trouble } from '../../core/error.ts'
import type { FileTree } from '../../core/ports.ts'
import { type AnchorFinder, anchorFinder } from './anchors.ts'
import { leavesItsFile } from './external-reference.ts'
import { loadPatternParser } from './meaning/pattern-parser.ts'
import { parse } from './parse.ts'
import { locate, placeKey } from './positions.ts'
import {
  child,
  type DocumentHome,
  isMembers,
  type Node,
  rootOf,
  type SourceFile,
  type SpecVersion,
  text,
} from './source.ts'

/** An OpenAPI document with everything that it refers to inside its tree. */
export interface Document {
  readonly path: string
  readonly version: SpecVersion
  readonly title: string
  readonly root: Node
}

/** The references of a document that leads to other files, as redocly resolved them. */
export type ResolvedReference = { readonly file: SourceFile; readonly fragment: string } | BreakwaterError

/** Reads a document. Throws a BreakwaterError where the entry file itself is no OpenAPI document. */
export async function loadDocument(tree: FileTree, path: string, side: 'base' | 'head'): Promise<Document> {
  const source = (await tree.read([path])).get(path)
  if (source === undefined) throw missingFile(path)
  const parsed = parse(path, source)
  const version = versionOf(path, parsed.value)
  const resolved = new Map<string, ResolvedReference>()
  const targets = new WeakMap<SourceFile, Map<string, Node>>()
  const forgiven = new WeakSet<object>()
  const anchored = anchorFinder()
  const home: DocumentHome = {
    side,
    version,
    forgiven,
    resolve: (from, reference) => {
      const { value } = from
      if (typeof value === 'object' && value !== null && forgiven.has(value)) return { ...from, value: nowhere }
      // A component is asked for from everywhere, in a large document hundreds of thousands of times.
      const known = targets.get(from.file) ?? new Map<string, Node>()
      targets.set(from.file, known)
      const target = known.get(reference) ?? resolve(resolved, anchored, from, reference)
      known.set(reference, target)
      return target
    },
  }
  const entry: SourceFile = { path, text: source, home, ...parsed }
  const leavesFile = leavesItsFile(source, parsed.value)
  if (leavesFile) {
    const { resolveFiles } = await import('./resolve-files.ts')
    for (const [key, target] of await resolveFiles(tree, entry)) resolved.set(key, target)
  }
  // What other files hold is not looked through: to find them cost far more.
  if (leavesFile || mayHoldPattern.test(source)) await loadPatternParser()
  const root = rootOf(entry)
  const info = child(root, 'info')
  return { path, version, title: (info && text(info, 'title')) ?? '', root }
}

/** What a forgiven reference leads to: nothing is known of it, so nobody may take it for "anything goes". */
export const nowhere: Readonly<Record<string, never>> = Object.freeze({})

/** A `$ref` that leads nowhere, or a part that is not what the standard says. Its line costs a pass over the file, so `placed` adds it for many at once. */
class LostPart extends BreakwaterError {
  readonly at: Node

  constructor(trouble: Trouble, at: Node) {
    super(trouble)
    this.at = at
  }
}

/** A part that cannot be read as what it should be; it costs only what it stands in. */
export function invalidPart(at: Node, what: string): BreakwaterError {
  return new LostPart(
    {
      code: 'invalid-part',
      message: `${at.file.path} has ${what}, so nothing was judged there`,
      hint: 'Correct it as the OpenAPI standard says.',
    },
    at,
  )
}

/** Trouble that may not know its line yet. */
export interface Lost {
  readonly trouble: Trouble
  /** What holds the `$ref`. */
  readonly at: Node | undefined
}

export function lostBy(thrown: BreakwaterError): Lost {
  return { trouble: thrown.trouble, at: thrown instanceof LostPart ? thrown.at : undefined }
}

/** The same with its line, where a reference is the trouble; a pass a file for all of them. */
export function placed<Value extends Lost>(lost: readonly Value[]): readonly Value[] {
  const references = lost.map(({ at }) => at && (child(at, '$ref') ?? at))
  const places = locate(references.filter((node) => node !== undefined))
  return lost.map((one, index) => {
    const reference = references[index]
    const found = reference && places.get(placeKey(reference))
    if (!found) return one
    const { path, line, column } = found
    const message = `${one.trouble.message} (line ${line})`
    return { ...one, trouble: { ...one.trouble, message, location: { path, line, column } } }
  })
}

/** `pattern` or `patternProperties`; either may be written with escapes, or over two lines. */
const mayHoldPattern = /pattern|\\[uUx\r\n]/

function versionOf(path: string, value: unknown): SpecVersion {
  if (!isMembers(value) || !(Object.hasOwn(value, 'openapi') || Object.hasOwn(value, 'swagger'))) {
    throw new BreakwaterError({
      code: 'not-openapi',
      message: `${path} is no OpenAPI document: its root has neither openapi nor swagger`,
      hint: 'Name the entry document under `api: specs:`; files that it refers to are found by themselves.',
      location: { path, line: 1, column: 1 },
    })
  }
  const written = String(value.openapi ?? value.swagger)
  if (Object.hasOwn(value, 'swagger') && /^2(\.0)?$/.test(written)) return '2.0'
  if (/^3\.0\b/.test(written)) return '3.0'
  if (/^3\.[12]\b/.test(written)) return '3.1'
  throw new BreakwaterError({
    code: 'unknown-openapi-version',
    message: `${path} says that it is OpenAPI ${written.slice(0, 40)}, which is not known here`,
    hint: 'Versions 2.0 (Swagger), 3.0, 3.1 and 3.2 are judged.',
    location: { path, line: 1, column: 1 },
  })
}

export function referenceKey(path: string, reference: string): string {
  return JSON.stringify([path, reference])
}

function resolve(
  known: ReadonlyMap<string, ResolvedReference>,
  anchored: AnchorFinder,
  from: Node,
  reference: string,
): Node {
  const elsewhere = known.get(referenceKey(from.file.path, reference))
  if (elsewhere instanceof BreakwaterError) throw new LostPart(elsewhere.trouble, from)
  if (!elsewhere && !reference.startsWith('#')) throw new LostPart(refusal(from.file.path, reference).trouble, from)
  const { file, fragment } = elsewhere ?? { file: from.file, fragment: reference.slice(1) }
  if (fragment === '' || fragment.startsWith('/')) return walk(rootOf(file), pointerKeys(fragment), from, reference)
  const target = anchored(file, decode(fragment))
  if (!target) throw missingNode(from, reference)
  return target
}

/** Follows keys, and references that lie on the way. */
function walk(root: Node, keys: readonly string[], from: Node, reference: string, hops = 0): Node {
  let at = root
  for (const [index, key] of keys.entries()) {
    const next = child(at, key)
    if (next) {
      at = next
      continue
    }
    const inner = text(at, '$ref')
    if (inner === undefined || hops > 20) throw missingNode(from, reference)
    return walk(at.file.home.resolve(at, inner), keys.slice(index), from, reference, hops + 1)
  }
  return at
}

export function pointerKeys(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .filter((key, at, all) => key !== '' || at < all.length - 1)
    .map((key) => decode(key).replaceAll('~1', '/').replaceAll('~0', '~'))
}

function decode(key: string): string {
  try {
    return decodeURIComponent(key)
  } catch {
    return key
  }
}

/** Why a reference to another file is not followed; the file's own absence included. */
export function refusal(path: string, reference: string): BreakwaterError {
  if (/^(?:[a-z][a-z\d+.-]+:|\/\/)/i.test(reference)) {
    return new BreakwaterError({
      code: 'remote-reference',
      message: `${path} refers to ${reference.slice(0, 200)}, and nothing is fetched while judging`,
      hint: 'Vendor the file: commit a copy beside the document and point the $ref at it.',
    })
  }
  const target = posix.join(posix.dirname(path), reference.split('#')[0] ?? '')
  if (target.startsWith('..') || reference.startsWith('/')) {
    return new BreakwaterError({
      code: 'reference-outside',
      message: `${path} refers to ${reference.slice(0, 200)}, which lies outside the repository`,
      hint: 'Commit the file, and refer to it by a path relative to this one.',
    })
  }
  return new BreakwaterError({
    code: 'reference-not-found',
    message: `${path} refers to ${reference.slice(0, 200)}, but there is no file ${target}`,
    hint: 'Commit the file, or correct the $ref.',
  })
}

function missingNode(from: Node, reference: string): BreakwaterError {
  return new LostPart(
    {
      code: 'reference-not-found',
      message: `${from.file.path} refers to ${reference.slice(0, 200)}, and there is nothing at that place`,
      hint: 'Correct the $ref, or add what it names.',
    },
    from,
  )
}

function missingFile(path: string): BreakwaterError {
  return new BreakwaterError({
    code: 'file-not-found',
    message: `${path} is not there`,
    hint: 'Check the path; only regular files of the repository are read.',
  })
}

/** Follows references until something else stands there; a ring of references leads nowhere. */
export function follow(node: Node): Node {
  let at = node
  for (let hops = 0; hops < 50; hops++) {
    const reference = text(at, '$ref')
    if (reference === undefined) return at
    at = at.file.home.resolve(at, reference)
  }
  throw new LostPart(
    {
      code: 'reference-ring',
      message: `${node.file.path} refers to itself in a ring, so nothing is meant`,
      hint: 'Break the ring of $ref.',
    },
    node,
  )
}
