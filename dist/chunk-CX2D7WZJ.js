import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/file-text.ts
init_shim();
import { isUtf8 } from "node:buffer";
var mebibyte = 1024 * 1024;
var maxFileBytes = 32 * mebibyte;
var maxReadBytes = 256 * mebibyte;
function checkSizes(files) {
  const large = files.find(({ bytes }) => bytes > maxFileBytes);
  if (large)
    throw new BreakwaterError({
      code: "file-too-large",
      message: `${large.path} has ${inMebibytes(large.bytes)}; at most ${inMebibytes(maxFileBytes)} are read.`,
      hint: "Name the files to review in .github/breakwater.yml, or make the file smaller.",
      location: { path: large.path, line: 1, column: 1 }
    });
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > maxReadBytes)
    throw new BreakwaterError({
      code: "file-too-large",
      message: `${files.length} files have ${inMebibytes(total)} together; at most ${inMebibytes(maxReadBytes)} are read at once.`,
      hint: "Name the files to review in .github/breakwater.yml, so that fewer are read."
    });
}
function decode(bytes, notUtf8) {
  const defect = isUtf16(bytes) ? "it is UTF-16" : isUtf8(bytes) ? void 0 : firstDefect(bytes);
  if (defect !== void 0) notUtf8(defect);
  return new TextDecoder("utf-8").decode(bytes);
}
function notUtf8Remark(path, defect) {
  return `${path} is not UTF-8 (${defect}); what could not be read was replaced by U+FFFD. Save it as UTF-8.`;
}
function isUtf16(bytes) {
  const [first, second] = bytes;
  if (first === 255 && second === 254 || first === 254 && second === 255) return true;
  const start = bytes.subarray(0, 400);
  const zeros = (parity) => start.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  const [even, odd] = [zeros(0), zeros(1)];
  return Math.max(even, odd) > Math.max(3, start.length / 4) && Math.min(even, odd) === 0;
}
function firstDefect(bytes) {
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(10, start);
    const text = bytes.subarray(start, end < 0 ? void 0 : end);
    if (!isUtf8(text)) return defectIn(text, line);
    if (end < 0) return "its end is missing";
    start = end + 1;
  }
}
function defectIn(text, line) {
  let at = 0;
  let column = 1;
  while (at < text.length) {
    const lead = text[at] ?? 0;
    const length = lead < 128 ? 1 : lead < 224 ? 2 : lead < 240 ? 3 : 4;
    if (!isUtf8(text.subarray(at, at + length))) break;
    at += length;
    column += length === 4 ? 2 : 1;
  }
  return `byte 0x${(text[at] ?? 0).toString(16).toUpperCase().padStart(2, "0")} at line ${line}, column ${column}`;
}
function inMebibytes(bytes) {
  return `${(bytes / mebibyte).toFixed(1)} MiB`;
}

export {
  maxReadBytes,
  checkSizes,
  decode,
  notUtf8Remark
};
