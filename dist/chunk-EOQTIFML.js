import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  cell,
  clip,
  code,
  fence,
  htmlText,
  indented,
  inline,
  oneLine,
  painter,
  prose,
  section,
  wrapped
} from "./chunk-X3PLFPMX.js";
import {
  shortened
} from "./chunk-ZTGXXDWR.js";
import {
  blocksReads,
  blocksWrites
} from "./chunk-GYQDIOIP.js";
import {
  severities,
  subjectText
} from "./chunk-JW2A4OU2.js";
import {
  count,
  enumerate,
  grouped,
  isShare,
  metricWord,
  percent,
  plain,
  quantity,
  unique
} from "./chunk-SQN55YXA.js";
import {
  engineText
} from "./chunk-UWS3ZHM4.js";
import {
  countOf
} from "./chunk-INTMZS7Z.js";
import {
  errorKinds
} from "./chunk-XLYJ4EM2.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/report/json.ts
init_shim();

// src/report/load/json.ts
init_shim();
function loadJson(load) {
  const { generator, base, aborted } = load;
  return {
    engine: load.engine,
    model: load.model,
    distribution: load.distribution,
    target: load.target,
    offeredRate: load.offeredRate,
    concurrency: load.concurrency,
    warmupMs: load.warmupMs,
    durationMs: load.durationMs,
    planHash: load.planHash,
    seed: load.seed,
    generator: {
      latenessP99Ms: generator.latenessP99Ms,
      latenessMaxMs: generator.latenessMaxMs,
      dropped: generator.dropped,
      cpuShare: generator.cpuShare,
      workers: generator.workers,
      limited: generator.limited
    },
    ...sideJson(load),
    slo: load.slo.map(({ metric, floor, operation, measured, verdict, reason, n, exceeding, needed }) => ({
      metric,
      floor,
      operation,
      measured,
      verdict,
      reason,
      n,
      exceeding,
      needed
    })),
    overTime: load.overTime.map(({ due, ok, failed, p50Ms, p99Ms }) => ({ due, ok, failed, p50Ms, p99Ms })),
    base: base && { target: base.target, ...sideJson(base) },
    comparison: load.comparison?.map((one) => ({
      operation: one.operation,
      quantile: one.quantile,
      effect: finite(one.effect),
      low: finite(one.low),
      high: finite(one.high),
      p: one.p,
      verdict: one.verdict,
      minimumDetectable: finite(one.minimumDetectable),
      rounds: one.rounds,
      slower: one.slower,
      confirmed: one.confirmed,
      advisory: one.advisory,
      baseMs: one.baseMs,
      headMs: one.headMs
    })),
    errorComparison: load.errorComparison?.map((one) => ({
      operation: one.operation,
      base: { sent: one.base.sent, failed: one.base.failed },
      head: { sent: one.head.sent, failed: one.head.failed },
      p: one.p,
      rounds: one.rounds,
      worse: one.worse,
      verdict: one.verdict,
      confirmed: one.confirmed,
      advisory: one.advisory
    })),
    rounds: load.rounds?.map(({ round, side, operation, sent, ok, failed, p50Ms, p95Ms, p99Ms }) => ({
      round,
      side,
      operation,
      sent,
      ok,
      failed,
      p50Ms,
      p95Ms,
      p99Ms
    })),
    aborted: aborted && { afterMs: aborted.afterMs, reason: aborted.reason },
    conformance: load.conformance?.map(({ subject, expectation, verdict, detail }) => ({
      subject,
      expectation,
      verdict,
      detail
    })),
    scaling: load.scaling && scalingJson(load.scaling)
  };
}
function sideJson({ total, operations: operations2, latency }) {
  return {
    total: statisticsJson(total),
    operations: operations2.map((one) => ({
      name: one.name,
      method: one.method,
      path: one.path,
      ...statisticsJson(one)
    })),
    latency: histogramJson(latency)
  };
}
function statisticsJson({ sent, ok, errors, throughput, latencyMs }) {
  const { status, timeout, connect, reset, truncated, dropped } = errors;
  const { p50, p75, p90, p95, p99, p999, max } = latencyMs;
  return {
    sent,
    ok,
    errors: { status, timeout, connect, reset, truncated, dropped },
    throughput,
    latencyMs: { p50, p75, p90, p95, p99, p999, max }
  };
}
var boundsMs = [1, 2.5, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1e3, 2500, 5e3, 7500, 1e4];
function bucketCounts(latencies) {
  const counts = [...boundsMs.map(() => 0), 0];
  for (const [us, count2] of latencies) {
    const at = boundsMs.findIndex((bound2) => us <= bound2 * 1e3);
    const bucket = at < 0 ? boundsMs.length : at;
    counts[bucket] = (counts[bucket] ?? 0) + count2;
  }
  return counts;
}
function sumMs(latencies) {
  return latencies.reduce((sum, [us, count2]) => sum + us * count2, 0) / 1e3;
}
function histogramJson(latency) {
  return {
    unit: "ms",
    count: countOf(latency),
    sum: sumMs(latency),
    explicitBounds: [...boundsMs],
    bucketCounts: bucketCounts(latency)
  };
}
function scalingJson({ steps, fit, refused, knee, advice }) {
  return {
    steps: steps.map(({ concurrency, throughput, p99Ms, errorRate, littleHolds }) => ({
      concurrency,
      throughput,
      p99Ms,
      errorRate,
      littleHolds
    })),
    fit: fit && {
      lambda: fit.lambda,
      sigma: fit.sigma,
      kappa: fit.kappa,
      r2: fit.r2,
      peak: fit.peak && { concurrency: fit.peak.concurrency, low: fit.peak.low, high: finite(fit.peak.high) }
    },
    refused,
    knee,
    advice
  };
}
function finite(value) {
  return Number.isFinite(value) ? value : null;
}

// src/report/json.ts
var schemaVersion = 1;
function renderJson(review) {
  const { tool, base, head, profile, verdict, outcomes, approvers, killCriteria, remarks, reproduce } = review;
  const report = {
    schemaVersion,
    tool: { name: tool.name, version: tool.version },
    base: revisionJson(base),
    head: revisionJson(head),
    profile: { name: profile.name, source: profile.source },
    postgresVersion: review.postgresVersion,
    verdict: { decision: verdict.decision, reasons: verdict.reasons },
    outcomes: outcomes.map(outcomeJson),
    approvers: approvers.map(({ role, people, required, approved, because }) => ({
      role,
      people,
      required,
      approved: approved.map(({ login, sha }) => ({ login, sha })),
      because
    })),
    killCriteria: killCriteria.map(({ id, when, metric, breach, window, action, tripped }) => ({
      id,
      when,
      metric,
      breach,
      window,
      action,
      tripped
    })),
    remarks,
    reproduce
  };
  return `${JSON.stringify(report, wellFormed, 2)}
`;
}
function wellFormed(_, value) {
  return typeof value === "string" ? value.replace(new RegExp("\\p{Cs}", "gu"), "\uFFFD") : value;
}
function revisionJson({ ref, sha }) {
  return sha === void 0 ? { path: ref } : { ref, sha };
}
function outcomeJson(outcome) {
  const { check, status } = outcome;
  if (status === "skipped") return { check, status, reason: outcome.reason, findings: [] };
  if (status === "failed") return { check, status, error: troubleJson(outcome.error), findings: [] };
  return { check, status, ...resultJson(outcome) };
}
function resultJson({ summary, engine, findings, unproven, remarks, trace, rollback, load }) {
  return {
    summary,
    engine: engine && { name: engine.name, version: engine.version },
    findings: findings.map(findingJson),
    unproven: unproven.map(unprovenJson),
    remarks,
    trace: trace?.map(traceJson),
    rollback: rollback && rollbackJson(rollback),
    load: load && loadJson(load)
  };
}
function rollbackJson({ files, command, loses }) {
  return { files: files.map(({ path, down, outcome }) => ({ path, down, outcome })), command, loses };
}
function troubleJson({ code: code2, message, hint, location }) {
  return { code: code2, message, hint, location: location && locationJson(location) };
}
function unprovenJson({ subject, finding, ...trouble }) {
  return { subject, ...troubleJson(trouble), finding };
}
function locationJson({ path, line, column }) {
  return { path, line, column };
}
function findingJson(finding) {
  const { ruleId, severity, message, remedy, fix, fingerprint, cause, location, subject, reach, proof, accepted } = finding;
  return {
    ruleId,
    severity,
    message,
    remedy,
    fix: fix && fixJson(fix),
    fingerprint,
    cause,
    location: locationJson(location),
    subject: subjectJson(subject),
    reach: reach.map(subjectJson),
    proof: proofJson(proof),
    accepted: accepted && acceptedJson(accepted)
  };
}
function fixJson({ engine, steps, replacement }) {
  return { engine, steps: steps.map(stepJson), replacement: replacement && replacementJson(replacement) };
}
function replacementJson({ path, startLine, endLine, text }) {
  return { path, startLine, endLine, text };
}
function stepJson({ sql, withoutTransaction, repeat, note }) {
  return { sql, withoutTransaction, repeat, note };
}
function acceptedJson({ by, reason, until }) {
  return { by, reason, until };
}
function subjectJson(subject) {
  return subject.kind === "operation" ? { kind: subject.kind, method: subject.method, path: subject.path } : { kind: subject.kind, name: subject.name };
}
function proofJson(proof) {
  switch (proof.kind) {
    case "witness": {
      const { kind, acceptedBy, refusedBy, refusal, shown, replay } = proof;
      return {
        kind,
        ...witnessValue(proof.value),
        acceptedBy,
        refusedBy,
        refusal,
        shown,
        replay: replay && replayJson(replay)
      };
    }
    case "trace": {
      const { kind, statement, locks, scans, rewrites, rows, sqlstate, error, engine } = proof;
      return {
        kind,
        statement,
        locks: locks.map(lockJson),
        scans,
        rewrites,
        rows: rowsJson(rows),
        sqlstate,
        error,
        engine
      };
    }
    case "measurement": {
      const { kind, metric, measured, floor, unit, samples, exceeding, probability } = proof;
      return { kind, metric, measured, floor, unit, samples, exceeding, probability };
    }
    case "comparison": {
      const { kind, metric, base, head, unit, ratio, rounds, worse, probability } = proof;
      const shift = ratio && { estimate: ratio.estimate, low: ratio.low, high: ratio.high };
      return { kind, metric, base, head, unit, ratio: shift, rounds, worse, probability };
    }
    case "query": {
      const { kind, sql, sqlstate, error, values, statement } = proof;
      return { kind, sql, sqlstate, error, values, statement };
    }
    case "diff": {
      const { kind, structural, before, after, sides } = proof;
      return { kind, structural, before: before && excerptJson(before), after: after && excerptJson(after), sides };
    }
    case "exchange":
      return { kind: proof.kind, shown: proof.shown, because: proof.because, status: proof.status };
    case "source":
      return { kind: proof.kind, excerpt: proof.excerpt };
    case "undecided":
      return { kind: proof.kind, reason: proof.reason };
    default:
      return proof;
  }
}
var maxWitness = 2e4;
function witnessValue(value) {
  return (JSON.stringify(value) ?? "").length > maxWitness ? { value: shortened(value), valueShortened: true } : { value };
}
function replayJson({ url, status, answer }) {
  return { url, status, answer };
}
function excerptJson({ text, location }) {
  return { text, location: location && locationJson(location) };
}
function lockJson({ relation, mode, preexisting, source }) {
  return { relation, mode, preexisting, source };
}
function rowsJson(rows) {
  return Object.fromEntries(
    Object.entries(rows).map(([relation, { inserted, updated, deleted }]) => [
      relation,
      { inserted, updated, deleted }
    ])
  );
}
function traceJson(trace) {
  const { path, line, statement, transaction, locks, held, rewrites, scans, rows, ms, error } = trace;
  return {
    path,
    line,
    statement,
    transaction,
    locks: locks.map(lockJson),
    held: held.map(({ relation, mode }) => ({ relation, mode })),
    rewrites,
    scans,
    rows: rowsJson(rows),
    ms,
    error: error && { sqlstate: error.sqlstate, message: error.message }
  };
}

