import {
  apiDiffChangeSet,
  type ComparedTrees,
  migrateChangeSet,
  schemaDiffChangeSet,
} from '../adapters/compared-trees.ts'
import type { ParsedCommand } from '../config/command-line.ts'
import { defaultConfig } from '../config/config-file.ts'
import type { ChangeSet } from '../core/change-set.ts'
import type { Preview } from '../core/check.ts'
import type { CheckName, Config } from '../core/config.ts'
import type { Review } from '../core/review.ts'
import { judge } from './judge.ts'
import { localConfig, type Overrides, settingsOf } from './settings.ts'
import type { World } from './world.ts'

type Command<Name extends ParsedCommand['command']> = Extract<ParsedCommand, { command: Name }>

/** A command that judges what it is given with one check. */
export function judgeSingle(command: Command<'api-diff' | 'schema-diff' | 'migrate'>, world: World): Promise<Review> {
  switch (command.command) {
    case 'api-diff':
      return compareContracts(command, world)
    case 'schema-diff':
      return compareSchemas(command, world)
    case 'migrate':
      return dryRun(command, world)
    default:
      return command satisfies never
  }
}

/** `api-diff BASE HEAD`: a review of two documents with one check. */
async function compareContracts(options: Command<'api-diff'>, world: World): Promise<Review> {
  const { base, head, config: file } = options
  const trees = await apiDiffChangeSet(base, head, { cwd: world.cwd, log: world.log })
  const read = file === undefined ? defaultConfig : await localConfig(trees.changeSet.base.tree, file)
  // The trees hold what is compared and nothing else, and a profile may be a file of the repository.
  const config: Config = {
    ...read,
    profile: defaultConfig.profile,
    api: { ...read.api, ...trees.configPatch.api },
  }
  const reproduce = `breakwater api-diff ${base} ${head}${file === undefined ? '' : ` --config ${file}`}`
  const preview: Preview | undefined =
    read.load.preview === undefined ? undefined : { url: read.load.preview, namedBy: 'config' }
  return await judgeOne('api-diff', trees.changeSet, config, {}, reproduce, world, preview)
}

/** `schema-diff BASE HEAD`: two SQL files, or two folders of migrations. */
async function compareSchemas(options: Command<'schema-diff'>, world: World): Promise<Review> {
  const trees = await schemaDiffChangeSet(options.base, options.head, { ...options, cwd: world.cwd, log: world.log })
  return await judgeTrees(
    'schema-diff',
    trees,
    options,
    `breakwater schema-diff ${options.base} ${options.head}`,
    world,
  )
}

/** `migrate PATH...`: a dry run of migrations that nobody has applied yet. */
async function dryRun(options: Command<'migrate'>, world: World): Promise<Review> {
  const { paths, config: file, postgresVersion } = options
  const trees = await migrateChangeSet(paths, { ...options, cwd: world.cwd, log: world.log })
  const read = file === undefined ? defaultConfig : await localConfig(trees.changeSet.base.tree, file)
  // Files that a config names lie in a repository; here only those are there that the command line names.
  const { engine, urlEnv, migrations, schema, prelude, rows, statistics } = defaultConfig.database
  const config: Config = {
    ...read,
    profile: defaultConfig.profile,
    database: {
      ...read.database,
      ...{ engine, urlEnv, migrations, schema, prelude, rows, statistics },
      ...(postgresVersion === undefined ? {} : { postgresVersion }),
      ...trees.configPatch.database,
    },
  }
  const reproduce = `breakwater migrate ${paths.join(' ')}${file === undefined ? '' : ` --config ${file}`}`
  return await judgeOne('migration', trees.changeSet, config, options, reproduce, world)
}

function judgeTrees(
  check: CheckName,
  { changeSet, configPatch }: ComparedTrees,
  overrides: Overrides,
  reproduce: string,
  world: World,
): Promise<Review> {
  const config: Config = {
    ...defaultConfig,
    database: { ...defaultConfig.database, ...configPatch.database },
  }
  return judgeOne(check, changeSet, config, overrides, reproduce, world)
}

async function judgeOne(
  check: CheckName,
  changeSet: ChangeSet,
  config: Config,
  overrides: Overrides,
  reproduce: string,
  world: World,
  preview?: Preview,
): Promise<Review> {
  // The trees hold what is compared and nothing else, so a profile can only be a built-in one.
  const settings = await settingsOf(changeSet, config, overrides, world)
  const review = await judge(
    {
      ...settings,
      changeSet,
      selected: [check],
      preview,
      fromFork: false,
      mergeGroup: false,
      approvals: undefined,
      remarks: async () => [],
      reproduce,
    },
    world,
  )
  // The command is the check; that the others were not asked for is no news.
  return { ...review, outcomes: review.outcomes.filter((outcome) => outcome.check === check) }
}
