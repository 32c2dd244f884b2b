import { openGitRepository } from '../adapters/git/repository.ts'
import type { ParsedCommand } from '../config/command-line.ts'
import type { ChangeSet } from '../core/change-set.ts'
import type { Preview } from '../core/check.ts'
import type { Config } from '../core/config.ts'
import type { Review } from '../core/review.ts'
import { judge } from './judge.ts'
import { configRemarks, localConfig, misplacedRemarks, settingsOf } from './settings.ts'
import type { World } from './world.ts'

export type ReviewOptions = Extract<ParsedCommand, { command: 'review' }>

/** The main job on a local repository: no token, and nobody to ask for approvals. */
export async function reviewRepository(options: ReviewOptions, world: World): Promise<Review> {
  const repository = await openGitRepository({ directory: options.repo, log: world.log })
  const changeSet = await repository.changeSet({
    head: options.head,
    ...(options.base === undefined ? {} : { base: options.base }),
  })
  const read = await localConfig(changeSet.base.tree, options.config)
  const settings = await settingsOf(changeSet, read, options, world)
  return await judge(
    {
      ...settings,
      changeSet,
      repository: options.repo,
      selected: options.checks,
      preview: previewOf(options.previewUrl, settings.config),
      fromFork: false,
      mergeGroup: false,
      approvals: undefined,
      remarks: async () => [
        ...(await repository.remarks()),
        ...(await configRemarks(read, repository.workingCopy, changeSet.base.tree)),
        ...(await misplacedRemarks(read, changeSet)),
      ],
      reproduce: reproduceCommand(changeSet, options),
    },
    world,
  )
}

/** The preview that the user names, else the config's. */
function previewOf(url: string | undefined, { load }: Config): Preview | undefined {
  if (url !== undefined) return { url, namedBy: 'command line' }
  return load.preview === undefined ? undefined : { url: load.preview, namedBy: 'config' }
}

/** What gives the same result on a laptop: the commits by name, so that it holds after the branches have moved. */
export function reproduceCommand(
  { base, head }: ChangeSet,
  { previewUrl, baseUrl }: { readonly previewUrl?: string | undefined; readonly baseUrl?: string | undefined },
): string {
  const names = [`--base ${shellWord(base.sha ?? base.ref)}`, `--head ${shellWord(head.sha ?? head.ref)}`]
  const servers = Object.entries({ 'preview-url': previewUrl, 'base-url': baseUrl }).flatMap(([name, url]) =>
    url === undefined ? [] : [`--${name} ${shellWord(withoutSecrets(url))}`],
  )
  return ['breakwater review', ...names, ...servers].join(' ')
}

/** A preview's query may hold the secret that opens it. */
function withoutSecrets(url: string): string {
  const { origin, pathname, search } = new URL(url)
  return `${origin}${pathname === '/' ? '' : pathname}${search === '' ? '' : '?…'}`
}

function shellWord(text: string): string {
  const word = text.replace(/^([0-9a-f]{12})[0-9a-f]{28}$/, '$1')
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
