import type { Node } from 'libpg-query'
import { grammar } from '../core/grammar.ts'
import { placeholderIn } from './placeholders.ts'

/** A kind of statement as Postgres' grammar names it: `IndexStmt`, `AlterTableStmt`. */
export type StatementKind = string

/** One statement of a file, split by the server's own grammar. */
export interface SqlStatement {
  /** As written, without the semicolon and the space and comments around it. */
  readonly text: string
  readonly line: number
  readonly column: number
  readonly kind: StatementKind
  readonly node: Node
}

/** Why a text did not parse, and what it looks like instead of SQL. */
export interface ParseFailure {
  readonly message: string
  readonly line: number
  readonly column: number
  /** Text for another program, which Postgres would never see as it stands; undefined: plainly a mistake in the SQL. */
  readonly looksLike: 'template' | 'placeholder' | 'psql' | 'binary' | 'utf-16' | undefined
  /** Name of the placeholder, where it looks like one that a value would do for. */
  readonly placeholder: string | undefined
}

export type ParsedSql =
  | { readonly parsed: true; readonly statements: readonly SqlStatement[] }
  | { readonly parsed: false; readonly failure: ParseFailure }

/** Splits a text into statements; loads the grammar (WebAssembly) when first called. */
export async function parseSql(text: string): Promise<ParsedSql> {
  // The grammar refuses a text without a character, which is as fine a migration as one of comments only.
  if (text.trim() === '') return { parsed: true, statements: [] }
  // To the grammar, as to Postgres, the text would end there, and whatever a stranger hides behind it would pass unread.
  const nul = text.indexOf('\0')
  if (nul >= 0) {
    if (isUtf16(text))
      return notText({ message: 'it is UTF-16, and not UTF-8', line: 1, column: 1, looksLike: 'utf-16' })
    const message = 'a NUL character, at which the text would end for Postgres'
    return notText({ message, ...placeAt(text, nul), looksLike: 'binary' })
  }
  const { parseSync } = await grammar()
  const source = sourceOf(withoutCopyData(text))
  try {
    const places = placesIn(source)
    const statements = (parseSync(source.text).stmts ?? []).map(({ stmt, stmt_location = 0, stmt_len }) =>
      statementOf(source, places, stmt, stmt_location, stmt_len),
    )
    return { parsed: true, statements }
  } catch (thrown) {
    return { parsed: false, failure: failureOf(text, source, thrown) }
  }
}

function notText(failure: Omit<ParseFailure, 'placeholder'>): ParsedSql {
  return { parsed: false, failure: { ...failure, placeholder: undefined } }
}

/** UTF-16 that was read as UTF-8: its mark became two U+FFFD, and Latin letters are zeros in every other place. */
function isUtf16(text: string): boolean {
  return /^(?:\uFFFD{2})?(?:\0?[^\0]\0|\0[^\0]){4}/.test(text)
}

/**
 * The rows that follow a `COPY ... FROM STDIN;` up to a line `\.`, as blanks: psql, pg_dump and Flyway feed them to the
 * server, whose grammar never sees them. All else stays where it is.
 */
export function withoutCopyData(text: string): string {
  if (!/^\\\.\r?$/m.test(text)) return text
  const lines = text.split('\n')
  const lastEnd = lines.findLastIndex(isEndOfCopy)
  let statement: string | undefined
  let inData = false
  return lines
    .map((line, index) => {
      if (inData) {
        inData = !isEndOfCopy(line)
        return line.replace(/[^\r]/g, ' ')
      }
      if (statement === undefined && /^\s*copy\b/i.test(line)) statement = ''
      if (statement === undefined) return line
      statement += `${line}\n`
      if (!line.includes(';')) return line
      inData = index < lastEnd && /\bfrom\s+stdin\b[^;]*;\s*$/i.test(statement)
      statement = undefined
      return line
    })
    .join('\n')
}

function isEndOfCopy(line: string): boolean {
  return line.trimEnd() === '\\.'
}

/** Line and column (from 1) of a UTF-16 offset. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, offset))
  const start = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - start + 1 }
}

/** Whether two texts are the same statements to the server, whatever their comments and layout. */
export async function isSameSql(before: string, after: string): Promise<boolean> {
  const [was, is] = [await parseSql(before), await parseSql(after)]
  return was.parsed && is.parsed && meaningOf(was.statements) === meaningOf(is.statements)
}

