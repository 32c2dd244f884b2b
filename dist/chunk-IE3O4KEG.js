import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  valueParser
} from "./chunk-GBHOOMWU.js";
import {
  refuseFarReaching,
  rolesMadeBy
} from "./chunk-TELTVDVT.js";
import {
  takeTurns
} from "./chunk-7SHNR7YN.js";
import {
  withoutClientEncoding
} from "./chunk-PR3MLJCY.js";
import {
  limitHit,
  sessionClosed
} from "./chunk-3A4NMHMY.js";
import {
  SqlError
} from "./chunk-UWS3ZHM4.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/postgres/server.ts
init_shim();

// src/adapters/postgres/connection.ts
init_shim();
var connectMs = 1e4;
async function connect(server, database, statementMs) {
  const { default: pg } = await import("./chunk-HCKBZVXH.js");
  const client = new pg.Client({
    connectionString: database === void 0 ? server.own : server.forDatabase(database),
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    application_name: "breakwater",
    // pg's type wants one function for its own list of types; ours takes any OID.
    types: { getTypeParser: valueParser }
  });
  try {
    await client.connect();
  } catch (thrown) {
    await client.end().catch(() => void 0);
    throw connectionTrouble(thrown, server);
  }
  return client;
}
function sqlErrorOf(thrown) {
  if (!(thrown instanceof Error) || !("code" in thrown) || !/^[0-9A-Z]{5}$/.test(String(thrown.code))) return void 0;
  if (String(thrown.code).startsWith("57P")) return void 0;
  const position = "position" in thrown ? Number(thrown.position) : Number.NaN;
  const detail = "detail" in thrown && typeof thrown.detail === "string" ? thrown.detail : void 0;
  return new SqlError(String(thrown.code), thrown.message, Number.isInteger(position) ? position : void 0, detail);
}
function connectionTrouble(thrown, server) {
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
  const said = server.redact(thrown instanceof Error ? thrown.message || code : String(thrown));
  if (code === "28P01" || code === "28000")
    return new BreakwaterError({
      code: "database-authentication-failed",
      message: `Postgres at ${server.place} refused the login of ${server.user}: ${said}`,
      hint: "Check user and password of the database URL, and that pg_hba.conf lets this host in."
    });
  if (code === "3D000")
    return new BreakwaterError({
      code: "database-missing",
      message: `Postgres at ${server.place} says: ${said}`,
      hint: "End the database URL with a database that exists, such as /postgres. Only scratch databases are written."
    });
  return new BreakwaterError({
    code: "database-unreachable",
    message: `Postgres at ${server.place} cannot be reached: ${said}`,
    hint: "Is the server up, and does it accept connections from here? In GitHub Actions, a service needs its port mapped and a health check."
  });
}

