import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  queryParameters
} from "./chunk-PB4MW6YL.js";
import {
  defaultLoadSettings
} from "./chunk-KIJHRJTL.js";
import {
  discoverPreview
} from "./chunk-UMURB557.js";
import {
  startOf
} from "./chunk-RGNIC2Z2.js";
import {
  count,
  enumerate,
  unique
} from "./chunk-SQN55YXA.js";
import {
  JSON_SCHEMA,
  load
} from "./chunk-LH2IKV2X.js";
import {
  randomFrom
} from "./chunk-FTP4REMC.js";
import {
  durationOf
} from "./chunk-XLYJ4EM2.js";
import {
  isListedHost,
  judgeTarget,
  placeOf
} from "./chunk-PF6JZGXR.js";
import {
  nearest
} from "./chunk-D6OL2AXM.js";
import {
  isOfConnection
} from "./chunk-LYSLQQYT.js";
import {
  BreakwaterError,
  nowhere
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/load-test/settings.ts
init_shim();
var options = {
  operations: "--operation",
  duration: "--duration",
  rate: "--rate",
  warmup: "--warm-up",
  headers: "--header-env",
  credentials: "--header-env",
  wait: "--wait",
  statuses: "--expect-status",
  secrets: "Set it in the environment of this command.",
  durationOf: (seconds2) => `Measure longer: --duration ${seconds2}s.`
};
var keys = {
  operations: "load.operations",
  duration: "load.duration",
  rate: "load.rate",
  warmup: "load.warm-up",
  headers: "load.headers-env",
  credentials: "load.auth",
  wait: "load.wait",
  statuses: "expect-status in load.operations",
  secrets: "Set it from a secret under `env` in the workflow. Runs that a fork's pull request started are given none.",
  durationOf: (seconds2) => `Set load.duration to ${seconds2}s in .github/breakwater.yml.`
};
function settingNames({ source }, plan) {
  const names = source === "command line" ? options : keys;
  return {
    ...names,
    ...plan?.warmupMs === void 0 ? {} : { warmup: `warm-up of ${plan.source}` },
    ...plan?.arrivals === void 0 ? {} : timesOf(plan.source)
  };
}
function timesOf(file) {
  const name = `arrivals of ${file}`;
  return { duration: name, rate: name, durationOf: (seconds2) => `Measure longer: ${seconds2} s in all under ${name}.` };
}
function placeOfSettings({ source }) {
  return source === "command line" || source === "defaults" ? nowhere : startOf(source);
}

// src/checks/load-test/plan/dry-run.ts
init_shim();

// src/checks/load-test/plan/first-answers.ts
init_shim();

// src/core/load-request.ts
init_shim();
function loadRequest(operation, target, path) {
  const { name, method, credentials, body } = operation;
  const headers = new Map(Object.entries(operation.headers).map(([key, value]) => [key.toLowerCase(), value]));
  let full = `${target.prefix}${path}`;
  if (!full.startsWith("/")) full = `/${full}`;
  for (const credential of credentials) {
    const value = secretOf(credential.secret, target);
    const key = credential.name.toLowerCase();
    if (credential.in === "header") headers.set(key, `${credential.prefix}${value}`);
    else if (credential.in === "query")
      full += `${full.includes("?") ? "&" : "?"}${encodeURIComponent(credential.name)}=${encodeURIComponent(value)}`;
    else {
      const others = headers.get("cookie");
      headers.set("cookie", `${others === void 0 ? "" : `${others}; `}${credential.name}=${value}`);
    }
  }
  return { name, method, path: full, headers: Object.fromEntries(headers), ...body === void 0 ? {} : { body } };
}
function secretOf(name, { secrets }) {
  const value = Object.hasOwn(secrets, name) ? secrets[name] : void 0;
  if (value === void 0) throw new Error(`the target has no secret called ${name}`);
  return value;
}
var shortestSecret = 6;
function withoutSecrets(text, secrets) {
  const values = Object.values(secrets).flatMap((value) => [value, encodeURIComponent(value)]);
  const longestFirst = values.filter(({ length }) => length >= shortestSecret).sort((a, b) => b.length - a.length);
  return longestFirst.reduce((cut, value) => cut.replaceAll(value, "***"), text);
}

// src/checks/load-test/plan/seeded.ts
init_shim();
function seeded(seed, name) {
  let stream = 2166136261;
  for (const char of name) stream = Math.imul(stream ^ (char.codePointAt(0) ?? 0), 16777619);
  return randomFrom(seed, stream);
}
function drawn(values, most, random) {
  const places = values.map((_, at2) => at2);
  for (let at2 = 0; at2 < Math.min(most, places.length); at2++) {
    const other = at2 + Math.floor(random() * (places.length - at2));
    const here = places[at2] ?? at2;
    places[at2] = places[other] ?? other;
    places[other] = here;
  }
  const kept = new Set(places.slice(0, most));
  return values.filter((_, at2) => kept.has(at2));
}

// src/checks/load-test/plan/first-answers.ts
var timeoutMs = 1e4;
var mostTried = 200;
var fewestPaths = 5;
var longestMs = 2e4;
async function firstAnswers(probe, sides, candidates, { seed, clock }) {
  const start = clock.now().getTime();
  const orders = candidates.map((candidate) => triedPaths(candidate, candidates, seed));
  const first = await asked(probe, sides, atRound(orders, candidates, 0));
  const isAlone = first.base !== void 0 && isSilent(first.base);
  const left = isAlone ? { head: sides.head, base: void 0 } : sides;
  const answers = [...pathAnswers(isAlone ? { ...first, base: void 0 } : first)];
  const rounds = Math.max(0, ...orders.map(({ length }) => length));
  for (let round = 1; round < rounds && !isSilent(first.head); round++) {
    if (clock.now().getTime() - start > longestMs) break;
    answers.push(...pathAnswers(await asked(probe, left, atRound(orders, candidates, round))));
  }
  return {
    tried: candidates.map(
      (candidate) => triedOf(
        candidate,
        answers.filter((one) => one.candidate === candidate)
      )
    ),
    silentBase: isAlone ? first.base : void 0
  };
}
function atRound(orders, candidates, round) {
  return candidates.flatMap((candidate, at2) => {
    const path = orders[at2]?.[round];
    return path === void 0 ? [] : [{ candidate, path }];
  });
}
async function asked(probe, sides, questions) {
  const head = await answersOf(probe, sides.head, questions);
  return { questions, head, base: sides.base === void 0 ? void 0 : await answersOf(probe, sides.base, questions) };
}
function pathAnswers({ questions, head, base }) {
  return questions.flatMap((question, at2) => {
    const [answer, other] = [head[at2], base?.[at2]];
    return answer === void 0 ? [] : [{ ...question, head: answer, ...other === void 0 ? {} : { base: other } }];
  });
}
function isSilent(probes) {
  return probes.length > 0 && probes.every(({ status }) => status === void 0);
}
function triedPaths({ operation }, candidates, seed) {
  const several = candidates.filter(isTriedOften).length;
  const share = Math.max(fewestPaths, Math.floor(mostTried / Math.max(1, several)));
  const paths = [...new Set(operation.paths)];
  return paths.length > 1 && isReading(operation) ? drawn(paths, share, seeded(seed, operation.name)) : paths.slice(0, 1);
}
function isTriedOften({ operation }) {
  return operation.paths.length > 1 && isReading(operation);
}
function isReading({ method }) {
  return method === "GET" || method === "HEAD";
}
async function answersOf(probe, { target }, questions) {
  const probes = await probe({
    origin: target.origin,
    ...target.address === void 0 ? {} : { address: target.address },
    operations: questions.map(({ candidate, path }) => loadRequest(candidate.operation, target, path)),
    timeoutMs
  });
  if (probes.length < questions.length) throw new Error("the probe gave fewer answers than it was asked questions");
  return probes;
}
function triedOf(candidate, answers) {
  const { operation, harvested } = candidate;
  const isUsable2 = ({ head: head2, base: base2 }) => isExpected(operation, head2) && (base2 === void 0 || isExpected(operation, base2));
  const best = answers.find(isUsable2) ?? answers[0];
  if (best === void 0) throw new Error("an operation was not asked for anything");
  const { head, base } = best;
  const refused2 = answers.filter((answer) => isRefusal(operation, answer));
  const left = new Set(refused2.map(({ path }) => path));
  const tried = new Set(answers.map(({ path }) => path));
  const paths = operation.paths.filter((path) => !left.has(path) && (tried.has(path) || harvested !== true));
  const statuses = refused2.map(({ head: { status }, base: other }) => String(other?.status ?? status));
  const rest = { head, ...base === void 0 ? {} : { base }, refused: isUsable2(best) ? statuses : [] };
  return paths.length === 0 || !isUsable2(best) ? { candidate, ...rest } : { candidate: { ...candidate, operation: { ...operation, paths } }, ...rest };
}
function isRefusal(operation, { head, base }) {
  if (base !== void 0) return !isExpected(operation, base);
  const { status } = head;
  return !isExpected(operation, head) && status !== void 0 && status < 500;
}
function isExpected({ expectStatus }, { status }) {
  if (status === void 0) return false;
  return expectStatus === void 0 ? status >= 200 && status < 400 : expectStatus.includes(status);
}

// src/checks/load-test/plan/dry-run.ts
async function dryRun(probe, sides, candidates, { config, clock }) {
  const { tried, silentBase } = await firstAnswers(probe, sides, candidates, { seed: config.load.seed, clock });
  const head = tried.map((one) => one.head);
  if (head.length > 0 && head.every(({ status }) => status === void 0)) throw unreachable(sides.head, head);
  const dropped = leftOut(
    tried.filter((one) => !isUsable(one)),
    settingNames(config)
  );
  const usable = tried.filter(isUsable);
  return {
    usable: usable.map(({ candidate }) => candidate),
    sides: silentBase === void 0 ? sides : { head: sides.head, base: void 0 },
    probes: tried.filter((one) => one.base === void 0 || isExpected(one.candidate.operation, one.base)).map((one) => withoutSecrets2(one)),
    failedOnHead: new Map(tried.flatMap(failedOnHeadAlone)),
    remarks: [...dropped.remarks, ...refusals(usable), ...redirects(usable.map((one) => one.head))],
    unproven: [
      ...dropped.unproven,
      ...silentBase !== void 0 && sides.base !== void 0 ? [baseSilent(sides.base, silentBase)] : [],
      ...nothingButRedirects(usable, settingNames(config))
    ]
  };
}
function refusals(usable) {
  return usable.filter(({ refused: refused2 }) => refused2.length > 0).map(({ candidate: { operation }, refused: refused2 }) => {
    const isOne = refused2.length === 1;
    const statuses = enumerate(unique(refused2));
    return `${count(refused2.length, "path")} of ${operation.name} answered ${statuses} before the load, so ${isOne ? "it is" : "they are"} not among those that are loaded.`;
  });
}
function failedOnHeadAlone({ candidate: { operation }, head, base }) {
  if (base?.status === void 0 || !isExpected(operation, base) || isExpected(operation, head)) return [];
  return [[operation.name, base.status]];
}
function withoutSecrets2({ candidate: { operation }, head }) {
  const { name, method, paths, headers, body } = operation;
  const path = paths[0] ?? "/";
  return { ...head, operation: { name, method, path, headers, ...body === void 0 ? {} : { body } } };
}
function isUsable({ candidate, head, base }) {
  return isWanted(candidate, head) && (base === void 0 || isWanted(candidate, base));
}
function isWanted(candidate, probe) {
  return isExpected(candidate.operation, probe) && !isPage(candidate, probe);
}
function isPage({ describesJson: describesJson2 = false }, { status = 0, headers = {} }) {
  return describesJson2 && status >= 200 && status < 300 && /^text\/html\b/i.test(headers["content-type"] ?? "");
}
function leftOut(dropped, names) {
  const alike2 = /* @__PURE__ */ new Map();
  for (const one of dropped.filter(({ candidate }) => !candidate.named)) {
    const said = outcomeOf(one);
    alike2.set(said, [...alike2.get(said) ?? [], one]);
  }
  return {
    remarks: [...alike2].map(([said, tried]) => leftOutMessage(tried, said)),
    unproven: dropped.filter(({ candidate }) => candidate.named).map((one) => ({
      subject: one.candidate.operation.name,
      code: "operation-not-loaded",
      message: leftOutMessage([one], outcomeOf(one)),
      hint: isRefused(one) ? `Name the environment variable of its secret under ${names.credentials}.` : insteadText(one, names)
    }))
  };
}
function insteadText({ candidate: { operation } }, names) {
  const { expectStatus } = operation;
  return expectStatus === void 0 ? `Name a request (${names.operations}) that the server answers with 2xx or 3xx.` : `Correct what it is expected to answer (${enumerate(expectStatus.map(String))}), or what answers.`;
}
function leftOutMessage(tried, said) {
  const one = tried.length === 1;
  const schemes = unique(tried.flatMap(({ candidate }) => candidate.schemes));
  const named = schemes.length === 0 ? "" : ` (load.auth: ${enumerate(schemes)})`;
  const sent = tried.some(({ candidate }) => candidate.operation.credentials.length > 0) ? " other than those sent" : "";
  const why = tried.some(isRefused) ? `; ${one ? "it needs" : "they need"} credentials${sent}${named}` : "";
  const subject = enumerate(tried.map(({ candidate }) => candidate.operation.name));
  return `${subject} ${said} before the load, so ${one ? "it was" : "they were"} not loaded${why}.`;
}
function isRefused({ head, base }) {
  return [head, base].some((probe) => probe?.status === 401 || probe?.status === 403);
}
function outcomeOf({ candidate, head, base }) {
  const said = (probe) => isPage(candidate, probe) ? `${answerIn(probe)} with a page of HTML, where the contract has JSON,` : answerIn(probe);
  const onHead = isWanted(candidate, head) ? void 0 : said(head);
  const onBase = base === void 0 || isWanted(candidate, base) ? void 0 : said(base);
  if (onBase !== void 0 && onBase === onHead) return `${onBase} on base and on head`;
  return [
    ...onBase === void 0 ? [] : [`${onBase} on base`],
    ...onHead === void 0 ? [] : [base === void 0 ? onHead : `${onHead} on head`]
  ].join(" and ");
}
function answerIn({ status, failure }) {
  return status === void 0 ? `did not answer (${failure ?? "no reason known"})` : `answered ${status}`;
}
function redirects(probes) {
  const names = probes.filter(isRedirect).map(({ operation }) => operation.name);
  return names.length === 0 ? [] : [`Answered with a redirect, which is what was measured: ${enumerate(names)}.`];
}
function nothingButRedirects(usable, names) {
  const isMeant = usable.every(({ candidate: { operation } }) => operation.expectStatus !== void 0);
  if (isMeant || !onlyRedirects(usable.map(({ head }) => head))) return [];
  return [
    {
      subject: "the service behind its redirects",
      code: "load-only-redirects",
      message: "Every request was answered with a redirect, so the times are those of the redirects and not of what they lead to.",
      hint: `Name the URL that they lead to. If they lead to a login, name the header that opens the preview under ${names.headers}; if redirects are what the service is for, say so by ${names.statuses}.`
    }
  ];
}
function isRedirect({ status }) {
  return status !== void 0 && status >= 300 && status < 400;
}
function onlyRedirects(probes) {
  const usable = probes.filter(({ status }) => status !== void 0 && status < 400);
  return usable.length > 0 && usable.every(isRedirect);
}
function unreachable({ target }, probes) {
  return new BreakwaterError({
    code: "preview-unreachable",
    message: `The preview at ${target.origin} did not answer: ${probes[0]?.failure ?? "no reason known"}.`,
    hint: "Check that the deployment is up before Breakwater runs, and that its URL is right."
  });
}
function baseSilent({ target }, probes) {
  return {
    subject: "base against head",
    code: "base-unreachable",
    message: `The deployment of base at ${target.origin} did not answer: ${probes?.[0]?.failure ?? "no reason known"}. Head was measured alone.`,
    hint: "Check that it is up, and that load.base names it."
  };
}

// src/checks/load-test/plan/plan.ts
init_shim();

// src/checks/load-test/plan/arrivals.ts
init_shim();
var longestMs2 = 18e4;
var longestWithBaseMs = 3e5;
var longestWarmupMs = 6e4;
var defaultRate = 20;
var highestRate = 1e4;
function timingOf({ load: load2 }, { floor }, written2, withBase) {
  const longest = withBase ? longestWithBaseMs : longestMs2;
  const warmupMs = Math.min(longestWarmupMs, written2.warmupMs ?? load2.warmupSeconds * 1e3);
  const wanted = written2.arrivals ?? arrivalsOf(load2);
  const arrivals = shortened(wanted, longest - warmupMs);
  const cut = durationOf(wanted) > durationOf(arrivals);
  return {
    timing: {
      arrivals,
      warmupMs,
      // Long enough that only what breaks every floor is cut off.
      timeoutMs: written2.timeoutMs ?? Math.min(3e4, Math.max(5e3, 2 * floor.p99Ms)),
      seed: written2.seed ?? load2.seed
    },
    remarks: cut ? [
      `The load test was cut from ${seconds(durationOf(wanted))} to ${seconds(durationOf(arrivals))}: it takes at most ${longest / 6e4} minutes in all.`
    ] : []
  };
}
function arrivalsOf(load2) {
  const durationMs = load2.durationSeconds * 1e3;
  if (load2.concurrency !== void 0) return { model: "closed", concurrency: load2.concurrency, durationMs };
  const rate = Math.min(highestRate, load2.rate ?? throughputFloor(load2) ?? defaultRate);
  return { model: "open", distribution: load2.arrivals, stages: [{ durationMs, from: rate, to: rate }] };
}
function throughputFloor({ slo }) {
  const floors = slo.filter(({ metric, operation }) => metric === "throughput" && operation === void 0);
  return floors.length === 0 ? void 0 : Math.max(...floors.map(({ floor }) => floor));
}
function shortened(arrivals, longestMs4) {
  if (durationOf(arrivals) <= longestMs4) return arrivals;
  if (arrivals.model === "closed") return { ...arrivals, durationMs: longestMs4 };
  const stages = [];
  let left = longestMs4;
  for (const { durationMs, from, to } of arrivals.stages) {
    if (left <= 0) break;
    const share = Math.min(1, left / durationMs);
    stages.push({ durationMs: Math.round(durationMs * share), from, to: from + (to - from) * share });
    left -= durationMs;
  }
  return { ...arrivals, stages };
}
function seconds(ms) {
  return `${Math.round(ms / 100) / 10} s`;
}

// src/checks/load-test/plan/fill.ts
init_shim();

// src/checks/load-test/plan/harvest.ts
init_shim();

// src/checks/load-test/plan/draft.ts
init_shim();

// src/checks/load-test/plan/described.ts
init_shim();

// src/checks/load-test/plan/documents.ts
init_shim();

// src/checks/load-test/plan/external-files.ts
init_shim();
var place = "x-breakwater-files";
var mostFiles = 500;
var largestFile = 4 * 1024 * 1024;
var mostBytes = 32 * 1024 * 1024;
var deepest = 200;
async function withExternalFiles(tree, path, root) {
  const bytesOf = new Map((await tree.list()).map((file) => [file.path, file.bytes]));
  const files = /* @__PURE__ */ new Map();
  const seen = /* @__PURE__ */ new Set([path]);
  let bytesLeft = mostBytes;
  let next = rewritten(root, path, path);
  const own = next.value;
  while (next.files.size > 0) {
    const wanted = [...next.files].filter((file) => !seen.has(file) && seen.size < mostFiles);
    const affordable = wanted.filter((file) => {
      seen.add(file);
      const bytes = bytesOf.get(file) ?? largestFile;
      if (bytes >= largestFile || bytes > bytesLeft) return false;
      bytesLeft -= bytes;
      return true;
    });
    const found = /* @__PURE__ */ new Set();
    for (const [file, text] of await tree.read(affordable)) {
      const part = rewritten(parseDocument(file, text), file, path);
      if (part.value !== void 0) files.set(file, part.value);
      for (const other of part.files) found.add(other);
    }
    next = { value: void 0, files: found };
  }
  return isObject(own) ? { ...own, [place]: Object.fromEntries(files) } : root;
}
function hasExternalReference(text) {
  return /\$ref["']?\s*:\s*["']?[^#"'\s]/.test(text);
}
function rewritten(value, file, root) {
  const files = /* @__PURE__ */ new Set();
  const known2 = /* @__PURE__ */ new Map();
  const walk = (one, depth) => {
    if (typeof one !== "object" || one === null || depth > deepest) return one;
    const before = known2.get(one);
    if (before !== void 0) return before;
    known2.set(one, null);
    const made = isObject(one) ? walkObject(one, depth) : one.map((item) => walk(item, depth + 1));
    known2.set(one, made);
    return made;
  };
  const walkObject = (one, depth) => Object.fromEntries(
    Object.entries(one).map(([key, inner]) => {
      if (key === "$ref" && typeof inner === "string") return [key, localReference(inner, file, root, files)];
      return [key, inner === void 0 ? void 0 : walk(inner, depth + 1)];
    })
  );
  return { value: value === void 0 ? void 0 : walk(value, 0), files };
}
function localReference(reference, file, root, files) {
  const [target = "", pointer = ""] = reference.split("#", 2);
  const path = target === "" ? file : relative(file, target);
  if (path === void 0) return reference;
  if (path === root) return `#${pointer}`;
  files.add(path);
  const key = path.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("%", "%25");
  return `#/${place}/${key}${pointer}`;
}
function relative(from, target) {
  if (/^[a-z][a-z0-9+.-]*:|^\/|\\/i.test(target)) return void 0;
  const steps = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") {
      if (steps.length === 0) return void 0;
      steps.pop();
    } else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

// src/checks/load-test/plan/documents.ts
var largestDocument = 16 * 1024 * 1024;
var mostCandidates = 300;
var mostBytes2 = 64 * 1024 * 1024;
var announced = /(?:^|[{,])[ \t]*["']?(?:openapi|swagger)["']?[ \t]*:[ \t]*["']?[23]/m;
var elsewhere = /(^|\/)(node_modules|bower_components|vendor|dist|build|tests?|__tests__|fixtures|\.github)\/|(^|\/)(package|package-lock|composer|tsconfig)\.json$|(^|\/)pnpm-lock\.yaml$/;
async function readContracts(tree, specs) {
  const wanted = specs.length > 0 ? await globMatcher(specs) : void 0;
  let bytesLeft = mostBytes2;
  const paths = (await tree.list()).filter(({ path, bytes }) => /\.(ya?ml|json)$/i.test(path) && bytes <= largestDocument).filter(({ path }) => wanted ? wanted(path) : !elsewhere.test(path)).sort((a, b) => likelihood(b.path) - likelihood(a.path) || (a.path < b.path ? -1 : 1)).slice(0, mostCandidates).filter(({ bytes }) => {
    bytesLeft -= bytes;
    return bytesLeft >= 0;
  }).map(({ path }) => path);
  const texts = await tree.read(paths);
  const documents = [];
  const unread = [];
  for (const [path, text] of texts) {
    if (!announced.test(text)) continue;
    const root = parseDocument(path, text);
    if (root === void 0 && announced.test(text.slice(0, 4096))) unread.push(path);
    if (!isObject(root) || root.openapi === void 0 && root.swagger === void 0) continue;
    documents.push({ path, text, root: hasExternalReference(text) ? await withExternalFiles(tree, path, root) : root });
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
function parseDocument(path, text) {
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

// src/checks/load-test/plan/described.ts
var methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];
function describedOperations(document) {
  const { root } = document;
  const serverPath = serverPathOf(root);
  const operations = [];
  const elsewhere2 = [];
  for (const [template, entry] of Object.entries(isObject(root.paths) ? root.paths : {})) {
    if (!template.startsWith("/")) continue;
    const item = resolved(root, entry);
    if (!isObject(item)) {
      elsewhere2.push(template);
      continue;
    }
    for (const key of methods) {
      const described = resolved(root, item[key]);
      if (!isObject(described)) continue;
      const method = key.toUpperCase();
      operations.push({ document, name: `${method} ${template}`, method, template, serverPath, item, described });
    }
  }
  return { operations, elsewhere: elsewhere2 };
}
function parametersOf({ document: { root }, item, described }) {
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
function textOf(value) {
  return typeof value === "object" || value === void 0 ? "" : String(value);
}
function serverPathOf(root) {
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
var known = /* @__PURE__ */ new WeakMap();
function linesOf(document) {
  const found = known.get(document);
  if (found !== void 0) return found;
  const all = document.text.split("\n");
  const paths = /* @__PURE__ */ new Map();
  for (const [at2, line] of all.entries()) {
    const key = pathKeyOf(line);
    if (key !== void 0 && !paths.has(key)) paths.set(key, at2);
  }
  const lines = { all, paths };
  known.set(document, lines);
  return lines;
}
function pathKeyOf(line) {
  const text = line.trimStart();
  if (text.startsWith("/")) return /^(.*?)[ \t]*:(?:\s|$)/.exec(text)?.[1];
  return text.startsWith('"/') || text.startsWith("'/") ? /^(["'])(.*?)\1[ \t]*:/.exec(text)?.[2] : void 0;
}
function locationOf({ document, template, method }) {
  const { path } = document;
  const { all, paths } = linesOf(document);
  const start = paths.get(template);
  if (start === void 0) return { path, line: 1, column: 1 };
  const key = method.toLowerCase();
  const isMethod = (line) => [key, `"${key}"`, `'${key}'`].some((form2) => line.startsWith(`${form2}:`));
  for (let at2 = start + 1; at2 < all.length; at2++) {
    const line = all[at2] ?? "";
    if (/^\s*["']?\//.test(line)) break;
    if (isMethod(line.trim())) return { path, line: at2 + 1, column: line.search(/\S/) + 1 };
  }
  return { path, line: start + 1, column: (all[start] ?? "").search(/\S/) + 1 };
}

// src/checks/load-test/plan/ids.ts
init_shim();
var wrappers = ["data", "items", "results", "records", "values", "content", "entries", "_embedded"];
var ends = ["uuid", "guid", "sid", "id", "key", "slug", "name", "number", "code", "login", "ref"];
function itemsOf(body, collection, depth = 0) {
  if (Array.isArray(body)) return body;
  if (!isObject(body) || depth > 2) return void 0;
  for (const key of [...wrappers, ...Object.keys(body).filter((one) => plain(one) === plain(collection))]) {
    const inner = Object.hasOwn(body, key) ? itemsOf(body[key], collection, depth + 1) : void 0;
    if (inner !== void 0) return inner;
  }
  const arrays = Object.values(body).filter((value) => Array.isArray(value));
  return arrays.length === 1 ? arrays[0] : void 0;
}
function idsIn(body, parameter, collection) {
  const wanted = keysFor(parameter, collection);
  const found = (itemsOf(body, collection) ?? []).flatMap((item) => {
    if (!isObject(item)) return idOf(item);
    for (const key of wanted) {
      const own = Object.keys(item).find((one) => plain(one) === key);
      const id = own === void 0 ? [] : idOf(item[own]);
      if (id.length > 0) return id;
    }
    return [];
  });
  return [...new Set(found)];
}
function keysFor(parameter, collection) {
  const name = plain(parameter);
  const isWhole2 = name === "id" || name.length >= 3 && plain(collection).startsWith(name);
  return [name, ...ends.filter((end) => name.endsWith(end)), ...isWhole2 || name.endsWith("id") ? ["id", "uuid"] : []];
}
function idOf(value) {
  if (typeof value !== "string" && !(typeof value === "number" && Number.isFinite(value))) return [];
  const text = String(value);
  return text.length > 0 && text.length <= 200 && !hasDots(text) && text.isWellFormed() ? [text] : [];
}
function plain(name) {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
function hasDots(path) {
  const plain2 = path.replace(/%2e/gi, ".").replace(/%2f|%5c/gi, "/");
  return plain2.split(/[/\\]/).some((step) => step === "." || step === "..");
}

// src/checks/load-test/plan/parameter-values.ts
init_shim();

// src/checks/load-test/plan/sampled.ts
init_shim();

// src/checks/load-test/plan/schema-view.ts
init_shim();
var mostParts = 300;
function flatSchema(root, value) {
  return flat(root, value, { left: mostParts });
}
function flat(root, value, budget) {
  const schema = resolved(root, value);
  if (!isObject(schema) || budget.left-- <= 0) return {};
  const parts = Array.isArray(schema.allOf) ? schema.allOf.map((part) => flat(root, part, budget)) : [];
  const choices = [schema.oneOf, schema.anyOf].flatMap((list) => {
    for (const one of Array.isArray(list) ? list : []) {
      const choice = flat(root, one, budget);
      if (choice.type !== "null") return [choice];
    }
    return [];
  });
  return [...parts, ...choices, schema].reduce(laidTogether, {});
}
function laidTogether(sum, part) {
  const own = Object.fromEntries(Object.entries(part).filter(([key]) => !["allOf", "oneOf", "anyOf"].includes(key)));
  const properties = isObject(sum.properties) && isObject(own.properties) ? { properties: { ...sum.properties, ...own.properties } } : {};
  const required = Array.isArray(sum.required) && Array.isArray(own.required) ? { required: [...sum.required, ...own.required] } : {};
  return { ...sum, ...own, ...properties, ...required };
}
function typeOf(schema) {
  const { type } = schema;
  const named = Array.isArray(type) ? type.find((one) => one !== "null") : type;
  if (typeof named === "string") return named;
  if (isObject(schema.properties)) return "object";
  if (schema.items !== void 0) return "array";
  if (schema.pattern !== void 0 || schema.format !== void 0) return "string";
  return void 0;
}
function numberOf(value) {
  return typeof value === "number" && Number.isFinite(value) ? value : void 0;
}

// src/checks/load-test/plan/sampled.ts
var deepest2 = 12;
var mostValues = 1e3;
var longestText = 200;
function givenValue(schema) {
  const first = (value) => Array.isArray(value) ? value[0] : void 0;
  const given = [
    [schema.example, "schema example"],
    [first(schema.examples), "schema example"],
    [schema.default, "default"],
    [first(schema.enum), "enum"],
    [schema.const, "const"]
  ];
  for (const [value, source] of given) if (value !== void 0 && value !== null) return [value, source];
  return void 0;
}
function sampledScalar(schema, sampler) {
  switch (typeOf(schema)) {
    case "integer":
    case "number":
      return sampledNumber(schema, sampler);
    case "boolean":
      return true;
    case "string":
      return sampledText(schema, sampler);
    default:
      return void 0;
  }
}
function sampledValue(root, value, sampler) {
  return sampled(root, value, { ...sampler, left: mostValues }, 0);
}
function sampled(root, value, sampler, depth) {
  if (depth > deepest2 || sampler.left-- <= 0) return void 0;
  const schema = flatSchema(root, value);
  const [given] = givenValue(schema) ?? [];
  if (given !== void 0) return given;
  switch (typeOf(schema)) {
    case "object":
      return sampledObject(root, schema, sampler, depth);
    case "array": {
      if ((numberOf(schema.minItems) ?? 0) === 0) return [];
      const item = sampled(root, schema.items, sampler, depth + 1);
      return item === void 0 ? void 0 : Array.from({ length: Math.min(100, numberOf(schema.minItems) ?? 1) }, () => item);
    }
    case "string":
      return sampledText(schema, sampler) ?? plainText(schema);
    default:
      return sampledScalar(schema, sampler);
  }
}
function sampledObject(root, schema, sampler, depth) {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const made = [];
  for (const name of Array.isArray(schema.required) ? schema.required : []) {
    if (typeof name !== "string") continue;
    const property = Object.hasOwn(properties, name) ? properties[name] : void 0;
    if (flatSchema(root, property).readOnly === true) continue;
    const value = sampled(root, property, sampler, depth + 1);
    if (value === void 0) return void 0;
    made.push([name, value]);
  }
  return Object.fromEntries(made);
}
function sampledNumber(schema, { random }) {
  const step = numberOf(schema.multipleOf) ?? (typeOf(schema) === "integer" ? 1 : void 0);
  const least = (step ?? 0) === 0 ? Number.EPSILON : step ?? 0;
  const above = numberOf(schema.exclusiveMinimum);
  const below2 = numberOf(schema.exclusiveMaximum);
  const minimum = above === void 0 ? numberOf(schema.minimum) : above + least;
  const maximum = below2 === void 0 ? numberOf(schema.maximum) : below2 - least;
  const low = (minimum ?? Math.min(1, maximum ?? 1)) + (schema.exclusiveMinimum === true ? least : 0);
  const high = (maximum ?? low) - (schema.exclusiveMaximum === true ? least : 0);
  const value = low + random() * Math.max(0, high - low);
  if (step === void 0 || step <= 0) return value;
  const rounded = Math.ceil(low / step) * step + Math.floor((value - low) / step) * step;
  return rounded > high ? Math.ceil(low / step) * step : rounded;
}
function sampledText(schema, { random, word }) {
  const day = () => new Date(Date.UTC(2025, 0, 1 + Math.floor(random() * 365)));
  const hex = (length) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join("");
  switch (schema.format) {
    case "uuid":
      return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
    case "date":
      return day().toISOString().slice(0, 10);
    case "date-time":
      return day().toISOString();
    case "email":
      return `user${Math.floor(random() * 1e3)}@example.com`;
    case "uri":
    case "url":
      return "https://example.com/";
    case "ipv4":
      return `192.0.2.${1 + Math.floor(random() * 254)}`;
    case "hostname":
      return "example.com";
    default:
      return typeof schema.pattern === "string" ? word(schema.pattern, numberOf(schema.minLength) ?? 1, numberOf(schema.maxLength) ?? longestText) : void 0;
  }
}
function plainText(schema) {
  if (schema.pattern !== void 0) return void 0;
  const shortest = numberOf(schema.minLength) ?? 1;
  const longest = numberOf(schema.maxLength) ?? longestText;
  return shortest > 1e4 ? void 0 : "text".padEnd(shortest, " text").slice(0, Math.max(0, longest));
}

// src/checks/load-test/plan/parameter-values.ts
function valuesOf(root, parameter, settings, sampler) {
  const name = textOf(parameter.name);
  const set = Object.hasOwn(settings, name) ? settings[name] : void 0;
  if (set !== void 0 && set.length > 0) return { values: set, source: "config" };
  const example = exampleOf(root, parameter);
  if (example !== void 0) return { values: [example], source: "example" };
  const schema = parameter.schema === void 0 ? parameter : flatSchema(root, parameter.schema);
  return valueOfSchema(root, schema, sampler);
}
function fixedValues(root, parameter, settings) {
  const name = textOf(parameter.name);
  const set = Object.hasOwn(settings, name) ? settings[name] : void 0;
  if (set !== void 0 && set.length > 0) return { values: set, source: "config" };
  const schema = parameter.schema === void 0 ? parameter : flatSchema(root, parameter.schema);
  if (Array.isArray(schema.enum) && schema.enum.length > 0) return { values: schema.enum, source: "enum" };
  return schema.const === void 0 ? void 0 : { values: [schema.const], source: "const" };
}
function valueOfSchema(root, schema, sampler) {
  const given = givenValue(schema);
  if (given !== void 0) return { values: [given[0]], source: given[1] };
  if (typeOf(schema) === "array") {
    const item = flatSchema(root, schema.items);
    const inner = givenValue(item);
    if (inner !== void 0) return { values: [[inner[0]]], source: inner[1] };
    const drawn3 = sampledScalar(item, sampler);
    return drawn3 === void 0 ? void 0 : { values: [[drawn3]], source: "format" };
  }
  const drawn2 = sampledScalar(schema, sampler);
  return drawn2 === void 0 ? void 0 : { values: [drawn2], source: "format" };
}
function exampleOf(root, described) {
  const examples = isObject(described.examples) ? resolved(root, Object.values(described.examples)[0]) : void 0;
  return [described.example, isObject(examples) ? examples.value : void 0, described["x-example"]].find(
    (value) => value !== void 0 && value !== null
  );
}

// src/checks/load-test/plan/request-body.ts
init_shim();
var none = { headers: {} };
var unmade = "a request body that cannot be made from the contract";
var form = "application/x-www-form-urlencoded";
var longestBody = 256 * 1024;
var mostValues2 = 2e4;
var deepest3 = 100;
function bodyOf(operation, sampler) {
  const { method, described, document } = operation;
  if (method === "GET" || method === "HEAD") return none;
  const { root } = document;
  if (root.swagger !== void 0) return swaggerBody(operation, sampler);
  if (described.requestBody === void 0) return none;
  const requestBody = resolved(root, described.requestBody);
  if (!isObject(requestBody) || !isObject(requestBody.content)) return unmade;
  const { content } = requestBody;
  const type = chosenType(Object.keys(content));
  if (type === void 0) return requestBody.required === true ? unmade : none;
  const media = resolved(root, content[type]);
  if (!isObject(media)) return unmade;
  return written(type, exampleOf(root, media) ?? sampledValue(root, media.schema, sampler));
}
function swaggerBody(operation, sampler) {
  const { document, described } = operation;
  const { root } = document;
  const parameters = parametersOf(operation);
  const inBody = parameters.find((parameter) => parameter.in === "body");
  if (inBody !== void 0) return written("application/json", sampledValue(root, inBody.schema, sampler));
  const fields = parameters.filter((parameter) => parameter.in === "formData" && parameter.required === true);
  if (fields.length === 0) return none;
  const consumes = [described.consumes, root.consumes].find(Array.isArray);
  if (consumes !== void 0 && !consumes.includes(form)) return unmade;
  const values = [];
  for (const field of fields) {
    const value = exampleOf(root, field) ?? sampledValue(root, field, sampler);
    if (value === void 0) return unmade;
    values.push([textOf(field.name), value]);
  }
  return written(form, Object.fromEntries(values));
}
function chosenType(types) {
  const plain2 = (type) => type.split(";")[0]?.trim().toLowerCase() ?? "";
  return types.find((type) => /^application\/([\w.-]+\+)?json$/.test(plain2(type))) ?? types.find((type) => plain2(type) === form);
}
function written(type, value) {
  if (value === void 0 || !isSmall(value, { left: mostValues2 }) || !/^[\x20-\x7e]{1,200}$/.test(type)) return unmade;
  const headers = { "content-type": type };
  const body = type.startsWith(form) ? formOf(value) : JSON.stringify(value);
  return body === void 0 || body.length > longestBody ? unmade : { headers, body };
}
function isSmall(value, budget, depth = 0) {
  if (budget.left-- <= 0 || depth > deepest3) return false;
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every((inner) => inner === void 0 || isSmall(inner, budget, depth + 1));
}
function formOf(value) {
  if (!isObject(value)) return void 0;
  const fields = value;
  const pairs = Object.entries(fields).map(([name, one]) => [name, textOf(one)]);
  return new URLSearchParams(pairs.map(([name, text]) => [name, text])).toString();
}

// src/checks/load-test/plan/draft.ts
var mostPaths = 200;
var longestPath = 2e3;
var longestQuery = 6e3;
var longestHeaders = 8e3;
var tooLong = "a URL or headers that are too long";
var missing = "a required parameter without an example";
var methodNames = /^(_method|x-(http-)?method(-override)?)$/i;
var another = "a parameter that stands for another method";
var paging = /^(limit|per_?page|page_?size|size|first|top|\$top|max_?results|count)$/i;
function draftOf(described, { values, seed, word }) {
  const { name, method, template } = described;
  const options2 = { values, sampler: { random: seeded(seed, name), word } };
  const asked2 = askedOf(described, options2);
  if (typeof asked2 === "string") return asked2;
  if (isTooLong(asked2)) return tooLong;
  const body = bodyOf(described, options2.sampler);
  if (typeof body === "string") return body;
  return {
    described,
    operation: {
      name,
      method,
      template,
      headers: { ...asked2.headers, ...body.headers },
      credentials: [],
      weight: weightOf(described.described),
      ...body.body === void 0 ? {} : { body: body.body }
    },
    slots: slotsOf(described, options2),
    queries: asked2.queries,
    sources: asked2.sources
  };
}
function askedOf(described, options2) {
  const { root } = described.document;
  const query = [];
  const headers = {};
  const sources = [];
  for (const parameter of parametersOf(described)) {
    if (["path", "body", "formData"].includes(textOf(parameter.in))) continue;
    if (parameter.required !== true && !isWanted2(root, parameter, options2)) continue;
    const name = textOf(parameter.name);
    if (methodNames.test(name)) return another;
    const found = name === "" ? void 0 : valuesOf(root, parameter, options2.values, options2.sampler);
    const [value] = found?.values ?? [];
    if (found === void 0 || value === void 0 || isObject(value)) return missing;
    if (parameter.in === "query") {
      query.push(found.values.map((one) => serialized(name, one, isExploded(parameter))));
    } else if (parameter.in === "header" && isHeader(name, value)) headers[name] = textOf(value);
    else return missing;
    sources.push({ parameter: name, source: found.source });
  }
  return { headers, queries: combined(query), sources };
}
function isTooLong({ queries, headers }) {
  const bytes = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  return bytes > longestHeaders || queries.some(({ length }) => length > longestQuery);
}
function weightOf({ "x-breakwater-weight": weight }) {
  return typeof weight === "number" && weight > 0 && weight <= 1e3 ? weight : 1;
}
function isWanted2(root, parameter, { values }) {
  const name = textOf(parameter.name);
  if (parameter.in !== "query") return false;
  if (Object.hasOwn(values, name)) return true;
  const schema = parameter.schema === void 0 ? parameter : flatSchema(root, parameter.schema);
  return paging.test(name) && typeof schema.default === "number" && parameter.example === void 0;
}
function slotsOf(described, { values, sampler }) {
  const { document, template } = described;
  const { root } = document;
  const inPath = new Map(
    parametersOf(described).flatMap((one) => one.in === "path" ? [[textOf(one.name), one]] : [])
  );
  return [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => {
    const parameter = inPath.get(name) ?? { name };
    const texts = (list) => (list ?? []).map(textOf).filter((text) => text !== "" && text.length <= longestPath && !hasDots(text)).slice(0, mostPaths);
    const fixed = fixedValues(root, parameter, values);
    const known2 = inPath.has(name) ? valuesOf(root, parameter, {}, sampler) : void 0;
    return {
      name,
      fixed: fixed === void 0 ? void 0 : texts(fixed.values),
      // An id that was only drawn is nobody's.
      examples: known2 === void 0 || known2.source === "format" ? [] : texts(known2.values)
    };
  });
}
function combined(parameters) {
  let queries = [[]];
  for (const values of parameters) {
    queries = values.flatMap((value) => queries.map((query) => [...query, ...value])).slice(0, mostPaths);
  }
  return queries.map((query) => query.length === 0 ? "" : `?${query.join("&")}`);
}
function isExploded({ explode, collectionFormat, schema, type }) {
  return schema === void 0 && type === "array" ? collectionFormat === "multi" : explode !== false;
}
function serialized(name, value, explode) {
  const key = encodeURIComponent(name);
  if (!Array.isArray(value)) return [`${key}=${encodeURIComponent(textOf(value))}`];
  const items = value.map((item) => encodeURIComponent(textOf(item)));
  return explode ? items.map((item) => `${key}=${item}`) : [`${key}=${items.join(",")}`];
}
function isHeader(name, value) {
  return /^[A-Za-z0-9_-]{1,100}$/.test(name) && !/^(host|connection|content-length|transfer-encoding|upgrade|expect|te|trailer|authorization|cookie|proxy-.*|forwarded|x-forwarded-.*|x-(original|rewrite)-url)$/i.test(
    name
  ) && /^[\x20-\x7e]{0,1000}$/.test(textOf(value));
}

// src/checks/load-test/plan/links.ts
init_shim();
var mostLinks = 1e3;
function linksOf(operations) {
  const found = [];
  for (const from of operations) {
    if (found.length >= mostLinks) break;
    if (from.method === "GET" && !from.template.includes("{")) found.push(...ownLinks(from));
  }
  return found.slice(0, mostLinks);
}
function ownLinks(from) {
  const { root } = from.document;
  const responses = isObject(from.described.responses) ? Object.values(from.described.responses) : [];
  return responses.slice(0, mostLinks).flatMap((entry) => {
    const response = resolved(root, entry);
    const links = isObject(response) && isObject(response.links) ? Object.values(response.links) : [];
    return links.slice(0, mostLinks).flatMap((described) => {
      const link = resolved(root, described);
      return isObject(link) ? [{ from, link }] : [];
    });
  });
}
function linkSources(links, target, parameter) {
  return links.flatMap(({ from, link }) => {
    if (from.document !== target.document || !leadsTo(link, target) || !isObject(link.parameters)) return [];
    const expression = textOf(link.parameters[parameter] ?? link.parameters[`path.${parameter}`]);
    const [, pointer] = /^\$response\.body#((?:\/.*)?)$/.exec(expression) ?? [];
    if (pointer === void 0) return [];
    return [{ from: from.name, pointer: pointer.split("/").slice(1).map(unescapePointer) }];
  });
}
function leadsTo(link, target) {
  if (typeof link.operationId === "string") return link.operationId === target.described.operationId;
  const [, template = "", method = ""] = /^#\/paths\/([^/]+)\/([a-z]+)$/.exec(textOf(link.operationRef)) ?? [];
  return unescapePointer(template) === target.template && method.toUpperCase() === target.method;
}
function valuesAt(body, pointer) {
  let current = [body];
  for (const step of pointer) {
    current = current.flatMap((value) => {
      if (Array.isArray(value)) return /^\d+$/.test(step) ? value : [];
      return isObject(value) && Object.hasOwn(value, step) ? [value[step]] : [];
    });
  }
  return [...new Set(current.flatMap(idOf))];
}

// src/checks/load-test/plan/harvest.ts
var timeoutMs2 = 1e4;
var bodyBytes = 2 * 1024 * 1024;
var mostParents = 3;
var mostLists = 120;
var mostSilent = 3;
var longestMs3 = 6e4;
function idHarvest(source) {
  const ask2 = listAsker(source);
  const lists = listIndex(source);
  return async (draft) => {
    const { template, serverPath } = draft.described;
    let prefixes = [serverPath];
    const from = [];
    const segments = template.split("/").slice(1);
    const slots = [...draft.slots];
    for (const [at2, segment] of segments.entries()) {
      const names = [...segment.matchAll(/\{[^{}]+\}/g)];
      const own = slots.splice(0, names.length);
      const [slot] = own;
      if (slot === void 0) {
        prefixes = prefixes.map((prefix) => `${prefix}/${encodedSegment(segment, [])}`);
        continue;
      }
      const known2 = own.map(({ fixed, examples }) => fixed ?? examples);
      const isWhole2 = own.length === 1 && slot.fixed === void 0;
      const collection = segments.slice(0, at2).findLast((one) => !one.includes("{")) ?? "";
      const parent = `/${segments.slice(0, at2).join("/")}`;
      const found = isWhole2 ? await idsFor(lists, ask2, draft, { slot, parent, collection }, prefixes) : void 0;
      if (found !== void 0 && "pairs" in found) {
        prefixes = found.pairs.map(([prefix, id]) => `${prefix}/${encodedSegment(segment, [id])}`);
        from.push(found.from);
        continue;
      }
      if (known2.some(({ length }) => length === 0)) {
        return { reason: found?.reason ?? "a path parameter without a list to take it from" };
      }
      prefixes = crossed(prefixes, known2).map(([prefix, ids]) => `${prefix}/${encodedSegment(segment, ids)}`);
    }
    const paths = draft.queries.flatMap((query) => prefixes.map((prefix) => joined(prefix || "/", query)));
    return { paths: paths.slice(0, mostPaths), from };
  };
}
function listIndex({ operations, drafts, seed }) {
  const byName = /* @__PURE__ */ new Map();
  const byTemplate = /* @__PURE__ */ new Map();
  const add = (index, key, draft) => {
    const { document } = draft.described;
    const own = index.get(document) ?? /* @__PURE__ */ new Map();
    if (!own.has(key)) own.set(key, draft);
    index.set(document, own);
  };
  for (const draft of drafts) {
    add(byName, draft.operation.name, draft);
    if (draft.operation.method === "GET") add(byTemplate, normal(draft.described.template), draft);
  }
  return {
    seed,
    links: linksOf(operations),
    named: ({ described }, name) => byName.get(described.document)?.get(name),
    at: ({ described }, template) => byTemplate.get(described.document)?.get(normal(template))
  };
}
async function idsFor({ links, named, at: at2, seed }, ask2, draft, { slot, parent, collection }, prefixes) {
  const random = seeded(seed, `${parent}/{${slot.name}}`);
  let reason;
  for (const { from, pointer } of linkSources(links, draft.described, slot.name)) {
    const list2 = named(draft, from);
    if (list2 === void 0) continue;
    const path = joined(
      `${list2.described.serverPath}${encodedSegment(list2.described.template, [])}`,
      list2.queries[0] ?? ""
    );
    const found = await ask2(list2, path, (body) => valuesAt(body, pointer));
    if ("ids" in found) {
      const ids = drawn(found.ids, mostPaths, random);
      return { pairs: ids.flatMap((id) => prefixes.map((prefix) => [prefix, id])).slice(0, mostPaths), from };
    }
    reason = found.reason;
  }
  const list = at2(draft, parent);
  for (const prefix of list === void 0 ? [] : drawn(prefixes, mostParents, random)) {
    if (list === void 0) continue;
    const path = joined(`${prefix}${endOf(list.described.template)}`, list.queries[0] ?? "");
    const found = await ask2(list, path, (body) => idsIn(body, slot.name, collection));
    if ("ids" in found) {
      const ids = drawn(found.ids, mostPaths, random);
      return { pairs: ids.map((id) => [prefix, id]), from: list.operation.name };
    }
    reason = found.reason;
  }
  return reason === void 0 ? void 0 : { reason };
}
function listAsker({ probe, sides, clock }) {
  const answers = /* @__PURE__ */ new Map();
  const start = clock.now().getTime();
  let silent = 0;
  const asked2 = async (list, path) => {
    const all = sides.base === void 0 ? [sides.head] : [sides.base, sides.head];
    return await Promise.all(all.map((side) => once(probe, side, list, path)));
  };
  return async (list, path, read) => {
    const key = `${list.operation.name} ${path}`;
    let answer = answers.get(key);
    if (answer === void 0) {
      const isLate = clock.now().getTime() - start > longestMs3;
      if (answers.size >= mostLists || silent >= mostSilent || isLate)
        return { reason: "a path parameter whose list was not asked" };
      answer = asked2(list, path);
      answers.set(key, answer);
      if ((await answer).some(({ status }) => status === void 0)) silent++;
    }
    const probes = await answer;
    const bad = probes.find(({ status }) => status === void 0 || status < 200 || status > 299);
    if (bad !== void 0) {
      return {
        reason: `a path parameter whose list ${bad.status === void 0 ? "did not answer" : `answered ${bad.status}`}`
      };
    }
    const [first = [], ...others] = probes.map(({ body }) => read(parsed(body)));
    if (first.length === 0) return { reason: "a path parameter whose list has no ids" };
    const shared = others.map((other) => new Set(other));
    const ids = first.filter((id) => shared.every((other) => other.has(id)));
    return ids.length > 0 ? { ids } : { reason: "a path parameter whose lists on base and head share no id" };
  };
}
async function once(probe, { target }, list, path) {
  const [answer] = await probe({
    origin: target.origin,
    ...target.address === void 0 ? {} : { address: target.address },
    operations: [loadRequest({ ...list.operation, paths: [path] }, target, path)],
    timeoutMs: timeoutMs2,
    bodyBytes
  });
  if (answer === void 0) throw new Error("the probe gave no answer to a question");
  return answer;
}
function parsed(body) {
  try {
    return JSON.parse(body ?? "");
  } catch {
    return void 0;
  }
}
function crossed(prefixes, values) {
  let combined2 = prefixes.map((prefix) => [prefix, []]);
  for (const list of values) {
    combined2 = list.flatMap((value) => combined2.map(([prefix, ids]) => [prefix, [...ids, value]])).slice(0, mostPaths);
  }
  return combined2;
}
function encodedSegment(segment, ids) {
  const literals = segment.split(/\{[^{}]+\}/);
  return literals.map((literal2, at2) => {
    const id = at2 === 0 ? "" : encodeURIComponent(ids[at2 - 1] ?? "");
    return `${id}${encodeURI(literal2).replaceAll("#", "%23")}`;
  }).join("");
}
function joined(path, query) {
  return path.includes("?") ? `${path}${query.replace("?", "&")}` : `${path}${query}`;
}
function normal(template) {
  return template.slice(0, template.length - endOf(template).length).replace(/\{[^{}]*\}/g, "{}");
}
function endOf(template) {
  return /(?:\/+|\.json)$/.exec(template)?.[0] ?? "";
}

// src/checks/load-test/plan/fill.ts
var mostOperations = 40;
async function filled({ wanted, described, lists }, sides, probe, { config, log, clock }) {
  const harvest = idHarvest({ probe, sides, operations: described, drafts: lists, seed: config.load.seed, clock });
  const candidates = [];
  const left = /* @__PURE__ */ new Map();
  const unproven = [];
  const lent = /* @__PURE__ */ new Map();
  let over = 0;
  for (const { paths, needs: _, ...one } of wanted) {
    if (candidates.length >= mostOperations && !one.named) {
      over++;
      continue;
    }
    const found = "slots" in paths ? await harvest(paths) : { paths, from: [] };
    if ("reason" in found) {
      const { name } = one.operation;
      if (one.named) unproven.push(missed(name, found.reason));
      else left.set(found.reason, [...left.get(found.reason) ?? [], name]);
      continue;
    }
    const harvested = found.from.length > 0;
    candidates.push({ ...one, harvested, operation: { ...one.operation, paths: found.paths } });
    if (harvested) lent.set(one.operation.name, found.from);
  }
  for (const [reason, names] of left) log.debug(`not loaded, ${reason}: ${names.join(", ")}`);
  const remarks = [
    ...leftRemark(left, settingNames(config).operations),
    ...over === 0 ? [] : [`${over} further safe operations were left out; at most ${mostOperations} share one run.`],
    ...lentRemark(lent),
    ...valuesRemark(wanted, candidates)
  ];
  return { candidates: withUniqueNames(candidates), remarks, unproven };
}
function missed(name, reason) {
  return {
    subject: name,
    code: "operation-not-loaded",
    message: `${name} was not loaded: ${reason}.`,
    hint: "Give its parameters values under load.values, or name a request with all of them in place."
  };
}
function leftRemark(left, operations) {
  if (left.size === 0) return [];
  const list = [...left].map(([reason, names]) => `${names.length} (${reason})`).join(", ");
  return [
    `Operations not loaded for want of a value: ${list}. Give values under load.values, or name requests under ${operations}.`
  ];
}
function lentRemark(lent) {
  if (lent.size === 0) return [];
  const lists = unique([...lent.values()].flat());
  return [`Ids for ${count(lent.size, "operation")} were taken from the answers of ${enumerate(lists)}.`];
}
function valuesRemark(wanted, candidates) {
  const names = new Set(candidates.map(({ operation }) => operation.name));
  const drafts = wanted.flatMap(
    ({ paths, operation }) => "slots" in paths && names.has(operation.name) ? [paths] : []
  );
  const bySource = /* @__PURE__ */ new Map();
  for (const { sources, operation } of drafts) {
    for (const { parameter, source } of sources) {
      bySource.set(source, [...bySource.get(source) ?? [], `${parameter} of ${operation.name}`]);
    }
  }
  if (bySource.size === 0) return [];
  const list = [...bySource].map(([source, parameters]) => {
    return `${parameters.length} from ${words[source] ?? source} (${enumerate(parameters, 2)})`;
  });
  return [`Values of parameters: ${list.join("; ")}.`];
}
var words = {
  config: "load.values",
  example: "the contract's examples",
  "schema example": "the schemas' examples",
  default: "defaults",
  enum: "the first of an enum",
  const: "constants",
  format: "type and format, drawn by the seed"
};
function withUniqueNames(candidates) {
  const taken = /* @__PURE__ */ new Set();
  return candidates.map((candidate) => {
    const { operation, serverPath = "" } = candidate;
    const options2 = [operation.name, `${operation.method} ${serverPath}${operation.template}`];
    let name = options2.find((one) => !taken.has(one));
    for (let at2 = 2; name === void 0; at2++) {
      const numbered = `${operation.name} #${at2}`;
      if (!taken.has(numbered)) name = numbered;
    }
    taken.add(name);
    return { ...candidate, operation: { ...operation, name } };
  });
}

// src/checks/load-test/plan/own-url.ts
init_shim();
function ownUrl(target, url) {
  const parameters = parametersOf2(target, url);
  const path = target.prefix || "/";
  return {
    name: `GET ${path}${parameters.length === 0 ? "" : "?\u2026"}`,
    method: "GET",
    template: path,
    paths: [""],
    headers: {},
    credentials: parameters.map(({ name, variable }) => ({ in: "query", name, prefix: "", secret: variable })),
    weight: 1
  };
}
function withOwnSecrets(target, url) {
  const secrets = parametersOf2(target, url).map(({ variable, value }) => [variable, value]);
  return { ...target, secrets: { ...target.secrets, ...Object.fromEntries(secrets) } };
}
function parametersOf2({ origin }, url) {
  return url !== void 0 && URL.canParse(url) && new URL(url).origin === origin ? queryParameters(url) : [];
}

// src/checks/load-test/plan/plan-hash.ts
init_shim();
import { createHash } from "node:crypto";
function planHash(plan) {
  return createHash("sha256").update(canonical(plan)).digest("hex");
}
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, inner]) => inner !== void 0).sort(([a], [b]) => a < b ? -1 : 1);
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
}

// src/checks/load-test/plan/secrets.ts
init_shim();

// src/checks/load-test/plan/token.ts
init_shim();
var timeoutMs3 = 1e4;
var bodyBytes2 = 64 * 1024;
async function fetchToken({ url, setting }, client, context, head) {
  if (url === void 0) throw refused("no token URL is described or set", "Name it as token-url under load.auth.");
  const http = await context.loadEngines();
  const target = await judged(url, context, head, http.resolve);
  const form2 = new URLSearchParams({ grant_type: "client_credentials" });
  if (setting.scope !== void 0) form2.set("scope", setting.scope);
  const encoded = [client.id, client.secret].map((one) => encodeURIComponent(one)).join(":");
  const basic = { authorization: `Basic ${Buffer.from(encoded).toString("base64")}` };
  const first = await post(http.probe, target, basic, form2);
  const refusedBasic = first.status === 400 || first.status === 401;
  if (refusedBasic) form2.set("client_id", client.id);
  if (refusedBasic) form2.set("client_secret", client.secret);
  return tokenIn(refusedBasic ? await post(http.probe, target, {}, form2) : first, target.url.origin);
}
async function judged({ text, trusted }, context, { target }, resolve) {
  if (!URL.canParse(text, `${target.origin}/`)) throw refused("its token URL is no URL", "Correct it in the contract.");
  const url = new URL(text, `${target.origin}/`);
  if (url.origin === target.origin) return secure({ url, address: target.address });
  if (!trusted && !isListedHost(url.href, context.config.load.hosts)) {
    throw refused(
      `its token URL is at ${url.origin}, another host than the preview's, and the contract is all that names it`,
      "A secret goes only where the config says: name it as token-url under load.auth, or its host under load.hosts."
    );
  }
  const policy = {
    namedBy: trusted ? "config" : "workflow input",
    fromFork: !trusted || context.fromFork,
    hosts: context.config.load.hosts
  };
  const { addresses } = await judgeTarget(url.href, policy, resolve);
  return secure({ url, address: addresses[0] });
}
function secure(target) {
  if (target.url.protocol === "https:" || isNearby(target.url.hostname, target.address)) return target;
  throw refused(`its token URL ${target.url.origin} is not https`, "Name one that is, as token-url under load.auth.");
}
function isNearby(hostname, address) {
  const place2 = placeOf(address ?? hostname.replace(/^\[|\]$/g, ""));
  return place2 === "loopback" || place2 === "private";
}
async function post(probe, { url, address }, headers, form2) {
  const [answer] = await probe({
    origin: url.origin,
    ...address === void 0 ? {} : { address },
    operations: [
      {
        name: "token",
        method: "POST",
        path: `${url.pathname}${url.search}`,
        headers: { ...headers, accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
        body: form2.toString()
      }
    ],
    timeoutMs: timeoutMs3,
    bodyBytes: bodyBytes2
  });
  if (answer === void 0) throw new Error("the probe gave no answer to a question");
  return answer;
}
function tokenIn({ status, failure, body = "" }, origin) {
  const hint = "Check the client credentials, their scope and the token URL.";
  if (status === void 0) throw refused(`${origin} did not answer (${failure ?? "no reason known"})`, hint);
  if (status < 200 || status > 299) throw refused(`${origin} answered ${status}`, hint);
  const answer = parsed2(body);
  const token = isObject(answer) ? answer.access_token : void 0;
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token)) throw refused(`${origin} gave no access_token`, hint);
  const seconds2 = isObject(answer) ? Number(answer.expires_in) : Number.NaN;
  return { value: token, lifetimeMs: Number.isFinite(seconds2) ? seconds2 * 1e3 : void 0 };
}
function parsed2(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
function refused(why, hint) {
  return new BreakwaterError({ code: "load-token-refused", message: `No token could be had: ${why}.`, hint });
}

// src/checks/load-test/plan/secrets.ts
async function gatherSecrets(needs, context, head) {
  const values = /* @__PURE__ */ new Map();
  const missing2 = /* @__PURE__ */ new Map();
  const lifetimes = /* @__PURE__ */ new Map();
  for (const need2 of new Map(needs.map((one) => [one.name, one])).values()) {
    const found = await secretOf2(need2, context, head);
    if ("trouble" in found) missing2.set(need2.name, found.trouble);
    else {
      values.set(need2.name, found.value);
      if (found.lifetimeMs !== void 0) lifetimes.set(need2.name, found.lifetimeMs);
    }
  }
  return { values, missing: missing2, lifetimes };
}
async function secretOf2({ name, key, from }, context, head) {
  const names = settingNames(context.config);
  const read = (variables) => {
    const found = [];
    for (const variable of variables) {
      const value = context.secret(variable);
      if (value === void 0 || value === "") return absent(variable, key, names);
      const trouble = unsendable(value, variable, key);
      if (trouble !== void 0) return trouble;
      found.push(value);
    }
    return found;
  };
  switch (from.kind) {
    case "variable": {
      const found = read([from.env]);
      return "code" in found ? { trouble: found } : { value: found.join(""), lifetimeMs: void 0 };
    }
    case "basic": {
      const found = read(from.env);
      if ("code" in found) return { trouble: found };
      return { value: Buffer.from(found.join(":")).toString("base64"), lifetimeMs: void 0 };
    }
    case "token": {
      const found = read([from.setting.idEnv, from.setting.secretEnv]);
      if ("code" in found) return { trouble: found };
      const [id = "", secret = ""] = found;
      try {
        return await fetchToken(from, { id, secret }, context, head);
      } catch (thrown) {
        if (!(thrown instanceof BreakwaterError)) throw thrown;
        const { code, message, hint } = thrown.trouble;
        return { trouble: { code, message: `Scheme ${name} (${key}): ${message}`, hint } };
      }
    }
    default:
      return from;
  }
}
function absent(variable, key, names) {
  const named = key.replace(/^load\.headers-env(?=\.)/, names.headers);
  return {
    code: "load-secret-missing",
    message: `The environment variable ${variable}${named === variable ? "" : ` (${named})`} is not set, or not for this run.`,
    hint: names.secrets
  };
}
function unsendable(value, variable, key) {
  if (/^[\x20-\x7e\x80-\xff]+$/.test(value)) return void 0;
  return {
    code: "load-secret-invalid",
    message: `The environment variable ${variable} (${key}) holds a character that no header can carry.`,
    hint: "Store the secret without line ends, on one line."
  };
}
function withoutSecrets3(missing2, operations) {
  return [...missing2].flatMap(([secret, trouble]) => {
    const names = operations.filter(({ credentials }) => credentials.some((credential) => credential.secret === secret)).map(({ name }) => name);
    if (names.length === 0) return [];
    const lost = names.length === 1 ? "was not loaded" : "were not loaded";
    return [
      {
        ...trouble,
        subject: names.length === 1 ? enumerate(names) : count(names.length, "operation"),
        message: `${trouble.message} ${enumerate(names)} ${lost}.`
      }
    ];
  });
}
function sidesWith({ head, base }, values) {
  const withAll = (side) => {
    refusePlain(side.target, values);
    return { ...side, target: { ...side.target, secrets: { ...side.target.secrets, ...Object.fromEntries(values) } } };
  };
  return { head: withAll(head), base: base === void 0 ? void 0 : withAll(base) };
}
function refusePlain({ origin, address }, values) {
  const { protocol, hostname } = new URL(origin);
  if (values.size === 0 || protocol === "https:" || isNearby(hostname, address)) return;
  throw new BreakwaterError({
    code: "load-secret-refused",
    message: `${origin} is not https, so the secrets ${enumerate([...values.keys()])} are not sent to it.`,
    hint: "Name the https URL of the deployment, or take away load.auth and load.headers-env."
  });
}

// src/checks/load-test/plan/security.ts
init_shim();
var nothing = { credentials: [], needs: [], schemes: [] };
function securityOf({ document: { root }, described }, auth) {
  const required = Array.isArray(described.security) ? described.security : root.security;
  const alternatives = (Array.isArray(required) ? required : []).filter(isObject).map((one) => Object.keys(one));
  const chosen = alternatives.find((names) => names.length > 0 && names.every((name) => Object.hasOwn(auth, name)));
  if (chosen === void 0) {
    const isOpen = alternatives.some((names) => names.length === 0);
    return isOpen ? nothing : { ...nothing, schemes: alternatives[0] ?? [] };
  }
  const parts = chosen.map((name) => {
    const setting = auth[name];
    return setting === void 0 ? name : schemeChoice(name, schemeOf(root, name), setting) ?? name;
  });
  const unsupported = parts.filter((part) => typeof part === "string");
  if (unsupported.length > 0) return { ...nothing, schemes: unsupported };
  const known2 = parts.filter((part) => typeof part !== "string");
  return { ...nothing, credentials: known2.map(([credential]) => credential), needs: known2.map(([, need2]) => need2) };
}
function openingHeaders({ headersEnv }) {
  const entries = Object.entries(headersEnv);
  return {
    credentials: entries.map(([name, env]) => ({ in: "header", name, prefix: "", secret: env })),
    needs: entries.map(([name, env]) => ({
      name: env,
      key: `load.headers-env.${name}`,
      from: { kind: "variable", env }
    }))
  };
}
function needOf(secret, auth, roots) {
  const setting = Object.hasOwn(auth, secret) ? auth[secret] : void 0;
  if (setting === void 0 || setting.kind === "secret") {
    const env = setting?.env ?? secret;
    return {
      name: secret,
      key: setting === void 0 ? secret : `load.auth.${secret}`,
      from: { kind: "variable", env }
    };
  }
  const root = roots.find((one) => schemeOf(one, secret) !== void 0);
  return need(secret, root === void 0 ? void 0 : schemeOf(root, secret), setting);
}
function schemeOf(root, name) {
  const components = isObject(root.components) ? root.components.securitySchemes : void 0;
  const schemes = root.swagger === void 0 ? components : root.securityDefinitions;
  const scheme = isObject(schemes) && Object.hasOwn(schemes, name) ? resolved(root, schemes[name]) : void 0;
  return isObject(scheme) ? scheme : void 0;
}
function schemeChoice(name, scheme, setting) {
  if (scheme === void 0) return void 0;
  const authorization = (prefix, secret) => ({
    in: "header",
    name: "authorization",
    prefix,
    secret
  });
  if (setting.kind === "client-credentials") return [authorization("Bearer ", name), need(name, scheme, setting)];
  const kind = textOf(scheme.type) === "http" ? textOf(scheme.scheme).toLowerCase() : textOf(scheme.type);
  if (kind === "basic") return [authorization("Basic ", name), need(name, scheme, setting)];
  if (setting.kind === "basic") return void 0;
  const { env } = setting;
  const variable = { name: env, key: `load.auth.${name}`, from: { kind: "variable", env } };
  if (kind === "bearer" || kind === "oauth2" || kind === "openIdConnect")
    return [authorization("Bearer ", env), variable];
  if (kind !== "apiKey") return void 0;
  const place2 = textOf(scheme.in);
  const key = textOf(scheme.name);
  if (place2 !== "header" && place2 !== "query" && place2 !== "cookie") return void 0;
  if (place2 !== "query" && !/^[A-Za-z0-9_.-]{1,100}$/.test(key)) return void 0;
  if (place2 === "header" && (isOfConnection(key) || /^proxy-/i.test(key))) return void 0;
  return key === "" ? void 0 : [{ in: place2, name: key, prefix: "", secret: env }, variable];
}
function need(name, scheme, setting) {
  const key = `load.auth.${name}`;
  switch (setting.kind) {
    case "secret":
      return { name, key, from: { kind: "basic", env: [setting.env] } };
    case "basic":
      return { name, key, from: { kind: "basic", env: [setting.userEnv, setting.passwordEnv] } };
    case "client-credentials":
      return { name, key, from: { kind: "token", setting, url: tokenUrlOf(scheme, setting.tokenUrl) } };
    default:
      return setting;
  }
}
function tokenUrlOf(scheme, set) {
  if (set !== void 0) return { text: set, trusted: true };
  const flows = isObject(scheme?.flows) ? scheme.flows : {};
  const flow = isObject(flows.clientCredentials) ? flows.clientCredentials : scheme;
  const text = textOf(flow?.tokenUrl);
  return text === "" ? void 0 : { text, trusted: false };
}

// src/checks/load-test/plan/server-path.ts
init_shim();
function withoutServerPath(wanted, sides) {
  const whole = wanted.flatMap(wholePaths);
  if (whole.length === 0) return { wanted, sides };
  const removed = (side) => repeated(side.target.prefix, whole);
  const onHead = removed(sides.head);
  const isMixed = wanted.some(({ serverPath }) => serverPath === void 0);
  if (isMixed && sides.base !== void 0 && removed(sides.base) !== onHead) return { wanted, sides };
  const shorter = (side) => {
    const { prefix } = side.target;
    return { ...side, target: { ...side.target, prefix: prefix.slice(0, prefix.length - removed(side).length) } };
  };
  return {
    wanted: wanted.map((one) => one.serverPath === void 0 ? below(onHead, one) : one),
    sides: { head: shorter(sides.head), base: sides.base === void 0 ? void 0 : shorter(sides.base) }
  };
}
function wholePaths({ serverPath, paths, operation }) {
  if (serverPath === void 0) return [];
  const all = "slots" in paths ? [`${serverPath}${operation.template}`] : paths;
  return all.map((path) => ({ path, serverPath }));
}
function repeated(prefix, whole) {
  if (prefix === "") return "";
  if (whole.every(({ path }) => path.startsWith(`${prefix}/`))) return prefix;
  const server = whole[0]?.serverPath ?? "";
  const isShared = server !== "" && whole.every(({ serverPath }) => serverPath === server);
  return isShared && prefix.endsWith(server) ? server : "";
}
function below(prefix, wanted) {
  return "slots" in wanted.paths ? wanted : { ...wanted, paths: wanted.paths.map((path) => `${prefix}${path}`) };
}

// src/checks/load-test/plan/server-root.ts
init_shim();
var timeoutMs4 = 1e4;
var mostTried2 = 3;
async function placed(wanted, lists, probe, { target }) {
  const isAsked = wanted.some(({ paths: paths2, serverPath = "" }) => "slots" in paths2 && serverPath !== "");
  const tried = isAsked ? lists.filter(isWhole).slice(0, mostTried2) : [];
  const unchanged = { wanted, lists, remarks: [] };
  if (tried.length === 0) return unchanged;
  const ask2 = async (pathOf) => {
    const answers = await probe({
      origin: target.origin,
      ...target.address === void 0 ? {} : { address: target.address },
      operations: tried.map((draft) => loadRequest({ ...draft.operation, paths: [] }, target, pathOf(draft))),
      timeoutMs: timeoutMs4
    });
    return answers;
  };
  const plain2 = ({ operation, queries }) => `${encodeURI(operation.template)}${queries[0] ?? ""}`;
  const below2 = await ask2((draft) => `${draft.described.serverPath}${plain2(draft)}`);
  if (below2.some(isFound) || !below2.some(({ status }) => status === 404)) return unchanged;
  if (!(await ask2(plain2)).some(isFound)) return unchanged;
  const paths = [...new Set(tried.map(({ described }) => described.serverPath))];
  return {
    wanted: wanted.map((one) => "slots" in one.paths ? { ...one, serverPath: "", paths: atRoot(one.paths) } : one),
    lists: lists.map(atRoot),
    remarks: [
      `Below ${enumerate(paths)}, where the contract has its server, ${target.origin} answers 404; its operations were found without it, and are loaded there.`
    ]
  };
}
function isFound({ status, headers = {} }) {
  return status !== void 0 && status >= 200 && status < 300 && !/^text\/html/i.test(headers["content-type"] ?? "");
}
function atRoot(draft) {
  return { ...draft, described: { ...draft.described, serverPath: "" } };
}
function isWhole({ operation: { method }, slots, described }) {
  return (method === "GET" || method === "HEAD") && slots.length === 0 && described.serverPath !== "";
}

// src/checks/load-test/plan/sources.ts
init_shim();

// src/checks/load-test/plan/contract-requests.ts
init_shim();

// src/checks/load-test/plan/safety.ts
init_shim();
var effects = /* @__PURE__ */ new Set([
  ...["logout", "signout", "export", "send", "reset", "verify", "unsubscribe", "confirm"],
  ...["delete", "remove", "destroy", "purge", "revoke", "cancel", "restart", "shutdown", "rotate"]
]);
var mark = "x-breakwater-load";
var loadableMethods = ["GET", "HEAD", "POST", "PUT", "PATCH"];
function reasonToSkip(operation, shared) {
  const { method, template, described, document } = operation;
  const marked = textOf(described[mark]);
  if (marked === "never") return `marked ${mark}: never`;
  const isSafe = method === "GET" || method === "HEAD";
  if (!isSafe) {
    if (marked !== "safe" || !loadableMethods.includes(method)) return "not a GET or HEAD";
    if (shared) return `marked ${mark}: safe, which holds for a preview and not for the deployment of base`;
  }
  const words2 = wordsOf(`${template} ${textOf(described.operationId)}`);
  if (marked !== "safe" && words2.some((word) => effects.has(word))) return "a name that promises an effect";
  if (described.deprecated === true) return "deprecated";
  const responses = isObject(described.responses) ? described.responses : {};
  if (!Object.keys(responses).some((status) => /^(2|default)/i.test(status))) return "no success described";
  if (streams(document.root, responses)) return "an event stream";
  return void 0;
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

// src/checks/load-test/plan/contract-requests.ts
function contractRequests(documents, options2, { load: load2 }, shared) {
  const skipped = /* @__PURE__ */ new Map();
  const skip = (reason, name) => {
    const names = skipped.get(reason);
    if (names === void 0) skipped.set(reason, [name]);
    else names.push(name);
  };
  const described = [];
  const wanted = /* @__PURE__ */ new Map();
  for (const { operations, elsewhere: elsewhere2 } of documents.map(describedOperations)) {
    for (const template of elsewhere2) skip("described in another file", template);
    for (const operation of operations) {
      described.push(operation);
      const request = reasonToSkip(operation, shared) ?? draftOrReason(operation, options2);
      if (typeof request === "string") {
        skip(request, operation.name);
        continue;
      }
      const key = `${operation.method} ${operation.serverPath}${operation.template}`;
      if (!wanted.has(key)) wanted.set(key, wantedOf(request, load2, false));
    }
  }
  return { described, wanted: [...wanted.values()], skipped };
}
function wantedOf(draft, load2, named) {
  const { credentials, needs, schemes } = securityOf(draft.described, load2.auth);
  return {
    operation: { ...draft.operation, credentials },
    location: locationOf(draft.described),
    named,
    serverPath: draft.described.serverPath,
    schemes,
    needs,
    paths: draft,
    describesJson: describesJson(draft.described)
  };
}
function describesJson({ described, document: { root } }) {
  const responses = Object.entries(isObject(described.responses) ? described.responses : {});
  const types = responses.flatMap(([status, entry]) => {
    const response = /^2/.test(status) ? resolved(root, entry) : void 0;
    return isObject(response) && isObject(response.content) ? Object.keys(response.content) : [];
  });
  return types.length > 0 && types.every((type) => /^application\/([\w.+-]*\+)?json\b/i.test(type));
}
function draftOrReason(operation, options2) {
  try {
    encodeURI(operation.template);
    const path = `${operation.serverPath}${operation.template}`;
    if (hasDots(path)) return "a path that leads upwards";
    if (path.length > longestPath) return tooLong;
    return draftOf(operation, options2);
  } catch (error) {
    if (error instanceof URIError) return "not a valid URL";
    throw error;
  }
}

// src/checks/load-test/plan/named-requests.ts
init_shim();
function namedRequests(config, described, options2) {
  const wanted = [];
  const unproven = [];
  for (const setting of config.load.operations) {
    refuseUnsafe(setting, config);
    const found = namedRequest(setting, config, described, options2);
    if ("code" in found) unproven.push(found);
    else wanted.push(found);
  }
  return { wanted, unproven };
}
function namedRequest(setting, config, described, options2) {
  const { method, path } = setting;
  const operation = described.find((one) => one.method === method && isNamed(one, path));
  if (operation === void 0) {
    if (path.includes("{")) throw unknown(setting, config, described);
    return literal(setting, config, described);
  }
  const draft = draftOrReason(operation, options2);
  if (typeof draft === "string" && path.includes("{")) return unmade2(`${method} ${path}`, draft);
  if (typeof draft === "string") return literal(setting, config, described);
  const made = wantedOf(draft, config.load, true);
  return { ...made, operation: { ...made.operation, ...saidBy(setting, made.operation.headers) } };
}
function isNamed({ template, serverPath }, path) {
  return path === template || path === `${serverPath}${template}`;
}
function saidBy({ weight, expectStatus, headers, body }, ofContract) {
  const own = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const kept = Object.entries(ofContract).filter(([name]) => !own.has(name.toLowerCase()));
  return {
    weight,
    headers: { ...Object.fromEntries(kept), ...headers },
    ...body === void 0 ? {} : { body },
    ...expectStatus === void 0 ? {} : { expectStatus }
  };
}
function literal(setting, config, described) {
  const { method, path } = setting;
  const [template = path] = path.split("?");
  const operation = described.find((one) => one.method === method && fits(one, template));
  const { credentials, needs, schemes } = operation === void 0 ? { credentials: [], needs: [], schemes: [] } : securityOf(operation, config.load.auth);
  return {
    operation: { name: `${method} ${path}`, method, template, credentials, ...saidBy(setting, {}) },
    location: placeOfSettings(config),
    named: true,
    serverPath: void 0,
    schemes,
    needs,
    paths: [path]
  };
}
function fits({ template, serverPath }, path) {
  const segments = path.split("/");
  return [template, `${serverPath}${template}`].some((one) => {
    const parts = one.split("/");
    return parts.length === segments.length && parts.every((part, at2) => part.includes("{") || part === segments[at2]);
  });
}
function refuseUnsafe({ method, path }, config) {
  if (loadableMethods.includes(method)) return;
  const location = placeOfSettings(config);
  throw new BreakwaterError({
    code: "load-operation-refused",
    message: `${settingNames(config).operations} names \`${method} ${path}\`, and ${method} is never sent as load.`,
    hint: "Name requests that may be sent thousands of times, as `GET /orders?limit=10`.",
    ...location === nowhere ? {} : { location }
  });
}
function unknown({ method, path }, config, described) {
  const location = placeOfSettings(config);
  const names = described.map(({ name }) => name);
  const meant = nearest(`${method} ${path}`, names);
  return new BreakwaterError({
    code: "load-operation-unknown",
    message: `${settingNames(config).operations} names \`${method} ${path}\`, which no contract describes.`,
    hint: meant === void 0 ? "Name an operation as the contract writes it, or a path without braces." : `Did you mean \`${meant}\`?`,
    ...location === nowhere ? {} : { location }
  });
}
function unmade2(name, reason) {
  return {
    subject: name,
    code: "operation-not-loaded",
    message: `${name} was not loaded: ${reason}.`,
    hint: "Give its parameters values under load.values, or name a request with all of them in place."
  };
}

// src/checks/load-test/plan/pattern-word.ts
init_shim();
var mostExtra = 64;
var longestPattern = 500;
var longestWord = 1e3;
var mostSteps = 2e4;
async function patternWords() {
  const { JS } = (await import("./chunk-VPI2X3TY.js")).default;
  return (pattern, shortest, longest) => {
    if (pattern.length > longestPattern) return void 0;
    try {
      const { expression } = JS.Parser.fromLiteral({ source: pattern, flags: "u" }).parse({
        assertions: "parse",
        maxNodes: 5e3
      });
      for (let extra = 0; extra <= mostExtra; extra++) {
        const word = wordOf(expression.alternatives, extra);
        if (word !== void 0 && word.length >= shortest) return word.length <= longest ? word : void 0;
      }
      return void 0;
    } catch {
      return void 0;
    }
  };
}
function wordOf(alternatives, extra) {
  const writer = { text: "", ended: false, steps: 0 };
  return write(alternatives, extra, writer) ? writer.text : void 0;
}
function write(alternatives, extra, writer) {
  const [first] = alternatives;
  return first?.elements.every((element) => writeElement(element, extra, writer)) ?? false;
}
function writeElement(element, extra, writer) {
  if (++writer.steps > mostSteps) return false;
  switch (element.type) {
    case "CharacterClass": {
      const character = characterOf(element);
      if (character === void 0 || writer.ended || writer.text.length >= longestWord) return false;
      writer.text += character;
      return true;
    }
    case "Alternation":
      return write(element.alternatives, extra, writer);
    case "Quantifier": {
      const times = Math.min(element.max, element.min + extra);
      for (let at2 = 0; at2 < times; at2++) {
        if (++writer.steps > mostSteps || !write(element.alternatives, extra, writer)) return false;
      }
      return true;
    }
    case "Assertion": {
      const inner = element.alternatives[0]?.elements;
      const [any] = inner ?? [];
      const isEdge = element.negate && inner?.length === 1 && any?.type === "CharacterClass" && any.characters.isAll;
      if (!isEdge) return false;
      if (element.kind === "ahead") writer.ended = true;
      return element.kind === "ahead" || writer.text === "";
    }
    default:
      return false;
  }
}
function characterOf({ characters }) {
  const readable = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"];
  const found = readable.find((one) => characters.has(one.charCodeAt(0)));
  if (found !== void 0) return found;
  const range = characters.ranges.find(({ max }) => max >= 32);
  if (range === void 0) return void 0;
  const code = Math.max(range.min, 32);
  return code >= 55296 && code <= 57343 ? void 0 : String.fromCodePoint(code);
}

// src/checks/load-test/plan/sources.ts
async function wantedLoad(context, sides) {
  const { config, changeSet } = context;
  const { plan } = await context.loadFiles();
  const { documents, unread } = await readContracts(changeSet.head.tree, config.api.specs);
  if (plan !== void 0) {
    const roots = documents.map(({ root }) => root);
    const wanted = plan.operations.map((operation) => writtenRequest(operation, plan, context, roots));
    return { ...timingIn(plan), wanted, remarks: plan.remarks, unproven: [], described: [], lists: [] };
  }
  const options2 = { values: config.load.values, seed: config.load.seed, word: await patternWords() };
  const shared = sides.base !== void 0 && config.load.start === void 0;
  const contract = contractRequests(documents, options2, config, shared);
  const { described } = contract;
  const lists = contract.wanted;
  if (config.load.operations.length > 0) {
    return { ...namedRequests(config, described, options2), remarks: [], described, lists };
  }
  const remarks = unread.map((path) => `${path} could not be read as an API description, so nothing of it was loaded.`);
  if (contract.skipped.size > 0) remarks.push(skippedRemark(contract, context));
  if (contract.wanted.length > 0) return { wanted: contract.wanted, remarks, unproven: [], described, lists };
  const own = ownRequest(context, sides);
  if (documents.length > 0)
    remarks.push(`The contract has no operation that may be loaded, so ${own.operation.name} was.`);
  return { wanted: [own], remarks, unproven: [], described, lists };
}
function timingIn({ arrivals, warmupMs, timeoutMs: timeoutMs6, seed }) {
  return {
    ...arrivals === void 0 ? {} : { arrivals },
    ...warmupMs === void 0 ? {} : { warmupMs },
    ...timeoutMs6 === void 0 ? {} : { timeoutMs: timeoutMs6 },
    ...seed === void 0 ? {} : { seed }
  };
}
function writtenRequest({ paths, ...operation }, { source }, { config }, roots) {
  return {
    operation,
    location: startOf(source),
    named: true,
    // Its paths are whole ones: of a recording, or of a plan that was written for a server with a path of its own.
    serverPath: "",
    schemes: [],
    needs: operation.credentials.map(({ secret }) => needOf(secret, config.load.auth, roots)),
    paths
  };
}
function ownRequest({ config, preview }, { head }) {
  const { paths, ...operation } = ownUrl(head.target, preview?.url);
  const location = placeOfSettings(config);
  return { operation, location, named: false, serverPath: void 0, schemes: [], needs: [], paths };
}
function skippedRemark({ skipped }, { config, log }) {
  for (const [reason, names] of skipped) log.debug(`not loaded, ${reason}: ${names.join(", ")}`);
  const list = [...skipped].map(([reason, names]) => `${names.length} (${reason})`).join(", ");
  return `Operations not loaded: ${list}. To load others, name them under ${settingNames(config).operations}.`;
}

// src/checks/load-test/plan/plan.ts
var spareMs = 6e4;
var longestSweepMs = 9e4;
async function planLoad(context, sides) {
  const { config, profile, log } = context;
  const { probe } = await context.loadEngines();
  const source = withOpeningHeaders(await wantedLoad(context, sides), context);
  const own = ownSecrets(context, sides);
  const unlike = unlikeQuery(source.wanted, own);
  const shorter = withoutServerPath(source.wanted, unlike === void 0 ? own : { head: own.head, base: void 0 });
  const opened = await openedSides({ ...source, wanted: shorter.wanted }, shorter.sides, context);
  log.progress(`Load test: asking ${sides.head.target.origin} what there is ...`);
  const found = await placed(opened.wanted, opened.lists, probe, opened.sides.head);
  const ready = await filled({ ...found, described: source.described }, opened.sides, probe, context);
  log.progress(
    `Load test: asking ${sides.head.target.origin} for ${count(ready.candidates.length, "operation")} once ...`
  );
  const tried = await dryRun(probe, opened.sides, ready.candidates, context);
  const { timing, remarks } = timingOf(config, profile, source, tried.sides.base !== void 0);
  const lasting = await lastingSides(tried, opened, timing, context);
  const plan = { operations: lasting.usable.map(({ operation }) => operation), ...timing };
  return {
    plan,
    hash: planHash(plan),
    sides: lasting.sides,
    placeOf: new Map(ready.candidates.map(({ operation, location }) => [operation.name, location])),
    probes: tried.probes,
    failedOnHead: tried.failedOnHead,
    remarks: [...source.remarks, ...opened.remarks, ...found.remarks, ...ready.remarks, ...tried.remarks, ...remarks],
    unproven: [
      ...source.unproven,
      ...unlike === void 0 ? [] : [unlike],
      ...opened.unproven,
      ...ready.unproven,
      ...tried.unproven,
      ...lasting.unproven
    ]
  };
}
function withOpeningHeaders(source, { config }) {
  const { credentials, needs } = openingHeaders(config.load);
  if (needs.length === 0) return source;
  const opened = (one) => ({
    ...one,
    operation: { ...one.operation, credentials: [...credentials, ...one.operation.credentials] },
    needs: [...needs, ...one.needs]
  });
  return { ...source, wanted: source.wanted.map(opened), lists: source.lists.map(opened) };
}
function ownSecrets({ preview, config }, { head, base }) {
  const own = (side, url) => ({ ...side, target: withOwnSecrets(side.target, url) });
  return { head: own(head, preview?.url), base: base === void 0 ? void 0 : own(base, config.load.base) };
}
function unlikeQuery(wanted, { head, base }) {
  if (base === void 0) return void 0;
  const credentials = wanted.flatMap(({ operation }) => operation.credentials);
  const lacking = credentials.find(({ secret }) => {
    return Object.hasOwn(head.target.secrets, secret) && !Object.hasOwn(base.target.secrets, secret);
  });
  if (lacking === void 0) return void 0;
  return {
    subject: "base against head",
    code: "base-query-differs",
    message: `The URL of the preview has the parameter ${lacking.name} and that of base has not, so they would not be asked the same. Head was measured alone.`,
    hint: "Name both URLs with the same parameters, or name what to send under load.operations."
  };
}
async function openedSides(source, sides, context) {
  const asksLists = source.wanted.some(({ paths }) => "slots" in paths && paths.slots.length > 0);
  const own = sides.head.target.secrets;
  const isOpen = ({ name }) => !Object.hasOwn(own, name);
  const needs = [...source.wanted, ...asksLists ? source.lists : []].flatMap((one) => one.needs).filter(isOpen);
  const secrets = await gatherSecrets(needs, context, sides.head);
  const has = (one) => one.needs.filter(isOpen).every(({ name }) => secrets.values.has(name));
  const used = new Set(needs.map(({ key }) => key));
  const idle = Object.keys(context.config.load.auth).filter((name) => !used.has(`load.auth.${name}`));
  return {
    sides: sidesWith(sides, secrets.values),
    needs,
    secrets,
    wanted: source.wanted.filter(has),
    lists: source.lists.filter(has).flatMap(({ paths, operation }) => {
      return "slots" in paths ? [{ ...paths, operation: { ...paths.operation, credentials: operation.credentials } }] : [];
    }),
    remarks: idle.map(
      (name) => `load.auth names ${name}, which no operation asks for, or whose kind is not supported.`
    ),
    unproven: withoutSecrets3(
      secrets.missing,
      source.wanted.map(({ operation }) => operation)
    )
  };
}
async function lastingSides(tried, { secrets, needs }, timing, context) {
  const turns = tried.sides.base === void 0 ? 1 : 2;
  const sweepMs = context.config.load.sweep ? longestSweepMs : 0;
  const neededMs = turns * (timing.warmupMs + durationOf(timing.arrivals)) + sweepMs + spareMs;
  const isShort = ([, lifetimeMs]) => lifetimeMs < neededMs;
  const short = new Set([...secrets.lifetimes].filter(isShort).map(([name]) => name));
  if (short.size === 0) return { usable: tried.usable, sides: tried.sides, unproven: [] };
  const again = await gatherSecrets(
    needs.filter(({ name }) => short.has(name)),
    context,
    tried.sides.head
  );
  const lost = new Map([
    ...again.missing,
    ...[...again.lifetimes].filter(isShort).map(([name, ms]) => [name, shortLived(name, ms, neededMs)])
  ]);
  const isLost = ({ operation }) => operation.credentials.some(({ secret }) => lost.has(secret));
  return {
    usable: tried.usable.filter((one) => !isLost(one)),
    sides: sidesWith(tried.sides, again.values),
    unproven: withoutSecrets3(
      lost,
      tried.usable.map(({ operation }) => operation)
    )
  };
}
function shortLived(name, lifetimeMs, neededMs) {
  const seconds2 = (ms) => Math.round(ms / 1e3);
  return {
    code: "load-token-short-lived",
    message: `The token of ${name} lasts ${seconds2(lifetimeMs)} s, and the load test ${seconds2(neededMs)} s.`,
    hint: `Let the authorization server give tokens that last longer, or shorten the load test.`
  };
}

// src/checks/load-test/preview/find-sides.ts
init_shim();

// src/checks/load-test/preview/first-answer.ts
init_shim();
var pauses = { soon: { seconds: 1, times: 3 }, later: { seconds: 3 } };
var timeoutMs5 = 1e4;
var mostAddresses = 4;
async function firstAnswer(awaited, world) {
  const { waitSeconds } = awaited;
  const start = world.clock.now().getTime();
  let slept = 0;
  for (let attempt = 1; ; attempt++) {
    const answer = await attemptOnce(awaited, world);
    if (typeof answer !== "string") return answer;
    const pause = attempt <= pauses.soon.times ? pauses.soon.seconds : pauses.later.seconds;
    const left = waitSeconds - Math.max(slept, (world.clock.now().getTime() - start) / 1e3);
    if (left < pause || awaited.signal?.aborted) throw unanswered(awaited, answer);
    world.log.progress(
      `Load test: waiting for ${new URL(awaited.url).origin} (${answer}), ${Math.round(left)} s left ...`
    );
    await world.clock.sleep(pause * 1e3);
    slept += pause;
  }
}
async function attemptOnce(awaited, world) {
  const target = await judged2(awaited, world);
  if (typeof target === "string") return target;
  let failure = "no reason known";
  for (const address of target.addresses.slice(0, mostAddresses)) {
    const probe = await ask(awaited, target, address, world.http);
    if (probe?.status === void 0) failure = probe?.failure ?? failure;
    else if (awaited.health === void 0 || isOk(probe.status)) return answered(target, address, probe.status, probe);
    else if (isFinal(probe.status)) throw unhealthy(awaited, awaited.health, probe.status, locationOf2(probe, target));
    else failure = `${awaited.health} answered ${probe.status}`;
  }
  return failure;
}
async function judged2({ url, policy }, { http }) {
  try {
    return await judgeTarget(url, policy, http.resolve);
  } catch (thrown) {
    if (thrown instanceof BreakwaterError && thrown.trouble.code === "preview-unreachable") {
      return thrown.trouble.message.replace(/\.$/, "");
    }
    throw thrown;
  }
}
async function ask({ health, headers }, { origin, path, query }, address, http) {
  refusePlain2(origin, address, headers);
  const asked2 = health === void 0 ? `${path || "/"}${query}` : `${path}${health}`;
  const request = { name: `GET ${health ?? path}`, method: "GET", path: asked2, headers };
  const [probe] = await http.probe({ origin, address, operations: [request], timeoutMs: timeoutMs5 });
  return probe;
}
function refusePlain2(origin, address, headers) {
  const names = Object.keys(headers);
  if (names.length === 0 || origin.startsWith("https:") || isNearby(new URL(origin).hostname, address)) return;
  throw new BreakwaterError({
    code: "load-secret-refused",
    message: `${origin} is not https, so the headers ${enumerate(names)} are not sent to it.`,
    hint: "Name the https URL of the deployment, or take away load.headers-env."
  });
}
function answered(target, address, status, probe) {
  return { target, address, status, location: locationOf2(probe, target) };
}
function isOk(status) {
  return status >= 200 && status < 300;
}
function isFinal(status) {
  return status === 401 || status === 403 || status >= 300 && status < 400;
}
function locationOf2({ operation, status = 0, headers = {} }, { origin }) {
  const { location } = headers;
  if (status < 300 || status >= 400 || location === void 0 || !URL.canParse(location, origin)) return void 0;
  const url = new URL(location, origin);
  return withoutSecrets(`${url.origin}${url.pathname === "/" ? "" : url.pathname}`, operation.headers).slice(0, 200);
}
function sideName(side) {
  return side === "head" ? "The preview" : "The deployment of base";
}
function unanswered({ side, url, waitSeconds, health, names }, failure) {
  const waited = waitSeconds > 3 ? ` within ${waitSeconds} s` : "";
  return new BreakwaterError({
    code: side === "head" ? "preview-unreachable" : "base-unreachable",
    message: `${sideName(side)} at ${new URL(url).origin} did not answer${health === void 0 ? "" : " as it should"}${waited}: ${failure}.`,
    hint: `Check that the deployment is up before Breakwater runs, and that its URL is right. One that takes longer to wake is waited for by ${names.wait}.`
  });
}
function unhealthy({ side, url, unset, names }, health, status, location) {
  const leads = location === void 0 ? "" : ` with a redirect to ${location}`;
  return new BreakwaterError({
    code: side === "head" ? "preview-unreachable" : "base-unreachable",
    message: `${sideName(side)} at ${new URL(url).origin} answered ${status}${leads} at ${health}.`,
    hint: location === void 0 ? protectedHint(unset, names) : redirectHint
  });
}
var redirectHint = "Redirects are not followed. Name the URL that it leads to, or a load.health that answers 2xx itself.";
function protectedHint(unset, { headers, secrets }) {
  if (unset.length > 0) {
    return `It is protected, and ${enumerate(unset)}, which ${headers} names, is not set for this run. ${secrets}`;
  }
  return `It is protected: name the header that opens it, and the environment variable of its value, under ${headers}.`;
}

// src/checks/load-test/preview/find-sides.ts
var patienceSeconds = 3;
async function findSides(context) {
  const start = startOnce(context);
  const head = await headOf(context, start);
  const base = await baseOf(context, start);
  return {
    sides: { head: sideOf(context, "head", head.answer), base: base.answer && sideOf(context, "base", base.answer) },
    remarks: [
      ...head.remarks,
      ...redirected("head", head.answer),
      ...closed(context, head.answer),
      ...base.answer === void 0 ? [] : redirected("base", base.answer),
      ...alike(head.answer, base.answer)
    ],
    unproven: base.unproven
  };
}
function startOnce(context) {
  const { preview, config, once: once2, onClose } = context;
  if (preview !== void 0 || config.load.start === void 0) return void 0;
  return async (revision) => {
    const commands = await once2("load-test: services", async () => {
      const made = await context.serviceCommands();
      onClose(made.close);
      return made;
    });
    return await commands.start(revision);
  };
}
async function headOf(context, start) {
  if (start !== void 0) {
    return { answer: await answerOfStarted(context, "head", await start("head")), remarks: [] };
  }
  const { config, fromFork } = context;
  const found = context.preview === void 0 ? await discoverPreview(context) : void 0;
  const preview = context.preview ?? found?.preview;
  if (preview === void 0) throw new Error("the load test runs only where there is a preview");
  const policy = { namedBy: preview.namedBy, fromFork, hosts: config.load.hosts };
  const answer = await answerOf(context, { side: "head", url: preview.url, policy });
  return { answer, remarks: found?.preview === void 0 ? [] : [found.remark] };
}
async function baseOf(context, start) {
  const { base, hosts } = context.config.load;
  const policy = { namedBy: context.baseNamedBy ?? "config", fromFork: context.fromFork, hosts };
  try {
    if (base !== void 0) {
      return { answer: await answerOf(context, { side: "base", url: base, policy }), unproven: [] };
    }
    if (start === void 0) return { answer: void 0, unproven: [] };
    return { answer: await answerOfStarted(context, "base", await start("base")), unproven: [] };
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError) || !absentBase.includes(thrown.trouble.code)) throw thrown;
    return { answer: void 0, unproven: [{ subject: "base against head", ...thrown.trouble }] };
  }
}
var absentBase = ["base-unreachable", "service-not-started"];
async function answerOfStarted(context, side, { url, ended }) {
  const policy = { namedBy: "config", fromFork: context.fromFork, hosts: [] };
  const over = new AbortController();
  const died = ended.then((why) => {
    over.abort();
    throw notStarted(
      `The command of load.start was run in ${side}, and ${why}`,
      "Try it in a fresh clone, with the port in PORT. It gets no tokens; what it needs stands in the command itself."
    );
  });
  const answer = answerOf(context, { side, url, policy, signal: over.signal }).catch((thrown) => {
    if (!(thrown instanceof BreakwaterError) || !unreachable2.includes(thrown.trouble.code)) throw thrown;
    throw notStarted(
      `The command of load.start runs in ${side}, but: ${thrown.trouble.message}`,
      `It has to listen on the port that it finds in PORT, at ${context.config.load.start?.url}.`
    );
  });
  for (const loser of [died, answer]) loser.catch(() => void 0);
  return await Promise.race([answer, died]);
}
var unreachable2 = ["preview-unreachable", "base-unreachable"];
function notStarted(message, hint) {
  return new BreakwaterError({ code: "service-not-started", message, hint });
}
async function answerOf(context, asked2) {
  const { config, clock, log } = context;
  const { health, waitSeconds } = config.load;
  const isSaid = health !== void 0 || waitSeconds !== defaultLoadSettings.waitSeconds;
  const isWatched = context.preview?.namedBy === "command line" && !isSaid;
  const awaited = {
    ...asked2,
    health,
    ...openingHeaders2(context),
    names: settingNames(context.config),
    waitSeconds: isWatched ? patienceSeconds : waitSeconds
  };
  return await firstAnswer(awaited, { http: await context.loadEngines(), clock, log });
}
function openingHeaders2({ config, secret }) {
  const named = Object.entries(config.load.headersEnv).map(([name, variable]) => ({
    ...{ name, variable },
    value: secret(variable)
  }));
  for (const { name, variable, value } of named) {
    const trouble = value === void 0 ? void 0 : unsendable(value, variable, `load.headers-env.${name}`);
    if (trouble !== void 0) throw new BreakwaterError(trouble);
  }
  return {
    headers: Object.fromEntries(named.flatMap(({ name, value }) => value === void 0 ? [] : [[name, value]])),
    unset: named.flatMap(({ variable, value }) => value === void 0 ? [variable] : [])
  };
}
function sideOf({ config }, side, { target, address }) {
  return {
    side,
    target: { origin: target.origin, address, prefix: target.path, secrets: {}, http: config.load.http }
  };
}
function redirected(side, { status, location, target }) {
  if (location === void 0) return [];
  return [
    `${sideName(side)} at ${target.origin} answers ${status} with a redirect to ${location}. Redirects are not followed: if that is where the service is, name that URL.`
  ];
}
function closed(context, { status, target }) {
  const isOurs = Object.keys(context.config.load.auth).length > 0;
  if (status !== 401 && status !== 403 || isOurs) return [];
  const { headers, unset } = openingHeaders2(context);
  if (Object.keys(headers).length > 0 && unset.length === 0) return [];
  return [`The preview at ${target.origin} answers ${status}. ${protectedHint(unset, settingNames(context.config))}`];
}
function alike(head, base) {
  const same = base?.target.origin === head.target.origin && base.target.path === head.target.path;
  return same ? ["Base and preview are the same URL: what differs between them is chance."] : [];
}

export {
  loadRequest,
  withoutSecrets,
  readContracts,
  isObject,
  resolved,
  settingNames,
  placeOfSettings,
  describedOperations,
  parametersOf,
  textOf,
  onlyRedirects,
  planLoad,
  findSides
};
