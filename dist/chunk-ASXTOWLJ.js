import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  k6Script
} from "./chunk-GCRIT77G.js";
import "./chunk-E3MF52KC.js";
import "./chunk-3DKKRLX5.js";
import "./chunk-ZCXONIB3.js";
import "./chunk-BE2F3SPU.js";
import "./chunk-5CIZVJS5.js";
export {
  k6Script
};
