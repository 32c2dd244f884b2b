import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  parseCommandLine
} from "./chunk-VLLTI7PX.js";
import "./chunk-NXRV65VF.js";
import "./chunk-PIEHORZZ.js";
import "./chunk-D6OL2AXM.js";
import "./chunk-HBCAE4UH.js";
import "./chunk-IY6OZHTK.js";
import "./chunk-62WTYEXD.js";
import "./chunk-5CIZVJS5.js";
export {
  parseCommandLine
};
