import { addedCounts, type LatencyCounts, quantileMs } from '../../../core/latency-counts.ts'
import { addedErrors, type GeneratorFacts, type LoadSample, type OperationSample } from '../../../core/load.ts'

/**
 * Runs of one plan, one after another, as if they had been one: counts are added, seconds follow each other. Undefined
 * where there is none.
 */
export function samplesInSequence(samples: readonly LoadSample[]): LoadSample | undefined {
  const [first] = samples
  if (first === undefined) return undefined
  const lateness = latenessOf(samples)
  return {
    engine: first.engine,
    durationMs: samples.reduce((sum, { durationMs }) => sum + durationMs, 0),
    thresholdsMs: first.thresholdsMs,
    operations: first.operations.map(({ operation }, at) =>
      operationInSequence(
        operation,
        samples.flatMap(({ operations }) => operations[at] ?? []),
      ),
    ),
    overTime: samples.flatMap(({ overTime }) => overTime),
    generator: addedFacts(samples, lateness),
    ...(lateness === undefined ? {} : { lateness }),
  }
}

function operationInSequence(
  operation: OperationSample['operation'],
  parts: readonly OperationSample[],
): OperationSample {
  return {
    operation,
    latency: addedCounts(parts.map(({ latency }) => latency)),
    errors: addedErrors(parts.map(({ errors }) => errors)),
    unexpected: addedByKey(parts.map(({ unexpected }) => unexpected)),
    seconds: parts.flatMap(({ seconds }) => seconds),
  }
}

export function addedByKey(parts: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const sum = new Map<string, number>()
  for (const part of parts) for (const [key, some] of Object.entries(part)) sum.set(key, (sum.get(key) ?? 0) + some)
  return Object.fromEntries(sum)
}

/** Lateness of all where each run counted it; else that of the worst run, which is no less. */
function latenessOf(samples: readonly LoadSample[]): LatencyCounts | undefined {
  const counted = samples.flatMap(({ lateness }) => (lateness === undefined ? [] : [lateness]))
  return counted.length === samples.length ? addedCounts(counted) : undefined
}

function addedFacts(samples: readonly LoadSample[], lateness: LatencyCounts | undefined): GeneratorFacts {
  const facts = samples.map(({ generator }) => generator)
  const lasted = samples.reduce((sum, { durationMs }) => sum + durationMs, 0)
  const busy = samples.reduce((sum, { durationMs, generator }) => sum + durationMs * generator.cpuShare, 0)
  return {
    latenessP99Ms:
      lateness === undefined ? Math.max(...facts.map((one) => one.latenessP99Ms)) : (quantileMs(lateness, 0.99) ?? 0),
    latenessMaxMs: Math.max(...facts.map((one) => one.latenessMaxMs)),
    dropped: facts.reduce((sum, { dropped }) => sum + dropped, 0),
    cpuShare: lasted === 0 ? 0 : busy / lasted,
    workers: Math.max(...facts.map(({ workers }) => workers)),
  }
}
