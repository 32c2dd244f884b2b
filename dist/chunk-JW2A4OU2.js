import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/finding.ts
init_shim();
import { createHash } from "node:crypto";
var severities = ["error", "warning", "note"];
var changeKinds = ["stack", "schema_migration", "external_service", "api_breaking", "slo_breach"];
function subjectText(subject) {
  return subject.kind === "operation" ? `${subject.method.toUpperCase()} ${subject.path}` : subject.kind === "endpoint" || subject.kind === "document" ? subject.name : `${subject.kind} ${subject.name}`;
}
function fingerprintOf(ruleId, subject, key) {
  const text = JSON.stringify([ruleId, subjectText(subject), key]);
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
function milder(a, b) {
  return severities.indexOf(a) >= severities.indexOf(b) ? a : b;
}

export {
  severities,
  changeKinds,
  subjectText,
  fingerprintOf,
  milder
};
