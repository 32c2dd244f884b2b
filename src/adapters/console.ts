import type { Log } from '../core/ports.ts'

/** Where text goes; `process.stderr` is one. */
export interface TextStream {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  readonly write: (text: string) => unknown
}

export interface ConsoleLog extends Log {
  /** Takes the live line away; call it before results are written. */
  readonly done: () => void
}

export interface ConsoleLogOptions {
  /** Whether lines are shown that look for a bug of ours. */
  readonly debug?: boolean
  /** Whether the stream can take a line back. */
  readonly live?: boolean
  /** Milliseconds, from any start. */
  readonly now?: () => number
}

/** Between two plain lines of figures: often enough to see that something goes on, seldom enough for a log. */
const tickMs = 10_000

/**
 * Progress on standard error: one live line on a terminal, a plain line for each step elsewhere. `debug` lines are shown
 * only where asked for (BREAKWATER_DEBUG).
 */
export function consoleLog(
  stream: TextStream,
  { debug = false, live = stream.isTTY === true, now = Date.now }: ConsoleLogOptions = {},
): ConsoleLog {
  let shown = false
  let writtenAt = now()
  const clear = () => {
    // Back to the first column, and erase the line.
    if (shown) stream.write('\r\u001b[2K')
    shown = false
  }
  const line = (text: string) => {
    clear()
    stream.write(`${text}\n`)
    writtenAt = now()
  }
  const progress = (text: string) => {
    if (!live) return line(withoutControls(text, true))
    clear()
    // A line that wraps cannot be erased by going back to its first column.
    stream.write(fitted(withoutControls(text), (stream.columns ?? 80) - 1))
    shown = true
  }
  return {
    progress,
    tick: (text) => {
      if (live || now() - writtenAt >= tickMs) progress(text)
    },
    warn: (text) => line(`warning: ${withoutControls(text, true)}`),
    debug: (text) => {
      if (debug) line(`debug: ${withoutControls(text, true)}`)
    },
    done: clear,
  }
}

/**
 * Text of strangers (paths, branch names, messages of servers) must not move the cursor, colour the screen, or reach
 * the runner as a `::command`. Control characters and marks that turn the direction of writing become visible codes;
 * ends of lines too, unless they are kept.
 */
export function withoutControls(text: string, keepLines = false): string {
  const escaped = text.replace(/[\p{Cc}\p{Bidi_C}\u2028\u2029]/gu, (character) =>
    keepLines && character === '\n' ? character : `\\u{${character.codePointAt(0)?.toString(16)}}`,
  )
  // The runner heeds `::command` at the start of a line, blanks skipped, and its older `##[command]` anywhere.
  return escaped.replace(/^([^\S\n]*)::/gm, '$1\\::').replaceAll('##[', '#\\#[')
}

function fitted(text: string, width: number): string {
  const characters = [...text]
  return characters.length <= width ? text : `${characters.slice(0, Math.max(width - 1, 0)).join('')}…`
}
