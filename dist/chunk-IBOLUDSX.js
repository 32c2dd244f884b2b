import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/postgres/extensions.ts
init_shim();
var ownArchive = [
  "amcheck",
  "bloom",
  "btree_gin",
  "btree_gist",
  "citext",
  "cube",
  "dict_int",
  "dict_xsyn",
  "earthdistance",
  "file_fdw",
  "fuzzystrmatch",
  "hstore",
  "intarray",
  "isn",
  "lo",
  "ltree",
  "pageinspect",
  "pg_buffercache",
  "pg_freespacemap",
  "pg_logicalinspect",
  "pg_stat_statements",
  "pg_surgery",
  "pg_trgm",
  "pg_visibility",
  "pg_walinspect",
  "pgcrypto",
  "seg",
  "tablefunc",
  "tcn",
  "tsm_system_rows",
  "tsm_system_time",
  "unaccent",
  "uuid-ossp"
];
var spi = ["autoinc", "insert_username", "moddatetime", "refint"];
var builtIn = "plpgsql";
var pgliteArchives = new Map([
  ...ownArchive.map((name) => [name, `${name}.tar.gz`]),
  ...spi.map((name) => [name, "spi.tar.gz"])
]);
var pgliteExtensions = [...pgliteArchives.keys(), builtIn].sort();
var needs = { earthdistance: ["cube"] };
var preloaded = /* @__PURE__ */ new Set(["pg_stat_statements"]);
function loadableExtensions(asked) {
  const lacking = asked.find((name) => !pgliteExtensions.includes(name));
  if (lacking !== void 0) throw extensionUnavailable(lacking);
  return [...new Set(asked.flatMap((name) => [...needs[name] ?? [], name]))];
}
function extensionUnavailable(name) {
  return new BreakwaterError({
    code: "extension-unavailable",
    message: `The embedded Postgres (PGlite) has no extension "${name}".`,
    hint: `Use a server that has it: set database.engine to "server" and give --database-url. PGlite has: ${pgliteExtensions.join(", ")}.`
  });
}

export {
  pgliteArchives,
  pgliteExtensions,
  preloaded,
  loadableExtensions
};
