import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  discoveredSchema,
  migrationPlan
} from "./chunk-T5A6CM6Y.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/schema-diff/schema-source.ts
init_shim();
async function schemaToCompare(context) {
  const { schema, migrateCommand } = context.config.database;
  if (schema !== void 0 || migrateCommand || await migrationPlan(context)) return schema;
  const { head, mergeBase } = context.changeSet;
  return await discoveredSchema(head.tree) ?? discoveredSchema(mergeBase.tree);
}

export {
  schemaToCompare
};
