import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  secretVariables,
  targetVariable
} from "./chunk-ZCXONIB3.js";
import "./chunk-5CIZVJS5.js";
export {
  secretVariables,
  targetVariable
};
