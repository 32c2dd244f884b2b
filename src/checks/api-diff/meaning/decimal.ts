/** An exact decimal: digits × 10^exponent, without zeros at the end of the digits; zero is 0 × 10^0. */
export interface Decimal {
  readonly digits: bigint
  readonly exponent: number
}

/** More decimal digits than this are never written out: 1e308 beside 1e-308 would be 600 of them. */
const maxDigits = 400

const zero: Decimal = { digits: 0n, exponent: 0 }

/** The decimal that JavaScript's shortest notation of the number shows; undefined for what JSON cannot say. */
export function decimal(value: number): Decimal | undefined {
  if (!Number.isFinite(value)) return undefined
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  return trimmed(BigInt(whole + fraction), Number(exponent) - fraction.length)
}

function trimmed(digits: bigint, exponent: number): Decimal {
  if (digits === 0n) return zero
  let made = digits
  let at = exponent
  while (made % 10n === 0n) {
    made /= 10n
    at++
  }
  return { digits: made, exponent: at }
}

/** The number that JSON would carry for it, or undefined where no number of JavaScript is exactly that decimal. */
export function numberOf({ digits, exponent }: Decimal): number | undefined {
  const value = Number(`${digits}e${exponent}`)
  const back = decimal(value)
  return back !== undefined && back.digits === digits && back.exponent === exponent ? value : undefined
}

/** Both on the smaller exponent; undefined where that would be too many digits. */
function aligned(a: Decimal, b: Decimal): readonly [bigint, bigint, number] | undefined {
  const exponent = a.digits === 0n ? b.exponent : b.digits === 0n ? a.exponent : Math.min(a.exponent, b.exponent)
  const left = scaled(a, exponent)
  const right = scaled(b, exponent)
  return left === undefined || right === undefined ? undefined : [left, right, exponent]
}

function scaled({ digits, exponent }: Decimal, to: number): bigint | undefined {
  if (digits === 0n) return 0n
  const shift = exponent - to
  return shift + String(digits).length > maxDigits ? undefined : digits * 10n ** BigInt(shift)
}

/** Negative, zero or positive, as a sort wants it. */
export function compare(a: Decimal, b: Decimal): number {
  const left = sign(a)
  const right = sign(b)
  if (left !== right || left === 0) return left - right
  // By size first, so that nothing is ever written out for it.
  const sizes = size(a) - size(b)
  if (sizes !== 0) return left * Math.sign(sizes)
  const exponent = Math.min(a.exponent, b.exponent)
  const difference = a.digits * 10n ** BigInt(a.exponent - exponent) - b.digits * 10n ** BigInt(b.exponent - exponent)
  return difference === 0n ? 0 : difference > 0n ? 1 : -1
}

function sign({ digits }: Decimal): number {
  return digits === 0n ? 0 : digits > 0n ? 1 : -1
}

/** Where the first digit stands. */
function size({ digits, exponent }: Decimal): number {
  return String(digits < 0n ? -digits : digits).length + exponent
}

/** Whether `a` is a whole multiple of `b`, which is positive; undefined where that takes too many digits. */
export function isMultiple(a: Decimal, b: Decimal): boolean | undefined {
  const both = aligned(a, b)
  if (!both) return undefined
  const [left, right] = both
  return right > 0n && left % right === 0n
}

/** The least common multiple of two positive decimals. */
export function lcm(a: Decimal, b: Decimal): Decimal | undefined {
  const both = aligned(a, b)
  if (!both) return undefined
  const [left, right, exponent] = both
  let x = left
  let y = right
  while (y !== 0n) [x, y] = [y, x % y]
  const made = x === 0n ? 0n : (left / x) * right
  return String(made).length > maxDigits ? undefined : trimmed(made, exponent)
}

export interface End {
  readonly at: Decimal
  readonly exclusive: boolean
}

/** The least multiple of a positive step at or above a low end; undefined where it takes too many digits. */
export function firstMultiple(step: Decimal, low: End): Decimal | undefined {
  const both = aligned(low.at, step)
  if (!both || step.digits <= 0n) return undefined
  const [at, by, exponent] = both
  const below = at - (((at % by) + by) % by)
  return trimmed(below === at && !low.exclusive ? at : below + by, exponent)
}

/** The greatest multiple of a positive step at or below a high end. */
export function lastMultiple(step: Decimal, high: End): Decimal | undefined {
  const mirrored = firstMultiple(step, { at: negated(high.at), exclusive: high.exclusive })
  return mirrored && negated(mirrored)
}

export function negated({ digits, exponent }: Decimal): Decimal {
  return { digits: -digits, exponent }
}

export function plus(a: Decimal, b: Decimal): Decimal | undefined {
  const both = aligned(a, b)
  return both && trimmed(both[0] + both[1], both[2])
}
