import { addedErrors, type LoadProgress, noErrors } from '../../../core/load.ts'
import { addedByKey } from './added-samples.ts'

/** The rounds of one side, told to its watch as one run. */
export interface Progressed {
  /** The watch of the next round. */
  readonly watched: (
    watch: (progress: LoadProgress) => string | undefined,
  ) => (progress: LoadProgress) => string | undefined
  readonly roundEnded: (durationMs: number) => void
  /** Measured in the rounds that ended. */
  readonly elapsedMs: () => number
}

const nothing: LoadProgress = {
  atMs: 0,
  sent: 0,
  ok: 0,
  errors: noErrors(),
  statuses: {},
  over: [],
  retryAfter: 0,
  connectFailures: 0,
}

/** A kill switch looks back over half a minute: counters that began anew with each round would show it a second. */
export function progressOver(): Progressed {
  let before = nothing
  let last: LoadProgress | undefined
  return {
    watched: (watch) => (progress) => {
      last = progress
      return watch(added(before, progress))
    },
    roundEnded: (durationMs) => {
      before = { ...(last === undefined ? before : added(before, last)), atMs: before.atMs + durationMs }
      last = undefined
    },
    elapsedMs: () => before.atMs,
  }
}

function added(before: LoadProgress, now: LoadProgress): LoadProgress {
  const answers = Object.values(now.statuses).reduce((sum, some) => sum + some, 0)
  return {
    // The answers to a round's last requests come after its end; the next round still begins where this one was to end.
    atMs: now.atMs < 0 && before.atMs === 0 ? now.atMs : before.atMs + Math.max(0, now.atMs),
    sent: before.sent + now.sent,
    ok: before.ok + now.ok,
    errors: addedErrors([before.errors, now.errors]),
    statuses: addedByKey([before.statuses, now.statuses]),
    over: now.over.map((some, at) => some + (before.over[at] ?? 0)),
    retryAfter: before.retryAfter + now.retryAfter,
    connectFailures: now.connectFailures + (answers === 0 ? before.connectFailures : 0),
  }
}
