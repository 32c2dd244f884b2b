import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  startOf
} from "./chunk-RGNIC2Z2.js";
import {
  codeFile,
  codePlan,
  discoveredSchema,
  frameworksOf,
  homeOf,
  isToRun,
  mayBeCode,
  migrationPlan,
  movedAmong,
  nothingPlanned,
  otherDatabase
} from "./chunk-T5A6CM6Y.js";
import {
  guessName,
  isOtherDialect,
  isVendored
} from "./chunk-BRTX45BT.js";
import {
  count,
  enumerate
} from "./chunk-SQN55YXA.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/migration/check.ts
init_shim();

// src/checks/migration/command/unrun-code.ts
init_shim();
function unrunCode(context) {
  return context.once("unrun-code", () => look(context));
}
async function look({ changeSet, config, fromFork }) {
  const { migrateCommand, migrations } = config.database;
  const folder = migrations?.replace(/^(\.?\/)+|\/+$/g, "") ?? "";
  const files = changeSet.files.filter(({ path }) => folder === "" || path.startsWith(`${folder}/`));
  const { base, mergeBase, head } = changeSet;
  const present = files.filter(({ status }) => status !== "deleted").map(({ path }) => path);
  const gone = files.flatMap(goneFrom);
  const now = await changesIn(head.tree, present);
  const then = await changesIn(mergeBase.tree, gone);
  const code = [...now, ...then];
  if (code.length === 0 || migrateCommand) return { ...nothing, remarks: [] };
  if (migrateCommand === false)
    return { ...nothing, remarks: [`${said(code)}: not reviewed, as migrate-command: false asks`] };
  const { ours, remarks } = await forPostgres(head.tree, code);
  const [atBase, atHead] = [await entriesOf(base.tree), await entriesOf(head.tree)];
  const mine = new Set(ours.map(({ path }) => path));
  const pick = (paths, entries) => paths.filter((path) => mine.has(path)).flatMap((path) => entries.get(path) ?? []);
  const unknown = pick(present, atHead).filter(({ path }) => !atBase.has(path));
  const lost = pick(gone, atBase).filter(({ path }) => !atHead.has(path));
  const renamed = movedAmong(unknown, lost);
  const moved = new Set(renamed.flatMap(({ before, after }) => [before.path, after.path]));
  const edited = pick(present, atHead).flatMap((after) => {
    const before = atBase.get(after.path);
    return before && before.id !== after.id ? [{ before: codeFile(before), after: codeFile(after) }] : [];
  });
  const grows = (path) => ours.find((change) => change.path === path)?.framework.name === "Liquibase";
  const news = /* @__PURE__ */ new Set([
    ...unknown.map(({ path }) => path).filter((path) => !moved.has(path)),
    ...edited.map(({ after }) => after.path).filter(grows)
  ]);
  const plan = {
    ...nothingPlanned,
    folder,
    history: [],
    added: [],
    edited: edited.filter(({ after }) => !news.has(after.path)),
    deleted: lost.filter(({ path }) => !moved.has(path)).map(codeFile),
    renamed
  };
  const unproven = grouped(ours.filter(({ path }) => news.has(path))).map((group) => unprovenOf(group, fromFork));
  return { plan, unproven, remarks };
}
var nothing = {
  plan: { ...nothingPlanned, folder: "", history: [], added: [] },
  unproven: []
};
function goneFrom(file) {
  if (file.status === "renamed") return [file.from];
  return file.status === "deleted" ? [file.path] : [];
}
async function entriesOf(tree) {
  return new Map((await tree.list()).map((entry) => [entry.path, entry]));
}
async function changesIn(tree, paths) {
  if (paths.length === 0) return [];
  const frameworks = await frameworksOf(tree, paths);
  if (frameworks.size === 0) return [];
  const all = (await tree.list()).map(({ path }) => path);
  return [...frameworks].map(([path, framework]) => ({ path, framework, home: homeOf(framework, path, all) }));
}
async function forPostgres(tree, changes) {
  const ours = [];
  const remarks = [];
  for (const home of new Set(changes.map((change) => change.home))) {
    const own = changes.filter((change) => change.home === home);
    const other = await otherDatabase(tree, home);
    if (other === void 0) ours.push(...own);
    else remarks.push(`${said(own)}: taken for ${other}'s, which the project names and no Postgres, and not reviewed`);
  }
  return { ours, remarks };
}
function said(changes) {
  const name = changes[0]?.framework.name ?? "";
  return `migrations in code changed (${name}: ${enumerate(changes.map(({ path }) => path))})`;
}
function grouped(changes) {
  const groups = /* @__PURE__ */ new Map();
  for (const change of changes) {
    const key = `${change.framework.name}
${change.home}`;
    groups.set(key, [...groups.get(key) ?? [], change]);
  }
  return [...groups.values()];
}
function unprovenOf(changes, fromFork) {
  const [first] = changes;
  const [path, name] = [first?.path ?? "", first?.framework.name ?? ""];
  const files = changes.map((change) => change.path);
  return {
    code: "migrations-in-code",
    subject: path,
    message: `${count(files.length, "new migration")} of ${name} ${files.length === 1 ? "was" : "were"} not run, so nobody knows what they lock, lose or break${files.length > 1 ? ` (${enumerate(files)})` : ""}: migrations in code are run by \`database.migrate-command\`, and there is none.`,
    hint: !first ? "" : fromFork ? forkHint : hintFor(first),
    location: startOf(path)
  };
}
var forkHint = "What a fork brings is never run. Look at the migrations yourself; or set `database.migrate-command` on the base branch and push this branch to the repository once you have read it.";
function hintFor({ framework: { install, migrate }, home }) {
  const keys = [
    "`engine: server`",
    "`url-env: SCRATCH_DATABASE_URL`",
    ...home === "" ? [] : [`\`migrate-directory: ${home}\``],
    ...install === void 0 ? [] : [`\`install-command: ${install}\``],
    `\`migrate-command: ${migrate}\``
  ];
  return `Add to \`database:\` on the base branch: ${keys.join(", ")}; or \`migrate-command: false\` if nobody is to review them.`;
}

