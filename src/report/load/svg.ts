import type { LatencyComparison } from '../../core/load.ts'
import { plain } from '../../core/wording.ts'
import { clip } from '../escape.ts'
import { escaped } from '../html-text.ts'
import type { Chart, Distribution, Forest, OverTime, ScalingCurve } from './charts.ts'
import { changeText, effectText, operationText } from './words.ts'

/** A chart as inline SVG. `id` keeps title and description apart from those of other charts on the page. */
export function svg(chart: Chart, id: string): string {
  switch (chart.kind) {
    case 'distribution':
      return distribution(chart, id)
    case 'over-time':
      return overTime(chart, id)
    case 'forest':
      return forest(chart, id)
    case 'scaling':
      return scaling(chart, id)
    default:
      return chart satisfies never
  }
}

const width = 760
const height = 300
/** Around the area that is drawn in. */
const margin = { left: 56, right: 16, top: 34, bottom: 42 } as const
const bottom = height - margin.bottom
const right = width - margin.right

type Scale = (value: number) => number

function linear(from: number, to: number, start: number, end: number): Scale {
  return (value) => start + ((value - from) / (to - from || 1)) * (end - start)
}

function logarithmic(from: number, to: number, start: number, end: number): Scale {
  const scale = linear(Math.log(from), Math.log(to), start, end)
  return (value) => scale(Math.log(value))
}

/** Round values from 0 that reach past the greatest one. */
export function ticksUpTo(most: number, wanted = 5): readonly number[] {
  // Less than this is nothing, and its parts are too small to be divided by.
  const end = most > 1e-9 ? most : 1
  const rough = end / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((one) => one * power >= rough * 0.999) ?? 10) * power
  return Array.from({ length: Math.ceil(end / step - 1e-9) + 1 }, (_, at) => Number((at * step).toPrecision(6)))
}

function framed(id: string, title: string, description: string, body: readonly string[], tall = height): string {
  return [
    `<svg viewBox="0 0 ${width} ${tall}" role="img" aria-labelledby="${id}-title ${id}-text">`,
    `<title id="${id}-title">${escaped(title)}</title>`,
    `<desc id="${id}-text">${escaped(description)}</desc>`,
    ...body,
    '</svg>',
  ].join('\n')
}

function line(name: string, x1: number, y1: number, x2: number, y2: number): string {
  return `<line class="${name}" x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}"/>`
}

function text(name: string, x: number, y: number, content: string): string {
  return `<text class="${name}" x="${at(x)}" y="${at(y)}">${escaped(content)}</text>`
}

/** A tenth of a unit nobody sees. */
function at(value: number): string {
  return String(Number(value.toFixed(1)))
}

function yAxis(ticks: readonly number[], y: Scale, unit: string): readonly string[] {
  return [
    ...ticks.flatMap((tick) => [
      line('grid', margin.left, y(tick), right, y(tick)),
      text('end', margin.left - 6, y(tick) + 4, plain(tick)),
    ]),
    text('', 4, 14, unit),
  ]
}

function xAxis(ticks: readonly number[], x: Scale, name: string): readonly string[] {
  return [
    line('axis', margin.left, bottom, right, bottom),
    ...ticks.flatMap((tick) => [
      line('axis', x(tick), bottom, x(tick), bottom + 4),
      text('middle', x(tick), bottom + 18, plain(tick)),
    ]),
    text('end', right, height - 4, name),
  ]
}

const strokes = ['first', 'second', 'third'] as const

/** Names beside a piece of their lines, so that no colour has to be known. */
function legend(names: readonly string[]): readonly string[] {
  let x = margin.left + 70
  return names.flatMap((name, index) => {
    const start = x
    x += 46 + name.length * 7
    return [line(strokes[index] ?? 'third', start, 10, start + 24, 10), text('strong', start + 30, 14, name)]
  })
}

