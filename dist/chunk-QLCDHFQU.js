import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  pgMemVersion
} from "./chunk-QEY7H6CL.js";
import {
  SqlError
} from "./chunk-UWS3ZHM4.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/postgres/pg-mem-database.ts
init_shim();
import { readFile, writeFile } from "node:fs/promises";
var changing = /* @__PURE__ */ new Set(["INSERT", "UPDATE", "DELETE"]);
async function openPgMem(extensions, from) {
  const { newDb } = (await import("./chunk-LVCSLC2Z.js")).default;
  const memory = newDb();
  for (const name of extensions) memory.registerExtension(name, () => void 0);
  const { Client } = memory.adapters.createPg();
  const client = new Client();
  const sent = [];
  const ask = async (sql, parameters) => {
    sent.push([sql, parameters]);
    try {
      return await client.query(sql, [...parameters]);
    } catch (thrown) {
      throw new SqlError("0A000", `pg-mem could not run this: ${reasonOf(thrown)}`);
    }
  };
  if (from !== void 0) for (const [sql, parameters] of await sentTo(from)) await ask(sql, parameters).catch(() => 0);
  return {
    opened: { facts: { name: "pg-mem", version: pgMemVersion }, remark: void 0 },
    query: async (sql, parameters) => {
      const { rows, rowCount, command } = await ask(sql, parameters);
      return { rows: rows.map(asText), affected: changing.has(command) ? rowCount : 0 };
    },
    execute: async (sql) => {
      await ask(sql, []);
    },
    snapshot: (file) => writeFile(file, JSON.stringify(sent))
  };
}
async function sentTo(file) {
  return JSON.parse(await readFile(file, "utf8"));
}
function reasonOf(thrown) {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const syntax = /Syntax error at line .*/.exec(text)?.[0];
  const first = text.replace(/^[^\p{L}"]*/u, "").split("\n\n")[0] ?? text;
  return (syntax ?? first).replace(/\s+/g, " ").slice(0, 300);
}
function asText(row) {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    value instanceof Date ? value.toISOString() : value
  ]);
  return Object.fromEntries(entries);
}
export {
  openPgMem
};
