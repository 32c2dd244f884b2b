import type { CommentTrouble, MigrationRun } from '../subject.ts'

/** A comment of ours in whatever language, up to the end of its line. */
const marked = /(?:#|\/\/|--|\/\*|<!--)\s*(breakwater\s*:\s*accept\b.*?)\s*(?:\*\/|-->)?\s*$/i

/** More than anyone writes. */
const mostComments = 100

/**
 * Accept comments that a pull request puts into migrations of the base branch. They accept nothing, and whoever wrote one
 * is told so: what an old file says is not judged, that it was changed is.
 */
export function commentsInHistory({
  plan,
  excerpts,
}: Pick<MigrationRun, 'plan' | 'excerpts'>): readonly CommentTrouble[] {
  return plan.edited
    .flatMap(({ after: { key, path } }) => {
      const { before = '', after = '' } = excerpts.get(key) ?? {}
      const known = new Set(before.split('\n').map((line) => line.trim()))
      return after.split('\n').flatMap((line, index): readonly CommentTrouble[] => {
        const text = line.length > mostLength || known.has(line.trim()) ? undefined : marked.exec(line)?.[1]
        if (text === undefined) return []
        const place = { path, line: index + 1, column: line.length - line.trimStart().length + 1 }
        return [{ place, rule: undefined, problem, text }]
      })
    })
    .slice(0, mostComments)
}

const mostLength = 2_000
const problem =
  'accepts nothing, since it stands in a migration that the base branch has: put the file back, or use `accepted:` in the config'
