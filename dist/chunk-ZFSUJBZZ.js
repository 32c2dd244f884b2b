import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  schemaToCompare
} from "./chunk-E6FSKXAS.js";
import {
  rules
} from "./chunk-YT3JBX2X.js";
import {
  commandSchemas,
  isOfFramework,
  readCatalog,
  readSchemaState,
  runnableTexts
} from "./chunk-7YY2FEMG.js";
import {
  applyFile,
  baseState,
  loadable,
  notSqlHint,
  prepareSessions,
  surroundingsHint
} from "./chunk-T5A6CM6Y.js";
import {
  compareCatalogs,
  needsNoTransaction,
  offsetOfCharacter,
  parseSql,
  placeAt,
  renamesBetween,
  runners,
  wrappingOf
} from "./chunk-BRTX45BT.js";
import "./chunk-AAYD4SSA.js";
import {
  runRules
} from "./chunk-5Z4CA7YC.js";
import "./chunk-TG5VVJV6.js";
import "./chunk-JW2A4OU2.js";
import {
  count
} from "./chunk-SQN55YXA.js";
import "./chunk-VMCVHZIK.js";
import {
  SqlError
} from "./chunk-UWS3ZHM4.js";
import "./chunk-GMQJBSLV.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/schema-diff/run.ts
init_shim();

// src/checks/schema-diff/by-command.ts
init_shim();

