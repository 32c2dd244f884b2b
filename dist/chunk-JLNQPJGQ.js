import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  findingsOf,
  renderComment,
  renderJson,
  renderTerminal,
  renderWithin,
  sentence,
  standsInBase,
  verdictWord
} from "./chunk-EOQTIFML.js";
import {
  reproduceCommand
} from "./chunk-RITMVTOC.js";
import {
  configOfBase,
  configPaths,
  judge,
  misplacedRemarks,
  openGitRepository,
  settingsOf
} from "./chunk-AGJWEUK3.js";
import "./chunk-CX2D7WZJ.js";
import {
  clip,
  code,
  fence,
  inline,
  oneLine,
  visible
} from "./chunk-X3PLFPMX.js";
import "./chunk-K2UDIT2M.js";
import "./chunk-JBDXVEF3.js";
import "./chunk-3MIB7I32.js";
import "./chunk-IID2GHTT.js";
import {
  require_dist
} from "./chunk-3KV2PJXQ.js";
import "./chunk-ZTGXXDWR.js";
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
import {
  conclusionOf,
  exitCode
} from "./chunk-H5IOQUZ3.js";
import "./chunk-GYQDIOIP.js";
import "./chunk-TG5VVJV6.js";
import "./chunk-JW2A4OU2.js";
import {
  count,
  unique
} from "./chunk-SQN55YXA.js";
import "./chunk-KSMCJ5MA.js";
import "./chunk-QMU25S62.js";
import "./chunk-VMCVHZIK.js";
import "./chunk-UWS3ZHM4.js";
import "./chunk-INTMZS7Z.js";
import "./chunk-XLYJ4EM2.js";
import {
  actionInputs,
  optionText,
  options
} from "./chunk-A2S5AIYB.js";
import "./chunk-4XY5B7EV.js";
import "./chunk-CZLXSX4G.js";
import {
  external_exports
} from "./chunk-PTKISSGT.js";
import "./chunk-D6OL2AXM.js";
import "./chunk-GMQJBSLV.js";
import "./chunk-IY6OZHTK.js";
import "./chunk-LYSLQQYT.js";
import {
  BreakwaterError,
  placedMessage,
  troubleOf
} from "./chunk-62WTYEXD.js";
import {
  consoleLog,
  systemClock
} from "./chunk-HPYQI65K.js";
import {
  __toESM,
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/program/action-run.ts
init_shim();
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

// src/adapters/github/code-host.ts
init_shim();

// src/adapters/github/approvals.ts
init_shim();

// src/adapters/github/failure.ts
init_shim();
function isRequestFailure(thrown) {
  return thrown instanceof Error && "status" in thrown && typeof thrown.status === "number";
}
function isLost(thrown) {
  return isRequestFailure(thrown) && thrown.status >= 500;
}
function hasStatus(thrown, ...statuses) {
  return isRequestFailure(thrown) && statuses.includes(thrown.status);
}
function isTooLong(thrown) {
  return hasStatus(thrown, 422) && /too long|characters are allowed/i.test(textOf(thrown));
}
function refusal(thrown, permission2) {
  if (!isRequestFailure(thrown) || !(thrown.status === 403 || thrown.status === 404)) return void 0;
  if (isLimit(thrown) || isLocked(thrown)) return void 0;
  const accepted = thrown.response?.headers["x-accepted-github-permissions"];
  return {
    status: "refused",
    reason: `GitHub answered ${thrown.status}: ${textOf(thrown)}`,
    permission: typeof accepted === "string" ? yamlOf(accepted, permission2) : permission2
  };
}
function yamlOf(header, preferred) {
  const alternatives = header.split(";").map((alternative) => [...alternative.matchAll(/([a-z_]+)\s*=\s*([a-z]+)/g)]).map((pairs) => pairs.map(([, name2 = "", level]) => `${name2.replaceAll("_", "-")}: ${level}`).join(", ")).filter((yaml) => yaml !== "");
  const [name = ""] = preferred.split(" ");
  return alternatives.some((yaml) => yaml.startsWith(name)) ? preferred : alternatives[0] ?? preferred;
}
function githubTrouble(thrown, doing) {
  if (!isRequestFailure(thrown)) return thrown;
  const said = `GitHub answered ${thrown.status} while ${doing}: ${textOf(thrown)}`;
  const fail = (code2, message, hint) => new BreakwaterError({ code: code2, message, hint });
  if (thrown.status >= 500) {
    return fail(
      "github-unreachable",
      thrown.response ? said : `GitHub could not be reached while ${doing}: ${textOf(thrown)}`,
      "See https://www.githubstatus.com, and whether the runner reaches the API; then run the job again. Behind a proxy, give the step NODE_USE_ENV_PROXY: 1 in its env."
    );
  }
  if (isLimit(thrown)) {
    return fail(
      "github-rate-limited",
      said,
      "The token has used up its requests (GITHUB_TOKEN has 1,000 an hour a repository). Run the job again later."
    );
  }
  if (thrown.status === 401) {
    return fail(
      "github-unauthorized",
      said,
      "The token is wrong or has expired. By default the action uses the token of the workflow run: leave github-token out."
    );
  }
  if (isLocked(thrown)) {
    return fail("github-conversation-locked", said, "The conversation is locked. Unlock it, and run the job again.");
  }
  return fail(
    "github-refused",
    said,
    thrown.status === 403 || thrown.status === 404 ? "The token may lack a permission, or the thing is not there. Look at `permissions:` in the workflow." : "This is likely a bug in Breakwater. Please report it with this message."
  );
}
function isLimit(failure) {
  if (failure.status === 429) return true;
  return failure.status === 403 && (/rate limit/i.test(failure.message) || String(failure.response?.headers["x-ratelimit-remaining"]) === "0");
}
function isLocked(failure) {
  return failure.status === 403 && /\blocked\b/i.test(failure.message);
}
function textOf(thrown) {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > 300 ? `${line.slice(0, 300)}\u2026` : line;
}

// src/adapters/github/approvals.ts
async function readApprovals(github, pull, teams) {
  const { octokit, owner, repo } = github;
  try {
    const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: pull });
    const reviews = await octokit.paginate(octokit.rest.pulls.listReviews, {
      owner,
      repo,
      pull_number: pull,
      per_page: 100
    });
    const members = {};
    for (const team of new Set(teams)) members[team] = await readTeam(github, team);
    return {
      author: data.user?.login,
      approvals: latestApprovals(
        reviews.map(({ user, state, commit_id }) => ({ login: user?.login, state, sha: commit_id ?? void 0 }))
      ),
      teams: members
    };
  } catch (thrown) {
    throw githubTrouble(thrown, `reading the reviews of pull request #${pull} (needs pull-requests: read)`);
  }
}
function latestApprovals(reviews) {
  const words = /* @__PURE__ */ new Map();
  for (const { login, state, sha: sha2 } of reviews) {
    if (login === void 0 || !["APPROVED", "CHANGES_REQUESTED", "DISMISSED"].includes(state)) continue;
    words.set(login.toLowerCase(), { state, approval: sha2 === void 0 ? void 0 : { login, sha: sha2 } });
  }
  return [...words.values()].flatMap(({ state, approval }) => state === "APPROVED" && approval ? [approval] : []);
}
async function readTeam({ octokit }, team) {
  const [org, slug, ...rest] = team.split("/");
  if (!org || !slug || rest.length > 0) return void 0;
  try {
    const members = await octokit.paginate(octokit.rest.teams.listMembersInOrg, { org, team_slug: slug, per_page: 100 });
    return members.map(({ login }) => login);
  } catch (thrown) {
    if (hasStatus(thrown, 403, 404)) return void 0;
    throw thrown;
  }
}

