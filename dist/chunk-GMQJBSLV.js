import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/config.ts
init_shim();
var checkNames = ["api-diff", "schema-diff", "migration", "load-test"];
var engineNames = ["pglite", "server", "pg-mem"];
var runnerNames = [
  "dbmate",
  "diesel",
  "drizzle",
  "flyway",
  "golang-migrate",
  "goose",
  "liquibase",
  "node-pg-migrate",
  "plain",
  "popx",
  "prisma",
  "sqitch",
  "versioned-folders"
];
var replayMethods = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];
var defaultApiSettings = {
  specs: [],
  rules: [],
  undecided: "warning",
  responseEvolution: "lenient",
  unknownParameters: "ignored",
  steps: { pair: 2e3, run: 2e6 },
  // The methods of RFC 9110 that change nothing.
  replay: { to: "nobody", methods: ["GET", "HEAD"] }
};

export {
  checkNames,
  engineNames,
  runnerNames,
  replayMethods,
  defaultApiSettings
};
