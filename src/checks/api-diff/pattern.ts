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

const maxLength = 400

/**
 * A text that a plain pattern should match: every repetition as short as it may be, the first of every alternative.
 * Undefined for what is not plain. The referee has the last word.
 */
export function samplePattern(written: string): string | undefined {
  const reader: Reader = { text: written.replace(/^\^/, '').replace(/(?<!\\)\$$/, ''), at: 0 }
  const sample = alternatives(reader)
  return sample === undefined || reader.at < reader.text.length ? undefined : sample
}

interface Reader {
  readonly text: string
  at: number
}

function alternatives(reader: Reader): string | undefined {
  const first = sequence(reader)
  while (first !== undefined && reader.text[reader.at] === '|') {
    reader.at++
    if (sequence(reader) === undefined) return undefined
  }
  return first
}

function sequence(reader: Reader): string | undefined {
  let made = ''
  while (reader.at < reader.text.length && !'|)'.includes(reader.text[reader.at] ?? '')) {
    const one = atom(reader)
    const times = one === undefined ? undefined : repetition(reader)
    if (one === undefined || times === undefined || made.length + one.length * times > maxLength) return undefined
    made += one.repeat(times)
  }
  return made
}

function atom(reader: Reader): string | undefined {
  const { text } = reader
  const start = text[reader.at++] ?? ''
  if (start === '(') return group(reader)
  if (start === '[') return characterClass(reader)
  if (start === '\\') return escaped(text[reader.at++] ?? '')
  if (start === '.') return 'a'
  // An anchor in the middle, or a repetition of nothing.
  return '^$*+?{'.includes(start) ? undefined : start
}

function group(reader: Reader): string | undefined {
  if (reader.text.startsWith('?:', reader.at)) reader.at += 2
  else if (reader.text[reader.at] === '?') return undefined
  const inner = alternatives(reader)
  if (reader.text[reader.at] !== ')') return undefined
  reader.at++
  return inner
}

function escaped(letter: string): string | undefined {
  if (letter === 'd') return '1'
  if (letter === 'w') return 'a'
  if (letter === 's') return ' '
  return /[a-zA-Z0-9]/.test(letter) ? undefined : letter
}

function characterClass(reader: Reader): string | undefined {
  const end = reader.text.indexOf(']', reader.at + 1)
  if (end === -1) return undefined
  const inside = reader.text.slice(reader.at, end)
  reader.at = end + 1
  if (inside.endsWith('\\')) return undefined
  if (inside.startsWith('^')) return ['a', '1', '-', ' ', '_'].find((one) => !covers(inside.slice(1), one))
  return ['a', '1', 'A'].find((one) => covers(inside, one)) ?? firstOf(inside)
}

function covers(inside: string, letter: string): boolean {
  try {
    return new RegExp(`[${inside}]`).test(letter)
  } catch {
    return false
  }
}

function firstOf(inside: string): string | undefined {
  return inside[0] === '\\' ? escaped(inside[1] ?? '') : inside[0]
}

/** The least number of times. */
function repetition(reader: Reader): number | undefined {
  const found = /^(?:\*|\+|\?|\{(\d+)(?:,\d*)?\})\??/.exec(reader.text.slice(reader.at))
  if (!found) return reader.text[reader.at] === '{' ? undefined : 1
  reader.at += found[0].length
  if (found[1] !== undefined) return Number(found[1])
  return found[0].startsWith('+') ? 1 : 0
}
