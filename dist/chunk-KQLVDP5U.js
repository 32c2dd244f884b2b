import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  permitted
} from "./chunk-Z63F26CC.js";
import {
  bucketRatio,
  countsOfBuckets
} from "./chunk-E3MF52KC.js";
import {
  mergedCounts,
  openRecorder
} from "./chunk-T6QD4SQA.js";
import {
  countOf
} from "./chunk-INTMZS7Z.js";
import {
  errorKinds,
  noErrors
} from "./chunk-XLYJ4EM2.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/load/k6-results.ts
init_shim();

// src/adapters/load/k6-buckets.ts
init_shim();

// src/adapters/load/k6-points.ts
init_shim();
import { createReadStream } from "node:fs";
var longestLine = 1024 * 1024;
function pointReader() {
  let rest = "";
  return (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > longestLine) throw notResults("its lines are too long");
    return lines.flatMap((line) => pointOf(line) ?? []);
  };
}
async function* pointsIn(file) {
  const stream = createReadStream(file, { encoding: "utf8", highWaterMark: 256 * 1024 });
  const read = pointReader();
  const chunks = stream[Symbol.asyncIterator]();
  try {
    for (; ; ) {
      const { value, done } = await permitted(file, () => chunks.next());
      if (done) return;
      yield* read(value);
    }
  } finally {
    stream.destroy();
  }
}
function pointOf(line) {
  if (!/"(breakwater_|dropped_iterations")/.test(line) || !line.includes('"Point"')) return void 0;
  const given = parsed(line);
  if (!isObject(given) || !isObject(given.data)) return void 0;
  const { time, value, tags } = given.data;
  const at = typeof time === "string" ? Date.parse(time) : Number.NaN;
  if (given.type !== "Point" || typeof given.metric !== "string") return void 0;
  if (typeof value !== "number" || Number.isNaN(at)) return void 0;
  const texts = Object.entries(isObject(tags) ? tags : {}).filter(([, text]) => typeof text === "string");
  return { metric: given.metric, at, value, tags: Object.fromEntries(texts) };
}
function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return void 0;
  }
}
function isObject(value) {
  return typeof value === "object" && value !== null;
}
function notResults(because) {
  return new BreakwaterError({
    code: "k6-results-unreadable",
    message: `The results of k6 cannot be read: ${because}.`,
    hint: "Give the file that `k6 run --out json=FILE` wrote of a script that Breakwater exported."
  });
}
var mostOperations = 200;
function indexOf(id) {
  const [, digits] = /^op([1-9]\d{0,2})$/.exec(id ?? "") ?? [];
  const place = Number(digits);
  return place <= mostOperations ? place - 1 : void 0;
}
function kindOf(outcome) {
  return errorKinds.find((kind) => kind === outcome);
}

// src/adapters/load/k6-buckets.ts
async function bucketPart(file, { operations, thresholdsMs, durationMs }) {
  const length = Math.max(1, Math.ceil(durationMs / 1e3));
  const tallies = operations.map(
    () => ({
      buckets: /* @__PURE__ */ new Map(),
      errors: noErrors(),
      unexpected: {},
      seconds: Array.from({ length }, () => ({ due: 0, ok: 0, failed: 0, slow: thresholdsMs.map(() => 0) }))
    })
  );
  let from;
  let lastDueMs = 0;
  for await (const { metric, at, value, tags } of pointsIn(file)) {
    if (metric === "breakwater_measured_from") from ??= value;
    if (from === void 0) continue;
    const isDrop = metric === "dropped_iterations";
    if (isDrop && at < from) continue;
    const tally = tallies[indexOf(isDrop ? tags.scenario : tags.op) ?? -1];
    const second = tally?.seconds[Math.min(length - 1, Math.max(0, Math.floor((at - from) / 1e3)))];
    if (tally === void 0 || second === void 0) continue;
    lastDueMs = Math.max(lastDueMs, Math.min(durationMs, at - from));
    count({ metric, at, value, tags }, tally, second, thresholdsMs);
  }
  const counted = tallies.map(({ buckets, errors, unexpected, seconds }) => ({
    latency: countsOfBuckets(buckets),
    errors,
    unexpected,
    seconds: seconds.map(
      ({ due, ok, failed, slow }) => ({
        due,
        ok,
        failed,
        over: slow.map((all) => Math.max(0, all - failed))
      })
    )
  }));
  const none = [];
  return {
    counts: { operations: counted, overTime: Array.from({ length }, () => none) },
    lastDueMs,
    dropped: tallies.reduce((sum, { errors }) => sum + errors.dropped, 0)
  };
}
function count({ metric, value, tags }, { buckets, errors, unexpected }, second, thresholdsMs) {
  if (metric === "dropped_iterations") {
    errors.dropped += value;
    second.due += value;
  } else if (metric === "breakwater_bucket") {
    const bound = Number(tags.le);
    buckets.set(bound, (buckets.get(bound) ?? 0) + value);
  } else if (metric === "breakwater_slow") {
    const at = thresholdsMs.indexOf(Number(tags.ms));
    if (at >= 0) second.slow[at] = (second.slow[at] ?? 0) + value;
  } else if (metric === "breakwater_requests") {
    second.due += value;
    const kind = kindOf(tags.outcome);
    if (kind === void 0) second.ok += value;
    else {
      second.failed += value;
      errors[kind] += value;
      if (kind === "status") unexpected[tags.code ?? "0"] = (unexpected[tags.code ?? "0"] ?? 0) + value;
    }
  }
}

