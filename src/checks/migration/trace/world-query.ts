import { list, named, nameOf, object, own, ownerOf, privileges, privilegesOr } from './facts-fragments.ts'

/** Kinds of which a name and what ALTER changes are enough. */
const others = [
  named(
    'event trigger',
    'v.oid',
    'v.evtname',
    `pg_catalog.json_build_array(v.evtevent, v.evtenabled, v.evtfoid::int8, coalesce(pg_catalog.array_to_json(v.evttags), '[]'))`,
    `pg_catalog.pg_event_trigger v WHERE ${own('pg_event_trigger', 'v.oid')}`,
  ),
  named(
    'cast',
    'k.oid',
    `pg_catalog.format_type(k.castsource, NULL) || ' AS ' || pg_catalog.format_type(k.casttarget, NULL)`,
    `pg_catalog.json_build_array(k.castcontext, k.castmethod, k.castfunc::int8)`,
    `pg_catalog.pg_cast k WHERE ${own('pg_cast', 'k.oid')}`,
  ),
  named(
    'operator',
    'o.oid',
    `${nameOf('n.nspname', 'o.oprname')} || '(' || pg_catalog.concat_ws(', ',
      CASE WHEN o.oprleft <> 0 THEN pg_catalog.format_type(o.oprleft, NULL) END, pg_catalog.format_type(o.oprright, NULL)) || ')'`,
    'o.oprcode::oid::int8',
    `pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace WHERE o.oprcode::oid <> 0 AND ${own('pg_operator', 'o.oid')}`,
  ),
  named(
    'operator class',
    'o.oid',
    `${nameOf('n.nspname', 'o.opcname')} || ' USING ' || m.amname`,
    `pg_catalog.json_build_array(o.opcdefault, pg_catalog.format_type(o.opcintype, NULL))`,
    `pg_catalog.pg_opclass o JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace JOIN pg_catalog.pg_am m ON m.oid = o.opcmethod
     WHERE ${own('pg_opclass', 'o.oid')}`,
  ),
  named(
    'collation',
    'l.oid',
    nameOf('n.nspname', 'l.collname'),
    `pg_catalog.concat_ws(' ', l.collprovider, l.collcollate, l.collisdeterministic)`,
    `pg_catalog.pg_collation l JOIN pg_catalog.pg_namespace n ON n.oid = l.collnamespace WHERE ${own('pg_collation', 'l.oid')}`,
  ),
  named(
    'conversion',
    'v.oid',
    nameOf('n.nspname', 'v.conname'),
    'v.condefault',
    `pg_catalog.pg_conversion v JOIN pg_catalog.pg_namespace n ON n.oid = v.connamespace WHERE ${own('pg_conversion', 'v.oid')}`,
  ),
  named(
    'text search configuration',
    't.oid',
    nameOf('n.nspname', 't.cfgname'),
    `t.cfgparser::text || ' ' || (SELECT pg_catalog.json_agg(pg_catalog.json_build_array(m.maptokentype, m.mapdict::int8) ORDER BY m.maptokentype, m.mapseqno)
      FROM pg_catalog.pg_ts_config_map m WHERE m.mapcfg = t.oid)`,
    `pg_catalog.pg_ts_config t JOIN pg_catalog.pg_namespace n ON n.oid = t.cfgnamespace WHERE ${own('pg_ts_config', 't.oid')}`,
  ),
  named(
    'text search dictionary',
    't.oid',
    nameOf('n.nspname', 't.dictname'),
    `t.dicttemplate::text || ' ' || coalesce(t.dictinitoption, '')`,
    `pg_catalog.pg_ts_dict t JOIN pg_catalog.pg_namespace n ON n.oid = t.dictnamespace WHERE ${own('pg_ts_dict', 't.oid')}`,
  ),
  named(
    'foreign-data wrapper',
    'w.oid',
    'w.fdwname',
    'w.fdwhandler::oid::int8',
    `pg_catalog.pg_foreign_data_wrapper w WHERE ${own('pg_foreign_data_wrapper', 'w.oid')}`,
  ),
  named(
    'server',
    's.oid',
    's.srvname',
    's.srvoptions',
    `pg_catalog.pg_foreign_server s WHERE ${own('pg_foreign_server', 's.oid')}`,
  ),
  // The options hold passwords.
  named(
    'user mapping',
    'u.umid',
    `u.usename || ' on ' || u.srvname`,
    'pg_catalog.md5(u.umoptions::text)',
    'pg_catalog.pg_user_mappings u',
  ),
  named(
    'database',
    'd.oid',
    'd.datname',
    ownerOf('d.datdba'),
    'pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()',
    privilegesOr('d.datacl', 'd', 'd.datdba'),
  ),
]

