import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  errorKinds
} from "./chunk-64NUTJOI.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/load/autocannon.ts
init_shim();
import { lookup } from "node:dns/promises";

// src/adapters/load/autocannon-client.ts
init_shim();
var messageComplete = 4;
var largestAnswer = 64 * 1024 * 1024;
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
  #bytes = 0;
  #status = 0;
  #answersInChunk = 0;
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
    const { _connect, _doRequest, getRequestBuffer, parser, pipelinedRequests } = client;
    this.#original = { _connect, _doRequest, getRequestBuffer, execute: parser.execute };
    client._connect = () => this.#connect();
    client._doRequest = () => this.#send();
    client.getRequestBuffer = () => this.#sent();
    parser.execute = (chunk) => this.#received(chunk);
    pipelinedRequests.addBody = () => {
    };
    client.on("headers", ({ statusCode, shouldKeepAlive }) => {
      this.#status = statusCode;
      this.#closing = !shouldKeepAlive;
    });
    client.on("response", (status, _bytes, ms) => {
      const request = this.#ended();
      if (request !== void 0) watch.answered(request, status, ms);
    });
  }
  get isBusy() {
    return this.#request !== void 0;
  }
  /** Drops what only this class knows of; the connection itself is autocannon's to destroy. */
  close() {
    clearTimeout(this.#pause);
    clearTimeout(this.#timer);
  }
  #connect() {
    this.#between = true;
    if (!this.#started) this.#start();
    const failed = this.#leaveConnection();
    this.#client.pipelinedRequests.clear();
    this.#client.parser.reinitialize("RESPONSE");
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
  }
  /** autocannon sets its own handlers after `setupClient`, so the first connection is the moment to wrap them. */
  #start() {
    this.#started = true;
    const { parser, timeoutTicker } = this.#client;
    const complete = parser[messageComplete];
    parser[messageComplete] = () => {
      if (this.#status < 200) return;
      this.#answersInChunk++;
      if (this.#request !== void 0 && this.#answersInChunk === 1) complete.call(parser);
    };
    timeoutTicker.clear();
    timeoutTicker.reschedule = () => {
    };
  }
  /** Takes leave of the old connection and tells what became of the request on it; true where it should be waited. */
  #leaveConnection() {
    const { conn, parser } = this.#client;
    if (conn !== void 0) {
      conn.removeAllListeners();
      conn.on("error", () => {
      });
      conn.destroy();
    }
    if (!this.#timedOut) parser.finish();
    const kind = this.#timedOut ? "timeout" : !this.#connected ? "connect" : this.#bytes > 0 ? "truncated" : "reset";
    this.#timedOut = false;
    const request = this.#ended();
    if (request === void 0) return false;
    this.#watch.failed(request, kind);
    return kind !== "timeout";
  }
  #reconnectSoon() {
    if (this.#between) return;
    this.#between = true;
    setImmediate(() => this.#connect());
  }
  #send() {
    if (this.#client.destroyed || this.#between) return;
    if (!this.#watch.sending()) this.#watch.idle();
    else if (this.#closing) this.#reconnectSoon();
    else this.#original._doRequest.call(this.#client);
  }
  /** Called by autocannon for the bytes to write: the one moment at which a request is known to be sent. */
  #sent() {
    const { operation } = this.#client.requestIterator.currentRequest;
    this.#request = { operation, sentAt: performance.now() };
    this.#bytes = 0;
    this.#timer = setTimeout(() => {
      this.#timedOut = true;
      this.#connect();
    }, this.#watch.timeoutMs);
    return this.#original.getRequestBuffer.call(this.#client);
  }
  #received(chunk) {
    if (this.#between) return void 0;
    this.#bytes += chunk.length;
    if (this.#request === void 0 || this.#bytes > largestAnswer) return this.#reconnectSoon();
    this.#answersInChunk = 0;
    const result = this.#original.execute.call(this.#client.parser, chunk);
    if (result instanceof Error || this.#answersInChunk > 1) this.#reconnectSoon();
    return result;
  }
  #ended() {
    const request = this.#request;
    this.#request = void 0;
    clearTimeout(this.#timer);
    return request;
  }
};
function isKnownClient(client) {
  if (typeof client !== "object" || client === null) return false;
  return hasFunctions(client, ["_connect", "_doRequest", "getRequestBuffer", "on"]) && hasFunctions(Reflect.get(client, "parser"), ["execute", "finish", "reinitialize"]) && hasFunctions(Reflect.get(client, "pipelinedRequests"), ["clear", "addBody"]) && "requestIterator" in client;
}
function hasFunctions(value, names) {
  return typeof value === "object" && value !== null && names.every((name) => typeof Reflect.get(value, name) === "function");
}

// src/adapters/load/probe.ts
init_shim();
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
var atOnce = 4;
async function probe(plan) {
  const answers = [];
  for (let at = 0; at < plan.operations.length; at += atOnce) {
    const batch = plan.operations.slice(at, at + atOnce);
    answers.push(...await Promise.all(batch.map((operation) => ask(plan, operation))));
  }
  return answers;
}
function ask(plan, operation) {
  const url = new URL(plan.origin);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const secure = url.protocol === "https:";
  return new Promise((resolve) => {
    const sent = (secure ? requestHttps : requestHttp)({
      host: plan.address ?? host,
      port: url.port || (secure ? 443 : 80),
      ...secure && isIP(host) === 0 ? { servername: host } : {},
      method: operation.method,
      path: operation.path,
      headers: {
        accept: "*/*",
        "user-agent": "breakwater",
        ...operation.headers,
        host: url.host,
        connection: "close"
      },
      agent: false
    });
    const end = (answer) => {
      clearTimeout(timer);
      resolve({ operation, ...answer });
      sent.destroy();
    };
    const timer = setTimeout(
      () => end({ status: void 0, failure: `no answer within ${plan.timeoutMs / 1e3} s` }),
      plan.timeoutMs
    );
    sent.on("response", (response) => {
      response.on("end", () => end({ status: response.statusCode }));
      response.on("error", (error) => end({ status: void 0, failure: `the answer broke off (${reason(error)})` }));
      response.resume();
    });
    sent.on("error", (error) => end({ status: void 0, failure: reason(error) }));
    sent.end(operation.body);
  });
}
function reason(error) {
  return error.code !== void 0 && !error.message.includes(error.code) ? `${error.message} (${error.code})` : error.message || (error.code ?? "unknown error");
}

// src/adapters/load/autocannon.ts
var autocannonVersion = "9.0.0";
var tickMs = 100;
function autocannonEngine() {
  return {
    name: `autocannon ${autocannonVersion}`,
    resolve: async (host) => {
      const found = await lookup(host, { all: true }).catch(() => []);
      return found.map(({ address }) => address);
    },
    probe,
    run
  };
}
async function run(plan, signal) {
  refuseSecrets(plan);
  if (plan.operations.length === 0) throw new Error("A load plan needs an operation.");
  if (signal?.aborted) throw aborted();
  const { default: autocannon } = await import("./chunk-KCHKX7KF.js");
  const recording = recorder(plan.operations, performance.now() + plan.warmupMs);
  const cpu = cpuMeter();
  await drive(autocannon, { plan, recording, cpu, signal });
  if (signal?.aborted) throw aborted();
  return {
    engine: `autocannon ${autocannonVersion}`,
    durationMs: plan.durationMs,
    operations: recording.operations(),
    generator: { cpuShare: cpu.share() }
  };
}
async function drive(autocannon, { plan, recording, cpu, signal }) {
  const clients = [];
  let sending = true;
  let tracker;
  const stop = () => {
    sending = false;
    tracker?.stop();
  };
  const stopWhenDrained = () => {
    if (!sending && clients.every((client) => !client.isBusy)) stop();
  };
  const timeIsOver = () => {
    cpu.stop();
    sending = false;
    stopWhenDrained();
  };
  const watch = {
    timeoutMs: plan.timeoutMs,
    sending: () => sending,
    answered: recording.answered,
    failed: recording.failed,
    idle: stopWhenDrained
  };
  const options = {
    ...target(plan),
    connections: plan.concurrency,
    // Longer than what can still be under way at the end; the run is stopped as soon as it has drained.
    duration: (plan.warmupMs + plan.durationMs + plan.timeoutMs) / 1e3 + 5,
    sampleInt: tickMs,
    skipAggregateResult: true,
    setupClient: (client) => {
      client.setRequests(shuffled(requests(plan), clients.length));
      clients.push(new WatchedClient(client, watch));
    }
  };
  const timers = [setTimeout(cpu.start, plan.warmupMs), setTimeout(timeIsOver, plan.warmupMs + plan.durationMs)];
  signal?.addEventListener("abort", stop, { once: true });
  try {
    await new Promise((resolve, reject) => {
      tracker = autocannon(options, (error) => error ? reject(error) : resolve());
    });
  } finally {
    for (const timer of timers) clearTimeout(timer);
    for (const client of clients) client.close();
    signal?.removeEventListener("abort", stop);
  }
}
function aborted() {
  return new BreakwaterError({
    code: "load-aborted",
    message: "The load test was aborted.",
    hint: "Nothing was measured to its end; run it again."
  });
}
function refuseSecrets({ origin, operations }) {
  if (!origin.startsWith("https:")) return;
  const secret = /^(authorization|proxy-authorization|cookie|x-api-key)$/i;
  const name = operations.flatMap(({ headers }) => Object.keys(headers)).find((header) => secret.test(header));
  if (name === void 0) return;
  throw new BreakwaterError({
    code: "load-secret-refused",
    message: `autocannon does not verify TLS certificates, so the ${name} header is not sent to ${origin}.`,
    hint: "Load operations that need no credentials, or a preview over http on the same machine."
  });
}
function target({ origin, address }) {
  const url = new URL(origin);
  const headers = { host: url.host, accept: "*/*", "user-agent": "breakwater" };
  if (address === void 0) return { url: origin, headers };
  const name = url.hostname;
  url.hostname = address.includes(":") ? `[${address}]` : address;
  const named = url.protocol === "https:" && !/^\[|^[\d.]+$/.test(name);
  return { url: url.origin, headers, ...named ? { servername: name } : {} };
}
function requests({ operations }) {
  return operations.map(({ method, path, headers, body }, operation) => ({
    operation,
    // autocannon's types list the methods of RFC 9110 and WebDAV; it refuses others itself.
    method,
    path,
    headers: { ...headers },
    ...body === void 0 ? {} : { body }
  }));
}
function shuffled(items, seed) {
  const result = [...items];
  let state = (seed + 1) * 2654435769;
  for (let last = result.length - 1; last > 0; last--) {
    state = Math.imul(state, 1664525) + 1013904223 >>> 0;
    const other = Math.floor(state / 2 ** 32 * (last + 1));
    const [a, b] = [result[last], result[other]];
    if (a !== void 0 && b !== void 0) [result[last], result[other]] = [b, a];
  }
  return result;
}
function recorder(operations, from) {
  const tallies = operations.map((operation) => ({
    operation,
    latenciesMs: [],
    sentAtMs: [],
    failedAtMs: [],
    errors: Object.fromEntries(errorKinds.map((kind) => [kind, 0])),
    unexpected: {}
  }));
  const tallyOf = ({ operation, sentAt }) => sentAt >= from ? tallies[operation] : void 0;
  const failed = (request, kind) => {
    const tally = tallyOf(request);
    if (tally === void 0) return;
    tally.errors[kind]++;
    tally.failedAtMs.push(request.sentAt - from);
  };
  return {
    failed,
    answered: (request, status, ms) => {
      const tally = tallyOf(request);
      if (tally === void 0) return;
      const { expectStatus } = tally.operation;
      if (!(expectStatus ? expectStatus.includes(status) : status >= 200 && status < 400)) {
        tally.unexpected[status] = (tally.unexpected[status] ?? 0) + 1;
        return failed(request, "status");
      }
      tally.latenciesMs.push(ms);
      tally.sentAtMs.push(request.sentAt - from);
    },
    operations: () => tallies
  };
}
function cpuMeter() {
  let from = { usage: process.cpuUsage(), at: performance.now() };
  let share = 0;
  return {
    start: () => {
      from = { usage: process.cpuUsage(), at: performance.now() };
    },
    stop: () => {
      const { user, system } = process.cpuUsage(from.usage);
      share = (user + system) / 1e3 / Math.max(1, performance.now() - from.at);
    },
    share: () => share
  };
}
export {
  autocannonEngine,
  autocannonVersion
};
