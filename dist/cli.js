#!/usr/bin/env node
import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  version
} from "./chunk-IY6OZHTK.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/cli.ts
init_shim();
var argv = process.argv.slice(2);
if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
  process.stdout.write(`${version}
`);
} else {
  const { runCommandLine } = await import("./chunk-24PMVPOZ.js");
  process.exitCode = await runCommandLine(argv);
}
