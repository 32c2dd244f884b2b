import { BreakwaterError } from '../../core/error.ts'

/**
 * Refuses COPY before it is sent to PGlite: `FROM STDIN` never answers, `PROGRAM` makes the next query spin, and a
 * file would be one inside the WASM. Text that doesn't parse is let through: Postgres has the same grammar and says
 * why, without running any of it.
 */
export async function refuseCopy(sql: string): Promise<void> {
  if (!/\bcopy\b/i.test(sql)) return
  const statements = await parsed(sql)
  if (statements?.some((statement) => 'CopyStmt' in statement)) throw copyNotSupported()
}

/** COPY would need a client that feeds it, or reaches files and programs of the host. */
export function copyNotSupported(): BreakwaterError {
  return new BreakwaterError({
    code: 'copy-not-supported',
    message: 'COPY can be run neither from standard input nor from files or programs here.',
    hint: 'Write the rows as INSERT statements, or keep data out of the migrations.',
  })
}

/** The statements' trees, or undefined where the text is not SQL. Heavy: loads the grammar's WASM. */
export async function parsed(sql: string): Promise<readonly object[] | undefined> {
  const { parse } = await import('libpg-query')
  try {
    const { stmts } = await parse(sql)
    return (stmts ?? []).flatMap(({ stmt }) => (stmt ? [stmt] : []))
  } catch {
    return undefined
  }
}
