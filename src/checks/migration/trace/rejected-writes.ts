import { BreakwaterError } from '../../../core/error.ts'
import type { DatabaseSession } from '../../../core/ports.ts'
import { SqlError } from '../../../core/ports.ts'
import { escapedText, sqlName } from '../judgement/sql-names.ts'
import { attempt } from './attempt.ts'
import type { Facts, FunctionFacts, TableFacts, TriggerFacts } from './facts.ts'
import { tryVanishing, type VanishedWrite } from './vanished-writes.ts'

/** A trigger on an old table that the pull request brought, or whose function it changed. */
export interface NewTrigger {
  readonly table: TableFacts
  readonly trigger: TriggerFacts
  readonly function: FunctionFacts | undefined
  /** What the trigger of that name called before; undefined: there was none. */
  readonly before: FunctionFacts | undefined
}

export function newTriggers(base: Facts, head: Facts): readonly NewTrigger[] {
  const functionIn = ({ world }: Facts, { function: oid }: TriggerFacts) =>
    world.functions.find((known) => known.oid === oid)
  return [...head.tables.values()].flatMap((table) => {
    const known = base.tables.get(table.oid)?.triggers
    return (known ? table.triggers : [])
      .filter(({ internal, enabled }) => !internal && (enabled === 'O' || enabled === 'A'))
      .map((trigger) => {
        const old = known?.find(({ name }) => name === trigger.name)
        return { table, trigger, function: functionIn(head, trigger), old, before: old && functionIn(base, old) }
      })
      .filter(({ trigger, function: now, old, before }) => {
        return old?.definition !== trigger.definition || before?.body !== now?.body
      })
  })
}

/** A write that a trigger refused, and that goes through where the trigger is off. */
export interface RejectedWrite {
  /** OID of the table. */
  readonly table: number
  readonly trigger: string
  readonly command: 'INSERT' | 'UPDATE' | 'DELETE'
  readonly sqlstate: string
  readonly message: string
}

/** What was tried of the new triggers. */
export interface TriedWrites {
  /** By OID of the table: what went through of the writes that were tried; nothing of a table without a row. */
  readonly tables: ReadonlyMap<number, readonly RejectedWrite['command'][]>
  readonly rejected: readonly RejectedWrite[]
  /** Writes to these, and to tables with new rules, that were reported as done and left nothing. */
  readonly vanished: readonly VanishedWrite[]
}

/** A trigger may do anything for as long as it likes: that many tables are tried, and no more. */
const triedAtMost = 20

/**
 * Writes a row of each table with a new trigger once more, as the running release would: by the columns that it knows.
 * Where that fails, it is tried with the trigger off: what fails then too is not the trigger's doing. Nothing stays.
 */
export async function tryWrites(
  session: DatabaseSession,
  { base, head }: { readonly base: Facts; readonly head: Facts },
): Promise<TriedWrites> {
  const triggers = newTriggers(base, head)
  const tables = [...new Set(triggers.map(({ table }) => table))].slice(0, triedAtMost)
  const tried = new Map<number, readonly RejectedWrite['command'][]>()
  const rejected: RejectedWrite[] = []
  const vanished: VanishedWrite[] = []
  try {
    for (const table of tables) {
      const names = triggers.filter((known) => known.table === table).map(({ trigger }) => trigger.name)
      const known = new Set(base.tables.get(table.oid)?.columns.map(({ number }) => number))
      const found = await tryTable(session, table, names, known)
      if (!found) continue
      tried.set(table.oid, found.accepted)
      rejected.push(...found.rejected)
    }
    vanished.push(...(await tryVanishing(session, { base, head }, triggers, triedAtMost)))
  } catch (thrown) {
    // A limit: what was tried before it stands.
    if (!(thrown instanceof BreakwaterError) && !(thrown instanceof SqlError)) throw thrown
  }
  return { tables: tried, rejected, vanished }
}

/** What a trigger writes elsewhere for a row may well stand there already, from when the row came first. */
const mayBeTheSecondTime: ReadonlySet<string> = new Set(['23505', '23P01', '23503'])

interface TriedTable {
  readonly accepted: readonly RejectedWrite['command'][]
  readonly rejected: readonly RejectedWrite[]
}

/** Undefined where the table has no row. */
async function tryTable(
  session: DatabaseSession,
  table: TableFacts,
  triggers: readonly string[],
  known: ReadonlySet<number>,
): Promise<TriedTable | undefined> {
  // With its schema: the migrations may have left another search_path.
  const name = `${sqlName(table.schema)}.${sqlName(table.name.slice(table.schema.length + 1))}`
  const columns = table.columns
    .filter(({ number, generated }) => known.has(number) && generated === null)
    .map((column) => sqlName(column.name))
  await session.execute('BEGIN')
  try {
    const { rows } = await session.query<{ place: string; row: string }>(
      `SELECT t.ctid::text AS place, pg_catalog.to_json(t)::text AS row FROM ${name} AS t LIMIT 1`,
    )
    const [first] = rows
    if (!first || columns.length === 0) return undefined
    await session.execute('SET CONSTRAINTS ALL IMMEDIATE')
    const rejected: RejectedWrite[] = []
    const accepted: RejectedWrite['command'][] = []
    for (const { command, statements } of writesOf(name, columns, first)) {
      const failure = await attempt(session, statements)
      if (!failure) accepted.push(command)
      if (!failure || mayBeTheSecondTime.has(failure.sqlstate)) continue
      const guilty = await guiltyOf(session, name, triggers, statements)
      if (guilty !== undefined) {
        rejected.push({
          table: table.oid,
          trigger: guilty,
          command,
          sqlstate: failure.sqlstate,
          message: failure.message,
        })
      }
    }
    return { accepted, rejected }
  } finally {
    await session.execute('ROLLBACK')
  }
}

/** The row changed to what it is, deleted, and inserted in its own place. */
function writesOf(table: string, columns: readonly string[], { place, row }: { place: string; row: string }) {
  const at = `WHERE ctid = '${place}'`
  const list = columns.join(', ')
  const same = columns.map((column) => `${column} = ${column}`).join(', ')
  // It makes way for itself unseen by any trigger or foreign key, for which a role needs to be a superuser.
  const makeWay = `SET LOCAL session_replication_role = replica; DELETE FROM ${table} ${at}; SET LOCAL session_replication_role = origin`
  const again = `INSERT INTO ${table} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM pg_catalog.json_populate_record(NULL::${table}, ${escapedText(row)}::json)`
  return [
    { command: 'UPDATE' as const, statements: [`UPDATE ${table} SET ${same} ${at}`] },
    { command: 'DELETE' as const, statements: [`DELETE FROM ${table} ${at}`] },
    { command: 'INSERT' as const, statements: [makeWay, again] },
  ]
}

/** The trigger without which the write goes through; with several, the first that is enough. */
async function guiltyOf(
  session: DatabaseSession,
  table: string,
  triggers: readonly string[],
  statements: readonly string[],
): Promise<string | undefined> {
  for (const trigger of triggers) {
    const off = `ALTER TABLE ${table} DISABLE TRIGGER ${sqlName(trigger)}`
    if (!(await attempt(session, [off, ...statements]))) return trigger
  }
  return undefined
}
