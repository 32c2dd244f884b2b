import { lookup } from 'node:dns/promises'
import type Autocannon from 'autocannon'
import type { Instance, Options, Request } from 'autocannon'
import { BreakwaterError } from '../../core/error.ts'
import { type ErrorKind, errorKinds, type LoadOperation, type LoadPlan, type LoadSample } from '../../core/load.ts'
import type { LoadEngine } from '../../core/ports.ts'
import { type NumberedRequest, type SentRequest, WatchedClient } from './autocannon-client.ts'
import { probe } from './probe.ts'

/** The exact version whose client `autocannon-client.ts` knows. */
export const autocannonVersion = '9.0.0'

/** How often autocannon looks whether it should stop. */
const tickMs = 100

/**
 * autocannon as a closed loop: each of `concurrency` connections sends when it has its answer. Its rate mode is never
 * used (it sends in bursts, and corrects coordinated omission with the wrong unit), nor are its workers (no events) or
 * its figures (whole milliseconds, timeouts left out): it moves the bytes, and the counting is done here.
 */
export function autocannonEngine(): LoadEngine {
  return {
    name: `autocannon ${autocannonVersion}`,
    resolve: async (host) => {
      const found = await lookup(host, { all: true }).catch(() => [])
      return found.map(({ address }) => address)
    },
    probe,
    run,
  }
}

async function run(plan: LoadPlan, signal?: AbortSignal): Promise<LoadSample> {
  refuseSecrets(plan)
  if (plan.operations.length === 0) throw new Error('A load plan needs an operation.')
  if (signal?.aborted) throw aborted()
  const { default: autocannon } = await import('autocannon')
  const recording = recorder(plan.operations, performance.now() + plan.warmupMs)
  const cpu = cpuMeter()
  await drive(autocannon, { plan, recording, cpu, signal })
  if (signal?.aborted) throw aborted()
  return {
    engine: `autocannon ${autocannonVersion}`,
    durationMs: plan.durationMs,
    operations: recording.operations(),
    generator: { cpuShare: cpu.share() },
  }
}

interface Drive {
  readonly plan: LoadPlan
  readonly recording: ReturnType<typeof recorder>
  readonly cpu: ReturnType<typeof cpuMeter>
  readonly signal: AbortSignal | undefined
}

/** Sends until the time is over, then waits for what is under way; leaves no timer and no connection behind. */
async function drive(autocannon: typeof Autocannon, { plan, recording, cpu, signal }: Drive): Promise<void> {
  const clients: WatchedClient[] = []
  let sending = true
  let tracker: Instance | undefined
  const stop = () => {
    sending = false
    tracker?.stop()
  }
  const stopWhenDrained = () => {
    if (!sending && clients.every((client) => !client.isBusy)) stop()
  }
  const timeIsOver = () => {
    cpu.stop()
    sending = false
    stopWhenDrained()
  }
  const watch = {
    timeoutMs: plan.timeoutMs,
    sending: () => sending,
    answered: recording.answered,
    failed: recording.failed,
    idle: stopWhenDrained,
  }
  const options: Options = {
    ...target(plan),
    connections: plan.concurrency,
    // Longer than what can still be under way at the end; the run is stopped as soon as it has drained.
    duration: (plan.warmupMs + plan.durationMs + plan.timeoutMs) / 1000 + 5,
    sampleInt: tickMs,
    skipAggregateResult: true,
    setupClient: (client) => {
      client.setRequests(shuffled(requests(plan), clients.length))
      clients.push(new WatchedClient(client, watch))
    },
  }
  const timers = [setTimeout(cpu.start, plan.warmupMs), setTimeout(timeIsOver, plan.warmupMs + plan.durationMs)]
  signal?.addEventListener('abort', stop, { once: true })
  try {
    await new Promise<void>((resolve, reject) => {
      tracker = autocannon(options, (error) => (error ? reject(error) : resolve()))
    })
  } finally {
    for (const timer of timers) clearTimeout(timer)
    for (const client of clients) client.close()
    signal?.removeEventListener('abort', stop)
  }
}

