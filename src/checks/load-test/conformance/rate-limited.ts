import type { LoadSample, LoadSecond, OperationSample } from '../../../core/load.ts'

/**
 * The sample without what a rate limit turned away, where there is said to be one: 429 is then neither an answer nor a
 * failure. An engine counts failures by second and statuses by run, so that where others failed as well, each second
 * loses its share of the refused.
 */
export function withoutRateLimited(sample: LoadSample): { readonly sample: LoadSample; readonly refused: number } {
  const operations = sample.operations.map(withoutRefused)
  const refused = sample.operations.reduce((sum, operation) => sum + refusedOf(operation), 0)
  return refused === 0 ? { sample, refused } : { sample: { ...sample, operations }, refused }
}

function refusedOf({ operation, unexpected }: OperationSample): number {
  return operation.expectStatus?.includes(429) ? 0 : (unexpected[429] ?? 0)
}

function withoutRefused(sample: OperationSample): OperationSample {
  const refused = refusedOf(sample)
  if (refused === 0) return sample
  const { errors, unexpected, seconds } = sample
  return {
    ...sample,
    errors: { ...errors, status: errors.status - refused },
    unexpected: Object.fromEntries(Object.entries(unexpected).filter(([status]) => status !== '429')),
    seconds: spread(seconds, refused),
  }
}

/** Takes so many failures out, each second's share of them; rounded so that the sum is exact. */
function spread(seconds: readonly LoadSecond[], refused: number): readonly LoadSecond[] {
  const failed = seconds.reduce((sum, second) => sum + second.failed, 0)
  let before = 0
  return seconds.map((second) => {
    const from = Math.floor((before * refused) / Math.max(1, failed))
    before += second.failed
    const taken = Math.floor((before * refused) / Math.max(1, failed)) - from
    return { ...second, due: second.due - taken, failed: second.failed - taken }
  })
}
