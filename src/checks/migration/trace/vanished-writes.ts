import type { DatabaseSession } from '../../../core/ports.ts'
import { SqlError } from '../../../core/ports.ts'
import { escapedText, sqlName } from '../judgement/sql-names.ts'
import type { ColumnFacts, Facts, RuleFacts, TableFacts } from './facts.ts'
import type { NewTrigger } from './rejected-writes.ts'

/** A write that Postgres reports as done, and that leaves the table as it was, unless the trigger or rule is off. */
export interface VanishedWrite {
  /** OID of the table. */
  readonly table: number
  readonly by: 'rule' | 'trigger'
  /** Of the rule or trigger. */
  readonly name: string
  readonly command: 'INSERT' | 'UPDATE' | 'DELETE'
}

/** A rewrite rule on an old table that the pull request brought. */
export interface NewRule {
  readonly table: TableFacts
  readonly rule: RuleFacts
}

export function newRules(base: Facts, head: Facts): readonly NewRule[] {
  return [...head.tables.values()].flatMap((table) => {
    const known = 'rp'.includes(table.kind) ? base.tables.get(table.oid)?.rules : undefined
    const old = new Set(known?.map(({ definition }) => definition))
    return known ? table.rules.filter(({ definition }) => !old.has(definition)).map((rule) => ({ table, rule })) : []
  })
}

/** What may swallow a write, by the name that switches it off. */
interface Suspect {
  readonly by: VanishedWrite['by']
  readonly name: string
}

/**
 * Inserts, changes and deletes a row of each table that has a new trigger or rule, and looks whether it came, changed
 * and went. Where it did not, and does with the trigger or rule switched off, that one swallowed it. Nothing stays.
 */
export async function tryVanishing(
  session: DatabaseSession,
  { base, head }: { readonly base: Facts; readonly head: Facts },
  newTriggers: readonly NewTrigger[],
  atMost: number,
): Promise<readonly VanishedWrite[]> {
  const triggers = newTriggers.map(({ table, trigger }) => ({ table, by: 'trigger' as const, ...trigger }))
  const rules = newRules(base, head).map(({ table, rule }) => ({ table, by: 'rule' as const, ...rule }))
  const suspects = [...triggers, ...rules]
  const tables = [...new Set(suspects.map(({ table }) => table))].slice(0, atMost)
  const vanished: VanishedWrite[] = []
  for (const table of tables) {
    const own = suspects.filter((suspect) => suspect.table === table)
    // What the running release knows.
    const columns = base.tables.get(table.oid)?.columns.map(({ number }) => number) ?? []
    vanished.push(...(await tryTable(session, table, own, new Set(columns))))
  }
  return vanished
}

async function tryTable(
  session: DatabaseSession,
  table: TableFacts,
  suspects: readonly Suspect[],
  known: ReadonlySet<number>,
): Promise<readonly VanishedWrite[]> {
  // With its schema: the migrations may have left another search_path.
  const name = `${sqlName(table.schema)}.${sqlName(table.name.slice(table.schema.length + 1))}`
  const columns = table.columns.filter(({ number, generated }) => known.has(number) && generated === null)
  await session.execute('BEGIN')
  try {
    const { rows } = await session.query<Row>(
      `SELECT t.ctid::text AS place, t.tableoid::int8::text AS part, pg_catalog.to_json(t)::text AS row,
              (SELECT pg_catalog.count(*) FROM ${name})::int4 AS count,
              pg_catalog.current_setting('is_superuser') = 'on' AS superuser FROM ${name} AS t LIMIT 1`,
    )
    const [row] = rows
    if (!row || columns.length === 0) return []
    const vanished: VanishedWrite[] = []
    for (const write of writesOf(name, columns, table, row)) {
      if ((await outcomeOf(session, write)) !== 'vanished') continue
      const guilty = await guiltyOf(session, name, suspects, write)
      if (guilty) vanished.push({ table: table.oid, by: guilty.by, name: guilty.name, command: write.command })
    }
    return vanished
  } finally {
    await session.execute('ROLLBACK')
  }
}

