import { functionName, list, nameOf, own, ownedByNoColumn, userSchema } from './catalog-fragments.ts'

/**
 * Every object that has an owner, privileges or a comment, as (object, name, class, oid, owner, acl, letter): `letter` is
 * the one by which acldefault() knows the kind.
 */
const objects = `
  SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'view' WHEN 'S' THEN 'sequence' ELSE 'table' END AS object,
    ${nameOf('n.nspname', 'c.relname')} AS name, 'pg_class'::regclass AS class, c.oid, c.relowner AS owner, c.relacl AS acl,
    CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END AS letter
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE ${userSchema} AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND ${own('pg_class', 'c.oid')}
    AND (c.relkind <> 'S' OR c.relacl IS NOT NULL OR ${ownedByNoColumn('c.oid')})
  UNION ALL
  SELECT CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' ELSE 'type' END,
    ${nameOf('n.nspname', 't.typname')}, 'pg_type'::regclass, t.oid, t.typowner, t.typacl, 'T'
  FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid
  WHERE ${userSchema} AND (t.typtype IN ('e', 'd', 'r') OR t.typtype = 'c' AND c.relkind = 'c') AND ${own('pg_type', 't.oid')}
  UNION ALL
  SELECT 'function', ${functionName('n.nspname', 'f.proname', 'f.oid')}, 'pg_proc'::regclass, f.oid, f.proowner, f.proacl, 'f'
  FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
  WHERE ${userSchema} AND ${own('pg_proc', 'f.oid')}
  UNION ALL
  SELECT 'schema', quote_ident(n.nspname), 'pg_namespace'::regclass, n.oid, n.nspowner, n.nspacl, 'n'
  FROM pg_namespace n WHERE ${userSchema} AND ${own('pg_namespace', 'n.oid')}`

/** The privileges on an object on which nothing was granted or revoked yet. */
const byItself = `acldefault(o.letter::"char", o.owner)`

/** One line a grantee: `app: INSERT, SELECT`. */
const entries = (acl: string) => `
  SELECT coalesce(quote_ident(r.rolname), 'PUBLIC') || ': '
    || string_agg(x.privilege_type || CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END, ', ' ORDER BY x.privilege_type) AS entry
  FROM aclexplode(${acl}) x LEFT JOIN pg_roles r ON r.oid = x.grantee GROUP BY x.grantee, r.rolname`

const owner = 'quote_ident(pg_get_userbyid(o.owner))'

/**
 * `app: INSERT, SELECT; PUBLIC: EXECUTE`, without the owner where he has what every owner has. Who granted is left out: it
 * says nothing of what may be done.
 */
const saidGrants = (acl: string) => `(
  SELECT coalesce(string_agg(entry, '; ' ORDER BY entry COLLATE "C") FILTER (WHERE entry <> coalesce(usual, '')), 'nobody else')
    || CASE WHEN bool_or(entry LIKE ${owner} || ': %') THEN '' ELSE ' (the owner: nothing)' END
  FROM (${entries(acl)}) granted,
    (SELECT max(entry) AS usual FROM (${entries(byItself)}) own WHERE entry LIKE ${owner} || ': %') own)`

/** The owner of the database owns what nobody else was given, whatever he is called. */
const databaseOwner = `(SELECT d.datdba FROM pg_database d WHERE d.datname = current_database())`

const columnName = `o.name || '.' || quote_ident(a.attname)`

/** Comments on what is part of a table, in the shape of a class, the table's OID, the part's OID and its kind and name. */
const parts = `
  SELECT 'constraint' AS object, k.conrelid AS relation, 'pg_constraint'::regclass AS class, k.oid, k.conname AS name FROM pg_constraint k WHERE k.conrelid <> 0
  UNION ALL SELECT 'trigger', g.tgrelid, 'pg_trigger'::regclass, g.oid, g.tgname FROM pg_trigger g WHERE NOT g.tgisinternal
  UNION ALL SELECT 'policy', p.polrelid, 'pg_policy'::regclass, p.oid, p.polname FROM pg_policy p
  UNION ALL SELECT 'rule', w.ev_class, 'pg_rewrite'::regclass, w.oid, w.rulename FROM pg_rewrite w WHERE w.rulename <> '_RETURN'
  UNION ALL SELECT 'index', i.indrelid, 'pg_class'::regclass, i.indexrelid, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid`

/** Owners, privileges and comments, each only where it is not what an object has by itself. */
export const attributes = list(
  `json_build_object('object', object, 'name', name, 'aspect', aspect, 'value', value)`,
  `(WITH objects AS MATERIALIZED (${objects})
    SELECT o.object, o.name, 'owner' AS aspect, pg_get_userbyid(o.owner) AS value
    FROM objects o WHERE o.owner <> ${databaseOwner} AND o.owner::regrole::text <> 'pg_database_owner'
    UNION ALL
    SELECT o.object, o.name, 'grants', ${saidGrants('o.acl')}
    FROM objects o WHERE o.acl IS NOT NULL AND ${saidGrants('o.acl')} <> ${saidGrants(byItself)}
    UNION ALL
    SELECT 'column', ${columnName}, 'grants', (SELECT string_agg(entry, '; ' ORDER BY entry COLLATE "C") FROM (${entries('a.attacl')}) granted)
    FROM objects o JOIN pg_attribute a ON a.attrelid = o.oid AND o.class = 'pg_class'::regclass
    WHERE a.attacl IS NOT NULL AND a.attnum > 0 AND NOT a.attisdropped AND cardinality(a.attacl) > 0
    UNION ALL
    SELECT o.object, o.name, 'comment', d.description
    FROM objects o JOIN pg_description d ON d.objoid = o.oid AND d.classoid = o.class AND d.objsubid = 0
    WHERE NOT (o.object = 'schema' AND o.name = 'public' AND d.description = 'standard public schema')
    UNION ALL
    SELECT 'column', ${columnName}, 'comment', d.description
    FROM objects o JOIN pg_description d ON d.objoid = o.oid AND d.classoid = o.class AND d.objsubid > 0
    JOIN pg_attribute a ON a.attrelid = o.oid AND a.attnum = d.objsubid
    UNION ALL
    SELECT p.object, CASE p.object WHEN 'index' THEN regexp_replace(o.name, '("([^"]|"")*"|[^."]+)$', '') ELSE o.name || '.' END || quote_ident(p.name),
      'comment', d.description
    FROM objects o JOIN (${parts}) p ON p.relation = o.oid AND o.class = 'pg_class'::regclass
    JOIN pg_description d ON d.objoid = p.oid AND d.classoid = p.class AND d.objsubid = 0) attribute`,
)
