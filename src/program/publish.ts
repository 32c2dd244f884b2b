import type { Runner } from '../adapters/github/runtime.ts'
import type { PullRequestEvent } from '../config/event.ts'
import { type Trouble, troubleOf } from '../core/error.ts'
import type { CodeHost, Log, Published } from '../core/ports.ts'
import type { Review } from '../core/review.ts'
import { conclusionOf } from '../core/verdict.ts'
import { count, unique } from '../core/wording.ts'
import { annotationsOf } from '../report/annotations.ts'
import { checkTitle, renderCheckSummary, renderTroubleSummary } from '../report/check-run.ts'
import { renderComment } from '../report/comment.ts'
import { renderJobSummary } from '../report/job-summary.ts'
import { suggestionsOf } from '../report/suggestions.ts'
import { renderTerminal } from '../report/terminal.ts'

/** The check to require in branch protection; the same name on every event. */
const checkName = 'Breakwater'

interface Publication {
  readonly review: Review
  readonly event: PullRequestEvent
  /** Undefined: a dry run, or no token. */
  readonly host: CodeHost | undefined
  /** Whether remedies are offered on their lines, too. */
  readonly suggestions: boolean
  readonly runner: Runner
  readonly log: Log
}

/**
 * Tells the result everywhere it may: comment, check run, job summary, log. What may not be written is said, with the
 * permission that would grant it, in the next best place.
 */
export async function publish(publication: Publication): Promise<{
  readonly commentUrl: string | undefined
  readonly checkRunWritten: boolean
}> {
  const { review, event, host, runner } = publication
  runner.print(renderTerminal(review, { colour: false, width: 100 }))
  const comment = await writeComment(publication)
  const check = host && (await outcomeOf(() => host.writeCheckRun(checkRunOf(review, event)), publication.log))
  // Last: with a token that is not the workflow's own, a review starts a run that takes this one's place.
  const suggested = await offerSuggestions(publication)
  // A newer run's check says how things stand now, whatever became of this one.
  const checkRunWritten = isWritten(check) || check?.status === 'superseded'
  // Without a check run its annotations still reach the diff, through the log.
  const hidden = checkRunWritten ? 0 : runner.annotate(annotationsOf(review))
  if (hidden > 0) runner.notice(`${count(hidden, 'further annotation')} cannot be shown here; all are in the summary.`)
  const refused = refusals([comment, check, suggested], event)
  for (const text of refused) runner.warning(text)
  for (const one of [comment, suggested, check])
    if (one?.status === 'superseded') runner.notice(`Not written: ${one.reason}.`)
  await writeSummary(runner, (limit) =>
    renderJobSummary({ ...review, remarks: [...review.remarks, ...refused] }, limit),
  )
  return { commentUrl: isWritten(comment) ? comment.url : undefined, checkRunWritten }
}

/** Puts trouble that left nothing to judge on the commit, so that a required check reports. */
export async function publishTrouble(
  trouble: Trouble,
  {
    event,
    host,
    runner,
    world,
  }: Pick<Publication, 'event' | 'host' | 'runner'> & { readonly world: { readonly log: Log } },
): Promise<void> {
  await writeSummary(runner, (limit) => renderTroubleSummary(trouble, limit))
  if (!host) return
  const render = (limit: number) => renderTroubleSummary(trouble, limit)
  const title = 'Nothing could be judged'
  const run = { name: checkName, sha: event.headSha, conclusion: 'failure', title, render, annotations: [] } as const
  for (const text of refusals([await outcomeOf(() => host.writeCheckRun(run), world.log)], event)) runner.warning(text)
}

/** The summary is one of several places; where it cannot be written, the verdict stands all the same. */
async function writeSummary(runner: Runner, render: (limit: number) => string): Promise<void> {
  try {
    await runner.writeSummary(render)
  } catch (thrown) {
    runner.warning(`The job summary could not be written: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
  }
}

async function writeComment({
  review,
  event,
  host,
  runner,
  log,
}: Publication): Promise<Published | Failed | undefined> {
  if (event.kind === 'merge_group') return undefined
  if (!host) {
    const check = `${checkName}: ${conclusionOf(review.verdict)} (${checkTitle(review)})`
    runner.print(
      `Without a token, or on a dry run, neither is written.\nThe check run: ${check}\nThe comment:\n${renderComment(review, 60_000)}`,
    )
    return undefined
  }
  // Nothing to review, nothing posted; an old comment is brought up to date all the same.
  const create = review.outcomes.some(({ status }) => status !== 'skipped')
  return await outcomeOf(
    () =>
      host.upsertComment({
        pull: event.pull,
        key: 'review',
        headSha: event.headSha,
        render: (limit) => renderComment(review, limit),
        create,
      }),
    log,
  )
}

/** On lines of the pull request: a merge group has none. */
async function offerSuggestions(publication: Publication): Promise<Published | Failed | undefined> {
  const { review, event, host, runner, log } = publication
  if (event.kind === 'merge_group' || !publication.suggestions) return undefined
  const suggestions = suggestionsOf(review)
  if (!host) {
    for (const { path, startLine, body } of suggestions)
      runner.print(`The suggestion at ${path}:${startLine}:\n${body}`)
    return undefined
  }
  return await outcomeOf(() => host.suggest({ pull: event.pull, headSha: event.headSha, suggestions }), log)
}

function checkRunOf(review: Review, { headSha }: PullRequestEvent): Parameters<CodeHost['writeCheckRun']>[0] {
  return {
    name: checkName,
    sha: headSha,
    conclusion: conclusionOf(review.verdict),
    title: checkTitle(review),
    render: (limit) => renderCheckSummary(review, limit),
    annotations: annotationsOf(review),
  }
}

interface Failed {
  readonly status: 'failed'
  readonly reason: string
}

/** A host that is down must not cost the result: it is still in the summary, the log and the exit code. */
async function outcomeOf(write: () => Promise<Published>, log: Log): Promise<Published | Failed> {
  try {
    return await write()
  } catch (thrown) {
    if (thrown instanceof Error) log.debug(thrown.stack ?? thrown.message)
    return { status: 'failed', reason: troubleOf(thrown).message }
  }
}

function isWritten(published: Published | Failed | undefined): published is Extract<Published, { url: string }> {
  return published?.status === 'written' || published?.status === 'unchanged'
}

/** What kept a result from being written, each reason once, with what would change it. */
function refusals(outcomes: readonly (Published | Failed | undefined)[], event: PullRequestEvent): readonly string[] {
  const fromFork = event.kind !== 'merge_group' && event.fromFork
  return unique(
    outcomes.flatMap((published) => {
      if (published?.status === 'failed') return [`GitHub could not be written to: ${published.reason}`]
      if (published?.status !== 'refused') return []
      // No `permissions:` would change it.
      if (fromFork) return [readOnly]
      return [`${published.reason} Grant it in the workflow:\n\npermissions:\n  ${published.permission}`]
    }),
  )
}

const readOnly =
  "GitHub gives a fork's pull request a token that may only read, so comment and check run are not written: the result is in the summary of this job, and in whether the job fails."