// src/report/terminal.ts
init_shim();

// src/report/evidence.ts
init_shim();

// src/report/proof.ts
init_shim();

// src/report/words.ts
init_shim();
function verdictWord(verdict) {
  switch (verdict.decision) {
    case "block":
      return "blocked";
    case "inconclusive":
      return "inconclusive";
    case "needs-approval":
      return verdict.advisory ? "approval advised" : "needs approval";
    case "pass":
      return "passed";
    default:
      return verdict;
  }
}
function replayText({ status, answer }) {
  switch (answer) {
    case "refused":
      return `The preview answered ${status}: the server refuses it, too.`;
    case "accepted":
      return `The preview accepted it (${status}): the contract forbids it, the server does not.`;
    case "failed":
      return `The preview failed on it (${status}).`;
    case "says-nothing":
      return `The preview answered ${status}, which says nothing of the request.`;
    default:
      return answer;
  }
}
function sidesOf({ sides = ["base", "head"] }) {
  return sides;
}
function diffText(proof) {
  const [before, after] = sidesOf(proof);
  if (proof.after === void 0) return `${before} has it, ${after} does not`;
  return proof.before === void 0 ? `${after} has it, ${before} does not` : `${before} and ${after}${proof.sides ? "" : " as written"}`;
}
function findingsOf({ outcomes }) {
  const all = outcomes.flatMap(
    (outcome) => outcome.status === "ran" ? [...outcome.findings].sort(byPlace).map((finding) => ({ ...finding, check: outcome.check })) : []
  );
  return severities.flatMap((severity) => all.filter((finding) => finding.severity === severity));
}
function byPlace({ location: a }, { location: b }) {
  return a.path === b.path ? a.line - b.line || a.column - b.column : a.path < b.path ? -1 : 1;
}
function blocks({ severity, accepted }) {
  return severity === "error" && accepted === void 0;
}
function undecidedOf(review) {
  return findingsOf(review).flatMap(
    (finding) => finding.proof.kind === "undecided" && !finding.accepted ? [{ finding, reason: finding.proof.reason }] : []
  );
}
function tally(findings) {
  const standing = findings.filter(({ accepted: accepted2 }) => accepted2 === void 0);
  const counts = severities.map((severity) => counted(standing, severity)).filter((text) => text !== "");
  const accepted = findings.length - standing.length;
  return [...counts, ...accepted > 0 ? [`${accepted} accepted`] : []].join(", ");
}
function counted(findings, severity) {
  const n = findings.filter((finding) => finding.severity === severity).length;
  return n === 0 ? "" : count(n, severity);
}
function sentence(text) {
  const trimmed = text.trim();
  return /(?:[.!?:]|[.!?]\))$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
function rowsText(rows) {
  return Object.entries(rows).map(([relation, counts]) => {
    const parts = ["inserted", "updated", "deleted"].flatMap(
      (verb) => counts[verb] > 0 ? [`${grouped(counts[verb])} ${verb}`] : []
    );
    return `${relation}: ${parts.join(", ") || "none"}`;
  }).join("; ");
}
function measurementText(proof) {
  const { metric, measured, floor, unit, samples, exceeding, probability } = proof;
  return [
    `${metricWord(metric)} was ${quantity(measured, unit)} over ${count(samples, "request")}, the floor is ${quantity(floor, unit)}.`,
    `${grouped(exceeding)} of them ${isShare(unit) ? "failed" : "were past it"};`,
    `a service that keeps the floor would show as many with a probability of ${probabilityText(probability)}.`
  ].join(" ");
}
function comparisonText(proof) {
  const { metric, base, head, unit, ratio, rounds, worse, probability } = proof;
  const times = ratio === void 0 ? "" : `; head's is ${plain(ratio.estimate)} times base's by the rounds (${plain(ratio.low)} to ${plain(ratio.high)})`;
  return [
    `${metricWord(metric)} was ${quantity(head, unit)} on head and ${quantity(base, unit)} on base${times}.`,
    `Head was worse in ${grouped(worse)} of ${count(rounds, "round")}, in turns with base;`,
    `were both alike, as many would be so by chance with a probability of ${probabilityText(probability)}. A second run bore it out.`
  ].join(" ");
}
function exchangeText({ because, status }) {
  return `The contract forbids it: ${because}. The answer was ${status}; it should have been 4xx.`;
}
function queryText({ sqlstate }) {
  return sqlstate === void 0 ? "head answers a query of the running release otherwise than base" : `a query of the running release fails with ${sqlstate}`;
}
function probabilityText(p) {
  if (p >= 1e-3) return plain(p);
  if (p < 1e-12) return "less than 1 in 10^12";
  return `about 1 in ${grouped(Math.round(Number((1 / p).toPrecision(1))))}`;
}
function enginesOf({ outcomes }) {
  return unique(
    outcomes.flatMap((outcome) => outcome.status === "ran" && outcome.engine ? [engineText(outcome.engine)] : [])
  );
}
function isAlone({ base, head }) {
  return head.sha === void 0 && base.sha === void 0 && head.ref === base.ref;
}
function shortSha(sha) {
  return sha.slice(0, 7);
}

