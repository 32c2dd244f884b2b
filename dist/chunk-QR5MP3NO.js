import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  hasRootMember
} from "./chunk-KSMCJ5MA.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/api-diff/discover.ts
init_shim();
import { posix } from "node:path";
var maxFileBytes = 24e6;
var maxCandidates = 3e3;
var maxBytes = 96e6;
var batchBytes = 16e6;
var readable = /\.(?:ya?ml|json)$/i;
var foreign = /(?:^|\/)(?:node_modules|vendor|\.git|bower_components)\/|(?:^|\/)(?:package|package-lock|composer|tsconfig)\.json$|(?:^|\/)pnpm-lock\.yaml$/;
function discover(context) {
  return context.once("api-diff: documents", () => look(context));
}
async function look({ changeSet, config }) {
  const { mergeBase, head, files } = changeSet;
  const [baseFiles, headFiles] = await Promise.all([listed(mergeBase.tree), listed(head.tree)]);
  const globs = config.api.specs;
  const wanted = globs.length > 0 ? await globMatcher(globs) : void 0;
  if (wanted && ![...baseFiles.keys(), ...headFiles.keys()].some(wanted)) {
    return { changed: [], found: 0, missing: nothingMatches(globs, config.source), remarks: [] };
  }
  const renamed = new Map(files.flatMap((file) => file.status === "renamed" ? [[file.from, file.path]] : []));
  const touched = touchedPaths(files, baseFiles, headFiles);
  if (touched.size === 0) return { changed: [], found: 0, missing: void 0, remarks: [] };
  const remarks = [];
  const sniffed = /* @__PURE__ */ new Map();
  const headSide = await sideOf(head.tree, headFiles, touched, wanted, sniffed, remarks);
  const baseSide = await sideOf(mergeBase.tree, baseFiles, touched, wanted, sniffed, remarks);
  const pairs = pairByPath(baseSide, headSide, renamed, headFiles);
  const changed = pairs.filter(
    ({ base, head: after }) => base !== void 0 && closure(base, baseFiles, sniffed).some((path) => touched.has(path)) || after !== void 0 && closure(after, headFiles, sniffed).some((path) => touched.has(path))
  );
  return { changed, found: pairs.length, missing: void 0, remarks: [...new Set(remarks)] };
}
async function listed(tree) {
  return new Map((await tree.list()).map((entry) => [entry.path, entry]));
}
async function globMatcher(globs) {
  const { default: picomatch } = await import("./chunk-NVT3WZJK.js");
  return picomatch([...globs], { dot: true });
}
function nothingMatches(globs, source) {
  return {
    code: "spec-not-found",
    message: `no file matches ${globs.join(", ")}, which ${source} names under api: specs`,
    hint: "Correct the path there (it is relative to the root of the repository), or leave the key out to have documents found."
  };
}
function touchedPaths(files, base, head) {
  const paths = files.flatMap((file) => file.status === "renamed" ? [file.from, file.path] : [file.path]);
  return new Set(
    paths.filter((path) => readable.test(path) && !foreign.test(path) && base.get(path)?.id !== head.get(path)?.id)
  );
}
async function sideOf(tree, files, touched, wanted, sniffed, remarks) {
  const candidates = [...files.values()].filter(({ path }) => readable.test(path) && !foreign.test(path));
  const first = candidates.filter(({ path }) => touched.has(path) || wanted?.(path));
  const later = candidates.filter(({ path }) => !touched.has(path) && !wanted?.(path));
  await sniffAll(tree, [...first, ...later], sniffed, remarks);
  return candidates.filter(({ path, id }) => wanted ? wanted(path) : sniffed.get(id)?.entry ?? false).map(({ path }) => path);
}
async function sniffAll(tree, entries, sniffed, remarks) {
  let count = 0;
  let bytes = 0;
  let batch = [];
  let inBatch = 0;
  const flush = async () => {
    const texts = await tree.read(batch.map(({ path }) => path));
    for (const { path, id } of batch) sniffed.set(id, sniff(path, texts.get(path) ?? ""));
    batch = [];
    inBatch = 0;
  };
  for (const entry of entries) {
    if (sniffed.has(entry.id)) continue;
    if (entry.bytes > maxFileBytes) {
      remarks.push(`${entry.path} was not looked at: it has more than ${maxFileBytes / 1e6} MB`);
      continue;
    }
    count++;
    bytes += entry.bytes;
    if (count > maxCandidates || bytes > maxBytes) {
      remarks.push(
        `only the first ${count - 1} YAML and JSON files were looked at; name the documents under api: specs`
      );
      break;
    }
    if (inBatch + entry.bytes > batchBytes) await flush();
    batch.push(entry);
    inBatch += entry.bytes;
  }
  await flush();
}
var yamlRoot = /^["']?(?:openapi|swagger)["']?\s*:/m;
var jsonRoot = /"(?:openapi|swagger)"\s*:\s*"\d/;
function sniff(path, text) {
  const json = /^\s*\{/.test(text);
  const found = json ? jsonRoot.test(text) && isRootKey(text) : yamlRoot.test(text);
  const references = [...text.matchAll(/\$ref["']?\s*:\s*["']?([^"'#\s,}][^"'#\s,}]*)/g)].map(
    ([, target]) => target ?? ""
  );
  return {
    entry: found,
    references: [...new Set(references)].filter((reference) => !/^[a-z][a-z\d+.-]+:/i.test(reference)).map((reference) => posix.join(posix.dirname(path), reference))
  };
}
function isRootKey(text) {
  if (hasRootMember(text, ["openapi", "swagger"])) return true;
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && (Object.hasOwn(value, "openapi") || Object.hasOwn(value, "swagger"));
  } catch {
    return true;
  }
}
function closure(entry, files, sniffed) {
  const seen = /* @__PURE__ */ new Set([entry]);
  for (const path of seen) {
    const id = files.get(path)?.id;
    for (const reference of (id === void 0 ? void 0 : sniffed.get(id)?.references) ?? []) seen.add(reference);
  }
  return [...seen];
}
function pairByPath(base, head, renamed, headFiles) {
  const after = new Set(head);
  const pairs = [];
  for (const path of base) {
    const partner = renamed.get(path) ?? (after.has(path) || headFiles.has(path) ? path : void 0);
    if (partner !== void 0) after.delete(partner);
    pairs.push({ base: path, head: partner });
  }
  return [...pairs, ...[...after].map((path) => ({ base: void 0, head: path }))].sort(
    (a, b) => (a.head ?? a.base ?? "") < (b.head ?? b.base ?? "") ? -1 : 1
  );
}
function assertReadable(entry) {
  if (!entry || entry.bytes <= maxFileBytes) return;
  throw new BreakwaterError({
    code: "file-too-large",
    message: `${entry.path} has ${entry.bytes} bytes, more than ${maxFileBytes}`,
    hint: "Split the document into files that refer to each other.",
    location: { path: entry.path, line: 1, column: 1 }
  });
}

export {
  discover,
  assertReadable
};
