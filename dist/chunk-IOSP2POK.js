import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  parseCommandLine
} from "./chunk-FUOEMKMA.js";
import "./chunk-A2S5AIYB.js";
import "./chunk-4XY5B7EV.js";
import "./chunk-CZLXSX4G.js";
import "./chunk-PTKISSGT.js";
import "./chunk-D6OL2AXM.js";
import "./chunk-GMQJBSLV.js";
import "./chunk-IY6OZHTK.js";
import "./chunk-LYSLQQYT.js";
import "./chunk-62WTYEXD.js";
import "./chunk-5CIZVJS5.js";
export {
  parseCommandLine
};
