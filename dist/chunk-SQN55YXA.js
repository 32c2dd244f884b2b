import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/wording.ts
init_shim();
function count(n, noun, plural = `${noun}s`) {
  return `${grouped(n)} ${n === 1 ? noun : plural}`;
}
function grouped(n) {
  return String(n).replace(/\B(?=(?:\d{3})+(?!\d))/g, ",");
}
function enumerate(names, shown = 3) {
  const head = names.slice(0, shown);
  const rest = names.length - head.length;
  if (rest > 0) return `${head.join(", ")} and ${rest} more`;
  return head.length < 2 ? head.join("") : `${head.slice(0, -1).join(", ")} and ${head.at(-1)}`;
}
function unique(values) {
  return [...new Set(values)];
}
function quantity(value, unit) {
  return isShare(unit) ? percent(value) : `${plain(value)} ${unit}`;
}
function isShare(unit) {
  return unit === "" || unit === "share" || unit === "ratio";
}
function percent(share) {
  return `${plain(share * 100)} %`;
}
function plain(value) {
  return Math.abs(value) >= 100 ? grouped(Math.round(value)) : String(Number(value.toPrecision(3)));
}
function metricWord(metric) {
  return metric === "errorRate" ? "error rate" : metric;
}

export {
  count,
  grouped,
  enumerate,
  unique,
  quantity,
  isShare,
  percent,
  plain,
  metricWord
};