/** Ticks at 1, 2 and 5 times a power of ten, as many as there is room for. */
function logTicks(from: number, to: number): readonly number[] {
  const ticks: number[] = []
  for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power += 1) {
    for (const step of [1, 2, 5]) {
      const tick = Number((step * 10 ** power).toPrecision(1))
      if (tick >= from && tick <= to) ticks.push(tick)
    }
  }
  return ticks
}

function distribution({ title, bins, head, base }: Distribution, id: string): string {
  const from = bins[0]?.fromMs ?? 1
  const to = bins.at(-1)?.toMs ?? 10
  const x = logarithmic(from, to, margin.left, right)
  const ticks = ticksUpTo(Math.max(...head, ...(base ?? [])))
  const y = linear(0, ticks.at(-1) ?? 1, bottom, margin.top)
  const bars = bins.map(({ fromMs, toMs }, index) => {
    const top = y(head[index] ?? 0)
    return `<rect class="bars" x="${at(x(fromMs))}" y="${at(top)}" width="${at(x(toMs) - x(fromMs))}" height="${at(bottom - top)}"/>`
  })
  const outline = (shares: readonly number[]) =>
    bins.map(({ fromMs, toMs }, index) => {
      const top = at(y(shares[index] ?? 0))
      return `${index === 0 ? `M${at(x(fromMs))} ${at(bottom)}` : ''}L${at(x(fromMs))} ${top}L${at(x(toMs))} ${top}`
    })
  return framed(
    id,
    title,
    `Share of answers by latency, from ${plain(from)} to ${plain(to)} ms on a logarithmic axis. The figures stand in the table below.`,
    [
      ...yAxis(ticks, y, '% of answers'),
      ...bars,
      ...(base ? [`<path class="second" d="${outline(base).join('')}"/>`, ...legend(['head', 'base'])] : []),
      ...xAxis(logTicks(from, to), x, 'latency in ms'),
    ],
  )
}

function overTime({ title, unit, stepSeconds, series }: OverTime, id: string): string {
  const steps = Math.max(...series.map(({ values }) => values.length))
  const ticks = ticksUpTo(Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0))))
  const x = linear(0, Math.max(1, (steps - 1) * stepSeconds), margin.left, right)
  const y = linear(0, ticks.at(-1) ?? 1, bottom, margin.top)
  const seconds = ticksUpTo((steps - 1) * stepSeconds, 10).filter((second) => second <= (steps - 1) * stepSeconds)
  return framed(
    id,
    title,
    `${series.map(({ name }) => name).join(', ')} in ${unit} by second of the run. The figures stand in the table below.`,
    [
      ...yAxis(ticks, y, unit),
      ...series.map(({ values }, index) => {
        const path = pathOf(values, (step) => x(step * stepSeconds), y)
        return `<path class="${strokes[index] ?? 'third'}" d="${path}"/>`
      }),
      ...legend(series.map(({ name }) => name)),
      ...xAxis(seconds, x, 'seconds'),
    ],
  )
}

/** Where nothing was measured the line is broken; a value alone becomes a dash. */
function pathOf(values: readonly (number | null)[], x: Scale, y: Scale): string {
  return values
    .map((value, step) => {
      if (value === null) return ''
      const [before, after] = [values[step - 1] ?? null, values[step + 1] ?? null]
      const point = `${before === null ? 'M' : 'L'}${at(x(step))} ${at(y(value))}`
      return before === null && after === null ? `${point}h3` : point
    })
    .join('')
}

const rowHeight = 30
const nameWidth = 210
const effectWidth = 190

