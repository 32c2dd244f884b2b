import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  describedOperations,
  findSides,
  isObject,
  loadRequest,
  onlyRedirects,
  parametersOf,
  placeOfSettings,
  planLoad,
  readContracts,
  resolved,
  settingNames,
  textOf,
  withoutSecrets
} from "./chunk-K7GU6UGA.js";
import "./chunk-PB4MW6YL.js";
import "./chunk-KIJHRJTL.js";
import {
  atLeast,
  atMost,
  generatorLimits,
  generatorLimitsOf,
  loadSubject,
  nothingAsked,
  refusedRequests,
  rules,
  silent,
  statisticsOf
} from "./chunk-GLNHR2UK.js";
import {
  claimsOf,
  thresholdsOf
} from "./chunk-MDAWNLNV.js";
import "./chunk-UMURB557.js";
import "./chunk-RGNIC2Z2.js";
import {
  runRules
} from "./chunk-5Z4CA7YC.js";
import "./chunk-TG5VVJV6.js";
import "./chunk-JW2A4OU2.js";
import {
  count,
  enumerate,
  grouped,
  metricWord,
  percent,
  plain
} from "./chunk-SQN55YXA.js";
import "./chunk-LH2IKV2X.js";
import "./chunk-ZYYW5ZW3.js";
import {
  randomFrom
} from "./chunk-FTP4REMC.js";
import {
  addedCounts,
  countOf,
  quantileMs
} from "./chunk-INTMZS7Z.js";
import {
  addedErrors,
  durationOf,
  errorKinds,
  noErrors,
  offeredRate
} from "./chunk-XLYJ4EM2.js";
import "./chunk-PF6JZGXR.js";
import "./chunk-D6OL2AXM.js";
import "./chunk-LYSLQQYT.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/load-test/run.ts
init_shim();

// src/checks/load-test/compare/baseline.ts
init_shim();

// src/checks/load-test/compare/gate.ts
init_shim();

// src/checks/load-test/compare/multiple-testing.ts
init_shim();
function holm(probabilities, family) {
  const refused = probabilities.map(() => false);
  for (const [step, { p, at: at2 }] of ascending(probabilities).entries()) {
    if (p > family / (probabilities.length - step)) break;
    refused[at2] = true;
  }
  return refused;
}
function benjaminiHochberg(probabilities, rate2) {
  const ordered = ascending(probabilities);
  const last = ordered.findLastIndex(({ p }, step) => p <= rate2 * (step + 1) / probabilities.length);
  const refused = probabilities.map(() => false);
  for (const { at: at2 } of ordered.slice(0, last + 1)) refused[at2] = true;
  return refused;
}
function ascending(probabilities) {
  return probabilities.map((p, at2) => ({ p, at: at2 })).sort((a, b) => a.p - b.p);
}

// src/checks/load-test/compare/signed-rank.ts
init_shim();
function signedRank(differences) {
  const ranked = signedRanks(differences);
  const doubled = ranked.map(({ rank }) => 2 * rank);
  const sum = ranked.reduce((all, { positive, rank }) => all + (positive ? 2 * rank : 0), 0);
  return { n: ranked.length, sum: sum / 2, p: atLeastShare(subsetCounts(doubled), sum) };
}
function signFlip(differences) {
  const sum = differences.reduce((all, difference) => all + Math.max(0, difference), 0);
  return atLeastShare(subsetCounts(differences.map(Math.abs)), sum);
}
function signedRanks(differences) {
  const sorted = [...differences].sort((a, b) => Math.abs(a) - Math.abs(b));
  const ranked = [];
  for (let from = 0; from < sorted.length; ) {
    const size = Math.abs(sorted[from] ?? 0);
    let to = from;
    while (to < sorted.length && Math.abs(sorted[to] ?? 0) === size) to++;
    const rank = (from + 1 + to) / 2;
    if (size > 0) for (const value of sorted.slice(from, to)) ranked.push({ rank, positive: value > 0 });
    from = to;
  }
  return ranked;
}
function subsetCounts(parts) {
  const shares = new Float64Array(parts.reduce((sum, part) => sum + part, 0) + 1);
  shares[0] = 1;
  let largest = 0;
  for (const part of parts) {
    largest += part;
    for (let sum = largest; sum >= 0; sum--) {
      shares[sum] = ((shares[sum] ?? 0) + (sum >= part ? shares[sum - part] ?? 0 : 0)) / 2;
    }
  }
  return shares;
}
function atLeastShare(shares, sum) {
  let all = 0;
  for (let at2 = shares.length - 1; at2 >= sum; at2--) all += shares[at2] ?? 0;
  return Math.min(1, all);
}
function hodgesLehmann(differences, tail) {
  const means = [];
  for (const [at3, one] of differences.entries()) {
    for (const other of differences.slice(at3)) means.push((one + other) / 2);
  }
  means.sort((a, b) => a - b);
  const outside = refusedBelow(differences.length, tail);
  const at2 = (index) => means[index] ?? Number.NaN;
  const middle3 = (means.length - 1) / 2;
  return {
    estimate: (at2(Math.floor(middle3)) + at2(Math.ceil(middle3))) / 2,
    low: outside === 0 ? -Infinity : at2(outside - 1),
    high: outside === 0 ? Infinity : at2(means.length - outside)
  };
}
function refusedBelow(n, tail) {
  const shares = subsetCounts(Array.from({ length: n }, (_, at2) => at2 + 1));
  let probability2 = 0;
  for (const [sum, share] of shares.entries()) {
    probability2 += share;
    if (probability2 > tail) return sum;
  }
  return shares.length;
}

// src/checks/load-test/compare/gate.ts
var gate = {
  /** Probability of calling even one unchanged quantile regressed, over all that are gated. */
  family: 0.03,
  /** On each side of the interval: what a single quantile of three gets of the family. */
  tail: 0.01,
  /** Of the operations that nobody named. */
  falseDiscoveries: 0.05,
  /** Of the second run, which has only to bear out the first. */
  confirmation: 0.05,
  /** Of calling a slowdown that stays one that fades. */
  trend: 5e-3,
  /** A smaller slowdown is none, however sure. */
  smallest: { p50: 0.05, p95: 0.1, p99: 0.15 },
  /** Fewer rounds than these refuse nothing, or hardly ever. */
  fewestRounds: 8
};
var shareOf = { p50: 0.5, p95: 0.95, p99: 0.99 };
function judgeSeries(series) {
  const judged3 = series.map((one) => ({ one, p: signedRank(one.logRatios).p }));
  const gated = judged3.filter(({ one }) => !one.advisory);
  const others = judged3.filter(({ one }) => one.advisory);
  const refused = new Map([
    ...chosen(gated, (probabilities) => holm(probabilities, gate.family)),
    ...chosen(others, (probabilities) => benjaminiHochberg(probabilities, gate.falseDiscoveries))
  ]);
  const alpha = gate.family / Math.max(1, gated.length);
  return settled(judged3.map(({ one, p }) => comparisonOf(one, p, refused.get(one) === true, alpha)));
}
function settled(comparison) {
  const warming = new Set(comparison.filter(({ warmingUp }) => warmingUp).map(({ operation }) => operation));
  return comparison.map(
    (one) => one.verdict === "regressed" && (warming.has(one.operation) || warming.has(void 0)) ? { ...one, verdict: "inconclusive", warmingUp: true } : one
  );
}
function fades(logRatios, smallest) {
  const n = logRatios.length;
  let score = 0;
  for (const [at2, one] of logRatios.entries())
    for (const later of logRatios.slice(at2 + 1)) score += Math.sign(later - one);
  const falls = -(score + 1) / Math.sqrt(n * (n - 1) * (2 * n + 5) / 18);
  const half = Math.floor(n / 2);
  const fall = middle(logRatios.slice(0, half)) - middle(logRatios.slice(half));
  return falls >= upperPoint(gate.trend) && fall >= Math.log1p(smallest / 2);
}
function middle(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
function chosen(judged3, choose) {
  const refused = choose(judged3.map(({ p }) => p));
  return judged3.map(({ one }, at2) => [one, refused[at2] === true]);
}
function comparisonOf(one, p, beyondChance, alpha) {
  const { operation, quantile, logRatios, advisory, baseMs, headMs } = one;
  const { estimate, low, high } = hodgesLehmann(logRatios, gate.tail);
  const smallest = gate.smallest[quantile];
  const regressed = beyondChance && estimate >= Math.log1p(smallest);
  const bearable = high < Math.log1p(2 * smallest + 0.05);
  return {
    ...operation === void 0 ? {} : { operation },
    quantile,
    effect: Math.exp(estimate),
    low: Math.exp(low),
    high: Math.exp(high),
    p,
    verdict: regressed ? "regressed" : bearable ? "pass" : "inconclusive",
    minimumDetectable: Math.exp(detectable(high - low, smallest, alpha)),
    rounds: logRatios.length,
    slower: logRatios.filter((ratio) => ratio > 0).length,
    ...regressed && fades(logRatios, smallest) ? { warmingUp: true } : {},
    ...advisory ? { advisory } : {},
    ...baseMs === void 0 ? {} : { baseMs },
    ...headMs === void 0 ? {} : { headMs }
  };
}
var power = 0.8;
function detectable(width, smallest, alpha) {
  const error = width / (2 * upperPoint(gate.tail));
  const missed = upperPoint(1 - power);
  return Math.max((upperPoint(alpha) + missed) * error, Math.log1p(smallest) + missed * error);
}
function upperPoint(probability2) {
  const t = Math.sqrt(-2 * Math.log(probability2));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 1308e-6)));
}
function needsConfirmation(comparison) {
  return comparison.some(({ verdict, advisory }) => verdict === "regressed" && !advisory);
}
function confirmedBy(first, second, series) {
  const checked = first.map((one) => {
    if (one.verdict !== "regressed" || one.advisory) return one;
    const isSame = (other) => other.operation === one.operation && other.quantile === one.quantile;
    const again = second.find(isSame);
    if (again === void 0) return { ...one, verdict: "inconclusive" };
    const confirmed = again.p <= gate.confirmation && again.effect >= 1 + gate.smallest[one.quantile] / 2;
    if (!confirmed) return { ...one, verdict: "inconclusive", confirmed };
    const both = series.filter(isSame).flatMap(({ logRatios }) => logRatios);
    const warming = fades(both, gate.smallest[one.quantile]) ? { warmingUp: true } : {};
    return { ...again, verdict: "regressed", confirmed, ...warming };
  });
  return settled(checked).map((one) => one.warmingUp && one.confirmed ? { ...one, confirmed: false } : one);
}

// src/checks/load-test/compare/baseline.ts
var mostRuns = 30;
var fewestForSpread = 10;
var quantiles = ["p50", "p95", "p99"];
function baselineOf(facts, earlier) {
  const before2 = earlier?.planHash === facts.planHash ? earlier.runs : [];
  return { version: 1, planHash: facts.planHash, runs: [...before2, storedRun(facts)].slice(-mostRuns) };
}
function storedRun({ sample, machine, recordedAt }) {
  const { engine, operations, overTime } = sample;
  return {
    generator: engine,
    machine,
    recordedAt,
    failed: operations.reduce((sum, { seconds: seconds2 }) => sum + seconds2.reduce((some, { failed }) => some + failed, 0), 0),
    operations: Object.fromEntries(operations.map(({ operation, latency }) => [operation.name, latency])),
    rounds: overTime
  };
}
function againstBaseline(baseline, { planHash, sample, machine }) {
  if (baseline.planHash !== planHash) {
    return [
      `The stored baseline is of another plan (${baseline.planHash.slice(0, 8)}, this is ${planHash.slice(0, 8)}): other requests take other times, so it was not compared. Store this run to begin anew.`
    ];
  }
  const last = baseline.runs.at(-1);
  const now = addedCounts(sample.operations.map(({ latency }) => latency));
  if (last === void 0 || now.length === 0)
    return ["The stored baseline could not be compared: a side has no answers."];
  const others = [
    ...last.machine === machine ? [] : [`another machine (${last.machine}; this is ${machine})`],
    ...last.generator === sample.engine ? [] : [`another engine (${last.generator}; this is ${sample.engine})`]
  ];
  return [
    `Against the stored run of ${last.recordedAt.slice(0, 10)}: ${changesText(latencyOf(last), now)}. Single runs of an unchanged service differ by as much now and then, so nothing is decided by it.`,
    ...others.length > 0 ? [`The stored run is of ${enumerate(others)}, which by itself makes other figures.`] : [],
    ...slowerOperations(last, sample),
    ...spreadText(
      baseline.runs.filter((run2) => run2.machine === machine && run2.generator === sample.engine),
      now
    )
  ];
}
function latencyOf({ operations }) {
  return addedCounts(Object.values(operations));
}
function changesText(before2, now) {
  return quantiles.flatMap((quantile) => {
    const [was, is] = [at(before2, quantile), at(now, quantile)];
    if (was === void 0 || is === void 0) return [];
    return [`${quantile} ${changeText(is / was)} (${plain(is)} ms, was ${plain(was)} ms)`];
  }).join(", ");
}
function changeText(ratio) {
  const change = Math.round((ratio - 1) * 100);
  if (change === 0) return "the same";
  return `${percent(Math.abs(change) / 100)} ${change > 0 ? "slower" : "faster"}`;
}
var fewestAnswers = 30;
function slowerOperations(last, { operations }) {
  const slower = operations.flatMap(({ operation: { name }, latency }) => {
    const before2 = last.operations[name] ?? [];
    if (countOf(before2) < fewestAnswers || countOf(latency) < fewestAnswers) return [];
    const ratio = (at(latency, "p50") ?? 0) / (at(before2, "p50") ?? 1);
    return ratio >= 1.5 ? [{ name, ratio }] : [];
  });
  if (slower.length === 0 || operations.length < 2) return [];
  const told = slower.sort((a, b) => b.ratio - a.ratio).map(({ name, ratio }) => `${name} (${changeText(ratio)})`);
  return [`Of the operations, by their median, half as slow again or more: ${enumerate(told)}.`];
}
function spreadText(runs, now) {
  if (runs.length < fewestForSpread) return [];
  const outside = quantiles.flatMap((quantile) => {
    const logs = runs.flatMap((run2) => Math.log(at(latencyOf(run2), quantile) ?? Number.NaN)).filter(Number.isFinite);
    const middle3 = median(logs);
    const deviation = 1.4826 * median(logs.map((value) => Math.abs(value - middle3)));
    const bound = Math.exp(middle3 + 4 * Math.max(deviation, leastDeviation));
    const is = at(now, quantile) ?? 0;
    return is > bound ? [`${quantile} ${plain(is)} ms, bound ${plain(bound)} ms`] : [];
  });
  const stored = `The baseline holds ${count(runs.length, "run")} of this machine`;
  return outside.length === 0 ? [`${stored}: this one lies within their spread.`] : [
    `${stored}: this one lies outside their spread (${outside.join("; ")}). Compare with a deployment of base to be sure.`
  ];
}
var leastDeviation = 0.02;
function at(latency, quantile) {
  return quantileMs(latency, shareOf[quantile]);
}
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle3 = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle3)] ?? 0) + (sorted[Math.ceil(middle3)] ?? 0)) / 2;
}

