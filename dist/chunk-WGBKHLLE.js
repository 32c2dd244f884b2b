import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  codes,
  findingsOf,
  renderJson,
  renderTerminal,
  renderWithin,
  sentence
} from "./chunk-HDXAQQDB.js";
import {
  clip,
  code,
  inline
} from "./chunk-FRY37NDL.js";
import "./chunk-GYQDIOIP.js";
import "./chunk-ZTGXXDWR.js";
import {
  count,
  enumerate,
  subjectText,
  unique
} from "./chunk-HOW3RGVT.js";
import "./chunk-UWS3ZHM4.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/program/output.ts
init_shim();
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";

// src/report/changelog.ts
init_shim();
var groups = [
  { severity: "error", title: "Breaking", counted: "breaking" },
  { severity: "warning", title: "Could break", counted: "could break" },
  { severity: "note", title: "Added and harmless", counted: "added or harmless" }
];
var maxMessage = 600;
var maxOperations = 5;
function renderChangelog(review) {
  const findings = findingsOf(review);
  const parts = groups.map(({ severity, title, counted }) => {
    const own = findings.filter((finding) => finding.severity === severity);
    return { title, lines: changeLines(own), counted: `${own.length} ${counted}` };
  });
  const filled = parts.filter(({ lines }) => lines.length > 0);
  const untold = untoldLines(review);
  const total = findings.length > 0 ? `${count(findings.length, "change")}: ${enumerate(filled.map(({ counted }) => counted))}.` : untold.length > 0 ? "No change was found in what could be compared." : "No change that a client could notice.";
  return `${[
    "# API changes",
    `From ${code(clip(review.base.ref, 200))} to ${code(clip(review.head.ref, 200))}. ${total}`,
    ...filled.map(({ title, lines }) => `## ${title}

${lines.join("\n")}`),
    ...untold.length > 0 ? [`## Not compared

${untold.join("\n")}`] : []
  ].join("\n\n")}
`;
}
function changeLines(findings) {
  const lines = /* @__PURE__ */ new Map();
  for (const finding of findings) {
    const { before, after, operations } = lineOf(finding);
    const shared = /^[,:]/.test(after);
    const key = JSON.stringify(shared ? [before, after] : [before, after, operations]);
    const line = lines.get(key) ?? { before, after, operations: [] };
    lines.set(key, line);
    line.operations.push(...operations);
  }
  return [...lines.values()].map(lineText);
}
function lineOf({ message, subject, reach }) {
  const name = subjectText(subject);
  const operations = [...unique([name, ...reach.map(subjectText)])];
  const named = operations.length > 1 ? `${name} and ${operations.length - 1} more` : name;
  const found = [named, name].find((text) => message.includes(text));
  if (found === void 0) return { before: `${message} (`, after: ")", operations };
  const at = message.indexOf(found);
  return { before: message.slice(0, at), after: message.slice(at + found.length), operations };
}
function lineText({ before, after, operations }) {
  const start = `${inline(clip(before, maxMessage))}${before.endsWith(" ") ? " " : ""}`;
  const end = `${after.startsWith(" ") ? " " : ""}${inline(clip(after, maxMessage))}`;
  return `- ${start}${codes(unique(operations), maxOperations)}${end}`;
}
function untoldLines({ outcomes }) {
  return outcomes.flatMap((outcome) => {
    if (outcome.status === "skipped") return [];
    const troubles = outcome.status === "failed" ? [{ subject: outcome.check, message: outcome.error.message }] : (
      // A change that was looked at and not decided stands among the changes.
      outcome.unproven.filter(({ finding }) => finding === void 0)
    );
    return troubles.map(
      ({ subject, message }) => `- ${code(clip(subject, 200))}: ${inline(sentence(clip(message, maxMessage)))}`
    );
  });
}

// src/report/markdown.ts
init_shim();
function renderMarkdown(review) {
  return renderWithin(review, Number.POSITIVE_INFINITY, (text) => text.length);
}

// src/program/output.ts
async function writeReview(review, options, world) {
  const text = rendered(review, options, world);
  if (isChangelog(options)) tellRemarks(review, world);
  if (options.output === void 0) return world.stdout(text);
  const file = resolve(world.cwd, options.output);
  try {
    if (isInside(world.cwd, file)) await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (cause) {
    throw new BreakwaterError(
      {
        code: "output-unwritable",
        message: `The result cannot be written to ${options.output} (${reasonOf(cause)}).`,
        hint: "Name a file in a folder that is there and that you may write to, or leave --output out."
      },
      { cause }
    );
  }
  world.stderr(`report written to ${options.output}
`);
}
function isChangelog({ format, command }) {
  return format === "markdown" && command === "api-diff";
}
function tellRemarks({ outcomes }, { stderr }) {
  for (const outcome of outcomes) {
    if (outcome.status === "ran") for (const remark of outcome.remarks) stderr(`note: ${remark}
`);
  }
}
function reasonOf(cause) {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.split(",", 1)[0] ?? message;
}
function isInside(directory, file) {
  const path = relative(directory, file);
  return !isAbsolute(path) && path.split(sep)[0] !== "..";
}
function rendered(review, options, { terminal }) {
  const { format, output } = options;
  switch (format) {
    case "terminal":
      return renderTerminal(review, { ...terminal, colour: terminal.colour && output === void 0 });
    case "json":
      return renderJson(review);
    case "markdown":
      return isChangelog(options) ? renderChangelog(review) : renderMarkdown(review);
    default:
      return format;
  }
}
export {
  writeReview
};
