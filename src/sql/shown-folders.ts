import { type RunnerName, runnerNames } from '../core/config.ts'
import type { FileTree } from '../core/ports.ts'
import { isOtherDialect, isVendored, runners } from './runners.ts'

/** A folder that one path shows to be a runner's: its journal, its plan, a name that nobody else gives. */
export interface ShownFolder {
  readonly folder: string
  readonly runner: RunnerName
  /** What shows it. */
  readonly path: string
}

/** Folders with SQL that a journal, a plan or a name of one runner alone shows. */
export function shownFolders(paths: readonly string[]): readonly ShownFolder[] {
  const withSql = new Set(paths.filter((path) => path.endsWith('.sql')).flatMap(ancestorsOf))
  return shownIn(paths.filter((path) => !isVendored(path))).filter(
    ({ folder }) => withSql.has(folder) && !isOtherDialect(folder),
  )
}

/** Without those that lie within another of the same runner. */
export function outermost(folders: readonly ShownFolder[]): readonly ShownFolder[] {
  const known = new Set(folders.map(({ folder, runner }) => `${folder}\n${runner}`))
  return folders.filter(
    ({ folder, runner }) => !ancestorsOf(folder).some((above) => above !== folder && known.has(`${above}\n${runner}`)),
  )
}

/** Every folder that a path shows, by each runner. */
export function shownIn(paths: readonly string[]): readonly ShownFolder[] {
  const found = new Map<string, ShownFolder>()
  for (const path of paths) {
    for (const runner of runnerNames) {
      const folder = runners[runner].folderShownBy?.(path)
      if (folder !== undefined && !found.has(`${folder}\n${runner}`))
        found.set(`${folder}\n${runner}`, { folder, runner, path })
    }
  }
  return [...found.values()]
}

/** Others may have a file of the same name for something else. */
export async function isAffirmed(
  { runner, path }: ShownFolder,
  { base, head }: { readonly base: FileTree; readonly head: FileTree },
): Promise<boolean> {
  const { listMark } = runners[runner]
  if (!listMark) return true
  return listMark.test((await head.read([path])).get(path) ?? (await base.read([path])).get(path) ?? '')
}

/** The folders that a path lies in, the nearest first; the root is an empty text. */
export function ancestorsOf(path: string): readonly string[] {
  const segments = path.split('/')
  return segments.map((_, index) => segments.slice(0, segments.length - 1 - index).join('/'))
}
