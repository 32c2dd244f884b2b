import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  consoleLog,
  systemClock,
  withoutControls
} from "./chunk-HPYQI65K.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/program/console-world.ts
init_shim();
function consoleWorld() {
  const { env, stdout, stderr } = process;
  const log = consoleLog(stderr, { debug: env.BREAKWATER_DEBUG !== void 0 });
  const wanted = env.NO_COLOR === void 0 && env.TERM !== "dumb";
  return {
    cwd: process.cwd(),
    env,
    clock: systemClock,
    log,
    stdout: (text) => {
      log.done();
      stdout.write(text);
    },
    stderr: (text) => {
      log.done();
      stderr.write(withoutControls(text, true));
    },
    terminal: {
      colour: wanted && (stdout.isTTY || env.FORCE_COLOR !== void 0),
      width: Math.min(stdout.columns ?? 100, 120),
      unicode: stdout.isTTY === true && showsUnicode(env)
    },
    done: log.done
  };
}
function showsUnicode({ LC_ALL, LC_CTYPE, LANG, TERM, WT_SESSION }) {
  if (WT_SESSION) return true;
  return TERM !== "linux" && TERM !== "dumb" && /utf-?8$/i.test(LC_ALL || LC_CTYPE || LANG || "");
}
export {
  consoleWorld
};
