import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/config.ts
init_shim();
var checkNames = ["api-diff", "schema-diff", "migration", "load-test"];
var engineNames = ["pglite", "server", "pg-mem"];
var runnerNames = ["diesel", "flyway", "golang-migrate", "plain", "prisma"];

export {
  checkNames,
  engineNames,
  runnerNames
};
