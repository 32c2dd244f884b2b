import { access, constants, readFile, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { startOf } from '../core/check.ts'
import type { Config } from '../core/config.ts'
import { BreakwaterError } from '../core/error.ts'
import type { LoadBaseline, LoadFiles, WrittenPlan } from '../core/load-files.ts'
import { nearest } from '../core/nearest.ts'
import type { FileTree, LoadEngines } from '../core/ports.ts'
import type { Review } from '../core/review.ts'
import { count } from '../core/wording.ts'
import { reasonOf, replaceFile } from './output-file.ts'
import type { World } from './world.ts'

/** What a command line gives a load test. */
export interface LoadMeans {
  readonly files: () => Promise<LoadFiles>
  /** By the name that stands for them; they go before environment variables. */
  readonly secrets: Readonly<Record<string, string>>
  /** Undefined: our own. */
  readonly engines?: () => Promise<LoadEngines>
}

/** Files by what they are. */
interface Paths {
  readonly plan?: string | undefined
  readonly har?: string | undefined
  readonly baseline?: string | undefined
}

/** A recording holds the answers as well. */
const largestFile = 64 * 1024 * 1024

/** The files that the config names, from the base branch: the pull request's own say nothing yet. */
export async function loadFilesOf(tree: FileTree, { load, source }: Config): Promise<LoadFiles> {
  const paths = [load.plan, load.har, load.baseline].filter((path) => path !== undefined)
  if (paths.length === 0) return {}
  const texts = await tree.read(paths)
  const known = texts.size === new Set(paths).size ? [] : (await tree.list()).map(({ path }) => path)
  return await parsedFiles(load, async (path, key) => {
    const text = texts.get(path)
    if (text !== undefined) return text
    const meant = nearest(path, known.slice(0, 5000))
    throw new BreakwaterError({
      code: 'load-file-missing',
      message: `load.${key} names ${path}, which the base branch does not have.`,
      hint: `${meant === undefined ? '' : `Did you mean ${meant}? `}Files of the load test are read from the base branch: merge it there first.`,
      location: startOf(source),
    })
  })
}

/** The files that a command line names, from the disk. `stored`: where the run goes, which a first run does not find. */
export async function loadFilesOnDisk(
  { baseline, ...paths }: Paths,
  stored: string | undefined,
  { cwd }: World,
): Promise<LoadFiles> {
  const isFirst = baseline !== undefined && baseline === stored && !(await isThere(baseline, cwd))
  return await parsedFiles({ ...paths, baseline: isFirst ? undefined : baseline }, (path, key) =>
    textOf(path, `--${key}`, cwd),
  )
}

async function isThere(path: string, cwd: string): Promise<boolean> {
  return (await stat(resolve(cwd, path)).catch(() => undefined)) !== undefined
}

async function parsedFiles(
  { plan, har, baseline }: Paths,
  read: (path: string, key: keyof Paths) => Promise<string>,
): Promise<LoadFiles> {
  const written = await planOf({ plan, har }, read)
  return {
    ...(written === undefined ? {} : { plan: written }),
    ...(baseline === undefined ? {} : { baseline: await storedRuns(baseline, await read(baseline, 'baseline')) }),
  }
}

async function planOf(
  { plan, har }: Paths,
  read: (path: string, key: keyof Paths) => Promise<string>,
): Promise<WrittenPlan | undefined> {
  if (plan !== undefined) {
    const { parsePlan } = await import('../config/load-plan-file.ts')
    return parsePlan(await read(plan, 'plan'), plan)
  }
  if (har === undefined) return undefined
  const { parseHar } = await import('../config/har-file.ts')
  return parseHar(await read(har, 'har'), har)
}

async function storedRuns(path: string, text: string): Promise<LoadBaseline> {
  const { parseBaseline } = await import('../config/baseline-file.ts')
  return parseBaseline(text, path)
}

/** Text of a file that an option names. */
export async function textOf(path: string, option: string, cwd: string, largest = largestFile): Promise<string> {
  const file = resolve(cwd, path)
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) {
    throw new BreakwaterError({
      code: 'input-not-found',
      message: found ? `${path} is no file.` : `There is no file ${path}.`,
      hint: `Give ${option} the path of a file.`,
    })
  }
  if (found.size > largest) {
    throw new BreakwaterError({
      code: 'file-too-large',
      message: `${path} has more than ${largest / 1024 / 1024} MiB.`,
      hint: `Give ${option} a smaller file.`,
    })
  }
  return await readFile(file, 'utf8')
}

/** Stores the run where there is one to store; says what was stored, or why nothing was. */
export async function saveBaseline({ outcomes }: Review, path: string, { cwd, stderr }: World): Promise<void> {
  const [outcome] = outcomes.filter(({ check }) => check === 'load-test')
  const baseline = outcome?.status === 'ran' ? outcome.loadBaseline : undefined
  if (baseline === undefined) return stderr(`note: nothing was measured to the end, so ${path} was not written\n`)
  const { renderBaseline } = await import('../config/baseline-file.ts')
  try {
    await replaceFile(resolve(cwd, path), renderBaseline(baseline))
  } catch (cause) {
    throw unstorable(path, cause)
  }
  stderr(`${count(baseline.runs.length, 'run')} stored in ${path}\n`)
}

/** Rejects where the run could not be stored once it is over. */
export async function refuseUnstorable(path: string | undefined, { cwd }: Pick<World, 'cwd'>): Promise<void> {
  if (path === undefined) return
  const file = resolve(cwd, path)
  try {
    if ((await stat(file).catch(() => undefined))?.isDirectory()) throw new Error('it is a folder')
    await access(dirname(file), constants.W_OK)
  } catch (cause) {
    throw unstorable(path, cause)
  }
}

function unstorable(path: string, cause: unknown): BreakwaterError {
  return new BreakwaterError(
    {
      code: 'output-unwritable',
      message: `The run cannot be stored in ${path} (${reasonOf(cause)}).`,
      hint: 'Give --save-baseline a file in a folder that is there and that you may write to.',
    },
    { cause },
  )
}
