import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  operationKeys,
  parseStrict
} from "./chunk-IID2GHTT.js";
import "./chunk-3KV2PJXQ.js";
import {
  headerNameTrouble,
  secondsWithin
} from "./chunk-CZLXSX4G.js";
import {
  NEVER,
  _enum,
  array,
  boolean,
  int,
  literal,
  number,
  record,
  strictObject,
  string,
  toJSONSchema,
  union
} from "./chunk-PTKISSGT.js";
import "./chunk-D6OL2AXM.js";
import "./chunk-LYSLQQYT.js";
import "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/config/load-plan-file.ts
init_shim();
var maxBytes = 2 * 1024 * 1024;
var mostOperations = 200;
var mostPaths = 1e3;
var longestSeconds = 300;
var text = string().trim().min(1, "must not be empty");
var ms = (least, most) => text.transform(secondsWithin(least, most)).transform((seconds) => Math.round(seconds * 1e3));
var rate = number().min(0, "must not be negative").max(1e4, "must be at most 10000");
var value = union([string(), number(), boolean()], "must be text, a number, or true or false");
var values = record(text, union([value, array(value).min(1, "must hold at least one value")], "must be a value, or a list")).describe("Values for the placeholders of paths, by name.");
var request = string().regex(
  /^(GET|HEAD|POST|PUT|PATCH) \/[^\p{Cc}]*$/u,
  "must be GET, HEAD, POST, PUT or PATCH, and a path: `GET /orders/{id}`"
);
var path = string().regex(/^(\/[\x21-\x7e]*)?$/, "must be a path as it is sent, as in /orders/7?limit=10");
var stage = strictObject({
  duration: ms(1e-3, longestSeconds),
  rate: rate.optional().describe("Requests a second, throughout."),
  from: rate.optional().describe("Requests a second at its start; they go in a straight line to `to`."),
  to: rate.optional()
}).transform((given, context) => {
  const { duration, rate: steady, from = steady, to = steady } = given;
  const isBoth = steady !== void 0 && (given.from !== void 0 || given.to !== void 0);
  if (isBoth || from === void 0 || to === void 0) {
    context.addIssue({ code: "custom", message: "must have either `rate`, or `from` and `to`" });
    return NEVER;
  }
  return { durationMs: duration, from, to };
});
var arrivals = strictObject({
  rate: rate.optional().describe("Requests a second; with `duration`."),
  duration: ms(1e-3, longestSeconds).optional(),
  stages: array(stage).min(1, "must hold at least one stage").max(100).optional(),
  distribution: _enum(["poisson", "even"]).optional().describe("Default: poisson."),
  concurrency: int().min(1, "must be at least 1").max(256, "must be at most 256").optional().describe("Clients that wait for their answers, in place of a rate; with `duration`.")
}).transform(arrivalsOf).describe("When requests are sent. Default: as the settings say.");
var credential = strictObject({
  in: _enum(["header", "query", "cookie"]),
  name: text,
  prefix: string().optional().describe("Stands before the secret: `Bearer `."),
  secret: text.regex(/^[A-Za-z_][A-Za-z0-9_.-]*$/, "must be the name of an environment variable, never the secret itself").describe("Environment variable, or scheme under load.auth, that holds the secret.")
}).transform((given, context) => {
  const trouble = given.in === "header" ? headerNameTrouble(given.name) : void 0;
  if (trouble !== void 0) context.addIssue({ code: "custom", path: ["name"], message: trouble });
  return { ...given, prefix: given.prefix ?? "" };
});
var operation = strictObject({
  request: request.describe("Method and path: `GET /orders/{id}?limit=10`."),
  name: text.optional().describe("For reports. Default: the request."),
  ...operationKeys,
  values: values.optional(),
  paths: array(path).min(1, "must hold at least one path").max(mostPaths).optional().describe("Paths as they are sent, in place of values; each request draws one."),
  credentials: array(credential).optional()
});
var planFile = strictObject({
  version: literal(1).optional(),
  seed: int().min(0, "must not be negative").max(4294967295, "must be below 2 to the 32nd power").optional(),
  arrivals: arrivals.optional(),
  "warm-up": ms(0, 60).optional().describe("Sent beforehand and forgotten."),
  timeout: ms(0.01, 60).optional().describe("When a request counts as lost."),
  values: values.optional(),
  operations: array(union([request, operation], "must be a method and a path, or a mapping with `request`")).min(1, "must hold at least one operation").max(mostOperations, `must hold at most ${mostOperations}`)
});
var planSchema = planFile.transform(planOf);
function parsePlan(yaml, source) {
  return { source, ...parseStrict(planSchema, yaml, source, "load-plan-invalid", maxBytes), remarks: [] };
}
function planJsonSchema() {
  return {
    ...toJSONSchema(planSchema, { io: "input" }),
    title: "Breakwater load plan",
    description: "What a load test asks, and when: without any host or secret."
  };
}
function arrivalsOf(given, context) {
  const { rate: steady, duration, stages, distribution = "poisson", concurrency } = given;
  const ways = [steady, stages, concurrency].filter((one) => one !== void 0);
  const refuse = (message) => {
    context.addIssue({ code: "custom", message });
    return NEVER;
  };
  if (ways.length !== 1) return refuse("must have one of `rate`, `stages` and `concurrency`");
  if (stages !== void 0) {
    if (duration !== void 0) return refuse("must not have `duration` beside `stages`, which have their own");
    const all = stages.reduce((sum, { durationMs, from, to }) => sum + durationMs * (from + to), 0);
    return all > 0 ? { model: "open", distribution, stages } : refuse("must ask for something: every rate is 0");
  }
  if (duration === void 0) return refuse("must say for how long: `duration: 60s`");
  if (concurrency !== void 0) {
    if (given.distribution !== void 0) return refuse("must not have `distribution` beside `concurrency`");
    return { model: "closed", concurrency, durationMs: duration };
  }
  if (steady === void 0 || steady === 0) return refuse("must have a `rate` above 0");
  return { model: "open", distribution, stages: [{ durationMs: duration, from: steady, to: steady }] };
}
function planOf(file, context) {
  const { seed, arrivals: given, timeout, values: shared = {} } = file;
  const warmupMs = file["warm-up"];
  const names = /* @__PURE__ */ new Set();
  const operations = file.operations.map((one, at) => {
    const described = typeof one === "string" ? { request: one } : one;
    const refuse = (key, message) => context.addIssue({ code: "custom", path: ["operations", at, ...typeof one === "string" ? [] : [key]], message });
    const made = operationOf(described, { ...shared, ...described.values }, refuse);
    if (names.has(made.name))
      refuse("name", `a second operation is called ${made.name}; give each a \`name\` of its own`);
    names.add(made.name);
    return made;
  });
  return {
    operations,
    ...given === void 0 ? {} : { arrivals: given },
    ...warmupMs === void 0 ? {} : { warmupMs },
    ...timeout === void 0 ? {} : { timeoutMs: timeout },
    ...seed === void 0 ? {} : { seed }
  };
}
function operationOf(given, known, refuse) {
  const [, method = "", asked = ""] = /^(\S+) (.*)$/su.exec(given.request) ?? [];
  const { name = given.request, weight = 1, headers = {}, body, credentials = [] } = given;
  const expected = given["expect-status"];
  const isJson = body !== void 0 && typeof body !== "string";
  const isTyped = Object.keys(headers).some((one) => one.toLowerCase() === "content-type");
  return {
    name,
    method,
    template: asked.split("?")[0] ?? asked,
    paths: given.paths ?? filled(asked, known, (message) => refuse("request", message)),
    headers: isJson && !isTyped ? { ...headers, "content-type": "application/json" } : headers,
    credentials,
    weight,
    ...body === void 0 ? {} : { body: isJson ? JSON.stringify(body) : body },
    ...expected === void 0 ? {} : { expectStatus: [expected].flat() }
  };
}
function filled(template, known, refuse) {
  const parts = template.split(/\{([^{}]*)\}/);
  let paths = [""];
  for (const [at, part] of parts.entries()) {
    const own = Object.hasOwn(known, part) ? known[part] : void 0;
    if (at % 2 === 1 && own === void 0) {
      refuse(`{${part}} has no values: give them under \`values\`, or all paths under \`paths\``);
      return ["/"];
    }
    const values2 = [own].flat().slice(0, mostPaths);
    const pieces = at % 2 === 0 ? [encoded(part, refuse)] : values2.map((one) => encodeURIComponent(String(one)));
    paths = pieces.flatMap((piece) => paths.map((one) => `${one}${piece}`)).slice(0, mostPaths);
  }
  return paths;
}
function encoded(literal2, refuse) {
  if (/^[\x21-\x7e]*$/.test(literal2)) return literal2.replaceAll("#", "%23");
  if (literal2.isWellFormed()) return encodeURI(literal2).replaceAll("#", "%23");
  refuse("is no text that a URL can carry");
  return "";
}
export {
  parsePlan,
  planJsonSchema
};
