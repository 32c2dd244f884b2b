import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/query-parameters.ts
init_shim();
function queryParameters(url) {
  const taken = /* @__PURE__ */ new Map();
  return [...new URL(url).searchParams].map(([name, value]) => {
    const plain = `BREAKWATER_QUERY_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}`;
    const times = (taken.get(plain) ?? 0) + 1;
    taken.set(plain, times);
    return { name, value, variable: times === 1 ? plain : `${plain}_${times}` };
  });
}

export {
  queryParameters
};
