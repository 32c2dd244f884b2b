import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import { BreakwaterError } from '../../core/error.ts'
import { durationOf, type LoadPlan, type LoadRunOptions, type LoadSample, type LoadTarget } from '../../core/load.ts'
import type { LoadEngine } from '../../core/ports.ts'
import { pointReader } from './k6-points.ts'
import { endOf, type K6Recorder, k6Recorder } from './k6-results.ts'

/** A plan as k6 reads it. */
export interface K6Test {
  readonly script: string
  /** Environment variable by the name that credentials give the secret. */
  readonly variables: ReadonlyMap<string, string>
}

export interface K6Options {
  readonly test: (plan: LoadPlan, thresholdsMs: readonly number[]) => K6Test
  /** Where scripts and results lie while a test runs. */
  readonly directory: string
  readonly env: Readonly<Record<string, string | undefined>>
}

const pollMs = 250
const graceMs = 5000
/** k6 compiles the script and starts its virtual users first. */
const startMs = 30_000
const keptOutput = 4000
/** All went well; a threshold was crossed, which is ours to judge; ended by a signal of ours. */
const exitCodes: readonly (number | null)[] = [0, 99, 105]

/** Sends by an installed k6. Its results are counted and judged like our own; its own thresholds judge nothing. */
export function k6Engine(options: K6Options): LoadEngine {
  return {
    name: 'k6',
    run: async (plan, target, run) => {
      const folder = await mkdtemp(join(options.directory, 'breakwater-k6-'))
      try {
        return await runIn(folder, options, plan, target, run)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}

async function runIn(
  folder: string,
  options: K6Options,
  plan: LoadPlan,
  target: LoadTarget,
  { thresholdsMs, signal, watch }: LoadRunOptions,
): Promise<LoadSample> {
  if (signal?.aborted) throw aborted()
  const test = options.test(plan, thresholdsMs)
  const [script, results] = [join(folder, 'test.js'), join(folder, 'results.json')]
  await writeFile(script, test.script)
  await writeFile(results, '')
  const durationMs = durationOf(plan.arrivals)
  const recorder = await k6Recorder({ operations: plan.operations, thresholdsMs, durationMs })
  const child = spawn('k6', ['run', '--quiet', '--no-color', '--no-usage-report', '--out', `json=${results}`, script], {
    cwd: folder,
    env: environmentOf(options.env, target, test),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = endOfProcess(child)
  const kill = () => child.kill('SIGKILL')
  signal?.addEventListener('abort', kill, { once: true })
  // Whatever ends us ends the load as well.
  process.once('exit', kill)
  const limit = setTimeout(kill, startMs + plan.warmupMs + durationMs + plan.timeoutMs + graceMs)
  const meter = cpuOf(child.pid)
  const followed = await follow(results, recorder, { child, ended, watch, meter }).finally(() => {
    clearTimeout(limit)
    signal?.removeEventListener('abort', kill)
    process.removeListener('exit', kill)
  })
  if (signal?.aborted) throw aborted()
  const { code, output, error } = await ended
  if (error !== undefined) throw notStarted(error)
  const isUsual = exitCodes.includes(code) || followed.stopped !== undefined
  if (!isUsual || recorder.measuredFrom() === undefined) throw failed(code, output, target)
  return sampleOf(plan, thresholdsMs, recorder, followed, meter.share())
}

function sampleOf(
  plan: LoadPlan,
  thresholdsMs: readonly number[],
  { recorder, lastDueMs, dropped }: K6Recorder,
  { stopped }: Followed,
  cpuShare: number,
): LoadSample {
  const durationMs = durationOf(plan.arrivals)
  const end = stopped ?? endOf(lastDueMs(), durationMs, recorder.counts().operations)
  const { operations, overTime } = recorder.counts(end.durationMs)
  return {
    engine: 'k6',
    thresholdsMs,
    operations: plan.operations.flatMap((operation, index) => {
      const own = operations[index]
      return own === undefined ? [] : [{ operation, ...own }]
    }),
    overTime,
    // How late it sends, k6 does not tell.
    generator: { latenessP99Ms: 0, latenessMaxMs: 0, dropped: dropped(), cpuShare, workers: 1 },
    ...end,
  }
}

interface Followed {
  /** Where the watch ended the run. */
  readonly stopped: Pick<LoadSample, 'durationMs' | 'aborted'> | undefined
}

/** Reads the results while they are written, until k6 has ended. */
async function follow(
  file: string,
  recorder: K6Recorder,
  run: {
    readonly child: ChildProcess
    readonly ended: Promise<Ended>
    readonly watch: LoadRunOptions['watch']
    readonly meter: CpuMeter
  },
): Promise<Followed> {
  const handle = await open(file, 'r')
  const decoder = new StringDecoder('utf8')
  const points = pointReader()
  const buffer = Buffer.alloc(256 * 1024)
  const readOn = async () => {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length)
      if (bytesRead === 0) return
      for (const point of points(decoder.write(buffer.subarray(0, bytesRead)))) recorder.take(point)
    }
  }
  let stopped: Followed['stopped']
  let isOver = false
  const over = run.ended.then(() => {
    isOver = true
  })
  try {
    while (!isOver) {
      await Promise.race([over, new Promise((resolve) => setTimeout(resolve, pollMs))])
      await readOn()
      const from = recorder.measuredFrom()
      if (from === undefined) continue
      const atMs = Date.now() - from
      if (atMs >= 0) await run.meter.look()
      const reason = stopped === undefined ? run.watch?.(recorder.recorder.progress(atMs)) : undefined
      if (reason === undefined) continue
      const afterMs = Math.max(0, atMs)
      stopped = { durationMs: afterMs, aborted: { afterMs, reason } }
      run.child.kill('SIGINT')
      setTimeout(() => run.child.kill('SIGKILL'), graceMs).unref()
    }
    return { stopped }
  } finally {
    if (!isOver) run.child.kill('SIGKILL')
    await handle.close()
  }
}

interface Ended {
  readonly code: number | null
  /** The last of what it said. */
  readonly output: string
  readonly error: NodeJS.ErrnoException | undefined
}

function endOfProcess(child: ChildProcess): Promise<Ended> {
  let output = ''
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-keptOutput)
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, output, error }))
    child.on('close', (code) => resolve({ code, output, error: undefined }))
  })
}

