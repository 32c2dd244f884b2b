import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  guessName,
  isOtherDialect
} from "./chunk-5EWKMCGK.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/migration/command/command-files.ts
init_shim();
var folders = /(^|\/)(migrations?|migrate|versions|changelogs?|changes|db\/change\w*|drizzle)\//i;
var written = /\.(py|rb|[cm]?[jt]s|exs?|xml|ya?ml|json|php|cs|java|kt|go|groovy|sql)$/i;
var never = /(^|\/)(node_modules|vendor|dist|build|meta|__pycache__|__snapshots__)\/|(^|\/)(__init__\.py|env\.py|index\.[jt]s|readme[^/]*)$|\.(d\.ts|map|snap|test\.[jt]s|spec\.[jt]s|designer\.cs)$/i;
function isCodeMigration(path, configured) {
  if (never.test(path)) return false;
  const folder = configured?.replace(/^(\.?\/)+|\/+$/g, "");
  if (folder !== void 0) return (folder === "" || path.startsWith(`${folder}/`)) && written.test(path);
  const name = path.endsWith(".sql") ? guessName(path) : void 0;
  return folders.test(path) && written.test(path) || name !== void 0 && !isOtherDialect(name.folder);
}
async function codePlan({ changeSet, config }) {
  const { base, head, files } = changeSet;
  const { migrations } = config.database;
  const mine = ({ path }) => isCodeMigration(path, migrations);
  const atBase = new Map((await base.tree.list()).filter(mine).map((entry) => [entry.path, entry]));
  const atHead = new Map((await head.tree.list()).filter(mine).map((entry) => [entry.path, entry]));
  const added = [...atHead.values()].filter(({ path }) => !atBase.has(path)).map(fileOf);
  const touched = new Map(files.map((file) => [file.path, file.status]));
  const changed = [...atHead.values()].filter(({ path, id }) => {
    const then = atBase.get(path);
    return then !== void 0 && then.id !== id && touched.get(path) === "modified" && isVersioned(path);
  });
  const edited = changed.map((after) => ({ before: fileOf(atBase.get(after.path) ?? after), after: fileOf(after) }));
  const deleted = [...atBase.values()].filter(({ path }) => !atHead.has(path) && touched.get(path) === "deleted" && isVersioned(path)).map(fileOf);
  const excerpts = await excerptsOf(changeSet, edited, deleted);
  return {
    folder: migrations ?? "",
    runner: "plain",
    history: [...atBase.values()].map(fileOf),
    added,
    edited,
    deleted,
    renamed: [],
    duplicates: [],
    outOfOrder: [],
    unlisted: [],
    lost: [],
    remarks: [],
    misnamed: [],
    others: [],
    excerpts
  };
}
function isVersioned(path) {
  return /(^|\/)V?(\d+|[0-9a-f]{12})[-_.][^/]*$/i.test(path);
}
function fileOf({ path, id }) {
  const at = path.lastIndexOf("/") + 1;
  const name = path.slice(at);
  return {
    runner: "plain",
    folder: path.slice(0, Math.max(0, at - 1)),
    name,
    version: "",
    repeatable: false,
    key: path,
    path,
    id
  };
}
async function excerptsOf({ base, head }, edited, deleted) {
  const paths = edited.map(({ after: after2 }) => after2.path);
  const before = await base.tree.read([...paths, ...deleted.map(({ path }) => path)]);
  const after = await head.tree.read(paths);
  return new Map(
    [...before].map(([path, was]) => {
      const is = after.get(path);
      return [path, { before: was, after: is, sameStatements: is !== void 0 && bare(was) === bare(is) }];
    })
  );
}
function bare(code) {
  return code.split("\n").filter((line) => !/^\s*(#|\/\/|\/\*|\*|--)/.test(line)).join("").replace(/\s+|[;,]/g, "");
}

export {
  isCodeMigration,
  codePlan
};
