import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  reviewRepository
} from "./chunk-RITMVTOC.js";
import "./chunk-AGJWEUK3.js";
import "./chunk-CX2D7WZJ.js";
import "./chunk-K2UDIT2M.js";
import {
  gitIn
} from "./chunk-JBDXVEF3.js";
import "./chunk-3MIB7I32.js";
import "./chunk-IID2GHTT.js";
import "./chunk-3KV2PJXQ.js";
import "./chunk-QR5MP3NO.js";
import "./chunk-XEYFRE37.js";
import "./chunk-KIJHRJTL.js";
import "./chunk-AFMNSNOF.js";
import "./chunk-YMYV7UTU.js";
import "./chunk-RGNIC2Z2.js";
import "./chunk-E6FSKXAS.js";
import "./chunk-YT3JBX2X.js";
import "./chunk-T5A6CM6Y.js";
import "./chunk-BRTX45BT.js";
import "./chunk-AAYD4SSA.js";
import "./chunk-5Z4CA7YC.js";
import "./chunk-H5IOQUZ3.js";
import "./chunk-GYQDIOIP.js";
import "./chunk-TG5VVJV6.js";
import "./chunk-JW2A4OU2.js";
import "./chunk-SQN55YXA.js";
import "./chunk-KSMCJ5MA.js";
import "./chunk-QMU25S62.js";
import "./chunk-VMCVHZIK.js";
import "./chunk-UWS3ZHM4.js";
import {
  parseCommandLine
} from "./chunk-FUOEMKMA.js";
import "./chunk-A2S5AIYB.js";
import "./chunk-4XY5B7EV.js";
import "./chunk-CZLXSX4G.js";
import "./chunk-PTKISSGT.js";
import "./chunk-D6OL2AXM.js";
import "./chunk-GMQJBSLV.js";
import "./chunk-IY6OZHTK.js";
import "./chunk-LYSLQQYT.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/program/example-command.ts
init_shim();

// src/adapters/example.ts
init_shim();
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
var names = { base: "main", head: "more-coffee" };
var startMs = 15e3;
var commitTime = 1772438400;
async function prepareExample(directory = shippedExample()) {
  const closers = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const repository = await mkdtemp(join(tmpdir(), "breakwater-example-"));
    const removeNow = () => rmSync(repository, { recursive: true, force: true });
    process.once("exit", removeNow);
    closers.push(async () => {
      process.off("exit", removeNow);
      await rm(repository, { recursive: true, force: true, maxRetries: 3 });
    });
    await makeRepository(repository, directory);
    const start = async (side) => {
      const child = startService(join(directory, side));
      closers.push(() => end(child));
      return `http://127.0.0.1:${await portOf(child)}`;
    };
    const [baseUrl, previewUrl] = [await start("base"), await start("head")];
    return { repository, ...names, previewUrl, baseUrl, close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}
function shippedExample() {
  const place = import.meta.url.endsWith(".ts") ? "../../examples/orders/" : "./examples/orders/";
  return fileURLToPath(new URL(place, import.meta.url));
}
async function makeRepository(repository, directory) {
  const git = gitIn(repository);
  await git(["init", "--quiet", "--template="]);
  const [base, head] = [await filesIn(join(directory, "base")), await filesIn(join(directory, "head"))];
  const stream = [
    commit({ branch: names.base, time: commitTime, message: "Take orders for three coffees", files: base }),
    commit({
      branch: names.head,
      from: names.base,
      time: commitTime + 86400,
      message: "Sell abroad: prices in three currencies",
      files: head
    })
  ];
  await git(["fast-import", "--quiet", "--done"], { input: `${stream.join("")}done
` });
  await git(["symbolic-ref", "HEAD", `refs/heads/${names.head}`]);
  await git(["-c", "core.autocrlf=false", "reset", "--quiet", "--hard"]);
}
function commit({ branch, from, time, message, files }) {
  const head = [
    `commit refs/heads/${branch}
`,
    `committer Robin Roaster <robin@ember-and-oak.example> ${time} +0000
`,
    data(message),
    ...from === void 0 ? [] : [`from refs/heads/${from}
`],
    "deleteall\n"
  ];
  return [...head, ...[...files].map(([path, text]) => `M 100644 inline ${path}
${data(text)}`)].join("");
}
function data(text) {
  return `data ${Buffer.byteLength(text)}
${text}
`;
}
async function filesIn(directory) {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  const files = paths.map(
    async (path) => [path.slice(directory.length + 1).replaceAll("\\", "/"), await readFile(path, "utf8")]
  );
  return new Map(await Promise.all(files));
}
var endWithParent = 'data:text/javascript,process.on("disconnect",()=>process.exit())';
function startService(directory) {
  const { PATH, SystemRoot } = process.env;
  return spawn(process.execPath, ["--import", endWithParent, "server.mjs"], {
    cwd: directory,
    // Port 0: the system gives a free one, and the service says which.
    env: { PORT: "0", ...PATH === void 0 ? {} : { PATH }, ...SystemRoot === void 0 ? {} : { SystemRoot } },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    windowsHide: true
  });
}
function portOf(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (why) => {
      clearTimeout(timer);
      reject(
        new BreakwaterError({
          code: "example-failed",
          message: `The example's service did not start: ${why}`,
          hint: "Check that Node may listen on 127.0.0.1; if it may, this is a bug in Breakwater."
        })
      );
    };
    const timer = setTimeout(() => fail(`nothing was heard of it for ${startMs / 1e3} s`), startMs);
    child.once("error", ({ message }) => fail(message));
    child.once("exit", (status) => fail(`it ended with status ${status}. ${said.trim()}`));
    child.stderr?.on("data", (chunk) => {
      said = `${said}${chunk.toString("utf8")}`.slice(-2e3);
    });
    child.stdout?.on("data", (chunk) => {
      said = `${said}${chunk.toString("utf8")}`.slice(-2e3);
      const port = Number(/listening on (\d+)/.exec(said)?.[1]);
      if (!(port > 0)) return;
      clearTimeout(timer);
      resolve(port);
    });
  });
}
async function end(child) {
  if (child.pid === void 0 || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

// src/program/example-command.ts
async function reviewExample(world) {
  world.log.progress("starting the example: a repository of two commits, and both their services ...");
  const { repository, base, head, previewUrl, close } = await prepareExample();
  try {
    const argv = ["review", "--repo", repository, "--base", base, "--head", head, "--preview-url", previewUrl];
    const command = parseCommandLine(argv);
    if (command.command !== "review") throw new Error(`the example's own command line was read as ${command.command}`);
    return await reviewRepository(command, world);
  } finally {
    await close();
  }
}
export {
  reviewExample
};
