import { lstat, readFile, realpath, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Revision } from '../../core/change-set.ts'
import { BreakwaterError } from '../../core/error.ts'
import type { Log, Repository } from '../../core/ports.ts'
import { enumerate } from '../../core/wording.ts'
import { checkSizes, decode, notUtf8Remark } from '../file-text.ts'
import { type Git, GitFailure, gitAnswer, gitIn, gitLine } from './git.ts'
import { commitOf, defaultBase, type History, mergeBaseOf, tipSince } from './history.ts'
import { changedFiles, commitTree } from './tree.ts'

/** A repository that can show a single revision too. */
export interface GitRepository extends Repository {
  readonly revision: (ref: string) => Promise<Revision>
  /** The tip of origin's branch, where it has moved on from a commit since; else that commit. */
  readonly tipSince: (branch: string, commit: string) => Promise<string>
}

/**
 * Opens the repository that holds a directory, through the `git` program. `fetch` (default true) lets a shallow clone
 * fetch what a review needs from origin; nothing else is ever fetched.
 */
export async function openGitRepository({
  directory,
  log,
  fetch = true,
}: {
  readonly directory: string
  readonly log: Log
  readonly fetch?: boolean
}): Promise<GitRepository> {
  const git = gitIn(directory)
  const top = await topOf(git, directory)
  const remarks = new Set<string>()
  const remark = (text: string) => {
    if (!remarks.has(text)) log.warn(text)
    remarks.add(text)
  }
  const history: History = { git, directory, fetch, log, remark }
  const sizes = (await gitAnswer(git, ['config', '--get', 'extensions.partialClone'])) === undefined
  const revisionOf = (ref: string, sha: string): Revision => ({
    ref,
    sha,
    tree: commitTree(git, sha, { sizes, notUtf8: (path, defect) => remark(notUtf8Remark(path, defect)) }),
  })
  // Which head was reviewed: changes that lie in the working tree concern a reader only if it is the checked-out one.
  let reviewed: string | undefined

  return {
    changeSet: async ({ base, head = 'HEAD' }) => {
      const headSha = await commitOf(history, head)
      const baseRef = base ?? (await defaultBase(history, headSha))
      const baseSha = await commitOf(history, baseRef)
      const mergeBase = await mergeBaseOf(history, baseSha, headSha)
      if (baseSha === headSha)
        remark(`Base (${baseRef}) and head (${head}) are the same commit; name another base with --base to compare.`)
      reviewed = headSha
      const { files, unread } = await changedFiles(git, mergeBase, headSha)
      const missed = unread.filter(mayHoldSql)
      if (missed.length > 0)
        remark(`Links and submodules are not followed, so nothing of these was reviewed: ${enumerate(missed)}.`)
      return {
        base: revisionOf(baseRef, baseSha),
        mergeBase: revisionOf(mergeBase.slice(0, 12), mergeBase),
        head: revisionOf(head, headSha),
        files,
      }
    },
    tipSince: (branch, commit) => tipSince(history, branch, commit),
    revision: async (ref) => revisionOf(ref, await commitOf(history, ref)),
    remarks: async () => {
      const checkedOut = await gitAnswer(git, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])
      const concerned = top !== undefined && checkedOut !== undefined && (reviewed ?? checkedOut) === checkedOut
      return [...remarks, ...(concerned ? await uncommitted(git) : [])]
    },
    workingCopy: async (path) =>
      top === undefined ? undefined : readInside(top, path, (defect) => remark(notUtf8Remark(path, defect))),
  }
}

/** By where it lies: a link or submodule elsewhere is nobody's migration. */
function mayHoldSql(path: string): boolean {
  return /\.sql$|(^|\/)(migrations?|migrate|db|database|sql|schema)(\/|$)/i.test(path)
}

/** The working tree's root; undefined in a bare repository. Throws where there is no repository. */
async function topOf(git: Git, directory: string): Promise<string | undefined> {
  const found = await stat(directory).catch(() => undefined)
  if (!found?.isDirectory())
    throw new BreakwaterError({
      code: 'not-a-repository',
      message: `There is no folder ${resolve(directory)}.`,
      hint: 'Name the folder of a git repository: --repo DIR.',
    })
  try {
    const inside = await gitLine(git, ['rev-parse', '--is-inside-work-tree'])
    return inside === 'true' ? await realpath(await gitLine(git, ['rev-parse', '--show-toplevel'])) : undefined
  } catch (thrown) {
    if (thrown instanceof GitFailure) throw notARepository(thrown, directory)
    throw thrown
  }
}

function notARepository(cause: GitFailure, directory: string): BreakwaterError {
  const place = resolve(directory)
  return cause.message.includes('dubious ownership')
    ? new BreakwaterError(
        {
          code: 'git-refused',
          message: `git does not trust ${place}, since it belongs to another user.`,
          hint: `If you trust it, run: git config --global --add safe.directory '${place}'`,
        },
        { cause },
      )
    : new BreakwaterError(
        {
          code: 'not-a-repository',
          message: `${place} is not a git repository (${cause.message}).`,
          hint: 'Run this inside a clone, or name one with --repo DIR. In a workflow, run actions/checkout first.',
        },
        { cause },
      )
}

async function uncommitted(git: Git): Promise<readonly string[]> {
  const status = await git([
    'status',
    '--porcelain=v1',
    '-z',
    '--no-renames',
    '--untracked-files=normal',
    '--ignore-submodules=all',
  ])
  const paths = status
    .toString('utf8')
    .split('\0')
    .flatMap((line) => (line === '' ? [] : [line.slice(3)]))
  if (paths.length === 0) return []
  const some = paths.slice(0, 3).join(', ')
  const rest = paths.length > 3 ? ` and ${paths.length - 3} more` : ''
  return [`Uncommitted changes were not reviewed: ${some}${rest}.`]
}

/** A regular file below the root; never through a link, which could lead anywhere. */
async function readInside(top: string, path: string, notUtf8: (defect: string) => void): Promise<string | undefined> {
  const file = join(top, path)
  const real = await realpath(file).catch(() => undefined)
  if (real !== file) return undefined
  const found = await lstat(file)
  if (!found.isFile()) return undefined
  checkSizes([{ path, bytes: found.size }])
  return decode(await readFile(file), notUtf8)
}
