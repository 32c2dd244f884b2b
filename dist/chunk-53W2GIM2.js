import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  codePlan
} from "./chunk-MRH3QIIT.js";
import {
  alterTable,
  droppedNames,
  isComment,
  lossesIn,
  quoted,
  rules,
  sqlName,
  sqlTable,
  tryWrites,
  unused_accept_comment_default,
  worksOf
} from "./chunk-KH62TVR3.js";
import {
  runConfiguredRules
} from "./chunk-KBGL5KNY.js";
import {
  startOf
} from "./chunk-RGNIC2Z2.js";
import {
  readCatalog
} from "./chunk-KA656BKL.js";
import {
  applyFile,
  baseState,
  isEngineTrouble,
  loadable,
  migrationPlan,
  notSqlHint,
  prepareSessions,
  resetSession,
  rowsOf,
  surroundingsHint,
  upTexts
} from "./chunk-SUIQTZFT.js";
import {
  compareCatalogs,
  foreignKeyColumnsIn,
  isSameSql,
  needsNoTransaction,
  oneByOne,
  parseSql,
  relationsNamedBy,
  runners,
  setsIsolation,
  tokensOf,
  transactionControl,
  unendedBegin,
  wrappingOf
} from "./chunk-5EWKMCGK.js";
import {
  runRules
} from "./chunk-5Z4CA7YC.js";
import {
  blocksWrites,
  lockModes
} from "./chunk-GYQDIOIP.js";
import "./chunk-TG5VVJV6.js";
import {
  fingerprintOf,
  subjectText
} from "./chunk-JW2A4OU2.js";
import {
  count,
  enumerate,
  unique
} from "./chunk-RDHTJQA7.js";
import "./chunk-ZYYW5ZW3.js";
import {
  SqlError,
  engineText,
  refusedOutside
} from "./chunk-UWS3ZHM4.js";
import {
  nearest
} from "./chunk-D6OL2AXM.js";
import "./chunk-GMQJBSLV.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/migration/run.ts
init_shim();

// src/checks/migration/accept/accepted.ts
init_shim();

// src/checks/migration/accept/accept-comments.ts
init_shim();

// src/checks/migration/accept/source-comments.ts
init_shim();
function commentsIn(path, text, statements) {
  if (!/breakwater\s*:/i.test(text)) return [];
  const tokens = tokensOf(text);
  const placeOf = placesIn(text);
  const nextOf = followers(tokens);
  let before;
  return tokens.flatMap((token, index) => {
    if (token.kind !== "comment") before = token;
    const said = token.kind === "comment" ? bare(token.text) : "";
    if (!/^breakwater\s*:/i.test(said)) return [];
    const place = placeOf(token.start);
    const besides = before !== void 0 && placeOf(before.end).line === place.line ? before : nextOf[index];
    const target = besides && statementAt(statements, placeOf(besides.start));
    return [{ text: said, place: { path, ...place }, target, first: !statementAt(statements, place) }];
  });
}
function statementAt(statements, place) {
  let [low, high] = [0, statements.length];
  while (low < high) {
    const middle = low + high >> 1;
    const candidate = statements[middle];
    if (candidate && inOrder(candidate, place) <= 0) low = middle + 1;
    else high = middle;
  }
  return statements[low - 1];
}
function inOrder(a, b) {
  return a.line - b.line || a.column - b.column;
}
function placesIn(text) {
  const starts = [0];
  for (let at2 = text.indexOf("\n"); at2 >= 0; at2 = text.indexOf("\n", at2 + 1)) starts.push(at2 + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = low + high >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return { line: low, column: offset - (starts[low - 1] ?? 0) + 1 };
  };
}
function followers(tokens) {
  const found = [];
  let next;
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    found[index] = next;
    const token = tokens[index];
    if (token && token.kind !== "comment") next = token;
  }
  return found;
}
function bare(comment) {
  return comment.replace(/^--+|^\/\*+|\*+\/$/g, "").replace(/\s+/g, " ").trim();
}

// src/checks/migration/accept/accept-comments.ts
function acceptComments(findings, input) {
  const files = [...byPath(input)].map(([path, parts]) => fileOf(path, parts, input));
  const all = files.flatMap(({ comments: comments2 }) => comments2);
  const comments = all.slice(0, mostComments);
  if (comments.length === 0) return { findings, troubles: [], remarks: [] };
  if (input.fromFork) return { findings, troubles: [], remarks: [forkRemark(comments)] };
  const read = comments.map((comment) => ({ comment, ...readComment(comment, input.rules) }));
  const grants = read.flatMap(({ grants: grants2 }) => grants2);
  const used = /* @__PURE__ */ new Set();
  const grantsFor = finderOf(grants, files);
  const judged2 = findings.map((finding) => {
    const fitting = grantsFor(finding);
    for (const grant of fitting) used.add(grant);
    const [first] = fitting;
    if (!first) return finding;
    const { path, line } = first.comment.place;
    return { ...finding, accepted: { by: `${path}:${line}`, reason: first.reason, place: first.comment.place } };
  });
  const wasReached = reached(input.run);
  const unused = grants.filter((grant) => !used.has(grant) && wasReached(grant));
  return {
    findings: judged2,
    troubles: [...read.flatMap(({ troubles }) => troubles), ...unused.map(unusedTrouble)],
    remarks: all.length > comments.length ? [`${count(all.length - comments.length, "accept comment")} beyond the first ${mostComments} not read`] : []
  };
}
var mostComments = 500;
var mostRules = 20;
var neverAccepted = new Set(
  [
    "migration-fails",
    "concurrently-in-transaction",
    "enum-value-used-in-same-transaction",
    "duplicate-version",
    "migration-edited",
    "migration-deleted",
    "out-of-order",
    "unused-accept-comment"
  ].map((name) => `migration/${name}`)
);
function byPath({ run: run2 }) {
  const files = /* @__PURE__ */ new Map();
  for (const file of run2.files) files.set(file.path, [...files.get(file.path) ?? [], file]);
  return files;
}
function fileOf(path, parts, { texts }) {
  const statements = parts.flatMap(({ sql }) => sql).sort(inOrder);
  const text = texts.get(path) ?? parts[0]?.text ?? "";
  return { path, statements, comments: commentsIn(path, text, statements) };
}
function readComment(comment, known) {
  const [, named3, everywhere, reason] = /^breakwater\s*: ?accept (.+?)( in this file)?(?: because:? (.+))?$/i.exec(comment.text) ?? [];
  const wrong = (problem) => ({ grants: [], troubles: [troubleOf(comment, problem)] });
  if (named3 === void 0) return wrong(`is not understood: write \`${form}\``);
  if (reason === void 0) return wrong(`accepts nothing without a reason: write \`${form}\``);
  if (everywhere !== void 0 && !comment.first)
    return wrong('says "in this file", and stands below a statement of it');
  const names = named3.split(/,| and /).filter((name) => name.trim() !== "");
  const rules2 = names.slice(0, mostRules).map((name) => idOf(name.trim()));
  const problems = rules2.map((rule) => ({ rule, problem: problemWith(rule, known) }));
  return {
    grants: problems.flatMap(
      ({ rule, problem }) => problem === void 0 ? [{ comment, rule, reason: clipped(reason, 400), wholeFile: everywhere !== void 0 }] : []
    ),
    troubles: problems.flatMap(
      ({ rule, problem }) => problem === void 0 ? [] : [troubleOf(comment, problem, rule)]
    )
  };
}
var form = "-- breakwater: accept RULE because REASON";
function idOf(name) {
  const plain = name.replace(/^`|`$/g, "");
  return plain.includes("/") ? plain : `migration/${plain}`;
}
function problemWith(rule, known) {
  if (neverAccepted.has(rule)) return `cannot accept ${short(rule)}: that has to be put right`;
  if (known.includes(rule)) return void 0;
  const meant = nearest(short(rule), known.map(short));
  return `names a rule that is not there, ${clipped(short(rule), 80)}${meant === void 0 ? "" : `; did you mean ${meant}?`}`;
}
function short(rule) {
  return rule.replace(/^migration\//, "");
}
function clipped(text, most) {
  return text.length > most ? `${text.slice(0, most)} ...` : text;
}
function finderOf(grants, files) {
  const byTarget = /* @__PURE__ */ new Map();
  for (const grant of grants) {
    const { rule, wholeFile, comment } = grant;
    if (!wholeFile && !comment.target) continue;
    const key = `${rule}
${comment.place.path}`;
    const known = byTarget.get(key) ?? /* @__PURE__ */ new Map();
    const target = wholeFile ? void 0 : comment.target;
    const beside = known.get(target);
    if (beside) beside.push(grant);
    else known.set(target, [grant]);
    byTarget.set(key, known);
  }
  const statements = new Map(files.map((file) => [file.path, file.statements]));
  return ({ ruleId, location }) => {
    const known = byTarget.get(`${ruleId}
${location.path}`);
    if (!known) return [];
    const statement = statementAt(statements.get(location.path) ?? [], location);
    return [...statement ? known.get(statement) ?? [] : [], ...known.get(void 0) ?? []];
  };
}
function reached(run2) {
  const ran = new Set(run2.statements.filter(({ trace }) => !trace.error).map(({ sql }) => sql));
  const wasRun = (statement) => ran.has(statement) || transactionControl(statement) !== void 0;
  const cut = new Set(run2.files.filter(({ sql }) => !sql.every(wasRun)).map(({ path }) => path));
  return ({ comment: { target, place }, wholeFile }) => target && !wholeFile ? wasRun(target) : !cut.has(place.path);
}
function unusedTrouble({ comment, rule, wholeFile }) {
  const where = wholeFile ? "in this file" : comment.target ? `at line ${comment.target.line}` : "after it";
  return troubleOf(comment, `accepts ${short(rule)}, which finds nothing ${where}`, rule);
}
function troubleOf({ place, text }, problem, rule) {
  return { place, rule, problem, text };
}
function forkRemark(comments) {
  const paths = [...new Set(comments.map(({ place }) => place.path))];
  const [are, them] = comments.length === 1 ? ["is", "it"] : ["are", "them"];
  return `${count(comments.length, "accept comment")} in ${enumerate(paths)} ${are} not honoured, since a fork's pull request brings ${them}: a maintainer may accept with \`accepted:\` on the base branch`;
}

// src/checks/migration/accept/accepted.ts
function withAcceptComments({ config, fromFork }, judged2, findings, texts) {
  const known = rules.map(({ meta }) => meta.id);
  const accepted = acceptComments(findings, { run: judged2, texts, rules: known, fromFork });
  const run2 = { ...judged2, commentTroubles: accepted.troubles };
  const unused = runConfiguredRules([unused_accept_comment_default], run2, config.database.rules);
  return {
    findings: [...accepted.findings, ...unused.findings],
    remarks: [...accepted.remarks, ...unused.remarks]
  };
}

// src/checks/migration/command/command-run.ts
init_shim();

// src/checks/migration/cost.ts
init_shim();
var populations = [5e3, 2e4];
var runsEach = 2;
async function measureCosts(run2, session, rows, until) {
  const costly = new Map(run2.statements.map((statement) => [statement.sql, tablesToMeasure(statement, run2)]));
  if ([...costly.values()].every(({ length }) => length === 0)) return run2.statements;
  const costs = /* @__PURE__ */ new Map();
  try {
    for (const file of run2.files) {
      await rows.fill(file.sql);
      for (const sql of file.sql) {
        if (transactionControl(sql)) continue;
        const tables = performance.now() < until ? costly.get(sql) ?? [] : [];
        if (tables.length > 0) costs.set(sql, await slopes(session, sql, tables));
        await sendAnyhow(session, sql, rows);
      }
    }
  } catch (thrown) {
    if (!(thrown instanceof SqlError) && !(thrown instanceof BreakwaterError)) throw thrown;
  }
  return run2.statements.map((statement) => ({ ...statement, costs: costs.get(statement.sql) ?? statement.costs }));
}
async function sendAnyhow(session, { text }, rows) {
  try {
    await session.execute(text);
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    await session.execute("BEGIN");
    await rows.empty(void 0);
    await session.execute("COMMIT");
    await session.execute(text);
  }
}
function tablesToMeasure(statement, run2) {
  return worksOf(statement, run2).flatMap(({ relation }) => {
    const table = statement.before.tables.get(relation.oid);
    return table?.kind === "r" && run2.sizes.has(table.name) ? [table] : [];
  });
}
async function slopes(session, sql, tables) {
  const found = /* @__PURE__ */ new Map();
  for (const table of tables) {
    const [few, many] = [
      await millisecondsOn(session, sql, table, populations[0]),
      await millisecondsOn(session, sql, table, populations[1])
    ];
    if (few === void 0 || many === void 0) continue;
    found.set(table.oid, Math.max(0.01, (many - few) * 1e3 / (populations[1] - populations[0])));
  }
  return found;
}
async function millisecondsOn(session, sql, table, size) {
  let best;
  for (let attempt3 = 0; attempt3 < runsEach; attempt3 += 1) {
    await session.execute("BEGIN");
    try {
      await session.execute("SET LOCAL session_replication_role = replica");
      await session.execute(
        `DELETE FROM ${sqlTable(table)} WHERE ctid <> (SELECT ctid FROM ${sqlTable(table)} LIMIT 1); ${multiplied(table, size)}`
      );
      await session.execute("SET LOCAL session_replication_role = origin");
      const started = performance.now();
      await session.execute(sql.text);
      const ms = performance.now() - started;
      best = Math.min(best ?? ms, ms);
    } catch (thrown) {
      if (!(thrown instanceof SqlError)) throw thrown;
      return void 0;
    } finally {
      await session.execute("ROLLBACK");
    }
  }
  return best;
}
function multiplied(table, size) {
  const keys = new Set(table.indexes.filter(({ unique: unique2 }) => unique2).flatMap(({ columns: columns3 }) => columns3));
  const written = table.columns.filter(({ generated }) => generated === null);
  const values = written.map((column) => keys.has(column.name) ? varied(column) : `one.${sqlName(column.name)}`);
  const columns2 = written.map(({ name }) => sqlName(name)).join(", ");
  return `INSERT INTO ${sqlTable(table)} (${columns2}) OVERRIDING SYSTEM VALUE SELECT ${values.join(", ")}
    FROM (SELECT * FROM ${sqlTable(table)} LIMIT 1) AS one, pg_catalog.generate_series(1, ${size}) AS copy(number)`;
}
function varied({ name, type }) {
  const value = `one.${sqlName(name)}`;
  if (/^(smallint|integer|bigint|numeric|real|double precision)/.test(type)) return `${value} - copy.number`;
  if (type === "uuid") return "pg_catalog.gen_random_uuid()";
  if (/^(date|timestamp)/.test(type)) return `(${value} - copy.number * interval '1 day')::${type}`;
  if (/^(text|character|citext)/.test(type)) return `(copy.number::text)::${type}`;
  return value;
}

// src/checks/migration/dry-run.ts
init_shim();

// src/checks/migration/production.ts
init_shim();
var nothingKnown = { postgresVersion: void 0, sizes: /* @__PURE__ */ new Map(), maxLockHoldSeconds: 1 };
async function productionFacts({
  config,
  changeSet
}) {
  const { postgresVersion, rowCounts, statistics, maxLockHoldSeconds } = config.database;
  const counted = statistics === void 0 ? void 0 : (await changeSet.base.tree.read([statistics])).get(statistics);
  if (statistics !== void 0 && counted === void 0) throw statisticsMissing(statistics);
  const fromFile = statistics === void 0 ? [] : readStatistics(counted ?? "", statistics);
  const fromConfig = Object.entries(rowCounts).map(
    ([table, rows]) => [qualified(table), { rows, source: "config" }]
  );
  return { postgresVersion, sizes: new Map([...fromFile, ...fromConfig]), maxLockHoldSeconds };
}
function readStatistics(text, path) {
  const lines = text.split(/\r?\n/).flatMap((line, index) => line.trim() === "" ? [] : [{ line, number: index + 1 }]);
  return lines.flatMap(({ line, number }, index) => {
    const fields = line.split(",").map(
      (field) => field.trim().replace(/^"(.*)"$/, "$1").replaceAll('""', '"')
    );
    const rows = fields.at(-1) ?? "";
    const names = fields.slice(0, -1);
    const count2 = /^-?\d+(\.\d+)?(e\+?\d+)?$/i.test(rows) ? Math.round(Number(rows)) : void 0;
    if (count2 === void 0 && index === 0) return [];
    if (count2 === void 0 || names.length < 1 || names.length > 2) throw notStatistics(path, number);
    return count2 < 0 ? [] : [[qualified(names.join(".")), { rows: count2, source: path }]];
  });
}
function qualified(table) {
  return table.includes(".") ? table : `public.${table}`;
}
function statisticsMissing(path) {
  return new BreakwaterError({
    code: "statistics-not-found",
    message: `The base branch has no file ${path}, which database.statistics names.`,
    hint: "Correct database.statistics. The file is read from the base branch, so it has to be merged before it is used."
  });
}
function notStatistics(path, line) {
  return new BreakwaterError({
    code: "statistics-not-read",
    message: `${path} is not a list of tables and rows at line ${line}.`,
    hint: "Each line must be `table,rows` or `schema,table,rows`, as SELECT schemaname, relname, n_live_tup FROM pg_stat_user_tables gives them.",
    location: { path, line, column: 1 }
  });
}

// src/checks/migration/rows/populate.ts
init_shim();

// src/checks/migration/rows/row-values.ts
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
    const own2 = document(shape, column) ?? literal(column, checksOn(shape, column), seed);
    const value = keyValue(shape, column, own2) ?? own2;
    return value === void 0 ? [] : [{ name: quoted(column.name), value }];
  });
  if (values.length === 0) return `INSERT INTO ${shape.name} DEFAULT VALUES`;
  return `INSERT INTO ${shape.name} (${values.map(({ name }) => name).join(", ")}) OVERRIDING SYSTEM VALUE VALUES (${values.map(({ value }) => value).join(", ")})`;
}
function keyValue({ keys, name }, column, own2) {
  const key = keys.find(({ columns: columns2 }) => columns2.includes(column.number));
  const parentColumn = key?.parentColumns[key.columns.indexOf(column.number)];
  if (!key || parentColumn === void 0 || key.parentName === name && column.required) return void 0;
  const parent = `(SELECT ${quoted(parentColumn)} FROM ${key.parentName} LIMIT 1)`;
  return column.required && own2 !== void 0 ? `coalesce(${parent}, ${own2})` : parent;
}
function document({ columns: columns2 }, column) {
  if (column.base !== "json" && column.base !== "jsonb") return void 0;
  const root = {};
  for (const reader of columns2) {
    if (!reader.expression?.includes(column.name)) continue;
    for (const [, name, path] of reader.expression.matchAll(/->>?\s*'([^']+)'|#>>?\s*'\{([^}]+)\}'/g)) {
      put(root, path?.split(",").map((step) => step.trim()) ?? [name ?? ""], memberValue(reader, name ?? path ?? ""));
    }
  }
  return cast(JSON.stringify(root), column.type);
}
function put(object2, [first = "", ...rest], value) {
  if (rest.length === 0) {
    object2[first] = value;
    return;
  }
  const inner = object2[first];
  const next = typeof inner === "object" ? inner : {};
  object2[first] = next;
  put(next, rest, value);
}
function memberValue({ base, category, labels }, name) {
  if (labels?.[0] !== void 0) return labels[0];
  if (category === "N") return 1;
  if (category === "B") return true;
  return category === "D" || base.startsWith("timestamp") || /date|time|deadline/i.test(name) ? "2026-01-15T12:00:00Z" : "a1";
}
function checksOn({ checks }, column) {
  const named3 = new RegExp(`(^|[^\\w"])"?${column.name.replace(/[^\w]/g, ".")}"?($|[^\\w"])`);
  return [...checks.filter((check) => named3.test(check)), ...column.checks ?? []];
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

// src/checks/migration/rows/populate.ts
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
    for (const { parent, columns: columns2 } of shape.keys) {
      const needed = shape.columns.some((column) => columns2.includes(column.number) && isNeeded(shape, column));
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
    isOurs: (oid) => filled.has(oid),
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
  const named3 = relationsNamedBy(node).map(
    ({ schema, name }) => schema === void 0 ? quoted(name) : `${quoted(schema)}.${quoted(name)}`
  );
  const words = kind === "DoStmt" ? (text.match(/[A-Za-z_][\w$]*/g) ?? []).map((word2) => quoted(word2.toLowerCase())) : [];
  return [.../* @__PURE__ */ new Set([...named3, ...words])];
}
async function shapeOf(session, oid, linked) {
  const { rows } = await session.query(shapeQuery, [oid]);
  const [row] = rows;
  const columns2 = (row?.columns ?? []).map((column) => ({
    ...column,
    isKey: column.isKey || linked.has(column.name) || /(^|_)id$|[a-z]Id$|ID$/.test(column.name)
  }));
  return row && { ...row, columns: columns2, keys: row.keys ?? [], checks: row.checks ?? [] };
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
async function rowsAsText(session, { name, columns: columns2 }) {
  const chosen = new Set(columns2.filter(({ hasDefault }) => !hasDefault).map((column) => column.name));
  const { rows } = await session.query(
    `SELECT row_to_json(t) AS row FROM ${name} AS t LIMIT 2`
  );
  return rows.map(({ row }) => JSON.stringify(Object.fromEntries(Object.entries(row).filter(([key]) => chosen.has(key))))).map((text) => text.length > 300 ? `${text.slice(0, 300)} ...` : text).join(" and ");
}
async function missingParent(session, { columns: columns2, keys }) {
  for (const key of keys) {
    const required = columns2.some((column) => key.columns.includes(column.number) && column.required);
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

// src/checks/migration/trace/facts.ts
init_shim();

// src/checks/migration/trace/facts-query.ts
init_shim();
var list = (row, from) => `(SELECT coalesce(pg_catalog.json_agg(${row}), '[]') FROM ${from})`;
var object = (members) => `pg_catalog.json_build_object(${Object.entries(members).map(([name, value]) => `'${name}', ${value}`).join(", ")})`;
var columnNames = (relation, numbers) => `(
  SELECT coalesce(pg_catalog.json_agg(col.attname ORDER BY key.place), '[]')
  FROM pg_catalog.unnest(${numbers}) WITH ORDINALITY key(attnum, place)
  LEFT JOIN pg_catalog.pg_attribute col ON col.attrelid = ${relation} AND col.attnum = key.attnum AND key.attnum > 0)`;
var nameOf = (schema, name) => `${schema} || '.' || ${name}`;
var volatileDefault = `EXISTS (
  SELECT FROM pg_catalog.pg_proc p
  WHERE d.oid IS NOT NULL AND p.provolatile = 'v'
  AND (EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass
               AND e.objid = d.oid AND e.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND e.refobjid = p.oid)
       OR (p.oid < 16384 AND d.adbin::text ~ (':funcid ' || p.oid || ' '))))`;
var columns = list(
  `${object({
    number: "a.attnum",
    name: "a.attname",
    type: "pg_catalog.format_type(a.atttypid, a.atttypmod)",
    notNull: `CASE WHEN NOT a.attnotnull THEN 'no'
      WHEN EXISTS (SELECT FROM pg_catalog.pg_constraint n WHERE n.conrelid = c.oid AND n.contype = 'n' AND NOT n.convalidated
                   AND a.attnum = ANY (n.conkey)) THEN 'not valid' ELSE 'valid' END`,
    notNullName: `(SELECT n.conname FROM pg_catalog.pg_constraint n WHERE n.conrelid = c.oid AND n.contype = 'n' AND a.attnum = ANY (n.conkey))`,
    value: "pg_catalog.pg_get_expr(d.adbin, d.adrelid)",
    volatileDefault: `CASE WHEN d.oid IS NULL OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) !~ '[(]' THEN false ELSE ${volatileDefault} END`,
    identity: `CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END`,
    generated: `CASE a.attgenerated WHEN 's' THEN 'stored' WHEN 'v' THEN 'virtual' END`,
    constrainedDomain: `t.typtype = 'd' AND (t.typnotnull OR EXISTS (SELECT FROM pg_catalog.pg_constraint n WHERE n.contypid = t.oid))`,
    collation: `CASE WHEN a.attcollation <> t.typcollation THEN (SELECT l.collname FROM pg_catalog.pg_collation l WHERE l.oid = a.attcollation) END`,
    local: "a.attislocal"
  })} ORDER BY a.attnum`,
  `pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
   LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
   WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped`
);
var constraints = list(
  `${object({
    oid: "k.oid::int8",
    name: "k.conname",
    kind: `CASE k.contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign key' WHEN 'c' THEN 'check' ELSE 'exclusion' END`,
    definition: "pg_catalog.pg_get_constraintdef(k.oid)",
    validated: "k.convalidated",
    enforced: `pg_catalog.pg_get_constraintdef(k.oid) !~ 'NOT ENFORCED$'`,
    columns: columnNames("k.conrelid", "k.conkey"),
    parent: "CASE WHEN k.confrelid <> 0 THEN k.confrelid::int8 END",
    parentColumns: columnNames("k.confrelid", "k.confkey"),
    onDelete: `CASE WHEN k.contype = 'f' THEN CASE k.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT' WHEN 'r' THEN 'RESTRICT' ELSE 'NO ACTION' END END`,
    index: `CASE WHEN k.conindid <> 0 THEN k.conindid::int8 END`,
    local: "k.conparentid = 0 AND k.conislocal"
  })} ORDER BY k.conname`,
  `pg_catalog.pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f', 'c', 'x')`
);
var indexes = list(
  `${object({
    oid: "i.indexrelid::int8",
    name: "ic.relname",
    definition: "pg_catalog.pg_get_indexdef(i.indexrelid)",
    unique: "i.indisunique",
    primary: "i.indisprimary",
    valid: "i.indisvalid",
    // An int2vector counts from 0; columns that are only INCLUDEd come last.
    columns: columnNames("i.indrelid", "(i.indkey::int2[])[0:i.indnkeyatts - 1]"),
    keys: `(SELECT coalesce(pg_catalog.json_agg(pg_catalog.concat_ws(' ', pg_catalog.pg_get_indexdef(i.indexrelid, key, false),
              (SELECT o.opcname FROM pg_catalog.pg_opclass o WHERE o.oid = (i.indclass::oid[])[key - 1]),
              (SELECT l.collname FROM pg_catalog.pg_collation l WHERE l.oid = (i.indcollation::oid[])[key - 1]),
              (i.indoption::int2[])[key - 1]) ORDER BY key), '[]')
            FROM pg_catalog.generate_series(1, i.indnkeyatts) key)`,
    parts: list(
      "pg_catalog.pg_get_indexdef(i.indexrelid, key, false) ORDER BY key",
      "pg_catalog.generate_series(1, i.indnkeyatts) key"
    ),
    predicate: "pg_catalog.pg_get_expr(i.indpred, i.indrelid)",
    method: "am.amname",
    parent: `(SELECT h.inhparent::int8 FROM pg_catalog.pg_inherits h WHERE h.inhrelid = i.indexrelid)`
  })} ORDER BY ic.relname`,
  `pg_catalog.pg_index i JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid JOIN pg_catalog.pg_am am ON am.oid = ic.relam
   WHERE i.indrelid = c.oid`
);
var triggers = list(
  `${object({
    oid: "g.oid::int8",
    name: "g.tgname",
    definition: `CASE WHEN g.tgisinternal THEN '' ELSE pg_catalog.pg_get_triggerdef(g.oid) END`,
    enabled: "g.tgenabled",
    internal: "g.tgisinternal",
    function: "g.tgfoid::int8"
  })} ORDER BY g.tgname`,
  `pg_catalog.pg_trigger g WHERE g.tgrelid = c.oid AND g.tgparentid = 0`
);
var policies = list(
  `${object({
    oid: "p.oid::int8",
    name: "p.polname",
    command: `CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END`,
    definition: `p.polpermissive::text || ' ' || p.polroles::text || coalesce(' USING ' || pg_catalog.pg_get_expr(p.polqual, p.polrelid), '')
      || coalesce(' WITH CHECK ' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid), '')`
  })} ORDER BY p.polname`,
  `pg_catalog.pg_policy p WHERE p.polrelid = c.oid`
);
var privileges = (acl) => `coalesce((SELECT pg_catalog.json_agg(g::text ORDER BY g::text) FROM pg_catalog.unnest(${acl}) g), '[]')`;
var privilegesOr = (acl, kind, owner) => privileges(`coalesce(${acl}, pg_catalog.acldefault('${kind}', ${owner}))`);
var rewriteRules = list(
  `${object({
    oid: "w.oid::int8",
    name: "w.rulename",
    definition: "pg_catalog.pg_get_ruledef(w.oid)"
  })} ORDER BY w.rulename`,
  `pg_catalog.pg_rewrite w WHERE w.ev_class = c.oid AND w.rulename <> '_RETURN'`
);
var tableFactsQuery = `
  SELECT pg_catalog.json_agg(${object({
  oid: "c.oid::int8",
  name: nameOf("n.nspname", "c.relname"),
  schema: "n.nspname",
  kind: "c.relkind",
  owner: "pg_catalog.pg_get_userbyid(c.relowner)",
  persistence: `CASE c.relpersistence WHEN 'u' THEN 'unlogged' WHEN 't' THEN 'temporary' ELSE 'permanent' END`,
  accessMethod: `(SELECT m.amname FROM pg_catalog.pg_am m WHERE m.oid = c.relam)`,
  tablespace: `(SELECT s.spcname FROM pg_catalog.pg_tablespace s WHERE s.oid = c.reltablespace)`,
  options: `coalesce(pg_catalog.array_to_json(c.reloptions), '[]')`,
  rowSecurity: "c.relrowsecurity",
  forcedRowSecurity: "c.relforcerowsecurity",
  replicaIdentity: `CASE c.relreplident WHEN 'n' THEN 'nothing' WHEN 'f' THEN 'full' WHEN 'i' THEN 'index' ELSE 'default' END`,
  partitionOf: `(SELECT h.inhparent::int8 FROM pg_catalog.pg_inherits h WHERE c.relispartition AND h.inhrelid = c.oid)`,
  bound: "pg_catalog.pg_get_expr(c.relpartbound, c.oid)",
  partitionConstraint: "CASE WHEN c.relispartition THEN pg_catalog.pg_get_partition_constraintdef(c.oid) END",
  partitionKey: `CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END`,
  definition: `CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END`,
  populated: "c.relispopulated",
  grants: privilegesOr("c.relacl", "r", "c.relowner"),
  columns,
  constraints,
  indexes,
  triggers,
  policies,
  rules: rewriteRules
})}) AS tables
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f') AND c.oid >= 16384 AND n.nspname !~ '^pg_(toast|temp)'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                  AND e.objid = c.oid AND e.deptype = 'e')
  AND ($1::json IS NULL OR c.oid IN (SELECT pg_catalog.json_array_elements_text($1::json)::pg_catalog.oid))`;
