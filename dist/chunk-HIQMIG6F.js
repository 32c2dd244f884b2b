import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  loadableExtensions,
  pgliteExtensions
} from "./chunk-IBOLUDSX.js";
import {
  openChildSession
} from "./chunk-U6M7L32N.js";
import "./chunk-QEY7H6CL.js";
import {
  refuseOutward
} from "./chunk-KZLV24V6.js";
import "./chunk-7SHNR7YN.js";
import "./chunk-3A4NMHMY.js";
import "./chunk-5T7LROIG.js";
import "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/postgres/pglite.ts
init_shim();
function pgliteEngine(limits, log) {
  return {
    name: "pglite",
    traces: "locks",
    extensions: pgliteExtensions,
    open: async ({ extensions, from }) => openChildSession({
      engine: "pglite",
      extensions: loadableExtensions(extensions),
      from,
      limits,
      remark: log.warn,
      guard: refuseOutward
    })
  };
}
export {
  pgliteEngine
};
