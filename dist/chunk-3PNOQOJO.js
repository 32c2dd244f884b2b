import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  fileTreeOf,
  folderTree,
  joinedTree,
  permitted,
  placedTree,
  singleFileTree
} from "./chunk-Z63F26CC.js";
import {
  openGitRepository
} from "./chunk-AGJWEUK3.js";
import {
  checkSizes,
  decode,
  notUtf8Remark
} from "./chunk-CX2D7WZJ.js";
import {
  nearest
} from "./chunk-D6OL2AXM.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/compared-trees.ts
init_shim();
import { basename as basename2, resolve as resolve2 } from "node:path";

// src/adapters/named-source.ts
init_shim();
import { readFile, stat } from "node:fs/promises";
import { basename, dirname, posix, relative, resolve, sep } from "node:path";
var specNames = ["openapi", "swagger", "api"].flatMap(
  (name) => ["yaml", "yml", "json"].map((end) => `${name}.${end}`)
);
var isSpecFile = (path) => /\.(ya?ml|json)$/i.test(path);
var isSqlFile = (path) => /\.(sql|conf|toml)$/i.test(path);
var limits = { maxFiles: 2e4, maxBytes: 256 * 1024 * 1024 };
async function sourceOf(argument, takes, context) {
  const path = resolve(context.cwd, argument);
  const found = await stat(path).catch(() => void 0);
  if (found?.isDirectory()) return folderOnDisk(argument, path, takes, context);
  if (found?.isFile()) return fileOnDisk(argument, path, found.size, context);
  if (/^[a-z]+:\/\//i.test(argument))
    throw new BreakwaterError({
      code: "input-not-found",
      message: "A URL cannot be compared.",
      hint: "Save what it serves to a file, and name the file."
    });
  const [, ref, inner] = /^([^:]+):(.+)$/s.exec(argument) ?? [];
  if (ref !== void 0 && inner !== void 0) return fromCommit(argument, ref, inner, context);
  throw new BreakwaterError({
    code: "input-not-found",
    message: found ? `${argument} is neither a file nor a folder.` : `There is no file or folder ${argument}.`,
    hint: `Give a path, or REF:PATH for a file of a commit, as in ${takes === isSqlFile ? "main:db/schema.sql" : "main:api/openapi.yaml"}.`
  });
}
async function folderSource(argument, context) {
  const source = await sourceOf(argument, isSqlFile, context);
  if (source.kind === "folder") return source;
  throw new BreakwaterError({
    code: "usage",
    message: `${argument} is a file, and a folder is needed.`,
    hint: "Name the folder that holds the migrations."
  });
}
async function fileSource(argument, context) {
  const source = await sourceOf(argument, isSqlFile, context);
  if (source.kind === "file") return source;
  throw new BreakwaterError({
    code: "usage",
    message: `${argument} is a folder, and a file is needed.`,
    hint: "Name one SQL file in it."
  });
}
function folderOnDisk(argument, path, takes, { cwd, log }) {
  const notUtf8 = (inner, defect) => log.warn(notUtf8Remark(inner, defect));
  return { argument, kind: "folder", label: labelOf(path, cwd), tree: folderTree(path, { ...limits, takes, notUtf8 }) };
}
async function fileOnDisk(argument, path, bytes, context) {
  checkSizes([{ path: argument, bytes }]);
  const content = await permitted(path, (name) => readFile(name));
  const text = decode(content, (defect) => context.log.warn(notUtf8Remark(argument, defect)));
  const own = singleFileTree(basename(path), content, text);
  const tree = refersToFiles(text) ? joinedTree([own, folderTree(dirname(path), { ...limits, takes: isSpecFile })]) : own;
  return { argument, kind: "file", label: labelOf(path, context.cwd), tree };
}
function refersToFiles(text) {
  return /\$ref["']?\s*:\s*["']?[^#"'\s{[]/.test(text);
}
async function fromCommit(argument, ref, inner, context) {
  const repository = await openGitRepository({ directory: context.cwd, log: context.log });
  const { tree } = await repository.revision(ref);
  const path = posix.normalize(inner.replaceAll("\\", "/")).replace(/^\.\/|\/$/g, "");
  const paths = (await tree.list()).map((entry) => entry.path);
  const isFile = paths.includes(path);
  if (!isFile && !paths.some((known) => known.startsWith(`${path}/`))) {
    const meant = paths.find((known) => basename(known) === basename(path)) ?? nearest(path, paths.slice(0, 5e3));
    throw new BreakwaterError({
      code: "input-not-found",
      message: `The commit ${ref} has no file or folder ${inner}.`,
      hint: meant ? `Did you mean ${ref}:${meant}?` : "Give the path from the root of the repository."
    });
  }
  const folder = isFile ? folderOf(path) : path;
  const below = (known) => folder === "" ? known : known.startsWith(`${folder}/`) ? known.slice(folder.length + 1) : void 0;
  return { argument, kind: isFile ? "file" : "folder", label: path, tree: placedTree(tree, below) };
}
async function documentOf(source, context) {
  if (source.kind === "file") return source;
  const names = (await source.tree.list()).map(({ path }) => path).filter((path) => !path.includes("/"));
  const entries = specNames.filter((name) => names.includes(name));
  const [entry] = entries;
  if (entry !== void 0 && entries.length === 1) {
    const label = joined(source.label, entry);
    context.log.debug(`${source.argument} is a folder; its document is ${label}`);
    return { ...source, kind: "file", label };
  }
  const some = (entries.length > 0 ? entries : names.filter(isSpecFile)).slice(0, 5).join(", ");
  throw new BreakwaterError({
    code: "input-is-folder",
    message: `${source.argument} is a folder${entries.length > 1 ? " with several documents" : " without an openapi or swagger file"}.`,
    hint: some === "" ? "Name the file that holds the OpenAPI document." : `Name the document in it, one of: ${some}.`
  });
}
function only({ tree, label }) {
  return placedTree(tree, (inner) => inner === basename(label) ? inner : void 0);
}
function labelOf(path, cwd) {
  const inside = relative(cwd, path).split(sep).join("/");
  const label = inside === "" ? basename(path) : inside.startsWith("..") ? `${basename(dirname(path))}/${basename(path)}` : inside;
  return label.replace(/^[A-Za-z]:|^\/+/g, "");
}
function folderOf(path) {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}
function joined(folder, path) {
  return folder === "" ? path : `${folder}/${path}`;
}

// src/adapters/compared-trees.ts
async function apiDiffChangeSet(base, head, context) {
  const before = await documentOf(await sourceOf(base, isSpecFile, context), context);
  const after = await documentOf(await sourceOf(head, isSpecFile, context), context);
  const [from, path] = [before.label, after.label];
  const baseTree = without(ownPlace(before), from === path ? void 0 : path);
  const own = (await baseTree.list()).find((entry) => entry.path === from);
  const rival = (await ownPlace(after).list()).find((entry) => entry.path === from);
  const headTree = without(ownPlace(after), from === path || rival?.id === own?.id ? void 0 : from);
  const changeSet = await pairedChangeSet({ ref: base, tree: baseTree }, { ref: head, tree: headTree });
  return {
    // One document at two times, wherever the two lie.
    changeSet: from === path ? changeSet : { ...changeSet, files: renamed(changeSet.files, from, path) },
    configPatch: { api: { specs: from === path ? [path] : [path, from] } }
  };
}
async function contractChangeSet(spec, context) {
  const source = await documentOf(await sourceOf(spec, isSpecFile, context), context);
  const revision = { ref: spec, tree: ownPlace(source) };
  return {
    changeSet: { base: revision, mergeBase: revision, head: revision, files: [] },
    configPatch: { api: { specs: [source.label] } }
  };
}
function ownPlace({ tree, label }) {
  return placedTree(tree, (inner) => joined(folderOf(label), inner));
}
function without(tree, left) {
  return left === void 0 ? tree : placedTree(tree, (path) => path === left ? void 0 : path);
}
function renamed(files, from, path) {
  const others = files.filter((file) => file.path !== from && file.path !== path);
  return [...others, { status: "renamed", path, from }].sort((a, b) => a.path < b.path ? -1 : 1);
}
async function schemaDiffChangeSet(base, head, options) {
  const before = await sourceOf(base, isSqlFile, options);
  const after = await sourceOf(head, isSqlFile, options);
  if (before.kind !== after.kind)
    throw new BreakwaterError({
      code: "usage",
      message: `${base} is a ${before.kind}, and ${head} is a ${after.kind}.`,
      hint: "Name two SQL files that each hold a whole schema, or two folders of migrations."
    });
  const prelude = await preludeOf(options, after.label);
  const place = (source) => joinedTree([
    prelude.tree,
    source.kind === "file" ? placedTree(only(source), () => after.label) : placedTree(source.tree, (inner) => joined(after.label, inner))
  ]);
  return {
    changeSet: await pairedChangeSet({ ref: base, tree: place(before) }, { ref: head, tree: place(after) }),
    configPatch: {
      database: {
        ...after.kind === "file" ? { schema: after.label } : { migrations: after.label },
        ...prelude.patch,
        ...options.runner && { runner: options.runner }
      }
    }
  };
}
async function migrateChangeSet(paths, options) {
  const { history, schema } = options;
  if (history !== void 0 && schema !== void 0)
    throw new BreakwaterError({
      code: "usage",
      message: "--history and --schema both say what the migrations start from.",
      hint: "Give one of them."
    });
  const added = await Promise.all(paths.map((path) => migrationsOf(path, options)));
  const earlier = history === void 0 ? void 0 : asMigrations(await folderSource(history, options), options);
  const isNew = /* @__PURE__ */ new Set();
  for (const source of added)
    for (const { path: inner } of await source.tree.list()) {
      const path = earlier ? placeIn(earlier.folder, source, inner) : joined(source.folder, inner);
      if (isNew.has(path)) throw namedTwice(path);
      isNew.add(path);
    }
  if (isNew.size === 0)
    throw new BreakwaterError({
      code: "input-empty",
      message: `There is no SQL file in ${paths.join(", ")}.`,
      hint: "Name migrations (.sql files) or a folder of them."
    });
  const before = earlier ? placedTree(earlier.tree, (inner) => {
    const path = joined(earlier.folder, inner);
    return isNew.has(path) ? void 0 : path;
  }) : fileTreeOf({});
  const after = added.map(({ tree, folder: folder2 }) => placedTree(tree, (inner) => joined(folder2, inner)));
  const folders = await Promise.all(added.map(runnersFolder));
  const folder = commonFolder(earlier ? [earlier.folder, ...folders] : folders);
  const { prelude, rows, statistics } = options;
  const beside = await filesBeside({ schema, prelude, rows, statistics }, options);
  return {
    changeSet: await pairedChangeSet(
      { ref: history ?? schema ?? "an empty database", tree: withReadable(before, beside.trees) },
      { ref: paths.join(" "), tree: withReadable(joinedTree([before, ...after]), beside.trees) }
    ),
    configPatch: {
      database: {
        migrations: folder === "" ? "." : folder,
        ...beside.paths,
        ...options.runner && { runner: options.runner }
      }
    }
  };
}
async function pairedChangeSet(base, head) {
  const before = new Map((await base.tree.list()).map(({ path, id }) => [path, id]));
  const after = new Map((await head.tree.list()).map(({ path, id }) => [path, id]));
  const files = [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].sort().flatMap((path) => {
    if (before.get(path) === after.get(path)) return [];
    const status = !before.has(path) ? "added" : after.has(path) ? "modified" : "deleted";
    return [{ status, path }];
  });
  return { base, mergeBase: base, head, files };
}
async function filesBeside(named, context) {
  const found = await Promise.all(
    Object.entries(named).map(async ([key, file]) => ({ key, ...await fileBeside(file, context) }))
  );
  return {
    trees: found.map(({ tree }) => tree),
    paths: Object.fromEntries(found.flatMap(({ key, path }) => path === void 0 ? [] : [[key, path]]))
  };
}
async function preludeOf(options, taken) {
  const { tree, path } = await fileApart(options.prelude, options, taken);
  return { tree, patch: path === void 0 ? {} : { prelude: path } };
}
async function fileApart(argument, context, taken) {
  if (argument === void 0) return { tree: fileTreeOf({}), path: void 0 };
  const source = await fileSource(argument, context);
  const inside = source.label === taken || source.label.startsWith(`${taken}/`);
  const path = inside ? `given/${basename2(source.label)}` : source.label;
  return { tree: placedTree(only(source), () => path), path };
}
var stepFile = /^(up|down|migration)\.sql$/;
var wayBack = /(^|[._-])(down|undo|rollback|revert)\.sql$/i;
async function migrationsOf(argument, context) {
  const source = await sourceOf(argument, isSqlFile, context);
  if (source.kind === "file" && wayBack.test(basename2(source.label)))
    throw new BreakwaterError({
      code: "usage",
      message: `${argument} is named as the way back of a migration, and a runner never applies such a file by itself.`,
      hint: "To see what it does, copy it under another name and give the state that it starts from with --history or --schema."
    });
  return asMigrations(source, context);
}
function asMigrations(source, { cwd }) {
  const { kind, label, argument, tree } = source;
  if (kind === "file") return { kind, folder: folderOf(label), tree: only(source) };
  return { kind, folder: resolve2(cwd, argument) === resolve2(cwd) ? "" : label, tree };
}
async function runnersFolder({ folder, tree }) {
  return (await tree.list()).some(({ path }) => stepFile.test(path)) ? folderOf(folder) : folder;
}
function commonFolder(folders) {
  const [first = [], ...rest] = folders.map((folder) => folder.split("/"));
  const differs = first.findIndex((segment, at) => rest.some((segments) => segments[at] !== segment));
  return first.slice(0, differs < 0 ? first.length : differs).join("/");
}
function withReadable(tree, beside) {
  return { list: tree.list, read: joinedTree([...beside, tree]).read };
}
async function fileBeside(argument, context) {
  if (argument === void 0) return { tree: fileTreeOf({}), path: void 0 };
  const source = await fileSource(argument, context);
  return { tree: placedTree(only(source), () => source.label), path: source.label };
}
function namedTwice(path) {
  return new BreakwaterError({
    code: "usage",
    message: `Two of the migrations would be ${path}.`,
    hint: "Name each migration once; those of two folders need different names."
  });
}
function placeIn(history, { kind, folder }, inner) {
  const path = joined(folder, inner);
  if (history === "" || path.startsWith(`${history}/`)) return path;
  const isStep = stepFile.test(basename2(path));
  const name = isStep ? path.split("/").slice(-2).join("/") : kind === "file" ? basename2(path) : inner;
  return joined(history, name);
}

export {
  apiDiffChangeSet,
  contractChangeSet,
  schemaDiffChangeSet,
  migrateChangeSet
};
