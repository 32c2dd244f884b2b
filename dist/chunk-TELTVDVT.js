import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  grammar
} from "./chunk-AAYD4SSA.js";
import {
  SqlError
} from "./chunk-UWS3ZHM4.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/postgres/refused.ts
init_shim();

// src/adapters/postgres/far-reaching-calls.ts
init_shim();
var functions = [
  ...["lo_export", "lo_import", "pg_read_file", "pg_read_binary_file", "pg_ls_dir", "pg_file_write", "pg_file_unlink"],
  ...[
    "pg_file_rename",
    "pg_reload_conf",
    "pg_rotate_logfile",
    "pg_promote",
    "pg_switch_wal",
    "pg_create_restore_point"
  ],
  ...["pg_create_physical_replication_slot", "pg_create_logical_replication_slot", "pg_drop_replication_slot"],
  ...["pg_copy_physical_replication_slot", "pg_copy_logical_replication_slot", "pg_replication_slot_advance"],
  ...["pg_replication_origin_create", "pg_replication_origin_drop", "pg_replication_origin_advance"],
  ...["pg_stat_reset_shared", "pg_stat_statements_reset"]
];
var endingOthers = ["pg_terminate_backend", "pg_cancel_backend"];
var sharedCatalogs = [
  ...["pg_authid", "pg_auth_members", "pg_database", "pg_db_role_setting", "pg_parameter_acl", "pg_replication_origin"],
  ...["pg_shdepend", "pg_shdescription", "pg_shseclabel", "pg_subscription", "pg_tablespace"],
  ...["pg_roles", "pg_user", "pg_shadow", "pg_group"]
];
var names = [...functions, ...endingOthers, ...sharedCatalogs].join("|");
var reachingWords = new RegExp(String.raw`\b(?:${names})\b`, "i");
var ownSessions = /\bcurrent_database\b|\bcurrent_catalog\b/i;
var calledInCode = new RegExp(String.raw`\b(${functions.join("|")})"?\s*\(`, "i");
var endedInCode = new RegExp(String.raw`\b(${endingOthers.join("|")})"?\s*\(`, "i");
var writtenInCode = new RegExp(
  String.raw`\b(?:update|insert\s+into|delete\s+from|merge\s+into)\s+(?:only\s+)?(?:"?pg_catalog"?\s*\.\s*)?"?(${sharedCatalogs.join("|")})\b`,
  "i"
);
function farReachingCallIn(code) {
  if (!reachingWords.test(code)) return void 0;
  const called = calledInCode.exec(code)?.[1] ?? (ownSessions.test(code) ? void 0 : endedInCode.exec(code)?.[1]);
  if (called !== void 0) return `${called.toLowerCase()}()`;
  const written = writtenInCode.exec(code)?.[1];
  return written === void 0 ? void 0 : `A change of ${written.toLowerCase()}`;
}
var keptUnrun = /* @__PURE__ */ new Set(["CreateFunctionStmt", "ViewStmt", "RuleStmt"]);
function farReachingCall({ kind, fields }) {
  if (keptUnrun.has(kind)) return void 0;
  const called = /* @__PURE__ */ new Set();
  const written = /* @__PURE__ */ new Set();
  look({ [kind]: fields }, called, written);
  const reaching = [...called].find((name2) => functions.includes(name2));
  const ending = called.has("current_database") ? void 0 : [...called].find((name2) => endingOthers.includes(name2));
  const call = reaching ?? ending;
  if (call !== void 0) return `${call}()`;
  const catalog = [...written].find((name2) => sharedCatalogs.includes(name2));
  return catalog === void 0 ? void 0 : `A change of ${catalog}`;
}
var writing = ["InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt"];
function look(value, called, written) {
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (key === "FuncCall") add(called, calledName(member));
    if (writing.includes(key)) add(written, writtenName(member));
    look(member, called, written);
  }
}
function add(names2, name2) {
  if (name2 !== void 0) names2.add(name2);
}
function calledName(call) {
  const parts = memberOf(call, "funcname");
  if (!Array.isArray(parts)) return void 0;
  return String(memberOf(memberOf(parts.at(-1), "String"), "sval"));
}
function writtenName(statement) {
  const table = memberOf(statement, "relation");
  const schema = memberOf(table, "schemaname") ?? "pg_catalog";
  return schema === "pg_catalog" ? String(memberOf(table, "relname")) : void 0;
}
function memberOf(value, name2) {
  if (typeof value !== "object" || value === null) return void 0;
  return Object.entries(value).find(([key]) => key === name2)?.[1];
}

