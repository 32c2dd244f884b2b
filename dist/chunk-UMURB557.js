import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  startOf
} from "./chunk-RGNIC2Z2.js";
import {
  require_picomatch
} from "./chunk-ZYYW5ZW3.js";
import {
  isListedHost
} from "./chunk-PF6JZGXR.js";
import {
  troubleOf
} from "./chunk-62WTYEXD.js";
import {
  __toESM,
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/load-test/preview/discover.ts
init_shim();

// src/checks/load-test/preview/choose-deployment.ts
init_shim();
var import_picomatch = __toESM(require_picomatch(), 1);
var productionName = /(^|[^a-z])(prod|prd|production|live|github-pages)([^a-z]|$)/i;
var workflows = "github-actions[bot]";
function chooseDeployment(deployments, wanted, waited) {
  const judged = deployments.map((deployment) => ({ deployment, trouble: troubleWith(deployment, wanted) }));
  const usable = judged.flatMap(({ deployment, trouble }) => trouble === void 0 ? [deployment] : []);
  const pending = usable.filter(({ state }) => state === "under way").map(shownName);
  if (pending.length > 0 && !waited) return { kind: "under way", environments: pending };
  const [first, ...others] = standing(usable, wanted);
  if (first !== void 0) {
    if (others.length === 0) return { kind: "found", ...first };
    return { kind: "several", environments: [first, ...others].map(({ deployment }) => shownName(deployment)) };
  }
  if (pending.length > 0) return { kind: "under way", environments: pending };
  const reasons = judged.map(({ deployment, trouble }) => `${shownName(deployment)} ${trouble ?? fate(deployment)}`);
  const begun = deployments.some((deployment) => placeTrouble(deployment, wanted) === void 0);
  return { kind: "none", reason: reasons.slice(0, 3).join("; "), begun };
}
function standing(usable, { environments }) {
  const of = (state) => usable.flatMap(
    (deployment) => deployment.state === state && deployment.url !== void 0 ? [{ deployment, url: deployment.url }] : []
  );
  const up = of("success");
  const found2 = up.length > 0 || environments.length === 0 ? up : of("inactive");
  return [...new Map(found2.map((one) => [one.url, one])).values()];
}
function troubleWith(deployment, wanted) {
  const { state, url, by } = deployment;
  const place = placeTrouble(deployment, wanted);
  if (place !== void 0) return place;
  if (url === void 0 && (state === "success" || state === "inactive")) return "has no URL";
  if (url !== void 0 && isListedHost(url, wanted.hosts)) return void 0;
  if (url === void 0 && wanted.hosts.length > 0) return void 0;
  if (!by.isApp) return `was deployed by ${by.login || "nobody known"}, who is no app, to a host that load.hosts lacks`;
  if (wanted.fromFork && by.login === workflows) return "was deployed by a workflow of a fork's pull request";
  if (url !== void 0 && !/^https:/i.test(url))
    return `is at ${hostOf(url)}, which is not https and not in load.hosts`;
  return void 0;
}
function placeTrouble({ environment, production }, { environments }) {
  const isProduction = production || productionName.test(inWords(environment));
  if (environments.length === 0) return isProduction ? "is production" : void 0;
  const same = environments.some((name) => name.toLowerCase() === environment.toLowerCase());
  if (isProduction) return same ? void 0 : "is production";
  const matches = (0, import_picomatch.default)([...environments], { dot: true, nocase: true });
  return same || matches(environment) ? void 0 : "is not among load.environments";
}
function inWords(name) {
  return name.replace(/([a-z0-9])(?=[A-Z])/g, "$1 ");
}
function shownName({ environment }) {
  return environment.length > 60 ? `${environment.slice(0, 60)}\u2026` : environment;
}
function fate({ state }) {
  return state === "failure" ? "failed" : state === "inactive" ? "is inactive" : "is not up";
}
function hostOf(url) {
  return URL.canParse(url) ? new URL(url).host : "no URL that can be read";
}

// src/checks/load-test/preview/discover.ts
var intervalSeconds = 15;
function discoverPreview(context) {
  return context.once("load-test: preview", () => discover(context));
}
async function discover(context) {
  const { deployments, changeSet, config } = context;
  if (deployments === void 0 || changeSet.head.sha === void 0) return skipped("no preview deployment");
  const isAsked = config.load.environments.length > 0;
  try {
    const outcome = await awaited(context, deployments, changeSet.head.sha, isAsked);
    return outcome.status === "refused" ? unreadable(context, outcome.permission) : found(context, outcome.choice);
  } catch (thrown) {
    if (isAsked) throw thrown;
    return absent(context, `no preview was named, and deployments could not be read: ${troubleOf(thrown).message}`);
  }
}
async function awaited({ clock, log, config, fromFork }, deployments, sha, isAsked) {
  const { waitSeconds } = config.load;
  const wanted = { ...config.load, fromFork };
  for (let waited = 0; ; waited += intervalSeconds) {
    const read = await deployments.deploymentsOf(sha);
    if (read.status === "refused") return read;
    const isOver = waited + intervalSeconds > waitSeconds;
    const choice = chooseDeployment(read.deployments, wanted, isOver);
    const isComing = choice.kind === "under way" || choice.kind === "none" && isAsked && !choice.begun;
    if (!isComing || isOver) return { status: "chosen", choice };
    const what = choice.kind === "under way" ? `the deployment to ${choice.environments.join(", ")}` : "a deployment";
    log.progress(`Load test: waiting for ${what}, ${waitSeconds - waited} s left ...`);
    await clock.sleep(intervalSeconds * 1e3);
  }
}
function found(context, choice) {
  const { waitSeconds } = context.config.load;
  switch (choice.kind) {
    case "found": {
      const { by } = choice.deployment;
      const remark = `Loaded the deployment to ${shownName(choice.deployment)} at ${originOf(choice.url)}, as ${by.login} made it known.`;
      return { preview: { url: choice.url, namedBy: "deployment" }, remark };
    }
    case "under way": {
      const reason = `the deployment to ${choice.environments.join(", ")} was not up within ${waitSeconds} s`;
      return failed(reason, {
        code: "preview-late",
        message: `There was nothing to load: ${reason}.`,
        hint: "Run the job again once it is up, wait longer (load.wait), or have the workflow run on deployment_status."
      });
    }
    case "several":
      return absent(
        context,
        `several deployments could be the preview (${choice.environments.join(", ")}); load.environments says which`
      );
    case "none":
      return absent(context, choice.reason === "" ? "no preview deployment" : `no preview deployment: ${choice.reason}`);
    default:
      return choice;
  }
}
function unreadable(context, permission) {
  return absent(context, `no preview was named, and to look for one the workflow needs the permission ${permission}`);
}
function absent({ config }, reason) {
  if (config.load.environments.length === 0) return skipped(reason);
  return failed(reason, { ...absence(reason), location: startOf(config.source) });
}
function skipped(reason) {
  return { preview: void 0, applicability: { run: false, reason, errorIfSelected: absence(reason) } };
}
function absence(reason) {
  return {
    code: "preview-absent",
    message: `The load test was asked for, and there is nothing to load: ${reason}.`,
    hint: "Name the URL of the preview: --preview-url (in a workflow: preview-url), or load.preview in .github/breakwater.yml."
  };
}
function failed(reason, error) {
  return { preview: void 0, applicability: { run: false, reason, error } };
}
function originOf(url) {
  return URL.canParse(url) ? new URL(url).origin : url;
}

export {
  discoverPreview
};
