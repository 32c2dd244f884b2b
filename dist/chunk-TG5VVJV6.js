import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/proof.ts
init_shim();
function provesError(proof) {
  switch (proof.kind) {
    case "witness":
    case "trace":
    case "measurement":
    case "comparison":
    case "query":
    case "exchange":
      return true;
    case "diff":
      return proof.structural;
    case "source":
    case "undecided":
      return false;
    default:
      return proof;
  }
}

export {
  provesError
};
