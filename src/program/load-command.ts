import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { contractChangeSet } from '../adapters/compared-trees.ts'
import { fileTreeOf } from '../adapters/folders.ts'
import { defaultConfig } from '../config/config-file.ts'
import type { ChangeSet } from '../core/change-set.ts'
import type { Preview } from '../core/check.ts'
import type { Config } from '../core/config.ts'
import { BreakwaterError } from '../core/error.ts'
import type { Review } from '../core/review.ts'
import { judge } from './judge.ts'
import { type LoadCommand, type LoadRequest, loadRequestOf } from './load-request.ts'
import { localConfig, settingsOf } from './settings.ts'
import type { World } from './world.ts'

/** `load`: a load test of a server that the user names. */
export async function loadTest(command: LoadCommand, world: World): Promise<Review> {
  const request = loadRequestOf(command, await bodyOf(command.body, world))
  const { changeSet, api } = await treesOf(command, request, world)
  const config = await configOf(command, request, api)
  const preview = previewOf(request, config)
  const settings = await settingsOf(changeSet, config, command, world)
  const { plan } = request
  const review = await judge(
    {
      ...settings,
      changeSet,
      selected: ['load-test'],
      preview,
      fromFork: false,
      mergeGroup: false,
      approvals: undefined,
      remarks: async () => [],
      reproduce: reproduceCommand(command),
      load: { files: async () => (plan === undefined ? {} : { plan }), secrets: request.secrets },
    },
    world,
  )
  // The command is the check; that the others were not asked for is no news.
  return { ...review, outcomes: review.outcomes.filter(({ check }) => check === 'load-test') }
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
  const revision = { ref: head ?? 'the config', tree: fileTreeOf({}) }
  return { changeSet: { base: revision, mergeBase: revision, head: revision, files: [] }, api: {} }
}

async function configOf(
  { config: file }: LoadCommand,
  { settings }: LoadRequest,
  api: Partial<Config['api']>,
): Promise<Config> {
  const read =
    file === undefined ? { ...defaultConfig, source: 'command line' } : await localConfig(fileTreeOf({}), file)
  return { ...read, api: { ...read.api, ...api }, load: { ...read.load, ...settings } }
}

function previewOf({ head }: LoadRequest, { load }: Config): Preview {
  if (head !== undefined) return { url: head, namedBy: 'command line' }
  if (load.preview !== undefined) return { url: load.preview, namedBy: 'config' }
  throw new BreakwaterError({
    code: 'usage',
    message: 'No server was named.',
    hint: 'Give its URL, as in `breakwater load http://localhost:3000/orders`, or --target URL beside --spec, --plan or --har.',
  })
}

const largestBody = 1024 * 1024

/** The text itself, or with an @ before it the file that holds it. */
async function bodyOf(given: string | undefined, { cwd }: World): Promise<string | undefined> {
  if (given === undefined || !given.startsWith('@')) return given
  const file = resolve(cwd, given.slice(1))
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) {
    throw new BreakwaterError({
      code: 'input-not-found',
      message: `There is no file ${given.slice(1)} to take the body from.`,
      hint: 'Give --body @FILE the path of a file, or the text itself.',
    })
  }
  if (found.size > largestBody) {
    throw new BreakwaterError({
      code: 'file-too-large',
      message: `The body in ${given.slice(1)} has more than 1 MiB.`,
      hint: 'Send a smaller one: it is sent again with each request.',
    })
  }
  return await readFile(file, 'utf8')
}

/** What gives the same result; neither queries nor headers, since both may hold secrets. */
function reproduceCommand({ urls, spec, plan, har, target }: LoadCommand): string {
  const files = Object.entries({ spec, plan, har }).flatMap(([name, file]) =>
    file === undefined ? [] : [`--${name} ${file}`],
  )
  const to = target === undefined ? [] : [`--target ${withoutQuery(target)}`]
  return ['breakwater load', ...urls.map(withoutQuery), ...files, ...to].join(' ')
}

function withoutQuery(url: string): string {
  const { origin, pathname, search } = new URL(url)
  return `${origin}${pathname === '/' ? '' : pathname}${search === '' ? '' : '?…'}`
}
