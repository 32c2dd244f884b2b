import type { ProvedRemedy, RemedyStep, TextReplacement } from '../../../core/finding.ts'

/**
 * A sentence, then the steps as SQL to copy. `written`: the statement that they stand for; `waits`: a sentence on what
 * has to come after them.
 */
export function remedyText({ steps, engine, replacement }: ProvedRemedy, written = '', waits = ''): string {
  const [only, second] = steps
  const alone = only?.withoutTransaction
    ? 'in a migration of its own that runs outside a transaction'
    : 'in a migration of its own'
  const sentence = replacement
    ? `Put this in place of ${linesText(replacement)}; run on ${engine} it leaves the same schema`
    : only && !second
      ? `Send ${only.sql === written ? 'it' : 'this instead,'} ${alone}; run on ${engine} it leaves the same schema`
      : `Take these steps instead, each in a transaction of its own; run on ${engine} they leave the same schema`
  return [`${sentence}.${waits}`, ...steps.map(stepText)].join('\n')
}

function linesText({ startLine, endLine }: TextReplacement): string {
  return startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`
}

function stepText({ sql, withoutTransaction, repeat, note }: RemedyStep): string {
  const said = [withoutTransaction ? 'outside a transaction' : undefined, repeat && `again and again, ${repeat}`, note]
  const comment = said.flatMap((each) => each ?? []).join('; ')
  return `${sql};${comment === '' ? '' : ` -- ${comment}`}`
}
