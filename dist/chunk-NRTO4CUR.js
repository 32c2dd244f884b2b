import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  openChildSession
} from "./chunk-CYDTJBHA.js";
import "./chunk-QEY7H6CL.js";
import "./chunk-7SHNR7YN.js";
import "./chunk-PR3MLJCY.js";
import "./chunk-3A4NMHMY.js";
import "./chunk-AAYD4SSA.js";
import "./chunk-VMCVHZIK.js";
import "./chunk-UWS3ZHM4.js";
import "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/postgres/pg-mem.ts
init_shim();
function pgMemEngine(limits, log) {
  return {
    name: "pg-mem",
    traces: "nothing",
    extensions: void 0,
    // In a child process too: it is plain JavaScript, and a strange text can make it loop.
    open: ({ extensions, from }) => openChildSession({
      engine: "pg-mem",
      extensions,
      from,
      timed: false,
      limits,
      remark: log.warn,
      guard: async () => void 0
    })
  };
}
export {
  pgMemEngine
};
