import { stringify } from 'yaml'
import type { Arrivals, Credential, LoadOperation, LoadPlan } from '../core/load.ts'

const remark = '# A load plan of Breakwater: what to ask, and when. No host and no secret stands in it.\n'

/** A plan as a file: what `parsePlan` reads as the same plan. */
export function renderPlan({ arrivals, operations, seed, timeoutMs, warmupMs }: LoadPlan): string {
  const file = {
    version: 1,
    seed,
    'warm-up': durationText(warmupMs),
    timeout: durationText(timeoutMs),
    arrivals: arrivalsText(arrivals),
    operations: operations.map(operationText),
  }
  return `${remark}${stringify(file, { lineWidth: 0, aliasDuplicateObjects: false })}`
}

function arrivalsText(arrivals: Arrivals): object {
  if (arrivals.model === 'closed') {
    return { concurrency: arrivals.concurrency, duration: durationText(arrivals.durationMs) }
  }
  const stages = arrivals.stages.map(({ durationMs, from, to }) => ({
    duration: durationText(durationMs),
    ...(from === to ? { rate: from } : { from, to }),
  }))
  return { distribution: arrivals.distribution, stages }
}

function operationText(operation: LoadOperation): object {
  const { name, method, template, paths, headers, credentials, body, weight, expectStatus } = operation
  const request = `${method} ${template}`
  return {
    request,
    ...(name === request ? {} : { name }),
    ...(weight === 1 ? {} : { weight }),
    paths,
    ...(expectStatus === undefined ? {} : { 'expect-status': expectStatus }),
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(body === undefined ? {} : { body }),
    ...(credentials.length === 0 ? {} : { credentials: credentials.map(credentialText) }),
  }
}

function credentialText({ in: place, name, prefix, secret }: Credential): object {
  return { in: place, name, ...(prefix === '' ? {} : { prefix }), secret }
}

function durationText(durationMs: number): string {
  return durationMs % 1000 === 0 ? `${durationMs / 1000}s` : `${Math.round(durationMs)}ms`
}
