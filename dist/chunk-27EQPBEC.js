import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  compareMigrations,
  compareVersions,
  extensionsOf,
  guessName,
  isOtherDialect,
  needsNoTransaction,
  offsetOfCharacter,
  parseSql,
  placeAt,
  readName,
  runnerTitles,
  settingsPath,
  withoutCopyData
} from "./chunk-DGQBVGYO.js";
import {
  SqlError
} from "./chunk-5T7LROIG.js";
import {
  runnerNames
} from "./chunk-IZ52B3XL.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/sql/base-state.ts
init_shim();

// src/sql/journal.ts
init_shim();
async function asJournaled(plan, trees) {
  if (plan.runner !== "plain") return plan;
  const path = `${plan.folder}/meta/_journal.json`;
  const [base, head] = await Promise.all(
    [trees.base, trees.head].map(async (tree) => tagsIn((await tree.read([path])).get(path)))
  );
  const listed = (files, tags) => tags === void 0 ? files : files.filter(({ name }) => tags.includes(name)).sort((a, b) => tags.indexOf(a.name) - tags.indexOf(b.name));
  const added = listed(plan.added, head);
  return {
    ...plan,
    history: listed(plan.history, base),
    added,
    // The journal is the order, whatever the names are.
    outOfOrder: head === void 0 ? plan.outOfOrder : [],
    unlisted: plan.added.filter((file) => !added.includes(file)).map((file) => file.path)
  };
}
function tagsIn(text) {
  if (text === void 0) return void 0;
  try {
    const journal = JSON.parse(text);
    if (typeof journal !== "object" || journal === null || !("entries" in journal)) return void 0;
    if (!Array.isArray(journal.entries)) return void 0;
    return journal.entries.flatMap(
      (entry) => typeof entry === "object" && entry !== null && "tag" in entry && typeof entry.tag === "string" ? [entry.tag] : []
    );
  } catch {
    return void 0;
  }
}

