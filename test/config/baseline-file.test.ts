import { describe, expect, test } from 'vitest'
import { parseBaseline, renderBaseline } from '../../src/config/baseline-file.ts'
import { BreakwaterError } from '../../src/core/error.ts'
import type { LoadBaseline } from '../../src/core/load-files.ts'

const stored: LoadBaseline = {
  version: 1,
  planHash: 'ab'.repeat(32),
  runs: [
    {
      generator: 'breakwater open loop',
      machine: 'Some CPU, 2 cores, Node 24.0.0',
      recordedAt: '2026-01-31T12:00:00.000Z',
      failed: 3,
      operations: {
        'GET /orders': [
          [1000, 2],
          [2050, 1],
        ],
        'GET /a"b\n': [],
      },
      rounds: [[[1000, 2]], []],
    },
  ],
}

test('what is written can be read again', () => {
  expect(parseBaseline(renderBaseline(stored), 'baseline.json')).toEqual(stored)
  expect(parseBaseline(renderBaseline({ ...stored, runs: [...stored.runs, ...stored.runs] }), 'b.json').runs).toEqual([
    ...stored.runs,
    ...stored.runs,
  ])
})

describe('what is refused, and how', () => {
  const run = stored.runs[0]
  const withCounts = (counts: unknown) => ({ ...stored, runs: [{ ...run, rounds: [counts] }] })

  test.each([
    ['no JSON', '{', 'is no JSON'],
    ['another version', { ...stored, version: 2 }, 'version: '],
    ['an unknown key', { ...stored, more: 1 }, 'Unrecognized key'],
    ['no run', { ...stored, runs: [] }, 'runs: must hold a run'],
    ['a hash that is none', { ...stored, planHash: 'x' }, 'planHash: must be 64 hexadecimal digits'],
    ['a time that is none', { ...stored, runs: [{ ...run, recordedAt: 'today' }] }, 'recordedAt: must be a date'],
    ['a count of none', withCounts([[5, 0]]), 'entry 0 must be microseconds and a count above 0'],
    ['half a microsecond', withCounts([[1.5, 1]]), 'entry 0 must be microseconds'],
    [
      'values out of order',
      withCounts([
        [5, 1],
        [5, 1],
      ]),
      'entry 1 is not above the one before it',
    ],
    ['a triple', withCounts([[5, 1, 1]]), 'entry 0 must be'],
    ['no list', withCounts('x'), 'runs.0.rounds.0: must be a list of pairs'],
    [
      'too many values',
      withCounts(Array.from({ length: 50_001 }, (_, at) => [at, 1])),
      'has 50001 values; at most 50000',
    ],
  ])('%s', (_, value, message) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    const error = thrownBy(() => parseBaseline(text, 'perf/baseline.json'))
    expect(error).toBeInstanceOf(BreakwaterError)
    expect(error).toMatchObject({ trouble: { code: 'baseline-invalid', location: { path: 'perf/baseline.json' } } })
    expect(String(error)).toContain(message)
  })

  test('a key that is a prototype is one operation like others, or none', () => {
    const text = renderBaseline(stored).replace('"GET /orders"', '"__proto__"')
    expect(Object.getPrototypeOf(parseBaseline(text, 'b.json').runs[0]?.operations)).toBe(Object.prototype)
  })
})

function thrownBy(action: () => unknown): unknown {
  try {
    action()
  } catch (thrown) {
    return thrown
  }
  return undefined
}
