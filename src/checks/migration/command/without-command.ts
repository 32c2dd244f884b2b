import type { CheckContext, CheckResult } from '../../../core/check.ts'
import { runConfiguredRules } from '../../../core/rule-settings.ts'
import { enumerate } from '../../../core/wording.ts'
import { withAcceptComments } from '../accept/accepted.ts'
import { judgedFiles } from '../dry-run.ts'
import { rules } from '../rules/index.ts'
import { codeExcerpts } from './code-excerpts.ts'
import { unrunCode } from './unrun-code.ts'

/** Judges migrations in code that nobody has said how to run: by what became of old ones alone. */
export async function runWithoutCommand(context: CheckContext): Promise<CheckResult> {
  const { plan, unproven, remarks } = await unrunCode(context)
  const excerpts = await codeExcerpts(context.changeSet, plan)
  const judged = judgedFiles(plan, excerpts)
  const found = runConfiguredRules(rules, judged, context.config.database.rules)
  const accepted = withAcceptComments(context, judged, found.findings, new Map())
  const moved = plan.renamed.map(({ after }) => after.path)
  return {
    findings: accepted.findings,
    unproven,
    remarks: [
      ...remarks,
      ...(moved.length > 0
        ? [`moved from another folder, text unchanged, so not taken for new: ${enumerate(moved)}`]
        : []),
      ...found.remarks,
      ...accepted.remarks,
    ],
    summary: unproven.length > 0 ? 'new migrations in code were not run' : 'no new migration',
  }
}
