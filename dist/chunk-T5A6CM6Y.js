import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  compareMigrations,
  extensionsOf,
  guessName,
  isOtherDialect,
  isVendored,
  needsNoTransaction,
  offsetOfCharacter,
  parseSql,
  placeAt,
  readName,
  runners,
  tokensOf,
  withValues,
  withoutCopyData
} from "./chunk-BRTX45BT.js";
import {
  count
} from "./chunk-SQN55YXA.js";
import {
  SqlError
} from "./chunk-UWS3ZHM4.js";
import {
  runnerNames
} from "./chunk-GMQJBSLV.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/sql/migration-texts.ts
init_shim();

// src/sql/psql.ts
init_shim();
var idle = /^\\(?:(?:un)?restrict|q?echo|warn|encoding|timing|pset|set[ \t]+(?:ON_ERROR_STOP|ECHO|ECHO_HIDDEN|QUIET|VERBOSITY|SHOW_CONTEXT))\b[^\r\n]*/gm;
function withoutIdleCommands(text) {
  if (text.search(idle) < 0) return text;
  const quoted = tokensOf(text).filter(({ kind, start, end }) => kind === "string" && end - start > 2);
  return text.replace(
    idle,
    (command, offset) => quoted.some(({ start, end }) => start < offset && offset < end) ? command : ""
  );
}

// src/sql/migration-texts.ts
async function upTexts({ runner }, files, tree, values = {}) {
  const texts = await readFilled({ runner }, [...new Set(files.map(({ path }) => path))], tree, values);
  return new Map(
    files.flatMap((file) => {
      const text = texts.get(file.path);
      return text === void 0 ? [] : [[file.key, partOf(runner, text, "up", file) ?? ""]];
    })
  );
}
async function settingsTexts({ runner }, files, tree) {
  const { settingsPath } = runners[runner];
  return settingsPath ? tree.read(files.map(({ path }) => settingsPath(path))) : /* @__PURE__ */ new Map();
}
async function downSteps({ runner, folder }, files, tree, values = {}) {
  const { downPaths, part } = runners[runner];
  const beside2 = (await tree.list()).map(({ path }) => path).filter((path) => path.startsWith(folder && `${folder}/`));
  const there = new Set(beside2);
  const sqlPaths = beside2.filter((path) => path.endsWith(".sql"));
  const pathOf = (file) => downPaths?.(file, sqlPaths).find((path) => there.has(path));
  const paths = files.map((file) => ({ file, path: pathOf(file) ?? (part ? file.path : void 0) }));
  const texts = await readFilled({ runner }, [...new Set(paths.flatMap(({ path }) => path ?? []))], tree, values);
  return new Map(
    paths.flatMap(({ file, path }) => {
      const written2 = path === void 0 ? void 0 : texts.get(path);
      if (path === void 0 || written2 === void 0) return [];
      const text = path === file.path ? partOf(runner, written2, "down", file) : written2;
      return text === void 0 ? [] : [[file.key, { path, text }]];
    })
  );
}
async function readFilled({ runner }, paths, tree, values) {
  const { sentByPsql: outsideQuotes = false } = runners[runner];
  return new Map(
    [...await tree.read(paths)].map(([path, text]) => [
      path,
      withValues(outsideQuotes ? withoutIdleCommands(text) : text, { values, outsideQuotes })
    ])
  );
}
function partOf(runner, text, direction, file) {
  const { part } = runners[runner];
  return part ? part(text, direction, file) : direction === "up" ? text : void 0;
}

// src/sql/base-state.ts
init_shim();

// src/sql/earlier.ts
init_shim();

