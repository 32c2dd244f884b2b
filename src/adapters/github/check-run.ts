import type { Annotation, CodeHost, Published } from '../../core/ports.ts'
import type { GitHub } from './client.ts'
import { githubTrouble, hasStatus, isLost, refusal } from './failure.ts'
import { fitBytes, fitCharacters, sendable } from './fit.ts'

type CheckRun = Parameters<CodeHost['writeCheckRun']>[0]

/** The server counts bytes, whatever the documentation says. */
const summaryBytes = 65_535
const titleCharacters = 255
const messageBytes = 64 * 1024
const annotationsARequest = 50
/** A page with thousands of annotations helps nobody, and each fifty are a request. */
const mostAnnotations = 1000
const mostLost = 3

interface Existing {
  readonly id: number
  readonly url: string
  readonly run: number
  readonly attempt: number
  readonly conclusion: string | null
  readonly title: string | null
  readonly summary: string | null
  readonly annotationCount: number
}

interface Output {
  readonly title: string
  readonly summary: string
}

interface Wanted {
  readonly check: CheckRun
  readonly output: Output
  readonly annotations: readonly SentAnnotation[]
}

/** What is sent of an annotation; also how it is told from another. */
interface SentAnnotation {
  readonly path: string
  readonly start_line: number
  readonly end_line: number
  readonly start_column?: number
  readonly end_column?: number
  readonly annotation_level: Annotation['level']
  readonly title: string
  readonly message: string
}

/**
 * One check run of a name on a commit. Ours is known by its `external_id`: a job of the same name shares our app when
 * the token is GITHUB_TOKEN. Annotations can only be added, so a run that holds others than it should is left, and a
 * new one (which GitHub shows in its place) takes over.
 */
export async function writeCheckRun(github: GitHub, check: CheckRun): Promise<Published> {
  const foreign = new Set<number>()
  let wanted: Wanted = {
    check,
    output: outputOf(check, summaryBytes),
    annotations: annotationsOf(github, check.annotations),
  }
  let lost = 0
  const plainer = lessOf(github, wanted)
  for (;;) {
    try {
      const published = await reconcile(github, wanted, foreign)
      if (published?.status === 'unchanged' && lost > 0) return { ...published, status: 'written' }
      if (published) return published
    } catch (thrown) {
      const next = hasStatus(thrown, 422) ? plainer.next() : undefined
      if (next?.value) {
        wanted = next.value
        continue
      }
      // It may have been written all the same: look before writing again.
      if (!isLost(thrown) || ++lost === mostLost) return refusedOrThrow(thrown, check)
      await github.clock.sleep(1000 * 2 ** lost)
    }
  }
}

/**
 * What to write in the place of what GitHub finds invalid: the verdict matters most, and must not be lost because of one
 * strange annotation.
 */
function* lessOf({ log }: GitHub, { check, annotations }: Wanted): Generator<Wanted> {
  const output = outputOf(check, Math.floor(summaryBytes / 2))
  yield { check, output, annotations }
  if (annotations.length === 0) return
  log.warn(`GitHub refuses the annotations of the check run ${check.name}; it is written without them`)
  yield { check, output, annotations: [] }
}

/** One look and the writes that it asks for; undefined where another look is needed. */
async function reconcile(github: GitHub, wanted: Wanted, foreign: Set<number>): Promise<Published | undefined> {
  const existing = await latestOurs(github, wanted.check, foreign)
  if (!existing) return { status: 'written', url: await create(github, wanted) }
  const { run, attempt, url } = existing
  if (isNewerThan(existing, github)) {
    return { status: 'superseded', reason: `run ${run} (attempt ${attempt}) has written a newer check run` }
  }
  const missing = await missingFrom(github, existing, wanted.annotations)
  if (!missing) return { status: 'written', url: await create(github, wanted) }
  if (missing.length === 0 && says(existing, wanted)) return { status: 'unchanged', url }
  if (await update(github, existing, { ...wanted, annotations: missing })) return { status: 'written', url }
  foreign.add(existing.id)
  return undefined
}

function refusedOrThrow(thrown: unknown, { name }: CheckRun): Published {
  const refused = refusal(thrown, 'checks: write')
  if (refused) return refused
  throw githubTrouble(thrown, `writing the check run ${name}`)
}

function outputOf(check: CheckRun, limit: number): Output {
  return {
    title: fitCharacters(sendable(check.title), titleCharacters),
    summary: fitBytes(sendable(check.render(limit)), limit),
  }
}

