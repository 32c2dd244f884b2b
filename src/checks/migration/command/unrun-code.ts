import type { ChangedFile } from '../../../core/change-set.ts'
import type { CheckContext, Unproven } from '../../../core/check.ts'
import { startOf } from '../../../core/check.ts'
import type { FileTree, TreeEntry } from '../../../core/ports.ts'
import { count, enumerate } from '../../../core/wording.ts'
import { codeFile, frameworksOf, movedAmong, nothingPlanned } from '../../../sql/code-migrations.ts'
import { type Framework, homeOf, otherDatabase } from '../../../sql/frameworks.ts'
import type { MigrationPlan } from '../../../sql/migrations.ts'

/** What a pull request does to migrations in code that nobody has said how to run. */
export interface UnrunCode {
  /** Of the old ones; what is new is unproven. */
  readonly plan: MigrationPlan
  readonly unproven: readonly Unproven[]
  readonly remarks: readonly string[]
}

/** A file of a framework, and the folder in which the framework is run. */
interface CodeChange {
  readonly path: string
  readonly framework: Framework
  readonly home: string
}

/**
 * Migrations in code that changed, where `database.migrate-command` says nothing; only those of which framework and
 * database leave no doubt. What is new is named as not run; what is old is judged by its text.
 */
export function unrunCode(
  context: Pick<CheckContext, 'changeSet' | 'config' | 'fromFork' | 'once'>,
): Promise<UnrunCode> {
  return context.once('unrun-code', () => look(context))
}

type Look = Pick<CheckContext, 'changeSet' | 'config' | 'fromFork'>

async function look({ changeSet, config, fromFork }: Look): Promise<UnrunCode> {
  const { migrateCommand, migrations } = config.database
  const folder = migrations?.replace(/^(\.?\/)+|\/+$/g, '') ?? ''
  const files = changeSet.files.filter(({ path }) => folder === '' || path.startsWith(`${folder}/`))
  const { base, mergeBase, head } = changeSet
  const present = files.filter(({ status }) => status !== 'deleted').map(({ path }) => path)
  const gone = files.flatMap(goneFrom)
  const now = await changesIn(head.tree, present)
  const then = await changesIn(mergeBase.tree, gone)
  const code = [...now, ...then]
  if (code.length === 0 || migrateCommand) return { ...nothing, remarks: [] }
  if (migrateCommand === false)
    return { ...nothing, remarks: [`${said(code)}: not reviewed, as migrate-command: false asks`] }
  const { ours, remarks } = await forPostgres(head.tree, code)
  const [atBase, atHead] = [await entriesOf(base.tree), await entriesOf(head.tree)]
  const mine = new Set(ours.map(({ path }) => path))
  const pick = (paths: readonly string[], entries: ReadonlyMap<string, TreeEntry>) =>
    paths.filter((path) => mine.has(path)).flatMap((path) => entries.get(path) ?? [])
  const unknown = pick(present, atHead).filter(({ path }) => !atBase.has(path))
  const lost = pick(gone, atBase).filter(({ path }) => !atHead.has(path))
  const renamed = movedAmong(unknown, lost)
  const moved = new Set(renamed.flatMap(({ before, after }) => [before.path, after.path]))
  const edited = pick(present, atHead).flatMap((after) => {
    const before = atBase.get(after.path)
    return before && before.id !== after.id ? [{ before: codeFile(before), after: codeFile(after) }] : []
  })
  // Liquibase's next change set goes into the file of the last.
  const grows = (path: string) => ours.find((change) => change.path === path)?.framework.name === 'Liquibase'
  const news = new Set([
    ...unknown.map(({ path }) => path).filter((path) => !moved.has(path)),
    ...edited.map(({ after }) => after.path).filter(grows),
  ])
  const plan: MigrationPlan = {
    ...nothingPlanned,
    folder,
    history: [],
    added: [],
    edited: edited.filter(({ after }) => !news.has(after.path)),
    deleted: lost.filter(({ path }) => !moved.has(path)).map(codeFile),
    renamed,
  }
  const unproven = grouped(ours.filter(({ path }) => news.has(path))).map((group) => unprovenOf(group, fromFork))
  return { plan, unproven, remarks }
}

const nothing: Omit<UnrunCode, 'remarks'> = {
  plan: { ...nothingPlanned, folder: '', history: [], added: [] },
  unproven: [],
}

function goneFrom(file: ChangedFile): readonly string[] {
  if (file.status === 'renamed') return [file.from]
  return file.status === 'deleted' ? [file.path] : []
}

async function entriesOf(tree: FileTree): Promise<ReadonlyMap<string, TreeEntry>> {
  return new Map((await tree.list()).map((entry) => [entry.path, entry]))
}

async function changesIn(tree: FileTree, paths: readonly string[]): Promise<readonly CodeChange[]> {
  if (paths.length === 0) return []
  const frameworks = await frameworksOf(tree, paths)
  if (frameworks.size === 0) return []
  const all = (await tree.list()).map(({ path }) => path)
  return [...frameworks].map(([path, framework]) => ({ path, framework, home: homeOf(framework, path, all) }))
}

/** Without those of a project that talks to another database; these are said, not doubted. */
async function forPostgres(tree: FileTree, changes: readonly CodeChange[]) {
  const ours: CodeChange[] = []
  const remarks: string[] = []
  for (const home of new Set(changes.map((change) => change.home))) {
    const own = changes.filter((change) => change.home === home)
    const other = await otherDatabase(tree, home)
    if (other === undefined) ours.push(...own)
    else remarks.push(`${said(own)}: taken for ${other}'s, which the project names and no Postgres, and not reviewed`)
  }
  return { ours, remarks }
}

function said(changes: readonly CodeChange[]): string {
  const name = changes[0]?.framework.name ?? ''
  return `migrations in code changed (${name}: ${enumerate(changes.map(({ path }) => path))})`
}

function grouped(changes: readonly CodeChange[]): readonly (readonly CodeChange[])[] {
  const groups = new Map<string, CodeChange[]>()
  for (const change of changes) {
    const key = `${change.framework.name}\n${change.home}`
    groups.set(key, [...(groups.get(key) ?? []), change])
  }
  return [...groups.values()]
}

function unprovenOf(changes: readonly CodeChange[], fromFork: boolean): Unproven {
  const [first] = changes
  const [path, name] = [first?.path ?? '', first?.framework.name ?? '']
  const files = changes.map((change) => change.path)
  return {
    code: 'migrations-in-code',
    subject: path,
    message: `${count(files.length, 'new migration')} of ${name} ${files.length === 1 ? 'was' : 'were'} not run, so nobody knows what they lock, lose or break${files.length > 1 ? ` (${enumerate(files)})` : ''}: migrations in code are run by \`database.migrate-command\`, and there is none.`,
    hint: !first ? '' : fromFork ? forkHint : hintFor(first),
    location: startOf(path),
  }
}

const forkHint =
  'What a fork brings is never run. Look at the migrations yourself; or set `database.migrate-command` on the base branch and push this branch to the repository once you have read it.'

/** The keys to add, as they are written. */
export function hintFor({ framework: { install, migrate }, home }: Pick<CodeChange, 'framework' | 'home'>): string {
  const keys = [
    '`engine: server`',
    '`url-env: SCRATCH_DATABASE_URL`',
    ...(home === '' ? [] : [`\`migrate-directory: ${home}\``]),
    ...(install === undefined ? [] : [`\`install-command: ${install}\``]),
    `\`migrate-command: ${migrate}\``,
  ]
  return `Add to \`database:\` on the base branch: ${keys.join(', ')}; or \`migrate-command: false\` if nobody is to review them.`
}
