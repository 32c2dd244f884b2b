import type { Node } from 'libpg-query'
import { parseSql } from '../../../sql/statements.ts'
import { isWord, type Token, tokensOf } from '../../../sql/tokens.ts'
import type { SentText } from './found.ts'
import { lineNumbers } from './lines.ts'

/** One statement of a text, and the line on which it begins. */
export interface StatementText {
  readonly sql: string
  readonly line: number
}

/** A text cut at its semicolons: a statement that is none costs the others nothing. Comments around one are left out. */
export function statementsOf({ sql, line }: Pick<SentText, 'sql' | 'line'>): readonly StatementText[] {
  const lineAt = lineNumbers(sql)
  const statements: StatementText[] = []
  let first: Token | undefined
  let last: Token | undefined
  const end = () => {
    if (first && last) statements.push({ sql: sql.slice(first.start, last.end), line: line + lineAt(first.start) - 1 })
    first = undefined
  }
  for (const token of tokensOf(sql)) {
    if (token.kind === 'comment') continue
    if (token.kind === 'sign' && token.text === ';') {
      end()
      continue
    }
    first ??= token
    last = token
  }
  end()
  return statements
}

/** What a statement is to a release that sends it. */
export type Reading =
  /** `sql`: what is worth preparing, without a PREPARE or DECLARE around it. */
  | { readonly kind: 'query'; readonly sql: string; readonly node: Node }
  /** A statement that asks no table: BEGIN, SET, DDL. */
  | { readonly kind: 'utility'; readonly is: string }
  | { readonly kind: 'unread'; readonly problem: string }

const queryKinds = ['SelectStmt', 'InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt']

/** Reads one statement by the server's own grammar. */
export async function readStatement(sql: string): Promise<Reading> {
  const parsed = await parseSql(sql)
  if (!parsed.parsed) {
    const word = (/^[\s(]*([a-z]+)/i.exec(sql)?.[1] ?? '').toUpperCase()
    const { message } = parsed.failure
    // pg_stat_statements puts `$1` where SET has no place for it.
    return utilityWords.includes(word)
      ? { kind: 'utility', is: word }
      : { kind: 'unread', problem: `is no statement that Postgres takes: ${message}` }
  }
  const [statement] = parsed.statements
  if (!statement) return { kind: 'utility', is: 'nothing' }
  const { node, kind } = statement
  if (queryKinds.includes(kind)) return { kind: 'query', sql: statement.text, node }
  const inner = innerQuery(node)
  const cut = inner && afterWord(statement.text, inner.word)
  if (inner && cut !== undefined) return { kind: 'query', sql: cut, node: inner.query }
  if (kind === 'CallStmt' || kind === 'CopyStmt') {
    return { kind: 'unread', problem: `is a ${kind === 'CallStmt' ? 'CALL' : 'COPY'}, which nothing here can try` }
  }
  return { kind: 'utility', is: (/^\w+/.exec(statement.text)?.[0] ?? kind).toUpperCase() }
}

/** Of the statements that ask no table, those that occur in logs of applications. */
const utilityWords = [
  ...['ABORT', 'ALTER', 'ANALYZE', 'BEGIN', 'CHECKPOINT', 'CLOSE', 'CLUSTER', 'COMMENT', 'COMMIT', 'CREATE'],
  ...['DEALLOCATE', 'DISCARD', 'DO', 'DROP', 'END', 'EXECUTE', 'EXPLAIN', 'FETCH', 'GRANT', 'LISTEN', 'LOCK', 'MOVE'],
  ...['NOTIFY', 'REASSIGN', 'REFRESH', 'REINDEX', 'RELEASE', 'RESET', 'REVOKE', 'ROLLBACK', 'SAVEPOINT', 'SET'],
  ...['SHOW', 'START', 'TRUNCATE', 'UNLISTEN', 'VACUUM'],
]

/** What a PREPARE or a cursor is made for, and the word before it. */
function innerQuery(node: Node): { readonly query: Node; readonly word: string } | undefined {
  if ('PrepareStmt' in node) {
    const { query } = node.PrepareStmt
    return query && queryKinds.some((kind) => kind in query) ? { query, word: 'AS' } : undefined
  }
  if ('DeclareCursorStmt' in node) {
    const { query } = node.DeclareCursorStmt
    return query && queryKinds.some((kind) => kind in query) ? { query, word: 'FOR' } : undefined
  }
  return undefined
}

/** The text behind the first such word: names in quotes are none, and before it only names and types can stand. */
function afterWord(sql: string, word: string): string | undefined {
  const found = tokensOf(sql).find((token) => isWord(token, word))
  return found && sql.slice(found.end).trim()
}
