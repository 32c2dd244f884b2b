import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/git/git.ts
init_shim();
import { spawn } from "node:child_process";
var GitFailure = class extends Error {
  status;
  constructor(args, status, stderr) {
    super(firstComplaint(stderr) || `git ${args[0]} ended with status ${status}`);
    this.name = "GitFailure";
    this.status = status;
  }
};
var mebibyte = 1024 * 1024;
var settings = [
  "core.hooksPath=/dev/null",
  "core.fsmonitor=false",
  "core.quotePath=false",
  "core.askPass=",
  "protocol.ext.allow=never",
  "diff.external=",
  "gc.auto=0",
  "maintenance.auto=false",
  "submodule.recurse=false"
].flatMap((setting) => ["-c", setting]);
var inherited = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE"];
function gitIn(directory) {
  return (args, { input, maxBytes = 64 * mebibyte, timeoutMs = 12e4, indexFile } = {}) => new Promise((resolve, reject) => {
    const child = spawn("git", ["-C", directory, "--no-pager", "--literal-pathspecs", ...settings, ...args], {
      env: { ...environment(), ...indexFile !== void 0 && { GIT_INDEX_FILE: indexFile } },
      stdio: ["pipe", "pipe", "pipe"],
      shell: false,
      windowsHide: true,
      // A session of its own has no terminal, so ssh cannot ask there either, and it can be ended as a whole.
      detached: process.platform !== "win32"
    });
    const output = [];
    let bytes = 0;
    let complaint = "";
    const stop = (why) => {
      clearTimeout(timer);
      endAll(child);
      reject(why);
    };
    const timer = setTimeout(() => stop(tooSlow(args, timeoutMs)), timeoutMs);
    child.stdout.on("data", (chunk) => {
      bytes += chunk.length;
      if (bytes > maxBytes) stop(tooMuch(args, maxBytes));
      else output.push(chunk);
    });
    child.stderr.on("data", (chunk) => {
      if (complaint.length < 1e4) complaint += chunk.toString("utf8");
    });
    child.stdin.on("error", () => void 0);
    child.stdin.end(input ?? "");
    child.on("error", (cause) => {
      clearTimeout(timer);
      reject(cannotRun(cause));
    });
    child.on("close", (status) => {
      clearTimeout(timer);
      if (status === 0) resolve(Buffer.concat(output));
      else reject(new GitFailure(args, status, complaint));
    });
  });
}
async function gitLine(git, args) {
  return (await git(args)).toString("utf8").trimEnd();
}
async function gitAnswer(git, args) {
  try {
    return await gitLine(git, args);
  } catch (thrown) {
    if (thrown instanceof GitFailure) return void 0;
    throw thrown;
  }
}
function endAll(child) {
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.destroy();
  try {
    if (child.pid !== void 0 && process.platform !== "win32") process.kill(-child.pid, "SIGKILL");
    else child.kill("SIGKILL");
  } catch {
  }
}
function environment() {
  const own = Object.entries(process.env).filter(([name]) => !inherited.includes(name));
  return {
    ...Object.fromEntries(own),
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_ASKPASS: "",
    SSH_ASKPASS: "",
    // Messages are read here, so they have to be git's own English.
    LC_ALL: "C",
    LANGUAGE: ""
  };
}
function firstComplaint(stderr) {
  const lines = stderr.split("\n").filter((line2) => line2.trim() !== "");
  const line = lines.find((text) => /^(fatal|error|remote: error):/.test(text)) ?? lines[0] ?? "";
  return line.replace(/:\/\/[^/@\s]+@/g, "://***@").slice(0, 500);
}
function cannotRun(cause) {
  return new BreakwaterError(
    {
      code: "git-missing",
      message: `The git program cannot be started: ${cause.message}.`,
      hint: "Install git 2.30 or later and put it on the PATH."
    },
    { cause }
  );
}
function tooSlow(args, timeoutMs) {
  return new BreakwaterError({
    code: "git-timeout",
    message: `git ${args[0]} took longer than ${timeoutMs / 1e3} s and was stopped.`,
    hint: "Check the connection to the remote, or run that git command by hand to see what it waits for."
  });
}
function tooMuch(args, maxBytes) {
  return new BreakwaterError({
    code: "repository-too-large",
    message: `git ${args[0]} gave more than ${Math.round(maxBytes / mebibyte)} MiB.`,
    hint: "Name the files to review in .github/breakwater.yml, so that less has to be read."
  });
}

export {
  GitFailure,
  gitIn,
  gitLine,
  gitAnswer
};
