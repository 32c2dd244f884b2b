import { beginsLikeQuery, looksLikeQuery } from '../beginning.ts'
import { withDriverParameters } from '../driver-parameters.ts'
import { type FoundInFile, type LeftInFile, ofProgram, type SentText } from '../found.ts'
import { lineNumbers } from '../lines.ts'
import { type Language, type Piece, piecesOf } from './lexer.ts'

/** Functions and macros that send the text they are given, or prepare it. */
/** These put a text together. */
const formatting = /^(?:Sprintf|format|format_args)$/

const sending: Record<Language, RegExp> = {
  // database/sql, pgx, sqlx, GORM
  go: /^(?:Must|Named)?(?:Query|Exec|Prepare|Get|Select|Raw|Queue)(?:Row)?x?(?:Context)?$/,
  // psycopg, asyncpg, SQLAlchemy, Django's cursor
  python:
    /^(?:execute|executemany|fetch|fetchrow|fetchval|mogrify|prepare|cursor|raw|text|SQL|read_sql|read_sql_query)$/,
  // sqlx, tokio-postgres, diesel
  rust: /^(?:query|query_as|query_scalar|query_as_with|query_with|query_unchecked|query_as_unchecked|query_scalar_unchecked|query_one|query_opt|query_raw|query_typed|execute|execute_raw|prepare|prepare_cached|prepare_typed|sql_query)$/,
}

/** Undefined: none whose texts are read. */
export function languageOf(path: string): Language | undefined {
  const [, ending] = /\.(go|py|rs)$/i.exec(path) ?? []
  return ending === undefined
    ? undefined
    : ({ go: 'go', py: 'python', rs: 'rust' } as const)[ending.toLowerCase() as 'go'] // one of the three
}

/** The queries that a program in Go, Python or Rust sends as texts of its own. */
export async function queriesInLiterals(program: string, language: Language): Promise<FoundInFile> {
  const lineAt = lineNumbers(program)
  const texts: SentText[] = []
  const left: LeftInFile[] = []
  for (const { value, written, start, whole } of sentTexts(
    withoutTests(piecesOf(program, language), language),
    language,
  )) {
    const line = lineAt(start)
    if (value !== undefined && whole) {
      if (!looksLikeQuery(value)) continue
      const sql = await withDriverParameters(value, language)
      texts.push({ name: undefined, sql, line, source: 'file' })
    } else if (beginsLikeQuery(written)) {
      left.push({ line, problem: 'the statement gets a part of its text from the program', kind: ofProgram })
    }
  }
  return { texts, left, mayHoldNone: true }
}

/** More texts of one name than people write. */
const mostOfAName = 200

interface Sent {
  readonly value: string | undefined
  readonly written: string
  readonly start: number
  /** Nothing is put before it or behind it. */
  readonly whole: boolean
}

/** The texts that stand as an argument of a call that sends, at once or by a name. */
function sentTexts(all: readonly Piece[], language: Language): readonly Sent[] {
  const pieces = withoutInnerLines(all)
  const named = namedTexts(pieces, language)
  const sent = new Map<number, Sent>()
  const calls: string[] = []
  let part = 0
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at]
    if (isFunction(piece)) part += 1
    if (piece?.kind === 'sign') enter(calls, pieces, at, piece.text)
    const formatted = formatting.test(calls.at(-1) ?? '')
    const within = sending[language].test(calls.at(formatted ? -2 : -1) ?? '')
    if (!within || !piece || !isArgument(pieces[at - 1])) continue
    const found = argumentAt(pieces, at, language)
    for (const text of found.texts ?? named(found.name, part))
      sent.set(text.start, formatted ? { ...text, whole: false } : text)
    at = found.end - 1
  }
  return [...sent.values()]
}

/** The texts of an argument, or the name that it is. */
function argumentAt(pieces: readonly Piece[], at: number, language: Language) {
  const piece = pieces[at]
  if (piece?.kind === 'word' && isEnd(pieces[at + 1])) return { name: piece.text, end: at + 1 }
  if (piece?.kind !== 'text') return { texts: [], end: at + 1 }
  const { text, end } = joined(pieces, at, language)
  return { texts: [{ ...text, whole: isEnd(pieces[end]) }], end }
}