var own = (catalog, oid) => `${oid} >= 16384 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
    WHERE e.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND e.objid = ${oid} AND e.deptype = 'e')`;
var named = (kind, oid, name, detail, from, grants = "'[]'::pg_catalog.json") => `SELECT ${oid}::int8 AS oid, '${kind}' AS kind, ${name} ::text AS name, (${detail})::text AS detail, ${grants} AS grants FROM ${from}`;
var ownerOf = (column) => `pg_catalog.pg_get_userbyid(${column})`;
var worldFactsQuery = `
  SELECT ${object({
  enums: list(
    `${object({
      oid: "t.oid::int8",
      name: nameOf("n.nspname", "t.typname"),
      labels: list(
        `${object({ oid: "l.oid::int8", label: "l.enumlabel" })} ORDER BY l.enumsortorder`,
        "pg_catalog.pg_enum l WHERE l.enumtypid = t.oid"
      )
    })} ORDER BY n.nspname, t.typname`,
    `pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'e' AND ${own("pg_type", "t.oid")}`
  ),
  domains: list(
    `${object({
      oid: "t.oid::int8",
      name: nameOf("n.nspname", "t.typname"),
      definition: `pg_catalog.format_type(t.typbasetype, t.typtypmod) || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END || coalesce(' DEFAULT ' || t.typdefault, '')`,
      constraints: list(
        `${object({ name: "k.conname", definition: "pg_catalog.pg_get_constraintdef(k.oid)", validated: "k.convalidated" })} ORDER BY k.conname`,
        `pg_catalog.pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'`
      )
    })} ORDER BY n.nspname, t.typname`,
    `pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'd' AND ${own("pg_type", "t.oid")}
       AND n.nspname <> 'information_schema'`
  ),
  functions: list(
    `${object({
      oid: "p.oid::int8",
      name: nameOf("n.nspname", "p.proname"),
      signature: "pg_catalog.pg_get_function_identity_arguments(p.oid)",
      types: list(
        "pg_catalog.format_type(argument.type, NULL) ORDER BY argument.place",
        "pg_catalog.unnest(p.proargtypes::oid[]) WITH ORDINALITY argument(type, place)"
      ),
      defaults: "p.pronargdefaults",
      result: `coalesce(pg_catalog.pg_get_function_result(p.oid), '')`,
      kind: `CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' WHEN 'w' THEN 'window' ELSE 'function' END`,
      volatility: `CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END`,
      securityDefiner: "p.prosecdef",
      settings: `coalesce(pg_catalog.array_to_json(p.proconfig), '[]')`,
      body: `pg_catalog.md5(p.prolang::text || ' ' || coalesce(p.prosrc, '') || ' ' || coalesce(p.prosqlbody::text, ''))`,
      raises: `coalesce(p.prosrc ~* '\\mraise\\s+(?!(debug|log|info|notice|warning)\\M)\\S', false)`,
      owner: ownerOf("p.proowner"),
      grants: privilegesOr("p.proacl", "f", "p.proowner")
    })} ORDER BY n.nspname, p.proname, p.oid`,
    `pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname !~ '^pg_temp' AND ${own("pg_proc", "p.oid")}`
  ),
  named: `(SELECT coalesce(pg_catalog.json_agg(o ORDER BY o.kind, o.name), '[]') FROM (
      ${named("schema", "n.oid", "n.nspname", ownerOf("n.nspowner"), `pg_catalog.pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`, privilegesOr("n.nspacl", "n", "n.nspowner"))}
      UNION ALL ${named("extension", "x.oid", "x.extname", "x.extversion", `pg_catalog.pg_extension x WHERE x.oid >= 16384`)}
      UNION ALL ${named(
    "type",
    "t.oid",
    nameOf("n.nspname", "t.typname"),
    "t.typtype",
    `pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
        LEFT JOIN pg_catalog.pg_class r ON r.oid = t.typrelid
        WHERE (t.typtype = 'r' OR t.typtype = 'c' AND r.relkind = 'c') AND n.nspname !~ '^pg_temp' AND ${own("pg_type", "t.oid")}`
  )}
      UNION ALL ${named(
    "sequence",
    "s.oid",
    nameOf("n.nspname", "s.relname"),
    ownerOf("s.relowner"),
    `pg_catalog.pg_class s JOIN pg_catalog.pg_namespace n ON n.oid = s.relnamespace
        WHERE s.relkind = 'S' AND n.nspname !~ '^pg_temp' AND ${own("pg_class", "s.oid")}
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend w WHERE w.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND w.objid = s.oid AND w.deptype IN ('a', 'i'))`,
    privilegesOr("s.relacl", "s", "s.relowner")
  )}
      UNION ALL ${named(
    "default privileges",
    "a.oid",
    `pg_catalog.pg_get_userbyid(a.defaclrole) || coalesce(' in ' || n.nspname, '')`,
    "a.defaclobjtype",
    "pg_catalog.pg_default_acl a LEFT JOIN pg_catalog.pg_namespace n ON n.oid = a.defaclnamespace",
    privileges("a.defaclacl")
  )}
      UNION ALL ${named("publication", "b.oid", "b.pubname", `b.puballtables::text || coalesce((SELECT ' ' || pg_catalog.string_agg(r.prrelid::text, ' ' ORDER BY r.prrelid) FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = b.oid), '')`, "pg_catalog.pg_publication b")}
      UNION ALL ${named("subscription", "u.oid", "u.subname", "u.subenabled::text", "pg_catalog.pg_subscription u WHERE u.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())")}
    ) o)`
})} AS world`;

// src/checks/migration/trace/facts.ts
var noFacts = { tables: /* @__PURE__ */ new Map(), world: { enums: [], domains: [], functions: [], named: [] } };
async function readFacts(session) {
  return { tables: await readTables(session, void 0), world: await readWorld(session) };
}
async function refreshFacts(session, before, tables, world) {
  const read = tables.size > 0 ? await readTables(session, [...tables]) : /* @__PURE__ */ new Map();
  const kept = [...before.tables].filter(([oid]) => !tables.has(oid));
  return {
    tables: tables.size > 0 ? new Map([...kept, ...read]) : before.tables,
    world: world ? await readWorld(session) : before.world
  };
}
async function readTables(session, oids) {
  const { rows } = await session.query(tableFactsQuery, [
    oids === void 0 ? null : JSON.stringify(oids)
  ]);
  return new Map((rows[0]?.tables ?? []).map((row) => [row.oid, tableOf(row)]));
}
function tableOf(row) {
  return {
    ...row,
    tablespace: row.tablespace ?? "",
    accessMethod: row.accessMethod ?? "",
    partitionOf: row.partitionOf ?? void 0,
    bound: row.bound ?? void 0,
    partitionConstraint: row.partitionConstraint ?? void 0,
    partitionKey: row.partitionKey ?? void 0,
    definition: row.definition ?? void 0,
    constraints: row.constraints.map((constraint) => ({
      ...constraint,
      parent: constraint.parent ?? void 0,
      onDelete: constraint.onDelete ?? void 0,
      index: constraint.index ?? void 0
    })),
    indexes: row.indexes.map((index) => ({ ...index, parent: index.parent ?? void 0 }))
  };
}
async function readWorld(session) {
  const { rows } = await session.query(worldFactsQuery);
  return rows[0]?.world ?? noFacts.world;
}