// src/adapters/github/check-run.ts
init_shim();

// src/adapters/github/fit.ts
init_shim();
function fitCharacters(text, limit) {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, "")}\u2026`;
}
function fitBytes(text, limit) {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= limit) return text;
  const ellipsis = "\u2026";
  let end = limit - new TextEncoder().encode(ellipsis).length;
  while (end > 0 && ((bytes[end] ?? 0) & 192) === 128) end -= 1;
  return new TextDecoder().decode(bytes.subarray(0, end)) + ellipsis;
}
function sendable(text) {
  return text.replaceAll("\0", "").replaceAll(new RegExp("\\p{Surrogate}", "gu"), "\uFFFD");
}

// src/adapters/github/check-run.ts
var summaryBytes = 65535;
var titleCharacters = 255;
var messageBytes = 64 * 1024;
var annotationsARequest = 50;
var mostAnnotations = 1e3;
var mostLost = 3;
async function writeCheckRun(github, check) {
  const foreign = /* @__PURE__ */ new Set();
  let wanted = {
    check,
    output: outputOf(check, summaryBytes),
    annotations: annotationsOf(github, check.annotations)
  };
  let lost = 0;
  const plainer = lessOf(github, wanted);
  for (; ; ) {
    try {
      const published = await reconcile(github, wanted, foreign);
      if (published?.status === "unchanged" && lost > 0) return { ...published, status: "written" };
      if (published) return published;
    } catch (thrown) {
      const next = hasStatus(thrown, 422) ? plainer.next() : void 0;
      if (next?.value) {
        wanted = next.value;
        continue;
      }
      if (!isLost(thrown) || ++lost === mostLost) return refusedOrThrow(thrown, check);
      await github.clock.sleep(1e3 * 2 ** lost);
    }
  }
}
function* lessOf({ log }, { check, annotations }) {
  const output = outputOf(check, Math.floor(summaryBytes / 2));
  yield { check, output, annotations };
  if (annotations.length === 0) return;
  log.warn(`GitHub refuses the annotations of the check run ${check.name}; it is written without them`);
  yield { check, output, annotations: [] };
}
async function reconcile(github, wanted, foreign) {
  const existing = await latestOurs(github, wanted.check, foreign);
  if (!existing) return { status: "written", url: await create(github, wanted) };
  const { run, attempt, url } = existing;
  if (isNewerThan(existing, github)) {
    return { status: "superseded", reason: `run ${run} (attempt ${attempt}) has written a newer check run` };
  }
  const missing = await missingFrom(github, existing, wanted.annotations);
  if (!missing) return { status: "written", url: await create(github, wanted) };
  if (missing.length === 0 && says(existing, wanted)) return { status: "unchanged", url };
  if (await update(github, existing, { ...wanted, annotations: missing })) return { status: "written", url };
  foreign.add(existing.id);
  return void 0;
}
function refusedOrThrow(thrown, { name }) {
  const refused = refusal(thrown, "checks: write");
  if (refused) return refused;
  throw githubTrouble(thrown, `writing the check run ${name}`);
}
function outputOf(check, limit) {
  return {
    title: fitCharacters(sendable(check.title), titleCharacters),
    summary: fitBytes(sendable(check.render(limit)), limit)
  };
}
function annotationsOf({ log }, annotations) {
  if (annotations.length > mostAnnotations) {
    log.warn(
      `${annotations.length - mostAnnotations} of ${annotations.length} annotations are left out of the check run`
    );
  }
  return annotations.slice(0, mostAnnotations).map(({ path, line, column, level, title, message }) => ({
    path,
    start_line: line,
    end_line: line,
    // Allowed since the annotation starts and ends on one line.
    ...column === void 0 ? {} : { start_column: column, end_column: column },
    annotation_level: level,
    title: fitCharacters(sendable(title), titleCharacters),
    message: fitBytes(sendable(message), messageBytes)
  }));
}
async function latestOurs(github, { name, sha: sha2 }, foreign) {
  const { octokit, owner, repo } = github;
  const query = { owner, repo, ref: sha2, check_name: name, filter: "all", per_page: 100 };
  let latest;
  for await (const { data } of octokit.paginate.iterator(octokit.rest.checks.listForRef, query)) {
    for (const run of data) {
      const by = /^breakwater\/(\d+)\/(\d+)$/.exec(run.external_id ?? "");
      if (!by || run.name !== name || run.head_sha !== sha2 || foreign.has(run.id) || run.id < (latest?.id ?? 0))
        continue;
      latest = {
        id: run.id,
        url: run.html_url ?? run.url,
        run: Number(by[1]),
        attempt: Number(by[2]),
        conclusion: run.conclusion,
        title: run.output.title,
        summary: run.output.summary,
        annotationCount: run.output.annotations_count
      };
    }
  }
  return latest;
}
function isNewerThan({ run, attempt }, github) {
  return run === github.run.id ? attempt > github.run.attempt : run > github.run.id;
}
function says(existing, { check, output }) {
  return existing.conclusion === check.conclusion && existing.title === output.title && (existing.summary ?? "").replaceAll("\r\n", "\n").trim() === output.summary.replaceAll("\r\n", "\n").trim();
}
async function missingFrom(github, existing, wanted) {
  if (existing.annotationCount === 0) return wanted;
  const { octokit, owner, repo } = github;
  const query = { owner, repo, check_run_id: existing.id, per_page: 100 };
  const missing = /* @__PURE__ */ new Map();
  for (const one of wanted) missing.set(identityOf(one), [...missing.get(identityOf(one)) ?? [], one]);
  for (const one of await octokit.paginate(octokit.rest.checks.listAnnotations, query)) {
    const same = missing.get(identityOf(one));
    if (!same?.pop()) return void 0;
  }
  return [...missing.values()].flat();
}
function identityOf(one) {
  return JSON.stringify([one.path, one.start_line, one.annotation_level, one.title, one.message]);
}
async function create(github, { check, output, annotations }) {
  const { octokit, owner, repo } = github;
  const { data } = await octokit.rest.checks.create({
    owner,
    repo,
    name: check.name,
    head_sha: check.sha,
    external_id: externalId(github),
    status: "completed",
    conclusion: check.conclusion,
    output: { ...output, annotations: annotations.slice(0, annotationsARequest) }
  });
  await append(github, data.id, output, annotations.slice(annotationsARequest));
  return data.html_url ?? data.url;
}
async function update(github, { id }, { check, output, annotations }) {
  const { octokit, owner, repo } = github;
  try {
    await octokit.rest.checks.update({
      owner,
      repo,
      check_run_id: id,
      external_id: externalId(github),
      status: "completed",
      conclusion: check.conclusion,
      output: { ...output, annotations: annotations.slice(0, annotationsARequest) }
    });
  } catch (thrown) {
    if (!(hasStatus(thrown, 403) && thrown instanceof Error && /app_id/.test(thrown.message))) throw thrown;
    return false;
  }
  await append(github, id, output, annotations.slice(annotationsARequest));
  return true;
}
async function append({ octokit, owner, repo }, id, output, annotations) {
  for (let at = 0; at < annotations.length; at += annotationsARequest) {
    const next = annotations.slice(at, at + annotationsARequest);
    await octokit.rest.checks.update({ owner, repo, check_run_id: id, output: { ...output, annotations: next } });
  }
}
function externalId({ run }) {
  return `breakwater/${run.id}/${run.attempt}`;
}

// src/adapters/github/client.ts
init_shim();
var answerWithinMs = 3e4;
var longestWaitSeconds = 300;
var attemptsPastLimit = 3;
var systemClock2 = {
  now: () => /* @__PURE__ */ new Date(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms))
};
async function connect(options2) {
  const [{ Octokit }, { retry }, { throttling }] = await Promise.all([
    import("./chunk-DDDYSPPL.js"),
    import("./chunk-QNUUBHEX.js"),
    import("./chunk-ZRJJZLLB.js")
  ]);
  const clock = options2.clock ?? systemClock2;
  const send = options2.fetch ?? globalThis.fetch;
  const Client = Octokit.plugin((octokit2) => waiting(octokit2, clock), retry, throttling);
  const limit = (kind) => (seconds, _, __, earlier) => waitForLimit({ kind, seconds: seconds * 2 ** earlier, earlier, clock, log: options2.log });
  const octokit = new Client({
    auth: options2.token,
    baseUrl: options2.apiUrl.replace(/\/+$/, ""),
    userAgent: "breakwater",
    log: { debug: () => {
    }, info: () => {
    }, warn: options2.log.warn, error: () => {
    } },
    request: {
      fetch: (url, init) => send(url, { ...init, signal: AbortSignal.timeout(answerWithinMs) })
    },
    // The wait before a repetition is ours (below), so the plugin's own is nought.
    retry: { retryAfterBaseValue: 0, doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] },
    throttle: {
      id: `${options2.owner}/${options2.repository}#${options2.runId}`,
      // GitHub asks for a second between writes; comments notify people and get three, as in the plugin.
      ...{ write: turnstile(clock, 1e3), notifications: turnstile(clock, 3e3) },
      retryAfterBaseValue: 0,
      onRateLimit: limit("rate limit"),
      onSecondaryRateLimit: limit("secondary rate limit")
    }
  });
  return {
    octokit,
    owner: options2.owner,
    repo: options2.repository,
    run: { id: options2.runId, attempt: options2.runAttempt },
    log: options2.log,
    clock
  };
}
function waiting(octokit, clock) {
  octokit.hook.before("request", (options2) => {
    if (options2.method !== "GET") options2.request = { ...options2.request, retries: 0 };
  });
  octokit.hook.after("request", (response) => {
    if (typeof response.data !== "string" || response.data === "") return;
    throw Object.assign(new Error("the answer is not JSON, so something else than GitHub gave it"), { status: 502 });
  });
  octokit.hook.error("request", async (error, options2) => {
    const status = "status" in error ? error.status : 500;
    if (status >= 500 && options2.method === "GET") await clock.sleep(1e3 * 2 ** (options2.request?.retryCount ?? 0));
    if (askedToWait(error) && !/secondary rate/i.test(error.message)) {
      error.message = `Secondary rate limit: ${error.message}`;
    }
    throw error;
  });
  return {};
}
function askedToWait(error) {
  if (!("status" in error && (error.status === 403 || error.status === 429))) return false;
  const response = "response" in error ? error.response : void 0;
  return response?.headers?.["retry-after"] !== void 0;
}
async function waitForLimit(limit) {
  if (limit.earlier >= attemptsPastLimit || limit.seconds > longestWaitSeconds) return false;
  limit.log.progress(`GitHub's ${limit.kind} is reached: waiting ${limit.seconds} s, as it asks`);
  await limit.clock.sleep(limit.seconds * 1e3);
  return true;
}
function turnstile(clock, apartMs) {
  let last = Promise.resolve();
  let opensAt = 0;
  const pass = async () => {
    const wait = opensAt - clock.now().getTime();
    if (wait > 0) await clock.sleep(wait);
    opensAt = clock.now().getTime() + apartMs;
  };
  const schedule = async (_options, task, ...rest) => {
    const turn = last.then(pass);
    last = turn;
    await turn;
    return task(...rest);
  };
  return { key: () => ({ schedule }) };
}