interface Row {
  readonly place: string
  readonly part: string
  readonly row: string
  /** Rows of the table. */
  readonly count: number
  /** Whether a row may be taken out of the way without a trigger that hears of it. */
  readonly superuser: boolean
}

interface Write {
  readonly command: VanishedWrite['command']
  readonly statements: readonly string[]
  /** A query for a boolean: whether the table shows that it was done. */
  readonly happened: string
}

function writesOf(
  name: string,
  columns: readonly ColumnFacts[],
  table: TableFacts,
  { place, part, row, count, superuser }: Row,
): readonly Write[] {
  const at = `WHERE ctid = '${place}' AND tableoid = ${part}`
  const list = columns.map((column) => sqlName(column.name)).join(', ')
  const counted = `SELECT pg_catalog.count(*) FROM ${name}`
  const taken = `DELETE FROM ${name} ${at}`
  const away = superuser
    ? `SET LOCAL session_replication_role = replica; ${taken}; SET LOCAL session_replication_role = origin`
    : taken
  const again = `INSERT INTO ${name} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM pg_catalog.json_populate_record(NULL::${name}, ${escapedText(row)}::json)`
  const another = anotherValue(table, columns)
  // A row that an UPDATE reached has moved, whatever it holds now; one that came or went shows in their number.
  const moved = `SELECT NOT EXISTS (SELECT FROM ${name} ${at})`
  return [
    ...(another === undefined
      ? []
      : [{ command: 'UPDATE' as const, statements: [`UPDATE ${name} SET ${another} ${at}`], happened: moved }]),
    { command: 'DELETE', statements: [`DELETE FROM ${name} ${at}`], happened: `SELECT (${counted}) < ${count}` },
    { command: 'INSERT', statements: [away, again], happened: `SELECT (${counted}) >= ${count}` },
  ]
}

/** A change of a column that nothing else depends on: a trigger may well leave out what changes nothing. */
function anotherValue({ constraints, indexes, partitionKey }: TableFacts, columns: readonly ColumnFacts[]) {
  const bound = new Set([...constraints.flatMap((each) => each.columns), ...indexes.flatMap((each) => each.columns)])
  for (const { name, type, identity } of columns) {
    if (bound.has(name) || partitionKey !== undefined || identity !== null) continue
    const column = sqlName(name)
    if (/^(text|character varying)/.test(type)) return `${column} = CASE WHEN ${column} = 'x' THEN 'y' ELSE 'x' END`
    if (/^(integer|bigint|smallint)$/.test(type)) return `${column} = CASE WHEN ${column} = 5 THEN 6 ELSE 5 END`
    if (type === 'boolean') return `${column} = NOT coalesce(${column}, false)`
    if (/^(date|timestamp)/.test(type)) return `${column} = coalesce(${column}, pg_catalog.now()) + interval '1 day'`
  }
  return undefined
}

/** The one without which the write is done; with several, the first that is enough. */
async function guiltyOf(
  session: DatabaseSession,
  table: string,
  suspects: readonly Suspect[],
  write: Write,
): Promise<Suspect | undefined> {
  for (const suspect of suspects) {
    const off = `ALTER TABLE ${table} DISABLE ${suspect.by === 'rule' ? 'RULE' : 'TRIGGER'} ${sqlName(suspect.name)}`
    const without = await outcomeOf(session, { ...write, statements: [off, ...write.statements] })
    if (without === 'done') return suspect
  }
  return undefined
}

/** Nothing of the write stays. */
async function outcomeOf(
  session: DatabaseSession,
  { statements, happened }: Write,
): Promise<'done' | 'vanished' | 'refused'> {
  await session.execute('SAVEPOINT breakwater_write')
  try {
    for (const statement of statements) await session.execute(statement)
    const { rows } = await session.query<{ happened: boolean }>(`SELECT (${happened}) AS happened`)
    return rows[0]?.happened ? 'done' : 'vanished'
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown
    return 'refused'
  } finally {
    await session.execute('ROLLBACK TO SAVEPOINT breakwater_write; RELEASE SAVEPOINT breakwater_write')
  }
}