// src/checks/migration/trace/observe.ts
init_shim();
var observationQuery = `
  SELECT
    pg_catalog.current_setting('lock_timeout') AS lock_timeout,
    pg_catalog.current_setting('statement_timeout') AS statement_timeout,
    pg_catalog.current_setting('track_counts') AS track_counts,
    (SELECT pg_catalog.json_agg(pg_catalog.json_build_array(l.relation, l.mode))
       FROM pg_catalog.pg_lock_status() l
      WHERE l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid() AND l.locktype OPERATOR(pg_catalog.=) 'relation'
        AND l.granted AND l.relation OPERATOR(pg_catalog.>=) 16384) AS locks,
    (SELECT pg_catalog.json_agg(pg_catalog.json_build_array(
              c.oid, n.nspname, c.relname, c.relkind, c.relfilenode, i.indrelid,
              CASE WHEN c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,f,i,I}'::pg_catalog."char"[])
                THEN (SELECT pg_catalog.min(h.inhparent::pg_catalog.int8) FROM pg_catalog.pg_inherits h
                       WHERE h.inhrelid OPERATOR(pg_catalog.=) c.oid)
              END,
              -- Index scans are counted on the index; what a sequence counts means nothing here.
              CASE WHEN c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,m}'::pg_catalog."char"[])
                THEN pg_catalog.json_build_array(
                  pg_catalog.pg_stat_get_xact_numscans(c.oid), pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid),
                  pg_catalog.pg_stat_get_xact_tuples_updated(c.oid), pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid))
              END))
       FROM pg_catalog.pg_class c
       JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
       LEFT JOIN pg_catalog.pg_index i ON i.indexrelid OPERATOR(pg_catalog.=) c.oid
      WHERE c.oid OPERATOR(pg_catalog.>=) 16384
        AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,m,v,f,i,I,S}'::pg_catalog."char"[])
        AND n.nspname OPERATOR(pg_catalog.!~) '^pg_(toast|temp)') AS relations`;
