import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  NEVER,
  checkedUrl,
  databaseUrl,
  durationSeconds,
  number,
  string
} from "./chunk-PIEHORZZ.js";
import {
  nearest
} from "./chunk-D6OL2AXM.js";
import {
  checkNames,
  engineNames,
  runnerNames
} from "./chunk-GMQJBSLV.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/config/inputs.ts
init_shim();
var text = string().trim().min(1, "must not be empty");
var formats = ["terminal", "json", "markdown"];
var options = {
  repo: define({
    value: text.default("."),
    metavariable: "DIR",
    description: "Folder of the git repository. Default: the current one."
  }),
  base: define({
    value: text.optional(),
    metavariable: "REF",
    description: "Branch, tag or commit to compare with. Default: origin's default branch, else main or master."
  }),
  head: define({
    value: text.default("HEAD"),
    metavariable: "REF",
    description: "Branch, tag or commit to review.",
    default: "HEAD"
  }),
  config: define({
    value: text.optional(),
    metavariable: "FILE",
    description: "Config to use instead of .github/breakwater.yml of the base branch.",
    actionDescription: "Path of the config in the repository, read from the base branch."
  }),
  profile: define({
    value: text.optional(),
    metavariable: "NAME",
    description: "Profile to judge by: floor, approvers. Default: the one that the config names."
  }),
  checks: define({
    value: listOf(checkNames).optional(),
    metavariable: "LIST",
    description: `Only these checks, with commas: ${checkNames.join(", ")}. One that cannot run then counts as failed.`
  }),
  previewUrl: define({
    value: text.transform(checkedUrl).optional(),
    metavariable: "URL",
    description: "Preview deployment to load-test."
  }),
  databaseUrl: define({
    value: text.transform(databaseUrl).optional(),
    metavariable: "URL",
    secret: true,
    description: "Postgres server for a scratch database that is made and dropped. Rather name an environment variable in the config (database: url-env), since arguments are visible to other users.",
    actionDescription: "Postgres server for a scratch database that is made and dropped. Pass a secret or the address of a service container."
  }),
  engine: define({
    value: choice(engineNames).optional(),
    metavariable: "NAME",
    description: `What runs the SQL: ${engineNames.join(", ")}. Default: as configured, else pglite; server with a database URL.`
  }),
  inconclusive: define({
    value: choice(["block", "allow"]).optional(),
    metavariable: "HOW",
    description: "Whether a review that could not tell fails: block or allow. Default: as configured, else block."
  }),
  schema: define({
    value: text.optional(),
    metavariable: "FILE",
    description: "SQL file with the schema that the migrations start from."
  }),
  history: define({
    value: text.optional(),
    metavariable: "DIR",
    description: "Folder of the migrations that were applied before."
  }),
  runner: define({
    value: choice(runnerNames).optional(),
    metavariable: "NAME",
    description: `What applies the migrations: ${runnerNames.join(", ")}. Default: told by their names.`
  }),
  prelude: define({
    value: text.optional(),
    metavariable: "FILE",
    description: "SQL file to run before everything else: roles, schemas, search_path."
  }),
  rows: define({
    value: text.optional(),
    metavariable: "FILE",
    description: "SQL file that puts rows into the tables, where those that are made up do not fit."
  }),
  statistics: define({
    value: text.optional(),
    metavariable: "FILE",
    description: "CSV file with a table and its rows in production on each line, to tell how long a lock is held."
  }),
  postgresVersion: define({
    value: text.regex(/^\d\d?$/, "must be a major version, as in 17").transform(Number).optional(),
    metavariable: "MAJOR",
    description: "Major version that production runs."
  }),
  concurrency: define({
    value: text.regex(/^\d+$/, "must be a whole number from 1 to 256").transform(Number).pipe(number().min(1, "must be at least 1").max(256, "must be at most 256")).optional(),
    metavariable: "N",
    description: "Clients that send at the same time. Default: 10."
  }),
  duration: define({
    value: text.transform(durationSeconds).optional(),
    metavariable: "TIME",
    description: "How long to measure: 10s, 2m; at most 3m. Default: 10s."
  }),
  operation: define({
    value: linesOf(/^[A-Z]+ \/\S*$/, "must be a method and a path, as in 'GET /orders?limit=10'"),
    metavariable: "REQUEST",
    repeatable: true,
    description: "A request to send, as 'GET /orders?limit=10'; may be given several times. Default: GET of the URL."
  }),
  format: define({
    value: choice(formats).default("terminal"),
    metavariable: "NAME",
    description: `How to write the result: ${formats.join(", ")}.`,
    default: "terminal"
  }),
  output: define({
    value: text.optional(),
    metavariable: "FILE",
    description: "Write the result to this file instead of standard output."
  }),
  githubToken: define({
    value: text.optional(),
    metavariable: "TOKEN",
    secret: true,
    default: `\${{ github.token }}`,
    description: "Token that writes the comment and the check run."
  }),
  dryRun: define({
    value: choice(["true", "false"]).default("false").transform((given) => given === "true"),
    metavariable: "BOOLEAN",
    default: "false",
    description: "true: write neither comment nor check run; print in the log what would have been written."
  })
};
var commands = {
  review: {
    summary: "Review a branch of a local repository: all checks, one verdict.",
    arguments: "",
    options: [
      "repo",
      "base",
      "head",
      "config",
      "profile",
      "checks",
      "previewUrl",
      "databaseUrl",
      "engine",
      "inconclusive",
      "format",
      "output"
    ],
    examples: [
      "breakwater review",
      "breakwater review --base origin/main --checks api-diff,migration",
      "breakwater review --preview-url http://localhost:3000 --format json --output report.json"
    ]
  },
  "api-diff": {
    summary: "Compare two API contracts (OpenAPI 3, Swagger 2).",
    arguments: "<BASE> <HEAD>",
    options: ["config", "format", "output"],
    examples: [
      "breakwater api-diff old/openapi.yaml new/openapi.yaml",
      "breakwater api-diff main:openapi.yaml openapi.yaml",
      "breakwater api-diff v1.yaml v2.yaml --format markdown --output CHANGES.md"
    ]
  },
  "schema-diff": {
    summary: "Compare two database schemas (SQL file or folder of migrations).",
    arguments: "<BASE> <HEAD>",
    options: ["engine", "databaseUrl", "runner", "prelude", "format", "output"],
    examples: ["breakwater schema-diff old.sql new.sql", "breakwater schema-diff main:db/migrations db/migrations"]
  },
  migrate: {
    summary: "Dry-run migrations: what each statement locks, scans, rewrites and changes.",
    arguments: "<PATH...>",
    options: [
      "schema",
      "history",
      "runner",
      "prelude",
      "rows",
      "statistics",
      "postgresVersion",
      "config",
      "engine",
      "databaseUrl",
      "format",
      "output"
    ],
    examples: [
      "breakwater migrate db/migrations/0042_orders.sql --history db/migrations",
      "breakwater migrate change.sql --schema schema.sql"
    ]
  },
  load: {
    summary: "Load-test a URL against the floor of a profile.",
    arguments: "<URL>",
    options: ["concurrency", "duration", "operation", "profile", "format", "output"],
    examples: [
      "breakwater load http://localhost:3000/health",
      "breakwater load http://localhost:3000 --operation 'GET /orders' --duration 30s"
    ]
  },
  rules: {
    summary: "List the rules, or explain one.",
    arguments: "[ID]",
    options: ["format"],
    examples: ["breakwater rules", "breakwater rules migration/drop-column"]
  },
  example: {
    summary: "Review the built-in example, end to end, and print the comment that GitHub would get.",
    arguments: "",
    options: ["format", "output"],
    defaults: { format: "markdown" },
    examples: ["breakwater example", "breakwater example --format terminal"]
  }
};
var actionInputs = [
  "githubToken",
  "config",
  "profile",
  "checks",
  "previewUrl",
  "databaseUrl",
  "engine",
  "inconclusive",
  "dryRun"
];
function optionText(name) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
function define(definition) {
  return definition;
}
function choice(words) {
  return string().trim().transform((given, context) => chosen(given, words, context) ?? NEVER);
}
function listOf(words) {
  return string().transform((given, context) => {
    const parts = given.split(/[,\n]/).map((part) => part.trim()).filter((part) => part !== "");
    if (parts.length === 0)
      context.addIssue({ code: "custom", message: `must name at least one of ${words.join(", ")}` });
    return [...new Set(parts.flatMap((part) => chosen(part, words, context) ?? []))];
  });
}
function chosen(given, words, context) {
  const found = words.find((word) => word === given);
  if (found !== void 0) return found;
  const meant = nearest(given, words);
  const hint = meant ? `; did you mean ${meant}?` : "";
  context.addIssue({ code: "custom", message: `knows no ${JSON.stringify(given)}, only ${words.join(", ")}${hint}` });
  return void 0;
}
function linesOf(pattern, message) {
  return string().default("").transform((given, context) => {
    const lines = given.split("\n").map((line) => line.trim()).filter((line) => line !== "");
    if (lines.some((line) => !pattern.test(line))) context.addIssue({ code: "custom", message });
    return lines;
  });
}

export {
  options,
  commands,
  actionInputs,
  optionText
};
