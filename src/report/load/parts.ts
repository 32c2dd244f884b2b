import type { ErrorComparison, LatencyComparison, LoadReport, LoadStatistics } from '../../core/load.ts'
import { count, grouped, metricWord, percent, plain } from '../../core/wording.ts'
import { clip } from '../escape.ts'
import { sentence } from '../words.ts'
import {
  alarmsOf,
  blindText,
  comparisonVerdict,
  effectText,
  errorsText,
  exceedingText,
  failedOf,
  failuresText,
  failuresVerdict,
  floorText,
  generatorText,
  howText,
  measuredText,
  msText,
  operationText,
  verdictText,
} from './words.ts'

export interface Column {
  readonly name: string
  /** Of numbers, which stand to the right. */
  readonly numeric?: true
}

/** A table whose cells are plain text in which `backticks` mean code; not escaped yet. */
export interface Table {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
}

export type PartName = 'how' | 'floors' | 'comparison' | 'failures' | 'operations' | 'base' | 'conformance' | 'scaling'

/** A piece of the report on a load test, the same for every format: sentences, and a table below them. */
export interface Part {
  readonly name: PartName
  readonly title: string
  /** What is left of the part where there is no room. */
  readonly brief: string
  /** Not to be overlooked. */
  readonly alarms: readonly string[]
  readonly sentences: readonly string[]
  readonly table?: Table
  /** Told below the table. */
  readonly notes: readonly string[]
}

/** More operations than this nobody compares by eye; the JSON report has them all. */
const maxRows = 50

/** All that is to be told of a load test, what matters most first. */
export function partsOf(load: LoadReport): readonly Part[] {
  return [
    how(load),
    ...(load.slo.length > 0 ? [floors(load)] : []),
    ...(load.comparison && load.comparison.length > 0 ? [comparisonPart(load, load.comparison)] : []),
    ...(load.errorComparison && load.errorComparison.length > 0 ? [failures(load.errorComparison)] : []),
    ...(load.operations.length > 0 ? [operations(load)] : []),
    ...(load.base ? [basePart(load.base)] : []),
    ...(load.conformance && load.conformance.length > 0 ? [conformance(load.conformance)] : []),
    ...(load.scaling ? [scaling(load.scaling)] : []),
  ]
}