// src/checks/load-test/conformance/conformance.ts
init_shim();

// src/checks/load-test/conformance/headers.ts
init_shim();
var timeoutMs = 1e4;
var stranger = "https://elsewhere.invalid";
async function checkHeaders(probe, { plan, sides }, expected) {
  if (expected.length === 0) return silent;
  const reads = plan.operations.filter(({ method }) => method === "GET" || method === "HEAD");
  const answers = await askedFrom(probe, sides.head.target, reads);
  const answered2 = answers.filter(({ headers }) => headers !== void 0);
  if (answered2.length === 0) {
    return {
      ...silent,
      results: expected.map((header) => ({
        ...resultOf(header),
        verdict: "inconclusive",
        detail: "no operation answered"
      }))
    };
  }
  const missing = expected.map((header) => missingFrom(answered2, header, sides.head.target));
  return {
    ...silent,
    results: [
      ...expected.map((header, at2) => {
        const lacking = missing[at2]?.answers ?? [];
        return lacking.length === 0 ? { ...resultOf(header), verdict: "pass", detail: `in the answers of ${count(answered2.length, "operation")}` } : { ...resultOf(header), verdict: "fail", detail: lackingText(lacking, answered2.length) };
      }),
      ...credentialsForAll(answered2)
    ],
    facts: { missingHeaders: missing.filter((header) => header.answers.length > 0) }
  };
}
function askedFrom(probe, target, operations) {
  const { origin, address } = target;
  return probe({
    origin,
    ...address === void 0 ? {} : { address },
    operations: operations.map((operation) => {
      const request = loadRequest(operation, target, operation.paths[0] ?? "/");
      return { ...request, headers: { ...request.headers, origin: stranger } };
    }),
    timeoutMs
  });
}
function resultOf({ name, value }) {
  return {
    subject: `header ${name}`,
    expectation: value === void 0 ? "is in each answer" : `is \`${value}\` in each answer`
  };
}
function missingFrom(answers, { name, value }, { secrets }) {
  return {
    name,
    value,
    answers: answers.flatMap(({ operation, status, headers = {} }) => {
      const found = Object.hasOwn(headers, name.toLowerCase()) ? headers[name.toLowerCase()] : void 0;
      const fits2 = found !== void 0 && (value === void 0 || sameValue(found, value));
      if (fits2 || status === void 0) return [];
      const shown = found === void 0 ? void 0 : withoutSecrets(found, secrets);
      return [{ operation: operation.name, status, found: shown }];
    })
  };
}
function sameValue(found, wanted) {
  const plain2 = (text) => text.toLowerCase().replace(/\s*([;,=])\s*/g, "$1").trim();
  return plain2(found) === plain2(wanted);
}
function lackingText(lacking, all) {
  const others = lacking.filter(({ found }) => found !== void 0);
  const absent = lacking.filter(({ found }) => found === void 0);
  return [
    ...absent.length > 0 ? [`absent from ${enumerate(absent.map(({ operation }) => operation))}`] : [],
    ...others.slice(0, 1).map(
      ({ operation, found }) => `\`${found}\` from ${operation}${others.length > 1 ? ` and ${others.length - 1} more` : ""}`
    ),
    `${count(all, "operation")} asked`
  ].join("; ");
}
function credentialsForAll(answers) {
  const trusting = answers.filter(({ headers = {} }) => headers["access-control-allow-credentials"] === "true");
  const named = (origin) => trusting.filter(({ headers = {} }) => headers["access-control-allow-origin"] === origin).map(({ operation }) => operation.name);
  const [echoed, wild] = [named(stranger), named("*")];
  const note = {
    subject: "CORS",
    expectation: "lets no foreign site read answers with the user's cookies",
    verdict: "note"
  };
  return [
    ...echoed.length > 0 ? [
      {
        ...note,
        detail: `${enumerate(echoed)} allowed the origin ${stranger} with credentials, so any site may read it in the user's name`
      }
    ] : [],
    ...wild.length > 0 ? [
      {
        ...note,
        detail: `${enumerate(wild)} allowed every origin (*) with credentials, which browsers refuse: one of the two is not meant`
      }
    ] : []
  ];
}

// src/checks/load-test/conformance/rate-limit.ts
init_shim();

// src/checks/load-test/kill-switch.ts
init_shim();
var burns = [
  { rate: 14.4, longMs: 3e4, shortMs: 5e3 },
  { rate: 6, longMs: 12e4, shortMs: 2e4 }
];
var fewestInShort = 50;
var smallestBudget = 0.01;
var nearlyAll = 0.95;
var mostConnectFailures = 20;
var mostRefused = 0.2;
var fewestAnswers2 = 20;
var fewestRetryAfter = 5;
var betweenSnapshotsMs = 250;
var causes = {
  burn: {
    words: "the error budget was burning",
    code: "load-aborted-burn",
    hint: "The figures up to there are shown. Look at the slowest and the failing operations first; a lower rate may show where it begins."
  },
  connections: {
    words: "the preview took no connection any more",
    code: "load-aborted-connections",
    hint: "Look into the log of the preview: it crashed, was put to sleep, or its platform cut the connections."
  },
  credentials: {
    words: "the preview refused the credentials",
    code: "load-aborted-credentials",
    hint: "Check the secrets that go with the requests: set, not expired, and allowed to call these operations. This says nothing of the speed of the service."
  },
  rateLimit: {
    words: "the preview limits the rate",
    code: "load-aborted-rate-limit",
    hint: "Lift the limit for the preview, offer a lower rate, or say which limit is expected (load.rate-limit, --expect-rate-limit). This says nothing of the speed of the service."
  }
};
function abortTrouble({ afterMs, reason }) {
  const cause = Object.values(causes).find(({ words }) => reason.startsWith(words));
  const when = afterMs <= 0 ? "in its warm-up" : `after ${Math.ceil(afterMs / 1e3)} s`;
  return {
    code: cause?.code ?? "load-aborted",
    message: `The load test was ended ${when}: ${reason}. Its figures are partial.`,
    hint: cause?.hint ?? "The figures up to there are shown."
  };
}
var start = { atMs: 0, requests: 0, failed: 0, over: [], answers: 0, refused: 0, unauthorized: 0 };
function killSwitch(options) {
  const expected = new Set(options.operations.flatMap(({ expectStatus }) => expectStatus ?? []));
  const objectives = options.claims.filter(
    ({ metric, operation }) => metric !== "throughput" && operation === void 0
  );
  const history = [];
  return (progress) => {
    const unasked = (code) => expected.has(code) ? 0 : progress.statuses[code] ?? 0;
    const tooMany = unasked(429);
    const turnedAway = tooMany + unasked(503) + unasked(403);
    const now = snapshotOf(progress, unasked(401) + unasked(403), tooMany);
    remember(history, now);
    return lostConnections(progress) ?? refusedCredentials(now, before(history, now.atMs - burns[0].shortMs)) ?? (options.rateLimitExpected ? void 0 : limitedRate(Math.min(progress.retryAfter, turnedAway), now.answers, tooMany)) ?? objectives.map((claim) => burning(claim, options.thresholdsMs, history, now)).find((reason) => reason !== void 0);
  };
}
function snapshotOf({ atMs, ok, errors, statuses, over }, unauthorized, tooMany) {
  const failed = errorKinds.reduce((sum, kind) => sum + (kind === "dropped" ? 0 : errors[kind]), 0);
  const answers = Object.values(statuses).reduce((sum, some) => sum + some, 0);
  return { atMs, requests: ok + failed, failed, over, answers, refused: unauthorized + tooMany, unauthorized };
}
function remember(history, now) {
  const last = history.at(-1);
  if (last !== void 0 && now.atMs - last.atMs < betweenSnapshotsMs) return;
  history.push(now);
  while ((history[1]?.atMs ?? now.atMs) < now.atMs - burns[1].longMs) history.shift();
}
function before(history, atMs) {
  return history.findLast((snapshot) => snapshot.atMs <= atMs) ?? start;
}
function lostConnections({ connectFailures }) {
  return connectFailures >= mostConnectFailures ? `${causes.connections.words}: ${connectFailures} attempts in a row failed` : void 0;
}
function refusedCredentials(now, then) {
  for (const [since, fewest] of [[start, fewestAnswers2], [then, fewestInShort]]) {
    const answers = now.answers - since.answers;
    const share = (now.unauthorized - since.unauthorized) / answers;
    if (answers >= fewest && share > mostRefused) {
      return `${causes.credentials.words}: ${rounded(share)} of ${count(answers, "answer")} were 401 or 403`;
    }
  }
  return void 0;
}
function limitedRate(waiting, answers, tooMany) {
  if (waiting >= fewestRetryAfter) {
    return `${causes.rateLimit.words}: ${count(waiting, "answer")} turned requests away with Retry-After`;
  }
  return answers >= fewestAnswers2 && tooMany > answers * mostRefused ? `${causes.rateLimit.words}: ${rounded(tooMany / answers)} of ${count(answers, "answer")} were 429` : void 0;
}
function burning(claim, thresholdsMs, history, now) {
  if (now.atMs <= 0) return void 0;
  const budget = Math.max(smallestBudget, claim.allowed);
  const threshold = claim.thresholdMs === void 0 ? -1 : thresholdsMs.indexOf(claim.thresholdMs);
  for (const { rate: rate2, longMs, shortMs } of burns) {
    const bad = claim.metric === "errorRate" ? Math.min(rate2 * budget, nearlyAll) : rate2 * budget;
    const since = (ms) => badShare(before(history, Math.max(0, now.atMs - ms)), now, threshold);
    const short = since(shortMs);
    const long = since(longMs);
    const longShare = long.share * Math.min(1, now.atMs / longMs);
    if (short.requests < fewestInShort || short.share < bad || longShare < bad) continue;
    const seen = Math.min(longMs, now.atMs) / 1e3;
    const what = threshold < 0 ? "failed" : `failed or took more than ${claim.floor} ms`;
    const allowed = `${metricWord(claim.metric)} allows ${percent(claim.allowed)}`;
    return `${causes.burn.words}: of the requests of the last ${Math.round(seen)} s ${rounded(long.share)} ${what}, where ${allowed}`;
  }
  return void 0;
}
function badShare(from, to, threshold) {
  const requests = to.requests - from.requests;
  const failed = Math.max(0, to.failed - from.failed - (to.refused - from.refused));
  const over = (to.over[threshold] ?? 0) - (from.over[threshold] ?? 0);
  return { requests, share: requests <= 0 ? 0 : (failed + over) / requests };
}
function rounded(share) {
  return percent(Math.round(share * 100) / 100);
}