// src/checks/migration/unread-sql.ts
init_shim();
var ddl = /^\s*(create|alter|drop)\s+(or\s+replace\s+)?(table|type|schema|view|materialized\s+view|function|trigger|policy|extension|(unique\s+)?index)\b/im;
var mostFiles = 50;
var mostBytes = 1e6;
async function unreadSql({
  changeSet,
  config
}) {
  const { tree } = changeSet.head;
  const sizes = new Map((await tree.list()).map(({ path, bytes }) => [path, bytes]));
  const paths = changeSet.files.filter(({ status, path }) => status !== "deleted" && path.endsWith(".sql") && (sizes.get(path) ?? 0) <= mostBytes).map(({ path }) => path).filter((path) => !isVendored(path) && !isOtherDialect(path) && !isSample(path) && path !== config.database.schema).slice(0, mostFiles);
  if (paths.length === 0) return [];
  const compared = await discoveredSchema(tree);
  const texts = await tree.read(paths);
  return paths.filter((path) => path !== compared && ddl.test(texts.get(path) ?? ""));
}
function isSample(path) {
  return /(^|\/)(tests?|e2e|specs?|examples?|samples?|docs?|demos?|seeds?|scripts?|quer(y|ies))(\/|$)/i.test(path);
}

// src/checks/migration/check.ts
var migration = {
  name: "migration",
  title: "Migrations",
  lane: "engine",
  applies,
  load: async () => (await import("./chunk-QWTBZVCS.js")).run
};
async function applies(context) {
  const { changeSet, config } = context;
  const folder = config.database.migrations?.replace(/^(\.?\/)+|\/+$/g, "");
  const paths = changeSet.files.flatMap(pathsOf);
  if (config.database.migrateCommand) {
    const plan2 = await codePlan(context);
    return isToRun(plan2) || plan2.edited.length > 0 || plan2.deleted.length > 0 ? { run: true } : { run: false, reason: "no migration changed", errorIfSelected: nothingChanged };
  }
  if (paths.length === 0) return { run: false, reason: "no file changed", errorIfSelected: nothingChanged };
  const code = await unrunCode(context);
  if (code.unproven.length > 0 || code.plan.edited.length > 0 || code.plan.deleted.length > 0) return { run: true };
  if (folder !== void 0) {
    const inside = (path) => folder === "" || folder === "." || path.startsWith(`${folder}/`);
    const lists = await Promise.all([changeSet.base.tree.list(), changeSet.head.tree.list()]);
    const found = lists.flat().some(({ path }) => inside(path) && (path.endsWith(".sql") || mayBeCode(path)));
    if (!found) return { run: false, reason: `${folder} holds no SQL file`, error: folderMissing(folder) };
  }
  const plan = await migrationPlan(context);
  return plan && isChanged(plan) ? { run: true } : nothingToRun(paths, folder, code, await unreadSql(context));
}
function isChanged({
  added,
  edited,
  deleted,
  renamed,
  unlisted,
  lost,
  misnamed,
  others
}) {
  return [added, edited, deleted, renamed, unlisted, lost, misnamed, others].some(({ length }) => length > 0);
}
function nothingToRun(paths, folder, { plan, remarks }, unread) {
  const [remark] = remarks;
  if (remark !== void 0) return { run: false, reason: remark, errorIfSelected: nothingChanged };
  if (plan.renamed.length > 0) {
    return { run: false, reason: "migrations were only moved to another folder", errorIfSelected: nothingChanged };
  }
  const elsewhere = folder === void 0 && paths.some((path) => guessName(path)?.sure);
  const unchanged = `no migration ${folder === void 0 ? "" : `under ${folder} `}changed`;
  const unseen = `; nobody reviews the DDL in ${enumerate(unread)} (database.schema names a schema file, database.migrations a folder)`;
  const reason = elsewhere ? "only migrations for another database changed" : `${unchanged}${unread.length > 0 ? unseen : ""}`;
  return { run: false, reason, errorIfSelected: nothingChanged };
}
function pathsOf(file) {
  return file.status === "renamed" ? [file.path, file.from] : [file.path];
}
var nothingChanged = {
  code: "nothing-to-run",
  message: "No migration changed between the merge base and head.",
  hint: "Commit the migration, or name its folder with database.migrations if it is not called migrations."
};
function folderMissing(folder) {
  return {
    code: "migrations-not-found",
    message: `Neither base nor head has an SQL file under ${folder}, the folder that database.migrations names.`,
    hint: "Correct database.migrations, or remove the key to have the folder discovered."
  };
}

export {
  unrunCode,
  migration,
  isChanged
};
