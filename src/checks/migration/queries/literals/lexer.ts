/** A piece of a program, as far as anyone needs who looks for texts. */
export type Piece =
  | {
      readonly kind: 'text'
      /** Undefined: it holds an escape that isn't understood, or is put together when the program runs. */
      readonly value: string | undefined
      /** The characters between its quotes, as they are written. */
      readonly written: string
      readonly start: number
    }
  | { readonly kind: 'word' | 'sign' | 'line'; readonly text: string; readonly start: number }

/** Languages whose texts are read. */
export type Language = 'go' | 'python' | 'rust'

/** Each pattern takes any text to its end in linear time: what a quote opens and nothing closes reaches that far. */
const word = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/y
const blank = /[^\S\n]+/y
const lineComment = /\/\/[^\n]*/y
const hashComment = /#[^\n]*/y
const sign = /[:+]=|[\s\S]/y

const skipped: Record<Language, readonly RegExp[]> = {
  go: [blank, lineComment, /\/\*[\s\S]*?(?:\*\/|$)/y, /'(?:[^'\\\n]|\\.)*'?/y],
  python: [blank, hashComment, /\\\r?\n/y],
  rust: [blank, lineComment, /'(?:[^'\\\n]|\\(?:u\{[^}\n]*\}|.))'/y, /'[A-Za-z_]\w*/y],
}

/** The first group is the prefix, the second what stands between the quotes. */
const texts: Record<Language, readonly RegExp[]> = {
  go: [/()`([^`]*)(?:`|$)/y, /()"((?:[^"\\\n]|\\.)*)"?/y],
  python: [
    /([A-Za-z]{0,2})"""((?:[^"\\]|\\[\s\S]|"(?!""))*)(?:"""|$)/y,
    /([A-Za-z]{0,2})'''((?:[^'\\]|\\[\s\S]|'(?!''))*)(?:'''|$)/y,
    /([A-Za-z]{0,2})"((?:[^"\\\n]|\\[\s\S])*)"?/y,
    /([A-Za-z]{0,2})'((?:[^'\\\n]|\\[\s\S])*)'?/y,
  ],
  rust: [/([bc]?r)"([^"]*)(?:"|$)/y, /([bc]?)"((?:[^"\\]|\\[\s\S])*)(?:"|$)/y],
}

/** Splits a program into words, signs, ends of lines and texts; comments are left out. */
export function piecesOf(program: string, language: Language): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  while (at < program.length) {
    const comment = language === 'rust' ? endOfNested(program, at) : at
    const past = comment > at ? comment : endOfSkipped(program, at, language)
    if (past > at) {
      at = past
      continue
    }
    const found = (language === 'rust' ? hashed(program, at) : undefined) ?? textAt(program, at, language)
    const piece: Piece = found?.piece ?? plainAt(program, at)
    pieces.push(piece)
    at = found?.end ?? at + ('text' in piece ? piece.text.length : 1)
  }
  return pieces
}

function endOfSkipped(program: string, at: number, language: Language): number {
  for (const pattern of skipped[language]) {
    const end = endOf(pattern, program, at)
    if (end > at) return end
  }
  return at
}

function endOf(pattern: RegExp, program: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(program) ? pattern.lastIndex : at
}

function plainAt(program: string, at: number): Piece {
  if (program.charAt(at) === '\n') return { kind: 'line', text: '\n', start: at }
  const end = endOf(word, program, at)
  if (end > at) return { kind: 'word', text: program.slice(at, end), start: at }
  return { kind: 'sign', text: program.slice(at, endOf(sign, program, at)), start: at }
}

interface Found {
  readonly piece: Piece
  readonly end: number
}

function textAt(program: string, at: number, language: Language): Found | undefined {
  for (const pattern of texts[language]) {
    pattern.lastIndex = at
    const match = pattern.exec(program)
    if (!match) continue
    const [whole, prefix = '', written = ''] = match
    const start = at + whole.indexOf(written, prefix.length + 1)
    const value = textValue(written, prefix.toLowerCase(), program.charAt(at + prefix.length), language)
    return { piece: { kind: 'text', value, written, start }, end: at + whole.length }
  }
  return undefined
}

/** Rust's `r#"..."#`. */
function hashed(program: string, at: number): Found | undefined {
  const opening = /r(#{1,255})"/y
  opening.lastIndex = at
  const [whole, hashes] = opening.exec(program) ?? []
  if (whole === undefined || hashes === undefined) return undefined
  const start = at + whole.length
  const close = program.indexOf(`"${hashes}`, start)
  const end = close < 0 ? program.length : close
  const written = program.slice(start, end)
  return {
    piece: { kind: 'text', value: written, written, start },
    end: Math.min(program.length, end + hashes.length + 1),
  }
}

/** Comments of Rust stand within each other. */
function endOfNested(program: string, from: number): number {
  if (!program.startsWith('/*', from)) return from
  let depth = 0
  const ends = /\/\*|\*\//g
  ends.lastIndex = from
  for (let match = ends.exec(program); match; match = ends.exec(program)) {
    depth += match[0] === '/*' ? 1 : -1
    if (depth === 0) return ends.lastIndex
  }
  return program.length
}

function textValue(written: string, prefix: string, quote: string, language: Language): string | undefined {
  if (language === 'python' && /[ft]/.test(prefix))
    return /(?<!\{)\{(?!\{)/.test(written) ? undefined : unescaped(written)
  return quote === '`' || prefix.includes('r') ? written : unescaped(written)
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '"': '"',
  "'": "'",
  '\\': '\\',
  '0': '\0',
}

function unescaped(written: string): string | undefined {
  let unknown = false
  // A line that is continued: Rust leaves out the blanks of the next.
  const value = written.replace(/\\(?:\r?\n\s*|([\s\S]))/g, (_, letter: string | undefined) => {
    if (letter !== undefined && escapes[letter] === undefined) unknown = true
    return letter === undefined ? '' : (escapes[letter] ?? '')
  })
  return unknown ? undefined : value
}
