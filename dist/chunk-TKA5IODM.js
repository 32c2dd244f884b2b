import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  count,
  enumerate,
  grouped
} from "./chunk-SQN55YXA.js";
import {
  array,
  number,
  object,
  string,
  unknown
} from "./chunk-PTKISSGT.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/config/har-file.ts
init_shim();

// src/config/har-request.ts
init_shim();
var kept = /* @__PURE__ */ new Set(["accept", "accept-language", "content-type", "prefer", "x-requested-with"]);
var dull = /^(:.*|host|connection|keep-alive|user-agent|referer|origin|accept-encoding|content-length|transfer-encoding|te|trailer|upgrade|upgrade-insecure-requests|expect|pragma|cache-control|if-.*|range|dnt|priority|sec-.*|purpose|x-forwarded-.*|via|forwarded|save-data)$/i;
var credential = /(^|[^a-z])(authorization|auth|token|api_?key|apikey|secret|password|passwd|pwd|session|session_?id|sid|jwt|csrf|xsrf|signature|hmac|assertion|otp|credentials?)([^a-z]|$)/i;
var perhapsCredential = /(^|[^a-z])(key|code|state|nonce|sig|pass|pin|hash|ticket)([^a-z]|$)/i;
var mostBody = 64 * 1024;
function plainRequest(recorded, stripped) {
  const { method, url } = recorded;
  const found = /* @__PURE__ */ new Map();
  const strip = (what) => found.set(what, (found.get(what) ?? 0) + 1);
  if (url.pathname.split("/").some((segment) => isSecretText(decoded(segment)))) return "with a credential in its path";
  const body = bodyOf(recorded);
  if (typeof body === "object") return body.reason;
  if (url.username !== "" || url.password !== "") strip("user name and password of a URL");
  const template = templateOf(url.pathname);
  const query = queryOf(url, strip);
  const headers = headersOf(recorded, strip);
  for (const [what, times] of found) stripped.set(what, (stripped.get(what) ?? 0) + times);
  return { method, template, path: `${url.pathname}${query}`, headers, ...body === void 0 ? {} : { body } };
}
function templateOf(pathname) {
  return pathname.split("/").map((segment) => isId(segment) ? "{id}" : segment).join("/");
}
function isId(segment) {
  return /^\d+$/.test(segment) || /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(segment) || // Hashes, object ids, ULIDs, and ids with a prefix (`cus_4fdAW5ftNQow1a`).
  /^[0-9a-f]{16,}$/i.test(segment) || /^[0-9A-HJKMNP-TV-Z]{26}$/.test(segment) || /^(?=[^\d]*\d)[a-z]{2,8}_[0-9A-Za-z]{8,}$/.test(segment);
}
function queryOf(url, strip) {
  const parts = url.search.slice(1).split("&").filter((part) => part !== "");
  const plain = parts.filter((part) => {
    const [name = "", ...value] = part.split("=");
    const isSecret = isCredential(decoded(name), decoded(value.join("=")));
    if (isSecret) strip("credentials in a query");
    return !isSecret;
  });
  return plain.length === 0 ? "" : `?${plain.join("&")}`;
}
function headersOf({ headers = [] }, strip) {
  const plain = {};
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    if (key === "cookie") strip("cookies");
    else if (key === "authorization" || key === "proxy-authorization") strip("Authorization headers");
    else if (isCredential(name, value)) strip("other headers with credentials");
    else if (kept.has(key) && /^[\x20-\x7e]{1,1000}$/.test(value)) plain[key] = value;
    else if (!dull.test(key)) strip(`header ${/^[A-Za-z0-9_-]{1,40}$/.test(name) ? name : "without a proper name"}`);
  }
  return plain;
}
function bodyOf({ method, postData }) {
  if (method === "GET" || method === "HEAD" || postData?.text === void 0 || postData.text === "") return void 0;
  const { text } = postData;
  if (text.length > mostBody) return { reason: "with a body of more than 64 KiB" };
  const names = [...text.matchAll(/"([^"\\]{1,100})"\s*:|(?:^|[&?])([^=&\s]{1,100})=/g)].map(
    ([, json, form]) => json ?? form ?? ""
  );
  const isSecret = names.some((name) => credential.test(words(decoded(name)))) || isSecretText(text);
  return isSecret ? { reason: "with a credential in its body" } : text;
}
function isCredential(name, value) {
  const plain = words(name);
  return credential.test(plain) || perhapsCredential.test(plain) && /^\S{16,}$/.test(value) || isSecretText(value);
}
function words(name) {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replace(/-/g, "_");
}
function isSecretText(value) {
  return (
    // From its dot on: the text before may be thousands of such beginnings.
    /(?<=eyJ[A-Za-z0-9_-]{10,400})\.eyJ[A-Za-z0-9_-]{5}/.test(value) || /(^|[^A-Za-z0-9])(gh[pousr]_|github_pat_|sk_live_|sk_test_|sk-|xox[abprs]-|AKIA)[A-Za-z0-9_-]{10,}/.test(value) || /^(Bearer|Basic)\s+\S{8,}/i.test(value)
  );
}
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// src/config/har-file.ts
var maxBytes = 64 * 1024 * 1024;
var mostEntries = 5e4;
var mostOperations = 40;
var mostPaths = 200;
var fields = array(object({ name: string(), value: string() }));
var entrySchema = object({
  request: object({
    method: string(),
    url: string(),
    headers: fields.optional(),
    postData: object({ mimeType: string().optional(), text: string().optional() }).optional()
  }),
  response: object({ status: number() }).optional()
});
var harSchema = object({ log: object({ entries: array(unknown()).max(mostEntries) }) });
function parseHar(text, source, { host, methods = [] } = {}) {
  const left = /* @__PURE__ */ new Map();
  const leave = (reason) => left.set(reason, (left.get(reason) ?? 0) + 1);
  const entries = readEntries(text, source).flatMap((entry) => {
    const known = entryOf(entry);
    if (known === void 0) leave("not a request to an http or https URL");
    return known ?? [];
  });
  const own = host?.toLowerCase() ?? mostFrequent(entries.map(({ url }) => url.host));
  const taken = /* @__PURE__ */ new Set(["GET", "HEAD", ...methods]);
  const requests = [];
  const stripped = /* @__PURE__ */ new Map();
  for (const { url, request, status } of entries) {
    const method = request.method.toUpperCase();
    const reason = reasonToLeave({ url, method, status }, own, taken);
    const plain = reason ?? plainRequest({ ...request, method, url }, stripped);
    if (typeof plain === "string") leave(plain);
    else requests.push(plain);
  }
  const operations = operationsOf(requests, leave);
  if (operations.length === 0) throw empty(source, own, left);
  return { source, operations, remarks: remarksOf(source, own, operations, stripped, left) };
}
function readEntries(text, source) {
  if (Buffer.byteLength(text) > maxBytes) {
    throw invalid(
      source,
      `is larger than ${maxBytes / 1024 / 1024} MiB`,
      "Record less, or without the bodies of answers."
    );
  }
  let value;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw invalid(source, "is no JSON", 'Save the recording anew: browsers call it "Save all as HAR".');
  }
  const har = harSchema.safeParse(value);
  if (har.success) return har.data.log.entries;
  throw invalid(
    source,
    `is no HAR file: \`log.entries\` is missing, or has more than ${grouped(mostEntries)} entries`,
    'Save the recording anew: browsers call it "Save all as HAR".'
  );
}
function entryOf(value) {
  const entry = entrySchema.safeParse(value);
  if (!entry.success || entry.data.request.url.length > 16384) return void 0;
  const { request, response } = entry.data;
  const url = URL.canParse(request.url) ? new URL(request.url) : void 0;
  if (url === void 0 || !/^https?:$/.test(url.protocol)) return void 0;
  return { url, request, status: response?.status };
}
function mostFrequent(hosts) {
  const counts = /* @__PURE__ */ new Map();
  for (const host of hosts) counts.set(host, (counts.get(host) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}
function reasonToLeave({ url, method, status }, own, taken) {
  if (url.host !== own && url.hostname !== own) return "to another host";
  if (!taken.has(method)) return "not a GET or HEAD";
  const isAnswered = status === void 0 || status >= 200 && status < 400;
  return isAnswered ? void 0 : "answered with an error when it was recorded";
}
function operationsOf(requests, leave) {
  const byKey = /* @__PURE__ */ new Map();
  for (const request of requests) {
    const { method, template, body = "" } = request;
    const key = `${method} ${template}
${body}`;
    const alike = byKey.get(key) ?? [];
    alike.push(request);
    byKey.set(key, alike);
  }
  const groups = [...byKey.values()].sort((a, b) => b.length - a.length);
  for (const rare of groups.slice(mostOperations)) for (const _ of rare) leave("rarer than the forty operations kept");
  const names = /* @__PURE__ */ new Set();
  return groups.slice(0, mostOperations).flatMap((alike) => {
    const [first] = alike;
    if (first === void 0) return [];
    const { method, template, headers, body } = first;
    let name = `${method} ${template}`;
    for (let at = 2; names.has(name); at++) name = `${method} ${template} #${at}`;
    names.add(name);
    const paths = thinned(alike.map(({ path }) => path));
    const rest = { headers, credentials: [], weight: Math.min(1e3, alike.length) };
    return [{ name, method, template, paths, ...rest, ...body === void 0 ? {} : { body } }];
  });
}
function thinned(paths) {
  if (new Set(paths).size === 1) return paths.slice(0, 1);
  if (paths.length <= mostPaths) return paths;
  return Array.from({ length: mostPaths }, (_, at) => paths[Math.floor(at * paths.length / mostPaths)] ?? "/");
}
function remarksOf(source, host, operations, stripped, left) {
  const total = operations.reduce((sum, { weight }) => sum + weight, 0);
  const counted = (counts) => enumerate(
    [...counts].sort(([, a], [, b]) => b - a).map(([what, times]) => `${grouped(times)} (${what})`),
    8
  );
  return [
    `${source}: ${count(total, "request")} to ${host} became ${count(operations.length, "operation")}, weighed by how often they were made.`,
    ...stripped.size === 0 ? [] : [`Stripped from the recording: ${counted(stripped)}.`],
    ...left.size === 0 ? [] : [`Requests of the recording that are not sent: ${counted(left)}.`]
  ];
}
function empty(source, host, left) {
  const why = [...left].map(([reason, times]) => `${grouped(times)} ${reason}`);
  const told = why.length === 0 ? "it has no entries" : enumerate(why, 6);
  return invalid(
    source,
    `has no request that may be sent to ${host || "any host"}: ${told}`,
    "Record pages that are read."
  );
}
function invalid(source, message, hint) {
  return new BreakwaterError({
    code: "har-invalid",
    message: `${source} ${message}.`,
    hint,
    location: { path: source, line: 1, column: 1 }
  });
}
export {
  parseHar
};
