import type { PlannedLoad } from '../../../../src/checks/load-test/side.ts'
import type { LoadOperation } from '../../../../src/core/load.ts'

export function operationOf(name: string, rest: Partial<LoadOperation> = {}): LoadOperation {
  const [method = 'GET', path = '/'] = name.split(' ')
  const template = path.split('?')[0] ?? path
  return { name, method, template, paths: [path], headers: {}, credentials: [], weight: 1, ...rest }
}

/** A plan of these operations, for a server that nobody runs. */
export function plannedOf(
  operations: readonly LoadOperation[],
  secrets: Readonly<Record<string, string>> = {},
): PlannedLoad {
  return {
    plan: {
      operations,
      arrivals: { model: 'open', distribution: 'poisson', stages: [{ durationMs: 60_000, from: 20, to: 20 }] },
      warmupMs: 10_000,
      timeoutMs: 5000,
      seed: 1,
    },
    hash: 'hash',
    sides: {
      head: { side: 'head', target: { origin: 'https://preview.example', prefix: '/shop', secrets, http: '1.1' } },
      base: undefined,
    },
    placeOf: new Map(),
    probes: [],
    remarks: [],
    unproven: [],
  }
}