// src/report/proof.ts
function proofText(proof, path) {
  switch (proof.kind) {
    case "witness":
      return {
        summary: `Proof: ${proof.acceptedBy} accepts this, ${proof.refusedBy} refuses it`,
        body: [
          fence(languageOf(proof.shown), proof.shown),
          `${capital(proof.acceptedBy)} accepts it. ${capital(proof.refusedBy)} refuses it: ${code(clip(proof.refusal, 600))}`,
          ...proof.replay ? [inline(replayText(proof.replay))] : []
        ].join("\n\n")
      };
    case "trace":
      return { summary: `Proof: ${htmlText(traceSummary(proof))}`, body: traceBody(proof) };
    case "query":
      return {
        summary: `Proof: ${htmlText(queryText(proof))}`,
        body: [
          fence("sql", proof.sql),
          ...proof.values ? [`Run with ${code(clip(proof.values, 600))}.`] : [],
          ...proof.error ? [`${proof.sqlstate ? "Postgres says" : "The difference"}: ${code(clip(proof.error, 600))}`] : [],
          ...proof.statement ? ["After", fence("sql", proof.statement)] : []
        ].join("\n\n")
      };
    case "diff":
      return {
        summary: `Proof: ${htmlText(diffText(proof))}`,
        body: fence(
          "diff",
          [...marked("-", proof.before, sidesOf(proof)[0]), ...marked("+", proof.after, sidesOf(proof)[1])].join("\n")
        )
      };
    case "exchange":
      return {
        summary: `Proof: the preview answered ${proof.status} to this`,
        body: [fence(languageOf(proof.shown), proof.shown), inline(exchangeText(proof))].join("\n\n")
      };
    case "source":
      return { summary: "As written", body: fence(languageOfPath(path), proof.excerpt) };
    case "measurement":
    case "comparison":
    case "undecided":
      return void 0;
    default:
      return proof;
  }
}
function proofSentence(proof) {
  switch (proof.kind) {
    case "measurement":
      return inline(measurementText(proof));
    case "comparison":
      return inline(comparisonText(proof));
    case "undecided":
      return `Not proved: ${inline(proof.reason)}`;
    default:
      return void 0;
  }
}
function traceSummary(proof) {
  const { locks, scans, rewrites, rows, sqlstate, engine } = proof;
  if (sqlstate !== void 0) return `${engine} refused it with SQLSTATE ${sqlstate}`;
  const strongest = strongestFirst(locks)[0];
  const did = [
    ...strongest ? [`took ${strongest.mode} on ${strongest.relation}`] : [],
    ...scans.length > 0 ? [`scanned ${enumerate(scans)}`] : [],
    ...rewrites.length > 0 ? [`rewrote ${enumerate(rewrites)}`] : [],
    ...Object.keys(rows).length > 0 ? ["changed rows"] : []
  ];
  return `${engine} ran it: ${did.length > 0 ? did.join(", ") : "it took no new lock"}`;
}
function waiters(lock) {
  if (!lock.preexisting) return "nobody, it is new";
  if (blocksReads(lock.mode)) return "reads and writes";
  return blocksWrites(lock.mode) ? "writes" : "other schema changes";
}
function strongestFirst(locks) {
  const weight = (lock) => (lock.preexisting ? 4 : 0) + (blocksReads(lock.mode) ? 2 : blocksWrites(lock.mode) ? 1 : 0);
  return [...locks].sort((a, b) => weight(b) - weight(a));
}
var maxLocks = 12;
function traceBody(proof) {
  const { statement, locks, scans, rewrites, rows, sqlstate, error } = proof;
  const shown = strongestFirst(locks).slice(0, maxLocks);
  const facts = [
    ...sqlstate ? [`- fails with SQLSTATE ${code(sqlstate)}${error ? `: ${inline(error)}` : ""}`] : [],
    ...scans.length > 0 ? [`- reads from end to end: ${codes(scans)}`] : [],
    ...rewrites.length > 0 ? [`- writes anew: ${codes(rewrites)}`] : [],
    ...Object.keys(rows).length > 0 ? [`- rows: ${inline(rowsText(rows))}`] : [],
    ...locks.length > maxLocks ? [`- ${locks.length - maxLocks} more locks`] : []
  ];
  const table2 = [
    "| Lock | On | Keeps waiting | |",
    "| --- | --- | --- | --- |",
    ...shown.map((lock) => `| ${lock.mode} | ${code(lock.relation)} | ${waiters(lock)} | ${lock.source} |`)
  ];
  return [
    fence("sql", statement),
    ...shown.length > 0 ? [table2.join("\n")] : [],
    ...facts.length > 0 ? [facts.join("\n")] : []
  ].join("\n\n");
}
function codes(names, shown = 8) {
  const rest = names.length - shown;
  return `${names.slice(0, shown).map(code).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
function marked(sign, excerpt, side) {
  if (!excerpt) return [];
  const { text, location } = excerpt;
  const place = location ? [`@@ ${side} ${oneLine(location.path)}:${location.line} @@`] : [];
  return [
    ...place,
    ...text.trimEnd().split("\n").map((line) => `${sign} ${line}`)
  ];
}
function languageOf(shown) {
  if (/^(?:# .*\n)?curl /.test(shown)) return "sh";
  if (/^(?:[A-Z]+ \S|HTTP\/)/.test(shown)) return "http";
  return /^\s*[[{"\d]|^\s*(?:true|false|null)\b/.test(shown) ? "json" : "text";
}
function languageOfPath(path) {
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  if (extension === "sql") return "sql";
  if (extension === "json") return "json";
  return extension === "yml" || extension === "yaml" ? "yaml" : "text";
}
function capital(word) {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

// src/report/evidence.ts
function evidenceOf(proof) {
  switch (proof.kind) {
    case "witness":
      return [
        say(`Proof: ${proof.acceptedBy} accepts this, ${proof.refusedBy} refuses it (${proof.refusal}):`),
        show(proof.shown),
        ...proof.replay ? [say(replayText(proof.replay))] : []
      ];
    case "trace":
      return [
        say(`Proof: ${traceSummary(proof)}:`),
        show(proof.statement),
        ...proof.error ? [say(`Postgres says: ${proof.error}`)] : []
      ];
    case "measurement":
      return [say(`Proof: ${measurementText(proof)}`)];
    case "comparison":
      return [say(`Proof: ${comparisonText(proof)}`)];
    case "exchange":
      return [say(`Proof: ${exchangeText(proof)}`), show(proof.shown)];
    case "query":
      return queryEvidence(proof);
    case "diff":
      return [
        say(`${capital(diffText(proof))}:`),
        ...proof.before ? [show(proof.before.text, "-")] : [],
        ...proof.after ? [show(proof.after.text, "+")] : []
      ];
    case "source":
      return [show(proof.excerpt)];
    case "undecided":
      return [say(`Not proved: ${proof.reason}`)];
    default:
      return proof;
  }
}
function queryEvidence(proof) {
  const { sql, sqlstate, error, values, statement } = proof;
  return [
    say(`Proof: ${queryText(proof)}:`),
    show(sql),
    ...values ? [say(`run with ${values}`)] : [],
    ...error ? [say(`${sqlstate ? "Postgres says" : "The difference"}: ${error}`)] : [],
    ...statement ? [say("after"), show(statement)] : []
  ];
}
function say(text) {
  return { kind: "sentence", text };
}
function show(text, sign = "|") {
  return { kind: "text", text, sign };
}

// src/report/finding-text.ts
init_shim();
var maxMessage = 600;
var maxBrief = 160;
function findingItem(finding, links, number2) {
  const title = `${number2 === void 0 ? "" : `${number2}. `}${inline(clip(finding.message, maxMessage))}`;
  const lead = [`**${title}**`, placeLine(finding, links), ...sentences(finding, links)].join("\\\n");
  return {
    full: [lead, ...evidence(finding)].join("\n\n"),
    brief: `- ${inline(clip(finding.message, maxBrief))}${inBrackets([placeText(finding, links)])}`
  };
}
function inBrackets(parts) {
  const known = parts.filter((part) => part !== "");
  return known.length === 0 ? "" : ` (${known.join(", ")})`;
}
function placeLine(finding, links) {
  const { ruleId, fingerprint, reach } = finding;
  const others = reach.map(subjectText).filter((name) => name !== subjectText(finding.subject));
  const place = placeText(finding, links);
  return [
    ...place === "" ? [] : [place],
    code(ruleId),
    ...others.length > 0 ? [`also reaches ${codes(others, 3)}`] : [],
    `fingerprint ${code(fingerprint)}`
  ].join(" \xB7 ");
}
function placeText(finding, links) {
  const { path, line } = finding.location;
  if (path === "") return "";
  return standsInBase(finding) ? `${code(`${clip(path, 300)}:${line}`)} in base` : linked(finding.location, links);
}
function standsInBase({ proof, location }) {
  return proof.kind === "diff" && proof.after === void 0 && samePlace(proof.before?.location, location);
}
function samePlace(a, b) {
  return a?.path === b.path && a.line === b.line;
}
function linked({ path, line }, { repositoryUrl, head }) {
  const label = code(`${clip(path, 300)}:${line}`);
  if (!repositoryUrl || !head.sha || path.length > 300) return label;
  const target = path.split("/").map(
    (part) => encodeURIComponent(part.replace(new RegExp("\\p{Cs}", "gu"), "\uFFFD")).replace(
      /[()'*!]/g,
      (c) => `%${c.charCodeAt(0).toString(16)}`
    )
  ).join("/");
  return `[${label}](${repositoryUrl}/blob/${head.sha}/${target}#L${line})`;
}
function sentences({ proof, remedy, accepted }, links) {
  const said = proofSentence(proof);
  return [
    ...said ? [said] : [],
    ...remedy ? [`**Remedy:** ${inline(sentence(linesOf(remedy).first))}`] : [],
    ...accepted ? [`Accepted ${acceptanceText(accepted, links)}`] : []
  ];
}
function evidence({ proof, location, remedy, check }) {
  const toCopy = remedy ? linesOf(remedy).toCopy : "";
  const language = check === "api-diff" ? "yaml" : "sql";
  const folded = proofText(proof, location.path);
  return [
    ...toCopy === "" ? [] : [fence(language, toCopy)],
    ...folded ? [details(folded.summary, folded.body)] : []
  ];
}
function linesOf(remedy) {
  const [first = "", ...rest] = remedy.trim().split("\n");
  return { first, toCopy: rest.join("\n").trim() };
}
function acceptanceText({ by, place, reason, until }, links) {
  const who = place ? `in the file, at ${linked(place, links)}` : `by ${code(by)}`;
  return `${who}${until ? ` until ${code(until)}` : ""}: ${inline(clip(sentence(reason), maxMessage))}`;
}
function details(summary, body) {
  return `<details><summary>${summary}</summary>

${body}

</details>`;
}

// src/report/terminal-figures.ts
init_shim();

// src/report/load/terminal.ts
init_shim();

// src/report/load/charts.ts
init_shim();
function chartsOf(load, { bins, points }) {
  return [
    ...distributionOf(load, bins),
    ...overTimeOf(load, points),
    ...load.comparison && load.comparison.length > 0 ? [forestOf(load.comparison)] : [],
    ...load.scaling && load.scaling.steps.length > 1 ? [curveOf(load.scaling)] : []
  ];
}
var edgeSeries = [
  [1, 1.12, 1.25, 1.4, 1.6, 1.8, 2, 2.24, 2.5, 2.8, 3.15, 3.55, 4, 4.5, 5, 5.6, 6.3, 7.1, 8, 9],
  [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8],
  [1, 1.6, 2.5, 4, 6.3],
  [1, 2, 5],
  [1]
];
function binsOf(parts, most) {
  const values = parts.flatMap((part) => [part[0]?.[0], part.at(-1)?.[0]]).filter((us) => us !== void 0);
  if (values.length === 0) return [];
  const least = Math.max(Math.min(...values) / 1e3, 0.01);
  const greatest2 = Math.max(least, Math.max(...values) / 1e3);
  for (const series of edgeSeries) {
    const edges = edgesOf(series, least, greatest2);
    if (edges.length - 1 <= most || series.length === 1) return bound(edges);
  }
  return [];
}
function edgesOf(series, least, greatest2) {
  const edges = [];
  for (let power = Math.floor(Math.log10(least)); ; power += 1) {
    for (const step of series) {
      const edge = Number((step * 10 ** power).toPrecision(3));
      if (edge <= least) edges[0] = edge;
      else edges.push(edge);
      if (edge > greatest2) return edges;
    }
  }
}
function bound(edges) {
  return edges.slice(1).map((toMs, at) => ({ fromMs: edges[at] ?? 0, toMs }));
}
function sharesIn(latencies, bins) {
  const all = countOf(latencies);
  const counts = bins.map(() => 0);
  let at = 0;
  for (const [us, count2] of latencies) {
    while (at < bins.length - 1 && us / 1e3 >= (bins[at]?.toMs ?? 0)) at += 1;
    counts[at] = (counts[at] ?? 0) + count2;
  }
  return counts.map((count2) => all === 0 ? 0 : count2 / all * 100);
}
function distributionOf({ latency, base }, most) {
  if (latency.length === 0) return [];
  const both = base && base.latency.length > 0;
  const bins = binsOf(both ? [latency, base.latency] : [latency], most);
  const title = both ? "Latency of head and base" : "Latency";
  return [
    {
      kind: "distribution",
      title,
      bins,
      head: sharesIn(latency, bins),
      ...both ? { base: sharesIn(base.latency, bins) } : {}
    }
  ];
}
function binLabel({ fromMs }) {
  return plain(fromMs);
}
function overTimeOf({ overTime: overTime2 }, most) {
  if (overTime2.length < 2) return [];
  const stepSeconds = Math.max(1, Math.ceil(overTime2.length / most));
  const steps = Array.from(
    { length: Math.ceil(overTime2.length / stepSeconds) },
    (_, at) => overTime2.slice(at * stepSeconds, (at + 1) * stepSeconds)
  );
  const worst = (of) => steps.map((seconds) => {
    const measured = seconds.map(of).filter((ms) => ms !== null);
    return measured.length === 0 ? null : Math.max(...measured);
  });
  const rate = (of) => steps.map((seconds) => seconds.reduce((sum, second) => sum + of(second), 0) / seconds.length);
  const failed = rate((second) => second.failed);
  const slowest = stepSeconds === 1 ? "" : `, worst second of every ${stepSeconds}`;
  return [
    {
      kind: "over-time",
      title: `Latency over time${slowest}`,
      unit: "ms",
      stepSeconds,
      // The greatest first, so that the others are drawn over it.
      series: [
        { name: "p99", values: worst((second) => second.p99Ms) },
        { name: "p50", values: worst((second) => second.p50Ms) }
      ]
    },
    {
      kind: "over-time",
      title: "Requests over time",
      unit: "requests/s",
      stepSeconds,
      series: [
        { name: "due", values: rate((second) => second.due) },
        { name: "answered", values: rate((second) => second.ok) },
        ...failed.some((n) => n > 0) ? [{ name: "failed", values: failed }] : []
      ]
    }
  ];
}
var maxEntries = 30;
function forestOf(comparison) {
  return { kind: "forest", title: "Head against base", entries: comparison.slice(0, maxEntries) };
}
function curveOf({ steps, fit }) {
  const law = fit && ((n) => fit.lambda * n / (1 + fit.sigma * (n - 1) + fit.kappa * n * (n - 1)));
  return { kind: "scaling", title: "Throughput by number of clients", steps, ...law ? { law } : {} };
}

// src/report/load/parts.ts
init_shim();

// src/report/load/words.ts
init_shim();
var maxName = 120;
function operationText(operation) {
  return operation === void 0 ? "all operations" : clip(operation, maxName);
}
function metricText(metric, value) {
  if (metric === "errorRate") return percent(value);
  return metric === "throughput" ? `${plain(value)}/s` : `${plain(value)} ms`;
}
function floorText({ metric, floor }) {
  return metricText(metric, floor);
}
function verdictText({ verdict, needed, reason }) {
  if (verdict === "pass") return "kept";
  if (verdict === "fail") return "broken";
  const why = reason ?? (needed ? `${grouped(needed)} more needed` : void 0);
  return why === void 0 ? "could not tell" : `could not tell: ${why}`;
}
function exceedingText({ exceeding, n, metric }) {
  return `${grouped(Math.round(exceeding))} of ${grouped(Math.round(n))}${metric === "throughput" ? " s" : ""}`;
}
function measuredText(slo, load) {
  if (slo.measured !== void 0) return metricText(slo.metric, slo.measured);
  const { operation, metric } = slo;
  const of = operation === void 0 ? load.total : load.operations.find(({ name }) => name === operation);
  const value = of && figureOf(metric, of);
  return value === void 0 || value === null ? "none" : metricText(metric, value);
}
function figureOf(metric, { latencyMs, throughput, sent, errors }) {
  if (metric === "throughput") return throughput;
  if (metric === "errorRate") return sent === 0 ? null : failedOf(errors) / sent;
  if (metric === "p99.9") return latencyMs.p999;
  return Object.entries(latencyMs).find(([name]) => name === metric)?.[1];
}
function failedOf(errors) {
  return errorKinds.reduce((sum, kind) => sum + (kind === "dropped" ? 0 : errors[kind]), 0);
}
var errorWords = {
  status: ["bad status", "bad statuses"],
  timeout: ["timeout", "timeouts"],
  connect: ["failed connection", "failed connections"],
  reset: ["reset", "resets"],
  truncated: ["truncated answer", "truncated answers"],
  dropped: ["dropped", "dropped"]
};
function errorsText(errors) {
  const told = errorKinds.filter((kind) => errors[kind] > 0).map((kind) => `${grouped(errors[kind])} ${errorWords[kind][errors[kind] === 1 ? 0 : 1]}`);
  return told.length === 0 ? "none" : told.join(", ");
}
function msText(ms) {
  return ms === null ? "none" : `${plain(ms)} ms`;
}
function secondsText(ms) {
  return `${plain(ms / 1e3)} s`;
}
function shortHash(hash) {
  return hash.slice(0, 10);
}
function howText(load) {
  const { model, concurrency, durationMs, warmupMs, engine, seed, planHash } = load;
  const target = `\`${clip(load.target, 200)}\``;
  if (load.operations.length === 0) return `No load was sent to ${target}.`;
  const warmup = warmupMs === void 0 || warmupMs === 0 ? "" : `, after ${secondsText(warmupMs)} of warm-up`;
  const by = `${engine}, seed ${seed}, plan \`${shortHash(planHash)}\`.`;
  if (model === "closed") {
    const clients = count(concurrency ?? 1, "client");
    return `Closed loop: ${clients} against ${target} for ${secondsText(durationMs)}${warmup}. Each sends again when it has its answer, so no rate was offered and a slow server was asked less. ${by}`;
  }
  const rate = `${plain(load.offeredRate ?? 0)} requests/s${spreadText(load)}`;
  return `Open loop: ${rate} against ${target} for ${secondsText(durationMs)}${warmup}. A latency counts from the moment at which its request was due. ${by}`;
}
function spreadText({ distribution: distribution2 }) {
  if (distribution2 === void 0) return "";
  return distribution2 === "poisson" ? " at random times (Poisson)" : " at even distances";
}
function alarmsOf({ aborted, generator, total, slo }) {
  const isProved = slo.some(({ verdict, metric }) => verdict === "fail" && metric !== "errorRate");
  return [
    ...aborted ? [`Aborted after ${secondsText(aborted.afterMs)}: ${aborted.reason}. All figures are partial.`] : [],
    ...generator.limited ? [
      `Generator limited: ${generatorText(generator)} What was slow may have been our own side, so it proves nothing against the server${isProved ? ", but where a floor was missed by more than all of that" : ""}.`
    ] : [],
    ...total.ok === 0 && total.sent > 0 ? ["Not one request was answered as expected."] : []
  ];
}
function generatorText({
  latenessP99Ms,
  latenessMaxMs,
  dropped,
  cpuShare,
  workers
}) {
  const late = latenessP99Ms === 0 && latenessMaxMs === 0 ? "" : `99 % of the requests were sent at most ${msText(latenessP99Ms)} late (all: ${msText(latenessMaxMs)}), `;
  const lost = dropped === 0 ? "none was dropped" : `${grouped(dropped)} ${dropped === 1 ? "was" : "were"} dropped`;
  const cores = workers === 1 ? "the sending core" : `the busiest of ${workers} sending cores`;
  const text = `${late}${lost}, ${cores} was busy ${percent(cpuShare)} of the time.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
function changeText(ratio) {
  if (!Number.isFinite(ratio)) return "unbounded";
  const change = (ratio - 1) * 100;
  const rounded = Math.abs(change) >= 10 ? Math.round(change) : Number(change.toFixed(1));
  if (rounded === 0) return "\xB10 %";
  return `${rounded > 0 ? "+" : "-"}${grouped(Math.abs(rounded))} %`;
}
function effectText({ effect, low, high }) {
  return `${changeText(effect)} (${changeText(low)} to ${changeText(high)})`;
}
function comparisonVerdict({ verdict, confirmed, advisory }) {
  switch (verdict) {
    case "pass":
      return "no slowdown that matters";
    case "regressed":
      return worseText("regressed", confirmed, advisory);
    case "inconclusive":
      return openText(confirmed);
    default:
      return verdict;
  }
}
function failuresVerdict({ verdict, confirmed, advisory }) {
  switch (verdict) {
    case "pass":
      return "no more than on base";
    case "increased":
      return worseText("more fail", confirmed, advisory);
    case "inconclusive":
      return openText(confirmed);
    default:
      return verdict;
  }
}
function worseText(word, confirmed, advisory) {
  if (advisory) return `${word}, as advice only`;
  if (confirmed === void 0) return `${word}, run only once`;
  return confirmed ? `${word}, confirmed by a second run` : `${word}, not confirmed by a second run`;
}
function openText(confirmed) {
  return confirmed === false ? "could not tell: a second run did not confirm it" : "could not tell";
}
function failuresText({ sent, failed }) {
  const share = sent === 0 ? "" : ` (${percent(failed / sent)})`;
  return `${grouped(failed)} of ${grouped(sent)}${share}`;
}
function blindText(comparison) {
  const told = comparison.filter(({ operation, minimumDetectable }) => operation === void 0 && Number.isFinite(minimumDetectable)).map(
    ({ quantile, minimumDetectable }) => `${quantile} below about ${grouped(Math.ceil((minimumDetectable - 1) * 100 - 1e-9))} %`
  );
  const last = told.at(-1);
  if (last === void 0) return void 0;
  const all = told.length === 1 ? last : `${told.slice(0, -1).join(", ")} or ${last}`;
  return `A slowdown of ${all} would probably not have been seen.`;
}

// src/report/load/parts.ts
var maxRows = 50;
function partsOf(load) {
  return [
    how(load),
    ...load.slo.length > 0 ? [floors(load)] : [],
    ...load.comparison && load.comparison.length > 0 ? [comparisonPart(load, load.comparison)] : [],
    ...load.errorComparison && load.errorComparison.length > 0 ? [failures(load.errorComparison)] : [],
    ...load.operations.length > 0 ? [operations(load)] : [],
    ...load.base ? [basePart(load.base)] : [],
    ...load.conformance && load.conformance.length > 0 ? [conformance(load.conformance)] : [],
    ...load.scaling ? [scaling(load.scaling)] : []
  ];
}
function how(load) {
  const alarms = alarmsOf(load);
  const text = howText(load);
  return {
    name: "how",
    title: "How it was measured",
    brief: [...alarms, text].join(" "),
    alarms,
    sentences: [
      text,
      ...load.base ? [`Base ran beside it, at \`${clip(load.base.target, 200)}\`.`] : [],
      ...load.generator.limited || load.operations.length === 0 ? [] : [`Our own side: ${lowered(generatorText(load.generator))}`]
    ],
    notes: []
  };
}
function lowered(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
function floors(load) {
  const { slo, total, aborted } = load;
  const rows = slo.map((one) => [
    operationText(one.operation),
    metricWord(one.metric),
    floorText(one),
    measuredText(one, load),
    verdictText(one),
    exceedingText(one)
  ]);
  const broken = slo.filter(({ verdict }) => verdict === "fail");
  const open = slo.filter(({ verdict }) => verdict === "inconclusive");
  const told = [
    ...broken.length > 0 ? [`${broken.map(floorName).join(", ")} broken`] : [],
    ...open.length > 0 ? [`${open.map(floorName).join(", ")} could not be told`] : [],
    ...broken.length + open.length < slo.length ? [`${count(slo.length - broken.length - open.length, "floor")} kept`] : []
  ];
  return {
    name: "floors",
    title: aborted ? "Floors (partial)" : "Floors",
    brief: `Floors: ${told.join("; ")}.`,
    alarms: [],
    sentences: [],
    table: {
      columns: [
        { name: "Operation" },
        { name: "Metric" },
        { name: "Floor", numeric: true },
        { name: "Measured", numeric: true },
        { name: "Verdict" },
        { name: "Past the floor", numeric: true }
      ],
      rows
    },
    notes: failedOf(total.errors) > 0 ? ["A request that failed is past every floor of latency; the percentiles below are of expected answers only."] : []
  };
}
function floorName({ metric, operation }) {
  return operation === void 0 ? metricWord(metric) : `${metricWord(metric)} of ${operationText(operation)}`;
}
function comparisonPart(load, comparison) {
  const [first] = comparison;
  const regressed = comparison.filter(({ verdict }) => verdict === "regressed");
  const blind = blindText(comparison);
  const inRounds = comparison.some(({ slower }) => slower !== void 0);
  const rounds = first ? [
    `${count(first.rounds, "pair")} of rounds in random order, base and head within seconds of each other; a change is the middle of the pairs' ratios.`
  ] : [];
  const summary = regressed.length > 0 ? regressed.map((one) => `${quantileName(one)} ${effectText(one)}, ${comparisonVerdict(one)}`).join("; ") : comparison.every(({ verdict }) => verdict === "pass") ? "no slowdown that matters" : "no slowdown was proved";
  return {
    name: "comparison",
    title: "Base against head",
    brief: `Base against head: ${summary}.`,
    alarms: [],
    sentences: rounds,
    table: {
      columns: [
        { name: "Operation" },
        { name: "Quantile" },
        { name: "Base", numeric: true },
        { name: "Head", numeric: true },
        { name: "Change", numeric: true },
        ...inRounds ? [{ name: "Slower in", numeric: true }] : [],
        { name: "Verdict" }
      ],
      rows: comparison.slice(0, maxRows).map((one) => [
        operationText(one.operation),
        one.quantile,
        msText(one.baseMs ?? quantileIn(load.base, one)),
        msText(one.headMs ?? quantileIn(load, one)),
        effectText(one),
        ...inRounds ? [one.slower === void 0 ? "" : `${grouped(one.slower)} of ${grouped(one.rounds)}`] : [],
        comparisonVerdict(one)
      ])
    },
    notes: [...more(comparison.length, "comparison"), ...blind === void 0 ? [] : [blind]]
  };
}
function failures(comparison) {
  const increased = comparison.filter(({ verdict }) => verdict === "increased");
  const told = increased.map(
    (one) => `${operationText(one.operation)} ${failuresText(one.head)}, ${failuresVerdict(one)}`
  );
  return {
    name: "failures",
    title: "Failures on base and head",
    brief: `Failures: ${told.length > 0 ? told.join("; ") : "no more were proved on head than on base"}.`,
    alarms: [],
    sentences: [],
    table: {
      columns: [
        { name: "Operation" },
        { name: "Base", numeric: true },
        { name: "Head", numeric: true },
        { name: "More in", numeric: true },
        { name: "Verdict" }
      ],
      rows: comparison.slice(0, maxRows).map((one) => [
        operationText(one.operation),
        failuresText(one.base),
        failuresText(one.head),
        `${grouped(one.worse)} of ${grouped(one.rounds)}`,
        failuresVerdict(one)
      ])
    },
    notes: more(comparison.length, "comparison")
  };
}
function quantileName({ quantile, operation }) {
  return operation === void 0 ? quantile : `${quantile} of ${operationText(operation)}`;
}
function quantileIn(side, { operation, quantile }) {
  const of = operation === void 0 ? side?.total : side?.operations.find(({ name }) => name === operation);
  return of?.latencyMs[quantile] ?? null;
}
function more(all, noun) {
  return all > maxRows ? [`And ${count(all - maxRows, `more ${noun}`)}.`] : [];
}
function operations(load) {
  const { total, aborted } = load;
  return {
    name: "operations",
    title: aborted ? "Operations (partial)" : "Operations",
    brief: `${count(total.sent, "request")}, ${grouped(total.ok)} answered as expected; errors: ${errorsText(total.errors)}; p50 ${msText(total.latencyMs.p50)}, p95 ${msText(total.latencyMs.p95)}, p99 ${msText(total.latencyMs.p99)}.`,
    alarms: [],
    sentences: [],
    table: figures(load),
    notes: more(load.operations.length, "operation")
  };
}
function basePart(base) {
  const { total } = base;
  return {
    name: "base",
    title: "Operations of base",
    brief: `Base: p50 ${msText(total.latencyMs.p50)}, p95 ${msText(total.latencyMs.p95)}, p99 ${msText(total.latencyMs.p99)}; errors: ${errorsText(total.errors)}.`,
    alarms: [],
    sentences: [],
    table: figures(base),
    notes: more(base.operations.length, "operation")
  };
}
function figures({ operations: all, total }) {
  const rows = all.slice(0, maxRows).map((one) => figuresRow(operationText(one.name), one));
  return {
    columns: [
      { name: "Operation" },
      { name: "Sent", numeric: true },
      { name: "Answered", numeric: true },
      { name: "Errors" },
      { name: "p50", numeric: true },
      { name: "p95", numeric: true },
      { name: "p99", numeric: true },
      { name: "max", numeric: true },
      { name: "Answers/s", numeric: true }
    ],
    // One operation is all there is.
    rows: all.length === 1 ? rows : [...rows, figuresRow("all operations", total)]
  };
}
function figuresRow(name, { sent, ok, errors, latencyMs, throughput }) {
  const times = [latencyMs.p50, latencyMs.p95, latencyMs.p99, latencyMs.max].map(msText);
  return [name, grouped(sent), grouped(ok), errorsText(errors), ...times, plain(throughput)];
}
var conformanceWords = { pass: "holds", fail: "does not hold", note: "note", inconclusive: "could not tell" };
function conformance(list) {
  const order = ["fail", "inconclusive", "note", "pass"];
  const sorted = order.flatMap((verdict) => list.filter((one) => one.verdict === verdict));
  const told = order.flatMap((verdict) => {
    const n = list.filter((one) => one.verdict === verdict).length;
    return n > 0 ? [`${grouped(n)} ${conformanceWords[verdict]}`] : [];
  });
  return {
    name: "conformance",
    title: "Conformance",
    brief: `Conformance: ${told.join(", ")}.`,
    alarms: [],
    sentences: [],
    table: {
      columns: [{ name: "Subject" }, { name: "Expected" }, { name: "Result" }, { name: "Detail" }],
      rows: sorted.slice(0, maxRows).map(({ subject, expectation, verdict, detail }) => [
        clip(subject, 200),
        clip(expectation, 200),
        conformanceWords[verdict],
        clip(detail, 400)
      ])
    },
    notes: more(list.length, "line")
  };
}
function scaling({ steps, fit, refused, advice }) {
  const law = fit ? [
    `Universal Scalability Law: \u03BB ${plain(fit.lambda)} answers/s a client, contention \u03C3 ${plain(fit.sigma)}, crosstalk \u03BA ${plain(fit.kappa)} (R\xB2 ${plain(fit.r2)}).`
  ] : [];
  const why = refused === void 0 ? [] : [`No scalability law is fitted. ${sentence(refused)}`];
  const lines = [...advice.map(sentence), ...law, ...why];
  return {
    name: "scaling",
    title: "Scaling",
    brief: lines[0] ?? "Scaling was measured.",
    alarms: [],
    sentences: [],
    table: {
      columns: [
        { name: "Clients", numeric: true },
        { name: "Answers/s", numeric: true },
        { name: "p99", numeric: true },
        { name: "Errors", numeric: true },
        { name: "Little's law" }
      ],
      rows: steps.map(({ concurrency, throughput, p99Ms, errorRate, littleHolds }) => [
        grouped(concurrency),
        plain(throughput),
        msText(p99Ms),
        percent(errorRate),
        littleHolds ? "holds" : "does not hold"
      ])
    },
    notes: lines
  };
}

// src/report/load/terminal.ts
function loadText(load, page) {
  return [...partsOf(load).map((part) => partText(part, page)), pictures(load, page)].filter((part) => part !== "").join("\n\n");
}
function partText({ name, title, alarms, sentences: sentences2, table: table2, notes }, page) {
  const { paint, width } = page;
  const say2 = (text) => wrapped(oneLine(text), width, "  ");
  return section(
    name === "how" ? "Load test" : title,
    [
      ...alarms.map((alarm) => paint("yellow", say2(alarm))),
      ...sentences2.length > 0 ? [say2(sentences2.join(" "))] : [],
      ...table2 ? [tableText(table2, width)] : [],
      ...notes.length > 0 ? [say2(notes.join(" "))] : []
    ],
    page
  );
}
var minText = 16;
function tableText({ columns, rows }, width) {
  const cells = rows.map((row) => row.map(oneLine));
  const natural = columns.map(({ name }, at) => Math.max(name.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const room = width - 2 - 2 * (columns.length - 1);
  const widths = fitted(columns, natural, room);
  if (widths === void 0) return cells.map((row) => paragraph(columns, row, width)).join("\n");
  const lines = (row) => {
    const broken = row.map((cell2, at) => pieces(cell2, widths[at] ?? 1));
    const height = Math.max(1, ...broken.map(({ length }) => length));
    return Array.from(
      { length: height },
      (_, line) => `  ${broken.map((parts, at) => placed(parts[line] ?? "", widths[at] ?? 0, columns[at]?.numeric)).join("  ")}`.trimEnd()
    );
  };
  return [columns.map(({ name }) => name), ...cells].flatMap(lines).join("\n");
}
function pieces(text, width) {
  const lines = [];
  let line = "";
  for (const word of text.split(" ")) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (joined.length <= width) {
      line = joined;
      continue;
    }
    if (line !== "") lines.push(line);
    line = word;
    for (; line.length > width; line = line.slice(width)) lines.push(line.slice(0, width));
  }
  return [...lines, line];
}
function fitted(columns, natural, room) {
  const widths = [...natural];
  const texts = widths.map((_, at) => at).filter((at) => columns[at]?.numeric !== true);
  for (let over = widths.reduce((sum, one) => sum + one, 0) - room; over > 0; over -= 1) {
    const widest = texts.reduce(
      (best, at) => best === void 0 || (widths[at] ?? 0) > (widths[best] ?? 0) ? at : best,
      void 0
    );
    const now = widest === void 0 ? 0 : widths[widest] ?? 0;
    if (widest === void 0 || now <= minText) return void 0;
    widths[widest] = now - 1;
  }
  return widths;
}
function placed(text, width, right = false) {
  return right ? text.padStart(width) : text.padEnd(width);
}
function paragraph(columns, row, width) {
  const [first = "", ...rest] = row;
  const told = rest.map((cell2, at) => `${columns[at + 1]?.name ?? ""} ${cell2}`);
  return `${wrapped(first, width, "  ")}
${wrapped(told.join(", "), width, "    ")}`;
}
var levels = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
function pictures(load, page) {
  if (page.unicode !== true) return "";
  const room = Math.min(60, page.width - 48);
  if (room < 10) return "";
  const lines = chartsOf(load, { bins: room, points: room }).flatMap(lineOf);
  const label = Math.max(0, ...lines.map(({ name }) => name.length));
  return section(
    "In pictures",
    lines.map(({ name, values, scale }) => `  ${name.padEnd(label)}  ${sparkline(values)}  ${scale}`.trimEnd()),
    page
  );
}
function lineOf(chart) {
  switch (chart.kind) {
    case "distribution": {
      const scale = `${msText(chart.bins[0]?.fromMs ?? null)} to ${msText(chart.bins.at(-1)?.toMs ?? null)}`;
      return [
        { name: chart.base ? "latencies of head" : "latencies", values: chart.head, scale },
        ...chart.base ? [{ name: "latencies of base", values: chart.base, scale }] : []
      ];
    }
    case "over-time":
      return chart.series.map(({ name, values }) => ({
        name: `${name} over time`,
        values,
        scale: `up to ${greatest(values)}${chart.unit === "ms" ? " ms" : "/s"}`
      }));
    case "scaling":
    case "forest":
      return [];
    default:
      return chart;
  }
}
function greatest(values) {
  return plain(Math.max(0, ...values.map((value) => value ?? 0)));
}
function sparkline(values) {
  const most = Math.max(0, ...values.map((value) => value ?? 0));
  return values.map((value) => {
    if (value === null) return " ";
    const level = most === 0 ? 0 : Math.ceil(value / most * levels.length) - 1;
    return levels[Math.max(0, level)];
  }).join("");
}

// src/report/terminal-figures.ts
var maxStatements = 60;
function figuresSection(outcome, page) {
  if (outcome.status !== "ran") return "";
  const { trace, load } = outcome;
  return [trace ? statementsText(trace, page) : "", load ? loadText(load, page) : ""].filter((part) => part !== "").join("\n\n");
}
function statementsText(traces, page) {
  const { paint, width } = page;
  const felt = traces.map((trace) => ({ trace, done: doneText(trace) })).filter(({ done }) => done !== "");
  const lines = felt.slice(0, maxStatements).map(({ trace, done }) => {
    const place = `${oneLine(trace.path)}:${trace.line}`;
    const statement = clip(oneLine(trace.statement), Math.max(20, width - 4));
    return `  ${paint("dim", place)}
    ${statement}
    ${paint("dim", clip(done, Math.max(20, width - 4)))}`;
  });
  const rest = traces.length - lines.length;
  const more2 = rest > 0 ? [`  ${count(rest, "other statement")} that nobody would notice`] : [];
  return section("What Postgres did", lines.length === 0 ? [] : [...lines, ...more2], page);
}
function doneText({ locks, scans, rewrites, rows, ms, error }) {
  const relations = locks.filter(({ preexisting }) => preexisting).map(({ relation }) => relation);
  const waited = locks.filter(({ preexisting, mode }) => preexisting && blocksWrites(mode));
  const changed = Object.entries(rows).map(
    ([relation, { inserted, updated, deleted }]) => `${count(inserted + updated + deleted, "row")} of ${relation}`
  );
  const scanned = scans.filter((relation) => relations.includes(relation));
  const parts = [
    ...error ? [`fails with ${error.sqlstate}: ${error.message}`] : [],
    ...waited.map(
      (lock) => `${lock.mode} on ${lock.relation} (${blocksReads(lock.mode) ? "reads and writes" : "writes"} wait)`
    ),
    ...scanned.length > 0 ? [`scans ${scanned.join(", ")}`] : [],
    ...rewrites.length > 0 ? [`rewrites ${rewrites.join(", ")}`] : [],
    ...changed
  ];
  return parts.length === 0 ? "" : oneLine([...parts, `${plain(ms)} ms`].join("; "));
}

// src/report/terminal.ts
var maxNotes = 40;
function renderTerminal(review, { colour, width, unicode = false }) {
  const page = { paint: painter(colour), width: Math.min(Math.max(width, 40), 110), unicode };
  const parts = [
    verdictLines(review.verdict, page),
    table(review.outcomes, page),
    findingsSection(review, page),
    unprovenSection(review, page),
    approverSection(review.approvers, page),
    killCriteriaSection(review.killCriteria, page),
    ...review.outcomes.map((outcome) => figuresSection(outcome, page)),
    remarkSection(review, page),
    noteSection(review, page),
    footer(review, page),
    nextStep(review, page)
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}
`;
}
var verdictStyle = {
  block: "red",
  inconclusive: "yellow",
  "needs-approval": "yellow",
  pass: "green"
};
function verdictLines(verdict, { paint, width }) {
  const word = paint("bold", paint(verdictStyle[verdict.decision], verdictWord(verdict).toUpperCase()));
  const reasons = verdict.reasons.map((reason) => wrapped(oneLine(reason), width, "  "));
  return [word, ...reasons].join("\n");
}
function table(outcomes, { paint, width }) {
  const rows = outcomes.map((outcome) => ({ check: outcome.check, state: stateOf(outcome), about: aboutOf(outcome) }));
  const checkWidth = Math.max(0, ...rows.map(({ check }) => check.length));
  const stateWidth = Math.max(0, ...rows.map(({ state }) => state.text.length));
  return rows.map(({ check, state, about }) => {
    const indent = " ".repeat(checkWidth + stateWidth + 6);
    const text = wrapped(oneLine(about), Math.max(width, indent.length + 30), indent).trimStart();
    return `  ${check.padEnd(checkWidth)}  ${paint(state.style, state.text.padEnd(stateWidth))}  ${paint("dim", text)}`.trimEnd();
  }).join("\n");
}
function stateOf(outcome) {
  if (outcome.status === "skipped") return { text: "skipped", style: "dim" };
  if (outcome.status === "failed") return { text: "failed", style: "yellow" };
  const { findings, unproven } = outcome;
  const unsure = unproven.length > 0 ? `, ${unproven.length} not proven` : "";
  const text = `${findings.length > 0 ? tally(findings) : "no findings"}${unsure}`;
  if (findings.some(blocks)) return { text, style: "red" };
  const loud = unproven.length > 0 || findings.some(({ severity }) => severity !== "note");
  return { text, style: loud ? "yellow" : "green" };
}
function aboutOf(outcome) {
  if (outcome.status === "ran") return outcome.summary;
  return outcome.status === "skipped" ? outcome.reason : outcome.error.message;
}
function findingsSection(review, page) {
  return findingsOf(review).filter(({ severity }) => severity !== "note").map((finding) => findingText(finding, page)).join("\n\n");
}
function noteSection(review, page) {
  const notes = findingsOf(review).filter(({ severity }) => severity === "note");
  const lines = notes.slice(0, maxNotes).map((finding) => {
    const place = placeOf(finding);
    const message = clip(oneLine(finding.message), Math.max(30, page.width - place.length - 4));
    return place === "" ? `  ${message}` : `  ${page.paint("dim", place)}  ${message}`;
  });
  const rest = notes.length - lines.length;
  const more2 = rest > 0 ? [`  and ${rest} more`] : [];
  return section("Also changed (at length: --format markdown)", [...lines, ...more2], page);
}
function placeOf(finding) {
  const { path, line, column } = finding.location;
  if (path === "") return "";
  return `${oneLine(path)}:${line}:${column}${standsInBase(finding) ? " in base" : ""}`;
}
var severityStyle = { error: "red", warning: "yellow", note: "cyan" };
function findingText(finding, { paint, width }) {
  const { severity, ruleId, message, remedy, subject, reach, fingerprint, accepted } = finding;
  const others = reach.map(subjectText).filter((name) => name !== subjectText(subject));
  const place = placeOf(finding);
  const head = [
    paint(severityStyle[severity], severity),
    ...place === "" ? [] : [paint("bold", place)],
    paint("dim", `${oneLine(ruleId)}  ${oneLine(fingerprint)}`)
  ];
  return [
    `  ${head.join("  ")}`,
    wrapped(oneLine(message), width, "    "),
    ...others.length > 0 ? [wrapped(`Also reaches ${oneLine(enumerate(others, 5))}.`, width, "    ")] : [],
    ...proofLines(finding, width),
    ...remedy ? [remedyText(remedy, width)] : [],
    ...accepted ? [
      wrapped(
        `Accepted ${accepted.place ? "in the file, at" : "by"} ${oneLine(accepted.by)}${accepted.until ? ` until ${accepted.until}` : ""}: ${oneLine(accepted.reason)}`,
        width,
        "    "
      )
    ] : []
  ].join("\n");
}
function remedyText(remedy, width) {
  const [first = "", ...rest] = remedy.trim().split("\n");
  return [
    wrapped(`Remedy: ${oneLine(first)}`, width, "    "),
    ...rest.length > 0 ? [indented(rest.join("\n"), "      ")] : []
  ].join("\n");
}
function proofLines({ proof }, width) {
  return evidenceOf(proof).map(
    (one) => one.kind === "sentence" ? wrapped(oneLine(one.text), width, "    ") : indented(one.text, `      ${one.sign} `)
  );
}
function unprovenSection(review, page) {
  const { outcomes } = review;
  const troubles = outcomes.flatMap((outcome) => {
    if (outcome.status === "failed") return [{ subject: `${outcome.check} failed`, ...outcome.error }];
    return outcome.status === "ran" ? outcome.unproven.filter(({ finding }) => finding === void 0) : [];
  });
  const lines = troubles.map(({ subject, message, hint, location }) => {
    const at = location && `${location.path}:${location.line}`;
    const place = at === void 0 || subject === location?.path || subject === at ? "" : ` (${oneLine(at)})`;
    return wrapped(`${oneLine(subject)}${place}: ${sentence(oneLine(message))} ${oneLine(hint)}`, page.width, "  ");
  });
  return section("Not proven", [...lines, ...undecidedLines(review, page)], page);
}
function undecidedLines(review, { width }) {
  const undecided = undecidedOf(review);
  if (undecided.length === 0) return [];
  const lines = undecided.slice(0, maxNotes).map(
    ({ finding, reason }) => wrapped(
      `- ${[placeOf(finding), oneLine(finding.message)].filter((part) => part !== "").join(": ")} (${oneLine(reason)})`,
      width,
      "    "
    )
  );
  const rest = undecided.length - lines.length;
  const more2 = rest > 0 ? [`    and ${rest} more`] : [];
  return [`  ${count(undecided.length, "change")} could not be decided:`, ...lines, ...more2];
}
function remarkSection({ remarks, outcomes }, page) {
  const own = outcomes.flatMap(
    (outcome) => outcome.status === "ran" ? outcome.remarks.map((remark) => `${outcome.check}: ${remark}`) : []
  );
  const lines = [...remarks, ...own].map((remark) => wrapped(remark.trim(), page.width, "  "));
  return section("Worth knowing", lines, page);
}
function approverSection(approvers, page) {
  const lines = approvers.map(({ role, people, required, approved, because }) => {
    const state = approved.length > 0 ? `approved by ${approved.map(({ login }) => login).join(", ")}` : required ? "missing" : "advisory";
    const who = approved.length > 0 || people.length === 0 ? "" : ` (${people.join(", ")})`;
    const style = approved.length > 0 ? "green" : required ? "yellow" : "dim";
    return `  ${oneLine(`${role}${who}`)}: ${page.paint(style, oneLine(state))}
${wrapped(oneLine(because), page.width, "    ")}`;
  });
  return section("Who must approve", lines, page);
}
function killCriteriaSection(criteria, page) {
  const told = ({ metric, breach, window, action, tripped }) => wrapped(
    oneLine(`${metric}: ${breach}.${tripped ? "" : ` Window: ${window}.`} Then: ${action}.`),
    page.width,
    "    "
  );
  const group = (title, of) => of.length === 0 ? [] : [title, ...of.map(told)];
  return section(
    "Kill criteria",
    [
      ...group(
        page.paint("red", "  tripped now"),
        criteria.filter(({ tripped }) => tripped)
      ),
      ...group(
        page.paint("dim", "  after the merge"),
        criteria.filter(({ tripped }) => !tripped)
      )
    ],
    page
  );
}
function footer(review, { paint, width }) {
  const { head, base, profile, postgresVersion } = review;
  const name = (one) => `${oneLine(one.ref)}${one.sha ? ` (${shortSha(one.sha)})` : ""}`;
  const compared = isAlone(review) ? name(head) : `${name(head)} against ${name(base)}`;
  const engines = enginesOf(review);
  const production = postgresVersion ? `production runs PostgreSQL ${postgresVersion}` : "production unknown";
  const sql = engines.length > 0 ? `; SQL ran on ${engines.join(", ")}, ${production}` : "";
  return paint("dim", wrapped(`${compared}; profile ${profile.name} (${profile.source})${sql}`, width, ""));
}
function nextStep(review, { width }) {
  return wrapped(`Next: ${nextOf(review)}`, width, "");
}
function nextOf(review) {
  const { verdict, outcomes, approvers } = review;
  switch (verdict.decision) {
    case "block":
      return "correct what blocks, or accept it on the base branch: `accepted:` in .github/breakwater.yml takes the fingerprint, a reason and a last day.";
    case "inconclusive": {
      const hints = outcomes.flatMap(
        (outcome) => outcome.status === "failed" ? [outcome.error.hint] : outcome.status === "ran" ? outcome.unproven.map(({ hint }) => hint) : []
      );
      return oneLine(hints[0] ?? "look at what was not proven.");
    }
    case "needs-approval": {
      const missing = approvers.filter(
        ({ approved, required }) => approved.length === 0 && required !== verdict.advisory
      );
      const names = missing.map(({ role, people }) => people.length > 0 ? `${role} (${people.join(", ")})` : role);
      const ask = `ask ${oneLine(enumerate(names, 6))} to approve this commit`;
      return verdict.advisory ? `${ask}, and name people for the roles under \`approvers:\` in .github/breakwater.yml.` : `${ask}.`;
    }
    case "pass":
      return nextOfPass(review);
    default:
      return verdict;
  }
}
function nextOfPass(review) {
  const { base, head, outcomes } = review;
  if (base.sha !== void 0 && base.sha === head.sha) {
    return "Nothing was compared: base and head are the same commit. Name another base with --base.";
  }
  const undecided = undecidedOf(review).length;
  const warnings = findingsOf(review).filter(
    ({ severity, accepted, proof }) => severity === "warning" && !accepted && proof.kind !== "undecided"
  ).length;
  const open = outcomes.some(
    (outcome) => outcome.status === "failed" || outcome.status === "ran" && outcome.unproven.length > 0
  );
  const look = [
    ...open ? ["what was not proven"] : [],
    ...undecided > 0 ? [`the ${several(undecided, "change")} that could not be decided`] : [],
    ...warnings > 0 ? [`the ${several(warnings, "warning")}`] : []
  ];
  return look.length > 0 ? `look at ${enumerate(look)}; nothing else stands in the way.` : "nothing; this can be merged as far as Breakwater can tell.";
}
function several(n, noun) {
  return n === 1 ? noun : count(n, noun);
}

