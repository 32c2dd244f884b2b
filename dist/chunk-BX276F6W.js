import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  reproduceCommand,
  reviewRepository
} from "./chunk-ZNGAAAUZ.js";
import "./chunk-US6YRJ3P.js";
import "./chunk-UZVVR3YA.js";
import "./chunk-CAMPVSHB.js";
import "./chunk-4BH2R4MR.js";
import "./chunk-QGFCBJKJ.js";
import "./chunk-MA3XJGJ2.js";
import "./chunk-LUWBNGGD.js";
import "./chunk-VLEQMHWB.js";
import "./chunk-JBDXVEF3.js";
import "./chunk-BTDBEI63.js";
import "./chunk-GYQDIOIP.js";
import "./chunk-QR5MP3NO.js";
import "./chunk-M7D4635N.js";
import "./chunk-RGNIC2Z2.js";
import "./chunk-MYPJXCPO.js";
import "./chunk-ABXZNF7Z.js";
import "./chunk-HOW3RGVT.js";
import "./chunk-KSMCJ5MA.js";
import "./chunk-QMU25S62.js";
import "./chunk-UWS3ZHM4.js";
import "./chunk-PIEHORZZ.js";
import "./chunk-D6OL2AXM.js";
import "./chunk-GMQJBSLV.js";
import "./chunk-IY6OZHTK.js";
import "./chunk-62WTYEXD.js";
import "./chunk-5CIZVJS5.js";
export {
  reproduceCommand,
  reviewRepository
};
