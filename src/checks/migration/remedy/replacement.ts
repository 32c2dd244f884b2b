import type { RemedyStep, TextReplacement } from '../../../core/finding.ts'
import { runners } from '../../../sql/runners.ts'
import { parseSql } from '../../../sql/statements.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'

/**
 * The edit that turns a file into the remedy, where that is all there is to do: one statement in the file, one in its
 * place, and the runner sends the new file as the remedy asks.
 */
export async function replacementFor(
  { place, sql }: TracedStatement,
  steps: readonly RemedyStep[],
  { files, plan }: MigrationRun,
): Promise<TextReplacement | undefined> {
  const [step, more] = steps
  const file = files.find(({ path }) => path === place.path)
  if (!step || more || step.repeat || !file || file.sql.length !== 1) return undefined
  const lines = file.text.split('\n')
  const endLine = sql.line + sql.text.split('\n').length - 1
  const standing = lines
    .slice(sql.line - 1, endLine)
    .join('\n')
    .trim()
    .replace(/;$/, '')
    .trimEnd()
  // Something else on its lines, a comment perhaps, would go with it.
  if (standing !== sql.text) return undefined
  const text = `${step.sql};`
  const edited = [...lines.slice(0, sql.line - 1), text, ...lines.slice(endLine)].join('\n')
  const parsed = await parseSql(edited)
  if (!parsed.parsed) return undefined
  const sent = runners[plan.runner].wrapping({
    path: file.path,
    text: edited,
    statements: parsed.statements,
    settings: undefined,
  })
  if (step.withoutTransaction && (sent.transaction === 'file' || sent.mixed || sent.remark !== undefined))
    return undefined
  return { path: file.path, startLine: sql.line, endLine, text }
}
