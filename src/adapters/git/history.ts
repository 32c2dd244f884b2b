import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { BreakwaterError } from '../../core/error.ts'
import { nearest } from '../../core/nearest.ts'
import type { Log } from '../../core/ports.ts'
import { type Git, GitFailure, gitAnswer, gitLine } from './git.ts'

/** What the finding of commits needs to know of a repository. */
export interface History {
  readonly git: Git
  readonly directory: string
  /** Whether missing history may be fetched from `origin`. */
  readonly fetch: boolean
  readonly log: Log
  /** Hears what a reader should know. */
  readonly remark: (text: string) => void
}

/** Commits to add at each step; after the last one, everything. Most branches are shorter than the first. */
const deepenSteps = [50, 200, 1000, 5000]

const fullHistory = 'In a workflow, give actions/checkout `fetch-depth: 0`; on a laptop, run `git fetch --unshallow`.'

/** The commit behind a name: as git knows it, else a branch of origin, else (in a shallow clone) fetched. */
export async function commitOf(history: History, ref: string): Promise<string> {
  const known = (await knownCommit(history.git, ref)) ?? (await knownCommit(history.git, `refs/remotes/origin/${ref}`))
  if (known) return known
  if (ref === 'HEAD')
    throw new BreakwaterError({
      code: 'no-commits',
      message: `The repository in ${history.directory} has no commits yet.`,
      hint: 'Commit something first; a review compares commits.',
    })
  if (!(await isPartOfOrigin(history.git))) throw await unknownRef(history, ref)
  return fetchRef(history, ref)
}

/**
 * The tip of origin's branch as it was last fetched, where it goes on from a commit that is known to be on it; else that
 * commit. An event tells where the branch stood when it was sent, and a job may be run again long after.
 */
export async function tipSince({ git }: History, branch: string, commit: string): Promise<string> {
  const tip = await knownCommit(git, `refs/remotes/origin/${branch}`)
  if (tip === undefined) return commit
  const goesOn = await gitAnswer(git, ['merge-base', '--is-ancestor', '--end-of-options', commit, tip])
  return goesOn === undefined ? commit : tip
}

/**
 * The base that is meant where none is named: origin's default branch, else main or master. Head itself is never meant:
 * compared with itself, everything passes.
 */
export async function defaultBase(history: History, headSha: string): Promise<string> {
  const { git } = history
  const ref = (await askedDefault(history)) ?? (await localDefault(git))
  if (ref === undefined)
    throw new BreakwaterError({
      code: 'unknown-base',
      message: 'No base branch was found: there is no default branch of origin, no main and no master.',
      hint: `Name the branch to compare with: --base REF.${await branchList(git)}`,
    })
  if ((await knownCommit(git, ref)) !== headSha) return ref
  throw new BreakwaterError({
    code: 'unknown-base',
    message: `Breakwater could not find what to compare with: ${ref}, the usual base, is the commit under review itself.`,
    hint: `Commit what is to be reviewed, or name what to compare with: --base REF.${await branchList(git)}`,
  })
}

