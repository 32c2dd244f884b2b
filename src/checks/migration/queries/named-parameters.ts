import { type Token, tokensOf } from '../../../sql/tokens.ts'

/**
 * How a file writes parameters. `colon`: `:name` (aiosql, yesql, PgTyped, psql); `sqlc`: `@name` and `sqlc.arg(name)`;
 * `hugsql`: `:name`, `:v*:names`. All know `$1` too.
 */
export type ParameterStyle = 'colon' | 'sqlc' | 'hugsql'

/** What stands for a parameter that is no single value: `($1, $2)`, made from the next free number. */
export type Expansion = (next: () => string) => string

/** The text with `$1` in the place of names, or why it can't be told what Postgres gets. */
export type Numbered =
  | { readonly told: true; readonly sql: string }
  | { readonly told: false; readonly problem: string }

/** A parameter's place in the text. */
interface Place {
  readonly start: number
  readonly end: number
  /** Its name; the same name is the same parameter. */
  readonly name: string
  /** Text of its own in that place, instead of a number. */
  readonly instead?: string
  readonly problem?: string
}

/** Puts numbers in the place of named parameters. Strings, quoted names, comments and casts stay as they are. */
export function withNumbers(
  text: string,
  style: ParameterStyle,
  expansions: ReadonlyMap<string, Expansion> = new Map(),
): Numbered {
  const tokens = tokensOf(text)
  const places = placesIn(text, tokens, style)
  const bad = places.find(({ problem }) => problem !== undefined)
  if (bad?.problem !== undefined) return { told: false, problem: bad.problem }
  let last = highestNumber(tokens)
  const next = () => {
    last += 1
    return `$${last}`
  }
  const known = new Map<string, string>()
  const pieces: string[] = []
  let from = 0
  for (const { start, end, name, instead } of places) {
    const put = instead ?? known.get(name) ?? (expansions.get(name) ?? ((number) => number()))(next)
    if (instead === undefined) known.set(name, put)
    // Lines keep their numbers.
    pieces.push(text.slice(from, start), put, text.slice(start, end).replace(/[^\n]/g, ''))
    from = end
  }
  return { told: true, sql: [...pieces, text.slice(from)].join('') }
}

/** Past any number that the grammar would take, a number is nobody's parameter. */
const highestParameter = 65_535

function highestNumber(tokens: readonly Token[]): number {
  return tokens.reduce((highest, { kind, text }) => {
    const number = kind === 'number' && text.startsWith('$') ? Number(text.slice(1)) : 0
    return number > highest && number <= highestParameter ? number : highest
  }, 0)
}

function placesIn(text: string, tokens: readonly Token[], style: ParameterStyle): readonly Place[] {
  const places: Place[] = []
  let brackets = 0
  let done = 0
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'sign' && token.text === '[') brackets += 1
    if (token.kind === 'sign' && token.text === ']') brackets = Math.max(0, brackets - 1)
    if (token.start < done) continue
    const place =
      style === 'sqlc'
        ? (macroAt(text, tokens, index) ?? atSignAt(text, tokens, index))
        : colonAt(text, tokens, index, { style, inBrackets: brackets > 0 })
    if (!place) continue
    places.push(place)
    done = place.end
  }
  return places
}

/** `sqlc.arg(name)`, `sqlc.narg('name')`, `sqlc.slice(name)`; `sqlc.embed(table)` stands for its columns. */
function macroAt(text: string, tokens: readonly Token[], index: number): Place | undefined {
  const [first, dot, macro, open] = tokens.slice(index, index + 4)
  if (first?.kind !== 'word' || first.text.toLowerCase() !== 'sqlc' || dot?.text !== '.' || open?.text !== '(') {
    return undefined
  }
  const close = tokens.slice(index + 4, index + 9).find((token) => token.text === ')')
  const word = macro?.text.toLowerCase() ?? ''
  if (!close || !['arg', 'narg', 'slice', 'embed'].includes(word)) return undefined
  const inside = text.slice(open.end, close.start).trim()
  const at = { start: first.start, end: close.end }
  if (word === 'embed') return { ...at, name: '', instead: `${inside}.*` }
  return { ...at, name: inside.replace(/^'(.*)'$/, '$1').replace(/^"(.*)"$/, '$1') }
}

/** `@name`, which is no operator: `@>`, `<@` and `@@` are. */
function atSignAt(text: string, tokens: readonly Token[], index: number): Place | undefined {
  const [sign, name] = [tokens[index], tokens[index + 1]]
  if (sign?.kind !== 'sign' || sign.text !== '@' || name?.kind !== 'word' || name.start !== sign.end) return undefined
  // A sign before it is one operator with it, but for the equals sign of `a=@b`, as sqlc's own documentation writes it.
  const before = text.charAt(sign.start - 1)
  return /[-+*/<>~!@#%^&|`?]/.test(before) ? undefined : { start: sign.start, end: name.end, name: name.text }
}

/** `:name`, which is neither `::type` nor `:=` nor the bound of a slice. */
function colonAt(
  text: string,
  tokens: readonly Token[],
  index: number,
  { style, inBrackets }: { readonly style: ParameterStyle; readonly inBrackets: boolean },
): Place | undefined {
  const [sign, name] = [tokens[index], tokens[index + 1]]
  if (sign?.kind !== 'sign' || sign.text !== ':' || name?.kind !== 'word' || name.start !== sign.end) return undefined
  const before = text.charAt(sign.start - 1)
  if (before === ':' || before === '\\' || (inBrackets && /[\w)\]"$]/.test(before))) return undefined
  if (style === 'hugsql') return hugSqlAt(text, sign.start)
  // PgTyped's sign for a parameter that may not be null.
  const marked = text.charAt(name.end) === '!' && text.charAt(name.end + 1) !== '='
  return { start: sign.start, end: name.end + (marked ? 1 : 0), name: name.text }
}

/** `:name`, `:type:name` and `:type*:name` of HugSQL; a list of values stands within brackets, so that one will do. */
function hugSqlAt(text: string, start: number): Place {
  const pattern = /:(?:([a-z]+\*?):(?!:))?([A-Za-z_][\w?!.-]*)/y
  pattern.lastIndex = start
  const [whole = ':', type = 'v', name = ''] = pattern.exec(text) ?? []
  const place = { start, end: start + whole.length, name }
  return /^v(alue)?\*?$/.test(type)
    ? place
    : { ...place, problem: `gets a part of its text from the program (${whole})` }
}