// src/report/comment.ts
init_shim();

// src/report/budget.ts
init_shim();
function fillRoom(sections, room, measure) {
  let left = room;
  const texts = [];
  const missing = /* @__PURE__ */ new Map();
  const shortened2 = /* @__PURE__ */ new Map();
  for (const section3 of sections) {
    const { noun, items } = section3;
    const chosen = choose(section3, left, measure);
    const text = chosen.length > 0 ? section3.wrap(chosen) : void 0;
    left -= text === void 0 ? 0 : measure(text) + 2;
    texts.push(text);
    add(missing, noun, items.length - chosen.length);
    add(shortened2, noun, chosen.filter((one, at) => one !== items[at]?.full).length);
  }
  const cut2 = [
    ...[...missing].map(([noun, n]) => count(n, noun)),
    ...[...shortened2].map(([noun, n]) => `the detail of ${count(n, noun)}`)
  ];
  return { texts, cut: cut2 };
}
function add(counts, noun, n) {
  if (n > 0) counts.set(noun, (counts.get(noun) ?? 0) + n);
}
function choose({ items, frame, between }, room, measure) {
  let left = room - measure(frame) - 2;
  const cost = (text) => measure(text) + measure(between);
  const chosen = [];
  for (const { brief } of items) {
    if (cost(brief) > left) break;
    left -= cost(brief);
    chosen.push(brief);
  }
  return chosen.map((brief, at) => {
    const full = items[at]?.full ?? brief;
    if (cost(full) - cost(brief) > left) return brief;
    left -= cost(full) - cost(brief);
    return full;
  });
}

