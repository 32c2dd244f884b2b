import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  ResponseReader,
  clientFor,
  endpointOf,
  highestRate,
  largestAnswer,
  readyOperations,
  refuseClearSecrets,
  shareRun
} from "./chunk-MEECQQ2C.js";
import {
  mergedCounts,
  mergedProgress,
  noProgress,
  openRecorder
} from "./chunk-T6QD4SQA.js";
import {
  randomFrom
} from "./chunk-FTP4REMC.js";
import {
  addedCounts,
  quantileMs
} from "./chunk-INTMZS7Z.js";
import {
  durationOf
} from "./chunk-XLYJ4EM2.js";
import "./chunk-PF6JZGXR.js";
import "./chunk-LYSLQQYT.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/load/engines.ts
init_shim();
import { cpus } from "node:os";

// src/adapters/load/autocannon.ts
init_shim();
import { isIP } from "node:net";

// src/adapters/load/autocannon-client.ts
init_shim();
var reconnectDelayMs = 50;
var WatchedClient = class {
  #client;
  #watch;
  #original;
  #request;
  #timer;
  #pause;
  #started = false;
  #connected = false;
  #timedOut = false;
  /** The last answer said that no further one will come on this connection. */
  #closing = false;
  /** Between the end of one connection and the start of the next: nothing is read or sent. */
  #between = true;
  #reader;
  #reconnecting;
  constructor(client, watch) {
    if (!isKnownClient(client)) {
      throw new BreakwaterError({
        code: "load-engine-unknown",
        message: "The installed autocannon is not the version whose figures Breakwater can vouch for.",
        hint: "Install the exact version that package.json names, with `npm ci`."
      });
    }
    this.#client = client;
    this.#watch = watch;
    const { _connect, _doRequest, parser } = client;
    this.#original = { _connect, _doRequest };
    client._connect = () => this.#connect();
    client._doRequest = () => this.#send();
    client.getRequestBuffer = () => this.#sent();
    parser.execute = (chunk) => this.#received(chunk);
  }
  get isBusy() {
    return this.#request !== void 0;
  }
  /** Drops what only this class knows of; the connection itself is autocannon's to destroy. */
  close() {
    clearTimeout(this.#pause);
    clearTimeout(this.#timer);
    clearImmediate(this.#reconnecting);
  }
  #connect() {
    this.#between = true;
    clearImmediate(this.#reconnecting);
    if (!this.#started) this.#start();
    const failed = this.#leaveConnection();
    this.#closing = false;
    if (this.#pause !== void 0) return;
    const open = () => {
      this.#pause = void 0;
      this.#open();
    };
    if (failed) this.#pause = setTimeout(open, reconnectDelayMs);
    else open();
  }
  #open() {
    const { destroyed, secure } = this.#client;
    if (destroyed) return;
    if (!this.#watch.sending()) {
      this.#watch.idle();
      return;
    }
    this.#between = false;
    this.#connected = false;
    this.#original._connect.call(this.#client);
    this.#client.conn?.once(secure ? "secureConnect" : "connect", () => {
      this.#connected = true;
    });
    this.#client.conn?.prependOnceListener("end", () => {
      const reader = this.#reader;
      if (!this.#between && reader?.close() === "done") this.#answered(reader);
    });
  }
  /** autocannon sets its timer after `setupClient`, so the first connection is the moment to stop it. */
  #start() {
    this.#started = true;
    const { timeoutTicker } = this.#client;
    timeoutTicker.clear();
    timeoutTicker.reschedule = () => {
    };
  }
  /** Takes leave of the old connection and tells what became of the request on it; true where it should be waited. */
  #leaveConnection() {
    const { conn } = this.#client;
    if (conn !== void 0) {
      conn.removeAllListeners();
      conn.on("error", () => {
      });
      conn.destroy();
    }
    const kind = this.#failure();
    this.#timedOut = false;
    const request = this.#ended();
    if (request === void 0) return false;
    this.#watch.failed(request, kind);
    return kind !== "timeout";
  }
  #failure() {
    if (this.#timedOut) return "timeout";
    if (!this.#connected) return "connect";
    return this.#reader?.hasBytes === true ? "truncated" : "reset";
  }
  #reconnectSoon() {
    if (this.#between) return;
    this.#between = true;
    this.#reconnecting = setImmediate(() => this.#connect());
  }
  #send() {
    if (this.#client.destroyed || this.#between) return;
    if (!this.#watch.sending()) this.#watch.idle();
    else if (this.#closing) this.#reconnectSoon();
    else this.#original._doRequest.call(this.#client);
  }
  /** Called by autocannon for the bytes to write: the one moment at which a request is known to be sent. */
  #sent() {
    const ready = this.#watch.next();
    this.#request = { ...ready, sentAt: performance.now() };
    this.#reader = new ResponseReader(ready.head, largestAnswer);
    this.#client.pipelinedRequests.clear();
    this.#timer = setTimeout(() => {
      this.#timedOut = true;
      this.#connect();
    }, this.#watch.timeoutMs);
    return ready.bytes;
  }
  #received(chunk) {
    if (this.#between) return;
    const reader = this.#reader;
    const state = reader?.read(chunk);
    if (state === "more") return;
    if (reader !== void 0 && state === "done") this.#answered(reader);
    else this.#reconnectSoon();
  }
  #answered(reader) {
    const request = this.#ended();
    if (request === void 0) return;
    this.#closing = !reader.keepsAlive || this.#client.conn?.writableLength !== 0;
    const { status, retryAfter } = reader;
    this.#watch.answered(request, { status, ms: performance.now() - request.sentAt, retryAfter });
    this.#send();
  }
  #ended() {
    const request = this.#request;
    this.#request = void 0;
    this.#reader = void 0;
    clearTimeout(this.#timer);
    return request;
  }
};
function isKnownClient(client) {
  if (typeof client !== "object" || client === null) return false;
  return hasFunctions(client, ["_connect", "_doRequest", "getRequestBuffer", "on"]) && hasFunctions(Reflect.get(client, "parser"), ["execute"]) && hasFunctions(Reflect.get(client, "pipelinedRequests"), ["clear"]);
}
function hasFunctions(value, names) {
  return typeof value === "object" && value !== null && names.every((name3) => typeof Reflect.get(value, name3) === "function");
}

