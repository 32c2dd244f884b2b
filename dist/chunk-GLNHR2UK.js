import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  latenessAllowance,
  surelyAbove
} from "./chunk-MDAWNLNV.js";
import {
  defineRule
} from "./chunk-5Z4CA7YC.js";
import {
  count,
  enumerate,
  grouped,
  metricWord,
  percent,
  plain,
  quantity
} from "./chunk-SQN55YXA.js";
import {
  addedCounts,
  countOf,
  quantileMs
} from "./chunk-INTMZS7Z.js";
import {
  addedErrors,
  errorKinds
} from "./chunk-XLYJ4EM2.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

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

// src/checks/load-test/slo.ts
var significance = 0.05;
var mostRequests = 1e6;
var generatorLimits = { cpuShare: 0.8, latenessP99Ms: 5, droppedShare: 1e-3 };
var refusals = ["401", "403", "429"];
function refusedRequests(operations) {
  return operations.reduce(
    (sum, { unexpected }) => sum + refusals.reduce((some, status) => some + (unexpected[status] ?? 0), 0),
    0
  );
}
function generatorLimitsOf({ generator, operations }) {
  const due = operations.reduce((sum, { seconds }) => sum + seconds.reduce((some, second) => some + second.due, 0), 0);
  const { cpuShare, latenessP99Ms, dropped } = generator;
  return [
    ...cpuShare > generatorLimits.cpuShare ? [`it used ${Math.round(cpuShare * 100)} % of a core`] : [],
    ...latenessP99Ms > generatorLimits.latenessP99Ms ? [`one request in a hundred was sent ${Math.round(latenessP99Ms)} ms late or later`] : [],
    ...dropped > due * generatorLimits.droppedShare ? [`it could not send ${dropped} requests`] : []
  ];
}
function judge(sample, claims, timeoutMs) {
  const tallies = claims.map((claim) => tallyOf(sample, claim, timeoutMs));
  const limited = generatorLimitsOf(sample).length > 0;
  const strictest = significance / Math.max(1, claims.length);
  const judged = tallies.map((tally) => ({ tally, fail: failProbability(blamed(tally)) }));
  const broken = /* @__PURE__ */ new Set();
  for (const [at, { tally, fail }] of [...judged].sort((a, b) => a.fail - b.fail).entries()) {
    if (fail > significance / (tallies.length - at)) break;
    broken.add(tally);
  }
  return judged.map(({ tally, fail }) => {
    const decision = broken.has(tally) ? brokenOr(tally, limited, strictest) : keptOr(tally, sample);
    const { metric } = tally.claim;
    const share2 = metric === "errorRate" && tally.n > 0 ? { measured: decision.exceeding / tally.n } : {};
    return { ...published(tally), probability: fail, ...decision, ...share2 };
  });
}
function brokenOr(tally, generatorLimited, strictest) {
  const { exceeding } = blamed(tally);
  const { claim, later, surely } = tally;
  const isOurs = surely === void 0 || failProbability(surely) > strictest;
  if (generatorLimited && claim.metric !== "errorRate" && isOurs) return undecided(exceeding, "generator limited");
  const ended = later.n > 0 && failProbability(later) > significance && later.exceeding < exceeding / 4;
  return ended ? undecided(exceeding, "still warming up") : { verdict: "fail", exceeding };
}
function keptOr(tally, sample) {
  const { exceeding, claim, excused } = tally;
  if (claim.undecidable) return undecided(exceeding, claim.undecidable);
  const due = tally.n + sample.generator.dropped;
  if (sample.generator.dropped > due * generatorLimits.droppedShare) return undecided(exceeding, "generator limited");
  if (passProbability(tally) <= significance) return { verdict: "pass", exceeding };
  if (excused > 0) return undecided(exceeding, "refused by the preview");
  const needed = requestsNeeded(tally);
  return { verdict: "inconclusive", exceeding, ...needed === void 0 ? {} : { needed } };
}
function undecided(exceeding, reason) {
  return { verdict: "inconclusive", exceeding, reason };
}
function published({ claim, n, allowed, measured, clustering }) {
  const { metric, floor, operation, thresholdMs } = claim;
  const place = operation === void 0 ? {} : { operation };
  return { metric, floor, thresholdMs, ...place, n, allowed, measured, clustering };
}
function blamed(tally) {
  return { ...tally, exceeding: tally.exceeding - tally.excused };
}
function failProbability({ n, exceeding, allowed, clustering }) {
  return n === 0 ? 1 : atLeast(Math.floor(exceeding / clustering), Math.ceil(n / clustering), allowed);
}
function passProbability({ n, exceeding, allowed, clustering }) {
  return n === 0 ? 1 : atMost(Math.ceil(exceeding / clustering), Math.floor(n / clustering), allowed);
}
function requestsNeeded(tally) {
  const share2 = tally.n === 0 ? 0 : tally.exceeding / tally.n;
  const decides = (n) => {
    const scaled = { ...tally, n, exceeding: share2 * n };
    return share2 < tally.allowed ? passProbability(scaled) <= significance : failProbability(scaled) <= significance / 4;
  };
  if (!decides(mostRequests)) return void 0;
  let [low, high] = [tally.n, mostRequests];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (decides(middle)) high = middle;
    else low = middle;
  }
  return high - tally.n;
}
function tallyOf(sample, claim, timeoutMs) {
  const operations = sample.operations.filter(
    ({ operation }) => claim.operation === void 0 || operation.name === claim.operation
  );
  const slots = slotsOf(operations, sample.thresholdsMs, claim.thresholdMs);
  const excused = refusedRequests(operations);
  return {
    claim,
    allowed: claim.allowed,
    measured: measuredOf(operations, { claim, timeoutMs, durationMs: sample.durationMs }),
    excused,
    ...counted(slots),
    surely: surelyOf(sample, operations, claim, excused),
    later: { allowed: claim.allowed, ...counted(slots.slice(Math.floor(slots.length / 2))) }
  };
}
function surelyOf({ generator, thresholdsMs }, operations, { thresholdMs, allowed }, excused) {
  if (thresholdMs === void 0) return void 0;
  const inTime = generator.cpuShare <= generatorLimits.cpuShare && generator.latenessMaxMs <= thresholdMs * latenessAllowance && thresholdsMs.includes(surelyAbove(thresholdMs));
  const seen = counted(slotsOf(operations, thresholdsMs, inTime ? surelyAbove(thresholdMs) : void 0));
  return { ...seen, exceeding: seen.exceeding - excused, allowed };
}
function slotsOf(operations, thresholdsMs, thresholdMs) {
  const at = thresholdMs === void 0 ? void 0 : thresholdsMs.indexOf(thresholdMs);
  if (at === -1) throw new Error(`no request was held against ${thresholdMs} ms`);
  const slots = [];
  for (const { seconds } of operations) {
    for (const [second, { ok, failed, over }] of seconds.entries()) {
      const slot = slots[second] ?? { all: 0, over: 0 };
      slots[second] = slot;
      slot.all += ok + failed;
      slot.over += failed + (at === void 0 ? 0 : over[at] ?? 0);
    }
  }
  return slots;
}
function measuredOf(operations, { claim, timeoutMs, durationMs }) {
  const latency = addedCounts(operations.map((one) => one.latency));
  const ok = countOf(latency);
  const failed = operations.reduce((sum, { seconds }) => sum + seconds.reduce((some, one) => some + one.failed, 0), 0);
  if (claim.metric === "errorRate") return ok + failed === 0 ? 0 : failed / (ok + failed);
  if (claim.metric === "throughput") return durationMs === 0 ? 0 : ok / (durationMs / 1e3);
  return quantileMs([...latency, [timeoutMs * 1e3, failed]], 1 - claim.allowed) ?? 0;
}
var slotSeconds = [1, 5];
var fewestLongSlots = 10;
function counted(slots) {
  const n = slots.reduce((sum, { all }) => sum + all, 0);
  const exceeding = slots.reduce((sum, { over }) => sum + over, 0);
  const spreads = slotSeconds.map((seconds) => {
    const joined = joinedSlots(slots, seconds);
    return seconds > 1 && joined.length < fewestLongSlots ? 1 : spreadOf(joined);
  });
  return { n, exceeding, clustering: Math.max(1, ...spreads) };
}
function joinedSlots(slots, seconds) {
  return Array.from(
    { length: Math.floor(slots.length / seconds) },
    (_, at) => slots.slice(at * seconds, (at + 1) * seconds).reduce((sum, { all, over }) => ({ all: sum.all + all, over: sum.over + over }), { all: 0, over: 0 })
  );
}
function spreadOf(slots) {
  const used = slots.filter(({ all: all2 }) => all2 > 0);
  const all = used.reduce((sum, slot) => sum + slot.all, 0);
  const share2 = used.reduce((sum, slot) => sum + slot.over, 0) / Math.max(1, all);
  if (used.length < 2 || share2 === 0 || share2 === 1) return 1;
  const deviations = used.map((slot) => (slot.over - slot.all * share2) ** 2 / (slot.all * share2 * (1 - share2)));
  return deviations.reduce((sum, deviation) => sum + deviation, 0) / (used.length - 1);
}

