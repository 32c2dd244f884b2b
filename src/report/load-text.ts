import type { LoadReport, LoadStatistics, SloVerdict } from '../core/load.ts'
import type { Review } from '../core/review.ts'
import { grouped, metricWord, plain, quantity } from '../core/wording.ts'
import type { Item } from './budget.ts'
import { clip, code, inline } from './escape.ts'

/** The load test as two tables: objectives, then figures. */
export function loadItems(review: Review): readonly Item[] {
  return review.outcomes.flatMap((outcome) =>
    outcome.status === 'ran' && outcome.load ? [objectives(outcome.load), figures(outcome.load)] : [],
  )
}

function objectives({ slo, target, concurrency, durationMs, engine }: LoadReport): Item {
  const how = `${grouped(concurrency)} clients against ${code(clip(target, 200))} for ${plain(durationMs / 1000)} s (${inline(engine)}, closed loop: the rate was not offered).`
  const rows = slo.map(
    (one) =>
      `| ${inline(one.operation ?? 'all operations')} | ${inline(metricWord(one.metric))} | ${floorText(one)} | ${verdictText(one)} |`,
  )
  const full = [
    how,
    ['| Operation | Metric | Floor | Verdict |', '| --- | --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n')
  return { full, brief: how }
}

export function floorText({ metric, floor }: SloVerdict): string {
  return quantity(floor, metric === 'errorRate' ? 'share' : 'ms')
}

export function verdictText({ verdict, n, exceeding, needed }: SloVerdict): string {
  const seen = `${grouped(exceeding)} of ${grouped(n)} past it`
  if (verdict === 'pass') return `kept (${seen})`
  if (verdict === 'fail') return `broken (${seen})`
  return `could not tell (${seen}${needed ? `, ${grouped(needed)} more requests needed` : ''})`
}

function figures({ operations, total }: LoadReport): Item {
  const rows = [...operations.slice(0, 50).map((one) => row(one.name, one)), row('total', total)]
  const head = [
    '| Operation | Sent | Answered | p50 | p95 | p99 | max |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
  ]
  const table = [...head, ...rows].join('\n')
  return { full: table, brief: [...head, row('total', total)].join('\n') }
}

function row(name: string, { sent, ok, latencyMs }: LoadStatistics): string {
  const times = [latencyMs.p50, latencyMs.p95, latencyMs.p99, latencyMs.max].map(msText)
  return `| ${inline(clip(name, 120))} | ${grouped(sent)} | ${grouped(ok)} | ${times.join(' | ')} |`
}

export function msText(ms: number | null): string {
  return ms === null ? 'none' : `${plain(ms)} ms`
}
