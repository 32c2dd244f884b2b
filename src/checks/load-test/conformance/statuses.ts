import type { Conformance, LoadOperation, LoadProbe, LoadSample } from '../../../core/load.ts'
import { enumerate, grouped } from '../../../core/wording.ts'
import { type Part, silent } from './facts.ts'

type Expected = Pick<LoadOperation, 'name' | 'expectStatus'>

/**
 * Whether operations answered with the status codes that they were said to, alone before the load and then under it. What
 * they answered under load counts as failed there already, so that it is told here and judged with the floors.
 */
export function statusConformance(
  expected: readonly Expected[],
  probes: readonly LoadProbe[],
  sample: Pick<LoadSample, 'operations'>,
): Part {
  const results = expected.flatMap(({ name, expectStatus }): readonly Conformance[] => {
    if (expectStatus === undefined) return []
    const alone = probes.find(({ operation }) => operation.name === name)
    const loaded = sample.operations.find(({ operation }) => operation.name === name)
    // Never sent at all: that is told where it was planned.
    if (alone === undefined && loaded === undefined) return []
    const result = { subject: name, expectation: `answers ${enumerate(expectStatus.map(String), 8)}` }
    if (alone !== undefined && !(alone.status !== undefined && expectStatus.includes(alone.status))) {
      const answer =
        alone.status === undefined
          ? `did not answer (${alone.failure ?? 'no reason known'})`
          : `answered ${alone.status}`
      return [{ ...result, verdict: 'fail', detail: `${answer} to a single request before the load` }]
    }
    if (loaded === undefined) return [{ ...result, verdict: 'inconclusive', detail: 'was not loaded' }]
    const others = Object.entries(loaded.unexpected).sort(([, a], [, b]) => b - a)
    const sent = loaded.seconds.reduce((sum, { ok, failed }) => sum + ok + failed, 0)
    if (sent === 0) return [{ ...result, verdict: 'inconclusive', detail: 'no request came to its end' }]
    if (others.length === 0) return [{ ...result, verdict: 'pass', detail: `all answers of ${grouped(sent)} requests` }]
    const seen = enumerate(
      others.map(([status, times]) => `${grouped(times)} answered ${status}`),
      5,
    )
    return [{ ...result, verdict: 'fail', detail: `of ${grouped(sent)} requests ${seen}` }]
  })
  return { ...silent, results }
}
