import type { Review } from '../core/review.ts'
import { renderWithin } from './comment.ts'

/** The full report: the comment without a limit. */
export function renderMarkdown(review: Review): string {
  return renderWithin(review, Number.POSITIVE_INFINITY, (text) => text.length)
}
