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
    return parsed.statements;
  }
  if (farReaching.test(sql)) throw new SqlError("42601", parsed.refusal.message, parsed.refusal.position);
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
  const always = alwaysFar[kind];
  if (always) throw outsideScratchDatabase(always);
  if (kind === "CreateExtensionStmt" && outwardExtensions.includes(fields.extname)) {
    throw outsideScratchDatabase(`CREATE EXTENSION ${fields.extname}`);
  }
  if (kind === "TransactionStmt" && fields.kind === "TRANS_STMT_PREPARE") {
    throw outsideScratchDatabase("PREPARE TRANSACTION");
  }
  const [objectField, objectWords] = objectFields[kind] ?? [];
  const object = objectField && clusterObjects[String(fields[objectField])];
  if (object) throw outsideScratchDatabase(`${objectWords} ${object}`);
  const [roleField, roleWords] = roleFields[kind] ?? [];
  const names = roleField ? roleNames(fields[roleField]) : void 0;
  const stranger = names?.length === 0 ? "ALL" : names?.find((name) => !own.has(name));
  if (stranger !== void 0) throw outsideScratchDatabase(`${roleWords} ${stranger}`);
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
  refuseFarReaching
};
