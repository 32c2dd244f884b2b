import type { ChangedFile } from '../../core/change-set.ts'
import { BreakwaterError } from '../../core/error.ts'
import type { FileTree, TreeEntry } from '../../core/ports.ts'
import { checkSizes, decode, maxReadBytes } from '../file-text.ts'
import type { Git } from './git.ts'

/** Modes of a regular file. A link (120000) could lead out of the repository, a submodule (160000) is another one. */
const fileModes = ['100644', '100755', '100664']
/** What diff-tree says of a side on which nothing stands. */
const goneMode = '000000'

/** The files of a commit. `sizes`: false in a partial clone, where asking for sizes would fetch every file. */
export function commitTree(
  git: Git,
  commit: string,
  { sizes, notUtf8 }: { readonly sizes: boolean; readonly notUtf8: (path: string, defect: string) => void },
): FileTree {
  let listing: Promise<readonly TreeEntry[]> | undefined
  const list = () => {
    listing ??= listTree(git, commit, sizes)
    return listing
  }
  let index: ReadonlyMap<string, TreeEntry> | undefined
  return {
    list,
    read: async (paths) => {
      index ??= new Map((await list()).map((entry) => [entry.path, entry]))
      const wanted = [...new Set(paths)].flatMap((path) => index?.get(path) ?? [])
      checkSizes(wanted)
      const blobs = await readBlobs(git, [...new Set(wanted.map(({ id }) => id))])
      // Again, by what really came: a partial clone does not know sizes beforehand.
      checkSizes(wanted.map(({ path, id }) => ({ path, bytes: blobs.get(id)?.length ?? 0 })))
      return new Map(
        wanted.flatMap(({ path, id }) => {
          const blob = blobs.get(id)
          return blob ? [[path, decode(blob, (defect) => notUtf8(path, defect))] as const] : []
        }),
      )
    },
  }
}

async function listTree(git: Git, commit: string, sizes: boolean): Promise<readonly TreeEntry[]> {
  const listed = await git(['ls-tree', '-r', '-z', '--full-tree', ...(sizes ? ['-l'] : []), commit])
  return fields(listed)
    .flatMap((line) => {
      // `<mode> <type> <id>[ <size, padded>]<tab><path>`
      const tab = line.indexOf('\t')
      const [mode = '', , id = '', size = '0'] = line.slice(0, tab).split(/ +/)
      const path = line.slice(tab + 1)
      return fileModes.includes(mode) && isPlainPath(path) ? [{ path, id, bytes: Number(size) }] : []
    })
    .sort(byPath)
}

/** The content of blobs by id, through one process. */
async function readBlobs(git: Git, ids: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  if (ids.length === 0) return new Map()
  const output = await git(['cat-file', '--batch'], {
    input: ids.map((id) => `${id}\n`).join(''),
    // A header line each; sizes were checked, except in a partial clone, where this is the bound.
    maxBytes: maxReadBytes + ids.length * 200,
  })
  const blobs = new Map<string, Buffer>()
  let at = 0
  while (at < output.length) {
    // `<id> <type> <size>\n<content>\n`, or `<id> missing\n`
    const end = output.indexOf('\n', at)
    const [id = '', type, size] = output.toString('utf8', at, end).split(' ')
    if (type !== 'blob') throw missing(id)
    const start = end + 1
    at = start + Number(size)
    blobs.set(id, output.subarray(start, at))
    at += 1
  }
  return blobs
}

function missing(id: string): BreakwaterError {
  return new BreakwaterError({
    code: 'git-object-missing',
    message: `The repository lacks the file content ${id}.`,
    hint: 'Run `git fsck` in the repository; a fresh clone usually mends it.',
  })
}

/** What differs between two commits, renames followed. `unread`: new or changed links and submodules. */
export async function changedFiles(
  git: Git,
  from: string,
  to: string,
): Promise<{ readonly files: readonly ChangedFile[]; readonly unread: readonly string[] }> {
  // diff-tree heeds no one's diff settings. Renames are looked for among at most 1,000 files: it costs the square.
  const raw = await git(['diff-tree', '-r', '-z', '--raw', '-M', '-l1000', '--no-ext-diff', '--no-commit-id', from, to])
  const parts = fields(raw)
  const files: ChangedFile[] = []
  const unread: string[] = []
  for (let at = 0; at < parts.length; ) {
    // `:<mode before> <mode after> <id before> <id after> <status>`, then one path, or two where it was renamed
    const [before = '', after = '', , , status = ''] = (parts[at] ?? '').slice(1).split(' ')
    const from = parts[at + 1] ?? ''
    const path = status.startsWith('R') ? (parts[at + 2] ?? '') : from
    at += status.startsWith('R') ? 3 : 2
    const [wasFile, isFile] = [fileModes.includes(before), fileModes.includes(after)]
    const change = changeOf({ from, path, wasFile, isFile, isGone: after === goneMode })
    if (change) files.push(change)
    if (!isFile && after !== goneMode) unread.push(path)
  }
  return { files: files.sort(byPath), unread: unread.sort() }
}

/** What became a link, or was one, counts by the side that is a file: the trees show only that. */
function changeOf(change: {
  readonly from: string
  readonly path: string
  readonly wasFile: boolean
  readonly isFile: boolean
  readonly isGone: boolean
}): ChangedFile | undefined {
  const { from, path, isGone } = change
  const wasFile = change.wasFile && isPlainPath(from)
  const isFile = change.isFile && isPlainPath(path)
  if (wasFile && isFile) return from === path ? { status: 'modified', path } : { status: 'renamed', path, from }
  if (isFile) return { status: 'added', path }
  if (!wasFile) return undefined
  return isGone ? { status: 'deleted', path: from } : { status: 'deleted', path: from, becameLink: true }
}

function fields(output: Buffer): string[] {
  const parts = output.toString('utf8').split('\0')
  parts.pop()
  return parts
}

/** A tree made by hand can hold `..`; git would never check it out, and neither do we look at it. */
function isPlainPath(path: string): boolean {
  return path !== '' && !/(^|\/)(\.\.?|)(\/|$)/.test(path)
}

/** By code units, as the port asks; git sorts by bytes. */
function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}