// src/checks/load-test/conformance/rate-limit.ts
var overload = 1.9;
var drain = 2.5;
var tolerance = 0.1;
var mostAtBorder = 2;
var longestSeconds = 180;
var shortestCounted = 6;
var mostLateness = 0.05;
var mostProbes = 5;
var expectation = "admits as many as it says, and says when to come again";
async function checkRateLimit(engines, planned, limit) {
  const text = `${count(limit.requests, "request")} in ${plain(limit.windowSeconds)} s`;
  const operation = operationFor(planned.plan);
  const timing = timingOf(limit);
  const undecided2 = (why, hint) => inconclusive(text, why, hint);
  if (operation === void 0) {
    return undecided2("there is no operation to ask", "Name a request that the server answers under load.operations.");
  }
  if (timing.seconds > longestSeconds) {
    return undecided2(
      `it would take ${timing.seconds} s, and at most ${longestSeconds} s are spent on it`,
      "Give the preview a limit with a shorter window, and name that one."
    );
  }
  const plan = planFor(planned.plan, operation, { limit, timing });
  const { sample, refusal } = await offered(engines, plan, planned.sides.head.target);
  if (sample.aborted !== void 0) return undecided2(sample.aborted.reason, "Look into the log of the preview.");
  if (!wasOffered(sample, limit)) {
    return undecided2("our own load generator could not send as many requests in time", "Use a machine with more cores.");
  }
  return judged(text, operation.name, tallyOf(sample, limit, timing), refusal);
}
function wasOffered({ generator, operations }, { windowSeconds }) {
  const due = operations.reduce((sum, { seconds: seconds2 }) => sum + seconds2.reduce((some, second) => some + second.due, 0), 0);
  const { dropped, latenessP99Ms } = generator;
  return dropped <= due * generatorLimits.droppedShare && latenessP99Ms <= windowSeconds * 1e3 * mostLateness;
}
function operationFor({ operations }) {
  const reads = operations.filter(({ method }) => method === "GET" || method === "HEAD");
  return [...reads.length > 0 ? reads : operations].sort((a, b) => b.weight - a.weight)[0];
}
function timingOf({ windowSeconds }) {
  const drainSeconds = windowSeconds > 10 ? Math.ceil(windowSeconds / 2) : Math.ceil(windowSeconds);
  const window = Math.ceil(windowSeconds);
  const countedFrom = drainSeconds + window;
  return { drainSeconds, countedFrom, seconds: countedFrom + window * Math.ceil(shortestCounted / window) };
}
function planFor(plan, operation, { limit, timing }) {
  const atFirst = drain * limit.requests / timing.drainSeconds;
  const steady = overload * limit.requests / limit.windowSeconds;
  const rest = (timing.seconds - timing.drainSeconds) * 1e3;
  const { expectStatus, ...others } = operation;
  const admitted = expectStatus?.filter((status) => status !== 429);
  return {
    operations: [{ ...others, ...admitted === void 0 ? {} : { expectStatus: admitted } }],
    arrivals: {
      model: "open",
      distribution: "even",
      stages: [
        { durationMs: timing.drainSeconds * 1e3, from: atFirst, to: atFirst },
        { durationMs: rest, from: steady, to: steady }
      ]
    },
    warmupMs: 0,
    timeoutMs: plan.timeoutMs,
    seed: plan.seed
  };
}
async function offered({ open, probe }, plan, target) {
  const [operation] = plan.operations;
  if (operation === void 0) throw new Error("a rate limit is tried with one operation");
  const request = loadRequest(operation, target, operation.paths[0] ?? "/");
  const probes = [];
  let seen = 0;
  let retryAfter = false;
  const kill = killSwitch({ claims: [], thresholdsMs: [], operations: plan.operations, rateLimitExpected: true });
  const watch = (progress) => {
    const refused = progress.statuses[429] ?? 0;
    retryAfter ||= progress.retryAfter > (progress.statuses[503] ?? 0);
    if (refused > seen && probes.length < mostProbes) askOnce();
    seen = refused;
    return kill(progress);
  };
  const askOnce = () => {
    const { origin, address } = target;
    const asked = { origin, ...address === void 0 ? {} : { address }, operations: [request], timeoutMs: 5e3 };
    probes.push(probe(asked).then(([answer]) => answer?.status === 429 ? refusalOf(answer.headers ?? {}) : void 0));
  };
  const sample = await open.run(plan, target, { thresholdsMs: [], watch });
  const told = (await Promise.all(probes)).filter((one) => one !== void 0);
  const [first] = told;
  if (first === void 0) return { sample, refusal: retryAfter ? { retryAfter, rateLimitHeaders: false } : void 0 };
  return {
    sample,
    refusal: {
      retryAfter: retryAfter || first.retryAfter,
      rateLimitHeaders: first.rateLimitHeaders
    }
  };
}
function refusalOf(headers) {
  return {
    retryAfter: Object.hasOwn(headers, "retry-after"),
    rateLimitHeaders: Object.keys(headers).some((name) => /^(x-)?rate-?limit(-|$)/.test(name))
  };
}
function tallyOf({ operations }, limit, { countedFrom }) {
  const seconds2 = operations[0]?.seconds ?? [];
  const ok = seconds2.map((second) => second.ok);
  const width = Math.ceil(limit.windowSeconds);
  const sum = (from) => ok.slice(from, from + width).reduce((all, one) => all + one, 0);
  const starts = Array.from({ length: Math.max(0, ok.length - width + 1) }, (_, at2) => at2);
  const unexpected = operations[0]?.unexpected ?? {};
  const failed = seconds2.reduce((all, second) => all + second.failed, 0);
  const refused = unexpected[429] ?? 0;
  const crashed = Object.entries(unexpected).filter(([status]) => status.startsWith("5"));
  const firstRefused = seconds2.findIndex((second) => second.failed > 0);
  return {
    limit,
    windows: starts.filter((at2) => at2 >= countedFrom && (at2 - countedFrom) % width === 0).map(sum),
    most: Math.max(0, ...starts.map(sum)),
    admitted: ok.reduce((all, one) => all + one, 0),
    refused,
    crashed: crashed.map(([status, times]) => `${grouped(times)} answered ${status}`),
    lost: failed - refused - crashed.reduce((all, [, times]) => all + times, 0),
    recovered: firstRefused >= 0 && seconds2.slice(firstRefused + 1).some((second) => second.ok > 0)
  };
}
function judged(limit, operation, tally, refusal) {
  const failings = failingsOf(tally, refusal);
  const detail = [
    `${grouped(tally.admitted)} of ${grouped(tally.admitted + tally.refused)} requests admitted`,
    `${enumerated(tally.windows)} a window once its burst was used up`,
    `${grouped(tally.refused)} answered 429${refusal === void 0 ? "" : ` with ${wordsOf(refusal)}`}`
  ].join(", ");
  if (tally.lost > tolerance * (tally.admitted + tally.refused)) {
    return inconclusive(
      limit,
      `${count(tally.lost, "request")} had no answer that could be counted`,
      "Look into the log of the preview."
    );
  }
  const breach = { limit, failings, excerpt: `${operation}: ${detail}` };
  const [first] = failings;
  return {
    ...silent,
    results: [
      {
        subject: `rate limit of ${limit}`,
        expectation,
        verdict: first === void 0 ? "pass" : "fail",
        detail: first === void 0 ? detail : `${failings.join("; ")} (${detail})`
      }
    ],
    facts: first === void 0 ? {} : { rateLimit: breach }
  };
}
function failingsOf(tally, refusal) {
  const { limit, windows, most, refused, crashed, recovered: recovered2 } = tally;
  const { requests } = limit;
  const slack = Math.max(1, Math.ceil(requests * tolerance));
  const outside = windows.filter((admitted) => Math.abs(admitted - requests) > slack);
  const worst = outside.toSorted((a, b) => Math.abs(b - requests) - Math.abs(a - requests))[0];
  const failing = [];
  if (crashed.length > 0) failing.push(`past the limit ${crashed.join(", ")}`);
  if (refused === 0) {
    failing.push(`nothing was refused, although nearly twice the limit was sent`);
  } else {
    if (worst !== void 0) {
      failing.push(
        `a window admitted ${grouped(worst)}, ${worst > requests ? "more" : "fewer"} than ${grouped(requests)} by more than 10 %`
      );
    } else if (most > mostAtBorder * requests + slack)
      failing.push(`${grouped(most)} were admitted in one stretch as long as a window`);
    if (refusal !== void 0 && !refusal.retryAfter && !refusal.rateLimitHeaders) {
      failing.push("429 carries neither Retry-After nor RateLimit headers");
    }
    if (!recovered2) failing.push("nothing was admitted any more after the first refusal");
  }
  return failing;
}
function wordsOf({ retryAfter, rateLimitHeaders }) {
  if (retryAfter) return rateLimitHeaders ? "Retry-After and RateLimit headers" : "Retry-After";
  return rateLimitHeaders ? "RateLimit headers" : "no word on when to come again";
}
function enumerated(windows) {
  const [low, high] = [Math.min(...windows), Math.max(...windows)];
  return low === high ? grouped(low) : `${grouped(low)} to ${grouped(high)}`;
}
function inconclusive(limit, why, hint) {
  const subject = `rate limit of ${limit}`;
  return {
    ...silent,
    results: [{ subject, expectation, verdict: "inconclusive", detail: why }],
    unproven: [
      { subject, code: "rate-limit-untried", message: `The rate limit of ${limit} was not tried: ${why}.`, hint }
    ]
  };
}

// src/checks/load-test/conformance/statuses.ts
init_shim();
function statusConformance(expected, probes, sample) {
  const results = expected.flatMap(({ name, expectStatus }) => {
    if (expectStatus === void 0) return [];
    const alone2 = probes.find(({ operation }) => operation.name === name);
    const loaded = sample.operations.find(({ operation }) => operation.name === name);
    if (alone2 === void 0 && loaded === void 0) return [];
    const result = { subject: name, expectation: `answers ${enumerate(expectStatus.map(String), 8)}` };
    if (alone2 !== void 0 && !(alone2.status !== void 0 && expectStatus.includes(alone2.status))) {
      const answer = alone2.status === void 0 ? `did not answer (${alone2.failure ?? "no reason known"})` : `answered ${alone2.status}`;
      return [{ ...result, verdict: "fail", detail: `${answer} to a single request before the load` }];
    }
    if (loaded === void 0) return [{ ...result, verdict: "inconclusive", detail: "was not loaded" }];
    const others = Object.entries(loaded.unexpected).sort(([, a], [, b]) => b - a);
    const sent = loaded.seconds.reduce((sum, { ok, failed }) => sum + ok + failed, 0);
    if (sent === 0) return [{ ...result, verdict: "inconclusive", detail: "no request came to its end" }];
    if (others.length === 0) return [{ ...result, verdict: "pass", detail: `all answers of ${grouped(sent)} requests` }];
    const seen = enumerate(
      others.map(([status, times]) => `${grouped(times)} answered ${status}`),
      5
    );
    return [{ ...result, verdict: "fail", detail: `of ${grouped(sent)} requests ${seen}` }];
  });
  return { ...silent, results };
}

// src/checks/load-test/conformance/validation.ts
init_shim();

// src/checks/load-test/conformance/contract-operation.ts
init_shim();
function breakableOperation(documents, { method, template, paths }) {
  const path = paths[0] ?? template;
  const [found] = documents.flatMap((document) => describedOperations(document).operations).filter((one) => one.method === method && (one.template === template || fits(one.template, path))).sort((a, b) => Number(b.template === template) - Number(a.template === template) || literals(b) - literals(a));
  return found === void 0 ? void 0 : partsOf(found);
}
function literals({ template }) {
  return template.split("/").filter((segment) => segment !== "" && !segment.includes("{")).length;
}
function fits(template, path) {
  return template.split("/").some((segment) => segment !== "" && !segment.includes("{")) && segmentsOf(template, path) !== void 0;
}
function segmentsOf(template, path) {
  const wanted = template.split("/").slice(1);
  const given = withoutQuery(path).split("/");
  const offset = given.length - wanted.length;
  if (offset < 1) return void 0;
  const places = /* @__PURE__ */ new Map();
  for (const [at2, segment] of wanted.entries()) {
    const name = /^\{([^{}]+)\}$/.exec(segment)?.[1];
    if (name !== void 0) places.set(name, offset + at2);
    else if (segment.includes("{") || segment !== given[offset + at2]) return void 0;
  }
  return places;
}
function withoutQuery(path) {
  return path.split("?")[0] ?? path;
}
function partsOf(operation) {
  const { document, template, serverPath } = operation;
  const parameters = parametersOf(operation).flatMap((parameter) => {
    const place = textOf(parameter.in);
    const name = textOf(parameter.name);
    if (name === "" || place !== "query" && place !== "path" || parameter.content !== void 0) return [];
    const schema = parameter.schema ?? (typeof parameter.type === "string" ? parameter : void 0);
    return [{ name, in: place, required: parameter.required === true, schema }];
  });
  return {
    root: document.root,
    template,
    fullTemplate: `${serverPath}${template}`,
    parameters,
    body: bodyOf(operation) ?? swaggerBody(operation)
  };
}
function bodyOf({ document: { root }, described }) {
  const body = resolved(root, described.requestBody);
  if (!isObject(body) || !isObject(body.content)) return void 0;
  const content = Object.entries(body.content);
  const json = content.find(([type]) => isJsonType(type))?.[1];
  return {
    required: body.required === true,
    types: content.map(([type]) => type.toLowerCase()),
    schema: isObject(json) ? json.schema : void 0
  };
}
function swaggerBody(operation) {
  const body = parametersOf(operation).find((parameter) => parameter.in === "body");
  if (body === void 0) return void 0;
  const { document, described } = operation;
  const consumed = [described.consumes, document.root.consumes].find(Array.isArray) ?? ["application/json"];
  const types = consumed.map((type) => textOf(type).toLowerCase());
  return { required: body.required === true, types, schema: types.some(isJsonType) ? body.schema : void 0 };
}
function isJsonType(type) {
  return /^application\/([\w.+-]*\+)?json\b/i.test(type);
}

// src/checks/load-test/conformance/malformed.ts
init_shim();