// src/report/core-text.ts
init_shim();
var rooms = [
  { cell: 1e3, rows: 1e3, reasons: 6, terse: false },
  { cell: 300, rows: 60, reasons: 6, terse: false },
  { cell: 120, rows: 24, reasons: 4, terse: false },
  { cell: 60, rows: 8, reasons: 2, terse: false },
  { cell: 18, rows: 4, reasons: 1, terse: true }
];
function coreText(review, room) {
  return {
    top: [verdictLine(review.verdict), reasonsText(review.verdict, room), checksTable(review.outcomes, room)].join(
      "\n\n"
    ),
    approvers: approversText(review.approvers, room),
    killCriteria: killCriteriaText(review.killCriteria, room),
    footer: footerText(review, room)
  };
}
var verdictGlyph = {
  block: "\u{1F534}",
  inconclusive: "\u{1F7E0}",
  "needs-approval": "\u{1F7E1}",
  pass: "\u{1F7E2}"
};
function verdictLine(verdict) {
  return `## ${verdictGlyph[verdict.decision]} Breakwater: ${verdictWord(verdict)}`;
}
function reasonsText({ reasons }, room) {
  const shown = reasons.slice(0, room.reasons).map((reason) => inline(clip(reason, room.terse ? 50 : room.cell)));
  const rest = reasons.length - shown.length;
  const text = `${shown.join("; ")}${rest > 0 ? `; and ${rest} more` : ""}`;
  return sentence(text.replace(/^[a-z](?=[a-z]* )/, (first) => first.toUpperCase()));
}
function checksTable(outcomes, room) {
  const rows = outcomes.map((outcome) => `| ${glyphOf(outcome)} | ${outcome.check} | ${resultText(outcome, room)} |`);
  return ["| | Check | Result |", "| --- | --- | --- |", ...rows.slice(0, Math.max(4, room.rows))].join("\n");
}
function glyphOf(outcome) {
  if (outcome.status === "skipped") return "\u26AA";
  if (outcome.status === "failed") return "\u{1F7E0}";
  if (outcome.findings.some(blocks)) return "\u{1F534}";
  if (outcome.unproven.length > 0) return "\u{1F7E0}";
  return outcome.findings.some(({ severity }) => severity !== "note") ? "\u{1F7E1}" : "\u{1F7E2}";
}
function resultText(outcome, room) {
  if (outcome.status === "skipped") return `skipped${room.terse ? "" : `: ${inline(clip(outcome.reason, room.cell))}`}`;
  if (outcome.status === "failed")
    return `failed${room.terse ? "" : `: ${inline(clip(outcome.error.message, room.cell))}`}`;
  const { findings, unproven, summary } = outcome;
  return [
    ...findings.length > 0 ? [tally(findings)] : ["no findings"],
    ...unproven.length > 0 ? [`${unproven.length} could not be told`] : [],
    ...summary === "" || room.terse ? [] : [inline(clip(summary, room.cell))]
  ].join(" \xB7 ");
}
function approversText(approvers, room) {
  if (approvers.length === 0) return void 0;
  const waiting = (approver) => approver.required && approver.approved.length === 0;
  if (room.terse) {
    const sorted = [...approvers].sort((a, b) => Number(waiting(b)) - Number(waiting(a)));
    const names = sorted.map((one) => `${prose(clip(one.role, room.cell))} (${stateText(one)})`);
    return `**Who must approve:** ${listed(names, room)}`;
  }
  const [named, unnamed] = [approvers.filter(isAsked), approvers.filter((approver) => !isAsked(approver))];
  const mentioned = /* @__PURE__ */ new Set();
  const rows = named.slice(0, room.rows).map((approver) => approverRow(approver, mentioned, room));
  const rest = named.length - rows.length;
  return [
    "### Who must approve",
    ...rows.length > 0 ? [["| State | Role | People | Because |", "| --- | --- | --- | --- |", ...rows].join("\n")] : [],
    ...rest > 0 ? [`And ${count(rest, "more role")}.`] : [],
    ...unnamed.length > 0 ? [advisoryText(unnamed, room)] : []
  ].join("\n\n");
}
function isAsked({ required, people }) {
  return required || people.length > 0;
}
function approverRow(approver, mentioned, room) {
  const { approved, people, role, because } = approver;
  const who = approved.length > 0 ? approved.map(({ login }) => code(login)) : people.map((name) => mention(name, mentioned));
  const state = `${stateGlyph(approver)}&nbsp;${stateText(approver)}`;
  const names = who.length > 0 ? cut(who, 8) : "nobody is named";
  return `| ${state} | ${prose(clip(role, room.cell))} | ${names} | ${inline(clip(because, room.cell))} |`;
}
function advisoryText(approvers, room) {
  const groups = unique(approvers.map(({ because }) => because)).map((because) => {
    const roles = approvers.filter((approver) => approver.because === because).map(({ role }) => prose(clip(role, room.cell)));
    return `${cut(roles, room.rows)} (${inline(clip(because, room.cell))})`;
  });
  return `Advisory, because the config names nobody for the role: ${cut(groups, room.rows)}.`;
}
function stateGlyph({ approved, required }) {
  if (approved.length > 0) return "\u{1F7E2}";
  return required ? "\u{1F7E1}" : "\u26AA";
}
function stateText({ approved, required }) {
  if (approved.length > 0) return "approved";
  return required ? "missing" : "advisory";
}
function mention(name, mentioned) {
  const isLogin = /^[a-z\d](?:[a-z\d-]{0,38})(?:\/[a-z\d][\w.-]{0,99})?$/i.test(name);
  const key = name.toLowerCase();
  if (!isLogin || mentioned.has(key)) return code(clip(name, 80));
  mentioned.add(key);
  return `@${name}`;
}
function killCriteriaText(criteria, room) {
  if (criteria.length === 0) return void 0;
  const sorted = [...criteria].sort((a, b) => Number(b.tripped) - Number(a.tripped));
  if (room.terse) {
    const names = sorted.map(({ id, tripped }) => `${prose(clip(id, room.cell))}${tripped ? " (tripped)" : ""}`);
    return `**Kill criteria:** ${listed(names, room)}`;
  }
  const shown = sorted.slice(0, room.rows);
  const rest = criteria.length - shown.length;
  const now = shown.filter(({ when }) => when === "now").map((criterion) => criterionLine(criterion, room));
  const later = shown.filter(({ when }) => when === "rollout").map((criterion) => criterionLine(criterion, room));
  const after = [...later, ...rest > 0 ? [`- and ${rest} more`] : []].join("\n");
  const folded = now.length > 0 && later.length > 0;
  return [
    "### Kill criteria",
    ...now.length > 0 ? [now.join("\n")] : [],
    ...after === "" ? [] : folded ? [details(`After the merge (${later.length})`, after)] : ["After the merge, stop if", after]
  ].join("\n\n");
}
function criterionLine({ metric, breach, window, action, tripped, when }, room) {
  const [what, how2, within, then] = [metric, breach, window, action].map((text) => inline(clip(text, room.cell)));
  const over = when === "now" ? "" : ` _Window:_ ${within}.`;
  return `- ${tripped ? "\u{1F534} " : ""}**${what}**: ${how2}.${over} _Then:_ ${then}.`;
}
function footerText(review, room) {
  const { head, base, tool, profile } = review;
  const commit = head.sha ? code(shortSha(head.sha)) : code(clip(head.ref, room.cell));
  if (room.terse) return `<sub>head ${commit}</sub>`;
  const against = `${code(clip(base.ref, room.cell))}${base.sha ? ` (${code(shortSha(base.sha))})` : ""}`;
  const facts = [
    isAlone(review) ? commit : `head ${commit} against ${against}`,
    `profile ${code(profile.name)} (${prose(clip(profile.source, room.cell))})`,
    ...engineFacts(review, room),
    `${tool.name} ${tool.version}`,
    ...review.reportUrl ? [`[full report](${review.reportUrl})`] : []
  ];
  return `---

<sub>${facts.join(" \xB7 ")}<br>The same on your machine: ${code(clip(review.reproduce, room.cell))}</sub>`;
}
function engineFacts(review, room) {
  const engines = enginesOf(review);
  if (engines.length === 0) return [];
  const production = review.postgresVersion ? `production runs PostgreSQL ${review.postgresVersion}` : "production's version is not configured (`database.postgres-version`)";
  return [`SQL ran on ${prose(clip(engines.join(", "), room.cell))}, ${production}`];
}
function listed(names, room) {
  return `${cut(names, room.rows)}`;
}
function cut(names, shown) {
  const rest = names.length - shown;
  return `${names.slice(0, shown).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

// src/report/load/comment.ts
init_shim();

// src/report/load/mermaid.ts
init_shim();
function mermaid(chart) {
  switch (chart.kind) {
    case "distribution":
      return distribution(chart);
    case "over-time":
      return overTime(chart);
    case "scaling":
      return scaling2(chart);
    case "forest":
      return void 0;
    default:
      return chart;
  }
}
function legend(chart) {
  switch (chart.kind) {
    case "distribution":
      return `${chart.base ? "Bars: head, line: base. " : ""}Each bar is the share of answers from its latency up to the next one's.`;
    case "over-time": {
      const names = chart.series.map(({ name }, at) => `${name} ${colours[at]?.name ?? ""}`).join(", ");
      const gaps = chart.series.some(({ values }) => values.includes(null)) ? " Where a line drops to 0, nothing was answered." : "";
      return `Lines: ${names}.${gaps}`;
    }
    case "scaling":
      return `Bars: measured${chart.law ? ", line: the fitted law" : ""}.`;
    case "forest":
      return "";
    default:
      return chart;
  }
}
var colours = [
  { name: "orange", hex: "#d9822b" },
  { name: "blue", hex: "#2f7ed8" },
  { name: "purple", hex: "#8e5bb5" }
];
function framed(palette, lines) {
  return [
    "---",
    "config:",
    "  xyChart:",
    "    height: 320",
    "  themeVariables:",
    "    xyChart:",
    `      plotColorPalette: "${palette.map(({ hex }) => hex).join(", ")}"`,
    "---",
    "xychart-beta",
    ...lines.map((line) => `    ${line}`)
  ].join("\n");
}
function distribution({ title, bins, head, base }) {
  const [orange, blue] = colours;
  return framed(
    [blue, orange],
    [
      `title "${title}"`,
      `x-axis "ms" [${bins.map((bin) => `"${binLabel(bin)}"`).join(", ")}]`,
      `y-axis "% of answers" 0 --> ${ceiling([...head, ...base ?? []])}`,
      `bar [${head.map(number).join(", ")}]`,
      ...base ? [`line [${base.map(number).join(", ")}]`] : []
    ]
  );
}
function overTime({ title, unit, stepSeconds, series }) {
  const steps = series[0]?.values.length ?? 0;
  const values = series.flatMap((one) => one.values.map((value) => value ?? 0));
  return framed(colours, [
    `title "${title}"`,
    `x-axis "seconds" 0 --> ${Math.max(1, (steps - 1) * stepSeconds)}`,
    `y-axis "${unit}" 0 --> ${ceiling(values)}`,
    // A gap cannot be drawn.
    ...series.map((one) => `line [${one.values.map((value) => number(value ?? 0)).join(", ")}]`)
  ]);
}
function scaling2({ title, steps, law }) {
  const [orange, blue] = colours;
  const fitted2 = law ? steps.map(({ concurrency }) => law(concurrency)) : [];
  return framed(
    [blue, orange],
    [
      `title "${title}"`,
      `x-axis "clients" [${steps.map(({ concurrency }) => `"${number(concurrency)}"`).join(", ")}]`,
      `y-axis "answers/s" 0 --> ${ceiling([...steps.map(({ throughput }) => throughput), ...fitted2])}`,
      `bar [${steps.map(({ throughput }) => number(throughput)).join(", ")}]`,
      ...law ? [`line [${fitted2.map(number).join(", ")}]`] : []
    ]
  );
}
function number(value) {
  if (!Number.isFinite(value)) return "0";
  return String(Number(value.toFixed(Math.abs(value) >= 100 ? 0 : 3)));
}
function ceiling(values) {
  const most = Math.max(0, ...values.filter(Number.isFinite));
  if (most < 1e-3) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((one) => one * power >= most) ?? 10;
  return Number((step * power).toPrecision(3));
}

