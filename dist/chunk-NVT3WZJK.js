import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  require_picomatch
} from "./chunk-ZYYW5ZW3.js";
import "./chunk-5CIZVJS5.js";
export default require_picomatch();
