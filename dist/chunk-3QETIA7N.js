import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  operationId,
  quantiles
} from "./chunk-EUGMH35K.js";
import {
  secretVariables,
  targetVariable
} from "./chunk-ZCXONIB3.js";
import {
  require_dist
} from "./chunk-3KV2PJXQ.js";
import "./chunk-XLYJ4EM2.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  __toESM,
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/commands/load-export/artillery.ts
init_shim();
var import_yaml = __toESM(require_dist(), 1);
function artilleryYaml(plan, options) {
  const { arrivals, operations, timeoutMs } = plan;
  const { machines = 1, objectives } = options;
  if (arrivals.model === "closed") {
    throw unfit(
      "Artillery has no closed loop: its users come at a rate and go when they are done.",
      "Give --rate in place of --concurrency, or export to k6."
    );
  }
  const variables = secretVariables(plan);
  const phases = phasesOf(plan.warmupMs, arrivals.stages, machines);
  const weights = wholeWeights(operations.map(({ weight }) => weight));
  const test = {
    config: {
      target: environment(targetVariable),
      phases,
      http: { timeout: Math.max(1, Math.round(timeoutMs / 1e3)), pool: poolOf(arrivals.stages, objectives, machines) },
      // A draw from each list is what a user takes along.
      variables: Object.fromEntries(operations.flatMap(variablesOf)),
      plugins: {
        ensure: {},
        expect: { outputFormat: "silent", reportFailuresAsErrors: true },
        "metrics-by-endpoint": { useOnlyRequestNames: true }
      },
      ensure: ensureOf(plan, objectives)
    },
    scenarios: operations.map((operation, index) => ({
      name: plainName(operation.name),
      weight: weights[index],
      flow: [{ [operation.method.toLowerCase()]: requestOf(operation, index, variables) }]
    }))
  };
  return `${preface(plan, machines, variables)}${(0, import_yaml.stringify)(test, { lineWidth: 0 })}`;
}
function preface({ arrivals }, machines, variables) {
  const names = [targetVariable, ...variables.values()];
  const run = machines === 1 ? "artillery run FILE" : `artillery run-fargate --region REGION --count ${machines} --dotenv FILE.env FILE`;
  return [
    `Written by Breakwater. It holds neither a host nor a secret: set ${names.join(", ")} in the environment.`,
    `  ${run}`,
    ...machines === 1 ? [] : [
      "Workers on Fargate have nothing of your environment: --dotenv names a file of VARIABLE=VALUE lines for them.",
      `Rates are those of one of ${machines} workers: with another --count the load is another.`
    ],
    "Artillery draws paths and arrivals itself, so the seed of the plan does not hold.",
    ...arrivals.model === "open" && arrivals.distribution === "even" ? [] : ["Users arrive at equal distances within a second, not as independently as the plan has it."]
  ].map((line) => `# ${line}
`).join("");
}
function phasesOf(warmupMs, stages, machines) {
  const first = stages[0]?.from ?? 0;
  const warmup = warmupMs > 0 ? [{ durationMs: warmupMs, from: first, to: first, name: "warm-up" }] : [];
  return [...warmup, ...stages.map((stage) => ({ ...stage, name: "measured" }))].map(
    ({ durationMs, from, to, name }) => {
      const lowest = Math.min(from, to) / machines;
      if (machines > 1 && lowest < 1) {
        throw unfit(
          `${Math.min(from, to)} requests a second on ${machines} workers are ${shortened(lowest)} for each, and Artillery keeps no rate below 1.`,
          `Use at most --machines ${Math.max(1, Math.floor(Math.min(from, to)))}, or a higher --rate.`
        );
      }
      return {
        name,
        duration: Math.max(1, Math.round(durationMs / 1e3)),
        arrivalRate: shortened(from / machines),
        ...from === to ? {} : { rampTo: shortened(to / machines) }
      };
    }
  );
}
function poolOf(stages, objectives, machines) {
  const rate = Math.max(...stages.flatMap(({ from, to }) => [from, to])) / machines;
  const floors = objectives.filter(({ metric }) => metric in quantiles).map(({ floor }) => floor);
  return Math.max(2, Math.ceil(rate * (floors.length === 0 ? 1e3 : Math.max(...floors)) * 2 / 1e3));
}
function wholeWeights(weights) {
  const unit = [1, 2, 4, 5, 10, 20, 50, 100].find(
    (scale2) => weights.every((weight) => Math.abs(weight * scale2 - Math.round(weight * scale2)) < 1e-9)
  );
  const scale = unit ?? 100 / Math.min(...weights);
  return weights.map((weight) => Math.max(1, Math.round(weight * scale)));
}
function variablesOf({ name, paths, body, headers }, index) {
  const id = operationId(index);
  const own = paths.map((path) => (path === "" ? "/" : path).replaceAll("{", "%7B").replaceAll("}", "%7D"));
  const texts = Object.entries(headers).map(
    ([key, value], at) => [`${id}_header${at + 1}`, [untemplated(value, `${name}: the header ${key}`)]]
  );
  return [
    [`${id}_path`, own],
    ...body === void 0 ? [] : [[`${id}_body`, [bodyText(body, name)]]],
    ...texts
  ];
}
function bodyText(body, name) {
  try {
    JSON.parse(body);
    return body.replaceAll("{{", "{\\u007b");
  } catch {
    return untemplated(body, `${name}: the body`);
  }
}
function untemplated(text, what) {
  if (!text.includes("{{")) return text;
  throw unfit(`${what} holds {{, which Artillery takes for a variable.`, "Leave that operation out, or export to k6.");
}
var usualStatuses = [...between(200, 208), 226, ...between(300, 308)];
function between(first, last) {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
function requestOf(operation, index, variables) {
  const { name, headers, credentials, body, expectStatus } = operation;
  const id = operationId(index);
  const variable = ({ secret, prefix }) => `${untemplated(prefix, name)}${environment(variables.get(secret) ?? "")}`;
  const place = (where) => credentials.filter((one) => one.in === where && untemplated(one.name, `${name}: the name ${one.name}`));
  const cookies = place("cookie").map((one) => `${one.name}=${variable(one)}`);
  const all = {
    ...Object.fromEntries(Object.keys(headers).map((key, at) => [key, `{{ ${id}_header${at + 1} }}`])),
    ...Object.fromEntries(place("header").map((one) => [one.name, variable(one)])),
    ...cookies.length === 0 ? {} : { cookie: cookies.join("; ") }
  };
  return {
    url: `{{ ${id}_path }}`,
    name: plainName(name),
    followRedirect: false,
    ...Object.keys(all).length === 0 ? {} : { headers: all },
    ...place("query").length === 0 ? {} : { qs: Object.fromEntries(place("query").map((one) => [one.name, variable(one)])) },
    ...body === void 0 ? {} : { body: `{{ ${id}_body }}` },
    expect: [{ statusCode: expectStatus ?? usualStatuses }]
  };
}
function ensureOf({ operations }, objectives) {
  const thresholds = [];
  let maxErrorRate;
  for (const { metric, floor, operation } of objectives) {
    const q = quantiles[metric];
    if (metric === "errorRate" && operation === void 0) maxErrorRate = Number((floor * 100).toPrecision(6));
    if (q === void 0 || metric === "p99.9") continue;
    if (operation === void 0) thresholds.push({ [`http.response_time.${metric}`]: floor });
    else if (operations.some(({ name }) => name === operation)) {
      thresholds.push({ [`plugins.metrics-by-endpoint.response_time.${plainName(operation)}.${metric}`]: floor });
    }
  }
  return {
    ...thresholds.length === 0 ? {} : { thresholds },
    // Users that were not sent, and no user at all, would pass otherwise.
    conditions: [{ expression: "vusers.skipped == 0" }, { expression: "http.requests > 0" }],
    ...maxErrorRate === void 0 ? {} : { maxErrorRate }
  };
}
function plainName(name) {
  return name.replace(/\{(?=\{)/g, "{ ");
}
function environment(variable) {
  return `{{ $env.${variable} }}`;
}
function shortened(value) {
  return Number(value.toPrecision(6));
}
function unfit(message, hint) {
  return new BreakwaterError({ code: "export-unfit", message, hint });
}
export {
  artilleryYaml
};