// src/adapters/load/wire-request.ts
init_shim();
function requestSource(plan, target) {
  const ready = readyOperations(plan.operations, target).map(
    (operation, index) => operation.paths.map(
      (path) => ({
        operation: index,
        bytes: bytesOf(operation, path),
        head: operation.method.toUpperCase() === "HEAD"
      })
    )
  );
  if (ready.some((requests) => requests.length === 0) || ready.length === 0) {
    throw new Error("A load plan needs operations, and each of them a path.");
  }
  const bounds = [];
  let all = 0;
  for (const { weight } of plan.operations) {
    all += weight;
    bounds.push(all);
  }
  return (connection) => {
    const random = randomFrom(plan.seed, connection);
    return () => {
      const drawn = random() * all;
      const paths = ready[bounds.findIndex((bound) => drawn < bound)] ?? ready.at(-1) ?? [];
      const request = paths[Math.floor(random() * paths.length)];
      if (request === void 0) throw new Error("A load plan needs an operation with a path.");
      return request;
    };
  };
}
function bytesOf({ method, headers, body }, path) {
  const all = {
    ...headers,
    connection: "keep-alive",
    // RFC 9110 8.6: a method that expects a body says so where there is none.
    ...body === void 0 && /^(POST|PUT|PATCH)$/.test(method) ? { "content-length": "0" } : {}
  };
  const lines = Object.entries(all).map(([name3, value]) => `${name3}: ${value}`);
  const head = [`${method} ${path} HTTP/1.1`, ...lines, "", ""].join("\r\n");
  return Buffer.concat([Buffer.from(head, "latin1"), body ?? Buffer.alloc(0)]);
}

