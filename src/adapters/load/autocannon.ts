import { isIP } from 'node:net'
import type Autocannon from 'autocannon'
import type { Instance, Options } from 'autocannon'
import { BreakwaterError } from '../../core/error.ts'
import { durationOf, type LoadPlan, type LoadRunOptions, type LoadSample, type LoadTarget } from '../../core/load.ts'
import type { LoadEngine } from '../../core/ports.ts'
import { type ClientWatch, WatchedClient } from './autocannon-client.ts'
import { openRecorder, type Recorder } from './recorder.ts'
import { endpointOf } from './requests.ts'
import { requestSource } from './wire-request.ts'

/** The exact version whose client `autocannon-client.ts` knows. */
export const autocannonVersion = '9.0.0'
const name = `autocannon ${autocannonVersion}`

/** How often autocannon looks whether it should stop. */
const tickMs = 100
/** How often whoever watches the run is told how it goes. */
const watchMs = 200

/**
 * autocannon as a closed loop: each of `concurrency` connections sends when it has its answer. Its rate mode is never
 * used (it sends in bursts, and corrects coordinated omission with the wrong unit), nor are its workers (no events), its
 * list of requests or its figures (whole milliseconds, timeouts left out): it moves the bytes, and the counting is done
 * here.
 */
export function closedLoopEngine(): LoadEngine {
  return { name, run }
}

async function run(plan: LoadPlan, target: LoadTarget, options: LoadRunOptions): Promise<LoadSample> {
  const { arrivals, operations, warmupMs } = plan
  if (arrivals.model !== 'closed') throw new Error('A closed loop knows no rate.')
  refuseHttp2(target)
  refuseSecrets(plan, target)
  if (options.signal?.aborted) throw aborted()
  const { default: autocannon } = await import('autocannon')
  const { thresholdsMs } = options
  const recorder = await openRecorder({ operations, durationMs: arrivals.durationMs, thresholdsMs })
  const from = performance.now() + warmupMs
  const driven = await drive(autocannon, {
    ...{ plan, target, recorder, from, options },
    concurrency: arrivals.concurrency,
  })
  if (options.signal?.aborted) throw aborted()
  const { ended, cpuShare } = driven
  const durationMs = ended?.afterMs ?? arrivals.durationMs
  const counts = recorder.counts(durationMs)
  return {
    engine: name,
    durationMs,
    thresholdsMs,
    operations: counts.operations.flatMap((counted, at) => {
      const operation = operations[at]
      return operation === undefined ? [] : [{ operation, ...counted }]
    }),
    overTime: counts.overTime,
    // Nothing is due at a time of its own in a closed loop, so nothing can be late, and nothing is dropped.
    generator: { latenessP99Ms: 0, latenessMaxMs: 0, dropped: 0, cpuShare, workers: 1 },
    ...(ended === undefined ? {} : { aborted: ended }),
  }
}

interface Drive {
  readonly plan: LoadPlan
  readonly target: LoadTarget
  readonly concurrency: number
  readonly recorder: Recorder
  /** When the measurement begins, by `performance.now()`. */
  readonly from: number
  readonly options: LoadRunOptions
}

/** Sends until the time is over, then waits for what is under way; leaves no timer and no connection behind. */
async function drive(
  autocannon: typeof Autocannon,
  given: Drive,
): Promise<{ readonly ended: LoadSample['aborted']; readonly cpuShare: number }> {
  const { plan, target, concurrency, options } = given
  const measureMs = durationOf(plan.arrivals)
  const cpu = busyMeter()
  const clients = clientsOf(given, () => watcher.ended() === undefined)
  let tracker: Instance | undefined
  const stop = () => {
    cpu.stop()
    clients.drain(() => {})
    tracker?.stop()
  }
  const timeIsOver = () => {
    cpu.stop()
    clients.drain(stop)
  }
  const watcher = watching(given, stop)
  const timers = [setTimeout(cpu.start, plan.warmupMs), setTimeout(timeIsOver, plan.warmupMs + measureMs)]
  options.signal?.addEventListener('abort', stop, { once: true })
  const settings: Options = {
    ...destination(target),
    connections: concurrency,
    // Longer than what can still be under way at the end; the run is stopped as soon as it has drained.
    duration: (plan.warmupMs + measureMs + plan.timeoutMs) / 1000 + 5,
    sampleInt: tickMs,
    skipAggregateResult: true,
    setupClient: clients.take,
  }
  try {
    await new Promise<void>((resolve, reject) => {
      tracker = autocannon(settings, (error) => (error ? reject(error) : resolve()))
    })
  } finally {
    for (const timer of timers) clearTimeout(timer)
    watcher.close()
    clients.close()
    options.signal?.removeEventListener('abort', stop)
  }
  watcher.rethrow()
  return { ended: watcher.ended(), cpuShare: cpu.share() }
}

