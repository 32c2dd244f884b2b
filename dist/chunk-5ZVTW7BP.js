import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  contractChangeSet
} from "./chunk-3PNOQOJO.js";
import {
  fileTreeOf
} from "./chunk-Z63F26CC.js";
import {
  defaultConfig,
  judge,
  loadFilesOnDisk,
  localConfig,
  operationOf,
  refuseUnstorable,
  saveBaseline,
  settingsOf,
  textOf
} from "./chunk-AGJWEUK3.js";
import {
  queryParameters
} from "./chunk-PB4MW6YL.js";
import {
  offeredRate
} from "./chunk-XLYJ4EM2.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/program/load-command.ts
init_shim();

// src/program/load-contradictions.ts
init_shim();
function refuseContradictions(command) {
  contradictingSources(command);
  contradictingRequests(command);
  contradictingEngine(command);
  contradictingExport(command);
  contradictingRecording(command);
}
function usage(message, hint) {
  return new BreakwaterError({ code: "usage", message, hint });
}
var sources = ["spec", "plan", "har"];
function sourceOf(command) {
  return sources.find((key) => command[key] !== void 0);
}
function contradictingSources(command) {
  const given = sources.filter((key) => command[key] !== void 0);
  const [source] = given;
  if (source === void 0) return;
  if (given.length > 1) throw usage(`--${given.join(" and --")} both say what is sent.`, "Give one of them.");
  if (command.urls.length > 1) {
    throw usage(
      `Two URLs are two requests to compare, and --${source} says what is sent.`,
      `Name the server with --target, and base's with --base-url: breakwater load --${source} ${command[source]} --target URL --base-url URL.`
    );
  }
  if (source !== "spec" && command.operation.length > 0) {
    throw usage(`--operation and --${source} both say what is sent.`, "Give one of them.");
  }
}
function contradictingRequests(command) {
  const { operation: operations, method, body, urls, target } = command;
  const source = sourceOf(command);
  const ofUrl = method === void 0 ? body === void 0 ? void 0 : "body" : "method";
  if (source !== void 0 && ofUrl !== void 0 && operations.length === 0) {
    throw usage(`--${ofUrl} is for a URL, and --${source} says what is sent.`, `Leave out --${ofUrl}.`);
  }
  if (method !== void 0 && operations.length > 0) {
    throw usage("--method is for a URL, and each --operation has its own.", "Leave out --method.");
  }
  if ((method === "GET" || method === "HEAD") && body !== void 0) {
    throw usage(`A ${method} has no body.`, "Leave out --body, or give --method POST.");
  }
  const takesBody = operations.some((request) => /^(POST|PUT|PATCH) /.test(request));
  if (body !== void 0 && operations.length > 0 && !takesBody) {
    throw usage("No --operation has a body to send.", "Leave out --body, or name a request as in 'POST /orders'.");
  }
  const url = urls.at(-1) ?? target;
  if (operations.length > 0 && url !== void 0 && new URL(url).search !== "") {
    throw usage(
      "The URL has a query, which would go with no --operation.",
      "Put the query into the requests, as in --operation 'GET /orders?limit=10'."
    );
  }
  contradictingStatuses(command);
}
function contradictingStatuses(command) {
  const { operation: operations, expectStatus } = command;
  const source = sourceOf(command);
  if (source !== void 0 && operations.length === 0 && expectStatus.length > 0) {
    throw usage(
      `--expect-status is for a URL or an --operation, and --${source} says what is expected.`,
      "Leave it out, or name the requests with --operation."
    );
  }
  for (const { operation: name } of expectStatus) {
    if (name === void 0 || operations.includes(name)) continue;
    throw usage(
      `--expect-status names ${name}, which is not sent.`,
      operations.length === 0 ? `Add --operation '${name}'.` : `Name one of: ${operations.join(", ")}.`
    );
  }
}
function contradictingEngine({ rate, concurrency, arrivals, engine, urls, baseUrl }) {
  if (engine === "k6" && arrivals === "poisson") {
    throw usage("k6 sends at equal distances.", "Leave out --arrivals poisson, or --engine k6.");
  }
  if (rate !== void 0 && concurrency !== void 0) {
    throw usage(
      "--rate sends however long the answers take, and --concurrency sends when it has its answer.",
      "Give one of them: --rate to judge floors, --concurrency to see how much the server can take."
    );
  }
  if (engine === "autocannon" && concurrency === void 0) {
    throw usage(
      "autocannon sends when it has its answers, so it keeps no rate.",
      "Give --concurrency N, or leave out --engine: floors are judged at a rate."
    );
  }
  if (engine === "open-loop" && concurrency !== void 0) {
    throw usage("The open loop waits for no answers, so it has no clients.", "Give --rate in place of --concurrency.");
  }
  if (engine === "k6" && (baseUrl !== void 0 || urls.length > 1)) {
    throw usage(
      "Base and head are compared in rounds of a second, and k6 would start anew for each of them.",
      "Leave out --engine k6, or load one URL."
    );
  }
}
function contradictingExport(command) {
  const { export: format, machines, urls, baseUrl, saveBaseline: saveBaseline2, engine } = command;
  if (format === void 0) {
    if (machines === void 0) return;
    throw usage("--machines is for an exported load.", "Add --export k6-operator or --export artillery.");
  }
  if (urls.length > 1 || baseUrl !== void 0) {
    throw usage("An exported load has one target, and base was named as well.", "Name one URL.");
  }
  if (saveBaseline2 !== void 0 || engine !== void 0) {
    throw usage(
      `--export loads nothing, and --${engine === void 0 ? "save-baseline" : "engine"} needs a run.`,
      "Leave one of them out."
    );
  }
  if (machines !== void 0 && machines > 1 && format === "plan") {
    throw usage("A plan says nothing of machines.", "Leave out --machines.");
  }
}
function refuseAgainstPlan(command, { arrivals, warmupMs, seed }) {
  const { rate, concurrency, duration, arrivals: spread, warmUp, seed: number, plan } = command;
  const given = {
    ...arrivals === void 0 ? {} : { rate, concurrency, duration, arrivals: spread },
    ...warmupMs === void 0 ? {} : { "warm-up": warmUp },
    ...seed === void 0 ? {} : { seed: number }
  };
  const [name] = Object.entries(given).find(([, value]) => value !== void 0) ?? [];
  if (name === void 0) return;
  const key = ["rate", "concurrency", "duration"].includes(name) ? "arrivals" : name;
  throw usage(
    `--${name} and ${key} of ${plan ?? "the plan"} both say how it is sent.`,
    `Leave out --${name}, or ${key} in the plan.`
  );
}
function contradictingRecording(command) {
  if (command.fromK6.length === 0) return;
  const others = {
    ...{ spec: command.spec, plan: command.plan, har: command.har, export: command.export, engine: command.engine },
    ...{ operation: command.operation[0], method: command.method, body: command.body, header: command.header[0] },
    ...{ rate: command.rate, concurrency: command.concurrency, duration: command.duration, "warm-up": command.warmUp },
    ...{ "base-url": command.baseUrl, sweep: command.sweep || void 0, health: command.health },
    ...{ "probe-validation": command.probeValidation || void 0, "expect-header": command.expectHeader[0] },
    ...{ "expect-rate-limit": command.expectRateLimit, "expect-status": command.expectStatus[0] }
  };
  const [name] = Object.entries(others).find(([, value]) => value !== void 0) ?? [];
  const rest = command.urls.length > 0 ? "a URL" : name === void 0 ? void 0 : `--${name}`;
  if (rest === void 0) return;
  throw usage(
    `--from-k6 judges what was sent already, and ${rest} says what to send.`,
    "Give --from-k6 with floors (--slo, --profile) only."
  );
}
function sidesOf({
  urls,
  target,
  baseUrl,
  compare,
  gate
}) {
  if (urls.length > 2) throw usage(`${urls.length} URLs were named.`, "Name one, or base and head.");
  if (urls.length > 0 && target !== void 0) {
    throw usage("--target and the URL both say where to send.", "Give one of them.");
  }
  if (urls.length === 2 && baseUrl !== void 0) {
    throw usage("--base-url and the first of two URLs both name base.", "Give one of them.");
  }
  const base = urls.length === 2 ? urls[0] : baseUrl;
  if (base === void 0 && compare) {
    throw usage("--compare needs two URLs.", "As in `breakwater load --compare BASE-URL HEAD-URL`.");
  }
  if (base === void 0 && gate === "regressions") {
    throw usage("--gate regressions needs a base to compare with.", "Name two URLs, base first, or give --base-url.");
  }
  const head = urls.at(-1) ?? target;
  if (base !== void 0 && head !== void 0 && namesIn(base) !== namesIn(head)) {
    throw usage(
      "The two URLs have different parameters in their queries, so they would not be asked the same.",
      "Name two URLs with the same parameters."
    );
  }
  return [base, head];
}
function namesIn(url) {
  return [...new URL(url).searchParams.keys()].sort().join("&");
}