// src/adapters/load/autocannon.ts
var autocannonVersion = "9.0.0";
var name = `autocannon ${autocannonVersion}`;
var tickMs = 100;
var watchMs = 200;
function closedLoopEngine() {
  return { name, run };
}
async function run(plan, target, options) {
  const { arrivals, operations, warmupMs } = plan;
  if (arrivals.model !== "closed") throw new Error("A closed loop knows no rate.");
  refuseHttp2(target);
  refuseSecrets(plan, target);
  if (options.signal?.aborted) throw aborted();
  const { default: autocannon } = await import("./chunk-GWKXM7HV.js");
  const { thresholdsMs } = options;
  const recorder = await openRecorder({ operations, durationMs: arrivals.durationMs, thresholdsMs });
  const from = performance.now() + warmupMs;
  const driven = await drive(autocannon, {
    ...{ plan, target, recorder, from, options },
    concurrency: arrivals.concurrency
  });
  if (options.signal?.aborted) throw aborted();
  const { ended, cpuShare } = driven;
  const durationMs = ended?.afterMs ?? arrivals.durationMs;
  const counts = recorder.counts(durationMs);
  return {
    engine: name,
    durationMs,
    thresholdsMs,
    operations: counts.operations.flatMap((counted, at) => {
      const operation = operations[at];
      return operation === void 0 ? [] : [{ operation, ...counted }];
    }),
    overTime: counts.overTime,
    // Nothing is due at a time of its own in a closed loop, so nothing can be late, and nothing is dropped.
    generator: { latenessP99Ms: 0, latenessMaxMs: 0, dropped: 0, cpuShare, workers: 1 },
    ...ended === void 0 ? {} : { aborted: ended }
  };
}
async function drive(autocannon, given) {
  const { plan, target, concurrency, options } = given;
  const measureMs = durationOf(plan.arrivals);
  const cpu = busyMeter();
  const clients = clientsOf(given, () => watcher.ended() === void 0);
  let tracker;
  const stop = () => {
    cpu.stop();
    clients.drain(() => {
    });
    tracker?.stop();
  };
  const timeIsOver = () => {
    cpu.stop();
    clients.drain(stop);
  };
  const watcher = watching(given, stop);
  const timers = [setTimeout(cpu.start, plan.warmupMs), setTimeout(timeIsOver, plan.warmupMs + measureMs)];
  options.signal?.addEventListener("abort", stop, { once: true });
  const settings = {
    ...destination(target),
    connections: concurrency,
    // Longer than what can still be under way at the end; the run is stopped as soon as it has drained.
    duration: (plan.warmupMs + measureMs + plan.timeoutMs) / 1e3 + 5,
    sampleInt: tickMs,
    skipAggregateResult: true,
    setupClient: clients.take
  };
  try {
    await new Promise((resolve2, reject) => {
      tracker = autocannon(settings, (error) => error ? reject(error) : resolve2());
    });
  } finally {
    for (const timer of timers) clearTimeout(timer);
    watcher.close();
    clients.close();
    options.signal?.removeEventListener("abort", stop);
  }
  watcher.rethrow();
  return { ended: watcher.ended(), cpuShare: cpu.share() };
}
function clientsOf({ plan, target, recorder, from }, counts) {
  const clients = [];
  const source = requestSource(plan, target);
  let sending = true;
  let whenDrained = () => {
  };
  const idle = () => {
    if (!sending && clients.every((client) => !client.isBusy)) whenDrained();
  };
  const watchOf = (connection) => ({
    timeoutMs: plan.timeoutMs,
    sending: () => sending,
    next: source(connection),
    answered: ({ operation, sentAt }, { status, ms, retryAfter }) => {
      if (counts()) recorder.answered(operation, sentAt - from, { status, latencyMs: ms, retryAfter });
    },
    failed: ({ operation, sentAt }, kind) => {
      if (counts()) recorder.failed(operation, sentAt - from, kind);
    },
    idle
  });
  return {
    take: (client) => void clients.push(new WatchedClient(client, watchOf(clients.length))),
    /** Nothing new is sent; what is under way comes to its end first. */
    drain: (then) => {
      sending = false;
      whenDrained = then;
      idle();
    },
    close: () => {
      for (const client of clients) client.close();
    }
  };
}
function watching({ recorder, from, options }, stop) {
  let ended;
  let failure;
  const look = () => {
    const atMs = performance.now() - from;
    try {
      const reason2 = options.watch?.(recorder.progress(atMs));
      if (reason2 === void 0) return;
      ended = { afterMs: Math.max(0, Math.ceil(atMs)), reason: reason2 };
    } catch (thrown) {
      failure = { thrown };
    }
    clearInterval(timer);
    stop();
  };
  const timer = setInterval(look, watchMs);
  return {
    ended: () => ended,
    close: () => clearInterval(timer),
    rethrow: () => {
      if (failure) throw failure.thrown;
    }
  };
}
function aborted() {
  return new BreakwaterError({
    code: "load-aborted",
    message: "The load test was aborted.",
    hint: "Nothing was measured to its end; run it again."
  });
}
function refuseHttp2({ http }) {
  if (http === "1.1") return;
  throw new BreakwaterError({
    code: "load-http2-closed-loop",
    message: "A closed loop speaks HTTP/1.1 only.",
    hint: "Give a rate instead of a concurrency, or leave the HTTP version at 1.1."
  });
}
function refuseSecrets({ operations }, { origin }) {
  if (!origin.startsWith("https:")) return;
  const secret = /^(authorization|proxy-authorization|cookie)$|api-?key|token|secret/i;
  const found = operations.flatMap(({ headers, credentials }) => [
    ...credentials.map((credential) => `${credential.in} ${credential.name}`),
    ...Object.keys(headers).filter((header) => secret.test(header)).map((header) => `header ${header}`)
  ])[0];
  if (found === void 0) return;
  throw new BreakwaterError({
    code: "load-secret-refused",
    message: `A closed loop does not verify TLS certificates, so the ${found} is not sent to ${origin}.`,
    hint: "Give a rate instead of a concurrency, load operations that need no credentials, or name a preview over http on the same machine."
  });
}
function destination(target) {
  const { secure, host, port, servername } = endpointOf(target);
  const authority = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  return { url: `${secure ? "https" : "http"}://${authority}`, ...servername === void 0 ? {} : { servername } };
}
function busyMeter() {
  let from = performance.eventLoopUtilization();
  let share;
  return {
    /** Anew, when the warm-up is over. */
    start: () => {
      from = performance.eventLoopUtilization();
    },
    stop: () => {
      share ??= Math.min(1, performance.eventLoopUtilization(from).utilization);
    },
    share: () => share ?? 0
  };
}

