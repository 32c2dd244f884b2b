import type { Node } from 'libpg-query'
import { enumerate, unique } from '../../../core/wording.ts'
import { relationsNamedBy } from '../../../sql/statements.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'

/** Whether the text of a statement names a table, called `schema.name`; of a DO block, as far as words can tell. */
export function namesTable({ sql: { kind, node, text } }: TracedStatement, table: string): boolean {
  return kind === 'DoStmt' ? hasWord(text, ownName(table)) : isAmongRelations(node, table)
}

/**
 * Lines of the statements before this one, in its file, that write rows and read the table, or of the last that reads
 * this column of it: they may have saved what was worth it. Whether they have, only the author knows.
 */
export function copiesBefore(
  statement: TracedStatement,
  table: number,
  column: string | undefined,
  run: Pick<MigrationRun, 'statements'>,
): readonly number[] {
  const lines = run.statements
    .slice(0, run.statements.indexOf(statement))
    .filter(
      (earlier) =>
        earlier.place.path === statement.place.path &&
        /^(Insert|Update|Merge|Do|CreateTableAs)Stmt$/.test(earlier.sql.kind) &&
        reads(earlier, table, column),
    )
    .map(({ place }) => place.line)
  // A column goes to one place; the rows of a table may have gone to several.
  return column === undefined ? lines : lines.slice(-1)
}

/** `unless line 2 has copied what is needed`; nothing where something of what is lost was read by no statement. */
export function unlessCopied(lost: readonly { readonly copied?: readonly number[] }[]): string {
  if (lost.some(({ copied = [] }) => copied.length === 0)) return ''
  const lines = unique(
    lost
      .flatMap(({ copied = [] }) => copied)
      .sort((a, b) => a - b)
      .map(String),
  )
  const [noun, verb] = lines.length === 1 ? ['line', 'has'] : ['lines', 'have']
  return ` unless ${noun} ${enumerate(lines, 8)} ${verb} copied what is needed`
}

function reads(statement: TracedStatement, oid: number, column: string | undefined): boolean {
  const table = statement.before.tables.get(oid)?.name
  if (table === undefined) return false
  // A column may be copied to another one of its own table; a table is not copied by what only writes to it.
  if (column !== undefined) return namesTable(statement, table) && hasWord(statement.sql.text, column)
  const { kind, node, text } = statement.sql
  return kind === 'DoStmt' ? readInText(text, ownName(table)) : isAmongRelations(withoutTarget(node), table)
}

function ownName(table: string): string {
  return table.slice(table.indexOf('.') + 1)
}

function isAmongRelations(node: unknown, table: string): boolean {
  return relationsNamedBy(node).some(({ name }) => name === ownName(table))
}

function withoutTarget(node: Node): unknown {
  if ('InsertStmt' in node) return { ...node.InsertStmt, relation: undefined }
  if ('UpdateStmt' in node) return { ...node.UpdateStmt, relation: undefined }
  return 'MergeStmt' in node ? { ...node.MergeStmt, relation: undefined } : node
}

function hasWord(text: string, word: string): boolean {
  return new RegExp(`(?<![\\w$])${escaped(word)}(?![\\w$])`).test(text)
}

/** Behind FROM, JOIN or USING, in a body that also writes rows. */
function readInText(text: string, table: string): boolean {
  const source = new RegExp(
    `\\b(?:from|join|using)\\s+(?:only\\s+)?(?:"?[\\w$]+"?\\s*\\.\\s*)?"?${escaped(table)}(?![\\w$])`,
    'i',
  )
  return source.test(text) && /\b(?:insert|update|merge)\b/i.test(text)
}

function escaped(text: string): string {
  return text.replace(/[^\w]/g, '\\$&')
}
