import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/random.ts
init_shim();
function randomFrom(seed, stream = 0) {
  let weyl = Math.imul(seed, 2246822507) ^ Math.imul(Math.floor(seed / 2 ** 32), 3266489909) ^ stream;
  const filled = () => {
    weyl = weyl + 2654435769 | 0;
    return finalised(weyl);
  };
  const next = xoshiro128([filled(), filled(), filled(), filled()]);
  return () => next() / 2 ** 32;
}
function xoshiro128([a, b, c, d]) {
  return () => {
    const mixed = Math.imul(b, 5);
    const result = Math.imul(mixed << 7 | mixed >>> 25, 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = d << 11 | d >>> 21;
    return result;
  };
}
function finalised(value) {
  let mixed = value;
  mixed = Math.imul(mixed ^ mixed >>> 16, 2246822507);
  mixed = Math.imul(mixed ^ mixed >>> 13, 3266489909);
  return mixed ^ mixed >>> 16;
}

export {
  randomFrom
};