function annotationsOf({ log }: GitHub, annotations: readonly Annotation[]): readonly SentAnnotation[] {
  if (annotations.length > mostAnnotations) {
    log.warn(
      `${annotations.length - mostAnnotations} of ${annotations.length} annotations are left out of the check run`,
    )
  }
  return annotations.slice(0, mostAnnotations).map(({ path, line, column, level, title, message }) => ({
    path,
    start_line: line,
    end_line: line,
    // Allowed since the annotation starts and ends on one line.
    ...(column === undefined ? {} : { start_column: column, end_column: column }),
    annotation_level: level,
    title: fitCharacters(sendable(title), titleCharacters),
    message: fitBytes(sendable(message), messageBytes),
  }))
}

async function latestOurs(
  github: GitHub,
  { name, sha }: CheckRun,
  foreign: Set<number>,
): Promise<Existing | undefined> {
  const { octokit, owner, repo } = github
  const query = { owner, repo, ref: sha, check_name: name, filter: 'all', per_page: 100 } as const
  let latest: Existing | undefined
  for await (const { data } of octokit.paginate.iterator(octokit.rest.checks.listForRef, query)) {
    for (const run of data) {
      const by = /^breakwater\/(\d+)\/(\d+)$/.exec(run.external_id ?? '')
      if (!by || run.name !== name || run.head_sha !== sha || foreign.has(run.id) || run.id < (latest?.id ?? 0))
        continue
      latest = {
        id: run.id,
        url: run.html_url ?? run.url,
        run: Number(by[1]),
        attempt: Number(by[2]),
        conclusion: run.conclusion,
        title: run.output.title,
        summary: run.output.summary,
        annotationCount: run.output.annotations_count,
      }
    }
  }
  return latest
}

function isNewerThan({ run, attempt }: Existing, github: GitHub): boolean {
  return run === github.run.id ? attempt > github.run.attempt : run > github.run.id
}

function says(existing: Existing, { check, output }: Wanted): boolean {
  return (
    existing.conclusion === check.conclusion &&
    existing.title === output.title &&
    (existing.summary ?? '').replaceAll('\r\n', '\n').trim() === output.summary.replaceAll('\r\n', '\n').trim()
  )
}

/** The annotations still to be added; undefined where the run holds one that no longer applies. */
async function missingFrom(
  github: GitHub,
  existing: Existing,
  wanted: readonly SentAnnotation[],
): Promise<readonly SentAnnotation[] | undefined> {
  if (existing.annotationCount === 0) return wanted
  const { octokit, owner, repo } = github
  const query = { owner, repo, check_run_id: existing.id, per_page: 100 }
  const missing = new Map<string, SentAnnotation[]>()
  for (const one of wanted) missing.set(identityOf(one), [...(missing.get(identityOf(one)) ?? []), one])
  for (const one of await octokit.paginate(octokit.rest.checks.listAnnotations, query)) {
    const same = missing.get(identityOf(one))
    if (!same?.pop()) return undefined
  }
  return [...missing.values()].flat()
}

function identityOf(one: {
  readonly path: string
  readonly start_line: number
  readonly annotation_level: string | null
  readonly title: string | null
  readonly message: string | null
}): string {
  return JSON.stringify([one.path, one.start_line, one.annotation_level, one.title, one.message])
}

async function create(github: GitHub, { check, output, annotations }: Wanted): Promise<string> {
  const { octokit, owner, repo } = github
  const { data } = await octokit.rest.checks.create({
    owner,
    repo,
    name: check.name,
    head_sha: check.sha,
    external_id: externalId(github),
    status: 'completed',
    conclusion: check.conclusion,
    output: { ...output, annotations: annotations.slice(0, annotationsARequest) },
  })
  await append(github, data.id, output, annotations.slice(annotationsARequest))
  return data.html_url ?? data.url
}

/** False where GitHub says that another app owns the run. */
async function update(github: GitHub, { id }: Existing, { check, output, annotations }: Wanted): Promise<boolean> {
  const { octokit, owner, repo } = github
  try {
    await octokit.rest.checks.update({
      owner,
      repo,
      check_run_id: id,
      external_id: externalId(github),
      status: 'completed',
      conclusion: check.conclusion,
      output: { ...output, annotations: annotations.slice(0, annotationsARequest) },
    })
  } catch (thrown) {
    if (!(hasStatus(thrown, 403) && thrown instanceof Error && /app_id/.test(thrown.message))) throw thrown
    return false
  }
  await append(github, id, output, annotations.slice(annotationsARequest))
  return true
}

/** GitHub takes fifty a request and adds them to those that are there. */
async function append(
  { octokit, owner, repo }: GitHub,
  id: number,
  output: Output,
  annotations: readonly SentAnnotation[],
): Promise<void> {
  for (let at = 0; at < annotations.length; at += annotationsARequest) {
    const next = annotations.slice(at, at + annotationsARequest)
    await octokit.rest.checks.update({ owner, repo, check_run_id: id, output: { ...output, annotations: next } })
  }
}

function externalId({ run }: GitHub): string {
  return `breakwater/${run.id}/${run.attempt}`
}
