import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  checkSizes,
  decode,
  maxReadBytes,
  notUtf8Remark
} from "./chunk-CX2D7WZJ.js";
import {
  configurableRules
} from "./chunk-K2UDIT2M.js";
import {
  GitFailure,
  gitAnswer,
  gitIn,
  gitLine
} from "./chunk-JBDXVEF3.js";
import {
  reasonOf,
  replaceFile
} from "./chunk-3MIB7I32.js";
import {
  operationKeys,
  parseStrict
} from "./chunk-IID2GHTT.js";
import {
  discover
} from "./chunk-QR5MP3NO.js";
import {
  defaultLoadSettings
} from "./chunk-KIJHRJTL.js";
import {
  migration
} from "./chunk-AFMNSNOF.js";
import {
  startOf
} from "./chunk-RGNIC2Z2.js";
import {
  schemaToCompare
} from "./chunk-E6FSKXAS.js";
import {
  codePlan,
  isToRun,
  migrationPlan
} from "./chunk-T5A6CM6Y.js";
import {
  decide
} from "./chunk-H5IOQUZ3.js";
import {
  changeKinds,
  severities
} from "./chunk-JW2A4OU2.js";
import {
  count,
  enumerate
} from "./chunk-SQN55YXA.js";
import {
  sloSchema,
  sloSettingsOf
} from "./chunk-4XY5B7EV.js";
import {
  checkedHost,
  checkedUrl,
  credentials,
  durationSeconds,
  expectedHeader,
  headerNameTrouble,
  isoDate,
  localUrl,
  login,
  postgresMajors,
  rateLimit,
  repositoryPath,
  secondsWithin,
  urlTemplate
} from "./chunk-CZLXSX4G.js";
import {
  NEVER,
  _enum,
  array,
  boolean,
  int,
  literal,
  looseObject,
  number,
  record,
  strictObject,
  string,
  union
} from "./chunk-PTKISSGT.js";
import {
  nearest
} from "./chunk-D6OL2AXM.js";
import {
  checkNames,
  defaultApiSettings,
  engineNames,
  replayMethods,
  runnerNames
} from "./chunk-GMQJBSLV.js";
import {
  version
} from "./chunk-IY6OZHTK.js";
import {
  BreakwaterError,
  troubleOf
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/git/repository.ts
init_shim();
import { lstat, readFile as readFile2, realpath, stat } from "node:fs/promises";
import { join, resolve as resolve2 } from "node:path";

// src/adapters/git/history.ts
init_shim();
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
var deepenSteps = [50, 200, 1e3, 5e3];
var fullHistory = "In a workflow, give actions/checkout `fetch-depth: 0`; on a laptop, run `git fetch --unshallow`.";
async function commitOf(history, ref) {
  const known = await knownCommit(history.git, ref) ?? await knownCommit(history.git, `refs/remotes/origin/${ref}`);
  if (known) return known;
  if (ref === "HEAD")
    throw new BreakwaterError({
      code: "no-commits",
      message: `The repository in ${history.directory} has no commits yet.`,
      hint: "Commit something first; a review compares commits."
    });
  if (!await isPartOfOrigin(history.git)) throw await unknownRef(history, ref);
  return fetchRef(history, ref);
}
async function tipSince({ git }, branch, commit) {
  const tip = await knownCommit(git, `refs/remotes/origin/${branch}`);
  if (tip === void 0) return commit;
  const goesOn = await gitAnswer(git, ["merge-base", "--is-ancestor", "--end-of-options", commit, tip]);
  return goesOn === void 0 ? commit : tip;
}
async function defaultBase(history, headSha) {
  const { git } = history;
  const ref = await askedDefault(history) ?? await localDefault(git);
  if (ref === void 0)
    throw new BreakwaterError({
      code: "unknown-base",
      message: "No base branch was found: there is no default branch of origin, no main and no master.",
      hint: `Name the branch to compare with: --base REF.${await branchList(git)}`
    });
  if (await knownCommit(git, ref) !== headSha) return ref;
  throw new BreakwaterError({
    code: "unknown-base",
    message: `Breakwater could not find what to compare with: ${ref}, the usual base, is the commit under review itself.`,
    hint: `Commit what is to be reviewed, or name what to compare with: --base REF.${await branchList(git)}`
  });
}
async function localDefault(git) {
  const own2 = await gitAnswer(git, ["symbolic-ref", "--quiet", "--short", "HEAD"]);
  const originHead = await gitAnswer(git, ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"]);
  const known = await isSingleBranch(git) && originHead === `origin/${own2}` ? void 0 : originHead;
  for (const ref of [known, "origin/main", "origin/master", "main", "master"])
    if (ref && await knownCommit(git, ref)) return ref;
  return void 0;
}
async function askedDefault(history) {
  const { git, log } = history;
  if (!history.fetch || !await isSingleBranch(git)) return void 0;
  log.progress("Asking origin for its default branch ...");
  const answer = await gitAnswer(git, ["ls-remote", "--symref", "--end-of-options", "origin", "HEAD"]);
  const [, branch] = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(answer ?? "") ?? [];
  if (branch === void 0) return void 0;
  const ref = `origin/${branch}`;
  if (!await knownCommit(git, `refs/remotes/${ref}`)) await fetchRef(history, ref);
  return ref;
}
async function mergeBaseOf(history, base, head) {
  const { git } = history;
  for (const step of [0, ...deepenSteps, Number.POSITIVE_INFINITY]) {
    if (step > 0) await deepen(history, base, head, step);
    const found = await gitAnswer(git, ["merge-base", base, head]);
    const shallow = await isShallow(git);
    if (found && (!shallow || await isCertain(history, found, base, head))) return found;
    if (!shallow) break;
  }
  throw new BreakwaterError({
    code: "no-merge-base",
    message: `${base.slice(0, 12)} and ${head.slice(0, 12)} have no commit in common.`,
    hint: "Check --base and --head: the two branches belong to histories that never met."
  });
}
async function isCertain({ git, directory }, found, base, head) {
  const file = resolve(directory, await gitLine(git, ["rev-parse", "--git-path", "shallow"]));
  const cuts = new Set((await readFile(file, "utf8")).split("\n"));
  const since = (await gitLine(git, ["rev-list", base, head, `^${found}`])).split("\n");
  return !since.some((commit) => cuts.has(commit));
}
async function deepen(history, base, head, step) {
  const { git, log, remark } = history;
  if (!history.fetch || await gitAnswer(git, ["remote", "get-url", "origin"]) === void 0)
    throw new BreakwaterError({
      code: "shallow-clone",
      message: "This is a shallow clone, and the commit where base and head part is not in it.",
      hint: fullHistory
    });
  const all = step === Number.POSITIVE_INFINITY;
  log.progress(`Fetching ${all ? "the whole" : `${step} commits more of the`} history ...`);
  const depth = all ? "--unshallow" : `--deepen=${step}`;
  try {
    await fetchFrom(git, depth, [base, head]).catch((thrown) => {
      if (!(thrown instanceof GitFailure)) throw thrown;
      return fetchFrom(git, depth, [base]);
    });
  } catch (thrown) {
    throw cannotFetch("more history", thrown);
  }
  remark("The clone was shallow; more of its history was fetched from origin to find where base and head part.");
}
async function fetchRef(history, ref) {
  const { git, log } = history;
  const name = ref.replace(/^(refs\/remotes\/|refs\/heads\/)?(origin\/)?/, "");
  const shallow = await isShallow(git);
  const missing2 = (cause) => new BreakwaterError(
    {
      code: shallow ? "shallow-clone" : "unknown-ref",
      message: `${shown(ref)} is not in this ${shallow ? "shallow clone" : "clone of a single branch"}${cause instanceof Error ? `: ${cause.message}` : ""}.`,
      hint: `${shallow ? fullHistory : 'Run `git remote set-branches origin "*" && git fetch origin`.'} Check the name too.`
    },
    { cause }
  );
  if (!history.fetch) throw missing2();
  const isCommit = /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(ref);
  const fits = isCommit || await gitAnswer(git, ["check-ref-format", `refs/heads/${name}`]) !== void 0;
  if (!fits) throw await unknownRef(history, ref);
  log.progress(`Fetching ${shown(ref)} ...`);
  try {
    await fetchFrom(git, shallow ? "--depth=1" : void 0, [
      isCommit ? ref : `+refs/heads/${name}:refs/remotes/origin/${name}`
    ]);
  } catch (thrown) {
    if (thrown instanceof GitFailure) throw missing2(thrown);
    throw thrown;
  }
  const fetched = await knownCommit(git, isCommit ? ref : `refs/remotes/origin/${name}`);
  if (!fetched) throw missing2();
  return fetched;
}
async function fetchFrom(git, depth, wanted) {
  await git([
    "fetch",
    "--quiet",
    "--no-tags",
    "--no-recurse-submodules",
    ...depth === void 0 ? [] : [depth],
    "--end-of-options",
    "origin",
    ...wanted
  ]);
}
async function knownCommit(git, ref) {
  if (ref === "" || ref.includes("\0")) return void 0;
  return gitAnswer(git, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
}
async function isShallow(git) {
  return await gitLine(git, ["rev-parse", "--is-shallow-repository"]) === "true";
}
async function isPartOfOrigin(git) {
  return await isShallow(git) || await isSingleBranch(git);
}
async function isSingleBranch(git) {
  const followed = await gitAnswer(git, ["config", "--get-all", "remote.origin.fetch"]);
  return followed !== void 0 && followed !== "" && !followed.includes("*");
}
async function unknownRef({ git }, ref) {
  const names = await refNames(git);
  const meant = nearest(ref, names);
  return new BreakwaterError({
    code: "unknown-ref",
    message: `There is no branch, tag or commit ${shown(ref)} in this repository.`,
    hint: meant ? `Did you mean ${meant}?` : `Check the name, or run \`git fetch\`.${await branchList(git)}`
  });
}
async function branchList(git) {
  const names = await refNames(git);
  const some = names.slice(0, 8).join(", ");
  return names.length === 0 ? "" : ` There are: ${some}${names.length > 8 ? ` and ${names.length - 8} more` : ""}.`;
}
async function refNames(git) {
  const places2 = ["refs/heads", "refs/remotes", "refs/tags"];
  const listed = await gitAnswer(git, ["for-each-ref", "--count=2000", "--format=%(refname:short)", ...places2]);
  return (listed ?? "").split("\n").filter((name) => name !== "" && name !== "origin" && !name.endsWith("/HEAD"));
}
function cannotFetch(what, cause) {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new BreakwaterError(
    {
      code: "shallow-clone",
      message: `This is a shallow clone, and ${what} cannot be fetched: ${reason}.`,
      hint: fullHistory
    },
    { cause }
  );
}
function shown(ref) {
  return JSON.stringify(ref.length > 100 ? `${ref.slice(0, 97)}...` : ref);
}

// src/adapters/git/tree.ts
init_shim();
var fileModes = ["100644", "100755", "100664"];
var goneMode = "000000";
function commitTree(git, commit, { sizes, notUtf8 }) {
  let listing;
  const list = () => {
    listing ??= listTree(git, commit, sizes);
    return listing;
  };
  let index;
  return {
    list,
    read: async (paths) => {
      index ??= new Map((await list()).map((entry) => [entry.path, entry]));
      const wanted = [...new Set(paths)].flatMap((path4) => index?.get(path4) ?? []);
      checkSizes(wanted);
      const blobs = await readBlobs(git, [...new Set(wanted.map(({ id }) => id))]);
      checkSizes(wanted.map(({ path: path4, id }) => ({ path: path4, bytes: blobs.get(id)?.length ?? 0 })));
      return new Map(
        wanted.flatMap(({ path: path4, id }) => {
          const blob = blobs.get(id);
          return blob ? [[path4, decode(blob, (defect) => notUtf8(path4, defect))]] : [];
        })
      );
    }
  };
}
async function listTree(git, commit, sizes) {
  const listed = await git(["ls-tree", "-r", "-z", "--full-tree", ...sizes ? ["-l"] : [], commit]);
  return fields(listed).flatMap((line2) => {
    const tab = line2.indexOf("	");
    const [mode = "", , id = "", size = "0"] = line2.slice(0, tab).split(/ +/);
    const path4 = line2.slice(tab + 1);
    return fileModes.includes(mode) && isPlainPath(path4) ? [{ path: path4, id, bytes: Number(size) }] : [];
  }).sort(byPath);
}
async function readBlobs(git, ids) {
  if (ids.length === 0) return /* @__PURE__ */ new Map();
  const output = await git(["cat-file", "--batch"], {
    input: ids.map((id) => `${id}
`).join(""),
    // A header line each; sizes were checked, except in a partial clone, where this is the bound.
    maxBytes: maxReadBytes + ids.length * 200
  });
  const blobs = /* @__PURE__ */ new Map();
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf("\n", at);
    const [id = "", type, size] = output.toString("utf8", at, end).split(" ");
    if (type !== "blob") throw missing(id);
    const start2 = end + 1;
    at = start2 + Number(size);
    blobs.set(id, output.subarray(start2, at));
    at += 1;
  }
  return blobs;
}
function missing(id) {
  return new BreakwaterError({
    code: "git-object-missing",
    message: `The repository lacks the file content ${id}.`,
    hint: "Run `git fsck` in the repository; a fresh clone usually mends it."
  });
}
async function changedFiles(git, from, to) {
  const raw = await git(["diff-tree", "-r", "-z", "--raw", "-M", "-l1000", "--no-ext-diff", "--no-commit-id", from, to]);
  const parts = fields(raw);
  const files = [];
  const unread = [];
  for (let at = 0; at < parts.length; ) {
    const [before = "", after = "", , , status = ""] = (parts[at] ?? "").slice(1).split(" ");
    const from2 = parts[at + 1] ?? "";
    const path4 = status.startsWith("R") ? parts[at + 2] ?? "" : from2;
    at += status.startsWith("R") ? 3 : 2;
    const [wasFile, isFile] = [fileModes.includes(before), fileModes.includes(after)];
    const change = changeOf({ from: from2, path: path4, wasFile, isFile, isGone: after === goneMode });
    if (change) files.push(change);
    if (!isFile && after !== goneMode) unread.push(path4);
  }
  return { files: files.sort(byPath), unread: unread.sort() };
}
function changeOf(change) {
  const { from, path: path4, isGone } = change;
  const wasFile = change.wasFile && isPlainPath(from);
  const isFile = change.isFile && isPlainPath(path4);
  if (wasFile && isFile) return from === path4 ? { status: "modified", path: path4 } : { status: "renamed", path: path4, from };
  if (isFile) return { status: "added", path: path4 };
  if (!wasFile) return void 0;
  return isGone ? { status: "deleted", path: from } : { status: "deleted", path: from, becameLink: true };
}
function fields(output) {
  const parts = output.toString("utf8").split("\0");
  parts.pop();
  return parts;
}
function isPlainPath(path4) {
  return path4 !== "" && !/(^|\/)(\.\.?|)(\/|$)/.test(path4);
}
function byPath(a, b) {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

// src/adapters/git/repository.ts
async function openGitRepository({
  directory,
  log,
  fetch = true
}) {
  const git = gitIn(directory);
  const top = await topOf(git, directory);
  const remarks = /* @__PURE__ */ new Set();
  const remark = (text8) => {
    if (!remarks.has(text8)) log.warn(text8);
    remarks.add(text8);
  };
  const history = { git, directory, fetch, log, remark };
  const sizes = await gitAnswer(git, ["config", "--get", "extensions.partialClone"]) === void 0;
  const revisionOf = (ref, sha) => ({
    ref,
    sha,
    tree: commitTree(git, sha, { sizes, notUtf8: (path4, defect) => remark(notUtf8Remark(path4, defect)) })
  });
  let reviewed;
  return {
    changeSet: async ({ base, head = "HEAD" }) => {
      const headSha = await commitOf(history, head);
      const baseRef = base ?? await defaultBase(history, headSha);
      const baseSha = await commitOf(history, baseRef);
      const mergeBase = await mergeBaseOf(history, baseSha, headSha);
      if (baseSha === headSha)
        remark(`Base (${baseRef}) and head (${head}) are the same commit; name another base with --base to compare.`);
      reviewed = headSha;
      const { files, unread } = await changedFiles(git, mergeBase, headSha);
      const missed = unread.filter(mayHoldSql);
      if (missed.length > 0)
        remark(`Links and submodules are not followed, so nothing of these was reviewed: ${enumerate(missed)}.`);
      return {
        base: revisionOf(baseRef, baseSha),
        mergeBase: revisionOf(mergeBase.slice(0, 12), mergeBase),
        head: revisionOf(head, headSha),
        files
      };
    },
    tipSince: (branch, commit) => tipSince(history, branch, commit),
    revision: async (ref) => revisionOf(ref, await commitOf(history, ref)),
    remarks: async () => {
      const checkedOut = await gitAnswer(git, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
      const concerned = top !== void 0 && checkedOut !== void 0 && (reviewed ?? checkedOut) === checkedOut;
      return [...remarks, ...concerned ? await uncommitted(git) : []];
    },
    workingCopy: async (path4) => top === void 0 ? void 0 : readInside(top, path4, (defect) => remark(notUtf8Remark(path4, defect)))
  };
}
function mayHoldSql(path4) {
  return /\.sql$|(^|\/)(migrations?|migrate|db|database|sql|schema)(\/|$)/i.test(path4);
}
async function topOf(git, directory) {
  const found = await stat(directory).catch(() => void 0);
  if (!found?.isDirectory())
    throw new BreakwaterError({
      code: "not-a-repository",
      message: `There is no folder ${resolve2(directory)}.`,
      hint: "Name the folder of a git repository: --repo DIR."
    });
  try {
    const inside = await gitLine(git, ["rev-parse", "--is-inside-work-tree"]);
    return inside === "true" ? await realpath(await gitLine(git, ["rev-parse", "--show-toplevel"])) : void 0;
  } catch (thrown) {
    if (thrown instanceof GitFailure) throw notARepository(thrown, directory);
    throw thrown;
  }
}
function notARepository(cause, directory) {
  const place = resolve2(directory);
  return cause.message.includes("dubious ownership") ? new BreakwaterError(
    {
      code: "git-refused",
      message: `git does not trust ${place}, since it belongs to another user.`,
      hint: `If you trust it, run: git config --global --add safe.directory '${place}'`
    },
    { cause }
  ) : new BreakwaterError(
    {
      code: "not-a-repository",
      message: `${place} is not a git repository (${cause.message}).`,
      hint: "Run this inside a clone, or name one with --repo DIR. In a workflow, run actions/checkout first."
    },
    { cause }
  );
}
async function uncommitted(git) {
  const status = await git([
    "status",
    "--porcelain=v1",
    "-z",
    "--no-renames",
    "--untracked-files=normal",
    "--ignore-submodules=all"
  ]);
  const paths = status.toString("utf8").split("\0").flatMap((line2) => line2 === "" ? [] : [line2.slice(3)]);
  if (paths.length === 0) return [];
  const some = paths.slice(0, 3).join(", ");
  const rest = paths.length > 3 ? ` and ${paths.length - 3} more` : "";
  return [`Uncommitted changes were not reviewed: ${some}${rest}.`];
}
async function readInside(top, path4, notUtf8) {
  const file = join(top, path4);
  const real = await realpath(file).catch(() => void 0);
  if (real !== file) return void 0;
  const found = await lstat(file);
  if (!found.isFile()) return void 0;
  checkSizes([{ path: path4, bytes: found.size }]);
  return decode(await readFile2(file), notUtf8);
}

// src/config/config-file.ts
init_shim();

// src/config/api-settings.ts
init_shim();

// src/config/rules-settings.ts
init_shim();
var text = string().trim().min(1, "must not be empty");
var severity = _enum([...severities, "off"]);
var places = {
  severity: severity.describe("off removes the findings; how many they were is said. error still needs a proof."),
  files: array(text.transform(repositoryPath)).min(1, "must name at least one file").optional().describe("Globs of the files that a finding points at. Default: everywhere.")
};
var atFiles = strictObject(places);
var atOperations = strictObject({
  ...places,
  paths: array(text.regex(/^(?:[/*{!]|webhook:)/, "must begin with a slash, as in `/internal/**`")).min(1, "must name at least one path").optional().describe("Globs of operation paths. Default: everywhere.")
});
function settingOf(at, id) {
  return union(
    [severity, at, array(union([severity, at], "must be a severity, with or without places"))],
    `must be ${severities.join(", ")} or off, or a list of such with places`
  ).meta({
    id,
    description: "A severity, one with places, or a list of such, of which the first that fits a place decides."
  });
}
var settings = {
  operations: settingOf(atOperations, "RuleSetting"),
  files: settingOf(atFiles, "DatabaseRuleSetting")
};
function rulesSchema(rules, checks2, by) {
  const known = rules.filter(({ id }) => checks2.some((check) => id.startsWith(`${check}/`)));
  return strictObject(Object.fromEntries(known.map(({ id, title }) => [id, settings[by].optional().describe(title)]))).optional().describe("Severity by rule, where it is not to be the rule's own: error, warning, note or off.");
}
function ruleSettingsOf(rules = {}) {
  return Object.entries(rules).flatMap(
    ([rule, given]) => [given ?? []].flat().map((one) => {
      if (typeof one === "string") return { rule, severity: one };
      const { severity: own2, paths, files } = one;
      return { rule, severity: own2, ...paths && { paths }, ...files && { files } };
    })
  );
}

// src/config/api-settings.ts
var text2 = string().trim().min(1, "must not be empty");
var path = text2.transform(repositoryPath);
function apiSchema(rules) {
  return strictObject({
    specs: array(path).optional().describe("Globs of entry documents (OpenAPI or Swagger). Default: discovered."),
    rules: rulesSchema(rules, ["api"], "operations"),
    undecided: _enum(["warning", "inconclusive"]).optional().describe("What a change that could not be decided is, or makes of the review. Default: warning."),
    "response-evolution": _enum(["lenient", "strict"]).optional().describe(
      "strict: enum values that are new in a response, and bounds that relax there, are errors. Default: lenient."
    ),
    "unknown-parameters": _enum(["ignored", "refused"]).optional().describe("What the server does with parameters that its contract does not name. Default: ignored."),
    steps: strictObject({
      pair: int().min(1).max(1e6).optional().describe("For one pair of schemas. Default: 2000."),
      run: int().min(1).max(1e8).optional().describe("For all of them. Default: 2000000.")
    }).optional().describe("Steps after which a change counts as undecided."),
    replay: _enum(["preview"]).optional().describe("Send the requests that prove a break to the preview, to show whether the server refuses them."),
    "replay-methods": array(_enum(replayMethods)).min(1, "must name at least one method").optional().describe("Methods that a replay may send. Default: GET and HEAD, which change nothing.")
  });
}
function apiSettingsOf(api) {
  const { specs, rules, undecided, responseEvolution, unknownParameters, steps, replay } = defaultApiSettings;
  return {
    specs: api.specs ?? specs,
    rules: api.rules ? ruleSettingsOf(api.rules) : rules,
    undecided: api.undecided ?? undecided,
    responseEvolution: api["response-evolution"] ?? responseEvolution,
    unknownParameters: api["unknown-parameters"] ?? unknownParameters,
    steps: { pair: api.steps?.pair ?? steps.pair, run: api.steps?.run ?? steps.run },
    replay: { to: api.replay ?? replay.to, methods: api["replay-methods"] ?? replay.methods }
  };
}

// src/config/database-settings.ts
init_shim();

// src/config/migrate-command.ts
init_shim();
var text3 = string().trim().min(1, "must not be empty");
var migrateCommandKeys = {
  "migrate-command": union([text3, literal(false)], "must be a command, or false").optional().describe(
    "Shell command that migrates, where migrations are kept in code (engine: server). `false`: they are not reviewed."
  ),
  "install-command": text3.optional().describe("Shell command that installs what migrate-command needs; run in a fresh checkout of base and of head."),
  "rollback-command": text3.optional().describe(
    "Shell command that undoes the migrations of a pull request; it finds their number in BREAKWATER_STEPS. Run after them on a scratch database, to prove the way back."
  ),
  "migrate-url-env": text3.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "must be the name of an environment variable").optional().describe("Environment variable in which migrate-command finds the URL of its database. Default: DATABASE_URL."),
  "migrate-directory": text3.transform(repositoryPath).optional().describe("Folder in which the commands are run. Default: the root of the repository.")
};
function checkMigrateCommand(database, { addIssue }) {
  const refuse = (key, message) => addIssue({ code: "custom", path: [key], message });
  if (database["migrate-command"]) {
    if (database.engine !== "server") refuse("migrate-command", "needs a real server: set engine to server");
    return;
  }
  for (const key of ["install-command", "rollback-command", "migrate-url-env", "migrate-directory"]) {
    if (database[key] !== void 0) refuse(key, "says how migrate-command is run, and there is none");
  }
}
function migrateCommandOf(database) {
  const run = database["migrate-command"];
  if (run === void 0) return {};
  if (run === false) return { migrateCommand: false };
  const directory = database["migrate-directory"] ?? "";
  return {
    migrateCommand: {
      run,
      install: database["install-command"],
      ...database["rollback-command"] !== void 0 && { rollback: database["rollback-command"] },
      urlEnv: database["migrate-url-env"] ?? "DATABASE_URL",
      directory: directory === "." ? "" : directory
    }
  };
}

// src/config/database-settings.ts
var text4 = string().trim().min(1, "must not be empty");
var path2 = text4.transform(repositoryPath);
function databaseSchema(rules) {
  return strictObject({
    engine: _enum(engineNames).optional().describe("What runs the migrations. Default: pglite."),
    "url-env": text4.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "must be the name of an environment variable, never the URL itself").optional().describe("Environment variable that holds the URL of the server (engine: server)."),
    "postgres-version": int().min(postgresMajors.first, postgresMajors.message).max(postgresMajors.last, postgresMajors.message).optional().describe("Major version that production runs."),
    migrations: path2.optional().describe("Folder of migrations. Default: discovered."),
    runner: _enum(runnerNames).optional().describe(
      "What applies the migrations. Default: told by names, by a journal or plan beside them, or by what they hold."
    ),
    schema: path2.optional().describe("One SQL file that holds the whole schema; it is compared instead of migrations."),
    prelude: union([path2, array(path2)], "must be a path or a list of paths").optional().describe("SQL file, or list of them, run before the history: roles, schemas, search_path."),
    placeholders: record(
      text4.regex(/^\w[\w.:-]*$/, "must be the name of a placeholder, without the signs around it"),
      string().regex(/^[^\r\n]*$/, "must be one line, so that all lines keep their numbers")
    ).optional().describe(
      `Values by name for \`{{ .NAME }}\`, \`\${NAME}\`, \`@@NAME@@\`, \`:NAME\` and the like in migrations.`
    ),
    extensions: array(text4).optional().describe("Extensions to load besides those that a CREATE EXTENSION names."),
    rows: path2.optional().describe("SQL file that puts rows into tables after the history, where those that are made up do not fit."),
    "row-counts": record(text4, int().min(0)).optional().describe("Rows of production by table (`orders`, `shop.orders`), to tell how long a lock is held."),
    statistics: path2.optional().describe("CSV file with a table and its number of rows on each line, as exported from pg_stat_user_tables."),
    "max-lock-hold": text4.transform(durationSeconds).optional().describe("A lock that is estimated to be held for less is only a note: `1s`, `1m`. Default: 1s."),
    queries: union([path2, array(path2).min(1, "must name at least one file")], "must be a glob or a list of globs").optional().describe(
      "Globs of files with queries of the running release, read from the base branch: SQL of sqlc, PgTyped and the like, programs in JavaScript, TypeScript, Go, Python and Rust, exports of pg_stat_statements, Postgres logs."
    ),
    role: text4.regex(/^[A-Za-z_][A-Za-z0-9_$]{0,62}$/, "must be the plain name of a role, without quotes").optional().describe(
      "Role that the application logs in as; queries, and what is new, are tried with its rights. Default: the owner."
    ),
    rules: rulesSchema(rules, ["migration", "schema"], "files"),
    ...migrateCommandKeys
  }).superRefine(checkMigrateCommand);
}
function databaseSettingsOf(database) {
  return {
    engine: database.engine ?? "pglite",
    urlEnv: database["url-env"],
    postgresVersion: database["postgres-version"],
    migrations: database.migrations,
    runner: database.runner,
    schema: database.schema,
    prelude: database.prelude,
    ...database.placeholders && { placeholders: database.placeholders },
    extensions: database.extensions ?? [],
    rows: database.rows,
    rowCounts: database["row-counts"] ?? {},
    statistics: database.statistics,
    maxLockHoldSeconds: database["max-lock-hold"] ?? 1,
    queries: [database.queries ?? []].flat(),
    role: database.role,
    rules: ruleSettingsOf(database.rules),
    ...migrateCommandOf(database)
  };
}

// src/config/load-settings.ts
init_shim();
var text5 = string().trim().min(1, "must not be empty");
var line = text5.regex(/^[^\r\n]*$/, "must be one line");
var path3 = text5.transform(repositoryPath);
var request = text5.regex(/^[A-Z]+ \/\S*$/, "must be a method and a path, as in `GET /orders?limit=10`");
var variable = text5.regex(
  /^[A-Za-z_][A-Za-z0-9_]*$/,
  "must be the name of an environment variable, never the secret itself"
);
var command = line.describe(
  "Shell command that starts the service; it finds its port in PORT, and is ended afterwards."
);
var start = union(
  [
    command,
    strictObject({
      run: command,
      install: line.optional().describe("Shell command that is run before, in a fresh checkout of base and of head."),
      url: text5.transform(localUrl).optional().describe("Where it listens, with {port} for its port. Default: http://localhost:{port}."),
      directory: path3.optional().describe("Folder in which the commands are run. Default: the root of the repository.")
    })
  ],
  "must be a command, or a mapping with `run`"
);
var auth = union(
  [
    variable.transform((env) => ({ kind: "secret", env })),
    strictObject({
      "user-env": variable.optional(),
      "password-env": variable.optional(),
      "client-id-env": variable.optional(),
      "client-secret-env": variable.optional(),
      "token-url": text5.transform(checkedUrl).optional().describe("Default: the contract's."),
      scope: line.optional()
    }).transform(credentials)
  ],
  "must be the name of an environment variable, never the secret itself, or a mapping with the names of several"
);
var operation = union(
  [
    request,
    strictObject({
      request: request.describe("Method and path: `GET /orders?limit=10`."),
      ...operationKeys
    })
  ],
  "must be a method and a path, as in `GET /orders?limit=10`, or a mapping with `request`"
);
var value = union([string(), number(), boolean()], "must be text, a number, or true or false");
var oneOrMore = "must be text, a number, true or false, or a list of such";
var loadSchema = strictObject({
  preview: text5.transform(urlTemplate).optional().describe(
    "URL of the preview deployment; may hold {number}, {sha}, {short-sha} and {branch}. Default: discovered."
  ),
  base: text5.regex(/^[^{}]*$/, "must be one URL; only that of a preview may hold placeholders").transform(checkedUrl).optional().describe("URL of a deployment of the base branch to compare with. Never discovered."),
  start: start.optional().describe("How base and head are started on this machine, where they are not deployed."),
  hosts: array(text5.transform(checkedHost)).optional().describe("Hosts a preview may be on: host or host:port."),
  environments: array(text5).min(1, "must name at least one environment").optional().describe("Globs of the deployment environments that hold previews. Default: all but production."),
  wait: text5.transform(secondsWithin(0, 1800)).optional().describe("How long to wait for a deployment under way and its first healthy answer: `90s`. Default: 5m."),
  health: text5.regex(/^\/[^\s#]*$/, "must be a path, as in /healthz").optional().describe("Path that answers 2xx once the preview may be loaded. Default: any answer will do."),
  "headers-env": record(text5, variable).superRefine((given, { addIssue }) => {
    for (const name of Object.keys(given)) {
      const message = headerNameTrouble(name);
      if (message !== void 0) addIssue({ code: "custom", path: [name], message });
    }
  }).optional().describe("Headers that open a protected preview: name of the header to the environment variable of its value."),
  auth: record(text5, auth).optional().describe("Environment variables that hold the secrets, by name of the contract's security scheme."),
  operations: array(operation).optional().describe("Requests to send, as `GET /orders?limit=10`. Default: safe operations of the contract."),
  values: record(text5, union([value, array(value).min(1, "must hold at least one value")], oneOrMore)).optional().describe("Values of the contract's parameters, by name."),
  plan: path3.optional().describe("Plan in YAML that says what to send."),
  har: path3.optional().describe("HAR file whose requests are sent, without its cookies and credentials."),
  rate: number().positive("must be above 0").max(1e4, "must be at most 10000").optional().describe("Requests a second. Default: the floor of the throughput, else 20."),
  arrivals: _enum(["poisson", "even"]).optional().describe("Whether requests arrive as from many independent users (poisson, the default) or evenly."),
  concurrency: int().min(1, "must be at least 1").max(256, "must be at most 256").optional().describe("Clients that wait for their answers, in place of a rate: a closed loop."),
  "warm-up": text5.transform(secondsWithin(0, 60)).optional().describe("Sent beforehand and forgotten. Default: 10s."),
  duration: text5.transform(durationSeconds).optional().describe("How long to measure: `10s`, `2m`; at most 3m. Default: 60s."),
  seed: int().min(0, "must not be negative").max(4294967295, "must be below 2 to the 32nd power").optional().describe("Of arrival times, the order of operations and their values. Default: 1."),
  http: union([string(), number()], "must be 1.1 or 2").transform((given, context) => {
    const version2 = String(given);
    if (version2 === "1.1" || version2 === "2") return version2;
    context.addIssue({ code: "custom", message: "must be 1.1 or 2" });
    return NEVER;
  }).optional().describe("Version of HTTP: 1.1 (the default) or 2."),
  slo: sloSchema.optional().describe("Floors that go before the profile's."),
  gate: _enum(["slo", "regressions"]).optional().describe("regressions: one that is confirmed is an error. slo (the default): it is a warning."),
  "expect-headers": array(union([text5, record(text5, text5)], "must be a header, as in `X-Content-Type-Options: nosniff`")).transform(
    (given) => given.flatMap(
      (one) => typeof one === "string" ? [one] : Object.entries(one).map(([name, wanted]) => `${name}: ${wanted}`)
    )
  ).pipe(array(string().transform(expectedHeader))).optional().describe("Headers that each answer has to carry: `Strict-Transport-Security`, `X-Frame-Options: DENY`."),
  "rate-limit": text5.transform(rateLimit).optional().describe("Rate limit that the service is to keep: `100/60s`. It is tried, and 429 is no error."),
  "probe-validation": boolean().optional().describe("Whether malformed requests are sent, which have to be refused with 4xx. Default: false."),
  sweep: boolean().optional().describe("Whether rising concurrency is tried, for advice on scaling. Default: false."),
  baseline: path3.optional().describe("Stored run that is told beside this one.")
}).superRefine(oneOfEach);
var alternatives = [
  ["start", "preview", "starts head itself"],
  ["start", "base", "starts base itself"],
  ["concurrency", "rate", "makes a closed loop, which offers no rate"],
  ["plan", "operations", "says what is sent"],
  ["har", "operations", "says what is sent"],
  ["har", "plan", "says what is sent"]
];
function oneOfEach(load, { addIssue }) {
  for (const [key, other, because] of alternatives) {
    if (load[key] === void 0 || load[other] === void 0) continue;
    addIssue({ code: "custom", path: [other], message: `cannot stand beside load.${key}, which ${because}` });
  }
}
function loadSettingsOf(load) {
  const defaults = defaultLoadSettings;
  return {
    preview: load.preview,
    base: load.base,
    start: load.start === void 0 ? void 0 : startOf2(load.start),
    hosts: load.hosts ?? [],
    environments: load.environments ?? [],
    waitSeconds: load.wait ?? defaults.waitSeconds,
    health: load.health,
    headersEnv: load["headers-env"] ?? {},
    auth: load.auth ?? {},
    operations: (load.operations ?? []).map(operationSetting),
    values: Object.fromEntries(
      Object.entries(load.values ?? {}).map(([name, given]) => [name, [given].flat().map(String)])
    ),
    plan: load.plan,
    har: load.har,
    rate: load.rate,
    arrivals: load.arrivals ?? defaults.arrivals,
    concurrency: load.concurrency,
    warmupSeconds: load["warm-up"] ?? defaults.warmupSeconds,
    durationSeconds: load.duration ?? defaults.durationSeconds,
    seed: load.seed ?? defaults.seed,
    http: load.http ?? defaults.http,
    slo: sloSettingsOf(load.slo),
    gate: load.gate ?? defaults.gate,
    expectHeaders: load["expect-headers"] ?? [],
    rateLimit: load["rate-limit"],
    probeValidation: load["probe-validation"] ?? false,
    sweep: load.sweep ?? false,
    baseline: load.baseline
  };
}
function startOf2(given) {
  const { run, install, url, directory = "" } = typeof given === "string" ? { run: given } : given;
  return { run, install, url: url ?? "http://localhost:{port}", directory };
}
function operationSetting(given) {
  if (typeof given === "string") return operationOf(given);
  const { request: asked, weight = 1, headers = {}, body } = given;
  const expected = given["expect-status"];
  const isJson = body !== void 0 && typeof body !== "string";
  const typed = Object.keys(headers).some((name) => name.toLowerCase() === "content-type");
  return {
    ...operationOf(asked),
    weight,
    expectStatus: expected === void 0 ? void 0 : [expected].flat(),
    headers: isJson && !typed ? { ...headers, "content-type": "application/json" } : headers,
    body: isJson ? JSON.stringify(body) : body
  };
}
function operationOf(request2) {
  const [method = "", path4 = ""] = request2.split(" ");
  return { method, path: path4, weight: 1, expectStatus: void 0, headers: {}, body: void 0 };
}

// src/config/config-file.ts
var configPaths = [".github/breakwater.yml", ".github/breakwater.yaml"];
var text6 = string().trim().min(1, "must not be empty");
function fileSchema(rules) {
  return strictObject({
    profile: text6.optional().describe("A shipped profile by name, or the path of a profile file in this repository."),
    api: apiSchema(rules).optional().describe("The API contract."),
    database: databaseSchema(rules).optional().describe("The database and its migrations."),
    load: loadSchema.optional().describe("The load test of the preview deployment."),
    approvers: record(
      text6,
      union(
        [text6.transform(login), array(text6.transform(login))],
        "must be a login, org/team, or a list of them"
      )
    ).optional().describe("People by role: logins, or org/team."),
    approvals: _enum(["named", "required"]).optional().describe("named: only roles with people behind them are required (default). required: all are."),
    inconclusive: _enum(["block", "allow"]).optional().describe("Whether a review that could not tell fails the check (block, the default)."),
    suggestions: boolean().optional().describe("Whether proved remedies are also offered on their lines, as suggestions to commit. Default: true."),
    accepted: array(
      strictObject({
        fingerprint: text6.regex(/^[0-9a-f]{12}$/, "must be the twelve hex digits that the comment shows"),
        by: text6.transform(login).describe("Login of the person who accepts it."),
        reason: text6.describe("Why the break is acceptable."),
        until: text6.transform(isoDate).describe("Last day on which it holds: YYYY-MM-DD.")
      })
    ).optional().describe("Findings that were accepted on purpose.")
  });
}
var defaultConfig = configOf({}, "defaults");
function parseConfig(yaml, source, rules = []) {
  return configOf(parseStrict(fileSchema(rules), yaml, source), source);
}
async function loadConfig(tree, rules = []) {
  const files = await tree.read(configPaths);
  const [first, second] = [...files];
  if (second)
    throw new BreakwaterError({
      code: "two-configs",
      message: `There are two configs: ${configPaths.join(" and ")}.`,
      hint: `Keep one of them; ${configPaths[0]} is the usual name.`,
      location: { path: second[0], line: 1, column: 1 }
    });
  return first ? parseConfig(first[1], first[0], rules) : defaultConfig;
}
function configOf(file, source) {
  const { api, database, load } = file;
  return {
    source,
    profile: file.profile ?? "node-express",
    api: apiSettingsOf(api ?? {}),
    database: databaseSettingsOf(database ?? {}),
    load: loadSettingsOf(load ?? {}),
    approvers: Object.fromEntries(
      Object.entries(file.approvers ?? {}).map(([role, people]) => [role, [people].flat()])
    ),
    approvals: file.approvals ?? "named",
    inconclusive: file.inconclusive ?? "block",
    suggestions: file.suggestions ?? true,
    accepted: file.accepted ?? []
  };
}

// src/program/load-files.ts
init_shim();
import { access, constants, readFile as readFile3, stat as stat2 } from "node:fs/promises";
import { dirname, resolve as resolve3 } from "node:path";
var largestFile = 64 * 1024 * 1024;
async function loadFilesOf(tree, { load, source }) {
  const paths = [load.plan, load.har, load.baseline].filter((path4) => path4 !== void 0);
  if (paths.length === 0) return {};
  const texts = await tree.read(paths);
  const known = texts.size === new Set(paths).size ? [] : (await tree.list()).map(({ path: path4 }) => path4);
  return await parsedFiles(load, async (path4, key) => {
    const text8 = texts.get(path4);
    if (text8 !== void 0) return text8;
    const meant = nearest(path4, known.slice(0, 5e3));
    throw new BreakwaterError({
      code: "load-file-missing",
      message: `load.${key} names ${path4}, which the base branch does not have.`,
      hint: `${meant === void 0 ? "" : `Did you mean ${meant}? `}Files of the load test are read from the base branch: merge it there first.`,
      location: startOf(source)
    });
  });
}
async function loadFilesOnDisk({ baseline, ...paths }, stored, { cwd }) {
  const isFirst = baseline !== void 0 && baseline === stored && !await isThere(baseline, cwd);
  return await parsedFiles(
    { ...paths, baseline: isFirst ? void 0 : baseline },
    (path4, key) => textOf(path4, `--${key}`, cwd)
  );
}
async function isThere(path4, cwd) {
  return await stat2(resolve3(cwd, path4)).catch(() => void 0) !== void 0;
}
async function parsedFiles({ plan, har, baseline }, read) {
  const written = await planOf({ plan, har }, read);
  return {
    ...written === void 0 ? {} : { plan: written },
    ...baseline === void 0 ? {} : { baseline: await storedRuns(baseline, await read(baseline, "baseline")) }
  };
}
async function planOf({ plan, har }, read) {
  if (plan !== void 0) {
    const { parsePlan } = await import("./chunk-XVTXOGSY.js");
    return parsePlan(await read(plan, "plan"), plan);
  }
  if (har === void 0) return void 0;
  const { parseHar } = await import("./chunk-TKA5IODM.js");
  return parseHar(await read(har, "har"), har);
}
async function storedRuns(path4, text8) {
  const { parseBaseline } = await import("./chunk-VWXMP5S2.js");
  return parseBaseline(text8, path4);
}
async function textOf(path4, option, cwd, largest = largestFile) {
  const file = resolve3(cwd, path4);
  const found = await stat2(file).catch(() => void 0);
  if (!found?.isFile()) {
    throw new BreakwaterError({
      code: "input-not-found",
      message: found ? `${path4} is no file.` : `There is no file ${path4}.`,
      hint: `Give ${option} the path of a file.`
    });
  }
  if (found.size > largest) {
    throw new BreakwaterError({
      code: "file-too-large",
      message: `${path4} has more than ${largest / 1024 / 1024} MiB.`,
      hint: `Give ${option} a smaller file.`
    });
  }
  return await readFile3(file, "utf8");
}
async function saveBaseline({ outcomes }, path4, { cwd, stderr }) {
  const [outcome] = outcomes.filter(({ check }) => check === "load-test");
  const baseline = outcome?.status === "ran" ? outcome.loadBaseline : void 0;
  if (baseline === void 0) return stderr(`note: nothing was measured to the end, so ${path4} was not written
`);
  const { renderBaseline } = await import("./chunk-VWXMP5S2.js");
  try {
    await replaceFile(resolve3(cwd, path4), renderBaseline(baseline));
  } catch (cause) {
    throw unstorable(path4, cause);
  }
  stderr(`${count(baseline.runs.length, "run")} stored in ${path4}
`);
}
async function refuseUnstorable(path4, { cwd }) {
  if (path4 === void 0) return;
  const file = resolve3(cwd, path4);
  try {
    if ((await stat2(file).catch(() => void 0))?.isDirectory()) throw new Error("it is a folder");
    await access(dirname(file), constants.W_OK);
  } catch (cause) {
    throw unstorable(path4, cause);
  }
}
function unstorable(path4, cause) {
  return new BreakwaterError(
    {
      code: "output-unwritable",
      message: `The run cannot be stored in ${path4} (${reasonOf(cause)}).`,
      hint: "Give --save-baseline a file in a folder that is there and that you may write to."
    },
    { cause }
  );
}

// src/program/judge.ts
init_shim();
import { join as join2 } from "node:path";

// src/checks/index.ts
init_shim();

// src/checks/api-diff/check.ts
init_shim();
var apiDiff = {
  name: "api-diff",
  title: "API diff",
  lane: "parallel",
  applies: async (context) => {
    const { changed, missing: missing2 } = await discover(context);
    if (missing2) return { run: false, reason: missing2.message, error: missing2 };
    if (changed.length > 0) return { run: true };
    return { run: false, reason: "no OpenAPI document changed" };
  },
  load: async () => (await import("./chunk-V7ZZ4F53.js")).run
};

// src/checks/load-test/check.ts
init_shim();
var loadTest = {
  name: "load-test",
  title: "Load test",
  lane: "alone",
  applies: async (context) => {
    const { preview, config } = context;
    if (preview !== void 0 || config.load.start !== void 0) return { run: true };
    if (config.load.preview !== void 0) return unfilled(context, config.load.preview);
    const { discoverPreview } = await import("./chunk-G2WF5Y24.js");
    const found = await discoverPreview(context);
    return found.preview === void 0 ? found.applicability : { run: true };
  },
  load: async () => (await import("./chunk-7P6F6UBO.js")).run
};
function unfilled({ config }, template) {
  return {
    run: false,
    reason: `${template} cannot be filled in here`,
    errorIfSelected: {
      code: "preview-absent",
      message: `The load test was asked for, and the URL ${template} cannot be filled in here.`,
      hint: "Only a pull request has a {number}, and a branch of a fork is named by a stranger. Name the URL: --preview-url.",
      location: startOf(config.source)
    }
  };
}

// src/checks/schema-diff/check.ts
init_shim();
var schemaDiff = {
  name: "schema-diff",
  title: "Database schema",
  lane: "engine",
  applies,
  load: async () => (await import("./chunk-ZFSUJBZZ.js")).run
};
async function applies(context) {
  const schema = await schemaToCompare(context);
  return schema === void 0 ? migrationsApply(context) : fileApplies(context, schema);
}
async function migrationsApply(context) {
  if (context.changeSet.files.length === 0) return { run: false, reason: "no file changed" };
  if (context.config.database.migrateCommand) {
    return isToRun(await codePlan(context)) ? { run: true } : { run: false, reason: "no new migration" };
  }
  const plan = await migrationPlan(context);
  if (!plan) return { run: false, reason: "no migrations and no schema file", errorIfSelected: nothingToCompare };
  return plan.added.length > 0 ? { run: true } : { run: false, reason: `no new migration under ${plan.folder || "the root"}` };
}
async function fileApplies({ changeSet }, path4) {
  const [before, after] = await Promise.all(
    [changeSet.mergeBase, changeSet.head].map(
      async ({ tree }) => (await tree.list()).find((entry) => entry.path === path4)
    )
  );
  if (!before && !after) return { run: false, reason: `there is no ${path4}`, error: fileMissing(path4) };
  return before?.id === after?.id ? { run: false, reason: `${path4} is unchanged` } : { run: true };
}
var nothingToCompare = {
  code: "schema-not-found",
  message: "Neither base nor head has migrations in SQL, and the config names no schema file.",
  hint: "Name the folder of the migrations with database.migrations, or a schema file with database.schema. Migrations in code need database.migrate-command."
};
function fileMissing(path4) {
  return {
    code: "schema-file-missing",
    message: `Neither the merge base nor head has ${path4}, which database.schema names.`,
    hint: "Correct database.schema (a path from the root of the repository), or remove the key to compare migrations."
  };
}

// src/checks/index.ts
var checks = [apiDiff, loadTest, migration, schemaDiff];

// src/commands/review/review.ts
init_shim();
async function review(checks2, selected, context) {
  const resources = ownedResources();
  const full = { ...context, once: resources.once, onClose: resources.onClose };
  const run = (lane) => checks2.filter((check) => check.lane === lane);
  const attemptAll = async (turn) => {
    const outcomes = [];
    for (const check of turn) outcomes.push(await attempt(check, selected, full));
    return outcomes;
  };
  try {
    const together = await Promise.all([...run("parallel").map((check) => [check]), run("engine")].map(attemptAll));
    const alone = await attemptAll(run("alone"));
    const outcomes = [...together.flat(), ...alone];
    return outcomes.sort((a, b) => checkNames.indexOf(a.check) - checkNames.indexOf(b.check));
  } finally {
    await resources.close();
  }
}
async function attempt(check, selected, context) {
  const { name } = check;
  if (selected && !selected.includes(name)) return { status: "skipped", check: name, reason: "not among --checks" };
  try {
    const applicability = await check.applies(context);
    if (applicability.run) {
      context.log.progress(`${check.title} ...`);
      const run = await check.load();
      return { status: "ran", check: name, ...await run(context) };
    }
    const { reason, error, errorIfSelected } = applicability;
    const failure = error ?? (selected ? errorIfSelected : void 0);
    return failure ? { status: "failed", check: name, error: failure } : { status: "skipped", check: name, reason };
  } catch (thrown) {
    if (thrown instanceof Error) context.log.debug(thrown.stack ?? thrown.message);
    return { status: "failed", check: name, error: troubleOf(thrown) };
  }
}
function ownedResources() {
  const made = /* @__PURE__ */ new Map();
  const closers = [];
  return {
    once: (key, make) => {
      const known = made.get(key) ?? make();
      made.set(key, known);
      return known;
    },
    onClose: (close) => {
      closers.push(close);
    },
    close: async () => {
      for (const close of closers.reverse()) await close().catch(() => void 0);
    }
  };
}

// src/core/preview-url.ts
init_shim();
function previewUrl(template, { number: number2, sha, branch, fromFork }) {
  const values = {
    number: number2?.toString(),
    sha,
    "short-sha": sha?.slice(0, 7),
    branch: fromFork ? void 0 : label(branch)
  };
  const asked = [...template.matchAll(/\{([a-z-]+)\}/g)].map(([, name = ""]) => name);
  if (asked.some((name) => !values[name])) return void 0;
  return template.replaceAll(/\{([a-z-]+)\}/g, (_, name) => values[name] ?? "");
}
function label(branch) {
  return branch.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").slice(0, 63).replaceAll(/^-+|-+$/g, "");
}

// src/program/commands.ts
init_shim();
var privileged = ["workflow_run", "pull_request_target"];
async function commandsOf(request2, { env, log }) {
  const { migrateCommand } = request2.config.database;
  if (!migrateCommand) throw new Error("commands are asked for only where the config names one");
  const checkouts = checkoutsOf(request2, env, {
    command: "migrate-command",
    advice: "Look at the migrations yourself"
  });
  const { migrationCommands } = await import("./chunk-6DPAAFIA.js");
  return migrationCommands({ ...checkouts, settings: migrateCommand, environment: env, log });
}
async function servicesOf(request2, { env, log }) {
  const { start: start2 } = request2.config.load;
  if (!start2) throw new Error("services are asked for only where the config says how they are started");
  const checkouts = checkoutsOf(request2, env, { command: "load-start", advice: "Look at the change yourself" });
  const { serviceCommands } = await import("./chunk-YL3GZTLG.js");
  return serviceCommands({ ...checkouts, settings: start2, environment: env, log });
}
function checkoutsOf({ changeSet, fromFork, repository }, env, wording) {
  if (fromFork) throw refused("the pull request comes from a fork", wording);
  if (privileged.includes(env.GITHUB_EVENT_NAME)) {
    throw refused(`the workflow runs on ${env.GITHUB_EVENT_NAME}`, wording);
  }
  const { base, head } = changeSet;
  if (repository === void 0 || base.sha === void 0 || head.sha === void 0) {
    throw new BreakwaterError({
      code: `${wording.command}-needs-repository`,
      message: `${named(wording)} runs in checkouts of base and head, and these are no commits of a repository.`,
      hint: "Use `breakwater review` in the repository."
    });
  }
  return { repository, commits: { base: base.sha, head: head.sha } };
}
function refused(because, wording) {
  return new BreakwaterError({
    code: `${wording.command}-refused`,
    message: `${named(wording)} was not run, since ${because}: it would run code that nobody has reviewed.`,
    hint: `${wording.advice}, or push the branch to this repository once you have, and have it reviewed there.`
  });
}
function named({ command: command2 }) {
  return command2 === "migrate-command" ? "The migrate-command" : "The command of load.start";
}

// src/program/secrets.ts
init_shim();
function secretsOf(config, { env, given = {}, fromFork, mask }) {
  if (fromFork) return () => void 0;
  const secret = (variable2) => {
    const value2 = Object.hasOwn(given, variable2) ? given[variable2] : own(env, variable2);
    if (value2 === void 0 || value2 === "") return void 0;
    mask?.(value2);
    return value2;
  };
  for (const variable2 of secretVariables(config)) secret(variable2);
  return secret;
}
function own(env, variable2) {
  return Object.hasOwn(env, variable2) ? env[variable2]?.trim() : void 0;
}
function secretVariables({ load }) {
  return [...Object.values(load.headersEnv), ...Object.values(load.auth).flatMap(variablesOf)];
}
function variablesOf(auth2) {
  switch (auth2.kind) {
    case "secret":
      return [auth2.env];
    case "basic":
      return [auth2.userEnv, auth2.passwordEnv];
    case "client-credentials":
      return [auth2.idEnv, auth2.secretEnv];
    default:
      return auth2;
  }
}

// src/program/judge.ts
async function judge(request2, world) {
  const { changeSet, config, profile } = request2;
  const found = await review(checks, request2.selected, reviewContext(request2, world));
  const decision = decide({
    outcomes: found,
    profile,
    config,
    approvalState: await request2.approvals?.(),
    headSha: changeSet.head.sha,
    mergeGroup: request2.mergeGroup,
    today: world.clock.now().toISOString().slice(0, "YYYY-MM-DD".length)
  });
  return {
    tool: { name: "breakwater", version },
    base: revisionName(changeSet.base),
    head: revisionName(changeSet.head),
    profile: { name: profile.name, source: profile.source },
    postgresVersion: config.database.postgresVersion,
    outcomes: decision.outcomes,
    verdict: decision.verdict,
    approvers: decision.approvers,
    killCriteria: decision.killCriteria,
    remarks: await request2.remarks(),
    reproduce: request2.reproduce
  };
}
function reviewContext(request2, world) {
  const { changeSet, config, profile, fromFork } = request2;
  return {
    changeSet,
    config,
    profile,
    fromFork,
    preview: filledPreview(request2),
    baseNamedBy: request2.baseNamedBy,
    deployments: request2.deployments,
    databaseEngine: () => databaseEngine(request2, world),
    loadEngines: request2.load?.engines ?? loadEngines,
    loadFiles: request2.load?.files ?? (() => loadFilesOf(changeSet.base.tree, config)),
    secret: secretsOf(config, { env: world.env, given: request2.load?.secrets, fromFork, mask: request2.mask }),
    migrationCommands: () => commandsOf(request2, world),
    serviceCommands: () => servicesOf(request2, world),
    clock: world.clock,
    log: world.log
  };
}
function filledPreview({ preview, changeSet, pull, fromFork }) {
  if (preview?.namedBy !== "config") return preview;
  const { ref, sha } = changeSet.head;
  const url = previewUrl(preview.url, { number: pull, sha, branch: ref, fromFork });
  return url === void 0 ? void 0 : { ...preview, url };
}
async function databaseEngine({ config, databaseUrl }, { log, env }) {
  const { openDatabaseEngine } = await import("./chunk-CYTDBC5V.js");
  return await openDatabaseEngine({
    engine: config.database.engine,
    ...databaseUrl === void 0 ? {} : { databaseUrl },
    cacheDirectory: cacheDirectory(env),
    log
  });
}
function cacheDirectory({ BREAKWATER_CACHE, XDG_CACHE_HOME, HOME, LOCALAPPDATA }) {
  if (BREAKWATER_CACHE !== void 0) return BREAKWATER_CACHE === "" ? void 0 : BREAKWATER_CACHE;
  const home = XDG_CACHE_HOME || (HOME ? join2(HOME, ".cache") : LOCALAPPDATA);
  return home ? join2(home, "breakwater") : void 0;
}
async function loadEngines() {
  return (await import("./chunk-NUDDLYIK.js")).loadEngines();
}
function revisionName({ ref, sha }) {
  return sha === void 0 ? { ref } : { ref, sha };
}

// src/program/settings.ts
init_shim();
import { readFile as readFile4 } from "node:fs/promises";

// src/config/profiles.ts
init_shim();

// profiles/django-monolith.json
var django_monolith_default = {
  profile_name: "django-monolith",
  description: "Team of fewer than 25 engineers with much content, CRUD and an admin panel: a modular monolith on Postgres.",
  constraints: {
    team_size: {
      max: 24
    },
    languages: ["python"],
    patterns: ["modular-monolith"],
    admin_panel: true
  },
  stack: {
    runtime: "Python 3.12 or later",
    framework: "Django LTS with Django REST framework or Django Ninja",
    database: "PostgreSQL",
    jobs: "Celery"
  },
  success_thresholds: {
    p50_ms: 120,
    p95_ms: 400,
    p99_ms: 800,
    error_rate: 5e-3,
    uptime: 0.999,
    rpo_minutes: 15,
    rto_minutes: 120,
    proposed: ["p50_ms", "p95_ms", "error_rate", "uptime", "rpo_minutes", "rto_minutes"]
  },
  named_approver_chain: {
    stack: ["tech-lead", "engineering-manager", "architect"],
    schema_migration: ["service-owner", "dba"],
    external_service: ["tech-lead", "security"],
    api_breaking: ["api-owner", "consumer-owners", "product"],
    slo_breach: ["service-owner", "error-budget-consumer"]
  },
  anti_recommendations: ["business logic in signals", "queries in templates (N+1)", "loops over data in migrations"],
  kill_criteria: [
    {
      id: "worker-saturation",
      when: "rollout",
      metric: "busy share of the request workers",
      breach: "above 90 %",
      window: "5 min",
      action: "`git revert -m 1 <merge commit>`, then deploy",
      kinds: ["stack", "external_service", "slo_breach"]
    },
    {
      id: "hot-path-unnamed",
      when: "decision",
      metric: "p99 of requests a second",
      breach: "above 5,000 on one deployable without a named hot path",
      window: "before anything is built",
      action: "stop: name the hot path and what takes it out of the way"
    },
    {
      id: "forecast-unbelievable",
      when: "decision",
      metric: "p99 of requests a second",
      breach: "below 1 with more than 5 engineers",
      window: "before anything is built",
      action: "stop: the forecast is not believable, measure again"
    },
    {
      id: "regulated-data-small-team",
      when: "decision",
      metric: "engineers, where the data is PHI or PCI",
      breach: "fewer than 4",
      window: "before anything is built",
      action: "stop: there is no room for a compliance owner, a DBA and a security review"
    },
    {
      id: "regulated-data-shared-store",
      when: "decision",
      metric: "tenancy, where the data is PHI, PCI or regulated",
      breach: "shared multi-tenant without row-level isolation",
      window: "before anything is built",
      action: "stop: decide on row-level security, a schema or a database for each tenant"
    },
    {
      id: "recovery-undefined",
      when: "decision",
      metric: "RPO and RTO",
      breach: "missing, or an RPO below what the stack replicates",
      window: "before anything is built",
      action: "stop: agree on both with whoever restores the service"
    },
    {
      id: "no-error-budget-consumer",
      when: "decision",
      metric: "consumer of the error budget",
      breach: "nobody is named",
      window: "before anything is built",
      action: "stop: name the person who decides what a spent budget stops"
    },
    {
      id: "events-without-consumer",
      when: "decision",
      metric: "consumers of an event",
      breach: "event-driven before a second one is named",
      window: "before anything is built",
      action: "stop: call the one consumer directly"
    }
  ],
  canon_references: [
    "Fowler, MonolithFirst",
    "Django documentation: Database access optimization",
    "Kleppmann, Designing Data-Intensive Applications",
    "Google, The Site Reliability Workbook, chapter 5: Alerting on SLOs"
  ]
};

// profiles/fastapi-python.json
var fastapi_python_default = {
  profile_name: "fastapi-python",
  description: "Python team of fewer than 20 engineers, close to machine learning: an asynchronous modular monolith on Postgres.",
  constraints: {
    team_size: {
      max: 19
    },
    languages: ["python"],
    patterns: ["modular-monolith"],
    platform_team: false
  },
  stack: {
    runtime: "Python 3.12 or later",
    framework: "FastAPI on uvicorn",
    validation: "Pydantic 2",
    database: "PostgreSQL through SQLAlchemy 2, migrated by Alembic",
    jobs: "Celery or Arq"
  },
  success_thresholds: {
    p50_ms: 70,
    p95_ms: 250,
    p99_ms: 500,
    error_rate: 5e-3,
    uptime: 0.999,
    rpo_minutes: 5,
    rto_minutes: 60,
    proposed: ["p50_ms", "p95_ms", "error_rate", "uptime", "rpo_minutes", "rto_minutes"]
  },
  named_approver_chain: {
    stack: ["tech-lead", "engineering-manager", "architect"],
    schema_migration: ["service-owner", "dba"],
    external_service: ["tech-lead", "security"],
    api_breaking: ["api-owner", "consumer-owners", "product"],
    slo_breach: ["service-owner", "error-budget-consumer"]
  },
  anti_recommendations: [
    "a synchronous driver on an asynchronous path",
    "a global database session",
    "the ORM model as the DTO"
  ],
  kill_criteria: [
    {
      id: "pool-wait",
      when: "rollout",
      metric: "wait for a connection of the SQLAlchemy pool, p99",
      breach: "above 100 ms on any instance",
      window: "5 min",
      action: "`git revert -m 1 <merge commit>`, then deploy",
      kinds: ["stack", "external_service", "slo_breach"]
    },
    {
      id: "hot-path-unnamed",
      when: "decision",
      metric: "p99 of requests a second",
      breach: "above 5,000 on one deployable without a named hot path",
      window: "before anything is built",
      action: "stop: name the hot path and what takes it out of the way"
    },
    {
      id: "forecast-unbelievable",
      when: "decision",
      metric: "p99 of requests a second",
      breach: "below 1 with more than 5 engineers",
      window: "before anything is built",
      action: "stop: the forecast is not believable, measure again"
    },
    {
      id: "regulated-data-small-team",
      when: "decision",
      metric: "engineers, where the data is PHI or PCI",
      breach: "fewer than 4",
      window: "before anything is built",
      action: "stop: there is no room for a compliance owner, a DBA and a security review"
    },
    {
      id: "regulated-data-shared-store",
      when: "decision",
      metric: "tenancy, where the data is PHI, PCI or regulated",
      breach: "shared multi-tenant without row-level isolation",
      window: "before anything is built",
      action: "stop: decide on row-level security, a schema or a database for each tenant"
    },
    {
      id: "recovery-undefined",
      when: "decision",
      metric: "RPO and RTO",
      breach: "missing, or an RPO below what the stack replicates",
      window: "before anything is built",
      action: "stop: agree on both with whoever restores the service"
    },
    {
      id: "no-error-budget-consumer",
      when: "decision",
      metric: "consumer of the error budget",
      breach: "nobody is named",
      window: "before anything is built",
      action: "stop: name the person who decides what a spent budget stops"
    },
    {
      id: "events-without-consumer",
      when: "decision",
      metric: "consumers of an event",
      breach: "event-driven before a second one is named",
      window: "before anything is built",
      action: "stop: call the one consumer directly"
    }
  ],
  canon_references: [
    "Fowler, MonolithFirst",
    "FastAPI documentation: Concurrency and async / await",
    "Kleppmann, Designing Data-Intensive Applications",
    "Google, The Site Reliability Workbook, chapter 5: Alerting on SLOs"
  ]
};

// profiles/go-or-rust-microservice.json
var go_or_rust_microservice_default = {
  profile_name: "go-or-rust-microservice",
  description: "A service extracted from a larger system, at 30 engineers or more, with a platform team and 1,000 requests a second or more.",
  constraints: {
    team_size: {
      min: 30
    },
    qps_p99: {
      min: 1e3
    },
    languages: ["go", "rust"],
    patterns: ["microservices", "domain-bounded-services"],
    platform_team: true
  },
  stack: {
    go: "chi, sqlc, pgx",
    rust: "axum, sqlx",
    transport: "gRPC or events",
    database: "PostgreSQL, one for each service"
  },
  success_thresholds: {
    p50_ms: 20,
    p95_ms: 80,
    p99_ms: 200,
    error_rate: 1e-3,
    uptime: 0.9995,
    rpo_minutes: 1,
    rto_minutes: 15,
    proposed: ["p50_ms", "p95_ms", "error_rate", "uptime", "rpo_minutes", "rto_minutes"]
  },
  named_approver_chain: {
    stack: ["tech-lead", "engineering-manager", "architect"],
    schema_migration: ["service-owner", "dba"],
    external_service: ["tech-lead", "security"],
    api_breaking: ["api-owner", "consumer-owners", "product"],
    slo_breach: ["service-owner", "error-budget-consumer"]
  },
  anti_recommendations: [
    "a database shared between services",
    "chains of synchronous calls",
    "nanoservices",
    "no tracing across services"
  ],
  kill_criteria: [
    {
      id: "upstream-errors",
      when: "rollout",
      metric: "errors that callers of this service see (their client metrics)",
      breach: "above 0.1 % for any caller",
      window: "5 min",
      action: "`git revert -m 1 <merge commit>`, then deploy",
      kinds: ["stack", "external_service", "api_breaking", "slo_breach"]
    },
    {
      id: "services-small-team",
      when: "decision",
      metric: "engineers",
      breach: "fewer than 30",
      window: "before anything is built",
      action: "stop: extract only with 30 engineers, a proven bounded context and a platform team"
    },
    {
      id: "services-without-platform",
      when: "decision",
      metric: "platform team",
      breach: "there is none",
      window: "before anything is built",
      action: "stop: keep it a module until somebody runs the platform"
    },
    {
      id: "regulated-data-small-team",
      when: "decision",
      metric: "engineers, where the data is PHI or PCI",
      breach: "fewer than 4",
      window: "before anything is built",
      action: "stop: there is no room for a compliance owner, a DBA and a security review"
    },
    {
      id: "regulated-data-shared-store",
      when: "decision",
      metric: "tenancy, where the data is PHI, PCI or regulated",
      breach: "shared multi-tenant without row-level isolation",
      window: "before anything is built",
      action: "stop: decide on row-level security, a schema or a database for each tenant"
    },
    {
      id: "recovery-undefined",
      when: "decision",
      metric: "RPO and RTO",
      breach: "missing, or an RPO below what the stack replicates",
      window: "before anything is built",
      action: "stop: agree on both with whoever restores the service"
    },
    {
      id: "no-error-budget-consumer",
      when: "decision",
      metric: "consumer of the error budget",
      breach: "nobody is named",
      window: "before anything is built",
      action: "stop: name the person who decides what a spent budget stops"
    },
    {
      id: "events-without-consumer",
      when: "decision",
      metric: "consumers of an event",
      breach: "event-driven before a second one is named",
      window: "before anything is built",
      action: "stop: call the one consumer directly"
    }
  ],
  canon_references: [
    "Newman, Building Microservices",
    "Helland, Life beyond Distributed Transactions",
    "Kleppmann, Designing Data-Intensive Applications",
    "Google, The Site Reliability Workbook, chapter 5: Alerting on SLOs"
  ]
};

// profiles/node-express.json
var node_express_default = {
  profile_name: "node-express",
  description: "TypeScript team of fewer than 15 engineers, customer-facing SaaS: a modular monolith on Postgres.",
  constraints: {
    team_size: {
      max: 14
    },
    languages: ["typescript"],
    patterns: ["modular-monolith"],
    platform_team: false
  },
  stack: {
    runtime: "Node.js LTS",
    framework: "Express 5 or Fastify 5",
    language: "TypeScript, strict",
    database: "PostgreSQL",
    logging: "pino",
    telemetry: "OpenTelemetry",
    jobs: "pg-boss"
  },
  success_thresholds: {
    p50_ms: 80,
    p95_ms: 300,
    p99_ms: 600,
    error_rate: 5e-3,
    uptime: 0.999,
    rpo_minutes: 5,
    rto_minutes: 60,
    proposed: ["p50_ms", "p95_ms", "error_rate", "uptime", "rpo_minutes", "rto_minutes"]
  },
  named_approver_chain: {
    stack: ["tech-lead", "engineering-manager", "architect"],
    schema_migration: ["service-owner", "dba"],
    external_service: ["tech-lead", "security"],
    api_breaking: ["api-owner", "consumer-owners", "product"],
    slo_breach: ["service-owner", "error-budget-consumer"]
  },
  anti_recommendations: [
    "CPU work on the event loop",
    "unbounded JSON bodies",
    "ORM queries in a loop (N+1)",
    "unhandled promise rejections",
    "services told apart by folder only"
  ],
  kill_criteria: [
    {
      id: "event-loop-delay",
      when: "rollout",
      metric: "event loop delay, p99 (`perf_hooks.monitorEventLoopDelay`)",
      breach: "above 100 ms on any instance",
      window: "5 min",
      action: "`git revert -m 1 <merge commit>`, then deploy",
      kinds: ["stack", "external_service", "slo_breach"]
    },
    {
      id: "hot-path-unnamed",
      when: "decision",
      metric: "p99 of requests a second",
      breach: "above 5,000 on one deployable without a named hot path",
      window: "before anything is built",
      action: "stop: name the hot path and what takes it out of the way"
    },
    {
      id: "forecast-unbelievable",
      when: "decision",
      metric: "p99 of requests a second",
      breach: "below 1 with more than 5 engineers",
      window: "before anything is built",
      action: "stop: the forecast is not believable, measure again"
    },
    {
      id: "regulated-data-small-team",
      when: "decision",
      metric: "engineers, where the data is PHI or PCI",
      breach: "fewer than 4",
      window: "before anything is built",
      action: "stop: there is no room for a compliance owner, a DBA and a security review"
    },
    {
      id: "regulated-data-shared-store",
      when: "decision",
      metric: "tenancy, where the data is PHI, PCI or regulated",
      breach: "shared multi-tenant without row-level isolation",
      window: "before anything is built",
      action: "stop: decide on row-level security, a schema or a database for each tenant"
    },
    {
      id: "recovery-undefined",
      when: "decision",
      metric: "RPO and RTO",
      breach: "missing, or an RPO below what the stack replicates",
      window: "before anything is built",
      action: "stop: agree on both with whoever restores the service"
    },
    {
      id: "no-error-budget-consumer",
      when: "decision",
      metric: "consumer of the error budget",
      breach: "nobody is named",
      window: "before anything is built",
      action: "stop: name the person who decides what a spent budget stops"
    },
    {
      id: "events-without-consumer",
      when: "decision",
      metric: "consumers of an event",
      breach: "event-driven before a second one is named",
      window: "before anything is built",
      action: "stop: call the one consumer directly"
    }
  ],
  canon_references: [
    "Fowler, MonolithFirst",
    "Node.js guides: Don't Block the Event Loop",
    "Kleppmann, Designing Data-Intensive Applications",
    "Google, The Site Reliability Workbook, chapter 5: Alerting on SLOs"
  ]
};

// src/config/profile-file.ts
init_shim();
var text7 = string().trim().min(1, "must not be empty");
var milliseconds = number().positive("must be above 0").max(6e5, "must be at most 600000 (ten minutes)");
var minutes = number().min(0, "must not be negative");
var share = number().min(0, "must not be negative");
var wholeNumber = int().min(0, "must not be negative");
var range = strictObject({ min: wholeNumber.optional(), max: wholeNumber.optional() }).refine(({ min, max }) => min === void 0 || max === void 0 || min <= max, "min is above max");
var thresholdKeys = ["p50_ms", "p95_ms", "p99_ms", "error_rate", "uptime", "rpo_minutes", "rto_minutes"];
var thresholds = strictObject({
  p50_ms: milliseconds.optional(),
  p95_ms: milliseconds.optional(),
  p99_ms: milliseconds.optional(),
  error_rate: share.max(1, "is a share from 0 to 1: 0.5 % is 0.005").optional(),
  uptime: share.lt(1, "is a share below 1: 99.9 % is 0.999").optional(),
  rpo_minutes: minutes.optional(),
  rto_minutes: minutes.optional(),
  proposed: array(_enum(thresholdKeys)).optional().describe("Numbers that are defaults to edit, not requirements.")
});
var criterion = strictObject({
  id: text7.regex(/^[a-z0-9-]+$/, "must be lower case letters, digits and dashes"),
  when: _enum(["decision", "rollout"]).describe("decision: stops the choice of this profile. rollout: stops a deploy."),
  metric: text7,
  breach: text7,
  window: text7,
  action: text7,
  kinds: array(_enum(changeKinds)).optional().describe("Kinds of change that it concerns. Default: all.")
});
var chain = array(text7.regex(/^[\p{L}\d][\p{L}\d _-]*$/u, "must be the name of a role, not a person"));
var chainShape = Object.fromEntries(changeKinds.map((kind) => [kind, chain.optional()]));
var fields2 = {
  $schema: text7.optional().describe("For editors: the address of this schema."),
  profile_name: text7.regex(/^[\w.-]+$/, "must be letters, digits, dots and dashes"),
  extends: text7.optional().describe("A shipped profile that gives what this file leaves out."),
  description: text7.optional(),
  constraints: strictObject({
    team_size: range.optional(),
    qps_p99: range.optional(),
    languages: array(text7).optional(),
    patterns: array(text7).optional(),
    platform_team: boolean().optional(),
    admin_panel: boolean().optional()
  }).optional(),
  stack: record(text7, text7).optional(),
  named_approver_chain: strictObject(chainShape).optional(),
  anti_recommendations: array(text7).optional(),
  kill_criteria: array(criterion).optional(),
  canon_references: array(text7).optional()
};
function fileSchema2(inherited) {
  return strictObject({
    ...fields2,
    success_thresholds: thresholds.superRefine((own2, context) => risingPercentiles(own2, inherited, context)).optional()
  });
}
var percentiles = ["p50_ms", "p95_ms", "p99_ms"];
function risingPercentiles(own2, inherited, context) {
  const all = { ...inherited, ...own2 };
  for (const [at, upper] of percentiles.entries()) {
    const lower = percentiles[at - 1];
    if (!lower) continue;
    const [low, high] = [all[lower], all[upper]];
    if (low === void 0 || high === void 0 || low <= high) continue;
    const [wrong, message] = own2[lower] === void 0 ? [upper, `${high} is below ${lower}, which is ${low}`] : [lower, `${low} is above ${upper}, which is ${high}`];
    context.addIssue({ code: "custom", path: [wrong], message });
  }
}
function parseProfile(content, path4, shipped2) {
  const { file, base } = parseFile(content, path4, shipped2);
  return profileOf(base ? merged(base, file) : file, path4);
}
function parseFile(content, path4, shipped2) {
  const extendsSchema = looseObject({ extends: _enum(Object.keys(shipped2)).optional() });
  const { extends: name } = parseStrict(extendsSchema, content, path4, "profile-invalid");
  const baseText = name === void 0 ? void 0 : shipped2[name];
  const base = baseText === void 0 ? void 0 : parseStrict(fileSchema2({}), baseText, `${name}.json`, "profile-invalid");
  const file = parseStrict(fileSchema2(base?.success_thresholds ?? {}), content, path4, "profile-invalid");
  return { file, base };
}
function merged(base, own2) {
  return {
    ...base,
    ...own2,
    constraints: { ...base.constraints, ...own2.constraints },
    stack: { ...base.stack, ...own2.stack },
    success_thresholds: { ...base.success_thresholds, ...own2.success_thresholds },
    named_approver_chain: { ...base.named_approver_chain, ...own2.named_approver_chain }
  };
}
function profileOf(file, source) {
  const { proposed: _, ...numbers } = file.success_thresholds ?? {};
  const floor = completed(numbers, thresholdKeys, "success_thresholds", source);
  const chains = completed(file.named_approver_chain ?? {}, changeKinds, "named_approver_chain", source);
  return {
    name: file.profile_name,
    source,
    description: file.description ?? "",
    floor: {
      p50Ms: floor.p50_ms,
      p95Ms: floor.p95_ms,
      p99Ms: floor.p99_ms,
      errorRate: floor.error_rate,
      uptime: floor.uptime,
      rpoMinutes: floor.rpo_minutes,
      rtoMinutes: floor.rto_minutes
    },
    approverChains: chains,
    rollout: (file.kill_criteria ?? []).filter(({ when }) => when === "rollout").map(({ id, metric, breach, window, action, kinds }) => ({
      id,
      metric,
      breach,
      window,
      action,
      ...kinds ? { kinds } : {}
    }))
  };
}
function completed(values, keys, section, path4) {
  const missing2 = keys.filter((key) => values[key] === void 0);
  if (missing2.length > 0) {
    const location = { path: path4, line: 1, column: 1 };
    throw new BreakwaterError({
      code: "profile-incomplete",
      message: `${path4}: ${missing2.map((key) => `"${section}.${key}"`).join(", ")} ${missing2.length === 1 ? "is" : "are"} missing`,
      hint: 'Add what is missing, or take it from a shipped profile: "extends": "node-express".',
      location
    });
  }
  return values;
}

// src/config/profiles.ts
var profileFolder = ".github/breakwater/profiles";
var shipped = Object.fromEntries(
  [django_monolith_default, fastapi_python_default, go_or_rust_microservice_default, node_express_default].map((profile) => [
    profile.profile_name,
    JSON.stringify(profile, void 0, 2)
  ])
);
var shippedProfileNames = Object.keys(shipped);
function parseProfileFile(text8, path4) {
  return parseProfile(text8, path4, shipped);
}
function shippedProfile(name) {
  const text8 = shipped[name];
  return text8 === void 0 ? void 0 : { ...parseProfile(text8, `${name}.json`, shipped), source: "built-in" };
}
async function loadProfile(name, tree) {
  const own2 = `${profileFolder}/${name}.json`;
  const files = await tree.read([name, own2]);
  for (const path4 of [name, own2]) {
    const text8 = files.get(path4);
    if (text8 !== void 0) return parseProfileFile(text8, path4);
  }
  const profile = shippedProfile(name);
  if (profile) return profile;
  const meant = nearest(name, shippedProfileNames);
  throw new BreakwaterError({
    code: "profile-unknown",
    message: `There is no profile ${JSON.stringify(name)} on the base branch.`,
    hint: `${meant ? `Did you mean ${meant}? ` : ""}Shipped: ${shippedProfileNames.join(", ")}. Your own lie in ${profileFolder}/NAME.json on the base branch.`
  });
}

// src/program/settings.ts
async function settingsOf({ base }, config, overrides, world) {
  if (overrides.databaseUrl !== void 0 && (overrides.engine ?? "server") !== "server") {
    throw new BreakwaterError({
      code: "usage",
      message: `A database URL is for the engine "server", and "${overrides.engine}" was asked for.`,
      hint: "Leave out one of the two: engine, or database URL."
    });
  }
  const databaseUrl = overrides.databaseUrl ?? urlFromEnvironment(config, world);
  const engine = overrides.engine ?? (overrides.databaseUrl === void 0 ? config.database.engine : "server");
  const settled = {
    ...config,
    inconclusive: overrides.inconclusive ?? config.inconclusive,
    profile: overrides.profile ?? config.profile,
    database: { ...config.database, engine },
    load: overrides.baseUrl === void 0 ? config.load : { ...config.load, base: overrides.baseUrl }
  };
  return { config: settled, profile: await loadProfile(settled.profile, base.tree), databaseUrl };
}
async function localConfig(tree, file) {
  if (file === void 0) return await loadConfig(tree, configurableRules);
  try {
    return parseConfig(await readFile4(file, "utf8"), file, configurableRules);
  } catch (thrown) {
    if (thrown instanceof BreakwaterError) throw thrown;
    throw configUnreadable(file, "Give the path of an existing file to --config, or leave it out.", thrown);
  }
}
async function configOfBase(tree, path4) {
  if (path4 === void 0) return await loadConfig(tree, configurableRules);
  const text8 = (await tree.read([path4])).get(path4);
  if (text8 === void 0) {
    throw configUnreadable(
      path4,
      "The config is read from the base branch: merge it there first, or leave the input out."
    );
  }
  return parseConfig(text8, path4, configurableRules);
}
async function configRemarks(config, workingCopy, base) {
  if (config !== defaultConfig && !configPaths.includes(config.source)) return [];
  const inForce = await base.read(configPaths);
  const remarks = [];
  for (const path4 of configPaths) {
    const copy = await workingCopy(path4);
    if (copy !== void 0 && copy !== inForce.get(path4)) {
      remarks.push(
        `${path4} of the working tree differs from the base branch's, which is in force; try it with --config ${path4}.`
      );
    }
  }
  return remarks;
}
var elsewhere = [".breakwater", "breakwater", ".github/.breakwater", "config/breakwater"].flatMap((name) => [
  `${name}.yml`,
  `${name}.yaml`
]);
async function misplacedRemarks(config, { head }) {
  if (config !== defaultConfig) return [];
  const found = await head.tree.read(elsewhere);
  return elsewhere.filter((path4) => found.has(path4)).map((path4) => `${path4} is not read: the config is ${configPaths[0]} of the base branch.`);
}
function urlFromEnvironment({ database }, { env }) {
  return database.urlEnv === void 0 ? void 0 : env[database.urlEnv];
}
function configUnreadable(path4, hint, cause) {
  return new BreakwaterError(
    { code: "config-unreadable", message: `The config ${path4} cannot be read.`, hint },
    { cause }
  );
}

export {
  openGitRepository,
  operationOf,
  configPaths,
  defaultConfig,
  loadFilesOnDisk,
  textOf,
  saveBaseline,
  refuseUnstorable,
  judge,
  reviewContext,
  settingsOf,
  localConfig,
  configOfBase,
  configRemarks,
  misplacedRemarks
};
