import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/sql/runners.ts
init_shim();
var runnerTitles = {
  diesel: "Diesel",
  flyway: "Flyway",
  "golang-migrate": "golang-migrate",
  plain: "plain SQL files",
  prisma: "Prisma"
};
var readers = {
  diesel: (path) => {
    const { rest, folder, base } = parts(path);
    if (base !== "up.sql" || rest === void 0) return void 0;
    const version = /^(\d[\d-]*)(_|$)/.exec(rest)?.[1];
    return version ? named("diesel", folder, rest, version.replaceAll("-", "")) : void 0;
  },
  flyway: (path) => {
    const [, folder = "", name = "", kind, version = ""] = /^(?:(.*)\/)?((?:(V)(\d+(?:[._]\d+)*)|R)__.+)\.sql$/.exec(path) ?? [];
    if (!name) return void 0;
    return { runner: "flyway", folder, name, version: flywayVersion(version), repeatable: kind !== "V" };
  },
  "golang-migrate": (path) => {
    const [, folder = "", name = "", version = ""] = /^(?:(.*)\/)?((\d+)_[^/]*)\.up\.sql$/.exec(path) ?? [];
    return name ? named("golang-migrate", folder, name, version.replace(/^0+(?=\d)/, "")) : void 0;
  },
  plain: (path) => {
    const [, folder = "", name = ""] = /^(?:(.*)\/)?([^/]+)\.sql$/.exec(path) ?? [];
    return name && !/(^|[._-])(down|undo|rollback|revert)$/i.test(name) ? named("plain", folder, name, "") : void 0;
  },
  prisma: (path) => {
    const { rest, folder, base } = parts(path);
    return base === "migration.sql" && rest !== void 0 ? named("prisma", folder, rest, "") : void 0;
  }
};
function readName(runner, path) {
  return readers[runner](path);
}
function guessName(path) {
  if (/(^|\/)(node_modules|vendor|testdata|fixtures|__tests__)\//.test(path) || !path.endsWith(".sql")) return void 0;
  if (/\.(mysql|mariadb|sqlite3?|cockroach(db)?|mssql|oracle)\.((up|down)\.)?sql$/i.test(path)) return void 0;
  for (const runner of ["diesel", "golang-migrate", "flyway", "prisma"]) {
    const name2 = readName(runner, path);
    if (name2) return name2;
  }
  const name = readName("plain", path);
  return name && /^\d/.test(name.name) && /(^|[/_-])(migrations?|migrate|drizzle)($|\/)/i.test(name.folder) ? name : void 0;
}
var otherDialects = /(^|[-_.])(mysql|mariadb|sqlite3?|h2|oracle|mssql|sqlserver|cockroach(db)?|clickhouse|cassandra|spanner|tidb|duckdb)($|[-_.])/i;
function isOtherDialect(folder) {
  return folder.split("/").some((segment) => otherDialects.test(segment));
}
function compareMigrations(a, b) {
  if (a.repeatable !== b.repeatable) return a.repeatable ? 1 : -1;
  return compareVersions(a, b) || compareText(a.name, b.name);
}
function compareVersions(a, b) {
  switch (a.runner) {
    case "flyway":
      return compareNumbers(a.version.split("."), b.version.split("."));
    case "golang-migrate":
      return compareNumbers([a.version], [b.version]);
    case "diesel":
      return compareText(a.version, b.version);
    case "plain":
      return compareNatural(a.name, b.name);
    case "prisma":
      return compareText(a.name, b.name);
    default:
      return a.runner;
  }
}
function settingsPath(runner, path) {
  if (runner === "diesel") return path.replace(/up\.sql$/, "metadata.toml");
  return runner === "flyway" ? `${path}.conf` : void 0;
}
function named(runner, folder, name, version) {
  return { runner, folder, name, version, repeatable: false };
}
function parts(path) {
  const segments = path.split("/");
  const base = segments.pop() ?? "";
  const rest = segments.pop();
  return { folder: segments.join("/"), rest, base };
}
function flywayVersion(text) {
  return text.replaceAll("_", ".").split(".").map((number) => number.replace(/^0+(?=\d)/, "")).join(".").replace(/(\.0)+$/, "");
}
function compareNumbers(a, b) {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const [left, right] = [a[index] || "0", b[index] || "0"];
    const order = left.length - right.length || compareText(left, right);
    if (order) return order;
  }
  return 0;
}
function compareNatural(a, b) {
  const [left, right] = [a.match(/\d+|\D+/g) ?? [], b.match(/\d+|\D+/g) ?? []];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const [x = "", y = ""] = [left[index], right[index]];
    const digits = /^\d/.test(x) && /^\d/.test(y);
    const order = digits ? compareNumbers([trimZeros(x)], [trimZeros(y)]) : compareText(x, y);
    if (order) return order;
  }
  return left.length - right.length;
}
function trimZeros(digits) {
  return digits.replace(/^0+(?=\d)/, "");
}
function compareText(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

// src/sql/statements.ts
init_shim();
async function parseSql(text) {
  if (text.trim() === "") return { parsed: true, statements: [] };
  const { loadModule, parseSync } = (await import("./chunk-4BXBXSMT.js")).default;
  await loadModule();
  const source = sourceOf(withoutCopyData(text));
  try {
    const statements = (parseSync(source.text).stmts ?? []).map(
      ({ stmt, stmt_location = 0, stmt_len }) => statementOf(source, stmt, stmt_location, stmt_len)
    );
    return { parsed: true, statements };
  } catch (thrown) {
    return { parsed: false, failure: failureOf(text, source, thrown) };
  }
}
function withoutCopyData(text) {
  if (!/^\\\.\r?$/m.test(text)) return text;
  const lines = text.split("\n");
  const lastEnd = lines.findLastIndex(isEndOfCopy);
  let statement;
  let inData = false;
  return lines.map((line, index) => {
    if (inData) {
      inData = !isEndOfCopy(line);
      return line.replace(/[^\r]/g, " ");
    }
    if (statement === void 0 && /^\s*copy\b/i.test(line)) statement = "";
    if (statement === void 0) return line;
    statement += `${line}
`;
    if (!line.includes(";")) return line;
    inData = index < lastEnd && /\bfrom\s+stdin\b[^;]*;\s*$/i.test(statement);
    statement = void 0;
    return line;
  }).join("\n");
}
function isEndOfCopy(line) {
  return line.trimEnd() === "\\.";
}
function placeAt(text, offset) {
  const before = text.slice(0, Math.max(0, offset));
  const start = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: offset - start + 1 };
}
async function isSameSql(before, after) {
  const [was, is] = [await parseSql(before), await parseSql(after)];
  return was.parsed && is.parsed && meaningOf(was.statements) === meaningOf(is.statements);
}
function meaningOf(statements) {
  const places = /* @__PURE__ */ new Set(["location", "stmt_location", "stmt_len", "list_start", "list_end"]);
  return JSON.stringify(
    statements.map(({ node }) => node),
    (key, value) => places.has(key) && typeof value === "number" ? void 0 : value
  );
}
function offsetOfCharacter(text, characters) {
  let offset = 0;
  for (let count = 0; count < characters && offset < text.length; count += 1) {
    offset += (text.codePointAt(offset) ?? 0) > 65535 ? 2 : 1;
  }
  return offset;
}
function extensionsOf(statements) {
  return statements.flatMap(({ node }) => {
    const name = "CreateExtensionStmt" in node ? node.CreateExtensionStmt.extname : void 0;
    return name ? [name] : [];
  });
}
function needsNoTransaction({ node }) {
  if ("IndexStmt" in node) return node.IndexStmt.concurrent === true;
  if ("DropStmt" in node) return node.DropStmt.concurrent === true;
  if ("ReindexStmt" in node) {
    const { kind, params } = node.ReindexStmt;
    return hasOption(params, "concurrently") || kind === "REINDEX_OBJECT_DATABASE" || kind === "REINDEX_OBJECT_SYSTEM";
  }
  if ("VacuumStmt" in node) return node.VacuumStmt.is_vacuumcmd === true;
  if ("ClusterStmt" in node) return node.ClusterStmt.relation === void 0;
  if ("DiscardStmt" in node) return node.DiscardStmt.target === "DISCARD_ALL";
  if ("CreateSubscriptionStmt" in node) {
    const { options } = node.CreateSubscriptionStmt;
    return !isOff(options, "connect") && !isOff(options, "create_slot");
  }
  if ("AlterSubscriptionStmt" in node) return node.AlterSubscriptionStmt.kind === "ALTER_SUBSCRIPTION_REFRESH";
  if ("AlterTableStmt" in node) {
    return (node.AlterTableStmt.cmds ?? []).some(
      (command) => "AlterTableCmd" in command && command.AlterTableCmd.def !== void 0 && "PartitionCmd" in command.AlterTableCmd.def && command.AlterTableCmd.def.PartitionCmd.concurrent === true
    );
  }
  return alone.some((kind) => kind in node);
}
var alone = [
  "AlterSystemStmt",
  "CreatedbStmt",
  "DropdbStmt",
  "CreateTableSpaceStmt",
  "DropTableSpaceStmt",
  "DropSubscriptionStmt"
];
function relationsNamedBy(node) {
  const found = [];
  const visit = (value) => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === "object" && value !== null) {
      const { relname, schemaname } = value;
      if (typeof relname === "string") {
        found.push(typeof schemaname === "string" ? { schema: schemaname, name: relname } : { name: relname });
      }
      for (const item of Object.values(value)) visit(item);
    }
  };
  visit(node);
  return found;
}
function foreignKeyColumnsIn(node) {
  if (Array.isArray(node)) return node.flatMap(foreignKeyColumnsIn);
  if (typeof node !== "object" || node === null) return [];
  const { fk_attrs: columns } = node;
  const named2 = (Array.isArray(columns) ? columns : []).flatMap(
    (column) => "String" in column && column.String.sval ? [column.String.sval] : []
  );
  return [...named2, ...Object.values(node).flatMap(foreignKeyColumnsIn)];
}
function hasOption(options, name) {
  return (options ?? []).some((option) => "DefElem" in option && option.DefElem.defname === name);
}
function isOff(options, name) {
  return (options ?? []).some((option) => {
    if (!("DefElem" in option) || option.DefElem.defname !== name || !option.DefElem.arg) return false;
    const { arg: written } = option.DefElem;
    const arg = "TypeName" in written ? written.TypeName.names?.at(-1) ?? written : written;
    if ("String" in arg) return /^(false|off|no?|f)$/i.test(arg.String.sval ?? "");
    return "Integer" in arg ? !arg.Integer.ival : "Boolean" in arg && arg.Boolean.boolval !== true;
  });
}
function sourceOf(text) {
  const bytes = Buffer.from(text, "utf8");
  return { text, bytes, ascii: bytes.length === text.length };
}
function charOffset({ bytes, ascii }, byteOffset) {
  return ascii ? byteOffset : bytes.toString("utf8", 0, byteOffset).length;
}
function statementOf(source, stmt, location, length) {
  const node = stmt ?? {};
  const from = charOffset(source, location);
  const to = length ? charOffset(source, location + length) : source.text.length;
  const start = skipSpace(source.text, from, to);
  const text = source.text.slice(start, to).trimEnd().replace(/;$/, "").trimEnd();
  return { text, ...placeAt(source.text, start), kind: Object.keys(node)[0] ?? "unknown", node };
}
function skipSpace(text, from, to) {
  const space = /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y;
  space.lastIndex = from;
  let at = from;
  while (at < to && space.test(text)) at = space.lastIndex;
  return Math.min(at, to);
}
function failureOf(text, source, thrown) {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const offset = offsetOfCharacter(source.text, positionIn(thrown));
  return { message, ...placeAt(text, offset), looksLike: lookAlike(text, offset) };
}
function positionIn(thrown) {
  if (typeof thrown !== "object" || thrown === null || !("sqlDetails" in thrown)) return 0;
  const details = thrown.sqlDetails;
  if (typeof details !== "object" || details === null || !("cursorPosition" in details)) return 0;
  return typeof details.cursorPosition === "number" ? Math.max(0, details.cursorPosition) : 0;
}
function lookAlike(text, offset) {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  const line = text.slice(start, end < 0 ? text.length : end);
  if (/^\s*\\[a-z!?]/i.test(line)) return "psql";
  if (/\{\{|\{%|<%|@@\w+@@/.test(line)) return "template";
  if (/\$\{|(^|[^:\w]):"?'?[A-Za-z_]\w*|%\(\w+\)s/.test(line)) return "placeholder";
  return void 0;
}

export {
  runnerTitles,
  readName,
  guessName,
  isOtherDialect,
  compareMigrations,
  compareVersions,
  settingsPath,
  parseSql,
  withoutCopyData,
  placeAt,
  isSameSql,
  offsetOfCharacter,
  extensionsOf,
  needsNoTransaction,
  relationsNamedBy,
  foreignKeyColumnsIn
};