// src/adapters/load/open-loop.ts
init_shim();

// src/adapters/load/open-loop-threads.ts
init_shim();
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
var mostPerThread = 5e3;
var leadMs = 5;
function threadsFor(plan, cores = availableParallelism()) {
  return Math.max(1, Math.min(cores, Math.ceil(highestRate(plan) / mostPerThread)));
}
async function onThisThread(task, client) {
  const run2 = await shareRun({ ...task, share: { index: 0, of: 1 } }, client);
  const done = run2.start(performance.now() + leadMs + task.plan.warmupMs);
  return { done: done.then((result) => [result]), progress: () => run2.progress(), stop: () => run2.stop() };
}
async function onThreads(task, trust, count) {
  readyOperations(task.plan.operations, task.target);
  const threads = Array.from(
    { length: count },
    (_, index) => startThread({ task: { ...task, share: { index, of: count } }, trust })
  );
  const tell = (message) => {
    for (const { worker } of threads) worker.postMessage(message);
  };
  const end = () => Promise.all(threads.map(({ worker }) => worker.terminate()));
  const done = Promise.all(threads.map(({ result }) => result)).finally(end);
  done.catch(() => {
  });
  await Promise.race([Promise.all(threads.map(({ ready }) => ready)), done]);
  const startAt = Number(process.hrtime.bigint()) / 1e6 + leadMs + task.plan.warmupMs;
  tell({ kind: "start", startAt });
  return {
    done,
    progress: () => {
      const parts = threads.map(({ progress }) => progress());
      return mergedProgress(Number(process.hrtime.bigint()) / 1e6 - startAt, parts);
    },
    stop: () => tell({ kind: "stop" })
  };
}
function startThread(workerData) {
  const worker = new Worker(workerEntry(), { workerData });
  let progress = noProgress(workerData.task.thresholdsMs);
  let isReady = () => {
  };
  const ready = new Promise((resolve2) => {
    isReady = resolve2;
  });
  const result = new Promise((resolve2, reject) => {
    worker.on("message", (message) => {
      if (message.kind === "ready") isReady();
      else if (message.kind === "progress") progress = message.progress;
      else resolve2(message.result);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`A thread of the load test ended early, with code ${code}.`)));
  });
  return { worker, ready, result, progress: () => progress };
}
function workerEntry() {
  const bundled = !import.meta.url.endsWith(".ts");
  return new URL(bundled ? "./load-worker.js" : "./load-worker.ts", import.meta.url);
}

