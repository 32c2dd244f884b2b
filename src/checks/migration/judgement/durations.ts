/** A duration as people say it, with one significant digit or two: `40 ms`, `3 s`, `12 min`, `5 h`. */
export function rounded(seconds: number): string {
  if (seconds < 1) return `${Math.max(1, significant(seconds * 1_000))} ms`
  if (seconds < 90) return `${significant(seconds)} s`
  if (seconds < 5_400) return `${significant(seconds / 60)} min`
  return `${significant(seconds / 3_600)} h`
}

function significant(value: number): number {
  const digits = 10 ** Math.floor(Math.log10(value) - (value < 10 ? 0 : 1))
  return Math.round(value / digits) * digits
}
