import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  consoleLog,
  systemClock,
  withoutControls
} from "./chunk-XSX7NV3Y.js";
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
      width: Math.min(stdout.columns ?? 100, 120)
    },
    done: log.done
  };
}
export {
  consoleWorld
};
