import { join } from 'node:path'
import { checks } from '../checks/index.ts'
import { type ReviewContext, review } from '../commands/review/review.ts'
import type { ChangeSet } from '../core/change-set.ts'
import type { Preview } from '../core/check.ts'
import type { CheckName, Config } from '../core/config.ts'
import type {
  ApprovalState,
  DatabaseEngine,
  Deployments,
  LoadEngines,
  MigrationCommands,
  ServiceCommands,
} from '../core/ports.ts'
import { previewUrl } from '../core/preview-url.ts'
import type { Profile } from '../core/profile.ts'
import type { Review } from '../core/review.ts'
import { decide } from '../core/verdict.ts'
import { version } from '../core/version.ts'
import { commandsOf, servicesOf } from './commands.ts'
import { type LoadMeans, loadFilesOf } from './load-files.ts'
import { secretsOf } from './secrets.ts'
import type { World } from './world.ts'

/** What is to be judged, and by what. */
export interface JudgeRequest {
  readonly changeSet: ChangeSet
  readonly config: Config
  readonly profile: Profile
  /** Checks that the user named; undefined: all that find something to do. */
  readonly selected: readonly CheckName[] | undefined
  readonly preview: Preview | undefined
  /** Who named the URL of base, where it is not the config. */
  readonly baseNamedBy?: Preview['namedBy'] | undefined
  /** Where a preview that nobody names may be found. */
  readonly deployments?: Deployments | undefined
  /** Of the pull request, where it is one. */
  readonly pull?: number | undefined
  readonly fromFork: boolean
  /** Masks a secret in everything that is logged from now on. */
  readonly mask?: ((secret: string) => void) | undefined
  readonly mergeGroup: boolean
  /** URL of the server engine, where one was given. */
  readonly databaseUrl: string | undefined
  /** Folder of the repository, where base and head are commits of one. */
  readonly repository?: string
  /** Asked for when the checks are over, so that an approval given meanwhile counts. Undefined: nobody to ask. */
  readonly approvals: (() => Promise<ApprovalState | undefined>) | undefined
  /** Asked for last: files that the checks read may have given cause for one. */
  readonly remarks: () => Promise<readonly string[]>
  readonly reproduce: string
  /** What a command line gives a load test; undefined: the config says all. */
  readonly load?: LoadMeans
}

/** Runs the checks, decides, and gives everything that a report needs. */
export async function judge(request: JudgeRequest, world: World): Promise<Review> {
  const { changeSet, config, profile } = request
  const found = await review(checks, request.selected, reviewContext(request, world))
  const decision = decide({
    outcomes: found,
    profile,
    config,
    approvalState: await request.approvals?.(),
    headSha: changeSet.head.sha,
    mergeGroup: request.mergeGroup,
    today: world.clock.now().toISOString().slice(0, 'YYYY-MM-DD'.length),
  })
  return {
    tool: { name: 'breakwater', version },
    base: revisionName(changeSet.base),
    head: revisionName(changeSet.head),
    profile: { name: profile.name, source: profile.source },
    postgresVersion: config.database.postgresVersion,
    outcomes: decision.outcomes,
    verdict: decision.verdict,
    approvers: decision.approvers,
    killCriteria: decision.killCriteria,
    remarks: await request.remarks(),
    reproduce: request.reproduce,
  }
}

/** What checks may use. */
export function reviewContext(request: JudgeRequest, world: World): ReviewContext {
  const { changeSet, config, profile, fromFork } = request
  return {
    changeSet,
    config,
    profile,
    fromFork,
    preview: filledPreview(request),
    baseNamedBy: request.baseNamedBy,
    deployments: request.deployments,
    databaseEngine: () => databaseEngine(request, world),
    loadEngines: request.load?.engines ?? loadEngines,
    loadFiles: request.load?.files ?? (() => loadFilesOf(changeSet.base.tree, config)),
    secret: secretsOf(config, { env: world.env, given: request.load?.secrets, fromFork, mask: request.mask }),
    migrationCommands: (): Promise<MigrationCommands> => commandsOf(request, world),
    serviceCommands: (): Promise<ServiceCommands> => servicesOf(request, world),
    clock: world.clock,
    log: world.log,
  }
}

/** The config's URL with the pull request's own words in it; none where something is missing. */
function filledPreview({ preview, changeSet, pull, fromFork }: JudgeRequest): Preview | undefined {
  if (preview?.namedBy !== 'config') return preview
  const { ref, sha } = changeSet.head
  const url = previewUrl(preview.url, { number: pull, sha, branch: ref, fromFork })
  return url === undefined ? undefined : { ...preview, url }
}

async function databaseEngine({ config, databaseUrl }: JudgeRequest, { log, env }: World): Promise<DatabaseEngine> {
  const { openDatabaseEngine } = await import('../adapters/postgres/engine.ts')
  return await openDatabaseEngine({
    engine: config.database.engine,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    cacheDirectory: cacheDirectory(env),
    log,
  })
}

/**
 * Where base states are kept: BREAKWATER_CACHE, where it is set (to nothing: nowhere), else the place that the XDG base
 * directory specification gives to caches. A CI job can keep it between runs.
 */
function cacheDirectory({ BREAKWATER_CACHE, XDG_CACHE_HOME, HOME, LOCALAPPDATA }: World['env']): string | undefined {
  if (BREAKWATER_CACHE !== undefined) return BREAKWATER_CACHE === '' ? undefined : BREAKWATER_CACHE
  const home = XDG_CACHE_HOME || (HOME ? join(HOME, '.cache') : LOCALAPPDATA)
  return home ? join(home, 'breakwater') : undefined
}

async function loadEngines(): Promise<LoadEngines> {
  return (await import('../adapters/load/engines.ts')).loadEngines()
}

function revisionName({ ref, sha }: { ref: string; sha?: string }): { ref: string; sha?: string } {
  return sha === undefined ? { ref } : { ref, sha }
}
