import type { CheckContext, Unproven } from '../../../core/check.ts'
import type { Conformance, LoadOperation, LoadSample } from '../../../core/load.ts'
import type { LoadEngines } from '../../../core/ports.ts'
import type { PlannedLoad } from '../side.ts'
import { type ConformanceFacts, nothingAsked, type Part } from './facts.ts'
import { checkHeaders } from './headers.ts'
import { checkRateLimit } from './rate-limit.ts'
import { statusConformance } from './statuses.ts'
import { probeValidation } from './validation.ts'

export interface Conforming {
  readonly results: readonly Conformance[]
  readonly remarks: readonly string[]
  readonly unproven: readonly Unproven[]
  /** For the rules. */
  readonly facts: ConformanceFacts
}

/**
 * What was asked for besides speed; nothing is sent where nothing was. To be called when all is measured: malformed
 * requests may bring a preview down, and a rate limit that was used up would turn the load away.
 */
export async function checkConformance(
  context: CheckContext,
  planned: PlannedLoad,
  engines: Pick<LoadEngines, 'open' | 'probe'>,
  sample: Pick<LoadSample, 'operations'>,
): Promise<Conforming> {
  const { config, log } = context
  const { expectHeaders, rateLimit } = config.load
  const parts: Part[] = [
    statusConformance(await expectedStatuses(context, planned), planned.probes, sample),
    await checkHeaders(engines.probe, planned, expectHeaders),
  ]
  if (config.load.probeValidation) {
    log.progress('Load test: sending malformed requests, one at a time ...')
    parts.push(await probeValidation(context, planned, engines.probe))
  }
  if (rateLimit !== undefined) {
    log.progress(
      `Load test: trying the rate limit of ${rateLimit.requests} requests in ${rateLimit.windowSeconds} s ...`,
    )
    parts.push(await checkRateLimit(engines, planned, rateLimit))
  }
  return {
    results: parts.flatMap(({ results }) => results),
    remarks: parts.flatMap(({ remarks }) => remarks),
    unproven: parts.flatMap(({ unproven }) => unproven),
    facts: Object.assign({}, nothingAsked, ...parts.map(({ facts }) => facts)),
  }
}

/** Of operations that the dry run left out, too: that they answered something else is why. */
async function expectedStatuses(
  { config, loadFiles }: CheckContext,
  { plan }: PlannedLoad,
): Promise<readonly Pick<LoadOperation, 'name' | 'expectStatus'>[]> {
  const written = (await loadFiles()).plan?.operations ?? []
  const named = config.load.operations.map(({ method, path, expectStatus }) => ({
    name: `${method} ${path}`,
    ...(expectStatus === undefined ? {} : { expectStatus }),
  }))
  return [...new Map([...named, ...written, ...plan.operations].map((one) => [one.name, one])).values()]
}
