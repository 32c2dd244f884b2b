import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  loadJudgeRequest,
  loadTest,
  reproduceLoad
} from "./chunk-H4QHEKAY.js";
import "./chunk-KOLNUSXK.js";
import "./chunk-4U5H4DJL.js";
import "./chunk-6XROKCB7.js";
import "./chunk-4IHFRJOM.js";
import "./chunk-SH5YRPCY.js";
import "./chunk-JBDXVEF3.js";
import "./chunk-3MIB7I32.js";
import "./chunk-T5S46GJ4.js";
import "./chunk-3KV2PJXQ.js";
import "./chunk-QR5MP3NO.js";
import "./chunk-XBQO6LMQ.js";
import "./chunk-PB4MW6YL.js";
import "./chunk-KIJHRJTL.js";
import "./chunk-MRH3QIIT.js";
import "./chunk-KH62TVR3.js";
import "./chunk-RGNIC2Z2.js";
import "./chunk-G6RTQIIQ.js";
import "./chunk-PKEIPIMK.js";
import "./chunk-SUIQTZFT.js";
import "./chunk-5EWKMCGK.js";
import "./chunk-5Z4CA7YC.js";
import "./chunk-XBNF7U4T.js";
import "./chunk-GYQDIOIP.js";
import "./chunk-TG5VVJV6.js";
import "./chunk-JW2A4OU2.js";
import "./chunk-RDHTJQA7.js";
import "./chunk-KSMCJ5MA.js";
import "./chunk-QMU25S62.js";
import "./chunk-UWS3ZHM4.js";
import "./chunk-XLYJ4EM2.js";
import "./chunk-4XY5B7EV.js";
import "./chunk-FL3IKCFD.js";
import "./chunk-PTKISSGT.js";
import "./chunk-D6OL2AXM.js";
import "./chunk-GMQJBSLV.js";
import "./chunk-IY6OZHTK.js";
import "./chunk-62WTYEXD.js";
import "./chunk-5CIZVJS5.js";
export {
  loadJudgeRequest,
  loadTest,
  reproduceLoad
};
