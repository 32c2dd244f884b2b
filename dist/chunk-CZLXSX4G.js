import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  isOfConnection
} from "./chunk-LYSLQQYT.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/config/load-values.ts
init_shim();

// src/config/values.ts
init_shim();
var maxDurationSeconds = 180;
function refuse(context, message) {
  context.addIssue({ code: "custom", message });
  return "";
}
function repositoryPath(value, context) {
  const plain = value.replaceAll("\\", "/");
  if (/^(\/|[A-Za-z]:)/.test(plain)) return refuse(context, "must be relative to the root of the repository");
  const parts = plain.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) return refuse(context, "must stay inside the repository (no `..`)");
  return parts.length > 0 ? parts.join("/") : refuse(context, "must name something below the root of the repository");
}
var postgresMajors = {
  first: 9,
  last: 29,
  message: "must be a major version of PostgreSQL, as in 17"
};
function durationSeconds(value, context) {
  const [, digits, unit = "s"] = /^(\d{1,6})(s|m)?$/.exec(value.trim()) ?? [];
  const seconds = Number(digits) * (unit === "m" ? 60 : 1);
  if (seconds >= 1 && seconds <= maxDurationSeconds) return seconds;
  refuse(context, "must be a duration such as 10s or 2m, from 1s to 3m");
  return 0;
}
function checkedUrl(value, context) {
  const url = URL.canParse(value) ? new URL(value) : void 0;
  if (url?.protocol !== "http:" && url?.protocol !== "https:")
    return refuse(context, "must be a full URL, as in https://preview-12.example.com");
  if (url.username !== "" || url.password !== "") return refuse(context, "must not contain a user name or password");
  return value;
}
function databaseUrl(value, context) {
  const protocol = URL.canParse(value) ? new URL(value).protocol : "";
  const fits = protocol === "postgres:" || protocol === "postgresql:";
  return fits ? value : refuse(context, "must be a Postgres URL, as in postgres://user:password@localhost:5432/postgres");
}
function checkedHost(value, context) {
  const host = value.toLowerCase();
  const fits = /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/.test(host);
  return fits ? host : refuse(context, "must be a host or host:port, as in preview.example.com");
}
function login(value, context) {
  const plain = value.replace(/^@/, "");
  const fits = /^[A-Za-z0-9][A-Za-z0-9_.-]*(\[bot\])?(\/[A-Za-z0-9_.-]+)?$/.test(plain);
  return fits ? plain : refuse(context, "must be a login or org/team, as in ann or acme/dba");
}
function isoDate(value, context) {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? /* @__PURE__ */ new Date(`${value}T00:00:00Z`) : void 0;
  const exists = day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
  return exists ? value : refuse(context, "must be a day, as in 2027-03-31");
}

