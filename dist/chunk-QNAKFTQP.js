import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  rules
} from "./chunk-63LFDM35.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/program/configurable-rules.ts
init_shim();
var configurableRules = rules.map(({ meta: { id, title } }) => ({ id, title }));

export {
  configurableRules
};
