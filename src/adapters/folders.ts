import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { BreakwaterError } from '../core/error.ts'
import type { FileTree, TreeEntry } from '../core/ports.ts'
import { checkSizes, decode } from './file-text.ts'

export interface FolderLimits {
  readonly maxFiles: number
  /** Of all files together. */
  readonly maxBytes: number
  /** Which files to take; the others are not even opened. Default: all. */
  readonly takes?: (path: string) => boolean
  readonly notUtf8?: (path: string, defect: string) => void
}

/** Never of a project's own making, and often larger than all the rest. */
const passedOver = ['.git', 'node_modules']

/** The regular files below a folder of the disk, as they are now. Links are never followed. */
export function folderTree(directory: string, limits: FolderLimits): FileTree {
  let listing: Promise<readonly TreeEntry[]> | undefined
  const list = () => {
    listing ??= listFolder(directory, limits)
    return listing
  }
  return {
    list,
    read: async (paths) => {
      const known = new Set((await list()).map(({ path }) => path))
      const texts = new Map<string, string>()
      const wanted = [...new Set(paths)].filter((path) => known.has(path))
      for (const path of wanted) {
        const bytes = await readRegular(directory, path)
        if (bytes)
          texts.set(
            path,
            decode(bytes, (defect) => limits.notUtf8?.(path, defect)),
          )
      }
      return texts
    },
  }
}

/** A tree of one file, whose bytes were read and decoded already. */
export function singleFileTree(path: string, bytes: Uint8Array, text: string): FileTree {
  const entry: TreeEntry = { path, id: contentId(bytes), bytes: bytes.length }
  return {
    list: async () => [entry],
    read: async (paths) => new Map(paths.includes(path) ? [[path, text]] : []),
  }
}

/** A tree in memory: text by path. */
export function fileTreeOf(files: Readonly<Record<string, string>>): FileTree {
  const entries = Object.entries(files)
    .map(([path, text]): TreeEntry => ({ path, id: contentId(Buffer.from(text)), bytes: Buffer.byteLength(text) }))
    .sort(byPath)
  return {
    list: async () => entries,
    read: async (paths) =>
      new Map(paths.flatMap((path) => (Object.hasOwn(files, path) ? [[path, files[path] ?? ''] as const] : []))),
  }
}

/** The same files under other paths; a file for which `place` gives nothing is left out. */
export function placedTree(tree: FileTree, place: (path: string) => string | undefined): FileTree {
  const origins = async () => new Map((await tree.list()).flatMap(({ path }) => pairOf(place(path), path)))
  return {
    list: async () =>
      (await tree.list())
        .flatMap((entry) => {
          const path = place(entry.path)
          return path === undefined ? [] : [{ ...entry, path }]
        })
        .sort(byPath),
    read: async (paths) => {
      const known = await origins()
      const wanted = [...new Set(paths)].flatMap((path) => pairOf(path, known.get(path)))
      const texts = await tree.read(wanted.map(([, origin]) => origin))
      return new Map(wanted.flatMap(([path, origin]) => pairOf(path, texts.get(origin))))
    },
  }
}

/** Several trees as one; where two have the same path, the first wins. */
export function joinedTree(trees: readonly FileTree[]): FileTree {
  const owners = async () => {
    const owned = new Map<string, { readonly entry: TreeEntry; readonly tree: FileTree }>()
    for (const tree of trees)
      for (const entry of await tree.list()) if (!owned.has(entry.path)) owned.set(entry.path, { entry, tree })
    return owned
  }
  return {
    list: async () => [...(await owners()).values()].map(({ entry }) => entry).sort(byPath),
    read: async (paths) => {
      const owned = await owners()
      const texts = new Map<string, string>()
      for (const tree of trees) {
        const own = paths.filter((path) => owned.get(path)?.tree === tree)
        if (own.length > 0) for (const [path, text] of await tree.read(own)) texts.set(path, text)
      }
      return texts
    },
  }
}

async function listFolder(
  directory: string,
  { maxFiles, maxBytes, takes }: FolderLimits,
): Promise<readonly TreeEntry[]> {
  const entries: TreeEntry[] = []
  let total = 0
  for await (const path of regularFiles(directory, '')) {
    if (takes && !takes(path)) continue
    if (entries.length >= maxFiles) throw tooLarge(directory, `more than ${maxFiles} files`)
    const bytes = await readRegular(directory, path)
    if (!bytes) continue
    total += bytes.length
    if (total > maxBytes) throw tooLarge(directory, `more than ${Math.round(maxBytes / 1024 / 1024)} MiB of files`)
    entries.push({ path, id: contentId(bytes), bytes: bytes.length })
  }
  return entries.sort(byPath)
}

async function* regularFiles(directory: string, below: string): AsyncGenerator<string> {
  for (const entry of await permitted(join(directory, below), (folder) => readdir(folder, { withFileTypes: true }))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isFile()) yield path
    else if (entry.isDirectory() && !passedOver.includes(entry.name)) yield* regularFiles(directory, path)
  }
}

/** Undefined where it is no longer a regular file, or is reached through a link. */
async function readRegular(directory: string, path: string): Promise<Buffer | undefined> {
  const file = join(await realpath(directory), path)
  const real = await realpath(file).catch(() => undefined)
  if (real !== file) return undefined
  // Between the look and the opening it could become a link or a pipe; neither is followed, nor waited for.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
  const handle = await permitted(file, (name) => open(name, flags))
  try {
    const found = await handle.stat()
    checkSizes([{ path, bytes: found.size }])
    return found.isFile() ? await handle.readFile() : undefined
  } finally {
    await handle.close()
  }
}

/** Says which file or folder it was that could not be read, and what can be done. */
export async function permitted<Value>(path: string, read: (path: string) => Promise<Value>): Promise<Value> {
  try {
    return await read(path)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split(',', 1)[0] : String(cause)
    throw new BreakwaterError(
      {
        code: 'input-unreadable',
        message: `${path} cannot be read (${reason}).`,
        hint: 'Check that it is still there and that you may read it, or name a smaller folder.',
      },
      { cause },
    )
  }
}

/** As git names content, so that a file on the disk and the same file in a commit are known to be equal. */
function contentId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

function tooLarge(directory: string, what: string): BreakwaterError {
  return new BreakwaterError({
    code: 'folder-too-large',
    message: `The folder ${directory} has ${what}.`,
    hint: 'Name a smaller folder, or a single file.',
  })
}

function pairOf<Value>(key: string | undefined, value: Value | undefined): readonly (readonly [string, Value])[] {
  return key === undefined || value === undefined ? [] : [[key, value]]
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}
