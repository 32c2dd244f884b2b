import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  commandEnvironment,
  lastLines,
  preparedCheckouts,
  runShell
} from "./chunk-Z5HBM6LH.js";
import "./chunk-JBDXVEF3.js";
import "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/commands/service-commands.ts
init_shim();
import { createServer } from "node:net";
var installMs = 9e5;
var longestMs = 36e5;
function serviceCommands(options) {
  const { settings, environment, log } = options;
  const checkouts = preparedCheckouts({
    ...options,
    directory: settings.directory,
    install: settings.install,
    installMs,
    keys: {
      directory: { name: "load.start.directory", runs: "load.start", code: "service-not-started" },
      install: { name: "load.start.install", code: "service-not-started" }
    }
  });
  const ended = new AbortController();
  const running = [];
  return {
    start: async (revision) => {
      const directory = await checkouts.prepare(revision);
      const port = await freePort();
      log.progress(`starting ${revision} on port ${port} ...`);
      const over = runShell({
        key: "load.start",
        command: settings.run,
        directory,
        environment: commandEnvironment(environment, { PORT: String(port) }),
        timeoutMs: longestMs,
        signal: ended.signal,
        redact: checkouts.withoutFolders,
        trouble: {
          code: "service-not-started",
          hint: "Correct load.start: the folder has to be there in base and in head."
        }
      }).then(
        ({ exitCode, output }) => `it ended with status ${exitCode}. ${lastWords(output)}`,
        (cause) => cause instanceof Error ? cause.message : String(cause)
      );
      running.push(over);
      return { url: settings.url.replace("{port}", String(port)), ended: over };
    },
    close: async () => {
      ended.abort();
      await Promise.all(running);
      await checkouts.close();
    }
  };
}
function lastWords(output) {
  const lines = lastLines(output);
  return lines === "" ? "It printed nothing." : `Its last words: ${lines}`;
}
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
export {
  serviceCommands
};
