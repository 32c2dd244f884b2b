import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/report/escape.ts
init_shim();
var invisible = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
function visible(text) {
  return text.replace(/\r\n?/g, "\n").replace(invisible, (character) => `<U+${hex(character.codePointAt(0) ?? 0)}>`);
}
function hex(codePoint) {
  return codePoint.toString(16).toUpperCase().padStart(4, "0");
}
function oneLine(text) {
  return visible(text).replace(/\s+/g, " ").trim();
}
function clip(text, length) {
  if (text.length <= length) return text;
  const kept = text.slice(0, Math.max(0, length - 1)).replace(/[\uD800-\uDBFF]$/, "");
  return `${kept}\u2026`;
}
var breaker = "&#8203;";
var links = /@(?=\w)|#(?=\d)|\bGH-(?=\d)|:\/\/|\bwww\./gi;
var markup = /[\\`*[\]~$]|(?<!\w)_|_(?!\w)/g;
function prose(text) {
  return unlisted(unmarked(oneLine(text)));
}
function inline(text) {
  return unlisted(cell(text));
}
function cell(text) {
  const parts = oneLine(text).split(/(?<!`)`(?!`)([^`]+)`(?!`)/);
  return parts.map((part, at) => at % 2 === 1 ? code(part) : unmarked(part)).join("");
}
function htmlText(text) {
  return unlinked(oneLine(text).replace(/&/g, "&amp;"));
}
function code(text) {
  const line = oneLine(text);
  if (line === "") return "(empty)";
  if (line.includes("|")) return `<code>${prose(line)}</code>`;
  const fence2 = "`".repeat(longestRun(line) + 1);
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence2}${pad}${unforged(line)}${pad}${fence2}`;
}
function fence(language, text, { lines: maxLines = 30, width = 240 } = {}) {
  const all = visible(text).trimEnd().split("\n");
  const kept = all.slice(0, maxLines).map((line) => clip(line, width));
  const rest = all.length - kept.length;
  const body = unforged([...kept, ...rest > 0 ? [`\u2026 ${rest} more ${rest === 1 ? "line" : "lines"}`] : []].join("\n"));
  const ticks = "`".repeat(Math.max(3, longestRun(body) + 1));
  return `${ticks}${language === "text" ? "" : language}
${body}
${ticks}`;
}
function unmarked(text) {
  return unlinked(text.replace(/&/g, "&amp;").replace(markup, "\\$&"));
}
function unlinked(text) {
  return text.replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(links, (link) => link === "://" ? `:${breaker}//` : `${link}${breaker}`).replace(/\|/g, "&#124;");
}
function unlisted(line) {
  return line.replace(/^(\d+)([.)])/, "$1\\$2").replace(/^[-+=#]/, "\\$&");
}
function unforged(text) {
  return text.replace(/<!--/g, "<!\u200B--");
}
function longestRun(text) {
  return (text.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);
}

// src/report/terminal-text.ts
init_shim();
var codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  cyan: [36, 39]
};
function painter(colour) {
  if (!colour) return (_, text) => text;
  return (style, text) => {
    const [on, off] = codes[style];
    return `\x1B[${on}m${text}\x1B[${off}m`;
  };
}
var maxText = 4e3;
var maxLine = 400;
function wrapped(text, width, indent) {
  const room = Math.max(20, width - indent.length);
  return visible(clip(text, maxText)).split("\n").flatMap((paragraph) => linesOf(paragraph, room)).map((line) => `${indent}${line}`.trimEnd()).join("\n");
}
function linesOf(paragraph, room) {
  const lines = [];
  let line = "";
  for (const word of paragraph.split(/[ \t]+/)) {
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
function indented(text, indent, maxLines = 30) {
  const lines = visible(text).trimEnd().split("\n");
  const kept = lines.slice(0, maxLines).map((line) => clip(line, maxLine));
  const rest = lines.length - kept.length;
  return [...kept, ...rest > 0 ? [`\u2026 ${rest} more ${rest === 1 ? "line" : "lines"}`] : []].map((line) => `${indent}${line}`.trimEnd()).join("\n");
}
function section(title, lines, { paint }) {
  return lines.length === 0 ? "" : [paint("bold", title), ...lines].join("\n");
}

export {
  visible,
  oneLine,
  clip,
  prose,
  inline,
  cell,
  htmlText,
  code,
  fence,
  painter,
  wrapped,
  indented,
  section
};
