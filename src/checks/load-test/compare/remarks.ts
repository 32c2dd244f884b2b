import type { ErrorComparison, LatencyComparison } from '../../../core/load.ts'
import { count, enumerate, percent } from '../../../core/wording.ts'
import { gate } from './gate.ts'
import type { RoundTiming } from './rounds.ts'
import { type ComparedRounds, fewestAnswers, type TooFew } from './series.ts'

interface Compared {
  readonly timing: RoundTiming
  readonly comparison: readonly LatencyComparison[]
  readonly errors: readonly ErrorComparison[]
  readonly series: readonly ComparedRounds[]
  readonly generatorLimited: boolean
  readonly ramped: boolean
  readonly shortened: boolean
}

/** What a reader of a comparison should know: how it was made, what it can't see, and what became of its alarms. */
export function comparisonRemarks(compared: Compared): readonly string[] {
  const { timing, comparison, errors, series, generatorLimited, ramped, shortened } = compared
  const silent = series.reduce((sum, one) => sum + one.silent, 0)
  return [
    howText(timing, shortened),
    ...(ramped ? ['Rounds have to be alike, so the rate, which changes in the plan, was offered at its mean.'] : []),
    ...detectableText(comparison),
    ...tooFewTexts(series[0]?.tooFew ?? [], timing),
    ...(silent > 0
      ? [
          `In ${count(silent, 'round')} one side gave no expected answer; the latencies leave these out, the failures do not.`,
        ]
      : []),
    ...(generatorLimited
      ? ['Our own load generator was the limit, so the comparison with base decides nothing about latency.']
      : []),
    ...confirmationTexts(comparison, errors),
  ]
}

function howText({ pairs, slotMs, discarded }: RoundTiming, shortened: boolean): string {
  const each = (pairs * slotMs) / 1000
  const length = `${pairs} rounds of ${slotMs / 1000} s`
  return `Base and head were loaded in turns, ${length} each, in random order; the first ${discarded} of each are not counted.${shortened ? ` A comparison takes ${each} s a side at most.` : ''}`
}

/** What a slowdown must come to before a run like this one would probably see it. */
function detectableText(comparison: readonly LatencyComparison[]): readonly string[] {
  const all = comparison.filter(({ operation }) => operation === undefined)
  if (all.length === 0) return []
  const told = all.map(({ quantile, minimumDetectable }) => `${roundedUp(minimumDetectable - 1)} at ${quantile}`)
  return [
    `What this comparison can see: in eight of ten runs like this one, a slowdown of ${enumerate(told)}. A smaller one can hide in the noise.`,
  ]
}

/** 12.3 % is told as 13 %: it is the least that would be seen. */
function roundedUp(share: number): string {
  return percent(Math.ceil(share * 100 - 1e-9) / 100)
}

function tooFewTexts(tooFew: readonly TooFew[], timing: RoundTiming): readonly string[] {
  const all = tooFew.filter(({ operation }) => operation === undefined)
  const operations = new Set(tooFew.flatMap(({ operation }) => operation ?? []))
  const counted = timing.pairs - timing.discarded
  return [
    ...all.map(({ quantile, answers }) => {
      // So many rounds may be joined, and enough groups of them are left.
      const joined = Math.max(1, Math.floor(counted / gate.fewestRounds))
      const rate = Math.ceil(fewestAnswers[quantile] / joined / (timing.slotMs / 1000))
      return `${quantile} is not compared with base: rounds of ${Math.round(answers)} answers are too few for it; at ${count(rate, 'request')}/s they would be enough.`
    }),
    ...(operations.size > 0
      ? [
          `Of ${count(operations.size, 'operation')} not every percentile could be compared by itself (${enumerate([...operations])}): too few answers a round.`,
        ]
      : []),
  ]
}

function confirmationTexts(
  comparison: readonly LatencyComparison[],
  errors: readonly ErrorComparison[],
): readonly string[] {
  const placed = (operation: string | undefined, what: string) =>
    operation === undefined ? what : `${operation} ${what}`
  const unconfirmed = [
    ...comparison.filter(({ confirmed }) => confirmed === false).map((one) => placed(one.operation, one.quantile)),
    ...errors.filter(({ confirmed }) => confirmed === false).map((one) => placed(one.operation, 'failures')),
  ]
  return unconfirmed.length === 0
    ? []
    : [`A first run found head worse than base (${enumerate(unconfirmed)}); a second did not bear it out.`]
}
