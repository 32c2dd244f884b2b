import type { CheckContext } from '../../../core/check.ts'
import { BreakwaterError } from '../../../core/error.ts'
import type { FileTree, TreeEntry } from '../../../core/ports.ts'
import { count } from '../../../core/wording.ts'
import { type Gathered, gather, nothingGathered, queriesOf } from './gathering.ts'
import { programReader, queriesInProgram } from './programs.ts'
import type { RunningQueries } from './query.ts'
import { queriesInFile } from './source-file.ts'

const maxFiles = 5_000
const maxFileBytes = 16 * 1024 * 1024
/** All files together. */
const maxBytes = 64 * 1024 * 1024
/** Files that are read at once. */
const batchBytes = 8 * 1024 * 1024
const maxQueries = 1_000

/**
 * The queries of the running release, from the files of the base branch that the config names: what runs today is what
 * base says. Throws where no file is named so; what else was not understood is told.
 */
export async function runningQueries({
  changeSet,
  config,
}: Pick<CheckContext, 'changeSet' | 'config'>): Promise<RunningQueries> {
  const { tree } = changeSet.base
  const globs = config.database.queries
  if (globs.length === 0) return { queries: [], left: [] }
  const { matched, idle } = await matching(tree, globs)
  if (matched.length === 0) throw nothingMatches(globs, config.source)
  const gathered = nothingGathered()
  for (const glob of idle) {
    const location = { path: config.source, line: 1, column: 1 }
    gathered.left.push({ location, problem: `database.queries: no file of the base branch matches ${glob}` })
  }
  const inProgram = programReader(globs, queriesInProgram)
  const within = withinBounds(matched, gathered)
  for (const batch of batchesOf(within)) {
    const texts = await tree.read(batch.map(({ path }) => path))
    for (const { path } of batch)
      await gather(gathered, path, await queriesInFile(path, texts.get(path) ?? '', inProgram))
  }
  return queriesOf(gathered, maxQueries)
}

/** `idle`: the globs that match no file. One that begins with `!` takes files away. */
async function matching(tree: FileTree, globs: readonly string[]) {
  const { default: picomatch } = await import('picomatch')
  const isAway = picomatch(
    globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)),
    { dot: true },
  )
  const wanted = globs
    .filter((glob) => !glob.startsWith('!'))
    .map((glob) => ({ glob, fits: picomatch(glob, { dot: true }) }))
  const files = (await tree.list()).filter(({ path }) => !isAway(path))
  return {
    matched: files.filter(({ path }) => wanted.some(({ fits }) => fits(path))),
    idle: wanted.filter(({ fits }) => !files.some(({ path }) => fits(path))).map(({ glob }) => glob),
  }
}

function withinBounds(files: readonly TreeEntry[], { left }: Gathered): readonly TreeEntry[] {
  const taken: TreeEntry[] = []
  let bytes = 0
  for (const file of files) {
    const leave = (problem: string) => left.push({ location: { path: file.path, line: 1, column: 1 }, problem })
    if (file.bytes > maxFileBytes) leave(`the file has more than ${mebibytes(maxFileBytes)}`)
    else if (taken.length >= maxFiles) leave(`the file is behind the first ${count(maxFiles, 'file')}`)
    else if (bytes + file.bytes > maxBytes) leave(`the files before it have ${mebibytes(maxBytes)} together`)
    else {
      taken.push(file)
      bytes += file.bytes
    }
  }
  return taken
}

function batchesOf(files: readonly TreeEntry[]): readonly (readonly TreeEntry[])[] {
  const batches: TreeEntry[][] = []
  let bytes = batchBytes
  for (const file of files) {
    if (bytes + file.bytes > batchBytes) {
      batches.push([])
      bytes = 0
    }
    batches.at(-1)?.push(file)
    bytes += file.bytes
  }
  return batches
}

function mebibytes(bytes: number): string {
  return `${bytes / (1024 * 1024)} MiB`
}

function nothingMatches(globs: readonly string[], source: string): BreakwaterError {
  return new BreakwaterError({
    code: 'queries-not-found',
    message: `No file of the base branch matches ${globs.join(', ')}, which ${source} names under database.queries.`,
    hint: 'Correct the paths there; they begin at the root of the repository. The files are read from the base branch, so they have to be merged before they are used.',
  })
}
