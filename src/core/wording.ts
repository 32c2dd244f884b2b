/** `3 errors`, `1 error`, `12,000 requests`; `plural` where it is not the noun with an s. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(n)} ${n === 1 ? noun : plural}`
}

/** Whole numbers in groups of three: 12,000. Never by locale: same review, same bytes. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(?:\d{3})+(?!\d))/g, ',')
}

/** `a, b and c`; `a, b, c and 3 more`. */
export function enumerate(names: readonly string[], shown = 3): string {
  const head = names.slice(0, shown)
  const rest = names.length - head.length
  if (rest > 0) return `${head.join(', ')} and ${rest} more`
  return head.length < 2 ? head.join('') : `${head.slice(0, -1).join(', ')} and ${head.at(-1)}`
}

export function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)]
}

/** `600 ms`, `0.5 %`: a share has no unit of its own. */
export function quantity(value: number, unit: string): string {
  return isShare(unit) ? percent(value) : `${plain(value)} ${unit}`
}

export function isShare(unit: string): boolean {
  return unit === '' || unit === 'share' || unit === 'ratio'
}

export function percent(share: number): string {
  return `${plain(share * 100)} %`
}

/** Three significant digits, whole numbers in full: 43.2, 0.1, 1.44, 1,520. */
export function plain(value: number): string {
  return Math.abs(value) >= 100 ? grouped(Math.round(value)) : String(Number(value.toPrecision(3)))
}

/** A metric in the reader's words: `p99`, `error rate`. */
export function metricWord(metric: string): string {
  return metric === 'errorRate' ? 'error rate' : metric
}
