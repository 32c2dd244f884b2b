import type { RunnerName } from '../core/config.ts'
import { type Candidate, type DiscoveryInput, findMigrations } from './discovery.ts'
import type { LostEntry, MigrationFile } from './runner.ts'
import { readName, runners } from './runners.ts'

export type { MigrationFile } from './runner.ts'

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
  /** A new file whose version another file has too; `asBefore`: one that base holds beside another of its version. */
  readonly duplicates: readonly {
    readonly file: MigrationFile
    readonly other: MigrationFile
    readonly asBefore: MigrationFile | undefined
  }[]
  /** A new file that sorts before the last one of the history. */
  readonly outOfOrder: readonly { readonly file: MigrationFile; readonly last: MigrationFile }[]
  /** New files that the runner's own list does not name, so that it never runs them. */
  readonly unlisted: readonly string[]
  /** Entries that the pull request puts on the runner's own list without their files: the runner stops there. */
  readonly lost: readonly LostEntry[]
  /** What of the folder cannot be run here: steps in code, entries without a file. */
  readonly remarks: readonly string[]
  /** SQL files beside the migrations that are not named as the runner asks, added by the pull request. */
  readonly misnamed: readonly string[]
  /**
   * Further folders of migrations that changed: reviewed by nobody, so a report has to name them. `sample`: its path
   * says that it serves a test or an example.
   */
  readonly others: readonly { readonly folder: string; readonly runner: RunnerName; readonly sample: boolean }[]
}

/** Finds the migrations and what became of them; undefined where neither revision has any. */
export async function discoverMigrations(input: DiscoveryInput): Promise<MigrationPlan | undefined> {
  const [chosen, ...rest] = await findMigrations(input)
  if (!chosen) return undefined
  const others = rest.map(({ folder, runner, sample }) => ({ folder, runner, sample }))
  return { ...planOf(chosen), misnamed: await misnamedIn(chosen, input), others }
}

function planOf({ folder, runner, ...sides }: Candidate): Omit<MigrationPlan, 'misnamed' | 'others'> {
  const [base, mergeBase, head] = [sides.base.files, sides.mergeBase.files, sides.head.files]
  const atBase = byKey(base)
  const atMergeBase = byKey(mergeBase)
  const atHead = byKey(head)
  // What the base branch gained since the merge base is simply not in head yet; only what head itself took away counts.
  const missing = base.filter(({ key }) => !atHead.has(key) && atMergeBase.has(key))
  const unknown = head.filter(({ key }) => !atBase.has(key))
  const missingById = new Map([...missing].reverse().map((file) => [file.id, file]))
  const renamed = unknown.flatMap((after) => {
    const before = missingById.get(after.id)
    return before ? [{ before, after }] : []
  })
  const movedFrom = new Set(renamed.map(({ before }) => before.key))
  const movedTo = new Set(renamed.map(({ after }) => after.key))
  const changed = head.flatMap((after) => {
    const before = atBase.get(after.key)
    return before && before.id !== after.id && atMergeBase.get(after.key)?.id !== after.id ? [{ before, after }] : []
  })
  const rerun = new Set(changed.filter(({ after }) => after.repeatable).map(({ after }) => after.key))
  const isNew = ({ key }: MigrationFile) =>
    rerun.has(key) ||
    // A file that both branches added since they parted is the base tip's.
    (!atBase.has(key) && !movedTo.has(key) && !atMergeBase.has(key))
  const added = head.filter(isNew)
  const versioned = base.filter(({ repeatable }) => !repeatable)
  const wereUnlisted = new Set([...sides.base.unlisted, ...sides.mergeBase.unlisted])
  return {
    folder,
    runner,
    history: base,
    added,
    edited: changed.filter(({ after }) => !after.repeatable),
    deleted: missing.filter(({ key }) => !movedFrom.has(key)),
    renamed,
    duplicates: duplicatesOf(
      added,
      versioned.filter(({ key }) => !movedFrom.has(key)),
    ),
    outOfOrder: runners[runner].orderedByList ? insertedIn(head, added, versioned) : outOfOrderOf(added, versioned),
    unlisted: sides.head.unlisted.filter((path) => !wereUnlisted.has(path)),
    lost: (sides.head.lost ?? []).filter((entry) => !isLost(entry, sides.base) && !isLost(entry, sides.mergeBase)),
    remarks: [
      ...new Set([
        ...sides.base.remarks,
        ...sides.head.remarks,
        ...lostBefore(sides.base),
        ...inOneTransaction(runner, added),
      ]),
    ],
  }
}

