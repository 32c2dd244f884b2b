import type { Unproven } from '../../../core/check.ts'
import type { DatabaseSession } from '../../../core/ports.ts'
import type { SqlStatement } from '../../../sql/statements.ts'

// A migration runs with every right there is, in the session that watches it. What it could do to its own trace is told,
// so that nobody takes silence for proof.

/** Source texts of Postgres' own functions, by OID. */
export type SystemFunctions = ReadonlyMap<number, string>

/** Objects of users have OIDs from here on. */
const firstUserOid = 16_384

/** Whether a text may change Postgres' own functions: a look at all of them takes a moment. */
export function mayReplaceFunctions(text: string): boolean {
  return /\b(function|procedure|routine|do|call|execute|pg_proc)\b/i.test(text)
}

/** No operator and no function is asked for this, since each of them may be the one that was replaced. */
export async function systemFunctions(session: DatabaseSession): Promise<SystemFunctions> {
  const { rows } = await session.query<{ oid: number; prolang: number; prosrc: string }>(
    'SELECT p.oid, p.prolang, p.prosrc FROM pg_catalog.pg_proc p',
  )
  return new Map(
    rows.filter(({ oid }) => oid < firstUserOid).map(({ oid, prolang, prosrc }) => [oid, `${prolang} ${prosrc}`]),
  )
}

/** Told where a function of Postgres' own is another than before, or gone. */
export function replacedFunctions(
  before: SystemFunctions,
  after: SystemFunctions,
  subject: string,
): readonly Unproven[] {
  const replaced = [...before].some(([oid, source]) => after.get(oid) !== source)
  if (!replaced) return []
  return [
    {
      code: 'system-functions-replaced',
      subject,
      message:
        'The new migrations replace functions of Postgres itself (in pg_catalog), through which locks and scans are read.',
      hint: 'Keep functions of your own in a schema of your own; nothing that was measured after the replacement proves anything.',
    },
  ]
}

/** Told of a statement inside which the counters of scans and rows may be off. A plain SET is undone before the next one. */
export function uncounted(path: string, { kind, text, line, column }: SqlStatement): readonly Unproven[] {
  if (kind === 'VariableSetStmt' || !/track_counts|pg_stat_(reset|force)/i.test(text)) return []
  return [
    {
      code: 'counters-switched-off',
      subject: `${path}:${line}`,
      message:
        'The statement, or the function that it defines, sets track_counts or resets the counters: what is read and changed from there on may not have been counted.',
      hint: 'Leave track_counts and pg_stat_reset() out of migrations.',
      location: { path, line, column },
    },
  ]
}
