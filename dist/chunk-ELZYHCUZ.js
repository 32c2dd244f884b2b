import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  wrapped
} from "./chunk-X3PLFPMX.js";
import {
  configurableRules
} from "./chunk-K2UDIT2M.js";
import {
  rules
} from "./chunk-XEYFRE37.js";
import {
  rules as rules2
} from "./chunk-GLNHR2UK.js";
import "./chunk-MDAWNLNV.js";
import {
  rules as rules3
} from "./chunk-YMYV7UTU.js";
import {
  rules as rules4
} from "./chunk-YT3JBX2X.js";
import "./chunk-BRTX45BT.js";
import "./chunk-AAYD4SSA.js";
import "./chunk-5Z4CA7YC.js";
import "./chunk-GYQDIOIP.js";
import "./chunk-TG5VVJV6.js";
import {
  severities
} from "./chunk-JW2A4OU2.js";
import "./chunk-SQN55YXA.js";
import "./chunk-QMU25S62.js";
import "./chunk-VMCVHZIK.js";
import "./chunk-UWS3ZHM4.js";
import "./chunk-INTMZS7Z.js";
import "./chunk-XLYJ4EM2.js";
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
function renderRules(rules5, id, format = "terminal", configurable = /* @__PURE__ */ new Set()) {
  const sorted = [...rules5].sort((a, b) => a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const chosen = id === void 0 ? sorted : sorted.filter((rule) => rule.id === id);
  switch (format) {
    case "json":
      return `${JSON.stringify(
        chosen.map((meta) => ruleJson(meta, configurable)),
        void 0,
        2
      )}
`;
    case "markdown":
      return id === void 0 ? markdownList(chosen) : chosen.map((meta) => markdownPage(meta, configurable)).join("\n");
    case "terminal":
      return id === void 0 ? terminalList(chosen) : chosen.map((meta) => terminalPage(meta, configurable)).join("\n");
    default:
      return format;
  }
}
function ruleJson({ id, severity, since, title, effect, remedy, optIn }, configurable) {
  return {
    id,
    severity,
    ...optIn ? { optIn } : {},
    ...configurable.has(id) ? { configurable: true } : {},
    since,
    title,
    effect,
    ...remedy === void 0 ? {} : { remedy }
  };
}
function severityText({ severity, optIn }) {
  return optIn ? `off by default, at most ${severity}` : `at most ${severity}`;
}
function configText(id) {
  const [key, places] = id.startsWith("api/") ? ["api.rules", "`paths` where it is to hold for some operations only"] : ["database.rules", "`files` where it is to hold for some files only"];
  return `Set \`${id}\` under \`${key}\` in .github/breakwater.yml to error, warning, note or off, with ${places}.`;
}
function terminalList(rules5) {
  const idWidth = Math.max(0, ...rules5.map(({ id }) => id.length));
  const severityWidth = Math.max(...severities.map(({ length }) => length));
  const lines = rules5.map(
    ({ id, severity, title, optIn }) => `${id.padEnd(idWidth)}  ${severity.padEnd(severityWidth)}  ${title}${optIn ? " (off by default)" : ""}`
  );
  return `${lines.join("\n")}

${rules5.length} rules, each with the highest severity that it has by itself. \`breakwater rules ID\` explains one, and how to set another.
`;
}
function terminalPage(meta, configurable) {
  const { id, since, title, effect, remedy } = meta;
  const paragraph = (name, text) => `${name}
${wrapped(text, 96, "  ")}`;
  return `${id} (${severityText(meta)}, since ${since})

${[
    wrapped(title, 96, ""),
    paragraph("What happens", effect),
    ...remedy === void 0 ? [] : [paragraph("Remedy", remedy)],
    ...configurable.has(id) ? [paragraph("Severity", configText(id))] : []
  ].join("\n\n")}
`;
}
function markdownList(rules5) {
  const rows = rules5.map(({ id, severity, title }) => `| \`${id}\` | ${severity} | ${title} |`);
  return `${["| Rule | At most | |", "| --- | --- | --- |", ...rows].join("\n")}
`;
}
function markdownPage(meta, configurable) {
  const { id, since, title, effect, remedy } = meta;
  const config = configurable.has(id) ? `
**Severity:** ${configText(id)}
` : "";
  return `# ${title}

\`${id}\` \xB7 ${severityText(meta)} \xB7 since ${since}

${effect}
${remedy === void 0 ? "" : `
**Remedy:** ${remedy}
`}${config}`;
}

// src/program/list-rules.ts
var allRules = [...rules, ...rules4, ...rules3, ...rules2];
async function listRules({ id, format }, world) {
  const metas = allRules.map(({ meta }) => meta);
  if (id !== void 0 && !metas.some((meta) => meta.id === id)) throw unknownRule(id, metas);
  const configurable = new Set(configurableRules.map((rule) => rule.id));
  world.stdout(renderRules(metas, id, format, configurable));
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
