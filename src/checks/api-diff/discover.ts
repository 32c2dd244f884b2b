import { posix } from 'node:path'
import type { ChangedFile } from '../../core/change-set.ts'
import type { CheckContext } from '../../core/check.ts'
import { BreakwaterError, type Trouble } from '../../core/error.ts'
import type { FileTree, TreeEntry } from '../../core/ports.ts'
import { hasRootMember } from './json-scan.ts'

/** A document to compare: where it was, where it is. */
export type DocumentPair =
  | { readonly base: string; readonly head: string }
  | { readonly base: string; readonly head: undefined }
  | { readonly base: undefined; readonly head: string }

export interface Discovery {
  /** Documents of which some file has changed, sorted. */
  readonly changed: readonly DocumentPair[]
  /** All documents of head and base that were found. */
  readonly found: number
  /** Set where the config names documents and none is there. */
  readonly missing: Trouble | undefined
  readonly remarks: readonly string[]
}

/** A look must stay cheap in a repository of any size; what is left out is said. */
const maxFileBytes = 24_000_000
const maxCandidates = 3_000
const maxBytes = 96_000_000
const batchBytes = 16_000_000

const readable = /\.(?:ya?ml|json)$/i
const foreign =
  /(?:^|\/)(?:node_modules|vendor|\.git|bower_components)\/|(?:^|\/)(?:package|package-lock|composer|tsconfig)\.json$|(?:^|\/)pnpm-lock\.yaml$/

/** What a cheap look at a text says. */
interface Sniffed {
  readonly entry: boolean
  /** Paths of other files that it refers to, as written. */
  readonly references: readonly string[]
}

/** Finds the OpenAPI documents that a pull request touches; made once a review. */
export function discover(context: CheckContext): Promise<Discovery> {
  return context.once('api-diff: documents', () => look(context))
}

async function look({ changeSet, config }: CheckContext): Promise<Discovery> {
  const { mergeBase, head, files } = changeSet
  const [baseFiles, headFiles] = await Promise.all([listed(mergeBase.tree), listed(head.tree)])
  const globs = config.api.specs
  const wanted = globs.length > 0 ? await globMatcher(globs) : undefined
  if (wanted && ![...baseFiles.keys(), ...headFiles.keys()].some(wanted)) {
    return { changed: [], found: 0, missing: nothingMatches(globs, config.source), remarks: [] }
  }
  const renamed = new Map(files.flatMap((file) => (file.status === 'renamed' ? [[file.from, file.path] as const] : [])))
  const touched = touchedPaths(files, baseFiles, headFiles)
  if (touched.size === 0) return { changed: [], found: 0, missing: undefined, remarks: [] }
  const remarks: string[] = []
  const sniffed = new Map<string, Sniffed>()
  const headSide = await sideOf(head.tree, headFiles, touched, wanted, sniffed, remarks)
  const baseSide = await sideOf(mergeBase.tree, baseFiles, touched, wanted, sniffed, remarks)
  const pairs = pairByPath(baseSide, headSide, renamed, headFiles)
  const changed = pairs.filter(
    ({ base, head: after }) =>
      (base !== undefined && closure(base, baseFiles, sniffed).some((path) => touched.has(path))) ||
      (after !== undefined && closure(after, headFiles, sniffed).some((path) => touched.has(path))),
  )
  return { changed, found: pairs.length, missing: undefined, remarks: [...new Set(remarks)] }
}

type Listing = ReadonlyMap<string, TreeEntry>

async function listed(tree: FileTree): Promise<Listing> {
  return new Map((await tree.list()).map((entry) => [entry.path, entry]))
}

async function globMatcher(globs: readonly string[]): Promise<(path: string) => boolean> {
  const { default: picomatch } = await import('picomatch')
  return picomatch([...globs], { dot: true })
}

function nothingMatches(globs: readonly string[], source: string): Trouble {
  return {
    code: 'spec-not-found',
    message: `no file matches ${globs.join(', ')}, which ${source} names under api: specs`,
    hint: 'Correct the path there (it is relative to the root of the repository), or leave the key out to have documents found.',
  }
}

/** Paths of either side whose content differs, or that only one side has. */
function touchedPaths(files: readonly ChangedFile[], base: Listing, head: Listing): ReadonlySet<string> {
  const paths = files.flatMap((file) => (file.status === 'renamed' ? [file.from, file.path] : [file.path]))
  return new Set(
    paths.filter((path) => readable.test(path) && !foreign.test(path) && base.get(path)?.id !== head.get(path)?.id),
  )
}

