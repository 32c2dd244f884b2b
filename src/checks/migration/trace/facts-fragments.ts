// Every function and table is qualified: a migration may have a search_path of its own, with names like the catalog's.

export const list = (row: string, from: string) => `(SELECT coalesce(pg_catalog.json_agg(${row}), '[]') FROM ${from})`

export const object = (members: Readonly<Record<string, string>>) =>
  `pg_catalog.json_build_object(${Object.entries(members)
    .map(([name, value]) => `'${name}', ${value}`)
    .join(', ')})`

export const nameOf = (schema: string, name: string) => `${schema} || '.' || ${name}`

/** An ACL as text. That an object has none says that it has those of its kind, which are then written out. */
export const privileges = (acl: string) =>
  `coalesce((SELECT pg_catalog.json_agg(g::text ORDER BY g::text) FROM pg_catalog.unnest(${acl}) g), '[]')`

export const privilegesOr = (acl: string, kind: string, owner: string) =>
  privileges(`coalesce(${acl}, pg_catalog.acldefault('${kind}', ${owner}))`)

/** What an extension brought is the extension's. */
export const own = (catalog: string, oid: string) =>
  `${oid} >= 16384 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
    WHERE e.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND e.objid = ${oid} AND e.deptype = 'e')`

export const named = (
  kind: string,
  oid: string,
  name: string,
  detail: string,
  from: string,
  grants = "'[]'::pg_catalog.json",
) =>
  `SELECT ${oid}::int8 AS oid, '${kind}' AS kind, ${name} ::text AS name, (${detail})::text AS detail, ${grants} AS grants FROM ${from}`

export const ownerOf = (column: string) => `pg_catalog.pg_get_userbyid(${column})`
