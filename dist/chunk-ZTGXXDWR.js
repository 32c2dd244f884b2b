import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/shortened.ts
init_shim();
var maxLetters = 80;
var keptLetters = 30;
var maxItems = 6;
var maxMembers = 40;
function shortened(value) {
  if (typeof value === "string") return shortenedText(value);
  if (Array.isArray(value)) return shortenedList(value);
  return typeof value === "object" && value !== null ? shortenedMembers(value) : value;
}
function shortenedText(text) {
  if (text.length <= maxLetters) return text;
  const letters = [...text];
  if (letters.length <= maxLetters) return text;
  const [start, end] = [letters.slice(0, keptLetters), letters.slice(-keptLetters)].map((some) => some.join(""));
  return `${start}\u2026(${letters.length} characters)\u2026${end}`;
}
function shortenedList(list) {
  const shown = list.slice(0, maxItems).map(shortened);
  const left = list.length - shown.length;
  if (left > 0) return [...shown, `\u2026 ${left} more`];
  return shown.some((item, at) => item !== list[at]) ? shown : list;
}
function shortenedMembers(value) {
  const all = Object.entries(value);
  const shown = all.slice(0, maxMembers).map(([name, inner]) => [shortenedText(name), shortened(inner)]);
  const left = all.length - shown.length;
  const isWhole = left === 0 && shown.every(([name, inner], at) => name === all[at]?.[0] && inner === all[at]?.[1]);
  return isWhole ? value : Object.fromEntries([...shown, ...left > 0 ? [["\u2026", `${left} more`]] : []]);
}

export {
  shortened
};
