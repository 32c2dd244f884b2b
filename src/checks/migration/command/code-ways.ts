import type { Direction } from '../../../sql/runner.ts'

const words = { up: '(?:up|upgrade|forwards?|change)', down: '(?:down|downgrade|backwards?)' } as const

/** The line on which a language begins what goes one way: a function, a method, a member of an object. */
function beginning(way: Direction): RegExp {
  const name = words[way]
  const forms = [
    `(?:module\\.)?exports\\.${name}\\b`,
    `export\\s+(?:const\\s+|(?:async\\s+)?function\\s+)${name}\\b`,
    `(?:async\\s+)?def\\s+${name}\\b`,
    `(?:(?:public|protected|override|static|async|function|void|final)\\s+)*${name}\\s*[(=:]`,
  ]
  return new RegExp(`^\\s*(?:${forms.join('|')})`, 'i')
}

const beginnings = { up: beginning('up'), down: beginning('down') }

/**
 * Which lines of a migration in code may hold a statement that goes one way: none of the other way's, and no comments.
 * What stands outside of both may be called by either.
 */
export function mayGo(way: Direction, lines: readonly string[]): readonly boolean[] {
  const other = way === 'up' ? 'down' : 'up'
  let inOther = false
  return lines.map((line) => {
    if (beginnings[other].test(line)) inOther = true
    // Whatever else stands at the margin is another function, or the end of this one.
    else if (beginnings[way].test(line) || /^\S/.test(line)) inOther = false
    return !inOther && !/^\s*(\*|\/\/|\/\*|#|--)/.test(line)
  })
}
