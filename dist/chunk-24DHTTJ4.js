import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  reproduceCommand,
  reviewRepository
} from "./chunk-ZM5T56V7.js";
import "./chunk-GYGDYHHL.js";
import "./chunk-JMIXKYCX.js";
import "./chunk-DGQBVGYO.js";
import "./chunk-FOEKUJMH.js";
import "./chunk-GYQDIOIP.js";
import "./chunk-7F7BGIAN.js";
import "./chunk-RGNIC2Z2.js";
import "./chunk-ABXZNF7Z.js";
import "./chunk-HOW3RGVT.js";
import "./chunk-5T7LROIG.js";
import "./chunk-PIEHORZZ.js";
import "./chunk-D6OL2AXM.js";
import "./chunk-HBCAE4UH.js";
import "./chunk-IY6OZHTK.js";
import "./chunk-62WTYEXD.js";
import "./chunk-5CIZVJS5.js";
export {
  reproduceCommand,
  reviewRepository
};