// src/config/load-values.ts
function refuse2(context, message) {
  context.addIssue({ code: "custom", message });
}
var placeholders = ["number", "sha", "short-sha", "branch"];
var notPlaced = "must be a full URL, as in https://pr-{number}.example.com";
function urlTemplate(value, context) {
  const known = placeholders.map((name) => `{${name}}`);
  const unknown = [...value.matchAll(/\{[^{}]*\}?|\}/g)].map(([found]) => found).find((found) => !known.includes(found));
  if (unknown !== void 0) {
    refuse2(context, `holds ${unknown}, and may hold ${known.join(", ")}`);
    return value;
  }
  const filled = value.replaceAll(/\{[a-z-]+\}/g, "0");
  if (!URL.canParse(filled)) refuse2(context, notPlaced);
  else checkedUrl(filled, context);
  if (/^https?:\/\/\{branch\}([:/?#]|$)/i.test(value)) refuse2(context, "must not have {branch} for its whole host");
  return value;
}
function localUrl(value, context) {
  if (!/^http:\/\/(localhost|127\.0\.0\.1|\[::1\]):\{port\}(\/[^{}?#\s]*)?$/.test(value)) {
    refuse2(context, "must be of the form http://localhost:{port}, with a path after it where there is one");
  }
  return value;
}
var units = { ms: 1, s: 1e3, m: 6e4, h: 36e5 };
function durationMs(value) {
  const [, digits, unit = "s"] = /^(\d{1,6}(?:\.\d{1,3})?)\s*(ms|s|m|h)?$/.exec(value.trim()) ?? [];
  return digits === void 0 ? void 0 : Number(digits) * (units[unit] ?? 1e3);
}
function secondsWithin(least, most) {
  return (value, context) => {
    const seconds = (durationMs(value) ?? Number.NaN) / 1e3;
    if (seconds >= least && seconds <= most) return seconds;
    refuse2(context, `must be a duration such as 10s or 2m, from ${least}s to ${mostText(most)}`);
    return least;
  };
}
function mostText(seconds) {
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
function rateLimit(value, context) {
  const [, digits = "", window = ""] = /^(\d{1,7})\s*\/\s*(\d*\s*(?:s|m))$/.exec(value.trim()) ?? [];
  const windowSeconds = (durationMs(/^\d/.test(window) ? window : `1${window}`) ?? Number.NaN) / 1e3;
  const requests = Number(digits);
  if (!(requests >= 1 && windowSeconds >= 1 && windowSeconds <= 120)) {
    refuse2(context, "must be requests in a window of 1s to 2m, as in 100/60s");
  } else if (requests / windowSeconds > 5e3) {
    refuse2(context, "is more than 5000 requests a second, which is past what one machine can try");
  }
  return { requests, windowSeconds };
}
var headerName = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
var secretHeaders = /* @__PURE__ */ new Set(["authorization", "proxy-authorization", "cookie"]);
function headerNameTrouble(name) {
  if (!headerName.test(name)) return `"${name}" is not the name of a header`;
  return isOfConnection(name) ? `the header ${name} is written by the client itself` : void 0;
}
function plainHeaders(value, context) {
  for (const [name, text] of Object.entries(value)) {
    const trouble = headerNameTrouble(name) ?? (isHeaderValue(text) ? void 0 : `the value of ${name} is not one line`);
    if (trouble !== void 0) refuse2(context, trouble);
    else if (secretHeaders.has(name.toLowerCase())) {
      refuse2(context, `${name} holds a secret: name its environment variable under load.auth or load.headers-env`);
    }
  }
  return value;
}
function isHeaderValue(text) {
  return /^[^\u0000-\u0008\u000a-\u001f\u007f]*$/.test(text);
}
function expectedHeader(value, context) {
  const at = value.indexOf(":");
  const name = (at < 0 ? value : value.slice(0, at)).trim();
  const wanted = at < 0 ? "" : value.slice(at + 1).trim();
  if (!headerName.test(name) || !isHeaderValue(wanted)) {
    refuse2(context, "must be the name of a header, or name and value as in `X-Content-Type-Options: nosniff`");
  }
  return { name, value: wanted === "" ? void 0 : wanted };
}
function credentials(given, context) {
  const { "user-env": userEnv, "password-env": passwordEnv, "token-url": tokenUrl, scope } = given;
  const { "client-id-env": idEnv, "client-secret-env": secretEnv } = given;
  const isBasic = userEnv !== void 0 || passwordEnv !== void 0;
  const isClient = [idEnv, secretEnv, tokenUrl, scope].some((one) => one !== void 0);
  if (!isBasic && idEnv !== void 0 && secretEnv !== void 0) {
    return { kind: "client-credentials", idEnv, secretEnv, tokenUrl, scope };
  }
  if (!isClient && userEnv !== void 0 && passwordEnv !== void 0) return { kind: "basic", userEnv, passwordEnv };
  refuse2(context, "must have user-env and password-env, or client-id-env and client-secret-env");
  return { kind: "secret", env: "" };
}

export {
  repositoryPath,
  postgresMajors,
  durationSeconds,
  checkedUrl,
  databaseUrl,
  checkedHost,
  login,
  isoDate,
  urlTemplate,
  localUrl,
  secondsWithin,
  rateLimit,
  headerNameTrouble,
  plainHeaders,
  expectedHeader,
  credentials
};
