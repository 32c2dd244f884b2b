import type { CheckContext, CheckResult } from '../../core/check.ts'
import { type LoadReport, type LoadSample, offeredRate } from '../../core/load.ts'
import type { LoadSettings } from '../../core/load-settings.ts'
import { runRules } from '../../core/rule.ts'
import { count } from '../../core/wording.ts'
import { againstBaseline, baselineOf } from './compare/baseline.ts'
import { checkConformance } from './conformance/conformance.ts'
import { reportOf, summaryOf } from './load-report.ts'
import { type Measured, measure } from './measure.ts'
import { type Claim, claimsOf, thresholdsOf } from './objectives.ts'
import { onlyRedirects } from './plan/dry-run.ts'
import { planLoad } from './plan/plan.ts'
import { findSides } from './preview/find-sides.ts'
import { rules } from './rules/index.ts'
import { placeOfSettings, settingNames } from './settings.ts'
import { refusedRequests } from './slo.ts'
import { loadSubject } from './subject.ts'
import { undecided } from './undecided.ts'

/** Finds the preview, plans what to ask of it, measures, and judges what was measured. */
export async function run(context: CheckContext): Promise<CheckResult> {
  const { config, profile } = context
  const found = await findSides(context)
  const planned = await planLoad(context, found.sides)
  const claims = claimsOf(profile.floor, config.load.slo, offeredRate(planned.plan.arrivals))
  const engines = await context.loadEngines()
  const measured =
    planned.plan.operations.length === 0
      ? nothingOf(engines.open.name, claims)
      : await measure(context, engines, planned, claims)
  const { head, base, extras } = measured
  const conforming = await checkConformance(context, planned, engines, head)

  const subject = loadSubject({
    sample: head,
    base,
    probes: planned.probes,
    failedOnHead: planned.failedOnHead,
    claims,
    timeoutMs: planned.plan.timeoutMs,
    placeOf: planned.placeOf,
    comparison: extras.comparison,
    errorComparison: extras.errorComparison,
    gate: config.load.gate,
    conformance: conforming.facts,
    location: placeOfSettings(config),
  })
  const { results } = conforming
  const { baseline, plan } = await context.loadFiles()
  const machine = engines.machine ?? 'unknown machine'
  const facts = { planHash: planned.hash, sample: head, machine, recordedAt: context.clock.now().toISOString() }
  const load = reportOf(planned, { head, base }, subject.objectives, {
    ...extras,
    ...(results.length === 0 ? {} : { conformance: results }),
  })
  const steps = [found, planned, measured, conforming]
  return {
    findings: runRules(rules, subject),
    unproven: [
      ...steps.flatMap(({ unproven }) => unproven),
      ...undecided(load, head, subject.objectives, settingNames(config, plan)),
    ],
    remarks: [
      ...steps.flatMap(({ remarks }) => remarks),
      ...refusals(head),
      ...(baseline ? againstBaseline(baseline, facts) : []),
      ...caveats(load),
      ...ungated(config.load),
    ],
    summary: `${summaryOf(load)}${onlyRedirects(planned.probes) ? ' · measured redirects only' : ''}`,
    load,
    ...(head.operations.length === 0 || head.aborted ? {} : { loadBaseline: baselineOf(facts, baseline) }),
  }
}

function nothingOf(engine: string, claims: readonly Claim[]): Measured {
  const head: LoadSample = {
    engine,
    durationMs: 0,
    thresholdsMs: thresholdsOf(claims),
    operations: [],
    overTime: [],
    generator: { latenessP99Ms: 0, latenessMaxMs: 0, dropped: 0, cpuShare: 0, workers: 0 },
  }
  return { head, base: undefined, extras: {}, remarks: [], unproven: [] }
}

function refusals({ operations }: LoadSample): readonly string[] {
  const refused = refusedRequests(operations)
  return refused === 0
    ? []
    : [
        `The preview refused ${count(refused, 'request')} (401, 403 or 429); a rate limit or missing rights prove no broken floor.`,
      ]
}

/** A gate that was asked for and stands open is said. */
function ungated({ gate, base, start }: LoadSettings): readonly string[] {
  if (gate !== 'regressions' || base !== undefined || start !== undefined) return []
  return [
    'load.gate asks for regressions, and there is no base to compare with: only floors were judged. Name one under load.base, or have both started by load.start.',
  ]
}

function caveats({ model, concurrency = 0, total }: LoadReport): readonly string[] {
  if (total.sent === 0 || model === 'open') return []
  return [
    `Closed loop: ${count(concurrency, 'client')} waiting for each answer before the next request. No rate was offered, so a pause of the service delays few requests: a floor that is broken here is broken, one that is kept here may yet break under steady traffic.`,
  ]
}
