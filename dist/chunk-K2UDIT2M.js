import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  rules
} from "./chunk-XEYFRE37.js";
import {
  rules as rules2
} from "./chunk-YMYV7UTU.js";
import {
  rules as rules3
} from "./chunk-YT3JBX2X.js";
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
