import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  valueParser,
  valueParsers
} from "./chunk-GBHOOMWU.js";
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
  mentionsClientEncoding
} from "./chunk-PR3MLJCY.js";
import "./chunk-AAYD4SSA.js";
import {
  BrokenOff
} from "./chunk-GFNLAXYT.js";
import "./chunk-VMCVHZIK.js";
import {
  SqlError
} from "./chunk-UWS3ZHM4.js";
import "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/postgres/pglite-database.ts
init_shim();
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

// src/adapters/postgres/pglite-questions.ts
init_shim();
var worthPreparing = 500;
var onlyQueries = /^(?:DEALLOCATE breakwater_query_\d+; ?)+$/;
function questions(send, protocol) {
  const prepared = /* @__PURE__ */ new Map();
  let count = 0;
  return {
    ask: async (sql, parameters) => {
      const { parse, bind, describe, execute, sync } = protocol.serialize;
      const known = prepared.get(sql);
      const long = sql.length >= worthPreparing;
      if (long && known === void 0) count += 1;
      const name = known ?? (long ? `breakwater_${count}` : "");
      const values = parameters.map((value) => value === null ? null : String(value));
      const messages = [
        ...known === void 0 ? [parse({ text: sql, name })] : [],
        bind({ statement: name, values }),
        describe({ type: "P" }),
        execute(),
        sync()
      ];
      const result = resultOf(await send(new Uint8Array(Buffer.concat(messages))), protocol.messages);
      if (long) prepared.set(sql, name);
      return result;
    },
    beforeText: (sql) => {
      if (/\b(discard|deallocate)\b/i.test(sql) && !onlyQueries.test(sql)) prepared.clear();
    }
  };
}
function resultOf(messages, kinds) {
  const told = messages.some(({ name }) => name === "commandComplete" || name === "emptyQuery");
  if (!told || messages.at(-1)?.name !== "readyForQuery") throw new BrokenOff();
  let columns = [];
  const rows = [];
  let affected = 0;
  for (const message of messages) {
    if (message instanceof kinds.RowDescriptionMessage) {
      columns = message.fields.map(({ name, dataTypeID }) => ({ name, parse: valueParser(dataTypeID) }));
    } else if (message instanceof kinds.DataRowMessage) {
      const { fields } = message;
      rows.push(Object.fromEntries(columns.map(({ name, parse }, at) => [name, parsedValue(fields[at], parse)])));
    } else if (message instanceof kinds.CommandCompleteMessage) {
      affected = Number(/^(?:INSERT \d+|UPDATE|DELETE|MERGE) (\d+)$/.exec(message.text)?.[1] ?? 0);
    }
  }
  return { rows, affected };
}
function parsedValue(text, parse) {
  return text === null || text === void 0 ? null : parse(text);
}

// src/adapters/postgres/pglite-database.ts
async function openPglite(extensions, from) {
  const { PGlite: Database, protocol } = await import("./chunk-G73GLDHK.js");
  const dataDir = await readDataDir(from);
  const database = await Database.create({
    ...dataDir ? { loadDataDir: dataDir } : {},
    extensions: Object.fromEntries(extensions.flatMap(archiveOf)),
    parsers: valueParsers,
    // A schema with a few rows needs no 128 MB of buffers, and 100 MB less are resident without them.
    startParams: [...Database.defaultStartParams, "-c", "shared_buffers=16MB"]
  });
  const send = (message) => asked(() => database.execProtocolStream(message));
  const { ask, beforeText } = questions(send, protocol);
  const { rows } = await asked(() => database.query("SHOW server_version"));
  return {
    opened: {
      facts: { name: "pglite", version: `${pgliteVersion} (PostgreSQL ${rows[0]?.server_version ?? "unknown"})` },
      remark: dataDir ? void 0 : `${dataDirName} is missing: the database was made anew, which takes longer`
    },
    query: async (sql, parameters) => {
      if (parameters.every(isPlain)) return ask(sql, parameters);
      const result = await asked(() => database.query(sql, [...parameters]));
      if (!("command" in result) && !await answers(database)) throw new BrokenOff();
      return { rows: result.rows, affected: result.affectedRows ?? 0 };
    },
    execute: async (sql) => {
      beforeText(sql);
      try {
        const messages = await send(protocol.serialize.query(withLogin(sql)));
        if (messages.at(-1)?.name !== "readyForQuery") throw new BrokenOff();
        if (mentionsClientEncoding(sql)) await ask("SET client_encoding = 'UTF8'", []);
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
function withLogin(sql) {
  return sql.replace(
    /\b(RESET\s+SESSION\s+AUTHORIZATION|SET\s+SESSION\s+AUTHORIZATION\s+DEFAULT)\b/gi,
    "SET SESSION AUTHORIZATION postgres"
  );
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
function isPlain(value) {
  return value === null || typeof value === "string" || typeof value === "number";
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
