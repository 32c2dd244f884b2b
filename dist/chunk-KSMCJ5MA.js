import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/api-diff/json-scan.ts
init_shim();
var between = new Set(Array.from(" \n\r	,:", codeOf));
var outside = new Set(Array.from(" \n\r	,:]}", codeOf));
var [quote, backslash, brace, closingBrace, bracket, closingBracket] = Array.from('"\\{}[]', codeOf);
function codeOf(character) {
  return character.charCodeAt(0);
}
function isClose(code) {
  return code === closingBrace || code === closingBracket;
}
function skipBetween(cursor) {
  while (between.has(cursor.text.charCodeAt(cursor.at))) cursor.at++;
}
function skipString(cursor) {
  const { text } = cursor;
  let end = text.indexOf('"', cursor.at + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  cursor.at = end === -1 ? text.length : end + 1;
}
function isEscaped(text, at) {
  let first = at;
  while (text.charCodeAt(first - 1) === backslash) first--;
  return (at - first) % 2 === 1;
}
function skipValue(cursor) {
  const { text } = cursor;
  let depth = 0;
  do {
    skipBetween(cursor);
    const code = text.charCodeAt(cursor.at);
    if (code === quote) skipString(cursor);
    else if (code === brace || code === bracket || isClose(code)) {
      depth += isClose(code) ? -1 : 1;
      cursor.at++;
    } else while (cursor.at < text.length && !outside.has(text.charCodeAt(cursor.at))) cursor.at++;
  } while (depth > 0 && cursor.at < text.length);
}
function hasRootMember(text, names) {
  const cursor = { text, at: text.charCodeAt(0) === 65279 ? 1 : 0 };
  skipBetween(cursor);
  if (text.charCodeAt(cursor.at) !== brace) return false;
  cursor.at++;
  for (skipBetween(cursor); text.charCodeAt(cursor.at) === quote; skipBetween(cursor)) {
    const start = cursor.at;
    skipString(cursor);
    if (names.includes(text.slice(start + 1, cursor.at - 1))) return true;
    skipValue(cursor);
  }
  return false;
}

export {
  isClose,
  skipBetween,
  skipString,
  skipValue,
  hasRootMember
};
