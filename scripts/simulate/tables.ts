/** A Markdown table; the first column is text, the others are figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

/** 0.0213 is 2.1; below one in a hundred a second digit is kept. */
export function percentOf(share: number): string {
  const percent = share * 100
  return percent === 0 || percent >= 9.95 ? percent.toFixed(0) : percent.toFixed(1)
}

export function slashed(shares: Readonly<Record<string, number>>): string {
  return Object.values(shares).map(percentOf).join(' / ')
}
