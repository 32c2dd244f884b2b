import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  loadJudgeRequest,
  loadTest,
  reproduceLoad
} from "./chunk-5ZVTW7BP.js";
import "./chunk-3PNOQOJO.js";
import "./chunk-Z63F26CC.js";
import "./chunk-AGJWEUK3.js";
import "./chunk-CX2D7WZJ.js";
import "./chunk-K2UDIT2M.js";
import "./chunk-JBDXVEF3.js";
import "./chunk-3MIB7I32.js";
import "./chunk-IID2GHTT.js";
import "./chunk-3KV2PJXQ.js";
import "./chunk-QR5MP3NO.js";
import "./chunk-XEYFRE37.js";
import "./chunk-PB4MW6YL.js";
import "./chunk-KIJHRJTL.js";
import "./chunk-AFMNSNOF.js";
import "./chunk-YMYV7UTU.js";
import "./chunk-RGNIC2Z2.js";
import "./chunk-E6FSKXAS.js";
import "./chunk-YT3JBX2X.js";
import "./chunk-T5A6CM6Y.js";
import "./chunk-BRTX45BT.js";
import "./chunk-AAYD4SSA.js";
import "./chunk-5Z4CA7YC.js";
import "./chunk-H5IOQUZ3.js";
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
import "./chunk-CZLXSX4G.js";
import "./chunk-PTKISSGT.js";
import "./chunk-D6OL2AXM.js";
import "./chunk-GMQJBSLV.js";
import "./chunk-IY6OZHTK.js";
import "./chunk-LYSLQQYT.js";
import "./chunk-62WTYEXD.js";
import "./chunk-5CIZVJS5.js";
export {
  loadJudgeRequest,
  loadTest,
  reproduceLoad
};
