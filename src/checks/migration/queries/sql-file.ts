import { type Token, tokensOf } from '../../../sql/tokens.ts'
import type { FoundInFile, LeftInFile, SentText } from './found.ts'
import { lineNumbers } from './lines.ts'
import { type Expansion, type ParameterStyle, withNumbers } from './named-parameters.ts'
import { statementsOf } from './statement-texts.ts'

/** What a comment says of the statement that follows it. */
interface Annotation {
  readonly name: string
  readonly style: ParameterStyle
  readonly expansions?: ReadonlyMap<string, Expansion>
  /** Why what follows is no query. */
  readonly problem?: string
}

/**
 * The queries of an SQL file: named as sqlc, aiosql, yesql, HugSQL and PgTyped name them, or plain statements. What
 * stands before the first name counts as plain.
 */
export function queriesInSqlFile(text: string): FoundInFile {
  const lineAt = lineNumbers(text)
  const texts: SentText[] = []
  const left: LeftInFile[] = []
  for (const { annotation, start, end } of blocksOf(text)) {
    const { name, style = 'colon', expansions, problem } = annotation ?? {}
    const called = name ?? 'the statement'
    if (problem !== undefined) left.push({ line: lineAt(start), problem: `${called} ${problem}` })
    // Numbers begin anew with each statement.
    const statements = problem === undefined ? statementsOf({ sql: text.slice(start, end), line: lineAt(start) }) : []
    for (const { sql, line } of statements) {
      const numbered = withNumbers(sql, style, expansions)
      if (!numbered.told) left.push({ line, problem: `${called} ${numbered.problem}` })
      else
        texts.push({
          name,
          sql: style === 'hugsql' ? withoutEscapes(numbered.sql) : numbered.sql,
          line,
          source: 'file',
        })
    }
  }
  return { texts, left }
}

interface Block {
  readonly annotation: Annotation | undefined
  readonly start: number
  readonly end: number
}

/** The text cut at its annotations. */
function blocksOf(text: string): readonly Block[] {
  const tokens = tokensOf(text)
  const comments = tokens.filter(({ kind }) => kind === 'comment')
  const annotated = comments.flatMap((comment) => {
    const annotation = annotationOf(comment)
    return annotation ? [{ annotation, start: comment.end, from: comment.start }] : []
  })
  const head: Block = { annotation: undefined, start: 0, end: annotated[0]?.from ?? text.length }
  const named = annotated.map(({ annotation, start }, index) => {
    const end = annotated[index + 1]?.from ?? text.length
    const clojure =
      annotation.style === 'hugsql' && comments.some((at) => isClojure(at) && at.start >= start && at.end <= end)
    return { annotation: clojure ? { ...annotation, problem: 'is put together by Clojure' } : annotation, start, end }
  })
  return [head, ...named]
}

/** `--~ (if ...)` and `/*~ ... ~*\/`. */
function isClojure({ text }: Token): boolean {
  return text.startsWith('--~') || text.startsWith('/*~')
}

function annotationOf({ text }: Token): Annotation | undefined {
  const comment = text.startsWith('--') ? text.slice(2) : text.slice(2).replace(/\*\/$/, '')
  return namedBySign(comment) ?? namedByHugSql(comment) ?? (text.startsWith('/*') ? namedByPgTyped(comment) : undefined)
}

/** sqlc's `name: GetUser :one`; `name: get-user!` of yesql and aiosql, whose signs say what is given back. */
function namedBySign(comment: string): Annotation | undefined {
  const [, name, command] = /^\s*name\s*:\s*([^\s:]+)(?:\s+:([a-z]+)\b)?/.exec(comment) ?? []
  if (name === undefined) return undefined
  const plain = name.replace(/\(.*$/, '').replace(/[!^$*#<>]+$/, '')
  return { name: plain || name, style: command === undefined ? 'colon' : 'sqlc' }
}

function namedByHugSql(comment: string): Annotation | undefined {
  const [, kind, name] = /^\s*:(name|snip)-?\s+(\S+)/.exec(comment) ?? []
  if (name === undefined) return undefined
  return { name, style: 'hugsql', ...(kind === 'snip' ? { problem: 'is a part of other queries' } : {}) }
}

/** `@name GetUser`, with `@param users -> ((name, age)...)` for what becomes several values. */
function namedByPgTyped(comment: string): Annotation | undefined {
  const name = /(?:^|\s)@name\s+(\S+)/.exec(comment)?.[1]
  if (name === undefined) return undefined
  const expansions = new Map<string, Expansion>()
  for (const [, parameter = '', shape = ''] of comment.matchAll(/@param\s+(\w+)\s*->\s*(\([^@]*)/g)) {
    expansions.set(parameter, expansionOf(shape))
  }
  return { name, style: 'colon', expansions }
}

/** As PgTyped sends it with one element: `(...)` is `($1)`, `(a, b)` and `((a, b)...)` are `($1, $2)`. */
function expansionOf(shape: string): Expansion {
  const keys = /\(\s*\(?([^().]*)/.exec(shape)?.[1]?.split(',') ?? []
  const count = Math.max(1, keys.filter((key) => key.trim() !== '').length)
  return (next) => `(${Array.from({ length: count }, () => next()).join(', ')})`
}

/** HugSQL's way to write a colon that begins no parameter. */
function withoutEscapes(text: string): string {
  return text.replace(/\\:/g, ' :')
}
