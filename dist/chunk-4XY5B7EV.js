import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  NEVER,
  number,
  record,
  strictObject,
  string,
  union
} from "./chunk-PTKISSGT.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/config/slo.ts
init_shim();
var longestMs = 6e4;
function milliseconds(value) {
  const [, digits, unit = "ms"] = /^(\d{1,6}(?:\.\d{1,3})?)\s*(ms|s)?$/.exec(value) ?? [];
  const ms = Number(digits) * (unit === "s" ? 1e3 : 1);
  return ms > 0 && ms <= longestMs ? ms : "must be a time such as 600ms or 1.5s, at most 60s";
}
function share(value) {
  const [, digits, percent] = /^(\d{1,3}(?:\.\d{1,6})?)\s*(%)?$/.exec(value) ?? [];
  const given = percent === void 0 ? Number(digits) : Number(digits) / 100;
  return given < 1 ? given : "must be a percentage such as 1%, or a share below 1 such as 0.01";
}
function perSecond(value) {
  const [, digits] = /^(\d{1,5}(?:\.\d{1,3})?)\s*(?:\/\s*s)?$/.exec(value) ?? [];
  const rate = Number(digits);
  return rate > 0 && rate <= 1e4 ? rate : "must be answers a second, above 0 and at most 10000, as in 50";
}
var metrics = {
  p50: { metric: "p50", read: milliseconds },
  p95: { metric: "p95", read: milliseconds },
  p99: { metric: "p99", read: milliseconds },
  "p99.9": { metric: "p99.9", read: milliseconds },
  "error-rate": { metric: "errorRate", read: share },
  throughput: { metric: "throughput", read: perSecond }
};
function floor(key, description) {
  return union([string(), number()], "must be a number, with its unit where it has one").transform((given, context) => {
    const read = metrics[key]?.read(String(given).trim()) ?? "";
    if (typeof read === "number") return read;
    context.addIssue({ code: "custom", message: read });
    return NEVER;
  }).optional().describe(description);
}
var floors = {
  p50: floor("p50", "Half of all answers come within this time: `100ms`, `1.5s`."),
  p95: floor("p95", "95 of 100 answers come within this time."),
  p99: floor("p99", "99 of 100 answers come within this time."),
  "p99.9": floor("p99.9", "999 of 1000 answers come within this time; needs 2995 requests."),
  "error-rate": floor("error-rate", "Largest share of requests that may fail: `1%`, `0.01`."),
  throughput: floor("throughput", "Answers a second that have to be reached.")
};
var rising = ["p50", "p95", "p99", "p99.9"];
function risingFloors(given, context) {
  const stated = rising.filter((key) => given[key] !== void 0);
  for (const [at, key] of stated.entries()) {
    const before = stated[at - 1];
    const [low, high] = [before && given[before], given[key]];
    if (low === void 0 || high === void 0 || low <= high) continue;
    context.addIssue({ code: "custom", path: [key], message: `is below ${before}, which is ${low} ms` });
  }
}
var sloSchema = strictObject({
  ...floors,
  operations: record(string(), strictObject(floors).superRefine(risingFloors)).superRefine((given, context) => {
    for (const name of Object.keys(given).filter((one) => !/^[A-Z]+ \/\S*$/.test(one))) {
      const message = "must stand under a method and a path, as in `GET /orders/{id}`";
      context.addIssue({ code: "custom", path: [name], message });
    }
  }).optional().describe('Floors of single operations, by method and path: `"GET /orders/{id}": {p99: 200ms}`.')
}).superRefine((given, context) => risingFloors(given, context));
function sloSettingsOf(slo = {}) {
  const { operations = {}, ...all } = slo;
  return [
    ...settingsOf(all, void 0),
    ...Object.entries(operations).flatMap(([operation, own]) => settingsOf(own, operation))
  ];
}
function settingsOf(given, operation) {
  return Object.entries(given).flatMap(([key, value]) => {
    const metric = metrics[key]?.metric;
    return metric === void 0 || value === void 0 ? [] : [{ metric, floor: value, operation }];
  });
}
function sloText(value, context) {
  const [, operation, list = ""] = /^(?:([A-Z]+ \/\S*)\s+)?(\S+)$/.exec(value.trim()) ?? [];
  const given = {};
  for (const part of list.split(",")) {
    const [, key = "", text = ""] = /^([a-z0-9.-]+)=(.+)$/.exec(part) ?? [];
    if (!Object.hasOwn(metrics, key)) {
      context.addIssue({
        code: "custom",
        message: `must be a metric and its floor, as in p99=600ms or 'GET /orders p99=200ms'; metrics are ${Object.keys(metrics).join(", ")}`
      });
      return [];
    }
    given[key] = text;
  }
  const read = strictObject(floors).superRefine(risingFloors).safeParse(given);
  if (read.success) return settingsOf(read.data, operation);
  for (const { path, message } of read.error.issues) {
    context.addIssue({ code: "custom", message: `${path.join(".")} ${message}` });
  }
  return [];
}

export {
  sloSchema,
  sloSettingsOf,
  sloText
};
