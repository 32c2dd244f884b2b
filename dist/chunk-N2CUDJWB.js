import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  alterTable,
  droppedNames,
  rules
} from "./chunk-UYCOFYD7.js";
import {
  transactionControl,
  unendedBegin,
  wrappingOf
} from "./chunk-MXWNDPO6.js";
import {
  baseState,
  isEngineTrouble,
  migrationPlan,
  notSqlHint,
  surroundingsHint
} from "./chunk-27EQPBEC.js";
import {
  foreignKeyColumnsIn,
  isSameSql,
  needsNoTransaction,
  parseSql,
  relationsNamedBy,
  runnerTitles,
  settingsPath
} from "./chunk-DGQBVGYO.js";
import {
  blocksWrites,
  lockModes
} from "./chunk-GYQDIOIP.js";
import {
  startOf
} from "./chunk-RGNIC2Z2.js";
import {
  runRules
} from "./chunk-EM4UXM4V.js";
import "./chunk-ABXZNF7Z.js";
import {
  count,
  enumerate
} from "./chunk-HOW3RGVT.js";
import {
  SqlError,
  engineText
} from "./chunk-5T7LROIG.js";
import "./chunk-IZ52B3XL.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/migration/run.ts
init_shim();

// src/checks/migration/dry-run.ts
init_shim();

// src/checks/migration/observe.ts
init_shim();
var observationQuery = `
  SELECT
    (SELECT pg_catalog.json_agg(pg_catalog.json_build_array(l.relation, l.mode))
       FROM pg_catalog.pg_locks l
      WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation' AND l.granted AND l.relation >= 16384) AS locks,
    (SELECT pg_catalog.json_agg(pg_catalog.json_build_array(
              c.oid, n.nspname || '.' || c.relname, c.relkind, c.relfilenode, i.indrelid, h.inhparent,
              pg_catalog.pg_stat_get_xact_numscans(c.oid), pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid),
              pg_catalog.pg_stat_get_xact_tuples_updated(c.oid), pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid)))
       FROM pg_catalog.pg_class c
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
       LEFT JOIN pg_catalog.pg_inherits h ON c.relispartition AND h.inhrelid = c.oid
      WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'm', 'v', 'f', 'i', 'I', 'S') AND n.nspname !~ '^pg_(toast|temp)') AS relations`;
async function observe(session) {
  const { rows } = await session.query(observationQuery);
  const locks = (rows[0]?.locks ?? []).flatMap(([oid, mode]) => {
    const known = lockModes.find((candidate) => candidate === mode);
    return known ? [{ oid: Number(oid), mode: known }] : [];
  });
  const relations = /* @__PURE__ */ new Map();
  const counters = /* @__PURE__ */ new Map();
  for (const [id, name, kind, file, table, parent, scans, inserted, updated, deleted] of rows[0]?.relations ?? []) {
    const oid = Number(id);
    relations.set(oid, { oid, name, kind, file: Number(file), table: numberOr(table), parent: numberOr(parent) });
    if ("rpm".includes(kind)) counters.set(oid, { scans, inserted, updated, deleted });
  }
  return { locks, relations, counters };
}
function numberOr(value) {
  return value === null ? void 0 : Number(value);
}
function differenceOf(before, after) {
  const relationOf = (oid) => before.relations.get(oid) ?? after.relations.get(oid);
  const named = (locks) => locks.flatMap(({ oid, mode }) => {
    const relation = relationOf(oid);
    return relation ? [{ relation, mode }] : [];
  });
  const keys = new Set(before.locks.map(({ oid, mode }) => `${oid} ${mode}`));
  const isHeld = ({ oid, mode }) => keys.has(`${oid} ${mode}`);
  return {
    taken: named(after.locks.filter((lock) => !isHeld(lock))).sort(strongestFirst),
    held: named(after.locks.filter(isHeld)).sort(strongestFirst),
    rewrites: sortedByName(
      [...before.relations.values()].filter(({ oid, kind, file }) => {
        const now = after.relations.get(oid);
        return now !== void 0 && kind !== "S" && file !== now.file;
      })
    ),
    scans: sortedByName([...after.counters.keys()].filter((oid) => change(oid, "scans") > 0).flatMap(listed)),
    rows: rowsOf(),
    dropped: sortedByName([...before.relations.values()].filter(({ oid }) => !after.relations.has(oid)))
  };
  function change(oid, counter) {
    const now = after.counters.get(oid)?.[counter] ?? 0;
    const then = before.counters.get(oid)?.[counter] ?? 0;
    return now >= then ? now - then : now;
  }
  function listed(oid) {
    const relation = relationOf(oid);
    return relation ? [relation] : [];
  }
  function rowsOf() {
    return Object.fromEntries(
      [...after.counters.keys()].flatMap((oid) => {
        const counts = {
          inserted: change(oid, "inserted"),
          updated: change(oid, "updated"),
          deleted: change(oid, "deleted")
        };
        const relation = relationOf(oid);
        return relation && counts.inserted + counts.updated + counts.deleted > 0 ? [[relation.name, counts]] : [];
      })
    );
  }
}
function strongestFirst(a, b) {
  return lockModes.indexOf(b.mode) - lockModes.indexOf(a.mode) || (a.relation.name < b.relation.name ? -1 : Number(a.relation.name > b.relation.name));
}
function sortedByName(relations) {
  return [...relations].sort((a, b) => a.name < b.name ? -1 : 1);
}

// src/checks/migration/populate.ts
init_shim();

