import type { CheckContext, Unproven } from '../../../core/check.ts'
import { startOf } from '../../../core/check.ts'
import { BreakwaterError } from '../../../core/error.ts'
import type { DatabaseSession } from '../../../core/ports.ts'
import { count, enumerate, grouped, unique } from '../../../core/wording.ts'
import type { MigrationRun } from '../subject.ts'
import type { LeftQuery, RunningQueries, TriedQueries } from './query.ts'
import { runningQueries } from './sources.ts'
import { type QueryTrial, queryTrial } from './try-queries.ts'

/** What is known of the running release's queries before anyone has asked them. */
export interface KnownQueries extends RunningQueries {
  /** Why none can be known, although the config names files. */
  readonly unproven: readonly Unproven[]
}

/** The queries of the files that the config names. That these cannot be read costs the review nothing else. */
export async function knownQueries(context: CheckContext): Promise<KnownQueries> {
  try {
    return { ...(await runningQueries(context)), unproven: [] }
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError)) throw thrown
    return { queries: [], left: [], unproven: [{ ...thrown.trouble, subject: 'database.queries' }] }
  }
}

/** Undefined where there is nothing to ask. `fresh`: another session on the base state. */
export function trialOf(
  { config, log }: Pick<CheckContext, 'config' | 'log'>,
  { queries }: KnownQueries,
  fresh: () => Promise<DatabaseSession>,
): QueryTrial | undefined {
  return queries.length === 0 ? undefined : queryTrial({ queries, role: config.database.role, fresh, log })
}

/** `214 queries of the running release served by head`; nothing where none was tried. */
export function queriesSummary({ tried, broken }: TriedQueries): readonly string[] {
  if (tried === 0) return []
  const failing = broken.filter(({ how }) => how !== 'shape').length
  const all = count(tried, 'query', 'queries')
  return [`${failing === 0 ? all : `${grouped(tried - failing)} of ${all}`} of the running release served by head`]
}

/** Where no query was asked, nobody else says that the role could not be taken. */
export function roleRemarks(
  { config }: Pick<CheckContext, 'config'>,
  { statements, measured, roleRights, queries }: MigrationRun,
): readonly string[] {
  const { role } = config.database
  const ran = measured && statements.length > 0 && !statements.some(({ trace }) => trace.error)
  if (role === undefined || !ran || roleRights || queries) return []
  return [
    `what ${role} (database.role) may do with what is new was not tried: there is no such role on base, or nobody here may become it; create it in a file that database.prelude names`,
  ]
}

/** What was left on the way, counted, the first few by name. */
export function queriesRemarks({ left }: RunningQueries, tried: TriedQueries | undefined): readonly string[] {
  const unserved = tried?.unserved ?? []
  return [
    ...(left.length > 0
      ? [`${count(left.length, 'entry', 'entries')} of database.queries left out${kindsOf(left)}: ${placesOf(left)}`]
      : []),
    ...(unserved.length > 0
      ? [`${count(unserved.length, 'query', 'queries')} of the running release not judged: ${placesOf(unserved)}`]
      : []),
    ...(tried?.remarks ?? []),
    ...unblamed(tried),
  ]
}

/** Of those that places are not given for. */
function kindsOf(left: readonly LeftQuery[]): string {
  const kinds = unique(left.flatMap(({ kind }) => kind ?? []))
  if (left.length < 4 || kinds.length === 0) return ''
  const counted = kinds.map((kind) => `${grouped(left.filter((one) => one.kind === kind).length)} ${kind}`)
  return ` (${counted.join('; ')})`
}

function placesOf(left: readonly LeftQuery[]): string {
  return enumerate(left.map(({ location: { path, line }, problem }) => `${path}:${line}: ${problem}`))
}

function unblamed(tried: TriedQueries | undefined): readonly string[] {
  const nobody = (tried?.broken ?? []).filter(({ brokenBy }) => brokenBy === undefined).length
  return nobody === 0
    ? []
    : [`which statement broke ${count(nobody, 'query', 'queries')} of the running release was not found`]
}

/** Queries are named in the config, and not one of them could be asked: that looks like a pass, and is none. */
export function queriesUnproven(
  { config }: Pick<CheckContext, 'config'>,
  known: KnownQueries,
  tried: TriedQueries | undefined,
): readonly Unproven[] {
  if (known.unproven.length > 0 || config.database.queries.length === 0) return known.unproven
  if (known.queries.length > 0 && (!tried || tried.tried > 0)) return asAnother(config, tried)
  const [first] = [...(tried?.unserved ?? []), ...known.left]
  return [
    {
      code: 'queries-not-tried',
      subject: 'database.queries',
      message: `No query of the running release could be tried${first ? `: ${placesOf([first])}` : ', for the files that database.queries names hold none'}.`,
      hint: 'See references/queries.md for the kinds of files that are read, and what base must have for them: roles, schemas and search_path belong into a file that database.prelude names.',
      location: startOf(config.source),
    },
  ]
}

/** The owner has every privilege and sees all rows: what he may is no proof of what the application may. */
function asAnother({ database, source }: CheckContext['config'], tried: TriedQueries | undefined): readonly Unproven[] {
  const because = tried?.remarks.find((remark) => remark.includes('(database.role)'))
  if (database.role === undefined || tried?.role !== undefined || because === undefined) return []
  return [
    {
      code: 'role-not-taken',
      subject: 'database.role',
      message: `Nothing was told of the privileges of ${database.role}: ${because}.`,
      hint: 'Correct database.role, or create the role with its grants in a file that database.prelude names.',
      location: startOf(source),
    },
  ]
}
