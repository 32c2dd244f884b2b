import type { Clock } from '../../src/core/ports.ts'

/** A clock whose sleeps take no time and are written down. */
export interface FakeClock extends Clock {
  readonly slept: readonly number[]
}

export function fakeClock(start = Date.UTC(2026, 0, 1)): FakeClock {
  let now = start
  const slept: number[] = []
  return {
    slept,
    now: () => new Date(now),
    sleep: async (ms) => {
      slept.push(ms)
      now += ms
    },
  }
}