// src/adapters/github/comment.ts
init_shim();

// src/adapters/github/comment-plan.ts
init_shim();

// src/adapters/github/marker.ts
init_shim();
var pattern = /^<!-- breakwater key=(\S{1,2000}) head=([0-9a-f]{7,64}) run=(\d{1,15}) attempt=(\d{1,6}) -->(?:\r?\n|$)/;
function markerLine({ key, head, run, attempt }) {
  return `<!-- breakwater key=${encodeKey(key)} head=${head} run=${run} attempt=${attempt} -->`;
}
function readMarked(comment) {
  const match = pattern.exec(comment);
  if (!match) return void 0;
  const [line, key = "", head = "", run, attempt] = match;
  const decoded = decodeKey(key);
  if (decoded === void 0) return void 0;
  return {
    marker: { key: decoded, head, run: Number(run), attempt: Number(attempt) },
    body: comment.slice(line.length)
  };
}
function isNewer(one, other, currentHead) {
  if (currentHead !== void 0 && one.head === currentHead !== (other.head === currentHead)) {
    return one.head === currentHead;
  }
  return one.run === other.run ? one.attempt > other.attempt : one.run > other.run;
}
function encodeKey(key) {
  return encodeURIComponent(key).replaceAll("-", "%2D");
}
function decodeKey(key) {
  try {
    return decodeURIComponent(key);
  } catch {
    return void 0;
  }
}

// src/adapters/github/comment-plan.ts
function planComment(there) {
  const { mine, currentHead } = there;
  const [kept, ...extras] = there.ours;
  if (!kept) {
    const create2 = { kind: "create", text: textOf2(mine) };
    return there.create ? { steps: [create2], winner: "mine", kept } : { steps: [], winner: void 0, kept };
  }
  const newest = extras.reduce((best, next) => isNewer(next.marker, best.marker, currentHead) ? next : best, kept);
  const deletions = extras.map(({ id }) => ({ kind: "delete", id }));
  const beaten = isNewer(newest.marker, mine.marker, currentHead);
  const ties = !beaten && !isNewer(mine.marker, newest.marker, currentHead);
  if (beaten || ties && there.said) {
    const fold = newest === kept ? [] : [{ kind: "update", id: kept.id, text: textOf2(newest) }];
    return { steps: [...fold, ...deletions], winner: beaten ? newest : "mine", kept };
  }
  const same = kept.marker.head === mine.marker.head && normal(kept.body) === normal(mine.body);
  const update2 = same ? [] : [{ kind: "update", id: kept.id, text: textOf2(mine) }];
  return { steps: [...update2, ...deletions], winner: "mine", kept };
}
function textOf2({ marker, body }) {
  return `${markerLine(marker)}
${body}`;
}
function normal(body) {
  return body.replaceAll("\r\n", "\n").trim();
}

