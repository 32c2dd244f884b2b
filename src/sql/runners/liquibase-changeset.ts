/** One `--changeset` of a file of formatted SQL. */
export interface Changeset {
  readonly author: string
  readonly id: string
  /** What tells it from the others of its file: `#author:id`, and its turn where there are several of these. */
  readonly name: string
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

/** A file of formatted SQL, taken apart. */
interface Changelog {
  readonly text: string
  readonly lines: readonly string[]
  /** In their order; none where the file isn't formatted SQL. */
  readonly changesets: readonly Changeset[]
  readonly byName: ReadonlyMap<string, Changeset>
}

/** The last file taken apart: its changesets are asked for one after another, each by the whole text. */
let latest: Changelog | undefined

export function changelogOf(text: string): Changelog {
  if (latest?.text !== text) latest = { text, ...takenApart(text) }
  return latest
}

function takenApart(text: string): Omit<Changelog, 'text'> {
  const lines = text.split('\n')
  if (!/^\s*--\s*liquibase\s+formatted\s+sql\b/im.test(text)) return { lines, changesets: [], byName: new Map() }
  const heads = lines.flatMap((line, index) => {
    const [, author, id, attributes = ''] = header.exec(line) ?? []
    return author !== undefined && id !== undefined ? [{ author, id, attributes, index }] : []
  })
  const turns = new Map<string, number>()
  const changesets = heads.map(({ author, id, attributes, index }, at) => {
    const attribute = attributesIn(attributes)
    const name = `#${unquoted(author)}:${unquoted(id)}`
    const turn = (turns.get(name) ?? 0) + 1
    turns.set(name, turn)
    return {
      author: unquoted(author),
      id: unquoted(id),
      name: turn > 1 ? `${name}#${turn}` : name,
      from: index,
      to: heads[at + 1]?.index ?? lines.length,
      runAlways: attribute.get('runalways') === 'true',
      runOnChange: attribute.get('runonchange') === 'true',
      ignored: attribute.get('ignore') === 'true',
      dbms: (attribute.get('dbms') ?? '').split(',').flatMap((name) => name.trim().toLowerCase() || []),
      delimiter: attribute.get('enddelimiter'),
    }
  })
  return { lines, changesets, byName: new Map(changesets.map((changeset) => [changeset.name, changeset])) }
}

/** Whether a changeset is run on Postgres: `dbms:h2` and `dbms:!postgresql` say no. */
export function isForPostgres({ dbms, ignored }: Changeset): boolean {
  if (ignored || dbms.includes('none') || dbms.includes('!postgresql')) return false
  const wanted = dbms.filter((name) => !name.startsWith('!'))
  return wanted.length === 0 || wanted.includes('postgresql') || wanted.includes('all')
}

/** The changeset's own statements, at their lines; the lines before are empty. */
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
  const { lines } = changelogOf(text)
  return '\n'.repeat(from) + lines.slice(from, to).map(keep).join('\n')
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