// src/program/load-engines.ts
init_shim();
import { tmpdir } from "node:os";
import { resolve } from "node:path";
function enginesFor({ engine }, { env }) {
  return async () => {
    const own = (await import("./chunk-NUDDLYIK.js")).loadEngines();
    if (engine !== "k6") return own;
    const k6 = await installedK6(env);
    return { ...own, open: k6, closed: k6 };
  };
}
var mostClients = 1e3;
async function installedK6(env) {
  const [{ k6Engine }, { k6Script }, { secretVariables }] = await Promise.all([
    import("./chunk-LAOJ73DB.js"),
    import("./chunk-YYHXGJYV.js"),
    import("./chunk-3QTS2NKF.js")
  ]);
  const test = (plan, thresholdsMs) => {
    const longestMs = Math.min(plan.timeoutMs, mostClients * 1e3 / (offeredRate(plan.arrivals) ?? 1));
    return {
      script: k6Script(plan, { objectives: [], thresholdsMs, longestMs }),
      variables: secretVariables(plan)
    };
  };
  return k6Engine({ test, directory: tmpdir(), env });
}
async function engineRemarks({ engine }) {
  return engine === "k6" ? [(await import("./chunk-FOPXLUKI.js")).k6Remark] : [];
}
async function recordedLoad(files, { cwd, log }) {
  const [{ mergePods }, { recordedEngines, recordedPlan }] = await Promise.all([
    import("./chunk-FOPXLUKI.js"),
    import("./chunk-DOMFYK34.js")
  ]);
  log.progress(`Load test: reading ${files.join(", ")} ...`);
  const results = await mergePods(files.map((file) => resolve(cwd, file)));
  return {
    plan: recordedPlan(results, files.join(", ")),
    engines: async () => recordedEngines(results),
    remarks: results.remarks
  };
}

