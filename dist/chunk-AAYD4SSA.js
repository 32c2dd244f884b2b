import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  keepBaselineCode
} from "./chunk-VMCVHZIK.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/grammar.ts
init_shim();
async function grammar() {
  keepBaselineCode();
  const libpgQuery = (await import("./chunk-4BXBXSMT.js")).default;
  await libpgQuery.loadModule();
  return libpgQuery;
}

export {
  grammar
};
