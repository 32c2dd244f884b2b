import type { Runner } from '../../src/adapters/github/runtime.ts'

export interface FakeRunner extends Runner {
  readonly outputs: Readonly<Record<string, string>>
  readonly masked: readonly string[]
  /** Warnings, notices, errors and printed text, in their order, each with its kind. */
  readonly said: readonly (readonly [kind: string, text: string])[]
  readonly summaries: readonly string[]
}

/** A runner in memory: inputs and event in, everything that it is told out. */
export function fakeRunner({
  inputs = {},
  eventName = 'pull_request',
  payload,
  brokenSummary = false,
}: {
  readonly inputs?: Readonly<Record<string, string>>
  readonly eventName?: string
  readonly payload: unknown
  readonly brokenSummary?: boolean
}): FakeRunner {
  const outputs: Record<string, string> = {}
  const masked: string[] = []
  const said: (readonly [string, string])[] = []
  const summaries: string[] = []
  const say = (kind: string) => (text: string) => void said.push([kind, text])
  return {
    context: {
      eventName,
      payload,
      owner: 'acme',
      repository: 'shop',
      apiUrl: 'https://api.example.test',
      serverUrl: 'https://example.test',
      runId: 100,
      runAttempt: 1,
    },
    input: (name) => inputs[name] || undefined,
    setOutput: (name, value) => {
      outputs[name] = value
    },
    maskSecret: (secret) => void masked.push(secret),
    writeSummary: async (render) => {
      if (brokenSummary) throw new Error('no space left')
      summaries.push(render(1_000_000))
      return true
    },
    print: say('print'),
    notice: say('notice'),
    warning: say('warning'),
    error: say('error'),
    annotate: (annotations) => {
      for (const { level, message } of annotations) say(level)(message)
      return 0
    },
    ...{ outputs, masked, said, summaries },
  }
}
