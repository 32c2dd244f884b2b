import { readFile } from 'node:fs/promises'
import { configPaths, defaultConfig, loadConfig, parseConfig } from '../config/config-file.ts'
import { loadProfile } from '../config/profiles.ts'
import type { ChangeSet } from '../core/change-set.ts'
import type { Config, EngineName } from '../core/config.ts'
import { BreakwaterError } from '../core/error.ts'
import type { FileTree } from '../core/ports.ts'
import type { Profile } from '../core/profile.ts'
import { configurableRules } from './configurable-rules.ts'
import type { World } from './world.ts'

/** What the command line or the workflow says; it goes before what the config says. */
export interface Overrides {
  readonly profile?: string | undefined
  readonly engine?: EngineName | undefined
  readonly databaseUrl?: string | undefined
  readonly inconclusive?: Config['inconclusive'] | undefined
  /** Deployment of base. */
  readonly baseUrl?: string | undefined
}

export interface Settings {
  readonly config: Config
  readonly profile: Profile
  readonly databaseUrl: string | undefined
}

/** The config and profile of the base branch, with what the user said laid over them. */
export async function settingsOf(
  { base }: Pick<ChangeSet, 'base'>,
  config: Config,
  overrides: Overrides,
  world: World,
): Promise<Settings> {
  if (overrides.databaseUrl !== undefined && (overrides.engine ?? 'server') !== 'server') {
    throw new BreakwaterError({
      code: 'usage',
      message: `A database URL is for the engine "server", and "${overrides.engine}" was asked for.`,
      hint: 'Leave out one of the two: engine, or database URL.',
    })
  }
  const databaseUrl = overrides.databaseUrl ?? urlFromEnvironment(config, world)
  const engine = overrides.engine ?? (overrides.databaseUrl === undefined ? config.database.engine : 'server')
  const settled: Config = {
    ...config,
    inconclusive: overrides.inconclusive ?? config.inconclusive,
    profile: overrides.profile ?? config.profile,
    database: { ...config.database, engine },
    load: overrides.baseUrl === undefined ? config.load : { ...config.load, base: overrides.baseUrl },
  }
  return { config: settled, profile: await loadProfile(settled.profile, base.tree), databaseUrl }
}

/** `--config FILE` reads that file from the disk; otherwise the base branch decides. */
export async function localConfig(tree: FileTree, file: string | undefined): Promise<Config> {
  if (file === undefined) return await loadConfig(tree, configurableRules)
  try {
    return parseConfig(await readFile(file, 'utf8'), file, configurableRules)
  } catch (thrown) {
    if (thrown instanceof BreakwaterError) throw thrown
    throw configUnreadable(file, 'Give the path of an existing file to --config, or leave it out.', thrown)
  }
}

/** The Action's `config` input is a path in the repository, read from the base branch like the usual one. */
export async function configOfBase(tree: FileTree, path: string | undefined): Promise<Config> {
  if (path === undefined) return await loadConfig(tree, configurableRules)
  const text = (await tree.read([path])).get(path)
  if (text === undefined) {
    throw configUnreadable(
      path,
      'The config is read from the base branch: merge it there first, or leave the input out.',
    )
  }
  return parseConfig(text, path, configurableRules)
}

/** Said where the working tree's config differs from the one in force, since a reader would expect the former. */
export async function configRemarks(
  config: Config,
  workingCopy: (path: string) => Promise<string | undefined>,
  base: FileTree,
): Promise<readonly string[]> {
  if (config !== defaultConfig && !configPaths.includes(config.source)) return []
  const inForce: ReadonlyMap<string, string> = await base.read(configPaths)
  const remarks: string[] = []
  for (const path of configPaths) {
    const copy = await workingCopy(path)
    if (copy !== undefined && copy !== inForce.get(path)) {
      remarks.push(
        `${path} of the working tree differs from the base branch's, which is in force; try it with --config ${path}.`,
      )
    }
  }
  return remarks
}

/** Where people put the config of other tools. */
const elsewhere = ['.breakwater', 'breakwater', '.github/.breakwater', 'config/breakwater'].flatMap((name) => [
  `${name}.yml`,
  `${name}.yaml`,
])

/** Said where nothing is configured, but a file looks as if its author thought so. */
export async function misplacedRemarks(config: Config, { head }: Pick<ChangeSet, 'head'>): Promise<readonly string[]> {
  if (config !== defaultConfig) return []
  const found: ReadonlyMap<string, string> = await head.tree.read(elsewhere)
  return elsewhere
    .filter((path) => found.has(path))
    .map((path) => `${path} is not read: the config is ${configPaths[0]} of the base branch.`)
}

function urlFromEnvironment({ database }: Config, { env }: World): string | undefined {
  return database.urlEnv === undefined ? undefined : env[database.urlEnv]
}

function configUnreadable(path: string, hint: string, cause?: unknown): BreakwaterError {
  return new BreakwaterError(
    { code: 'config-unreadable', message: `The config ${path} cannot be read.`, hint },
    { cause },
  )
}
