/** A record of a CSV file, with the line on which it begins. */
export interface CsvRecord {
  readonly fields: readonly string[]
  readonly line: number
  /** A quote that nothing closes: the last field holds all that follows. */
  readonly broken: boolean
}

/**
 * The records of a CSV text as RFC 4180 and Postgres' COPY write them: commas between fields, quotes doubled, line ends
 * within quotes kept. In linear time, whatever the text.
 */
export function* csvRecords(text: string): Generator<CsvRecord> {
  let at = 0
  let line = 1
  while (at < text.length) {
    const start = line
    const fields: string[] = []
    let broken = false
    for (let more = true; more; ) {
      const field = text.charAt(at) === '"' ? quotedField(text, at) : plainField(text, at)
      fields.push(field.text)
      broken ||= field.broken
      line += field.lines
      at = field.end
      more = text.charAt(at) === ','
      if (more) at += 1
    }
    if (text.charAt(at) === '\r') at += 1
    if (text.charAt(at) === '\n') at += 1
    line += 1
    if (fields.length > 1 || fields[0] !== '') yield { fields, line: start, broken }
  }
}

interface Field {
  readonly text: string
  /** Offset of what ends it. */
  readonly end: number
  readonly lines: number
  readonly broken: boolean
}

function plainField(text: string, start: number): Field {
  const edge = /[,\r\n]/g
  edge.lastIndex = start
  const end = edge.exec(text)?.index ?? text.length
  return { text: text.slice(start, end), end, lines: 0, broken: false }
}

/** What stands between the closing quote and the next comma belongs to the field, as COPY has it. */
function quotedField(text: string, start: number): Field {
  const parts: string[] = []
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    parts.push(text.slice(from, quote < 0 ? text.length : quote))
    if (quote < 0) return fieldOf(parts, text.length, true)
    if (text.charAt(quote + 1) !== '"') {
      const rest = plainField(text, quote + 1)
      return fieldOf([...parts, rest.text], rest.end, false)
    }
    parts.push('"')
    from = quote + 2
  }
}

function fieldOf(parts: readonly string[], end: number, broken: boolean): Field {
  const text = parts.join('')
  return { text, end, lines: lineEnds(text), broken }
}

function lineEnds(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
