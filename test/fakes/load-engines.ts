import type { LoadProbe, LoadRequest, ProbePlan } from '../../src/core/load.ts'
import type { LoadEngine, LoadEngines } from '../../src/core/ports.ts'

/** An answer from a table: a status, why there was none, or status and JSON, or headers. */
export type FakeAnswer =
  | number
  | string
  | { readonly status: number; readonly json: unknown; readonly headers?: Readonly<Record<string, string>> }

const unused: LoadEngine = {
  name: 'none',
  run: async () => {
    throw new Error('this test gave no engine that sends load')
  },
}

/** Engines that only answer single questions, from a function, and keep what they were asked. */
export function askedEngines(answer: (request: LoadRequest, origin: string) => FakeAnswer): LoadEngines & {
  readonly asked: readonly ProbePlan[]
} {
  const asked: ProbePlan[] = []
  return {
    asked,
    open: unused,
    closed: unused,
    resolve: async () => ['93.184.216.34'],
    probe: async (plan) => {
      asked.push(plan)
      return plan.operations.map((operation) => probeOf(operation, answer(operation, plan.origin), plan.bodyBytes ?? 0))
    },
  }
}

function probeOf(operation: LoadRequest, answer: FakeAnswer, bodyBytes: number): LoadProbe {
  if (typeof answer === 'string') return { operation, status: undefined, failure: answer }
  if (typeof answer === 'number') return { operation, status: answer }
  const headers = answer.headers === undefined ? {} : { headers: answer.headers }
  return { operation, status: answer.status, ...headers, body: JSON.stringify(answer.json).slice(0, bodyBytes) }
}