/** The trees without their places in the text. Constants stay, which the grammar's own fingerprint leaves out. */
function meaningOf(statements: readonly SqlStatement[]): string {
  const places = new Set(['location', 'stmt_location', 'stmt_len', 'list_start', 'list_end'])
  return JSON.stringify(
    statements.map(({ node }) => node),
    (key, value: unknown) => (places.has(key) && typeof value === 'number' ? undefined : value),
  )
}

/** UTF-16 offset of the character (code point) that Postgres counts to, from 0. */
export function offsetOfCharacter(text: string, characters: number): number {
  let offset = 0
  for (let count = 0; count < characters && offset < text.length; count += 1) {
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1
  }
  return offset
}

/** The extensions that the statements create. */
export function extensionsOf(statements: readonly SqlStatement[]): readonly string[] {
  return statements.flatMap(({ node }) => {
    const name = 'CreateExtensionStmt' in node ? node.CreateExtensionStmt.extname : undefined
    return name ? [name] : []
  })
}

/**
 * Whether Postgres refuses the statement inside a transaction (SQLSTATE 25001). The grammar's flags, not the text:
 * `concurrently` may as well be a column.
 */
export function needsNoTransaction({ node }: Pick<SqlStatement, 'node'>): boolean {
  if ('IndexStmt' in node) return node.IndexStmt.concurrent === true
  if ('DropStmt' in node) return node.DropStmt.concurrent === true
  if ('ReindexStmt' in node) {
    const { kind, params } = node.ReindexStmt
    return hasOption(params, 'concurrently') || (kind !== 'REINDEX_OBJECT_TABLE' && kind !== 'REINDEX_OBJECT_INDEX')
  }
  if ('VacuumStmt' in node) return node.VacuumStmt.is_vacuumcmd === true
  if ('ClusterStmt' in node) return node.ClusterStmt.relation === undefined
  if ('DiscardStmt' in node) return node.DiscardStmt.target === 'DISCARD_ALL'
  // Only one that neither connects nor makes a slot could be rolled back.
  if ('CreateSubscriptionStmt' in node) {
    const { options } = node.CreateSubscriptionStmt
    return !isOff(options, 'connect') && !isOff(options, 'create_slot')
  }
  if ('AlterSubscriptionStmt' in node) return node.AlterSubscriptionStmt.kind === 'ALTER_SUBSCRIPTION_REFRESH'
  if ('AlterTableStmt' in node) {
    return (node.AlterTableStmt.cmds ?? []).some(
      (command) =>
        'AlterTableCmd' in command &&
        command.AlterTableCmd.def !== undefined &&
        'PartitionCmd' in command.AlterTableCmd.def &&
        command.AlterTableCmd.def.PartitionCmd.concurrent === true,
    )
  }
  return alone.some((kind) => kind in node)
}

const alone: readonly StatementKind[] = [
  'AlterSystemStmt',
  'CreatedbStmt',
  'DropdbStmt',
  'CreateTableSpaceStmt',
  'DropTableSpaceStmt',
  'DropSubscriptionStmt',
]

/** Every relation that a statement names, as `[schema, name]`; what a function or DO block touches is not seen here. */
export function relationsNamedBy(node: unknown): readonly { readonly schema?: string; readonly name: string }[] {
  const found: { schema?: string; name: string }[] = []
  const visit = (value: unknown) => {
    if (Array.isArray(value)) for (const item of value) visit(item)
    else if (typeof value === 'object' && value !== null) {
      const { relname, schemaname } = value as { relname?: unknown; schemaname?: unknown } // an object's fields, unread
      if (typeof relname === 'string') {
        found.push(typeof schemaname === 'string' ? { schema: schemaname, name: relname } : { name: relname })
      }
      for (const item of Object.values(value)) visit(item)
    }
  }
  visit(node)
  return found
}

/** Columns that a statement makes foreign keys of its table. */
export function foreignKeyColumnsIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(foreignKeyColumnsIn)
  if (typeof node !== 'object' || node === null) return []
  const { fk_attrs: columns } = node as { fk_attrs?: unknown } // an object's field, unread
  const named = (Array.isArray(columns) ? columns : []).flatMap((column: Node) =>
    'String' in column && column.String.sval ? [column.String.sval] : [],
  )
  return [...named, ...Object.values(node).flatMap(foreignKeyColumnsIn)]
}

function hasOption(options: readonly Node[] | undefined, name: string): boolean {
  return (options ?? []).some((option) => 'DefElem' in option && option.DefElem.defname === name)
}

