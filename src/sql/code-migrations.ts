import type { CheckContext } from '../core/check.ts'
import type { FileTree, TreeEntry } from '../core/ports.ts'
import { type Framework, frameworkOf, mayBeCode } from './frameworks.ts'
import type { MigrationFile, MigrationPlan } from './migrations.ts'
import { guessName, isOtherDialect } from './runners.ts'

/** Folders that frameworks keep their migrations in, and what they are written in. */
const folders = /(^|\/)(migrations?|migrate|versions|changelogs?|changes|db\/change\w*|drizzle)\//i
const written = /\.(py|rb|[cm]?[jt]s|exs?|xml|ya?ml|json|php|cs|java|kt|go|groovy|rs|sql)$/i
const never =
  /(^|\/)(node_modules|vendor|dist|build|meta|__pycache__|__snapshots__)\/|(^|\/)(__init__\.py|env\.py|index\.[jt]s|readme[^/]*)$|\.(d\.ts|map|snap|test\.[jt]s|spec\.[jt]s|designer\.cs)$|(^|[/._-])(down|undo|rollback)\.sql$/i

/** Whether a path is that of a migration in code: inside the folder that the config names, or as frameworks name them. */
export function isCodeMigration(path: string, configured: string | undefined): boolean {
  if (never.test(path)) return false
  const folder = configured?.replace(/^(\.?\/)+|\/+$/g, '')
  if (folder !== undefined) return (folder === '' || path.startsWith(`${folder}/`)) && written.test(path)
  const name = path.endsWith('.sql') ? guessName(path) : undefined
  return (folders.test(path) && written.test(path)) || (name !== undefined && !isOtherDialect(name.folder))
}

/** What a pull request does to migrations in code. */
export interface CodePlan extends MigrationPlan {
  /** Files that were there and that hold several migrations, or that others are told by: a change may bring a new one. */
  readonly touched: readonly MigrationFile[]
}

/** The new migrations and whatever else may make the framework do something: where statements may come from. */
export function runnableIn({ added, renamed, touched }: CodePlan): readonly MigrationFile[] {
  return [...added, ...renamed.map(({ after }) => after), ...touched]
}

/** Whether there is a reason to run the command. */
export function isToRun(plan: CodePlan): boolean {
  return runnableIn(plan).length > 0
}

type PlanContext = Pick<CheckContext, 'changeSet' | 'config' | 'once'>

/** The framework alone knows its order; what is told here is what is new, and what of the old was changed. */
export function codePlan(context: PlanContext): Promise<CodePlan> {
  return context.once('code-plan', () => planFor(context))
}

/** The paths among these that a framework's migrations are, by what they hold, with the framework. */
export async function frameworksOf(tree: FileTree, paths: readonly string[]): Promise<ReadonlyMap<string, Framework>> {
  const texts = await codeTexts(tree, paths.filter(mayBeCode))
  return new Map(
    [...texts].flatMap(([path, text]) => {
      const framework = frameworkOf(path, text)
      return framework ? [[path, framework] as const] : []
    }),
  )
}

