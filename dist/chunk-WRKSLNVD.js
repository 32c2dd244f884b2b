import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  apiDiffChangeSet,
  migrateChangeSet,
  schemaDiffChangeSet
} from "./chunk-3PNOQOJO.js";
import "./chunk-Z63F26CC.js";
import {
  defaultConfig,
  judge,
  localConfig,
  settingsOf
} from "./chunk-AGJWEUK3.js";
import "./chunk-CX2D7WZJ.js";
import "./chunk-K2UDIT2M.js";
import "./chunk-JBDXVEF3.js";
import "./chunk-3MIB7I32.js";
import "./chunk-IID2GHTT.js";
import "./chunk-3KV2PJXQ.js";
import "./chunk-QR5MP3NO.js";
import "./chunk-XEYFRE37.js";
import "./chunk-KIJHRJTL.js";
import "./chunk-AFMNSNOF.js";
import "./chunk-YMYV7UTU.js";
import "./chunk-RGNIC2Z2.js";
import "./chunk-E6FSKXAS.js";
import "./chunk-YT3JBX2X.js";
import "./chunk-T5A6CM6Y.js";
import "./chunk-BRTX45BT.js";
import "./chunk-AAYD4SSA.js";
import "./chunk-5Z4CA7YC.js";
import "./chunk-H5IOQUZ3.js";
import "./chunk-GYQDIOIP.js";
import "./chunk-TG5VVJV6.js";
import "./chunk-JW2A4OU2.js";
import "./chunk-SQN55YXA.js";
import "./chunk-KSMCJ5MA.js";
import "./chunk-QMU25S62.js";
import "./chunk-VMCVHZIK.js";
import "./chunk-UWS3ZHM4.js";
import "./chunk-4XY5B7EV.js";
import "./chunk-CZLXSX4G.js";
import "./chunk-PTKISSGT.js";
import "./chunk-D6OL2AXM.js";
import "./chunk-GMQJBSLV.js";
import "./chunk-IY6OZHTK.js";
import "./chunk-LYSLQQYT.js";
import "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/program/single-check.ts
init_shim();
function judgeSingle(command, world) {
  switch (command.command) {
    case "api-diff":
      return compareContracts(command, world);
    case "schema-diff":
      return compareSchemas(command, world);
    case "migrate":
      return dryRun(command, world);
    default:
      return command;
  }
}
async function compareContracts(options, world) {
  const { base, head, config: file } = options;
  const trees = await apiDiffChangeSet(base, head, { cwd: world.cwd, log: world.log });
  const read = file === void 0 ? defaultConfig : await localConfig(trees.changeSet.base.tree, file);
  const config = {
    ...read,
    profile: defaultConfig.profile,
    api: { ...read.api, ...trees.configPatch.api }
  };
  const reproduce = `breakwater api-diff ${base} ${head}${file === void 0 ? "" : ` --config ${file}`}`;
  const preview = read.load.preview === void 0 ? void 0 : { url: read.load.preview, namedBy: "config" };
  return await judgeOne("api-diff", trees.changeSet, config, {}, reproduce, world, preview);
}
async function compareSchemas(options, world) {
  const trees = await schemaDiffChangeSet(options.base, options.head, { ...options, cwd: world.cwd, log: world.log });
  return await judgeTrees(
    "schema-diff",
    trees,
    options,
    `breakwater schema-diff ${options.base} ${options.head}`,
    world
  );
}
async function dryRun(options, world) {
  const { paths, config: file, postgresVersion } = options;
  const trees = await migrateChangeSet(paths, { ...options, cwd: world.cwd, log: world.log });
  const read = file === void 0 ? defaultConfig : await localConfig(trees.changeSet.base.tree, file);
  const { engine, urlEnv, migrations, schema, prelude, rows, statistics } = defaultConfig.database;
  const config = {
    ...read,
    profile: defaultConfig.profile,
    database: {
      ...read.database,
      ...{ engine, urlEnv, migrations, schema, prelude, rows, statistics },
      ...postgresVersion === void 0 ? {} : { postgresVersion },
      ...trees.configPatch.database
    }
  };
  const reproduce = `breakwater migrate ${paths.join(" ")}${file === void 0 ? "" : ` --config ${file}`}`;
  return await judgeOne("migration", trees.changeSet, config, options, reproduce, world);
}
function judgeTrees(check, { changeSet, configPatch }, overrides, reproduce, world) {
  const config = {
    ...defaultConfig,
    database: { ...defaultConfig.database, ...configPatch.database }
  };
  return judgeOne(check, changeSet, config, overrides, reproduce, world);
}
async function judgeOne(check, changeSet, config, overrides, reproduce, world, preview) {
  const settings = await settingsOf(changeSet, config, overrides, world);
  const review = await judge(
    {
      ...settings,
      changeSet,
      selected: [check],
      preview,
      fromFork: false,
      mergeGroup: false,
      approvals: void 0,
      remarks: async () => [],
      reproduce
    },
    world
  );
  return { ...review, outcomes: review.outcomes.filter((outcome) => outcome.check === check) };
}
export {
  judgeSingle
};
