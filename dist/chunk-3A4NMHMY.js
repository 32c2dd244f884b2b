import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/postgres/limits.ts
init_shim();
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
var defaultLimits = { statementMs: 3e4, memoryBytes: 1.5 * 1024 ** 3 };
var memoryInterval = 100;
function statementStart(sql) {
  const line = sql.trim().replace(/\s+/g, " ");
  return line.length > 200 ? `${line.slice(0, 200)} ...` : line;
}
function limitHit(limit, sql) {
  return new BreakwaterError({
    code: "database-limit",
    message: `The database was stopped: ${limit}, at: ${statementStart(sql)}`,
    hint: 'Look whether the statement can end, and needs so much. If it is fine, review it on a server: database.engine "server".'
  });
}
function watchCall(pid, limits, hit) {
  let over = false;
  const end = (limit) => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    clearInterval(poll);
    if (limit !== void 0) hit(limit);
  };
  const timer = setTimeout(() => end(`it took longer than ${limits.statementMs / 1e3} s`), limits.statementMs);
  const poll = setInterval(async () => {
    const resident = await residentBytes(pid);
    if (resident !== void 0 && resident > limits.memoryBytes)
      end(`it needed more than ${Math.round(limits.memoryBytes / 1024 ** 2)} MiB of memory`);
  }, memoryInterval);
  return () => end();
}
async function residentBytes(pid) {
  if (process.platform === "win32") return void 0;
  try {
    if (process.platform === "linux") {
      const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, "utf8")) ?? [];
      return kilobytes === void 0 ? void 0 : Number(kilobytes) * 1024;
    }
    const { execFile } = await import("node:child_process");
    const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]);
    return Number(stdout.trim()) * 1024;
  } catch {
    return void 0;
  }
}
function sessionClosed() {
  return new BreakwaterError({
    code: "database-closed",
    message: "The database session is closed.",
    hint: "This is a bug in Breakwater: a session was used after it had been closed. Please report it."
  });
}

export {
  defaultLimits,
  statementStart,
  limitHit,
  watchCall,
  sessionClosed
};
