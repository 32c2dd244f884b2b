import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  durationOf,
  offeredRate
} from "./chunk-XLYJ4EM2.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/commands/load-export/k6-scenarios.ts
init_shim();
function operationId(index) {
  return `op${index + 1}`;
}
function k6Scenarios(plan, longestMs) {
  const { arrivals, warmupMs } = plan;
  if (arrivals.model === "closed") {
    const duration = milliseconds(warmupMs + arrivals.durationMs);
    const clients2 = { executor: "constant-vus", vus: arrivals.concurrency, duration, gracefulStop: grace(plan) };
    return { clients: clients2 };
  }
  const all = plan.operations.reduce((sum, { weight }) => sum + weight, 0);
  return Object.fromEntries(
    plan.operations.map(({ weight }, index) => {
      const stages = withWarmup(warmupMs, arrivals.stages).map(({ durationMs, from, to }) => ({
        durationMs,
        from: from * weight / all,
        to: to * weight / all
      }));
      return [operationId(index), { ...executor(stages), ...clients(stages, longestMs), gracefulStop: grace(plan) }];
    })
  );
}
function withWarmup(warmupMs, stages) {
  const first = stages[0]?.from ?? 0;
  return warmupMs === 0 ? stages : [{ durationMs: warmupMs, from: first, to: first }, ...stages];
}
function executor(stages) {
  const rates = stages.flatMap(({ from, to }) => [from, to]);
  const seconds = unitOf(rates);
  const whole = (rate) => Math.round(rate * seconds);
  const timeUnit = `${seconds}s`;
  const [first = 0] = rates;
  if (rates.every((rate) => rate === first)) {
    const duration = milliseconds(stages.reduce((sum, { durationMs }) => sum + durationMs, 0));
    return { executor: "constant-arrival-rate", rate: Math.max(1, whole(first)), timeUnit, duration };
  }
  let at = first;
  const steps = stages.flatMap(({ durationMs, from, to }) => {
    const jump = from === at ? [] : [{ duration: "0s", target: whole(from) }];
    at = to;
    return [...jump, { duration: milliseconds(durationMs), target: whole(to) }];
  });
  return { executor: "ramping-arrival-rate", startRate: whole(first), timeUnit, stages: steps };
}
var units = [1, 10, 60, 100, 1e3];
function unitOf(rates) {
  const isWhole = (value) => Math.abs(value - Math.round(value)) < 1e-9 * Math.max(1, value);
  return units.find((unit) => rates.every((rate) => isWhole(rate * unit))) ?? 1e4;
}
function clients(stages, longestMs) {
  const rate = Math.max(...stages.flatMap(({ from, to }) => [from, to]));
  const vus = Math.max(2, Math.ceil(rate * longestMs / 1e3));
  return { preAllocatedVUs: vus, maxVUs: vus };
}
function grace({ timeoutMs }) {
  return milliseconds(timeoutMs);
}
function milliseconds(ms) {
  return `${Math.round(ms)}ms`;
}
var quantiles = {
  p50: 0.5,
  p95: 0.95,
  p99: 0.99,
  "p99.9": 0.999
};
function k6Thresholds(plan, objectives, machines) {
  const thresholds = {};
  const add = (metric, tags, ...conditions) => {
    const list = Object.entries(tags).map(([key, value]) => `${key}:${value}`);
    const name = list.length === 0 ? metric : `${metric}{${list.join(",")}}`;
    thresholds[name] = [...thresholds[name] ?? [], ...conditions];
  };
  for (const { metric, floor, operation } of objectives) {
    const index = plan.operations.findIndex(({ name }) => name === operation);
    if (operation !== void 0 && index < 0) continue;
    const tags = operation === void 0 ? {} : { op: operationId(index) };
    const q = quantiles[metric];
    if (q !== void 0) {
      add("breakwater_slow", { ...tags, ms: String(floor) }, `rate<=${rounded(1 - q)}`);
      if (machines === 1) add("http_req_duration", { phase: "measured", ...tags }, `p(${rounded(q * 100)})<=${floor}`);
    } else if (metric === "errorRate") {
      add("http_req_failed", { phase: "measured", ...tags }, `rate<=${floor}`);
      add("checks", { phase: "measured", ...tags }, `rate>=${rounded(1 - floor)}`);
    } else if (machines === 1) {
      const answers = Math.floor(floor * durationOf(plan.arrivals) / 1e3);
      add("breakwater_requests", { outcome: "ok", ...tags }, `count>=${answers}`);
    }
  }
  add("http_req_failed", {}, killSwitch(plan, objectives));
  const counts = leastCounts(plan, machines);
  for (const [at, least] of counts.entries()) add("breakwater_requests", { op: operationId(at) }, `count>=${least}`);
  if (plan.arrivals.model === "open") add("dropped_iterations", {}, "count==0");
  return thresholds;
}
function killSwitch(plan, objectives) {
  const floor = objectives.find(({ metric, operation }) => metric === "errorRate" && operation === void 0)?.floor ?? 0.01;
  const seconds = Math.min(30, Math.ceil((plan.warmupMs + durationOf(plan.arrivals)) / 2e3));
  const rate = rounded(Math.min(0.5, Math.max(0.05, 14.4 * floor)));
  return { threshold: `rate<${rate}`, abortOnFail: true, delayAbortEval: `${seconds}s` };
}
function leastCounts({ operations, arrivals }, machines) {
  const all = operations.reduce((sum, { weight }) => sum + weight, 0);
  const requests = (offeredRate(arrivals) ?? 0) * durationOf(arrivals) / 1e3;
  return operations.map(({ weight }) => Math.max(1, Math.floor(0.9 * requests * weight / all / machines)));
}
function rounded(value) {
  return Number(value.toPrecision(6));
}

export {
  operationId,
  k6Scenarios,
  quantiles,
  k6Thresholds
};
