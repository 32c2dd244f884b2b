import { list, nameOf, object, privilegesOr } from './facts-fragments.ts'

// Every function and table is qualified: a migration may have a search_path of its own, with names like the catalog's.

/** Names of the columns of a relation with these numbers, in their order; null for an expression (number 0). */
const columnNames = (relation: string, numbers: string) => `(
  SELECT coalesce(pg_catalog.json_agg(col.attname ORDER BY key.place), '[]')
  FROM pg_catalog.unnest(${numbers}) WITH ORDINALITY key(attnum, place)
  LEFT JOIN pg_catalog.pg_attribute col ON col.attrelid = ${relation} AND col.attnum = key.attnum AND key.attnum > 0)`

/**
 * Whether a default calls a function that is VOLATILE: pg_depend names only those that are not pinned, so the text helps.
 * The numbers are taken out of the text: to look for each function's in it takes 30 ms a default.
 */
const volatileDefault = `(EXISTS (
  SELECT FROM pg_catalog.pg_depend e JOIN pg_catalog.pg_proc p ON p.oid = e.refobjid
  WHERE e.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND e.objid = d.oid
  AND e.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND p.provolatile = 'v')
  OR EXISTS (
  SELECT FROM pg_catalog.regexp_matches(d.adbin::text, ':funcid ([0-9]+) ', 'g') called(number)
  WHERE (SELECT p.provolatile = 'v' FROM pg_catalog.pg_proc p WHERE p.oid = called.number[1]::pg_catalog.oid)))`

const columns = list(
  `${object({
    number: 'a.attnum',
    name: 'a.attname',
    type: 'pg_catalog.format_type(a.atttypid, a.atttypmod)',
    notNull: `CASE WHEN NOT a.attnotnull THEN 'no'
      WHEN EXISTS (SELECT FROM pg_catalog.pg_constraint n WHERE n.conrelid = c.oid AND n.contype = 'n' AND NOT n.convalidated
                   AND a.attnum = ANY (n.conkey)) THEN 'not valid' ELSE 'valid' END`,
    notNullName: `(SELECT n.conname FROM pg_catalog.pg_constraint n WHERE n.conrelid = c.oid AND n.contype = 'n' AND a.attnum = ANY (n.conkey))`,
    value: 'pg_catalog.pg_get_expr(d.adbin, d.adrelid)',
    volatileDefault: `CASE WHEN d.oid IS NULL OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) !~ '[(]' THEN false ELSE ${volatileDefault} END`,
    identity: `CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END`,
    generated: `CASE a.attgenerated WHEN 's' THEN 'stored' WHEN 'v' THEN 'virtual' END`,
    constrainedDomain: `t.typtype = 'd' AND (t.typnotnull OR EXISTS (SELECT FROM pg_catalog.pg_constraint n WHERE n.contypid = t.oid))`,
    collation: `CASE WHEN a.attcollation <> t.typcollation THEN (SELECT l.collname FROM pg_catalog.pg_collation l WHERE l.oid = a.attcollation) END`,
    local: 'a.attislocal',
  })} ORDER BY a.attnum`,
  `pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
   LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
   WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped`,
)

// `conenforced` exists from 18 on, where NOT ENFORCED is a part of the printed definition.
const constraints = list(
  `${object({
    oid: 'k.oid::int8',
    name: 'k.conname',
    kind: `CASE k.contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign key' WHEN 'c' THEN 'check' ELSE 'exclusion' END`,
    definition: 'pg_catalog.pg_get_constraintdef(k.oid)',
    validated: 'k.convalidated',
    deferrable: `CASE WHEN NOT k.condeferrable THEN 'no' WHEN k.condeferred THEN 'deferred' ELSE 'immediate' END`,
    enforced: `pg_catalog.pg_get_constraintdef(k.oid) !~ 'NOT ENFORCED$'`,
    columns: columnNames('k.conrelid', 'k.conkey'),
    parent: 'CASE WHEN k.confrelid <> 0 THEN k.confrelid::int8 END',
    parentColumns: columnNames('k.confrelid', 'k.confkey'),
    onDelete: `CASE WHEN k.contype = 'f' THEN CASE k.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT' WHEN 'r' THEN 'RESTRICT' ELSE 'NO ACTION' END END`,
    index: `CASE WHEN k.conindid <> 0 THEN k.conindid::int8 END`,
    local: 'k.conparentid = 0 AND k.conislocal',
  })} ORDER BY k.conname`,
  `pg_catalog.pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f', 'c', 'x')`,
)