function aborted(): BreakwaterError {
  return new BreakwaterError({
    code: 'load-aborted',
    message: 'The load test was aborted.',
    hint: 'Nothing was measured to its end; run it again.',
  })
}

/** autocannon sets `rejectUnauthorized: false` after all options of ours, so a secret would go to whoever answers. */
function refuseSecrets({ origin, operations }: LoadPlan): void {
  if (!origin.startsWith('https:')) return
  const secret = /^(authorization|proxy-authorization|cookie|x-api-key)$/i
  const name = operations.flatMap(({ headers }) => Object.keys(headers)).find((header) => secret.test(header))
  if (name === undefined) return
  throw new BreakwaterError({
    code: 'load-secret-refused',
    message: `autocannon does not verify TLS certificates, so the ${name} header is not sent to ${origin}.`,
    hint: 'Load operations that need no credentials, or a preview over http on the same machine.',
  })
}

/** Where to connect, and what to call it: the judged address, with the name in the Host header and in TLS. */
function target({ origin, address }: LoadPlan): {
  readonly url: string
  readonly headers: Record<string, string>
  readonly servername?: string
} {
  const url = new URL(origin)
  const headers = { host: url.host, accept: '*/*', 'user-agent': 'breakwater' }
  if (address === undefined) return { url: origin, headers }
  const name = url.hostname
  url.hostname = address.includes(':') ? `[${address}]` : address
  const named = url.protocol === 'https:' && !/^\[|^[\d.]+$/.test(name)
  return { url: url.origin, headers, ...(named ? { servername: name } : {}) }
}

function requests({ operations }: LoadPlan): readonly (NumberedRequest & Request)[] {
  return operations.map(({ method, path, headers, body }, operation) => ({
    operation,
    // autocannon's types list the methods of RFC 9110 and WebDAV; it refuses others itself.
    method: method as 'GET',
    path,
    headers: { ...headers },
    ...(body === undefined ? {} : { body }),
  }))
}

/** The same requests in another order for each connection, so that the connections don't go in lock-step. */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const result = [...items]
  let state = (seed + 1) * 0x9e3779b9
  for (let last = result.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const other = Math.floor((state / 2 ** 32) * (last + 1))
    const [a, b] = [result[last], result[other]]
    if (a !== undefined && b !== undefined) [result[last], result[other]] = [b, a]
  }
  return result
}

/** Keeps what was sent from the moment `from`; the warm-up is sent and forgotten. */
function recorder(operations: readonly LoadOperation[], from: number) {
  const tallies = operations.map((operation) => ({
    operation,
    latenciesMs: [] as number[],
    sentAtMs: [] as number[],
    failedAtMs: [] as number[],
    errors: Object.fromEntries(errorKinds.map((kind) => [kind, 0])) as Record<ErrorKind, number>,
    unexpected: {} as Record<string, number>,
  }))
  const tallyOf = ({ operation, sentAt }: SentRequest) => (sentAt >= from ? tallies[operation] : undefined)
  const failed = (request: SentRequest, kind: ErrorKind) => {
    const tally = tallyOf(request)
    if (tally === undefined) return
    tally.errors[kind]++
    tally.failedAtMs.push(request.sentAt - from)
  }
  return {
    failed,
    answered: (request: SentRequest, status: number, ms: number) => {
      const tally = tallyOf(request)
      if (tally === undefined) return
      const { expectStatus } = tally.operation
      if (!(expectStatus ? expectStatus.includes(status) : status >= 200 && status < 400)) {
        tally.unexpected[status] = (tally.unexpected[status] ?? 0) + 1
        return failed(request, 'status')
      }
      tally.latenciesMs.push(ms)
      tally.sentAtMs.push(request.sentAt - from)
    },
    operations: (): LoadSample['operations'] => tallies,
  }
}

/** The share of one core that this process used between start and stop. */
function cpuMeter() {
  let from = { usage: process.cpuUsage(), at: performance.now() }
  let share = 0
  return {
    start: () => {
      from = { usage: process.cpuUsage(), at: performance.now() }
    },
    stop: () => {
      const { user, system } = process.cpuUsage(from.usage)
      share = (user + system) / 1000 / Math.max(1, performance.now() - from.at)
    },
    share: () => share,
  }
}
