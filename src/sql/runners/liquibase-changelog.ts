import type { FileTree } from '../../core/ports.ts'
import { compareNatural } from '../versions.ts'

/** Whether a path is that of a changelog which names others: `db.changelog-master.yaml`. */
export function isChangelog(path: string): boolean {
  return /(^|\/)(db\.)?changelog([-_.]?(master|root|main))?\.(xml|ya?ml|json)$/i.test(path)
}

/**
 * The SQL files that a folder's changelog includes, in its order; undefined where the folder has no changelog. Nested
 * changelogs are followed.
 */
export async function includedBy(
  folder: string,
  sqlFiles: readonly string[],
  tree: FileTree,
): Promise<{ readonly files: readonly string[]; readonly remarks: readonly string[] } | undefined> {
  const inside = (await tree.list()).map(({ path }) => path).filter((path) => path.startsWith(folder && `${folder}/`))
  const root = inside
    .filter(isChangelog)
    .sort((a, b) => a.split('/').length - b.split('/').length || a.length - b.length)
  const [master] = root
  if (master === undefined) return undefined
  const changelogs = inside.filter((path) => /\.(xml|ya?ml|json)$/i.test(path))
  const files = new Set<string>()
  const remarks: string[] = []
  const visited = new Set<string>()
  const follow = async (path: string): Promise<void> => {
    // A changelog that names itself would go on for ever; five hundred is far more than any project has.
    if (visited.has(path) || visited.size > 500) return
    visited.add(path)
    const text = (await tree.read([path])).get(path) ?? ''
    if (/\bchangeSet\b/.test(text)) remarks.push(`${path} holds changesets of its own, which are not run here`)
    for (const named of namesIn(text)) {
      const sql = matching(named, path, sqlFiles)
      for (const file of sql) files.add(file)
      const nested = sql.length > 0 ? [] : matching(named, path, changelogs)
      for (const file of nested) await follow(file)
    }
  }
  await follow(master)
  return { files: [...files], remarks }
}

/** What `include file`, `includeAll path` and `sqlFile path` name, in XML, YAML or JSON. */
function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\b(?:file|path)["']?\s*[=:]\s*["']?([^"'\s,}>]+)/g)].map(([, name = '']) => name)
}

/**
 * Files that a name means: a file from the changelog's own folder on, or from any root (a class path); of a folder, all
 * in the order of their names.
 */
function matching(named: string, from: string, files: readonly string[]): readonly string[] {
  const name = named
    .replace(/^classpath:/, '')
    .replace(/^(\.?\/)+/, '')
    .replace(/(^|\/)\.?\/*$/, '')
  const beside = [...from.split('/').slice(0, -1), ...(name === '' ? [] : [name])].join('/')
  const exact =
    files.find((path) => path === beside) ?? files.find((path) => path === name || path.endsWith(`/${name}`))
  if (exact !== undefined) return [exact]
  const under = (folder: string) => files.filter((path) => path.startsWith(folder && `${folder}/`))
  const near = under(beside)
  const found = near.length > 0 ? near : files.filter((path) => `/${path}`.includes(`/${name}/`))
  return [...found].sort(compareNatural)
}