// src/report/load/comment.ts
var resolution = { bins: 16, points: 60 };
function loadItems(review) {
  return review.outcomes.flatMap((outcome) => outcome.status === "ran" && outcome.load ? itemsOf(outcome.load) : []);
}
function itemsOf(load) {
  const charts = chartsOf(load, resolution).flatMap((chart) => {
    const drawn = mermaid(chart);
    return drawn === void 0 ? [] : [`\`\`\`mermaid
${drawn}
\`\`\`

${inline(legend(chart))}`];
  });
  return [
    ...partsOf(load).map((part) => ({ full: fullText(part), brief: briefText(part) })),
    ...charts.map((full) => ({ full, brief: "" }))
  ];
}
function fullText({ name, title, alarms, sentences: sentences2, table: table2, notes }) {
  return [
    ...name === "how" ? [] : [`**${title}**`],
    ...alarms.map((alarm) => `**${inline(alarm)}**`),
    ...sentences2.length > 0 ? [sentences2.map(inline).join(" ")] : [],
    ...table2 ? [markdownTable(table2)] : [],
    ...notes.length > 0 ? [notes.map(inline).join(" ")] : []
  ].join("\n\n");
}
function briefText({ brief }) {
  return inline(brief);
}
function markdownTable({ columns, rows }) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(({ name }) => cell(name))),
    line(columns.map(({ numeric }) => numeric ? "---:" : "---")),
    ...rows.map((row) => line(row.map(cell)))
  ].join("\n");
}

