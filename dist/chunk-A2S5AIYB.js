import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  sloText
} from "./chunk-4XY5B7EV.js";
import {
  checkedUrl,
  databaseUrl,
  durationSeconds,
  expectedHeader,
  headerNameTrouble,
  postgresMajors,
  rateLimit,
  secondsWithin
} from "./chunk-CZLXSX4G.js";
import {
  NEVER,
  number,
  string
} from "./chunk-PTKISSGT.js";
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

// src/config/load-options.ts
init_shim();

// src/config/option.ts
init_shim();
function define(definition) {
  return definition;
}
var text = string().trim().min(1, "must not be empty");
var flag = string().optional().transform((given) => given === "true");
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
function linesOf(read) {
  return string().default("").transform(
    (given, context) => given.split("\n").map((line) => line.trim()).filter((line) => line !== "").map((line) => read(line, context))
  );
}

// src/config/load-options.ts
var methods = ["GET", "HEAD", "POST", "PUT", "PATCH"];
var request = /^[A-Z]+ \/\S*$/;
function number2(pattern, shape, least, most) {
  return text.regex(pattern, shape).transform(Number).pipe(number().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`));
}
var loadOptions = {
  target: define({
    value: text.transform(checkedUrl).optional(),
    metavariable: "URL",
    description: "Server to load, where --spec, --plan or --har say what to send."
  }),
  baseUrl: define({
    value: text.transform(checkedUrl).optional(),
    metavariable: "URL",
    description: "Deployment of base to compare with, in rounds that take turns.",
    actionDescription: "Deployment of the base branch to compare the preview with. It is never discovered."
  }),
  compare: define({
    value: flag,
    description: "Compare two URLs, base first; the same as naming two URLs."
  }),
  spec: define({
    value: text.optional(),
    metavariable: "FILE",
    description: "API contract whose safe operations are sent: a file, a folder, or REF:PATH."
  }),
  plan: define({
    value: text.optional(),
    metavariable: "FILE",
    description: "Plan in YAML that says what to send."
  }),
  har: define({
    value: text.optional(),
    metavariable: "FILE",
    description: "HAR file whose requests are sent, without its cookies and credentials."
  }),
  operation: define({
    value: linesOf((line, context) => {
      const message = "must be a method and a path, as in 'GET /orders?limit=10'";
      if (!request.test(line)) context.addIssue({ code: "custom", message });
      return line;
    }),
    metavariable: "REQUEST",
    repeatable: true,
    description: "A request below the URL, as 'GET /orders?limit=10'; may be given several times. Default: the URL's own."
  }),
  method: define({
    value: text.toUpperCase().pipe(choice(methods)).optional(),
    metavariable: "NAME",
    description: `Method for the URL: ${methods.join(", ")}. Default: GET; POST with --body.`
  }),
  header: define({
    value: linesOf(headerLine),
    metavariable: "HEADER",
    repeatable: true,
    secret: true,
    description: "Header of each request, as 'Name: value'. Its value is in no report; for secrets rather --header-env."
  }),
  headerEnv: define({
    value: linesOf(headerVariable),
    metavariable: "NAME=VARIABLE",
    repeatable: true,
    description: "Header whose value an environment variable holds, as 'Authorization=API_TOKEN'."
  }),
  body: define({
    value: string().optional(),
    metavariable: "TEXT",
    description: "Body of each request that may have one; @FILE reads it from a file."
  }),
  rate: define({
    value: number2(/^\d+(\.\d+)?$/, "must be a number of requests a second", 0.1, 1e4).optional(),
    metavariable: "N",
    description: "Requests a second, however long the answers take. Default: the floor of the throughput, else 20."
  }),
  arrivals: define({
    value: choice(["poisson", "even"]).optional(),
    metavariable: "HOW",
    description: "poisson: as from many independent users (the default); even: at equal distances."
  }),
  concurrency: define({
    value: number2(/^\d+$/, "must be a whole number from 1 to 256", 1, 256).optional(),
    metavariable: "N",
    description: "Clients that wait for their answers, in place of a rate: a closed loop."
  }),
  duration: define({
    value: text.transform(durationSeconds).optional(),
    metavariable: "TIME",
    description: "How long to measure: 10s, 2m; at most 3m. Default: 60s."
  }),
  warmUp: define({
    value: text.transform(secondsWithin(0, 60)).optional(),
    metavariable: "TIME",
    description: "Sent beforehand and forgotten. Default: 10s."
  }),
  seed: define({
    value: number2(/^\d+$/, "must be a whole number", 0, 4294967295).optional(),
    metavariable: "N",
    description: "Of arrival times, the order of requests and their values. Default: 1."
  }),
  http2: define({ value: flag, description: "Send by HTTP/2." }),
  health: define({
    value: text.regex(/^\/[^\s#]*$/, "must be a path, as in /healthz").optional(),
    metavariable: "PATH",
    description: "Path that answers 2xx once the server may be loaded. Default: any answer will do."
  }),
  wait: define({
    value: text.transform(secondsWithin(0, 1800)).optional(),
    metavariable: "TIME",
    description: "How long to wait for the first healthy answer: 90s. Default: 5m with --health, else a few seconds."
  }),
  slo: define({
    value: linesOf(sloText).transform((floors) => floors.flat()),
    metavariable: "FLOOR",
    repeatable: true,
    description: "Floor before the profile's: p99=600ms, error-rate=1%, throughput=50, or 'GET /orders p99=200ms'."
  }),
  gate: define({
    value: choice(["slo", "regressions"]).optional(),
    metavariable: "WHAT",
    description: "What blocks: a broken floor (slo, the default), or a confirmed slowdown against base as well (regressions)."
  }),
  expectStatus: define({
    value: linesOf(statusLine),
    metavariable: "CODES",
    repeatable: true,
    description: "Status codes that count as an answer: 200,404, or 'GET /orders/9=404'. Default: 200 to 399."
  }),
  expectRateLimit: define({
    value: text.transform(rateLimit).optional(),
    metavariable: "N/TIME",
    description: "Rate limit that the server is to keep, as 100/60s: it is tried, and 429 is no error."
  }),
  expectHeader: define({
    value: linesOf(expectedHeader),
    metavariable: "HEADER",
    repeatable: true,
    description: "Header that each answer has to carry: Strict-Transport-Security, 'X-Frame-Options: DENY'."
  }),
  probeValidation: define({
    value: flag,
    description: "Send malformed requests as well, which have to be refused with 4xx."
  }),
  sweep: define({ value: flag, description: "Try rising concurrency, for advice on scaling." }),
  baseline: define({
    value: text.optional(),
    metavariable: "FILE",
    description: "Stored run that is told beside this one."
  }),
  saveBaseline: define({
    value: text.optional(),
    metavariable: "FILE",
    description: "Store this run, behind those of --baseline."
  }),
  export: define({
    value: choice(["k6", "k6-operator", "artillery", "plan"]).optional(),
    metavariable: "NAME",
    description: "Write the plan for another engine and load nothing: a k6 script, a TestRun for its operator, Artillery, or a plan in YAML."
  }),
  machines: define({
    value: number2(/^\d+$/, "must be a whole number", 1, 500).optional(),
    metavariable: "N",
    description: "Pods or workers that share an exported load. Default: 1."
  }),
  fromK6: define({
    value: linesOf((line) => line),
    metavariable: "FILE",
    repeatable: true,
    description: "Judge what k6 wrote (--out json=FILE) of an exported script; several files are added before anything is judged."
  })
};
var loadEngineOption = define({
  value: choice(["open-loop", "autocannon", "k6"]).optional(),
  metavariable: "NAME",
  description: "What sends: open-loop at a rate, autocannon with --concurrency (the defaults), or an installed k6 for either."
});
var loadOptionNames = Object.keys(loadOptions);
function headerLine(line, context) {
  const at = line.indexOf(":");
  const name = (at < 0 ? "" : line.slice(0, at)).trim();
  const trouble = at < 1 ? "must be a header, as in 'Accept: application/json'" : headerNameTrouble(name);
  const value = line.slice(at + 1).trim();
  if (trouble !== void 0) context.addIssue({ code: "custom", message: at < 1 ? trouble : sentenceOf(trouble) });
  else if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
    context.addIssue({
      code: "custom",
      message: `cannot be sent: the value of ${name} has a character that no header carries`
    });
  }
  return { name, value };
}
function headerVariable(line, context) {
  const [, name = "", variable = ""] = /^([^=\s]+)=([A-Za-z_][A-Za-z0-9_]*)$/.exec(line) ?? [];
  const trouble = name === "" ? void 0 : headerNameTrouble(name);
  if (name === "") {
    const message = "must be a header and the environment variable of its value, as in 'Authorization=API_TOKEN'";
    context.addIssue({ code: "custom", message });
  } else if (trouble !== void 0) context.addIssue({ code: "custom", message: sentenceOf(trouble) });
  return { name, variable };
}
function sentenceOf(trouble) {
  return `cannot be sent: ${trouble}`;
}
function statusLine(line, context) {
  const [, operation, list = ""] = /^(?:([A-Z]+ \/\S*)=)?([^=]*)$/.exec(line) ?? [];
  const statuses = list.split(",").map((code) => Number(/^\s*([1-5]\d\d)\s*$/.exec(code)?.[1]));
  if (statuses.some(Number.isNaN)) {
    context.addIssue({
      code: "custom",
      message: "must be status codes, as in 200,404, or those of one request, as in 'GET /orders/9=404'"
    });
  }
  return { operation, statuses };
}

// src/config/inputs.ts
var formats = ["terminal", "json", "markdown"];
var formatsOfLoad = [...formats, "html", "csv", "prometheus"];
var formatOfLoad = define({
  value: choice(formatsOfLoad).default("terminal"),
  metavariable: "NAME",
  description: `How to write the result: ${formatsOfLoad.join(", ")}; the last two hold the figures of the load test only.`,
  default: "terminal"
});
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
    value: text.regex(/^\d\d?$/, postgresMajors.message).transform(Number).refine((major) => major >= postgresMajors.first && major <= postgresMajors.last, postgresMajors.message).optional(),
    metavariable: "MAJOR",
    description: "Major version that production runs."
  }),
  ...loadOptions,
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
      "baseUrl",
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
    ],
    own: { format: formatOfLoad }
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
    summary: "Load-test a server: floors judged from exact counts, or head against base.",
    arguments: "[URL...]",
    options: [...loadOptionNames, "engine", "config", "profile", "inconclusive", "format", "output"],
    examples: [
      "breakwater load http://localhost:3000/health",
      "breakwater load http://localhost:3000 --operation 'GET /orders' --rate 50 --duration 30s --slo p99=300ms",
      "breakwater load https://base.example.com/orders https://head.example.com/orders",
      "breakwater load --spec openapi.yaml --target http://localhost:3000 --header-env Authorization=API_TOKEN",
      "breakwater load http://localhost:3000 --format html --output load.html",
      "breakwater load --spec openapi.yaml --rate 2000 --export k6-operator --machines 4 --output load.yaml",
      "breakwater load --from-k6 pod-1.json --from-k6 pod-2.json --slo p99=300ms"
    ],
    own: { engine: loadEngineOption, format: formatOfLoad }
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
function optionOf(command, name) {
  const { own } = commands[command];
  return own?.[name] ?? options[name];
}
var actionInputs = [
  "githubToken",
  "config",
  "profile",
  "checks",
  "previewUrl",
  "baseUrl",
  "databaseUrl",
  "engine",
  "inconclusive",
  "dryRun"
];
function optionText(name) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export {
  options,
  commands,
  optionOf,
  actionInputs,
  optionText
};
