import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  require_dist
} from "./chunk-3KV2PJXQ.js";
import {
  __toESM,
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/config/load-plan-text.ts
init_shim();
var import_yaml = __toESM(require_dist(), 1);
var remark = "# A load plan of Breakwater: what to ask, and when. No host and no secret stands in it.\n";
function renderPlan({ arrivals, operations, seed, timeoutMs, warmupMs }) {
  const file = {
    version: 1,
    seed,
    "warm-up": durationText(warmupMs),
    timeout: durationText(timeoutMs),
    arrivals: arrivalsText(arrivals),
    operations: operations.map(operationText)
  };
  return `${remark}${(0, import_yaml.stringify)(file, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}
function arrivalsText(arrivals) {
  if (arrivals.model === "closed") {
    return { concurrency: arrivals.concurrency, duration: durationText(arrivals.durationMs) };
  }
  const stages = arrivals.stages.map(({ durationMs, from, to }) => ({
    duration: durationText(durationMs),
    ...from === to ? { rate: from } : { from, to }
  }));
  return { distribution: arrivals.distribution, stages };
}
function operationText(operation) {
  const { name, method, template, paths, headers, credentials, body, weight, expectStatus } = operation;
  const request = `${method} ${template}`;
  return {
    request,
    ...name === request ? {} : { name },
    ...weight === 1 ? {} : { weight },
    paths,
    ...expectStatus === void 0 ? {} : { "expect-status": expectStatus },
    ...Object.keys(headers).length === 0 ? {} : { headers },
    ...body === void 0 ? {} : { body },
    ...credentials.length === 0 ? {} : { credentials: credentials.map(credentialText) }
  };
}
function credentialText({ in: place, name, prefix, secret }) {
  return { in: place, name, ...prefix === "" ? {} : { prefix }, secret };
}
function durationText(durationMs) {
  return durationMs % 1e3 === 0 ? `${durationMs / 1e3}s` : `${Math.round(durationMs)}ms`;
}
export {
  renderPlan
};
