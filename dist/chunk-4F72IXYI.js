import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  rules
} from "./chunk-7CCLN6JF.js";
import {
  errorKinds
} from "./chunk-64NUTJOI.js";
import {
  judgeTarget
} from "./chunk-JT4GTTWH.js";
import {
  startOf
} from "./chunk-RGNIC2Z2.js";
import {
  runRules
} from "./chunk-MYPJXCPO.js";
import "./chunk-ABXZNF7Z.js";
import {
  count,
  grouped,
  percent
} from "./chunk-HOW3RGVT.js";
import {
  JSON_SCHEMA,
  load
} from "./chunk-LH2IKV2X.js";
import {
  BreakwaterError,
  nowhere
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/load-test/run.ts
init_shim();

// src/checks/load-test/plan.ts
init_shim();

// src/checks/load-test/documents.ts
init_shim();
var largestDocument = 16 * 1024 * 1024;
var mostCandidates = 300;
var mostBytes = 64 * 1024 * 1024;
var elsewhere = /(^|\/)(node_modules|bower_components|vendor|dist|build|tests?|__tests__|fixtures|\.github)\/|(^|\/)(package|package-lock|composer|tsconfig)\.json$|(^|\/)pnpm-lock\.yaml$/;
async function readContracts(tree, specs) {
  const wanted = specs.length > 0 ? await globMatcher(specs) : void 0;
  let bytesLeft = mostBytes;
  const paths = (await tree.list()).filter(({ path, bytes }) => /\.(ya?ml|json)$/i.test(path) && bytes <= largestDocument).filter(({ path }) => wanted ? wanted(path) : !elsewhere.test(path)).sort((a, b) => likelihood(b.path) - likelihood(a.path) || (a.path < b.path ? -1 : 1)).slice(0, mostCandidates).filter(({ bytes }) => {
    bytesLeft -= bytes;
    return bytesLeft >= 0;
  }).map(({ path }) => path);
  const texts = await tree.read(paths);
  const documents = [];
  const unread = [];
  for (const [path, text] of texts) {
    if (!/(?:^|[{,])\s*["']?(?:openapi|swagger)["']?\s*:/m.test(text.slice(0, 4096))) continue;
    const root = parse(path, text);
    if (isObject(root) && isObject(root.paths)) documents.push({ path, text, root });
    else unread.push(path);
  }
  return { documents, unread };
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function resolved(root, value) {
  let current = value;
  for (let step = 0; step < 20; step++) {
    if (!isObject(current) || typeof current.$ref !== "string") return current;
    if (!current.$ref.startsWith("#/")) return void 0;
    current = at(root, current.$ref.slice(2).split("/").map(unescapePointer));
  }
  return void 0;
}
function at(root, steps) {
  let current = root;
  for (const step of steps) {
    if (!isObject(current) || !Object.hasOwn(current, step)) return void 0;
    current = current[step];
  }
  return current;
}
function unescapePointer(step) {
  const text = step.replaceAll("~1", "/").replaceAll("~0", "~");
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
function parse(path, text) {
  try {
    return path.toLowerCase().endsWith(".json") ? JSON.parse(text) : load(text, { schema: JSON_SCHEMA });
  } catch {
    return void 0;
  }
}
function likelihood(path) {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return (/openapi|swagger/i.test(name) ? 4 : 0) + (/openapi|swagger/i.test(path) ? 2 : 0) + (/api|spec/i.test(path) ? 1 : 0);
}
async function globMatcher(globs) {
  const { default: picomatch } = await import("./chunk-NVT3WZJK.js");
  return picomatch([...globs], { dot: true });
}

// src/checks/load-test/operations.ts
init_shim();
var effects = /* @__PURE__ */ new Set(["logout", "signout", "export", "send", "reset", "verify", "unsubscribe", "confirm"]);
var methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];
function operationsOf(document) {
  const { root } = document;
  const planned = [];
  const skipped = /* @__PURE__ */ new Map();
  const prefix = basePath(root);
  for (const [template, entry] of Object.entries(isObject(root.paths) ? root.paths : {})) {
    const item = resolved(root, entry);
    if (!template.startsWith("/")) continue;
    if (!isObject(item)) {
      skip(skipped, "described in another file", template);
      continue;
    }
    for (const method of methods) {
      const described = resolved(root, item[method]);
      if (!isObject(described)) continue;
      const name = `${method.toUpperCase()} ${template}`;
      const request = requestOrReason(root, { method, template, prefix, item, described });
      if (typeof request === "string") skip(skipped, request, name);
      else planned.push({ operation: { name, ...request }, location: locationOf(document, template, method) });
    }
  }
  return { planned, skipped };
}
function skip(skipped, reason, name) {
  skipped.set(reason, [...skipped.get(reason) ?? [], name]);
}
function requestOrReason(root, source) {
  try {
    return requestOf(root, source);
  } catch (error) {
    if (error instanceof URIError) return "not a valid URL";
    throw error;
  }
}
function requestOf(root, source) {
  const { template, prefix, item, described } = source;
  const reason = reasonToSkip(root, source);
  if (reason !== void 0) return reason;
  const query = [];
  const headers = {};
  for (const parameter of parametersOf(root, item, described)) {
    if (parameter.required !== true) continue;
    const value = exampleOf(root, parameter);
    const name = textOf(parameter.name);
    if (value === void 0 || isObject(value) || name === "") return "a required parameter without an example";
    if (parameter.in === "query") query.push(...serialized(name, value, parameter.explode !== false));
    else if (parameter.in === "header" && isHeader(name, value)) headers[name] = textOf(value);
    else return "a required parameter without an example";
  }
  const path = `${prefix}${encodeURI(template)}${query.length > 0 ? `?${query.join("&")}` : ""}`;
  return { method: "GET", path: path.replaceAll("#", "%23"), headers };
}
function reasonToSkip(root, { method, template, described }) {
  if (method !== "get") return "not a GET";
  if (template.includes("{")) return "a path parameter";
  if (wordsOf(`${template} ${textOf(described.operationId)}`).some((word) => effects.has(word))) {
    return "a name that promises an effect";
  }
  if (described.deprecated === true) return "deprecated";
  const responses = isObject(described.responses) ? described.responses : {};
  if (!Object.keys(responses).some((status) => /^(2|default)/i.test(status))) return "no success described";
  if (streams(root, responses)) return "an event stream";
  return void 0;
}
function parametersOf(root, item, described) {
  const byKey = /* @__PURE__ */ new Map();
  for (const list of [item.parameters, described.parameters]) {
    for (const entry of Array.isArray(list) ? list : []) {
      const parameter = resolved(root, entry);
      if (!isObject(parameter)) byKey.set("elsewhere", { required: true, in: "elsewhere" });
      else byKey.set(`${textOf(parameter.in)} ${textOf(parameter.name)}`, parameter);
    }
  }
  return [...byKey.values()];
}
function exampleOf(root, parameter) {
  const described = resolved(root, parameter.schema);
  const schema = isObject(described) ? described : parameter;
  const first = (value) => Array.isArray(value) ? value[0] : void 0;
  const examples = isObject(parameter.examples) ? resolved(root, Object.values(parameter.examples)[0]) : void 0;
  return [
    parameter.example,
    isObject(examples) ? examples.value : void 0,
    parameter["x-example"],
    schema.example,
    first(schema.examples),
    schema.default,
    first(schema.enum),
    schema.const
  ].find((value) => value !== void 0 && value !== null);
}
function serialized(name, value, explode) {
  const key = encodeURIComponent(name);
  if (!Array.isArray(value)) return [`${key}=${encodeURIComponent(textOf(value))}`];
  const items = value.map((item) => encodeURIComponent(textOf(item)));
  return explode ? items.map((item) => `${key}=${item}`) : [`${key}=${items.join(",")}`];
}
function textOf(value) {
  return typeof value === "object" || value === void 0 ? "" : String(value);
}
function isHeader(name, value) {
  return /^[A-Za-z0-9_-]{1,100}$/.test(name) && !/^(host|connection|content-length|transfer-encoding|upgrade|expect|te|trailer|authorization|cookie|proxy-.*)$/i.test(
    name
  ) && /^[\x20-\x7e]{0,1000}$/.test(textOf(value));
}
function streams(root, responses) {
  return Object.values(responses).some((entry) => {
    const response = resolved(root, entry);
    return isObject(response) && isObject(response.content) && "text/event-stream" in response.content;
  });
}
function wordsOf(text) {
  return text.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/\b(log|sign)[-_ ](out)\b/gi, "$1$2").toLowerCase().split(/[^a-z0-9]+/);
}
function basePath(root) {
  if (typeof root.basePath === "string" && root.basePath.startsWith("/"))
    return new URL(root.basePath, "http://host").pathname.replace(/\/+$/, "");
  const server = Array.isArray(root.servers) ? root.servers[0] : void 0;
  if (!isObject(server) || typeof server.url !== "string") return "";
  const variables = isObject(server.variables) ? server.variables : {};
  const url = server.url.replace(/\{([^{}]+)\}/g, (_, name) => {
    const variable = variables[name];
    return isObject(variable) ? textOf(variable.default) : "";
  });
  return URL.canParse(url, "http://host") ? new URL(url, "http://host").pathname.replace(/\/+$/, "") : "";
}
function locationOf({ path, text }, template, method) {
  const lines = text.split("\n");
  const isKey = (line, key) => {
    const trimmed = line?.trim() ?? "";
    return [key, `"${key}"`, `'${key}'`].some((form) => trimmed.startsWith(`${form}:`));
  };
  const start = lines.findIndex((line) => isKey(line, template));
  if (start < 0) return { path, line: 1, column: 1 };
  for (let at2 = start + 1; at2 < lines.length; at2++) {
    const line = lines[at2] ?? "";
    if (/^\s*["']?\//.test(line)) break;
    if (isKey(line, method)) return { path, line: at2 + 1, column: line.search(/\S/) + 1 };
  }
  return { path, line: start + 1, column: (lines[start] ?? "").search(/\S/) + 1 };
}

// src/checks/load-test/settings.ts
init_shim();
var options = {
  operations: "--operation",
  duration: "--duration",
  concurrency: "--concurrency",
  durationOf: (seconds) => `Measure longer: --duration ${seconds}s.`
};
var keys = {
  operations: "load.operations",
  duration: "load.duration",
  concurrency: "load.concurrency",
  durationOf: (seconds) => `Set load.duration to ${seconds}s in .github/breakwater.yml.`
};
function settingNames({ source }) {
  return source === "command line" ? options : keys;
}
function placeOfSettings({ source }) {
  return source === "command line" || source === "defaults" ? nowhere : startOf(source);
}

// src/checks/load-test/plan.ts
var mostOperations = 40;
async function planOperations(context, target) {
  const { config, changeSet } = context;
  if (config.load.operations.length > 0) {
    return { planned: config.load.operations.map((text) => named(text, target, config)), remarks: [] };
  }
  const { documents, unread } = await readContracts(changeSet.head.tree, config.api.specs);
  const remarks = unread.map((path) => `${path} could not be read as an API description, so nothing of it was loaded.`);
  const found = documents.map(operationsOf);
  const all = [
    ...new Map(found.flatMap(({ planned }) => planned).map((entry) => [entry.operation.path, entry])).values()
  ];
  const counts = /* @__PURE__ */ new Map();
  for (const { skipped } of found) {
    for (const [reason, names] of skipped) counts.set(reason, (counts.get(reason) ?? 0) + names.length);
  }
  if (counts.size > 0) {
    const list = [...counts].map(([reason, count2]) => `${count2} (${reason})`).join(", ");
    remarks.push(`Operations not loaded: ${list}. To load others, name them under ${settingNames(config).operations}.`);
  }
  if (all.length > mostOperations) {
    remarks.push(
      `${all.length - mostOperations} further safe operations were left out; at most ${mostOperations} share one run.`
    );
  }
  if (all.length > 0) {
    const prefix = target.path;
    const planned = all.slice(0, mostOperations).map((entry) => prefix === "" ? entry : under(prefix, entry));
    return { planned, remarks };
  }
  const name = `GET ${target.path || "/"}${target.query === "" ? "" : "?\u2026"}`;
  if (documents.length > 0) remarks.push(`The contract has no operation that may be loaded, so ${name} was.`);
  const operation = { name, method: "GET", path: `${target.path || "/"}${target.query}`, headers: {} };
  return { planned: [{ operation, location: placeOfSettings(config) }], remarks };
}
function under(prefix, entry) {
  const path = entry.operation.path.startsWith(`${prefix}/`) ? entry.operation.path : `${prefix}${entry.operation.path}`;
  return { ...entry, operation: { ...entry.operation, path } };
}
function named(text, target, config) {
  const [method = "", path = ""] = text.split(" ");
  const location = placeOfSettings(config);
  if (method !== "GET") {
    throw new BreakwaterError({
      code: "load-operation-refused",
      message: `${settingNames(config).operations} names \`${text}\`, and only GET requests are sent.`,
      hint: "Name requests that change nothing, as `GET /orders?limit=10`.",
      ...location === nowhere ? {} : { location }
    });
  }
  return { operation: { name: text, method, path: `${target.path}${path}`, headers: {} }, location };
}

// src/checks/load-test/slo.ts
init_shim();

// src/checks/load-test/binomial.ts
init_shim();
function atLeast(k, n, p) {
  if (k <= 0) return 1;
  if (k > n || p <= 0) return 0;
  if (p >= 1) return 1;
  return k > n * p ? sumUpwards(k, n, p) : 1 - sumDownwards(k - 1, n, p);
}
function atMost(k, n, p) {
  if (k < 0) return 0;
  if (k >= n || p <= 0) return 1;
  if (p >= 1) return 0;
  return k < n * p ? sumDownwards(k, n, p) : 1 - sumUpwards(k + 1, n, p);
}
function sumUpwards(k, n, p) {
  const odds = p / (1 - p);
  let term = 1;
  let sum = 0;
  for (let i = k; i <= n && term > sum * 1e-17; i++) {
    sum += term;
    term *= (n - i) / (i + 1) * odds;
  }
  return Math.min(1, Math.exp(logProbability(k, n, p) + Math.log(sum)));
}
function sumDownwards(k, n, p) {
  const odds = (1 - p) / p;
  let term = 1;
  let sum = 0;
  for (let i = k; i >= 0 && term > sum * 1e-17; i--) {
    sum += term;
    term *= i / (n - i + 1) * odds;
  }
  return Math.min(1, Math.exp(logProbability(k, n, p) + Math.log(sum)));
}
function logProbability(k, n, p) {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log1p(-p);
}
var smallest = 256;
var smallFactorials = (() => {
  const logs = [0];
  for (let i = 1; i < smallest; i++) logs.push((logs[i - 1] ?? 0) + Math.log(i));
  return logs;
})();
function logFactorial(n) {
  const known = smallFactorials[n];
  if (known !== void 0) return known;
  const inverse = 1 / n;
  const series = inverse * (1 / 12 - inverse * inverse * (1 / 360 - inverse * inverse * (1 / 1260)));
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series;
}

// src/checks/load-test/statistics.ts
init_shim();
var quantiles = { p50: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99, p999: 0.999, max: 1 };
function statisticsOf(tallies, durationMs) {
  const sorted = tallies.flatMap(({ latenciesMs }) => latenciesMs).sort((a, b) => a - b);
  const countOf = (kind) => tallies.reduce((sum, { errors }) => sum + errors[kind], 0);
  const failed = errorKinds.reduce((sum, kind) => sum + countOf(kind), 0);
  const latency = (q) => {
    const ms = quantileOf(sorted, q);
    return ms === void 0 ? null : Math.round(ms * 1e3) / 1e3;
  };
  return {
    sent: sorted.length + failed,
    ok: sorted.length,
    errors: {
      status: countOf("status"),
      timeout: countOf("timeout"),
      connect: countOf("connect"),
      reset: countOf("reset"),
      truncated: countOf("truncated"),
      dropped: countOf("dropped")
    },
    throughput: durationMs > 0 ? sorted.length / (durationMs / 1e3) : 0,
    latencyMs: {
      p50: latency(quantiles.p50),
      p75: latency(quantiles.p75),
      p90: latency(quantiles.p90),
      p95: latency(quantiles.p95),
      p99: latency(quantiles.p99),
      p999: latency(quantiles.p999),
      max: latency(quantiles.max)
    }
  };
}
function quantileOf(sorted, q) {
  return sorted[Math.max(0, Math.min(sorted.length, Math.ceil(q * sorted.length - 1e-9)) - 1)];
}

// src/checks/load-test/slo.ts
var significance = 0.05;
var mostRequests = 1e6;
var generatorLimit = 0.8;
var refusals = ["401", "403", "429"];
function refusedRequests(sample) {
  return sample.operations.reduce(
    (sum, { unexpected }) => sum + refusals.reduce((some, status) => some + (unexpected[status] ?? 0), 0),
    0
  );
}
function judge(sample, floor, timeoutMs) {
  const requests = requestsOf(sample);
  const excused = refusedRequests(sample);
  const failed = requests.filter(({ ms }) => ms === void 0).length - excused;
  const latencies = requests.map(({ ms }) => ms ?? timeoutMs).sort((a, b) => a - b);
  const percentile = (metric, q, floorMs) => ({
    metric,
    floor: floorMs,
    allowed: 1 - q,
    measured: quantileOf(latencies, q) ?? 0,
    excused,
    ...counted(requests, ({ ms }) => ms === void 0 || ms > floorMs)
  });
  const counts = [
    percentile("p50", 0.5, floor.p50Ms),
    percentile("p95", 0.95, floor.p95Ms),
    percentile("p99", 0.99, floor.p99Ms),
    {
      metric: "errorRate",
      floor: floor.errorRate,
      allowed: floor.errorRate,
      measured: requests.length === 0 ? 0 : failed / requests.length,
      excused,
      ...counted(requests, ({ ms }) => ms === void 0)
    }
  ];
  return judgeAll(counts, sample.generator.cpuShare > generatorLimit);
}
function judgeAll(counts, generatorLimited) {
  const judged = counts.map((count2) => ({ count: count2, fail: failProbability(blamed(count2)) }));
  const ordered = [...judged].sort((a, b) => a.fail - b.fail);
  const broken = /* @__PURE__ */ new Set();
  for (const [at2, { count: count2, fail }] of ordered.entries()) {
    if (fail > significance / (counts.length - at2)) break;
    broken.add(count2);
  }
  return judged.map(({ count: count2, fail }) => {
    const objective = { ...blamed(count2), probability: fail };
    if (!broken.has(count2)) return { ...count2, probability: fail, ...keptOrOpen(count2) };
    return generatorLimited && count2.metric !== "errorRate" ? { ...objective, verdict: "inconclusive", reason: "generator limited" } : { ...objective, verdict: "fail" };
  });
}
function keptOrOpen(count2) {
  if (passProbability(count2) <= significance) return { verdict: "pass" };
  if (count2.excused > 0) return { verdict: "inconclusive", reason: "refused by the preview" };
  const needed = requestsNeeded(count2);
  return { verdict: "inconclusive", ...needed === void 0 ? {} : { needed } };
}
function blamed(count2) {
  return { ...count2, exceeding: count2.exceeding - count2.excused };
}
function failProbability({ n, exceeding, allowed, clustering }) {
  return n === 0 ? 1 : atLeast(Math.floor(exceeding / clustering), Math.ceil(n / clustering), allowed);
}
function passProbability({ n, exceeding, allowed, clustering }) {
  return n === 0 ? 1 : atMost(Math.ceil(exceeding / clustering), Math.floor(n / clustering), allowed);
}
function requestsNeeded(count2) {
  const share = count2.n === 0 ? 0 : count2.exceeding / count2.n;
  const decides = (n) => {
    const scaled = { ...count2, n, exceeding: share * n };
    return share < count2.allowed ? passProbability(scaled) <= significance : failProbability(scaled) <= significance / 4;
  };
  if (!decides(mostRequests)) return void 0;
  let [low, high] = [count2.n, mostRequests];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (decides(middle)) high = middle;
    else low = middle;
  }
  return high - count2.n;
}
function requestsOf(sample) {
  const slotOf = (atMs) => Math.floor(atMs / 1e3);
  return sample.operations.flatMap(({ latenciesMs, sentAtMs, failedAtMs }) => [
    ...latenciesMs.map((ms, at2) => ({ ms, slot: slotOf(sentAtMs[at2] ?? 0) })),
    ...failedAtMs.map((at2) => ({ ms: void 0, slot: slotOf(at2) }))
  ]);
}
function counted(requests, exceeds) {
  const slots = /* @__PURE__ */ new Map();
  let exceeding = 0;
  for (const request of requests) {
    const slot = slots.get(request.slot) ?? { all: 0, over: 0 };
    slots.set(request.slot, slot);
    slot.all++;
    if (!exceeds(request)) continue;
    slot.over++;
    exceeding++;
  }
  const n = requests.length;
  const share = n === 0 ? 0 : exceeding / n;
  if (slots.size < 2 || share === 0 || share === 1) return { n, exceeding, clustering: 1 };
  const deviations = [...slots.values()].map(({ all, over }) => (over - all * share) ** 2 / (all * share * (1 - share)));
  const spread = deviations.reduce((sum, deviation) => sum + deviation, 0) / (slots.size - 1);
  return { n, exceeding, clustering: Math.max(1, spread) };
}

// src/checks/load-test/subject.ts
init_shim();
function loadSubject(source) {
  const { sample, probes, floor, timeoutMs, locationOf: locationOf2, location } = source;
  return {
    objectives: judge(sample, floor, timeoutMs),
    operations: sample.operations.map(({ operation, latenciesMs, failedAtMs }) => ({
      name: operation.name,
      subject: subjectOf(operation.name),
      location: locationOf2(operation.name),
      latenciesMs,
      failed: failedAtMs.length,
      sent: latenciesMs.length + failedAtMs.length
    })),
    errors: statisticsOf(sample.operations, sample.durationMs).errors,
    unexpected: statusCounts(sample),
    failedProbes: probes.filter(({ status }) => status === void 0 || status >= 500).map(({ operation: { name }, status, failure }) => ({
      name,
      subject: subjectOf(name),
      location: locationOf2(name),
      status,
      failure
    })),
    location
  };
}
function statusCounts({ operations }) {
  const counts = /* @__PURE__ */ new Map();
  for (const { unexpected } of operations) {
    for (const [status, count2] of Object.entries(unexpected)) counts.set(status, (counts.get(status) ?? 0) + count2);
  }
  return counts;
}
function subjectOf(name) {
  const [method = "", path = ""] = name.split(" ");
  return { kind: "operation", method: method.toLowerCase(), path };
}

// src/checks/load-test/run.ts
var warmupMs = 2e3;
var longestMs = 18e4 - warmupMs;
var probeTimeoutMs = 1e4;
var attempts = 2;
var attemptDelayMs = 3e3;
var mostAddresses = 4;
async function run(context) {
  const { preview, config, profile, fromFork, log } = context;
  if (preview === void 0) throw new Error("the load test runs only where there is a preview");
  const engine = await context.loadEngine();
  const policy = { namedBy: preview.namedBy, fromFork, hosts: config.load.hosts };
  const target = await judgeTarget(preview.url, policy, engine.resolve);
  const { planned, remarks } = await planOperations(context, target);
  log.progress(`Load test: asking ${target.origin} for ${count(planned.length, "operation")} once ...`);
  const { address, probes } = await firstAnswers(engine, context, target, planned);
  const usable = probes.filter(isUsable).map(({ operation }) => operation);
  const names = settingNames(config);
  const dropped = droppedOperations(probes, config.load.operations.length > 0, names);
  const plan = planOf(context, { target, address, operations: usable });
  const sample = usable.length === 0 ? emptySample(engine.name) : await measured(engine, plan, log);
  const places = new Map(planned.map(({ operation, location: location2 }) => [operation.name, location2]));
  const location = placeOfSettings(config);
  const subject = loadSubject({
    sample,
    probes,
    floor: profile.floor,
    timeoutMs: plan.timeoutMs,
    locationOf: (name) => places.get(name) ?? location,
    location
  });
  const load2 = reportOf(sample, plan, subject.objectives);
  return {
    findings: runRules(rules, subject),
    unproven: [...dropped.unproven, ...undecided(load2, subject.objectives, names)],
    remarks: [...remarks, ...dropped.remarks, ...redirects(probes), ...refusals2(sample), ...caveats(load2)],
    summary: `${summaryOf(load2)}${onlyRedirects(probes) ? " \xB7 measured redirects only" : ""}`,
    load: load2
  };
}
function isUsable({ status }) {
  return status !== void 0 && status >= 200 && status < 400;
}
async function firstAnswers(engine, context, target, planned) {
  const operations = planned.map(({ operation }) => operation);
  const first = operations.slice(0, mostAddresses);
  let failure;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (attempt > 1) await context.clock.sleep(attemptDelayMs);
    for (const address of target.addresses.slice(0, mostAddresses)) {
      const probes = await engine.probe({
        ...planOf(context, { target, address, operations: first }),
        timeoutMs: probeTimeoutMs
      });
      failure = probes[0]?.failure;
      if (probes.every(({ status }) => status === void 0)) continue;
      const rest = { ...planOf(context, { target, address, operations: operations.slice(first.length) }) };
      return { address, probes: [...probes, ...await engine.probe({ ...rest, timeoutMs: probeTimeoutMs })] };
    }
  }
  throw new BreakwaterError({
    code: "preview-unreachable",
    message: `The preview at ${target.origin} did not answer: ${failure ?? "no reason known"}.`,
    hint: "Check that the deployment is up before Breakwater runs, and that its URL is right."
  });
}
function planOf({ config, profile }, to) {
  return {
    origin: to.target.origin,
    address: to.address,
    operations: to.operations,
    model: "closed",
    concurrency: config.load.concurrency,
    warmupMs,
    durationMs: Math.min(longestMs, config.load.durationSeconds * 1e3),
    // Long enough that only what breaks every floor is cut off.
    timeoutMs: Math.min(3e4, Math.max(5e3, 2 * profile.floor.p99Ms))
  };
}
async function measured(engine, plan, log) {
  const time = `${plan.durationMs / 1e3} s after ${plan.warmupMs / 1e3} s of warm-up`;
  log.progress(
    `Load test: ${count(plan.concurrency, "client")}, ${count(plan.operations.length, "operation")}, ${time} ...`
  );
  return await engine.run(plan);
}
function emptySample(engine) {
  return { engine, durationMs: 0, operations: [], generator: { cpuShare: 0 } };
}
function droppedOperations(probes, named2, names) {
  const dropped = probes.filter((probe) => !isUsable(probe));
  const texts = dropped.map(({ operation, status, failure }) => {
    const answer = status === void 0 ? `did not answer (${failure ?? "no reason known"})` : `answered ${status}`;
    const why = status === 401 || status === 403 ? "; it needs credentials, which cannot be sent yet" : "";
    return {
      subject: operation.name,
      message: `${operation.name} ${answer} before the load, so it was not loaded${why}.`
    };
  });
  if (!named2) return { unproven: [], remarks: texts.map(({ message }) => message) };
  return {
    remarks: [],
    unproven: texts.map(({ subject, message }) => ({
      subject,
      code: "operation-not-loaded",
      message,
      hint: `Name a request (${names.operations}) that the server answers with 2xx or 3xx.`
    }))
  };
}
function redirects(probes) {
  const names = probes.filter(({ status }) => status !== void 0 && status >= 300 && status < 400).map(({ operation }) => operation.name);
  if (names.length === 0) return [];
  const all = onlyRedirects(probes) ? " Nothing else was measured: the times are those of the redirects, not of what they lead to. Name the URL that they lead to." : "";
  return [`Answered with a redirect, which is what was measured: ${names.join(", ")}.${all}`];
}
function onlyRedirects(probes) {
  const usable = probes.filter(isUsable);
  return usable.length > 0 && usable.every(({ status }) => status !== void 0 && status >= 300);
}
function refusals2(sample) {
  const refused = refusedRequests(sample);
  return refused === 0 ? [] : [
    `The preview refused ${count(refused, "request")} (401, 403 or 429); a rate limit or missing rights prove no broken floor.`
  ];
}
function caveats({ generator, concurrency, total }) {
  if (total.sent === 0) return [];
  const closed = `Closed loop: ${count(concurrency, "client")} waiting for each answer before the next request. No rate was offered, so a pause of the service delays few requests: a floor that is broken here is broken, one that is kept here may yet break under steady traffic.`;
  const busy = `The load generator used ${percent(generator.cpuShare)} of a core, so latencies are partly its own.`;
  return generator.cpuShare > generatorLimit ? [closed, busy] : [closed];
}
function undecided(load2, objectives, names) {
  if (load2.total.sent === 0) {
    return [
      {
        subject: "all objectives",
        code: "no-samples",
        message: "No operation could be loaded, so nothing was measured.",
        hint: `Name requests (${names.operations}) that the server answers without credentials.`
      }
    ];
  }
  const silent = load2.operations.filter(({ sent }) => sent === 0);
  return [
    ...silent.map(({ name }) => ({
      subject: name,
      code: "no-samples",
      message: `${name} got no request in ${load2.durationMs / 1e3} s.`,
      hint: `Measure longer (${names.duration}) or name fewer operations.`
    })),
    ...objectives.filter(({ verdict }) => verdict === "inconclusive").map((objective) => openObjective(load2, objective, names))
  ];
}
function openObjective({ durationMs, total }, objective, names) {
  const { metric, floor, n, exceeding, needed, reason } = objective;
  const claim = metric === "errorRate" ? `error rate \u2264 ${percent(floor)}` : `${metric} \u2264 ${grouped(floor)} ms`;
  const what = metric === "errorRate" ? "failed" : "were slower or failed";
  const seen = `${grouped(exceeding)} of ${grouped(n)} requests ${what}`;
  if (reason === "refused by the preview") {
    return {
      subject: claim,
      code: "load-refused",
      message: `${claim}: ${seen}, but the preview refused requests with 401, 403 or 429.`,
      hint: `Lift the rate limit for the preview, use a smaller ${names.concurrency}, or name operations that need no rights.`
    };
  }
  if (reason !== void 0) {
    return {
      subject: claim,
      code: "generator-limited",
      message: `${claim}: ${seen}, but the load generator itself had no time to spare.`,
      hint: `Use a smaller ${names.concurrency}, or a machine with more cores.`
    };
  }
  if (needed === void 0) {
    return {
      subject: claim,
      code: "objective-undecided",
      message: `${claim}: ${seen}, too close to the floor to tell.`,
      hint: `Measure longer (${names.duration}), or look at the operation that is slowest.`
    };
  }
  const seconds = Math.ceil((n + needed) / Math.max(1, total.sent) * (durationMs / 1e3));
  return {
    subject: claim,
    code: "objective-undecided",
    message: `${claim}: ${seen}; about ${grouped(needed)} more requests would tell.`,
    hint: seconds <= longestMs / 1e3 ? names.durationOf(seconds) : `Set a longer ${names.duration} and a higher ${names.concurrency}.`
  };
}
function reportOf(sample, plan, objectives) {
  return {
    engine: sample.engine,
    model: "closed",
    target: plan.origin,
    concurrency: plan.concurrency,
    durationMs: sample.durationMs,
    generator: sample.generator,
    total: statisticsOf(sample.operations, sample.durationMs),
    operations: sample.operations.map((tally) => ({
      name: tally.operation.name,
      method: tally.operation.method,
      path: tally.operation.path,
      ...statisticsOf([tally], sample.durationMs)
    })),
    slo: sample.operations.length === 0 ? [] : objectives.map(published)
  };
}
function published({ metric, floor, verdict, n, exceeding, needed }) {
  return { metric, floor, verdict, n, exceeding, ...needed === void 0 ? {} : { needed } };
}
function summaryOf({ total, operations, slo }) {
  if (total.sent === 0) return "nothing could be loaded";
  const p99 = slo.find(({ metric }) => metric === "p99");
  const latency = total.latencyMs.p99;
  const floor = p99 === void 0 ? "" : ` (floor ${grouped(p99.floor)} ms)`;
  const shown = latency === null ? "no answer" : `p99 ${grouped(Math.round(latency))} ms${floor}`;
  return `${count(total.sent, "request")} to ${count(operations.length, "operation")}, ${grouped(total.sent - total.ok)} failed, ${shown} \xB7 closed loop, rate not offered`;
}
export {
  run
};
