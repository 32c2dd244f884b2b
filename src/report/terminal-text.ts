import { clip, visible } from './escape.ts'

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan'
export type Paint = (style: Style, text: string) => string

/** What the sections need to write themselves. */
export interface Page {
  readonly paint: Paint
  readonly width: number
  /** Whether the terminal has signs beyond letters, for small pictures. */
  readonly unicode?: boolean
}

const codes: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  cyan: [36, 39],
}

/** Colours where the terminal has them; the same words where it has none. */
export function painter(colour: boolean): Paint {
  if (!colour) return (_, text) => text
  return (style, text) => {
    const [on, off] = codes[style]
    return `\u001b[${on}m${text}\u001b[${off}m`
  }
}

/** More of one sentence than this nobody reads at a terminal. */
const maxText = 4000
const maxLine = 400

/** Paragraphs broken at blanks; a word that is longer than the line stays whole, so that a path can be copied. */
export function wrapped(text: string, width: number, indent: string): string {
  const room = Math.max(20, width - indent.length)
  return visible(clip(text, maxText))
    .split('\n')
    .flatMap((paragraph) => linesOf(paragraph, room))
    .map((line) => `${indent}${line}`.trimEnd())
    .join('\n')
}

function linesOf(paragraph: string, room: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(/[ \t]+/)) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** Text as it stands, moved to the right: SQL, JSON, a difference. */
export function indented(text: string, indent: string, maxLines = 30): string {
  const lines = visible(text).trimEnd().split('\n')
  const kept = lines.slice(0, maxLines).map((line) => clip(line, maxLine))
  const rest = lines.length - kept.length
  return [...kept, ...(rest > 0 ? [`… ${rest} more ${rest === 1 ? 'line' : 'lines'}`] : [])]
    .map((line) => `${indent}${line}`.trimEnd())
    .join('\n')
}

/** Lines under a title; nothing where there are none. */
export function section(title: string, lines: readonly string[], { paint }: Page): string {
  return lines.length === 0 ? '' : [paint('bold', title), ...lines].join('\n')
}
