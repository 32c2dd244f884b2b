import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  rules as rules2
} from "./chunk-4BH2R4MR.js";
import {
  rules as rules3
} from "./chunk-MA3XJGJ2.js";
import {
  rules
} from "./chunk-M7D4635N.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/program/configurable-rules.ts
init_shim();
var configurableRules = [...rules, ...rules2, ...rules3].map(
  ({ meta: { id, title } }) => ({ id, title })
);

export {
  configurableRules
};