// src/adapters/load/open-loop.ts
var name2 = "breakwater open loop";
var watchMs2 = 100;
function openLoopEngine({ threads = threadsFor, ...trust } = {}) {
  const clients = /* @__PURE__ */ new Map();
  const clientOf = (target) => {
    const key = JSON.stringify([target.origin, target.address, target.http]);
    const client = clients.get(key) ?? clientFor(target, trust);
    clients.set(key, client);
    return client;
  };
  return {
    name: name2,
    run: async (plan, target, options) => {
      if (plan.arrivals.model !== "open") throw new Error("The open-loop engine needs arrivals of the open model.");
      if (options.signal?.aborted) throw aborted2();
      refuseClearSecrets(plan.operations, target);
      const client = clientOf(target);
      await client.open(plan.timeoutMs);
      const task = { plan, target, thresholdsMs: options.thresholdsMs };
      const count = threads(plan);
      const running = await (count > 1 ? onThreads(task, trust, count) : onThisThread(task, client));
      return watched(running, plan, options);
    }
  };
}
async function watched(running, plan, options) {
  const { signal, watch, thresholdsMs } = options;
  let ended;
  let broken;
  const look = () => {
    if (ended !== void 0 || broken !== void 0) return;
    const progress = running.progress();
    try {
      const reason2 = watch?.(progress);
      if (reason2 === void 0) return;
      ended = { afterMs: Math.max(0, Math.ceil(progress.atMs)), reason: reason2 };
    } catch (thrown) {
      broken = { thrown };
    }
    running.stop();
  };
  const timer = setInterval(look, watchMs2);
  signal?.addEventListener("abort", running.stop, { once: true });
  if (signal?.aborted) running.stop();
  try {
    const results = await running.done;
    if (signal?.aborted) throw aborted2();
    if (broken !== void 0) throw broken.thrown;
    const durationMs = durationOf(plan.arrivals);
    return {
      engine: name2,
      durationMs: Math.min(durationMs, ended?.afterMs ?? durationMs),
      thresholdsMs,
      ...sampleOf(results, plan),
      ...ended === void 0 ? {} : { aborted: ended }
    };
  } finally {
    clearInterval(timer);
    signal?.removeEventListener("abort", running.stop);
    running.stop();
  }
}
function sampleOf(results, plan) {
  const { operations, overTime } = mergedCounts(results.map(({ counts }) => counts));
  const lateness = addedCounts(results.map((result) => result.lateness));
  return {
    operations: operations.flatMap((counted, index) => {
      const operation = plan.operations[index];
      return operation === void 0 ? [] : [{ operation, ...counted }];
    }),
    overTime,
    lateness,
    generator: {
      latenessP99Ms: quantileMs(lateness, 0.99) ?? 0,
      latenessMaxMs: quantileMs(lateness, 1) ?? 0,
      dropped: operations.reduce((sum, { errors }) => sum + errors.dropped, 0),
      cpuShare: Math.max(0, ...results.map(({ cpuShare }) => cpuShare)),
      workers: results.length
    }
  };
}
function aborted2() {
  return new BreakwaterError({
    code: "load-aborted",
    message: "The load test was aborted.",
    hint: "Nothing was measured to its end; run it again."
  });
}

