import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  k6Script
} from "./chunk-6Z4I2PML.js";
import "./chunk-EUGMH35K.js";
import "./chunk-E3MF52KC.js";
import "./chunk-ZCXONIB3.js";
import "./chunk-XLYJ4EM2.js";
import "./chunk-5CIZVJS5.js";
export {
  k6Script
};
