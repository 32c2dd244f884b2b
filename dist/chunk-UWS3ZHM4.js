import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/ports.ts
init_shim();
var SqlError = class extends Error {
  sqlstate;
  /** Character offset into the sent text, from 1, where Postgres gives one. */
  position;
  /** Postgres' DETAIL line: `Key (id)=(1) already exists.` */
  detail;
  constructor(sqlstate, message, position, detail) {
    super(message);
    this.name = "SqlError";
    this.sqlstate = sqlstate;
    this.position = position;
    this.detail = detail;
  }
};
function engineText({ name, version }) {
  if (name === "server") return `${version} (server)`;
  return `${name === "pglite" ? "PGlite" : name} ${version}`;
}
var refusedOutside = "BW001";

export {
  SqlError,
  engineText,
  refusedOutside
};
