import type { CheckContext, CheckResult, Unproven } from '../../core/check.ts'
import { BreakwaterError } from '../../core/error.ts'
import type { LoadOperation, LoadPlan, LoadProbe, LoadReport, LoadSample, SloVerdict } from '../../core/load.ts'
import type { LoadEngine } from '../../core/ports.ts'
import { judgeTarget, type Target } from '../../core/preview-target.ts'
import { runRules } from '../../core/rule.ts'
import { count, grouped, percent } from '../../core/wording.ts'
import type { PlannedOperation } from './operations.ts'
import { planOperations } from './plan.ts'
import { rules } from './rules/index.ts'
import { placeOfSettings, type SettingNames, settingNames } from './settings.ts'
import { generatorLimit, type Objective, refusedRequests } from './slo.ts'
import { statisticsOf } from './statistics.ts'
import { loadSubject } from './subject.ts'

const warmupMs = 2000
/** Three minutes in all is what a pull request waits for. */
const longestMs = 180_000 - warmupMs
const probeTimeoutMs = 10_000
/** A preview that is still starting refuses at first. */
const attempts = 2
const attemptDelayMs = 3000
const mostAddresses = 4

export async function run(context: CheckContext): Promise<CheckResult> {
  const { preview, config, profile, fromFork, log } = context
  if (preview === undefined) throw new Error('the load test runs only where there is a preview')
  const engine = await context.loadEngine()
  const policy = { namedBy: preview.namedBy, fromFork, hosts: config.load.hosts }
  const target = await judgeTarget(preview.url, policy, engine.resolve)
  const { planned, remarks } = await planOperations(context, target)

  log.progress(`Load test: asking ${target.origin} for ${count(planned.length, 'operation')} once ...`)
  const { address, probes } = await firstAnswers(engine, context, target, planned)
  const usable = probes.filter(isUsable).map(({ operation }) => operation)
  const names = settingNames(config)
  const dropped = droppedOperations(probes, config.load.operations.length > 0, names)
  const plan = planOf(context, { target, address, operations: usable })
  const sample = usable.length === 0 ? emptySample(engine.name) : await measured(engine, plan, log)

  const places = new Map(planned.map(({ operation, location }) => [operation.name, location]))
  const location = placeOfSettings(config)
  const subject = loadSubject({
    sample,
    probes,
    floor: profile.floor,
    timeoutMs: plan.timeoutMs,
    locationOf: (name) => places.get(name) ?? location,
    location,
  })
  const load = reportOf(sample, plan, subject.objectives)
  return {
    findings: runRules(rules, subject),
    unproven: [...dropped.unproven, ...undecided(load, subject.objectives, names)],
    remarks: [...remarks, ...dropped.remarks, ...redirects(probes), ...refusals(sample), ...caveats(load)],
    summary: `${summaryOf(load)}${onlyRedirects(probes) ? ' · measured redirects only' : ''}`,
    load,
  }
}

function isUsable({ status }: LoadProbe): boolean {
  return status !== undefined && status >= 200 && status < 400
}

/** One request to each operation at the first address that answers any; rejects where none does. */
async function firstAnswers(
  engine: LoadEngine,
  context: CheckContext,
  target: Target,
  planned: readonly PlannedOperation[],
): Promise<{ readonly address: string; readonly probes: readonly LoadProbe[] }> {
  const operations = planned.map(({ operation }) => operation)
  const first = operations.slice(0, mostAddresses)
  let failure: string | undefined
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (attempt > 1) await context.clock.sleep(attemptDelayMs)
    for (const address of target.addresses.slice(0, mostAddresses)) {
      const probes = await engine.probe({
        ...planOf(context, { target, address, operations: first }),
        timeoutMs: probeTimeoutMs,
      })
      failure = probes[0]?.failure
      if (probes.every(({ status }) => status === undefined)) continue
      const rest = { ...planOf(context, { target, address, operations: operations.slice(first.length) }) }
      return { address, probes: [...probes, ...(await engine.probe({ ...rest, timeoutMs: probeTimeoutMs }))] }
    }
  }
  throw new BreakwaterError({
    code: 'preview-unreachable',
    message: `The preview at ${target.origin} did not answer: ${failure ?? 'no reason known'}.`,
    hint: 'Check that the deployment is up before Breakwater runs, and that its URL is right.',
  })
}

