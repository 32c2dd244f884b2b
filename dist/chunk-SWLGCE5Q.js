import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  wrapped
} from "./chunk-FRY37NDL.js";
import {
  rules as rules3
} from "./chunk-J6WLOZJ6.js";
import {
  rules as rules4
} from "./chunk-2GFY7KQ5.js";
import "./chunk-DGQBVGYO.js";
import "./chunk-GYQDIOIP.js";
import {
  rules
} from "./chunk-6MADYU7O.js";
import "./chunk-QMU25S62.js";
import {
  rules as rules2
} from "./chunk-FH7P3GLS.js";
import "./chunk-64NUTJOI.js";
import "./chunk-JEUQWLQ4.js";
import "./chunk-ABXZNF7Z.js";
import {
  severities
} from "./chunk-HOW3RGVT.js";
import {
  nearest
} from "./chunk-D6OL2AXM.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/program/list-rules.ts
init_shim();

// src/report/rules.ts
init_shim();
function renderRules(rules5, id, format = "terminal") {
  const sorted = [...rules5].sort((a, b) => a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const chosen = id === void 0 ? sorted : sorted.filter((rule) => rule.id === id);
  switch (format) {
    case "json":
      return `${JSON.stringify(chosen.map(ruleJson), void 0, 2)}
`;
    case "markdown":
      return id === void 0 ? markdownList(chosen) : chosen.map(markdownPage).join("\n");
    case "terminal":
      return id === void 0 ? terminalList(chosen) : chosen.map(terminalPage).join("\n");
    default:
      return format;
  }
}
function ruleJson({ id, severity, since, title, effect, remedy }) {
  return { id, severity, since, title, effect, ...remedy === void 0 ? {} : { remedy } };
}
function terminalList(rules5) {
  const idWidth = Math.max(0, ...rules5.map(({ id }) => id.length));
  const severityWidth = Math.max(...severities.map(({ length }) => length));
  const lines = rules5.map(
    ({ id, severity, title }) => `${id.padEnd(idWidth)}  ${severity.padEnd(severityWidth)}  ${title}`
  );
  return `${lines.join("\n")}

${rules5.length} rules. \`breakwater rules ID\` explains one.
`;
}
function terminalPage({ id, severity, since, title, effect, remedy }) {
  const paragraph = (name, text) => `${name}
${wrapped(text, 96, "  ")}`;
  return `${id} (at most ${severity}, since ${since})

${[
    wrapped(title, 96, ""),
    paragraph("What happens", effect),
    ...remedy === void 0 ? [] : [paragraph("Remedy", remedy)]
  ].join("\n\n")}
`;
}
function markdownList(rules5) {
  const rows = rules5.map(({ id, severity, title }) => `| \`${id}\` | ${severity} | ${title} |`);
  return `${["| Rule | At most | |", "| --- | --- | --- |", ...rows].join("\n")}
`;
}
function markdownPage({ id, severity, since, title, effect, remedy }) {
  return `# ${title}

\`${id}\` \xB7 at most ${severity} \xB7 since ${since}

${effect}
${remedy === void 0 ? "" : `
**Remedy:** ${remedy}
`}`;
}

// src/program/list-rules.ts
var allRules = [...rules, ...rules4, ...rules3, ...rules2];
async function listRules({ id, format }, world) {
  const metas = allRules.map(({ meta }) => meta);
  if (id !== void 0 && !metas.some((meta) => meta.id === id)) throw unknownRule(id, metas);
  world.stdout(renderRules(metas, id, format));
  return 0;
}
function unknownRule(id, metas) {
  const ids = metas.map((meta) => meta.id);
  const lastPart = (known) => known.slice(known.lastIndexOf("/") + 1);
  const near = nearest(id, id.includes("/") ? ids : ids.map(lastPart));
  const meant = ids.find((known) => known === near || lastPart(known) === near);
  return new BreakwaterError({
    code: "unknown-rule",
    message: `There is no rule ${JSON.stringify(id)}.`,
    hint: `${meant === void 0 ? "" : `Did you mean ${meant}? `}\`breakwater rules\` lists them all.`
  });
}
export {
  allRules,
  listRules
};
