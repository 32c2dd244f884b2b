import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  blocksWrites
} from "./chunk-GYQDIOIP.js";
import {
  provesError
} from "./chunk-TG5VVJV6.js";
import {
  changeKinds,
  severities,
  subjectText
} from "./chunk-JW2A4OU2.js";
import {
  count,
  enumerate,
  metricWord,
  percent,
  plain,
  quantity,
  unique
} from "./chunk-SQN55YXA.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/verdict.ts
init_shim();

// src/core/approvers.ts
init_shim();

// src/core/change-kinds.ts
init_shim();
function kindsOf(outcomes) {
  const reasons = {
    api_breaking: breakingFindings(outcomes).map(({ message }) => message),
    schema_migration: migrationReasons(outcomes),
    slo_breach: floorFindings(outcomes).map(({ message }) => message)
  };
  return changeKinds.flatMap((kind) => {
    const why = reasons[kind] ?? [];
    return why.length > 0 ? [{ kind, reasons: why }] : [];
  });
}
function breakingFindings(outcomes) {
  return loudestFirst(
    findingsOf(outcomes, "api-diff").filter(({ severity, proof }) => severity !== "note" && provesError(proof))
  );
}
function floorFindings(outcomes) {
  return loudestFirst(
    findingsOf(outcomes, "load-test").filter(
      ({ ruleId, severity }) => ruleId === "load/slo-broken" && severity !== "note"
    )
  );
}
function failingStatements(outcomes) {
  return findingsOf(outcomes, "migration").filter(
    ({ severity, proof }) => severity === "error" && proof.kind === "trace" && proof.sqlstate !== void 0
  );
}
function failingQueries(outcomes) {
  return findingsOf(outcomes, "migration").filter(
    ({ severity, proof }) => severity === "error" && proof.kind === "query"
  );
}
function newStatements(outcomes) {
  return outcomes.flatMap(
    (outcome) => outcome.status === "ran" && outcome.check === "migration" ? outcome.trace ?? [] : []
  );
}
function blockedRelations(statements) {
  const preexisting = new Set(
    statements.flatMap(({ locks }) => locks.filter((lock) => lock.preexisting).map(({ relation }) => relation))
  );
  return unique(
    statements.flatMap((statement) => {
      const { locks, held, scans, rewrites, rows } = statement;
      const worked = new Set(tablesOf(statement, [...scans, ...rewrites, ...Object.keys(rows)]));
      const blocking = [...locks, ...held].filter(
        ({ relation, mode }) => blocksWrites(mode) && preexisting.has(relation)
      );
      return tablesOf(
        statement,
        blocking.map(({ relation }) => relation)
      ).filter((table) => worked.has(table));
    })
  );
}
function copiedRelations(statements) {
  return unique(
    statements.flatMap((statement) => tablesOf(statement, [...statement.rewrites, ...Object.keys(statement.rows)]))
  );
}
function tablesOf({ locks, held }, relations) {
  const tables = new Map([...locks, ...held].map(({ relation, table }) => [relation, table]));
  return relations.map((relation) => tables.get(relation) ?? relation);
}
var destructive = /^(?:migration|schema)\/(?:drop-(?:table|column|schema)|truncate|delete-without-where)\b/;
function migrationRisks(outcomes) {
  const statements = newStatements(outcomes);
  const blocked = blockedRelations(statements);
  const dropped = findingsOf(outcomes, "migration").filter(({ ruleId }) => destructive.test(ruleId));
  const deleted = unique(
    statements.flatMap(
      ({ rows }) => Object.entries(rows).filter(([, { deleted: deleted2 }]) => deleted2 > 0).map(([relation]) => relation)
    )
  );
  return [
    ...blocked.length > 0 ? [`writes to ${enumerate(blocked)} wait`] : [],
    ...unique(dropped.map(({ message }) => message)),
    ...deleted.length > 0 ? [`rows of ${enumerate(deleted)} are deleted`] : []
  ];
}
function migrationReasons(outcomes) {
  const statements = newStatements(outcomes);
  const files = unique(statements.map(({ path }) => path));
  if (statements.length > 0) {
    return [
      `${count(statements.length, "new statement")} in ${files.length === 1 ? files[0] : count(files.length, "file")}`
    ];
  }
  const unsure = outcomes.find(
    (outcome) => (outcome.check === "migration" || outcome.check === "schema-diff") && (outcome.status === "failed" || outcome.status === "ran" && outcome.unproven.length > 0)
  );
  const changed = findingsOf(outcomes, "schema-diff");
  if (changed.length > 0) return changed.map(({ message }) => message);
  return unsure ? [`${unsure.check} could not tell what changes`] : [];
}
function findingsOf(outcomes, check) {
  return outcomes.flatMap((outcome) => outcome.status === "ran" && outcome.check === check ? outcome.findings : []);
}
function loudestFirst(findings) {
  return [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

// src/core/approvers.ts
var onCall = "on-call-lead";
function roleKey(role) {
  return role.trim().toLowerCase().replace(/[\s_]+/g, "-");
}
function approversOf({ outcomes, profile, config, approvalState, headSha }) {
  const asked = kindsOf(outcomes).flatMap((change) => askedBy(change, profile.approverChains, outcomes));
  const people = new Map(Object.entries(config.approvers).map(([role, names]) => [roleKey(role), names]));
  const byRole = /* @__PURE__ */ new Map();
  for (const one of asked) byRole.set(roleKey(one.role), [...byRole.get(roleKey(one.role)) ?? [], one]);
  return [...byRole].map(([key, reasons]) => {
    const named = (people.get(key) ?? []).map((name) => name.replace(/^@/, ""));
    return {
      role: reasons[0]?.role ?? key,
      people: named,
      required: config.approvals === "required" || named.length > 0,
      approved: approvalState ? approvalsBy(named, approvalState, headSha) : [],
      because: [...new Set(reasons.map(({ because }) => because))].join("; ")
    };
  });
}
function obstacleOf(approver, state) {
  const { role, people } = approver;
  if (people.length === 0) return `nobody is named for ${role}: add them under \`approvers\` in the config`;
  if (!state) return void 0;
  const unread = people.filter((name) => name.includes("/") && state.teams[name] === void 0);
  if (unread.length > 0) {
    return `the members of ${unread.join(", ")} cannot be read: it needs a token with \`members: read\` (organization members), which GITHUB_TOKEN never has`;
  }
  const candidates = candidatesOf(people, state);
  if (candidates.size === 1 && state.author !== void 0 && candidates.has(state.author.toLowerCase())) {
    return `the only person named for ${role} is the author, whose own approval does not count`;
  }
  return void 0;
}
function askedBy({ kind, reasons }, chains, outcomes) {
  const asked = chains[kind].map((role) => ({ role, because: becauseOf(kind, reasons) }));
  const risks = kind === "schema_migration" && asked.length > 0 ? migrationRisks(outcomes) : [];
  return risks.length > 0 ? [...asked, { role: onCall, because: becauseOf(kind, risks) }] : asked;
}
function becauseOf(kind, reasons) {
  const [first = "", ...others] = reasons;
  return `${kind}: ${gist(first)}${others.length > 0 ? `, ${others.length} more` : ""}`;
}
var maxGist = 80;
function gist(message) {
  if (message.length <= maxGist) return message;
  const colon = message.indexOf(": ", maxGist / 4);
  return colon > 0 && colon <= maxGist ? message.slice(0, colon) : `${message.slice(0, maxGist - 1).trimEnd()}\u2026`;
}
function approvalsBy(people, state, headSha) {
  const candidates = candidatesOf(people, state);
  const author = state.author?.toLowerCase();
  return state.approvals.filter(
    ({ login, sha }) => sha === headSha && login.toLowerCase() !== author && candidates.has(login.toLowerCase())
  );
}
function candidatesOf(people, state) {
  const logins = people.flatMap((name) => name.includes("/") ? state.teams[name] ?? [] : [name]);
  return new Set(logins.map((login) => login.toLowerCase()));
}

// src/core/kill-criteria.ts
init_shim();
var revert = "git revert -m 1 <merge commit>";
var redeploy = `\`${revert}\`, then deploy`;
function wayBack(outcomes) {
  const proof = outcomes.flatMap(
    (outcome) => outcome.status === "ran" && outcome.rollback ? [outcome.rollback] : []
  )[0];
  if (!proof) return redeploy;
  const { command, loses } = proof;
  if (command === void 0) {
    return `${redeploy}; leave the schema as it is, since no way back was proved for all of its migrations`;
  }
  const lost = loses.length > 0 ? `, but ${enumerate(loses, 1)}` : "";
  return `${redeploy}, then \`${command}\` with the files of the merge commit (proved here: the schema is as before${lost})`;
}
function killCriteriaOf(outcomes, profile) {
  const kinds = kindsOf(outcomes).map(({ kind }) => kind);
  const named = profile.rollout.filter((criterion) => kinds.some((kind) => criterion.kinds?.includes(kind) ?? true)).map(({ id, metric, breach, window, action }) => rollout({ id, metric, breach, window, action }));
  const all = [
    ...tripped(outcomes),
    ...kinds.length > 0 ? [burnRate(profile.floor, wayBack(outcomes))] : [],
    ...clientErrors(outcomes, profile.floor),
    ...lockWaits(outcomes, profile.floor),
    ...latency(outcomes, profile.floor),
    ...named
  ];
  return [...new Map(all.map((criterion) => [criterion.id, criterion])).values()];
}
function tripped(outcomes) {
  const stands = ({ accepted, severity }) => accepted === void 0 && severity === "error";
  const floors = floorFindings(outcomes).filter(stands).flatMap(
    ({ proof, subject }) => proof.kind === "measurement" ? [
      now({
        id: `floor-${proof.metric}${subject.kind === "operation" ? `-${subjectText(subject)}` : ""}`,
        metric: subject.kind === "operation" ? `${metricWord(proof.metric)} of ${subjectText(subject)}` : metricWord(proof.metric),
        breach: `worse than the floor of ${quantity(proof.floor, proof.unit)}: ${quantity(proof.measured, proof.unit)} over ${count(proof.samples, "request")}`,
        action: "do not merge; the preview already misses what production is held to"
      })
    ] : []
  );
  const statements = failingStatements(outcomes).filter(stands);
  const places = unique(statements.map(({ location }) => `${location.path}:${location.line}`));
  const codes = unique(
    statements.flatMap(({ proof }) => proof.kind === "trace" && proof.sqlstate ? [proof.sqlstate] : [])
  );
  const first = [...floors, ...brokenQueries(outcomes, stands)];
  if (places.length === 0) return first;
  return [
    ...first,
    now({
      id: "migration-fails",
      metric: `migration ${enumerate(places)}`,
      breach: `fails with SQLSTATE ${codes.join(", ")}`,
      action: "do not merge; a deploy would stop halfway"
    })
  ];
}
function brokenQueries(outcomes, stands) {
  const found = failingQueries(outcomes).filter(stands);
  if (found.length === 0) return [];
  const places = unique(found.map(({ location }) => `${location.path}:${location.line}`));
  const codes = unique(found.flatMap(({ proof }) => proof.kind === "query" ? proof.sqlstate ?? [] : []));
  return [
    now({
      id: "running-query-fails",
      metric: `queries of the running release after ${enumerate(places)}`,
      breach: codes.length > 0 ? `fail with SQLSTATE ${codes.join(", ")}` : "find nothing any more",
      action: "do not merge; the release that still runs fails from the moment the migration is applied"
    })
  ];
}
function burnRate({ uptime }, action) {
  const budget = 1 - uptime;
  const minutes = budget * 30 * 24 * 60;
  return rollout({
    id: "error-budget-burn",
    metric: "error budget burn rate",
    breach: `above 14.4, that is more than ${percent(budget * 14.4)} of requests failing (budget ${percent(budget)}: ${plain(minutes)} min in 30 days)`,
    window: "both 1 h and 5 min",
    action
  });
}
function clientErrors(outcomes, { errorRate }) {
  const operations = unique(
    breakingFindings(outcomes).flatMap(({ reach }) => reach).filter(({ kind }) => kind === "operation").map(subjectText)
  );
  if (operations.length === 0) return [];
  return [
    rollout({
      id: "client-errors",
      metric: `4xx and 5xx answers of ${enumerate(operations)}`,
      breach: `their share is more than ${plain(errorRate * 100)} points above that of the hour before the deploy`,
      window: "5 min, for the first 24 h",
      action: wayBack(outcomes)
    })
  ];
}
function lockWaits(outcomes, { p99Ms, rpoMinutes }) {
  const statements = newStatements(outcomes);
  const blocked = blockedRelations(statements);
  const timeout = lockTimeout(statements);
  const copied = copiedRelations(statements).filter((relation) => blocked.includes(relation));
  const waits = rollout({
    id: "lock-wait",
    metric: `longest wait for a lock on ${enumerate(blocked)}`,
    breach: timeout ? `above the migration's lock_timeout of ${timeout}` : `above ${plain(p99Ms)} ms, the p99 floor (the migration sets no lock_timeout)`,
    window: "while the migration runs",
    action: "`SELECT pg_cancel_backend(b) FROM pg_stat_activity a, unnest(pg_blocking_pids(a.pid)) b WHERE a.wait_event_type = 'Lock'`"
  });
  const lag = rollout({
    id: "replica-lag",
    metric: `replay lag of the replicas while ${enumerate(copied)} is written`,
    breach: `above ${plain(rpoMinutes)} min, the RPO: a failover would lose more`,
    window: "while the migration runs and until the replicas caught up",
    action: "stop the migration; do not fail over before `SELECT max(replay_lag) FROM pg_stat_replication` is small"
  });
  return [...blocked.length > 0 ? [waits] : [], ...copied.length > 0 ? [lag] : []];
}
function latency(outcomes, { p99Ms }) {
  if (floorFindings(outcomes).length === 0) return [];
  return [
    rollout({
      id: "p99-latency",
      metric: "p99 latency in production",
      breach: `above the floor of ${plain(p99Ms)} ms`,
      window: "10 min",
      action: wayBack(outcomes)
    })
  ];
}
var lockTimeoutSetting = /^\s*set\s+(?:local\s+|session\s+)?lock_timeout\s*(?:=|to)\s*'?\s*(\d{1,9})\s*(us|ms|s|min|h)?\s*'?\s*;?\s*$/i;
function lockTimeout(statements) {
  const settings = statements.flatMap(({ statement }) => {
    const [, digits, unit = "ms"] = lockTimeoutSetting.exec(statement) ?? [];
    return digits === void 0 || Number(digits) === 0 ? [] : [`${Number(digits)} ${unit.toLowerCase()}`];
  });
  return settings.at(-1);
}
function rollout(criterion) {
  return { ...criterion, when: "rollout", tripped: false };
}
function now(criterion) {
  return { ...criterion, when: "now", window: "this run", tripped: true };
}

// src/core/verdict.ts
function decide(input) {
  const { outcomes, ranOut } = acceptedOutcomes(input);
  const asked = { ...input, outcomes };
  const approvers = input.mergeGroup ? [] : approversOf(asked);
  const killCriteria = killCriteriaOf(outcomes, input.profile);
  const verdict = verdictOf({ ...input, outcomes }, approvers, killCriteria);
  return { verdict: { ...verdict, reasons: [...verdict.reasons, ...ranOut] }, outcomes, approvers, killCriteria };
}
function verdictOf(input, approvers, killCriteria) {
  const { outcomes, config } = input;
  const blocking = outcomes.flatMap(blockingFindings);
  const tripped2 = killCriteria.filter((criterion) => criterion.tripped);
  if (blocking.length > 0 || tripped2.length > 0) {
    return { decision: "block", reasons: blockReasons(outcomes, tripped2), blocking };
  }
  const doubts = outcomes.flatMap(doubtsOf);
  if (doubts.length > 0 && config.inconclusive === "block") return { decision: "inconclusive", reasons: doubts };
  const allowed = doubts.map((doubt) => `${doubt} (let through by \`inconclusive: allow\`)`);
  const approval = approvalVerdict(input, approvers);
  return { ...approval, reasons: [...approval.reasons, ...allowed] };
}
function approvalVerdict(input, approvers) {
  const { outcomes, headSha, mergeGroup, approvalState } = input;
  if (outcomes.every(({ status }) => status === "skipped")) return { decision: "pass", reasons: ["nothing to review"] };
  if (mergeGroup) return { decision: "pass", reasons: ["nothing blocks; approvals were asked on the pull request"] };
  const commit = headSha ? headSha.slice(0, 7) : "this head";
  const missing = approvers.filter(({ approved }) => approved.length === 0);
  const required = missing.filter((approver) => approver.required);
  const obstacles = (roles2) => roles2.flatMap((role) => obstacleOf(role, approvalState) ?? []);
  if (required.length > 0) {
    return {
      decision: "needs-approval",
      reasons: [
        `approval of ${commit} is missing from ${enumerate(
          required.map(({ role }) => role),
          9
        )}`,
        ...obstacles(required)
      ],
      advisory: false
    };
  }
  const roles = enumerate(
    missing.map(({ role }) => role),
    9
  );
  if (missing.length > 0 && missing.length === approvers.length) {
    return {
      decision: "needs-approval",
      reasons: [
        `approval by ${roles} is advisory: the config names nobody for ${missing.length === 1 ? "the role" : "these roles"}`
      ],
      advisory: true
    };
  }
  return {
    decision: "pass",
    reasons: approvers.length === 0 ? ["nothing blocks and nobody has to approve"] : [
      `everyone required has approved ${commit}`,
      ...missing.length > 0 ? [`advisory, because the config names nobody: ${roles}`] : []
    ]
  };
}
function acceptedOutcomes({ outcomes, config, today }) {
  const entries = (fingerprint) => config.accepted.filter((entry) => entry.fingerprint === fingerprint);
  const marked = (finding) => {
    const { accepted, ...bare } = finding;
    const entry = entries(finding.fingerprint).find(({ until }) => until >= today);
    if (entry) return { ...bare, accepted: { by: entry.by, reason: entry.reason, until: entry.until } };
    return accepted?.until !== void 0 && accepted.until < today ? bare : finding;
  };
  const findings = outcomes.flatMap((outcome) => outcome.status === "ran" ? outcome.findings : []);
  const ranOut = findings.flatMap((finding) => {
    if (marked(finding).accepted) return [];
    const past = [...entries(finding.fingerprint), ...finding.accepted ? [finding.accepted] : []];
    const last = past.sort((a, b) => (a.until ?? "").localeCompare(b.until ?? "")).at(-1);
    return last ? [`${last.by} accepted ${finding.fingerprint} (${finding.message}) until ${last.until}; that has run out`] : [];
  });
  return {
    outcomes: outcomes.map((outcome) => {
      if (outcome.status !== "ran") return outcome;
      const judged = outcome.findings.map(marked);
      const accepted = new Set(judged.flatMap((finding) => finding.accepted ? [finding.fingerprint] : []));
      const unproven = outcome.unproven.filter(({ finding }) => finding === void 0 || !accepted.has(finding));
      return { ...outcome, findings: judged, unproven };
    }),
    ranOut: [...new Set(ranOut)]
  };
}
function blockingFindings(outcome) {
  if (outcome.status !== "ran") return [];
  return outcome.findings.filter(({ severity, accepted }) => severity === "error" && !accepted);
}
function blockReasons(outcomes, tripped2) {
  const errors = outcomes.flatMap((outcome) => {
    const n = blockingFindings(outcome).length;
    return n > 0 ? [`${count(n, "error")} in ${outcome.check}`] : [];
  });
  return [
    ...errors,
    ...tripped2.length > 0 ? [`kill criteria tripped: ${enumerate(tripped2.map(({ id }) => id))}`] : [],
    ...outcomes.flatMap(doubtsOf)
  ];
}
function doubtsOf(outcome) {
  if (outcome.status === "failed") return [`${outcome.check} failed: ${outcome.error.message}`];
  if (outcome.status === "skipped" || outcome.unproven.length === 0) return [];
  return [`${outcome.check} could not tell: ${enumerate(outcome.unproven.map(({ subject }) => subject))}`];
}
function exitCode(verdict, { checkRunWritten, ci }) {
  switch (verdict.decision) {
    case "pass":
      return 0;
    case "block":
      return 1;
    case "inconclusive":
      return 2;
    case "needs-approval":
      return verdict.advisory || checkRunWritten || !ci ? 0 : 1;
    default:
      return verdict;
  }
}
function conclusionOf(verdict) {
  switch (verdict.decision) {
    case "pass":
      return "success";
    case "block":
    case "inconclusive":
      return "failure";
    case "needs-approval":
      return verdict.advisory ? "success" : "action_required";
    default:
      return verdict;
  }
}

export {
  decide,
  exitCode,
  conclusionOf
};
