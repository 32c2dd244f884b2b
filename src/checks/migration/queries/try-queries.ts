import { BreakwaterError } from '../../../core/error.ts'
import { type DatabaseSession, type Log, SqlError } from '../../../core/ports.ts'
import { count, enumerate } from '../../../core/wording.ts'
import type { MigrationRun } from '../subject.ts'
import { type Facts, readFacts } from '../trace/facts.ts'
import { applicationRole } from './application-role.ts'
import type { Asker, Signature } from './ask.ts'
import { type AskableQuery, askable } from './askable.ts'
import { queryGaps } from './between.ts'
import { type BrokenServed, blamed } from './blame.ts'
import { askBase, judgeOnHead, type ServedQuery } from './judge.ts'
import type { LeftQuery, RunningQuery, TriedQueries } from './query.ts'
import { openStage, type Stage } from './stage.ts'

export interface QueryTrialInput {
  readonly queries: readonly RunningQuery[]
  /** Role that the application logs in as; undefined: the owner. */
  readonly role: string | undefined
  /** Another session on the base state; undefined where there is no other to be had. */
  readonly fresh: (() => Promise<DatabaseSession>) | undefined
  readonly log: Log
}

/** The running release's queries on their way from base to head. */
export interface QueryTrial {
  /**
   * Asks the base state; gives the session to go on with, which is another where a query ended the first, and the
   * catalog that was read.
   */
  readonly onBase: (session: DatabaseSession) => Promise<{ readonly session: DatabaseSession; readonly catalog: Facts }>
  /**
   * Asks the state in which the new migrations stand, what base served. Leaves that state as it is. `statements`: what
   * leads there from base, where that can be sent once more.
   */
  readonly onHead: (
    session: DatabaseSession,
    run: { readonly facts: Facts; readonly statements: MigrationRun['statements'] },
  ) => Promise<TriedQueries>
  /**
   * Finds for what head was last asked the statement that broke each query, and what is served by head, but not by a
   * state on the way.
   */
  readonly blamed: (tried: TriedQueries, statements: MigrationRun['statements']) => Promise<TriedQueries>
}

/** All queries on one state. */
const sideMs = 60_000
/** A query that ends its database costs a new one; after so many the rest is left. */
const endedAtMost = 3

/** Tries each query on base and then on head, in transactions that are rolled back; only what got worse is told. */
export function queryTrial(input: QueryTrialInput): QueryTrial {
  const served: ServedQuery[] = []
  const unserved: LeftQuery[] = []
  const remarks: string[] = []
  let role: string | undefined
  let found: BrokenServed[] = []
  return {
    onBase: async (session) => {
      input.log.progress(`asking base ${count(input.queries.length, 'query', 'queries')} of the running release ...`)
      const ready = await askables(input.queries, unserved)
      const { asker, remark } = await applicationRole(session, input.role)
      role = asker?.role
      if (remark !== undefined) remarks.push(remark)
      const facts = await readFacts(session)
      const { session: last, left } = await eachOn(
        'base',
        session,
        facts,
        ready,
        async () => input.fresh?.(),
        async (stage, query) => {
          const answer = await askBase(stage, query, asker)
          if ('served' in answer) served.push(answer.served)
          else
            unserved.push(
              leftBy(query, `is refused by base itself: ${answer.refusal.message} (${answer.refusal.sqlstate})`),
            )
        },
      )
      unserved.push(...left)
      if (asker) remarks.push(...asOwnerRemark(served, asker))
      remarks.push(...untypedRemark(served.map(({ prepared }) => prepared.signature)))
      return { session: last, catalog: facts }
    },
    onHead: async (session, run) => {
      input.log.progress('asking head the same ...')
      found = []
      const byQuery = new Map(served.map((one) => [one.asked, one]))
      const again = async () => replayed(await input.fresh?.(), run)
      const { left } = await eachOn(
        'head',
        session,
        run.facts,
        served.map(({ asked }) => asked),
        again,
        async (stage, query) => {
          const one = byQuery.get(query)
          const broken = one && (await judgeOnHead(stage, one))
          if (one && broken) found.push({ served: one, broken })
        },
      )
      return {
        tried: served.length - left.length,
        ran: served.filter(({ run: ran }) => ran).length,
        broken: found.map(({ broken }) => ({ ...broken, brokenBy: undefined })),
        gaps: [],
        unserved: [...unserved, ...left],
        role,
        remarks,
      }
    },
    blamed: async (tried, statements) => {
      const { fresh } = input
      if (!fresh) return tried
      const broken = new Set(found.map((one) => one.served))
      const alike = served.filter((one) => !broken.has(one))
      const asked = await withGaps(tried, alike, statements, fresh)
      if (found.length === 0) return asked
      const guilty = await blamed(found, { statements, fresh, until: performance.now() + sideMs }).catch(noBlame)
      return { ...asked, broken: found.map((one) => ({ ...one.broken, brokenBy: guilty.get(one) })) }
    },
  }
}

