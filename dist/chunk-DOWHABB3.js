import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  require_dist
} from "./chunk-VRTR5REW.js";
import "./chunk-5CIZVJS5.js";
export default require_dist();
