import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  binLabel,
  blocks,
  boundsMs,
  bucketCounts,
  changeText,
  chartsOf,
  codes,
  effectText,
  enginesOf,
  evidenceOf,
  findingsOf,
  isAlone,
  msText,
  operationText,
  partsOf,
  renderJson,
  renderTerminal,
  renderWithin,
  sentence,
  shortSha,
  standsInBase,
  sumMs,
  tally,
  undecidedOf,
  verdictWord
} from "./chunk-EOQTIFML.js";
import {
  clip,
  code,
  inline,
  visible
} from "./chunk-X3PLFPMX.js";
import {
  writeText
} from "./chunk-3MIB7I32.js";
import "./chunk-ZTGXXDWR.js";
import "./chunk-GYQDIOIP.js";
import {
  subjectText
} from "./chunk-JW2A4OU2.js";
import {
  count,
  enumerate,
  plain,
  unique
} from "./chunk-SQN55YXA.js";
import "./chunk-UWS3ZHM4.js";
import {
  countOf
} from "./chunk-INTMZS7Z.js";
import {
  errorKinds
} from "./chunk-XLYJ4EM2.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/program/output.ts
init_shim();

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
    const line2 = lines.get(key) ?? { before, after, operations: [] };
    lines.set(key, line2);
    line2.operations.push(...operations);
  }
  return [...lines.values()].map(lineText);
}
function lineOf({ message, subject, reach }) {
  const name = subjectText(subject);
  const operations = [...unique([name, ...reach.map(subjectText)])];
  const named = operations.length > 1 ? `${name} and ${operations.length - 1} more` : name;
  const found = [named, name].find((text2) => message.includes(text2));
  if (found === void 0) return { before: `${message} (`, after: ")", operations };
  const at2 = message.indexOf(found);
  return { before: message.slice(0, at2), after: message.slice(at2 + found.length), operations };
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

// src/report/html.ts
init_shim();
import { createHash } from "node:crypto";

// src/report/html-style.ts
init_shim();
var pageStyle = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f6f8fa; --text: #1f2328; --muted: #59636e; --line: #d1d9e0;
  --red: #c21f30; --orange: #b35900; --yellow: #8a6100; --green: #1a7f37;
  --first: #0b62c4; --second: #b35900; --third: #7a3fbf; --grid: #e4e8ec;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0d1117; --raised: #161b22; --text: #e6edf3; --muted: #9aa4af; --line: #3a424b;
    --red: #ff7b72; --orange: #f0983e; --yellow: #e3b341; --green: #56d364;
    --first: #6cb0ff; --second: #f0983e; --third: #c49bff; --grid: #262c34;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.25rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
p, ul { margin: .5rem 0; }
ul { padding-left: 1.4rem; }
a { color: var(--first); }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875em; }
code { overflow-wrap: anywhere; }
pre { background: var(--raised); border: 1px solid var(--line); border-radius: 6px; padding: .6rem .8rem; overflow-x: auto; }
header { border-left: .4rem solid var(--muted); padding: .25rem 0 .25rem 1rem; }
header.block { border-color: var(--red); }
header.inconclusive, header.needs-approval { border-color: var(--orange); }
header.pass { border-color: var(--green); }
.scroll { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
table.wide { min-width: 52rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
th { font-weight: 600; white-space: nowrap; }
td { overflow-wrap: break-word; }
.number { text-align: right; white-space: nowrap; }
.name { overflow-wrap: anywhere; min-width: 9rem; }
.muted { color: var(--muted); font-size: .9rem; }
.alarm { border: 1px solid var(--orange); border-left-width: .4rem; border-radius: 6px; padding: .6rem .8rem; font-weight: 600; }
td.bad, td.unsure, td.good { min-width: 9rem; }
.bad { color: var(--red); font-weight: 600; }
.unsure { color: var(--orange); font-weight: 600; }
.good { color: var(--green); font-weight: 600; }
article { border: 1px solid var(--line); border-radius: 6px; padding: .25rem 1rem .75rem; margin: .75rem 0; overflow-wrap: anywhere; }
article.error { border-left: .4rem solid var(--red); }
article.warning { border-left: .4rem solid var(--yellow); }
article.accepted { border-left: .4rem solid var(--muted); }
article h3 { margin-top: .6rem; }
pre.before { border-left: .4rem solid var(--red); }
pre.after { border-left: .4rem solid var(--green); }
summary { cursor: pointer; }
figure { margin: 1rem 0; overflow-x: auto; }
figcaption { color: var(--muted); font-size: .9rem; }
svg { display: block; width: 100%; min-width: 42rem; height: auto; }
svg text { fill: var(--muted); font: 12px system-ui, sans-serif; font-variant-numeric: tabular-nums; }
svg .strong { fill: var(--text); }
svg .end { text-anchor: end; }
svg .middle { text-anchor: middle; }
.grid { stroke: var(--grid); stroke-width: 1; }
.axis { stroke: var(--muted); stroke-width: 1; }
.zero { stroke: var(--text); stroke-width: 1; stroke-dasharray: 2 3; }
.first, .second, .third { fill: none; stroke-width: 2; stroke-linejoin: round; }
.first { stroke: var(--first); }
.second { stroke: var(--second); stroke-dasharray: 6 3; }
.third { stroke: var(--third); stroke-dasharray: 2 2; }
.bars { fill: var(--first); fill-opacity: .28; stroke: var(--first); stroke-width: 1; }
.dot { fill: var(--first); stroke: var(--ground); stroke-width: 1; }
.dot.regressed { fill: var(--red); }
.interval { stroke: var(--first); stroke-width: 3; }
.interval.regressed { stroke: var(--red); }
.marker { stroke: var(--muted); stroke-width: 1; stroke-dasharray: 4 3; }
footer { margin-top: 2.5rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .875rem; overflow-wrap: anywhere; }
@media print {
  body { font-size: 11pt; }
  main { max-width: none; padding: 0; }
  article, figure, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  svg, table.wide { min-width: 0; }
  pre { white-space: pre-wrap; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;

// src/report/html-text.ts
init_shim();
function escaped(text2) {
  return visible(text2).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/'/g, "&#39;");
}
var maxText = 4e3;
function phrase(text2) {
  const parts = clip(text2, maxText).replace(/\s+/g, " ").trim().split(/(?<!`)`(?!`)([^`]+)`(?!`)/);
  return parts.map((part, at2) => at2 % 2 === 1 ? `<code>${escaped(part)}</code>` : escaped(part)).join("");
}
function block(text2, { lines: maxLines = 60, width: width2 = 400 } = {}) {
  const all = text2.replace(/\r\n?/g, "\n").trimEnd().split("\n");
  const kept = all.slice(0, maxLines).map((line2) => clip(line2, width2));
  const rest = all.length - kept.length;
  return escaped([...kept, ...rest > 0 ? [`\u2026 ${rest} more ${rest === 1 ? "line" : "lines"}`] : []].join("\n"));
}
function link(label, address) {
  if (address === void 0 || !/^https?:\/\//.test(address)) return label;
  return `<a href="${escaped(address)}" rel="noreferrer">${label}</a>`;
}

// src/report/load/html.ts
init_shim();

// src/report/load/svg.ts
init_shim();
function svg(chart, id) {
  switch (chart.kind) {
    case "distribution":
      return distribution(chart, id);
    case "over-time":
      return overTime(chart, id);
    case "forest":
      return forest(chart, id);
    case "scaling":
      return scaling(chart, id);
    default:
      return chart;
  }
}
var width = 760;
var height = 300;
var margin = { left: 56, right: 16, top: 34, bottom: 42 };
var bottom = height - margin.bottom;
var right = width - margin.right;
function linear(from, to, start, end) {
  return (value) => start + (value - from) / (to - from || 1) * (end - start);
}
function logarithmic(from, to, start, end) {
  const scale = linear(Math.log(from), Math.log(to), start, end);
  return (value) => scale(Math.log(value));
}
function ticksUpTo(most, wanted = 5) {
  const end = most > 1e-9 ? most : 1;
  const rough = end / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((one) => one * power >= rough * 0.999) ?? 10) * power;
  return Array.from({ length: Math.ceil(end / step - 1e-9) + 1 }, (_, at2) => Number((at2 * step).toPrecision(6)));
}
function framed(id, title, description, body, tall = height) {
  return [
    `<svg viewBox="0 0 ${width} ${tall}" role="img" aria-labelledby="${id}-title ${id}-text">`,
    `<title id="${id}-title">${escaped(title)}</title>`,
    `<desc id="${id}-text">${escaped(description)}</desc>`,
    ...body,
    "</svg>"
  ].join("\n");
}
function line(name, x1, y1, x2, y2) {
  return `<line class="${name}" x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}"/>`;
}
function text(name, x, y, content) {
  return `<text class="${name}" x="${at(x)}" y="${at(y)}">${escaped(content)}</text>`;
}
function at(value) {
  return String(Number(value.toFixed(1)));
}
function yAxis(ticks, y, unit) {
  return [
    ...ticks.flatMap((tick) => [
      line("grid", margin.left, y(tick), right, y(tick)),
      text("end", margin.left - 6, y(tick) + 4, plain(tick))
    ]),
    text("", 4, 14, unit)
  ];
}
function xAxis(ticks, x, name) {
  return [
    line("axis", margin.left, bottom, right, bottom),
    ...ticks.flatMap((tick) => [
      line("axis", x(tick), bottom, x(tick), bottom + 4),
      text("middle", x(tick), bottom + 18, plain(tick))
    ]),
    text("end", right, height - 4, name)
  ];
}
var strokes = ["first", "second", "third"];
function legend(names) {
  let x = margin.left + 70;
  return names.flatMap((name, index) => {
    const start = x;
    x += 46 + name.length * 7;
    return [line(strokes[index] ?? "third", start, 10, start + 24, 10), text("strong", start + 30, 14, name)];
  });
}
function logTicks(from, to) {
  const ticks = [];
  for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power += 1) {
    for (const step of [1, 2, 5]) {
      const tick = Number((step * 10 ** power).toPrecision(1));
      if (tick >= from && tick <= to) ticks.push(tick);
    }
  }
  return ticks;
}
function distribution({ title, bins, head, base }, id) {
  const from = bins[0]?.fromMs ?? 1;
  const to = bins.at(-1)?.toMs ?? 10;
  const x = logarithmic(from, to, margin.left, right);
  const ticks = ticksUpTo(Math.max(...head, ...base ?? []));
  const y = linear(0, ticks.at(-1) ?? 1, bottom, margin.top);
  const bars = bins.map(({ fromMs, toMs }, index) => {
    const top = y(head[index] ?? 0);
    return `<rect class="bars" x="${at(x(fromMs))}" y="${at(top)}" width="${at(x(toMs) - x(fromMs))}" height="${at(bottom - top)}"/>`;
  });
  const outline = (shares) => bins.map(({ fromMs, toMs }, index) => {
    const top = at(y(shares[index] ?? 0));
    return `${index === 0 ? `M${at(x(fromMs))} ${at(bottom)}` : ""}L${at(x(fromMs))} ${top}L${at(x(toMs))} ${top}`;
  });
  return framed(
    id,
    title,
    `Share of answers by latency, from ${plain(from)} to ${plain(to)} ms on a logarithmic axis. The figures stand in the table below.`,
    [
      ...yAxis(ticks, y, "% of answers"),
      ...bars,
      ...base ? [`<path class="second" d="${outline(base).join("")}"/>`, ...legend(["head", "base"])] : [],
      ...xAxis(logTicks(from, to), x, "latency in ms")
    ]
  );
}
function overTime({ title, unit, stepSeconds, series }, id) {
  const steps = Math.max(...series.map(({ values }) => values.length));
  const ticks = ticksUpTo(Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0))));
  const x = linear(0, Math.max(1, (steps - 1) * stepSeconds), margin.left, right);
  const y = linear(0, ticks.at(-1) ?? 1, bottom, margin.top);
  const seconds = ticksUpTo((steps - 1) * stepSeconds, 10).filter((second) => second <= (steps - 1) * stepSeconds);
  return framed(
    id,
    title,
    `${series.map(({ name }) => name).join(", ")} in ${unit} by second of the run. The figures stand in the table below.`,
    [
      ...yAxis(ticks, y, unit),
      ...series.map(({ values }, index) => {
        const path = pathOf(values, (step) => x(step * stepSeconds), y);
        return `<path class="${strokes[index] ?? "third"}" d="${path}"/>`;
      }),
      ...legend(series.map(({ name }) => name)),
      ...xAxis(seconds, x, "seconds")
    ]
  );
}
function pathOf(values, x, y) {
  return values.map((value, step) => {
    if (value === null) return "";
    const [before, after] = [values[step - 1] ?? null, values[step + 1] ?? null];
    const point = `${before === null ? "M" : "L"}${at(x(step))} ${at(y(value))}`;
    return before === null && after === null ? `${point}h3` : point;
  }).join("");
}
var rowHeight = 30;
var nameWidth = 210;
var effectWidth = 190;
function forest({ title, entries }, id) {
  const [low, high] = boundsOf(entries);
  const start = nameWidth;
  const end = width - effectWidth;
  const x = logarithmic(low, high, start, end);
  const foot = 10 + entries.length * rowHeight;
  const shown = (value) => x(Math.min(high, Math.max(low, value)));
  const rows = entries.flatMap((one, index) => {
    const y = 10 + (index + 0.5) * rowHeight;
    const kind = one.verdict === "regressed" ? " regressed" : "";
    return [
      text("strong", 4, y + 4, `${one.quantile} ${clip(operationText(one.operation), 28)}`),
      line(`interval${kind}`, shown(one.low), y, shown(one.high), y),
      `<circle class="dot${kind}" cx="${at(shown(one.effect))}" cy="${at(y)}" r="5"/>`,
      text("strong", end + 10, y + 4, effectText(one))
    ];
  });
  const ticks = spaced(
    // What stands first is kept: no change, then round ones.
    [1, 2, 0.5, 1.5, 1.2, 0.8, 5, 1.1, 0.9, 3, 10, 0.2].filter((tick) => tick >= low && tick <= high),
    x
  );
  return framed(
    id,
    title,
    `Change of head's latency against base, with intervals: ${entries.map((one) => `${one.quantile} of ${operationText(one.operation)} ${effectText(one)}`).join("; ")}.`,
    [
      ...ticks.flatMap((tick) => [
        line(tick === 1 ? "zero" : "grid", x(tick), 4, x(tick), foot),
        text("middle", x(tick), foot + 16, changeText(tick))
      ]),
      ...rows,
      text("", start, foot + 34, "faster than base"),
      text("end", end, foot + 34, "slower than base")
    ],
    foot + 42
  );
}
function spaced(ticks, x) {
  const kept = [];
  for (const tick of ticks) if (kept.every((other) => Math.abs(x(tick) - x(other)) >= 48)) kept.push(tick);
  return kept;
}
function boundsOf(entries) {
  const values = entries.flatMap(({ low, high, effect }) => [low, high, effect]).filter((one) => one > 0 && one < 1e6);
  const least = Math.min(0.9, ...values.map((value) => value / 1.05));
  const greatest = Math.max(1.1, ...values.map((value) => value * 1.05));
  return [Math.max(0.1, least), Math.min(12, greatest)];
}
function scaling({ title, steps, law }, id) {
  const most = Math.max(...steps.map(({ concurrency }) => concurrency));
  const drawn = Array.from({ length: 61 }, (_, index) => 1 + (most - 1) * index / 60);
  const curve = law ? drawn.map((clients) => ({ clients, answers: law(clients) })) : [];
  const ticks = ticksUpTo(
    Math.max(0, ...steps.map(({ throughput }) => throughput), ...curve.map(({ answers }) => answers))
  );
  const x = linear(0, most, margin.left, right);
  const y = linear(0, ticks.at(-1) ?? 1, bottom, margin.top);
  const path = curve.map(
    ({ clients, answers }, index) => `${index === 0 ? "M" : "L"}${at(x(clients))} ${at(y(answers))}`
  );
  return framed(
    id,
    title,
    "Answers a second by clients that wait for their answers. The figures stand in the table above.",
    [
      ...yAxis(ticks, y, "answers/s"),
      ...law ? [`<path class="second" d="${path.join("")}"/>`] : [],
      ...steps.map(
        ({ concurrency, throughput }) => `<circle class="dot" cx="${at(x(concurrency))}" cy="${at(y(throughput))}" r="5"/>`
      ),
      ...law ? [
        line("second", margin.left + 70, 10, margin.left + 94, 10),
        text("strong", margin.left + 100, 14, "fitted law (dots: measured)")
      ] : [],
      ...xAxis(
        ticksUpTo(most, 8).filter((tick) => tick <= most),
        x,
        "clients"
      )
    ]
  );
}

