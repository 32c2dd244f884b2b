import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  applyFile,
  codePlan,
  prepareSessions,
  rowsOf,
  runnableIn
} from "./chunk-T5A6CM6Y.js";
import {
  partsOf,
  readIdentities
} from "./chunk-BRTX45BT.js";
import {
  SqlError
} from "./chunk-UWS3ZHM4.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/sql/catalog.ts
init_shim();

// src/sql/catalog-query.ts
init_shim();

// src/sql/catalog-attributes-query.ts
init_shim();

// src/sql/catalog-fragments.ts
init_shim();
var userSchema = `nspname !~ '^pg_' AND nspname <> 'information_schema'`;
var firstUserOid = 16384;
var own = (classId, oid) => `NOT EXISTS (SELECT FROM pg_depend made WHERE made.classid = '${classId}'::regclass AND made.objid = ${oid} AND made.deptype = 'e')`;
var nameOf = (schema, name) => `quote_ident(${schema}) || '.' || quote_ident(${name})`;
var list = (row, from) => `(SELECT coalesce(json_agg(${row}), '[]') FROM ${from})`;
var ownedByNoColumn = (oid) => `NOT EXISTS (
  SELECT FROM pg_depend had WHERE had.classid = 'pg_class'::regclass AND had.objid = ${oid}
    AND had.refclassid = 'pg_class'::regclass AND had.refobjsubid > 0 AND had.deptype IN ('a', 'i'))`;
var functionName = (schema, name, oid) => `${nameOf(schema, name)} || '(' || pg_get_function_identity_arguments(${oid}) || ')'`;

// src/sql/catalog-attributes-query.ts
var objects = `
  SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'view' WHEN 'S' THEN 'sequence' ELSE 'table' END AS object,
    ${nameOf("n.nspname", "c.relname")} AS name, 'pg_class'::regclass AS class, c.oid, c.relowner AS owner, c.relacl AS acl,
    CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END AS letter
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE ${userSchema} AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND ${own("pg_class", "c.oid")}
    AND (c.relkind <> 'S' OR c.relacl IS NOT NULL OR ${ownedByNoColumn("c.oid")})
  UNION ALL
  SELECT CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' ELSE 'type' END,
    ${nameOf("n.nspname", "t.typname")}, 'pg_type'::regclass, t.oid, t.typowner, t.typacl, 'T'
  FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid
  WHERE ${userSchema} AND (t.typtype IN ('e', 'd', 'r') OR t.typtype = 'c' AND c.relkind = 'c') AND ${own("pg_type", "t.oid")}
  UNION ALL
  SELECT 'function', ${functionName("n.nspname", "f.proname", "f.oid")}, 'pg_proc'::regclass, f.oid, f.proowner, f.proacl, 'f'
  FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
  WHERE ${userSchema} AND ${own("pg_proc", "f.oid")}
  UNION ALL
  SELECT 'schema', quote_ident(n.nspname), 'pg_namespace'::regclass, n.oid, n.nspowner, n.nspacl, 'n'
  FROM pg_namespace n WHERE ${userSchema} AND ${own("pg_namespace", "n.oid")}`;
var byItself = `acldefault(o.letter::"char", o.owner)`;
var entries = (acl) => `
  SELECT coalesce(quote_ident(r.rolname), 'PUBLIC') || ': '
    || string_agg(x.privilege_type || CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END, ', ' ORDER BY x.privilege_type) AS entry
  FROM aclexplode(${acl}) x LEFT JOIN pg_roles r ON r.oid = x.grantee GROUP BY x.grantee, r.rolname`;
var owner = "quote_ident(pg_get_userbyid(o.owner))";
var saidGrants = (acl) => `(
  SELECT coalesce(string_agg(entry, '; ' ORDER BY entry COLLATE "C") FILTER (WHERE entry <> coalesce(usual, '')), 'nobody else')
    || CASE WHEN bool_or(entry LIKE ${owner} || ': %') THEN '' ELSE ' (the owner: nothing)' END
  FROM (${entries(acl)}) granted,
    (SELECT max(entry) AS usual FROM (${entries(byItself)}) own WHERE entry LIKE ${owner} || ': %') own)`;
var databaseOwner = `(SELECT d.datdba FROM pg_database d WHERE d.datname = current_database())`;
var columnName = `o.name || '.' || quote_ident(a.attname)`;
var parts = `
  SELECT 'constraint' AS object, k.conrelid AS relation, 'pg_constraint'::regclass AS class, k.oid, k.conname AS name FROM pg_constraint k WHERE k.conrelid <> 0
  UNION ALL SELECT 'trigger', g.tgrelid, 'pg_trigger'::regclass, g.oid, g.tgname FROM pg_trigger g WHERE NOT g.tgisinternal
  UNION ALL SELECT 'policy', p.polrelid, 'pg_policy'::regclass, p.oid, p.polname FROM pg_policy p
  UNION ALL SELECT 'rule', w.ev_class, 'pg_rewrite'::regclass, w.oid, w.rulename FROM pg_rewrite w WHERE w.rulename <> '_RETURN'
  UNION ALL SELECT 'index', i.indrelid, 'pg_class'::regclass, i.indexrelid, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid`;