async function observe(session) {
  const { rows } = await session.query(observationQuery);
  const locks = (rows[0]?.locks ?? []).flatMap(([oid, mode]) => {
    const known = lockModes.find((candidate) => candidate === mode);
    return known ? [{ oid: Number(oid), mode: known }] : [];
  });
  const relations = /* @__PURE__ */ new Map();
  const counters = /* @__PURE__ */ new Map();
  for (const [id, schema, relation, kind, file, table, parent, counted] of rows[0]?.relations ?? []) {
    const oid = Number(id);
    const name = `${schema}.${relation}`;
    relations.set(oid, { oid, name, kind, file: Number(file), table: numberOr(table), parent: numberOr(parent) });
    const [scans = 0, inserted = 0, updated = 0, deleted = 0] = counted ?? [];
    if (counted) counters.set(oid, { scans, inserted, updated, deleted });
  }
  const settings = {
    lockTimeout: rows[0]?.lock_timeout ?? "0",
    statementTimeout: rows[0]?.statement_timeout ?? "0",
    counts: rows[0]?.track_counts === "on"
  };
  return { locks, relations, counters, settings };
}
function numberOr(value) {
  return value === null ? void 0 : Number(value);
}
function differenceOf(before, after) {
  const relationOf = (oid) => before.relations.get(oid) ?? after.relations.get(oid);
  const named3 = (locks) => locks.flatMap(({ oid, mode }) => {
    const relation = relationOf(oid);
    return relation ? [{ relation, mode }] : [];
  });
  const keys = new Set(before.locks.map(({ oid, mode }) => `${oid} ${mode}`));
  const isHeld = ({ oid, mode }) => keys.has(`${oid} ${mode}`);
  return {
    taken: named3(after.locks.filter((lock) => !isHeld(lock))).sort(strongestFirst),
    held: named3(after.locks.filter(isHeld)).sort(strongestFirst),
    rewrites: sortedByName(
      [...before.relations.values()].filter(({ oid, kind, file }) => {
        const now = after.relations.get(oid);
        return now !== void 0 && kind !== "S" && file !== now.file;
      })
    ),
    scans: sortedByName([...after.counters.keys()].filter((oid) => change(oid, "scans") > 0).flatMap(listed)),
    rows: rowsOf2(),
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
  function rowsOf2() {
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

// src/checks/migration/trace/record.ts
init_shim();
function recordOf(statement, path, key) {
  const place = { path, line: statement.line, column: statement.column };
  return {
    place,
    sql: statement,
    trace: {
      path,
      line: statement.line,
      statement: shownStatement(statement.text),
      transaction: null,
      locks: [],
      held: [],
      rewrites: [],
      scans: [],
      rows: {},
      ms: 0
    },
    difference: void 0,
    before: noFacts,
    after: noFacts,
    effects: [],
    settings: void 0,
    rowsBefore: /* @__PURE__ */ new Map(),
    costs: /* @__PURE__ */ new Map(),
    key,
    heldSince: /* @__PURE__ */ new Map(),
    failsOnRows: void 0,
    witness: void 0,
    absentColumns: []
  };
}
function tracedAs(trace, difference, preexisting, known) {
  const names = (relations) => relations.map(({ name }) => name);
  return {
    ...trace,
    locks: difference.taken.map(({ relation, mode }) => ({
      relation: relation.name,
      mode,
      preexisting: preexisting.has(relation.oid),
      source: known ? "known" : "measured"
    })),
    held: difference.held.filter(({ mode }) => blocksWrites(mode)).map(({ relation, mode }) => ({ relation: relation.name, mode })),
    rewrites: names(difference.rewrites),
    scans: names(difference.scans),
    rows: difference.rows
  };
}
function roundedMs(ms) {
  return Math.round(ms * 10) / 10;
}
function shownStatement(text) {
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

// src/checks/migration/trace/rehearse.ts
init_shim();

// src/checks/migration/trace/absent-columns.ts
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
      [schemaname, relname].filter((part) => part !== void 0).map(quoted).join(".")
    ]
  );
  return rows.map(({ name }) => name);
}

// src/checks/migration/trace/known-locks.ts
init_shim();
function knownLocks(statement, before, rewrites = []) {
  const { node } = statement;
  if ("ReindexStmt" in node && !isConcurrent(node.ReindexStmt)) return reindexed(before, rewrites);
  const mode = knownMode(statement);
  if (!mode) return [];
  const named3 = [...relationsNamedBy(node), ..."DropStmt" in node ? droppedNames(node.DropStmt) : []];
  const tables = named3.flatMap(({ schema, name }) => {
    const found = find(before, schema, name);
    return found?.table === void 0 ? found ? [found] : [] : before.relations.get(found.table) ?? [];
  });
  const unique2 = new Map(tables.map((relation) => [relation.oid, relation]));
  return [...unique2.values()].map((relation) => ({ relation, mode }));
}
function reindexed({ relations }, rewrites) {
  const tables = rewrites.flatMap(({ table }) => table === void 0 ? [] : relations.get(table) ?? []);
  return unique(tables).map((relation) => ({ relation, mode: "ShareLock" }));
}
function isConcurrent({ params = [] }) {
  return params.some((param) => "DefElem" in param && param.DefElem.defname === "concurrently");
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

// src/checks/migration/trace/open-transaction.ts
init_shim();
function openTransaction({ session, transactions, watch }, witnesses) {
  let unmark = witnesses.mark();
  let openedAt;
  let explicit = false;
  let heldSince = /* @__PURE__ */ new Map();
  const close = async (sql) => {
    if (openedAt === void 0) return;
    await session.execute(sql);
    if (sql !== "COMMIT") watch.forget();
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

// src/checks/migration/trace/rows-at-risk.ts
init_shim();
var countedAtMost = 1e5;
async function rowsAtRisk(session, statement, facts, witnesses) {
  const counts = /* @__PURE__ */ new Map();
  for (const { table, columns: columns2 } of targets(statement, [...facts.tables.values()])) {
    if (witnesses.isOurs(table.oid) || !"rpm".includes(table.kind)) continue;
    const values = columns2.map((column) => `, pg_catalog.count(${quoted(column)})`).join("");
    const limited = `(SELECT * FROM ${quotedPath(table)} LIMIT ${countedAtMost}) AS counted`;
    const { rows } = await session.query(
      `SELECT pg_catalog.json_build_array(pg_catalog.count(*)${values}) AS counts FROM ${limited}`
    );
    const [all = 0, ...each] = rows[0]?.counts ?? [];
    if (all > 0) counts.set(table.name, all);
    for (const [index, column] of columns2.entries()) {
      if ((each[index] ?? 0) > 0) counts.set(`${table.name}.${column}`, each[index] ?? 0);
    }
  }
  return counts;
}
function targets(statement, tables) {
  const { node } = statement;
  const find2 = (schema, name, columns3) => tables.filter((table) => schema === void 0 ? table.name.endsWith(`.${name}`) : table.name === `${schema}.${name}`).slice(0, 1).map((table) => ({
    table,
    columns: columns3.filter((column) => table.columns.some((known) => known.name === column))
  }));
  if ("DropStmt" in node && node.DropStmt.removeType === "OBJECT_TABLE") {
    return droppedNames(node.DropStmt).flatMap(({ schema, name }) => find2(schema, name, []));
  }
  if ("TruncateStmt" in node) {
    return (node.TruncateStmt.relations ?? []).flatMap(
      (relation) => "RangeVar" in relation ? find2(relation.RangeVar.schemaname, relation.RangeVar.relname ?? "", []) : []
    );
  }
  const alter = alterTable(statement);
  const columns2 = (alter?.commands ?? []).flatMap(
    ({ subtype, name }) => name !== void 0 && (subtype === "AT_DropColumn" || subtype === "AT_AlterColumnType") ? [name] : []
  );
  return alter && columns2.length > 0 ? find2(alter.relation.schemaname, alter.relation.relname ?? "", columns2) : [];
}
function quotedPath({ schema, name }) {
  return `${quoted(schema)}.${quoted(name.slice(schema.length + 1))}`;
}

// src/checks/migration/trace/rehearse.ts
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
      const failed = await refused(file, statement, index, thrown, performance.now() - started);
      return { statements: [...present(done.slice(0, index)), failed], failed };
    }
  }
  await file.transaction.finish();
  return { statements: present(done), failed: void 0 };
}
async function runStatement(file, statement, index) {
  const { transaction, wrapping, statements, path, witnesses } = file;
  const { session, watch } = file.rehearsal;
  const control = transactionControl(statement);
  if (control === "begin") {
    await transaction.begin(index, true);
    return void 0;
  }
  if (control === "end") {
    await transaction.end(statement.text);
    return void 0;
  }
  const own2 = wrapping.transaction === "statement" && !transaction.isOpen();
  const bare2 = own2 && (needsNoTransaction(statement) || file.bare.has(index));
  if (!bare2) await transaction.begin(index, false);
  if (setsIsolation(statement)) return void 0;
  if (control === "savepoint") {
    await session.execute(statement.text);
    return void 0;
  }
  const refill = await makeRoom(file, statement, index, bare2);
  const guided = !bare2 && couldUseIndex(statement);
  if (guided) await session.execute("SET LOCAL enable_seqscan = off");
  const absent = await absentColumns(session, statement);
  const rowsBefore = await rowsAtRisk(session, statement, await watch.facts(), witnesses);
  const before = await watch.before();
  const started = performance.now();
  await session.execute(statement.text);
  const ms = performance.now() - started;
  const seen = await watch.after(before, statement);
  if (guided) await session.execute("SET LOCAL enable_seqscan = on");
  const difference = bare2 ? { ...seen.difference, taken: knownLocks(statement, before.observation, seen.difference.rewrites), held: [] } : seen.difference;
  transaction.note(difference, { path, line: statement.line, column: statement.column });
  const record = recorded(file, statement, index);
  const trace = tracedAs(record.trace, difference, file.rehearsal.preexisting, bare2);
  const traced = {
    ...record,
    ...seen,
    difference,
    rowsBefore,
    absentColumns: absent,
    trace: { ...trace, transaction: bare2 ? null : transaction.number(), ms: roundedMs(ms) }
  };
  await refill();
  const last = wrapping.transaction === "statement" ? !transaction.isExplicit() : index === statements.length - 1;
  if (last) await transaction.finish();
  return traced;
}
async function makeRoom({ onRows, witnesses, rehearsal }, statement, index, bare2) {
  const known = onRows.get(index);
  if (!known) return async () => void 0;
  const inTransaction = async (work) => {
    if (!bare2) return work();
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
  const { witnesses, onRows, bare: bare2 } = file;
  if (["2D000", "25001"].includes(error.sqlstate) && file.wrapping.transaction === "statement" && !bare2.has(index)) {
    bare2.add(index);
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
function recorded({ path, keys, onRows, witnesses, transaction }, statement, index) {
  return {
    ...recordOf(statement, path, keys[index] ?? statement.text),
    heldSince: transaction.heldSince(),
    failsOnRows: onRows.get(index),
    witness: witnesses.shown(statement)
  };
}
async function refused(file, statement, index, { sqlstate, message, detail }, ms) {
  const outside = file.wrapping.transaction === "statement" && needsNoTransaction(statement);
  const record = recorded(file, statement, index);
  const facts = await file.rehearsal.watch.facts();
  return {
    ...record,
    before: facts,
    after: facts,
    failsOnRows: void 0,
    trace: {
      ...record.trace,
      transaction: outside ? null : file.transaction.number() + 1,
      ms: roundedMs(ms),
      error: {
        sqlstate,
        message: shownStatement(message),
        ...detail === void 0 ? {} : { detail: shownStatement(detail) }
      }
    }
  };
}
function present(statements) {
  return statements.flatMap((statement) => statement ?? []);
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

// src/checks/migration/trace/run-unmeasured.ts
init_shim();
async function runUnmeasured(session, path, statements) {
  const keys = keysOf(path, statements);
  const done = [];
  for (const [index, statement] of statements.entries()) {
    if (transactionControl(statement)) continue;
    const started = performance.now();
    const record = recordOf(statement, path, keys[index] ?? statement.text);
    const timed = () => ({ ...record.trace, ms: roundedMs(performance.now() - started) });
    try {
      await session.execute(statement.text);
      done.push({ ...record, trace: timed() });
    } catch (thrown) {
      if (thrown instanceof BreakwaterError) return stopped(done, thrown, path, statement);
      if (!(thrown instanceof SqlError)) throw thrown;
      const { sqlstate, message } = thrown;
      const failed = { ...record, trace: { ...timed(), error: { sqlstate, message } } };
      return { statements: [...done, failed], failed };
    }
  }
  return { statements: done, failed: void 0 };
}

// src/checks/migration/trace/tampering.ts
init_shim();
var firstUserOid = 16384;
function mayReplaceFunctions(text) {
  return /\b(function|procedure|routine|do|call|execute|pg_proc)\b/i.test(text);
}
async function systemFunctions(session) {
  const { rows } = await session.query(
    "SELECT p.oid, p.prolang, p.prosrc FROM pg_catalog.pg_proc p"
  );
  return new Map(
    rows.filter(({ oid }) => oid < firstUserOid).map(({ oid, prolang, prosrc }) => [oid, `${prolang} ${prosrc}`])
  );
}
function replacedFunctions(before, after, subject) {
  const replaced = [...before].some(([oid, source]) => after.get(oid) !== source);
  if (!replaced) return [];
  return [
    {
      code: "system-functions-replaced",
      subject,
      message: "The new migrations replace functions of Postgres itself (in pg_catalog), through which locks and scans are read.",
      hint: "Keep functions of your own in a schema of your own; nothing that was measured after the replacement proves anything."
    }
  ];
}
function uncounted(path, { kind, text, line, column }) {
  if (kind === "VariableSetStmt" || !/track_counts|pg_stat_(reset|force)/i.test(text)) return [];
  return [
    {
      code: "counters-switched-off",
      subject: `${path}:${line}`,
      message: "The statement, or the function that it defines, sets track_counts or resets the counters: what is read and changed from there on may not have been counted.",
      hint: "Leave track_counts and pg_stat_reset() out of migrations.",
      location: { path, line, column }
    }
  ];
}

// src/checks/migration/trace/watch.ts
init_shim();

// src/checks/migration/trace/effects.ts
init_shim();
function effectsBetween(before, after) {
  return [...tableEffects(before, after), ...before.world === after.world ? [] : worldEffects(before, after)];
}
function tableEffects(before, after) {
  const was = [...before.tables.values()];
  const created = [...after.tables.values()].filter(({ oid }) => !before.tables.has(oid));
  const effects = was.flatMap((table) => {
    const now = after.tables.get(table.oid);
    if (!now) return [{ what: "table dropped", table }];
    return now === table ? [] : keptTableEffects({ before: table, after: now });
  });
  return [...withRecreated(effects), ...created.map((table) => ({ what: "table created", table }))];
}
function keptTableEffects(table) {
  const { before, after } = table;
  return [
    ...before.name === after.name ? [] : [{ what: "table renamed", ...table }],
    ...aspects.flatMap(
      ([aspect, read]) => read(before) === read(after) ? [] : [{ what: "table altered", aspect, ...table }]
    ),
    ...columnEffects(table),
    ...constraintEffects(table),
    ...indexEffects(table),
    ...triggerEffects(table),
    ...policyEffects(table),
    ...ruleEffects(table)
  ];
}
function withRecreated(effects) {
  const retyped = effects.some(({ what }) => what === "column type changed");
  const keyOf2 = (effect) => {
    if (retyped) return againKey(effect);
    return "index" in effect ? `${againKey(effect)} ${effect.index.definition}` : effect;
  };
  const dropped = new Map(effects.flatMap((effect) => isGone(effect) ? [[keyOf2(effect), effect]] : []));
  const added = new Set(effects.flatMap((effect) => isCome(effect) ? [keyOf2(effect)] : []));
  return effects.flatMap((effect) => {
    if (isGone(effect)) return added.has(keyOf2(effect)) ? [] : [effect];
    const gone = isCome(effect) ? dropped.get(keyOf2(effect)) : void 0;
    if (effect.what === "constraint added" && gone?.what === "constraint dropped") {
      const constraint = { before: gone.constraint, after: effect.constraint };
      return [{ what: "constraint recreated", table: effect.table, constraint }];
    }
    if (effect.what === "index added" && gone?.what === "index dropped") {
      return [{ what: "index recreated", table: effect.table, index: { before: gone.index, after: effect.index } }];
    }
    return [effect];
  });
}
function isGone(effect) {
  return effect.what === "constraint dropped" || effect.what === "index dropped";
}
function isCome(effect) {
  return effect.what === "constraint added" || effect.what === "index added";
}
function againKey(effect) {
  const thing = "index" in effect ? `index ${effect.index.name}` : `${effect.constraint.kind} ${effect.constraint.name}`;
  return `${effect.table.before.oid} ${thing}`;
}
var aspects = [
  ["access method", ({ accessMethod }) => accessMethod],
  ["grants", ({ grants }) => JSON.stringify([...grants].sort())],
  ["options", ({ options }) => JSON.stringify(options)],
  ["owner", ({ owner }) => owner],
  ["partition", ({ partitionOf, bound }) => `${partitionOf} ${bound}`],
  ["persistence", ({ persistence }) => persistence],
  ["replica identity", ({ replicaIdentity }) => replicaIdentity],
  ["row security", ({ rowSecurity, forcedRowSecurity }) => `${rowSecurity} ${forcedRowSecurity}`],
  ["tablespace", ({ tablespace }) => tablespace],
  ["view", ({ kind, definition }) => kind === "v" || kind === "m" ? definition ?? "" : ""]
];
function columnEffects(table) {
  if ("vm".includes(table.after.kind)) return [];
  const { added, dropped, kept } = matched(table.before.columns, table.after.columns, ({ number }) => number);
  return [
    ...dropped.filter(({ local }) => local).map((column) => ({ what: "column dropped", table, column })),
    ...added.filter(({ local }) => local).map((column) => ({ what: "column added", table, column })),
    ...kept.filter(({ after }) => after.local).flatMap((column) => columnKinds(column).map((what) => ({ what, table, column })))
  ];
}
function columnKinds({ before, after }) {
  const typeOf = ({ type, collation }) => `${type} ${collation}`;
  const filledBy = ({ value, identity: identity2, generated }) => JSON.stringify([value, identity2, generated]);
  return [
    ...before.name === after.name ? [] : ["column renamed"],
    ...typeOf(before) === typeOf(after) ? [] : ["column type changed"],
    ...before.notNull === after.notNull ? [] : [after.notNull === "no" ? "not null dropped" : "not null set"],
    ...filledBy(before) === filledBy(after) ? [] : ["column value changed"]
  ];
}
function constraintEffects(table) {
  const { added, dropped, kept } = matched(table.before.constraints, table.after.constraints, byOid);
  const gone = droppedColumns(table);
  const sides = ({ validated, enforced, onDelete }) => `${validated} ${enforced} ${onDelete}`;
  return [
    ...dropped.filter(({ local, columns: columns2 }) => local && !columns2.some((column) => gone.has(column))).map((constraint) => ({ what: "constraint dropped", table, constraint })),
    ...added.filter(({ local }) => local).map((constraint) => ({ what: "constraint added", table, constraint })),
    ...kept.filter(({ after }) => after.local).flatMap((constraint) => [
      ...constraint.before.name === constraint.after.name ? [] : [{ what: "constraint renamed", table, constraint }],
      ...sides(constraint.before) === sides(constraint.after) ? [] : [{ what: "constraint altered", table, constraint }]
    ])
  ];
}
function indexEffects(table) {
  const { before, after } = table;
  const owned = new Set(
    [...before.constraints, ...after.constraints].flatMap(
      ({ kind, index }) => index === void 0 || kind === "foreign key" ? [] : [index]
    )
  );
  const own2 = (indexes2) => indexes2.filter(({ oid }) => !owned.has(oid));
  const { added, dropped, kept } = matched(own2(before.indexes), own2(after.indexes), byOid);
  const gone = droppedColumns(table);
  const local = ({ parent }) => parent === void 0;
  return [
    ...dropped.filter((index) => local(index) && !index.columns.some((column) => column !== null && gone.has(column))).map((index) => ({ what: "index dropped", table, index })),
    ...added.filter(local).map((index) => ({ what: "index added", table, index })),
    ...kept.filter((index) => JSON.stringify(index.before) !== JSON.stringify(index.after)).map((index) => ({ what: "index altered", table, index }))
  ];
}
function triggerEffects(table) {
  const { added, dropped, kept } = matched(table.before.triggers, table.after.triggers, byOid);
  const visible = ({ internal }) => !internal;
  return [
    ...dropped.filter(visible).map((trigger) => ({ what: "trigger dropped", table, trigger })),
    ...added.filter(visible).map((trigger) => ({ what: "trigger added", table, trigger })),
    ...kept.filter(({ before, after }) => before.enabled !== after.enabled || before.definition !== after.definition).map((trigger) => ({ what: "trigger altered", table, trigger }))
  ];
}
function policyEffects(table) {
  const { added, dropped, kept } = matched(table.before.policies, table.after.policies, byOid);
  return [
    ...dropped.map((policy) => ({ what: "policy dropped", table, policy })),
    ...added.map((policy) => ({ what: "policy added", table, policy })),
    ...kept.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after)).map((policy) => ({ what: "policy altered", table, policy }))
  ];
}
function ruleEffects(table) {
  const { added, dropped } = matched(table.before.rules, table.after.rules, byOid);
  return [
    ...dropped.map((rule) => ({ what: "rule dropped", table, rule })),
    ...added.map((rule) => ({ what: "rule added", table, rule }))
  ];
}
function worldEffects(before, after) {
  const enums = matched(before.world.enums, after.world.enums, byOid);
  const domains = matched(before.world.domains, after.world.domains, byOid);
  const functions = matched(before.world.functions, after.world.functions, byOid);
  const objects = matched(before.world.named, after.world.named, ({ oid, kind }) => `${kind} ${oid}`);
  return [
    ...enums.dropped.map((type) => ({ what: "enum dropped", type })),
    ...enums.added.map((type) => ({ what: "enum created", type })),
    ...enums.kept.flatMap(enumEffects),
    ...domains.dropped.map((domain) => ({ what: "domain dropped", domain })),
    ...domains.added.map((domain) => ({ what: "domain created", domain })),
    ...domains.kept.filter(isDifferent).map((domain) => ({ what: "domain altered", domain })),
    ...functions.dropped.map((dropped) => ({ what: "function dropped", function: dropped })),
    ...functions.added.map((added) => ({ what: "function created", function: added })),
    ...functions.kept.filter(isDifferent).map((kept) => ({ what: "function altered", function: kept })),
    ...objects.dropped.map((object2) => ({ what: "object dropped", object: object2 })),
    ...objects.added.map((object2) => ({ what: "object created", object: object2 })),
    ...objects.kept.flatMap((object2) => [
      ...object2.before.name === object2.after.name ? [] : [{ what: "object renamed", object: object2 }],
      ...sidesOf(object2.before) === sidesOf(object2.after) ? [] : [{ what: "object altered", object: object2 }]
    ])
  ];
}
function sidesOf({ detail, grants }) {
  return JSON.stringify([detail, grants]);
}
function enumEffects(type) {
  const { added, kept } = matched(type.before.labels, type.after.labels, byOid);
  return [
    ...type.before.name === type.after.name ? [] : [{ what: "enum renamed", type }],
    ...added.map(({ label }) => ({ what: "enum value added", type: type.after, value: label })),
    ...kept.filter(({ before, after }) => before.label !== after.label).map(
      ({ before, after }) => ({
        what: "enum value renamed",
        type: type.after,
        before: before.label,
        after: after.label
      })
    )
  ];
}
function droppedColumns({ before, after }) {
  const left = new Set(after.columns.map(({ number }) => number));
  return new Set(before.columns.filter(({ number }) => !left.has(number)).map(({ name }) => name));
}
function isDifferent({ before, after }) {
  return JSON.stringify(before) !== JSON.stringify(after);
}
function byOid({ oid }) {
  return oid;
}
function matched(before, after, keyOf2) {
  const then = new Map(before.map((thing) => [keyOf2(thing), thing]));
  const now = new Set(after.map(keyOf2));
  return {
    added: after.filter((thing) => !then.has(keyOf2(thing))),
    dropped: before.filter((thing) => !now.has(keyOf2(thing))),
    kept: after.flatMap((thing) => {
      const was = then.get(keyOf2(thing));
      return was === void 0 ? [] : [{ before: was, after: thing }];
    })
  };
}

// src/checks/migration/trace/watch.ts
function watchSession(watched, { alone = false } = {}) {
  const session = asking(watched);
  let known;
  let last;
  const sent = () => {
    last = void 0;
  };
  const facts = async () => {
    known ??= await readFacts(session);
    return known;
  };
  return {
    session: noticed(watched, sent),
    facts,
    before: async () => {
      const observation = (alone ? last : void 0) ?? await observe(session);
      if (!observation.settings.counts) await session.execute("SET track_counts = on");
      return { facts: await facts(), observation };
    },
    after: async (before, statement) => {
      const observation = await observe(session);
      const difference = differenceOf(before.observation, observation);
      const changed = await changedFacts(session, before, observation, difference, statement);
      known = changed;
      last = observation;
      return {
        difference,
        before: before.facts,
        after: changed,
        effects: effectsBetween(before.facts, changed),
        settings: before.observation.settings
      };
    },
    forget: () => {
      known = void 0;
      last = void 0;
    }
  };
}
function noticed(session, sent) {
  return {
    ...session,
    query: (sql, parameters) => {
      sent();
      return session.query(sql, parameters);
    },
    execute: (sql) => {
      sent();
      return session.execute(sql);
    }
  };
}
function asking(session) {
  return {
    ...session,
    query: async (sql, parameters) => {
      try {
        return await session.query(sql, parameters);
      } catch (thrown) {
        if (thrown instanceof SqlError) throw answersNoMore(thrown);
        throw thrown;
      }
    }
  };
}
function answersNoMore({ sqlstate, message }) {
  return new BreakwaterError({
    code: "database-answers-no-more",
    message: `The database could not be asked what the statement does: ${message} (SQLSTATE ${sqlstate})`,
    hint: "Look whether it, or one before it, changes the system catalogs or what may be read. What was found before stands."
  });
}
async function changedFacts(session, { facts, observation: then }, now, difference, statement) {
  const created = [...now.relations.values()].filter(({ oid }) => !then.relations.has(oid));
  const quiet = onlyRows.has(statement.kind) && created.length === 0 && difference.dropped.length === 0;
  const locked = difference.taken.filter(({ mode }) => changesCatalog(mode));
  if (quiet && locked.length === 0) return facts;
  const touched = [
    ...locked.map(({ relation }) => relation),
    ...heldAndChanged(statement, difference, facts, namedIn(statement, then)),
    ...created,
    ...difference.dropped,
    ...namedIn(statement, now)
  ];
  const all = reachesFar(statement) ? [...now.relations.values(), ...then.relations.values()] : [];
  const tables = new Set([...touched, ...all].map(({ oid, table }) => table ?? oid));
  return refreshFacts(session, facts, tables, !saysWhatItChanges(statement));
}
function heldAndChanged(statement, { held }, { tables }, named3) {
  const candidates = held.filter(({ mode }) => changesCatalog(mode)).map(({ relation }) => relation);
  if (!saysWhatItChanges(statement)) return candidates;
  const family = withPartitions(new Set(named3.map(({ oid, table }) => table ?? oid)), tables);
  const near = new Set(family);
  for (const { oid, constraints: constraints2 } of tables.values()) {
    for (const { parent } of constraints2) {
      if (parent === void 0) continue;
      if (family.has(oid)) near.add(parent);
      if (family.has(parent)) near.add(oid);
    }
  }
  return candidates.filter(({ oid, table }) => near.has(table ?? oid));
}
function withPartitions(oids, tables) {
  const family = new Set(oids);
  for (let size = -1; size !== family.size; ) {
    size = family.size;
    for (const { oid, partitionOf } of tables.values()) {
      if (partitionOf === void 0 || family.has(oid) === family.has(partitionOf)) continue;
      family.add(oid).add(partitionOf);
    }
  }
  return family;
}
function saysWhatItChanges({ node }) {
  if ("AlterTableStmt" in node) {
    const { objtype, cmds } = node.AlterTableStmt;
    return /^OBJECT_(TABLE|INDEX)$/.test(objtype ?? "") && !JSON.stringify(cmds).includes("DROP_CASCADE");
  }
  return "IndexStmt" in node || "CreateStmt" in node || "CreateTrigStmt" in node;
}
var onlyRows = /* @__PURE__ */ new Set([
  "InsertStmt",
  "UpdateStmt",
  "DeleteStmt",
  "MergeStmt",
  "VariableSetStmt"
]);
function reachesFar({ node, text }) {
  if ("GrantStmt" in node) return node.GrantStmt.targtype !== "ACL_TARGET_OBJECT";
  if ("RenameStmt" in node) return node.RenameStmt.renameType === "OBJECT_SCHEMA";
  if ("DoStmt" in node || "CallStmt" in node || "SelectStmt" in node) {
    return /\b(grant|revoke|reassign|owned|schema)\b/i.test(text);
  }
  return "ReassignOwnedStmt" in node || "DropOwnedStmt" in node;
}
function changesCatalog(mode) {
  return lockModes.indexOf(mode) >= lockModes.indexOf("ShareUpdateExclusiveLock");
}
function namedIn({ node }, { relations }) {
  const named3 = relationsNamedBy(node);
  if (named3.length === 0) return [];
  return [...relations.values()].filter(
    ({ name }) => named3.some(
      (wanted) => wanted.schema === void 0 ? name.endsWith(`.${wanted.name}`) : name === `${wanted.schema}.${wanted.name}`
    )
  );
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
async function runAll({ plan, texts, engine, excerpts, log, known }, given, populate) {
  const measured = engine.traces === "locks";
  const watch = watchSession(given, { alone: true });
  const { session } = watch;
  const preexisting = measured ? new Set((await observe(session)).relations.keys()) : /* @__PURE__ */ new Set();
  const base = measured ? await watch.facts() : noFacts;
  const rehearsal = { session, watch, preexisting, transactions: { count: 0 }, until: performance.now() + runMs };
  const statements = [];
  const files = [];
  const mixed = [];
  const rows = population(session, populate ? preexisting : /* @__PURE__ */ new Set(), await linkedColumns(plan, texts));
  const suspicious = measured && plan.added.some(({ key }) => mayReplaceFunctions(texts.get(key) ?? ""));
  const functions = suspicious ? await systemFunctions(session) : void 0;
  const unproven = [];
  const remarks = measured ? [] : [pgMemRemark];
  for (const [index, file] of plan.added.entries()) {
    log.progress(`running ${file.name} (${index + 1} of ${plan.added.length}) ...`);
    const text = texts.get(file.key) ?? "";
    const outcome = await runFile(rehearsal, plan, file, text, texts, measured ? rows : void 0).catch(
      (thrown) => untold(thrown, file.path)
    );
    statements.push(...outcome.statements);
    files.push(...outcome.files);
    mixed.push(...outcome.mixed);
    remarks.push(...outcome.remarks);
    unproven.push(...outcome.unproven);
    if (outcome.stopped) {
      const rest = plan.added.slice(index + 1).map(({ name }) => name);
      if (rest.length > 0) remarks.push(`not run after ${file.name}, which stopped the run: ${enumerate(rest)}`);
      break;
    }
  }
  const now = functions && await systemFunctions(session).catch(() => void 0);
  if (functions && now) unproven.push(...replacedFunctions(functions, now, plan.folder));
  const facts = measured ? await factsAround(watch, base) : { base: noFacts, head: noFacts };
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
      facts,
      ...await triedAfter(statements, session, facts),
      files,
      ...known,
      mixed,
      engine: engineText(session.facts),
      measured
    },
    unproven,
    remarks,
    populated: rows.used()
  };
}
async function factsAround(watch, base) {
  return { base, head: await watch.facts().catch(() => base) };
}
async function triedAfter(statements, session, facts) {
  return statements.some(({ trace }) => trace.error) ? {} : { triedWrites: await tryWrites(session, facts) };
}
async function linkedColumns({ added }, texts) {
  const parsed = await Promise.all(added.map(({ key }) => parseSql(texts.get(key) ?? "")));
  return new Set(
    parsed.flatMap((sql) => sql.parsed ? sql.statements : []).flatMap(({ node }) => foreignKeyColumnsIn(node))
  );
}
var runMs = 6e5;
function judgedFiles(plan, excerpts) {
  return {
    statements: [],
    preexisting: /* @__PURE__ */ new Set(),
    facts: { base: noFacts, head: noFacts },
    files: [],
    ...nothingKnown,
    plan,
    mixed: [],
    engine: "no engine",
    measured: false,
    excerpts
  };
}
var pgMemRemark = 'pg-mem ran the statements and knows no locks, rewrites or scans: nothing is said of what they block. Use database.engine "pglite" for that.';
var nothing = { statements: [], files: [], mixed: [], unproven: [], remarks: [], stopped: false };
async function runFile(rehearsal, plan, file, text, texts, rows) {
  const sql = await parseSql(text);
  if (!sql.parsed) return unparsed(rehearsal, file, text, sql.failure, rows !== void 0);
  if (sql.statements.length === 0) {
    return { ...nothing, remarks: [`${file.name} holds no statement${text === "" ? " (the file is empty)" : ""}`] };
  }
  const settingsPath = runners[plan.runner].settingsPath?.(file.path);
  const settings = settingsPath && texts.get(settingsPath);
  const wrapping = wrappingOf(plan.runner, { path: file.path, text, statements: sql.statements, settings });
  await rows?.fill(sql.statements);
  const result = rows ? await rehearseFile(rehearsal, file.path, sql.statements, wrapping, rows) : await runUnmeasured(rehearsal.session, file.path, sql.statements);
  const told = toldOfFailure(result, rehearsal.session, sql.statements);
  return {
    ...told,
    unproven: [...told.unproven, ...sql.statements.flatMap((statement) => uncounted(file.path, statement))],
    files: [{ path: file.path, text, sql: sql.statements, transaction: wrapping.transaction }],
    mixed: wrapping.mixed ? sql.statements.slice(0, 1).map((statement) => ({ path: file.path, statement })) : [],
    remarks: [
      ...[wrapping.remark, remarkOnBegin(sql.statements)].flatMap(
        (remark) => remark === void 0 ? [] : [`${file.name}: ${remark}`]
      ),
      ...told.remarks
    ]
  };
}
function untold(thrown, path) {
  const stopped2 = (trouble) => ({ ...nothing, unproven: [unprovenBy(trouble, path)], stopped: true });
  if (thrown instanceof BreakwaterError) return stopped2(thrown.trouble);
  if (!(thrown instanceof SqlError)) throw thrown;
  return stopped2({
    code: "database-answers-no-more",
    message: `Postgres refuses what surrounds the statements: ${thrown.message} (SQLSTATE ${thrown.sqlstate})`,
    hint: "Look whether a statement of the file changes the system catalogs or what may be read."
  });
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
    return unproven(`${file.path} is not SQL at line ${failure.line}: ${failure.message}.`, notSqlHint(failure));
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
  const record = recordOf({ text, line, column, kind: "unknown", node: { String: {} } }, path, `${path}
${text}`);
  return { ...record, trace: { ...record.trace, error: { sqlstate: error.sqlstate, message: error.message } } };
}
function startOfStatement(text) {
  const line = text.replace(/\s+/g, " ");
  return line.length > 120 ? `${line.slice(0, 120)} ...` : line;
}

// src/checks/migration/remedy/group.ts
init_shim();

// src/checks/migration/remedy/remedy-text.ts
init_shim();
function remedyText({ steps, engine, replacement }) {
  const [only, second] = steps;
  const alone = only?.withoutTransaction ? "in a migration of its own that runs outside a transaction" : "in a migration of its own";
  const sentence = replacement ? `Put this in place of ${linesText(replacement)}; run on ${engine} it leaves the same schema` : only && !second ? `Send this instead, ${alone}; run on ${engine} it leaves the same schema` : `Take these steps instead, each in a transaction of its own; run on ${engine} they leave the same schema`;
  return [`${sentence}.`, ...steps.map(stepText)].join("\n");
}
function linesText({ startLine, endLine }) {
  return startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`;
}
function stepText({ sql, withoutTransaction, repeat, note }) {
  const said = [withoutTransaction ? "outside a transaction" : void 0, repeat && `again and again, ${repeat}`, note];
  const comment = said.flatMap((each) => each ?? []).join("; ");
  return `${sql};${comment === "" ? "" : ` -- ${comment}`}`;
}

// src/checks/migration/remedy/group.ts
function grouped(findings) {
  const groups = /* @__PURE__ */ new Map();
  for (const finding of findings) {
    const key = keyOf(finding);
    groups.set(key, [...groups.get(key) ?? [], finding]);
  }
  return [...groups.values()].map(asOne);
}
function keyOf({ ruleId, severity, location, subject, accepted, fix, fingerprint }) {
  if (subject.kind !== "table") return fingerprint;
  return JSON.stringify([ruleId, severity, location.path, subjectText(subject), accepted, fix !== void 0]);
}
function asOne(group) {
  const [first, ...others] = group;
  if (!first) throw new Error("a group has at least one finding");
  if (others.length === 0) return first;
  const lines = [...new Set(others.map(({ location }) => String(location.line)))].filter(
    (line) => line !== String(first.location.line)
  );
  const steps = group.flatMap(({ fix }) => fix?.steps ?? []);
  return {
    ...first,
    message: `${first.message} (and the like ${placesText(lines)})`,
    reach: uniqueSubjects(group.flatMap(({ reach }) => reach)),
    fingerprint: fingerprintOf(first.ruleId, first.subject, group.map(({ fingerprint }) => fingerprint).join("\n")),
    ...first.fix ? { fix: { steps, engine: first.fix.engine }, remedy: remedyText({ steps, engine: first.fix.engine }) } : {}
  };
}
function placesText(lines) {
  if (lines.length === 0) return "in the same statement";
  return `at ${lines.length === 1 ? "line" : "lines"} ${enumerate(lines, 12)}`;
}
function uniqueSubjects(subjects) {
  return [...new Map(subjects.map((subject) => [subjectText(subject), subject])).values()];
}

// src/checks/migration/remedy/prove.ts
init_shim();

// src/checks/migration/remedy/alter-commands.ts
init_shim();
async function splitAlter(statement) {
  const alter = alterTable(statement);
  if (!alter) return void 0;
  if (alter.commands.length === 1) return [statement.text];
  const { scanSync } = (await import("./chunk-4BXBXSMT.js")).default;
  const tokens = scanSync(statement.text).tokens;
  const bytes = Buffer.from(statement.text, "utf8");
  const commas = [];
  let depth = 0;
  for (const { start, end } of tokens) {
    const token = bytes.toString("utf8", start, end);
    if (token === "(" || token === "[") depth += 1;
    if (token === ")" || token === "]") depth -= 1;
    if (token === "," && depth === 0) commas.push(start);
  }
  if (commas.length !== alter.commands.length - 1) return void 0;
  const head = headOf(tokens.map(({ start, end }) => ({ text: bytes.toString("utf8", start, end), start, end })));
  if (head === void 0) return void 0;
  const edges = [head, ...commas.map((comma) => comma + 1), bytes.length];
  const prefix = bytes.toString("utf8", 0, head).trimEnd();
  const pieces = alter.commands.map((_, index) => {
    const [from = 0, to = bytes.length + 1] = [edges[index], edges[index + 1]];
    return `${prefix} ${bytes.toString("utf8", from, index === commas.length ? to : to - 1).trim()}`;
  });
  const same = await Promise.all(pieces.map((piece, index) => isCommand(piece, alter.commands[index])));
  return same.every(Boolean) ? pieces : void 0;
}
function headOf(tokens) {
  const is = (at3, word2) => tokens[at3]?.text.toLowerCase() === word2;
  let at2 = 2;
  if (is(at2, "if") && is(at2 + 1, "exists")) at2 += 2;
  if (is(at2, "only")) at2 += 1;
  while (is(at2 + 1, ".")) at2 += 2;
  if (is(at2 + 1, "*")) at2 += 1;
  return tokens[at2]?.end;
}
async function isCommand(sql, command) {
  const parsed = await parseSql(sql);
  const [only, more] = parsed.parsed ? parsed.statements : [];
  const commands = only && !more ? alterTable(only)?.commands : void 0;
  return commands?.length === 1 && withoutPlaces(commands[0]) === withoutPlaces(command);
}
function withoutPlaces(node) {
  return JSON.stringify(
    node,
    (key, value) => /(location|list_start|list_end)$/.test(key) ? void 0 : value
  );
}

// src/checks/migration/remedy/proposals.ts
init_shim();

// src/checks/migration/remedy/doubts.ts
init_shim();
function doubtOf({ ruleId }, statement, steps, run2) {
  const repeated = steps.some(({ repeat }) => repeat !== void 0);
  const writes = changesRows.has(statement.sql.kind);
  const spread = repeated || writes || steps.some(({ sql }) => /\bcreate\s+(or\s+replace\s+)?trigger\b/i.test(sql));
  if (spread && hasInheritance(statement))
    return "the table has children by inheritance, which keys and triggers do not span";
  if (writes && hangsOnSession(statement, run2)) return "the file sets what its names or triggers mean";
  if (writes && repeated && seesItsOwnWork(statement.sql)) return "sent again, the statement would find other rows";
  if (repeated && hasTriggers(statement)) return "a trigger may undo what a batch has done";
  if (buildsKey(ruleId) && dropsKey(statement, run2))
    return "a key is dropped first, and the table would have none for long";
  if (buildsKey(ruleId) && statement.failsOnRows?.sqlstate === "23505") return "two rows are enough for it to fail";
  if (changesTimeZone(statement)) return "what a value becomes hangs on the time zone of each session";
  return void 0;
}
var changesRows = /* @__PURE__ */ new Set(["UpdateStmt", "DeleteStmt", "InsertStmt", "MergeStmt"]);
function hasInheritance({ difference, before, after }) {
  const relations = [...difference?.taken ?? [], ...difference?.held ?? []].map(({ relation }) => relation);
  return relations.some(
    ({ oid, kind, parent }) => "rp".includes(kind) && parent !== void 0 && (after.tables.get(oid) ?? before.tables.get(oid))?.partitionOf === void 0
  );
}
function hangsOnSession({ place }, { files }) {
  const file = files.find(({ path }) => path === place.path);
  return /search_path|set_config|session_replication_role|\bset\s+(local\s+|session\s+)?role\b|disable\s+trigger/i.test(
    file?.text ?? ""
  );
}
function seesItsOwnWork({ node }) {
  const text = JSON.stringify(node);
  if (/"(SubLink|CommonTableExpr|RangeSubselect)"/.test(text)) return true;
  return functionsIn(node).some((name) => !steady.has(name));
}
function functionsIn(node) {
  if (Array.isArray(node)) return node.flatMap(functionsIn);
  if (typeof node !== "object" || node === null) return [];
  const { funcname } = node;
  const last = Array.isArray(funcname) ? JSON.stringify(funcname.at(-1)) : void 0;
  const name = last === void 0 ? [] : [/"sval":"(\w+)"/.exec(last)?.[1] ?? "unknown"];
  return [...name, ...Object.values(node).flatMap(functionsIn)];
}
var steady = new Set(
  `abs btrim ceil ceiling char_length coalesce concat_ws div floor left length lower lpad ltrim md5 mod now nullif
  octet_length regexp_replace replace reverse right round rpad rtrim split_part strpos substr substring trim trunc upper
  jsonb_set jsonb_strip_nulls jsonb_array_length array_remove array_replace cardinality`.split(/\s+/)
);
function hasTriggers({ difference, before, sql }) {
  const event = sql.kind === "DeleteStmt" ? "DELETE" : "UPDATE";
  const relations = [...difference?.taken ?? [], ...difference?.held ?? []].map(({ relation }) => relation.oid);
  return relations.some(
    (oid) => before.tables.get(oid)?.triggers.some(({ internal, enabled, definition }) => {
      const events = /\bBEFORE\b(.*?)\bON\b/s.exec(definition)?.[1] ?? "";
      return !internal && enabled !== "D" && events.includes(event);
    })
  );
}
function buildsKey(ruleId) {
  return /\/(add-primary-key|add-unique|primary-key-using)/.test(ruleId);
}
function dropsKey(statement, { statements }) {
  const until = statements.slice(0, statements.indexOf(statement) + 1);
  const own2 = new Set(
    statement.effects.flatMap(
      (effect) => "table" in effect && "after" in effect.table ? [effect.table.after.oid] : []
    )
  );
  return until.some(
    ({ effects }) => effects.some(
      (effect) => (effect.what === "constraint dropped" || effect.what === "constraint recreated") && own2.has(effect.table.after.oid)
    )
  );
}
function changesTimeZone({ effects }) {
  const zoned = (type) => type.includes("with time zone");
  return effects.some(
    (effect) => effect.what === "column type changed" && zoned(effect.column.before.type) !== zoned(effect.column.after.type) && !effect.column.before.type.startsWith("timestamp")
  );
}

// src/checks/migration/remedy/proposals.ts
async function proposalsIn(findings, run2, debug) {
  const proposals = [];
  for (const finding of findings) {
    const { proposed, location } = finding;
    const statement = run2.statements.find(
      ({ place }) => place.path === location.path && place.line === location.line && place.column === location.column
    );
    if (!proposed || !statement) continue;
    const doubt = doubtOf(finding, statement, proposed.steps, run2);
    if (doubt !== void 0) {
      debug?.(`remedy for ${finding.ruleId} is not tried: ${doubt}`);
      continue;
    }
    const sql = await Promise.all(proposed.steps.map(({ sql: text }) => oneStatement(text)));
    const rivals = proposals.filter(
      (other) => other.statement === statement && (other.replaces === proposed.replaces || other.replaces === void 0)
    );
    const same = rivals.find((other) => JSON.stringify(other.steps) === JSON.stringify(proposed.steps));
    if (same) proposals[proposals.indexOf(same)] = { ...same, findings: [...same.findings, finding] };
    if (rivals.length > 0 || sql.some((each) => each === void 0)) continue;
    const path = `remedy ${proposals.length + 1}`;
    proposals.push({ findings: [finding], statement, ...proposed, sql: sql.flatMap((each) => each ?? []), path });
  }
  return proposals;
}
async function oneStatement(text) {
  const parsed = await parseSql(text);
  const [only, more] = parsed.parsed ? parsed.statements : [];
  return more ? void 0 : only;
}

// src/checks/migration/remedy/replacement.ts
init_shim();
async function replacementFor({ place, sql }, steps, { files, plan }) {
  const [step, more] = steps;
  const file = files.find(({ path }) => path === place.path);
  if (!step || more || step.repeat || !file || file.sql.length !== 1) return void 0;
  const lines = file.text.split("\n");
  const endLine = sql.line + sql.text.split("\n").length - 1;
  const standing = lines.slice(sql.line - 1, endLine).join("\n").trim().replace(/;$/, "").trimEnd();
  if (standing !== sql.text) return void 0;
  const text = `${step.sql};`;
  const edited = [...lines.slice(0, sql.line - 1), text, ...lines.slice(endLine)].join("\n");
  const parsed = await parseSql(edited);
  if (!parsed.parsed) return void 0;
  const sent = runners[plan.runner].wrapping({
    path: file.path,
    text: edited,
    statements: parsed.statements,
    settings: void 0
  });
  if (step.withoutTransaction && (sent.transaction === "file" || sent.mixed || sent.remark !== void 0))
    return void 0;
  return { path: file.path, startLine: sql.line, endLine, text };
}

// src/checks/migration/remedy/trial.ts
init_shim();

// src/checks/migration/remedy/end-state.ts
init_shim();
function endsOtherwise({ trace, effects, after }, now) {
  if (trace.error) return [];
  const changed = new Set(effects.flatMap((effect) => "table" in effect ? tableOf2(effect.table) : []));
  return [...changed].filter((name) => textOf(named2(after, name), after) !== textOf(named2(now, name), now));
}
function tableOf2(table) {
  return ["after" in table ? table.after.name : table.name];
}
function named2({ tables }, name) {
  return [...tables.values()].find((table) => table.name === name);
}
function textOf(table, { tables }) {
  if (!table) return "";
  const { oid: _, partitionOf, columns: columns2, constraints: constraints2, indexes: indexes2, triggers: triggers2, policies: policies2, ...rest } = table;
  const nameOf2 = (oid) => oid === void 0 ? void 0 : tables.get(oid)?.name ?? "elsewhere";
  return JSON.stringify({
    ...rest,
    partitionOf: nameOf2(partitionOf),
    // A column that a backfill needed for a while leaves a gap in the numbers, and a NOT NULL may be proved by now.
    columns: columns2.map(({ number: _number, ...column }) => column).sort(byName),
    constraints: constraints2.map(({ oid: _oid, index: _index, parent, ...constraint }) => ({ ...constraint, parent: nameOf2(parent) })).sort(byName),
    indexes: indexes2.map(({ oid: _oid, parent: _parent, ...index }) => index).sort(byName),
    triggers: triggers2.filter(({ internal }) => !internal).map(({ name, definition, enabled }) => ({ name, definition, enabled })).sort(byName),
    policies: policies2.map(({ name, command, definition }) => ({ name, command, definition })).sort(byName)
  });
}
function byName(a, b) {
  return a.name < b.name ? -1 : 1;
}

// src/checks/migration/remedy/segments.ts
init_shim();
async function segmentsOf(file, proposals, run2) {
  const traced = new Map(run2.statements.map((statement) => [statement.sql, statement]));
  const segments = [];
  let plain = [];
  const flush = () => {
    if (plain.length > 0) segments.push({ path: file.path, statements: plain, transaction: file.transaction });
    plain = [];
  };
  const advised = file.sql.some((sql) => proposals.some(({ statement }) => statement.sql === sql));
  for (const sql of file.sql) {
    if (advised && transactionControl(sql)) continue;
    const own2 = proposals.filter(({ statement }) => statement.sql === sql);
    if (own2.length === 0) {
      plain.push(sql);
      continue;
    }
    flush();
    segments.push(...await inPlaceOf(file, sql, own2, traced.get(sql)));
  }
  flush();
  return segments;
}
async function inPlaceOf(file, sql, own2, statement) {
  const whole = own2.find(({ replaces }) => replaces === void 0);
  const stepwise = ({ path, sql: statements }) => ({ path, statements, transaction: "statement" });
  const complete = (segments) => {
    const last = segments.at(-1);
    return last && statement ? [...segments.slice(0, -1), { ...last, completes: statement }] : segments;
  };
  if (whole) return complete([stepwise(whole)]);
  const commands = await splitAlter(sql);
  if (!commands) return [{ path: file.path, statements: [sql], transaction: file.transaction }];
  const parts = [];
  for (const [index, text] of commands.entries()) {
    const proposal = own2.find(({ replaces }) => replaces === index);
    const rest = proposal ? void 0 : await oneStatement(text);
    if (proposal) parts.push(stepwise(proposal));
    if (rest) parts.push({ path: file.path, statements: [rest], transaction: "statement" });
  }
  return complete(parts);
}

// src/checks/migration/remedy/trial.ts
async function tryAll(proposals, input) {
  const { run: run2, rules: rules2, debug } = input;
  const ran = await runAll2(proposals, input);
  if (ran.end === "broke") return { held: [], broken: ran.broken };
  const found = runRules(rules2, { ...run2, ...ran.judged });
  const hurts = ({ path, findings }) => {
    const own2 = findings.map(({ ruleId }) => ruleId);
    const hurt = found.find(
      ({ location, severity, ruleId }) => location.path === path && (severity === "error" || own2.includes(ruleId))
    );
    if (hurt) debug?.(`remedy for ${own2.join(" and ")} at ${path} is called ${hurt.ruleId}: ${hurt.message}`);
    return hurt !== void 0;
  };
  const broken = proposals.filter((proposal) => ran.broken.includes(proposal) || hurts(proposal));
  return { held: proposals.filter((proposal) => ran.reached.has(proposal) && !broken.includes(proposal)), broken };
}
async function runAll2(proposals, input) {
  const { run: run2, session: open, linked, until, debug } = input;
  const watch = watchSession(await open(), { alone: true });
  const { session } = watch;
  const base = await watch.facts();
  const preexisting = new Set((await observe(session)).relations.keys());
  const rehearsal = { session, watch, preexisting, transactions: { count: 0 }, until };
  const rows = population(session, preexisting, linked);
  const statements = [];
  const shapes = shapesLeft(proposals, debug);
  const ended = async (end, blamed = []) => ({
    judged: { statements, preexisting, facts: { base, head: end === "broke" ? base : await watch.facts() } },
    broken: [...shapes.broken, ...blamed],
    reached: shapes.reached,
    end
  });
  for (const file of run2.files) {
    await rows.fill(file.sql);
    for (const segment of await segmentsOf(file, proposals, run2)) {
      const wrapping = { ...oneByOne, transaction: segment.transaction };
      const result = await rehearseFile(rehearsal, segment.path, segment.statements, wrapping, rows);
      statements.push(...result.statements);
      if (failsAnyway(result, run2)) return ended("through");
      if (result.failed || result.trouble) {
        debug?.(`remedies stopped at ${segment.path}: ${endText(result)}`);
        return ended("broke", blamedFor(segment.path, statements, proposals));
      }
      if (segment.completes) shapes.look(segment.completes, await watch.facts());
    }
  }
  return ended("through");
}
function shapesLeft(proposals, debug) {
  const broken = [];
  const reached2 = /* @__PURE__ */ new Set();
  const astray = /* @__PURE__ */ new Set();
  return {
    broken,
    reached: reached2,
    look: (completed, now) => {
      const own2 = proposals.filter(({ statement }) => statement === completed);
      const other = endsOtherwise(completed, now);
      const known = other.length === 0 || !other.every((table) => astray.has(table));
      if (known) for (const proposal of own2) reached2.add(proposal);
      if (known && other.length > 0) {
        debug?.(`what stands in place of ${completed.trace.statement} leaves ${enumerate(other)} otherwise`);
        broken.push(...own2);
      }
      for (const table of other) astray.add(table);
    }
  };
}
function failsAnyway({ failed }, { statements }) {
  return failed !== void 0 && statements.some(({ sql, trace }) => sql === failed.sql && trace.error);
}
function endText({ failed, trouble }) {
  return `${failed?.trace.statement ?? ""} ${failed?.trace.error?.message ?? trouble?.message ?? ""}`;
}
function blamedFor(path, statements, proposals) {
  const own2 = proposals.filter((proposal) => proposal.path === path);
  const before = proposals.filter((proposal) => statements.some(({ place }) => place.path === proposal.path));
  return own2.length > 0 ? own2 : before.slice(-1);
}

// src/checks/migration/remedy/prove.ts
var maxPasses = 3;
async function proveRemedies(findings, input) {
  let standing = await proposalsIn(findings, input.run, input.debug);
  let proved = [];
  for (let pass = 0; pass < maxPasses && standing.length > 0; pass += 1) {
    const { held, broken } = await tryAll(standing, input).catch((thrown) => stoppedBy(thrown, input));
    proved = held;
    if (broken.length === 0) break;
    standing = standing.filter((proposal) => !broken.includes(proposal));
  }
  const fixes = /* @__PURE__ */ new Map();
  for (const { findings: all, statement, replaces } of proved) {
    const steps = await wholeOf(statement, replaces, proved);
    const replacement = await replacementFor(statement, steps, input.run);
    const fix = { steps, engine: input.run.engine, ...replacement ? { replacement } : {} };
    for (const finding of all) fixes.set(finding, fix);
  }
  return findings.map((finding) => {
    const { proposed: _, ...bare2 } = finding;
    const fix = fixes.get(finding);
    return fix ? { ...bare2, remedy: remedyText(fix), fix } : bare2;
  });
}
async function wholeOf(statement, replaces, proved) {
  const own2 = proved.filter((proposal) => proposal.statement === statement);
  const commands = replaces === void 0 ? void 0 : await splitAlter(statement.sql);
  if (!commands) return own2.find((proposal) => proposal.replaces === replaces)?.steps ?? [];
  return commands.flatMap(
    (sql, index) => own2.find((proposal) => proposal.replaces === index)?.steps ?? [{ sql, note: "as it stands in the migration" }]
  );
}
function stoppedBy(thrown, { debug }) {
  if (!(thrown instanceof BreakwaterError)) throw thrown;
  debug?.(`remedies were not proved: ${thrown.message}`);
  return { held: [], broken: [] };
}

// src/checks/migration/command/command-comments.ts
init_shim();
var marked = /(#|\/\/|--|\/\*|<!--)\s*(breakwater\s*:.*)$/i;
var closed = /\s*(\*\/|-->)\s*$/;
function commentsAsSql(run2, texts) {
  return new Map(
    [...texts].map(([path, text]) => {
      if (path.endsWith(".sql") || !/breakwater\s*:/i.test(text)) return [path, path.endsWith(".sql") ? text : ""];
      const lines = new Set(run2.statements.filter(({ place }) => place.path === path).map(({ place }) => place.line));
      const asSql = text.split("\n").map((line, index) => {
        const comment = marked.exec(line)?.[2]?.replace(closed, "");
        const word2 = lines.has(index + 1) ? "statement" : "";
        return comment === void 0 ? word2 : `${word2} -- ${comment}`.trimStart();
      });
      return [path, asSql.join("\n")];
    })
  );
}

// src/checks/migration/command/command-head.ts
init_shim();

// src/checks/migration/command/command-watch.ts
init_shim();

// src/checks/migration/command/command-statements.ts
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
function isBookkeeping({ node, kind }) {
  if ("CreateSchemaStmt" in node) return node.CreateSchemaStmt.schemaname === "drizzle";
  const names = tablesNamedBy(node);
  if (names.length === 0) return false;
  const ownRows = kind === "InsertStmt" ? frameworkRows : /* @__PURE__ */ new Set();
  return names.every((name) => {
    const plain = name.toLowerCase();
    return frameworkTables.has(plain.replace(ownObjects, "")) || ownRows.has(plain);
  });
}
var ownObjects = /(_id_seq|_index_seq|_pkey|_pkc|_name_key|_version_key|_unique)$/;
function tablesNamedBy(node) {
  return relationsNamedBy(node).filter(({ schema = "" }) => !isCatalog(schema)).map(({ name }) => name).filter((name) => !name.startsWith("pg_"));
}
function isCatalog(schema) {
  return schema === "pg_catalog" || schema === "information_schema";
}
var aside = /* @__PURE__ */ new Set([
  ...["CheckPointStmt", "ClosePortalStmt", "ConstraintsSetStmt", "DeallocateStmt", "DeclareCursorStmt", "DiscardStmt"],
  ...["FetchStmt", "ListenStmt", "LoadStmt", "NotifyStmt", "PrepareStmt", "UnlistenStmt", "VariableSetStmt"],
  "VariableShowStmt"
]);
function roleOf(statement) {
  const control = transactionControl(statement);
  if (control !== void 0) return control === "savepoint" ? "aside" : control;
  if (needsNoTransaction(statement)) return "alone";
  if (statement.kind === "DoStmt") return /\b(commit|rollback)\b/i.test(statement.text) ? "alone" : "work";
  if (aside.has(statement.kind)) return "aside";
  return statement.kind === "SelectStmt" && isQuestion(statement) ? "aside" : "work";
}
function isQuestion(statement) {
  const text = JSON.stringify(statement.node);
  if (text.includes('"intoClause"') || text.includes('"withClause"')) return false;
  const calls = [...text.matchAll(/"funcname":(\[[^\]]*\])/g)].map(
    ([, names = ""]) => [...names.matchAll(/"sval":"([^"]*)"/g)].map(([, name = ""]) => name)
  );
  const builtIn = calls.every(
    (path) => path[0] === "pg_catalog" || path[0] === "information_schema" || /^(pg_\w+|\w*current_\w+|version|count|min|max|array_agg|unnest|coalesce|format_type|to_regclass|obj_description|col_description|generate_subscripts|array_position|array_length|string_agg|set_config|quote_ident|json_agg|now)$/.test(
      path.at(-1) ?? ""
    )
  );
  return builtIn && (tablesNamedBy(statement.node).length === 0 || isBookkeeping(statement));
}
function unreadable(text) {
  return { text, line: 1, column: 1, kind: "unknown", node: { String: {} } };
}

// src/checks/migration/command/command-watch.ts
var harmlessLocks = /* @__PURE__ */ new Set(["AccessShareLock", "RowShareLock"]);
function commandRecorder(preexisting, witnesses) {
  const seen = [];
  const unseen = [];
  const parsed = /* @__PURE__ */ new WeakMap();
  const watches = /* @__PURE__ */ new Map();
  const watchOf = (session, { connection, epoch }) => {
    const known = watches.get(connection);
    if (known?.epoch === epoch) return known.watch;
    const watch = known?.watch ?? watchSession(session);
    watch.forget();
    watches.set(connection, { watch, epoch });
    return watch;
  };
  const read = async (text) => {
    const sql = await parseSql(text);
    if (!sql.parsed) return void 0;
    return sql.statements.map((statement) => {
      const offset = offsetOf(text, statement);
      const part = { text: statement.text, offset, role: roleOf(statement) };
      parsed.set(part, statement);
      return part;
    });
  };
  const around = async (session, sent) => {
    const statement = parsed.get(sent.part) ?? unreadable(sent.part.text);
    const words = [sent.part.text, ...sent.parameters.map((value) => value ?? "")].join("\n");
    const { connection } = sent;
    if (isBookkeeping(statement)) return async () => void seen.push({ connection, words, traced: void 0 });
    const looked = await lookAt(session, sent, await withValues(statement, sent.parameters));
    return async (outcome) => {
      const traced = await looked(outcome);
      if (traced) seen.push({ connection, words, traced });
    };
  };
  const lookAt = async (session, sent, statement) => {
    const watch = watchOf(session, sent);
    const bare2 = sent.transaction === null;
    const guided = !bare2 && couldUseIndex(statement);
    if (guided) await session.execute("SET LOCAL enable_seqscan = off");
    const absent = await absentColumns(session, statement);
    const facts = await watch.facts();
    const rowsBefore = await unharmed(session, !bare2, () => rowsAtRisk(session, statement, facts, witnesses));
    const before = await watch.before();
    const record = { ...recordOf(statement, "", sent.part.text), witness: witnesses.shown(statement) };
    return async ({ ms, error }) => {
      const at2 = { transaction: sent.transaction, ms: roundedMs(ms) };
      if (error) {
        watch.forget();
        const refusal = { sqlstate: error.sqlstate, message: shownStatement(error.message) };
        return {
          ...record,
          before: before.facts,
          after: before.facts,
          trace: { ...record.trace, ...at2, error: refusal }
        };
      }
      const done = await watch.after(before, statement);
      if (guided) await session.execute("SET LOCAL enable_seqscan = on");
      const difference = bare2 ? { ...done.difference, taken: knownLocks(statement, before.observation, done.difference.rewrites), held: [] } : done.difference;
      const { taken, rewrites, rows, dropped } = difference;
      const changed = rewrites.length + dropped.length + Object.keys(rows).length + done.effects.length > 0;
      const quiet = taken.every(({ mode }) => harmlessLocks.has(mode));
      if (statement.kind === "SelectStmt" && quiet && !changed) return void 0;
      const trace = { ...tracedAs(record.trace, difference, preexisting, bare2), ...at2 };
      return { ...record, ...done, difference, rowsBefore, absentColumns: absent, trace };
    };
  };
  return { watch: { read, around, unseen: (text) => void unseen.push(text) }, seen: () => seen, unseen: () => unseen };
}
async function unharmed(session, inside, count2) {
  if (inside) await session.execute("SAVEPOINT breakwater_look");
  try {
    return await count2();
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    if (inside) await session.execute("ROLLBACK TO SAVEPOINT breakwater_look");
    return /* @__PURE__ */ new Map();
  } finally {
    if (inside) await session.execute("RELEASE SAVEPOINT breakwater_look");
  }
}
async function withValues(statement, values) {
  if (values.length === 0 || statement.kind === "unknown") return statement;
  const text = statement.text.replace(/\$(\d+)\b/g, (parameter, number) => {
    const value = values[Number(number) - 1];
    return value === void 0 ? parameter : `'${value.replaceAll("'", "''")}'`;
  });
  const sql = await parseSql(text);
  const [only, more] = sql.parsed ? sql.statements : [];
  return only && !more && only.kind === statement.kind ? only : statement;
}
function offsetOf(text, { line, column }) {
  let at2 = 0;
  for (let passed = 1; passed < line; passed += 1) at2 = text.indexOf("\n", at2) + 1;
  return [...text.slice(0, at2 + column - 1)].length;
}