// src/adapters/load/k6-survey.ts
init_shim();
async function surveyOf(file) {
  const draft = {
    ...{ run: void 0, isExact: false, names: /* @__PURE__ */ new Map(), codes: /* @__PURE__ */ new Map() },
    ...{ requests: /* @__PURE__ */ new Map(), thresholds: /* @__PURE__ */ new Set() }
  };
  for await (const point of pointsIn(file)) note(draft, point);
  const { run, names, thresholds } = draft;
  if (run === void 0 || names.size === 0) throw notResults(`${file} has no request of an exported test in it`);
  return { ...draft, run, thresholdsMs: [...thresholds].filter((ms) => ms > 0).sort((a, b) => a - b) };
}
function note(draft, { metric, value, tags }) {
  if (metric === "breakwater_measured_from") draft.run ??= tags;
  const operation = indexOf(tags.op);
  if (operation === void 0) return;
  draft.names.set(operation, tags.name ?? `operation ${operation + 1}`);
  if (metric === "breakwater_latency") draft.isExact = true;
  if (metric === "breakwater_slow" && draft.thresholds.size < 100) draft.thresholds.add(Number(tags.ms));
  if (metric !== "breakwater_requests") return;
  draft.requests.set(operation, (draft.requests.get(operation) ?? 0) + value);
  const seen = draft.codes.get(operation) ?? { expected: /* @__PURE__ */ new Set(), unexpected: /* @__PURE__ */ new Set() };
  draft.codes.set(operation, seen);
  if (tags.outcome === "ok") seen.expected.add(Number(tags.code));
  else if (tags.outcome === "status") seen.unexpected.add(Number(tags.code));
}
function operationsOf(surveys) {
  const count2 = Math.max(...surveys.flatMap(({ names }) => [...names.keys()])) + 1;
  return Array.from({ length: count2 }, (_, index) => {
    const name = surveys.flatMap(({ names }) => names.get(index) ?? [])[0] ?? `operation ${index + 1}`;
    const [, method = "GET", template = name] = /^([A-Z]+) (\/.*)$/.exec(name) ?? [];
    const expected = new Set(surveys.flatMap(({ codes }) => [...codes.get(index)?.expected ?? []]));
    const unexpected = surveys.flatMap(({ codes }) => [...codes.get(index)?.unexpected ?? []]);
    const isUsual = (code) => code >= 200 && code < 400;
    const usual = [...expected].every(isUsual) && !unexpected.some(isUsual);
    return {
      name,
      method,
      template,
      paths: [template],
      headers: {},
      credentials: [],
      weight: Math.max(
        1,
        surveys.reduce((sum, { requests }) => sum + (requests.get(index) ?? 0), 0)
      ),
      ...usual ? {} : { expectStatus: [...expected].sort((a, b) => a - b) }
    };
  });
}
function isSameTest(a, b) {
  const keys = ["durationMs", "warmupMs", "timeoutMs", "load", "seed", "machines"];
  const alike = [...a.names].every(([index, name]) => (b.names.get(index) ?? name) === name);
  return alike && keys.every((key) => a.run[key] === b.run[key]);
}