// src/checks/load-test/subject.ts
init_shim();

// src/checks/load-test/conformance/facts.ts
init_shim();
var nothingAsked = { malformed: [], missingHeaders: [], rateLimit: void 0 };
var silent = { results: [], remarks: [], unproven: [], facts: {} };

// src/checks/load-test/statistics.ts
init_shim();
var quantiles = { p50: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99, p999: 0.999, max: 1 };
function statisticsOf(samples, durationMs) {
  const latency = addedCounts(samples.map((sample) => sample.latency));
  const errors = addedErrors(samples.map((sample) => sample.errors));
  const ok = countOf(latency);
  return {
    // A request that our own generator dropped was never sent.
    sent: ok + errorKinds.reduce((sum, kind) => sum + (kind === "dropped" ? 0 : errors[kind]), 0),
    ok,
    errors,
    throughput: durationMs > 0 ? ok / (durationMs / 1e3) : 0,
    latencyMs: {
      p50: shown(latency, quantiles.p50),
      p75: shown(latency, quantiles.p75),
      p90: shown(latency, quantiles.p90),
      p95: shown(latency, quantiles.p95),
      p99: shown(latency, quantiles.p99),
      p999: shown(latency, quantiles.p999),
      max: shown(latency, quantiles.max)
    }
  };
}
function shown(latency, q) {
  const ms = quantileMs(latency, q);
  return ms === void 0 ? null : Math.round(ms * 1e3) / 1e3;
}

