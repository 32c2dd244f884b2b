import type { Annotation } from '../core/ports.ts'
import type { Review } from '../core/review.ts'
import { clip, visible } from './escape.ts'
import { findingsOf, sentence } from './words.ts'

/** The server takes 255 characters and 64 KB; a reader takes less. */
const maxTitle = 200
const maxMessage = 4000

/** One annotation a finding that somebody should act on, errors first. Accepted ones have been acted on. */
export function annotationsOf(review: Review): readonly Annotation[] {
  return findingsOf(review)
    .filter(({ severity, accepted }) => severity !== 'note' && accepted === undefined)
    .map(({ severity, ruleId, message, remedy, location }) => ({
      path: location.path,
      line: location.line,
      column: location.column,
      level: severity === 'error' ? ('failure' as const) : ('warning' as const),
      title: clip(visible(ruleId), maxTitle),
      message: clip(visible(`${sentence(message)}${remedy ? `\n${sentence(remedy)}` : ''}`), maxMessage),
    }))
}
