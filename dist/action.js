import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/action.ts
init_shim();
var { runAction } = await import("./chunk-24PMVPOZ.js");
process.exitCode = await runAction();
