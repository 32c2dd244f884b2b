import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  runRules
} from "./chunk-5Z4CA7YC.js";
import {
  provesError
} from "./chunk-TG5VVJV6.js";
import {
  severities
} from "./chunk-JW2A4OU2.js";
import {
  count,
  enumerate
} from "./chunk-SQN55YXA.js";
import {
  require_picomatch
} from "./chunk-ZYYW5ZW3.js";
import {
  __toESM,
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/rule-settings.ts
init_shim();
var import_picomatch = __toESM(require_picomatch(), 1);
function runConfiguredRules(rules, judged, settings) {
  const asked = new Set(settings.filter(({ severity }) => severity !== "off").map(({ rule }) => rule));
  const found = runRules(rules, judged, asked);
  if (settings.length === 0) return { findings: found, remarks: [] };
  const byRule = /* @__PURE__ */ new Map();
  for (const setting of settings) byRule.set(setting.rule, [...byRule.get(setting.rule) ?? [], ready(setting)]);
  const optIn = new Set(rules.filter(({ meta }) => meta.optIn).map(({ meta }) => meta.id));
  const judgedAnew = found.map((finding) => {
    const own = optIn.has(finding.ruleId) ? "off" : finding.severity;
    const wanted = wantedFor(finding, byRule.get(finding.ruleId) ?? [], own);
    return { finding, wanted, severity: carried(finding, wanted) };
  });
  return {
    findings: judgedAnew.flatMap(({ finding, severity }) => severity === "off" ? [] : [{ ...finding, severity }]),
    remarks: remarksOf(judgedAnew, optIn)
  };
}
function ready(setting) {
  const { paths, files } = setting;
  return { ...setting, fitsFile: files ? matcher(files) : () => true, fitsPath: paths && matcher(paths) };
}
function matcher(globs) {
  const fits = (0, import_picomatch.default)([...globs], { dot: true });
  return (path) => globs.includes(path) || fits(path);
}
function wantedFor({ subject: first, reach, location }, settings, own) {
  const here = settings.filter(({ fitsFile }) => fitsFile(location.path));
  const wishes = [first, ...reach].map((subject) => {
    const fitting = here.find(({ fitsPath }) => !fitsPath || subject.kind === "operation" && fitsPath(subject.path));
    return fitting?.severity ?? own;
  });
  return severities.find((severity) => wishes.includes(severity)) ?? "off";
}
function carried({ proof }, wanted) {
  return wanted === "error" && !provesError(proof) ? "warning" : wanted;
}
function remarksOf(all, optIn) {
  const off = all.filter(({ severity, finding }) => severity === "off" && !optIn.has(finding.ruleId));
  const unproved = all.filter(({ wanted, severity }) => wanted !== severity);
  const rank = (severity) => severities.indexOf(severity);
  const moved = (direction) => all.filter(
    ({ finding, severity }) => severity !== "off" && Math.sign(rank(severity) - rank(finding.severity)) === direction
  );
  return [
    ...off.length > 0 ? [`${areText(off)} off by config: ${ruleCounts(off)}`] : [],
    ...moved(1).length > 0 ? [`${areText(moved(1))} lowered by config: ${ruleCounts(moved(1))}`] : [],
    ...moved(-1).length > 0 ? [`${areText(moved(-1))} raised by config: ${ruleCounts(moved(-1))}`] : [],
    ...unproved.length > 0 ? [
      `${count(unproved.length, "finding")} ${unproved.length === 1 ? "stays" : "stay"} at warning where the config asks for error, for lack of proof: ${ruleCounts(unproved)}`
    ] : []
  ];
}
function areText(all) {
  return `${count(all.length, "finding")} ${all.length === 1 ? "is" : "are"}`;
}
function ruleCounts(all) {
  const counts = /* @__PURE__ */ new Map();
  for (const { finding } of all) counts.set(finding.ruleId, (counts.get(finding.ruleId) ?? 0) + 1);
  return enumerate(
    [...counts].sort(([a], [b]) => a < b ? -1 : 1).map(([rule, n]) => `${rule} (${n})`),
    8
  );
}

export {
  runConfiguredRules
};