// src/checks/migration/command/command-head.ts
async function runBase({ context, opener, commands }, { history }) {
  const rows = await rowsOf(context);
  const session = await opener.open();
  try {
    if (history.length > 0) {
      const result = await commands.run({ revision: "base", database: session });
      if (result.exitCode !== 0) throw failedBy("base", result);
      if (result.statements === 0) throw noTraffic("base");
    }
    if (rows) await applyFile(session, rows.path, rows.text, "rows-failed", false);
    const snapshot = await session.snapshot();
    context.onClose(snapshot.discard);
    return snapshot;
  } finally {
    await session.close();
  }
}
async function runHead(input, base) {
  const first = await onCopy(
    input,
    base,
    (session, preexisting) => runIn(input, session, preexisting, population(session, preexisting))
  );
  const statements = first.recorder.seen().flatMap(({ traced }) => traced?.sql ?? []);
  if (first.result.exitCode !== 0 && !first.failed) throw failedBy("head", first.result);
  if (first.failed || statements.length === 0) return first;
  input.context.log.progress("once more, on rows in the tables that it touches ...");
  const second = await onCopy(input, base, async (session, preexisting) => {
    const linked = new Set(statements.flatMap(({ node }) => foreignKeyColumnsIn(node)));
    const rows = population(session, preexisting, linked);
    await rows.fill(statements);
    const nothingNew = !rows.used() && rows.unfilled().length === 0;
    return nothingNew ? first : runIn(input, session, preexisting, rows);
  });
  if (second.result.exitCode === 0) return second;
  const sqlstate = second.failed?.trace.error?.sqlstate;
  return sqlstate !== void 0 && mayBeTheRows(sqlstate) ? { ...first, onRows: second } : { ...first, statusOnRows: second.result.exitCode };
}
async function onCopy({ opener }, base, work) {
  const session = await opener.open(base);
  try {
    return await work(session, new Set((await observe(session)).relations.keys()));
  } finally {
    await session.close();
  }
}
async function runIn({ commands }, session, preexisting, rows) {
  const before = await watchSession(session).facts();
  const recorder = commandRecorder(preexisting, rows);
  const result = await commands.run({ revision: "head", database: session, watch: recorder.watch });
  if (result.statements === 0 && result.exitCode === 0) throw noTraffic("head");
  const facts = { base: before, head: await watchSession(session).facts() };
  const last = recorder.seen().findLast(({ traced }) => traced)?.traced;
  const failed = result.exitCode !== 0 && last?.trace.error ? last : void 0;
  return { result, recorder, preexisting, facts, rows, engine: session.facts, failed };
}
function noTraffic(revision) {
  return new BreakwaterError({
    code: "migrate-command-no-traffic",
    message: `The migrate-command of ${revision} ended well and sent no statement to the database that it was given.`,
    hint: "It finds the URL in the variable that database.migrate-url-env names (default DATABASE_URL), and in PGHOST, PGPORT and so on. Does it read another one?"
  });
}
function failedBy(revision, { exitCode, output }) {
  const said = output === "" ? "It printed nothing." : `Its last words: ${output.slice(-1500)}`;
  return new BreakwaterError({
    code: "migrate-command-failed",
    message: `The migrate-command of ${revision} ended with status ${exitCode}. ${said}`,
    hint: revision === "base" ? "Not this pull request's fault. Run the command in a fresh clone of the base branch, against an empty database." : "Postgres refused no statement, so it is the code that failed. Run the command in a fresh clone of head."
  });
}