function how(load: LoadReport): Part {
  const alarms = alarmsOf(load)
  const text = howText(load)
  return {
    name: 'how',
    title: 'How it was measured',
    brief: [...alarms, text].join(' '),
    alarms,
    sentences: [
      text,
      ...(load.base ? [`Base ran beside it, at \`${clip(load.base.target, 200)}\`.`] : []),
      ...(load.generator.limited || load.operations.length === 0
        ? []
        : [`Our own side: ${lowered(generatorText(load.generator))}`]),
    ],
    notes: [],
  }
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function floors(load: LoadReport): Part {
  const { slo, total, aborted } = load
  const rows = slo.map((one) => [
    operationText(one.operation),
    metricWord(one.metric),
    floorText(one),
    measuredText(one, load),
    verdictText(one),
    exceedingText(one),
  ])
  const broken = slo.filter(({ verdict }) => verdict === 'fail')
  const open = slo.filter(({ verdict }) => verdict === 'inconclusive')
  const told = [
    ...(broken.length > 0 ? [`${broken.map(floorName).join(', ')} broken`] : []),
    ...(open.length > 0 ? [`${open.map(floorName).join(', ')} could not be told`] : []),
    ...(broken.length + open.length < slo.length
      ? [`${count(slo.length - broken.length - open.length, 'floor')} kept`]
      : []),
  ]
  return {
    name: 'floors',
    title: aborted ? 'Floors (partial)' : 'Floors',
    brief: `Floors: ${told.join('; ')}.`,
    alarms: [],
    sentences: [],
    table: {
      columns: [
        { name: 'Operation' },
        { name: 'Metric' },
        { name: 'Floor', numeric: true },
        { name: 'Measured', numeric: true },
        { name: 'Verdict' },
        { name: 'Past the floor', numeric: true },
      ],
      rows,
    },
    notes:
      failedOf(total.errors) > 0
        ? ['A request that failed is past every floor of latency; the percentiles below are of expected answers only.']
        : [],
  }
}

function floorName({ metric, operation }: LoadReport['slo'][number]): string {
  return operation === undefined ? metricWord(metric) : `${metricWord(metric)} of ${operationText(operation)}`
}

function comparisonPart(load: LoadReport, comparison: readonly LatencyComparison[]): Part {
  const [first] = comparison
  const regressed = comparison.filter(({ verdict }) => verdict === 'regressed')
  const blind = blindText(comparison)
  const inRounds = comparison.some(({ slower }) => slower !== undefined)
  const rounds = first
    ? [
        `${count(first.rounds, 'pair')} of rounds in random order, base and head within seconds of each other; a change is the middle of the pairs' ratios.`,
      ]
    : []
  const summary =
    regressed.length > 0
      ? regressed.map((one) => `${quantileName(one)} ${effectText(one)}, ${comparisonVerdict(one)}`).join('; ')
      : comparison.every(({ verdict }) => verdict === 'pass')
        ? 'no slowdown that matters'
        : 'no slowdown was proved'
  return {
    name: 'comparison',
    title: 'Base against head',
    brief: `Base against head: ${summary}.`,
    alarms: [],
    sentences: rounds,
    table: {
      columns: [
        { name: 'Operation' },
        { name: 'Quantile' },
        { name: 'Base', numeric: true },
        { name: 'Head', numeric: true },
        { name: 'Change', numeric: true },
        ...(inRounds ? [{ name: 'Slower in', numeric: true } as const] : []),
        { name: 'Verdict' },
      ],
      rows: comparison
        .slice(0, maxRows)
        .map((one) => [
          operationText(one.operation),
          one.quantile,
          msText(one.baseMs ?? quantileIn(load.base, one)),
          msText(one.headMs ?? quantileIn(load, one)),
          effectText(one),
          ...(inRounds ? [one.slower === undefined ? '' : `${grouped(one.slower)} of ${grouped(one.rounds)}`] : []),
          comparisonVerdict(one),
        ]),
    },
    notes: [...more(comparison.length, 'comparison'), ...(blind === undefined ? [] : [blind])],
  }
}

function failures(comparison: readonly ErrorComparison[]): Part {
  const increased = comparison.filter(({ verdict }) => verdict === 'increased')
  const told = increased.map(
    (one) => `${operationText(one.operation)} ${failuresText(one.head)}, ${failuresVerdict(one)}`,
  )
  return {
    name: 'failures',
    title: 'Failures on base and head',
    brief: `Failures: ${told.length > 0 ? told.join('; ') : 'no more were proved on head than on base'}.`,
    alarms: [],
    sentences: [],
    table: {
      columns: [
        { name: 'Operation' },
        { name: 'Base', numeric: true },
        { name: 'Head', numeric: true },
        { name: 'More in', numeric: true },
        { name: 'Verdict' },
      ],
      rows: comparison
        .slice(0, maxRows)
        .map((one) => [
          operationText(one.operation),
          failuresText(one.base),
          failuresText(one.head),
          `${grouped(one.worse)} of ${grouped(one.rounds)}`,
          failuresVerdict(one),
        ]),
    },
    notes: more(comparison.length, 'comparison'),
  }
}

function quantileName({ quantile, operation }: LatencyComparison): string {
  return operation === undefined ? quantile : `${quantile} of ${operationText(operation)}`
}

function quantileIn(
  side: Pick<LoadReport, 'total' | 'operations'> | undefined,
  { operation, quantile }: LatencyComparison,
): number | null {
  const of = operation === undefined ? side?.total : side?.operations.find(({ name }) => name === operation)
  return of?.latencyMs[quantile] ?? null
}

function more(all: number, noun: string): readonly string[] {
  return all > maxRows ? [`And ${count(all - maxRows, `more ${noun}`)}.`] : []
}

function operations(load: LoadReport): Part {
  const { total, aborted } = load
  return {
    name: 'operations',
    title: aborted ? 'Operations (partial)' : 'Operations',
    brief: `${count(total.sent, 'request')}, ${grouped(total.ok)} answered as expected; errors: ${errorsText(total.errors)}; p50 ${msText(total.latencyMs.p50)}, p95 ${msText(total.latencyMs.p95)}, p99 ${msText(total.latencyMs.p99)}.`,
    alarms: [],
    sentences: [],
    table: figures(load),
    notes: more(load.operations.length, 'operation'),
  }
}

function basePart(base: NonNullable<LoadReport['base']>): Part {
  const { total } = base
  return {
    name: 'base',
    title: 'Operations of base',
    brief: `Base: p50 ${msText(total.latencyMs.p50)}, p95 ${msText(total.latencyMs.p95)}, p99 ${msText(total.latencyMs.p99)}; errors: ${errorsText(total.errors)}.`,
    alarms: [],
    sentences: [],
    table: figures(base),
    notes: more(base.operations.length, 'operation'),
  }
}

function figures({ operations: all, total }: Pick<LoadReport, 'operations' | 'total'>): Table {
  const rows = all.slice(0, maxRows).map((one) => figuresRow(operationText(one.name), one))
  return {
    columns: [
      { name: 'Operation' },
      { name: 'Sent', numeric: true },
      { name: 'Answered', numeric: true },
      { name: 'Errors' },
      { name: 'p50', numeric: true },
      { name: 'p95', numeric: true },
      { name: 'p99', numeric: true },
      { name: 'max', numeric: true },
      { name: 'Answers/s', numeric: true },
    ],
    // One operation is all there is.
    rows: all.length === 1 ? rows : [...rows, figuresRow('all operations', total)],
  }
}

function figuresRow(name: string, { sent, ok, errors, latencyMs, throughput }: LoadStatistics): readonly string[] {
  const times = [latencyMs.p50, latencyMs.p95, latencyMs.p99, latencyMs.max].map(msText)
  return [name, grouped(sent), grouped(ok), errorsText(errors), ...times, plain(throughput)]
}

const conformanceWords = { pass: 'holds', fail: 'does not hold', note: 'note', inconclusive: 'could not tell' } as const

function conformance(list: NonNullable<LoadReport['conformance']>): Part {
  // What fails is read first.
  const order = ['fail', 'inconclusive', 'note', 'pass'] as const
  const sorted = order.flatMap((verdict) => list.filter((one) => one.verdict === verdict))
  const told = order.flatMap((verdict) => {
    const n = list.filter((one) => one.verdict === verdict).length
    return n > 0 ? [`${grouped(n)} ${conformanceWords[verdict]}`] : []
  })
  return {
    name: 'conformance',
    title: 'Conformance',
    brief: `Conformance: ${told.join(', ')}.`,
    alarms: [],
    sentences: [],
    table: {
      columns: [{ name: 'Subject' }, { name: 'Expected' }, { name: 'Result' }, { name: 'Detail' }],
      rows: sorted
        .slice(0, maxRows)
        .map(({ subject, expectation, verdict, detail }) => [
          clip(subject, 200),
          clip(expectation, 200),
          conformanceWords[verdict],
          clip(detail, 400),
        ]),
    },
    notes: more(list.length, 'line'),
  }
}

function scaling({ steps, fit, refused, advice }: NonNullable<LoadReport['scaling']>): Part {
  const law = fit
    ? [
        `Universal Scalability Law: λ ${plain(fit.lambda)} answers/s a client, contention σ ${plain(fit.sigma)}, crosstalk κ ${plain(fit.kappa)} (R² ${plain(fit.r2)}).`,
      ]
    : []
  const why = refused === undefined ? [] : [`No scalability law is fitted. ${sentence(refused)}`]
  const lines = [...advice.map(sentence), ...law, ...why]
  return {
    name: 'scaling',
    title: 'Scaling',
    brief: lines[0] ?? 'Scaling was measured.',
    alarms: [],
    sentences: [],
    table: {
      columns: [
        { name: 'Clients', numeric: true },
        { name: 'Answers/s', numeric: true },
        { name: 'p99', numeric: true },
        { name: 'Errors', numeric: true },
        { name: "Little's law" },
      ],
      rows: steps.map(({ concurrency, throughput, p99Ms, errorRate, littleHolds }) => [
        grouped(concurrency),
        plain(throughput),
        msText(p99Ms),
        percent(errorRate),
        littleHolds ? 'holds' : 'does not hold',
      ]),
    },
    notes: lines,
  }
}
