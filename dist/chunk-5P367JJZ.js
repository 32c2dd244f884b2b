import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  pgliteArchives,
  preloaded
} from "./chunk-IBOLUDSX.js";
import {
  assetFile,
  dataDirName,
  packageFile,
  pgliteVersion
} from "./chunk-QEY7H6CL.js";
import {
  valueParsers
} from "./chunk-GBHOOMWU.js";
import {
  BrokenOff
} from "./chunk-GFNLAXYT.js";
import {
  SqlError
} from "./chunk-5T7LROIG.js";
import "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/postgres/pglite-database.ts
init_shim();
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
async function openPglite(extensions, from) {
  const { PGlite: Database, protocol } = await import("./chunk-SAUXYPR3.js");
  const dataDir = await readDataDir(from);
  const database = await Database.create({
    ...dataDir ? { loadDataDir: dataDir } : {},
    extensions: Object.fromEntries(extensions.flatMap(archiveOf)),
    parsers: valueParsers,
    // A schema with a few rows needs no 128 MB of buffers, and 100 MB less are resident without them.
    startParams: [...Database.defaultStartParams, "-c", "shared_buffers=16MB"]
  });
  const { rows } = await asked(() => database.query("SHOW server_version"));
  return {
    opened: {
      facts: { name: "pglite", version: `${pgliteVersion} (PostgreSQL ${rows[0]?.server_version ?? "unknown"})` },
      remark: dataDir ? void 0 : `${dataDirName} is missing: the database was made anew, which takes longer`
    },
    query: async (sql, parameters) => {
      const result = await asked(() => database.query(sql, [...parameters]));
      if (!("command" in result) && !await answers(database)) throw new BrokenOff();
      return { rows: result.rows, affected: result.affectedRows ?? 0 };
    },
    execute: async (sql) => {
      const send = (message) => asked(() => database.execProtocolStream(message));
      try {
        const messages = await send(protocol.serialize.query(sql));
        if (messages.at(-1)?.name !== "readyForQuery") throw new BrokenOff();
      } catch (thrown) {
        if (thrown instanceof SqlError) await send(protocol.serialize.sync());
        throw thrown;
      }
    },
    snapshot: async (file) => {
      await database.exec("CHECKPOINT").catch(() => void 0);
      const dump = await database.dumpDataDir("none");
      await writeFile(file, dump.stream());
    }
  };
}
async function readDataDir(from) {
  if (from !== void 0) return new Blob([await readFile(from)]);
  try {
    return new Blob([await promisify(gunzip)(await readFile(assetFile(dataDirName)))]);
  } catch {
    return void 0;
  }
}
function archiveOf(name) {
  const archive = pgliteArchives.get(name);
  if (archive === void 0) return [];
  const bundlePath = packageFile(archive);
  const sharedPreloadLibraries = preloaded.has(name) ? [name] : [];
  return [[name, { name, setup: async () => ({ bundlePath, sharedPreloadLibraries }) }]];
}
async function answers(database) {
  try {
    return (await database.query("SELECT 42 AS alive")).rows[0]?.alive === 42;
  } catch (thrown) {
    return thrown instanceof Error && "code" in thrown && thrown.code === "25P02";
  }
}
async function asked(ask) {
  try {
    return await ask();
  } catch (thrown) {
    if (!(thrown instanceof Error) || !("code" in thrown) || typeof thrown.code !== "string") throw thrown;
    const position = "position" in thrown ? Number(thrown.position) : Number.NaN;
    const detail = "detail" in thrown && typeof thrown.detail === "string" ? thrown.detail : void 0;
    throw new SqlError(thrown.code, thrown.message, Number.isInteger(position) ? position : void 0, detail);
  }
}
export {
  openPglite
};