// src/checks/migration/command/command-places.ts
init_shim();
function placed(seen, files, fallback, ended) {
  const sources = sourcesOf(seen, files, ended);
  const placeOf = locator(fallback);
  const numbers = /* @__PURE__ */ new Map();
  const located = seen.flatMap(
    ({ traced }, index) => traced ? [renumbered(at(traced, placeOf(traced, sources[index])), numbers)] : []
  );
  const keys = keysByPath(located);
  const held = /* @__PURE__ */ new Map();
  const statements = located.map((traced, index) => {
    const { transaction } = traced.trace;
    const locks = held.get(transaction ?? 0) ?? /* @__PURE__ */ new Map();
    if (transaction !== null) held.set(transaction, locks);
    for (const { relation, mode } of traced.difference?.taken ?? []) {
      const lock = `${relation.oid} ${mode}`;
      if (!locks.has(lock)) locks.set(lock, traced.place);
    }
    return { ...traced, key: keys[index] ?? traced.key, heldSince: new Map(locks) };
  });
  const numbered = sectionsOf(seen);
  return { statements, sections: new Map(statements.map(({ key }, index) => [key, numbered[index] ?? 0])) };
}
function sectionsOf(seen) {
  let entries = 0;
  return seen.flatMap(({ traced, words }) => {
    if (traced) return [entries];
    if (isEntry(words)) entries += 1;
    return [];
  });
}
function isEntry(words) {
  return /^\s*(insert|update|merge)\b/i.test(words);
}
function sourcesOf(seen, files, ended) {
  const entries = [];
  for (const [index, { traced, words }] of seen.entries()) {
    const written = new Set(entries.map(({ file: file2 }) => file2));
    const file = traced ? void 0 : fileNamedIn(words, files, written);
    if (file) entries.push({ index, file });
  }
  const [first] = entries;
  const next = files.find((file) => !entries.some((entry) => entry.file === file));
  const rest = ended === "in failure" || files.length === 1 ? next : void 0;
  if (!first) return seen.map(() => rest);
  const isWork = (from, to) => seen.slice(from, to).some(({ traced }) => traced !== void 0);
  const last = entries.at(-1)?.index ?? 0;
  const before = !isWork(0, first.index) && isWork(last, seen.length);
  return seen.map(
    (_, index) => before ? entries.findLast((entry) => entry.index <= index)?.file : entries.find((entry) => entry.index >= index)?.file ?? rest
  );
}
function fileNamedIn(words, files, written) {
  if (!isEntry(words)) return void 0;
  const tokens = new Set(words.split(/[^\w.-]+/).filter((word2) => word2 !== ""));
  const scored = files.map((source) => {
    const stem = source.file.name.replace(/\.[^.]+$/, "");
    const [version = ""] = /^V?(\d{3,}|[0-9a-f]{6,})/i.exec(stem) ?? [];
    if (tokens.has(source.file.name) || tokens.has(stem)) return { source, score: 2 };
    const named3 = version !== "" && [...tokens].some((token) => token === version || token.endsWith(version));
    return { source, score: named3 ? 1 : 0 };
  });
  const most = Math.max(0, ...scored.map(({ score }) => score));
  if (most === 0) return void 0;
  const best = scored.flatMap(({ source, score }) => score === most ? [source] : []);
  const own2 = best.length > 1 ? best.filter(({ file }) => inFolder(file, tokens)) : best;
  const candidates = own2.length > 0 ? own2 : best;
  return candidates.find((source) => !written.has(source)) ?? candidates[0];
}
function inFolder({ folder }, tokens) {
  return folder.split("/").some((segment) => tokens.has(segment));
}
function locator(fallback) {
  const reached2 = /* @__PURE__ */ new Map();
  return (traced, source) => {
    if (!source) return fallback;
    const { path } = source.file;
    const line = lineOf(traced.sql.text, source.text, reached2.get(path) ?? 0);
    reached2.set(path, line);
    return { path, line, column: 1 };
  };
}
function lineOf(sql, code, reached2) {
  const words = [...sql.matchAll(/"([^"]+)"|\b([a-z_]\w{2,})\b/g)].flatMap(([, quoted2, plain]) => quoted2 ?? plain ?? []);
  const names = [...new Set(words)].slice(0, 30).map((name) => new RegExp(`(^|\\W)${name.replace(/\W/g, ".")}(\\W|$)`));
  const scores = code.split("\n", maxLines).map((line, index) => ({
    line: index + 1,
    score: line.length > maxLineLength ? 0 : names.filter((name) => name.test(line)).length
  }));
  const most = Math.max(...scores.map(({ score }) => score));
  if (most === 0) return 1;
  const best = scores.filter(({ score }) => score === most);
  return (best.find(({ line }) => line > reached2) ?? best[0])?.line ?? 1;
}
var maxLines = 3e3;
var maxLineLength = 1e3;
function at(traced, place) {
  const { path, line, column } = place;
  return { ...traced, place, sql: { ...traced.sql, line, column }, trace: { ...traced.trace, path, line } };
}
function renumbered(traced, numbers) {
  const { transaction } = traced.trace;
  if (transaction === null) return traced;
  const number = numbers.get(transaction) ?? numbers.size + 1;
  numbers.set(transaction, number);
  return { ...traced, trace: { ...traced.trace, transaction: number } };
}
function keysByPath(statements) {
  const byPath2 = /* @__PURE__ */ new Map();
  for (const [index, { place }] of statements.entries()) {
    byPath2.set(place.path, [...byPath2.get(place.path) ?? [], index]);
  }
  const keys = [];
  for (const [path, indexes2] of byPath2) {
    const texts = indexes2.flatMap((index) => {
      const statement = statements[index];
      return statement ? [{ ...statement.sql, text: statement.key }] : [];
    });
    for (const [at2, key] of keysOf(path, texts).entries()) keys[indexes2[at2] ?? 0] = key;
  }
  return keys;
}

