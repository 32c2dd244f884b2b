import type { Direction } from '../runner.ts'

/**
 * Comments by which small tools part the ways of a file. They have no runner of their own here, but a way down that is
 * run as if it went up drops what the file has just made.
 */
const marks: readonly RegExp[] = [
  // sql-migrate, micrate, rambler
  /^\s*--\s*(?:\+(?:migrate|micrate)|rambler)\s+(up|down)\b/i,
  // Play's evolutions; the first form is not even SQL
  /^\s*#\s*-+\s*!(up|down)s\b/i,
  /^\s*--\s*!(up|down)s\b/i,
]

/** MyBatis and tern: what stands above is the way up. */
const turns = /^\s*(?:--\s*\/\/\s*@undo\b|-{4}\s*create above \/ drop below\s*-{4}\s*$)/i

/** Nothing but the word: only where both are there, and in this order, is that more than a remark. */
const bare = /^\s*(?:--[\s=*#+-]*(up|down)[\s:=*#+-]*|\/\*[\s=*-]*(up|down)[\s:=*-]*\*\/\s*)$/i

/** The lines of one way, others left empty; a file without a mark is the way up. */
export function markedPart(text: string, direction: Direction): string | undefined {
  const lines = text.split('\n')
  const isParted = arePaired(lines)
  let current: Direction = 'up'
  let found = direction === 'up'
  const kept = lines.map((line) => {
    const turned = directionOf(line, isParted)
    current = turned ?? current
    found ||= turned === direction
    return current === direction && (turned === undefined || /^\s*--/.test(line)) ? line : ''
  })
  return found ? kept.join('\n') : undefined
}

function directionOf(line: string, isParted: boolean): Direction | undefined {
  if (turns.test(line)) return 'down'
  const named = [...marks.map((mark) => mark.exec(line)?.[1]?.toLowerCase()), isParted ? bareWord(line) : undefined]
  return named.includes('up') ? 'up' : named.includes('down') ? 'down' : undefined
}

function arePaired(lines: readonly string[]): boolean {
  const words = lines.flatMap((line) => bareWord(line) ?? [])
  return words.length === 2 && words[0] === 'up' && words[1] === 'down'
}

function bareWord(line: string): string | undefined {
  const [, inLine, inBlock] = bare.exec(line) ?? []
  return (inLine ?? inBlock)?.toLowerCase()
}