// src/checks/migration/row-values.ts
init_shim();
function rowVariants(shape) {
  return [insert(shape, 1, true), insert(shape, 2, false)];
}
function isNeeded({ checks }, { name, required }) {
  const firsts = checks.map((check) => /num_nonnulls\(\(*"?(\w+)"?/.exec(check)?.[1]);
  return required || firsts.includes(name);
}
function insert(shape, seed, full) {
  const values = shape.columns.filter(
    (column) => (
      // A sequence would begin with the very numbers that migrations write out.
      column.hasDefault ? column.isKey && column.counted : full || isNeeded(shape, column)
    )
  ).flatMap((column) => {
    const own = document(shape, column) ?? literal(column, checksOn(shape, column), seed);
    const value = keyValue(shape, column, own) ?? own;
    return value === void 0 ? [] : [{ name: quotedName(column.name), value }];
  });
  if (values.length === 0) return `INSERT INTO ${shape.name} DEFAULT VALUES`;
  return `INSERT INTO ${shape.name} (${values.map(({ name }) => name).join(", ")}) OVERRIDING SYSTEM VALUE VALUES (${values.map(({ value }) => value).join(", ")})`;
}
function keyValue({ keys, name }, column, own) {
  const key = keys.find(({ columns }) => columns.includes(column.number));
  const parentColumn = key?.parentColumns[key.columns.indexOf(column.number)];
  if (!key || parentColumn === void 0 || key.parentName === name && column.required) return void 0;
  const parent = `(SELECT ${quotedName(parentColumn)} FROM ${key.parentName} LIMIT 1)`;
  return column.required && own !== void 0 ? `coalesce(${parent}, ${own})` : parent;
}
function document({ columns }, column) {
  if (column.base !== "json" && column.base !== "jsonb") return void 0;
  const root = {};
  for (const reader of columns) {
    if (!reader.expression?.includes(column.name)) continue;
    for (const [, name, path] of reader.expression.matchAll(/->>?\s*'([^']+)'|#>>?\s*'\{([^}]+)\}'/g)) {
      put(root, path?.split(",").map((step) => step.trim()) ?? [name ?? ""], memberValue(reader, name ?? path ?? ""));
    }
  }
  return cast(JSON.stringify(root), column.type);
}
function put(object, [first = "", ...rest], value) {
  if (rest.length === 0) {
    object[first] = value;
    return;
  }
  const inner = object[first];
  const next = typeof inner === "object" ? inner : {};
  object[first] = next;
  put(next, rest, value);
}
function memberValue({ base, category, labels }, name) {
  if (labels?.[0] !== void 0) return labels[0];
  if (category === "N") return 1;
  if (category === "B") return true;
  return category === "D" || base.startsWith("timestamp") || /date|time|deadline/i.test(name) ? "2026-01-15T12:00:00Z" : "a1";
}
function checksOn({ checks }, column) {
  const named = new RegExp(`(^|[^\\w"])"?${column.name.replace(/[^\w]/g, ".")}"?($|[^\\w"])`);
  return [...checks.filter((check) => named.test(check)), ...column.checks ?? []];
}
function literal(column, checks, seed) {
  const { base, category, labels, length, type } = column;
  if (labels?.[0] !== void 0) return cast(labels[0], type);
  const key = column.isKey ? improbable(column, seed) : void 0;
  if (key !== void 0 && category === "N" && onlyLowerBounds(checks, Number(key))) return cast(key, type);
  const allowed = fromChecks(checks, category);
  if (allowed !== void 0) return cast(allowed, type);
  if (key !== void 0) return cast(key, type);
  if (category === "A") return cast("{}", type);
  if (category === "R") return cast("empty", type);
  const known = knownValues[base];
  if (known !== void 0) return cast(typeof known === "function" ? known(seed) : known, type);
  if (category === "N") return cast(String(seed), type);
  if (category === "S") return cast(lastOf(`a${seed}`, length), type);
  return void 0;
}
function improbable({ base, category, length, type }, seed) {
  if (category === "N") return String((largest(base, type) ?? 0) + seed);
  return ["text", "varchar", "bpchar", "citext"].includes(base) ? lastOf(`row7q${seed}`, length) : void 0;
}
function largest(base, type) {
  if (base === "int2") return 31700;
  if (["int4", "int8", "float4", "float8", "oid"].includes(base)) return base === "float4" ? 731e4 : 731e6;
  if (base !== "numeric") return void 0;
  const [, precision, scale = "0"] = /\((\d+)(?:,(\d+))?\)/.exec(type) ?? [];
  const digits = precision === void 0 ? 10 : Math.min(10, Number(precision) - Number(scale));
  return digits < 2 ? void 0 : 7 * 10 ** (digits - 1);
}
function lastOf(text, length) {
  return length === null ? text : text.slice(-length);
}
function onlyLowerBounds(checks, value) {
  return checks.every((check) => {
    const comparisons = [...check.matchAll(/(<>|>=|<=|!=|=|<|>)\s*\(?'?(-?\d+(?:\.\d+)?)?/g)];
    return comparisons.every(([, operator = "", number]) => operator.startsWith(">") && value > Number(number));
  });
}
var knownValues = {
  bool: "true",
  bit: "1",
  varbit: "1",
  uuid: (seed) => `7f3a9c52-4b1e-4d86-9a07-c35e${String(seed).padStart(8, "0")}`,
  date: "2026-01-15",
  time: "12:00",
  timetz: "12:00+00",
  timestamp: "2026-01-15 12:00",
  timestamptz: "2026-01-15 12:00+00",
  interval: "1 hour",
  json: "{}",
  jsonb: "{}",
  bytea: "\\x01",
  inet: "192.0.2.1",
  cidr: "192.0.2.0/24",
  macaddr: "00:00:5e:00:53:01",
  macaddr8: "00:00:5e:00:53:01:00:01",
  tsvector: "a",
  tsquery: "a",
  xml: "<a/>",
  point: "(0,0)",
  line: "{1,1,0}",
  lseg: "[(0,0),(1,1)]",
  box: "(1,1),(0,0)",
  path: "[(0,0),(1,1)]",
  polygon: "((0,0),(1,1),(1,0))",
  circle: "<(0,0),1>",
  ltree: (seed) => `a${seed}`,
  hstore: "a=>1",
  citext: (seed) => `a${seed}`,
  cube: "(0)",
  int4range: "[1,2)",
  pg_lsn: "0/1"
};
function fromChecks(checks, category) {
  for (const check of checks) {
    if (category === "N") {
      const [, operator, number] = /(>=|<=|>|<|=)\s*(?:ANY\s*\(ARRAY\[)?\(?'?(-?\d+(?:\.\d+)?)'?/.exec(check) ?? [];
      if (number === void 0) continue;
      const value = Number(number);
      return String(operator === ">" ? value + 1 : operator === "<" ? value - 1 : value);
    }
    const [, text] = /=\s*(?:ANY\s*\(+ARRAY\[)?\(?'((?:[^']|'')*)'/.exec(check) ?? [];
    if (category === "S" && text !== void 0) return text.replaceAll("''", "'");
  }
  return void 0;
}
function cast(text, type) {
  return `'${text.replaceAll("'", "''")}'::${type}`;
}
function quotedName(name) {
  return `"${name.replaceAll('"', '""')}"`;
}

// src/checks/migration/populate.ts
var shapeQuery = `
  SELECT c.oid::int8 AS oid, c.oid::regclass::text AS name, n.nspname || '.' || c.relname AS shown,
    (SELECT json_agg(json_build_object(
        'name', a.attname, 'number', a.attnum, 'type', format_type(a.atttypid, a.atttypmod),
        'base', coalesce(b.typname, t.typname), 'category', coalesce(b.typcategory, t.typcategory),
        'length', CASE WHEN coalesce(nullif(t.typtypmod, -1), a.atttypmod) > 4 THEN coalesce(nullif(t.typtypmod, -1), a.atttypmod) - 4 END,
        'required', a.attnotnull OR t.typnotnull, 'hasDefault', a.atthasdef OR a.attidentity <> '' OR a.attgenerated <> '',
        'isKey', EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisunique AND a.attnum = ANY (i.indkey)),
        'counted', a.attidentity <> '' OR EXISTS (SELECT FROM pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum
                                                     AND pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%'),
        'labels', (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = coalesce(b.oid, t.oid)),
        'checks', (SELECT json_agg(pg_get_constraintdef(k.oid)) FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'),
        'expression', CASE WHEN a.attgenerated <> '' THEN (SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d
                                                            WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) END
      ) ORDER BY a.attnum)
      FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type b ON b.oid = t.typbasetype
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
    (SELECT json_agg(json_build_object('columns', k.conkey, 'parent', k.confrelid::int8, 'parentName', k.confrelid::regclass::text,
        'parentColumns', (SELECT json_agg(pa.attname ORDER BY x.at) FROM unnest(k.confkey) WITH ORDINALITY x(number, at)
                          JOIN pg_attribute pa ON pa.attrelid = k.confrelid AND pa.attnum = x.number)))
      FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f') AS keys,
    (SELECT json_agg(pg_get_constraintdef(k.oid)) FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c') AS checks
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.oid = $1 AND c.relkind IN ('r', 'p')`;
var maxDepth = 12;
function population(session, preexisting, linked = /* @__PURE__ */ new Set()) {
  const filled = /* @__PURE__ */ new Map();
  const unfilled = /* @__PURE__ */ new Map();
  let names = /* @__PURE__ */ new Map();
  const shapes = /* @__PURE__ */ new Map();
  let used = false;
  const fillOne = async (oid, path) => {
    if (filled.has(oid) || unfilled.has(oid) || path.includes(oid) || path.length > maxDepth) return;
    const shape = await shapeOf(session, oid, linked);
    if (!shape || await hasRows(session, shape.name)) return;
    for (const { parent, columns } of shape.keys) {
      const needed = shape.columns.some((column) => columns.includes(column.number) && isNeeded(shape, column));
      if (needed) await fillOne(parent, [...path, oid]);
    }
    const reason = await insertRows(session, shape);
    if (reason !== void 0) unfilled.set(oid, { table: shape.shown, reason });
    else filled.set(oid, { name: shape.shown, rows: await rowsAsText(session, shape) });
    shapes.set(oid, shape);
  };
  const removeOrphans = async () => {
    for (const [oid, shape] of shapes) {
      const orphaned = filled.has(oid) ? await missingParent(session, shape) : void 0;
      if (orphaned === void 0) continue;
      await deleteIn(session, [shape.name]);
      filled.delete(oid);
      unfilled.set(oid, { table: shape.shown, reason: `${orphaned}, which it refers to, has no row` });
      return removeOrphans();
    }
  };
  const namedBy = (statement) => tableNamesIn(statement).flatMap((name) => names.get(name) ?? []).filter((oid) => filled.has(oid));
  const withChildren = (oids) => {
    const gone = new Set(oids);
    for (let size = -1; size !== gone.size; ) {
      size = gone.size;
      for (const oid of filled.keys()) if (shapes.get(oid)?.keys.some(({ parent }) => gone.has(parent))) gone.add(oid);
    }
    return [...filled.keys()].filter((oid) => gone.has(oid));
  };
  const refill = async (oids) => {
    for (const oid of oids) {
      const shape = await shapeOf(session, oid, linked);
      if (!shape) continue;
      const reason = await insertRows(session, shape, shape.keys.length > 0 ? "forced" : "politely");
      if (reason === void 0) filled.set(oid, { name: shape.shown, rows: await rowsAsText(session, shape) });
      else unfilled.set(oid, { table: shape.shown, reason });
    }
  };
  return {
    fill: async (statements) => {
      names = await namedTables(session, preexisting, statements);
      const before = new Set(filled.keys());
      await session.execute("BEGIN");
      try {
        await session.execute("SET CONSTRAINTS ALL IMMEDIATE");
        for (const oid of new Set(names.values())) await fillOne(oid, []);
        await removeOrphans();
        await session.execute("COMMIT");
        used ||= filled.size > 0;
      } catch (thrown) {
        await session.execute("ROLLBACK");
        if (!(thrown instanceof SqlError)) throw thrown;
        for (const [oid, { name }] of filled) {
          if (before.has(oid)) continue;
          unfilled.set(oid, { table: name, reason: thrown.message });
          filled.delete(oid);
        }
      }
    },
    unfilled: () => [...unfilled.values()],
    used: () => used,
    shown: (statement) => {
      const rows = namedBy(statement).flatMap((oid) => filled.get(oid) ?? []);
      return rows.length === 0 ? void 0 : rows.map(({ name, rows: text }) => `${name}: ${text}`).join("; ");
    },
    any: () => filled.size > 0,
    empty: async (statement) => {
      const oids = withChildren(statement ? namedBy(statement) : [...filled.keys()]);
      await deleteRows(session, oids);
      for (const oid of oids) filled.delete(oid);
      return () => refill(oids);
    },
    mark: () => {
      const then = [...filled];
      return () => {
        filled.clear();
        for (const [oid, rows] of then) filled.set(oid, rows);
      };
    }
  };
}
async function namedTables(session, preexisting, statements) {
  const names = [...new Set(statements.flatMap(tableNamesIn))];
  if (names.length === 0) return /* @__PURE__ */ new Map();
  const { rows } = await session.query(
    "SELECT name, to_regclass(name)::oid::int8 AS oid FROM json_array_elements_text($1::json) AS name",
    [JSON.stringify(names)]
  );
  return new Map(
    rows.flatMap(({ name, oid }) => oid !== null && preexisting.has(Number(oid)) ? [[name, Number(oid)]] : [])
  );
}
function tableNamesIn({ node, kind, text }) {
  const named = relationsNamedBy(node).map(
    ({ schema, name }) => schema === void 0 ? quoted(name) : `${quoted(schema)}.${quoted(name)}`
  );
  const words = kind === "DoStmt" ? (text.match(/[A-Za-z_][\w$]*/g) ?? []).map((word) => quoted(word.toLowerCase())) : [];
  return [.../* @__PURE__ */ new Set([...named, ...words])];
}
async function shapeOf(session, oid, linked) {
  const { rows } = await session.query(shapeQuery, [oid]);
  const [row] = rows;
  const columns = (row?.columns ?? []).map((column) => ({
    ...column,
    isKey: column.isKey || linked.has(column.name) || /(^|_)id$|[a-z]Id$|ID$/.test(column.name)
  }));
  return row && { ...row, columns, keys: row.keys ?? [], checks: row.checks ?? [] };
}
async function hasRows(session, name) {
  const { rows } = await session.query(`SELECT EXISTS (SELECT FROM ${name}) AS found`);
  return rows[0]?.found === true;
}
async function insertRows(session, shape, how = "politely") {
  const [full, least] = rowVariants(shape);
  const refusal = how === "forced" ? "not tried" : await attempt(session, full, false);
  if (refusal !== void 0) {
    const forced = await attempt(session, full, true);
    if (forced !== void 0 && await attempt(session, least, true) !== void 0) {
      return how === "forced" ? forced : refusal;
    }
  }
  await attempt(session, least, refusal !== void 0);
  return void 0;
}
async function attempt(session, insert2, forced) {
  await session.execute("SAVEPOINT breakwater_row");
  try {
    if (forced) await session.execute("SET LOCAL session_replication_role = replica");
    await session.execute(insert2);
    if (forced) await session.execute("SET LOCAL session_replication_role = origin");
    await session.execute("RELEASE SAVEPOINT breakwater_row");
    return void 0;
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    await session.execute("ROLLBACK TO SAVEPOINT breakwater_row; RELEASE SAVEPOINT breakwater_row");
    return thrown.message;
  }
}
async function rowsAsText(session, { name, columns }) {
  const chosen = new Set(columns.filter(({ hasDefault }) => !hasDefault).map((column) => column.name));
  const { rows } = await session.query(
    `SELECT row_to_json(t) AS row FROM ${name} AS t LIMIT 2`
  );
  return rows.map(({ row }) => JSON.stringify(Object.fromEntries(Object.entries(row).filter(([key]) => chosen.has(key))))).map((text) => text.length > 300 ? `${text.slice(0, 300)} ...` : text).join(" and ");
}
async function missingParent(session, { columns, keys }) {
  for (const key of keys) {
    const required = columns.some((column) => key.columns.includes(column.number) && column.required);
    if (required && !await hasRows(session, key.parentName)) return key.parentName;
  }
  return void 0;
}
async function deleteRows(session, oids) {
  if (oids.length === 0) return;
  const { rows } = await session.query(
    "SELECT oid::regclass::text AS name FROM pg_class WHERE oid IN (SELECT json_array_elements_text($1::json)::int8) AND relkind IN ('r', 'p')",
    [JSON.stringify(oids)]
  );
  const names = rows.map(({ name }) => name);
  if (names.length > 0) await deleteIn(session, names);
}
async function deleteIn(session, names) {
  const deletes = names.map((name) => `DELETE FROM ${name};`).join(" ");
  const forced = await attempt(session, deletes, true);
  if (forced !== void 0) await attempt(session, deletes, false);
}
function quoted(name) {
  return `"${name.replaceAll('"', '""')}"`;
}

// src/checks/migration/rehearse.ts
init_shim();

// src/checks/migration/absent-columns.ts
init_shim();
async function absentColumns(session, statement) {
  const alter = alterTable(statement);
  const names = (alter?.commands ?? []).flatMap(
    ({ subtype, name, missing_ok }) => subtype === "AT_DropColumn" && missing_ok && name !== void 0 ? [name] : []
  );
  if (!alter || names.length === 0) return [];
  const { schemaname, relname = "" } = alter.relation;
  const { rows } = await session.query(
    `SELECT name FROM json_array_elements_text($1::json) AS name
      WHERE NOT EXISTS (SELECT FROM pg_attribute
                         WHERE attrelid = to_regclass($2) AND attname = name AND NOT attisdropped)`,
    [
      JSON.stringify(names),
      [schemaname, relname].filter((part) => part !== void 0).map(quoted2).join(".")
    ]
  );
  return rows.map(({ name }) => name);
}
function quoted2(name) {
  return `"${name.replaceAll('"', '""')}"`;
}

// src/checks/migration/known-locks.ts
init_shim();
function knownLocks(statement, before) {
  const mode = knownMode(statement);
  if (!mode) return [];
  const { node } = statement;
  const named = [...relationsNamedBy(node), ..."DropStmt" in node ? droppedNames(node.DropStmt) : []];
  const tables = named.flatMap(({ schema, name }) => {
    const found = find(before, schema, name);
    return found?.table === void 0 ? found ? [found] : [] : before.relations.get(found.table) ?? [];
  });
  const unique = new Map(tables.map((relation) => [relation.oid, relation]));
  return [...unique.values()].map((relation) => ({ relation, mode }));
}
function knownMode({ node }) {
  if ("VacuumStmt" in node) {
    const full = (node.VacuumStmt.options ?? []).some(
      (option) => "DefElem" in option && option.DefElem.defname === "full"
    );
    return full ? "AccessExclusiveLock" : "ShareUpdateExclusiveLock";
  }
  if ("ClusterStmt" in node) return "AccessExclusiveLock";
  return "IndexStmt" in node || "DropStmt" in node || "ReindexStmt" in node || "AlterTableStmt" in node ? "ShareUpdateExclusiveLock" : void 0;
}
function find({ relations }, schema, name) {
  const wanted = schema === void 0 ? void 0 : `${schema}.${name}`;
  return [...relations.values()].find(
    (relation) => wanted === void 0 ? relation.name.endsWith(`.${name}`) : relation.name === wanted
  );
}

// src/checks/migration/open-transaction.ts
init_shim();
function openTransaction({ session, transactions }, witnesses) {
  let unmark = witnesses.mark();
  let openedAt;
  let explicit = false;
  let heldSince = /* @__PURE__ */ new Map();
  const close = async (sql) => {
    if (openedAt === void 0) return;
    await session.execute(sql);
    openedAt = void 0;
    explicit = false;
  };
  return {
    isOpen: () => openedAt !== void 0,
    isExplicit: () => explicit,
    begin: async (index, asked) => {
      explicit ||= asked;
      if (openedAt !== void 0) return;
      await session.execute("BEGIN");
      transactions.count += 1;
      unmark = witnesses.mark();
      openedAt = index;
      heldSince = /* @__PURE__ */ new Map();
    },
    end: close,
    finish: () => close("COMMIT"),
    undo: async (index) => {
      const from = openedAt ?? index;
      if (openedAt === void 0) return from;
      transactions.count -= 1;
      await close("ROLLBACK");
      unmark();
      return from;
    },
    note: ({ taken }, place) => {
      for (const { relation, mode } of taken) {
        const lock = `${relation.oid} ${mode}`;
        if (!heldSince.has(lock)) heldSince.set(lock, place);
      }
    },
    number: () => transactions.count,
    heldSince: () => new Map(heldSince)
  };
}

// src/checks/migration/rehearse.ts
function mayBeTheRows(sqlstate) {
  return sqlstate !== "25001" && sqlstate !== "42601" && !isEngineTrouble(sqlstate);
}
async function rehearseFile(rehearsal, path, statements, wrapping, witnesses) {
  const file = {
    rehearsal,
    path,
    statements,
    wrapping,
    witnesses,
    keys: keysOf(path, statements),
    transaction: openTransaction(rehearsal, witnesses),
    onRows: /* @__PURE__ */ new Map(),
    bare: /* @__PURE__ */ new Set()
  };
  const done = [];
  let index = 0;
  while (index < statements.length) {
    const statement = statements[index];
    if (!statement) break;
    const started = performance.now();
    if (started > rehearsal.until) return stopped(present(done), tooLong(), path, statement);
    try {
      done[index] = await runStatement(file, statement, index);
      index += 1;
    } catch (thrown) {
      if (thrown instanceof BreakwaterError) return stopped(present(done.slice(0, index)), thrown, path, statement);
      if (!(thrown instanceof SqlError)) throw thrown;
      const restart = await file.transaction.undo(index);
      if (await excused(file, statement, index, thrown)) {
        index = restart;
        continue;
      }
      const failed = refused(file, statement, index, thrown, performance.now() - started);
      return { statements: [...present(done.slice(0, index)), failed], failed };
    }
  }
  await file.transaction.finish();
  return { statements: present(done), failed: void 0 };
}
async function runStatement(file, statement, index) {
  const { transaction, wrapping, statements, path } = file;
  const { session } = file.rehearsal;
  const control = transactionControl(statement);
  if (control === "begin") {
    await transaction.begin(index, true);
    return void 0;
  }
  if (control === "end") {
    await transaction.end(statement.text);
    return void 0;
  }
  const own = wrapping.transaction === "statement" && !transaction.isOpen();
  const bare = own && (needsNoTransaction(statement) || file.bare.has(index));
  if (!bare) await transaction.begin(index, false);
  if (control === "savepoint") {
    await session.execute(statement.text);
    return void 0;
  }
  const refill = await makeRoom(file, statement, index, bare);
  const guided = !bare && couldUseIndex(statement);
  if (guided) await session.execute("SET LOCAL enable_seqscan = off");
  const absent = await absentColumns(session, statement);
  const before = await observe(session);
  const started = performance.now();
  await session.execute(statement.text);
  const ms = performance.now() - started;
  const measured = differenceOf(before, await observe(session));
  if (guided) await session.execute("SET LOCAL enable_seqscan = on");
  const difference = bare ? { ...measured, taken: knownLocks(statement, before), held: [] } : measured;
  transaction.note(difference, { path, line: statement.line, column: statement.column });
  const traced = { ...tracedOf(file, statement, index, difference, ms, bare), absentColumns: absent };
  await refill();
  const last = wrapping.transaction === "statement" ? !transaction.isExplicit() : index === statements.length - 1;
  if (last) await transaction.finish();
  return traced;
}
async function makeRoom({ onRows, witnesses, rehearsal }, statement, index, bare) {
  const known = onRows.get(index);
  if (!known) return async () => void 0;
  const inTransaction = async (work) => {
    if (!bare) return work();
    await rehearsal.session.execute("BEGIN");
    const value = await work();
    await rehearsal.session.execute("COMMIT");
    return value;
  };
  const refill = await inTransaction(() => witnesses.empty(known.emptied === "named" ? statement : void 0));
  return () => inTransaction(refill);
}
function couldUseIndex({ node }) {
  const simple = (where) => where !== void 0 && !JSON.stringify(where).includes('"SubLink"');
  if ("UpdateStmt" in node) return !node.UpdateStmt.fromClause && simple(node.UpdateStmt.whereClause);
  return "DeleteStmt" in node && !node.DeleteStmt.usingClause && simple(node.DeleteStmt.whereClause);
}
async function excused(file, statement, index, error) {
  const { witnesses, onRows, bare } = file;
  if (["2D000", "25001"].includes(error.sqlstate) && file.wrapping.transaction === "statement" && !bare.has(index)) {
    bare.add(index);
    return true;
  }
  if (!mayBeTheRows(error.sqlstate) || !witnesses.any()) return false;
  const known = onRows.get(index);
  if (known?.emptied === "all") return false;
  const rows = witnesses.shown(statement);
  onRows.set(index, {
    sqlstate: error.sqlstate,
    message: error.message,
    rows: rows ?? "",
    ...known,
    // First the tables that the statement names; what a trigger or a foreign key reaches comes second.
    emptied: known || rows === void 0 ? "all" : "named"
  });
  await dropInvalidIndexes(file, statement);
  return true;
}
async function dropInvalidIndexes({ rehearsal }, { node }) {
  if (!("IndexStmt" in node) || !node.IndexStmt.concurrent) return;
  const { rows } = await rehearsal.session.query(
    "SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid AND indexrelid >= 16384"
  );
  for (const { name } of rows) await rehearsal.session.execute(`DROP INDEX ${name}`);
}
function tracedOf({ rehearsal, path, keys, onRows, witnesses, transaction }, statement, index, difference, ms, bare) {
  return {
    place: { path, line: statement.line, column: statement.column },
    sql: statement,
    trace: traceOf(statement, path, difference, bare ? null : transaction.number(), ms, rehearsal.preexisting, bare),
    difference,
    key: keys[index] ?? statement.text,
    heldSince: transaction.heldSince(),
    failsOnRows: onRows.get(index),
    witness: witnesses.shown(statement),
    absentColumns: []
  };
}
function refused(file, statement, index, { sqlstate, message }, ms) {
  const outside = file.wrapping.transaction === "statement" && needsNoTransaction(statement);
  const traced = tracedOf(file, statement, index, void 0, ms, outside);
  const transaction = outside ? null : file.transaction.number() + 1;
  return {
    ...traced,
    failsOnRows: void 0,
    trace: { ...traced.trace, transaction, error: { sqlstate, message: shortened(message) } }
  };
}
function present(statements) {
  return statements.flatMap((statement) => statement ?? []);
}
async function runUnmeasured({ session }, path, statements) {
  const keys = keysOf(path, statements);
  const done = [];
  for (const [index, statement] of statements.entries()) {
    if (transactionControl(statement)) continue;
    const started = performance.now();
    const record = (error) => ({
      place: { path, line: statement.line, column: statement.column },
      sql: statement,
      trace: {
        ...traceOf(statement, path, void 0, null, performance.now() - started, /* @__PURE__ */ new Set(), false),
        ...error ? { error } : {}
      },
      difference: void 0,
      key: keys[index] ?? statement.text,
      heldSince: /* @__PURE__ */ new Map(),
      failsOnRows: void 0,
      witness: void 0,
      absentColumns: []
    });
    try {
      await session.execute(statement.text);
      done.push(record());
    } catch (thrown) {
      if (thrown instanceof BreakwaterError) return stopped(done, thrown, path, statement);
      if (!(thrown instanceof SqlError)) throw thrown;
      const failed = record({ sqlstate: thrown.sqlstate, message: thrown.message });
      return { statements: [...done, failed], failed };
    }
  }
  return { statements: done, failed: void 0 };
}
function traceOf(statement, path, difference, transaction, ms, preexisting, known) {
  const names = (relations = []) => relations.map(({ name }) => name);
  return {
    path,
    line: statement.line,
    statement: shortened(statement.text),
    transaction,
    locks: (difference?.taken ?? []).map(({ relation, mode }) => ({
      relation: relation.name,
      mode,
      preexisting: preexisting.has(relation.oid),
      source: known ? "known" : "measured"
    })),
    held: (difference?.held ?? []).filter(({ mode }) => blocksWrites(mode)).map(({ relation, mode }) => ({ relation: relation.name, mode })),
    rewrites: names(difference?.rewrites),
    scans: names(difference?.scans),
    rows: difference?.rows ?? {},
    ms: Math.round(ms * 10) / 10
  };
}
function shortened(text) {
  return text.length > 2e3 ? `${text.slice(0, 2e3)} ...` : text;
}
function keysOf(path, statements) {
  const counts = /* @__PURE__ */ new Map();
  return statements.map(({ text }) => {
    const key = `${path}
${text.replace(/\s+/g, " ")}`;
    const count2 = (counts.get(key) ?? 0) + 1;
    counts.set(key, count2);
    return count2 === 1 ? key : `${key}
${count2}`;
  });
}
function tooLong() {
  return new BreakwaterError({
    code: "database-limit",
    message: "The new migrations together took longer than Breakwater waits for.",
    hint: "Split the pull request, or look which statement of its migrations takes so long."
  });
}
function stopped(statements, { trouble }, path, { line, column }) {
  return { statements, failed: void 0, trouble: { ...trouble, location: { path, line, column } } };
}

// src/checks/migration/dry-run.ts
async function dryRun(input) {
  const first = await runAll(input, input.session, true);
  const failed = first.judged.statements.at(-1);
  const error = failed?.trace.error;
  if (!failed || !error || !first.populated || !mayBeTheRows(error.sqlstate) || !input.freshSession) return first;
  input.log.progress("running the migrations once more, on empty tables ...");
  const second = await runAll(input, await input.freshSession(), false);
  const again = second.judged.statements.find(({ key }) => key === failed.key);
  if (!again || again.trace.error) return first;
  const known = new Map(first.judged.statements.map((statement) => [statement.key, statement]));
  const statements = second.judged.statements.map((statement) => ({
    ...statement,
    witness: known.get(statement.key)?.witness,
    failsOnRows: statement === again ? { ...error, rows: failed.witness ?? "" } : known.get(statement.key)?.failsOnRows ?? void 0
  }));
  return { ...second, judged: { ...second.judged, statements } };
}
async function runAll({ plan, texts, engine, excerpts, log }, session, populate) {
  const measured = engine.traces === "locks";
  const preexisting = measured ? new Set((await observe(session)).relations.keys()) : /* @__PURE__ */ new Set();
  const rehearsal = { session, preexisting, transactions: { count: 0 }, until: performance.now() + runMs };
  const statements = [];
  const mixed = [];
  const rows = population(session, populate ? preexisting : /* @__PURE__ */ new Set(), await linkedColumns(plan, texts));
  const unproven = [];
  const remarks = measured ? [] : [pgMemRemark];
  for (const [index, file] of plan.added.entries()) {
    log.progress(`running ${file.name} (${index + 1} of ${plan.added.length}) ...`);
    const text = texts.get(file.path) ?? "";
    const outcome = await runFile(rehearsal, plan, file, text, texts, measured ? rows : void 0);
    statements.push(...outcome.statements);
    mixed.push(...outcome.mixed);
    remarks.push(...outcome.remarks);
    unproven.push(...outcome.unproven);
    if (outcome.stopped) {
      const rest = plan.added.slice(index + 1).map(({ name }) => name);
      if (rest.length > 0) remarks.push(`not run after ${file.name}, which stopped the run: ${enumerate(rest)}`);
      break;
    }
  }
  for (const { table, reason } of rows.unfilled()) {
    remarks.push(
      `${table} stayed empty (no row could be made for it: ${reason}): what only rows show was not tried there`
    );
  }
  return {
    judged: {
      ...judgedFiles(plan, excerpts),
      statements,
      preexisting,
      mixed,
      engine: engineText(session.facts),
      measured
    },
    unproven,
    remarks,
    populated: rows.used()
  };
}
async function linkedColumns({ added }, texts) {
  const parsed = await Promise.all(added.map(({ path }) => parseSql(texts.get(path) ?? "")));
  return new Set(
    parsed.flatMap((sql) => sql.parsed ? sql.statements : []).flatMap(({ node }) => foreignKeyColumnsIn(node))
  );
}
var runMs = 6e5;
function judgedFiles(plan, excerpts) {
  return { statements: [], preexisting: /* @__PURE__ */ new Set(), plan, mixed: [], engine: "no engine", measured: false, excerpts };
}
var pgMemRemark = 'pg-mem ran the statements and knows no locks, rewrites or scans: nothing is said of what they block. Use database.engine "pglite" for that.';
var nothing = { statements: [], mixed: [], unproven: [], remarks: [], stopped: false };
async function runFile(rehearsal, plan, file, text, texts, rows) {
  const sql = await parseSql(text);
  if (!sql.parsed) return unparsed(rehearsal, file, text, sql.failure, rows !== void 0);
  if (sql.statements.length === 0) {
    return { ...nothing, remarks: [`${file.name} holds no statement${text === "" ? " (the file is empty)" : ""}`] };
  }
  const settings = settingsPath(plan.runner, file.path);
  const wrapping = wrappingOf(plan.runner, sql.statements, settings && texts.get(settings), text);
  try {
    await rows?.fill(sql.statements);
    const result = rows ? await rehearseFile(rehearsal, file.path, sql.statements, wrapping, rows) : await runUnmeasured(rehearsal, file.path, sql.statements);
    const told = toldOfFailure(result, rehearsal.session, sql.statements);
    return {
      ...told,
      mixed: wrapping.mixed ? sql.statements.slice(0, 1).map((statement) => ({ path: file.path, statement })) : [],
      remarks: [
        ...[wrapping.remark, remarkOnBegin(sql.statements)].flatMap(
          (remark) => remark === void 0 ? [] : [`${file.name}: ${remark}`]
        ),
        ...told.remarks
      ]
    };
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError)) throw thrown;
    return { ...nothing, unproven: [unprovenBy(thrown.trouble, file.path)], stopped: true };
  }
}
function remarkOnBegin(statements) {
  const begin = unendedBegin(statements);
  return begin && `${begin.text.split(/\s/, 1)[0]?.toUpperCase()} at line ${begin.line} has no COMMIT: what follows it is lost unless the runner commits`;
}
function unprovenBy(trouble, path) {
  return { ...trouble, subject: trouble.location ? `${trouble.location.path}:${trouble.location.line}` : path };
}
function toldOfFailure(result, session, all) {
  const { failed, trouble } = result;
  if (trouble) {
    const unproven = [unprovenBy(trouble, trouble.location?.path ?? "")];
    return { ...nothing, statements: result.statements, unproven, stopped: true };
  }
  const error = failed?.trace.error;
  if (!failed || !error) return { ...nothing, statements: result.statements };
  const engine = session.facts.name;
  const around = surroundingsHint(new SqlError(error.sqlstate, error.message), engine) ?? (engine === "pg-mem" ? 'pg-mem knows only a part of Postgres, so its refusal proves nothing. Use database.engine "pglite".' : void 0);
  const after = all.length - 1 - all.indexOf(failed.sql);
  const remarks = after > 0 ? [`not run in ${failed.place.path}: ${count(after, "later statement")}`] : [];
  if (around === void 0) return { ...nothing, statements: result.statements, remarks, stopped: true };
  return {
    ...nothing,
    statements: result.statements.map(
      (statement) => statement === failed ? { ...statement, undecided: around } : statement
    ),
    unproven: [
      {
        code: error.sqlstate.startsWith("53") ? "database-limit" : "statement-not-proven",
        subject: `${failed.place.path}:${failed.place.line}`,
        message: `${engineText(session.facts)} refuses the statement: ${error.message} (SQLSTATE ${error.sqlstate}), at: ${startOfStatement(failed.sql.text)}`,
        hint: around,
        location: failed.place
      }
    ],
    remarks,
    stopped: true
  };
}
async function unparsed({ session }, file, text, failure, measured) {
  const location = { path: file.path, line: failure.line, column: failure.column };
  const unproven = (message, hint) => ({
    ...nothing,
    unproven: [{ code: "not-sql", subject: `${file.path}:${failure.line}`, message, hint, location }],
    stopped: true
  });
  if (failure.looksLike !== void 0 || !measured) {
    return unproven(
      `${file.path} is not SQL at line ${failure.line}: ${failure.message}.`,
      notSqlHint(failure.looksLike)
    );
  }
  try {
    await session.execute(text);
    return unproven(
      `${file.path} was run whole and not statement by statement: our grammar stops at line ${failure.line} (${failure.message}).`,
      "This Postgres accepts what the grammar of PostgreSQL 18 does not. Please report the statement."
    );
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    const line = text.split("\n")[failure.line - 1]?.trim() ?? "";
    return { ...nothing, statements: [refusedText(location, line, thrown)], stopped: true };
  }
}
function refusedText(place, text, error) {
  const { path, line, column } = place;
  return {
    place,
    sql: { text, line, column, kind: "unknown", node: { String: {} } },
    trace: {
      path,
      line,
      statement: text,
      transaction: null,
      locks: [],
      held: [],
      rewrites: [],
      scans: [],
      rows: {},
      ms: 0,
      error: { sqlstate: error.sqlstate, message: error.message }
    },
    difference: void 0,
    key: `${path}
${text}`,
    heldSince: /* @__PURE__ */ new Map(),
    failsOnRows: void 0,
    witness: void 0,
    absentColumns: []
  };
}
function startOfStatement(text) {
  const line = text.replace(/\s+/g, " ");
  return line.length > 120 ? `${line.slice(0, 120)} ...` : line;
}

// src/checks/migration/run.ts
async function run(context) {
  const plan = await migrationPlan(context);
  if (!plan) return { findings: [], unproven: [], remarks: [], summary: "no migration in base or head" };
  const excerpts = await excerptsOf(context, plan);
  const dry = plan.added.length > 0 ? await runAdded(context, excerpts) : void 0;
  return {
    findings: runRules(rules, dry?.judged ?? judgedFiles(plan, excerpts)),
    unproven: [...dry?.unproven ?? [], ...notReviewed(plan)],
    remarks: [...dry?.remarks ?? [], ...remarksOn(plan)],
    summary: dry?.summary ?? `no new migration; ${count(plan.history.length, "earlier one")} not run (${runnerTitles[plan.runner]})`,
    ...dry ? { engine: dry.facts, trace: dry.judged.statements.map(({ trace }) => trace) } : {}
  };
}
async function runAdded(context, excerpts) {
  const state = await baseState(context);
  const session = await state.session();
  try {
    const dry = await dryRun({ ...state, session, freshSession: state.session, excerpts, log: context.log });
    const ran = `${count(state.plan.added.length, "migration")}, ${count(dry.judged.statements.length, "statement")} run on ${dry.judged.engine}`;
    const { schema } = context.config.database;
    const earlier = state.plan.history.length;
    const basis = earlier === 0 && schema !== void 0 ? `on ${schema}` : `after ${count(earlier, "earlier one")}`;
    return { ...dry, facts: state.facts, summary: `${ran} ${basis}` };
  } finally {
    await session.close();
  }
}
async function excerptsOf({ changeSet }, plan) {
  const before = [...plan.edited.map(({ before: before2 }) => before2), ...plan.deleted].map(({ path }) => path);
  const base = await changeSet.base.tree.read(before);
  const head = await changeSet.head.tree.read(plan.edited.map(({ after }) => after.path));
  const excerpts = /* @__PURE__ */ new Map();
  for (const path of before) {
    const [was = "", is] = [base.get(path), head.get(path)];
    const sameStatements = is !== void 0 && await isSameSql(was, is);
    excerpts.set(path, { before: was, after: is, sameStatements });
  }
  return excerpts;
}
function notReviewed({ others }) {
  return others.filter(({ sample }) => !sample).map(({ folder, runner }) => ({
    code: "migrations-not-reviewed",
    subject: folder,
    message: `${folder} (${runnerTitles[runner]}) changed too and was not run: one folder a review.`,
    hint: "Say with database.migrations which folder is the one to review.",
    location: startOf(folder)
  }));
}
function remarksOn({ misnamed, unlisted, runner, renamed, others }) {
  return [
    ...others.filter(({ sample }) => sample).map(({ folder }) => `${folder} changed too, was taken for a test or an example by its path, and was not run`),
    ...unlisted.map((path) => `${path} is not in meta/_journal.json, so it is never run: left out`),
    ...misnamed.map((path) => `${path} is not named as ${runnerTitles[runner]} names migrations: left out`),
    ...renamed.map(({ before, after }) => `${before.path} was renamed to ${after.path}, text unchanged: not run again`)
  ];
}
export {
  excerptsOf,
  run
};
