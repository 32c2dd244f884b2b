import type { ErrorComparison } from '../../../core/load.ts'
import { atLeast, atMost } from '../binomial.ts'
import { holm } from './multiple-testing.ts'
import { signFlip } from './signed-rank.ts'

/** How the gate on failures decides. */
export const errorGate = {
  family: 0.01,
  confirmation: 0.05,
  /** Half a request in a hundred: fewer are none. */
  smallest: 0.005,
  /** An increase of so much has to be out of the question for a pass. */
  bearable: 0.01,
  significance: 0.05,
} as const

interface Counts {
  readonly sent: number
  readonly failed: number
}

/** Failures of one pair of rounds. */
export interface PairedCounts {
  readonly base: Counts
  readonly head: Counts
}

/** Failures of all operations, or of one, by pair of rounds. */
export interface ErrorSeries {
  readonly operation: string | undefined
  readonly pairs: readonly PairedCounts[]
  readonly advisory: boolean
}

/**
 * Increased: beyond chance, twice over, and by half a point at least. The exact conditional binomial takes requests for
 * independent; failures come in lumps, so the sign-flip test over the rounds has to agree, to which one pause that happened
 * to hit head is one event.
 */
export function judgeErrors(series: readonly ErrorSeries[]): readonly ErrorComparison[] {
  const judged = series.map((one) => ({ one, base: total(one, 'base'), head: total(one, 'head'), p: probability(one) }))
  const gated = judged.filter(({ one }) => !one.advisory)
  const refused = holm(
    gated.map(({ p }) => p),
    errorGate.family,
  )
  const beyondChance = new Set(gated.filter((_, at) => refused[at]).map(({ one }) => one))
  return judged.map(({ one, base, head, p }) => ({
    ...(one.operation === undefined ? {} : { operation: one.operation }),
    base,
    head,
    p,
    rounds: one.pairs.length,
    worse: one.pairs.filter((pair) => pair.head.failed > pair.base.failed).length,
    verdict: beyondChance.has(one) && increase(base, head) >= errorGate.smallest ? 'increased' : passOr(base, head),
    ...(one.advisory ? { advisory: true } : {}),
  }))
}

/** Holds a first run's alarms against a second, fresh run. */
export function errorsConfirmedBy(
  first: readonly ErrorComparison[],
  second: readonly ErrorComparison[],
): readonly ErrorComparison[] {
  return first.map((one) => {
    if (one.verdict !== 'increased') return one
    const again = second.find(({ operation }) => operation === one.operation)
    const confirmed =
      again !== undefined &&
      again.p <= errorGate.confirmation &&
      increase(again.base, again.head) >= errorGate.smallest / 2
    return confirmed
      ? { ...again, verdict: 'increased', confirmed }
      : { ...one, verdict: 'inconclusive', confirmed: false }
  })
}

function total({ pairs }: ErrorSeries, side: 'base' | 'head'): Counts {
  return {
    sent: pairs.reduce((sum, pair) => sum + pair[side].sent, 0),
    failed: pairs.reduce((sum, pair) => sum + pair[side].failed, 0),
  }
}

/**
 * Were both sides alike, each failure would be head's with the probability of head's share of the requests. That takes failures
 * for rare; where they are not, it only asks for more.
 */
function probability(series: ErrorSeries): number {
  const base = total(series, 'base')
  const head = total(series, 'head')
  if (base.sent + head.sent === 0) return 1
  const byRequests = atLeast(head.failed, base.failed + head.failed, head.sent / (base.sent + head.sent))
  return Math.max(byRequests, signFlip(series.pairs.map((pair) => pair.head.failed - pair.base.failed)))
}

function increase(base: Counts, head: Counts): number {
  return shareOf(head) - shareOf(base)
}

function shareOf({ sent, failed }: Counts): number {
  return sent === 0 ? 0 : failed / sent
}

function passOr(base: Counts, head: Counts): 'pass' | 'inconclusive' {
  const unbearable = Math.min(1, shareOf(base) + errorGate.bearable)
  return head.sent > 0 && atMost(head.failed, head.sent, unbearable) <= errorGate.significance ? 'pass' : 'inconclusive'
}