/** Keeps the names of the calls that are open. */
function enter(calls: string[], pieces: readonly Piece[], at: number, text: string): void {
  if (text === ')' || text === ']' || text === '}') calls.pop()
  if (text === '[' || text === '{') calls.push('')
  if (text === '(') calls.push(calledBefore(pieces, at))
}

/** `query` of `db.query(`, `query!(`, `query_as::<_, User>(` and `Get[User](`. */
function calledBefore(pieces: readonly Piece[], at: number): string {
  let before = at - 1
  if (isSign(pieces[before], '!')) before -= 1
  const opening = isSign(pieces[before], '>') ? '<' : isSign(pieces[before], ']') ? '[' : undefined
  if (opening !== undefined) {
    before = openingBefore(pieces, before, opening)
    while (isSign(pieces[before], ':')) before -= 1
  }
  const piece = pieces[before]
  return piece?.kind === 'word' ? piece.text : ''
}

/** The piece before the bracket that opens what closes at a place. Types are short. */
function openingBefore(pieces: readonly Piece[], closing: number, opening: '<' | '['): number {
  let open = 0
  for (let at = closing; at > 0 && at > closing - 60; at -= 1) {
    if (isSign(pieces[at], opening)) open -= 1
    else if (isSign(pieces[at], opening === '<' ? '>' : ']')) open += 1
    if (open === 0) return at - 1
  }
  return closing
}

/** A text and those that are put behind it, up to where something else follows. */
function joined(pieces: readonly Piece[], from: number, language: Language) {
  let end = from
  let value: string | undefined = ''
  let written = ''
  let start: number | undefined
  for (let piece = pieces[end]; piece?.kind === 'text'; piece = pieces[end]) {
    value = value === undefined || piece.value === undefined ? undefined : value + piece.value
    written += piece.written
    start ??= piece.start
    const next = pieces[end + 1]
    const plus = language !== 'rust' && isSign(next, '+') && pieces[end + 2]?.kind === 'text'
    end += plus ? 2 : 1
    if (!plus && language !== 'python') break
  }
  return { text: { value, written, start: start ?? 0 }, end }
}

/**
 * Gives the texts that a name stands for in one part of the file, or else in the nearest part before it: each function
 * begins a part. They are whole where nothing is put to that name from there on.
 */
function namedTexts(pieces: readonly Piece[], language: Language): (name: string, part: number) => readonly Sent[] {
  const named = new Map<string, Map<number, Sent[]>>()
  const growing = new Map<string, Set<number>>()
  let part = 0
  for (const [at, piece] of pieces.entries()) {
    if (isFunction(piece)) part += 1
    if (piece.kind === 'word' && grows(pieces, at)) add(growing, piece.text, part)
    const name = isSign(piece, '=') || isSign(piece, ':=') ? nameBefore(pieces, at) : undefined
    const sent = name === undefined ? undefined : textBehind(pieces, at, language)
    if (name === undefined || !sent) continue
    const parts = named.get(name) ?? new Map<number, Sent[]>()
    const known = parts.get(part) ?? []
    if (known.length < mostOfAName && parts.size < mostOfAName) named.set(name, parts.set(part, [...known, sent]))
  }
  return (name, used) => {
    const own = Math.max(...[...(named.get(name)?.keys() ?? [])].filter((one) => one <= used))
    const grown = [...(growing.get(name) ?? [])]
    const isGrowing = grown.length >= mostOfAName || grown.some((one) => own <= one && one <= used)
    return (named.get(name)?.get(own) ?? []).map((one) => (isGrowing ? { ...one, whole: false } : one))
  }
}

function add(growing: Map<string, Set<number>>, name: string, part: number): void {
  const parts = growing.get(name) ?? new Set()
  if (parts.size < mostOfAName) growing.set(name, parts.add(part))
}

