import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  gitIn
} from "./chunk-JBDXVEF3.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/commands/environment.ts
init_shim();
var names = /* @__PURE__ */ new Set([
  ...["PATH", "HOME", "USER", "LOGNAME", "SHELL", "TMPDIR", "TMP", "TEMP", "LANG", "LANGUAGE", "TZ", "CI", "TERM"],
  // Windows
  ...["SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "USERPROFILE", "APPDATA", "LOCALAPPDATA"],
  ...["PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMDATA", "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE"],
  // Where toolchains are
  ...["NVM_DIR", "NODE_PATH", "COREPACK_HOME", "PNPM_HOME", "JAVA_HOME", "GRADLE_USER_HOME", "M2_HOME", "DOTNET_ROOT"],
  ...[
    "GOROOT",
    "GOPATH",
    "GOCACHE",
    "GOMODCACHE",
    "CARGO_HOME",
    "RUSTUP_HOME",
    "MIX_HOME",
    "HEX_HOME",
    "REBAR_CACHE_DIR"
  ],
  ...["GEM_HOME", "GEM_PATH", "BUNDLE_PATH", "RBENV_ROOT", "ASDF_DIR", "ASDF_DATA_DIR", "PYENV_ROOT", "VIRTUAL_ENV"],
  ...["PYTHONPATH", "PYTHONLOCATION", "LD_LIBRARY_PATH", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"],
  // Certificates of a company's own, which an install command needs
  ...["SSL_CERT_FILE", "SSL_CERT_DIR", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE"]
]);
var families = /^(LC_[A-Z]+|JAVA_HOME_\w+)$/;
var proxies = /^(https?|no|all)_proxy$/i;
function commandEnvironment(own, added) {
  const kept = Object.entries(own).flatMap(([name, value]) => {
    if (value === void 0) return [];
    const upper = name.toUpperCase();
    const isProxy = proxies.test(name) && !value.includes("@");
    return names.has(upper) || families.test(upper) || isProxy ? [[name, value]] : [];
  });
  return { ...Object.fromEntries(kept), ...added };
}

// src/adapters/commands/shell.ts
init_shim();
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
var keptBytes = 16 * 1024;
var drainMs = 500;
function runShell(shell) {
  return new Promise((resolve, reject) => {
    const mark = randomBytes(12).toString("hex");
    const child = spawn(shell.command, {
      cwd: shell.directory,
      env: { ...shell.environment, BREAKWATER_COMMAND: mark },
      shell: true,
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      // A process group of its own, so that it can be ended as a whole; without a terminal, so that nothing asks there.
      detached: process.platform !== "win32"
    });
    const tail = lastOf(keptBytes);
    child.stdout.on("data", tail.add);
    child.stderr.on("data", tail.add);
    const endWithUs = () => endGroup(child);
    process.once("exit", endWithUs);
    const output = () => shell.redact(tail.text());
    let over = false;
    const done = (settle) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      process.off("exit", endWithUs);
      shell.signal?.removeEventListener("abort", aborted);
      endGroup(child);
      child.stdout.destroy();
      child.stderr.destroy();
      endMarked(mark).then(settle, settle);
    };
    const aborted = () => done(() => reject(new Error("the command was ended from outside", { cause: output() })));
    shell.signal?.addEventListener("abort", aborted);
    const timer = setTimeout(() => done(() => reject(tooSlow(shell, output()))), shell.timeoutMs);
    child.on("error", (cause) => done(() => reject(cannotRun(shell, cause))));
    child.on("exit", (exitCode) => {
      const settled = () => done(() => resolve({ exitCode, output: output() }));
      const late = setTimeout(settled, drainMs);
      child.on("close", () => {
        clearTimeout(late);
        settled();
      });
    });
  });
}
function endGroup(child) {
  try {
    if (child.pid === void 0) return;
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
  }
}
async function endMarked(mark) {
  if (process.platform !== "linux") return;
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    const environment = await readFile(`/proc/${name}/environ`, "latin1").catch(() => "");
    if (!environment.split("\0").includes(`BREAKWATER_COMMAND=${mark}`)) continue;
    try {
      process.kill(Number(name), "SIGKILL");
    } catch {
    }
  }
}
function lastOf(size) {
  let kept = Buffer.alloc(0);
  return {
    add: (chunk) => {
      kept = Buffer.concat([kept, chunk.subarray(-size)]).subarray(-size);
    },
    text: () => kept.toString("utf8").trim()
  };
}
function lastLines(output) {
  const lines = output.split(/\r?\n/).filter((line) => line.trim() !== "");
  return lines.slice(-12).join("\n").slice(-2e3);
}
function tooSlow({ key, timeoutMs, trouble }, output) {
  const said = output === "" ? "It printed nothing." : `Its last words: ${lastLines(output)}`;
  return new BreakwaterError({
    code: "migrate-command-timeout",
    message: `The ${key} took longer than ${timeoutMs / 6e4} minutes and was ended. ${said}`,
    hint: "Does it ask a question, serve, or watch? It has to migrate and end.",
    ...trouble
  });
}
function cannotRun({ key, trouble }, cause) {
  return new BreakwaterError(
    {
      code: "migrate-command-failed",
      message: `The ${key} cannot be started: ${cause.message}.`,
      hint: "Correct migrate-directory: the folder has to be there in base and in head.",
      ...trouble
    },
    { cause }
  );
}

// src/adapters/commands/prepared-checkouts.ts
init_shim();
import { existsSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as join2 } from "node:path";

// src/adapters/commands/checkout.ts
init_shim();
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
var checkoutMs = 3e5;
async function checkOut(repository, commit, folder) {
  const files = join(folder, "files");
  await mkdir(files, { recursive: true });
  const git = gitIn(repository);
  const options = { indexFile: join(folder, "index"), timeoutMs: checkoutMs };
  await git(["read-tree", commit], options);
  await git([`--work-tree=${files}`, "checkout-index", "--all", "--force"], options);
  return files;
}

// src/adapters/commands/prepared-checkouts.ts
function preparedCheckouts(options) {
  const { environment, log, keys } = options;
  const folders = [];
  const removeAll = () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", removeAll);
  const ready = /* @__PURE__ */ new Map();
  const withoutFolders = (text) => folders.reduce((shorter, folder) => shorter.replaceAll(join2(folder, "files", "/"), ""), text);
  const make = async (revision) => {
    const folder = await mkdtemp(join2(tmpdir(), `breakwater-${revision}-`));
    folders.push(folder);
    log.progress(`checking out ${revision} ...`);
    const directory = join2(await checkOut(options.repository, options.commits[revision], folder), options.directory);
    if (!existsSync(directory)) throw directoryMissing(revision, options.directory, keys.directory);
    if (options.install === void 0) return directory;
    log.progress(`running ${keys.install.name} in ${revision} ...`);
    const { exitCode, output } = await runShell({
      key: keys.install.name,
      command: options.install,
      directory,
      environment: commandEnvironment(environment, {}),
      timeoutMs: options.installMs,
      redact: withoutFolders,
      trouble: { code: keys.install.code, hint: "Does it ask a question, serve, or watch? It has to install and end." }
    });
    if (exitCode !== 0) throw installFailed(revision, keys.install, exitCode, output);
    return directory;
  };
  return {
    prepare: (revision) => {
      const preparing = ready.get(revision) ?? make(revision);
      ready.set(revision, preparing);
      return preparing;
    },
    withoutFolders,
    close: async () => {
      process.off("exit", removeAll);
      for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
    }
  };
}
function directoryMissing(revision, directory, { name, runs, code }) {
  return new BreakwaterError({
    code,
    message: `There is no folder ${directory} in ${revision}, in which ${runs} is to run.`,
    hint: `Correct ${name}. The config is read from the base branch.`
  });
}
function installFailed(revision, { name, code }, exitCode, output) {
  return new BreakwaterError({
    code,
    message: `The ${name} ended in ${revision} with status ${exitCode}: ${lastLines(output) || "it printed nothing"}`,
    hint: "Try it in a fresh clone. It gets no tokens: what it installs has to be public, or there already."
  });
}

export {
  commandEnvironment,
  runShell,
  lastLines,
  preparedCheckouts
};
