import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  isChanged,
  unrunCode
} from "./chunk-RE7JDTBL.js";
import {
  alterTable,
  calledCode,
  droppedNames,
  isComment,
  lossesIn,
  mayDelete,
  quoted,
  rules,
  sqlName,
  sqlTable,
  sqlText,
  tableOfEffect,
  truncatedBy,
  tryWrites,
  unused_accept_comment_default,
  waitsText,
  worksOf
} from "./chunk-QCXLRNRA.js";
import {
  runConfiguredRules
} from "./chunk-EZ4DBANR.js";
import {
  startOf
} from "./chunk-RGNIC2Z2.js";
import {
  commandBase,
  commandFailed,
  frameworkRows,
  isFrameworkTable,
  isOfFramework,
  noTraffic,
  readCatalog,
  readSchemaState,
  shareSchemas
} from "./chunk-7KUNZM73.js";
import {
  baseState,
  codePlan,
  frameworkOf,
  isEngineTrouble,
  isToRun,
  isVersioned,
  loadable,
  migrationPlan,
  notSqlHint,
  prepareSessions,
  resetSession,
  runnableIn,
  surroundingsHint,
  upTexts
} from "./chunk-VHEILZ4H.js";
import {
  compareCatalogs,
  fieldOf,
  foreignKeyColumnsIn,
  isSameSql,
  isWord,
  needsNoTransaction,
  oneByOne,
  parseSql,
  parsedJson,
  relationsNamedBy,
  runners,
  setsIsolation,
  tokensOf,
  transactionControl,
  wrappingOf
} from "./chunk-S5OKUZXR.js";
import {
  runRules
} from "./chunk-5Z4CA7YC.js";
import {
  grammar
} from "./chunk-AAYD4SSA.js";
import {
  blocksWrites,
  lockModes
} from "./chunk-GYQDIOIP.js";
import "./chunk-TG5VVJV6.js";
import {
  fingerprintOf,
  milder,
  subjectText
} from "./chunk-JW2A4OU2.js";
import {
  count,
  enumerate,
  grouped,
  unique
} from "./chunk-SQN55YXA.js";
import "./chunk-ZYYW5ZW3.js";
import "./chunk-VMCVHZIK.js";
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
  const [, named4, everywhere, reason] = /^breakwater\s*: ?accept (.+?)( in this file)?(?: because:? (.+))?$/i.exec(comment.text) ?? [];
  const wrong = (problem2) => ({ grants: [], troubles: [troubleOf(comment, problem2)] });
  if (named4 === void 0) return wrong(`is not understood: write \`${form}\``);
  if (reason === void 0) return wrong(`accepts nothing without a reason: write \`${form}\``);
  if (everywhere !== void 0 && !comment.first)
    return wrong('says "in this file", and stands below a statement of it');
  const names = named4.split(/,| and /).filter((name) => name.trim() !== "");
  const rules2 = names.slice(0, mostRules).map((name) => idOf(name.trim()));
  const problems = rules2.map((rule) => ({ rule, problem: problemWith(rule, known) }));
  return {
    grants: problems.flatMap(
      ({ rule, problem: problem2 }) => problem2 === void 0 ? [{ comment, rule, reason: clipped(reason, 400), wholeFile: everywhere !== void 0 }] : []
    ),
    troubles: problems.flatMap(
      ({ rule, problem: problem2 }) => problem2 === void 0 ? [] : [troubleOf(comment, problem2, rule)]
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
function troubleOf({ place, text }, problem2, rule) {
  return { place, rule, problem: problem2, text };
}
function forkRemark(comments) {
  const paths = [...new Set(comments.map(({ place }) => place.path))];
  const [are, them] = comments.length === 1 ? ["is", "it"] : ["are", "them"];
  return `${count(comments.length, "accept comment")} in ${enumerate(paths)} ${are} not honoured, since a fork's pull request brings ${them}: a maintainer may accept with \`accepted:\` on the base branch`;
}

// src/checks/migration/accept/history-comments.ts
init_shim();
var marked = /(?:#|\/\/|--|\/\*|<!--)\s*(breakwater\s*:\s*accept\b.*?)\s*(?:\*\/|-->)?\s*$/i;
var mostComments2 = 100;
function commentsInHistory({
  plan,
  excerpts
}) {
  return plan.edited.flatMap(({ after: { key, path } }) => {
    const { before = "", after = "" } = excerpts.get(key) ?? {};
    const known = new Set(before.split("\n").map((line) => line.trim()));
    return after.split("\n").flatMap((line, index) => {
      const text = line.length > mostLength || known.has(line.trim()) ? void 0 : marked.exec(line)?.[1];
      if (text === void 0) return [];
      const place = { path, line: index + 1, column: line.length - line.trimStart().length + 1 };
      return [{ place, rule: void 0, problem, text }];
    });
  }).slice(0, mostComments2);
}
var mostLength = 2e3;
var problem = "accepts nothing, since it stands in a migration that the base branch has: put the file back, or use `accepted:` in the config";

// src/checks/migration/accept/accepted.ts
function withAcceptComments({ config, fromFork }, judged2, findings, texts) {
  const known = rules.map(({ meta }) => meta.id);
  const accepted = acceptComments(findings, { run: judged2, texts, rules: known, fromFork });
  const run2 = { ...judged2, commentTroubles: [...accepted.troubles, ...commentsInHistory(judged2)] };
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
var populations = [5e3, 2e4, 1e5];
var clearMs = 30;
var runsOf = (size) => size === populations[0] ? 4 : 2;
var leastSlope = 0.02;
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
        if (tables.length > 0) {
          await fillAll(rows, tables);
          costs.set(sql, await slopes(session, sql, tables));
        }
        await sendAnyhow(session, sql, rows);
      }
      await endSettings(session, file.sql);
    }
  } catch (thrown) {
    if (!(thrown instanceof SqlError) && !(thrown instanceof BreakwaterError)) throw thrown;
  }
  return run2.statements.map((statement) => ({ ...statement, costs: costs.get(statement.sql) ?? statement.costs }));
}
async function fillAll(rows, tables) {
  const named4 = await parseSql(tables.map((table) => `TABLE ${sqlTable(table)}`).join("; "));
  if ("statements" in named4) await rows.fill(named4.statements);
}
async function sendAnyhow(session, sql, rows) {
  const text = isLocalSetting(sql) ? sql.text.replace(/^SET\s+LOCAL\b/i, "SET") : sql.text;
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
async function endSettings(session, statements) {
  for (const sql of statements) {
    if (isLocalSetting(sql)) await session.execute(`RESET ${sql.node.VariableSetStmt.name}`);
  }
}
function isLocalSetting(sql) {
  if (!("VariableSetStmt" in sql.node)) return false;
  const { is_local: isLocal, name = "", kind } = sql.node.VariableSetStmt;
  return isLocal === true && kind === "VAR_SET_VALUE" && /^[\w.]+$/.test(name);
}
function tablesToMeasure(statement, run2) {
  return worksOf(statement, run2).flatMap(({ relation }) => {
    const table = statement.before.tables.get(relation.oid);
    if (table?.kind !== "r" || !run2.sizes.has(table.name)) return [];
    const { indexes: indexes2 = [], constraints: constraints2 = [] } = statement.after.tables.get(relation.oid) ?? {};
    const apart = new Set(constraints2.filter(({ kind }) => kind === "exclusion").map(({ index }) => index));
    const made = indexes2.map((index) => ({ ...index, unique: index.unique || apart.has(index.oid) }));
    return [{ ...table, indexes: [...table.indexes, ...made] }];
  });
}
async function slopes(session, sql, tables) {
  const found = /* @__PURE__ */ new Map();
  for (const table of tables) {
    const slope = await slopeOf((size) => millisecondsOn(session, sql, table, size));
    if (slope !== void 0 && slope >= leastSlope) found.set(table.oid, slope);
  }
  return found;
}
async function slopeOf(millisecondsOf) {
  const [least, more, most] = populations;
  const [few, many] = [await millisecondsOf(least), await millisecondsOf(more)];
  if (few === void 0 || many === void 0) return void 0;
  const longest3 = many - few < clearMs ? await millisecondsOf(most) : void 0;
  const [rows, ms] = longest3 === void 0 ? [more, many] : [most, longest3];
  return (ms - few) * 1e3 / (rows - least);
}
async function millisecondsOn(session, sql, table, size) {
  let best;
  for (let attempt4 = 0; attempt4 < runsOf(size); attempt4 += 1) {
    await session.execute("BEGIN");
    try {
      await session.execute("SET LOCAL session_replication_role = replica");
      await session.execute(
        `DELETE FROM ${sqlTable(table)} WHERE ctid <> (SELECT ctid FROM ${sqlTable(table)} LIMIT 1); ${multiplied(table, size)}`
      );
      await session.execute("SET LOCAL session_replication_role = origin");
      const { rows } = await session.query(`SELECT 1 FROM ${sqlTable(table)} OFFSET ${size - 1} LIMIT 1`);
      if (rows.length === 0) return void 0;
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

// src/checks/migration/queries/csv.ts
init_shim();
function* csvRecords(text) {
  let at2 = 0;
  let line = 1;
  while (at2 < text.length) {
    const start = line;
    const fields2 = [];
    let broken = false;
    for (let more = true; more; ) {
      const field = text.charAt(at2) === '"' ? quotedField(text, at2) : plainField(text, at2);
      fields2.push(field.text);
      broken ||= field.broken;
      line += field.lines;
      at2 = field.end;
      more = text.charAt(at2) === ",";
      if (more) at2 += 1;
    }
    if (text.charAt(at2) === "\r") at2 += 1;
    if (text.charAt(at2) === "\n") at2 += 1;
    line += 1;
    if (fields2.length > 1 || fields2[0] !== "") yield { fields: fields2, line: start, broken };
  }
}
function plainField(text, start) {
  const edge = /[,\r\n]/g;
  edge.lastIndex = start;
  const end = edge.exec(text)?.index ?? text.length;
  return { text: text.slice(start, end), end, lines: 0, broken: false };
}
function quotedField(text, start) {
  const parts = [];
  let from = start + 1;
  for (; ; ) {
    const quote = text.indexOf('"', from);
    parts.push(text.slice(from, quote < 0 ? text.length : quote));
    if (quote < 0) return fieldOf2(parts, text.length, true);
    if (text.charAt(quote + 1) !== '"') {
      const rest = plainField(text, quote + 1);
      return fieldOf2([...parts, rest.text], rest.end, false);
    }
    parts.push('"');
    from = quote + 2;
  }
}
function fieldOf2(parts, end, broken) {
  const text = parts.join("");
  return { text, end, lines: lineEnds(text), broken };
}
function lineEnds(text) {
  let lines = 0;
  for (let at2 = text.indexOf("\n"); at2 >= 0; at2 = text.indexOf("\n", at2 + 1)) lines += 1;
  return lines;
}

// src/checks/migration/production.ts
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
  const records = [...csvRecords(text)].map(({ fields: fields2, line }) => ({ fields: fields2.map((field) => field.trim()), number: line })).filter(({ fields: fields2 }) => fields2.some((field) => field !== ""));
  return records.flatMap(({ fields: fields2, number }, index) => {
    const rows = fields2.at(-1) ?? "";
    const names = fields2.slice(0, -1);
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
function memberValue({ base, category, labels: labels2 }, name) {
  if (labels2?.[0] !== void 0) return labels2[0];
  if (category === "N") return 1;
  if (category === "B") return true;
  return category === "D" || base.startsWith("timestamp") || /date|time|deadline/i.test(name) ? "2026-01-15T12:00:00Z" : "a1";
}
function checksOn({ checks }, column) {
  const named4 = new RegExp(`(^|[^\\w"])"?${column.name.replace(/[^\w]/g, ".")}"?($|[^\\w"])`);
  return [...checks.filter((check) => named4.test(check)), ...column.checks ?? []];
}
function literal(column, checks, seed) {
  const { base, category, labels: labels2, length, type } = column;
  if (labels2?.[0] !== void 0) return cast(labels2[0], type);
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
function population(session, preexisting, linked = /* @__PURE__ */ new Set(), { inTransaction = false } = {}) {
  const filled2 = /* @__PURE__ */ new Map();
  const unfilled = /* @__PURE__ */ new Map();
  const stirred = /* @__PURE__ */ new Set();
  let names = /* @__PURE__ */ new Map();
  const shapes = /* @__PURE__ */ new Map();
  let used = false;
  const fillOne = async (oid, path) => {
    if (filled2.has(oid) || unfilled.has(oid) || path.includes(oid) || path.length > maxDepth) return;
    const shape = await shapeOf(session, oid, linked);
    if (!shape || await hasRows(session, shape.name)) return;
    for (const { parent, columns: columns2 } of shape.keys) {
      const needed = shape.columns.some((column) => columns2.includes(column.number) && isNeeded(shape, column));
      if (needed) await fillOne(parent, [...path, oid]);
    }
    const reason = await insertRows(session, shape);
    if (reason !== void 0) unfilled.set(oid, { table: shape.shown, reason });
    else filled2.set(oid, { name: shape.shown, rows: await rowsAsText(session, shape) });
    shapes.set(oid, shape);
  };
  const stirring = async (work) => {
    const counted = await insertedRows(session);
    await work();
    for (const [oid, rows] of await insertedRows(session)) if (rows !== counted.get(oid)) stirred.add(oid);
  };
  const removeOrphans = async () => {
    for (const [oid, shape] of shapes) {
      const orphaned = filled2.has(oid) ? await missingParent(session, shape) : void 0;
      if (orphaned === void 0) continue;
      await deleteIn(session, [shape.name]);
      filled2.delete(oid);
      unfilled.set(oid, { table: shape.shown, reason: `${orphaned}, which it refers to, has no row` });
      return removeOrphans();
    }
  };
  const namedBy = (statement) => tableNamesIn(statement).flatMap((name) => names.get(name) ?? []).filter((oid) => filled2.has(oid));
  const withChildren = (oids) => {
    const gone = new Set(oids);
    for (let size = -1; size !== gone.size; ) {
      size = gone.size;
      for (const oid of filled2.keys()) if (shapes.get(oid)?.keys.some(({ parent }) => gone.has(parent))) gone.add(oid);
    }
    return [...filled2.keys()].filter((oid) => gone.has(oid));
  };
  const refill = async (oids) => {
    for (const oid of oids) {
      const shape = await shapeOf(session, oid, linked);
      if (!shape) continue;
      const reason = await insertRows(session, shape, shape.keys.length > 0 ? "forced" : "politely");
      if (reason === void 0) filled2.set(oid, { name: shape.shown, rows: await rowsAsText(session, shape) });
      else unfilled.set(oid, { table: shape.shown, reason });
    }
  };
  return {
    fill: async (statements) => {
      names = await namedTables(session, preexisting, statements);
      const before = new Set(filled2.keys());
      await session.execute(inTransaction ? "SAVEPOINT breakwater_rows" : "BEGIN");
      try {
        await session.execute("SET CONSTRAINTS ALL IMMEDIATE");
        await stirring(async () => {
          for (const oid of new Set(names.values())) await fillOne(oid, []);
        });
        await removeOrphans();
        await session.execute(inTransaction ? "RELEASE SAVEPOINT breakwater_rows" : "COMMIT");
        used ||= filled2.size > 0;
      } catch (thrown) {
        await session.execute(inTransaction ? "ROLLBACK TO SAVEPOINT breakwater_rows" : "ROLLBACK");
        if (!(thrown instanceof SqlError)) throw thrown;
        for (const [oid, { name }] of filled2) {
          if (before.has(oid)) continue;
          unfilled.set(oid, { table: name, reason: thrown.message });
          filled2.delete(oid);
        }
      }
    },
    unfilled: () => [...unfilled.values()],
    used: () => used,
    shown: (statement) => {
      const rows = namedBy(statement).flatMap((oid) => filled2.get(oid) ?? []);
      return rows.length === 0 ? void 0 : rows.map(({ name, rows: text }) => `${name}: ${text}`).join("; ");
    },
    isOurs: (oid) => filled2.has(oid) || stirred.has(oid),
    any: () => filled2.size > 0,
    empty: async (statement) => {
      const oids = withChildren(statement ? namedBy(statement) : [...filled2.keys()]);
      await deleteRows(session, oids);
      for (const oid of oids) filled2.delete(oid);
      return () => refill(oids);
    },
    mark: () => {
      const then = [...filled2];
      return () => {
        filled2.clear();
        for (const [oid, rows] of then) filled2.set(oid, rows);
      };
    }
  };
}
async function insertedRows(session) {
  const { rows } = await session.query(
    "SELECT relid::int8 AS oid, n_tup_ins AS rows FROM pg_catalog.pg_stat_xact_user_tables WHERE n_tup_ins > 0"
  );
  return new Map(rows.map(({ oid, rows: count2 }) => [Number(oid), Number(count2)]));
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
  const named4 = relationsNamedBy(node).map(
    ({ schema, name }) => schema === void 0 ? quoted(name) : `${quoted(schema)}.${quoted(name)}`
  );
  const words = kind === "DoStmt" ? (text.match(/[A-Za-z_][\w$]*/g) ?? []).map((word2) => quoted(word2.toLowerCase())) : [];
  return [.../* @__PURE__ */ new Set([...named4, ...words])];
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
var volatileDefault = `(EXISTS (
  SELECT FROM pg_catalog.pg_depend e JOIN pg_catalog.pg_proc p ON p.oid = e.refobjid
  WHERE e.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND e.objid = d.oid
  AND e.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND p.provolatile = 'v')
  OR EXISTS (
  SELECT FROM pg_catalog.regexp_matches(d.adbin::text, ':funcid ([0-9]+) ', 'g') called(number)
  WHERE (SELECT p.provolatile = 'v' FROM pg_catalog.pg_proc p WHERE p.oid = called.number[1]::pg_catalog.oid)))`;
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
var query = `CASE WHEN c.relkind IN ('v', 'm') THEN (
  SELECT pg_catalog.md5(pg_catalog.regexp_replace(w.ev_action::text, ':(alias|eref) ([{]ALIAS [^}]*[}]|<>)|:location -?[0-9]+', '', 'g'))
  FROM pg_catalog.pg_rewrite w WHERE w.ev_class = c.oid AND w.rulename = '_RETURN') END`;
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
  inherits: list(
    "h.inhparent::int8 ORDER BY h.inhseqno",
    "pg_catalog.pg_inherits h WHERE NOT c.relispartition AND h.inhrelid = c.oid"
  ),
  bound: "pg_catalog.pg_get_expr(c.relpartbound, c.oid)",
  partitionConstraint: "CASE WHEN c.relispartition THEN pg_catalog.pg_get_partition_constraintdef(c.oid) END",
  partitionKey: `CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END`,
  definition: `CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END`,
  query,
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
    `CASE WHEN t.typtype = 'c' THEN (
          SELECT pg_catalog.json_agg(pg_catalog.json_build_array(a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)::text
          FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) ELSE t.typtype::text END`,
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
    query: row.query ?? void 0,
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
    relations.*
  FROM (
    -- A list a column and not an object a row: that takes a third less time, and this is asked at every statement.
    SELECT pg_catalog.array_to_json(pg_catalog.array_agg(c.oid::pg_catalog.int8)) AS oids,
           pg_catalog.array_to_json(pg_catalog.array_agg(n.nspname)) AS schemas,
           pg_catalog.array_to_json(pg_catalog.array_agg(c.relname)) AS names,
           pg_catalog.array_to_json(pg_catalog.array_agg(c.relkind)) AS kinds,
           pg_catalog.array_to_json(pg_catalog.array_agg(c.relfilenode::pg_catalog.int8)) AS files,
           pg_catalog.array_to_json(pg_catalog.array_agg(i.indrelid::pg_catalog.int8)) AS tables,
           pg_catalog.array_to_json(pg_catalog.array_agg(
             CASE WHEN c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,f,i,I}'::pg_catalog."char"[]) THEN h.parent END)) AS parents,
           -- Index scans are counted on the index; what a sequence counts means nothing here.
           pg_catalog.array_to_json(pg_catalog.array_agg(
             CASE WHEN c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,m}'::pg_catalog."char"[]) THEN ARRAY[
               pg_catalog.pg_stat_get_xact_numscans(c.oid), pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid),
               pg_catalog.pg_stat_get_xact_tuples_updated(c.oid), pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid)]
             ELSE '{0,0,0,0}'::pg_catalog.int8[] END)) AS counts
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
      LEFT JOIN pg_catalog.pg_index i ON i.indexrelid OPERATOR(pg_catalog.=) c.oid
      LEFT JOIN (SELECT inhrelid, pg_catalog.min(inhparent::pg_catalog.int8) AS parent FROM pg_catalog.pg_inherits GROUP BY inhrelid) h
        ON h.inhrelid OPERATOR(pg_catalog.=) c.oid
     WHERE c.oid OPERATOR(pg_catalog.>=) 16384
       AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,m,v,f,i,I,S}'::pg_catalog."char"[])
       AND n.nspname OPERATOR(pg_catalog.!~) '^pg_(toast|temp)') AS relations`;
async function observe(session) {
  const { rows } = await session.query(observationQuery);
  const locks = (rows[0]?.locks ?? []).flatMap(([oid, mode]) => {
    const known = lockModes.find((candidate) => candidate === mode);
    return known ? [{ oid: Number(oid), mode: known }] : [];
  });
  const { relations, counters } = relationsIn(rows[0]);
  const settings = {
    lockTimeout: rows[0]?.lock_timeout ?? "0",
    statementTimeout: rows[0]?.statement_timeout ?? "0",
    counts: rows[0]?.track_counts === "on"
  };
  return { locks, relations, counters, settings };
}
function relationsIn(lists) {
  const relations = /* @__PURE__ */ new Map();
  const counters = /* @__PURE__ */ new Map();
  for (const [at2, id] of (lists?.oids ?? []).entries()) {
    const oid = Number(id);
    const kind = lists?.kinds?.[at2] ?? "";
    const name = `${lists?.schemas?.[at2]}.${lists?.names?.[at2]}`;
    const [table, parent] = [numberOr(lists?.tables?.[at2]), numberOr(lists?.parents?.[at2])];
    relations.set(oid, { oid, name, kind, file: Number(lists?.files?.[at2]), table, parent });
    const [scans = 0, inserted = 0, updated = 0, deleted = 0] = lists?.counts?.[at2] ?? [];
    if (isCounted(kind)) counters.set(oid, { scans, inserted, updated, deleted });
  }
  return { relations, counters };
}
function isCounted(kind) {
  return kind === "r" || kind === "p" || kind === "m";
}
function numberOr(value) {
  return value === null || value === void 0 ? void 0 : Number(value);
}
function differenceOf(before, after) {
  const relationOf = (oid) => before.relations.get(oid) ?? after.relations.get(oid);
  const named4 = (locks) => locks.flatMap(({ oid, mode }) => {
    const relation = relationOf(oid);
    return relation ? [{ relation, mode }] : [];
  });
  const keys = new Set(before.locks.map(({ oid, mode }) => `${oid} ${mode}`));
  const isHeld = ({ oid, mode }) => keys.has(`${oid} ${mode}`);
  return {
    taken: named4(after.locks.filter((lock) => !isHeld(lock))).sort(strongestFirst),
    held: named4(after.locks.filter(isHeld)).sort(strongestFirst),
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
    code: "",
    truncated: /* @__PURE__ */ new Set(),
    alteredValues: [],
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

// src/checks/migration/trace/altered-values.ts
init_shim();
var sampledAtMost = 20;
async function sampleColumns(session, statement, { tables }) {
  const alter = alterTable(statement);
  const names = (alter?.commands ?? []).flatMap(({ subtype, name, def }) => {
    const using = subtype === "AT_AlterColumnType" && def && "ColumnDef" in def && def.ColumnDef.raw_default;
    return using && name !== void 0 ? [name] : [];
  });
  if (!alter || names.length === 0) return [];
  const { schemaname, relname } = alter.relation;
  const table = [...tables.values()].find(({ schema, name, kind }) => {
    const fits = schemaname === void 0 || schema === schemaname;
    return kind === "r" && fits && name.slice(schema.length + 1) === relname;
  });
  if (!table) return [];
  const samples = [];
  for (const { name: column, type } of table.columns.filter(({ name }) => names.includes(name))) {
    samples.push({ table: table.oid, column, type, values: await valuesOf(session, table, column) });
  }
  return samples;
}
async function alteredValues(session, samples, { tables }) {
  const altered = [];
  for (const { table: oid, column, type, values } of samples) {
    const table = tables.get(oid);
    const now = table?.columns.find(({ name }) => name === column);
    if (!table || !now || values.length === 0) continue;
    const after = await valuesOf(session, table, column);
    const cast2 = await castOf(session, values, type, now.type);
    if (!cast2 || after.length !== values.length) continue;
    const index = values.findIndex((value, place) => after[place] !== cast2[place] && after[place] !== value);
    const at2 = (list3) => list3[index] ?? void 0;
    if (index >= 0) altered.push({ table: oid, column, before: at2(values), after: at2(after), cast: at2(cast2) });
  }
  return altered;
}
async function valuesOf(session, { schema, name }, column) {
  const path = `${quoted(schema)}.${quoted(name.slice(schema.length + 1))}`;
  const { rows } = await session.query(
    `SELECT ${quoted(column)}::text AS value FROM ONLY ${path} ORDER BY ctid LIMIT ${sampledAtMost}`
  );
  return rows.map(({ value }) => value);
}
async function castOf(session, values, from, to) {
  await session.execute("SAVEPOINT breakwater_cast");
  try {
    const { rows } = await session.query(
      `SELECT CAST(CAST(v.value AS ${from}) AS ${to})::text AS value
         FROM pg_catalog.json_array_elements_text($1::json) WITH ORDINALITY AS v(value, place) ORDER BY v.place`,
      [JSON.stringify(values)]
    );
    return rows.map(({ value }) => value);
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    return void 0;
  } finally {
    await session.execute("ROLLBACK TO SAVEPOINT breakwater_cast; RELEASE SAVEPOINT breakwater_cast");
  }
}

// src/checks/migration/trace/known-locks.ts
init_shim();
function knownLocks(statement, before, rewrites = []) {
  const { node } = statement;
  if ("ReindexStmt" in node && !isConcurrent(node.ReindexStmt)) return reindexed(before, rewrites);
  const mode = knownMode(statement);
  if (!mode) return [];
  const named4 = [...relationsNamedBy(node), ..."DropStmt" in node ? droppedNames(node.DropStmt) : []];
  const tables = named4.flatMap(({ schema, name }) => {
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
    note: ({ taken: taken2 }, place) => {
      for (const { relation, mode } of taken2) {
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
async function rowsAtRisk(session, statement, facts, witnesses, code) {
  const counts = /* @__PURE__ */ new Map();
  const tables = [...facts.tables.values()];
  const reached2 = mayDelete(code) ? await filled(session, tables) : [];
  for (const { table, columns: columns2 } of [...targets(statement, tables), ...reached2]) {
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
async function filled(session, tables) {
  const oids = tables.filter(({ kind }) => kind === "r").map(({ oid }) => oid);
  const { rows } = await session.query(
    `SELECT c.oid::int8 AS oid FROM pg_catalog.pg_class c
      WHERE c.oid IN (SELECT pg_catalog.json_array_elements_text($1::json)::pg_catalog.oid)
        AND pg_catalog.pg_relation_size(c.oid) > 0 AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
        AND (NOT c.relrowsecurity OR pg_catalog.current_setting('row_security') = 'on') LIMIT ${filledAtMost}`,
    [JSON.stringify(oids)]
  );
  const found = new Set(rows.map(({ oid }) => Number(oid)));
  return tables.filter(({ oid }) => found.has(oid)).map((table) => ({ table, columns: [] }));
}
var filledAtMost = 200;
function targets(statement, tables) {
  const { node } = statement;
  const find2 = (schema, name, columns3) => tables.filter((table) => schema === void 0 ? table.name.endsWith(`.${name}`) : table.name === `${schema}.${name}`).slice(0, 1).map((table) => ({
    table,
    columns: columns3.filter((column) => table.columns.some((known) => known.name === column))
  }));
  if ("DropStmt" in node && node.DropStmt.removeType === "OBJECT_TABLE") {
    return droppedNames(node.DropStmt).flatMap(({ schema, name }) => find2(schema, name, []));
  }
  if ("DeleteStmt" in node && !node.DeleteStmt.whereClause && !node.DeleteStmt.usingClause) {
    const { relation } = node.DeleteStmt;
    return relation ? find2(relation.schemaname, relation.relname ?? "", []) : [];
  }
  if ("TruncateStmt" in node) {
    return (node.TruncateStmt.relations ?? []).flatMap(
      (relation) => "RangeVar" in relation ? find2(relation.RangeVar.schemaname, relation.RangeVar.relname ?? "", []) : []
    );
  }
  const alter = alterTable(statement);
  const leaving = (alter?.commands ?? []).flatMap(({ subtype, def }) => {
    if (subtype === "AT_DropInherit") return [alter?.relation];
    return subtype === "AT_DetachPartition" && def && "PartitionCmd" in def ? [def.PartitionCmd.name] : [];
  });
  if (leaving.length > 0) {
    return leaving.flatMap((table) => table ? find2(table.schemaname, table.relname ?? "", []) : []);
  }
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
  const bare3 = own2 && (needsNoTransaction(statement) || file.bare.has(index));
  if (!bare3) await transaction.begin(index, false);
  if (setsIsolation(statement)) return void 0;
  if (control === "savepoint") {
    await session.execute(statement.text);
    return void 0;
  }
  const refill = await makeRoom(file, statement, index, bare3);
  const guided = !bare3 && couldUseIndex(statement);
  if (guided) await watch.avoidScans(true);
  const absent = await absentColumns(session, statement);
  const facts = await watch.facts();
  const code = await calledCode(session, statement, facts);
  const rowsBefore = await rowsAtRisk(session, statement, facts, witnesses, code);
  const sample = bare3 ? [] : await sampleColumns(session, statement, facts);
  const before = await watch.before();
  const started = performance.now();
  await session.execute(statement.text);
  const ms = performance.now() - started;
  const seen = await watch.after(before, statement);
  const truncated = await truncatedBy(session, code, seen.difference, seen.after);
  const altered = await alteredValues(session, sample, seen.after);
  if (guided) await watch.avoidScans(false);
  const difference = bare3 ? { ...seen.difference, taken: knownLocks(statement, before.observation, seen.difference.rewrites), held: [] } : seen.difference;
  transaction.note(difference, { path, line: statement.line, column: statement.column });
  const record = recorded(file, statement, index);
  const trace = tracedAs(record.trace, difference, file.rehearsal.preexisting, bare3);
  const traced = {
    ...record,
    ...seen,
    difference,
    rowsBefore,
    code,
    truncated,
    alteredValues: altered,
    absentColumns: absent,
    trace: { ...trace, transaction: bare3 ? null : transaction.number(), ms: roundedMs(ms) }
  };
  await refill();
  const last = wrapping.transaction === "statement" ? !transaction.isExplicit() : index === statements.length - 1;
  if (last) await transaction.finish();
  return traced;
}
async function makeRoom({ onRows, witnesses, rehearsal }, statement, index, bare3) {
  const known = onRows.get(index);
  if (!known) return async () => void 0;
  const inTransaction = async (work) => {
    if (!bare3) return work();
    await rehearsal.session.execute("BEGIN");
    const value = await work();
    await rehearsal.session.execute("COMMIT");
    return value;
  };
  const refill = await inTransaction(() => witnesses.empty(known.emptied === "named" ? statement : void 0));
  return () => inTransaction(refill);
}
function couldUseIndex({ node, text }) {
  if ("DoStmt" in node) return isSimpleCode(text);
  const simple = (where) => where !== void 0 && !JSON.stringify(where).includes('"SubLink"');
  if ("UpdateStmt" in node) return !node.UpdateStmt.fromClause && simple(node.UpdateStmt.whereClause);
  return "DeleteStmt" in node && !node.DeleteStmt.usingClause && simple(node.DeleteStmt.whereClause);
}
function isSimpleCode(text) {
  const changes = /\b(?:update|delete\s+from)\b/i.test(text);
  const reads = /\b(?:references|validate|materialized|insert|merge|using)\b/i.test(text);
  const joins = text.split(";").some((part) => /\bupdate\b.*\b(?:from|select)\b|\bdelete\b.*\bselect\b/is.test(part));
  return changes && !reads && !joins;
}
async function excused(file, statement, index, error) {
  const { witnesses, onRows, bare: bare3 } = file;
  if (["2D000", "25001"].includes(error.sqlstate) && file.wrapping.transaction === "statement" && !bare3.has(index)) {
    bare3.add(index);
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

// src/checks/migration/trace/sequences.ts
init_shim();
var feedsQuery = `
  SELECT f.relation::int8 AS table, f.attnum::int4 AS column, s.seqrelid::int8 AS sequence,
         n.nspname || '.' || c.relname AS name, s.seqstart::float8 AS start, s.seqincrement::float8 AS step
    FROM (SELECT e.refobjid AS relation, e.refobjsubid AS attnum, e.objid AS sequence
            FROM pg_catalog.pg_depend e
           WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.deptype = 'i' AND e.refobjsubid > 0
          UNION
          SELECT d.adrelid, d.adnum, e.refobjid
            FROM pg_catalog.pg_depend e JOIN pg_catalog.pg_attrdef d ON d.oid = e.objid
           WHERE e.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND e.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass) AS f
    JOIN pg_catalog.pg_sequence s ON s.seqrelid = f.sequence
    JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`;
async function readSequences(session) {
  const { rows } = await session.query(
    `SELECT s.seqrelid::int8 AS oid, pg_catalog.pg_sequence_last_value(s.seqrelid)::float8 AS last
       FROM pg_catalog.pg_sequence s WHERE pg_catalog.has_sequence_privilege(s.seqrelid, 'USAGE, SELECT')`
  );
  const { rows: feeds } = await session.query(feedsQuery);
  return { positions: new Map(rows.map(({ oid, last }) => [Number(oid), last ?? void 0])), feeds };
}
var askedAtMost = 50;
async function sequencesBehind(session, { base, head }, then, isOurs) {
  const behind = [];
  try {
    const now = await readSequences(session);
    const wasThere = (feed) => then.feeds.some(
      ({ table, column, sequence }) => table === feed.table && column === feed.column && sequence === feed.sequence
    );
    const suspects = now.feeds.filter((feed) => {
      const [was, is] = [then.positions.get(feed.sequence), now.positions.get(feed.sequence)];
      const setBack = was !== void 0 && now.positions.has(feed.sequence) && (is === void 0 || is < was);
      return feed.step > 0 && base.tables.has(feed.table) && (setBack || !wasThere(feed));
    });
    for (const feed of suspects.slice(0, askedAtMost)) {
      const table = head.tables.get(feed.table);
      const found = table && await ask(session, feed, table, isOurs(feed.table));
      if (found) behind.push({ ...found, known: wasThere(feed) });
    }
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError) && !(thrown instanceof SqlError)) throw thrown;
  }
  return behind;
}
async function ask(session, { table: oid, column: number, sequence, name, start, step }, table, ours) {
  const column = table.columns.find((each) => each.number === number);
  if (!column || !"rp".includes(table.kind)) return void 0;
  const path = (qualified2, schema) => `${quoted(schema)}.${quoted(qualified2.slice(schema.length + 1))}`;
  const { rows: state } = await session.query(
    `SELECT last_value::float8 AS last, is_called AS called FROM ${path(name, name.slice(0, name.indexOf(".")))}`
  );
  const [at2] = state;
  if (!at2) return void 0;
  const next = at2.called ? at2.last + step : at2.last;
  const value = quoted(column.name);
  const { rows } = await session.query(
    `SELECT pg_catalog.max(${value})::float8 AS highest, coalesce(pg_catalog.bool_or(${value} = ${next}), false) AS taken
       FROM ${path(table.name, table.schema)}`
  );
  const { highest = null, taken: taken2 = false } = rows[0] ?? {};
  const untouched = !at2.called && next === start && start <= 1;
  if (highest === null || next > highest || ours && !untouched) return void 0;
  const unique2 = table.indexes.some(({ columns: columns2, unique: only, predicate }) => {
    return only && predicate === null && columns2.length === 1 && columns2[0] === column.name;
  });
  return {
    table: oid,
    column: number,
    sequence,
    name,
    next,
    highest: ours ? void 0 : highest,
    collides: !ours && taken2 && unique2
  };
}

// src/checks/migration/trace/stored-results.ts
init_shim();
async function storedResults(session, { base, head }) {
  const before = new Map(base.world.functions.map((known) => [known.oid, known]));
  const changed = head.world.functions.filter(({ oid, body }) => {
    const known = before.get(oid);
    return known !== void 0 && known.body !== body;
  });
  if (changed.length === 0) return /* @__PURE__ */ new Map();
  try {
    const oids = JSON.stringify(changed.map(({ oid }) => oid));
    const { rows } = await session.query(dependentsQuery, [oids]);
    const old = rows.filter(({ table }) => base.tables.has(Number(table)));
    return new Map(
      changed.map(({ oid }) => [
        oid,
        old.filter((row) => Number(row.function) === oid).map(({ kind, name }) => ({ kind, name }))
      ])
    );
  } catch (thrown) {
    if (thrown instanceof BreakwaterError || thrown instanceof SqlError) return /* @__PURE__ */ new Map();
    throw thrown;
  }
}
var dependentsQuery = `
WITH RECURSIVE reached(function, oid) AS (
  SELECT f::oid, f::oid FROM pg_catalog.json_array_elements_text($1::json) AS f
  UNION
  SELECT r.function, d.objid FROM reached r JOIN pg_catalog.pg_depend d
    ON d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.refobjid = r.oid
    AND d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
), used AS (
  SELECT r.function, d.classid, d.objid FROM reached r JOIN pg_catalog.pg_depend d
    ON d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.refobjid = r.oid
)
SELECT u.function::int8, 'index' AS kind, n.nspname || '.' || c.relname AS name, i.indrelid::int8 AS "table"
  FROM used u JOIN pg_catalog.pg_index i ON u.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND i.indexrelid = u.objid
  JOIN pg_catalog.pg_class c ON c.oid = u.objid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
UNION SELECT u.function::int8, 'generated column', n.nspname || '.' || c.relname || '.' || a.attname, c.oid::int8
  FROM used u JOIN pg_catalog.pg_attrdef e ON u.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND e.oid = u.objid
  JOIN pg_catalog.pg_attribute a ON a.attrelid = e.adrelid AND a.attnum = e.adnum AND a.attgenerated = 's'
  JOIN pg_catalog.pg_class c ON c.oid = e.adrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
UNION SELECT u.function::int8, 'CHECK', n.nspname || '.' || c.relname || '.' || k.conname, c.oid::int8
  FROM used u JOIN pg_catalog.pg_constraint k ON u.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND k.oid = u.objid AND k.contype = 'c'
  JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
UNION SELECT u.function::int8, 'materialized view', n.nspname || '.' || c.relname, c.oid::int8
  FROM used u JOIN pg_catalog.pg_rewrite w ON u.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND w.oid = u.objid
  JOIN pg_catalog.pg_class c ON c.oid = w.ev_class AND c.relkind = 'm' JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
ORDER BY 1, 2, 3
`;

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
    return now === table ? [] : keptTableEffects({ before: table, after: now }, parentsOf(now, before, after));
  });
  return [...withRecreated(effects), ...created.map((table) => ({ what: "table created", table }))];
}
function parentsOf({ partitionOf, inherits }, before, after) {
  return [...inherits, ...partitionOf === void 0 ? [] : [partitionOf]].flatMap((oid) => {
    const [was, is] = [before.tables.get(oid), after.tables.get(oid)];
    return was && is ? [{ before: was, after: is }] : [];
  });
}
function keptTableEffects(table, parents) {
  const { before, after } = table;
  return [
    ...before.name === after.name ? [] : [{ what: "table renamed", ...table }],
    ...aspects.flatMap(
      ([aspect, read]) => read(before) === read(after) ? [] : [{ what: "table altered", aspect, ...table }]
    ),
    ...columnEffects(table, parents),
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
  ["inheritance", ({ inherits }) => inherits.join()],
  ["options", ({ options }) => JSON.stringify(options)],
  ["owner", ({ owner }) => owner],
  ["partition", ({ partitionOf, bound }) => `${partitionOf} ${bound}`],
  ["persistence", ({ persistence }) => persistence],
  ["replica identity", ({ replicaIdentity }) => replicaIdentity],
  ["row security", ({ rowSecurity, forcedRowSecurity }) => `${rowSecurity} ${forcedRowSecurity}`],
  ["tablespace", ({ tablespace }) => tablespace],
  ["view", ({ query: query2 }) => query2 ?? ""]
];
function columnEffects(table, parents) {
  if ("vm".includes(table.after.kind)) return [];
  const { added, dropped, kept } = matched(table.before.columns, table.after.columns, ({ number }) => number);
  return [
    ...dropped.filter(({ local }) => local).map((column) => ({ what: "column dropped", table, column })),
    ...added.filter(({ local }) => local).map((column) => ({ what: "column added", table, column })),
    ...kept.flatMap(
      (column) => columnKinds(column).filter((what) => column.after.local || isItsOwn(what, column, parents)).map((what) => ({ what, table, column }))
    )
  ];
}
function isItsOwn(what, { before }, parents) {
  if (what === "column renamed" || what === "column type changed") return false;
  return !parents.some((parent) => {
    const then = parent.before.columns.find(({ name }) => name === before.name);
    const now = then && parent.after.columns.find(({ number }) => number === then.number);
    return then !== void 0 && now !== void 0 && columnKinds({ before: then, after: now }).includes(what);
  });
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
    ...added.map(({ label: label2 }) => ({ what: "enum value added", type: type.after, value: label2 })),
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
function watchSession(watched, { alone = false, facts: read } = {}) {
  const session = asking(watched);
  let known = read;
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
    avoidScans: (avoid) => watched.execute(`SET LOCAL enable_seqscan = ${avoid ? "off" : "on"}`),
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
function heldAndChanged(statement, { held }, { tables }, named4) {
  const candidates = held.filter(({ mode }) => changesCatalog(mode)).map(({ relation }) => relation);
  if (!saysWhatItChanges(statement)) return candidates;
  const family = withPartitions(new Set(named4.map(({ oid, table }) => table ?? oid)), tables);
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
  const named4 = relationsNamedBy(node);
  if (named4.length === 0) return [];
  return [...relations.values()].filter(
    ({ name }) => named4.some(
      (wanted) => wanted.schema === void 0 ? name.endsWith(`.${wanted.name}`) : name === `${wanted.schema}.${wanted.name}`
    )
  );
}

// src/checks/migration/dry-run.ts
async function dryRun(input) {
  const { queries, engine } = input;
  if (!queries || engine.traces !== "locks") return migrationsRun(input);
  const { session, ...ran } = await migrationsRun({ ...input, ...await queries.onBase(input.session) });
  const { judged: judged2, unproven, remarks } = ran;
  if (unproven.length > 0 || judged2.statements.some(({ trace }) => trace.error)) {
    return { ...ran, remarks: [...remarks, "queries of the running release were not tried: the migrations do not run"] };
  }
  return { ...ran, judged: { ...judged2, queries: await askedOfHead(queries, session, judged2) } };
}
async function askedOfHead(queries, session, { statements, facts }) {
  return queries.blamed(await queries.onHead(session, { facts: facts.head, statements }), statements);
}
async function migrationsRun(input) {
  const first = await runAll(input, input.session, true);
  const failed = first.judged.statements.at(-1);
  const error = failed?.trace.error;
  if (!failed || !error || !first.populated || !mayBeTheRows(error.sqlstate) || !input.freshSession) return first;
  input.log.progress("running the migrations once more, on empty tables ...");
  const second = await runAll({ ...input, catalog: void 0 }, await input.freshSession(), false);
  const again2 = second.judged.statements.find(({ key }) => key === failed.key);
  if (!again2 || again2.trace.error) return first;
  const known = new Map(first.judged.statements.map((statement) => [statement.key, statement]));
  const statements = second.judged.statements.map((statement) => ({
    ...statement,
    witness: known.get(statement.key)?.witness,
    failsOnRows: statement === again2 ? { ...error, rows: failed.witness ?? "" } : known.get(statement.key)?.failsOnRows ?? void 0
  }));
  return { ...second, judged: { ...second.judged, statements } };
}
async function runAll({ plan, texts, engine, excerpts, log, known, catalog }, given, populate) {
  const measured = engine.traces === "locks";
  const watch = watchSession(given, { alone: true, facts: catalog });
  const { session } = watch;
  const preexisting = measured ? new Set((await observe(session)).relations.keys()) : /* @__PURE__ */ new Set();
  const base = measured ? await watch.facts() : noFacts;
  const sequences = await sequencesOf(session, measured);
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
  remarks.push(...unfilledRemarks(rows));
  return {
    judged: {
      ...judgedFiles(plan, excerpts),
      statements,
      preexisting,
      facts,
      ...await triedAfter(statements, session, facts),
      ...await sequencesAfter(statements, session, facts, sequences, rows),
      files,
      ...known,
      mixed,
      engine: engineText(session.facts),
      measured
    },
    unproven,
    remarks,
    populated: rows.used(),
    session: given
  };
}
function unfilledRemarks(rows) {
  return rows.unfilled().map(
    ({ table, reason }) => `${table} stayed empty (no row could be made for it: ${reason}): what only rows show was not tried there`
  );
}
async function factsAround(watch, base) {
  return { base, head: await watch.facts().catch(() => base) };
}
async function triedAfter(statements, session, facts) {
  if (statements.some(({ trace }) => trace.error)) return {};
  return { triedWrites: await tryWrites(session, facts), storedResults: await storedResults(session, facts) };
}
async function sequencesOf(session, measured) {
  return measured ? readSequences(session) : void 0;
}
async function sequencesAfter(statements, session, facts, then, { isOurs }) {
  if (!then || statements.some(({ trace }) => trace.error)) return {};
  return { sequencesBehind: await sequencesBehind(session, facts, then, isOurs) };
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
    remarks: [...wrapping.remark === void 0 ? [] : [`${file.name}: ${wrapping.remark}`], ...told.remarks]
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

// src/checks/migration/judgement/left-to-queries.ts
init_shim();
var warningsOfQueries = new Set(
  [
    "add-column-order",
    "drop-default",
    "drop-enum-value",
    "drop-or-change-function-signature",
    "drop-sequence",
    "drop-unique-breaks-upsert",
    "drop-view",
    "enable-rls-without-policy",
    "force-rls",
    "generated-always-breaks-old-writes",
    "new-check-breaks-old-writes",
    "new-fk-breaks-old-writes",
    "new-unique-breaks-old-writes",
    "old-insert-fails-not-null",
    "rename-column",
    "rename-enum-value",
    "rename-schema",
    "rename-table",
    "rename-type",
    "revoke",
    "trigger-rejects-old-writes",
    "view-column-change"
  ].map((name) => `migration/${name}`)
);
var provedByQueries = ["migration/running-query-fails", "migration/running-query-changes-shape"];
function leftToQueries(findings) {
  const proofs = findings.filter(({ ruleId }) => provedByQueries.includes(ruleId));
  if (proofs.length === 0) return findings;
  const warnings = findings.filter(({ ruleId }) => warningsOfQueries.has(ruleId));
  const provedBy = new Map(warnings.map((warning) => [warning, proofOf(warning, proofs)]));
  return findings.filter((finding) => !provedBy.get(finding)).map((finding) => {
    const told = warnings.filter((warning) => provedBy.get(warning) === finding);
    const remedies = told.flatMap(({ remedy }) => remedy ?? []).sort((a, b) => b.length - a.length);
    const fix = told.find((warning) => warning.fix)?.fix;
    return { ...finding, ...remedies[0] ? { remedy: remedies[0] } : {}, ...fix ? { fix } : {} };
  });
}
function proofOf(warning, proofs) {
  const loud = proofs.filter(({ severity }) => milder(severity, warning.severity) === warning.severity);
  const covered = warning.reach.map((subject) => loud.find((proof) => proves(proof, warning, subject)));
  return covered.every((proof) => proof !== void 0) ? covered[0] : void 0;
}
function proves({ location: own2, subject }, { location }, reached2) {
  if (own2.path !== location.path) return false;
  if (subjectText(subject) === subjectText(reached2)) return true;
  const sameStatement = own2.line === location.line && own2.column === location.column;
  const twoColumns = subject.kind === "column" && reached2.kind === "column";
  return sameStatement && !twoColumns && tableOf2(subject) === tableOf2(reached2);
}
function tableOf2(subject) {
  const name = "name" in subject ? subject.name : "";
  return subject.kind === "column" ? name.slice(0, Math.max(0, name.lastIndexOf("."))) : name;
}

// src/checks/migration/queries/queries-said.ts
init_shim();

// src/checks/migration/queries/sources.ts
init_shim();

// src/checks/migration/queries/gathering.ts
init_shim();

// src/checks/migration/queries/same-query.ts
init_shim();
function keysOf2(node) {
  try {
    const exact = meaningOf(node);
    return { exact, masked: exact.replace(labels, "''") };
  } catch (thrown) {
    if (thrown instanceof RangeError) return void 0;
    throw thrown;
  }
}
var labels = /label\([\w .:-]+\)/g;
var label = /^(?!.*\d.*\d.*\d)[A-Za-z][\w .:-]{0,62}$/;
var places = ["location", "stmt_location", "stmt_len", "list_start", "list_end", "rexpr_list_start", "rexpr_list_end"];
function meaningOf(value) {
  if (Array.isArray(value)) return listOf(value.map(meaningOf));
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  if ("A_Const" in value) return constantOf(value.A_Const);
  const members = Object.entries(value).filter(([key]) => !places.includes(key));
  return `{${members.map(([key, inner]) => `${key}:${meaningOf(inner)}`).join()}}`;
}
function listOf(items) {
  return `[${items.filter((item, index) => item !== items[index - 1]).join()}]`;
}
function constantOf(value) {
  if (typeof value !== "object" || value === null) return "?";
  const { sval, isnull } = value;
  if (isnull === true) return "null";
  const text = sval?.sval;
  return typeof text === "string" && label.test(text) ? `label(${text})` : sval ? "''" : "?";
}
function textKey(sql) {
  return sql.replace(/'(?:[^'\\]|'')*'/g, (quoted2) => label.test(quoted2.slice(1, -1)) ? quoted2 : "''").replace(/(?<![\w$."])\d+(?:\.\d+)?(?![\w"])/g, "0");
}

// src/checks/migration/queries/statement-texts.ts
init_shim();

// src/checks/migration/queries/lines.ts
init_shim();
function lineNumbers(text) {
  const ends = [];
  for (let at2 = text.indexOf("\n"); at2 >= 0; at2 = text.indexOf("\n", at2 + 1)) ends.push(at2);
  return (offset) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = low + high >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

// src/checks/migration/queries/statement-texts.ts
function statementsOf({ sql, line }) {
  const lineAt = lineNumbers(sql);
  const statements = [];
  let first;
  let last;
  const end = () => {
    if (first && last) statements.push({ sql: sql.slice(first.start, last.end), line: line + lineAt(first.start) - 1 });
    first = void 0;
  };
  for (const token of tokensOf(sql)) {
    if (token.kind === "comment") continue;
    if (token.kind === "sign" && token.text === ";") {
      end();
      continue;
    }
    first ??= token;
    last = token;
  }
  end();
  return statements;
}
var queryKinds = ["SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt"];
async function readStatement(sql) {
  const parsed = await parseSql(sql);
  if (!parsed.parsed) {
    const word2 = (/^[\s(]*([a-z]+)/i.exec(sql)?.[1] ?? "").toUpperCase();
    const { message } = parsed.failure;
    return utilityWords.includes(word2) ? { kind: "utility", is: word2 } : { kind: "unread", problem: `is no statement that Postgres takes: ${message}` };
  }
  const [statement] = parsed.statements;
  if (!statement) return { kind: "utility", is: "nothing" };
  const { node, kind } = statement;
  if (queryKinds.includes(kind)) return { kind: "query", sql: statement.text, node };
  const inner = innerQuery(node);
  const cut = inner && afterWord(statement.text, inner.word);
  if (inner && cut !== void 0) return { kind: "query", sql: cut, node: inner.query };
  if (kind === "CallStmt" || kind === "CopyStmt") {
    return { kind: "unread", problem: `is a ${kind === "CallStmt" ? "CALL" : "COPY"}, which nothing here can try` };
  }
  return { kind: "utility", is: (/^\w+/.exec(statement.text)?.[0] ?? kind).toUpperCase() };
}
var utilityWords = [
  ...["ABORT", "ALTER", "ANALYZE", "BEGIN", "CHECKPOINT", "CLOSE", "CLUSTER", "COMMENT", "COMMIT", "CREATE"],
  ...["DEALLOCATE", "DISCARD", "DO", "DROP", "END", "EXECUTE", "EXPLAIN", "FETCH", "GRANT", "LISTEN", "LOCK", "MOVE"],
  ...["NOTIFY", "REASSIGN", "REFRESH", "REINDEX", "RELEASE", "RESET", "REVOKE", "ROLLBACK", "SAVEPOINT", "SET"],
  ...["SHOW", "START", "TRUNCATE", "UNLISTEN", "VACUUM"]
];
function innerQuery(node) {
  if ("PrepareStmt" in node) {
    const { query: query2 } = node.PrepareStmt;
    return query2 && queryKinds.some((kind) => kind in query2) ? { query: query2, word: "AS" } : void 0;
  }
  if ("DeclareCursorStmt" in node) {
    const { query: query2 } = node.DeclareCursorStmt;
    return query2 && queryKinds.some((kind) => kind in query2) ? { query: query2, word: "FOR" } : void 0;
  }
  return void 0;
}
function afterWord(sql, word2) {
  const found = tokensOf(sql).find((token) => isWord(token, word2));
  return found && sql.slice(found.end).trim();
}

// src/checks/migration/queries/gathering.ts
var longestText = 1e5;
var maxRead = 2e4;
var maxVariants = 12;
function nothingGathered() {
  return { known: /* @__PURE__ */ new Map(), seen: /* @__PURE__ */ new Map(), variants: /* @__PURE__ */ new Map(), left: [], read: 0 };
}
async function gather(gathered, path, found) {
  const leave = (line, problem2) => gathered.left.push({ location: { path, line, column: 1 }, problem: problem2 });
  for (const { line, problem: problem2 } of found.left) leave(line, problem2);
  const outcomes = [];
  for (const text of found.texts) {
    const name = text.name ?? "the statement";
    if (text.sql.length > longestText) {
      const outcome = { problem: `is longer than ${count(longestText, "character")}` };
      leave(text.line, `${name} ${outcome.problem}`);
      outcomes.push(outcome);
      continue;
    }
    for (const statement of statementsOf(text)) {
      const outcome = await taken(gathered, path, text, statement);
      if (typeof outcome === "object") leave(statement.line, `${name} ${outcome.problem}`);
      outcomes.push(outcome);
    }
  }
  const unread = outcomes.filter((outcome) => outcome === "unread").length;
  if (unread > 0) leave(1, `${count(unread, "statement")} behind the first ${count(maxRead, "statement")} of all files`);
  if (found.left.length === 0 && outcomes.every((outcome) => outcome === "passed")) leave(1, "it holds no query");
}
function queriesOf({ known, left }, limit) {
  const all = [...known.values()];
  const written = all.filter(({ query: query2 }) => query2.source === "file");
  const watched = all.filter(({ query: query2 }) => query2.source !== "file").sort((a, b) => b.calls - a.calls);
  const sorted = [...written, ...watched].map(({ query: query2 }) => query2);
  const beyond = sorted.slice(limit).map(({ name, location }) => ({
    location,
    problem: `${name} is behind the ${count(limit, "query", "queries")} that are tried`
  }));
  return { queries: sorted.slice(0, limit), left: [...left, ...beyond] };
}
async function taken(gathered, path, { name, source, calls = 1 }, { sql, line }) {
  const place = { name: name ?? `${path}:${line}`, location: { path, line, column: 1 }, source };
  if (source !== "file" && isPostgresOwn(sql)) return "passed";
  const rough = textKey(sql);
  const seen = gathered.seen.get(rough);
  if (seen) return again(seen, calls, place);
  if (gathered.seen.has(rough)) return "passed";
  if (gathered.read >= maxRead) return "unread";
  gathered.read += 1;
  gathered.seen.set(rough, void 0);
  const reading = await readStatement(source === "statistics" ? withCasts(sql) : sql);
  if (reading.kind === "unread") return { problem: reading.problem };
  if (reading.kind === "utility") return source === "file" ? { problem: `is no query (${reading.is})` } : "passed";
  const keys = keysOf2(reading.node);
  if (!keys) return { problem: "is nested too deeply" };
  const twin = gathered.known.get(keys.exact);
  const alike = gathered.variants.get(keys.masked) ?? 0;
  if (!twin && alike >= maxVariants) return { problem: `differs by labels alone from ${maxVariants} others` };
  const known = twin ?? { query: { ...place, sql: reading.sql }, calls: 0 };
  if (!twin) gathered.variants.set(keys.masked, alike + 1);
  gathered.known.set(keys.exact, known);
  gathered.seen.set(rough, known);
  return again(known, calls, place);
}
function isPostgresOwn(sql) {
  return sql.includes("OPERATOR(pg_catalog.");
}
function again(known, calls, place) {
  known.calls += calls;
  if (place.source === "file" && known.query.source !== "file") known.query = { ...known.query, ...place };
  return "query";
}
function withCasts(sql) {
  const tokens = tokensOf(sql);
  const pieces = [];
  let from = 0;
  for (const [index, type] of tokens.entries()) {
    const value = tokens[index + 1];
    if (type.kind !== "word" || !typesBeforeValues.includes(type.text.toLowerCase())) continue;
    if (value?.kind !== "number" || !value.text.startsWith("$")) continue;
    pieces.push(sql.slice(from, type.start), `${value.text}::${type.text}`);
    from = value.end;
  }
  return [...pieces, sql.slice(from)].join("");
}
var typesBeforeValues = ["interval", "date", "time", "timetz", "timestamp", "timestamptz", "uuid", "jsonb", "json"];

// src/checks/migration/queries/source-file.ts
init_shim();

// src/checks/migration/queries/found.ts
init_shim();
function nothingIn(problem2) {
  return { texts: [], left: [{ line: 1, problem: problem2 }] };
}

// src/checks/migration/queries/server-log.ts
init_shim();
var severities = ["LOG", "ERROR", "FATAL", "PANIC", "WARNING", "NOTICE", "INFO", "DEBUG[1-5]?"];
var further = ["DETAIL", "HINT", "CONTEXT", "STATEMENT", "QUERY", "LOCATION", "BACKTRACE"];
var entryStart = new RegExp(`^(?:.*?[^A-Z])?(${[...severities, ...further].join("|")}): {2}(.*)$`);
var outerPrefix = /^(?:[\w.-]+ *\| ?|\d{4}-\d\d-\d\dT[\d:.]+Z )/;
function isServerLog(text) {
  return /(?:^|[^A-Z])LOG: {2}/m.test(text);
}
function queriesInServerLog(text) {
  const entries = [];
  let open;
  const end = () => {
    if (open) entries.push({ severity: open.severity, message: open.parts.join("\n"), line: open.line });
    open = void 0;
  };
  for (const [index, written] of text.split("\n").entries()) {
    const line = written.replace(/\r$/, "");
    const inner = line.replace(outerPrefix, "");
    const [, severity, message = ""] = inner.startsWith("	") ? [] : entryStart.exec(line) ?? [];
    if (severity === void 0) {
      open?.parts.push(inner.replace(/^\t/, ""));
      continue;
    }
    end();
    open = { severity, parts: [message], line: index + 1 };
  }
  end();
  return statementsIn(entries, []);
}
var [severityColumn, messageColumn, fewestColumns] = [11, 13, 23];
function isCsvLog(fields2) {
  return fields2.length >= fewestColumns && new RegExp(`^(${severities.join("|")})$`).test(fields2[severityColumn] ?? "");
}
function queriesInCsvLog(text) {
  const entries = [];
  const left = [];
  for (const { fields: fields2, line, broken } of csvRecords(text)) {
    if (broken) left.push({ line, problem: "a quote that nothing closes: what follows was not read" });
    else if (!isCsvLog(fields2)) left.push({ line, problem: "is no line of a csvlog" });
    else entries.push({ severity: fields2[severityColumn] ?? "", message: fields2[messageColumn] ?? "", line });
  }
  return statementsIn(entries, left);
}
function queriesInJsonLog(text) {
  const entries = [];
  const left = [];
  for (const [index, written] of text.split("\n").entries()) {
    if (written.trim() === "") continue;
    const data = parsedJson(written);
    const [severity, message] = [fieldOf(data, "error_severity"), fieldOf(data, "message")];
    if (typeof severity !== "string") left.push({ line: index + 1, problem: "is no line of a jsonlog" });
    else if (typeof message === "string") entries.push({ severity, message, line: index + 1 });
  }
  return statementsIn(entries, left);
}
function statementsIn(entries, left) {
  const texts = [];
  const problems = [...left];
  for (const { severity, message, line } of entries) {
    if (severity !== "LOG") continue;
    const logged = statementIn(message) ?? explainedIn(message);
    if (logged === "unknown") problems.push({ line, problem: "a plan of auto_explain in neither text nor JSON" });
    else if (logged) texts.push({ name: void 0, sql: logged.sql, line: line + logged.below, source: "log" });
  }
  return { texts, left: problems };
}
function statementIn(message) {
  const lead = /^(?:duration: [\d.]+ ms {2})?(?:statement|(?:execute|parse|bind) [^:\n]*): /.exec(message)?.[0];
  return lead === void 0 ? void 0 : { sql: message.slice(lead.length), below: 0 };
}
function explainedIn(message) {
  const lead = /^duration: [\d.]+ ms {2}plan:\n/.exec(message)?.[0];
  if (lead === void 0) return void 0;
  const plan = message.slice(lead.length);
  const asJson = fieldOf(parsedJson(plan), "Query Text");
  if (typeof asJson === "string") return { sql: asJson, below: 1 };
  if (!plan.startsWith("Query Text: ")) return "unknown";
  const lines = plan.slice("Query Text: ".length).split("\n");
  const end = lines.findIndex(
    (line) => /^Query Parameters: |\(cost=\d+\.\d+\.\.\d+\.\d+ rows=\d+ width=\d+\)/.test(line)
  );
  return { sql: lines.slice(0, end < 0 ? lines.length : end).join("\n"), below: 1 };
}

// src/checks/migration/queries/sql-file.ts
init_shim();

// src/checks/migration/queries/named-parameters.ts
init_shim();
function withNumbers(text, style, expansions = /* @__PURE__ */ new Map()) {
  const tokens = tokensOf(text);
  const places2 = placesIn2(text, tokens, style);
  const bad = places2.find(({ problem: problem2 }) => problem2 !== void 0);
  if (bad?.problem !== void 0) return { told: false, problem: bad.problem };
  let last = highestNumber(tokens);
  const next = () => {
    last += 1;
    return `$${last}`;
  };
  const known = /* @__PURE__ */ new Map();
  const pieces = [];
  let from = 0;
  for (const { start, end, name, instead } of places2) {
    const put2 = instead ?? known.get(name) ?? (expansions.get(name) ?? ((number) => number()))(next);
    if (instead === void 0) known.set(name, put2);
    pieces.push(text.slice(from, start), put2, text.slice(start, end).replace(/[^\n]/g, ""));
    from = end;
  }
  return { told: true, sql: [...pieces, text.slice(from)].join("") };
}
var highestParameter = 65535;
function highestNumber(tokens) {
  return tokens.reduce((highest, { kind, text }) => {
    const number = kind === "number" && text.startsWith("$") ? Number(text.slice(1)) : 0;
    return number > highest && number <= highestParameter ? number : highest;
  }, 0);
}
function placesIn2(text, tokens, style) {
  const places2 = [];
  let brackets = 0;
  let done = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "sign" && token.text === "[") brackets += 1;
    if (token.kind === "sign" && token.text === "]") brackets = Math.max(0, brackets - 1);
    if (token.start < done) continue;
    const place = style === "sqlc" ? macroAt(text, tokens, index) ?? atSignAt(text, tokens, index) : colonAt(text, tokens, index, { style, inBrackets: brackets > 0 });
    if (!place) continue;
    places2.push(place);
    done = place.end;
  }
  return places2;
}
function macroAt(text, tokens, index) {
  const [first, dot, macro, open] = tokens.slice(index, index + 4);
  if (first?.kind !== "word" || first.text.toLowerCase() !== "sqlc" || dot?.text !== "." || open?.text !== "(") {
    return void 0;
  }
  const close = tokens.slice(index + 4, index + 9).find((token) => token.text === ")");
  const word2 = macro?.text.toLowerCase() ?? "";
  if (!close || !["arg", "narg", "slice", "embed"].includes(word2)) return void 0;
  const inside = text.slice(open.end, close.start).trim();
  const at2 = { start: first.start, end: close.end };
  if (word2 === "embed") return { ...at2, name: "", instead: `${inside}.*` };
  return { ...at2, name: inside.replace(/^'(.*)'$/, "$1").replace(/^"(.*)"$/, "$1") };
}
function atSignAt(text, tokens, index) {
  const [sign, name] = [tokens[index], tokens[index + 1]];
  if (sign?.kind !== "sign" || sign.text !== "@" || name?.kind !== "word" || name.start !== sign.end) return void 0;
  const before = text.charAt(sign.start - 1);
  return /[-+*/<>~!@#%^&|`?]/.test(before) ? void 0 : { start: sign.start, end: name.end, name: name.text };
}
function colonAt(text, tokens, index, { style, inBrackets }) {
  const [sign, name] = [tokens[index], tokens[index + 1]];
  if (sign?.kind !== "sign" || sign.text !== ":" || name?.kind !== "word" || name.start !== sign.end) return void 0;
  const before = text.charAt(sign.start - 1);
  if (before === ":" || before === "\\" || inBrackets && /[\w)\]"$]/.test(before)) return void 0;
  if (style === "hugsql") return hugSqlAt(text, sign.start);
  const marked3 = text.charAt(name.end) === "!" && text.charAt(name.end + 1) !== "=";
  return { start: sign.start, end: name.end + (marked3 ? 1 : 0), name: name.text };
}
function hugSqlAt(text, start) {
  const pattern = /:(?:([a-z]+\*?):(?!:))?([A-Za-z_][\w?!.-]*)/y;
  pattern.lastIndex = start;
  const [whole = ":", type = "v", name = ""] = pattern.exec(text) ?? [];
  const place = { start, end: start + whole.length, name };
  return /^v(alue)?\*?$/.test(type) ? place : { ...place, problem: `gets a part of its text from the program (${whole})` };
}

// src/checks/migration/queries/sql-file.ts
function queriesInSqlFile(text) {
  const lineAt = lineNumbers(text);
  const texts = [];
  const left = [];
  for (const { annotation, start, end } of blocksOf(text)) {
    const { name, style = "colon", expansions, problem: problem2 } = annotation ?? {};
    const called = name ?? "the statement";
    if (problem2 !== void 0) left.push({ line: lineAt(start), problem: `${called} ${problem2}` });
    const statements = problem2 === void 0 ? statementsOf({ sql: text.slice(start, end), line: lineAt(start) }) : [];
    for (const { sql, line } of statements) {
      const numbered = withNumbers(sql, style, expansions);
      if (!numbered.told) left.push({ line, problem: `${called} ${numbered.problem}` });
      else
        texts.push({
          name,
          sql: style === "hugsql" ? withoutEscapes(numbered.sql) : numbered.sql,
          line,
          source: "file"
        });
    }
  }
  return { texts, left };
}
function blocksOf(text) {
  const tokens = tokensOf(text);
  const comments = tokens.filter(({ kind }) => kind === "comment");
  const annotated = comments.flatMap((comment) => {
    const annotation = annotationOf(comment);
    return annotation ? [{ annotation, start: comment.end, from: comment.start }] : [];
  });
  const head = { annotation: void 0, start: 0, end: annotated[0]?.from ?? text.length };
  const named4 = annotated.map(({ annotation, start }, index) => {
    const end = annotated[index + 1]?.from ?? text.length;
    const clojure = annotation.style === "hugsql" && comments.some((at2) => isClojure(at2) && at2.start >= start && at2.end <= end);
    return { annotation: clojure ? { ...annotation, problem: "is put together by Clojure" } : annotation, start, end };
  });
  return [head, ...named4];
}
function isClojure({ text }) {
  return text.startsWith("--~") || text.startsWith("/*~");
}
function annotationOf({ text }) {
  const comment = text.startsWith("--") ? text.slice(2) : text.slice(2).replace(/\*\/$/, "");
  return namedBySign(comment) ?? namedByHugSql(comment) ?? (text.startsWith("/*") ? namedByPgTyped(comment) : void 0);
}
function namedBySign(comment) {
  const [, name, command] = /^\s*name\s*:\s*([^\s:]+)(?:\s+:([a-z]+)\b)?/.exec(comment) ?? [];
  if (name === void 0) return void 0;
  const plain = name.replace(/\(.*$/, "").replace(/[!^$*#<>]+$/, "");
  return { name: plain || name, style: command === void 0 ? "colon" : "sqlc" };
}
function namedByHugSql(comment) {
  const [, kind, name] = /^\s*:(name|snip)-?\s+(\S+)/.exec(comment) ?? [];
  if (name === void 0) return void 0;
  return { name, style: "hugsql", ...kind === "snip" ? { problem: "is a part of other queries" } : {} };
}
function namedByPgTyped(comment) {
  const name = /(?:^|\s)@name\s+(\S+)/.exec(comment)?.[1];
  if (name === void 0) return void 0;
  const expansions = /* @__PURE__ */ new Map();
  for (const [, parameter = "", shape = ""] of comment.matchAll(/@param\s+(\w+)\s*->\s*(\([^@]*)/g)) {
    expansions.set(parameter, expansionOf(shape));
  }
  return { name, style: "colon", expansions };
}
function expansionOf(shape) {
  const keys = /\(\s*\(?([^().]*)/.exec(shape)?.[1]?.split(",") ?? [];
  const count2 = Math.max(1, keys.filter((key) => key.trim() !== "").length);
  return (next) => `(${Array.from({ length: count2 }, () => next()).join(", ")})`;
}
function withoutEscapes(text) {
  return text.replace(/\\:/g, " :");
}

// src/checks/migration/queries/sqlx-data.ts
init_shim();
function isSqlxData(data) {
  return data !== null && !Array.isArray(data) && entriesOf(data).length > 0;
}
function queriesInSqlxData(data) {
  const engine = fieldOf(data, "db_name") ?? fieldOf(data, "db");
  if (engine !== void 0 && engine !== "PostgreSQL") return nothingIn(`its queries are for ${String(engine)}`);
  const texts = entriesOf(data).map((sql) => ({ name: void 0, sql, line: 1, source: "file" }));
  return { texts, left: [] };
}
function entriesOf(data) {
  if (typeof data !== "object" || data === null) return [];
  const query2 = fieldOf(data, "query");
  if (typeof query2 === "string") return fieldOf(data, "describe") === void 0 ? [] : [query2];
  return Object.values(data).flatMap((entry) => {
    const inner = fieldOf(entry, "describe") === void 0 ? void 0 : fieldOf(entry, "query");
    return typeof inner === "string" ? [inner] : [];
  });
}

// src/checks/migration/queries/statistics-export.ts
init_shim();
var hidden = "<insufficient privilege>";
function isStatisticsHeader(fields2) {
  return fields2.some((field) => nameOf2(field) === "query");
}
function queriesInStatisticsCsv(text) {
  const rows = [];
  const left = [];
  let header;
  for (const { fields: fields2, line, broken } of csvRecords(text)) {
    if (broken) left.push({ line, problem: "a quote that nothing closes: what follows was not read" });
    else if (!header) header = fields2.map(nameOf2);
    else if (fields2.length !== header.length) {
      left.push({ line, problem: `has ${count(fields2.length, "field")}, the header ${header.length}` });
    } else {
      const calls = header.indexOf("calls");
      rows.push({ query: fields2[header.indexOf("query")] ?? "", calls: callsOf(fields2[calls]), line });
    }
  }
  return foundIn(rows, left);
}
function queriesInStatisticsJson(data, text) {
  const lineAt = lineNumbers(text);
  const rows = [];
  const left = [];
  let from = 0;
  for (const [index, row] of data.entries()) {
    const query2 = fieldOf(row, "query");
    if (typeof query2 !== "string") {
      left.push({ line: lineAt(from), problem: `item ${index + 1} has no query` });
      continue;
    }
    const place = text.indexOf(JSON.stringify(query2), from);
    if (place >= 0) from = place;
    rows.push({ query: query2, calls: callsOf(fieldOf(row, "calls")), line: lineAt(from) });
  }
  return data.length === 0 ? nothingIn("holds no query") : foundIn(rows, left);
}
function foundIn(rows, left) {
  const shown2 = rows.filter(({ query: query2 }) => query2.trim() !== "" && query2 !== hidden);
  const [first, ...others] = rows.filter(({ query: query2 }) => query2 === hidden);
  return {
    texts: shown2.map(
      ({ query: query2, calls, line }) => ({
        name: void 0,
        sql: query2,
        line,
        source: "statistics",
        ...calls === void 0 ? {} : { calls }
      })
    ),
    left: first ? [
      ...left,
      {
        line: first.line,
        problem: `${count(others.length + 1, "row")} of it say ${hidden}: export them as a member of pg_read_all_stats`
      }
    ] : left
  };
}
function callsOf(value) {
  const calls = typeof value === "string" ? Number(value) : value;
  return typeof calls === "number" && calls >= 0 && Number.isFinite(calls) ? calls : void 0;
}
function nameOf2(field) {
  return field.trim().toLowerCase();
}

// src/checks/migration/queries/source-file.ts
function queriesInFile(path, text) {
  if (text.includes("\0")) return nothingIn("it is no text in UTF-8");
  if (/\.sql$/i.test(path)) return queriesInSqlFile(text);
  const json = /^\s*[[{]/.test(text) ? queriesInJson(text) : void 0;
  if (json) return json;
  const [first] = csvRecords(text);
  if (first && isCsvLog(first.fields)) return queriesInCsvLog(text);
  if (first && isStatisticsHeader(first.fields)) return queriesInStatisticsCsv(text);
  if (isServerLog(text)) return queriesInServerLog(text);
  return nothingIn(unknownKind);
}
var unknownKind = "it is none of what is read: .sql files, data of sqlx, pg_stat_statements as CSV (with a header that names query) or JSON, logs of Postgres";
function queriesInJson(text) {
  const data = parsedJson(text);
  if (Array.isArray(data)) return queriesInStatisticsJson(data, text);
  if (isSqlxData(data)) return queriesInSqlxData(data);
  const firstLine = parsedJson(/^\s*(\{[^\n]*)/.exec(text)?.[1]);
  if (fieldOf(firstLine, "error_severity") !== void 0) return queriesInJsonLog(text);
  return data === void 0 ? void 0 : nothingIn(unknownKind);
}

// src/checks/migration/queries/sources.ts
var maxFiles = 5e3;
var maxFileBytes = 16 * 1024 * 1024;
var maxBytes = 64 * 1024 * 1024;
var batchBytes = 8 * 1024 * 1024;
var maxQueries = 1e3;
async function runningQueries({
  changeSet,
  config
}) {
  const { tree } = changeSet.base;
  const globs = config.database.queries;
  if (globs.length === 0) return { queries: [], left: [] };
  const { matched: matched2, idle } = await matching(tree, globs);
  if (matched2.length === 0) throw nothingMatches(globs, config.source);
  const gathered = nothingGathered();
  for (const glob of idle) {
    const location = { path: config.source, line: 1, column: 1 };
    gathered.left.push({ location, problem: `database.queries: no file of the base branch matches ${glob}` });
  }
  const within = withinBounds(matched2, gathered);
  for (const batch of batchesOf(within)) {
    const texts = await tree.read(batch.map(({ path }) => path));
    for (const { path } of batch) await gather(gathered, path, queriesInFile(path, texts.get(path) ?? ""));
  }
  return queriesOf(gathered, maxQueries);
}
async function matching(tree, globs) {
  const { default: picomatch } = await import("./chunk-NVT3WZJK.js");
  const isAway = picomatch(
    globs.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1)),
    { dot: true }
  );
  const wanted = globs.filter((glob) => !glob.startsWith("!")).map((glob) => ({ glob, fits: picomatch(glob, { dot: true }) }));
  const files = (await tree.list()).filter(({ path }) => !isAway(path));
  return {
    matched: files.filter(({ path }) => wanted.some(({ fits }) => fits(path))),
    idle: wanted.filter(({ fits }) => !files.some(({ path }) => fits(path))).map(({ glob }) => glob)
  };
}
function withinBounds(files, { left }) {
  const taken2 = [];
  let bytes = 0;
  for (const file of files) {
    const leave = (problem2) => left.push({ location: { path: file.path, line: 1, column: 1 }, problem: problem2 });
    if (file.bytes > maxFileBytes) leave(`the file has more than ${mebibytes(maxFileBytes)}`);
    else if (taken2.length >= maxFiles) leave(`the file is behind the first ${count(maxFiles, "file")}`);
    else if (bytes + file.bytes > maxBytes) leave(`the files before it have ${mebibytes(maxBytes)} together`);
    else {
      taken2.push(file);
      bytes += file.bytes;
    }
  }
  return taken2;
}
function batchesOf(files) {
  const batches = [];
  let bytes = batchBytes;
  for (const file of files) {
    if (bytes + file.bytes > batchBytes) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)?.push(file);
    bytes += file.bytes;
  }
  return batches;
}
function mebibytes(bytes) {
  return `${bytes / (1024 * 1024)} MiB`;
}
function nothingMatches(globs, source) {
  return new BreakwaterError({
    code: "queries-not-found",
    message: `No file of the base branch matches ${globs.join(", ")}, which ${source} names under database.queries.`,
    hint: "Correct the paths there; they begin at the root of the repository. The files are read from the base branch, so they have to be merged before they are used."
  });
}

// src/checks/migration/queries/try-queries.ts
init_shim();

// src/checks/migration/queries/application-role.ts
init_shim();
async function applicationRole(session, role) {
  if (role === void 0) return { asker: void 0, remark: void 0 };
  const { rows } = await session.query(
    "SELECT rolconfig::text[] AS settings FROM pg_catalog.pg_roles WHERE rolname = $1",
    [role]
  );
  const [found] = rows;
  if (!found) {
    return ownerInstead(
      `the role ${role} (database.role) does not exist on base: create it in a file that database.prelude names`
    );
  }
  try {
    await session.execute(`BEGIN; SET LOCAL ROLE ${quoted(role)}`);
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    return ownerInstead(`nobody here may become the role ${role} (database.role): ${thrown.message}`);
  } finally {
    await session.execute("ROLLBACK");
  }
  return { asker: { role, settings: (found.settings ?? []).flatMap(setting) }, remark: void 0 };
}
function ownerInstead(because) {
  return {
    asker: void 0,
    remark: `${because}; queries were tried as the owner, who needs no privilege and sees all rows`
  };
}
function setting(text) {
  const [, name = "", value = ""] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (!["search_path", "row_security"].includes(name) && !name.includes(".")) return [];
  return [`SELECT pg_catalog.set_config(${sqlText(name)}, ${sqlText(value)}, true)`];
}

// src/checks/migration/queries/askable.ts
init_shim();
var preparable = ["SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt"];
var writing = ["InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt"];
var longest = 1e5;
async function askable(query2) {
  const left = (problem2) => ({ location: query2.location, problem: `${query2.name} ${problem2}` });
  if (query2.sql.length > longest) return left("is too long to be tried");
  const parsed = await parseSql(query2.sql);
  if (!parsed.parsed) return left(`is no SQL: ${parsed.failure.message}`);
  const [statement, ...others] = parsed.statements;
  if (!statement || others.length > 0) return left(statement ? "holds several statements" : "holds no statement");
  if (!preparable.includes(statement.kind)) return left("is no query of rows");
  const found = membersWithin(statement.node);
  if (!found) return left("is nested too deeply");
  if (found.keys.has("intoClause")) return left("makes a table");
  return {
    query: query2,
    sql: statement.text,
    node: statement.node,
    relations: relationsNamedBy(statement.node),
    functions: found.functions,
    star: found.keys.has("A_Star"),
    recursive: found.recursive,
    writes: writing.some((kind) => found.keys.has(kind))
  };
}
function membersWithin(root) {
  try {
    return membersOf(root);
  } catch (thrown) {
    if (thrown instanceof RangeError) return void 0;
    throw thrown;
  }
}
function membersOf(root) {
  const keys = /* @__PURE__ */ new Set();
  const functions = /* @__PURE__ */ new Set();
  let recursive = false;
  eachMember(root, (key, value) => {
    keys.add(key);
    if (key === "funcname") functions.add(lastName(value));
    if (key === "recursive" && value === true) recursive = true;
  });
  return { keys, functions: [...functions], recursive };
}
function eachMember(root, visit) {
  if (Array.isArray(root)) for (const item of root) eachMember(item, visit);
  else if (typeof root === "object" && root !== null) {
    for (const [key, value] of Object.entries(root)) {
      visit(key, value);
      eachMember(value, visit);
    }
  }
}
function lastName(names) {
  const last = Array.isArray(names) ? names.at(-1) : void 0;
  const text = typeof last === "object" && last !== null && "String" in last ? last.String : void 0;
  const value = typeof text === "object" && text !== null && "sval" in text ? text.sval : void 0;
  return typeof value === "string" ? value : "";
}

// src/checks/migration/queries/blame.ts
init_shim();

// src/checks/migration/queries/judge.ts
init_shim();

// src/checks/migration/queries/ask.ts
init_shim();

// src/checks/migration/queries/stage.ts
init_shim();
var harmless = `'random', 'gen_random_uuid', 'uuidv4', 'uuidv7', 'nextval', 'clock_timestamp', 'timeofday',
  'uuid_generate_v1', 'uuid_generate_v1mc', 'uuid_generate_v4', 'gen_random_bytes', 'gen_salt', 'random_normal'`;
var reachingQuery = `
  SELECT DISTINCT p.proname::text AS name FROM pg_catalog.pg_proc p
  WHERE p.provolatile = 'v' AND p.proname NOT IN (${harmless})
  AND (p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
       OR EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                  AND d.objid = p.oid AND d.deptype = 'e'))`;
var typesQuery = `
  SELECT t.oid::int8 AS oid, pg_catalog.format_type(t.oid, NULL) AS type, coalesce(b.typname, t.typname)::text AS base,
    coalesce(b.typcategory, t.typcategory)::text AS category, CASE WHEN t.typcategory = 'A' THEN t.typelem::int8 ELSE 0 END AS element,
    (SELECT e.enumlabel FROM pg_catalog.pg_enum e WHERE e.enumtypid = coalesce(b.oid, t.oid) ORDER BY e.enumsortorder LIMIT 1)::text AS label
  FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype AND t.typtype = 'd'
  WHERE t.oid = $1`;
async function openStage(session, facts, queries, { inTransaction = false } = {}) {
  await session.execute(inTransaction ? "SAVEPOINT breakwater_stage" : "BEGIN");
  await session.execute("SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL jit = off");
  const { rows } = await session.query(
    "SELECT pg_catalog.current_setting('server_version_num')::int AS version"
  );
  const own2 = new Set([...facts.tables.values()].filter(({ kind }) => kind !== "f").map(({ oid }) => oid));
  const rowsOfOurs = population(session, own2, /* @__PURE__ */ new Set(), { inTransaction: true });
  await rowsOfOurs.fill(queries.map(({ node, sql }) => ({ node, text: sql, line: 1, column: 1, kind: "query" })));
  await session.execute("SET LOCAL statement_timeout = '5s'; SET CONSTRAINTS ALL IMMEDIATE");
  const reaching = await session.query(reachingQuery);
  const types = /* @__PURE__ */ new Map();
  const sampled = /* @__PURE__ */ new Map();
  const kept = [];
  let count2 = 0;
  return {
    session,
    facts,
    version: rows[0]?.version ?? 0,
    reaching: new Set(reaching.rows.map(({ name }) => name)),
    typeOf: async (oid) => {
      if (!types.has(oid)) types.set(oid, (await session.query(typesQuery, [oid])).rows[0]);
      return types.get(oid);
    },
    rowOf: async (table) => {
      if (!sampled.has(table.oid)) sampled.set(table.oid, await undone(session, () => sampleRow(session, table)));
      return sampled.get(table.oid);
    },
    nextName: () => {
      count2 += 1;
      return `breakwater_query_${count2}`;
    },
    keep: (name) => void kept.push(name),
    close: async () => {
      const back = "ROLLBACK TO SAVEPOINT breakwater_stage; RELEASE SAVEPOINT breakwater_stage";
      await session.execute(inTransaction ? back : "ROLLBACK");
      if (kept.length > 0) await session.execute(kept.map((name) => `DEALLOCATE ${name};`).join(" "));
    }
  };
}
async function undone(session, work) {
  await session.execute("SAVEPOINT breakwater_look");
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    return void 0;
  } finally {
    await session.execute("ROLLBACK TO SAVEPOINT breakwater_look; RELEASE SAVEPOINT breakwater_look").catch(() => void 0);
  }
}
var sampledRows = 20;
async function sampleRow(session, table) {
  if (!"rpm".includes(table.kind) || !table.populated || table.columns.length === 0) return void 0;
  const name = quotedTable(table);
  const texts = table.columns.map(({ name: column }) => `t.${quoted(column)}::text`).join(", ");
  const { rows } = await session.query(
    `SELECT ARRAY[${texts}] AS row FROM (SELECT * FROM ${name} LIMIT ${sampledRows}) AS t
     ORDER BY pg_catalog.num_nulls(VARIADIC ARRAY[${texts}]) LIMIT 1`
  );
  const [first] = rows;
  return first && new Map(
    table.columns.flatMap(({ name: column }, at2) => {
      const value = first.row[at2];
      return typeof value === "string" ? [[column, value]] : [];
    })
  );
}
function quotedTable({ schema, name }) {
  return `${quoted(schema)}.${quoted(name.slice(schema.length + 1))}`;
}
function tableCalled({ tables }, { schema, name }) {
  const fitting = [...tables.values()].filter(
    (table) => schema === void 0 ? table.name === `${table.schema}.${name}` : table.name === `${schema}.${name}`
  );
  return fitting.find((table) => table.schema === "public") ?? fitting[0];
}

// src/checks/migration/queries/ask.ts
var rowsAtMost = 5e3;
var costAtMost = 2e5;
async function ask2(stage, asked, asker) {
  const { session } = stage;
  const name = stage.nextName();
  let at2 = "prepare";
  try {
    await session.execute(`SAVEPOINT breakwater_query; ${become(asker)}PREPARE ${name} AS ${asked.sql}`);
    stage.keep(name);
    const signature = await signatureOf(stage, name);
    at2 = "plan";
    const plan = await session.query(`EXPLAIN ${executed(name, signature.parameters)}`);
    const runnable = isCheap(plan.rows[0]?.["QUERY PLAN"] ?? "") && isHarmless(stage, asked);
    await undo(session);
    const names = asked.star && !asked.writes ? await resultNames(stage, name, signature) : void 0;
    return { served: true, prepared: { name, signature: { ...signature, names }, runnable } };
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    await undo(session);
    return { served: false, at: at2, refusal: refusalOf(thrown) };
  }
}
async function runPrepared(stage, asked, { name, signature }, values, asker, { alone }) {
  const { session } = stage;
  try {
    await session.execute(`SAVEPOINT breakwater_query; ${alone ? emptied(stage, asked) : ""}${become(asker)}`);
    const { rows, affected } = await session.query(
      executed(name, signature.parameters, values)
    );
    const [first] = rows;
    return { done: true, rows: Math.max(rows.length, affected), names: first && Object.keys(first) };
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    return { done: false, refusal: refusalOf(thrown) };
  } finally {
    await undo(session).catch(() => void 0);
  }
}
async function undo(session) {
  await session.execute("ROLLBACK TO SAVEPOINT breakwater_query; RELEASE SAVEPOINT breakwater_query");
}
function become(asker) {
  if (!asker) return "";
  return [...asker.settings, `SET LOCAL ROLE ${quoted(asker.role)}`].map((statement) => `${statement}; `).join("");
}
function emptied({ facts }, { node }) {
  const relation = "InsertStmt" in node ? node.InsertStmt.relation : void 0;
  const table = relation?.relname === void 0 ? void 0 : tableCalled(facts, named2(relation));
  if (!table) return "";
  return `SET LOCAL session_replication_role = replica; DELETE FROM ${quotedTable(table)}; SET LOCAL session_replication_role = origin; `;
}
function named2({ schemaname, relname = "" }) {
  return schemaname === void 0 || schemaname === "" ? { name: relname } : { schema: schemaname, name: relname };
}
function executed(name, parameters, values) {
  if (parameters.length === 0) return `EXECUTE ${name}`;
  return `EXECUTE ${name} (${parameters.map((_, index) => values ? quotedText(values[index] ?? "") : "NULL").join(", ")})`;
}
function quotedText(text) {
  return `E'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
async function signatureOf(stage, name) {
  const results = stage.version >= 16e4 ? "result_types" : "NULL::pg_catalog.regtype[]";
  const { rows } = await stage.session.query(
    `SELECT parameter_types::pg_catalog.oid[]::text AS parameters, ${results}::pg_catalog.oid[]::text AS results FROM pg_catalog.pg_prepared_statements WHERE name = $1`,
    [name]
  );
  const [row] = rows;
  const results_ = row?.results ?? (stage.version >= 16e4 ? "{}" : void 0);
  return {
    parameters: await typesIn(stage, row?.parameters ?? "{}"),
    results: results_ === void 0 ? void 0 : await typesIn(stage, results_)
  };
}
async function typesIn(stage, oids) {
  const types = [];
  for (const oid of (oids.match(/\d+/g) ?? []).map(Number)) {
    const info = await stage.typeOf(oid);
    types.push({ oid, type: info?.type ?? String(oid), category: info?.category ?? "" });
  }
  return types;
}
async function resultNames({ session }, name, { parameters }) {
  try {
    await session.execute(
      `SAVEPOINT breakwater_query; CREATE TEMPORARY TABLE breakwater_shape ON COMMIT DROP AS ${executed(name, parameters)} WITH NO DATA`
    );
    const { rows } = await session.query(
      `SELECT attname::text AS name FROM pg_catalog.pg_attribute
       WHERE attrelid = 'pg_temp.breakwater_shape'::pg_catalog.regclass AND attnum > 0 ORDER BY attnum`
    );
    return rows.map((row) => row.name);
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    return void 0;
  } finally {
    await undo(session).catch(() => void 0);
  }
}
function isCheap(plan) {
  const [, cost, rows] = /\(cost=[\d.]+\.\.([\d.]+) rows=(\d+) /.exec(plan) ?? [];
  return Number(cost ?? 0) <= costAtMost && Number(rows ?? 0) <= rowsAtMost;
}
function isHarmless({ reaching }, { functions, recursive }) {
  return !recursive && !functions.some((name) => reaching.has(name));
}
function refusalOf({ sqlstate, message }) {
  return { sqlstate, message };
}

// src/checks/migration/queries/parameter-uses.ts
init_shim();
function parameterUses(node) {
  const uses = /* @__PURE__ */ new Map();
  const aliases = aliasesIn(node);
  const note = (value, use) => {
    const number = parameterIn(value);
    if (number !== void 0 && !uses.has(number)) uses.set(number, use);
  };
  eachMember(node, (key, value) => {
    if (key === "InsertStmt") noteInsert(value, note);
    if (key === "UpdateStmt") noteUpdate(value, note);
    if (key === "A_Expr") noteComparison(value, aliases, note);
    if (key === "limitCount") note(value, { use: "limit" });
    if (key === "limitOffset") note(value, { use: "offset" });
  });
  return uses;
}
function insertedColumns(node) {
  if (!("InsertStmt" in node) || !node.InsertStmt.cols) return void 0;
  const sampled = /* @__PURE__ */ new Set();
  const named4 = namesOf(node.InsertStmt.cols);
  for (const row of insertedRows2(node.InsertStmt)) {
    named4.forEach((column, at2) => {
      if (mentionsParameter(row[at2])) sampled.add(column);
    });
  }
  if (insertedRows2(node.InsertStmt).length === 0) for (const column of named4) sampled.add(column);
  return { named: named4, sampled };
}
function noteInsert(insert2, note) {
  const table = nameOf3(member(insert2, "relation"));
  const columns2 = namesOf(member(insert2, "cols"));
  if (table === void 0) return;
  for (const row of insertedRows2(insert2)) {
    columns2.forEach((column, at2) => {
      note(row[at2], { use: "assigned", table, column, update: false });
    });
  }
  const conflict = member(insert2, "onConflictClause");
  for (const { column, value } of assignments(member(conflict, "targetList"))) {
    note(value, { use: "assigned", table, column, update: true });
  }
}
function insertedRows2(insert2) {
  const select = member(member(insert2, "selectStmt"), "SelectStmt");
  const rows = list2(member(select, "valuesLists")).map((row) => list2(member(member(row, "List"), "items")));
  if (rows.length > 0) return rows;
  const targets2 = list2(member(select, "targetList")).map((target) => member(member(target, "ResTarget"), "val"));
  return targets2.some((target) => parameterIn(target) !== void 0) ? [targets2] : [];
}
function noteUpdate(update, note) {
  const table = nameOf3(member(update, "relation"));
  if (table === void 0) return;
  for (const { column, value } of assignments(member(update, "targetList"))) {
    note(value, { use: "assigned", table, column, update: true });
  }
}
function assignments(targets2) {
  return list2(targets2).flatMap((target) => {
    const { name, val } = fields(member(target, "ResTarget"));
    if (typeof name !== "string") return [];
    const several = member(val, "MultiAssignRef");
    if (several === void 0) return [{ column: name, value: plainest(val) }];
    const parts = list2(member(member(member(several, "source"), "RowExpr"), "args"));
    const at2 = member(several, "colno");
    return [{ column: name, value: parts[(typeof at2 === "number" ? at2 : 1) - 1] }];
  });
}
function plainest(value) {
  const inner = list2(member(member(value, "CoalesceExpr"), "args"));
  return inner[0] ?? value;
}
function noteComparison(expression, aliases, note) {
  const { lexpr, rexpr } = fields(expression);
  for (const [side, other] of [
    [lexpr, rexpr],
    [rexpr, lexpr]
  ]) {
    const column = columnIn(side, aliases);
    if (!column) continue;
    const values = member(other, "List") === void 0 ? [other] : list2(member(member(other, "List"), "items"));
    for (const value of values) note(value, { use: "compared", ...column });
  }
}
function columnIn(value, aliases) {
  const inner = unwrapped(value);
  const argument = list2(member(member(inner, "FuncCall"), "args"));
  const reference = member(argument.length === 1 ? unwrapped(argument[0]) : inner, "ColumnRef");
  const names = list2(member(reference, "fields")).map((field) => member(member(field, "String"), "sval"));
  const [column, table] = [names.at(-1), names.at(-2)];
  if (typeof column !== "string") return void 0;
  return { column, table: typeof table === "string" ? aliases.get(table) ?? table : void 0 };
}
function aliasesIn(node) {
  const aliases = /* @__PURE__ */ new Map();
  eachMember(node, (_, value) => {
    const { relname, alias } = fields(value);
    const name = member(alias, "aliasname");
    if (typeof relname === "string" && typeof name === "string" && !aliases.has(name)) aliases.set(name, relname);
  });
  return aliases;
}
function parameterIn(value) {
  const number = member(member(unwrapped(value), "ParamRef"), "number");
  return typeof number === "number" ? number : void 0;
}
function mentionsParameter(value) {
  let found = false;
  eachMember(value, (key) => {
    found ||= key === "ParamRef" || key === "ColumnRef" || key === "FuncCall" || key === "SubLink";
  });
  return found;
}
function unwrapped(value) {
  const cast2 = member(value, "TypeCast");
  return cast2 === void 0 ? value : unwrapped(member(cast2, "arg"));
}
function nameOf3(relation) {
  const name = member(relation, "relname");
  return typeof name === "string" ? name : void 0;
}
function namesOf(targets2) {
  return list2(targets2).flatMap((target) => {
    const name = member(member(target, "ResTarget"), "name");
    return typeof name === "string" ? [name] : [];
  });
}
function member(value, name) {
  return fields(value)[name];
}
function fields(value) {
  return typeof value === "object" && value !== null ? value : {};
}
function list2(value) {
  return Array.isArray(value) ? value : [];
}

// src/checks/migration/queries/sample-values.ts
init_shim();
async function sampleValues(stage, asked, parameters, { again: again2 }) {
  const uses = parameterUses(asked.node);
  const values = [];
  for (const [index, oid] of parameters.entries()) {
    const use = uses.get(index + 1);
    const type = await stage.typeOf(oid);
    const found = use && await valueFor(stage, asked, use, again2);
    values.push(fitted(found, type) ?? await anyValue(stage, type));
  }
  return { values, assigned: parameters.map((_, index) => uses.get(index + 1)?.use === "assigned") };
}
async function valueFor(stage, asked, use, again2) {
  if (!("column" in use)) return use.use === "limit" ? "10" : "0";
  const table = tableOf3(stage, asked, use);
  if (!table) return void 0;
  const fresh = use.use === "assigned" && !use.update && !again2 ? freshKey(table, use.column) : void 0;
  return fresh ?? (await stage.rowOf(table))?.get(use.column);
}
function tableOf3({ facts }, { relations }, use) {
  const named4 = relations.filter(({ name }) => use.table === void 0 || name === use.table);
  const tables = named4.flatMap((relation) => tableCalled(facts, relation) ?? []);
  return tables.find(({ columns: columns2 }) => columns2.some(({ name }) => name === use.column));
}
function freshKey({ columns: columns2, indexes: indexes2, constraints: constraints2 }, name) {
  const column = columns2.find((candidate) => candidate.name === name);
  const unique2 = indexes2.some((index) => index.unique && index.columns.includes(name));
  const refers = constraints2.some(({ kind, columns: own2 }) => kind === "foreign key" && own2.includes(name));
  if (!column || !unique2 || refers) return void 0;
  const [, length] = /^character(?: varying)?\((\d+)\)$/.exec(column.type) ?? [];
  if (/^(text|citext|character)/.test(column.type)) return "breakwater7q".slice(-Number(length ?? 12));
  if (column.type === "smallint") return "31997";
  if (/^(integer|bigint)$/.test(column.type)) return "1997310077";
  if (column.type === "numeric") return "1997310077";
  if (column.type === "uuid") return "7f3a9c52-4b1e-4d86-9a07-c35e99731007";
  if (/^timestamp/.test(column.type)) return "2026-01-16 12:34:56";
  return column.type === "date" ? "2026-01-16" : void 0;
}
function fitted(value, type) {
  return value !== void 0 && type?.category === "A" && !value.startsWith("{") ? arrayOf(value) : value;
}
function arrayOf(value) {
  return `{"${value.replace(/["\\]/g, "\\$&")}"}`;
}
async function anyValue(stage, type) {
  if (!type) return "";
  if (type.label !== null) return type.label;
  if (type.element !== 0) {
    const element = await stage.typeOf(type.element);
    return element ? arrayOf(await anyValue(stage, element)) : "{}";
  }
  const known = knownValues[type.base];
  if (known !== void 0) return typeof known === "function" ? known(1) : known;
  return type.category === "N" ? "1" : type.category === "S" ? "a1" : "";
}
function shownValues(values) {
  if (values.length === 0) return void 0;
  const short2 = (value) => value.length > 40 ? `${value.slice(0, 40)} ...` : value;
  const shown2 = values.slice(0, 8).map((value, index) => `$${index + 1} = ${short2(value)}`);
  return `${shown2.join(", ")}${values.length > 8 ? " ..." : ""}`;
}

// src/checks/migration/queries/shape.ts
init_shim();
function shapeChange(node, base, head) {
  const parameters = base.parameters.flatMap((type, index) => {
    const now = head.parameters[index];
    return now && !isSameType(type, now) ? [{ name: `$${index + 1}`, before: type, after: now }] : [];
  });
  const results = resultChange(node, base, head);
  if (!results && parameters.length === 0) return void 0;
  const side = (of) => [
    ...parameters.length > 0 ? [`takes ${parameters.map(({ name, [of]: type }) => `${name} ${type.type}`).join(", ")}`] : [],
    ...results ? [`gives ${results[of]}`] : []
  ].join(", ");
  const foreign = parameters.some(({ before, after }) => before.category !== after.category);
  const kind = foreign ? "changed" : results ? results.kind : "parameters";
  return { before: side("before"), after: side("after"), kind };
}
function isSameType(a, b) {
  return a.oid === b.oid || a.type === b.type;
}
function resultChange(node, base, head) {
  if (!base.results || !head.results) return void 0;
  const [was, is] = [columnsOf(node, base.results, base.names), columnsOf(node, head.results, head.names)];
  const twice = base.names !== void 0 && head.names === void 0 && is.length > was.length;
  const missing = was.filter((column, index) => !isAmong(column, is, index));
  if (missing.length === 0 && is.length === was.length && was.every((column, at2) => isSame(column, is[at2]))) {
    return void 0;
  }
  const gained = twice ? is.slice(was.length) : is.filter((column, index) => !isAmong(column, was, index));
  if (isWithin(was, is, twice)) {
    const names = gained.map(({ name, type }) => `${name} ${type.type}`).join(", ");
    return {
      before: `${was.length} columns`,
      after: `${is.length} columns${names && !twice ? ` (and ${names})` : ""}${twice ? ", of which two have one name" : ""}`,
      kind: twice ? "changed" : "gained"
    };
  }
  const differing = was.flatMap((column, at2) => {
    const now = is[at2];
    return isSame(column, now) ? [] : [{ before: column, after: now }];
  });
  const text = (columns2) => columns2.map((column) => column ? `${column.name} ${column.type.type}` : "nothing").join(", ");
  return {
    before: text(differing.map(({ before }) => before)),
    after: text(differing.map(({ after }) => after)),
    kind: "changed"
  };
}
function columnsOf(node, types, known) {
  const names = known ?? writtenNames(node);
  return types.map((type, at2) => ({
    name: names?.length === types.length ? names[at2] ?? "" : `column ${at2 + 1}`,
    type
  }));
}
function isSame(a, b) {
  return b !== void 0 && a.name === b.name && isSameType(a.type, b.type);
}
function isAmong(column, others, at2) {
  return isSame(column, others[at2]) || others.some((other) => isSame(column, other));
}
function isWithin(was, is, typesOnly) {
  let next = 0;
  for (const column of is) {
    const expected2 = was[next];
    if (expected2 && (typesOnly ? isSameType(expected2.type, column.type) : isSame(expected2, column))) next += 1;
  }
  return next === was.length && is.length > was.length;
}
function writtenNames(node) {
  const targets2 = "SelectStmt" in node ? node.SelectStmt.targetList : "InsertStmt" in node ? node.InsertStmt.returningClause?.exprs : "UpdateStmt" in node ? node.UpdateStmt.returningClause?.exprs : "DeleteStmt" in node ? node.DeleteStmt.returningClause?.exprs : void 0;
  return targets2?.map((target, at2) => "ResTarget" in target && nameIn(target.ResTarget) || `column ${at2 + 1}`);
}
function nameIn({ name, val }) {
  if (name !== void 0 && name !== "") return name;
  const parts = val && "ColumnRef" in val ? val.ColumnRef.fields : val && "FuncCall" in val ? val.FuncCall.funcname : [];
  const last = parts?.at(-1);
  return last && "String" in last ? last.String.sval : void 0;
}

// src/checks/migration/queries/judge.ts
var ways = [
  { again: false, alone: false },
  { again: true, alone: true }
];
async function askBase(stage, asked, role) {
  const first = await ask2(stage, asked, role);
  const asOwner = !first.served && role !== void 0;
  const answer = asOwner ? await ask2(stage, asked, void 0) : first;
  if (!answer.served) return { refusal: answer.refusal };
  const asker = asOwner ? void 0 : role;
  const { prepared } = answer;
  const relations = asked.relations.flatMap((relation) => tableCalled(stage.facts, relation) ?? []);
  const run2 = prepared.runnable ? await runOnBase(stage, asked, prepared, asker) : void 0;
  return { served: { asked, asker, prepared, relations, run: run2 } };
}
async function runOnBase(stage, asked, prepared, asker) {
  const parameters = prepared.signature.parameters.map(({ oid }) => oid);
  for (const way of asked.writes ? ways : ways.slice(0, 1)) {
    const sample = await sampleValues(stage, asked, parameters, way);
    const ran = await runPrepared(stage, asked, prepared, sample.values, asker, way);
    if (ran.done) return { sample, rows: ran.rows, names: ran.names, way };
  }
  return void 0;
}
async function judgeOnHead(stage, served) {
  const { asked, asker, prepared } = served;
  const answer = await ask2(stage, asked, asker);
  if (!answer.served) {
    if (isUndecided(answer.refusal)) return void 0;
    const how = answer.at === "prepare" ? "refused" : "unplannable";
    return { ...about(served), how, ...answer.refusal, certain: true, values: void 0 };
  }
  const change = shapeChange(asked.node, prepared.signature, answer.prepared.signature);
  const ran = served.run && answer.prepared.runnable ? await compareRuns(stage, served, served.run, answer.prepared, change !== void 0) : void 0;
  if (ran && ran.how !== "shape") return ran;
  if (!change) return void 0;
  const shape = ran ? { ...change, kind: "changed" } : change;
  const message = `base ${shape.before}; head ${shape.after}${ran ? `, and refuses what base took (${ran.message})` : ""}`;
  return { ...about(served), how: "shape", sqlstate: void 0, message, certain: true, values: void 0, shape };
}
function about({ asked, relations }) {
  return { query: asked.query, relations: [...new Set(relations.map(({ name }) => name))] };
}
async function compareRuns(stage, served, base, prepared, retyped) {
  const { asked, asker } = served;
  const parameters = prepared.signature.parameters.map(({ oid }) => oid);
  const own2 = await sampleValues(stage, asked, parameters, base.way);
  const values = own2.values.map((value, at2) => base.sample.assigned[at2] ? base.sample.values[at2] ?? value : value);
  const ran = await runPrepared(stage, asked, prepared, values, asker, base.way);
  const told = { ...about(served), values: shownValues(values) };
  if (ran.done) return hidden2(stage, served, base, ran) ? { ...told, ...hiddenWords(stage, served) } : void 0;
  const { refusal } = ran;
  if (isUndecided(refusal)) return void 0;
  const fits = await fitsOtherwise(stage, served, prepared, base.way);
  if (fits && !retyped) return void 0;
  if (fits) return { ...told, how: "shape", ...refusal, certain: true };
  const certain = isCertain(stage, served, refusal);
  return certain || isRowSecurity(refusal) ? { ...told, how: "rejected", ...refusal, certain } : void 0;
}
async function fitsOtherwise(stage, { asked, asker }, prepared, tried2) {
  const parameters = prepared.signature.parameters.map(({ oid }) => oid);
  for (const way of [tried2, ...ways]) {
    const { values } = await sampleValues(stage, asked, parameters, way);
    if ((await runPrepared(stage, asked, prepared, values, asker, way)).done) return true;
  }
  return false;
}
function isUndecided({ sqlstate }) {
  return /^(40|53|54|55|57|58|XX)/.test(sqlstate) || ["23505", "23P01", "23503", "25P02"].includes(sqlstate);
}
function isRowSecurity({ sqlstate, message }) {
  return sqlstate === "42501" && message.includes("row-level security policy");
}
function isCertain(stage, served, { sqlstate, message }) {
  const { node } = served.asked;
  const inserted = insertedColumns(node);
  if (isRowSecurity({ sqlstate, message })) return newlySecured(stage, served).some(isClosed);
  if (sqlstate.startsWith("42")) return true;
  if (sqlstate === "23502") {
    const [, column = ""] = /null value in column "(.+?)" of relation/.exec(message) ?? [];
    return inserted ? !inserted.named.includes(column) : "InsertStmt" in node && isNewColumn(stage, served, column);
  }
  if (sqlstate !== "23514" || !inserted) return false;
  const [, name] = /violates check constraint "(.+?)"/.exec(message) ?? [];
  const written = "InsertStmt" in node ? node.InsertStmt.relation?.relname : void 0;
  const table = written === void 0 ? void 0 : tableCalled(stage.facts, { name: written });
  const constraint = table?.constraints.find((candidate) => candidate.name === name);
  return constraint !== void 0 && !constraint.columns.some((column) => inserted.sampled.has(column));
}
function isNewColumn({ facts }, { relations }, column) {
  return relations.some((base) => {
    const now = facts.tables.get(base.oid)?.columns.find(({ name }) => name === column);
    return now !== void 0 && !base.columns.some(({ number }) => number === now.number);
  });
}
function newlySecured({ facts }, { relations }) {
  return relations.flatMap((base) => {
    const now = facts.tables.get(base.oid);
    if (!now?.rowSecurity) return [];
    const sides = ({ rowSecurity, forcedRowSecurity, policies: policies2 }) => JSON.stringify([rowSecurity, forcedRowSecurity, policies2]);
    return sides(now) === sides(base) ? [] : [now];
  });
}
function isClosed({ policies: policies2 }) {
  return policies2.length === 0;
}
function hidden2(stage, served, base, ran) {
  return served.asker !== void 0 && base.rows > 0 && ran.rows === 0 && newlySecured(stage, served).length > 0;
}
function hiddenWords(stage, served) {
  const secured = newlySecured(stage, served);
  const role = served.asker ? sqlText(served.asker.role) : "the role";
  return {
    how: "hidden",
    sqlstate: void 0,
    message: `row security hides all rows of ${secured.map(({ name }) => name.replace(/^public\./, "")).join(" and ")} from ${role.slice(1, -1)}`,
    certain: secured.some(isClosed)
  };
}

// src/checks/migration/queries/blame.ts
var lookedAtMost = 40;
async function blamed(all, input) {
  const found = /* @__PURE__ */ new Map();
  const open = /* @__PURE__ */ new Map();
  for (const one of all) {
    const only = onlySuspect(one, input.statements);
    if (only) found.set(one, only.key);
    else open.set(troubleOf2(one), [...open.get(troubleOf2(one)) ?? [], one]);
  }
  const groups = [...open.values()].slice(0, lookedAtMost);
  if (groups.length === 0) return found;
  const keys = await byReplay(
    groups.flatMap(([first]) => first ?? []),
    input
  );
  for (const group of groups) {
    const key = group[0] && keys.get(group[0]);
    if (key !== void 0) for (const one of group) found.set(one, key);
  }
  return found;
}
function likenessOf({ how, sqlstate, message }) {
  return how === "shape" ? message : `${how} ${sqlstate}`;
}
function troubleOf2({ broken }) {
  return JSON.stringify([broken.how, broken.sqlstate, broken.message, broken.relations]);
}
function onlySuspect({ broken, served }, statements) {
  const changing = statements.filter(({ effects }) => effects.length > 0);
  if (changing.length === 1) return changing[0];
  if (broken.how === "rejected") return void 0;
  const oids = new Set(served.relations.map(({ oid }) => oid));
  const near = changing.filter(({ effects }) => effects.some((effect) => mayReach(effect, oids)));
  if (near.length === 1) return near[0];
  if (broken.shape?.kind === "gained") return near.at(-1);
  const gone = near.filter(({ effects }) => effects.some((effect) => takesAway(effect, oids, broken)));
  return gone.length === 1 ? gone[0] : void 0;
}
function takesAway(effect, oids, { how, sqlstate, message }) {
  const table = tableOfEffect(effect);
  if (!table || !oids.has(table.oid)) return false;
  if (how === "shape") return ["column dropped", "column renamed", "column type changed"].includes(effect.what);
  if (sqlstate === "42P01") return effect.what === "table dropped" || effect.what === "table renamed";
  if (sqlstate !== "42703") return false;
  if (effect.what === "column dropped") return message.includes(`"${effect.column.name}"`);
  return effect.what === "column renamed" && message.includes(`"${effect.column.before.name}"`);
}
function mayReach(effect, oids) {
  const table = tableOfEffect(effect);
  return table === void 0 || oids.has(table.oid);
}
async function byReplay(queries, { statements, fresh, until }) {
  const guilty = /* @__PURE__ */ new Map();
  const session = await fresh();
  let transaction = null;
  try {
    for (const statement of statements) {
      if (performance.now() > until) return /* @__PURE__ */ new Map();
      const own2 = statement.trace.transaction;
      if (transaction !== null && own2 !== transaction) await session.execute("COMMIT");
      if (own2 !== null && own2 !== transaction) await session.execute("BEGIN");
      transaction = own2;
      await session.execute(statement.sql.text);
      if (statement.effects.length > 0) await look(session, statement, own2 !== null, queries, guilty);
    }
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    return /* @__PURE__ */ new Map();
  }
  return guilty;
}
async function look(session, { key, after }, inTransaction, queries, guilty) {
  const stage = await openStage(
    session,
    after,
    queries.map(({ served }) => served.asked),
    { inTransaction }
  );
  for (const query2 of queries) {
    const now = await judgeOnHead(stage, query2.served);
    const same = now !== void 0 && likenessOf(now) === likenessOf(query2.broken);
    if (!same) guilty.delete(query2);
    else if (!guilty.has(query2)) guilty.set(query2, key);
  }
  await stage.close();
}

// src/checks/migration/queries/try-queries.ts
var sideMs = 6e4;
var endedAtMost = 3;
function queryTrial(input) {
  const served = [];
  const unserved = [];
  const remarks = [];
  let role;
  let found = [];
  return {
    onBase: async (session) => {
      input.log.progress(`asking base ${count(input.queries.length, "query", "queries")} of the running release ...`);
      const ready = await askables(input.queries, unserved);
      const { asker, remark } = await applicationRole(session, input.role);
      role = asker?.role;
      if (remark !== void 0) remarks.push(remark);
      const facts = await readFacts(session);
      const { session: last, left } = await eachOn(
        "base",
        session,
        facts,
        ready,
        async () => input.fresh?.(),
        async (stage, query2) => {
          const answer = await askBase(stage, query2, asker);
          if ("served" in answer) served.push(answer.served);
          else
            unserved.push(
              leftBy(query2, `is refused by base itself: ${answer.refusal.message} (${answer.refusal.sqlstate})`)
            );
        }
      );
      unserved.push(...left);
      if (asker) remarks.push(...asOwnerRemark(served, asker));
      return { session: last, catalog: facts };
    },
    onHead: async (session, run2) => {
      input.log.progress("asking head the same ...");
      found = [];
      const byQuery = new Map(served.map((one) => [one.asked, one]));
      const again2 = async () => replayed(await input.fresh?.(), run2);
      const { left } = await eachOn(
        "head",
        session,
        run2.facts,
        served.map(({ asked }) => asked),
        again2,
        async (stage, query2) => {
          const one = byQuery.get(query2);
          const broken = one && await judgeOnHead(stage, one);
          if (one && broken) found.push({ served: one, broken });
        }
      );
      return {
        tried: served.length - left.length,
        ran: served.filter(({ run: ran }) => ran).length,
        broken: found.map(({ broken }) => ({ ...broken, brokenBy: void 0 })),
        unserved: [...unserved, ...left],
        role,
        remarks
      };
    },
    blamed: async (tried2, statements) => {
      const { fresh } = input;
      if (!fresh || found.length === 0) return tried2;
      const guilty = await blamed(found, { statements, fresh, until: performance.now() + sideMs }).catch(noBlame);
      return { ...tried2, broken: found.map((one) => ({ ...one.broken, brokenBy: guilty.get(one) })) };
    }
  };
}
function expected(thrown) {
  if (thrown instanceof BreakwaterError || thrown instanceof SqlError) return thrown;
  throw thrown;
}
function noBlame(thrown) {
  expected(thrown);
  return /* @__PURE__ */ new Map();
}
async function askables(queries, unserved) {
  const read = await Promise.all(queries.map(askable));
  unserved.push(...read.flatMap((one) => "problem" in one ? [one] : []));
  return read.flatMap((one) => "problem" in one ? [] : [one]);
}
async function eachOn(where, given, facts, queries, next, work) {
  const left = [];
  const until = performance.now() + sideMs;
  let session = given;
  let at2 = 0;
  const askRest = async () => {
    const stage = await openStage(session, facts, queries.slice(at2));
    for (let query2 = queries[at2]; query2 && performance.now() < until; query2 = queries[at2]) {
      await work(stage, query2);
      at2 += 1;
    }
    await stage.close();
  };
  for (let ended = 0; ended <= endedAtMost && at2 < queries.length && performance.now() < until; ) {
    const thrown = await askRest().catch(expected);
    if (!thrown) break;
    const guilty = queries[at2];
    if (guilty) left.push(leftBy(guilty, `stopped ${where}: ${thrown.message}`));
    at2 += 1;
    if (thrown instanceof SqlError) await session.execute("ROLLBACK");
    else {
      ended += 1;
      const other = await next();
      if (!other) break;
      session = other;
    }
  }
  left.push(...queries.slice(at2).map((query2) => leftBy(query2, "was not tried: what came before it took all the time")));
  return { session, left };
}
async function replayed(session, { statements }) {
  try {
    for (const { sql } of session ? statements : []) await session?.execute(sql.text);
    return statements.length === 0 ? void 0 : session;
  } catch (thrown) {
    expected(thrown);
    return void 0;
  }
}
function leftBy({ query: query2 }, problem2) {
  return { location: query2.location, problem: `${query2.name} ${problem2}` };
}
function asOwnerRemark(served, { role }) {
  const names = served.filter(({ asker }) => !asker).map(({ asked }) => asked.query.name);
  return names.length === 0 ? [] : [
    `${role} may not run ${enumerate(names)} on base either, as far as migrations say: tried as the owner, who needs no privilege`
  ];
}

// src/checks/migration/queries/queries-said.ts
async function knownQueries(context) {
  try {
    return { ...await runningQueries(context), unproven: [] };
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError)) throw thrown;
    return { queries: [], left: [], unproven: [{ ...thrown.trouble, subject: "database.queries" }] };
  }
}
function trialOf({ config, log }, { queries }, fresh) {
  return queries.length === 0 ? void 0 : queryTrial({ queries, role: config.database.role, fresh, log });
}
function queriesSummary({ tried: tried2, broken }) {
  if (tried2 === 0) return [];
  const failing = broken.filter(({ how }) => how !== "shape").length;
  const all = count(tried2, "query", "queries");
  return [`${failing === 0 ? all : `${grouped(tried2 - failing)} of ${all}`} of the running release served by head`];
}
function queriesRemarks({ left }, tried2) {
  const unserved = tried2?.unserved ?? [];
  return [
    ...left.length > 0 ? [`${count(left.length, "entry", "entries")} of database.queries left out: ${placesOf(left)}`] : [],
    ...unserved.length > 0 ? [`${count(unserved.length, "query", "queries")} of the running release not judged: ${placesOf(unserved)}`] : [],
    ...tried2?.remarks ?? [],
    ...unblamed(tried2)
  ];
}
function placesOf(left) {
  return enumerate(left.map(({ location: { path, line }, problem: problem2 }) => `${path}:${line}: ${problem2}`));
}
function unblamed(tried2) {
  const nobody = (tried2?.broken ?? []).filter(({ brokenBy }) => brokenBy === void 0).length;
  return nobody === 0 ? [] : [`which statement broke ${count(nobody, "query", "queries")} of the running release was not found`];
}
function queriesUnproven({ config }, known, tried2) {
  if (known.unproven.length > 0 || config.database.queries.length === 0) return known.unproven;
  if (known.queries.length > 0 && (!tried2 || tried2.tried > 0)) return asAnother(config, tried2);
  const [first] = [...tried2?.unserved ?? [], ...known.left];
  return [
    {
      code: "queries-not-tried",
      subject: "database.queries",
      message: `No query of the running release could be tried${first ? `: ${placesOf([first])}` : ", for the files that database.queries names hold none"}.`,
      hint: "See references/queries.md for the kinds of files that are read, and what base must have for them: roles, schemas and search_path belong into a file that database.prelude names.",
      location: startOf(config.source)
    }
  ];
}
function asAnother({ database, source }, tried2) {
  const because = tried2?.remarks.find((remark) => remark.includes("(database.role)"));
  if (database.role === void 0 || tried2?.role !== void 0 || because === void 0) return [];
  return [
    {
      code: "role-not-taken",
      subject: "database.role",
      message: `Nothing was told of the privileges of ${database.role}: ${because}.`,
      hint: "Correct database.role, or create the role with its grants in a file that database.prelude names.",
      location: startOf(source)
    }
  ];
}

// src/checks/migration/remedy/group.ts
init_shim();

// src/checks/migration/remedy/remedy-text.ts
init_shim();
function remedyText({ steps, engine, replacement }, written = "", waits = "") {
  const [only, second] = steps;
  const alone = only?.withoutTransaction ? "in a migration of its own that runs outside a transaction" : "in a migration of its own";
  const sentence = replacement ? `Put this in place of ${linesText(replacement)}; run on ${engine} it leaves the same schema` : only && !second ? `Send ${only.sql === written ? "it" : "this instead,"} ${alone}; run on ${engine} it leaves the same schema` : `Take these steps instead, each in a transaction of its own; run on ${engine} they leave the same schema`;
  return [`${sentence}.${waits}`, ...steps.map(stepText)].join("\n");
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
function grouped2(findings) {
  const groups = /* @__PURE__ */ new Map();
  for (const finding of findings) {
    const key = keyOf(finding);
    groups.set(key, [...groups.get(key) ?? [], finding]);
  }
  return [...groups.values()].map(asOne);
}
function keyOf({ ruleId, severity, location, subject, proof, accepted, fix, fingerprint }) {
  const table = tableOf4(subject);
  if (table === void 0 || proof.kind === "query") return fingerprint;
  return JSON.stringify([ruleId, severity, location.path, subject.kind, table, accepted, fix !== void 0]);
}
function tableOf4(subject) {
  if (subject.kind === "table") return subject.name;
  return subject.kind === "column" ? subject.name.slice(0, subject.name.lastIndexOf(".")) : void 0;
}
function asOne(group) {
  const [first, ...others] = group;
  if (!first) throw new Error("a group has at least one finding");
  if (others.length === 0) return first;
  const lines = [...new Set(others.map(({ location }) => String(location.line)))].filter(
    (line) => line !== String(first.location.line)
  );
  const columns2 = first.subject.kind === "column" ? others.flatMap(({ reach }) => reach.flatMap(columnName)) : [];
  const steps = group.flatMap(({ fix }) => fix?.steps ?? []);
  return {
    ...first,
    message: `${first.message} (and the like ${columns2.length > 0 ? `of ${enumerate([...new Set(columns2)], 12)} ` : ""}${placesText(lines)})`,
    reach: uniqueSubjects(group.flatMap(({ reach }) => reach)),
    fingerprint: fingerprintOf(first.ruleId, first.subject, group.map(({ fingerprint }) => fingerprint).join("\n")),
    ...first.fix ? { fix: { steps, engine: first.fix.engine }, remedy: remedyText({ steps, engine: first.fix.engine }) } : {}
  };
}
function columnName(subject) {
  return subject.kind === "column" ? [subject.name.slice(subject.name.lastIndexOf(".") + 1)] : [];
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
  const { scanSync } = await grammar();
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
  if (keptInStep(statement, run2))
    return "rows that come before the trigger that is to keep them in step would be lost to it";
  if (swapsUnique(statement, run2)) return "nothing would keep the rows unique between the two indexes";
  if (bringsBack(statement, run2)) return "what it makes anew would be missing until it is there";
  const addsKey = adds(statement) && steps.some(({ sql }) => buildsKeyBy.test(sql));
  if ((buildsKey(ruleId) || buildsUnique(statement) || addsKey) && dropsKey(statement, run2))
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
function bringsBack(statement, run2) {
  const names = new Set([...run2.facts.base.tables.values()].map(({ name }) => name));
  return statement.trace.transaction !== null && statement.effects.some((effect) => effect.what === "table created" && names.has(effect.table.name));
}
function buildsUnique({ effects }) {
  return effects.some((effect) => effect.what === "index added" && effect.index.unique);
}
function keptInStep(statement, run2) {
  if (statement.sql.kind !== "InsertStmt" && statement.sql.kind !== "CreateTableAsStmt") return false;
  return laterIn(statement, run2).some(
    ({ effects }) => effects.some((effect) => effect.what === "trigger added" && run2.preexisting.has(effect.table.after.oid))
  );
}
function swapsUnique(statement, run2) {
  const dropped = new Set(
    statement.effects.flatMap(
      (effect) => effect.what === "index dropped" && effect.index.unique ? [effect.table.after.oid] : []
    )
  );
  return dropped.size > 0 && laterIn(statement, run2).some(
    ({ effects }) => effects.some(
      (effect) => effect.what === "index added" && effect.index.unique && dropped.has(effect.table.after.oid) || effect.what === "constraint added" && ["unique", "primary key"].includes(effect.constraint.kind) && dropped.has(effect.table.after.oid)
    )
  );
}
function laterIn(statement, { statements }) {
  const { transaction } = statement.trace;
  if (transaction === null) return [];
  return statements.slice(statements.indexOf(statement) + 1).filter(({ trace }) => trace.transaction === transaction);
}
function adds({ effects }) {
  return effects.some(({ what }) => what === "column added");
}
var buildsKeyBy = /\b(primary\s+key|unique)\s+using\s+index\b/i;
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
      (effect) => (effect.what === "constraint dropped" || effect.what === "constraint recreated" || effect.what === "index dropped" && effect.index.unique) && own2.has(effect.table.after.oid)
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
  const changed = new Set(effects.flatMap((effect) => "table" in effect ? tableOf5(effect.table) : []));
  return [...changed].filter((name) => textOf(named3(after, name), after) !== textOf(named3(now, name), now));
}
function tableOf5(table) {
  return ["after" in table ? table.after.name : table.name];
}
function named3({ tables }, name) {
  return [...tables.values()].find((table) => table.name === name);
}
function textOf(table, { tables }) {
  if (!table) return "";
  const { oid: _, partitionOf, inherits, columns: columns2, constraints: constraints2, indexes: indexes2, triggers: triggers2, policies: policies2, ...rest } = table;
  const nameOf4 = (oid) => oid === void 0 ? void 0 : tables.get(oid)?.name ?? "elsewhere";
  return JSON.stringify({
    ...rest,
    partitionOf: nameOf4(partitionOf),
    inherits: inherits.map(nameOf4),
    // A column that a backfill needed for a while leaves a gap in the numbers, and a NOT NULL may be proved by now.
    columns: columns2.map(({ number: _number, ...column }) => column).sort(byName),
    constraints: constraints2.map(({ oid: _oid, index: _index, parent, ...constraint }) => ({ ...constraint, parent: nameOf4(parent) })).sort(byName),
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
  const ended = async (end, blamed2 = []) => ({
    judged: { statements, preexisting, facts: { base, head: end === "broke" ? base : await watch.facts() } },
    broken: [...shapes.broken, ...blamed2],
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
    const remedy = remedyText(fix, statement.sql.text, waitsText(statement, input.run));
    for (const finding of all) fixes.set(finding, { fix, remedy });
  }
  return findings.map((finding) => {
    const { proposed: _, ...bare3 } = finding;
    return { ...bare3, ...fixes.get(finding) };
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
    const columns2 = columnsOf2(tables.get(name));
    if (!is || columns2.join("\n") !== columnsOf2(now.get(name)).join("\n")) return [];
    const middle = applied.rows.get(name);
    const kept = new Set(columnsOf2(between.get(name)));
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
function columnsOf2(table) {
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

// src/checks/migration/rollback/rollback-together.ts
init_shim();
async function goBackTogether(course2, files) {
  const needed = files.some(
    ({ outcome }) => outcome.kind === "failed" || outcome.kind === "ran" && outcome.left.length > 0
  );
  if (!needed || files.length < 2 || performance.now() > course2.until) return false;
  try {
    return await restores(course2, files);
  } catch (thrown) {
    if (reasonToGiveUp(thrown) === void 0) throw thrown;
    return false;
  }
}
async function restores(course2, files) {
  const session = await course2.freshSession();
  const before = await readCatalog(session);
  const { plan, texts } = course2;
  const ups = plan.added.map((added) => ({ added, up: upFile(plan.runner, texts, added) }));
  for (const { up } of ups) if (!(await send(course2, session, up)).ran) return false;
  for (const { added, up } of ups.filter(({ added: added2 }) => !added2.repeatable).reverse()) {
    const down = files.find(({ path }) => path === added.path)?.down;
    if (!down || performance.now() > course2.until) return false;
    if (!(await send(course2, session, { ...down, settings: up.settings })).ran) return false;
  }
  return compareCatalogs(before, await readCatalog(session)).length === 0;
}

// src/checks/migration/rollback/rollback.ts
var proofMs = 12e4;
async function proveRollback(input) {
  const course2 = startCourse(input);
  const files = [];
  const versioned = input.plan.added.filter(({ repeatable }) => !repeatable);
  for (const [index, file] of versioned.entries()) {
    const down = input.downs.get(file.key);
    const told = { path: file.path, name: file.name, down };
    if (!down) {
      files.push({ ...told, outcome: { kind: "missing" }, onRows: void 0 });
    } else if (performance.now() > course2.until) {
      files.push({
        ...told,
        outcome: { kind: "untried", because: "the time for the proof was over" },
        onRows: void 0
      });
    } else {
      input.log.progress(`proving the way back of ${file.name} (${index + 1} of ${versioned.length}) ...`);
      files.push({ ...told, ...await triedAtLeast(course2, file, down) });
    }
  }
  const together = await goBackTogether(course2, files);
  return { files, expected: input.downsExpected, ...together ? { together } : {}, engine: course2.engine() };
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
async function triedAtLeast(course2, file, down) {
  try {
    return await proveOne(course2, file, down);
  } catch (thrown) {
    const because = reasonToGiveUp(thrown);
    if (because === void 0) throw thrown;
    course2.spoilt();
    return { outcome: { kind: "untried", because }, onRows: void 0 };
  }
}
async function proveOne(course2, file, down) {
  const first = await attempt2(course2, file, down, true);
  const refusal = refusalIn(first.outcome);
  const failsOnRows = refusal !== void 0 && mayBeOurRows(refusal);
  if (!first.onOurRows || !(failsOnRows || leavesRows(first.outcome)))
    return { outcome: first.outcome, onRows: void 0 };
  course2.spoilt();
  const second = await attempt2(course2, file, down, false);
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
async function attempt2(course2, file, down, onRows) {
  const session = await course2.before(file);
  const untried = (because) => ({ outcome: { kind: "untried", because }, onOurRows: false });
  if (!session) return untried("a migration before it does not run");
  const up = upOf(course2, file);
  const back = { ...down, settings: up.settings };
  if (onRows && await addRows(session, [up, back])) course2.addedRows();
  const onOurRows = course2.holdsOurRows();
  const before = { catalog: await course2.catalog(session), rows: await readRows(session) };
  const sentUp = await send(course2, session, up);
  if (!sentUp.ran) {
    course2.spoilt();
    if (onOurRows && "refusal" in sentUp) return attempt2(course2, file, down, false);
    return untried(`the migration itself does not run (${reasonOf(sentUp)})`);
  }
  course2.passed(file, void 0);
  const applied = await readDatabaseState(session);
  const sentDown = await send(course2, session, back);
  if (!sentDown.ran) return { outcome: downRefused(course2, sentDown), onOurRows };
  const returned = await readDatabaseState(session);
  const left = compareCatalogs(before.catalog, returned.catalog);
  const nothingDone = sentDown.statements.every(({ node }) => isIdle(node));
  const place = firstPlace(down, sentDown.statements);
  if (nothingDone && left.length > 0) {
    return { outcome: { kind: "declared", place, raises: void 0, comment: commentIn(down), left }, onOurRows };
  }
  const { again: again2, secondTime } = await onceMore(course2, session, file, applied);
  const rows = rowDifferences(before, applied, returned);
  const reordered = reorderedTables(before, returned);
  return { outcome: { kind: "ran", place, left, rows, reordered, again: again2, secondTime }, onOurRows };
}
async function onceMore(course2, session, file, applied) {
  const sent = await send(course2, session, upOf(course2, file));
  if (!sent.ran) {
    course2.spoilt();
    return { again: "refusal" in sent ? sent.refusal : void 0, secondTime: [] };
  }
  const catalog = await readCatalog(session);
  const secondTime = compareCatalogs(applied.catalog, catalog);
  if (secondTime.length > 0) course2.spoilt();
  else course2.passed(file, catalog);
  return { again: void 0, secondTime };
}
function downRefused(course2, sent) {
  if ("trouble" in sent) {
    course2.spoilt();
    return { kind: "untried", because: reasonOf(sent) };
  }
  const { refusal } = sent;
  if (refusal.partial) course2.spoilt();
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
  return command !== void 0 && command.length <= longest2 ? command : void 0;
}
var longest2 = 400;
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

// src/checks/migration/command/code-excerpts.ts
init_shim();
async function codeExcerpts({ base, head }, { edited, deleted }) {
  const paths = edited.map(({ after: after2 }) => after2.path);
  const before = await base.tree.read([...paths, ...deleted.map(({ path }) => path)]);
  const after = await head.tree.read(paths);
  return new Map(
    [...before].map(([path, was]) => {
      const is = after.get(path);
      return [path, { before: was, after: is, sameStatements: is !== void 0 && bare2(was) === bare2(is) }];
    })
  );
}
function bare2(code) {
  return code.split("\n").filter((line) => !/^\s*(#|\/\/|\/\*|\*|--)/.test(line)).join("").replace(/\s+|[;,]/g, "");
}

// src/checks/migration/command/command-comments.ts
init_shim();
var marked2 = /(#|\/\/|--|\/\*|<!--)\s*(breakwater\s*:.*)$/i;
var closed = /\s*(\*\/|-->)\s*$/;
function commentsAsSql(run2, texts) {
  return new Map(
    [...texts].map(([path, text]) => {
      if (path.endsWith(".sql") || !/breakwater\s*:/i.test(text)) return [path, path.endsWith(".sql") ? text : ""];
      const lines = new Set(run2.statements.filter(({ place }) => place.path === path).map(({ place }) => place.line));
      const asSql = text.split("\n").map((line, index) => {
        const comment = marked2.exec(line)?.[2]?.replace(closed, "");
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
function isBookkeeping({ node, kind }) {
  if ("CreateSchemaStmt" in node) return node.CreateSchemaStmt.schemaname === "drizzle";
  const names = tablesNamedBy(node);
  if (names.length === 0) return false;
  const ownRows = kind === "InsertStmt" ? frameworkRows : /* @__PURE__ */ new Set();
  return names.every((name) => isFrameworkTable(name) || ownRows.has(name.toLowerCase()));
}
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
    const bare3 = sent.transaction === null;
    const guided = !bare3 && couldUseIndex(statement);
    if (guided) await session.execute("SET LOCAL enable_seqscan = off");
    const absent = await absentColumns(session, statement);
    const facts = await watch.facts();
    const code = await calledCode(session, statement, facts);
    const rowsBefore = await unharmed(session, !bare3, () => rowsAtRisk(session, statement, facts, witnesses, code));
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
      const truncated = await truncatedBy(session, code, done.difference, done.after);
      if (guided) await session.execute("SET LOCAL enable_seqscan = on");
      const difference = bare3 ? { ...done.difference, taken: knownLocks(statement, before.observation, done.difference.rewrites), held: [] } : done.difference;
      const { taken: taken2, rewrites, rows, dropped } = difference;
      const changed = rewrites.length + dropped.length + Object.keys(rows).length + done.effects.length > 0;
      const quiet = taken2.every(({ mode }) => harmlessLocks.has(mode));
      if (statement.kind === "SelectStmt" && quiet && !changed) return void 0;
      const trace = { ...tracedAs(record.trace, difference, preexisting, bare3), ...at2 };
      return { ...record, ...done, difference, rowsBefore, code, truncated, absentColumns: absent, trace };
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
async function runHead(input) {
  const first = await onCopy(
    input,
    (session, preexisting) => runIn(input, session, preexisting, population(session, preexisting))
  );
  const statements = first.recorder.seen().flatMap(({ traced }) => traced?.sql ?? []);
  if (first.result.exitCode !== 0 && !first.failed) throw commandFailed("head", first.result);
  if (first.failed || statements.length === 0) return first;
  input.context.log.progress("once more, on rows in the tables that it touches ...");
  const second = await onCopy(input, async (session, preexisting) => {
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
async function onCopy({ opener, snapshot }, work) {
  const session = await opener.open(snapshot);
  try {
    return await work(session, new Set((await observe(session)).relations.keys()));
  } finally {
    await session.close();
  }
}
async function runIn({ commands, queries: asked }, session, preexisting, rows) {
  const before = { facts: await watchSession(session).facts(), schema: await readSchemaState(session) };
  const recorder = commandRecorder(preexisting, rows);
  const result = await commands.run({ revision: "head", database: session, watch: recorder.watch });
  if (result.statements === 0 && result.exitCode === 0) throw noTraffic("head");
  const facts = { base: before.facts, head: await watchSession(session).facts() };
  const failing = result.exitCode !== 0;
  const after = await readSchemaState(session);
  const schemas = { before: before.schema, after, facts: session.facts, failed: failing };
  const last = recorder.seen().findLast(({ traced }) => traced)?.traced;
  const failed = failing && last?.trace.error ? last : void 0;
  const queries = failing ? void 0 : await asked?.onHead(session, { facts: facts.head, statements: [] });
  const run2 = { result, recorder, preexisting, facts, schemas, rows, engine: session.facts, failed };
  return queries ? { ...run2, queries } : run2;
}

// src/checks/migration/command/command-places.ts
init_shim();
function placed(seen, files, fallback, ended) {
  const entries = entriesIn(seen, files);
  const sources = sourcesOf(seen, files, entries, ended);
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
  return {
    statements,
    sections: new Map(statements.map(({ key }, index) => [key, numbered[index] ?? 0])),
    entered: new Set(entries.map(({ file }) => file.file.path))
  };
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
function entriesIn(seen, files) {
  const entries = [];
  for (const [index, { traced, words }] of seen.entries()) {
    const written = new Set(entries.map(({ file: file2 }) => file2));
    const file = traced ? void 0 : fileNamedIn(words, files, written);
    if (file) entries.push({ index, file });
  }
  return entries;
}
function sourcesOf(seen, files, entries, ended) {
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
    const named4 = version !== "" && [...tokens].some((token) => token === version || token.endsWith(version));
    return { source, score: named4 ? 1 : 0 };
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

// src/checks/migration/command/command-rollback.ts
init_shim();
async function rollbackByCommand(input, undo2) {
  const [only, more] = undo2.sources;
  const path = only?.file.path ?? "";
  const { outcome, onRows } = await triedAtLeast2(input, undo2);
  const file = {
    path,
    name: more ? "rollback-command" : only?.file.name ?? "",
    down: { path, text: undo2.command },
    outcome,
    onRows
  };
  const steps = stepsOf(undo2);
  const command = undo2.command.replace(/\$(BREAKWATER_STEPS\b|\{BREAKWATER_STEPS\})/g, String(steps));
  return {
    rollback: { files: [file], expected: false, engine: engineText(undo2.run.engine) },
    proof: {
      files: undo2.sources.map((source) => ({ path: source.file.path, outcome: outcomeOf(file) })),
      loses: lossesIn(outcome),
      ...isProved(file) ? { command } : {}
    }
  };
}
async function triedAtLeast2(input, undo2) {
  try {
    return await tried(input, undo2);
  } catch (thrown) {
    const because = reasonToGiveUp(thrown);
    if (because === void 0) throw thrown;
    return { outcome: { kind: "untried", because }, onRows: void 0 };
  }
}
async function tried(input, undo2) {
  const first = await attempt3(input, undo2, true);
  const refusal = first.outcome.kind === "failed" ? first.outcome.refusal : void 0;
  const mayBeRows = refusal !== void 0 && (isStatus(refusal) || mayBeTheRows(refusal.sqlstate));
  const again2 = first.outcome.kind === "untried" || mayBeRows || leavesRows(first.outcome);
  if (!first.onOurRows || !again2) return { outcome: first.outcome, onRows: void 0 };
  const { outcome } = await attempt3(input, undo2, false);
  if (leavesRows(first.outcome)) return { outcome: withOurRows(first.outcome, outcome), onRows: void 0 };
  const excused2 = refusal !== void 0 && !isStatus(refusal) && outcome.kind !== "failed";
  return { outcome, onRows: excused2 ? refusal : void 0 };
}
function isStatus({ sqlstate }) {
  return sqlstate.startsWith("status");
}
function attempt3(input, undo2, onRows) {
  return onCopy(input, async (session, preexisting) => {
    const onOurRows = onRows && await addRows2(session, preexisting, undo2);
    return { outcome: await course(input, undo2, session, preexisting), onOurRows };
  });
}
async function course({ commands }, undo2, session, preexisting) {
  const watched = async (steps) => {
    const { watch, seen } = commandRecorder(preexisting, population(session, preexisting));
    const way = steps === void 0 ? {} : { undo: steps };
    return { result: await commands.run({ revision: "head", database: session, watch, ...way }), seen: seen() };
  };
  const untried = (because) => ({ kind: "untried", because });
  const before = await readDatabaseState(session);
  const up = await commands.run({ revision: "head", database: session });
  if (up.exitCode !== 0) return untried(`migrate-command ended with status ${up.exitCode}`);
  const applied = await readDatabaseState(session);
  const down = await watched(stepsOf(undo2));
  const { exitCode, output } = down.result;
  if (exitCode === 126 || exitCode === 127) return untried(`rollback-command cannot be run: ${lastSaid(output)}`);
  if (exitCode !== 0) return refused2(undo2, down);
  if (down.result.statements === 0) return untried("rollback-command sent no statement to the database it was given");
  const returned = await readDatabaseState(session);
  const more = entriesIn2(returned) - entriesIn2(before);
  if (more < 0)
    return untried("rollback-command undoes migrations of the base branch too, by what the framework has written down");
  if (more > 0 && more < stepsOf(undo2))
    return untried(`rollback-command leaves ${more} of the new migrations, by what the framework has written down`);
  const left = differences(before, returned);
  const place = placeIn(undo2, void 0);
  if (left.length > 0 && down.seen.every(({ traced }) => traced === void 0)) {
    return { kind: "declared", place, raises: void 0, comment: void 0, left };
  }
  const second = await watched();
  const stopped2 = second.result.exitCode === 0 ? void 0 : refusalOf2(undo2, second, "migrate-command");
  return {
    kind: "ran",
    place,
    left,
    rows: rowDifferences(...withoutBooks(before, applied, returned)),
    reordered: reorderedTables(before, returned),
    again: stopped2,
    secondTime: stopped2 ? [] : differences(applied, await readDatabaseState(session))
  };
}
function refused2(undo2, down) {
  const refusal = refusalOf2(undo2, down, undo2.command);
  return isStatus(refusal) && /irreversib/i.test(down.result.output) ? { kind: "declared", place: refusal.place, raises: refusal.message, comment: void 0, left: [] } : { kind: "failed", refusal };
}
function refusalOf2(undo2, { result, seen }, command) {
  const traced = seen.findLast((statement) => statement.traced)?.traced;
  const error = traced?.trace.error;
  if (traced && error) {
    const { text, kind } = traced.sql;
    return { ...error, place: placeIn(undo2, text), statement: text, kind, partial: false };
  }
  const message = lastSaid(result.output);
  const sqlstate = `status ${result.exitCode}`;
  return { sqlstate, message, place: placeIn(undo2, void 0), statement: command, kind: "unknown", partial: false };
}
function lastSaid(output) {
  const lines = output.split("\n").flatMap((line) => line.trim() || []);
  const telling = lines.findLast((line) => /irreversib/i.test(line)) ?? lines.findLast((line) => /\b\w*(Error|Exception)\b/.test(line));
  return (telling ?? lines.at(-1) ?? "it printed nothing").slice(0, 300);
}
function placeIn({ sources }, statement) {
  const [only, more] = sources;
  const line = only && !more && statement !== void 0 ? lineOf(statement, only.text, 0) : 1;
  return { path: only?.file.path ?? "", line, column: 1 };
}
function differences(before, after) {
  return compareCatalogs(before.catalog, after.catalog).filter((change) => !isOfFramework(change));
}
function entriesIn2({ rows }) {
  return [...rows].reduce((sum, [name, { count: count2 }]) => isBook(name) ? sum + count2 : sum, 0);
}
function isBook(name) {
  return isFrameworkTable(name.slice(name.indexOf(".") + 1));
}
function withoutBooks(...states) {
  const bare3 = (state) => ({
    ...state,
    rows: new Map([...state.rows].filter(([name]) => !isBook(name)))
  });
  return [bare3(states[0]), bare3(states[1]), bare3(states[2])];
}
async function addRows2(session, preexisting, { run: run2 }) {
  const statements = run2.recorder.seen().flatMap(({ traced }) => traced?.sql ?? []);
  const rows = population(session, preexisting, new Set(statements.flatMap(({ node }) => foreignKeyColumnsIn(node))));
  await rows.fill(statements);
  return rows.used();
}
function stepsOf({ run: run2, sources }) {
  return migrationsEntered(run2.recorder.seen()) || sources.length;
}
function migrationsEntered(seen) {
  const entries = seen.flatMap(({ traced, words }) => traced === void 0 && isNewEntry(words) ? [words] : []);
  return new Set(entries.map((words) => words.replace(/\b(true|false|t|f)\b/gi, ""))).size;
}
function isNewEntry(words) {
  const [, name = ""] = /^\s*(?:insert\s+into|update)\s+(?:"?\w+"?\.)?"?(\w+)"?/i.exec(words) ?? [];
  if (/^\s*update/i.test(words)) return name === "alembic_version";
  return isFrameworkTable(name) && !/lock|metadata$/i.test(name);
}

// src/checks/migration/command/command-said.ts
init_shim();
function newFilesOf(files, added) {
  const known = new Set(added.map(({ path }) => path));
  const news = files.filter(({ file }) => known.has(file.path));
  const isSure = ({ file: { path }, text }) => isVersioned(path) || frameworkOf(path, text) !== void 0;
  const pathsOf = (some) => some.map(({ file }) => file.path);
  return { sure: pathsOf(news.filter(isSure)), doubtful: pathsOf(news.filter((file) => !isSure(file))) };
}
function withDoubt(statement) {
  const { error } = statement.trace;
  if (!error) return statement;
  const hint = error.sqlstate === refusedOutside ? "Keep this statement out of the migrations, or look at it yourself." : surroundingsHint(new SqlError(error.sqlstate, error.message), "server");
  return hint === void 0 ? statement : { ...statement, undecided: hint };
}
function unprovenByCommand({ recorder, engine }, statements, { news, entered }) {
  const [newest] = news.sure;
  const nothing2 = statements.length > 0 || !newest ? [] : [
    {
      code: "migrate-command-changed-nothing",
      subject: newest,
      message: `The migrate-command ran and changed nothing, although head brings ${count(news.sure.length, "new migration")}.`,
      hint: "Does it look into the folder that the new files are in? If they are no migrations, name the right folder with database.migrations.",
      location: startOf(newest)
    }
  ];
  const left = statements.length > 0 && entered.size > 0 ? news.sure.filter((path) => !entered.has(path)) : [];
  const unreached = left.map((path) => ({
    code: "migrate-command-left-out",
    subject: path,
    message: `The migrate-command ended well, and the framework's own table names other new migrations, not ${path}: it was not run.`,
    hint: "Does the command look into its folder? If it is no migration, name the right folder with database.migrations.",
    location: startOf(path)
  }));
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
  return [...nothing2, ...unreached.slice(0, 5), ...doubtful, ...unseen.slice(0, 5)];
}
function commandRemarks({ recorder, rows, statusOnRows }, told) {
  const books = recorder.seen().filter(({ traced }) => traced === void 0).length;
  const homeless = told.statements.filter(({ place }) => place.path === told.fallback.path).length;
  const [refused3] = told.caught;
  const { doubtful } = told.news;
  return [
    ...told.statements.length === 0 && doubtful.length > 0 ? [
      `the migrate-command changed nothing: ${enumerate(doubtful)} ${doubtful.length === 1 ? "is" : "are"} taken for no migration`
    ] : [],
    ...told.moved.length > 0 ? [`moved from another folder, text unchanged, so not taken for new: ${enumerate(told.moved)}`] : [],
    ...books > 0 ? [`${count(books, "statement")} on the framework's own tables not judged`] : [],
    ...refused3 ? [
      `${count(told.caught.length, "statement")} that Postgres refused and the framework went on without, such as: ${oneLine(refused3.trace.statement)}`
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
  const excerpts = await codeExcerpts(context.changeSet, plan);
  if (!isToRun(plan)) {
    const files = judgedFiles(plan, excerpts);
    const found = runConfiguredRules(rules, files, context.config.database.rules);
    const accepted = withAcceptComments(context, files, found.findings, /* @__PURE__ */ new Map());
    const remarks = [...found.remarks, ...accepted.remarks];
    return {
      findings: accepted.findings,
      unproven: [],
      remarks,
      summary: "no new migration; migrate-command was not run"
    };
  }
  const built = { ...await commandBase(context), context };
  const known = await knownQueries(context);
  const session = sessionsOn(context, built);
  const queries = trialOf(context, known, session);
  if (queries) await queries.onBase(await session());
  const input = queries ? { ...built, queries } : built;
  const running = runHead(input);
  shareSchemas(context, running);
  return await judged(input, { plan, excerpts, known, session }, await running);
}
function sessionsOn({ onClose }, { opener, snapshot }) {
  let open;
  onClose(async () => open?.close());
  return async () => {
    await open?.close();
    open = await opener.open(snapshot);
    return open;
  };
}
async function judged(input, {
  plan,
  excerpts,
  known,
  session
}, run2) {
  const { context } = input;
  const { engine } = run2;
  const sources = await sourcesOf2(context, plan);
  const fallback = await placeOfCommand(context);
  const all = statementsOf2(run2, sources, fallback);
  const statements = all.judged.map(withDoubt);
  const news = newFilesOf(sources, plan.added);
  const unproven = unprovenByCommand(run2, statements, { news, entered: all.entered });
  const back = unproven.length === 0 ? await wayBack(input, run2, { sources, plan, statements }) : void 0;
  const queries = run2.queries && await input.queries?.blamed(run2.queries, statements);
  const subject = {
    ...await subjectOf(context, run2, judgedFiles(plan, excerpts)),
    statements,
    files: filesOf(statements, sources, all.sections),
    ...back && { rollback: back.rollback },
    ...queries && { queries }
  };
  const measured = await withCosts(context, subject, session);
  const found = runConfiguredRules(rules, measured, context.config.database.rules);
  const proved = await withProvedRemedies(context, measured, found.findings, session);
  const moved = plan.renamed.map(({ after }) => after.path);
  const texts = new Map(sources.map(({ file, text }) => [file.path, text]));
  const accepted = withAcceptComments(context, measured, leftToQueries(proved), commentsAsSql(measured, texts));
  return {
    findings: grouped2(accepted.findings),
    unproven: [...unproven, ...queriesUnproven(context, known, queries)],
    remarks: [
      ...queriesRemarks(known, queries),
      ...commandRemarks(run2, { caught: all.caught, statements, fallback, news, moved }),
      ...back ? rollbackRemarks(back.rollback) : [],
      ...found.remarks,
      ...accepted.remarks
    ],
    summary: [
      ranText(plan, subject),
      `after ${count(plan.history.length, "earlier one")};`,
      ...queries ? queriesSummary(queries).map((text) => `${text};`) : [],
      back ? rollbackSummary(back.proof) : "no way back was tried"
    ].join(" "),
    engine,
    ...back && { rollback: back.proof },
    trace: statements.map(({ trace }) => trace)
  };
}
function ranText(plan, { statements, engine }) {
  const changed = runnableIn(plan).length;
  const files = plan.added.length > 0 ? count(plan.added.length, "migration") : count(changed, "changed file");
  return `${files}, ${count(statements.length, "statement")} run on ${engine} by migrate-command`;
}
async function subjectOf(context, run2, files) {
  const { preexisting, facts, engine } = run2;
  return {
    ...files,
    preexisting,
    facts,
    ...await productionFacts(context),
    engine: engineText(engine),
    measured: true
  };
}
async function wayBack(input, run2, {
  sources,
  plan,
  statements
}) {
  const { migrateCommand } = input.context.config.database;
  const command = migrateCommand ? migrateCommand.rollback : void 0;
  const news = new Set(plan.added.map(({ path }) => path));
  const added = sources.filter(({ file }) => news.has(file.path));
  if (command === void 0 || run2.result.exitCode !== 0 || statements.length === 0 || added.length === 0)
    return void 0;
  input.context.log.progress("proving the way back ...");
  return rollbackByCommand(input, { run: run2, command, sources: added });
}
function statementsOf2(run2, sources, fallback) {
  const locate = ({ recorder, result: { exitCode } }) => placed(recorder.seen(), sources, fallback, exitCode === 0 ? "well" : "in failure");
  const { statements: all, sections, entered } = locate(run2);
  const last = all.at(-1);
  const isCaught = (statement) => statement.trace.error !== void 0 && !(run2.failed !== void 0 && statement === last);
  const onRows = new Map(
    (run2.onRows ? locate(run2.onRows).statements : []).map((statement) => [statement.key, statement])
  );
  return {
    judged: all.filter((statement) => !isCaught(statement)).map((s) => asOnRows(s, onRows.get(s.key))),
    caught: all.filter(isCaught),
    sections,
    entered: run2.result.exitCode === 0 ? entered : /* @__PURE__ */ new Set()
  };
}
function asOnRows(statement, other) {
  if (!other) return statement;
  const { error } = other.trace;
  if (!error) return other;
  return { ...statement, witness: other.witness, failsOnRows: { ...error, rows: other.witness ?? "" } };
}
async function sourcesOf2({ changeSet }, plan) {
  const files = runnableIn(plan);
  const texts = await changeSet.head.tree.read(files.map(({ path }) => path));
  return files.map((file) => ({ file, text: texts.get(file.path) ?? "" }));
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

// src/checks/migration/command/without-command.ts
init_shim();
async function runWithoutCommand(context) {
  const { plan, unproven, remarks } = await unrunCode(context);
  const excerpts = await codeExcerpts(context.changeSet, plan);
  const judged2 = judgedFiles(plan, excerpts);
  const found = runConfiguredRules(rules, judged2, context.config.database.rules);
  const accepted = withAcceptComments(context, judged2, found.findings, /* @__PURE__ */ new Map());
  const moved = plan.renamed.map(({ after }) => after.path);
  return {
    findings: accepted.findings,
    unproven,
    remarks: [
      ...remarks,
      ...moved.length > 0 ? [`moved from another folder, text unchanged, so not taken for new: ${enumerate(moved)}`] : [],
      ...found.remarks,
      ...accepted.remarks
    ],
    summary: unproven.length > 0 ? "new migrations in code were not run" : "no new migration"
  };
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
  const code = await runWithoutCommand(context);
  const plan = await migrationPlan(context);
  if (!plan || !isChanged(plan)) return code;
  return joined(code, await runFiles(context, plan));
}
function joined(code, files) {
  return {
    ...files,
    findings: [...files.findings, ...code.findings],
    unproven: [...files.unproven, ...code.unproven],
    remarks: [...files.remarks, ...code.remarks]
  };
}
async function runFiles(context, plan) {
  const excerpts = await excerptsOf(context, plan);
  const dry = plan.added.length > 0 ? await runAdded(context, excerpts) : void 0;
  const judged2 = dry?.judged ?? judgedFiles(plan, excerpts);
  const found = runConfiguredRules(rules, judged2, context.config.database.rules);
  const proved = dry ? await withProvedRemedies2(context, dry, found.findings) : found.findings;
  const texts = await context.changeSet.head.tree.read([...new Set(judged2.files.map(({ path }) => path))]);
  const accepted = withAcceptComments(context, judged2, leftToQueries(proved), texts);
  return {
    findings: grouped2(accepted.findings),
    unproven: [...dry?.unproven ?? [], ...notReviewed(plan)],
    remarks: [...dry?.remarks ?? [], ...remarksOn(plan), ...found.remarks, ...accepted.remarks],
    summary: dry?.summary ?? `no new migration; ${count(plan.history.length, "earlier one")} not run (${runners[plan.runner].title})`,
    ...dry ? { engine: dry.facts, trace: dry.judged.statements.map(({ trace }) => trace) } : {},
    ...dry?.rollback ? { rollback: dry.rollback } : {}
  };
}
async function runAdded(context, excerpts) {
  const state = await baseState(context);
  const known = await knownQueries(context);
  const trial = trialOf(context, known, state.session);
  const session = await state.session();
  try {
    const dry = await dryRun({
      ...state,
      session,
      freshSession: state.session,
      excerpts,
      known: await productionFacts(context),
      ...trial ? { queries: trial } : {},
      log: context.log
    });
    const { queries } = dry.judged;
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
      unproven: [...dry.unproven, ...queriesUnproven(context, known, queries)],
      remarks: [
        ...state.remarks,
        ...dry.remarks,
        ...queriesRemarks(known, queries),
        ...rollback ? rollbackRemarks(rollback) : [],
        ...remarks
      ],
      state,
      facts: state.facts,
      rollback: proof,
      summary: [
        `${ran} ${basis}`,
        ...queries ? queriesSummary(queries) : [],
        ...proof ? [rollbackSummary(proof)] : []
      ].join("; ")
    };
  } finally {
    await session.close();
  }
}
async function withCosts2({ log }, { judged: judged2 }, state) {
  if (!judged2.measured || judged2.sizes.size === 0) return judged2.statements;
  log.progress("measuring what the work takes a row ...");
  const session = await state.session(true);
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
  const stops = lost.map(({ list: list3, name }) => ({
    code: "migration-without-file",
    subject: `${list3}: ${name}`,
    message: `${list3} lists ${name}, which has no file: ${runners[runner].title} stops there.`,
    hint: `Commit the file, or take ${name} off the list.`,
    location: startOf(list3)
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
