import type { DatabaseSession } from '../../../core/ports.ts'
import { type Rule, runRules } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { oneByOne } from '../../../sql/runner.ts'
import { population } from '../rows/populate.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { observe } from '../trace/observe.ts'
import type { Rehearsal } from '../trace/open-transaction.ts'
import { type FileResult, rehearseFile } from '../trace/rehearse.ts'
import { watchSession } from '../trace/watch.ts'
import { endsOtherwise } from './end-state.ts'
import type { Proposal } from './proposals.ts'
import { type Segment, segmentsOf } from './segments.ts'

/** What a proof of remedies needs besides the findings. */
export interface RemedyInput {
  readonly run: MigrationRun
  readonly rules: readonly Rule<MigrationRun, MigrationExample>[]
  /** A session on the base state; called once a pass. */
  readonly session: () => Promise<DatabaseSession>
  /** Columns that the migrations make foreign keys. */
  readonly linked: ReadonlySet<string>
  /** When to stop, on the clock of `performance.now()`. */
  readonly until: number
  /** Told why a proposal did not hold: a bug of the rule that made it, more often than not. */
  readonly debug?: (text: string) => void
}

/** What became of the proposals; of those in neither list nothing can be said, for what an earlier one did. */
export interface Tried {
  readonly held: readonly Proposal[]
  readonly broken: readonly Proposal[]
}

/** Runs the pull request once with all these proposals in place of their statements. */
export async function tryAll(proposals: readonly Proposal[], input: RemedyInput): Promise<Tried> {
  const { run, rules, debug } = input
  const ran = await runAll(proposals, input)
  if (ran.end === 'broke') return { held: [], broken: ran.broken }
  const found = runRules(rules, { ...run, ...ran.judged })
  const hurts = ({ path, findings }: Proposal) => {
    const own = findings.map(({ ruleId }) => ruleId)
    const hurt = found.find(
      ({ location, severity, ruleId }) => location.path === path && (severity === 'error' || own.includes(ruleId)),
    )
    if (hurt) debug?.(`remedy for ${own.join(' and ')} at ${path} is called ${hurt.ruleId}: ${hurt.message}`)
    return hurt !== undefined
  }
  const broken = proposals.filter((proposal) => ran.broken.includes(proposal) || hurts(proposal))
  return { held: proposals.filter((proposal) => ran.reached.has(proposal) && !broken.includes(proposal)), broken }
}

interface Ran {
  /** What differs from the author's own run: OIDs too, since the database may be another one. */
  readonly judged: Pick<MigrationRun, 'statements' | 'preexisting' | 'facts'>
  /** Those that failed, made a later statement fail, or left another schema behind. */
  readonly broken: readonly Proposal[]
  /** Those that ran, on tables that no earlier one had left in another shape. */
  readonly reached: ReadonlySet<Proposal>
  readonly end: 'through' | 'broke'
}

async function runAll(proposals: readonly Proposal[], input: RemedyInput): Promise<Ran> {
  const { run, session: open, linked, until, debug } = input
  const watch = watchSession(await open(), { alone: true })
  const { session } = watch
  const base = await watch.facts()
  const preexisting = new Set((await observe(session)).relations.keys())
  const rehearsal: Rehearsal = { session, watch, preexisting, transactions: { count: 0 }, until }
  const rows = population(session, preexisting, linked)
  const statements: TracedStatement[] = []
  const shapes = shapesLeft(proposals, debug)
  const ended = async (end: Ran['end'], blamed: readonly Proposal[] = []): Promise<Ran> => ({
    judged: { statements, preexisting, facts: { base, head: end === 'broke' ? base : await watch.facts() } },
    broken: [...shapes.broken, ...blamed],
    reached: shapes.reached,
    end,
  })
  for (const file of run.files) {
    await rows.fill(file.sql)
    for (const segment of await segmentsOf(file, proposals, run)) {
      const wrapping = { ...oneByOne, transaction: segment.transaction }
      const result = await rehearseFile(rehearsal, segment.path, segment.statements, wrapping, rows)
      statements.push(...result.statements)
      // The author's own failure, met again: what comes after it was not run the first time either.
      if (failsAnyway(result, run)) return ended('through')
      if (result.failed || result.trouble) {
        debug?.(`remedies stopped at ${segment.path}: ${endText(result)}`)
        return ended('broke', blamedFor(segment.path, statements, proposals))
      }
      if (segment.completes) shapes.look(segment.completes, await watch.facts())
    }
  }
  return ended('through')
}

/** Compares what stands in place of each statement with what the statement itself left. */
function shapesLeft(proposals: readonly Proposal[], debug: RemedyInput['debug']) {
  const broken: Proposal[] = []
  const reached = new Set<Proposal>()
  const astray = new Set<string>()
  return {
    broken,
    reached,
    look: (completed: NonNullable<Segment['completes']>, now: MigrationRun['facts']['head']) => {
      const own = proposals.filter(({ statement }) => statement === completed)
      const other = endsOtherwise(completed, now)
      // A table that an earlier remedy has left in another shape cannot have the right one now.
      const known = other.length === 0 || !other.every((table) => astray.has(table))
      if (known) for (const proposal of own) reached.add(proposal)
      if (known && other.length > 0) {
        debug?.(`what stands in place of ${completed.trace.statement} leaves ${enumerate(other)} otherwise`)
        broken.push(...own)
      }
      for (const table of other) astray.add(table)
    },
  }
}

function failsAnyway({ failed }: FileResult, { statements }: MigrationRun): boolean {
  return failed !== undefined && statements.some(({ sql, trace }) => sql === failed.sql && trace.error)
}

function endText({ failed, trouble }: FileResult): string {
  return `${failed?.trace.statement ?? ''} ${failed?.trace.error?.message ?? trouble?.message ?? ''}`
}

/** Where a statement of the author's fails, the remedy before it has made it so. */
function blamedFor(
  path: string,
  statements: readonly TracedStatement[],
  proposals: readonly Proposal[],
): readonly Proposal[] {
  const own = proposals.filter((proposal) => proposal.path === path)
  const before = proposals.filter((proposal) => statements.some(({ place }) => place.path === proposal.path))
  return own.length > 0 ? own : before.slice(-1)
}