var attributes = list(
  `json_build_object('object', object, 'name', name, 'aspect', aspect, 'value', value)`,
  `(WITH objects AS MATERIALIZED (${objects})
    SELECT o.object, o.name, 'owner' AS aspect, pg_get_userbyid(o.owner) AS value
    FROM objects o WHERE o.owner <> ${databaseOwner} AND o.owner::regrole::text <> 'pg_database_owner'
    UNION ALL
    SELECT o.object, o.name, 'grants', ${saidGrants("o.acl")}
    FROM objects o WHERE o.acl IS NOT NULL AND ${saidGrants("o.acl")} <> ${saidGrants(byItself)}
    UNION ALL
    SELECT 'column', ${columnName}, 'grants', (SELECT string_agg(entry, '; ' ORDER BY entry COLLATE "C") FROM (${entries("a.attacl")}) granted)
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
    JOIN pg_description d ON d.objoid = p.oid AND d.classoid = p.class AND d.objsubid = 0) attribute`
);

// src/sql/catalog-others-query.ts
init_shim();
var rowWithout = (alias, ...columns2) => `jsonb_strip_nulls(to_jsonb(${alias}) - ARRAY[${columns2.map((column) => `'${column}'`).join(", ")}])::text`;
var options = (column) => `coalesce(' OPTIONS (' || array_to_string(${column}, ', ') || ')', '')`;
var inSchema = (namespace, classId, oid) => `JOIN pg_namespace n ON n.oid = ${namespace} WHERE ${userSchema} AND ${own(classId, oid)}`;
var kinds = [
  {
    object: "rule",
    name: `${nameOf("n.nspname", "c.relname")} || '.' || quote_ident(w.rulename)`,
    relation: nameOf("n.nspname", "c.relname"),
    definition: `pg_get_ruledef(w.oid) || CASE w.ev_enabled WHEN 'D' THEN ' (disabled)' WHEN 'A' THEN ' (always)' WHEN 'R' THEN ' (replica)' ELSE '' END`,
    from: `pg_rewrite w JOIN pg_class c ON c.oid = w.ev_class ${inSchema("c.relnamespace", "pg_class", "c.oid")} AND w.rulename <> '_RETURN'`
  },
  {
    object: "statistics",
    name: nameOf("n.nspname", "s.stxname"),
    definition: `pg_get_statisticsobjdef(s.oid) || coalesce(' STATISTICS ' || nullif(s.stxstattarget, -1), '')`,
    from: `pg_statistic_ext s ${inSchema("s.stxnamespace", "pg_statistic_ext", "s.oid")}`
  },
  {
    object: "publication",
    name: "quote_ident(p.pubname)",
    // Row filters and column lists are there from 15 on; as JSON a column that is not there is null.
    definition: `${rowWithout("p", "oid", "pubname", "pubowner")} || CASE WHEN p.puballtables THEN '' ELSE coalesce((
      SELECT ' FOR ' || string_agg(${nameOf("t.schemaname", "t.tablename")} || coalesce(' (' || columns.names || ')', '')
        || coalesce(' WHERE ' || (to_jsonb(t)->>'rowfilter'), ''), ', ' ORDER BY t.schemaname, t.tablename)
      FROM pg_publication_tables t
      LEFT JOIN LATERAL (
        SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS names
        FROM pg_publication_rel r JOIN pg_class c ON c.oid = r.prrelid AND c.relname = t.tablename
        JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = t.schemaname
        CROSS JOIN LATERAL jsonb_array_elements_text(nullif(to_jsonb(r)->'prattrs', 'null')) number
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = number::int2
        WHERE r.prpubid = p.oid) columns ON true
      WHERE t.pubname = p.pubname), '') END`,
    from: "pg_publication p"
  },
  {
    object: "subscription",
    name: "quote_ident(s.subname)",
    definition: `'PUBLICATION ' || array_to_string(s.subpublications, ', ') || CASE WHEN s.subenabled THEN '' ELSE ' (disabled)' END`,
    from: "pg_subscription s JOIN pg_database d ON d.oid = s.subdbid AND d.datname = current_database()"
  },
  {
    object: "event trigger",
    name: "quote_ident(e.evtname)",
    definition: `'ON ' || e.evtevent || coalesce(' WHEN TAG IN (' || array_to_string(e.evttags, ', ') || ')', '') || ' EXECUTE FUNCTION ' || e.evtfoid::regprocedure
      || CASE e.evtenabled WHEN 'D' THEN ' (disabled)' WHEN 'A' THEN ' (always)' WHEN 'R' THEN ' (replica)' ELSE '' END`,
    from: `pg_event_trigger e WHERE ${own("pg_event_trigger", "e.oid")}`
  },
  {
    object: "cast",
    name: `'(' || format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL) || ')'`,
    definition: `CASE c.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || c.castfunc::regprocedure WHEN 'i' THEN 'WITH INOUT' ELSE 'WITHOUT FUNCTION' END
      || CASE c.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END`,
    // A range type brings the cast to its multirange along.
    from: `pg_cast c WHERE c.oid >= ${firstUserOid} AND ${own("pg_cast", "c.oid")}
      AND NOT EXISTS (SELECT FROM pg_depend b WHERE b.classid = 'pg_cast'::regclass AND b.objid = c.oid AND b.deptype = 'i')`
  },
  {
    object: "operator",
    name: "o.oid::regoperator::text",
    definition: `'FUNCTION ' || o.oprcode::regprocedure || CASE WHEN o.oprcom <> 0 THEN ' COMMUTATOR ' || o.oprcom::regoperator ELSE '' END
      || CASE WHEN o.oprnegate <> 0 THEN ' NEGATOR ' || o.oprnegate::regoperator ELSE '' END
      || CASE WHEN o.oprrest <> 0 THEN ' RESTRICT ' || o.oprrest::regproc ELSE '' END
      || CASE WHEN o.oprjoin <> 0 THEN ' JOIN ' || o.oprjoin::regproc ELSE '' END
      || CASE WHEN o.oprcanhash THEN ' HASHES' ELSE '' END || CASE WHEN o.oprcanmerge THEN ' MERGES' ELSE '' END`,
    from: `pg_operator o ${inSchema("o.oprnamespace", "pg_operator", "o.oid")}`
  },
  {
    object: "operator class",
    name: `${nameOf("n.nspname", "k.opcname")} || ' USING ' || m.amname`,
    definition: `format_type(k.opcintype, NULL) || CASE WHEN k.opcdefault THEN ' DEFAULT' ELSE '' END
      || CASE WHEN k.opckeytype <> 0 THEN ' STORAGE ' || format_type(k.opckeytype, NULL) ELSE '' END`,
    from: `pg_opclass k JOIN pg_am m ON m.oid = k.opcmethod ${inSchema("k.opcnamespace", "pg_opclass", "k.oid")}`
  },
  {
    object: "operator family",
    name: `${nameOf("n.nspname", "y.opfname")} || ' USING ' || m.amname`,
    definition: `coalesce((SELECT string_agg(x.amopstrategy || ' ' || x.amopopr::regoperator, ', ' ORDER BY x.amopstrategy, x.amopopr::regoperator::text COLLATE "C")
        FROM pg_amop x WHERE x.amopfamily = y.oid), '')
      || coalesce((SELECT '; ' || string_agg(x.amprocnum || ' ' || x.amproc::regprocedure, ', ' ORDER BY x.amprocnum, x.amproc::regprocedure::text COLLATE "C")
        FROM pg_amproc x WHERE x.amprocfamily = y.oid), '')`,
    from: `pg_opfamily y JOIN pg_am m ON m.oid = y.opfmethod ${inSchema("y.opfnamespace", "pg_opfamily", "y.oid")}`
  },
  {
    object: "collation",
    name: nameOf("n.nspname", "l.collname"),
    definition: rowWithout("l", "oid", "collname", "collnamespace", "collowner", "collversion"),
    from: `pg_collation l ${inSchema("l.collnamespace", "pg_collation", "l.oid")}`
  },
  {
    object: "conversion",
    name: nameOf("n.nspname", "v.conname"),
    definition: `pg_encoding_to_char(v.conforencoding) || ' TO ' || pg_encoding_to_char(v.contoencoding) || ' FROM ' || v.conproc::regproc`,
    from: `pg_conversion v ${inSchema("v.connamespace", "pg_conversion", "v.oid")}`
  },
  {
    object: "text search configuration",
    name: nameOf("n.nspname", "x.cfgname"),
    definition: `(SELECT quote_ident(p.prsname) FROM pg_ts_parser p WHERE p.oid = x.cfgparser) || coalesce((
      SELECT ': ' || string_agg(k.alias || ' WITH ' || d.dictname, ', ' ORDER BY k.alias, w.mapseqno)
      FROM pg_ts_config_map w JOIN pg_ts_dict d ON d.oid = w.mapdict JOIN ts_token_type(x.cfgparser) k ON k.tokid = w.maptokentype
      WHERE w.mapcfg = x.oid), '')`,
    from: `pg_ts_config x ${inSchema("x.cfgnamespace", "pg_ts_config", "x.oid")}`
  },
  {
    object: "text search dictionary",
    name: nameOf("n.nspname", "x.dictname"),
    definition: `(SELECT quote_ident(p.tmplname) FROM pg_ts_template p WHERE p.oid = x.dicttemplate) || coalesce(' (' || x.dictinitoption || ')', '')`,
    from: `pg_ts_dict x ${inSchema("x.dictnamespace", "pg_ts_dict", "x.oid")}`
  },
  {
    object: "foreign-data wrapper",
    name: "quote_ident(w.fdwname)",
    definition: `'HANDLER ' || w.fdwhandler::regproc || ' VALIDATOR ' || w.fdwvalidator::regproc || ${options("w.fdwoptions")}`,
    from: `pg_foreign_data_wrapper w WHERE ${own("pg_foreign_data_wrapper", "w.oid")}`
  },
  {
    object: "server",
    name: "quote_ident(s.srvname)",
    definition: `coalesce('TYPE ' || s.srvtype || ' ', '') || coalesce('VERSION ' || s.srvversion || ' ', '') || 'FOREIGN DATA WRAPPER ' || w.fdwname || ${options("s.srvoptions")}`,
    from: `pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw WHERE ${own("pg_foreign_server", "s.oid")}`
  },
  {
    // Its options may hold a password, which a report must not show.
    object: "user mapping",
    name: `quote_ident(u.usename) || ' at ' || quote_ident(u.srvname)`,
    definition: `''`,
    from: "pg_user_mappings u"
  },
  {
    object: "language",
    name: "quote_ident(l.lanname)",
    definition: `CASE WHEN l.lanpltrusted THEN 'TRUSTED' ELSE '' END`,
    from: `pg_language l WHERE l.oid >= ${firstUserOid} AND ${own("pg_language", "l.oid")}`
  },
  {
    object: "access method",
    name: "quote_ident(m.amname)",
    definition: "m.amhandler::regproc::text",
    from: `pg_am m WHERE m.oid >= ${firstUserOid} AND ${own("pg_am", "m.oid")}`
  },
  {
    object: "default privileges",
    name: `'of ' || pg_get_userbyid(a.defaclrole) || CASE a.defaclobjtype WHEN 'r' THEN ' on tables' WHEN 'S' THEN ' on sequences' WHEN 'f' THEN ' on functions'
      WHEN 'T' THEN ' on types' WHEN 'n' THEN ' on schemas' ELSE ' on large objects' END || coalesce(' in ' || quote_ident(n.nspname), '')`,
    definition: `(SELECT coalesce(string_agg(entry, '; ' ORDER BY entry COLLATE "C"), 'nobody') FROM (
      SELECT coalesce(quote_ident(r.rolname), 'PUBLIC') || ': ' || string_agg(x.privilege_type, ', ' ORDER BY x.privilege_type) AS entry
      FROM aclexplode(a.defaclacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee GROUP BY x.grantee, r.rolname) entries)`,
    from: "pg_default_acl a LEFT JOIN pg_namespace n ON n.oid = a.defaclnamespace"
  },
  {
    object: "setting",
    name: `'of ' || CASE WHEN s.setrole = 0 THEN 'the database' ELSE 'role ' || pg_get_userbyid(s.setrole) END`,
    definition: `array_to_string(s.setconfig, ', ')`,
    from: "pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase AND d.datname = current_database()"
  }
];
var role = {
  object: "role",
  name: "quote_ident(r.rolname)",
  definition: `concat_ws(' ', CASE WHEN r.rolcanlogin THEN 'LOGIN' END, CASE WHEN r.rolsuper THEN 'SUPERUSER' END,
      CASE WHEN NOT r.rolinherit THEN 'NOINHERIT' END, CASE WHEN r.rolcreatedb THEN 'CREATEDB' END, CASE WHEN r.rolcreaterole THEN 'CREATEROLE' END,
      CASE WHEN r.rolreplication THEN 'REPLICATION' END, CASE WHEN r.rolbypassrls THEN 'BYPASSRLS' END,
      CASE WHEN r.rolconnlimit >= 0 THEN 'CONNECTION LIMIT ' || r.rolconnlimit END,
      (SELECT 'IN ROLE ' || string_agg(quote_ident(g.rolname), ', ' ORDER BY g.rolname) FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid),
      (SELECT 'SET ' || array_to_string(s.setconfig, ', ') FROM pg_db_role_setting s WHERE s.setrole = r.oid AND s.setdatabase = 0))`,
  from: `pg_roles r WHERE r.oid >= ${firstUserOid}`
};
function others(cluster) {
  const selects = [...kinds, ...cluster ? [role] : []].map(
    ({ object, name, definition, from, relation }) => `SELECT '${object}' AS object, ${name} AS name, ${definition} AS definition, ${relation ?? "NULL"} AS relation FROM ${from}`
  );
  return list(
    `json_build_object('object', object, 'name', name, 'definition', definition, 'relation', relation)`,
    `(${selects.join(" UNION ALL ")}) other`
  );
}

