import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  clientFor,
  shareRun
} from "./chunk-MEECQQ2C.js";
import "./chunk-T6QD4SQA.js";
import "./chunk-FTP4REMC.js";
import "./chunk-INTMZS7Z.js";
import "./chunk-XLYJ4EM2.js";
import "./chunk-PF6JZGXR.js";
import "./chunk-LYSLQQYT.js";
import "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/load/load-worker.ts
init_shim();
import { parentPort, workerData } from "node:worker_threads";
var tellMs = 100;
async function main() {
  const { task, trust } = workerData;
  const tell = (message) => parentPort?.postMessage(message);
  const client = clientFor(task.target, trust);
  await client.open(task.plan.timeoutMs);
  const run = await shareRun(task, client);
  parentPort?.on("message", (message) => {
    if (message.kind === "stop") {
      run.stop();
      return;
    }
    const startAt = performance.now() + (message.startAt - Number(process.hrtime.bigint()) / 1e6);
    const timer = setInterval(() => tell({ kind: "progress", progress: run.progress() }), tellMs);
    run.start(startAt).then((result) => {
      clearInterval(timer);
      client.close();
      tell({ kind: "result", result });
      parentPort?.close();
    });
  });
  tell({ kind: "ready" });
}
await main();
