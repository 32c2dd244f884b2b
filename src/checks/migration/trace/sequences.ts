import { BreakwaterError } from '../../../core/error.ts'
import { type DatabaseSession, SqlError } from '../../../core/ports.ts'
import { quoted } from '../judgement/sql-names.ts'
import type { Facts, TableFacts } from './facts.ts'

/** The sequences of one moment. */
export interface Sequences {
  /** By OID. */
  readonly states: ReadonlyMap<number, SequenceState>
  readonly feeds: readonly Feed[]
}

/** A sequence and what it counts by. The limits are text: they are greater than what a number holds. */
export interface SequenceState {
  readonly oid: number
  /** `schema.name`. */
  readonly name: string
  /** What it gave last; undefined: it was never asked, or set to its beginning. */
  readonly last: number | undefined
  readonly step: number
  readonly lowest: string
  readonly highest: string
  readonly cycles: boolean
  /** pg_class.relfilenode: ALTER SEQUENCE gives it a new one, RESTART too. */
  readonly file: number
}

/** A sequence that counts in another way than before, or from somewhere else, or has another name. */
export interface ChangedSequence {
  readonly before: SequenceState
  readonly after: SequenceState
  /** A RESTART or setval() took it back to values that it has given, or may have. */
  readonly setBack: boolean
  /** OIDs of the tables of which it fills a column. */
  readonly feeds: readonly number[]
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
  const { rows } = await session.query<Omit<SequenceState, 'last'> & { readonly last: number | null }>(
    `SELECT s.seqrelid::int8 AS oid, n.nspname || '.' || c.relname AS name, pg_catalog.pg_sequence_last_value(s.seqrelid)::float8 AS last,
            s.seqincrement::float8 AS step, s.seqmin::text AS lowest, s.seqmax::text AS highest, s.seqcycle AS cycles, c.relfilenode::int8 AS file
       FROM pg_catalog.pg_sequence s JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE pg_catalog.has_sequence_privilege(s.seqrelid, 'USAGE, SELECT') ORDER BY n.nspname, c.relname`,
  )
  const { rows: feeds } = await session.query<Feed>(feedsQuery)
  const states = rows.map((row) => ({
    ...row,
    oid: Number(row.oid),
    file: Number(row.file),
    last: row.last ?? undefined,
  }))
  return { states: new Map(states.map((state) => [state.oid, state])), feeds }
}

/** Sequences of before that are there, and changed. */
export async function changedSequences(session: DatabaseSession, then: Sequences): Promise<readonly ChangedSequence[]> {
  try {
    const now = await readSequences(session)
    return [...then.states.values()].flatMap((before) => {
      const after = now.states.get(before.oid)
      if (!after) return []
      const setBack = isSetBack(before, after)
      if (!setBack && countingOf(before) === countingOf(after) && before.name === after.name) return []
      const feeds = [...then.feeds, ...now.feeds].flatMap(({ sequence, table }) =>
        sequence === before.oid ? [table] : [],
      )
      return [{ before, after, setBack, feeds }]
    })
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError) && !(thrown instanceof SqlError)) throw thrown
    return []
  }
}

function countingOf({ step, lowest, highest, cycles }: SequenceState): string {
  return JSON.stringify([step, lowest, highest, cycles])
}

/** Of one that was never asked here, in production it was: RESTART leaves its mark in a new file and nothing else. */
function isSetBack(before: SequenceState, after: SequenceState): boolean {
  if (before.last === undefined) {
    return after.last === undefined && before.file !== after.file && countingOf(before) === countingOf(after)
  }
  return after.last === undefined || (after.step > 0 && after.last < before.last)
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
      const [was, is] = [then.states.get(feed.sequence), now.states.get(feed.sequence)]
      const setBack = was !== undefined && is !== undefined && isSetBack(was, is)
      return feed.step > 0 && base.tables.has(feed.table) && (setBack || !wasThere(feed))
    })
    for (const feed of suspects.slice(0, askedAtMost)) {
      const table = head.tables.get(feed.table)
      const found = table && (await ask(session, feed, table, isOurs(feed.table), wasThere(feed)))
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
  known: boolean,
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
  // A table of which nobody knows a row is in use all the same, where its sequence is one of before.
  const unknown = ours || (highest === null && known)
  if ((unknown && !untouched) || (highest === null ? !known : next > highest)) return undefined
  const unique = table.indexes.some(({ columns, unique: only, predicate }) => {
    return only && predicate === null && columns.length === 1 && columns[0] === column.name
  })
  return {
    table: oid,
    column: number,
    sequence,
    name,
    next,
    highest: unknown ? undefined : (highest ?? undefined),
    collides: !unknown && taken && unique,
  }
}
