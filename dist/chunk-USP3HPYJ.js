import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  placeOfSession,
  serverEngine
} from "./chunk-4QPOVB3I.js";
import "./chunk-GBHOOMWU.js";
import "./chunk-CNMHLWLK.js";
import "./chunk-7SHNR7YN.js";
import "./chunk-3A4NMHMY.js";
import "./chunk-AAYD4SSA.js";
import "./chunk-VMCVHZIK.js";
import "./chunk-UWS3ZHM4.js";
import "./chunk-62WTYEXD.js";
import "./chunk-5CIZVJS5.js";
export {
  placeOfSession,
  serverEngine
};
