import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  asksForNoTransaction
} from "./chunk-27EQPBEC.js";
import {
  needsNoTransaction
} from "./chunk-DGQBVGYO.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/sql/wrapping.ts
init_shim();
function wrappingOf(runner, statements, settings, text) {
  const alone = statements.filter(needsNoTransaction).length;
  const mixed = alone > 0 && alone < statements.length;
  const oneText = { transaction: statements.length > 1 ? "file" : "statement", mixed: false };
  switch (runner) {
    case "diesel":
      return /^\s*run_in_transaction\s*=\s*false/m.test(settings ?? "") ? oneText : { transaction: "file", mixed: false };
    case "golang-migrate":
    case "prisma":
      return oneText;
    case "flyway":
      if (/^\s*executeInTransaction\s*=\s*false/m.test(settings ?? ""))
        return { transaction: "statement", mixed: false };
      return alone > 0 ? { transaction: "statement", mixed } : { transaction: "file", mixed: false };
    case "plain":
      if (asksForNoTransaction(text)) return { transaction: "statement", mixed: false };
      if (alone === 0) return { transaction: "file", mixed: false };
      return {
        transaction: "statement",
        mixed: false,
        remark: "its statements were run one by one, as psql does: a runner that wraps the file in a transaction would refuse it"
      };
    default:
      return runner;
  }
}
function transactionControl({ node }) {
  if (!("TransactionStmt" in node)) return void 0;
  switch (node.TransactionStmt.kind) {
    case "TRANS_STMT_BEGIN":
    case "TRANS_STMT_START":
      return "begin";
    case "TRANS_STMT_SAVEPOINT":
    case "TRANS_STMT_RELEASE":
    case "TRANS_STMT_ROLLBACK_TO":
      return "savepoint";
    default:
      return "end";
  }
}
function unendedBegin(statements) {
  const last = statements.findLast((statement) => ["begin", "end"].includes(transactionControl(statement) ?? ""));
  return last && transactionControl(last) === "begin" ? last : void 0;
}

export {
  wrappingOf,
  transactionControl,
  unendedBegin
};
