import { describe, expect, test } from 'vitest'
import { type PacerClock, startPacer } from '../../../src/adapters/load/pacer.ts'

/** A clock that jumps from one timer to the next; timers fire late by `lateMs`, turns of the event loop take `turnMs`. */
function fakeClock({ lateMs = 0, turnMs = 0.01 } = {}) {
  let now = 0
  let waiting: { readonly at: number; readonly call: () => void } | undefined
  const counts = { timers: 0, turns: 0 }
  const wait = (at: number, call: () => void) => {
    if (waiting !== undefined) throw new Error('a pacer waits for one thing at a time')
    waiting = { at, call }
  }
  const clock: PacerClock = {
    now: () => now,
    setTimeout: (call, ms) => {
      counts.timers++
      return wait(now + ms + lateMs, call)
    },
    clearTimeout: () => {
      waiting = undefined
    },
    setImmediate: (call) => {
      counts.turns++
      wait(now + turnMs, call)
    },
  }
  const run = () => {
    while (waiting !== undefined) {
      const { at, call } = waiting
      waiting = undefined
      now = Math.max(now, at)
      call()
    }
  }
  /** Something else keeps the thread busy. */
  const stall = (ms: number) => {
    now += ms
  }
  return { clock, run, stall, counts }
}

function paced(times: readonly number[], spin: boolean, fake = fakeClock(), onSend: (time: number) => void = () => {}) {
  const sent: { readonly due: number; readonly at: number }[] = []
  let isDone = false
  const pacer = startPacer<number>(
    {
      due: times[Symbol.iterator](),
      timeOf: (time) => time,
      send: (due, at) => {
        sent.push({ due, at })
        onSend(due)
      },
      done: () => {
        isDone = true
      },
      spin,
    },
    fake.clock,
  )
  return { pacer, sent, isDone: () => isDone, ...fake }
}

const lateness = (sent: readonly { readonly due: number; readonly at: number }[]) => sent.map(({ due, at }) => at - due)

describe('a pacer', () => {
  test('sends all in order, and says when it has', () => {
    const { sent, isDone, run } = paced([0.5, 3.2, 3.2, 3.3, 90], true)
    expect(isDone()).toBe(false)
    run()
    expect(sent.map(({ due }) => due)).toEqual([0.5, 3.2, 3.2, 3.3, 90])
    expect(isDone()).toBe(true)
  })

  test('with nothing to send is done at once', () => {
    const { isDone, run } = paced([], false)
    run()
    expect(isDone()).toBe(true)
  })

  test('that may spin is late by a turn of the event loop, and sleeps through the whole milliseconds', () => {
    const { sent, run, counts } = paced([10.4, 20.9], true)
    run()
    expect(Math.max(...lateness(sent))).toBeLessThanOrEqual(0.01 + 1e-9)
    // Neither wait is spun through: 0.4 and 0.5 ms of them, at 100 turns a millisecond.
    expect(counts.turns).toBeLessThan(120)
    expect(counts.timers).toBe(3)
  })

  test('that may not spin never turns the event loop for nothing', () => {
    const { sent, run, counts } = paced([0.4, 1.4, 10.4], false)
    run()
    expect(counts.turns).toBe(0)
    expect(Math.max(...lateness(sent))).toBeLessThanOrEqual(1)
    expect(Math.min(...lateness(sent))).toBeGreaterThanOrEqual(0)
  })

  test.each([true, false])('tells each request how late it is where timers are (may spin: %s)', (spin) => {
    const { sent, run } = paced([10, 11, 12, 40], spin, fakeClock({ lateMs: 25 }))
    run()
    // The first timer, for the very beginning, is as late as any other.
    expect(sent.map(({ at }) => at >= 25)).toEqual([true, true, true, true])
    expect(sent.map(({ due }) => due)).toEqual([10, 11, 12, 40])
    expect(lateness(sent)[0]).toBeGreaterThanOrEqual(15)
  })

  test('catches up at once after a stall, and keeps to the plan afterwards', () => {
    const fake = fakeClock()
    const { sent, run } = paced([10, 20, 30, 100], true, fake, (due) => due === 10 && fake.stall(50))
    run()
    expect(sent.map(({ at }) => Math.round(at))).toEqual([10, 60, 60, 100])
  })

  test('that is stopped sends nothing more, even in the middle of what is due', () => {
    const fake = fakeClock()
    const { sent, pacer, isDone, run } = paced([5, 5, 5, 50], true, fake, () => pacer.stop())
    run()
    expect(sent).toHaveLength(1)
    expect(isDone()).toBe(false)
  })

  test('counts turns with nothing to do as rest, longer ones as work of somebody', () => {
    const idle = paced([0.9], true, fakeClock({ turnMs: 0.01 }))
    idle.run()
    expect(idle.pacer.idleMs()).toBeCloseTo(0.9, 1)
    const busy = paced([0.9], true, fakeClock({ turnMs: 0.2 }))
    busy.run()
    expect(busy.pacer.idleMs()).toBe(0)
  })
})