/** What strangers' SQL may end in: a refusal, a limit, a crash. All else is a mistake of our own. */
function expected(thrown: unknown): BreakwaterError | SqlError {
  if (thrown instanceof BreakwaterError || thrown instanceof SqlError) return thrown
  throw thrown
}

/** Of what base and head serve alike. */
async function withGaps(
  tried: TriedQueries,
  alike: readonly ServedQuery[],
  statements: MigrationRun['statements'],
  fresh: () => Promise<DatabaseSession>,
): Promise<TriedQueries> {
  const { gaps, complete } = await queryGaps({ served: alike, statements, fresh, until: performance.now() + sideMs })
  const remark = 'whether queries of the running release fail between two transactions was not tried to the end'
  return { ...tried, gaps, remarks: complete ? tried.remarks : [...tried.remarks, remark] }
}

/** What is broken stays broken, by nobody in particular. */
function noBlame(thrown: unknown): ReadonlyMap<BrokenServed, string> {
  expected(thrown)
  return new Map()
}

async function askables(queries: readonly RunningQuery[], unserved: LeftQuery[]): Promise<readonly AskableQuery[]> {
  const read = await Promise.all(queries.map(askable))
  unserved.push(...read.flatMap((one) => ('problem' in one ? [one] : [])))
  return read.flatMap((one) => ('problem' in one ? [] : [one]))
}

/**
 * Asks one after another on a stage of their own. One that ends the database is left, and the others go on on another;
 * what nobody could be asked comes back as left.
 */
async function eachOn(
  where: 'base' | 'head',
  given: DatabaseSession,
  facts: Facts,
  queries: readonly AskableQuery[],
  next: () => Promise<DatabaseSession | undefined>,
  work: (stage: Stage, query: AskableQuery) => Promise<void>,
): Promise<{ readonly session: DatabaseSession; readonly left: readonly LeftQuery[] }> {
  const left: LeftQuery[] = []
  const until = performance.now() + sideMs
  let session = given
  let at = 0
  const askRest = async (): Promise<void> => {
    const stage = await openStage(session, facts, queries.slice(at))
    for (let query = queries[at]; query && performance.now() < until; query = queries[at]) {
      await work(stage, query)
      at += 1
    }
    await stage.close()
  }
  for (let ended = 0; ended <= endedAtMost && at < queries.length && performance.now() < until; ) {
    const thrown = await askRest().catch(expected)
    if (!thrown) break
    const guilty = queries[at]
    if (guilty) left.push(leftBy(guilty, `stopped ${where}: ${thrown.message}`))
    at += 1
    if (thrown instanceof SqlError) await session.execute('ROLLBACK')
    else {
      ended += 1
      const other = await next()
      if (!other) break
      session = other
    }
  }
  left.push(...queries.slice(at).map((query) => leftBy(query, 'was not tried: what came before it took all the time')))
  return { session, left }
}

/** The state of head once more; undefined where there is no other session. */
async function replayed(
  session: DatabaseSession | undefined,
  { statements }: Pick<MigrationRun, 'statements'>,
): Promise<DatabaseSession | undefined> {
  try {
    for (const { sql } of session ? statements : []) await session?.execute(sql.text)
    return statements.length === 0 ? undefined : session
  } catch (thrown) {
    expected(thrown)
    return undefined
  }
}

function leftBy({ query }: AskableQuery, problem: string): LeftQuery {
  return { location: query.location, problem: `${query.name} ${problem}` }
}

function asOwnerRemark(served: readonly ServedQuery[], { role }: NonNullable<Asker>): readonly string[] {
  const names = served.filter(({ asker }) => !asker).map(({ asked }) => asked.query.name)
  return names.length === 0
    ? []
    : [
        `${role} may not run ${enumerate(names)} on base either, as far as migrations say: tried as the owner, who needs no privilege`,
      ]
}

/** Before PostgreSQL 16 nobody can ask what a prepared query gives: one remark, for it is the same with all of them. */
export function untypedRemark(signatures: readonly Pick<Signature, 'results'>[]): readonly string[] {
  return signatures.some(({ results }) => results === undefined)
    ? [
        'whether queries of the running release give other types than before was not tried: PostgreSQL tells that from 16 on',
      ]
    : []
}
