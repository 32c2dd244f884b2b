import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/load-settings.ts
init_shim();
var defaultLoadSettings = {
  preview: void 0,
  base: void 0,
  start: void 0,
  hosts: [],
  environments: [],
  waitSeconds: 300,
  health: void 0,
  headersEnv: {},
  auth: {},
  operations: [],
  values: {},
  plan: void 0,
  har: void 0,
  rate: void 0,
  arrivals: "poisson",
  concurrency: void 0,
  warmupSeconds: 10,
  durationSeconds: 60,
  seed: 1,
  http: "1.1",
  slo: [],
  gate: "slo",
  expectHeaders: [],
  rateLimit: void 0,
  probeValidation: false,
  sweep: false,
  baseline: void 0
};

export {
  defaultLoadSettings
};
