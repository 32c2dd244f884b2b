/** One `--changeset` of a file of formatted SQL. */
export interface Changeset {
  readonly author: string
  readonly id: string
  /** Its lines, from that of its header to the one before the next. */
  readonly from: number
  readonly to: number
  readonly runAlways: boolean
  readonly runOnChange: boolean
  readonly ignored: boolean
  /** Databases that it is for, as written; empty: all. */
  readonly dbms: readonly string[]
  /** What ends a statement, where it isn't a semicolon. */
  readonly delimiter: string | undefined
}

const header = /^\s*--\s*changeset\s+("[^"]*"|[^\s:]+):("[^"]*"|\S+)(.*)$/i

/** The changesets of a text, in its order; none where it isn't formatted SQL. */
export function changesetsIn(text: string): readonly Changeset[] {
  if (!/^\s*--\s*liquibase\s+formatted\s+sql\b/im.test(text)) return []
  const lines = text.split('\n')
  const heads = lines.flatMap((line, index) => {
    const [, author, id, attributes = ''] = header.exec(line) ?? []
    return author !== undefined && id !== undefined ? [{ author, id, attributes, index }] : []
  })
  return heads.map(({ author, id, attributes, index }, at) => {
    const attribute = attributesIn(attributes)
    return {
      author: unquoted(author),
      id: unquoted(id),
      from: index,
      to: heads[at + 1]?.index ?? lines.length,
      runAlways: attribute.get('runalways') === 'true',
      runOnChange: attribute.get('runonchange') === 'true',
      ignored: attribute.get('ignore') === 'true',
      dbms: (attribute.get('dbms') ?? '').split(',').flatMap((name) => name.trim().toLowerCase() || []),
      delimiter: attribute.get('enddelimiter'),
    }
  })
}

/** Whether a changeset is run on Postgres: `dbms:h2` and `dbms:!postgresql` say no. */
export function isForPostgres({ dbms, ignored }: Changeset): boolean {
  if (ignored || dbms.includes('none') || dbms.includes('!postgresql')) return false
  const wanted = dbms.filter((name) => !name.startsWith('!'))
  return wanted.length === 0 || wanted.includes('postgresql') || wanted.includes('all')
}

/** The changeset's own statements, at their lines; every other line is empty. */
export function statementsOf(text: string, changeset: Changeset): string {
  const { delimiter } = changeset
  let inRollback = false
  return placed(text, changeset, (line) => {
    if (/^\s*\/\*\s*liquibase\s+rollback\b/i.test(line)) inRollback = true
    const mine = !inRollback && !/^\s*--\s*rollback\b/i.test(line)
    if (inRollback && line.includes('*/')) inRollback = false
    return mine ? withSemicolon(line, delimiter) : ''
  })
}

/** Its way back; undefined where it names none. `--rollback empty` is one that does nothing. */
export function rollbackOf(text: string, changeset: Changeset): string | undefined {
  let inRollback = false
  let found = false
  const down = placed(text, changeset, (line) => {
    const opens = /^(\s*\/\*\s*liquibase\s+rollback\b)(.*)$/i.exec(line)
    if (opens) inRollback = found = true
    const told = /^(\s*--\s*rollback\b)(.*)$/i.exec(line) ?? opens
    if (told && !opens) found = true
    const [, mark = '', rest = ''] = told ?? []
    const own = told ? ' '.repeat(mark.length) + rest : inRollback ? line : ''
    const closed = inRollback && own.includes('*/')
    if (closed) inRollback = false
    return closed ? own.slice(0, own.indexOf('*/')) : own
  })
  if (!found) return undefined
  return /^\s*(empty|not\s+required)\s*;?\s*$/i.test(down) ? '' : down
}

function placed(text: string, { from, to }: Changeset, keep: (line: string) => string): string {
  return text
    .split('\n')
    .map((line, index) => (index >= from && index < to ? keep(line) : ''))
    .join('\n')
}

/** A delimiter such as `GO` or `//` on a line of its own, or at the end of one, as the semicolon that Postgres knows. */
function withSemicolon(line: string, delimiter: string | undefined): string {
  if (delimiter === undefined || delimiter === ';') return line
  const wanted = delimiter.replace(/^\\n/, '')
  const trimmed = line.trimEnd()
  if (trimmed.trim() === wanted) return ';'
  // A single slash at the end of a line may be a division.
  if (wanted.length > 1 && trimmed.endsWith(wanted) && !/^\w+$/.test(wanted))
    return `${trimmed.slice(0, -wanted.length)};`
  return line
}

/** `name:value`, `name:"a value"`; names without regard to case. */
function attributesIn(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/(\w+):("[^"]*"|\S+)/g)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      unquoted(value),
    ]),
  )
}

function unquoted(text: string): string {
  return /^".*"$/.test(text) ? text.slice(1, -1) : text
}
