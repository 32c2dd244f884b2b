import { binLabel, type Chart, type Distribution, type OverTime, type ScalingCurve } from './charts.ts'

/**
 * A chart as GitHub draws it from Markdown. Nothing in it comes from a stranger: titles are ours, the rest is numbers.
 * Undefined where Mermaid cannot draw it.
 */
export function mermaid(chart: Chart): string | undefined {
  switch (chart.kind) {
    case 'distribution':
      return distribution(chart)
    case 'over-time':
      return overTime(chart)
    case 'scaling':
      return scaling(chart)
    case 'forest':
      return undefined
    default:
      return chart satisfies never
  }
}

/** What the colours mean; Mermaid draws no legend. */
export function legend(chart: Chart): string {
  switch (chart.kind) {
    case 'distribution':
      return `${chart.base ? 'Bars: head, line: base. ' : ''}Each bar is the share of answers from its latency up to the next one's.`
    case 'over-time': {
      const names = chart.series.map(({ name }, at) => `${name} ${colours[at]?.name ?? ''}`).join(', ')
      const gaps = chart.series.some(({ values }) => values.includes(null))
        ? ' Where a line drops to 0, nothing was answered.'
        : ''
      return `Lines: ${names}.${gaps}`
    }
    case 'scaling':
      return `Bars: measured${chart.law ? ', line: the fitted law' : ''}.`
    case 'forest':
      return ''
    default:
      return chart satisfies never
  }
}

// Told apart on light and dark grounds, also by those who see red and green alike.
const colours = [
  { name: 'orange', hex: '#d9822b' },
  { name: 'blue', hex: '#2f7ed8' },
  { name: 'purple', hex: '#8e5bb5' },
] as const

function framed(palette: readonly (typeof colours)[number][], lines: readonly string[]): string {
  return [
    '---',
    'config:',
    '  xyChart:',
    '    height: 320',
    '  themeVariables:',
    '    xyChart:',
    `      plotColorPalette: "${palette.map(({ hex }) => hex).join(', ')}"`,
    '---',
    'xychart-beta',
    ...lines.map((line) => `    ${line}`),
  ].join('\n')
}

function distribution({ title, bins, head, base }: Distribution): string {
  const [orange, blue] = colours
  return framed(
    [blue, orange],
    [
      `title "${title}"`,
      `x-axis "ms" [${bins.map((bin) => `"${binLabel(bin)}"`).join(', ')}]`,
      `y-axis "% of answers" 0 --> ${ceiling([...head, ...(base ?? [])])}`,
      `bar [${head.map(number).join(', ')}]`,
      ...(base ? [`line [${base.map(number).join(', ')}]`] : []),
    ],
  )
}

function overTime({ title, unit, stepSeconds, series }: OverTime): string {
  const steps = series[0]?.values.length ?? 0
  const values = series.flatMap((one) => one.values.map((value) => value ?? 0))
  return framed(colours, [
    `title "${title}"`,
    `x-axis "seconds" 0 --> ${Math.max(1, (steps - 1) * stepSeconds)}`,
    `y-axis "${unit}" 0 --> ${ceiling(values)}`,
    // A gap cannot be drawn.
    ...series.map((one) => `line [${one.values.map((value) => number(value ?? 0)).join(', ')}]`),
  ])
}

function scaling({ title, steps, law }: ScalingCurve): string {
  const [orange, blue] = colours
  const fitted = law ? steps.map(({ concurrency }) => law(concurrency)) : []
  return framed(
    [blue, orange],
    [
      `title "${title}"`,
      `x-axis "clients" [${steps.map(({ concurrency }) => `"${number(concurrency)}"`).join(', ')}]`,
      `y-axis "answers/s" 0 --> ${ceiling([...steps.map(({ throughput }) => throughput), ...fitted])}`,
      `bar [${steps.map(({ throughput }) => number(throughput)).join(', ')}]`,
      ...(law ? [`line [${fitted.map(number).join(', ')}]`] : []),
    ],
  )
}

/** The grammar knows no exponents. */
function number(value: number): string {
  if (!Number.isFinite(value)) return '0'
  return String(Number(value.toFixed(Math.abs(value) >= 100 ? 0 : 3)))
}

/** A round number that nothing exceeds: 1, 2 or 5 times a power of ten, or 1 where all is nothing. */
export function ceiling(values: readonly number[]): number {
  const most = Math.max(0, ...values.filter(Number.isFinite))
  if (most < 0.001) return 1
  const power = 10 ** Math.floor(Math.log10(most))
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((one) => one * power >= most) ?? 10
  return Number((step * power).toPrecision(3))
}
