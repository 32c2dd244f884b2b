import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/error.ts
init_shim();
var nowhere = { path: "", line: 1, column: 1 };
var BreakwaterError = class extends Error {
  trouble;
  constructor(trouble, options) {
    super(trouble.message, options);
    this.name = "BreakwaterError";
    this.trouble = trouble;
  }
};
function troubleOf(thrown) {
  if (thrown instanceof BreakwaterError) return thrown.trouble;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: "internal-error",
    message: `Breakwater itself failed: ${message}`,
    hint: "This is a bug in Breakwater. Run again with BREAKWATER_DEBUG=1 for the stack, and report it."
  };
}
function placedMessage({ message, location }) {
  return location && !message.startsWith(location.path) ? `${location.path}:${location.line}: ${message}` : message;
}

export {
  nowhere,
  BreakwaterError,
  troubleOf,
  placedMessage
};