// src/sql/catalog-query.ts
var columnNames = (relation, numbers) => `(
  SELECT coalesce(json_agg(quote_ident(col.attname) ORDER BY key.place), '[]')
  FROM unnest(${numbers}) WITH ORDINALITY key(attnum, place)
  JOIN pg_attribute col ON col.attrelid = ${relation} AND col.attnum = key.attnum)`;
var ownSequence = `(
  SELECT string_agg('sequence' || said, ', ' ORDER BY said COLLATE "C") FROM (
    SELECT CASE WHEN s.seqtypid <> a.atttypid THEN ' AS ' || format_type(s.seqtypid, NULL) ELSE '' END
      || CASE WHEN s.seqstart <> CASE WHEN s.seqincrement > 0 THEN s.seqmin ELSE s.seqmax END THEN ' START ' || s.seqstart ELSE '' END
      || CASE WHEN s.seqincrement <> 1 THEN ' INCREMENT ' || s.seqincrement ELSE '' END
      || CASE WHEN s.seqmin <> 1 THEN ' MINVALUE ' || s.seqmin ELSE '' END
      || CASE WHEN s.seqmax NOT IN (32767, 2147483647, 9223372036854775807) THEN ' MAXVALUE ' || s.seqmax ELSE '' END
      || CASE WHEN s.seqcache <> 1 THEN ' CACHE ' || s.seqcache ELSE '' END || CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END AS said
    FROM pg_depend o JOIN pg_sequence s ON s.seqrelid = o.objid
    WHERE o.classid = 'pg_class'::regclass AND o.refclassid = 'pg_class'::regclass AND o.refobjid = a.attrelid AND o.refobjsubid = a.attnum
      AND o.deptype IN ('a', 'i')) sequences WHERE said <> '')`;
