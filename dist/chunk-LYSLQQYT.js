import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/connection-headers.ts
init_shim();
var names = /* @__PURE__ */ new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "http2-settings",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade"
]);
function isOfConnection(header) {
  return names.has(header.toLowerCase());
}

export {
  isOfConnection
};
