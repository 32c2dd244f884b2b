/** The time and the timers that a pacer goes by; Node's own outside tests. */
export interface PacerClock {
  /** Milliseconds, with fractions, that never go back. */
  readonly now: () => number
  readonly setTimeout: (call: () => void, ms: number) => unknown
  readonly clearTimeout: (timer: unknown) => void
  readonly setImmediate: (call: () => void) => unknown
}

const pacerClock: PacerClock = {
  now: () => performance.now(),
  setTimeout: (call, ms) => setTimeout(call, ms),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  setImmediate: (call) => setImmediate(call),
}

export interface Pace<Due> {
  /** In the order in which they are due. */
  readonly due: Iterator<Due>
  readonly timeOf: (due: Due) => number
  readonly send: (due: Due, now: number) => void
  /** All have been sent. */
  readonly done: () => void
  /** Whether to wait for the last part of a millisecond by turning the event loop, which costs a core. */
  readonly spin: boolean
}

export interface Pacer {
  readonly stop: () => void
  /** Spent turning the event loop with nothing to do: no work, though the system counts it as such. */
  readonly idleMs: () => number
}

/** A turn of the event loop that took longer than this had something to do. */
const longestIdleTurnMs = 0.05

/**
 * Calls `send` for each at its time. Timers count whole milliseconds and fire up to one late, so a timer leads to just
 * before the time and `setImmediate` through the rest; at high rates the core is needed for the answers, and what is due
 * within a tick goes out together.
 */
export function startPacer<Due>({ due, timeOf, send, done, spin }: Pace<Due>, clock = pacerClock): Pacer {
  let timer: unknown
  let stopped = false
  let idleMs = 0
  let turnedAt: number | undefined
  let next = due.next()

  const turn = () => {
    if (stopped) return
    let now = clock.now()
    if (turnedAt !== undefined && now - turnedAt < longestIdleTurnMs) idleMs += now - turnedAt
    turnedAt = undefined
    while (!next.done && timeOf(next.value) <= now) {
      send(next.value, now)
      if (stopped) return
      next = due.next()
      now = clock.now()
    }
    if (next.done) return done()
    const waitMs = timeOf(next.value) - now
    const ticks = spin ? Math.floor(waitMs) : Math.max(1, Math.round(waitMs))
    if (ticks >= 1) {
      timer = clock.setTimeout(turn, ticks)
      return
    }
    turnedAt = now
    clock.setImmediate(turn)
  }
  timer = clock.setTimeout(turn, 0)
  return {
    stop: () => {
      stopped = true
      clock.clearTimeout(timer)
    },
    idleMs: () => idleMs,
  }
}
