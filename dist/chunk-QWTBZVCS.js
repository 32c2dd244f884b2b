import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  isChanged,
  unrunCode
} from "./chunk-AFMNSNOF.js";
import {
  addedColumn,
  alterTable,
  attempt,
  calledCode,
  columnPart,
  constraintPart,
  droppedNames,
  escapedText,
  indexPart,
  isComment,
  lossesIn,
  mayDelete,
  quoted,
  refusedCommands,
  rules,
  sqlName,
  sqlTable,
  sqlText,
  storedResults,
  tableDefinition,
  tableOfEffect,
  truncatedBy,
  tryWrites,
  unused_accept_comment_default,
  waitsText,
  worksOf
} from "./chunk-YMYV7UTU.js";
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
} from "./chunk-7YY2FEMG.js";
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
  unknownMark,
  upTexts
} from "./chunk-T5A6CM6Y.js";
import {
  chains,
  compareCatalogs,
  fieldOf,
  foreignKeyColumnsIn,
  isSameCode,
  isSameSql,
  isWord,
  needsNoTransaction,
  oneByOne,
  parseSql,
  parsedJson,
  placeAt,
  relationsNamedBy,
  runners,
  setsIsolation,
  tokensOf,
  transactionControl,
  wrappingOf
} from "./chunk-BRTX45BT.js";
import {
  grammar
} from "./chunk-AAYD4SSA.js";
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
function commentsIn(path3, text, statements) {
  if (!/breakwater\s*:/i.test(text)) return [];
  const tokens = tokensOf(text);
  const placeOf = placesIn(text);
  const nextOf = followers(tokens);
  let before2;
  return tokens.flatMap((token, index) => {
    if (token.kind !== "comment") before2 = token;
    const said = token.kind === "comment" ? bare(token.text) : "";
    if (!/^breakwater\s*:/i.test(said)) return [];
    const place = placeOf(token.start);
    const besides = before2 !== void 0 && placeOf(before2.end).line === place.line ? before2 : nextOf[index];
    const target = besides && statementAt(statements, placeOf(besides.start));
    return [{ text: said, place: { path: path3, ...place }, target, first: !statementAt(statements, place) }];
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
  const files = [...byPath(input)].map(([path3, parts]) => fileOf(path3, parts, input));
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
    const { path: path3, line } = first.comment.place;
    return { ...finding, accepted: { by: `${path3}:${line}`, reason: first.reason, place: first.comment.place } };
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
function fileOf(path3, parts, { texts: texts3 }) {
  const statements = parts.flatMap(({ sql }) => sql).sort(inOrder);
  const text = texts3.get(path3) ?? parts[0]?.text ?? "";
  return { path: path3, statements, comments: commentsIn(path3, text, statements) };
}
function readComment(comment, known) {
  const [, named6, everywhere, reason] = /^breakwater\s*: ?accept (.+?)( in this file)?(?: because:? (.+))?$/i.exec(comment.text) ?? [];
  const wrong = (problem2) => ({ grants: [], troubles: [troubleOf(comment, problem2)] });
  if (named6 === void 0) return wrong(`is not understood: write \`${form}\``);
  if (reason === void 0) return wrong(`accepts nothing without a reason: write \`${form}\``);
  if (everywhere !== void 0 && !comment.first)
    return wrong('says "in this file", and stands below a statement of it');
  const names2 = named6.split(/,| and /).filter((name) => name.trim() !== "");
  const rules2 = names2.slice(0, mostRules).map((name) => idOf(name.trim()));
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
  const meant2 = nearest(short(rule), known.map(short));
  return `names a rule that is not there, ${clipped(short(rule), 80)}${meant2 === void 0 ? "" : `; did you mean ${meant2}?`}`;
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
    const statement2 = statementAt(statements.get(location.path) ?? [], location);
    return [...statement2 ? known.get(statement2) ?? [] : [], ...known.get(void 0) ?? []];
  };
}
function reached(run2) {
  const ran = new Set(run2.statements.filter(({ trace }) => !trace.error).map(({ sql }) => sql));
  const wasRun = (statement2) => ran.has(statement2) || transactionControl(statement2) !== void 0;
  const cut = new Set(run2.files.filter(({ sql }) => !sql.every(wasRun)).map(({ path: path3 }) => path3));
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
  return plan.edited.flatMap(({ after: { key, path: path3 } }) => {
    const { before: before2 = "", after = "" } = excerpts.get(key) ?? {};
    const known = new Set(before2.split("\n").map((line) => line.trim()));
    return after.split("\n").flatMap((line, index) => {
      const text = line.length > mostLength || known.has(line.trim()) ? void 0 : marked.exec(line)?.[1];
      if (text === void 0) return [];
      const place = { path: path3, line: index + 1, column: line.length - line.trimStart().length + 1 };
      return [{ place, rule: void 0, problem, text }];
    });
  }).slice(0, mostComments2);
}
var mostLength = 2e3;
var problem = "accepts nothing, since it stands in a migration that the base branch has: put the file back, or use `accepted:` in the config";

// src/checks/migration/accept/accepted.ts
function withAcceptComments({ config, fromFork }, judged2, findings, texts3) {
  const known = rules.map(({ meta }) => meta.id);
  const accepted = acceptComments(findings, { run: judged2, texts: texts3, rules: known, fromFork });
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
  const costly = new Map(run2.statements.map((statement2) => [statement2.sql, tablesToMeasure(statement2, run2)]));
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
  return run2.statements.map((statement2) => ({ ...statement2, costs: costs.get(statement2.sql) ?? statement2.costs }));
}
async function fillAll(rows, tables) {
  const named6 = await parseSql(tables.map((table) => `TABLE ${sqlTable(table)}`).join("; "));
  if ("statements" in named6) await rows.fill(named6.statements);
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
function tablesToMeasure(statement2, run2) {
  return worksOf(statement2, run2).flatMap(({ relation }) => {
    const table = statement2.before.tables.get(relation.oid);
    if (table?.kind !== "r" || !run2.sizes.has(table.name)) return [];
    const { indexes: indexes2 = [], constraints: constraints2 = [] } = statement2.after.tables.get(relation.oid) ?? {};
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
  const longest6 = many - few < clearMs ? await millisecondsOf(most) : void 0;
  const [rows, ms] = longest6 === void 0 ? [more, many] : [most, longest6];
  return (ms - few) * 1e3 / (rows - least);
}
async function millisecondsOn(session, sql, table, size) {
  let best;
  for (let attempt5 = 0; attempt5 < runsOf(size); attempt5 += 1) {
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
  const written2 = table.columns.filter(({ generated }) => generated === null);
  const values2 = written2.map((column) => keys.has(column.name) ? varied(column) : `one.${sqlName(column.name)}`);
  const columns2 = written2.map(({ name }) => sqlName(name)).join(", ");
  return `INSERT INTO ${sqlTable(table)} (${columns2}) OVERRIDING SYSTEM VALUE SELECT ${values2.join(", ")}
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
var measuredMajors = { first: 15, last: 18 };
function productionRemarks({ sizes, postgresVersion: major }, facts) {
  const known = [facts.base, facts.head].flatMap(({ tables }) => [...tables.values()].map(({ name }) => name));
  const isKnown = (table) => known.length === 0 || known.includes(table);
  const stray = [...sizes].flatMap(([table, { source }]) => source === "config" && !isKnown(table) ? [table] : []);
  const useful = new Set([...sizes].flatMap(([table, { source }]) => isKnown(table) ? [source] : []));
  const useless = unique([...sizes.values()].map(({ source }) => source)).filter(
    (source) => source !== "config" && !useful.has(source)
  );
  const { first, last } = measuredMajors;
  return [
    ...stray.slice(0, 5).map((table) => `database.row-counts names ${table}, which neither base nor head has${meant(table, known)}`),
    ...stray.length > 5 ? [`database.row-counts names ${stray.length - 5} more tables that are nowhere`] : [],
    ...useless.map((file) => `${file} counts no table that base or head has: no size is known from it`),
    ...major !== void 0 && (major < first || major > last) ? [
      `database.postgres-version is ${major}: the rules were measured on PostgreSQL ${first} to ${last}, and know little of others`
    ] : []
  ];
}
function meant(table, known) {
  const bare4 = table.slice(table.indexOf(".") + 1);
  const found = known.find((name) => name.endsWith(`.${bare4}`)) ?? nearest(table, known.slice(0, 2e3));
  return found === void 0 ? "" : `; did you mean ${found}?`;
}
function readStatistics(text, path3) {
  const records = [...csvRecords(text)].map(({ fields: fields2, line }) => ({ fields: fields2.map((field) => field.trim()), number: line })).filter(({ fields: fields2 }) => fields2.some((field) => field !== ""));
  return records.flatMap(({ fields: fields2, number }, index) => {
    const rows = fields2.at(-1) ?? "";
    const names2 = fields2.slice(0, -1);
    const count2 = /^-?\d+(\.\d+)?(e\+?\d+)?$/i.test(rows) ? Math.round(Number(rows)) : void 0;
    if (count2 === void 0 && index === 0) return [];
    if (count2 === void 0 || names2.length < 1 || names2.length > 2) throw notStatistics(path3, number);
    return count2 < 0 ? [] : [[qualified(names2.join(".")), { rows: count2, source: path3 }]];
  });
}
function qualified(table) {
  return table.includes(".") ? table : `public.${table}`;
}
function statisticsMissing(path3) {
  return new BreakwaterError({
    code: "statistics-not-found",
    message: `The base branch has no file ${path3}, which database.statistics names.`,
    hint: "Correct database.statistics. The file is read from the base branch, so it has to be merged before it is used."
  });
}
function notStatistics(path3, line) {
  return new BreakwaterError({
    code: "statistics-not-read",
    message: `${path3} is not a list of tables and rows at line ${line}.`,
    hint: "Each line must be `table,rows` or `schema,table,rows`, as SELECT schemaname, relname, n_live_tup FROM pg_stat_user_tables gives them.",
    location: { path: path3, line, column: 1 }
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
  const values2 = shape.columns.filter(
    (column) => (
      // A sequence would begin with the very numbers that migrations write out.
      column.hasDefault ? column.isKey && column.counted : full || isNeeded(shape, column)
    )
  ).flatMap((column) => {
    const own2 = document(shape, column) ?? literal(column, checksOn(shape, column), seed);
    const value = keyValue(shape, column, own2) ?? own2;
    return value === void 0 ? [] : [{ name: quoted(column.name), value }];
  });
  if (values2.length === 0) return `INSERT INTO ${shape.name} DEFAULT VALUES`;
  return `INSERT INTO ${shape.name} (${values2.map(({ name }) => name).join(", ")}) OVERRIDING SYSTEM VALUE VALUES (${values2.map(({ value }) => value).join(", ")})`;
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
    for (const [, name, path3] of reader.expression.matchAll(/->>?\s*'([^']+)'|#>>?\s*'\{([^}]+)\}'/g)) {
      put(root, path3?.split(",").map((step) => step.trim()) ?? [name ?? ""], memberValue(reader, name ?? path3 ?? ""));
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
  const named6 = new RegExp(`(^|[^\\w"])"?${column.name.replace(/[^\w]/g, ".")}"?($|[^\\w"])`);
  return [...checks.filter((check) => named6.test(check)), ...column.checks ?? []];
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
  let names2 = /* @__PURE__ */ new Map();
  const shapes = /* @__PURE__ */ new Map();
  let used = false;
  const fillOne = async (oid, path3) => {
    if (filled2.has(oid) || unfilled.has(oid) || path3.includes(oid) || path3.length > maxDepth) return;
    const shape = await shapeOf(session, oid, linked);
    if (!shape || await hasRows(session, shape.name)) return;
    for (const { parent, columns: columns2 } of shape.keys) {
      const needed = shape.columns.some((column) => columns2.includes(column.number) && isNeeded(shape, column));
      if (needed) await fillOne(parent, [...path3, oid]);
    }
    const reason = await insertRows(session, shape);
    if (reason !== void 0 && !await hasRows(session, shape.name)) unfilled.set(oid, { table: shape.shown, reason });
    else filled2.set(oid, { name: shape.shown, rows: await rowsAsText(session, shape) });
    shapes.set(oid, shape);
  };
  const stirring = async (work) => {
    const counted = await insertedRows(session);
    await work();
    for (const [oid, rows] of await insertedRows(session)) if (rows !== counted.get(oid)) stirred.add(oid);
  };
  const removeOrphans = async (before2) => {
    for (const [oid, shape] of shapes) {
      const isNew = filled2.has(oid) && !before2.has(oid);
      const orphaned = isNew ? await missingParent(session, shape) : void 0;
      if (orphaned === void 0) continue;
      await deleteIn(session, [shape.name]);
      filled2.delete(oid);
      unfilled.set(oid, { table: shape.shown, reason: `${orphaned}, which it refers to, has no row` });
      return removeOrphans(before2);
    }
  };
  const namedBy = (statement2) => tableNamesIn(statement2).flatMap((name) => names2.get(name) ?? []).filter((oid) => filled2.has(oid));
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
      else if (!await hasRows(session, shape.name)) unfilled.set(oid, { table: shape.shown, reason });
    }
  };
  return {
    fill: async (statements) => {
      names2 = await namedTables(session, preexisting, statements);
      const before2 = new Set(filled2.keys());
      await session.execute(inTransaction ? "SAVEPOINT breakwater_rows" : "BEGIN");
      try {
        await session.execute("SET CONSTRAINTS ALL IMMEDIATE");
        await stirring(async () => {
          for (const oid of new Set(names2.values())) await fillOne(oid, []);
        });
        await removeOrphans(before2);
        await session.execute(inTransaction ? "RELEASE SAVEPOINT breakwater_rows" : "COMMIT");
        used ||= filled2.size > 0;
      } catch (thrown) {
        await session.execute(inTransaction ? "ROLLBACK TO SAVEPOINT breakwater_rows" : "ROLLBACK");
        if (!(thrown instanceof SqlError)) throw thrown;
        for (const [oid, { name }] of filled2) {
          if (before2.has(oid)) continue;
          unfilled.set(oid, { table: name, reason: thrown.message });
          filled2.delete(oid);
        }
      }
    },
    unfilled: () => [...unfilled.values()],
    used: () => used,
    shown: (statement2) => {
      const rows = namedBy(statement2).flatMap((oid) => filled2.get(oid) ?? []);
      return rows.length === 0 ? void 0 : inFewWords(rows.map(({ name, rows: text }) => `${name}: ${text}`));
    },
    isOurs: (oid) => filled2.has(oid) || stirred.has(oid),
    any: () => filled2.size > 0,
    empty: async (statement2) => {
      const oids = withChildren(statement2 ? namedBy(statement2) : [...filled2.keys()]);
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
function inFewWords(tables) {
  const kept = tables.filter((_, index) => index === 0 || tables.slice(0, index + 1).join("; ").length <= 700);
  const left2 = tables.length - kept.length;
  return `${kept.join("; ")}${left2 > 0 ? `; and those in ${count(left2, "more table", "more tables")}` : ""}`;
}
async function insertedRows(session) {
  const { rows } = await session.query(
    "SELECT relid::int8 AS oid, n_tup_ins AS rows FROM pg_catalog.pg_stat_xact_user_tables WHERE n_tup_ins > 0"
  );
  return new Map(rows.map(({ oid, rows: count2 }) => [Number(oid), Number(count2)]));
}
async function namedTables(session, preexisting, statements) {
  const names2 = [...new Set(statements.flatMap(tableNamesIn))];
  if (names2.length === 0) return /* @__PURE__ */ new Map();
  const { rows } = await session.query(
    "SELECT name, to_regclass(name)::oid::int8 AS oid FROM json_array_elements_text($1::json) AS name",
    [JSON.stringify(names2)]
  );
  return new Map(
    rows.flatMap(({ name, oid }) => oid !== null && preexisting.has(Number(oid)) ? [[name, Number(oid)]] : [])
  );
}
function tableNamesIn({ node, kind, text }) {
  const named6 = relationsNamedBy(node).map(
    ({ schema, name }) => schema === void 0 ? quoted(name) : `${quoted(schema)}.${quoted(name)}`
  );
  const words2 = kind === "DoStmt" ? (text.match(/[A-Za-z_][\w$]*/g) ?? []).map((word3) => quoted(word3.toLowerCase())) : [];
  return [.../* @__PURE__ */ new Set([...named6, ...words2])];
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
  const refusal = how === "forced" ? "not tried" : await attempt2(session, full, false);
  if (refusal !== void 0) {
    const forced = await attempt2(session, full, true);
    if (forced !== void 0 && await attempt2(session, least, true) !== void 0) {
      return how === "forced" ? forced : refusal;
    }
  }
  await attempt2(session, least, refusal !== void 0);
  return void 0;
}
async function attempt2(session, insert2, forced) {
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
  const names2 = rows.map(({ name }) => name);
  if (names2.length > 0) await deleteIn(session, names2);
}
async function deleteIn(session, names2) {
  const deletes = names2.map((name) => `DELETE FROM ${name};`).join(" ");
  const forced = await attempt2(session, deletes, true);
  if (forced !== void 0) await attempt2(session, deletes, false);
}

// src/checks/migration/trace/asked-around.ts
init_shim();

// src/checks/migration/trace/refused-changes.ts
init_shim();
var askedAtMost = 100;
async function refusedChanges(session, { tables, world }) {
  const suspects = world.named.some(({ kind }) => kind === "publication") ? [...tables.values()].filter(lacksIdentity).slice(0, askedAtMost) : [];
  if (suspects.length === 0) return [];
  const refused4 = [];
  try {
    await session.execute("BEGIN");
    try {
      for (const table of suspects) refused4.push(...await askedOf(session, table));
    } finally {
      await session.execute("ROLLBACK");
    }
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError) && !(thrown instanceof SqlError)) throw thrown;
  }
  return refused4;
}
function lacksIdentity({ kind, replicaIdentity, constraints: constraints2, partitionOf }) {
  if (!"rp".includes(kind) || partitionOf !== void 0 || replicaIdentity === "full") return false;
  return replicaIdentity !== "default" || !constraints2.some((constraint) => constraint.kind === "primary key");
}
async function askedOf(session, table) {
  const name = `${sqlName(table.schema)}.${sqlName(table.name.slice(table.schema.length + 1))}`;
  const [column] = table.columns;
  const commands = [
    ...column ? [{ command: "UPDATE", sql: `UPDATE ${name} SET ${sqlName(column.name)} = DEFAULT` }] : [],
    { command: "DELETE", sql: `DELETE FROM ${name}` }
  ];
  const refused4 = [];
  for (const { command, sql } of commands) {
    await session.execute("SAVEPOINT breakwater_change");
    try {
      await session.execute(`EXPLAIN ${sql}`);
    } catch (thrown) {
      if (!(thrown instanceof SqlError)) throw thrown;
      if (thrown.sqlstate === "55000" && /replica identity/.test(thrown.message)) {
        refused4.push({ table: table.oid, command, message: thrown.message });
      }
    }
    await session.execute("ROLLBACK TO SAVEPOINT breakwater_change; RELEASE SAVEPOINT breakwater_change");
  }
  return refused4;
}

// src/checks/migration/trace/retyped-columns.ts
init_shim();
var triedAtMost = 100;
async function retypedColumns(session, { base, head }) {
  const retyped = [...head.tables.values()].flatMap((table) => changedIn(base.tables.get(table.oid), table)).slice(0, triedAtMost);
  const tried2 = [];
  try {
    for (const { table, before: before2, after } of retyped) {
      const refused4 = await firstRefused(session, table, before2, after);
      if (refused4 === "not to be told") continue;
      tried2.push({ table: table.oid, column: after.number, refused: refused4 });
    }
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError) && !(thrown instanceof SqlError)) throw thrown;
  }
  return tried2;
}
function changedIn(base, table) {
  if (!base || !"rp".includes(table.kind) || table.partitionOf !== void 0 || base.name !== table.name) return [];
  return table.columns.flatMap((after) => {
    const before2 = base.columns.find(({ number }) => number === after.number);
    const other = before2?.name === after.name && kindOf(before2.type) !== kindOf(after.type);
    return other ? [{ table, before: before2, after }] : [];
  });
}
function kindOf(type) {
  const bare4 = withoutSize(type);
  if (/^(smallint|integer|bigint|numeric|real|double precision)$/.test(bare4)) return "number";
  if (/^(character varying|character|text|name|bpchar|citext|(?:\w+\.)?citext)$/.test(bare4)) return "text";
  if (/^timestamp with(out)? time zone$/.test(bare4)) return "timestamp";
  return bare4;
}
function withoutSize(type) {
  return type.replace(/\(\d+(,-?\d+)?\)/, "");
}
async function firstRefused(session, { schema, name }, before2, after) {
  const own2 = name.slice(schema.length + 1);
  const column = quoted(after.name);
  await session.execute("BEGIN");
  try {
    const [was, is] = [await baseType(session, before2.type), await baseType(session, after.type)];
    if (was === void 0 || is === void 0 || kindOf(was) === kindOf(is)) return "not to be told";
    await session.execute(
      `CREATE TEMPORARY TABLE breakwater_base AS SELECT NULL::${before2.type} AS ${column} WITH NO DATA`
    );
    for (const question of questionsAbout(withoutSize(before2.type), kindOf(was), column)) {
      const onBase = await attempt(session, planned(question("pg_temp.breakwater_base")));
      const onHead = onBase ? void 0 : await attempt(session, planned(question(`${quoted(schema)}.${quoted(own2)}`)));
      if (onHead) {
        const sql = question(schema === "public" ? plainName(own2) : `${plainName(schema)}.${plainName(own2)}`);
        return {
          sql: sql.replaceAll(column, plainName(after.name)),
          sqlstate: onHead.sqlstate,
          message: onHead.message
        };
      }
    }
    return void 0;
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    return "not to be told";
  } finally {
    await session.execute("ROLLBACK");
  }
}
async function baseType(session, type) {
  const { rows } = await session.query(
    `SELECT pg_catalog.format_type(CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END, NULL) AS type
       FROM pg_catalog.pg_type t WHERE t.oid = pg_catalog.to_regtype($1)`,
    [type]
  );
  return rows[0]?.type;
}
function plainName(name) {
  return /^[a-z_][a-z0-9_$]*$/.test(name) ? name : quoted(name);
}
function questionsAbout(type, kind, column) {
  const element = /^(.+)\[\]$/.exec(type)?.[1];
  const reads = {
    boolean: `WHERE ${column}`,
    text: `WHERE ${column} LIKE $1::text`,
    timestamp: `WHERE ${column} > now() - interval '1 day'`
  };
  const results = {
    number: `sum(${column})`,
    json: `json_array_elements(${column})`,
    jsonb: `jsonb_array_elements(${column})`
  };
  const [read, result] = [element === void 0 ? reads[kind] : `WHERE $1::${element} = ANY (${column})`, results[kind]];
  return [
    (table) => `SELECT ${column} FROM ${table} WHERE ${column} = $1::${type}`,
    (table) => `UPDATE ${table} SET ${column} = $1::${type}`,
    ...read === void 0 ? [] : [(table) => `SELECT ${column} FROM ${table} ${read}`],
    ...result === void 0 ? [] : [(table) => `SELECT ${result} FROM ${table}`]
  ];
}
function planned(sql) {
  return [`PREPARE breakwater_type AS ${sql}`, "DEALLOCATE breakwater_type"];
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
    `SELECT s.seqrelid::int8 AS oid, n.nspname || '.' || c.relname AS name, pg_catalog.pg_sequence_last_value(s.seqrelid)::float8 AS last,
            s.seqincrement::float8 AS step, s.seqmin::text AS lowest, s.seqmax::text AS highest, s.seqcycle AS cycles, c.relfilenode::int8 AS file
       FROM pg_catalog.pg_sequence s JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE pg_catalog.has_sequence_privilege(s.seqrelid, 'USAGE, SELECT') ORDER BY n.nspname, c.relname`
  );
  const { rows: feeds } = await session.query(feedsQuery);
  const states = rows.map((row) => ({
    ...row,
    oid: Number(row.oid),
    file: Number(row.file),
    last: row.last ?? void 0
  }));
  return { states: new Map(states.map((state) => [state.oid, state])), feeds };
}
async function changedSequences(session, then) {
  try {
    const now = await readSequences(session);
    return [...then.states.values()].flatMap((before2) => {
      const after = now.states.get(before2.oid);
      if (!after) return [];
      const setBack = isSetBack(before2, after);
      if (!setBack && countingOf(before2) === countingOf(after) && before2.name === after.name) return [];
      const feeds = [...then.feeds, ...now.feeds].flatMap(
        ({ sequence: sequence2, table }) => sequence2 === before2.oid ? [table] : []
      );
      return [{ before: before2, after, setBack, feeds }];
    });
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError) && !(thrown instanceof SqlError)) throw thrown;
    return [];
  }
}
function countingOf({ step, lowest, highest: highest2, cycles }) {
  return JSON.stringify([step, lowest, highest2, cycles]);
}
function isSetBack(before2, after) {
  if (before2.last === void 0) {
    return after.last === void 0 && before2.file !== after.file && countingOf(before2) === countingOf(after);
  }
  return after.last === void 0 || after.step > 0 && after.last < before2.last;
}
var askedAtMost2 = 50;
async function sequencesBehind(session, { base, head }, then, isOurs) {
  const behind = [];
  try {
    const now = await readSequences(session);
    const wasThere = (feed) => then.feeds.some(
      ({ table, column, sequence: sequence2 }) => table === feed.table && column === feed.column && sequence2 === feed.sequence
    );
    const suspects = now.feeds.filter((feed) => {
      const [was, is] = [then.states.get(feed.sequence), now.states.get(feed.sequence)];
      const setBack = was !== void 0 && is !== void 0 && isSetBack(was, is);
      return feed.step > 0 && base.tables.has(feed.table) && (setBack || !wasThere(feed));
    });
    for (const feed of suspects.slice(0, askedAtMost2)) {
      const table = head.tables.get(feed.table);
      const found = table && await ask(session, feed, table, isOurs(feed.table), wasThere(feed));
      if (found) behind.push({ ...found, known: wasThere(feed) });
    }
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError) && !(thrown instanceof SqlError)) throw thrown;
  }
  return behind;
}
async function ask(session, { table: oid, column: number, sequence: sequence2, name, start, step }, table, ours, known) {
  const column = table.columns.find((each) => each.number === number);
  if (!column || !"rp".includes(table.kind)) return void 0;
  const path3 = (qualified2, schema) => `${quoted(schema)}.${quoted(qualified2.slice(schema.length + 1))}`;
  const { rows: state } = await session.query(
    `SELECT last_value::float8 AS last, is_called AS called FROM ${path3(name, name.slice(0, name.indexOf(".")))}`
  );
  const [at2] = state;
  if (!at2) return void 0;
  const next = at2.called ? at2.last + step : at2.last;
  const value = quoted(column.name);
  const { rows } = await session.query(
    `SELECT pg_catalog.max(${value})::float8 AS highest, coalesce(pg_catalog.bool_or(${value} = ${next}), false) AS taken
       FROM ${path3(table.name, table.schema)}`
  );
  const { highest: highest2 = null, taken: taken2 = false } = rows[0] ?? {};
  const untouched = !at2.called && next === start && start <= 1;
  const unknown = ours || highest2 === null && known;
  if (unknown && !untouched || (highest2 === null ? !known : next > highest2)) return void 0;
  const unique2 = table.indexes.some(({ columns: columns2, unique: only2, predicate }) => {
    return only2 && predicate === null && columns2.length === 1 && columns2[0] === column.name;
  });
  return {
    table: oid,
    column: number,
    sequence: sequence2,
    name,
    next,
    highest: unknown ? void 0 : highest2 ?? void 0,
    collides: !unknown && taken2 && unique2
  };
}

// src/checks/migration/trace/asked-around.ts
async function askedBefore(session, base, measured) {
  if (!measured) return void 0;
  return { sequences: await readSequences(session), refusedChanges: await refusedChanges(session, base) };
}
async function askedAfter(statements, session, facts, then, { isOurs }) {
  if (!then || statements.some(({ trace }) => trace.error)) return {};
  const wasRefused = ({ table, command }) => then.refusedChanges.some((known) => known.table === table && known.command === command);
  return {
    triedWrites: await tryWrites(session, facts),
    storedResults: await storedResults(session, facts),
    retypedColumns: await retypedColumns(session, facts),
    refusedCommands: await refusedCommands(session, facts),
    refusedChanges: (await refusedChanges(session, facts.head)).filter((refused4) => !wasRefused(refused4)),
    sequencesBehind: await sequencesBehind(session, facts, then.sequences, isOurs),
    changedSequences: await changedSequences(session, then.sequences)
  };
}

// src/checks/migration/trace/facts.ts
init_shim();

// src/checks/migration/trace/facts-query.ts
init_shim();

// src/checks/migration/trace/facts-fragments.ts
init_shim();
var list = (row, from) => `(SELECT coalesce(pg_catalog.json_agg(${row}), '[]') FROM ${from})`;
var object = (members) => `pg_catalog.json_build_object(${Object.entries(members).map(([name, value]) => `'${name}', ${value}`).join(", ")})`;
var nameOf = (schema, name) => `${schema} || '.' || ${name}`;
var privileges = (acl) => `coalesce((SELECT pg_catalog.json_agg(g::text ORDER BY g::text) FROM pg_catalog.unnest(${acl}) g), '[]')`;
var privilegesOr = (acl, kind, owner) => privileges(`coalesce(${acl}, pg_catalog.acldefault('${kind}', ${owner}))`);
var own = (catalog, oid) => `${oid} >= 16384 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
    WHERE e.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND e.objid = ${oid} AND e.deptype = 'e')`;
var named = (kind, oid, name, detail, from, grants = "'[]'::pg_catalog.json") => `SELECT ${oid}::int8 AS oid, '${kind}' AS kind, ${name} ::text AS name, (${detail})::text AS detail, ${grants} AS grants FROM ${from}`;
var ownerOf = (column) => `pg_catalog.pg_get_userbyid(${column})`;

// src/checks/migration/trace/facts-query.ts
var columnNames = (relation, numbers) => `(
  SELECT coalesce(pg_catalog.json_agg(col.attname ORDER BY key.place), '[]')
  FROM pg_catalog.unnest(${numbers}) WITH ORDINALITY key(attnum, place)
  LEFT JOIN pg_catalog.pg_attribute col ON col.attrelid = ${relation} AND col.attnum = key.attnum AND key.attnum > 0)`;
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
    deferrable: `CASE WHEN NOT k.condeferrable THEN 'no' WHEN k.condeferred THEN 'deferred' ELSE 'immediate' END`,
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
var rewriteRules = list(
  `${object({
    oid: "w.oid::int8",
    name: "w.rulename",
    definition: "pg_catalog.pg_get_ruledef(w.oid)",
    enabled: "w.ev_enabled"
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
})} ORDER BY c.oid) AS tables
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f') AND c.oid >= 16384 AND n.nspname !~ '^pg_(toast|temp)'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                  AND e.objid = c.oid AND e.deptype = 'e')
  AND ($1::json IS NULL OR c.oid IN (SELECT pg_catalog.json_array_elements_text($1::json)::pg_catalog.oid))`;

// src/checks/migration/trace/world-query.ts
init_shim();
var others = [
  named(
    "event trigger",
    "v.oid",
    "v.evtname",
    `pg_catalog.json_build_array(v.evtevent, v.evtenabled, v.evtfoid::int8, coalesce(pg_catalog.array_to_json(v.evttags), '[]'))`,
    `pg_catalog.pg_event_trigger v WHERE ${own("pg_event_trigger", "v.oid")}`
  ),
  named(
    "cast",
    "k.oid",
    `pg_catalog.format_type(k.castsource, NULL) || ' AS ' || pg_catalog.format_type(k.casttarget, NULL)`,
    `pg_catalog.json_build_array(k.castcontext, k.castmethod, k.castfunc::int8)`,
    `pg_catalog.pg_cast k WHERE ${own("pg_cast", "k.oid")}`
  ),
  named(
    "operator",
    "o.oid",
    `${nameOf("n.nspname", "o.oprname")} || '(' || pg_catalog.concat_ws(', ',
      CASE WHEN o.oprleft <> 0 THEN pg_catalog.format_type(o.oprleft, NULL) END, pg_catalog.format_type(o.oprright, NULL)) || ')'`,
    "o.oprcode::oid::int8",
    `pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace WHERE o.oprcode::oid <> 0 AND ${own("pg_operator", "o.oid")}`
  ),
  named(
    "operator class",
    "o.oid",
    `${nameOf("n.nspname", "o.opcname")} || ' USING ' || m.amname`,
    `pg_catalog.json_build_array(o.opcdefault, pg_catalog.format_type(o.opcintype, NULL))`,
    `pg_catalog.pg_opclass o JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace JOIN pg_catalog.pg_am m ON m.oid = o.opcmethod
     WHERE ${own("pg_opclass", "o.oid")}`
  ),
  named(
    "collation",
    "l.oid",
    nameOf("n.nspname", "l.collname"),
    `pg_catalog.concat_ws(' ', l.collprovider, l.collcollate, l.collisdeterministic)`,
    `pg_catalog.pg_collation l JOIN pg_catalog.pg_namespace n ON n.oid = l.collnamespace WHERE ${own("pg_collation", "l.oid")}`
  ),
  named(
    "conversion",
    "v.oid",
    nameOf("n.nspname", "v.conname"),
    "v.condefault",
    `pg_catalog.pg_conversion v JOIN pg_catalog.pg_namespace n ON n.oid = v.connamespace WHERE ${own("pg_conversion", "v.oid")}`
  ),
  named(
    "text search configuration",
    "t.oid",
    nameOf("n.nspname", "t.cfgname"),
    `t.cfgparser::text || ' ' || (SELECT pg_catalog.json_agg(pg_catalog.json_build_array(m.maptokentype, m.mapdict::int8) ORDER BY m.maptokentype, m.mapseqno)
      FROM pg_catalog.pg_ts_config_map m WHERE m.mapcfg = t.oid)`,
    `pg_catalog.pg_ts_config t JOIN pg_catalog.pg_namespace n ON n.oid = t.cfgnamespace WHERE ${own("pg_ts_config", "t.oid")}`
  ),
  named(
    "text search dictionary",
    "t.oid",
    nameOf("n.nspname", "t.dictname"),
    `t.dicttemplate::text || ' ' || coalesce(t.dictinitoption, '')`,
    `pg_catalog.pg_ts_dict t JOIN pg_catalog.pg_namespace n ON n.oid = t.dictnamespace WHERE ${own("pg_ts_dict", "t.oid")}`
  ),
  named(
    "foreign-data wrapper",
    "w.oid",
    "w.fdwname",
    "w.fdwhandler::oid::int8",
    `pg_catalog.pg_foreign_data_wrapper w WHERE ${own("pg_foreign_data_wrapper", "w.oid")}`
  ),
  named(
    "server",
    "s.oid",
    "s.srvname",
    "s.srvoptions",
    `pg_catalog.pg_foreign_server s WHERE ${own("pg_foreign_server", "s.oid")}`
  ),
  // The options hold passwords.
  named(
    "user mapping",
    "u.umid",
    `u.usename || ' on ' || u.srvname`,
    "pg_catalog.md5(u.umoptions::text)",
    "pg_catalog.pg_user_mappings u"
  ),
  named(
    "database",
    "d.oid",
    "d.datname",
    ownerOf("d.datdba"),
    "pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()",
    privilegesOr("d.datacl", "d", "d.datdba")
  )
];
var roles = list(
  `${object({
    oid: "r.oid::int8",
    name: "r.rolname",
    login: "r.rolcanlogin",
    superuser: "r.rolsuper",
    bypassesRowSecurity: "r.rolbypassrls",
    inherits: "r.rolinherit",
    connections: "r.rolconnlimit",
    validUntil: `pg_catalog.to_char(r.rolvaliduntil AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')`,
    memberOf: list(
      "g.rolname ORDER BY g.rolname",
      "pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid"
    )
  })} ORDER BY r.rolname`,
  `pg_catalog.pg_roles r WHERE r.rolname !~ '^pg_'`
);
var settings = `(SELECT coalesce(pg_catalog.json_agg(o ORDER BY o.database, o.role, o.name), '[]') FROM (
    SELECT d.datname AS database, r.rolname AS role,
           pg_catalog.split_part(entry, '=', 1) AS name, pg_catalog.substr(entry, pg_catalog.strpos(entry, '=') + 1) AS value
      FROM pg_catalog.pg_db_role_setting s CROSS JOIN pg_catalog.unnest(s.setconfig) entry
      LEFT JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole
     WHERE s.setdatabase = 0 OR d.datname = pg_catalog.current_database()
    UNION ALL
    SELECT d.datname, NULL, 'connection limit', d.datconnlimit::text FROM pg_catalog.pg_database d
     WHERE d.datname = pg_catalog.current_database() AND d.datconnlimit >= 0) o)`;
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
      strict: "p.proisstrict",
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
      UNION ALL ${others.join(" UNION ALL ")}
      UNION ALL ${named(
    "publication",
    "b.oid",
    "b.pubname",
    `pg_catalog.concat_ws(' ', b.puballtables, b.pubinsert, b.pubupdate, b.pubdelete, b.pubtruncate, b.pubviaroot,
          (SELECT pg_catalog.string_agg(pg_catalog.concat_ws(' ', r.prrelid, r.prattrs, r.prqual), ' ' ORDER BY r.prrelid) FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = b.oid),
          (SELECT pg_catalog.string_agg(s.pnnspid::text, ' ' ORDER BY s.pnnspid) FROM pg_catalog.pg_publication_namespace s WHERE s.pnpubid = b.oid))`,
    "pg_catalog.pg_publication b"
  )}
      UNION ALL ${named("subscription", "u.oid", "u.subname", "u.subenabled::text", "pg_catalog.pg_subscription u WHERE u.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())")}
    ) o)`,
  roles,
  settings
})} AS world`;

// src/checks/migration/trace/facts.ts
var noFacts = {
  tables: /* @__PURE__ */ new Map(),
  world: { enums: [], domains: [], functions: [], named: [], roles: [], settings: [] }
};
async function readFacts(session, path3) {
  return { tables: await readTables(session, void 0, path3), world: await readWorld(session, path3) };
}
async function refreshFacts(session, before2, tables, world, path3) {
  const read = tables.size > 0 ? await readTables(session, [...tables], path3) : /* @__PURE__ */ new Map();
  const kept = [...before2.tables].filter(([oid]) => !tables.has(oid));
  return {
    tables: tables.size > 0 ? new Map([...kept, ...read]) : before2.tables,
    world: world ? await readWorld(session, path3) : before2.world
  };
}
async function readTables(session, oids, path3) {
  const wanted = [oids === void 0 ? null : JSON.stringify(oids)];
  const rows = await readUnder(session, tableFactsQuery, "AND", path3, wanted);
  return new Map((rows[0]?.tables ?? []).map((row) => [row.oid, tableOf(row)]));
}
async function readUnder(session, query2, clause, path3, parameters) {
  if (!path3 || path3.under === path3.restore) return (await session.query(query2, parameters)).rows;
  const set = (value) => `SELECT pg_catalog.set_config('search_path', ${escapedText(value)}, true) AS value`;
  const { rows } = await session.query(
    `SELECT found.* FROM (${set(path3.under)}) AS path, LATERAL (${query2} ${clause} path.value IS NOT NULL) AS found`,
    parameters
  );
  await session.query(set(path3.restore));
  return rows;
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
async function readWorld(session, path3) {
  const rows = await readUnder(session, worldFactsQuery, "WHERE", path3, []);
  return rows[0]?.world ?? noFacts.world;
}

// src/checks/migration/trace/function-bodies.ts
init_shim();
async function bodiesOf(session, texts3, measured) {
  const mayChange = [...texts3.values()].some((text) => /\b(?:function|procedure|routine)\b/i.test(text));
  return measured && mayChange ? readBodies(session) : void 0;
}
async function readBodies(session) {
  const { rows } = await session.query(bodiesQuery);
  return new Map(rows.map(({ oid, source }) => [Number(oid), source]));
}
var bodiesQuery = `
SELECT p.oid::pg_catalog.int8 AS oid, p.prosrc AS source
  FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid OPERATOR(pg_catalog.=) p.prolang
 WHERE p.oid OPERATOR(pg_catalog.>=) 16384 AND l.lanname OPERATOR(pg_catalog.=) ANY ('{sql,plpgsql}'::pg_catalog.name[])
   AND p.prosqlbody IS NULL AND pg_catalog.length(p.prosrc) OPERATOR(pg_catalog.<) 1000000`;
async function withSameBodies(session, facts, before2) {
  const { base, head } = facts;
  const known = new Map(base.world.functions.map((one) => [callOf(one), one]));
  const baseOf = (now) => {
    const was = known.get(callOf(now));
    return was && was.body !== now.body ? was : void 0;
  };
  if (!before2 || !head.world.functions.some(baseOf)) return facts;
  const after = await readBodies(session).catch(() => void 0);
  const functions = head.world.functions.map((now) => {
    const was = baseOf(now);
    const [then, since] = [was && before2.get(was.oid), after?.get(now.oid)];
    const same = was && then !== void 0 && since !== void 0 && isSameCode(then, since);
    return same ? { ...now, body: was.body } : now;
  });
  return { base, head: { ...head, world: { ...head.world, functions } } };
}
function callOf({ name, types }) {
  return `${name}(${types.join(", ")})`;
}

// src/checks/migration/trace/observe.ts
init_shim();
var observationQuery = `
  SELECT
    pg_catalog.current_setting('lock_timeout') AS lock_timeout,
    pg_catalog.current_setting('statement_timeout') AS statement_timeout,
    pg_catalog.current_setting('track_counts') AS track_counts,
    pg_catalog.current_setting('search_path') AS search_path,
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
  const settings2 = {
    lockTimeout: rows[0]?.lock_timeout ?? "0",
    statementTimeout: rows[0]?.statement_timeout ?? "0",
    counts: rows[0]?.track_counts === "on",
    searchPath: rows[0]?.search_path ?? ""
  };
  return { locks, relations, counters, settings: settings2 };
}
function relationsIn(lists2) {
  const relations = /* @__PURE__ */ new Map();
  const counters = /* @__PURE__ */ new Map();
  for (const [at2, id] of (lists2?.oids ?? []).entries()) {
    const oid = Number(id);
    const kind = lists2?.kinds?.[at2] ?? "";
    const name = `${lists2?.schemas?.[at2]}.${lists2?.names?.[at2]}`;
    const [table, parent] = [numberOr(lists2?.tables?.[at2]), numberOr(lists2?.parents?.[at2])];
    relations.set(oid, { oid, name, kind, file: Number(lists2?.files?.[at2]), table, parent });
    const [scans = 0, inserted = 0, updated = 0, deleted = 0] = lists2?.counts?.[at2] ?? [];
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
function differenceOf(before2, after) {
  const relationOf = (oid) => before2.relations.get(oid) ?? after.relations.get(oid);
  const named6 = (locks) => locks.flatMap(({ oid, mode }) => {
    const relation = relationOf(oid);
    return relation ? [{ relation, mode }] : [];
  });
  const keys = new Set(before2.locks.map(({ oid, mode }) => `${oid} ${mode}`));
  const isHeld = ({ oid, mode }) => keys.has(`${oid} ${mode}`);
  return {
    taken: named6(after.locks.filter((lock) => !isHeld(lock))).sort(strongestFirst),
    held: named6(after.locks.filter(isHeld)).sort(strongestFirst),
    rewrites: sortedByName(
      [...before2.relations.values()].filter(({ oid, kind, file }) => {
        const now = after.relations.get(oid);
        return now !== void 0 && kind !== "S" && file !== now.file;
      })
    ),
    scans: sortedByName([...after.counters.keys()].filter((oid) => change(oid, "scans") > 0).flatMap(listed)),
    rows: rowsOf(),
    dropped: sortedByName([...before2.relations.values()].filter(({ oid }) => !after.relations.has(oid)))
  };
  function change(oid, counter) {
    const now = after.counters.get(oid)?.[counter] ?? 0;
    const then = before2.counters.get(oid)?.[counter] ?? 0;
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
function recordOf(statement2, path3, key) {
  const place = { path: path3, line: statement2.line, column: statement2.column };
  return {
    place,
    sql: statement2,
    trace: {
      path: path3,
      line: statement2.line,
      statement: shownStatement(statement2.text),
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
    absentColumns: [],
    keptDefinitions: []
  };
}
function tracedAs(trace, difference, preexisting, known) {
  const names2 = (relations) => relations.map(({ name }) => name);
  const seen = [...difference.taken, ...difference.held].map(({ relation }) => relation);
  const ofIndex = ({ table }) => {
    const name = table === void 0 ? void 0 : seen.find(({ oid }) => oid === table)?.name;
    return name === void 0 ? {} : { table: name };
  };
  return {
    ...trace,
    locks: difference.taken.map(({ relation, mode }) => ({
      relation: relation.name,
      mode,
      preexisting: preexisting.has(relation.oid),
      source: known ? "known" : "measured",
      ...ofIndex(relation)
    })),
    held: difference.held.filter(({ mode }) => blocksWrites(mode)).map(({ relation, mode }) => ({ relation: relation.name, mode, ...ofIndex(relation) })),
    rewrites: names2(difference.rewrites),
    scans: names2(difference.scans),
    rows: difference.rows
  };
}
function roundedMs(ms) {
  return Math.round(ms * 10) / 10;
}
function shownStatement(text) {
  return text.length > 2e3 ? `${text.slice(0, 2e3)} ...` : text;
}
function keysOf(path3, statements) {
  const counts = /* @__PURE__ */ new Map();
  return statements.map(({ text }) => {
    const key = `${path3}
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
async function absentColumns(session, statement2) {
  const alter = alterTable(statement2);
  const names2 = (alter?.commands ?? []).flatMap(
    ({ subtype, name, missing_ok }) => subtype === "AT_DropColumn" && missing_ok && name !== void 0 ? [name] : []
  );
  if (!alter || names2.length === 0) return [];
  const { schemaname, relname = "" } = alter.relation;
  const { rows } = await session.query(
    `SELECT name FROM json_array_elements_text($1::json) AS name
      WHERE NOT EXISTS (SELECT FROM pg_attribute
                         WHERE attrelid = to_regclass($2) AND attname = name AND NOT attisdropped)`,
    [
      JSON.stringify(names2),
      [schemaname, relname].filter((part) => part !== void 0).map(quoted).join(".")
    ]
  );
  return rows.map(({ name }) => name);
}

// src/checks/migration/trace/altered-values.ts
init_shim();
var sampledAtMost = 20;
async function sampleColumns(session, statement2, { tables }) {
  const alter = alterTable(statement2);
  const names2 = (alter?.commands ?? []).flatMap(({ subtype, name, def }) => {
    const using = subtype === "AT_AlterColumnType" && def && "ColumnDef" in def && def.ColumnDef.raw_default;
    return using && name !== void 0 ? [name] : [];
  });
  if (!alter || names2.length === 0) return [];
  const { schemaname, relname } = alter.relation;
  const table = [...tables.values()].find(({ schema, name, kind }) => {
    const fits = schemaname === void 0 || schema === schemaname;
    return kind === "r" && fits && name.slice(schema.length + 1) === relname;
  });
  if (!table) return [];
  const samples = [];
  for (const { name: column, type } of table.columns.filter(({ name }) => names2.includes(name))) {
    samples.push({ table: table.oid, column, type, values: await valuesOf(session, table, column) });
  }
  return samples;
}
async function alteredValues(session, samples, { tables }) {
  const altered = [];
  for (const { table: oid, column, type, values: values2 } of samples) {
    const table = tables.get(oid);
    const now = table?.columns.find(({ name }) => name === column);
    if (!table || !now || values2.length === 0) continue;
    const after = await valuesOf(session, table, column);
    const cast2 = await castOf(session, values2, type, now.type);
    if (!cast2 || after.length !== values2.length) continue;
    const index = values2.findIndex((value, place) => after[place] !== cast2[place] && after[place] !== value);
    const at2 = (list3) => list3[index] ?? void 0;
    if (index >= 0) altered.push({ table: oid, column, before: at2(values2), after: at2(after), cast: at2(cast2) });
  }
  return altered;
}
async function valuesOf(session, { schema, name }, column) {
  const path3 = `${quoted(schema)}.${quoted(name.slice(schema.length + 1))}`;
  const { rows } = await session.query(
    `SELECT ${quoted(column)}::text AS value FROM ONLY ${path3} ORDER BY ctid LIMIT ${sampledAtMost}`
  );
  return rows.map(({ value }) => value);
}
async function castOf(session, values2, from, to) {
  await session.execute("SAVEPOINT breakwater_cast");
  try {
    const { rows } = await session.query(
      `SELECT CAST(CAST(v.value AS ${from}) AS ${to})::text AS value
         FROM pg_catalog.json_array_elements_text($1::json) WITH ORDINALITY AS v(value, place) ORDER BY v.place`,
      [JSON.stringify(values2)]
    );
    return rows.map(({ value }) => value);
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    return void 0;
  } finally {
    await session.execute("ROLLBACK TO SAVEPOINT breakwater_cast");
    await session.execute("RELEASE SAVEPOINT breakwater_cast");
  }
}

// src/checks/migration/trace/kept-definitions.ts
init_shim();

// src/checks/migration/trace/wanted-definitions.ts
init_shim();

// src/checks/migration/remedy/alter-commands.ts
init_shim();
async function splitAlter(statement2) {
  const alter = alterTable(statement2);
  if (!alter) return void 0;
  if (alter.commands.length === 1) return [statement2.text];
  const { scanSync } = await grammar();
  const tokens = scanSync(statement2.text).tokens;
  const bytes = Buffer.from(statement2.text, "utf8");
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
  const is = (at3, word3) => tokens[at3]?.text.toLowerCase() === word3;
  let at2 = 2;
  if (is(at2, "if") && is(at2 + 1, "exists")) at2 += 2;
  if (is(at2, "only")) at2 += 1;
  while (is(at2 + 1, ".")) at2 += 2;
  if (is(at2 + 1, "*")) at2 += 1;
  return tokens[at2]?.end;
}
async function isCommand(sql, command) {
  const parsed = await parseSql(sql);
  const [only2, more] = parsed.parsed ? parsed.statements : [];
  const commands = only2 && !more ? alterTable(only2)?.commands : void 0;
  return commands?.length === 1 && withoutPlaces(commands[0]) === withoutPlaces(command);
}
function withoutPlaces(node) {
  return JSON.stringify(
    node,
    (key, value) => /(location|list_start|list_end)$/.test(key) ? void 0 : value
  );
}

// src/checks/migration/trace/wanted-definitions.ts
async function wantedDefinitions(statement2) {
  const { node } = statement2;
  if (!("DoStmt" in node)) return wantedBy(statement2, false);
  const inner = await guardedStatements(node);
  return (await Promise.all(inner.map((one) => wantedBy(one, true)))).flat();
}
async function wantedBy(statement2, guarded) {
  const { node, text } = statement2;
  if ("AlterTableStmt" in node) return wantedOfTable(statement2, guarded);
  if ("CreateStmt" in node) {
    const { if_not_exists, relation } = node.CreateStmt;
    return if_not_exists || guarded ? named2("table", relation, text) : [];
  }
  if ("CreateTableAsStmt" in node) {
    const { if_not_exists, into, objtype } = node.CreateTableAsStmt;
    const kind = objtype === "OBJECT_MATVIEW" ? "materialized view" : "table";
    return if_not_exists ? named2(kind, into?.rel, withoutData(text)) : [];
  }
  if ("CreateSeqStmt" in node) {
    const { if_not_exists, sequence: sequence2 } = node.CreateSeqStmt;
    return if_not_exists || guarded ? named2("sequence", sequence2, text) : [];
  }
  if ("IndexStmt" in node) {
    const { if_not_exists, idxname, relation } = node.IndexStmt;
    if (!(if_not_exists || guarded) || !idxname || !relation) return [];
    return [{ kind: "index", name: idxname, table: nameOf2(relation), sql: withoutConcurrently(text) }];
  }
  return wantedWithoutTable(node, text, guarded);
}
function wantedWithoutTable(node, text, guarded) {
  if ("CreateEnumStmt" in node && guarded) {
    const parts = (node.CreateEnumStmt.typeName ?? []).flatMap((part) => "String" in part ? [part.String.sval] : []);
    const name = parts.at(-1);
    return name === void 0 ? [] : [{ kind: "enum", schema: parts.at(-2), name, sql: text }];
  }
  if ("CreateExtensionStmt" in node && node.CreateExtensionStmt.if_not_exists) {
    const { extname: name } = node.CreateExtensionStmt;
    const [schema, version] = ["schema", "new_version"].map((option) => optionOf(node.CreateExtensionStmt, option));
    return name === void 0 ? [] : [{ kind: "extension", name, schema, version }];
  }
  if ("CreateSchemaStmt" in node && node.CreateSchemaStmt.if_not_exists) {
    const owner = node.CreateSchemaStmt.authrole?.rolename;
    const name = node.CreateSchemaStmt.schemaname ?? owner;
    return owner === void 0 || name === void 0 ? [] : [{ kind: "schema", name, owner }];
  }
  return [];
}
async function wantedOfTable(statement2, guarded) {
  const alter = alterTable(statement2);
  const isMeant = alter?.commands.some(
    ({ subtype, missing_ok }) => subtype === "AT_AddColumn" && (missing_ok || guarded) || subtype === "AT_AddConstraint" && guarded
  );
  const pieces = isMeant ? await splitAlter(statement2) : void 0;
  if (!alter || !pieces) return [];
  const table = nameOf2(alter.relation);
  return alter.commands.flatMap((command, index) => {
    const sql = pieces[index] ?? "";
    const column = addedColumn(command)?.colname;
    if (column !== void 0 && (command.missing_ok || guarded)) return [{ kind: "column", name: column, table, sql }];
    const { def } = command;
    const constraint = def && "Constraint" in def ? def.Constraint.conname : void 0;
    return constraint !== void 0 && guarded ? [{ kind: "constraint", name: constraint, table, sql }] : [];
  });
}
function named2(kind, relation, sql) {
  if (!relation?.relname || relation.relpersistence === "t") return [];
  return [{ kind, ...nameOf2(relation), sql }];
}
function nameOf2({ schemaname, relname = "" }) {
  return { schema: schemaname === "" ? void 0 : schemaname, name: relname };
}
function optionOf({ options = [] }, wanted) {
  return options.flatMap((option) => {
    const { defname, arg } = "DefElem" in option ? option.DefElem : {};
    return defname === wanted && arg && "String" in arg ? arg.String.sval ?? [] : [];
  })[0];
}
function withoutData(text) {
  return `${text.replace(/\s+with\s+(?:no\s+)?data\s*$/i, "")}
WITH NO DATA`;
}
function withoutConcurrently(text) {
  return text.replace(/^(create\s+(?:unique\s+)?index\s+)concurrently\b/i, "$1");
}
var guard = /\bif\s+not\b|\bif\s+\w+\s+is\s+null\b|\bnot\s+found\b|\bexception\b/i;
var beginning = /\b(?:create\s+(?:type|table|unlogged|unique|index|sequence)|alter\s+table)\b/i;
var bodyAtMost = 1e5;
var statementsAtMost = 50;
async function guardedStatements(node) {
  const body = (node.DoStmt.args ?? []).flatMap((arg) => {
    const { defname, arg: value } = "DefElem" in arg ? arg.DefElem : {};
    return defname === "as" && value && "String" in value ? value.String.sval ?? [] : [];
  })[0];
  if (body === void 0 || body.length > bodyAtMost || !guard.test(body) || !beginning.test(body)) return [];
  const pieces = (await piecesOf(body)).flatMap((piece) => {
    const start = piece.search(beginning);
    return start < 0 ? [] : [piece.slice(start).trim()];
  });
  const parsed = await Promise.all(pieces.slice(0, statementsAtMost).map(parseSql));
  return parsed.flatMap((sql) => sql.parsed && sql.statements.length === 1 ? sql.statements : []);
}
async function piecesOf(body) {
  const { scanSync } = await grammar();
  const bytes = Buffer.from(body, "utf8");
  try {
    const ends = scanSync(body).tokens.flatMap(
      ({ start, end }) => end - start === 1 && bytes[start] === 59 ? [start] : []
    );
    return [...ends, bytes.length].map((end, index) => bytes.toString("utf8", (ends[index - 1] ?? -1) + 1, end));
  } catch {
    return [];
  }
}

// src/checks/migration/trace/kept-definitions.ts
async function keptDefinitions(session, statement2, inTransaction) {
  const kept = [];
  for (const wanted of await wantedDefinitions(statement2)) {
    const found = await undone(session, inTransaction, () => compared(session, wanted));
    if (found) kept.push(found);
  }
  return kept;
}
async function compared(session, wanted) {
  switch (wanted.kind) {
    case "table":
    case "materialized view":
      return comparedTable(session, wanted);
    case "index":
      return comparedIndex(session, wanted);
    case "column":
    case "constraint":
      return comparedPart(session, wanted);
    case "sequence":
      return comparedSequence(session, wanted);
    case "enum":
      return comparedEnum(session, wanted);
    case "extension":
      return comparedExtension(session, wanted);
    case "schema":
      return comparedSchema(session, wanted);
    default:
      return wanted;
  }
}
async function standing(session, { schema, name }, where) {
  const at2 = where === "to make" ? "c.relname = $2 AND n.nspname = coalesce($1, pg_catalog.current_schema())" : `c.oid = pg_catalog.to_regclass(coalesce(pg_catalog.quote_ident($1) || '.', '') || pg_catalog.quote_ident($2))`;
  const { rows } = await session.query(
    `SELECT c.oid::int8 AS oid, c.relkind::text AS kind, n.nspname AS schema,
       (SELECT h.inhparent::pg_catalog.regclass::text FROM pg_catalog.pg_inherits h WHERE c.relispartition AND h.inhrelid = c.oid) AS parent,
       (SELECT coalesce(pg_catalog.json_agg(d.objid::pg_catalog.regclass::text), '[]') FROM pg_catalog.pg_depend d
         JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
        WHERE d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = c.oid AND d.deptype = 'a') AS sequences
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE ${at2} AND c.relpersistence <> 't' AND c.oid >= 16384`,
    [schema ?? null, name]
  );
  return rows[0];
}
async function undone(session, inTransaction, work) {
  await session.execute(inTransaction ? "SAVEPOINT breakwater_wanted" : "BEGIN");
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    return void 0;
  } finally {
    const back = inTransaction ? ["ROLLBACK TO SAVEPOINT breakwater_wanted", "RELEASE SAVEPOINT breakwater_wanted"] : ["ROLLBACK"];
    await send(session, back);
  }
}
async function send(session, statements) {
  for (const statement2 of statements) await session.execute(statement2);
}
var aside = "breakwater_aside";
function path({ schema, name }) {
  return `${quoted(schema)}.${quoted(name)}`;
}
async function tableOf2(session, oid) {
  const facts = await refreshFacts(session, noFacts, /* @__PURE__ */ new Set([oid]), false);
  return facts.tables.get(oid);
}
async function comparedTable(session, wanted) {
  const found = await standing(session, wanted, "to make");
  if (!found || !"rpmvf".includes(found.kind)) return void 0;
  const before2 = await tableOf2(session, found.oid);
  if (!before2) return void 0;
  const own2 = path({ schema: found.schema, name: wanted.name });
  const make = async (keepSequences) => {
    const free = (keepSequences ? found.sequences : []).map((sequence2) => `ALTER SEQUENCE ${sequence2} OWNED BY NONE`);
    await send(session, [
      `CREATE SCHEMA ${aside}`,
      ...found.parent === null ? [] : [`ALTER TABLE ${found.parent} DETACH PARTITION ${own2}`],
      ...free,
      `ALTER TABLE ${own2} SET SCHEMA ${aside}`,
      wanted.sql
    ]);
    const made = await standing(session, wanted, "to make");
    return made && tableOf2(session, made.oid);
  };
  const asked = await undone(session, true, () => make(false)) ?? (found.sequences.length > 0 ? await undone(session, true, () => make(true)) : void 0);
  if (!asked) return void 0;
  const kind = "vm".includes(before2.kind) ? "view" : "table";
  return { kind, name: before2.name, table: before2.name, stands: tableDefinition(before2), asked: tableDefinition(asked) };
}
function emptied(table) {
  return `TRUNCATE ${table} CASCADE`;
}
async function comparedIndex(session, wanted) {
  const table = await standing(session, wanted.table, "to find");
  const found = table && await standing(session, { schema: table.schema, name: wanted.name }, "to make");
  if (!table || !found) return void 0;
  const { rows } = await session.query(
    `SELECT CASE WHEN $2::text IN ('i', 'I') THEN pg_catalog.pg_get_indexdef($1::pg_catalog.oid) ELSE $3 END AS definition`,
    [found.oid, found.kind, `${relationKinds[found.kind] ?? "something"} ${found.schema}.${wanted.name}`]
  );
  const own2 = { schema: table.schema, name: wanted.name };
  const asked = await undone(session, true, async () => {
    const rename = `ALTER ${"iI".includes(found.kind) ? "INDEX" : "TABLE"} ${path(own2)} RENAME TO ${aside}`;
    const named6 = path({ schema: table.schema, name: wanted.table.name });
    await send(session, [..."rp".includes(table.kind) ? [emptied(named6)] : [], rename, wanted.sql]);
    const made = await tableOf2(session, table.oid);
    return made?.indexes.find(({ name }) => name === wanted.name)?.definition;
  });
  const [row] = rows;
  if (asked === void 0 || !row) return void 0;
  return {
    kind: "index",
    name: `${table.schema}.${wanted.name}`,
    table: `${table.schema}.${wanted.table.name}`,
    stands: [indexPart(row.definition)],
    asked: [indexPart(asked)]
  };
}
var relationKinds = {
  r: "the table",
  p: "the table",
  v: "the view",
  m: "the materialized view",
  f: "the foreign table",
  S: "the sequence"
};
async function comparedPart(session, wanted) {
  const found = await standing(session, wanted.table, "to find");
  const before2 = found && "rp".includes(found.kind) ? await tableOf2(session, found.oid) : void 0;
  if (!found || !before2) return void 0;
  const isThere = (wanted.kind === "column" ? before2.columns : before2.constraints).some(
    ({ name }) => name === wanted.name
  );
  if (!isThere) return void 0;
  const own2 = path({ schema: found.schema, name: wanted.table.name });
  const asked = await undone(session, true, async () => {
    const rename = `ALTER TABLE ${own2} RENAME ${wanted.kind.toUpperCase()} ${quoted(wanted.name)} TO ${aside}`;
    await send(session, [emptied(own2), rename, wanted.sql]);
    return tableOf2(session, found.oid);
  });
  if (!asked) return void 0;
  return {
    kind: wanted.kind,
    name: `${before2.name}.${wanted.name}`,
    table: before2.name,
    ...wanted.kind === "column" ? columnsOf(before2, asked, wanted.name) : constraintsOf(before2, asked, wanted.name)
  };
}
function columnsOf(before2, after, column) {
  const of = ({ columns: columns2 }) => columns2.filter(({ name }) => name === column).map(columnPart);
  const known = new Set(before2.constraints.map(({ oid }) => oid));
  const brought = after.constraints.filter(({ oid }) => !known.has(oid)).map(constraintPart);
  const standing2 = before2.constraints.filter(({ columns: columns2 }) => columns2.includes(column)).map(constraintPart);
  return { stands: [...of(before2), ...standing2], asked: [...of(after), ...brought] };
}
function constraintsOf(before2, after, constraint) {
  const of = ({ constraints: constraints2 }) => constraints2.filter(({ name }) => name === constraint).map((one) => ({ ...constraintPart(one), key: "" }));
  return { stands: of(before2), asked: of(after) };
}
async function comparedSequence(session, wanted) {
  const found = await standing(session, wanted, "to make");
  if (found?.kind !== "S") return void 0;
  const definition = async () => {
    const { rows } = await session.query(
      `SELECT data_type::text AS "type", start_value::text AS "START", increment_by::text AS "INCREMENT",
         min_value::text AS "MINVALUE", max_value::text AS "MAXVALUE", cycle::text AS "CYCLE"
       FROM pg_catalog.pg_sequences WHERE schemaname = $1 AND sequencename = $2`,
      [found.schema, wanted.name]
    );
    return Object.entries(rows[0] ?? {}).map(([key, value]) => ({ key, text: `${key} ${value}`, value }));
  };
  const stands = await definition();
  const asked = await undone(session, true, async () => {
    const own2 = path({ schema: found.schema, name: wanted.name });
    await send(session, [`ALTER SEQUENCE ${own2} RENAME TO ${aside}`, wanted.sql]);
    return definition();
  });
  if (!asked || asked.length === 0) return void 0;
  return { kind: "sequence", name: `${found.schema}.${wanted.name}`, table: void 0, stands, asked };
}
async function comparedEnum(session, wanted) {
  const labels2 = async () => {
    const { rows } = await session.query(
      `SELECT n.nspname AS schema, (SELECT coalesce(pg_catalog.json_agg(l.enumlabel ORDER BY l.enumsortorder), '[]')
         FROM pg_catalog.pg_enum l WHERE l.enumtypid = t.oid) AS labels
       FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
       WHERE t.typtype = 'e' AND t.typname = $2 AND n.nspname = coalesce($1, pg_catalog.current_schema())`,
      [wanted.schema ?? null, wanted.name]
    );
    return rows[0];
  };
  const stands = await labels2();
  if (!stands) return void 0;
  const asked = await undone(session, true, async () => {
    const own2 = path({ schema: stands.schema, name: wanted.name });
    await send(session, [`ALTER TYPE ${own2} RENAME TO ${aside}`, wanted.sql]);
    return labels2();
  });
  if (!asked) return void 0;
  const definition = (all) => all.map((label2) => ({ key: label2, text: `the value '${label2}'`, value: "" }));
  return {
    kind: "enum",
    name: `${stands.schema}.${wanted.name}`,
    table: void 0,
    stands: definition(stands.labels),
    asked: definition(asked.labels)
  };
}
async function comparedExtension(session, { name, schema, version }) {
  if (schema === void 0 && version === void 0) return void 0;
  const { rows } = await session.query(
    `SELECT n.nspname AS schema, x.extversion AS version FROM pg_catalog.pg_extension x
       JOIN pg_catalog.pg_namespace n ON n.oid = x.extnamespace WHERE x.extname = $1`,
    [name]
  );
  const [found] = rows;
  if (!found) return void 0;
  const definition = (parts) => Object.entries(parts).flatMap(
    ([key, value]) => value === void 0 ? [] : [{ key, text: `${key} ${value}`, value }]
  );
  return {
    kind: "extension",
    name,
    table: void 0,
    stands: definition({ SCHEMA: found.schema, VERSION: found.version }),
    asked: definition({ SCHEMA: schema, VERSION: version })
  };
}
async function comparedSchema(session, { name, owner }) {
  const { rows } = await session.query(
    "SELECT pg_catalog.pg_get_userbyid(n.nspowner)::text AS owner FROM pg_catalog.pg_namespace n WHERE n.nspname = $1",
    [name]
  );
  const [found] = rows;
  if (!found) return void 0;
  const definition = (role) => [{ key: "owner", text: `owned by ${role}`, value: role }];
  return { kind: "schema", name, table: void 0, stands: definition(found.owner), asked: definition(owner) };
}

// src/checks/migration/trace/known-locks.ts
init_shim();
function knownLocks(statement2, before2, rewrites = []) {
  const { node } = statement2;
  if ("ReindexStmt" in node && !isConcurrent(node.ReindexStmt)) return reindexed(before2, rewrites);
  const mode = knownMode(statement2);
  if (!mode) return [];
  const named6 = [...relationsNamedBy(node), ..."DropStmt" in node ? droppedNames(node.DropStmt) : []];
  const tables = named6.flatMap(({ schema, name }) => {
    const found = find(before2, schema, name);
    return found?.table === void 0 ? found ? [found] : [] : before2.relations.get(found.table) ?? [];
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
async function rowsAtRisk(session, statement2, facts, witnesses, code) {
  const counts = /* @__PURE__ */ new Map();
  const tables = [...facts.tables.values()];
  const reached2 = mayDelete(code) ? await filled(session, tables) : [];
  for (const { table, columns: columns2 } of [...targets(statement2, tables), ...reached2]) {
    if (witnesses.isOurs(table.oid) || !"rpm".includes(table.kind)) continue;
    const values2 = columns2.map((column) => `, pg_catalog.count(${quoted(column)})`).join("");
    const limited = `(SELECT * FROM ${quotedPath(table)} LIMIT ${countedAtMost}) AS counted`;
    const { rows } = await session.query(
      `SELECT pg_catalog.json_build_array(pg_catalog.count(*)${values2}) AS counts FROM ${limited}`
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
function targets(statement2, tables) {
  const { node } = statement2;
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
  const alter = alterTable(statement2);
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
async function rehearseFile(rehearsal, path3, statements, wrapping, witnesses) {
  const file = {
    rehearsal,
    path: path3,
    statements,
    wrapping,
    witnesses,
    keys: keysOf(path3, statements),
    transaction: openTransaction(rehearsal, witnesses),
    onRows: /* @__PURE__ */ new Map(),
    bare: /* @__PURE__ */ new Set()
  };
  const done = [];
  let index = 0;
  while (index < statements.length) {
    const statement2 = statements[index];
    if (!statement2) break;
    const started = performance.now();
    if (started > rehearsal.until) return stopped(present(done), tooLong(), path3, statement2);
    try {
      done[index] = await runStatement(file, statement2, index);
      index += 1;
    } catch (thrown) {
      if (thrown instanceof BreakwaterError) return stopped(present(done.slice(0, index)), thrown, path3, statement2);
      if (!(thrown instanceof SqlError)) throw thrown;
      const restart = await file.transaction.undo(index);
      if (await excused(file, statement2, index, thrown)) {
        index = restart;
        continue;
      }
      const failed = await refused(file, statement2, index, thrown, performance.now() - started);
      return { statements: [...present(done.slice(0, index)), failed], failed };
    }
  }
  await file.transaction.finish();
  return { statements: present(done), failed: void 0 };
}
async function runStatement(file, statement2, index) {
  const { transaction, wrapping, statements, path: path3, witnesses } = file;
  const { session, watch } = file.rehearsal;
  const control = transactionControl(statement2);
  if (control === "begin") {
    await transaction.begin(index, true);
    return void 0;
  }
  if (control === "end") {
    await transaction.end(statement2.text);
    if (chains(statement2)) await transaction.begin(index, true);
    return void 0;
  }
  const own2 = wrapping.transaction === "statement" && !transaction.isOpen();
  const bare4 = own2 && (needsNoTransaction(statement2) || file.bare.has(index));
  if (!bare4) await transaction.begin(index, false);
  if (setsIsolation(statement2)) return void 0;
  if (control === "savepoint") {
    await session.execute(statement2.text);
    return void 0;
  }
  const refill = await makeRoom(file, statement2, index, bare4);
  const guided = !bare4 && couldUseIndex(statement2);
  if (guided) await watch.avoidScans(true);
  const absent = await absentColumns(session, statement2);
  const facts = await watch.facts();
  const code = await calledCode(session, statement2, facts);
  const rowsBefore = await rowsAtRisk(session, statement2, facts, witnesses, code);
  const sample = bare4 ? [] : await sampleColumns(session, statement2, facts);
  const kept = await keptDefinitions(session, statement2, !bare4);
  const before2 = await watch.before();
  const started = performance.now();
  await session.execute(statement2.text);
  const ms = performance.now() - started;
  const seen = await watch.after(before2, statement2);
  const truncated = await truncatedBy(session, code, seen.difference, seen.after);
  const altered = await alteredValues(session, sample, seen.after);
  if (guided) await watch.avoidScans(false);
  const difference = bare4 ? { ...seen.difference, taken: knownLocks(statement2, before2.observation, seen.difference.rewrites), held: [] } : seen.difference;
  transaction.note(difference, { path: path3, line: statement2.line, column: statement2.column });
  const record = recorded(file, statement2, index);
  const trace = tracedAs(record.trace, difference, file.rehearsal.preexisting, bare4);
  const traced = {
    ...record,
    ...seen,
    difference,
    rowsBefore,
    code,
    truncated,
    alteredValues: altered,
    absentColumns: absent,
    keptDefinitions: kept,
    trace: { ...trace, transaction: bare4 ? null : transaction.number(), ms: roundedMs(ms) }
  };
  await refill();
  const last = wrapping.transaction === "statement" ? !transaction.isExplicit() : index === statements.length - 1;
  if (last) await transaction.finish();
  return traced;
}
async function makeRoom({ onRows, witnesses, rehearsal }, statement2, index, bare4) {
  const known = onRows.get(index);
  if (!known) return async () => void 0;
  const inTransaction = async (work) => {
    if (!bare4) return work();
    await rehearsal.session.execute("BEGIN");
    const value = await work();
    await rehearsal.session.execute("COMMIT");
    return value;
  };
  const refill = await inTransaction(() => witnesses.empty(known.emptied === "named" ? statement2 : void 0));
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
async function excused(file, statement2, index, error) {
  const { witnesses, onRows, bare: bare4 } = file;
  if (["2D000", "25001"].includes(error.sqlstate) && file.wrapping.transaction === "statement" && !bare4.has(index)) {
    bare4.add(index);
    return true;
  }
  if (!mayBeTheRows(error.sqlstate) || !witnesses.any()) return false;
  const known = onRows.get(index);
  if (known?.emptied === "all") return false;
  const rows = witnesses.shown(statement2);
  onRows.set(index, {
    sqlstate: error.sqlstate,
    message: error.message,
    rows: rows ?? "",
    ...known,
    // First the tables that the statement names; what a trigger or a foreign key reaches comes second.
    emptied: known || rows === void 0 ? "all" : "named"
  });
  await dropInvalidIndexes(file, statement2);
  return true;
}
async function dropInvalidIndexes({ rehearsal }, { node }) {
  if (!("IndexStmt" in node) || !node.IndexStmt.concurrent) return;
  const { rows } = await rehearsal.session.query(
    "SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid AND indexrelid >= 16384"
  );
  for (const { name } of rows) await rehearsal.session.execute(`DROP INDEX ${name}`);
}
function recorded({ path: path3, keys, onRows, witnesses, transaction }, statement2, index) {
  return {
    ...recordOf(statement2, path3, keys[index] ?? statement2.text),
    heldSince: transaction.heldSince(),
    failsOnRows: onRows.get(index),
    witness: witnesses.shown(statement2)
  };
}
async function refused(file, statement2, index, { sqlstate, message, detail }, ms) {
  const outside = file.wrapping.transaction === "statement" && needsNoTransaction(statement2);
  const record = recorded(file, statement2, index);
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
  return statements.flatMap((statement2) => statement2 ?? []);
}
function tooLong() {
  return new BreakwaterError({
    code: "database-limit",
    message: "The new migrations together took longer than Breakwater waits for.",
    hint: "Split the pull request, or look which statement of its migrations takes so long."
  });
}
function stopped(statements, { trouble }, path3, { line, column }) {
  return { statements, failed: void 0, trouble: { ...trouble, location: { path: path3, line, column } } };
}

// src/checks/migration/trace/role-rights.ts
init_shim();
var triedAtMost2 = 200;
async function roleRights(session, { base, head }, role) {
  const relations = [...head.tables.values()].filter(({ partitionOf }) => partitionOf === void 0);
  const fresh = relations.filter(({ oid }) => !base.tables.has(oid)).slice(0, triedAtMost2);
  const closed2 = [];
  const refusedDefaults = [];
  try {
    const old = relations.filter(({ oid }) => base.tables.has(oid)).map(({ oid }) => oid);
    const readable = await readableBy(session, role, old);
    if (readable === void 0) return void 0;
    for (const table of fresh) {
      const refusal = await refused2(session, role, `SELECT FROM ${path2(table)} LIMIT 0`);
      if (refusal) closed2.push({ table: table.oid, message: refusal.message });
    }
    for (const { table, column } of newDefaults(relations, base).slice(0, triedAtMost2)) {
      const refusal = await refusedDefault(session, role, table, column);
      if (refusal) refusedDefaults.push({ table: table.oid, column: column.number, message: refusal.message });
    }
    return { role, readable, standing: old.length, closed: closed2, refusedDefaults };
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError) && !(thrown instanceof SqlError)) throw thrown;
    return void 0;
  }
}
async function readableBy(session, role, oids) {
  const { rows } = await session.query(
    `SELECT (SELECT pg_catalog.count(*) FROM pg_catalog.json_array_elements_text($2::json) AS o(oid)
             JOIN pg_catalog.pg_class c ON c.oid = o.oid::pg_catalog.oid
             WHERE pg_catalog.has_table_privilege(r.oid, c.oid, 'SELECT')
               AND pg_catalog.has_schema_privilege(r.oid, c.relnamespace, 'USAGE'))::int4 AS readable
       FROM pg_catalog.pg_roles r WHERE r.rolname = $1`,
    [role, JSON.stringify(oids)]
  );
  return rows[0]?.readable;
}
function newDefaults(relations, base) {
  return relations.filter(({ kind }) => "rp".includes(kind)).flatMap((table) => {
    const known = base.tables.get(table.oid)?.columns ?? [];
    return table.columns.filter(({ value, identity: identity2, generated }) => value?.includes("(") && identity2 === null && generated === null).filter(({ number, value }) => known.find((column) => column.number === number)?.value !== value).map((column) => ({ table, column }));
  });
}
async function refusedDefault(session, role, table, column) {
  const others2 = table.columns.filter(
    ({ number, value, generated }) => number !== column.number && value !== null && generated === null
  );
  const names2 = [column, ...others2].map(({ name }) => quoted(name)).join(", ");
  const insert2 = (first) => `INSERT INTO ${path2(table)} (${names2}) VALUES (${[first, ...others2.map(() => "NULL")].join(", ")})`;
  const withDefault = await refused2(session, role, insert2("DEFAULT"));
  if (!withDefault || await refused2(session, role, insert2("NULL"))) return void 0;
  return withDefault;
}
async function refused2(session, role, sql) {
  await session.execute("BEGIN");
  try {
    await session.execute(`SET LOCAL ROLE ${quoted(role)}`);
    try {
      await session.execute(sql);
      return void 0;
    } catch (thrown) {
      if (!(thrown instanceof SqlError)) throw thrown;
      return thrown.sqlstate === "42501" ? thrown : void 0;
    }
  } finally {
    await session.execute("ROLLBACK");
  }
}
function path2({ schema, name }) {
  return `${quoted(schema)}.${quoted(name.slice(schema.length + 1))}`;
}

// src/checks/migration/trace/run-unmeasured.ts
init_shim();
async function runUnmeasured(session, path3, statements) {
  const keys = keysOf(path3, statements);
  const done = [];
  for (const [index, statement2] of statements.entries()) {
    if (transactionControl(statement2)) continue;
    const started = performance.now();
    const record = recordOf(statement2, path3, keys[index] ?? statement2.text);
    const timed = () => ({ ...record.trace, ms: roundedMs(performance.now() - started) });
    try {
      await session.execute(statement2.text);
      done.push({ ...record, trace: timed() });
    } catch (thrown) {
      if (thrown instanceof BreakwaterError) return stopped(done, thrown, path3, statement2);
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
function replacedFunctions(before2, after, subject) {
  const replaced = [...before2].some(([oid, source]) => after.get(oid) !== source);
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
function uncounted(path3, { kind, text, line, column }) {
  if (kind === "VariableSetStmt" || !/track_counts|pg_stat_(reset|force)/i.test(text)) return [];
  return [
    {
      code: "counters-switched-off",
      subject: `${path3}:${line}`,
      message: "The statement, or the function that it defines, sets track_counts or resets the counters: what is read and changed from there on may not have been counted.",
      hint: "Leave track_counts and pg_stat_reset() out of migrations.",
      location: { path: path3, line, column }
    }
  ];
}

// src/checks/migration/trace/watch.ts
init_shim();

// src/checks/migration/trace/effects.ts
init_shim();

// src/checks/migration/trace/matched.ts
init_shim();
function isDifferent({ before: before2, after }) {
  return JSON.stringify(before2) !== JSON.stringify(after);
}
function byOid({ oid }) {
  return oid;
}
function matched(before2, after, keyOf2) {
  const then = new Map(before2.map((thing) => [keyOf2(thing), thing]));
  const now = new Set(after.map(keyOf2));
  return {
    added: after.filter((thing) => !then.has(keyOf2(thing))),
    dropped: before2.filter((thing) => !now.has(keyOf2(thing))),
    kept: after.flatMap((thing) => {
      const was = then.get(keyOf2(thing));
      return was === void 0 ? [] : [{ before: was, after: thing }];
    })
  };
}

// src/checks/migration/trace/world-effects.ts
init_shim();
function worldEffects(before2, after) {
  const enums = matched(before2.world.enums, after.world.enums, byOid);
  const domains = matched(before2.world.domains, after.world.domains, byOid);
  const functions = matched(before2.world.functions, after.world.functions, byOid);
  const objects = matched(before2.world.named, after.world.named, ({ oid, kind }) => `${kind} ${oid}`);
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
    ]),
    ...roleEffects(before2, after),
    ...settingEffects(before2, after)
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
    ...kept.filter(({ before: before2, after }) => before2.label !== after.label).map(
      ({ before: before2, after }) => ({
        what: "enum value renamed",
        type: type.after,
        before: before2.label,
        after: after.label
      })
    )
  ];
}
function roleEffects(before2, after) {
  const { added, dropped, kept } = matched(before2.world.roles, after.world.roles, byOid);
  return [
    ...dropped.map((role) => ({ what: "role dropped", role })),
    ...added.map((role) => ({ what: "role created", role })),
    ...kept.filter(isDifferent).map((role) => ({ what: "role altered", role }))
  ];
}
function settingEffects(before2, after) {
  const keyOf2 = ({ database, role, name }) => JSON.stringify([database, role, name]);
  const { added, dropped, kept } = matched(before2.world.settings, after.world.settings, keyOf2);
  const changes = [
    ...dropped.map((setting2) => ({ before: setting2, after: void 0 })),
    ...added.map((setting2) => ({ before: void 0, after: setting2 })),
    ...kept.filter(isDifferent)
  ];
  return changes.map((setting2) => ({ what: "setting changed", setting: setting2 }));
}

// src/checks/migration/trace/effects.ts
function effectsBetween(before2, after) {
  return [...tableEffects(before2, after), ...before2.world === after.world ? [] : worldEffects(before2, after)];
}
function tableEffects(before2, after) {
  const was = [...before2.tables.values()];
  const created = [...after.tables.values()].filter(({ oid }) => !before2.tables.has(oid));
  const effects = was.flatMap((table) => {
    const now = after.tables.get(table.oid);
    if (!now) return [{ what: "table dropped", table }];
    return now === table ? [] : keptTableEffects({ before: table, after: now }, parentsOf(now, before2, after));
  });
  return [...withRecreated(effects), ...created.map((table) => ({ what: "table created", table }))];
}
function parentsOf({ partitionOf, inherits }, before2, after) {
  return [...inherits, ...partitionOf === void 0 ? [] : [partitionOf]].flatMap((oid) => {
    const [was, is] = [before2.tables.get(oid), after.tables.get(oid)];
    return was && is ? [{ before: was, after: is }] : [];
  });
}
function keptTableEffects(table, parents) {
  const { before: before2, after } = table;
  return [
    ...before2.name === after.name ? [] : [{ what: "table renamed", ...table }],
    ...aspects.flatMap(
      ([aspect, read]) => read(before2) === read(after) ? [] : [{ what: "table altered", aspect, ...table }]
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
function isItsOwn(what, { before: before2 }, parents) {
  if (what === "column renamed" || what === "column type changed") return false;
  return !parents.some((parent) => {
    const then = parent.before.columns.find(({ name }) => name === before2.name);
    const now = then && parent.after.columns.find(({ number }) => number === then.number);
    return then !== void 0 && now !== void 0 && columnKinds({ before: then, after: now }).includes(what);
  });
}
function columnKinds({ before: before2, after }) {
  const typeOf = ({ type, collation }) => `${type} ${collation}`;
  const filledBy = ({ value, identity: identity2, generated }) => JSON.stringify([value, identity2, generated]);
  return [
    ...before2.name === after.name ? [] : ["column renamed"],
    ...typeOf(before2) === typeOf(after) ? [] : ["column type changed"],
    ...before2.notNull === after.notNull ? [] : [after.notNull === "no" ? "not null dropped" : "not null set"],
    ...filledBy(before2) === filledBy(after) ? [] : ["column value changed"]
  ];
}
function constraintEffects(table) {
  const { added, dropped, kept } = matched(table.before.constraints, table.after.constraints, byOid);
  const gone = droppedColumns(table);
  const sides = ({ validated, enforced, deferrable, onDelete }) => `${validated} ${enforced} ${deferrable} ${onDelete}`;
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
  const { before: before2, after } = table;
  const owned = new Set(
    [...before2.constraints, ...after.constraints].flatMap(
      ({ kind, index }) => index === void 0 || kind === "foreign key" ? [] : [index]
    )
  );
  const own2 = (indexes2) => indexes2.filter(({ oid }) => !owned.has(oid));
  const { added, dropped, kept } = matched(own2(before2.indexes), own2(after.indexes), byOid);
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
    ...kept.filter(({ before: before2, after }) => before2.enabled !== after.enabled || before2.definition !== after.definition).map((trigger) => ({ what: "trigger altered", table, trigger }))
  ];
}
function policyEffects(table) {
  const { added, dropped, kept } = matched(table.before.policies, table.after.policies, byOid);
  return [
    ...dropped.map((policy) => ({ what: "policy dropped", table, policy })),
    ...added.map((policy) => ({ what: "policy added", table, policy })),
    ...kept.filter(({ before: before2, after }) => JSON.stringify(before2) !== JSON.stringify(after)).map((policy) => ({ what: "policy altered", table, policy }))
  ];
}
function ruleEffects(table) {
  const { added, dropped, kept } = matched(table.before.rules, table.after.rules, byOid);
  return [
    ...dropped.map((rule) => ({ what: "rule dropped", table, rule })),
    ...added.map((rule) => ({ what: "rule added", table, rule })),
    ...kept.filter(({ before: before2, after }) => before2.enabled !== after.enabled).map((rule) => ({ what: "rule altered", table, rule }))
  ];
}
function droppedColumns({ before: before2, after }) {
  const left2 = new Set(after.columns.map(({ number }) => number));
  return new Set(before2.columns.filter(({ number }) => !left2.has(number)).map(({ name }) => name));
}

// src/checks/migration/trace/watch.ts
function watchSession(watched, { alone = false, facts: read } = {}) {
  const session = asking(watched);
  let known = read;
  let last;
  let path3;
  const pathOf2 = (restore) => ({ under: path3 ?? restore, restore });
  const sent = () => {
    last = void 0;
  };
  const facts = async () => {
    known ??= await readFacts(session, path3 === void 0 ? void 0 : pathOf2(await searchPath(session)));
    return known;
  };
  return {
    session: noticed(watched, sent),
    avoidScans: (avoid) => watched.execute(`SET LOCAL enable_seqscan = ${avoid ? "off" : "on"}`),
    facts,
    before: async () => {
      const observation = (alone ? last : void 0) ?? await observe(session);
      path3 ??= observation.settings.searchPath;
      if (!observation.settings.counts) await session.execute("SET track_counts = on");
      return { facts: await facts(), observation };
    },
    after: async (before2, statement2) => {
      const observation = await observe(session);
      const difference = differenceOf(before2.observation, observation);
      const reading = pathOf2(observation.settings.searchPath);
      const changed = await changedFacts(session, before2, observation, difference, statement2, reading);
      known = changed;
      last = observation;
      return {
        difference,
        before: before2.facts,
        after: changed,
        effects: effectsBetween(before2.facts, changed),
        settings: before2.observation.settings
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
async function searchPath(session) {
  const { rows } = await session.query("SELECT pg_catalog.current_setting('search_path') AS path");
  return rows[0]?.path ?? "";
}
async function changedFacts(session, { facts, observation: then }, now, difference, statement2, path3) {
  const created = [...now.relations.values()].filter(({ oid }) => !then.relations.has(oid));
  const quiet = onlyRows.has(statement2.kind) && created.length === 0 && difference.dropped.length === 0;
  const locked = difference.taken.filter(({ mode }) => changesCatalog(mode));
  if (quiet && locked.length === 0) return facts;
  const touched = [
    ...locked.map(({ relation }) => relation),
    ...heldAndChanged(statement2, difference, facts, namedIn(statement2, then)),
    ...created,
    ...difference.dropped,
    ...namedIn(statement2, now)
  ];
  const all = reachesFar(statement2) ? [...now.relations.values(), ...then.relations.values()] : [];
  const tables = new Set([...touched, ...all].map(({ oid, table }) => table ?? oid));
  return refreshFacts(session, facts, tables, !saysWhatItChanges(statement2), path3);
}
function heldAndChanged(statement2, { held }, { tables }, named6) {
  const candidates = held.filter(({ mode }) => changesCatalog(mode)).map(({ relation }) => relation);
  if (!saysWhatItChanges(statement2)) return candidates;
  const family = withPartitions(new Set(named6.map(({ oid, table }) => table ?? oid)), tables);
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
  const named6 = relationsNamedBy(node);
  if (named6.length === 0) return [];
  return [...relations.values()].filter(
    ({ name }) => named6.some(
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
  const known = new Map(first.judged.statements.map((statement2) => [statement2.key, statement2]));
  const statements = second.judged.statements.map((statement2) => ({
    ...statement2,
    witness: known.get(statement2.key)?.witness,
    failsOnRows: statement2 === again2 ? { ...error, rows: failed.witness ?? "" } : known.get(statement2.key)?.failsOnRows ?? void 0
  }));
  return { ...second, judged: { ...second.judged, statements } };
}
async function runAll({ plan, texts: texts3, engine, excerpts, log, known, catalog, role }, given, populate) {
  const measured = engine.traces === "locks";
  const watch = watchSession(given, { alone: true, facts: catalog });
  const { session } = watch;
  const preexisting = measured ? new Set((await observe(session)).relations.keys()) : /* @__PURE__ */ new Set();
  const base = measured ? await watch.facts() : noFacts;
  const asked = await askedBefore(session, base, measured);
  const bodies = await bodiesOf(session, texts3, measured);
  const rehearsal = { session, watch, preexisting, transactions: { count: 0 }, until: performance.now() + runMs };
  const statements = [];
  const files = [];
  const mixed = [];
  const rows = population(session, populate ? preexisting : /* @__PURE__ */ new Set(), await linkedColumns(plan, texts3));
  const suspicious = measured && plan.added.some(({ key }) => mayReplaceFunctions(texts3.get(key) ?? ""));
  const functions = suspicious ? await systemFunctions(session) : void 0;
  const unproven = [];
  const remarks = measured ? [] : [pgMemRemark];
  for (const [index, file] of plan.added.entries()) {
    log.progress(`running ${file.name} (${index + 1} of ${plan.added.length}) ...`);
    const text = texts3.get(file.key) ?? "";
    const outcome = await runFile(rehearsal, plan, file, text, texts3, measured ? rows : void 0).catch(
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
  const around = measured ? await factsAround(watch, base) : { base: noFacts, head: noFacts };
  const facts = await withSameBodies(session, around, bodies);
  remarks.push(...unfilledRemarks(rows));
  return {
    judged: {
      ...judgedFiles(plan, excerpts),
      statements,
      preexisting,
      facts,
      ...await askedAfter(statements, session, facts, asked, rows),
      ...await rightsAfter(statements, session, facts, measured ? role : void 0),
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
async function rightsAfter(statements, session, facts, role) {
  if (role === void 0 || statements.length === 0 || statements.some(({ trace }) => trace.error)) return {};
  const rights = await roleRights(session, facts, role);
  return rights ? { roleRights: rights } : {};
}
async function linkedColumns({ added }, texts3) {
  const parsed = await Promise.all(added.map(({ key }) => parseSql(texts3.get(key) ?? "")));
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
async function runFile(rehearsal, plan, file, text, texts3, rows) {
  const sql = await parseSql(text);
  if (!sql.parsed) return unparsed(rehearsal, file, text, sql.failure, rows !== void 0);
  if (sql.statements.length === 0) {
    return { ...nothing, remarks: [`${file.name} holds no statement${text === "" ? " (the file is empty)" : ""}`] };
  }
  const settingsPath = runners[plan.runner].settingsPath?.(file.path);
  const settings2 = settingsPath && texts3.get(settingsPath);
  const wrapping = wrappingOf(plan.runner, { path: file.path, text, statements: sql.statements, settings: settings2 });
  await rows?.fill(sql.statements);
  const result = rows ? await rehearseFile(rehearsal, file.path, sql.statements, wrapping, rows) : await runUnmeasured(rehearsal.session, file.path, sql.statements);
  const told = toldOfFailure(result, rehearsal.session, sql.statements);
  return {
    ...told,
    unproven: [...told.unproven, ...sql.statements.flatMap((statement2) => uncounted(file.path, statement2))],
    files: [{ path: file.path, text, sql: sql.statements, transaction: wrapping.transaction }],
    mixed: wrapping.mixed ? sql.statements.slice(0, 1).map((statement2) => ({ path: file.path, statement: statement2 })) : [],
    remarks: [
      ...remarksOnFile(file, sql.statements, wrapping),
      ...markRemark(plan, file, text, sql.statements),
      ...told.remarks
    ]
  };
}
function remarksOnFile({ name }, statements, { remark }) {
  const onlyFrame = statements.every((statement2) => transactionControl(statement2) !== void 0);
  return [
    ...remark === void 0 ? [] : [`${name}: ${remark}`],
    ...onlyFrame ? [`${name} begins and ends a transaction, and holds no other statement`] : []
  ];
}
function markRemark({ runner }, { name }, text, statements) {
  const mark = runner === "liquibase" ? void 0 : unknownMark(text);
  if (mark === void 0) return [];
  const isWithin2 = statements.some(
    (statement2) => statement2.line <= mark.line && mark.line < statement2.line + statement2.text.split("\n").length
  );
  if (isWithin2) return [];
  return [
    `${name}: line ${mark.line} (${mark.text}) looks like the mark of a way down and is none that is known; what stands below it was run as going up`
  ];
}
function untold(thrown, path3) {
  const stopped2 = (trouble) => ({ ...nothing, unproven: [unprovenBy(trouble, path3)], stopped: true });
  if (thrown instanceof BreakwaterError) return stopped2(thrown.trouble);
  if (!(thrown instanceof SqlError)) throw thrown;
  return stopped2({
    code: "database-answers-no-more",
    message: `Postgres refuses what surrounds the statements: ${thrown.message} (SQLSTATE ${thrown.sqlstate})`,
    hint: "Look whether a statement of the file changes the system catalogs or what may be read."
  });
}
function unprovenBy(trouble, path3) {
  return { ...trouble, subject: trouble.location ? `${trouble.location.path}:${trouble.location.line}` : path3 };
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
      (statement2) => statement2 === failed ? { ...statement2, undecided: around } : statement2
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
  const { path: path3, line, column } = place;
  const record = recordOf({ text, line, column, kind: "unknown", node: { String: {} } }, path3, `${path3}
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
    "default-refused-to-application",
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
var between = "migration/running-query-fails-between";
var provedByQueries = ["migration/running-query-fails", "migration/running-query-changes-shape", between];
function leftToQueries(findings) {
  const proofs = findings.filter(({ ruleId }) => provedByQueries.includes(ruleId));
  if (proofs.length === 0) return findings;
  const warnings = findings.filter(({ ruleId }) => warningsOfQueries.has(ruleId));
  const provedBy = new Map(warnings.map((warning) => [warning, proofOf(warning, proofs)]));
  return findings.filter((finding) => !provedBy.get(finding)).map((finding) => {
    const told = warnings.filter((warning) => provedBy.get(warning) === finding);
    const others2 = finding.ruleId === between ? [] : told;
    const remedies = others2.flatMap(({ remedy }) => remedy ?? []).sort((a, b) => b.length - a.length);
    const fix = others2.find((warning) => warning.fix)?.fix;
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
  return sameStatement && !twoColumns && tableOf3(subject) === tableOf3(reached2);
}
function tableOf3(subject) {
  const name = "name" in subject ? subject.name : "";
  return subject.kind === "column" ? name.slice(0, Math.max(0, name.lastIndexOf("."))) : name;
}

// src/checks/migration/queries/queries-said.ts
init_shim();

// src/checks/migration/queries/sources.ts
init_shim();

// src/checks/migration/queries/gathering.ts
init_shim();

// src/checks/migration/queries/found.ts
init_shim();
var ofProgram = "put together by the program";
var ofTests = "of tests, seeds or migrations";
function nothingIn(problem2) {
  return { texts: [], left: [{ line: 1, problem: problem2 }] };
}

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

// src/checks/migration/queries/sql-may-stand.ts
init_shim();

// src/checks/migration/queries/askable.ts
init_shim();
var preparable = ["SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt"];
var writing = ["InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt"];
var longest = 1e5;
async function askable(query2) {
  const left2 = (problem2) => ({ location: query2.location, problem: `${query2.name} ${problem2}` });
  if (query2.sql.length > longest) return left2("is too long to be tried");
  const parsed = await parseSql(query2.sql);
  if (!parsed.parsed) return left2(`is no SQL: ${parsed.failure.message}`);
  const [statement2, ...others2] = parsed.statements;
  if (!statement2 || others2.length > 0) return left2(statement2 ? "holds several statements" : "holds no statement");
  if (!preparable.includes(statement2.kind)) return left2("is no query of rows");
  const found = membersWithin(statement2.node);
  if (!found) return left2("is nested too deeply");
  if (found.keys.has("intoClause")) return left2("makes a table");
  return {
    query: query2,
    sql: statement2.text,
    node: statement2.node,
    relations: relationsNamedBy(statement2.node),
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
function lastName(names2) {
  const last = Array.isArray(names2) ? names2.at(-1) : void 0;
  const text = typeof last === "object" && last !== null && "String" in last ? last.String : void 0;
  const value = typeof text === "object" && text !== null && "sval" in text ? text.sval : void 0;
  return typeof value === "string" ? value : "";
}

// src/checks/migration/queries/sql-may-stand.ts
var conditions = ["whereClause", "havingClause", "quals"];
var lists = ["sortClause", "groupClause", "distinctClause", "partitionClause", "orderClause", "targetList", "exprs"];
function standsForSql(root) {
  const inserted = insertedList(root);
  let found = false;
  eachMember(root, (key, value) => {
    if (conditions.includes(key) && isParameter(value)) found = true;
    if (key === "BoolExpr" && itemsOf(fieldOf3(value, "args")).some(isParameter)) found = true;
    if (key === "A_Indirection" && isParameter(fieldOf3(value, "arg"))) found = true;
    if (!lists.includes(key) || value === inserted) return;
    if (itemsOf(value).some((item) => isParameter(item) || isBareItem(item))) found = true;
  });
  return found || hidesColumns(root);
}
function insertedList(root) {
  if (!("InsertStmt" in root)) return void 0;
  const targets2 = fieldOf3(fieldOf3(root.InsertStmt.selectStmt, "SelectStmt"), "targetList");
  return itemsOf(targets2).length === (root.InsertStmt.cols?.length ?? -1) ? targets2 : void 0;
}
function hidesColumns(root) {
  if (!("InsertStmt" in root)) return false;
  const rows = itemsOf(fieldOf3(fieldOf3(root.InsertStmt.selectStmt, "SelectStmt"), "valuesLists"));
  const columns2 = root.InsertStmt.cols?.length;
  return rows.some((row) => {
    const items = itemsOf(fieldOf3(fieldOf3(row, "List"), "items"));
    return columns2 === void 0 ? items.length === 1 && items.some(isParameter) : items.length !== columns2;
  });
}
function isBareItem(item) {
  const target = fieldOf3(item, "ResTarget");
  if (target !== void 0) return fieldOf3(target, "name") === void 0 && isParameter(fieldOf3(target, "val"));
  return isParameter(fieldOf3(fieldOf3(item, "SortBy"), "node"));
}
function isParameter(value) {
  return fieldOf3(value, "ParamRef") !== void 0;
}
function itemsOf(value) {
  return Array.isArray(value) ? value : [];
}
function fieldOf3(value, key) {
  return typeof value === "object" && value !== null ? value[key] : void 0;
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
    const word3 = (/^[\s(]*([a-z]+)/i.exec(sql)?.[1] ?? "").toUpperCase();
    const { message } = parsed.failure;
    return utilityWords.includes(word3) ? { kind: "utility", is: word3 } : { kind: "unread", problem: `is no statement that Postgres takes: ${message}` };
  }
  const [statement2] = parsed.statements;
  if (!statement2) return { kind: "utility", is: "nothing" };
  const { node, kind } = statement2;
  if (queryKinds.includes(kind)) return { kind: "query", sql: statement2.text, node };
  const inner = innerQuery(node);
  const cut = inner && afterWord(statement2.text, inner.word);
  if (inner && cut !== void 0) return { kind: "query", sql: cut, node: inner.query };
  if (kind === "CallStmt" || kind === "CopyStmt") {
    return { kind: "unread", problem: `is a ${kind === "CallStmt" ? "CALL" : "COPY"}, which nothing here can try` };
  }
  return { kind: "utility", is: (/^\w+/.exec(statement2.text)?.[0] ?? kind).toUpperCase() };
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
function afterWord(sql, word3) {
  const found = tokensOf(sql).find((token) => isWord(token, word3));
  return found && sql.slice(found.end).trim();
}

// src/checks/migration/queries/gathering.ts
var longestText = 1e5;
var maxRead = 2e4;
var maxVariants = 12;
function nothingGathered() {
  return { known: /* @__PURE__ */ new Map(), seen: /* @__PURE__ */ new Map(), variants: /* @__PURE__ */ new Map(), left: [], read: 0 };
}
async function gather(gathered, path3, found) {
  const leave2 = (line, problem2, kind) => gathered.left.push({ location: { path: path3, line, column: 1 }, problem: problem2, ...kind === void 0 ? {} : { kind } });
  for (const { line, problem: problem2, kind } of found.left) leave2(line, problem2, kind);
  const outcomes = [];
  for (const text of found.texts) {
    const name = text.name ?? "the statement";
    if (text.sql.length > longestText) {
      const outcome = { problem: `is longer than ${count(longestText, "character")}` };
      leave2(text.line, `${name} ${outcome.problem}`);
      outcomes.push(outcome);
      continue;
    }
    for (const statement2 of statementsOf(text)) {
      const outcome = await taken(gathered, path3, text, statement2);
      if (typeof outcome === "object") leave2(statement2.line, `${name} ${outcome.problem}`, outcome.kind);
      outcomes.push(outcome);
    }
  }
  const unread = outcomes.filter((outcome) => outcome === "unread").length;
  if (unread > 0) leave2(1, `${count(unread, "statement")} behind the first ${count(maxRead, "statement")} of all files`);
  if (found.mayHoldNone) return;
  if (found.left.length === 0 && outcomes.every((outcome) => outcome === "passed")) leave2(1, "it holds no query");
}
function queriesOf({ known, left: left2 }, limit) {
  const all = [...known.values()];
  const written2 = all.filter(({ query: query2 }) => query2.source === "file");
  const watched = all.filter(({ query: query2 }) => query2.source !== "file").sort((a, b) => b.calls - a.calls);
  const sorted = [...written2, ...watched].map(({ query: query2 }) => query2);
  const beyond = sorted.slice(limit).map(({ name, location }) => ({
    location,
    problem: `${name} is behind the ${count(limit, "query", "queries")} that are tried`
  }));
  return { queries: sorted.slice(0, limit), left: [...left2, ...beyond] };
}
async function taken(gathered, path3, { name, source, calls = 1, interpolated: interpolated2 = false, prepared }, { sql, line }) {
  const place = {
    name: name ?? `${path3}:${line}`,
    location: { path: path3, line, column: 1 },
    source,
    ...prepared ? { prepared } : {}
  };
  if (source !== "file" && isPostgresOwn(sql)) return "passed";
  const rough = textKey(sql);
  const seen = gathered.seen.get(rough);
  if (seen) return again(seen, calls, place);
  if (gathered.seen.has(rough)) return "passed";
  if (gathered.read >= maxRead) return "unread";
  gathered.read += 1;
  gathered.seen.set(rough, void 0);
  const reading = untaken(await readStatement(source === "statistics" ? withCasts(sql) : sql), { source, interpolated: interpolated2 });
  if (typeof reading === "string" || "problem" in reading) return reading;
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
function untaken(reading, { source, interpolated: interpolated2 }) {
  if (reading.kind === "utility") return source === "file" ? { problem: `is no query (${reading.is})` } : "passed";
  if (reading.kind === "unread") {
    const isPart = interpolated2 && /at or near "\$\d+"$/.test(reading.problem);
    return isPart ? { problem: "gets a part of its text from the program", kind: ofProgram } : { problem: reading.problem };
  }
  if (!interpolated2 || !standsForSql(reading.node)) return reading;
  return { problem: "gets what may be a part of its text from the program", kind: ofProgram };
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

// src/checks/migration/queries/programs.ts
init_shim();

// src/checks/migration/queries/beginning.ts
init_shim();
var before = String.raw`^(?:\s|--[^\n]*\n|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/)*`;
var firstWord = new RegExp(`${before}(?:select|insert|update|delete|with|merge)\\b`, "i");
var firstWords = new RegExp(`${before}(?:select|insert\\s+into|update|delete\\s+from|with|merge\\s+into)\\s`, "i");
var anything = String.raw`\b[\s\S]*\b`;
var statement = new RegExp(
  `${before}(?:select${anything}from|insert\\s+into|update${anything}set|delete\\s+from|with${anything}as|merge\\s+into)\\b`,
  "i"
);
function beginsQuery(text) {
  return firstWord.test(text);
}
function beginsLikeQuery(text) {
  return firstWords.test(text);
}
function looksLikeQuery(text) {
  return statement.test(text);
}
function mayHoldQueries(program) {
  return /["'`](?:\s|\\[nrt\r\n])*(?:--|\/\*|(?:select|insert|update|delete|with|merge)[\s*("\\])/i.test(program);
}

// src/checks/migration/queries/javascript/source.ts
init_shim();

// src/checks/migration/queries/javascript/bindings.ts
init_shim();

// src/checks/migration/queries/javascript/syntax.ts
init_shim();
import { runInNewContext } from "node:vm";
var parseMs = 5e3;
async function parseSource(path3, text, limitMs = parseMs) {
  const {
    default: { parse }
  } = await import("./chunk-XRGCMBSQ.js");
  const typed = /\.[cm]?ts$/i.test(path3);
  const read = () => parse(text, {
    sourceType: "unambiguous",
    errorRecovery: true,
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    attachComment: false,
    // In `.ts` a `<` before an expression is a type assertion; types do no harm in JavaScript.
    plugins: typed ? ["typescript", "decorators-legacy"] : ["typescript", "jsx", "decorators-legacy"]
  });
  try {
    const result = runInNewContext("read()", { read }, { timeout: limitMs });
    return { parsed: true, program: result.program };
  } catch (thrown) {
    const slow = codeOf(thrown) === "ERR_SCRIPT_EXECUTION_TIMEOUT";
    if (slow) return { parsed: false, slow, problem: `it takes longer than ${limitMs / 1e3} s to read` };
    if (thrown instanceof RangeError) return { parsed: false, slow, problem: "it is nested too deeply" };
    if (thrown instanceof SyntaxError) {
      return { parsed: false, slow, problem: `it is no JavaScript or TypeScript that is read: ${thrown.message}` };
    }
    throw thrown;
  }
}
function codeOf(thrown) {
  return typeof thrown === "object" && thrown !== null && "code" in thrown ? thrown.code : void 0;
}
function eachNode(root, visit) {
  const waiting = [root];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) for (let at2 = next.length - 1; at2 >= 0; at2 -= 1) waiting.push(next[at2]);
    else if (isNode(next) && visit(next) !== false) waiting.push(Object.values(next).filter(isBranch));
  }
}
function isBranch(value) {
  return Array.isArray(value) || isNode(value);
}
function isNode(value) {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
function bare2(node) {
  const expression = node;
  switch (expression.type) {
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
    case "TSInstantiationExpression":
      return bare2(expression.expression);
    default:
      return expression;
  }
}
function pathOf(node) {
  const expression = bare2(node);
  if (expression.type === "Identifier") return [expression.name];
  if (expression.type === "ThisExpression") return ["this"];
  if (expression.type !== "MemberExpression" && expression.type !== "OptionalMemberExpression") return void 0;
  const { object: object2, property, computed } = expression;
  const before2 = computed || property.type !== "Identifier" ? void 0 : pathOf(object2);
  return before2 && property.type === "Identifier" ? [...before2, property.name] : void 0;
}

// src/checks/migration/queries/javascript/bindings.ts
var mostOfAName = 2e3;
function bindingsOf(program) {
  const declared = /* @__PURE__ */ new Map();
  const modules = [];
  const assigned = assignedNames(program);
  const scopes = [];
  eachNode(program, (node) => {
    leave(scopes, node);
    const around = scopes.at(-1);
    if (isScope(node)) scopes.push(scopeOf(node));
    const own2 = scopes.at(-1);
    const declare = (names2, binding, scope = around) => {
      for (const name of names2) {
        const known = declared.get(name);
        if (!scope) continue;
        if (known) known.push({ scope, binding });
        else declared.set(name, [{ scope, binding }]);
      }
    };
    if (isDeclaration(node)) declareVariables(node, scopes, assigned, declare);
    if (isCallable(node)) declare(node.params.flatMap(namesIn), { kind: "parameter" }, own2);
    if (isImport(node)) {
      modules.push(node.source.value);
      declare(namesOfImport(node), { kind: "import", from: node.source.value });
    }
    declare(ownNames(node), { kind: "other" });
    declare(caughtNames(node), { kind: "parameter" }, own2);
    return void 0;
  });
  return { modules, of: (name, at2) => innermost(declared.get(name) ?? [], at2.start ?? 0) };
}
function leave(scopes, { start, end }) {
  for (let last = scopes.at(-1); last; last = scopes.at(-1)) {
    if (last.start <= (start ?? 0) && (end ?? 0) <= last.end) return;
    scopes.pop();
  }
}
function innermost(all, at2) {
  if (all.length > mostOfAName) return void 0;
  let found;
  for (const one of all) {
    const { start, end } = one.scope;
    if (start <= at2 && at2 < end && (!found || start >= found.scope.start)) found = one;
  }
  return found?.binding;
}
function isScope(node) {
  return isCallable(node) || /^(Program|BlockStatement|For\w*Statement|SwitchStatement|CatchClause|StaticBlock|TSModuleBlock)$/.test(node.type);
}
function scopeOf(node) {
  const isFunction2 = isCallable(node) || node.type === "Program" || node.type === "StaticBlock";
  return { start: node.type === "Program" ? -1 : node.start ?? 0, end: node.end ?? 0, isFunction: isFunction2 };
}
function declareVariables({ kind, declarations }, around, assigned, declare) {
  const scope = kind === "var" ? around.findLast(({ isFunction: isFunction2 }) => isFunction2) : around.at(-1);
  const inFunction = around.filter(({ isFunction: isFunction2 }) => isFunction2).length > 1;
  for (const { id, init } of declarations) {
    const value = id.type === "Identifier" && init ? bare2(init) : void 0;
    const names2 = namesIn(id);
    const constant = kind === "const" || !names2.some((name) => assigned.has(name));
    declare(names2, { kind: "variable", value, constant, inFunction }, scope);
  }
}
function assignedNames(program) {
  const names2 = /* @__PURE__ */ new Set();
  eachNode(program, (node) => {
    const target = isAssignment(node) ? node.left : "argument" in node && node.type === "UpdateExpression" ? node.argument : void 0;
    for (const name of target === void 0 ? [] : namesIn(target)) names2.add(name);
    return void 0;
  });
  return names2;
}
function isAssignment(node) {
  return node.type === "AssignmentExpression";
}
function isCallable(node) {
  return "params" in node && Array.isArray(node.params) && "body" in node;
}
function isDeclaration(node) {
  return node.type === "VariableDeclaration";
}
function isImport(node) {
  return node.type === "ImportDeclaration";
}
function namesOfImport({ specifiers }) {
  return specifiers.map(({ local }) => local.name);
}
function ownNames(node) {
  if (!/^(FunctionDeclaration|ClassDeclaration|TSEnumDeclaration)$/.test(node.type)) return [];
  return "id" in node && node.id ? namesIn(node.id) : [];
}
function caughtNames(node) {
  return node.type === "CatchClause" && "param" in node && node.param ? namesIn(node.param) : [];
}
function namesIn(pattern) {
  const names2 = [];
  eachNode(pattern, (node) => {
    if (node.type === "Identifier" && "name" in node) names2.push(String(node.name));
    return node.type !== "TSTypeAnnotation";
  });
  return names2;
}

// src/checks/migration/queries/javascript/calls.ts
init_shim();

// src/checks/migration/queries/driver-parameters.ts
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
    const put3 = instead ?? known.get(name) ?? (expansions.get(name) ?? ((number) => number()))(next);
    if (instead === void 0) known.set(name, put3);
    pieces.push(text.slice(from, start), put3, text.slice(start, end).replace(/[^\n]/g, ""));
    from = end;
  }
  return { told: true, sql: [...pieces, text.slice(from)].join("") };
}
var highestParameter = 65535;
function highestNumber(tokens) {
  return tokens.reduce((highest2, { kind, text }) => {
    const number = kind === "number" && text.startsWith("$") ? Number(text.slice(1)) : 0;
    return number > highest2 && number <= highestParameter ? number : highest2;
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
  const word3 = macro?.text.toLowerCase() ?? "";
  if (!close || !["arg", "narg", "slice", "embed"].includes(word3)) return void 0;
  const inside = text.slice(open.end, close.start).trim();
  const at2 = { start: first.start, end: close.end };
  if (word3 === "embed") return { ...at2, name: "", instead: `${inside}.*` };
  return { ...at2, name: inside.replace(/^'(.*)'$/, "$1").replace(/^"(.*)"$/, "$1") };
}
function atSignAt(text, tokens, index) {
  const [sign2, name] = [tokens[index], tokens[index + 1]];
  if (sign2?.kind !== "sign" || sign2.text !== "@" || name?.kind !== "word" || name.start !== sign2.end) return void 0;
  const before2 = text.charAt(sign2.start - 1);
  return /[-+*/<>~!@#%^&|`?]/.test(before2) ? void 0 : { start: sign2.start, end: name.end, name: name.text };
}
function colonAt(text, tokens, index, { style, inBrackets }) {
  const [sign2, name] = [tokens[index], tokens[index + 1]];
  if (sign2?.kind !== "sign" || sign2.text !== ":" || name?.kind !== "word" || name.start !== sign2.end) return void 0;
  const before2 = text.charAt(sign2.start - 1);
  if (before2 === ":" || before2 === "\\" || inBrackets && /[\w)\]"$]/.test(before2)) return void 0;
  if (style === "hugsql") return hugSqlAt(text, sign2.start);
  const marked3 = text.charAt(name.end) === "!" && text.charAt(name.end + 1) !== "=";
  return { start: sign2.start, end: name.end + (marked3 ? 1 : 0), name: name.text };
}
function hugSqlAt(text, start) {
  const pattern = /:(?:([a-z]+\*?):(?!:))?([A-Za-z_][\w?!.-]*)/y;
  pattern.lastIndex = start;
  const [whole = ":", type = "v", name = ""] = pattern.exec(text) ?? [];
  const place = { start, end: start + whole.length, name };
  return /^v(alue)?\*?$/.test(type) ? place : { ...place, problem: `gets a part of its text from the program (${whole})` };
}

// src/checks/migration/queries/driver-parameters.ts
async function withDriverParameters(sql, language) {
  if (language === "python" && /%(?:s|\(\w+\)s|%)/.test(sql)) return withPercents(sql);
  if (language === "go" && /@[A-Za-z_]/.test(sql)) {
    const named6 = withNumbers(sql, "sqlc");
    if (named6.told && await isRead(named6.sql)) return named6.sql;
  }
  if (!/[?:$]/.test(sql) || await isRead(sql)) return sql;
  const colon = withNumbers(sql, "colon");
  const others2 = [withQuestionMarks(sql), ...colon.told ? [colon.sql] : [], withBrackets(sql)];
  for (const other of others2) if (other !== sql && await isRead(other)) return other;
  return sql;
}
function withPercents(sql) {
  const numbers = /* @__PURE__ */ new Map();
  let last = 0;
  return sql.replace(/%(?:%|s|\((\w+)\)s)/g, (found, name) => {
    if (found === "%%") return "%";
    const number = name !== void 0 && numbers.get(name) || last + 1;
    last = Math.max(last, number);
    if (name !== void 0) numbers.set(name, number);
    return `$${number}`;
  });
}
async function isRead(sql) {
  return (await readStatement(sql)).kind !== "unread";
}
function withQuestionMarks(sql) {
  let last = 0;
  let from = 0;
  let put3 = "";
  for (const { kind, text, start, end } of tokensOf(sql)) {
    if (kind !== "sign" || text !== "?") continue;
    const escaped = sql.charAt(start - 1) === "\\";
    if (!escaped && /[?|&@]/.test(sql.charAt(start - 1) + sql.charAt(end))) continue;
    if (!escaped) last += 1;
    put3 += escaped ? `${sql.slice(from, start - 1)}?` : `${sql.slice(from, start)}$${last}`;
    from = end;
  }
  return put3 + sql.slice(from);
}
function withBrackets(sql) {
  const numbers = /* @__PURE__ */ new Map();
  return sql.replace(/\$(?:\[(\w+)\]|\((\w+)\)|<(\w+)>|\/(\w+)\/|\{(\w+)\})/g, (_, ...groups) => {
    const name = String(groups.slice(0, 5).find((group) => group !== void 0));
    const number = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, number);
    return `$${number}`;
  });
}

// src/checks/migration/queries/javascript/reading.ts
init_shim();
function fromProgram(node, reading) {
  return { problem: `gets a part of its text from the program (${excerpt(node, reading)})` };
}
function excerpt(node, { source }) {
  const start = node.start ?? 0;
  const text = source.slice(start, Math.min(node.end ?? start, start + 200)).replace(/\s+/g, " ");
  return text.length > 40 ? `${text.slice(0, 40)}\u2026` : text;
}

// src/checks/migration/queries/javascript/static-text.ts
init_shim();
var longest2 = 2e5;
var mostMembers = 500;
function staticText(node, bindings, fuel = { left: 200 }) {
  fuel.left -= 1;
  if (fuel.left < 0) return void 0;
  const inner = (part) => staticText(part, bindings, fuel);
  const expression = bare2(node);
  switch (expression.type) {
    case "StringLiteral":
      return expression.value;
    case "TemplateLiteral":
      return joined(
        expression.quasis.flatMap(({ value }, at2) => {
          const between2 = expression.expressions[at2];
          return [value.cooked ?? void 0, ...between2 ? [numberText(between2, bindings) ?? inner(between2)] : []];
        })
      );
    case "BinaryExpression":
      return expression.operator === "+" ? joined(sumOf(expression).map(inner)) : void 0;
    case "Identifier": {
      const value = constantOf2(expression, bindings);
      return value && inner(value);
    }
    case "MemberExpression": {
      const value = memberOf(expression, bindings);
      return value && inner(value);
    }
    default:
      return void 0;
  }
}
function memberOf(expression, bindings) {
  const [root = "", member2, ...others2] = pathOf(expression) ?? [];
  const binding = bindings.of(root, expression);
  if (member2 === void 0 || others2.length > 0) return void 0;
  if (binding?.kind !== "variable" || !binding.constant || binding.inFunction || binding.value?.type !== "ObjectExpression")
    return void 0;
  const { properties } = binding.value;
  if (properties.length > mostMembers) return void 0;
  if (!properties.every((property2) => property2.type === "ObjectProperty" && !property2.computed)) return void 0;
  const found = properties.filter((property2) => property2.type === "ObjectProperty" && isNamed(property2.key, member2));
  const [property] = found;
  return found.length === 1 && property?.type === "ObjectProperty" ? property.value : void 0;
}
function isNamed(key, name) {
  const written2 = bare2(key);
  return written2.type === "Identifier" ? written2.name === name : written2.type === "StringLiteral" && written2.value === name;
}
function numberText(node, bindings) {
  const written2 = bare2(node);
  const value = written2.type === "Identifier" ? constantOf2(written2, bindings) : written2;
  return value?.type === "NumericLiteral" ? String(value.value) : void 0;
}
function constantOf2(name, bindings) {
  const binding = bindings.of(name.name, name);
  return binding?.kind === "variable" && binding.constant ? binding.value : void 0;
}
function sumOf(expression) {
  const terms = [];
  let rest = expression;
  while (rest.type === "BinaryExpression" && rest.operator === "+") {
    terms.unshift(rest.right);
    rest = bare2(rest.left);
  }
  return [rest, ...terms];
}
function joined(parts) {
  let text = "";
  for (const part of parts) {
    if (part === void 0 || text.length + part.length > longest2) return void 0;
    text += part;
  }
  return text;
}

// src/checks/migration/queries/javascript/calls.ts
var sending = /^(?:any|each|execute\w*|many|manyornone|none|one|oneornone|raw|result|unsafe|\$?\w*query\w*|\$executerawunsafe)$/i;
var nothing2 = { texts: [], left: [] };
async function sentByCall(call, reading, lineAt) {
  const [argument] = call.arguments;
  const called = calledName(call);
  if (!argument || called === void 0 || !sending.test(called)) return nothing2;
  const { text: node, name, prepared } = configOf(bare2(argument), reading);
  if (!node || node.type === "TaggedTemplateExpression") return nothing2;
  const where = written(node, reading);
  const line = lineAt(where.start ?? 0);
  const sql = staticText(node, reading.bindings);
  if (sql === void 0) {
    const problem2 = beginsLikeQuery(firstText(where, reading) ?? "") ? unknownPart(node, where, reading) : void 0;
    return problem2 ? { texts: [], left: [{ line, problem: `the statement ${problem2}`, kind: ofProgram }] } : nothing2;
  }
  if (!looksLikeQuery(sql)) return nothing2;
  return {
    texts: [{ name, sql: await withDriverParameters(sql), line, source: "file", ...prepared ? { prepared } : {} }],
    left: []
  };
}
function calledName({ callee }) {
  const node = bare2(callee);
  if (node.type === "Identifier") return node.name;
  if (node.type !== "MemberExpression" && node.type !== "OptionalMemberExpression") return void 0;
  return !node.computed && node.property.type === "Identifier" ? node.property.name : void 0;
}
function configOf(argument, { bindings }) {
  if (argument.type !== "ObjectExpression") return { text: argument, name: void 0, prepared: false };
  const member2 = (wanted) => {
    const found = argument.properties.find(
      (property) => property.type === "ObjectProperty" && !property.computed && property.key.type === "Identifier" && property.key.name === wanted
    );
    return found?.type === "ObjectProperty" ? bare2(found.value) : void 0;
  };
  const [text, name] = [member2("text"), member2("name")];
  const called = name && staticText(name, bindings);
  return { text, name: called, prepared: called !== void 0 || name?.type === "TemplateLiteral" };
}
function written(node, { bindings }) {
  const binding = node.type === "Identifier" ? bindings.of(node.name, node) : void 0;
  return binding?.kind === "variable" && binding.value ? binding.value : node;
}
function firstText(node, reading) {
  let expression = bare2(node);
  while (expression.type === "BinaryExpression" && expression.operator === "+") expression = bare2(expression.left);
  if (expression.type === "TemplateLiteral") return expression.quasis[0]?.value.cooked ?? void 0;
  return staticText(expression, reading.bindings);
}
function unknownPart(node, where, reading) {
  const parts = where.type === "TemplateLiteral" ? where.expressions : [];
  const unknown = parts.find((part) => staticText(part, reading.bindings) === void 0);
  return fromProgram(unknown ?? node, reading).problem;
}

// src/checks/migration/queries/javascript/forms.ts
init_shim();
var mostForms = 8;
var longest3 = 1e5;
function sequence(pieces) {
  let forms = [[]];
  for (const piece of pieces) {
    if ("problem" in piece) return piece;
    forms = forms.flatMap((before2) => piece.forms.map((after) => [...before2, ...after]));
    forms = forms.filter(isConsistent);
    if (choicesIn(forms) > 1) return { problem: "hangs on several conditions, which may hang together" };
    if (forms.length > mostForms) return { problem: `may become more than ${mostForms} texts` };
    if (forms.some((form2) => lengthOf(form2) > longest3)) return { problem: `is longer than ${longest3} characters` };
  }
  return { forms };
}
function lengthOf(form2) {
  return form2.reduce(
    (sum, part) => sum + (typeof part === "string" ? part.length : "value" in part ? part.value.length : 0) + 10,
    0
  );
}
function either(condition, held, otherwise) {
  if ("problem" in held) return held;
  if ("problem" in otherwise) return otherwise;
  const optional = held.forms.every(isBlank) || otherwise.forms.every(isBlank);
  const decided = (forms, holds) => forms.map((form2) => [{ condition, holds, optional }, ...form2]);
  return { forms: [...decided(held.forms, true), ...decided(otherwise.forms, false)] };
}
function isBlank(form2) {
  return form2.every((part) => typeof part === "string" ? part.trim() === "" : !("value" in part));
}
function isConsistent(form2) {
  const decided = /* @__PURE__ */ new Map();
  return form2.every((part) => {
    if (typeof part === "string" || "value" in part) return true;
    const known = decided.get(part.condition) ?? part.holds;
    decided.set(part.condition, known);
    return known === part.holds;
  });
}
function choicesIn(forms) {
  const choices = forms.flat().flatMap((part) => typeof part === "string" || "value" in part || part.optional ? [] : [part.condition]);
  return new Set(choices).size;
}
function only(...form2) {
  return { forms: [form2] };
}
function numbered(form2) {
  const places2 = [];
  const written2 = form2.filter((part) => typeof part === "string").join("");
  let last = highest(written2);
  let sql = "";
  for (const part of form2) {
    if (typeof part === "string") sql += part;
    else if ("value" in part) {
      places2.push(sql.length);
      last += 1;
      sql += `$${last}${part.value}`;
    }
  }
  return { sql, places: places2 };
}
function highest(text) {
  const numbers = [...text.matchAll(/\$(\d{1,5})/g)].map(([, digits]) => Number(digits));
  return numbers.reduce((most, number) => number <= 65535 ? Math.max(most, number) : most, 0);
}

// src/checks/migration/queries/javascript/interpolation.ts
init_shim();

// src/checks/migration/queries/javascript/helpers.ts
init_shim();

// src/checks/migration/queries/javascript/tags.ts
init_shim();
var sqlName2 = /sql$|^sql|^\$?(queryraw|executeraw)$/i;
var connectionName = /^(tx|trx|transaction|db|pg|pool|client|conn|connection|database|query)$/i;
var tagMembers = ["unsafe", "type", "typeAlias", "fragment", "prepared"];
var textTags = /^(raw|dedent|outdent|oneline\w*|stripindents?\w*|html|css|gql|graphql|markdown|md|nosql\w*|jsql)$/i;
function tagOf({ tag }, bindings) {
  const path3 = tagPath(tag);
  const last = path3?.at(-1);
  if (path3 === void 0 || last === void 0 || textTags.test(last)) return void 0;
  const takes = sqlName2.test(last) || connectionName.test(last) ? "values" : "unknown";
  return { path: path3, takes, drizzle: isDrizzle(path3[0] ?? "", tag, bindings) };
}
function tagPath(node) {
  const tag = bare2(node);
  const path3 = pathOf(tag.type === "CallExpression" ? bare2(tag.callee) : tag);
  const [last = "", before2 = ""] = [path3?.at(-1), path3?.at(-2)];
  return path3 && tagMembers.includes(last) && sqlName2.test(before2) ? path3.slice(0, -1) : path3;
}
function isSqlName(name) {
  return sqlName2.test(name) || name === "Prisma";
}
function isDrizzle(root, tag, { of, modules }) {
  const binding = of(root, tag);
  const from = binding?.kind === "import" ? binding.from : void 0;
  if (from !== void 0 && !/^[.@~#]/.test(from)) return isOfDrizzle(from);
  return modules.some(isOfDrizzle);
}
function isOfDrizzle(module) {
  return module.startsWith("drizzle-orm");
}

// src/checks/migration/queries/javascript/helpers.ts
function helperText(call, place) {
  const path3 = pathOf(call.callee) ?? [];
  if (path3.join(".") === place.tag.path.join(".")) return dynamic(call, place);
  const [root = "", member2, further2] = path3[0] === "this" ? path3.slice(1) : path3;
  if (!isSqlName(root) || further2 !== void 0) return void 0;
  if (member2 === void 0) return dynamic(call, place);
  return memberText(member2, call, place) ?? fromProgram(call, place.reading);
}
var values = ["val", "value", "param", "placeholder", "typed", "json", "jsonb", "date", "timestamp", "binary", "uuid"];
var names = ["identifier", "ref", "table", "id"];
var texts = ["raw", "unsafe", "sql"];
function memberText(member2, { arguments: args }, { before: before2, reading, value }) {
  const [first, second] = args;
  if (values.includes(member2)) return value;
  if (names.includes(member2)) {
    const parts = args.map((arg) => textsOf(arg, reading));
    const known = parts.flatMap((part) => part ?? []);
    return known.length > 0 && !parts.includes(void 0) ? only(known.map(identifier).join(".")) : void 0;
  }
  if (texts.includes(member2)) {
    const text = first && staticText(first, reading.bindings);
    return text === void 0 ? void 0 : only(text);
  }
  if (member2 === "lit" || member2 === "literalValue") return literal2(first, reading);
  if (member2 === "join") return /\bin\s*\(\s*$/i.test(before2) ? value : void 0;
  if (member2 === "array") return arrayOf(second, reading, value);
  return member2 === "unnest" ? unnested(second, reading) : void 0;
}
function arrayOf(type, reading, value) {
  if (!type) return value;
  const name = staticText(type, reading.bindings);
  return name === void 0 || !/^\w+$/.test(name) ? value : only({ value: "" }, `::"${name}"[]`);
}
function unnested(types, reading) {
  const names2 = types && textsOf(types, reading);
  if (!names2 || names2.length === 0 || !names2.every((name) => /^\w+$/.test(name))) return void 0;
  const columns2 = names2.flatMap((name, at2) => [at2 > 0 ? ", " : "", { value: "" }, `::"${name}"[]`]);
  return only("unnest(", ...columns2, ")");
}
function literal2(node, { bindings }) {
  const written2 = node && bare2(node);
  const constant = written2?.type === "Identifier" ? constantOf2(written2, bindings) : written2;
  if (constant?.type === "StringLiteral") return only(`'${constant.value.replaceAll("'", "''")}'`);
  if (constant?.type === "NumericLiteral") return only(String(constant.value));
  return constant?.type === "BooleanLiteral" ? only(String(constant.value)) : void 0;
}
function dynamic(call, { before: before2, reading }) {
  const [first, ...rest] = call.arguments;
  const unknown = fromProgram(call, reading);
  if (!first) return unknown;
  if (/\bin\s*$/i.test(before2)) return rest.length > 0 ? unknown : only("(", { value: "" }, ")");
  const columns2 = columnsOf2(first, rest, reading);
  const list3 = columns2?.map(identifier);
  if (/\b(select|returning)\s*$/i.test(before2)) {
    const wanted = textsOf(first, reading) ?? columns2;
    return wanted ? only(wanted.map(identifier).join(", ")) : unknown;
  }
  if (list3 && /\binsert\s+into\s+[\w".$ ]+$/i.test(before2)) {
    const places2 = list3.flatMap((_, at2) => [at2 > 0 ? ", " : "", { value: "" }]);
    return only(`(${list3.join(", ")}) values (`, ...places2, ")");
  }
  if (list3 && /\bset\s*$/i.test(before2)) {
    return only(...list3.flatMap((name2, at2) => [`${at2 > 0 ? ", " : ""}${name2} = `, { value: "" }]));
  }
  const name = rest.length === 0 && bare2(first).type === "StringLiteral" ? staticText(first, reading.bindings) : void 0;
  return name === void 0 ? unknown : only(identifier(name));
}
function columnsOf2(first, rest, reading) {
  if (rest.length > 0) {
    const named6 = rest.map((node) => textsOf(node, reading));
    return named6.some((one) => one === void 0) ? void 0 : named6.flatMap((one) => one ?? []);
  }
  const object2 = bare2(first);
  if (object2.type !== "ObjectExpression") return void 0;
  const keys = object2.properties.map((property) => {
    if (property.type !== "ObjectProperty" || property.computed) return void 0;
    const { key } = property;
    return key.type === "Identifier" ? key.name : key.type === "StringLiteral" ? key.value : void 0;
  });
  const known = keys.filter((key) => key !== void 0);
  return known.length === keys.length && known.length > 0 ? known : void 0;
}
function textsOf(node, reading) {
  const expression = bare2(node);
  if (expression.type !== "ArrayExpression") {
    const text = staticText(expression, reading.bindings);
    return text === void 0 ? void 0 : [text];
  }
  const texts3 = expression.elements.map((element) => element && staticText(element, reading.bindings));
  const known = texts3.filter((text) => typeof text === "string");
  return known.length === texts3.length ? known : void 0;
}
function identifier(name) {
  return name.split(".").map((part) => part === "*" ? part : `"${part.replaceAll('"', '""')}"`).join(".");
}

// src/checks/migration/queries/javascript/interpolation.ts
var deepest = 12;
var mostParts = 1e3;
function formsOf(template, tag, reading, depth = 0) {
  if (depth > deepest || template.quasi.expressions.length > mostParts)
    return { problem: "is put together of too many parts" };
  if (reading.told.has(template)) return reading.told.get(template) ?? fromProgram(template, reading);
  reading.told.set(template, void 0);
  const told = put2(template, tag, reading, depth);
  reading.told.set(template, told);
  return told;
}
function put2({ quasi: { quasis, expressions } }, tag, reading, depth) {
  let all = only();
  for (const [at2, { value }] of quasis.entries()) {
    if (typeof value.cooked !== "string") return { problem: "holds an escape that JavaScript does not know" };
    all = sequence([all, only(value.cooked)]);
    const expression = expressions[at2];
    if (!expression || "problem" in all) continue;
    all = sequence([all, interpolated(expression, { tag, reading, depth, before: textOf(all) })]);
  }
  return all;
}
function textOf({ forms: [form2] }) {
  const parts = (form2 ?? []).slice(-20).map((part) => typeof part === "string" ? part.slice(-1e3) : "value" in part ? "$0" : "");
  return parts.join("");
}
function interpolated(node, place) {
  const { reading, depth, before: before2 } = place;
  if (depth > deepest) return fromProgram(node, reading);
  const expression = bare2(node);
  switch (expression.type) {
    case "TaggedTemplateExpression": {
      const inner = tagOf(expression, reading.bindings);
      if (!inner || inner.takes === "unknown") return fromProgram(node, reading);
      reading.inlined.add(expression);
      return formsOf(expression, inner, reading, depth + 1);
    }
    case "ConditionalExpression": {
      const { test, consequent, alternate } = expression;
      const made = [consequent, alternate].filter((branch) => makesSql(branch, reading)).length;
      if (made === 0) return valueAt(node, place);
      if (made === 1) return fromProgram(node, reading);
      const told = (branch) => interpolated(branch, { ...place, depth: depth + 1 });
      return either(reading.source.slice(test.start ?? 0, test.end ?? 0), told(consequent), told(alternate));
    }
    case "Identifier":
      return named3(expression, place);
    case "CallExpression":
      return helperText(expression, { ...place, before: before2, value: valueAt(node, place) }) ?? valueUnlessSql(node, place);
    default:
      return isEmptySql(expression) ? only("") : valueUnlessSql(node, place);
  }
}
function named3(name, place) {
  const { reading, depth } = place;
  const binding = reading.bindings.of(name.name, name);
  if (binding?.kind !== "variable" || !binding.value || !makesSql(binding.value, reading)) return valueAt(name, place);
  return binding.constant ? interpolated(binding.value, { ...place, depth: depth + 1 }) : fromProgram(name, reading);
}
function isEmptySql(node) {
  const [root = "", member2, ...others2] = pathOf(node) ?? [];
  return isSqlName(root) && member2 === "empty" && others2.length === 0;
}
function valueUnlessSql(node, place) {
  return makesSql(node, place.reading) ? fromProgram(node, place.reading) : valueAt(node, place);
}
function makesSql(root, { bindings }) {
  let found = false;
  eachNode(root, (node) => {
    if (node.type === "AwaitExpression") return false;
    found ||= isMadeByTag(node, bindings);
    return !found;
  });
  return found;
}
function isMadeByTag(any, bindings) {
  const node = bare2(any);
  if (node.type === "TaggedTemplateExpression") return tagOf(node, bindings) !== void 0;
  if (node.type === "Identifier") {
    const constant = constantOf2(node, bindings);
    return constant?.type === "TaggedTemplateExpression" && tagOf(constant, bindings) !== void 0;
  }
  if (node.type !== "CallExpression") return isEmptySql(node);
  const [root = ""] = (tagPath(node.callee) ?? []).filter((name) => name !== "this");
  return isSqlName(root);
}
function valueAt(node, { tag, reading, before: before2 }) {
  if (tag.takes === "unknown") return constantOrProgram(node, reading);
  if (tag.drizzle && mayBeTable(node, reading)) {
    return { problem: `names what may be a table or column of Drizzle (${excerpt(node, reading)})` };
  }
  const lines = reading.source.slice(node.start ?? 0, node.end ?? 0).replace(/[^\n]/g, "");
  const value = { value: lines };
  return tag.drizzle && /\bin\s*$/i.test(before2) ? only("(", value, ")") : only(value);
}
function constantOrProgram(node, reading) {
  const text = staticText(node, reading.bindings);
  return text === void 0 ? fromProgram(node, reading) : only(text);
}
function mayBeTable(node, { bindings }) {
  const [root] = pathOf(node) ?? [];
  if (root === void 0 || root === "this") return false;
  const binding = bindings.of(root, node);
  return !binding || binding.kind === "import" || binding.kind === "variable" && !binding.inFunction;
}

// src/checks/migration/queries/javascript/source.ts
var isJavaScript = (path3) => /\.[cm]?[jt]sx?$/i.test(path3);
async function queriesInJavaScript(path3, text) {
  const parsed = await parseSource(path3, text);
  if (!parsed.parsed) return { ...nothing3(parsed.problem), slow: parsed.slow };
  try {
    return await queriesOf2(parsed.program, text);
  } catch (thrown) {
    if (thrown instanceof RangeError) return nothing3("it is nested too deeply");
    throw thrown;
  }
}
function nothing3(problem2) {
  return { texts: [], left: [{ line: 1, problem: problem2 }], mayHoldNone: true };
}
async function queriesOf2(program, source) {
  const lineAt = lineNumbers(source);
  const reading = { source, bindings: bindingsOf(program), inlined: /* @__PURE__ */ new Set(), told: /* @__PURE__ */ new Map() };
  const templates = [];
  const texts3 = [];
  const left2 = [];
  const calls = [];
  eachNode(program, (node) => {
    const tag = isTagged(node) ? tagOf(node, reading.bindings) : void 0;
    if (isTagged(node) && tag) {
      templates.push({ template: node, tag, found: sentByTemplate(node, tag, reading, lineAt) });
    }
    if (isCall(node)) calls.push(node);
    return void 0;
  });
  for (const { template, found } of templates) {
    if (reading.inlined.has(template)) continue;
    texts3.push(...found.texts);
    left2.push(...found.left);
  }
  for (const call of calls) {
    const found = await sentByCall(call, reading, lineAt);
    texts3.push(...found.texts);
    left2.push(...found.left);
  }
  const byLine = (a, b) => a.line - b.line;
  return { texts: texts3.sort(byLine), left: left2.sort(byLine), mayHoldNone: true };
}
function isTagged(node) {
  return node.type === "TaggedTemplateExpression";
}
function isCall(node) {
  return node.type === "CallExpression" || node.type === "OptionalCallExpression";
}
function sentByTemplate(template, tag, reading, lineAt) {
  const line = lineAt((template.quasi.start ?? 0) + 1);
  const told = formsOf(template, tag, reading);
  const [first] = template.quasi.quasis;
  if ("problem" in told) {
    const isQuery = beginsQuery(first?.value.raw ?? "");
    return {
      texts: [],
      left: isQuery ? [{ line: line + leadingLines(first?.value.raw), problem: `the statement ${told.problem}`, kind: ofProgram }] : []
    };
  }
  const texts3 = [];
  const left2 = [];
  for (const form2 of told.forms) {
    const { sql, places: places2 } = numbered(form2);
    if (!beginsQuery(sql)) continue;
    const starts = new Set(
      places2.length === 0 ? [] : tokensOf(sql).map(({ kind, start }) => kind === "number" ? start : -1)
    );
    if (places2.every((place) => starts.has(place))) {
      texts3.push({ name: void 0, sql, line, source: "file", interpolated: places2.length > 0 });
    } else {
      left2.push({
        line: line + leadingLines(sql),
        problem: "the statement gets a part of a name or text from the program",
        kind: ofProgram
      });
    }
  }
  return { texts: texts3, left: left2 };
}
function leadingLines(text = "") {
  return (/^\s*/.exec(text)?.[0] ?? "").split("\n").length - 1;
}

// src/checks/migration/queries/literals/source.ts
init_shim();

// src/checks/migration/queries/literals/lexer.ts
init_shim();
var word = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/y;
var blank = /[^\S\n]+/y;
var lineComment = /\/\/[^\n]*/y;
var hashComment = /#[^\n]*/y;
var sign = /[:+]=|[\s\S]/y;
var skipped = {
  go: [blank, lineComment, /\/\*[\s\S]*?(?:\*\/|$)/y, /'(?:[^'\\\n]|\\.)*'?/y],
  python: [blank, hashComment, /\\\r?\n/y],
  rust: [blank, lineComment, /'(?:[^'\\\n]|\\(?:u\{[^}\n]*\}|.))'/y, /'[A-Za-z_]\w*/y]
};
var texts2 = {
  go: [/()`([^`]*)(?:`|$)/y, /()"((?:[^"\\\n]|\\.)*)"?/y],
  python: [
    /([A-Za-z]{0,2})"""((?:[^"\\]|\\[\s\S]|"(?!""))*)(?:"""|$)/y,
    /([A-Za-z]{0,2})'''((?:[^'\\]|\\[\s\S]|'(?!''))*)(?:'''|$)/y,
    /([A-Za-z]{0,2})"((?:[^"\\\n]|\\[\s\S])*)"?/y,
    /([A-Za-z]{0,2})'((?:[^'\\\n]|\\[\s\S])*)'?/y
  ],
  rust: [/([bc]?r)"([^"]*)(?:"|$)/y, /([bc]?)"((?:[^"\\]|\\[\s\S])*)(?:"|$)/y]
};
function piecesOf2(program, language) {
  const pieces = [];
  let at2 = 0;
  while (at2 < program.length) {
    const comment = language === "rust" ? endOfNested(program, at2) : at2;
    const past = comment > at2 ? comment : endOfSkipped(program, at2, language);
    if (past > at2) {
      at2 = past;
      continue;
    }
    const found = (language === "rust" ? hashed(program, at2) : void 0) ?? textAt(program, at2, language);
    const piece = found?.piece ?? plainAt(program, at2);
    pieces.push(piece);
    at2 = found?.end ?? at2 + ("text" in piece ? piece.text.length : 1);
  }
  return pieces;
}
function endOfSkipped(program, at2, language) {
  for (const pattern of skipped[language]) {
    const end = endOf(pattern, program, at2);
    if (end > at2) return end;
  }
  return at2;
}
function endOf(pattern, program, at2) {
  pattern.lastIndex = at2;
  return pattern.test(program) ? pattern.lastIndex : at2;
}
function plainAt(program, at2) {
  if (program.charAt(at2) === "\n") return { kind: "line", text: "\n", start: at2 };
  const end = endOf(word, program, at2);
  if (end > at2) return { kind: "word", text: program.slice(at2, end), start: at2 };
  return { kind: "sign", text: program.slice(at2, endOf(sign, program, at2)), start: at2 };
}
function textAt(program, at2, language) {
  for (const pattern of texts2[language]) {
    pattern.lastIndex = at2;
    const match = pattern.exec(program);
    if (!match) continue;
    const [whole, prefix = "", written2 = ""] = match;
    const start = at2 + whole.indexOf(written2, prefix.length + 1);
    const value = textValue(written2, prefix.toLowerCase(), program.charAt(at2 + prefix.length), language);
    return { piece: { kind: "text", value, written: written2, start }, end: at2 + whole.length };
  }
  return void 0;
}
function hashed(program, at2) {
  const opening = /r(#{1,255})"/y;
  opening.lastIndex = at2;
  const [whole, hashes] = opening.exec(program) ?? [];
  if (whole === void 0 || hashes === void 0) return void 0;
  const start = at2 + whole.length;
  const close = program.indexOf(`"${hashes}`, start);
  const end = close < 0 ? program.length : close;
  const written2 = program.slice(start, end);
  return {
    piece: { kind: "text", value: written2, written: written2, start },
    end: Math.min(program.length, end + hashes.length + 1)
  };
}
function endOfNested(program, from) {
  if (!program.startsWith("/*", from)) return from;
  let depth = 0;
  const ends = /\/\*|\*\//g;
  ends.lastIndex = from;
  for (let match = ends.exec(program); match; match = ends.exec(program)) {
    depth += match[0] === "/*" ? 1 : -1;
    if (depth === 0) return ends.lastIndex;
  }
  return program.length;
}
function textValue(written2, prefix, quote, language) {
  if (language === "python" && /[ft]/.test(prefix))
    return /(?<!\{)\{(?!\{)/.test(written2) ? void 0 : unescaped(written2);
  return quote === "`" || prefix.includes("r") ? written2 : unescaped(written2);
}
var escapes = {
  n: "\n",
  t: "	",
  r: "\r",
  '"': '"',
  "'": "'",
  "\\": "\\",
  "0": "\0"
};
function unescaped(written2) {
  let unknown = false;
  const value = written2.replace(/\\(?:\r?\n\s*|([\s\S]))/g, (_, letter) => {
    if (letter !== void 0 && escapes[letter] === void 0) unknown = true;
    return letter === void 0 ? "" : escapes[letter] ?? "";
  });
  return unknown ? void 0 : value;
}

// src/checks/migration/queries/literals/source.ts
var formatting = /^(?:Sprintf|format|format_args)$/;
var sending2 = {
  // database/sql, pgx, sqlx, GORM
  go: /^(?:Must|Named)?(?:Query|Exec|Prepare|Get|Select|Raw|Queue)(?:Row)?x?(?:Context)?$/,
  // psycopg, asyncpg, SQLAlchemy, Django's cursor
  python: /^(?:execute|executemany|fetch|fetchrow|fetchval|mogrify|prepare|cursor|raw|text|SQL|read_sql|read_sql_query)$/,
  // sqlx, tokio-postgres, diesel
  rust: /^(?:query|query_as|query_scalar|query_as_with|query_with|query_unchecked|query_as_unchecked|query_scalar_unchecked|query_one|query_opt|query_raw|query_typed|execute|execute_raw|prepare|prepare_cached|prepare_typed|sql_query)$/
};
function languageOf(path3) {
  const [, ending] = /\.(go|py|rs)$/i.exec(path3) ?? [];
  return ending === void 0 ? void 0 : { go: "go", py: "python", rs: "rust" }[ending.toLowerCase()];
}
async function queriesInLiterals(program, language) {
  const lineAt = lineNumbers(program);
  const texts3 = [];
  const left2 = [];
  for (const { value, written: written2, start, whole } of sentTexts(
    withoutTests(piecesOf2(program, language), language),
    language
  )) {
    const line = lineAt(start);
    if (value !== void 0 && whole) {
      if (!looksLikeQuery(value)) continue;
      const sql = await withDriverParameters(value, language);
      texts3.push({ name: void 0, sql, line, source: "file" });
    } else if (beginsLikeQuery(written2)) {
      left2.push({ line, problem: "the statement gets a part of its text from the program", kind: ofProgram });
    }
  }
  return { texts: texts3, left: left2, mayHoldNone: true };
}
var mostOfAName2 = 200;
function sentTexts(all, language) {
  const pieces = withoutInnerLines(all);
  const named6 = namedTexts(pieces, language);
  const sent = /* @__PURE__ */ new Map();
  const calls = [];
  let part = 0;
  for (let at2 = 0; at2 < pieces.length; at2 += 1) {
    const piece = pieces[at2];
    if (isFunction(piece)) part += 1;
    if (piece?.kind === "sign") enter(calls, pieces, at2, piece.text);
    const formatted = formatting.test(calls.at(-1) ?? "");
    const within = sending2[language].test(calls.at(formatted ? -2 : -1) ?? "");
    if (!within || !piece || !isArgument(pieces[at2 - 1])) continue;
    const found = argumentAt(pieces, at2, language);
    for (const text of found.texts ?? named6(found.name, part))
      sent.set(text.start, formatted ? { ...text, whole: false } : text);
    at2 = found.end - 1;
  }
  return [...sent.values()];
}
function argumentAt(pieces, at2, language) {
  const piece = pieces[at2];
  if (piece?.kind === "word" && isEnd(pieces[at2 + 1])) return { name: piece.text, end: at2 + 1 };
  if (piece?.kind !== "text") return { texts: [], end: at2 + 1 };
  const { text, end } = joined2(pieces, at2, language);
  return { texts: [{ ...text, whole: isEnd(pieces[end]) }], end };
}
function enter(calls, pieces, at2, text) {
  if (text === ")" || text === "]" || text === "}") calls.pop();
  if (text === "[" || text === "{") calls.push("");
  if (text === "(") calls.push(calledBefore(pieces, at2));
}
function calledBefore(pieces, at2) {
  let before2 = at2 - 1;
  if (isSign(pieces[before2], "!")) before2 -= 1;
  const opening = isSign(pieces[before2], ">") ? "<" : isSign(pieces[before2], "]") ? "[" : void 0;
  if (opening !== void 0) {
    before2 = openingBefore(pieces, before2, opening);
    while (isSign(pieces[before2], ":")) before2 -= 1;
  }
  const piece = pieces[before2];
  return piece?.kind === "word" ? piece.text : "";
}
function openingBefore(pieces, closing, opening) {
  let open = 0;
  for (let at2 = closing; at2 > 0 && at2 > closing - 60; at2 -= 1) {
    if (isSign(pieces[at2], opening)) open -= 1;
    else if (isSign(pieces[at2], opening === "<" ? ">" : "]")) open += 1;
    if (open === 0) return at2 - 1;
  }
  return closing;
}
function joined2(pieces, from, language) {
  let end = from;
  let value = "";
  let written2 = "";
  let start;
  for (let piece = pieces[end]; piece?.kind === "text"; piece = pieces[end]) {
    value = value === void 0 || piece.value === void 0 ? void 0 : value + piece.value;
    written2 += piece.written;
    start ??= piece.start;
    const next = pieces[end + 1];
    const plus = language !== "rust" && isSign(next, "+") && pieces[end + 2]?.kind === "text";
    end += plus ? 2 : 1;
    if (!plus && language !== "python") break;
  }
  return { text: { value, written: written2, start: start ?? 0 }, end };
}
function namedTexts(pieces, language) {
  const named6 = /* @__PURE__ */ new Map();
  const growing = /* @__PURE__ */ new Map();
  let part = 0;
  for (const [at2, piece] of pieces.entries()) {
    if (isFunction(piece)) part += 1;
    if (piece.kind === "word" && grows(pieces, at2)) add(growing, piece.text, part);
    const name = isSign(piece, "=") || isSign(piece, ":=") ? nameBefore(pieces, at2) : void 0;
    const sent = name === void 0 ? void 0 : textBehind(pieces, at2, language);
    if (name === void 0 || !sent) continue;
    const parts = named6.get(name) ?? /* @__PURE__ */ new Map();
    const known = parts.get(part) ?? [];
    if (known.length < mostOfAName2 && parts.size < mostOfAName2) named6.set(name, parts.set(part, [...known, sent]));
  }
  return (name, used) => {
    const own2 = Math.max(...[...named6.get(name)?.keys() ?? []].filter((one) => one <= used));
    const grown = [...growing.get(name) ?? []];
    const isGrowing = grown.length >= mostOfAName2 || grown.some((one) => own2 <= one && one <= used);
    return (named6.get(name)?.get(own2) ?? []).map((one) => isGrowing ? { ...one, whole: false } : one);
  };
}
function add(growing, name, part) {
  const parts = growing.get(name) ?? /* @__PURE__ */ new Set();
  if (parts.size < mostOfAName2) growing.set(name, parts.add(part));
}
function grows(pieces, at2) {
  return isSign(pieces[at2 + 1], "+=") || isSign(pieces[at2 + 1], "+") || isSign(pieces[at2 - 1], "+");
}
function isFunction(piece) {
  return piece?.kind === "word" && ["func", "def", "fn"].includes(piece.text);
}
function textBehind(all, equals, language) {
  const first = textAfter(all, equals + 1);
  if (first === void 0) return void 0;
  const { text, end } = joined2(all, first, language);
  const bracketed = first === equals + 2 && isSign(all[equals + 1], "(");
  const after = bracketed && isSign(all[end], ")") ? all[end + 1] : all[end];
  const isLast = after === void 0 || after.kind === "line" || isSign(after, ";");
  return { ...text, whole: isLast && (bracketed || first === equals + 1) };
}
function nameBefore(all, equals) {
  let from = equals;
  while (from > equals - 12 && !isBeginning(all[from - 1])) from -= 1;
  const words2 = all.slice(from, equals);
  const colon = words2.findIndex((piece) => isSign(piece, ":"));
  const names2 = words2.slice(0, colon < 0 ? void 0 : colon).filter((piece) => !/^(?:const|var|let|mut|static|pub)$/.test(textOf2(piece) ?? ""));
  const [name, type] = names2;
  return name?.kind === "word" && (type === void 0 || type.kind === "word") ? name.text : void 0;
}
function isBeginning(piece) {
  return !piece || piece.kind === "line" || piece.kind === "sign" && "{}();,".includes(piece.text);
}
function textAfter(all, from) {
  for (let at2 = from; at2 < from + 6; at2 += 1) {
    const piece = all[at2];
    if (piece?.kind === "text") return at2;
    if (!piece || piece.kind === "line" || piece.kind === "sign" && !".!(&".includes(piece.text)) return void 0;
  }
  return void 0;
}
function withoutInnerLines(pieces) {
  const open = [];
  return pieces.filter((piece) => {
    if (piece.kind === "sign" && "([{".includes(piece.text)) open.push(piece.text);
    if (piece.kind === "sign" && ")]}".includes(piece.text)) open.pop();
    return piece.kind !== "line" || open.length === 0 || open.at(-1) === "{";
  });
}
function withoutTests(pieces, language) {
  if (language !== "rust") return pieces;
  const kept = [];
  let depth = 0;
  let test = "no";
  for (const [at2, piece] of pieces.entries()) {
    const marks = ["#", "[", "cfg", "(", "test", ")", "]"];
    if (test === "no" && isSign(piece, "#") && marks.every((mark, step) => textOf2(pieces[at2 + step]) === mark))
      test = "coming";
    if (test === "no") kept.push(piece);
    else if (isSign(piece, "{")) {
      depth += 1;
      test = "within";
    } else if (isSign(piece, "}")) depth -= 1;
    if (test === "within" && depth === 0 || test === "coming" && isSign(piece, ";")) test = "no";
  }
  return kept;
}
function textOf2(piece) {
  return piece && "text" in piece ? piece.text : void 0;
}
function isSign(piece, text) {
  return piece?.kind === "sign" && piece.text === text;
}
function isArgument(before2) {
  return isSign(before2, "(") || isSign(before2, ",");
}
function isEnd(after) {
  return isSign(after, ")") || isSign(after, ",");
}

// src/checks/migration/queries/programs.ts
var notRunning = /(?:^|\/)(?:migrations?|seeds?|seeders?|tests?|__tests__|__mocks__|fixtures|__fixtures__|e2e)\/|[._-](?:tests?|spec|e2e|bench|stories)\.[a-z]+$|\.d\.[cm]?ts$|(?:^|[/._-])migrations?\.[a-z]+$|(?:^|\/)(?:test_[^/]*|conftest)\.py$/i;
var migration = /\bimplements\s+MigrationInterface\b|\bextends\s+Migration\b|\bexport\s+(?:const|async\s+function|function)\s+up\b|\bexports\.up\s*=|\basync\s+up\s*\(|\bgoose\.AddMigration|\bdef\s+upgrade\s*\(/;
var longest4 = 512 * 1024;
function isProgram(path3) {
  return isJavaScript(path3) || languageOf(path3) !== void 0;
}
async function queriesInProgram(path3, text) {
  if (!mayHoldQueries(text)) return { texts: [], left: [], mayHoldNone: true };
  if (text.length > longest4) return left("it is longer than programs are that people write (512 KiB)");
  const language = languageOf(path3);
  return language ? queriesInLiterals(text, language) : queriesInJavaScript(path3, text);
}
var slowAtMost = 3;
function programReader(globs, read) {
  let slow = 0;
  return async (path3, text) => {
    if (slow >= slowAtMost) return left(`it is behind ${slowAtMost} programs that took too long to read`);
    const sign2 = notRunning.exec(path3)?.[0];
    const meant2 = sign2 !== void 0 && globs.some((glob) => !glob.startsWith("!") && glob.includes(sign2));
    if (!meant2 && (sign2 !== void 0 || migration.test(text))) {
      const found2 = await read(path3, text);
      if (found2.slow) slow += 1;
      const queries = found2.texts.length + found2.left.length;
      return queries === 0 ? found2 : left(`it belongs to ${kindOf2(sign2)}, whose queries the running release does not send`, ofTests);
    }
    const found = await read(path3, text);
    if (found.slow) slow += 1;
    return found;
  };
}
function kindOf2(sign2 = "") {
  return sign2 === "" || /migration/i.test(sign2) ? "migrations" : /seed/i.test(sign2) ? "seeds" : "tests";
}
function left(problem2, kind) {
  return { texts: [], left: [{ line: 1, problem: problem2, ...kind === void 0 ? {} : { kind } }], mayHoldNone: true };
}

// src/checks/migration/queries/source-file.ts
init_shim();

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
  for (const [index, written2] of text.split("\n").entries()) {
    const line = written2.replace(/\r$/, "");
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
  const left2 = [];
  for (const { fields: fields2, line, broken } of csvRecords(text)) {
    if (broken) left2.push({ line, problem: "a quote that nothing closes: what follows was not read" });
    else if (!isCsvLog(fields2)) left2.push({ line, problem: "is no line of a csvlog" });
    else entries.push({ severity: fields2[severityColumn] ?? "", message: fields2[messageColumn] ?? "", line });
  }
  return statementsIn(entries, left2);
}
function queriesInJsonLog(text) {
  const entries = [];
  const left2 = [];
  for (const [index, written2] of text.split("\n").entries()) {
    if (written2.trim() === "") continue;
    const data = parsedJson(written2);
    const [severity, message] = [fieldOf(data, "error_severity"), fieldOf(data, "message")];
    if (typeof severity !== "string") left2.push({ line: index + 1, problem: "is no line of a jsonlog" });
    else if (typeof message === "string") entries.push({ severity, message, line: index + 1 });
  }
  return statementsIn(entries, left2);
}
function statementsIn(entries, left2) {
  const texts3 = [];
  const problems = [...left2];
  for (const { severity, message, line } of entries) {
    if (severity !== "LOG") continue;
    const logged = statementIn(message) ?? explainedIn(message);
    if (logged === "unknown") problems.push({ line, problem: "a plan of auto_explain in neither text nor JSON" });
    else if (logged) texts3.push({ name: void 0, sql: logged.sql, line: line + logged.below, source: "log" });
  }
  return { texts: texts3, left: problems };
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
function queriesInSqlFile(text) {
  const lineAt = lineNumbers(text);
  const texts3 = [];
  const left2 = [];
  for (const { annotation, start, end } of blocksOf(text)) {
    const { name, style = "colon", expansions, problem: problem2 } = annotation ?? {};
    const called = name ?? "the statement";
    if (problem2 !== void 0) left2.push({ line: lineAt(start), problem: `${called} ${problem2}` });
    const statements = problem2 === void 0 ? statementsOf({ sql: text.slice(start, end), line: lineAt(start) }) : [];
    for (const { sql, line } of statements) {
      const numbered2 = withNumbers(sql, style, expansions);
      if (!numbered2.told) left2.push({ line, problem: `${called} ${numbered2.problem}` });
      else
        texts3.push({
          name,
          sql: style === "hugsql" ? withoutEscapes(numbered2.sql) : numbered2.sql,
          line,
          source: "file"
        });
    }
  }
  return { texts: texts3, left: left2 };
}
function blocksOf(text) {
  const tokens = tokensOf(text);
  const comments = tokens.filter(({ kind }) => kind === "comment");
  const annotated = comments.flatMap((comment) => {
    const annotation = annotationOf(comment);
    return annotation ? [{ annotation, start: comment.end, from: comment.start }] : [];
  });
  const head = { annotation: void 0, start: 0, end: annotated[0]?.from ?? text.length };
  const named6 = annotated.map(({ annotation, start }, index) => {
    const end = annotated[index + 1]?.from ?? text.length;
    const clojure = annotation.style === "hugsql" && comments.some((at2) => isClojure(at2) && at2.start >= start && at2.end <= end);
    return { annotation: clojure ? { ...annotation, problem: "is put together by Clojure" } : annotation, start, end };
  });
  return [head, ...named6];
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
  const texts3 = entriesOf(data).map((sql) => ({ name: void 0, sql, line: 1, source: "file" }));
  return { texts: texts3, left: [] };
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
  return fields2.some((field) => nameOf3(field) === "query");
}
function queriesInStatisticsCsv(text) {
  const rows = [];
  const left2 = [];
  let header;
  for (const { fields: fields2, line, broken } of csvRecords(text)) {
    if (broken) left2.push({ line, problem: "a quote that nothing closes: what follows was not read" });
    else if (!header) header = fields2.map(nameOf3);
    else if (fields2.length !== header.length) {
      left2.push({ line, problem: `has ${count(fields2.length, "field")}, the header ${header.length}` });
    } else {
      const calls = header.indexOf("calls");
      rows.push({ query: fields2[header.indexOf("query")] ?? "", calls: callsOf(fields2[calls]), line });
    }
  }
  return foundIn(rows, left2);
}
function queriesInStatisticsJson(data, text) {
  const lineAt = lineNumbers(text);
  const rows = [];
  const left2 = [];
  let from = 0;
  for (const [index, row] of data.entries()) {
    const query2 = fieldOf(row, "query");
    if (typeof query2 !== "string") {
      left2.push({ line: lineAt(from), problem: `item ${index + 1} has no query` });
      continue;
    }
    const place = text.indexOf(JSON.stringify(query2), from);
    if (place >= 0) from = place;
    rows.push({ query: query2, calls: callsOf(fieldOf(row, "calls")), line: lineAt(from) });
  }
  return data.length === 0 ? nothingIn("holds no query") : foundIn(rows, left2);
}
function foundIn(rows, left2) {
  const shown2 = rows.filter(({ query: query2 }) => query2.trim() !== "" && query2 !== hidden);
  const [first, ...others2] = rows.filter(({ query: query2 }) => query2 === hidden);
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
      ...left2,
      {
        line: first.line,
        problem: `${count(others2.length + 1, "row")} of it say ${hidden}: export them as a member of pg_read_all_stats`
      }
    ] : left2
  };
}
function callsOf(value) {
  const calls = typeof value === "string" ? Number(value) : value;
  return typeof calls === "number" && calls >= 0 && Number.isFinite(calls) ? calls : void 0;
}
function nameOf3(field) {
  return field.trim().toLowerCase();
}

// src/checks/migration/queries/source-file.ts
async function queriesInFile(path3, text, inProgram = queriesInProgram) {
  if (text.includes("\0")) return nothingIn("it is no text in UTF-8");
  if (/\.sql$/i.test(path3)) return queriesInSqlFile(text);
  if (isProgram(path3)) return inProgram(path3, text);
  const json = /^\s*[[{]/.test(text) ? queriesInJson(text) : void 0;
  if (json) return json;
  const [first] = csvRecords(text);
  if (first && isCsvLog(first.fields)) return queriesInCsvLog(text);
  if (first && isStatisticsHeader(first.fields)) return queriesInStatisticsCsv(text);
  if (isServerLog(text)) return queriesInServerLog(text);
  return nothingIn(unknownKind);
}
var unknownKind = "it is none of what is read: .sql files, JavaScript, TypeScript, Go, Python, Rust, data of sqlx, pg_stat_statements as CSV (with a header that names query) or JSON, logs of Postgres";
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
  const inProgram = programReader(globs, queriesInProgram);
  const within = withinBounds(matched2, gathered);
  for (const batch of batchesOf(within)) {
    const texts3 = await tree.read(batch.map(({ path: path3 }) => path3));
    for (const { path: path3 } of batch)
      await gather(gathered, path3, await queriesInFile(path3, texts3.get(path3) ?? "", inProgram));
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
  const files = (await tree.list()).filter(({ path: path3 }) => !isAway(path3));
  return {
    matched: files.filter(({ path: path3 }) => wanted.some(({ fits }) => fits(path3))),
    idle: wanted.filter(({ fits }) => !files.some(({ path: path3 }) => fits(path3))).map(({ glob }) => glob)
  };
}
function withinBounds(files, { left: left2 }) {
  const taken2 = [];
  let bytes = 0;
  for (const file of files) {
    const leave2 = (problem2) => left2.push({ location: { path: file.path, line: 1, column: 1 }, problem: problem2 });
    if (file.bytes > maxFileBytes) leave2(`the file has more than ${mebibytes(maxFileBytes)}`);
    else if (taken2.length >= maxFiles) leave2(`the file is behind the first ${count(maxFiles, "file")}`);
    else if (bytes + file.bytes > maxBytes) leave2(`the files before it have ${mebibytes(maxBytes)} together`);
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

// src/checks/migration/queries/between.ts
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
      if (!sampled.has(table.oid)) sampled.set(table.oid, await undone2(session, () => sampleRow(session, table)));
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
async function undone2(session, work) {
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
  const texts3 = table.columns.map(({ name: column }) => `t.${quoted(column)}::text`).join(", ");
  const { rows } = await session.query(
    `SELECT ARRAY[${texts3}] AS row FROM (SELECT * FROM ${name} LIMIT ${sampledRows}) AS t
     ORDER BY pg_catalog.num_nulls(VARIADIC ARRAY[${texts3}]) LIMIT 1`
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
    const names2 = asked.star && !asked.writes ? await resultNames(stage, name, signature) : void 0;
    return { served: true, prepared: { name, signature: { ...signature, names: names2 }, runnable } };
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    await undo(session);
    return { served: false, at: at2, refusal: refusalOf(thrown) };
  }
}
async function runPrepared(stage, asked, { name, signature }, values2, asker, { alone }) {
  const { session } = stage;
  try {
    await session.execute(`SAVEPOINT breakwater_query; ${alone ? emptied2(stage, asked) : ""}${become(asker)}`);
    const { rows, affected } = await session.query(
      executed(name, signature.parameters, values2)
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
  return [...asker.settings, `SET LOCAL ROLE ${quoted(asker.role)}`].map((statement2) => `${statement2}; `).join("");
}
function emptied2({ facts }, { node }) {
  const relation = "InsertStmt" in node ? node.InsertStmt.relation : void 0;
  const table = relation?.relname === void 0 ? void 0 : tableCalled(facts, named4(relation));
  if (!table) return "";
  return `SET LOCAL session_replication_role = replica; DELETE FROM ${quotedTable(table)}; SET LOCAL session_replication_role = origin; `;
}
function named4({ schemaname, relname = "" }) {
  return schemaname === void 0 || schemaname === "" ? { name: relname } : { schema: schemaname, name: relname };
}
function executed(name, parameters, values2) {
  if (parameters.length === 0) return `EXECUTE ${name}`;
  return `EXECUTE ${name} (${parameters.map((_, index) => values2 ? quotedText(values2[index] ?? "") : "NULL").join(", ")})`;
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
  const named6 = namesOf(node.InsertStmt.cols);
  for (const row of insertedRows2(node.InsertStmt)) {
    named6.forEach((column, at2) => {
      if (mentionsParameter(row[at2])) sampled.add(column);
    });
  }
  if (insertedRows2(node.InsertStmt).length === 0) for (const column of named6) sampled.add(column);
  return { named: named6, sampled };
}
function constantsSet(node) {
  if (!("UpdateStmt" in node) || node.UpdateStmt.withClause) return void 0;
  const constants = /* @__PURE__ */ new Map();
  for (const target of node.UpdateStmt.targetList ?? []) {
    const { name, indirection, val } = fields(member(target, "ResTarget"));
    const constant = member(unwrapped(val), "A_Const");
    if (typeof name !== "string" || list2(indirection).length > 0 || constant === void 0) continue;
    const text = member(member(constant, "sval"), "sval");
    if (typeof text === "string" && /now|today|tomorrow|yesterday/i.test(text)) continue;
    constants.set(name, member(constant, "isnull") === true ? "null" : "value");
  }
  return constants;
}
function noteInsert(insert2, note) {
  const table = nameOf4(member(insert2, "relation"));
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
  const table = nameOf4(member(update, "relation"));
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
    const values2 = member(other, "List") === void 0 ? [other] : list2(member(member(other, "List"), "items"));
    for (const value of values2) note(value, { use: "compared", ...column });
  }
}
function columnIn(value, aliases) {
  const inner = unwrapped(value);
  const argument = list2(member(member(inner, "FuncCall"), "args"));
  const reference = member(argument.length === 1 ? unwrapped(argument[0]) : inner, "ColumnRef");
  const names2 = list2(member(reference, "fields")).map((field) => member(member(field, "String"), "sval"));
  const [column, table] = [names2.at(-1), names2.at(-2)];
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
function nameOf4(relation) {
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
  const values2 = [];
  for (const [index, oid] of parameters.entries()) {
    const use = uses.get(index + 1);
    const type = await stage.typeOf(oid);
    const found = use && await valueFor(stage, asked, use, again2);
    values2.push(fitted(found, type) ?? await anyValue(stage, type));
  }
  return { values: values2, assigned: parameters.map((_, index) => uses.get(index + 1)?.use === "assigned") };
}
async function valueFor(stage, asked, use, again2) {
  if (!("column" in use)) return use.use === "limit" ? "10" : "0";
  const table = tableOf4(stage, asked, use);
  if (!table) return void 0;
  const fresh = use.use === "assigned" && !use.update && !again2 ? freshKey(table, use.column) : void 0;
  return fresh ?? (await stage.rowOf(table))?.get(use.column);
}
function tableOf4({ facts }, { relations }, use) {
  const named6 = relations.filter(({ name }) => use.table === void 0 || name === use.table);
  const tables = named6.flatMap((relation) => tableCalled(facts, relation) ?? []);
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
  return value !== void 0 && type?.category === "A" && !value.startsWith("{") ? arrayOf2(value) : value;
}
function arrayOf2(value) {
  return `{"${value.replace(/["\\]/g, "\\$&")}"}`;
}
async function anyValue(stage, type) {
  if (!type) return "";
  if (type.label !== null) return type.label;
  if (type.element !== 0) {
    const element = await stage.typeOf(type.element);
    return element ? arrayOf2(await anyValue(stage, element)) : "{}";
  }
  const known = knownValues[type.base];
  if (known !== void 0) return typeof known === "function" ? known(1) : known;
  return type.category === "N" ? "1" : type.category === "S" ? "a1" : "";
}
function shownValues(values2) {
  if (values2.length === 0) return void 0;
  const short2 = (value) => value.length > 40 ? `${value.slice(0, 40)} ...` : value;
  const shown2 = values2.slice(0, 8).map((value, index) => `$${index + 1} = ${short2(value)}`);
  return `${shown2.join(", ")}${values2.length > 8 ? " ..." : ""}`;
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
  const foreign = parameters.some(({ before: before2, after }) => before2.category !== after.category);
  const kind = foreign ? "changed" : results ? results.kind : "parameters";
  return { before: side("before"), after: side("after"), kind, results: results !== void 0 };
}
function isSameType(a, b) {
  return a.oid === b.oid || a.type === b.type;
}
function resultChange(node, base, head) {
  if (!base.results || !head.results) return void 0;
  const [was, is] = [columnsOf3(node, base.results, base.names), columnsOf3(node, head.results, head.names)];
  const twice = base.names !== void 0 && head.names === void 0 && is.length > was.length;
  const missing = was.filter((column, index) => !isAmong(column, is, index));
  if (missing.length === 0 && is.length === was.length && was.every((column, at2) => isSame(column, is[at2]))) {
    return void 0;
  }
  const gained = twice ? is.slice(was.length) : is.filter((column, index) => !isAmong(column, was, index));
  if (isWithin(was, is, twice)) {
    const names2 = gained.map(({ name, type }) => `${name} ${type.type}`).join(", ");
    return {
      before: `${was.length} columns`,
      after: `${is.length} columns${names2 && !twice ? ` (and ${names2})` : ""}${twice ? ", of which two have one name" : ""}`,
      kind: twice ? "changed" : "gained"
    };
  }
  const differing = was.flatMap((column, at2) => {
    const now = is[at2];
    return isSame(column, now) ? [] : [{ before: column, after: now }];
  });
  const text = (columns2) => columns2.map((column) => column ? `${column.name} ${column.type.type}` : "nothing").join(", ");
  return {
    before: text(differing.map(({ before: before2 }) => before2)),
    after: text(differing.map(({ after }) => after)),
    kind: "changed"
  };
}
function columnsOf3(node, types, known) {
  const names2 = known ?? writtenNames(node);
  return types.map((type, at2) => ({
    name: names2?.length === types.length ? names2[at2] ?? "" : `column ${at2 + 1}`,
    type
  }));
}
function isSame(a, b) {
  return b !== void 0 && a.name === b.name && isSameType(a.type, b.type);
}
function isAmong(column, others2, at2) {
  return isSame(column, others2[at2]) || others2.some((other) => isSame(column, other));
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
  const values2 = own2.values.map((value, at2) => base.sample.assigned[at2] ? base.sample.values[at2] ?? value : value);
  const ran = await runPrepared(stage, asked, prepared, values2, asker, base.way);
  const told = { ...about(served), values: shownValues(values2) };
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
    const { values: values2 } = await sampleValues(stage, asked, parameters, way);
    if ((await runPrepared(stage, asked, prepared, values2, asker, way)).done) return true;
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
  if ("UpdateStmt" in node) return refusesItsConstant(stage, node, { sqlstate, message });
  if (sqlstate === "23502") {
    const [, column = ""] = /null value in column "(.+?)" of relation/.exec(message) ?? [];
    return inserted ? !inserted.named.includes(column) : "InsertStmt" in node && isNewColumn(stage, served, column);
  }
  if (sqlstate !== "23514" || !inserted) return false;
  const [, name] = /violates check constraint "(.+?)"/.exec(message) ?? [];
  const written2 = "InsertStmt" in node ? node.InsertStmt.relation?.relname : void 0;
  const table = written2 === void 0 ? void 0 : tableCalled(stage.facts, { name: written2 });
  const constraint = table?.constraints.find((candidate) => candidate.name === name);
  return constraint !== void 0 && !constraint.columns.some((column) => inserted.sampled.has(column));
}
function refusesItsConstant({ facts }, node, { sqlstate, message }) {
  const constants = constantsSet(node);
  const relation = "UpdateStmt" in node ? node.UpdateStmt.relation : void 0;
  const { relname = "", schemaname } = relation ?? {};
  const table = tableCalled(facts, schemaname ? { schema: schemaname, name: relname } : { name: relname });
  const asWritten = table?.rules.length === 0 && !table.triggers.some(({ definition }) => / BEFORE /.test(definition));
  if (!constants || !table || !asWritten) return false;
  const [, column, of] = /^null value in column "(.+)" of relation "(.+)" violates not-null/.exec(message) ?? [];
  if (sqlstate === "23502" && column !== void 0) {
    const bound = table.columns.some(({ name: name2, notNull }) => name2 === column && notNull !== "no");
    return of === relname && bound && constants.get(column) === "null";
  }
  const [, on, name] = /^new row for relation "(.+)" violates check constraint "(.+)"/.exec(message) ?? [];
  const check = table.constraints.find((candidate) => candidate.kind === "check" && candidate.name === name);
  if (sqlstate !== "23514" || on !== relname || !check || check.columns.length === 0) return false;
  return !dependsOnMore.test(check.definition) && check.columns.every((each) => constants.has(each));
}
var dependsOnMore = /\w\(|\bCURRENT_|\bLOCALTIME|\.\*|NO INHERIT/;
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

// src/checks/migration/queries/made-up.ts
init_shim();
function missedAfter(effect) {
  switch (effect.what) {
    case "table dropped":
      return [`relation ${effect.table.name}`];
    case "table renamed":
      return [`relation ${effect.before.name}`];
    case "column dropped":
      return [`column ${effect.table.after.oid} ${effect.column.name}`];
    case "column renamed":
      return [`column ${effect.table.after.oid} ${effect.column.before.name}`];
    case "column added": {
      const { notNull, value, identity: identity2, number } = effect.column;
      return notNull !== "no" && value === null && identity2 === null ? [`value ${effect.table.after.oid} ${number}`] : [];
    }
    case "not null set":
      return [`value ${effect.table.after.oid} ${effect.column.after.number}`];
    case "constraint added":
      return [`constraint ${effect.table.after.oid} ${effect.constraint.name}`];
    case "constraint dropped":
      return isUnique(effect.constraint.kind) ? [`unique ${effect.table.after.oid}`] : [];
    case "index dropped":
      return effect.index.unique ? [`unique ${effect.table.after.oid}`] : [];
    case "enum dropped":
      return [`type ${effect.type.name}`];
    case "enum renamed":
      return [`type ${effect.type.before.name}`];
    case "enum value renamed":
      return [`label ${effect.type.oid} ${effect.before}`];
    case "domain dropped":
      return [`type ${effect.domain.name}`];
    case "function dropped":
      return [`function ${effect.function.name}`];
    case "object dropped":
      return [`${effect.object.kind} ${effect.object.name}`];
    case "object renamed":
      return [`${effect.object.before.kind} ${effect.object.before.name}`];
    default:
      return turned(effect);
  }
}
function broughtBy(effect) {
  switch (effect.what) {
    case "table created":
      return [`relation ${effect.table.name}`];
    case "table renamed":
      return [`relation ${effect.after.name}`];
    case "column dropped":
      return [`value ${effect.table.after.oid} ${effect.column.number}`];
    case "column added":
      return [`column ${effect.table.after.oid} ${effect.column.name}`];
    case "column renamed":
      return [`column ${effect.table.after.oid} ${effect.column.after.name}`];
    case "not null dropped":
      return [`value ${effect.table.after.oid} ${effect.column.after.number}`];
    case "constraint added":
      return isUnique(effect.constraint.kind) ? [`unique ${effect.table.after.oid}`] : [];
    case "constraint dropped":
      return [`constraint ${effect.table.after.oid} ${effect.constraint.name}`];
    case "index added":
      return effect.index.unique ? [`unique ${effect.table.after.oid}`] : [];
    case "enum created":
      return [`type ${effect.type.name}`];
    case "enum renamed":
      return [`type ${effect.type.after.name}`];
    case "enum value added":
      return [`label ${effect.type.oid} ${effect.value}`];
    case "enum value renamed":
      return [`label ${effect.type.oid} ${effect.after}`];
    case "domain created":
      return [`type ${effect.domain.name}`];
    case "function created":
      return [`function ${effect.function.name}`];
    case "object created":
      return [`${effect.object.kind} ${effect.object.name}`];
    case "object renamed":
      return [`${effect.object.after.kind} ${effect.object.after.name}`];
    default:
      return turned(effect);
  }
}
function turned(effect) {
  switch (effect.what) {
    case "table altered":
      return [`${effect.aspect} ${effect.after.oid}`];
    case "policy added":
    case "policy altered":
    case "policy dropped":
      return [`row security ${effect.table.after.oid}`];
    case "column type changed":
      return [`type ${effect.table.after.oid} ${effect.column.after.number}`];
    case "column value changed":
      return [`value ${effect.table.after.oid} ${effect.column.after.number}`];
    case "constraint altered":
      return [`constraint ${effect.table.after.oid} ${effect.constraint.after.name}`];
    case "trigger added":
    case "trigger altered":
    case "trigger dropped":
      return [`trigger ${effect.table.after.oid}`];
    case "rule added":
    case "rule dropped":
      return [`rule ${effect.table.after.oid}`];
    case "domain altered":
      return [`domain ${effect.domain.after.oid}`];
    case "function altered":
      return [`function ${effect.function.after.oid}`];
    case "object altered":
      return [`object ${effect.object.after.oid}`];
    default:
      return [];
  }
}
function isUnique(kind) {
  return kind === "unique" || kind === "primary key" || kind === "exclusion";
}

// src/checks/migration/queries/between.ts
var askedAtMost3 = 100;
async function queryGaps({ served, statements, fresh, until }) {
  const transactions = transactionsOf(statements);
  const suspects = transactions.map((_, index) => suspectsAfter(index, transactions, served));
  const last = suspects.findLastIndex((queries) => queries.length > 0);
  if (last < 0) return { gaps: [], complete: true };
  const open = /* @__PURE__ */ new Map();
  const gaps = [];
  try {
    const session = await fresh();
    for (const [index, transaction] of transactions.entries()) {
      if (index > last && open.size === 0) break;
      if (performance.now() > until) return { gaps, complete: false };
      await send2(session, transaction);
      const asked = [.../* @__PURE__ */ new Set([...open.keys(), ...suspects[index] ?? []])].slice(0, askedAtMost3);
      gaps.push(...await look(session, transaction, asked, open));
    }
    return { gaps, complete: true };
  } catch (thrown) {
    if (!(thrown instanceof SqlError) && !(thrown instanceof BreakwaterError)) throw thrown;
    return { gaps, complete: false };
  }
}
async function look(session, transaction, asked, open) {
  const last = transaction.at(-1);
  if (!last || asked.length === 0 || transaction.every(({ effects }) => effects.length === 0)) return [];
  const broken = await askedAt(session, asked);
  return asked.flatMap((query2) => {
    const [was, is] = [open.get(query2), broken.get(query2)];
    if (is) {
      if (!was) open.set(query2, { ...is, brokenBy: breakerIn(transaction, query2)?.key });
      return [];
    }
    open.delete(query2);
    return was ? [{ broken: was, servedAfter: last.key }] : [];
  });
}
function transactionsOf(statements) {
  const groups = [];
  for (const statement2 of statements) {
    const number = statement2.trace.transaction;
    const last = groups.at(-1);
    if (number !== null && last?.[0]?.trace.transaction === number) last.push(statement2);
    else groups.push([statement2]);
  }
  return groups;
}
async function send2(session, transaction) {
  const inOne = transaction[0]?.trace.transaction !== null;
  if (inOne) await session.execute("BEGIN");
  for (const { sql } of transaction) await session.execute(sql.text);
  if (inOne) await session.execute("COMMIT");
}
async function askedAt(session, queries) {
  const facts = await readFacts(session);
  const stage = await openStage(
    session,
    facts,
    queries.map(({ asked }) => asked)
  );
  const broken = /* @__PURE__ */ new Map();
  for (const query2 of queries) {
    const found = await judgeOnHead(stage, query2);
    if (found && found.how !== "shape" && found.certain) broken.set(query2, found);
  }
  await stage.close();
  return broken;
}
function suspectsAfter(index, transactions, served) {
  const later = transactions.slice(index + 1).flatMap((all) => all.flatMap(({ effects }) => effects));
  const brought = new Set(later.flatMap(broughtBy));
  const missed = (transactions[index] ?? []).flatMap(({ effects }) => effects).filter((effect) => missedAfter(effect).some((key) => brought.has(key)));
  if (missed.length === 0) return [];
  return served.filter(({ relations }) => {
    const oids = new Set(relations.map(({ oid }) => oid));
    return missed.some((effect) => reaches(effect, oids));
  });
}
function reaches(effect, oids) {
  const table = tableOfEffect(effect);
  return table === void 0 || oids.has(table.oid);
}
function breakerIn(transaction, { relations }) {
  const oids = new Set(relations.map(({ oid }) => oid));
  return transaction.find(
    ({ effects }) => effects.some((effect) => missedAfter(effect).length > 0 && reaches(effect, oids))
  ) ?? transaction.at(-1);
}

// src/checks/migration/queries/blame.ts
init_shim();
var lookedAtMost = 40;
async function blamed(all, input) {
  const found = /* @__PURE__ */ new Map();
  const open = /* @__PURE__ */ new Map();
  for (const one of all) {
    const only2 = onlySuspect(one, input.statements);
    if (only2) found.set(one, only2.key);
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
    for (const statement2 of statements) {
      if (performance.now() > until) return /* @__PURE__ */ new Map();
      const own2 = statement2.trace.transaction;
      if (transaction !== null && own2 !== transaction) await session.execute("COMMIT");
      if (own2 !== null && own2 !== transaction) await session.execute("BEGIN");
      transaction = own2;
      await session.execute(statement2.sql.text);
      if (statement2.effects.length > 0) await look2(session, statement2, own2 !== null, queries, guilty);
    }
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    return /* @__PURE__ */ new Map();
  }
  return guilty;
}
async function look2(session, { key, after }, inTransaction, queries, guilty) {
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
      const { session: last, left: left2 } = await eachOn(
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
      unserved.push(...left2);
      if (asker) remarks.push(...asOwnerRemark(served, asker));
      remarks.push(...untypedRemark(served.map(({ prepared }) => prepared.signature)));
      return { session: last, catalog: facts };
    },
    onHead: async (session, run2) => {
      input.log.progress("asking head the same ...");
      found = [];
      const byQuery = new Map(served.map((one) => [one.asked, one]));
      const again2 = async () => replayed(await input.fresh?.(), run2);
      const { left: left2 } = await eachOn(
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
        tried: served.length - left2.length,
        ran: served.filter(({ run: ran }) => ran).length,
        broken: found.map(({ broken }) => ({ ...broken, brokenBy: void 0 })),
        gaps: [],
        unserved: [...unserved, ...left2],
        role,
        remarks
      };
    },
    blamed: async (tried2, statements) => {
      const { fresh } = input;
      if (!fresh) return tried2;
      const broken = new Set(found.map((one) => one.served));
      const alike = served.filter((one) => !broken.has(one));
      const asked = await withGaps(tried2, alike, statements, fresh);
      if (found.length === 0) return asked;
      const guilty = await blamed(found, { statements, fresh, until: performance.now() + sideMs }).catch(noBlame);
      return { ...asked, broken: found.map((one) => ({ ...one.broken, brokenBy: guilty.get(one) })) };
    }
  };
}
function expected(thrown) {
  if (thrown instanceof BreakwaterError || thrown instanceof SqlError) return thrown;
  throw thrown;
}
async function withGaps(tried2, alike, statements, fresh) {
  const { gaps, complete } = await queryGaps({ served: alike, statements, fresh, until: performance.now() + sideMs });
  const remark = "whether queries of the running release fail between two transactions was not tried to the end";
  return { ...tried2, gaps, remarks: complete ? tried2.remarks : [...tried2.remarks, remark] };
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
  const left2 = [];
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
    if (guilty) left2.push(leftBy(guilty, `stopped ${where}: ${thrown.message}`));
    at2 += 1;
    if (thrown instanceof SqlError) await session.execute("ROLLBACK");
    else {
      ended += 1;
      const other = await next();
      if (!other) break;
      session = other;
    }
  }
  left2.push(...queries.slice(at2).map((query2) => leftBy(query2, "was not tried: what came before it took all the time")));
  return { session, left: left2 };
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
  const names2 = served.filter(({ asker }) => !asker).map(({ asked }) => asked.query.name);
  return names2.length === 0 ? [] : [
    `${role} may not run ${enumerate(names2)} on base either, as far as migrations say: tried as the owner, who needs no privilege`
  ];
}
function untypedRemark(signatures) {
  return signatures.some(({ results }) => results === void 0) ? [
    "whether queries of the running release give other types than before was not tried: PostgreSQL tells that from 16 on"
  ] : [];
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
function roleRemarks({ config }, { statements, measured, roleRights: roleRights2, queries }) {
  const { role } = config.database;
  const ran = measured && statements.length > 0 && !statements.some(({ trace }) => trace.error);
  if (role === void 0 || !ran || roleRights2 || queries) return [];
  return [
    `what ${role} (database.role) may do with what is new was not tried: there is no such role on base, or nobody here may become it; create it in a file that database.prelude names`
  ];
}
function queriesRemarks({ left: left2 }, tried2) {
  const unserved = tried2?.unserved ?? [];
  return [
    ...left2.length > 0 ? [`${count(left2.length, "entry", "entries")} of database.queries left out${kindsOf(left2)}: ${placesOf(left2)}`] : [],
    ...unserved.length > 0 ? [`${count(unserved.length, "query", "queries")} of the running release not judged: ${placesOf(unserved)}`] : [],
    ...tried2?.remarks ?? [],
    ...unblamed(tried2)
  ];
}
function kindsOf(left2) {
  const kinds = unique(left2.flatMap(({ kind }) => kind ?? []));
  if (left2.length < 4 || kinds.length === 0) return "";
  const counted = kinds.map((kind) => `${grouped(left2.filter((one) => one.kind === kind).length)} ${kind}`);
  return ` (${counted.join("; ")})`;
}
function placesOf(left2) {
  return enumerate(left2.map(({ location: { path: path3, line }, problem: problem2 }) => `${path3}:${line}: ${problem2}`));
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
function remedyText({ steps, engine, replacement }, written2 = "", waits = "") {
  const [only2, second] = steps;
  const alone = only2?.withoutTransaction ? "in a migration of its own that runs outside a transaction" : "in a migration of its own";
  const sentence = replacement ? `Put this in place of ${linesText(replacement)}; run on ${engine} it leaves the same schema` : only2 && !second ? `Send ${only2.sql === written2 ? "it" : "this instead,"} ${alone}; run on ${engine} it leaves the same schema` : `Take these steps instead, each in a transaction of its own; run on ${engine} they leave the same schema`;
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
  const table = tableOf5(subject);
  if (table === void 0 || proof.kind === "query") return fingerprint;
  return JSON.stringify([ruleId, severity, location.path, subject.kind, table, accepted, fix !== void 0]);
}
function tableOf5(subject) {
  if (subject.kind === "table") return subject.name;
  return subject.kind === "column" ? subject.name.slice(0, subject.name.lastIndexOf(".")) : void 0;
}
function asOne(group) {
  const [first, ...others2] = group;
  if (!first) throw new Error("a group has at least one finding");
  if (others2.length === 0) return first;
  const lines = [...new Set(others2.map(({ location }) => String(location.line)))].filter(
    (line) => line !== String(first.location.line)
  );
  const columns2 = first.subject.kind === "column" ? others2.flatMap(({ reach }) => reach.flatMap(columnName)) : [];
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

// src/checks/migration/remedy/proposals.ts
init_shim();

// src/checks/migration/remedy/doubts.ts
init_shim();
function doubtOf({ ruleId }, statement2, steps, run2) {
  const repeated = steps.some(({ repeat }) => repeat !== void 0);
  const writes = changesRows.has(statement2.sql.kind);
  const spread = repeated || writes || steps.some(({ sql }) => /\bcreate\s+(or\s+replace\s+)?trigger\b/i.test(sql));
  if (spread && hasInheritance(statement2))
    return "the table has children by inheritance, which keys and triggers do not span";
  if (writes && hangsOnSession(statement2, run2)) return "the file sets what its names or triggers mean";
  if (writes && repeated && seesItsOwnWork(statement2.sql)) return "sent again, the statement would find other rows";
  if (repeated && hasTriggers(statement2)) return "a trigger may undo what a batch has done";
  if (keptInStep(statement2, run2))
    return "rows that come before the trigger that is to keep them in step would be lost to it";
  if (swapsUnique(statement2, run2)) return "nothing would keep the rows unique between the two indexes";
  if (bringsBack(statement2, run2)) return "what it makes anew would be missing until it is there";
  const addsKey = adds(statement2) && steps.some(({ sql }) => buildsKeyBy.test(sql));
  if ((buildsKey(ruleId) || buildsUnique(statement2) || addsKey) && dropsKey(statement2, run2))
    return "a key is dropped first, and the table would have none for long";
  if (buildsKey(ruleId) && statement2.failsOnRows?.sqlstate === "23505") return "two rows are enough for it to fail";
  if (changesTimeZone(statement2)) return "what a value becomes hangs on the time zone of each session";
  return void 0;
}
var changesRows = /* @__PURE__ */ new Set(["UpdateStmt", "DeleteStmt", "InsertStmt", "MergeStmt"]);
function hasInheritance({ difference, before: before2, after }) {
  const relations = [...difference?.taken ?? [], ...difference?.held ?? []].map(({ relation }) => relation);
  return relations.some(
    ({ oid, kind, parent }) => "rp".includes(kind) && parent !== void 0 && (after.tables.get(oid) ?? before2.tables.get(oid))?.partitionOf === void 0
  );
}
function hangsOnSession({ place }, { files }) {
  const file = files.find(({ path: path3 }) => path3 === place.path);
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
function hasTriggers({ difference, before: before2, sql }) {
  const event = sql.kind === "DeleteStmt" ? "DELETE" : "UPDATE";
  const relations = [...difference?.taken ?? [], ...difference?.held ?? []].map(({ relation }) => relation.oid);
  return relations.some(
    (oid) => before2.tables.get(oid)?.triggers.some(({ internal, enabled, definition }) => {
      const events = /\bBEFORE\b(.*?)\bON\b/s.exec(definition)?.[1] ?? "";
      return !internal && enabled !== "D" && events.includes(event);
    })
  );
}
function bringsBack(statement2, run2) {
  const names2 = new Set([...run2.facts.base.tables.values()].map(({ name }) => name));
  return statement2.trace.transaction !== null && statement2.effects.some((effect) => effect.what === "table created" && names2.has(effect.table.name));
}
function buildsUnique({ effects }) {
  return effects.some((effect) => effect.what === "index added" && effect.index.unique);
}
function keptInStep(statement2, run2) {
  if (statement2.sql.kind !== "InsertStmt" && statement2.sql.kind !== "CreateTableAsStmt") return false;
  return laterIn(statement2, run2).some(
    ({ effects }) => effects.some((effect) => effect.what === "trigger added" && run2.preexisting.has(effect.table.after.oid))
  );
}
function swapsUnique(statement2, run2) {
  const dropped = new Set(
    statement2.effects.flatMap(
      (effect) => effect.what === "index dropped" && effect.index.unique ? [effect.table.after.oid] : []
    )
  );
  return dropped.size > 0 && laterIn(statement2, run2).some(
    ({ effects }) => effects.some(
      (effect) => effect.what === "index added" && effect.index.unique && dropped.has(effect.table.after.oid) || effect.what === "constraint added" && ["unique", "primary key"].includes(effect.constraint.kind) && dropped.has(effect.table.after.oid)
    )
  );
}
function laterIn(statement2, { statements }) {
  const { transaction } = statement2.trace;
  if (transaction === null) return [];
  return statements.slice(statements.indexOf(statement2) + 1).filter(({ trace }) => trace.transaction === transaction);
}
function adds({ effects }) {
  return effects.some(({ what }) => what === "column added");
}
var buildsKeyBy = /\b(primary\s+key|unique)\s+using\s+index\b/i;
function buildsKey(ruleId) {
  return /\/(add-primary-key|add-unique|primary-key-using)/.test(ruleId);
}
function dropsKey(statement2, { statements }) {
  const until = statements.slice(0, statements.indexOf(statement2) + 1);
  const own2 = new Set(
    statement2.effects.flatMap(
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
    const statement2 = run2.statements.find(
      ({ place }) => place.path === location.path && place.line === location.line && place.column === location.column
    );
    if (!proposed || !statement2) continue;
    const doubt = doubtOf(finding, statement2, proposed.steps, run2);
    if (doubt !== void 0) {
      debug?.(`remedy for ${finding.ruleId} is not tried: ${doubt}`);
      continue;
    }
    const sql = await Promise.all(proposed.steps.map(({ sql: text }) => oneStatement(text)));
    const rivals = proposals.filter(
      (other) => other.statement === statement2 && (other.replaces === proposed.replaces || other.replaces === void 0)
    );
    const same = rivals.find((other) => JSON.stringify(other.steps) === JSON.stringify(proposed.steps));
    if (same) proposals[proposals.indexOf(same)] = { ...same, findings: [...same.findings, finding] };
    if (rivals.length > 0 || sql.some((each) => each === void 0)) continue;
    const path3 = `remedy ${proposals.length + 1}`;
    proposals.push({ findings: [finding], statement: statement2, ...proposed, sql: sql.flatMap((each) => each ?? []), path: path3 });
  }
  return proposals;
}
async function oneStatement(text) {
  const parsed = await parseSql(text);
  const [only2, more] = parsed.parsed ? parsed.statements : [];
  return more ? void 0 : only2;
}

// src/checks/migration/remedy/replacement.ts
init_shim();
async function replacementFor({ place, sql }, steps, { files, plan }) {
  const [step, more] = steps;
  const file = files.find(({ path: path3 }) => path3 === place.path);
  if (!step || more || step.repeat || !file || file.sql.length !== 1) return void 0;
  const lines = file.text.split("\n");
  const endLine = sql.line + sql.text.split("\n").length - 1;
  const standing2 = lines.slice(sql.line - 1, endLine).join("\n").trim().replace(/;$/, "").trimEnd();
  if (standing2 !== sql.text) return void 0;
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
  const changed = new Set(effects.flatMap((effect) => "table" in effect ? tableOf6(effect.table) : []));
  return [...changed].filter((name) => textOf3(named5(after, name), after) !== textOf3(named5(now, name), now));
}
function tableOf6(table) {
  return ["after" in table ? table.after.name : table.name];
}
function named5({ tables }, name) {
  return [...tables.values()].find((table) => table.name === name);
}
function textOf3(table, { tables }) {
  if (!table) return "";
  const { oid: _, partitionOf, inherits, columns: columns2, constraints: constraints2, indexes: indexes2, triggers: triggers2, policies: policies2, ...rest } = table;
  const nameOf5 = (oid) => oid === void 0 ? void 0 : tables.get(oid)?.name ?? "elsewhere";
  return JSON.stringify({
    ...rest,
    partitionOf: nameOf5(partitionOf),
    inherits: inherits.map(nameOf5),
    // A column that a backfill needed for a while leaves a gap in the numbers, and a NOT NULL may be proved by now.
    columns: columns2.map(({ number: _number, ...column }) => column).sort(byName),
    constraints: constraints2.map(({ oid: _oid, index: _index, parent, ...constraint }) => ({ ...constraint, parent: nameOf5(parent) })).sort(byName),
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
  const traced = new Map(run2.statements.map((statement2) => [statement2.sql, statement2]));
  const segments = [];
  let plain = [];
  const flush = () => {
    if (plain.length > 0) segments.push({ path: file.path, statements: plain, transaction: file.transaction });
    plain = [];
  };
  const advised = file.sql.some((sql) => proposals.some(({ statement: statement2 }) => statement2.sql === sql));
  for (const sql of file.sql) {
    if (advised && transactionControl(sql)) continue;
    const own2 = proposals.filter(({ statement: statement2 }) => statement2.sql === sql);
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
async function inPlaceOf(file, sql, own2, statement2) {
  const whole = own2.find(({ replaces }) => replaces === void 0);
  const stepwise = ({ path: path3, sql: statements }) => ({ path: path3, statements, transaction: "statement" });
  const complete = (segments) => {
    const last = segments.at(-1);
    return last && statement2 ? [...segments.slice(0, -1), { ...last, completes: statement2 }] : segments;
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
  const hurts = ({ path: path3, findings }) => {
    const own2 = findings.map(({ ruleId }) => ruleId);
    const hurt = found.find(
      ({ location, severity, ruleId }) => location.path === path3 && (severity === "error" || own2.includes(ruleId))
    );
    if (hurt) debug?.(`remedy for ${own2.join(" and ")} at ${path3} is called ${hurt.ruleId}: ${hurt.message}`);
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
      const own2 = proposals.filter(({ statement: statement2 }) => statement2 === completed);
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
function blamedFor(path3, statements, proposals) {
  const own2 = proposals.filter((proposal) => proposal.path === path3);
  const before2 = proposals.filter((proposal) => statements.some(({ place }) => place.path === proposal.path));
  return own2.length > 0 ? own2 : before2.slice(-1);
}

// src/checks/migration/remedy/prove.ts
var maxPasses = 3;
async function proveRemedies(findings, input) {
  let standing2 = await proposalsIn(findings, input.run, input.debug);
  let proved = [];
  for (let pass = 0; pass < maxPasses && standing2.length > 0; pass += 1) {
    const { held, broken } = await tryAll(standing2, input).catch((thrown) => stoppedBy(thrown, input));
    proved = held;
    if (broken.length === 0) break;
    standing2 = standing2.filter((proposal) => !broken.includes(proposal));
  }
  const fixes = /* @__PURE__ */ new Map();
  for (const { findings: all, statement: statement2, replaces } of proved) {
    const steps = await wholeOf(statement2, replaces, proved);
    const replacement = await replacementFor(statement2, steps, input.run);
    const fix = { steps, engine: input.run.engine, ...replacement ? { replacement } : {} };
    const remedy = remedyText(fix, statement2.sql.text, waitsText(statement2, input.run));
    for (const finding of all) fixes.set(finding, { fix, remedy });
  }
  return findings.map((finding) => {
    const { proposed: _, ...bare4 } = finding;
    return { ...bare4, ...fixes.get(finding) };
  });
}
async function wholeOf(statement2, replaces, proved) {
  const own2 = proved.filter((proposal) => proposal.statement === statement2);
  const commands = replaces === void 0 ? void 0 : await splitAlter(statement2.sql);
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
function upFile(runner, texts3, { key, path: path3 }) {
  return { path: path3, text: texts3.get(key) ?? "", settings: texts3.get(runners[runner].settingsPath?.(path3) ?? "") };
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
    for (const statement2 of sql.statements) {
      current = statement2;
      await session.execute(statement2.text);
      const control = transactionControl(statement2);
      if (control === "begin" || control === "end") open = control === "begin" || chains(statement2);
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
async function troubled(session, { trouble }, { path: path3 }, statement2) {
  const location = { path: path3, line: statement2?.line ?? 1, column: statement2?.column ?? 1 };
  let lost = false;
  await session.execute("ROLLBACK").catch(() => {
    lost = true;
  });
  return { ran: false, trouble: { ...trouble, location }, lost };
}
async function unparsed2(session, { path: path3, text }, failure) {
  const place = { path: path3, line: failure.line, column: failure.column };
  const notSql = (hint) => ({
    ran: false,
    trouble: {
      code: "not-sql",
      message: `${path3} is not SQL at line ${failure.line}: ${failure.message}`,
      hint,
      location: place
    },
    lost: false
  });
  if (failure.looksLike !== void 0) return notSql(notSqlHint(failure));
  const statement2 = text.split("\n")[failure.line - 1]?.trim() ?? "";
  try {
    await session.execute(`BEGIN;
${text}`);
    await session.execute("ROLLBACK");
    return notSql("This Postgres accepts what the grammar of PostgreSQL 18 does not. Please report the statement.");
  } catch (thrown) {
    await session.execute("ROLLBACK").catch(() => void 0);
    if (!(thrown instanceof SqlError)) throw thrown;
    const { sqlstate, message } = thrown;
    return { ran: false, refusal: { place, statement: statement2, kind: "unknown", sqlstate, message, partial: false } };
  }
}

// src/checks/migration/rollback/rollback-rows.ts
init_shim();
function rowDifferences(before2, applied, returned) {
  const tables = tablesByName(before2);
  const [between2, now] = [tablesByName(applied), tablesByName(returned)];
  return [...before2.rows].flatMap(([name, was]) => {
    const is = returned.rows.get(name);
    const columns2 = columnsOf4(tables.get(name));
    if (!is || columns2.join("\n") !== columnsOf4(now.get(name)).join("\n")) return [];
    const middle = applied.rows.get(name);
    const kept = new Set(columnsOf4(between2.get(name)));
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
function columnsOf4(table) {
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
    ({ name, bytes }) => `SELECT ${literal3(name)} AS name, count(*)::int8 AS count, ${bytes <= digestBytes ? digestOf : "NULL"} AS digest FROM ${name} AS breakwater_row`
  );
  const { rows } = await session.query(
    selects.join(" UNION ALL ")
  );
  return new Map(
    rows.map(({ name, count: count2, digest }) => [name, { count: Number(count2), digest: digest ?? void 0 }])
  );
}
var digestOf = `md5(coalesce(string_agg(md5(to_jsonb(breakwater_row)::text), '' ORDER BY md5(to_jsonb(breakwater_row)::text) COLLATE "C"), ''))`;
function literal3(text) {
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
  const before2 = await readCatalog(session);
  const { plan, texts: texts3 } = course2;
  const ups = plan.added.map((added) => ({ added, up: upFile(plan.runner, texts3, added) }));
  for (const { up } of ups) if (!(await send3(course2, session, up)).ran) return false;
  for (const { added, up } of ups.filter(({ added: added2 }) => !added2.repeatable).reverse()) {
    const down = files.find(({ path: path3 }) => path3 === added.path)?.down;
    if (!down || performance.now() > course2.until) return false;
    if (!(await send3(course2, session, { ...down, settings: up.settings })).ran) return false;
  }
  return compareCatalogs(before2, await readCatalog(session)).length === 0;
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
        const sent = await send3(input, session, upOf(input, earlier));
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
function upOf({ plan, texts: texts3 }, file) {
  return upFile(plan.runner, texts3, file);
}
async function send3({ plan, reset }, session, file) {
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
  const first = await attempt3(course2, file, down, true);
  const refusal = refusalIn(first.outcome);
  const failsOnRows = refusal !== void 0 && mayBeOurRows(refusal);
  if (!first.onOurRows || !(failsOnRows || leavesRows(first.outcome)))
    return { outcome: first.outcome, onRows: void 0 };
  course2.spoilt();
  const second = await attempt3(course2, file, down, false);
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
async function attempt3(course2, file, down, onRows) {
  const session = await course2.before(file);
  const untried = (because) => ({ outcome: { kind: "untried", because }, onOurRows: false });
  if (!session) return untried("a migration before it does not run");
  const up = upOf(course2, file);
  const back = { ...down, settings: up.settings };
  if (onRows && await addRows(session, [up, back])) course2.addedRows();
  const onOurRows = course2.holdsOurRows();
  const before2 = { catalog: await course2.catalog(session), rows: await readRows(session) };
  const sentUp = await send3(course2, session, up);
  if (!sentUp.ran) {
    course2.spoilt();
    if (onOurRows && "refusal" in sentUp) return attempt3(course2, file, down, false);
    return untried(`the migration itself does not run (${reasonOf(sentUp)})`);
  }
  course2.passed(file, void 0);
  const applied = await readDatabaseState(session);
  const sentDown = await send3(course2, session, back);
  if (!sentDown.ran) return { outcome: downRefused(course2, sentDown), onOurRows };
  const returned = await readDatabaseState(session);
  const left2 = compareCatalogs(before2.catalog, returned.catalog);
  const nothingDone = sentDown.statements.every(({ node }) => isIdle(node));
  const place = firstPlace(down, sentDown.statements);
  if (nothingDone && left2.length > 0) {
    return { outcome: { kind: "declared", place, raises: void 0, comment: commentIn(down), left: left2 }, onOurRows };
  }
  const { again: again2, secondTime } = await onceMore(course2, session, file, applied);
  const rows = rowDifferences(before2, applied, returned);
  const reordered = reorderedTables(before2, returned);
  return { outcome: { kind: "ran", place, left: left2, rows, reordered, again: again2, secondTime }, onOurRows };
}
async function onceMore(course2, session, file, applied) {
  const sent = await send3(course2, session, upOf(course2, file));
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
function firstPlace({ path: path3 }, [first]) {
  return { path: path3, line: first?.line ?? 1, column: first?.column ?? 1 };
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
  const written2 = JSON.stringify(node);
  return "SelectStmt" in node && !written2.includes('"FuncCall"') && !written2.includes('"fromClause"');
}
async function addRows(session, files) {
  const { relations } = await observe(session);
  const rows = population(session, new Set(relations.keys()));
  const parsed = await Promise.all(files.map(({ text }) => parseSql(text)));
  await rows.fill(parsed.flatMap((sql) => sql.parsed ? sql.statements : []));
  return rows.used();
}
function reorderedTables({ catalog: before2 }, { catalog: after }) {
  const now = new Map(after.tables.map((table) => [table.name, table.columns.map(({ name }) => name)]));
  return before2.tables.flatMap(({ name, columns: columns2 }) => {
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
  return command !== void 0 && command.length <= longest5 ? command : void 0;
}
var longest5 = 400;
function commandOf({ runner, folder, history, added }, files) {
  const steps = files.length;
  const directory = word2(folder === "" ? "." : folder);
  const before2 = history.findLast(({ repeatable }) => !repeatable);
  const first = added.find(({ repeatable }) => !repeatable);
  if (directory === void 0 || !first) return void 0;
  switch (runner) {
    case "golang-migrate":
      return `migrate -path ${directory} -database "$DATABASE_URL" down ${steps}`;
    case "goose":
      return inWords`goose -dir ${directory} postgres "$DATABASE_URL" down-to ${word2(before2?.version ?? "0")}`;
    case "dbmate":
      return steps === 1 ? `dbmate -d ${directory} rollback` : `for i in $(seq ${steps}); do dbmate -d ${directory} rollback; done`;
    case "diesel":
      return `diesel migration revert --migration-dir ${directory} --number ${steps}`;
    case "flyway":
      return inWords`flyway -locations=filesystem:${directory} undo -target=${word2(first.version)}`;
    case "sqitch":
      return inWords`sqitch -C ${directory} revert --to ${word2(before2?.name ?? "@ROOT")}`;
    case "node-pg-migrate":
      return `npx node-pg-migrate down ${steps} -m ${directory}`;
    case "liquibase":
      return `liquibase rollback-count --count=${steps}`;
    case "plain": {
      const paths = files.toReversed().map(({ down }) => down && word2(down.path));
      return paths.every((path3) => path3 !== void 0) ? `psql "$DATABASE_URL" -v ON_ERROR_STOP=1 ${paths.map((path3) => `-f ${path3}`).join(" ")}` : void 0;
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
function word2(name) {
  if (/^[\w./@+:][\w./@+:-]*$/.test(name)) return name;
  return /^[^-'\p{C}\p{Zl}\p{Zp}`$\\!][^'\p{C}\p{Zl}\p{Zp}`$\\!]*$/u.test(name) ? `'${name}'` : void 0;
}
function inWords(texts3, ...words2) {
  if (words2.some((each) => each === void 0)) return void 0;
  return texts3.reduce((command, text, index) => `${command}${words2[index - 1] ?? ""}${text}`);
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
  const before2 = await base.tree.read([...paths, ...deleted.map(({ path: path3 }) => path3)]);
  const after = await head.tree.read(paths);
  return new Map(
    [...before2].map(([path3, was]) => {
      const is = after.get(path3);
      return [path3, { before: was, after: is, sameStatements: is !== void 0 && bare3(was) === bare3(is) }];
    })
  );
}
function bare3(code) {
  return code.split("\n").filter((line) => !/^\s*(#|\/\/|\/\*|\*|--)/.test(line)).join("").replace(/\s+|[;,]/g, "");
}

// src/checks/migration/command/command-comments.ts
init_shim();
var marked2 = /(#|\/\/|--|\/\*|<!--)\s*(breakwater\s*:.*)$/i;
var closed = /\s*(\*\/|-->)\s*$/;
function commentsAsSql(run2, texts3) {
  return new Map(
    [...texts3].map(([path3, text]) => {
      if (path3.endsWith(".sql") || !/breakwater\s*:/i.test(text)) return [path3, path3.endsWith(".sql") ? text : ""];
      const lines = new Set(run2.statements.filter(({ place }) => place.path === path3).map(({ place }) => place.line));
      const asSql = text.split("\n").map((line, index) => {
        const comment = marked2.exec(line)?.[2]?.replace(closed, "");
        const word3 = lines.has(index + 1) ? "statement" : "";
        return comment === void 0 ? word3 : `${word3} -- ${comment}`.trimStart();
      });
      return [path3, asSql.join("\n")];
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
  const names2 = tablesNamedBy(node);
  if (names2.length === 0) return false;
  const ownRows = kind === "InsertStmt" ? frameworkRows : /* @__PURE__ */ new Set();
  return names2.every((name) => isFrameworkTable(name) || ownRows.has(name.toLowerCase()));
}
function tablesNamedBy(node) {
  return relationsNamedBy(node).filter(({ schema = "" }) => !isCatalog(schema)).map(({ name }) => name).filter((name) => !name.startsWith("pg_"));
}
function isCatalog(schema) {
  return schema === "pg_catalog" || schema === "information_schema";
}
var aside2 = /* @__PURE__ */ new Set([
  ...["CheckPointStmt", "ClosePortalStmt", "ConstraintsSetStmt", "DeallocateStmt", "DeclareCursorStmt", "DiscardStmt"],
  ...["FetchStmt", "ListenStmt", "LoadStmt", "NotifyStmt", "PrepareStmt", "UnlistenStmt", "VariableSetStmt"],
  "VariableShowStmt"
]);
function roleOf(statement2) {
  const control = transactionControl(statement2);
  if (control !== void 0) return control === "savepoint" ? "aside" : control;
  if (needsNoTransaction(statement2)) return "alone";
  if (statement2.kind === "DoStmt") return /\b(commit|rollback)\b/i.test(statement2.text) ? "alone" : "work";
  if (aside2.has(statement2.kind)) return "aside";
  return statement2.kind === "SelectStmt" && isQuestion(statement2) ? "aside" : "work";
}
function isQuestion(statement2) {
  const text = JSON.stringify(statement2.node);
  if (text.includes('"intoClause"') || text.includes('"withClause"')) return false;
  const calls = [...text.matchAll(/"funcname":(\[[^\]]*\])/g)].map(
    ([, names2 = ""]) => [...names2.matchAll(/"sval":"([^"]*)"/g)].map(([, name = ""]) => name)
  );
  const builtIn = calls.every(
    (path3) => path3[0] === "pg_catalog" || path3[0] === "information_schema" || /^(pg_\w+|\w*current_\w+|version|count|min|max|array_agg|unnest|coalesce|format_type|to_regclass|obj_description|col_description|generate_subscripts|array_position|array_length|string_agg|set_config|quote_ident|json_agg|now)$/.test(
      path3.at(-1) ?? ""
    )
  );
  return builtIn && (tablesNamedBy(statement2.node).length === 0 || isBookkeeping(statement2));
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
    return sql.statements.map((statement2) => {
      const offset = offsetOf(text, statement2);
      const part = { text: statement2.text, offset, role: roleOf(statement2) };
      parsed.set(part, statement2);
      return part;
    });
  };
  const around = async (session, sent) => {
    const statement2 = parsed.get(sent.part) ?? unreadable(sent.part.text);
    const words2 = [sent.part.text, ...sent.parameters.map((value) => value ?? "")].join("\n");
    const { connection } = sent;
    if (isBookkeeping(statement2)) return async () => void seen.push({ connection, words: words2, traced: void 0 });
    const looked = await lookAt(session, sent, await withValues(statement2, sent.parameters));
    return async (outcome) => {
      const traced = await looked(outcome);
      if (traced) seen.push({ connection, words: words2, traced });
    };
  };
  const lookAt = async (session, sent, statement2) => {
    const watch = watchOf(session, sent);
    const bare4 = sent.transaction === null;
    const guided = !bare4 && couldUseIndex(statement2);
    if (guided) await session.execute("SET LOCAL enable_seqscan = off");
    const absent = await absentColumns(session, statement2);
    const facts = await watch.facts();
    const code = await calledCode(session, statement2, facts);
    const rowsBefore = await unharmed(
      session,
      !bare4,
      /* @__PURE__ */ new Map(),
      () => rowsAtRisk(session, statement2, facts, witnesses, code)
    );
    const sample = bare4 ? [] : await unharmed(session, true, [], () => sampleColumns(session, statement2, facts));
    const kept = await keptDefinitions(session, statement2, !bare4);
    const before2 = await watch.before();
    const record = { ...recordOf(statement2, "", sent.part.text), witness: witnesses.shown(statement2) };
    return async ({ ms, error }) => {
      const at2 = { transaction: sent.transaction, ms: roundedMs(ms) };
      if (error) {
        watch.forget();
        const refusal = { sqlstate: error.sqlstate, message: shownStatement(error.message) };
        return {
          ...record,
          before: before2.facts,
          after: before2.facts,
          trace: { ...record.trace, ...at2, error: refusal }
        };
      }
      const done = await watch.after(before2, statement2);
      const truncated = await truncatedBy(session, code, done.difference, done.after);
      const altered = sample.length === 0 ? [] : await unharmed(session, true, [], () => alteredValues(session, sample, done.after));
      if (guided) await session.execute("SET LOCAL enable_seqscan = on");
      const difference = bare4 ? { ...done.difference, taken: knownLocks(statement2, before2.observation, done.difference.rewrites), held: [] } : done.difference;
      const { taken: taken2, rewrites, rows, dropped } = difference;
      const changed = rewrites.length + dropped.length + Object.keys(rows).length + done.effects.length > 0;
      const quiet = taken2.every(({ mode }) => harmlessLocks.has(mode));
      if (statement2.kind === "SelectStmt" && quiet && !changed) return void 0;
      const trace = { ...tracedAs(record.trace, difference, preexisting, bare4), ...at2 };
      const found = {
        rowsBefore,
        code,
        truncated,
        absentColumns: absent,
        keptDefinitions: kept,
        alteredValues: altered
      };
      return { ...record, ...done, ...found, difference, trace };
    };
  };
  return { watch: { read, around, unseen: (text) => void unseen.push(text) }, seen: () => seen, unseen: () => unseen };
}
async function unharmed(session, inside, otherwise, look3) {
  if (inside) await session.execute("SAVEPOINT breakwater_look");
  try {
    return await look3();
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    if (inside) await session.execute("ROLLBACK TO SAVEPOINT breakwater_look");
    return otherwise;
  } finally {
    if (inside) await session.execute("RELEASE SAVEPOINT breakwater_look");
  }
}
async function withValues(statement2, values2) {
  if (values2.length === 0 || statement2.kind === "unknown") return statement2;
  const text = statement2.text.replace(/\$(\d+)\b/g, (parameter, number) => {
    const value = values2[Number(number) - 1];
    return value === void 0 ? parameter : `'${value.replaceAll("'", "''")}'`;
  });
  const sql = await parseSql(text);
  const [only2, more] = sql.parsed ? sql.statements : [];
  return only2 && !more && only2.kind === statement2.kind ? only2 : statement2;
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
async function runIn({ commands, queries: trial, context }, session, preexisting, rows) {
  const before2 = { facts: await watchSession(session).facts(), schema: await readSchemaState(session) };
  const bodies = await readBodies(session);
  const asked = await askedBefore(session, before2.facts, true);
  const recorder = commandRecorder(preexisting, rows);
  const result = await commands.run({ revision: "head", database: session, watch: recorder.watch });
  if (result.statements === 0 && result.exitCode === 0) throw noTraffic("head");
  const around = { base: before2.facts, head: await watchSession(session).facts() };
  const facts = await withSameBodies(session, around, bodies);
  const failing = result.exitCode !== 0;
  const after = await readSchemaState(session);
  const schemas = { before: before2.schema, after, facts: session.facts, failed: failing };
  const last = recorder.seen().findLast(({ traced }) => traced)?.traced;
  const failed = failing && last?.trace.error ? last : void 0;
  const told = failing ? {} : await askedAfter([], session, facts, asked, rows);
  const rights = failing ? void 0 : await rightsOf(context.config.database.role, session, facts);
  const found = rights ? { ...told, roleRights: rights } : told;
  const queries = failing ? void 0 : await trial?.onHead(session, { facts: facts.head, statements: [] });
  const run2 = { result, recorder, preexisting, facts, found, schemas, rows, engine: session.facts, failed };
  return queries ? { ...run2, queries } : run2;
}
async function rightsOf(role, session, { base, head }) {
  if (role === void 0) return void 0;
  const isOwn = ({ name, schema }) => isFrameworkTable(name.slice(schema.length + 1));
  const tables = new Map([...head.tables].filter(([, table]) => !isOwn(table)));
  return roleRights(session, { base, head: { ...head, tables } }, role);
}

// src/checks/migration/command/command-places.ts
init_shim();

// src/checks/migration/command/code-ways.ts
init_shim();
var words = { up: "(?:up|upgrade|forwards?|change)", down: "(?:down|downgrade|backwards?)" };
function beginning2(way) {
  const name = words[way];
  const forms = [
    `(?:module\\.)?exports\\.${name}\\b`,
    `export\\s+(?:const\\s+|(?:async\\s+)?function\\s+)${name}\\b`,
    `(?:async\\s+)?def\\s+${name}\\b`,
    `(?:(?:public|protected|override|static|async|function|void|final)\\s+)*${name}\\s*[(=:]`
  ];
  return new RegExp(`^\\s*(?:${forms.join("|")})`, "i");
}
var beginnings = { up: beginning2("up"), down: beginning2("down") };
function mayGo(way, lines) {
  const other = way === "up" ? "down" : "up";
  let inOther = false;
  return lines.map((line) => {
    if (beginnings[other].test(line)) inOther = true;
    else if (beginnings[way].test(line) || /^\S/.test(line)) inOther = false;
    return !inOther && !/^\s*(\*|\/\/|\/\*|#|--)/.test(line);
  });
}

// src/checks/migration/command/command-places.ts
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
  const numbered2 = sectionsOf(seen);
  return {
    statements,
    sections: new Map(statements.map(({ key }, index) => [key, numbered2[index] ?? 0])),
    entered: new Set(entries.map(({ file }) => file.file.path))
  };
}
function sectionsOf(seen) {
  let entries = 0;
  return seen.flatMap(({ traced, words: words2 }) => {
    if (traced) return [entries];
    if (isEntry(words2)) entries += 1;
    return [];
  });
}
function isEntry(words2) {
  return /^\s*(insert|update|merge)\b/i.test(words2);
}
function entriesIn(seen, files) {
  const entries = [];
  for (const [index, { traced, words: words2 }] of seen.entries()) {
    const written2 = new Set(entries.map(({ file: file2 }) => file2));
    const file = traced ? void 0 : fileNamedIn(words2, files, written2);
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
  const before2 = !isWork(0, first.index) && isWork(last, seen.length);
  return seen.map(
    (_, index) => before2 ? entries.findLast((entry) => entry.index <= index)?.file : entries.find((entry) => entry.index >= index)?.file ?? rest
  );
}
function fileNamedIn(words2, files, written2) {
  if (!isEntry(words2)) return void 0;
  const tokens = new Set(words2.split(/[^\w.-]+/).filter((word3) => word3 !== ""));
  const scored = files.map((source) => {
    const stem = source.file.name.replace(/\.[^.]+$/, "");
    const [version = ""] = /^V?(\d{3,}|[0-9a-f]{6,})/i.exec(stem) ?? [];
    if (tokens.has(source.file.name) || tokens.has(stem)) return { source, score: 2 };
    const named6 = version !== "" && [...tokens].some((token) => token === version || token.endsWith(version));
    return { source, score: named6 ? 1 : 0 };
  });
  const most = Math.max(0, ...scored.map(({ score }) => score));
  if (most === 0) return void 0;
  const best = scored.flatMap(({ source, score }) => score === most ? [source] : []);
  const own2 = best.length > 1 ? best.filter(({ file }) => inFolder(file, tokens)) : best;
  const candidates = own2.length > 0 ? own2 : best;
  return candidates.find((source) => !written2.has(source)) ?? candidates[0];
}
function inFolder({ folder }, tokens) {
  return folder.split("/").some((segment) => tokens.has(segment));
}
function locator(fallback) {
  const reached2 = /* @__PURE__ */ new Map();
  return (traced, source) => {
    if (!source) return fallback;
    const { path: path3 } = source.file;
    const line = lineOf(traced.sql.text, source.text, reached2.get(path3) ?? 0);
    reached2.set(path3, line);
    return { path: path3, line, column: 1 };
  };
}
function lineOf(sql, code, reached2, way = "up") {
  const words2 = [...sql.matchAll(/"([^"]+)"|\b([a-z_]\w{2,})\b/g)].flatMap(([, quoted2, plain]) => quoted2 ?? plain ?? []);
  const names2 = [...new Set(words2)].slice(0, 30).map((name) => new RegExp(`(^|\\W)${name.replace(/\W/g, ".")}(\\W|$)`));
  const lines = code.split("\n", maxLines);
  const fits = mayGo(way, lines);
  const written2 = verbatim(sql, lines, fits, reached2);
  if (written2 !== void 0) return written2;
  const scores = lines.map((line, index) => ({
    line: index + 1,
    score: line.length > maxLineLength ? 0 : names2.filter((name) => name.test(line)).length
  }));
  const likely = scores.filter(({ line, score }) => fits[line - 1] && score > 0);
  const among = likely.length > 0 ? likely : scores;
  const most = Math.max(...among.map(({ score }) => score));
  if (most === 0) return 1;
  const best = among.filter(({ score }) => score === most);
  return (best.find(({ line }) => line > reached2) ?? best[0])?.line ?? 1;
}
function verbatim(sql, lines, fits, reached2) {
  const [first = "", ...rest] = sql.trim().slice(0, maxLineLength).split("\n");
  if (first.trim().split(/\s+/).length < 3) return void 0;
  const begins = lines.flatMap(
    (line, index) => line.length <= maxLineLength && fits[index] && line.includes(first.trim()) ? [index] : []
  );
  const same = (index) => {
    const differs = rest.findIndex((text, at2) => !(lines[index + 1 + at2] ?? "").includes(text.trim()));
    return differs < 0 ? rest.length : differs;
  };
  const scores = begins.map((index) => ({ line: index + 1, score: same(index) }));
  const most = Math.max(...scores.map(({ score }) => score));
  const best = scores.filter(({ score }) => score === most);
  return (best.find(({ line }) => line > reached2) ?? best[0])?.line;
}
var maxLines = 3e3;
var maxLineLength = 1e3;
function at(traced, place) {
  const { path: path3, line, column } = place;
  return { ...traced, place, sql: { ...traced.sql, line, column }, trace: { ...traced.trace, path: path3, line } };
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
  for (const [path3, indexes2] of byPath2) {
    const texts3 = indexes2.flatMap((index) => {
      const statement2 = statements[index];
      return statement2 ? [{ ...statement2.sql, text: statement2.key }] : [];
    });
    for (const [at2, key] of keysOf(path3, texts3).entries()) keys[indexes2[at2] ?? 0] = key;
  }
  return keys;
}

// src/checks/migration/command/command-rollback.ts
init_shim();
async function rollbackByCommand(input, undo2) {
  const [only2, more] = undo2.sources;
  const path3 = only2?.file.path ?? "";
  const { outcome, onRows } = await triedAtLeast2(input, undo2);
  const file = {
    path: path3,
    name: more ? "rollback-command" : only2?.file.name ?? "",
    down: { path: path3, text: undo2.command },
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
  const first = await attempt4(input, undo2, true);
  const refusal = first.outcome.kind === "failed" ? first.outcome.refusal : void 0;
  const mayBeRows = refusal !== void 0 && (isStatus(refusal) || mayBeTheRows(refusal.sqlstate));
  const again2 = first.outcome.kind === "untried" || mayBeRows || leavesRows(first.outcome);
  if (!first.onOurRows || !again2) return { outcome: first.outcome, onRows: void 0 };
  const { outcome } = await attempt4(input, undo2, false);
  if (leavesRows(first.outcome)) return { outcome: withOurRows(first.outcome, outcome), onRows: void 0 };
  const excused2 = refusal !== void 0 && !isStatus(refusal) && outcome.kind !== "failed";
  return { outcome, onRows: excused2 ? refusal : void 0 };
}
function isStatus({ sqlstate }) {
  return sqlstate.startsWith("status");
}
function attempt4(input, undo2, onRows) {
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
  const before2 = await readDatabaseState(session);
  const up = await commands.run({ revision: "head", database: session });
  if (up.exitCode !== 0) return untried(`migrate-command ended with status ${up.exitCode}`);
  const applied = await readDatabaseState(session);
  const down = await watched(stepsOf(undo2));
  const { exitCode, output } = down.result;
  if (exitCode === 126 || exitCode === 127) return untried(`rollback-command cannot be run: ${lastSaid(output)}`);
  if (exitCode !== 0) return refused3(undo2, down);
  if (down.result.statements === 0) return untried("rollback-command sent no statement to the database it was given");
  const returned = await readDatabaseState(session);
  const more = entriesIn2(returned) - entriesIn2(before2);
  if (more < 0)
    return untried("rollback-command undoes migrations of the base branch too, by what the framework has written down");
  if (more > 0 && more < stepsOf(undo2))
    return untried(`rollback-command leaves ${more} of the new migrations, by what the framework has written down`);
  const left2 = differences(before2, returned);
  const place = placeIn(undo2, void 0);
  if (left2.length > 0 && down.seen.every(({ traced }) => traced === void 0)) {
    return { kind: "declared", place, raises: void 0, comment: void 0, left: left2 };
  }
  const second = await watched();
  const stopped2 = second.result.exitCode === 0 ? void 0 : refusalOf2(undo2, second, "migrate-command");
  return {
    kind: "ran",
    place,
    left: left2,
    rows: rowDifferences(...withoutBooks(before2, applied, returned)),
    reordered: reorderedTables(before2, returned),
    again: stopped2,
    secondTime: stopped2 ? [] : differences(applied, await readDatabaseState(session))
  };
}
function refused3(undo2, down) {
  const refusal = refusalOf2(undo2, down, undo2.command);
  return isStatus(refusal) && /irreversib/i.test(down.result.output) ? { kind: "declared", place: refusal.place, raises: refusal.message, comment: void 0, left: [] } : { kind: "failed", refusal };
}
function refusalOf2(undo2, { result, seen }, command) {
  const traced = seen.findLast((statement2) => statement2.traced)?.traced;
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
function placeIn({ sources }, statement2) {
  const [only2, more] = sources;
  const line = only2 && !more && statement2 !== void 0 ? lineOf(statement2, only2.text, 0, "down") : 1;
  return { path: only2?.file.path ?? "", line, column: 1 };
}
function differences(before2, after) {
  return compareCatalogs(before2.catalog, after.catalog).filter((change) => !isOfFramework(change));
}
function entriesIn2({ rows }) {
  return [...rows].reduce((sum, [name, { count: count2 }]) => isBook(name) ? sum + count2 : sum, 0);
}
function isBook(name) {
  return isFrameworkTable(name.slice(name.indexOf(".") + 1));
}
function withoutBooks(...states) {
  const bare4 = (state) => ({
    ...state,
    rows: new Map([...state.rows].filter(([name]) => !isBook(name)))
  });
  return [bare4(states[0]), bare4(states[1]), bare4(states[2])];
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
  const entries = seen.flatMap(({ traced, words: words2 }) => traced === void 0 && isNewEntry(words2) ? [words2] : []);
  return new Set(entries.map((words2) => words2.replace(/\b(true|false|t|f)\b/gi, ""))).size;
}
function isNewEntry(words2) {
  const [, name = ""] = /^\s*(?:insert\s+into|update)\s+(?:"?\w+"?\.)?"?(\w+)"?/i.exec(words2) ?? [];
  if (/^\s*update/i.test(words2)) return name === "alembic_version";
  return isFrameworkTable(name) && !/lock|metadata$/i.test(name);
}

// src/checks/migration/command/command-said.ts
init_shim();
function newFilesOf(files, added) {
  const known = new Set(added.map(({ path: path3 }) => path3));
  const news = files.filter(({ file }) => known.has(file.path));
  const isSure = ({ file: { path: path3 }, text }) => isVersioned(path3) || frameworkOf(path3, text) !== void 0;
  const pathsOf = (some) => some.map(({ file }) => file.path);
  return { sure: pathsOf(news.filter(isSure)), doubtful: pathsOf(news.filter((file) => !isSure(file))) };
}
function withDoubt(statement2) {
  const { error } = statement2.trace;
  if (!error) return statement2;
  const hint = error.sqlstate === refusedOutside ? "Keep this statement out of the migrations, or look at it yourself." : surroundingsHint(new SqlError(error.sqlstate, error.message), "server");
  return hint === void 0 ? statement2 : { ...statement2, undecided: hint };
}
function unprovenByCommand({ recorder, engine }, statements, { news, entered }) {
  const [newest] = news.sure;
  const nothing4 = statements.length > 0 || !newest ? [] : [
    {
      code: "migrate-command-changed-nothing",
      subject: newest,
      message: `The migrate-command ran and changed nothing, although head brings ${count(news.sure.length, "new migration")}.`,
      hint: "Does it look into the folder that the new files are in? If they are no migrations, name the right folder with database.migrations.",
      location: startOf(newest)
    }
  ];
  const left2 = statements.length > 0 && entered.size > 0 ? news.sure.filter((path3) => !entered.has(path3)) : [];
  const unreached = left2.map((path3) => ({
    code: "migrate-command-left-out",
    subject: path3,
    message: `The migrate-command ended well, and the framework's own table names other new migrations, not ${path3}: it was not run.`,
    hint: "Does the command look into its folder? If it is no migration, name the right folder with database.migrations.",
    location: startOf(path3)
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
  return [...nothing4, ...unreached.slice(0, 5), ...doubtful, ...unseen.slice(0, 5)];
}
function commandRemarks({ recorder, rows, statusOnRows }, told) {
  const books = recorder.seen().filter(({ traced }) => traced === void 0).length;
  const homeless = told.statements.filter(({ place }) => place.path === told.fallback.path).length;
  const [refused4] = told.caught;
  const { doubtful } = told.news;
  return [
    ...told.statements.length === 0 && doubtful.length > 0 ? [
      `the migrate-command changed nothing: ${enumerate(doubtful)} ${doubtful.length === 1 ? "is" : "are"} taken for no migration`
    ] : [],
    ...told.moved.length > 0 ? [`moved from another folder, text unchanged, so not taken for new: ${enumerate(told.moved)}`] : [],
    ...books > 0 ? [`${count(books, "statement")} on the framework's own tables not judged`] : [],
    ...refused4 ? [
      `${count(told.caught.length, "statement")} that Postgres refused and the framework went on without, such as: ${oneLine(refused4.trace.statement)}`
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
  const texts3 = new Map(sources.map(({ file, text }) => [file.path, text]));
  const accepted = withAcceptComments(context, measured, leftToQueries(proved), commentsAsSql(measured, texts3));
  return {
    findings: grouped2(accepted.findings),
    unproven: [...unproven, ...queriesUnproven(context, known, queries)],
    remarks: [
      ...queriesRemarks(known, queries),
      ...productionRemarks(subject, subject.facts),
      ...roleRemarks(context, subject),
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
  const { preexisting, facts, found, engine } = run2;
  return {
    ...files,
    preexisting,
    facts,
    ...found,
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
  const news = new Set(plan.added.map(({ path: path3 }) => path3));
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
  const isCaught = (statement2) => statement2.trace.error !== void 0 && !(run2.failed !== void 0 && statement2 === last);
  const onRows = new Map(
    (run2.onRows ? locate(run2.onRows).statements : []).map((statement2) => [statement2.key, statement2])
  );
  return {
    judged: all.filter((statement2) => !isCaught(statement2)).map((s) => asOnRows(s, onRows.get(s.key))),
    caught: all.filter(isCaught),
    sections,
    entered: run2.result.exitCode === 0 ? entered : /* @__PURE__ */ new Set()
  };
}
function asOnRows(statement2, other) {
  if (!other) return statement2;
  const { error } = other.trace;
  if (!error) return other;
  return { ...statement2, witness: other.witness, failsOnRows: { ...error, rows: other.witness ?? "" } };
}
async function sourcesOf2({ changeSet }, plan) {
  const files = runnableIn(plan);
  const texts3 = await changeSet.head.tree.read(files.map(({ path: path3 }) => path3));
  return files.map((file) => ({ file, text: texts3.get(file.path) ?? "" }));
}
function filesOf(statements, sources, sections) {
  const apart = /* @__PURE__ */ new Map();
  for (const statement2 of statements) {
    const name = `${sections.get(statement2.key)} ${statement2.place.path}`;
    apart.set(name, [...apart.get(name) ?? [], statement2]);
  }
  return [...apart.values()].map((own2) => {
    const path3 = own2[0]?.place.path ?? "";
    const transactions = new Set(own2.map(({ trace }) => trace.transaction));
    return {
      path: path3,
      text: sources.find(({ file }) => file.path === path3)?.text ?? "",
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

// src/checks/migration/file-encoding.ts
init_shim();
async function filesInDoubt(head, { added, runner }) {
  const paths = [...new Set(added.map(({ path: path3 }) => path3))];
  const texts3 = await head.read(paths);
  const sizes = new Map((await head.list()).map(({ path: path3, bytes }) => [path3, bytes]));
  return paths.flatMap((path3) => {
    const text = texts3.get(path3) ?? "";
    const written2 = sizes.get(path3) ?? 0;
    const more = written2 === 0 || text.includes("\0") ? 0 : written2 - Buffer.byteLength(text);
    if (more === markBytes && !text.includes("\uFFFD")) return markSentBy(path3, runner);
    return more !== 0 && more !== markBytes && text.includes("\uFFFD") ? notUtf8(path3, text) : [];
  });
}
var markBytes = 3;
function notUtf8(path3, text) {
  const location = { path: path3, ...placeAt(text, text.indexOf("\uFFFD")) };
  return [
    {
      code: "not-utf8",
      subject: `${path3}:${location.line}`,
      message: `${path3} is not UTF-8 at line ${location.line}, column ${location.column}: a database in UTF8 refuses such bytes (SQLSTATE 22021), so what ran here is not what is in the file.`,
      hint: "Save the file as UTF-8, as with `iconv -f LATIN1 -t UTF-8` for one that is in LATIN1.",
      location
    }
  ];
}
function markSentBy(path3, runner) {
  const { title, sendsByteOrderMark = false } = runners[runner];
  if (!sendsByteOrderMark) return [];
  return [
    {
      code: "byte-order-mark",
      subject: path3,
      message: `${path3} begins with a byte order mark, which ${title} sends on: Postgres refuses it as a syntax error. It ran here without.`,
      hint: "Save the file as UTF-8 without a byte order mark.",
      location: { path: path3, line: 1, column: 1 }
    }
  ];
}

// src/checks/migration/rollback/schema-dump.ts
init_shim();
function compareDump(path3, edited, base, head) {
  const before2 = driftIn(base);
  const known = new Set(before2.map(identity));
  return { path: path3, edited, drift: driftIn(head).filter((change) => !known.has(identity(change))), earlier: before2.length };
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
  const path3 = context.config.database.schema;
  const { base: baseRevision, head: headRevision } = context.changeSet;
  if (path3 === void 0 || state.schema !== void 0 || !judged2.measured) return { remarks: [] };
  if (unproven.length > 0 || judged2.statements.some(({ trace }) => trace.error)) return { remarks: [] };
  const [was, is] = [(await baseRevision.tree.read([path3])).get(path3), (await headRevision.tree.read([path3])).get(path3)];
  if (was === void 0 || is === void 0) return { remarks: [] };
  context.log.progress(`comparing ${path3} with what the migrations make ...`);
  try {
    const migrated = await migratedCatalogs(state);
    if (!migrated)
      return { remarks: [`${path3} was not compared with the migrations, which do not run on empty tables`] };
    const before2 = await loaded(context, was);
    const after = is === was ? before2 : await loaded(context, is);
    const base = { migrated: migrated.before, dumped: before2 };
    const dump = compareDump(path3, is !== was, base, { migrated: migrated.after, dumped: after });
    const differed = `${path3} differs from what the migrations of the base branch make, in ${count(dump.earlier, "place")}: that is not told again`;
    return { dump, remarks: dump.earlier > 0 ? [differed] : [] };
  } catch (thrown) {
    const because = reasonToGiveUp(thrown);
    if (because === void 0) throw thrown;
    return { remarks: [`${path3} was not compared with the migrations: ${because}`] };
  }
}
async function migratedCatalogs(state) {
  const session = await state.session();
  try {
    const before2 = await readCatalog(session);
    const { runner, added } = state.plan;
    for (const file of added) {
      const sent = await sendFile(session, runner, upFile(runner, state.texts, file));
      if (!sent.ran) return void 0;
    }
    return { before: before2, after: await readCatalog(session) };
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
  return joined3(code, await runFiles(context, plan));
}
function joined3(code, files) {
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
  const texts3 = await context.changeSet.head.tree.read([...new Set(judged2.files.map(({ path: path3 }) => path3))]);
  const accepted = withAcceptComments(context, judged2, leftToQueries(proved), texts3);
  return {
    findings: grouped2(accepted.findings),
    unproven: [
      ...dry?.unproven ?? [],
      ...await filesInDoubt(context.changeSet.head.tree, plan),
      ...notReviewed(plan)
    ],
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
      role: context.config.database.role,
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
        ...judged2.statements.some(({ trace }) => trace.error !== void 0) ? state.unknownMarks : [],
        ...dry.remarks,
        ...productionRemarks(dry.judged, dry.judged.facts),
        ...queriesRemarks(known, queries),
        ...roleRemarks(context, judged2),
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
  const before2 = [...plan.edited.map(({ before: before3 }) => before3), ...plan.deleted];
  const { placeholders } = config.database;
  const base = await upTexts(plan, before2, changeSet.base.tree, placeholders);
  const head = await upTexts(
    plan,
    plan.edited.map(({ after }) => after),
    changeSet.head.tree,
    placeholders
  );
  const excerpts = /* @__PURE__ */ new Map();
  for (const { key } of before2) {
    const [was = "", is] = [base.get(key), head.get(key)];
    const sameStatements = is !== void 0 && await isSameSql(was, is);
    excerpts.set(key, { before: was, after: is, sameStatements });
  }
  return excerpts;
}
function notReviewed({ others: others2, lost, runner }) {
  const stops = lost.map(({ list: list3, name }) => ({
    code: "migration-without-file",
    subject: `${list3}: ${name}`,
    message: `${list3} lists ${name}, which has no file: ${runners[runner].title} stops there.`,
    hint: `Commit the file, or take ${name} off the list.`,
    location: startOf(list3)
  }));
  const unread = others2.filter(({ sample }) => !sample).map(({ folder, runner: runner2 }) => ({
    code: "migrations-not-reviewed",
    subject: folder,
    message: `${folder} (${runners[runner2].title}) changed too and was not run: one folder a review.`,
    hint: "Say with database.migrations which folder is the one to review.",
    location: startOf(folder)
  }));
  return [...stops, ...unread];
}
function remarksOn(plan) {
  const { misnamed, unlisted, runner, renamed, others: others2 } = plan;
  return [
    ...others2.filter(({ sample }) => sample).map(({ folder }) => `${folder} changed too, was taken for a test or an example by its path, and was not run`),
    ...plan.remarks,
    ...unlisted.map((path3) => `${path3} is not in ${runners[runner].list}, so it is never run: left out`),
    ...misnamed.map((path3) => `${path3} is not named as ${runners[runner].title} names migrations: left out`),
    ...renamed.map(({ before: before2, after }) => `${before2.path} was renamed to ${after.path}, text unchanged: not run again`)
  ];
}
export {
  excerptsOf,
  run
};
