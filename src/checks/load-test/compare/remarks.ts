import { count, enumerate, plain } from '../../../core/wording.ts'
import { gate } from './gate.ts'
import type { RoundTiming } from './rounds.ts'
import { type ComparedRounds, fewestAnswers, type TooFew } from './series.ts'

interface Compared {
  readonly timing: RoundTiming
  readonly series: readonly ComparedRounds[]
  readonly warmingUp: boolean
  readonly limits: { readonly busy: boolean; readonly lateMs: number }
  readonly ramped: boolean
  readonly shortened: boolean
}

/** What a reader of a comparison should know besides its figures. */
export function comparisonRemarks(compared: Compared): readonly string[] {
  const { timing, series, warmingUp, limits, ramped, shortened } = compared
  const silent = series.reduce((sum, one) => sum + one.silent, 0)
  return [
    ...(shortened
      ? [
          `A comparison loads each side for ${(timing.pairs * timing.slotMs) / 1000} s at most, so the plan was cut to that.`,
        ]
      : []),
    ...(ramped ? ['Rounds have to be alike, so the rate, which changes in the plan, was offered at its mean.'] : []),
    ...(warmingUp
      ? [
          'Head was slower than base at first and became faster from round to round: it was still warming up, so no slowdown is claimed. Warm up for longer to compare what lasts.',
        ]
      : []),
    ...tooFewTexts(series[0]?.tooFew ?? [], timing),
    ...(silent > 0
      ? [
          `In ${count(silent, 'round')} one side gave no expected answer; the latencies leave these out, the failures do not.`,
        ]
      : []),
    ...(limits.busy
      ? ['Our own load generator was the limit, so the comparison with base decides nothing about latency.']
      : limits.lateMs > 0
        ? [
            `One request in a hundred was sent ${plain(limits.lateMs)} ms late or later, to base and head alike: where that is much beside the latencies, no slowdown is ruled out.`,
          ]
        : []),
  ]
}

/** Random arrivals leave some rounds with fewer requests than the rate has on the whole. */
const luck = 1.3

function tooFewTexts(tooFew: readonly TooFew[], timing: RoundTiming): readonly string[] {
  const all = tooFew.filter(({ operation }) => operation === undefined)
  const operations = new Set(tooFew.flatMap(({ operation }) => operation ?? []))
  const counted = timing.pairs - timing.discarded
  return [
    ...all.map(({ quantile, answers }) => {
      // So many rounds may be joined, and enough groups of them are left.
      const joined = Math.max(1, Math.floor(counted / gate.fewestRounds))
      const rate = Math.ceil((fewestAnswers[quantile] * luck) / joined / (timing.slotMs / 1000))
      return `${quantile} is not compared with base: rounds of ${Math.round(answers)} answers are too few for it; at ${count(rate, 'request')}/s they would be enough.`
    }),
    ...(operations.size > 0
      ? [
          `Of ${count(operations.size, 'operation')} not every percentile could be compared by itself (${enumerate([...operations])}): too few answers a round.`,
        ]
      : []),
  ]
}