// src/checks/schema-diff/locate.ts
init_shim();
function locateIn(files) {
  const forwards = files.map(({ path, text }) => ({ path, text: withoutComments(text) }));
  const backwards = forwards.toReversed();
  return (change) => {
    const { what, words } = change;
    const candidates = what === "added" ? forwards : backwards;
    const start = { path: files[0]?.path ?? "", line: 1, column: 1 };
    const given = what === "attribute" ? lastGiving(backwards, change) : void 0;
    return given ?? firstNaming(candidates, words) ?? firstNaming(candidates, words.slice(0, 1)) ?? start;
  };
}
function lastGiving(files, { object, aspect = "", words }) {
  const opener = openers[aspect]?.(kindInSql(object));
  if (!opener) return void 0;
  for (const { path, text } of files) {
    const found = [...text.matchAll(opener)].findLast(({ 0: { length }, index }) => {
      const named = text.slice(index + length, index + length + 1e3).split(/;|'/, 1)[0] ?? "";
      return offsetOf(named, words) !== void 0 || offsetOf(named, words.toReversed()) !== void 0;
    });
    if (found) return { path, ...placeAt(text, found.index) };
  }
  return void 0;
}
var openers = {
  comment: (kind) => new RegExp(`\\bcomment\\s+on\\s+${kind}\\b`, "gi"),
  owner: (kind) => new RegExp(`\\balter\\s+${kind}\\b(?=[^;']{0,1000}\\bowner\\s+to\\b)`, "gi"),
  grants: () => /\b(?:grant|revoke)\b/gi
};
function kindInSql(object = "table") {
  switch (object) {
    case "enum":
      return "type";
    case "view":
      return "(?:materialized\\s+)?view";
    case "function":
      return "(?:function|procedure|routine|aggregate)";
    default:
      return object.replaceAll(" ", "\\s+");
  }
}
function firstNaming(files, words) {
  for (const { path, text } of files) {
    const offset = offsetOf(text, words);
    if (offset !== void 0) return { path, ...placeAt(text, offset) };
  }
  return void 0;
}
function withoutComments(text) {
  const tokens = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$.*?\$\1\$|--[^\n]*|\/\*.*?\*\//gs;
  return text.replace(tokens, (token) => /^(--|\/\*)/.test(token) ? token.replace(/[^\n]/g, " ") : token);
}
function offsetOf(text, words) {
  let from = 0;
  let found;
  for (const word of words) {
    found = wordAt(text, word, from);
    if (found === void 0) return void 0;
    from = found + word.length;
  }
  return found;
}
function wordAt(text, word, from) {
  const pattern = new RegExp(`(?<![\\w$])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w$])`, "gi");
  pattern.lastIndex = from;
  return pattern.exec(text)?.index;
}

// src/checks/schema-diff/by-command.ts
async function compareByCommand(context) {
  const { before, after, facts, failed } = await commandSchemas(context);
  const renames = renamesBetween(before.identities, after.identities);
  const changes = compareCatalogs(before.catalog, after.catalog, renames);
  return {
    comparison: {
      source: "migrations",
      changes: changes.filter((change) => !isOfFramework(change)),
      locate: locateInCode(await runnableTexts(context))
    },
    facts,
    remarks: failed ? ["head's migrate-command ended in failure: what stood then is compared"] : []
  };
}
function locateInCode(files) {
  const locate = locateIn(files);
  const start = { path: files[0]?.path ?? "", line: 1, column: 1 };
  return (change) => {
    const { words } = change;
    const model = words.map((word, index) => index === 0 ? word.replace(/^[^_]+_/, "") : word);
    const places = [words, model, words.slice(-1), model.slice(0, 1)].map(
      (named) => locate({ ...change, words: named })
    );
    return places.find(({ path, line }) => path !== start.path || line !== start.line) ?? start;
  };
}

// src/checks/schema-diff/files.ts
init_shim();
async function compareFiles(context, path) {
  const { mergeBase, head } = context.changeSet;
  const { placeholders } = context.config.database;
  const before = loadable((await mergeBase.tree.read([path])).get(path) ?? "", placeholders);
  const after = loadable((await head.tree.read([path])).get(path) ?? "", placeholders);
  const opener = await prepareSessions(context, [before, after]);
  const base = await load(opener, path, before, "base");
  const changed = await load(opener, path, after, "head");
  return {
    comparison: {
      source: "file",
      changes: compareCatalogs(base.catalog, changed.catalog),
      locate: locateIn([{ path, text: after }])
    },
    facts: changed.facts,
    remarks: []
  };
}
async function load(opener, path, text, side) {
  const session = await opener.open();
  try {
    await runSchema(session, path, text, side);
    return { catalog: await readCatalog(session), facts: session.facts };
  } finally {
    await session.close();
  }
}
async function runSchema(session, path, text, side) {
  if (text.trim() === "") return;
  try {
    await session.execute(text);
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    throw await schemaFailed(session, path, text, side, thrown);
  }
}
async function schemaFailed(session, path, text, side, error) {
  const sql = await parseSql(text);
  const place = sql.parsed ? await placeOf(session, text, error, sql.statements) : placeIn(sql.failure);
  const reason = sql.parsed ? surroundingsHint(error, session.facts.name) : sql.failure.looksLike && notSqlHint(sql.failure);
  const blame = side === "base" ? "Not this pull request's fault: the file fails at the merge base already. " : "";
  return new BreakwaterError(
    {
      code: "schema-failed",
      message: `${path} at ${side === "base" ? "the merge base" : "head"} fails at line ${place.line}: ${error.message} (SQLSTATE ${error.sqlstate}).`,
      hint: `${blame}${reason ?? loadHint}`,
      location: { path, ...place }
    },
    { cause: error }
  );
}
var loadHint = "The file has to load into an empty database. What it needs first (roles, schemas) can be made in a file that database.prelude names.";
function placeIn({ line, column }) {
  return { line, column };
}
async function placeOf(session, text, { position }, statements) {
  if (position !== void 0) return placeAt(text, offsetOfCharacter(text, position - 1));
  await session.execute("ROLLBACK");
  for (const { text: statement, line, column } of statements) {
    try {
      await session.execute(statement);
    } catch {
      return { line, column };
    }
  }
  return { line: 1, column: 1 };
}

// src/checks/schema-diff/migrated.ts
init_shim();
var newMs = 12e4;
async function compareMigrations(context) {
  const state = await baseState(context);
  const session = await state.session();
  try {
    const before = await readSchemaState(session);
    const { applied, remarks } = await applyNew(state, session);
    const after = await readSchemaState(session);
    const renames = renamesBetween(before.identities, after.identities);
    return {
      comparison: {
        source: "migrations",
        changes: compareCatalogs(before.catalog, after.catalog, renames),
        locate: locateIn(applied)
      },
      facts: state.facts,
      remarks: [...state.remarks, ...remarks]
    };
  } finally {
    await session.close();
  }
}
async function applyNew({ plan, texts }, session) {
  const applied = [];
  const started = performance.now();
  for (const { key, path } of plan.added) {
    if (performance.now() - started > newMs) throw tooLong(path);
    const text = texts.get(key) ?? "";
    try {
      await applyAsRunner(session, plan, path, text, texts);
    } catch (thrown) {
      const reason = reasonOf(thrown);
      if (reason === void 0) throw thrown;
      await session.execute("ROLLBACK");
      const rest = plan.added.length - applied.length - 1;
      const left = rest > 0 ? `, nor ${rest === 1 ? "the one" : `the ${rest}`} after it` : "";
      const remark = `${path} ${reason}, so what it would change is not listed${left}`;
      return { applied: [...applied, { path, text }], remarks: [remark] };
    }
    await session.execute("COMMIT");
    applied.push({ path, text });
  }
  return { applied, remarks: [] };
}
async function applyAsRunner(session, { runner }, path, text, texts) {
  const sql = await parseSql(text);
  if (sql.parsed && sql.statements.some(needsNoTransaction)) {
    const settingsPath = runners[runner].settingsPath?.(path);
    const settings = settingsPath && texts.get(settingsPath);
    const { transaction } = wrappingOf(runner, { path, text, statements: sql.statements, settings });
    if (transaction === "file") await session.execute("BEGIN");
  }
  await applyFile(session, path, text, "history-failed", runners[runner].sendsApart?.({ path, text }));
}
function reasonOf(thrown) {
  if (!(thrown instanceof BreakwaterError)) return void 0;
  if (thrown.cause instanceof SqlError && thrown.cause.sqlstate === "08P01") return "is no text in UTF-8";
  if (thrown.cause instanceof SqlError) return `fails (SQLSTATE ${thrown.cause.sqlstate})`;
  return unsent.has(thrown.trouble.code) ? `holds a statement that is not run here (${thrown.trouble.code})` : void 0;
}
var unsent = /* @__PURE__ */ new Set([
  "copy-not-supported",
  "subscription-not-supported",
  "outside-scratch-database"
]);
function tooLong(path) {
  return new BreakwaterError({
    code: "database-limit",
    message: `The new migrations took longer than ${newMs / 1e3} s together; stopped before ${path}.`,
    hint: "Split the pull request, or move the rows that the migrations write out of them.",
    location: { path, line: 1, column: 1 }
  });
}

// src/checks/schema-diff/run.ts
async function run(context) {
  const schema = await schemaToCompare(context);
  const { comparison, facts, remarks } = await compare(context, schema);
  return {
    findings: runRules(rules, comparison),
    unproven: [],
    remarks,
    summary: summaryOf(comparison.changes),
    engine: facts
  };
}
function compare(context, schema) {
  if (schema !== void 0) return compareFiles(context, schema);
  return context.config.database.migrateCommand ? compareByCommand(context) : compareMigrations(context);
}
var leading = ["table", "column", "constraint", "index", "view", "enum"];
var irregular = { index: "indexes" };
function summaryOf(changes) {
  if (changes.length === 0) return "no difference";
  const countOf = (kinds) => new Set(changes.filter(({ object }) => kinds(object)).map(({ object, name }) => `${object} ${name}`)).size;
  const parts = leading.map((kind) => ({ kind, n: countOf((other) => other === kind) }));
  const rest = countOf((kind) => !leading.includes(kind));
  const said = [
    ...parts.filter(({ n }) => n > 0).map(({ kind, n }) => n > 1 && irregular[kind] ? `${n} ${irregular[kind]}` : count(n, kind)),
    ...rest > 0 ? [`${count(rest, "other object")}`] : []
  ];
  return `${said.join(", ")} changed`;
}
export {
  run,
  summaryOf
};
