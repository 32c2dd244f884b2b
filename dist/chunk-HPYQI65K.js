import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/clock.ts
init_shim();
import { setTimeout as wait } from "node:timers/promises";
var systemClock = {
  now: () => /* @__PURE__ */ new Date(),
  sleep: async (ms) => {
    await wait(ms);
  }
};

// src/adapters/console.ts
init_shim();
var tickMs = 1e4;
function consoleLog(stream, { debug = false, live = stream.isTTY === true, now = Date.now } = {}) {
  let shown = false;
  let writtenAt = now();
  const clear = () => {
    if (shown) stream.write("\r\x1B[2K");
    shown = false;
  };
  const line = (text) => {
    clear();
    stream.write(`${text}
`);
    writtenAt = now();
  };
  const progress = (text) => {
    if (!live) return line(withoutControls(text, true));
    clear();
    stream.write(fitted(withoutControls(text), (stream.columns ?? 80) - 1));
    shown = true;
  };
  return {
    progress,
    tick: (text) => {
      if (live || now() - writtenAt >= tickMs) progress(text);
    },
    warn: (text) => line(`warning: ${withoutControls(text, true)}`),
    debug: (text) => {
      if (debug) line(`debug: ${withoutControls(text, true)}`);
    },
    done: clear
  };
}
function withoutControls(text, keepLines = false) {
  const escaped = text.replace(
    /[\p{Cc}\p{Bidi_C}\u2028\u2029]/gu,
    (character) => keepLines && character === "\n" ? character : `\\u{${character.codePointAt(0)?.toString(16)}}`
  );
  return escaped.replace(/^([^\S\n]*)::/gm, "$1\\::").replaceAll("##[", "#\\#[");
}
function fitted(text, width) {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, Math.max(width - 1, 0)).join("")}\u2026`;
}

export {
  systemClock,
  consoleLog,
  withoutControls
};