// src/checks/migration/command/command-said.ts
init_shim();
function withDoubt(statement) {
  const { error } = statement.trace;
  if (!error) return statement;
  const hint = error.sqlstate === refusedOutside ? "Keep this statement out of the migrations, or look at it yourself." : surroundingsHint(new SqlError(error.sqlstate, error.message), "server");
  return hint === void 0 ? statement : { ...statement, undecided: hint };
}
function unprovenByCommand({ recorder, engine }, statements, { added }) {
  const [newest] = added;
  const nothing2 = statements.length > 0 || !newest ? [] : [
    {
      code: "migrate-command-changed-nothing",
      subject: newest.path,
      message: `The migrate-command ran and changed nothing, although head brings ${count(added.length, "new migration")}.`,
      hint: "Does it look into the folder that the new files are in? If they are no migrations, name the right folder with database.migrations.",
      location: startOf(newest.path)
    }
  ];
  const doubtful = statements.flatMap(({ trace, place, undecided }) => {
    if (!trace.error || undecided === void 0) return [];
    return [
      {
        code: trace.error.sqlstate === refusedOutside ? "outside-scratch-database" : "statement-not-proven",
        subject: `${place.path}:${place.line}`,
        message: `${engineText(engine)} refuses the statement: ${trace.error.message} (SQLSTATE ${trace.error.sqlstate}), at: ${oneLine(trace.statement)}`,
        hint: undecided,
        location: place
      }
    ];
  });
  const unseen = recorder.unseen().map((text) => ({
    code: "statement-not-observed",
    subject: oneLine(text),
    message: `The program went on before the statement was done (Flush without Sync), so nobody could look at it: ${oneLine(text)}`,
    hint: "Look at this statement yourself."
  }));
  return [...nothing2, ...doubtful, ...unseen.slice(0, 5)];
}
function commandRemarks({ recorder, rows, statusOnRows }, told) {
  const books = recorder.seen().filter(({ traced }) => traced === void 0).length;
  const homeless = told.statements.filter(({ place }) => place.path === told.fallback.path).length;
  const [refused2] = told.caught;
  return [
    ...books > 0 ? [`${count(books, "statement")} on the framework's own tables not judged`] : [],
    ...refused2 ? [
      `${count(told.caught.length, "statement")} that Postgres refused and the framework went on without, such as: ${oneLine(refused2.trace.statement)}`
    ] : [],
    ...homeless > 0 ? [`${count(homeless, "statement")} of which no file can be told: the place of migrate-command is given`] : [],
    ...statusOnRows === void 0 ? [] : [
      `with rows of ours in its tables the command ended with status ${statusOnRows}, and no statement was refused: what only rows show was not tried`
    ],
    ...rows.unfilled().map(
      ({ table, reason }) => `${table} stayed empty (no row could be made for it: ${reason}): what only rows show was not tried there`
    )
  ];
}
function oneLine(text) {
  const line = text.replace(/\s+/g, " ");
  return line.length > 120 ? `${line.slice(0, 120)} ...` : line;
}