var columnTraits = `array_to_json(array_remove(ARRAY[
  CASE WHEN a.attstorage <> t.typstorage THEN 'storage ' || CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END END,
  CASE a.attcompression WHEN 'p' THEN 'compression pglz' WHEN 'l' THEN 'compression lz4' END,
  'statistics ' || nullif(a.attstattarget, -1),
  'options ' || array_to_string(a.attoptions, ', '),
  'foreign options ' || array_to_string(a.attfdwoptions, ', '),
  CASE WHEN a.attnotnull AND EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'n' AND k.conkey = ARRAY[a.attnum] AND NOT k.convalidated)
    THEN 'NOT NULL not validated' END,
  CASE WHEN a.atthasdef OR a.attidentity <> '' THEN ${ownSequence} END
], NULL))`;
var columns = `(
  SELECT coalesce(json_agg(json_build_object(
    'name', quote_ident(a.attname),
    'type', format_type(a.atttypid, a.atttypmod)
      || CASE WHEN a.attcollation <> t.typcollation THEN ' COLLATE ' || (SELECT quote_ident(collname) FROM pg_collation l WHERE l.oid = a.attcollation) ELSE '' END,
    'nullable', NOT a.attnotnull,
    'value', CASE
      WHEN a.attidentity = 'a' THEN 'GENERATED ALWAYS AS IDENTITY'
      WHEN a.attidentity = 'd' THEN 'GENERATED BY DEFAULT AS IDENTITY'
      WHEN a.attgenerated <> '' THEN 'GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') '
        || CASE a.attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END
      ELSE 'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) END,
    'traits', ${columnTraits}
  ) ORDER BY a.attnum), '[]')
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)`;
var constraints = list(
  `json_build_object(
    'name', quote_ident(k.conname),
    'kind', CASE k.contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign key' WHEN 'c' THEN 'check' ELSE 'exclusion' END,
    'definition', pg_get_constraintdef(k.oid),
    'columns', ${columnNames("k.conrelid", "k.conkey")})`,
  `pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f', 'c', 'x') AND k.conparentid = 0 AND k.conislocal`
);
var indexes = list(
  `json_build_object(
    'name', quote_ident(ic.relname),
    'definition', pg_get_indexdef(i.indexrelid)
      || coalesce(' TABLESPACE ' || (SELECT quote_ident(s.spcname) FROM pg_tablespace s WHERE s.oid = ic.reltablespace), '')
      || coalesce((SELECT ' STATISTICS ' || string_agg(a.attnum || ': ' || a.attstattarget, ', ' ORDER BY a.attnum)
           FROM pg_attribute a WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0), ''),
    'valid', i.indisvalid,
    'columns', ${columnNames("i.indrelid", "i.indkey::int2[]")})`,
  `pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid
   WHERE i.indrelid = c.oid AND NOT ic.relispartition
   AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = i.indrelid AND k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))`
);
var triggers = list(
  `json_build_object('name', quote_ident(g.tgname), 'definition', pg_get_triggerdef(g.oid)
    || CASE g.tgenabled WHEN 'D' THEN ' (disabled)' WHEN 'A' THEN ' (always)' WHEN 'R' THEN ' (replica)' ELSE '' END)`,
  `pg_trigger g WHERE g.tgrelid = c.oid AND NOT g.tgisinternal AND g.tgparentid = 0`
);
var policies = list(
  `json_build_object('name', quote_ident(p.polname), 'definition',
    CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END
    || ' FOR ' || CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END
    || ' TO ' || coalesce((SELECT string_agg(quote_ident(r.rolname), ', ' ORDER BY r.rolname) FROM pg_roles r WHERE r.oid = ANY (p.polroles)), 'PUBLIC')
    || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
    || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''))`,
  `pg_policy p WHERE p.polrelid = c.oid`
);
var traits = `array_to_json(array_remove(ARRAY[
  CASE WHEN c.relpersistence = 'u' THEN 'unlogged' END,
  CASE WHEN c.relkind = 'f' THEN 'foreign table' END,
  CASE WHEN c.relkind = 'p' THEN 'partition by ' || pg_get_partkeydef(c.oid) END,
  CASE WHEN c.relrowsecurity THEN 'row security' END,
  CASE WHEN c.relforcerowsecurity THEN 'row security for the owner too' END,
  CASE c.relreplident WHEN 'f' THEN 'replica identity full' WHEN 'n' THEN 'replica identity nothing'
    WHEN 'i' THEN (SELECT 'replica identity ' || quote_ident(ic.relname) FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid WHERE i.indrelid = c.oid AND i.indisreplident) END,
  (SELECT 'clustered on ' || quote_ident(ic.relname) FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid WHERE i.indrelid = c.oid AND i.indisclustered),
  (SELECT 'access method ' || m.amname FROM pg_am m WHERE m.oid = c.relam AND m.amname <> 'heap'),
  (SELECT 'tablespace ' || quote_ident(s.spcname) FROM pg_tablespace s WHERE s.oid = c.reltablespace),
  (SELECT 'toast options ' || array_to_string(o.reloptions, ', ') FROM pg_class o WHERE o.oid = c.reltoastrelid),
  (SELECT 'server ' || quote_ident(s.srvname) || coalesce(' options ' || array_to_string(f.ftoptions, ', '), '')
    FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = c.oid),
  (SELECT 'of type ' || format_type(c.reloftype, NULL) WHERE c.reloftype <> 0),
  (SELECT 'storage options ' || array_to_string(c.reloptions, ', ')),
  (SELECT 'inherits ' || string_agg(h.inhparent::regclass::text, ', ' ORDER BY h.inhseqno)
    || coalesce(' ' || pg_get_expr(c.relpartbound, c.oid), '') FROM pg_inherits h WHERE h.inhrelid = c.oid)
], NULL))`;
var tables = list(
  `json_build_object('name', ${nameOf("n.nspname", "c.relname")}, 'traits', ${traits}, 'columns', ${columns},
    'constraints', ${constraints}, 'indexes', ${indexes}, 'triggers', ${triggers}, 'policies', ${policies})`,
  `pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE ${userSchema} AND c.relkind IN ('r', 'p', 'f') AND ${own("pg_class", "c.oid")}`
);
var views = list(
  `json_build_object('name', ${nameOf("n.nspname", "c.relname")}, 'definition',
    CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END
    || coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', '') || ' AS' || E'\\n' || pg_get_viewdef(c.oid, true)
    || coalesce((SELECT string_agg(E'\\n' || pg_get_indexdef(i.indexrelid), '' ORDER BY i.indexrelid::regclass::text COLLATE "C") FROM pg_index i WHERE i.indrelid = c.oid), '')
    || coalesce((SELECT string_agg(E'\\n' || pg_get_triggerdef(g.oid), '' ORDER BY g.tgname) FROM pg_trigger g WHERE g.tgrelid = c.oid AND NOT g.tgisinternal), '')
    || CASE WHEN c.relkind = 'm' AND NOT c.relispopulated THEN E'\\nWITH NO DATA' ELSE '' END)`,
  `pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE ${userSchema} AND c.relkind IN ('v', 'm') AND ${own("pg_class", "c.oid")}`
);
var enums = list(
  `json_build_object('name', ${nameOf("n.nspname", "t.typname")}, 'labels',
    (SELECT coalesce(json_agg(e.enumlabel ORDER BY e.enumsortorder), '[]') FROM pg_enum e WHERE e.enumtypid = t.oid))`,
  `pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
   WHERE ${userSchema} AND t.typtype = 'e' AND ${own("pg_type", "t.oid")}`
);
var domains = list(
  `json_build_object('name', ${nameOf("n.nspname", "t.typname")}, 'definition',
    format_type(t.typbasetype, t.typtypmod)
    || CASE WHEN t.typcollation <> b.typcollation THEN ' COLLATE ' || (SELECT quote_ident(collname) FROM pg_collation l WHERE l.oid = t.typcollation) ELSE '' END
    || coalesce(' DEFAULT ' || t.typdefault, '') || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END
    || coalesce((SELECT string_agg(' CONSTRAINT ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid), '' ORDER BY k.conname)
       FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'), ''))`,
  `pg_type t JOIN pg_type b ON b.oid = t.typbasetype JOIN pg_namespace n ON n.oid = t.typnamespace
   WHERE ${userSchema} AND t.typtype = 'd' AND ${own("pg_type", "t.oid")}`
);
var types = list(
  `json_build_object('name', ${nameOf("n.nspname", "t.typname")}, 'definition', CASE t.typtype
    WHEN 'r' THEN (SELECT 'RANGE (' || format_type(r.rngsubtype, NULL)
        || CASE WHEN r.rngcollation <> 0 THEN ' COLLATE ' || (SELECT quote_ident(collname) FROM pg_collation l WHERE l.oid = r.rngcollation) ELSE '' END
        || CASE WHEN r.rngcanonical <> 0 THEN ', CANONICAL ' || r.rngcanonical::regproc ELSE '' END
        || CASE WHEN r.rngsubdiff <> 0 THEN ', SUBTYPE_DIFF ' || r.rngsubdiff::regproc ELSE '' END || ')' FROM pg_range r WHERE r.rngtypid = t.oid)
    ELSE '(' || coalesce((SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
        || CASE WHEN a.attcollation <> at.typcollation THEN ' COLLATE ' || (SELECT quote_ident(collname) FROM pg_collation l WHERE l.oid = a.attcollation) ELSE '' END, ', ' ORDER BY a.attnum)
      FROM pg_attribute a JOIN pg_type at ON at.oid = a.atttypid WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped), '') || ')' END)`,
  `pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid
   WHERE ${userSchema} AND (t.typtype = 'r' OR t.typtype = 'c' AND c.relkind = 'c') AND ${own("pg_type", "t.oid")}`
);
var sequences = list(
  `json_build_object('name', ${nameOf("n.nspname", "c.relname")}, 'definition',
    format_type(s.seqtypid, NULL) || ' START ' || s.seqstart || ' INCREMENT ' || s.seqincrement || ' MINVALUE ' || s.seqmin
    || ' MAXVALUE ' || s.seqmax || ' CACHE ' || s.seqcache || CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END
    || CASE WHEN c.relpersistence = 'u' THEN ' UNLOGGED' ELSE '' END)`,
  `pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE ${userSchema} AND ${own("pg_class", "c.oid")} AND ${ownedByNoColumn("c.oid")}`
);
var functions = list(
  `json_build_object('name', ${functionName("n.nspname", "f.proname", "f.oid")}, 'definition',
    CASE f.prokind WHEN 'a' THEN 'AGGREGATE ' || (SELECT g.aggtransfn::regproc::text || ' STYPE ' || format_type(g.aggtranstype, NULL)
        || CASE WHEN g.aggfinalfn <> 0 THEN ' FINALFUNC ' || g.aggfinalfn::regproc ELSE '' END
        || CASE WHEN g.aggcombinefn <> 0 THEN ' COMBINEFUNC ' || g.aggcombinefn::regproc ELSE '' END
        || CASE WHEN g.aggmtransfn <> 0 THEN ' MSFUNC ' || g.aggmtransfn::regproc ELSE '' END
        || CASE WHEN g.aggsortop <> 0 THEN ' SORTOP ' || g.aggsortop::regoperator ELSE '' END
        || ' PARALLEL ' || f.proparallel::text || coalesce(' INITCOND ' || g.agginitval, '') FROM pg_aggregate g WHERE g.aggfnoid = f.oid)
    ELSE pg_get_functiondef(f.oid) END)`,
  `pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace WHERE ${userSchema} AND ${own("pg_proc", "f.oid")}
   AND NOT EXISTS (SELECT FROM pg_depend i WHERE i.classid = 'pg_proc'::regclass AND i.objid = f.oid AND i.deptype = 'i')`
);
function catalogQuery({ cluster }) {
  return `SELECT json_build_object(
  'schemas', ${list("quote_ident(nspname)", `pg_namespace n WHERE ${userSchema} AND ${own("pg_namespace", "n.oid")}`)},
  'extensions', ${list(`json_build_object('name', quote_ident(x.extname), 'definition', 'VERSION ' || x.extversion || ' SCHEMA ' || quote_ident(n.nspname))`, `pg_extension x JOIN pg_namespace n ON n.oid = x.extnamespace WHERE x.extname <> 'plpgsql'`)},
  'tables', ${tables}, 'views', ${views}, 'enums', ${enums}, 'domains', ${domains}, 'types', ${types},
  'sequences', ${sequences}, 'functions', ${functions}, 'others', ${others(cluster)}, 'attributes', ${attributes}) AS catalog`;
}

