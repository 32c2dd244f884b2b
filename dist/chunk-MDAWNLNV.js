import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/load-test/objectives.ts
init_shim();
var quantiles = { p50: 0.5, p95: 0.95, p99: 0.99, "p99.9": 0.999 };
var inTimeMs = 1e3;
function claimsOf(floor, settings, offeredRate) {
  const ofProfile = [
    { metric: "p50", floor: floor.p50Ms, operation: void 0 },
    { metric: "p95", floor: floor.p95Ms, operation: void 0 },
    { metric: "p99", floor: floor.p99Ms, operation: void 0 },
    { metric: "errorRate", floor: floor.errorRate, operation: void 0 }
  ];
  const byPlace = new Map([...ofProfile, ...settings].map((one) => [`${one.metric} ${one.operation ?? ""}`, one]));
  return [...byPlace.values()].map((setting) => claimOf(setting, floor, offeredRate));
}
function claimOf({ metric, floor, operation }, profile, offeredRate) {
  if (metric === "errorRate") return { metric, floor, operation, allowed: floor, thresholdMs: void 0 };
  if (metric !== "throughput") return { metric, floor, operation, allowed: 1 - quantiles[metric], thresholdMs: floor };
  const thresholdMs = Math.max(inTimeMs, profile.p99Ms);
  const allowed = offeredRate === void 0 ? 0 : 1 - floor / offeredRate;
  return allowed < 0.01 ? { metric, floor, operation, allowed: 0, thresholdMs, undecidable: "rate below the floor" } : { metric, floor, operation, allowed, thresholdMs };
}
function thresholdsOf(claims) {
  const all = claims.flatMap(
    ({ thresholdMs }) => thresholdMs === void 0 ? [] : [thresholdMs, surelyAbove(thresholdMs)]
  );
  return [...new Set(all)].sort((a, b) => a - b);
}
var latenessAllowance = 0.1;
function surelyAbove(thresholdMs) {
  return Math.round(thresholdMs * (1 + latenessAllowance) * 1e3) / 1e3;
}

export {
  claimsOf,
  thresholdsOf,
  latenessAllowance,
  surelyAbove
};