// src/checks/migration/command/command-run.ts
async function runByCommand(context) {
  const plan = await codePlan(context);
  if (plan.added.length === 0) {
    const { findings, remarks } = runConfiguredRules(
      rules,
      judgedFiles(plan, plan.excerpts),
      context.config.database.rules
    );
    return { findings, unproven: [], remarks, summary: "no new migration; migrate-command was not run" };
  }
  const commands = await context.migrationCommands();
  context.onClose(commands.close);
  const input = { context, commands, opener: await prepareSessions(context, []) };
  const base = await runBase(input, plan);
  return await judged(context, plan, await runHead(input, base), sessionsOn(context, input.opener, base));
}
function sessionsOn({ onClose }, opener, base) {
  let open;
  onClose(async () => open?.close());
  return async () => {
    await open?.close();
    open = await opener.open(base);
    return open;
  };
}
async function judged(context, plan, run2, session) {
  const { engine } = run2;
  const sources = await sourcesOf2(context, plan);
  const fallback = await placeOfCommand(context);
  const all = statementsOf(run2, sources, fallback);
  const statements = all.judged.map(withDoubt);
  const subject = {
    ...judgedFiles(plan, plan.excerpts),
    statements,
    preexisting: run2.preexisting,
    facts: run2.facts,
    files: filesOf(statements, sources, all.sections),
    ...await productionFacts(context),
    engine: engineText(engine),
    measured: true
  };
  const measured = await withCosts(context, subject, session);
  const found = runConfiguredRules(rules, measured, context.config.database.rules);
  const told = `${count(plan.added.length, "migration")}, ${count(statements.length, "statement")} run on ${subject.engine} by migrate-command`;
  const proved = await withProvedRemedies(context, measured, found.findings, session);
  const texts = new Map(sources.map(({ file, text }) => [file.path, text]));
  const accepted = withAcceptComments(context, measured, proved, commentsAsSql(measured, texts));
  return {
    findings: grouped(accepted.findings),
    unproven: unprovenByCommand(run2, statements, plan),
    remarks: [
      ...commandRemarks(run2, { caught: all.caught, statements, fallback }),
      ...found.remarks,
      ...accepted.remarks
    ],
    summary: `${told} after ${count(plan.history.length, "earlier one")}`,
    engine,
    trace: statements.map(({ trace }) => trace)
  };
}
function statementsOf(run2, sources, fallback) {
  const locate = ({ recorder, result: { exitCode } }) => placed(recorder.seen(), sources, fallback, exitCode === 0 ? "well" : "in failure");
  const { statements: all, sections } = locate(run2);
  const last = all.at(-1);
  const isCaught = (statement) => statement.trace.error !== void 0 && !(run2.failed !== void 0 && statement === last);
  const onRows = new Map(
    (run2.onRows ? locate(run2.onRows).statements : []).map((statement) => [statement.key, statement])
  );
  return {
    judged: all.filter((statement) => !isCaught(statement)).map((s) => asOnRows(s, onRows.get(s.key))),
    caught: all.filter(isCaught),
    sections
  };
}
function asOnRows(statement, other) {
  if (!other) return statement;
  const { error } = other.trace;
  if (!error) return other;
  return { ...statement, witness: other.witness, failsOnRows: { ...error, rows: other.witness ?? "" } };
}
async function sourcesOf2({ changeSet }, { added }) {
  const texts = await changeSet.head.tree.read(added.map(({ path }) => path));
  return added.map((file) => ({ file, text: texts.get(file.path) ?? "" }));
}
function filesOf(statements, sources, sections) {
  const apart = /* @__PURE__ */ new Map();
  for (const statement of statements) {
    const name = `${sections.get(statement.key)} ${statement.place.path}`;
    apart.set(name, [...apart.get(name) ?? [], statement]);
  }
  return [...apart.values()].map((own2) => {
    const path = own2[0]?.place.path ?? "";
    const transactions = new Set(own2.map(({ trace }) => trace.transaction));
    return {
      path,
      text: sources.find(({ file }) => file.path === path)?.text ?? "",
      sql: own2.map(({ sql }) => sql),
      transaction: transactions.size === 1 && !transactions.has(null) ? "file" : "statement"
    };
  });
}
async function placeOfCommand({ changeSet, config }) {
  const text = (await changeSet.base.tree.read([config.source])).get(config.source) ?? "";
  const line = text.split("\n").findIndex((row) => /^\s*["']?migrate-command["']?\s*:/.test(row)) + 1;
  return { ...startOf(config.source), line: Math.max(1, line) };
}
var againMs = 6e4;
async function withCosts({ log }, run2, session) {
  if (run2.sizes.size === 0) return run2;
  log.progress("measuring what the work takes a row ...");
  const open = await session();
  const rows = population(open, run2.preexisting, linkedIn(run2));
  return { ...run2, statements: await measureCosts(run2, open, rows, performance.now() + againMs) };
}
async function withProvedRemedies({ log }, run2, found, session) {
  if (!found.some(({ proposed }) => proposed)) return found;
  log.progress("running the remedies ...");
  return proveRemedies(found, {
    run: run2,
    rules,
    session,
    linked: linkedIn(run2),
    until: performance.now() + againMs,
    debug: log.debug
  });
}
function linkedIn({ statements }) {
  return new Set(statements.flatMap(({ sql }) => foreignKeyColumnsIn(sql.node)));
}

// src/checks/migration/rollback/rollback-proof.ts
init_shim();

// src/checks/migration/rollback/rollback.ts
init_shim();

// src/checks/migration/trace/send-file.ts
init_shim();
function upFile(runner, texts, { key, path }) {
  return { path, text: texts.get(key) ?? "", settings: texts.get(runners[runner].settingsPath?.(path) ?? "") };
}
async function sendFile(session, runner, file) {
  const sql = await parseSql(file.text);
  if (!sql.parsed) return unparsed2(session, file, sql.failure);
  const { transaction } = wrappingOf(runner, { ...file, statements: sql.statements });
  let current;
  let open = transaction === "file";
  let partial = false;
  try {
    if (open) await session.execute("BEGIN");
    for (const statement of sql.statements) {
      current = statement;
      await session.execute(statement.text);
      const control = transactionControl(statement);
      if (control === "begin" || control === "end") open = control === "begin";
      partial ||= !open;
    }
    await session.execute("COMMIT");
    return { ran: true, statements: sql.statements };
  } catch (thrown) {
    if (thrown instanceof BreakwaterError) return troubled(session, thrown, file, current);
    if (!(thrown instanceof SqlError)) throw thrown;
    await session.execute("ROLLBACK");
    const { line = 1, column = 1, text = "", kind = "unknown" } = current ?? {};
    const place = { path: file.path, line, column };
    const { sqlstate, message } = thrown;
    return { ran: false, refusal: { place, statement: text, kind, sqlstate, message, partial } };
  }
}
async function troubled(session, { trouble }, { path }, statement) {
  const location = { path, line: statement?.line ?? 1, column: statement?.column ?? 1 };
  let lost = false;
  await session.execute("ROLLBACK").catch(() => {
    lost = true;
  });
  return { ran: false, trouble: { ...trouble, location }, lost };
}
async function unparsed2(session, { path, text }, failure) {
  const place = { path, line: failure.line, column: failure.column };
  const notSql = (hint) => ({
    ran: false,
    trouble: {
      code: "not-sql",
      message: `${path} is not SQL at line ${failure.line}: ${failure.message}`,
      hint,
      location: place
    },
    lost: false
  });
  if (failure.looksLike !== void 0) return notSql(notSqlHint(failure));
  const statement = text.split("\n")[failure.line - 1]?.trim() ?? "";
  try {
    await session.execute(`BEGIN;
${text}`);
    await session.execute("ROLLBACK");
    return notSql("This Postgres accepts what the grammar of PostgreSQL 18 does not. Please report the statement.");
  } catch (thrown) {
    await session.execute("ROLLBACK").catch(() => void 0);
    if (!(thrown instanceof SqlError)) throw thrown;
    const { sqlstate, message } = thrown;
    return { ran: false, refusal: { place, statement, kind: "unknown", sqlstate, message, partial: false } };
  }
}

// src/checks/migration/rollback/rollback-rows.ts
init_shim();
function rowDifferences(before, applied, returned) {
  const tables = tablesByName(before);
  const [between, now] = [tablesByName(applied), tablesByName(returned)];
  return [...before.rows].flatMap(([name, was]) => {
    const is = returned.rows.get(name);
    const columns2 = columnsOf(tables.get(name));
    if (!is || columns2.join("\n") !== columnsOf(now.get(name)).join("\n")) return [];
    const middle = applied.rows.get(name);
    const kept = new Set(columnsOf(between.get(name)));
    const told = {
      table: name,
      before: was.count,
      after: is.count,
      columns: columns2.filter((column) => !kept.has(column))
    };
    if (is.count > was.count) return [{ ...told, what: "rows-left" }];
    if (is.count < was.count) {
      return [{ ...told, what: middle !== void 0 && middle.count >= was.count ? "rows-deleted" : "rows-lost" }];
    }
    const known = was.digest !== void 0 && is.digest !== void 0;
    return known && was.digest !== is.digest ? [{ ...told, what: "values-lost" }] : [];
  });
}
function tablesByName({ catalog }) {
  return new Map(catalog.tables.map((table) => [table.name, table]));
}
function columnsOf(table) {
  return (table?.columns ?? []).map(({ name }) => name).sort();
}

// src/checks/migration/rollback/rollback-state.ts
init_shim();
var digestBytes = 4194304;
async function readDatabaseState(session) {
  return { catalog: await readCatalog(session), rows: await readRows(session) };
}
var tablesQuery = `
  SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name, pg_table_size(c.oid)::float8 AS bytes
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.oid >= 16384
    AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;
async function readRows(session) {
  const { rows: tables } = await session.query(tablesQuery);
  if (tables.length === 0) return /* @__PURE__ */ new Map();
  const selects = tables.map(
    ({ name, bytes }) => `SELECT ${literal2(name)} AS name, count(*)::int8 AS count, ${bytes <= digestBytes ? digestOf : "NULL"} AS digest FROM ${name} AS breakwater_row`
  );
  const { rows } = await session.query(
    selects.join(" UNION ALL ")
  );
  return new Map(
    rows.map(({ name, count: count2, digest }) => [name, { count: Number(count2), digest: digest ?? void 0 }])
  );
}
var digestOf = `md5(coalesce(string_agg(md5(to_jsonb(breakwater_row)::text), '' ORDER BY md5(to_jsonb(breakwater_row)::text) COLLATE "C"), ''))`;
function literal2(text) {
  return `'${text.replaceAll("'", "''")}'`;
}

// src/checks/migration/rollback/rollback.ts
var proofMs = 12e4;
async function proveRollback(input) {
  const course = startCourse(input);
  const files = [];
  const versioned = input.plan.added.filter(({ repeatable }) => !repeatable);
  for (const [index, file] of versioned.entries()) {
    const down = input.downs.get(file.key);
    const told = { path: file.path, name: file.name, down };
    if (!down) {
      files.push({ ...told, outcome: { kind: "missing" }, onRows: void 0 });
    } else if (performance.now() > course.until) {
      files.push({
        ...told,
        outcome: { kind: "untried", because: "the time for the proof was over" },
        onRows: void 0
      });
    } else {
      input.log.progress(`proving the way back of ${file.name} (${index + 1} of ${versioned.length}) ...`);
      files.push({ ...told, ...await triedAtLeast(course, file, down) });
    }
  }
  return { files, expected: input.downsExpected, engine: course.engine() };
}
function startCourse(input) {
  const { plan, freshSession } = input;
  let session;
  let engine = "";
  let applied = 0;
  let ourRows = false;
  let known;
  return {
    ...input,
    until: performance.now() + proofMs,
    engine: () => engine,
    before: async (file) => {
      if (!session) {
        session = await freshSession();
        engine = engineText(session.facts);
        applied = 0;
        ourRows = false;
        known = void 0;
      }
      for (const earlier of plan.added.slice(applied, plan.added.indexOf(file))) {
        const sent = await send(input, session, upOf(input, earlier));
        if (!sent.ran) {
          session = void 0;
          return void 0;
        }
        applied += 1;
        known = void 0;
      }
      return session;
    },
    passed: (file, catalog) => {
      applied = plan.added.indexOf(file) + 1;
      known = catalog;
    },
    catalog: async (current) => known ?? readCatalog(current),
    holdsOurRows: () => ourRows,
    addedRows: () => {
      ourRows = true;
    },
    spoilt: () => {
      session = void 0;
    }
  };
}
function upOf({ plan, texts }, file) {
  return upFile(plan.runner, texts, file);
}
async function send({ plan, reset }, session, file) {
  const sent = await sendFile(session, plan.runner, file);
  if (sent.ran || "refusal" in sent) await reset(session);
  return sent;
}
async function triedAtLeast(course, file, down) {
  try {
    return await proveOne(course, file, down);
  } catch (thrown) {
    const because = reasonToGiveUp(thrown);
    if (because === void 0) throw thrown;
    course.spoilt();
    return { outcome: { kind: "untried", because }, onRows: void 0 };
  }
}
async function proveOne(course, file, down) {
  const first = await attempt2(course, file, down, true);
  const refusal = refusalIn(first.outcome);
  const failsOnRows = refusal !== void 0 && mayBeOurRows(refusal);
  if (!first.onOurRows || !(failsOnRows || leavesRows(first.outcome)))
    return { outcome: first.outcome, onRows: void 0 };
  course.spoilt();
  const second = await attempt2(course, file, down, false);
  if (!failsOnRows) return { outcome: withOurRows(first.outcome, second.outcome), onRows: void 0 };
  const excused2 = refusalIn(second.outcome)?.sqlstate !== refusal.sqlstate;
  return { outcome: second.outcome, onRows: excused2 ? refusal : void 0 };
}
function leavesRows(outcome) {
  return outcome.kind === "ran" && outcome.rows.some(({ what }) => what === "rows-left");
}
function withOurRows(outcome, onEmpty) {
  if (outcome.kind !== "ran" || onEmpty.kind !== "ran") return outcome;
  const proved = new Set(onEmpty.rows.flatMap(({ table, what }) => what === "rows-left" ? [table] : []));
  const rows = outcome.rows.map(
    (difference) => difference.what === "rows-left" && !proved.has(difference.table) ? { ...difference, what: "our-rows-left" } : difference
  );
  return { ...outcome, rows };
}
function refusalIn(outcome) {
  if (outcome.kind === "failed") return outcome.refusal;
  return outcome.kind === "ran" && outcome.left.length === 0 ? outcome.again : void 0;
}
function mayBeOurRows({ sqlstate, kind }) {
  return mayBeTheRows(sqlstate) && !(sqlstate.startsWith("42") && /^(Create|Alter|Drop|Rename|Index)/.test(kind));
}
async function attempt2(course, file, down, onRows) {
  const session = await course.before(file);
  const untried = (because) => ({ outcome: { kind: "untried", because }, onOurRows: false });
  if (!session) return untried("a migration before it does not run");
  const up = upOf(course, file);
  const back = { ...down, settings: up.settings };
  if (onRows && await addRows(session, [up, back])) course.addedRows();
  const onOurRows = course.holdsOurRows();
  const before = { catalog: await course.catalog(session), rows: await readRows(session) };
  const sentUp = await send(course, session, up);
  if (!sentUp.ran) {
    course.spoilt();
    if (onOurRows && "refusal" in sentUp) return attempt2(course, file, down, false);
    return untried(`the migration itself does not run (${reasonOf(sentUp)})`);
  }
  course.passed(file, void 0);
  const applied = await readDatabaseState(session);
  const sentDown = await send(course, session, back);
  if (!sentDown.ran) return { outcome: downRefused(course, sentDown), onOurRows };
  const returned = await readDatabaseState(session);
  const left = compareCatalogs(before.catalog, returned.catalog);
  const nothingDone = sentDown.statements.every(({ node }) => isIdle(node));
  const place = firstPlace(down, sentDown.statements);
  if (nothingDone && left.length > 0) {
    return { outcome: { kind: "declared", place, raises: void 0, comment: commentIn(down), left }, onOurRows };
  }
  const { again, secondTime } = await onceMore(course, session, file, applied);
  const rows = rowDifferences(before, applied, returned);
  const reordered = reorderedTables(before, returned);
  return { outcome: { kind: "ran", place, left, rows, reordered, again, secondTime }, onOurRows };
}
async function onceMore(course, session, file, applied) {
  const sent = await send(course, session, upOf(course, file));
  if (!sent.ran) {
    course.spoilt();
    return { again: "refusal" in sent ? sent.refusal : void 0, secondTime: [] };
  }
  const catalog = await readCatalog(session);
  const secondTime = compareCatalogs(applied.catalog, catalog);
  if (secondTime.length > 0) course.spoilt();
  else course.passed(file, catalog);
  return { again: void 0, secondTime };
}
function downRefused(course, sent) {
  if ("trouble" in sent) {
    course.spoilt();
    return { kind: "untried", because: reasonOf(sent) };
  }
  const { refusal } = sent;
  if (refusal.partial) course.spoilt();
  const raises = refusal.sqlstate === "P0001" && refusal.kind === "DoStmt" && /raise\s/i.test(refusal.statement);
  return raises ? { kind: "declared", place: refusal.place, raises: refusal.message, comment: void 0, left: [] } : { kind: "failed", refusal };
}
function commentIn({ text }) {
  const [, comment] = /^[ \t]*--[ \t]*((?![ \t]|\+goose|migrate:|revert\b|down migration).+)$/im.exec(text) ?? [];
  return comment && (comment.length > 100 ? `${comment.slice(0, 100)} ...` : comment.trim());
}
function firstPlace({ path }, [first]) {
  return { path, line: first?.line ?? 1, column: first?.column ?? 1 };
}
function reasonToGiveUp(thrown) {
  if (thrown instanceof BreakwaterError) return thrown.trouble.message;
  return thrown instanceof SqlError ? `${thrown.message} (SQLSTATE ${thrown.sqlstate})` : void 0;
}
function reasonOf(sent) {
  if ("refusal" in sent) return `SQLSTATE ${sent.refusal.sqlstate} at line ${sent.refusal.place.line}`;
  const trouble = sent.trouble;
  return trouble.message;
}
function isIdle(node) {
  if ("TransactionStmt" in node || "VariableSetStmt" in node) return true;
  const written = JSON.stringify(node);
  return "SelectStmt" in node && !written.includes('"FuncCall"') && !written.includes('"fromClause"');
}
async function addRows(session, files) {
  const { relations } = await observe(session);
  const rows = population(session, new Set(relations.keys()));
  const parsed = await Promise.all(files.map(({ text }) => parseSql(text)));
  await rows.fill(parsed.flatMap((sql) => sql.parsed ? sql.statements : []));
  return rows.used();
}
function reorderedTables({ catalog: before }, { catalog: after }) {
  const now = new Map(after.tables.map((table) => [table.name, table.columns.map(({ name }) => name)]));
  return before.tables.flatMap(({ name, columns: columns2 }) => {
    const was = columns2.map((column) => column.name);
    const is = now.get(name) ?? was;
    const same = was.length === is.length && [...was].sort().join("\n") === [...is].sort().join("\n");
    return same && was.join("\n") !== is.join("\n") ? [name] : [];
  });
}

// src/checks/migration/rollback/rollback-command.ts
init_shim();
function rollbackCommand(plan, files) {
  const command = commandOf(plan, files);
  return command !== void 0 && command.length <= longest ? command : void 0;
}
var longest = 400;
function commandOf({ runner, folder, history, added }, files) {
  const steps = files.length;
  const directory = word(folder === "" ? "." : folder);
  const before = history.findLast(({ repeatable }) => !repeatable);
  const first = added.find(({ repeatable }) => !repeatable);
  if (directory === void 0 || !first) return void 0;
  switch (runner) {
    case "golang-migrate":
      return `migrate -path ${directory} -database "$DATABASE_URL" down ${steps}`;
    case "goose":
      return inWords`goose -dir ${directory} postgres "$DATABASE_URL" down-to ${word(before?.version ?? "0")}`;
    case "dbmate":
      return steps === 1 ? `dbmate -d ${directory} rollback` : `for i in $(seq ${steps}); do dbmate -d ${directory} rollback; done`;
    case "diesel":
      return `diesel migration revert --migration-dir ${directory} --number ${steps}`;
    case "flyway":
      return inWords`flyway -locations=filesystem:${directory} undo -target=${word(first.version)}`;
    case "sqitch":
      return inWords`sqitch -C ${directory} revert --to ${word(before?.name ?? "@ROOT")}`;
    case "node-pg-migrate":
      return `npx node-pg-migrate down ${steps} -m ${directory}`;
    case "liquibase":
      return `liquibase rollback-count --count=${steps}`;
    case "plain": {
      const paths = files.toReversed().map(({ down }) => down && word(down.path));
      return paths.every((path) => path !== void 0) ? `psql "$DATABASE_URL" -v ON_ERROR_STOP=1 ${paths.map((path) => `-f ${path}`).join(" ")}` : void 0;
    }
    case "popx":
    case "prisma":
    case "drizzle":
    case "versioned-folders":
      return void 0;
    default:
      return runner;
  }
}
function word(name) {
  if (/^[\w./@+:][\w./@+:-]*$/.test(name)) return name;
  return /^[^-'\p{C}\p{Zl}\p{Zp}`$\\!][^'\p{C}\p{Zl}\p{Zp}`$\\!]*$/u.test(name) ? `'${name}'` : void 0;
}
function inWords(texts, ...words) {
  if (words.some((each) => each === void 0)) return void 0;
  return texts.reduce((command, text, index) => `${command}${words[index - 1] ?? ""}${text}`);
}

// src/checks/migration/rollback/rollback-proof.ts
async function rollbackOf(state, { judged: judged2, unproven }, context) {
  if (!judged2.measured || unproven.length > 0 || judged2.statements.some(({ trace }) => trace.error)) return void 0;
  if (state.downs.size === 0 && !state.downsExpected) return void 0;
  return proveRollback({
    ...state,
    freshSession: state.session,
    reset: (session) => resetSession(session, context),
    log: context.log
  });
}
function isProved({ outcome }) {
  return outcome.kind === "ran" && outcome.left.every(isComment) && outcome.again === void 0 && outcome.secondTime.length === 0 && outcome.rows.every(({ what }) => what !== "rows-deleted" && what !== "rows-left");
}
function rollbackProof(plan, { files }) {
  if (files.every(({ down }) => down === void 0)) return void 0;
  const isWhole = files.length === plan.added.length && files.every(isProved);
  const command = isWhole ? rollbackCommand(plan, files) : void 0;
  return {
    files: files.map((file) => ({
      path: file.path,
      outcome: outcomeOf(file),
      ...file.down ? { down: file.down.path } : {}
    })),
    loses: files.flatMap(({ name, outcome }) => lossesIn(outcome).map((clause) => `${name}: ${clause}`)),
    ...command === void 0 ? {} : { command }
  };
}
function outcomeOf(file) {
  const { kind } = file.outcome;
  if (kind !== "ran") return kind === "declared" ? "irreversible" : kind;
  return isProved(file) ? "proved" : "incomplete";
}
function rollbackSummary({ files }) {
  return `rollback proved for ${files.filter(({ outcome }) => outcome === "proved").length} of ${files.length}`;
}
function rollbackRemarks({ files }) {
  const untried = files.flatMap(
    ({ name, outcome }) => outcome.kind === "untried" ? [`the way back of ${name} is neither proved nor disproved: ${outcome.because}`] : []
  );
  const onRows = files.flatMap(
    ({ name, onRows: refusal }) => refusal ? [
      `${name} with its way back runs on empty tables; on rows that we made it fails with ${refusal.sqlstate}: ${refusal.message}`
    ] : []
  );
  return [...atMost(untried), ...atMost(onRows)];
}
var shown = 5;
function atMost(remarks) {
  const rest = remarks.length - shown;
  return rest > 0 ? [...remarks.slice(0, shown), `and so for ${count(rest, "more migration")}`] : remarks;
}

// src/checks/migration/rollback/schema-dump.ts
init_shim();
function compareDump(path, edited, base, head) {
  const before = driftIn(base);
  const known = new Set(before.map(identity));
  return { path, edited, drift: driftIn(head).filter((change) => !known.has(identity(change))), earlier: before.length };
}
function driftIn({ migrated, dumped }) {
  return compareCatalogs(dumped, migrated).filter(({ what, object: object2 }) => what !== "attribute" && object2 !== "role");
}
function identity(change) {
  return JSON.stringify([
    change.what,
    change.object,
    change.name,
    "before" in change && change.before,
    "after" in change && change.after
  ]);
}
async function dumpOf(context, state, { judged: judged2, unproven }) {
  const path = context.config.database.schema;
  const { base: baseRevision, head: headRevision } = context.changeSet;
  if (path === void 0 || state.schema !== void 0 || !judged2.measured) return { remarks: [] };
  if (unproven.length > 0 || judged2.statements.some(({ trace }) => trace.error)) return { remarks: [] };
  const [was, is] = [(await baseRevision.tree.read([path])).get(path), (await headRevision.tree.read([path])).get(path)];
  if (was === void 0 || is === void 0) return { remarks: [] };
  context.log.progress(`comparing ${path} with what the migrations make ...`);
  try {
    const migrated = await migratedCatalogs(state);
    if (!migrated)
      return { remarks: [`${path} was not compared with the migrations, which do not run on empty tables`] };
    const before = await loaded(context, was);
    const after = is === was ? before : await loaded(context, is);
    const base = { migrated: migrated.before, dumped: before };
    const dump = compareDump(path, is !== was, base, { migrated: migrated.after, dumped: after });
    const differed = `${path} differs from what the migrations of the base branch make, in ${count(dump.earlier, "place")}: that is not told again`;
    return { dump, remarks: dump.earlier > 0 ? [differed] : [] };
  } catch (thrown) {
    const because = reasonToGiveUp(thrown);
    if (because === void 0) throw thrown;
    return { remarks: [`${path} was not compared with the migrations: ${because}`] };
  }
}
async function migratedCatalogs(state) {
  const session = await state.session();
  try {
    const before = await readCatalog(session);
    const { runner, added } = state.plan;
    for (const file of added) {
      const sent = await sendFile(session, runner, upFile(runner, state.texts, file));
      if (!sent.ran) return void 0;
    }
    return { before, after: await readCatalog(session) };
  } finally {
    await session.close();
  }
}
async function loaded(context, dump) {
  const text = loadable(dump);
  const session = await (await prepareSessions(context, [text])).open();
  try {
    await session.execute(text);
    return await readCatalog(session);
  } finally {
    await session.close();
  }
}

// src/checks/migration/run.ts
async function run(context) {
  if (context.config.database.migrateCommand) return runByCommand(context);
  const plan = await migrationPlan(context);
  if (!plan) return { findings: [], unproven: [], remarks: [], summary: "no migration in base or head" };
  const excerpts = await excerptsOf(context, plan);
  const dry = plan.added.length > 0 ? await runAdded(context, excerpts) : void 0;
  const judged2 = dry?.judged ?? judgedFiles(plan, excerpts);
  const found = runConfiguredRules(rules, judged2, context.config.database.rules);
  const proved = dry ? await withProvedRemedies2(context, dry, found.findings) : found.findings;
  const texts = await context.changeSet.head.tree.read([...new Set(judged2.files.map(({ path }) => path))]);
  const accepted = withAcceptComments(context, judged2, proved, texts);
  return {
    findings: grouped(accepted.findings),
    unproven: [...dry?.unproven ?? [], ...notReviewed(plan)],
    remarks: [...dry?.remarks ?? [], ...remarksOn(plan), ...found.remarks, ...accepted.remarks],
    summary: dry?.summary ?? `no new migration; ${count(plan.history.length, "earlier one")} not run (${runners[plan.runner].title})`,
    ...dry ? { engine: dry.facts, trace: dry.judged.statements.map(({ trace }) => trace) } : {},
    ...dry?.rollback ? { rollback: dry.rollback } : {}
  };
}
async function runAdded(context, excerpts) {
  const state = await baseState(context);
  const session = await state.session();
  try {
    const dry = await dryRun({
      ...state,
      session,
      freshSession: state.session,
      excerpts,
      known: await productionFacts(context),
      log: context.log
    });
    const judged2 = { ...dry.judged, statements: await withCosts2(context, dry, state) };
    const ran = `${count(state.plan.added.length, "migration")}, ${count(dry.judged.statements.length, "statement")} run on ${dry.judged.engine}`;
    const earlier = state.plan.history.length;
    const basis = state.schema === void 0 ? `after ${count(earlier, "earlier one")}` : `on ${state.schema}`;
    const rollback = await rollbackOf(state, dry, context);
    const proof = rollback && rollbackProof(state.plan, rollback);
    const { dump, remarks } = await dumpOf(context, state, dry);
    return {
      ...dry,
      judged: { ...judged2, ...rollback ? { rollback } : {}, ...dump ? { dump } : {} },
      remarks: [...state.remarks, ...dry.remarks, ...rollback ? rollbackRemarks(rollback) : [], ...remarks],
      state,
      facts: state.facts,
      rollback: proof,
      summary: [`${ran} ${basis}`, ...proof ? [rollbackSummary(proof)] : []].join("; ")
    };
  } finally {
    await session.close();
  }
}
async function withCosts2({ log }, { judged: judged2 }, state) {
  if (!judged2.measured || judged2.sizes.size === 0) return judged2.statements;
  log.progress("measuring what the work takes a row ...");
  const session = await state.session();
  const rows = population(session, judged2.preexisting, await linkedColumns(state.plan, state.texts));
  return measureCosts(judged2, session, rows, performance.now() + costsMs);
}
var costsMs = 6e4;
async function withProvedRemedies2({ log }, { judged: judged2, state }, found) {
  if (!found.some(({ proposed }) => proposed)) return found;
  log.progress("running the remedies ...");
  const linked = await linkedColumns(state.plan, state.texts);
  return proveRemedies(found, {
    run: judged2,
    rules,
    session: state.session,
    linked,
    until: performance.now() + remediesMs,
    debug: log.debug
  });
}
var remediesMs = 6e4;
async function excerptsOf({ changeSet, config }, plan) {
  const before = [...plan.edited.map(({ before: before2 }) => before2), ...plan.deleted];
  const { placeholders } = config.database;
  const base = await upTexts(plan, before, changeSet.base.tree, placeholders);
  const head = await upTexts(
    plan,
    plan.edited.map(({ after }) => after),
    changeSet.head.tree,
    placeholders
  );
  const excerpts = /* @__PURE__ */ new Map();
  for (const { key } of before) {
    const [was = "", is] = [base.get(key), head.get(key)];
    const sameStatements = is !== void 0 && await isSameSql(was, is);
    excerpts.set(key, { before: was, after: is, sameStatements });
  }
  return excerpts;
}
function notReviewed({ others, lost, runner }) {
  const stops = lost.map(({ list: list2, name }) => ({
    code: "migration-without-file",
    subject: `${list2}: ${name}`,
    message: `${list2} lists ${name}, which has no file: ${runners[runner].title} stops there.`,
    hint: `Commit the file, or take ${name} off the list.`,
    location: startOf(list2)
  }));
  const unread = others.filter(({ sample }) => !sample).map(({ folder, runner: runner2 }) => ({
    code: "migrations-not-reviewed",
    subject: folder,
    message: `${folder} (${runners[runner2].title}) changed too and was not run: one folder a review.`,
    hint: "Say with database.migrations which folder is the one to review.",
    location: startOf(folder)
  }));
  return [...stops, ...unread];
}
function remarksOn(plan) {
  const { misnamed, unlisted, runner, renamed, others } = plan;
  return [
    ...others.filter(({ sample }) => sample).map(({ folder }) => `${folder} changed too, was taken for a test or an example by its path, and was not run`),
    ...plan.remarks,
    ...unlisted.map((path) => `${path} is not in ${runners[runner].list}, so it is never run: left out`),
    ...misnamed.map((path) => `${path} is not named as ${runners[runner].title} names migrations: left out`),
    ...renamed.map(({ before, after }) => `${before.path} was renamed to ${after.path}, text unchanged: not run again`)
  ];
}
export {
  excerptsOf,
  run
};
