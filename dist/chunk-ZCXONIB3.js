import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/commands/load-export/environment.ts
init_shim();
var targetVariable = "BREAKWATER_TARGET";
function secretVariables({ operations }) {
  const variables = /* @__PURE__ */ new Map();
  const taken = /* @__PURE__ */ new Set([targetVariable]);
  for (const { secret } of operations.flatMap(({ credentials }) => credentials)) {
    if (variables.has(secret)) continue;
    const plain = variableOf(secret);
    let name = plain;
    for (let at = 2; taken.has(name); at++) name = `${plain}_${at}`;
    taken.add(name);
    variables.set(secret, name);
  }
  return variables;
}
function variableOf(secret) {
  if (/^[A-Za-z_][A-Za-z0-9_]{0,99}$/.test(secret)) return secret;
  const words = secret.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_");
  return `BREAKWATER_SECRET_${words.replaceAll(/^_+|_+$/g, "").slice(0, 60)}`;
}

export {
  targetVariable,
  secretVariables
};