// src/sql/schema-file.ts
init_shim();
function loadable(text, values = {}) {
  return withValues(withoutIdleCommands(text), { values, outsideQuotes: true });
}
async function discoveredSchema(tree) {
  const paths = (await tree.list()).map(({ path }) => path).filter((path) => /(^|\/)db\/structure\.sql$/.test(path) && !/(^|\/)(node_modules|vendor|tests?|spec)\//.test(path)).sort((a, b) => a.split("/").length - b.split("/").length);
  const [first, second] = paths;
  if (first === void 0 || second !== void 0 && second.split("/").length === first.split("/").length)
    return void 0;
  const text = (await tree.read([first])).get(first) ?? "";
  return /^SET (statement_timeout|lock_timeout|client_encoding|standard_conforming_strings)\b|PostgreSQL database dump/m.test(
    text
  ) ? first : void 0;
}

// src/sql/session.ts
init_shim();

// src/sql/surroundings.ts
init_shim();
var broughtBy = [
  [/function uuid_(generate_v\d|nil|ns_)\w*\(/, "uuid-ossp"],
  [/function (crypt|gen_salt|digest|hmac|pgp_\w+|gen_random_bytes)\(/, "pgcrypto"],
  [/function (similarity|word_similarity|show_trgm)\(|operator class "(gin|gist)_trgm_ops"/, "pg_trgm"],
  [/function unaccent\(/, "unaccent"],
  [/type "citext" does not exist/, "citext"],
  [/type "hstore" does not exist/, "hstore"],
  [/type "ltree" does not exist/, "ltree"],
  [/type "(vector|halfvec|sparsevec)" does not exist/, "vector"],
  [/type "(geometry|geography|box2d|raster)" does not exist|function st_\w+\(/i, "postgis"],
  [/function (create_hypertable|add_retention_policy|time_bucket)\(/, "timescaledb"],
  [/schema "cron" does not exist/, "pg_cron"]
];
var supabaseSchema = /^schema "(auth|storage|realtime|vault|extensions|graphql_public|supabase_functions|net)" does not/;
function surroundingsHint({ sqlstate, message }, engine) {
  const elsewhere = engine === "server" ? "Install it on the server that the URL names." : 'The embedded Postgres may lack it. Use a server that has it: database.engine "server" with its URL.';
  if (/extension/.test(message) && ["0A000", "22023", "42704", "58P01", "XX000"].includes(sqlstate)) return elsewhere;
  if (/role "/.test(message) && ["22023", "42704"].includes(sqlstate)) {
    return "Create the role in a file that database.prelude names (CREATE ROLE ...;): it runs before the history.";
  }
  if (/language "|foreign-data wrapper "|label providers/.test(message) && ["22023", "42704"].includes(sqlstate)) {
    return elsewhere;
  }
  if (sqlstate === "58P01") return elsewhere;
  if (isEngineTrouble(sqlstate)) return engineHint(sqlstate, engine);
  if (sqlstate === "55000" && /are disabled|wal_level|max_prepared_transactions/.test(message)) {
    return `This depends on the server's settings, which here are the engine's own. Review on a server that is set up as production is: database.engine "server" with its URL.`;
  }
  if (/\bdatabase\b/.test(message) && ["3D000", "42P04", "55006"].includes(sqlstate)) {
    return "There is one scratch database here, so nothing can be told about others. Keep statements about whole databases out of the migrations.";
  }
  if (sqlstate === "3F000" && supabaseSchema.test(message)) {
    return "Supabase makes a schema of that name, and no migration here does. Make what is used of it in a file that database.prelude names; references/migrations.md has one to begin with.";
  }
  if (sqlstate === "42501") return "The role that ran this may not do it. Give the URL of a role that may.";
  const [, extension] = broughtBy.find(([pattern]) => pattern.test(message)) ?? [];
  return extension === void 0 ? void 0 : `This belongs to the extension ${extension}, which no migration creates. Create it in a file that database.prelude names (CREATE EXTENSION "${extension}";).`;
}
function isEngineTrouble(sqlstate) {
  return ["53", "54", "57", "58", "XX"].includes(sqlstate.slice(0, 2)) && !["54011", "54023"].includes(sqlstate);
}
function engineHint(sqlstate, engine) {
  const elsewhere = engine === "server" ? "If it is, see the log of the server." : 'If it is, review on a server: database.engine "server".';
  const what = ["53", "54"].includes(sqlstate.slice(0, 2)) ? "The engine has no more to give. Look whether the statement is meant to need so much." : "The engine could not go on. Look whether the statement is meant to do what it does.";
  return `${what} ${elsewhere}`;
}

// src/sql/session.ts
async function prepareSessions(context, texts, runner) {
  const { extensions: configured2 } = context.config.database;
  const preludes = await readPreludes(context);
  const engine = await context.databaseEngine();
  const created = await createdExtensions([...preludes.map(({ text }) => text), ...texts], engine.extensions);
  const loadable2 = created.filter((name) => engine.extensions?.includes(name) ?? true);
  const extensions = [.../* @__PURE__ */ new Set([...configured2, ...loadable2])].sort();
  const table = runner && runners[runner].stateTable;
  const tableNeeded = table !== void 0 && texts.some((text) => text.includes(table.name));
  return {
    engine,
    madeFrom: JSON.stringify([extensions, preludes.map(({ text }) => text), tableNeeded ? table.sql : void 0]),
    open: async (from, timed = false) => {
      const session = await engine.open({ extensions, timed, ...from ? { from } : {} });
      try {
        for (const { path, text } of preludes) {
          if (from) await repeatSettings(session, text);
          else await applyFile(session, path, text, "prelude-failed");
        }
        if (tableNeeded && !from) await session.execute(table.sql.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS"));
        return session;
      } catch (thrown) {
        await session.close();
        throw thrown;
      }
    }
  };
}
async function resetSession(session, context) {
  if (session.facts.name === "pg-mem") return;
  await session.execute("RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; DISCARD TEMP");
  for (const { text } of await readPreludes(context)) await repeatSettings(session, text);
}
async function applyFile(session, path, written2, code, apart = false) {
  if (written2.trim() === "") return;
  const text = withoutCopyData(written2);
  let sent;
  try {
    if (!apart && !/concurrently|vacuum|reindex|cluster|alter\s+system|database|tablespace|subscription|discard/i.test(text)) {
      await session.execute(text);
      return;
    }
    const sql = await parseSql(text);
    if (sql.parsed && (apart || sql.statements.some(needsNoTransaction))) {
      for (const statement of sql.statements) {
        sent = statement;
        await session.execute(statement.text);
      }
      return;
    }
    await session.execute(text);
  } catch (thrown) {
    throw await explained(session, path, text, code, thrown, sent);
  }
}
function notSqlHint({ looksLike, placeholder }) {
  switch (looksLike) {
    case "template":
    case "placeholder":
      return placeholder === void 0 ? "This looks like a template, whose values only the runner knows. Commit the SQL that it becomes, or point database.migrations at that." : `This looks like a ${looksLike}, whose value only the runner knows. Give one that fits in .github/breakwater.yml: \`database: { placeholders: { "${placeholder}": "value" } }\`.`;
    case "psql":
      return "This looks like a command of psql, which Postgres itself does not know. Use SQL in its place (COPY, SET, INSERT).";
    case "binary":
      return "This is no text, or not in UTF-8. Save it as UTF-8 without that character.";
    case "utf-16":
      return "Save the file as UTF-8, as with `iconv -f UTF-16 -t UTF-8`. PowerShell writes UTF-16 where a command is redirected with `>`.";
    case void 0:
      return "Correct the statement; Postgres refuses it as it stands.";
    default:
      return looksLike;
  }
}
async function readPreludes({ changeSet, config }) {
  const paths = [config.database.prelude ?? []].flat();
  const texts = await changeSet.base.tree.read(paths);
  return paths.map((path) => {
    const text = texts.get(path);
    if (text !== void 0) return { path, text };
    throw new BreakwaterError({
      code: "prelude-not-found",
      message: `The base branch has no file ${path}, which database.prelude names.`,
      hint: "Correct database.prelude. The prelude is read from the base branch, so it has to be merged before it is used."
    });
  });
}
async function repeatSettings(session, prelude) {
  const sql = await parseSql(prelude);
  if (!sql.parsed) return;
  for (const { text, kind } of sql.statements) if (kind === "VariableSetStmt") await session.execute(text);
}
async function createdExtensions(texts, available) {
  const names = [];
  for (const text of texts.filter((candidate) => /create\s+extension/i.test(candidate))) {
    const sql = await parseSql(text);
    if (sql.parsed) names.push(...extensionsOf(sql.statements));
    for (const [, name = ""] of text.matchAll(/create\s+extension\s+(?:if\s+not\s+exists\s+)?"?([\w-]+)"?/gi)) {
      if (!sql.parsed || available?.includes(name)) names.push(name);
    }
  }
  return names;
}
async function explained(session, path, text, code, thrown, sent) {
  if (thrown instanceof BreakwaterError) {
    const { trouble } = thrown;
    const sql2 = trouble.code === "copy-not-supported" ? await parseSql(text) : void 0;
    const { line, column } = sql2?.parsed && sql2.statements.find(({ kind }) => kind === "CopyStmt") || {
      line: 1,
      column: 1
    };
    return new BreakwaterError({ ...trouble, location: trouble.location ?? { path, line, column } }, { cause: thrown });
  }
  if (!(thrown instanceof SqlError)) return thrown;
  const sql = await parseSql(text);
  const place = sent && { line: sent.line, column: sent.column };
  const location = { path, ...place ?? (sql.parsed ? await placeOf(session, text, thrown) : sql.failure) };
  const engine = session.facts.name;
  const what = { "history-failed": "earlier migration", "prelude-failed": "prelude", "rows-failed": "file of rows" }[code];
  const hint = (sql.parsed ? void 0 : notSqlHint(sql.failure)) ?? surroundingsHint(thrown, engine) ?? (engine === "pg-mem" ? 'pg-mem knows only a part of Postgres. Use database.engine "pglite", which is Postgres.' : missingHint(thrown));
  const blame = code === "history-failed" ? "Not this pull request's fault. " : "";
  return new BreakwaterError(
    {
      code,
      message: `The ${what} ${path} fails at line ${location.line}: ${thrown.message} (SQLSTATE ${thrown.sqlstate}).`,
      hint: `${blame}${hint}${code === "history-failed" ? standInHint : ""}`,
      location: { path, line: location.line, column: location.column }
    },
    { cause: thrown }
  );
}
var standInHint = " A schema file of the base branch, named with database.schema, stands for a history that does not run here.";
function missingHint({ sqlstate }) {
  return ["42P01", "3F000", "42883", "42704", "42703"].includes(sqlstate) ? "If something must be there before the first migration (a schema, a table, a search_path), make it in a file that database.prelude names. If a step of the history is in code, its SQL belongs there too." : "The history has to run on an empty database. What it needs first can be made in a file that database.prelude names.";
}
async function placeOf(session, text, error) {
  if (error.position !== void 0) return placeAt(text, offsetOfCharacter(text, error.position - 1));
  const sql = await parseSql(text);
  if (!sql.parsed) return { line: sql.failure.line, column: sql.failure.column };
  let last = { line: 1, column: 1 };
  try {
    await session.execute("BEGIN");
    for (const { text: statement, line, column } of sql.statements) {
      last = { line, column };
      await session.execute(statement);
    }
  } catch {
    return last;
  } finally {
    await session.execute("ROLLBACK").catch(() => void 0);
  }
  return { line: 1, column: 1 };
}

// src/sql/earlier.ts
var historyMs = 6e5;
function historyTooLong(path, done, total) {
  return new BreakwaterError({
    code: "database-limit",
    message: `The history took longer than ${historyMs / 6e4} minutes: ${done} of ${total} migrations were applied.`,
    hint: "Give the schema that the history leads to as one file (database.schema), or review on a server.",
    location: { path, line: 1, column: 1 }
  });
}
async function earlierOf(context, plan) {
  const kept = context.config.database.schema ?? await discoveredSchema(context.changeSet.base.tree);
  const dump = kept === void 0 ? [] : await schemaFileOf(context, kept);
  const rows = await rowsOf(context);
  return plan.history.length > 0 ? { files: await historyOf(context, plan), schema: void 0, spare: dump, rows } : { files: dump, schema: kept, spare: [], rows };
}
async function historyOf({ changeSet, config }, { history, runner }) {
  const found = await upTexts({ runner }, history, changeSet.base.tree, config.database.placeholders);
  return history.flatMap(({ key, path }) => {
    const text = found.get(key);
    return text === void 0 ? [] : [{ path, text, apart: runners[runner].sendsApart?.({ path, text }) ?? false }];
  });
}
async function schemaFileOf({ config, changeSet }, path) {
  const text = (await changeSet.base.tree.read([path])).get(path);
  return text === void 0 ? [] : [{ path, text: loadable(text, config.database.placeholders), apart: false }];
}
async function applyEarlier(context, opener, plan, { files: earlier, schema, spare, rows }) {
  const attempt = async (files, fromSchema) => {
    const session = await opener.open();
    try {
      await applyAll(context, session, plan, files, fromSchema);
      if (rows) await applyFile(session, rows.path, rows.text, "rows-failed", false);
      return session;
    } catch (thrown) {
      await session.close();
      throw thrown;
    }
  };
  try {
    return { session: await attempt(earlier, schema !== void 0), standIn: void 0 };
  } catch (thrown) {
    const standIn = standInFor(spare, thrown);
    if (!standIn) throw thrown;
    context.log.progress(`the history does not run; loading ${standIn.path} ...`);
    return { session: await attempt(spare, true), standIn };
  }
}
function standInFor([spare], thrown) {
  if (!spare || !(thrown instanceof BreakwaterError) || !standInCodes.has(thrown.trouble.code)) return void 0;
  const { path } = spare;
  return { path, remark: `the history does not run here, so ${path} stands for it: ${thrown.trouble.message}` };
}
var standInCodes = /* @__PURE__ */ new Set([
  "history-failed",
  "database-limit",
  "copy-not-supported",
  "subscription-not-supported",
  "outside-scratch-database"
]);
async function applyAll({ log }, session, plan, earlier, schemaOnly) {
  const title = `${count(earlier.length, "earlier migration")} (${runners[plan.runner].title})`;
  const started = performance.now();
  for (const [done, { path, text, apart }] of earlier.entries()) {
    if (performance.now() - started > historyMs) throw historyTooLong(path, done, earlier.length);
    if (schemaOnly) log.progress(`loading ${path} ...`);
    else if (done % 50 === 0) log.progress(`applying ${title}: ${done} of ${earlier.length} ...`);
    await applyFile(session, path, text, "history-failed", apart);
  }
}
async function rowsOf({
  config,
  changeSet
}) {
  const { rows: path } = config.database;
  if (path === void 0) return void 0;
  const text = (await changeSet.base.tree.read([path])).get(path);
  if (text !== void 0) return { path, text };
  throw new BreakwaterError({
    code: "rows-not-found",
    message: `The base branch has no file ${path}, which database.rows names.`,
    hint: "Correct database.rows. The file is read from the base branch, so it has to be merged before it is used."
  });
}

// src/sql/migrations.ts
init_shim();

// src/sql/discovery.ts
init_shim();

// src/sql/shown-folders.ts
init_shim();
function shownFolders(paths) {
  const withSql = new Set(paths.filter((path) => path.endsWith(".sql")).flatMap(ancestorsOf));
  return shownIn(paths.filter((path) => !isVendored(path))).filter(
    ({ folder }) => withSql.has(folder) && !isOtherDialect(folder)
  );
}
function outermost(folders2) {
  const known = new Set(folders2.map(({ folder, runner }) => `${folder}
${runner}`));
  return folders2.filter(
    ({ folder, runner }) => !ancestorsOf(folder).some((above) => above !== folder && known.has(`${above}
${runner}`))
  );
}
function shownIn(paths) {
  const found = /* @__PURE__ */ new Map();
  for (const path of paths) {
    for (const runner of runnerNames) {
      const folder = runners[runner].folderShownBy?.(path);
      if (folder !== void 0 && !found.has(`${folder}
${runner}`))
        found.set(`${folder}
${runner}`, { folder, runner, path });
    }
  }
  return [...found.values()];
}
async function isAffirmed({ runner, path }, { base, head }) {
  const { listMark } = runners[runner];
  if (!listMark) return true;
  return listMark.test((await head.read([path])).get(path) ?? (await base.read([path])).get(path) ?? "");
}
function ancestorsOf(path) {
  const segments = path.split("/");
  return segments.map((_, index) => segments.slice(0, segments.length - 1 - index).join("/"));
}

// src/sql/discovery.ts
async function findMigrations(input) {
  const [base, mergeBase, head] = await Promise.all([input.base.list(), input.mergeBase.list(), input.head.list()]);
  const lists = { base, mergeBase, head };
  const places = input.migrations === void 0 ? await guessed(input, lists) : [await configured(input, lists, folderOf(input.migrations))];
  const ranked = places.slice(0, mostFolders).map((place) => {
    const files = filesOf(place, lists);
    return { place, files, touched: isTouched(place, files, lists), sample: isSample(place.folder) };
  }).sort(
    (a, b) => Number(b.touched) - Number(a.touched) || Number(a.sample) - Number(b.sample) || b.files.base.length - a.files.base.length || b.files.head.length - a.files.head.length || (a.place.folder < b.place.folder ? -1 : 1)
  );
  const found = [];
  for (const { place, files, touched, sample } of ranked) {
    if (found.length > 0 && (!touched || found.length >= mostFolders)) break;
    const arranged = await arrangedFiles(place, files, input);
    if (arranged) found.push({ folder: place.folder, runner: place.runner, ...arranged, touched, sample });
  }
  return found;
}
var mostFolders = 20;
function isSample(folder) {
  return /(^|\/)(tests?|e2e|spec|examples?|samples?|docs?|demos?)(\/|$)/i.test(folder);
}
function filesOf({ folder, reads }, lists) {
  const ordered = (entries) => entries.flatMap(({ path, id }) => {
    const name = reads(path);
    return name ? [{ ...name, folder, key: path, path, id }] : [];
  }).sort(compareMigrations);
  return { base: ordered(lists.base), mergeBase: ordered(lists.mergeBase), head: ordered(lists.head) };
}
function isTouched({ folder, runner }, { base, mergeBase, head }, lists) {
  const known = new Set([...mergeBase, ...base].map(({ path, id }) => `${id} ${path}`));
  const kept = new Set(head.map(({ path }) => path));
  return head.some(({ path, id }) => !known.has(`${id} ${path}`)) || mergeBase.some(({ path }) => !kept.has(path) && base.some((file) => file.path === path)) || isListTouched(folder, runner, lists);
}
function isListTouched(folder, runner, { base, mergeBase, head }) {
  const { folderShownBy, arrange } = runners[runner];
  if (!folderShownBy || !arrange) return false;
  const listsIn = (entries) => entries.filter(({ path }) => !path.endsWith(".sql") && folderShownBy(path) === folder).map(({ path, id }) => `${id} ${path}`);
  const known = /* @__PURE__ */ new Set([...listsIn(base), ...listsIn(mergeBase)]);
  return listsIn(head).some((list) => !known.has(list));
}
async function arrangedFiles({ folder, runner }, { base, mergeBase, head }, input) {
  const { arrange } = runners[runner];
  const asNamed = (files) => ({ files, unlisted: [], remarks: [] });
  const side = async (files, tree) => arrange && files.length > 0 ? arrange(folder, files, tree) : asNamed(files);
  const arranged = {
    base: await side(base, input.base),
    mergeBase: await side(mergeBase, input.mergeBase),
    head: await side(head, input.head)
  };
  const isEmpty = (side2) => !side2 || side2.files.length + side2.unlisted.length === 0;
  if (isEmpty(arranged.base) && isEmpty(arranged.head)) return void 0;
  const none = asNamed([]);
  return { base: arranged.base ?? none, mergeBase: arranged.mergeBase ?? none, head: arranged.head ?? none };
}
async function configured(input, lists, named) {
  const all = [...lists.base, ...lists.head].map(({ path }) => path);
  const shown = await shownBelow(named, all, input);
  const folder = shown?.folder ?? named;
  const inside = (path) => path.startsWith(folder && `${folder}/`);
  const paths = all.filter(inside);
  const sqlPaths = paths.filter((path) => path.endsWith(".sql"));
  if (sqlPaths.length === 0) {
    throw new BreakwaterError({
      code: "migrations-not-found",
      message: `No SQL file under ${folder || "the root"} in base or head, the folder that database.migrations names.`,
      hint: "Correct database.migrations, or remove the key to have the folder discovered."
    });
  }
  const runner = input.runner ?? shown?.runner ?? await runnerOf(paths, input);
  if (!sqlPaths.some((path) => readName(runner, path))) {
    const wanted = input.runner ? `as ${runners[input.runner].title} names migrations` : "as a migration is";
    throw new BreakwaterError({
      code: "migrations-not-found",
      message: `No file under ${folder || "the root"} is named ${wanted}${input.runner ? ` (${runners[input.runner].example})` : ""}.`,
      hint: `Correct database.migrations or database.runner (one of ${runnerNames.join(", ")}).`
    });
  }
  return { folder, runner, reads: (path) => inside(path) ? readName(runner, path) : void 0 };
}
async function shownBelow(named, paths, input) {
  const plan = named.replace(/(^|\/)deploy$/, "");
  const near = paths.filter(
    (path) => path.startsWith(named && `${named}/`) || path === `${plan && `${plan}/`}sqitch.plan`
  );
  const shown = [];
  for (const found of shownIn(near)) {
    const fits2 = input.runner === void 0 || input.runner === found.runner;
    if (fits2 && shown.length < mostFolders && await isAffirmed(found, input)) shown.push(found);
  }
  const below = shown.filter(({ folder }) => folder.startsWith(named && `${named}/`));
  return shown.find(({ folder }) => folder === named) ?? (below.length === 1 ? below[0] : void 0) ?? shown.find(({ folder, runner }) => runner === "sqitch" && folder === plan);
}
var namedAlone = ["diesel", "golang-migrate", "flyway", "prisma"];
async function runnerOf(paths, input) {
  const [best] = namedAlone.map((runner) => ({ runner, count: paths.filter((path) => readName(runner, path)).length })).filter(({ count: count2 }) => count2 > 0).sort((a, b) => b.count - a.count);
  const marked = best ? void 0 : await runnerByText(
    paths.filter((path) => path.endsWith(".sql")),
    input
  );
  return best?.runner ?? marked ?? "plain";
}
async function guessed(input, lists) {
  const paths = [...new Set([...lists.head, ...lists.base].map(({ path }) => path))];
  const fits2 = (runner) => input.runner === void 0 || input.runner === runner;
  const touched = touchedFolders(lists);
  const touchedFirst = (folders2) => [...folders2].sort((a, b) => Number(touched.has(b.folder)) - Number(touched.has(a.folder)));
  const shown = await affirmed(touchedFirst(shownFolders(paths).filter(({ runner }) => fits2(runner))), input);
  const named = touchedFirst(
    namedFolders(paths).filter((folder) => !isTaken(folder, shown)).sort((a, b) => b.files.length - a.files.length)
  );
  const places = [];
  let looked = 0;
  for (const { folder, runner, sure, files } of named) {
    if (runner !== "plain") {
      if (fits2(runner)) places.push(placeOf2(folder, runner));
      continue;
    }
    looked += 1;
    const marked = looked > mostFolders ? void 0 : await runnerByText(files, input);
    if (marked ? fits2(marked) : sure && fits2("plain")) places.push(placeOf2(folder, marked ?? "plain"));
    else if (!marked && input.runner !== void 0 && files.some((path) => readName(input.runner ?? "plain", path)))
      places.push(placeOf2(folder, input.runner));
  }
  return touchedFirst([...shown.values()].flat().concat(places));
}
async function affirmed(shown, input) {
  const real = [];
  for (const found of shown.slice(0, mostFolders)) if (await isAffirmed(found, input)) real.push(found);
  const places = /* @__PURE__ */ new Map();
  for (const { folder, runner } of outermost(real)) {
    places.set(folder, [...places.get(folder) ?? [], placeOf2(folder, runner)]);
  }
  return places;
}
function isTaken({ folder, runner, files }, shown) {
  const around = [folder, ...ancestorsOf(folder)].flatMap((above) => shown.get(above) ?? []);
  return around.some((place) => {
    const { nested, beside: beside2 } = runners[place.runner];
    return (runner === "plain" || !nested) && files.some((path) => place.reads(path) || beside2?.test(path));
  });
}
function touchedFolders({ base, mergeBase, head }) {
  const [atBase, atMergeBase] = [base, mergeBase].map((list) => new Map(list.map(({ path, id }) => [path, id])));
  const kept = new Set(head.map(({ path }) => path));
  const changed = [
    ...head.filter(({ path, id }) => atBase?.get(path) !== id && atMergeBase?.get(path) !== id),
    ...mergeBase.filter(({ path }) => !kept.has(path))
  ];
  return new Set(changed.flatMap(({ path }) => ancestorsOf(path)));
}
function placeOf2(folder, runner) {
  const { nested } = runners[runner];
  return {
    folder,
    runner,
    reads: (path) => {
      const name = isVendored(path) ? void 0 : readName(runner, path);
      if (!name) return void 0;
      return name.folder === folder || nested && path.startsWith(folder && `${folder}/`) ? name : void 0;
    }
  };
}
function namedFolders(paths) {
  const seen = /* @__PURE__ */ new Map();
  for (const path of paths) {
    const name = guessName(path);
    if (!name || isOtherDialect(name.folder)) continue;
    const key = `${name.folder}
${name.runner}`;
    const known = seen.get(key) ?? { folder: name.folder, runner: name.runner, sure: false, files: [] };
    known.files.push(path);
    seen.set(key, { ...known, sure: known.sure || name.sure });
  }
  const best = /* @__PURE__ */ new Map();
  for (const option of seen.values()) {
    const rival = best.get(option.folder);
    if (!rival || option.files.length > rival.files.length) best.set(option.folder, option);
  }
  return [...best.values()];
}
async function runnerByText(files, { base, head }) {
  const ordered = [...files].sort();
  const few = [0, Math.floor(ordered.length / 2), ordered.length - 1].flatMap((index) => ordered[index] ?? []);
  const texts = [...(await head.read(few)).values(), ...(await base.read(few)).values()];
  return runnerNames.find((runner) => {
    const { mark } = runners[runner];
    return mark !== void 0 && texts.some((text) => mark.test(text));
  });
}
function folderOf(text) {
  return text.replaceAll("\\", "/").split("/").filter((segment) => segment !== "" && segment !== ".").join("/");
}

// src/sql/migrations.ts
async function discoverMigrations(input) {
  const [chosen, ...rest] = await findMigrations(input);
  if (!chosen) return void 0;
  const others2 = rest.map(({ folder, runner, sample }) => ({ folder, runner, sample }));
  return { ...planOf(chosen), misnamed: await misnamedIn(chosen, input), others: others2 };
}
function planOf({ folder, runner, ...sides }) {
  const [base, mergeBase, head] = [sides.base.files, sides.mergeBase.files, sides.head.files];
  const atBase = byKey(base);
  const atMergeBase = byKey(mergeBase);
  const atHead = byKey(head);
  const missing = base.filter(({ key }) => !atHead.has(key) && atMergeBase.has(key));
  const unknown = head.filter(({ key }) => !atBase.has(key));
  const missingById = new Map([...missing].reverse().map((file) => [file.id, file]));
  const renamed = unknown.flatMap((after) => {
    const before = missingById.get(after.id);
    return before ? [{ before, after }] : [];
  });
  const movedFrom = new Set(renamed.map(({ before }) => before.key));
  const movedTo = new Set(renamed.map(({ after }) => after.key));
  const changed = head.flatMap((after) => {
    const before = atBase.get(after.key);
    return before && before.id !== after.id && atMergeBase.get(after.key)?.id !== after.id ? [{ before, after }] : [];
  });
  const rerun = new Set(changed.filter(({ after }) => after.repeatable).map(({ after }) => after.key));
  const isNew = ({ key }) => rerun.has(key) || // A file that both branches added since they parted is the base tip's.
  !atBase.has(key) && !movedTo.has(key) && !atMergeBase.has(key);
  const added = head.filter(isNew);
  const versioned = base.filter(({ repeatable }) => !repeatable);
  const wereUnlisted = /* @__PURE__ */ new Set([...sides.base.unlisted, ...sides.mergeBase.unlisted]);
  return {
    folder,
    runner,
    history: base,
    added,
    edited: changed.filter(({ after }) => !after.repeatable),
    deleted: missing.filter(({ key }) => !movedFrom.has(key)),
    renamed,
    duplicates: duplicatesOf(
      added,
      versioned.filter(({ key }) => !movedFrom.has(key))
    ),
    outOfOrder: runners[runner].orderedByList ? insertedIn(head, added, versioned) : outOfOrderOf(added, versioned),
    unlisted: sides.head.unlisted.filter((path) => !wereUnlisted.has(path)),
    lost: (sides.head.lost ?? []).filter((entry) => !isLost(entry, sides.base) && !isLost(entry, sides.mergeBase)),
    remarks: [
      .../* @__PURE__ */ new Set([
        ...sides.base.remarks,
        ...sides.head.remarks,
        ...lostBefore(sides.base),
        ...inOneTransaction(runner, added)
      ])
    ]
  };
}
function isLost({ list, name }, side) {
  return (side.lost ?? []).some((known) => known.list === list && known.name === name);
}
function lostBefore({ lost = [] }) {
  return lost.map(({ list, name }) => `${list} lists ${name}, which has no file in base either`);
}
function inOneTransaction(runner, added) {
  const { allInOneTransaction, title } = runners[runner];
  return allInOneTransaction && added.length > 1 ? [
    `${title} puts one transaction around all that is pending; here each of the ${added.length} had its own, so locks of one last longer there, and a label added to an enum cannot be used by the next`
  ] : [];
}
function byKey(files) {
  return new Map(files.map((file) => [file.key, file]));
}
function duplicatesOf(added, history) {
  const first = /* @__PURE__ */ new Map();
  for (const file of history) if (!first.has(file.version)) first.set(file.version, file);
  const asBefore = history.find((file) => file.version !== "" && first.get(file.version) !== file);
  return added.flatMap((file) => {
    if (file.version === "" || file.repeatable) return [];
    const other = first.get(file.version);
    if (!other) first.set(file.version, file);
    return other ? [{ file, other, asBefore }] : [];
  });
}
function outOfOrderOf(added, history) {
  const [first, ...others2] = history;
  if (!first) return [];
  const { compareVersions } = runners[first.runner];
  const last = others2.reduce((latest, file) => compareVersions(file, latest) > 0 ? file : latest, first);
  return added.filter((file) => !file.repeatable && compareVersions(file, last) < 0).map((file) => ({ file, last }));
}
function insertedIn(head, added, history) {
  const known = new Set(history.map(({ key }) => key));
  const lastKnown = head.findLastIndex(({ key }) => known.has(key));
  const last = head[lastKnown];
  if (!last) return [];
  const places = new Map(head.map(({ key }, index) => [key, index]));
  return added.filter((file) => !file.repeatable && (places.get(file.key) ?? 0) < lastKnown).map((file) => ({ file, last }));
}
async function misnamedIn({ folder, runner, head: { files, unlisted } }, { base, head }) {
  if (runner === "plain") return [];
  const known = /* @__PURE__ */ new Set([...(await base.list()).map(({ path }) => path), ...files.map(({ path }) => path), ...unlisted]);
  const { beside: beside2 } = runners[runner];
  return (await head.list()).map(({ path }) => path).filter((path) => path.startsWith(`${folder}/`) && path.endsWith(".sql") && !known.has(path)).filter((path) => !readName(runner, path) && !beside2?.test(path)).filter((path) => !/(^|[/._-])(down|undo|rollback)\.sql$/.test(path));
}

// src/sql/runners/unknown-marks.ts
init_shim();
var wordsDown = ["down", "downs", "rollback", "revert", "undo", "backward", "backwards"];
var comment = /^\s*(?:--|#|\/\/|\/\*)(.{0,80})$/;
var isNoCode = /^\s*(?:--.*|#.*|\/\*.*\*\/\s*)?$/;
var mostLookedAt = 3;
function unknownMark(text) {
  const lines = text.split("\n");
  const alike = lines.flatMap((line, index) => isLikeDown(line) ? [index] : []).slice(0, mostLookedAt);
  const found = alike.find((index) => isUndone(lines.slice(0, index), lines.slice(index + 1, index + 10)));
  return found === void 0 ? void 0 : { line: found + 1, text: (lines[found] ?? "").trim().slice(0, 60) };
}
var noName = /^(?:drop|delete|revoke|truncate|from|on|to|only|if|exists|concurrently|cascade|(?:materialized|foreign|event)|table|column|constraint|index|view|type|domain|schema|sequence|function|procedure|trigger|policy|extension|public|all|select|insert|update)$/;
function isUndone(above, below) {
  const [first = ""] = codeOf(below).trim().split(";");
  const [, taken] = /^(?:alter\b.*?\b(?=drop\b))?((?:drop|delete|revoke|truncate)\b.*)$/s.exec(first) ?? [];
  const names = (taken?.match(/\w+/g) ?? []).filter((word) => !noName.test(word));
  const made = new Set(codeOf(above).match(/\w+/g) ?? []);
  return names.some((name) => made.has(name));
}
function codeOf(lines) {
  return lines.filter((line) => !isNoCode.test(line)).join("\n").toLowerCase();
}
function isLikeDown(line) {
  const [, said] = comment.exec(line) ?? [];
  if (said === void 0) return false;
  const words = said.toLowerCase().match(/[a-z]+/g) ?? [];
  if (words[0] === "create" && words[1] === "above") return true;
  if (words.length > 3) return false;
  return words.some((word) => wordsDown.some((down) => isTypoOf(word, down))) || /\broll back\b/.test(words.join(" "));
}
function isTypoOf(word, meant) {
  if (Math.abs(word.length - meant.length) > 1) return false;
  let begin = 0;
  while (begin < meant.length && word[begin] === meant[begin]) begin += 1;
  const rest = word.slice(begin);
  const wanted = meant.slice(begin);
  const swapped = `${rest[1] ?? ""}${rest[0] ?? ""}${rest.slice(2)}`;
  return rest === wanted || swapped === wanted || rest.slice(1) === wanted || rest === wanted.slice(1) || rest.slice(1) === wanted.slice(1);
}

// src/sql/base-state.ts
async function migrationPlan({
  changeSet: { base, mergeBase, head },
  config: {
    database: { migrations, runner }
  },
  once
}) {
  const discover = () => discoverMigrations({ base: base.tree, mergeBase: mergeBase.tree, head: head.tree, migrations, runner });
  return once ? once("migration-plan", discover) : discover();
}
function baseState(context) {
  return context.once("base-state", () => build(context));
}
async function build(context) {
  const plan = await migrationPlan(context);
  if (!plan) {
    throw new BreakwaterError({
      code: "migrations-not-found",
      message: "No migrations were found in base or head.",
      hint: "Name their folder with database.migrations."
    });
  }
  const source = await earlierOf(context, plan);
  const added = await textsOf(context, plan);
  const { files, spare, rows } = source;
  const unknownMarks = unknownMarksOf(plan, files);
  const sent = [...files, ...spare].map(({ text }) => text);
  const opener = await prepareSessions(context, [...sent, ...added.texts.values()], plan.runner);
  const name = JSON.stringify([opener.madeFrom, files.map(({ text, apart }) => [text, apart]), rows?.text]);
  const kept = await openKept(opener, name);
  const { session: live, standIn } = kept ? { session: kept.session, standIn: void 0 } : await applyEarlier(context, opener, plan, source).catch((thrown) => {
    throw withHint(thrown, unknownMarks);
  });
  const keep = (made) => standIn ? void 0 : opener.engine.kept?.keep(name, made);
  const owned = ownedSessions(live, kept?.snapshot, opener.open, keep);
  context.onClose(owned.close);
  await resetSession(live, context);
  return {
    plan,
    ...added,
    schema: standIn?.path ?? source.schema,
    remarks: standIn ? [standIn.remark] : [],
    unknownMarks,
    engine: opener.engine,
    facts: live.facts,
    session: owned.take
  };
}
function unknownMarksOf({ runner }, files) {
  if (runner === "liquibase") return [];
  const marked = files.flatMap(({ path: path2, text }) => {
    const mark2 = /\$\w*\$/.test(text) ? void 0 : unknownMark(text);
    return mark2 ? [{ path: path2, mark: mark2 }] : [];
  });
  const [first] = marked;
  if (!first) return [];
  const { path, mark } = first;
  const others2 = marked.length > 1 ? `, as ${count(marked.length - 1, "other file")} of base` : "";
  return [
    `${path}:${mark.line} (${mark.text}) looks like the mark of a way down and is none that is known${others2}: what stands below it was run as going up, and what it takes away is not there`
  ];
}
function withHint(thrown, [mark]) {
  if (mark === void 0 || !(thrown instanceof BreakwaterError)) return thrown;
  return new BreakwaterError({ ...thrown.trouble, hint: `${mark}. ${thrown.trouble.hint}` }, { cause: thrown });
}
async function textsOf({ changeSet, config }, plan) {
  const { base, head } = changeSet;
  const { placeholders } = config.database;
  const versioned = plan.history.filter(({ repeatable }) => !repeatable);
  return {
    texts: new Map([
      ...await upTexts(plan, plan.added, head.tree, placeholders),
      ...await settingsTexts(plan, plan.added, head.tree)
    ]),
    downs: await downSteps(plan, plan.added, head.tree, placeholders),
    downsExpected: (await downSteps(plan, versioned, base.tree)).size * 2 > versioned.length
  };
}
async function openKept({ engine, open }, name) {
  const snapshot = await engine.kept?.find(name);
  if (!snapshot) return void 0;
  try {
    return { snapshot, session: await open(snapshot) };
  } catch {
    await engine.kept?.forget(name);
    return void 0;
  }
}
function ownedSessions(live, known, open, keep) {
  let current = live;
  let snapshot = known;
  let untouched = true;
  return {
    take: async (timed) => {
      if (!snapshot) {
        snapshot = await live.snapshot();
        await keep(snapshot);
      }
      if (untouched) {
        untouched = false;
        return live;
      }
      await current.close();
      current = await open(snapshot, timed);
      return current;
    },
    close: async () => {
      await current.close();
      await snapshot?.discard();
    }
  };
}

// src/sql/frameworks.ts
init_shim();
var inFolder = /(^|\/)(migrations?|migrate)\/([^/]+\/)*[^/]*\d[^/]*\.[cm]?[jt]s$/;
var node = { path: inFolder, home: /^package\.json$/, install: "npm ci" };
var python = { install: "python -m venv .venv && .venv/bin/pip install -r requirements.txt" };
var pythonFile = /(^|\/)migrations?\/([^/]+\/)*\w[^/]*\.py$/;
var frameworks = [
  {
    name: "Rails",
    path: /(^|\/)(\w+_)?migrate\/\d+_\w+\.rb$/,
    text: /<\s*ActiveRecord::Migration\b/,
    home: /^(Rakefile|config\.ru)$/,
    install: "bundle install",
    migrate: "RAILS_ENV=test bin/rails db:migrate"
  },
  {
    name: "Sequel",
    path: /(^|\/)(migrations?|migrate)\/\d+_\w+\.rb$/,
    text: /^\s*(Sequel|ROM::SQL)\.migration\b/m,
    home: /^(Rakefile|Gemfile)$/,
    install: "bundle install",
    migrate: 'bundle exec sequel -m db/migrations "$DATABASE_URL"'
  },
  {
    ...python,
    name: "Django",
    path: pythonFile,
    text: /^class Migration\(.*\bMigration\):/m,
    home: /^manage\.py$/,
    migrate: ".venv/bin/python manage.py migrate"
  },
  {
    ...python,
    name: "Alembic",
    path: /(^|\/)versions\/([^/]+\/)*[^/]+\.py$/,
    text: /^down_revision\b[^=\n]*=/m,
    home: /^alembic\.ini$/,
    migrate: ".venv/bin/alembic upgrade head"
  },
  {
    ...python,
    name: "yoyo",
    path: pythonFile,
    text: /^from yoyo import\b/m,
    home: /^yoyo\.ini$/,
    migrate: '.venv/bin/yoyo apply --batch --database "$DATABASE_URL"'
  },
  {
    ...python,
    name: "Aerich",
    path: pythonFile,
    text: /^async def upgrade\(db: BaseDBAsyncClient\)/m,
    home: /^pyproject\.toml$/,
    migrate: ".venv/bin/aerich upgrade"
  },
  {
    name: "Ecto",
    path: /(^|\/)priv\/([^/]+\/)*\w*migrations\/([^/]+\/)*\d+_\w+\.exs$/,
    text: /^\s*use Ecto\.Migration\b/m,
    home: /^mix\.exs$/,
    install: "mix deps.get",
    migrate: "MIX_ENV=test mix ecto.migrate"
  },
  {
    name: "Laravel",
    path: /(^|\/)migrations\/([^/]+\/)*\d{4}_\d{2}_\d{2}_\d+_\w+\.php$/,
    text: /^use Illuminate\\Database\\Migrations\\/m,
    home: /^artisan$/,
    install: "composer install",
    migrate: "php artisan migrate --force"
  },
  {
    name: "Doctrine",
    path: /(^|\/)migrations\/([^/]+\/)*Version\d{8,}\.php$/i,
    text: /\bAbstractMigration\b/,
    home: /^composer\.json$/,
    install: "composer install",
    migrate: "php bin/console doctrine:migrations:migrate --no-interaction"
  },
  {
    name: "Phinx",
    path: /(^|\/)migrations\/([^/]+\/)*\d{14}_\w+\.php$/i,
    text: /\b(AbstractMigration|BaseMigration)\b/,
    home: /^(phinx\.\w+|composer\.json)$/,
    install: "composer install",
    migrate: "vendor/bin/phinx migrate"
  },
  {
    name: "Entity Framework",
    path: /(^|\/)Migrations\/([^/]+\/)*\d{14}_\w+\.cs$/,
    text: /\bMigrationBuilder\b/,
    home: /\.csproj$/,
    install: "dotnet tool restore",
    migrate: 'dotnet ef database update --connection "Host=$PGHOST;Port=$PGPORT;Database=$PGDATABASE;Username=$PGUSER;Password=$PGPASSWORD"'
  },
  {
    name: "Liquibase",
    path: /\.(xml|ya?ml|json)$/i,
    // Change sets that only name an SQL file are run as that file.
    text: /^(?=[\s\S]*(<databaseChangeLog\b|\bdatabaseChangeLog["']?\s*:))(?=[\s\S]*\bchangeSet\b)(?=[\s\S]*(\b(create|add|drop|rename|modify|alter|set|merge|load)[A-Z]\w+|(<|["'\s])(insert|update|delete|sql|customChange)\b["']?[\s:>]))/,
    home: /^(liquibase\.properties|pom\.xml|build\.gradle(\.kts)?)$/,
    migrate: "liquibase update --changeLogFile=CHANGELOG --url=jdbc:postgresql://$PGHOST:$PGPORT/$PGDATABASE --username=$PGUSER --password=$PGPASSWORD"
  },
  {
    name: "Flyway",
    path: /(^|\/)[VRB][\d_.]*__\w+\.(java|kt)$/,
    text: /\b(BaseJavaMigration|JavaMigration)\b/,
    home: /^(pom\.xml|build\.gradle(\.kts)?)$/,
    migrate: "./mvnw flyway:migrate -Dflyway.url=jdbc:postgresql://$PGHOST:$PGPORT/$PGDATABASE -Dflyway.user=$PGUSER -Dflyway.password=$PGPASSWORD"
  },
  {
    name: "goose",
    path: /(^|\/)\d+_[^/]+\.go$/,
    text: /\bgoose\.Add(Named)?Migration/,
    home: /^go\.mod$/,
    migrate: "go run ./cmd/migrate up"
  },
  {
    name: "SeaORM",
    path: /(^|\/)m\d{8}_\w+\.rs$/,
    text: /\bimpl MigrationTrait for\b/,
    home: /^Cargo\.toml$/,
    migrate: "cargo run -- up"
  },
  {
    ...node,
    name: "TypeORM",
    // n8n's are TypeORM's under names of its own.
    text: /\bMigrationInterface\b|\bqueryRunner\b|\b(Irr|R)eversibleMigration\b/,
    migrate: typeorm()
  },
  {
    ...node,
    name: "Sequelize",
    text: /\bqueryInterface\b/i,
    migrate: 'npx sequelize-cli db:migrate --url "$DATABASE_URL"'
  },
  { ...node, name: "node-pg-migrate", text: /\bpgm\b|\bnode-pg-migrate\b/, migrate: "npx node-pg-migrate up" },
  { ...node, name: "Kysely", text: /\bKysely\b|['"]kysely['"]/, migrate: "npx kysely migrate:latest" },
  { ...node, name: "MikroORM", text: /\bmikro-orm\/migrations\b/, migrate: "npx mikro-orm migration:up" },
  {
    ...node,
    name: "AdonisJS",
    text: /@(adonisjs\/lucid|ioc:Adonis\/Lucid)\b/,
    migrate: "node ace migration:run --force"
  },
  { ...node, name: "Payload", text: /@payloadcms\/db-postgres\b/, migrate: "npx payload migrate" },
  {
    ...node,
    name: "db-migrate",
    // One that only reads its file of SQL, in a folder that it calls so, is run as that file.
    text: /^(?![\s\S]*['"]sqls['"])(?=[\s\S]*(\bdb-?migrate\b|\bdb\s*\.\s*(runSql|(create|drop|rename)Table|(add|remove|rename|change)Column)\b))/,
    migrate: "npx db-migrate up"
  },
  // Its builder goes by any name: `exports.up = (k) => k.schema.dropTable('a')`.
  {
    ...node,
    name: "Knex",
    text: /\bknex\b|\bup\b[\s\S]*\.schema\s*\.\s*(create|alter|drop|rename|has|table|view|raw)/i,
    migrate: "npx knex migrate:latest"
  },
  // Of a runner that we don't know, or the project's own: it is exported, and holds DDL.
  {
    ...node,
    name: "JavaScript",
    text: /^(?=[\s\S]*\bexports?\b)(?=[\s\S]*\b(create|alter|drop)\s+(table|type|schema|view|function|trigger|policy|extension|(unique\s+)?index)\b)/i,
    migrate: "npm run migrate"
  }
];
function typeorm() {
  return "npm run build && npx typeorm migration:run -d dist/data-source.js";
}
function mayBeCode(path) {
  if (isVendored(path) || /(^|\/)(node_modules|vendor|testdata|fixtures|__\w+__)\//.test(path)) return false;
  if (/\.d\.[cm]?ts$|[._-](test|spec)\.\w+$|(^|\/)test_[^/]*\.py$/.test(path)) return false;
  if (/(^|\/)(tests?|e2e|specs?|examples?|samples?|docs?|demos?)\//i.test(path)) return false;
  return !isOtherDialect(path.slice(0, Math.max(0, path.lastIndexOf("/")))) && frameworks.some(fits(path));
}
function frameworkOf(path, text) {
  if (!mayBeCode(path)) return void 0;
  return frameworks.find((framework) => fits(path)(framework) && framework.text.test(text.slice(0, mostRead)));
}
function fits(path) {
  return (framework) => framework.path.test(path);
}
var mostRead = 8e3;
function homeOf({ home }, path, paths) {
  const marked = new Set(
    paths.flatMap((other) => {
      const at = other.lastIndexOf("/");
      return home.test(other.slice(at + 1)) ? [other.slice(0, Math.max(0, at))] : [];
    })
  );
  const segments = path.split("/").slice(0, -1);
  for (let depth = segments.length; depth > 0; depth -= 1) {
    const folder = segments.slice(0, depth).join("/");
    if (marked.has(folder)) return folder;
  }
  return "";
}
var manifest = /(^|\/)(package\.json|requirements[^/]*\.(txt|in)|requirements\/[^/]+\.txt|pyproject\.toml|Pipfile|setup\.(py|cfg)|settings\.py|settings\/[^/]+\.py|alembic\.ini|Gemfile|database\.ya?ml|mix\.exs|composer\.json|\.env\.(example|sample|dist)|pom\.xml|build\.gradle(\.kts)?|application[^/]*\.(ya?ml|properties)|liquibase\.properties|go\.mod|Cargo\.toml|[^/]+\.csproj|knexfile\.[cm]?[jt]s|data-source\.[cm]?[jt]s|ormconfig\.\w+|(docker-)?compose[^/]*\.ya?ml)$/i;
var postgres = /postgres|psycopg|asyncpg|pg8000|\bpgx\b|\blib\/pq\b|npgsql|pgsql|cockroach|timescale|supabase|neondatabase|pglite|\bpg-promise\b|["']pg["']/i;
var others = [
  ["MySQL", /mysql|mariadb/i],
  ["SQL Server", /mssql|sqlserver|\btedious\b|Microsoft\.Data\.SqlClient/i],
  ["Oracle", /oracledb|cx_Oracle|\bojdbc\b/i],
  ["MongoDB", /mongo/i],
  ["SQLite", /sqlite/i]
];
var mostManifests = 60;
var mostManifestBytes = 2e5;
async function otherDatabase(tree, home) {
  const entries = (await tree.list()).filter(({ path, bytes }) => manifest.test(path) && bytes <= mostManifestBytes && !isVendored(path)).sort((a, b) => a.path.split("/").length - b.path.split("/").length);
  const inside = entries.filter(({ path }) => home === "" || path.startsWith(`${home}/`));
  const own = await databaseIn(tree, inside.slice(0, mostManifests));
  const said = own ?? (home === "" ? void 0 : await databaseIn(tree, entries.slice(0, mostManifests)));
  return said === "Postgres" ? void 0 : said;
}
async function databaseIn(tree, entries) {
  const texts = [...(await tree.read(entries.map(({ path }) => path))).values()];
  if (texts.some((text) => postgres.test(text))) return "Postgres";
  return others.find(([, pattern]) => texts.some((text) => pattern.test(text)))?.[0];
}

// src/sql/code-migrations.ts
init_shim();
var folders = /(^|\/)(migrations?|migrate|versions|changelogs?|changes|db\/change\w*|drizzle)\//i;
var written = /\.(py|rb|[cm]?[jt]s|exs?|xml|ya?ml|json|php|cs|java|kt|go|groovy|rs|sql)$/i;
var never = /(^|\/)(node_modules|vendor|dist|build|meta|__pycache__|__snapshots__)\/|(^|\/)(__init__\.py|env\.py|index\.[jt]s|readme[^/]*)$|\.(d\.ts|map|snap|test\.[jt]s|spec\.[jt]s|designer\.cs)$|(^|[/._-])(down|undo|rollback)\.sql$/i;
function isCodeMigration(path, configured2) {
  if (never.test(path)) return false;
  const folder = configured2?.replace(/^(\.?\/)+|\/+$/g, "");
  if (folder !== void 0) return (folder === "" || path.startsWith(`${folder}/`)) && written.test(path);
  const name = path.endsWith(".sql") ? guessName(path) : void 0;
  return folders.test(path) && written.test(path) || name !== void 0 && !isOtherDialect(name.folder);
}
function runnableIn({ added, renamed, touched }) {
  return [...added, ...renamed.map(({ after }) => after), ...touched];
}
function isToRun(plan) {
  return runnableIn(plan).length > 0;
}
function codePlan(context) {
  return context.once("code-plan", () => planFor(context));
}
async function frameworksOf(tree, paths) {
  const texts = await codeTexts(tree, paths.filter(mayBeCode));
  return new Map(
    [...texts].flatMap(([path, text]) => {
      const framework = frameworkOf(path, text);
      return framework ? [[path, framework]] : [];
    })
  );
}
async function planFor({ changeSet, config }) {
  const { base, head, files } = changeSet;
  const { migrations } = config.database;
  const status = new Map(files.map((file) => [file.path, file.status]));
  const texts = await codeTexts(
    head.tree,
    files.map(({ path }) => path)
  );
  const told = migrations === void 0 ? beside([...texts]) : () => false;
  const mine = ({ path }) => isCodeMigration(path, migrations) || told(path);
  const atBase = new Map((await base.tree.list()).filter(mine).map((entry) => [entry.path, entry]));
  const atHead = new Map((await head.tree.list()).filter(mine).map((entry) => [entry.path, entry]));
  const unknown = [...atHead.values()].filter(({ path }) => !atBase.has(path));
  const renamed = movedAmong(
    unknown,
    [...atBase.values()].filter(({ path }) => !atHead.has(path))
  );
  const movedTo = new Set(renamed.map(({ after }) => after.path));
  const movedFrom = new Set(renamed.map(({ before }) => before.path));
  const changed = [...atHead.values()].flatMap((after) => {
    const before = atBase.get(after.path);
    return before && before.id !== after.id && status.get(after.path) === "modified" ? [{ before, after }] : [];
  });
  const isOne = ({ path }) => isVersioned(path) && frameworkOf(path, texts.get(path) ?? "")?.name !== "Liquibase";
  const gone = [...atBase.values()].filter(({ path }) => !movedFrom.has(path) && status.get(path) === "deleted");
  return {
    ...nothingPlanned,
    folder: migrations ?? "",
    history: [...atBase.values()].map(codeFile),
    added: unknown.filter(({ path }) => !movedTo.has(path)).map(codeFile),
    edited: changed.filter(({ after }) => isOne(after)).map(({ before, after }) => ({ before: codeFile(before), after: codeFile(after) })),
    deleted: gone.filter(isOne).map(codeFile),
    renamed,
    touched: changed.filter(({ after }) => !isOne(after)).map(({ after }) => codeFile(after))
  };
}
var nothingPlanned = {
  runner: "plain",
  edited: [],
  deleted: [],
  renamed: [],
  duplicates: [],
  outOfOrder: [],
  unlisted: [],
  lost: [],
  remarks: [],
  misnamed: [],
  others: []
};
var mostBytes = 1e6;
var mostFiles = 500;
async function codeTexts(tree, files) {
  const bytes = new Map((await tree.list()).map((entry) => [entry.path, entry.bytes]));
  const paths = files.filter((path) => written.test(path) && !path.endsWith(".sql") && !never.test(path)).filter((path) => (bytes.get(path) ?? mostBytes) < mostBytes);
  return tree.read(paths.slice(0, mostFiles));
}
function beside(changed) {
  const places = new Set(changed.flatMap(([path, text]) => frameworkOf(path, text) ? [placeOf3(path)] : []));
  return places.size === 0 ? () => false : (path) => !never.test(path) && places.has(placeOf3(path));
}
function placeOf3(path) {
  return `${path.slice(0, path.lastIndexOf("/") + 1)}*${path.slice(path.lastIndexOf("."))}`;
}
function movedAmong(unknown, gone) {
  const known = new Map(gone.map((entry) => [`${entry.id} ${nameOf(entry.path)}`, entry]));
  return unknown.flatMap((after) => {
    const before = known.get(`${after.id} ${nameOf(after.path)}`);
    return before ? [{ before: codeFile(before), after: codeFile(after) }] : [];
  });
}
function isVersioned(path) {
  return /(^|\/)V?(\d+|[0-9a-f]{12})[-_.][^/]*$/i.test(path);
}
function codeFile({ path, id }) {
  const name = nameOf(path);
  const folder = path.slice(0, Math.max(0, path.length - name.length - 1));
  return { runner: "plain", folder, name, version: "", repeatable: false, key: path, path, id };
}
function nameOf(path) {
  return path.slice(path.lastIndexOf("/") + 1);
}

export {
  upTexts,
  loadable,
  discoveredSchema,
  surroundingsHint,
  isEngineTrouble,
  prepareSessions,
  resetSession,
  applyFile,
  notSqlHint,
  rowsOf,
  unknownMark,
  migrationPlan,
  baseState,
  mayBeCode,
  frameworkOf,
  homeOf,
  otherDatabase,
  runnableIn,
  isToRun,
  codePlan,
  frameworksOf,
  nothingPlanned,
  movedAmong,
  isVersioned,
  codeFile
};
