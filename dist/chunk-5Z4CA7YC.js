import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  provesError
} from "./chunk-TG5VVJV6.js";
import {
  fingerprintOf,
  milder
} from "./chunk-JW2A4OU2.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/rule.ts
init_shim();
function defineRule(rule) {
  return rule;
}
function runRules(rules, judged, asked = /* @__PURE__ */ new Set()) {
  const chosen = rules.filter(({ meta }) => !meta.optIn || asked.has(meta.id));
  const hits = chosen.filter(({ meta }) => !meta.general).flatMap((rule) => hitsOf(rule, judged));
  const specific = hits.map(({ meta, hit }) => findingOf(meta, hit));
  const claimed = /* @__PURE__ */ new Set([...specific.map(({ cause }) => cause), ...hits.flatMap(({ hit }) => hit.claims ?? [])]);
  const general = chosen.filter(({ meta }) => meta.general).flatMap((rule) => hitsOf(rule, judged)).map(({ meta, hit }) => findingOf(meta, hit)).filter(({ cause }) => !claimed.has(cause));
  return [...specific, ...general];
}
function hitsOf({ meta, check }, judged) {
  return check(judged).map((hit) => ({ meta, hit }));
}
function findingOf(meta, hit) {
  const remedy = hit.remedy ?? meta.remedy;
  const fingerprint = fingerprintOf(meta.id, hit.subject, hit.key);
  const wanted = milder(meta.severity, hit.severity ?? "error");
  return {
    ruleId: meta.id,
    severity: wanted === "error" && !provesError(hit.proof) ? "warning" : wanted,
    message: hit.message,
    ...remedy === void 0 ? {} : { remedy },
    fingerprint,
    cause: hit.cause ?? fingerprint,
    location: hit.location,
    subject: hit.subject,
    reach: hit.reach ?? [hit.subject],
    proof: hit.proof,
    ...hit.steps ? { proposed: { steps: hit.steps, replaces: hit.replaces } } : {}
  };
}

export {
  defineRule,
  runRules
};