// src/adapters/postgres/far-reaching-code.ts
init_shim();
function codeOf({ kind, fields }) {
  if (kind !== "DoStmt") return void 0;
  const found = [];
  const look2 = (value) => {
    if (typeof value !== "object" || value === null) return;
    if ("sval" in value && typeof value.sval === "string") found.push(value.sval);
    for (const member of Object.values(value)) look2(member);
  };
  look2(fields.args);
  return found.join("\n");
}
var name = String.raw`"(?:[^"]|"")+"|[a-z_][\w$]*`;
function rolesMadeIn(code) {
  const made = code.matchAll(new RegExp(String.raw`\bcreate\s+(?:role|user|group)\s+(?!mapping\b)(${name})`, "gi"));
  return [...made].map(([, written = ""]) => plainName(written));
}
function farReachingIn(code, own) {
  return reachingIn(code, own) ?? reachingIn(withoutComments(code), own);
}
function withoutComments(code) {
  return code.replace(/--[^\n]*/g, " ").replace(/\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)/g, " ");
}
function reachingIn(code, own) {
  const [, found] = always.find(([pattern]) => pattern.test(code)) ?? [];
  if (found !== void 0) return found;
  const call = farReachingCallIn(code);
  if (call !== void 0) return call;
  const itself = /\bcurrent_database\b|\bcurrent_catalog\b/i.test(code);
  const [, database] = itself ? [] : ofDatabases.find(([pattern]) => pattern.test(code)) ?? [];
  if (database !== void 0) return database;
  const mine = /* @__PURE__ */ new Set([...own, ...rolesMadeIn(code)]);
  const statements = code.split(";");
  if (statements.some((text) => /\bcopy\b/i.test(text) && /\b(?:from|to)\s+(?:program\s*)?'/i.test(text))) return "COPY";
  return strangersRole(code, mine) ?? strangersMembership(statements, mine);
}
var always = [
  [/\balter\s+system\b/i, "ALTER SYSTEM"],
  [/\bcreate\s+database\b/i, "CREATE DATABASE"],
  [/\bdrop\s+database\b/i, "DROP DATABASE"],
  [/\b(?:create|alter|drop)\s+tablespace\b/i, "a change of tablespaces"],
  [/\b(?:create|alter)\s+subscription\b/i, "CREATE SUBSCRIPTION"],
  [/\bimport\s+foreign\s+schema\b/i, "IMPORT FOREIGN SCHEMA"],
  [/\bon\s+(?:tablespace|parameter)\b/i, "GRANT ON TABLESPACE"],
  [
    /\bcreate\s+extension\s+(?:if\s+not\s+exists\s+)?"?(?:dblink|postgres_fdw|file_fdw|adminpack)\b/i,
    "CREATE EXTENSION of one that opens connections or files"
  ]
];
var ofDatabases = [
  [/\balter\s+database\b/i, "ALTER DATABASE"],
  [/\bon\s+database\b/i, "GRANT ON DATABASE"]
];
function strangersRole(code, own) {
  const changed = code.matchAll(
    /\b(alter\s+(?:role|user|group)|drop\s+(?:role|user|group)|drop\s+owned\s+by|reassign\s+owned\s+by)\s+(?!mapping\b)(?:if\s+exists\s+)?("(?:[^"]|"")+"|[^\s;'",]+)/gi
  );
  for (const [, command = "", written = ""] of changed) {
    if (!own.has(plainName(written))) return `${command.toUpperCase().replace(/\s+/g, " ")} ${written}`;
  }
  return void 0;
}
function strangersMembership(statements, own) {
  for (const text of statements) {
    const [begin, command = ""] = /\b(grant|revoke)\s/i.exec(text) ?? [];
    const rest = begin === void 0 ? "" : text.slice(text.indexOf(begin) + begin.length);
    const end = rest.search(/\s(?:to|from)\b/i);
    const roles = rest.slice(0, Math.max(end, 0));
    if (end < 0 || /\bon\b|\bcurrent_user\b/i.test(roles)) continue;
    const stranger = roles.replace(/^\s*(?:admin|inherit|set)\s+option\s+for\s+/i, "").split(",").find((written) => !own.has(plainName(written.trim())));
    if (stranger !== void 0) return `${command.toUpperCase()} of the role ${stranger.trim()}`;
  }
  return void 0;
}
function plainName(written) {
  return written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written.toLowerCase();
}

