import { EVENT_ID, type Event, getScalarValue, parseEvents } from 'js-yaml'
import { type Cursor, isClose, skipBetween, skipString, skipValue } from './json-scan.ts'
import { type Located, type Node, pointerOf, pointerText, type SourceFile } from './source.ts'

/** A wanted place, as a tree over keys, so that one pass over a file finds all. */
interface Wanted {
  readonly inner: Map<string, Wanted>
  /** Offset of the key (of the item, in a list), and of the value's end. */
  start: number
  end: number
  /** How far the next item is. */
  items: number
}

const excerptLines = 6
const excerptCharacters = 360

/**
 * Lines and columns of the nodes, by `placeKey`. Only what ends up in a finding comes here: parsing with positions
 * costs several times what parsing does. A node that stands behind an alias or a merge key is placed where its
 * nearest written ancestor stands.
 */
export function locate(nodes: readonly Node[]): ReadonlyMap<string, Located> {
  const found = new Map<string, Located>()
  const byFile = new Map<SourceFile, Node[]>()
  for (const node of nodes) {
    const known = byFile.get(node.file)
    if (known) known.push(node)
    else byFile.set(node.file, [node])
  }
  for (const [file, wanted] of byFile) {
    const top = newWanted()
    for (const node of wanted) place(top, pointerOf(node))
    if (file.format === 'json') scanJson(file.text, top)
    else scanYaml(file.text, top)
    const lines = lineStarts(file.text)
    for (const node of wanted) found.set(placeKey(node), located(file, lines, top, pointerOf(node)))
  }
  return found
}

/** Base and head may have the same path. */
export function placeKey(node: Node): string {
  return `${node.file.home.side} ${pointerText(node)}`
}

function newWanted(): Wanted {
  return { inner: new Map(), start: -1, end: -1, items: 0 }
}

function place(top: Wanted, pointer: readonly string[]): void {
  let at = top
  for (const key of pointer) {
    const next = at.inner.get(key) ?? newWanted()
    at.inner.set(key, next)
    at = next
  }
}

function located(file: SourceFile, lines: readonly number[], top: Wanted, pointer: readonly string[]): Located {
  let at = top
  let nearest = top
  for (const key of pointer) {
    const next = at.inner.get(key)
    if (!next) break
    at = next
    if (at.start >= 0) nearest = at
  }
  const start = Math.max(0, nearest.start)
  const line = lineOf(lines, start)
  return {
    path: file.path,
    line: line + 1,
    column: start - (lines[line] ?? 0) + 1,
    excerpt: excerptOf(file, lines, start, nearest.end < 0 ? file.text.length : nearest.end),
  }
}

/** Far more than is shown: what stands beyond costs time only, where a file has a single line of megabytes. */
const lookedAt = 10_000

/** Whole lines where the file has any, else a piece of the one line. */
function excerptOf({ text, format }: SourceFile, starts: readonly number[], start: number, end: number): string {
  const lineStart = starts[lineOf(starts, start)] ?? 0
  const indented = start - lineStart < excerptCharacters / 2 || text.slice(lineStart, start).trim() === ''
  const from = indented ? lineStart : start
  // To the end of the line, for its last quote or bracket, where lines are short.
  const lineEnd = (starts[lineOf(starts, end) + 1] ?? text.length + 1) - 1
  const to = indented && lineEnd - end < excerptCharacters ? lineEnd : end
  // In YAML the end is that of the last text: what closes it comes after.
  const open = format === 'yaml' && to < lineEnd && text.slice(to, lineEnd).trim() !== ''
  const whole = Math.max(to, start)
  const lines = text
    .slice(from, Math.min(whole, from + lookedAt))
    .trimEnd()
    .split('\n')
  const shown = outdent(lines.slice(0, excerptLines)).join('\n').slice(0, excerptCharacters)
  const cut = lines.length > excerptLines || shown.length >= excerptCharacters || whole > from + lookedAt
  if (cut) return `${shown.trimEnd()}\n…`
  return open ? `${shown.trimEnd()} …` : shown
}

function outdent(lines: readonly string[]): readonly string[] {
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)))
  return Number.isFinite(indent) ? lines.map((line) => line.slice(indent)) : lines
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Over the parser's own events, which carry offsets; nothing is built. */
function scanYaml(text: string, top: Wanted): void {
  const events = parseEvents(text, { maxDepth: 1_000 })
  let at = 0
  let lastEnd = 0
  const next = (): Event | undefined => {
    const event = events[at++]
    if (event?.type === EVENT_ID.SCALAR) lastEnd = Math.max(lastEnd, event.valueEnd)
    return event
  }
  const value = (wanted: Wanted | undefined): void => {
    const event = next()
    if (event?.type === EVENT_ID.MAPPING) mapping(wanted)
    else if (event?.type === EVENT_ID.SEQUENCE) sequence(wanted)
    if (wanted) wanted.end = lastEnd
  }
  const mapping = (wanted: Wanted | undefined): void => {
    for (let key = events[at]; key && key.type !== EVENT_ID.POP; key = events[at]) {
      const name = key.type === EVENT_ID.SCALAR ? getScalarValue(text, key) : undefined
      const inner = name === undefined ? undefined : wanted?.inner.get(name)
      if (inner && key.type === EVENT_ID.SCALAR) inner.start = key.valueStart
      value(undefined)
      value(inner)
    }
    at++
  }
  const sequence = (wanted: Wanted | undefined): void => {
    for (let item = events[at], index = 0; item && item.type !== EVENT_ID.POP; item = events[at], index++) {
      const inner = wanted?.inner.get(String(index))
      if (inner) inner.start = startOfEvent(item, lastEnd)
      value(inner)
    }
    at++
  }
  while (at < events.length) {
    const event = next()
    if (event?.type === EVENT_ID.DOCUMENT && at < events.length) {
      top.start = 0
      value(top)
      return
    }
  }
}

function startOfEvent(event: Event, fallback: number): number {
  switch (event.type) {
    case EVENT_ID.SCALAR:
      return event.valueStart
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return event.start
    case EVENT_ID.ALIAS:
      return event.anchorStart
    default:
      return fallback
  }
}

/** The text was parsed before, so it is known to be JSON: only strings and brackets have to be told apart. */
function scanJson(text: string, top: Wanted): void {
  top.start = 0
  readValue({ text, at: text.charCodeAt(0) === 0xfeff ? 1 : 0 }, top)
}

function readValue(cursor: Cursor, wanted: Wanted): void {
  skipBetween(cursor)
  const open = cursor.text[cursor.at]
  if (wanted.inner.size === 0 || (open !== '{' && open !== '[')) skipValue(cursor)
  else readMembers(cursor, wanted, open)
  wanted.end = cursor.at
}

function readMembers(cursor: Cursor, wanted: Wanted, open: '{' | '['): void {
  const { text } = cursor
  cursor.at++
  for (skipBetween(cursor); cursor.at < text.length && !isClose(text.charCodeAt(cursor.at)); skipBetween(cursor)) {
    const start = cursor.at
    if (open === '{') skipString(cursor)
    const name = open === '{' ? readString(text.slice(start, cursor.at)) : String(wanted.items++)
    const inner = wanted.inner.get(name)
    if (inner) {
      inner.start = start
      readValue(cursor, inner)
    } else skipValue(cursor)
  }
  cursor.at++
}

function readString(quoted: string): string {
  return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1)
}
