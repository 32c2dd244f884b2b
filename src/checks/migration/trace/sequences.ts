import { BreakwaterError } from '../../../core/error.ts'
import { type DatabaseSession, SqlError } from '../../../core/ports.ts'
import { quoted } from '../judgement/sql-names.ts'
import type { Facts, TableFacts } from './facts.ts'

/** The sequences of one moment. */
export interface Sequences {
  /** What each gave last, by OID; undefined: it was never asked. */
  readonly positions: ReadonlyMap<number, number | undefined>
  readonly feeds: readonly Feed[]
}

/** A sequence whose next value is one that a row of an older table may have already. */
export interface BehindSequence {
  /** OIDs of table and sequence, and pg_attribute.attnum of the column. */
  readonly table: number
  readonly column: number
  readonly sequence: number
  /** `schema.name`. */
  readonly name: string
  /** What it gives next. */
  readonly next: number
  /** Whether it filled the column before the pull request, too: then it was set back. */
  readonly known: boolean
  /** The highest value that a row of the project has; undefined: the table holds only rows of ours, or none. */
  readonly highest: number | undefined
  /** A row of the project has just that value, and no other may. */
  readonly collides: boolean
}

/** A column and the sequence that fills it. */
interface Feed {
  readonly table: number
  readonly column: number
  readonly sequence: number
  readonly name: string
  readonly start: number
  readonly step: number
}

/** Identity columns, and defaults that ask a sequence. */
const feedsQuery = `
  SELECT f.relation::int8 AS table, f.attnum::int4 AS column, s.seqrelid::int8 AS sequence,
         n.nspname || '.' || c.relname AS name, s.seqstart::float8 AS start, s.seqincrement::float8 AS step
    FROM (SELECT e.refobjid AS relation, e.refobjsubid AS attnum, e.objid AS sequence
            FROM pg_catalog.pg_depend e
           WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.deptype = 'i' AND e.refobjsubid > 0
          UNION
          SELECT d.adrelid, d.adnum, e.refobjid
            FROM pg_catalog.pg_depend e JOIN pg_catalog.pg_attrdef d ON d.oid = e.objid
           WHERE e.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND e.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass) AS f
    JOIN pg_catalog.pg_sequence s ON s.seqrelid = f.sequence
    JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`

export async function readSequences(session: DatabaseSession): Promise<Sequences> {
  const { rows } = await session.query<{ oid: number; last: number | null }>(
    `SELECT s.seqrelid::int8 AS oid, pg_catalog.pg_sequence_last_value(s.seqrelid)::float8 AS last
       FROM pg_catalog.pg_sequence s WHERE pg_catalog.has_sequence_privilege(s.seqrelid, 'USAGE, SELECT')`,
  )
  const { rows: feeds } = await session.query<Feed>(feedsQuery)
  return { positions: new Map(rows.map(({ oid, last }) => [Number(oid), last ?? undefined])), feeds }
}

/** More are not looked at: each is asked on its own. */
const askedAtMost = 50

/**
 * Sequences that the pull request put on a column of an older table, or set back, and whose next value lies among those
 * that are there. Nothing is taken from any of them.
 */
export async function sequencesBehind(
  session: DatabaseSession,
  { base, head }: { readonly base: Facts; readonly head: Facts },
  then: Sequences,
  isOurs: (table: number) => boolean,
): Promise<readonly BehindSequence[]> {
  const behind: BehindSequence[] = []
  try {
    const now = await readSequences(session)
    const wasThere = (feed: Feed) =>
      then.feeds.some(
        ({ table, column, sequence }) => table === feed.table && column === feed.column && sequence === feed.sequence,
      )
    const suspects = now.feeds.filter((feed) => {
      const [was, is] = [then.positions.get(feed.sequence), now.positions.get(feed.sequence)]
      const setBack = was !== undefined && now.positions.has(feed.sequence) && (is === undefined || is < was)
      return feed.step > 0 && base.tables.has(feed.table) && (setBack || !wasThere(feed))
    })
    for (const feed of suspects.slice(0, askedAtMost)) {
      const table = head.tables.get(feed.table)
      const found = table && (await ask(session, feed, table, isOurs(feed.table)))
      if (found) behind.push({ ...found, known: wasThere(feed) })
    }
  } catch (thrown) {
    // What was found before it stands.
    if (!(thrown instanceof BreakwaterError) && !(thrown instanceof SqlError)) throw thrown
  }
  return behind
}

async function ask(
  session: DatabaseSession,
  { table: oid, column: number, sequence, name, start, step }: Feed,
  table: TableFacts,
  ours: boolean,
): Promise<Omit<BehindSequence, 'known'> | undefined> {
  const column = table.columns.find((each) => each.number === number)
  if (!column || !'rp'.includes(table.kind)) return undefined
  const path = (qualified: string, schema: string) => `${quoted(schema)}.${quoted(qualified.slice(schema.length + 1))}`
  const { rows: state } = await session.query<{ last: number; called: boolean }>(
    `SELECT last_value::float8 AS last, is_called AS called FROM ${path(name, name.slice(0, name.indexOf('.')))}`,
  )
  const [at] = state
  if (!at) return undefined
  const next = at.called ? at.last + step : at.last
  const value = quoted(column.name)
  const { rows } = await session.query<{ highest: number | null; taken: boolean }>(
    `SELECT pg_catalog.max(${value})::float8 AS highest, coalesce(pg_catalog.bool_or(${value} = ${next}), false) AS taken
       FROM ${path(table.name, table.schema)}`,
  )
  const { highest = null, taken = false } = rows[0] ?? {}
  // The rows that we made have values of their own; what is known of production's is that they began somewhere low.
  const untouched = !at.called && next === start && start <= 1
  if (highest === null || next > highest || (ours && !untouched)) return undefined
  const unique = table.indexes.some(({ columns, unique: only, predicate }) => {
    return only && predicate === null && columns.length === 1 && columns[0] === column.name
  })
  return {
    table: oid,
    column: number,
    sequence,
    name,
    next,
    highest: ours ? undefined : highest,
    collides: !ours && taken && unique,
  }
}
