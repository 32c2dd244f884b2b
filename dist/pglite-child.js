import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  BrokenOff
} from "./chunk-GFNLAXYT.js";
import {
  keepBaselineCode
} from "./chunk-VMCVHZIK.js";
import {
  SqlError
} from "./chunk-UWS3ZHM4.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/postgres/pglite-child.ts
init_shim();
import { writeSync } from "node:fs";
import { Worker } from "node:worker_threads";
var watch = `
  const parent = process.ppid
  setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL') }, 500)
`;
var database;
async function answer(request) {
  if (request.method === "open") {
    database = await open(request);
    freeBuffers();
    return database.opened;
  }
  if (!database) throw new Error(`${request.method} before open`);
  switch (request.method) {
    case "query":
      return await database.query(request.sql, request.parameters);
    case "execute":
      return await database.execute(request.sql);
    case "snapshot":
      await database.snapshot(request.file);
      return freeBuffers();
    default:
      return request;
  }
}
async function open({ engine, extensions, from, timed }) {
  if (!timed) keepBaselineCode();
  if (engine === "pglite") return await (await import("./chunk-TNV42T2E.js")).openPglite(extensions, from);
  return await (await import("./chunk-QLCDHFQU.js")).openPgMem(extensions, from);
}
function freeBuffers() {
  globalThis.gc?.();
}
function breakOff() {
  writeSync(2, "it broke off in the middle of the statement\n");
  process.exit(1);
}
function isWasmError(thrown) {
  if (thrown instanceof TypeError) return /^\S+ is not a function$/.test(thrown.message);
  return thrown instanceof Error && thrown.name === "RuntimeError";
}
function refusal(thrown) {
  if (thrown instanceof BrokenOff || isWasmError(thrown)) return breakOff();
  if (thrown instanceof SqlError) {
    const { sqlstate, message, position, detail } = thrown;
    return { status: "refused", sqlstate, message, position, detail };
  }
  if (thrown instanceof BreakwaterError) return { status: "trouble", trouble: thrown.trouble };
  return { status: "bug", message: thrown instanceof Error ? thrown.message : String(thrown) };
}
process.on("disconnect", () => process.exit());
process.on("message", async (request) => {
  const reply = await answer(request).then((value) => ({ status: "done", value }), refusal);
  process.send?.(reply);
});
new Worker(watch, { eval: true, env: {}, resourceLimits: { maxOldGenerationSizeMb: 16 } }).on("error", () => void 0).unref();
