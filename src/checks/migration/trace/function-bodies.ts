import type { DatabaseSession } from '../../../core/ports.ts'
import { isSameCode } from '../../../sql/same-code.ts'
import type { Facts, FunctionFacts } from './facts.ts'

/** Sources of the functions in SQL and PL/pgSQL, by OID: what is in another language is compared as it stands. */
export type FunctionBodies = ReadonlyMap<number, string>

/** Those that stand before the texts are run; undefined where none of these may give a function another body. */
export async function bodiesOf(
  session: DatabaseSession,
  texts: ReadonlyMap<string, string>,
  measured: boolean,
): Promise<FunctionBodies | undefined> {
  const mayChange = [...texts.values()].some((text) => /\b(?:function|procedure|routine)\b/i.test(text))
  return measured && mayChange ? readBodies(session) : undefined
}

/** A body written as RETURN or BEGIN ATOMIC has none: Postgres keeps its tree, without blanks. */
export async function readBodies(session: DatabaseSession): Promise<FunctionBodies> {
  const { rows } = await session.query<{ oid: number; source: string }>(bodiesQuery)
  return new Map(rows.map(({ oid, source }) => [Number(oid), source]))
}

const bodiesQuery = `
SELECT p.oid::pg_catalog.int8 AS oid, p.prosrc AS source
  FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid OPERATOR(pg_catalog.=) p.prolang
 WHERE p.oid OPERATOR(pg_catalog.>=) 16384 AND l.lanname OPERATOR(pg_catalog.=) ANY ('{sql,plpgsql}'::pg_catalog.name[])
   AND p.prosqlbody IS NULL AND pg_catalog.length(p.prosrc) OPERATOR(pg_catalog.<) 1000000`

/**
 * The facts, in which a function whose body differs from base's in blanks and comments alone has base's body at head.
 * `before`: the bodies of base; undefined where nobody read them.
 */
export async function withSameBodies(
  session: DatabaseSession,
  facts: { readonly base: Facts; readonly head: Facts },
  before: FunctionBodies | undefined,
): Promise<{ readonly base: Facts; readonly head: Facts }> {
  const { base, head } = facts
  const known = new Map(base.world.functions.map((one) => [callOf(one), one]))
  const baseOf = (now: FunctionFacts) => {
    const was = known.get(callOf(now))
    return was && was.body !== now.body ? was : undefined
  }
  if (!before || !head.world.functions.some(baseOf)) return facts
  // A session that was ended has been told of.
  const after = await readBodies(session).catch(() => undefined)
  const functions = head.world.functions.map((now) => {
    const was = baseOf(now)
    const [then, since] = [was && before.get(was.oid), after?.get(now.oid)]
    const same = was && then !== undefined && since !== undefined && isSameCode(then, since)
    return same ? { ...now, body: was.body } : now
  })
  return { base, head: { ...head, world: { ...head.world, functions } } }
}

function callOf({ name, types }: FunctionFacts): string {
  return `${name}(${types.join(', ')})`
}
