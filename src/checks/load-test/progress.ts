import { durationOf, errorKinds, type LoadPlan, type LoadProgress, offeredRate } from '../../core/load.ts'
import type { Log } from '../../core/ports.ts'
import { count, grouped, percent, plain } from '../../core/wording.ts'

/** Shows the run while it goes on; to be called with all that the engine tells its watch. */
export function progressTicker(
  log: Log,
  plan: Pick<LoadPlan, 'arrivals' | 'warmupMs'>,
  thresholdsMs: readonly number[],
  floorsMs: readonly number[] = thresholdsMs,
): (progress: LoadProgress) => void {
  return (progress) => log.tick?.(progressText(progress, plan, thresholdsMs, floorsMs))
}

/** The run in a line: `12 of 60 s, 20 requests/s: 240 sent, 238 answered, 2 failed (2 timeout), 1.3 % above 600 ms`. */
export function progressText(
  progress: LoadProgress,
  plan: Pick<LoadPlan, 'arrivals' | 'warmupMs'>,
  thresholdsMs: readonly number[],
  /** Those of the thresholds that are worth telling. */
  floorsMs: readonly number[] = thresholdsMs,
): string {
  const { atMs, sent, ok, errors, over } = progress
  const { arrivals, warmupMs } = plan
  const offered = offeredRate(arrivals)
  const how =
    arrivals.model === 'open' ? `${plain(offered ?? 0)} requests/s` : count(arrivals.concurrency, 'waiting client')
  if (atMs < 0) return `warming up, ${seconds(Math.min(-atMs, warmupMs))} s left, ${how}`
  // The answers to the last requests come after the end.
  const at = Math.min(atMs, durationOf(arrivals))
  const kinds = errorKinds.filter((kind) => errors[kind] > 0).map((kind) => `${grouped(errors[kind])} ${kind}`)
  const failed = errorKinds.reduce((sum, kind) => sum + (kind === 'dropped' ? 0 : errors[kind]), 0)
  const slow = thresholdsMs.flatMap((threshold, index) => {
    const above = over[index] ?? 0
    return above > 0 && ok > 0 && floorsMs.includes(threshold)
      ? [`${percent(above / ok)} above ${plain(threshold)} ms`]
      : []
  })
  const told = [
    `${grouped(sent)} sent`,
    `${grouped(ok)} answered`,
    ...(kinds.length > 0 ? [`${grouped(failed)} failed (${kinds.join(', ')})`] : []),
    ...slow,
  ]
  return `${seconds(at)} of ${seconds(durationOf(arrivals))} s, ${how}: ${told.join(', ')}`
}

function seconds(ms: number): string {
  return grouped(Math.floor(ms / 1000))
}