// src/adapters/github/pull-requests.ts
init_shim();
async function pullRequestsAt(github, sha2) {
  const { octokit, owner, repo } = github;
  try {
    const ofCommit = await octokit.rest.repos.listPullRequestsAssociatedWithCommit({
      owner,
      repo,
      commit_sha: sha2,
      per_page: 100
    });
    const found = atHead(ofCommit.data, sha2);
    if (found.length > 0) return found;
    const latest = await octokit.rest.pulls.list({
      owner,
      repo,
      state: "open",
      sort: "updated",
      direction: "desc",
      per_page: 100
    });
    return atHead(latest.data, sha2);
  } catch (thrown) {
    throw githubTrouble(thrown, `looking for the pull request of ${sha2.slice(0, 12)} (needs pull-requests: read)`);
  }
}
function atHead(pulls, sha2) {
  return pulls.filter(({ state, head }) => state === "open" && head.sha === sha2).sort((a, b) => a.number - b.number).map(({ number, user, base, head }) => ({
    number,
    author: user?.login,
    base: { ref: base.ref, sha: base.sha, repository: base.repo.full_name },
    head: { ref: head.ref, sha: head.sha, repository: head.repo?.full_name }
  }));
}
async function headOf({ octokit, owner, repo }, pull) {
  try {
    const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: pull });
    return data.head.sha;
  } catch (thrown) {
    if (hasStatus(thrown, 403, 404)) return void 0;
    throw thrown;
  }
}

// src/adapters/github/comment.ts
var bodyLimit = 6e4;
var settleMs = 2e3;
var mostRounds = 8;
var mostLost2 = 3;
async function upsertComment(github, identity, comment) {
  const marker = { key: comment.key, head: comment.headSha, run: github.run.id, attempt: github.run.attempt };
  const wordsWithin = (limit2) => ({ marker, body: sendable(comment.render(limit2)) });
  const limit = bodyLimit - markerLine(marker).length - 1;
  let mine = wordsWithin(limit);
  let soFar = { said: false, tried: false };
  let shortened = false;
  let lost = 0;
  for (let round = 0; round < mostRounds; round++) {
    try {
      const plan = await look(github, identity, comment, mine, soFar.said);
      if (plan.steps.length === 0) return outcome(plan, soFar.tried);
      soFar = { ...soFar, tried: true };
      for (const step of plan.steps) await perform(github, identity, comment.pull, step);
      soFar = { said: soFar.said || plan.winner === "mine", tried: true };
    } catch (thrown) {
      if (isTooLong(thrown) && !shortened) {
        shortened = true;
        mine = wordsWithin(Math.floor(limit / 2));
        continue;
      }
      if (!isLost(thrown) || ++lost === mostLost2) return refusedOrThrow2(thrown);
    }
    await github.clock.sleep(settleMs);
  }
  throw new BreakwaterError({
    code: "github-comment-contended",
    message: `The comment on pull request #${comment.pull} kept changing while it was written.`,
    hint: "Other runs write the same comment. Give the workflow a concurrency group for each pull request."
  });
}
async function look(github, identity, comment, mine, said) {
  const ours = await listOurs(github, identity, comment);
  const moved = ours.some(({ marker }) => marker.head !== comment.headSha);
  const currentHead = moved ? await headOf(github, comment.pull) : void 0;
  return planComment({ ours, mine, create: comment.create, said, currentHead });
}
function refusedOrThrow2(thrown) {
  const refused = refusal(thrown, "pull-requests: write");
  if (refused) return refused;
  throw githubTrouble(thrown, "writing the comment");
}
function outcome({ winner, kept }, tried) {
  if (!kept || winner === void 0) return { status: "absent" };
  if (winner === "mine") return { status: tried ? "written" : "unchanged", url: kept.url };
  const { run, attempt, head } = winner.marker;
  return {
    status: "superseded",
    reason: `run ${run} (attempt ${attempt}) has written a newer comment, for ${head.slice(0, 7)}`
  };
}
async function listOurs(github, identity, { pull, key }) {
  const { octokit, owner, repo } = github;
  const marked = [];
  const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
    owner,
    repo,
    issue_number: pull,
    per_page: 100
  });
  for await (const { data } of pages) {
    for (const { id, html_url, body, user } of data) {
      const read = readMarked(body ?? "");
      if (read?.marker.key === key) marked.push({ id, url: html_url, ...read, author: user });
    }
  }
  if (marked.length === 0) return [];
  const isOurs = await identity.recogniser();
  return marked.filter(({ author }) => isOurs(author)).sort((a, b) => a.id - b.id);
}
async function perform(github, identity, pull, step) {
  const { octokit, owner, repo } = github;
  switch (step.kind) {
    case "create": {
      const { data } = await octokit.rest.issues.createComment({ owner, repo, issue_number: pull, body: step.text });
      identity.learn(data.user);
      return;
    }
    case "update":
      await unlessGone(octokit.rest.issues.updateComment({ owner, repo, comment_id: step.id, body: step.text }));
      return;
    case "delete":
      await unlessGone(octokit.rest.issues.deleteComment({ owner, repo, comment_id: step.id }));
      return;
    default:
      return step;
  }
}
async function unlessGone(request) {
  try {
    await request;
  } catch (thrown) {
    if (!hasStatus(thrown, 404, 410)) throw thrown;
  }
}

// src/adapters/github/deployments.ts
init_shim();
var mostLookedAt = 20;
var permission = "deployments: read";
async function readDeployments(github, sha2) {
  const { octokit, owner, repo } = github;
  try {
    const { data } = await octokit.rest.repos.listDeployments({ owner, repo, sha: sha2, per_page: 100 });
    const latest = latestOf(data);
    const deployments = [];
    for (const told of latest.slice(0, mostLookedAt)) {
      const statuses = await octokit.rest.repos.listDeploymentStatuses({
        owner,
        repo,
        deployment_id: told.id,
        per_page: 100
      });
      deployments.push(deploymentOf(told, statuses.data));
    }
    return { status: "read", deployments, more: latest.length > mostLookedAt || data.length === 100 };
  } catch (thrown) {
    const refused = refusal(thrown, permission);
    if (refused) return refused;
    throw githubTrouble(thrown, `reading the deployments of ${sha2.slice(0, 12)} (needs ${permission})`);
  }
}
function latestOf(told) {
  const newestFirst = [...told].sort((a, b) => b.id - a.id);
  const places = /* @__PURE__ */ new Map();
  for (const one of newestFirst) {
    const place = JSON.stringify([one.environment, one.creator?.login]);
    if (!places.has(place)) places.set(place, one);
  }
  return [...places.values()];
}
function deploymentOf(told, statuses) {
  const newestFirst = [...statuses].sort((a, b) => b.id - a.id);
  const [latest] = newestFirst;
  const success = newestFirst.find(({ state }) => state === "success");
  const teller = (success ?? latest)?.creator ?? told.creator;
  return {
    environment: latest?.environment || told.environment,
    state: latest === void 0 ? "under way" : stateOf(latest.state),
    url: success?.environment_url || void 0,
    by: { login: teller?.login ?? "", isApp: teller?.type === "Bot" },
    production: told.production_environment === true
  };
}
function stateOf(state) {
  switch (state) {
    case "success":
    case "inactive":
      return state;
    case "error":
    case "failure":
      return "failure";
    default:
      return "under way";
  }
}

