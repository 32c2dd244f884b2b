import { firstUserOid, list, nameOf, own, userSchema } from './catalog-fragments.ts'

/** One kind of object, told by name and definition. `relation`: the table that it is part of. */
interface Kind {
  readonly object: string
  readonly name: string
  readonly definition: string
  readonly from: string
  readonly relation?: string
}

/** All of a catalog row that says what the object is; which columns there are depends on the server's version. */
const rowWithout = (alias: string, ...columns: readonly string[]) =>
  `jsonb_strip_nulls(to_jsonb(${alias}) - ARRAY[${columns.map((column) => `'${column}'`).join(', ')}])::text`

const options = (column: string) => `coalesce(' OPTIONS (' || array_to_string(${column}, ', ') || ')', '')`

const inSchema = (namespace: string, classId: string, oid: string) =>
  `JOIN pg_namespace n ON n.oid = ${namespace} WHERE ${userSchema} AND ${own(classId, oid)}`

const kinds: readonly Kind[] = [
  {
    object: 'rule',
    name: `${nameOf('n.nspname', 'c.relname')} || '.' || quote_ident(w.rulename)`,
    relation: nameOf('n.nspname', 'c.relname'),
    definition: `pg_get_ruledef(w.oid) || CASE w.ev_enabled WHEN 'D' THEN ' (disabled)' WHEN 'A' THEN ' (always)' WHEN 'R' THEN ' (replica)' ELSE '' END`,
    from: `pg_rewrite w JOIN pg_class c ON c.oid = w.ev_class ${inSchema('c.relnamespace', 'pg_class', 'c.oid')} AND w.rulename <> '_RETURN'`,
  },
  {
    object: 'statistics',
    name: nameOf('n.nspname', 's.stxname'),
    definition: `pg_get_statisticsobjdef(s.oid) || coalesce(' STATISTICS ' || nullif(s.stxstattarget, -1), '')`,
    from: `pg_statistic_ext s ${inSchema('s.stxnamespace', 'pg_statistic_ext', 's.oid')}`,
  },
  {
    object: 'publication',
    name: 'quote_ident(p.pubname)',
    // Row filters and column lists are there from 15 on; as JSON a column that is not there is null.
    definition: `${rowWithout('p', 'oid', 'pubname', 'pubowner')} || CASE WHEN p.puballtables THEN '' ELSE coalesce((
      SELECT ' FOR ' || string_agg(${nameOf('t.schemaname', 't.tablename')} || coalesce(' (' || columns.names || ')', '')
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
    from: 'pg_publication p',
  },
  {
    object: 'subscription',
    name: 'quote_ident(s.subname)',
    definition: `'PUBLICATION ' || array_to_string(s.subpublications, ', ') || CASE WHEN s.subenabled THEN '' ELSE ' (disabled)' END`,
    from: 'pg_subscription s JOIN pg_database d ON d.oid = s.subdbid AND d.datname = current_database()',
  },
  {
    object: 'event trigger',
    name: 'quote_ident(e.evtname)',
    definition: `'ON ' || e.evtevent || coalesce(' WHEN TAG IN (' || array_to_string(e.evttags, ', ') || ')', '') || ' EXECUTE FUNCTION ' || e.evtfoid::regprocedure
      || CASE e.evtenabled WHEN 'D' THEN ' (disabled)' WHEN 'A' THEN ' (always)' WHEN 'R' THEN ' (replica)' ELSE '' END`,
    from: `pg_event_trigger e WHERE ${own('pg_event_trigger', 'e.oid')}`,
  },
  {
    object: 'cast',
    name: `'(' || format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL) || ')'`,
    definition: `CASE c.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || c.castfunc::regprocedure WHEN 'i' THEN 'WITH INOUT' ELSE 'WITHOUT FUNCTION' END
      || CASE c.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END`,
    // A range type brings the cast to its multirange along.
    from: `pg_cast c WHERE c.oid >= ${firstUserOid} AND ${own('pg_cast', 'c.oid')}
      AND NOT EXISTS (SELECT FROM pg_depend b WHERE b.classid = 'pg_cast'::regclass AND b.objid = c.oid AND b.deptype = 'i')`,
  },
  {
    object: 'operator',
    name: 'o.oid::regoperator::text',
    definition: `'FUNCTION ' || o.oprcode::regprocedure || CASE WHEN o.oprcom <> 0 THEN ' COMMUTATOR ' || o.oprcom::regoperator ELSE '' END
      || CASE WHEN o.oprnegate <> 0 THEN ' NEGATOR ' || o.oprnegate::regoperator ELSE '' END
      || CASE WHEN o.oprrest <> 0 THEN ' RESTRICT ' || o.oprrest::regproc ELSE '' END
      || CASE WHEN o.oprjoin <> 0 THEN ' JOIN ' || o.oprjoin::regproc ELSE '' END
      || CASE WHEN o.oprcanhash THEN ' HASHES' ELSE '' END || CASE WHEN o.oprcanmerge THEN ' MERGES' ELSE '' END`,
    from: `pg_operator o ${inSchema('o.oprnamespace', 'pg_operator', 'o.oid')}`,
  },
  {
    object: 'operator class',
    name: `${nameOf('n.nspname', 'k.opcname')} || ' USING ' || m.amname`,
    definition: `format_type(k.opcintype, NULL) || CASE WHEN k.opcdefault THEN ' DEFAULT' ELSE '' END
      || CASE WHEN k.opckeytype <> 0 THEN ' STORAGE ' || format_type(k.opckeytype, NULL) ELSE '' END`,
    from: `pg_opclass k JOIN pg_am m ON m.oid = k.opcmethod ${inSchema('k.opcnamespace', 'pg_opclass', 'k.oid')}`,
  },
  {
    object: 'operator family',
    name: `${nameOf('n.nspname', 'y.opfname')} || ' USING ' || m.amname`,
    definition: `coalesce((SELECT string_agg(x.amopstrategy || ' ' || x.amopopr::regoperator, ', ' ORDER BY x.amopstrategy, x.amopopr::regoperator::text COLLATE "C")
        FROM pg_amop x WHERE x.amopfamily = y.oid), '')
      || coalesce((SELECT '; ' || string_agg(x.amprocnum || ' ' || x.amproc::regprocedure, ', ' ORDER BY x.amprocnum, x.amproc::regprocedure::text COLLATE "C")
        FROM pg_amproc x WHERE x.amprocfamily = y.oid), '')`,
    from: `pg_opfamily y JOIN pg_am m ON m.oid = y.opfmethod ${inSchema('y.opfnamespace', 'pg_opfamily', 'y.oid')}`,
  },
  {
    object: 'collation',
    name: nameOf('n.nspname', 'l.collname'),
    definition: rowWithout('l', 'oid', 'collname', 'collnamespace', 'collowner', 'collversion'),
    from: `pg_collation l ${inSchema('l.collnamespace', 'pg_collation', 'l.oid')}`,
  },
  {
    object: 'conversion',
    name: nameOf('n.nspname', 'v.conname'),
    definition: `pg_encoding_to_char(v.conforencoding) || ' TO ' || pg_encoding_to_char(v.contoencoding) || ' FROM ' || v.conproc::regproc`,
    from: `pg_conversion v ${inSchema('v.connamespace', 'pg_conversion', 'v.oid')}`,
  },
  {
    object: 'text search configuration',
    name: nameOf('n.nspname', 'x.cfgname'),
    definition: `(SELECT quote_ident(p.prsname) FROM pg_ts_parser p WHERE p.oid = x.cfgparser) || coalesce((
      SELECT ': ' || string_agg(k.alias || ' WITH ' || d.dictname, ', ' ORDER BY k.alias, w.mapseqno)
      FROM pg_ts_config_map w JOIN pg_ts_dict d ON d.oid = w.mapdict JOIN ts_token_type(x.cfgparser) k ON k.tokid = w.maptokentype
      WHERE w.mapcfg = x.oid), '')`,
    from: `pg_ts_config x ${inSchema('x.cfgnamespace', 'pg_ts_config', 'x.oid')}`,
  },
  {
    object: 'text search dictionary',
    name: nameOf('n.nspname', 'x.dictname'),
    definition: `(SELECT quote_ident(p.tmplname) FROM pg_ts_template p WHERE p.oid = x.dicttemplate) || coalesce(' (' || x.dictinitoption || ')', '')`,
    from: `pg_ts_dict x ${inSchema('x.dictnamespace', 'pg_ts_dict', 'x.oid')}`,
  },
  {
    object: 'foreign-data wrapper',
    name: 'quote_ident(w.fdwname)',
    definition: `'HANDLER ' || w.fdwhandler::regproc || ' VALIDATOR ' || w.fdwvalidator::regproc || ${options('w.fdwoptions')}`,
    from: `pg_foreign_data_wrapper w WHERE ${own('pg_foreign_data_wrapper', 'w.oid')}`,
  },
  {
    object: 'server',
    name: 'quote_ident(s.srvname)',
    definition: `coalesce('TYPE ' || s.srvtype || ' ', '') || coalesce('VERSION ' || s.srvversion || ' ', '') || 'FOREIGN DATA WRAPPER ' || w.fdwname || ${options('s.srvoptions')}`,
    from: `pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw WHERE ${own('pg_foreign_server', 's.oid')}`,
  },
  {
    // Its options may hold a password, which a report must not show.
    object: 'user mapping',
    name: `quote_ident(u.usename) || ' at ' || quote_ident(u.srvname)`,
    definition: `''`,
    from: 'pg_user_mappings u',
  },
  {
    object: 'language',
    name: 'quote_ident(l.lanname)',
    definition: `CASE WHEN l.lanpltrusted THEN 'TRUSTED' ELSE '' END`,
    from: `pg_language l WHERE l.oid >= ${firstUserOid} AND ${own('pg_language', 'l.oid')}`,
  },
  {
    object: 'access method',
    name: 'quote_ident(m.amname)',
    definition: 'm.amhandler::regproc::text',
    from: `pg_am m WHERE m.oid >= ${firstUserOid} AND ${own('pg_am', 'm.oid')}`,
  },
  {
    object: 'default privileges',
    name: `'of ' || pg_get_userbyid(a.defaclrole) || CASE a.defaclobjtype WHEN 'r' THEN ' on tables' WHEN 'S' THEN ' on sequences' WHEN 'f' THEN ' on functions'
      WHEN 'T' THEN ' on types' WHEN 'n' THEN ' on schemas' ELSE ' on large objects' END || coalesce(' in ' || quote_ident(n.nspname), '')`,
    definition: `(SELECT coalesce(string_agg(entry, '; ' ORDER BY entry COLLATE "C"), 'nobody') FROM (
      SELECT coalesce(quote_ident(r.rolname), 'PUBLIC') || ': ' || string_agg(x.privilege_type, ', ' ORDER BY x.privilege_type) AS entry
      FROM aclexplode(a.defaclacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee GROUP BY x.grantee, r.rolname) entries)`,
    from: 'pg_default_acl a LEFT JOIN pg_namespace n ON n.oid = a.defaclnamespace',
  },
  {
    object: 'setting',
    name: `'of ' || CASE WHEN s.setrole = 0 THEN 'the database' ELSE 'role ' || pg_get_userbyid(s.setrole) END`,
    definition: `array_to_string(s.setconfig, ', ')`,
    from: 'pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase AND d.datname = current_database()',
  },
]

/** Roles belong to the whole cluster: only where nobody else uses it are they the migration's doing. */
const role: Kind = {
  object: 'role',
  name: 'quote_ident(r.rolname)',
  definition: `concat_ws(' ', CASE WHEN r.rolcanlogin THEN 'LOGIN' END, CASE WHEN r.rolsuper THEN 'SUPERUSER' END,
      CASE WHEN NOT r.rolinherit THEN 'NOINHERIT' END, CASE WHEN r.rolcreatedb THEN 'CREATEDB' END, CASE WHEN r.rolcreaterole THEN 'CREATEROLE' END,
      CASE WHEN r.rolreplication THEN 'REPLICATION' END, CASE WHEN r.rolbypassrls THEN 'BYPASSRLS' END,
      CASE WHEN r.rolconnlimit >= 0 THEN 'CONNECTION LIMIT ' || r.rolconnlimit END,
      (SELECT 'IN ROLE ' || string_agg(quote_ident(g.rolname), ', ' ORDER BY g.rolname) FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid),
      (SELECT 'SET ' || array_to_string(s.setconfig, ', ') FROM pg_db_role_setting s WHERE s.setrole = r.oid AND s.setdatabase = 0))`,
  from: `pg_roles r WHERE r.oid >= ${firstUserOid}`,
}

/** What the other lists do not hold. `cluster`: with what belongs to the cluster and not to the database. */
export function others(cluster: boolean): string {
  const selects = [...kinds, ...(cluster ? [role] : [])].map(
    ({ object, name, definition, from, relation }) =>
      `SELECT '${object}' AS object, ${name} AS name, ${definition} AS definition, ${relation ?? 'NULL'} AS relation FROM ${from}`,
  )
  return list(
    `json_build_object('object', object, 'name', name, 'definition', definition, 'relation', relation)`,
    `(${selects.join(' UNION ALL ')}) other`,
  )
}
