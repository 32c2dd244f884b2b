import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  reasonOf,
  refuseUnwritable,
  replaceFile,
  writeText
} from "./chunk-3MIB7I32.js";
import "./chunk-62WTYEXD.js";
import "./chunk-5CIZVJS5.js";
export {
  reasonOf,
  refuseUnwritable,
  replaceFile,
  writeText
};
