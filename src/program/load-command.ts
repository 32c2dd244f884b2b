import { contractChangeSet } from '../adapters/compared-trees.ts'
import { fileTreeOf } from '../adapters/folders.ts'
import { defaultConfig } from '../config/config-file.ts'
import type { ChangeSet } from '../core/change-set.ts'
import type { Preview } from '../core/check.ts'
import type { Config } from '../core/config.ts'
import { BreakwaterError } from '../core/error.ts'
import type { LoadFiles } from '../core/load-files.ts'
import type { Review } from '../core/review.ts'
import { type JudgeRequest, judge } from './judge.ts'
import { refuseAgainstPlan } from './load-contradictions.ts'
import { engineRemarks, enginesFor, type RecordedLoad, recordedLoad } from './load-engines.ts'
import { loadFilesOnDisk, refuseUnstorable, saveBaseline, textOf } from './load-files.ts'
import { type LoadCommand, type LoadRequest, loadRequestOf } from './load-request.ts'
import { localConfig, settingsOf } from './settings.ts'
import type { World } from './world.ts'

/** Nobody's host (RFC 6761): results of k6 do not say whose they are, and nobody is asked. */
const recordedPreview: Preview = { url: 'http://results-of-k6.invalid', namedBy: 'command line' }

/** `load`: a load test of a server that the user names. */
export async function loadTest(command: LoadCommand, world: World): Promise<Review> {
  const request = await loadJudgeRequest(command, world)
  if (request.preview === undefined) throw nothingNamed()
  // A file that cannot be read leaves nothing to judge.
  await request.load?.files()
  await refuseUnstorable(command.saveBaseline, world)
  const log = command.fromK6.length > 0 ? { ...world.log, progress: () => undefined } : world.log
  const review = await judge(request, { ...world, log })
  if (command.saveBaseline !== undefined) await saveBaseline(review, command.saveBaseline, world)
  // The command is the check; that the others were not asked for is no news.
  return { ...review, outcomes: review.outcomes.filter(({ check }) => check === 'load-test') }
}

/** What a command line has judged; without a preview where it names none. */
export async function loadJudgeRequest(command: LoadCommand, world: World): Promise<JudgeRequest> {
  const { profile, inconclusive, fromK6 } = command
  const request = loadRequestOf(command, await bodyOf(command.body, world))
  const { changeSet, api } = await treesOf(command, request, world)
  const config = await configOf(command, request, api, world)
  const recorded = fromK6.length === 0 ? undefined : await recordedLoad(fromK6, world)
  return {
    ...(await settingsOf(changeSet, config, { profile, inconclusive }, world)),
    changeSet,
    selected: ['load-test'],
    preview: recorded && request.head === undefined ? recordedPreview : previewOf(request, config),
    fromFork: false,
    mergeGroup: false,
    approvals: undefined,
    remarks: async () => recorded?.remarks ?? (await engineRemarks(command)),
    reproduce: reproduceLoad(command),
    load: {
      files: filesOf(command, request, recorded, world),
      secrets: request.secrets,
      engines: recorded?.engines ?? enginesFor(command, world),
    },
  }
}

/** Read once, however often they are asked for. */
function filesOf(
  command: LoadCommand,
  request: LoadRequest,
  recorded: RecordedLoad | undefined,
  world: World,
): () => Promise<LoadFiles> {
  const { plan, har, baseline, saveBaseline: stored } = command
  let found: Promise<LoadFiles> | undefined
  const written = recorded?.plan ?? request.plan
  return async () => {
    found ??= loadFilesOnDisk({ plan, har, baseline }, stored, world)
    const read = (await found).plan
    if (plan !== undefined && read !== undefined) refuseAgainstPlan(command, read)
    return written === undefined ? await found : { ...(await found), plan: written }
  }
}

/** The contract, where one is named, and nothing else: no repository is needed. */
async function treesOf(
  { spec }: LoadCommand,
  { head }: LoadRequest,
  { cwd, log }: World,
): Promise<{ readonly changeSet: ChangeSet; readonly api: Partial<Config['api']> }> {
  if (spec !== undefined) {
    const { changeSet, configPatch } = await contractChangeSet(spec, { cwd, log })
    return { changeSet, api: configPatch.api ?? {} }
  }
  const revision = { ref: head === undefined ? 'the config' : withoutQuery(head), tree: fileTreeOf({}) }
  return { changeSet: { base: revision, mergeBase: revision, head: revision, files: [] }, api: {} }
}

async function configOf(
  { config: file, fromK6 }: LoadCommand,
  { settings }: LoadRequest,
  api: Partial<Config['api']>,
  { log }: World,
): Promise<Config> {
  const read =
    file === undefined ? { ...defaultConfig, source: 'command line' } : await localConfig(fileTreeOf({}), file)
  const load = { ...read.load, ...settings }
  const { plan, har, baseline } = read.load
  const skipped = Object.entries({ plan, har, baseline }).filter(([, path]) => path !== undefined)
  for (const [key] of skipped)
    log.warn(`load.${key} of ${file} is left out: a file is named with --${key} here, if it is to be used.`)
  // What is asked of a server itself cannot be asked of results.
  const asked = { expectHeaders: [], rateLimit: undefined, probeValidation: false, sweep: false, operations: [] }
  const judged = { ...load, ...asked, base: undefined, start: undefined, headersEnv: {}, auth: {}, health: undefined }
  return { ...read, api: { ...read.api, ...api }, load: fromK6.length === 0 ? load : judged }
}

function previewOf({ head }: LoadRequest, { load }: Config): Preview | undefined {
  if (head !== undefined) return { url: head, namedBy: 'command line' }
  return load.preview === undefined ? undefined : { url: load.preview, namedBy: 'config' }
}

function nothingNamed(): BreakwaterError {
  return new BreakwaterError({
    code: 'usage',
    message: 'No server was named.',
    hint: 'Give its URL, as in `breakwater load http://localhost:3000/orders`, or --target URL beside --spec, --plan or --har. See `breakwater load --help`.',
  })
}

const largestBody = 1024 * 1024

/** The text itself, or with an @ before it the file that holds it. */
async function bodyOf(given: string | undefined, { cwd }: World): Promise<string | undefined> {
  return given?.startsWith('@') ? await textOf(given.slice(1), '--body @FILE', cwd, largestBody) : given
}

/** What gives the same result; neither queries nor headers, since both may hold secrets. */
export function reproduceLoad(command: LoadCommand): string {
  const { urls, spec, plan, har, target, fromK6, rate, concurrency, duration, warmUp, seed } = command
  const named = Object.entries({ spec, plan, har }).flatMap(([name, file]) => (file === undefined ? [] : [name, file]))
  const files = [...named, ...fromK6.flatMap((file) => ['from-k6', file])]
  const options = files.map((text, at) => (at % 2 === 0 ? `--${text}` : text))
  const to = target === undefined ? [] : [`--target ${withoutQuery(target)}`]
  const seconds = (value: number | undefined) => (value === undefined ? undefined : `${value}s`)
  const figures = { rate, concurrency, duration: seconds(duration), 'warm-up': seconds(warmUp), seed }
  const load = Object.entries(figures).flatMap(([name, value]) => (value === undefined ? [] : [`--${name} ${value}`]))
  return ['breakwater load', ...urls.map(withoutQuery), ...options, ...to, ...load].join(' ')
}

function withoutQuery(url: string): string {
  const { origin, pathname, search } = new URL(url)
  return `${origin}${pathname === '/' ? '' : pathname}${search === '' ? '' : '?…'}`
}
