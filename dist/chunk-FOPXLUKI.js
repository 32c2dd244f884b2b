import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  endOf,
  k6Recorder,
  k6Remark,
  mergePods
} from "./chunk-KQLVDP5U.js";
import "./chunk-Z63F26CC.js";
import "./chunk-E3MF52KC.js";
import "./chunk-CX2D7WZJ.js";
import "./chunk-T6QD4SQA.js";
import "./chunk-INTMZS7Z.js";
import "./chunk-XLYJ4EM2.js";
import "./chunk-62WTYEXD.js";
import "./chunk-5CIZVJS5.js";
export {
  endOf,
  k6Recorder,
  k6Remark,
  mergePods
};