/** `connect = false`, `off` or `0`; without a value it is on. */
function isOff(options: readonly Node[] | undefined, name: string): boolean {
  return (options ?? []).some((option) => {
    if (!('DefElem' in option) || option.DefElem.defname !== name || !option.DefElem.arg) return false
    // `off` is no keyword of the grammar, which takes it for the name of a type.
    const { arg: written } = option.DefElem
    const arg = 'TypeName' in written ? (written.TypeName.names?.at(-1) ?? written) : written
    if ('String' in arg) return /^(false|off|no?|f)$/i.test(arg.String.sval ?? '')
    return 'Integer' in arg ? !arg.Integer.ival : 'Boolean' in arg && arg.Boolean.boolval !== true
  })
}

/** Text and its bytes: the grammar counts bytes, everything else here UTF-16 units. */
interface Source {
  readonly text: string
  readonly bytes: Buffer
  /** True where every character is one byte, so that offsets agree. */
  readonly ascii: boolean
}

function sourceOf(text: string): Source {
  // A NUL would end the text inside the grammar and hide what follows; Postgres refuses it in any case.
  const bytes = Buffer.from(text, 'utf8')
  return { text, bytes, ascii: bytes.length === text.length }
}

/** Offsets and places of a text, asked for from its start to its end: none of it is read twice. */
interface Places {
  readonly charOffset: (byteOffset: number) => number
  readonly placeAt: (offset: number) => { line: number; column: number }
}

function placesIn({ text, bytes, ascii }: Source): Places {
  let known = { bytes: 0, characters: 0 }
  let line = 1
  let lineStart = 0
  let lineEnd = text.indexOf('\n')
  return {
    charOffset: (byteOffset) => {
      if (ascii) return byteOffset
      if (byteOffset < known.bytes) known = { bytes: 0, characters: 0 }
      const characters = known.characters + bytes.toString('utf8', known.bytes, byteOffset).length
      known = { bytes: byteOffset, characters }
      return characters
    },
    placeAt: (offset) => {
      while (lineEnd >= 0 && lineEnd < offset) {
        line += 1
        lineStart = lineEnd + 1
        lineEnd = text.indexOf('\n', lineStart)
      }
      return { line, column: offset - lineStart + 1 }
    },
  }
}

function statementOf(
  source: Source,
  places: Places,
  stmt: Node | undefined,
  location: number,
  length: number | undefined,
): SqlStatement {
  const node = stmt ?? ({} as Node) // the grammar always gives one; an empty object names no kind
  const from = places.charOffset(location)
  const to = length ? places.charOffset(location + length) : source.text.length
  const start = skipSpace(source.text, from, to)
  const text = source.text.slice(start, to).trimEnd().replace(/;$/, '').trimEnd()
  return { text, ...places.placeAt(start), kind: Object.keys(node)[0] ?? 'unknown', node }
}

/** Past space and comments, which the grammar may leave at the start of a statement. */
function skipSpace(text: string, from: number, to: number): number {
  const space = /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y
  space.lastIndex = from
  let at = from
  while (at < to && space.test(text)) at = space.lastIndex
  return Math.min(at, to)
}

function failureOf(text: string, source: Source, thrown: unknown): ParseFailure {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const offset = offsetOfCharacter(source.text, positionIn(thrown))
  return { message, ...placeAt(text, offset), ...lookAlike(lineAt(text, offset)) }
}

/** The grammar's error carries its place in `sqlDetails`, which its class declares optional. */
function positionIn(thrown: unknown): number {
  if (typeof thrown !== 'object' || thrown === null || !('sqlDetails' in thrown)) return 0
  const details = thrown.sqlDetails
  if (typeof details !== 'object' || details === null || !('cursorPosition' in details)) return 0
  return typeof details.cursorPosition === 'number' ? Math.max(0, details.cursorPosition) : 0
}

/** Looks at the place of the failure first, since a `{{` in a string elsewhere means nothing. */
function lookAlike(line: string): Pick<ParseFailure, 'looksLike' | 'placeholder'> {
  const placeholder = placeholderIn(line)
  if (/^\s*\\[a-z!?]/i.test(line)) return { looksLike: 'psql', placeholder: undefined }
  if (/\{\{|\{%|<%|@@\w+@@/.test(line)) return { looksLike: 'template', placeholder }
  if (placeholder !== undefined || /\$\{|%\(\w+\)s/.test(line)) return { looksLike: 'placeholder', placeholder }
  return { looksLike: undefined, placeholder: undefined }
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  return text.slice(start, end < 0 ? text.length : end)
}
