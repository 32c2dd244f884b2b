import type { Clock } from '../../../src/core/ports.ts'

/**
 * Decides which of several runs goes on: one request at a time, in the order that `choices` names. A run that sleeps
 * is woken only when no request is waiting, which is to say: no request takes longer than a sleep. So a test can walk
 * through interleavings that are its own and repeatable, and fast-check can shrink them.
 */
export interface Conductor {
  /** What the next run gets in the place of the world's. */
  readonly seat: () => { readonly clock: Clock; readonly fetch: typeof globalThis.fetch; readonly leave: () => void }
  /** The order in which requests went out, by seat: what a failing test should show. */
  readonly order: readonly string[]
}

export function conductor(seats: number, choices: readonly number[]): Conductor {
  const requests: { readonly seat: number; readonly what: string; readonly go: () => void }[] = []
  const sleepers: (() => void)[] = []
  const order: string[] = []
  let busy = seats
  let now = Date.UTC(2026, 0, 1)
  let taken = 0
  let turn = 0

  /** Called whenever a run stops; when all have, one goes on. */
  function next(): void {
    busy -= 1
    if (busy > 0) return
    if (requests.length > 0) {
      requests.sort((a, b) => a.seat - b.seat)
      const [chosen] = requests.splice((choices[turn++] ?? 0) % requests.length, 1)
      order.push(`${chosen?.seat}: ${chosen?.what}`)
      busy = 1
      chosen?.go()
    } else {
      now += 60_000
      busy = sleepers.length
      for (const wake of sleepers.splice(0)) wake()
    }
  }

  return {
    order,
    seat: () => {
      const seat = taken++
      return {
        clock: {
          now: () => new Date(now),
          sleep: (ms) =>
            ms <= 0
              ? Promise.resolve()
              : new Promise<void>((resolve) => {
                  sleepers.push(resolve)
                  next()
                }),
        },
        fetch: async (input, init) => {
          await new Promise<void>((go) => {
            requests.push({
              seat,
              what: `${init?.method} ${String(input).replace(/^.*\/(?=issues|pulls|user|graphql)/, '')}`,
              go,
            })
            next()
          })
          return fetch(input, init)
        },
        leave: next,
      }
    },
  }
}