// src/adapters/load/k6-results.ts
var mostAtOnce = 1e5;
var longestMs = 12 * 36e5;
async function k6Recorder({ operations, thresholdsMs, durationMs }) {
  const recorder = await openRecorder({ operations, durationMs, thresholdsMs });
  let from;
  let [last, dropped] = [0, 0];
  return {
    recorder,
    measuredFrom: () => from,
    lastDueMs: () => last,
    dropped: () => dropped,
    take: ({ metric, at, value, tags }) => {
      if (metric === "breakwater_measured_from") from ??= value;
      if (from === void 0) return;
      if (metric === "dropped_iterations") {
        const operation2 = indexOf(tags.scenario);
        if (operation2 === void 0 || at < from) return;
        dropped += value;
        for (let one = 0; one < Math.min(value, mostAtOnce); one++)
          recorder.failed(operation2, Math.min(at - from, durationMs), "dropped");
      }
      const operation = indexOf(tags.op);
      if (metric !== "breakwater_latency" || operation === void 0) return;
      const due = Math.min(durationMs, Math.max(0, at - value - from));
      last = Math.max(last, due);
      const kind = kindOf(tags.outcome);
      if (kind !== void 0 && kind !== "status") return recorder.failed(operation, due, kind);
      recorder.answered(operation, due, {
        status: Number(tags.code),
        latencyMs: value,
        retryAfter: tags.retry === "true"
      });
    }
  };
}
async function mergePods(files) {
  const surveys = await eachInTurn(files, surveyOf);
  const [first] = surveys;
  if (first === void 0) throw notResults("no file was given");
  const odd = surveys.findIndex((survey) => !isSameTest(survey, first));
  if (odd > 0) throw notResults(`${files[0]} and ${files[odd]} are of different tests`);
  const run = runOf(first.run);
  if (!(run.durationMs > 0 && run.durationMs <= longestMs)) throw notResults("it does not say how long the test was");
  const operations = operationsOf(surveys);
  const known = [...new Set(surveys.flatMap((survey) => survey.thresholdsMs))].sort((a, b) => a - b);
  const isExact = surveys.every((survey) => survey.isExact);
  return {
    operations,
    run,
    remarks: remarksOf(files.length, Number(first.run.machines), isExact),
    sample: async (thresholdsMs = known) => {
      const uncounted = thresholdsMs.filter((ms) => !known.includes(ms));
      if (!isExact && uncounted.length > 0) throw notCounted(uncounted);
      return await sampleOf(files, { operations, thresholdsMs, durationMs: run.durationMs }, isExact);
    }
  };
}
async function sampleOf(files, reading, isExact) {
  const parts = await eachInTurn(files, (file) => isExact ? exactPart(file, reading) : bucketPart(file, reading));
  const { operations: counted, overTime } = mergedCounts(parts.map(({ counts }) => counts));
  const dropped = parts.reduce((sum, part) => sum + part.dropped, 0);
  return {
    engine: "k6",
    thresholdsMs: reading.thresholdsMs,
    operations: reading.operations.flatMap((operation, index) => {
      const own = counted[index];
      return own === void 0 ? [] : [{ operation, ...own }];
    }),
    overTime,
    generator: { latenessP99Ms: 0, latenessMaxMs: 0, dropped, cpuShare: 0, workers: files.length },
    ...endOf(Math.max(...parts.map(({ lastDueMs }) => lastDueMs)), reading.durationMs, counted)
  };
}
function notCounted(thresholdsMs) {
  return new BreakwaterError({
    code: "k6-threshold-uncounted",
    message: `The results hold no single latencies, and answers above ${thresholdsMs.join(" and ")} ms were not counted when they were sent.`,
    hint: "Judge by the floors that the test was exported with, or give the files as k6 wrote them."
  });
}
function endOf(lastDueMs, durationMs, operations) {
  const sent = operations.reduce(
    (sum, { latency, errors }) => sum + countOf(latency) + errorKinds.reduce((all, kind) => all + errors[kind], 0),
    0
  );
  const gap = lastDueMs / Math.max(1, sent);
  if (durationMs - lastDueMs <= Math.max(2e3, 20 * gap)) return { durationMs };
  const reason = "k6 ended the test before its time: a threshold that aborts it was crossed, or somebody stopped it";
  return { durationMs: Math.max(1, Math.round(lastDueMs)), aborted: { afterMs: Math.round(lastDueMs), reason } };
}
async function exactPart(file, reading) {
  const { take, recorder, lastDueMs, dropped } = await k6Recorder(reading);
  for await (const point of pointsIn(file)) take(point);
  return { counts: recorder.counts(), lastDueMs: lastDueMs(), dropped: dropped() };
}
function runOf(run) {
  const number = (key) => Number(run[key] ?? 0);
  const [, rate] = /^(.+)\/s$/.exec(run.load ?? "") ?? [];
  return {
    durationMs: number("durationMs"),
    warmupMs: number("warmupMs"),
    timeoutMs: number("timeoutMs"),
    seed: number("seed"),
    rate: rate === void 0 ? void 0 : Number(rate),
    clients: rate === void 0 ? number("load") : void 0
  };
}
var k6Remark = "k6 sends at equal distances, and does not tell how late it sent a request; what it could not send is counted as dropped.";
function remarksOf(files, machines, isExact) {
  return [
    k6Remark,
    ...files < machines ? [
      `The test was made for ${machines} machines, and the results of ${files} were given: the load that the others sent is missing here.`
    ] : [],
    ...isExact ? [] : [
      `Single latencies are not in the results: percentiles come from buckets ${Math.round((bucketRatio - 1) * 100)}% apart, floors are judged from exact counts.`
    ]
  ];
}
async function eachInTurn(items, work) {
  const results = [];
  for (const item of items) results.push(await work(item));
  return results;
}

export {
  pointReader,
  k6Recorder,
  mergePods,
  endOf,
  k6Remark
};