// src/report/comment.ts
var unfolded = 5;
function renderComment(review, limit) {
  return renderWithin(review, limit, (text) => text.length);
}
function renderWithin(review, limit, measure) {
  const reserve = 400;
  for (const room of rooms) {
    const core = coreText(review, room);
    const fixed = measure(join([core.top, core.approvers, core.killCriteria, core.footer]));
    const last = room === rooms.at(-1);
    if (!last && fixed + reserve > limit) continue;
    const sections = sectionsOf(review);
    const { texts, cut: cut2 } = fillRoom(sections, limit - fixed - reserve, measure);
    return compose(core, texts, cut2);
  }
  throw new Error("rooms is never empty");
}
function sectionsOf(review) {
  const findings = findingsOf(review);
  const blocking = findings.filter(blocks);
  const accepted = findings.filter((finding) => finding.accepted !== void 0);
  const standing = (severity) => findings.filter((finding) => finding.severity === severity && !finding.accepted);
  const item = (finding) => findingItem(finding, review);
  return [
    blockingSection(blocking.map((finding, at) => findingItem(finding, review, at + 1))),
    ...notProven(review),
    heading(
      "### Accepted",
      "accepted finding",
      accepted.map((one) => acceptedItem(one, review)),
      "\n"
    ),
    heading("### Worth knowing", "remark", remarkItems(review), "\n"),
    fold("warnings", "warning", standing("warning").map(item)),
    fold("statements, with what Postgres did", "statement", statementItems(review), "\n", statementHead),
    loadSection(loadItems(review)),
    fold(
      "notes",
      "note",
      standing("note").map(item).map(({ brief }) => ({ full: brief, brief })),
      "\n"
    )
  ];
}
function compose(core, texts, cut2) {
  const [errors, ...rest] = texts;
  return join([
    core.top,
    cut2.length > 0 ? `_Left out for length: ${cut2.join(", ")}._` : void 0,
    errors,
    core.approvers,
    core.killCriteria,
    ...rest,
    core.footer
  ]);
}
function join(parts) {
  return `${parts.filter((part) => part !== void 0).join("\n\n")}
`;
}
function blockingSection(items) {
  const title = "### What blocks\n\n";
  const folded = (rest) => details(count(rest.length, "more error"), rest.join("\n\n"));
  return {
    noun: "error",
    items,
    between: "\n\n",
    frame: `${title}${details(count(items.length, "more error"), "")}`,
    wrap: (chosen) => {
      const rest = chosen.slice(unfolded);
      return `${title}${[...chosen.slice(0, unfolded), ...rest.length > 0 ? [folded(rest)] : []].join("\n\n")}`;
    }
  };
}
function section2(noun, items, between, wrap) {
  return { noun, items, between, frame: wrap(""), wrap: (chosen) => wrap(chosen.join(between)) };
}
function loadSection(items) {
  const folded = section2("load test part", items, "\n\n", (body) => details("Load test", body));
  return { ...folded, wrap: (chosen) => folded.wrap(chosen.filter((text) => text !== "")) };
}
function heading(title, noun, items, between) {
  return section2(noun, items, between, (body) => `${title}

${body}`);
}
function fold(title, noun, items, between = "\n\n", head = "") {
  const summary = `${items.length} ${items.length === 1 ? title.replace(/s\b/, "") : title}`;
  return section2(noun, items, between, (body) => details(summary, `${head}${body}`));
}
function acceptedItem(finding, review) {
  const { accepted, message, fingerprint } = finding;
  const how2 = accepted ? acceptanceText(accepted, review) : "";
  const line = `- ${inline(clip(message, 200))}${inBrackets([placeText(finding, review), code(fingerprint)])}, accepted ${how2}`;
  return { full: line, brief: line };
}
function notProven(review) {
  const title = "### What was not proven";
  const questions = openQuestions(review);
  const undecided = undecidedOf(review).map(({ finding, reason }) => undecidedItem(finding, reason, review));
  const lead = `${count(undecided.length, "change")} could not be decided`;
  const above = questions.length > 0 ? "" : `${title}

`;
  const open = undecided.length <= unfolded;
  return [
    heading(title, "open question", questions, "\n"),
    section2(
      "undecided change",
      undecided,
      "\n",
      (body) => open ? `${above}${lead}:

${body}` : `${above}${details(lead, body)}`
    )
  ];
}
function undecidedItem(finding, reason, review) {
  const { brief } = findingItem(finding, review);
  return { full: `${brief}: ${inline(sentence(clip(reason, 400)))}`, brief };
}
function openQuestions(review) {
  return review.outcomes.flatMap((outcome) => {
    if (outcome.status === "failed") return [troubleItem(`${outcome.check} failed`, outcome.error, review)];
    if (outcome.status === "skipped") return [];
    const own = outcome.unproven.filter(({ finding }) => finding === void 0);
    return own.map((one) => troubleItem(one.subject, one, review));
  });
}
function troubleItem(subject, { message, hint, location }, review) {
  const what = `- ${code(clip(subject, 120))}`;
  const place = location && location.path !== subject ? ` at ${linked(location, review)}` : "";
  return {
    full: `${what}${place}: ${inline(sentence(clip(message, 600)))} ${inline(sentence(clip(hint, 400)))}`,
    brief: `${what}: ${inline(clip(message, 160))}`
  };
}
function remarkItems(review) {
  const checks = review.outcomes.flatMap(
    (outcome) => outcome.status === "ran" ? outcome.remarks.map((remark) => remarkLine(remark, `${outcome.check}: `)) : []
  );
  return [...review.remarks.map((remark) => remarkLine(remark, "")), ...checks].map((line) => ({
    full: line,
    brief: line
  }));
}
function remarkLine(remark, lead) {
  const [first = "", ...rest] = clip(remark.trim(), 600).split("\n");
  const line = `- ${lead}${inline(sentence(first))}`;
  const toCopy = rest.join("\n").replace(/^\n+/, "");
  return toCopy.trim() === "" ? line : `${line}

${fence("yaml", toCopy).replace(/^/gm, "  ")}
`;
}
var statementHead = "| Place | Statement | What Postgres did | ms |\n| --- | --- | --- | ---: |\n";
function statementItems(review) {
  const traces = review.outcomes.flatMap((outcome) => outcome.status === "ran" ? outcome.trace ?? [] : []);
  return traces.map((trace) => {
    const row = statementRow(trace, review);
    return { full: row, brief: row };
  });
}
function statementRow({ path, line, statement, ms, ...did }, review) {
  const place = linked({ path, line, column: 1 }, review);
  return `| ${place} | ${code(clip(statement, 90))} | ${deedsText(did)} | ${Math.round(ms)} |`;
}
function deedsText({
  locks,
  scans,
  rewrites,
  rows,
  error
}) {
  const waited = strongestFirst(locks.filter(({ preexisting, mode }) => preexisting && blocksWrites(mode)));
  return [
    ...error ? [`fails with ${code(error.sqlstate)}`] : [],
    ...waited.slice(0, 3).map((lock) => `${lock.mode} on ${code(lock.relation)}: ${waiters(lock)} wait`),
    ...scans.length > 0 ? [`reads ${codes(scans, 3)}`] : [],
    ...rewrites.length > 0 ? [`rewrites ${codes(rewrites, 3)}`] : [],
    ...Object.keys(rows).length > 0 ? [inline(clip(rowsText(rows), 120))] : []
  ].join("<br>");
}

export {
  boundsMs,
  bucketCounts,
  sumMs,
  renderJson,
  verdictWord,
  findingsOf,
  blocks,
  undecidedOf,
  tally,
  sentence,
  enginesOf,
  isAlone,
  shortSha,
  codes,
  standsInBase,
  chartsOf,
  binLabel,
  operationText,
  msText,
  changeText,
  effectText,
  partsOf,
  renderComment,
  renderWithin,
  evidenceOf,
  renderTerminal
};