// src/checks/load-test/subject.ts
function loadSubject(source) {
  const { sample, base, probes, failedOnHead, claims, timeoutMs, placeOf, location } = source;
  const { comparison = [], errorComparison = [], gate = "slo" } = source;
  const locationOf = (name) => placeOf.get(name) ?? location;
  return {
    objectives: judge(sample, claims, timeoutMs),
    baseObjectives: base === void 0 ? [] : judge(base, claims, timeoutMs),
    operations: sample.operations.map((one) => loaded(one, sample.thresholdsMs, locationOf(one.operation.name))),
    errors: statisticsOf(sample.operations, sample.durationMs).errors,
    unexpected: statusCounts(sample),
    failedProbes: probes.filter(({ status, operation }) => status === void 0 || status >= 500 || failedOnHead?.has(operation.name)).map(({ operation: { name }, status, failure }) => ({
      name,
      subject: subjectOf(name),
      location: locationOf(name),
      status,
      failure,
      base: failedOnHead?.get(name)
    })),
    comparison,
    errorComparison,
    gate,
    conformance: source.conformance ?? nothingAsked,
    locationOf,
    location
  };
}
function loaded({ operation: { name }, latency, seconds }, thresholdsMs, location) {
  const failed = seconds.reduce((sum, second) => sum + second.failed, 0);
  return {
    name,
    subject: subjectOf(name),
    location,
    sent: countOf(latency) + failed,
    failed,
    exceeding: (thresholdMs) => {
      const at = thresholdsMs.indexOf(thresholdMs);
      return failed + seconds.reduce((sum, { over }) => sum + (over[at] ?? 0), 0);
    }
  };
}
function statusCounts({ operations }) {
  const counts = /* @__PURE__ */ new Map();
  for (const { unexpected } of operations) {
    for (const [status, count2] of Object.entries(unexpected)) counts.set(status, (counts.get(status) ?? 0) + count2);
  }
  return counts;
}
function brokenByBase({ metric, operation }, { baseObjectives }) {
  return baseObjectives.some(
    (base) => base.metric === metric && base.operation === operation && base.verdict === "fail"
  );
}
var everything = { kind: "endpoint", name: "all loaded operations" };
function subjectOf(name) {
  const [method = "", path = ""] = name.split(" ");
  return { kind: "operation", method: method.toLowerCase(), path };
}

// src/checks/load-test/rules/index.ts
init_shim();

// src/checks/load-test/rules/base-breaks-slo.ts
init_shim();
var base_breaks_slo_default = defineRule({
  meta: {
    id: "load/base-breaks-slo",
    severity: "warning",
    since: "0.1.0",
    title: "Base itself does not keep the floor",
    effect: "The deployment of base, loaded in the same minutes with the same requests, breaks the floor as well. Whatever head does, it is not the doing of this pull request.",
    remedy: "Look into the service, or at the machine that the deployments share; if the floor is wrong, change it."
  },
  examples: [
    {
      title: "base is as slow as head",
      given: {
        floor: "p99 600 ms",
        requests: "GET /orders: 940 in 20 ms, 60 in 700 ms",
        base: "GET /orders: 930 in 20 ms, 70 in 700 ms"
      },
      hits: ["base breaks the floor too, p99 600 ms: 70 of its 1,000 requests were past it; not this pull request"]
    },
    {
      title: "base keeps it",
      given: {
        floor: "p99 600 ms",
        requests: "GET /orders: 940 in 20 ms, 60 in 700 ms",
        base: "GET /orders: 1000 in 20 ms"
      },
      hits: []
    }
  ],
  check: ({ baseObjectives, location }) => baseObjectives.filter(({ verdict }) => verdict === "fail").map(({ metric, floor, n, exceeding, measured, probability, operation }) => {
    const unit = metric === "errorRate" ? "share" : metric === "throughput" ? "/s" : "ms";
    const claim = `${metricWord(metric)} ${metric === "errorRate" ? percent(floor) : quantity(floor, unit)}`;
    return {
      message: `${operation === void 0 ? "" : `${operation}: `}base breaks the floor too, ${claim}: ${grouped(exceeding)} of its ${grouped(n)} requests were past it; not this pull request`,
      location,
      subject: operation === void 0 ? everything : subjectOf(operation),
      key: metric,
      proof: { kind: "measurement", metric, measured, floor, unit, samples: n, exceeding, probability }
    };
  })
});

