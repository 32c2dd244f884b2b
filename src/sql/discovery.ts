import { type RunnerName, runnerNames } from '../core/config.ts'
import { BreakwaterError } from '../core/error.ts'
import type { FileTree, TreeEntry } from '../core/ports.ts'
import type { Arranged, MigrationFile, NamedMigration } from './runner.ts'
import { compareMigrations, guessName, isOtherDialect, isVendored, readName, runners } from './runners.ts'
import { ancestorsOf, isAffirmed, outermost, type ShownFolder, shownFolders, shownIn } from './shown-folders.ts'

/** The files of the three revisions, and what the config says. */
export interface DiscoveryInput {
  readonly base: FileTree
  readonly mergeBase: FileTree
  readonly head: FileTree
  /** Folder named by the config. */
  readonly migrations: string | undefined
  readonly runner: RunnerName | undefined
}

/** A folder whose SQL files read as migrations of one runner. */
export interface Candidate {
  readonly folder: string
  readonly runner: RunnerName
  readonly base: Arranged
  readonly mergeBase: Arranged
  readonly head: Arranged
  /** Whether the pull request changed any of it. */
  readonly touched: boolean
  /** Its path says that it serves a test or an example. */
  readonly sample: boolean
}

/** Where migrations may lie, before their order is known. */
interface Place {
  readonly folder: string
  readonly runner: RunnerName
  /** Which files of the folder, and of those below it. */
  readonly reads: (path: string) => NamedMigration | undefined
}

interface Lists {
  readonly base: readonly TreeEntry[]
  readonly mergeBase: readonly TreeEntry[]
  readonly head: readonly TreeEntry[]
}

/**
 * The folders of migrations, likeliest first: the one that the pull request touches is the one to review; of several,
 * the one with most of a history.
 */
export async function findMigrations(input: DiscoveryInput): Promise<readonly Candidate[]> {
  const [base, mergeBase, head] = await Promise.all([input.base.list(), input.mergeBase.list(), input.head.list()])
  const lists = { base, mergeBase, head }
  const places =
    input.migrations === undefined
      ? await guessed(input, lists)
      : [await configured(input, lists, folderOf(input.migrations))]
  // Each costs a look at every path.
  const ranked = places
    .slice(0, mostFolders)
    .map((place) => {
      const files = filesOf(place, lists)
      return { place, files, touched: isTouched(place, files, lists), sample: isSample(place.folder) }
    })
    .sort(
      (a, b) =>
        Number(b.touched) - Number(a.touched) ||
        Number(a.sample) - Number(b.sample) ||
        b.files.base.length - a.files.base.length ||
        b.files.head.length - a.files.head.length ||
        (a.place.folder < b.place.folder ? -1 : 1),
    )
  const found: Candidate[] = []
  for (const { place, files, touched, sample } of ranked) {
    // Of folders that nobody touched only the first is of use, and each that is arranged costs reading.
    if (found.length > 0 && (!touched || found.length >= mostFolders)) break
    const arranged = await arrangedFiles(place, files, input)
    if (arranged) found.push({ folder: place.folder, runner: place.runner, ...arranged, touched, sample })
  }
  return found
}

/** Folders that are looked into: a bound for trees that are made to be slow. */
const mostFolders = 20

function isSample(folder: string): boolean {
  return /(^|\/)(tests?|e2e|spec|examples?|samples?|docs?|demos?)(\/|$)/i.test(folder)
}

interface Files {
  readonly base: readonly MigrationFile[]
  readonly mergeBase: readonly MigrationFile[]
  readonly head: readonly MigrationFile[]
}

function filesOf({ folder, reads }: Place, lists: Lists): Files {
  const ordered = (entries: readonly TreeEntry[]) =>
    entries
      .flatMap(({ path, id }) => {
        const name = reads(path)
        // The folder replaces what the name says: runners look into folders below the one that they are pointed at.
        return name ? [{ ...name, folder, key: path, path, id }] : []
      })
      .sort(compareMigrations)
  return { base: ordered(lists.base), mergeBase: ordered(lists.mergeBase), head: ordered(lists.head) }
}

function isTouched({ folder, runner }: Place, { base, mergeBase, head }: Files, lists: Lists): boolean {
  const known = new Set([...mergeBase, ...base].map(({ path, id }) => `${id} ${path}`))
  const kept = new Set(head.map(({ path }) => path))
  return (
    head.some(({ path, id }) => !known.has(`${id} ${path}`)) ||
    mergeBase.some(({ path }) => !kept.has(path) && base.some((file) => file.path === path)) ||
    isListTouched(folder, runner, lists)
  )
}

/** A journal or plan decides what is run, so a change of it is one of the migrations. */
function isListTouched(folder: string, runner: RunnerName, { base, mergeBase, head }: Lists): boolean {
  const { folderShownBy, arrange } = runners[runner]
  if (!folderShownBy || !arrange) return false
  const listsIn = (entries: readonly TreeEntry[]) =>
    entries
      .filter(({ path }) => !path.endsWith('.sql') && folderShownBy(path) === folder)
      .map(({ path, id }) => `${id} ${path}`)
  const known = new Set([...listsIn(base), ...listsIn(mergeBase)])
  return listsIn(head).some((list) => !known.has(list))
}

