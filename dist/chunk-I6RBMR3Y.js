import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  loadJudgeRequest
} from "./chunk-5ZVTW7BP.js";
import "./chunk-3PNOQOJO.js";
import "./chunk-Z63F26CC.js";
import {
  reviewContext
} from "./chunk-AGJWEUK3.js";
import "./chunk-CX2D7WZJ.js";
import "./chunk-K2UDIT2M.js";
import "./chunk-JBDXVEF3.js";
import {
  writeText
} from "./chunk-3MIB7I32.js";
import "./chunk-IID2GHTT.js";
import "./chunk-3KV2PJXQ.js";
import "./chunk-QR5MP3NO.js";
import "./chunk-XEYFRE37.js";
import {
  findSides,
  planLoad
} from "./chunk-K7GU6UGA.js";
import "./chunk-PB4MW6YL.js";
import "./chunk-KIJHRJTL.js";
import {
  claimsOf,
  thresholdsOf
} from "./chunk-MDAWNLNV.js";
import "./chunk-UMURB557.js";
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
import "./chunk-LH2IKV2X.js";
import "./chunk-ZYYW5ZW3.js";
import "./chunk-VMCVHZIK.js";
import "./chunk-UWS3ZHM4.js";
import "./chunk-FTP4REMC.js";
import {
  offeredRate
} from "./chunk-XLYJ4EM2.js";
import "./chunk-PF6JZGXR.js";
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

// src/program/load-export.ts
init_shim();
async function exportLoad(command, world) {
  const request = await loadJudgeRequest(command, world);
  const asks = command.spec !== void 0 && request.preview !== void 0;
  const close = [];
  try {
    const own = contextFor(request, world, close);
    const context = asks ? own : unasked(own);
    const sides = asks ? (await findSides(context)).sides : unaskedSides(context);
    const { plan: below, sides: found, remarks, unproven } = await planLoad(context, sides);
    const plan = wholePaths(below, found.head.target.prefix);
    for (const text of [...remarks, ...unproven.map(({ message }) => message)]) world.stderr(`note: ${text}
`);
    if (plan.operations.length === 0) throw nothingToSend(asks);
    await writeText(await exported(plan, command, request), command.output, world, "load test");
  } finally {
    for (const one of close.reverse()) await one();
  }
}
function wholePaths(plan, prefix) {
  const operations = plan.operations.map((one) => ({
    ...one,
    paths: one.paths.map((path) => `${prefix}${path}` || "/")
  }));
  return { ...plan, operations };
}
async function exported(plan, command, { config, profile, preview }) {
  const claims = claimsOf(profile.floor, config.load.slo, offeredRate(plan.arrivals));
  const objectives = claims.map(({ metric, floor, operation }) => ({ metric, floor, operation }));
  const { machines = 1 } = command;
  const target = preview === void 0 ? {} : { target: new URL(preview.url).origin };
  const options = { objectives, thresholdsMs: thresholdsOf(claims), machines, ...target };
  switch (command.export) {
    case "k6":
      return (await import("./chunk-YYHXGJYV.js")).k6Script(plan, options);
    case "k6-operator":
      return (await import("./chunk-NIPZE4TS.js")).k6OperatorManifest(plan, options);
    case "artillery":
      return (await import("./chunk-3QETIA7N.js")).artilleryYaml(plan, options);
    default:
      return await planFile(plan);
  }
}
async function planFile(plan) {
  const [{ secretVariables }, { renderPlan }] = await Promise.all([
    import("./chunk-3QTS2NKF.js"),
    import("./chunk-7VACXB37.js")
  ]);
  const variables = secretVariables(plan);
  const operations = plan.operations.map((operation) => ({
    ...operation,
    credentials: operation.credentials.map((one) => ({ ...one, secret: variables.get(one.secret) ?? one.secret }))
  }));
  return renderPlan({ ...plan, operations });
}
function contextFor(request, world, close) {
  const made = /* @__PURE__ */ new Map();
  return {
    ...reviewContext(request, world),
    once: (key, make) => {
      const known = made.get(key) ?? make();
      made.set(key, known);
      return known;
    },
    onClose: (end) => close.push(end)
  };
}
function unasked(context) {
  const idle = {
    name: "none",
    run: async () => {
      throw new Error("an export sends nothing");
    }
  };
  const engines = {
    resolve: async () => [],
    probe: async ({ operations }) => {
      const expected = await expectedStatuses(context);
      return operations.map((operation) => ({ operation, status: expected.get(operation.name) ?? 200 }));
    },
    open: idle,
    closed: idle
  };
  const log = { ...context.log, progress: () => void 0 };
  return { ...context, log, loadEngines: async () => engines, secret: (variable) => variable };
}
async function expectedStatuses({ config, loadFiles }) {
  const written = (await loadFiles()).plan?.operations ?? [];
  const named = config.load.operations.map(({ method, path, expectStatus }) => ({
    name: `${method} ${path}`,
    expectStatus
  }));
  return new Map([...named, ...written].map(({ name, expectStatus }) => [name, expectStatus?.[0]]));
}
function unaskedSides({ preview, config }) {
  const url = preview === void 0 ? void 0 : new URL(preview.url);
  const target = {
    origin: `https://${url?.host ?? "target.invalid"}`,
    prefix: url?.pathname.replace(/\/+$/, "") ?? "",
    secrets: {},
    http: config.load.http
  };
  return { head: { side: "head", target }, base: void 0 };
}
function nothingToSend(asked) {
  return new BreakwaterError({
    code: "export-empty",
    message: "There is nothing to send, so there is nothing to export.",
    hint: asked ? "The notes above say why each operation was left out." : "Name a URL, requests (--operation), or a plan; a contract whose paths hold ids needs --target, whose lists are asked for them."
  });
}
export {
  exportLoad
};
