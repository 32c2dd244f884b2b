import type { DatabaseSession } from '../../../core/ports.ts'
import type { SqlStatement } from '../../../sql/statements.ts'
import { alterTable } from '../judgement/nodes.ts'
import { quoted } from '../judgement/sql-names.ts'

/** Columns that the statement would drop IF EXISTS, and that do not: nothing is lost with them. */
export async function absentColumns(session: DatabaseSession, statement: SqlStatement): Promise<readonly string[]> {
  const alter = alterTable(statement)
  const names = (alter?.commands ?? []).flatMap(({ subtype, name, missing_ok }) =>
    subtype === 'AT_DropColumn' && missing_ok && name !== undefined ? [name] : [],
  )
  if (!alter || names.length === 0) return []
  const { schemaname, relname = '' } = alter.relation
  const { rows } = await session.query<{ name: string }>(
    `SELECT name FROM json_array_elements_text($1::json) AS name
      WHERE NOT EXISTS (SELECT FROM pg_attribute
                         WHERE attrelid = to_regclass($2) AND attname = name AND NOT attisdropped)`,
    [
      JSON.stringify(names),
      [schemaname, relname]
        .filter((part) => part !== undefined)
        .map(quoted)
        .join('.'),
    ],
  )
  return rows.map(({ name }) => name)
}