/** Undefined where the files turn out to be for another database, or none of the runner's. */
async function arrangedFiles(
  { folder, runner }: Place,
  { base, mergeBase, head }: Files,
  input: DiscoveryInput,
): Promise<Record<'base' | 'mergeBase' | 'head', Arranged> | undefined> {
  const { arrange } = runners[runner]
  const asNamed = (files: readonly MigrationFile[]): Arranged => ({ files, unlisted: [], remarks: [] })
  const side = async (files: readonly MigrationFile[], tree: FileTree): Promise<Arranged | undefined> =>
    arrange && files.length > 0 ? arrange(folder, files, tree) : asNamed(files)
  const arranged = {
    base: await side(base, input.base),
    mergeBase: await side(mergeBase, input.mergeBase),
    head: await side(head, input.head),
  }
  const isEmpty = (side: Arranged | undefined) => !side || side.files.length + side.unlisted.length === 0
  if (isEmpty(arranged.base) && isEmpty(arranged.head)) return undefined
  const none = asNamed([])
  return { base: arranged.base ?? none, mergeBase: arranged.mergeBase ?? none, head: arranged.head ?? none }
}

/** Throws where the config names a folder that neither revision has. */
async function configured(input: DiscoveryInput, lists: Lists, named: string): Promise<Place> {
  const all = [...lists.base, ...lists.head].map(({ path }) => path)
  const shown = await shownBelow(named, all, input)
  const folder = shown?.folder ?? named
  const inside = (path: string) => path.startsWith(folder && `${folder}/`)
  const paths = all.filter(inside)
  const sqlPaths = paths.filter((path) => path.endsWith('.sql'))
  if (sqlPaths.length === 0) {
    throw new BreakwaterError({
      code: 'migrations-not-found',
      message: `No SQL file under ${folder || 'the root'} in base or head, the folder that database.migrations names.`,
      hint: 'Correct database.migrations, or remove the key to have the folder discovered.',
    })
  }
  const runner = input.runner ?? shown?.runner ?? (await runnerOf(paths, input))
  if (!sqlPaths.some((path) => readName(runner, path))) {
    const wanted = input.runner ? `as ${runners[input.runner].title} names migrations` : 'as a migration is'
    throw new BreakwaterError({
      code: 'migrations-not-found',
      message: `No file under ${folder || 'the root'} is named ${wanted}${input.runner ? ` (${runners[input.runner].example})` : ''}.`,
      hint: `Correct database.migrations or database.runner (one of ${runnerNames.join(', ')}).`,
    })
  }
  return { folder, runner, reads: (path) => (inside(path) ? readName(runner, path) : undefined) }
}

/**
 * The folder that a journal or a plan shows to be meant: the one that was named, the only one below it, or for Sqitch,
 * whose files lie in folders beside its plan, the one above.
 */
async function shownBelow(
  named: string,
  paths: readonly string[],
  input: DiscoveryInput,
): Promise<ShownFolder | undefined> {
  const plan = named.replace(/(^|\/)deploy$/, '')
  const near = paths.filter(
    (path) => path.startsWith(named && `${named}/`) || path === `${plan && `${plan}/`}sqitch.plan`,
  )
  const shown: ShownFolder[] = []
  for (const found of shownIn(near)) {
    const fits = input.runner === undefined || input.runner === found.runner
    if (fits && shown.length < mostFolders && (await isAffirmed(found, input))) shown.push(found)
  }
  const below = shown.filter(({ folder }) => folder.startsWith(named && `${named}/`))
  return (
    shown.find(({ folder }) => folder === named) ??
    (below.length === 1 ? below[0] : undefined) ??
    shown.find(({ folder, runner }) => runner === 'sqitch' && folder === plan)
  )
}

/** Runners whose files nobody else names alike. */
const namedAlone = ['diesel', 'golang-migrate', 'flyway', 'prisma'] as const

