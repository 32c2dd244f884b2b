import { type Token, tokensOf } from './tokens.ts'

/** Whether two bodies in SQL or PL/pgSQL are the same code but for blanks and comments. What stands in quotes counts. */
export function isSameCode(before: string, after: string): boolean {
  return before === after || normal(before) === normal(after)
}

/** The same for two functions as `pg_get_functiondef` prints them; those in other languages have to be equal. */
export function isSameFunction(before: string, after: string): boolean {
  if (before === after) return true
  const [was, is] = [partsOf(before), partsOf(after)]
  return was !== undefined && is !== undefined && was.head === is.head && isSameCode(was.body, is.body)
}

function partsOf(definition: string): { readonly head: string; readonly body: string } | undefined {
  const [whole, head = '', tag = ''] =
    /^([^$]*\n LANGUAGE (?:sql|plpgsql)\b[^$]*\nAS )(\$(?:function|procedure)x*\$)/.exec(definition) ?? []
  if (whole === undefined) return undefined
  return { head, body: definition.slice(whole.length, definition.lastIndexOf(tag)) }
}

/** Tokens on lines of their own; signs that touch stay together, since `->>` is another operator than `-> >`. */
function normal(code: string): string {
  let last: Token | undefined
  let text = ''
  for (const token of tokensOf(code)) {
    if (token.kind === 'comment') continue
    const touches = last?.kind === 'sign' && token.kind === 'sign' && last.end === token.start
    text += `${touches ? '' : '\n'}${token.text}`
    last = token
  }
  return text
}
