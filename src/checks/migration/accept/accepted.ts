import type { CheckContext } from '../../../core/check.ts'
import type { Finding } from '../../../core/finding.ts'
import { runConfiguredRules } from '../../../core/rule-settings.ts'
import { rules } from '../rules/index.ts'
import unusedAcceptComment from '../rules/unused-accept-comment.ts'
import type { MigrationRun } from '../subject.ts'
import { type Accepted, acceptComments } from './accept-comments.ts'
import { commentsInHistory } from './history-comments.ts'

/** Comments in the new files may accept what was found there. `texts`: those files, with comments as SQL has them. */
export function withAcceptComments(
  { config, fromFork }: CheckContext,
  judged: MigrationRun,
  findings: readonly Finding[],
  texts: ReadonlyMap<string, string>,
): Pick<Accepted, 'findings' | 'remarks'> {
  const known = rules.map(({ meta }) => meta.id)
  const accepted = acceptComments(findings, { run: judged, texts, rules: known, fromFork })
  const run = { ...judged, commentTroubles: [...accepted.troubles, ...commentsInHistory(judged)] }
  const unused = runConfiguredRules([unusedAcceptComment], run, config.database.rules)
  return {
    findings: [...accepted.findings, ...unused.findings],
    remarks: [...accepted.remarks, ...unused.remarks],
  }
}