async function runnerOf(paths: readonly string[], input: DiscoveryInput): Promise<RunnerName> {
  const [best] = namedAlone
    .map((runner) => ({ runner, count: paths.filter((path) => readName(runner, path)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
  const marked = best
    ? undefined
    : await runnerByText(
        paths.filter((path) => path.endsWith('.sql')),
        input,
      )
  return best?.runner ?? marked ?? 'plain'
}

async function guessed(input: DiscoveryInput, lists: Lists): Promise<readonly Place[]> {
  const paths = [...new Set([...lists.head, ...lists.base].map(({ path }) => path))]
  const fits = (runner: RunnerName) => input.runner === undefined || input.runner === runner
  const touched = touchedFolders(lists)
  const touchedFirst = <Folder extends { readonly folder: string }>(folders: readonly Folder[]) =>
    [...folders].sort((a, b) => Number(touched.has(b.folder)) - Number(touched.has(a.folder)))
  const shown = await affirmed(touchedFirst(shownFolders(paths).filter(({ runner }) => fits(runner))), input)
  const named = touchedFirst(
    namedFolders(paths)
      .filter((folder) => !isTaken(folder, shown))
      .sort((a, b) => b.files.length - a.files.length),
  )
  const places: Place[] = []
  let looked = 0
  for (const { folder, runner, sure, files } of named) {
    if (runner !== 'plain') {
      if (fits(runner)) places.push(placeOf(folder, runner))
      continue
    }
    // A tree of ten thousand folders is not read for the sake of a guess.
    looked += 1
    const marked = looked > mostFolders ? undefined : await runnerByText(files, input)
    if (marked ? fits(marked) : sure && fits('plain')) places.push(placeOf(folder, marked ?? 'plain'))
    else if (!marked && input.runner !== undefined && files.some((path) => readName(input.runner ?? 'plain', path)))
      places.push(placeOf(folder, input.runner))
  }
  return touchedFirst([...shown.values()].flat().concat(places))
}

/** The shown folders, by path; without those whose file of that name turns out to be something else. */
async function affirmed(
  shown: readonly ShownFolder[],
  input: DiscoveryInput,
): Promise<ReadonlyMap<string, readonly Place[]>> {
  const real: ShownFolder[] = []
  for (const found of shown.slice(0, mostFolders)) if (await isAffirmed(found, input)) real.push(found)
  const places = new Map<string, readonly Place[]>()
  for (const { folder, runner } of outermost(real)) {
    places.set(folder, [...(places.get(folder) ?? []), placeOf(folder, runner)])
  }
  return places
}

/** Whether what lies in a folder belongs to one that was shown, around it or in the same place. */
function isTaken({ folder, runner, files }: NamedFolder, shown: ReadonlyMap<string, readonly Place[]>): boolean {
  const around = [folder, ...ancestorsOf(folder)].flatMap((above) => shown.get(above) ?? [])
  return around.some((place) => {
    const { nested, beside } = runners[place.runner]
    return (runner === 'plain' || !nested) && files.some((path) => place.reads(path) || beside?.test(path))
  })
}

/** Every folder in which, or below which, the pull request changed a file. */
function touchedFolders({ base, mergeBase, head }: Lists): ReadonlySet<string> {
  const [atBase, atMergeBase] = [base, mergeBase].map((list) => new Map(list.map(({ path, id }) => [path, id])))
  const kept = new Set(head.map(({ path }) => path))
  const changed = [
    ...head.filter(({ path, id }) => atBase?.get(path) !== id && atMergeBase?.get(path) !== id),
    ...mergeBase.filter(({ path }) => !kept.has(path)),
  ]
  return new Set(changed.flatMap(({ path }) => ancestorsOf(path)))
}

function placeOf(folder: string, runner: RunnerName): Place {
  const { nested } = runners[runner]
  return {
    folder,
    runner,
    reads: (path) => {
      const name = isVendored(path) ? undefined : readName(runner, path)
      if (!name) return undefined
      return name.folder === folder || (nested && path.startsWith(folder && `${folder}/`)) ? name : undefined
    },
  }
}

interface NamedFolder {
  readonly folder: string
  readonly runner: RunnerName
  /** False: only what the files hold can make migrations of them. */
  readonly sure: boolean
  readonly files: readonly string[]
}

function namedFolders(paths: readonly string[]): readonly NamedFolder[] {
  const seen = new Map<string, { folder: string; runner: RunnerName; sure: boolean; files: string[] }>()
  for (const path of paths) {
    const name = guessName(path)
    if (!name || isOtherDialect(name.folder)) continue
    const key = `${name.folder}\n${name.runner}`
    const known = seen.get(key) ?? { folder: name.folder, runner: name.runner, sure: false, files: [] }
    known.files.push(path)
    seen.set(key, { ...known, sure: known.sure || name.sure })
  }
  // A stray file of another style (a misnamed down step) doesn't make a second runner of a folder.
  const best = new Map<string, NamedFolder>()
  for (const option of seen.values()) {
    const rival = best.get(option.folder)
    if (!rival || option.files.length > rival.files.length) best.set(option.folder, option)
  }
  return [...best.values()]
}

/** The runner whose mark a few of the files bear: first, middle and last. */
async function runnerByText(files: readonly string[], { base, head }: DiscoveryInput): Promise<RunnerName | undefined> {
  const ordered = [...files].sort()
  const few = [0, Math.floor(ordered.length / 2), ordered.length - 1].flatMap((index) => ordered[index] ?? [])
  const texts = [...(await head.read(few)).values(), ...(await base.read(few)).values()]
  return runnerNames.find((runner) => {
    const { mark } = runners[runner]
    return mark !== undefined && texts.some((text) => mark.test(text))
  })
}

/** Config may say `./db/migrations/`. */
function folderOf(text: string): string {
  return text
    .replaceAll('\\', '/')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/')
}
