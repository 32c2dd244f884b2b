import type { Trouble } from '../core/error.ts'
import type { Review } from '../core/review.ts'
import { renderWithin } from './comment.ts'
import { clip, code, fence, inline, oneLine } from './escape.ts'
import { sentence, verdictWord } from './words.ts'

/** GitHub cuts a title at about 255 characters. */
const maxTitle = 200

/** What the list of checks shows beside the name: `blocked: 2 errors in api-diff`. */
export function checkTitle({ verdict }: Review): string {
  const [reason] = verdict.reasons
  return clip(oneLine(`${verdictWord(verdict)}${reason ? `: ${reason.replaceAll('`', '')}` : ''}`), maxTitle)
}

/** The comment's text, in at most `limit` bytes of UTF-8: that is what the server counts there. */
export function renderCheckSummary(review: Review, limit: number): string {
  return renderWithin(review, limit, (text) => Buffer.byteLength(text))
}

/** Trouble that left nothing to judge, in at most `limit` bytes. */
export function renderTroubleSummary({ message, hint, location }: Trouble, limit: number): string {
  const text = (length: number) => {
    const said = clip(message.trim(), length)
    return `${[
      '## 🟠 Breakwater: nothing could be judged',
      // What a config does wrong comes a line each.
      said.includes('\n') ? fence('text', said) : inline(sentence(said)),
      inline(sentence(clip(hint, length))),
      ...(location ? [`At ${code(`${clip(location.path, 300)}:${location.line}`)}.`] : []),
    ].join('\n\n')}\n`
  }
  // Escaping makes text longer, by how much depends on the text.
  const lengths = [4000, 1000, 200, 20]
  return lengths.map(text).find((one) => Buffer.byteLength(one) <= limit) ?? ''
}
