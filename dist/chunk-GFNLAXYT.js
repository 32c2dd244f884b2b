import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/postgres/rpc.ts
init_shim();
var BrokenOff = class extends Error {
  constructor() {
    super("it broke off in the middle of the statement");
    this.name = "BrokenOff";
  }
};

export {
  BrokenOff
};
