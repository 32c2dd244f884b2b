import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  k6Scenarios,
  k6Thresholds,
  operationId,
  quantiles
} from "./chunk-EUGMH35K.js";
import {
  bucketBoundsMs
} from "./chunk-E3MF52KC.js";
import {
  secretVariables,
  targetVariable
} from "./chunk-ZCXONIB3.js";
import {
  durationOf,
  offeredRate
} from "./chunk-XLYJ4EM2.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/commands/load-export/k6-script.ts
init_shim();

// src/commands/load-export/k6-runtime.ts
init_shim();
var k6Runtime = String.raw`
const target = (__ENV.BREAKWATER_TARGET || '').replace(/\/+$/, '')
// An address that was judged beforehand, so that a second look-up cannot lead elsewhere.
const address = __ENV.BREAKWATER_ADDRESS
if (address) options.hosts = { [target.replace(/^https?:\/\//, '').replace(/[:/].*$/, '')]: address }

// Counters and rates can be added over many machines; percentiles cannot.
const requests = new Counter('breakwater_requests')
const slow = new Rate('breakwater_slow')
const buckets = new Counter('breakwater_bucket')
const latency = new Trend('breakwater_latency', true)
const measuredFrom = new Gauge('breakwater_measured_from')

/** @type {Record<string, ReturnType<typeof http.expectedStatuses>>} */
const expectations = {}
for (const id of Object.keys(operations)) expectations[id] = http.expectedStatuses(...operations[id].expected)

// Not before: what only looks at a script (k6 inspect, k6 archive) has no environment.
export function setup() {
  if (!/^https?:\/\/[^/\s]+/.test(variable('BREAKWATER_TARGET'))) throw new Error('BREAKWATER_TARGET must be a URL, as in https://preview.example.com')
  for (const id of Object.keys(operations)) for (const credential of operations[id].credentials) variable(credential.variable)
}

let hasTold = false

export default function () {
  const { name: scenario, iterationInTest, startTime } = exec.scenario
  const id = isClosed ? drawnOperation(iterationInTest) : scenario
  const operation = operations[id]
  const isMeasured = Date.now() - startTime >= warmupMs
  if (!hasTold) measuredFrom.add(startTime + warmupMs, run)
  hasTold = true
  const started = Date.now()
  const tags = { name: operation.name, op: id, phase: isMeasured ? 'measured' : 'warm-up' }
  const response = http.request(operation.method, urlOf(id, iterationInTest), operation.body, {
    headers: headersOf(operation),
    redirects: 0,
    responseCallback: expectations[id],
    tags,
    timeout: timeoutMs,
  })
  if (isMeasured) record(id, response, started)
  check(response, { 'answered as expected': () => outcomeOf(operation, response) === 'ok' }, tags)
}

/**
 * @param {string} id
 * @param {import('k6/http').RefinedResponse<any>} response
 * @param {number} started
 */
function record(id, response, started) {
  const operation = operations[id]
  const outcome = outcomeOf(operation, response)
  const isOk = outcome === 'ok'
  // 'blocked' holds look-up, connection and handshake as well.
  const ms = isOk ? response.timings.blocked + response.timings.duration : Date.now() - started
  const tags = { name: operation.name, op: id }
  const code = String(response.status)
  // A request without an answer has no headers, in some versions not even none.
  const retry = String(Object.keys(response.headers || {}).some((key) => key.toLowerCase() === 'retry-after'))
  requests.add(1, Object.assign({ outcome, code }, tags))
  latency.add(ms, Object.assign({ outcome, code, retry }, tags))
  for (const limit of slowerThanMs) slow.add(!isOk || ms > limit, Object.assign({ ms: String(limit) }, tags))
  if (isOk) buckets.add(1, Object.assign({ le: bucketOf(ms) }, tags))
}

/**
 * @param {Operation} operation
 * @param {import('k6/http').RefinedResponse<any>} response
 */
function outcomeOf(operation, response) {
  const { status, error, error_code: code } = response
  if (status > 0 && !(code >= 1000 && code < 1400) && !(code >= 1600)) {
    return operation.expected.some((one) => (typeof one === 'number' ? status === one : status >= one.min && status <= one.max))
      ? 'ok'
      : 'status'
  }
  if (code === 1050) return 'timeout'
  if ((code >= 1100 && code < 1200) || (code >= 1210 && code < 1220) || (code >= 1300 && code < 1400)) return 'connect'
  return /unexpected EOF/i.test(error) ? 'truncated' : 'reset'
}

/** @param {number} ms */
function bucketOf(ms) {
  const bound = bounds.find((one) => ms <= one)
  return bound === undefined ? 'Infinity' : String(bound)
}

/**
 * @param {string} id
 * @param {number} iteration
 */
function urlOf(id, iteration) {
  const own = paths[id]
  let url = target + own[Math.floor(drawn(iteration, 1) * own.length)]
  if (url.length === target.length && !/^https?:\/\/[^/]+\//.test(target)) url += '/'
  for (const { in: place, name, variable: from } of operations[id].credentials) {
    if (place !== 'query') continue
    url += (url.includes('?') ? '&' : '?') + encodeURIComponent(name) + '=' + encodeURIComponent(variable(from))
  }
  return url
}

/** @param {Operation} operation */
function headersOf(operation) {
  /** @type {Record<string, string>} */
  const headers = Object.assign({ accept: '*/*' })
  for (const name of Object.keys(operation.headers)) headers[name.toLowerCase()] = operation.headers[name]
  for (const { in: place, name, prefix, variable: from } of operation.credentials) {
    const key = name.toLowerCase()
    if (place === 'header') headers[key] = prefix + variable(from)
    if (place === 'cookie') headers.cookie = (headers.cookie ? headers.cookie + '; ' : '') + name + '=' + variable(from)
  }
  return headers
}

/** @param {number} iteration */
function drawnOperation(iteration) {
  const ids = Object.keys(operations)
  const all = ids.reduce((sum, id) => sum + operations[id].weight, 0)
  let left = drawn(iteration, 0) * all
  for (const id of ids) {
    left -= operations[id].weight
    if (left < 0) return id
  }
  return ids[ids.length - 1]
}

/**
 * A number from 0 to 1 that follows from the seed, so that every machine draws what the plan has it draw.
 * @param {number} iteration
 * @param {number} salt
 */
function drawn(iteration, salt) {
  let hash = (seed ^ Math.imul(iteration + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)) >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296
}

/** @param {string} name */
function variable(name) {
  const value = __ENV[name]
  if (!value) throw new Error(name + ' is not set: give it with -e ' + name + '=..., or by the environment')
  return value
}
`;

