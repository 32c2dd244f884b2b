/** Schemas of the user. Temporary ones end with the session that made them. */
export const userSchema = `nspname !~ '^pg_' AND nspname <> 'information_schema'`

/** OIDs below this one are Postgres' own: initdb made them. */
export const firstUserOid = 16384

/** What an extension brought is the extension's, not the user's. */
export const own = (classId: string, oid: string) =>
  `NOT EXISTS (SELECT FROM pg_depend made WHERE made.classid = '${classId}'::regclass AND made.objid = ${oid} AND made.deptype = 'e')`

export const nameOf = (schema: string, name: string) => `quote_ident(${schema}) || '.' || quote_ident(${name})`

export const list = (row: string, from: string) => `(SELECT coalesce(json_agg(${row}), '[]') FROM ${from})`

/** A relation that a column owns (a serial's sequence) is part of the column. */
export const ownedByNoColumn = (oid: string) => `NOT EXISTS (
  SELECT FROM pg_depend had WHERE had.classid = 'pg_class'::regclass AND had.objid = ${oid}
    AND had.refclassid = 'pg_class'::regclass AND had.refobjsubid > 0 AND had.deptype IN ('a', 'i'))`

export const functionName = (schema: string, name: string, oid: string) =>
  `${nameOf(schema, name)} || '(' || pg_get_function_identity_arguments(${oid}) || ')'`
