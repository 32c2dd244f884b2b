import { basename, resolve } from 'node:path'
import type { ChangedFile, ChangeSet, Revision } from '../core/change-set.ts'
import type { Config } from '../core/config.ts'
import { BreakwaterError } from '../core/error.ts'
import type { FileTree } from '../core/ports.ts'
import { fileTreeOf, joinedTree, placedTree } from './folders.ts'
import {
  documentOf,
  fileSource,
  folderOf,
  folderSource,
  isSpecFile,
  isSqlFile,
  joined,
  only,
  type Source,
  sourceOf,
  type TreeContext,
} from './named-source.ts'

// `api-diff`, `schema-diff` and `migrate` are reviews of two trees with one check. Here the trees are made of what the
// user names: files, folders, or `REF:PATH`. Both sides get the same paths, so that a check sees one thing that changed.

/** Two trees to review, and what the config must say so that the check looks at them. */
export interface ComparedTrees {
  readonly changeSet: ChangeSet
  readonly configPatch: { readonly api?: Partial<Config['api']>; readonly database?: Partial<Config['database']> }
}

export interface DatabaseTreeOptions extends TreeContext {
  readonly runner?: Config['database']['runner'] | undefined
  /** A file on the disk. */
  readonly prelude?: string | undefined
}

/**
 * `api-diff BASE HEAD`: two documents, each with the files beside and below it, since it may refer to them. Each keeps
 * its own path.
 */
export async function apiDiffChangeSet(base: string, head: string, context: TreeContext): Promise<ComparedTrees> {
  const before = await documentOf(await sourceOf(base, isSpecFile, context), context)
  const after = await documentOf(await sourceOf(head, isSpecFile, context), context)
  const [from, path] = [before.label, after.label]
  // Beside `v1.yaml` may lie the `v2.yaml` that it is compared with: it is no part of what was there before.
  const baseTree = without(ownPlace(before), from === path ? undefined : path)
  const own = (await baseTree.list()).find((entry) => entry.path === from)
  const rival = (await ownPlace(after).list()).find((entry) => entry.path === from)
  const headTree = without(ownPlace(after), from === path || rival?.id === own?.id ? undefined : from)
  const changeSet = await pairedChangeSet({ ref: base, tree: baseTree }, { ref: head, tree: headTree })
  return {
    // One document at two times, wherever the two lie.
    changeSet: from === path ? changeSet : { ...changeSet, files: renamed(changeSet.files, from, path) },
    configPatch: { api: { specs: from === path ? [path] : [path, from] } },
  }
}

/** `load --spec FILE`: one document, with the files beside and below it. */
export async function contractChangeSet(spec: string, context: TreeContext): Promise<ComparedTrees> {
  const source = await documentOf(await sourceOf(spec, isSpecFile, context), context)
  const revision = { ref: spec, tree: ownPlace(source) }
  return {
    changeSet: { base: revision, mergeBase: revision, head: revision, files: [] },
    configPatch: { api: { specs: [source.label] } },
  }
}

/** The files of a source under the paths that people know them by. */
function ownPlace({ tree, label }: Source): FileTree {
  return placedTree(tree, (inner) => joined(folderOf(label), inner))
}

function without(tree: FileTree, left: string | undefined): FileTree {
  return left === undefined ? tree : placedTree(tree, (path) => (path === left ? undefined : path))
}