// src/commands/load-export/literal.ts
init_shim();
function literal(value, indent) {
  return (JSON.stringify(value, void 0, indent) ?? "undefined").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

// src/commands/load-export/k6-script.ts
function k6Script(plan, options) {
  const { arrivals, warmupMs, timeoutMs, seed } = plan;
  const constants = [
    constant("options", k6Options(plan, options), "@type {import('k6/options').Options}"),
    constant("operations", operationsOf(plan), "@type {Record<string, Operation>}"),
    pathsOf(plan),
    constant("isClosed", arrivals.model === "closed"),
    constant("seed", seed),
    constant("warmupMs", warmupMs),
    constant("timeoutMs", timeoutMs),
    constant("slowerThanMs", countedMs(options), "Latencies whose exceedances are counted, in milliseconds."),
    constant("run", runOf(plan, options), "What the results are known by."),
    constant("bounds", bucketBoundsMs, "Upper bounds of the buckets of latencies, in milliseconds.")
  ];
  return `${preface(plan, options)}
${constants.join("\n")}
${k6Runtime}`;
}
function constant(name, value, comment) {
  const exported = name === "options" ? "export " : "";
  const indent = typeof value === "object" && !Array.isArray(value) ? 2 : void 0;
  return `${comment === void 0 ? "" : `/** ${comment} */
`}${exported}const ${name} = ${literal(value, indent)}`;
}
function preface(plan, { target, machines = 1 }) {
  const variables = [targetVariable, ...secretVariables(plan).values()];
  const notes = [
    "A load test, written by Breakwater. It holds neither a host nor a secret: set these in the environment,",
    `  ${variables.join(", ")}`,
    "run it, and have it judged:",
    "  k6 run --out json=results.json SCRIPT",
    "  breakwater load --from-k6 results.json (and the --slo and --profile that this was made with)",
    ...target === void 0 ? [] : [`It was made for ${literal(target)}.`],
    ...machines === 1 ? [] : [`Its thresholds are those of one of ${machines} machines.`],
    ...plan.arrivals.model === "open" && plan.arrivals.distribution === "poisson" ? ["The plan has requests arrive as from independent users; k6 sends them at equal distances."] : []
  ];
  return `${notes.map((note) => `// ${note}`).join("\n")}
import { check } from 'k6'
import { SharedArray } from 'k6/data'
import exec from 'k6/execution'
import http from 'k6/http'
import { Counter, Gauge, Rate, Trend } from 'k6/metrics'

/** @typedef {{ in: string, name: string, prefix: string, variable: string }} Credential */
/** @typedef {{ name: string, method: string, headers: Record<string, string>, credentials: Credential[], body: string | null, expected: (number | { min: number, max: number })[], weight: number }} Operation */
`;
}
function k6Options(plan, options) {
  const { objectives, machines = 1 } = options;
  return {
    scenarios: k6Scenarios(plan, longestMs(options)),
    thresholds: k6Thresholds(plan, objectives, machines),
    discardResponseBodies: true,
    userAgent: "breakwater",
    // Neither `url` nor `error`: they would hold what a query holds, and make a series of each path.
    systemTags: ["proto", "status", "method", "name", "scenario", "expected_response", "error_code", "check"],
    summaryTrendStats: ["min", "med", "p(75)", "p(90)", "p(95)", "p(99)", "p(99.9)", "max"]
  };
}
function operationsOf(plan) {
  const variables = secretVariables(plan);
  return Object.fromEntries(
    plan.operations.map(({ name, method, headers, credentials, body, expectStatus, weight }, index) => [
      operationId(index),
      {
        name,
        method,
        headers,
        credentials: credentials.map(({ secret, ...rest }) => ({ ...rest, variable: variables.get(secret) })),
        body: body ?? null,
        expected: expectStatus ?? [{ min: 200, max: 399 }],
        weight
      }
    ])
  );
}
function pathsOf({ operations }) {
  const lines = operations.map(({ paths }, index) => {
    const id = operationId(index);
    return `  ${id}: new SharedArray(${literal(`paths of ${id}`)}, () => ${literal(paths)}),`;
  });
  return `/** @type {Record<string, string[]>} */
const paths = {
${lines.join("\n")}
}`;
}
function longestMs(options) {
  const floors = floorsMs(options);
  return Math.max(options.longestMs ?? 0, 2 * (floors.length === 0 ? 1e3 : Math.max(...floors)));
}
function floorsMs({ objectives }) {
  return objectives.filter(({ metric }) => quantiles[metric] !== void 0).map(({ floor }) => floor);
}
function runOf({ arrivals, warmupMs, timeoutMs, seed }, { machines = 1 }) {
  return {
    durationMs: String(durationOf(arrivals)),
    warmupMs: String(warmupMs),
    timeoutMs: String(timeoutMs),
    load: arrivals.model === "open" ? `${offeredRate(arrivals)}/s` : String(arrivals.concurrency),
    seed: String(seed),
    machines: String(machines)
  };
}
function countedMs(options) {
  return [.../* @__PURE__ */ new Set([...floorsMs(options), ...options.thresholdsMs ?? []])].sort((a, b) => a - b);
}

export {
  k6Script
};
