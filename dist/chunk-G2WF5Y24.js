import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  discoverPreview
} from "./chunk-UMURB557.js";
import "./chunk-RGNIC2Z2.js";
import "./chunk-ZYYW5ZW3.js";
import "./chunk-PF6JZGXR.js";
import "./chunk-62WTYEXD.js";
import "./chunk-5CIZVJS5.js";
export {
  discoverPreview
};