/** Roles are the whole server's, its own left out: who may log in, and what they may beyond privileges on objects. */
const roles = list(
  `${object({
    oid: 'r.oid::int8',
    name: 'r.rolname',
    login: 'r.rolcanlogin',
    superuser: 'r.rolsuper',
    bypassesRowSecurity: 'r.rolbypassrls',
    inherits: 'r.rolinherit',
    connections: 'r.rolconnlimit',
    validUntil: `pg_catalog.to_char(r.rolvaliduntil AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')`,
    memberOf: list(
      'g.rolname ORDER BY g.rolname',
      'pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid',
    ),
  })} ORDER BY r.rolname`,
  `pg_catalog.pg_roles r WHERE r.rolname !~ '^pg_'`,
)

/** What connections begin with, of all databases or of this one; a connection limit is told as one of them. */
const settings = `(SELECT coalesce(pg_catalog.json_agg(o ORDER BY o.database, o.role, o.name), '[]') FROM (
    SELECT d.datname AS database, r.rolname AS role,
           pg_catalog.split_part(entry, '=', 1) AS name, pg_catalog.substr(entry, pg_catalog.strpos(entry, '=') + 1) AS value
      FROM pg_catalog.pg_db_role_setting s CROSS JOIN pg_catalog.unnest(s.setconfig) entry
      LEFT JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole
     WHERE s.setdatabase = 0 OR d.datname = pg_catalog.current_database()
    UNION ALL
    SELECT d.datname, NULL, 'connection limit', d.datconnlimit::text FROM pg_catalog.pg_database d
     WHERE d.datname = pg_catalog.current_database() AND d.datconnlimit >= 0) o)`

export const worldFactsQuery = `
  SELECT ${object({
    enums: list(
      `${object({
        oid: 't.oid::int8',
        name: nameOf('n.nspname', 't.typname'),
        labels: list(
          `${object({ oid: 'l.oid::int8', label: 'l.enumlabel' })} ORDER BY l.enumsortorder`,
          'pg_catalog.pg_enum l WHERE l.enumtypid = t.oid',
        ),
      })} ORDER BY n.nspname, t.typname`,
      `pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'e' AND ${own('pg_type', 't.oid')}`,
    ),
    domains: list(
      `${object({
        oid: 't.oid::int8',
        name: nameOf('n.nspname', 't.typname'),
        definition: `pg_catalog.format_type(t.typbasetype, t.typtypmod) || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END || coalesce(' DEFAULT ' || t.typdefault, '')`,
        constraints: list(
          `${object({ name: 'k.conname', definition: 'pg_catalog.pg_get_constraintdef(k.oid)', validated: 'k.convalidated' })} ORDER BY k.conname`,
          `pg_catalog.pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'`,
        ),
      })} ORDER BY n.nspname, t.typname`,
      `pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'd' AND ${own('pg_type', 't.oid')}
       AND n.nspname <> 'information_schema'`,
    ),
    functions: list(
      `${object({
        oid: 'p.oid::int8',
        name: nameOf('n.nspname', 'p.proname'),
        signature: 'pg_catalog.pg_get_function_identity_arguments(p.oid)',
        types: list(
          'pg_catalog.format_type(argument.type, NULL) ORDER BY argument.place',
          'pg_catalog.unnest(p.proargtypes::oid[]) WITH ORDINALITY argument(type, place)',
        ),
        defaults: 'p.pronargdefaults',
        result: `coalesce(pg_catalog.pg_get_function_result(p.oid), '')`,
        kind: `CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' WHEN 'w' THEN 'window' ELSE 'function' END`,
        volatility: `CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END`,
        strict: 'p.proisstrict',
        securityDefiner: 'p.prosecdef',
        settings: `coalesce(pg_catalog.array_to_json(p.proconfig), '[]')`,
        body: `pg_catalog.md5(p.prolang::text || ' ' || coalesce(p.prosrc, '') || ' ' || coalesce(p.prosqlbody::text, ''))`,
        raises: `coalesce(p.prosrc ~* '\\mraise\\s+(?!(debug|log|info|notice|warning)\\M)\\S', false)`,
        owner: ownerOf('p.proowner'),
        grants: privilegesOr('p.proacl', 'f', 'p.proowner'),
      })} ORDER BY n.nspname, p.proname, p.oid`,
      `pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname !~ '^pg_temp' AND ${own('pg_proc', 'p.oid')}`,
    ),
    named: `(SELECT coalesce(pg_catalog.json_agg(o ORDER BY o.kind, o.name), '[]') FROM (
      ${named('schema', 'n.oid', 'n.nspname', ownerOf('n.nspowner'), `pg_catalog.pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`, privilegesOr('n.nspacl', 'n', 'n.nspowner'))}
      UNION ALL ${named('extension', 'x.oid', 'x.extname', 'x.extversion', `pg_catalog.pg_extension x WHERE x.oid >= 16384`)}
      UNION ALL ${named(
        'type',
        't.oid',
        nameOf('n.nspname', 't.typname'),
        `CASE WHEN t.typtype = 'c' THEN (
          SELECT pg_catalog.json_agg(pg_catalog.json_build_array(a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)::text
          FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) ELSE t.typtype::text END`,
        `pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
        LEFT JOIN pg_catalog.pg_class r ON r.oid = t.typrelid
        WHERE (t.typtype = 'r' OR t.typtype = 'c' AND r.relkind = 'c') AND n.nspname !~ '^pg_temp' AND ${own('pg_type', 't.oid')}`,
      )}
      UNION ALL ${named(
        'sequence',
        's.oid',
        nameOf('n.nspname', 's.relname'),
        ownerOf('s.relowner'),
        `pg_catalog.pg_class s JOIN pg_catalog.pg_namespace n ON n.oid = s.relnamespace
        WHERE s.relkind = 'S' AND n.nspname !~ '^pg_temp' AND ${own('pg_class', 's.oid')}
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend w WHERE w.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND w.objid = s.oid AND w.deptype IN ('a', 'i'))`,
        privilegesOr('s.relacl', 's', 's.relowner'),
      )}
      UNION ALL ${named(
        'default privileges',
        'a.oid',
        `pg_catalog.pg_get_userbyid(a.defaclrole) || coalesce(' in ' || n.nspname, '')`,
        'a.defaclobjtype',
        'pg_catalog.pg_default_acl a LEFT JOIN pg_catalog.pg_namespace n ON n.oid = a.defaclnamespace',
        privileges('a.defaclacl'),
      )}
      UNION ALL ${others.join(' UNION ALL ')}
      UNION ALL ${named(
        'publication',
        'b.oid',
        'b.pubname',
        `pg_catalog.concat_ws(' ', b.puballtables, b.pubinsert, b.pubupdate, b.pubdelete, b.pubtruncate, b.pubviaroot,
          (SELECT pg_catalog.string_agg(pg_catalog.concat_ws(' ', r.prrelid, r.prattrs, r.prqual), ' ' ORDER BY r.prrelid) FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = b.oid),
          (SELECT pg_catalog.string_agg(s.pnnspid::text, ' ' ORDER BY s.pnnspid) FROM pg_catalog.pg_publication_namespace s WHERE s.pnpubid = b.oid))`,
        'pg_catalog.pg_publication b',
      )}
      UNION ALL ${named('subscription', 'u.oid', 'u.subname', 'u.subenabled::text', 'pg_catalog.pg_subscription u WHERE u.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())')}
    ) o)`,
    roles,
    settings,
  })} AS world`
