import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
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
} from "./chunk-FRY37NDL.js";
import {
  blocksReads,
  blocksWrites
} from "./chunk-GYQDIOIP.js";
import {
  shortened
} from "./chunk-ZTGXXDWR.js";
import {
  count,
  enumerate,
  grouped,
  isShare,
  metricWord,
  plain,
  quantity,
  severities,
  subjectText,
  unique
} from "./chunk-HOW3RGVT.js";
import {
  engineText
} from "./chunk-UWS3ZHM4.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/report/json.ts
init_shim();
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
    case "query":
      return { kind: proof.kind, sql: proof.sql, sqlstate: proof.sqlstate, statement: proof.statement };
    case "diff": {
      const { kind, structural, before, after } = proof;
      return { kind, structural, before: before && excerptJson(before), after: after && excerptJson(after) };
    }
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
function loadJson({ engine, model, target, concurrency, durationMs, generator, total, operations, slo }) {
  return {
    engine,
    model,
    target,
    concurrency,
    durationMs,
    generator: { cpuShare: generator.cpuShare },
    total: statisticsJson(total),
    operations: operations.map((one) => ({
      name: one.name,
      method: one.method,
      path: one.path,
      ...statisticsJson(one)
    })),
    slo: slo.map(({ metric, floor, operation, verdict, n, exceeding, needed }) => ({
      metric,
      floor,
      operation,
      verdict,
      n,
      exceeding,
      needed
    }))
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

// src/report/terminal.ts
init_shim();

// src/report/finding-text.ts
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
  return /[.!?:]$/.test(trimmed) ? trimmed : `${trimmed}.`;
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
        summary: `Proof: a query of the running release fails with ${htmlText(proof.sqlstate)}`,
        body: [
          fence("sql", proof.sql),
          `It fails with SQLSTATE ${code(proof.sqlstate)} after`,
          fence("sql", proof.statement)
        ].join("\n\n")
      };
    case "diff":
      return {
        summary: `Proof: ${proof.after === void 0 ? "base has it, head does not" : proof.before === void 0 ? "head has it, base does not" : "base and head as written"}`,
        body: fence("diff", [...marked("-", proof.before), ...marked("+", proof.after)].join("\n"))
      };
    case "source":
      return { summary: "As written", body: fence(languageOfPath(path), proof.excerpt) };
    case "measurement":
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
function marked(sign, excerpt) {
  if (!excerpt) return [];
  const { text, location } = excerpt;
  const place = location ? [`@@ ${sign === "-" ? "base" : "head"} ${oneLine(location.path)}:${location.line} @@`] : [];
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

// src/report/finding-text.ts
var maxMessage = 600;
var maxBrief = 160;
function findingItem(finding, links, number) {
  const title = `${number === void 0 ? "" : `${number}. `}${inline(clip(finding.message, maxMessage))}`;
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

// src/report/load-text.ts
init_shim();
function loadItems(review) {
  return review.outcomes.flatMap(
    (outcome) => outcome.status === "ran" && outcome.load ? [objectives(outcome.load), figures(outcome.load)] : []
  );
}
function objectives({ slo, target, concurrency, durationMs, engine }) {
  const how = `${grouped(concurrency)} clients against ${code(clip(target, 200))} for ${plain(durationMs / 1e3)} s (${inline(engine)}, closed loop: the rate was not offered).`;
  const rows = slo.map(
    (one) => `| ${inline(one.operation ?? "all operations")} | ${inline(metricWord(one.metric))} | ${floorText(one)} | ${verdictText(one)} |`
  );
  const full = [
    how,
    ["| Operation | Metric | Floor | Verdict |", "| --- | --- | --- | --- |", ...rows].join("\n")
  ].join("\n\n");
  return { full, brief: how };
}
function floorText({ metric, floor }) {
  return quantity(floor, metric === "errorRate" ? "share" : "ms");
}
function verdictText({ verdict, n, exceeding, needed }) {
  const seen = `${grouped(exceeding)} of ${grouped(n)} past it`;
  if (verdict === "pass") return `kept (${seen})`;
  if (verdict === "fail") return `broken (${seen})`;
  return `could not tell (${seen}${needed ? `, ${grouped(needed)} more requests needed` : ""})`;
}
function figures({ operations, total }) {
  const rows = [...operations.slice(0, 50).map((one) => row(one.name, one)), row("total", total)];
  const head = [
    "| Operation | Sent | Answered | p50 | p95 | p99 | max |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
  ];
  const table2 = [...head, ...rows].join("\n");
  return { full: table2, brief: [...head, row("total", total)].join("\n") };
}
function row(name, { sent, ok, latencyMs }) {
  const times = [latencyMs.p50, latencyMs.p95, latencyMs.p99, latencyMs.max].map(msText);
  return `| ${inline(clip(name, 120))} | ${grouped(sent)} | ${grouped(ok)} | ${times.join(" | ")} |`;
}
function msText(ms) {
  return ms === null ? "none" : `${plain(ms)} ms`;
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
  const more = rest > 0 ? [`  ${count(rest, "other statement")} that nobody would notice`] : [];
  return section("What Postgres did", lines.length === 0 ? [] : [...lines, ...more], page);
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
function loadText({ slo, operations, total }, page) {
  const objectives2 = slo.map((one) => {
    const metric = `${one.operation ? `${oneLine(one.operation)} ` : ""}${metricWord(one.metric)}`;
    return `  ${metric.padEnd(12)} floor ${floorText(one).padEnd(8)} ${verdictText(one)}`;
  });
  const figures2 = [
    ...operations.slice(0, 20).map((one) => ({ name: one.name, one })),
    { name: "total", one: total }
  ].map(
    ({ name, one: { sent, ok, latencyMs } }) => `  ${oneLine(name)}: ${grouped(sent)} sent, ${grouped(ok)} answered, p50 ${msText(latencyMs.p50)}, p95 ${msText(latencyMs.p95)}, p99 ${msText(latencyMs.p99)}`
  );
  return section("Load test", [...objectives2, ...figures2], page);
}

// src/report/terminal.ts
var maxNotes = 40;
function renderTerminal(review, { colour, width }) {
  const page = { paint: painter(colour), width: Math.min(Math.max(width, 40), 110) };
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
  const more = rest > 0 ? [`  and ${rest} more`] : [];
  return section("Also changed (at length: --format markdown)", [...lines, ...more], page);
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
  const say = (text) => wrapped(oneLine(text), width, "    ");
  const show = (text) => indented(text, "      | ");
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
    case "query":
      return [
        say(`Proof: this query of the running release fails with ${proof.sqlstate}:`),
        show(proof.sql),
        say("after"),
        show(proof.statement)
      ];
    case "diff":
      return [
        say(
          proof.after ? proof.before ? "Base and head as written:" : "Head has it, base does not:" : "Base has it, head does not:"
        ),
        ...proof.before ? [indented(proof.before.text, "      - ")] : [],
        ...proof.after ? [indented(proof.after.text, "      + ")] : []
      ];
    case "source":
      return [show(proof.excerpt)];
    case "undecided":
      return [say(`Not proved: ${proof.reason}`)];
    default:
      return proof;
  }
}
function unprovenSection(review, page) {
  const { outcomes } = review;
  const troubles = outcomes.flatMap((outcome) => {
    if (outcome.status === "failed") return [{ subject: `${outcome.check} failed`, ...outcome.error }];
    return outcome.status === "ran" ? outcome.unproven.filter(({ finding }) => finding === void 0) : [];
  });
  const lines = troubles.map(({ subject, message, hint, location }) => {
    const place = location && location.path !== subject ? ` (${oneLine(location.path)}:${location.line})` : "";
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
  const more = rest > 0 ? [`    and ${rest} more`] : [];
  return [`  ${count(undecided.length, "change")} could not be decided:`, ...lines, ...more];
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
  const [what, how, within, then] = [metric, breach, window, action].map((text) => inline(clip(text, room.cell)));
  const over = when === "now" ? "" : ` _Window:_ ${within}.`;
  return `- ${tripped ? "\u{1F534} " : ""}**${what}**: ${how}.${over} _Then:_ ${then}.`;
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
    section2("load test table", loadItems(review), "\n\n", (body) => details("Load test", body)),
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
  const how = accepted ? acceptanceText(accepted, review) : "";
  const line = `- ${inline(clip(message, 200))}${inBrackets([placeText(finding, review), code(fingerprint)])}, accepted ${how}`;
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
    const row2 = statementRow(trace, review);
    return { full: row2, brief: row2 };
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
  renderJson,
  verdictWord,
  findingsOf,
  sentence,
  codes,
  standsInBase,
  renderComment,
  renderWithin,
  renderTerminal
};