function isLost({ list, name }: LostEntry, side: Candidate['base']): boolean {
  return (side.lost ?? []).some((known) => known.list === list && known.name === name)
}

function lostBefore({ lost = [] }: Candidate['base']): readonly string[] {
  return lost.map(({ list, name }) => `${list} lists ${name}, which has no file in base either`)
}

function inOneTransaction(runner: RunnerName, added: readonly MigrationFile[]): readonly string[] {
  const { allInOneTransaction, title } = runners[runner]
  return allInOneTransaction && added.length > 1
    ? [
        `${title} puts one transaction around all that is pending; here each of the ${added.length} had its own, so locks of one last longer there, and a label added to an enum cannot be used by the next`,
      ]
    : []
}

function byKey(files: readonly MigrationFile[]): ReadonlyMap<string, MigrationFile> {
  return new Map(files.map((file) => [file.key, file]))
}

/** Two new files with one version are one finding, told on the second. */
function duplicatesOf(added: readonly MigrationFile[], history: readonly MigrationFile[]): MigrationPlan['duplicates'] {
  const first = new Map<string, MigrationFile>()
  for (const file of history) if (!first.has(file.version)) first.set(file.version, file)
  const asBefore = history.find((file) => file.version !== '' && first.get(file.version) !== file)
  return added.flatMap((file) => {
    if (file.version === '' || file.repeatable) return []
    const other = first.get(file.version)
    if (!other) first.set(file.version, file)
    return other ? [{ file, other, asBefore }] : []
  })
}

function outOfOrderOf(added: readonly MigrationFile[], history: readonly MigrationFile[]): MigrationPlan['outOfOrder'] {
  const [first, ...others] = history
  if (!first) return []
  const { compareVersions } = runners[first.runner]
  const last = others.reduce((latest, file) => (compareVersions(file, latest) > 0 ? file : latest), first)
  return added.filter((file) => !file.repeatable && compareVersions(file, last) < 0).map((file) => ({ file, last }))
}

/** Where a list decides, a new entry is late if one that has run comes after it. */
function insertedIn(
  head: readonly MigrationFile[],
  added: readonly MigrationFile[],
  history: readonly MigrationFile[],
): MigrationPlan['outOfOrder'] {
  const known = new Set(history.map(({ key }) => key))
  const lastKnown = head.findLastIndex(({ key }) => known.has(key))
  const last = head[lastKnown]
  if (!last) return []
  const places = new Map(head.map(({ key }, index) => [key, index]))
  return added
    .filter((file) => !file.repeatable && (places.get(file.key) ?? 0) < lastKnown)
    .map((file) => ({ file, last }))
}

async function misnamedIn(
  { folder, runner, head: { files, unlisted } }: Candidate,
  { base, head }: DiscoveryInput,
): Promise<readonly string[]> {
  if (runner === 'plain') return []
  const known = new Set([...(await base.list()).map(({ path }) => path), ...files.map(({ path }) => path), ...unlisted])
  const { beside } = runners[runner]
  return (await head.list())
    .map(({ path }) => path)
    .filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.sql') && !known.has(path))
    .filter((path) => !readName(runner, path) && !beside?.test(path))
    .filter((path) => !/(^|[/._-])(down|undo|rollback)\.sql$/.test(path))
}
