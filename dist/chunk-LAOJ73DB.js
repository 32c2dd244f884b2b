import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  endOf,
  k6Recorder,
  pointReader
} from "./chunk-KQLVDP5U.js";
import "./chunk-Z63F26CC.js";
import "./chunk-E3MF52KC.js";
import "./chunk-CX2D7WZJ.js";
import "./chunk-T6QD4SQA.js";
import "./chunk-INTMZS7Z.js";
import {
  durationOf
} from "./chunk-XLYJ4EM2.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/load/k6.ts
init_shim();
import { spawn } from "node:child_process";
import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";
var pollMs = 250;
var graceMs = 5e3;
var startMs = 3e4;
var keptOutput = 4e3;
var exitCodes = [0, 99, 105];
function k6Engine(options) {
  return {
    name: "k6",
    run: async (plan, target, run) => {
      const folder = await mkdtemp(join(options.directory, "breakwater-k6-"));
      try {
        return await runIn(folder, options, plan, target, run);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }
  };
}
async function runIn(folder, options, plan, target, { thresholdsMs, signal, watch }) {
  if (signal?.aborted) throw aborted();
  const test = options.test(plan, thresholdsMs);
  const [script, results] = [join(folder, "test.js"), join(folder, "results.json")];
  await writeFile(script, test.script);
  await writeFile(results, "");
  const durationMs = durationOf(plan.arrivals);
  const recorder = await k6Recorder({ operations: plan.operations, thresholdsMs, durationMs });
  const child = spawn("k6", ["run", "--quiet", "--no-color", "--no-usage-report", "--out", `json=${results}`, script], {
    cwd: folder,
    env: environmentOf(options.env, target, test),
    stdio: ["ignore", "pipe", "pipe"]
  });
  const ended = endOfProcess(child);
  const kill = () => child.kill("SIGKILL");
  signal?.addEventListener("abort", kill, { once: true });
  process.once("exit", kill);
  const limit = setTimeout(kill, startMs + plan.warmupMs + durationMs + plan.timeoutMs + graceMs);
  const meter = cpuOf(child.pid);
  const followed = await follow(results, recorder, { child, ended, watch, meter }).finally(() => {
    clearTimeout(limit);
    signal?.removeEventListener("abort", kill);
    process.removeListener("exit", kill);
  });
  if (signal?.aborted) throw aborted();
  const { code, output, error } = await ended;
  if (error !== void 0) throw notStarted(error);
  const isUsual = exitCodes.includes(code) || followed.stopped !== void 0;
  if (!isUsual || recorder.measuredFrom() === void 0) throw failed(code, output, target);
  return sampleOf(plan, thresholdsMs, recorder, followed, meter.share());
}
function sampleOf(plan, thresholdsMs, { recorder, lastDueMs, dropped }, { stopped }, cpuShare) {
  const durationMs = durationOf(plan.arrivals);
  const end = stopped ?? endOf(lastDueMs(), durationMs, recorder.counts().operations);
  const { operations, overTime } = recorder.counts(end.durationMs);
  return {
    engine: "k6",
    thresholdsMs,
    operations: plan.operations.flatMap((operation, index) => {
      const own = operations[index];
      return own === void 0 ? [] : [{ operation, ...own }];
    }),
    overTime,
    // How late it sends, k6 does not tell.
    generator: { latenessP99Ms: 0, latenessMaxMs: 0, dropped: dropped(), cpuShare, workers: 1 },
    ...end
  };
}
async function follow(file, recorder, run) {
  const handle = await open(file, "r");
  const decoder = new StringDecoder("utf8");
  const points = pointReader();
  const buffer = Buffer.alloc(256 * 1024);
  const readOn = async () => {
    for (; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return;
      for (const point of points(decoder.write(buffer.subarray(0, bytesRead)))) recorder.take(point);
    }
  };
  let stopped;
  let isOver = false;
  const over = run.ended.then(() => {
    isOver = true;
  });
  try {
    while (!isOver) {
      await Promise.race([over, new Promise((resolve) => setTimeout(resolve, pollMs))]);
      await readOn();
      const from = recorder.measuredFrom();
      if (from === void 0) continue;
      const atMs = Date.now() - from;
      if (atMs >= 0) await run.meter.look();
      const reason = stopped === void 0 ? run.watch?.(recorder.recorder.progress(atMs)) : void 0;
      if (reason === void 0) continue;
      const afterMs = Math.max(0, atMs);
      stopped = { durationMs: afterMs, aborted: { afterMs, reason } };
      run.child.kill("SIGINT");
      setTimeout(() => run.child.kill("SIGKILL"), graceMs).unref();
    }
    return { stopped };
  } finally {
    if (!isOver) run.child.kill("SIGKILL");
    await handle.close();
  }
}
function endOfProcess(child) {
  let output = "";
  const keep = (chunk) => {
    output = (output + chunk.toString("utf8")).slice(-keptOutput);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: null, output, error }));
    child.on("close", (code) => resolve({ code, output, error: void 0 }));
  });
}
function environmentOf(env, target, { variables }) {
  const { hostname } = new URL(target.origin);
  const needed = ["PATH", "HOME", "TMPDIR", "SYSTEMROOT", "SSL_CERT_FILE", "SSL_CERT_DIR"].flatMap((name) => {
    const value = env[name];
    return value === void 0 ? [] : [[name, value]];
  });
  const secrets = [...variables].map(([secret, variable]) => [variable, target.secrets[secret] ?? ""]);
  const isNamed = target.address !== void 0 && hostname.replace(/^\[|\]$/g, "") !== target.address;
  return {
    ...Object.fromEntries(secrets),
    ...Object.fromEntries(needed),
    BREAKWATER_TARGET: `${target.origin}${target.prefix}`,
    ...isNamed && target.address !== void 0 ? { BREAKWATER_ADDRESS: target.address } : {},
    // Go speaks HTTP/2 wherever a server offers it.
    ...target.http === "1.1" ? { GODEBUG: "http2client=0" } : {},
    K6_NO_USAGE_REPORT: "true"
  };
}
function cpuOf(pid) {
  const ticksASecond = 100;
  let first;
  let last = first;
  return {
    look: async () => {
      const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
      const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
      const ticks = Number(fields[11]) + Number(fields[12]);
      if (Number.isNaN(ticks)) return;
      last = { ticks, at: performance.now() };
      first ??= last;
    },
    share: () => {
      if (first === void 0 || last === void 0 || last.at === first.at) return 0;
      const seconds = (last.at - first.at) / 1e3;
      return Math.min(1, (last.ticks - first.ticks) / ticksASecond / seconds / availableParallelism());
    }
  };
}
function aborted() {
  return new BreakwaterError({
    code: "load-aborted",
    message: "The load test was ended from outside.",
    hint: "Run it again."
  });
}
function notStarted(error) {
  const missing = error.code === "ENOENT";
  return new BreakwaterError(
    {
      code: missing ? "k6-missing" : "k6-failed",
      message: missing ? "There is no program k6 in the PATH." : `k6 could not be started (${error.message}).`,
      hint: "Install k6 as https://grafana.com/docs/k6/latest/set-up/install-k6/ says (the npm package of that name is something else), or leave out --engine k6."
    },
    { cause: error }
  );
}
function failed(code, output, { secrets }) {
  const hidden = Object.values(secrets).filter((secret) => secret.length > 2).reduce((text, secret) => text.replaceAll(secret, "***"), output);
  const said = hidden.trim().split("\n").slice(-3).join(" ").slice(0, 600);
  return new BreakwaterError({
    code: "k6-failed",
    message: `k6 ended ${code === null ? "before its time" : `with exit code ${code}`} and without results${said === "" ? "" : `: ${said}`}`,
    hint: "Export the script (--export k6) and run it by hand to see what is wrong, or leave out --engine k6."
  });
}
export {
  k6Engine
};