// src/checks/load-test/rules/errors-increased.ts
init_shim();
var errors_increased_default = defineRule({
  meta: {
    id: "load/errors-increased",
    severity: "error",
    since: "0.1.0",
    title: "Fail no more requests than base",
    effect: "More requests fail than on base, by half a point at least. Both were loaded in turns with the same requests, and a second run said the same. A warning; an error where the config says `gate: regressions`.",
    remedy: "Look into the log of the preview for the requests that failed: the same ones were answered by base in the same minutes."
  },
  examples: [
    {
      title: "two requests in a hundred fail on head",
      given: { comparison: "failures 3 to 60 of 3000: increased" },
      hits: ["2 % of requests fail on head, 0.1 % on base: 60 of 3,000 against 3 of 3,000"]
    },
    {
      title: "an operation that the config names",
      given: { comparison: "GET /orders failures 0 to 60 of 3000: increased" },
      hits: ["GET /orders: 2 % of requests fail on head, 0 % on base: 60 of 3,000 against 0 of 3,000"]
    },
    {
      title: "a few more are chance",
      given: { comparison: "failures 3 to 6 of 3000: inconclusive" },
      hits: []
    }
  ],
  check: ({ errorComparison, operations, location, gate }) => errorComparison.filter(({ verdict, confirmed }) => verdict === "increased" && confirmed === true).map(({ operation, base, head, p, rounds, worse }) => {
    const [onBase, onHead] = [share(base), share(head)];
    return {
      message: `${operation === void 0 ? "" : `${operation}: `}${shown2(onHead)} of requests fail on head, ${shown2(onBase)} on base: ${grouped(head.failed)} of ${grouped(head.sent)} against ${grouped(base.failed)} of ${grouped(base.sent)}`,
      location: operations.find(({ name }) => name === operation)?.location ?? location,
      subject: operation === void 0 ? everything : subjectOf(operation),
      key: "errors",
      severity: gate === "regressions" ? "error" : "warning",
      proof: {
        kind: "comparison",
        metric: "errorRate",
        base: onBase,
        head: onHead,
        unit: "share",
        rounds,
        worse,
        probability: p
      }
    };
  })
});
function share({ sent, failed }) {
  return sent === 0 ? 0 : failed / sent;
}
function shown2(part) {
  return percent(Math.round(part * 1e4) / 1e4);
}

// src/checks/load-test/rules/first-request-failed.ts
init_shim();
var first_request_failed_default = defineRule({
  meta: {
    id: "load/first-request-failed",
    severity: "warning",
    since: "0.1.0",
    title: "Answer a request that the contract itself gives as an example",
    effect: "The preview answered a server error, nothing at all, or not what base answers, to a single request without any load. The operation was left out of the load test.",
    remedy: "Send the request to the preview and look into its log. If the example in the contract is wrong, correct it."
  },
  examples: [
    {
      title: "a server error before any load",
      given: { before: "GET /orders: answered 503" },
      hits: ["GET /orders answered 503 to a single request before the load"]
    },
    {
      title: "no answer",
      given: { before: "GET /orders: no answer within 10 s" },
      hits: ["GET /orders did not answer a single request before the load: no answer within 10 s"]
    },
    {
      title: "an operation that base answers, and head does not",
      given: { before: "GET /orders: answered 404, base 200" },
      hits: ["GET /orders answered 404 to a single request before the load, and base 200"]
    },
    {
      title: "a refusal is not a failure: credentials or data may be missing",
      given: { before: "GET /orders: answered 401\nGET /invoices: answered 404" },
      hits: []
    }
  ],
  check: ({ failedProbes }) => failedProbes.map(({ name, subject, location, status, failure, base }) => ({
    message: status === void 0 ? `${name} did not answer a single request before the load: ${failure ?? "no reason known"}` : `${name} answered ${status} to a single request before the load${base === void 0 ? "" : `, and base ${base}`}`,
    location,
    subject,
    key: "first request",
    proof: { kind: "source", excerpt: `${name} \u2192 ${status ?? failure ?? "no answer"}` }
  }))
});

