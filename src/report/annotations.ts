import type { Finding } from '../core/finding.ts'
import type { Annotation } from '../core/ports.ts'
import type { Review } from '../core/review.ts'
import { clip, visible } from './escape.ts'
import { standsInBase } from './finding-text.ts'
import { findingsOf, sentence } from './words.ts'

/** The server takes 255 characters and 64 KB; a reader takes less. */
const maxTitle = 200
const maxMessage = 4000

/**
 * One annotation a finding that somebody should act on, errors first. Accepted ones have been acted on. What head no
 * longer has is shown at the top of its file, with the line of base in words. What stands in no file has no place in a
 * diff; it is in the summary.
 */
export function annotationsOf(review: Review): readonly Annotation[] {
  return findingsOf(review)
    .filter(({ severity, accepted, location }) => severity !== 'note' && accepted === undefined && location.path !== '')
    .map((finding) => ({
      path: finding.location.path,
      ...(standsInBase(finding) ? { line: 1 } : { line: finding.location.line, column: finding.location.column }),
      level: finding.severity === 'error' ? ('failure' as const) : ('warning' as const),
      title: clip(visible(finding.ruleId), maxTitle),
      message: clip(visible(messageOf(finding)), maxMessage),
    }))
}

function messageOf(finding: Finding): string {
  const { message, remedy, location } = finding
  const place = standsInBase(finding) ? ` It stood at line ${location.line} of base.` : ''
  return `${sentence(message)}${place}${remedy ? `\n${sentence(remedy)}` : ''}`
}
