import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/latency-counts.ts
init_shim();
function countOf(latencies) {
  return latencies.reduce((sum, [, count]) => sum + count, 0);
}
function quantileMs(latencies, q) {
  const all = countOf(latencies);
  const rank = Math.max(1, Math.ceil(q * all - 1e-9));
  let seen = 0;
  for (const [us, count] of latencies) {
    seen += count;
    if (seen >= rank) return us / 1e3;
  }
  return void 0;
}
function addedCounts(parts) {
  const sum = /* @__PURE__ */ new Map();
  for (const part of parts) for (const [us, count] of part) sum.set(us, (sum.get(us) ?? 0) + count);
  return [...sum].sort(([a], [b]) => a - b);
}

export {
  countOf,
  quantileMs,
  addedCounts
};
