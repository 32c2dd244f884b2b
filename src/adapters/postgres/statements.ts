import { grammar } from '../../core/grammar.ts'

/** What a text is: the statements' trees (`{ CopyStmt: {...} }`), or what the parser says against it. */
export type ParsedText =
  | { readonly statements: readonly StatementTree[] }
  | { readonly refusal: { readonly message: string; readonly position: number | undefined } }

/** One statement: its kind, and its fields as libpg-query gives them. */
export interface StatementTree {
  readonly kind: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** Parses with the server's own grammar (of Postgres 18). Heavy: loads its WASM. */
export async function parseText(sql: string): Promise<ParsedText> {
  const { hasSqlDetails, parseSync } = await grammar()
  try {
    const { stmts } = parseSync(sql)
    return { statements: (stmts ?? []).flatMap(({ stmt }) => (stmt ? [treeOf(stmt)] : [])) }
  } catch (thrown) {
    const position = hasSqlDetails(thrown) ? thrown.sqlDetails?.cursorPosition : undefined
    const message = thrown instanceof Error ? thrown.message : String(thrown)
    // The parser counts from 0, Postgres from 1.
    return { refusal: { message, position: position === undefined ? undefined : position + 1 } }
  }
}

function treeOf(node: object): StatementTree {
  const [kind = '', fields] = Object.entries(node)[0] ?? []
  // A statement's node is an object with one key, whose value is an object.
  return { kind, fields: (fields ?? {}) as Readonly<Record<string, unknown>> }
}
