import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  conclusionOf,
  decide,
  exitCode
} from "./chunk-H5IOQUZ3.js";
import "./chunk-GYQDIOIP.js";
import "./chunk-TG5VVJV6.js";
import "./chunk-JW2A4OU2.js";
import "./chunk-SQN55YXA.js";
import "./chunk-5CIZVJS5.js";
export {
  conclusionOf,
  decide,
  exitCode
};