/** `q += ...`, `q + ...`, `... + q`. */
function grows(pieces: readonly Piece[], at: number): boolean {
  return isSign(pieces[at + 1], '+=') || isSign(pieces[at + 1], '+') || isSign(pieces[at - 1], '+')
}

function isFunction(piece: Piece | undefined): boolean {
  return piece?.kind === 'word' && ['func', 'def', 'fn'].includes(piece.text)
}

function textBehind(all: readonly Piece[], equals: number, language: Language): Sent | undefined {
  const first = textAfter(all, equals + 1)
  if (first === undefined) return undefined
  const { text, end } = joined(all, first, language)
  const bracketed = first === equals + 2 && isSign(all[equals + 1], '(')
  const after = bracketed && isSign(all[end], ')') ? all[end + 1] : all[end]
  const isLast = after === undefined || after.kind === 'line' || isSign(after, ';')
  return { ...text, whole: isLast && (bracketed || first === equals + 1) }
}

/** `q` of `q`, `const q string`, `let mut q`, `static Q: &'static str`, `q: str`. */
function nameBefore(all: readonly Piece[], equals: number): string | undefined {
  let from = equals
  while (from > equals - 12 && !isBeginning(all[from - 1])) from -= 1
  const words = all.slice(from, equals)
  const colon = words.findIndex((piece) => isSign(piece, ':'))
  const names = words
    .slice(0, colon < 0 ? undefined : colon)
    .filter((piece) => !/^(?:const|var|let|mut|static|pub)$/.test(textOf(piece) ?? ''))
  const [name, type] = names
  return name?.kind === 'word' && (type === undefined || type.kind === 'word') ? name.text : undefined
}

function isBeginning(piece: Piece | undefined): boolean {
  return !piece || piece.kind === 'line' || (piece.kind === 'sign' && '{}();,'.includes(piece.text))
}

/** Where the text begins that a name becomes: at once, within brackets, or put together by a function. */
function textAfter(all: readonly Piece[], from: number): number | undefined {
  for (let at = from; at < from + 6; at += 1) {
    const piece = all[at]
    if (piece?.kind === 'text') return at
    if (!piece || piece.kind === 'line' || (piece.kind === 'sign' && !'.!(&'.includes(piece.text))) return undefined
  }
  return undefined
}

/** A line within round or square brackets ends nothing, but for those of a block within them. */
function withoutInnerLines(pieces: readonly Piece[]): readonly Piece[] {
  const open: string[] = []
  return pieces.filter((piece) => {
    if (piece.kind === 'sign' && '([{'.includes(piece.text)) open.push(piece.text)
    if (piece.kind === 'sign' && ')]}'.includes(piece.text)) open.pop()
    return piece.kind !== 'line' || open.length === 0 || open.at(-1) === '{'
  })
}

/** What Rust compiles for its tests alone stands in the same file. */
function withoutTests(pieces: readonly Piece[], language: Language): readonly Piece[] {
  if (language !== 'rust') return pieces
  const kept: Piece[] = []
  let depth = 0
  let test: 'no' | 'coming' | 'within' = 'no'
  for (const [at, piece] of pieces.entries()) {
    const marks = ['#', '[', 'cfg', '(', 'test', ')', ']']
    if (test === 'no' && isSign(piece, '#') && marks.every((mark, step) => textOf(pieces[at + step]) === mark))
      test = 'coming'
    if (test === 'no') kept.push(piece)
    else if (isSign(piece, '{')) {
      depth += 1
      test = 'within'
    } else if (isSign(piece, '}')) depth -= 1
    if ((test === 'within' && depth === 0) || (test === 'coming' && isSign(piece, ';'))) test = 'no'
  }
  return kept
}

function textOf(piece: Piece | undefined): string | undefined {
  return piece && 'text' in piece ? piece.text : undefined
}

function isSign(piece: Piece | undefined, text: string): boolean {
  return piece?.kind === 'sign' && piece.text === text
}

function isArgument(before: Piece | undefined): boolean {
  return isSign(before, '(') || isSign(before, ',')
}

function isEnd(after: Piece | undefined): boolean {
  return isSign(after, ')') || isSign(after, ',')
}
