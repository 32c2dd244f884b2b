import type { WireRole } from '../../../core/ports.ts'
import { frameworkRows, isFrameworkTable } from '../../../sql/framework-tables.ts'
import { needsNoTransaction, relationsNamedBy, type SqlStatement } from '../../../sql/statements.ts'
import { transactionControl } from '../../../sql/wrapping.ts'

/** Whether a statement only keeps a framework's books: such are counted, and never judged. */
export function isBookkeeping({ node, kind }: SqlStatement): boolean {
  // Drizzle keeps its table in a schema of its own.
  if ('CreateSchemaStmt' in node) return node.CreateSchemaStmt.schemaname === 'drizzle'
  const names = tablesNamedBy(node)
  if (names.length === 0) return false
  const ownRows = kind === 'InsertStmt' ? frameworkRows : new Set<string>()
  return names.every((name) => isFrameworkTable(name) || ownRows.has(name.toLowerCase()))
}

function tablesNamedBy(node: unknown): readonly string[] {
  return relationsNamedBy(node)
    .filter(({ schema = '' }) => !isCatalog(schema))
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('pg_'))
}

function isCatalog(schema: string): boolean {
  return schema === 'pg_catalog' || schema === 'information_schema'
}

/** Statements that touch no table, or only hand on what another has touched. */
const aside: ReadonlySet<string> = new Set([
  ...['CheckPointStmt', 'ClosePortalStmt', 'ConstraintsSetStmt', 'DeallocateStmt', 'DeclareCursorStmt', 'DiscardStmt'],
  ...['FetchStmt', 'ListenStmt', 'LoadStmt', 'NotifyStmt', 'PrepareStmt', 'UnlistenStmt', 'VariableSetStmt'],
  'VariableShowStmt',
])

/** What a statement of a program is to its transaction, and whether it is worth a look. */
export function roleOf(statement: SqlStatement): WireRole {
  const control = transactionControl(statement)
  if (control !== undefined) return control === 'savepoint' ? 'aside' : control
  if (needsNoTransaction(statement)) return 'alone'
  // A block that commits says so in its text; a procedure is found out when the server refuses.
  if (statement.kind === 'DoStmt') return /\b(commit|rollback)\b/i.test(statement.text) ? 'alone' : 'work'
  if (aside.has(statement.kind)) return 'aside'
  return statement.kind === 'SelectStmt' && isQuestion(statement) ? 'aside' : 'work'
}

/** A SELECT that asks the catalogs, the server, or the framework's own tables; it may lock what it likes by name. */
function isQuestion(statement: SqlStatement): boolean {
  const text = JSON.stringify(statement.node)
  if (text.includes('"intoClause"') || text.includes('"withClause"')) return false
  const calls = [...text.matchAll(/"funcname":(\[[^\]]*\])/g)].map(([, names = '']) =>
    [...names.matchAll(/"sval":"([^"]*)"/g)].map(([, name = '']) => name),
  )
  const builtIn = calls.every(
    (path) =>
      path[0] === 'pg_catalog' ||
      path[0] === 'information_schema' ||
      /^(pg_\w+|\w*current_\w+|version|count|min|max|array_agg|unnest|coalesce|format_type|to_regclass|obj_description|col_description|generate_subscripts|array_position|array_length|string_agg|set_config|quote_ident|json_agg|now)$/.test(
        path.at(-1) ?? '',
      ),
  )
  return builtIn && (tablesNamedBy(statement.node).length === 0 || isBookkeeping(statement))
}

/** Text of which our grammar can make nothing. */
export function unreadable(text: string): SqlStatement {
  return { text, line: 1, column: 1, kind: 'unknown', node: { String: {} } }
}