function planOf(
  { config, profile }: CheckContext,
  to: { readonly target: Target; readonly address: string; readonly operations: readonly LoadOperation[] },
): LoadPlan {
  return {
    origin: to.target.origin,
    address: to.address,
    operations: to.operations,
    model: 'closed',
    concurrency: config.load.concurrency,
    warmupMs,
    durationMs: Math.min(longestMs, config.load.durationSeconds * 1000),
    // Long enough that only what breaks every floor is cut off.
    timeoutMs: Math.min(30_000, Math.max(5000, 2 * profile.floor.p99Ms)),
  }
}

async function measured(engine: LoadEngine, plan: LoadPlan, log: CheckContext['log']): Promise<LoadSample> {
  const time = `${plan.durationMs / 1000} s after ${plan.warmupMs / 1000} s of warm-up`
  log.progress(
    `Load test: ${count(plan.concurrency, 'client')}, ${count(plan.operations.length, 'operation')}, ${time} ...`,
  )
  return await engine.run(plan)
}

function emptySample(engine: string): LoadSample {
  return { engine, durationMs: 0, operations: [], generator: { cpuShare: 0 } }
}

/** What is left out because of its first answer: named by the user, it is missed; found by us, it is mentioned. */
function droppedOperations(
  probes: readonly LoadProbe[],
  named: boolean,
  names: SettingNames,
): { readonly unproven: readonly Unproven[]; readonly remarks: readonly string[] } {
  const dropped = probes.filter((probe) => !isUsable(probe))
  const texts = dropped.map(({ operation, status, failure }) => {
    const answer = status === undefined ? `did not answer (${failure ?? 'no reason known'})` : `answered ${status}`
    const why = status === 401 || status === 403 ? '; it needs credentials, which cannot be sent yet' : ''
    return {
      subject: operation.name,
      message: `${operation.name} ${answer} before the load, so it was not loaded${why}.`,
    }
  })
  if (!named) return { unproven: [], remarks: texts.map(({ message }) => message) }
  return {
    remarks: [],
    unproven: texts.map(({ subject, message }) => ({
      subject,
      code: 'operation-not-loaded',
      message,
      hint: `Name a request (${names.operations}) that the server answers with 2xx or 3xx.`,
    })),
  }
}

function redirects(probes: readonly LoadProbe[]): readonly string[] {
  const names = probes
    .filter(({ status }) => status !== undefined && status >= 300 && status < 400)
    .map(({ operation }) => operation.name)
  if (names.length === 0) return []
  const all = onlyRedirects(probes)
    ? ' Nothing else was measured: the times are those of the redirects, not of what they lead to. Name the URL that they lead to.'
    : ''
  return [`Answered with a redirect, which is what was measured: ${names.join(', ')}.${all}`]
}

function onlyRedirects(probes: readonly LoadProbe[]): boolean {
  const usable = probes.filter(isUsable)
  return usable.length > 0 && usable.every(({ status }) => status !== undefined && status >= 300)
}

function refusals(sample: LoadSample): readonly string[] {
  const refused = refusedRequests(sample)
  return refused === 0
    ? []
    : [
        `The preview refused ${count(refused, 'request')} (401, 403 or 429); a rate limit or missing rights prove no broken floor.`,
      ]
}

function caveats({ generator, concurrency, total }: LoadReport): readonly string[] {
  if (total.sent === 0) return []
  const closed = `Closed loop: ${count(concurrency, 'client')} waiting for each answer before the next request. No rate was offered, so a pause of the service delays few requests: a floor that is broken here is broken, one that is kept here may yet break under steady traffic.`
  const busy = `The load generator used ${percent(generator.cpuShare)} of a core, so latencies are partly its own.`
  return generator.cpuShare > generatorLimit ? [closed, busy] : [closed]
}

