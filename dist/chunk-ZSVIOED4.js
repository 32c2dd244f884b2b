import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  parseCommandLine
} from "./chunk-4AF7TRLH.js";
import "./chunk-VMYVICJG.js";
import "./chunk-4XY5B7EV.js";
import "./chunk-FL3IKCFD.js";
import "./chunk-PTKISSGT.js";
import "./chunk-D6OL2AXM.js";
import "./chunk-GMQJBSLV.js";
import "./chunk-IY6OZHTK.js";
import "./chunk-62WTYEXD.js";
import "./chunk-5CIZVJS5.js";
export {
  parseCommandLine
};