function forest({ title, entries }: Forest, id: string): string {
  const [low, high] = boundsOf(entries)
  const start = nameWidth
  const end = width - effectWidth
  const x = logarithmic(low, high, start, end)
  const foot = 10 + entries.length * rowHeight
  const shown = (value: number) => x(Math.min(high, Math.max(low, value)))
  const rows = entries.flatMap((one, index) => {
    const y = 10 + (index + 0.5) * rowHeight
    const kind = one.verdict === 'regressed' ? ' regressed' : ''
    return [
      text('strong', 4, y + 4, `${one.quantile} ${clip(operationText(one.operation), 28)}`),
      line(`interval${kind}`, shown(one.low), y, shown(one.high), y),
      `<circle class="dot${kind}" cx="${at(shown(one.effect))}" cy="${at(y)}" r="5"/>`,
      text('strong', end + 10, y + 4, effectText(one)),
    ]
  })
  const ticks = spaced(
    // What stands first is kept: no change, then round ones.
    [1, 2, 0.5, 1.5, 1.2, 0.8, 5, 1.1, 0.9, 3, 10, 0.2].filter((tick) => tick >= low && tick <= high),
    x,
  )
  return framed(
    id,
    title,
    `Change of head's latency against base, with intervals: ${entries.map((one) => `${one.quantile} of ${operationText(one.operation)} ${effectText(one)}`).join('; ')}.`,
    [
      ...ticks.flatMap((tick) => [
        line(tick === 1 ? 'zero' : 'grid', x(tick), 4, x(tick), foot),
        text('middle', x(tick), foot + 16, changeText(tick)),
      ]),
      ...rows,
      text('', start, foot + 34, 'faster than base'),
      text('end', end, foot + 34, 'slower than base'),
    ],
    foot + 42,
  )
}

/** Those whose labels do not touch the labels of others. */
function spaced(ticks: readonly number[], x: Scale): readonly number[] {
  const kept: number[] = []
  for (const tick of ticks) if (kept.every((other) => Math.abs(x(tick) - x(other)) >= 48)) kept.push(tick)
  return kept
}

/** Wide enough for every interval, within reason: what reaches further is cut at the edge. */
function boundsOf(entries: readonly LatencyComparison[]): readonly [number, number] {
  const values = entries.flatMap(({ low, high, effect }) => [low, high, effect]).filter((one) => one > 0 && one < 1e6)
  const least = Math.min(0.9, ...values.map((value) => value / 1.05))
  const greatest = Math.max(1.1, ...values.map((value) => value * 1.05))
  return [Math.max(0.1, least), Math.min(12, greatest)]
}

function scaling({ title, steps, law }: ScalingCurve, id: string): string {
  const most = Math.max(...steps.map(({ concurrency }) => concurrency))
  const drawn = Array.from({ length: 61 }, (_, index) => 1 + ((most - 1) * index) / 60)
  const curve = law ? drawn.map((clients) => ({ clients, answers: law(clients) })) : []
  const ticks = ticksUpTo(
    Math.max(0, ...steps.map(({ throughput }) => throughput), ...curve.map(({ answers }) => answers)),
  )
  const x = linear(0, most, margin.left, right)
  const y = linear(0, ticks.at(-1) ?? 1, bottom, margin.top)
  const path = curve.map(
    ({ clients, answers }, index) => `${index === 0 ? 'M' : 'L'}${at(x(clients))} ${at(y(answers))}`,
  )
  return framed(
    id,
    title,
    'Answers a second by clients that wait for their answers. The figures stand in the table above.',
    [
      ...yAxis(ticks, y, 'answers/s'),
      ...(law ? [`<path class="second" d="${path.join('')}"/>`] : []),
      ...steps.map(
        ({ concurrency, throughput }) =>
          `<circle class="dot" cx="${at(x(concurrency))}" cy="${at(y(throughput))}" r="5"/>`,
      ),
      ...(law
        ? [
            line('second', margin.left + 70, 10, margin.left + 94, 10),
            text('strong', margin.left + 100, 14, 'fitted law (dots: measured)'),
          ]
        : []),
      ...xAxis(
        ticksUpTo(most, 8).filter((tick) => tick <= most),
        x,
        'clients',
      ),
    ],
  )
}