// src/adapters/github/identity.ts
init_shim();
var workflowBot = "github-actions[bot]";
function identityOf2(github) {
  let login;
  return {
    recogniser: async () => {
      login ??= askLogin(github);
      const ours = (await login).toLowerCase();
      const bot = ours.endsWith("[bot]");
      return (author) => author?.login.toLowerCase() === ours && author.type === "Bot" === bot;
    },
    learn: (author) => {
      if (author) login = Promise.resolve(author.login);
    }
  };
}
async function askLogin({ octokit }) {
  try {
    const { data } = await octokit.rest.users.getAuthenticated();
    return data.login;
  } catch (thrown) {
    if (!hasStatus(thrown, 403, 404)) throw thrown;
  }
  try {
    const { viewer } = await octokit.graphql("query { viewer { login } }");
    return viewer.login;
  } catch {
    return workflowBot;
  }
}

// src/adapters/github/suggestions.ts
init_shim();
import { createHash } from "node:crypto";
var lead = "Remedies that were run, to be committed with a click. Why, and what else was found, is in the comment.";
var settleMs2 = 2e3;
var mostRounds2 = 4;
async function suggest(github, identity, offer) {
  let wanted = offer.suggestions;
  let sent = false;
  for (let round = 1; wanted.length > 0; round++) {
    try {
      const there = await standing(github, identity, offer.pull);
      await deleteTwins(github, there);
      const missing = wanted.filter((suggestion) => !find(there, suggestion));
      if (missing.length === 0) return { status: sent ? "written" : "unchanged", url: urlOf(there, wanted) };
      const head = await headOf(github, offer.pull);
      if (head !== void 0 && head !== offer.headSha) {
        return { status: "superseded", reason: `the pull request has moved on to ${head.slice(0, 7)}` };
      }
      sent = true;
      const outside = await write(github, identity, offer, missing);
      wanted = wanted.filter((suggestion) => !outside.includes(suggestion));
    } catch (thrown) {
      if (!isLost(thrown) || round === mostRounds2) return refusedOrThrow3(thrown);
    }
    await github.clock.sleep(settleMs2);
  }
  return { status: "absent" };
}
async function write({ octokit, owner, repo, run }, identity, { pull, headSha }, missing) {
  const at = { owner, repo, pull_number: pull, commit_id: headSha };
  const comments = missing.map((suggestion) => {
    const { path, startLine, endLine, body } = suggestion;
    const marker = markerLine({ key: keyOf(suggestion), head: headSha, run: run.id, attempt: run.attempt });
    const lines = startLine === endLine ? {} : { start_line: startLine, start_side: "RIGHT" };
    return { path, line: endLine, side: "RIGHT", ...lines, body: sendable(`${marker}
${body}`) };
  });
  const whole = { ...at, event: "COMMENT", body: lead, comments };
  const review = await unlessOutside(octokit.rest.pulls.createReview(whole));
  if (review) identity.learn(review.data.user);
  if (review || missing.length === 1) return review ? [] : missing;
  const outside = [];
  for (const [index, suggestion] of missing.entries()) {
    const comment = comments[index];
    if (comment && !await unlessOutside(octokit.rest.pulls.createReviewComment({ ...at, ...comment }))) {
      outside.push(suggestion);
    }
  }
  return outside;
}
async function unlessOutside(request) {
  try {
    return await request;
  } catch (thrown) {
    if (hasStatus(thrown, 422)) return void 0;
    throw thrown;
  }
}
function keyOf({ fingerprint, body }) {
  const text = createHash("sha256").update(body).digest("hex").slice(0, 12);
  return `suggestion ${fingerprint} ${text}`;
}
function find(there, suggestion) {
  return there.find(({ key }) => key === keyOf(suggestion));
}
function urlOf(there, wanted) {
  return wanted.flatMap((suggestion) => find(there, suggestion) ?? [])[0]?.url ?? "";
}
async function standing(github, identity, pull) {
  const { octokit, owner, repo } = github;
  const marked = [];
  const pages = octokit.paginate.iterator(octokit.rest.pulls.listReviewComments, {
    owner,
    repo,
    pull_number: pull,
    per_page: 100
  });
  for await (const { data } of pages) {
    for (const { id, html_url, body, user } of data) {
      const key = readMarked(body)?.marker.key;
      if (key?.startsWith("suggestion ")) marked.push({ id, key, url: html_url, author: user });
    }
  }
  if (marked.length === 0) return [];
  const isOurs = await identity.recogniser();
  return marked.filter(({ author }) => isOurs(author)).sort((a, b) => a.id - b.id);
}
async function deleteTwins({ octokit, owner, repo }, there) {
  const twins = there.filter(({ key }, index) => there.findIndex((other) => other.key === key) < index);
  for (const { id } of twins) {
    try {
      await octokit.rest.pulls.deleteReviewComment({ owner, repo, comment_id: id });
    } catch (thrown) {
      if (!hasStatus(thrown, 404, 410)) throw thrown;
    }
  }
}
function refusedOrThrow3(thrown) {
  const refused = refusal(thrown, "pull-requests: write");
  if (refused) return refused;
  throw githubTrouble(thrown, "offering the remedies as suggestions");
}

// src/adapters/github/code-host.ts
async function openGitHub(options2) {
  const github = await connect(options2);
  const identity = identityOf2(github);
  return {
    deploymentsOf: (sha2) => readDeployments(github, sha2),
    pullRequestsAt: (sha2) => pullRequestsAt(github, sha2),
    approvalState: (pull, teams) => readApprovals(github, pull, teams),
    upsertComment: (comment) => upsertComment(github, identity, comment),
    writeCheckRun: (run) => writeCheckRun(github, run),
    suggest: (offer) => suggest(github, identity, offer)
  };
}