// src/checks/load-test/rules/header-missing.ts
init_shim();
var header_missing_default = defineRule({
  meta: {
    id: "load/header-missing",
    severity: "note",
    since: "0.1.0",
    title: "Send the headers that were asked for",
    effect: "A header that the team expects of each answer is missing or says something else, so that what it protects from is open.",
    remedy: "Set it in one place for all answers, those of errors too. A preview may lack what a proxy adds in production: then leave it out of load.expect-headers."
  },
  examples: [
    {
      title: "a header that no answer has",
      given: { headers: "GET /orders: Strict-Transport-Security absent" },
      hits: ["Strict-Transport-Security is absent from the answer to GET /orders"]
    },
    {
      title: "another value",
      given: { headers: "GET /orders: X-Frame-Options ALLOWALL for DENY" },
      hits: ["X-Frame-Options is `ALLOWALL` and not `DENY` in the answer to GET /orders"]
    },
    { title: "nothing was asked for", given: { requests: "GET /orders: 950 in 20 ms" }, hits: [] }
  ],
  check: ({ conformance: { missingHeaders }, location, locationOf }) => missingHeaders.flatMap((header) => {
    const [first, ...others] = header.answers;
    if (first === void 0) return [];
    return [
      {
        message: messageOf(header),
        location: others.length === 0 ? locationOf(first.operation) : location,
        subject: everything,
        key: header.name.toLowerCase(),
        reach: header.answers.map(({ operation }) => subjectOf(operation)),
        proof: { kind: "source", excerpt: excerptOf(header) }
      }
    ];
  })
});
function messageOf({ name, value, answers }) {
  const found = answers.find((answer) => answer.found !== void 0)?.found;
  const wanted = value === void 0 ? "" : ` and not \`${value}\``;
  const what = found === void 0 ? "absent from" : `\`${found}\`${wanted} in`;
  return `${name} is ${what} the answer to ${enumerate(answers.map(({ operation }) => operation))}`;
}
function excerptOf({ name, answers }) {
  const lines = answers.map(({ operation, status, found }) => {
    return `${operation} \u2192 ${status}, ${found === void 0 ? `no ${name}` : `${name}: ${found}`}`;
  });
  return lines.slice(0, 10).join("\n");
}

// src/checks/load-test/rules/latency-regressed.ts
init_shim();
var latency_regressed_default = defineRule({
  meta: {
    id: "load/latency-regressed",
    severity: "error",
    since: "0.1.0",
    title: "Be no slower than base",
    effect: "Requests take longer than on base. Both were loaded in turns, in many short rounds, on the same machine in the same minutes, and a second run said the same: chance, drift and neighbours are no explanation. A warning; an error where the config says `gate: regressions`.",
    remedy: "Look at the operation named first: what does head do for each of its requests that base does not? Where the slowdown is worth its price, accept the finding with a reason."
  },
  examples: [
    {
      title: "slower at p95 and p99",
      given: {
        comparison: "p50 40 to 41 ms, 2 % slower: pass\np95 119 to 140 ms, 18 % slower: regressed\np99 200 to 250 ms, 25 % slower: regressed"
      },
      hits: [
        "p95 is 18 % slower than on base (14 % to 22 %): 140 ms against 119 ms, slower in 27 of 28 rounds; p99 too"
      ]
    },
    {
      title: "the operation that slowed down most is named",
      given: {
        comparison: "p50 40 to 52 ms, 30 % slower: regressed\nGET /orders p50 40 to 44 ms, 10 % slower: advisory\nGET /orders/summary p50 40 to 72 ms, 80 % slower: advisory"
      },
      hits: [
        "p50 is 30 % slower than on base (26 % to 34 %): 52 ms against 40 ms, slower in 27 of 28 rounds; most of all GET /orders/summary (80 % slower)"
      ]
    },
    {
      title: "an operation that the config names is judged by itself",
      given: { comparison: "p50 40 to 40 ms, 0 % slower: pass\nGET /orders p95 100 to 150 ms, 50 % slower: regressed" },
      hits: [
        "GET /orders: p95 is 50 % slower than on base (46 % to 54 %): 150 ms against 100 ms, slower in 27 of 28 rounds"
      ]
    },
    {
      title: "one of many operations that nobody named is no finding by itself",
      given: { comparison: "p50 40 to 40 ms, 0 % slower: pass\nGET /orders p95 100 to 150 ms, 50 % slower: advisory" },
      hits: []
    },
    {
      title: "what could not be told, or was not borne out by a second run, is no finding",
      given: { comparison: "p99 200 to 230 ms, 15 % slower: inconclusive" },
      hits: []
    }
  ],
  check: (subject) => {
    const found = subject.comparison.filter(({ verdict, confirmed }) => verdict === "regressed" && confirmed === true);
    const places = [...new Set(found.map(({ operation }) => operation))];
    return places.flatMap(
      (place) => hitOf(
        found.filter(({ operation }) => operation === place),
        subject
      )
    );
  }
});
function hitOf([first, ...others], subject) {
  if (first === void 0) return [];
  const { operation, quantile, effect, low, high, p, rounds, slower = 0, baseMs = 0, headMs = 0 } = first;
  const culprit = operation === void 0 ? slowest(quantile, subject) : void 0;
  const place = operation === void 0 ? everything : subjectOf(operation);
  const text = [
    `${operation === void 0 ? "" : `${operation}: `}${quantile} is ${shareText(effect)} slower than on base (${shareText(low)} to ${shareText(high)})`,
    `: ${plain(headMs)} ms against ${plain(baseMs)} ms, slower in ${slower} of ${rounds} rounds`,
    culprit === void 0 ? "" : `; most of all ${culprit.operation} (${shareText(culprit.effect)} slower)`,
    others.length === 0 ? "" : `; ${enumerate(others.map((one) => one.quantile))} too`
  ];
  const blamed2 = operation ?? culprit?.operation;
  return [
    {
      message: text.join(""),
      location: subject.operations.find(({ name }) => name === blamed2)?.location ?? subject.location,
      subject: place,
      // The same cause may show at another quantile next time.
      key: "latency",
      severity: subject.gate === "regressions" ? "error" : "warning",
      reach: culprit?.operation === void 0 ? [place] : [place, subjectOf(culprit.operation)],
      proof: {
        kind: "comparison",
        metric: quantile,
        base: baseMs,
        head: headMs,
        unit: "ms",
        ratio: { estimate: effect, low, high },
        rounds,
        worse: slower,
        probability: p
      }
    }
  ];
}
function slowest(quantile, { comparison }) {
  return comparison.filter((one) => one.operation !== void 0 && one.quantile === quantile && one.verdict === "regressed").reduce(
    (worst, one) => worst === void 0 || one.effect > worst.effect ? one : worst,
    void 0
  );
}
function shareText(ratio) {
  return percent(Math.round((ratio - 1) * 100) / 100);
}

