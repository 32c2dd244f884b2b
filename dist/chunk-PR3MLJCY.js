import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  grammar
} from "./chunk-AAYD4SSA.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/postgres/client-encoding.ts
init_shim();
function mentionsClientEncoding(sql) {
  return /client_encoding|\bnames\b/i.test(sql);
}
async function withoutClientEncoding(sql) {
  if (!mentionsClientEncoding(sql)) return sql;
  const { parseSync } = await grammar();
  try {
    const bytes = Buffer.from(sql, "utf8");
    for (const { stmt, stmt_location: start = 0, stmt_len: length } of parseSync(sql).stmts ?? []) {
      if (!stmt || !("VariableSetStmt" in stmt) || !setsKnownEncoding(stmt.VariableSetStmt)) continue;
      const end = length ? start + length : bytes.length;
      bytes.write(bytes.toString("latin1", start, end).replace(/[^\s;]/g, " "), start, "latin1");
    }
    return bytes.toString("utf8");
  } catch {
    return sql;
  }
}
function setsKnownEncoding({ kind, name, args }) {
  if (kind !== "VAR_SET_VALUE" || name !== "client_encoding") return false;
  const [, encoding = ""] = /"sval":"([^"]*)"/.exec(JSON.stringify(args ?? [])) ?? [];
  return encodings.has(encoding.toLowerCase().replace(/[^a-z0-9]/g, ""));
}
var encodings = /* @__PURE__ */ new Set([
  ...["big5", "euccn", "eucjp", "eucjis2004", "euckr", "euctw", "gb18030", "gbk", "johab", "koi8", "koi8r", "koi8u"],
  ...["iso88591", "iso88592", "iso88593", "iso88594", "iso88595", "iso88596", "iso88597", "iso88598", "iso88599"],
  ...["iso885910", "iso885913", "iso885914", "iso885915", "iso885916"],
  ...["latin1", "latin2", "latin3", "latin4", "latin5", "latin6", "latin7", "latin8", "latin9", "latin10"],
  ...[
    "mskanji",
    "shiftjis",
    "sjis",
    "shiftjis2004",
    "windows932",
    "uhc",
    "windows949",
    "win949",
    "windows936",
    "win936"
  ],
  ...[
    "win950",
    "windows950",
    "win866",
    "windows866",
    "alt",
    "win874",
    "windows874",
    "win1250",
    "windows1250",
    "win1251"
  ],
  ...["windows1251", "win", "win1252", "windows1252", "win1253", "windows1253", "win1254", "windows1254", "win1255"],
  ...["windows1255", "win1256", "windows1256", "win1257", "windows1257", "win1258", "windows1258", "abc", "tcvn"],
  ...["tcvn5712", "vscii", "win932", "muleinternal"]
]);

export {
  mentionsClientEncoding,
  withoutClientEncoding
};
