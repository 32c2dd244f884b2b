import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/load.ts
init_shim();
var errorKinds = ["status", "timeout", "connect", "reset", "truncated", "dropped"];
function addedErrors(parts) {
  const sum = noErrors();
  for (const part of parts) for (const kind of errorKinds) sum[kind] += part[kind];
  return sum;
}
function noErrors() {
  return { status: 0, timeout: 0, connect: 0, reset: 0, truncated: 0, dropped: 0 };
}
function durationOf(arrivals) {
  if (arrivals.model === "closed") return arrivals.durationMs;
  return arrivals.stages.reduce((sum, { durationMs }) => sum + durationMs, 0);
}
function offeredRate(arrivals) {
  if (arrivals.model === "closed") return void 0;
  const offered = arrivals.stages.reduce((sum, { durationMs, from, to }) => sum + durationMs * (from + to) / 2, 0);
  const duration = durationOf(arrivals);
  return duration === 0 ? 0 : offered / duration;
}

export {
  errorKinds,
  addedErrors,
  noErrors,
  durationOf,
  offeredRate
};