// src/adapters/postgres/scratch.ts
init_shim();
import { randomBytes } from "node:crypto";
var adminMs = 6e4;
function scratchDatabases(server, log) {
  const alive = /* @__PURE__ */ new Set();
  const roles = /* @__PURE__ */ new Set();
  let rolesBefore;
  const asAdmin = async (work) => {
    const admin = await connect(server, void 0, adminMs);
    admin.on("error", () => void 0);
    try {
      return await work(admin);
    } finally {
      await admin.end().catch(() => void 0);
    }
  };
  return {
    roles,
    addRole: (name) => {
      if (!rolesBefore?.has(name)) roles.add(name);
    },
    create: (template) => asAdmin(async (admin) => {
      rolesBefore ??= await rolesOf(admin, server, log);
      const name = `breakwater_${randomBytes(8).toString("hex")}`;
      try {
        await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template ?? "template0"}`);
      } catch (thrown) {
        throw notCreated(thrown, server);
      }
      alive.add(name);
      await admin.query(`COMMENT ON DATABASE ${name} IS 'Scratch database of Breakwater; safe to drop'`);
      return name;
    }),
    drop: async (name) => {
      try {
        await asAdmin(async (admin) => {
          await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
          alive.delete(name);
          if (alive.size === 0) await dropRoles(admin, roles, rolesBefore, log);
        });
      } catch {
        log.warn(`The scratch database ${name} could not be dropped at ${server.place}; it is safe to drop.`);
      }
    },
    terminate: (processId) => asAdmin(async (admin) => {
      await admin.query("SELECT pg_terminate_backend($1)", [processId]);
    }),
    cancel: (processId) => asAdmin(async (admin) => {
      await admin.query("SELECT pg_cancel_backend($1)", [processId]);
    })
  };
}
async function rolesOf(admin, server, log) {
  const { rows } = await admin.query(
    "SELECT rolname AS name, rolname = current_user AND rolsuper AS mighty FROM pg_roles"
  );
  if (rows.some(({ mighty }) => mighty))
    log.warn(
      `The database URL's role (${server.user}) is a superuser: SQL in a function could reach beyond the scratch database. A role with CREATEDB is enough.`
    );
  return new Set(rows.map(({ name }) => name));
}
async function dropRoles(admin, own, before, log) {
  for (const name of own) {
    try {
      await admin.query(`DROP ROLE IF EXISTS ${admin.escapeIdentifier(name)}`);
      own.delete(name);
    } catch {
    }
  }
  const { rows } = await admin.query("SELECT rolname AS name FROM pg_roles");
  const left = rows.map(({ name }) => name).filter((name) => before && !before.has(name));
  if (left.length > 0)
    log.warn(
      `Roles that appeared on the server meanwhile and were left there: ${left.join(", ")}. Drop what is not yours.`
    );
}
function notCreated(thrown, server) {
  const refused = sqlErrorOf(thrown);
  if (refused?.sqlstate !== "42501") return thrown;
  return new BreakwaterError({
    code: "database-not-allowed",
    message: `The role ${server.user} may not create a scratch database at ${server.place}: ${refused.message}`,
    hint: `Grant it once: ALTER ROLE ${server.user} CREATEDB;`
  });
}

// src/adapters/postgres/server-url.ts
init_shim();
function serverUrl(databaseUrl) {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : void 0;
  if (!url || !["postgres:", "postgresql:"].includes(url.protocol)) throw notAUrl();
  const secrets = [url.password, decoded(url.password), ...url.searchParams.getAll("password"), databaseUrl];
  const socket = url.searchParams.get("host");
  return {
    own: databaseUrl,
    forDatabase: (name) => {
      const other = new URL(url);
      other.pathname = `/${name}`;
      return other.href;
    },
    place: url.hostname ? `${url.hostname}:${url.port || "5432"}` : socket ?? "the local socket",
    user: decoded(url.username) || "the default user",
    redact: (text) => secrets.filter(Boolean).reduce((redacted, secret) => redacted.replaceAll(secret, "***"), text)
  };
}
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
function notAUrl() {
  return new BreakwaterError({
    code: "database-url-invalid",
    message: "The database URL is not one of a Postgres server (it is not shown, since it may hold a password).",
    hint: "Write it as postgres://user:password@host:5432/database, with special characters in the password percent-encoded."
  });
}

// src/adapters/postgres/server.ts
var graceMs = 1e3;
var snapshotDatabases = /* @__PURE__ */ new WeakMap();
var places = /* @__PURE__ */ new WeakMap();
function placeOfSession(session) {
  return places.get(session);
}
function serverEngine(databaseUrl, limits, log) {
  const server = serverUrl(databaseUrl);
  const scratch = scratchDatabases(server, log);
  return {
    name: "server",
    traces: "locks",
    extensions: void 0,
    open: async ({ extensions, from }) => {
      const template = from && snapshotDatabases.get(from);
      if (from && template === void 0) throw new Error("the snapshot was made by another engine");
      const database = await scratch.create(template);
      try {
        const session = await openSession({ server, scratch, database, limits, extensions });
        places.set(session, { server, scratch, database });
        return session;
      } catch (thrown) {
        await scratch.drop(database);
        throw thrown;
      }
    }
  };
}
async function openSession({ server, scratch, database, limits, extensions }) {
  const inTurn = takeTurns();
  let line = await openLine(server, scratch, database, limits);
  let ended;
  const facts = await factsOf(line);
  await assertAvailable(line, extensions, server);
  const run = (sql, ask) => inTurn(async () => {
    if (ended) throw ended;
    const trees = await refuseFarReaching(sql, scratch.roles);
    try {
      const value = await line.ask(sql, ask);
      for (const role of trees.flatMap(rolesMadeBy)) scratch.addRole(role);
      return value;
    } catch (thrown) {
      if (thrown instanceof BreakwaterError) ended = thrown;
      throw thrown;
    }
  });
  return {
    facts,
    query: (sql, parameters = []) => run(sql, async (client) => {
      const config = { text: sql, values: [...parameters], queryMode: "extended" };
      const { rows, rowCount, command } = await client.query(config);
      return { rows, affected: changing.has(command) ? rowCount ?? 0 : 0 };
    }),
    execute: async (sql) => {
      const text = await withoutClientEncoding(sql);
      return run(sql, (client) => executeText(client, text));
    },
    snapshot: () => inTurn(async () => {
      if (ended) throw ended;
      const settings = await settingsOf(line);
      await line.close();
      const name = await scratch.create(database).finally(async () => {
        line = await openLine(server, scratch, database, limits);
      });
      await restoreSettings(line, settings);
      const snapshot = { discard: () => scratch.drop(name) };
      snapshotDatabases.set(snapshot, name);
      return snapshot;
    }),
    close: async () => {
      const first = ended?.trouble.code !== "database-closed";
      ended = sessionClosed();
      await line.close();
      if (first) await scratch.drop(database);
    }
  };
}
var changing = /* @__PURE__ */ new Set(["INSERT", "UPDATE", "DELETE", "MERGE"]);
async function openLine(server, scratch, database, limits) {
  const client = await connect(server, database, limits.statementMs);
  client.on("error", () => void 0);
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  const pid = rows[0]?.pid ?? 0;
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    await client.end().catch(() => void 0);
  };
  const tooLong = `it took longer than ${limits.statementMs / 1e3} s`;
  return {
    close,
    ask: async (sql, ask) => {
      const started = performance.now();
      let terminated = false;
      const timer = setTimeout(() => {
        terminated = true;
        scratch.terminate(pid).catch(() => void 0);
      }, limits.statementMs + graceMs);
      try {
        return await ask(client);
      } catch (thrown) {
        const refused = sqlErrorOf(thrown);
        const stopped = refused?.sqlstate === "57014" && performance.now() - started >= limits.statementMs;
        if (refused && !stopped && !terminated) throw refused;
        await close();
        throw stopped || terminated ? limitHit(tooLong, sql) : connectionLost(thrown, server);
      } finally {
        clearTimeout(timer);
      }
    }
  };
}
async function executeText(client, sql) {
  const { default: pg } = await import("./chunk-HCKBZVXH.js");
  const query = client.query(new pg.Query(sql));
  query.on("row", () => void 0);
  await new Promise((resolve, reject) => {
    query.on("end", () => resolve());
    query.on("error", reject);
  });
}
async function factsOf(line) {
  const sql = "SHOW server_version";
  const { rows } = await line.ask(sql, (client) => client.query(sql));
  return { name: "server", version: `PostgreSQL ${rows[0]?.server_version.split(" ")[0] ?? "unknown"}` };
}
async function assertAvailable(line, extensions, server) {
  const sql = "SELECT name FROM pg_available_extensions";
  const { rows } = await line.ask(sql, (client) => client.query(sql));
  const available = new Set(rows.map(({ name }) => name));
  const lacking = extensions.find((name) => !available.has(name));
  if (lacking === void 0) return;
  throw new BreakwaterError({
    code: "extension-unavailable",
    message: `The server at ${server.place} has no extension "${lacking}".`,
    hint: "Install its package on the server, or give the URL of one that has it."
  });
}
async function settingsOf(line) {
  const sql = "SELECT name, setting FROM pg_settings WHERE source = 'session'";
  return line.ask(sql, async (client) => (await client.query(sql)).rows);
}
async function restoreSettings(line, settings) {
  const sql = "SELECT set_config($1, $2, false)";
  for (const { name, setting } of settings) await line.ask(sql, (client) => client.query(sql, [name, setting]));
}
function connectionLost(thrown, server) {
  const said = server.redact(thrown instanceof Error ? thrown.message : String(thrown));
  return new BreakwaterError(
    {
      code: "database-connection-lost",
      message: `The connection to Postgres at ${server.place} was lost: ${said}`,
      hint: "See the server log; a crash or restart while a statement ran is the usual reason."
    },
    { cause: thrown }
  );
}

export {
  connectionTrouble,
  placeOfSession,
  serverEngine
};
