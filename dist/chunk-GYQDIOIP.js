import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/trace.ts
init_shim();
var lockModes = [
  "AccessShareLock",
  "RowShareLock",
  "RowExclusiveLock",
  "ShareUpdateExclusiveLock",
  "ShareLock",
  "ShareRowExclusiveLock",
  "ExclusiveLock",
  "AccessExclusiveLock"
];
function blocksWrites(mode) {
  return lockModes.indexOf(mode) >= lockModes.indexOf("ShareLock");
}
function blocksReads(mode) {
  return mode === "AccessExclusiveLock";
}

export {
  lockModes,
  blocksWrites,
  blocksReads
};
