import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  conclusionOf,
  decide,
  exitCode
} from "./chunk-BTDBEI63.js";
import "./chunk-GYQDIOIP.js";
import "./chunk-ABXZNF7Z.js";
import "./chunk-HOW3RGVT.js";
import "./chunk-5CIZVJS5.js";
export {
  conclusionOf,
  decide,
  exitCode
};