// src/checks/load-test/conformance/violations.ts
init_shim();
var mostConjuncts = 50;
var longestText = 1e5;
function conjunctsOf(root, schema) {
  const found = [];
  const waiting = [schema];
  while (waiting.length > 0 && found.length < mostConjuncts) {
    const part = resolved(root, waiting.shift());
    if (!isObject(part) || found.includes(part)) continue;
    found.push(part);
    if (Array.isArray(part.allOf)) waiting.push(...part.allOf.slice(0, mostConjuncts));
  }
  return found;
}
function typesOf(conjuncts) {
  const typed = conjuncts.find(({ type }) => typeof type === "string" || Array.isArray(type));
  if (typed === void 0) return void 0;
  const types = [typed.type].flat().filter((type) => typeof type === "string");
  return typed.nullable === true ? [...types, "null"] : types;
}
function violationsOf(conjuncts) {
  return [...wrongType(conjuncts), ...outsideEnum(conjuncts), ...lengths(conjuncts), ...bounds(conjuncts)];
}
function wrongType(conjuncts) {
  const types = typesOf(conjuncts);
  if (types === void 0 || types.length === 0) return [];
  const candidates = [
    ["string", "malformed"],
    ["object", { malformed: true }],
    ["array", ["malformed"]]
  ];
  const [candidate] = candidates.filter(([type]) => !types.includes(type));
  if (candidate === void 0) return [];
  return [{ what: "has the wrong type", because: `it must be of type ${types.join(" or ")}`, value: candidate[1] }];
}
function outsideEnum(conjuncts) {
  for (const { enum: members, const: only } of conjuncts) {
    const allowed = Array.isArray(members) ? members : only === void 0 ? [] : [only];
    const value = "malformed-value";
    if (allowed.length === 0 || allowed.some((member) => typeof member === "object" || String(member) === value))
      continue;
    const shown = allowed.slice(0, 6).map(String).join(", ");
    return [
      {
        what: "is none of the values allowed",
        because: `it must be one of ${shown}${allowed.length > 6 ? ", \u2026" : ""}`,
        value
      }
    ];
  }
  return [];
}
function lengths(conjuncts) {
  const found = [];
  for (const { maxLength, minLength } of conjuncts) {
    if (isWhole(maxLength) && maxLength < longestText) {
      found.push({
        what: "is too long",
        because: `it may have ${maxLength} characters at most`,
        value: "x".repeat(maxLength + 1)
      });
      found.push({
        what: "is far too long",
        because: `it may have ${maxLength} characters at most`,
        value: "x".repeat(longestText)
      });
    }
    if (isWhole(minLength) && minLength > 0) {
      found.push({ what: "is empty", because: `it must have ${minLength} characters at least`, value: "" });
    }
  }
  return firstOfEach(found);
}
function bounds(conjuncts) {
  const found = [];
  for (const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } of conjuncts) {
    const low = typeof exclusiveMinimum === "number" ? exclusiveMinimum : minimum;
    const high = typeof exclusiveMaximum === "number" ? exclusiveMaximum : maximum;
    if (typeof low === "number" && Math.abs(low) < 2 ** 50) {
      found.push({ what: "is too small", because: `it must not be below ${low}`, value: Math.floor(low) - 1 });
    }
    if (typeof high === "number" && Math.abs(high) < 2 ** 50) {
      found.push({ what: "is too large", because: `it must not be above ${high}`, value: Math.ceil(high) + 1 });
    }
  }
  return firstOfEach(found);
}
function firstOfEach(violations) {
  return violations.filter(({ what }, at2) => violations.findIndex((other) => other.what === what) === at2);
}
function isWhole(value) {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

// src/checks/load-test/conformance/malformed.ts
var mostProperties = 8;
var deepestBody = 2;
function malformedRequests(valid, described) {
  const all = [
    ...described.parameters.flatMap((parameter) => brokenParameter(valid, described, parameter)),
    ...described.body === void 0 ? [] : brokenBody(valid, described.root, described.body)
  ];
  const rank = /* @__PURE__ */ new Map();
  const ranked = all.map((request) => {
    const kind = request.what.replace(/`[^`]*`/g, "");
    const seen = rank.get(kind) ?? 0;
    rank.set(kind, seen + 1);
    return { request, seen };
  });
  return ranked.sort((a, b) => a.seen - b.seen).map(({ request }) => request);
}
function brokenParameter(valid, described, parameter) {
  const { name, required } = parameter;
  const path = valid.paths[0] ?? "/";
  const place = parameter.in === "query" ? "query parameter" : "path parameter";
  const missing = parameter.in === "query" && required && queryOf(path).has(name) ? [
    {
      what: `a request without its query parameter \`${name}\``,
      because: `\`${name}\` is required`,
      path: withQuery(path, name, void 0)
    }
  ] : [];
  const wrong = textViolations(described.root, parameter.schema).flatMap(({ what, because, value }) => {
    const text = String(value);
    const broken = parameter.in === "query" ? withQuery(path, name, text) : withSegment(path, described.template, name, text);
    return broken === void 0 ? [] : [{ what: `a request whose ${place} \`${name}\` ${what}`, because: `\`${name}\`: ${because}`, path: broken }];
  });
  return [...missing, ...wrong].map(({ what, because, path: broken }) => ({
    what,
    because,
    operation: { ...valid, paths: [broken] }
  }));
}
function textViolations(root, schema) {
  const own = conjunctsOf(root, schema);
  const items = typesOf(own)?.includes("array") ? own.find((part) => part.items !== void 0)?.items : void 0;
  const conjuncts = items === void 0 ? own : conjunctsOf(root, items);
  const types = typesOf(conjuncts);
  if (types === void 0 || types.some((type) => type === "object" || type === "array")) return [];
  const numeric = types.every((type) => type === "integer" || type === "number");
  const members = conjuncts.flatMap((part) => Array.isArray(part.enum) ? part.enum : []);
  return violationsOf(conjuncts).filter(({ what, value }) => {
    if (what === "is empty" || what === "is far too long") return false;
    if (typeof value === "number") return numeric;
    if (typeof value !== "string" || value.length > 2e3 || members.some((member) => String(member) === value))
      return false;
    return what === "has the wrong type" ? !types.includes("string") : true;
  });
}
function queryOf(path) {
  return new URLSearchParams(path.slice(withoutQuery(path).length + 1));
}
function withQuery(path, name, value) {
  const pairs = path.slice(withoutQuery(path).length + 1).split("&");
  const kept = pairs.filter((pair) => pair !== "" && !queryOf(`?${pair}`).has(name));
  const all = value === void 0 ? kept : [...kept, `${encodeURIComponent(name)}=${encodeURIComponent(value)}`];
  return `${withoutQuery(path)}${all.length === 0 ? "" : `?${all.join("&")}`}`;
}
function withSegment(path, template, name, value) {
  const at2 = segmentsOf(template, path)?.get(name);
  if (at2 === void 0) return void 0;
  const segments = withoutQuery(path).split("/");
  segments[at2] = encodeURIComponent(value);
  return `${segments.join("/")}${path.slice(withoutQuery(path).length)}`;
}
function brokenBody(valid, root, body) {
  const sent = valid.body;
  const type = contentTypeOf(valid) ?? body.types.find(isJsonType) ?? "";
  if (sent === void 0 || !isJsonType(type) || !body.types.some(isJsonType)) return [];
  const value = parsed(sent);
  if (value === void 0) return [];
  const withBody = (text) => ({ ...withType(valid, type), body: text });
  const changed = brokenValues(root, body.schema, value, "").map(({ what, because, value: broken }) => ({
    what,
    because,
    operation: withBody(JSON.stringify(broken))
  }));
  const { body: _, ...without2 } = valid;
  return [
    { what: "a body that is no JSON", because: "it must be JSON", operation: withBody('{"malformed": ') },
    ...changed,
    ...body.types.some((one) => /^(\*|text)\//.test(one)) ? [] : [
      {
        what: "a body of type text/plain",
        because: `it must be ${body.types.join(" or ")}`,
        operation: { ...withType(valid, "text/plain"), body: sent }
      }
    ],
    ...body.required ? [{ what: "a request without its body", because: "the body is required", operation: without2 }] : []
  ];
}
function brokenValues(root, schema, value, at2, depth = 0) {
  const conjuncts = conjunctsOf(root, schema);
  const own = violationsOf(conjuncts).map((violation) => ({
    ...violation,
    what: at2 === "" ? `a body that ${violation.what}` : `a body whose \`${at2}\` ${violation.what}`,
    because: at2 === "" ? violation.because : `\`${at2}\`: ${violation.because}`
  }));
  if (!isObject(value) || depth >= deepestBody) return own;
  const named = (name) => at2 === "" ? name : `${at2}.${name}`;
  const properties = propertiesOf(conjuncts).slice(0, mostProperties);
  const missing = requiredOf(root, conjuncts).filter((name) => Object.hasOwn(value, name)).map((name) => ({
    what: `a body without \`${named(name)}\``,
    because: `\`${named(name)}\` is required`,
    value: without(value, name)
  }));
  const inner = properties.flatMap(
    ([name, property]) => isReadOnly(root, property) ? [] : brokenValues(root, property, value[name] ?? null, named(name), depth + 1).map((violation) => ({
      ...violation,
      value: { ...value, [name]: violation.value }
    }))
  );
  return [...own, ...missing, ...inner, ...unknownProperty(conjuncts, value, at2)];
}
function requiredOf(root, conjuncts) {
  const properties = new Map(propertiesOf(conjuncts));
  const names = conjuncts.flatMap(({ required }) => Array.isArray(required) ? required : []);
  return [...new Set(names.filter((name) => typeof name === "string"))].filter(
    (name) => !isReadOnly(root, properties.get(name))
  );
}
function propertiesOf(conjuncts) {
  const all = conjuncts.flatMap(({ properties }) => isObject(properties) ? Object.entries(properties) : []);
  return [
    ...new Map(
      all.flatMap(
        ([name, property]) => property === void 0 || name === "__proto__" ? [] : [[name, property]]
      )
    )
  ];
}
function isReadOnly(root, property) {
  return conjunctsOf(root, property).some(({ readOnly }) => readOnly === true);
}
function unknownProperty(conjuncts, value, at2) {
  const name = "malformed";
  const closed = conjuncts.some(
    ({ additionalProperties, properties, patternProperties }) => additionalProperties === false && patternProperties === void 0 && !(isObject(properties) && Object.hasOwn(properties, name))
  );
  if (!closed) return [];
  const place = at2 === "" ? "a body" : `a body whose \`${at2}\` comes`;
  return [
    {
      what: `${place} with a property that is not described`,
      because: "additionalProperties is false",
      value: { ...value, [name]: true }
    }
  ];
}
function without(value, name) {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
function contentTypeOf({ headers }) {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type")?.[1];
}
function withType(operation, type) {
  const others = Object.entries(operation.headers).filter(([name]) => name.toLowerCase() !== "content-type");
  return { ...operation, headers: { ...Object.fromEntries(others), "content-type": type } };
}

// src/checks/load-test/conformance/validation.ts
var mostRequests = 100;
var reserve = 10;
var mostOfOperation = 16;
var longestMs = 6e4;
var timeoutMs2 = 5e3;
var waitsForRecovery = 3;
var recoveryMs = 2e3;
var longestShown = 600;
var expectation2 = "refuses malformed requests with 4xx";
async function probeValidation(context, planned, probe) {
  const { changeSet, config } = context;
  const { documents } = await readContracts(changeSet.head.tree, config.api.specs);
  const isNamed = await namedOperations(context);
  const probed = planned.plan.operations.flatMap((operation) => {
    const described = breakableOperation(documents, operation);
    if (described === void 0 || !(operation.method === "GET" || isNamed(operation, described))) return [];
    const malformed = malformedRequests(operation, described);
    return malformed.length === 0 ? [] : [{ operation, malformed }];
  });
  if (probed.length === 0) return nothingToBreak(settingNames(config).operations);
  const asking = askingOf(probe, planned.sides, context.clock);
  const parts = [];
  const share = Math.min(mostOfOperation, Math.floor(mostRequests / probed.length / 2));
  for (const [at2, { operation, malformed }] of probed.entries()) {
    if (asking.isSpent()) {
      parts.push(notAsked(probed.slice(at2), "enough requests were sent"));
      break;
    }
    const judged3 = await judgeOperation(asking, operation, malformed, Math.max(2, share));
    parts.push(judged3.part);
    if (judged3.isDown) {
      parts.push(notAsked(probed.slice(at2 + 1), "the preview answers no more"));
      break;
    }
  }
  return joined(parts);
}
async function namedOperations({ config, loadFiles }) {
  const written = (await loadFiles()).plan?.operations ?? [];
  return ({ method, name, paths }, { template, fullTemplate }) => written.some((one) => one.name === name) || config.load.operations.some(
    (one) => one.method === method && [template, fullTemplate, paths[0]].some((path) => path === one.path)
  );
}
function nothingToBreak(operations) {
  const why = "no operation that was loaded has parameters or a body that a contract describes";
  return {
    ...silent,
    results: [{ subject: "malformed requests", expectation: expectation2, verdict: "inconclusive", detail: why }],
    unproven: [
      {
        subject: "malformed requests",
        code: "validation-untried",
        message: `No malformed request was sent: ${why}.`,
        hint: `Name operations under ${operations}; those with a body are only probed where they are named, with a valid body.`
      }
    ]
  };
}
function askingOf(probe, { head, base }, clock) {
  const started = clock.now().getTime();
  let sent = 0;
  const isSpent = () => sent >= mostRequests - reserve || clock.now().getTime() - started > longestMs;
  const asked = async (operation, target) => {
    sent++;
    const { origin, address } = target;
    const request = loadRequest(operation, target, operation.paths[0] ?? "/");
    const where = { origin, ...address === void 0 ? {} : { address } };
    const [answer] = await probe({ ...where, operations: [request], timeoutMs: timeoutMs2 });
    if (answer === void 0) throw new Error("the probe gave no answer to a question");
    return answer;
  };
  return {
    target: head.target,
    isSpent,
    wait: () => clock.sleep(recoveryMs),
    ask: (operation) => asked(operation, head.target),
    askBase: base === void 0 ? void 0 : (operation) => asked(operation, base.target)
  };
}
async function judgeOperation(asking, operation, malformed, most) {
  const answersValid = async () => isExpected(operation, await asking.ask(operation));
  if (!await answersValid()) return { part: unanswered(operation), isDown: false };
  const outcomes = [];
  const answers = [];
  for (const request of malformed.slice(0, most)) {
    if (asking.isSpent()) break;
    const { outcome, status, last } = await outcomeOf(asking, request, answersValid);
    if (outcome === "down" && outcomes.length === 0) return { part: down(operation, request, last), isDown: true };
    if (outcome === "down") {
      const part = resultOf2(operation, { outcomes, answers, left: malformed.length - outcomes.length });
      return { part: withDown(part, operation, request, last), isDown: true };
    }
    outcomes.push(outcome);
    const baseToo = outcome === "crashed" && await crashesBase(asking, request);
    if (outcome === "accepted" || outcome === "crashed") {
      answers.push({ ...answerOf(request, asking.target), status, baseToo });
    }
  }
  return { part: resultOf2(operation, { outcomes, answers, left: malformed.length - outcomes.length }), isDown: false };
}
async function outcomeOf(asking, { operation }, answersValid) {
  const first = await asking.ask(operation);
  const { status } = first;
  const meaning = meaningOf(first);
  if (meaning !== "crashed") return { outcome: meaning, status, last: first };
  if (!await recovered(asking, answersValid)) return { outcome: "down", status, last: first };
  const again = await asking.ask(operation);
  if (meaningOf(again) !== "crashed") return { outcome: "once", status, last: again };
  if (!await recovered(asking, answersValid)) return { outcome: "down", status, last: again };
  return { outcome: "crashed", status: status ?? again.status, last: again };
}
async function recovered(asking, answersValid) {
  for (let attempt = 0; attempt <= waitsForRecovery; attempt++) {
    if (attempt > 0) await asking.wait();
    if (await answersValid()) return true;
  }
  return false;
}
function isExpected({ expectStatus }, { status }) {
  if (status === void 0) return false;
  return expectStatus === void 0 ? status >= 200 && status < 400 : expectStatus.includes(status);
}
function meaningOf({ status }) {
  if (status === void 0 || status >= 500) return "crashed";
  if (status >= 200 && status < 300) return "accepted";
  return status >= 400 && ![401, 403, 429].includes(status) ? "refused" : "says-nothing";
}
async function crashesBase({ askBase }, { operation }) {
  if (askBase === void 0 || operation.method !== "GET") return false;
  const { status } = await askBase(operation);
  return status !== void 0 && status >= 500;
}
function answerOf({ what, because, operation }, target) {
  const writes = operation.method !== "GET";
  return { operation: operation.name, what, because, shown: shownRequest(operation, target), writes };
}
function shownRequest({ method, paths, headers, body }, { prefix }) {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type");
  const lines = [
    `${method} ${shortened(`${prefix}${paths[0] ?? "/"}`)}`,
    ...type === void 0 ? [] : [`content-type: ${type[1]}`]
  ];
  return body === void 0 ? lines.join("\n") : `${lines.join("\n")}

${shortened(body)}`;
}
function shortened(text) {
  return text.length <= longestShown ? text : `${text.slice(0, longestShown)}\u2026 (${grouped(text.length)} characters)`;
}
function resultOf2(operation, { outcomes, answers, left }) {
  const times = (wanted) => outcomes.filter((outcome) => outcome === wanted).length;
  const crashed = answers.filter(({ status }) => status === void 0 || status >= 500);
  const accepted = answers.filter((answer) => !crashed.includes(answer));
  const [crash, ...otherCrashes] = crashed;
  const [taken, ...othersTaken] = accepted;
  const parts = [
    `${count(outcomes.length, "malformed request")}${left > 0 ? ` of ${grouped(outcomes.length + left)}` : ""}, ${grouped(times("refused"))} refused with 4xx`,
    ...crash === void 0 ? [] : [`${crash.status === void 0 ? "no answer" : crash.status} to ${crash.what}${more(otherCrashes)}`],
    ...taken === void 0 ? [] : [`${taken.status} to ${taken.what}${more(othersTaken)}`],
    ...times("says-nothing") > 0 ? [`${grouped(times("says-nothing"))} answered 3xx, 401, 403 or 429, which says nothing`] : [],
    ...times("once") > 0 ? [`${grouped(times("once"))} failed once only`] : []
  ];
  const result = {
    subject: operation.name,
    expectation: expectation2,
    verdict: verdictOf(outcomes, crashed.length, accepted.length),
    detail: parts.join("; ")
  };
  const unproven = result.verdict === "inconclusive" ? [
    {
      subject: `${operation.name}, malformed`,
      code: "validation-untried",
      message: `${operation.name}: of ${parts.join("; ")}.`,
      hint: "Give credentials that may call it (load.auth), or lift the rate limit of the preview."
    }
  ] : [];
  return { ...silent, results: [result], unproven, facts: { malformed: answers } };
}
function verdictOf(outcomes, crashed, accepted) {
  if (crashed > 0) return "fail";
  if (accepted > 0) return "note";
  return outcomes.some((outcome) => outcome === "refused") ? "pass" : "inconclusive";
}
function more(others) {
  return others.length === 0 ? "" : ` and ${grouped(others.length)} more`;
}
function unanswered(operation) {
  const detail = "a valid request was not answered as expected any more";
  return {
    ...silent,
    results: [{ subject: operation.name, expectation: expectation2, verdict: "inconclusive", detail }],
    remarks: [`${operation.name}: ${detail}, so no malformed one was sent.`]
  };
}
function withDown(part, operation, request, answer) {
  return { ...part, unproven: [...part.unproven, ...down(operation, request, answer).unproven] };
}
function down(operation, { what }, { status, failure }) {
  const answer = status === void 0 ? `gave no answer (${failure ?? "no reason known"})` : `answered ${status}`;
  const detail = `${answer} to ${what}, and then no valid request as expected any more`;
  return {
    ...silent,
    results: [{ subject: operation.name, expectation: expectation2, verdict: "inconclusive", detail }],
    unproven: [
      {
        subject: `${operation.name}, malformed`,
        code: "preview-down",
        message: `${operation.name} ${detail}: either the request brought the preview down, or it went down meanwhile.`,
        hint: "Look into the log of the preview at that time, and send the request once more."
      }
    ]
  };
}
function notAsked(rest, why) {
  if (rest.length === 0) return silent;
  return {
    ...silent,
    results: rest.map(({ operation }) => ({
      subject: operation.name,
      expectation: expectation2,
      verdict: "inconclusive",
      detail: `not tried: ${why}`
    })),
    remarks: [`${count(rest.length, "operation")} got no malformed request: ${why}.`]
  };
}
function joined(parts) {
  return {
    results: parts.flatMap(({ results }) => results),
    remarks: parts.flatMap(({ remarks }) => remarks),
    unproven: parts.flatMap(({ unproven }) => unproven),
    facts: { malformed: parts.flatMap(({ facts }) => facts.malformed ?? []) }
  };
}

// src/checks/load-test/conformance/conformance.ts
async function checkConformance(context, planned, engines, sample) {
  const { config, log } = context;
  const { expectHeaders, rateLimit } = config.load;
  const parts = [
    statusConformance(await expectedStatuses(context, planned), planned.probes, sample),
    await checkHeaders(engines.probe, planned, expectHeaders)
  ];
  if (config.load.probeValidation) {
    log.progress("Load test: sending malformed requests, one at a time ...");
    parts.push(await probeValidation(context, planned, engines.probe));
  }
  if (rateLimit !== void 0) {
    log.progress(
      `Load test: trying the rate limit of ${rateLimit.requests} requests in ${rateLimit.windowSeconds} s ...`
    );
    parts.push(await checkRateLimit(engines, planned, rateLimit));
  }
  return {
    results: parts.flatMap(({ results }) => results),
    remarks: parts.flatMap(({ remarks }) => remarks),
    unproven: parts.flatMap(({ unproven }) => unproven),
    facts: Object.assign({}, nothingAsked, ...parts.map(({ facts }) => facts))
  };
}
async function expectedStatuses({ config, loadFiles }, { plan }) {
  const written = (await loadFiles()).plan?.operations ?? [];
  const named = config.load.operations.map(({ method, path, expectStatus }) => ({
    name: `${method} ${path}`,
    ...expectStatus === void 0 ? {} : { expectStatus }
  }));
  return [...new Map([...named, ...written, ...plan.operations].map((one) => [one.name, one])).values()];
}

// src/checks/load-test/load-report.ts
init_shim();
function reportOf(planned, { head, base }, objectives, extras) {
  const { plan, hash, sides } = planned;
  const { arrivals, seed } = plan;
  const rate2 = offeredRate(arrivals);
  return {
    engine: head.engine,
    model: arrivals.model,
    target: sides.head.target.origin,
    ...rate2 === void 0 ? {} : { offeredRate: rate2 },
    ...arrivals.model === "open" ? { distribution: arrivals.distribution } : { concurrency: arrivals.concurrency },
    warmupMs: plan.warmupMs,
    durationMs: head.durationMs,
    planHash: hash,
    seed,
    generator: { ...head.generator, limited: isLimited(head, objectives) },
    ...figuresOf(head),
    slo: head.operations.length === 0 ? [] : objectives.map(published),
    overTime: overTimeOf(head),
    ...base === void 0 || sides.base === void 0 ? {} : { base: { target: sides.base.target.origin, ...figuresOf(base) } },
    ...head.aborted === void 0 ? {} : { aborted: head.aborted },
    ...extras
  };
}
function isLimited({ generator, ...sample }, objectives) {
  const inTime = { ...sample, generator: { ...generator, latenessP99Ms: 0 } };
  return generatorLimitsOf(inTime).length > 0 || objectives.some(({ reason }) => reason === "generator limited");
}
function figuresOf({ operations, durationMs }) {
  return {
    total: statisticsOf(operations, durationMs),
    operations: operations.map((one) => ({
      name: one.operation.name,
      method: one.operation.method,
      path: one.operation.template,
      ...statisticsOf([one], durationMs)
    })),
    latency: addedCounts(operations.map(({ latency }) => latency))
  };
}
function overTimeOf({ operations, overTime, durationMs }) {
  const parts = Math.max(0, ...operations.map((one) => one.seconds.length));
  const joined2 = Math.max(1, Math.round(parts / Math.max(1, durationMs / 1e3)));
  return Array.from({ length: Math.ceil(parts / joined2) }, (_, at2) => {
    const [from, to] = [at2 * joined2, (at2 + 1) * joined2];
    const all = operations.flatMap((one) => one.seconds.slice(from, to));
    const latency = addedCounts(overTime.slice(from, to));
    return {
      due: all.reduce((sum, { due }) => sum + due, 0),
      ok: all.reduce((sum, { ok }) => sum + ok, 0),
      failed: all.reduce((sum, { failed }) => sum + failed, 0),
      p50Ms: quantileMs(latency, 0.5) ?? null,
      p99Ms: quantileMs(latency, 0.99) ?? null
    };
  });
}
function published(objective) {
  const { metric, floor, operation, measured, verdict, reason, n, exceeding, needed } = objective;
  const place = operation === void 0 ? {} : { operation };
  if (n === 0) return { metric, floor, ...place, verdict, reason: reason ?? "no requests", n, exceeding };
  return {
    ...{ metric, floor, ...place, measured, verdict },
    ...reason === void 0 ? {} : { reason },
    ...{ n, exceeding },
    ...needed === void 0 ? {} : { needed }
  };
}
function summaryOf({ total: total2, operations, slo, comparison, aborted, ...load }) {
  if (total2.sent === 0) return operations.length === 0 ? "nothing could be loaded" : "no request was due";
  const p99 = slo.find(({ metric, operation }) => metric === "p99" && operation === void 0);
  const latency = total2.latencyMs.p99;
  const floor = p99 === void 0 ? "" : ` (floor ${grouped(p99.floor)} ms)`;
  const shown = latency === null ? "no answer" : `p99 ${grouped(Math.round(latency))} ms${floor}`;
  const how = load.model === "open" ? `${rateText(load.offeredRate ?? 0)} offered` : "closed loop, rate not offered";
  const parts = [
    `${count(total2.sent, "request")} to ${count(operations.length, "operation")}`,
    `${grouped(total2.sent - total2.ok)} failed, ${shown}`
  ];
  const against = comparison === void 0 ? [] : [comparisonText(comparison)];
  const ended = aborted === void 0 ? [] : [`ended after ${Math.round(aborted.afterMs / 1e3)} s`];
  return `${parts.join(", ")} \xB7 ${[how, ...against, ...ended].join(" \xB7 ")}`;
}
function rateText(rate2) {
  return `${grouped(Math.round(rate2 * 10) / 10)}/s`;
}
function comparisonText(comparison) {
  const all = comparison.filter(({ operation }) => operation === void 0);
  const regressed = comparison.filter(({ verdict, advisory }) => verdict === "regressed" && !advisory);
  if (regressed.length > 0) {
    return `slower than base at ${[...new Set(regressed.map(({ quantile }) => quantile))].join(", ")}`;
  }
  if (all.length === 0) return "too few answers to compare with base";
  return all.every(({ verdict }) => verdict === "pass") ? "no slower than base" : "no slowdown proved against base";
}

// src/checks/load-test/measure.ts
init_shim();

// src/checks/load-test/compare/compare-sides.ts
init_shim();

// src/checks/load-test/compare/added-samples.ts
init_shim();
function samplesInSequence(samples) {
  const [first] = samples;
  if (first === void 0) return void 0;
  const lateness = latenessOf(samples);
  return {
    engine: first.engine,
    durationMs: samples.reduce((sum, { durationMs }) => sum + durationMs, 0),
    thresholdsMs: first.thresholdsMs,
    operations: first.operations.map(
      ({ operation }, at2) => operationInSequence(
        operation,
        samples.flatMap(({ operations }) => operations[at2] ?? [])
      )
    ),
    overTime: samples.flatMap(({ overTime }) => overTime),
    generator: addedFacts(samples, lateness),
    ...lateness === void 0 ? {} : { lateness }
  };
}
function operationInSequence(operation, parts) {
  return {
    operation,
    latency: addedCounts(parts.map(({ latency }) => latency)),
    errors: addedErrors(parts.map(({ errors }) => errors)),
    unexpected: addedByKey(parts.map(({ unexpected }) => unexpected)),
    seconds: parts.flatMap(({ seconds: seconds2 }) => seconds2)
  };
}
function addedByKey(parts) {
  const sum = /* @__PURE__ */ new Map();
  for (const part of parts) for (const [key, some] of Object.entries(part)) sum.set(key, (sum.get(key) ?? 0) + some);
  return Object.fromEntries(sum);
}
function latenessOf(samples) {
  const counted = samples.flatMap(({ lateness }) => lateness === void 0 ? [] : [lateness]);
  return counted.length === samples.length ? addedCounts(counted) : void 0;
}
function addedFacts(samples, lateness) {
  const facts = samples.map(({ generator }) => generator);
  const lasted = samples.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const busy = samples.reduce((sum, { durationMs, generator }) => sum + durationMs * generator.cpuShare, 0);
  return {
    latenessP99Ms: lateness === void 0 ? Math.max(...facts.map((one) => one.latenessP99Ms)) : quantileMs(lateness, 0.99) ?? 0,
    latenessMaxMs: Math.max(...facts.map((one) => one.latenessMaxMs)),
    dropped: facts.reduce((sum, { dropped }) => sum + dropped, 0),
    cpuShare: lasted === 0 ? 0 : busy / lasted,
    workers: Math.max(...facts.map(({ workers }) => workers))
  };
}

// src/checks/load-test/compare/errors.ts
init_shim();
var errorGate = {
  family: 0.01,
  confirmation: 0.05,
  /** Half a request in a hundred: fewer are none. */
  smallest: 5e-3,
  /** An increase of so much has to be out of the question for a pass. */
  bearable: 0.01,
  significance: 0.05
};
function judgeErrors(series) {
  const judged3 = series.map((one) => ({ one, base: total(one, "base"), head: total(one, "head"), p: probability(one) }));
  const gated = judged3.filter(({ one }) => !one.advisory);
  const refused = holm(
    gated.map(({ p }) => p),
    errorGate.family
  );
  const beyondChance = new Set(gated.filter((_, at2) => refused[at2]).map(({ one }) => one));
  return judged3.map(({ one, base, head, p }) => ({
    ...one.operation === void 0 ? {} : { operation: one.operation },
    base,
    head,
    p,
    rounds: one.pairs.length,
    worse: one.pairs.filter((pair) => pair.head.failed > pair.base.failed).length,
    verdict: beyondChance.has(one) && increase(base, head) >= errorGate.smallest ? "increased" : passOr(base, head),
    ...one.advisory ? { advisory: true } : {}
  }));
}
function errorsConfirmedBy(first, second) {
  return first.map((one) => {
    if (one.verdict !== "increased") return one;
    const again = second.find(({ operation }) => operation === one.operation);
    const confirmed = again !== void 0 && again.p <= errorGate.confirmation && increase(again.base, again.head) >= errorGate.smallest / 2;
    return confirmed ? { ...again, verdict: "increased", confirmed } : { ...one, verdict: "inconclusive", confirmed: false };
  });
}
function total({ pairs }, side) {
  return {
    sent: pairs.reduce((sum, pair) => sum + pair[side].sent, 0),
    failed: pairs.reduce((sum, pair) => sum + pair[side].failed, 0)
  };
}
function probability(series) {
  const base = total(series, "base");
  const head = total(series, "head");
  if (base.sent + head.sent === 0) return 1;
  const byRequests = atLeast(head.failed, base.failed + head.failed, head.sent / (base.sent + head.sent));
  return Math.max(byRequests, signFlip(series.pairs.map((pair) => pair.head.failed - pair.base.failed)));
}
function increase(base, head) {
  return shareOf2(head) - shareOf2(base);
}
function shareOf2({ sent, failed }) {
  return sent === 0 ? 0 : failed / sent;
}
function passOr(base, head) {
  const unbearable = Math.min(1, shareOf2(base) + errorGate.bearable);
  return head.sent > 0 && atMost(head.failed, head.sent, unbearable) <= errorGate.significance ? "pass" : "inconclusive";
}

// src/checks/load-test/compare/progress-over.ts
init_shim();
var nothing = {
  atMs: 0,
  sent: 0,
  ok: 0,
  errors: noErrors(),
  statuses: {},
  over: [],
  retryAfter: 0,
  connectFailures: 0
};
function progressOver() {
  let before2 = nothing;
  let last;
  return {
    watched: (watch) => (progress) => {
      last = progress;
      return watch(added(before2, progress));
    },
    roundEnded: (durationMs) => {
      before2 = { ...last === void 0 ? before2 : added(before2, last), atMs: before2.atMs + durationMs };
      last = void 0;
    },
    elapsedMs: () => before2.atMs
  };
}
function added(before2, now) {
  const answers = Object.values(now.statuses).reduce((sum, some) => sum + some, 0);
  return {
    // The answers to a round's last requests come after its end; the next round still begins where this one was to end.
    atMs: now.atMs < 0 && before2.atMs === 0 ? now.atMs : before2.atMs + Math.max(0, now.atMs),
    sent: before2.sent + now.sent,
    ok: before2.ok + now.ok,
    errors: addedErrors([before2.errors, now.errors]),
    statuses: addedByKey([before2.statuses, now.statuses]),
    over: now.over.map((some, at2) => some + (before2.over[at2] ?? 0)),
    retryAfter: before2.retryAfter + now.retryAfter,
    connectFailures: now.connectFailures + (answers === 0 ? before2.connectFailures : 0)
  };
}

// src/checks/load-test/compare/remarks.ts
init_shim();

// src/checks/load-test/compare/series.ts
init_shim();
var fewestAnswers3 = { p50: 10, p95: 20, p99: 100 };
function comparedRounds(pairs, critical) {
  const names = pairs[0]?.head.operations.map(({ operation }) => operation.name) ?? [];
  const places = [void 0, ...names.length > 1 || critical.length > 0 ? names : []].map((operation) => ({
    operation,
    advisory: operation !== void 0 && !critical.includes(operation)
  }));
  const found = places.map((place) => seriesOf(pairs, place));
  return {
    latency: found.flatMap(({ latency }) => latency),
    tooFew: found.flatMap(({ tooFew }) => tooFew),
    errors: places.map(({ operation, advisory }) => ({
      operation,
      advisory,
      pairs: pairs.map(({ base, head }) => ({ base: failuresOf(base, operation), head: failuresOf(head, operation) }))
    })),
    silent: pairs.length - answered(pairs, void 0).length
  };
}
function seriesOf(pairs, { operation, advisory }) {
  const counted = answered(pairs, operation);
  const overall = merged(counted);
  const latency = [];
  const tooFew = [];
  for (const quantile of ["p50", "p95", "p99"]) {
    const groups = grouped2(counted, fewestAnswers3[quantile]);
    if (groups.length < gate.fewestRounds) {
      tooFew.push({ operation, quantile, answers: answersOf(counted) });
      continue;
    }
    const baseMs = quantileMs(overall.base, shareOf[quantile]);
    const headMs = quantileMs(overall.head, shareOf[quantile]);
    latency.push({
      operation,
      quantile,
      advisory,
      logRatios: groups.map((group) => logRatio(group, shareOf[quantile])),
      ...baseMs === void 0 ? {} : { baseMs },
      ...headMs === void 0 ? {} : { headMs }
    });
  }
  return { latency, tooFew };
}
function answered(pairs, operation) {
  return pairs.map(({ base, head }) => ({ base: latencyOf2(base, operation), head: latencyOf2(head, operation) })).filter(({ base, head }) => base.length > 0 && head.length > 0);
}
function answersOf(counted) {
  const all = counted.reduce((sum, { base, head }) => sum + countOf(base) + countOf(head), 0);
  return counted.length === 0 ? 0 : all / (2 * counted.length);
}
function grouped2(counted, fewest) {
  const mean = answersOf(counted);
  const size = mean === 0 ? Number.POSITIVE_INFINITY : Math.ceil(fewest / mean);
  if (size === 1) return counted;
  const groups = Math.floor(counted.length / size);
  return Array.from(
    { length: groups },
    (_, at2) => (
      // What is left over goes to the last.
      merged(counted.slice(at2 * size, at2 === groups - 1 ? void 0 : (at2 + 1) * size))
    )
  );
}
function merged(pairs) {
  return { base: addedCounts(pairs.map(({ base }) => base)), head: addedCounts(pairs.map(({ head }) => head)) };
}
function logRatio({ base, head }, share) {
  const [before2, after] = [quantileMs(base, share), quantileMs(head, share)];
  return Math.log(Math.max(1e-3, after ?? 0)) - Math.log(Math.max(1e-3, before2 ?? 0));
}
function latencyOf2(sample, operation) {
  return addedCounts(partsOf2(sample, operation).map(({ latency }) => latency));
}
function failuresOf(sample, operation) {
  const parts = partsOf2(sample, operation);
  const failed = parts.reduce((sum, { errors }) => sum + failedOf(errors), 0);
  return { sent: failed + parts.reduce((sum, { latency }) => sum + countOf(latency), 0), failed };
}
function failedOf(errors) {
  return errorKinds.reduce((sum, kind) => sum + (kind === "dropped" ? 0 : errors[kind]), 0);
}
function partsOf2({ operations }, name) {
  return name === void 0 ? operations : operations.filter(({ operation }) => operation.name === name);
}
function roundsTable(pairs, from) {
  return pairs.flatMap(
    (pair, at2) => ["base", "head"].flatMap((side) => {
      const sample = pair[side];
      const names = sample.operations.length > 1 ? sample.operations.map(({ operation }) => operation.name) : [];
      return [void 0, ...names].map((operation) => {
        const latency = latencyOf2(sample, operation);
        const { sent, failed } = failuresOf(sample, operation);
        return {
          round: from + at2,
          side,
          ...operation === void 0 ? {} : { operation },
          sent,
          ok: sent - failed,
          failed,
          p50Ms: quantileMs(latency, 0.5) ?? null,
          p95Ms: quantileMs(latency, 0.95) ?? null,
          p99Ms: quantileMs(latency, 0.99) ?? null
        };
      });
    })
  );
}

// src/checks/load-test/compare/remarks.ts
function comparisonRemarks(compared2) {
  const { timing, series, warmingUp, limits, ramped, shortened: shortened2 } = compared2;
  const silent2 = series.reduce((sum, one) => sum + one.silent, 0);
  return [
    ...shortened2 ? [
      `A comparison loads each side for ${timing.pairs * timing.slotMs / 1e3} s at most, so the plan was cut to that.`
    ] : [],
    ...ramped ? ["Rounds have to be alike, so the rate, which changes in the plan, was offered at its mean."] : [],
    ...warmingUp ? [
      "Head was slower than base at first and became faster from round to round: it was still warming up, so no slowdown is claimed. Warm up for longer to compare what lasts."
    ] : [],
    ...tooFewTexts(series[0]?.tooFew ?? [], timing),
    ...silent2 > 0 ? [
      `In ${count(silent2, "round")} one side gave no expected answer; the latencies leave these out, the failures do not.`
    ] : [],
    ...limits.busy ? ["Our own load generator was the limit, so the comparison with base decides nothing about latency."] : limits.lateMs > 0 ? [
      `One request in a hundred was sent ${plain(limits.lateMs)} ms late or later, to base and head alike: where that is much beside the latencies, no slowdown is ruled out.`
    ] : []
  ];
}
var luck = 1.3;
function tooFewTexts(tooFew, timing) {
  const all = tooFew.filter(({ operation }) => operation === void 0);
  const operations = new Set(tooFew.flatMap(({ operation }) => operation ?? []));
  const counted = timing.pairs - timing.discarded;
  return [
    ...all.map(({ quantile, answers }) => {
      const joined2 = Math.max(1, Math.floor(counted / gate.fewestRounds));
      const rate2 = Math.ceil(fewestAnswers3[quantile] * luck / joined2 / (timing.slotMs / 1e3));
      return `${quantile} is not compared with base: rounds of ${Math.round(answers)} answers are too few for it; at ${count(rate2, "request")}/s they would be enough.`;
    }),
    ...operations.size > 0 ? [
      `Of ${count(operations.size, "operation")} not every percentile could be compared by itself (${enumerate([...operations])}): too few answers a round.`
    ] : []
  ];
}

// src/checks/load-test/compare/rounds.ts
init_shim();
var mostPairs = 30;
var fewestPairs = 10;
var shortestSlotMs = 500;
var longestSlotMs = 2e3;
var discarded = 2;
function timingOf2({ arrivals }) {
  const durationMs = durationOf(arrivals);
  const slotMs = Math.min(longestSlotMs, Math.max(shortestSlotMs, durationMs / mostPairs));
  const pairs = Math.min(mostPairs, Math.max(fewestPairs, Math.floor(durationMs / slotMs)));
  return { pairs, slotMs, discarded };
}
async function measureRounds(engine, { plan, sides }, timing, options, { run: run2, progressed }) {
  if (sides.base === void 0) throw new Error("there is no base to compare with");
  const targets = { base: sides.base.target, head: sides.head.target };
  const { thresholdsMs, signal, watch, onPair } = options;
  const order = randomFrom(plan.seed, 2 * run2 + 1);
  const seeds = randomFrom(plan.seed, 2 * run2 + 2);
  const pairs = [];
  for (let at2 = 0; at2 < timing.pairs; at2++) {
    onPair?.(at2 + 1);
    const round = roundOf(plan, timing, Math.floor(seeds() * 2 ** 31), at2 === 0);
    const measured = {};
    for (const side of order() < 0.5 ? ["base", "head"] : ["head", "base"]) {
      const over = progressed[side];
      const sample = await engine.run(round, targets[side], {
        thresholdsMs,
        ...signal === void 0 ? {} : { signal },
        ...watch === void 0 ? {} : { watch: over.watched(watch[side]) }
      });
      if (sample.aborted) {
        const afterMs = over.elapsedMs() + sample.aborted.afterMs;
        return { pairs, aborted: { side, sample, afterMs, reason: sample.aborted.reason } };
      }
      over.roundEnded(sample.durationMs);
      measured[side] = sample;
    }
    const { base, head } = measured;
    if (at2 >= timing.discarded && base !== void 0 && head !== void 0) pairs.push({ base, head });
  }
  return { pairs };
}
var reconnectMs = 250;
function roundOf(plan, { slotMs }, seed, first) {
  const warmupMs = first ? plan.warmupMs : plan.arrivals.model === "closed" ? reconnectMs : 0;
  return { ...plan, arrivals: roundArrivals(plan.arrivals, slotMs), warmupMs, seed };
}
function roundArrivals(arrivals, durationMs) {
  if (arrivals.model === "closed") return { ...arrivals, durationMs };
  const rate2 = offeredRate(arrivals) ?? 0;
  return { ...arrivals, stages: [{ durationMs, from: rate2, to: rate2 }] };
}

// src/checks/load-test/compare/compare-sides.ts
async function compareSides(engine, planned, options) {
  const { critical = [], timing = timingOf2(planned.plan), tell } = options;
  const progressed = { base: progressOver(), head: progressOver() };
  const measure2 = (run2, what) => {
    const onPair = (pair) => {
      if (pair % 10 === 1) tell?.(`${what}: pair ${pair} of ${timing.pairs}`);
    };
    return measureRounds(engine, planned, timing, { ...options, onPair }, { run: run2, progressed });
  };
  const first = judged2(await measure2(0, "Loading base and head in turns"), critical);
  const alarmed = needsConfirmation(first.comparison) || first.errors.some(({ verdict }) => verdict === "increased");
  if (!alarmed || first.rounds.aborted) return compared(planned, timing, [first], first);
  const second = judged2(await measure2(1, "Measuring again what seems to have regressed"), critical);
  const bearsOut = second.rounds.aborted === void 0;
  return compared(planned, timing, [first, second], {
    comparison: confirmedBy(first.comparison, bearsOut && !second.limits.busy ? second.comparison : [], [
      ...first.series.latency,
      ...second.series.latency
    ]),
    errors: errorsConfirmedBy(first.errors, bearsOut ? second.errors : [])
  });
}
function judged2(rounds, critical) {
  const series = comparedRounds(rounds.pairs, critical);
  const limits = limitsOf(rounds.pairs);
  const comparison = judgeSeries(series.latency);
  const errors = judgeErrors(series.errors);
  const open = { verdict: "inconclusive" };
  return {
    rounds,
    series,
    limits,
    comparison: comparison.map((one) => rounds.aborted || ownDoing(one, limits) ? { ...one, ...open } : one),
    errors: rounds.aborted ? errors.map((one) => ({ ...one, ...open })) : errors
  };
}
function limitsOf(pairs) {
  const samples = ["base", "head"].flatMap(
    (side) => samplesInSequence(pairs.map((pair) => pair[side])) ?? []
  );
  const inTime = samples.map((sample) => ({ ...sample, generator: { ...sample.generator, latenessP99Ms: 0 } }));
  const lateMs = Math.max(0, ...samples.map(({ generator }) => generator.latenessP99Ms));
  return {
    busy: inTime.some((sample) => generatorLimitsOf(sample).length > 0),
    lateMs: lateMs > generatorLimits.latenessP99Ms ? lateMs : 0
  };
}
function ownDoing({ verdict, quantile, baseMs = 0 }, { busy, lateMs }) {
  return busy || verdict === "pass" && lateMs > gate.smallest[quantile] * baseMs;
}
function compared(planned, timing, runs, outcome) {
  const pairs = runs.flatMap(({ rounds }) => rounds.pairs);
  const aborted = runs.map(({ rounds }) => rounds.aborted).find((one) => one !== void 0);
  const ended = aborted === void 0 ? {} : { aborted: { afterMs: aborted.afterMs, reason: aborted.reason } };
  const sideOf = (side) => {
    const parts = pairs.map((pair) => pair[side]);
    const all = samplesInSequence(aborted?.side === side ? [...parts, aborted.sample] : parts);
    return { ...all ?? unmeasured(planned, aborted?.sample), ...ended };
  };
  return {
    base: sideOf("base"),
    head: sideOf("head"),
    comparison: outcome.comparison,
    errors: outcome.errors,
    rounds: roundsTable(pairs, 1),
    remarks: comparisonRemarks({
      timing,
      series: runs.map(({ series }) => series),
      limits: {
        busy: runs.some(({ limits }) => limits.busy),
        lateMs: Math.max(...runs.map(({ limits }) => limits.lateMs))
      },
      warmingUp: outcome.comparison.some((one) => one.warmingUp && !one.advisory),
      ramped: ramps(planned),
      shortened: durationOf(planned.plan.arrivals) > timing.pairs * timing.slotMs
    }),
    ...aborted === void 0 ? {} : { aborted: { side: aborted.side, afterMs: aborted.afterMs, reason: aborted.reason } }
  };
}
function ramps({ plan: { arrivals } }) {
  return arrivals.model === "open" && new Set(arrivals.stages.flatMap(({ from, to }) => [from, to])).size > 1;
}
function unmeasured({ plan }, other) {
  return {
    engine: other?.engine ?? "",
    durationMs: 0,
    thresholdsMs: other?.thresholdsMs ?? [],
    operations: plan.operations.map((operation) => ({
      operation,
      latency: [],
      errors: noErrors(),
      unexpected: {},
      seconds: []
    })),
    overTime: [],
    generator: { latenessP99Ms: 0, latenessMaxMs: 0, dropped: 0, cpuShare: 0, workers: 0 }
  };
}

// src/checks/load-test/conformance/rate-limited.ts
init_shim();
function withoutRateLimited(sample) {
  const operations = sample.operations.map(withoutRefused);
  const refused = sample.operations.reduce((sum, operation) => sum + refusedOf(operation), 0);
  return refused === 0 ? { sample, refused } : { sample: { ...sample, operations }, refused };
}
function refusedOf({ operation, unexpected }) {
  return operation.expectStatus?.includes(429) ? 0 : unexpected[429] ?? 0;
}
function withoutRefused(sample) {
  const refused = refusedOf(sample);
  if (refused === 0) return sample;
  const { errors, unexpected, seconds: seconds2 } = sample;
  return {
    ...sample,
    errors: { ...errors, status: errors.status - refused },
    unexpected: Object.fromEntries(Object.entries(unexpected).filter(([status]) => status !== "429")),
    seconds: spread(seconds2, refused)
  };
}
function spread(seconds2, refused) {
  const failed = seconds2.reduce((sum, second) => sum + second.failed, 0);
  let before2 = 0;
  return seconds2.map((second) => {
    const from = Math.floor(before2 * refused / Math.max(1, failed));
    before2 += second.failed;
    const taken = Math.floor(before2 * refused / Math.max(1, failed)) - from;
    return { ...second, due: second.due - taken, failed: second.failed - taken };
  });
}

// src/checks/load-test/progress.ts
init_shim();
function progressTicker(log, plan, thresholdsMs, floorsMs = thresholdsMs) {
  return (progress) => log.tick?.(progressText(progress, plan, thresholdsMs, floorsMs));
}
function progressText(progress, plan, thresholdsMs, floorsMs = thresholdsMs) {
  const { atMs, sent, ok, errors, over } = progress;
  const { arrivals, warmupMs } = plan;
  const offered2 = offeredRate(arrivals);
  const how = arrivals.model === "open" ? `${plain(offered2 ?? 0)} requests/s` : count(arrivals.concurrency, "waiting client");
  if (atMs < 0) return `warming up, ${seconds(Math.min(-atMs, warmupMs))} s left, ${how}`;
  const at2 = Math.min(atMs, durationOf(arrivals));
  const kinds = errorKinds.filter((kind) => errors[kind] > 0).map((kind) => `${grouped(errors[kind])} ${kind}`);
  const failed = errorKinds.reduce((sum, kind) => sum + (kind === "dropped" ? 0 : errors[kind]), 0);
  const slow = thresholdsMs.flatMap((threshold, index) => {
    const above = over[index] ?? 0;
    return above > 0 && ok > 0 && floorsMs.includes(threshold) ? [`${percent(above / ok)} above ${plain(threshold)} ms`] : [];
  });
  const told = [
    `${grouped(sent)} sent`,
    `${grouped(ok)} answered`,
    ...kinds.length > 0 ? [`${grouped(failed)} failed (${kinds.join(", ")})`] : [],
    ...slow
  ];
  return `${seconds(at2)} of ${seconds(durationOf(arrivals))} s, ${how}: ${told.join(", ")}`;
}
function seconds(ms) {
  return grouped(Math.floor(ms / 1e3));
}

// src/checks/load-test/scaling/sweep.ts
init_shim();

// src/checks/load-test/scaling/advice.ts
init_shim();

// src/checks/load-test/scaling/intervals.ts
init_shim();

// src/checks/load-test/scaling/usl.ts
init_shim();
var fewestPoints = 4;
function throughputAt({ lambda, sigma, kappa }, c) {
  return lambda * c / (1 + sigma * (c - 1) + kappa * c * (c - 1));
}
function peakOf({ sigma, kappa }) {
  if (kappa <= 0) return void 0;
  return Math.max(1, Math.sqrt(Math.max(0, 1 - sigma) / kappa));
}
function fitUsl(points) {
  if (points.length < fewestPoints || points.some(({ throughput }) => throughput <= 0)) return void 0;
  const values = points.map(({ concurrency, throughput }) => concurrency / throughput);
  const columns = [
    points.map(() => 1),
    points.map(({ concurrency: c }) => c - 1),
    points.map(({ concurrency: c }) => c * (c - 1))
  ];
  const solutions = [[0], [0, 1], [0, 2], [0, 1, 2]].flatMap((chosen2) => {
    const solved = leastSquares(
      chosen2.map((at2) => columns[at2] ?? []),
      values
    );
    if (solved === void 0) return [];
    const weight = (column) => solved[chosen2.indexOf(column)] ?? 0;
    const found = { constant: weight(0), linear: weight(1), quadratic: weight(2) };
    return found.constant > 0 && found.linear >= 0 && found.quadratic >= 0 ? [found] : [];
  });
  const residual = ({ constant, linear, quadratic }) => points.reduce((sum, { concurrency: c }, at2) => {
    return sum + ((values[at2] ?? 0) - constant - linear * (c - 1) - quadratic * c * (c - 1)) ** 2;
  }, 0);
  const [best] = [...solutions].sort((a, b) => residual(a) - residual(b));
  if (best === void 0) return void 0;
  const lambda = 1 / best.constant;
  return { lambda, sigma: best.linear * lambda, kappa: best.quadratic * lambda };
}
function rSquared(model, points) {
  const mean = points.reduce((sum, { throughput }) => sum + throughput, 0) / points.length;
  const squares = (of) => points.reduce((sum, point) => sum + of(point) ** 2, 0);
  const total2 = squares(({ throughput }) => throughput - mean);
  const left = squares(({ concurrency, throughput }) => throughput - throughputAt(model, concurrency));
  return total2 === 0 ? left === 0 ? 1 : 0 : 1 - left / total2;
}
function leastSquares(columns, values) {
  const dot = (a, b) => a.reduce((sum, one, at2) => sum + one * (b[at2] ?? 0), 0);
  const rows = columns.map((row) => [...columns.map((column) => dot(row, column)), dot(row, values)]);
  for (let at2 = 0; at2 < rows.length; at2++) {
    const below = rows.slice(at2);
    const pivot = below.reduce((best, row) => Math.abs(row[at2] ?? 0) > Math.abs(best[at2] ?? 0) ? row : best);
    const scale = pivot[at2] ?? 0;
    if (Math.abs(scale) < 1e-12) return void 0;
    rows.splice(rows.indexOf(pivot), 1);
    const unit = pivot.map((entry) => entry / scale);
    for (const row of rows) {
      const factor = row[at2] ?? 0;
      for (const [column, entry] of unit.entries()) row[column] = (row[column] ?? 0) - factor * entry;
    }
    rows.splice(at2, 0, unit);
  }
  return rows.map((row) => row.at(-1) ?? 0);
}

// src/checks/load-test/scaling/intervals.ts
var resamples = 400;
var coverage = 0.95;
function uslIntervals(steps, seed) {
  const random = randomFrom(seed);
  const fits2 = [];
  for (let resample = 0; resample < resamples; resample++) {
    const points = steps.map(({ concurrency, answersBySecond }) => ({
      concurrency,
      throughput: meanOfDrawn(answersBySecond, random)
    }));
    const fit = fitUsl(points);
    if (fit !== void 0) fits2.push(fit);
  }
  const peaks = fits2.flatMap((fit) => peakOf(fit) ?? []);
  return {
    kappa: middle2(fits2.map(({ kappa }) => kappa)),
    peak: peaks.length === 0 || peaks.length < fits2.length ? void 0 : middle2(peaks)
  };
}
function meanOfDrawn(values, random) {
  const sum = values.reduce((all) => all + (values[Math.floor(random() * values.length)] ?? 0), 0);
  return sum / Math.max(1, values.length);
}
function middle2(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at2 = (share) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { low: at2((1 - coverage) / 2), high: at2((1 + coverage) / 2) };
}

// src/checks/load-test/scaling/advice.ts
var weakestFit = 0.9;
var leastGrowth = 1.1;
var flat = "Throughput is the same whatever the number of clients, so there is no curve to fit.";
var furthest = 2;
var mostErrors = 0.01;
function adviceOf(measured, options) {
  const steps = measured.map(({ answersBySecond: _, cpuShare: __, ended: ___, ...step }) => step);
  const usable = measured.filter(({ errorRate, throughput }) => errorRate <= mostErrors && throughput > 0);
  const whole = usable.filter(({ ended }) => !ended);
  const fitted = fitOrReason(whole, options.seed);
  const knee = kneeOf(usable, options.p99FloorMs);
  const refused = typeof fitted === "string" ? fitted : void 0;
  const fit = typeof fitted === "string" ? void 0 : fitted;
  return {
    steps,
    ...fit === void 0 ? {} : { fit: published2(fit) },
    ...refused === void 0 ? {} : { refused },
    ...knee === void 0 ? {} : { knee: knee.concurrency },
    advice: [
      ...fit === void 0 ? [] : growthAdvice(fit, whole),
      ...refused === void 0 ? [] : refused === flat ? flatAdvice(whole) : bestAdvice(whole),
      ...kneeAdvice(usable, knee, options),
      ...options.stopped === void 0 ? [] : [`The sweep ended at ${count(measured.at(-1)?.concurrency ?? 0, "client")}: ${options.stopped}.`],
      ...usable.length === 0 ? [] : [
        "All of this holds for this preview, with the data that is in it, and for clients that wait for each answer."
      ]
    ]
  };
}
function published2({ model, r2, peak }) {
  return { ...model, r2, ...peak === void 0 ? {} : { peak } };
}
function fitOrReason(steps, seed) {
  const busy = steps.find(({ cpuShare }) => cpuShare > generatorLimits.cpuShare);
  if (busy !== void 0) {
    return `Our own load generator was busy for ${percent(Math.round(busy.cpuShare * 100) / 100)} of the time at ${count(busy.concurrency, "client")}, so the limit may be its own.`;
  }
  const strange = steps.filter(({ littleHolds }) => !littleHolds);
  if (strange.length > 0) {
    const where = strange.map(({ concurrency }) => concurrency).join(", ");
    return `With ${where} clients, throughput times mean latency is more than 10 % off the number of clients (Little's law): something holds requests back that we do not see.`;
  }
  const model = fitUsl(steps);
  if (model !== void 0 && isFlat(steps)) return flat;
  if (model === void 0) {
    return `A scalability model needs ${fewestPoints} steps without errors, and there are ${steps.length}.`;
  }
  const r2 = rSquared(model, steps);
  if (r2 < weakestFit) {
    return `The scalability model explains only ${percent(Math.max(0, Math.round(r2 * 100) / 100))} of what was measured; it takes ${percent(weakestFit)}.`;
  }
  return {
    model,
    r2,
    largest: Math.max(...steps.map(({ concurrency }) => concurrency)),
    peak: peakWithin(model, steps, seed)
  };
}
function peakWithin(model, steps, seed) {
  const concurrency = peakOf(model);
  const { kappa, peak } = uslIntervals(steps, seed);
  const largest = Math.max(...steps.map((step) => step.concurrency));
  if (concurrency === void 0 || peak === void 0 || kappa.low <= 0) return void 0;
  return concurrency > largest * furthest ? void 0 : { concurrency, ...peak };
}
function kneeOf(steps, floor) {
  if (floor === void 0) return void 0;
  return steps.findLast(({ p99Ms }) => p99Ms !== null && p99Ms <= floor);
}
function growthAdvice({ model, largest, peak }, steps) {
  const best = steps.reduce((most, step) => step.throughput > most.throughput ? step : most);
  const measured = `measured: ${rate(best.throughput)} with ${best.concurrency}`;
  if (peak !== void 0) {
    const [low, high] = [Math.floor(peak.low), Math.ceil(peak.high)];
    const between = low === high ? "" : `, between ${low} and ${high} at 95 %`;
    return [
      `Throughput peaks at about ${count(Math.round(peak.concurrency), "client")} (${measured}${between}). More clients make it slower, so limit what may run at once to about that.`,
      ...contention(model)
    ];
  }
  const further = largest * furthest;
  return [
    `No peak seen up to ${count(largest, "client")} (${measured}). By the model, ${further} would get about ${rate(throughputAt(model, further))}; further it says nothing.`,
    ...contention(model)
  ];
}
function flatAdvice(steps) {
  const [first] = steps;
  if (first === void 0) return [];
  const most = Math.max(...steps.map(({ throughput }) => throughput));
  return [
    `More clients get no more: ${rate(first.throughput)} with ${first.concurrency}, ${rate(most)} at best. Requests seem to be worked on one at a time; the others wait.`
  ];
}
function bestAdvice(steps) {
  if (steps.length === 0) return [];
  const best = steps.reduce((most, step) => step.throughput > most.throughput ? step : most);
  return [`Measured at best: ${rate(best.throughput)} with ${count(best.concurrency, "client")}.`];
}
function isFlat(steps) {
  const all = steps.map(({ throughput }) => throughput);
  return Math.max(...all) < Math.min(...all) * leastGrowth;
}
function contention({ lambda, sigma }) {
  if (sigma < 5e-3) return [];
  return [
    `About ${percent(Math.round(sigma * 1e3) / 1e3)} of the work waits for something that only one request can have at a time (a lock, a pool, a core), so no number of clients gets more than ${rate(lambda / sigma)}.`
  ];
}
function kneeAdvice(steps, knee, { p99FloorMs }) {
  const [first] = steps;
  if (p99FloorMs === void 0 || first === void 0) return [];
  if (knee === void 0) {
    return [`Even ${count(first.concurrency, "client")} did not keep p99 at ${grouped(p99FloorMs)} ms.`];
  }
  const next = steps[steps.indexOf(knee) + 1];
  const beyond = next === void 0 || next.p99Ms === null ? ", the most that was tried" : `; with ${next.concurrency} it was ${plain(next.p99Ms)} ms`;
  return [
    `p99 kept its floor of ${grouped(p99FloorMs)} ms up to ${count(knee.concurrency, "client")} (${rate(knee.throughput)})${beyond}.`
  ];
}
function rate(perSecond) {
  return `${plain(perSecond)} answers/s`;
}

// src/checks/load-test/scaling/sweep.ts
var defaultConcurrencies = [1, 2, 4, 8, 16, 32];
var defaultStepMs = 1e4;
var longestWarmupMs = 1e3;
var littleTolerance = 0.1;
async function sweepConcurrency(engine, planned, options) {
  const { concurrencies = defaultConcurrencies, stepMs = defaultStepMs } = options;
  const steps = [];
  let stopped;
  for (const concurrency of concurrencies) {
    options.onStep?.(concurrency);
    const sample = await sampleAt(engine, planned, { concurrency, stepMs, options });
    if (typeof sample === "string") return { steps: [], refused: sample, advice: [] };
    steps.push(stepOf(concurrency, sample));
    stopped = reasonToStop(sample, steps.at(-1));
    if (stopped !== void 0) break;
  }
  const p99 = options.claims.find(({ metric, operation }) => metric === "p99" && operation === void 0);
  return adviceOf(steps, { p99FloorMs: p99?.floor, stopped, seed: planned.plan.seed });
}
async function sampleAt(engine, { plan, sides }, { concurrency, stepMs, options }) {
  const { rateLimitExpected, signal } = options;
  const claims = options.claims.filter(({ metric }) => metric === "errorRate");
  const stepPlan = {
    ...plan,
    arrivals: { model: "closed", concurrency, durationMs: stepMs },
    warmupMs: Math.min(longestWarmupMs, plan.warmupMs)
  };
  const watch = killSwitch({ claims, thresholdsMs: [], operations: plan.operations, rateLimitExpected });
  const run2 = { thresholdsMs: [], watch, ...signal === void 0 ? {} : { signal } };
  try {
    return await engine.run(stepPlan, sides.head.target, run2);
  } catch (error) {
    if (error instanceof BreakwaterError && error.trouble.code === "load-secret-refused") return error.trouble.message;
    throw error;
  }
}
function stepOf(concurrency, sample) {
  const { sent, ok, latencyMs } = statisticsOf(sample.operations, sample.durationMs);
  const throughput = sample.durationMs > 0 ? ok / (sample.durationMs / 1e3) : 0;
  const latency = addedCounts(sample.operations.map((one) => one.latency));
  const inFlight = throughput * meanSeconds(latency);
  return {
    concurrency,
    throughput,
    p99Ms: latencyMs.p99,
    errorRate: sent === 0 ? 1 : (sent - ok) / sent,
    // N = X R: clients that wait are all the requests under way, unless something holds them that we do not see.
    littleHolds: Math.abs(inFlight - concurrency) <= concurrency * littleTolerance,
    answersBySecond: wholeSeconds(sample),
    cpuShare: sample.generator.cpuShare,
    ended: sample.aborted !== void 0
  };
}
function meanSeconds(latency) {
  const all = countOf(latency);
  return all === 0 ? 0 : latency.reduce((sum, [us, count2]) => sum + us * count2, 0) / all / 1e6;
}
function wholeSeconds({ operations, durationMs }) {
  return Array.from(
    { length: Math.floor(durationMs / 1e3) },
    (_, second) => operations.reduce((sum, { seconds: seconds2 }) => sum + (seconds2[second]?.ok ?? 0), 0)
  );
}
function reasonToStop({ aborted }, step) {
  if (aborted !== void 0) return aborted.reason;
  if (step !== void 0 && step.errorRate > mostErrors) return "more than 1 % of the requests failed";
  return void 0;
}

// src/checks/load-test/measure.ts
async function measure(context, engines, planned, claims) {
  const { log, config } = context;
  const run2 = { context, planned, claims, thresholdsMs: thresholdsOf(claims) };
  log.progress(`Load test: ${howText(planned)} ...`);
  const loaded = planned.sides.base === void 0 ? await alone(engines, run2) : await inTurns(engines, run2);
  const measured = config.load.rateLimit === void 0 ? loaded : withinRateLimit(loaded);
  if (!config.load.sweep || measured.head.aborted !== void 0) return measured;
  const scaling = await sweepConcurrency(engines.closed, planned, {
    claims,
    rateLimitExpected: config.load.rateLimit !== void 0,
    onStep: (concurrency) => log.progress(`Load test: ${count(concurrency, "client")} waiting for their answers ...`)
  });
  return { ...measured, extras: { ...measured.extras, scaling } };
}
function withinRateLimit(measured) {
  const head = withoutRateLimited(measured.head);
  const base = measured.base === void 0 ? void 0 : withoutRateLimited(measured.base);
  const refused = head.refused + (base?.refused ?? 0);
  if (refused === 0) return measured;
  const remark = `${count(refused, "request")} answered 429, as the rate limit lets expect, in no figure: what was served is less load than what was offered.`;
  return { ...measured, head: head.sample, base: base?.sample, remarks: [...measured.remarks, remark] };
}
async function alone(engines, run2) {
  const { planned, thresholdsMs } = run2;
  const engine = engines[planned.plan.arrivals.model];
  const head = await engine.run(planned.plan, planned.sides.head.target, { thresholdsMs, watch: watchOf(run2) });
  return { head, base: void 0, extras: {}, remarks: [], unproven: abortsOf(head) };
}
async function inTurns(engines, run2) {
  const { context, planned, thresholdsMs } = run2;
  const { slo } = context.config.load;
  const compared2 = await compareSides(engines[planned.plan.arrivals.model], planned, {
    thresholdsMs,
    watch: { base: watchOf(run2), head: watchOf(run2) },
    critical: [...new Set(slo.flatMap(({ operation }) => operation ?? []))],
    // Thirty pairs, perhaps twice: figures that change, not steps.
    tell: (text) => context.log.tick?.(`Load test: ${text} ...`)
  });
  const { head, base, comparison, errors, rounds, remarks } = compared2;
  return {
    head,
    base,
    extras: { comparison, errorComparison: errors, rounds },
    remarks,
    unproven: endedOn(compared2)
  };
}
function watchOf({ context, planned, claims, thresholdsMs }) {
  const { plan } = planned;
  const tick = progressTicker(
    context.log,
    plan,
    thresholdsMs,
    claims.flatMap(({ thresholdMs }) => thresholdMs ?? [])
  );
  const kill = killSwitch({
    claims,
    thresholdsMs,
    operations: plan.operations,
    rateLimitExpected: context.config.load.rateLimit !== void 0
  });
  return (progress) => {
    tick(progress);
    return kill(progress);
  };
}
function abortsOf({ aborted }) {
  return aborted === void 0 ? [] : [{ subject: "load test", ...abortTrouble(aborted) }];
}
function endedOn({ aborted }) {
  return aborted === void 0 ? [] : [{ subject: `load test of ${aborted.side}`, ...abortTrouble(aborted) }];
}
function howText({ plan, sides }) {
  const time = `${plain(durationOf(plan.arrivals) / 1e3)} s after ${plain(plan.warmupMs / 1e3)} s of warm-up`;
  const what = `${rateOf(plan)} to ${count(plan.operations.length, "operation")}`;
  return sides.base === void 0 ? `${what}, ${time}` : `${what}, base and head in turns`;
}
function rateOf({ arrivals }) {
  return arrivals.model === "open" ? `${plain(offeredRate(arrivals) ?? 0)} requests/s` : count(arrivals.concurrency, "client");
}

// src/checks/load-test/undecided.ts
init_shim();
var longestSeconds2 = { alone: 180, inTurns: 60 };
function undecided(load, sample, objectives, names) {
  if (load.aborted !== void 0) return [];
  if (load.total.sent === 0 && load.operations.length > 0) {
    return [
      {
        subject: "all objectives",
        code: "no-samples",
        message: `No request was due within ${Math.round(load.durationMs / 1e3)} s, so nothing was measured.`,
        hint: `Measure longer (${names.duration}) or offer more (${names.rate}).`
      }
    ];
  }
  if (load.total.sent === 0) {
    return [
      {
        subject: "all objectives",
        code: "no-samples",
        message: "No operation could be loaded, so nothing was measured.",
        hint: `Name requests (${names.operations}) that the server answers, with the credentials that they need.`
      }
    ];
  }
  const silent2 = load.operations.filter(({ sent }) => sent === 0);
  const open = objectives.filter(({ verdict }) => verdict === "inconclusive");
  const seconds2 = secondsForAll(open, load);
  return [
    ...silent2.map(({ name }) => ({
      subject: name,
      code: "no-samples",
      message: `${name} got no request in ${Math.round(load.durationMs / 1e3)} s.`,
      hint: `Measure longer (${names.duration}) or name fewer operations.`
    })),
    ...saidOnce(open).map((objectives2) => {
      const [first, ...others] = objectives2.map((one) => openObjective(one, { load, sample, names, seconds: seconds2 }));
      if (first === void 0 || others.length === 0) return first ?? [];
      const subject = enumerate([first, ...others].map((one) => one.subject));
      return { ...first, subject, message: `${first.message} The same holds for all of these floors.` };
    })
  ].flat();
}
function saidOnce(open) {
  const shared = ["generator limited", "refused by the preview"];
  const groups = shared.map((reason) => open.filter((one) => one.reason === reason)).filter(({ length }) => length > 0);
  return [...groups, ...open.filter(({ reason }) => !shared.some((one) => one === reason)).map((one) => [one])];
}
function secondsForAll(open, load) {
  return Math.max(0, ...open.map((objective) => secondsFor(objective, load) ?? 0));
}
function secondsFor({ n, needed, reason }, load) {
  if (needed === void 0 || reason !== void 0) return void 0;
  const measured = load.durationMs / 1e3;
  const luck2 = load.offeredRate === void 0 ? 1 : Math.max(1, load.total.sent / (load.offeredRate * measured));
  const seconds2 = Math.ceil((n + needed) / Math.max(1, n) * luck2 * measured);
  return seconds2 > longestSeconds2[load.base === void 0 ? "alone" : "inTurns"] ? void 0 : seconds2;
}
function openObjective(objective, run2) {
  const claim = claimText(objective);
  const { n, exceeding, metric, operation } = objective;
  if (operation !== void 0 && !run2.load.operations.some(({ name }) => name === operation)) {
    return {
      subject: claim,
      code: "floor-without-operation",
      message: `${operation} was not loaded, so its floor could not be judged.`,
      hint: `Floors go by the names that the report gives: ${enumerate(
        run2.load.operations.map(({ name }) => name),
        5
      )}. Where it was left out, the report says why.`
    };
  }
  const what = metric === "errorRate" ? "failed" : "were slower or failed";
  const seen = `${grouped(exceeding)} of ${grouped(n)} requests ${what}`;
  const { code, why, hint } = reasonOf(objective, run2);
  return { subject: claim, code, message: `${seen}${why}`, hint };
}
function claimText({ metric, floor, operation }) {
  const place = operation === void 0 ? "" : `${operation} `;
  if (metric === "errorRate") return `${place}${metricWord(metric)} \u2264 ${percent(floor)}`;
  return metric === "throughput" ? `${place}throughput \u2265 ${grouped(floor)}/s` : `${place}${metric} \u2264 ${grouped(floor)} ms`;
}
function reasonOf(objective, { load, sample, names, seconds: seconds2 }) {
  const { reason, needed, floor } = objective;
  switch (reason) {
    case "refused by the preview":
      return {
        code: "load-refused",
        why: ", but the preview refused requests with 401, 403 or 429.",
        hint: `Lift the rate limit for the preview, offer less (${names.rate}), or name operations that need no rights.`
      };
    case "generator limited":
      return {
        code: "generator-limited",
        why: `, but our own load generator was the limit: ${generatorLimitsOf(sample).join(", ")}.`,
        hint: `Offer less (${names.rate}), use a machine with more cores, or hand the plan to k6 (\`breakwater load --export k6\`).`
      };
    case "still warming up":
      return {
        code: "still-warming-up",
        why: ", nearly all of them in the first half: the service was still warming up.",
        hint: `Warm up for longer (${names.warmup}).`
      };
    case "rate below the floor":
      return {
        code: "rate-below-floor",
        why: `, but only ${grouped(Math.round(load.offeredRate ?? 0))}/s were offered, which cannot show a throughput of ${grouped(floor)}/s.`,
        hint: `Offer at least a tenth more than the floor (${names.rate}).`
      };
    case void 0:
      break;
    default:
      return reason;
  }
  if (needed === void 0) {
    return {
      code: "objective-undecided",
      why: ", too close to the floor to tell.",
      hint: `Measure longer (${names.duration}), or look at the operation that is slowest.`
    };
  }
  return {
    code: "objective-undecided",
    why: `; about ${grouped(needed)} more requests would tell.`,
    hint: secondsFor(objective, load) === void 0 ? `Set a longer ${names.duration} and a higher ${names.rate}.` : names.durationOf(seconds2)
  };
}

// src/checks/load-test/run.ts
async function run(context) {
  const { config, profile } = context;
  const found = await findSides(context);
  const planned = await planLoad(context, found.sides);
  const claims = claimsOf(profile.floor, config.load.slo, offeredRate(planned.plan.arrivals));
  const engines = await context.loadEngines();
  const measured = planned.plan.operations.length === 0 ? nothingOf(engines.open.name, claims) : await measure(context, engines, planned, claims);
  const { head, base, extras } = measured;
  const conforming = await checkConformance(context, planned, engines, head);
  const subject = loadSubject({
    sample: head,
    base,
    probes: planned.probes,
    failedOnHead: planned.failedOnHead,
    claims,
    timeoutMs: planned.plan.timeoutMs,
    placeOf: planned.placeOf,
    comparison: extras.comparison,
    errorComparison: extras.errorComparison,
    gate: config.load.gate,
    conformance: conforming.facts,
    location: placeOfSettings(config)
  });
  const { results } = conforming;
  const { baseline, plan } = await context.loadFiles();
  const machine = engines.machine ?? "unknown machine";
  const facts = { planHash: planned.hash, sample: head, machine, recordedAt: context.clock.now().toISOString() };
  const load = reportOf(planned, { head, base }, subject.objectives, {
    ...extras,
    ...results.length === 0 ? {} : { conformance: results }
  });
  const steps = [found, planned, measured, conforming];
  return {
    findings: runRules(rules, subject),
    unproven: [
      ...steps.flatMap(({ unproven }) => unproven),
      ...undecided(load, head, subject.objectives, settingNames(config, plan))
    ],
    remarks: [
      ...steps.flatMap(({ remarks }) => remarks),
      ...refusals(head),
      ...baseline ? againstBaseline(baseline, facts) : [],
      ...caveats(load),
      ...ungated(config.load)
    ],
    summary: `${summaryOf(load)}${onlyRedirects(planned.probes) ? " \xB7 measured redirects only" : ""}`,
    load,
    ...head.operations.length === 0 || head.aborted ? {} : { loadBaseline: baselineOf(facts, baseline) }
  };
}
function nothingOf(engine, claims) {
  const head = {
    engine,
    durationMs: 0,
    thresholdsMs: thresholdsOf(claims),
    operations: [],
    overTime: [],
    generator: { latenessP99Ms: 0, latenessMaxMs: 0, dropped: 0, cpuShare: 0, workers: 0 }
  };
  return { head, base: void 0, extras: {}, remarks: [], unproven: [] };
}
function refusals({ operations }) {
  const refused = refusedRequests(operations);
  return refused === 0 ? [] : [
    `The preview refused ${count(refused, "request")} (401, 403 or 429); a rate limit or missing rights prove no broken floor.`
  ];
}
function ungated({ gate: gate2, base, start: start2 }) {
  if (gate2 !== "regressions" || base !== void 0 || start2 !== void 0) return [];
  return [
    "load.gate asks for regressions, and there is no base to compare with: only floors were judged. Name one under load.base, or have both started by load.start."
  ];
}
function caveats({ model, concurrency = 0, total: total2 }) {
  if (total2.sent === 0 || model === "open") return [];
  return [
    `Closed loop: ${count(concurrency, "client")} waiting for each answer before the next request. No rate was offered, so a pause of the service delays few requests: a floor that is broken here is broken, one that is kept here may yet break under steady traffic.`
  ];
}
export {
  run
};
