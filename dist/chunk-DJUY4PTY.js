import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  k6Script
} from "./chunk-KKZKSC3O.js";
import "./chunk-E3MF52KC.js";
import "./chunk-EUGMH35K.js";
import "./chunk-ZCXONIB3.js";
import "./chunk-XLYJ4EM2.js";
import "./chunk-5CIZVJS5.js";
export {
  k6Script
};