// src/adapters/github/runtime.ts
init_shim();
import { randomUUID } from "node:crypto";
var summaryBytes2 = 1024 * 1024;
var annotationsALevel = 10;
async function openRunner() {
  const [core, context] = await Promise.all([import("./chunk-RSLCKSI3.js"), readContext()]);
  const commands2 = { failure: core.error, warning: core.warning, notice: core.notice };
  return {
    context,
    input: (name) => core.getInput(name) || void 0,
    setOutput: core.setOutput,
    maskSecret: (secret) => {
      for (const part of secretsIn(secret)) core.setSecret(part);
    },
    writeSummary: async (render) => {
      if (!process.env.GITHUB_STEP_SUMMARY) return false;
      const text = fitBytes(sendable(render(summaryBytes2)), summaryBytes2);
      await core.summary.addRaw(text).write({ overwrite: true });
      return true;
    },
    print: (text) => {
      const token = randomUUID();
      core.info(`::stop-commands::${token}
${text}
::${token}::`);
    },
    notice: (message) => core.notice(message),
    warning: (message) => core.warning(message),
    error: (message) => core.error(message),
    annotate: (annotations) => {
      const shown = { failure: 0, warning: 0, notice: 0 };
      for (const { level, message, title, path, line, column } of annotations) {
        shown[level] += 1;
        if (shown[level] > annotationsALevel) continue;
        const place = { file: path, startLine: line, ...column === void 0 ? {} : { startColumn: column } };
        commands2[level](message, { title, ...place });
      }
      return Object.values(shown).reduce((left, count2) => left + Math.max(0, count2 - annotationsALevel), 0);
    }
  };
}
async function readContext() {
  const context = await loadContext();
  const [owner, repository2, ...rest] = (process.env.GITHUB_REPOSITORY ?? "").split("/");
  if (!owner || !repository2 || rest.length > 0) {
    throw notARunner("GITHUB_REPOSITORY is not of the form owner/name.");
  }
  if (!Number.isSafeInteger(context.runId)) throw notARunner("GITHUB_RUN_ID is not a number.");
  if (!/^https?:\/\//.test(context.apiUrl)) throw notARunner("GITHUB_API_URL is not a URL.");
  return {
    eventName: context.eventName ?? "",
    payload: context.payload,
    owner,
    repository: repository2,
    apiUrl: context.apiUrl,
    serverUrl: context.serverUrl,
    runId: context.runId,
    // Servers before 3.3 do not count attempts.
    runAttempt: Number.isSafeInteger(context.runAttempt) ? context.runAttempt : 1
  };
}
async function loadContext() {
  try {
    const { context } = await import("./chunk-DSG4YGC6.js");
    const Context = context.constructor;
    return new Context();
  } catch (cause) {
    throw new BreakwaterError(
      {
        code: "event-malformed",
        message: "The event file that GITHUB_EVENT_PATH names could not be read as JSON.",
        hint: "The runner writes this file. Leave it and GITHUB_EVENT_PATH as they are."
      },
      { cause }
    );
  }
}
function notARunner(message) {
  return new BreakwaterError({
    code: "not-a-runner",
    message: `This does not look like a GitHub Actions runner: ${message}`,
    hint: "On a laptop run `breakwater review` instead of the action."
  });
}
function secretsIn(secret) {
  const parts = [secret, ...secret.split(/\r?\n/), ...passwordsIn(secret)];
  return new Set(parts.map((part) => part.trim()).filter((part) => part.length > 2));
}
function passwordsIn(text) {
  if (!URL.canParse(text)) return [];
  const { password } = new URL(text);
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}

// src/config/action-file.ts
init_shim();
var import_yaml = __toESM(require_dist(), 1);
var secretInputs = actionInputs.filter((name) => "secret" in options[name]).map((name) => optionText(name));
function readActionInputs(get) {
  const values = actionInputs.map((name) => {
    const given = get(optionText(name)).trim();
    const result = options[name].value.safeParse(given === "" ? void 0 : given);
    if (result.success) return [name, result.data];
    throw new BreakwaterError({
      code: "usage",
      message: `The input ${optionText(name)} ${result.error.issues.map(({ message }) => message).join("; ")}.`,
      hint: `Correct \`${optionText(name)}\` under \`with:\` in the workflow.`
    });
  });
  return Object.fromEntries(values);
}

// src/config/event.ts
init_shim();
var sha = external_exports.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/, "is not a commit id");
var ref = external_exports.string().min(1).max(1024).regex(/^(?!-)[^\u0000-\u0020\u007f~^:?*[\\]+$/, "is not a name that git allows");
var repository = external_exports.object({ full_name: external_exports.string() });
var pullRequest = external_exports.object({
  number: external_exports.int().positive(),
  user: external_exports.object({ login: external_exports.string() }).nullish(),
  base: external_exports.object({ ref, sha, repo: repository }),
  head: external_exports.object({ ref, sha, repo: repository.nullish() })
});
var pullRequestPayload = external_exports.object({ pull_request: pullRequest });
var mergeGroupPayload = external_exports.object({
  merge_group: external_exports.object({ base_ref: ref, base_sha: sha, head_ref: ref, head_sha: sha })
});
var account = external_exports.object({ login: external_exports.string(), type: external_exports.string() });
var deploymentPayload = external_exports.object({
  deployment: external_exports.object({ sha, environment: external_exports.string(), production_environment: external_exports.boolean().nullish() }),
  deployment_status: external_exports.object({
    state: external_exports.string(),
    environment: external_exports.string().nullish(),
    environment_url: external_exports.string().nullish(),
    creator: account.nullish()
  })
});
var usage = `Run Breakwater on pull requests:

on:
  pull_request:
  pull_request_review:
    types: [submitted, dismissed]
  merge_group:
  deployment_status:`;
function readEvent({
  eventName,
  payload
}) {
  switch (eventName) {
    case "pull_request":
    case "pull_request_review":
      return pullRequestEvent(eventName, parse(pullRequestPayload, eventName, payload).pull_request);
    case "merge_group": {
      const group = parse(mergeGroupPayload, eventName, payload).merge_group;
      return {
        kind: "merge_group",
        baseRef: branch(group.base_ref),
        baseSha: group.base_sha,
        headRef: branch(group.head_ref),
        headSha: group.head_sha
      };
    }
    case "deployment_status":
      return deploymentEvent(parse(deploymentPayload, eventName, payload));
    case "pull_request_target":
      throw new BreakwaterError({
        code: "event-not-supported",
        message: "The workflow runs on pull_request_target.",
        hint: `It gives a stranger's pull request a token that may write, and secrets. ${usage}`
      });
    default:
      throw new BreakwaterError({
        code: "event-without-pull-request",
        message: `The event ${printable(eventName)} has no pull request to review.`,
        hint: usage
      });
  }
}
function eventOf({ number, author, base, head }) {
  const repo = (name) => name === void 0 ? null : { full_name: name };
  const told = {
    ...{ number, user: author === void 0 ? null : { login: author } },
    base: { ref: base.ref, sha: base.sha, repo: repo(base.repository) },
    head: { ref: head.ref, sha: head.sha, repo: repo(head.repository) }
  };
  return pullRequestEvent("pull_request", parse(pullRequest, "deployment_status", told));
}
function deploymentEvent({
  deployment,
  deployment_status: status
}) {
  return {
    kind: "deployment_status",
    sha: deployment.sha,
    state: status.state,
    deployment: {
      environment: status.environment || deployment.environment,
      state: status.state === "success" ? "success" : "under way",
      url: status.environment_url || void 0,
      by: { login: status.creator?.login ?? "", isApp: status.creator?.type === "Bot" },
      production: deployment.production_environment === true
    }
  };
}
function pullRequestEvent(kind, { number, user, base, head }) {
  const headRepository = head.repo?.full_name;
  return {
    kind,
    pull: number,
    author: user?.login,
    baseRef: base.ref,
    baseSha: base.sha,
    headRef: head.ref,
    headSha: head.sha,
    headRepository,
    // Compared by name: `fork: true` also holds for branches of a repository that is itself a fork.
    fromFork: headRepository?.toLowerCase() !== base.repo.full_name.toLowerCase()
  };
}
function branch(name) {
  return name.replace(/^refs\/heads\//, "");
}
function parse(schema, eventName, payload) {
  const result = schema.safeParse(payload);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new BreakwaterError({
    code: "event-malformed",
    message: `The payload of the event ${eventName} is not what GitHub sends: ${issue?.path.join(".")} ${issue?.message}.`,
    hint: "Breakwater reads the file that GITHUB_EVENT_PATH names. Leave it as the runner wrote it."
  });
}
function printable(name) {
  return name === "" ? "(none)" : name.replaceAll(/[^\w-]/g, "?").slice(0, 60);
}

// src/program/deployed.ts
init_shim();
async function pullRequestOf({ sha: sha2, state, deployment }, host, runner) {
  const environment = JSON.stringify(deployment.environment.slice(0, 60));
  if (state !== "success") {
    runner.notice(`The deployment to ${environment} is not up (${state.slice(0, 20)}), so nothing was reviewed.`);
    return void 0;
  }
  if (host === void 0) throw tokenMissing();
  const [pull, ...others] = await host.pullRequestsAt(sha2);
  if (pull === void 0) {
    runner.notice(`No open pull request has its head at ${sha2.slice(0, 12)}, which was deployed to ${environment}.`);
    return void 0;
  }
  if (others.length > 0) {
    const left = others.map(({ number }) => `#${number}`).join(", ");
    runner.notice(`Reviewed for #${pull.number}. The same commit is the head of ${left}.`);
  }
  return eventOf(pull);
}
function deploymentsFor(event, host) {
  if (event.kind === "deployment_status") return atLeast(event, host);
  return event.kind === "merge_group" ? void 0 : host;
}
function atLeast({ sha: sha2, deployment }, host) {
  return {
    deploymentsOf: async (asked) => {
      const read = await host?.deploymentsOf(asked);
      const others = read?.status === "read" ? read.deployments : [];
      const isNew = asked === sha2 && !others.some((other) => isSamePlace(other, deployment));
      return {
        status: "read",
        deployments: isNew ? [deployment, ...others] : others,
        more: read?.status === "read" && read.more
      };
    }
  };
}
function isSamePlace(one, other) {
  return one.environment === other.environment && one.by.login === other.by.login;
}
function tokenMissing() {
  return new BreakwaterError({
    code: "github-token-missing",
    message: "A deployment was made, and without a token its pull request cannot be looked for.",
    hint: "Leave the input github-token out; its default is the token of the workflow run."
  });
}

// src/program/publish.ts
init_shim();

// src/report/annotations.ts
init_shim();
var maxTitle = 200;
var maxMessage = 4e3;
function annotationsOf2(review) {
  return findingsOf(review).filter(({ severity, accepted, location }) => severity !== "note" && accepted === void 0 && location.path !== "").map((finding) => ({
    path: finding.location.path,
    ...standsInBase(finding) ? { line: 1 } : { line: finding.location.line, column: finding.location.column },
    level: finding.severity === "error" ? "failure" : "warning",
    title: clip(visible(finding.ruleId), maxTitle),
    message: clip(visible(messageOf(finding)), maxMessage)
  }));
}
function messageOf(finding) {
  const { message, remedy, location } = finding;
  const place = standsInBase(finding) ? ` It stood at line ${location.line} of base.` : "";
  return `${sentence(message)}${place}${remedy ? `
${sentence(remedy)}` : ""}`;
}

// src/report/check-run.ts
init_shim();
var maxTitle2 = 200;
function checkTitle({ verdict }) {
  const [reason] = verdict.reasons;
  return clip(oneLine(`${verdictWord(verdict)}${reason ? `: ${reason.replaceAll("`", "")}` : ""}`), maxTitle2);
}
function renderCheckSummary(review, limit) {
  return renderWithin(review, limit, (text) => Buffer.byteLength(text));
}
function renderTroubleSummary({ message, hint, location }, limit) {
  const text = (length) => {
    const said = clip(message.trim(), length);
    return `${[
      "## \u{1F7E0} Breakwater: nothing could be judged",
      // What a config does wrong comes a line each.
      said.includes("\n") ? fence("text", said) : inline(sentence(said)),
      inline(sentence(clip(hint, length))),
      ...location ? [`At ${code(`${clip(location.path, 300)}:${location.line}`)}.`] : []
    ].join("\n\n")}
`;
  };
  const lengths = [4e3, 1e3, 200, 20];
  return lengths.map(text).find((one) => Buffer.byteLength(one) <= limit) ?? "";
}

// src/report/job-summary.ts
init_shim();
function renderJobSummary(review, limit) {
  return renderWithin(review, limit, (text) => Buffer.byteLength(text));
}

// src/report/suggestions.ts
init_shim();
var most = 10;
var longest = 4e3;
function suggestionsOf(review) {
  return findingsOf(review).filter(({ severity, accepted }) => severity !== "note" && accepted === void 0).flatMap(({ ruleId, message, fingerprint, fix }) => {
    const edit = fix?.replacement;
    if (!edit || edit.text.length > longest) return [];
    const block = fence("suggestion", edit.text, { lines: longest, width: longest });
    if (!block.includes(`
${edit.text}
`)) return [];
    const why = `**${inline(sentence(clip(message, 600)))}** ${code(ruleId)}

Run on ${inline(fix.engine)}, this leaves the same schema:`;
    const { path, startLine, endLine } = edit;
    return [{ fingerprint, path, startLine, endLine, body: `${why}

${block}` }];
  }).slice(0, most);
}

// src/program/publish.ts
var checkName = "Breakwater";
async function publish(publication) {
  const { review, event, host, runner } = publication;
  runner.print(renderTerminal(review, { colour: false, width: 100 }));
  const comment = await writeComment(publication);
  const check = host && await outcomeOf(() => host.writeCheckRun(checkRunOf(review, event)), publication.log);
  const suggested = await offerSuggestions(publication);
  const checkRunWritten = isWritten(check) || check?.status === "superseded";
  const hidden = checkRunWritten ? 0 : runner.annotate(annotationsOf2(review));
  if (hidden > 0) runner.notice(`${count(hidden, "further annotation")} cannot be shown here; all are in the summary.`);
  const refused = refusals([comment, check, suggested], event);
  for (const text of refused) runner.warning(text);
  for (const one of [comment, suggested, check])
    if (one?.status === "superseded") runner.notice(`Not written: ${one.reason}.`);
  await writeSummary(
    runner,
    (limit) => renderJobSummary({ ...review, remarks: [...review.remarks, ...refused] }, limit)
  );
  return { commentUrl: isWritten(comment) ? comment.url : void 0, checkRunWritten };
}
async function publishTrouble(trouble, {
  event,
  host,
  runner,
  world
}) {
  await writeSummary(runner, (limit) => renderTroubleSummary(trouble, limit));
  if (!host) return;
  const render = (limit) => renderTroubleSummary(trouble, limit);
  const title = "Nothing could be judged";
  const run = { name: checkName, sha: event.headSha, conclusion: "failure", title, render, annotations: [] };
  for (const text of refusals([await outcomeOf(() => host.writeCheckRun(run), world.log)], event)) runner.warning(text);
}
async function writeSummary(runner, render) {
  try {
    await runner.writeSummary(render);
  } catch (thrown) {
    runner.warning(`The job summary could not be written: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}
async function writeComment({
  review,
  event,
  host,
  runner,
  log
}) {
  if (event.kind === "merge_group") return void 0;
  if (!host) {
    const check = `${checkName}: ${conclusionOf(review.verdict)} (${checkTitle(review)})`;
    runner.print(
      `Without a token, or on a dry run, neither is written.
The check run: ${check}
The comment:
${renderComment(review, 6e4)}`
    );
    return void 0;
  }
  const create2 = review.outcomes.some(({ status }) => status !== "skipped");
  return await outcomeOf(
    () => host.upsertComment({
      pull: event.pull,
      key: "review",
      headSha: event.headSha,
      render: (limit) => renderComment(review, limit),
      create: create2
    }),
    log
  );
}
async function offerSuggestions(publication) {
  const { review, event, host, runner, log } = publication;
  if (event.kind === "merge_group" || !publication.suggestions) return void 0;
  const suggestions = suggestionsOf(review);
  if (!host) {
    for (const { path, startLine, body } of suggestions)
      runner.print(`The suggestion at ${path}:${startLine}:
${body}`);
    return void 0;
  }
  return await outcomeOf(() => host.suggest({ pull: event.pull, headSha: event.headSha, suggestions }), log);
}
function checkRunOf(review, { headSha }) {
  return {
    name: checkName,
    sha: headSha,
    conclusion: conclusionOf(review.verdict),
    title: checkTitle(review),
    render: (limit) => renderCheckSummary(review, limit),
    annotations: annotationsOf2(review)
  };
}
async function outcomeOf(write2, log) {
  try {
    return await write2();
  } catch (thrown) {
    if (thrown instanceof Error) log.debug(thrown.stack ?? thrown.message);
    return { status: "failed", reason: troubleOf(thrown).message };
  }
}
function isWritten(published) {
  return published?.status === "written" || published?.status === "unchanged";
}
function refusals(outcomes, event) {
  const fromFork = event.kind !== "merge_group" && event.fromFork;
  return unique(
    outcomes.flatMap((published) => {
      if (published?.status === "failed") return [`GitHub could not be written to: ${published.reason}`];
      if (published?.status !== "refused") return [];
      if (fromFork) return [readOnly];
      return [`${published.reason} Grant it in the workflow:

permissions:
  ${published.permission}`];
    })
  );
}
var readOnly = "GitHub gives a fork's pull request a token that may only read, so comment and check run are not written: the result is in the summary of this job, and in whether the job fails.";

// src/program/action-run.ts
async function reviewPullRequest() {
  const log = consoleLog(process.stderr, { live: false, debug: process.env.RUNNER_DEBUG === "1" });
  const world = {
    cwd: process.env.GITHUB_WORKSPACE ?? process.cwd(),
    env: process.env,
    clock: systemClock,
    log,
    stdout: log.progress,
    stderr: log.warn,
    terminal: { colour: false, width: 100 }
  };
  try {
    return await reviewAs(await openRunner(), openGitHub, world);
  } catch (thrown) {
    return tellTrouble(thrown, world);
  }
}
async function reviewAs(runner, connect2, world) {
  let run;
  try {
    for (const name of secretInputs) runner.maskSecret(runner.input(name) ?? "");
    const { context } = runner;
    const told = readEvent({ eventName: context.eventName, payload: context.payload });
    const reader = await hostOf(runner, connect2, world);
    const event = told.kind === "deployment_status" ? await pullRequestOf(told, reader, runner) : told;
    if (event === void 0) return 0;
    run = {
      ...{ runner, event, world },
      host: isDryRun(runner) ? void 0 : reader,
      deployments: deploymentsFor(told, reader)
    };
    const inputs = readActionInputs((name) => runner.input(name) ?? "");
    return await reviewAndPublish(run, inputs);
  } catch (thrown) {
    const exit = tellTrouble(thrown, world);
    const trouble = troubleOf(thrown);
    runner.error(`${placedMessage(trouble)} ${trouble.hint}`);
    runner.setOutput("verdict", "inconclusive");
    if (run) await publishTrouble(trouble, run);
    return exit;
  }
}
async function hostOf(runner, connect2, world) {
  const token = runner.input("github-token");
  if (token !== void 0) return await connect2({ ...runner.context, token, log: world.log, clock: world.clock });
  if (!isDryRun(runner)) {
    runner.warning("The input github-token is empty, so neither comment nor check run can be written.");
  }
  return void 0;
}
function isDryRun(runner) {
  return (runner.input("dry-run") ?? "false").trim() !== "false";
}
async function reviewAndPublish(run, inputs) {
  const { review, suggestions } = await reviewOf(run, inputs);
  const { runner, event, host, world } = run;
  const published = await publish({ review, event, host, suggestions, runner, log: world.log });
  runner.setOutput("verdict", review.verdict.decision);
  runner.setOutput("report", await writeReport(review, run));
  runner.setOutput("blocking", String(review.verdict.decision === "block" ? review.verdict.blocking.length : 0));
  runner.setOutput("comment-url", published.commentUrl ?? "");
  return exitCode(review.verdict, { checkRunWritten: published.checkRunWritten, ci: true });
}
async function writeReport(review, { runner, world }) {
  const report = join(world.env.RUNNER_TEMP ?? tmpdir(), "breakwater", "report.json");
  try {
    await mkdir(dirname(report), { recursive: true });
    await writeFile(report, renderJson(review));
    return report;
  } catch (thrown) {
    runner.warning(`The JSON report could not be written: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    return "";
  }
}
async function reviewOf({ runner, event, host, deployments, world }, inputs) {
  const repository2 = await openGitRepository({ directory: world.cwd, log: world.log });
  const baseSha = event.kind === "merge_group" ? event.baseSha : await repository2.tipSince(event.baseRef, event.baseSha);
  const compared = await repository2.changeSet({ base: baseSha, head: event.headSha });
  const changeSet = {
    ...compared,
    base: { ...compared.base, ref: event.baseRef },
    head: { ...compared.head, ref: event.headRef }
  };
  const config = await configOfBase(changeSet.base.tree, inputs.config);
  const fromFork = event.kind !== "merge_group" && event.fromFork;
  const settings = await settingsOf(changeSet, config, fromFork ? { ...inputs, baseUrl: void 0 } : inputs, world);
  if (settings.databaseUrl !== void 0) runner.maskSecret(settings.databaseUrl);
  const teams = Object.values(config.approvers).flat().filter((people) => people.includes("/"));
  const unread = [];
  const approvals = async () => {
    if (!host || event.kind === "merge_group") return void 0;
    try {
      return await host.approvalState(event.pull, teams);
    } catch (thrown) {
      unread.push(`Approvals could not be read: ${troubleOf(thrown).message}`);
      return void 0;
    }
  };
  const { context } = runner;
  const review = await judge(
    {
      ...settings,
      changeSet,
      repository: world.cwd,
      selected: inputs.checks,
      preview: previewOf(inputs.previewUrl, settings.config.load.preview),
      baseNamedBy: inputs.baseUrl === void 0 || fromFork ? "config" : "workflow input",
      deployments,
      pull: event.kind === "merge_group" ? void 0 : event.pull,
      mask: runner.maskSecret,
      fromFork,
      mergeGroup: event.kind === "merge_group",
      approvals,
      remarks: async () => [
        ...unread,
        ...configRemark(changeSet),
        ...await misplacedRemarks(config, changeSet),
        ...await repository2.remarks()
      ],
      reproduce: reproduceCommand(changeSet, inputs)
    },
    world
  );
  const repositoryUrl = `${context.serverUrl}/${context.owner}/${context.repository}`;
  const reportUrl = `${repositoryUrl}/actions/runs/${context.runId}`;
  return { review: { ...review, repositoryUrl, reportUrl }, suggestions: config.suggestions };
}
function previewOf(input, configured) {
  if (input !== void 0) return { url: input, namedBy: "workflow input" };
  return configured === void 0 ? void 0 : { url: configured, namedBy: "config" };
}
function configRemark({ files }) {
  const changed = configPaths.find((path) => files.some((file) => file.path === path));
  return changed === void 0 ? [] : [`This pull request changes ${changed}; the base branch's is in force until it is merged.`];
}
function tellTrouble(thrown, { log }) {
  const trouble = troubleOf(thrown);
  if (thrown instanceof Error) log.debug(thrown.stack ?? thrown.message);
  log.warn(`${placedMessage(trouble)} ${trouble.hint}`);
  return 2;
}
export {
  reviewAs,
  reviewPullRequest
};
