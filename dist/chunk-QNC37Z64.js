import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  loadJudgeRequest,
  loadTest,
  reproduceLoad
} from "./chunk-2G7ZLDPN.js";
import "./chunk-5AEEQRB7.js";
import "./chunk-4U5H4DJL.js";
import "./chunk-4H7NHLJT.js";
import "./chunk-4IHFRJOM.js";
import "./chunk-BNNPXSKG.js";
import "./chunk-JBDXVEF3.js";
import "./chunk-3MIB7I32.js";
import "./chunk-PNRRJOD3.js";
import "./chunk-3KV2PJXQ.js";
import "./chunk-QR5MP3NO.js";
import "./chunk-XEYFRE37.js";
import "./chunk-PB4MW6YL.js";
import "./chunk-KIJHRJTL.js";
import "./chunk-RE7JDTBL.js";
import "./chunk-QCXLRNRA.js";
import "./chunk-RGNIC2Z2.js";
import "./chunk-Z66FRQEK.js";
import "./chunk-GBBP5Z57.js";
import "./chunk-VHEILZ4H.js";
import "./chunk-S5OKUZXR.js";
import "./chunk-5Z4CA7YC.js";
import "./chunk-AAYD4SSA.js";
import "./chunk-Y3EXGPGY.js";
import "./chunk-GYQDIOIP.js";
import "./chunk-TG5VVJV6.js";
import "./chunk-JW2A4OU2.js";
import "./chunk-SQN55YXA.js";
import "./chunk-KSMCJ5MA.js";
import "./chunk-QMU25S62.js";
import "./chunk-VMCVHZIK.js";
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