/** Nothing measured is nothing shown, for the run as for each operation and objective. */
function undecided(load: LoadReport, objectives: readonly Objective[], names: SettingNames): readonly Unproven[] {
  if (load.total.sent === 0) {
    return [
      {
        subject: 'all objectives',
        code: 'no-samples',
        message: 'No operation could be loaded, so nothing was measured.',
        hint: `Name requests (${names.operations}) that the server answers without credentials.`,
      },
    ]
  }
  const silent = load.operations.filter(({ sent }) => sent === 0)
  return [
    ...silent.map(({ name }) => ({
      subject: name,
      code: 'no-samples',
      message: `${name} got no request in ${load.durationMs / 1000} s.`,
      hint: `Measure longer (${names.duration}) or name fewer operations.`,
    })),
    ...objectives
      .filter(({ verdict }) => verdict === 'inconclusive')
      .map((objective) => openObjective(load, objective, names)),
  ]
}

function openObjective({ durationMs, total }: LoadReport, objective: Objective, names: SettingNames): Unproven {
  const { metric, floor, n, exceeding, needed, reason } = objective
  const claim = metric === 'errorRate' ? `error rate ≤ ${percent(floor)}` : `${metric} ≤ ${grouped(floor)} ms`
  const what = metric === 'errorRate' ? 'failed' : 'were slower or failed'
  const seen = `${grouped(exceeding)} of ${grouped(n)} requests ${what}`
  if (reason === 'refused by the preview') {
    return {
      subject: claim,
      code: 'load-refused',
      message: `${claim}: ${seen}, but the preview refused requests with 401, 403 or 429.`,
      hint: `Lift the rate limit for the preview, use a smaller ${names.concurrency}, or name operations that need no rights.`,
    }
  }
  if (reason !== undefined) {
    return {
      subject: claim,
      code: 'generator-limited',
      message: `${claim}: ${seen}, but the load generator itself had no time to spare.`,
      hint: `Use a smaller ${names.concurrency}, or a machine with more cores.`,
    }
  }
  if (needed === undefined) {
    return {
      subject: claim,
      code: 'objective-undecided',
      message: `${claim}: ${seen}, too close to the floor to tell.`,
      hint: `Measure longer (${names.duration}), or look at the operation that is slowest.`,
    }
  }
  const seconds = Math.ceil(((n + needed) / Math.max(1, total.sent)) * (durationMs / 1000))
  return {
    subject: claim,
    code: 'objective-undecided',
    message: `${claim}: ${seen}; about ${grouped(needed)} more requests would tell.`,
    hint:
      seconds <= longestMs / 1000
        ? names.durationOf(seconds)
        : `Set a longer ${names.duration} and a higher ${names.concurrency}.`,
  }
}

function reportOf(sample: LoadSample, plan: LoadPlan, objectives: readonly Objective[]): LoadReport {
  return {
    engine: sample.engine,
    model: 'closed',
    target: plan.origin,
    concurrency: plan.concurrency,
    durationMs: sample.durationMs,
    generator: sample.generator,
    total: statisticsOf(sample.operations, sample.durationMs),
    operations: sample.operations.map((tally) => ({
      name: tally.operation.name,
      method: tally.operation.method,
      path: tally.operation.path,
      ...statisticsOf([tally], sample.durationMs),
    })),
    slo: sample.operations.length === 0 ? [] : objectives.map(published),
  }
}

function published({ metric, floor, verdict, n, exceeding, needed }: Objective): SloVerdict {
  return { metric, floor, verdict, n, exceeding, ...(needed === undefined ? {} : { needed }) }
}

function summaryOf({ total, operations, slo }: LoadReport): string {
  if (total.sent === 0) return 'nothing could be loaded'
  const p99 = slo.find(({ metric }) => metric === 'p99')
  const latency = total.latencyMs.p99
  const floor = p99 === undefined ? '' : ` (floor ${grouped(p99.floor)} ms)`
  const shown = latency === null ? 'no answer' : `p99 ${grouped(Math.round(latency))} ms${floor}`
  return `${count(total.sent, 'request')} to ${count(operations.length, 'operation')}, ${grouped(total.sent - total.ok)} failed, ${shown} · closed loop, rate not offered`
}
