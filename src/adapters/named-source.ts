import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, posix, relative, resolve, sep } from 'node:path'
import { BreakwaterError } from '../core/error.ts'
import { nearest } from '../core/nearest.ts'
import type { FileTree, Log } from '../core/ports.ts'
import { checkSizes, decode, notUtf8Remark } from './file-text.ts'
import { folderTree, joinedTree, permitted, placedTree, singleFileTree } from './folders.ts'
import { openGitRepository } from './git/repository.ts'

// What a user names on the command line: a file, a folder, or `REF:PATH`.

export interface TreeContext {
  readonly cwd: string
  readonly log: Log
}

export type Takes = (path: string) => boolean

/** What an argument turned out to be. */
export interface Source {
  /** As the user gave it. */
  readonly argument: string
  readonly kind: 'file' | 'folder'
  /** Path for people: relative to where the command runs, never leading out. */
  readonly label: string
  /** Files by their path relative to the folder (of the file, or itself). */
  readonly tree: FileTree
}

const specNames = ['openapi', 'swagger', 'api'].flatMap((name) =>
  ['yaml', 'yml', 'json'].map((end) => `${name}.${end}`),
)

export const isSpecFile = (path: string) => /\.(ya?ml|json)$/i.test(path)

/** Migrations, and the settings that Flyway and Diesel keep beside them. */
export const isSqlFile = (path: string) => /\.(sql|conf|toml)$/i.test(path)

const limits = { maxFiles: 20_000, maxBytes: 256 * 1024 * 1024 }

/** What stands behind an argument: a file or folder of the disk, else `REF:PATH`. */
export async function sourceOf(argument: string, takes: Takes, context: TreeContext): Promise<Source> {
  const path = resolve(context.cwd, argument)
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory()) return folderOnDisk(argument, path, takes, context)
  if (found?.isFile()) return fileOnDisk(argument, path, found.size, context)
  if (/^[a-z]+:\/\//i.test(argument))
    throw new BreakwaterError({
      code: 'input-not-found',
      message: 'A URL cannot be compared.',
      hint: 'Save what it serves to a file, and name the file.',
    })
  const [, ref, inner] = /^([^:]+):(.+)$/s.exec(argument) ?? []
  if (ref !== undefined && inner !== undefined) return fromCommit(argument, ref, inner, context)
  throw new BreakwaterError({
    code: 'input-not-found',
    message: found ? `${argument} is neither a file nor a folder.` : `There is no file or folder ${argument}.`,
    hint: `Give a path, or REF:PATH for a file of a commit, as in ${takes === isSqlFile ? 'main:db/schema.sql' : 'main:api/openapi.yaml'}.`,
  })
}

export async function folderSource(argument: string, context: TreeContext): Promise<Source> {
  const source = await sourceOf(argument, isSqlFile, context)
  if (source.kind === 'folder') return source
  throw new BreakwaterError({
    code: 'usage',
    message: `${argument} is a file, and a folder is needed.`,
    hint: 'Name the folder that holds the migrations.',
  })
}

export async function fileSource(argument: string, context: TreeContext): Promise<Source> {
  const source = await sourceOf(argument, isSqlFile, context)
  if (source.kind === 'file') return source
  throw new BreakwaterError({
    code: 'usage',
    message: `${argument} is a folder, and a file is needed.`,
    hint: 'Name one SQL file in it.',
  })
}

function folderOnDisk(argument: string, path: string, takes: Takes, { cwd, log }: TreeContext): Source {
  const notUtf8 = (inner: string, defect: string) => log.warn(notUtf8Remark(inner, defect))
  return { argument, kind: 'folder', label: labelOf(path, cwd), tree: folderTree(path, { ...limits, takes, notUtf8 }) }
}

async function fileOnDisk(argument: string, path: string, bytes: number, context: TreeContext): Promise<Source> {
  checkSizes([{ path: argument, bytes }])
  const content = await permitted(path, (name) => readFile(name))
  const text = decode(content, (defect) => context.log.warn(notUtf8Remark(argument, defect)))
  const own = singleFileTree(basename(path), content, text)
  // The neighbours are read only where the document refers to one: it may lie at the root of something large.
  const tree = refersToFiles(text)
    ? joinedTree([own, folderTree(dirname(path), { ...limits, takes: isSpecFile })])
    : own
  return { argument, kind: 'file', label: labelOf(path, context.cwd), tree }
}

function refersToFiles(text: string): boolean {
  return /\$ref["']?\s*:\s*["']?[^#"'\s{[]/.test(text)
}

async function fromCommit(argument: string, ref: string, inner: string, context: TreeContext): Promise<Source> {
  const repository = await openGitRepository({ directory: context.cwd, log: context.log })
  const { tree } = await repository.revision(ref)
  const path = posix.normalize(inner.replaceAll('\\', '/')).replace(/^\.\/|\/$/g, '')
  const paths = (await tree.list()).map((entry) => entry.path)
  const isFile = paths.includes(path)
  if (!isFile && !paths.some((known) => known.startsWith(`${path}/`))) {
    const meant = paths.find((known) => basename(known) === basename(path)) ?? nearest(path, paths.slice(0, 5000))
    throw new BreakwaterError({
      code: 'input-not-found',
      message: `The commit ${ref} has no file or folder ${inner}.`,
      hint: meant ? `Did you mean ${ref}:${meant}?` : 'Give the path from the root of the repository.',
    })
  }
  const folder = isFile ? folderOf(path) : path
  const below = (known: string) =>
    folder === '' ? known : known.startsWith(`${folder}/`) ? known.slice(folder.length + 1) : undefined
  return { argument, kind: isFile ? 'file' : 'folder', label: path, tree: placedTree(tree, below) }
}

/** The document itself; of a folder, its entry document. */
export async function documentOf(source: Source, context: TreeContext): Promise<Source> {
  if (source.kind === 'file') return source
  const names = (await source.tree.list()).map(({ path }) => path).filter((path) => !path.includes('/'))
  const entries = specNames.filter((name) => names.includes(name))
  const [entry] = entries
  if (entry !== undefined && entries.length === 1) {
    const label = joined(source.label, entry)
    context.log.debug(`${source.argument} is a folder; its document is ${label}`)
    return { ...source, kind: 'file', label }
  }
  const some = (entries.length > 0 ? entries : names.filter(isSpecFile)).slice(0, 5).join(', ')
  throw new BreakwaterError({
    code: 'input-is-folder',
    message: `${source.argument} is a folder${entries.length > 1 ? ' with several documents' : ' without an openapi or swagger file'}.`,
    hint: some === '' ? 'Name the file that holds the OpenAPI document.' : `Name the document in it, one of: ${some}.`,
  })
}

/** A file without its neighbours. */
export function only({ tree, label }: Source): FileTree {
  return placedTree(tree, (inner) => (inner === basename(label) ? inner : undefined))
}

function labelOf(path: string, cwd: string): string {
  const inside = relative(cwd, path).split(sep).join('/')
  const label =
    inside === '' ? basename(path) : inside.startsWith('..') ? `${basename(dirname(path))}/${basename(path)}` : inside
  return label.replace(/^[A-Za-z]:|^\/+/g, '')
}

export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}

export function joined(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`
}
