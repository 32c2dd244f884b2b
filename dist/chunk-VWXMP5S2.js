import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  array,
  custom,
  int,
  iso_exports,
  literal,
  record,
  strictObject,
  string
} from "./chunk-PTKISSGT.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/config/baseline-file.ts
init_shim();
var largestFile = 64 * 1024 * 1024;
var mostRuns = 100;
var mostRounds = 5e3;
var mostOperations = 1e3;
var mostValues = 5e4;
var longestUs = 36e8;
var latencyCounts = custom().superRefine((value, context) => {
  const trouble = troubleOf(value);
  if (trouble !== void 0) context.addIssue({ code: "custom", message: trouble });
});
var text = string().min(1).max(500);
var schema = strictObject({
  version: literal(1),
  planHash: string().regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits"),
  runs: array(
    strictObject({
      generator: text,
      machine: text,
      recordedAt: iso_exports.datetime("must be a date and time in UTC, such as 2026-01-31T12:00:00Z"),
      failed: int().min(0),
      operations: record(string().min(1).max(2e3), latencyCounts).refine((value) => Object.keys(value).length <= mostOperations, `at most ${mostOperations} operations`),
      rounds: array(latencyCounts).max(mostRounds, `at most ${mostRounds} rounds`)
    })
  ).min(1, "must hold a run").max(mostRuns, `at most ${mostRuns} runs`)
});
function troubleOf(value) {
  if (!Array.isArray(value)) return "must be a list of pairs: microseconds, count";
  if (value.length > mostValues) return `has ${value.length} values; at most ${mostValues}`;
  let last = -1;
  for (const [at, pair] of value.entries()) {
    const [us, count, more] = Array.isArray(pair) ? pair : [];
    const whole = Number.isSafeInteger(us) && Number.isSafeInteger(count) && more === void 0;
    if (!whole || us < 0 || us > longestUs || count < 1) return `entry ${at} must be microseconds and a count above 0`;
    if (us <= last) return `entry ${at} is not above the one before it`;
    last = us;
  }
  return void 0;
}
function parseBaseline(json, path) {
  const refuse = (message) => new BreakwaterError({
    code: "baseline-invalid",
    message: `${path}: ${message}`,
    hint: "Store a run anew: `breakwater load --save-baseline FILE`. The file is not meant to be edited by hand.",
    location: { path, line: 1, column: 1 }
  });
  if (json.length > largestFile) throw refuse(`the file is larger than ${largestFile / 1024 / 1024} MiB`);
  let value;
  try {
    value = JSON.parse(json);
  } catch (thrown) {
    throw refuse(`is no JSON (${thrown instanceof Error ? thrown.message.slice(0, 200) : "unreadable"})`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  const where = first === void 0 || first.path.length === 0 ? "" : `${first.path.join(".").slice(0, 200)}: `;
  throw refuse(`${where}${first?.message ?? "is no stored run"}`);
}
function renderBaseline({ version, planHash, runs }) {
  const indented = (text2, depth) => `${" ".repeat(depth)}${text2}`;
  const list = (items, depth) => items.length === 0 ? "[]" : `[
${items.map((item) => indented(item, depth + 2)).join(",\n")}
${indented("]", depth)}`;
  const stored = runs.map(({ generator, machine, recordedAt, failed, operations, rounds }) => {
    const head = JSON.stringify({ generator, machine, recordedAt, failed }).slice(1, -1);
    const named = Object.entries(operations).map(
      ([name, counts]) => `${JSON.stringify(name)}:${JSON.stringify(counts)}`
    );
    const byName = named.length === 0 ? "{}" : `{
${named.map((one) => indented(one, 8)).join(",\n")}
      }`;
    return `{
      ${head},
      "operations":${byName},
      "rounds":${list(
      rounds.map((counts) => JSON.stringify(counts)),
      6
    )}
    }`;
  });
  return `{
  "version":${version},
  "planHash":${JSON.stringify(planHash)},
  "runs":${list(stored, 2)}
}
`;
}
export {
  parseBaseline,
  renderBaseline
};