// src/program/load-request.ts
init_shim();
function loadRequestOf(command, body) {
  refuseContradictions(command);
  const [base, head] = sidesOf(command);
  const headers = headersOf(command);
  const source = ["spec", "plan", "har"].some((key) => command[key] !== void 0);
  const isOwn = !source && command.operation.length === 0;
  const query = isOwn ? querySecrets(head) : {};
  const own = isOwn ? ownOperation(command, head, headers.plain, body) : void 0;
  return {
    head,
    settings: {
      ...timing(command),
      ...judgement(command),
      ...base === void 0 ? {} : { base },
      // A URL that is named is not started.
      ...head === void 0 ? {} : { start: void 0 },
      ...command.operation.length === 0 ? {} : { operations: command.operation.map((request) => operation(request, command, headers.plain, body)) },
      ...Object.keys(headers.variables).length === 0 ? {} : { headersEnv: headers.variables }
    },
    plan: own === void 0 ? void 0 : { source: "command line", operations: [own], remarks: [] },
    secrets: own === void 0 ? headers.secrets : { ...headers.secrets, ...query }
  };
}
function timing(command) {
  const { rate, concurrency, duration, warmUp, seed, http2, health, wait, engine } = command;
  const arrivals = command.arrivals ?? (engine === "k6" ? "even" : void 0);
  return {
    // Whichever of the two is named, the config's other one no longer holds.
    ...rate === void 0 ? {} : { rate, concurrency: void 0 },
    ...concurrency === void 0 ? {} : { concurrency, rate: void 0 },
    ...arrivals === void 0 ? {} : { arrivals },
    ...duration === void 0 ? {} : { durationSeconds: duration },
    ...warmUp === void 0 ? {} : { warmupSeconds: warmUp },
    ...seed === void 0 ? {} : { seed },
    ...http2 ? { http: "2" } : {},
    ...health === void 0 ? {} : { health },
    ...wait === void 0 ? {} : { waitSeconds: wait }
  };
}
function judgement(command) {
  const { slo, gate, expectHeader, expectRateLimit, probeValidation, sweep, baseline } = command;
  return {
    ...slo.length === 0 ? {} : { slo },
    ...gate === void 0 ? {} : { gate },
    ...expectHeader.length === 0 ? {} : { expectHeaders: expectHeader },
    ...expectRateLimit === void 0 ? {} : { rateLimit: expectRateLimit },
    ...probeValidation ? { probeValidation } : {},
    ...sweep ? { sweep } : {},
    ...baseline === void 0 ? {} : { baseline }
  };
}
function headersOf({ header, headerEnv, spec, plan, har }) {
  const described = spec !== void 0 || plan !== void 0 || har !== void 0;
  const isSecret = ({ name }) => described || /auth|cookie|token|secret|key|session|password|bypass|signature/i.test(name);
  const hidden = header.filter(isSecret);
  return {
    plain: Object.fromEntries(header.filter((one) => !isSecret(one)).map(({ name, value }) => [name, value])),
    variables: Object.fromEntries([
      ...hidden.map(({ name }) => [name, variableOf(name)]),
      ...headerEnv.map(({ name, variable }) => [name, variable])
    ]),
    secrets: Object.fromEntries(hidden.map(({ name, value }) => [variableOf(name), value]))
  };
}
function variableOf(header) {
  return `BREAKWATER_HEADER_${header.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}`;
}
function statusesOf(statuses, name) {
  const own = statuses.filter((one) => one.operation === name);
  const chosen = own.length > 0 ? own : statuses.filter((one) => one.operation === void 0);
  return chosen.length === 0 ? void 0 : chosen.flatMap((one) => one.statuses);
}
function operation(request, { expectStatus }, headers, body) {
  const plain = operationOf(request);
  const sent = ["POST", "PUT", "PATCH"].includes(plain.method) ? body : void 0;
  return { ...plain, headers: typed(headers, sent), body: sent, expectStatus: statusesOf(expectStatus, request) };
}
function ownOperation({ method, expectStatus }, url, headers, body) {
  const isPlain = method === void 0 && body === void 0 && expectStatus.length === 0;
  if (url === void 0 || isPlain && Object.keys(headers).length === 0) return void 0;
  const { pathname } = new URL(url);
  const chosen = method ?? (body === void 0 ? "GET" : "POST");
  const parameters = queryParameters(url);
  const statuses = statusesOf(expectStatus, "");
  return {
    name: `${chosen} ${pathname}${parameters.length === 0 ? "" : "?\u2026"}`,
    method: chosen,
    template: pathname,
    paths: [""],
    headers: typed(headers, body),
    credentials: parameters.map(
      ({ name, variable }) => ({ in: "query", name, prefix: "", secret: variable })
    ),
    ...body === void 0 ? {} : { body },
    weight: 1,
    ...statuses === void 0 ? {} : { expectStatus: statuses }
  };
}
function querySecrets(url) {
  const parameters = url === void 0 ? [] : queryParameters(url);
  return Object.fromEntries(parameters.map(({ variable, value }) => [variable, value]));
}
function typed(headers, body) {
  const said = Object.keys(headers).some((name) => name.toLowerCase() === "content-type");
  return said || body === void 0 || !isJson(body) ? headers : { ...headers, "content-type": "application/json" };
}
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