// src/adapters/postgres/statements.ts
init_shim();
async function parseText(sql) {
  const { hasSqlDetails, parseSync } = await grammar();
  try {
    const { stmts } = parseSync(sql);
    return { statements: (stmts ?? []).flatMap(({ stmt }) => stmt ? [treeOf(stmt)] : []) };
  } catch (thrown) {
    const position = hasSqlDetails(thrown) ? thrown.sqlDetails?.cursorPosition : void 0;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return { refusal: { message, position: position === void 0 ? void 0 : position + 1 } };
  }
}
function treeOf(node) {
  const [kind = "", fields] = Object.entries(node)[0] ?? [];
  return { kind, fields: fields ?? {} };
}

// src/adapters/postgres/refused.ts
async function refuseOutward(sql) {
  if (!/\bcopy\b|\bsubscription\b/i.test(sql) || harmless.has(sql)) return;
  const parsed = await parseText(sql);
  if (!("statements" in parsed)) return;
  for (const { kind } of parsed.statements) {
    if (kind === "CopyStmt") throw copyNotSupported();
    if (kind === "CreateSubscriptionStmt" || kind === "AlterSubscriptionStmt") throw noOtherServer(kind);
  }
  if (harmless.size < 100 && sql.length < 5e4) harmless.add(sql);
}
var harmless = /* @__PURE__ */ new Set();
var farReaching = /\b(copy|database|tablespace|system|role|user|group|subscription|owned|load|foreign|extension|prepare)\b/i;
async function refuseFarReaching(sql, own, copy = "refused") {
  const parsed = await parseText(sql);
  if ("statements" in parsed) {
    for (const statement of parsed.statements) if (copy === "refused" || !isOverWire(statement)) refuse(statement, own);
    const call = reachingWords.test(sql) ? parsed.statements.map(farReachingCall).find(Boolean) : void 0;
    if (call !== void 0) throw outsideScratchDatabase(call);
    return parsed.statements;
  }
  if (farReaching.test(sql) || reachingWords.test(sql))
    throw new SqlError("42601", parsed.refusal.message, parsed.refusal.position);
  return [];
}
var alwaysFar = {
  CreatedbStmt: "CREATE DATABASE",
  DropdbStmt: "DROP DATABASE",
  AlterDatabaseStmt: "ALTER DATABASE",
  AlterDatabaseSetStmt: "ALTER DATABASE",
  AlterDatabaseRefreshCollStmt: "ALTER DATABASE",
  AlterSystemStmt: "ALTER SYSTEM",
  CreateTableSpaceStmt: "CREATE TABLESPACE",
  DropTableSpaceStmt: "DROP TABLESPACE",
  AlterTableSpaceOptionsStmt: "ALTER TABLESPACE",
  CreateSubscriptionStmt: "CREATE SUBSCRIPTION",
  AlterSubscriptionStmt: "ALTER SUBSCRIPTION",
  ImportForeignSchemaStmt: "IMPORT FOREIGN SCHEMA",
  LoadStmt: "LOAD"
};
var outwardExtensions = ["dblink", "postgres_fdw", "file_fdw", "adminpack"];
var objectFields = {
  GrantStmt: ["objtype", "GRANT ON"],
  RenameStmt: ["renameType", "RENAME"],
  AlterOwnerStmt: ["objectType", "OWNER TO of"],
  CommentStmt: ["objtype", "COMMENT ON"],
  SecLabelStmt: ["objtype", "SECURITY LABEL ON"]
};
var clusterObjects = {
  OBJECT_DATABASE: "DATABASE",
  OBJECT_TABLESPACE: "TABLESPACE",
  OBJECT_ROLE: "ROLE",
  OBJECT_PARAMETER_ACL: "PARAMETER"
};
var roleFields = {
  AlterRoleStmt: ["role", "ALTER ROLE"],
  AlterRoleSetStmt: ["role", "ALTER ROLE"],
  DropRoleStmt: ["roles", "DROP ROLE"],
  GrantRoleStmt: ["granted_roles", "GRANT of the role"],
  DropOwnedStmt: ["roles", "DROP OWNED BY"],
  ReassignOwnedStmt: ["roles", "REASSIGN OWNED BY"]
};
function refuse({ kind, fields }, own) {
  if (kind === "CopyStmt") throw copyNotSupported();
  const always2 = alwaysFar[kind];
  if (always2) throw outsideScratchDatabase(always2);
  if (kind === "CreateExtensionStmt" && outwardExtensions.includes(fields.extname)) {
    throw outsideScratchDatabase(`CREATE EXTENSION ${fields.extname}`);
  }
  if (kind === "TransactionStmt" && fields.kind === "TRANS_STMT_PREPARE") {
    throw outsideScratchDatabase("PREPARE TRANSACTION");
  }
  const code = codeOf({ kind, fields });
  const inCode = code === void 0 ? void 0 : farReachingIn(code, own);
  if (inCode !== void 0) throw outsideScratchDatabase(`${inCode} in a DO block`);
  const [objectField, objectWords] = objectFields[kind] ?? [];
  const object = objectField && clusterObjects[String(fields[objectField])];
  if (object) throw outsideScratchDatabase(`${objectWords} ${object}`);
  const [roleField, roleWords] = roleFields[kind] ?? [];
  const names2 = roleField ? roleNames(fields[roleField]) : void 0;
  const stranger = names2?.length === 0 ? "ALL" : names2?.find((name2) => !own.has(name2));
  if (stranger !== void 0) throw outsideScratchDatabase(`${roleWords} ${stranger}`);
}
function rolesMadeBy(statement) {
  if (statement.kind === "CreateRoleStmt") return [String(statement.fields.role)];
  return rolesMadeIn(codeOf(statement) ?? "");
}
function isOverWire({ kind, fields }) {
  return kind === "CopyStmt" && fields.filename === void 0 && fields.is_program !== true;
}
function roleNames(field) {
  if (Array.isArray(field)) return field.flatMap(roleNames);
  if (typeof field !== "object" || field === null) return [];
  if ("rolename" in field) return [String(field.rolename)];
  if ("priv_name" in field) return [String(field.priv_name)];
  if ("roletype" in field) return [String(field.roletype)];
  return Object.values(field).flatMap(roleNames);
}
function copyNotSupported() {
  return new BreakwaterError({
    code: "copy-not-supported",
    message: "COPY can be run neither from standard input nor from files or programs here.",
    hint: "Write the rows as INSERT statements, or keep data out of the migrations."
  });
}
function noOtherServer(kind) {
  return new BreakwaterError({
    code: "subscription-not-supported",
    message: `${alwaysFar[kind]} connects to another server, so it was not run.`,
    hint: "Nothing can be told about it here: look at it yourself, or set up replication outside the migrations."
  });
}
function outsideScratchDatabase(words) {
  return new BreakwaterError({
    code: "outside-scratch-database",
    message: `${words} reaches beyond the scratch database, so it was not run on your server.`,
    hint: 'Use the embedded engine (database.engine "pglite"), which has nothing beyond it, or keep this statement out of the migrations.'
  });
}

export {
  refuseOutward,
  refuseFarReaching,
  rolesMadeBy
};
