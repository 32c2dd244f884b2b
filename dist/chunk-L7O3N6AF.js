import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  placeOfSession,
  serverEngine
} from "./chunk-IE3O4KEG.js";
import "./chunk-GBHOOMWU.js";
import "./chunk-TELTVDVT.js";
import "./chunk-7SHNR7YN.js";
import "./chunk-PR3MLJCY.js";
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