// src/checks/load-test/rules/malformed-request-accepted.ts
init_shim();
var malformed_request_accepted_default = defineRule({
  meta: {
    id: "load/malformed-request-accepted",
    severity: "warning",
    since: "0.1.0",
    title: "Accept only what the contract allows",
    effect: "The service took a request that its own contract forbids. With a body, what was forbidden may now be stored; a parameter is ignored, or read in a way that no client can know. A client that relies on it breaks on the day when the service becomes strict.",
    remedy: "Check requests against the contract, and refuse what it forbids with 400 or 422. If the service means to accept it, let the contract say so."
  },
  examples: [
    {
      title: "a body without a property that the contract requires",
      given: {
        malformed: "POST /orders: 201 to a body without `total`\nPOST /orders: 201 to a body of type text/plain"
      },
      hits: ["POST /orders accepted a body without `total` with 201, and 1 other malformed request"]
    },
    {
      title: "a parameter that is not checked stores nothing: a note",
      given: { malformed: "GET /orders: 200 to a request whose query parameter `limit` has the wrong type" },
      hits: ["GET /orders accepted a request whose query parameter `limit` has the wrong type with 200"]
    },
    {
      title: "a crash is another finding",
      given: { malformed: "POST /orders: 500 to a body without `total`" },
      hits: []
    }
  ],
  check: ({ conformance, locationOf }) => {
    const accepted = conformance.malformed.flatMap(
      (answer) => answer.status !== void 0 && answer.status < 300 ? [{ ...answer, status: answer.status }] : []
    );
    const operations = [...new Set(accepted.map(({ operation }) => operation))];
    return operations.flatMap((name) => {
      const [first, ...others] = accepted.filter(({ operation }) => operation === name);
      if (first === void 0) return [];
      const { what, shown: shown3, because, status, writes } = first;
      const more = others.length === 0 ? "" : `, and ${count(others.length, "other malformed request")}`;
      return [
        {
          message: `${name} accepted ${what} with ${status}${more}`,
          location: locationOf(name),
          subject: subjectOf(name),
          key: "malformed request",
          severity: writes ? "warning" : "note",
          proof: { kind: "exchange", shown: shown3, because, status }
        }
      ];
    });
  }
});

// src/checks/load-test/rules/malformed-request-crashes.ts
init_shim();
var malformed_request_crashes_default = defineRule({
  meta: {
    id: "load/malformed-request-crashes",
    severity: "error",
    since: "0.1.0",
    title: "Refuse malformed requests with 4xx",
    effect: "Anybody can send such a request. A server error says that it was worked on before it was checked: it wakes who is on call for the mistake of a client, and may be the way to more. It was sent twice, with valid requests before and after that were answered.",
    remedy: "Check the request against the contract before anything is done with it, and answer 400 or 422. Send the request in the proof to see the error in the log."
  },
  examples: [
    {
      title: "a missing property that the code relies on",
      given: { malformed: "POST /orders: 500 to a body without `total`\nPOST /orders: 503 to a body that is no JSON" },
      hits: ["POST /orders answered 500 to a body without `total`, and failed on 1 other malformed request"]
    },
    {
      title: "base does so too, where there is one to ask: a warning, for it is not this change that is to blame",
      given: { malformed: "GET /orders: 500 as base to a request whose query parameter `limit` is too large" },
      hits: [
        "GET /orders answered 500 to a request whose query parameter `limit` is too large; so does base, so this change did not bring it"
      ]
    },
    {
      title: "one that is accepted is another finding",
      given: { malformed: "GET /orders: 200 to a request whose query parameter `limit` has the wrong type" },
      hits: []
    },
    {
      title: "no answer at all, while valid requests are answered: a warning",
      given: { malformed: "GET /orders: silence to a request whose query parameter `limit` is too large" },
      hits: ["GET /orders gave no answer to a request whose query parameter `limit` is too large"]
    }
  ],
  check: ({ conformance, locationOf }) => {
    const crashed = conformance.malformed.filter(({ status }) => status === void 0 || status >= 500);
    const operations = [...new Set(crashed.map(({ operation }) => operation))];
    return operations.flatMap((name) => {
      const weakness = ({ status, baseToo }) => (baseToo ? 2 : 0) + (status === void 0 ? 1 : 0);
      const [first, ...others] = crashed.filter(({ operation }) => operation === name).sort((a, b) => weakness(a) - weakness(b));
      if (first === void 0) return [];
      const more = others.length === 0 ? "" : `, and failed on ${count(others.length, "other malformed request")}`;
      const answer = first.status === void 0 ? "gave no answer" : `answered ${first.status}`;
      return [
        {
          message: `${name} ${answer} to ${first.what}${more}${first.baseToo ? "; so does base, so this change did not bring it" : ""}`,
          location: locationOf(name),
          subject: subjectOf(name),
          key: "malformed request",
          ...evidenceOf(first)
        }
      ];
    });
  }
});
function evidenceOf({ shown: shown3, because, status, baseToo }) {
  return {
    proof: status === void 0 ? { kind: "source", excerpt: shown3 } : { kind: "exchange", shown: shown3, because, status },
    severity: status === void 0 || baseToo ? "warning" : "error"
  };
}

