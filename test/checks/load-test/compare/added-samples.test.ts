import { describe, expect, test } from 'vitest'
import { samplesInSequence } from '../../../../src/checks/load-test/compare/added-samples.ts'
import type { LatencyCounts } from '../../../../src/core/latency-counts.ts'
import type { LoadSample } from '../../../../src/core/load.ts'

interface Part {
  readonly durationMs: number
  readonly ms: number
  readonly cpuShare: number
  readonly latenessP99Ms: number
  readonly lateness?: LatencyCounts
}

function sampleOf({ durationMs, ms, cpuShare, latenessP99Ms, lateness }: Part): LoadSample {
  return {
    engine: 'test',
    durationMs,
    thresholdsMs: [100],
    overTime: [[[ms * 1000, 1]]],
    generator: { latenessP99Ms, latenessMaxMs: latenessP99Ms + 1, dropped: 1, cpuShare, workers: 2 },
    ...(lateness === undefined ? {} : { lateness }),
    operations: [
      {
        operation: {
          name: 'GET /',
          method: 'GET',
          template: '/',
          paths: ['/'],
          headers: {},
          credentials: [],
          weight: 1,
        },
        latency: [[ms * 1000, 2]],
        errors: { status: 1, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 1 },
        unexpected: { 500: 1 },
        seconds: [{ due: 4, ok: 2, failed: 1, over: [ms > 100 ? 2 : 0] }],
      },
    ],
  }
}

const quick: Part = { durationMs: 1000, ms: 20, cpuShare: 0.1, latenessP99Ms: 2 }
const slow: Part = { durationMs: 3000, ms: 200, cpuShare: 0.5, latenessP99Ms: 6 }

describe('runs one after another', () => {
  test('counts are added, seconds follow each other', () => {
    expect(samplesInSequence([quick, slow].map(sampleOf))).toMatchObject({
      durationMs: 4000,
      overTime: [[[20_000, 1]], [[200_000, 1]]],
      operations: [
        {
          latency: [
            [20_000, 2],
            [200_000, 2],
          ],
          errors: { status: 2, dropped: 2 },
          unexpected: { 500: 2 },
          seconds: [{ over: [0] }, { over: [2] }],
        },
      ],
    })
  })

  test('the generator was as busy as it was in the mean over time, and as late as in its worst run', () => {
    expect(samplesInSequence([quick, slow].map(sampleOf))?.generator).toEqual({
      latenessP99Ms: 6,
      latenessMaxMs: 7,
      dropped: 2,
      // (0.1 * 1 s + 0.5 * 3 s) / 4 s
      cpuShare: 0.4,
      workers: 2,
    })
  })

  test('where each counted its lateness, that of all is known', () => {
    // One of two hundred was 6 ms late: not one in a hundred.
    const counted = [
      { ...quick, lateness: [[1000, 100]] as const },
      {
        ...slow,
        lateness: [
          [1000, 99],
          [6000, 1],
        ] as const,
      },
    ]
    expect(samplesInSequence(counted.map(sampleOf))?.generator.latenessP99Ms).toBe(1)
    expect(samplesInSequence([sampleOf(quick), sampleOf({ ...slow, lateness: [] })])?.generator.latenessP99Ms).toBe(6)
  })

  test('none is none', () => {
    expect(samplesInSequence([])).toBeUndefined()
  })
})
