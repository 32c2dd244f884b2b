import type pg from 'pg'

/** The tables as they stand, a line for each thing, in an order that no OID decides: equal texts are equal ends. */
export async function endState(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ line: string }>(schemaQuery)
  const { rows: tables } = await client.query<{ name: string; columns: readonly string[] }>(
    `SELECT c.oid::regclass::text AS name,
       array(SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped ORDER BY attname) AS columns
     FROM pg_class AS c ${ours} AND c.relkind = 'r'`,
  )
  const held: string[] = []
  for (const { name, columns } of tables) {
    for (const column of columns) {
      const { rows: sums } = await client.query<{ sum: string }>(
        `SELECT count(${column}) || ' values, hash ' || coalesce(sum(hashtextextended(${column}::text, 0)::numeric), 0) AS sum FROM ${name}`,
      )
      held.push(`${name}.${column} holds ${sums[0]?.sum}`)
    }
  }
  return [...rows.map(({ line }) => line), ...held].sort()
}

/** What only one of two has. */
export function otherThan(one: readonly string[], other: readonly string[]): readonly string[] {
  const [has, had] = [new Set(one), new Set(other)]
  return [
    ...other.filter((line) => !has.has(line)).map((line) => `- ${line}`),
    ...one.filter((line) => !had.has(line)).map((line) => `+ ${line}`),
  ]
}

const ours = `JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`

const schemaQuery = `
SELECT format('%s %s is %s, options %s', c.relkind, c.oid::regclass, c.relpersistence, c.reloptions) AS line FROM pg_class AS c ${ours} AND c.relkind IN ('r', 'p', 'm', 'v', 'S')
UNION ALL SELECT format('%s.%s %s not null %s default %s generated %s identity %s collation %s', c.oid::regclass, attname, format_type(atttypid, atttypmod),
  attnotnull, pg_get_expr(adbin, adrelid), attgenerated, attidentity, attcollation) FROM pg_class AS c
  JOIN pg_attribute ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped LEFT JOIN pg_attrdef ON adrelid = c.oid AND adnum = attnum ${ours} AND c.relkind IN ('r', 'p', 'm', 'v')
UNION ALL SELECT format('%s has %s %s valid %s', c.oid::regclass, conname, pg_get_constraintdef(o.oid), convalidated) FROM pg_constraint AS o
  JOIN pg_class AS c ON c.oid = conrelid ${ours}
UNION ALL SELECT format('%s valid %s', pg_get_indexdef(indexrelid), indisvalid) FROM pg_index JOIN pg_class AS c ON c.oid = indrelid ${ours}
UNION ALL SELECT format('%s of %s', tgname, c.oid::regclass) FROM pg_trigger JOIN pg_class AS c ON c.oid = tgrelid ${ours} AND NOT tgisinternal
UNION ALL SELECT format('%s in %s', c.oid::regclass, inhparent::regclass) FROM pg_inherits JOIN pg_class AS c ON c.oid = inhrelid ${ours}`