// src/checks/load-test/rules/rate-limit-not-kept.ts
init_shim();
var rate_limit_not_kept_default = defineRule({
  meta: {
    id: "load/rate-limit-not-kept",
    severity: "warning",
    since: "0.1.0",
    title: "Keep the rate limit that is promised",
    effect: "The limit is not what it was said to be: one client may take more than its share, is turned away before it has had it, or is not told when to come again, so that it tries again at once.",
    remedy: "Admit as many requests a window as promised, answer the others 429 with Retry-After, and admit again when the window is over. If another limit is meant, name that one in load.rate-limit."
  },
  examples: [
    {
      title: "a limit that is not there",
      given: {
        rateLimit: "100 requests in 60 s: nothing was refused, although nearly twice the limit was sent"
      },
      hits: [
        "The rate limit of 100 requests in 60 s does not hold: nothing was refused, although nearly twice the limit was sent"
      ]
    },
    {
      title: "one that nobody asked about",
      given: { requests: "GET /orders: 950 in 20 ms, 50 answered 429" },
      hits: []
    }
  ],
  check: ({ conformance: { rateLimit }, location }) => rateLimit === void 0 ? [] : [
    {
      message: `The rate limit of ${rateLimit.limit} does not hold: ${rateLimit.failings.join("; ")}`,
      location,
      subject: everything,
      key: "rate limit",
      proof: { kind: "source", excerpt: rateLimit.excerpt }
    }
  ]
});

