import type { Review } from '../core/review.ts'
import { renderWithin } from './comment.ts'

/** The full report for the job's page, in at most `limit` bytes: past 1 MiB a runner drops the whole summary. */
export function renderJobSummary(review: Review, limit: number): string {
  return renderWithin(review, limit, (text) => Buffer.byteLength(text))
}