async function localDefault(git: Git): Promise<string | undefined> {
  const own = await gitAnswer(git, ['symbolic-ref', '--quiet', '--short', 'HEAD'])
  const originHead = await gitAnswer(git, ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'])
  // A clone of one branch takes that branch for the default of origin; it is no base for itself.
  const known = (await isSingleBranch(git)) && originHead === `origin/${own}` ? undefined : originHead
  for (const ref of [known, 'origin/main', 'origin/master', 'main', 'master'])
    if (ref && (await knownCommit(git, ref))) return ref
  return undefined
}

/** A clone of one branch does not know the default branch of origin: origin is asked, and the branch fetched. */
async function askedDefault(history: History): Promise<string | undefined> {
  const { git, log } = history
  if (!history.fetch || !(await isSingleBranch(git))) return undefined
  log.progress('Asking origin for its default branch ...')
  const answer = await gitAnswer(git, ['ls-remote', '--symref', '--end-of-options', 'origin', 'HEAD'])
  const [, branch] = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(answer ?? '') ?? []
  if (branch === undefined) return undefined
  const ref = `origin/${branch}`
  if (!(await knownCommit(git, `refs/remotes/${ref}`))) await fetchRef(history, ref)
  return ref
}

/** The commit where two histories part; a shallow clone is deepened until it is certain. */
export async function mergeBaseOf(history: History, base: string, head: string): Promise<string> {
  const { git } = history
  for (const step of [0, ...deepenSteps, Number.POSITIVE_INFINITY]) {
    if (step > 0) await deepen(history, base, head, step)
    const found = await gitAnswer(git, ['merge-base', base, head])
    const shallow = await isShallow(git)
    if (found && (!shallow || (await isCertain(history, found, base, head)))) return found
    if (!shallow) break
  }
  throw new BreakwaterError({
    code: 'no-merge-base',
    message: `${base.slice(0, 12)} and ${head.slice(0, 12)} have no commit in common.`,
    hint: 'Check --base and --head: the two branches belong to histories that never met.',
  })
}

/**
 * Whether a merge base found in a shallow clone is that of the full history. A cut among the commits that came after it
 * could hide a later one.
 */
async function isCertain({ git, directory }: History, found: string, base: string, head: string): Promise<boolean> {
  const file = resolve(directory, await gitLine(git, ['rev-parse', '--git-path', 'shallow']))
  const cuts = new Set((await readFile(file, 'utf8')).split('\n'))
  const since = (await gitLine(git, ['rev-list', base, head, `^${found}`])).split('\n')
  return !since.some((commit) => cuts.has(commit))
}

async function deepen(history: History, base: string, head: string, step: number): Promise<void> {
  const { git, log, remark } = history
  if (!history.fetch || (await gitAnswer(git, ['remote', 'get-url', 'origin'])) === undefined)
    throw new BreakwaterError({
      code: 'shallow-clone',
      message: 'This is a shallow clone, and the commit where base and head part is not in it.',
      hint: fullHistory,
    })
  const all = step === Number.POSITIVE_INFINITY
  log.progress(`Fetching ${all ? 'the whole' : `${step} commits more of the`} history ...`)
  const depth = all ? '--unshallow' : `--deepen=${step}`
  try {
    // A commit that was made here is unknown to origin; then the history of base is all that can be fetched.
    await fetchFrom(git, depth, [base, head]).catch((thrown) => {
      if (!(thrown instanceof GitFailure)) throw thrown
      return fetchFrom(git, depth, [base])
    })
  } catch (thrown) {
    throw cannotFetch('more history', thrown)
  }
  remark('The clone was shallow; more of its history was fetched from origin to find where base and head part.')
}

/** In a shallow clone, or one of a single branch, other branches and most commits have to be asked for. */
async function fetchRef(history: History, ref: string): Promise<string> {
  const { git, log } = history
  const name = ref.replace(/^(refs\/remotes\/|refs\/heads\/)?(origin\/)?/, '')
  const shallow = await isShallow(git)
  const missing = (cause?: unknown) =>
    new BreakwaterError(
      {
        code: shallow ? 'shallow-clone' : 'unknown-ref',
        message: `${shown(ref)} is not in this ${shallow ? 'shallow clone' : 'clone of a single branch'}${cause instanceof Error ? `: ${cause.message}` : ''}.`,
        hint: `${shallow ? fullHistory : 'Run `git remote set-branches origin "*" && git fetch origin`.'} Check the name too.`,
      },
      { cause },
    )
  if (!history.fetch) throw missing()
  const isCommit = /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(ref)
  const fits = isCommit || (await gitAnswer(git, ['check-ref-format', `refs/heads/${name}`])) !== undefined
  if (!fits) throw await unknownRef(history, ref)
  log.progress(`Fetching ${shown(ref)} ...`)
  try {
    // A depth would make a shallow clone of a full one.
    await fetchFrom(git, shallow ? '--depth=1' : undefined, [
      isCommit ? ref : `+refs/heads/${name}:refs/remotes/origin/${name}`,
    ])
  } catch (thrown) {
    if (thrown instanceof GitFailure) throw missing(thrown)
    throw thrown
  }
  const fetched = await knownCommit(git, isCommit ? ref : `refs/remotes/origin/${name}`)
  if (!fetched) throw missing()
  return fetched
}

/** What is asked for never starts with a dash: ids, and names behind `+refs/heads/`. */
async function fetchFrom(git: Git, depth: string | undefined, wanted: readonly string[]): Promise<void> {
  await git([
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-recurse-submodules',
    ...(depth === undefined ? [] : [depth]),
    '--end-of-options',
    'origin',
    ...wanted,
  ])
}

async function knownCommit(git: Git, ref: string): Promise<string | undefined> {
  // A zero byte cannot be passed on, and is in no name.
  if (ref === '' || ref.includes('\0')) return undefined
  return gitAnswer(git, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
}

async function isShallow(git: Git): Promise<boolean> {
  return (await gitLine(git, ['rev-parse', '--is-shallow-repository'])) === 'true'
}

/** Whether origin may have what is missing here. */
async function isPartOfOrigin(git: Git): Promise<boolean> {
  return (await isShallow(git)) || (await isSingleBranch(git))
}

/** Whether the clone follows single branches of origin, as `git clone --single-branch` (and `--depth`) makes it. */
async function isSingleBranch(git: Git): Promise<boolean> {
  const followed = await gitAnswer(git, ['config', '--get-all', 'remote.origin.fetch'])
  return followed !== undefined && followed !== '' && !followed.includes('*')
}

async function unknownRef({ git }: History, ref: string): Promise<BreakwaterError> {
  const names = await refNames(git)
  const meant = nearest(ref, names)
  return new BreakwaterError({
    code: 'unknown-ref',
    message: `There is no branch, tag or commit ${shown(ref)} in this repository.`,
    hint: meant ? `Did you mean ${meant}?` : `Check the name, or run \`git fetch\`.${await branchList(git)}`,
  })
}

async function branchList(git: Git): Promise<string> {
  const names = await refNames(git)
  const some = names.slice(0, 8).join(', ')
  return names.length === 0 ? '' : ` There are: ${some}${names.length > 8 ? ` and ${names.length - 8} more` : ''}.`
}

async function refNames(git: Git): Promise<readonly string[]> {
  const places = ['refs/heads', 'refs/remotes', 'refs/tags']
  const listed = await gitAnswer(git, ['for-each-ref', '--count=2000', '--format=%(refname:short)', ...places])
  return (listed ?? '').split('\n').filter((name) => name !== '' && name !== 'origin' && !name.endsWith('/HEAD'))
}

function cannotFetch(what: string, cause: unknown): BreakwaterError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new BreakwaterError(
    {
      code: 'shallow-clone',
      message: `This is a shallow clone, and ${what} cannot be fetched: ${reason}.`,
      hint: fullHistory,
    },
    { cause },
  )
}

function shown(ref: string): string {
  return JSON.stringify(ref.length > 100 ? `${ref.slice(0, 97)}...` : ref)
}
