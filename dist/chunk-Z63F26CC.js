import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  checkSizes,
  decode
} from "./chunk-CX2D7WZJ.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/folders.ts
init_shim();
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open, readdir, realpath } from "node:fs/promises";
import { join } from "node:path";
var passedOver = [".git", "node_modules"];
function folderTree(directory, limits) {
  let listing;
  const list = () => {
    listing ??= listFolder(directory, limits);
    return listing;
  };
  return {
    list,
    read: async (paths) => {
      const known = new Set((await list()).map(({ path }) => path));
      const texts = /* @__PURE__ */ new Map();
      const wanted = [...new Set(paths)].filter((path) => known.has(path));
      for (const path of wanted) {
        const bytes = await readRegular(directory, path);
        if (bytes)
          texts.set(
            path,
            decode(bytes, (defect) => limits.notUtf8?.(path, defect))
          );
      }
      return texts;
    }
  };
}
function singleFileTree(path, bytes, text) {
  const entry = { path, id: contentId(bytes), bytes: bytes.length };
  return {
    list: async () => [entry],
    read: async (paths) => new Map(paths.includes(path) ? [[path, text]] : [])
  };
}
function fileTreeOf(files) {
  const entries = Object.entries(files).map(([path, text]) => ({ path, id: contentId(Buffer.from(text)), bytes: Buffer.byteLength(text) })).sort(byPath);
  return {
    list: async () => entries,
    read: async (paths) => new Map(paths.flatMap((path) => Object.hasOwn(files, path) ? [[path, files[path] ?? ""]] : []))
  };
}
function placedTree(tree, place) {
  const origins = async () => new Map((await tree.list()).flatMap(({ path }) => pairOf(place(path), path)));
  return {
    list: async () => (await tree.list()).flatMap((entry) => {
      const path = place(entry.path);
      return path === void 0 ? [] : [{ ...entry, path }];
    }).sort(byPath),
    read: async (paths) => {
      const known = await origins();
      const wanted = [...new Set(paths)].flatMap((path) => pairOf(path, known.get(path)));
      const texts = await tree.read(wanted.map(([, origin]) => origin));
      return new Map(wanted.flatMap(([path, origin]) => pairOf(path, texts.get(origin))));
    }
  };
}
function joinedTree(trees) {
  const owners = async () => {
    const owned = /* @__PURE__ */ new Map();
    for (const tree of trees)
      for (const entry of await tree.list()) if (!owned.has(entry.path)) owned.set(entry.path, { entry, tree });
    return owned;
  };
  return {
    list: async () => [...(await owners()).values()].map(({ entry }) => entry).sort(byPath),
    read: async (paths) => {
      const owned = await owners();
      const texts = /* @__PURE__ */ new Map();
      for (const tree of trees) {
        const own = paths.filter((path) => owned.get(path)?.tree === tree);
        if (own.length > 0) for (const [path, text] of await tree.read(own)) texts.set(path, text);
      }
      return texts;
    }
  };
}
async function listFolder(directory, { maxFiles, maxBytes, takes }) {
  const entries = [];
  let total = 0;
  for await (const path of regularFiles(directory, "")) {
    if (takes && !takes(path)) continue;
    if (entries.length >= maxFiles) throw tooLarge(directory, `more than ${maxFiles} files`);
    const bytes = await readRegular(directory, path);
    if (!bytes) continue;
    total += bytes.length;
    if (total > maxBytes) throw tooLarge(directory, `more than ${Math.round(maxBytes / 1024 / 1024)} MiB of files`);
    entries.push({ path, id: contentId(bytes), bytes: bytes.length });
  }
  return entries.sort(byPath);
}
async function* regularFiles(directory, below) {
  for (const entry of await permitted(join(directory, below), (folder) => readdir(folder, { withFileTypes: true }))) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isFile()) yield path;
    else if (entry.isDirectory() && !passedOver.includes(entry.name)) yield* regularFiles(directory, path);
  }
}
async function readRegular(directory, path) {
  const file = join(await realpath(directory), path);
  const real = await realpath(file).catch(() => void 0);
  if (real !== file) return void 0;
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const handle = await permitted(file, (name) => open(name, flags));
  try {
    const found = await handle.stat();
    checkSizes([{ path, bytes: found.size }]);
    return found.isFile() ? await handle.readFile() : void 0;
  } finally {
    await handle.close();
  }
}
async function permitted(path, read) {
  try {
    return await read(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split(",", 1)[0] : String(cause);
    throw new BreakwaterError(
      {
        code: "input-unreadable",
        message: `${path} cannot be read (${reason}).`,
        hint: "Check that it is still there and that you may read it, or name a smaller folder."
      },
      { cause }
    );
  }
}
function contentId(bytes) {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
function tooLarge(directory, what) {
  return new BreakwaterError({
    code: "folder-too-large",
    message: `The folder ${directory} has ${what}.`,
    hint: "Name a smaller folder, or a single file."
  });
}
function pairOf(key, value) {
  return key === void 0 || value === void 0 ? [] : [[key, value]];
}
function byPath(a, b) {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

export {
  folderTree,
  singleFileTree,
  fileTreeOf,
  placedTree,
  joinedTree,
  permitted
};
