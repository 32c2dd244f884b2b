import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  loadableExtensions,
  pgliteExtensions
} from "./chunk-IBOLUDSX.js";
import {
  openChildSession,
  snapshotFile,
  snapshotFrom
} from "./chunk-CYDTJBHA.js";
import {
  pgliteVersion
} from "./chunk-QEY7H6CL.js";
import {
  refuseOutward
} from "./chunk-TELTVDVT.js";
import "./chunk-7SHNR7YN.js";
import "./chunk-PR3MLJCY.js";
import "./chunk-3A4NMHMY.js";
import "./chunk-AAYD4SSA.js";
import "./chunk-VMCVHZIK.js";
import "./chunk-UWS3ZHM4.js";
import "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/postgres/pglite.ts
init_shim();

// src/adapters/postgres/kept-snapshots.ts
init_shim();
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
var keptAtMost = 5;
function keptSnapshots(directory, files) {
  const fileFor = (name) => join(directory, `base-${createHash("sha256").update(`${pgliteVersion}
${name}`).digest("hex")}.tar`);
  return {
    find: async (name) => {
      const file = fileFor(name);
      try {
        await stat(file);
        const now = /* @__PURE__ */ new Date();
        await utimes(file, now, now);
        return files.from(file);
      } catch {
        return void 0;
      }
    },
    keep: async (name, snapshot) => {
      try {
        await makeFolder(directory);
        const part = join(directory, `part-${process.pid}-${Date.now()}`);
        await copyFile(files.of(snapshot), part);
        await rename(part, fileFor(name));
        await removeOldest(directory);
      } catch {
      }
    },
    forget: (name) => rm(fileFor(name), { force: true }).catch(() => void 0)
  };
}
async function makeFolder(directory) {
  const missing = await mkdir(directory, { mode: 448 }).then(
    () => void 0,
    (thrown) => thrown
  );
  if (!missing || missing.code === "EEXIST") return;
  if (missing.code !== "ENOENT" || dirname(directory) === directory) throw missing;
  await makeFolder(dirname(directory));
  await mkdir(directory, { mode: 448 });
}
async function removeOldest(directory) {
  const names = (await readdir(directory)).filter((name) => /^(base|part)-/.test(name));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(directory, name))).mtimeMs }))
  );
  const doomed = dated.sort((a, b) => b.at - a.at).slice(keptAtMost);
  await Promise.all(doomed.map(({ name }) => rm(join(directory, name), { force: true })));
}

// src/adapters/postgres/pglite.ts
function pgliteEngine(limits, log, cacheDirectory) {
  return {
    name: "pglite",
    traces: "locks",
    extensions: pgliteExtensions,
    ...cacheDirectory === void 0 ? {} : { kept: keptSnapshots(cacheDirectory, { of: snapshotFile, from: snapshotFrom }) },
    open: async ({ extensions, from, timed = false }) => openChildSession({
      engine: "pglite",
      extensions: loadableExtensions(extensions),
      from,
      timed,
      limits,
      remark: log.warn,
      guard: refuseOutward
    })
  };
}
export {
  pgliteEngine
};
