import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/postgres/values.ts
init_shim();
var asNumber = Number;
var asText = (text) => text;
var asSafeInteger = (text) => Number.isSafeInteger(Number(text)) ? Number(text) : text;
var valueParsers = {
  16: (text) => text === "t",
  17: asText,
  20: asSafeInteger,
  21: asNumber,
  23: asNumber,
  26: asNumber,
  114: JSON.parse,
  700: asNumber,
  701: asNumber,
  1082: asText,
  1114: asText,
  1184: asText,
  3802: JSON.parse
};
var elementTypes = {
  1e3: 16,
  1003: 19,
  1005: 21,
  1007: 23,
  1009: 25,
  1014: 1042,
  1015: 1043,
  1016: 20,
  1021: 700,
  1022: 701,
  1028: 26
};
function valueParser(oid) {
  const element = elementTypes[oid];
  if (element === void 0) return valueParsers[oid] ?? asText;
  const parse = valueParsers[element] ?? asText;
  return (text) => arrayOf(text, parse);
}
function arrayOf(text, parse) {
  const tokens = text.matchAll(/[{}]|"((?:[^"\\]|\\.)*)"|[^{},"]+/gs);
  const root = [];
  const open = [root];
  const start = text.indexOf("{");
  for (const { 0: token, 1: quoted, index } of tokens) {
    if (index < start) continue;
    if (token === "}") open.pop();
    else if (token === "{") {
      const nested = [];
      open.at(-1)?.push(nested);
      open.push(nested);
    } else if (quoted !== void 0) open.at(-1)?.push(parse(quoted.replace(/\\(.)/gs, "$1")));
    else open.at(-1)?.push(token === "NULL" ? null : parse(token));
  }
  const [array] = root;
  return Array.isArray(array) ? array : [];
}

export {
  valueParsers,
  valueParser
};
