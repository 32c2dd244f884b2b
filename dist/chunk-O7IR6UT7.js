import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  parseCommandLine
} from "./chunk-NEJCEPQW.js";
import "./chunk-KOCZQGBH.js";
import "./chunk-PIEHORZZ.js";
import "./chunk-D6OL2AXM.js";
import "./chunk-GMQJBSLV.js";
import "./chunk-IY6OZHTK.js";
import "./chunk-62WTYEXD.js";
import "./chunk-5CIZVJS5.js";
export {
  parseCommandLine
};
