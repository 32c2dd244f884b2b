import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/load/k6-recording.ts
init_shim();
function recordedPlan({ operations, run }, source) {
  const { warmupMs, timeoutMs, seed, rate, clients } = run;
  const durationMs = Math.min(6e4, run.durationMs);
  return {
    source,
    operations,
    arrivals: rate === void 0 ? { model: "closed", concurrency: clients ?? 1, durationMs } : { model: "open", distribution: "even", stages: [{ durationMs, from: rate, to: rate }] },
    warmupMs: Math.min(6e4, warmupMs),
    timeoutMs,
    seed,
    remarks: []
  };
}
function recordedEngines(results) {
  const engine = {
    name: "k6",
    run: async (_plan, _target, { thresholdsMs }) => await results.sample(thresholdsMs)
  };
  const expected = new Map(results.operations.map(({ name, expectStatus }) => [name, expectStatus?.[0] ?? 200]));
  return {
    // RFC 5737: an address of nobody.
    resolve: async () => ["192.0.2.1"],
    probe: async ({ operations }) => operations.map(
      (operation) => ({ operation, status: expected.get(operation.name) ?? 200, headers: {} })
    ),
    open: engine,
    closed: engine
  };
}
export {
  recordedEngines,
  recordedPlan
};