const indexes = list(
  `${object({
    oid: 'i.indexrelid::int8',
    name: 'ic.relname',
    definition: 'pg_catalog.pg_get_indexdef(i.indexrelid)',
    unique: 'i.indisunique',
    primary: 'i.indisprimary',
    valid: 'i.indisvalid',
    // An int2vector counts from 0; columns that are only INCLUDEd come last.
    columns: columnNames('i.indrelid', '(i.indkey::int2[])[0:i.indnkeyatts - 1]'),
    keys: `(SELECT coalesce(pg_catalog.json_agg(pg_catalog.concat_ws(' ', pg_catalog.pg_get_indexdef(i.indexrelid, key, false),
              (SELECT o.opcname FROM pg_catalog.pg_opclass o WHERE o.oid = (i.indclass::oid[])[key - 1]),
              (SELECT l.collname FROM pg_catalog.pg_collation l WHERE l.oid = (i.indcollation::oid[])[key - 1]),
              (i.indoption::int2[])[key - 1]) ORDER BY key), '[]')
            FROM pg_catalog.generate_series(1, i.indnkeyatts) key)`,
    parts: list(
      'pg_catalog.pg_get_indexdef(i.indexrelid, key, false) ORDER BY key',
      'pg_catalog.generate_series(1, i.indnkeyatts) key',
    ),
    predicate: 'pg_catalog.pg_get_expr(i.indpred, i.indrelid)',
    method: 'am.amname',
    parent: `(SELECT h.inhparent::int8 FROM pg_catalog.pg_inherits h WHERE h.inhrelid = i.indexrelid)`,
  })} ORDER BY ic.relname`,
  `pg_catalog.pg_index i JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid JOIN pg_catalog.pg_am am ON am.oid = ic.relam
   WHERE i.indrelid = c.oid`,
)

const triggers = list(
  `${object({
    oid: 'g.oid::int8',
    name: 'g.tgname',
    definition: `CASE WHEN g.tgisinternal THEN '' ELSE pg_catalog.pg_get_triggerdef(g.oid) END`,
    enabled: 'g.tgenabled',
    internal: 'g.tgisinternal',
    function: 'g.tgfoid::int8',
  })} ORDER BY g.tgname`,
  `pg_catalog.pg_trigger g WHERE g.tgrelid = c.oid AND g.tgparentid = 0`,
)

const policies = list(
  `${object({
    oid: 'p.oid::int8',
    name: 'p.polname',
    command: `CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END`,
    definition: `p.polpermissive::text || ' ' || p.polroles::text || coalesce(' USING ' || pg_catalog.pg_get_expr(p.polqual, p.polrelid), '')
      || coalesce(' WITH CHECK ' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid), '')`,
  })} ORDER BY p.polname`,
  `pg_catalog.pg_policy p WHERE p.polrelid = c.oid`,
)

const rewriteRules = list(
  `${object({
    oid: 'w.oid::int8',
    name: 'w.rulename',
    definition: 'pg_catalog.pg_get_ruledef(w.oid)',
    enabled: 'w.ev_enabled',
  })} ORDER BY w.rulename`,
  `pg_catalog.pg_rewrite w WHERE w.ev_class = c.oid AND w.rulename <> '_RETURN'`,
)

/** A view's query as the server keeps it, by OIDs and numbers: without the names that things had when it was written. */
const query = `CASE WHEN c.relkind IN ('v', 'm') THEN (
  SELECT pg_catalog.md5(pg_catalog.regexp_replace(w.ev_action::text, ':(alias|eref) ([{]ALIAS [^}]*[}]|<>)|:location -?[0-9]+', '', 'g'))
  FROM pg_catalog.pg_rewrite w WHERE w.ev_class = c.oid AND w.rulename = '_RETURN') END`

/** `$1`: OIDs as a JSON array, or null for all tables. Temporary tables are nobody else's. */
export const tableFactsQuery = `
  SELECT pg_catalog.json_agg(${object({
    oid: 'c.oid::int8',
    name: nameOf('n.nspname', 'c.relname'),
    schema: 'n.nspname',
    kind: 'c.relkind',
    owner: 'pg_catalog.pg_get_userbyid(c.relowner)',
    persistence: `CASE c.relpersistence WHEN 'u' THEN 'unlogged' WHEN 't' THEN 'temporary' ELSE 'permanent' END`,
    accessMethod: `(SELECT m.amname FROM pg_catalog.pg_am m WHERE m.oid = c.relam)`,
    tablespace: `(SELECT s.spcname FROM pg_catalog.pg_tablespace s WHERE s.oid = c.reltablespace)`,
    options: `coalesce(pg_catalog.array_to_json(c.reloptions), '[]')`,
    rowSecurity: 'c.relrowsecurity',
    forcedRowSecurity: 'c.relforcerowsecurity',
    replicaIdentity: `CASE c.relreplident WHEN 'n' THEN 'nothing' WHEN 'f' THEN 'full' WHEN 'i' THEN 'index' ELSE 'default' END`,
    partitionOf: `(SELECT h.inhparent::int8 FROM pg_catalog.pg_inherits h WHERE c.relispartition AND h.inhrelid = c.oid)`,
    inherits: list(
      'h.inhparent::int8 ORDER BY h.inhseqno',
      'pg_catalog.pg_inherits h WHERE NOT c.relispartition AND h.inhrelid = c.oid',
    ),
    bound: 'pg_catalog.pg_get_expr(c.relpartbound, c.oid)',
    partitionConstraint: 'CASE WHEN c.relispartition THEN pg_catalog.pg_get_partition_constraintdef(c.oid) END',
    partitionKey: `CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END`,
    definition: `CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END`,
    query,
    populated: 'c.relispopulated',
    grants: privilegesOr('c.relacl', 'r', 'c.relowner'),
    columns,
    constraints,
    indexes,
    triggers,
    policies,
    rules: rewriteRules,
  })} ORDER BY c.oid) AS tables
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f') AND c.oid >= 16384 AND n.nspname !~ '^pg_(toast|temp)'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                  AND e.objid = c.oid AND e.deptype = 'e')
  AND ($1::json IS NULL OR c.oid IN (SELECT pg_catalog.json_array_elements_text($1::json)::pg_catalog.oid))`