async function planFor({ changeSet, config }: PlanContext): Promise<CodePlan> {
  const { base, head, files } = changeSet
  const { migrations } = config.database
  const status = new Map(files.map((file) => [file.path, file.status]))
  const texts = await codeTexts(
    head.tree,
    files.map(({ path }) => path),
  )
  const told = migrations === undefined ? beside([...texts]) : () => false
  const mine = ({ path }: TreeEntry) => isCodeMigration(path, migrations) || told(path)
  const atBase = new Map((await base.tree.list()).filter(mine).map((entry) => [entry.path, entry]))
  const atHead = new Map((await head.tree.list()).filter(mine).map((entry) => [entry.path, entry]))
  const unknown = [...atHead.values()].filter(({ path }) => !atBase.has(path))
  const renamed = movedAmong(
    unknown,
    [...atBase.values()].filter(({ path }) => !atHead.has(path)),
  )
  const movedTo = new Set(renamed.map(({ after }) => after.path))
  const movedFrom = new Set(renamed.map(({ before }) => before.path))
  // Only what this pull request changed: what the base branch has gained since is not in head yet.
  const changed = [...atHead.values()].flatMap((after) => {
    const before = atBase.get(after.path)
    return before && before.id !== after.id && status.get(after.path) === 'modified' ? [{ before, after }] : []
  })
  const isOne = ({ path }: TreeEntry) =>
    isVersioned(path) && frameworkOf(path, texts.get(path) ?? '')?.name !== 'Liquibase'
  const gone = [...atBase.values()].filter(({ path }) => !movedFrom.has(path) && status.get(path) === 'deleted')
  return {
    ...nothingPlanned,
    folder: migrations ?? '',
    history: [...atBase.values()].map(codeFile),
    added: unknown.filter(({ path }) => !movedTo.has(path)).map(codeFile),
    edited: changed
      .filter(({ after }) => isOne(after))
      .map(({ before, after }) => ({ before: codeFile(before), after: codeFile(after) })),
    deleted: gone.filter(isOne).map(codeFile),
    renamed,
    touched: changed.filter(({ after }) => !isOne(after)).map(({ after }) => codeFile(after)),
  }
}

/** What can only be told where the order is known. */
export const nothingPlanned: Omit<MigrationPlan, 'folder' | 'history' | 'added'> = {
  runner: 'plain',
  edited: [],
  deleted: [],
  renamed: [],
  duplicates: [],
  outOfOrder: [],
  unlisted: [],
  lost: [],
  remarks: [],
  misnamed: [],
  others: [],
}

/** More of either is no migration that people wrote. */
const mostBytes = 1_000_000
const mostFiles = 500

/** What the changed files hold that may be code; of a long list the first. */
async function codeTexts(tree: FileTree, files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const bytes = new Map((await tree.list()).map((entry) => [entry.path, entry.bytes]))
  const paths = files
    .filter((path) => written.test(path) && !path.endsWith('.sql') && !never.test(path))
    .filter((path) => (bytes.get(path) ?? mostBytes) < mostBytes)
  return tree.read(paths.slice(0, mostFiles))
}

/** Folders that are named as nobody else names them, told by what the changed files hold: their files, by their endings. */
function beside(changed: readonly (readonly [string, string])[]): (path: string) => boolean {
  const places = new Set(changed.flatMap(([path, text]) => (frameworkOf(path, text) ? [placeOf(path)] : [])))
  return places.size === 0 ? () => false : (path) => !never.test(path) && places.has(placeOf(path))
}

function placeOf(path: string): string {
  return `${path.slice(0, path.lastIndexOf('/') + 1)}*${path.slice(path.lastIndexOf('.'))}`
}

/** The same file in another folder: frameworks know a migration by its name. */
export function movedAmong(
  unknown: readonly TreeEntry[],
  gone: readonly TreeEntry[],
): readonly { readonly before: MigrationFile; readonly after: MigrationFile }[] {
  const known = new Map(gone.map((entry) => [`${entry.id} ${nameOf(entry.path)}`, entry]))
  return unknown.flatMap((after) => {
    const before = known.get(`${after.id} ${nameOf(after.path)}`)
    return before ? [{ before: codeFile(before), after: codeFile(after) }] : []
  })
}

/** A file with a number or a hash in front is run once; others in such a folder may be anything. */
export function isVersioned(path: string): boolean {
  return /(^|\/)V?(\d+|[0-9a-f]{12})[-_.][^/]*$/i.test(path)
}

export function codeFile({ path, id }: TreeEntry): MigrationFile {
  const name = nameOf(path)
  const folder = path.slice(0, Math.max(0, path.length - name.length - 1))
  return { runner: 'plain', folder, name, version: '', repeatable: false, key: path, path, id }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
