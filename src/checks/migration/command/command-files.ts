import type { CheckContext } from '../../../core/check.ts'
import type { TreeEntry } from '../../../core/ports.ts'
import type { MigrationFile, MigrationPlan } from '../../../sql/migrations.ts'
import { guessName, isOtherDialect } from '../../../sql/runners.ts'
import type { Excerpt } from '../subject.ts'

/** Folders that frameworks keep their migrations in, and what they are written in. */
const folders = /(^|\/)(migrations?|migrate|versions|changelogs?|changes|db\/change\w*|drizzle)\//i
const written = /\.(py|rb|[cm]?[jt]s|exs?|xml|ya?ml|json|php|cs|java|kt|go|groovy|sql)$/i
const never =
  /(^|\/)(node_modules|vendor|dist|build|meta|__pycache__|__snapshots__)\/|(^|\/)(__init__\.py|env\.py|index\.[jt]s|readme[^/]*)$|\.(d\.ts|map|snap|test\.[jt]s|spec\.[jt]s|designer\.cs)$/i

/** Whether a path is that of a migration in code: inside the folder that the config names, or as frameworks name them. */
export function isCodeMigration(path: string, configured: string | undefined): boolean {
  if (never.test(path)) return false
  const folder = configured?.replace(/^(\.?\/)+|\/+$/g, '')
  if (folder !== undefined) return (folder === '' || path.startsWith(`${folder}/`)) && written.test(path)
  const name = path.endsWith('.sql') ? guessName(path) : undefined
  return (folders.test(path) && written.test(path)) || (name !== undefined && !isOtherDialect(name.folder))
}

/** What a pull request does to migrations in code. */
export type CodePlan = MigrationPlan & { readonly excerpts: ReadonlyMap<string, Excerpt> }

/** The framework alone knows its order; what is told here is what is new, and what of the old was changed. */
export async function codePlan({ changeSet, config }: CheckContext): Promise<CodePlan> {
  const { base, head, files } = changeSet
  const { migrations } = config.database
  const mine = ({ path }: TreeEntry) => isCodeMigration(path, migrations)
  const atBase = new Map((await base.tree.list()).filter(mine).map((entry) => [entry.path, entry]))
  const atHead = new Map((await head.tree.list()).filter(mine).map((entry) => [entry.path, entry]))
  const added = [...atHead.values()].filter(({ path }) => !atBase.has(path)).map(fileOf)
  // Only what this pull request changed: what the base branch has gained since is not in head yet.
  const touched = new Map(files.map((file) => [file.path, file.status]))
  const changed = [...atHead.values()].filter(({ path, id }) => {
    const then = atBase.get(path)
    return then !== undefined && then.id !== id && touched.get(path) === 'modified' && isVersioned(path)
  })
  const edited = changed.map((after) => ({ before: fileOf(atBase.get(after.path) ?? after), after: fileOf(after) }))
  const deleted = [...atBase.values()]
    .filter(({ path }) => !atHead.has(path) && touched.get(path) === 'deleted' && isVersioned(path))
    .map(fileOf)
  const excerpts = await excerptsOf(changeSet, edited, deleted)
  return {
    folder: migrations ?? '',
    runner: 'plain',
    history: [...atBase.values()].map(fileOf),
    added,
    edited,
    deleted,
    renamed: [],
    duplicates: [],
    outOfOrder: [],
    unlisted: [],
    lost: [],
    remarks: [],
    misnamed: [],
    others: [],
    excerpts,
  }
}

/** A file with a number or a hash in front is run once; others in such a folder may be anything. */
function isVersioned(path: string): boolean {
  return /(^|\/)V?(\d+|[0-9a-f]{12})[-_.][^/]*$/i.test(path)
}

function fileOf({ path, id }: TreeEntry): MigrationFile {
  const at = path.lastIndexOf('/') + 1
  const name = path.slice(at)
  return {
    runner: 'plain',
    folder: path.slice(0, Math.max(0, at - 1)),
    name,
    version: '',
    repeatable: false,
    key: path,
    path,
    id,
  }
}

async function excerptsOf(
  { base, head }: CheckContext['changeSet'],
  edited: MigrationPlan['edited'],
  deleted: MigrationPlan['deleted'],
): Promise<ReadonlyMap<string, Excerpt>> {
  const paths = edited.map(({ after }) => after.path)
  const before = await base.tree.read([...paths, ...deleted.map(({ path }) => path)])
  const after = await head.tree.read(paths)
  return new Map(
    [...before].map(([path, was]) => {
      const is = after.get(path)
      return [path, { before: was, after: is, sameStatements: is !== undefined && bare(was) === bare(is) }]
    }),
  )
}

/** Code without what changes nothing in any of the languages: space, and lines that are comments. */
function bare(code: string): string {
  return code
    .split('\n')
    .filter((line) => !/^\s*(#|\/\/|\/\*|\*|--)/.test(line))
    .join('')
    .replace(/\s+|[;,]/g, '')
}
