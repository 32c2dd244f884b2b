import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/check.ts
init_shim();
function startOf(path) {
  return { path, line: 1, column: 1 };
}

export {
  startOf
};
