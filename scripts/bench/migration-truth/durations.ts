import type { CheckResult } from '../../../src/core/check.ts'
import type { Truth } from './oracle.ts'

/** What the check said about how long, and what others waited in truth. */
export interface Duration {
  readonly name: string
  readonly estimated: number
  readonly waited: number
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000 }

/** The longest estimate in the messages, in milliseconds; undefined where there is none. */
export function estimateIn({ findings }: CheckResult): number | undefined {
  const texts = findings.map(({ message }) => message).join('\n')
  const found = [...texts.matchAll(/about ([\d.]+) (ms|s|min|h) for/g)].map(
    ([, value = '', unit = '']) => Number(value) * (units[unit] ?? Number.NaN),
  )
  return found.length > 0 ? Math.max(...found) : undefined
}

export function durationOf(name: string, estimated: number | undefined, { held }: Truth): readonly Duration[] {
  return estimated === undefined || held.many === 0 ? [] : [{ name, estimated, waited: held.many }]
}

/** Each ratio, and how they lie. */
export function printDurations(durations: readonly Duration[], rows: number): void {
  if (durations.length === 0) return
  const ratios = durations.map(({ estimated, waited }) => estimated / waited).sort((a, b) => a - b)
  const at = (part: number) => (ratios[Math.floor(part * (ratios.length - 1))] ?? Number.NaN).toFixed(2)
  const within = (factor: number) => ratios.filter((ratio) => ratio <= factor && ratio >= 1 / factor).length
  console.log(`\n  How long, of ${rows} rows: estimated on PGlite beside the longest wait on native Postgres`)
  for (const { name, estimated, waited } of durations) {
    const figures = `${estimated.toFixed(0).padStart(8)} ms ${waited.toFixed(0).padStart(8)} ms`
    console.log(`    ${name.padEnd(60)} ${figures}  ${(estimated / waited).toFixed(2)}x`)
  }
  console.log(
    `    ${ratios.length} cases: median ${at(0.5)}x, from ${at(0)}x to ${at(1)}x; within 2x ${within(2)}, within 3x ${within(3)}, within 10x ${within(10)}`,
  )
}
