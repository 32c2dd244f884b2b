import type { FileTree } from '../../../core/ports.ts'
import { isObject, type Json, type JsonObject, parseDocument } from './documents.ts'

/** Where the other files of a contract are put in its root, so that every reference is a local one. */
const place = 'x-breakwater-files'
const mostFiles = 500
const largestFile = 4 * 1024 * 1024
const mostBytes = 32 * 1024 * 1024
const deepest = 200

/**
 * A contract of several files as one: what relative references lead to, within the repository, is laid into the root, and
 * references are rewritten. What leads out of the repository stays as it is, and is found nowhere.
 */
export async function withExternalFiles(tree: FileTree, path: string, root: JsonObject): Promise<JsonObject> {
  const bytesOf = new Map((await tree.list()).map((file) => [file.path, file.bytes] as const))
  const files = new Map<string, Json>()
  const seen = new Set([path])
  let bytesLeft = mostBytes
  let next = rewritten(root, path, path)
  const own = next.value
  while (next.files.size > 0) {
    const wanted = [...next.files].filter((file) => !seen.has(file) && seen.size < mostFiles)
    const affordable = wanted.filter((file) => {
      seen.add(file)
      const bytes = bytesOf.get(file) ?? largestFile
      if (bytes >= largestFile || bytes > bytesLeft) return false
      bytesLeft -= bytes
      return true
    })
    const found = new Set<string>()
    for (const [file, text] of await tree.read(affordable)) {
      const part = rewritten(parseDocument(file, text), file, path)
      if (part.value !== undefined) files.set(file, part.value)
      for (const other of part.files) found.add(other)
    }
    next = { value: undefined, files: found }
  }
  return isObject(own) ? { ...own, [place]: Object.fromEntries(files) } : root
}

/** Whether a text has a reference to another file at all. */
export function hasExternalReference(text: string): boolean {
  return /\$ref["']?\s*:\s*["']?[^#"'\s]/.test(text)
}

interface Rewritten {
  readonly value: Json | undefined
  /** Files that it leads to. */
  readonly files: ReadonlySet<string>
}

/** The value with every reference as seen from the root; each part once, since aliases make parts many times over. */
function rewritten(value: Json | undefined, file: string, root: string): Rewritten {
  const files = new Set<string>()
  const known = new Map<object, Json>()
  const walk = (one: Json, depth: number): Json => {
    if (typeof one !== 'object' || one === null || depth > deepest) return one
    const before = known.get(one)
    if (before !== undefined) return before
    // A part that holds itself ends here.
    known.set(one, null)
    const made = isObject(one) ? walkObject(one, depth) : one.map((item) => walk(item, depth + 1))
    known.set(one, made)
    return made
  }
  const walkObject = (one: JsonObject, depth: number): JsonObject =>
    Object.fromEntries(
      Object.entries(one).map(([key, inner]) => {
        if (key === '$ref' && typeof inner === 'string') return [key, localReference(inner, file, root, files)]
        return [key, inner === undefined ? undefined : walk(inner, depth + 1)]
      }),
    )
  return { value: value === undefined ? undefined : walk(value, 0), files }
}

function localReference(reference: string, file: string, root: string, files: Set<string>): string {
  const [target = '', pointer = ''] = reference.split('#', 2)
  const path = target === '' ? file : relative(file, target)
  if (path === undefined) return reference
  if (path === root) return `#${pointer}`
  files.add(path)
  const key = path.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('%', '%25')
  return `#/${place}/${key}${pointer}`
}

/** A path beside another, within the repository; undefined for what leads out of it. */
function relative(from: string, target: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/|\\/i.test(target)) return undefined
  const steps = from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') {
      if (steps.length === 0) return undefined
      steps.pop()
    } else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
