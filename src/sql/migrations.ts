import { type RunnerName, runnerNames } from '../core/config.ts'
import { BreakwaterError } from '../core/error.ts'
import type { TreeEntry } from '../core/ports.ts'
import type { NamedMigration } from './runner.ts'
import { compareMigrations, guessName, isOtherDialect, readName, runners } from './runners.ts'

export interface MigrationFile extends NamedMigration {
  readonly path: string
  /** Id of its content: equal ids mean equal text. */
  readonly id: string
}

/** What a pull request does to a folder of migrations. */
export interface MigrationPlan {
  readonly folder: string
  readonly runner: RunnerName
  /** The base tip's migrations in the runner's order, with the base tip's text. */
  readonly history: readonly MigrationFile[]
  /** Those that the pull request brings, in the runner's order, with head's text. */
  readonly added: readonly MigrationFile[]
  /** Text changed in a file that the base branch has run. */
  readonly edited: readonly { readonly before: MigrationFile; readonly after: MigrationFile }[]
  readonly deleted: readonly MigrationFile[]
  /** Moved under another name with the same text; not new. */
  readonly renamed: readonly { readonly before: MigrationFile; readonly after: MigrationFile }[]
  /** A new file whose version another file has too. */
  readonly duplicates: readonly { readonly file: MigrationFile; readonly other: MigrationFile }[]
  /** A new file that sorts before the last one of the history. */
  readonly outOfOrder: readonly { readonly file: MigrationFile; readonly last: MigrationFile }[]
  /** New files that the runner's journal does not list, so that it never runs them. */
  readonly unlisted: readonly string[]
  /** SQL files beside the migrations that are not named as the runner asks, added by the pull request. */
  readonly misnamed: readonly string[]
  /**
   * Further folders of migrations that changed: reviewed by nobody, so a report has to name them. `sample`: its path
   * says that it serves a test or an example.
   */
  readonly others: readonly { readonly folder: string; readonly runner: RunnerName; readonly sample: boolean }[]
}

/** The lists of files of the three revisions, and what the config says. */
export interface DiscoveryInput {
  readonly base: readonly TreeEntry[]
  readonly mergeBase: readonly TreeEntry[]
  readonly head: readonly TreeEntry[]
  /** Folder named by the config. */
  readonly migrations: string | undefined
  readonly runner: RunnerName | undefined
}

/** Every SQL file of one folder that reads as a migration of one runner. */
interface Candidate {
  readonly folder: string
  readonly runner: RunnerName
  readonly base: readonly MigrationFile[]
  readonly mergeBase: readonly MigrationFile[]
  readonly head: readonly MigrationFile[]
}

/** Finds the migrations and what became of them; undefined where neither revision has any. */
export function discoverMigrations(input: DiscoveryInput): MigrationPlan | undefined {
  const candidates = input.migrations === undefined ? guessed(input) : configured(input, folderOf(input.migrations))
  // The folder that the pull request touches is the one to review; of several, the one with most of a history.
  const ranked = candidates
    .map((candidate) => ({ candidate, touched: isTouched(candidate), sample: isSample(candidate.folder) }))
    .sort(
      (a, b) =>
        Number(b.touched) - Number(a.touched) ||
        Number(a.sample) - Number(b.sample) ||
        b.candidate.base.length - a.candidate.base.length ||
        b.candidate.head.length - a.candidate.head.length ||
        (a.candidate.folder < b.candidate.folder ? -1 : 1),
    )
  const [chosen, ...rest] = ranked
  if (!chosen) return undefined
  const others = rest
    .filter(({ touched }) => touched)
    .map(({ candidate: { folder, runner }, sample }) => ({ folder, runner, sample }))
  return planOf(chosen.candidate, input, others)
}

function isSample(folder: string): boolean {
  return /(^|\/)(tests?|e2e|spec|examples?|samples?|docs?|demos?)(\/|$)/i.test(folder)
}

/** Throws where the config names a folder that neither revision has. */
function configured(input: DiscoveryInput, folder: string): readonly Candidate[] {
  const inside = ({ path }: TreeEntry) => folder === '' || path.startsWith(`${folder}/`)
  const entries = [...input.base, ...input.head].filter((entry) => inside(entry) && entry.path.endsWith('.sql'))
  if (entries.length === 0) {
    throw new BreakwaterError({
      code: 'migrations-not-found',
      message: `No SQL file under ${folder || 'the root'} in base or head, the folder that database.migrations names.`,
      hint: 'Correct database.migrations, or remove the key to have the folder discovered.',
    })
  }
  const counted = (input.runner ? [input.runner] : runnerNames)
    .map((runner) => ({ runner, count: entries.filter(({ path }) => readName(runner, path)).length }))
    // Every SQL file reads as a plain one, so plain is the last resort however many it counts.
    .sort((a, b) => Number(a.runner === 'plain') - Number(b.runner === 'plain') || b.count - a.count)
  const runner = counted.find(({ count }) => count > 0)?.runner
  if (!runner) {
    const wanted = input.runner ? `as ${runners[input.runner].title} names migrations` : 'as a migration is'
    throw new BreakwaterError({
      code: 'migrations-not-found',
      message: `No file under ${folder || 'the root'} is named ${wanted}.`,
      hint: `Correct database.migrations or database.runner (one of ${runnerNames.join(', ')}).`,
    })
  }
  const read = (entry: TreeEntry) => (inside(entry) ? fileOf(entry, readName(runner, entry.path), folder) : [])
  return [candidateFrom(folder, runner, input, read)]
}

