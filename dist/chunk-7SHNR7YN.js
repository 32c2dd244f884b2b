import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/postgres/turns.ts
init_shim();
function takeTurns() {
  let last = Promise.resolve();
  return (job) => {
    const turn = last.then(job);
    last = turn.catch(() => void 0);
    return turn;
  };
}

export {
  takeTurns
};