// src/sql/migrations.ts
init_shim();
function discoverMigrations(input) {
  const candidates = input.migrations === void 0 ? guessed(input) : configured(input, folderOf(input.migrations));
  const ranked = candidates.map((candidate) => ({ candidate, touched: isTouched(candidate), sample: isSample(candidate.folder) })).sort(
    (a, b) => Number(b.touched) - Number(a.touched) || Number(a.sample) - Number(b.sample) || b.candidate.base.length - a.candidate.base.length || b.candidate.head.length - a.candidate.head.length || (a.candidate.folder < b.candidate.folder ? -1 : 1)
  );
  const [chosen, ...rest] = ranked;
  if (!chosen) return void 0;
  const others = rest.filter(({ touched }) => touched).map(({ candidate: { folder, runner }, sample }) => ({ folder, runner, sample }));
  return planOf(chosen.candidate, input, others);
}
function isSample(folder) {
  return /(^|\/)(tests?|e2e|spec|examples?|samples?|docs?|demos?)(\/|$)/i.test(folder);
}
function configured(input, folder) {
  const inside = ({ path }) => folder === "" || path.startsWith(`${folder}/`);
  const entries = [...input.base, ...input.head].filter((entry) => inside(entry) && entry.path.endsWith(".sql"));
  if (entries.length === 0) {
    throw new BreakwaterError({
      code: "migrations-not-found",
      message: `No SQL file under ${folder || "the root"} in base or head, the folder that database.migrations names.`,
      hint: "Correct database.migrations, or remove the key to have the folder discovered."
    });
  }
  const counted = (input.runner ? [input.runner] : runnerNames).map((runner2) => ({ runner: runner2, count: entries.filter(({ path }) => readName(runner2, path)).length })).sort((a, b) => Number(a.runner === "plain") - Number(b.runner === "plain") || b.count - a.count);
  const runner = counted.find(({ count }) => count > 0)?.runner;
  if (!runner) {
    const wanted = input.runner ? `as ${runnerTitles[input.runner]} names migrations` : "as a migration is";
    throw new BreakwaterError({
      code: "migrations-not-found",
      message: `No file under ${folder || "the root"} is named ${wanted}.`,
      hint: `Correct database.migrations or database.runner (one of ${runnerNames.join(", ")}).`
    });
  }
  const read = (entry) => inside(entry) ? fileOf(entry, readName(runner, entry.path), folder) : [];
  return [candidateFrom(folder, runner, input, read)];
}
function guessed(input) {
  const seen = /* @__PURE__ */ new Map();
  for (const { path } of [...input.base, ...input.head]) {
    const name = guessName(path);
    if (!name || isOtherDialect(name.folder) || input.runner && input.runner !== name.runner) continue;
    const key = `${name.folder}
${name.runner}`;
    const known = seen.get(key) ?? { folder: name.folder, runner: name.runner, count: 0 };
    seen.set(key, { ...known, count: known.count + 1 });
  }
  const best = /* @__PURE__ */ new Map();
  for (const option of seen.values()) {
    const rival = best.get(option.folder);
    if (!rival || option.count > rival.count) best.set(option.folder, option);
  }
  return [...best.values()].map(
    ({ folder, runner }) => candidateFrom(folder, runner, input, (entry) => {
      const name = readName(runner, entry.path);
      return name?.folder === folder ? fileOf(entry, name, folder) : [];
    })
  );
}
function candidateFrom(folder, runner, { base, mergeBase, head }, read) {
  const ordered = (entries) => entries.flatMap(read).sort(compareMigrations);
  return { folder, runner, base: ordered(base), mergeBase: ordered(mergeBase), head: ordered(head) };
}
function fileOf(entry, name, folder) {
  return name ? [{ ...name, folder, path: entry.path, id: entry.id }] : [];
}
function isTouched({ mergeBase, base, head }) {
  const known = new Set([...mergeBase, ...base].map(({ path, id }) => `${id} ${path}`));
  const kept = new Set(head.map(({ path }) => path));
  return head.some(({ path, id }) => !known.has(`${id} ${path}`)) || mergeBase.some(({ path }) => !kept.has(path) && base.some((file) => file.path === path));
}
function planOf({ folder, runner, base, mergeBase, head }, input, others) {
  const atBase = byPath(base);
  const atMergeBase = byPath(mergeBase);
  const atHead = byPath(head);
  const missing = base.filter(({ path }) => !atHead.has(path) && atMergeBase.has(path));
  const unknown = head.filter(({ path }) => !atBase.has(path));
  const renamed = unknown.flatMap((after) => {
    const before = missing.find(({ id }) => id === after.id);
    return before ? [{ before, after }] : [];
  });
  const movedFrom = new Set(renamed.map(({ before }) => before.path));
  const movedTo = new Set(renamed.map(({ after }) => after.path));
  const changed = head.flatMap((after) => {
    const before = atBase.get(after.path);
    return before && before.id !== after.id && atMergeBase.get(after.path)?.id !== after.id ? [{ before, after }] : [];
  });
  const added = [
    // A file that both branches added since they parted is the base tip's.
    ...unknown.filter(({ path }) => !movedTo.has(path) && !atMergeBase.has(path)),
    ...changed.filter(({ after }) => after.repeatable).map(({ after }) => after)
  ].sort(compareMigrations);
  const versioned = base.filter(({ repeatable }) => !repeatable);
  return {
    folder,
    runner,
    history: base,
    added,
    edited: changed.filter(({ after }) => !after.repeatable),
    deleted: missing.filter(({ path }) => !movedFrom.has(path)),
    renamed,
    duplicates: duplicatesOf(added, [...versioned.filter(({ path }) => !movedFrom.has(path)), ...added]),
    outOfOrder: outOfOrderOf(added, versioned.at(-1)),
    unlisted: [],
    misnamed: misnamedIn(folder, runner, input),
    others
  };
}
function byPath(files) {
  return new Map(files.map((file) => [file.path, file]));
}
function duplicatesOf(added, all) {
  return added.flatMap((file, index) => {
    if (file.version === "") return [];
    const later = new Set(added.slice(index).map(({ path }) => path));
    const other = all.find((rival) => !later.has(rival.path) && rival.version === file.version);
    return other ? [{ file, other }] : [];
  });
}
function outOfOrderOf(added, last) {
  if (!last) return [];
  return added.filter((file) => !file.repeatable && compareVersions(file, last) < 0).map((file) => ({ file, last }));
}
function misnamedIn(folder, runner, { base, head }) {
  if (runner === "plain") return [];
  const known = new Set(base.map(({ path }) => path));
  return head.map(({ path }) => path).filter((path) => path.startsWith(`${folder}/`) && path.endsWith(".sql") && !known.has(path)).filter((path) => !readName(runner, path) && !/(^|[/._-])(down|undo|rollback)\.sql$|(^|\/)U[\d._]*__/.test(path));
}
function folderOf(text) {
  return text.replaceAll("\\", "/").split("/").filter((segment) => segment !== "" && segment !== ".").join("/");
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

// src/sql/up-part.ts
init_shim();
function upPart(text) {
  if (!marker.test(text)) return text;
  let up = true;
  return text.split("\n").map((line) => {
    const [, goose, dbmate] = marker.exec(line) ?? [];
    const direction = (goose ?? dbmate)?.toLowerCase();
    if (direction) up = direction === "up";
    return up ? line : "";
  }).join("\n");
}
function asksForNoTransaction(text) {
  return /^\s*--\s*(?:\+goose\s+no\s+transaction|migrate:up\b.*\btransaction:\s*false)/im.test(text);
}
var marker = /^\s*--\s*(?:\+goose\s+(up|down)\b|migrate:(up|down)\b)/im;

// src/sql/session.ts
var runnerTables = {
  diesel: {
    name: "__diesel_schema_migrations",
    sql: "CREATE TABLE __diesel_schema_migrations (version varchar(50) PRIMARY KEY, run_on timestamp NOT NULL DEFAULT current_timestamp)"
  },
  flyway: {
    name: "flyway_schema_history",
    sql: `CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version varchar(50), description varchar(200) NOT NULL,
      type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum int, installed_by varchar(100) NOT NULL,
      installed_on timestamp NOT NULL DEFAULT now(), execution_time int NOT NULL, success boolean NOT NULL)`
  },
  "golang-migrate": {
    name: "schema_migrations",
    sql: "CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL)"
  },
  prisma: {
    name: "_prisma_migrations",
    sql: `CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
      migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
      started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count int NOT NULL DEFAULT 0)`
  }
};
async function prepareSessions(context, texts, runner) {
  const { prelude: preludePath, extensions: configured2 } = context.config.database;
  const prelude = preludePath === void 0 ? void 0 : await readPrelude(context, preludePath);
  const engine = await context.databaseEngine();
  const created = await createdExtensions(prelude ? [prelude.text, ...texts] : texts);
  const loadable = created.filter((name) => engine.extensions?.includes(name) ?? true);
  const extensions = [.../* @__PURE__ */ new Set([...configured2, ...loadable])].sort();
  const table = runner && runnerTables[runner];
  const tableNeeded = table !== void 0 && texts.some((text) => text.includes(table.name));
  return {
    engine,
    open: async (from) => {
      const session = await engine.open(from ? { extensions, from } : { extensions });
      try {
        if (prelude && !from) await applyFile(session, prelude.path, prelude.text, "prelude-failed");
        if (prelude && from) await repeatSettings(session, prelude.text);
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
  await session.execute("RESET SESSION AUTHORIZATION; RESET ALL; DISCARD TEMP");
  const { prelude } = context.config.database;
  if (prelude !== void 0) await repeatSettings(session, (await readPrelude(context, prelude)).text);
}
async function applyFile(session, path, written, code) {
  if (written.trim() === "") return;
  const text = withoutCopyData(written);
  try {
    const separately = asksForNoTransaction(text);
    if (!separately && !/concurrently|vacuum|reindex|cluster|alter\s+system|database|tablespace|subscription|discard/i.test(text)) {
      await session.execute(text);
      return;
    }
    const sql = await parseSql(text);
    if (sql.parsed && (separately || sql.statements.some(needsNoTransaction))) {
      for (const { text: statement } of sql.statements) await session.execute(statement);
      return;
    }
    await session.execute(text);
  } catch (thrown) {
    throw await explained(session, path, text, code, thrown);
  }
}
function notSqlHint(looksLike) {
  switch (looksLike) {
    case "template":
      return "This looks like a template, whose values only the runner knows. Commit the SQL that it becomes, or point database.migrations at that.";
    case "placeholder":
      return "This looks like a placeholder, whose value only the runner knows. Commit the SQL that it becomes, or point database.migrations at that.";
    case "psql":
      return "This looks like a command of psql, which Postgres itself does not know. Use SQL in its place (COPY, SET, INSERT).";
    case void 0:
      return "Correct the statement; Postgres refuses it as it stands.";
    default:
      return looksLike;
  }
}
async function readPrelude({ changeSet }, path) {
  const text = (await changeSet.base.tree.read([path])).get(path);
  if (text !== void 0) return { path, text };
  throw new BreakwaterError({
    code: "prelude-not-found",
    message: `The base branch has no file ${path}, which database.prelude names.`,
    hint: "Correct database.prelude. The prelude is read from the base branch, so it has to be merged before it is used."
  });
}
async function repeatSettings(session, prelude) {
  const sql = await parseSql(prelude);
  if (!sql.parsed) return;
  for (const { text, kind } of sql.statements) if (kind === "VariableSetStmt") await session.execute(text);
}
async function createdExtensions(texts) {
  const names = [];
  for (const text of texts.filter((candidate) => /create\s+extension/i.test(candidate))) {
    const sql = await parseSql(text);
    if (sql.parsed) names.push(...extensionsOf(sql.statements));
    else
      for (const [, name] of text.matchAll(/create\s+extension\s+(?:if\s+not\s+exists\s+)?"?([\w-]+)"?/gi))
        names.push(name ?? "");
  }
  return names;
}
async function explained(session, path, text, code, thrown) {
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
  const location = { path, ...sql.parsed ? await placeOf(session, text, thrown) : sql.failure };
  const engine = session.facts.name;
  const what = code === "history-failed" ? "earlier migration" : "prelude";
  const hint = (sql.parsed ? void 0 : notSqlHint(sql.failure.looksLike)) ?? surroundingsHint(thrown, engine) ?? (engine === "pg-mem" ? 'pg-mem knows only a part of Postgres. Use database.engine "pglite", which is Postgres.' : missingHint(thrown));
  const blame = code === "history-failed" ? "Not this pull request's fault. " : "";
  return new BreakwaterError(
    {
      code,
      message: `The ${what} ${path} fails at line ${location.line}: ${thrown.message} (SQLSTATE ${thrown.sqlstate}).`,
      hint: `${blame}${hint}`,
      location: { path, line: location.line, column: location.column }
    },
    { cause: thrown }
  );
}
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

// src/sql/base-state.ts
var historyMs = 6e5;
function historyTooLong(path, done, total) {
  return new BreakwaterError({
    code: "database-limit",
    message: `The history took longer than ${historyMs / 6e4} minutes: ${done} of ${total} migrations were applied.`,
    hint: "Give the schema that the history leads to as one file (database.schema), or review on a server.",
    location: { path, line: 1, column: 1 }
  });
}
async function migrationPlan(context) {
  const { base, mergeBase, head } = context.changeSet;
  const { migrations, runner } = context.config.database;
  const plan = discoverMigrations({
    base: await base.tree.list(),
    mergeBase: await mergeBase.tree.list(),
    head: await head.tree.list(),
    migrations,
    runner
  });
  return plan && asJournaled(plan, { base: base.tree, head: head.tree });
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
  const { base, head } = context.changeSet;
  const earlier = await historyOf(context, plan);
  const wanted = plan.added.flatMap(({ path }) => [path, settingsPath(plan.runner, path) ?? path]);
  const texts = upParts(await head.tree.read([...new Set(wanted)]));
  const opener = await prepareSessions(context, [...earlier.values(), ...texts.values()], plan.runner);
  const live = await opener.open();
  const owned = ownedSessions(live, opener.open);
  context.onClose(owned.close);
  const schemaOnly = plan.history.length === 0 && context.config.database.schema !== void 0;
  const title = `${earlier.size} earlier migration${earlier.size === 1 ? "" : "s"} (${runnerTitles[plan.runner]})`;
  let done = 0;
  const started = performance.now();
  for (const [path, text] of earlier) {
    if (performance.now() - started > historyMs) throw historyTooLong(path, done, earlier.size);
    if (schemaOnly) context.log.progress(`loading ${path} ...`);
    else if (done % 50 === 0) context.log.progress(`applying ${title}: ${done} of ${earlier.size} ...`);
    await applyFile(live, path, text, "history-failed");
    done += 1;
  }
  await resetSession(live, context);
  return { plan, texts, engine: opener.engine, facts: live.facts, session: owned.take };
  async function historyOf({ config }, { history }) {
    const { schema } = config.database;
    const paths = history.length > 0 || schema === void 0 ? history.map(({ path }) => path) : [schema];
    const found = upParts(await base.tree.read(paths));
    return new Map(paths.flatMap((path) => found.has(path) ? [[path, found.get(path) ?? ""]] : []));
  }
}
function upParts(texts) {
  return new Map([...texts].map(([path, text]) => [path, upPart(text)]));
}
function ownedSessions(live, open) {
  let current = live;
  let snapshot;
  return {
    take: async () => {
      if (!snapshot) {
        snapshot = await live.snapshot();
        return live;
      }
      await current.close();
      current = await open(snapshot);
      return current;
    },
    close: async () => {
      await current.close();
      await snapshot?.discard();
    }
  };
}

export {
  surroundingsHint,
  isEngineTrouble,
  asksForNoTransaction,
  prepareSessions,
  applyFile,
  notSqlHint,
  migrationPlan,
  baseState
};
