import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/postgres/assets.ts
init_shim();
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
var pgliteVersion = "0.5.16";
var pgMemVersion = "3.0.14";
var dataDirName = `pglite-${pgliteVersion}.tar.gz`;
var bundled = !import.meta.url.endsWith(".ts");
function packageFile(name) {
  if (bundled) return new URL(`./${name}`, import.meta.url);
  const folder = dirname(createRequire(import.meta.url).resolve("@electric-sql/pglite"));
  return pathToFileURL(join(folder, name));
}
function assetFile(name) {
  return new URL(bundled ? `./${name}` : `../../../assets/${name}`, import.meta.url);
}
function childEntry() {
  return new URL(bundled ? "./pglite-child.js" : "./pglite-child.ts", import.meta.url);
}

export {
  pgliteVersion,
  pgMemVersion,
  dataDirName,
  packageFile,
  assetFile,
  childEntry
};