/** The run's connections, which record what they see for as long as it counts, and stop sending together. */
function clientsOf({ plan, target, recorder, from }: Drive, counts: () => boolean) {
  const clients: WatchedClient[] = []
  const source = requestSource(plan, target)
  let sending = true
  let whenDrained = () => {}
  const idle = () => {
    if (!sending && clients.every((client) => !client.isBusy)) whenDrained()
  }
  const watchOf = (connection: number): ClientWatch => ({
    timeoutMs: plan.timeoutMs,
    sending: () => sending,
    next: source(connection),
    answered: ({ operation, sentAt }, { status, ms, retryAfter }) => {
      if (counts()) recorder.answered(operation, sentAt - from, { status, latencyMs: ms, retryAfter })
    },
    failed: ({ operation, sentAt }, kind) => {
      if (counts()) recorder.failed(operation, sentAt - from, kind)
    },
    idle,
  })
  return {
    take: (client: unknown) => void clients.push(new WatchedClient(client, watchOf(clients.length))),
    /** Nothing new is sent; what is under way comes to its end first. */
    drain: (then: () => void) => {
      sending = false
      whenDrained = then
      idle()
    },
    close: () => {
      for (const client of clients) client.close()
    },
  }
}

/** Asks the watch now and then whether the run should go on. */
function watching({ recorder, from, options }: Drive, stop: () => void) {
  let ended: LoadSample['aborted']
  let failure: { readonly thrown: unknown } | undefined
  const look = () => {
    const atMs = performance.now() - from
    try {
      const reason = options.watch?.(recorder.progress(atMs))
      if (reason === undefined) return
      ended = { afterMs: Math.max(0, Math.ceil(atMs)), reason }
    } catch (thrown) {
      failure = { thrown }
    }
    clearInterval(timer)
    stop()
  }
  const timer = setInterval(look, watchMs)
  return {
    ended: () => ended,
    close: () => clearInterval(timer),
    rethrow: () => {
      if (failure) throw failure.thrown
    },
  }
}

function aborted(): BreakwaterError {
  return new BreakwaterError({
    code: 'load-aborted',
    message: 'The load test was aborted.',
    hint: 'Nothing was measured to its end; run it again.',
  })
}

function refuseHttp2({ http }: LoadTarget): void {
  if (http === '1.1') return
  throw new BreakwaterError({
    code: 'load-http2-closed-loop',
    message: 'A closed loop speaks HTTP/1.1 only.',
    hint: 'Give a rate instead of a concurrency, or leave the HTTP version at 1.1.',
  })
}

/** autocannon sets `rejectUnauthorized: false` after all options of ours, so a secret would go to whoever answers. */
function refuseSecrets({ operations }: LoadPlan, { origin }: LoadTarget): void {
  if (!origin.startsWith('https:')) return
  const secret = /^(authorization|proxy-authorization|cookie)$|api-?key|token|secret/i
  const found = operations.flatMap(({ headers, credentials }) => [
    ...credentials.map((credential) => `${credential.in} ${credential.name}`),
    ...Object.keys(headers)
      .filter((header) => secret.test(header))
      .map((header) => `header ${header}`),
  ])[0]
  if (found === undefined) return
  throw new BreakwaterError({
    code: 'load-secret-refused',
    message: `A closed loop does not verify TLS certificates, so the ${found} is not sent to ${origin}.`,
    hint: 'Give a rate instead of a concurrency, load operations that need no credentials, or name a preview over http on the same machine.',
  })
}

/** Where to connect: the judged address, with the name in TLS. */
function destination(target: LoadTarget): { readonly url: string; readonly servername?: string } {
  const { secure, host, port, servername } = endpointOf(target)
  const authority = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`
  return { url: `${secure ? 'https' : 'http'}://${authority}`, ...(servername === undefined ? {} : { servername }) }
}

/**
 * The share of time that this thread's event loop was not asleep, until the sending ended. Not the CPU time: where others
 * take the core from us, answers wait to be read although little was used, and nothing else in a closed loop tells so.
 */
function busyMeter() {
  let from = performance.eventLoopUtilization()
  let share: number | undefined
  return {
    /** Anew, when the warm-up is over. */
    start: () => {
      from = performance.eventLoopUtilization()
    },
    stop: () => {
      share ??= Math.min(1, performance.eventLoopUtilization(from).utilization)
    },
    share: () => share ?? 0,
  }
}