// src/checks/load-test/rules/slo-broken.ts
init_shim();
var slo_broken_default = defineRule({
  meta: {
    id: "load/slo-broken",
    severity: "error",
    since: "0.1.0",
    title: "Keep the latency and error floors of the profile",
    effect: "More requests are slower, or fail, than the service promises. The counts are beyond chance: were the floor kept, a result like this would come up at most once in twenty runs, corrected for the number of objectives.",
    remedy: "Look at the operation named first: what it does for a slow request that it does not do for a fast one. If the floor is wrong for this service, change it in the profile on the base branch."
  },
  examples: [
    {
      title: "more than one request in a hundred is slower than the p99 floor",
      given: {
        floor: "p99 600 ms",
        requests: "GET /orders: 1000 in 20 ms\nGET /orders/summary: 940 in 20 ms, 60 in 700 ms"
      },
      hits: [
        "p99 is 700 ms, the floor 600 ms: 60 of 2,000 requests were slower, all of them GET /orders/summary (6 % of its 1,000)"
      ]
    },
    {
      title: "one request in a hundred is allowed",
      given: { floor: "p99 600 ms", requests: "GET /orders: 1980 in 20 ms, 20 in 700 ms" },
      hits: []
    },
    {
      title: "failures break the error floor, and are no second finding about latency",
      given: { floor: "error rate 1 %\np99 600 ms", requests: "GET /orders: 950 in 20 ms, 50 answered 500" },
      hits: [
        "5 % of requests failed, the floor is 1 %: 50 of 1,000 (50 answered 500), all of them GET /orders (5 % of its 1,000)"
      ]
    },
    {
      title: "a rate limit is not a failure of the service",
      given: { floor: "error rate 1 %", requests: "GET /orders: 950 in 20 ms, 50 answered 429" },
      hits: []
    },
    {
      title: "an operation that has a floor of its own",
      given: {
        floor: "GET /orders p99 200 ms",
        requests: "GET /orders: 940 in 20 ms, 60 in 700 ms\nGET /health: 9000 in 2 ms"
      },
      hits: ["GET /orders: p99 is 700 ms, the floor 200 ms: 60 of 1,000 requests were slower"]
    },
    {
      title: "what base breaks too is not the fault of this change",
      given: {
        floor: "p99 600 ms",
        requests: "GET /orders: 940 in 20 ms, 60 in 700 ms",
        base: "GET /orders: 930 in 20 ms, 70 in 700 ms"
      },
      hits: []
    },
    {
      title: "too few requests to tell",
      given: { floor: "p99 600 ms", requests: "GET /orders: 49 in 20 ms, 1 in 700 ms" },
      hits: []
    }
  ],
  check: (subject) => {
    const broken = subject.objectives.filter((one) => one.verdict === "fail" && !brokenByBase(one, subject));
    return placesOf(broken).flatMap((objectives) => [
      ...slowHits(objectives, subject),
      ...failureHits(objectives, subject)
    ]);
  }
});
function placesOf(objectives) {
  const places = [...new Set(objectives.map(({ operation }) => operation))];
  return places.map((place) => objectives.filter(({ operation }) => operation === place));
}
function slowHits(broken, subject) {
  const errorsBroken = broken.some(({ metric: metric2 }) => metric2 === "errorRate");
  const failed = concerned(broken, subject).reduce((sum, operation) => sum + operation.failed, 0);
  const [first, ...others] = broken.filter(
    ({ metric: metric2, exceeding: exceeding2, allowed, n: n2 }) => metric2 !== "errorRate" && (!errorsBroken || exceeding2 - failed > allowed * n2)
  );
  if (first === void 0) return [];
  const unanswered = failed > 0 ? ` (${count(failed, "request")} without an expected answer counted in)` : "";
  const more = others.length > 0 ? `; ${enumerate(others.map(({ metric: metric2 }) => metric2))} too` : "";
  const { metric, floor, n, exceeding, thresholdMs } = first;
  const seen = `${grouped(exceeding)} of ${grouped(n)} requests were ${metric === "throughput" ? "not answered in time" : "slower"}`;
  const text = metric === "throughput" ? `${grouped(Math.round(first.measured))} answers a second, the floor ${grouped(floor)}: ${seen}${unanswered}` : `${metric} is ${grouped(Math.round(first.measured))} ms, the floor ${grouped(floor)} ms: ${seen}${unanswered}`;
  const unit = metric === "throughput" ? "/s" : "ms";
  return [hit(subject, first, { text, more, unit, blame: (one) => one.exceeding(thresholdMs ?? floor) })];
}
var failureRemedy = "Look at the operation named first: the server's log says why these requests failed. If the floor is wrong for this service, change it in the profile on the base branch.";
function failureHits(objectives, subject) {
  const broken = objectives.find(({ metric }) => metric === "errorRate");
  if (broken === void 0) return [];
  const why = broken.operation === void 0 ? ` (${enumerate(causes(subject), 5)})` : "";
  return [
    hit(subject, broken, {
      text: `${percent(broken.measured)} of requests failed, the floor is ${percent(broken.floor)}: ${grouped(broken.exceeding)} of ${grouped(broken.n)}${why}`,
      more: "",
      unit: "share",
      blame: ({ failed }) => failed,
      remedy: failureRemedy
    })
  ];
}
function causes({ errors, unexpected }) {
  const answered = [...unexpected].sort((a, b) => b[1] - a[1]).map(([status, n]) => `${grouped(n)} answered ${status}`);
  const others = errorKinds.filter((kind) => kind !== "status" && kind !== "dropped" && errors[kind] > 0);
  return [...answered, ...others.map((kind) => `${grouped(errors[kind])} ${kind}`)];
}
function concerned(objectives, { operations }) {
  return operations.filter(
    ({ name }) => objectives.some(({ operation }) => operation === void 0 || operation === name)
  );
}
function hit(subject, objective, { text, more, unit, blame, remedy }) {
  const blamed2 = concerned([objective], subject).map((operation2) => ({ operation: operation2, bad: blame(operation2) })).filter(({ bad }) => bad > 0).sort((a, b) => b.bad - a.bad || (a.operation.name < b.operation.name ? -1 : 1));
  const [worst] = blamed2;
  const { metric, measured, floor, n, exceeding, probability, operation } = objective;
  const most = worst === void 0 || operation !== void 0 ? "" : `, ${worst.bad === exceeding ? "all" : grouped(worst.bad)} of them ${worst.operation.name} (${percent(worst.bad / worst.operation.sent)} of its ${grouped(worst.operation.sent)})`;
  const judged = operation === void 0 ? everything : subjectOf(operation);
  return {
    message: `${operation === void 0 ? "" : `${operation}: `}${text}${most}${more}`,
    location: worst?.operation.location ?? subject.location,
    ...remedy === void 0 ? {} : { remedy },
    subject: judged,
    key: metric,
    reach: operation === void 0 ? [judged, ...blamed2.map((one) => one.operation.subject)] : [judged],
    proof: { kind: "measurement", metric, measured, floor, unit, samples: n, exceeding, probability }
  };
}

// src/checks/load-test/rules/index.ts
var rules = [
  base_breaks_slo_default,
  errors_increased_default,
  first_request_failed_default,
  header_missing_default,
  latency_regressed_default,
  malformed_request_accepted_default,
  malformed_request_crashes_default,
  rate_limit_not_kept_default,
  slo_broken_default
];

export {
  nothingAsked,
  silent,
  atLeast,
  atMost,
  generatorLimits,
  refusedRequests,
  generatorLimitsOf,
  statisticsOf,
  loadSubject,
  rules
};
