import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/preview-target.ts
init_shim();
import { BlockList, isIP } from "node:net";
async function judgeTarget(text, policy, resolve) {
  const url = parse(text);
  const host = plainHost(url);
  const listed = isListed(url, host, policy.hosts);
  const byUser = policy.namedBy === "command line" || policy.namedBy === "config";
  const trusted = listed || byUser;
  if (!trusted && policy.namedBy === "workflow input" && policy.fromFork) {
    throw refused(`${host} was named in a run that a fork's pull request started.`, host);
  }
  if (!trusted && policy.namedBy === "deployment" && url.protocol !== "https:") {
    throw refused(`The deployment's URL ${url.origin} is not https.`, host);
  }
  const named = trusted || policy.namedBy === "workflow input" && (host === "localhost" || isIP(host) > 0);
  const addresses = isIP(host) > 0 ? [host] : await resolve(host);
  if (addresses.length === 0) {
    throw new BreakwaterError({
      code: "preview-unreachable",
      message: `The preview's host ${host} has no address.`,
      hint: "Check the URL of the preview, and that the deployment is up before Breakwater runs."
    });
  }
  for (const address of addresses) {
    const place = placeOf(address);
    if (place === "reserved" && address !== host) throw neverByName(host, address);
    if (place === "public" || trusted || place === "loopback" && named) continue;
    throw refused(`${host} leads to the ${place} address ${address}.`, host);
  }
  return {
    origin: url.origin,
    addresses,
    path: url.pathname.replace(/\/+$/, ""),
    query: url.search
  };
}
function parse(text) {
  const url = URL.canParse(text) ? new URL(text) : void 0;
  if (url === void 0 || !/^https?:$/.test(url.protocol) || url.hostname === "") {
    throw new BreakwaterError({
      code: "preview-refused",
      message: `\`${withoutSecrets(text)}\` is not the URL of a preview.`,
      hint: "Give an http or https URL, such as https://pr-12.example.dev."
    });
  }
  if (url.username !== "" || url.password !== "") {
    throw new BreakwaterError({
      code: "preview-refused",
      message: `The preview's URL carries a user name or password; its host would be ${url.host}.`,
      hint: "Leave out everything before the @."
    });
  }
  return url;
}
function withoutSecrets(text) {
  return text.replace(/[?#].*$/su, "?\u2026").replace(/^([a-z0-9+.-]*:?\/*)[^/]*@/iu, "$1\u2026@").slice(0, 200);
}
function isListedHost(text, hosts) {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return isListed(url, plainHost(url), hosts);
}
function plainHost({ hostname }) {
  return hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
}
function isListed(url, host, hosts) {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  const names = [host, `${host}:${port}`, url.hostname, `${url.hostname}:${port}`];
  return hosts.some((entry) => names.includes(entry.toLowerCase()));
}
function refused(message, host) {
  return new BreakwaterError({
    code: "preview-refused",
    message,
    hint: `If it is yours, name it under load.hosts in .github/breakwater.yml on the base branch: hosts: [${JSON.stringify(host)}]`
  });
}
function neverByName(host, address) {
  return new BreakwaterError({
    code: "preview-refused",
    message: `${host} leads to ${address}, which no preview has (a metadata service or a reserved address).`,
    hint: `Such an address is never loaded by a name, whoever lists it. Correct the DNS entry of ${host}, or name another URL.`
  });
}
var loopback = blockList(["127.0.0.0/8", "::1/128"]);
var privateRanges = blockList([
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "198.18.0.0/15",
  "fc00::/7",
  "fec0::/10",
  "2002::/16",
  "64:ff9b::/96",
  "64:ff9b:1::/48",
  "2001::/32"
]);
var reserved = blockList([
  "0.0.0.0/8",
  "169.254.0.0/16",
  "168.63.129.16/32",
  "100.100.100.200/32",
  "192.0.0.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "::/128",
  "fe80::/10",
  "ff00::/8",
  "fd00:ec2::/32",
  "fd20:ce::/32",
  "fd00:42::/32"
]);
function placeOf(address) {
  const plain = unmapped(address.split("%")[0] ?? "");
  const family = isIP(plain) === 4 ? "ipv4" : "ipv6";
  if (isIP(plain) === 0 || reserved.check(plain, family)) return "reserved";
  if (loopback.check(plain, family)) return "loopback";
  return privateRanges.check(plain, family) ? "private" : "public";
}
function unmapped(address) {
  if (isIP(address) !== 6) return address;
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [, high, low] = /^(?:::(?:ffff:(?:0:)?)?|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical) ?? [];
  if (high === void 0 || low === void 0) return canonical;
  const value = Number.parseInt(high, 16) * 65536 + Number.parseInt(low, 16);
  return [value >>> 24, value >>> 16 & 255, value >>> 8 & 255, value & 255].join(".");
}
function blockList(ranges) {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = "", bits] = range.split("/");
    list.addSubnet(network, Number(bits), network.includes(":") ? "ipv6" : "ipv4");
  }
  return list;
}

export {
  judgeTarget,
  isListedHost,
  placeOf
};