// src/sql/catalog.ts
async function readCatalog(session) {
  if (session.facts.name === "pg-mem") throw catalogUnavailable();
  await session.execute("BEGIN READ ONLY; SET LOCAL search_path = ''");
  try {
    const { rows } = await session.query(
      catalogQuery({ cluster: session.facts.name === "pglite" })
    );
    const [row] = rows;
    if (!row) throw new SqlError("XX000", "the catalog query gave no row");
    return sorted(row.catalog);
  } finally {
    await session.execute("ROLLBACK").catch(() => void 0);
  }
}
function sorted(catalog) {
  return {
    schemas: [...catalog.schemas].sort(byCodeUnits),
    extensions: byName(catalog.extensions),
    tables: byName(catalog.tables).map((table) => ({
      ...table,
      traits: [...table.traits].sort(byCodeUnits),
      constraints: byName(table.constraints),
      indexes: byName(table.indexes),
      triggers: byName(table.triggers),
      policies: byName(table.policies)
    })),
    views: byName(catalog.views),
    enums: byName(catalog.enums),
    domains: byName(catalog.domains),
    types: byName(catalog.types),
    sequences: byName(catalog.sequences),
    functions: byName(catalog.functions),
    others: sortedBy(catalog.others, ({ object, name }) => `${object} ${name}`),
    attributes: sortedBy(catalog.attributes, ({ object, name, aspect }) => `${object} ${name} ${aspect}`)
  };
}
function byName(list2) {
  return sortedBy(list2, ({ name }) => name);
}
function sortedBy(list2, key) {
  return [...list2].sort((a, b) => byCodeUnits(key(a), key(b)));
}
function byCodeUnits(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
function catalogUnavailable() {
  return new BreakwaterError({
    code: "catalog-unavailable",
    message: "pg-mem has no catalog to read a schema from.",
    hint: 'Use database.engine "pglite", which is Postgres and needs nothing installed.'
  });
}

// src/sql/schema-state.ts
init_shim();
async function readSchemaState(session) {
  return { catalog: await readCatalog(session), identities: await readIdentities(session) };
}

// src/sql/command-state.ts
init_shim();
function commandBase(context) {
  return context.once("command-base", () => build(context));
}
async function build(context) {
  const { history } = await codePlan(context);
  const commands = await context.migrationCommands();
  context.onClose(commands.close);
  const opener = await prepareSessions(context, []);
  const rows = await rowsOf(context);
  const session = await opener.open();
  try {
    if (history.length > 0) {
      const result = await commands.run({ revision: "base", database: session });
      if (result.exitCode !== 0) throw commandFailed("base", result);
      if (result.statements === 0) throw noTraffic("base");
    }
    if (rows) await applyFile(session, rows.path, rows.text, "rows-failed", false);
    const snapshot = await session.snapshot();
    context.onClose(snapshot.discard);
    return { opener, commands, snapshot };
  } finally {
    await session.close();
  }
}
var schemasKey = "command-schemas";
function shareSchemas(context, running) {
  context.once(schemasKey, async () => (await running).schemas).catch(() => void 0);
}
function commandSchemas(context) {
  return context.once(schemasKey, async () => {
    const { opener, commands, snapshot } = await commandBase(context);
    const session = await opener.open(snapshot);
    try {
      const before = await readSchemaState(session);
      const result = await commands.run({ revision: "head", database: session });
      if (result.exitCode === 0 && result.statements === 0) throw noTraffic("head");
      const after = await readSchemaState(session);
      return { before, after, facts: session.facts, failed: result.exitCode !== 0 };
    } finally {
      await session.close();
    }
  });
}
async function runnableTexts(context) {
  const paths = runnableIn(await codePlan(context)).map(({ path }) => path);
  const texts = await context.changeSet.head.tree.read(paths);
  return paths.map((path) => ({ path, text: texts.get(path) ?? "" }));
}
function noTraffic(revision) {
  return new BreakwaterError({
    code: "migrate-command-no-traffic",
    message: `The migrate-command of ${revision} ended well and sent no statement to the database that it was given.`,
    hint: "It finds the URL in the variable that database.migrate-url-env names (default DATABASE_URL), and in PGHOST, PGPORT and so on. Does it read another one?"
  });
}
function commandFailed(revision, { exitCode, output }) {
  const said = output === "" ? "It printed nothing." : `Its last words: ${output.slice(-1500)}`;
  return new BreakwaterError({
    code: "migrate-command-failed",
    message: `The migrate-command of ${revision} ended with status ${exitCode}. ${said}`,
    hint: revision === "base" ? "Not this pull request's fault. Run the command in a fresh clone of the base branch, against an empty database." : "Postgres refused no statement, so it is the code that failed. Run the command in a fresh clone of head."
  });
}

// src/sql/framework-tables.ts
init_shim();
var frameworkTables = /* @__PURE__ */ new Set([
  ...["__diesel_schema_migrations", "__drizzle_migrations", "__efmigrationshistory", "__migrationhistory"],
  ...["_prisma_migrations", "_sqlx_migrations", "_yoyo_log", "_yoyo_migration", "_yoyo_version", "yoyo_lock"],
  ...[
    "alembic_version",
    "ar_internal_metadata",
    "atlas_schema_revisions",
    "databasechangelog",
    "databasechangeloglock"
  ],
  ...[
    "django_migrations",
    "doctrine_migration_versions",
    "flyway_schema_history",
    "gorp_migrations",
    "goose_db_version"
  ],
  ...["knex_migrations", "knex_migrations_lock", "kysely_migration", "kysely_migration_lock", "migration_versions"],
  ...["migrations", "migrations_lock", "mikro_orm_migrations", "objection_migrations", "pgmigrations", "phinxlog"],
  ...["schema_info", "schema_migrations", "schema_version", "schemaversion", "sequelizemeta", "sequelizedata"],
  ...["typeorm_metadata", "umzug"]
]);
var frameworkRows = /* @__PURE__ */ new Set(["auth_permission", "django_content_type"]);
var ownObjects = /(_id_seq|_index_seq|_lock_index_seq|_pkey|_pkc|_name_key|_name_unique|_version_key|_unique)$/;
function isFrameworkTable(name) {
  const plain = name.toLowerCase();
  return frameworkTables.has(plain) || frameworkTables.has(plain.replace(ownObjects, ""));
}
function isOfFramework({ name, object }) {
  const [schema = "", relation] = partsOf(name);
  return relation === void 0 ? object === "schema" && schema === "drizzle" : isFrameworkTable(relation);
}

export {
  readCatalog,
  readSchemaState,
  commandBase,
  shareSchemas,
  commandSchemas,
  runnableTexts,
  noTraffic,
  commandFailed,
  frameworkRows,
  isFrameworkTable,
  isOfFramework
};