// src/report/load/html.ts
var resolution = { bins: 48, points: 600 };
function loadHtml(load) {
  const charts = chartsOf(load, resolution).map((chart, index) => ({
    chart,
    html: figure(chart, `chart-${index + 1}`)
  }));
  const below = (name) => charts.filter(({ chart }) => placeOf(chart) === name).map(({ html }) => html);
  return [
    "<section>",
    "<h2>Load test</h2>",
    ...partsOf(load).flatMap((part) => [
      partHtml(part),
      ...below(part.name),
      ...part.name === "operations" ? secondsTable(load) : []
    ]),
    "</section>"
  ].join("\n");
}
function placeOf(chart) {
  switch (chart.kind) {
    case "distribution":
    case "over-time":
      return "operations";
    case "forest":
      return "comparison";
    case "scaling":
      return "scaling";
    default:
      return chart;
  }
}
function partHtml({ title, alarms, sentences, table: table2, notes }) {
  const say = (texts) => texts.length > 0 ? [`<p>${texts.map(phrase).join(" ")}</p>`] : [];
  return [
    `<h3>${phrase(title)}</h3>`,
    ...alarms.map((alarm) => `<p class="alarm">${phrase(alarm)}</p>`),
    ...say(sentences),
    ...table2 && table2.rows.length > 0 ? [tableHtml(table2)] : [],
    ...say(notes)
  ].join("\n");
}
var styles = [
  [/^(?:broken|regressed|more fail|does not hold)\b/, "bad"],
  [/^could not tell\b/, "unsure"],
  [/^(?:kept|holds|no slowdown that matters|no more than on base)$/, "good"]
];
function tableHtml({ columns, rows }) {
  const cell = (content, at2) => {
    const style = styles.find(([pattern]) => pattern.test(content) && at2 > 0)?.[1];
    const name = columns[at2]?.numeric ? "number" : style ?? (at2 === 0 ? "name" : "");
    return `<td${name === "" ? "" : ` class="${name}"`}>${phrase(content)}</td>`;
  };
  return [
    `<div class="scroll"><table${columns.length > 5 ? ' class="wide"' : ""}>`,
    `<thead><tr>${columns.map(({ name, numeric }) => `<th scope="col"${numeric ? ' class="number"' : ""}>${phrase(name)}</th>`).join("")}</tr></thead>`,
    "<tbody>",
    ...rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`),
    "</tbody></table></div>"
  ].join("\n");
}
function figure(chart, id) {
  return [
    "<figure>",
    `<figcaption>${phrase(chart.title)}</figcaption>`,
    svg(chart, id),
    "</figure>",
    ...chart.kind === "distribution" ? [folded("Latencies as a table", distributionTable(chart))] : []
  ].join("\n");
}
function folded(summary, table2) {
  return `<details><summary>${phrase(summary)}</summary>
${tableHtml(table2)}
</details>`;
}
function distributionTable({ bins, head, base }) {
  const share = (shares, at2) => `${plain(shares[at2] ?? 0)} %`;
  return {
    columns: [
      { name: "From", numeric: true },
      { name: "To", numeric: true },
      { name: "Head", numeric: true },
      ...base ? [{ name: "Base", numeric: true }] : []
    ],
    rows: bins.map((bin, at2) => [
      `${binLabel(bin)} ms`,
      msText(bin.toMs),
      share(head, at2),
      ...base ? [share(base, at2)] : []
    ])
  };
}
function secondsTable({ overTime: overTime2 }) {
  if (overTime2.length < 2) return [];
  const columns = ["Second", "Due", "Answered", "Failed", "p50", "p99"].map(
    (name) => ({ name, numeric: true })
  );
  const rows = overTime2.slice(0, resolution.points).map(({ due, ok, failed, p50Ms, p99Ms }, at2) => [
    String(at2),
    String(due),
    String(ok),
    String(failed),
    msText(p50Ms),
    msText(p99Ms)
  ]);
  return [folded("The run second by second as a table", { columns, rows })];
}

// src/report/html.ts
var maxFindings = 200;
function renderHtml(review) {
  const findings = findingsOf(review);
  const standing = findings.filter(({ accepted }) => !accepted);
  const title = `Breakwater: ${verdictWord(review.verdict)}`;
  const parts = [
    headerHtml(review),
    checksHtml(review.outcomes),
    articles("What blocks", "error", findings.filter(blocks)),
    approversHtml(review),
    killCriteriaHtml(review),
    unprovenHtml(review),
    articles(
      "Warnings",
      "warning",
      standing.filter(({ severity }) => severity === "warning")
    ),
    articles(
      "Accepted",
      "accepted finding",
      findings.filter(({ accepted }) => accepted !== void 0)
    ),
    remarksHtml(review),
    ...review.outcomes.flatMap((outcome) => outcome.status === "ran" && outcome.load ? [loadHtml(outcome.load)] : []),
    notesHtml(standing.filter(({ severity }) => severity === "note")),
    footerHtml(review)
  ];
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(title)}</title>`,
    `<style>${pageStyle}</style>`,
    "</head>",
    "<body>",
    "<main>",
    ...parts.filter((part) => part !== ""),
    "</main>",
    "</body>",
    "</html>",
    ""
  ].join("\n");
}
var policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(pageStyle).digest("base64")}'; base-uri 'none'; form-action 'none'`;
function section(title, body) {
  return body.length === 0 ? "" : ["<section>", `<h2>${phrase(title)}</h2>`, ...body, "</section>"].join("\n");
}
function list(items) {
  return items.length === 0 ? [] : [`<ul>
${items.map((item) => `<li>${item}</li>`).join("\n")}
</ul>`];
}
function headerHtml({ verdict }) {
  return [
    `<header class="${verdict.decision}">`,
    `<h1>Breakwater: ${escaped(verdictWord(verdict))}</h1>`,
    ...verdict.reasons.map((reason) => `<p>${phrase(reason)}</p>`),
    "</header>"
  ].join("\n");
}
function checksHtml(outcomes) {
  const rows = outcomes.map((outcome) => [outcome.check, stateOf(outcome), aboutOf(outcome)]);
  if (rows.length === 0) return "";
  return section("Checks", [tableHtml({ columns: [{ name: "Check" }, { name: "Result" }, { name: "About" }], rows })]);
}
function stateOf(outcome) {
  if (outcome.status !== "ran") return outcome.status;
  const { findings, unproven } = outcome;
  const unsure = unproven.length > 0 ? `, ${unproven.length} not proven` : "";
  return `${findings.length > 0 ? tally(findings) : "no findings"}${unsure}`;
}
function aboutOf(outcome) {
  if (outcome.status === "ran") return outcome.summary;
  return outcome.status === "skipped" ? outcome.reason : outcome.error.message;
}
function articles(title, noun, findings) {
  const rest = findings.length - maxFindings;
  return section(title, [
    ...findings.slice(0, maxFindings).map(articleHtml),
    ...rest > 0 ? [`<p>And ${count(rest, `more ${noun}`)}.</p>`] : []
  ]);
}
function articleHtml(finding) {
  const { severity, message, remedy, ruleId, fingerprint, reach, subject, accepted, proof } = finding;
  const others = reach.map(subjectText).filter((name) => name !== subjectText(subject));
  const place = placeOf2(finding);
  const facts = [
    ...place === "" ? [] : [place],
    `<code>${escaped(ruleId)}</code>`,
    ...others.length > 0 ? [`also reaches ${phrase(enumerate(others, 5))}`] : [],
    `fingerprint <code>${escaped(fingerprint)}</code>`
  ];
  return [
    `<article class="${accepted ? "accepted" : severity}">`,
    `<h3>${phrase(message)}</h3>`,
    `<p class="muted">${facts.join(" \xB7 ")}</p>`,
    ...evidenceOf(proof).map(
      (one) => one.kind === "sentence" ? `<p>${phrase(one.text)}</p>` : `<pre${one.sign === "-" ? ' class="before"' : one.sign === "+" ? ' class="after"' : ""}>${block(one.text)}</pre>`
    ),
    ...remedy === void 0 ? [] : remedyHtml(remedy),
    ...accepted ? [`<p>${acceptedText(accepted)}</p>`] : [],
    "</article>"
  ].join("\n");
}
function remedyHtml(remedy) {
  const [first = "", ...rest] = remedy.trim().split("\n");
  return [
    `<p><strong>Remedy:</strong> ${phrase(first)}</p>`,
    ...rest.length > 0 ? [`<pre>${block(rest.join("\n"))}</pre>`] : []
  ];
}
function acceptedText({ by, place, until, reason }) {
  const who = place ? `in the file, at ${escaped(by)}` : `by ${escaped(by)}`;
  return `Accepted ${who}${until ? ` until ${escaped(until)}` : ""}: ${phrase(sentence(reason))}`;
}
function placeOf2(finding) {
  const { path, line: line2 } = finding.location;
  if (path === "") return "";
  return `<code>${escaped(`${path}:${line2}`)}</code>${standsInBase(finding) ? " in base" : ""}`;
}
function approversHtml({ approvers }) {
  const rows = approvers.map(({ role, people, required, approved, because }) => [
    approved.length > 0 ? "approved" : required ? "missing" : "advisory",
    role,
    enumerate(approved.length > 0 ? approved.map(({ login }) => login) : people, 8) || "nobody is named",
    because
  ]);
  if (rows.length === 0) return "";
  const columns = ["State", "Role", "People", "Because"].map((name) => ({ name }));
  return section("Who must approve", [tableHtml({ columns, rows })]);
}
function killCriteriaHtml({ killCriteria }) {
  const told = [...killCriteria].sort((a, b) => Number(b.tripped) - Number(a.tripped));
  return section(
    "Kill criteria",
    list(
      told.map(({ metric, breach, window, action, tripped, when }) => {
        const over = when === "now" ? "" : ` Window: ${phrase(window)}.`;
        const now = tripped ? '<span class="bad">Tripped now.</span> ' : "";
        return `${now}<strong>${phrase(metric)}</strong>: ${phrase(breach)}.${over} Then: ${phrase(action)}.`;
      })
    )
  );
}
function unprovenHtml(review) {
  const questions = review.outcomes.flatMap((outcome) => {
    if (outcome.status === "failed") return [troubleHtml({ subject: `${outcome.check} failed`, ...outcome.error })];
    if (outcome.status === "skipped") return [];
    return outcome.unproven.filter(({ finding }) => finding === void 0).map(troubleHtml);
  });
  const undecided = undecidedOf(review).map(
    ({ finding, reason }) => `${[placeOf2(finding), phrase(finding.message)].filter((part) => part !== "").join(": ")} (${phrase(reason)})`
  );
  return section("What was not proven", list([...questions, ...undecided.slice(0, maxFindings)]));
}
function troubleHtml({ subject, message, hint, location }) {
  const place = location && location.path !== subject ? ` (<code>${escaped(`${location.path}:${location.line}`)}</code>)` : "";
  return `<strong>${phrase(subject)}</strong>${place}: ${phrase(sentence(message))} ${phrase(sentence(hint))}`;
}
function remarksHtml({ remarks, outcomes }) {
  const own = outcomes.flatMap(
    (outcome) => outcome.status === "ran" ? outcome.remarks.map((remark) => `${outcome.check}: ${remark}`) : []
  );
  return section("Worth knowing", list([...remarks, ...own].map(remarkHtml)));
}
function remarkHtml(remark) {
  const [first = "", ...rest] = remark.trim().split("\n");
  const toCopy = rest.join("\n").trim();
  return `${phrase(sentence(first))}${toCopy === "" ? "" : `
<pre>${block(toCopy)}</pre>`}`;
}
function notesHtml(notes) {
  const lines = notes.slice(0, maxFindings).map((finding) => {
    const place = placeOf2(finding);
    return `${place === "" ? "" : `${place}: `}${phrase(finding.message)}`;
  });
  const rest = notes.length - lines.length;
  return section("Also changed", list([...lines, ...rest > 0 ? [`and ${rest} more`] : []]));
}
function footerHtml(review) {
  const { head, base, profile, tool, reproduce, reportUrl, postgresVersion } = review;
  const name = ({ ref, sha }) => `<code>${escaped(sha ? shortSha(sha) : ref)}</code>`;
  const engines = enginesOf(review);
  const facts = [
    isAlone(review) ? `<code>${escaped(head.ref)}</code>` : `head ${name(head)} against ${name(base)}`,
    `profile <code>${escaped(profile.name)}</code> (${escaped(profile.source)})`,
    ...engines.length > 0 ? [
      `SQL ran on ${escaped(engines.join(", "))}, ${postgresVersion ? `production runs PostgreSQL ${postgresVersion}` : "production unknown"}`
    ] : [],
    `${tool.name} ${escaped(tool.version)}`,
    ...reportUrl ? [link("full report", reportUrl)] : []
  ];
  return `<footer>${facts.join(" \xB7 ")}<br>The same on your machine: <code>${escaped(reproduce)}</code></footer>`;
}