/** Nothing of our own environment but what a program needs to run: secrets of others are none of its business. */
function environmentOf(env: K6Options['env'], target: LoadTarget, { variables }: K6Test): Record<string, string> {
  const { hostname } = new URL(target.origin)
  const needed = ['PATH', 'HOME', 'TMPDIR', 'SYSTEMROOT', 'SSL_CERT_FILE', 'SSL_CERT_DIR'].flatMap((name) => {
    const value = env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  const secrets = [...variables].map(([secret, variable]) => [variable, target.secrets[secret] ?? ''] as const)
  const isNamed = target.address !== undefined && hostname.replace(/^\[|\]$/g, '') !== target.address
  return {
    ...Object.fromEntries(secrets),
    ...Object.fromEntries(needed),
    BREAKWATER_TARGET: `${target.origin}${target.prefix}`,
    ...(isNamed && target.address !== undefined ? { BREAKWATER_ADDRESS: target.address } : {}),
    // Go speaks HTTP/2 wherever a server offers it.
    ...(target.http === '1.1' ? { GODEBUG: 'http2client=0' } : {}),
    K6_NO_USAGE_REPORT: 'true',
  }
}

interface CpuMeter {
  readonly look: () => Promise<void>
  /** Of all cores, since the first look; 0 where the system does not tell. */
  readonly share: () => number
}

/** Ticks of a process, as Linux tells them: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function cpuOf(pid: number | undefined): CpuMeter {
  const ticksASecond = 100
  let first: { readonly ticks: number; readonly at: number } | undefined
  let last = first
  return {
    look: async () => {
      const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
      // The name before it may hold spaces.
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
      const ticks = Number(fields[11]) + Number(fields[12])
      if (Number.isNaN(ticks)) return
      last = { ticks, at: performance.now() }
      first ??= last
    },
    share: () => {
      if (first === undefined || last === undefined || last.at === first.at) return 0
      const seconds = (last.at - first.at) / 1000
      return Math.min(1, (last.ticks - first.ticks) / ticksASecond / seconds / availableParallelism())
    },
  }
}

function aborted(): BreakwaterError {
  return new BreakwaterError({
    code: 'load-aborted',
    message: 'The load test was ended from outside.',
    hint: 'Run it again.',
  })
}

function notStarted(error: NodeJS.ErrnoException): BreakwaterError {
  const missing = error.code === 'ENOENT'
  return new BreakwaterError(
    {
      code: missing ? 'k6-missing' : 'k6-failed',
      message: missing ? 'There is no program k6 in the PATH.' : `k6 could not be started (${error.message}).`,
      hint: 'Install k6 as https://grafana.com/docs/k6/latest/set-up/install-k6/ says (the npm package of that name is something else), or leave out --engine k6.',
    },
    { cause: error },
  )
}

/** The last of what k6 said; it may quote a script's error, and with it a secret. */
function failed(code: number | null, output: string, { secrets }: LoadTarget): BreakwaterError {
  const hidden = Object.values(secrets)
    .filter((secret) => secret.length > 2)
    .reduce((text, secret) => text.replaceAll(secret, '***'), output)
  const said = hidden.trim().split('\n').slice(-3).join(' ').slice(0, 600)
  return new BreakwaterError({
    code: 'k6-failed',
    message: `k6 ended ${code === null ? 'before its time' : `with exit code ${code}`} and without results${said === '' ? '' : `: ${said}`}`,
    hint: 'Export the script (--export k6) and run it by hand to see what is wrong, or leave out --engine k6.',
  })
}
