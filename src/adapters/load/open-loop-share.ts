import type { LatencyCounts } from '../../core/latency-counts.ts'
import { durationOf, type LoadPlan, type LoadProgress, type LoadTarget } from '../../core/load.ts'
import { type Arrival, arrivalsOf, type Share } from './arrivals.ts'
import { cpuMeter } from './cpu-meter.ts'
import { type LatencyHistogram, latencyHistograms } from './histograms.ts'
import type { Flight, HttpClient } from './http-client.ts'
import { type Pacer, startPacer } from './pacer.ts'
import { openRecorder, type RecordedCounts, type Recorder } from './recorder.ts'
import { type ReadyOperation, readyOperations } from './requests.ts'

/** What one thread sends of a plan, and how. */
export interface ShareTask {
  readonly plan: LoadPlan
  readonly target: LoadTarget
  readonly thresholdsMs: readonly number[]
  readonly share: Share
}

/** What one thread measured. */
export interface ShareResult {
  readonly counts: RecordedCounts
  /** How much later than due requests were sent, the warm-up left out. */
  readonly lateness: LatencyCounts
  readonly cpuShare: number
}

/** Requests under way at once, over all threads: sockets are bounded, and so is what a server that hangs is left with. */
const mostUnderWay = 4096
/** What could not be sent by then isn't the plan's traffic any more: sent now, it would come in a burst. */
const latestMs = 100
/** At higher rates the core is needed for the answers. */
const spinUpToRate = 300
const sweepMs = 20

interface UnderWay {
  readonly arrival: Arrival
  readonly sentAt: number
  flight?: Flight
}

/** Makes ready to send a share of an open-loop plan. */
export async function shareRun(task: ShareTask, client: HttpClient): Promise<ShareRun> {
  const { plan, thresholdsMs, target } = task
  const durationMs = durationOf(plan.arrivals)
  const recorder = await openRecorder({ operations: plan.operations, durationMs, thresholdsMs })
  const histogram = await latencyHistograms()
  return new ShareRun(task, {
    client,
    recorder,
    durationMs,
    lateness: histogram(),
    ready: readyOperations(plan.operations, target),
  })
}

interface Parts {
  readonly client: HttpClient
  readonly recorder: Recorder
  readonly lateness: LatencyHistogram
  readonly ready: readonly ReadyOperation[]
  readonly durationMs: number
}

/** One thread's share of a run: each request is sent once, at its time, whatever becomes of the others. */
export class ShareRun {
  readonly #task: ShareTask
  readonly #parts: Parts
  readonly #underWay = new Set<UnderWay>()
  readonly #cpu = cpuMeter()
  #startAt = 0
  #pacer: Pacer | undefined
  #timers: readonly NodeJS.Timeout[] = []
  #allSent = false
  #cpuShare: number | undefined
  #idleMsBefore = 0
  #end: ((result: ShareResult) => void) | undefined

  constructor(task: ShareTask, parts: Parts) {
    this.#task = task
    this.#parts = parts
  }

  /**
   * Sends, and gives what was measured once all has come to its end or the run was stopped. The measurement starts at
   * `startAt` by `performance.now()`, the warm-up before it.
   */
  start(startAt: number): Promise<ShareResult> {
    const { plan, share } = this.#task
    this.#startAt = startAt
    const done = new Promise<ShareResult>((resolve) => {
      this.#end = resolve
    })
    this.#pacer = startPacer({
      due: arrivalsOf(plan, share),
      timeOf: ({ dueMs }) => startAt + dueMs,
      send: (arrival, now) => this.#send(arrival, now),
      done: () => {
        this.#allSent = true
        this.#settle()
      },
      spin: highestRate(plan) / share.of <= spinUpToRate,
    })
    const measured = Math.max(0, startAt - performance.now())
    this.#timers = [
      setTimeout(() => this.#startCpu(), measured),
      setTimeout(() => this.#settle(), measured + this.#parts.durationMs),
      setInterval(() => this.#sweep(), sweepMs),
    ]
    return done
  }

  progress(): LoadProgress {
    return this.#parts.recorder.progress(performance.now() - this.#startAt)
  }

  /** Sends nothing more, and forgets what is under way. */
  stop(): void {
    this.#finish(Math.min(this.#parts.durationMs, Math.max(0, performance.now() - this.#startAt)))
  }

  #send(arrival: Arrival, now: number): void {
    const { client, recorder, lateness, ready } = this.#parts
    const { operation, path, dueMs } = arrival
    const lateMs = now - this.#startAt - dueMs
    if (dueMs >= 0) lateness.record(lateMs * 1000)
    if (lateMs > latestMs || this.#underWay.size >= mostUnderWay / this.#task.share.of) {
      recorder.failed(operation, dueMs, 'dropped')
      return
    }
    const request = ready[operation]
    const url = request?.paths[path]
    if (request === undefined || url === undefined) throw new Error('An arrival lies outside its plan.')
    const entry: UnderWay = { arrival, sentAt: now }
    this.#underWay.add(entry)
    entry.flight = client.send(request, url, {
      answered: (status, retryAfter) => {
        this.#underWay.delete(entry)
        const endedAt = performance.now()
        // The whole answer has this long, also where the sweep that looks for it comes late.
        if (endedAt - now > this.#task.plan.timeoutMs) recorder.failed(operation, dueMs, 'timeout')
        else recorder.answered(operation, dueMs, { status, latencyMs: endedAt - this.#startAt - dueMs, retryAfter })
        this.#settle()
      },
      failed: (kind) => {
        this.#underWay.delete(entry)
        recorder.failed(operation, dueMs, kind)
        this.#settle()
      },
    })
  }

  /** All wait equally long and stand in the order in which they were sent: the first that may still wait ends it. */
  #sweep(): void {
    const before = performance.now() - this.#task.plan.timeoutMs
    for (const entry of this.#underWay) {
      if (entry.sentAt > before) break
      this.#underWay.delete(entry)
      const wasConnected = entry.flight?.cancel() ?? false
      const { operation, dueMs } = entry.arrival
      this.#parts.recorder.failed(operation, dueMs, wasConnected ? 'timeout' : 'connect')
    }
    this.#settle()
  }

  #startCpu(): void {
    this.#idleMsBefore = this.#pacer?.idleMs() ?? 0
    this.#cpu.start()
    this.#cpuShare = 0
  }

  #settle(): void {
    const { durationMs } = this.#parts
    if (performance.now() - this.#startAt < durationMs) return
    if (this.#allSent && this.#underWay.size === 0) this.#finish(durationMs)
  }

  #finish(untilMs: number): void {
    const end = this.#end
    if (end === undefined) return
    this.#end = undefined
    const idleMs = (this.#pacer?.idleMs() ?? 0) - this.#idleMsBefore
    const cpuShare = this.#cpuShare === undefined ? 0 : this.#cpu.stop(idleMs)
    this.#pacer?.stop()
    for (const timer of this.#timers) clearTimeout(timer)
    for (const { flight } of this.#underWay) flight?.cancel()
    this.#underWay.clear()
    const { recorder, lateness } = this.#parts
    end({ counts: recorder.counts(untilMs), lateness: lateness.counts(), cpuShare })
  }
}

/** The most that a plan offers a second. */
export function highestRate({ arrivals }: LoadPlan): number {
  return arrivals.model === 'open' ? Math.max(0, ...arrivals.stages.map(({ from, to }) => Math.max(from, to))) : 0
}
