import { tokensOf } from './tokens.ts'

/**
 * Commands of psql that tell psql how to print or when to stop, and that the server never hears of. `\encoding` says in
 * what the client writes, and we send UTF-8 whatever a file says.
 */
const idle =
  /^\\(?:(?:un)?restrict|q?echo|warn|encoding|timing|pset|set[ \t]+(?:ON_ERROR_STOP|ECHO|ECHO_HIDDEN|QUIET|VERBOSITY|SHOW_CONTEXT))\b[^\r\n]*/gm

/**
 * A text that psql is to send, without the commands that change nothing of what it sends (pg_dump writes `\restrict`
 * around its output); a blank line in the place of each keeps the count.
 */
export function withoutIdleCommands(text: string): string {
  if (text.search(idle) < 0) return text
  const quoted = tokensOf(text).filter(({ kind, start, end }) => kind === 'string' && end - start > 2)
  return text.replace(idle, (command: string, offset: number) =>
    quoted.some(({ start, end }) => start < offset && offset < end) ? command : '',
  )
}
