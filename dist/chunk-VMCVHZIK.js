import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/wasm-tiers.ts
init_shim();
import { setFlagsFromString } from "node:v8";
function keepBaselineCode() {
  setFlagsFromString("--no-wasm-tier-up");
  setFlagsFromString("--no-wasm-dynamic-tiering");
}

export {
  keepBaselineCode
};
