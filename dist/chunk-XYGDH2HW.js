import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  reproduceCommand,
  reviewRepository
} from "./chunk-BJAGXQLX.js";
import "./chunk-RYX7SADA.js";
import "./chunk-QNAKFTQP.js";
import "./chunk-27EQPBEC.js";
import "./chunk-DGQBVGYO.js";
import "./chunk-M4OGRHYX.js";
import "./chunk-GYQDIOIP.js";
import "./chunk-QR5MP3NO.js";
import "./chunk-63LFDM35.js";
import "./chunk-RGNIC2Z2.js";
import "./chunk-EM4UXM4V.js";
import "./chunk-ABXZNF7Z.js";
import "./chunk-HOW3RGVT.js";
import "./chunk-KSMCJ5MA.js";
import "./chunk-QMU25S62.js";
import "./chunk-5T7LROIG.js";
import "./chunk-PIEHORZZ.js";
import "./chunk-D6OL2AXM.js";
import "./chunk-IZ52B3XL.js";
import "./chunk-IY6OZHTK.js";
import "./chunk-62WTYEXD.js";
import "./chunk-5CIZVJS5.js";
export {
  reproduceCommand,
  reviewRepository
};
