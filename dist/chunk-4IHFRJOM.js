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
  if (!isUtf8(bytes)) notUtf8();
  return new TextDecoder("utf-8").decode(bytes);
}
function notUtf8Remark(path) {
  return `${path} is not UTF-8; what could not be read was replaced by U+FFFD.`;
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
