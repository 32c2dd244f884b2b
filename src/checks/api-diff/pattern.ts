/**
 * How long a text may be on which a stranger's pattern is run; 0: never. At most three repetitions without end, none of
 * a group, so that its time is bounded by a power of the text's length. V8 backtracks, and would go on for years with
 * `(a+)+$`.
 */
export function tameLength(written: string): number {
  if (written.length > 500) return 0
  // Escapes and classes first, so that what is left are groups and repetitions.
  const bare = written.replace(/\\./gs, 'a').replace(/\[(?:\^?\])?[^\]]*\]/g, 'a')
  if (/\)\s*(?:[*+]|\{)/.test(bare) || /\(\?(?!:)/.test(bare)) return 0
  const large = (bare.match(/\{\d*,?\d*\}/g) ?? []).some((one) => one.match(/\d+/g)?.some((n) => Number(n) > 1_000))
  if (large) return 0
  const endless = bare.match(/[*+]|\{\d*,\d*\}/g) ?? []
  // An anchor may be missing, so that each repetition is one power more than none.
  return [6_000, 2_000, 200, 200][endless.length] ?? 0
}
