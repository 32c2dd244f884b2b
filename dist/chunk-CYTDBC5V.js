import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  defaultLimits
} from "./chunk-3A4NMHMY.js";
import {
  engineNames
} from "./chunk-GMQJBSLV.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/postgres/engine.ts
init_shim();
async function openDatabaseEngine(options) {
  const { engine, log } = options;
  const limits = { ...defaultLimits, ...options.limits };
  switch (engine) {
    case "pglite":
      return (await import("./chunk-FRRT3WFH.js")).pgliteEngine(limits, log, options.cacheDirectory);
    case "pg-mem":
      return (await import("./chunk-NRTO4CUR.js")).pgMemEngine(limits, log);
    case "server":
      if (!options.databaseUrl) throw databaseUrlMissing();
      return (await import("./chunk-L7O3N6AF.js")).serverEngine(options.databaseUrl, limits, log);
    default:
      throw unknownEngine(engine);
  }
}
function databaseUrlMissing() {
  return new BreakwaterError({
    code: "database-url-missing",
    message: 'The engine "server" needs the URL of a Postgres server.',
    hint: "Give --database-url, or name the environment variable that holds it in database.url-env. The role needs CREATEDB; only scratch databases are written."
  });
}
function unknownEngine(engine) {
  return new BreakwaterError({
    code: "unknown-engine",
    message: `There is no database engine "${engine}".`,
    hint: `Set database.engine to one of: ${engineNames.join(", ")}.`
  });
}
export {
  openDatabaseEngine
};
