import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  childEntry
} from "./chunk-QEY7H6CL.js";
import {
  takeTurns
} from "./chunk-7SHNR7YN.js";
import {
  withoutClientEncoding
} from "./chunk-PR3MLJCY.js";
import {
  limitHit,
  sessionClosed,
  statementStart,
  watchCall
} from "./chunk-3A4NMHMY.js";
import {
  SqlError
} from "./chunk-UWS3ZHM4.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/postgres/child-session.ts
init_shim();
import { fork } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
var ownWorkMs = 6e4;
var snapshotFiles = /* @__PURE__ */ new WeakMap();
async function openChildSession(options) {
  const { engine, extensions, timed, limits, guard } = options;
  const from = options.from && snapshotFile(options.from);
  const child = startChild(engine);
  const patient = { ...limits, statementMs: Math.max(limits.statementMs, ownWorkMs) };
  try {
    const opened = await child.ask({ method: "open", engine, extensions, from, timed }, patient);
    if (opened.remark) options.remark(opened.remark);
    return {
      facts: opened.facts,
      query: async (sql, parameters = []) => {
        await guard(sql);
        return await child.ask({ method: "query", sql, parameters }, limits);
      },
      execute: async (sql) => {
        await guard(sql);
        await child.ask({ method: "execute", sql: await withoutClientEncoding(sql) }, limits);
      },
      snapshot: () => takeSnapshot((file) => child.ask({ method: "snapshot", file }, patient)),
      close: child.close
    };
  } catch (thrown) {
    await child.close();
    throw thrown;
  }
}
async function takeSnapshot(write) {
  const folder = await mkdtemp(join(tmpdir(), "breakwater-snapshot-"));
  const removeNow = () => rmSync(folder, { recursive: true, force: true });
  process.on("exit", removeNow);
  const discard = async () => {
    await rm(folder, { recursive: true, force: true });
    process.off("exit", removeNow);
  };
  try {
    const file = join(folder, "data.tar");
    await write(file);
    const snapshot = { file, discard };
    snapshotFiles.set(snapshot, file);
    return snapshot;
  } catch (thrown) {
    await discard();
    throw thrown;
  }
}
function snapshotFrom(file) {
  const snapshot = { file, discard: async () => void 0 };
  snapshotFiles.set(snapshot, file);
  return snapshot;
}
function snapshotFile(snapshot) {
  const file = snapshotFiles.get(snapshot);
  if (file === void 0) throw new Error("the snapshot was made by another engine");
  return file;
}
function startChild(engine) {
  const child = fork(fileURLToPath(childEntry()), [], {
    serialization: "advanced",
    // Nothing of ours, such as a test runner's loader; the child frees its buffers itself.
    execArgv: ["--expose-gc"],
    env: bareEnvironment(),
    stdio: ["ignore", "ignore", "pipe", "ipc"]
  });
  const exited = new Promise((resolve) => {
    child.on("exit", () => resolve());
    child.on("error", () => resolve());
  });
  const lastWords = tailOf(child);
  let ended;
  const inTurn = takeTurns();
  const kill = () => child.kill("SIGKILL");
  process.on("exit", kill);
  void exited.then(() => process.off("exit", kill));
  const holdProcess = (hold) => {
    child[hold ? "ref" : "unref"]();
    child.channel?.[hold ? "ref" : "unref"]();
  };
  holdProcess(false);
  const askNow = async (request, limits) => {
    if (ended) throw ended;
    const sql = "sql" in request ? request.sql : request.method;
    holdProcess(true);
    try {
      return unwrapped(await exchange(child, request, limits));
    } catch (thrown) {
      if (!(thrown instanceof ChildEnded)) throw thrown;
      ended ??= thrown.limit ? limitHit(thrown.limit, sql) : crashed(engine, sql, lastWords());
      kill();
      await exited;
      throw ended;
    } finally {
      holdProcess(false);
    }
  };
  return {
    ask: (request, limits) => inTurn(() => askNow(request, limits)),
    close: async () => {
      ended ??= sessionClosed();
      if (hasEnded(child)) return;
      holdProcess(true);
      kill();
      await exited;
    }
  };
}
var ChildEnded = class extends Error {
  limit;
  constructor(limit) {
    super(limit ?? "the child process ended");
    this.limit = limit;
  }
};
function hasEnded(child) {
  return child.pid === void 0 || child.exitCode !== null || child.signalCode !== null;
}
function exchange(child, request, limits) {
  return new Promise((resolve, reject) => {
    const { pid } = child;
    if (pid === void 0 || hasEnded(child)) return reject(new ChildEnded());
    const unwatch = watchCall(pid, limits, (limit) => finish(new ChildEnded(limit)));
    const finish = (result) => {
      unwatch();
      child.off("message", onMessage).off("exit", onEnd).off("error", onEnd);
      if (result instanceof Error) reject(result);
      else resolve(result);
    };
    const onMessage = (message) => finish(message);
    const onEnd = () => finish(new ChildEnded());
    child.on("message", onMessage).on("exit", onEnd).on("error", onEnd);
    child.send(request, (error) => error && onEnd());
  });
}
function unwrapped(answer) {
  switch (answer.status) {
    case "done":
      return answer.value;
    case "refused":
      throw new SqlError(answer.sqlstate, answer.message, answer.position, answer.detail);
    case "trouble":
      throw new BreakwaterError(answer.trouble);
    case "bug":
      throw new Error(answer.message);
    default:
      return answer;
  }
}
function bareEnvironment() {
  const root = process.env.SystemRoot;
  return root === void 0 ? {} : { SystemRoot: root };
}
function tailOf(child) {
  let tail = "";
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    tail = (tail + text).slice(-2e3);
  });
  if (child.stderr && "unref" in child.stderr && typeof child.stderr.unref === "function") child.stderr.unref();
  return () => tail.trim().split("\n").at(-1) ?? "";
}
function crashed(engine, sql, lastWords) {
  return new BreakwaterError({
    code: "database-crashed",
    message: `The database process (${engine}) ended unexpectedly${lastWords ? ` (${lastWords})` : ""}, at: ${statementStart(sql)}`,
    hint: 'Try the statement on a server (database.engine "server"); if it runs there, please report it with the statement.'
  });
}

export {
  openChildSession,
  snapshotFrom,
  snapshotFile
};
