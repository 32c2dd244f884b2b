/** Versions may be longer than a number holds, so digits are compared as text of equal length. */
export function compareNumbers(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const [left, right] = [a[index] || '0', b[index] || '0']
    const order = left.length - right.length || compareText(left, right)
    if (order) return order
  }
  return 0
}

/** `2_b` before `10_a`: runs of digits by value, the rest by code unit. */
export function compareNatural(a: string, b: string): number {
  const [left, right] = [a.match(/\d+|\D+/g) ?? [], b.match(/\d+|\D+/g) ?? []]
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const [x = '', y = ''] = [left[index], right[index]]
    const digits = /^\d/.test(x) && /^\d/.test(y)
    const order = digits ? compareNumbers([trimZeros(x)], [trimZeros(y)]) : compareText(x, y)
    if (order) return order
  }
  return left.length - right.length
}

/** `0012` as `12`, so that equal numbers are equal text. */
export function trimZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '')
}

/** By code unit, whatever the locale: the same order on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