function renamed(files: readonly ChangedFile[], from: string, path: string): readonly ChangedFile[] {
  const others = files.filter((file) => file.path !== from && file.path !== path)
  return [...others, { status: 'renamed' as const, path, from }].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** `schema-diff BASE HEAD`: two SQL files that each hold a whole schema, or two folders of migrations. */
export async function schemaDiffChangeSet(
  base: string,
  head: string,
  options: DatabaseTreeOptions,
): Promise<ComparedTrees> {
  const before = await sourceOf(base, isSqlFile, options)
  const after = await sourceOf(head, isSqlFile, options)
  if (before.kind !== after.kind)
    throw new BreakwaterError({
      code: 'usage',
      message: `${base} is a ${before.kind}, and ${head} is a ${after.kind}.`,
      hint: 'Name two SQL files that each hold a whole schema, or two folders of migrations.',
    })
  const prelude = await preludeOf(options, after.label)
  const place = (source: Source) =>
    joinedTree([
      prelude.tree,
      source.kind === 'file'
        ? placedTree(only(source), () => after.label)
        : placedTree(source.tree, (inner) => joined(after.label, inner)),
    ])
  return {
    changeSet: await pairedChangeSet({ ref: base, tree: place(before) }, { ref: head, tree: place(after) }),
    configPatch: {
      database: {
        ...(after.kind === 'file' ? { schema: after.label } : { migrations: after.label }),
        ...prelude.patch,
        ...(options.runner && { runner: options.runner }),
      },
    },
  }
}

/** `migrate PATH...`: migrations that nobody has applied yet, on a history or on a schema. */
export async function migrateChangeSet(
  paths: readonly string[],
  options: DatabaseTreeOptions & {
    readonly history?: string | undefined
    readonly schema?: string | undefined
    /** Files on the disk. */
    readonly rows?: string | undefined
    readonly statistics?: string | undefined
  },
): Promise<ComparedTrees> {
  const { history, schema } = options
  if (history !== undefined && schema !== undefined)
    throw new BreakwaterError({
      code: 'usage',
      message: '--history and --schema both say what the migrations start from.',
      hint: 'Give one of them.',
    })
  const added = await Promise.all(paths.map((path) => migrationsOf(path, options)))
  const earlier = history === undefined ? undefined : asMigrations(await folderSource(history, options), options)
  const isNew = new Set<string>()
  for (const source of added)
    for (const { path: inner } of await source.tree.list()) {
      // A file from elsewhere takes the place of the one of its name in the history.
      const path = earlier ? placeIn(earlier.folder, source, inner) : joined(source.folder, inner)
      if (isNew.has(path)) throw namedTwice(path)
      isNew.add(path)
    }
  if (isNew.size === 0)
    throw new BreakwaterError({
      code: 'input-empty',
      message: `There is no SQL file in ${paths.join(', ')}.`,
      hint: 'Name migrations (.sql files) or a folder of them.',
    })
  const before = earlier
    ? placedTree(earlier.tree, (inner) => {
        const path = joined(earlier.folder, inner)
        return isNew.has(path) ? undefined : path
      })
    : fileTreeOf({})
  const after = added.map(({ tree, folder }) => placedTree(tree, (inner) => joined(folder, inner)))
  const folders = await Promise.all(added.map(runnersFolder))
  const folder = commonFolder(earlier ? [earlier.folder, ...folders] : folders)
  const { prelude, rows, statistics } = options
  const beside = await filesBeside({ schema, prelude, rows, statistics }, options)
  return {
    changeSet: await pairedChangeSet(
      { ref: history ?? schema ?? 'an empty database', tree: withReadable(before, beside.trees) },
      { ref: paths.join(' '), tree: withReadable(joinedTree([before, ...after]), beside.trees) },
    ),
    configPatch: {
      database: {
        migrations: folder === '' ? '.' : folder,
        ...beside.paths,
        ...(options.runner && { runner: options.runner }),
      },
    },
  }
}

/** A change set of two revisions without a history: base is where they part. */
async function pairedChangeSet(base: Revision, head: Revision): Promise<ChangeSet> {
  const before = new Map((await base.tree.list()).map(({ path, id }) => [path, id]))
  const after = new Map((await head.tree.list()).map(({ path, id }) => [path, id]))
  const files = [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((path) => {
    if (before.get(path) === after.get(path)) return []
    const status = !before.has(path) ? 'added' : after.has(path) ? 'modified' : 'deleted'
    return [{ status, path } as const]
  })
  return { base, mergeBase: base, head, files }
}

/** Files that go along with what is run, and the paths under which they are found there. */
async function filesBeside(named: Readonly<Record<string, string | undefined>>, context: TreeContext) {
  const found = await Promise.all(
    Object.entries(named).map(async ([key, file]) => ({ key, ...(await fileBeside(file, context)) })),
  )
  return {
    trees: found.map(({ tree }) => tree),
    paths: Object.fromEntries(found.flatMap(({ key, path }) => (path === undefined ? [] : [[key, path]]))),
  }
}

async function preludeOf(options: DatabaseTreeOptions, taken: string) {
  const { tree, path } = await fileApart(options.prelude, options, taken)
  return { tree, patch: path === undefined ? {} : { prelude: path } }
}

/** A file that goes along with what is compared, under a path outside of it. */
async function fileApart(argument: string | undefined, context: TreeContext, taken: string) {
  if (argument === undefined) return { tree: fileTreeOf({}), path: undefined }
  const source = await fileSource(argument, context)
  const inside = source.label === taken || source.label.startsWith(`${taken}/`)
  const path = inside ? `given/${basename(source.label)}` : source.label
  return { tree: placedTree(only(source), () => path), path }
}

/** Names that say nothing alone: the folder around them is the migration (Diesel, Prisma). */
const stepFile = /^(up|down|migration)\.sql$/
/** The way back of a migration, in the names of every runner. */
const wayBack = /(^|[._-])(down|undo|rollback|revert)\.sql$/i

/** New migrations, by their path in a folder that is called as the user calls it. */
interface Migrations {
  /** Empty for where the command runs. */
  readonly folder: string
  readonly kind: Source['kind']
  readonly tree: FileTree
}

async function migrationsOf(argument: string, context: TreeContext): Promise<Migrations> {
  const source = await sourceOf(argument, isSqlFile, context)
  if (source.kind === 'file' && wayBack.test(basename(source.label)))
    throw new BreakwaterError({
      code: 'usage',
      message: `${argument} is named as the way back of a migration, and a runner never applies such a file by itself.`,
      hint: 'To see what it does, copy it under another name and give the state that it starts from with --history or --schema.',
    })
  return asMigrations(source, context)
}

function asMigrations(source: Source, { cwd }: TreeContext): Migrations {
  const { kind, label, argument, tree } = source
  if (kind === 'file') return { kind, folder: folderOf(label), tree: only(source) }
  return { kind, folder: resolve(cwd, argument) === resolve(cwd) ? '' : label, tree }
}

/** The folder that a runner is pointed at, as the names in it show. */
async function runnersFolder({ folder, tree }: Migrations): Promise<string> {
  return (await tree.list()).some(({ path }) => stepFile.test(path)) ? folderOf(folder) : folder
}

/** The innermost folder that holds all of them; empty for where the command runs. */
function commonFolder(folders: readonly string[]): string {
  const [first = [], ...rest] = folders.map((folder) => folder.split('/'))
  const differs = first.findIndex((segment, at) => rest.some((segments) => segments[at] !== segment))
  return first.slice(0, differs < 0 ? first.length : differs).join('/')
}

/** Files that are read by name but are no part of what is compared: a schema among migrations is none of them. */
function withReadable(tree: FileTree, beside: readonly FileTree[]): FileTree {
  return { list: tree.list, read: joinedTree([...beside, tree]).read }
}

async function fileBeside(argument: string | undefined, context: TreeContext) {
  if (argument === undefined) return { tree: fileTreeOf({}), path: undefined }
  const source = await fileSource(argument, context)
  return { tree: placedTree(only(source), () => source.label), path: source.label }
}

function namedTwice(path: string): BreakwaterError {
  return new BreakwaterError({
    code: 'usage',
    message: `Two of the migrations would be ${path}.`,
    hint: 'Name each migration once; those of two folders need different names.',
  })
}

/** Path that a new migration would have in the folder of the history: its own, or from elsewhere by its name alone. */
function placeIn(history: string, { kind, folder }: Migrations, inner: string): string {
  const path = joined(folder, inner)
  if (history === '' || path.startsWith(`${history}/`)) return path
  const isStep = stepFile.test(basename(path))
  const name = isStep ? path.split('/').slice(-2).join('/') : kind === 'file' ? basename(path) : inner
  return joined(history, name)
}