// src/program/load-command.ts
var recordedPreview = { url: "http://results-of-k6.invalid", namedBy: "command line" };
async function loadTest(command, world) {
  const request = await loadJudgeRequest(command, world);
  if (request.preview === void 0) throw nothingNamed();
  await request.load?.files();
  await refuseUnstorable(command.saveBaseline, world);
  const log = command.fromK6.length > 0 ? { ...world.log, progress: () => void 0 } : world.log;
  const review = await judge(request, { ...world, log });
  if (command.saveBaseline !== void 0) await saveBaseline(review, command.saveBaseline, world);
  return { ...review, outcomes: review.outcomes.filter(({ check }) => check === "load-test") };
}
async function loadJudgeRequest(command, world) {
  const { profile, inconclusive, fromK6 } = command;
  const request = loadRequestOf(command, await bodyOf(command.body, world));
  const { changeSet, api } = await treesOf(command, request, world);
  const config = await configOf(command, request, api, world);
  const recorded = fromK6.length === 0 ? void 0 : await recordedLoad(fromK6, world);
  return {
    ...await settingsOf(changeSet, config, { profile, inconclusive }, world),
    changeSet,
    selected: ["load-test"],
    preview: recorded && request.head === void 0 ? recordedPreview : previewOf(request, config),
    fromFork: false,
    mergeGroup: false,
    approvals: void 0,
    remarks: async () => recorded?.remarks ?? await engineRemarks(command),
    reproduce: reproduceLoad(command),
    load: {
      files: filesOf(command, request, recorded, world),
      secrets: request.secrets,
      engines: recorded?.engines ?? enginesFor(command, world)
    }
  };
}
function filesOf(command, request, recorded, world) {
  const { plan, har, baseline, saveBaseline: stored } = command;
  let found;
  const written = recorded?.plan ?? request.plan;
  return async () => {
    found ??= loadFilesOnDisk({ plan, har, baseline }, stored, world);
    const read = (await found).plan;
    if (plan !== void 0 && read !== void 0) refuseAgainstPlan(command, read);
    return written === void 0 ? await found : { ...await found, plan: written };
  };
}
async function treesOf({ spec }, { head }, { cwd, log }) {
  if (spec !== void 0) {
    const { changeSet, configPatch } = await contractChangeSet(spec, { cwd, log });
    return { changeSet, api: configPatch.api ?? {} };
  }
  const revision = { ref: head === void 0 ? "the config" : withoutQuery(head), tree: fileTreeOf({}) };
  return { changeSet: { base: revision, mergeBase: revision, head: revision, files: [] }, api: {} };
}
async function configOf({ config: file, fromK6 }, { settings }, api, { log }) {
  const read = file === void 0 ? { ...defaultConfig, source: "command line" } : await localConfig(fileTreeOf({}), file);
  const load = { ...read.load, ...settings };
  const { plan, har, baseline } = read.load;
  const skipped = Object.entries({ plan, har, baseline }).filter(([, path]) => path !== void 0);
  for (const [key] of skipped)
    log.warn(`load.${key} of ${file} is left out: a file is named with --${key} here, if it is to be used.`);
  const asked = { expectHeaders: [], rateLimit: void 0, probeValidation: false, sweep: false, operations: [] };
  const judged = { ...load, ...asked, base: void 0, start: void 0, headersEnv: {}, auth: {}, health: void 0 };
  return { ...read, api: { ...read.api, ...api }, load: fromK6.length === 0 ? load : judged };
}
function previewOf({ head }, { load }) {
  if (head !== void 0) return { url: head, namedBy: "command line" };
  return load.preview === void 0 ? void 0 : { url: load.preview, namedBy: "config" };
}
function nothingNamed() {
  return new BreakwaterError({
    code: "usage",
    message: "No server was named.",
    hint: "Give its URL, as in `breakwater load http://localhost:3000/orders`, or --target URL beside --spec, --plan or --har. See `breakwater load --help`."
  });
}
var largestBody = 1024 * 1024;
async function bodyOf(given, { cwd }) {
  return given?.startsWith("@") ? await textOf(given.slice(1), "--body @FILE", cwd, largestBody) : given;
}
function reproduceLoad(command) {
  const { urls, spec, plan, har, target, fromK6, rate, concurrency, duration, warmUp, seed } = command;
  const named = Object.entries({ spec, plan, har }).flatMap(([name, file]) => file === void 0 ? [] : [name, file]);
  const files = [...named, ...fromK6.flatMap((file) => ["from-k6", file])];
  const options = files.map((text, at) => at % 2 === 0 ? `--${text}` : text);
  const to = target === void 0 ? [] : [`--target ${withoutQuery(target)}`];
  const seconds = (value) => value === void 0 ? void 0 : `${value}s`;
  const figures = { rate, concurrency, duration: seconds(duration), "warm-up": seconds(warmUp), seed };
  const load = Object.entries(figures).flatMap(([name, value]) => value === void 0 ? [] : [`--${name} ${value}`]);
  return ["breakwater load", ...urls.map(withoutQuery), ...options, ...to, ...load].join(" ");
}
function withoutQuery(url) {
  const { origin, pathname, search } = new URL(url);
  return `${origin}${pathname === "/" ? "" : pathname}${search === "" ? "" : "?\u2026"}`;
}

export {
  loadTest,
  loadJudgeRequest,
  reproduceLoad
};