/** Entry documents of one side. Files that the pull request touches are read first, so that a bound never hits them. */
async function sideOf(
  tree: FileTree,
  files: Listing,
  touched: ReadonlySet<string>,
  wanted: ((path: string) => boolean) | undefined,
  sniffed: Map<string, Sniffed>,
  remarks: string[],
): Promise<readonly string[]> {
  const candidates = [...files.values()].filter(({ path }) => readable.test(path) && !foreign.test(path))
  const first = candidates.filter(({ path }) => touched.has(path) || wanted?.(path))
  const later = candidates.filter(({ path }) => !touched.has(path) && !wanted?.(path))
  await sniffAll(tree, [...first, ...later], sniffed, remarks)
  return candidates
    .filter(({ path, id }) => (wanted ? wanted(path) : (sniffed.get(id)?.entry ?? false)))
    .map(({ path }) => path)
}

async function sniffAll(
  tree: FileTree,
  entries: readonly TreeEntry[],
  sniffed: Map<string, Sniffed>,
  remarks: string[],
): Promise<void> {
  let count = 0
  let bytes = 0
  let batch: TreeEntry[] = []
  let inBatch = 0
  const flush = async () => {
    const texts = await tree.read(batch.map(({ path }) => path))
    for (const { path, id } of batch) sniffed.set(id, sniff(path, texts.get(path) ?? ''))
    batch = []
    inBatch = 0
  }
  for (const entry of entries) {
    if (sniffed.has(entry.id)) continue
    if (entry.bytes > maxFileBytes) {
      remarks.push(`${entry.path} was not looked at: it has more than ${maxFileBytes / 1_000_000} MB`)
      continue
    }
    count++
    bytes += entry.bytes
    if (count > maxCandidates || bytes > maxBytes) {
      remarks.push(
        `only the first ${count - 1} YAML and JSON files were looked at; name the documents under api: specs`,
      )
      break
    }
    if (inBatch + entry.bytes > batchBytes) await flush()
    batch.push(entry)
    inBatch += entry.bytes
  }
  await flush()
}

const yamlRoot = /^["']?(?:openapi|swagger)["']?\s*:/m
const jsonRoot = /"(?:openapi|swagger)"\s*:\s*"\d/

function sniff(path: string, text: string): Sniffed {
  const json = /^\s*\{/.test(text)
  const found = json ? jsonRoot.test(text) && isRootKey(text) : yamlRoot.test(text)
  const references = [...text.matchAll(/\$ref["']?\s*:\s*["']?([^"'#\s,}][^"'#\s,}]*)/g)].map(
    ([, target]) => target ?? '',
  )
  return {
    entry: found,
    references: [...new Set(references)]
      .filter((reference) => !/^[a-z][a-z\d+.-]+:/i.test(reference))
      .map((reference) => posix.join(posix.dirname(path), reference)),
  }
}

/** `"openapi": "1.0.0"` among the dependencies of a package is no document. */
function isRootKey(text: string): boolean {
  // Where it is found, nothing has to be built to see it; most documents even begin with it.
  if (hasRootMember(text, ['openapi', 'swagger'])) return true
  try {
    const value: unknown = JSON.parse(text)
    return (
      typeof value === 'object' &&
      value !== null &&
      (Object.hasOwn(value, 'openapi') || Object.hasOwn(value, 'swagger'))
    )
  } catch {
    // Broken JSON that looks like a document is one, and will be said to be broken.
    return true
  }
}

/** The document and every file inside the tree that it leads to, by the text alone. */
function closure(entry: string, files: Listing, sniffed: ReadonlyMap<string, Sniffed>): readonly string[] {
  const seen = new Set([entry])
  for (const path of seen) {
    const id = files.get(path)?.id
    for (const reference of (id === undefined ? undefined : sniffed.get(id)?.references) ?? []) seen.add(reference)
  }
  return [...seen]
}

/** By the rename that is told, then by path; the rest is paired when the documents have been read. */
function pairByPath(
  base: readonly string[],
  head: readonly string[],
  renamed: ReadonlyMap<string, string>,
  headFiles: Listing,
): readonly DocumentPair[] {
  const after = new Set(head)
  const pairs: DocumentPair[] = []
  for (const path of base) {
    // A document that is none any more is still the same file.
    const partner = renamed.get(path) ?? (after.has(path) || headFiles.has(path) ? path : undefined)
    if (partner !== undefined) after.delete(partner)
    pairs.push({ base: path, head: partner })
  }
  return [...pairs, ...[...after].map((path) => ({ base: undefined, head: path }))].sort((a, b) =>
    (a.head ?? a.base ?? '') < (b.head ?? b.base ?? '') ? -1 : 1,
  )
}

/** Refuses before reading what could not be held. */
export function assertReadable(entry: TreeEntry | undefined): void {
  if (!entry || entry.bytes <= maxFileBytes) return
  throw new BreakwaterError({
    code: 'file-too-large',
    message: `${entry.path} has ${entry.bytes} bytes, more than ${maxFileBytes}`,
    hint: 'Split the document into files that refer to each other.',
    location: { path: entry.path, line: 1, column: 1 },
  })
}
