import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  errorKinds
} from "./chunk-64NUTJOI.js";
import {
  defineRule
} from "./chunk-MYPJXCPO.js";
import {
  count,
  enumerate,
  grouped,
  percent
} from "./chunk-HOW3RGVT.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/load-test/rules/index.ts
init_shim();

// src/checks/load-test/rules/first-request-failed.ts
init_shim();
var first_request_failed_default = defineRule({
  meta: {
    id: "load/first-request-failed",
    severity: "warning",
    since: "0.1.0",
    title: "Answer a request that the contract itself gives as an example",
    effect: "The preview answered a server error, or nothing at all, to a single request without any load. The operation was left out of the load test.",
    remedy: "Send the request to the preview and look into its log. If the example in the contract is wrong, correct it."
  },
  examples: [
    {
      title: "a server error before any load",
      given: { before: "GET /orders: answered 503" },
      hits: ["GET /orders answered 503 to a single request before the load"]
    },
    {
      title: "no answer",
      given: { before: "GET /orders: no answer within 10 s" },
      hits: ["GET /orders did not answer a single request before the load: no answer within 10 s"]
    },
    {
      title: "a refusal is not a failure: credentials or data may be missing",
      given: { before: "GET /orders: answered 401\nGET /invoices: answered 404" },
      hits: []
    }
  ],
  check: ({ failedProbes }) => failedProbes.map(({ name, subject, location, status, failure }) => ({
    message: status === void 0 ? `${name} did not answer a single request before the load: ${failure ?? "no reason known"}` : `${name} answered ${status} to a single request before the load`,
    location,
    subject,
    key: "first request",
    proof: { kind: "source", excerpt: `${name} \u2192 ${status ?? failure ?? "no answer"}` }
  }))
});

// src/checks/load-test/rules/slo-broken.ts
init_shim();
var everything = { kind: "endpoint", name: "all loaded operations" };
var slo_broken_default = defineRule({
  meta: {
    id: "load/slo-broken",
    severity: "error",
    since: "0.1.0",
    title: "Keep the latency and error floors of the profile",
    effect: "More requests are slower, or fail, than the service promises. The counts are beyond chance: were the floor kept, a result like this would come up at most once in twenty runs, corrected for the number of objectives.",
    remedy: "Look at the operation named first: what it does for a slow request that it does not do for a fast one. If the floor is wrong for this service, change it in the profile on the base branch."
  },
  examples: [
    {
      title: "more than one request in a hundred is slower than the p99 floor",
      given: {
        floor: "p99 600 ms",
        requests: "GET /orders: 1000 in 20 ms\nGET /orders/summary: 940 in 20 ms, 60 in 700 ms"
      },
      hits: [
        "p99 is 700 ms, the floor 600 ms: 60 of 2,000 requests were slower, all of them GET /orders/summary (6 % of its 1,000)"
      ]
    },
    {
      title: "one request in a hundred is allowed",
      given: { floor: "p99 600 ms", requests: "GET /orders: 1980 in 20 ms, 20 in 700 ms" },
      hits: []
    },
    {
      title: "failures break the error floor, and are no second finding about latency",
      given: { floor: "error rate 1 %\np99 600 ms", requests: "GET /orders: 950 in 20 ms, 50 answered 500" },
      hits: [
        "5 % of requests failed, the floor is 1 %: 50 of 1,000 (50 answered 500), all of them GET /orders (5 % of its 1,000)"
      ]
    },
    {
      title: "a rate limit is not a failure of the service",
      given: { floor: "error rate 1 %", requests: "GET /orders: 950 in 20 ms, 50 answered 429" },
      hits: []
    },
    {
      title: "too few requests to tell",
      given: { floor: "p99 600 ms", requests: "GET /orders: 49 in 20 ms, 1 in 700 ms" },
      hits: []
    }
  ],
  check: (subject) => [...slowHits(subject), ...failureHits(subject)]
});
function slowHits(subject) {
  const broken = subject.objectives.filter(({ metric, verdict }) => metric !== "errorRate" && verdict === "fail");
  const errorsBroken = subject.objectives.some(({ metric, verdict }) => metric === "errorRate" && verdict === "fail");
  const failed = subject.operations.reduce((sum, operation) => sum + operation.failed, 0);
  const [first, ...others] = broken.filter(
    ({ exceeding, allowed, n }) => !errorsBroken || exceeding - failed > allowed * n
  );
  if (first === void 0) return [];
  const isSlow = (operation) => operation.failed + operation.latenciesMs.filter((ms) => ms > first.floor).length;
  const unanswered = failed > 0 ? ` (${count(failed, "request")} without an expected answer counted in)` : "";
  const more = others.length > 0 ? `; ${enumerate(others.map(({ metric }) => metric))} too` : "";
  return [
    hit(subject, first, {
      text: `${first.metric} is ${grouped(Math.round(first.measured))} ms, the floor ${grouped(first.floor)} ms: ${grouped(first.exceeding)} of ${grouped(first.n)} requests were slower${unanswered}`,
      more,
      unit: "ms",
      blame: isSlow
    })
  ];
}
function failureHits(subject) {
  const broken = subject.objectives.find(({ metric, verdict }) => metric === "errorRate" && verdict === "fail");
  if (broken === void 0) return [];
  return [
    hit(subject, broken, {
      text: `${percent(broken.measured)} of requests failed, the floor is ${percent(broken.floor)}: ${grouped(broken.exceeding)} of ${grouped(broken.n)} (${enumerate(causes(subject), 5)})`,
      more: "",
      unit: "share",
      blame: ({ failed }) => failed
    })
  ];
}
function causes({ errors, unexpected }) {
  const answered = [...unexpected].sort((a, b) => b[1] - a[1]).map(([status, n]) => `${grouped(n)} answered ${status}`);
  const others = errorKinds.filter((kind) => kind !== "status" && errors[kind] > 0);
  return [...answered, ...others.map((kind) => `${grouped(errors[kind])} ${kind}`)];
}
function hit(subject, objective, { text, more, unit, blame }) {
  const blamed = subject.operations.map((operation) => ({ operation, bad: blame(operation) })).filter(({ bad }) => bad > 0).sort((a, b) => b.bad - a.bad || (a.operation.name < b.operation.name ? -1 : 1));
  const [worst] = blamed;
  const most = worst === void 0 ? "" : `, ${worst.bad === objective.exceeding ? "all" : grouped(worst.bad)} of them ${worst.operation.name} (${percent(worst.bad / worst.operation.sent)} of its ${grouped(worst.operation.sent)})`;
  const { metric, measured, floor, n, exceeding, probability } = objective;
  return {
    message: `${text}${most}${more}`,
    location: worst?.operation.location ?? subject.location,
    subject: everything,
    key: metric,
    reach: [everything, ...blamed.map(({ operation }) => operation.subject)],
    proof: { kind: "measurement", metric, measured, floor, unit, samples: n, exceeding, probability }
  };
}

// src/checks/load-test/rules/index.ts
var rules = [first_request_failed_default, slo_broken_default];

export {
  rules
};