function guessed(input: DiscoveryInput): readonly Candidate[] {
  const seen = new Map<string, { folder: string; runner: RunnerName; count: number }>()
  for (const { path } of [...input.base, ...input.head]) {
    const name = guessName(path)
    if (!name || isOtherDialect(name.folder) || (input.runner && input.runner !== name.runner)) continue
    const key = `${name.folder}\n${name.runner}`
    const known = seen.get(key) ?? { folder: name.folder, runner: name.runner, count: 0 }
    seen.set(key, { ...known, count: known.count + 1 })
  }
  // A stray file of another style (a misnamed down step) doesn't make a second runner of a folder.
  const best = new Map<string, { folder: string; runner: RunnerName; count: number }>()
  for (const option of seen.values()) {
    const rival = best.get(option.folder)
    if (!rival || option.count > rival.count) best.set(option.folder, option)
  }
  return [...best.values()].map(({ folder, runner }) =>
    candidateFrom(folder, runner, input, (entry) => {
      const name = readName(runner, entry.path)
      return name?.folder === folder ? fileOf(entry, name, folder) : []
    }),
  )
}

function candidateFrom(
  folder: string,
  runner: RunnerName,
  { base, mergeBase, head }: DiscoveryInput,
  read: (entry: TreeEntry) => readonly MigrationFile[],
): Candidate {
  const ordered = (entries: readonly TreeEntry[]) => entries.flatMap(read).sort(compareMigrations)
  return { folder, runner, base: ordered(base), mergeBase: ordered(mergeBase), head: ordered(head) }
}

/** `folder` replaces what the name says: runners look into subfolders of the folder that they are pointed at. */
function fileOf(entry: TreeEntry, name: NamedMigration | undefined, folder: string): readonly MigrationFile[] {
  return name ? [{ ...name, folder, path: entry.path, id: entry.id }] : []
}

function isTouched({ mergeBase, base, head }: Candidate): boolean {
  const known = new Set([...mergeBase, ...base].map(({ path, id }) => `${id} ${path}`))
  const kept = new Set(head.map(({ path }) => path))
  return (
    head.some(({ path, id }) => !known.has(`${id} ${path}`)) ||
    mergeBase.some(({ path }) => !kept.has(path) && base.some((file) => file.path === path))
  )
}

function planOf(
  { folder, runner, base, mergeBase, head }: Candidate,
  input: DiscoveryInput,
  others: MigrationPlan['others'],
): MigrationPlan {
  const atBase = byPath(base)
  const atMergeBase = byPath(mergeBase)
  const atHead = byPath(head)
  // What the base branch gained since the merge base is simply not in head yet; only what head itself took away counts.
  const missing = base.filter(({ path }) => !atHead.has(path) && atMergeBase.has(path))
  const unknown = head.filter(({ path }) => !atBase.has(path))
  const renamed = unknown.flatMap((after) => {
    const before = missing.find(({ id }) => id === after.id)
    return before ? [{ before, after }] : []
  })
  const movedFrom = new Set(renamed.map(({ before }) => before.path))
  const movedTo = new Set(renamed.map(({ after }) => after.path))
  const changed = head.flatMap((after) => {
    const before = atBase.get(after.path)
    return before && before.id !== after.id && atMergeBase.get(after.path)?.id !== after.id ? [{ before, after }] : []
  })
  const added = [
    // A file that both branches added since they parted is the base tip's.
    ...unknown.filter(({ path }) => !movedTo.has(path) && !atMergeBase.has(path)),
    ...changed.filter(({ after }) => after.repeatable).map(({ after }) => after),
  ].sort(compareMigrations)
  const versioned = base.filter(({ repeatable }) => !repeatable)
  return {
    folder,
    runner,
    history: base,
    added,
    edited: changed.filter(({ after }) => !after.repeatable),
    deleted: missing.filter(({ path }) => !movedFrom.has(path)),
    renamed,
    duplicates: duplicatesOf(added, [...versioned.filter(({ path }) => !movedFrom.has(path)), ...added]),
    outOfOrder: outOfOrderOf(added, versioned.at(-1)),
    unlisted: [],
    misnamed: misnamedIn(folder, runner, input),
    others,
  }
}

function byPath(files: readonly MigrationFile[]): ReadonlyMap<string, MigrationFile> {
  return new Map(files.map((file) => [file.path, file]))
}

function duplicatesOf(added: readonly MigrationFile[], all: readonly MigrationFile[]): MigrationPlan['duplicates'] {
  return added.flatMap((file, index) => {
    if (file.version === '') return []
    // Two new files with one version are one finding, told on the second.
    const later = new Set(added.slice(index).map(({ path }) => path))
    const other = all.find((rival) => !later.has(rival.path) && rival.version === file.version)
    return other ? [{ file, other }] : []
  })
}

function outOfOrderOf(added: readonly MigrationFile[], last: MigrationFile | undefined): MigrationPlan['outOfOrder'] {
  if (!last) return []
  return added
    .filter((file) => !file.repeatable && runners[file.runner].compareVersions(file, last) < 0)
    .map((file) => ({ file, last }))
}

function misnamedIn(folder: string, runner: RunnerName, { base, head }: DiscoveryInput): readonly string[] {
  if (runner === 'plain') return []
  const known = new Set(base.map(({ path }) => path))
  return head
    .map(({ path }) => path)
    .filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.sql') && !known.has(path))
    .filter((path) => !readName(runner, path) && !/(^|[/._-])(down|undo|rollback)\.sql$|(^|\/)U[\d._]*__/.test(path))
}

/** Config may say `./db/migrations/`. */
function folderOf(text: string): string {
  return text
    .replaceAll('\\', '/')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/')
}