// src/adapters/load/probe.ts
init_shim();
import { lookup } from "node:dns/promises";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { PassThrough } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
var atOnce = 4;
function httpProbe() {
  return { resolve, probe };
}
async function resolve(host) {
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}
async function probe(plan) {
  const answers = [];
  for (let at = 0; at < plan.operations.length; at += atOnce) {
    const batch = plan.operations.slice(at, at + atOnce);
    answers.push(...await Promise.all(batch.map((operation) => ask(plan, operation))));
  }
  return answers;
}
async function ask(plan, operation) {
  try {
    return { operation, ...await answerTo(plan, operation) };
  } catch (thrown) {
    return { operation, status: void 0, failure: thrown instanceof Error ? reason(thrown) : String(thrown) };
  }
}
function answerTo(plan, operation) {
  return new Promise((resolve2) => {
    const sent = started(plan, operation);
    const end = (answer) => {
      clearTimeout(timer);
      resolve2(answer);
      sent.destroy();
    };
    const fail = (failure) => end({ status: void 0, failure });
    const timer = setTimeout(() => fail(`no answer within ${plan.timeoutMs / 1e3} s`), plan.timeoutMs);
    sent.on("response", (response) => {
      const text = plan.bodyBytes === void 0 ? void 0 : textOf(response, plan.bodyBytes);
      response.on("end", async () => {
        const body = await text;
        end({ status: response.statusCode, headers: headersOf(response), ...body === void 0 ? {} : { body } });
      });
      response.on("error", (error) => fail(`the answer broke off (${reason(error)})`));
      response.resume();
    });
    sent.on("error", (error) => fail(reason(error)));
    sent.end(operation.body);
  });
}
function started({ origin, address }, { method, path, headers, body }) {
  const { secure, host, port, servername } = endpointOf({ origin, ...address === void 0 ? {} : { address } });
  return (secure ? requestHttps : requestHttp)({
    host,
    port,
    ...servername === void 0 ? {} : { servername },
    method,
    path,
    headers: {
      accept: "*/*",
      "accept-encoding": "identity",
      "user-agent": "breakwater",
      ...headers,
      // Node leaves it out for GET and DELETE, and the server would take the body for another request.
      ...body === void 0 ? {} : { "content-length": Buffer.byteLength(body) },
      host: new URL(origin).host,
      connection: "close"
    },
    agent: false
  });
}
function headersOf({ headersDistinct }) {
  return Object.fromEntries(Object.entries(headersDistinct).map(([name3, values]) => [name3, (values ?? []).join(", ")]));
}
async function textOf(response, bytes) {
  const unpacked = unpackerOf(response.headers["content-encoding"]);
  if (unpacked === void 0) return void 0;
  const chunks = [];
  let wanted = bytes;
  await new Promise((resolve2) => {
    unpacked.on("data", (chunk) => {
      chunks.push(chunk.subarray(0, wanted));
      wanted -= Math.min(chunk.length, wanted);
      if (wanted === 0) resolve2();
    });
    for (const event of ["end", "error", "close"]) unpacked.on(event, resolve2);
    response.on("data", (chunk) => {
      if (wanted > 0 && unpacked.writable) unpacked.write(chunk);
    });
    response.on("end", () => unpacked.end());
    response.on("close", () => {
      if (!response.complete) unpacked.destroy();
    });
  });
  unpacked.destroy();
  return new TextDecoder().decode(Buffer.concat(chunks), { stream: true });
}
function unpackerOf(encoding = "identity") {
  switch (encoding.toLowerCase()) {
    case "identity":
      return new PassThrough();
    case "gzip":
      return createGunzip();
    case "deflate":
      return createInflate();
    case "br":
      return createBrotliDecompress();
    default:
      return void 0;
  }
}
function reason(error) {
  const [, tls] = /:error:[0-9A-F]+:[^:]*:[^:]*:([^:\n]+)/.exec(error.message) ?? [];
  if (tls !== void 0)
    return `TLS failed: ${tls}${tls === "wrong version number" ? "; it seems to speak http only" : ""}`;
  return error.code !== void 0 && !error.message.includes(error.code) ? `${error.message} (${error.code})` : error.message || (error.code ?? "unknown error");
}

// src/adapters/load/engines.ts
function loadEngines() {
  return { ...httpProbe(), machine: machineFacts(), open: openLoopEngine(), closed: closedLoopEngine() };
}
function machineFacts() {
  const cores = cpus();
  return `${cores[0]?.model ?? "unknown processor"}, ${cores.length} cores, Node ${process.versions.node}`;
}
export {
  loadEngines
};