// src/report/load/csv.ts
init_shim();
function loadCsv({ rounds, overTime: overTime2 }) {
  if (rounds !== void 0) {
    return table(
      ["round", "side", "operation", "sent", "ok", "failed", "p50_ms", "p95_ms", "p99_ms"],
      rounds.map(({ round, side, operation, sent, ok, failed, p50Ms, p95Ms, p99Ms }) => [
        round,
        side,
        operation ?? "all operations",
        sent,
        ok,
        failed,
        p50Ms,
        p95Ms,
        p99Ms
      ])
    );
  }
  return table(
    ["second", "due", "ok", "failed", "p50_ms", "p99_ms"],
    overTime2.map(({ due, ok, failed, p50Ms, p99Ms }, second) => [second, due, ok, failed, p50Ms, p99Ms])
  );
}
function table(head, rows) {
  return [head, ...rows].map((row) => `${row.map(cellText).join(",")}
`).join("");
}
function cellText(cell) {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text2 = harmless(visible(cell));
  return /[",\n]/.test(text2) ? `"${text2.replace(/"/g, '""')}"` : text2;
}
function harmless(text2) {
  return /^\s*[=+\-@]|^[\t\n]/.test(text2) ? `'${text2}` : text2;
}

// src/report/load/prometheus.ts
init_shim();
function loadPrometheus(load) {
  const sides = [
    ["head", load],
    ...load.base ? [["base", load.base]] : []
  ];
  return metricsOf(load, sides).filter(({ samples }) => samples.length > 0).map(metricText).join("");
}
function metricsOf(load, sides) {
  return [
    gauge("info", "What was run, as labels; always 1.", [
      {
        labels: {
          engine: load.engine,
          model: load.model,
          target: load.target,
          plan: load.planHash,
          seed: String(load.seed)
        },
        value: 1
      }
    ]),
    gauge("duration_seconds", "How long was measured.", [{ labels: {}, value: load.durationMs / 1e3 }]),
    gauge(
      "offered_requests_per_second",
      "Requests offered a second, open loop.",
      load.offeredRate === void 0 ? [] : [{ labels: {}, value: load.offeredRate }]
    ),
    gauge(
      "clients",
      "Clients that wait for their answers, closed loop.",
      load.concurrency === void 0 ? [] : [{ labels: {}, value: load.concurrency }]
    ),
    {
      name: "breakwater_load_requests_total",
      type: "counter",
      help: "Requests by what became of them; dropped ones were never sent.",
      samples: eachOperation(sides, ({ ok, errors }) => [
        { labels: { result: "ok" }, value: ok },
        ...errorKinds.map((kind) => ({ labels: { result: kind }, value: errors[kind] }))
      ])
    },
    {
      name: "breakwater_load_latency_seconds",
      type: "histogram",
      help: "Latency of expected answers of all operations.",
      samples: sides.flatMap(([side, { latency }]) => histogram(latency, side))
    },
    gauge(
      "latency_quantile_seconds",
      "Quantiles of the latency of expected answers, exact to three digits; 1 is the slowest.",
      eachOperation(sides, quantiles)
    ),
    gauge(
      "throughput_per_second",
      "Expected answers a second.",
      eachOperation(sides, ({ throughput }) => [{ labels: {}, value: throughput }])
    ),
    ...sloMetrics(load),
    ...comparisonMetrics(load),
    ...generatorMetrics(load),
    gauge("aborted", "Whether the run was ended early, so that all figures are partial.", [
      { labels: {}, value: load.aborted ? 1 : 0 }
    ])
  ];
}
function gauge(name, help, samples) {
  return { name: `breakwater_load_${name}`, type: "gauge", help, samples };
}
function eachOperation(sides, of) {
  return sides.flatMap(
    ([side, { operations }]) => operations.flatMap(
      (operation) => of(operation).map(({ labels, value }) => ({ labels: { side, operation: operation.name, ...labels }, value }))
    )
  );
}
var quantileOf = { p50: "0.5", p75: "0.75", p90: "0.9", p95: "0.95", p99: "0.99", p999: "0.999", max: "1" };
function quantiles({ latencyMs }) {
  return Object.keys(quantileOf).flatMap((name) => {
    const ms = latencyMs[name];
    return ms === null ? [] : [{ labels: { quantile: quantileOf[name] }, value: ms / 1e3 }];
  });
}
function histogram(latency, side) {
  let sum = 0;
  const buckets = bucketCounts(latency).map((count2, at2) => {
    sum += count2;
    const bound = boundsMs[at2];
    return {
      suffix: "_bucket",
      labels: { side, le: bound === void 0 ? "+Inf" : String(bound / 1e3) },
      value: sum
    };
  });
  return [
    ...buckets,
    { suffix: "_sum", labels: { side }, value: sumMs(latency) / 1e3 },
    { suffix: "_count", labels: { side }, value: countOf(latency) }
  ];
}
function sloMetrics({ slo }) {
  const where = ({ metric, operation }) => ({ metric, operation: operation ?? "" });
  return [
    gauge(
      "slo_verdict",
      "Verdict on each floor: 1 for the one that holds. An empty operation stands for all together.",
      slo.flatMap(
        (one) => ["pass", "fail", "inconclusive"].map((verdict) => ({
          labels: { ...where(one), verdict },
          value: one.verdict === verdict ? 1 : 0
        }))
      )
    ),
    gauge(
      "slo_floor",
      "Floor by metric: seconds, a share from 0 to 1, or answers a second.",
      slo.map((one) => ({ labels: where(one), value: inSeconds(one.metric, one.floor) }))
    ),
    gauge(
      "slo_exceeding",
      "Requests past the floor; of the throughput, seconds.",
      slo.map((one) => ({ labels: where(one), value: one.exceeding }))
    ),
    gauge(
      "slo_judged",
      "Requests that a floor was judged from; of the throughput, seconds.",
      slo.map((one) => ({ labels: where(one), value: one.n }))
    )
  ];
}
function inSeconds(metric, floor) {
  return metric === "errorRate" || metric === "throughput" ? floor : floor / 1e3;
}
function comparisonMetrics({ comparison = [] }) {
  return [
    gauge(
      "head_to_base_ratio",
      "Head's latency by base's, with its interval.",
      comparison.flatMap(
        ({ operation = "", quantile, effect, low, high }) => Object.entries({ effect, low, high }).map(([bound, value]) => ({
          labels: { operation, quantile: quantileOf[quantile], bound },
          value
        }))
      )
    ),
    gauge(
      "regressed",
      "Whether head is slower than base.",
      comparison.map(({ operation = "", quantile, verdict }) => ({
        labels: { operation, quantile: quantileOf[quantile] },
        value: verdict === "regressed" ? 1 : 0
      }))
    )
  ];
}
function generatorMetrics({ generator }) {
  const { latenessP99Ms, latenessMaxMs, dropped, cpuShare, limited } = generator;
  return [
    gauge("generator_lateness_seconds", "How much later than due requests were sent.", [
      { labels: { quantile: "0.99" }, value: latenessP99Ms / 1e3 },
      { labels: { quantile: "1" }, value: latenessMaxMs / 1e3 }
    ]),
    {
      name: "breakwater_load_generator_dropped_total",
      type: "counter",
      help: "Requests that our own side could not send.",
      samples: [{ labels: {}, value: dropped }]
    },
    gauge("generator_cpu_ratio", "Busy share of the busiest core that sends.", [{ labels: {}, value: cpuShare }]),
    gauge("generator_limited", "Whether our own side was the limit, so that nothing is proved.", [
      { labels: {}, value: limited ? 1 : 0 }
    ])
  ];
}
function metricText({ name, type, help, samples }) {
  const lines = samples.map(
    ({ suffix = "", labels, value }) => `${name}${suffix}${labelsText(labels)} ${number(value)}`
  );
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ""].join("\n");
}
function labelsText(labels) {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${labelValue(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}
function labelValue(value) {
  return visible(value).replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n");
}
function number(value) {
  if (Number.isFinite(value)) return String(Number(value.toPrecision(12)));
  return Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
}

// src/report/markdown.ts
init_shim();
function renderMarkdown(review) {
  return renderWithin(review, Number.POSITIVE_INFINITY, (text2) => text2.length);
}

// src/program/output.ts
async function writeReview(review, options, world) {
  const text2 = rendered(review, options, world);
  if (isChangelog(options)) tellRemarks(review, world);
  await writeText(text2, options.output, world);
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
function rendered(review, options, { terminal }) {
  const { format, output } = options;
  switch (format) {
    case "terminal":
      return renderTerminal(review, output === void 0 ? terminal : { ...terminal, colour: false, unicode: false });
    case "json":
      return renderJson(review);
    case "markdown":
      return isChangelog(options) ? renderChangelog(review) : renderMarkdown(review);
    case "html":
      return renderHtml(review);
    case "csv":
      return loadCsv(loadOf(review, format));
    case "prometheus":
      return loadPrometheus(loadOf(review, format));
    default:
      return format;
  }
}
function loadOf({ outcomes }, format) {
  const load = outcomes.find((outcome) => outcome.check === "load-test");
  if (load?.status === "ran" && load.load) return load.load;
  throw new BreakwaterError({
    code: "no-load-test",
    message: `There is no load test to write as ${format}${load ? ` (${reasonWithout(load)})` : ""}.`,
    hint: "Take --format terminal or json to see what became of the review."
  });
}
function reasonWithout(outcome) {
  if (outcome.status === "failed") return outcome.error.message;
  return outcome.status === "skipped" ? outcome.reason : outcome.summary;
}
export {
  writeReview
};
