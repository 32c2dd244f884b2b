import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/load.ts
init_shim();
var errorKinds = ["status", "timeout", "connect", "reset", "truncated", "dropped"];

export {
  errorKinds
};
