import type { Suggestion } from '../core/ports.ts'
import type { Review } from '../core/review.ts'
import { clip, code, fence, inline } from './escape.ts'
import { findingsOf, sentence } from './words.ts'

/** More than this many would bury the conversation; the rest is in the comment. */
const most = 10
/** A longer edit is better made in an editor. */
const longest = 4000

/**
 * Remedies that one edit of the file carries out, errors first: what a reviewer offers with a click. Only what was run
 * and left the same schema has an edit at all; what somebody accepted is left as it is.
 */
export function suggestionsOf(review: Review): readonly Suggestion[] {
  return findingsOf(review)
    .filter(({ severity, accepted }) => severity !== 'note' && accepted === undefined)
    .flatMap(({ ruleId, message, fingerprint, fix }) => {
      const edit = fix?.replacement
      if (!edit || edit.text.length > longest) return []
      const block = fence('suggestion', edit.text, { lines: longest, width: longest })
      // Text that has to be shown otherwise than it stands, such as a bidi mark, would be written so into the file.
      if (!block.includes(`\n${edit.text}\n`)) return []
      const why = `**${inline(sentence(clip(message, 600)))}** ${code(ruleId)}\n\nRun on ${inline(fix.engine)}, this leaves the same schema:`
      const { path, startLine, endLine } = edit
      return [{ fingerprint, path, startLine, endLine, body: `${why}\n\n${block}` }]
    })
    .slice(0, most)
}
