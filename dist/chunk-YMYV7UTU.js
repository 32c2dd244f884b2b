import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  chains,
  enumLabels,
  isWord,
  needsNoTransaction,
  relationsNamedBy,
  runners,
  sentAsOneText,
  tokensOf,
  transactionControl,
  unendedBegin
} from "./chunk-BRTX45BT.js";
import {
  defineRule
} from "./chunk-5Z4CA7YC.js";
import {
  blocksReads,
  blocksWrites,
  lockModes
} from "./chunk-GYQDIOIP.js";
import {
  subjectText
} from "./chunk-JW2A4OU2.js";
import {
  count,
  enumerate,
  grouped,
  unique
} from "./chunk-SQN55YXA.js";
import {
  SqlError
} from "./chunk-UWS3ZHM4.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/migration/rules/index.ts
init_shim();

// src/checks/migration/rules/add-check-validates.ts
init_shim();

// src/checks/migration/judgement/added-constraints.ts
init_shim();

// src/checks/migration/judgement/index-steps.ts
init_shim();

// src/checks/migration/judgement/sql-names.ts
init_shim();
function sqlTable({ schema: schema2, name }) {
  const own = sqlName(name.slice(schema2.length + 1));
  return schema2 === "public" ? own : `${sqlName(schema2)}.${own}`;
}
function quoted(name) {
  return `"${name.replaceAll('"', '""')}"`;
}
function sqlName(name) {
  return /^[a-z_][a-z0-9_$]*$/.test(name) && !reserved.has(name) ? name : quoted(name);
}
function sqlText(text) {
  return `'${text.replaceAll("'", "''")}'`;
}
function escapedText(text) {
  return `E'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
function madeUpName(...parts) {
  const name = parts.join("_").toLowerCase().replace(/[^a-z0-9_]+/g, "_");
  return name.length <= 63 ? name : `${name.slice(0, 54)}_${[...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 4294967295, 7).toString(36).slice(0, 8)}`;
}
var reserved = new Set(
  `all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case cast
  char character check coalesce collate collation column concurrently constraint create cross current_catalog
  current_date current_role current_schema current_time current_timestamp current_user dec decimal default deferrable
  desc distinct do else end except exists extract false fetch float for foreign freeze from full grant greatest group
  grouping having ilike in initially inner inout int integer intersect interval into is isnull join lateral leading
  least left like limit localtime localtimestamp national natural nchar none normalize not notnull null nullif numeric
  offset on only or order out outer overlaps overlay placing position precision primary real references returning right
  row select session_user setof similar smallint some substring symmetric system_user table tablesample then time
  timestamp to trailing treat trim true union unique user using values varchar variadic verbose when where window with`.split(
    /\s+/
  )
);

// src/checks/migration/judgement/index-steps.ts
var maxPartitions = 24;
function indexSteps(built) {
  const { constraint, index } = built;
  if (constraint && (index.method !== "btree" || / WITHOUT OVERLAPS\)/.test(constraint.definition))) return void 0;
  return built.table.kind === "p" ? partitionedSteps(built) : concurrentSteps(built);
}
function concurrentSteps({ table, index, constraint, after }) {
  const text = indexText(index, table);
  if (text === void 0) return void 0;
  const build = {
    sql: text.replace(/^CREATE (UNIQUE )?INDEX /, (words4) => `${words4}CONCURRENTLY `),
    withoutTransaction: true
  };
  const own = constraint ?? keyOf(table, index, after);
  if (!own) return [build];
  const name = sqlName(own.name);
  const key = `ALTER TABLE ${sqlTable(table)} ADD CONSTRAINT ${name} ${wordOf(own)} USING INDEX ${sqlName(index.name)}`;
  return [build, { sql: `${key}${deferral(own)}`, note: "takes the index as it is: nothing is read" }];
}
function partitionedSteps(root) {
  const { before: before2, after, constraint } = root;
  const tree = indexTree(root);
  if (!tree) return void 0;
  const isNew = ({ table, index }) => !before2.tables.get(table.oid)?.indexes.some(({ oid }) => oid === index.oid);
  const leaves = tree.filter((own) => own.table.kind !== "p" && isNew(own)).map(
    ({ table, index }) => concurrentSteps({ before: before2, after, table, index, ...constraint ? withKey(table, index) : {} })
  );
  const parents = tree.filter(({ table }) => table.kind === "p").map(({ table, index }) => onlyText(root, table, index));
  if (leaves.includes(void 0) || parents.includes(void 0)) return void 0;
  return [
    ...leaves.flatMap((steps) => steps ?? []),
    ...parents.flatMap((sql) => sql === void 0 ? [] : [{ sql, note: "the parent alone: nothing is read" }]),
    // The innermost first: a parent's index is valid once all of its own are attached and valid.
    ...tree.flatMap((own) => attachSteps(own, tree)).reverse()
  ];
}
function indexTree(root) {
  const tables = [...root.after.tables.values()];
  const tree = [root];
  for (const { table, index } of tree) {
    if (tree.length > maxPartitions) return void 0;
    for (const child of tables.filter(({ partitionOf }) => partitionOf === table.oid)) {
      const own = child.indexes.find(({ parent }) => parent === index.oid);
      if (own) tree.push({ table: child, index: own });
    }
  }
  return tree;
}
function attachSteps(child, tree) {
  const parent = tree.find(({ index }) => index.oid === child.index.parent);
  const nameOf3 = ({ table: { schema: schema2 }, index }) => sqlTable({ schema: schema2, name: `${schema2}.${index.name}` });
  return parent ? [{ sql: `ALTER INDEX ${nameOf3(parent)} ATTACH PARTITION ${nameOf3(child)}` }] : [];
}
function onlyText({ constraint }, table, index) {
  if (!constraint) return indexText(index, table);
  const own = withKey(table, index).constraint;
  return own && `ALTER TABLE ONLY ${sqlTable(table)} ADD CONSTRAINT ${sqlName(own.name)} ${own.definition}`;
}
function withKey(table, index) {
  const constraint = table.constraints.find((own) => own.index === index.oid && own.kind !== "foreign key");
  return constraint ? { constraint } : {};
}
function keyOf(table, index, { tables }) {
  return withKey(tables.get(table.oid) ?? table, index).constraint;
}
function wordOf({ kind }) {
  return kind === "primary key" ? "PRIMARY KEY" : "UNIQUE";
}
function deferral({ definition }) {
  return / DEFERRABLE( INITIALLY DEFERRED)?$/.exec(definition)?.[0] ?? "";
}
var identifier = '(?:"(?:[^"]|"")*"|[^\\s."(]+)';
var indexDefinition = new RegExp(
  `^CREATE (UNIQUE )?INDEX ${identifier} ON (ONLY )?${identifier}(?:\\.${identifier})? USING (\\S+) (.*)$`,
  "s"
);
function indexText({ name, definition }, table) {
  const [, unique2 = "", only = "", method, rest] = indexDefinition.exec(definition) ?? [];
  if (method === void 0 || rest === void 0) return void 0;
  const using = method === "btree" ? "" : `USING ${method} `;
  return `CREATE ${unique2}INDEX ${sqlName(name)} ON ${only}${sqlTable(table)} ${using}${rest}`;
}

// src/checks/migration/judgement/nodes.ts
init_shim();

// src/checks/migration/judgement/said.ts
init_shim();
function shown(relation) {
  return relation.replace(/^public\./, "");
}
function whoWaits(mode) {
  return blocksReads(mode) ? "reads and writes" : "writes";
}
function causeOf({ place }, relation) {
  return `${place.path}:${place.line}:${place.column}|${relation}`;
}
function proofOf({ trace, difference }, { engine, measured: measured3 }) {
  if (!measured3 || !difference && !trace.error) return { kind: "source", excerpt: trace.statement };
  const { statement, locks, scans, rewrites, rows, error } = trace;
  return {
    kind: "trace",
    statement,
    locks,
    scans,
    rewrites,
    rows,
    engine,
    ...error ? { sqlstate: error.sqlstate, error: error.message } : {}
  };
}
function proofWithHeld(statement, run) {
  const proof = proofOf(statement, run);
  if (proof.kind !== "trace") return proof;
  const held = (statement.difference?.held ?? []).filter(({ relation, mode }) => blocksWrites(mode) && run.preexisting.has(relation.oid)).map(({ relation, mode }) => ({ relation: relation.name, mode, preexisting: true, source: "measured" }));
  return { ...proof, locks: [...proof.locks, ...held] };
}
function hitOn(statement, run, relation) {
  return {
    location: statement.place,
    key: statement.key,
    cause: causeOf(statement, relation),
    proof: proofOf(statement, run),
    subject: { kind: "table", name: relation }
  };
}
function isOldTable(relation, { preexisting }) {
  return preexisting.has(relation.oid) && (relation.kind === "r" || relation.kind === "p");
}
function failureCause({ place }) {
  return `${place.path}:${place.line}:${place.column}|failure`;
}
function failureProof(statement, run) {
  const proof = proofOf(statement, run);
  const { failsOnRows } = statement;
  if (proof.kind !== "trace" || !failsOnRows) return proof;
  return { ...proof, sqlstate: failsOnRows.sqlstate, error: failsOnRows.message };
}

// src/checks/migration/judgement/nodes.ts
function alterTable({
  node
}) {
  if (!("AlterTableStmt" in node)) return void 0;
  const { relation, cmds = [], objtype } = node.AlterTableStmt;
  if (!relation || objtype !== "OBJECT_TABLE") return void 0;
  return { relation, commands: cmds.flatMap((command) => "AlterTableCmd" in command ? [command.AlterTableCmd] : []) };
}
function commandIndex(statement, subtypes, isMeant) {
  const found = (alterTable(statement)?.commands ?? []).flatMap(
    (command, index) => subtypes.includes(command.subtype ?? "") && isMeant(command) ? [index] : []
  );
  return found.length === 1 ? found[0] : void 0;
}
function addedColumn({ subtype, def }) {
  return subtype === "AT_AddColumn" && def && "ColumnDef" in def ? def.ColumnDef : void 0;
}
function columnsWithoutValue(statement) {
  const added = alterTable(statement)?.commands.flatMap((command) => addedColumn(command) ?? []) ?? [];
  return added.filter(lacksValue).map(({ colname = "" }) => colname);
}
function droppedNames({
  objects = []
}) {
  return objects.flatMap((object) => {
    const parts = "List" in object ? object.List.items ?? [] : [];
    const names2 = parts.flatMap((part) => "String" in part && part.String.sval ? [part.String.sval] : []);
    const [name, schema2] = [names2.at(-1), names2.at(-2)];
    return name === void 0 ? [] : [schema2 === void 0 ? { name } : { schema: schema2, name }];
  });
}
function tableNamed(statement, run, relation) {
  const locked = lockedRelation(statement, relation);
  if (locked) return { name: locked.name, old: isOldTable(locked, run), relation: locked };
  const written2 = relation?.schemaname ? `${relation.schemaname}.${relation.relname}` : relation?.relname ?? "";
  const before2 = run.statements.slice(0, run.statements.indexOf(statement));
  return { name: written2, old: !before2.some(({ sql }) => createdTable(sql) === relation?.relname) };
}
function lockedRelation({ difference }, relation) {
  const { schemaname, relname = "" } = relation ?? {};
  const fits = ({ name }) => schemaname === void 0 ? name.slice(name.indexOf(".") + 1) === relname : name === `${schemaname}.${relname}`;
  return [...difference?.taken ?? [], ...difference?.held ?? []].map((lock) => lock.relation).find(fits);
}
function isNewColumn(statement, run, table, column) {
  return run.statements.slice(0, run.statements.indexOf(statement)).some(({ sql }) => {
    const alter = alterTable(sql);
    const added = alter?.relation.relname === table && alter?.commands.some((command) => addedColumn(command)?.colname === column);
    const { node } = sql;
    const renamed2 = "RenameStmt" in node && node.RenameStmt.renameType === "OBJECT_COLUMN" && node.RenameStmt.relation?.relname === table && node.RenameStmt.newname === column;
    return added || renamed2;
  });
}
function createdTable({ node }) {
  if ("CreateStmt" in node) return node.CreateStmt.relation?.relname;
  return "CreateTableAsStmt" in node ? node.CreateTableAsStmt.into?.rel?.relname : void 0;
}
function isSerial({ typeName }) {
  const type = typeName?.names?.at(-1);
  return type !== void 0 && "String" in type && /^(small|big)?serial[248]?$/.test(type.String.sval ?? "");
}
function lacksValue(column) {
  const kinds3 = (column.constraints ?? []).flatMap(
    (constraint) => "Constraint" in constraint ? [constraint.Constraint.contype] : []
  );
  const filled = kinds3.some(
    (kind) => kind === "CONSTR_DEFAULT" || kind === "CONSTR_IDENTITY" || kind === "CONSTR_GENERATED"
  );
  return !filled && !isSerial(column) && kinds3.some((kind) => kind === "CONSTR_NOTNULL" || kind === "CONSTR_PRIMARY");
}

// src/checks/migration/judgement/safe-steps.ts
init_shim();
function ownName({ schema: schema2, name }) {
  return name.slice(schema2.length + 1);
}
function notNullSteps(table, column) {
  const alter = `ALTER TABLE ${sqlTable(table)}`;
  const check = sqlName(madeUpName(ownName(table), column, "filled"));
  return [
    { sql: `${alter} ADD CONSTRAINT ${check} CHECK (${sqlName(column)} IS NOT NULL) NOT VALID` },
    { sql: `${alter} VALIDATE CONSTRAINT ${check}`, note: "reads every row, and nobody waits" },
    { sql: `${alter} ALTER COLUMN ${sqlName(column)} SET NOT NULL`, note: "the CHECK proves it: nothing is read" },
    { sql: `${alter} DROP CONSTRAINT ${check}` }
  ];
}
function backfillStep(table, assignment, missing) {
  const name = sqlTable(table);
  const some = (key) => `SELECT ${key} FROM ${name} WHERE ${missing} LIMIT 10000`;
  const where = table.kind === "p" ? (
    // The same ctid stands for a row in each of the partitions.
    `(tableoid, ctid) IN (${some("tableoid, ctid")})`
  ) : `ctid = ANY (ARRAY(${some("ctid")}))`;
  return { sql: `UPDATE ${name} SET ${assignment} WHERE ${where}`, repeat: "until it changes no row" };
}
function constraintSteps(after, constraint) {
  const { kind, name, definition, validated: validated2 } = constraint;
  const alter = `ALTER TABLE ${sqlTable(after)}`;
  if (kind === "check" || kind === "foreign key") {
    if (kind === "foreign key" && after.kind === "p") return void 0;
    if (!validated2) return [{ sql: `${alter} ADD CONSTRAINT ${sqlName(name)} ${definition}` }];
    return [
      { sql: `${alter} ADD CONSTRAINT ${sqlName(name)} ${definition} NOT VALID` },
      { sql: `${alter} VALIDATE CONSTRAINT ${sqlName(name)}`, note: "reads every row, and nobody waits" }
    ];
  }
  const index = after.indexes.find(({ oid }) => oid === constraint.index);
  if (!index || kind === "exclusion" || after.kind === "p") return void 0;
  const word = kind === "unique" ? "UNIQUE" : "PRIMARY KEY";
  const deferrable = definition.match(/ DEFERRABLE.*$/s)?.[0] ?? "";
  return [
    {
      sql: index.definition.replace(/^CREATE UNIQUE INDEX /, "CREATE UNIQUE INDEX CONCURRENTLY "),
      withoutTransaction: true
    },
    { sql: `${alter} ADD CONSTRAINT ${sqlName(name)} ${word} USING INDEX ${sqlName(name)}${deferrable}` }
  ];
}
function besideTable({ schema: schema2 }, name) {
  return sqlTable({ schema: schema2, name: `${schema2}.${name}` });
}
function standInIndex(table, { columns, definition, unique: unique2, method }, name, written2) {
  const names2 = columns.flatMap((column) => column ?? []);
  if (names2.length < columns.length || !definition.endsWith(` (${names2.map(sqlName).join(", ")})`)) return void 0;
  const list2 = names2.map(written2).join(", ");
  return {
    sql: `CREATE ${unique2 ? "UNIQUE " : ""}INDEX CONCURRENTLY ${sqlName(name)} ON ${sqlTable(table)} USING ${method} (${list2})`,
    withoutTransaction: true
  };
}
function sequenceOf(value) {
  return /^nextval\('(.+)'::regclass\)$/s.exec(value ?? "")?.[1]?.replaceAll("''", "'");
}
function doBlock(statements) {
  return `DO ${dollarQuoted(`BEGIN
${statements.map((statement) => `  ${statement};
`).join("")}END`)}`;
}
function dollarQuoted(body) {
  let tag = "$$";
  for (let number = 1; body.includes(tag); number += 1) tag = `$body${number}$`;
  return `${tag} ${body} ${tag}`;
}

// src/checks/migration/judgement/work.ts
init_shim();

// src/checks/migration/trace/changed-rows.ts
init_shim();
function changesRowsOf({ difference, sql }, { name }) {
  const { updated = 0, deleted = 0 } = difference?.rows[name] ?? {};
  if (updated + deleted > 0) return true;
  return isNamedTarget(sql, name) && (sql.kind !== "DoStmt" || wroteByCode(difference, name));
}
function isNamedTarget(sql, name) {
  if (sql.kind === "DoStmt") return saysSo(sql.text, name);
  const { schemaname, relname } = targetOf(sql) ?? {};
  if (relname === void 0) return false;
  return schemaname === void 0 ? name.slice(name.indexOf(".") + 1) === relname : name === `${schemaname}.${relname}`;
}
function deletesRowsOf({ difference, sql }, { name }) {
  const { updated = 0, deleted = 0 } = difference?.rows[name] ?? {};
  return sql.kind === "DeleteStmt" || deleted > 0 && updated === 0;
}
function wroteByCode(difference, name) {
  const locks = [...difference?.taken ?? [], ...difference?.held ?? []];
  return locks.some(({ relation, mode }) => relation.name === name && mode === "RowExclusiveLock");
}
function saysSo(text, name) {
  const [schema2, own] = [name.slice(0, name.indexOf(".")), name.slice(name.indexOf(".") + 1)];
  const written2 = (part) => `"?${part.replace(/[^\w]/g, "\\$&")}"?`;
  const target = `(?:${written2(schema2)}\\s*\\.\\s*)?${written2(own)}(?![\\w$".])`;
  return new RegExp(`\\b(?:update|delete\\s+from|merge\\s+into)\\s+(?:only\\s+)?${target}`, "i").test(text);
}
function targetOf({ node }) {
  if ("UpdateStmt" in node) return node.UpdateStmt.relation;
  if ("DeleteStmt" in node) return node.DeleteStmt.relation;
  return "MergeStmt" in node ? node.MergeStmt.relation : void 0;
}

// src/checks/migration/judgement/durations.ts
init_shim();
function rounded(seconds) {
  if (seconds < 1) return `${Math.max(1, significant(seconds * 1e3))} ms`;
  if (seconds < 90) return `${significant(seconds)} s`;
  if (seconds < 5400) return `${significant(seconds / 60)} min`;
  return `${significant(seconds / 3600)} h`;
}
function significant(value) {
  const digits = 10 ** Math.floor(Math.log10(value) - (value < 10 ? 0 : 1));
  return Math.round(value / digits) * digits;
}

// src/checks/migration/judgement/emptied.ts
init_shim();
function emptiedBefore(statement, run, { oid, name }) {
  const { transaction } = statement.trace;
  if (transaction === null) return void 0;
  const earlier = run.statements.slice(0, run.statements.indexOf(statement)).filter(({ trace }) => trace.transaction === transaction);
  const at = earlier.findLastIndex((each) => emptyingOf(each, run, oid) !== void 0);
  const last = earlier[at];
  const filled = earlier.slice(at + 1).some(({ difference }) => (difference?.rows[name]?.inserted ?? 0) > 0);
  return last && !filled ? emptyingOf(last, run, oid) : void 0;
}
function emptyingOf(statement, run, oid) {
  const { node, kind } = statement.sql;
  if (kind === "TruncateStmt") {
    return statement.difference?.rewrites.some((relation) => relation.oid === oid) ? "truncated" : void 0;
  }
  if (!("DeleteStmt" in node) || node.DeleteStmt.whereClause || node.DeleteStmt.usingClause) return void 0;
  return tableNamed(statement, run, node.DeleteStmt.relation).relation?.oid === oid ? "deleted" : void 0;
}

// src/checks/migration/judgement/one-row.ts
init_shim();
function holdsOneRow(table) {
  if (table?.kind !== "r") return false;
  return table.indexes.some(({ unique: unique2, valid, predicate, columns, parts }) => {
    const [column, ...more] = columns;
    const [part] = parts;
    if (!unique2 || !valid || predicate !== null || column === void 0 || more.length > 0) return false;
    if (column === null) return part !== void 0 && constant.test(part);
    const notNull = table.columns.some(({ name, notNull: state }) => name === column && state === "valid");
    return notNull && isHeldToOneValue(table, column);
  });
}
var literal = String.raw`(?:true|false|-?\d+|'(?:[^']|'')*')(?:::[\w ]+)?`;
var constant = new RegExp(String.raw`^\(*${literal}\)*$`, "i");
function isHeldToOneValue({ constraints }, column) {
  const name = sqlName(column).replace(/[^\w]/g, "\\$&");
  const value = String.raw`\(?${literal}\)?(?:::[\w ]+)?`;
  const condition2 = String.raw`(?:${name}|\(?NOT ${name}\)?|\(\(?${name}\)?(?:::[\w ]+)? = ${value}\))`;
  const oneValue = new RegExp(String.raw`^CHECK \(${condition2}\)$`, "i");
  return constraints.some(({ definition, columns }) => columns[0] === column && oneValue.test(definition));
}

// src/checks/migration/judgement/work.ts
function worksOf(statement, run) {
  const locks = waitedFor(statement, run);
  const tables = locks.flatMap((lock) => {
    const { before: before2, after } = statement;
    if ([before2, after].some(({ tables: known2 }) => holdsOneRow(known2.get(lock.relation.oid)))) return [];
    if (emptiedBefore(statement, run, lock.relation) === "truncated") return [];
    const kind = kindOfWork(statement, lock.relation);
    return kind ? [{ ...lock, kind }] : [];
  });
  const whole = tables.map((work) => {
    const relation = rootOf(statement, work.relation);
    const lock = locks.find((other) => other.relation.oid === relation.oid);
    const parents = lock && lockModes.indexOf(lock.mode) > lockModes.indexOf(work.mode);
    return { ...work, ...parents ? lock : {}, relation };
  });
  return whole.filter((work, index) => whole.findIndex(({ relation }) => relation.oid === work.relation.oid) === index);
}
function workOn(statement, run, table) {
  const works = worksOf(statement, run);
  const root = statement.before.tables.get(table)?.partitionOf;
  return works.find(({ relation }) => relation.oid === table) ?? works.find(({ relation }) => relation.oid === root);
}
function lockOn(statement, run, table) {
  return waitedFor(statement, run).find(({ relation }) => relation.oid === table);
}
var doings = {
  "index rebuild": "its indexes are rebuilt",
  scan: "every row is read",
  "rows changed": "rows are changed"
};
function workText(work, statement, run) {
  return `${lockText(work, "")} while ${doingOf(work)}; ${costText(work, statement, run)}`;
}
function lockText({ mode, since }, to) {
  const held = since === void 0 ? "" : `, held since line ${since},`;
  return `${mode}${held} blocks ${whoWaits(mode)}${to}`;
}
function doingOf({ relation, kind }) {
  return kind === "rewrite" ? `the ${relation.kind === "m" ? "view" : "table"} is rewritten` : doings[kind];
}
function costText(work, statement, run, times = 1) {
  const name = shown(work.relation.name);
  const unit = work.kind === "rewrite" ? "rewrite" : "scan";
  const often = times === 1 ? `one ${unit}` : `${times} ${unit}s`;
  const known2 = lockHold(work, statement, run);
  const size = run.sizes.get(work.relation.name);
  if (!known2 && size) {
    return `for ${often} of the ${grouped(size.rows)} rows of ${name} (${size.source}); what a row takes could not be measured`;
  }
  if (!known2) return `size unknown, for ${often} of ${name}`;
  const { seconds, rows, source, exact } = known2;
  return `about ${rounded(seconds)} for ${grouped(rows)} rows (${source}), ${exact ? "by" : "an order of magnitude from"} the slope measured on ${run.engine}`;
}
function lockHold({ relation }, statement, run) {
  const size = run.sizes.get(relation.name);
  const microseconds = statement.costs.get(relation.oid);
  if (!size || microseconds === void 0) return void 0;
  return {
    seconds: size.rows * microseconds / 1e6,
    rows: size.rows,
    source: size.source,
    exact: !run.engine.startsWith("PGlite")
  };
}
function severityOfWork({ relation }, statement, run) {
  return severityOfWorkOn(relation, statement, run);
}
function severityOfWorkOn(relation, statement, run) {
  const hold = lockHold({ relation }, statement, run);
  return hold !== void 0 && hold.seconds <= run.maxLockHoldSeconds ? "note" : "error";
}
function hitOfWork(statement, run, work, { what, subject, key }) {
  const hit = hitOn(statement, run, work.relation.name);
  return {
    ...hit,
    ...subject ? { subject } : {},
    ...key === void 0 ? {} : { key: `${hit.key}
${key}` },
    severity: severityOfWork(work, statement, run),
    proof: proofWithHeld(statement, run),
    message: `${what}: ${workText(work, statement, run)}`
  };
}
function hitOfWorks(statement, run, works, about) {
  const [first2, ...more] = works;
  const severities2 = works.map((work) => severityOfWork(work, statement, run));
  const [cost = "", ...costs] = works.map((work) => costText(work, statement, run, about.times?.(work)));
  const doing = more.length > 0 ? doingOf(first2).replace(/^its /, "their ") : doingOf(first2);
  const locks = lockTexts([...works, ...about.alsoLocked ?? []]);
  return {
    ...hitOfWork(statement, run, first2, about),
    claims: more.map(({ relation }) => causeOf(statement, relation.name)),
    severity: severities2.includes("error") ? "error" : "note",
    message: `${about.what}: ${locks} while ${doing}; ${enumerate([cost, ...costs.map(withoutSize)])}`
  };
}
function lockTexts(waited) {
  const [only, second] = waited;
  if (only && !second) return lockText(only, "");
  return unique(waited.map((lock) => lockText(lock, ""))).flatMap((text) => {
    const alike = waited.filter((lock) => lockText(lock, "") === text);
    const names2 = enumerate(alike.map(({ relation }) => shown(relation.name)));
    return alike.slice(0, 1).map((lock) => lockText(lock, ` ${blocksReads(lock.mode) ? "of" : "to"} ${names2}`));
  }).join(" and ");
}
function withoutSize(text) {
  return text.replace(/^size unknown, for /, "");
}
function rootOf(statement, relation) {
  const { taken = [], held = [] } = statement.difference ?? {};
  const parent = [...taken, ...held].find((lock) => lock.relation.oid === relation.parent && blocksWrites(lock.mode));
  return parent ? rootOf(statement, parent.relation) : relation;
}
function waitedFor(statement, run) {
  return lockedTables(statement, run).map(({ relation, mode }) => {
    const held = statement.difference?.held.some((lock) => lock.relation.oid === relation.oid && lock.mode === mode);
    return { relation, mode, since: held ? statement.heldSince.get(`${relation.oid} ${mode}`)?.line : void 0 };
  });
}
function lockedTables({ difference }, { preexisting }) {
  const strongest = /* @__PURE__ */ new Map();
  for (const lock of [...difference?.taken ?? [], ...difference?.held ?? []]) {
    const { relation, mode } = lock;
    const counts = relation.kind === "m" ? blocksReads(mode) : "rp".includes(relation.kind) && blocksWrites(mode);
    const known2 = strongest.get(relation.oid);
    const stronger = !known2 || lockModes.indexOf(mode) > lockModes.indexOf(known2.mode);
    if (counts && preexisting.has(relation.oid) && stronger) strongest.set(relation.oid, lock);
  }
  return [...strongest.values()];
}
function kindOfWork(statement, table) {
  const { difference, sql } = statement;
  if (!difference || sql.kind === "TruncateStmt" || statement.truncated.has(table.oid)) return void 0;
  if (difference.rewrites.some(({ oid }) => oid === table.oid)) return "rewrite";
  if (difference.rewrites.some((index) => index.table === table.oid)) return "index rebuild";
  if (!difference.scans.some(({ oid }) => oid === table.oid)) return void 0;
  const changed3 = [table, rootOf(statement, table)].some((each) => changesRowsOf(statement, each));
  return changed3 ? "rows changed" : "scan";
}

// src/checks/migration/judgement/added-constraints.ts
function costlyConstraints(run, isMeant) {
  return run.statements.flatMap((statement) => {
    const added = statement.effects.flatMap(
      (effect) => effect.what === "constraint added" && isMeant(effect.constraint, effect.table, statement) ? [effect] : []
    );
    const tables = new Map(added.map(({ table }) => [table.after.oid, table]));
    return [...tables.values()].flatMap((table) => {
      const own = added.filter((effect) => effect.table.after.oid === table.after.oid);
      const parents = own.flatMap(({ constraint }) => constraint.parent ?? []);
      const measured3 = worksOn(statement, run, [table.after.oid, ...parents]);
      const alsoLocked = unique(parents).flatMap((parent) => lockOn(statement, run, parent) ?? []).filter(({ relation }) => !measured3.some((work2) => work2.relation.oid === relation.oid));
      const [first2, ...more] = own.map(({ constraint }) => constraint).filter(({ columns }) => measured3[0]?.kind !== "rewrite" || !columns.every((column) => isAdded(table, column)));
      const [work, ...others] = measured3.map(
        (each) => each.kind === "rewrite" ? { ...each, kind: "scan" } : each
      );
      if (!first2 || !work) return [];
      return apart({ statement, table, constraints: [first2, ...more], works: [work, ...others], alsoLocked });
    });
  });
}
function apart(added) {
  const { statement, table, constraints, works, alsoLocked } = added;
  const commands2 = alterTable(statement.sql)?.commands ?? [];
  if (constraints.length < 2 || constraints.length > maxSteps || commands2.length <= constraints.length) return [added];
  const indexes = constraints.map((constraint) => commandOf(commands2, table, constraint));
  if (indexes.includes(void 0) || unique(indexes).length < indexes.length) return [added];
  return constraints.map((constraint) => {
    const concerns = ({ relation }) => {
      const others = constraints.filter(({ parent }) => parent === relation.oid);
      return others.length === 0 || others.includes(constraint) || relation.oid === table.after.oid;
    };
    const [first2 = works[0], ...more] = works.filter(concerns);
    return { ...added, constraints: [constraint], works: [first2, ...more], alsoLocked: alsoLocked.filter(concerns) };
  });
}
function worksOn(statement, run, tables) {
  const works = tables.flatMap((table) => workOn(statement, run, table) ?? []);
  return works.filter((work, index) => works.findIndex(({ relation }) => relation.oid === work.relation.oid) === index);
}
function isAdded({ before: before2 }, column) {
  return !before2.columns.some(({ name }) => name === column);
}
function hitOfConstraints({ statement, table, constraints, works, alsoLocked }, run, word) {
  const names2 = constraints.map(({ name }) => name);
  const said3 = names2.length > 1 ? word.many : word.one;
  return {
    ...hitOfWorks(statement, run, works, {
      what: `${shown(table.after.name)} gets the ${said3} ${enumerate(names2)}${word.which === void 0 ? "" : `, ${word.which}`}`,
      subject: { kind: "table", name: table.after.name },
      key: names2.join("\n"),
      alsoLocked,
      times: ({ relation }) => scansOf(relation.oid, table, constraints)
    }),
    reach: [
      { kind: "table", name: table.after.name },
      ...names2.map((name) => ({ kind: "constraint", name: `${table.after.name}.${name}` }))
    ]
  };
}
function scansOf(oid, { after }, constraints) {
  const kinds3 = constraints.filter(({ kind, parent }) => kind !== "check" && (oid === after.oid || parent === oid));
  return Math.max(1, kinds3.length);
}
function isIndexOf({ indexes }, index) {
  return indexes.some(({ oid }) => oid === index);
}
function isInline({ sql }, table, constraint) {
  const commands2 = alterTable(sql)?.commands ?? [];
  const command = commands2[commandOf(commands2, table, constraint) ?? -1];
  return command !== void 0 && addedColumn(command) !== void 0;
}
var maxSteps = 24;
function stepsForConstraints(added, run) {
  const { statement, table, constraints } = added;
  const commands2 = alterTable(statement.sql)?.commands ?? [];
  if (constraints.length > maxSteps) return {};
  const indexes = constraints.map((constraint) => commandOf(commands2, table, constraint));
  const [first2, ...more] = indexes;
  const command = first2 === void 0 ? void 0 : commands2[first2];
  if (first2 === void 0 || !command || indexes.includes(void 0)) return {};
  const column = addedColumn(command)?.colname;
  if (column !== void 0 && more.every((index) => index === first2)) {
    const steps2 = stepsForColumn(added, column, run);
    return steps2 ? { steps: steps2, replaces: first2 } : {};
  }
  if (more.length > 0 && (commands2.length > indexes.length || column !== void 0)) return {};
  const each = constraints.map((constraint) => constraintSteps2(added, constraint, run));
  if (each.includes(void 0)) return {};
  const steps = each.flatMap((own) => own ?? []);
  return more.length > 0 ? { steps } : { steps, replaces: first2 };
}
function stepsForColumn(added, name, run) {
  const { statement, table } = added;
  const column = table.after.columns.find((known2) => known2.name === name);
  const brought = statement.effects.flatMap(
    (effect) => effect.what === "constraint added" && effect.constraint.columns.includes(name) ? [effect.constraint] : []
  );
  if (brought.length > maxSteps) return void 0;
  const inline = brought.filter((constraint) => isInline(statement, table, constraint));
  const checkless = column && inline.length === brought.length ? columnWithKey(table.after, column, inline) : void 0;
  if (checkless) return [checkless];
  const each = inline.map((constraint) => constraintSteps2(added, constraint, run));
  const bare = column && addColumnText(table.after, column);
  if (bare === void 0 || each.includes(void 0)) return void 0;
  return [{ sql: bare }, ...each.flatMap((own) => own ?? [])];
}
function columnWithKey(table, column, [constraint, ...others]) {
  if (constraint?.kind !== "foreign key" || others.length > 0 || column.value !== null) return void 0;
  const bare = addColumnText(table, column);
  const reference = / REFERENCES .*$/s.exec(constraint.definition)?.[0];
  if (bare === void 0 || reference === void 0) return void 0;
  return {
    sql: `${bare} CONSTRAINT ${sqlName(constraint.name)}${reference}`,
    note: "without a written DEFAULT nothing is read"
  };
}
function addColumnText(table, column) {
  const { name, type, collation, value, notNull, identity, generated } = column;
  if (identity !== null || generated !== null) return void 0;
  const parts = [
    `ALTER TABLE ${sqlTable(table)} ADD COLUMN ${sqlName(name)} ${type}`,
    ...collation === null ? [] : [`COLLATE ${sqlName(collation)}`],
    ...value === null ? [] : [`DEFAULT ${value}`],
    ...notNull === "no" ? [] : ["NOT NULL"]
  ];
  return parts.join(" ");
}
var grammarKinds = {
  check: "CONSTR_CHECK",
  exclusion: "CONSTR_EXCLUSION",
  "foreign key": "CONSTR_FOREIGN",
  "primary key": "CONSTR_PRIMARY",
  unique: "CONSTR_UNIQUE"
};
function commandOf(commands2, table, { kind, name, columns }) {
  const candidates = commands2.flatMap((command, index) => {
    const own = constraintsIn(command).filter(({ contype }) => contype === grammarKinds[kind]);
    const column = addedColumn(command)?.colname;
    const fits = own.some(({ conname, keys, fk_attrs }) => {
      if (conname !== void 0) return conname === name;
      const written2 = namesIn(keys ?? fk_attrs);
      return column === void 0 ? written2.length === 0 || written2.join("\n") === columns.join("\n") : isAdded(table, column) && columns.includes(column);
    });
    return fits ? [{ index, named: own.some(({ conname }) => conname === name) }] : [];
  });
  const meant = candidates.some(({ named: named2 }) => named2) ? candidates.filter(({ named: named2 }) => named2) : candidates;
  return meant.length === 1 ? meant[0]?.index : void 0;
}
function constraintsIn(command) {
  if (command.subtype === "AT_AddConstraint") {
    return command.def && "Constraint" in command.def ? [command.def.Constraint] : [];
  }
  const inline = addedColumn(command)?.constraints ?? [];
  return inline.flatMap((node) => "Constraint" in node ? [node.Constraint] : []);
}
function namesIn(nodes) {
  return (nodes ?? []).flatMap(
    (node) => "String" in node && node.String && typeof node.String === "object" && "sval" in node.String ? [String(node.String.sval)] : []
  );
}
function constraintSteps2({ statement, table }, constraint, run) {
  const { kind, name, definition, validated: validated2, enforced } = constraint;
  const alter = `ALTER TABLE ${sqlTable(table.after)}`;
  if (kind === "exclusion") return void 0;
  if (kind === "check" || kind === "foreign key") {
    if (!validated2 || !enforced) return [{ sql: `${alter} ADD CONSTRAINT ${sqlName(name)} ${definition}` }];
    if (kind === "foreign key" && table.after.kind === "p" && (run.postgresVersion ?? 0) < 18) {
      return partitionedForeignKeySteps(statement, table.after, constraint);
    }
    return [...notValidSteps(table.after, constraint)];
  }
  const index = table.after.indexes.find(({ oid }) => oid === constraint.index);
  if (!index) return void 0;
  const { before: before2, after } = statement;
  const built = indexSteps({ before: before2, after, table: table.after, index, constraint });
  return built && [...kind === "primary key" ? keyColumnSteps(table, constraint) : [], ...built];
}
function keyColumnSteps({ before: before2, after }, { columns }) {
  const nullable = before2.columns.filter(({ name, notNull }) => columns.includes(name) && notNull === "no");
  return nullable.flatMap(({ name }) => notNullSteps(after, name));
}
function notValidSteps(table, { name, definition }) {
  const alter = `ALTER TABLE ${sqlTable(table)}`;
  return [
    { sql: `${alter} ADD CONSTRAINT ${sqlName(name)} ${definition} NOT VALID` },
    { sql: `${alter} VALIDATE CONSTRAINT ${sqlName(name)}`, note: "reads every row, and nobody waits" }
  ];
}
function partitionedForeignKeySteps({ after }, table, constraint) {
  const leaves = leavesOf(after.tables, table);
  if (leaves.length > maxSteps || leaves.some(({ kind }) => kind !== "r")) return void 0;
  const each = leaves.map((leaf) => {
    const own = leaf.constraints.find(
      ({ kind, parent: parent2, columns }) => kind === "foreign key" && parent2 === constraint.parent && columns.join("\n") === constraint.columns.join("\n")
    );
    return own && notValidSteps(leaf, own);
  });
  if (each.includes(void 0)) return void 0;
  const parent = `ALTER TABLE ${sqlTable(table)} ADD CONSTRAINT ${sqlName(constraint.name)} ${constraint.definition}`;
  return [...each.flatMap((own) => own ?? []), { sql: parent, note: "takes over what the partitions have: no scan" }];
}
function leavesOf(tables, { oid }) {
  return [...tables.values()].filter(({ partitionOf }) => partitionOf === oid).flatMap((child) => child.kind === "p" ? leavesOf(tables, child) : [child]);
}

// src/checks/migration/rules/add-check-validates.ts
var add_check_validates_default = defineRule({
  meta: {
    id: "migration/add-check-validates",
    severity: "error",
    since: "0.1.0",
    title: "Add a CHECK as NOT VALID, and validate it afterwards",
    effect: "ADD CHECK reads every row under AccessExclusiveLock, so everyone who needs the table waits.",
    remedy: "ADD CONSTRAINT ... CHECK (...) NOT VALID reads nothing; VALIDATE CONSTRAINT in a transaction of its own lets everyone go on."
  },
  examples: [
    {
      title: "every row is checked",
      given: {
        schema: "CREATE TABLE orders (total int);",
        migration: "ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0);"
      },
      hits: [
        "orders gets the CHECK positive: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "in place of another of the same name",
      given: {
        schema: "CREATE TABLE orders (kind text CONSTRAINT known CHECK (kind IN ('web', 'shop')));",
        migration: "ALTER TABLE orders DROP CONSTRAINT known, ADD CONSTRAINT known CHECK (kind IN ('web', 'shop', 'phone'));"
      },
      hits: [
        "orders gets the CHECK known: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "a new column with a CHECK, which Postgres tries on every row",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN kind text NOT NULL DEFAULT 'web' CHECK (kind <> '');"
      },
      hits: [
        "orders gets the CHECK orders_kind_check: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "two in a DO block",
      given: {
        schema: "CREATE TABLE orders (a int, b int);",
        migration: "DO $$ BEGIN ALTER TABLE orders ADD CONSTRAINT c CHECK (a > 0), ADD CONSTRAINT d CHECK (b > 0); END $$;"
      },
      hits: [
        "orders gets the CHECKs c and d: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "a table that others inherit from",
      given: {
        schema: "CREATE TABLE documents (pages int); CREATE TABLE letters () INHERITS (documents);",
        migration: "ALTER TABLE documents ADD CONSTRAINT paged CHECK (pages > 0);"
      },
      hits: [
        "documents gets the CHECK paged: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of documents"
      ]
    },
    {
      title: "besides a new type, which rewrites the table",
      given: {
        schema: "CREATE TABLE orders (id int, total int);",
        migration: "ALTER TABLE orders ALTER COLUMN id TYPE bigint, ADD CONSTRAINT positive CHECK (total > 0);"
      },
      hits: [
        "orders gets the CHECK positive: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "NOT VALID",
      given: {
        schema: "CREATE TABLE orders (total int);",
        migration: "ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (total int); ALTER TABLE carts ADD CHECK (total > 0);"
      },
      hits: []
    }
  ],
  check: (run) => costlyConstraints(run, ({ kind, validated: validated2, enforced }) => kind === "check" && validated2 && enforced).map(
    (added) => ({
      ...hitOfConstraints(added, run, { one: "CHECK", many: "CHECKs" }),
      ...stepsForConstraints(added, run)
    })
  )
});

// src/checks/migration/rules/add-column-constrained-domain.ts
init_shim();

// src/checks/migration/judgement/added-columns.ts
init_shim();
function reasonToRewrite(column) {
  if (column.identity !== null || column.value?.startsWith("nextval(")) return "sequence";
  if (column.generated !== null) return column.generated === "stored" ? "generated" : void 0;
  if (column.volatileDefault) return "volatile default";
  return column.constrainedDomain ? "domain" : void 0;
}
function rewritingColumns(run, reason) {
  return run.statements.flatMap(
    (statement) => addedColumns(statement, (column) => reasonToRewrite(column) === reason).flatMap((added) => {
      const work = workOn(statement, run, added.table.after.oid);
      return work?.kind === "rewrite" ? [{ ...added, work }] : [];
    })
  );
}
function addedColumns(statement, isMeant) {
  const added = statement.effects.flatMap(
    (effect) => effect.what === "column added" && isMeant(effect.column) ? [effect] : []
  );
  const tables = new Map(added.map(({ table }) => [table.after.oid, table]));
  return [...tables].map(([oid, table]) => ({
    statement,
    table,
    columns: added.filter((effect) => effect.table.after.oid === oid).map(({ column }) => column)
  }));
}
function columnsLackingValue(statement, run) {
  const { domains } = statement.after.world;
  const hasDefault = ({ type }) => domains.some(({ name, definition }) => shown(name) === type && definition.includes(" DEFAULT "));
  const lacksValue2 = (column) => column.notNull === "valid" && column.value === null && column.identity === null && column.generated === null && !hasDefault(column);
  return addedColumns(statement, lacksValue2).filter(
    // The rows of a foreign table are checked by whoever keeps them.
    ({ table }) => run.preexisting.has(table.after.oid) && table.after.kind !== "f"
  );
}
function addColumnSql(table, { name, type, collation }) {
  const collated2 = collation === null ? "" : ` COLLATE ${sqlName(collation)}`;
  return `ALTER TABLE ${sqlTable(table)} ADD COLUMN ${sqlName(name)} ${type}${collated2}`;
}
function hitOfColumns({ statement, table, columns, work }, run, because3) {
  const names2 = columns.map(({ name }) => `${table.after.name}.${name}`);
  const subjects = names2.map((name) => ({ kind: "column", name }));
  const [subject] = subjects;
  return {
    ...hitOfWork(statement, run, work, {
      what: `${enumerate(names2.map(shown))} ${because3}`,
      ...subject ? { subject } : {},
      key: columns.map(({ name }) => name).join("\n")
    }),
    reach: subjects
  };
}
function stepsForColumns({ statement, table, columns }, stepsOf) {
  const commands2 = alterTable(statement.sql)?.commands ?? [];
  const indexes = columns.map(({ name }) => commands2.findIndex((command) => addedColumn(command)?.colname === name));
  const [first2, ...more] = indexes;
  if (first2 === void 0 || indexes.includes(-1) || more.length > 0 && commands2.length > columns.length) return {};
  const own = columns.map((column) => stepsWithConstraints(statement, table, column, stepsOf(column)));
  if (own.some((steps2) => steps2 === void 0)) return {};
  const steps = own.flatMap((each) => each ?? []);
  return more.length > 0 ? { steps } : { steps, replaces: first2 };
}
function stepsWithConstraints(statement, { after }, column, steps) {
  const inline = inlineConstraints(statement, after.oid, column.name);
  const each = inline.map((constraint) => constraintSteps(after, constraint));
  if (!steps || each.includes(void 0)) return void 0;
  return [...steps, ...each.flatMap((some) => some ?? [])];
}
function inlineConstraints(statement, table, column) {
  const written2 = (alterTable(statement.sql)?.commands ?? []).flatMap((command) => addedColumn(command) ?? []).filter(({ colname }) => colname === column).flatMap(({ constraints = [] }) => constraints);
  const kinds3 = written2.flatMap((each) => "Constraint" in each ? kindOf[each.Constraint.contype ?? ""] ?? [] : []);
  return statement.effects.flatMap(
    (effect) => effect.what === "constraint added" && effect.table.after.oid === table && effect.constraint.columns.length === 1 && effect.constraint.columns[0] === column && kinds3.includes(effect.constraint.kind) ? [effect.constraint] : []
  );
}
var kindOf = {
  CONSTR_CHECK: "check",
  CONSTR_FOREIGN: "foreign key",
  CONSTR_PRIMARY: "primary key",
  CONSTR_UNIQUE: "unique"
};

// src/checks/migration/rules/add-column-constrained-domain.ts
var add_column_constrained_domain_default = defineRule({
  meta: {
    id: "migration/add-column-constrained-domain",
    severity: "error",
    since: "0.1.0",
    title: "Give a new column of an existing table a plain type and a CHECK",
    effect: "For a domain with a CHECK or NOT NULL, Postgres rewrites the table and its indexes under AccessExclusiveLock, even where the default is constant or missing.",
    remedy: "Add the column with the domain's base type, then the condition as a CHECK of the table: NOT VALID first, VALIDATE in a transaction of its own."
  },
  examples: [
    {
      title: "a domain with a CHECK, and a constant default",
      given: {
        schema: "CREATE DOMAIN price AS int CHECK (VALUE >= 0); CREATE TABLE orders (id int PRIMARY KEY);",
        migration: "ALTER TABLE orders ADD COLUMN total price DEFAULT 0;"
      },
      hits: [
        "orders.total is of a domain with constraints (price): AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "without a default, in a DO block",
      given: {
        schema: "CREATE DOMAIN price AS int CHECK (VALUE >= 0); CREATE TABLE orders (id int PRIMARY KEY);",
        migration: "DO $$ BEGIN ALTER TABLE orders ADD COLUMN total price; END $$;"
      },
      hits: [
        "orders.total is of a domain with constraints (price): AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "a domain that is only another name",
      given: {
        schema: "CREATE DOMAIN price AS int; CREATE TABLE orders (id int PRIMARY KEY);",
        migration: "ALTER TABLE orders ADD COLUMN total price DEFAULT 0;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "CREATE DOMAIN price AS int CHECK (VALUE >= 0);",
        migration: "CREATE TABLE carts (id int); ALTER TABLE carts ADD COLUMN total price DEFAULT 0;"
      },
      hits: []
    }
  ],
  check: (run) => rewritingColumns(run, "domain").map((found) => hitOfColumns(found, run, because(found)))
});
function because({ columns }) {
  const domains = [...new Set(columns.map(({ type }) => shown(type)))].join(", ");
  return columns.length > 1 ? `are of domains with constraints (${domains})` : `is of a domain with constraints (${domains})`;
}

// src/checks/migration/rules/add-column-not-null-without-default.ts
init_shim();
var add_column_not_null_without_default_default = defineRule({
  meta: {
    id: "migration/add-column-not-null-without-default",
    severity: "error",
    since: "0.1.0",
    title: "Give a new NOT NULL column a default",
    effect: "The statement fails as soon as the table has one row; on an empty table, the INSERT of the running release fails.",
    remedy: "Add the column with a constant DEFAULT (free since PostgreSQL 11); or add it nullable, let the next release write it, fill the old rows in batches, and make it NOT NULL behind a validated CHECK."
  },
  examples: [
    {
      title: "no row can have a value for it",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY);",
        migration: "ALTER TABLE orders ADD COLUMN total int NOT NULL;"
      },
      hits: ["orders.total: NOT NULL without a default fails with 23502 on any table that has a row"]
    },
    {
      title: "two columns, in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY);",
        migration: "DO $$ BEGIN ALTER TABLE orders ADD COLUMN total int NOT NULL, ADD COLUMN tax int NOT NULL; END $$;"
      },
      hits: ["orders.total and orders.tax: NOT NULL without a default fails with 23502 on any table that has a row"]
    },
    {
      title: "rows of the history stand against it",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders VALUES (1);",
        migration: "ALTER TABLE orders ADD COLUMN total int NOT NULL;"
      },
      hits: ["orders.total: NOT NULL without a default fails with 23502 on any table that has a row"]
    },
    {
      title: "with a constant default",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY);",
        migration: "ALTER TABLE orders ADD COLUMN total int NOT NULL DEFAULT 0;"
      },
      hits: []
    },
    {
      title: "Postgres fills an identity column",
      given: {
        schema: "CREATE TABLE orders (total int);",
        migration: "ALTER TABLE orders ADD COLUMN id int NOT NULL GENERATED ALWAYS AS IDENTITY;"
      },
      hits: []
    },
    {
      title: "the table was emptied in the same transaction",
      given: {
        schema: "CREATE TABLE resets (id int); INSERT INTO resets VALUES (1);",
        migration: "BEGIN; DELETE FROM resets; ALTER TABLE resets ADD COLUMN user_id int NOT NULL; COMMIT;"
      },
      hits: []
    },
    {
      title: "the default of a domain counts",
      given: {
        schema: "CREATE DOMAIN kind AS text DEFAULT 'web'; CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN kind kind NOT NULL;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); ALTER TABLE carts ADD COLUMN total int NOT NULL;" },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap(
    (statement) => statement.effects.length > 0 ? columnsLackingValue(statement, run).flatMap((added) => hitOf(added, run)) : hitByText(statement, run)
  )
});
function hitOf(added, run) {
  const { statement, table, columns } = added;
  const seen = statement.failsOnRows?.sqlstate === "23502";
  if (!seen && (statement.witness !== void 0 || emptiedBefore(statement, run, table.after))) return [];
  const names2 = columns.map(({ name }) => name);
  return [
    {
      ...hitFor(statement, run, table.after.name, names2, seen),
      ...stepsForColumns(added, (column) => stepwise(table.after, column))
    }
  ];
}
function hitByText(statement, run) {
  const alter = alterTable(statement.sql);
  const names2 = columnsWithoutValue(statement.sql);
  if (!alter || names2.length === 0) return [];
  const table = tableNamed(statement, run, alter.relation);
  const seen = statement.trace.error?.sqlstate === "23502";
  return table.old && (seen || !run.measured) ? [hitFor(statement, run, table.name, names2, seen)] : [];
}
function hitFor(statement, run, table, columns, seen) {
  const names2 = columns.map((column) => `${table}.${column}`);
  const subjects = names2.map((name) => ({ kind: "column", name }));
  const hit = hitOn(statement, run, table);
  return {
    ...hit,
    ...seen ? { cause: failureCause(statement), proof: failureProof(statement, run) } : { severity: "warning" },
    subject: subjects[0] ?? hit.subject,
    reach: subjects,
    message: seen ? `${enumerate(names2.map(shown))}: NOT NULL without a default fails with 23502 on any table that has a row` : `${enumerate(names2.map(shown))}: NOT NULL without a default fails on a table with rows; no row could be tried`
  };
}
function stepwise(table, column) {
  const [check, validate, ...rest] = notNullSteps(table, column.name);
  return [
    { sql: addColumnSql(table, column) },
    ...check ? [{ ...check, note: "once every release that runs writes the column" }] : [],
    ...validate ? [{ ...validate, note: "once you have given the old rows a value, in batches" }] : [],
    ...rest
  ];
}

// src/checks/migration/rules/add-column-order.ts
init_shim();

// src/checks/migration/judgement/standing.ts
init_shim();
function tableAtBase({ facts }, oid) {
  return facts.base.tables.get(oid);
}
function columnAtBase(run, table, { number }) {
  return tableAtBase(run, table)?.columns.find((column) => column.number === number);
}
function columnAtHead({ facts }, table, { number }) {
  return facts.head.tables.get(table)?.columns.find((column) => column.number === number);
}
function relationAtHead({ facts }, name) {
  return [...facts.head.tables.values()].find((table) => table.name === name);
}
function functionAtBase({ facts }, oid) {
  return facts.base.world.functions.find((known2) => known2.oid === oid);
}
function columnsMissing(base, now) {
  const names2 = new Set(now.columns.map(({ name }) => name));
  return base.columns.map(({ name }) => name).filter((name) => !names2.has(name));
}
function inOneTransaction(a, b) {
  return a === b || a.trace.transaction !== null && a.trace.transaction === b.trace.transaction;
}
var countedAtMost = 1e5;
function itsRows({ rowsBefore }, relation) {
  return `its ${known(rowsBefore.get(relation), "row")}`;
}
function itsValuesLost(values) {
  if (values === void 0) return "its data is lost";
  return `its ${known(values, "value")} ${values === 1 ? "is" : "are"} lost`;
}
function known(rows, noun) {
  if (rows === void 0) return `${noun}s`;
  if (rows === 1) return `one ${noun}`;
  return `${rows >= countedAtMost ? "more than " : ""}${grouped(rows)} ${noun}s`;
}
function typesOf({ world }) {
  return [...world.enums, ...world.domains, ...world.named.filter(({ kind }) => kind === "type")];
}
function typesAtBase({ facts }) {
  return typesOf(facts.base);
}
function typeAtHead({ facts }, name) {
  return typesOf(facts.head).find((type) => type.name === name);
}
function standingTables({ facts }) {
  return [...facts.base.tables.values()].flatMap((base) => {
    const head = facts.head.tables.get(base.oid);
    return head && "rpf".includes(base.kind) ? [{ base, head }] : [];
  }).sort((a, b) => a.base.name < b.base.name ? -1 : 1);
}
function statementSince({ statements }, table, holds2) {
  return statements.findLast(({ before: before2, after }) => {
    const [was, is2] = [before2.tables.get(table), after.tables.get(table)];
    return is2 !== void 0 && was !== is2 && holds2(is2) && !(was && holds2(was));
  });
}
function isFilled({ facts }, { value, identity, generated, type }) {
  if (identity !== null || generated !== null) return true;
  if (value !== null) return !/^NULL\b/i.test(value);
  const domain = facts.head.world.domains.find(({ name }) => name === type || shown(name) === type);
  return domain?.definition.includes(" DEFAULT ") === true;
}
function checkedNotNull({ kind, definition, columns, enforced }) {
  const [column] = columns;
  const plain3 = kind === "check" && enforced && columns.length === 1;
  return plain3 && /^CHECK \(\((?:[^"\s()]+|"(?:[^"]|"")+") IS NOT NULL\)\)( NOT VALID)?$/.test(definition) ? column : void 0;
}
function columnsOfType({ facts }, type) {
  const own = type.slice(type.indexOf(".") + 1);
  return [...facts.base.tables.values()].flatMap(
    (table) => table.columns.filter((column) => {
      const written2 = column.type.replace(/\[\]$/, "").replaceAll('"', "");
      return "rp".includes(table.kind) && (written2 === type || written2 === own);
    }).map((column) => ({ table, column }))
  );
}
function cyclesOf(base, head, identity) {
  const nameThen = new Map(base.map((thing) => [identity(thing), thing.name]));
  const bearer = new Map(head.map((thing) => [thing.name, nameThen.get(identity(thing))]));
  const told3 = /* @__PURE__ */ new Set();
  return base.flatMap(({ name }) => {
    const cycle = [name];
    let next = bearer.get(name);
    while (next !== void 0 && !cycle.includes(next)) {
      cycle.push(next);
      next = bearer.get(next);
    }
    if (next !== name || cycle.length < 2 || told3.has(name)) return [];
    for (const member of cycle) told3.add(member);
    return [cycle];
  });
}

// src/checks/migration/rules/add-column-order.ts
var add_column_order_default = defineRule({
  meta: {
    id: "migration/add-column-order",
    severity: "note",
    since: "0.1.0",
    title: "List the columns of a query instead of SELECT *",
    effect: "SELECT * has another shape from that moment on: a prepared statement of the running release fails with 0A000 (cached plan must not change result type), and what reads columns by place reads others.",
    remedy: "List the columns in the queries of the release, and let its pool prepare a statement again after 0A000.",
    optIn: true
  },
  examples: [
    {
      title: "a column more",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD note text; ALTER TABLE orders ADD mail text;"
      },
      hits: [
        "orders: SELECT * gives note and mail too, which a statement that was prepared before fails on with 0A000"
      ]
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); ALTER TABLE carts ADD note text;" },
      hits: []
    }
  ],
  check: (run) => standingTables(run).flatMap(({ base, head }) => {
    const added = head.columns.filter((column) => !columnAtBase(run, base.oid, column));
    const [first2] = added;
    const statement = first2 && statementSince(run, base.oid, ({ columns }) => columns.some(({ number }) => number === first2.number));
    if (!statement) return [];
    const names2 = added.map(({ name }) => name);
    return [
      {
        ...hitOn(statement, run, head.name),
        cause: `${head.name} shape`,
        key: names2.join("\n"),
        message: `${shown(head.name)}: SELECT * gives ${enumerate(names2)} too, which a statement that was prepared before fails on with 0A000`
      }
    ];
  })
});

// src/checks/migration/rules/add-column-serial-or-identity.ts
init_shim();
var add_column_serial_or_identity_default = defineRule({
  meta: {
    id: "migration/add-column-serial-or-identity",
    severity: "error",
    since: "0.1.0",
    title: "Number the rows of an existing table in batches",
    effect: "A serial or identity column takes a number for each row that is there, so the table and its indexes are rewritten under AccessExclusiveLock.",
    remedy: "Make the sequence, add a nullable column, let the sequence be its default for new rows, number the old rows in batches, and make it NOT NULL (and an identity) at the end."
  },
  examples: [
    {
      title: "a serial column",
      given: {
        schema: "CREATE TABLE orders (code text PRIMARY KEY);",
        migration: "ALTER TABLE orders ADD COLUMN number serial;"
      },
      hits: [
        "orders.number is numbered row by row: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "with a foreign key, and beside another command",
      given: {
        schema: "CREATE TABLE seats (id bigint PRIMARY KEY); CREATE TABLE orders (code text);",
        migration: "ALTER TABLE orders ADD COLUMN seat bigserial REFERENCES seats, ADD CONSTRAINT seated CHECK (seat > 0) NOT VALID;"
      },
      hits: [
        "orders.seat is numbered row by row: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "an identity column as the primary key",
      given: {
        schema: "CREATE TABLE orders (code text);",
        migration: "ALTER TABLE orders ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;"
      },
      hits: [
        "orders.id is numbered row by row: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "the next value of a sequence that is there",
      given: {
        schema: "CREATE SEQUENCE numbers; CREATE TABLE orders (code text);",
        migration: "ALTER TABLE orders ADD COLUMN number bigint NOT NULL DEFAULT nextval('numbers');"
      },
      hits: [
        "orders.number is numbered row by row: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE orders (code text);",
        migration: "DO $$ BEGIN EXECUTE 'ALTER TABLE orders ADD COLUMN number bigserial'; END $$;"
      },
      hits: [
        "orders.number is numbered row by row: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "a column that is there becomes an identity",
      given: {
        schema: "CREATE TABLE orders (id bigint NOT NULL);",
        migration: "ALTER TABLE orders ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (code text); ALTER TABLE carts ADD COLUMN id bigserial;" },
      hits: []
    }
  ],
  check: (run) => rewritingColumns(run, "sequence").map((found) => ({
    ...hitOfColumns(found, run, found.columns.length > 1 ? "are numbered row by row" : "is numbered row by row"),
    ...stepsForColumns(found, (column) => stepwise2(found.statement, found.table.after, column))
  }))
});
function stepwise2({ sql }, table, column) {
  const commands2 = alterTable(sql)?.commands ?? [];
  const added = commands2.flatMap((command) => addedColumn(command) ?? []).find(({ colname }) => colname === column.name);
  if (!added) return void 0;
  const options = (added.constraints ?? []).some(
    (each) => "Constraint" in each && each.Constraint.contype === "CONSTR_IDENTITY" && each.Constraint.options
  );
  if (options) return void 0;
  if (column.identity !== null) return asIdentity(table, column);
  return isSerial(added) ? asSerial(table, column) : numbered(table, column);
}
function asSerial(table, column) {
  const sequence = sequenceOf(column.value);
  if (sequence === void 0) return void 0;
  return [
    { sql: `CREATE SEQUENCE ${sequence} AS ${column.type}` },
    ...numbered(table, column),
    { sql: `ALTER SEQUENCE ${sequence} OWNED BY ${sqlTable(table)}.${sqlName(column.name)}` }
  ];
}
function numbered(table, column) {
  const name = sqlName(column.name);
  return [
    {
      sql: `${addColumnSql(table, column)}, ALTER COLUMN ${name} SET DEFAULT ${column.value}`,
      note: "the default is for new rows only"
    },
    backfillStep(table, `${name} = DEFAULT`, `${name} IS NULL`),
    ...column.notNull === "no" ? [] : notNullSteps(table, column.name)
  ];
}
function asIdentity(table, column) {
  const own = sqlTable({
    schema: table.schema,
    name: `${table.schema}.${madeUpName(ownName(table), column.name, "filling")}`
  });
  const alter = `ALTER TABLE ${sqlTable(table)} ALTER COLUMN ${sqlName(column.name)}`;
  const sequence = `pg_get_serial_sequence(${sqlText(sqlTable(table))}, ${sqlText(column.name)})`;
  return [
    { sql: `CREATE SEQUENCE ${own} AS ${column.type}` },
    ...numbered(table, { ...column, value: `nextval(${sqlText(own)})` }),
    {
      sql: doBlock([
        `${alter} DROP DEFAULT`,
        `${alter} ADD GENERATED ${column.identity === "always" ? "ALWAYS" : "BY DEFAULT"} AS IDENTITY`,
        `PERFORM setval(${sequence}, nextval(${sqlText(own)}))`
      ]),
      note: "goes on where the numbers ended"
    },
    { sql: `DROP SEQUENCE ${own}` }
  ];
}

// src/checks/migration/rules/add-column-stored-generated.ts
init_shim();
var add_column_stored_generated_default = defineRule({
  meta: {
    id: "migration/add-column-stored-generated",
    severity: "error",
    since: "0.1.0",
    title: "Do not add a stored generated column to an existing table",
    effect: "Its value is computed for every row at once: the table and its indexes are rewritten under AccessExclusiveLock.",
    remedy: "Add a plain column that a trigger fills for new rows, and fill the old ones in batches. Where PostgreSQL 18 runs and no index is needed, a VIRTUAL column costs nothing."
  },
  examples: [
    {
      title: "a value that is computed and stored",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, net int);",
        migration: "ALTER TABLE orders ADD COLUMN gross int GENERATED ALWAYS AS (net * 119 / 100) STORED;"
      },
      hits: [
        "orders.gross is computed and stored for every row: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE pages (body text);",
        migration: "DO $$ BEGIN ALTER TABLE pages ADD words tsvector GENERATED ALWAYS AS (to_tsvector('simple', body)) STORED; END $$;"
      },
      hits: [
        "pages.words is computed and stored for every row: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of pages"
      ]
    },
    {
      title: "a virtual column is computed when it is read",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, net int);",
        migration: "ALTER TABLE orders ADD COLUMN gross int GENERATED ALWAYS AS (net * 119 / 100) VIRTUAL;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (net int); ALTER TABLE carts ADD COLUMN gross int GENERATED ALWAYS AS (net * 2) STORED;"
      },
      hits: []
    }
  ],
  check: (run) => rewritingColumns(run, "generated").map(
    (found) => hitOfColumns(
      found,
      run,
      found.columns.length > 1 ? "are computed and stored for every row" : "is computed and stored for every row"
    )
  )
});

// src/checks/migration/rules/add-column-volatile-default.ts
init_shim();
var add_column_volatile_default_default = defineRule({
  meta: {
    id: "migration/add-column-volatile-default",
    severity: "error",
    since: "0.1.0",
    title: "Fill a new column with a volatile default in batches",
    effect: "A default that calls a volatile function has another value in each row, so the table and its indexes are rewritten under AccessExclusiveLock. (A constant, or a stable function such as now(), costs nothing.)",
    remedy: "Add the column without a default, then SET DEFAULT (which counts for new rows only), fill the old rows in batches, and make it NOT NULL behind a validated CHECK."
  },
  examples: [
    {
      title: "every row gets a value of its own",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY);",
        migration: "ALTER TABLE orders ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();"
      },
      hits: [
        "orders.token has a volatile default (gen_random_uuid()): AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "unique too, and with names that need quotes",
      given: {
        schema: 'CREATE SCHEMA "Shop"; CREATE TABLE "Shop"."Order""s" (id int PRIMARY KEY);',
        migration: 'ALTER TABLE "Shop"."Order""s" ADD "Token" uuid DEFAULT gen_random_uuid() UNIQUE;'
      },
      hits: [
        'Shop.Order"s.Token has a volatile default (gen_random_uuid()): AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of Shop.Order"s'
      ]
    },
    {
      title: "two columns are one finding",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY);",
        migration: "ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid(), ADD COLUMN seen timestamptz DEFAULT clock_timestamp();"
      },
      hits: [
        "orders.token and orders.seen have volatile defaults (gen_random_uuid(), clock_timestamp()): AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "DO $$ BEGIN ALTER TABLE orders ADD COLUMN luck float DEFAULT random(); END $$;"
      },
      hits: [
        "orders.luck has a volatile default (random()): AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "constants and stable functions are kept in the catalog",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN made timestamptz NOT NULL DEFAULT now(), ADD COLUMN kind text NOT NULL DEFAULT 'web';"
      },
      hits: []
    },
    {
      title: "a default for new rows only",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN token uuid; ALTER TABLE orders ALTER COLUMN token SET DEFAULT gen_random_uuid();"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (id int); ALTER TABLE carts ADD COLUMN token uuid DEFAULT gen_random_uuid();"
      },
      hits: []
    }
  ],
  check: (run) => rewritingColumns(run, "volatile default").map((found) => ({
    ...hitOfColumns(found, run, because2(found)),
    ...stepsForColumns(found, (column) => stepwise3(found.table.after, column))
  }))
});
function because2({ columns }) {
  const defaults = unique(columns.map(({ value }) => value !== null && value.length <= 60 ? value : "...")).join(", ");
  return columns.length > 1 ? `have volatile defaults (${defaults})` : `has a volatile default (${defaults})`;
}
function stepwise3(table, column) {
  const name = sqlName(column.name);
  return [
    {
      sql: `${addColumnSql(table, column)}, ALTER COLUMN ${name} SET DEFAULT ${column.value}`,
      note: "the default is for new rows only"
    },
    backfillStep(table, `${name} = DEFAULT`, `${name} IS NULL`),
    ...column.notNull === "no" ? [] : notNullSteps(table, column.name)
  ];
}

// src/checks/migration/rules/add-exclusion-constraint.ts
init_shim();
var add_exclusion_constraint_default = defineRule({
  meta: {
    id: "migration/add-exclusion-constraint",
    severity: "error",
    since: "0.1.0",
    title: "Do not add an exclusion constraint to a table in use",
    effect: "Postgres builds its index and compares every row under AccessExclusiveLock, and it has no concurrent form of that.",
    remedy: "Make a new table with the constraint, copy the rows in batches and swap the names, or do it in a window in which nobody needs the table."
  },
  examples: [
    {
      title: "bookings that must not overlap",
      given: {
        schema: "CREATE TABLE bookings (during tsrange);",
        migration: "ALTER TABLE bookings ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&);"
      },
      hits: [
        "bookings gets the exclusion constraint no_overlap: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of bookings"
      ]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE bookings (during tsrange);",
        migration: "DO $$ BEGIN ALTER TABLE bookings ADD EXCLUDE USING gist (during WITH &&); END $$;"
      },
      hits: [
        "bookings gets the exclusion constraint bookings_during_excl: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of bookings"
      ]
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE bookings (during tsrange); ALTER TABLE bookings ADD EXCLUDE USING gist (during WITH &&);"
      },
      hits: []
    }
  ],
  check: (run) => costlyConstraints(run, ({ kind }) => kind === "exclusion").map(
    (added) => hitOfConstraints(added, run, { one: "exclusion constraint", many: "exclusion constraints" })
  )
});

// src/checks/migration/rules/add-foreign-key-validates.ts
init_shim();
var add_foreign_key_validates_default = defineRule({
  meta: {
    id: "migration/add-foreign-key-validates",
    severity: "error",
    since: "0.1.0",
    title: "Add a foreign key as NOT VALID, and validate it afterwards",
    effect: "ADD FOREIGN KEY reads both tables under ShareRowExclusiveLock on both, so writes to either wait until it is done.",
    remedy: "ADD CONSTRAINT ... FOREIGN KEY ... NOT VALID reads nothing; VALIDATE CONSTRAINT in a transaction of its own lets everyone go on."
  },
  examples: [
    {
      title: "both tables are read",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int);",
        migration: "ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE;"
      },
      hits: [
        "orders gets the foreign key orders_user_id_fkey: ShareRowExclusiveLock blocks writes to orders and users while every row is read; size unknown, for one scan of orders and one scan of users"
      ]
    },
    {
      title: "two in one statement, to other schemas",
      given: {
        schema: 'CREATE SCHEMA crm; CREATE TABLE crm.users (id int PRIMARY KEY); CREATE TABLE crm."Shop" (id int PRIMARY KEY); CREATE TABLE orders (user_id int, shop int);',
        migration: 'ALTER TABLE orders ADD CONSTRAINT by FOREIGN KEY (user_id) REFERENCES crm.users, ADD CONSTRAINT "at" FOREIGN KEY (shop) REFERENCES crm."Shop" DEFERRABLE INITIALLY DEFERRED;'
      },
      hits: [
        "orders gets the foreign keys at and by: ShareRowExclusiveLock blocks writes to orders, crm.Shop and crm.users while every row is read; size unknown, for 2 scans of orders, one scan of crm.Shop and one scan of crm.users"
      ]
    },
    {
      title: "a table that is not read, since no row refers to it, and is locked as long",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int); ALTER TABLE orders ADD COLUMN user_id int;",
        migration: "UPDATE orders SET user_id = NULL WHERE true;\nALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users;"
      },
      hits: [
        "orders gets the foreign key orders_user_id_fkey: ShareRowExclusiveLock blocks writes to orders and users while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "two beside another command, each with steps of its own",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE shops (id int PRIMARY KEY); CREATE TABLE orders (user_id int, shop int);",
        migration: "ALTER TABLE orders ADD CONSTRAINT a FOREIGN KEY (user_id) REFERENCES users, ALTER COLUMN shop SET DEFAULT 1, ADD CONSTRAINT b FOREIGN KEY (shop) REFERENCES shops;"
      },
      hits: [
        "orders gets the foreign key a: AccessExclusiveLock blocks reads and writes of orders and ShareRowExclusiveLock blocks writes to users while every row is read; size unknown, for one scan of orders and one scan of users",
        "orders gets the foreign key b: AccessExclusiveLock blocks reads and writes of orders and ShareRowExclusiveLock blocks writes to shops while every row is read; size unknown, for one scan of orders and one scan of shops"
      ]
    },
    {
      title: "a tree of rows of one table, in a DO block",
      given: {
        schema: "CREATE TABLE parts (id int PRIMARY KEY, part_of int);",
        migration: "DO $$ BEGIN ALTER TABLE parts ADD CONSTRAINT tree FOREIGN KEY (part_of) REFERENCES parts; END $$;"
      },
      hits: [
        "parts gets the foreign key tree: ShareRowExclusiveLock blocks writes while every row is read; size unknown, for one scan of parts"
      ]
    },
    {
      title: "a partitioned table",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE events (at date, user_id int) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT; CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');",
        migration: "ALTER TABLE events ADD CONSTRAINT by FOREIGN KEY (user_id) REFERENCES users;"
      },
      hits: [
        "events gets the foreign key by: ShareRowExclusiveLock blocks writes to events and users while every row is read; size unknown, for one scan of events and one scan of users"
      ]
    },
    {
      title: "a new column with a value for old rows",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); INSERT INTO users VALUES (1); CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN user_id int DEFAULT 1 REFERENCES users;"
      },
      hits: [
        "orders gets the foreign key orders_user_id_fkey: AccessExclusiveLock blocks reads and writes of orders and ShareRowExclusiveLock blocks writes to users while every row is read; size unknown, for one scan of orders and one scan of users"
      ]
    },
    {
      title: "a new column without one refers to nothing yet, and nothing is read",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN user_id int REFERENCES users;"
      },
      hits: []
    },
    {
      title: "a new column whose default is written as NULL: Postgres reads every row all the same",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN user_id int DEFAULT NULL REFERENCES users ON DELETE CASCADE;"
      },
      hits: [
        "orders gets the foreign key orders_user_id_fkey: AccessExclusiveLock blocks reads and writes of orders and ShareRowExclusiveLock blocks writes to users while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "the same in two commands, of which Postgres knows less",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN user_id int, ADD CONSTRAINT by FOREIGN KEY (user_id) REFERENCES users;"
      },
      hits: [
        "orders gets the foreign key by: AccessExclusiveLock blocks reads and writes of orders and ShareRowExclusiveLock blocks writes to users while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "NOT VALID",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int);",
        migration: "ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users NOT VALID;"
      },
      hits: []
    },
    {
      title: "a new table that refers to an old one",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY);",
        migration: "CREATE TABLE orders (user_id int); ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users;"
      },
      hits: []
    }
  ],
  check: (run) => costlyConstraints(run, isValidated).map((added) => ({
    ...hitOfConstraints(added, run, { one: "foreign key", many: "foreign keys" }),
    ...stepsForConstraints(added, run)
  }))
});
function isValidated(constraint, table, statement) {
  const { kind, validated: validated2, enforced, columns } = constraint;
  if (kind !== "foreign key" || !validated2 || !enforced) return false;
  const isEmpty = table.after.columns.some(({ name, value }) => columns.includes(name) && value === null);
  return !(isEmpty && isInline(statement, table, constraint) && !columns.some((name) => writesDefault(statement, name)));
}
function writesDefault({ sql }, name) {
  const column = alterTable(sql)?.commands.map(addedColumn).find((added) => added?.colname === name);
  return (column?.constraints ?? []).some(
    (each) => "Constraint" in each && each.Constraint.contype === "CONSTR_DEFAULT"
  );
}

// src/checks/migration/rules/add-primary-key-builds-index.ts
init_shim();
var add_primary_key_builds_index_default = defineRule({
  meta: {
    id: "migration/add-primary-key-builds-index",
    severity: "error",
    since: "0.1.0",
    title: "Build the index of a primary key before the key",
    effect: "ADD PRIMARY KEY looks for NULLs and builds its index under AccessExclusiveLock, so nobody can read or write the table until both are done.",
    remedy: "Make the columns NOT NULL behind a validated CHECK, build a unique index CONCURRENTLY, then ADD CONSTRAINT ... PRIMARY KEY USING INDEX, which reads nothing."
  },
  examples: [
    {
      title: "a column that may be NULL",
      given: { schema: "CREATE TABLE orders (id int);", migration: "ALTER TABLE orders ADD PRIMARY KEY (id);" },
      hits: [
        "orders gets the primary key orders_pkey: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "two columns, one of them NOT NULL already, in a DO block",
      given: {
        schema: "CREATE TABLE lines (order_id int NOT NULL, number int);",
        migration: "DO $$ BEGIN ALTER TABLE lines ADD CONSTRAINT line PRIMARY KEY (order_id, number); END $$;"
      },
      hits: [
        "lines gets the primary key line: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of lines"
      ]
    },
    {
      title: "a partitioned table",
      given: {
        schema: "CREATE TABLE events (at date, id int) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT;",
        migration: "ALTER TABLE events ADD CONSTRAINT events_key PRIMARY KEY (id, at);"
      },
      hits: [
        "events gets the primary key events_key: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of events"
      ]
    },
    {
      title: "besides another command",
      given: {
        schema: "CREATE TABLE orders (id int NOT NULL);",
        migration: 'ALTER TABLE orders ADD COLUMN note text, ADD CONSTRAINT "Key" PRIMARY KEY (id) DEFERRABLE;'
      },
      hits: [
        "orders gets the primary key Key: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "an index that is there already, on a column that is NOT NULL",
      given: {
        schema: "CREATE TABLE orders (id int NOT NULL); CREATE UNIQUE INDEX orders_id ON orders (id);",
        migration: "ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_id;"
      },
      hits: []
    },
    {
      title: "a numbered column that becomes the key rewrites the table, which is told",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "ALTER TABLE orders ADD id bigserial PRIMARY KEY;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); ALTER TABLE carts ADD PRIMARY KEY (id);" },
      hits: []
    }
  ],
  check: (run) => costlyConstraints(run, ({ kind, index }, table) => kind === "primary key" && !isIndexOf(table.before, index)).map(
    (added) => ({
      ...hitOfConstraints(added, run, { one: "primary key", many: "primary keys" }),
      ...stepsForConstraints(added, run)
    })
  )
});

// src/checks/migration/rules/add-unique-constraint-builds-index.ts
init_shim();
var add_unique_constraint_builds_index_default = defineRule({
  meta: {
    id: "migration/add-unique-constraint-builds-index",
    severity: "error",
    since: "0.1.0",
    title: "Build the index of a unique constraint before the constraint",
    effect: "ADD UNIQUE builds its index under AccessExclusiveLock, so nobody can read or write the table until the build ends.",
    remedy: "Build a unique index CONCURRENTLY, outside a transaction, then ADD CONSTRAINT ... UNIQUE USING INDEX, which reads nothing."
  },
  examples: [
    {
      title: "the index is built while everyone waits",
      given: {
        schema: "CREATE TABLE users (email text);",
        migration: "ALTER TABLE users ADD CONSTRAINT users_email UNIQUE (email);"
      },
      hits: [
        "users gets the unique constraint users_email: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of users"
      ]
    },
    {
      title: "a new column that is UNIQUE, under the name that Postgres makes up",
      given: {
        schema: "CREATE TABLE users (id int);",
        migration: "ALTER TABLE users ADD COLUMN code varchar(8) UNIQUE;"
      },
      hits: [
        "users gets the unique constraint users_code_key: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of users"
      ]
    },
    {
      title: "two of them, besides other commands, one deferrable and one with columns to carry along",
      given: {
        schema: "CREATE TABLE users (a int, b int, c int);",
        migration: 'ALTER TABLE users ADD UNIQUE NULLS NOT DISTINCT (a, b) INCLUDE (c), ADD CONSTRAINT "C" UNIQUE (c) DEFERRABLE INITIALLY DEFERRED;'
      },
      hits: [
        "users gets the unique constraints C and users_a_b_c_key: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for 2 scans of users"
      ]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE users (email text);",
        migration: "DO $$ BEGIN EXECUTE 'ALTER TABLE users ADD CONSTRAINT users_email UNIQUE (email)'; END $$;"
      },
      hits: [
        "users gets the unique constraint users_email: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of users"
      ]
    },
    {
      title: "a partitioned table",
      given: {
        schema: "CREATE TABLE events (at date, id int) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT;",
        migration: "ALTER TABLE events ADD CONSTRAINT events_once UNIQUE (at, id);"
      },
      hits: [
        "events gets the unique constraint events_once: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of events"
      ]
    },
    {
      title: "an index that is there already",
      given: {
        schema: "CREATE TABLE users (email text); CREATE UNIQUE INDEX users_email ON users (email);",
        migration: "ALTER TABLE users ADD CONSTRAINT users_email UNIQUE USING INDEX users_email;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE users (email text); ALTER TABLE users ADD UNIQUE (email);" },
      hits: []
    }
  ],
  check: (run) => costlyConstraints(run, ({ kind, index }, table) => kind === "unique" && !isIndexOf(table.before, index)).map(
    (added) => ({
      ...hitOfConstraints(added, run, { one: "unique constraint", many: "unique constraints" }),
      ...stepsForConstraints(added, run)
    })
  )
});

// src/checks/migration/rules/alter-storage-parameter.ts
init_shim();
var alter_storage_parameter_default = defineRule({
  meta: {
    id: "migration/alter-storage-parameter",
    severity: "note",
    since: "0.1.0",
    title: "Know which storage parameters lock a table or stop its vacuum",
    effect: "Most parameters take ShareUpdateExclusiveLock, for which neither reads nor writes wait. A few (user_catalog_table) take AccessExclusiveLock; and a table without autovacuum grows with each UPDATE and DELETE.",
    remedy: "Set such parameters in a migration of its own with a lock_timeout; leave autovacuum on and tune its thresholds."
  },
  examples: [
    {
      title: "a parameter with a strong lock",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders SET (user_catalog_table = true);"
      },
      hits: ["orders: AccessExclusiveLock blocks reads and writes while user_catalog_table=true is set"]
    },
    {
      title: "autovacuum is turned off, in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "DO $$ BEGIN ALTER TABLE orders SET (autovacuum_enabled = false, fillfactor = 70); END $$;"
      },
      hits: ["orders: with autovacuum off, the room of updated and deleted rows is never used again"]
    },
    {
      title: "parameters that make nobody wait",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01); ALTER TABLE orders ALTER COLUMN id SET STATISTICS 500;"
      },
      hits: []
    },
    {
      title: "the options of a view have a rule of their own",
      given: {
        schema: "CREATE VIEW recent WITH (security_invoker) AS SELECT 1 AS id;",
        migration: "ALTER VIEW recent RESET (security_invoker);"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (id int); ALTER TABLE carts SET (user_catalog_table = true);"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap(
    (statement) => statement.effects.flatMap((effect) => {
      if (effect.what !== "table altered" || effect.aspect !== "options") return [];
      if (!run.preexisting.has(effect.before.oid) || effect.before.kind === "v") return [];
      const name = effect.after.name;
      return said(statement, effect.before, effect.after).map((text) => ({
        ...hitOn(statement, run, name),
        message: `${shown(name)}: ${text}`
      }));
    })
  )
});
function said(statement, before2, after) {
  const set = after.options.filter((option2) => !before2.options.includes(option2));
  const gone = before2.options.filter((option2) => !after.options.includes(option2)).map((option2) => option2.replace(/=.*/s, ""));
  const reset = gone.filter((name) => !after.options.some((option2) => option2.startsWith(`${name}=`)));
  const lock = statement.difference?.taken.find(
    ({ relation, mode }) => relation.oid === after.oid && blocksWrites(mode)
  );
  const what = [...set, ...reset.map((name) => `the default of ${name}`)];
  return [
    // Of several changes, another one may need the lock.
    ...lock && statement.effects.length === 1 && what.length > 0 ? [`${lock.mode} blocks ${whoWaits(lock.mode)} while ${enumerate(what)} ${what.length > 1 ? "are" : "is"} set`] : [],
    ...set.includes("autovacuum_enabled=false") ? ["with autovacuum off, the room of updated and deleted rows is never used again"] : []
  ];
}

// src/checks/migration/rules/attach-partition-without-check.ts
init_shim();

// src/checks/migration/judgement/attached-partitions.ts
init_shim();
function scannedDefault(statement, run, parent) {
  const table = [...statement.before.tables.values()].find(
    ({ partitionOf, bound }) => partitionOf === parent && bound === "DEFAULT"
  );
  const scanned = table && statement.difference?.scans.some(({ oid }) => oid === table.oid);
  const works = worksOf(statement, run);
  const work = works.find(({ relation }) => relation.oid === table?.oid) ?? works.find(({ relation }) => relation.oid === parent);
  return table && scanned && work ? { table, work } : void 0;
}
function proofSteps(proofs, inBetween) {
  const named2 = proofs.map(({ table, condition: condition2 }) => ({
    condition: condition2,
    alter: `ALTER TABLE ${sqlTable(table)}`,
    check: sqlName(madeUpName(ownName(table), "bound"))
  }));
  return [
    ...named2.flatMap(({ alter, check, condition: condition2 }) => [
      { sql: `${alter} ADD CONSTRAINT ${check} CHECK (${condition2}) NOT VALID` },
      { sql: `${alter} VALIDATE CONSTRAINT ${check}`, note: "reads every row, and nobody waits" }
    ]),
    ...inBetween,
    ...named2.map(({ alter, check }) => ({ sql: `${alter} DROP CONSTRAINT ${check}` }))
  ];
}
function hasPortableBound({ partitionConstraint }) {
  return partitionConstraint !== void 0 && !partitionConstraint.includes("satisfies_hash_partition");
}

// src/checks/migration/trace/effects-in.ts
init_shim();
function effectsIn({ statements }, ...kinds3) {
  return allEffects(statements).flatMap(({ statement, effect }) => isOf(effect, kinds3) ? [{ statement, effect }] : []);
}
var flattened = /* @__PURE__ */ new WeakMap();
function allEffects(statements) {
  const known2 = flattened.get(statements);
  if (known2) return known2;
  const all = statements.flatMap((statement) => statement.effects.map((effect) => ({ statement, effect })));
  flattened.set(statements, all);
  return all;
}
function isOf(effect, kinds3) {
  return kinds3.some((kind) => kind === effect.what);
}

// src/checks/migration/rules/attach-partition-without-check.ts
var attach_partition_without_check_default = defineRule({
  meta: {
    id: "migration/attach-partition-without-check",
    severity: "error",
    since: "0.1.0",
    title: "Prove that the rows fit before a table becomes a partition",
    effect: "ATTACH PARTITION reads the new partition from end to end under AccessExclusiveLock, and the default partition too, unless a validated CHECK says what it would find. Indexes that the parent has and the table has not are built then as well.",
    remedy: "Add a CHECK with the bounds NOT VALID and validate it; on the default partition one that says the opposite; build missing indexes CONCURRENTLY. Then ATTACH reads nothing, and the CHECKs can go."
  },
  examples: [
    {
      title: "a table that is in use",
      given: {
        schema: "CREATE TABLE events (id int, kind text) PARTITION BY RANGE (id); CREATE TABLE archive (id int NOT NULL, kind text);",
        migration: "ALTER TABLE events ATTACH PARTITION archive FOR VALUES FROM (0) TO (900000000);"
      },
      hits: [
        "archive becomes a partition of events: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of archive"
      ]
    },
    {
      title: "a default partition is read too",
      given: {
        schema: "CREATE TABLE logs (id int) PARTITION BY RANGE (id); CREATE TABLE other PARTITION OF logs DEFAULT; CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE late PARTITION OF events FOR VALUES FROM (900000000) TO (999999999); CREATE TABLE rest PARTITION OF events DEFAULT; CREATE TABLE archive (id int); INSERT INTO rest VALUES (5000); INSERT INTO archive VALUES (5);",
        migration: "ALTER TABLE events ATTACH PARTITION archive FOR VALUES FROM (0) TO (10);"
      },
      hits: [
        "archive becomes a partition of events, whose default partition is checked: AccessExclusiveLock blocks reads and writes of archive and rest while every row is read; size unknown, for one scan of archive and one scan of rest"
      ]
    },
    {
      title: "indexes and a key that the parent has",
      given: {
        schema: "CREATE TABLE events (id int PRIMARY KEY, kind text) PARTITION BY RANGE (id); CREATE INDEX ON events (kind); CREATE TABLE archive (id int NOT NULL CHECK (id >= 0 AND id < 900000000), kind text);",
        migration: "ALTER TABLE events ATTACH PARTITION archive FOR VALUES FROM (0) TO (900000000);"
      },
      hits: [
        "archive becomes a partition of events: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of archive"
      ]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE events (kind text) PARTITION BY LIST (kind); CREATE TABLE archive (kind text);",
        migration: "DO $$ BEGIN ALTER TABLE events ATTACH PARTITION archive FOR VALUES IN ('old', NULL); END $$;"
      },
      hits: [
        "archive becomes a partition of events: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of archive"
      ]
    },
    {
      title: "a bound of hashes, which no CHECK can say in advance",
      given: {
        schema: "CREATE TABLE events (id int) PARTITION BY HASH (id); CREATE TABLE archive (id int);",
        migration: "ALTER TABLE events ATTACH PARTITION archive FOR VALUES WITH (MODULUS 1, REMAINDER 0);"
      },
      hits: [
        "archive becomes a partition of events: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of archive"
      ]
    },
    {
      title: "a validated CHECK says that they fit",
      given: {
        schema: "CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE archive (id int NOT NULL CHECK (id >= 0 AND id < 900));",
        migration: "ALTER TABLE events ATTACH PARTITION archive FOR VALUES FROM (0) TO (900);"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "CREATE TABLE events (id int) PARTITION BY RANGE (id);",
        migration: "CREATE TABLE archive (id int); ALTER TABLE events ATTACH PARTITION archive FOR VALUES FROM (0) TO (900);"
      },
      hits: []
    }
  ],
  check: (run) => effectsIn(run, "table altered").flatMap(({ statement, effect }) => {
    const { before: before2, after, aspect } = effect;
    if (aspect !== "partition" || before2.partitionOf !== void 0 || after.partitionOf === void 0) return [];
    return hitsOf(statement, run, before2, after, after.partitionOf);
  })
});
function hitsOf(statement, run, before2, after, parent) {
  const work = workOn(statement, run, after.oid);
  const rest = scannedDefault(statement, run, parent);
  const parentName = statement.after.tables.get(parent)?.name ?? "";
  const [first2, ...more] = [...work?.kind === "scan" ? [work] : [], ...rest ? [rest.work] : []];
  if (!first2) return [];
  const what = `${shown(after.name)} becomes a partition of ${shown(parentName)}${rest ? ", whose default partition is checked" : ""}`;
  return [{ ...hitOfWorks(statement, run, [first2, ...more], { what }), ...stepwise4(statement, before2, after, rest) }];
}
function stepwise4({ sql }, before2, after, rest) {
  const condition2 = after.partitionConstraint;
  const built = buildSteps(before2, after);
  if (sql.kind !== "AlterTableStmt" || !hasPortableBound(after) || condition2 === void 0 || !built) return {};
  const proofs = [{ table: after, condition: condition2 }, ...rest ? [{ table: rest.table, condition: `NOT ${condition2}` }] : []];
  return { steps: [...built, ...proofSteps(proofs, [{ sql: sql.text, note: "the CHECKs prove it: nothing is read" }])] };
}
function buildSteps(before2, after) {
  const known2 = new Set(before2.indexes.map(({ oid }) => oid));
  const made = after.indexes.filter(({ oid }) => !known2.has(oid));
  const steps = made.map((index) => {
    const constraint = after.constraints.find((each) => each.index === index.oid && each.kind !== "foreign key");
    if (constraint) return constraintSteps(after, constraint);
    const sql = index.definition.replace(/^CREATE (UNIQUE )?INDEX /, (words4) => `${words4}CONCURRENTLY `);
    return after.kind === "p" ? void 0 : [{ sql, withoutTransaction: true }];
  });
  return steps.includes(void 0) ? void 0 : steps.flatMap((each) => each ?? []);
}

// src/checks/migration/rules/backfill-in-ddl-transaction.ts
init_shim();

// src/checks/migration/judgement/batches.ts
init_shim();
var batch = 1e3;
function inBatches({ sql, before: before2 }, table, isNew) {
  const facts = before2.tables.get(table);
  const parts = partsOf(sql.text);
  const change = facts && parts && changeOf(sql, facts, parts.where, isNew);
  const key = change && keyOf2(facts, change.assigned);
  if (!change || !key) return void 0;
  const own = change.undone === void 0 || parts.where === "" ? parts.where : `(${parts.where})`;
  const conditions = [change.undone, own === "" ? void 0 : own].flatMap((condition2) => condition2 ?? []);
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : "";
  const order = key === "ctid" ? "" : ` ORDER BY ${key}`;
  const rows = `SELECT ${key} FROM ${parts.relation}${where}${order} LIMIT ${batch} FOR UPDATE`;
  return [
    {
      sql: `${parts.head} WHERE ${key.includes(",") ? `(${key})` : key} IN (${rows})`,
      repeat: "until it changes no row"
    }
  ];
}
function changeOf({ node, text }, table, where, isNew) {
  const isTarget = (relation2) => relation2?.relname === table.name.slice(table.schema.length + 1);
  if ("DeleteStmt" in node) {
    const { relation: relation2, usingClause, returningClause: returningClause2 } = node.DeleteStmt;
    return isTarget(relation2) && !usingClause && !returningClause2 ? { assigned: [], undone: void 0 } : void 0;
  }
  if (!("UpdateStmt" in node)) return void 0;
  const { relation, fromClause, returningClause, targetList = [] } = node.UpdateStmt;
  if (!isTarget(relation) || fromClause || returningClause) return void 0;
  const assignments = assignmentsOf(targetList, table, text);
  const condition2 = assignments && undone(assignments, where, isNew);
  if (!assignments || !condition2) return void 0;
  return {
    assigned: assignments.map(({ column }) => column.name),
    undone: condition2 === "nothing" ? void 0 : condition2
  };
}
function isLimited({ node }) {
  const where = "UpdateStmt" in node ? [node.UpdateStmt.whereClause, node.UpdateStmt.fromClause, node.UpdateStmt.withClause] : "DeleteStmt" in node ? [node.DeleteStmt.whereClause, node.DeleteStmt.usingClause, node.DeleteStmt.withClause] : [];
  return JSON.stringify(where).includes('"limitCount"');
}
function partsOf(text) {
  const tokens = tokensOf(text);
  if (tokens.some(({ kind }) => kind === "comment") || text.length > 1e3) return void 0;
  const [first2, second] = tokens;
  if (!first2 || !second) return void 0;
  const top = topLevel(tokens);
  const where = top.find((token) => isWord(token, "WHERE"));
  const until = isWord(first2, "UPDATE") ? top.find((token) => isWord(token, "SET")) : where;
  const from = isWord(first2, "UPDATE") ? second.start : isWord(first2, "DELETE") ? second.end : void 0;
  if (from === void 0 || isWord(first2, "UPDATE") && !until) return void 0;
  const relation = text.slice(from, until?.start).trim();
  if (/^only\b|[*(]/i.test(relation)) return void 0;
  return {
    head: text.slice(0, where?.start).trim(),
    relation,
    where: where ? text.slice(where.end).trim() : ""
  };
}
function topLevel(tokens) {
  let depth = 0;
  return tokens.filter(({ kind, text }) => {
    if (kind === "sign" && text === "(") depth += 1;
    if (kind === "sign" && text === ")") depth -= 1;
    return depth === 0;
  });
}
function assignmentsOf(targets, { columns }, text) {
  const written2 = valuesIn(text);
  const assignments = targets.flatMap((target, index) => {
    const { name, val, indirection } = "ResTarget" in target ? target.ResTarget : {};
    const column = columns.find((candidate) => candidate.name === name);
    const value = written2[index];
    return column && val && !indirection && value !== void 0 ? [{ column, value: val, text: value }] : [];
  });
  return assignments.length === targets.length && written2.length === targets.length && targets.length > 0 ? assignments : void 0;
}
function valuesIn(text) {
  const top = topLevel(tokensOf(text));
  const from = top.findIndex((token) => isWord(token, "SET"));
  const to = top.findIndex((token) => isWord(token, "WHERE"));
  const tokens = top.slice(from + 1, to < 0 ? void 0 : to);
  const commas = tokens.flatMap(({ kind, text: sign, start }) => kind === "sign" && sign === "," ? [start] : []);
  const ends = [...commas, to < 0 ? text.length : top[to]?.start ?? text.length];
  return ends.flatMap((end, index) => {
    const start = index === 0 ? top[from]?.end ?? 0 : (ends[index - 1] ?? 0) + 1;
    const equals = text.indexOf("=", start);
    return equals < 0 || equals > end ? [] : [text.slice(equals + 1, end).trim()];
  });
}
function undone(assignments, where, isNew) {
  const filled = assignments.find(
    ({ column, value }) => isPresent(value) && asksForNull(where, column.name) && column.generated === null
  );
  if (filled) return "nothing";
  const fresh = assignments.find(({ column, value }) => isNew(column) && isPresent(value));
  if (fresh) return `${sqlName(fresh.column.name)} IS NULL`;
  const assigned = new Set(assignments.map(({ column }) => column.name));
  if (!assignments.every(({ value }) => isSteady(value, assigned))) return void 0;
  const differs = assignments.map(({ column, text, value }) => {
    const whole = /^(smallint|integer|bigint|numeric)$/.test(column.type) && /^\d+$/.test(text) && "A_Const" in value;
    const own = whole || /^(text|boolean|uuid|jsonb|date)$/.test(column.type);
    return `${sqlName(column.name)} IS DISTINCT FROM ${own ? "A_Const" in value ? text : `(${text})` : `CAST(${text} AS ${column.type})`}`;
  });
  return differs.length === 1 ? differs[0] : `(${differs.join(" OR ")})`;
}
function asksForNull(where, column) {
  const [name, is2, nothing, ...rest] = tokensOf(where);
  if (!name || !is2 || !nothing || !isWord(is2, "IS") || !isWord(nothing, "NULL")) return false;
  const named2 = name.kind === "word" ? name.text.toLowerCase() : name.text.slice(1, -1);
  const [next] = rest;
  return named2 === column && (!next || isWord(next, "AND") && !rest.some((token) => isWord(token, "OR")));
}
var neverNull = /^(gen_random_uuid|uuid_generate_v[14]|uuidv[47]|now|random|clock_timestamp|statement_timestamp|nextval)$/;
function isPresent(value) {
  if ("A_Const" in value) return value.A_Const.isnull !== true;
  if ("TypeCast" in value && value.TypeCast.arg) return isPresent(value.TypeCast.arg);
  if ("FuncCall" in value) return neverNull.test(functionName(value.FuncCall.funcname));
  if ("SQLValueFunction" in value) return true;
  if ("CoalesceExpr" in value) return (value.CoalesceExpr.args ?? []).some(isPresent);
  return false;
}
var steadyFunctions = /^(lower|upper|initcap|[lr]?trim|btrim|length|abs|round|floor|ceil|ceiling|substr|substring|replace|split_part|left|right|md5|concat|jsonb_build_object|jsonb_build_array|to_jsonb)$/;
function isSteady(value, assigned) {
  const all = (nodes) => (nodes ?? []).every((node) => isSteady(node, assigned));
  const one = (node) => node === void 0 || isSteady(node, assigned);
  if ("A_Const" in value) return true;
  if ("ColumnRef" in value) {
    const last = value.ColumnRef.fields?.at(-1);
    return last !== void 0 && "String" in last && !assigned.has(last.String.sval ?? "");
  }
  if ("TypeCast" in value) return one(value.TypeCast.arg);
  if ("A_Expr" in value) return one(value.A_Expr.lexpr) && one(value.A_Expr.rexpr);
  if ("List" in value) return all(value.List.items);
  if ("BoolExpr" in value) return all(value.BoolExpr.args);
  if ("NullTest" in value) return one(value.NullTest.arg);
  if ("CoalesceExpr" in value) return all(value.CoalesceExpr.args);
  if ("CaseExpr" in value) {
    return one(value.CaseExpr.arg) && all(value.CaseExpr.args) && one(value.CaseExpr.defresult);
  }
  if ("CaseWhen" in value) return one(value.CaseWhen.expr) && one(value.CaseWhen.result);
  if ("FuncCall" in value)
    return steadyFunctions.test(functionName(value.FuncCall.funcname)) && all(value.FuncCall.args);
  return false;
}
function functionName(parts) {
  const last = parts?.at(-1);
  return last && "String" in last ? last.String.sval ?? "" : "";
}
function keyOf2({ constraints, kind }, assigned) {
  const primary = constraints.find((constraint) => constraint.kind === "primary key");
  if (!primary) return kind === "r" ? "ctid" : void 0;
  return primary.columns.some((column) => assigned.includes(column)) ? void 0 : primary.columns.map(sqlName).join(", ");
}

// src/checks/migration/judgement/waits-for-rows.ts
init_shim();
function waitingFor(statement, { statements }) {
  const { difference, place } = statement;
  const locks = [...difference?.taken ?? [], ...difference?.held ?? []];
  const touched = new Set(
    locks.filter(({ relation }) => "rp".includes(relation.kind)).map(({ relation }) => relation.oid)
  );
  return statements.slice(statements.indexOf(statement) + 1).filter(
    (later) => later.place.path === place.path && later.effects.some((effect) => touched.has(tableBound(effect)))
  );
}
function tableBound(effect) {
  switch (effect.what) {
    case "table dropped":
      return effect.table.oid;
    case "table renamed":
      return effect.before.oid;
    case "column dropped":
    case "column renamed":
    case "column type changed":
    case "not null set":
    case "constraint added":
      return effect.table.before.oid;
    case "index added":
      return effect.index.unique ? effect.table.before.oid : 0;
    default:
      return 0;
  }
}
function waitsText(statement, run) {
  if (!changesRows.has(statement.sql.kind)) return "";
  const lines = unique(waitingFor(statement, run).map(({ place }) => String(place.line)));
  if (lines.length === 0) return "";
  return ` What stands at ${lines.length === 1 ? "line" : "lines"} ${enumerate(lines, 8)} has to wait for these rows: put it into a migration after that one.`;
}
var changesRows = /* @__PURE__ */ new Set([
  "UpdateStmt",
  "DeleteStmt",
  "InsertStmt",
  "MergeStmt",
  "DoStmt",
  "CreateTableAsStmt"
]);

// src/checks/migration/rules/backfill-in-ddl-transaction.ts
var general = "Leave the change of the table in this migration, and change the rows in a migration of their own after it, in batches by key, each in a transaction of its own.";
var backfill_in_ddl_transaction_default = defineRule({
  meta: {
    id: "migration/backfill-in-ddl-transaction",
    severity: "error",
    since: "0.1.0",
    title: "Change rows in another transaction than the table itself",
    effect: "The lock that the change of the table took is kept until the transaction ends, so everyone waits for all the rows too.",
    remedy: general
  },
  examples: [
    {
      title: "a new column is filled",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, total int NOT NULL);",
        migration: "ALTER TABLE orders ADD COLUMN tax int;\nUPDATE orders SET tax = total / 5;"
      },
      hits: [
        "orders is updated in the transaction that changes it: AccessExclusiveLock, held since line 1, blocks reads and writes while rows are changed; size unknown, for one scan of orders"
      ]
    },
    {
      title: "several steps under one lock are one finding",
      given: {
        schema: "CREATE TABLE orders (total int NOT NULL);",
        migration: "ALTER TABLE orders ADD COLUMN tax int;\nUPDATE orders SET tax = total / 5;\nDELETE FROM orders WHERE tax > 9;"
      },
      hits: [
        "orders is updated in the transaction that changes it: AccessExclusiveLock, held since line 1, blocks reads and writes while rows are changed (lines 2 and 3); size unknown, for 2 scans of orders"
      ]
    },
    {
      title: "both in one DO block",
      given: {
        schema: "CREATE TABLE orders (total int NOT NULL);",
        migration: "DO $$ BEGIN ALTER TABLE orders ADD COLUMN tax int; UPDATE orders SET tax = total / 5; END $$;"
      },
      hits: [
        "orders is updated in the transaction that changes it: AccessExclusiveLock blocks reads and writes while rows are changed; size unknown, for one scan of orders"
      ]
    },
    {
      title: "rows that a function deletes",
      given: {
        schema: "CREATE TABLE orders (id int, total int NOT NULL); CREATE FUNCTION purge() RETURNS void LANGUAGE sql AS $$ DELETE FROM orders WHERE total IS NOT NULL $$;",
        migration: "ALTER TABLE orders ADD COLUMN tax int;\nSELECT purge();"
      },
      hits: [
        "orders is deleted from in the transaction that changes it: AccessExclusiveLock, held since line 1, blocks reads and writes while rows are changed; size unknown, for one scan of orders"
      ]
    },
    {
      title: "rows go under a lock that lets readers in",
      given: {
        schema: "CREATE TABLE orders (total int NOT NULL); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;",
        migration: "CREATE TRIGGER audit BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();\nDELETE FROM orders WHERE total = 0;"
      },
      hits: [
        "orders is deleted from in the transaction that changes it: ShareRowExclusiveLock, held since line 1, blocks writes while rows are changed; size unknown, for one scan of orders"
      ]
    },
    {
      title: "a lock that was asked for",
      given: {
        schema: "CREATE TABLE orders (total int NOT NULL);",
        migration: "LOCK TABLE orders IN EXCLUSIVE MODE;\nUPDATE orders SET total = 0 WHERE total < 0;"
      },
      hits: [
        "orders is updated in the transaction that locks it: ExclusiveLock, held since line 1, blocks writes while rows are changed; size unknown, for one scan of orders"
      ]
    },
    {
      title: "a table that is only joined to is not updated",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY, name text); CREATE TABLE orders (id int PRIMARY KEY, user_id int);",
        migration: "ALTER TABLE users ADD COLUMN mail text;\nALTER TABLE orders ADD COLUMN name text;\nUPDATE orders SET name = users.name FROM users WHERE users.name = orders.name;"
      },
      hits: [
        "orders is updated in the transaction that changes it: AccessExclusiveLock, held since line 2, blocks reads and writes while rows are changed; size unknown, for one scan of orders"
      ]
    },
    {
      title: "one row, found by its key",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, total int NOT NULL);",
        migration: "ALTER TABLE orders ADD COLUMN tax int;\nUPDATE orders SET tax = 3 WHERE id = 1;"
      },
      hits: []
    },
    {
      title: "the rows first",
      given: {
        schema: "CREATE TABLE orders (total int NOT NULL);",
        migration: "UPDATE orders SET total = 0 WHERE total < 0;\nALTER TABLE orders ADD COLUMN tax int;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (id int);\nALTER TABLE carts ADD COLUMN tax int;\nUPDATE carts SET tax = 1;"
      },
      hits: []
    }
  ],
  check: (run) => {
    const all = run.statements.flatMap((statement) => backfills(statement, run));
    return all.flatMap((backfill) => {
      const together = all.filter((other) => isSame(backfill, other));
      return together[0] === backfill ? [hitFor2(backfill, together, run)] : [];
    });
  }
});
function backfills(statement, run) {
  return worksOf(statement, run).filter(({ kind }) => kind === "rows changed").map((work) => ({ statement, work }));
}
function isSame(a, b) {
  const { transaction } = a.statement.trace;
  return a === b || a.work.relation.oid === b.work.relation.oid && transaction !== null && transaction === b.statement.trace.transaction;
}
function hitFor2({ statement, work }, together, run) {
  const what = `${shown(work.relation.name)} is ${deletesRowsOf(statement, work.relation) ? "deleted from" : "updated"} in the transaction that ${isLockOnly(statement, work, run) ? "locks" : "changes"} it`;
  const hit = {
    ...hitOfWork(statement, run, work, { what }),
    claims: readAlong(together, run),
    remedy: `${general}${waitsText(together.at(-1)?.statement ?? statement, run)}`
  };
  if (together.length === 1) return { ...hit, ...stepwise5(statement, work, run) };
  const lines = together.map((other) => String(other.statement.place.line));
  const where = `rows are changed (lines ${enumerate(lines, lines.length)}); ${costText(work, statement, run, lines.length)}`;
  return { ...hit, message: hit.message.replace(/rows are changed; .*$/s, () => where) };
}
function readAlong(together, run) {
  return together.flatMap(
    ({ statement }) => worksOf(statement, run).filter(({ kind, since }) => kind === "scan" && since !== void 0).map(({ relation }) => causeOf(statement, relation.name))
  );
}
function isLockOnly(statement, { since }, { statements }) {
  return statements.some(
    ({ sql, place, trace }) => sql.kind === "LockStmt" && place.line === since && trace.transaction === statement.trace.transaction
  );
}
function stepwise5(statement, { relation }, run) {
  const steps = inBatches(statement, relation.oid, ({ name, number, value }) => {
    const base = run.facts.base.tables.get(relation.oid);
    return value === null && base !== void 0 && !base.columns.some((column) => column.number === number || column.name === name);
  });
  return steps ? { steps } : {};
}

// src/checks/migration/rules/blocking-work.ts
init_shim();
var blocking_work_default = defineRule({
  meta: {
    id: "migration/blocking-work",
    severity: "error",
    since: "0.1.0",
    title: "Do not read, rewrite or change a table while its lock makes others wait",
    effect: "The lock is kept for as long as the table is read or copied, and everyone who needs the table waits.",
    remedy: "Split the work: take the lock only for a change of the catalog (NOT VALID, then VALIDATE; a new column, then batches), and do what takes long without it.",
    general: true
  },
  examples: [
    {
      title: "a type change that rewrites the table",
      given: {
        schema: "CREATE TABLE orders (total int);",
        migration: "ALTER TABLE orders ALTER COLUMN total TYPE bigint;"
      },
      hits: [
        "orders: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "SET NOT NULL reads every row",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "ALTER TABLE orders ALTER COLUMN note SET NOT NULL;"
      },
      hits: [
        "orders: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "SET NOT NULL behind a validated CHECK reads nothing",
      given: {
        schema: "CREATE TABLE orders (note text CONSTRAINT present CHECK (note IS NOT NULL));",
        migration: "ALTER TABLE orders ALTER COLUMN note SET NOT NULL;"
      },
      hits: []
    },
    {
      title: "a foreign key that is validated at once",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int);",
        migration: "ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users;"
      },
      hits: [
        "orders: ShareRowExclusiveLock blocks writes while every row is read; size unknown, for one scan of orders",
        "users: ShareRowExclusiveLock blocks writes while every row is read; size unknown, for one scan of users"
      ]
    },
    {
      title: "a foreign key that is validated later",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int);",
        migration: "ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users NOT VALID;"
      },
      hits: []
    },
    {
      title: "rows that are changed under the lock of an earlier statement have a rule of their own",
      given: {
        schema: "CREATE TABLE orders (total int NOT NULL);",
        migration: "ALTER TABLE orders ADD COLUMN tax int;\nUPDATE orders SET tax = total / 5;"
      },
      hits: []
    },
    {
      title: "the same update in a transaction of its own",
      given: {
        schema: "CREATE TABLE orders (total int NOT NULL, tax int);",
        migration: "UPDATE orders SET tax = total / 5;"
      },
      hits: []
    },
    {
      title: "a longer varchar and a column with a constant default change only the catalog",
      given: {
        schema: "CREATE TABLE orders (code varchar(10));",
        migration: "ALTER TABLE orders ALTER COLUMN code TYPE varchar(20); ALTER TABLE orders ADD COLUMN kind text NOT NULL DEFAULT 'web';"
      },
      hits: []
    },
    {
      title: "a table of settings that can hold one row and no more",
      given: {
        schema: `CREATE TABLE site (name text); CREATE UNIQUE INDEX ON site ((true)); CREATE TABLE settings (id int PRIMARY KEY CHECK (id = 1), v text); CREATE TABLE flags (sole bool PRIMARY KEY DEFAULT true, v text, CONSTRAINT one CHECK (sole)); CREATE TABLE kinds (kind text PRIMARY KEY CHECK (kind = 'main'::text), v int); CREATE TABLE odd ("a.(b" int PRIMARY KEY CHECK ("a.(b" = 1), v text);`,
        migration: "ALTER TABLE site ALTER name SET NOT NULL; ALTER TABLE settings ALTER v TYPE int USING 1; ALTER TABLE flags ALTER v SET NOT NULL; ALTER TABLE kinds ALTER v TYPE bigint; ALTER TABLE odd ALTER v SET NOT NULL;"
      },
      hits: []
    },
    {
      title: "one that only looks so",
      given: {
        schema: "CREATE TABLE site (name text, live bool); CREATE UNIQUE INDEX ON site ((true)) WHERE live; CREATE TABLE settings (id int UNIQUE CHECK (id = 1), v text);",
        migration: "ALTER TABLE site ALTER name SET NOT NULL; ALTER TABLE settings ALTER v SET NOT NULL;"
      },
      hits: [
        "site: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of site",
        "settings: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of settings"
      ]
    },
    {
      title: "a key, a CHECK or an index that does not hold it to one row",
      given: {
        schema: "CREATE TABLE two_columns (id int, k int, v text, PRIMARY KEY (id, k), CHECK (id = 1)); CREATE TABLE other_column (id int PRIMARY KEY, k int, v text, CHECK (k = 1)); CREATE TABLE either_column (id int PRIMARY KEY, k int, v text, CHECK (id = 1 OR k = 1)); CREATE TABLE may_be_null (id int UNIQUE CHECK (id = 1), k int NOT NULL, v text); CREATE TABLE of_before (id int PRIMARY KEY, v text); INSERT INTO of_before VALUES (2, ''); ALTER TABLE of_before ADD CHECK (id = 1) NOT VALID; CREATE TABLE unenforced (id int PRIMARY KEY, v text, CHECK (id = 1) NOT ENFORCED); CREATE TABLE not_unique (v text); CREATE INDEX ON not_unique ((true)); CREATE TABLE by_value (v text); CREATE UNIQUE INDEX ON by_value (lower(v)); CREATE TABLE by_more (v text, k int); CREATE UNIQUE INDEX ON by_more ((true), k); CREATE TABLE invalid (v text); CREATE UNIQUE INDEX sole ON invalid ((true)); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'sole'::regclass;",
        migration: "ALTER TABLE two_columns ALTER v SET NOT NULL; ALTER TABLE other_column ALTER v SET NOT NULL; ALTER TABLE either_column ALTER v SET NOT NULL; ALTER TABLE may_be_null ALTER v SET NOT NULL; ALTER TABLE of_before ALTER v SET NOT NULL; ALTER TABLE unenforced ALTER v SET NOT NULL; ALTER TABLE not_unique ALTER v SET NOT NULL; ALTER TABLE by_value ALTER v SET NOT NULL; ALTER TABLE by_more ALTER v SET NOT NULL; ALTER TABLE invalid ALTER v SET NOT NULL;"
      },
      hits: [
        "two_columns: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of two_columns",
        "other_column: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of other_column",
        "either_column: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of either_column",
        "may_be_null: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of may_be_null",
        "of_before: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of of_before",
        "unenforced: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of unenforced",
        "not_unique: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of not_unique",
        "by_value: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of by_value",
        "by_more: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of by_more",
        "invalid: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of invalid"
      ]
    },
    {
      title: "emptied by the same transaction",
      given: {
        schema: "CREATE TABLE orders (note text); INSERT INTO orders VALUES ('a');",
        migration: "BEGIN; INSERT INTO orders VALUES ('b'); TRUNCATE orders; ALTER TABLE orders ALTER note SET NOT NULL; COMMIT;"
      },
      hits: []
    },
    {
      title: "emptied in a transaction of its own, after which others write again",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "-- +goose NO TRANSACTION\n-- +goose Up\nTRUNCATE orders;\nALTER TABLE orders ALTER note SET NOT NULL;",
        runner: "goose"
      },
      hits: [
        "orders: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "emptied too late, in an earlier transaction, and filled again",
      given: {
        schema: "CREATE TABLE late (v text); CREATE TABLE earlier (v text); CREATE TABLE filled (v text);",
        migration: "BEGIN; ALTER TABLE late ALTER v SET NOT NULL; TRUNCATE late; COMMIT; BEGIN; TRUNCATE earlier; COMMIT; BEGIN; ALTER TABLE earlier ALTER v SET NOT NULL; COMMIT; BEGIN; TRUNCATE filled; INSERT INTO filled VALUES (''); ALTER TABLE filled ALTER v SET NOT NULL; COMMIT;"
      },
      hits: [
        "late: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of late",
        "earlier: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of earlier",
        "filled: AccessExclusiveLock, held since line 1, blocks reads and writes while every row is read; size unknown, for one scan of filled"
      ]
    },
    {
      title: "a DO block that reads every row, and would change some if it came to that",
      given: {
        schema: "CREATE TABLE orders (total int NOT NULL);",
        migration: "ALTER TABLE orders ADD COLUMN tax int;\nDO $$ BEGIN PERFORM count(*) FROM orders; IF false THEN UPDATE orders SET tax = 1; END IF; END $$;"
      },
      hits: [
        "orders: AccessExclusiveLock, held since line 1, blocks reads and writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "a partition under a stronger lock than its parent",
      given: {
        schema: "CREATE TABLE events (day int) PARTITION BY RANGE (day); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (9);",
        migration: "LOCK TABLE ONLY events IN SHARE MODE;\nALTER TABLE events_1 ADD CONSTRAINT early CHECK (day < 9);"
      },
      hits: [
        "events: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of events"
      ]
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (id int); ALTER TABLE carts ALTER COLUMN id TYPE bigint; ALTER TABLE carts ADD PRIMARY KEY (id);"
      },
      hits: []
    },
    {
      title: "a statement that no row survives is told by its own rule",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN total int NOT NULL;"
      },
      hits: []
    },
    {
      title: "a new table that refers to an old one is filled from it",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY);",
        migration: "CREATE TABLE prefs (user_id int REFERENCES users);\nINSERT INTO prefs SELECT id FROM users;"
      },
      hits: [
        "users: ShareRowExclusiveLock, held since line 1, blocks writes while every row is read; size unknown, for one scan of users"
      ]
    },
    {
      title: "a partitioned table is one table",
      given: {
        schema: "CREATE TABLE events (at date, kind text) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT; CREATE TABLE events_new PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01'); INSERT INTO events VALUES ('2025-05-05', 'a'), ('2026-05-05', 'b');",
        migration: "ALTER TABLE events ALTER COLUMN kind SET NOT NULL;"
      },
      hits: [
        "events: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of events"
      ]
    },
    {
      title: "a materialized view refreshed concurrently",
      given: {
        schema: "CREATE MATERIALIZED VIEW daily AS SELECT 1 AS day; CREATE UNIQUE INDEX daily_day ON daily (day);",
        migration: "REFRESH MATERIALIZED VIEW CONCURRENTLY daily;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap(
    (statement) => blockingWork(statement, run).map((work) => ({
      ...hitOfWork(statement, run, work, { what: shown(work.relation.name) }),
      ...work.since === void 0 ? {} : { remedy: remedyForHeld(work.since, statement, run) }
    }))
  )
});
function remedyForHeld(since, statement, run) {
  return `Put the statement into a migration of its own, after this one: then the lock of line ${since} is let go before the rows are read.${waitsText(statement, run)}`;
}
function blockingWork(statement, run) {
  if (statement.sql.kind === "IndexStmt") return [];
  if (columnsLackingValue(statement, run).length > 0) return [];
  return worksOf(statement, run).filter(({ kind }) => kind !== "rows changed");
}

// src/checks/migration/rules/char-n.ts
init_shim();

// src/checks/migration/judgement/new-columns.ts
init_shim();
function newColumns(run) {
  return run.statements.flatMap(
    (statement) => statement.effects.flatMap((effect) => {
      if (effect.what !== "table created" && effect.what !== "column added") return [];
      const made = effect.what === "table created" ? effect.table : effect.table.after;
      const table = run.facts.head.tables.get(made.oid);
      if (!table || !"rp".includes(table.kind)) return [];
      const numbers = (effect.what === "table created" ? made.columns : [effect.column]).map(({ number }) => number);
      return table.columns.filter(({ number, local }) => local && numbers.includes(number)).map((column) => ({ statement, table, column }));
    })
  );
}
function hitsOfNewColumns(run, judge) {
  return newColumns(run).flatMap(({ statement, table, column }) => {
    const text = judge(column, table);
    const name = `${table.name}.${column.name}`;
    return text === void 0 ? [] : [
      {
        location: statement.place,
        key: column.name,
        subject: { kind: "column", name },
        proof: proofOf(statement, run),
        message: `${shown(name)}: ${text}`
      }
    ];
  });
}

// src/checks/migration/rules/char-n.ts
var char_n_default = defineRule({
  meta: {
    id: "migration/char-n",
    severity: "warning",
    since: "0.1.0",
    title: "Do not use char(n)",
    effect: "Values are padded with blanks to their length, which count in LIKE and in the client and do not count in comparisons; a shorter value is not refused.",
    remedy: "Use text with a CHECK of its length.",
    optIn: true
  },
  examples: [
    {
      title: "char",
      given: { schema: "", migration: "CREATE TABLE carts (code char(8), letter char);" },
      hits: [
        "carts.code: character(8) pads its values with blanks",
        "carts.letter: character(1) pads its values with blanks"
      ]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "DO $$ BEGIN ALTER TABLE orders ADD COLUMN code char(8); END $$;"
      },
      hits: ["orders.code: character(8) pads its values with blanks"]
    },
    {
      title: "text",
      given: { schema: "", migration: "CREATE TABLE carts (code text CHECK (length(code) = 8));" },
      hits: []
    }
  ],
  check: (run) => hitsOfNewColumns(
    run,
    ({ type }) => /^character(\(\d+\))?(\[\])?$/.test(type) ? `${type} pads its values with blanks` : void 0
  )
});

// src/checks/migration/rules/cluster.ts
init_shim();

// src/checks/migration/judgement/whole-table-commands.ts
init_shim();
function hitsOfRewritten(statement, run, command) {
  const tables = (statement.difference?.rewrites ?? []).filter(
    (relation) => isOldTable(relation, run) || relation.kind === "m" && run.preexisting.has(relation.oid)
  );
  const works = tables.map((relation) => ({
    relation,
    mode: "AccessExclusiveLock",
    since: void 0,
    kind: "rewrite"
  }));
  const [first2, ...more] = works;
  if (!first2) return [];
  const one = more.length === 0;
  const subjects = works.map(({ relation }) => ({ kind: "table", name: relation.name }));
  const what = one ? `${command} of ${shown(first2.relation.name)}` : `${command}, table by table`;
  return [{ ...hitOfWorks(statement, run, [first2, ...more], { what }), reach: subjects }];
}

// src/checks/migration/rules/cluster.ts
var cluster_default = defineRule({
  meta: {
    id: "migration/cluster",
    severity: "error",
    since: "0.1.0",
    title: "Do not CLUSTER a table in use",
    effect: "The table and its indexes are written anew in the order of an index under AccessExclusiveLock.",
    remedy: "pg_repack puts a table into the order of an index while it is in use; or take it out of use for the time."
  },
  examples: [
    {
      title: "one table",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY);",
        migration: "CLUSTER orders USING orders_pkey;"
      },
      hits: [
        "CLUSTER of orders: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "all tables that were clustered before",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY); ALTER TABLE orders CLUSTER ON orders_pkey; CREATE TABLE users (id int PRIMARY KEY); ALTER TABLE users CLUSTER ON users_pkey; CREATE TABLE plain (id int);",
        migration: "CLUSTER;"
      },
      hits: [
        "CLUSTER, table by table: AccessExclusiveLock blocks reads and writes of orders and users while the table is rewritten; size unknown, for one rewrite of orders and one rewrite of users"
      ]
    },
    {
      title: "the order is only noted",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY);",
        migration: "ALTER TABLE orders CLUSTER ON orders_pkey;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (id int PRIMARY KEY); CLUSTER carts USING carts_pkey;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap(
    (statement) => "ClusterStmt" in statement.sql.node ? hitsOfRewritten(statement, run, "CLUSTER") : []
  )
});

// src/checks/migration/rules/column-type-change-alters-values.ts
init_shim();
var column_type_change_alters_values_default = defineRule({
  meta: {
    id: "migration/column-type-change-alters-values",
    severity: "warning",
    since: "0.1.0",
    title: "Do not give values another meaning while their type changes",
    effect: "USING computes each value anew. The release that still runs reads and writes the column as before, and nothing fails: its values and the new ones stand side by side.",
    remedy: "Add a column for what the values mean from now on, write both for one release, and drop the old one with the next."
  },
  examples: [
    {
      title: "another unit, with and without another type",
      given: {
        schema: "CREATE TABLE prices (amount int, tax int); INSERT INTO prices VALUES (5, 1), (7, 2);",
        migration: "ALTER TABLE prices ALTER amount TYPE int USING amount * 100; ALTER TABLE prices ALTER tax TYPE bigint USING tax * 100;"
      },
      hits: [
        "prices.amount: USING makes 500 of 5, and a cast would leave 5: the running release takes the one for the other",
        "prices.tax: USING makes 100 of 1, and a cast would leave 1: the running release takes the one for the other"
      ]
    },
    {
      title: "a value becomes NULL",
      given: {
        schema: "CREATE TABLE users (name varchar(20)); INSERT INTO users VALUES ('none'), ('b');",
        migration: "ALTER TABLE users ALTER name TYPE text USING nullif(name, 'none');"
      },
      hits: [
        "users.name: USING makes NULL of 'none', and a cast would leave 'none': the running release takes the one for the other"
      ]
    },
    {
      title: "what a cast does too, and what no cast can do",
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine', 'sad'); CREATE TABLE users (code text, at timestamp, moods int, since int); INSERT INTO users VALUES ('5', '2026-01-01', 1, 1700000000);",
        migration: "ALTER TABLE users ALTER code TYPE int USING code::int; ALTER TABLE users ALTER at TYPE date USING at::date; ALTER TABLE users ALTER moods TYPE mood USING CASE moods WHEN 1 THEN 'fine' ELSE 'sad' END::mood; ALTER TABLE users ALTER since TYPE timestamptz USING to_timestamp(since);"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (n int); INSERT INTO carts VALUES (1); ALTER TABLE carts ALTER n TYPE int USING n * 100;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap(
    (statement) => statement.alteredValues.flatMap(({ table: oid, column, before: before2, after, cast: cast2 }) => {
      const table = statement.after.tables.get(oid);
      if (!table || !run.preexisting.has(oid)) return [];
      const name = `${table.name}.${column}`;
      return [
        {
          ...hitOn(statement, run, table.name),
          // How long the rewrite takes is another matter.
          cause: `${name} altered`,
          key: `${statement.key}
${column}`,
          subject: { kind: "column", name },
          message: `${shown(name)}: USING makes ${valueText(after)} of ${valueText(before2)}, and a cast would leave ${valueText(cast2)}: the running release takes the one for the other`
        }
      ];
    })
  )
});
function valueText(value) {
  if (value === void 0) return "NULL";
  const short = value.length > 40 ? `${value.slice(0, 40)} ...` : value;
  return /^-?\d+(\.\d+)?$/.test(short) ? short : `'${short}'`;
}

// src/checks/migration/rules/column-type-change-blocked-by-view.ts
init_shim();
var column_type_change_blocked_by_view_default = defineRule({
  meta: {
    id: "migration/column-type-change-blocked-by-view",
    severity: "error",
    since: "0.1.0",
    title: "Drop what depends on a column before its type changes, and make it again",
    effect: "Postgres refuses to change the type of a column that a view, rule, generated column, policy or trigger names (0A000), so the migration fails.",
    remedy: "In one transaction: drop the view (or policy, trigger, generated column), change the type, create it again with its privileges."
  },
  examples: [
    {
      title: "a view reads the column",
      given: {
        schema: "CREATE TABLE orders (code varchar(10)); CREATE VIEW codes AS SELECT code FROM orders;",
        migration: "ALTER TABLE orders ALTER COLUMN code TYPE varchar(20);"
      },
      hits: ["orders: fails with 0A000: cannot alter type of a column used by a view or rule (view codes)"]
    },
    {
      title: "a materialized view, in a DO block",
      given: {
        schema: "CREATE TABLE orders (code varchar(10)); CREATE MATERIALIZED VIEW codes AS SELECT code FROM orders;",
        migration: "DO $$ BEGIN ALTER TABLE orders ALTER COLUMN code TYPE varchar(20); END $$;"
      },
      hits: ["fails with 0A000: cannot alter type of a column used by a view or rule (materialized view codes)"]
    },
    {
      title: "a generated column reads it",
      given: {
        schema: "CREATE TABLE orders (code varchar(10), shown text GENERATED ALWAYS AS ('#' || code) STORED);",
        migration: "ALTER TABLE orders ALTER COLUMN code TYPE varchar(20);"
      },
      hits: [
        "orders: fails with 0A000: cannot alter type of a column used by a generated column (generated column shown)"
      ]
    },
    {
      title: "the view is dropped and made again",
      given: {
        schema: "CREATE TABLE orders (code varchar(10)); CREATE VIEW codes AS SELECT code FROM orders;",
        migration: "DROP VIEW codes; ALTER TABLE orders ALTER COLUMN code TYPE varchar(20); CREATE VIEW codes AS SELECT code FROM orders;"
      },
      hits: []
    },
    {
      title: "a view of other columns",
      given: {
        schema: "CREATE TABLE orders (id int, code varchar(10)); CREATE VIEW ids AS SELECT id FROM orders;",
        migration: "ALTER TABLE orders ALTER COLUMN code TYPE varchar(20);"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const { error } = statement.trace;
    if (error?.sqlstate !== "0A000" || !/^cannot alter type of a column used /.test(error.message)) return [];
    const relation = alterTable(statement.sql)?.relation;
    const table = relation && tableNamed(statement, run, relation);
    const by = dependentIn(error.detail);
    return [
      {
        ...table ? hitOn(statement, run, table.name) : {
          location: statement.place,
          key: statement.key,
          proof: proofOf(statement, run),
          subject: { kind: "migration", name: statement.place.path }
        },
        cause: failureCause(statement),
        message: `${table ? `${shown(table.name)}: ` : ""}fails with 0A000: ${error.message}${by === void 0 ? "" : ` (${by})`}`,
        ...relation ? stepwise6(statement, by) : {}
      }
    ];
  })
});
function dependentIn(detail = "") {
  const generated = /is used by (generated column) "(.+)"\.$/s.exec(detail);
  if (generated) return `${generated[1]} ${generated[2]}`;
  return /^(?:rule \S+ on )?(.+?)(?: of table .+)? depends on column /s.exec(detail)?.[1];
}
function stepwise6({ before: before2, sql }, by) {
  const view = [...before2.tables.values()].find((table) => table.kind === "v" && by === `view ${sqlTable(table)}`);
  if (view?.definition === void 0 || !isPlain(view)) return {};
  const name = sqlTable(view);
  return {
    steps: [
      {
        sql: doBlock([
          `DROP VIEW ${name}`,
          sql.text,
          `CREATE VIEW ${name} AS ${view.definition.trim().replace(/;$/, "")}`
        ]),
        note: "nobody meets the table without its view"
      }
    ]
  };
}
function isPlain({ grants, options, triggers }) {
  return grants.length <= 1 && options.length === 0 && triggers.length === 0;
}

// src/checks/migration/rules/column-type-change-breaks-queries.ts
init_shim();
var column_type_change_breaks_queries_default = defineRule({
  meta: {
    id: "migration/column-type-change-breaks-queries",
    severity: "warning",
    since: "0.1.0",
    title: "Give a column a type of another kind only when nothing asks for the old one any more",
    effect: "The release that still runs binds values of the type that it knows and reads what it gets as that type. Postgres refuses the one (42883, 42804), and drivers stumble over the other.",
    remedy: "Add a column of the new type, write both for one release, read the new one with the next, and drop the old one after that."
  },
  examples: [
    {
      title: "text to a number, and a number to text",
      given: {
        schema: "CREATE TABLE orders (code text, total int);",
        migration: "ALTER TABLE orders ALTER code TYPE int USING code::int; ALTER TABLE orders ALTER COLUMN total TYPE text;"
      },
      hits: [
        "orders.code changes from text to integer: what the running release asks with the type that it knows fails, such as SELECT code FROM orders WHERE code = $1::text (42883: operator does not exist: integer = text)",
        "orders.total changes from integer to text: what the running release asks with the type that it knows fails, such as SELECT total FROM orders WHERE total = $1::integer (42883: operator does not exist: text = integer)"
      ]
    },
    {
      title: "varchar to uuid, a number to boolean, text to an enum, in a DO block",
      given: {
        schema: "CREATE TYPE kind AS ENUM ('a'); CREATE TABLE orders (key varchar(40), paid int, kind text);",
        migration: "DO $$ BEGIN ALTER TABLE orders ALTER key TYPE uuid USING key::uuid, ALTER paid TYPE boolean USING paid = 1, ALTER kind TYPE kind USING kind::kind; END $$;"
      },
      hits: [
        "orders.key changes from character varying(40) to uuid: what the running release asks with the type that it knows fails, such as SELECT key FROM orders WHERE key = $1::character varying (42883: operator does not exist: uuid = character varying)",
        "orders.paid changes from integer to boolean: what the running release asks with the type that it knows fails, such as SELECT paid FROM orders WHERE paid = $1::integer (42883: operator does not exist: boolean = integer)",
        "orders.kind changes from text to kind: what the running release asks with the type that it knows fails, such as SELECT kind FROM orders WHERE kind = $1::text (42883: operator does not exist: kind = text)"
      ]
    },
    {
      title: "json to jsonb, and a timestamp to a date, which Postgres compares alike",
      given: {
        schema: "CREATE TABLE orders (doc json, at timestamp);",
        migration: "ALTER TABLE orders ALTER doc TYPE jsonb; ALTER TABLE orders ALTER at TYPE date;"
      },
      hits: [
        "orders.doc changes from json to jsonb: what the running release asks with the type that it knows fails, such as SELECT json_array_elements(doc) FROM orders (42883: function json_array_elements(jsonb) does not exist)",
        "orders.at changes from timestamp without time zone to date: the running release gets another type than the one that it was built to read"
      ]
    },
    {
      title: "within a kind, to a domain, to an enum of the same name, and between timestamps with and without a zone",
      given: {
        schema: "CREATE TYPE kind AS ENUM ('a'); CREATE TABLE orders (id int, name varchar(20), sum real, code char(2), at timestamp, mail text, kind kind);",
        migration: "CREATE DOMAIN mail AS varchar(80); ALTER TABLE orders ALTER id TYPE bigint, ALTER name TYPE text, ALTER sum TYPE numeric, ALTER code TYPE varchar(2), ALTER at TYPE timestamptz, ALTER mail TYPE mail; ALTER TYPE kind RENAME TO old_kind; CREATE TYPE kind AS ENUM ('a', 'b'); ALTER TABLE orders ALTER kind TYPE kind USING kind::text::kind; DROP TYPE old_kind;"
      },
      hits: []
    },
    {
      title: "a known query proves it, and says it",
      given: {
        schema: "CREATE TABLE orders (code text, total int);",
        migration: "ALTER TABLE orders ALTER code TYPE int USING code::int;",
        queries: { GetTotal: "SELECT total FROM orders WHERE code = $1::text" }
      },
      hits: []
    },
    {
      title: "every known query is served",
      given: {
        schema: "CREATE TABLE orders (code text, total int);",
        migration: "ALTER TABLE orders ALTER code TYPE int USING code::int;",
        queries: { GetTotal: "SELECT total FROM orders WHERE total = $1" }
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (code text); ALTER TABLE carts ALTER code TYPE int USING 1;"
      },
      hits: []
    }
  ],
  check: (run) => {
    if ((run.queries?.tried ?? 0) > 0) return [];
    return (run.retypedColumns ?? []).flatMap((retyped) => {
      const [base, head] = [tableAtBase(run, retyped.table), run.facts.head.tables.get(retyped.table)];
      const before2 = base?.columns.find(({ number }) => number === retyped.column);
      const after = head?.columns.find(({ number }) => number === retyped.column);
      const statement = retypedBy(run, retyped);
      if (!head || !before2 || !after || !statement) return [];
      const name = `${head.name}.${after.name}`;
      return [
        {
          ...hitOn(statement, run, head.name),
          cause: `${name} of another kind`,
          key: `${statement.key}
${after.name}`,
          subject: { kind: "column", name },
          message: `${shown(name)} changes from ${before2.type} to ${after.type}: ${harm(retyped)}`
        }
      ];
    });
  }
});
function harm({ refused: refused3 }) {
  return refused3 ? `what the running release asks with the type that it knows fails, such as ${refused3.sql} (${refused3.sqlstate}: ${refused3.message})` : "the running release gets another type than the one that it was built to read";
}
function retypedBy({ statements }, { table, column }) {
  return statements.findLast(
    ({ effects }) => effects.some(
      (effect) => effect.what === "column type changed" && effect.table.after.oid === table && effect.column.after.number === column
    )
  );
}

// src/checks/migration/rules/column-type-change-drops-fk-fast-path.ts
init_shim();

// src/checks/migration/judgement/type-changes.ts
init_shim();
function typeChanges(run, isMeant = () => true) {
  return run.statements.flatMap((statement) => {
    const changed3 = statement.effects.flatMap(
      (effect) => effect.what === "column type changed" && isMeant(effect.column) && columnAtBase(run, effect.table.after.oid, effect.column.before) ? [effect] : []
    );
    const tables = new Map(changed3.map(({ table }) => [table.after.oid, table]));
    return [...tables].map(([oid, table]) => ({
      statement,
      table,
      columns: changed3.filter((effect) => effect.table.after.oid === oid).map(({ column }) => column),
      work: workOn(statement, run, oid)
    }));
  });
}
var withZone = /^timestamp(\(\d\))? with time zone$/;
var withoutZone = /^timestamp(\(\d\))? without time zone$/;
function changesZone({ before: before2, after }) {
  return withZone.test(before2.type) && withoutZone.test(after.type) || withoutZone.test(before2.type) && withZone.test(after.type);
}
function isStoredAlike({ before: before2, after }) {
  if (before2.type === after.type) return true;
  const [was, is2] = [sizedType(before2.type), sizedType(after.type)];
  const isText = ({ name }) => name === "text" || name === "character varying";
  if (isText(was) && isText(is2)) return is2.size === void 0 || was.size !== void 0 && was.size <= is2.size;
  if (was.name !== "numeric" || is2.name !== "numeric") return false;
  return is2.size === void 0 || was.size !== void 0 && was.size <= is2.size && was.scale === is2.scale;
}
function sizedType(type) {
  const {
    name = type,
    rest = "",
    size,
    scale
  } = /^(?<name>[^(]+)(?:\((?<size>\d+)(?:,(?<scale>-?\d+))?\)(?<rest>.*))?$/.exec(type)?.groups ?? {};
  return { name: name + rest, size: size === void 0 ? void 0 : Number(size), scale: Number(scale ?? 0) };
}
function changeText({ table, columns }) {
  const each = columns.map(({ before: before2, after }) => {
    const [from, to] = before2.type === after.type ? [collated(before2), collated(after)] : [before2.type, after.type];
    return `${shown(`${table.after.name}.${after.name}`)} changes from ${from} to ${to}`;
  });
  return enumerate(each);
}
function collated({ collation }) {
  return `the collation ${collation ?? "of its type"}`;
}
function hitOfTypeChange({ statement, table, columns }, works, run, what) {
  const subjects = columns.map(({ after }) => ({ kind: "column", name: `${table.after.name}.${after.name}` }));
  const [subject] = subjects;
  return {
    ...hitOfWorks(statement, run, works, {
      what,
      ...subject ? { subject } : {},
      key: columns.map(({ after }) => after.name).join("\n")
    }),
    reach: subjects
  };
}
function usingOf({ sql }, column) {
  const command = alterTable(sql)?.commands.find(
    ({ subtype, name }) => subtype === "AT_AlterColumnType" && name === column
  );
  return command?.def && "ColumnDef" in command.def ? command.def.ColumnDef.raw_default : void 0;
}
function recreatedIndexes({ statement, table }) {
  return statement.effects.flatMap((effect) => {
    if (effect.what === "index recreated" && effect.table.after.oid === table.after.oid) return [effect.index];
    if (effect.what !== "constraint recreated" || effect.table.after.oid !== table.after.oid) return [];
    const { before: before2, after } = effect.constraint;
    const was = table.before.indexes.find(({ oid }) => oid === before2.index);
    const is2 = table.after.indexes.find(({ oid }) => oid === after.index);
    return was && is2 && after.kind !== "foreign key" ? [{ before: was, after: is2 }] : [];
  });
}

// src/checks/migration/rules/column-type-change-drops-fk-fast-path.ts
var column_type_change_drops_fk_fast_path_default = defineRule({
  meta: {
    id: "migration/column-type-change-drops-fk-fast-path",
    severity: "warning",
    since: "0.1.0",
    title: "Expect a type change to lock the tables on the other side of its foreign keys",
    effect: "Postgres drops a foreign key on the column and makes it again, so the table at its other end is locked with AccessExclusiveLock too, for as long as the change takes.",
    remedy: "Drop the foreign key in a migration of its own, change the type, add the key again NOT VALID and validate it; with a lock_timeout on each."
  },
  examples: [
    {
      title: "the table that the column refers to",
      given: {
        schema: "CREATE TABLE users (code varchar(5) PRIMARY KEY); CREATE TABLE orders (code varchar(5) REFERENCES users);",
        migration: "ALTER TABLE orders ALTER COLUMN code TYPE varchar(9);"
      },
      hits: [
        "users: AccessExclusiveLock blocks reads and writes too while orders.code changes its type, since orders_code_fkey is dropped and made again"
      ]
    },
    {
      title: "the table that refers to the column, in a DO block",
      given: {
        schema: "CREATE TABLE users (code varchar(5) PRIMARY KEY); CREATE TABLE orders (code varchar(5) REFERENCES users);",
        migration: "DO $$ BEGIN ALTER TABLE users ALTER COLUMN code TYPE varchar(9); END $$;"
      },
      hits: [
        "orders: AccessExclusiveLock blocks reads and writes too while users.code changes its type, since orders_code_fkey is dropped and made again"
      ]
    },
    {
      title: "a column without a foreign key",
      given: {
        schema: "CREATE TABLE users (code varchar(5) PRIMARY KEY); CREATE TABLE orders (code varchar(5) REFERENCES users, note varchar(5));",
        migration: "ALTER TABLE orders ALTER COLUMN note TYPE varchar(9);"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "CREATE TABLE users (code varchar(5) PRIMARY KEY);",
        migration: "CREATE TABLE carts (code varchar(5) REFERENCES users); ALTER TABLE carts ALTER COLUMN code TYPE varchar(9);"
      },
      hits: []
    }
  ],
  check: (run) => typeChanges(run).flatMap((change) => hitsOf2(change, run))
});
function hitsOf2({ statement, table, columns }, run) {
  const keys = statement.effects.flatMap((effect) => {
    if (effect.what !== "constraint recreated" || effect.constraint.after.kind !== "foreign key") return [];
    const { name, parent } = effect.constraint.after;
    const ends = [effect.table.after.oid, parent];
    const other = ends.find((oid) => oid !== table.after.oid);
    return ends.includes(table.after.oid) && other !== void 0 ? [{ name, other }] : [];
  });
  return [...new Set(keys.map(({ other }) => other))].flatMap((oid) => {
    const lock = statement.difference?.taken.find(
      ({ relation, mode }) => relation.oid === oid && mode === "AccessExclusiveLock"
    );
    const works = worksOf(statement, run).some(({ relation }) => relation.oid === oid);
    if (!lock || works || !run.preexisting.has(oid)) return [];
    const names2 = keys.filter(({ other }) => other === oid).map(({ name }) => name);
    const changed3 = columns.map(({ after }) => shown(`${table.after.name}.${after.name}`));
    return [
      {
        ...hitOn(statement, run, lock.relation.name),
        message: `${shown(lock.relation.name)}: AccessExclusiveLock blocks reads and writes too while ${enumerate(changed3)} ${changed3.length > 1 ? "change their types" : "changes its type"}, since ${enumerate(names2)} ${names2.length > 1 ? "are" : "is"} dropped and made again`
      }
    ];
  });
}

// src/checks/migration/rules/column-type-change-index-rebuild.ts
init_shim();
var column_type_change_index_rebuild_default = defineRule({
  meta: {
    id: "migration/column-type-change-index-rebuild",
    severity: "error",
    since: "0.1.0",
    title: "Build the indexes for a new collation or type before the column takes it",
    effect: "Where the rows may stay but the indexes sort or compare otherwise, each index on the column is built again under AccessExclusiveLock.",
    remedy: "Build an index that suits the new collation CONCURRENTLY, drop the one before it CONCURRENTLY, then change the column: an index that fits is kept. Where that is not possible, drop the index first and build it again after."
  },
  examples: [
    {
      title: "another collation",
      given: {
        schema: "CREATE TABLE users (name text); CREATE INDEX users_name ON users (name);",
        migration: 'ALTER TABLE users ALTER COLUMN name TYPE text COLLATE "C";'
      },
      hits: [
        "users.name changes from the collation of its type to the collation C, and users_name with it: AccessExclusiveLock blocks reads and writes while its indexes are rebuilt; size unknown, for one scan of users"
      ]
    },
    {
      title: "another type of the same form, in a DO block",
      given: {
        schema: "CREATE TABLE orders (made timestamp, id int); CREATE INDEX orders_made ON orders (made, id);",
        migration: "DO $$ BEGIN SET LOCAL timezone = 'UTC'; ALTER TABLE orders ALTER COLUMN made TYPE timestamptz; END $$;"
      },
      hits: [
        "orders.made changes from timestamp without time zone to timestamp with time zone, and orders_made with it: AccessExclusiveLock blocks reads and writes while its indexes are rebuilt; size unknown, for one scan of orders"
      ]
    },
    {
      title: "two indexes of a column that becomes a timestamptz",
      given: {
        schema: "CREATE TABLE orders (made timestamp, id int); CREATE INDEX by_time ON orders (made DESC, id) WHERE id > 0; CREATE INDEX by_day ON orders (made);",
        migration: "SET timezone = 'UTC'; ALTER TABLE orders ALTER COLUMN made TYPE timestamptz;"
      },
      hits: [
        "orders.made changes from timestamp without time zone to timestamp with time zone, and by_day and by_time with it: AccessExclusiveLock blocks reads and writes while its indexes are rebuilt; size unknown, for one scan of orders"
      ]
    },
    {
      title: "an index that fits is kept",
      given: {
        schema: "CREATE TABLE users (name varchar(20)); CREATE INDEX users_name ON users (name);",
        migration: "ALTER TABLE users ALTER COLUMN name TYPE varchar(40);"
      },
      hits: []
    },
    {
      title: "no index",
      given: {
        schema: "CREATE TABLE users (name text);",
        migration: 'ALTER TABLE users ALTER COLUMN name TYPE text COLLATE "C";'
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: 'CREATE TABLE carts (name text UNIQUE); ALTER TABLE carts ALTER COLUMN name TYPE text COLLATE "C";'
      },
      hits: []
    }
  ],
  check: (run) => typeChanges(run).flatMap((change) => {
    const indexes = recreatedIndexes(change);
    if (!change.work || change.work.kind === "rewrite" || indexes.length === 0) return [];
    const names2 = enumerate(indexes.map(({ before: before2 }) => before2.name));
    const work = { ...change.work, kind: "index rebuild" };
    return [
      { ...hitOfTypeChange(change, [work], run, `${changeText(change)}, and ${names2} with it`), ...stepwise7(change) }
    ];
  })
});
function stepwise7(change) {
  const { statement, columns } = change;
  const [column, more] = columns;
  if (!column || more) return {};
  const replaces = commandIndex(statement.sql, ["AT_AlterColumnType"], ({ name }) => name === column.after.name);
  const steps = standIns(change, column) ?? withoutIndexes(change, column);
  return steps === void 0 || replaces === void 0 ? {} : { steps, replaces };
}
function standIns(change, { before: before2, after }) {
  const { collation } = after;
  if (before2.type !== after.type || !collation) return void 0;
  const ready = recreatedIndexes(change).map((index) => standIn(index, change, collation));
  if (ready.some((each2) => each2 === void 0)) return void 0;
  const each = ready.flatMap((one) => one ?? []);
  return [
    ...each.flatMap(({ build }) => build),
    {
      sql: `${alterColumn(change, after)} TYPE ${after.type} COLLATE ${sqlName(collation)}`,
      note: "the indexes fit: nothing is read"
    },
    ...each.map(({ rename }) => rename)
  ];
}
function withoutIndexes(change, column) {
  const { statement, table } = change;
  const { name, type, collation } = column.after;
  const indexes = recreatedIndexes(change);
  if (indexes.some(({ before: before2 }) => before2.unique) || usingOf(statement, name) || table.after.kind !== "r")
    return void 0;
  const alter = `${alterColumn(change, column.after)} TYPE ${type}${collation ? ` COLLATE ${sqlName(collation)}` : ""}`;
  return [
    ...indexes.map(({ before: before2 }) => ({
      sql: `DROP INDEX CONCURRENTLY ${besideTable(table.after, before2.name)}`,
      withoutTransaction: true,
      note: "queries do without it until it is built again"
    })),
    { sql: changesZone(column) ? doBlock(["SET LOCAL timezone = 'UTC'", alter]) : alter },
    ...indexes.map(({ after }) => ({
      sql: after.definition.replace(/^CREATE INDEX /, "CREATE INDEX CONCURRENTLY "),
      withoutTransaction: true
    }))
  ];
}
function alterColumn({ table }, { name }) {
  return `ALTER TABLE ${sqlTable(table.after)} ALTER COLUMN ${sqlName(name)}`;
}
function standIn({ before: before2 }, { table, columns }, collation) {
  const held = table.before.constraints.some(({ index, kind }) => index === before2.oid && kind !== "foreign key");
  const changed3 = new Set(columns.map(({ after }) => after.name));
  const name = madeUpName(before2.name, "collated");
  const build = standInIndex(
    table.after,
    before2,
    name,
    (column) => changed3.has(column) ? `${sqlName(column)} COLLATE ${sqlName(collation)}` : sqlName(column)
  );
  if (held || !build) return void 0;
  return {
    build: [
      build,
      { sql: `DROP INDEX CONCURRENTLY ${besideTable(table.after, before2.name)}`, withoutTransaction: true }
    ],
    rename: { sql: `ALTER INDEX ${besideTable(table.after, name)} RENAME TO ${sqlName(before2.name)}` }
  };
}

// src/checks/migration/rules/column-type-change-rewrite.ts
init_shim();

// src/checks/migration/judgement/column-swap.ts
init_shim();
function swapSteps(change, run) {
  const swap = swapOf(change, run);
  if (!swap) return void 0;
  const { table, column, next, sync, cast: cast2, indexes, constraints, keys } = swap;
  const alter = `ALTER TABLE ${sqlTable(table)}`;
  const check = sqlName(madeUpName(ownName(table), column.name, "filled"));
  const [name, other] = [sqlName(column.name), sqlName(next)];
  const filled = column.notNull !== "no";
  const builds = indexes.map(
    ({ before: before2 }) => standInIndex(table, before2, nextName(before2.name), (each) => each === column.name ? other : sqlName(each))
  );
  if (builds.includes(void 0)) return void 0;
  return [
    { sql: addColumnSql(table, { ...column, name: next }) },
    {
      sql: `CREATE FUNCTION ${sync}() RETURNS trigger LANGUAGE plpgsql AS ${dollarQuoted(`BEGIN NEW.${other} := NEW.${name}${cast2}; RETURN NEW; END`)}`
    },
    {
      sql: `CREATE TRIGGER ${swap.trigger} BEFORE INSERT OR UPDATE ON ${sqlTable(table)} FOR EACH ROW EXECUTE FUNCTION ${sync}()`,
      note: "from here each write fills both"
    },
    backfillStep(table, `${other} = ${name}${cast2}`, `${other} IS NULL AND ${name} IS NOT NULL`),
    ...builds.flatMap((build) => build ?? []),
    ...filled ? [
      { sql: `${alter} ADD CONSTRAINT ${check} CHECK (${other} IS NOT NULL) NOT VALID` },
      { sql: `${alter} VALIDATE CONSTRAINT ${check}`, note: "reads every row, and nobody waits" }
    ] : [],
    {
      sql: doBlock([
        ...keys.map(({ child, key }) => `ALTER TABLE ${sqlTable(child)} DROP CONSTRAINT ${sqlName(key.name)}`),
        `DROP TRIGGER ${swap.trigger} ON ${sqlTable(table)}`,
        ...swap.sequence === void 0 ? [] : [`ALTER SEQUENCE ${swap.sequence} OWNED BY ${sqlTable(table)}.${other}`],
        `${alter} DROP COLUMN ${name}`,
        `${alter} RENAME COLUMN ${other} TO ${name}`,
        ...column.value === null ? [] : [`${alter} ALTER COLUMN ${name} SET DEFAULT ${column.value}`],
        ...filled ? [`${alter} ALTER COLUMN ${name} SET NOT NULL`, `${alter} DROP CONSTRAINT ${check}`] : [],
        ...indexes.map((index) => takePlace(table, index)),
        ...constraints.map((each) => addNotValid(table, each)),
        ...keys.map(({ child, key }) => addNotValid(child, key))
      ]),
      note: "the two change places: one short lock; the column comes last now, and its comment and privileges are to be given again"
    },
    { sql: `DROP FUNCTION ${sync}()` },
    ...constraints.flatMap((each) => validated(table, each)),
    ...keys.flatMap(({ child, key }) => validated(child, key))
  ];
}
function swapOf(change, run) {
  const { statement, table, columns } = change;
  const [changed3, more] = columns;
  const after = changed3?.after;
  if (!after || more || !isPlain2(table.after, after)) return void 0;
  if (after.value === null && columnAtBase(run, table.after.oid, after)?.value !== null) return void 0;
  const cast2 = castOf(usingOf(statement, after.name), after);
  if (cast2 === void 0) return void 0;
  const next = nextName(after.name);
  if (table.before.columns.some(({ name }) => name === next)) return void 0;
  const recreated = statement.effects.flatMap((effect) => effect.what === "constraint recreated" ? [effect] : []);
  const own = recreated.filter((effect) => effect.table.after.oid === table.after.oid);
  const sync = madeUpName(ownName(table.after), after.name, "sync");
  return {
    table: table.after,
    column: after,
    next,
    sync: besideTable(table.after, sync),
    trigger: sqlName(sync),
    cast: cast2,
    sequence: ownSequence(change, after),
    indexes: recreatedIndexes(change).filter(({ before: before2 }) => reaches(before2.columns, after)),
    constraints: own.map(({ constraint }) => constraint.after).filter(({ kind, columns: columns2 }) => (kind === "check" || kind === "foreign key") && reaches(columns2, after)),
    keys: recreated.filter((effect) => effect.table.after.oid !== table.after.oid).map((effect) => ({ child: effect.table.after, key: effect.constraint.after })).filter(({ key }) => reaches(key.parentColumns, after))
  };
}
function reaches(columns, { name }) {
  return columns.includes(name) || columns.includes(null);
}
function isPlain2({ kind, triggers, partitionOf }, { identity, generated }) {
  return kind === "r" && partitionOf === void 0 && !triggers.some(({ internal }) => !internal) && identity === null && generated === null;
}
function castOf(using, column) {
  if (!using) return "";
  const inner = "TypeCast" in using ? using.TypeCast.arg : void 0;
  if (!inner) return void 0;
  if (isColumn(inner, column.name)) return `::${column.type}`;
  const text = "TypeCast" in inner ? inner.TypeCast : void 0;
  const name = text?.typeName?.names?.at(-1);
  const byText3 = name !== void 0 && "String" in name && name.String.sval === "text";
  return byText3 && text?.arg && isColumn(text.arg, column.name) ? `::text::${column.type}` : void 0;
}
function isColumn(node, column) {
  const field = "ColumnRef" in node ? node.ColumnRef.fields?.at(-1) : void 0;
  return field !== void 0 && "String" in field && field.String.sval === column;
}
function ownSequence({ statement }, { value }) {
  const sequence = sequenceOf(value);
  const plain3 = sequence?.replaceAll('"', "");
  const unowned = statement.before.world.named.some(
    ({ kind, name }) => kind === "sequence" && (name === plain3 || name.endsWith(`.${plain3}`))
  );
  return unowned ? void 0 : sequence;
}
function nextName(name) {
  return madeUpName(name, "next");
}
function takePlace(table, { before: before2 }) {
  const held = table.constraints.find(({ name: name2, kind }) => name2 === before2.name && kind !== "foreign key");
  const [name, next] = [sqlName(before2.name), sqlName(nextName(before2.name))];
  if (!held) return `ALTER INDEX ${besideTable(table, nextName(before2.name))} RENAME TO ${name}`;
  const word = held.kind === "primary key" ? "PRIMARY KEY" : "UNIQUE";
  const deferrable = held.definition.match(/ DEFERRABLE.*$/s)?.[0] ?? "";
  return `ALTER TABLE ${sqlTable(table)} ADD CONSTRAINT ${name} ${word} USING INDEX ${next}${deferrable}`;
}
function addNotValid(table, { name, definition, validated: whole }) {
  return `ALTER TABLE ${sqlTable(table)} ADD CONSTRAINT ${sqlName(name)} ${definition}${whole ? " NOT VALID" : ""}`;
}
function validated(table, { name, validated: whole }) {
  if (!whole) return [];
  return [
    {
      sql: `ALTER TABLE ${sqlTable(table)} VALIDATE CONSTRAINT ${sqlName(name)}`,
      note: "reads every row, and nobody waits"
    }
  ];
}

// src/checks/migration/rules/column-type-change-rewrite.ts
var column_type_change_rewrite_default = defineRule({
  meta: {
    id: "migration/column-type-change-rewrite",
    severity: "error",
    since: "0.1.0",
    title: "Change the type of a column in steps",
    effect: "Where the stored values have another form in the new type, the table and all its indexes are rewritten under AccessExclusiveLock, and foreign keys on the column are checked again.",
    remedy: "Add a column of the new type, let a trigger write both, fill the old rows in batches, build its indexes CONCURRENTLY, then swap the names in one short transaction and drop the old column. (A longer varchar, varchar to text and a numeric of more digits cost nothing.)"
  },
  examples: [
    {
      title: "a wider number",
      given: {
        schema: "CREATE TABLE orders (total int);",
        migration: "ALTER TABLE orders ALTER COLUMN total TYPE bigint;"
      },
      hits: [
        "orders.total changes from integer to bigint: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "two columns, of which one costs nothing, in a DO block",
      given: {
        schema: "CREATE TABLE orders (code varchar(5), data json);",
        migration: "DO $$ BEGIN ALTER TABLE orders ALTER code TYPE text, ALTER data TYPE jsonb USING data::jsonb; END $$;"
      },
      hits: [
        "orders.data changes from json to jsonb: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "a key that another table refers to",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);",
        migration: "ALTER TABLE users ALTER COLUMN id TYPE bigint;"
      },
      hits: [
        "users.id changes from integer to bigint, and orders_user_id_fkey is checked again: AccessExclusiveLock blocks reads and writes of users and orders while the table is rewritten; size unknown, for one rewrite of users and one scan of orders"
      ]
    },
    {
      title: "a column that refers to another table, with an index, a default and NOT NULL",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int NOT NULL DEFAULT 1 REFERENCES users CHECK (user_id > 0)); CREATE INDEX ON orders (user_id);",
        migration: "ALTER TABLE orders ALTER COLUMN user_id TYPE bigint USING user_id::bigint;"
      },
      hits: [
        "orders.user_id changes from integer to bigint: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "an enum in place of another, as Prisma writes it",
      given: {
        schema: "CREATE TYPE kind AS ENUM ('a', 'b'); CREATE TABLE orders (kind kind NOT NULL);",
        migration: "CREATE TYPE kind_new AS ENUM ('a', 'b', 'c'); ALTER TABLE orders ALTER COLUMN kind TYPE kind_new USING (kind::text::kind_new);"
      },
      hits: [
        "orders.kind changes from kind to kind_new: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "two columns under one index",
      given: {
        schema: "CREATE TABLE ranks (id int PRIMARY KEY, hot int NOT NULL DEFAULT 0, active int); CREATE INDEX by_rank ON ranks (hot, active);",
        migration: "ALTER TABLE ranks ALTER COLUMN hot TYPE float, ALTER COLUMN active TYPE float;"
      },
      hits: [
        "ranks.hot changes from integer to double precision and ranks.active changes from integer to double precision: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of ranks"
      ]
    },
    {
      title: "a serial key",
      given: {
        schema: 'CREATE TABLE "Orders" (id serial PRIMARY KEY);',
        migration: 'ALTER TABLE "Orders" ALTER COLUMN id TYPE bigint;'
      },
      hits: [
        "Orders.id changes from integer to bigint: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of Orders"
      ]
    },
    {
      title: "a longer varchar with a CHECK, which is tried again",
      given: {
        schema: "CREATE TABLE orders (code varchar(10) CONSTRAINT coded CHECK (code <> ''));",
        migration: "ALTER TABLE orders ALTER COLUMN code TYPE varchar(20);"
      },
      hits: [
        "orders.code changes from character varying(10) to character varying(20), and coded is checked again: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "a longer varchar, varchar to text, more digits: the stored values are good as they are",
      given: {
        schema: "CREATE TABLE orders (a varchar(10), b varchar(10), c numeric(8, 2)); CREATE INDEX ON orders (a);",
        migration: "ALTER TABLE orders ALTER a TYPE varchar(20), ALTER b TYPE text; ALTER TABLE orders ALTER c TYPE numeric(12, 2);"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (total int); ALTER TABLE carts ALTER COLUMN total TYPE bigint;"
      },
      hits: []
    }
  ],
  check: (run) => [
    ...typeChanges(run, (column) => !changesZone(column) && !isStoredAlike(column)).flatMap(
      (change) => rewritten(change, run)
    ),
    ...typeChanges(run).flatMap((change) => triedAgain(change, run))
  ]
});
function rewritten(change, run) {
  const { statement, table, work } = change;
  const keys = statement.effects.flatMap((effect) => {
    if (effect.what !== "constraint recreated" || effect.constraint.after.kind !== "foreign key") return [];
    const { name, parent } = effect.constraint.after;
    const other = effect.table.after.oid === table.after.oid ? parent : effect.table.after.oid;
    return [{ name, other }];
  });
  const others = worksOf(statement, run).filter(
    ({ relation, kind }) => kind === "scan" && relation.oid !== table.after.oid && keys.some(({ other }) => other === relation.oid)
  );
  const names2 = keys.filter(({ other }) => others.some(({ relation }) => relation.oid === other)).map(({ name }) => name);
  if (work?.kind !== "rewrite") return [];
  const again2 = names2.length === 0 ? "" : `, and ${enumerate(names2)} ${names2.length > 1 ? "are" : "is"} checked again`;
  const hit = hitOfTypeChange(change, [work, ...others], run, `${changeText(change)}${again2}`);
  return [{ ...hit, ...inSteps(change, run) }];
}
function inSteps(change, run) {
  const commands2 = alterTable(change.statement.sql)?.commands ?? [];
  const indexes = change.columns.map(
    ({ after }) => commands2.findIndex(({ subtype, name }) => subtype === "AT_AlterColumnType" && name === after.name)
  );
  const [first2, ...more] = indexes;
  if (first2 === void 0 || indexes.includes(-1) || more.length > 0 && commands2.length > indexes.length) return {};
  const each = change.columns.map((column) => swapSteps({ ...change, columns: [column] }, run));
  if (each.includes(void 0)) return {};
  const steps = each.flatMap((some) => some ?? []);
  return more.length > 0 ? { steps } : { steps, replaces: first2 };
}
function triedAgain(change, run) {
  const { statement, table, work } = change;
  const checks = statement.effects.flatMap(
    (effect) => effect.what === "constraint recreated" && effect.table.after.oid === table.after.oid && effect.constraint.after.kind === "check" ? [effect.constraint.after] : []
  );
  if (work?.kind !== "scan" || checks.length === 0 || recreatedIndexes(change).length > 0) return [];
  const names2 = enumerate(checks.map(({ name }) => name));
  const what = `${changeText(change)}, and ${names2} ${checks.length > 1 ? "are" : "is"} checked again`;
  return [{ ...hitOfTypeChange(change, [work], run, what), ...withoutChecks(statement, table.after, checks) }];
}
function withoutChecks({ sql }, table, checks) {
  if (!alterTable(sql)) return {};
  const alter = `ALTER TABLE ${sqlTable(table)}`;
  const names2 = checks.map(({ name }) => sqlName(name));
  return {
    steps: [
      {
        sql: doBlock([
          ...names2.map((name) => `${alter} DROP CONSTRAINT ${name}`),
          sql.text,
          ...checks.map(({ name, definition }) => `${alter} ADD CONSTRAINT ${sqlName(name)} ${definition} NOT VALID`)
        ]),
        note: "new rows are checked all the time"
      },
      ...names2.map((name) => ({
        sql: `${alter} VALIDATE CONSTRAINT ${name}`,
        note: "reads every row, and nobody waits"
      }))
    ]
  };
}

// src/checks/migration/rules/column-type-change-timezone.ts
init_shim();
var column_type_change_timezone_default = defineRule({
  meta: {
    id: "migration/column-type-change-timezone",
    severity: "error",
    since: "0.1.0",
    title: "Say which time zone a timestamp was meant in",
    effect: "Between timestamp and timestamptz the TimeZone of the session decides what the stored values mean. If it is not UTC, the table and its indexes are rewritten under AccessExclusiveLock too.",
    remedy: "Where the values are UTC: SET LOCAL timezone = 'UTC' in the same transaction, before the ALTER TABLE, and no USING. Where they are not: a new column, filled in batches."
  },
  examples: [
    {
      title: "the session decides, and nobody has said what it is",
      given: {
        schema: "CREATE TABLE orders (made timestamp);",
        migration: "ALTER TABLE orders ALTER COLUMN made TYPE timestamptz;"
      },
      hits: [
        "orders.made changes from timestamp without time zone to timestamp with time zone as the TimeZone of the session says, which no statement sets: unless it is UTC, the values shift and the table is rewritten"
      ]
    },
    {
      title: "UTC by an expression, which rewrites the table",
      given: {
        schema: "CREATE TABLE orders (made timestamp);",
        migration: "ALTER TABLE orders ALTER COLUMN made TYPE timestamptz USING made AT TIME ZONE 'UTC';"
      },
      hits: [
        "orders.made changes from timestamp without time zone to timestamp with time zone: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "another zone",
      given: {
        schema: "CREATE TABLE orders (made timestamptz);",
        migration: "SET LOCAL timezone = 'Asia/Tokyo'; ALTER TABLE orders ALTER COLUMN made TYPE timestamp;"
      },
      hits: [
        "orders.made changes from timestamp with time zone to timestamp without time zone: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "UTC, said beforehand",
      given: {
        schema: "CREATE TABLE orders (made timestamp);",
        migration: "SET LOCAL timezone = 'UTC'; ALTER TABLE orders ALTER COLUMN made TYPE timestamptz;"
      },
      hits: []
    },
    {
      title: "UTC, said in a DO block",
      given: {
        schema: "CREATE TABLE orders (made timestamp);",
        migration: `DO $$ BEGIN SET LOCAL TIME ZONE 'UTC'; ALTER TABLE orders ALTER COLUMN made TYPE timestamptz; END $$;`
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (made timestamp); ALTER TABLE carts ALTER COLUMN made TYPE timestamptz;"
      },
      hits: []
    }
  ],
  check: (run) => typeChanges(run, changesZone).flatMap((change) => {
    const { work, statement } = change;
    if (work?.kind === "rewrite") {
      return [{ ...hitOfTypeChange(change, [work], run, changeText(change)), ...inUtc(change) }];
    }
    return saysZone(statement, run) ? [] : [unsaid(change, run)];
  })
});
function unsaid(change, run) {
  const { statement, table, columns } = change;
  const { cause: _, ...hit } = hitOn(statement, run, table.after.name);
  const subjects = columns.map(({ after }) => ({ kind: "column", name: `${table.after.name}.${after.name}` }));
  return {
    ...hit,
    subject: subjects[0] ?? hit.subject,
    reach: subjects,
    key: `${hit.key}
${columns.map(({ after }) => after.name).join("\n")}`,
    severity: "warning",
    message: `${changeText(change)} as the TimeZone of the session says, which no statement sets: unless it is UTC, the values shift and the table is rewritten`,
    ...inUtc(change)
  };
}
function saysZone(statement, { statements }) {
  const before2 = statements.slice(0, statements.indexOf(statement)).filter(({ place }) => place.path === statement.place.path);
  return [...before2.map(({ sql }) => sql), ...statement.sql.kind === "DoStmt" ? [statement.sql] : []].some(
    ({ text }) => /\btimezone\b|\bset\s+((local|session)\s+)?time\s+zone\b/i.test(text)
  );
}
function inUtc({ statement, table, columns, work }) {
  const [column, more] = columns;
  if (!column || more) return {};
  const { name, type } = column.after;
  const replaces = commandIndex(statement.sql, ["AT_AlterColumnType"], (command) => command.name === name);
  const using = usingOf(statement, name);
  if (replaces === void 0 || (using === void 0 ? work?.kind === "rewrite" : !isUtc(using, name))) return {};
  const alter = `ALTER TABLE ${sqlTable(table.after)} ALTER COLUMN ${sqlName(name)} TYPE ${type}`;
  const note = "only where the values are meant in UTC";
  return { steps: [{ sql: doBlock(["SET LOCAL timezone = 'UTC'", alter]), note }], replaces };
}
function isUtc(using, column) {
  const { funcname = [], args = [] } = "FuncCall" in using ? using.FuncCall : {};
  const name = funcname.at(-1);
  const [zone, value] = args;
  const said3 = zone && "A_Const" in zone && "sval" in zone.A_Const ? zone.A_Const.sval?.sval : void 0;
  const fields = value && "ColumnRef" in value ? value.ColumnRef.fields ?? [] : [];
  const field = fields.at(-1);
  return name !== void 0 && "String" in name && name.String.sval === "timezone" && /^(utc|gmt|etc\/utc|z)$/i.test(said3 ?? "") && field !== void 0 && "String" in field && field.String.sval === column;
}

// src/checks/migration/rules/column-type-narrowing.ts
init_shim();
var column_type_narrowing_default = defineRule({
  meta: {
    id: "migration/column-type-narrowing",
    severity: "warning",
    since: "0.1.0",
    title: "Make sure that every value fits before a column is narrowed",
    effect: "A value that does not fit makes the migration fail in production (22001, 22003), or is cut or rounded for good where the type or USING says so; and the running release may still write such values.",
    remedy: "First add a CHECK of the narrower range NOT VALID and validate it (it names the rows that do not fit, and keeps new ones out), then change the type, then drop the CHECK."
  },
  examples: [
    {
      title: "a shorter varchar",
      given: {
        schema: "CREATE TABLE users (name varchar(80)); INSERT INTO users VALUES ('Ann'), ('Bo'), (NULL);",
        migration: "ALTER TABLE users ALTER COLUMN name TYPE varchar(40);"
      },
      hits: [
        "users.name narrows from character varying(80) to character varying(40): the migration fails on a value that does not fit; the 2 values of earlier migrations do"
      ]
    },
    {
      title: "a value of ours does not fit",
      given: {
        schema: "CREATE TABLE users (name text NOT NULL);",
        migration: "ALTER TABLE users ALTER COLUMN name TYPE varchar(1);"
      },
      hits: [
        'users.name narrows from text to character varying(1): the migration fails on a value that does not fit, with 22001 on a row such as public.users: {"name":"a1"} and {"name":"a2"}'
      ]
    },
    {
      title: "cut by USING",
      given: {
        schema: "CREATE TABLE users (name text);",
        migration: "ALTER TABLE users ALTER COLUMN name TYPE varchar(40) USING left(name, 40);"
      },
      hits: [
        "users.name narrows from text to character varying(40): what does not fit is changed for good, as USING says"
      ]
    },
    {
      title: "fewer digits after the point, in a DO block",
      given: {
        schema: "CREATE TABLE orders (total numeric(10, 4));",
        migration: "DO $$ BEGIN ALTER TABLE orders ALTER COLUMN total TYPE numeric(10, 2); END $$;"
      },
      hits: ["orders.total narrows from numeric(10,4) to numeric(10,2): what does not fit is rounded for good"]
    },
    {
      title: "a smaller number",
      given: {
        schema: "CREATE TABLE orders (total bigint);",
        migration: "ALTER TABLE orders ALTER COLUMN total TYPE int;"
      },
      hits: ["orders.total narrows from bigint to integer: the migration fails on a value that does not fit"]
    },
    {
      title: "wider ones",
      given: {
        schema: "CREATE TABLE orders (total int, name varchar(5), day date);",
        migration: "ALTER TABLE orders ALTER total TYPE bigint, ALTER name TYPE text, ALTER day TYPE timestamp;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (name text); ALTER TABLE carts ALTER COLUMN name TYPE varchar(4);"
      },
      hits: []
    }
  ],
  check: (run) => typeChanges(run).flatMap(
    ({ statement, table, columns }) => columns.flatMap((column) => {
      const outcome = narrowing(column);
      if (!outcome) return [];
      const { before: before2, after } = column;
      const name = `${table.before.name}.${before2.name}`;
      const using = usingOf(statement, before2.name) !== void 0 && changesValues(statement, before2.name);
      const { cause: _, ...hit } = hitOn(statement, run, table.after.name);
      return [
        {
          ...hit,
          ...failed(statement) ? { cause: failureCause(statement), proof: failureProof(statement, run) } : {},
          subject: { kind: "column", name },
          key: `${hit.key}
${before2.name}`,
          message: `${shown(name)} narrows from ${before2.type} to ${after.type}: ${using ? "what does not fit is changed for good, as USING says" : outcomeText(outcome, statement, name)}`
        }
      ];
    })
  )
});
function narrowing({ before: before2, after }) {
  const [was, is2] = [sizedType(before2.type), sizedType(after.type)];
  const texts = ["text", "character varying", "character"];
  if (texts.includes(was.name) && texts.includes(is2.name)) {
    return is2.size !== void 0 && (was.size === void 0 || is2.size < was.size) ? "fails" : void 0;
  }
  if (was.name === "numeric" && is2.name === "numeric") return narrowerNumeric(was, is2);
  const wider = ranks.flatMap((names2) => names2.includes(was.name) && names2.includes(is2.name) ? [names2] : []);
  const [order] = wider;
  if (order)
    return order.indexOf(is2.name) < order.indexOf(was.name) ? isWhole(was.name) ? "fails" : "rounded" : void 0;
  if (/^timestamp/.test(before2.type) && /^(date|time)\b/.test(after.type)) {
    return after.type.startsWith("timestamp") ? void 0 : "cut";
  }
  return void 0;
}
var ranks = [
  ["smallint", "integer", "bigint", "numeric"],
  ["real", "double precision"]
];
function isWhole(type) {
  return ["smallint", "integer", "bigint"].includes(type);
}
function narrowerNumeric(was, is2) {
  if (is2.size === void 0) return void 0;
  if (was.size === void 0 || is2.size - is2.scale < was.size - was.scale) return "fails";
  return is2.scale < was.scale ? "rounded" : void 0;
}
function failed({ failsOnRows }) {
  return failsOnRows?.sqlstate.startsWith("22") ?? false;
}
function outcomeText(outcome, statement, name) {
  if (outcome !== "fails") return `what does not fit is ${outcome} for good`;
  const { failsOnRows, rowsBefore } = statement;
  const fits = rowsBefore.get(name);
  const what = "the migration fails on a value that does not fit";
  if (failsOnRows && failed(statement))
    return `${what}, with ${failsOnRows.sqlstate} on a row such as ${failsOnRows.rows}`;
  return fits === void 0 ? what : `${what}; the ${count(fits, "value")} of earlier migrations ${fits === 1 ? "does" : "do"}`;
}
function changesValues(statement, column) {
  const using = usingOf(statement, column);
  return using !== void 0 && JSON.stringify(using).includes('"FuncCall"');
}

// src/checks/migration/rules/composite-type-change.ts
init_shim();
var composite_type_change_default = defineRule({
  meta: {
    id: "migration/composite-type-change",
    severity: "warning",
    since: "0.1.0",
    title: "Do not change a composite type that a running release reads",
    effect: "Columns and functions of the type change with it: what the release that still runs names fails with 42703, and a row that it writes as ROW(...) has too few or too many fields.",
    remedy: "Make a new type and a new column or function of it, and drop the old ones when no release that runs uses them."
  },
  examples: [
    {
      title: "an attribute goes, and takes what every row had there",
      given: {
        schema: "CREATE TYPE place AS (street text, zip text); CREATE TABLE users (home place);",
        migration: "ALTER TYPE place DROP ATTRIBUTE zip;"
      },
      hits: [
        "place: its attribute zip is gone, so queries of the running release that name it fail with 42703, and what columns of the type (users.home) held there is lost"
      ]
    },
    {
      title: "another name, in a DO block, and another type",
      given: {
        schema: "CREATE TYPE place AS (street text, zip int);",
        migration: "DO $$ BEGIN ALTER TYPE place RENAME ATTRIBUTE street TO road; END $$; ALTER TYPE place ALTER ATTRIBUTE zip TYPE text;"
      },
      hits: [
        "place: its attribute street is gone, so queries of the running release that name it fail with 42703",
        "place: its attribute zip is now text (was integer)"
      ]
    },
    {
      title: "an attribute more",
      given: {
        schema: "CREATE TYPE place AS (street text); CREATE TABLE users (home place);",
        migration: "ALTER TYPE place ADD ATTRIBUTE zip text;"
      },
      hits: [
        "place: has zip too now, so a value that the running release writes as ROW(...) or as text without it fails (42846, 22P02)"
      ]
    },
    {
      title: "a type made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TYPE place AS (street text, zip text); ALTER TYPE place DROP ATTRIBUTE zip;"
      },
      hits: []
    }
  ],
  check: (run) => effectsIn(run, "object altered").flatMap(({ statement, effect: { object } }) => {
    const { before: before2, after } = object;
    const old = run.facts.base.world.named.some(({ kind, oid }) => kind === "type" && oid === before2.oid);
    if (before2.kind !== "type" || !old) return [];
    return textsOf(attributesOf(before2.detail), attributesOf(after.detail), columnsOf(before2.name, run)).map(
      (text) => ({
        ...hitOn(statement, run, before2.name),
        cause: `${before2.name} ${text}`,
        key: `${statement.key}
${text}`,
        subject: { kind: "type", name: before2.name },
        message: `${shown(before2.name)}: ${text}`
      })
    );
  })
});
function attributesOf(detail) {
  if (!detail.startsWith("[")) return /* @__PURE__ */ new Map();
  const pairs = JSON.parse(detail);
  const read = Array.isArray(pairs) ? pairs : [];
  return new Map(read.map(([name, type]) => [String(name), String(type)]));
}
function textsOf(before2, after, columns) {
  const gone = [...before2.keys()].filter((name) => !after.has(name));
  const fresh = [...after.keys()].filter((name) => !before2.has(name));
  const retyped = [...before2].filter(([name, type]) => after.has(name) && after.get(name) !== type);
  const dropped2 = after.size < before2.size;
  const lost = dropped2 && columns.length > 0 ? `, and what columns of the type (${enumerate(columns, 5)}) held there is lost` : "";
  return [
    ...gone.map(
      (name) => `its attribute ${name} is gone, so queries of the running release that name it fail with 42703${lost}`
    ),
    ...retyped.map(([name, type]) => `its attribute ${name} is now ${after.get(name)} (was ${type})`),
    ...gone.length === 0 && fresh.length > 0 ? [
      `has ${enumerate(fresh)} too now, so a value that the running release writes as ROW(...) or as text without it fails (42846, 22P02)`
    ] : []
  ];
}
function columnsOf(type, run) {
  return columnsOfType(run, type).map(({ table, column }) => `${shown(table.name)}.${column.name}`);
}

// src/checks/migration/rules/concurrent-build-leaves-invalid-index.ts
init_shim();
var concurrent_build_leaves_invalid_index_default = defineRule({
  meta: {
    id: "migration/concurrent-build-leaves-invalid-index",
    severity: "warning",
    since: "0.1.0",
    title: "Do not let IF NOT EXISTS hide an index whose build failed",
    effect: "A concurrent build that fails (a deadlock, a duplicate, a timeout) leaves its index behind INVALID: no query uses it, every write pays for it. On the next attempt IF NOT EXISTS finds the name, builds nothing, and the migration passes.",
    remedy: "DROP INDEX CONCURRENTLY IF EXISTS first, then CREATE INDEX CONCURRENTLY without IF NOT EXISTS. Which ones are invalid: SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid."
  },
  examples: [
    {
      title: "a second attempt would find the name and do nothing",
      given: {
        schema: "CREATE TABLE orders (user_id int);",
        migration: "CREATE INDEX CONCURRENTLY IF NOT EXISTS by_user ON orders (user_id);"
      },
      hits: [
        "by_user on orders: a build that fails leaves the index INVALID, and the next attempt finds its name and builds nothing"
      ]
    },
    {
      title: "an index that is INVALID already",
      given: {
        schema: "CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT; CREATE INDEX events_at ON ONLY events (at);",
        migration: "CREATE INDEX IF NOT EXISTS events_at ON events (at);"
      },
      hits: ["events_at on events is there already, INVALID: IF NOT EXISTS leaves it so"]
    },
    {
      title: "the index of a partitioned table to which nothing is attached",
      given: {
        schema: "CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT;",
        migration: "CREATE INDEX events_at ON ONLY events (at);"
      },
      hits: ["events_at on events stays INVALID: not every partition has an index attached to it"]
    },
    {
      title: "what an earlier attempt left is dropped first",
      given: {
        schema: "CREATE TABLE orders (user_id int);",
        migration: "DROP INDEX CONCURRENTLY IF EXISTS by_user; CREATE INDEX CONCURRENTLY IF NOT EXISTS by_user ON orders (user_id);"
      },
      hits: []
    },
    {
      title: "a DO block drops it where it is INVALID",
      given: {
        schema: "CREATE TABLE orders (user_id int);",
        migration: "DO $$ DECLARE r record; BEGIN FOR r IN SELECT c.relname FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid WHERE c.relname IN ('by_user', 'by_day') AND NOT i.indisvalid LOOP EXECUTE format('DROP INDEX %I', r.relname); END LOOP; END $$; CREATE INDEX CONCURRENTLY IF NOT EXISTS by_user ON orders (user_id);"
      },
      hits: []
    },
    {
      title: "a DO block that drops others",
      given: {
        schema: "CREATE TABLE orders (user_id int);",
        migration: "DO $$ DECLARE r record; BEGIN FOR r IN SELECT c.relname FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid WHERE c.relname = 'by_day' AND NOT i.indisvalid LOOP EXECUTE format('DROP INDEX %I', r.relname); END LOOP; END $$; CREATE INDEX CONCURRENTLY IF NOT EXISTS by_user ON orders (user_id);"
      },
      hits: [
        "by_user on orders: a build that fails leaves the index INVALID, and the next attempt finds its name and builds nothing"
      ]
    },
    {
      title: "without IF NOT EXISTS the next attempt fails, and is seen",
      given: {
        schema: "CREATE TABLE orders (user_id int);",
        migration: "CREATE INDEX CONCURRENTLY by_user ON orders (user_id);"
      },
      hits: []
    },
    {
      title: "attached to",
      given: {
        schema: "CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT;",
        migration: "CREATE INDEX CONCURRENTLY old_at ON events_old (at); CREATE INDEX events_at ON ONLY events (at); ALTER INDEX events_at ATTACH PARTITION old_at;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement, index) => [
    ...hidden(statement, run, run.statements.slice(0, index)),
    ...left(statement, run)
  ])
});
function hidden(statement, run, earlier) {
  const { node } = statement.sql;
  if (!("IndexStmt" in node) || !node.IndexStmt.if_not_exists || !statement.difference) return [];
  const { idxname, concurrent, relation } = node.IndexStmt;
  const found = [...statement.after.tables.values()].flatMap(
    (table2) => table2.indexes.flatMap(
      (index2) => index2.name === idxname && (relation?.schemaname ?? table2.schema) === table2.schema ? [{ table: table2, index: index2 }] : []
    )
  )[0];
  if (!found || !run.preexisting.has(found.table.oid)) return [];
  const { table, index } = found;
  const invalid = statement.before.tables.get(table.oid)?.indexes.some(({ oid, valid }) => oid === index.oid && !valid);
  const name = `${index.name} on ${shown(table.name)}`;
  if (invalid)
    return [hitFor3(statement, run, table, index, `${name} is there already, INVALID: IF NOT EXISTS leaves it so`)];
  if (!concurrent || earlier.some((before2) => drops(before2, index.name) || dropsInvalid(before2, statement, index.name))) {
    return [];
  }
  const message = `${name}: a build that fails leaves the index INVALID, and the next attempt finds its name and builds nothing`;
  return [{ ...hitFor3(statement, run, table, index, message), ...stepsFor(statement, table, index) }];
}
function drops({ sql: { node } }, index) {
  if (!("DropStmt" in node) || node.DropStmt.removeType !== "OBJECT_INDEX") return false;
  return droppedNames(node.DropStmt).some(({ name }) => name === index);
}
function dropsInvalid({ sql: { kind, text }, place }, { place: own }, index) {
  return kind === "DoStmt" && place.path === own.path && text.includes(`'${index}'`) && /\bindisvalid\b/i.test(text) && /\bdrop\s+index\b/i.test(text);
}
function stepsFor({ before: before2, after }, table, index) {
  const build = indexSteps({ before: before2, after, table, index });
  if (!build) return {};
  const name = sqlTable({ schema: table.schema, name: `${table.schema}.${index.name}` });
  const drop = {
    sql: `DROP INDEX CONCURRENTLY IF EXISTS ${name}`,
    withoutTransaction: true,
    note: "what an attempt that failed has left"
  };
  return { steps: [drop, ...build] };
}
function left(statement, run) {
  return statement.effects.flatMap((effect) => {
    if (effect.what !== "index added") return [];
    const { table, index } = effect;
    const head = run.facts.head.tables.get(table.after.oid)?.indexes.find(({ oid }) => oid === index.oid);
    if (!head || head.valid) return [];
    const why = table.after.kind === "p" ? ": not every partition has an index attached to it" : "";
    const message = `${index.name} on ${shown(table.after.name)} stays INVALID${why}`;
    return [hitFor3(statement, run, table.after, index, message)];
  });
}
function hitFor3(statement, run, table, { name }, message) {
  return {
    ...hitOn(statement, run, table.name),
    cause: `${table.schema}.${name} invalid`,
    // Of the table, so that several of one file are one decision.
    reach: [
      { kind: "table", name: table.name },
      { kind: "index", name: `${table.schema}.${name}` }
    ],
    key: name,
    message
  };
}

// src/checks/migration/rules/concurrent-build-under-lock-timeout.ts
init_shim();
var concurrent_build_under_lock_timeout_default = defineRule({
  meta: {
    id: "migration/concurrent-build-under-lock-timeout",
    severity: "note",
    since: "0.1.0",
    title: "Give what runs CONCURRENTLY a long lock_timeout",
    effect: "CONCURRENTLY waits until every transaction that began before it has ended, and lock_timeout ends that wait: the deployment stops, and an index that was being built stays behind, INVALID.",
    remedy: "SET lock_timeout = 0 before this statement, and back to a short one after it: nobody queues behind this wait."
  },
  examples: [
    {
      title: "two seconds for an index",
      given: {
        schema: "CREATE TABLE orders (user_id int);",
        migration: "SET lock_timeout = '2s';\nCREATE INDEX CONCURRENTLY by_user ON orders (user_id);"
      },
      hits: ["CREATE INDEX CONCURRENTLY waits for every older transaction, but for no longer than lock_timeout: 2s"]
    },
    {
      title: "time enough",
      given: {
        schema: "CREATE TABLE orders (user_id int);",
        migration: "SET lock_timeout = '30min';\nCREATE INDEX CONCURRENTLY by_user ON orders (user_id);"
      },
      hits: []
    },
    {
      title: "no lock_timeout",
      given: {
        schema: "CREATE TABLE orders (user_id int);",
        migration: "CREATE INDEX CONCURRENTLY by_user ON orders (user_id);"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const { place, key, settings, trace } = statement;
    const words4 = wordsOf(statement);
    if (words4 === void 0 || trace.error || !settings || !isShort(settings.lockTimeout)) return [];
    return [
      {
        location: place,
        key,
        subject: { kind: "migration", name: place.path },
        proof: proofOf(statement, run),
        message: `${words4} waits for every older transaction, but for no longer than lock_timeout: ${settings.lockTimeout}`
      }
    ];
  })
});
function wordsOf({ sql }) {
  if (!needsNoTransaction(sql)) return void 0;
  const words4 = {
    IndexStmt: "CREATE INDEX CONCURRENTLY",
    DropStmt: "DROP INDEX CONCURRENTLY",
    ReindexStmt: "REINDEX CONCURRENTLY",
    AlterTableStmt: "DETACH PARTITION CONCURRENTLY"
  };
  return words4[sql.kind];
}
function isShort(lockTimeout) {
  const [, digits = "0", unit = "ms"] = /^(\d+)(us|ms|s|min|h|d)?$/.exec(lockTimeout) ?? [];
  const seconds = Number(digits) * (secondsIn[unit] ?? 0);
  return seconds > 0 && seconds <= 60;
}
var secondsIn = { us: 1e-6, ms: 1e-3, s: 1, min: 60, h: 3600, d: 86400 };

// src/checks/migration/rules/concurrently-in-transaction.ts
init_shim();
var concurrently_in_transaction_default = defineRule({
  meta: {
    id: "migration/concurrently-in-transaction",
    severity: "error",
    since: "0.1.0",
    title: "Run CONCURRENTLY outside a transaction",
    effect: "Postgres refuses the statement inside a transaction, and several statements sent as one text are one.",
    remedy: "Give the statement a migration of its own that the runner sends without a transaction (how, depends on the runner: nothing else in the file, or a setting for it)."
  },
  examples: [
    {
      title: "Diesel wraps every migration",
      given: {
        schema: "CREATE TABLE orders (user_id int);",
        migration: "CREATE INDEX CONCURRENTLY orders_by_user ON orders (user_id);",
        runner: "diesel"
      },
      hits: ["fails with 25001: CREATE INDEX CONCURRENTLY cannot run inside a transaction block"]
    },
    {
      title: "golang-migrate sends the file as one text",
      given: {
        schema: "CREATE TABLE orders (user_id int);",
        migration: "CREATE INDEX CONCURRENTLY orders_by_user ON orders (user_id); SELECT 1;",
        runner: "golang-migrate"
      },
      hits: ["fails with 25001: CREATE INDEX CONCURRENTLY cannot run inside a transaction block"]
    },
    {
      title: "alone in its file",
      given: {
        schema: "CREATE TABLE orders (user_id int);",
        migration: "CREATE INDEX CONCURRENTLY orders_by_user ON orders (user_id);",
        runner: "golang-migrate"
      },
      hits: []
    },
    {
      title: "a name that only reads like the keyword",
      given: {
        schema: "CREATE TABLE orders (concurrently_at date);",
        migration: "CREATE INDEX concurrently_at ON orders (concurrently_at);",
        runner: "diesel"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.filter(({ trace, sql }) => trace.error?.sqlstate === "25001" && needsNoTransaction(sql)).map((statement) => ({
    message: `fails with 25001: ${statement.trace.error?.message}`,
    location: statement.place,
    subject: { kind: "migration", name: statement.place.path },
    key: statement.key,
    cause: failureCause(statement),
    proof: proofOf(statement, run),
    remedy: `Send it ${runners[run.plan.runner].sentAlone}.`,
    ...ofTables.has(statement.sql.kind) ? { steps: [{ sql: statement.sql.text, withoutTransaction: true }] } : {}
  }))
});
var ofTables = /* @__PURE__ */ new Set(["IndexStmt", "DropStmt", "ReindexStmt", "AlterTableStmt", "VacuumStmt"]);

// src/checks/migration/rules/connection-settings-change.ts
init_shim();

// src/checks/migration/judgement/settings.ts
init_shim();
function consequenceOf(name, was, is2) {
  const key = name.toLowerCase();
  if (key.includes(".")) return ofTheProject(name, was, is2);
  const limit = limits[key];
  if (limit !== void 0) return isTighter(was, is2) ? told(limit) : void 0;
  if (key === "connection limit") {
    return Number(is2 ?? -1) >= 0 && (was === void 0 || Number(is2) < Number(was)) ? told("one more than that fails with 53300") : void 0;
  }
  const only = onlyWith[key];
  if (only) return is2 !== void 0 && only.values.test(is2) ? told(only.text) : void 0;
  const text = always[key];
  return text === void 0 ? void 0 : told(text);
}
function told(text) {
  return { text, severity: "warning", secret: false };
}
function ofTheProject(name, was, is2) {
  const [owner = ""] = name.split(".");
  if (was === void 0 || ofExtensions.has(owner.toLowerCase())) return void 0;
  const text = is2 === void 0 ? `functions and policies that ask current_setting('${name}') fail with 42704` : `functions and policies that ask current_setting('${name}') get that`;
  return { text, severity: "note", secret: true };
}
var ofExtensions = /* @__PURE__ */ new Set([
  "auto_explain",
  "pg_hint_plan",
  "pg_prewarm",
  "pg_stat_statements",
  "pgaudit",
  "plpgsql"
]);
var limits = {
  statement_timeout: "a statement that takes longer fails with 57014",
  lock_timeout: "a statement that waits longer for a lock fails with 55P03",
  idle_in_transaction_session_timeout: "a connection that rests longer in a transaction is ended with 25P03",
  idle_session_timeout: "a connection that rests longer, as those of a pool do, is ended with 57P05",
  transaction_timeout: "a transaction that takes longer ends its connection with 25P04"
};
var onlyWith = {
  default_transaction_read_only: { values: /^(on|true|yes|1)$/i, text: "each write fails with 25006" },
  row_security: {
    values: /^(off|false|no|0)$/i,
    text: "a query from which row security would withhold rows fails with 42501"
  },
  session_replication_role: {
    values: /^(replica|local)$/i,
    text: "triggers do not fire, and foreign keys are not kept"
  },
  synchronous_commit: { values: /^off$/i, text: "a COMMIT that was reported can be lost in a crash" }
};
var otherText = "text is read, or values are shown, in another way";
var always = {
  search_path: "names without a schema find other tables and functions, or fail with 42P01",
  timezone: "times without a zone, and times shown as text, mean other moments",
  datestyle: "a date such as 01/02/2026 is another day, and dates are shown in another way",
  intervalstyle: otherText,
  bytea_output: otherText,
  client_encoding: otherText,
  extra_float_digits: otherText,
  lc_monetary: otherText,
  lc_numeric: otherText,
  lc_time: otherText,
  standard_conforming_strings: "a backslash in a string means something else, also in what escapes input",
  transform_null_equals: "= NULL finds other rows",
  array_nulls: otherText,
  default_text_search_config: "to_tsvector and to_tsquery without a configuration make other lexemes than those stored",
  default_transaction_isolation: "a transaction sees other work of others, and from REPEATABLE READ on may fail with 40001 and has to be tried again",
  role: "it acts with the privileges of another role"
};
function isTighter(was, is2) {
  const [before2, after] = [milliseconds(was), milliseconds(is2)];
  return after > 0 && (before2 <= 0 || after < before2);
}
function milliseconds(value) {
  const [, number = "0", unit = "ms"] = /^\s*(\d+(?:\.\d+)?)\s*(us|ms|s|min|h|d)?\s*$/.exec(value ?? "") ?? [];
  return Number(number) * (unitMs[unit] ?? 1);
}
var unitMs = {
  us: 1e-3,
  ms: 1,
  s: 1e3,
  min: 6e4,
  h: 36e5,
  d: 864e5
};

// src/checks/migration/rules/connection-settings-change.ts
var connection_settings_change_default = defineRule({
  meta: {
    id: "migration/connection-settings-change",
    severity: "warning",
    since: "0.1.0",
    title: "Know that a setting of a role or database reaches the running release",
    effect: "Each connection that begins after it has the setting, also those of the release that still runs, while its open ones keep the old one: the same query then gives different answers by connection.",
    remedy: "Set it in the connection of the release that wants it (its URL, SET after connecting, SET LOCAL in the transaction), or give that release a role of its own."
  },
  examples: [
    {
      title: "a search_path of a role",
      given: {
        schema: "CREATE ROLE app LOGIN; CREATE SCHEMA shop;",
        migration: "ALTER ROLE app SET search_path = shop, public;"
      },
      hits: [
        "role app: search_path is shop, public for connections that begin from now on, so names without a schema find other tables and functions, or fail with 42P01"
      ]
    },
    {
      title: "limits of the database, in a DO block",
      given: {
        schema: "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET statement_timeout = ''30s''', current_database()); END $$;",
        migration: "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET statement_timeout = ''5s''', current_database()); EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$;"
      },
      hits: [
        "the database: default_transaction_read_only is on for connections that begin from now on, so each write fails with 25006",
        "the database: statement_timeout is 5s (was 30s) for connections that begin from now on, so a statement that takes longer fails with 57014"
      ]
    },
    {
      title: "what it had is gone",
      given: {
        schema: "CREATE ROLE app LOGIN; ALTER ROLE app SET search_path = shop; ALTER ROLE app SET timezone = 'Europe/Berlin';",
        migration: "ALTER ROLE app RESET ALL;"
      },
      hits: [
        "role app: TimeZone is the server's (was Europe/Berlin) for connections that begin from now on, so times without a zone, and times shown as text, mean other moments",
        "role app: search_path is the server's (was shop) for connections that begin from now on, so names without a schema find other tables and functions, or fail with 42P01"
      ]
    },
    {
      title: "a value of the project's own, which functions may ask for",
      given: {
        schema: "CREATE ROLE app LOGIN; ALTER ROLE app SET shop.tenant = 'secret';",
        migration: "ALTER ROLE app SET shop.tenant = 'other'; ALTER ROLE app SET shop.region = 'eu';"
      },
      hits: [
        "role app: shop.tenant is another for connections that begin from now on, so functions and policies that ask current_setting('shop.tenant') get that"
      ]
    },
    {
      title: "the configuration of the server",
      given: { schema: "", migration: "ALTER SYSTEM SET work_mem = '64MB';" },
      hits: [
        "ALTER SYSTEM writes work_mem into the server's configuration: it holds for every database there, from its next reload or restart on, and managed services refuse it"
      ]
    },
    {
      title: "wider limits, and what only makes queries faster or slower",
      given: {
        schema: "CREATE ROLE app LOGIN; ALTER ROLE app SET lock_timeout = '1s';",
        migration: "ALTER ROLE app SET lock_timeout = '1min'; ALTER ROLE app SET work_mem = '64MB'; ALTER ROLE app SET log_min_duration_statement = 100; ALTER ROLE app SET statement_timeout = 0;"
      },
      hits: []
    },
    {
      title: "what it had anyway, and what is taken back",
      given: {
        schema: "CREATE ROLE app LOGIN; ALTER ROLE ALL SET timezone = 'UTC';",
        migration: "ALTER ROLE app SET timezone = 'UTC'; ALTER ROLE app SET search_path = shop; ALTER ROLE app RESET search_path;"
      },
      hits: []
    },
    {
      title: "a role made in the same migration",
      given: { schema: "", migration: "CREATE ROLE report; ALTER ROLE report SET default_transaction_read_only = on;" },
      hits: []
    }
  ],
  check: (run) => [...changedSettings(run), ...systemSettings(run)]
});
function changedSettings(run) {
  const { base, head } = run.facts;
  const own = effectsIn(run, "setting changed").filter(
    ({ statement: { sql } }) => /role|database|rename|^(do|call|select)stmt$/i.test(sql.kind)
  );
  const last = new Map(
    own.map(({ statement, effect: { setting } }) => [
      keyOf3(setting.after ?? setting.before),
      { statement, scope: setting.after ?? setting.before }
    ])
  );
  return [...last].sort(([a], [b]) => a < b ? -1 : 1).flatMap(([key, { statement, scope }]) => {
    if (!scope || scope.role !== null && !hasRole(run, scope.role)) return [];
    const [was, is2] = [effective(scope, base.world.settings), effective(scope, head.world.settings)];
    if (was === is2) return [];
    const found = consequenceOf(scope.name, was, is2);
    if (!found) return [];
    const who = whoHas(scope);
    return [
      {
        ...hitOn(statement, run, who),
        cause: `${statement.key}|${key}`,
        key: `${key} ${is2 ?? ""}`,
        subject: { kind: "setting", name: `${scope.name} of ${who}` },
        severity: found.severity,
        message: `${who}: ${scope.name} is ${valueText2(found, was, is2)} for connections that begin from now on, so ${found.text}`
      }
    ];
  });
}
function keyOf3(setting) {
  return JSON.stringify([setting?.database ?? null, setting?.role ?? null, setting?.name ?? null]);
}
function hasRole({ facts }, name) {
  const known2 = facts.base.world.roles.find((role) => role.name === name);
  return known2 !== void 0 && facts.head.world.roles.some(({ oid }) => oid === known2.oid);
}
function effective({ database, role, name }, settings) {
  const scopes = [
    [database, role],
    [null, role],
    [database, null],
    [null, null]
  ];
  for (const [ofDatabase, ofRole] of scopes) {
    const found = settings.find((each) => each.name === name && each.database === ofDatabase && each.role === ofRole);
    if (found) return found.value;
  }
  return void 0;
}
function whoHas({ database, role }) {
  if (role === null) return database === null ? "every role" : "the database";
  return database === null ? `role ${role}` : `role ${role} in the database`;
}
function valueText2({ secret }, was, is2) {
  if (secret) return is2 === void 0 ? "no more" : "another";
  return `${is2 ?? "the server's"}${was === void 0 ? "" : ` (was ${was})`}`;
}
function systemSettings(run) {
  return run.statements.flatMap((statement) => {
    const { node } = statement.sql;
    if (!("AlterSystemStmt" in node) || statement.trace.error) return [];
    const name = node.AlterSystemStmt.setstmt?.name ?? "every setting";
    return [
      {
        ...hitOn(statement, run, name),
        subject: { kind: "setting", name },
        message: `ALTER SYSTEM writes ${name} into the server's configuration: it holds for every database there, from its next reload or restart on, and managed services refuse it`
      }
    ];
  });
}

// src/checks/migration/rules/constraint-left-unvalidated.ts
init_shim();
var constraint_left_unvalidated_default = defineRule({
  meta: {
    id: "migration/constraint-left-unvalidated",
    severity: "warning",
    since: "0.1.0",
    title: "Validate what was added NOT VALID",
    effect: "Rows that were there before are never checked, and the planner cannot rely on the constraint.",
    remedy: "Add a migration that sends VALIDATE CONSTRAINT in a transaction of its own."
  },
  examples: [
    {
      title: "no migration validates it",
      given: {
        schema: "CREATE TABLE orders (total int);",
        migration: "ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;"
      },
      hits: ["the constraint positive of orders stays NOT VALID: no migration here validates it"]
    },
    {
      title: "a NOT NULL of PostgreSQL 18, in a DO block",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "DO $$ BEGIN ALTER TABLE orders ADD CONSTRAINT noted NOT NULL note NOT VALID; END $$;",
        postgresVersion: 18
      },
      hits: ["the constraint noted of orders stays NOT VALID: no migration here validates it"]
    },
    {
      title: "validated in the next step",
      given: {
        schema: "CREATE TABLE orders (total int);",
        migration: "BEGIN; ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID; COMMIT; ALTER TABLE orders VALIDATE CONSTRAINT positive;"
      },
      hits: []
    },
    {
      title: "gone again",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "ALTER TABLE orders ADD CONSTRAINT filled CHECK (note IS NOT NULL) NOT VALID; ALTER TABLE orders DROP CONSTRAINT filled;"
      },
      hits: []
    },
    {
      title: "of a domain, whose validation would block writes to all of its tables",
      given: {
        schema: "CREATE DOMAIN positive AS int; CREATE TABLE orders (total positive);",
        migration: "ALTER DOMAIN positive ADD CONSTRAINT above CHECK (value > 0) NOT VALID;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration has no rows from before",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (total int); ALTER TABLE carts ADD CHECK (total > 0) NOT VALID;"
      },
      hits: []
    }
  ],
  // Where the run stopped early, what was not run may well validate it.
  check: (run) => run.statements.some(({ trace }) => trace.error) ? [] : run.statements.flatMap((statement) => leftBy(statement, run))
});
function leftBy(statement, run) {
  return statement.effects.flatMap((effect) => {
    if (effect.what !== "constraint added" && effect.what !== "not null set") return [];
    const { oid } = effect.table.after;
    const table = run.facts.head.tables.get(oid);
    if (!table || !run.preexisting.has(oid)) return [];
    const name = effect.what === "constraint added" ? leftConstraint(table, effect.constraint.oid) : leftNotNull(table, effect.column.after.number);
    if (name === void 0) return [];
    return [
      {
        ...hitOn(statement, run, table.name),
        key: name,
        cause: `${table.name}.${name} left NOT VALID`,
        subject: { kind: "constraint", name: `${table.name}.${name}` },
        message: `the constraint ${name} of ${shown(table.name)} stays NOT VALID: no migration here validates it`,
        remedy: `Add a migration that sends ALTER TABLE ${sqlTable(table)} VALIDATE CONSTRAINT ${sqlName(name)} in a transaction of its own.`
      }
    ];
  });
}
function leftConstraint({ constraints }, added) {
  return constraints.find(({ oid, validated: validated2, enforced }) => oid === added && !validated2 && enforced)?.name;
}
function leftNotNull({ columns }, added) {
  return columns.find(({ number, notNull }) => number === added && notNull === "not valid")?.notNullName ?? void 0;
}

// src/checks/migration/rules/constraint-timing-change.ts
init_shim();
var constraint_timing_change_default = defineRule({
  meta: {
    id: "migration/constraint-timing-change",
    severity: "warning",
    since: "0.1.0",
    title: "Keep a constraint checked when the running release expects it",
    effect: "A transaction that writes in an order of its own relies on a constraint that is checked at COMMIT, and an upsert on one that is checked at once: each fails as soon as that changes.",
    remedy: "Ship a release first that works either way: it writes parents before children, and neither defers the constraint nor names it in ON CONFLICT."
  },
  examples: [
    {
      title: "foreign keys that were checked at COMMIT: INITIALLY IMMEDIATE alone makes one NOT DEFERRABLE",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int CONSTRAINT whose REFERENCES users DEFERRABLE INITIALLY DEFERRED, by int CONSTRAINT sold REFERENCES users DEFERRABLE INITIALLY DEFERRED);",
        migration: "ALTER TABLE orders ALTER CONSTRAINT whose INITIALLY IMMEDIATE; ALTER TABLE orders ALTER CONSTRAINT sold DEFERRABLE INITIALLY IMMEDIATE;"
      },
      hits: [
        "orders.sold: checked at once now (was at COMMIT), so a transaction of the running release that writes orders before users fails with 23503",
        "orders.whose: checked at once now (was at COMMIT), so a transaction of the running release that writes orders before users fails with 23503, and SET CONSTRAINTS ... DEFERRED with 42809"
      ]
    },
    {
      title: "one that could be deferred, made anew in a DO block",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int CONSTRAINT whose REFERENCES users DEFERRABLE);",
        migration: "DO $$ BEGIN ALTER TABLE orders DROP CONSTRAINT whose; ALTER TABLE orders ADD CONSTRAINT owner FOREIGN KEY (user_id) REFERENCES users; END $$;"
      },
      hits: [
        "orders.owner: cannot be deferred any more, so SET CONSTRAINTS ... DEFERRED of the running release fails with 42809"
      ]
    },
    {
      title: "one that is checked at COMMIT from now on",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int CONSTRAINT whose REFERENCES users);",
        migration: "ALTER TABLE orders ALTER CONSTRAINT whose DEFERRABLE INITIALLY DEFERRED;"
      },
      hits: [
        "orders.whose: checked at COMMIT now, so the running release meets 23503 there and not at the statement that it guards"
      ]
    },
    {
      title: "unique, for an upsert and for an UPDATE of many rows",
      given: {
        schema: "CREATE TABLE users (mail text CONSTRAINT once UNIQUE, place int CONSTRAINT ordered UNIQUE DEFERRABLE);",
        migration: "ALTER TABLE users DROP CONSTRAINT once, ADD CONSTRAINT once UNIQUE (mail) DEFERRABLE; ALTER TABLE users DROP CONSTRAINT ordered, ADD CONSTRAINT ordered UNIQUE (place);"
      },
      hits: [
        "users.once: can be deferred now, so INSERT ... ON CONFLICT (mail) of the running release fails with 55000",
        "users.ordered: cannot be deferred any more, so an UPDATE of the running release that moves values from row to row fails with 23505, and SET CONSTRAINTS ... DEFERRED with 42809"
      ]
    },
    {
      title: "it can be deferred by whoever wants that, and changes that end where they began",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int CONSTRAINT whose REFERENCES users, by int CONSTRAINT sold REFERENCES users DEFERRABLE);",
        migration: "ALTER TABLE orders ALTER CONSTRAINT whose DEFERRABLE; ALTER TABLE orders ALTER CONSTRAINT sold NOT DEFERRABLE; ALTER TABLE orders ALTER CONSTRAINT sold DEFERRABLE;"
      },
      hits: []
    },
    {
      title: "another key stays that serves as before",
      given: {
        schema: "CREATE TABLE users (mail text CONSTRAINT once UNIQUE);",
        migration: "ALTER TABLE users ADD CONSTRAINT again UNIQUE (mail) DEFERRABLE;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY);",
        migration: "CREATE TABLE carts (user_id int CONSTRAINT whose REFERENCES users DEFERRABLE); ALTER TABLE carts ALTER CONSTRAINT whose NOT DEFERRABLE;"
      },
      hits: []
    }
  ],
  check: (run) => standingTables(run).flatMap(
    ({ base, head }) => head.constraints.flatMap((now) => {
      const was = now.local ? before(now, base) : void 0;
      const consequence = was && !base.constraints.some((known2) => isSame2(known2, now)) && consequenceOf2(was, now, head, run);
      const statement = consequence && statementSince(
        run,
        base.oid,
        ({ constraints }) => constraints.some(({ oid, deferrable }) => oid === now.oid && deferrable === now.deferrable)
      );
      if (!consequence || !statement) return [];
      return [
        {
          ...hitOn(statement, run, head.name),
          cause: `${head.name} ${now.name} timing`,
          key: `${head.name} ${now.name} ${now.deferrable}`,
          subject: { kind: "constraint", name: `${head.name}.${now.name}` },
          message: `${shown(head.name)}.${now.name}: ${consequence}`
        }
      ];
    })
  )
});
function before(now, base) {
  return base.constraints.find(({ oid }) => oid === now.oid) ?? base.constraints.find((known2) => asksTheSame(known2, now) && known2.deferrable !== now.deferrable);
}
function asksTheSame(a, b) {
  return a.kind === b.kind && `${a.columns}` === `${b.columns}` && a.parent === b.parent;
}
function isSame2(a, b) {
  return asksTheSame(a, b) && a.deferrable === b.deferrable;
}
function consequenceOf2(was, now, { name, constraints }, run) {
  if (was.deferrable === now.deferrable || constraints.some((other) => other.oid !== now.oid && isSame2(other, was))) {
    return void 0;
  }
  const state = sqlstates[now.kind];
  if (now.deferrable === "deferred") {
    const upsert = was.deferrable === "no" && now.kind !== "foreign key" ? `, and ${upsertFails(now)}` : "";
    return `checked at COMMIT now, so the running release meets ${state} there and not at the statement that it guards${upsert}`;
  }
  if (was.deferrable === "no") {
    return now.kind === "foreign key" ? void 0 : `can be deferred now, so ${upsertFails(now)}`;
  }
  const parent = run.facts.head.tables.get(now.parent ?? 0);
  const fails = now.kind !== "foreign key" ? `an UPDATE of the running release that moves values from row to row fails with ${state}` : was.deferrable === "deferred" && parent ? `a transaction of the running release that writes ${shown(name)} before ${shown(parent.name)} fails with ${state}` : void 0;
  const setFails = now.deferrable === "no" ? "SET CONSTRAINTS ... DEFERRED" : void 0;
  const what = was.deferrable === "deferred" ? "checked at once now (was at COMMIT)" : "cannot be deferred any more";
  if (fails === void 0) {
    return setFails && `${what}, so ${setFails} of the running release fails with 42809`;
  }
  return `${what}, so ${fails}${setFails ? `, and ${setFails} with 42809` : ""}`;
}
function upsertFails({ columns }) {
  return `INSERT ... ON CONFLICT (${columns.join(", ")}) of the running release fails with 55000`;
}
var sqlstates = {
  "primary key": "23505",
  unique: "23505",
  "foreign key": "23503",
  check: "23514",
  exclusion: "23P01"
};

// src/checks/migration/rules/create-index-not-concurrently.ts
init_shim();

// src/checks/migration/judgement/built-indexes.ts
init_shim();
function builtIndexes(run) {
  return run.statements.flatMap((statement) => {
    const added = statement.effects.flatMap((effect) => effect.what === "index added" ? [effect] : []);
    const tables = new Map(added.map(({ table }) => [table.after.oid, table]));
    return [...tables.values()].flatMap((table) => {
      const work = workOn(statement, run, table.after.oid);
      const own = added.filter((effect) => effect.table.after.oid === table.after.oid).map(({ index }) => index);
      const [first2, ...more] = own;
      return work && first2 ? [{ statement, table, indexes: [first2, ...more], work }] : [];
    });
  });
}
function hitOfIndexes({ statement, table, indexes, work }, run) {
  const names2 = indexes.map(({ name }) => name);
  return {
    ...hitOfWork(statement, run, work, {
      what: `${shown(table.after.name)} gets the ${names2.length > 1 ? "indexes" : "index"} ${enumerate(names2)}`
    }),
    reach: [
      hitOn(statement, run, work.relation.name).subject,
      ...names2.map((name) => ({ kind: "index", name: `${table.after.schema}.${name}` }))
    ]
  };
}

// src/checks/migration/rules/create-index-not-concurrently.ts
var create_index_not_concurrently_default = defineRule({
  meta: {
    id: "migration/create-index-not-concurrently",
    severity: "error",
    since: "0.1.0",
    title: "Build indexes on existing tables concurrently",
    effect: "A plain CREATE INDEX holds ShareLock, so every write to the table waits until the build ends.",
    remedy: "Use CREATE INDEX CONCURRENTLY, in a migration that runs outside a transaction."
  },
  examples: [
    {
      title: "index on a table that may hold rows",
      given: {
        schema: "CREATE TABLE orders (user_id int);",
        migration: "CREATE INDEX orders_by_user ON orders (user_id);"
      },
      hits: [
        "orders gets the index orders_by_user: ShareLock blocks writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE orders (user_id int, at date);",
        migration: "DO $$ BEGIN CREATE INDEX a ON orders (user_id); CREATE INDEX b ON orders (at); END $$;"
      },
      hits: [
        "orders gets the indexes a and b: ShareLock blocks writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "a partial index with an expression, under names that need quotes",
      given: {
        schema: 'CREATE SCHEMA "My Shop"; CREATE TABLE "My Shop"."Order" ("user" text COLLATE "C", gone date);',
        migration: 'CREATE UNIQUE INDEX "by ""user"" USING" ON "My Shop"."Order" (lower("user") text_pattern_ops DESC) INCLUDE (gone) WITH (fillfactor = 70) WHERE gone IS NULL;'
      },
      hits: [
        'My Shop.Order gets the index by "user" USING: ShareLock blocks writes while every row is read; size unknown, for one scan of My Shop.Order'
      ]
    },
    {
      title: "of a partition, under the stronger lock of its parent",
      given: {
        schema: "CREATE TABLE events (day int) PARTITION BY RANGE (day); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (9);",
        migration: "LOCK TABLE ONLY events;\nCREATE INDEX by_day ON events_1 (day);"
      },
      hits: [
        "events_1 gets the index by_day: AccessExclusiveLock, held since line 1, blocks reads and writes while every row is read; size unknown, for one scan of events"
      ]
    },
    {
      title: "index on a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); CREATE INDEX carts_by_id ON carts (id);" },
      hits: []
    },
    {
      title: "an index that lets the table hold one row and no more: with a second one it fails",
      given: {
        schema: "CREATE TABLE settings (name text);",
        migration: "CREATE UNIQUE INDEX one_row ON settings ((true));"
      },
      hits: []
    },
    {
      title: "index built concurrently",
      given: {
        schema: "CREATE TABLE orders (user_id int);",
        migration: "CREATE INDEX CONCURRENTLY orders_by_user ON orders (user_id);"
      },
      hits: []
    },
    {
      title: "index that is there already",
      given: {
        schema: "CREATE TABLE orders (user_id int); CREATE INDEX orders_by_user ON orders (user_id);",
        migration: "CREATE INDEX IF NOT EXISTS orders_by_user ON orders (user_id);"
      },
      hits: []
    },
    {
      title: "index on the parent alone of a partitioned table",
      given: {
        schema: "CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE events_1 PARTITION OF events DEFAULT;",
        migration: "CREATE INDEX events_at ON ONLY events (at);"
      },
      hits: []
    },
    {
      title: "an index that a new type makes Postgres build again has another cause",
      given: {
        schema: "CREATE TABLE orders (user_id int); CREATE INDEX orders_by_user ON orders (user_id);",
        migration: "ALTER TABLE orders ALTER COLUMN user_id TYPE bigint;"
      },
      hits: []
    }
  ],
  check: (run) => run.measured ? builtIndexes(run).filter(({ table }) => table.after.kind !== "p").map((built) => ({
    ...hitOfIndexes(built, run),
    remedy: `Use CREATE INDEX CONCURRENTLY, ${runners[run.plan.runner].sentAlone}.`,
    ...stepsFor2(built)
  })) : byText(run)
});
function stepsFor2({ statement, table, indexes }) {
  const { before: before2, after, sql } = statement;
  const steps = sql.kind === "IndexStmt" ? indexSteps({ before: before2, after, table: table.after, index: indexes[0] }) : void 0;
  return steps ? { steps } : {};
}
function byText(run) {
  return run.statements.flatMap((statement) => {
    const { node } = statement.sql;
    if (!("IndexStmt" in node) || node.IndexStmt.concurrent) return [];
    const table = tableNamed(statement, run, node.IndexStmt.relation);
    if (!table.old) return [];
    const message = `${shown(table.name)}: the index is built without CONCURRENTLY; what that blocks was not measured`;
    return [{ ...hitOn(statement, run, table.name), message }];
  });
}

// src/checks/migration/rules/create-partition-of.ts
init_shim();
var create_partition_of_default = defineRule({
  meta: {
    id: "migration/create-partition-of",
    // An error where the default partition is read under the lock; else a warning.
    severity: "error",
    since: "0.1.0",
    title: "Make a partition first, then attach it",
    effect: "CREATE TABLE ... PARTITION OF takes AccessExclusiveLock on the partitioned table: all its reads and writes wait behind the longest of them that runs, and while a default partition is read.",
    remedy: "CREATE TABLE ... (LIKE parent INCLUDING ALL), then ATTACH PARTITION, for which reads and writes of the parent go on. A default partition needs a validated CHECK first that says that it holds none of the rows."
  },
  examples: [
    {
      title: "a new partition",
      given: {
        schema: "CREATE TABLE events (id int PRIMARY KEY, kind text CHECK (length(kind) < 9)) PARTITION BY RANGE (id); CREATE INDEX ON events (kind);",
        migration: "CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (900);"
      },
      hits: [
        "events: AccessExclusiveLock blocks reads and writes of all its partitions while events_1 is made; ATTACH PARTITION would block neither"
      ]
    },
    {
      title: "a default partition is read for it",
      given: {
        schema: "CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE rest PARTITION OF events DEFAULT; INSERT INTO rest VALUES (5000);",
        migration: "CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (900);"
      },
      hits: [
        "events_1 is made as a partition of events, so its default partition is checked: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of events"
      ]
    },
    {
      title: "several, in a DO block",
      given: {
        schema: "CREATE TABLE events (id int) PARTITION BY HASH (id);",
        migration: "DO $$ BEGIN FOR i IN 0..1 LOOP EXECUTE format('CREATE TABLE events_%s PARTITION OF events FOR VALUES WITH (MODULUS 2, REMAINDER %s)', i, i); END LOOP; END $$;"
      },
      hits: [
        "events: AccessExclusiveLock blocks reads and writes of all its partitions while events_0 and events_1 are made; ATTACH PARTITION would block neither"
      ]
    },
    {
      title: "attached",
      given: {
        schema: "CREATE TABLE events (id int) PARTITION BY RANGE (id);",
        migration: "CREATE TABLE events_1 (LIKE events INCLUDING ALL); ALTER TABLE events ATTACH PARTITION events_1 FOR VALUES FROM (0) TO (900);"
      },
      hits: []
    },
    {
      title: "a partitioned table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE events_1 PARTITION OF events DEFAULT;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => hitsOf3(statement, run))
});
function hitsOf3(statement, run) {
  const made = effectsIn({ statements: [statement] }, "table created").map(({ effect }) => effect.table);
  const parents = new Set(made.flatMap(({ partitionOf }) => partitionOf === void 0 ? [] : [partitionOf]));
  return [...parents].flatMap((oid) => {
    const parent = statement.before.tables.get(oid);
    const lock = statement.difference?.taken.find(
      ({ relation, mode }) => relation.oid === oid && mode === "AccessExclusiveLock"
    );
    if (!parent || !lock || !run.preexisting.has(oid)) return [];
    const partitions = made.filter(({ partitionOf }) => partitionOf === oid);
    return [hitFor4(statement, run, parent, partitions)];
  });
}
function hitFor4(statement, run, parent, partitions) {
  const rest = scannedDefault(statement, run, parent.oid);
  const names2 = enumerate(partitions.map(({ name }) => shown(name)));
  const verb = partitions.length > 1 ? "are" : "is";
  const [only, more] = partitions;
  const steps = only && !more ? stepwise8(statement, parent, only, rest) : {};
  if (rest) {
    const what = `${names2} ${verb} made as a partition of ${shown(parent.name)}, so its default partition is checked`;
    return { ...hitOfWork(statement, run, rest.work, { what }), ...steps };
  }
  return {
    ...hitOn(statement, run, parent.name),
    severity: "warning",
    message: `${shown(parent.name)}: AccessExclusiveLock blocks reads and writes of all its partitions while ${names2} ${verb} made; ATTACH PARTITION would block neither`,
    ...steps
  };
}
function stepwise8({ sql: { node } }, parent, partition, rest) {
  if (!("CreateStmt" in node) || node.CreateStmt.tableElts?.length || node.CreateStmt.options?.length) return {};
  const { bound, partitionConstraint, partitionKey } = partition;
  if (bound === void 0 || rest && !hasPortableBound(partition)) return {};
  const numbered2 = parent.columns.some(({ identity }) => identity !== null) ? " EXCLUDING IDENTITY" : "";
  const parted = partitionKey === void 0 ? "" : ` PARTITION BY ${partitionKey}`;
  const create = `CREATE TABLE ${sqlTable(partition)} (LIKE ${sqlTable(parent)} INCLUDING ALL${numbered2})${parted}`;
  const attach = { sql: `ALTER TABLE ${sqlTable(parent)} ATTACH PARTITION ${sqlTable(partition)} ${bound}` };
  const proofs = rest ? [{ table: rest.table, condition: `NOT ${partitionConstraint}` }] : [];
  return { steps: [{ sql: create }, ...proofSteps(proofs, [attach])] };
}

// src/checks/migration/rules/create-trigger.ts
init_shim();
var create_trigger_default = defineRule({
  meta: {
    id: "migration/create-trigger",
    severity: "note",
    since: "0.1.0",
    title: "Know that a new trigger or rule runs for the running release too",
    effect: "Writes wait until the transaction that creates the trigger ends (ShareRowExclusiveLock), and from then on each of them runs it, also those of the release that knows nothing of it.",
    remedy: "Create it in a migration of its own with a short lock_timeout, and let nothing that takes long follow in the same transaction."
  },
  examples: [
    {
      title: "on a table that is in use",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;",
        migration: "CREATE TRIGGER audit BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION f();"
      },
      hits: ["orders: trigger audit runs BEFORE INSERT OR UPDATE from now on"]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;",
        migration: "DO $$ BEGIN CREATE TRIGGER audit AFTER DELETE ON orders FOR EACH STATEMENT EXECUTE FUNCTION f(); END $$;"
      },
      hits: ["orders: trigger audit runs AFTER DELETE from now on"]
    },
    {
      title: "a rule that does something besides",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE seen (id int);",
        migration: "CREATE RULE also AS ON INSERT TO orders DO ALSO INSERT INTO seen VALUES (NEW.id);"
      },
      hits: ["orders: rule also runs with each INSERT from now on"]
    },
    {
      title: "the same trigger, made anew",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER audit BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();",
        migration: "DROP TRIGGER audit ON orders; CREATE TRIGGER audit BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();"
      },
      hits: []
    },
    {
      title: "on a table made in the same migration",
      given: {
        schema: "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;",
        migration: "CREATE TABLE carts (id int); CREATE TRIGGER audit BEFORE INSERT ON carts FOR EACH ROW EXECUTE FUNCTION f();"
      },
      hits: []
    }
  ],
  check: (run) => [...triggersIn(run), ...rulesIn(run)]
});
function triggersIn(run) {
  return effectsIn(run, "trigger added").flatMap(({ statement, effect: { table, trigger } }) => {
    const { oid, name, kind } = table.after;
    const before2 = run.facts.base.tables.get(oid)?.triggers ?? [];
    const known2 = before2.some(({ definition }) => definition === trigger.definition);
    if (!run.preexisting.has(oid) || !"rp".includes(kind) || known2) return [];
    return [
      {
        ...hitOn(statement, run, name),
        cause: `${statement.key}|trigger ${trigger.name}`,
        subject: { kind: "trigger", name: `${name}.${trigger.name}` },
        message: `${shown(name)}: trigger ${trigger.name} runs ${eventsOf(trigger.definition)}from now on`
      }
    ];
  });
}
function rulesIn(run) {
  return effectsIn(run, "rule added").flatMap(({ statement, effect: { table, rule } }) => {
    const { oid, name, kind } = table.after;
    const known2 = run.facts.base.tables.get(oid)?.rules.some(({ definition }) => definition === rule.definition);
    const stands = run.facts.head.tables.get(oid)?.rules.some((each) => each.oid === rule.oid);
    const [, command, rest = ""] = /\bON (INSERT|UPDATE|DELETE)\s+TO (.*)$/s.exec(rule.definition) ?? [];
    if (!run.preexisting.has(oid) || !"rp".includes(kind) || known2 || !stands) return [];
    if (command === void 0 || /\bDO INSTEAD\b/.test(rest)) return [];
    return [
      {
        ...hitOn(statement, run, name),
        cause: `${statement.key}|rule ${rule.name}`,
        subject: { kind: "rule", name: `${name}.${rule.name}` },
        message: `${shown(name)}: rule ${rule.name} runs with each ${command} from now on`
      }
    ];
  });
}
function eventsOf(definition) {
  const [, events3] = / ((?:BEFORE|AFTER) (?:INSERT|UPDATE|DELETE|TRUNCATE)(?: OF | OR |\b)[^;]*?) ON /.exec(definition) ?? [];
  return events3 === void 0 ? "" : `${events3} `;
}

// src/checks/migration/rules/default-privileges-change.ts
init_shim();

// src/checks/migration/judgement/privileges.ts
init_shim();
var words = {
  r: "SELECT",
  a: "INSERT",
  w: "UPDATE",
  d: "DELETE",
  D: "TRUNCATE",
  x: "REFERENCES",
  t: "TRIGGER",
  m: "MAINTAIN",
  X: "EXECUTE",
  U: "USAGE",
  C: "CREATE",
  c: "CONNECT",
  T: "TEMPORARY"
};
function lostPrivileges(before2, after) {
  const [was, is2] = [privilegesOf(before2), privilegesOf(after)];
  const open = is2.get("PUBLIC");
  return [...was].flatMap(([role, letters]) => {
    const lost = Object.keys(words).filter(
      (letter) => letters.has(letter) && !is2.get(role)?.has(letter) && !open?.has(letter)
    );
    return lost.length === 0 ? [] : [{ role, privileges: lost.map((letter) => words[letter] ?? letter) }];
  });
}
function privilegesOf(acl) {
  const privileges = /* @__PURE__ */ new Map();
  for (const item of acl) {
    const [, quoted2, plain3 = "", letters = ""] = /^(?:"((?:[^"]|"")*)"|([^"=]*))=([a-zA-Z*]*)\//.exec(item) ?? [];
    const role = quoted2?.replaceAll('""', '"') ?? (plain3 === "" ? "PUBLIC" : plain3);
    privileges.set(role, /* @__PURE__ */ new Set([...privileges.get(role) ?? [], ...letters]));
  }
  return privileges;
}

// src/checks/migration/rules/default-privileges-change.ts
var default_privileges_change_default = defineRule({
  meta: {
    id: "migration/default-privileges-change",
    severity: "note",
    since: "0.1.0",
    title: "Grant what later migrations no longer grant by default",
    effect: "Objects of later migrations come without a privilege that those before them had, which nobody sees in those.",
    remedy: "Grant the privilege by name in each migration that creates such an object."
  },
  examples: [
    {
      title: "a default that goes",
      given: {
        schema: "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pg_monitor;",
        migration: "ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE SELECT ON TABLES FROM pg_monitor;"
      },
      hits: ["tables that postgres creates in public from now on: pg_monitor loses SELECT"]
    },
    {
      title: "fewer than before, in a DO block",
      given: {
        schema: "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT ON TABLES TO pg_monitor;",
        migration: "DO $$ BEGIN ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE INSERT ON TABLES FROM pg_monitor; END $$;"
      },
      hits: ["tables that postgres creates in public from now on: pg_monitor loses INSERT"]
    },
    {
      title: "one more",
      given: {
        schema: "",
        migration: "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pg_monitor;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap(
    (statement) => statement.effects.flatMap((effect) => {
      const [before2, after] = entryIn(effect);
      const object = after ?? before2;
      if (!object) return [];
      const lost = lostPrivileges(before2?.grants ?? builtIn(object), after?.grants ?? builtIn(object));
      if (lost.length === 0) return [];
      const [role = "", schema2] = object.name.split(" in ");
      const who = lost.map(({ role: loser, privileges }) => `${loser} loses ${enumerate(privileges)}`);
      const where = schema2 === void 0 ? "" : `in ${schema2} `;
      return [
        {
          ...hitOn(statement, run, object.name),
          cause: `${statement.key}|default privileges`,
          subject: { kind: "schema", name: schema2 ?? "every schema" },
          message: `${nouns[object.detail] ?? "objects"} that ${role} creates ${where}from now on: ${enumerate(who)}`
        }
      ];
    })
  )
});
function entryIn(effect) {
  const entry = (object) => object.kind === "default privileges" ? object : void 0;
  if (effect.what === "object dropped") return [entry(effect.object), void 0];
  if (effect.what === "object created") return [void 0, entry(effect.object)];
  return effect.what === "object altered" ? [entry(effect.object.before), entry(effect.object.after)] : [void 0, void 0];
}
var nouns = {
  r: "tables",
  S: "sequences",
  f: "functions",
  T: "types",
  n: "schemas"
};
function builtIn({ name, detail }) {
  if (name.includes(" in ")) return [];
  return detail === "f" ? ["=X/postgres"] : detail === "T" ? ["=U/postgres"] : [];
}

// src/checks/migration/rules/default-refused-to-application.ts
init_shim();
var default_refused_to_application_default = defineRule({
  meta: {
    id: "migration/default-refused-to-application",
    severity: "warning",
    since: "0.1.0",
    title: "Let the application use the sequence or function of a default",
    effect: "A default is computed with the privileges of whoever inserts. Where the role of the application (`database.role`) lacks USAGE on its sequence, or EXECUTE on its function, each INSERT that leaves the column out fails with 42501.",
    remedy: "GRANT USAGE ON SEQUENCE (or EXECUTE ON FUNCTION) to the role, in the same migration; or make it an identity column, which needs no privilege of its own."
  },
  examples: [
    {
      title: "a new default on an old table, and one of a new table",
      given: {
        schema: "CREATE TABLE orders (id int, note text); GRANT SELECT, INSERT ON orders TO app;",
        migration: "CREATE SEQUENCE order_ids; ALTER TABLE orders ALTER id SET DEFAULT nextval('order_ids'); CREATE TABLE carts (id serial PRIMARY KEY); GRANT SELECT, INSERT ON carts TO app;",
        role: "app"
      },
      hits: [
        "orders.id: app may not compute its default, so an INSERT that leaves it out fails with 42501: permission denied for sequence order_ids",
        "carts.id: app may not compute its default, so an INSERT that leaves it out fails with 42501: permission denied for sequence carts_id_seq"
      ]
    },
    {
      title: "a function that not everybody may call",
      given: {
        schema: "CREATE TABLE orders (id int, note text); GRANT INSERT ON orders TO app; CREATE FUNCTION token() RETURNS text LANGUAGE sql AS $$ SELECT $s$x$s$ $$; REVOKE ALL ON FUNCTION token() FROM PUBLIC;",
        migration: "ALTER TABLE orders ADD code text DEFAULT token();",
        role: "app"
      },
      hits: [
        "orders.code: app may not compute its default, so an INSERT that leaves it out fails with 42501: permission denied for function token"
      ]
    },
    {
      title: "with the privilege, or with an identity, or with a function that everybody may call",
      given: {
        schema: "CREATE TABLE orders (id int, note text); GRANT SELECT, INSERT ON orders TO app;",
        migration: "CREATE SEQUENCE order_ids; GRANT USAGE ON SEQUENCE order_ids TO app; ALTER TABLE orders ALTER id SET DEFAULT nextval('order_ids'), ADD at timestamptz DEFAULT now(); CREATE TABLE carts (id int GENERATED ALWAYS AS IDENTITY); GRANT ALL ON carts TO app;",
        role: "app"
      },
      hits: []
    },
    {
      title: "a table that the role may not write",
      given: {
        schema: "CREATE TABLE orders (id int); GRANT SELECT ON orders TO app;",
        migration: "CREATE SEQUENCE order_ids; ALTER TABLE orders ALTER id SET DEFAULT nextval('order_ids');",
        role: "app"
      },
      hits: []
    },
    {
      title: "nobody said which role asks",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "CREATE SEQUENCE order_ids; ALTER TABLE orders ALTER id SET DEFAULT nextval('order_ids');"
      },
      hits: []
    }
  ],
  check: (run) => (run.roleRights?.refusedDefaults ?? []).flatMap(({ table: oid, column: number, message }) => {
    const table = run.facts.head.tables.get(oid);
    const column = table?.columns.find((known2) => known2.number === number);
    const statement = column && filledSince(run, oid, number, column.value);
    if (!table || !statement) return [];
    const name = `${table.name}.${column.name}`;
    return [
      {
        ...hitOn(statement, run, table.name),
        cause: `${name} default refused`,
        key: `${statement.key}
${column.name}`,
        subject: { kind: "column", name },
        message: `${shown(name)}: ${run.roleRights?.role} may not compute its default, so an INSERT that leaves it out fails with 42501: ${message}`
      }
    ];
  })
});
function filledSince({ statements }, oid, number, value) {
  return statements.findLast(({ before: before2, after }) => {
    const [was, is2] = [before2, after].map(
      ({ tables }) => tables.get(oid)?.columns.find((column) => column.number === number)
    );
    return is2?.value === value && was?.value !== value;
  });
}

// src/checks/migration/rules/delete-cascades.ts
init_shim();

// src/checks/migration/judgement/served-keys.ts
init_shim();
function isServed({ columns }, { indexes }) {
  return indexes.some(({ valid, method, columns: indexed, predicate }) => {
    if (!valid || !["btree", "hash"].includes(method)) return false;
    const full = predicate === null || columns.some((column) => predicate === `(${sqlName(column)} IS NOT NULL)`);
    const leading = new Set(indexed.slice(0, columns.length));
    return full && columns.every((column) => leading.has(column));
  });
}

// src/checks/migration/rules/delete-cascades.ts
var delete_cascades_default = defineRule({
  meta: {
    id: "migration/delete-cascades",
    severity: "warning",
    since: "0.1.0",
    title: "Count what ON DELETE CASCADE takes along",
    effect: "Rows of tables that the DELETE does not name are gone too, without a word.",
    remedy: "Look in production how many rows refer to those that are to go; move or delete them first, by name, in batches."
  },
  examples: [
    {
      title: "rows that earlier migrations had put there",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users ON DELETE CASCADE); INSERT INTO users VALUES (1), (2); INSERT INTO orders VALUES (1), (1), (2);",
        migration: "DELETE FROM users WHERE id = 1;"
      },
      hits: [
        "users: ON DELETE CASCADE also deletes the rows of orders that refer to these (2 rows in the run); no index finds them in orders, so each row that goes has it read from end to end"
      ]
    },
    {
      title: "an index finds them",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users ON DELETE CASCADE); CREATE INDEX ON orders (user_id);",
        migration: "DELETE FROM users WHERE id = 1;"
      },
      hits: ["users: ON DELETE CASCADE also deletes the rows of orders that refer to these"]
    },
    {
      title: "two tables deep, where nobody knows how many",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int PRIMARY KEY, user_id int REFERENCES users ON DELETE CASCADE); CREATE TABLE items (order_id int REFERENCES orders ON DELETE CASCADE);",
        migration: "DELETE FROM users WHERE id = 1;"
      },
      hits: [
        "users: ON DELETE CASCADE also deletes the rows of items and orders that refer to these; no index finds them in items and orders, so each row that goes has these read from end to end"
      ]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users ON DELETE CASCADE); INSERT INTO users VALUES (1); INSERT INTO orders VALUES (1);",
        migration: "DO $$ BEGIN DELETE FROM users; END $$;"
      },
      hits: [
        "users: ON DELETE CASCADE also deletes the rows of orders that refer to these (1 row in the run); no index finds them in orders, so each row that goes has it read from end to end"
      ]
    },
    {
      title: "nothing refers to the table that way",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);",
        migration: "DELETE FROM users WHERE id = 1;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY);",
        migration: "CREATE TABLE carts (user_id int REFERENCES users ON DELETE CASCADE); DELETE FROM users WHERE id = 1;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    if (statement.trace.error || !run.measured) return [];
    return deletedFrom(statement, run).flatMap((table) => {
      const taken = reachedFrom(table, statement, run);
      const [first2] = taken;
      if (!first2) return [];
      const names2 = taken.map(({ name }) => name).sort();
      const rows = names2.reduce((sum, name) => sum + (statement.difference?.rows[name]?.deleted ?? 0), 0);
      const counted = rows === 0 ? "" : ` (${count(rows, "row")} in the run)`;
      const read = [...unservedOf([table, ...taken])].sort();
      const unserved = read.length === 0 ? "" : `; no index finds them in ${enumerate(read.map(shown), 5)}, so each row that goes has ${read.length === 1 ? "it" : "these"} read from end to end`;
      return [
        {
          ...hitOn(statement, run, table.name),
          cause: `${statement.key}|${table.name} cascades`,
          reach: names2.map((name) => ({ kind: "table", name })),
          message: `${shown(table.name)}: ON DELETE CASCADE also deletes the rows of ${enumerate(names2.map(shown), 5)} that refer to these${counted}${unserved}`
        }
      ];
    });
  })
});
function deletedFrom(statement, run) {
  const { sql, before: before2, difference } = statement;
  const old = [...before2.tables.values()].filter(({ oid }) => tableAtBase(run, oid));
  if ("DeleteStmt" in sql.node) {
    const { name } = tableNamed(statement, run, sql.node.DeleteStmt.relation);
    return old.filter((table) => table.name === name);
  }
  const emptied = old.filter(({ name }) => (difference?.rows[name]?.deleted ?? 0) > 0);
  return emptied.filter((table) => !emptied.some((other) => other !== table && cascadesTo(other, table)));
}
function unservedOf(tables) {
  return tables.filter(
    (child) => child.constraints.some(
      (key) => key.kind === "foreign key" && key.onDelete === "CASCADE" && tables.some(({ oid }) => oid === key.parent) && !isServed(key, child)
    )
  ).map(({ name }) => name);
}
function cascadesTo(parent, child) {
  return child.constraints.some(({ kind, onDelete, parent: oid }) => {
    return kind === "foreign key" && onDelete === "CASCADE" && oid === parent.oid;
  });
}
function reachedFrom(table, { before: before2 }, run) {
  const old = [...before2.tables.values()].filter(({ oid, partitionOf }) => {
    return tableAtBase(run, oid) !== void 0 && partitionOf === void 0;
  });
  const reached = /* @__PURE__ */ new Set([table]);
  for (const parent of reached) for (const child of old) if (cascadesTo(parent, child)) reached.add(child);
  reached.delete(table);
  return [...reached];
}

// src/checks/migration/rules/delete-without-where.ts
init_shim();

// src/checks/migration/trace/called-code.ts
init_shim();
var calling = /* @__PURE__ */ new Set([
  "DoStmt",
  "CallStmt",
  "SelectStmt",
  "InsertStmt",
  "UpdateStmt",
  "DeleteStmt"
]);
var deepest = 3;
var readAtMost = 2e5;
async function calledCode(session, { kind, text }, { world }) {
  if (!calling.has(kind)) return "";
  const own = kind === "DoStmt" ? text.slice(0, readAtMost) : "";
  const named2 = functionsByName(world);
  const read = /* @__PURE__ */ new Set();
  let code2 = own;
  let fresh = text.slice(0, readAtMost);
  for (let depth = 0; depth < deepest && named2.size > 0; depth += 1) {
    const called = callsIn(fresh).flatMap((name) => named2.get(name) ?? []);
    const unread = called.filter((oid) => !read.has(oid));
    if (unread.length === 0) break;
    for (const oid of unread) read.add(oid);
    fresh = await sourcesOf(session, unread);
    code2 += `
${fresh}`;
  }
  return code2;
}
var byName = /* @__PURE__ */ new WeakMap();
function functionsByName({ functions }) {
  const known2 = byName.get(functions);
  if (known2) return known2;
  const named2 = /* @__PURE__ */ new Map();
  for (const { oid, name } of functions) {
    const own = name.slice(name.indexOf(".") + 1);
    named2.set(own, [...named2.get(own) ?? [], oid]);
  }
  byName.set(functions, named2);
  return named2;
}
function callsIn(text) {
  return [...text.matchAll(/([\w$]+)"?\s*\(/g)].map(([, name = ""]) => name.toLowerCase());
}
async function sourcesOf(session, oids) {
  const { rows } = await session.query(
    `SELECT pg_catalog.string_agg(coalesce(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc), E'\\n') AS sources
       FROM pg_catalog.pg_proc p WHERE p.oid IN (SELECT pg_catalog.json_array_elements_text($1::json)::pg_catalog.oid)`,
    [JSON.stringify(oids)]
  );
  return (rows[0]?.sources ?? "").slice(0, readAtMost);
}
function mayDelete(code2) {
  return /\b(truncate|delete|execute)\b/i.test(code2);
}
function deletedWholly(code2) {
  const found = code2.matchAll(/\bdelete\s+from\s+(?:only\s+)?([\w$".]+)\s*(?=;|'|\$|\)|$)/gi);
  return [...found].map(([, name = ""]) => name.replaceAll('"', ""));
}
function updatedWholly(code2) {
  const found = code2.matchAll(/\bupdate\s+(?:only\s+)?([\w$".]+)\s+set\s+([^;]*)/gi);
  return [...found].flatMap(
    ([, name = "", rest = ""]) => /\b(?:where|from)\b/i.test(rest) ? [] : [name.replaceAll('"', "")]
  );
}
function isAmong(names2, table) {
  return names2.includes(table) || names2.includes(table.slice(table.indexOf(".") + 1));
}
async function truncatedBy(session, code2, { rewrites, scans, rows }, { tables }) {
  const truncated = /* @__PURE__ */ new Set();
  if (!mayDelete(code2)) return truncated;
  const saysSo2 = /\btruncate\b/i.test(code2);
  for (const { oid, name } of rewrites) {
    const table = tables.get(oid);
    const copied = scans.some((scan) => scan.oid === oid) && !saysSo2;
    if (table?.kind !== "r" || copied) continue;
    const inserted = rows[name]?.inserted ?? 0;
    if (await rowsUpTo(session, table, inserted + 1) <= inserted) truncated.add(oid);
  }
  return truncated;
}
async function rowsUpTo(session, { oid, schema: schema2, name }, limit) {
  const { rows: allowed } = await session.query(
    `SELECT pg_catalog.has_table_privilege(${oid}::pg_catalog.oid, 'SELECT') AS allowed`
  );
  if (!allowed[0]?.allowed) return 0;
  const path = `${quoted(schema2)}.${quoted(name.slice(schema2.length + 1))}`;
  const { rows } = await session.query(
    `SELECT pg_catalog.count(*)::int4 AS count FROM (SELECT FROM ONLY ${path} LIMIT ${limit}) AS counted`
  );
  return rows[0]?.count ?? 0;
}

// src/checks/migration/rules/delete-without-where.ts
var delete_without_where_default = defineRule({
  meta: {
    id: "migration/delete-without-where",
    severity: "warning",
    since: "0.1.0",
    title: "Say which rows a migration deletes",
    effect: "All rows are gone, also those that other tables lose by ON DELETE CASCADE, in one long transaction.",
    remedy: "Add the condition that was meant. If every row has to go, delete in batches, or keep a copy of the table until nobody has missed it."
  },
  examples: [
    {
      title: "no condition",
      given: { schema: "CREATE TABLE orders (id int);", migration: "DELETE FROM orders;" },
      hits: ["orders: every row is deleted"]
    },
    {
      title: "with a condition",
      given: { schema: "CREATE TABLE orders (id int);", migration: "DELETE FROM orders WHERE id < 0;" },
      hits: []
    },
    {
      title: "another table says which",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE lost (id int);",
        migration: "DELETE FROM orders USING lost WHERE lost.id = orders.id;"
      },
      hits: []
    },
    {
      title: "in a function that it calls, and in a DO block; rows that earlier migrations had put there are counted",
      given: {
        schema: "CREATE TABLE kinds (id int); INSERT INTO kinds VALUES (1), (2); CREATE TABLE orders (id int); CREATE FUNCTION clean() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DELETE FROM kinds; END $$;",
        migration: "SELECT clean(); DO $$ BEGIN DELETE FROM orders; END $$;"
      },
      hits: ["kinds: every row is deleted (its 2 rows)", "orders: every row is deleted"]
    },
    {
      title: "with a condition there, or never reached",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE kinds (id int);",
        migration: "DO $$ BEGIN DELETE FROM orders WHERE id < 0; IF false THEN DELETE FROM kinds; END IF; END $$;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); DELETE FROM carts;" },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap(
    (statement) => emptiedBy(statement, run).map((table) => ({
      ...hitOn(statement, run, table),
      // What the rows' loss means is one thing, under which lock they go another.
      cause: `${statement.key}|${table} deleted`,
      message: `${shown(table)}: every row is deleted${statement.rowsBefore.has(table) ? ` (${itsRows(statement, table)})` : ""}`
    }))
  )
});
function emptiedBy(statement, run) {
  const { node } = statement.sql;
  if (statement.trace.error) return [];
  if (!("DeleteStmt" in node)) return emptiedByCode(statement, run);
  const { relation, whereClause, usingClause } = node.DeleteStmt;
  const table = tableNamed(statement, run, relation);
  return whereClause || usingClause || !table.old ? [] : [table.name];
}
function emptiedByCode({ code: code2, difference }, run) {
  const named2 = deletedWholly(code2);
  const written2 = [...difference?.taken ?? [], ...difference?.held ?? []].filter(
    ({ relation, mode }) => mode === "RowExclusiveLock" && isOldTable(relation, run) && isAmong(named2, relation.name)
  );
  return unique(written2.map(({ relation }) => relation.name));
}

// src/checks/migration/rules/detach-partition-not-concurrently.ts
init_shim();
var detach_partition_not_concurrently_default = defineRule({
  meta: {
    id: "migration/detach-partition-not-concurrently",
    severity: "warning",
    since: "0.1.0",
    title: "Detach partitions concurrently",
    effect: "A plain DETACH PARTITION takes AccessExclusiveLock on the partitioned table: all its reads and writes wait behind the longest of them that runs.",
    remedy: "Use DETACH PARTITION ... CONCURRENTLY (PostgreSQL 14 and later, outside a transaction, and only without a default partition); if it is interrupted, DETACH PARTITION ... FINALIZE ends it."
  },
  examples: [
    {
      title: "a partition leaves",
      given: {
        schema: "CREATE TABLE events (id int PRIMARY KEY) PARTITION BY RANGE (id); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (900);",
        migration: "ALTER TABLE events DETACH PARTITION events_1;"
      },
      hits: ["events: AccessExclusiveLock blocks reads and writes of all its partitions while events_1 is detached"]
    },
    {
      title: "of a key with two columns",
      given: {
        schema: "CREATE TABLE events (id int, kind text) PARTITION BY RANGE (id, kind); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0, 'a') TO (9, 'b');",
        migration: "ALTER TABLE events DETACH PARTITION events_1;"
      },
      hits: ["events: AccessExclusiveLock blocks reads and writes of all its partitions while events_1 is detached"]
    },
    {
      title: "where there is a default partition, in a DO block",
      given: {
        schema: "CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (9); CREATE TABLE rest PARTITION OF events DEFAULT;",
        migration: "DO $$ BEGIN ALTER TABLE events DETACH PARTITION events_1; END $$;"
      },
      hits: ["events: AccessExclusiveLock blocks reads and writes of all its partitions while events_1 is detached"]
    },
    {
      title: "concurrently",
      given: {
        schema: "CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (900);",
        migration: "ALTER TABLE events DETACH PARTITION events_1 CONCURRENTLY;"
      },
      hits: []
    },
    {
      title: "a partitioned table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE events_1 PARTITION OF events DEFAULT; ALTER TABLE events DETACH PARTITION events_1;"
      },
      hits: []
    }
  ],
  check: (run) => effectsIn(run, "table altered").flatMap(({ statement, effect }) => {
    const { aspect, before: before2, after } = effect;
    const parent = statement.before.tables.get(before2.partitionOf ?? 0);
    if (aspect !== "partition" || !parent || after.partitionOf !== void 0) return [];
    const lock = statement.difference?.taken.find(
      ({ relation, mode }) => relation.oid === parent.oid && mode === "AccessExclusiveLock"
    );
    if (!lock || !run.preexisting.has(parent.oid) || !statement.after.tables.has(parent.oid)) return [];
    const hit = hitOn(statement, run, parent.name);
    return [
      {
        ...hit,
        key: `${hit.key}
${before2.name}`,
        message: `${shown(parent.name)}: AccessExclusiveLock blocks reads and writes of all its partitions while ${shown(before2.name)} is detached`,
        ...stepwise9(statement, parent, before2)
      }
    ];
  })
});
function stepwise9({ sql, before: before2 }, parent, partition) {
  const tables = [...before2.tables.values()];
  const hasDefault = tables.some(({ partitionOf, bound }) => partitionOf === parent.oid && bound === "DEFAULT");
  if (sql.kind !== "AlterTableStmt" || hasDefault) return {};
  return {
    steps: [
      {
        sql: `ALTER TABLE ${sqlTable(parent)} DETACH PARTITION ${sqlTable(partition)} CONCURRENTLY`,
        withoutTransaction: true
      },
      {
        sql: `ALTER TABLE ${sqlTable(partition)} DROP CONSTRAINT IF EXISTS ${sqlName(checkName(parent, partition))}`,
        note: "CONCURRENTLY leaves a CHECK of the bounds behind"
      }
    ]
  };
}
function checkName({ partitionKey = "" }, partition) {
  const column = /^\w+ \(([\w]+)\)$/.exec(partitionKey)?.[1];
  return madeUpName(ownName(partition), ...column === void 0 ? [] : [column], "check");
}

// src/checks/migration/rules/disable-trigger-all.ts
init_shim();
var disable_trigger_all_default = defineRule({
  meta: {
    id: "migration/disable-trigger-all",
    severity: "warning",
    since: "0.1.0",
    title: "Leave foreign keys on",
    effect: "Foreign keys are kept by triggers, and with those off any row gets in; turning them on again checks nothing, so the constraint is valid by name only. It takes a superuser, too.",
    remedy: "Write the rows in an order that the foreign keys allow, or make the constraints DEFERRABLE and defer them. For triggers of your own, DISABLE TRIGGER USER."
  },
  examples: [
    {
      title: "all triggers of a table with a foreign key",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);",
        migration: "ALTER TABLE orders DISABLE TRIGGER ALL; ALTER TABLE orders ENABLE TRIGGER ALL;"
      },
      hits: [
        "orders: its foreign keys are off until the triggers are on again, and rows written meanwhile are never checked"
      ]
    },
    {
      title: "they stay off, in a DO block",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);",
        migration: "DO $$ BEGIN ALTER TABLE orders DISABLE TRIGGER ALL; END $$;"
      },
      hits: ["orders: its foreign keys are off from now on, for everyone"]
    },
    {
      title: "the session plays a replica",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "SET LOCAL session_replication_role = replica; DELETE FROM orders WHERE id = 1;"
      },
      hits: [
        "no foreign key and no trigger works for the statements from here on, and rows written meanwhile are never checked"
      ]
    },
    {
      title: "triggers of the users only",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);",
        migration: "ALTER TABLE orders DISABLE TRIGGER USER; ALTER TABLE orders ENABLE TRIGGER USER;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY);",
        migration: "CREATE TABLE carts (user_id int REFERENCES users); ALTER TABLE carts DISABLE TRIGGER ALL;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => [...disabledBy(statement, run), ...asReplica(statement, run)])
});
function disabledBy(statement, run) {
  const tables = new Map(
    statement.effects.flatMap((effect) => {
      if (effect.what !== "trigger altered" || !run.preexisting.has(effect.table.after.oid)) return [];
      const { before: before2, after } = effect.trigger;
      const off = after.internal && before2.enabled !== "D" && after.enabled === "D";
      return off ? [[effect.table.after.oid, effect.table.after]] : [];
    })
  );
  return [...tables.values()].map(({ oid, name }) => {
    const stays = run.facts.head.tables.get(oid)?.triggers.some(({ internal, enabled }) => internal && enabled === "D");
    const forHowLong = stays ? "from now on, for everyone" : "until the triggers are on again, and rows written meanwhile are never checked";
    return {
      ...hitOn(statement, run, name),
      cause: `${statement.key}|${name}|triggers off`,
      message: `${shown(name)}: its foreign keys are off ${forHowLong}`
    };
  });
}
function asReplica(statement, run) {
  const { node } = statement.sql;
  if (!("VariableSetStmt" in node) || node.VariableSetStmt.name?.toLowerCase() !== "session_replication_role") return [];
  if (!JSON.stringify(node.VariableSetStmt.args ?? []).includes('"replica"')) return [];
  return [
    {
      location: statement.place,
      key: statement.key,
      subject: { kind: "migration", name: statement.place.path },
      proof: proofOf(statement, run),
      message: "no foreign key and no trigger works for the statements from here on, and rows written meanwhile are never checked"
    }
  ];
}

// src/checks/migration/rules/domain-constraint-validates.ts
init_shim();
var domain_constraint_validates_default = defineRule({
  meta: {
    id: "migration/domain-constraint-validates",
    severity: "error",
    since: "0.1.0",
    title: "Do not tighten a domain that tables in use have columns of",
    effect: "Every table with a column of the domain is read under ShareLock, so writes to all of them wait; VALIDATE CONSTRAINT does the same.",
    remedy: "Put the CHECK on the tables instead (NOT VALID, then VALIDATE), or add it to the domain NOT VALID and leave it so: new values are checked."
  },
  examples: [
    {
      title: "a CHECK on a domain of two tables",
      given: {
        schema: "CREATE DOMAIN amount AS int; CREATE TABLE orders (total amount); CREATE TABLE items (price amount);",
        migration: "ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (value > 0);"
      },
      hits: [
        "the domain amount gets the constraint positive: ShareLock blocks writes to items and orders while every row is read; size unknown, for one scan of items and one scan of orders"
      ]
    },
    {
      title: "validated afterwards",
      given: {
        schema: "CREATE DOMAIN amount AS int; CREATE TABLE orders (total amount); ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (value > 0) NOT VALID;",
        migration: "DO $$ BEGIN ALTER DOMAIN amount VALIDATE CONSTRAINT positive; END $$;"
      },
      hits: [
        "the constraint positive of the domain amount is validated: ShareLock blocks writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "NOT NULL",
      given: {
        schema: 'CREATE SCHEMA "My"; CREATE DOMAIN "My"."Amount" AS int; CREATE TABLE orders (total "My"."Amount");',
        migration: 'ALTER DOMAIN "My"."Amount" SET NOT NULL;'
      },
      hits: [
        "the domain My.Amount becomes NOT NULL: ShareLock blocks writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "NOT VALID reads nothing",
      given: {
        schema: "CREATE DOMAIN amount AS int; CREATE TABLE orders (total amount);",
        migration: "ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (value > 0) NOT VALID;"
      },
      hits: []
    },
    {
      title: "a domain that only a new table has",
      given: {
        schema: "CREATE DOMAIN amount AS int;",
        migration: "CREATE TABLE carts (total amount); ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (value > 0);"
      },
      hits: []
    },
    {
      title: "a constraint that goes",
      given: {
        schema: "CREATE DOMAIN amount AS int CONSTRAINT positive CHECK (value > 0); CREATE TABLE orders (total amount);",
        migration: "ALTER DOMAIN amount DROP CONSTRAINT positive;"
      },
      hits: []
    }
  ],
  check: (run) => effectsIn(run, "domain altered").flatMap((found) => {
    const { statement, effect } = found;
    const what = tightened(found);
    const [first2, ...more] = worksOf(statement, run).filter(({ kind }) => kind === "scan");
    if (what === void 0 || !first2) return [];
    const { name } = effect.domain.after;
    const hit = hitOfWorks(statement, run, [first2, ...more], { what, subject: { kind: "domain", name }, key: what });
    return [
      {
        ...hit,
        reach: [
          { kind: "domain", name },
          ...[first2, ...more].map(({ relation }) => ({ kind: "table", name: relation.name }))
        ]
      }
    ];
  })
});
function tightened({ effect: { domain } }) {
  const { before: before2, after } = domain;
  const name = shown(after.name);
  const wasValid = new Set(before2.constraints.filter(({ validated: validated2 }) => validated2).map((each) => each.name));
  const come = after.constraints.filter((each) => each.validated && !wasValid.has(each.name));
  const isThere = come.some((each) => before2.constraints.some((known2) => known2.name === each.name));
  const names2 = enumerate(come.map((each) => each.name));
  const noun = come.length > 1 ? "constraints" : "constraint";
  if (isThere) return `the ${noun} ${names2} of the domain ${name} ${come.length > 1 ? "are" : "is"} validated`;
  if (come.length > 0) return `the domain ${name} gets the ${noun} ${names2}`;
  return / NOT NULL\b/.test(after.definition) && !/ NOT NULL\b/.test(before2.definition) ? `the domain ${name} becomes NOT NULL` : void 0;
}

// src/checks/migration/rules/down-does-not-restore.ts
init_shim();

// src/sql/catalog-difference.ts
init_shim();

// src/sql/text-difference.ts
init_shim();
var contextLines = 3;
var contextCharacters = 30;
function differingLines(before2, after) {
  const [was, is2] = [before2.split("\n"), after.split("\n")];
  const start = Math.max(0, commonStart(was, is2) - contextLines);
  const end = Math.max(0, commonEnd(was, is2) - contextLines);
  const cut = (lines) => [...start > 0 ? ["..."] : [], ...lines.slice(start, lines.length - end), ...end > 0 ? ["..."] : []].join("\n");
  return { before: cut(was), after: cut(is2) };
}
function firstDifference(before2, after) {
  const [was, is2] = [before2.split("\n"), after.split("\n")];
  const at = commonStart(was, is2);
  return differingPiece((was[at] ?? "").trim(), (is2[at] ?? "").trim());
}
function differingPiece(before2, after) {
  const [was, is2] = [words2(before2), words2(after)];
  const common = commonStart(was, is2);
  const ends = commonEnd(was, is2);
  const cut = (all) => {
    const start = lengthOf(all.slice(0, common));
    const end = lengthOf(all.slice(0, all.length - ends));
    const text = all.join("");
    const from = wordFrom(text, Math.max(0, start - contextCharacters), start);
    const to = Math.min(text.length, end + contextCharacters, from + 160);
    return `${from > 0 ? "... " : ""}${text.slice(from, to).trim()}${to < text.length ? " ..." : ""}`;
  };
  return { before: cut(was), after: cut(is2) };
}
function wordFrom(text, from, to) {
  const space = from === 0 ? -1 : text.slice(from, to).search(/\s/);
  return space < 0 ? from : from + space + 1;
}
function words2(text) {
  return text.match(/\w+|\s+|[^\w\s]/g) ?? [];
}
function lengthOf(parts) {
  return parts.reduce((length, part) => length + part.length, 0);
}
function commonStart(a, b) {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a[at] === b[at]) at += 1;
  return at;
}
function commonEnd(a, b) {
  const length = Math.min(a.length, b.length) - commonStart(a, b);
  let at = 0;
  while (at < length && a[a.length - 1 - at] === b[b.length - 1 - at]) at += 1;
  return at;
}

// src/sql/catalog-difference.ts
var atLength = 2;
var restoring = { added: "is still there", dropped: "is missing", first: "was" };
var describing = { added: "is missing in it", dropped: "is in it alone", first: "in it" };
function differenceFrom(changes2) {
  return told2(changes2, restoring);
}
function differenceOfFile(changes2) {
  return told2(changes2, describing);
}
function told2(changes2, wording) {
  return {
    said: changes2.map((change) => saidOf(change, { ...wording, brief: changes2.length > atLength })),
    before: changes2.map((change) => sideOf(change, "before")).join("\n"),
    after: changes2.map((change) => sideOf(change, "after")).join("\n")
  };
}
function saidOf(change, wording) {
  const thing = `${change.object} ${shown2(change.name)}`;
  switch (change.what) {
    case "added":
      return `${thing} ${wording.added}`;
    case "dropped": {
      const along = change.with.map(({ object, name }) => `${object} ${shown2(name)}`);
      return [`${thing} ${wording.dropped}`, ...along.length > 0 ? [`and with it ${enumerate(along)}`] : []].join(
        ", "
      );
    }
    case "renamed":
      return `${change.object} ${shown2(change.before)} is called ${shown2(change.after)}`;
    case "changed":
      return changedWords(thing, change, wording);
    case "attribute":
      return attributeWords(thing, change, wording);
    default:
      return change;
  }
}
function changedWords(thing, change, { first: first2, brief }) {
  const { aspect, before: before2, after } = change;
  if (brief && aspect === "definition") return `${thing} differs`;
  const isLong = before2.length + after.length > 300 || before2.includes("\n");
  if (aspect === "definition" && isLong || shownText(before2) === shownText(after)) {
    return partingWords(thing, firstDifference(before2, after), first2);
  }
  if (aspect === "labels") return labelWords(thing, before2, after);
  if (aspect === "nullability") return after === "NULL" ? `${thing} is no longer NOT NULL` : `${thing} is ${after}`;
  const [was, is2] = [shownText(before2), shownText(after)];
  if (aspect === "value") return valueWords(thing, was, is2, first2);
  if (is2 === "") return `${thing} is no longer ${was}`;
  return was === "" ? `${thing} is ${is2}` : `${thing} is ${is2}, ${first2} ${was}`;
}
function partingWords(thing, { before: before2, after }, first2) {
  const [was, is2] = [before2, after].map((text) => `\`${shownText(text)}\``);
  if (before2 === "") return `${thing} says ${is2} besides`;
  return after === "" ? `${thing} no longer says ${was}` : `${thing} says ${is2}, ${first2} ${was}`;
}
function labelWords(thing, before2, after) {
  const [was, is2] = [enumLabels(before2), enumLabels(after)];
  const more = is2.filter((label) => !was.includes(label));
  const less = was.filter((label) => !is2.includes(label));
  if (more.length + less.length === 0) return `the labels of ${thing} are in another order`;
  const said3 = [
    more.length > 0 ? `has ${enumerate(more)} besides` : "",
    less.length > 0 ? `lacks ${enumerate(less)}` : ""
  ];
  return `${thing} ${said3.filter(Boolean).join(" and ")}`;
}
function attributeWords(thing, change, { first: first2 }) {
  const [was, is2] = [shownText(change.before), shownText(change.after)];
  switch (change.aspect) {
    case "owner":
      return `the owner of ${thing} is ${is2 || "that of the database"}, ${first2} ${was || "that of the database"}`;
    case "grants":
      return `the privileges on ${thing} are ${is2 || "those by default"}, ${first2} ${was || "those by default"}`;
    case "comment":
      return is2 === "" ? `${thing} lost its comment` : `${thing} has ${was === "" ? "a" : "another"} comment`;
    default:
      return change.aspect;
  }
}
function valueWords(thing, was, is2, first2) {
  if (is2 === "") return `${thing} no longer has ${was}`;
  return was === "" ? `${thing} has ${is2}` : `${thing} has ${is2}, ${first2} ${was}`;
}
function sideOf(change, side) {
  const { before: before2 = "", after = "" } = { before: void 0, after: void 0, ...change };
  const text = before2 === "" || after === "" ? { before: before2, after } : differingLines(before2, after);
  return `${change.object} ${shown2(change.name)}: ${text[side] === "" ? "(none)" : text[side]}`;
}
function shownText(text) {
  const line = text.replaceAll(/\s+/g, " ").replaceAll(/\bpublic\./g, "");
  return line.length > 120 ? `${line.slice(0, 120)} ...` : line;
}
function shown2(name) {
  return name.replaceAll(/(?<=^|[(, ])public\./g, "");
}

// src/checks/migration/rollback/rollback-said.ts
init_shim();
function leftByDown({ left: left2, rows, secondTime }) {
  const undone2 = left2.filter((change) => !isLabelAdded(change));
  const changes2 = left2.length > 0 ? undone2 : secondTime;
  return {
    changes: changes2,
    clauses: [
      ...differenceFrom(changes2).said.map((clause) => left2.length > 0 ? clause : `${clause} once it is up again`),
      ...rowsSaid(rows)
    ]
  };
}
function rowsSaid(rows) {
  const emptied = rows.filter(({ what, after }) => what === "rows-deleted" && after === 0);
  const names2 = emptied.map(({ table }) => shown(table));
  const others = rows.filter(({ what }) => what.endsWith("rows-left") || what === "rows-deleted");
  return [
    ...names2.length > 0 ? [`all rows of ${enumerate(names2, 5)} are gone`] : [],
    ...others.filter((difference) => !emptied.includes(difference)).map(({ table, before: before2, after }) => `table ${shown(table)} has ${count(after, "row")}, had ${before2}`)
  ];
}
function irreversibleIn(outcome) {
  if (outcome.kind === "declared") return [declared(outcome)];
  if (outcome.kind !== "ran") return [];
  const { left: left2, rows, reordered, again: again2 } = outcome;
  const labels = left2.filter(isLabelAdded);
  const lost = rows.filter(({ what }) => what === "rows-lost" || what === "values-lost");
  const told3 = new Set(lost.map(({ table }) => table));
  return [
    ...labels.map((change) => `${labelsSaid(change)}${again2 ? `, and up again fails with ${again2.sqlstate}` : ""}`),
    ...lost.map(lostSaid),
    ...reordered.filter((table) => !told3.has(table)).map((table) => `the columns of ${shown(table)} come back in another order`)
  ];
}
function lossesIn(outcome) {
  const comments = outcome.kind === "ran" ? outcome.left.filter(isComment) : [];
  return [...irreversibleIn(outcome), ...differenceFrom(comments).said];
}
function isHarmless({ left: left2, rows, again: again2, secondTime }) {
  const weighty = rows.some(({ what }) => what === "rows-left" || what === "rows-deleted");
  return left2.every(isComment) && !weighty && again2 === void 0 && secondTime.length === 0;
}
function isComment(change) {
  return change.what === "attribute" && change.aspect === "comment";
}
function declared({ raises, comment, left: left2 }) {
  if (raises !== void 0) return `its down step refuses to run: ${raises}`;
  const said3 = comment === void 0 ? "" : ` ("${comment}")`;
  return `its down step does nothing${said3}: ${enumerate(differenceFrom(left2).said)}`;
}
function lostSaid({ table, what, before: before2, after, columns }) {
  const name = shown(table);
  if (what === "rows-lost") {
    return after === 0 ? `${name} comes back without its ${count(before2, "row")}` : `${name} comes back with ${after} of its ${count(before2, "row")}`;
  }
  if (columns.length > 0)
    return `the values of ${name}.${enumerate(columns)} are lost (in ${count(before2, "row")} here)`;
  return `the rows of ${name} come back with other values (${count(before2, "row")} here)`;
}
function isLabelAdded(change) {
  if (change.what !== "changed" || change.aspect !== "labels") return false;
  const added = new Set(addedLabels(change));
  return enumLabels(change.after).filter((label) => !added.has(label)).join() === enumLabels(change.before).join();
}
function addedLabels(change) {
  if (change.what !== "changed") return [];
  const known2 = new Set(enumLabels(change.before));
  return enumLabels(change.after).filter((label) => !known2.has(label));
}
function labelsSaid(change) {
  const labels = addedLabels(change);
  return `${enumerate(labels)} of enum ${shown(change.name)} ${labels.length === 1 ? "stays" : "stay"}: Postgres cannot drop a label`;
}
function shownSide(text) {
  return { text: text.length > 2e3 ? `${text.slice(0, 2e3)}
...` : text };
}
function startOfStatement(text) {
  return text.length > 2e3 ? `${text.slice(0, 2e3)} ...` : text;
}
var backTogether = "; all new migrations taken back together, last first, restore the schema";

// src/checks/migration/rules/down-does-not-restore.ts
var down_does_not_restore_default = defineRule({
  meta: {
    id: "migration/down-does-not-restore",
    severity: "warning",
    since: "0.1.0",
    title: "Let the down step undo all that the migration does",
    effect: "After a rollback the schema is one that no migration describes, and the next try may fail on what was left.",
    remedy: "Undo each statement of the migration, the last one first."
  },
  examples: [
    {
      title: "a column and an index are forgotten",
      given: {
        schema: "CREATE TABLE orders (id int, user_id int);",
        migration: "ALTER TABLE orders ADD COLUMN note text; CREATE INDEX by_user ON orders (user_id); CREATE TABLE notes (id int);",
        down: "DROP TABLE notes;",
        runner: "golang-migrate"
      },
      hits: [
        "2_new: after up and down, column orders.note is still there and index by_user is still there; up again fails with 42701"
      ]
    },
    {
      title: "a type comes back as another one",
      given: {
        schema: "CREATE TABLE orders (note varchar(20));",
        migration: "ALTER TABLE orders ALTER COLUMN note TYPE text;",
        down: "ALTER TABLE orders ALTER COLUMN note TYPE varchar(200);",
        runner: "golang-migrate"
      },
      hits: ["2_new: after up and down, column orders.note is character varying(200), was character varying(20)"]
    },
    {
      title: "rows that the migration brought stay",
      given: {
        schema: "CREATE TABLE roles (name text);",
        migration: "INSERT INTO roles VALUES ('auditor');",
        down: "DELETE FROM roles WHERE name = 'auditer';",
        runner: "golang-migrate"
      },
      hits: ["2_new: after up and down, table roles has 3 rows, had 2"]
    },
    {
      title: "rows of a partition, which are told of its table",
      given: {
        schema: "CREATE TABLE roles (name text) PARTITION BY LIST (name); CREATE TABLE rest PARTITION OF roles DEFAULT; INSERT INTO roles VALUES ('admin');",
        migration: "INSERT INTO roles VALUES ('auditor');",
        down: "DELETE FROM roles WHERE name = 'auditer';",
        runner: "golang-migrate"
      },
      hits: ["2_new: after up and down, table roles has 2 rows, had 1"]
    },
    {
      title: "a column that comes back in another place",
      given: {
        schema: "CREATE TABLE orders (note text, id int);",
        migration: "ALTER TABLE orders DROP COLUMN note;",
        down: "ALTER TABLE orders ADD COLUMN note text;",
        runner: "golang-migrate"
      },
      hits: []
    },
    {
      title: "a renamed constraint is as good as a new one",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, total int);",
        migration: "ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;",
        down: "ALTER TABLE orders DROP CONSTRAINT positive;",
        runner: "golang-migrate"
      },
      hits: []
    }
  ],
  check: ({ rollback }) => (rollback?.files ?? []).flatMap(({ name, path, outcome }) => {
    if (outcome.kind !== "ran") return [];
    const { changes: changes2, clauses } = leftByDown(outcome);
    const because3 = outcome.left.some(isLabelAdded) ? void 0 : outcome.again;
    const again2 = because3 ? `up again fails with ${because3.sqlstate}` : "";
    if (clauses.length === 0 && !again2) return [];
    const together = rollback?.together && outcome.left.length > 0 && outcome.rows.length === 0;
    const { before: before2, after } = differenceFrom(changes2);
    const left2 = clauses.length > 0 ? `after up and down, ${enumerate(clauses, 5)}` : "down leaves what stands in its way";
    return {
      message: `${name}: ${[left2, again2].filter(Boolean).join("; ")}${together ? backTogether : ""}`,
      location: outcome.place,
      subject: { kind: "migration", name: path },
      key: "down-does-not-restore",
      ...together || isHarmless(outcome) ? { severity: "note" } : {},
      proof: {
        kind: "diff",
        structural: true,
        before: shownSide(before2),
        after: shownSide(after),
        sides: ["before up", "after up and down"]
      }
    };
  })
});

// src/checks/migration/rules/down-fails.ts
init_shim();
var down_fails_default = defineRule({
  meta: {
    id: "migration/down-fails",
    severity: "warning",
    since: "0.1.0",
    title: "Try the way back before it is needed",
    effect: "Whoever has to take the release back finds that its migration cannot be taken back with it.",
    remedy: "Correct the down step, and run up, down and up on a database of your own."
  },
  examples: [
    {
      title: "the down step names what was never there",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN note text;",
        down: "ALTER TABLE orders DROP COLUMN notes;",
        runner: "golang-migrate"
      },
      hits: ['2_new: its down step fails with 42703: column "notes" of relation "orders" does not exist']
    },
    {
      title: "a slip of the pen",
      given: {
        schema: "",
        migration: "CREATE TABLE orders (id int);",
        down: "DROP TABEL orders;",
        runner: "golang-migrate"
      },
      hits: ['2_new: its down step fails with 42601: syntax error at or near "TABEL"']
    },
    {
      title: "only rows that we made stand in its way",
      given: {
        schema: "CREATE TABLE orders (id int NOT NULL, note text NOT NULL);",
        migration: "ALTER TABLE orders ALTER COLUMN note DROP NOT NULL; UPDATE orders SET note = NULL;",
        down: "ALTER TABLE orders ALTER COLUMN note SET NOT NULL;",
        runner: "golang-migrate"
      },
      hits: []
    },
    {
      title: "the way back works",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN note text;",
        down: "ALTER TABLE orders DROP COLUMN note;",
        runner: "golang-migrate"
      },
      hits: []
    }
  ],
  check: ({ rollback }) => (rollback?.files ?? []).flatMap(({ name, path, outcome }) => {
    if (outcome.kind !== "failed") return [];
    const { place, statement, sqlstate, message } = outcome.refusal;
    return {
      message: `${name}: its down step fails with ${sqlstate}: ${message}${rollback?.together ? backTogether : ""}`,
      ...rollback?.together ? { severity: "note" } : {},
      location: place,
      subject: { kind: "migration", name: path },
      key: "down-fails",
      proof: {
        kind: "trace",
        statement: startOfStatement(statement),
        locks: [],
        scans: [],
        rewrites: [],
        rows: {},
        engine: rollback?.engine ?? "",
        // Code that fails by itself has an exit status and no SQLSTATE.
        .../^[0-9A-Z]{5}$/.test(sqlstate) ? { sqlstate } : {},
        error: message
      }
    };
  })
});

// src/checks/migration/rules/drop-cascade.ts
init_shim();

// src/checks/migration/judgement/cascade.ts
init_shim();
function takenByCascade(statement, run) {
  if (!/\bcascade\b/i.test(statement.sql.text)) return [];
  return statement.effects.flatMap((effect) => collateralOf(effect, statement, run) ?? []);
}
function collateralOf(effect, statement, run) {
  switch (effect.what) {
    case "table dropped":
      return droppedView(effect.table, statement, run);
    case "constraint dropped": {
      const { table, constraint } = effect;
      const gone = constraint.kind === "foreign key" && tableAtBase(run, table.before.oid) !== void 0;
      const now = run.facts.head.tables.get(table.before.oid);
      if (!gone || !now || namesConstraint(statement, constraint.name)) return void 0;
      const same = ({ kind, columns, parent }) => kind === "foreign key" && `${columns}` === `${constraint.columns}` && parent === constraint.parent;
      return now.constraints.some(same) ? void 0 : {
        subject: { kind: "constraint", name: `${table.before.name}.${constraint.name}` },
        text: `foreign key ${constraint.name} of ${shown(table.before.name)}`
      };
    }
    case "function dropped": {
      const { oid, name, signature } = effect.function;
      return functionAtBase(run, oid) && !isNamed(statement, name) ? {
        subject: { kind: "function", name: `${name}(${signature})` },
        text: `function ${shown(name)}(${signature})`
      } : void 0;
    }
    case "policy dropped":
      return policy(effect.policy, effect.table.before);
    default:
      return void 0;
  }
  function policy({ name }, table) {
    const named2 = statement.sql.kind !== "DropStmt" || isNamed(statement, name);
    return named2 || !tableAtBase(run, table.oid) ? void 0 : { subject: { kind: "policy", name: `${table.name}.${name}` }, text: `policy ${name} of ${shown(table.name)}` };
  }
}
function droppedView({ oid, kind, name }, statement, run) {
  const taken = (kind === "v" || kind === "m") && tableAtBase(run, oid) !== void 0 && !isNamed(statement, name);
  return taken && !relationAtHead(run, name) ? { subject: { kind: "view", name }, text: `${kind === "m" ? "materialized view" : "view"} ${shown(name)}` } : void 0;
}
function isNamed({ sql: { node } }, name) {
  if (!("DropStmt" in node)) return false;
  const [schema2, own] = name.includes(".") ? [name.slice(0, name.indexOf(".")), name.slice(name.indexOf(".") + 1)] : ["", name];
  if (node.DropStmt.removeType === "OBJECT_SCHEMA") {
    return (node.DropStmt.objects ?? []).some((object) => "String" in object && object.String.sval === schema2);
  }
  return namesIn2(node.DropStmt).some(
    (named2) => named2.name === own && (named2.schema === void 0 || named2.schema === schema2 || schema2 === "")
  );
}
function namesIn2(drop) {
  const functions = (drop.objects ?? []).flatMap((object) => {
    if (!("ObjectWithArgs" in object)) return [];
    const parts = (object.ObjectWithArgs.objname ?? []).flatMap(
      (part) => "String" in part ? [part.String.sval ?? ""] : []
    );
    const [name, schema2] = [parts.at(-1), parts.at(-2)];
    return name === void 0 ? [] : [schema2 === void 0 ? { name } : { schema: schema2, name }];
  });
  return [...droppedNames(drop), ...functions];
}
function namesConstraint({ sql }, name) {
  if (sql.kind === "DropStmt") return false;
  const altered = alterTable(sql);
  return altered ? altered.commands.some((command) => command.subtype === "AT_DropConstraint" && command.name === name) : namesInText(sql.text, name, textsWithin);
}
var textsWithin = 3;
function namesInText(text, name, deep) {
  return tokensOf(text).some((token) => {
    if (token.kind === "word") return token.text.toLowerCase() === name;
    if (token.kind === "name") return token.text.slice(1, -1).replaceAll('""', '"') === name;
    if (token.kind !== "string") return false;
    const tag = /^\$\w*\$/.exec(token.text)?.[0];
    const inside2 = tag ? token.text.slice(tag.length, -tag.length) : token.text.slice(token.text.indexOf("'") + 1, -1).replaceAll("''", "'");
    return inside2 === name || deep > 0 && namesInText(inside2, name, deep - 1);
  });
}

// src/checks/migration/rules/drop-cascade.ts
var drop_cascade_default = defineRule({
  meta: {
    id: "migration/drop-cascade",
    severity: "warning",
    since: "0.1.0",
    title: "Name what a migration drops",
    effect: "CASCADE takes whatever depends on the object, in this database and in every other that has more of it: nobody has read what goes.",
    remedy: "Drop each dependent object by its name, in a statement of its own, and leave CASCADE away."
  },
  examples: [
    {
      title: "a foreign key and a view that the statement does not name",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users); CREATE VIEW known AS SELECT id FROM users;",
        migration: "DROP TABLE users CASCADE;"
      },
      hits: ["CASCADE also takes foreign key orders_user_id_fkey of orders and view known"]
    },
    {
      title: "a view on a column",
      given: {
        schema: "CREATE TABLE users (id int, mail text); CREATE VIEW mails AS SELECT mail FROM users;",
        migration: "ALTER TABLE users DROP COLUMN mail CASCADE;"
      },
      hits: ["CASCADE also takes view mails"]
    },
    {
      title: "foreign keys whose names are words of the statement, or a part of one",
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int CONSTRAINT users REFERENCES users, by int CONSTRAINT "user" REFERENCES users);',
        migration: "ALTER TABLE users DROP COLUMN id CASCADE;"
      },
      hits: ["CASCADE also takes foreign key user of orders and foreign key users of orders"]
    },
    {
      title: "a foreign key that is named, in quotes or in a DO block, and one that is a part of such a name",
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (a int CONSTRAINT "Whose" REFERENCES users, b int CONSTRAINT sold REFERENCES users, c int CONSTRAINT own REFERENCES users); CREATE TABLE carts (a int CONSTRAINT "so" REFERENCES users);',
        migration: `ALTER TABLE orders DROP CONSTRAINT "Whose" CASCADE; DO $$ BEGIN EXECUTE 'ALTER TABLE orders DROP CONSTRAINT SOLD CASCADE'; EXECUTE format('ALTER TABLE orders DROP CONSTRAINT %I CASCADE', 'own'); ALTER TABLE carts DROP CONSTRAINT "so"; END $$;`
      },
      hits: []
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE users (id int, mail text); CREATE VIEW mails AS SELECT mail FROM users;",
        migration: "DO $$ BEGIN EXECUTE 'DROP TABLE users CASCADE'; END $$;"
      },
      hits: ["CASCADE also takes view mails"]
    },
    {
      title: "a function that another one is made with",
      given: {
        schema: "CREATE FUNCTION one() RETURNS int LANGUAGE sql RETURN 1; CREATE FUNCTION two() RETURNS int LANGUAGE sql RETURN one() + 1;",
        migration: "DROP FUNCTION one() CASCADE;"
      },
      hits: ["CASCADE also takes function two()"]
    },
    {
      title: "nothing depends on the table",
      given: { schema: "CREATE TABLE users (id int);", migration: "DROP TABLE users CASCADE;" },
      hits: []
    },
    {
      title: "the view is made anew",
      given: {
        schema: "CREATE TABLE users (id int, mail text); CREATE VIEW ids AS SELECT id, mail FROM users;",
        migration: "ALTER TABLE users DROP COLUMN mail CASCADE; CREATE VIEW ids AS SELECT id, NULL::text AS mail FROM users;"
      },
      hits: []
    },
    {
      title: "the default of a column, which another rule tells",
      given: {
        schema: "CREATE SEQUENCE ids; CREATE TABLE orders (id int DEFAULT nextval('ids'));",
        migration: "DROP SEQUENCE ids CASCADE;"
      },
      hits: []
    },
    {
      title: "what the same migration made",
      given: {
        schema: "CREATE TABLE users (id int);",
        migration: "CREATE VIEW ids AS SELECT id FROM users; DROP TABLE users CASCADE;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const taken = [...takenByCascade(statement, run)].sort((a, b) => a.text < b.text ? -1 : 1);
    const [first2] = taken;
    if (!first2) return [];
    const hit = hitOn(statement, run, "name" in first2.subject ? first2.subject.name : "");
    return [
      {
        ...hit,
        cause: `${statement.key}|cascade`,
        subject: first2.subject,
        reach: taken.map(({ subject }) => subject),
        message: `CASCADE also takes ${enumerate(
          taken.map(({ text }) => text),
          5
        )}`
      }
    ];
  })
});

// src/checks/migration/rules/drop-column.ts
init_shim();

// src/checks/migration/judgement/copies.ts
init_shim();
function namesTable({ sql: { kind, node, text } }, table) {
  return kind === "DoStmt" ? hasWord(text, ownName2(table)) : isAmongRelations(node, table);
}
function copiesBefore(statement, table, column, run) {
  const lines = run.statements.slice(0, run.statements.indexOf(statement)).filter(
    (earlier) => earlier.place.path === statement.place.path && /^(Insert|Update|Merge|Do|CreateTableAs)Stmt$/.test(earlier.sql.kind) && reads(earlier, table, column)
  ).map(({ place }) => place.line);
  return column === void 0 ? lines : lines.slice(-1);
}
function unlessCopied(lost) {
  if (lost.some(({ copied = [] }) => copied.length === 0)) return "";
  const lines = unique(
    lost.flatMap(({ copied = [] }) => copied).sort((a, b) => a - b).map(String)
  );
  const [noun, verb] = lines.length === 1 ? ["line", "has"] : ["lines", "have"];
  return ` unless ${noun} ${enumerate(lines, 8)} ${verb} copied what is needed`;
}
function reads(statement, oid, column) {
  const table = statement.before.tables.get(oid)?.name;
  if (table === void 0) return false;
  if (column !== void 0) return namesTable(statement, table) && hasWord(statement.sql.text, column);
  const { kind, node, text } = statement.sql;
  return kind === "DoStmt" ? readInText(text, ownName2(table)) : isAmongRelations(withoutTarget(node), table);
}
function ownName2(table) {
  return table.slice(table.indexOf(".") + 1);
}
function isAmongRelations(node, table) {
  return relationsNamedBy(node).some(({ name }) => name === ownName2(table));
}
function withoutTarget(node) {
  if ("InsertStmt" in node) return { ...node.InsertStmt, relation: void 0 };
  if ("UpdateStmt" in node) return { ...node.UpdateStmt, relation: void 0 };
  return "MergeStmt" in node ? { ...node.MergeStmt, relation: void 0 } : node;
}
function hasWord(text, word) {
  return new RegExp(`(?<![\\w$])${escaped(word)}(?![\\w$])`).test(text);
}
function readInText(text, table) {
  const source = new RegExp(
    `\\b(?:from|join|using)\\s+(?:only\\s+)?(?:"?[\\w$]+"?\\s*\\.\\s*)?"?${escaped(table)}(?![\\w$])`,
    "i"
  );
  return source.test(text) && /\b(?:insert|update|merge)\b/i.test(text);
}
function escaped(text) {
  return text.replace(/[^\w]/g, "\\$&");
}

// src/checks/migration/judgement/unused-by-queries.ts
init_shim();
function unusedByQueries({ queries }, tables, { one }) {
  if (!queries || queries.tried === 0) return void 0;
  const used = queries.broken.some(
    ({ relations, shape: shape2 }) => shape2?.kind !== "gained" && relations.some((relation) => tables.includes(relation))
  );
  if (used) return void 0;
  const it = one ? "it" : "any of them";
  if (queries.tried === 1) return `the one known query of the running release does not use ${it}`;
  return `none of the ${queries.tried} known queries of the running release uses ${it}`;
}

// src/checks/migration/rules/drop-column.ts
var drop_column_default = defineRule({
  meta: {
    id: "migration/drop-column",
    severity: "warning",
    since: "0.1.0",
    title: "Drop a column only when nothing reads it any more",
    effect: "Its data is gone, and the release that still runs fails with 42703 wherever it names the column.",
    remedy: "Ship a release that no longer uses the column first, and drop it with the one after."
  },
  examples: [
    {
      title: "a column that the running release may use",
      given: { schema: "CREATE TABLE orders (id int, note text);", migration: "ALTER TABLE orders DROP COLUMN note;" },
      hits: ["orders.note: its data is lost, and queries of the running release that name it fail with 42703"]
    },
    {
      title: "values that earlier migrations had put there are counted",
      given: {
        schema: "CREATE TABLE orders (id int, note text); INSERT INTO orders VALUES (1, 'a'), (2, 'b'), (3, NULL);",
        migration: "ALTER TABLE orders DROP COLUMN note;"
      },
      hits: ["orders.note: its 2 values are lost, and queries of the running release that name it fail with 42703"]
    },
    {
      title: "several columns of a table are one finding",
      given: {
        schema: "CREATE TABLE orders (id int, note text, sum int, mail text);",
        migration: "ALTER TABLE orders DROP COLUMN note, DROP COLUMN sum; ALTER TABLE orders DROP COLUMN mail;"
      },
      hits: [
        "orders: the data of 3 columns (note, sum and mail) is lost, and queries of the running release that name one fail with 42703"
      ]
    },
    {
      title: "an earlier statement of the file has read it",
      given: {
        schema: "CREATE TABLE apps (os text);",
        migration: "ALTER TABLE apps ADD COLUMN systems text[] NOT NULL DEFAULT '{}';\nUPDATE apps SET systems = ARRAY[os] WHERE os IS NOT NULL;\nALTER TABLE apps DROP COLUMN os;"
      },
      hits: [
        "apps.os: its data is lost unless line 2 has copied what is needed, and queries of the running release that name it fail with 42703"
      ]
    },
    {
      title: "the statement that has read it is one on its table, though others name a column of that name later",
      given: {
        schema: "CREATE TABLE apps (os text); CREATE TABLE sites (os text);",
        migration: "ALTER TABLE apps ADD kind text; ALTER TABLE sites ADD kind text;\nUPDATE apps SET kind = os;\nUPDATE sites SET kind = os;\nALTER TABLE apps DROP COLUMN os;"
      },
      hits: [
        "apps.os: its data is lost unless line 2 has copied what is needed, and queries of the running release that name it fail with 42703"
      ]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int, note text);",
        migration: "DO $$ BEGIN ALTER TABLE orders DROP COLUMN note; END $$;"
      },
      hits: ["orders.note: its data is lost, and queries of the running release that name it fail with 42703"]
    },
    {
      title: "no known query of the running release uses it, and its data is lost all the same",
      given: {
        schema: "CREATE TABLE orders (id int, note text, kind text);",
        migration: "ALTER TABLE orders DROP COLUMN note, DROP COLUMN kind;",
        queries: { ListOrders: "SELECT id FROM orders", AddOrder: "INSERT INTO orders (id) VALUES ($1)" }
      },
      hits: [
        "orders: the data of 2 columns (note and kind) is lost; none of the 2 known queries of the running release uses any of them"
      ]
    },
    {
      title: "a known query of the running release uses it",
      given: {
        schema: "CREATE TABLE orders (id int, note text);",
        migration: "ALTER TABLE orders DROP COLUMN note;",
        queries: { ListOrders: "SELECT * FROM orders" }
      },
      hits: ["orders.note: its data is lost, and queries of the running release that name it fail with 42703"]
    },
    {
      title: "another column takes its name",
      given: {
        schema: "CREATE TABLE orders (id int, note text);",
        migration: "ALTER TABLE orders DROP COLUMN note; ALTER TABLE orders ADD COLUMN note jsonb;"
      },
      hits: ["orders.note: its data is lost; a column that is made anew takes its name"]
    },
    {
      title: "a generated column holds nothing of its own",
      given: {
        schema: "CREATE TABLE orders (a int, b int, sum int GENERATED ALWAYS AS (a + b) STORED, c int GENERATED ALWAYS AS (a) STORED);",
        migration: "ALTER TABLE orders DROP COLUMN c; ALTER TABLE orders DROP COLUMN sum; ALTER TABLE orders ADD sum int GENERATED ALWAYS AS (a + b + 1) STORED;"
      },
      hits: ["orders.c: the column is gone, and queries of the running release that name it fail with 42703"]
    },
    {
      title: "a generated column is made anew, and its index is not",
      given: {
        schema: "CREATE TABLE logs (a int, b int, sum int GENERATED ALWAYS AS (a + b) STORED); CREATE INDEX by_sum ON logs (sum, a); CREATE INDEX by_a ON logs (a);",
        migration: "ALTER TABLE logs DROP COLUMN sum; ALTER TABLE logs ADD sum int GENERATED ALWAYS AS (a - b) STORED;"
      },
      hits: [
        "logs.sum: the column is gone; a column that is made anew takes its name, and the index by_sum is not made again"
      ]
    },
    {
      title: "a column of another type takes the name, and its index is not made again",
      given: {
        schema: "CREATE TABLE orders (id int, note text); CREATE INDEX by_note ON orders (note);",
        migration: "ALTER TABLE orders DROP COLUMN note; ALTER TABLE orders ADD COLUMN note jsonb;"
      },
      hits: [
        "orders.note: its data is lost; a column that is made anew takes its name, and the index by_note is not made again"
      ]
    },
    {
      title: "a column that was renamed just before",
      given: {
        schema: "CREATE TABLE orders (id int, note text);",
        migration: "ALTER TABLE orders RENAME note TO remark; ALTER TABLE orders DROP COLUMN remark;"
      },
      hits: ["orders.note: its data is lost, and queries of the running release that name it fail with 42703"]
    },
    {
      title: "a column that is not there",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders DROP COLUMN IF EXISTS note;"
      },
      hits: []
    },
    {
      title: "a column that the same pull request added",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN note text; ALTER TABLE orders DROP COLUMN note;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int, note text); ALTER TABLE carts DROP COLUMN note;" },
      hits: []
    }
  ],
  check: (run) => {
    const lost = run.measured ? lostColumns(run) : lostByText(run);
    return lost.flatMap((column) => {
      const group = lost.filter((other) => isSameDecision(column, other));
      return group[0] === column ? [hitFor5(column, group, run)] : [];
    });
  }
});
function lostColumns(run) {
  return effectsIn(run, "column dropped").flatMap(({ statement, effect: { table, column } }) => {
    const [base, known2] = [tableAtBase(run, table.before.oid), columnAtBase(run, table.before.oid, column)];
    if (!base || !known2) return [];
    const left2 = run.facts.head.tables.get(base.oid)?.columns ?? [];
    const replaced = left2.some(({ name }) => name === known2.name);
    const generated = column.generated !== null;
    const indexes = replaced ? indexesLost(base, known2.name, run) : [];
    if (replaced && generated && indexes.length === 0) return [];
    const values = statement.rowsBefore.get(`${table.before.name}.${column.name}`);
    const copied = copiesBefore(statement, table.before.oid, column.name, run);
    return [{ statement, table: base.name, column: known2.name, values, replaced, generated, indexes, copied }];
  });
}
function indexesLost(base, column, run) {
  const now = run.facts.head.tables.get(base.oid)?.indexes ?? [];
  return base.indexes.filter(({ columns }) => columns.includes(column)).filter(({ parts, method }) => !now.some((index) => index.method === method && `${index.parts}` === `${parts}`)).map(({ name }) => name);
}
function lostByText(run) {
  return run.statements.flatMap((statement) => {
    const alter = alterTable(statement.sql);
    if (!alter || statement.trace.error) return [];
    const table = tableNamed(statement, run, alter.relation);
    return alter.commands.flatMap(({ subtype, name }) => subtype === "AT_DropColumn" && name !== void 0 ? [name] : []).filter((column) => table.old && !isNewColumn(statement, run, alter.relation.relname, column)).map((column) => ({
      statement,
      table: table.name,
      column,
      values: void 0,
      replaced: false,
      generated: false,
      indexes: [],
      copied: []
    }));
  });
}
function isSameDecision(a, b) {
  const alike = a.replaced === b.replaced && a.generated === b.generated;
  return alike && a.table === b.table && a.statement.place.path === b.statement.place.path;
}
function hitFor5(first2, group, run) {
  const { statement, table, column, replaced, generated } = first2;
  const name = `${table}.${column}`;
  const columns = group.map((lost2) => ({ kind: "column", name: `${table}.${lost2.column}` }));
  const one = group.length === 1;
  const names2 = enumerate(group.map((lost2) => lost2.column));
  const saved = unlessCopied(group);
  const lost = `${one ? itsValuesLost(first2.values) : `the data of ${group.length} columns (${names2}) is lost`}${saved}`;
  const what = generated ? `${one ? "the column is" : `${group.length} columns (${names2}) are`} gone` : lost;
  const afterwards = replaced ? replacedText(group) : usedText(table, one ? "it" : "one", run);
  return {
    ...hitOn(statement, run, table),
    cause: one ? `${name} dropped` : `${statement.place.path}|${table} columns dropped`,
    // Two decisions of one file on one table would be told as one, by the words of the first.
    subject: one || replaced || generated ? { kind: "column", name } : { kind: "table", name: table },
    reach: columns,
    // Whoever accepts these has not accepted the next one.
    ...one ? {} : { key: group.map((lost2) => lost2.column).join("\n") },
    message: `${shown(one ? name : table)}: ${what}${afterwards}`
  };
}
function usedText(table, it, run) {
  const unused = unusedByQueries(run, [table], { one: it === "it" });
  return unused === void 0 ? `, and queries of the running release that name ${it} fail with 42703` : `; ${unused}`;
}
function replacedText(group) {
  const indexes = group.flatMap((lost) => lost.indexes);
  const names2 = group.length === 1 ? "a column that is made anew takes its name" : "columns that are made anew take their names";
  if (indexes.length === 0) return `; ${names2}`;
  const gone = indexes.length === 1 ? `the index ${indexes[0]} is` : `the indexes ${enumerate(indexes)} are`;
  return `; ${names2}, and ${gone} not made again`;
}

// src/checks/migration/rules/drop-default.ts
init_shim();
var drop_default_default = defineRule({
  meta: {
    id: "migration/drop-default",
    severity: "warning",
    since: "0.1.0",
    title: "Keep the default of a column for one release",
    effect: "The release that still runs leaves the column out, and what it inserts then holds something else.",
    remedy: "Ship a release that writes the column in every INSERT first, and change its default with the one after."
  },
  examples: [
    {
      title: "NULL in its place",
      given: {
        schema: "CREATE TABLE orders (kind text DEFAULT 'web');",
        migration: "ALTER TABLE orders ALTER kind DROP DEFAULT;"
      },
      hits: ["orders.kind: no default any more (was 'web'), so what the running release inserts without it gets NULL"]
    },
    {
      title: "another default, in a DO block",
      given: {
        schema: "CREATE TABLE orders (kind text DEFAULT 'web');",
        migration: "DO $$ BEGIN ALTER TABLE orders ALTER kind SET DEFAULT 'app'; END $$;"
      },
      hits: ["orders.kind: the default is 'app' now (was 'web'), also for what the running release inserts without it"]
    },
    {
      title: "the first default",
      given: {
        schema: "CREATE TABLE orders (kind text DEFAULT NULL);",
        migration: "ALTER TABLE orders ALTER kind SET DEFAULT 'app';"
      },
      hits: []
    },
    {
      title: "the same value in another type",
      given: {
        schema: "CREATE TABLE orders (kind varchar(10) DEFAULT 'web');",
        migration: "ALTER TABLE orders ALTER kind TYPE text;"
      },
      hits: []
    },
    {
      title: "a sequence becomes an identity",
      given: {
        schema: "CREATE TABLE orders (id serial NOT NULL);",
        migration: "ALTER TABLE orders ALTER id DROP DEFAULT; ALTER TABLE orders ALTER id ADD GENERATED BY DEFAULT AS IDENTITY;"
      },
      hits: []
    },
    {
      title: "of a mandatory column, which another rule tells",
      given: {
        schema: "CREATE TABLE orders (kind text NOT NULL DEFAULT 'web');",
        migration: "ALTER TABLE orders ALTER kind DROP DEFAULT;"
      },
      hits: []
    },
    {
      title: "a column that was generated",
      given: {
        schema: "CREATE TABLE orders (sum int, tax int GENERATED ALWAYS AS (sum / 5) STORED);",
        migration: "ALTER TABLE orders ALTER tax DROP EXPRESSION;"
      },
      hits: [
        "orders.tax: not generated any more (was (sum / 5)), so what the running release inserts gets NULL, and what it updates keeps the value of before"
      ]
    },
    {
      title: "a default that was there for a moment",
      given: {
        schema: "CREATE TABLE orders (kind text);",
        migration: "ALTER TABLE orders ALTER kind SET DEFAULT 'web'; ALTER TABLE orders ALTER kind DROP DEFAULT;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (kind text DEFAULT 'web'); ALTER TABLE carts ALTER kind DROP DEFAULT;"
      },
      hits: []
    }
  ],
  check: (run) => standingTables(run).flatMap(
    (table) => table.head.columns.flatMap((column) => {
      const was = columnAtBase(run, table.base.oid, column);
      const text = was && columnText(was, column, run);
      const statement = text && sinceDefault(table, column, run);
      if (!text || !statement) return [];
      const name = `${table.head.name}.${column.name}`;
      return [
        {
          ...hitOn(statement, run, table.head.name),
          cause: `${name} default`,
          subject: { kind: "column", name },
          severity: column.value === null ? "warning" : "note",
          message: `${shown(name)}: ${text}`
        }
      ];
    })
  )
});
function columnText(was, now, run) {
  if (was.generated !== null && now.generated === null && now.name === was.name && now.notNull === "no" && !isFilled(run, now)) {
    return `not generated any more (was ${was.value}), so what the running release inserts gets NULL, and what it updates keeps the value of before`;
  }
  const isPlain3 = was.value !== null && was.generated === null && !/^NULL\b/i.test(was.value);
  if (!isPlain3 || was.name !== now.name || !now.local || plain(was.value) === plain(now.value)) return void 0;
  if (isFilled(run, now)) {
    const counts = now.value === null || /^nextval\(/.test(now.value) && /^nextval\(/.test(was.value ?? "");
    return counts ? void 0 : `the default is ${plain(now.value)} now (was ${plain(was.value)}), also for what the running release inserts without it`;
  }
  return now.notNull === "no" ? `no default any more (was ${plain(was.value)}), so what the running release inserts without it gets NULL` : void 0;
}
function sinceDefault({ base }, { number, value }, run) {
  return statementSince(
    run,
    base.oid,
    ({ columns }) => columns.some((column) => column.number === number && column.value === value)
  );
}
function plain(value) {
  return value?.replace(/^('(?:[^']|'')*'|\(?-?[\d.]+\)?)::[\w "().,[\]]+$/, "$1");
}

// src/checks/migration/rules/drop-enum-value.ts
init_shim();
var drop_enum_value_default = defineRule({
  meta: {
    id: "migration/drop-enum-value",
    severity: "warning",
    since: "0.1.0",
    title: "Take an enum value away only when nothing writes it any more",
    effect: "The release that still runs fails with 22P02 wherever it writes or compares the value.",
    remedy: "Ship a release that no longer uses the value first; leave it in the type, where an unused value costs nothing."
  },
  examples: [
    {
      title: "the type is made anew without it",
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine', 'sad', 'low'); CREATE TABLE users (mood mood);",
        migration: "CREATE TYPE mood_new AS ENUM ('fine'); ALTER TABLE users ALTER mood TYPE mood_new USING mood::text::mood_new; ALTER TYPE mood RENAME TO mood_old; ALTER TYPE mood_new RENAME TO mood; DROP TYPE mood_old;"
      },
      hits: [
        "mood: made anew without 'sad' and 'low', so queries of the running release that name one fail with 22P02"
      ]
    },
    {
      title: "made anew with one value more",
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine'); CREATE TABLE users (mood mood);",
        migration: "CREATE TYPE mood_new AS ENUM ('fine', 'sad'); ALTER TABLE users ALTER mood TYPE mood_new USING mood::text::mood_new; DROP TYPE mood; ALTER TYPE mood_new RENAME TO mood;"
      },
      hits: []
    },
    {
      title: "a type made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TYPE mood AS ENUM ('fine', 'sad'); DROP TYPE mood; CREATE TYPE mood AS ENUM ('fine');"
      },
      hits: []
    }
  ],
  check: (run) => run.facts.base.world.enums.flatMap((base) => {
    const now = run.facts.head.world.enums.find(({ name }) => name === base.name);
    const statement = now && now.oid !== base.oid ? statementThatTook(base, run) : void 0;
    if (!now || !statement) return [];
    const left2 = new Set(now.labels.map(({ label }) => label));
    const lost = base.labels.map(({ label }) => label).filter((label) => !left2.has(label));
    if (lost.length === 0) return [];
    return [
      {
        ...hitOn(statement, run, base.name),
        cause: `${base.name} values dropped`,
        subject: { kind: "enum", name: base.name },
        key: lost.join("\n"),
        message: `${shown(base.name)}: made anew without ${enumerate(lost.map(sqlText), 5)}, so queries of the running release that name ${lost.length === 1 ? "it" : "one"} fail with 22P02`
      }
    ];
  })
});
function statementThatTook({ oid }, { statements }) {
  return statements.find(
    ({ effects }) => effects.some(
      (effect) => effect.what === "enum dropped" && effect.type.oid === oid || effect.what === "enum renamed" && effect.type.before.oid === oid
    )
  );
}

// src/checks/migration/rules/drop-foreign-key.ts
init_shim();
var drop_foreign_key_default = defineRule({
  meta: {
    id: "migration/drop-foreign-key",
    severity: "warning",
    since: "0.1.0",
    title: "Drop a foreign key under a lock_timeout",
    effect: "It takes AccessExclusiveLock on the table that it refers to as well: it waits behind the longest query on either table, and all later queries on both wait behind it.",
    remedy: "SET LOCAL lock_timeout = '2s' before it, in a migration that does nothing else, and try again where it runs out."
  },
  examples: [
    {
      title: "the type of its column is stated once more: nothing changes, and both tables are locked",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int NOT NULL REFERENCES users);",
        migration: "ALTER TABLE orders ALTER COLUMN user_id TYPE int, ALTER COLUMN user_id DROP NOT NULL;"
      },
      hits: [
        "orders.orders_user_id_fkey: dropped and made again, for a type that stays as it was, under AccessExclusiveLock on users too, without a lock_timeout: queries on both tables wait behind it while it waits"
      ]
    },
    {
      title: "both tables are locked",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);",
        migration: "ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;"
      },
      hits: [
        "orders.orders_user_id_fkey: dropped under AccessExclusiveLock on users too, without a lock_timeout: queries on both tables wait behind it while it waits"
      ]
    },
    {
      title: "with the column, in a DO block",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users, payer_id int REFERENCES users);",
        migration: "DO $$ BEGIN ALTER TABLE orders DROP COLUMN user_id; ALTER TABLE orders DROP CONSTRAINT orders_payer_id_fkey; END $$;"
      },
      hits: [
        "orders: 2 foreign keys (orders_payer_id_fkey and orders_user_id_fkey) dropped under AccessExclusiveLock on users too, without a lock_timeout: queries on all these tables wait behind it while it waits"
      ]
    },
    {
      title: "of a table made in the same migration, on one that stood before",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY);",
        migration: "CREATE TABLE orders (user_id int REFERENCES users); COMMIT; ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;"
      },
      hits: [
        "orders.orders_user_id_fkey: dropped under AccessExclusiveLock on users too, without a lock_timeout: queries on users wait behind it while it waits"
      ]
    },
    {
      title: "under a lock_timeout",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);",
        migration: "SET lock_timeout = '2s'; ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey; RESET lock_timeout;"
      },
      hits: []
    },
    {
      title: "a table that refers to itself",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY, boss int REFERENCES users);",
        migration: "ALTER TABLE users DROP CONSTRAINT users_boss_fkey;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users); ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;"
      },
      hits: []
    }
  ],
  check: (run) => {
    const found = run.statements.flatMap((statement) => droppedKeys(statement, run));
    return found.flatMap((one) => {
      const group = found.filter(
        ({ table, statement }) => table.oid === one.table.oid && statement.place.path === one.statement.place.path
      );
      return group[0] === one ? [hitFor6(one, group, run)] : [];
    });
  }
});
function droppedKeys(statement, run) {
  const { before: before2, after, settings, difference } = statement;
  if (settings?.lockTimeout !== "0" || !difference) return [];
  const locked = new Set(
    difference.taken.filter(({ mode }) => mode === "AccessExclusiveLock").map(({ relation }) => relation.oid)
  );
  return [...before2.tables.values()].flatMap((table) => {
    const now = after.tables.get(table.oid);
    if (!now || now === table) return [];
    const left2 = new Set(now.constraints.map(({ oid }) => oid));
    for (const effect of statement.effects)
      if (effect.what === "constraint recreated") left2.add(effect.constraint.before.oid);
    const restated = restatedColumns(statement);
    return table.constraints.flatMap((key) => {
      const parent = key.kind === "foreign key" && key.local ? after.tables.get(key.parent ?? 0) : void 0;
      const gone = parent && !left2.has(key.oid) && parent.oid !== table.oid && locked.has(parent.oid);
      const again2 = now.constraints.some(({ name, definition }) => name === key.name && definition === key.definition) && key.columns.some((column) => restated.has(column));
      return gone && tableAtBase(run, parent.oid) ? [{ statement, table, key, parent, again: again2 }] : [];
    });
  }).sort((a, b) => a.key.name < b.key.name ? -1 : 1);
}
function restatedColumns({ sql }) {
  const commands2 = alterTable(sql)?.commands ?? [];
  return new Set(commands2.flatMap(({ subtype, name }) => subtype === "AT_AlterColumnType" && name ? [name] : []));
}
function hitFor6(first2, group, run) {
  const { statement, table, key } = first2;
  const names2 = group.map((dropped2) => dropped2.key.name);
  const parents = [...new Set(group.map(({ parent }) => shown(parent.name)))];
  const one = group.length === 1;
  const what = one ? `${shown(table.name)}.${key.name}:` : `${shown(table.name)}: ${names2.length} foreign keys (${enumerate(names2)})`;
  const waiting = tableAtBase(run, table.oid) ? one ? "both tables" : "all these tables" : enumerate(parents);
  return {
    ...hitOn(statement, run, table.name),
    cause: `${statement.place.path}|${table.name} foreign keys dropped`,
    subject: one ? { kind: "constraint", name: `${table.name}.${key.name}` } : { kind: "table", name: table.name },
    reach: names2.map((name) => ({ kind: "constraint", name: `${table.name}.${name}` })),
    ...group.every(({ again: again2 }) => again2) ? {
      remedy: "Leave out ALTER COLUMN ... TYPE where the column has that type already: then the key is not touched."
    } : {},
    ...one ? {} : { key: names2.join("\n") },
    message: `${what} dropped${group.every(({ again: again2 }) => again2) ? " and made again, for a type that stays as it was," : ""} under AccessExclusiveLock on ${enumerate(parents)} too, without a lock_timeout: queries on ${waiting} wait behind it while it waits`
  };
}

// src/checks/migration/rules/drop-index-not-concurrently.ts
init_shim();
var drop_index_not_concurrently_default = defineRule({
  meta: {
    id: "migration/drop-index-not-concurrently",
    severity: "warning",
    since: "0.1.0",
    title: "Drop indexes of existing tables concurrently",
    effect: "DROP INDEX takes AccessExclusiveLock on the table: it waits for every running query, and all later ones wait behind it.",
    remedy: "Use DROP INDEX CONCURRENTLY, in a migration that runs outside a transaction."
  },
  examples: [
    {
      title: "an index of a table that is in use",
      given: {
        schema: "CREATE TABLE orders (user_id int); CREATE INDEX orders_by_user ON orders (user_id);",
        migration: "DROP INDEX orders_by_user;"
      },
      hits: [
        "orders: AccessExclusiveLock blocks reads and writes while the index orders_by_user is dropped, and queues behind running queries"
      ]
    },
    {
      title: "several in one transaction are one wait",
      given: {
        schema: "CREATE TABLE orders (a int); CREATE INDEX orders_a ON orders (a); CREATE TABLE users (b int); CREATE INDEX users_b ON users (b);",
        migration: "DROP INDEX orders_a; DROP INDEX users_b;"
      },
      hits: [
        "orders and users: AccessExclusiveLock blocks reads and writes while the indexes orders_a and users_b are dropped, and queues behind running queries"
      ]
    },
    {
      title: "several of one file, each in a transaction of its own",
      given: {
        schema: "CREATE TABLE orders (a int, b int); CREATE INDEX by_a ON orders (a); CREATE INDEX by_b ON orders (b);",
        migration: "BEGIN; DROP INDEX by_a; COMMIT; BEGIN; DROP INDEX by_b; COMMIT;"
      },
      hits: [
        "orders: AccessExclusiveLock blocks reads and writes while the indexes by_a and by_b are dropped, and queues behind running queries"
      ]
    },
    {
      title: "under a lock that an earlier statement took",
      given: {
        schema: "CREATE TABLE orders (a int); CREATE INDEX by_a ON orders (a);",
        migration: "ALTER TABLE orders ADD COLUMN b int;\nDROP INDEX by_a;"
      },
      hits: ["orders: AccessExclusiveLock, held since line 1, blocks reads and writes while the index by_a is dropped"]
    },
    {
      title: "two of one table, in one statement",
      given: {
        schema: 'CREATE TABLE orders (a int, b text); CREATE INDEX "A" ON orders (a); CREATE INDEX b ON orders (lower(b));',
        migration: 'DROP INDEX IF EXISTS "A", b;'
      },
      hits: [
        "orders: AccessExclusiveLock blocks reads and writes while the indexes A and b are dropped, and queues behind running queries"
      ]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE orders (user_id int); CREATE INDEX orders_by_user ON orders (user_id);",
        migration: "DO $$ BEGIN DROP INDEX orders_by_user; END $$;"
      },
      hits: [
        "orders: AccessExclusiveLock blocks reads and writes while the index orders_by_user is dropped, and queues behind running queries"
      ]
    },
    {
      title: "the index of a partitioned table, which knows no CONCURRENTLY",
      given: {
        schema: "CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT; CREATE INDEX events_at ON events (at);",
        migration: "DROP INDEX events_at;"
      },
      hits: [
        "events: AccessExclusiveLock blocks reads and writes while the index events_at is dropped, and queues behind running queries"
      ]
    },
    {
      title: "an index that goes with its column waits for nothing more",
      given: {
        schema: "CREATE TABLE orders (a int, b text); CREATE INDEX i ON orders (lower(b));",
        migration: "ALTER TABLE orders DROP COLUMN b;"
      },
      hits: []
    },
    {
      title: "dropped concurrently",
      given: {
        schema: "CREATE TABLE orders (user_id int); CREATE INDEX orders_by_user ON orders (user_id);",
        migration: "DROP INDEX CONCURRENTLY orders_by_user;"
      },
      hits: []
    },
    {
      title: "an index that is not there",
      given: { schema: "CREATE TABLE orders (user_id int);", migration: "DROP INDEX IF EXISTS orders_by_user;" },
      hits: []
    },
    {
      title: "an index of a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (id int); CREATE INDEX carts_id ON carts (id); DROP INDEX carts_id;"
      },
      hits: []
    }
  ],
  check: (run) => {
    const drops2 = run.statements.flatMap((statement) => dropsIn(statement, run));
    return drops2.flatMap((drop) => {
      const together = drops2.filter((other) => isTogether(drop, other));
      return together[0] === drop ? hitFor7(drop, together, run) : [];
    });
  }
});
function dropsIn(statement, run) {
  const { sql, effects, difference } = statement;
  const exclusive = [...difference?.taken ?? [], ...difference?.held ?? []].filter(({ mode }) => blocksReads(mode));
  return effects.flatMap((effect) => {
    if (effect.what !== "index dropped" || sql.kind === "AlterTableStmt") return [];
    const { index, table } = effect;
    const withColumn = effects.some(
      ({ what, ...rest }) => what === "column dropped" && "table" in rest && rest.table === table
    );
    const locked = exclusive.find(({ relation }) => relation.oid === table.before.oid);
    if (withColumn || !locked || !run.preexisting.has(table.before.oid)) return [];
    const held = difference?.taken.includes(locked) ? void 0 : statement.heldSince.get(`${locked.relation.oid} ${locked.mode}`)?.line;
    return [{ statement, index, table: table.before, relation: locked.relation.name, since: held }];
  });
}
function isTogether(a, b) {
  return a.statement.place.path === b.statement.place.path;
}
function heldText(together) {
  const [first2, ...more] = new Set(together.map(({ since }) => since));
  return first2 !== void 0 && more.length === 0 ? `, held since line ${first2},` : void 0;
}
function hitFor7(drop, together, run) {
  const { statement, relation } = drop;
  const tables = unique(together.map((each) => each.relation));
  const indexes = unique(together.map(nameOf));
  const held = heldText(together);
  const what = indexes.length === 1 ? `the index ${shown(nameOf(drop))} is dropped` : `the indexes ${enumerate(indexes.map(shown))} are dropped`;
  return {
    ...hitOn(statement, run, relation),
    remedy: `Use DROP INDEX CONCURRENTLY${indexes.length === 1 ? "" : ", one index at a time"}, ${runners[run.plan.runner].sentAlone}.`,
    subject: { kind: "index", name: nameOf(drop) },
    reach: indexes.map((name) => ({ kind: "index", name })),
    proof: proofWithHeld(statement, run),
    message: `${enumerate(tables.map(shown))}: AccessExclusiveLock${held ?? ""} blocks reads and writes while ${what}${held === void 0 ? ", and queues behind running queries" : ""}`,
    ...stepsFor3(statement, together)
  };
}
function nameOf({ index, table }) {
  return `${table.schema}.${index.name}`;
}
function stepsFor3({ sql: { node } }, drops2) {
  const alone = drops2.every(({ statement }) => statement.sql.node === node);
  if (!alone || !("DropStmt" in node) || node.DropStmt.behavior === "DROP_CASCADE") return {};
  if (drops2.some(({ table }) => table.kind === "p")) return {};
  return {
    steps: drops2.map(({ table: { schema: schema2 }, index }) => ({
      sql: `DROP INDEX CONCURRENTLY ${sqlTable({ schema: schema2, name: `${schema2}.${index.name}` })}`,
      withoutTransaction: true
    }))
  };
}

// src/checks/migration/rules/drop-not-null.ts
init_shim();
var drop_not_null_default = defineRule({
  meta: {
    id: "migration/drop-not-null",
    severity: "note",
    since: "0.1.0",
    title: "Ship readers that know NULL before a column may hold it",
    effect: "The release that still runs has never read a NULL there, and may fail on the first that the new one writes.",
    remedy: "Write no NULL into the column until every release that runs can read it."
  },
  examples: [
    {
      title: "a column that was never NULL",
      given: {
        schema: "CREATE TABLE orders (note text NOT NULL);",
        migration: "ALTER TABLE orders ALTER note DROP NOT NULL;"
      },
      hits: ["orders.note: may be NULL now, which the running release has never read there"]
    },
    {
      title: "several columns, in a DO block",
      given: {
        schema: "CREATE TABLE orders (note text NOT NULL, mail text NOT NULL);",
        migration: "DO $$ BEGIN ALTER TABLE orders ALTER note DROP NOT NULL, ALTER mail DROP NOT NULL; END $$;"
      },
      hits: ["orders: note and mail may be NULL now, which the running release has never read there"]
    },
    {
      title: "a column that the same pull request added",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD note text NOT NULL DEFAULT ''; ALTER TABLE orders ALTER note DROP NOT NULL;"
      },
      hits: []
    },
    {
      title: "set again",
      given: {
        schema: "CREATE TABLE orders (note text NOT NULL);",
        migration: "ALTER TABLE orders ALTER note DROP NOT NULL; UPDATE orders SET note = '' WHERE note IS NULL; ALTER TABLE orders ALTER note SET NOT NULL;"
      },
      hits: []
    }
  ],
  check: (run) => standingTables(run).flatMap(({ base, head }) => {
    const freed = head.columns.filter((column) => {
      const was = columnAtBase(run, base.oid, column);
      return column.local && column.notNull === "no" && was?.notNull === "valid" && was.name === column.name;
    });
    const [first2] = freed;
    const statement = first2 && statementSince(
      run,
      base.oid,
      ({ columns }) => columns.some(({ number, notNull }) => number === first2.number && notNull === "no")
    );
    if (!first2 || !statement) return [];
    const names2 = freed.map(({ name }) => name);
    const one = names2.length === 1;
    return [
      {
        ...hitOn(statement, run, head.name),
        cause: `${head.name}.${names2.join(" ")} nullable`,
        subject: one ? { kind: "column", name: `${head.name}.${first2.name}` } : { kind: "table", name: head.name },
        reach: names2.map((name) => ({ kind: "column", name: `${head.name}.${name}` })),
        key: names2.join("\n"),
        message: `${shown(head.name)}${one ? `.${first2.name}:` : `: ${enumerate(names2)}`} may be NULL now, which the running release has never read there`
      }
    ];
  })
});

// src/checks/migration/rules/drop-object.ts
init_shim();
var drop_object_default = defineRule({
  meta: {
    id: "migration/drop-object",
    severity: "warning",
    since: "0.1.0",
    title: "Drop a cast, operator, collation or extension only when no query needs it any more",
    effect: "The release that still runs fails wherever a query uses it, mostly without naming it: an operator, a cast that Postgres puts in by itself, a function of an extension.",
    remedy: "Ship a release that does without it first, and drop it with the one after."
  },
  examples: [
    {
      title: "a cast, an operator and a collation",
      given: {
        schema: "CREATE TYPE pair AS (a int, b int); CREATE FUNCTION first(pair) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a::text'; CREATE FUNCTION alike(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a = ($2).a'; CREATE CAST (pair AS text) WITH FUNCTION first(pair) AS ASSIGNMENT; CREATE OPERATOR === (LEFTARG = pair, RIGHTARG = pair, FUNCTION = alike); CREATE COLLATION german (provider = icu, locale = 'de');",
        migration: "DROP CAST (pair AS text); DROP OPERATOR === (pair, pair); DROP COLLATION german;"
      },
      hits: [
        "cast pair AS text: dropped, so an expression of the running release that needs it fails with 42846 or 42804, or gives another text",
        "operator ===(pair, pair): dropped, so an expression of the running release that uses it fails with 42883",
        "collation german: dropped, so a query of the running release that names it fails with 42704"
      ]
    },
    {
      title: "renamed and moved, in a DO block",
      given: {
        schema: "CREATE SCHEMA shop; CREATE COLLATION german (provider = icu, locale = 'de'); CREATE TEXT SEARCH CONFIGURATION notes (COPY = english);",
        migration: "DO $$ BEGIN ALTER COLLATION german RENAME TO deutsch; ALTER TEXT SEARCH CONFIGURATION notes SET SCHEMA shop; END $$;"
      },
      hits: [
        "collation german: renamed to deutsch, so a query of the running release that names it fails with 42704",
        "text search configuration notes: renamed to shop.notes, so to_tsvector and to_tsquery of the running release fail with 42704 where they name it"
      ]
    },
    {
      title: "with the function behind it",
      given: {
        schema: "CREATE TYPE pair AS (a int, b int); CREATE FUNCTION alike(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a = ($2).a'; CREATE OPERATOR === (LEFTARG = pair, RIGHTARG = pair, FUNCTION = alike); CREATE OPERATOR !== (LEFTARG = pair, RIGHTARG = pair, FUNCTION = alike);",
        migration: "DROP FUNCTION alike CASCADE;"
      },
      hits: [
        "operators !==(pair, pair) and ===(pair, pair): dropped, so an expression of the running release that uses one fails with 42883"
      ]
    },
    {
      title: "what reaches another server",
      given: {
        schema: "CREATE FOREIGN DATA WRAPPER far; CREATE SERVER reports FOREIGN DATA WRAPPER far; CREATE USER MAPPING FOR CURRENT_USER SERVER reports;",
        migration: "DROP USER MAPPING FOR CURRENT_USER SERVER reports;"
      },
      hits: [
        "user mapping postgres on reports: dropped, so what that role reads and writes through foreign tables of the running release fails with 42704"
      ]
    },
    {
      title: "made anew, and of a type that goes with it",
      given: {
        schema: "CREATE COLLATION german (provider = icu, locale = 'de'); CREATE TYPE pair AS (a int, b int); CREATE FUNCTION first(pair) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a::text'; CREATE CAST (pair AS text) WITH FUNCTION first(pair);",
        migration: "DROP COLLATION german; CREATE COLLATION german (provider = icu, locale = 'de-AT'); DROP TYPE pair CASCADE;"
      },
      hits: []
    },
    {
      title: "made in the same migration",
      given: {
        schema: "",
        migration: "CREATE COLLATION german (provider = icu, locale = 'de'); DROP COLLATION german;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const lost = lostBy(statement, run);
    return unique(lost.map(({ kind, now }) => `${kind} ${now ?? ""}`)).flatMap((group) => {
      const members = lost.filter(({ kind, now }) => `${kind} ${now ?? ""}` === group);
      const [first2] = members;
      const said3 = first2 && consequences[first2.kind];
      if (!first2 || !said3) return [];
      const names2 = members.map(({ name }) => name).sort();
      const one = names2.length === 1;
      const done = first2.now === void 0 ? "dropped" : `renamed to ${shown(first2.now)}`;
      return [
        {
          ...hitOn(statement, run, first2.name),
          cause: `${statement.key}|${group}`,
          key: `${first2.kind} ${names2.join("\n")}`,
          subject: { kind: first2.kind, name: first2.name },
          reach: names2.map((name) => ({ kind: first2.kind, name })),
          message: `${one ? first2.kind : plurals[first2.kind] ?? `${first2.kind}s`} ${enumerate(names2.map(shown), 5)}: ${done}, so ${one ? said3.one : said3.several ?? said3.one}`
        }
      ];
    });
  })
});
function lostBy(statement, run) {
  const { effects } = statement;
  const schemas = effects.flatMap(
    (effect) => effect.what === "object dropped" && effect.object.kind === "schema" ? [effect.object.name] : []
  );
  return effects.flatMap((effect) => {
    if (effect.what === "object dropped") {
      const { object } = effect;
      const withSchema = schemas.some((schema2) => object.name.startsWith(`${schema2}.`));
      return withSchema || isOfDroppedType(object, statement) ? [] : lostOf(object, void 0, run);
    }
    return effect.what === "object renamed" && !isSchemaRenamed(statement) ? lostOf(effect.object.before, effect.object.after.name, run) : [];
  });
}
function lostOf({ oid, kind, name }, now, run) {
  if (!consequences[kind]) return [];
  const isIt = (known2) => known2.kind === kind && known2.name === name;
  const wasThere = run.facts.base.world.named.some((known2) => isIt(known2) && known2.oid === oid);
  return wasThere && !run.facts.head.world.named.some(isIt) ? [{ kind, name, now }] : [];
}
function isOfDroppedType({ kind, name }, { effects }) {
  if (kind !== "cast" && kind !== "operator" && kind !== "operator class") return false;
  return effects.some((effect) => {
    const type = effect.what === "enum dropped" ? effect.type : effect.what === "domain dropped" ? effect.domain : effect.what === "table dropped" ? effect.table : effect.what === "object dropped" && effect.object.kind === "type" ? effect.object : void 0;
    const own = type?.name.slice(type.name.indexOf(".") + 1);
    return own !== void 0 && name.split(/[^\w"$]+/).includes(own);
  });
}
function isSchemaRenamed({ effects }) {
  return effects.some((effect) => effect.what === "object renamed" && effect.object.before.kind === "schema");
}
var plurals = {
  "operator class": "operator classes",
  "text search dictionary": "text search dictionaries"
};
var unnamed = "a query of the running release that names it fails with 42704";
var severalNamed = "a query of the running release that names one fails with 42704";
var consequences = {
  extension: {
    one: "what the running release uses of its functions, types and operators fails with 42883 or 42704",
    several: "what the running release uses of their functions, types and operators fails with 42883 or 42704"
  },
  cast: {
    one: "an expression of the running release that needs it fails with 42846 or 42804, or gives another text",
    several: "an expression of the running release that needs one fails with 42846 or 42804, or gives another text"
  },
  operator: {
    one: "an expression of the running release that uses it fails with 42883",
    several: "an expression of the running release that uses one fails with 42883"
  },
  "operator class": {
    one: "what the running release sorts, groups or indexes by it fails with 42883 or 42704",
    several: "what the running release sorts, groups or indexes by one fails with 42883 or 42704"
  },
  collation: { one: unnamed, several: severalNamed },
  "text search configuration": {
    one: "to_tsvector and to_tsquery of the running release fail with 42704 where they name it",
    several: "to_tsvector and to_tsquery of the running release fail with 42704 where they name one"
  },
  "text search dictionary": { one: "ts_lexize of the running release fails with 42704 where it names it" },
  "foreign-data wrapper": { one: "nothing reaches other servers through it any more" },
  server: { one: "nothing of the running release reaches what stands behind it any more" },
  "user mapping": {
    one: "what that role reads and writes through foreign tables of the running release fails with 42704"
  }
};

// src/checks/migration/rules/drop-or-change-function-signature.ts
init_shim();
var drop_or_change_function_signature_default = defineRule({
  meta: {
    id: "migration/drop-or-change-function-signature",
    severity: "warning",
    since: "0.1.0",
    title: "Give a function of another signature another name",
    effect: "A call of the release that still runs fails with 42883, or finds an overload that was not meant, or gets a result of another type.",
    remedy: "Create the function under another name, and drop the old one when no release that runs calls it."
  },
  examples: [
    {
      title: "a function that the running release may call",
      given: {
        schema: "CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;",
        migration: "DROP FUNCTION rate(int);"
      },
      hits: ["rate(a integer): dropped, so a call of the running release fails with 42883"]
    },
    {
      title: "under another name, and in another schema",
      given: {
        schema: "CREATE SCHEMA sums; CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$; CREATE FUNCTION tax(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;",
        migration: "ALTER FUNCTION rate(int) RENAME TO price; ALTER FUNCTION tax SET SCHEMA sums;"
      },
      hits: [
        "rate(a integer): renamed to price, so a call of the running release fails with 42883",
        "tax(a integer): moved to sums.tax, so a call of the running release fails with 42883"
      ]
    },
    {
      title: "only the search_path changes, by which Postgres prints types with their schema or without",
      given: {
        schema: "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE FUNCTION better(mood) RETURNS mood LANGUAGE sql AS $$ SELECT $1 $$; CREATE TABLE users (id int, now mood DEFAULT 'ok');",
        migration: "SELECT pg_catalog.set_config('search_path', '', false); ALTER TABLE public.users ADD COLUMN note text; CREATE FUNCTION public.worst() RETURNS public.mood LANGUAGE sql AS $$ SELECT 'sad'::public.mood $$;"
      },
      hits: []
    },
    {
      title: "renamed, and made anew under its name",
      given: {
        schema: "CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;",
        migration: "ALTER FUNCTION rate(int) RENAME TO price; CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT price(a) $$;"
      },
      hits: []
    },
    {
      title: "another argument, in a DO block",
      given: {
        schema: "CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;",
        migration: "DO $$ BEGIN DROP FUNCTION rate(int); EXECUTE 'CREATE FUNCTION rate(a int, b int) RETURNS int LANGUAGE sql AS ''SELECT a + b'''; END $$;"
      },
      hits: [
        "rate(a integer): dropped, and left is rate(a integer, b integer), so a call of the running release fails with 42883 or finds that one"
      ]
    },
    {
      title: "another result",
      given: {
        schema: "CREATE FUNCTION rate() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;",
        migration: "DROP FUNCTION rate(); CREATE FUNCTION rate() RETURNS text LANGUAGE sql AS $$ SELECT 'a' $$;"
      },
      hits: ["rate(): returns text now (was integer)"]
    },
    {
      title: "an overload takes the calls that leave an argument out",
      given: {
        schema: "CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;",
        migration: "CREATE FUNCTION rate(a int, b int DEFAULT 0) RETURNS int LANGUAGE sql AS $$ SELECT a $$;"
      },
      hits: [
        "rate(a integer): another rate can be called with as many arguments, so a call of the running release may be ambiguous and fail with 42725"
      ]
    },
    {
      title: "one argument more, which has a default",
      given: {
        schema: "CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;",
        migration: "DROP FUNCTION rate(int); CREATE FUNCTION rate(a int, b int DEFAULT 0) RETURNS int LANGUAGE sql AS $$ SELECT a $$;"
      },
      hits: []
    },
    {
      title: "dropped and made anew",
      given: {
        schema: "CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;",
        migration: "DROP FUNCTION rate(int); CREATE FUNCTION rate(b int) RETURNS int LANGUAGE sql AS $$ SELECT b $$;"
      },
      hits: []
    },
    {
      title: "a trigger calls it, and nobody else",
      given: {
        schema: "CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;",
        migration: "DROP FUNCTION stamp();"
      },
      hits: []
    },
    {
      title: "a function made in the same migration",
      given: {
        schema: "",
        migration: "CREATE FUNCTION rate() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$; DROP FUNCTION rate();"
      },
      hits: []
    }
  ],
  check: (run) => [
    ...run.statements.flatMap((statement) => {
      const told3 = takenByCascade(statement, run).map(({ subject }) => "name" in subject ? subject.name : "");
      const all = lostBy2(statement, run).filter(({ name, signature }) => !told3.includes(`${name}(${signature})`));
      const isDropped = (known2) => goneTo(known2, run.facts.head.world.functions) === "dropped";
      const dropped2 = all.filter(isDropped);
      return [dropped2, ...all.filter((known2) => !isDropped(known2)).map((known2) => [known2])].flatMap((lost) => {
        const [first2] = lost;
        if (!first2) return [];
        const one = lost.length === 1;
        return [
          {
            ...hitOn(statement, run, first2.name),
            cause: `${statement.key}|functions${first2 === dropped2[0] ? "" : ` ${textOf(first2)}`}`,
            subject: subjectOf(first2),
            reach: lost.map(subjectOf),
            message: one ? `${textOf(first2)}: ${consequenceOf3(first2, run)}` : `${enumerate(lost.map(textOf), 5)}: dropped, so a call of the running release fails with 42883`
          }
        ];
      });
    }),
    ...changed(run)
  ]
});
function textOf({ name, signature }) {
  return `${shown(name)}(${signature})`;
}
function subjectOf({ name, signature }) {
  return { kind: "function", name: `${name}(${signature})` };
}
function isCalled({ result }) {
  return result !== "trigger" && result !== "event_trigger";
}
function lostBy2({ effects }, run) {
  if (effects.some(isOfSchema)) return [];
  return effects.flatMap((effect) => {
    const gone = effect.what === "function dropped" ? effect.function : effect.what === "function altered" && effect.function.before.name !== effect.function.after.name ? effect.function.before : void 0;
    const known2 = run.facts.base.world.functions.find(({ oid, name }) => oid === gone?.oid && name === gone.name);
    return known2 && isCalled(known2) && !heirOf(known2, run) ? [known2] : [];
  });
}
function isOfSchema(effect) {
  if (effect.what === "object dropped") return effect.object.kind === "schema";
  return effect.what === "object renamed" && effect.object.before.kind === "schema";
}
function heirOf(known2, { facts }) {
  const same = facts.head.world.functions.filter(({ name }) => name === known2.name);
  return same.find((left2) => `${left2.types}` === `${known2.types}`) ?? same.find((left2) => answers(left2, known2));
}
function answers({ types, defaults }, known2) {
  return types.length > known2.types.length && types.length - defaults <= known2.types.length && known2.types.every((type, place) => types[place] === type);
}
function consequenceOf3(known2, { facts }) {
  const left2 = facts.head.world.functions.filter(({ name }) => name === known2.name).map(textOf);
  const gone = goneTo(known2, facts.head.world.functions);
  return left2.length === 0 ? `${gone}, so a call of the running release fails with 42883` : `${gone}, and left is ${enumerate(left2)}, so a call of the running release fails with 42883 or finds that one`;
}
function goneTo({ oid, name }, head) {
  const now = head.find((known2) => known2.oid === oid)?.name;
  if (now === void 0) return "dropped";
  const [schema2, own] = [now.slice(0, now.indexOf(".")), now.slice(now.indexOf(".") + 1)];
  return name.startsWith(`${schema2}.`) ? `renamed to ${own}` : `moved to ${now}`;
}
function changed(run) {
  return run.facts.base.world.functions.filter(isCalled).flatMap((known2) => {
    const now = heirOf(known2, run);
    const rival = now && rivalOf(known2, run);
    const text = !now ? void 0 : now.result !== known2.result ? `returns ${now.result} now (was ${known2.result})` : rival ? `another ${shown(known2.name)} can be called with as many arguments, so a call of the running release may be ambiguous and fail with 42725` : void 0;
    const statement = text && madeBy(rival ?? now, run);
    return text && statement ? [
      {
        ...hitOn(statement, run, known2.name),
        cause: `${known2.name}(${known2.signature}) changed`,
        subject: subjectOf(known2),
        message: `${textOf(known2)}: ${text}`
      }
    ] : [];
  });
}
function rivalOf(known2, { facts }) {
  const old = new Set(facts.base.world.functions.map(({ oid }) => oid));
  const stays = facts.head.world.functions.some(({ oid }) => oid === known2.oid);
  return stays ? facts.head.world.functions.find((left2) => !old.has(left2.oid) && left2.name === known2.name && answers(left2, known2)) : void 0;
}
function madeBy(made, { statements }) {
  return statements.findLast(
    ({ effects }) => effects.some(
      (effect) => effect.what === "function created" && effect.function.oid === made?.oid || effect.what === "function altered" && effect.function.after.oid === made?.oid
    )
  );
}

// src/checks/migration/rules/drop-schema.ts
init_shim();
var drop_schema_default = defineRule({
  meta: {
    id: "migration/drop-schema",
    severity: "warning",
    since: "0.1.0",
    title: "Drop a schema only when nothing in it is used any more",
    effect: "Everything in it is gone at once, and the release that still runs fails with 42P01 wherever it names it.",
    remedy: "Ship a release that no longer uses the schema first; rename it, wait, and drop it when nobody has missed it."
  },
  examples: [
    {
      title: "with all that is in it",
      given: {
        schema: "CREATE SCHEMA shop; CREATE TABLE shop.orders (id int); CREATE TABLE shop.carts (id int); CREATE VIEW shop.recent AS SELECT * FROM shop.orders;",
        migration: "DROP SCHEMA shop CASCADE;"
      },
      hits: [
        "schema shop: dropped with the rows of 2 tables (shop.carts and shop.orders) and with 1 view (shop.recent)"
      ]
    },
    {
      title: "an empty one",
      given: { schema: "CREATE SCHEMA shop;", migration: "DROP SCHEMA shop;" },
      hits: []
    },
    {
      title: "one made in the same migration",
      given: {
        schema: "",
        migration: "CREATE SCHEMA shop; CREATE TABLE shop.orders (id int); DROP SCHEMA shop CASCADE;"
      },
      hits: []
    }
  ],
  check: (run) => effectsIn(run, "object dropped").flatMap(({ statement, effect: { object } }) => {
    if (object.kind !== "schema") return [];
    const tables = inSchema(object.name, "rpf", statement, run);
    const views = inSchema(object.name, "vm", statement, run);
    const parts = [
      ...tables.length > 0 ? [`the rows of ${listed(tables, "table")}`] : [],
      ...views.length > 0 ? [listed(views, "view")] : []
    ];
    if (parts.length === 0) return [];
    return [
      {
        ...hitOn(statement, run, object.name),
        cause: `${object.name} dropped`,
        subject: { kind: "schema", name: object.name },
        reach: [
          ...tables.map((name) => ({ kind: "table", name })),
          ...views.map((name) => ({ kind: "view", name }))
        ],
        message: `schema ${object.name}: dropped with ${parts.join(" and with ")}`
      }
    ];
  })
});
function inSchema(schema2, kinds3, { effects }, run) {
  return effects.flatMap((effect) => effect.what === "table dropped" ? [effect.table] : []).filter((table) => table.schema === schema2 && kinds3.includes(table.kind) && tableAtBase(run, table.oid)).map(({ name }) => name).sort();
}
function listed(names2, noun) {
  return `${count(names2.length, noun)} (${enumerate(names2.map(shown), 5)})`;
}

// src/checks/migration/rules/drop-sequence.ts
init_shim();
var drop_sequence_default = defineRule({
  meta: {
    id: "migration/drop-sequence",
    severity: "warning",
    since: "0.1.0",
    title: "Drop or rename a sequence only when nothing draws from it any more",
    effect: "nextval and currval of the release that still runs fail with 42P01, and where the numbers stood is lost.",
    remedy: "Ship a release that no longer draws from the sequence first, and drop it with the one after."
  },
  examples: [
    {
      title: "a sequence that the running release may draw from",
      given: { schema: "CREATE SEQUENCE invoices;", migration: "DROP SEQUENCE invoices;" },
      hits: ["invoices: dropped, so nextval of the running release fails with 42P01"]
    },
    {
      title: "renamed in a DO block",
      given: {
        schema: "CREATE SEQUENCE invoices;",
        migration: "DO $$ BEGIN ALTER SEQUENCE invoices RENAME TO bills; END $$;"
      },
      hits: ["invoices: renamed to bills, so nextval of the running release fails with 42P01"]
    },
    {
      title: "one that fills a column, which does not need its name",
      given: {
        schema: "CREATE TABLE orders (id serial); CREATE TABLE carts (id serial);",
        migration: "ALTER SEQUENCE orders_id_seq RENAME TO order_ids; ALTER TABLE carts RENAME TO baskets; ALTER SEQUENCE carts_id_seq RENAME TO baskets_id_seq;"
      },
      hits: ["orders_id_seq: renamed to order_ids, so nextval of the running release fails with 42P01"]
    },
    {
      title: "one that a column owns goes with it",
      given: {
        schema: "CREATE TABLE orders (id int, no serial);",
        migration: "ALTER TABLE orders DROP COLUMN no;"
      },
      hits: []
    },
    {
      title: "made anew",
      given: { schema: "CREATE SEQUENCE invoices;", migration: "DROP SEQUENCE invoices; CREATE SEQUENCE invoices;" },
      hits: []
    },
    {
      title: "a sequence made in the same migration",
      given: { schema: "", migration: "CREATE SEQUENCE invoices; DROP SEQUENCE invoices;" },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const dropped2 = droppedSequences(statement, run);
    const renamed2 = renamedSequences(statement, run);
    const names2 = dropped2.map(({ name }) => name);
    const [first2] = names2;
    const fails = "so nextval of the running release fails with 42P01";
    return [
      ...first2 === void 0 ? [] : [
        {
          ...hitOn(statement, run, first2),
          cause: `${names2.join(" ")} dropped`,
          subject: { kind: "sequence", name: first2 },
          reach: names2.map((name) => ({ kind: "sequence", name })),
          message: `${enumerate(names2.map(shown), 5)}: dropped, ${fails}`
        }
      ],
      ...renamed2.map(({ before: before2, after, severity }) => ({
        ...hitOn(statement, run, before2),
        severity,
        cause: `${before2} renamed`,
        subject: { kind: "sequence", name: before2 },
        message: `${shown(before2)}: renamed to ${shown(after)}, ${fails}`
      }))
    ];
  })
});
function droppedSequences({ effects }, run) {
  const objects = effects.flatMap((effect) => effect.what === "object dropped" ? [effect.object] : []);
  if (objects.some(({ kind }) => kind === "schema")) return [];
  return objects.filter((object) => isSequence(object, run.facts.base.world.named) && !isBack(object.name, run));
}
function renamedSequences(statement, run) {
  const own = statement.effects.flatMap((effect) => {
    if (effect.what !== "object renamed" || !isSequence(effect.object.before, run.facts.base.world.named)) return [];
    const { before: before2, after } = effect.object;
    return isBack(before2.name, run) ? [] : [{ before: before2.name, after: after.name, severity: "warning" }];
  });
  return [...own, ...renamedWithColumn(statement, run)];
}
function renamedWithColumn({ sql: { text } }, run) {
  return (run.changedSequences ?? []).flatMap(({ before: before2, after, feeds }) => {
    const ownName3 = (name) => name.slice(name.indexOf(".") + 1);
    const named2 = text.includes(ownName3(before2.name)) && text.includes(ownName3(after.name));
    const moved = feeds.some((oid) => run.facts.base.tables.get(oid)?.name !== run.facts.head.tables.get(oid)?.name);
    const told3 = run.facts.base.world.named.some(({ kind, oid }) => kind === "sequence" && oid === before2.oid);
    return before2.name === after.name || !named2 || moved || told3 ? [] : [{ before: before2.name, after: after.name, severity: "note" }];
  });
}
function isSequence({ oid, kind, name }, base) {
  return kind === "sequence" && base.some((known2) => known2.kind === kind && known2.oid === oid && known2.name === name);
}
function isBack(name, { facts }) {
  const drawn = [...facts.head.tables.values()].some(
    ({ columns }) => columns.some(({ value }) => value?.includes(`'${shown(name)}'`))
  );
  return drawn || facts.head.world.named.some((left2) => left2.kind === "sequence" && left2.name === name);
}

// src/checks/migration/rules/drop-table.ts
init_shim();

// src/checks/migration/judgement/expand-contract.ts
init_shim();
function renamedColumnRemedy(table, from, to) {
  const column = table.columns.find(({ name }) => name === from);
  if (!column || column.generated !== null || column.identity !== null) return void 0;
  const [target, old, fresh] = [sqlTable(table), sqlName(from), sqlName(to)];
  const sync = sqlName(madeUpName(table.name.slice(table.schema.length + 1), from, to));
  return [
    `Let ${from} and ${to} stand side by side for one release, and drop ${from} with the one after.`,
    "-- in place of the rename",
    `ALTER TABLE ${target} ADD COLUMN ${fresh} ${column.type};`,
    `CREATE FUNCTION ${sync}() RETURNS trigger LANGUAGE plpgsql AS $$`,
    "BEGIN",
    "  IF TG_OP = 'INSERT' THEN",
    `    NEW.${fresh} := coalesce(NEW.${fresh}, NEW.${old});`,
    `    NEW.${old} := NEW.${fresh};`,
    `  ELSIF NEW.${fresh} IS DISTINCT FROM OLD.${fresh} THEN`,
    `    NEW.${old} := NEW.${fresh};`,
    "  ELSE",
    // Before the rows are filled the new column is empty: an UPDATE of anything else must not carry that over.
    `    NEW.${fresh} := NEW.${old};`,
    "  END IF;",
    "  RETURN NEW;",
    "END $$;",
    `CREATE TRIGGER ${sync} BEFORE INSERT OR UPDATE ON ${target} FOR EACH ROW EXECUTE FUNCTION ${sync}();`,
    "-- then, in a migration of its own, by batches",
    `UPDATE ${target} SET ${fresh} = ${old} WHERE ${fresh} IS NULL AND ${old} IS NOT NULL;`,
    `-- with the release after, when nothing names ${from.replace(/\s+/g, " ")} any more`,
    `DROP TRIGGER ${sync} ON ${target};`,
    `DROP FUNCTION ${sync}();`,
    `ALTER TABLE ${target} DROP COLUMN ${old};`
  ].join("\n");
}
function droppedTableRemedy(table) {
  const own = table.name.slice(table.schema.length + 1);
  const aside = sqlName(madeUpName(own, "unused"));
  return [
    "Ship a release that no longer uses the table first, set it aside with the next, and drop it when nobody has missed it.",
    "-- when no release that runs uses it",
    `ALTER TABLE ${sqlTable(table)} RENAME TO ${aside};`,
    "-- later",
    `DROP TABLE ${table.schema === "public" ? "" : `${sqlName(table.schema)}.`}${aside};`
  ].join("\n");
}
function renamedValueRemedy(type, before2, after, columns) {
  return [
    `Add ${sqlText(after)} as a value of its own, and move the rows when every release that runs knows it.`,
    "-- in place of the rename",
    `ALTER TYPE ${type} ADD VALUE ${sqlText(after)} AFTER ${sqlText(before2)};`,
    "-- with the release after, by batches",
    ...columns.map(
      ({ table, column }) => `UPDATE ${sqlTable(table)} SET ${sqlName(column)} = ${sqlText(after)} WHERE ${sqlName(column)} = ${sqlText(before2)};`
    )
  ].join("\n");
}
function keptDefaultRemedy(table, column, value) {
  const alter = `ALTER TABLE ${sqlTable(table)} ALTER COLUMN ${sqlName(column)}`;
  return [
    "Keep a default until every release that runs writes the column.",
    ...value === void 0 ? [] : ["-- with this release", `${alter} SET DEFAULT ${value};`],
    "-- with the release after",
    `${alter} DROP DEFAULT;`
  ].join("\n");
}

// src/checks/migration/rules/drop-table.ts
var drop_table_default = defineRule({
  meta: {
    id: "migration/drop-table",
    severity: "warning",
    since: "0.1.0",
    title: "Drop a table only when nothing reads it any more",
    effect: "Its rows are gone, and the release that still runs fails with 42P01 wherever it names the table.",
    remedy: "Ship a release that no longer uses the table first; rename it, wait, and drop it when nobody has missed it."
  },
  examples: [
    {
      title: "a table that the running release may use",
      given: { schema: "CREATE TABLE orders (id int);", migration: "DROP TABLE orders;" },
      hits: ["orders: its rows are lost, and queries of the running release that name it fail with 42P01"]
    },
    {
      title: "rows that earlier migrations had put there are counted",
      given: {
        schema: "CREATE TABLE kinds (id int); INSERT INTO kinds VALUES (1), (2), (3);",
        migration: "DROP TABLE kinds;"
      },
      hits: ["kinds: its 3 rows are lost, and queries of the running release that name it fail with 42P01"]
    },
    {
      title: "no known query of the running release uses it, and its rows are lost all the same",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE kinds (id int); INSERT INTO kinds VALUES (1), (2);",
        migration: "DROP TABLE kinds;",
        queries: { ListOrders: "SELECT id FROM orders" }
      },
      hits: ["kinds: its 2 rows are lost; the one known query of the running release does not use it"]
    },
    {
      title: "rows that a trigger wrote there since ours came are not counted",
      given: {
        schema: "CREATE TABLE posts (id int); CREATE TABLE posts_fast (id int); CREATE FUNCTION copied() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO posts_fast VALUES (NEW.id); RETURN NEW; END $$; CREATE TRIGGER copied AFTER INSERT ON posts FOR EACH ROW EXECUTE FUNCTION copied();",
        migration: "ALTER TABLE posts ADD note text; DROP TABLE posts_fast;"
      },
      hits: ["posts_fast: its rows are lost, and queries of the running release that name it fail with 42P01"]
    },
    {
      title: "several tables of one statement",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE carts (id int);",
        migration: "DROP TABLE orders, carts;"
      },
      hits: ["carts and orders: their rows are lost, and queries of the running release that name one fail with 42P01"]
    },
    {
      title: "an earlier statement of the file has read them",
      given: {
        schema: "CREATE TABLE likes (id int); CREATE TABLE saves (id int); CREATE TABLE reads (id int);",
        migration: "CREATE TABLE actions AS SELECT id FROM likes UNION ALL SELECT id FROM saves;\nINSERT INTO reads VALUES (1);\nDROP TABLE likes, saves;\nDROP TABLE reads;"
      },
      hits: [
        "likes and saves: their rows are lost unless line 1 has copied what is needed, and queries of the running release that name one fail with 42P01",
        "reads: its rows are lost, and queries of the running release that name it fail with 42P01"
      ]
    },
    {
      title: "its rows go to two tables, and others from there to a third",
      given: {
        schema: "CREATE TABLE activity (id int, sent boolean); CREATE TABLE sent (id int); CREATE TABLE received (id int); CREATE TABLE seen (id int);",
        migration: "INSERT INTO sent SELECT id FROM activity WHERE sent;\nINSERT INTO received SELECT id FROM activity WHERE NOT sent;\nINSERT INTO seen SELECT id FROM received;\nDROP TABLE activity;"
      },
      hits: [
        "activity: its rows are lost unless lines 1 and 2 have copied what is needed, and queries of the running release that name it fail with 42P01"
      ]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "DO $$ BEGIN EXECUTE 'DROP TABLE orders'; END $$;"
      },
      hits: ["orders: its rows are lost, and queries of the running release that name it fail with 42P01"]
    },
    {
      title: "a table made anew takes its place",
      given: {
        schema: "CREATE TABLE orders (id int, note text);",
        migration: "CREATE TABLE fresh (id int, note text); INSERT INTO fresh SELECT * FROM orders; DROP TABLE orders; ALTER TABLE fresh RENAME TO orders;"
      },
      hits: ["orders: dropped, and a table made anew takes its name; its rows are lost unless they were copied"]
    },
    {
      title: "it was set aside under another name first, which the running release does not know",
      given: {
        schema: "CREATE TABLE jobs (id int, queue text); CREATE TABLE queues (id int);",
        migration: "ALTER TABLE jobs RENAME TO jobs_legacy; CREATE TABLE jobs (id int); INSERT INTO jobs SELECT id FROM jobs_legacy; DROP TABLE jobs_legacy; ALTER TABLE queues RENAME TO old_queues; DROP TABLE old_queues;"
      },
      hits: [
        "jobs: dropped, and a table made anew takes its name; its rows are lost unless they were copied",
        "queues: its rows are lost, and queries of the running release that name it fail with 42P01"
      ]
    },
    {
      title: "what takes its place lacks a column",
      given: {
        schema: "CREATE TABLE orders (id int, note text);",
        migration: "DROP TABLE orders; CREATE TABLE orders (id int);"
      },
      hits: [
        "orders: dropped, and a table made anew takes its name; its rows are lost unless they were copied, and queries of the running release that name note fail with 42703"
      ]
    },
    {
      title: "a partition",
      given: {
        schema: "CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');",
        migration: "DROP TABLE events_2020;"
      },
      hits: ["events_2020: its rows are lost, and events no longer has them"]
    },
    {
      title: "a foreign table, whose rows are elsewhere, and one that is made anew",
      given: {
        schema: "CREATE FOREIGN DATA WRAPPER other; CREATE SERVER far FOREIGN DATA WRAPPER other; CREATE FOREIGN TABLE rates (id int) SERVER far; CREATE FOREIGN TABLE taxes (id int) SERVER far;",
        migration: "DROP FOREIGN TABLE rates; DROP FOREIGN TABLE taxes; CREATE FOREIGN TABLE taxes (id int, no int) SERVER far;"
      },
      hits: ["rates: no foreign table any more, and queries of the running release that name it fail with 42P01"]
    },
    {
      title: "a table that is not there",
      given: { schema: "", migration: "DROP TABLE IF EXISTS orders;" },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); DROP TABLE carts;" },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const tables = run.measured ? lostTables(statement, run) : lostByText2(statement, run);
    const plain3 = tables.filter(({ message }) => message === void 0);
    return [
      ...plain3.length > 0 ? [hitFor8(statement, plain3, run)] : [],
      ...tables.flatMap(
        (lost) => lost.message === void 0 ? [] : [{ ...hitFor8(statement, [lost], run), message: lost.message }]
      )
    ];
  })
});
function lostTables(statement, run) {
  const schemas = new Set(
    statement.effects.flatMap(
      (effect) => effect.what === "object dropped" && effect.object.kind === "schema" ? [effect.object.name] : []
    )
  );
  const dropped2 = statement.effects.flatMap((effect) => effect.what === "table dropped" ? [effect.table] : []);
  const gone = new Set(dropped2.map(({ oid }) => oid));
  return dropped2.filter(
    ({ oid, kind, schema: schema2 }) => "rpf".includes(kind) && tableAtBase(run, oid) !== void 0 && !schemas.has(schema2)
  ).filter(({ partitionOf }) => partitionOf === void 0 || !gone.has(partitionOf)).flatMap((table) => table.kind === "f" ? lostForeign(table, run) : [lostTable(table, statement, run)]).sort((a, b) => a.name < b.name ? -1 : 1);
}
function lostTable(table, statement, run) {
  const { partitionOf } = table;
  const base = tableAtBase(run, table.oid) ?? table;
  const { name } = base;
  const isRenamed = name !== table.name;
  const rows = `${itsRows(statement, table.name)} ${statement.rowsBefore.get(table.name) === 1 ? "is" : "are"} lost`;
  const parent = partitionOf === void 0 ? void 0 : statement.before.tables.get(partitionOf);
  if (parent) return { name, message: `${shown(name)}: ${rows}, and ${shown(parent.name)} no longer has them` };
  const now = relationAtHead(run, name);
  if (!now) {
    const copied = copiesBefore(statement, table.oid, void 0, run);
    const whole = isRenamed ? { name, copied } : { name, copied, table };
    const saved = unlessCopied([{ copied }]);
    return statement.rowsBefore.has(table.name) ? { ...whole, message: `${shown(name)}: ${rows}${saved}${usedText2([name], "it", run)}` } : whole;
  }
  const missing = isRenamed ? [] : columnsMissing(base, now);
  const lacking = missing.length > 0 ? `, and queries of the running release that name ${enumerate(missing)} fail with 42703` : "";
  const heir = now.kind === "v" || now.kind === "m" ? "a view" : "a table made anew";
  return {
    name,
    message: `${shown(name)}: dropped, and ${heir} takes its name; ${rows} unless they were copied${lacking}`
  };
}
function lostForeign({ oid, name }, run) {
  const base = tableAtBase(run, oid);
  if (!base || relationAtHead(run, base.name)) return [];
  return [
    {
      name: base.name,
      message: `${shown(name)}: no foreign table any more, and queries of the running release that name it fail with 42P01`
    }
  ];
}
function lostByText2(statement, run) {
  const { node } = statement.sql;
  if (statement.trace.error || !("DropStmt" in node) || node.DropStmt.removeType !== "OBJECT_TABLE") return [];
  return droppedNames(node.DropStmt).filter(
    ({ schema: schema2, name }) => tableNamed(statement, run, { relname: name, ...schema2 ? { schemaname: schema2 } : {} }).old
  ).map(({ schema: schema2, name }) => ({ name: schema2 === void 0 ? name : `${schema2}.${name}` }));
}
function hitFor8(statement, lost, run) {
  const names2 = lost.map(({ name }) => name);
  const tables = names2.map((name) => ({ kind: "table", name }));
  const one = names2.length === 1;
  const [first2] = lost;
  const saved = unlessCopied(lost);
  return {
    ...hitOn(statement, run, first2?.name ?? ""),
    cause: `${names2.join(" ")} dropped`,
    reach: tables,
    ...one && first2?.table ? { remedy: droppedTableRemedy(first2.table) } : {},
    message: `${enumerate(names2.map(shown), one ? 1 : 5)}: ${one ? "its" : "their"} rows are lost${saved}${usedText2(names2, one ? "it" : "one", run)}`
  };
}
function usedText2(tables, it, run) {
  const unused = unusedByQueries(run, tables, { one: it === "it" });
  return unused === void 0 ? `, and queries of the running release that name ${it} fail with 42P01` : `; ${unused}`;
}

// src/checks/migration/rules/drop-table-referenced.ts
init_shim();
var drop_table_referenced_default = defineRule({
  meta: {
    id: "migration/drop-table-referenced",
    severity: "note",
    since: "0.1.0",
    title: "Drop the foreign keys of a table before the table",
    effect: "DROP TABLE takes AccessExclusiveLock on every table that a foreign key ties to it: it waits behind the longest query on any of them, and all later queries wait behind it.",
    remedy: "Drop each foreign key first, in a migration of its own under SET LOCAL lock_timeout = '2s', and the table after that."
  },
  examples: [
    {
      title: "a table that refers to another",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);",
        migration: "DROP TABLE orders;"
      },
      hits: ["users: under AccessExclusiveLock while orders is dropped, without a lock_timeout"]
    },
    {
      title: "a table that another refers to, in a DO block",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);",
        migration: "DO $$ BEGIN EXECUTE 'DROP TABLE users CASCADE'; END $$;"
      },
      hits: ["orders: under AccessExclusiveLock while users is dropped, without a lock_timeout"]
    },
    {
      title: "under a lock_timeout",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);",
        migration: "SET lock_timeout = '2s'; DROP TABLE orders; RESET lock_timeout;"
      },
      hits: []
    },
    {
      title: "both go",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);",
        migration: "DROP TABLE orders, users;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE carts (user_id int REFERENCES users); DROP TABLE carts;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const { dropped: dropped2, tied } = tiedTables(statement, run);
    const [first2] = tied;
    if (first2 === void 0 || statement.settings?.lockTimeout !== "0") return [];
    return [
      {
        ...hitOn(statement, run, first2),
        cause: `${statement.key}|tied tables`,
        reach: tied.map((name) => ({ kind: "table", name })),
        message: `${enumerate(tied.map(shown))}: under AccessExclusiveLock while ${enumerate(dropped2.map(shown))} ${dropped2.length === 1 ? "is" : "are"} dropped, without a lock_timeout`
      }
    ];
  })
});
function tiedTables({ effects, difference, before: before2, after }, run) {
  const gone = effects.flatMap((effect) => effect.what === "table dropped" ? [effect.table] : []);
  const locked = (difference?.taken ?? []).filter(({ mode }) => mode === "AccessExclusiveLock");
  const tied = locked.map(({ relation }) => relation).filter(({ oid }) => {
    const table = after.tables.get(oid) && tableAtBase(run, oid) ? before2.tables.get(oid) : void 0;
    const refers = table?.constraints.some(({ parent }) => gone.some((other) => other.oid === parent));
    return refers || table && gone.some(({ constraints }) => constraints.some(({ parent }) => parent === oid));
  });
  const kinds3 = gone.filter(({ kind }) => "rp".includes(kind));
  return { dropped: kinds3.map(({ name }) => name).sort(), tied: tied.map(({ name }) => name).sort() };
}

// src/checks/migration/rules/drop-trigger.ts
init_shim();
var drop_trigger_default = defineRule({
  meta: {
    id: "migration/drop-trigger",
    severity: "warning",
    since: "0.1.0",
    title: "Know who relies on a trigger or rule that goes",
    effect: "What it did with each write (an audit row, a timestamp, a refusal) is done no more, also for the running release, which gets no error; everyone waits while it is dropped (AccessExclusiveLock).",
    remedy: "Drop it in a migration of its own with a short lock_timeout, after the release that does its work elsewhere is everywhere."
  },
  examples: [
    {
      title: "a trigger is dropped",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER audit BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();",
        migration: "DROP TRIGGER audit ON orders;"
      },
      hits: ["orders: trigger audit is dropped"]
    },
    {
      title: "with its function",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER audit BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();",
        migration: "DROP FUNCTION f() CASCADE;"
      },
      hits: ["orders: trigger audit is dropped"]
    },
    {
      title: "several triggers of two tables, with their function",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE users (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER a BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f(); CREATE TRIGGER b AFTER UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION f(); CREATE TRIGGER a BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION f();",
        migration: "DROP FUNCTION f() CASCADE;"
      },
      hits: ["orders: 2 triggers (a and b) are dropped", "users: trigger a is dropped"]
    },
    {
      title: "it is turned off, and stays off",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER audit BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();",
        migration: "ALTER TABLE orders DISABLE TRIGGER audit;"
      },
      hits: ["orders: trigger audit is turned off"]
    },
    {
      title: "a rule is turned off, and a trigger left to replication",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE RULE keep AS ON DELETE TO orders DO INSTEAD NOTHING; CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER audit BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();",
        migration: "ALTER TABLE orders DISABLE RULE keep; ALTER TABLE orders ENABLE REPLICA TRIGGER audit;"
      },
      hits: ["orders: trigger audit is turned off but in replication", "orders: rule keep is turned off"]
    },
    {
      title: "a rule",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE RULE keep AS ON DELETE TO orders DO INSTEAD NOTHING;",
        migration: "DO $$ BEGIN DROP RULE keep ON orders; END $$;"
      },
      hits: ["orders: rule keep is dropped"]
    },
    {
      title: "it is made anew",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER audit BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();",
        migration: "DROP TRIGGER IF EXISTS audit ON orders; CREATE TRIGGER audit BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION f();"
      },
      hits: []
    },
    {
      title: "off for a moment, and on again",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER audit BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();",
        migration: "ALTER TABLE orders DISABLE TRIGGER audit; ALTER TABLE orders ENABLE TRIGGER audit; ALTER TABLE orders ENABLE ALWAYS TRIGGER audit;"
      },
      hits: []
    },
    {
      title: "there was none, and the table goes with its own",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE users (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER audit BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION f();",
        migration: "DROP TRIGGER IF EXISTS audit ON orders; DROP TABLE users;"
      },
      hits: []
    }
  ],
  check: (run) => {
    const lost = goneFrom(run);
    return lost.flatMap((one) => {
      const group = lost.filter((other) => isSameDecision2(one, other));
      return group[0] === one ? [hitFor9(one, group, run)] : [];
    });
  }
});
function goneFrom(run) {
  return [
    ...effectsIn(run, "trigger dropped").flatMap(
      ({ statement, effect: { table, trigger } }) => named(triggersAtHead, run, table.after, trigger) || !named(triggersAtBase, run, table.after, trigger) ? [] : [{ statement, table: table.after, kind: "trigger", name: trigger.name, fate: "dropped" }]
    ),
    ...effectsIn(run, "trigger altered").flatMap(({ statement, effect: { table, trigger } }) => {
      const { before: before2, after } = trigger;
      const off = isOn(before2) && !isOn(after) && !after.internal;
      const now = triggersAtHead(run, table.after).find(({ oid }) => oid === after.oid);
      return off && now && !isOn(now) && named(triggersAtBase, run, table.after, after) ? [{ statement, table: table.after, kind: "trigger", name: after.name, fate: turnedOff(now) }] : [];
    }),
    ...effectsIn(run, "rule altered").flatMap(({ statement, effect: { table, rule } }) => {
      const { before: before2, after } = rule;
      const ruleIn = (facts) => facts.tables.get(table.after.oid)?.rules.find(({ oid }) => oid === after.oid);
      const now = ruleIn(run.facts.head);
      return isOn(before2) && !isOn(after) && now && !isOn(now) && ruleIn(run.facts.base) ? [{ statement, table: table.after, kind: "rule", name: after.name, fate: turnedOff(now) }] : [];
    }),
    ...effectsIn(run, "rule dropped").flatMap(({ statement, effect: { table, rule } }) => {
      const rules2 = (facts) => facts.tables.get(table.after.oid)?.rules ?? [];
      const back = rules2(run.facts.head).some(({ name }) => name === rule.name);
      return back || !rules2(run.facts.base).some(({ oid }) => oid === rule.oid) ? [] : [{ statement, table: table.after, kind: "rule", name: rule.name, fate: "dropped" }];
    })
  ];
}
function isSameDecision2(a, b) {
  return a.statement === b.statement && a.table.oid === b.table.oid && a.kind === b.kind && a.fate === b.fate;
}
function isOn({ enabled }) {
  return enabled === "O" || enabled === "A";
}
function turnedOff({ enabled }) {
  return enabled === "R" ? "turned off but in replication" : "turned off";
}
var triggersAtBase = ({ facts }, { oid }) => facts.base.tables.get(oid)?.triggers ?? [];
var triggersAtHead = ({ facts }, { oid }) => facts.head.tables.get(oid)?.triggers ?? [];
function named(triggersOf, run, table, { name }) {
  return triggersOf(run, table).some((trigger) => trigger.name === name);
}
function hitFor9({ statement, table, kind, name, fate }, group, run) {
  const names2 = group.map((gone) => gone.name);
  const what = `${kind} ${names2.join(", ")}`;
  const said3 = names2.length === 1 ? `${what} is ${fate}` : `${names2.length} ${kind}s (${enumerate(names2, 5)}) are ${fate}`;
  return {
    ...hitOn(statement, run, table.name),
    key: `${statement.key}
${what}`,
    cause: `${statement.key}|${table.name}|${what}`,
    subject: names2.length === 1 ? { kind, name: `${table.name}.${name}` } : { kind: "table", name: table.name },
    ...names2.length > 1 ? { reach: names2.map((each) => ({ kind, name: `${table.name}.${each}` })) } : {},
    message: `${shown(table.name)}: ${said3}`
  };
}

// src/checks/migration/rules/drop-type.ts
init_shim();
var drop_type_default = defineRule({
  meta: {
    id: "migration/drop-type",
    severity: "warning",
    since: "0.1.0",
    title: "Drop a type only when nothing names it any more",
    effect: "The release that still runs fails with 42704 wherever it casts to the type or binds a parameter of it.",
    remedy: "Ship a release that no longer names the type first, and drop it with the one after."
  },
  examples: [
    {
      title: "a type whose column stays",
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine', 'sad'); CREATE TABLE users (mood mood);",
        migration: "ALTER TABLE users ALTER mood TYPE text; DROP TYPE mood;"
      },
      hits: ["mood: dropped, so a cast or a parameter of the running release that names it fails with 42704"]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE DOMAIN code AS text;",
        migration: "DO $$ BEGIN DROP DOMAIN code; END $$;"
      },
      hits: ["code: dropped, so a cast or a parameter of the running release that names it fails with 42704"]
    },
    {
      title: "its only column goes too, which another rule tells",
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine', 'sad'); CREATE TABLE users (id int, mood mood);",
        migration: "ALTER TABLE users DROP COLUMN mood; DROP TYPE mood;"
      },
      hits: []
    },
    {
      title: "a type made anew takes its name",
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine', 'sad'); CREATE TABLE users (mood mood);",
        migration: "CREATE TYPE mood_new AS ENUM ('fine', 'sad', 'calm'); ALTER TABLE users ALTER mood TYPE mood_new USING mood::text::mood_new; DROP TYPE mood; ALTER TYPE mood_new RENAME TO mood;"
      },
      hits: []
    },
    {
      title: "a type made in the same migration",
      given: { schema: "", migration: "CREATE TYPE mood AS ENUM ('fine'); DROP TYPE mood;" },
      hits: []
    }
  ],
  check: (run) => {
    const base = typesAtBase(run);
    return run.statements.flatMap((statement) => {
      const names2 = droppedTypes(statement).flatMap((oid) => base.find((type) => type.oid === oid)?.name ?? []).filter((name) => !typeAtHead(run, name) && !wentWithItsColumns(name, run)).sort();
      const [first2] = names2;
      if (first2 === void 0) return [];
      return [
        {
          ...hitOn(statement, run, first2),
          cause: `${names2.join(" ")} dropped`,
          subject: { kind: "type", name: first2 },
          reach: names2.map((name) => ({ kind: "type", name })),
          message: `${enumerate(names2.map(shown), 5)}: dropped, so a cast or a parameter of the running release that names ${names2.length === 1 ? "it" : "one"} fails with 42704`
        }
      ];
    });
  }
});
function droppedTypes({ effects }) {
  const schemas = effects.some((effect) => effect.what === "object dropped" && effect.object.kind === "schema");
  if (schemas) return [];
  return effects.flatMap((effect) => {
    if (effect.what === "enum dropped") return [effect.type.oid];
    if (effect.what === "domain dropped") return [effect.domain.oid];
    return effect.what === "object dropped" && effect.object.kind === "type" ? [effect.object.oid] : [];
  });
}
function wentWithItsColumns(type, run) {
  const columns = columnsOfType(run, type);
  return columns.length > 0 && columns.every(({ table, column }) => !columnAtHead(run, table.oid, column));
}

// src/checks/migration/rules/drop-unique-breaks-upsert.ts
init_shim();

// src/checks/migration/judgement/unique-keys.ts
init_shim();
function uniqueKeys(table) {
  return upheldKeys(table).filter(({ parent }) => parent === void 0);
}
function upheldKeys({ indexes }) {
  return indexes.filter(({ unique: unique2, valid }) => unique2 && valid);
}
function keyText({ parts }) {
  return parts.join(", ");
}
function implies(stronger, weaker) {
  const wanted = new Set(weaker.parts);
  return isAsWide(stronger, weaker) && stronger.parts.every((part) => wanted.has(part));
}
function isSameTarget(was, now) {
  const there = new Set(now.parts);
  return isAsWide(now, was) && was.parts.length === there.size && was.parts.every((part) => there.has(part));
}
function isAsWide({ predicate }, other) {
  return predicate === null || predicate === other.predicate;
}

// src/checks/migration/rules/drop-unique-breaks-upsert.ts
var drop_unique_breaks_upsert_default = defineRule({
  meta: {
    id: "migration/drop-unique-breaks-upsert",
    severity: "warning",
    since: "0.1.0",
    title: "Keep a unique index while a running release names its columns in ON CONFLICT",
    effect: "INSERT ... ON CONFLICT on those columns fails with 42P10 when it is planned, and what kept duplicates out is gone.",
    remedy: "Ship a release that no longer names the columns in ON CONFLICT first, and drop the index with the one after."
  },
  examples: [
    {
      title: "a constraint",
      given: {
        schema: "CREATE TABLE users (mail text UNIQUE);",
        migration: "ALTER TABLE users DROP CONSTRAINT users_mail_key;"
      },
      hits: [
        "users (mail): nothing keeps it unique any more, so INSERT ... ON CONFLICT (mail) of the running release fails with 42P10"
      ]
    },
    {
      title: "an index on an expression, in a DO block",
      given: {
        schema: "CREATE TABLE users (mail text); CREATE UNIQUE INDEX by_mail ON users (lower(mail));",
        migration: "DO $$ BEGIN DROP INDEX by_mail; END $$;"
      },
      hits: [
        "users (lower(mail)): nothing keeps it unique any more, so INSERT ... ON CONFLICT (lower(mail)) of the running release fails with 42P10"
      ]
    },
    {
      title: "more columns take the place of one",
      given: {
        schema: "CREATE TABLE users (mail text, shop int, CONSTRAINT once UNIQUE (mail));",
        migration: "ALTER TABLE users DROP CONSTRAINT once; ALTER TABLE users ADD CONSTRAINT once UNIQUE (mail, shop);"
      },
      hits: [
        "users (mail): nothing keeps it unique any more, so INSERT ... ON CONFLICT (mail) of the running release fails with 42P10"
      ]
    },
    {
      title: "one column in the place of another",
      given: {
        schema: "CREATE TABLE users (mail text, shop int, phone text, CONSTRAINT once UNIQUE (mail, shop));",
        migration: "ALTER TABLE users DROP CONSTRAINT once; ALTER TABLE users ADD CONSTRAINT once UNIQUE (mail, phone);"
      },
      hits: [
        "users (mail, shop): nothing keeps it unique any more, so INSERT ... ON CONFLICT (mail, shop) of the running release fails with 42P10"
      ]
    },
    {
      title: "several keys of a table are one finding",
      given: {
        schema: "CREATE TABLE users (mail text, shop int, phone text, UNIQUE (mail, shop), UNIQUE (phone));",
        migration: "ALTER TABLE users DROP CONSTRAINT users_mail_shop_key, DROP CONSTRAINT users_phone_key;"
      },
      hits: [
        "users: nothing keeps (mail, shop) and (phone) unique any more, so INSERT ... ON CONFLICT on one of these fails in the running release with 42P10"
      ]
    },
    {
      title: "another index keeps the same columns unique",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); ALTER TABLE users ADD CONSTRAINT again UNIQUE (id);",
        migration: "ALTER TABLE users DROP CONSTRAINT again;"
      },
      hits: []
    },
    {
      title: "only some of the rows were unique, now all are",
      given: {
        schema: "CREATE TABLE users (mail text, gone bool); CREATE UNIQUE INDEX by_mail ON users (mail) WHERE NOT gone;",
        migration: "DROP INDEX by_mail; CREATE UNIQUE INDEX by_mail ON users (mail);"
      },
      hits: []
    },
    {
      title: "the same of the rows, under another name",
      given: {
        schema: "CREATE TABLE users (mail text, gone bool); CREATE UNIQUE INDEX by_mail ON users (mail) WHERE NOT gone;",
        migration: "CREATE UNIQUE INDEX one_mail ON users (mail) WHERE NOT gone; DROP INDEX by_mail;"
      },
      hits: []
    },
    {
      title: "an index whose build had failed, which Postgres never used",
      given: {
        schema: "CREATE TABLE users (mail text); CREATE UNIQUE INDEX by_mail ON users (mail); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'by_mail'::regclass;",
        migration: "DROP INDEX by_mail;"
      },
      hits: []
    },
    {
      title: "a table that becomes a partition keeps its key",
      given: {
        schema: "CREATE TABLE ev (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at); CREATE TABLE ev_old (id int, at date, PRIMARY KEY (id, at), CHECK (at >= '2020-01-01' AND at < '2021-01-01' AND at IS NOT NULL));",
        migration: "ALTER TABLE ev ATTACH PARTITION ev_old FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');"
      },
      hits: []
    },
    {
      title: "keys that could be deferred, by which ON CONFLICT never found a row",
      given: {
        schema: "CREATE TABLE users (mail text UNIQUE DEFERRABLE, phone text UNIQUE DEFERRABLE INITIALLY DEFERRED, shop text UNIQUE, CONSTRAINT shop_later UNIQUE (shop) DEFERRABLE);",
        migration: "ALTER TABLE users DROP CONSTRAINT users_mail_key, DROP CONSTRAINT users_phone_key, DROP CONSTRAINT users_shop_key, DROP CONSTRAINT shop_later;"
      },
      hits: []
    },
    {
      title: "an index that was not unique",
      given: {
        schema: "CREATE TABLE users (mail text); CREATE INDEX by_mail ON users (mail);",
        migration: "DROP INDEX by_mail;"
      },
      hits: []
    },
    {
      title: "its column goes, which another rule tells",
      given: {
        schema: "CREATE TABLE users (id int, mail text UNIQUE);",
        migration: "ALTER TABLE users DROP COLUMN mail;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (no int UNIQUE); ALTER TABLE carts DROP CONSTRAINT carts_no_key;"
      },
      hits: []
    }
  ],
  check: (run) => standingTables(run).flatMap(({ base, head }) => {
    const found = lostKeys(base, head).flatMap((index) => {
      const statement = statementSince(run, base.oid, (table) => !has(table, index));
      return statement ? [{ statement, index }] : [];
    });
    return found.flatMap((one) => {
      const group = found.filter(({ statement }) => statement.place.path === one.statement.place.path);
      const indexes = group.map(({ index }) => index);
      return group[0] === one ? [hitFor10(base, one.statement, indexes, run)] : [];
    });
  })
});
function lostKeys(base, head) {
  const lost = uniqueKeys(base).filter(
    (index) => !has(head, index) && namesSameColumns(index, base, head) && !isDeferrable(index, base)
  );
  return lost.filter((index, place) => lost.findIndex((other) => isSameTarget(index, other)) === place);
}
function hitFor10(table, statement, indexes, run) {
  const keys = indexes.map(keyText);
  const subjects = keys.map((key) => ({ kind: "index", name: `${table.name} (${key})` }));
  const [first2] = keys;
  const one = keys.length === 1;
  return {
    ...hitOn(statement, run, table.name),
    cause: `${table.name} (${keys.join("; ")}) unique`,
    subject: subjects[0] ?? { kind: "table", name: table.name },
    reach: subjects,
    ...one ? {} : { key: keys.join("\n") },
    message: one ? `${shown(table.name)} (${first2}): nothing keeps it unique any more, so INSERT ... ON CONFLICT (${first2}) of the running release fails with 42P10` : `${shown(table.name)}: nothing keeps ${enumerate(keys.map((key) => `(${key})`))} unique any more, so INSERT ... ON CONFLICT on one of these fails in the running release with 42P10`
  };
}
function has(table, index) {
  return upheldKeys(table).some((left2) => isSameTarget(index, left2));
}
function isDeferrable(index, table) {
  const deferred = new Set(
    table.constraints.filter(({ kind, deferrable }) => kind !== "foreign key" && deferrable !== "no").map((constraint) => constraint.index)
  );
  return upheldKeys(table).some((key) => deferred.has(key.oid) && isSameTarget(index, key));
}
function namesSameColumns({ columns }, base, head) {
  const numberOf = ({ columns: known2 }, name) => known2.find((column) => column.name === name)?.number;
  return columns.every((column) => column === null || numberOf(base, column) === numberOf(head, column));
}

// src/checks/migration/rules/drop-view.ts
init_shim();
var drop_view_default = defineRule({
  meta: {
    id: "migration/drop-view",
    severity: "warning",
    since: "0.1.0",
    title: "Drop a view only when nothing reads it any more",
    effect: "The release that still runs fails with 42P01 wherever it names the view.",
    remedy: "Ship a release that no longer uses the view first, and drop it with the one after."
  },
  examples: [
    {
      title: "a view that the running release may use",
      given: { schema: "CREATE VIEW recent AS SELECT 1 AS id;", migration: "DROP VIEW recent;" },
      hits: ["recent: dropped, so queries of the running release that name it fail with 42P01"]
    },
    {
      title: "two views of one statement",
      given: {
        schema: "CREATE VIEW recent AS SELECT 1 AS id; CREATE MATERIALIZED VIEW counted AS SELECT 1 AS n;",
        migration: "DO $$ BEGIN DROP VIEW recent; DROP MATERIALIZED VIEW counted; END $$;"
      },
      hits: ["counted and recent: dropped, so queries of the running release that name one fail with 42P01"]
    },
    {
      title: "dropped and made anew",
      given: {
        schema: "CREATE VIEW recent AS SELECT 1 AS id;",
        migration: "DROP VIEW recent; CREATE VIEW recent AS SELECT 2 AS id, 3 AS sum;"
      },
      hits: []
    },
    {
      title: "made anew by another transaction only",
      given: {
        schema: "CREATE MATERIALIZED VIEW counted AS SELECT 1 AS n; CREATE VIEW recent AS SELECT 1 AS id;",
        migration: "BEGIN; DROP VIEW recent; DROP MATERIALIZED VIEW counted; COMMIT; CREATE VIEW recent AS SELECT 2 AS id; CREATE MATERIALIZED VIEW counted AS SELECT 2 AS n;"
      },
      hits: [
        "recent: dropped, so queries of the running release that name it fail with 42P01 until another transaction makes the view of that name",
        "counted: dropped, so queries of the running release that name it fail with 42P01 until another transaction makes the view of that name"
      ]
    },
    {
      title: "taken by CASCADE, which another rule tells",
      given: {
        schema: "CREATE TABLE users (id int); CREATE VIEW known AS SELECT id FROM users;",
        migration: "DROP TABLE users CASCADE;"
      },
      hits: []
    },
    {
      title: "a view made in the same migration",
      given: { schema: "", migration: "CREATE VIEW recent AS SELECT 1 AS id; DROP VIEW recent;" },
      hits: []
    },
    {
      title: "made anew in the same transaction, and once more by a later one",
      given: {
        schema: "CREATE VIEW recent AS SELECT 1 AS id;",
        migration: "BEGIN; DROP VIEW recent; CREATE VIEW recent AS SELECT 1 AS id; COMMIT; BEGIN; DROP VIEW recent; CREATE VIEW recent AS SELECT 1 AS id; COMMIT;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const dropped2 = droppedViews(statement, run);
    const gone = dropped2.filter((name) => !relationAtHead(run, name));
    const absent = dropped2.filter((name) => madeAnewLater(name, statement, run));
    return [gone, ...absent.map((name) => [name])].flatMap((names2) => hitFor11(names2, statement, run));
  })
});
function hitFor11(names2, statement, run) {
  const [first2] = names2;
  if (first2 === void 0) return [];
  const until = relationAtHead(run, first2) ? " until another transaction makes the view of that name" : "";
  return [
    {
      ...hitOn(statement, run, first2),
      cause: `${names2.join(" ")} dropped`,
      subject: { kind: "view", name: first2 },
      reach: names2.map((name) => ({ kind: "view", name })),
      message: `${enumerate(names2.map(shown), 5)}: dropped, so queries of the running release that name ${names2.length === 1 ? "it" : "one"} fail with 42P01${until}`
    }
  ];
}
function madeAnewLater(name, dropping, run) {
  if (!relationAtHead(run, name)) return false;
  return !effectsIn(run, "table created", "table renamed").some(
    ({ effect, statement }) => (effect.what === "table created" ? effect.table : effect.after).name === name && inOneTransaction(dropping, statement)
  );
}
function droppedViews(statement, run) {
  const told3 = new Set(takenByCascade(statement, run).map(({ subject }) => "name" in subject ? subject.name : ""));
  const schemas = statement.effects.flatMap((effect) => effect.what === "object dropped" ? [effect.object.name] : []);
  return statement.effects.flatMap((effect) => effect.what === "table dropped" ? [effect.table] : []).filter(({ oid, kind, name, schema: schema2 }) => {
    const old = (kind === "v" || kind === "m") && tableAtBase(run, oid)?.name === name;
    return old && !told3.has(name) && !schemas.includes(schema2);
  }).map(({ name }) => name).sort();
}

// src/checks/migration/rules/duplicate-version.ts
init_shim();
var duplicate_version_default = defineRule({
  meta: {
    id: "migration/duplicate-version",
    severity: "error",
    since: "0.1.0",
    title: "Give each migration a version of its own",
    effect: "Runners know a migration by its version: with two of one version they stop, or run only one of them.",
    remedy: "Give the new migration the next free version."
  },
  examples: [
    {
      title: "two branches took the same number",
      given: {
        base: { "migrations/1_a.up.sql": "SELECT 1;", "migrations/2_b.up.sql": "SELECT 2;" },
        head: {
          "migrations/1_a.up.sql": "SELECT 1;",
          "migrations/2_b.up.sql": "SELECT 2;",
          "migrations/0002_c.up.sql": "SELECT 3;"
        }
      },
      hits: ["0002_c has the version of 2_b, and golang-migrate takes a version once"]
    },
    {
      title: "base has such already, so what runs the migrations seems to take them",
      given: {
        base: {
          "migrations/0000_btree.up.sql": "SELECT 1;",
          "migrations/0000_citext.up.sql": "SELECT 2;",
          "migrations/0001_a.up.sql": "SELECT 3;"
        },
        head: {
          "migrations/0000_btree.up.sql": "SELECT 1;",
          "migrations/0000_citext.up.sql": "SELECT 2;",
          "migrations/0001_a.up.sql": "SELECT 3;",
          "migrations/0001_b.up.sql": "SELECT 4;"
        }
      },
      hits: [
        "0001_b has the version of 0001_a, and golang-migrate takes a version once; base has such already (0000_citext), so perhaps another tool runs these"
      ]
    },
    {
      title: "Liquibase knows a changeset by author, id and file",
      given: {
        base: {
          "db/changelog/a.sql": "--liquibase formatted sql\n--changeset ann:1\nSELECT 1;",
          "db/changelog/changelog.yaml": "databaseChangeLog:\n- includeAll: {path: .}\n"
        },
        head: {
          "db/changelog/a.sql": "--liquibase formatted sql\n--changeset ann:1\nSELECT 1;\n--changeset ann:1\nSELECT 2;",
          "db/changelog/changelog.yaml": "databaseChangeLog:\n- includeAll: {path: .}\n"
        }
      },
      hits: ["a ann:1 is there twice, and Liquibase takes a version once"]
    },
    {
      title: "a version of its own",
      given: {
        base: { "migrations/1_a.up.sql": "SELECT 1;" },
        head: { "migrations/1_a.up.sql": "SELECT 1;", "migrations/2_b.up.sql": "SELECT 2;" }
      },
      hits: []
    }
  ],
  check: ({ plan }) => plan.duplicates.map(({ file, other, asBefore }) => ({
    message: `${file.name} ${file.name === other.name ? "is there twice" : `has the version of ${other.name}`}, and ${runners[plan.runner].title} takes a version once${asBefore ? `; base has such already (${asBefore.name}), so perhaps another tool runs these` : ""}`,
    // A base branch that is deployed is better evidence of what the runner takes than the names of its files.
    ...asBefore ? { severity: "warning" } : {},
    location: { path: file.path, line: 1, column: 1 },
    subject: { kind: "migration", name: file.key },
    key: "duplicate",
    proof: {
      kind: "diff",
      structural: true,
      before: { text: other.path, location: { path: other.path, line: 1, column: 1 } },
      after: { text: file.path, location: { path: file.path, line: 1, column: 1 } },
      sides: ["one", "the other"]
    }
  }))
});

// src/checks/migration/rules/dynamic-ddl.ts
init_shim();

// src/checks/migration/trace/effect-text.ts
init_shim();
function effectText(effect) {
  const done = effect.what.split(" ").at(-1) ?? "";
  switch (effect.what) {
    case "table created":
    case "table dropped":
      return `${kinds[effect.table.kind] ?? "table"} ${shown(effect.table.name)} ${done}`;
    case "table renamed":
      return `${shown(effect.before.name)} renamed to ${shown(effect.after.name)}`;
    case "table altered":
      return `${effect.aspect} of ${shown(effect.after.name)} changed`;
    case "column added":
    case "column dropped":
      return `${columnText2(effect.table, effect.column.name)} ${done}`;
    case "column renamed":
      return `${columnText2(effect.table, effect.column.before.name)} renamed to ${effect.column.after.name}`;
    case "column type changed":
      return `${columnText2(effect.table, effect.column.after.name)} now ${effect.column.after.type}`;
    case "not null set":
    case "not null dropped":
      return `NOT NULL of ${columnText2(effect.table, effect.column.after.name)} ${done}`;
    case "column value changed":
      return `default of ${columnText2(effect.table, effect.column.after.name)} changed`;
    default:
      return otherText2(effect, done);
  }
}
function otherText2(effect, done) {
  switch (effect.what) {
    case "constraint added":
    case "constraint dropped":
      return `constraint ${effect.constraint.name} of ${shown(effect.table.after.name)} ${done}`;
    case "constraint recreated":
    case "constraint renamed":
    case "constraint altered":
      return `constraint ${effect.constraint.before.name} of ${shown(effect.table.after.name)} ${done}`;
    case "index added":
    case "index dropped":
      return `index ${effect.index.name} ${done}`;
    case "index altered":
    case "index recreated":
      return `index ${effect.index.before.name} ${done}`;
    case "trigger added":
    case "trigger dropped":
      return `trigger ${effect.trigger.name} of ${shown(effect.table.after.name)} ${done}`;
    case "trigger altered":
      return `triggers of ${shown(effect.table.after.name)} ${done}`;
    case "rule added":
    case "rule dropped":
      return `rule ${effect.rule.name} of ${shown(effect.table.after.name)} ${done}`;
    case "rule altered":
      return `rule ${effect.rule.after.name} of ${shown(effect.table.after.name)} ${done}`;
    case "policy added":
    case "policy dropped":
      return `policy ${effect.policy.name} of ${shown(effect.table.after.name)} ${done}`;
    case "policy altered":
      return `policy ${effect.policy.before.name} of ${shown(effect.table.after.name)} ${done}`;
    case "enum created":
    case "enum dropped":
      return `enum ${shown(effect.type.name)} ${done}`;
    case "enum renamed":
      return `enum ${shown(effect.type.before.name)} renamed to ${shown(effect.type.after.name)}`;
    case "enum value added":
      return `value ${effect.value} of ${shown(effect.type.name)} added`;
    case "enum value renamed":
      return `value ${effect.before} of ${shown(effect.type.name)} renamed to ${effect.after}`;
    case "domain created":
    case "domain dropped":
      return `domain ${shown(effect.domain.name)} ${done}`;
    case "domain altered":
      return `domain ${shown(effect.domain.after.name)} ${done}`;
    case "function created":
    case "function dropped":
      return `${effect.function.kind} ${shown(effect.function.name)} ${done}`;
    case "function altered":
      return `${effect.function.after.kind} ${shown(effect.function.after.name)} ${done}`;
    case "object created":
    case "object dropped":
      return `${effect.object.kind} ${shown(effect.object.name)} ${done}`;
    case "object renamed":
    case "object altered":
      return `${effect.object.before.kind} ${shown(effect.object.before.name)} ${done}`;
    case "role created":
    case "role dropped":
      return `role ${effect.role.name} ${done}`;
    case "role altered":
      return `role ${effect.role.before.name} ${done}`;
    case "setting changed":
      return `setting ${(effect.setting.after ?? effect.setting.before)?.name} ${done}`;
    default:
      return effect;
  }
}
var kinds = { v: "view", m: "materialized view", f: "foreign table" };
function columnText2({ after }, column) {
  return `${shown(after.name)}.${column}`;
}

// src/checks/migration/rules/dynamic-ddl.ts
var dynamic_ddl_default = defineRule({
  meta: {
    id: "migration/dynamic-ddl",
    severity: "note",
    since: "0.1.0",
    title: "Know what code changes in the schema",
    effect: "What a DO block or a function does is decided when it runs: this is what it did here, and on a database with other contents it may do something else.",
    remedy: "Write what is to be changed as plain statements, unless it has to depend on the database."
  },
  examples: [
    {
      title: "a DO block and a function",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE FUNCTION widen() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'ALTER TABLE orders ALTER id TYPE bigint'; END $$;",
        migration: "DO $$ BEGIN ALTER TABLE orders ADD COLUMN note text; END $$;\nSELECT widen();"
      },
      hits: ["changes the schema by code (lines 1 and 2): orders.note added and orders.id now bigint"]
    },
    {
      title: "code that changes rows only",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "DO $$ BEGIN UPDATE orders SET id = 1 WHERE id = 2; END $$;"
      },
      hits: []
    },
    {
      title: "plain statements",
      given: { schema: "CREATE TABLE orders (id int);", migration: "ALTER TABLE orders ADD COLUMN note text;" },
      hits: []
    }
  ],
  check: (run) => run.files.flatMap(({ path }) => hitIn(path, run))
});
function hitIn(path, run) {
  const found = run.statements.filter((statement) => statement.place.path === path && isDynamic(statement));
  const [first2] = found;
  if (!first2) return [];
  const lines = unique(found.map(({ place }) => String(place.line)));
  const texts = unique(found.flatMap(({ effects }) => effects.map(effectText)));
  return [
    {
      location: first2.place,
      key: `${path}
code`,
      subject: { kind: "migration", name: path },
      proof: proofOf(first2, run),
      message: `changes the schema by code (line${lines.length === 1 ? "" : "s"} ${enumerate(lines, 5)}): ${enumerate(texts, 5)}`
    }
  ];
}
var code = /* @__PURE__ */ new Set([
  "DoStmt",
  "CallStmt",
  "ExecuteStmt",
  "SelectStmt",
  "InsertStmt",
  "UpdateStmt",
  "DeleteStmt",
  "MergeStmt"
]);
function isDynamic({ sql, effects }) {
  const { node } = sql;
  const into = "SelectStmt" in node && node.SelectStmt.intoClause !== void 0;
  return effects.length > 0 && code.has(sql.kind) && !into;
}

// src/checks/migration/rules/enable-rls-without-policy.ts
init_shim();
var enable_rls_without_policy_default = defineRule({
  meta: {
    id: "migration/enable-rls-without-policy",
    severity: "warning",
    since: "0.1.0",
    title: "Bring the policies along when a table gets row security",
    effect: "Without a policy every role but the owner (and those with BYPASSRLS) sees no row and can insert none, and no SELECT fails that would tell.",
    remedy: "Create the policies that the running release needs in the same transaction, before ENABLE ROW LEVEL SECURITY."
  },
  examples: [
    {
      title: "no policy at all",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ENABLE ROW LEVEL SECURITY;"
      },
      hits: ["orders: row security without a policy, so every role but its owner sees no row and can insert none"]
    },
    {
      title: "a policy that only lets read, in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "DO $$ BEGIN CREATE POLICY seen ON orders FOR SELECT USING (true); ALTER TABLE orders ENABLE ROW LEVEL SECURITY; END $$;"
      },
      hits: [
        "orders: row security without a policy for INSERT, UPDATE and DELETE, so every role but its owner inserts, updates and deletes no row"
      ]
    },
    {
      title: "several tables of a file are one finding",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE carts (id int);",
        migration: "ALTER TABLE orders ENABLE ROW LEVEL SECURITY; ALTER TABLE carts ENABLE ROW LEVEL SECURITY;"
      },
      hits: [
        "carts and orders: row security without a policy, so every role but its owner sees no row and can insert none"
      ]
    },
    {
      title: "with a policy in the same migration",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY everything ON orders USING (true);"
      },
      hits: []
    },
    {
      title: "off again",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ENABLE ROW LEVEL SECURITY; ALTER TABLE orders DISABLE ROW LEVEL SECURITY;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); ALTER TABLE carts ENABLE ROW LEVEL SECURITY;" },
      hits: []
    }
  ],
  check: (run) => {
    const found = standingTables(run).flatMap((table) => bareTable(table, run) ?? []);
    return found.flatMap((one) => {
      const group = found.filter(
        ({ statement, text }) => text === one.text && statement.place.path === one.statement.place.path
      );
      return group[0] === one ? [
        hitFor12(
          one,
          group.map(({ table }) => table),
          run
        )
      ] : [];
    });
  }
});
function bareTable({ base, head }, run) {
  const statement = head.rowSecurity && !base.rowSecurity ? statementSince(run, base.oid, ({ rowSecurity }) => rowSecurity) : void 0;
  const uncovered = commandsWithoutPolicy(head);
  if (!statement || uncovered.length === 0) return void 0;
  const listed2 = (words4) => enumerate(words4, 4);
  const text = uncovered.length === doings2.length ? "row security without a policy, so every role but its owner sees no row and can insert none" : `row security without a policy for ${listed2(uncovered.map(({ command }) => command))}, so every role but its owner ${listed2(uncovered.map(({ does }) => does))} no row`;
  return { statement, table: head.name, text };
}
function hitFor12({ statement, table, text }, tables, run) {
  return {
    ...hitOn(statement, run, table),
    cause: `${statement.place.path}|${tables.join(" ")} row security`,
    reach: tables.map((name) => ({ kind: "table", name })),
    ...tables.length === 1 ? {} : { key: tables.join("\n") },
    message: `${enumerate(tables.map(shown))}: ${text}`
  };
}
var doings2 = [
  { command: "SELECT", does: "sees" },
  { command: "INSERT", does: "inserts" },
  { command: "UPDATE", does: "updates" },
  { command: "DELETE", does: "deletes" }
];
function commandsWithoutPolicy({ policies }) {
  const permissive = policies.filter(({ definition }) => definition.startsWith("true"));
  return doings2.filter(
    ({ command }) => !permissive.some((policy) => policy.command === "ALL" || policy.command === command)
  );
}

// src/checks/migration/rules/enum-create.ts
init_shim();
var enum_create_default = defineRule({
  meta: {
    id: "migration/enum-create",
    severity: "note",
    since: "0.1.0",
    title: "Keep values that change in a table",
    effect: "Values of an enum can be added and renamed, but never removed, nor used in the transaction that adds them.",
    remedy: "Use a lookup table with a foreign key, or a text column with a CHECK.",
    optIn: true
  },
  examples: [
    {
      title: "a new enum",
      given: { schema: "", migration: "CREATE TYPE status AS ENUM ('new', 'paid');" },
      hits: ["status is an enum, whose values cannot be removed"]
    },
    {
      title: "in a DO block",
      given: {
        schema: "",
        migration: "DO $$ BEGIN CREATE TYPE status AS ENUM ('new'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;"
      },
      hits: ["status is an enum, whose values cannot be removed"]
    },
    {
      title: "a value more",
      given: { schema: "CREATE TYPE status AS ENUM ('new');", migration: "ALTER TYPE status ADD VALUE 'paid';" },
      hits: []
    }
  ],
  check: (run) => effectsIn(run, "enum created").map(({ statement, effect: { type } }) => ({
    location: statement.place,
    key: type.name,
    subject: { kind: "enum", name: type.name },
    proof: proofOf(statement, run),
    message: `${shown(type.name)} is an enum, whose values cannot be removed`
  }))
});

// src/checks/migration/rules/enum-value-used-in-same-transaction.ts
init_shim();
var enum_value_used_in_same_transaction_default = defineRule({
  meta: {
    id: "migration/enum-value-used-in-same-transaction",
    severity: "error",
    since: "0.1.0",
    title: "Commit a new enum value before it is used",
    effect: "Postgres refuses a value of an enum in the transaction that adds it (55P04), so the deployment stops here.",
    remedy: "Add the value in a migration of its own, and use it in the next one."
  },
  examples: [
    {
      title: "a default of the new value",
      given: {
        schema: "CREATE TYPE status AS ENUM ('new'); CREATE TABLE orders (status status);",
        migration: "ALTER TYPE status ADD VALUE 'paid';\nALTER TABLE orders ALTER COLUMN status SET DEFAULT 'paid';"
      },
      hits: ["fails with 55P04: value paid of status is used in the transaction that adds it (line 1)"]
    },
    {
      title: "both in one DO block",
      given: {
        schema: "CREATE TYPE status AS ENUM ('new'); CREATE TABLE orders (status status);",
        migration: "DO $$ BEGIN ALTER TYPE status ADD VALUE 'paid'; INSERT INTO orders VALUES ('paid'); END $$;"
      },
      hits: ['fails with 55P04: unsafe use of new value "paid" of enum type status']
    },
    {
      title: "committed in between",
      given: {
        schema: "CREATE TYPE status AS ENUM ('new'); CREATE TABLE orders (status status);",
        migration: "BEGIN; ALTER TYPE status ADD VALUE 'paid'; COMMIT;\nALTER TABLE orders ALTER COLUMN status SET DEFAULT 'paid';"
      },
      hits: []
    },
    {
      title: "a type made in the same transaction",
      given: {
        schema: "",
        migration: "CREATE TYPE status AS ENUM ('new'); ALTER TYPE status ADD VALUE 'paid'; CREATE TABLE orders (status status DEFAULT 'paid');"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const { error } = statement.trace;
    if (error?.sqlstate !== "55P04") return [];
    const added = addedBefore(statement, run);
    return [
      {
        location: statement.place,
        subject: { kind: "migration", name: statement.place.path },
        key: statement.key,
        cause: failureCause(statement),
        proof: proofOf(statement, run),
        message: `fails with 55P04: ${added ?? error.message}`,
        ...added === void 0 ? {} : { steps: [{ sql: statement.sql.text }] }
      }
    ];
  })
});
function addedBefore({ trace }, { statements }) {
  const found = statements.filter((statement) => statement.trace.transaction === trace.transaction).flatMap(
    ({ effects, place }) => effects.flatMap((effect) => effect.what === "enum value added" ? [{ ...effect, line: place.line }] : [])
  ).find(({ value }) => trace.error?.message.includes(`"${value}"`));
  return found && `value ${found.value} of ${shown(found.type.name)} is used in the transaction that adds it (line ${found.line})`;
}

// src/checks/migration/rules/event-trigger.ts
init_shim();

// src/checks/migration/trace/refused-ddl.ts
init_shim();

// src/checks/migration/trace/attempt.ts
init_shim();
async function attempt(session, statements) {
  await session.execute("SAVEPOINT breakwater_attempt");
  try {
    for (const statement of statements) if (statement !== "") await session.execute(statement);
    return void 0;
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    return thrown;
  } finally {
    await session.execute("ROLLBACK TO SAVEPOINT breakwater_attempt; RELEASE SAVEPOINT breakwater_attempt");
  }
}

// src/checks/migration/trace/refused-ddl.ts
function eventTriggers({ world }) {
  return world.named.flatMap((object) => object.kind === "event trigger" ? eventTriggerOf(object) : []);
}
function eventTriggerOf({ oid, name, detail }) {
  const [event, enabled, called, tags] = JSON.parse(detail);
  return enabled === "O" || enabled === "A" ? [{ oid, name, event, function: called, tags }] : [];
}
function newEventTriggers(base, head) {
  const bodyIn = ({ world }, { function: oid }) => world.functions.find((known2) => known2.oid === oid)?.body;
  return eventTriggers(head).filter((now) => {
    const was = eventTriggers(base).find(({ name }) => name === now.name);
    const same = was && was.event === now.event && `${was.tags}` === `${now.tags}`;
    return !same || bodyIn(base, was) !== bodyIn(head, now);
  });
}
var triedAtMost = 5;
var schema = "breakwater_trial";
var commands = [
  { command: "CREATE TABLE", setup: "", run: `CREATE TABLE ${schema}.trial (id int)` },
  {
    command: "ALTER TABLE",
    setup: `CREATE TABLE ${schema}.trial (id int)`,
    run: `ALTER TABLE ${schema}.trial ADD COLUMN no int`
  },
  { command: "DROP TABLE", setup: `CREATE TABLE ${schema}.trial (id int)`, run: `DROP TABLE ${schema}.trial` },
  {
    command: "CREATE INDEX",
    setup: `CREATE TABLE ${schema}.trial (id int)`,
    run: `CREATE INDEX trial_id ON ${schema}.trial (id)`
  },
  { command: "CREATE TEMPORARY TABLE", setup: "", run: "CREATE TEMPORARY TABLE breakwater_trial (id int)" }
];
async function refusedCommands(session, { base, head }) {
  const suspects = newEventTriggers(base, head).filter(({ event }) => event !== "login");
  if (suspects.length === 0) return [];
  const all = eventTriggers(head);
  const refused3 = [];
  try {
    for (const suspect of suspects.slice(0, triedAtMost)) refused3.push(...await refusedBy(session, suspect, all));
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError) && !(thrown instanceof SqlError)) throw thrown;
  }
  return refused3;
}
async function refusedBy(session, { oid, name }, all) {
  const refused3 = [];
  await session.execute("BEGIN");
  try {
    for (const each of all) await session.execute(`ALTER EVENT TRIGGER ${sqlName(each.name)} DISABLE`);
    await session.execute(`CREATE SCHEMA ${schema}`);
    for (const { command, setup, run } of commands) {
      const without = await attempt(session, [setup, run]);
      const failure = await attempt(session, [setup, `ALTER EVENT TRIGGER ${sqlName(name)} ENABLE`, run]);
      if (failure && !without) {
        refused3.push({ trigger: oid, command, sqlstate: failure.sqlstate, message: failure.message });
      }
    }
    return refused3;
  } finally {
    await session.execute("ROLLBACK");
  }
}

// src/checks/migration/rules/event-trigger.ts
var event_trigger_default = defineRule({
  meta: {
    id: "migration/event-trigger",
    severity: "warning",
    since: "0.1.0",
    title: "Know what an event trigger does to every migration after it",
    effect: "It fires for DDL of everybody: of later migrations, of extensions, and of a running release that makes temporary tables; what it refuses fails, and one for logins can keep everybody out.",
    remedy: "Name the commands that it is for (WHEN TAG IN ...), let it pass what later migrations need, and know the way round it: SET event_triggers = off, by a superuser, from PostgreSQL 17 on."
  },
  examples: [
    {
      title: "it refuses what later migrations do",
      given: {
        schema: "CREATE FUNCTION guard() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'ask the operators'; END $$;",
        migration: "CREATE EVENT TRIGGER guarded ON sql_drop EXECUTE FUNCTION guard();"
      },
      hits: [
        "event trigger guarded: refuses DROP TABLE with P0001 (ask the operators), so migrations after this one that do so fail"
      ]
    },
    {
      title: "it refuses tables that the running release may make, since its function changed",
      given: {
        schema: "CREATE FUNCTION guard() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$; CREATE EVENT TRIGGER guarded ON ddl_command_start WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION guard();",
        migration: "CREATE OR REPLACE FUNCTION guard() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;"
      },
      hits: [
        "event trigger guarded: refuses CREATE TABLE and CREATE TEMPORARY TABLE with P0001 (no), so migrations after this one that do so fail, and so does the running release where it makes temporary tables"
      ]
    },
    {
      title: "it only watches, and another is switched on in a DO block",
      given: {
        schema: "CREATE FUNCTION seen() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$; CREATE EVENT TRIGGER slept ON ddl_command_end EXECUTE FUNCTION seen(); ALTER EVENT TRIGGER slept DISABLE;",
        migration: "CREATE EVENT TRIGGER watched ON ddl_command_end EXECUTE FUNCTION seen(); DO $$ BEGIN ALTER EVENT TRIGGER slept ENABLE; END $$;"
      },
      hits: [
        "event trigger slept: fires at each ddl_command_end from now on",
        "event trigger watched: fires at each ddl_command_end from now on"
      ]
    },
    {
      title: "at logins",
      given: {
        schema: "CREATE FUNCTION entered() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;",
        migration: "CREATE EVENT TRIGGER doorman ON login EXECUTE FUNCTION entered();",
        postgresVersion: 18
      },
      hits: [
        "event trigger doorman: fires at each login from now on: where it fails, nobody gets in, the running release neither"
      ]
    },
    {
      title: "it goes, or sleeps",
      given: {
        schema: "CREATE FUNCTION seen() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$; CREATE EVENT TRIGGER one ON ddl_command_end EXECUTE FUNCTION seen(); CREATE EVENT TRIGGER two ON sql_drop EXECUTE FUNCTION seen();",
        migration: "DROP EVENT TRIGGER one; ALTER EVENT TRIGGER two DISABLE;"
      },
      hits: ["event trigger one: fires no more", "event trigger two: fires no more"]
    },
    {
      title: "made anew, renamed, or gone again",
      given: {
        schema: "CREATE FUNCTION seen() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$; CREATE EVENT TRIGGER one ON ddl_command_end EXECUTE FUNCTION seen();",
        migration: "DROP EVENT TRIGGER one; CREATE EVENT TRIGGER one ON ddl_command_end EXECUTE FUNCTION seen(); CREATE EVENT TRIGGER two ON sql_drop EXECUTE FUNCTION seen(); DROP EVENT TRIGGER two;"
      },
      hits: []
    }
  ],
  check: (run) => {
    const { base, head } = run.facts;
    const now = eventTriggers(head);
    const gone = eventTriggers(base).filter(
      ({ oid, name }) => !now.some((each) => each.oid === oid || each.name === name)
    );
    return [
      ...newEventTriggers(base, head).flatMap((trigger) => newHit(trigger, run)),
      ...gone.flatMap((trigger) => hitFor13(trigger, "fires no more", "note", run))
    ];
  }
});
function newHit(trigger, run) {
  const refused3 = (run.refusedCommands ?? []).filter((each) => each.trigger === trigger.oid);
  if (trigger.event === "login") {
    const text2 = "fires at each login from now on: where it fails, nobody gets in, the running release neither";
    return hitFor13(trigger, text2, "warning", run);
  }
  if (refused3.length === 0) return hitFor13(trigger, `fires at each ${trigger.event} from now on`, "note", run);
  const failures = unique(refused3.map(({ sqlstate, message }) => `${sqlstate} (${message})`));
  const names2 = refused3.map(({ command }) => command);
  const temporary = names2.includes("CREATE TEMPORARY TABLE") ? ", and so does the running release where it makes temporary tables" : "";
  const text = `refuses ${enumerate(names2)} with ${enumerate(failures, 2)}, so migrations after this one that do so fail${temporary}`;
  return hitFor13(trigger, text, "warning", run);
}
function hitFor13(trigger, text, severity, run) {
  const statement = statementThatDid(trigger, run);
  if (!statement) return [];
  return [
    {
      ...hitOn(statement, run, trigger.name),
      cause: `${statement.key}|event trigger ${trigger.name}`,
      key: `${trigger.name} ${text}`,
      subject: { kind: "event trigger", name: trigger.name },
      ...severity ? { severity } : {},
      message: `event trigger ${trigger.name}: ${text}`
    }
  ];
}
function statementThatDid(trigger, { statements }) {
  return statements.findLast(
    ({ effects }) => effects.some((effect) => {
      if (effect.what === "function altered") return effect.function.after.oid === trigger.function;
      if (effect.what === "object created" || effect.what === "object dropped") return isIt(effect.object);
      return effect.what === "object altered" && isIt(effect.object.after);
    })
  );
  function isIt({ kind, oid }) {
    return kind === "event trigger" && oid === trigger.oid;
  }
}

// src/checks/migration/rules/explicit-lock-table.ts
init_shim();

// src/checks/migration/judgement/partitions.ts
init_shim();
function partitionRoot(facts, table) {
  const parent = facts.tables.get(table)?.partitionOf;
  return parent === void 0 ? table : partitionRoot(facts, parent);
}

// src/checks/migration/rules/explicit-lock-table.ts
var explicit_lock_table_default = defineRule({
  meta: {
    id: "migration/explicit-lock-table",
    severity: "warning",
    since: "0.1.0",
    title: "Do not lock a table in use by hand",
    effect: "The lock is kept until the transaction ends, whatever comes between, and everyone who needs the table waits.",
    remedy: "Let each statement take the lock that it needs. To keep two migrations apart, take an advisory lock (pg_advisory_xact_lock); where LOCK TABLE has to be, set a lock_timeout first and end the transaction soon."
  },
  examples: [
    {
      title: "the strongest lock, which is the default",
      given: { schema: "CREATE TABLE orders (id int);", migration: "LOCK TABLE orders;" },
      hits: ["orders: LOCK TABLE takes AccessExclusiveLock, which blocks reads and writes until the transaction ends"]
    },
    {
      title: "two tables, in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE users (id int);",
        migration: "DO $$ BEGIN LOCK TABLE orders, users IN SHARE MODE; END $$;"
      },
      hits: ["orders and users: LOCK TABLE takes ShareLock, which blocks writes until the transaction ends"]
    },
    {
      title: "a partitioned table",
      given: {
        schema: "CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE events_1 PARTITION OF events DEFAULT;",
        migration: "LOCK TABLE events IN SHARE ROW EXCLUSIVE MODE;"
      },
      hits: ["events: LOCK TABLE takes ShareRowExclusiveLock, which blocks writes until the transaction ends"]
    },
    {
      title: "a mode that lets others read and write",
      given: { schema: "CREATE TABLE orders (id int);", migration: "LOCK TABLE orders IN ROW EXCLUSIVE MODE;" },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); LOCK TABLE carts;" },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    if (!locksByHand(statement)) return [];
    const locks = (statement.difference?.taken ?? []).filter(
      ({ relation, mode }) => blocksWrites(mode) && isOldTable(relation, run)
    );
    return unique(locks.map(({ mode }) => mode)).flatMap((mode) => {
      const roots = locks.filter((lock) => lock.mode === mode).map(({ relation }) => partitionRoot(statement.before, relation.oid));
      const names2 = unique(roots).flatMap((oid) => statement.before.tables.get(oid)?.name ?? []);
      const [first2] = names2;
      if (first2 === void 0) return [];
      const hit = hitOn(statement, run, first2);
      return [
        {
          ...hit,
          key: `${hit.key}
${mode}`,
          reach: names2.map((name) => ({ kind: "table", name })),
          message: `${enumerate(names2.map(shown))}: LOCK TABLE takes ${mode}, which blocks ${whoWaits(mode)} until the transaction ends`
        }
      ];
    });
  })
});
function locksByHand({ sql, effects, difference }) {
  if (sql.kind === "LockStmt") return true;
  const works = (difference?.rewrites.length ?? 0) + (difference?.scans.length ?? 0) > 0;
  return sql.kind === "DoStmt" && /\block\s+table\b/i.test(sql.text) && effects.length === 0 && !works;
}

// src/checks/migration/rules/extension-required.ts
init_shim();
var extension_required_default = defineRule({
  meta: {
    id: "migration/extension-required",
    severity: "warning",
    since: "0.1.0",
    title: "See that production has the extension, and lets you create it",
    effect: "Only a superuser may create an extension that is not marked as trusted, and a managed service knows only those on its list; else the deployment stops here.",
    remedy: "Have it created by whoever runs the database before the deployment; the migration may keep its CREATE EXTENSION IF NOT EXISTS."
  },
  examples: [
    {
      title: "one that takes a superuser",
      given: { schema: "", migration: "CREATE EXTENSION pg_stat_statements;" },
      hits: ["extension pg_stat_statements takes a superuser, or a service that allows it"]
    },
    {
      title: "one that Postgres brings and trusts",
      given: { schema: "", migration: "CREATE EXTENSION pg_trgm;" },
      hits: []
    },
    {
      title: "one that is there anyway",
      given: { schema: "", migration: "CREATE EXTENSION IF NOT EXISTS plpgsql;" },
      hits: []
    }
  ],
  check: (run) => {
    const made = effectsIn(run, "object created").flatMap(
      ({ statement, effect }) => effect.object.kind === "extension" ? [{ statement, name: effect.object.name }] : []
    );
    const lacking = run.statements.flatMap((statement) => {
      const { node } = statement.sql;
      const failed2 = statement.trace.error !== void 0 && statement.undecided !== void 0;
      const name = failed2 && "CreateExtensionStmt" in node ? node.CreateExtensionStmt.extname : void 0;
      return name === void 0 ? [] : [{ statement, name }];
    });
    return [...made, ...lacking].filter(({ name }) => !trusted.has(name)).map(({ statement, name }) => hitFor14(statement, run, name));
  }
});
function hitFor14(statement, run, name) {
  return {
    location: statement.place,
    key: name,
    subject: { kind: "extension", name },
    proof: proofOf(statement, run),
    message: `extension ${name} takes a superuser, or a service that allows it`
  };
}
var trusted = new Set(
  `bool_plperl btree_gin btree_gist citext cube dict_int fuzzystrmatch hstore hstore_plperl intarray isn jsonb_plperl lo
  ltree pg_trgm pgcrypto plperl plpgsql pltcl seg tablefunc tcn tsm_system_rows tsm_system_time unaccent uuid-ossp`.split(
    /\s+/
  )
);

// src/checks/migration/rules/fails-on-some-rows.ts
init_shim();

// src/checks/migration/rows/offending-rows.ts
init_shim();
function offendingRows(statement, sqlstate) {
  return byEffects(statement, sqlstate) ?? byNode(statement, sqlstate);
}
function byEffects({ effects, after }, sqlstate) {
  for (const effect of effects) {
    if (sqlstate === "23502" && effect.what === "not null set") {
      return nulls(sqlTable(effect.table.after), [effect.column.after.name]);
    }
    if (sqlstate.startsWith("22") && effect.what === "column type changed") {
      return misfits(effect.table.after, effect.column.before, effect.column.after);
    }
    if (effect.what === "index added" && sqlstate === "23505" && effect.index.unique) {
      return duplicatesOfIndex(effect.table.after, effect.index);
    }
    if (effect.what === "constraint added" || effect.what === "constraint altered") {
      const constraint = "after" in effect.constraint ? effect.constraint.after : effect.constraint;
      const query = byConstraint(effect.table.after, constraint, sqlstate, after.tables);
      if (query !== void 0) return query;
    }
  }
  return void 0;
}
function byConstraint(table, { kind, columns, definition, parent, parentColumns }, sqlstate, tables) {
  const name = sqlTable(table);
  if (kind === "primary key" && sqlstate === "23502") return nulls(name, columns);
  if ((kind === "primary key" || kind === "unique") && sqlstate === "23505") {
    return duplicates(name, columns, definition.includes("NULLS NOT DISTINCT"));
  }
  if (kind === "check" && sqlstate === "23514") {
    const [, condition2] = /^CHECK \((.*)\)(?: NO INHERIT)?(?: NOT VALID)?(?: NOT ENFORCED)?$/s.exec(definition) ?? [];
    return condition2 === void 0 ? void 0 : `SELECT * FROM ${name} WHERE NOT (${condition2}) LIMIT 10`;
  }
  const referenced = parent === void 0 ? void 0 : tables.get(parent);
  return kind === "foreign key" && sqlstate === "23503" && referenced ? orphans(name, columns, sqlTable(referenced), parentColumns) : void 0;
}
function byNode({ sql, before: before2 }, sqlstate) {
  const { node } = sql;
  if ("IndexStmt" in node && node.IndexStmt.unique && sqlstate === "23505") {
    const { relation, indexParams = [], whereClause, nulls_not_distinct: nullsCount = false } = node.IndexStmt;
    const columns = indexParams.flatMap((param) => "IndexElem" in param ? param.IndexElem.name ?? [] : []);
    const plain3 = relation && !whereClause && columns.length === indexParams.length;
    return plain3 ? duplicates(written(relation), columns, nullsCount) : void 0;
  }
  const alter = alterTable(sql);
  for (const { subtype, name, def } of alter?.commands ?? []) {
    const table = written(alter?.relation);
    if (subtype === "AT_SetNotNull" && sqlstate === "23502" && name) return nulls(table, [name]);
    const constraint = def && "Constraint" in def ? def.Constraint : void 0;
    const query = constraint && byWrittenConstraint(table, constraint, sqlstate, [...before2.tables.values()]);
    if (query !== void 0) return query;
  }
  return void 0;
}
function byWrittenConstraint(table, { contype, keys, fk_attrs: own, pk_attrs: theirs, pktable, nulls_not_distinct: nullsCount = false }, sqlstate, tables) {
  const columns = namesIn3(keys);
  const isKey = contype === "CONSTR_UNIQUE" || contype === "CONSTR_PRIMARY";
  if (isKey && sqlstate === "23505" && columns.length > 0) return duplicates(table, columns, nullsCount);
  if (contype === "CONSTR_PRIMARY" && sqlstate === "23502" && columns.length > 0) return nulls(table, columns);
  if (contype !== "CONSTR_FOREIGN" || sqlstate !== "23503" || !pktable) return void 0;
  const parent = tables.find(({ name, schema: schema2 }) => name === `${pktable.schemaname ?? schema2}.${pktable.relname}`);
  const primary = parent?.constraints.find(({ kind }) => kind === "primary key")?.columns ?? [];
  const referenced = theirs ? namesIn3(theirs) : primary;
  return orphans(table, namesIn3(own), written(pktable), referenced);
}
function namesIn3(nodes) {
  return (nodes ?? []).flatMap((node) => "String" in node ? node.String.sval ?? [] : []);
}
function written(relation) {
  const { schemaname, relname = "" } = relation ?? {};
  return schemaname === void 0 ? sqlName(relname) : `${sqlName(schemaname)}.${sqlName(relname)}`;
}
function nulls(table, columns) {
  return `SELECT * FROM ${table} WHERE ${columns.map((column) => `${sqlName(column)} IS NULL`).join(" OR ")} LIMIT 10`;
}
function duplicates(table, columns, nullsCount, condition2 = "") {
  const list2 = columns.map(sqlName).join(", ");
  const conditions = [...condition2 === "" ? [] : [condition2], ...nullsCount ? [] : columns.map(present)];
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : "";
  return `SELECT ${list2}, count(*) FROM ${table}${where} GROUP BY ${list2} HAVING count(*) > 1 LIMIT 10`;
}
function present(column) {
  return `${sqlName(column)} IS NOT NULL`;
}
function duplicatesOfIndex(table, { columns, predicate, definition }) {
  const named2 = columns.flatMap((column) => column ?? []);
  if (named2.length !== columns.length) return void 0;
  return duplicates(sqlTable(table), named2, definition.includes("NULLS NOT DISTINCT"), predicate ?? "");
}
function orphans(table, columns, parent, parentColumns) {
  if (columns.length === 0 || columns.length !== parentColumns.length) return void 0;
  const own = columns.map((column) => `child.${sqlName(column)}`);
  const match = own.map((column, index) => `parent.${sqlName(parentColumns[index] ?? "")} = ${column}`).join(" AND ");
  const filled = own.map((column) => `${column} IS NOT NULL`).join(" AND ");
  return `SELECT * FROM ${table} AS child WHERE ${filled} AND NOT EXISTS (SELECT FROM ${parent} AS parent WHERE ${match}) LIMIT 10`;
}
function misfits(table, before2, after) {
  const column = sqlName(before2.name);
  const [, length] = /^character(?: varying)?\((\d+)\)$/.exec(after.type) ?? [];
  const select = `SELECT * FROM ${sqlTable(table)} WHERE`;
  if (length !== void 0) return `${select} length(${column}::text) > ${length} LIMIT 10`;
  return `${select} NOT pg_input_is_valid(${column}::text, ${sqlText(after.type)}) LIMIT 10`;
}

// src/checks/migration/rules/fails-on-some-rows.ts
var fails_on_some_rows_default = defineRule({
  meta: {
    id: "migration/fails-on-some-rows",
    severity: "warning",
    since: "0.1.0",
    title: "Make sure that the rows in production fit",
    effect: "With a row like the one shown, which the schema allows, the migration fails in production.",
    remedy: "Look for such rows before the migration runs, and repair them in a step before it.",
    general: true
  },
  examples: [
    {
      title: "a column that may be NULL becomes NOT NULL",
      given: {
        schema: "CREATE TABLE orders (id int NOT NULL, note text);",
        migration: "ALTER TABLE orders ALTER COLUMN note SET NOT NULL;"
      },
      hits: [
        'fails with 23502 on a row such as public.orders: {"id":731000001,"note":"a1"} and {"id":731000002,"note":null}: column "note" of relation "orders" contains null values'
      ]
    },
    {
      title: "rows that the migration brings meet none of ours",
      given: {
        schema: "CREATE TABLE customers (id int PRIMARY KEY, name text);",
        migration: "INSERT INTO customers VALUES (1, 'a');"
      },
      hits: []
    },
    {
      title: "a foreign key finds what it refers to",
      given: {
        schema: "CREATE TABLE countries (code text PRIMARY KEY); CREATE TABLE orders (country text);",
        migration: "ALTER TABLE orders ADD FOREIGN KEY (country) REFERENCES countries NOT VALID; UPDATE orders SET country = country WHERE true;"
      },
      hits: []
    },
    {
      title: "what builds on rows that could not be written is no second cause; another table is",
      given: {
        schema: "CREATE TABLE people (id int PRIMARY KEY, mail text); CREATE TABLE orders (id int PRIMARY KEY, person int); CREATE TABLE visits (at int);",
        migration: "CREATE TABLE accounts (id int PRIMARY KEY, mail text NOT NULL);\nINSERT INTO accounts SELECT id, mail FROM people;\nALTER TABLE orders ADD account int;\nUPDATE orders SET account = accounts.id FROM accounts;\nALTER TABLE orders ALTER account SET NOT NULL;\nALTER TABLE visits ALTER at SET NOT NULL;"
      },
      hits: [
        'fails with 23502 on a row such as public.people: {"id":731000001,"mail":"a1"} and {"id":731000002,"mail":null}: null value in column "mail" of relation "accounts" violates not-null constraint; then what builds on it at line 5 fails too',
        'fails with 23502 on a row such as public.visits: {"at":1} and {"at":null}: column "at" of relation "visits" contains null values'
      ]
    },
    {
      title: "the rows were repaired first",
      given: {
        schema: "CREATE TABLE orders (id int NOT NULL, note text);",
        migration: "UPDATE orders SET note = '' WHERE note IS NULL; ALTER TABLE orders ALTER COLUMN note SET NOT NULL;"
      },
      hits: []
    }
  ],
  check: (run) => failuresOf(run.statements).map((failure) => hitFor15(failure, run))
});
function failuresOf(statements) {
  const failures = [];
  for (const statement of statements) {
    const { failsOnRows, place } = statement;
    const at = failures.findIndex(
      (earlier) => earlier.statement.place.path === place.path && [...earlier.unwritten].some((name) => namesTable(statement, name))
    );
    const first2 = failures[at];
    const unwritten = /* @__PURE__ */ new Set([...first2?.unwritten ?? [], ...writtenBy(statement)]);
    const lines = failsOnRows ? [...first2?.lines ?? [], place.line] : first2?.lines ?? [];
    if (first2) failures[at] = { ...first2, lines, unwritten };
    else if (failsOnRows) failures.push({ statement, failsOnRows, lines: [], unwritten });
  }
  return failures;
}
function writtenBy(statement) {
  const { difference, sql } = statement;
  if (!/^(Insert|Update|Delete|Merge|Do)Stmt$/.test(sql.kind)) return [];
  return [...difference?.taken ?? [], ...difference?.held ?? []].flatMap(
    ({ relation, mode }) => mode === "RowExclusiveLock" && "rp".includes(relation.kind) && namesTable(statement, relation.name) ? [relation.name] : []
  );
}
function hitFor15({ statement, failsOnRows, lines }, run) {
  const { place, key } = statement;
  const { sqlstate, message, rows } = failsOnRows;
  const others = lines.map(String);
  const then = others.length === 0 ? "" : `; then what builds on it at ${others.length === 1 ? "line" : "lines"} ${enumerate(others, 8)} fails too`;
  return {
    message: `fails with ${sqlstate} on a row such as ${rows || "those made for the other tables"}: ${message}${then}`,
    location: place,
    subject: { kind: "migration", name: place.path },
    key,
    cause: failureCause(statement),
    proof: failureProof(statement, run),
    ...remedyFor(statement, sqlstate)
  };
}
function remedyFor(statement, sqlstate) {
  const query = offendingRows(statement, sqlstate);
  return query === void 0 ? {} : {
    remedy: `Look for such rows in production before the migration runs, and repair them in a step before it.
${query};`
  };
}

// src/checks/migration/rules/force-rls.ts
init_shim();
var force_rls_default = defineRule({
  meta: {
    id: "migration/force-rls",
    severity: "warning",
    since: "0.1.0",
    title: "Bring the policies along when row security also binds the owner",
    effect: "The role that owns the table, which is often the one of the application, is bound by its policies too: without one it sees no row, and no SELECT fails that would tell.",
    remedy: "Create a policy that lets the owner do what it does today in the same transaction, before FORCE ROW LEVEL SECURITY."
  },
  examples: [
    {
      title: "no policy at all",
      given: {
        schema: "CREATE TABLE orders (id int); ALTER TABLE orders ENABLE ROW LEVEL SECURITY;",
        migration: "ALTER TABLE orders FORCE ROW LEVEL SECURITY;"
      },
      hits: ["orders: row security binds its owner too, and no policy lets anyone see a row"]
    },
    {
      title: "with a policy in the same migration",
      given: {
        schema: "CREATE TABLE orders (id int); ALTER TABLE orders ENABLE ROW LEVEL SECURITY;",
        migration: "CREATE POLICY everything ON orders USING (true); ALTER TABLE orders FORCE ROW LEVEL SECURITY;"
      },
      hits: []
    },
    {
      title: "row security is off",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders FORCE ROW LEVEL SECURITY;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (id int); ALTER TABLE carts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;"
      },
      hits: []
    }
  ],
  check: (run) => standingTables(run).flatMap(({ base, head }) => {
    const binds = head.rowSecurity && head.forcedRowSecurity && !(base.rowSecurity && base.forcedRowSecurity);
    const statement = binds ? statementSince(run, base.oid, ({ rowSecurity, forcedRowSecurity }) => rowSecurity && forcedRowSecurity) : void 0;
    const reads2 = head.policies.some(
      ({ command, definition }) => definition.startsWith("true") && (command === "ALL" || command === "SELECT")
    );
    if (!statement || reads2) return [];
    return [
      {
        ...hitOn(statement, run, head.name),
        cause: `${head.name} forced row security`,
        message: `${shown(head.name)}: row security binds its owner too, and no policy lets anyone see a row`
      }
    ];
  })
});

// src/checks/migration/rules/foreign-key-action-change.ts
init_shim();
var foreign_key_action_change_default = defineRule({
  meta: {
    id: "migration/foreign-key-action-change",
    severity: "warning",
    since: "0.1.0",
    title: "Ship a release that knows what a DELETE does before that changes",
    effect: "A DELETE of the release that still runs does something else: it fails with 23503 where it took the rows along, or takes them along where it failed.",
    remedy: "Ship a release first whose DELETE needs neither the one nor the other: it deletes the rows that refer by itself, in the same transaction."
  },
  examples: [
    {
      title: "rows no longer go along",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users ON DELETE CASCADE);",
        migration: "ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey; ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users;"
      },
      hits: [
        "orders.user_id: ON DELETE NO ACTION now (was CASCADE), so a DELETE from users by the running release fails with 23503 where rows refer to it"
      ]
    },
    {
      title: "rows go along from now on, in a DO block",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);",
        migration: "DO $$ BEGIN ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey; ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE; END $$;"
      },
      hits: [
        "orders.user_id: ON DELETE CASCADE now (was NO ACTION), so a DELETE from users by the running release, which failed where rows refer to it, deletes those rows"
      ]
    },
    {
      title: "another name, the same action",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);",
        migration: "ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey; ALTER TABLE orders ADD CONSTRAINT whose FOREIGN KEY (user_id) REFERENCES users;"
      },
      hits: []
    },
    {
      title: "both fail",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);",
        migration: "ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey; ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users ON DELETE RESTRICT;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY);",
        migration: "CREATE TABLE carts (user_id int REFERENCES users); ALTER TABLE carts DROP CONSTRAINT carts_user_id_fkey; ALTER TABLE carts ADD FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE;"
      },
      hits: []
    }
  ],
  check: (run) => standingTables(run).flatMap(
    ({ base, head }) => keysOf(head.constraints).flatMap((key) => {
      const was = keysOf(base.constraints).find(
        (known2) => `${known2.columns}` === `${key.columns}` && known2.parent === key.parent
      );
      const [before2, after] = [was?.onDelete ?? "", key.onDelete ?? ""];
      const parent = run.facts.head.tables.get(key.parent ?? 0);
      const statement = (
        // A key that stands as it stood still does what it did, whatever another one asks beside it.
        was && parent && doings3[before2] !== doings3[after] && !head.constraints.some(({ oid }) => oid === was.oid) ? statementSince(
          run,
          base.oid,
          ({ constraints }) => constraints.some(({ oid, onDelete }) => oid === key.oid && onDelete === key.onDelete)
        ) : void 0
      );
      if (!statement || !parent) return [];
      const column = key.columns.length === 1 ? `.${key.columns[0]}` : ` (${key.columns.join(", ")})`;
      return [
        {
          ...hitOn(statement, run, head.name),
          cause: `${head.name} ${key.columns.join(" ")} on delete`,
          subject: { kind: "constraint", name: `${head.name}.${key.name}` },
          // Only what worked and fails now stops the running release.
          severity: doings3[after] === void 0 ? "warning" : "note",
          message: `${shown(head.name)}${column}: ON DELETE ${after} now (was ${before2}), so ${consequenceOf4(before2, after, shown(parent.name))}`
        }
      ];
    })
  )
});
var doings3 = {
  CASCADE: "deletes those rows",
  "SET NULL": "sets NULL in those rows",
  "SET DEFAULT": "sets the default in those rows"
};
function consequenceOf4(before2, after, parent) {
  const deletes = `a DELETE from ${parent} by the running release`;
  const [was, is2] = [doings3[before2], doings3[after]];
  if (is2 === void 0) return `${deletes} fails with 23503 where rows refer to it`;
  return was === void 0 ? `${deletes}, which failed where rows refer to it, ${is2}` : `${deletes} ${is2}`;
}
function keysOf(constraints) {
  return constraints.filter(({ kind, local }) => kind === "foreign key" && local);
}

// src/checks/migration/rules/foreign-key-not-valid-on-partitioned.ts
init_shim();
var events = "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE events (at date, user_id int) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT;";
var foreign_key_not_valid_on_partitioned_default = defineRule({
  meta: {
    id: "migration/foreign-key-not-valid-on-partitioned",
    severity: "error",
    since: "0.1.0",
    title: "Before PostgreSQL 18, add a foreign key to the partitions and not to the partitioned table",
    effect: "PostgreSQL 17 and older refuse NOT VALID on a foreign key of a partitioned table, so the deployment stops.",
    remedy: "Add the foreign key NOT VALID to each partition, validate it there in a transaction of its own, then add it to the partitioned table, which takes over those of its partitions and reads nothing."
  },
  examples: [
    {
      title: "nobody said which version production runs",
      given: {
        schema: events,
        migration: "ALTER TABLE events ADD CONSTRAINT by FOREIGN KEY (user_id) REFERENCES users NOT VALID;"
      },
      hits: [
        "PostgreSQL 17 and older refuse the foreign key by: NOT VALID on the partitioned table events; which version production runs is not configured"
      ]
    },
    {
      title: "production runs 16, and a DO block adds it",
      given: {
        schema: events,
        migration: "DO $$ BEGIN ALTER TABLE events ADD CONSTRAINT by FOREIGN KEY (user_id) REFERENCES users NOT VALID; END $$;",
        postgresVersion: 16
      },
      hits: ["PostgreSQL 16 of production refuses the foreign key by: NOT VALID on the partitioned table events"]
    },
    {
      title: "production runs 18",
      given: {
        schema: events,
        migration: "ALTER TABLE events ADD CONSTRAINT by FOREIGN KEY (user_id) REFERENCES users NOT VALID;",
        postgresVersion: 18
      },
      hits: []
    },
    {
      title: "a partition by itself",
      given: {
        schema: events,
        migration: "ALTER TABLE events_old ADD CONSTRAINT by FOREIGN KEY (user_id) REFERENCES users NOT VALID;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => [...accepted(statement, run), ...refused(statement, run)])
});
function accepted(statement, run) {
  const { postgresVersion } = run;
  if (postgresVersion !== void 0 && postgresVersion >= 18) return [];
  return statement.effects.flatMap((effect) => {
    if (effect.what !== "constraint added" || effect.table.after.kind !== "p") return [];
    const { kind, validated: validated2, enforced, name } = effect.constraint;
    if (kind !== "foreign key" || validated2 || !enforced) return [];
    const table = effect.table.after.name;
    const who = postgresVersion === void 0 ? "PostgreSQL 17 and older refuse" : `PostgreSQL ${postgresVersion} of production refuses`;
    const unsaid2 = postgresVersion === void 0 ? "; which version production runs is not configured" : "";
    return [
      {
        ...hitOn(statement, run, table),
        key: name,
        cause: `${table}.${name} NOT VALID on partitioned`,
        subject: { kind: "constraint", name: `${table}.${name}` },
        // Known from the documentation: the Postgres that ran it took it.
        severity: "warning",
        message: `${who} the foreign key ${name}: NOT VALID on the partitioned table ${table.replace(/^public\./, "")}${unsaid2}`,
        proof: proofOf(statement, run)
      }
    ];
  });
}
function refused(statement, run) {
  const { error } = statement.trace;
  if (error?.sqlstate !== "42809" || !/NOT VALID foreign key on partitioned table/.test(error.message)) return [];
  return [
    {
      message: `fails with 42809: ${error.message}`,
      location: statement.place,
      subject: { kind: "migration", name: statement.place.path },
      key: statement.key,
      cause: failureCause(statement),
      proof: failureProof(statement, run)
    }
  ];
}

// src/checks/migration/rules/foreign-key-without-index.ts
init_shim();
var foreign_key_without_index_default = defineRule({
  meta: {
    id: "migration/foreign-key-without-index",
    severity: "note",
    since: "0.1.0",
    title: "Give a foreign key an index on its own columns",
    effect: "Postgres makes none: a DELETE of a row that is referred to, or an UPDATE of its key, reads the whole referring table to find who refers to it.",
    remedy: "Create an index that begins with the columns of the foreign key, on all rows."
  },
  examples: [
    {
      title: "a new foreign key",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int);",
        migration: "ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users;"
      },
      hits: ["orders (user_id) refers to users without an index: each DELETE from users reads all of orders"]
    },
    {
      title: "a new table with two, of which one is the start of its key",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE shops (id int PRIMARY KEY);",
        migration: "CREATE TABLE visits (user_id int REFERENCES users, shop_id int REFERENCES shops, PRIMARY KEY (user_id, shop_id));"
      },
      hits: ["visits (shop_id) refers to shops without an index: each DELETE from shops reads all of visits"]
    },
    {
      title: "an index on some rows only, in a DO block",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY);",
        migration: "DO $$ BEGIN CREATE TABLE orders (user_id int REFERENCES users, gone date); CREATE INDEX ON orders (user_id) WHERE gone IS NULL; END $$;"
      },
      hits: ["orders (user_id) refers to users without an index: each DELETE from users reads all of orders"]
    },
    {
      title: "an index on one of two columns, and one that finds no single row",
      given: {
        schema: "CREATE TABLE shops (chain int, number int, PRIMARY KEY (chain, number)); CREATE TABLE users (id int PRIMARY KEY);",
        migration: "CREATE TABLE visits (chain int, number int, at date, FOREIGN KEY (chain, number) REFERENCES shops); CREATE INDEX ON visits (number, at, chain); CREATE TABLE orders (user_id int REFERENCES users); CREATE INDEX ON orders USING brin (user_id);"
      },
      hits: [
        "visits (chain, number) refers to shops without an index: each DELETE from shops reads all of visits",
        "orders (user_id) refers to users without an index: each DELETE from users reads all of orders"
      ]
    },
    {
      title: "an index by hashes",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY);",
        migration: "CREATE TABLE orders (user_id int REFERENCES users); CREATE INDEX ON orders USING hash (user_id);"
      },
      hits: []
    },
    {
      title: "an index of a later statement, whose columns come in another order",
      given: {
        schema: "CREATE TABLE shops (chain int, number int, PRIMARY KEY (chain, number));",
        migration: "CREATE TABLE visits (chain int, number int, at date, FOREIGN KEY (chain, number) REFERENCES shops); CREATE INDEX ON visits (number, chain, at);"
      },
      hits: []
    },
    {
      title: "an index on the rows that refer to something is all that is needed",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY);",
        migration: "CREATE TABLE orders (user_id int REFERENCES users); CREATE INDEX ON orders (user_id) WHERE user_id IS NOT NULL;"
      },
      hits: []
    },
    {
      title: "a foreign key that goes again",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY);",
        migration: "CREATE TABLE orders (user_id int CONSTRAINT by REFERENCES users); ALTER TABLE orders DROP CONSTRAINT by;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const found = addedBy(statement, run);
    const tables = unique(found.map(({ table }) => table));
    return tables.map((table) => {
      const keys = found.filter((each) => each.table === table).map(({ key }) => key);
      return hitFor16(statement, run, table, keys);
    });
  })
});
function addedBy(statement, { facts }) {
  const { tables } = facts.head;
  return statement.effects.flatMap((effect) => {
    if (effect.what !== "table created" && effect.what !== "constraint added") return [];
    const own = effect.what === "table created" ? effect.table : effect.table.after;
    const added = effect.what === "table created" ? own.constraints : [effect.constraint];
    const table = tables.get(own.oid);
    if (!table || own.persistence === "temporary") return [];
    const ids = new Set(added.map(({ oid }) => oid));
    return table.constraints.filter((key) => ids.has(key.oid) && key.kind === "foreign key" && key.enforced && key.local).filter((key) => !isServed(key, table)).map((key) => ({ table, key }));
  });
}
function hitFor16(statement, run, table, keys) {
  const parentOf = ({ parent }) => {
    const { name } = (parent === void 0 ? void 0 : run.facts.head.tables.get(parent)) ?? table;
    return shown(name);
  };
  const subjects = keys.map(({ name }) => ({ kind: "constraint", name: `${table.name}.${name}` }));
  const parents = enumerate(unique(keys.map(parentOf)));
  const from = enumerate(unique(keys.map(({ columns }) => `(${columns.join(", ")})`)));
  const verb = keys.length > 1 ? "refer" : "refers";
  const indexes = keys.map(
    ({ columns }) => `CREATE INDEX CONCURRENTLY ON ${sqlTable(table)} (${columns.map(sqlName).join(", ")})`
  );
  return {
    ...hitOn(statement, run, table.name),
    key: keys.map(({ columns }) => columns.join(",")).join("\n"),
    cause: `${table.name} ${keys.map(({ columns }) => columns.join(",")).join(" ")} without index`,
    ...subjects[0] ? { subject: subjects[0] } : {},
    reach: subjects,
    message: `${shown(table.name)} ${from} ${verb} to ${parents} without an index: each DELETE from ${parents} reads all of ${shown(table.name)}`,
    remedy: `If rows of ${parents} are ever deleted: ${enumerate(indexes)}, outside a transaction.`
  };
}

// src/checks/migration/rules/function-change.ts
init_shim();
var function_change_default = defineRule({
  meta: {
    id: "migration/function-change",
    severity: "warning",
    since: "0.1.0",
    title: "Keep what a function does for the release that calls it",
    effect: "The release that still runs calls the new body at once, by itself or by a trigger of a table that it writes.",
    remedy: "Let the function serve both releases, or create it under another name."
  },
  examples: [
    {
      title: "no body for NULL any more",
      given: {
        schema: "CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT coalesce(a, 1) $$;",
        migration: "ALTER FUNCTION rate(int) STRICT;"
      },
      hits: ["rate: does something else now, also for the running release"]
    },
    {
      title: "another body",
      given: {
        schema: "CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;",
        migration: "CREATE OR REPLACE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT a + 1 $$;"
      },
      hits: ["rate: does something else now, also for the running release"]
    },
    {
      title: "several of a file are one finding",
      given: {
        schema: "CREATE FUNCTION a() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$; CREATE FUNCTION b() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;",
        migration: "DROP FUNCTION a(); CREATE FUNCTION a() RETURNS int LANGUAGE sql AS $$ SELECT 2 $$; CREATE OR REPLACE FUNCTION b() RETURNS int LANGUAGE sql AS $$ SELECT 2 $$;"
      },
      hits: ["2 functions do something else now, also for the running release: a and b"]
    },
    {
      title: "indexes, columns and checks were computed with it, also by way of another function",
      given: {
        schema: `CREATE FUNCTION plain(t text) RETURNS text LANGUAGE sql IMMUTABLE RETURN lower(t);
          CREATE FUNCTION folded(t text) RETURNS text LANGUAGE sql IMMUTABLE RETURN plain(t);
          CREATE TABLE users (mail text, name text GENERATED ALWAYS AS (folded(mail)) STORED, CHECK (plain(mail) <> ''));
          CREATE UNIQUE INDEX by_mail ON users (folded(mail));`,
        migration: "CREATE OR REPLACE FUNCTION plain(t text) RETURNS text LANGUAGE sql IMMUTABLE RETURN upper(t); CREATE TABLE posts (t text); CREATE INDEX ON posts (plain(t));"
      },
      hits: [
        "plain: does something else now, also for the running release; CHECK users.users_mail_check, generated column users.name and index by_mail were made with what it gave before"
      ]
    },
    {
      title: "made anew as it was",
      given: {
        schema: "CREATE FUNCTION a() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;",
        migration: "DROP FUNCTION a(); CREATE FUNCTION a() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;"
      },
      hits: []
    },
    {
      title: "blanks and comments alone",
      given: {
        schema: "CREATE FUNCTION a() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;",
        migration: "CREATE OR REPLACE FUNCTION a() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN -- always\n  RETURN 1;\nEND $$;"
      },
      hits: []
    },
    {
      title: "a blank in a string",
      given: {
        schema: "CREATE FUNCTION a() RETURNS text LANGUAGE sql AS $$ SELECT 'a b' $$;",
        migration: "DROP FUNCTION a(); CREATE FUNCTION a() RETURNS text LANGUAGE sql AS $$ SELECT 'a  b' $$;"
      },
      hits: ["a: does something else now, also for the running release"]
    },
    {
      title: "a function made in the same migration",
      given: {
        schema: "",
        migration: "CREATE FUNCTION a() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$; CREATE OR REPLACE FUNCTION a() RETURNS int LANGUAGE sql AS $$ SELECT 2 $$;"
      },
      hits: []
    }
  ],
  check: (run) => {
    const found = run.facts.base.world.functions.flatMap((base) => changed2(base, run));
    return found.flatMap((one) => {
      const group = found.filter(({ statement }) => statement.place.path === one.statement.place.path);
      return group[0] === one ? [hitFor17(group, run)] : [];
    });
  }
});
function changed2(base, run) {
  const now = run.facts.head.world.functions.find(
    ({ name, types }) => name === base.name && `${types}` === `${base.types}`
  );
  if (!now || isSame3(now, base) || now.result !== base.result) return [];
  const statement = run.statements.findLast(
    ({ effects }) => effects.some(
      (effect) => effect.what === "function created" && effect.function.oid === now.oid || effect.what === "function altered" && effect.function.after.oid === now.oid && !isSame3(effect.function.before, effect.function.after)
    )
  );
  return statement ? [{ statement, function: base }] : [];
}
function isSame3(a, b) {
  return a.body === b.body && a.strict === b.strict;
}
function hitFor17(group, run) {
  const names2 = group.map(({ function: { name } }) => shown(name)).sort();
  const subjects = group.map(({ function: { name, signature } }) => ({
    kind: "function",
    name: `${name}(${signature})`
  }));
  const [first2] = group;
  const stale = group.flatMap(({ function: { oid } }) => run.storedResults?.get(oid) ?? []);
  const held = unique(stale.map(({ kind, name }) => `${kind} ${shownPart(kind, name)}`));
  const still = held.length === 0 ? "" : `; ${enumerate(held, 6)} ${held.length === 1 ? "was" : "were"} made with what it gave before`;
  const [subject] = subjects;
  if (!first2 || !subject) throw new Error("a group of none");
  return {
    ...hitOn(first2.statement, run, subject.name),
    cause: `${first2.statement.place.path}|functions changed`,
    subject,
    reach: subjects,
    key: names2.join("\n"),
    severity: held.length > 0 ? "warning" : "note",
    ...held.length > 0 ? { remedy: computeAnew } : {},
    message: names2.length === 1 ? `${names2[0]}: does something else now, also for the running release${still}` : `${names2.length} functions do something else now, also for the running release: ${enumerate(names2, 5)}${still}`
  };
}
var computeAnew = "Create the function under another name and move what is computed with it there one by one; or, once it has changed, REINDEX INDEX CONCURRENTLY each index, write the rows of generated columns anew in batches, refresh the views: until then a search by an index finds rows by what the function gave before.";
function shownPart(kind, name) {
  return kind === "index" ? name.slice(name.indexOf(".") + 1) : shown(name);
}

// src/checks/migration/rules/generated-always-breaks-old-writes.ts
init_shim();
var generated_always_breaks_old_writes_default = defineRule({
  meta: {
    id: "migration/generated-always-breaks-old-writes",
    severity: "warning",
    since: "0.1.0",
    title: "Let the running release write a column that becomes GENERATED ALWAYS",
    effect: "An INSERT or UPDATE that gives the column a value fails with 428C9.",
    remedy: "Use GENERATED BY DEFAULT until no release that runs writes the column."
  },
  examples: [
    {
      title: "a key that the running release may write",
      given: {
        schema: "CREATE TABLE orders (id int NOT NULL);",
        migration: "ALTER TABLE orders ALTER id ADD GENERATED ALWAYS AS IDENTITY;"
      },
      hits: ["orders.id: GENERATED ALWAYS now, so an INSERT of the running release that writes it fails with 428C9"]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int GENERATED BY DEFAULT AS IDENTITY);",
        migration: "DO $$ BEGIN ALTER TABLE orders ALTER id SET GENERATED ALWAYS; END $$;"
      },
      hits: ["orders.id: GENERATED ALWAYS now, so an INSERT of the running release that writes it fails with 428C9"]
    },
    {
      title: "by default",
      given: {
        schema: "CREATE TABLE orders (id int NOT NULL);",
        migration: "ALTER TABLE orders ALTER id ADD GENERATED BY DEFAULT AS IDENTITY;"
      },
      hits: []
    },
    {
      title: "a column that the same pull request added",
      given: {
        schema: "CREATE TABLE orders (sum int);",
        migration: "ALTER TABLE orders ADD id int GENERATED ALWAYS AS IDENTITY;"
      },
      hits: []
    }
  ],
  check: (run) => standingTables(run).flatMap(
    ({ base, head }) => head.columns.flatMap((column) => {
      const was = columnAtBase(run, base.oid, column);
      if (!was || column.identity !== "always" || was.identity === "always" || !column.local) return [];
      const statement = statementSince(
        run,
        base.oid,
        ({ columns }) => columns.some(({ number, identity }) => number === column.number && identity === "always")
      );
      const name = `${head.name}.${column.name}`;
      return statement ? [
        {
          ...hitOn(statement, run, head.name),
          cause: `${name} always`,
          subject: { kind: "column", name },
          message: `${shown(name)}: GENERATED ALWAYS now, so an INSERT of the running release that writes it fails with 428C9`
        }
      ] : [];
    })
  )
});

// src/checks/migration/rules/identifier-too-long.ts
init_shim();
var identifier_too_long_default = defineRule({
  meta: {
    id: "migration/identifier-too-long",
    severity: "warning",
    since: "0.1.0",
    title: "Give names that Postgres keeps whole",
    effect: "Postgres cuts a name after 63 bytes without an error, so the database has another name than the code, and two long names may become one.",
    remedy: "Choose a name of at most 63 bytes."
  },
  examples: [
    {
      title: "an index of 70 letters",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "CREATE INDEX orders_by_identifier_for_the_report_that_is_printed_every_monday_again ON orders (id);"
      },
      hits: [
        "orders_by_identifier_for_the_report_that_is_printed_every_monday_again is cut to orders_by_identifier_for_the_report_that_is_printed_every_monda"
      ]
    },
    {
      title: "a constraint in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: 'DO $$ BEGIN ALTER TABLE orders ADD CONSTRAINT "Orders have an identifier that is greater than nought, always and ever" CHECK (id > 0) NOT VALID; END $$;'
      },
      hits: [
        "Orders have an identifier that is greater than nought, always and ever is cut to Orders have an identifier that is greater than nought, always a"
      ]
    },
    {
      title: "another long name became the same before",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE INDEX orders_by_identifier_for_the_report_that_is_printed_every_monda ON orders (id);",
        migration: "CREATE INDEX IF NOT EXISTS orders_by_identifier_for_the_report_that_is_printed_every_monday_again ON orders (id);"
      },
      hits: [
        "orders_by_identifier_for_the_report_that_is_printed_every_monday_again is cut to orders_by_identifier_for_the_report_that_is_printed_every_monda, which is there already: nothing is made"
      ]
    },
    {
      title: "a name of 63 letters",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "CREATE INDEX orders_by_identifier_for_the_report_that_is_printed_every_monda ON orders (id);"
      },
      hits: []
    },
    {
      title: "a long text",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "ALTER TABLE orders ALTER COLUMN note SET DEFAULT 'a_text_that_is_a_lot_longer_than_any_name_in_this_database_could_ever_be';"
      },
      hits: []
    },
    {
      title: "a name that was cut before and is used again",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE INDEX orders_by_identifier_for_the_report_that_is_printed_every_monda ON orders (id);",
        migration: "DROP INDEX orders_by_identifier_for_the_report_that_is_printed_every_monday_again;"
      },
      hits: []
    }
  ],
  check: (run) => {
    const told3 = /* @__PURE__ */ new Set();
    return run.statements.flatMap(
      (statement) => longNames(statement).flatMap((name) => {
        const hit = told3.has(name) ? void 0 : hitFor18(statement, run, name);
        if (hit) told3.add(name);
        return hit ? [hit] : [];
      })
    );
  }
});
function hitFor18(statement, run, name) {
  const cut = firstBytes(name);
  const known2 = holds(statement.before, cut);
  const made = !known2 && holds(statement.after, cut);
  const skipped = known2 && statement.effects.length === 0 && statement.sql.kind !== "DropStmt";
  if (!made && !skipped) return void 0;
  const shownName = name.length > 200 ? `${name.slice(0, 200)} ...` : name;
  return {
    location: statement.place,
    key: name,
    subject: { kind: "migration", name: statement.place.path },
    proof: proofOf(statement, run),
    message: `${shownName} is cut to ${cut}${skipped ? ", which is there already: nothing is made" : ""}`
  };
}
function longNames({ sql }) {
  if (/^(Select|Insert|Update|Delete|Merge|Copy|VariableSet)Stmt$/.test(sql.kind)) return [];
  if (sql.text.length <= maxBytes / 3 || !mayHoldLongName.test(sql.text)) return [];
  if (!/[\w$\u0080-\uffff]{16}|"[^"]{16}/.test(sql.text)) return [];
  const tokens = tokensOf(sql.text);
  const code2 = sql.kind === "DoStmt" ? tokens.filter(({ text }) => text.startsWith("$")).flatMap(inside) : [];
  const names2 = [...tokens, ...code2].flatMap(
    ({ kind, text }) => kind === "word" ? [text.toLowerCase()] : kind === "name" ? [text.slice(1, -1).replaceAll('""', '"')] : []
  );
  return unique(names2.filter((name) => Buffer.byteLength(name) > maxBytes));
}
var mayHoldLongName = /[\w$]{64}|"(?:[^"]|""){64}|[\u0080-\uffff]/;
function inside({ text }) {
  const tag = /^\$\w*\$/.exec(text)?.[0] ?? "";
  return tokensOf(text.slice(tag.length, -tag.length || void 0));
}
var maxBytes = 63;
function firstBytes(name) {
  let cut = "";
  let bytes = 0;
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxBytes) break;
    cut += character;
  }
  return cut;
}
function holds({ tables, world }, name) {
  const text = JSON.stringify([[...tables.values()], world]);
  const written2 = JSON.stringify(name).slice(1);
  return text.includes(`"${written2}`) || text.includes(`.${written2}`);
}

// src/checks/migration/rules/if-not-exists-keeps-another-definition.ts
init_shim();

// src/checks/migration/trace/definition.ts
init_shim();
function differencesOf(stands, asked) {
  const standing = new Map(stands.map((part) => [part.key, part]));
  const wanted = new Set(asked.map(({ key }) => key));
  const lacking = asked.flatMap((part) => {
    const there = standing.get(part.key);
    const same = there?.value === part.value && (!part.filled || there.filled === part.filled);
    return same ? [] : [{ stands: there, asked: part }];
  });
  const besides = stands.filter(({ key, required }) => required === true && !wanted.has(key));
  return [...lacking, ...besides.map((part) => ({ stands: part, asked: void 0 }))];
}
function tableDefinition(table) {
  const unlogged = table.persistence === "unlogged" ? "an unlogged table" : "a table";
  const kind = kinds2[table.kind] ?? unlogged;
  const parted = table.partitionKey === void 0 ? "" : ` partitioned by ${table.partitionKey}`;
  const partition = table.bound === void 0 ? "" : `, a partition ${table.bound}`;
  const text = `${kind}${parted}${partition}`;
  const query = table.definition === void 0 ? [] : [{ key: "query", text: "its query", value: table.definition }];
  return [
    { key: "kind", text, value: text },
    ...table.columns.map(columnPart),
    ...table.constraints.map(constraintPart),
    ...query
  ];
}
var kinds2 = { v: "a view", m: "a materialized view", f: "a foreign table" };
function columnPart(column) {
  const { name, type, notNull, value, identity, generated, collation } = column;
  const expression = value === null ? "" : plain2(value);
  const always3 = generated === null ? "" : ` GENERATED ALWAYS AS (${value}) ${generated.toUpperCase()}`;
  const number = identity === null ? "" : ` GENERATED ${identity.toUpperCase()} AS IDENTITY`;
  const standard = value === null || generated !== null ? "" : ` DEFAULT ${value}`;
  const bare = `${type}${collation === null ? "" : ` COLLATE ${collation}`}${notNull === "no" ? "" : " NOT NULL"}`;
  return {
    key: `column ${name}`,
    text: `${name} ${bare}${always3}${number}${standard}`,
    value: generated === null ? bare : `${bare} ${generated} ${expression}`,
    filled: generated === null && identity === null ? expression : number,
    required: notNull !== "no" && `${always3}${number}${standard}` === ""
  };
}
function constraintPart({ definition }) {
  const text = definition.replace(/ NOT VALID$/, "");
  return { key: plain2(text), text, value: plain2(text) };
}
function indexPart(definition) {
  const text = definition.replace(/^(CREATE (?:UNIQUE )?INDEX) (?:"(?:[^"]|"")+"|[^\s"]+) ON (?:ONLY )?/, "$1 ON ");
  return { key: "", text, value: text };
}
var cast = /::(?:character varying|double precision|bit varying|time(?:stamp)?(?:\(\d\))? with(?:out)? time zone|"[^"]+"(?:\."[^"]+")?|[\w.]+)(?:\(\d+(?:,\d+)?\))?(?:\[\])*/g;
function plain2(expression) {
  return expression.replace(/nextval\('(?:[^']|'')*'::regclass\)/g, "nextval").replace(cast, "").replace(/\bCURRENT_TIMESTAMP\b/g, "now()").replace(/'(-?\d+(?:\.\d+)?)'/g, "$1").replace(/[()\s]/g, "");
}

// src/checks/migration/trace/effect-table.ts
init_shim();
function tableOfEffect(effect) {
  if (!isOfTable(effect)) return void 0;
  if (!("table" in effect)) return effect.before;
  return "before" in effect.table ? effect.table.before : effect.table;
}
function isOfTable(effect) {
  return "table" in effect || effect.what === "table renamed" || effect.what === "table altered";
}

// src/checks/migration/rules/if-not-exists-keeps-another-definition.ts
var if_not_exists_keeps_another_definition_default = defineRule({
  meta: {
    id: "migration/if-not-exists-keeps-another-definition",
    severity: "warning",
    since: "0.1.0",
    title: "Do not let IF NOT EXISTS pass over something else of the same name",
    effect: "Postgres finds the name, says so in a NOTICE that no runner shows, and leaves what stands as it is. The migration passes, and the schema is not what its file says: the release that counts on it fails later.",
    remedy: "Change what stands (ALTER TABLE, ALTER TYPE, a new index), or leave IF NOT EXISTS away, so that the migration fails where the name is taken."
  },
  examples: [
    {
      title: "a table that lacks a column, and has another of another type",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, total int);",
        migration: "CREATE TABLE IF NOT EXISTS orders (id int PRIMARY KEY, total bigint NOT NULL, note text);"
      },
      hits: [
        "orders: IF NOT EXISTS finds it and changes nothing: total bigint NOT NULL was asked for, total integer stands; note text is missing"
      ]
    },
    {
      title: "the same table once more, with what came to it since",
      given: {
        schema: "CREATE TABLE orders (id serial PRIMARY KEY, state varchar(9) DEFAULT 'new' CHECK (state IN ('new', 'sent')), at timestamptz DEFAULT now()); ALTER TABLE orders ADD note text, ADD kind text NOT NULL DEFAULT 'a'; CREATE INDEX by_note ON orders (note);",
        migration: "CREATE TABLE IF NOT EXISTS orders (id serial PRIMARY KEY, state varchar(9) DEFAULT 'new' CHECK (state IN ('new', 'sent')), at timestamptz DEFAULT CURRENT_TIMESTAMP);"
      },
      hits: []
    },
    {
      title: "a sequence that the statement counts on, a column that nobody asked for and that must be filled, a view",
      given: {
        schema: "CREATE SEQUENCE order_ids; CREATE TABLE orders (id bigint DEFAULT nextval('order_ids')); ALTER SEQUENCE order_ids OWNED BY orders.id; CREATE TABLE carts (id int, kind text NOT NULL); CREATE VIEW users AS SELECT 1 AS id;",
        migration: "CREATE TABLE IF NOT EXISTS orders (id int DEFAULT nextval('order_ids')); CREATE TABLE IF NOT EXISTS carts (id int); CREATE TABLE IF NOT EXISTS users (id int);"
      },
      hits: [
        "orders: IF NOT EXISTS finds it and changes nothing: id integer DEFAULT nextval('order_ids'::regclass) was asked for, id bigint DEFAULT nextval('order_ids'::regclass) stands",
        "carts: IF NOT EXISTS finds it and changes nothing: kind text NOT NULL stands there besides",
        "users: IF NOT EXISTS finds it and changes nothing: a table was asked for, a view stands"
      ]
    },
    {
      title: "the file itself makes up for it, or nothing of the name is there",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "CREATE TABLE IF NOT EXISTS orders (id int, note text); ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text; CREATE TABLE IF NOT EXISTS carts (id int); CREATE INDEX IF NOT EXISTS by_id ON carts (id);"
      },
      hits: []
    },
    {
      title: "a column of another type, or without its foreign key",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int, note text, user_id int, sum int);",
        migration: "ALTER TABLE orders ADD COLUMN IF NOT EXISTS note varchar(20) NOT NULL DEFAULT '', ADD COLUMN IF NOT EXISTS sum int, ADD COLUMN kind text; ALTER TABLE orders ADD COLUMN IF NOT EXISTS user_id int REFERENCES users (id);"
      },
      hits: [
        "orders.note: IF NOT EXISTS finds it and changes nothing: note character varying(20) NOT NULL DEFAULT ''::character varying was asked for, note text stands",
        "orders.user_id: IF NOT EXISTS finds it and changes nothing: FOREIGN KEY (user_id) REFERENCES users(id) is missing"
      ]
    },
    {
      title: "an index on other columns, and the same index",
      given: {
        schema: "CREATE TABLE orders (a int, b int); CREATE INDEX by_a ON orders (a); CREATE INDEX by_b ON orders (b);",
        migration: "CREATE INDEX CONCURRENTLY IF NOT EXISTS by_a ON orders (a, b); CREATE INDEX IF NOT EXISTS by_b ON orders USING btree (b);"
      },
      hits: [
        "by_a on orders: IF NOT EXISTS finds it and changes nothing: CREATE INDEX ON public.orders USING btree (a, b) was asked for, CREATE INDEX ON public.orders USING btree (a) stands"
      ]
    },
    {
      title: "an enum and a constraint in DO blocks that look first, or catch the failure, and one that changes what it finds",
      given: {
        schema: "CREATE TYPE state AS ENUM ('new', 'sent'); CREATE TYPE kind AS ENUM ('a', 'b'); CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int CONSTRAINT by_user REFERENCES users (id)); CREATE TABLE carts (note text);",
        migration: "DO $$ BEGIN CREATE TYPE state AS ENUM ('new', 'sent', 'done'); EXCEPTION WHEN duplicate_object THEN null; END $$; DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'kind') THEN CREATE TYPE kind AS ENUM ('a'); END IF; END $$; DO $$ BEGIN ALTER TABLE orders ADD CONSTRAINT by_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE; EXCEPTION WHEN duplicate_object THEN null; END $$; DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_tables WHERE tablename = 'carts') THEN CREATE TABLE carts (id int, sum int); ELSE ALTER TABLE carts ADD id int; END IF; END $$;"
      },
      hits: [
        "state: the block finds it and changes nothing: the value 'done' is missing",
        "by_user on orders: the block finds it and changes nothing: FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE was asked for, FOREIGN KEY (user_id) REFERENCES users(id) stands"
      ]
    },
    {
      title: "a sequence, a materialized view, a schema of another owner, an extension in another schema",
      given: {
        schema: "CREATE SEQUENCE ids AS int; CREATE SEQUENCE others; CREATE SCHEMA app; CREATE TABLE orders (a int, b int); CREATE MATERIALIZED VIEW sums AS SELECT a FROM orders; CREATE MATERIALIZED VIEW counts AS SELECT b FROM orders;",
        migration: "CREATE SEQUENCE IF NOT EXISTS ids; CREATE SEQUENCE IF NOT EXISTS others; CREATE SCHEMA IF NOT EXISTS app; CREATE MATERIALIZED VIEW IF NOT EXISTS sums AS SELECT a, b FROM orders; CREATE MATERIALIZED VIEW IF NOT EXISTS counts AS SELECT b FROM orders; CREATE SCHEMA IF NOT EXISTS app AUTHORIZATION pg_monitor; CREATE EXTENSION IF NOT EXISTS plpgsql WITH SCHEMA app; CREATE EXTENSION IF NOT EXISTS plpgsql WITH SCHEMA pg_catalog;"
      },
      hits: [
        "ids: IF NOT EXISTS finds it and changes nothing: type bigint was asked for, type integer stands; MAXVALUE 9223372036854775807 was asked for, MAXVALUE 2147483647 stands",
        "sums: IF NOT EXISTS finds it and changes nothing: b integer is missing; its query is another",
        "app: IF NOT EXISTS finds it and changes nothing: owned by pg_monitor was asked for, owned by postgres stands",
        "plpgsql: IF NOT EXISTS finds it and changes nothing: SCHEMA app was asked for, SCHEMA pg_catalog stands"
      ]
    }
  ],
  check: (run) => run.statements.flatMap((statement) => statement.keptDefinitions.flatMap((kept) => hitsFor(kept, statement, run)))
});
function hitsFor(kept, statement, run) {
  const changed3 = statement.effects.some(
    (effect) => kept.table === void 0 ? "type" in effect : tableOfEffect(effect)?.name === kept.table
  );
  if (statement.trace.error || statement.sql.kind === "DoStmt" && changed3) return [];
  const atHead = definitionAtHead(kept, run);
  const still = atHead && new Set(differencesOf(atHead, kept.asked).map(keyOf4));
  const differences = differencesOf(kept.stands, kept.asked).filter((one) => still?.has(keyOf4(one)));
  if (differences.length === 0) return [];
  const who = statement.sql.kind === "DoStmt" ? "the block" : "IF NOT EXISTS";
  return [
    {
      ...hitOn(statement, run, kept.table ?? kept.name),
      cause: `${kept.kind} ${kept.name} kept`,
      subject: { kind: kept.kind, name: kept.name },
      key: `${statement.key}
${kept.name}`,
      message: `${nameOf2(kept)}: ${who} finds it and changes nothing: ${differencesText(differences)}`,
      proof: {
        kind: "diff",
        structural: false,
        before: excerptOf(differences.map(({ stands }) => stands)),
        after: excerptOf(
          differences.map(({ asked }) => asked),
          statement.place
        ),
        sides: ["what stands", "what was asked for"]
      }
    }
  ];
}
function keyOf4({ stands, asked }) {
  return `${asked === void 0} ${(asked ?? stands)?.key}`;
}
function definitionAtHead(kept, { facts: { head } }) {
  if (kept.kind === "enum") {
    const labels = head.world.enums.find(({ name }) => name === kept.name)?.labels;
    return labels?.map(({ label }) => ({ key: label, text: "", value: "" }));
  }
  if (kept.table === void 0) return kept.stands;
  const table = [...head.tables.values()].find(({ name }) => name === kept.table);
  const own = kept.name.slice(kept.name.lastIndexOf(".") + 1);
  if (!table) return void 0;
  switch (kept.kind) {
    case "index": {
      const index = table.indexes.find(({ name }) => name === own);
      return index ? [indexPart(index.definition)] : kept.stands;
    }
    case "column":
      return [
        ...table.columns.filter(({ name }) => name === own).map(columnPart),
        ...table.constraints.map(constraintPart)
      ];
    case "constraint":
      return table.constraints.filter(({ name }) => name === own).map((constraint) => ({ ...constraintPart(constraint), key: "" }));
    default:
      return tableDefinition(table);
  }
}
function nameOf2({ kind, name, table }) {
  if (table === void 0 || kind !== "index" && kind !== "constraint") return shown(name);
  return `${name.slice(name.lastIndexOf(".") + 1)} on ${shown(table)}`;
}
function differencesText(differences) {
  const texts = differences.map(({ stands, asked }) => {
    if (!asked) return `${stands?.text} stands there besides`;
    if (!stands) return `${asked.text} is missing`;
    if (stands.text === asked.text) return `${asked.text} is another`;
    return `${asked.text} was asked for, ${stands.text} stands`;
  });
  const [shownAtMost, rest] = [texts.slice(0, 4), texts.length - 4];
  return `${shownAtMost.join("; ")}${rest > 0 ? `; and ${rest} more` : ""}`;
}
function excerptOf(parts, location) {
  const text = parts.flatMap((part) => part?.text ?? []).join("\n");
  return text === "" ? void 0 : { text, ...location && { location } };
}

// src/checks/migration/rules/implicit-cast.ts
init_shim();
var implicit_cast_default = defineRule({
  meta: {
    id: "migration/implicit-cast",
    severity: "warning",
    since: "0.1.0",
    title: "Let Postgres cast by itself only where nothing else could be meant",
    effect: "With a cast AS IMPLICIT more functions and operators fit an expression: one that had a single meaning fails with 42725 (not unique), and what failed as a mistake gets an answer.",
    remedy: "Make it AS ASSIGNMENT, which serves INSERT and UPDATE, or leave both out and write the cast in the query."
  },
  examples: [
    {
      title: "from a number to text",
      given: { schema: "", migration: "CREATE CAST (integer AS text) WITH INOUT AS IMPLICIT;" },
      hits: [
        "integer is cast to text by itself from now on, so an expression of the running release with a value of type integer can fail with 42725 or mean something else"
      ]
    },
    {
      title: "an old one made implicit, in a DO block",
      given: {
        schema: "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE CAST (text AS mood) WITH INOUT AS ASSIGNMENT;",
        migration: "DO $$ BEGIN DROP CAST (text AS mood); CREATE CAST (text AS mood) WITH INOUT AS IMPLICIT; END $$;"
      },
      hits: [
        "text is cast to mood by itself from now on, so an expression of the running release with a value of type text can fail with 42725 or mean something else"
      ]
    },
    {
      title: "for assignments, and for who asks for it",
      given: {
        schema: "CREATE TYPE mood AS ENUM ('sad', 'ok');",
        migration: "CREATE CAST (text AS mood) WITH INOUT AS ASSIGNMENT; CREATE CAST (integer AS mood) WITH INOUT;"
      },
      hits: []
    },
    {
      title: "it was implicit before",
      given: {
        schema: "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE CAST (text AS mood) WITH INOUT AS IMPLICIT;",
        migration: "DROP CAST (text AS mood); CREATE CAST (text AS mood) WITH INOUT AS IMPLICIT;"
      },
      hits: []
    },
    {
      title: "from a type that no query of before can have",
      given: {
        schema: "",
        migration: "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE CAST (mood AS integer) WITH INOUT AS IMPLICIT;"
      },
      hits: []
    }
  ],
  check: (run) => effectsIn(run, "object created").flatMap(({ statement, effect: { object } }) => {
    const { kind, name } = object;
    const known2 = run.facts.base.world.named.some((cast2) => isImplicit(cast2) && cast2.name === name);
    const stands = run.facts.head.world.named.some((cast2) => isImplicit(cast2) && cast2.name === name);
    const [from = "", to = ""] = name.split(" AS ");
    if (kind !== "cast" || !isImplicit(object) || known2 || !stands || isNewType(run, from)) return [];
    return [
      {
        ...hitOn(statement, run, name),
        cause: `${statement.key}|cast ${name}`,
        key: name,
        subject: { kind: "cast", name },
        message: `${from} is cast to ${to} by itself from now on, so an expression of the running release with a value of type ${from} can fail with 42725 or mean something else`
      }
    ];
  })
});
function isImplicit({ kind, detail }) {
  return kind === "cast" && detail.startsWith('["i"');
}
function isNewType({ facts }, type) {
  const named2 = ({ name }) => name === type || name === `public.${type}`;
  const typesOf2 = ({ world, tables }) => [
    ...world.enums,
    ...world.domains,
    ...world.named.filter(({ kind }) => kind === "type"),
    ...tables.values()
  ];
  return typesOf2(facts.head).some(named2) && !typesOf2(facts.base).some(named2);
}

// src/checks/migration/rules/inheritance-change.ts
init_shim();
var inheritance_change_default = defineRule({
  meta: {
    id: "migration/inheritance-change",
    severity: "warning",
    since: "0.1.0",
    title: "Know which rows a parent table loses or gains",
    effect: "A query of the parent shows the rows of its children and partitions. When one leaves, the release that still runs misses those rows, and nothing fails.",
    remedy: "Ship a release that asks for these rows where they will be first, and let the table leave with the next."
  },
  examples: [
    {
      title: "a child leaves its parent",
      given: {
        schema: "CREATE TABLE events (at date); CREATE TABLE events_old () INHERITS (events); INSERT INTO events_old VALUES ('2025-01-01'), ('2025-01-02');",
        migration: "ALTER TABLE events_old NO INHERIT events;"
      },
      hits: ["events: queries of it no longer show what events_old holds (its 2 rows)"]
    },
    {
      title: "and a partition, in a DO block: partitions come and go",
      given: {
        schema: "CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (9);",
        migration: "DO $$ BEGIN ALTER TABLE events DETACH PARTITION events_1; END $$;"
      },
      hits: ["events: queries of it no longer show what events_1 holds"]
    },
    {
      title: "a table becomes a child",
      given: {
        schema: "CREATE TABLE events (at date); CREATE TABLE events_old (at date);",
        migration: "ALTER TABLE events_old INHERIT events;"
      },
      hits: ["events: queries of it show what events_old holds from now on"]
    },
    {
      title: "a partition that is attached again with other bounds, and one that is dropped",
      given: {
        schema: "CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (9); CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (10) TO (19);",
        migration: "ALTER TABLE events DETACH PARTITION events_1; ALTER TABLE events ATTACH PARTITION events_1 FOR VALUES FROM (0) TO (10); ALTER TABLE events DETACH PARTITION events_2; DROP TABLE events_2;"
      },
      hits: []
    },
    {
      title: "a child made in the same migration",
      given: {
        schema: "CREATE TABLE events (at date);",
        migration: "CREATE TABLE events_old () INHERITS (events); ALTER TABLE events_old NO INHERIT events;"
      },
      hits: []
    }
  ],
  check: (run) => standingTables(run).flatMap(({ base, head }) => [
    ...base.inherits.filter((oid) => !parentsOf(head).includes(oid)).flatMap((oid) => hitFor19(oid, base, "left", run)),
    ...base.partitionOf !== void 0 && !parentsOf(head).includes(base.partitionOf) ? hitFor19(base.partitionOf, base, "detached", run) : [],
    ...head.inherits.filter((oid) => !parentsOf(base).includes(oid)).flatMap((oid) => hitFor19(oid, base, "came", run))
  ])
});
var severities = { left: "warning", detached: "note", came: "note" };
function parentsOf({ inherits, partitionOf }) {
  return partitionOf === void 0 ? inherits : [...inherits, partitionOf];
}
function hitFor19(oid, child, change, run) {
  const parent = run.facts.base.tables.get(oid);
  const statement = statementThatDid2(oid, child, change, run);
  if (!parent || !run.facts.head.tables.has(oid) || !statement) return [];
  const rows = statement.rowsBefore.has(child.name) ? ` (${itsRows(statement, child.name)})` : "";
  const text = change === "came" ? `queries of it show what ${shown(child.name)} holds from now on` : `queries of it no longer show what ${shown(child.name)} holds${rows}`;
  return [
    {
      ...hitOn(statement, run, parent.name),
      // Which lock it takes is another matter.
      cause: `${parent.name} ${child.name} ${change}`,
      key: `${parent.name} ${child.name} ${change}`,
      severity: severities[change],
      reach: [{ kind: "table", name: child.name }],
      message: `${shown(parent.name)}: ${text}`
    }
  ];
}
function statementThatDid2(parent, { oid }, change, { statements }) {
  return statements.findLast(({ before: before2, after }) => {
    const [was, is2] = [before2.tables.get(oid), after.tables.get(oid)];
    if (!was || !is2) return false;
    const [had, has3] = [parentsOf(was).includes(parent), parentsOf(is2).includes(parent)];
    return change === "came" ? !had && has3 : had && !has3;
  });
}

// src/checks/migration/rules/irreversible.ts
init_shim();
var irreversible_default = defineRule({
  meta: {
    id: "migration/irreversible",
    severity: "note",
    since: "0.1.0",
    title: "Know what a rollback does not bring back",
    effect: "The schema may come back, what was in it does not: a rollback after this is a restore from a backup.",
    remedy: "Keep a copy of what is lost until nobody wants to go back any more."
  },
  examples: [
    {
      title: "a dropped column comes back empty",
      given: {
        schema: "CREATE TABLE orders (id int NOT NULL, note text);",
        migration: "ALTER TABLE orders DROP COLUMN note;",
        down: "ALTER TABLE orders ADD COLUMN note text;",
        runner: "golang-migrate"
      },
      hits: ["2_new: the values of orders.note are lost (in 2 rows here)"]
    },
    {
      title: "a dropped table comes back empty",
      given: {
        schema: "CREATE TABLE orders (id int NOT NULL, note text);",
        migration: "DROP TABLE orders;",
        down: "CREATE TABLE orders (id int NOT NULL, note text);",
        runner: "golang-migrate"
      },
      hits: ["2_new: orders comes back without its 2 rows"]
    },
    {
      title: "a label of an enum stays",
      given: {
        schema: "CREATE TYPE mood AS ENUM ('ok');",
        migration: "ALTER TYPE mood ADD VALUE 'sad';",
        down: "COMMENT ON TYPE mood IS NULL;",
        runner: "golang-migrate"
      },
      hits: ["2_new: 'sad' of enum mood stays: Postgres cannot drop a label, and up again fails with 42710"]
    },
    {
      title: "a down step that says so",
      given: {
        schema: "",
        migration: "CREATE TABLE orders (id int);",
        down: "DO $$ BEGIN RAISE EXCEPTION 'there is no way back'; END $$;",
        runner: "golang-migrate"
      },
      hits: ["2_new: its down step refuses to run: there is no way back"]
    },
    {
      title: "a down step of comments only",
      given: {
        schema: "",
        migration: "CREATE TABLE orders (id int);",
        down: "-- nothing to undo\nSELECT 1;",
        runner: "golang-migrate"
      },
      hits: ['2_new: its down step does nothing ("nothing to undo"): table orders is still there']
    },
    {
      title: "values that are moved there and back",
      given: {
        schema: "CREATE TABLE orders (id int NOT NULL, note text);",
        migration: "ALTER TABLE orders ADD COLUMN remark text; UPDATE orders SET remark = note; ALTER TABLE orders DROP COLUMN note;",
        down: "ALTER TABLE orders ADD COLUMN note text; UPDATE orders SET note = remark; ALTER TABLE orders DROP COLUMN remark;",
        runner: "golang-migrate"
      },
      hits: []
    }
  ],
  check: ({ rollback }) => (rollback?.files ?? []).flatMap(({ name, path, down, outcome }) => {
    const clauses = irreversibleIn(outcome);
    if (clauses.length === 0 || !down) return [];
    const { before: before2, after } = differenceFrom("left" in outcome ? outcome.left : []);
    const place = "place" in outcome ? outcome.place : { path: down.path, line: 1, column: 1 };
    return {
      message: `${name}: ${first(clauses)}`,
      location: place,
      subject: { kind: "migration", name: path },
      key: "irreversible",
      proof: before2 === "" ? { kind: "source", excerpt: shownSide(down.text.trim()).text } : {
        kind: "diff",
        structural: true,
        before: shownSide(before2),
        after: shownSide(after),
        sides: ["before up", "after up and down"]
      }
    };
  })
});
function first(clauses) {
  const rest = clauses.length - 3;
  return [...clauses.slice(0, 3), ...rest > 0 ? [`and ${rest} more like it`] : []].join("; ");
}

// src/checks/migration/rules/materialized-view-change.ts
init_shim();
var materialized_view_change_default = defineRule({
  meta: {
    id: "migration/materialized-view-change",
    severity: "warning",
    since: "0.1.0",
    title: "Make a materialized view anew with its data and its indexes",
    effect: "WITH NO DATA every read fails with 55000 until the first refresh; without its unique index REFRESH CONCURRENTLY fails too, and reads scan.",
    remedy: "Make the new view under another name, with data and indexes, and swap the names in one short transaction."
  },
  examples: [
    {
      title: "without data",
      given: {
        schema: "CREATE MATERIALIZED VIEW counted AS SELECT 1 AS n;",
        migration: "DROP MATERIALIZED VIEW counted; CREATE MATERIALIZED VIEW counted AS SELECT 2 AS n WITH NO DATA;"
      },
      hits: ["counted: has no data until it is refreshed, and every read fails with 55000 until then"]
    },
    {
      title: "without the index that it had, in a DO block",
      given: {
        schema: "CREATE MATERIALIZED VIEW counted AS SELECT 1 AS n, 2 AS m; CREATE UNIQUE INDEX once ON counted (n); CREATE INDEX by_m ON counted (m);",
        migration: "DO $$ BEGIN DROP MATERIALIZED VIEW counted; EXECUTE 'CREATE MATERIALIZED VIEW counted AS SELECT 2 AS n, 3 AS m'; EXECUTE 'CREATE INDEX by_m2 ON counted (m)'; END $$;"
      },
      hits: [
        "counted: made anew without its index once, so REFRESH MATERIALIZED VIEW CONCURRENTLY fails with 55000",
        "counted: dropped first and filled anew in the same transaction, so every read waits until its query has run"
      ]
    },
    {
      title: "with both, while its readers wait",
      given: {
        schema: "CREATE MATERIALIZED VIEW counted AS SELECT 1 AS n; CREATE UNIQUE INDEX once ON counted (n);",
        migration: "DROP MATERIALIZED VIEW counted; CREATE MATERIALIZED VIEW counted AS SELECT 2 AS n; CREATE UNIQUE INDEX once ON counted (n);"
      },
      hits: [
        "counted: dropped first and filled anew in the same transaction, so every read waits until its query has run"
      ]
    },
    {
      title: "made under another name, and swapped",
      given: {
        schema: "CREATE MATERIALIZED VIEW counted AS SELECT 1 AS n; CREATE UNIQUE INDEX once ON counted (n);",
        migration: "CREATE MATERIALIZED VIEW fresh AS SELECT 2 AS n; CREATE UNIQUE INDEX afresh ON fresh (n); DROP MATERIALIZED VIEW counted; ALTER MATERIALIZED VIEW fresh RENAME TO counted;"
      },
      hits: []
    },
    {
      title: "a view made in the same migration",
      given: { schema: "", migration: "CREATE MATERIALIZED VIEW counted AS SELECT 1 AS n WITH NO DATA;" },
      hits: []
    }
  ],
  check: (run) => [...run.facts.base.tables.values()].flatMap((base) => {
    const now = base.kind === "m" ? relationAtHead(run, base.name) : void 0;
    const statement = now && run.statements.findLast(({ before: before2, after }) => {
      const [was, is2] = [before2.tables.get(now.oid), after.tables.get(now.oid)];
      return is2 !== void 0 && (was === void 0 || was.populated !== is2.populated);
    });
    if (now?.kind !== "m" || !statement) return [];
    const texts = [
      ...base.populated && !now.populated ? ["has no data until it is refreshed, and every read fails with 55000 until then"] : [],
      ...now.oid === base.oid ? [] : lostIndexes(base, now),
      ...now.populated && fillsUnderDrop(base, now, run) ? ["dropped first and filled anew in the same transaction, so every read waits until its query has run"] : []
    ];
    return texts.map((text) => ({
      ...hitOn(statement, run, base.name),
      cause: `${base.name} ${text}`,
      subject: { kind: "view", name: base.name },
      message: `${shown(base.name)}: ${text}`
    }));
  })
});
function fillsUnderDrop(base, now, run) {
  const dropping = run.statements.findIndex(
    ({ effects }) => effects.some((effect) => effect.what === "table dropped" && effect.table.oid === base.oid)
  );
  const making = run.statements.findIndex(
    ({ effects }) => effects.some((effect) => effect.what === "table created" && effect.table.oid === now.oid)
  );
  const [drop, make] = [run.statements[dropping], run.statements[making]];
  return drop !== void 0 && make !== void 0 && dropping <= making && inOneTransaction(drop, make);
}
function lostIndexes(base, now) {
  const shape2 = ({ definition, unique: unique2 }) => `${unique2} ${definition.slice(definition.indexOf(" USING "))}`;
  const left2 = new Set(now.indexes.map(shape2));
  const lost = base.indexes.filter((index) => !left2.has(shape2(index)));
  if (lost.length === 0) return [];
  const stuck = lost.some(({ unique: unique2 }) => unique2) && !now.indexes.some(({ unique: unique2 }) => unique2);
  const names2 = enumerate(lost.map(({ name }) => name));
  return [
    `made anew without its index${lost.length === 1 ? "" : "es"} ${names2}${stuck ? ", so REFRESH MATERIALIZED VIEW CONCURRENTLY fails with 55000" : ""}`
  ];
}

// src/checks/migration/rules/migration-deleted.ts
init_shim();
var migration_deleted_default = defineRule({
  meta: {
    id: "migration/migration-deleted",
    severity: "warning",
    since: "0.1.0",
    title: "Keep migrations that the base branch has",
    effect: "A new database no longer gets what every other database has, and runners that look for the file stop.",
    remedy: "Put the file back. What it did can be undone by a new migration."
  },
  examples: [
    {
      title: "a migration is gone",
      given: {
        base: { "migrations/1_a.up.sql": "SELECT 1;", "migrations/2_b.up.sql": "SELECT 2;" },
        head: { "migrations/1_a.up.sql": "SELECT 1;" }
      },
      hits: ["2_b was deleted: databases that have run it keep what it did, new ones never get it"]
    },
    {
      title: "a migration got another name",
      given: {
        base: { "migrations/1_a.up.sql": "SELECT 1;", "migrations/2_b.up.sql": "SELECT 2;" },
        head: { "migrations/1_a.up.sql": "SELECT 1;", "migrations/3_b.up.sql": "SELECT 2;" }
      },
      hits: ["2_b was renamed to 3_b: golang-migrate takes it for a new migration and runs it again"]
    },
    {
      title: "nothing is gone",
      given: { base: { "migrations/1_a.up.sql": "SELECT 1;" }, head: { "migrations/1_a.up.sql": "SELECT 1;" } },
      hits: []
    }
  ],
  check: ({ plan, excerpts }) => [
    ...plan.deleted.map(({ key, path, name }) => ({
      message: `${name} was deleted: databases that have run it keep what it did, new ones never get it`,
      location: { path, line: 1, column: 1 },
      subject: { kind: "migration", name: key },
      key: "deleted",
      proof: {
        kind: "diff",
        structural: true,
        before: { text: excerpts.get(key)?.before ?? "" },
        after: void 0
      }
    })),
    ...plan.renamed.filter(({ before: before2, after }) => (before2.version || before2.name) !== (after.version || after.name)).map(({ before: before2, after }) => ({
      message: `${before2.name} was renamed to ${after.name}: ${runners[plan.runner].title} takes it for a new migration and runs it again`,
      location: { path: after.path, line: 1, column: 1 },
      subject: { kind: "migration", name: before2.key },
      key: "renamed",
      proof: { kind: "diff", structural: true, before: { text: before2.path }, after: { text: after.path } }
    }))
  ]
});

// src/checks/migration/rules/migration-edited.ts
init_shim();
var changelog = { "db/changelog/changelog.yaml": "databaseChangeLog:\n- includeAll: {path: .}\n" };
var migration_edited_default = defineRule({
  meta: {
    id: "migration/migration-edited",
    severity: "error",
    since: "0.1.0",
    title: "Leave migrations alone once they are on the base branch",
    effect: "Where it has run, the change never arrives, and runners that keep a checksum stop; where it has not, the schema differs from everyone else's.",
    remedy: "Put the text back, and bring the change in a new migration."
  },
  examples: [
    {
      title: "Flyway keeps a checksum",
      given: {
        base: { "migrations/V1__orders.sql": "CREATE TABLE orders (id int);" },
        head: { "migrations/V1__orders.sql": "CREATE TABLE orders (id bigint);" }
      },
      hits: ["V1__orders was changed after the base branch took it: Flyway compares checksums and refuses to go on"]
    },
    {
      title: "golang-migrate keeps none, so the change is never run",
      given: {
        base: { "migrations/1_orders.up.sql": "CREATE TABLE orders (id int);" },
        head: { "migrations/1_orders.up.sql": "CREATE TABLE orders (id bigint);" }
      },
      hits: ["1_orders was changed after the base branch took it: databases that have run it never see the change"]
    },
    {
      title: "only a comment was changed, and golang-migrate does not look at it",
      given: {
        base: { "migrations/1_orders.up.sql": "CREATE TABLE orders (id int); -- ordres" },
        head: { "migrations/1_orders.up.sql": "-- orders\nCREATE TABLE orders (\n  id int\n);" }
      },
      hits: []
    },
    {
      title: "only a comment was changed, and Flyway does look at it",
      given: {
        base: { "migrations/V1__orders.sql": "CREATE TABLE orders (id int); -- ordres" },
        head: { "migrations/V1__orders.sql": "CREATE TABLE orders (id int); -- orders" }
      },
      hits: ["V1__orders was changed after the base branch took it: Flyway compares checksums and refuses to go on"]
    },
    {
      title: "a changeset of Liquibase that is appended to an old file is new, and no edit",
      given: {
        base: { "db/changelog/a.sql": "--liquibase formatted sql\n--changeset ann:1\nSELECT 1;", ...changelog },
        head: {
          "db/changelog/a.sql": "--liquibase formatted sql\n--changeset ann:1\nSELECT 1;\n--changeset ann:2\nSELECT 2;",
          ...changelog
        }
      },
      hits: []
    },
    {
      title: "Prisma warns of it, and goes on",
      given: {
        base: { "prisma/migrations/1_a/migration.sql": "CREATE TABLE orders (id int);" },
        head: { "prisma/migrations/1_a/migration.sql": "CREATE TABLE orders (id bigint);" }
      },
      hits: [
        "1_a was changed after the base branch took it: Prisma compares checksums, warns of it on deploy, and never runs the change where the old text has run"
      ]
    },
    {
      title: "a repeatable migration is meant to be edited",
      given: {
        base: { "migrations/R__view.sql": "SELECT 1;", "migrations/V1__a.sql": "SELECT 1;" },
        head: { "migrations/R__view.sql": "SELECT 2;", "migrations/V1__a.sql": "SELECT 1;" }
      },
      hits: []
    }
  ],
  check: ({ plan, excerpts }) => plan.edited.flatMap(({ after: { key, path, name } }) => {
    const { title, edited } = runners[plan.runner];
    const texts = excerpts.get(key);
    if (texts?.sameStatements && !edited.checksum) return [];
    return {
      message: `${name} was changed after the base branch took it: ${edited.checksum ? `${title} ${edited.text}` : "databases that have run it never see the change"}`,
      location: { path, line: 1, column: 1 },
      subject: { kind: "migration", name: key },
      key: "edited",
      // Nobody's data depends on a comment, though a runner may stop at it.
      severity: edited.checksum && !texts?.sameStatements ? edited.severity : "warning",
      proof: {
        kind: "diff",
        structural: true,
        before: texts && { text: texts.before },
        after: texts?.after === void 0 ? void 0 : { text: texts.after, location: { path, line: 1, column: 1 } }
      }
    };
  })
});

// src/checks/migration/rules/migration-fails.ts
init_shim();
var migration_fails_default = defineRule({
  meta: {
    id: "migration/migration-fails",
    severity: "error",
    since: "0.1.0",
    title: "Bring migrations that run",
    effect: "The deployment stops at this statement, with everything before it applied or rolled back as the runner does.",
    remedy: "Correct the statement. It was run on the state that the earlier migrations leave behind.",
    general: true
  },
  examples: [
    {
      title: "a table that is not there",
      given: { schema: "", migration: "ALTER TABLE orders ADD COLUMN note text;" },
      hits: ['fails with 42P01: relation "orders" does not exist']
    },
    {
      title: "a mistake in the SQL",
      given: { schema: "", migration: "CREATE TABLE a (id int);\nCREAT TABLE b (id int);" },
      hits: ['fails with 42601: syntax error at or near "CREAT"']
    },
    {
      title: "a statement that runs",
      given: { schema: "CREATE TABLE orders (id int);", migration: "ALTER TABLE orders ADD COLUMN note text;" },
      hits: []
    },
    {
      title: "an isolation level, which has to be set before any query: ours are none of the migration",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "BEGIN; SET LOCAL transaction_isolation TO 'serializable'; ALTER TABLE orders ADD COLUMN note text; COMMIT;"
      },
      hits: []
    },
    {
      title: "a row that refers to one that no migration makes is a warning: production may have it",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);",
        migration: "INSERT INTO orders VALUES (1);"
      },
      hits: [
        'fails with 23503: insert or update on table "orders" violates foreign key constraint "orders_user_id_fkey"'
      ]
    },
    {
      title: "rows of the history itself stand against it",
      given: {
        schema: "CREATE TABLE orders (id int); INSERT INTO orders VALUES (1), (1);",
        migration: "ALTER TABLE orders ADD PRIMARY KEY (id);"
      },
      hits: ['fails with 23505: could not create unique index "orders_pkey"']
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const { error } = statement.trace;
    if (!error || statement.undecided !== void 0) return [];
    return {
      message: `fails with ${error.sqlstate}: ${error.message}`,
      location: statement.place,
      subject: { kind: "migration", name: statement.place.path },
      key: statement.key,
      cause: failureCause(statement),
      proof: proofOf(statement, run),
      // The row that it refers to may be one that users of production have made.
      ...error.sqlstate === "23503" && writesRows(statement) ? { severity: "warning", remedy: remedyForParent } : {},
      ...isMissing(error.sqlstate) ? { remedy: remedyForMissing } : {},
      ...remedyForRows(statement, error.sqlstate)
    };
  })
});
function remedyForRows(statement, sqlstate) {
  const query = offendingRows(statement, sqlstate);
  return query === void 0 ? {} : {
    remedy: `Repair the rows that stand against it in a step before it. They are in the history already.
${query};`
  };
}
function writesRows({ sql }) {
  return ["InsertStmt", "UpdateStmt", "MergeStmt"].includes(sql.kind);
}
var remedyForParent = "Make the row that it refers to in the same migration, or write nothing where it is not there: no earlier migration makes it.";
function isMissing(sqlstate) {
  return ["3F000", "42703", "42704", "42883", "42P01"].includes(sqlstate);
}
var remedyForMissing = "Correct the name. If it is there in production though no migration makes it, make it in a file that database.prelude names: that runs before the history.";

// src/checks/migration/rules/missing-down.ts
init_shim();
var missing_down_default = defineRule({
  meta: {
    id: "migration/missing-down",
    severity: "warning",
    since: "0.1.0",
    title: "Give a migration its way back, as the others have one",
    effect: "A rollback stops at this migration: whoever takes the release back has to find the way by hand, at night.",
    remedy: "Add the down step; where there is no way back, let it say so (RAISE EXCEPTION)."
  },
  examples: [
    {
      title: "most earlier migrations have one",
      given: {
        schema: "",
        migration: "CREATE TABLE orders (id int);",
        runner: "golang-migrate",
        down: null
      },
      hits: ["2_new has no down step, as most earlier migrations have"]
    },
    {
      title: "it has one",
      given: {
        schema: "",
        migration: "CREATE TABLE orders (id int);",
        runner: "golang-migrate",
        down: "DROP TABLE orders;"
      },
      hits: []
    },
    {
      title: "nobody writes down steps here",
      given: { schema: "", migration: "CREATE TABLE orders (id int);", runner: "prisma" },
      hits: []
    }
  ],
  check: ({ rollback }) => (rollback?.expected ? rollback.files : []).filter(({ outcome }) => outcome.kind === "missing").map(({ name, path }) => ({
    message: `${name} has no down step, as most earlier migrations have`,
    location: { path, line: 1, column: 1 },
    subject: { kind: "migration", name: path },
    key: "missing-down",
    proof: { kind: "source", excerpt: path }
  }))
});

// src/checks/migration/rules/missing-lock-timeout.ts
init_shim();

// src/checks/migration/judgement/waiting.ts
init_shim();
function timeoutCause(path) {
  return `${path}|lock_timeout`;
}
function waitingIn(path, run, timeout) {
  const found = run.statements.flatMap((statement) => {
    const { place, settings } = statement;
    const tables2 = place.path === path && settings && timeout(settings) === "0" ? newlyLocked(statement, run) : [];
    return tables2.length > 0 ? [{ statement, tables: tables2 }] : [];
  });
  const [first2] = found;
  const tables = unique(found.flatMap((each) => each.tables));
  return {
    statements: found.map(({ statement }) => statement),
    tables,
    first: first2 && {
      location: first2.statement.place,
      key: path,
      subject: { kind: "migration", name: path },
      reach: tables.map((name) => ({ kind: "table", name })),
      proof: proofOf(first2.statement, run)
    }
  };
}
function newlyLocked({ difference }, run) {
  const { taken = [], held = [] } = difference ?? {};
  const known2 = new Set(held.filter(({ mode }) => blocksWrites(mode)).map(({ relation }) => relation.oid));
  return taken.filter(({ relation, mode }) => blocksWrites(mode) && isOldTable(relation, run)).filter(({ relation }) => !known2.has(relation.oid) && run.facts.head.tables.has(relation.oid)).map(({ relation }) => relation.name);
}

// src/checks/migration/rules/missing-lock-timeout.ts
var missing_lock_timeout_default = defineRule({
  meta: {
    id: "migration/missing-lock-timeout",
    severity: "note",
    since: "0.1.0",
    title: "Bound the wait for a lock",
    effect: "While the migration waits behind one long query or an idle transaction, everybody who comes later queues behind the migration, for as long as that takes.",
    remedy: "Set lock_timeout before the first lock (SET LOCAL lock_timeout = '5s' in a transaction, SET elsewhere), and run the migration again when it strikes. What builds CONCURRENTLY wants a long one.",
    general: true
  },
  examples: [
    {
      title: "one statement that takes a lock",
      given: { schema: "CREATE TABLE orders (id int);", migration: "ALTER TABLE orders ADD COLUMN note text;" },
      hits: [
        "orders: while the migration waits for its lock behind a long query, all others queue behind it; lock_timeout is not set"
      ]
    },
    {
      title: "several: one finding a file",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE users (id int);",
        migration: "ALTER TABLE orders ADD COLUMN note text; DO $$ BEGIN ALTER TABLE users ADD COLUMN note text; END $$; ALTER TABLE users ADD COLUMN mail text;"
      },
      hits: [
        "orders and users: while the migration waits for its locks (2 statements) behind a long query, all others queue behind it; lock_timeout is not set"
      ]
    },
    {
      title: "lock_timeout is set",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "SET LOCAL lock_timeout = '5s'; ALTER TABLE orders ADD COLUMN note text;"
      },
      hits: []
    },
    {
      title: "a lock that nobody waits for",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "CREATE INDEX CONCURRENTLY by_id ON orders (id);"
      },
      hits: []
    },
    {
      title: "a VACUUM that lets everyone go on",
      given: { schema: "CREATE TABLE orders (id int);", migration: "VACUUM orders;" },
      hits: []
    },
    {
      title: "a table made in the same migration, and one that goes",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "CREATE TABLE carts (id int); ALTER TABLE carts ADD COLUMN note text; DROP TABLE orders;"
      },
      hits: []
    }
  ],
  check: (run) => run.files.flatMap(({ path }) => hitIn2(path, run))
});
function hitIn2(path, run) {
  const { statements, tables, first: first2 } = waitingIn(path, run, ({ lockTimeout }) => lockTimeout);
  if (!first2) return [];
  const locks = statements.length === 1 ? "its lock" : `its locks (${count(statements.length, "statement")})`;
  return [
    {
      ...first2,
      cause: timeoutCause(path),
      message: `${enumerate(tables.map(shown))}: while the migration waits for ${locks} behind a long query, all others queue behind it; lock_timeout is not set`
    }
  ];
}

// src/checks/migration/rules/missing-statement-timeout.ts
init_shim();
var missing_statement_timeout_default = defineRule({
  meta: {
    id: "migration/missing-statement-timeout",
    severity: "note",
    since: "0.1.0",
    title: "Bound how long a statement may hold its locks",
    effect: "A statement that turns out slower in production than anyone thought keeps its locks until it is done.",
    remedy: "Set statement_timeout before the first lock (SET LOCAL statement_timeout = '30s' in a transaction, SET elsewhere), longer than lock_timeout.",
    optIn: true
  },
  examples: [
    {
      title: "one statement that takes a lock",
      given: { schema: "CREATE TABLE orders (id int);", migration: "ALTER TABLE orders ADD COLUMN note text;" },
      hits: ["orders: one statement locks it for as long as it takes; statement_timeout is not set"]
    },
    {
      title: "several: one finding a file",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE users (id int);",
        migration: "ALTER TABLE orders ADD COLUMN note text; ALTER TABLE users ADD COLUMN note text;"
      },
      hits: ["orders and users: 2 statements lock them for as long as it takes; statement_timeout is not set"]
    },
    {
      title: "statement_timeout is set",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "SET LOCAL statement_timeout = '5s'; ALTER TABLE orders ADD COLUMN note text;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); ALTER TABLE carts ADD COLUMN note text;" },
      hits: []
    }
  ],
  check: (run) => run.files.flatMap(({ path }) => {
    const { statements, tables, first: first2 } = waitingIn(path, run, ({ statementTimeout }) => statementTimeout);
    if (!first2) return [];
    const who = statements.length === 1 ? "one statement locks" : `${count(statements.length, "statement")} lock`;
    const whom = tables.length === 1 ? "it" : "them";
    return [
      {
        ...first2,
        message: `${enumerate(tables.map(shown))}: ${who} ${whom} for as long as it takes; statement_timeout is not set`
      }
    ];
  })
});

// src/checks/migration/rules/mixed-transactional-file.ts
init_shim();

// src/checks/migration/judgement/file-parts.ts
init_shim();
function committedAlone({ transaction, sql }) {
  if (transaction !== "statement") return [];
  let open = false;
  return sql.filter((statement) => {
    const control = transactionControl(statement);
    if (control === "begin") open = true;
    if (control === "end") open &&= chains(statement);
    return control === void 0 && !open;
  });
}
function failsAgain({ node }) {
  for (const [kind, guard] of Object.entries(guards)) {
    if (kind in node) return !isGuarded(Object.values(node)[0], guard);
  }
  return "AlterTableStmt" in node && (node.AlterTableStmt.cmds ?? []).some(isUnguardedCommand);
}
var guards = {
  CreateStmt: "if_not_exists",
  CreateTableAsStmt: "if_not_exists",
  CreateSeqStmt: "if_not_exists",
  CreateSchemaStmt: "if_not_exists",
  CreateExtensionStmt: "if_not_exists",
  IndexStmt: "if_not_exists",
  DropStmt: "missing_ok",
  RenameStmt: "missing_ok",
  AlterEnumStmt: "skipIfNewValExists",
  CreateTrigStmt: "replace",
  ViewStmt: "replace",
  CreateFunctionStmt: "replace",
  RuleStmt: "replace",
  CreateEnumStmt: void 0,
  CreateDomainStmt: void 0,
  CompositeTypeStmt: void 0,
  CreateRangeStmt: void 0,
  CreatePolicyStmt: void 0,
  CreatePublicationStmt: void 0
};
function isGuarded(fields, guard) {
  if (guard === void 0 || typeof fields !== "object" || fields === null) return false;
  return new Map(Object.entries(fields)).get(guard) === true;
}
function isUnguardedCommand(command) {
  if (!("AlterTableCmd" in command)) return false;
  const { subtype = "", missing_ok } = command.AlterTableCmd;
  return /^AT_(AddColumn|AddConstraint|DropColumn|DropConstraint)$/.test(subtype) && missing_ok !== true;
}

// src/checks/migration/rules/mixed-transactional-file.ts
var mixed_transactional_file_default = defineRule({
  meta: {
    id: "migration/mixed-transactional-file",
    severity: "warning",
    since: "0.1.0",
    title: "Keep what refuses a transaction in files of its own",
    effect: "Without a transaction around the file, a failure leaves the statements before it done, and the migration can neither be run again nor rolled back by itself.",
    remedy: "Put what refuses a transaction (CONCURRENTLY, VACUUM) into a file of its own, and the rest into one that runs in a transaction."
  },
  examples: [
    {
      title: "Flyway refuses a file that mixes both",
      given: {
        schema: "CREATE TABLE orders (user_id int);",
        migration: "ALTER TABLE orders ADD COLUMN note text; CREATE INDEX CONCURRENTLY orders_by_user ON orders (user_id);",
        runner: "flyway"
      },
      hits: [
        "mixes statements that need a transaction with statements that refuse one, which Flyway does not run unless mixed is set"
      ]
    },
    {
      title: "a column and an index that is built concurrently",
      given: {
        schema: "CREATE TABLE orders (user_id int);",
        migration: "-- +goose NO TRANSACTION\n-- +goose Up\nALTER TABLE orders ADD COLUMN note text;\nCREATE INDEX CONCURRENTLY orders_by_user ON orders (user_id);",
        runner: "goose"
      },
      hits: ["line 3 stays done when line 4 fails: the file runs without a transaction, for the sake of line 4"]
    },
    {
      title: "the column is added only where it is missing, so the file can be run again",
      given: {
        schema: "CREATE TABLE orders (user_id int);",
        migration: "-- +goose NO TRANSACTION\n-- +goose Up\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\nCREATE INDEX CONCURRENTLY orders_by_user ON orders (user_id);",
        runner: "goose"
      },
      hits: []
    },
    {
      title: "all in one transaction",
      given: {
        schema: "CREATE TABLE orders (user_id int);",
        migration: "ALTER TABLE orders ADD COLUMN note text; ALTER TABLE orders ADD COLUMN remark text;",
        runner: "diesel"
      },
      hits: []
    }
  ],
  check: (run) => [
    ...run.mixed.map(({ path, statement }) => ({
      ...hitAt(path, statement),
      message: `mixes statements that need a transaction with statements that refuse one, which ${runners[run.plan.runner].title} does not run unless mixed is set`
    })),
    ...run.files.filter(({ path }) => !run.mixed.some((mixed) => mixed.path === path)).flatMap(hitIn3)
  ]
});
function hitIn3(file) {
  const statements = committedAlone(file);
  const alone = statements.find(needsNoTransaction);
  const other = statements.find((statement) => failsAgain(statement) && !needsNoTransaction(statement));
  if (!alone || !other || statements.indexOf(other) === statements.length - 1) return [];
  const next = statements[statements.indexOf(other) + 1] ?? alone;
  return [
    {
      ...hitAt(file.path, other),
      message: `line ${other.line} stays done when line ${next.line} fails: the file runs without a transaction, for the sake of line ${alone.line}`
    }
  ];
}
function hitAt(path, statement) {
  return {
    location: { path, line: statement.line, column: statement.column },
    subject: { kind: "migration", name: path },
    key: "mixed",
    cause: `${path}|half done`,
    // How the runner sends the file is our reading of it, not something that Postgres said.
    proof: { kind: "source", excerpt: statement.text }
  };
}

// src/checks/migration/rules/money.ts
init_shim();
var money_default = defineRule({
  meta: {
    id: "migration/money",
    severity: "warning",
    since: "0.1.0",
    title: "Do not use the type money",
    effect: "It knows no currency, and the setting lc_monetary decides how many digits it has after the point and how it is read: a dump may come back as other amounts.",
    remedy: "Use numeric(p, s), or an integer of the smallest unit, with the currency in a column of its own.",
    optIn: true
  },
  examples: [
    {
      title: "money",
      given: { schema: "", migration: "CREATE TABLE carts (total money);" },
      hits: ["carts.total: money means what lc_monetary says"]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "DO $$ BEGIN ALTER TABLE orders ADD COLUMN total money; END $$;"
      },
      hits: ["orders.total: money means what lc_monetary says"]
    },
    {
      title: "numeric",
      given: { schema: "", migration: "CREATE TABLE carts (total numeric(12, 2), currency text);" },
      hits: []
    }
  ],
  check: (run) => hitsOfNewColumns(
    run,
    ({ type }) => type === "money" || type === "money[]" ? "money means what lc_monetary says" : void 0
  )
});

// src/checks/migration/rules/multiple-exclusive-locks-in-transaction.ts
init_shim();

// src/checks/migration/judgement/partition-root.ts
init_shim();
function partitionRoot2(facts, table) {
  const parent = facts.tables.get(table)?.partitionOf;
  return parent === void 0 ? table : partitionRoot2(facts, parent);
}

// src/checks/migration/rules/multiple-exclusive-locks-in-transaction.ts
var multiple_exclusive_locks_in_transaction_default = defineRule({
  meta: {
    id: "migration/multiple-exclusive-locks-in-transaction",
    severity: "warning",
    since: "0.1.0",
    title: "Lock one table a transaction, or bound the wait",
    effect: "While the migration waits behind a long query for the second table, nobody can use the first; and where the application takes the two in the other order, one of them ends in a deadlock (40P01).",
    remedy: "Give each table a migration of its own, or set a short lock_timeout (SET LOCAL lock_timeout) before the first lock and run the migration again when it strikes."
  },
  examples: [
    {
      title: "two tables are changed",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE users (id int);",
        migration: "ALTER TABLE orders ADD COLUMN note text;\nALTER TABLE users ADD COLUMN note text;"
      },
      hits: [
        "orders stays locked (AccessExclusiveLock since line 1) while the migration waits for users (line 2), and lock_timeout is not set"
      ]
    },
    {
      title: "three tables, one of them in a DO block: one finding",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE users (id int); CREATE TABLE teams (id int);",
        migration: "ALTER TABLE orders ADD COLUMN note text;\nDO $$ BEGIN ALTER TABLE users ADD COLUMN note text; END $$;\nALTER TABLE teams ADD COLUMN note text;"
      },
      hits: [
        "orders stays locked (AccessExclusiveLock since line 1) while the migration waits for users and teams (lines 2 and 3), and lock_timeout is not set"
      ]
    },
    {
      title: "the wait is bounded",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE users (id int);",
        migration: "SET LOCAL lock_timeout = '2s';\nALTER TABLE orders ADD COLUMN note text;\nALTER TABLE users ADD COLUMN note text;"
      },
      hits: []
    },
    {
      title: "one of the two is new",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN note text;\nCREATE TABLE users (id int);\nALTER TABLE users ADD COLUMN note text;"
      },
      hits: []
    },
    {
      title: "a transaction each",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE users (id int);",
        migration: "BEGIN; ALTER TABLE orders ADD COLUMN note text; COMMIT;\nBEGIN; ALTER TABLE users ADD COLUMN note text; COMMIT;"
      },
      hits: []
    },
    {
      title: "partitions of one table, and one statement that needs both its tables",
      given: {
        schema: "CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE events_1 PARTITION OF events DEFAULT; CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int CONSTRAINT of_user REFERENCES users);",
        migration: "BEGIN; ALTER TABLE events ADD COLUMN note text; ALTER TABLE events_1 SET (fillfactor = 90); COMMIT;\nALTER TABLE orders DROP CONSTRAINT of_user;"
      },
      hits: []
    },
    {
      title: "tables that are dropped: whoever still uses them fails anyway",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE users (id int);",
        migration: "DROP TABLE orders;\nDROP TABLE users;"
      },
      hits: []
    }
  ],
  check: (run) => {
    const transactions = unique(run.statements.flatMap(({ trace }) => trace.transaction ?? []));
    return transactions.flatMap(
      (number) => hitIn4(
        run.statements.filter(({ trace }) => trace.transaction === number),
        run
      )
    );
  }
});
function hitIn4(statements, run) {
  const all = statements.flatMap((statement) => lockedBy(statement, run).map((table) => ({ statement, ...table })));
  const [first2] = all;
  const others = all.filter(({ oid, statement }) => oid !== first2?.oid && statement !== first2?.statement);
  const unbounded = others.filter(({ statement }) => statement.settings?.lockTimeout === "0");
  const [second] = unbounded;
  if (!first2 || !second) return [];
  const names2 = unbounded.map(({ name }) => shown(name));
  const lines = unique(unbounded.map(({ statement }) => String(statement.place.line)));
  return [
    {
      ...hitOn(second.statement, run, second.name),
      cause: `${second.statement.key}|several locks`,
      claims: [timeoutCause(second.statement.place.path)],
      proof: proofWithHeld(second.statement, run),
      reach: [first2, ...unbounded].map(({ name }) => ({ kind: "table", name })),
      message: `${shown(first2.name)} stays locked (AccessExclusiveLock since line ${first2.statement.place.line}) while the migration waits for ${enumerate(names2)} (line${lines.length === 1 ? "" : "s"} ${enumerate(lines)}), and lock_timeout is not set`
    }
  ];
}
function lockedBy(statement, run) {
  const { taken = [], held = [] } = statement.difference ?? {};
  const known2 = new Set(
    held.filter(({ mode }) => blocksReads(mode)).map(({ relation }) => partitionRoot2(statement.before, relation.oid))
  );
  const roots = unique(
    taken.filter(({ relation, mode }) => blocksReads(mode) && isOldTable(relation, run)).map(({ relation }) => partitionRoot2(statement.before, relation.oid))
  );
  return roots.filter((oid) => !known2.has(oid) && run.facts.head.tables.has(oid)).map((oid) => ({ oid, name: statement.before.tables.get(oid)?.name ?? String(oid) }));
}

// src/checks/migration/rules/new-check-breaks-old-writes.ts
init_shim();

// src/checks/migration/judgement/check-width.ts
init_shim();
function isWider(now, was) {
  const [ours, theirs] = [shape(now.definition), shape(was.definition)];
  if (ours.skeleton !== theirs.skeleton || turnsRound.test(ours.skeleton)) return false;
  return ours.lists.every((list2, index) => theirs.lists[index]?.every((literal2) => list2.includes(literal2))) && ours.limits.every(({ operator, value }, index) => {
    const before2 = theirs.limits[index]?.value ?? Number.NaN;
    return operator.startsWith("<") ? value >= before2 : value <= before2;
  });
}
var turnsRound = /\bNOT \(|\bCASE\b|\) (?:=|<>) \(|\bIS (?:FALSE|UNKNOWN|DISTINCT|NOT (?!NULL))/;
function shape(definition) {
  const lists = [];
  const limits3 = [];
  const literal2 = /'(?:[^']|'')*'|-?\b\d+(?:\.\d+)?\b/g;
  const skeleton = sameCheck(definition).replace(
    /= ANY \((?:\(ARRAY\[((?:[^\]']|'[^']*')*)\]\)|ARRAY\[((?:[^\]']|'[^']*')*)\])/g,
    (_, cast2, plain3) => {
      lists.push([...(cast2 ?? plain3 ?? "").matchAll(literal2)].map(([text]) => text));
      return "= ANY (ARRAY[]";
    }
  ).replace(/(?<![-<>=#@&|~!?*])([<>]=?) (\d+(?:\.\d+)?)(?=\))/g, (_, operator, value) => {
    limits3.push({ operator, value: Number(value) });
    return `${operator} limit`;
  });
  return { skeleton, lists, limits: limits3 };
}
function sameCheck(definition) {
  return definition.replace(/ NOT VALID$/, "").replace(
    /::(?:character varying|timestamp with(?:out)? time zone|double precision|[\w."]+)(?:\(\d+(?:,\d+)?\))?(?:\[\])?/g,
    ""
  );
}

// src/checks/migration/rules/new-check-breaks-old-writes.ts
var new_check_breaks_old_writes_default = defineRule({
  meta: {
    id: "migration/new-check-breaks-old-writes",
    severity: "warning",
    since: "0.1.0",
    title: "Ship writers that keep a CHECK before it is there",
    effect: "The release that still runs knows nothing of it: a row that does not fulfil it fails with 23514. NOT VALID spares only the rows that are there.",
    remedy: "Ship a release that keeps the condition first (and repairs the rows that do not), and add the CHECK with the one after."
  },
  examples: [
    {
      title: "columns that the running release writes",
      given: {
        schema: "CREATE TABLE orders (total int);",
        migration: "ALTER TABLE orders ADD CONSTRAINT paid CHECK (total > 0) NOT VALID;"
      },
      hits: ["orders: CHECK paid is new, so a write of the running release that breaks it fails with 23514"]
    },
    {
      title: "a value fewer, in a DO block",
      given: {
        schema: "CREATE TABLE orders (kind text CONSTRAINT kinds CHECK (kind IN ('web', 'app', 'shop')));",
        migration: "DO $$ BEGIN ALTER TABLE orders DROP CONSTRAINT kinds; ALTER TABLE orders ADD CONSTRAINT kinds CHECK (kind IN ('web', 'app')); END $$;"
      },
      hits: [
        "orders: CHECK kinds is another than before, so a write of the running release that breaks it fails with 23514"
      ]
    },
    {
      title: "a domain that a column has",
      given: {
        schema: "CREATE DOMAIN code AS text; CREATE TABLE orders (code code);",
        migration: "ALTER DOMAIN code ADD CONSTRAINT filled CHECK (VALUE <> '') NOT VALID;"
      },
      hits: ["domain code: CHECK filled is new, so a write of the running release that breaks it fails with 23514"]
    },
    {
      title: "a value more",
      given: {
        schema: "CREATE TABLE orders (kind varchar(9) CONSTRAINT kinds CHECK (kind IN ('web', 'app')));",
        migration: "ALTER TABLE orders DROP CONSTRAINT kinds; ALTER TABLE orders ADD CONSTRAINT kinds CHECK (kind IN ('app', 'shop', 'web'));"
      },
      hits: []
    },
    {
      title: "a limit that is further out",
      given: {
        schema: "CREATE TABLE orders (note text CONSTRAINT short CHECK (length(note) <= 20));",
        migration: "ALTER TABLE orders DROP CONSTRAINT short; ALTER TABLE orders ADD CONSTRAINT short CHECK (length(note) <= 50);"
      },
      hits: []
    },
    {
      title: "validating what was there",
      given: {
        schema: "CREATE TABLE orders (total int); ALTER TABLE orders ADD CONSTRAINT paid CHECK (total > 0) NOT VALID;",
        migration: "ALTER TABLE orders VALIDATE CONSTRAINT paid;"
      },
      hits: []
    },
    {
      title: "a CHECK that Postgres makes of the bound of a partition that leaves",
      given: {
        schema: "CREATE TABLE events (day int, body text) PARTITION BY RANGE (day); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (100);",
        migration: "ALTER TABLE events DETACH PARTITION events_1 CONCURRENTLY;"
      },
      hits: []
    },
    {
      title: "a narrower CHECK on a partition that leaves",
      given: {
        schema: "CREATE TABLE events (day int, body text) PARTITION BY RANGE (day); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (100);",
        migration: "ALTER TABLE events DETACH PARTITION events_1; ALTER TABLE events_1 ADD CONSTRAINT early CHECK (day < 50) NOT VALID;"
      },
      hits: ["events_1: CHECK early is new, so a write of the running release that breaks it fails with 23514"]
    },
    {
      title: "a CHECK that means NOT NULL, which another rule tells",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "ALTER TABLE orders ADD CONSTRAINT noted CHECK (note IS NOT NULL) NOT VALID;"
      },
      hits: []
    },
    {
      title: "a column that the same pull request added",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD total int CHECK (total > 0);"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (no int); ALTER TABLE carts ADD CHECK (no > 0);" },
      hits: []
    }
  ],
  check: (run) => [
    ...standingTables(run).flatMap(
      ({ base, head }) => head.constraints.flatMap((constraint) => {
        const kind = dutyOf(constraint, base, head, run);
        const statement = kind && statementSince(run, base.oid, ({ constraints }) => constraints.some(({ oid }) => oid === constraint.oid));
        if (!kind || !statement) return [];
        return [
          {
            ...hitOn(statement, run, head.name),
            cause: `${head.name} ${constraint.name} new check`,
            subject: { kind: "constraint", name: `${head.name}.${constraint.name}` },
            message: `${shown(head.name)}: CHECK ${constraint.name} is ${kind}, so a write of the running release that breaks it fails with 23514`
          }
        ];
      })
    ),
    ...run.facts.head.world.domains.flatMap((domain) => {
      const base = run.facts.base.world.domains.find(({ oid }) => oid === domain.oid);
      const added = base && columnsOfType(run, base.name).length > 0 ? newOn(base, domain) : [];
      const statement = run.statements.findLast(
        ({ effects }) => effects.some((effect) => effect.what === "domain altered" && effect.domain.after.oid === domain.oid)
      );
      return added.length === 0 || !statement ? [] : added.map((name) => ({
        ...hitOn(statement, run, domain.name),
        cause: `${domain.name} ${name} new check`,
        subject: { kind: "domain", name: domain.name },
        key: name,
        message: `domain ${shown(domain.name)}: CHECK ${name} is new, so a write of the running release that breaks it fails with 23514`
      }));
    })
  ]
});
function dutyOf(check, base, head, run) {
  const stood = base.constraints.some(({ oid, enforced }) => oid === check.oid && enforced);
  if (stood || check.kind !== "check" || !check.local || !check.enforced) return void 0;
  if (checkedNotNull(check) !== void 0) return void 0;
  const columns = check.columns.flatMap((name) => head.columns.find((column) => column.name === name) ?? []);
  const known2 = columns.filter((column) => columnAtBase(run, base.oid, column));
  if (known2.length === 0) return void 0;
  if (base.partitionConstraint !== void 0 && check.definition === `CHECK (${base.partitionConstraint})`) {
    return void 0;
  }
  const before2 = base.constraints.filter(({ kind, enforced }) => kind === "check" && enforced);
  const kept = before2.some(
    (old) => old.oid === check.oid || sameCheck(old.definition) === sameCheck(check.definition) || isWider(check, old)
  );
  if (kept) return void 0;
  return before2.some(({ name }) => name === check.name) ? "another than before" : "new";
}
function newOn(base, head) {
  return head.constraints.filter(
    ({ definition }) => !base.constraints.some(
      (old) => sameCheck(old.definition) === sameCheck(definition) || isWider({ definition }, old)
    )
  ).map(({ name }) => name);
}

// src/checks/migration/rules/new-fk-breaks-old-writes.ts
init_shim();
var new_fk_breaks_old_writes_default = defineRule({
  meta: {
    id: "migration/new-fk-breaks-old-writes",
    severity: "warning",
    since: "0.1.0",
    title: "Ship writers that keep a foreign key before it is there",
    effect: "The release that still runs knows nothing of it: a row that refers to nothing, and a DELETE of one that is referred to, fail with 23503. NOT VALID spares only the rows that are there.",
    remedy: "Ship a release that keeps the reference first (and repairs the rows that do not), and add the foreign key with the one after."
  },
  examples: [
    {
      title: "a column that the running release writes",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int);",
        migration: "ALTER TABLE orders ADD CONSTRAINT whose FOREIGN KEY (user_id) REFERENCES users NOT VALID;"
      },
      hits: [
        "orders.user_id: must refer to users now, so a write of the running release that breaks this fails with 23503"
      ]
    },
    {
      title: "two of them, in a DO block",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int, payer_id int);",
        migration: "DO $$ BEGIN ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users; ALTER TABLE orders ADD FOREIGN KEY (payer_id) REFERENCES users; END $$;"
      },
      hits: [
        "orders: payer_id must refer to users and user_id to users now, so a write of the running release that breaks this fails with 23503"
      ]
    },
    {
      title: "a table that is new itself",
      given: {
        schema: "CREATE TABLE orders (kind int);",
        migration: "CREATE TABLE kinds (id int PRIMARY KEY); INSERT INTO kinds SELECT DISTINCT kind FROM orders; ALTER TABLE orders ADD FOREIGN KEY (kind) REFERENCES kinds;"
      },
      hits: [
        "orders.kind: must refer to kinds now, a table that the running release does not fill, so a value that is not there yet fails with 23503"
      ]
    },
    {
      title: "a new column, which the running release leaves NULL",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD user_id int REFERENCES users;"
      },
      hits: []
    },
    {
      title: "a new column with a default that refers to a row that is there",
      given: {
        schema: "CREATE TABLE kinds (id int PRIMARY KEY); CREATE TABLE orders (id int);",
        migration: "INSERT INTO kinds VALUES (0); ALTER TABLE orders ADD kind int NOT NULL DEFAULT 0 REFERENCES kinds;"
      },
      hits: []
    },
    {
      title: "the same where nobody has looked",
      given: {
        schema: "CREATE TABLE kinds (id int PRIMARY KEY); CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD kind int NOT NULL DEFAULT 0; ALTER TABLE orders ADD FOREIGN KEY (kind) REFERENCES kinds NOT VALID;"
      },
      hits: [
        "orders.kind: must refer to kinds now, so a write of the running release that breaks this fails with 23503"
      ]
    },
    {
      title: "the same reference with another action",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);",
        migration: "ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey; ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users ON DELETE RESTRICT;"
      },
      hits: []
    },
    {
      title: "the same reference to a table that is called otherwise now",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);",
        migration: "ALTER TABLE users RENAME TO people; ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey; ALTER TABLE orders ADD CONSTRAINT to_people FOREIGN KEY (user_id) REFERENCES people;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY);",
        migration: "CREATE TABLE carts (user_id int REFERENCES users);"
      },
      hits: []
    }
  ],
  check: (run) => standingTables(run).flatMap(({ base, head }) => {
    const found = head.constraints.flatMap((constraint) => {
      const statement = isNewDuty(constraint, base, head, run) ? statementSince(run, base.oid, ({ constraints }) => constraints.some(({ oid }) => oid === constraint.oid)) : void 0;
      return statement && !isKept(constraint, statement, base, run) ? [{ statement, constraint }] : [];
    });
    return found.flatMap((one) => {
      const group = found.filter(({ statement }) => statement.place.path === one.statement.place.path);
      return group[0] === one ? [
        hitFor20(
          head,
          one.statement,
          group.map(({ constraint }) => constraint),
          run
        )
      ] : [];
    });
  })
});
function isNewDuty(key, base, head, run) {
  if (key.kind !== "foreign key" || !key.local || !key.enforced) return false;
  const parentName = run.facts.head.tables.get(key.parent ?? 0)?.name;
  const same = (known2) => known2.kind === "foreign key" && `${known2.columns}` === `${key.columns}` && `${known2.parentColumns}` === `${key.parentColumns}` && (known2.parent === key.parent || tableAtBase(run, known2.parent ?? 0)?.name === parentName);
  if (base.constraints.some((known2) => known2.oid === key.oid || same(known2))) return false;
  return !key.columns.some((name) => {
    const column = head.columns.find((known2) => known2.name === name);
    return column && !columnAtBase(run, base.oid, column) && !isFilled(run, column);
  });
}
function isKept(key, statement, base, run) {
  const after = statement.after.tables.get(base.oid)?.columns ?? [];
  const known2 = after.some((column) => key.columns.includes(column.name) && columnAtBase(run, base.oid, column));
  return !known2 && key.validated && statement.failsOnRows === void 0;
}
function hitFor20(table, statement, keys, run) {
  const [first2] = keys;
  const parents = keys.map(({ parent: parent2 }) => run.facts.head.tables.get(parent2 ?? 0));
  const one = keys.length === 1;
  const isNew = parents.some((parent2) => parent2 && !tableAtBase(run, parent2.oid));
  const breaks = isNew && one ? ", a table that the running release does not fill, so a value that is not there yet fails with 23503" : ", so a write of the running release that breaks this fails with 23503";
  const [parent] = parents;
  const columns = (key) => (key?.columns ?? []).join(", ");
  const single = first2?.columns.length === 1 ? `${shown(table.name)}.${columns(first2)}` : `${shown(table.name)} (${columns(first2)})`;
  const parts = keys.map(
    (key, place) => `${columns(key)}${place === 0 ? " must refer" : ""} to ${shown(parents[place]?.name ?? "")}`
  );
  return {
    ...hitOn(statement, run, table.name),
    cause: `${table.name} ${keys.map(columns).join(" ")} references`,
    subject: { kind: "table", name: table.name },
    reach: keys.map(({ name }) => ({ kind: "constraint", name: `${table.name}.${name}` })),
    key: keys.map(columns).join("\n"),
    message: one ? `${single}: must refer to ${shown(parent?.name ?? "")} now${breaks}` : `${shown(table.name)}: ${enumerate(parts)} now${breaks}`
  };
}

// src/checks/migration/rules/new-table-closed-to-application.ts
init_shim();
var new_table_closed_to_application_default = defineRule({
  meta: {
    id: "migration/new-table-closed-to-application",
    severity: "note",
    since: "0.1.0",
    title: "Let the application read the tables that are made for it",
    effect: "A new table or view is its owner\u2019s alone, unless default privileges or a GRANT say otherwise. Where the role of the application (`database.role`) is another, what the next release does with it fails with 42501.",
    remedy: "GRANT what the application needs in the same migration, or ALTER DEFAULT PRIVILEGES for the role that migrates."
  },
  examples: [
    {
      title: "a table and a view without a grant, where the role may read the other tables",
      given: {
        schema: "CREATE TABLE orders (id int); GRANT SELECT ON orders TO app;",
        migration: "CREATE TABLE carts (id int); CREATE VIEW open_carts AS SELECT id FROM carts;",
        role: "app"
      },
      hits: [
        "carts: app may not read it (42501: permission denied for table carts), as it may the one table or view that stood before",
        "open_carts: app may not read it (42501: permission denied for view open_carts), as it may the one table or view that stood before"
      ]
    },
    {
      title: "in a schema that the role may not use",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE logs (id int); CREATE TABLE users (id int); GRANT SELECT ON orders, users TO app;",
        migration: "CREATE SCHEMA shop; CREATE TABLE shop.carts (id int); GRANT SELECT ON shop.carts TO app;",
        role: "app"
      },
      hits: [
        "shop.carts: app may not read it (42501: permission denied for schema shop), as it may 2 of the 3 tables and views that stood before"
      ]
    },
    {
      title: "a grant of its own, default privileges, and a table of the role\u2019s own",
      given: {
        schema: "CREATE SCHEMA shop; GRANT USAGE ON SCHEMA shop TO app; ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT SELECT ON TABLES TO app; CREATE TABLE orders (id int); GRANT SELECT ON orders TO app;",
        migration: "CREATE TABLE carts (id int); GRANT SELECT ON carts TO app; CREATE TABLE shop.carts (id int); CREATE TABLE notes (id int); ALTER TABLE notes OWNER TO app;",
        role: "app"
      },
      hits: []
    },
    {
      title: "what the role may do is said nowhere in the migrations",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "CREATE TABLE carts (id int);",
        role: "app"
      },
      hits: []
    }
  ],
  check: (run) => {
    const { roleRights } = run;
    if (!roleRights || roleRights.readable * 2 <= roleRights.standing) return [];
    const { role, readable, standing } = roleRights;
    const others = standing === 1 ? "the one table or view that stood before" : `${readable === standing ? `the ${standing}` : `${readable} of the ${standing}`} tables and views that stood before`;
    return roleRights.closed.flatMap(({ table: oid, message }) => {
      const table = run.facts.head.tables.get(oid);
      const statement = run.statements.find(
        ({ effects }) => effects.some((effect) => effect.what === "table created" && effect.table.oid === oid)
      );
      if (!table || !statement) return [];
      return [
        {
          ...hitOn(statement, run, table.name),
          cause: `${table.name} closed`,
          key: `${statement.key}
${table.name}`,
          subject: { kind: "vm".includes(table.kind) ? "view" : "table", name: table.name },
          message: `${shown(table.name)}: ${role} may not read it (42501: ${message}), as it may ${others}`
        }
      ];
    });
  }
});

// src/checks/migration/rules/new-unique-breaks-old-writes.ts
init_shim();
var new_unique_breaks_old_writes_default = defineRule({
  meta: {
    id: "migration/new-unique-breaks-old-writes",
    severity: "warning",
    since: "0.1.0",
    title: "Ship writers that know a unique index before it is there",
    effect: "The release that still runs knows nothing of it: a value that it writes twice fails with 23505.",
    remedy: "Ship a release that writes no duplicate first (and removes those that are there), and add the index with the one after."
  },
  examples: [
    {
      title: "columns that the running release writes",
      given: {
        schema: "CREATE TABLE users (mail text, shop int);",
        migration: "CREATE UNIQUE INDEX CONCURRENTLY by_mail ON users (mail, shop);"
      },
      hits: ["users (mail, shop): unique now, so a write of the running release that repeats a value fails with 23505"]
    },
    {
      title: "one column beside another than before",
      given: {
        schema: "CREATE TABLE users (mail text, shop int, phone text, UNIQUE (mail, shop));",
        migration: "CREATE UNIQUE INDEX once ON users (mail, phone);"
      },
      hits: [
        "users (mail, phone): unique now, so a write of the running release that repeats a value fails with 23505"
      ]
    },
    {
      title: "only some of the rows, in a DO block",
      given: {
        schema: "CREATE TABLE users (mail text, gone bool);",
        migration: "DO $$ BEGIN CREATE UNIQUE INDEX by_mail ON users (lower(mail)) WHERE NOT gone; END $$;"
      },
      hits: [
        "users (lower(mail)): unique now where (NOT gone), so a write of the running release that repeats a value fails with 23505"
      ]
    },
    {
      title: "a new column that has the same value in every row",
      given: {
        schema: "CREATE TABLE users (id int);",
        migration: "ALTER TABLE users ADD rank int DEFAULT 0; CREATE UNIQUE INDEX by_rank ON users (rank);"
      },
      hits: [
        "users (rank): unique now, and every row of the running release, which does not know it, gets the same default: its second INSERT fails with 23505"
      ]
    },
    {
      title: "the same of rows that meet a condition, as far as the rows here tell",
      given: {
        schema: "CREATE TABLE users (id int);",
        migration: "ALTER TABLE users ADD token text DEFAULT '', ADD rank int DEFAULT 0; CREATE UNIQUE INDEX by_token ON users (token) WHERE token !~ '^[0-9 ]*$'; CREATE UNIQUE INDEX by_rank ON users (rank) WHERE rank >= 0;"
      },
      hits: [
        "users (rank): unique now where (rank >= 0), and every row of the running release, which does not know it, gets the same default: its second INSERT fails with 23505"
      ]
    },
    {
      title: "the same where they were given values of their own first",
      given: {
        schema: "CREATE TABLE users (id int);",
        migration: "ALTER TABLE users ADD token text DEFAULT ''; UPDATE users SET token = gen_random_uuid()::text; CREATE UNIQUE INDEX by_token ON users (token) WHERE token IS NOT NULL;"
      },
      hits: [
        "users (token): unique now where (token IS NOT NULL), and every row of the running release, which does not know it, gets the same default: where that meets the condition, its second INSERT fails with 23505"
      ]
    },
    {
      title: "the same where the rows here are none of ours, and tell nothing",
      given: {
        schema: "CREATE TABLE users (id int); INSERT INTO users VALUES (1);",
        migration: "ALTER TABLE users ADD token text DEFAULT ''; CREATE UNIQUE INDEX by_token ON users (token) WHERE token <> '';"
      },
      hits: [
        "users (token): unique now where (token <> ''::text), and every row of the running release, which does not know it, gets the same default: where that meets the condition, its second INSERT fails with 23505"
      ]
    },
    {
      title: "a new column that the running release leaves NULL",
      given: {
        schema: "CREATE TABLE users (id int);",
        migration: "ALTER TABLE users ADD mail text UNIQUE;"
      },
      hits: []
    },
    {
      title: "the same of an expression",
      given: {
        schema: "CREATE TABLE users (shop int);",
        migration: "ALTER TABLE users ADD mail text; CREATE UNIQUE INDEX by_mail ON users (shop, lower(mail));"
      },
      hits: []
    },
    {
      title: "a new key, which every row gets another of",
      given: {
        schema: "CREATE TABLE users (mail text);",
        migration: "ALTER TABLE users ADD id bigserial PRIMARY KEY;"
      },
      hits: []
    },
    {
      title: "a column that Postgres draws a value for",
      given: {
        schema: "CREATE TABLE users (id uuid DEFAULT gen_random_uuid());",
        migration: "CREATE UNIQUE INDEX CONCURRENTLY by_id ON users (id);"
      },
      hits: []
    },
    {
      title: "fewer columns had to be unique before",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY, mail text);",
        migration: "CREATE UNIQUE INDEX CONCURRENTLY by_both ON users (mail, id);"
      },
      hits: []
    },
    {
      title: "fewer rows than before",
      given: {
        schema: "CREATE TABLE users (shop int, mail text); CREATE UNIQUE INDEX by_mail ON users (shop, lower(mail));",
        migration: "ALTER TABLE users ADD gone bigint DEFAULT NULL; DROP INDEX by_mail; CREATE UNIQUE INDEX by_mail ON users (shop, lower(mail)) WHERE gone IS NULL;"
      },
      hits: []
    },
    {
      title: "the index was there before",
      given: {
        schema: "CREATE TABLE users (mail text); CREATE UNIQUE INDEX by_mail ON users (mail);",
        migration: "ALTER TABLE users ADD CONSTRAINT mails UNIQUE USING INDEX by_mail;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (no int); CREATE UNIQUE INDEX by_no ON carts (no);" },
      hits: []
    }
  ],
  check: (run) => standingTables(run).flatMap((table) => {
    const { base, head } = table;
    const known2 = uniqueKeys(base);
    return uniqueKeys(head).filter((index) => !known2.some((old) => old.oid === index.oid || implies(old, index))).flatMap((index) => {
      const statement = statementSince(run, base.oid, ({ indexes }) => indexes.some(({ oid }) => oid === index.oid));
      const meets = statement && collision(index, table, run, statement);
      if (!meets) return [];
      const key = keyText(index);
      const where = index.predicate === null ? "" : ` where ${index.predicate}`;
      return [
        {
          ...hitOn(statement, run, base.name),
          cause: `${base.name} (${key}) new unique`,
          subject: { kind: "index", name: `${base.name} (${key})` },
          message: `${shown(base.name)} (${key}): unique now${where}, ${meets}`
        }
      ];
    });
  })
});
function collision(index, { base, head }, run, statement) {
  const columns = head.columns.filter(
    ({ name }) => index.columns.includes(name) || index.parts.some((part, place) => index.columns[place] === null && names(part, name))
  );
  const added = columns.filter((column) => !columnAtBase(run, base.oid, column));
  const distinct = !/ NULLS NOT DISTINCT|\bcoalesce\(/i.test(index.definition);
  if (columns.some(({ identity, volatileDefault }) => identity !== null || volatileDefault)) return void 0;
  const differs = added.some(
    (column) => (
      // Without a default it is NULL, which equals nothing; where it may not be NULL, the INSERT fails for that.
      !isFilled(run, column) && (distinct || column.notNull !== "no")
    )
  );
  if (differs) return void 0;
  if (added.length === 0 || added.length < columns.length) {
    return "so a write of the running release that repeats a value fails with 23505";
  }
  const met = index.predicate === null || statement.failsOnRows?.sqlstate === "23505";
  const changed3 = run.statements.some(({ difference }) => (difference?.rows[base.name]?.updated ?? 0) > 0);
  if (!met && !changed3 && hasTwoRowsOfOurs(statement, base.name)) return void 0;
  const which = met ? "" : "where that meets the condition, ";
  return `and every row of the running release, which does not know it, gets the same default: ${which}its second INSERT fails with 23505`;
}
function hasTwoRowsOfOurs({ witness = "" }, table) {
  return witness.split("; ").some((text) => text.startsWith(`${table}: `) && /(\}| \.\.\.) and \{/.test(text));
}
function names(expression, column) {
  return expression.split(/[^\w$"]+/).includes(sqlName(column));
}

// src/checks/migration/rules/not-enforced-constraint.ts
init_shim();
var not_enforced_constraint_default = defineRule({
  meta: {
    id: "migration/not-enforced-constraint",
    severity: "note",
    since: "0.1.0",
    title: "Know that a NOT ENFORCED constraint checks nothing",
    effect: "Postgres keeps it as a remark: neither old rows nor new ones are ever checked.",
    remedy: "Leave NOT ENFORCED out where the rows are to be checked; NOT VALID checks the new ones."
  },
  examples: [
    {
      title: "a CHECK on a table in use",
      given: {
        schema: "CREATE TABLE orders (total int);",
        migration: "ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT ENFORCED;",
        postgresVersion: 18
      },
      hits: ["positive on orders is NOT ENFORCED: no row is ever checked"]
    },
    {
      title: "two on a new table",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (a int CONSTRAINT a CHECK (a > 0) NOT ENFORCED, b int CONSTRAINT b CHECK (b > 0) NOT ENFORCED);"
      },
      hits: ["a and b on carts are NOT ENFORCED: no row is ever checked"]
    },
    {
      title: "a foreign key that was enforced",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int CONSTRAINT by REFERENCES users);",
        migration: "ALTER TABLE orders ALTER CONSTRAINT by NOT ENFORCED;"
      },
      hits: ["by on orders is NOT ENFORCED: no row is ever checked"]
    },
    {
      title: "NOT VALID checks new rows",
      given: {
        schema: "CREATE TABLE orders (total int);",
        migration: "ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const found = statement.effects.flatMap(notEnforcedBy);
    const tables = new Map(found.map(({ table }) => [table.oid, table]));
    return [...tables.values()].map((table) => {
      const names2 = found.filter((each) => each.table.oid === table.oid).map(({ constraint }) => constraint.name);
      const subjects = names2.map((name) => ({ kind: "constraint", name: `${table.name}.${name}` }));
      return {
        ...hitOn(statement, run, table.name),
        ...subjects[0] ? { subject: subjects[0] } : {},
        key: names2.join("\n"),
        cause: `${table.name} ${names2.join(" ")} not enforced`,
        reach: subjects,
        message: `${enumerate(names2)} on ${shown(table.name)} ${names2.length > 1 ? "are" : "is"} NOT ENFORCED: no row is ever checked`
      };
    });
  })
});
function notEnforcedBy(effect) {
  switch (effect.what) {
    case "table created":
      return effect.table.constraints.filter(({ enforced, local }) => !enforced && local).map((constraint) => ({ table: effect.table, constraint }));
    case "constraint added":
      return effect.constraint.enforced ? [] : [{ table: effect.table.after, constraint: effect.constraint }];
    case "constraint altered": {
      const { before: before2, after } = effect.constraint;
      return before2.enforced && !after.enforced ? [{ table: effect.table.after, constraint: after }] : [];
    }
    default:
      return [];
  }
}

// src/checks/migration/rules/not-rerunnable.ts
init_shim();
var not_rerunnable_default = defineRule({
  meta: {
    id: "migration/not-rerunnable",
    severity: "note",
    since: "0.1.0",
    title: "Make a file that runs without a transaction fit to run twice",
    effect: "Where a statement fails, those before it are done already; run again, the file stops at the first of them and never gets to the one that failed.",
    remedy: "Write IF NOT EXISTS and IF EXISTS where the statement knows them (an index that was left INVALID has to be dropped first), or give each statement a file of its own.",
    general: true
  },
  examples: [
    {
      title: "two indexes",
      given: {
        schema: "CREATE TABLE orders (a int, b int);",
        migration: "-- +goose NO TRANSACTION\n-- +goose Up\nCREATE INDEX CONCURRENTLY by_a ON orders (a);\nCREATE INDEX CONCURRENTLY by_b ON orders (b);",
        runner: "goose"
      },
      hits: [
        "line 3 cannot run twice, and the file runs without a transaction: after a failure further down it stops there"
      ]
    },
    {
      title: "both can be run again",
      given: {
        schema: "CREATE TABLE orders (a int, b int);",
        migration: "-- +goose NO TRANSACTION\n-- +goose Up\nCREATE INDEX CONCURRENTLY IF NOT EXISTS by_a ON orders (a);\nCREATE INDEX CONCURRENTLY IF NOT EXISTS by_b ON orders (b);",
        runner: "goose"
      },
      hits: []
    },
    {
      title: "a file of one",
      given: {
        schema: "CREATE TABLE orders (a int);",
        migration: "CREATE INDEX CONCURRENTLY by_a ON orders (a);",
        runner: "golang-migrate"
      },
      hits: []
    },
    {
      title: "a transaction of its own in the file",
      given: {
        schema: "CREATE TABLE orders (a int);",
        migration: "-- +goose NO TRANSACTION\n-- +goose Up\nBEGIN; ALTER TABLE orders ADD COLUMN b int; ALTER TABLE orders ADD COLUMN c int; COMMIT;",
        runner: "goose"
      },
      hits: []
    }
  ],
  check: ({ files }) => files.flatMap(hitIn5)
});
function hitIn5(file) {
  const unguarded = committedAlone(file).slice(0, -1).filter(failsAgain);
  const [first2] = unguarded;
  if (!first2) return [];
  const lines = unique(unguarded.map(({ line }) => String(line)));
  return [
    {
      location: { path: file.path, line: first2.line, column: first2.column },
      subject: { kind: "migration", name: file.path },
      key: "twice",
      cause: `${file.path}|half done`,
      proof: { kind: "source", excerpt: first2.text },
      message: `line${lines.length === 1 ? "" : "s"} ${enumerate(lines)} cannot run twice, and the file runs without a transaction: after a failure further down it stops there`
    }
  ];
}

// src/checks/migration/rules/old-insert-fails-not-null.ts
init_shim();
var old_insert_fails_not_null_default = defineRule({
  meta: {
    id: "migration/old-insert-fails-not-null",
    severity: "warning",
    since: "0.1.0",
    title: "Let the running release insert without a column that becomes mandatory",
    effect: "An INSERT that leaves the column out fails with 23502, and until the new release runs everywhere the old one sends just that.",
    remedy: "Keep a default until every release that runs writes the column; then drop the default, or SET NOT NULL, with the migration after."
  },
  examples: [
    {
      title: "a default only for the rows that are there",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN kind text NOT NULL DEFAULT 'web'; ALTER TABLE orders ALTER COLUMN kind DROP DEFAULT;"
      },
      hits: [
        "orders.kind: NOT NULL without a default, so every INSERT of the running release, which does not know it, fails with 23502"
      ]
    },
    {
      title: "a column that is filled and made mandatory at once",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN kind text; UPDATE orders SET kind = 'web'; ALTER TABLE orders ALTER COLUMN kind SET NOT NULL;"
      },
      hits: [
        "orders.kind: NOT NULL without a default, so every INSERT of the running release, which does not know it, fails with 23502"
      ]
    },
    {
      title: "the same column for several tables",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE carts (id int);",
        migration: "ALTER TABLE orders ADD shop int DEFAULT 1 NOT NULL; ALTER TABLE carts ADD shop int DEFAULT 1 NOT NULL; ALTER TABLE orders ALTER shop DROP DEFAULT; ALTER TABLE carts ALTER shop DROP DEFAULT;"
      },
      hits: [
        "2 columns (carts.shop and orders.shop) are NOT NULL without a default, so every INSERT of the running release, which does not know them, fails with 23502"
      ]
    },
    {
      title: "where every INSERT fails, the others need no word",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "ALTER TABLE orders ADD kind text; ALTER TABLE orders ALTER kind SET NOT NULL, ALTER note SET NOT NULL;"
      },
      hits: [
        "orders.kind: NOT NULL without a default, so every INSERT of the running release, which does not know it, fails with 23502"
      ]
    },
    {
      title: "columns that could be NULL",
      given: {
        schema: "CREATE TABLE orders (note text, mail text);",
        migration: "ALTER TABLE orders ALTER note SET NOT NULL, ALTER mail SET NOT NULL;"
      },
      hits: [
        "orders: 2 columns (note and mail) become NOT NULL without a default, so an INSERT of the running release that leaves one out, or writes NULL, fails with 23502"
      ]
    },
    {
      title: "a default that is NULL, which Postgres keeps where the type has a length",
      given: {
        schema: "CREATE TABLE orders (id int, code varchar(20) DEFAULT NULL);",
        migration: "ALTER TABLE orders ALTER COLUMN code SET NOT NULL;"
      },
      hits: [
        "orders.code: becomes NOT NULL without a default, so an INSERT of the running release that leaves it out, or writes NULL, fails with 23502"
      ]
    },
    {
      title: "the default of a mandatory column goes, in a DO block",
      given: {
        schema: "CREATE TABLE orders (kind text NOT NULL DEFAULT 'web');",
        migration: "DO $$ BEGIN ALTER TABLE orders ALTER kind DROP DEFAULT; END $$;"
      },
      hits: [
        "orders.kind: NOT NULL and without its default now, so an INSERT of the running release that leaves it out fails with 23502"
      ]
    },
    {
      title: "its type has a default",
      given: {
        schema: "CREATE DOMAIN kind AS text DEFAULT 'web'; CREATE TABLE orders (kind kind);",
        migration: "ALTER TABLE orders ALTER kind SET NOT NULL;"
      },
      hits: []
    },
    {
      title: "a CHECK that means NOT NULL",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "ALTER TABLE orders ADD CONSTRAINT noted CHECK (note IS NOT NULL) NOT VALID;"
      },
      hits: [
        "orders.note: refused where it is NULL (CHECK noted), so an INSERT of the running release that leaves it out, or writes NULL, fails with 23514"
      ]
    },
    {
      title: "a trigger that may fill it",
      given: {
        schema: "CREATE TABLE orders (kind text NOT NULL DEFAULT 'web'); CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.kind := 'web'; RETURN NEW; END $$; CREATE TRIGGER filled BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION fill();",
        migration: "ALTER TABLE orders ALTER kind DROP DEFAULT;"
      },
      hits: [
        "orders.kind: NOT NULL and without its default now, so an INSERT of the running release that leaves it out fails with 23502, unless trigger filled fills it"
      ]
    },
    {
      title: "a CHECK had ensured it before",
      given: {
        schema: "CREATE TABLE orders (note text CONSTRAINT noted CHECK (note IS NOT NULL));",
        migration: "ALTER TABLE orders ALTER note SET NOT NULL; ALTER TABLE orders DROP CONSTRAINT noted;"
      },
      hits: []
    },
    {
      title: "with a default that stays",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "ALTER TABLE orders ALTER note SET DEFAULT ''; ALTER TABLE orders ALTER note SET NOT NULL; ALTER TABLE orders ADD kind text NOT NULL DEFAULT 'web';"
      },
      hits: []
    },
    {
      title: "without any default from the start, which another rule tells",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN kind text NOT NULL;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (note text); ALTER TABLE carts ALTER note SET NOT NULL;" },
      hits: []
    }
  ],
  check: (run) => {
    const found = standingTables(run).flatMap((table) => {
      const all = table.head.columns.flatMap((column) => demanded(table, column, run) ?? []);
      const unknown = all.filter(({ how }) => how === "added");
      return unknown.length > 0 ? unknown : all;
    });
    return found.flatMap((one) => {
      const group = found.filter((other) => isSameDecision3(one, other));
      return group[0] === one ? [hitFor21(one, group, run)] : [];
    });
  }
});
function demanded({ base, head }, column, run) {
  if (!column.local || isFilled(run, column)) return void 0;
  const [was, check] = [columnAtBase(run, base.oid, column), checkOn(head, column)];
  if (column.notNull === "no" && check === void 0) return void 0;
  if (was && (was.name !== column.name || checkOn(base, was) !== void 0)) return void 0;
  const isMandatory = (table) => {
    const now = table.columns.find(({ number }) => number === column.number);
    return now !== void 0 && !isFilled(run, now) && (now.notNull !== "no" || checkOn(table, now) !== void 0);
  };
  if (isMandatory(base)) return void 0;
  const statement = statementSince(run, base.oid, isMandatory);
  if (!statement || !was && cameWithout(statement, base.oid, column, run)) return void 0;
  const how = was === void 0 ? "added" : was.notNull === "no" ? "could be NULL" : "default gone";
  return { statement, table: head, column, how: column.notNull === "no" && check !== void 0 ? { check } : how };
}
function checkOn({ constraints }, { name }) {
  return constraints.find((constraint) => checkedNotNull(constraint) === name)?.name;
}
function cameWithout(statement, table, { number }, run) {
  return effectsIn(run, "column added").some(
    (found) => found.statement === statement && found.effect.table.after.oid === table && found.effect.column.number === number
  );
}
function isSameDecision3(a, b) {
  const together = a.how === b.how && a.statement.place.path === b.statement.place.path;
  return together && (a.how === "added" || a.table.oid === b.table.oid);
}
function hitFor21(first2, group, run) {
  const { statement, table, how, column } = first2;
  const names2 = group.map((one2) => `${one2.table.name}.${one2.column.name}`);
  const one = names2.length === 1;
  const name = `${table.name}.${column.name}`;
  const remedy = one && (how === "added" || how === "default gone") ? remedyFor2(table, first2, run) : void 0;
  const several = group.some((other) => other.table.oid !== table.oid);
  const listed2 = enumerate(
    group.map((other) => several ? shown(`${other.table.name}.${other.column.name}`) : other.column.name)
  );
  const subject = one ? shown(name) : `${several ? "" : `${shown(table.name)}: `}${names2.length} columns (${listed2})`;
  return {
    ...hitOn(statement, run, table.name),
    cause: `${names2.join(" ")} mandatory`,
    subject: one ? { kind: "column", name } : { kind: "table", name: table.name },
    reach: names2.map((reached) => ({ kind: "column", name: reached })),
    ...remedy === void 0 ? {} : { remedy },
    key: `${typeof how === "string" ? how : "check"}
${names2.join("\n")}`,
    message: `${subject}${textOf2(how, one)}${fillerOf(group)}`
  };
}
function fillerOf(group) {
  const [first2] = group;
  const filler = first2?.table.triggers.find(
    ({ internal, enabled, definition }) => !internal && enabled !== "D" && / BEFORE [A-Z ]*INSERT/.test(definition)
  );
  const alone = group.every(({ table }) => table.oid === first2?.table.oid);
  return filler && alone ? `, unless trigger ${filler.name} fills ${group.length === 1 ? "it" : "them"}` : "";
}
function remedyFor2(table, { column }, { statements }) {
  const values = statements.flatMap(
    ({ before: before2, after }) => [before2, after].flatMap(
      (facts) => facts.tables.get(table.oid)?.columns.find(({ number }) => number === column.number) ?? []
    )
  );
  const value = values.findLast((known2) => known2.value !== null && known2.generated === null)?.value;
  return value === void 0 || value === null ? void 0 : keptDefaultRemedy(table, column.name, value);
}
function textOf2(how, one) {
  const it = one ? "it" : "one";
  const insert = "so an INSERT of the running release that leaves";
  if (typeof how !== "string") {
    return `: refused where it is NULL (CHECK ${how.check}), ${insert} it out, or writes NULL, fails with 23514`;
  }
  switch (how) {
    case "added":
      return `${one ? ": NOT NULL" : " are NOT NULL"} without a default, so every INSERT of the running release, which does not know ${one ? "it" : "them"}, fails with 23502`;
    case "could be NULL":
      return `${one ? ": becomes" : " become"} NOT NULL without a default, ${insert} ${it} out, or writes NULL, fails with 23502`;
    case "default gone":
      return `${one ? ": NOT NULL and without its default" : " are NOT NULL and without their defaults"} now, ${insert} ${it} out fails with 23502`;
  }
}

// src/checks/migration/rules/out-of-order.ts
init_shim();
var out_of_order_default = defineRule({
  meta: {
    id: "migration/out-of-order",
    severity: "error",
    since: "0.1.0",
    title: "Number a new migration after the last one",
    effect: "Databases that are already past its place skip it, stop at it, or run it in another order than new ones do.",
    remedy: "Give the new migration a version after the last one of the base branch."
  },
  examples: [
    {
      title: "golang-migrate never goes back",
      given: {
        base: { "migrations/1_a.up.sql": "SELECT 1;", "migrations/3_c.up.sql": "SELECT 3;" },
        head: {
          "migrations/1_a.up.sql": "SELECT 1;",
          "migrations/2_b.up.sql": "SELECT 2;",
          "migrations/3_c.up.sql": "SELECT 3;"
        }
      },
      hits: ["2_b comes before 3_c, which the base branch has: golang-migrate never runs it where 3_c has run"]
    },
    {
      title: "goose refuses to go on",
      given: {
        base: {
          "migrations/1_a.sql": "-- +goose Up\nSELECT 1;",
          "migrations/3_c.sql": "-- +goose Up\nSELECT 3;"
        },
        head: {
          "migrations/1_a.sql": "-- +goose Up\nSELECT 1;",
          "migrations/2_b.sql": "-- +goose Up\nSELECT 2;",
          "migrations/3_c.sql": "-- +goose Up\nSELECT 3;"
        }
      },
      hits: [
        "2_b comes before 3_c, which the base branch has: goose finds it missing where 3_c has run, and refuses to go on unless it is told -allow-missing"
      ]
    },
    {
      title: "Drizzle skips what is older than the last entry that ran, whatever its number is",
      given: {
        base: {
          "drizzle/0000_a.sql": "SELECT 1;",
          "drizzle/meta/_journal.json": '{"entries":[{"tag":"0000_a","when":2000}]}'
        },
        head: {
          "drizzle/0000_a.sql": "SELECT 1;",
          "drizzle/0001_b.sql": "SELECT 2;",
          "drizzle/meta/_journal.json": '{"entries":[{"tag":"0000_a","when":2000},{"tag":"0001_b","when":1000}]}'
        }
      },
      hits: [
        "0001_b comes before 0000_a, which the base branch has: Drizzle silently skips it where 0000_a has run, whose `when` in the journal is later"
      ]
    },
    {
      title: "dbmate runs it late",
      given: {
        base: { "db/migrations/2_b.sql": "-- migrate:up\nSELECT 2;" },
        head: {
          "db/migrations/1_a.sql": "-- migrate:up\nSELECT 1;",
          "db/migrations/2_b.sql": "-- migrate:up\nSELECT 2;"
        }
      },
      hits: [
        "1_a comes before 2_b, which the base branch has: dbmate runs it after 2_b here and before it in a new database"
      ]
    },
    {
      title: "Flyway compares numbers, so 10 comes after 9",
      given: {
        base: { "migrations/V1_9__a.sql": "SELECT 1;" },
        head: { "migrations/V1_9__a.sql": "SELECT 1;", "migrations/V1_10__b.sql": "SELECT 2;" }
      },
      hits: []
    }
  ],
  check: ({ plan }) => plan.outOfOrder.map(({ file, last }) => {
    const { title, outOfOrder } = runners[plan.runner];
    const { severity, text } = outOfOrder(last.name);
    return {
      message: `${file.name} comes before ${last.name}, which the base branch has: ${title} ${text}`,
      location: { path: file.path, line: 1, column: 1 },
      subject: { kind: "migration", name: file.key },
      key: "out of order",
      severity,
      proof: {
        kind: "diff",
        structural: true,
        before: { text: last.path, location: { path: last.path, line: 1, column: 1 } },
        after: { text: file.path, location: { path: file.path, line: 1, column: 1 } }
      }
    };
  })
});

// src/checks/migration/rules/owner-change.ts
init_shim();
var owner_change_default = defineRule({
  meta: {
    id: "migration/owner-change",
    severity: "warning",
    since: "0.1.0",
    title: "Grant the former owner what it still needs",
    effect: "The role that owned the object loses every right that it had as the owner: queries fail with 42501, and so do later migrations that it runs.",
    remedy: "Grant the former owner in the same transaction what the running release does as that role."
  },
  examples: [
    {
      title: "a table",
      given: { schema: "CREATE TABLE orders (id int);", migration: "ALTER TABLE orders OWNER TO pg_monitor;" },
      hits: ["orders: owned by pg_monitor now, so postgres loses what it had as the owner"]
    },
    {
      title: "a table and a view, in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE VIEW recent AS SELECT 1 AS id;",
        migration: "DO $$ BEGIN ALTER TABLE orders OWNER TO pg_monitor; ALTER VIEW recent OWNER TO pg_monitor; END $$;"
      },
      hits: ["orders and recent: owned by pg_monitor now, so postgres loses what it had as the owner"]
    },
    {
      title: "back at once",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders OWNER TO pg_monitor; ALTER TABLE orders OWNER TO postgres;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); ALTER TABLE carts OWNER TO pg_monitor;" },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const changes2 = effectsIn({ statements: [statement] }, "table altered").flatMap(({ effect }) => {
      const base = run.facts.base.tables.get(effect.after.oid);
      const head = run.facts.head.tables.get(effect.after.oid);
      const owned2 = effect.aspect === "owner" && base && head && base.owner !== head.owner;
      return owned2 && head.owner === effect.after.owner ? [{ base, head }] : [];
    });
    const [first2] = changes2;
    if (!first2) return [];
    const names2 = changes2.map(({ head }) => head.name).sort();
    return [
      {
        ...hitOn(statement, run, names2[0] ?? ""),
        cause: `${statement.key}|owner`,
        reach: names2.map((name) => ({ kind: "table", name })),
        message: `${enumerate(names2.map(shown))}: owned by ${first2.head.owner} now, so ${first2.base.owner} loses what it had as the owner`
      }
    ];
  })
});

// src/checks/migration/rules/partitioned-index-on-parent.ts
init_shim();
var events2 = "CREATE TABLE events (at date, kind text) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT; CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');";
var partitioned_index_on_parent_default = defineRule({
  meta: {
    id: "migration/partitioned-index-on-parent",
    severity: "error",
    since: "0.1.0",
    title: "Build the indexes of a partitioned table partition by partition",
    effect: "CREATE INDEX on the parent holds ShareLock on it and on all of its partitions until the last one is built, and Postgres refuses CONCURRENTLY there.",
    remedy: "Build the index CONCURRENTLY on each partition, then ON ONLY the parent, and attach those of the partitions to it."
  },
  examples: [
    {
      title: "every partition is read while all of them are locked",
      given: { schema: events2, migration: "CREATE INDEX events_kind ON events (kind);" },
      hits: [
        "events gets the index events_kind: ShareLock blocks writes while every row is read; size unknown, for one scan of events"
      ]
    },
    {
      title: "partitions of partitions",
      given: {
        schema: "CREATE TABLE logs (at date, host int) PARTITION BY RANGE (at); CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY HASH (host); CREATE TABLE logs_2026_even PARTITION OF logs_2026 FOR VALUES WITH (MODULUS 2, REMAINDER 0); CREATE TABLE logs_2026_odd PARTITION OF logs_2026 FOR VALUES WITH (MODULUS 2, REMAINDER 1);",
        migration: "CREATE INDEX IF NOT EXISTS logs_host ON logs USING btree (host);"
      },
      hits: [
        "logs gets the index logs_host: ShareLock blocks writes while every row is read; size unknown, for one scan of logs"
      ]
    },
    {
      title: "CONCURRENTLY is refused",
      given: { schema: events2, migration: "CREATE INDEX CONCURRENTLY events_kind ON events (kind);" },
      hits: ['fails with 0A000: cannot create index on partitioned table "events" concurrently']
    },
    {
      title: "partition by partition",
      given: {
        schema: events2,
        migration: "CREATE INDEX CONCURRENTLY events_old_kind ON events_old (kind);\nCREATE INDEX CONCURRENTLY events_2026_kind ON events_2026 (kind);\nCREATE INDEX events_kind ON ONLY events (kind);\nALTER INDEX events_kind ATTACH PARTITION events_old_kind;\nALTER INDEX events_kind ATTACH PARTITION events_2026_kind;"
      },
      hits: []
    },
    {
      title: "the partitions have theirs already, and the parent takes them over",
      given: {
        schema: `${events2} CREATE INDEX a ON events_old (kind); CREATE INDEX b ON events_2026 (kind);`,
        migration: "CREATE INDEX events_kind ON events (kind);"
      },
      hits: []
    },
    {
      title: "a partitioned table made in the same migration",
      given: { schema: "", migration: `${events2} CREATE INDEX events_kind ON events (kind);` },
      hits: []
    }
  ],
  check: (run) => [
    ...builtIndexes(run).filter(({ table }) => table.after.kind === "p").map((built) => ({ ...hitOfIndexes(built, run), ...stepsFor4(built) })),
    ...run.statements.flatMap((statement) => refused2(statement, run))
  ]
});
function stepsFor4({ statement, table, indexes }) {
  const { before: before2, after, sql } = statement;
  const steps = sql.kind === "IndexStmt" ? indexSteps({ before: before2, after, table: table.after, index: indexes[0] }) : void 0;
  return steps ? { steps } : {};
}
function refused2(statement, run) {
  const { sql, trace, place, key, before: before2 } = statement;
  if (trace.error?.sqlstate !== "0A000" || !("IndexStmt" in sql.node) || !sql.node.IndexStmt.concurrent) return [];
  const { relname, schemaname } = sql.node.IndexStmt.relation ?? {};
  const named2 = [...before2.tables.values()].filter(
    ({ name, schema: schema2 }) => schemaname === void 0 ? name === `${schema2}.${relname}` : name === `${schemaname}.${relname}`
  );
  if (!named2.some(({ kind }) => kind === "p")) return [];
  return [
    {
      message: `fails with 0A000: ${trace.error.message}`,
      location: place,
      subject: { kind: "migration", name: place.path },
      key,
      cause: failureCause(statement),
      proof: failureProof(statement, run)
    }
  ];
}

// src/checks/migration/rules/policy-change.ts
init_shim();
var policy_change_default = defineRule({
  meta: {
    id: "migration/policy-change",
    severity: "warning",
    since: "0.1.0",
    title: "Have someone read a policy that changes",
    effect: "The running release sees, and may write, other rows from that moment on; nothing fails that would tell.",
    remedy: "Try the queries of the running release as its role, on both sides of the change."
  },
  examples: [
    {
      title: "a policy goes",
      given: {
        schema: "CREATE TABLE orders (id int); ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY seen ON orders USING (true); CREATE POLICY own ON orders USING (id = 1);",
        migration: "DROP POLICY seen ON orders;"
      },
      hits: ["orders: policy seen (ALL) dropped, so its roles reach other rows from now on"]
    },
    {
      title: "a policy says something else, in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int); ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON orders FOR SELECT USING (id = 1);",
        migration: "DO $$ BEGIN ALTER POLICY own ON orders USING (id > 1); END $$;"
      },
      hits: ["orders: policy own (SELECT) changed, so its roles reach other rows from now on"]
    },
    {
      title: "one that restricts is added, and another goes",
      given: {
        schema: "CREATE TABLE orders (id int); ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY seen ON orders USING (true);",
        migration: "CREATE POLICY few ON orders AS RESTRICTIVE USING (id < 9); DROP POLICY seen ON orders; CREATE POLICY all_of_them ON orders USING (id > 0);"
      },
      hits: [
        "orders: policy seen (ALL) dropped and restrictive policy few (ALL) added, so its roles reach other rows from now on"
      ]
    },
    {
      title: "dropped and made anew as it was",
      given: {
        schema: "CREATE TABLE orders (id int); ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY seen ON orders USING (true);",
        migration: "DROP POLICY seen ON orders; CREATE POLICY seen_by_all ON orders USING (true);"
      },
      hits: []
    },
    {
      title: "row security is switched off",
      given: {
        schema: "CREATE TABLE orders (id int); ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON orders USING (id = 1);",
        migration: "ALTER TABLE orders DISABLE ROW LEVEL SECURITY;"
      },
      hits: ["orders: row security is switched off, so its roles reach other rows from now on"]
    },
    {
      title: "row security is off",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE POLICY seen ON orders USING (true);",
        migration: "DROP POLICY seen ON orders;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (id int); ALTER TABLE carts ENABLE ROW LEVEL SECURITY; CREATE POLICY seen ON carts USING (true); DROP POLICY seen ON carts;"
      },
      hits: []
    }
  ],
  check: (run) => standingTables(run).flatMap(({ base, head }) => {
    if (!base.rowSecurity) return [];
    const changes2 = head.rowSecurity ? changesOf(base, head) : [switchedOff];
    const [first2] = changes2;
    const statement = first2 && statementSince(run, base.oid, first2.holds);
    if (!first2 || !statement) return [];
    const texts = changes2.map(({ text }) => text);
    return [
      {
        ...hitOn(statement, run, head.name),
        cause: `${head.name} policies`,
        key: texts.join("\n"),
        reach: changes2.map(
          ({ policy }) => policy ? { kind: "policy", name: `${head.name}.${policy.name}` } : { kind: "table", name: head.name }
        ),
        message: `${shown(head.name)}: ${enumerate(texts, 5)}, so its roles reach other rows from now on`
      }
    ];
  })
});
var switchedOff = {
  policy: void 0,
  text: "row security is switched off",
  holds: ({ rowSecurity }) => !rowSecurity
};
function changesOf(base, head) {
  const isSame6 = (a) => (b) => a.command === b.command && a.definition === b.definition;
  const said3 = ({ name, command }) => `policy ${name} (${command})`;
  const gone = base.policies.filter((policy) => !head.policies.some(isSame6(policy)));
  const come = head.policies.filter((policy) => !base.policies.some(isSame6(policy)));
  const lost = gone.map((policy) => {
    const changed3 = come.some(({ name }) => name === policy.name);
    return {
      policy,
      text: `${said3(policy)} ${changed3 ? "changed" : "dropped"}`,
      holds: ({ policies }) => !policies.some(isSame6(policy))
    };
  });
  const restricting = come.filter(({ name, definition }) => definition.startsWith("false") && !gone.some((policy) => policy.name === name)).map(
    (policy) => ({
      policy,
      text: `restrictive ${said3(policy)} added`,
      holds: ({ policies }) => policies.some(isSame6(policy))
    })
  );
  return [...lost, ...restricting];
}

// src/checks/migration/rules/prefer-bigint-key.ts
init_shim();
var prefer_bigint_key_default = defineRule({
  meta: {
    id: "migration/prefer-bigint-key",
    severity: "warning",
    since: "0.1.0",
    title: "Give keys eight bytes",
    effect: "A key of type integer ends at 2,147,483,647, of type smallint at 32,767; then every INSERT fails, and the change to bigint rewrites the table and all that refers to it.",
    remedy: "Use bigint (or uuid) for primary keys and for what refers to them.",
    optIn: true
  },
  examples: [
    {
      title: "a key of a new table",
      given: { schema: "", migration: "CREATE TABLE carts (id serial PRIMARY KEY);" },
      hits: ["carts.id: a key of type integer ends at 2,147,483,647"]
    },
    {
      title: "a part of a key, in a DO block",
      given: {
        schema: "",
        migration: "DO $$ BEGIN CREATE TABLE lines (cart bigint, line smallint, PRIMARY KEY (cart, line)); END $$;"
      },
      hits: []
    },
    {
      title: "the type of what it refers to is already given",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY);",
        migration: "CREATE TABLE lines (order_id int PRIMARY KEY REFERENCES orders);"
      },
      hits: []
    },
    {
      title: "eight bytes",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at int);"
      },
      hits: []
    },
    {
      title: "a table that is there",
      given: {
        schema: "CREATE TABLE orders (id serial PRIMARY KEY);",
        migration: "ALTER TABLE orders ADD COLUMN total int;"
      },
      hits: []
    }
  ],
  check: (run) => hitsOfNewColumns(run, (column, { constraints }) => {
    const limit = limits2.get(column.type);
    const key = constraints.find(({ kind }) => kind === "primary key");
    const refers = constraints.some(({ kind, columns }) => kind === "foreign key" && columns.includes(column.name));
    return limit !== void 0 && key?.columns.length === 1 && key.columns[0] === column.name && !refers ? `a key of type ${column.type} ends at ${limit}` : void 0;
  })
});
var limits2 = /* @__PURE__ */ new Map([
  ["integer", "2,147,483,647"],
  ["smallint", "32,767"]
]);

// src/checks/migration/rules/prefer-identity.ts
init_shim();
var prefer_identity_default = defineRule({
  meta: {
    id: "migration/prefer-identity",
    severity: "warning",
    since: "0.1.0",
    title: "Use identity columns instead of serial",
    effect: "A serial column is a default on a sequence: whoever inserts needs USAGE on the sequence too, any INSERT may bypass it, and the two are granted, copied (LIKE) and dropped apart.",
    remedy: "Use GENERATED ALWAYS (or BY DEFAULT) AS IDENTITY.",
    optIn: true
  },
  examples: [
    {
      title: "serial",
      given: { schema: "", migration: "CREATE TABLE carts (id bigserial PRIMARY KEY);" },
      hits: ["carts.id: serial is a default on a sequence (nextval('carts_id_seq'::regclass))"]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE orders (code text);",
        migration: "DO $$ BEGIN ALTER TABLE orders ADD COLUMN id bigserial; END $$;"
      },
      hits: ["orders.id: serial is a default on a sequence (nextval('orders_id_seq'::regclass))"]
    },
    {
      title: "identity",
      given: { schema: "", migration: "CREATE TABLE carts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);" },
      hits: []
    },
    {
      title: "the sequence of another table, on purpose",
      given: {
        schema: "CREATE SEQUENCE numbers;",
        migration: "CREATE TABLE carts (id bigint DEFAULT nextval('numbers'));"
      },
      hits: []
    }
  ],
  check: (run) => hitsOfNewColumns(run, ({ name, value }, table) => {
    const own = `${table.name.slice(table.schema.length + 1)}_${name}_seq`;
    return value?.startsWith("nextval(") && value.includes(own.slice(0, 50)) ? `serial is a default on a sequence (${value})` : void 0;
  })
});

// src/checks/migration/rules/prefer-jsonb.ts
init_shim();
var prefer_jsonb_default = defineRule({
  meta: {
    id: "migration/prefer-jsonb",
    severity: "warning",
    since: "0.1.0",
    title: "Store JSON as jsonb",
    effect: "json is text that is read anew for each use: it has no equality (so no DISTINCT, GROUP BY or UNION), and no index on its contents.",
    remedy: "Use jsonb, unless the exact text with its spaces, order and repeated keys has to come back.",
    optIn: true
  },
  examples: [
    {
      title: "json",
      given: { schema: "", migration: "CREATE TABLE carts (data json);" },
      hits: ["carts.data: json has no equality and no index on its contents"]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "DO $$ BEGIN ALTER TABLE orders ADD COLUMN data json; END $$;"
      },
      hits: ["orders.data: json has no equality and no index on its contents"]
    },
    {
      title: "jsonb",
      given: { schema: "", migration: "CREATE TABLE carts (data jsonb);" },
      hits: []
    },
    {
      title: "it becomes jsonb in the same pull request",
      given: { schema: "", migration: "CREATE TABLE carts (data json); ALTER TABLE carts ALTER data TYPE jsonb;" },
      hits: []
    }
  ],
  check: (run) => hitsOfNewColumns(
    run,
    ({ type }) => type === "json" || type === "json[]" ? "json has no equality and no index on its contents" : void 0
  )
});

// src/checks/migration/rules/prefer-text.ts
init_shim();
var prefer_text_default = defineRule({
  meta: {
    id: "migration/prefer-text",
    severity: "warning",
    since: "0.1.0",
    title: "Bound texts by a CHECK instead of by their type",
    effect: "varchar(n) costs as much as text, and its limit is hard to change: a shorter one rewrites the table, and a longer one is refused while a view uses the column.",
    remedy: "Use text with CHECK (length(column) <= n), which can be added NOT VALID, validated and dropped while the table is in use.",
    optIn: true
  },
  examples: [
    {
      title: "varchar with a limit",
      given: { schema: "", migration: "CREATE TABLE carts (name varchar(40));" },
      hits: ["carts.name: character varying(40) puts a limit into the type"]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "DO $$ BEGIN ALTER TABLE orders ADD COLUMN name varchar(40); END $$;"
      },
      hits: ["orders.name: character varying(40) puts a limit into the type"]
    },
    {
      title: "text, and varchar without a limit",
      given: { schema: "", migration: "CREATE TABLE carts (name text CHECK (length(name) <= 40), code varchar);" },
      hits: []
    }
  ],
  check: (run) => hitsOfNewColumns(
    run,
    ({ type }) => /^character varying\(/.test(type) ? `${type} puts a limit into the type` : void 0
  )
});

// src/checks/migration/rules/prefer-timestamptz.ts
init_shim();
var prefer_timestamptz_default = defineRule({
  meta: {
    id: "migration/prefer-timestamptz",
    severity: "warning",
    since: "0.1.0",
    title: "Store moments with their time zone",
    effect: "A timestamp without time zone is a reading of a clock that nobody names: two sessions in different zones write and read different moments.",
    remedy: "Use timestamptz; it takes the same eight bytes. Use date for days.",
    optIn: true
  },
  examples: [
    {
      title: "a moment",
      given: { schema: "", migration: "CREATE TABLE carts (made timestamp NOT NULL);" },
      hits: ["carts.made: timestamp without time zone does not say which moment it means"]
    },
    {
      title: "an array, in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "DO $$ BEGIN ALTER TABLE orders ADD COLUMN seen timestamp(3)[]; END $$;"
      },
      hits: ["orders.seen: timestamp(3) without time zone[] does not say which moment it means"]
    },
    {
      title: "with its zone",
      given: { schema: "", migration: "CREATE TABLE carts (made timestamptz, day date, at time);" },
      hits: []
    }
  ],
  check: (run) => hitsOfNewColumns(
    run,
    ({ type }) => /^timestamp(\(\d\))? without time zone/.test(type) ? `${type} does not say which moment it means` : void 0
  )
});

// src/checks/migration/rules/primary-key-using-index-sets-not-null.ts
init_shim();
var primary_key_using_index_sets_not_null_default = defineRule({
  meta: {
    id: "migration/primary-key-using-index-sets-not-null",
    severity: "error",
    since: "0.1.0",
    title: "Prove the columns of a primary key free of NULLs before USING INDEX",
    effect: "The index is there, but the columns may be NULL: Postgres reads every row under AccessExclusiveLock to make sure.",
    remedy: "Add CHECK (column IS NOT NULL) NOT VALID, validate it in a transaction of its own, SET NOT NULL, and drop the CHECK; then ADD PRIMARY KEY USING INDEX reads nothing."
  },
  examples: [
    {
      title: "a column that may be NULL",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE UNIQUE INDEX orders_id ON orders (id);",
        migration: "ALTER TABLE orders ADD CONSTRAINT orders_id PRIMARY KEY USING INDEX orders_id;"
      },
      hits: [
        "orders gets the primary key orders_id, whose columns may be NULL: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE UNIQUE INDEX orders_id ON orders (id);",
        migration: "DO $$ BEGIN ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_id; END $$;"
      },
      hits: [
        "orders gets the primary key orders_id, whose columns may be NULL: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "a column that is NOT NULL",
      given: {
        schema: "CREATE TABLE orders (id int NOT NULL); CREATE UNIQUE INDEX orders_id ON orders (id);",
        migration: "ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_id;"
      },
      hits: []
    },
    {
      title: "a column that a validated CHECK keeps free of NULLs",
      given: {
        schema: "CREATE TABLE orders (id int CONSTRAINT filled CHECK (id IS NOT NULL)); CREATE UNIQUE INDEX orders_id ON orders (id);",
        migration: "ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_id;"
      },
      hits: []
    }
  ],
  check: (run) => costlyConstraints(run, ({ kind, index }, table) => kind === "primary key" && isIndexOf(table.before, index)).map(
    (added) => ({
      ...hitOfConstraints(added, run, {
        one: "primary key",
        many: "primary keys",
        which: "whose columns may be NULL"
      }),
      ...stepsFor5(added)
    })
  )
});
function stepsFor5({ statement, table, constraints: [key] }) {
  const columns = keyColumnSteps(table, key);
  const only = alterTable(statement.sql)?.commands.length === 1;
  return only && columns.length > 0 ? { steps: [...columns, { sql: statement.sql.text, note: "the columns are NOT NULL: nothing is read" }] } : {};
}

// src/checks/migration/rules/publication.ts
init_shim();
var publication_default = defineRule({
  meta: {
    id: "migration/publication",
    severity: "note",
    since: "0.1.0",
    title: "Tell the subscribers what changes for them",
    effect: "A publication decides which tables and rows leave this database; subscribers need matching tables first.",
    remedy: "Create the tables on the subscribers before they are published, and REFRESH PUBLICATION there afterwards."
  },
  examples: [
    {
      title: "a publication of one table",
      given: { schema: "CREATE TABLE orders (id int);", migration: "CREATE PUBLICATION reports FOR TABLE orders;" },
      hits: ["publication reports is created"]
    },
    {
      title: "another table in it",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE PUBLICATION reports;",
        migration: "DO $$ BEGIN ALTER PUBLICATION reports ADD TABLE orders; END $$;"
      },
      hits: ["publication reports is altered"]
    },
    {
      title: "it goes",
      given: { schema: "CREATE PUBLICATION reports;", migration: "DROP PUBLICATION reports;" },
      hits: ["publication reports is dropped"]
    },
    {
      title: "there is none",
      given: { schema: "", migration: "DROP PUBLICATION IF EXISTS reports;" },
      hits: []
    }
  ],
  check: (run) => effectsIn(run, ...changes).flatMap(({ statement, effect }) => {
    const { kind, name } = "before" in effect.object ? effect.object.before : effect.object;
    if (kind !== "publication") return [];
    return [
      {
        location: statement.place,
        key: statement.key,
        subject: { kind, name },
        proof: proofOf(statement, run),
        message: `publication ${name} is ${effect.what.slice("object ".length)}`
      }
    ];
  })
});
var changes = ["object created", "object dropped", "object renamed", "object altered"];

// src/checks/migration/rules/published-without-identity.ts
init_shim();
var published_without_identity_default = defineRule({
  meta: {
    id: "migration/published-without-identity",
    severity: "warning",
    since: "0.1.0",
    title: "Publish only tables whose rows have a key",
    effect: "Postgres refuses each UPDATE and DELETE of a published table without replica identity (55000), whether anyone subscribes or not: the running release can only insert.",
    remedy: "Give the table a primary key before it is published, or name a unique index with REPLICA IDENTITY USING INDEX; REPLICA IDENTITY FULL where there is none."
  },
  examples: [
    {
      title: "a table without a key is published",
      given: { schema: "CREATE TABLE orders (id int);", migration: "CREATE PUBLICATION reports FOR TABLE orders;" },
      hits: ["orders: published without replica identity, so UPDATE and DELETE of the running release fail with 55000"]
    },
    {
      title: "a published table loses its key, in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int CONSTRAINT orders_only PRIMARY KEY); CREATE PUBLICATION reports FOR ALL TABLES;",
        migration: "DO $$ BEGIN ALTER TABLE orders DROP CONSTRAINT orders_only; END $$;"
      },
      hits: ["orders: published without replica identity, so UPDATE and DELETE of the running release fail with 55000"]
    },
    {
      title: "its identity is taken away, and only deletes are published",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY); CREATE PUBLICATION reports FOR TABLE orders WITH (publish = 'insert, delete');",
        migration: "ALTER TABLE orders REPLICA IDENTITY NOTHING;"
      },
      hits: ["orders: published without replica identity, so DELETE of the running release fails with 55000"]
    },
    {
      title: "a new table without a key where all tables are published",
      given: {
        schema: "CREATE PUBLICATION reports FOR ALL TABLES;",
        migration: "CREATE TABLE carts (id int); CREATE TABLE kinds (id int PRIMARY KEY);"
      },
      hits: ["carts: published without replica identity, so UPDATE and DELETE fail with 55000"]
    },
    {
      title: "with a key, with whole rows, and for what is inserted only",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY); CREATE TABLE logs (id int); CREATE TABLE events (id int);",
        migration: "ALTER TABLE logs REPLICA IDENTITY FULL; CREATE PUBLICATION reports FOR TABLE orders, logs; CREATE PUBLICATION feed FOR TABLE events WITH (publish = 'insert');"
      },
      hits: []
    },
    {
      title: "it was so before",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE PUBLICATION reports FOR TABLE orders;",
        migration: "ALTER TABLE orders ADD note text; ALTER PUBLICATION reports RENAME TO feed;"
      },
      hits: []
    }
  ],
  check: (run) => {
    const refused3 = run.refusedChanges ?? [];
    return [...new Set(refused3.map(({ table }) => table))].flatMap((oid) => {
      const table = run.facts.head.tables.get(oid);
      const statement = statementThatDid3(oid, run);
      if (!table || !statement) return [];
      const commands2 = refused3.flatMap((each) => each.table === oid ? [each.command] : []);
      const whose = tableAtBase(run, oid) ? " of the running release" : "";
      return [
        {
          ...hitOn(statement, run, table.name),
          cause: `${table.name} published`,
          key: `${table.name} ${commands2.join(" ")}`,
          message: `${shown(table.name)}: published without replica identity, so ${enumerate(commands2)}${whose} ${commands2.length > 1 ? "fail" : "fails"} with 55000`
        }
      ];
    });
  }
});
function statementThatDid3(oid, { statements }) {
  return statements.findLast(({ effects }) => effects.some((effect) => takesIdentity(effect, oid))) ?? statements.findLast(
    ({ effects }) => effects.some(
      (effect) => effect.what === "object created" && effect.object.kind === "publication" || effect.what === "object altered" && effect.object.after.kind === "publication"
    )
  );
}
function takesIdentity(effect, oid) {
  switch (effect.what) {
    case "table created":
      return effect.table.oid === oid;
    case "table altered":
      return effect.aspect === "replica identity" && effect.after.oid === oid;
    case "constraint dropped":
      return effect.constraint.kind === "primary key" && effect.table.after.oid === oid;
    case "index dropped":
      return effect.table.after.oid === oid && effect.table.after.replicaIdentity === "index";
    default:
      return false;
  }
}

// src/checks/migration/rules/redundant-index.ts
init_shim();
var redundant_index_default = defineRule({
  meta: {
    id: "migration/redundant-index",
    severity: "note",
    since: "0.1.0",
    title: "Do not keep two indexes where one serves",
    effect: "Every write pays for each of them, and they take room in memory that the one could have.",
    remedy: "Drop the one that the other covers, CONCURRENTLY."
  },
  examples: [
    {
      title: "the same columns once more",
      given: {
        schema: "CREATE TABLE orders (user_id int); CREATE INDEX by_user ON orders (user_id);",
        migration: "CREATE INDEX CONCURRENTLY orders_user_id ON orders (user_id);"
      },
      hits: ["orders_user_id on orders serves no query that by_user does not: the columns are the same"]
    },
    {
      title: "an index on the primary key of a new table",
      given: { schema: "", migration: "CREATE TABLE carts (id int PRIMARY KEY); CREATE INDEX carts_id ON carts (id);" },
      hits: ["carts_id on carts serves no query that carts_pkey does not: the columns are the same"]
    },
    {
      title: "one that a longer new one begins with, in a DO block",
      given: {
        schema: "CREATE TABLE orders (user_id int, at date); CREATE INDEX by_user ON orders (user_id);",
        migration: "DO $$ BEGIN CREATE INDEX by_user_at ON orders (user_id, at); END $$;"
      },
      hits: ["by_user on orders serves no query that by_user_at does not: its columns are the first of that"]
    },
    {
      title: "a unique index that its table takes a constraint of as well",
      given: {
        schema: "CREATE TABLE users (email text); CREATE UNIQUE INDEX a ON users (email) WHERE email IS NOT NULL; CREATE UNIQUE INDEX b ON users (email);",
        migration: "ALTER TABLE users ADD CONSTRAINT once UNIQUE (email);"
      },
      hits: ["b on users serves no query that once does not: the columns are the same"]
    },
    {
      title: "a unique constraint twice",
      given: { schema: "", migration: "CREATE TABLE users (email text UNIQUE, CONSTRAINT once UNIQUE (email));" },
      hits: []
    },
    {
      title: "the longer one comes and the shorter one goes",
      given: {
        schema: "CREATE TABLE orders (user_id int, at date); CREATE INDEX by_user ON orders (user_id);",
        migration: "CREATE INDEX CONCURRENTLY by_user_at ON orders (user_id, at); DROP INDEX CONCURRENTLY by_user;"
      },
      hits: []
    },
    {
      title: "another order, condition, method, operator class or collation is another index",
      given: {
        schema: "CREATE TABLE users (name text, gone date); CREATE INDEX a ON users (name);",
        migration: 'CREATE INDEX b ON users (name DESC, gone); CREATE INDEX c ON users (name) WHERE gone IS NULL; CREATE INDEX d ON users USING hash (name); CREATE INDEX e ON users (name text_pattern_ops); CREATE INDEX f ON users (name COLLATE "POSIX");'
      },
      hits: []
    },
    {
      title: "a unique index of fewer columns says more than a longer one",
      given: {
        schema: "CREATE TABLE users (id int, email text); CREATE UNIQUE INDEX once ON users (email);",
        migration: "CREATE INDEX both ON users (email, id);"
      },
      hits: []
    }
  ],
  check: (run) => {
    const hits = run.statements.flatMap((statement) => redundantBy(statement, run));
    return hits.filter((hit, index) => hits.findIndex(({ cause }) => cause === hit.cause) === index);
  }
});
function redundantBy(statement, run) {
  return statement.effects.flatMap((effect) => {
    if (effect.what !== "table created" && effect.what !== "index added" && effect.what !== "constraint added")
      return [];
    const own = effect.what === "table created" ? effect.table : effect.table.after;
    const table = run.facts.head.tables.get(own.oid);
    if (!table) return [];
    const added = new Set(
      effect.what === "index added" ? [effect.index.oid] : effect.what === "constraint added" ? [effect.constraint.index] : own.indexes.map(({ oid }) => oid)
    );
    const there = new Set(own.indexes.map(({ oid }) => oid));
    const enforcing = new Set(table.constraints.flatMap(({ kind, index }) => kind === "foreign key" ? [] : [index]));
    const fresh = table.indexes.filter(({ oid }) => added.has(oid));
    return table.indexes.flatMap((index) => {
      if (enforcing.has(index.oid) || !there.has(index.oid)) return [];
      const others = added.has(index.oid) ? table.indexes : fresh;
      const better = others.find((other) => there.has(other.oid) && covers(other, index, enforcing.has(other.oid)));
      return better ? [hitFor22(statement, run, table, index, better)] : [];
    });
  });
}
function covers(other, index, enforces) {
  if (other.oid === index.oid || !other.valid || other.parent !== void 0 || index.parent !== void 0) return false;
  if (other.method !== index.method || other.predicate !== index.predicate) return false;
  const [tail, otherTail] = [tailOf(index), tailOf(other)];
  if (isSame4(other.keys, index.keys)) {
    if (index.unique && !other.unique || tail !== "" && tail !== otherTail) return false;
    const better = enforces || other.unique !== index.unique || tail !== otherTail;
    return better || other.oid < index.oid;
  }
  const isPrefix = index.keys.length < other.keys.length && isSame4(index.keys, other.keys.slice(0, index.keys.length));
  return isPrefix && index.method === "btree" && !index.unique && tail === "";
}
function tailOf({ definition, predicate }) {
  const condition2 = predicate === null ? "" : ` WHERE ${predicate}`;
  const bare = condition2 !== "" && definition.endsWith(condition2) ? definition.slice(0, -condition2.length) : definition;
  return / (INCLUDE \(|NULLS NOT DISTINCT|WITH \().*$/s.exec(bare)?.[0] ?? "";
}
function isSame4(a, b) {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}
function hitFor22(statement, run, table, index, better) {
  const name = `${table.schema}.${index.name}`;
  const why = isSame4(index.keys, better.keys) ? "the columns are the same" : "its columns are the first of that";
  return {
    ...hitOn(statement, run, table.name),
    key: `${index.name}
${better.name}`,
    cause: `${name} redundant`,
    subject: { kind: "index", name },
    message: `${index.name} on ${shown(table.name)} serves no query that ${better.name} does not: ${why}`,
    remedy: run.facts.base.tables.get(table.oid)?.indexes.some(({ oid }) => oid === index.oid) ? `Send DROP INDEX CONCURRENTLY ${sqlTable({ schema: table.schema, name })} once the other is there.` : `Leave ${index.name} out.`
  };
}

// src/checks/migration/rules/refresh-matview-not-concurrently.ts
init_shim();
var refresh_matview_not_concurrently_default = defineRule({
  meta: {
    id: "migration/refresh-matview-not-concurrently",
    severity: "warning",
    since: "0.1.0",
    title: "Refresh materialized views concurrently",
    effect: "A plain REFRESH holds AccessExclusiveLock on the view while its query runs, so everyone who reads it waits.",
    remedy: "Use REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a UNIQUE index on plain columns that covers every row."
  },
  examples: [
    {
      title: "readers wait",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE MATERIALIZED VIEW daily AS SELECT id FROM orders; CREATE UNIQUE INDEX daily_id ON daily (id);",
        migration: "REFRESH MATERIALIZED VIEW daily;"
      },
      hits: [
        "daily is refreshed: AccessExclusiveLock blocks reads and writes while the view is rewritten; size unknown, for one rewrite of daily"
      ]
    },
    {
      title: "in a DO block, without an index that CONCURRENTLY could use",
      given: {
        schema: "CREATE MATERIALIZED VIEW daily AS SELECT 1 AS id; CREATE INDEX daily_id ON daily (id);",
        migration: "DO $$ BEGIN REFRESH MATERIALIZED VIEW daily; END $$;"
      },
      hits: [
        "daily is refreshed: AccessExclusiveLock blocks reads and writes while the view is rewritten; size unknown, for one rewrite of daily"
      ]
    },
    {
      title: "the view is emptied",
      given: {
        schema: "CREATE MATERIALIZED VIEW daily AS SELECT 1 AS id;",
        migration: "REFRESH MATERIALIZED VIEW daily WITH NO DATA;"
      },
      hits: ["daily is emptied: each query of it fails with 55000 until it is refreshed"]
    },
    {
      title: "concurrently",
      given: {
        schema: "CREATE MATERIALIZED VIEW daily AS SELECT 1 AS id; CREATE UNIQUE INDEX daily_id ON daily (id);",
        migration: "REFRESH MATERIALIZED VIEW CONCURRENTLY daily;"
      },
      hits: []
    },
    {
      title: "a view that holds nothing yet, so that nobody can read it",
      given: {
        schema: "CREATE MATERIALIZED VIEW daily AS SELECT 1 AS id WITH NO DATA;",
        migration: "REFRESH MATERIALIZED VIEW daily;"
      },
      hits: []
    },
    {
      title: "a view made in the same migration",
      given: {
        schema: "",
        migration: "CREATE MATERIALIZED VIEW daily AS SELECT 1 AS id; REFRESH MATERIALIZED VIEW daily;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    if (["VacuumStmt", "ClusterStmt", "AlterTableStmt"].includes(statement.sql.kind)) return [];
    return worksOf(statement, run).flatMap((work) => {
      const before2 = statement.before.tables.get(work.relation.oid);
      if (work.relation.kind !== "m" || work.kind !== "rewrite" || !before2?.populated) return [];
      const name = shown(before2.name);
      const hit = {
        ...hitOfWork(statement, run, work, { what: `${name} is refreshed` }),
        subject: { kind: "view", name: before2.name }
      };
      const emptied = statement.after.tables.get(work.relation.oid)?.populated === false;
      return [
        emptied ? { ...hit, message: `${name} is emptied: each query of it fails with 55000 until it is refreshed` } : { ...hit, ...stepwise10(statement, before2) }
      ];
    });
  })
});
function stepwise10({ sql }, view) {
  const fits = view.indexes.some(
    ({ unique: unique2, valid, predicate, columns }) => unique2 && valid && predicate === null && !columns.includes(null)
  );
  if (!fits || sql.kind !== "RefreshMatViewStmt") return {};
  return { steps: [{ sql: `REFRESH MATERIALIZED VIEW CONCURRENTLY ${sqlTable(view)}` }] };
}

// src/checks/migration/rules/reindex-not-concurrently.ts
init_shim();
var reindex_not_concurrently_default = defineRule({
  meta: {
    id: "migration/reindex-not-concurrently",
    severity: "error",
    since: "0.1.0",
    title: "Rebuild indexes concurrently",
    effect: "REINDEX holds ShareLock on the table and AccessExclusiveLock on each index: writes wait, and so does nearly every read, since the planner looks at all indexes of a table.",
    remedy: "Use REINDEX CONCURRENTLY, outside a transaction."
  },
  examples: [
    {
      title: "all indexes of a table",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, user_id int); CREATE INDEX by_user ON orders (user_id);",
        migration: "REINDEX (VERBOSE) TABLE orders;"
      },
      hits: [
        "orders is reindexed, and nearly every reader waits for its indexes: ShareLock blocks writes while its indexes are rebuilt; size unknown, for one scan of orders"
      ]
    },
    {
      title: "one index, in a DO block",
      given: {
        schema: "CREATE TABLE orders (user_id int); CREATE INDEX by_user ON orders (user_id);",
        migration: "DO $$ BEGIN REINDEX INDEX by_user; END $$;"
      },
      hits: [
        "orders is reindexed, and nearly every reader waits for its indexes: ShareLock blocks writes while its indexes are rebuilt; size unknown, for one scan of orders"
      ]
    },
    {
      title: "a whole schema",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY); CREATE TABLE users (id int PRIMARY KEY);",
        migration: "REINDEX SCHEMA public;",
        runner: "golang-migrate"
      },
      hits: [
        "orders and users are reindexed, and nearly every reader waits for their indexes: ShareLock blocks writes to orders and users while their indexes are rebuilt; size unknown, for one scan of orders and one scan of users"
      ]
    },
    {
      title: "concurrently",
      given: {
        schema: "CREATE TABLE orders (user_id int); CREATE INDEX by_user ON orders (user_id);",
        migration: "REINDEX TABLE CONCURRENTLY orders;"
      },
      hits: []
    },
    {
      title: "indexes that a new collation makes Postgres build again have another cause",
      given: {
        schema: "CREATE TABLE orders (code text); CREATE INDEX by_code ON orders (code);",
        migration: 'ALTER TABLE orders ALTER COLUMN code TYPE text COLLATE "C";'
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int PRIMARY KEY); REINDEX TABLE carts;" },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const [first2, ...more] = worksOf(statement, run).filter((work) => isReindex(work, statement));
    if (!first2) return [];
    const names2 = [first2, ...more].map(({ relation }) => shown(relation.name));
    const [are, their] = names2.length > 1 ? ["are", "their"] : ["is", "its"];
    const what = `${enumerate(names2)} ${are} reindexed, and nearly every reader waits for ${their} indexes`;
    return { ...hitOfWorks(statement, run, [first2, ...more], { what }), ...stepsFor6(statement) };
  })
});
function isReindex({ kind, relation }, { sql, effects }) {
  if (kind !== "index rebuild" || sql.kind === "AlterTableStmt") return false;
  return !effects.some(
    (effect) => "table" in effect && "after" in effect.table && effect.table.after.oid === relation.oid
  );
}
var words3 = /^REINDEX\s*(\([^)]*\)\s*)?(TABLE|INDEX|SCHEMA|DATABASE)\b/i;
function stepsFor6({ sql }) {
  if (sql.kind !== "ReindexStmt" || !words3.test(sql.text)) return {};
  const text = sql.text.replace(words3, (start) => `${start} CONCURRENTLY`);
  return { steps: [{ sql: text, withoutTransaction: true }] };
}

// src/checks/migration/rules/rename-column.ts
init_shim();
var rename_column_default = defineRule({
  meta: {
    id: "migration/rename-column",
    severity: "warning",
    since: "0.1.0",
    title: "Do not rename a column that a running release reads",
    effect: "The release that still runs fails with 42703 wherever it names the column, until it is replaced everywhere.",
    remedy: "Add the column under its new name, keep both in step for one release, and drop the old one with the next."
  },
  examples: [
    {
      title: "a column that the running release may use",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "ALTER TABLE orders RENAME COLUMN note TO remark;"
      },
      hits: ["orders.note: renamed to remark, so queries of the running release that name it fail with 42703"]
    },
    {
      title: "several columns of a table are one finding",
      given: {
        schema: "CREATE TABLE orders (note text, sum int); CREATE TABLE users (mail text);",
        migration: "ALTER TABLE orders RENAME note TO remark; ALTER TABLE users RENAME mail TO email; ALTER TABLE orders RENAME sum TO total;"
      },
      hits: [
        "orders: 2 columns renamed (note to remark and sum to total), so queries of the running release that name one fail with 42703",
        "users.mail: renamed to email, so queries of the running release that name it fail with 42703"
      ]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "DO $$ BEGIN ALTER TABLE orders RENAME COLUMN note TO remark; END $$;"
      },
      hits: ["orders.note: renamed to remark, so queries of the running release that name it fail with 42703"]
    },
    {
      title: "behind a view of the old shape",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "ALTER TABLE orders RENAME TO purchases; ALTER TABLE purchases RENAME COLUMN note TO remark; CREATE VIEW orders AS SELECT remark AS note FROM purchases;"
      },
      hits: []
    },
    {
      title: "another column takes its name",
      given: {
        schema: "CREATE TABLE orders (id int, id_wide bigint);",
        migration: "ALTER TABLE orders RENAME COLUMN id TO id_narrow; ALTER TABLE orders RENAME COLUMN id_wide TO id;"
      },
      hits: ["orders.id_wide: renamed to id, so queries of the running release that name it fail with 42703"]
    },
    {
      title: "a new column takes its name",
      given: {
        schema: "CREATE TABLE orders (no text);",
        migration: "ALTER TABLE orders RENAME no TO code; ALTER TABLE orders ADD no uuid DEFAULT gen_random_uuid();"
      },
      hits: [
        "orders.no: renamed to code, and a new column (uuid) has its name, which queries of the running release read and write in its place"
      ]
    },
    {
      title: "two columns exchange their names",
      given: {
        schema: "CREATE TABLE orders (price int, cost int);",
        migration: "ALTER TABLE orders RENAME price TO swap; ALTER TABLE orders RENAME cost TO price; ALTER TABLE orders RENAME swap TO cost;"
      },
      hits: [
        "orders: price and cost have exchanged their names, so each query of the running release reads and writes the data of the other, and none fails"
      ]
    },
    {
      title: "and have them back in the end",
      given: {
        schema: "CREATE TABLE orders (price int, cost int);",
        migration: "ALTER TABLE orders RENAME price TO swap; ALTER TABLE orders RENAME cost TO price; ALTER TABLE orders RENAME price TO cost; ALTER TABLE orders RENAME swap TO price;"
      },
      hits: []
    },
    {
      title: "a column that the same pull request added",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN note text; ALTER TABLE orders RENAME COLUMN note TO remark;"
      },
      hits: []
    }
  ],
  check: (run) => {
    const renames = run.measured ? renamesIn(run) : run.statements.flatMap((statement) => renameByText(statement, run));
    const missed = renames.flatMap((rename) => {
      const group = renames.filter((other) => isSameTable(rename, other));
      return group[0] === rename ? [hitFor23(rename, group, run)] : [];
    });
    return [...missed, ...exchanges(run)];
  }
});
function renamesIn(run) {
  return effectsIn(run, "column renamed").flatMap(({ statement, effect: { table, column } }) => {
    const from = column.before.name;
    const base = tableAtBase(run, table.before.oid);
    if (!base || columnAtBase(run, table.before.oid, column.before)?.name !== from) return [];
    const to = columnAtHead(run, base.oid, column.before)?.name;
    if (to === void 0) return [];
    const met = relationAtHead(run, base.name);
    const heir = met?.columns.find(({ name }) => name === from);
    if (!heir) return [{ statement, table: base.name, base, from, to }];
    const isNew = met?.oid === base.oid && !columnAtBase(run, base.oid, heir);
    return isNew ? [{ statement, table: base.name, from, to, heir: heir.type }] : [];
  });
}
function exchanges(run) {
  return standingTables(run).flatMap(
    ({ base, head }) => cyclesOf(base.columns, head.columns, ({ number }) => number).flatMap((names2) => {
      const statement = effectsIn(run, "column renamed").findLast(
        ({ effect: { table, column } }) => table.after.oid === base.oid && names2.includes(column.after.name)
      )?.statement;
      const columns = names2.map((name) => ({ kind: "column", name: `${base.name}.${name}` }));
      if (!statement || head.name !== base.name) return [];
      return [
        {
          ...hitOn(statement, run, base.name),
          cause: `${statement.place.path}|${base.name} ${names2.join(" ")} exchanged`,
          reach: columns,
          key: names2.join("\n"),
          message: `${shown(base.name)}: ${enumerate(names2)} have exchanged their names, so each query of the running release reads and writes the data of the other, and none fails`
        }
      ];
    })
  );
}
function renameByText(statement, run) {
  const { node } = statement.sql;
  if (!("RenameStmt" in node) || node.RenameStmt.renameType !== "OBJECT_COLUMN" || statement.trace.error) return [];
  const { relation, relationType, subname = "", newname = "" } = node.RenameStmt;
  if (relationType !== "OBJECT_TABLE") return [];
  const table = tableNamed(statement, run, relation);
  if (!table.old || isNewColumn(statement, run, relation?.relname, subname)) return [];
  return [{ statement, table: table.name, from: subname, to: newname }];
}
function isSameTable(a, b) {
  const plain3 = a.heir === void 0 && b.heir === void 0;
  return a === b || plain3 && a.table === b.table && a.statement.place.path === b.statement.place.path;
}
function hitFor23(first2, group, run) {
  const { statement, table, base, from, to, heir } = first2;
  const columns = group.map((rename) => ({ kind: "column", name: `${table}.${rename.from}` }));
  const [column] = columns;
  const one = group.length === 1 && column !== void 0;
  const remedy = one && base && heir === void 0 ? renamedColumnRemedy(base, from, to) : void 0;
  const names2 = enumerate(group.map((rename) => `${rename.from} to ${rename.to}`));
  return {
    ...hitOn(statement, run, table),
    cause: `${statement.place.path}|${table} columns renamed`,
    subject: one ? column : { kind: "table", name: table },
    reach: columns,
    ...remedy === void 0 ? {} : { remedy },
    // Whoever accepts these has not accepted the next one.
    ...one ? {} : { key: group.map((rename) => `${rename.from} ${rename.to}`).join("\n") },
    message: one ? `${shown(table)}.${from}: renamed to ${to}, ${heir === void 0 ? "so queries of the running release that name it fail with 42703" : `and a new column (${heir}) has its name, which queries of the running release read and write in its place`}` : `${shown(table)}: ${group.length} columns renamed (${names2}), so queries of the running release that name one fail with 42703`
  };
}

// src/checks/migration/rules/rename-enum-value.ts
init_shim();
var rename_enum_value_default = defineRule({
  meta: {
    id: "migration/rename-enum-value",
    severity: "warning",
    since: "0.1.0",
    title: "Do not rename an enum value that a running release writes",
    effect: "The release that still runs fails with 22P02 wherever it writes or compares the old value, and reads one that it does not know.",
    remedy: "Add the new value, write both for one release, move the rows, and leave the old value unused."
  },
  examples: [
    {
      title: "a value that the running release may write",
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine', 'sad');",
        migration: "ALTER TYPE mood RENAME VALUE 'sad' TO 'low';"
      },
      hits: ["mood: 'sad' is now 'low', so queries of the running release that name 'sad' fail with 22P02"]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine', 'it''s');",
        migration: "DO $$ BEGIN ALTER TYPE mood RENAME VALUE 'it''s' TO 'low'; END $$;"
      },
      hits: ["mood: 'it''s' is now 'low', so queries of the running release that name 'it''s' fail with 22P02"]
    },
    {
      title: "two values exchange their names",
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine', 'sad'); CREATE TABLE days (mood mood);",
        migration: "ALTER TYPE mood RENAME VALUE 'sad' TO 'swap'; ALTER TYPE mood RENAME VALUE 'fine' TO 'sad'; ALTER TYPE mood RENAME VALUE 'swap' TO 'fine';"
      },
      hits: [
        "mood: 'fine' and 'sad' have exchanged their names, so each query of the running release reads and writes the other, and none fails"
      ]
    },
    {
      title: "a value that the same pull request added",
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine');",
        migration: "ALTER TYPE mood ADD VALUE 'sad'; ALTER TYPE mood RENAME VALUE 'sad' TO 'low';"
      },
      hits: []
    },
    {
      title: "a type made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TYPE mood AS ENUM ('fine', 'sad'); ALTER TYPE mood RENAME VALUE 'sad' TO 'low';"
      },
      hits: []
    }
  ],
  check: (run) => [...renamed(run), ...exchanged(run)]
});
function renamed(run) {
  return effectsIn(run, "enum value renamed").flatMap(({ statement, effect: { type, before: before2, after } }) => {
    const label = type.labels.find((known3) => known3.label === after);
    const base = run.facts.base.world.enums.find(({ oid }) => oid === type.oid);
    const now = run.facts.head.world.enums.find(({ name }) => name === base?.name);
    const known2 = base?.labels.some((old) => old.oid === label?.oid && old.label === before2);
    if (!base || !known2 || now?.labels.some((left2) => left2.label === before2)) return [];
    const value = sqlText(before2);
    const columns = columnsOfType(run, base.name).map(({ table, column }) => ({ table, column: column.name }));
    const path = sqlTable({ schema: base.name.slice(0, base.name.indexOf(".")), name: base.name });
    return [
      {
        ...hitOn(statement, run, base.name),
        cause: `${base.name} ${before2} renamed`,
        subject: { kind: "enum", name: base.name },
        key: `${before2}
${after}`,
        remedy: renamedValueRemedy(path, before2, after, columns),
        message: `${shown(base.name)}: ${value} is now ${sqlText(after)}, so queries of the running release that name ${value} fail with 22P02`
      }
    ];
  });
}
function exchanged(run) {
  return run.facts.base.world.enums.flatMap(({ oid, name, labels }) => {
    const now = run.facts.head.world.enums.find((type) => type.oid === oid);
    const named2 = (list2) => list2.map((value) => ({ oid: value.oid, name: value.label }));
    const statement = effectsIn(run, "enum value renamed").findLast(({ effect }) => effect.type.oid === oid)?.statement;
    if (!now || !statement) return [];
    return cyclesOf(named2(labels), named2(now.labels), (value) => value.oid).map((values) => ({
      ...hitOn(statement, run, name),
      cause: `${name} ${values.join(" ")} exchanged`,
      subject: { kind: "enum", name },
      key: values.join("\n"),
      message: `${shown(name)}: ${enumerate(values.map(sqlText))} have exchanged their names, so each query of the running release reads and writes the other, and none fails`
    }));
  });
}

// src/checks/migration/rules/rename-schema.ts
init_shim();
var rename_schema_default = defineRule({
  meta: {
    id: "migration/rename-schema",
    severity: "warning",
    since: "0.1.0",
    title: "Do not rename a schema that a running release reads",
    effect: "The release that still runs fails with 42P01 wherever it names something in the schema, or finds it by its search_path.",
    remedy: "Make the schema under its new name, with views of what the old one holds, and drop the old one when nothing reads it any more."
  },
  examples: [
    {
      title: "a schema with a table",
      given: {
        schema: "CREATE SCHEMA shop; CREATE TABLE shop.orders (id int);",
        migration: "ALTER SCHEMA shop RENAME TO store;"
      },
      hits: ["schema shop: renamed to store, so queries of the running release that name it fail with 42P01"]
    },
    {
      title: "one of functions alone",
      given: {
        schema: "CREATE SCHEMA sums; CREATE FUNCTION sums.rate() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;",
        migration: "ALTER SCHEMA sums RENAME TO totals;"
      },
      hits: ["schema sums: renamed to totals, so queries of the running release that name it fail with 42883"]
    },
    {
      title: "an empty one",
      given: { schema: "CREATE SCHEMA shop;", migration: "ALTER SCHEMA shop RENAME TO store;" },
      hits: []
    },
    {
      title: "one made in the same migration",
      given: {
        schema: "",
        migration: "CREATE SCHEMA shop; CREATE TABLE shop.orders (id int); ALTER SCHEMA shop RENAME TO store;"
      },
      hits: []
    }
  ],
  check: (run) => effectsIn(run, "object renamed").flatMap(({ statement, effect: { object } }) => {
    const { before: before2, after } = object;
    const { tables, world } = run.facts.base;
    const hasTables = [...tables.values()].some(({ schema: schema2 }) => schema2 === before2.name);
    const isUsed = hasTables || world.functions.some(({ name }) => name.startsWith(`${before2.name}.`));
    const isBack2 = run.facts.head.world.named.some(({ kind, name }) => kind === "schema" && name === before2.name);
    if (before2.kind !== "schema" || !isUsed || isBack2) return [];
    return [
      {
        ...hitOn(statement, run, before2.name),
        cause: `${before2.name} renamed`,
        subject: { kind: "schema", name: before2.name },
        message: `schema ${before2.name}: renamed to ${after.name}, so queries of the running release that name it fail with ${hasTables ? "42P01" : "42883"}`
      }
    ];
  })
});

// src/checks/migration/rules/rename-table.ts
init_shim();
var rename_table_default = defineRule({
  meta: {
    id: "migration/rename-table",
    severity: "warning",
    since: "0.1.0",
    title: "Do not rename a table that a running release reads",
    effect: "The release that still runs fails with 42P01 wherever it names the table, until it is replaced everywhere.",
    remedy: "Make a view under the old name in the same transaction, and drop it when the new release runs everywhere."
  },
  examples: [
    {
      title: "a table that the running release may use",
      given: { schema: "CREATE TABLE orders (id int);", migration: "ALTER TABLE orders RENAME TO purchases;" },
      hits: ["orders: renamed to purchases, so queries of the running release that name it fail with 42P01"]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "DO $$ BEGIN ALTER TABLE orders RENAME TO purchases; END $$;"
      },
      hits: ["orders: renamed to purchases, so queries of the running release that name it fail with 42P01"]
    },
    {
      title: "into another schema",
      given: {
        schema: "CREATE SCHEMA shop; CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders SET SCHEMA shop;"
      },
      hits: ["orders: moved to shop.orders, so queries of the running release that name it fail with 42P01"]
    },
    {
      title: "a view that the running release may use",
      given: {
        schema: "CREATE VIEW recent AS SELECT 1 AS id;",
        migration: "ALTER VIEW recent RENAME TO latest;"
      },
      hits: ["recent: renamed to latest, so queries of the running release that name it fail with 42P01"]
    },
    {
      title: "a view takes the old name in the same transaction",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders RENAME TO purchases; CREATE VIEW orders AS SELECT * FROM purchases;"
      },
      hits: []
    },
    {
      title: "a view takes the old name too late",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "BEGIN; ALTER TABLE orders RENAME TO purchases; COMMIT; CREATE VIEW orders AS SELECT * FROM purchases;"
      },
      hits: [
        "orders: renamed to purchases, so queries of the running release that name it fail with 42P01 until another transaction makes the view of that name"
      ]
    },
    {
      title: "the view lacks a column",
      given: {
        schema: "CREATE TABLE orders (id int, note text);",
        migration: "ALTER TABLE orders RENAME TO purchases; CREATE VIEW orders AS SELECT id FROM purchases;"
      },
      hits: [
        "orders: renamed to purchases, and what has its name now lacks note, so queries of the running release that name that fail with 42703"
      ]
    },
    {
      title: "an empty table takes the name",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "CREATE TABLE fresh (LIKE orders INCLUDING ALL); ALTER TABLE orders RENAME TO orders_before; ALTER TABLE fresh RENAME TO orders;"
      },
      hits: [
        "orders: renamed to orders_before, and the table that has its name now is empty, so the running release finds none of its rows"
      ]
    },
    {
      title: "two tables exchange their names",
      given: {
        schema: "CREATE TABLE carts (id int); CREATE TABLE orders (id int);",
        migration: "ALTER TABLE carts RENAME TO swap; ALTER TABLE orders RENAME TO carts; ALTER TABLE swap RENAME TO orders;"
      },
      hits: [
        "carts and orders have exchanged their names, so each query of the running release reads and writes the rows of the other, and none fails"
      ]
    },
    {
      title: "a table that its rows were copied into takes the name",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "CREATE TABLE fresh (LIKE orders INCLUDING ALL); INSERT INTO fresh SELECT * FROM orders; ALTER TABLE orders RENAME TO orders_before; ALTER TABLE fresh RENAME TO orders;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); ALTER TABLE carts RENAME TO baskets;" },
      hits: []
    }
  ],
  check: (run) => run.measured ? [...measured(run), ...exchanges2(run)] : byText2(run)
});
function exchanges2(run) {
  const standing = standingTables(run);
  const all = cyclesOf(
    standing.map(({ base }) => base),
    standing.map(({ head }) => head),
    ({ oid }) => oid
  );
  return all.flatMap((names2) => {
    const [first2] = names2;
    const statement = effectsIn(run, "table renamed").findLast(
      ({ effect }) => names2.includes(effect.after.name)
    )?.statement;
    const fits = standing.every(({ base }) => {
      const now = names2.includes(base.name) ? relationAtHead(run, base.name) : void 0;
      return !now || columnsMissing(base, now).length === 0;
    });
    if (first2 === void 0 || !statement || !fits) return [];
    return [
      {
        ...hitOn(statement, run, first2),
        cause: `${names2.join(" ")} exchanged`,
        reach: names2.map((name) => ({ kind: "table", name })),
        key: names2.join("\n"),
        message: `${enumerate(names2.map(shown))} have exchanged their names, so each query of the running release reads and writes the rows of the other, and none fails`
      }
    ];
  });
}
function measured(run) {
  return effectsIn(run, "table renamed").flatMap(({ statement, effect }) => {
    const base = tableAtBase(run, effect.before.oid);
    if (base?.name !== effect.before.name || renamesSchema(statement)) return [];
    const consequence = consequenceOf5(effect, base, statement, run);
    if (consequence === void 0) return [];
    const { before: before2, after } = effect;
    const name = (table) => table.name.slice(table.schema.length + 1);
    const moved = before2.schema !== after.schema;
    return [
      {
        ...hitOn(statement, run, before2.name),
        cause: `${before2.name} renamed`,
        subject: {
          kind: before2.kind === "v" || before2.kind === "m" ? "view" : "table",
          name: before2.name
        },
        message: `${shown(before2.name)}: ${moved ? `moved to ${after.name}` : `renamed to ${name(after)}`}${consequence}`,
        ...before2.kind === "r" || before2.kind === "p" ? {
          remedy: [
            "Make a view under the old name in the same transaction, and drop it when the new release runs everywhere.",
            `CREATE VIEW ${sqlTable(before2)} AS SELECT * FROM ${sqlTable(after)};`,
            "-- with the release after",
            `DROP VIEW ${sqlTable(before2)};`
          ].join("\n")
        } : {}
      }
    ];
  });
}
function consequenceOf5({ before: before2 }, base, statement, run) {
  const fails = ", so queries of the running release that name it fail with 42P01";
  const now = relationAtHead(run, before2.name);
  if (!now) return fails;
  const missing = columnsMissing(base, now);
  if (missing.length > 0) {
    return `, and what has its name now lacks ${enumerate(missing)}, so queries of the running release that name ${missing.length === 1 ? "that" : "one"} fail with 42703`;
  }
  const empty = "rp".includes(now.kind) && !run.facts.base.tables.has(now.oid) && !wasFilled(run, now.oid);
  if (empty) return `, and the table that has its name now is empty, so the running release finds none of its rows`;
  const made = effectsIn(run, "table created", "table renamed").find(
    ({ effect }) => (effect.what === "table created" ? effect.table : effect.after).name === before2.name
  );
  const gap = made !== void 0 && !inOneTransaction(statement, made.statement);
  const kind = now.kind === "v" || now.kind === "m" ? "view" : "table";
  return gap ? `${fails} until another transaction makes the ${kind} of that name` : void 0;
}
function wasFilled({ statements }, oid) {
  return statements.some(
    ({ trace, before: before2, after }) => [before2, after].some(({ tables }) => (trace.rows[tables.get(oid)?.name ?? ""]?.inserted ?? 0) > 0)
  );
}
function renamesSchema({ sql: { node } }) {
  return "RenameStmt" in node && node.RenameStmt.renameType === "OBJECT_SCHEMA";
}
function byText2(run) {
  return run.statements.flatMap((statement) => {
    const { node } = statement.sql;
    if (!("RenameStmt" in node) || node.RenameStmt.renameType !== "OBJECT_TABLE" || statement.trace.error) return [];
    const { relation, newname = "" } = node.RenameStmt;
    const table = tableNamed(statement, run, relation);
    if (!table.old || isReplaced(statement, run, relation?.relname)) return [];
    return {
      ...hitOn(statement, run, table.name),
      cause: `${table.name} renamed`,
      message: `${shown(table.name)}: renamed to ${newname}, so queries of the running release that name it fail with 42P01`
    };
  });
}
function isReplaced({ trace }, run, name) {
  return run.statements.some(
    ({ sql: { node }, trace: later }) => "ViewStmt" in node && node.ViewStmt.view?.relname === name && later.transaction === trace.transaction
  );
}

// src/checks/migration/rules/rename-type.ts
init_shim();
var rename_type_default = defineRule({
  meta: {
    id: "migration/rename-type",
    severity: "warning",
    since: "0.1.0",
    title: "Do not rename a type that a running release names",
    effect: "The release that still runs fails with 42704 wherever it casts to the type or binds a parameter of it, until it is replaced everywhere.",
    remedy: "Leave the name: nothing but the SQL of the application reads it."
  },
  examples: [
    {
      title: "a type that the running release may name",
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine', 'sad');",
        migration: "ALTER TYPE mood RENAME TO temper;"
      },
      hits: ["mood: renamed to temper, so a cast or a parameter of the running release that names it fails with 42704"]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE DOMAIN code AS text;",
        migration: "DO $$ BEGIN ALTER DOMAIN code RENAME TO sign; END $$;"
      },
      hits: ["code: renamed to sign, so a cast or a parameter of the running release that names it fails with 42704"]
    },
    {
      title: "a type made anew takes its name",
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine', 'sad');",
        migration: "ALTER TYPE mood RENAME TO mood_old; CREATE TYPE mood AS ENUM ('fine', 'sad', 'calm');"
      },
      hits: []
    },
    {
      title: "a type made in the same migration",
      given: { schema: "", migration: "CREATE TYPE mood AS ENUM ('fine'); ALTER TYPE mood RENAME TO temper;" },
      hits: []
    }
  ],
  check: (run) => {
    const base = typesAtBase(run);
    return run.statements.flatMap(
      (statement) => statement.effects.flatMap((effect) => {
        const renamed2 = renamedType(effect);
        const before2 = base.find(({ oid }) => oid === renamed2?.oid)?.name;
        if (!renamed2 || before2 === void 0 || before2 !== renamed2.before || typeAtHead(run, before2)) return [];
        return [
          {
            ...hitOn(statement, run, before2),
            cause: `${before2} renamed`,
            subject: { kind: "type", name: before2 },
            message: `${shown(before2)}: renamed to ${shown(renamed2.after)}, so a cast or a parameter of the running release that names it fails with 42704`
          }
        ];
      })
    );
  }
});
function renamedType(effect) {
  const changed3 = effect.what === "enum renamed" ? effect.type : effect.what === "domain altered" ? effect.domain : effect.what === "object renamed" && effect.object.before.kind === "type" ? effect.object : void 0;
  return changed3 && changed3.before.name !== changed3.after.name ? { oid: changed3.before.oid, before: changed3.before.name, after: changed3.after.name } : void 0;
}

// src/checks/migration/rules/replica-identity-full.ts
init_shim();
var replica_identity_full_default = defineRule({
  meta: {
    id: "migration/replica-identity-full",
    severity: "note",
    since: "0.1.0",
    title: "Give logical replication a key instead of whole rows",
    effect: "With REPLICA IDENTITY FULL every UPDATE and DELETE writes the whole row as it was to the WAL, and a subscriber that has no fitting index looks through its table for each of them.",
    remedy: "A primary key serves by itself; else REPLICA IDENTITY USING INDEX names a unique index on NOT NULL columns."
  },
  examples: [
    {
      title: "a table with a primary key",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY);",
        migration: "ALTER TABLE orders REPLICA IDENTITY FULL;"
      },
      hits: [
        "orders: each UPDATE and DELETE writes the whole row as it was to the WAL; its primary key would do as replica identity"
      ]
    },
    {
      title: "a table without one, in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "DO $$ BEGIN ALTER TABLE orders REPLICA IDENTITY FULL; END $$;"
      },
      hits: ["orders: each UPDATE and DELETE writes the whole row as it was to the WAL"]
    },
    {
      title: "an index",
      given: {
        schema: "CREATE TABLE orders (id int NOT NULL UNIQUE);",
        migration: "ALTER TABLE orders REPLICA IDENTITY USING INDEX orders_id_key;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); ALTER TABLE carts REPLICA IDENTITY FULL;" },
      hits: []
    }
  ],
  check: (run) => effectsIn(run, "table altered").flatMap(({ statement, effect }) => {
    const { aspect, after } = effect;
    const full = aspect === "replica identity" && after.replicaIdentity === "full" && run.preexisting.has(after.oid);
    if (!full) return [];
    const keyed = after.constraints.some(({ kind }) => kind === "primary key");
    return [
      {
        ...hitOn(statement, run, after.name),
        message: `${shown(after.name)}: each UPDATE and DELETE writes the whole row as it was to the WAL${keyed ? "; its primary key would do as replica identity" : ""}`
      }
    ];
  })
});

// src/checks/migration/rules/revoke.ts
init_shim();
var revoke_default = defineRule({
  meta: {
    id: "migration/revoke",
    severity: "warning",
    since: "0.1.0",
    title: "Take a privilege away only when nothing uses it any more",
    effect: "The release that still runs fails with 42501 wherever it uses what its role may no longer do.",
    remedy: "Ship a release that no longer needs the privilege first, and revoke it with the one after."
  },
  examples: [
    {
      title: "a privilege on a table",
      given: {
        schema: "CREATE TABLE orders (id int); GRANT SELECT, INSERT ON orders TO pg_monitor;",
        migration: "REVOKE INSERT ON orders FROM pg_monitor;"
      },
      hits: ["orders: pg_monitor loses INSERT, so what the running release does with it fails with 42501"]
    },
    {
      title: "on all tables of a schema, in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE carts (id int); GRANT ALL ON orders TO pg_monitor; GRANT SELECT ON carts TO PUBLIC;",
        migration: "DO $$ BEGIN EXECUTE 'REVOKE ALL ON ALL TABLES IN SCHEMA public FROM pg_monitor, PUBLIC'; END $$;"
      },
      hits: [
        "carts and orders: PUBLIC loses SELECT and pg_monitor loses SELECT, INSERT, UPDATE and 5 more, so what the running release does with them fails with 42501"
      ]
    },
    {
      title: "of everybody, on a function",
      given: {
        schema: "CREATE FUNCTION rate() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;",
        migration: "REVOKE ALL ON FUNCTION rate() FROM PUBLIC;"
      },
      hits: ["rate(): PUBLIC loses EXECUTE, so what the running release does with it fails with 42501"]
    },
    {
      title: "to connect",
      given: {
        schema: "",
        migration: "DO $$ BEGIN EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', current_database()); END $$;"
      },
      hits: ["the database: PUBLIC loses CONNECT, so what the running release does with it fails with 42501"]
    },
    {
      title: "of a view that is made anew",
      given: {
        schema: "CREATE VIEW recent AS SELECT 1 AS id; GRANT SELECT ON recent TO pg_monitor;",
        migration: "DROP VIEW recent; CREATE VIEW recent AS SELECT 2 AS id;"
      },
      hits: ["recent: pg_monitor loses SELECT, so what the running release does with it fails with 42501"]
    },
    {
      title: "from one role, while another one gets more",
      given: {
        schema: "CREATE TABLE orders (id int); GRANT SELECT ON orders TO pg_monitor;",
        migration: "REVOKE SELECT ON orders FROM pg_monitor; GRANT SELECT ON orders TO pg_read_all_data; ALTER TABLE orders OWNER TO pg_read_all_settings;"
      },
      hits: ["orders: pg_monitor loses SELECT, so what the running release does with it fails with 42501"]
    },
    {
      title: "from the owner",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "REVOKE DELETE ON orders FROM postgres;"
      },
      hits: ["orders: postgres loses DELETE, so what the running release does with it fails with 42501"]
    },
    {
      title: "granted again at once",
      given: {
        schema: "CREATE TABLE orders (id int); GRANT ALL ON orders TO pg_monitor;",
        migration: "REVOKE ALL ON orders FROM pg_monitor; GRANT ALL ON orders TO pg_monitor;"
      },
      hits: []
    },
    {
      title: "what the role did not have",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "REVOKE ALL ON orders FROM PUBLIC; REVOKE SELECT ON orders FROM pg_monitor;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (id int); GRANT SELECT ON carts TO pg_monitor; REVOKE SELECT ON carts FROM pg_monitor;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const losses = lossesBy(statement, run);
    const [first2] = losses;
    if (!first2) return [];
    const one = losses.length === 1;
    const texts = [...new Set(losses.flatMap(({ lost }) => lost.map(said2)))].sort();
    return [
      {
        ...hitOn(statement, run, first2.name),
        cause: `${statement.key}|revoked`,
        subject: first2.subject,
        reach: losses.map(({ subject }) => subject),
        message: `${enumerate(losses.map(({ name }) => shown(name)))}: ${enumerate(texts)}, so what the running release does with ${one ? "it" : "them"} fails with 42501`
      }
    ];
  })
});
function said2({ role, privileges }) {
  return `${role} loses ${enumerate(privileges)}`;
}
function lossesBy(statement, run) {
  const losses = statement.effects.flatMap((effect) => {
    switch (effect.what) {
      case "table altered":
        return effect.aspect === "grants" && takes(effect) ? [onTable(effect.after, run)] : [];
      case "table created":
        return [onTable(effect.table, run)];
      case "function altered":
        return takes(effect.function) ? [onFunction(effect.function.after, run)] : [];
      case "function created":
        return [onFunction(effect.function, run)];
      case "object altered": {
        const { before: before2, after } = effect.object;
        return takes({ before: owned(before2), after: owned(after) }) ? [onObject(after, run)] : [];
      }
      default:
        return [];
    }
  });
  return losses.flatMap((loss) => loss ?? []).sort((a, b) => a.name < b.name ? -1 : 1);
}
function owned({ grants, detail }) {
  return { grants, owner: detail };
}
function takes({ before: before2, after }) {
  return lostBetween(before2, after).length > 0;
}
function lostBetween(before2, after) {
  return lostPrivileges(before2.grants, after.grants).filter(
    ({ role }) => role !== before2.owner || before2.owner === after.owner
  );
}
function onTable({ oid, name, kind }, run) {
  const base = tableAtBase(run, oid) ?? [...run.facts.base.tables.values()].find((table) => table.name === name);
  const head = run.facts.head.tables.get(oid) ?? relationAtHead(run, name);
  const subject = { kind: kind === "v" || kind === "m" ? "view" : "table", name };
  return base && head && lossOf(subject, name, base, head);
}
function onFunction({ name, signature }, { facts }) {
  const isIt = (known2) => known2.name === name && known2.signature === signature;
  const [base, head] = [facts.base.world.functions.find(isIt), facts.head.world.functions.find(isIt)];
  const text = `${name}(${signature})`;
  return base && head && base.result !== "trigger" ? lossOf({ kind: "function", name: text }, text, base, head) : void 0;
}
function onObject({ kind, oid, name }, { facts }) {
  if (kind !== "schema" && kind !== "sequence" && kind !== "database") return void 0;
  const isIt = (known2) => known2.kind === kind && known2.oid === oid;
  const [base, head] = [facts.base.world.named.find(isIt), facts.head.world.named.find(isIt)];
  const text = kind === "schema" ? `schema ${name}` : kind === "database" ? "the database" : name;
  return base && head && lossOf({ kind, name }, text, owned(base), owned(head));
}
function lossOf(subject, name, base, head) {
  const lost = lostBetween(base, head);
  return lost.length === 0 ? void 0 : { subject, name, lost };
}

// src/checks/migration/rules/role-change.ts
init_shim();
var role_change_default = defineRule({
  meta: {
    id: "migration/role-change",
    severity: "warning",
    since: "0.1.0",
    title: "Change a role only when no running release logs in with it",
    effect: "The release that still runs connects with the role as it knew it: a login that is gone fails with its next connection, a membership that is gone with its next query, for every database of the server.",
    remedy: "Make a role of its own for the next release, give it what it needs, and take the other one away when nothing connects with it any more."
  },
  examples: [
    {
      title: "logins that end",
      given: {
        schema: "CREATE ROLE app LOGIN; CREATE ROLE report LOGIN; CREATE ROLE batch LOGIN; CREATE ROLE web LOGIN;",
        migration: "ALTER ROLE app NOLOGIN; ALTER ROLE report RENAME TO reports; DROP ROLE batch; ALTER ROLE web CONNECTION LIMIT 5 VALID UNTIL '2030-01-01 00:00:00+00';"
      },
      hits: [
        "role app: may not log in any more, so new connections of the running release with it fail with 28000",
        "role batch: dropped, so new connections of the running release with it fail with 28000",
        "role report: renamed to reports, so new connections of the running release with it fail with 28000",
        "role web: may have 5 connections at most, and one more fails with 53300; its password ends at 2030-01-01 00:00:00 UTC, so new connections of the running release with it fail with 28P01 then"
      ]
    },
    {
      title: "what it may, in a DO block",
      given: {
        schema: "CREATE ROLE sellers; CREATE ROLE app LOGIN BYPASSRLS IN ROLE sellers; CREATE ROLE web LOGIN INHERIT IN ROLE sellers;",
        migration: "DO $$ BEGIN REVOKE sellers FROM app; ALTER ROLE app NOBYPASSRLS; END $$;"
      },
      hits: [
        "role app: is no member of sellers any more, so what the running release does by that fails with 42501; no longer passes row security by, so policies withhold rows from the running release"
      ]
    },
    {
      title: "a password",
      given: { schema: "CREATE ROLE app LOGIN;", migration: "ALTER ROLE app PASSWORD 'other';" },
      hits: [
        "role app: gets another password, so new connections of the running release with the one that it knows fail with 28P01"
      ]
    },
    {
      title: "more than anyone should have",
      given: {
        schema: "CREATE ROLE app LOGIN; CREATE ROLE web LOGIN; CREATE ROLE boss SUPERUSER;",
        migration: "ALTER ROLE app SUPERUSER; GRANT boss TO web;"
      },
      hits: [
        "role app: is a superuser now, whom neither privileges nor row security stop",
        "role web: is a member of boss now, a superuser, whom neither privileges nor row security stop"
      ]
    },
    {
      title: "more logins, wider limits, another membership",
      given: {
        schema: "CREATE ROLE sellers; CREATE ROLE app LOGIN CONNECTION LIMIT 5 VALID UNTIL '2030-01-01'; CREATE ROLE idle;",
        migration: "ALTER ROLE app CONNECTION LIMIT 50 VALID UNTIL 'infinity'; GRANT sellers TO app; ALTER ROLE idle LOGIN; ALTER ROLE app CREATEDB;"
      },
      hits: []
    },
    {
      title: "a role that nobody logs in with, and one made in the same migration",
      given: {
        schema: "CREATE ROLE sellers; CREATE ROLE buyers; CREATE ROLE shop LOGIN IN ROLE sellers, buyers, pg_monitor;",
        migration: "DROP ROLE sellers; ALTER ROLE buyers RENAME TO customers; CREATE ROLE app LOGIN; ALTER ROLE app PASSWORD 'x' NOLOGIN; DROP ROLE app; CREATE ROLE web LOGIN; ALTER ROLE web PASSWORD 'y';"
      },
      hits: []
    },
    {
      title: "taken, and given back",
      given: {
        schema: "CREATE ROLE sellers; CREATE ROLE app LOGIN IN ROLE sellers;",
        migration: "REVOKE sellers FROM app; GRANT sellers TO app;"
      },
      hits: []
    }
  ],
  check: (run) => {
    const { base, head } = run.facts;
    const changed3 = base.world.roles.flatMap((was) => {
      const is2 = head.world.roles.find(({ oid }) => oid === was.oid);
      const again2 = head.world.roles.some(({ name }) => name === was.name);
      const texts = is2 ? changesOf2(groupsRenamed(was, run), is2, head.world.roles) : was.login && !again2 ? [dropped] : [];
      const statement = texts.length > 0 ? statementThatDid4(was, run) : void 0;
      return statement ? [hitFor24(was.name, texts, statement, run)] : [];
    });
    return [...changed3, ...passwords(run)].sort((a, b) => a.location.line - b.location.line);
  }
});
function hitFor24(name, texts, statement, run) {
  return {
    ...hitOn(statement, run, name),
    cause: `${statement.key}|role ${name} ${texts.length}`,
    key: `${name}
${texts.join("\n")}`,
    subject: { kind: "role", name },
    message: `role ${name}: ${texts.join("; ")}`
  };
}
var noEntry = "so new connections of the running release with it fail with 28000";
var dropped = `dropped, ${noEntry}`;
var unstopped = "whom neither privileges nor row security stop";
function changesOf2(was, is2, roles) {
  return [...loginChanges(was, is2), ...is2.superuser ? [] : lostRights(was, is2), ...newPowers(was, is2, roles)];
}
function groupsRenamed(role, { facts }) {
  const memberOf = role.memberOf.flatMap((group) => {
    const known2 = facts.base.world.roles.find(({ name }) => name === group);
    if (!known2) return [group];
    return facts.head.world.roles.flatMap(({ oid, name }) => oid === known2.oid ? [name] : []);
  });
  return { ...role, memberOf };
}
function loginChanges(was, is2) {
  const { connections, validUntil } = is2;
  if (!was.login) return [];
  return [
    ...was.name === is2.name ? [] : [`renamed to ${is2.name}, ${noEntry}`],
    ...is2.login ? [] : [`may not log in any more, ${noEntry}`],
    ...is2.login && connections >= 0 && (was.connections < 0 || connections < was.connections) ? [`may have ${connections} connections at most, and one more fails with 53300`] : [],
    ...is2.login && validUntil !== null && (was.validUntil === null || validUntil < was.validUntil) ? [
      `its password ends at ${validUntil} UTC, so new connections of the running release with it fail with 28P01 then`
    ] : []
  ];
}
function lostRights(was, is2) {
  const gone = was.memberOf.filter((group) => !is2.memberOf.includes(group));
  const fails = "so what the running release does by that fails with 42501";
  return [
    ...gone.length > 0 ? [`is no member of ${enumerate(gone)} any more, ${fails}`] : [],
    ...was.inherits && !is2.inherits && is2.memberOf.length > 0 ? [`no longer has by itself what its groups may, ${fails}`] : [],
    ...was.superuser ? ["is no superuser any more, so what only they may fails with 42501"] : [],
    ...was.bypassesRowSecurity && !is2.bypassesRowSecurity ? ["no longer passes row security by, so policies withhold rows from the running release"] : []
  ];
}
function newPowers(was, is2, roles) {
  if (is2.superuser) return was.superuser ? [] : [`is a superuser now, ${unstopped}`];
  const mighty = is2.memberOf.filter(
    (group) => !was.memberOf.includes(group) && roles.some(({ name, superuser }) => name === group && superuser)
  );
  return [
    ...!was.bypassesRowSecurity && is2.bypassesRowSecurity ? ["passes row security by now"] : [],
    ...mighty.length > 0 ? [`is a member of ${enumerate(mighty)} now, a superuser, ${unstopped}`] : []
  ];
}
function statementThatDid4({ oid }, { statements }) {
  return statements.findLast(
    ({ sql, effects }) => /role|rename|owned|^(do|call|select)stmt$/i.test(sql.kind) && effects.some(
      (effect) => effect.what === "role altered" && effect.role.after.oid === oid || effect.what === "role dropped" && effect.role.oid === oid
    )
  );
}
function passwords(run) {
  const { base, head } = run.facts;
  return run.statements.flatMap((statement) => {
    const { node } = statement.sql;
    if (!("AlterRoleStmt" in node) || statement.trace.error) return [];
    const { role, options = [] } = node.AlterRoleStmt;
    const named2 = ({ name }) => name === role?.rolename;
    const known2 = base.world.roles.find(named2);
    const stands = head.world.roles.some(({ oid, login }) => oid === known2?.oid && login);
    const password = options.some((option2) => "DefElem" in option2 && option2.DefElem.defname === "password");
    if (!known2?.login || !stands || !password) return [];
    const text = "gets another password, so new connections of the running release with the one that it knows fail with 28P01";
    return [hitFor24(known2.name, [text], statement, run)];
  });
}

// src/checks/migration/rules/running-query-changes-shape.ts
init_shim();

// src/checks/migration/judgement/broken-queries.ts
init_shim();
function queryBreaks(run) {
  return breaksOf(run, run.queries?.broken ?? []);
}
function breaksOf(run, queries) {
  const groups = /* @__PURE__ */ new Map();
  for (const query of queries) {
    const statement = run.statements.find(({ key: key2 }) => key2 === query.brokenBy);
    const subject = subjectOf2(run, statement, query);
    const key = JSON.stringify([query.brokenBy, subject]);
    const group = groups.get(key) ?? { statement, subject, all: [] };
    group.all.push(query);
    groups.set(key, group);
  }
  const order = ({ statement }) => statement ? run.statements.indexOf(statement) : run.statements.length;
  return [...groups.values()].sort((a, b) => order(a) - order(b)).map(({ statement, subject, all }) => ({
    statement,
    subject,
    failing: all.filter(({ how }) => how !== "shape"),
    changed: all.filter(({ how }) => how === "shape")
  }));
}
function subjectOf2(run, statement, query) {
  const candidates = (statement?.effects ?? []).flatMap((effect) => candidateIn(run, effect));
  const near = candidates.filter(({ table }) => table === void 0 || query.relations.includes(table));
  const usable = near.length > 0 ? near : candidates;
  const named2 = usable.find(({ word }) => mentions(query.message, word));
  const [first2] = usable;
  const found = named2 ?? first2;
  if (found) return found.subject;
  const [relation] = query.relations;
  return relation === void 0 ? { kind: "migration", name: run.files.map(({ path }) => path).join(", ") } : { kind: "table", name: relation };
}
function mentions(message, word) {
  const plain3 = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(^|[^\\w])${plain3}($|[^\\w])`).test(message);
}
function candidateIn(run, effect) {
  const before2 = tableOfEffect(effect);
  if (before2 && isOfTable(effect)) {
    const base = tableAtBase(run, before2.oid);
    const table = base?.name ?? before2.name;
    const own = table.slice((base ?? before2).schema.length + 1);
    if (!("column" in effect)) {
      const kind2 = "vm".includes(before2.kind) ? "view" : "table";
      return [{ subject: { kind: kind2, name: table }, table, word: own }];
    }
    const column = "before" in effect.column ? effect.column.before : effect.column;
    const name = columnAtBase(run, before2.oid, column)?.name ?? column.name;
    return [{ subject: { kind: "column", name: `${table}.${name}` }, table, word: name }];
  }
  if (isOfTable(effect)) return [];
  const [kind, thing] = namedThing(effect);
  return [{ subject: { kind, name: thing }, table: void 0, word: thing.slice(thing.indexOf(".") + 1) }];
}
function namedThing(effect) {
  if ("type" in effect) return ["enum", "before" in effect.type ? effect.type.before.name : effect.type.name];
  if ("domain" in effect) return ["domain", "before" in effect.domain ? effect.domain.before.name : effect.domain.name];
  if ("function" in effect) {
    return ["function", "before" in effect.function ? effect.function.before.name : effect.function.name];
  }
  if ("role" in effect) return ["role", "before" in effect.role ? effect.role.before.name : effect.role.name];
  if ("setting" in effect) return ["setting", (effect.setting.before ?? effect.setting.after)?.name ?? ""];
  const object = "before" in effect.object ? effect.object.before : effect.object;
  return [object.kind, object.name];
}
function namesOfQueries(queries) {
  const names2 = queries.map(({ query: { name, location } }) => {
    const place = `${location.path}:${location.line}`;
    return name === "" || place.startsWith(name) || name.startsWith(location.path) ? place : `${name} (${place})`;
  });
  return enumerate(names2, 6);
}
function hitOnBreak({ statement, subject }, queries, run) {
  const [first2] = queries;
  const { sql = "" } = first2?.query ?? {};
  const path = run.files[0]?.path ?? run.plan.folder;
  const location = statement?.place ?? run.statements[0]?.place ?? { path, line: 1, column: 1 };
  return {
    location,
    subject,
    // Whoever accepts these has not accepted the next one.
    key: [statement?.key ?? "", ...queries.map(({ query }) => query.name).sort()].join("\n"),
    cause: `${location.path}|${subjectText(subject)} asked by the running release`,
    proof: {
      kind: "query",
      sql,
      ...first2?.sqlstate === void 0 ? {} : { sqlstate: first2.sqlstate },
      ...first2 ? { error: first2.message } : {},
      ...first2?.values === void 0 ? {} : { values: first2.values },
      ...statement ? { statement: statement.trace.statement } : {}
    }
  };
}
function shownSubject(subject) {
  return "name" in subject ? shown(subject.name) : subjectText(subject);
}

// src/checks/migration/rules/running-query-changes-shape.ts
var running_query_changes_shape_default = defineRule({
  meta: {
    id: "migration/running-query-changes-shape",
    severity: "warning",
    since: "0.1.0",
    title: "Give the running release the types and columns that it knows",
    effect: "The running release reads another type or other columns than it was built for, and a connection that had prepared the query fails with 0A000 (cached plan must not change result type) until it prepares it again.",
    remedy: "List columns by name, add a column of the new type beside the old one, and let the next release read that; or see that drivers prepare again after 0A000."
  },
  examples: [
    {
      title: "another type",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, note text);",
        migration: "ALTER TABLE orders ALTER COLUMN id TYPE bigint;",
        queries: { FindOrder: "SELECT id, note FROM orders WHERE note = $1", ListNotes: "SELECT note FROM orders" }
      },
      hits: [
        "orders.id: query FindOrder (queries.sql:1) of the running release is answered otherwise: base gives id integer; head gives id bigint"
      ]
    },
    {
      title: "SELECT * with a new column",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, note text);",
        migration: "ALTER TABLE orders ADD COLUMN kind text;",
        queries: { ListOrders: "SELECT * FROM orders", Add: "INSERT INTO orders VALUES ($1, $2)" }
      },
      hits: [
        "orders.kind: query ListOrders (queries.sql:1) of the running release gets further columns: base gives 2 columns; head gives 3 columns (and kind text)"
      ]
    },
    {
      title: "SELECT * with a new column, which node-postgres keeps prepared by its name",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, note text);",
        migration: "ALTER TABLE orders ADD COLUMN kind text;",
        queries: { "list-orders": "SELECT * FROM orders" },
        prepared: ["list-orders"]
      },
      hits: [
        "orders.kind: query list-orders (queries.sql:1) of the running release gets further columns: base gives 2 columns; head gives 3 columns (and kind text); list-orders is prepared by its name, and each connection that has done so refuses it until it is closed (0A000, cached plan must not change result type)"
      ]
    },
    {
      title: "a column under another name behind SELECT *",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, note text);",
        migration: "ALTER TABLE orders RENAME COLUMN note TO remark;",
        queries: { ListOrders: "SELECT * FROM orders" }
      },
      hits: [
        "orders.note: query ListOrders (queries.sql:1) of the running release is answered otherwise: base gives note text; head gives remark text"
      ]
    },
    {
      title: "another type of a parameter, that takes what the old one took",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, note text);",
        migration: "ALTER TABLE orders ALTER COLUMN id TYPE bigint;",
        queries: { GetNote: "SELECT note FROM orders WHERE id = $1" }
      },
      hits: [
        "orders.id: query GetNote (queries.sql:1) of the running release takes other types: base takes $1 integer; head takes $1 bigint"
      ]
    },
    {
      title: "another type of a parameter, that does not",
      given: {
        schema: "CREATE TABLE events (key int, at date);",
        migration: "ALTER TABLE events ALTER COLUMN key TYPE uuid USING '7f3a9c52-4b1e-4d86-9a07-c35e00000001';",
        queries: { At: "SELECT at FROM events WHERE key = $1" }
      },
      hits: [
        "events.key: query At (queries.sql:1) of the running release is answered otherwise: base takes $1 integer; head takes $1 uuid"
      ]
    },
    {
      title: "a longer varchar is the same type",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, note varchar(20));",
        migration: "ALTER TABLE orders ALTER COLUMN note TYPE varchar(40);",
        queries: { GetNote: "SELECT note FROM orders WHERE id = $1" }
      },
      hits: []
    }
  ],
  check: (run) => queryBreaks(run).flatMap((found) => {
    if (found.failing.length > 0 || found.changed.length === 0) return [];
    const changed3 = [...found.changed].sort((a, b) => weight(b) - weight(a));
    const harmful = changed3.some((query) => weight(query) > 0);
    return [
      {
        ...hitOnBreak(found, changed3, run),
        ...harmful ? {} : { severity: "note" },
        message: `${shownSubject(found.subject)}: ${whatChanges(found, changed3)}`
      }
    ];
  })
});
function weight(query) {
  return query.shape?.kind === "changed" || isKeptPlan(query) ? 1 : 0;
}
function isKeptPlan({ query, shape: shape2 }) {
  return query.prepared === true && shape2?.results === true;
}
function whatChanges({ changed: all }, [first2, ...others]) {
  if (!first2) return "";
  const one = others.length === 0;
  const who = one ? `query ${namesOfQueries([first2])} of the running release` : `${count(all.length, "query", "queries")} of the running release (${namesOfQueries([first2, ...others])})`;
  const verb = {
    gained: one ? "gets further columns" : "get further columns",
    parameters: one ? "takes other types" : "take other types",
    changed: one ? "is answered otherwise" : "are answered otherwise"
  }[first2.shape?.kind ?? "changed"];
  const kept = all.filter(isKeptPlan).map(({ query }) => query.name);
  const refused3 = kept.length === 0 ? "" : `; ${enumerate(kept)} ${kept.length === 1 ? "is prepared by its name" : "are prepared by name"}, and each connection that has done so refuses ${kept.length === 1 ? "it" : "them"} until it is closed (0A000, cached plan must not change result type)`;
  return `${who} ${verb}: ${first2.message}${refused3}`;
}

// src/checks/migration/rules/running-query-fails.ts
init_shim();
var orders = "CREATE TABLE orders (id int PRIMARY KEY, note text);";
var running_query_fails_default = defineRule({
  meta: {
    id: "migration/running-query-fails",
    severity: "error",
    since: "0.1.0",
    title: "Leave what the running release asks for in place",
    effect: "From the moment the migration is applied until the last process of the old release is gone, each request that sends the query fails.",
    remedy: "Expand, then contract: leave what the query needs in place, ship a release that no longer sends it, and take it away with the release after."
  },
  examples: [
    {
      title: "a column that a query reads",
      given: {
        schema: orders,
        migration: "ALTER TABLE orders DROP COLUMN note;",
        queries: { GetNote: "SELECT note FROM orders WHERE id = $1", ListIds: "SELECT id FROM orders" }
      },
      hits: [
        'orders.note: query GetNote (queries.sql:1) of the running release fails with 42703: column "note" does not exist'
      ]
    },
    {
      title: "several queries on one column are one finding, with what else it changes",
      given: {
        schema: orders,
        migration: "ALTER TABLE orders RENAME COLUMN note TO remark;",
        queries: {
          GetNote: "SELECT note FROM orders WHERE id = $1",
          SetNote: "UPDATE orders SET note = $1 WHERE id = $2",
          ListOrders: "SELECT * FROM orders"
        }
      },
      hits: [
        'orders.note: 2 queries of the running release fail, GetNote (queries.sql:1) and SetNote (queries.sql:2): column "note" does not exist (42703); ListOrders (queries.sql:3) gives something else'
      ]
    },
    {
      title: "a view of the old name serves the query",
      given: {
        schema: orders,
        migration: "ALTER TABLE orders RENAME TO purchases; CREATE VIEW orders AS SELECT * FROM purchases;",
        queries: { GetNote: "SELECT note FROM orders WHERE id = $1", Add: "INSERT INTO orders VALUES ($1, $2)" }
      },
      hits: []
    },
    {
      title: "an INSERT that leaves out what may no longer be missing",
      given: {
        schema: orders,
        migration: "ALTER TABLE orders ADD COLUMN kind text NOT NULL;",
        queries: { AddOrder: "INSERT INTO orders (id, note) VALUES ($1, $2)" }
      },
      hits: [
        'orders.kind: query AddOrder (queries.sql:1) of the running release fails with 23502: null value in column "kind" of relation "orders" violates not-null constraint'
      ]
    },
    {
      title: "an INSERT without a list of columns, which fills the first ones",
      given: {
        schema: `${orders} CREATE TABLE people (id int, name text); INSERT INTO people VALUES (700001, 'Ada');`,
        migration: "ALTER TABLE orders ADD COLUMN kind text NOT NULL;",
        queries: { CopyOrders: "INSERT INTO orders SELECT id, name FROM people" }
      },
      hits: [
        'orders.kind: query CopyOrders (queries.sql:1) of the running release fails with 23502: null value in column "kind" of relation "orders" violates not-null constraint'
      ]
    },
    {
      title: "each query is told at the statement that breaks it",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, note text, total int); CREATE TABLE users (id int);",
        migration: "ALTER TABLE orders ADD COLUMN sum int; ALTER TABLE orders DROP COLUMN note; ALTER TABLE orders RENAME total TO amount; ALTER TABLE users ADD COLUMN mail text; ALTER TABLE users RENAME TO people;",
        queries: {
          GetNote: "SELECT note FROM orders WHERE id = $1",
          GetTotal: "SELECT total FROM orders WHERE id = $1",
          ListUsers: "SELECT id FROM users"
        }
      },
      hits: [
        'orders.note: query GetNote (queries.sql:1) of the running release fails with 42703: column "note" does not exist',
        'orders.total: query GetTotal (queries.sql:2) of the running release fails with 42703: column "total" does not exist',
        'users: query ListUsers (queries.sql:3) of the running release fails with 42P01: relation "users" does not exist'
      ]
    },
    {
      title: "which one it is shows when they run one by one",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY);",
        migration: "ALTER TABLE orders ADD COLUMN total int; BEGIN; ALTER TABLE orders ADD COLUMN kind text NOT NULL DEFAULT 'web'; ALTER TABLE orders ALTER COLUMN kind DROP DEFAULT; COMMIT; ALTER TABLE orders ADD COLUMN note text;",
        queries: {
          AddOrder: "INSERT INTO orders (id) VALUES ($1)",
          AddOther: "INSERT INTO orders (id) VALUES ($1 + 1)"
        }
      },
      hits: [
        'orders.kind: 2 queries of the running release fail, AddOrder (queries.sql:1) and AddOther (queries.sql:2): null value in column "kind" of relation "orders" violates not-null constraint (23502)'
      ]
    },
    {
      title: "an INSERT that writes out what a new CHECK refuses",
      given: {
        schema: orders,
        migration: "ALTER TABLE orders ADD CONSTRAINT known CHECK (note IN ('draft', 'sent')) NOT VALID;",
        queries: { AddOrder: "INSERT INTO orders (id, note) VALUES ($1, 'new')" }
      },
      hits: [
        'orders: query AddOrder (queries.sql:1) of the running release fails with 23514: new row for relation "orders" violates check constraint "known"'
      ]
    },
    {
      title: "an UPDATE that sets what no row may hold any more",
      given: {
        schema: "CREATE TABLE tasks (id int PRIMARY KEY, state text, owner text); CREATE TABLE notes (id int PRIMARY KEY, owner text);",
        migration: "ALTER TABLE notes ALTER owner SET NOT NULL; ALTER TABLE tasks ADD CONSTRAINT known CHECK (state IN ('open', 'done')) NOT VALID;",
        queries: {
          Release: "UPDATE notes SET owner = NULL::text WHERE id = $1",
          Reset: "UPDATE tasks SET state = 'new' WHERE id = $1"
        }
      },
      hits: [
        'notes: query Release (queries.sql:1) of the running release fails with 23502: null value in column "owner" of relation "notes" violates not-null constraint',
        'tasks: query Reset (queries.sql:2) of the running release fails with 23514: new row for relation "tasks" violates check constraint "known"'
      ]
    },
    {
      title: "an UPDATE whose row, or whose trigger, may make the difference",
      given: {
        schema: "CREATE TABLE tasks (id int PRIMARY KEY, state text, owner text); CREATE TABLE notes (id int PRIMARY KEY, note text); CREATE FUNCTION kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.id > 1000000 THEN NEW.note := ''; END IF; RETURN NEW; END $$; CREATE TRIGGER keeps BEFORE UPDATE ON notes FOR EACH ROW EXECUTE FUNCTION kept();",
        migration: "ALTER TABLE tasks ADD CONSTRAINT known CHECK (state <> 'new' OR owner IS NULL) NOT VALID; ALTER TABLE notes ALTER note SET NOT NULL;",
        queries: {
          Reset: "UPDATE tasks SET state = 'new' WHERE id = $1",
          Rename: "UPDATE tasks SET state = coalesce(NULL, owner) WHERE id = $1",
          Clear: "UPDATE notes SET note = NULL WHERE id = $1"
        }
      },
      hits: []
    },
    {
      title: "values of ours that a new CHECK refuses prove nothing",
      given: {
        schema: orders,
        migration: "ALTER TABLE orders ADD CONSTRAINT known CHECK (note ~ '^[A-Z]{3}-[0-9]+$') NOT VALID;",
        queries: { AddOrder: "INSERT INTO orders (id, note) VALUES ($1, $2)" }
      },
      hits: []
    },
    {
      title: "ON CONFLICT without its index fails when it is planned",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY, mail text UNIQUE);",
        migration: "ALTER TABLE users DROP CONSTRAINT users_mail_key;",
        queries: { Upsert: "INSERT INTO users (id, mail) VALUES ($1, $2) ON CONFLICT (mail) DO NOTHING" }
      },
      hits: [
        "users: query Upsert (queries.sql:1) of the running release fails with 42P10: there is no unique or exclusion constraint matching the ON CONFLICT specification"
      ]
    },
    {
      title: "a label that an enum no longer has",
      given: {
        schema: "CREATE TYPE mood AS ENUM ('good', 'bad'); CREATE TABLE days (id int, mood mood);",
        migration: "ALTER TYPE mood RENAME VALUE 'bad' TO 'sad';",
        queries: { BadDays: "SELECT id FROM days WHERE mood = 'bad'" }
      },
      hits: [
        'mood: query BadDays (queries.sql:1) of the running release fails with 22P02: invalid input value for enum mood: "bad"'
      ]
    },
    {
      title: "a function whose body reads what is gone fails when it runs",
      given: {
        schema: `${orders} CREATE FUNCTION noted(int) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT note FROM orders WHERE id = $1); END $$;`,
        migration: "ALTER TABLE orders DROP COLUMN note;",
        queries: { Noted: "SELECT noted($1)" }
      },
      hits: [
        'orders.note: query Noted (queries.sql:1) of the running release fails with 42703: column "note" does not exist'
      ]
    },
    {
      title: "a privilege that the application no longer has",
      given: {
        schema: `${orders} GRANT SELECT, UPDATE ON orders TO app;`,
        migration: "REVOKE UPDATE ON orders FROM app;",
        queries: {
          GetNote: "SELECT note FROM orders WHERE id = $1",
          SetNote: "UPDATE orders SET note = $1 WHERE id = $2"
        },
        role: "app"
      },
      hits: [
        "orders: query SetNote (queries.sql:2) of the running release fails with 42501: permission denied for table orders"
      ]
    },
    {
      title: "a role whose privileges no migration gives: the owner asks in its place",
      given: {
        schema: orders,
        migration: "ALTER TABLE orders DROP COLUMN note;",
        queries: { GetNote: "SELECT note FROM orders WHERE id = $1" },
        role: "app"
      },
      hits: [
        'orders.note: query GetNote (queries.sql:1) of the running release fails with 42703: column "note" does not exist'
      ]
    },
    {
      title: "row security that lets no new row through, and one that may",
      given: {
        schema: `${orders} CREATE TABLE notes (id int, author text); GRANT INSERT ON orders, notes TO app;`,
        migration: "ALTER TABLE orders ENABLE ROW LEVEL SECURITY; ALTER TABLE notes ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON notes FOR INSERT WITH CHECK (author = current_setting('app.user', true));",
        queries: {
          AddOrder: "INSERT INTO orders (id, note) VALUES ($1, $2)",
          AddNote: "INSERT INTO notes (id, author) VALUES ($1, $2)"
        },
        role: "app"
      },
      hits: [
        'orders: query AddOrder (queries.sql:1) of the running release fails with 42501: new row violates row-level security policy for table "orders"',
        'notes: query AddNote (queries.sql:2) of the running release fails with 42501: new row violates row-level security policy for table "notes", unless the session sets what its policies ask for'
      ]
    },
    {
      title: "row security without a policy hides every row from the application, without an error",
      given: {
        schema: `${orders} GRANT SELECT ON orders TO app;`,
        migration: "ALTER TABLE orders ENABLE ROW LEVEL SECURITY;",
        queries: { GetNote: "SELECT note FROM orders WHERE id = $1" },
        role: "app"
      },
      hits: [
        "orders: query GetNote (queries.sql:1) of the running release finds nothing any more: row security hides all rows of orders from app"
      ]
    },
    {
      title: "the owner sees all rows",
      given: {
        schema: orders,
        migration: "ALTER TABLE orders ENABLE ROW LEVEL SECURITY;",
        queries: { GetNote: "SELECT note FROM orders WHERE id = $1" }
      },
      hits: []
    },
    {
      title: "what base does not serve either is nobody\u2019s news",
      given: {
        schema: orders,
        migration: "ALTER TABLE orders DROP COLUMN note;",
        queries: { Gone: "SELECT note FROM order_notes", Ids: "SELECT id FROM orders" }
      },
      hits: []
    }
  ],
  check: (run) => queryBreaks(run).flatMap((found) => {
    if (found.failing.length === 0) return [];
    const failing = [...found.failing].sort((a, b) => Number(b.certain) - Number(a.certain));
    const certain = failing[0]?.certain === true;
    return [
      {
        ...hitOnBreak(found, failing, run),
        ...certain ? {} : { severity: "warning" },
        message: `${shownSubject(found.subject)}: ${whatFails(failing)}${alsoChanged(found)}`
      }
    ];
  })
});
function whatFails(failing) {
  const [first2] = failing;
  if (!first2) return "";
  const { sqlstate, message } = first2;
  if (failing.length === 1) {
    const fails = sqlstate === void 0 ? "finds nothing any more" : `fails with ${sqlstate}`;
    return `query ${namesOfQueries(failing)} of the running release ${fails}: ${message}${condition(first2)}`;
  }
  const fail = sqlstate === void 0 ? "find nothing any more" : "fail";
  const why = sqlstate === void 0 ? message : `${message} (${sqlstate})`;
  return `${count(failing.length, "query", "queries")} of the running release ${fail}, ${namesOfQueries(failing)}: ${why}${condition(first2)}`;
}
function condition({ certain }) {
  return certain ? "" : ", unless the session sets what its policies ask for";
}
function alsoChanged({ changed: changed3 }) {
  if (changed3.length === 0) return "";
  return `; ${namesOfQueries(changed3)} ${changed3.length === 1 ? "gives" : "give"} something else`;
}

// src/checks/migration/rules/running-query-fails-between.ts
init_shim();

// src/checks/migration/judgement/takes-long.ts
init_shim();
var goThroughTables = /* @__PURE__ */ new Set([
  "AlterTableStmt",
  "ClusterStmt",
  "CreateTableAsStmt",
  "IndexStmt",
  "RefreshMatViewStmt",
  "ReindexStmt",
  "VacuumStmt"
]);
function takesLong(statement, run) {
  const { difference, sql } = statement;
  if (!difference || !(goThroughTables.has(sql.kind) || isWhole2(statement))) return [];
  const touched = [...difference.rewrites, ...difference.scans].filter(
    ({ oid, kind }) => run.preexisting.has(oid) && "rpm".includes(kind)
  );
  return [...new Set(touched)].filter((relation) => severityOfWorkOn(relation, statement, run) === "error").map(({ name }) => name);
}
function isWhole2({ sql: { node } }) {
  if ("UpdateStmt" in node) return !node.UpdateStmt.whereClause;
  return "DeleteStmt" in node && !node.DeleteStmt.whereClause;
}

// src/checks/migration/rules/running-query-fails-between.ts
var orders2 = "CREATE TABLE orders (id int PRIMARY KEY, note text);";
var running_query_fails_between_default = defineRule({
  meta: {
    id: "migration/running-query-fails-between",
    severity: "error",
    since: "0.1.0",
    title: "Take away and bring back what the running release asks for in one transaction",
    effect: "Between two transactions of the migrations the query finds nothing that serves it, so each request that sends it meanwhile fails; and where the second does not come, it stays so.",
    remedy: "Put both statements into one transaction: into one file, where the runner wraps a file."
  },
  examples: [
    {
      title: "a view that is dropped and made anew without a transaction, with an index built in between",
      given: {
        schema: `${orders2} CREATE VIEW recent AS SELECT id FROM orders;`,
        migration: "DROP VIEW recent;\nCREATE INDEX CONCURRENTLY by_note ON orders (note);\nCREATE VIEW recent AS SELECT id, note FROM orders;",
        queries: { Recent: "SELECT id FROM recent", Notes: "SELECT note FROM orders" }
      },
      hits: [
        'recent: query Recent (queries.sql:1) of the running release fails with 42P01 from here until line 3 is committed, and meanwhile line 2 goes through all of orders: relation "recent" does not exist'
      ]
    },
    {
      title: "two transactions right after one another",
      given: {
        schema: `${orders2} CREATE VIEW recent AS SELECT id FROM orders;`,
        migration: `BEGIN;
DROP VIEW recent;
COMMIT;
BEGIN;
CREATE VIEW recent AS SELECT id FROM orders;
COMMIT;`,
        queries: { Recent: "SELECT id FROM recent", First: "SELECT min(id) FROM recent" }
      },
      hits: [
        'recent: 2 queries of the running release fail with 42P01 from here until line 5 is committed, Recent (queries.sql:1) and First (queries.sql:2): relation "recent" does not exist'
      ]
    },
    {
      title: "ON CONFLICT while its index is built anew",
      given: {
        schema: orders2,
        migration: "BEGIN;\nALTER TABLE orders DROP CONSTRAINT orders_pkey;\nCOMMIT;\nBEGIN;\nALTER TABLE orders ADD PRIMARY KEY (id);\nCOMMIT;",
        queries: { Upsert: "INSERT INTO orders (id, note) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING" }
      },
      hits: [
        "orders: query Upsert (queries.sql:1) of the running release fails with 42P10 from here until line 5 is committed, and meanwhile line 5 goes through all of orders: there is no unique or exclusion constraint matching the ON CONFLICT specification"
      ]
    },
    {
      title: "in one transaction",
      given: {
        schema: `${orders2} CREATE VIEW recent AS SELECT id FROM orders;`,
        migration: "DROP VIEW recent; CREATE VIEW recent AS SELECT id, note FROM orders;",
        queries: { Recent: "SELECT id FROM recent" }
      },
      hits: []
    },
    {
      title: "what nobody brings back is told as such, and what no known query asks for is not asked",
      given: {
        schema: `${orders2} CREATE VIEW recent AS SELECT id FROM orders; CREATE VIEW sums AS SELECT id FROM orders;`,
        migration: "BEGIN; DROP VIEW recent; DROP VIEW sums; COMMIT; BEGIN; CREATE VIEW latest AS SELECT id FROM orders; CREATE VIEW sums AS SELECT id FROM orders; COMMIT;",
        queries: { Recent: "SELECT id FROM recent" }
      },
      hits: []
    }
  ],
  check: (run) => breaksOf(
    run,
    (run.queries?.gaps ?? []).map(({ broken }) => broken)
  ).flatMap((found) => {
    const { statement, failing, subject } = found;
    const [first2] = failing;
    const gap = run.queries?.gaps.find(({ broken }) => broken === first2);
    const end = run.statements.find(({ key }) => key === gap?.servedAfter);
    if (!first2 || !statement || !end) return [];
    const work = worksBetween(run, statement, end);
    return [
      {
        ...hitOnBreak(found, failing, run),
        ...work.length > 0 ? {} : { severity: "warning" },
        cause: `${statement.key}|between`,
        message: `${shownSubject(subject)}: ${whoFails(failing)} from here until ${placeOf(end, statement)} is committed${meanwhile(work, statement)}${whichOf(failing)}: ${first2.message}`
      }
    ];
  })
});
function placeOf({ place }, { place: own }) {
  return place.path === own.path ? `line ${place.line}` : `${place.path}:${place.line}`;
}
function worksBetween(run, broken, end) {
  const { transaction } = broken.trace;
  const from = run.statements.findLastIndex(
    (statement) => statement === broken || transaction !== null && statement.trace.transaction === transaction
  );
  return run.statements.slice(from + 1, run.statements.indexOf(end) + 1).flatMap((statement) => takesLong(statement, run).map((table) => ({ statement, table })));
}
function whoFails(failing) {
  const [first2] = failing;
  const one = failing.length === 1;
  const who = one ? `query ${namesOfQueries(failing)} of the running release` : `${count(failing.length, "query", "queries")} of the running release`;
  if (first2?.sqlstate === void 0) return `${who} ${one ? "finds" : "find"} nothing`;
  return `${who} ${one ? "fails" : "fail"} with ${first2.sqlstate}`;
}
function whichOf(failing) {
  return failing.length === 1 ? "" : `, ${namesOfQueries(failing)}`;
}
function meanwhile(works, broken) {
  const [first2] = works;
  if (!first2) return "";
  const tables = unique(works.map(({ table }) => shown(table)));
  const rest = tables.length > 1 ? ` and of ${count(tables.length - 1, "other table")}` : "";
  return `, and meanwhile ${placeOf(first2.statement, broken)} goes through all of ${shown(first2.table)}${rest}`;
}

// src/checks/migration/rules/schema-drift.ts
init_shim();
var schema_drift_default = defineRule({
  meta: {
    id: "migration/schema-drift",
    severity: "warning",
    since: "0.1.0",
    title: "Let the schema file say what the migrations make",
    effect: "A database that was loaded from the file and one that was migrated are no longer the same.",
    remedy: "Make the dump from a database on which the migrations of this branch, and no others, were run."
  },
  examples: [
    {
      title: "the dump was made on a database with something of another branch",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN note text;",
        dump: {
          base: "CREATE TABLE orders (id int);",
          head: "CREATE TABLE orders (id int, note varchar(20)); CREATE TABLE drafts (id int);"
        }
      },
      hits: [
        "db/structure.sql differs from what the migrations make: table drafts is in it alone and column orders.note is text, in it character varying(20)"
      ]
    },
    {
      title: "what differed before is not the news of this pull request",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN note text;",
        dump: {
          base: "CREATE TABLE orders (id int); CREATE TABLE schema_migrations (version text);",
          head: "CREATE TABLE orders (id int, note text); CREATE TABLE schema_migrations (version text);"
        }
      },
      hits: []
    },
    {
      title: "columns in another order",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN note text;",
        dump: { base: "CREATE TABLE orders (id int);", head: "CREATE TABLE orders (note text, id int);" }
      },
      hits: []
    }
  ],
  check: ({ dump }) => {
    if (!dump?.edited || dump.drift.length === 0) return [];
    const { said: said3, before: before2, after } = differenceOfFile(dump.drift);
    return [
      {
        message: `${dump.path} differs from what the migrations make: ${enumerate(said3, 5)}`,
        location: { path: dump.path, line: 1, column: 1 },
        subject: { kind: "document", name: dump.path },
        key: "drift",
        proof: {
          kind: "diff",
          structural: true,
          before: shownSide(before2),
          after: shownSide(after),
          sides: ["what the migrations make", "what the file has"]
        }
      }
    ];
  }
});

// src/checks/migration/rules/schema-dump-not-updated.ts
init_shim();
var schema_dump_not_updated_default = defineRule({
  meta: {
    id: "migration/schema-dump-not-updated",
    severity: "warning",
    since: "0.1.0",
    title: "Write the schema file again with each migration",
    effect: "New databases and tests that load the file get a schema that no migrated database has.",
    remedy: "Run the migrations on a database of your own, and commit the dump that comes of it."
  },
  examples: [
    {
      title: "the dump does not know the new column",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN note text;",
        dump: { base: "CREATE TABLE orders (id int);", head: "CREATE TABLE orders (id int);" }
      },
      hits: ["db/structure.sql was not written again: column orders.note is missing in it"]
    },
    {
      title: "the dump was written again",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN note text;",
        dump: { base: "CREATE TABLE orders (id int);", head: "CREATE TABLE orders (id int, note text);" }
      },
      hits: []
    },
    {
      title: "the migration changes rows alone",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "INSERT INTO orders VALUES (1);",
        dump: { base: "CREATE TABLE orders (id int);", head: "CREATE TABLE orders (id int);" }
      },
      hits: []
    }
  ],
  check: ({ dump }) => {
    if (!dump || dump.edited || dump.drift.length === 0) return [];
    const { said: said3, before: before2, after } = differenceOfFile(dump.drift);
    return [
      {
        message: `${dump.path} was not written again: ${enumerate(said3, 5)}`,
        location: { path: dump.path, line: 1, column: 1 },
        subject: { kind: "document", name: dump.path },
        key: "not-updated",
        proof: {
          kind: "diff",
          structural: true,
          before: shownSide(before2),
          after: shownSide(after),
          sides: ["what the migrations make", "what the file has"]
        }
      }
    ];
  }
});

// src/checks/migration/rules/security-definer-search-path.ts
init_shim();
var security_definer_search_path_default = defineRule({
  meta: {
    id: "migration/security-definer-search-path",
    severity: "warning",
    since: "0.1.0",
    title: "Fix the search_path of a SECURITY DEFINER function",
    effect: "It runs with its owner's rights and looks names up where the caller says: whoever can create a table or function there runs code as the owner.",
    remedy: "Add SET search_path = pg_catalog, pg_temp (or '') to the function, and qualify the names in its body."
  },
  examples: [
    {
      title: "a new function",
      given: {
        schema: "",
        migration: "CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT a $$;"
      },
      hits: [
        "rate(a integer): SECURITY DEFINER without a search_path of its own, so the caller's decides whose tables and functions it uses as postgres"
      ]
    },
    {
      title: "an old one becomes it, in a DO block",
      given: {
        schema: "CREATE FUNCTION rate() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;",
        migration: "DO $$ BEGIN ALTER FUNCTION rate() SECURITY DEFINER; END $$;"
      },
      hits: [
        "rate(): SECURITY DEFINER without a search_path of its own, so the caller's decides whose tables and functions it uses as postgres"
      ]
    },
    {
      title: "with a search_path",
      given: {
        schema: "",
        migration: "CREATE FUNCTION rate() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$ SELECT 1 $$;"
      },
      hits: []
    },
    {
      title: "it gets one at once",
      given: {
        schema: "",
        migration: "CREATE FUNCTION rate() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$; ALTER FUNCTION rate() SET search_path = pg_catalog;"
      },
      hits: []
    },
    {
      title: "an old one that was so before",
      given: {
        schema: "CREATE FUNCTION rate() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$;",
        migration: "CREATE OR REPLACE FUNCTION rate() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 2 $$;"
      },
      hits: []
    },
    {
      title: "with the rights of the caller",
      given: { schema: "", migration: "CREATE FUNCTION rate() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;" },
      hits: []
    }
  ],
  check: (run) => run.facts.head.world.functions.filter(isOpen).flatMap((made) => {
    const before2 = run.facts.base.world.functions.find(
      ({ name: name2, signature }) => name2 === made.name && signature === made.signature
    );
    if (isOpenAtAll(functionAtBase(run, made.oid)) || isOpenAtAll(before2)) return [];
    const statement = effectsIn(run, "function created", "function altered").findLast(({ effect }) => {
      const after = effect.what === "function created" ? effect.function : effect.function.after;
      return after.oid === made.oid && isOpen(after);
    })?.statement;
    const name = `${made.name}(${made.signature})`;
    return statement ? [
      {
        ...hitOn(statement, run, made.name),
        cause: `${name} definer`,
        subject: { kind: "function", name },
        message: `${shown(name)}: SECURITY DEFINER without a search_path of its own, so the caller's decides whose tables and functions it uses as ${made.owner}`
      }
    ] : [];
  })
});
function isOpen({ securityDefiner, settings }) {
  return securityDefiner && !settings.some((setting) => setting.startsWith("search_path="));
}
function isOpenAtAll(known2) {
  return known2 !== void 0 && isOpen(known2);
}

// src/checks/migration/rules/sequence-behind-rows.ts
init_shim();
var sequence_behind_rows_default = defineRule({
  meta: {
    id: "migration/sequence-behind-rows",
    severity: "error",
    since: "0.1.0",
    title: "Set a new sequence to what the rows have reached",
    effect: "A new sequence starts with 1, also on a column whose rows have such values: the next INSERT gets one of them, and fails with 23505 where it has to be unique.",
    remedy: "Set it in the same transaction, by its own name: SELECT setval(sequence, (SELECT max(...) FROM ...)). While the old serial stands, pg_get_serial_sequence means that one."
  },
  examples: [
    {
      title: "an identity in the place of a serial",
      given: {
        schema: "CREATE TABLE kinds (id serial PRIMARY KEY, name text); INSERT INTO kinds (name) VALUES ('a'), ('b');",
        migration: "ALTER TABLE kinds ALTER id DROP DEFAULT;\nALTER TABLE kinds ALTER id ADD GENERATED BY DEFAULT AS IDENTITY;"
      },
      hits: [
        "kinds.id: its new sequence kinds_id_seq1 gives 1 next, which a row has already (they go up to 2), so the next INSERT that leaves it out fails with 23505"
      ]
    },
    {
      title: "pg_get_serial_sequence still means the sequence of before",
      given: {
        schema: "CREATE TABLE kinds (id serial PRIMARY KEY); INSERT INTO kinds DEFAULT VALUES;",
        migration: "ALTER TABLE kinds ALTER id DROP DEFAULT; ALTER TABLE kinds ALTER id ADD GENERATED BY DEFAULT AS IDENTITY; SELECT setval(pg_get_serial_sequence('kinds', 'id'), max(id)) FROM kinds;"
      },
      hits: [
        "kinds.id: its new sequence kinds_id_seq1 gives 1 next, which a row has already (they go up to 1), so the next INSERT that leaves it out fails with 23505"
      ]
    },
    {
      title: "a sequence on a column whose rows nobody knows",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, name text);",
        migration: "CREATE SEQUENCE order_ids; ALTER TABLE orders ALTER id SET DEFAULT nextval('order_ids');"
      },
      hits: [
        "orders.id: its new sequence order_ids starts with 1, whatever values the rows of this older table have, so an INSERT that leaves it out fails with 23505 on the first that is taken"
      ]
    },
    {
      title: "set back, where nothing has to be unique, in a DO block",
      given: {
        schema: "CREATE TABLE kinds (id int GENERATED ALWAYS AS IDENTITY); INSERT INTO kinds DEFAULT VALUES; INSERT INTO kinds DEFAULT VALUES;",
        migration: "DO $$ BEGIN PERFORM setval('kinds_id_seq', 1, false); END $$;"
      },
      hits: [
        "kinds.id: its sequence kinds_id_seq was set back and gives 1 next, while rows go up to 2, so values come twice"
      ]
    },
    {
      title: "started again, whatever rows there are",
      given: {
        schema: "CREATE TABLE orders (id serial PRIMARY KEY, name text);",
        migration: "ALTER SEQUENCE orders_id_seq RESTART WITH 1;"
      },
      hits: [
        "orders.id: its sequence orders_id_seq was set back and starts with 1, whatever values the rows of this older table have, so an INSERT that leaves it out fails with 23505 on the first that is taken"
      ]
    },
    {
      title: "counting further or otherwise, and started again with the table",
      given: {
        schema: "CREATE TABLE orders (id serial PRIMARY KEY); CREATE TABLE logs (id serial PRIMARY KEY, at int);",
        migration: "ALTER SEQUENCE orders_id_seq AS bigint; ALTER SEQUENCE orders_id_seq RESTART WITH 5000; TRUNCATE logs RESTART IDENTITY; ALTER TABLE logs ADD note text; UPDATE logs SET at = 1 WHERE id = 1;"
      },
      hits: []
    },
    {
      title: "set to what the rows have reached, or told where to start",
      given: {
        schema: "CREATE TABLE kinds (id serial PRIMARY KEY); INSERT INTO kinds VALUES (1), (2); CREATE TABLE orders (id int PRIMARY KEY); CREATE TABLE users (id int PRIMARY KEY);",
        migration: "ALTER TABLE kinds ALTER id DROP DEFAULT; DROP SEQUENCE kinds_id_seq; ALTER TABLE kinds ALTER id ADD GENERATED BY DEFAULT AS IDENTITY; SELECT setval(pg_get_serial_sequence('kinds', 'id'), max(id)) FROM kinds; ALTER TABLE orders ALTER id ADD GENERATED BY DEFAULT AS IDENTITY; SELECT setval(pg_get_serial_sequence('orders', 'id'), coalesce(max(id), 0) + 1, false) FROM orders; ALTER TABLE users ALTER id ADD GENERATED BY DEFAULT AS IDENTITY (START WITH 100000);"
      },
      hits: []
    },
    {
      title: "a new column, which its sequence fills, and a table that is emptied",
      given: {
        schema: "CREATE TABLE orders (name text); INSERT INTO orders VALUES ('a'); CREATE TABLE kinds (id serial PRIMARY KEY); INSERT INTO kinds DEFAULT VALUES;",
        migration: "ALTER TABLE orders ADD COLUMN id serial PRIMARY KEY; TRUNCATE kinds RESTART IDENTITY;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (id int GENERATED BY DEFAULT AS IDENTITY); INSERT INTO carts VALUES (1), (2);"
      },
      hits: []
    }
  ],
  check: (run) => (run.sequencesBehind ?? []).flatMap((found) => hitFor25(found, run))
});
function hitFor25(found, run) {
  const table = run.facts.head.tables.get(found.table);
  const column = table?.columns.find(({ number }) => number === found.column);
  const statement = table && column && statementThatDid5(found, table, column, run);
  const emptied = found.known && found.highest === void 0 && run.statements.some(empties);
  if (!statement || emptied) return [];
  const name = `${table.name}.${column.name}`;
  return [
    {
      ...hitOn(statement, run, table.name),
      cause: `${name} sequence`,
      key: `${name} ${found.known}`,
      subject: { kind: "column", name },
      severity: found.collides ? "error" : "warning",
      message: `${shown(name)}: ${textOf3(found, table, column)}`,
      remedy: `Let the sequence go on after the highest value that is there, in the same transaction.
${setval(found, table, column)}`
    }
  ];
}
function empties({ sql, code: code2 }) {
  return /\b(truncate|delete)\b/i.test(`${sql.text} ${code2}`);
}
function textOf3({ known: known2, name, next, highest, collides }, table, column) {
  const own = shown(name);
  const isUnique = table.indexes.some(
    ({ unique: unique2, columns }) => unique2 && columns.length === 1 && columns[0] === column.name
  );
  const refused3 = "so an INSERT that leaves it out fails with 23505 on the first that is taken";
  const consequence = isUnique ? refused3 : "so values come twice";
  const sequence = known2 ? `its sequence ${own} was set back and` : `its new sequence ${own}`;
  if (highest === void 0) {
    return `${sequence} starts with ${next}, whatever values the rows of this older table have, ${consequence}`;
  }
  return collides ? `${sequence} gives ${next} next, which a row has already (they go up to ${highest}), so the next INSERT that leaves it out fails with 23505` : `${sequence} gives ${next} next, while rows go up to ${highest}, ${consequence}`;
}
function setval({ name }, table, { name: column }) {
  const schema2 = name.slice(0, name.indexOf("."));
  const sequence = sqlTable({ schema: schema2, name });
  return `SELECT setval(${sqlText(sequence)}, (SELECT max(${sqlName(column)}) FROM ${sqlTable(table)}));`;
}
function statementThatDid5({ known: known2, name }, table, column, { statements }) {
  const own = name.slice(name.indexOf(".") + 1);
  const put = statements.findLast(
    ({ effects }) => effects.some(
      (effect) => effect.what === "column value changed" && effect.table.after.oid === table.oid && effect.column.after.number === column.number
    )
  );
  const set = statements.filter(({ sql }) => /\b(setval|restart)\b/i.test(sql.text));
  return (known2 ? void 0 : put) ?? set.findLast(({ sql }) => sql.text.includes(own)) ?? set.at(-1) ?? put;
}

// src/checks/migration/rules/sequence-change.ts
init_shim();
var sequence_change_default = defineRule({
  meta: {
    id: "migration/sequence-change",
    severity: "warning",
    since: "0.1.0",
    title: "Let a sequence count on as the running release knows it",
    effect: "Past a lower limit nextval fails; what counts in smaller steps, backwards or from the start gives values that are taken.",
    remedy: "Look first how far production has got (SELECT last_value FROM the sequence), and change its step together with the release that draws by that step."
  },
  examples: [
    {
      title: "a lower limit, and a smaller type in a DO block",
      given: {
        schema: "CREATE SEQUENCE invoices; CREATE TABLE orders (id bigserial PRIMARY KEY);",
        migration: "ALTER SEQUENCE invoices MAXVALUE 9999; DO $$ BEGIN ALTER SEQUENCE orders_id_seq AS smallint; END $$;"
      },
      hits: [
        "invoices: ends at 9999 now (was 9223372036854775807), so nextval fails with 2200H from there on, and this migration with 22023 where production has got further",
        "orders_id_seq: ends at 32767 now (was 9223372036854775807), so nextval fails with 2200H from there on, and this migration with 22023 where production has got further"
      ]
    },
    {
      title: "smaller steps, steps back, and in circles",
      given: {
        schema: "CREATE SEQUENCE blocks INCREMENT BY 50; CREATE SEQUENCE back; CREATE SEQUENCE round MAXVALUE 99;",
        migration: "ALTER SEQUENCE blocks INCREMENT BY 1; ALTER SEQUENCE back INCREMENT BY -1; ALTER SEQUENCE round CYCLE;"
      },
      hits: [
        "back: counts backwards now, so it gives values that it has given before, and fails with 2200H at 1",
        "blocks: steps by 1 now (was 50), so a release that takes each value for 50, as an ORM with blocks of keys does, gives keys twice",
        "round: begins again after 99 now, so it gives values that it has given before"
      ]
    },
    {
      title: "the step of an identity column",
      given: {
        schema: "CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY (INCREMENT BY 10));",
        migration: "ALTER TABLE orders ALTER id SET INCREMENT BY 5;"
      },
      hits: [
        "orders_id_seq: steps by 5 now (was 10), so a release that takes each value for 10, as an ORM with blocks of keys does, gives keys twice"
      ]
    },
    {
      title: "numbers that start again",
      given: { schema: "CREATE SEQUENCE invoices;", migration: "ALTER SEQUENCE invoices RESTART WITH 1;" },
      hits: ["invoices: was set back, so it gives values that it has given before"]
    },
    {
      title: "wider limits, larger steps, an end to circles that nothing reaches, a cache, and an owner",
      given: {
        schema: "CREATE SEQUENCE a AS int; CREATE SEQUENCE b MAXVALUE 9; CREATE SEQUENCE c; CREATE TABLE orders (id serial);",
        migration: "ALTER SEQUENCE a AS bigint; ALTER SEQUENCE b NO MAXVALUE; ALTER SEQUENCE c INCREMENT BY 50 CACHE 10; ALTER SEQUENCE orders_id_seq OWNED BY NONE;"
      },
      hits: []
    },
    {
      title: "drawn from, and made in the same migration",
      given: {
        schema: "CREATE SEQUENCE invoices;",
        migration: "SELECT nextval('invoices'); SELECT setval('invoices', 100); CREATE SEQUENCE bills; ALTER SEQUENCE bills MAXVALUE 9;"
      },
      hits: []
    }
  ],
  check: (run) => (run.changedSequences ?? []).flatMap((changed3) => {
    const texts = textsOf2(changed3);
    const statement = texts.length > 0 ? statementThatDid6(changed3, run) : void 0;
    if (!statement) return [];
    const { name } = changed3.after;
    return [
      {
        ...hitOn(statement, run, name),
        cause: `${statement.key}|${name} counts`,
        key: `${name} ${texts.join(" ")}`,
        subject: { kind: "sequence", name },
        message: `${shown(name)}: ${texts.join("; ")}`
      }
    ];
  })
});
var again = "so it gives values that it has given before";
function textsOf2({ before: before2, after, setBack, feeds }) {
  const turned = Math.sign(before2.step) !== Math.sign(after.step);
  const end = after.step > 0 ? after.highest : after.lowest;
  if (turned) {
    const fails = after.cycles ? "" : `, and fails with 2200H at ${end}`;
    return [`counts ${after.step > 0 ? "forwards" : "backwards"} now, ${again}${fails}`];
  }
  const wasEnd = before2.step > 0 ? before2.highest : before2.lowest;
  const nearer = after.step > 0 ? BigInt(end) < BigInt(wasEnd) : BigInt(end) > BigInt(wasEnd);
  const [step, wasStep] = [Math.abs(after.step), Math.abs(before2.step)];
  return [
    ...nearer && !after.cycles ? [
      `ends at ${end} now (was ${wasEnd}), so nextval fails with 2200H from there on, and this migration with 22023 where production has got further`
    ] : [],
    ...after.cycles && (nearer || !before2.cycles) ? [`begins again after ${end} now, ${again}`] : [],
    ...before2.cycles && !after.cycles && !nearer ? [`ends at ${end} now, so nextval fails with 2200H from there on`] : [],
    ...step < wasStep ? [
      `steps by ${step} now (was ${wasStep}), so a release that takes each value for ${wasStep}, as an ORM with blocks of keys does, gives keys twice`
    ] : [],
    // Of one that fills a column the rows tell.
    ...setBack && feeds.length === 0 ? [`was set back, ${again}`] : []
  ];
}
function statementThatDid6({ before: before2, after }, run) {
  const able = run.statements.filter(
    ({ sql, code: code2 }) => /\b(sequence|setval|restart|increment|cycle|maxvalue|minvalue)\b/i.test(`${sql.text} ${code2}`)
  );
  const owns = [before2.name, after.name].map((name) => name.slice(name.indexOf(".") + 1));
  return able.findLast(({ sql }) => owns.some((own) => sql.text.includes(own))) ?? able.at(-1);
}

// src/checks/migration/rules/set-access-method.ts
init_shim();

// src/checks/migration/judgement/table-rewrites.ts
init_shim();
function tablesRewrittenFor(run, aspect) {
  return run.statements.flatMap(
    (statement) => statement.effects.flatMap((effect) => {
      if (effect.what !== "table altered" || effect.aspect !== aspect) return [];
      const work = workOn(statement, run, effect.after.oid);
      return work?.kind === "rewrite" ? [{ statement, table: { before: effect.before, after: effect.after }, work }] : [];
    })
  );
}

// src/checks/migration/rules/set-access-method.ts
var set_access_method_default = defineRule({
  meta: {
    id: "migration/set-access-method",
    severity: "error",
    since: "0.1.0",
    title: "Do not change the access method of a table in use",
    effect: "The table and its indexes are written anew under AccessExclusiveLock.",
    remedy: "Make a new table with the other access method, fill it in batches while a trigger keeps it up to date, and swap the names. For a partitioned table, let only new partitions use it."
  },
  examples: [
    {
      title: "another access method",
      given: {
        schema: "CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler; CREATE TABLE orders (id int PRIMARY KEY);",
        migration: "ALTER TABLE orders SET ACCESS METHOD pile;"
      },
      hits: [
        "orders changes from the access method heap to pile: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler; CREATE TABLE orders (id int) USING pile;",
        migration: "DO $$ BEGIN ALTER TABLE orders SET ACCESS METHOD heap; END $$;"
      },
      hits: [
        "orders changes from the access method pile to heap: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "the one that it has",
      given: { schema: "CREATE TABLE orders (id int);", migration: "ALTER TABLE orders SET ACCESS METHOD heap;" },
      hits: []
    }
  ],
  check: (run) => tablesRewrittenFor(run, "access method").map(
    ({ statement, table: { before: before2, after }, work }) => hitOfWork(statement, run, work, {
      what: `${shown(after.name)} changes from the access method ${before2.accessMethod} to ${after.accessMethod}`
    })
  )
});

// src/checks/migration/rules/set-logged-rewrite.ts
init_shim();
var set_logged_rewrite_default = defineRule({
  meta: {
    id: "migration/set-logged-rewrite",
    severity: "error",
    since: "0.1.0",
    title: "Do not switch a table in use between logged and unlogged",
    effect: "SET LOGGED and SET UNLOGGED copy the table and its indexes under AccessExclusiveLock; SET LOGGED writes all of it to the WAL. An unlogged table is emptied by a crash, and its replicas have no rows.",
    remedy: "Make a new table with the wanted persistence, fill it in batches while a trigger keeps it up to date, and swap the names; or take the table out of use for the time."
  },
  examples: [
    {
      title: "a table becomes logged",
      given: {
        schema: "CREATE UNLOGGED TABLE hits (id int PRIMARY KEY);",
        migration: "ALTER TABLE hits SET LOGGED;"
      },
      hits: [
        "hits becomes logged: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of hits"
      ]
    },
    {
      title: "a table becomes unlogged, in a DO block",
      given: {
        schema: "CREATE TABLE hits (id int PRIMARY KEY);",
        migration: "DO $$ BEGIN ALTER TABLE hits SET UNLOGGED; END $$;"
      },
      hits: [
        "hits becomes unlogged: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of hits"
      ]
    },
    {
      title: "it is logged already",
      given: { schema: "CREATE TABLE hits (id int);", migration: "ALTER TABLE hits SET LOGGED;" },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE UNLOGGED TABLE hits (id int); ALTER TABLE hits SET LOGGED;" },
      hits: []
    }
  ],
  check: (run) => tablesRewrittenFor(run, "persistence").map(
    ({ statement, table, work }) => hitOfWork(statement, run, work, {
      what: `${shown(table.after.name)} becomes ${table.after.persistence === "unlogged" ? "unlogged" : "logged"}`
    })
  )
});

// src/checks/migration/rules/set-not-null-scan.ts
init_shim();
var set_not_null_scan_default = defineRule({
  meta: {
    id: "migration/set-not-null-scan",
    severity: "error",
    since: "0.1.0",
    title: "Prove a column free of NULLs before it becomes NOT NULL",
    effect: "SET NOT NULL reads every row under AccessExclusiveLock, so everyone who needs the table waits.",
    remedy: "Add CHECK (column IS NOT NULL) NOT VALID, validate it in a transaction of its own, then SET NOT NULL (which reads nothing behind a validated CHECK) and drop the CHECK. From PostgreSQL 18 on: ADD CONSTRAINT ... NOT NULL column NOT VALID, then VALIDATE."
  },
  examples: [
    {
      title: "every row is read",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "ALTER TABLE orders ALTER COLUMN note SET NOT NULL;"
      },
      hits: [
        "orders.note becomes NOT NULL: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "DO $$ BEGIN ALTER TABLE orders ALTER COLUMN note SET NOT NULL; END $$;"
      },
      hits: [
        "orders.note becomes NOT NULL: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "production runs 18, where a NOT NULL may be NOT VALID",
      given: {
        schema: 'CREATE TABLE "Order" ("Note" text);',
        migration: 'ALTER TABLE "Order" ALTER COLUMN "Note" SET NOT NULL;',
        postgresVersion: 18
      },
      hits: [
        "Order.Note becomes NOT NULL: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of Order"
      ]
    },
    {
      title: "two columns in one statement are one scan",
      given: {
        schema: "CREATE TABLE orders (a int, b int);",
        migration: "ALTER TABLE orders ALTER COLUMN a SET NOT NULL, ALTER b SET NOT NULL;"
      },
      hits: [
        "orders.a and orders.b become NOT NULL: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "a partitioned table",
      given: {
        schema: "CREATE TABLE events (at date, kind text) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT;",
        migration: "ALTER TABLE events ALTER COLUMN kind SET NOT NULL;"
      },
      hits: [
        "events.kind becomes NOT NULL: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of events"
      ]
    },
    {
      title: "a partition alone, and a table that inherits",
      given: {
        schema: "CREATE TABLE events (at date, kind text) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT; CREATE TABLE notes (kind text); CREATE TABLE remarks () INHERITS (notes);",
        migration: "ALTER TABLE events_old ALTER COLUMN kind SET NOT NULL; ALTER TABLE remarks ALTER COLUMN kind SET NOT NULL;"
      },
      hits: [
        "events_old.kind becomes NOT NULL: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of events_old",
        "remarks.kind becomes NOT NULL: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of remarks"
      ]
    },
    {
      title: "behind a validated CHECK nothing is read",
      given: {
        schema: "CREATE TABLE orders (note text CONSTRAINT present CHECK (note IS NOT NULL));",
        migration: "ALTER TABLE orders ALTER COLUMN note SET NOT NULL;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (note text); ALTER TABLE carts ALTER COLUMN note SET NOT NULL;"
      },
      hits: []
    }
  ],
  check: (run) => {
    const found = effectsIn(run, "not null set").flatMap((each) => scanning(each, run));
    return found.flatMap((each) => {
      const together = found.filter(
        ({ statement, table }) => statement === each.statement && table.after.oid === each.table.after.oid
      );
      return together[0] === each ? hitFor26(each, together, run) : [];
    });
  }
});
function scanning({ statement, effect }, run) {
  const { table, column } = effect;
  const byKey = statement.effects.some(
    (other) => other.what === "constraint added" && other.constraint.kind === "primary key" && other.constraint.columns.includes(column.after.name)
  );
  if (byKey || column.before.notNull === "not valid" || column.after.notNull === "not valid") return [];
  const work = workOn(statement, run, table.after.oid);
  return work?.kind === "scan" ? [{ statement, table, column: column.after, work }] : [];
}
function hitFor26({ statement, table, work }, together, run) {
  const names2 = together.map(({ column }) => `${table.after.name}.${column.name}`);
  const subjects = names2.map((name) => ({ kind: "column", name }));
  return {
    ...hitOfWork(statement, run, work, {
      what: `${enumerate(names2.map(shown))} ${names2.length > 1 ? "become" : "becomes"} NOT NULL`,
      ...subjects[0] ? { subject: subjects[0] } : {},
      key: together.map(({ column }) => column.name).join("\n")
    }),
    reach: subjects,
    ...stepwise11(statement, table, together, run)
  };
}
function stepwise11(statement, { after }, together, run) {
  const indexes = together.map(
    ({ column }) => commandIndex(statement.sql, ["AT_SetNotNull"], ({ name }) => name === column.name)
  );
  const [first2, ...more] = indexes;
  const rest = (alterTable(statement.sql)?.commands.length ?? 0) - indexes.length;
  if (first2 === void 0 || indexes.includes(void 0) || more.length > 0 && rest > 0) return {};
  const stepsOf = (run.postgresVersion ?? 0) >= 18 ? notValidSteps2 : checkSteps;
  const steps = together.flatMap(({ column }) => stepsOf(after, column));
  return more.length > 0 ? { steps } : { steps, replaces: first2 };
}
function checkSteps(table, { name }) {
  return notNullSteps(table, name);
}
function notValidSteps2(table, { name, notNullName }) {
  if (notNullName === null) return notNullSteps(table, name);
  const alter = `ALTER TABLE ${sqlTable(table)}`;
  return [
    { sql: `${alter} ADD CONSTRAINT ${sqlName(notNullName)} NOT NULL ${sqlName(name)} NOT VALID` },
    { sql: `${alter} VALIDATE CONSTRAINT ${sqlName(notNullName)}`, note: "reads every row, and nobody waits" }
  ];
}

// src/checks/migration/rules/set-tablespace.ts
init_shim();
var set_tablespace_default = defineRule({
  meta: {
    id: "migration/set-tablespace",
    severity: "error",
    since: "0.1.0",
    title: "Do not move a table in use to another tablespace",
    effect: "The whole table is copied, block by block, under AccessExclusiveLock.",
    remedy: "pg_repack --tablespace moves a table while it is in use. Indexes move one by one: build each again CONCURRENTLY in the other tablespace. Else take the table out of use for the time."
  },
  examples: [
    {
      title: "there, and back in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY);",
        migration: "SET allow_in_place_tablespaces = on; CREATE TABLESPACE fast LOCATION ''; ALTER TABLE orders SET TABLESPACE fast; DO $$ BEGIN ALTER TABLE orders SET TABLESPACE pg_default; END $$; DROP TABLESPACE fast;"
      },
      hits: [
        "orders moves to the tablespace fast: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders",
        "orders moves to the database's own tablespace: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "an index",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY);",
        migration: "SET allow_in_place_tablespaces = on; CREATE TABLESPACE swift LOCATION ''; ALTER INDEX orders_pkey SET TABLESPACE swift; DROP TABLE orders; DROP TABLESPACE swift;"
      },
      hits: [
        "orders_pkey moves to another tablespace: AccessExclusiveLock on it blocks reads and writes of orders while it is copied; size unknown"
      ]
    },
    {
      title: "it is there already",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY);",
        migration: "ALTER TABLE orders SET TABLESPACE pg_default;"
      },
      hits: []
    }
  ],
  check: (run) => [
    ...tablesRewrittenFor(run, "tablespace").map(({ statement, table, work }) => {
      const { tablespace } = table.after;
      const where = tablespace === "" ? "the database's own tablespace" : `the tablespace ${tablespace}`;
      return hitOfWork(statement, run, work, { what: `${shown(table.after.name)} moves to ${where}` });
    }),
    ...run.statements.flatMap((statement) => movedIndexes(statement, run))
  ]
});
function movedIndexes(statement, run) {
  const { node } = statement.sql;
  if (!("AlterTableStmt" in node) || node.AlterTableStmt.objtype !== "OBJECT_INDEX") return [];
  return (statement.difference?.rewrites ?? []).flatMap((index) => {
    const table = statement.before.tables.get(index.table ?? 0);
    if (!table || !run.preexisting.has(table.oid)) return [];
    return [
      {
        ...hitOn(statement, run, table.name),
        subject: { kind: "index", name: index.name },
        message: `${shown(index.name)} moves to another tablespace: AccessExclusiveLock on it blocks reads and writes of ${shown(table.name)} while it is copied; size unknown`
      }
    ];
  });
}

// src/checks/migration/rules/several-alter-table-could-be-one.ts
init_shim();
var several_alter_table_could_be_one_default = defineRule({
  meta: {
    id: "migration/several-alter-table-could-be-one",
    severity: "note",
    since: "0.1.0",
    title: "Change a table in one statement where each change reads it",
    effect: "Each ALTER TABLE reads or rewrites the table anew, where one with all the commands would do so once.",
    remedy: "Put the commands into one ALTER TABLE, separated by commas.",
    optIn: true
  },
  examples: [
    {
      title: "two columns become NOT NULL, and a type changes",
      given: {
        schema: "CREATE TABLE orders (a int, b int, c int);",
        migration: "ALTER TABLE orders ALTER COLUMN a SET NOT NULL;\nALTER TABLE orders ALTER COLUMN b SET NOT NULL;\nALTER TABLE orders ALTER COLUMN c TYPE bigint;"
      },
      hits: ["orders is read or rewritten 3 times (lines 1, 2 and 3), where one ALTER TABLE would do so once"]
    },
    {
      title: "changes of the catalog alone",
      given: {
        schema: "CREATE TABLE orders (a int);",
        migration: "ALTER TABLE orders ADD COLUMN b int; ALTER TABLE orders ADD COLUMN c int;"
      },
      hits: []
    },
    {
      title: "rows that are filled in between",
      given: {
        schema: "CREATE TABLE orders (a int, b int);",
        migration: "ALTER TABLE orders ALTER COLUMN a SET NOT NULL; UPDATE orders SET b = 1; ALTER TABLE orders ALTER COLUMN b SET NOT NULL;"
      },
      hits: []
    },
    {
      title: "a foreign key reads the table by itself in any case",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (a int, user_id int);",
        migration: "ALTER TABLE orders ALTER COLUMN a SET NOT NULL; ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (a int, b int); ALTER TABLE carts ALTER COLUMN a TYPE bigint; ALTER TABLE carts ALTER COLUMN b TYPE bigint;"
      },
      hits: []
    }
  ],
  check: (run) => {
    const all = run.statements.flatMap((statement) => passes(statement, run));
    return all.flatMap((pass) => {
      const together = all.filter((other) => isSame5(pass, other) && !rowsChangeBetween(pass, other, run));
      if (together.length < 2 || together[0] !== pass) return [];
      const { statement, work } = pass;
      const lines = together.map((other) => String(other.statement.place.line));
      return [
        {
          ...hitOn(statement, run, work.relation.name),
          cause: `${statement.key}|several passes`,
          message: `${shown(work.relation.name)} is read or rewritten ${together.length} times (lines ${enumerate(lines, lines.length)}), where one ALTER TABLE would do so once`
        }
      ];
    });
  }
});
function passes(statement, run) {
  const commands2 = alterTable(statement.sql)?.commands ?? [];
  if (commands2.length === 0 || !commands2.every(sharesPass)) return [];
  return worksOf(statement, run).filter(({ kind }) => kind === "scan" || kind === "rewrite").map((work) => ({ statement, work }));
}
function sharesPass({ subtype, def }) {
  const kind = def && "Constraint" in def ? def.Constraint.contype : void 0;
  return subtype !== "AT_ValidateConstraint" && (kind === void 0 || kind === "CONSTR_CHECK");
}
function rowsChangeBetween(a, b, { statements }) {
  const [from = 0, to = 0] = [statements.indexOf(a.statement), statements.indexOf(b.statement)].sort((x, y) => x - y);
  return statements.slice(from, to).some((statement) => changesRowsOf(statement, a.work.relation));
}
function isSame5(a, b) {
  const { transaction } = a.statement.trace;
  return a === b || a.work.relation.oid === b.work.relation.oid && transaction !== null && transaction === b.statement.trace.transaction;
}

// src/checks/migration/rules/statement-while-holding-access-exclusive.ts
init_shim();
var statement_while_holding_access_exclusive_default = defineRule({
  meta: {
    id: "migration/statement-while-holding-access-exclusive",
    severity: "error",
    since: "0.1.0",
    title: "Do not work on one table while another is locked",
    effect: "A lock is kept until the transaction ends, so everyone who needs the locked table waits for work that has nothing to do with it.",
    remedy: "Put the statement into a migration of its own, so that the lock is let go first."
  },
  examples: [
    {
      title: "a backfill of another table",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE users (name text NOT NULL);",
        migration: "ALTER TABLE orders ADD COLUMN note text;\nUPDATE users SET name = trim(name);"
      },
      hits: [
        "orders: AccessExclusiveLock, held since line 1, blocks reads and writes while users is worked on (line 2); size unknown, for one scan of users"
      ]
    },
    {
      title: "a lock that lets readers in",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL); CREATE TABLE orders (user_id int); CREATE TABLE visits (at date);",
        migration: "ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users NOT VALID;\nDELETE FROM visits WHERE at < now();"
      },
      hits: [
        "orders and users: ShareRowExclusiveLock, held since line 1, blocks writes while visits is worked on (line 2); size unknown, for one scan of visits"
      ]
    },
    {
      title: "a DO block that reads another table",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE users (name text NOT NULL);",
        migration: "ALTER TABLE orders ADD COLUMN note text;\nDO $$ BEGIN PERFORM count(*) FROM users WHERE name = ''; END $$;"
      },
      hits: [
        "orders: AccessExclusiveLock, held since line 1, blocks reads and writes while users is worked on (line 2); size unknown, for one scan of users"
      ]
    },
    {
      title: "several statements that read, the locked table too, are one finding",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE users (id int, name text); CREATE VIEW sums AS SELECT users.id, count(*) FROM users, orders GROUP BY 1;",
        migration: "ALTER TABLE orders ADD COLUMN note text;\nCREATE TABLE sums_fast AS SELECT * FROM sums;\nCREATE MATERIALIZED VIEW ids AS SELECT id FROM orders;\nINSERT INTO sums_fast SELECT * FROM sums;"
      },
      hits: [
        "orders: AccessExclusiveLock, held since line 1, blocks reads and writes while users is worked on (lines 2, 3 and 4); size unknown, for one scan of users"
      ]
    },
    {
      title: "one row of another table, found by its key",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE settings (name text PRIMARY KEY, value text);",
        migration: "ALTER TABLE orders ADD COLUMN note text;\nUPDATE settings SET value = '2' WHERE name = 'version';"
      },
      hits: []
    },
    {
      title: "another table is read to say which rows change",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, total int); CREATE TABLE refunds (order_id int);",
        migration: "ALTER TABLE orders ADD COLUMN refunded boolean;\nUPDATE orders SET refunded = true WHERE id = (SELECT max(order_id) FROM refunds);"
      },
      hits: [
        "orders: AccessExclusiveLock, held since line 1, blocks reads and writes while refunds is worked on (line 2); size unknown, for one scan of refunds"
      ]
    },
    {
      title: "the backfill first",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE users (name text NOT NULL);",
        migration: "UPDATE users SET name = trim(name);\nALTER TABLE orders ADD COLUMN note text;"
      },
      hits: []
    },
    {
      title: "two changes of the catalog",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE users (name text);",
        migration: "ALTER TABLE orders ADD COLUMN note text;\nALTER TABLE users ADD COLUMN note text;"
      },
      hits: []
    },
    {
      title: "each in a transaction of its own",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE users (name text NOT NULL);",
        migration: "BEGIN; ALTER TABLE orders ADD COLUMN note text; COMMIT;\nUPDATE users SET name = trim(name);"
      },
      hits: []
    }
  ],
  check: (run) => {
    const seen = /* @__PURE__ */ new Set();
    return run.statements.flatMap((statement) => {
      if (worksOf(statement, run).some(({ kind }) => kind === "rows changed")) return [];
      const worked = workedOn(statement, run);
      const locked = heldLocks(statement, run).filter(
        ({ relation }) => worked.some(({ oid }) => oid !== relation.oid) && !isBackfill(statement, relation, run)
      );
      if (locked.length === 0 || seen.has(statement.trace.transaction)) return [];
      seen.add(statement.trace.transaction);
      return hitFor27(statement, run, locked, worked);
    });
  }
});
function hitFor27(statement, run, locked, worked) {
  const [first2] = locked;
  const works = worked.filter(({ oid }) => oid !== first2?.relation.oid).map((relation) => workOf(statement, relation));
  const [work] = works;
  if (!first2 || !work) return [];
  const { mode } = first2;
  const since = statement.heldSince.get(`${first2.relation.oid} ${mode}`)?.line ?? statement.place.line;
  const alike = enumerate(locked.filter((lock) => lock.mode === mode).map(({ relation }) => shown(relation.name)));
  const names2 = enumerate(works.map(({ relation }) => shown(relation.name)));
  const cost = works.length === 1 ? costText(work, statement, run) : `size unknown, for one scan of ${names2}`;
  const severities2 = works.map((each) => severityOfWork(each, statement, run));
  const others = readersAfter(statement, run);
  const lines = [statement, ...others].map(({ place }) => String(place.line));
  return [
    {
      ...hitOn(statement, run, first2.relation.name),
      claims: [
        ...works.map(({ relation }) => causeOf(statement, relation.name)),
        ...[statement, ...others].flatMap((reader) => readUnderLock(reader, run))
      ],
      severity: severities2.includes("error") ? "error" : "note",
      proof: proofWithHeld(statement, run),
      reach: locked.map(({ relation }) => ({ kind: "table", name: relation.name })),
      message: `${alike}: ${mode}, held since line ${since}, blocks ${whoWaits(mode)} while ${names2} ${works.length > 1 ? "are" : "is"} worked on (${lines.length > 1 ? "lines" : "line"} ${enumerate(lines, 8)}); ${cost}`,
      // One of several that is sent elsewhere leaves the others where they are.
      ...others.length > 0 ? {} : { steps: stepsFor7(statement, work) }
    }
  ];
}
function readersAfter(statement, run) {
  const { transaction } = statement.trace;
  if (transaction === null) return [];
  return run.statements.slice(run.statements.indexOf(statement) + 1).filter(
    (other) => other.trace.transaction === transaction && locksNothing(other, run) && worksOf(other, run).every(({ kind }) => kind === "scan") && (workedOn(other, run).length > 0 || readUnderLock(other, run).length > 0)
  );
}
function locksNothing({ difference }, run) {
  return !difference?.taken.some(({ relation, mode }) => blocksWrites(mode) && isOldTable(relation, run));
}
function readUnderLock(statement, run) {
  if (!locksNothing(statement, run)) return [];
  return worksOf(statement, run).filter(({ kind, since }) => kind === "scan" && since !== void 0).map(({ relation }) => causeOf(statement, relation.name));
}
function stepsFor7(statement, { relation }) {
  return inBatches(statement, relation.oid, () => false) ?? [{ sql: statement.sql.text }];
}
function isBackfill(statement, relation, run) {
  return changesRowsOf(statement, relation) && run.statements.some(
    (other) => other.trace.transaction === statement.trace.transaction && worksOf(other, run).some((work) => work.kind === "rows changed" && work.relation.oid === relation.oid)
  );
}
function workOf({ difference }, relation) {
  const rewritten2 = difference?.rewrites.some(({ oid }) => oid === relation.oid);
  return { relation, mode: "AccessShareLock", since: void 0, kind: rewritten2 ? "rewrite" : "scan" };
}
function heldLocks({ difference }, run) {
  const strong = (difference?.held ?? []).filter(
    ({ relation, mode }) => blocksWrites(mode) && isOldTable(relation, run) && !isPartition(relation, difference)
  );
  return strong.filter(
    ({ relation }, index) => strong.findIndex((lock) => lock.relation.oid === relation.oid) === index
  );
}
function isPartition({ parent }, difference) {
  return difference?.held.some(({ relation, mode }) => relation.oid === parent && blocksWrites(mode)) === true;
}
function workedOn({ difference, sql }, run) {
  if (!difference || sql.kind === "TruncateStmt") return [];
  const { scans, rewrites, taken, held } = difference;
  const locked = new Set(
    [...taken, ...held].filter(({ mode }) => blocksWrites(mode)).map(({ relation }) => relation.oid)
  );
  const touched = [...scans, ...rewrites].filter((relation) => isOldTable(relation, run) && !locked.has(relation.oid));
  return touched.filter(({ oid }, index) => touched.findIndex((other) => other.oid === oid) === index);
}

// src/checks/migration/rules/subscription.ts
init_shim();
var subscription_default = defineRule({
  meta: {
    id: "migration/subscription",
    severity: "note",
    since: "0.1.0",
    title: "Know what a subscription writes into this database",
    effect: "A subscription copies and keeps writing the rows of another database; it takes a connection to that one, which a review does not have.",
    remedy: "Set it up beside the deployment, where its progress and its failures are watched."
  },
  examples: [
    {
      title: "one that is not connected yet",
      given: {
        schema: "",
        migration: "CREATE SUBSCRIPTION orders_in CONNECTION 'dbname=other' PUBLICATION orders WITH (connect = false);"
      },
      hits: ["subscription orders_in is created"]
    },
    {
      title: "there is none",
      given: { schema: "", migration: "DROP SUBSCRIPTION IF EXISTS orders_in;" },
      hits: []
    }
  ],
  // Hardly any subscription can be made in a review, so what the file says has to do.
  check: ({ files }) => files.flatMap(
    ({ path, sql }) => sql.flatMap((statement) => {
      const said3 = subscriptionIn(statement);
      if (!said3) return [];
      return [
        {
          location: { path, line: statement.line, column: statement.column },
          key: `${said3.name}
${said3.becomes}`,
          subject: { kind: "subscription", name: said3.name },
          proof: { kind: "source", excerpt: statement.text },
          message: `subscription ${said3.name} is ${said3.becomes}`
        }
      ];
    })
  )
});
function subscriptionIn({ node }) {
  if ("CreateSubscriptionStmt" in node) return { name: node.CreateSubscriptionStmt.subname ?? "", becomes: "created" };
  if ("AlterSubscriptionStmt" in node) return { name: node.AlterSubscriptionStmt.subname ?? "", becomes: "altered" };
  if (!("DropSubscriptionStmt" in node) || node.DropSubscriptionStmt.missing_ok) return void 0;
  return { name: node.DropSubscriptionStmt.subname ?? "", becomes: "dropped" };
}

// src/checks/migration/rules/table-without-primary-key.ts
init_shim();
var table_without_primary_key_default = defineRule({
  meta: {
    id: "migration/table-without-primary-key",
    severity: "note",
    since: "0.1.0",
    title: "Give each table a primary key",
    effect: "No row can be named: logical replication refuses UPDATE and DELETE of a published table, and rows that were put in twice cannot be told apart.",
    remedy: "Add a primary key: a natural one, or an identity column."
  },
  examples: [
    {
      title: "a new table",
      given: { schema: "", migration: "CREATE TABLE carts (id int NOT NULL UNIQUE);" },
      hits: ["carts has no primary key"]
    },
    {
      title: "in a DO block, and made of a query",
      given: {
        schema: "",
        migration: "DO $$ BEGIN CREATE TABLE carts AS SELECT 1 AS id; END $$;"
      },
      hits: ["carts has no primary key"]
    },
    {
      title: "a primary key goes",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY);",
        migration: "ALTER TABLE orders DROP CONSTRAINT orders_pkey;"
      },
      hits: ["orders has no primary key any more"]
    },
    {
      title: "its column goes, and takes it along",
      given: {
        schema: "CREATE TABLE likes (id serial PRIMARY KEY, post int, person int);",
        migration: "ALTER TABLE likes DROP COLUMN id;"
      },
      hits: ["likes has no primary key any more"]
    },
    {
      title: "a new table loses its key: that statement is the place",
      given: {
        schema: "",
        migration: "CREATE TABLE queues (id serial PRIMARY KEY);\nALTER TABLE queues DROP CONSTRAINT queues_pkey;\nCREATE INDEX ON queues (id);"
      },
      hits: ["queues has no primary key any more"]
    },
    {
      title: "the key comes later in the same pull request",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (id int); ALTER TABLE carts ADD PRIMARY KEY (id);"
      },
      hits: []
    },
    {
      title: "a temporary table, a partition and a table that stays as it was",
      given: {
        schema: "CREATE TABLE plain (id int); CREATE TABLE events (id int PRIMARY KEY) PARTITION BY RANGE (id);",
        migration: "CREATE TEMP TABLE ids (id int); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (9); ALTER TABLE plain ADD note text;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const created = statement.effects.flatMap(
      (effect) => effect.what === "table created" && !hasKey(effect.table) && isBare(effect.table, run) ? [[effect.table.name, "no primary key"]] : []
    );
    const lost = keysLost(statement, run).map(({ name }) => [name, "no primary key any more"]);
    return [...created, ...lost].map(([name = "", text]) => ({
      ...hitOn(statement, run, name),
      // Made or changed by the same statement as others, it is another fact about it.
      cause: `${hitOn(statement, run, name).cause}|primary key`,
      message: `${shown(name)} has ${text}`
    }));
  })
});
function keysLost({ effects }, run) {
  const tables = effects.flatMap(
    (effect) => effect.what === "constraint dropped" || effect.what === "column dropped" ? [effect.table] : []
  );
  const lost = tables.filter(({ before: before2, after }) => hasKey(before2) && !hasKey(after) && isBare(after, run));
  return [...new Map(lost.map(({ after }) => [after.oid, after])).values()];
}
function isBare({ oid }, { facts }) {
  const table = facts.head.tables.get(oid);
  return table !== void 0 && "rp".includes(table.kind) && table.partitionOf === void 0 && table.persistence !== "temporary" && !hasKey(table);
}
function hasKey({ constraints }) {
  return constraints.some(({ kind }) => kind === "primary key");
}

// src/checks/migration/rules/text-search-change.ts
init_shim();

// src/checks/migration/trace/stored-results.ts
init_shim();
async function storedResults(session, { base, head }) {
  const changed3 = [
    ...changedFunctions(base, head).map((oid) => ({ catalog: "pg_proc", oid })),
    ...changedConfigurations(base, head).map(({ oid }) => ({ catalog: "pg_ts_config", oid }))
  ];
  if (changed3.length === 0) return /* @__PURE__ */ new Map();
  try {
    const { rows } = await session.query(dependentsQuery, [
      JSON.stringify(changed3)
    ]);
    const old = rows.filter(({ table }) => base.tables.has(Number(table)));
    return new Map(
      changed3.map(({ oid }) => [
        oid,
        old.filter((row) => Number(row.origin) === oid).map(({ kind, name }) => ({ kind, name }))
      ])
    );
  } catch (thrown) {
    if (thrown instanceof BreakwaterError || thrown instanceof SqlError) return /* @__PURE__ */ new Map();
    throw thrown;
  }
}
function changedFunctions(base, head) {
  const before2 = new Map(base.world.functions.map((known2) => [known2.oid, known2]));
  return head.world.functions.flatMap(({ oid, body }) => {
    const known2 = before2.get(oid);
    return known2 !== void 0 && known2.body !== body ? [oid] : [];
  });
}
function changedConfigurations(base, head) {
  const ofKind = ({ world }, kind) => world.named.filter((known2) => known2.kind === kind);
  const dictionaries = ofKind(head, "text search dictionary").filter(
    ({ oid, detail }) => ofKind(base, "text search dictionary").some((known2) => known2.oid === oid && known2.detail !== detail)
  );
  return ofKind(head, "text search configuration").filter(({ oid, detail }) => {
    const known2 = ofKind(base, "text search configuration").find((was) => was.oid === oid);
    const uses = dictionaries.some((dictionary) => new RegExp(`, ?${dictionary.oid}\\]`).test(detail));
    return known2 !== void 0 && (known2.detail !== detail || uses);
  });
}
var dependentsQuery = `
WITH RECURSIVE reached(origin, class, oid) AS (
  SELECT (f->>'oid')::oid, ('pg_catalog.' || (f->>'catalog'))::pg_catalog.regclass::oid, (f->>'oid')::oid
    FROM pg_catalog.json_array_elements($1::json) AS f
  UNION
  SELECT r.origin, d.classid, d.objid FROM reached r JOIN pg_catalog.pg_depend d
    ON d.refclassid = r.class AND d.refobjid = r.oid
    AND d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
), used AS (
  SELECT r.origin, d.classid, d.objid FROM reached r JOIN pg_catalog.pg_depend d
    ON d.refclassid = r.class AND d.refobjid = r.oid
)
SELECT u.origin::int8, 'index' AS kind, n.nspname || '.' || c.relname AS name, i.indrelid::int8 AS "table"
  FROM used u JOIN pg_catalog.pg_index i ON u.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND i.indexrelid = u.objid
  JOIN pg_catalog.pg_class c ON c.oid = u.objid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
UNION SELECT u.origin::int8, 'generated column', n.nspname || '.' || c.relname || '.' || a.attname, c.oid::int8
  FROM used u JOIN pg_catalog.pg_attrdef e ON u.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND e.oid = u.objid
  JOIN pg_catalog.pg_attribute a ON a.attrelid = e.adrelid AND a.attnum = e.adnum AND a.attgenerated = 's'
  JOIN pg_catalog.pg_class c ON c.oid = e.adrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
UNION SELECT u.origin::int8, 'CHECK', n.nspname || '.' || c.relname || '.' || k.conname, c.oid::int8
  FROM used u JOIN pg_catalog.pg_constraint k ON u.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND k.oid = u.objid AND k.contype = 'c'
  JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
UNION SELECT u.origin::int8, 'materialized view', n.nspname || '.' || c.relname, c.oid::int8
  FROM used u JOIN pg_catalog.pg_rewrite w ON u.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND w.oid = u.objid
  JOIN pg_catalog.pg_class c ON c.oid = w.ev_class AND c.relkind = 'm' JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
ORDER BY 1, 2, 3
`;

// src/checks/migration/rules/text-search-change.ts
var text_search_change_default = defineRule({
  meta: {
    id: "migration/text-search-change",
    severity: "warning",
    since: "0.1.0",
    title: "Compute lexemes anew when the way to make them changes",
    effect: "Indexes and columns keep the lexemes that they were made with, while a search makes other ones from the same words: rows that are there are not found, and nothing fails.",
    remedy: "Make a configuration of another name, build a second index or column with it, and move the searches; or REINDEX INDEX CONCURRENTLY each index and write the columns anew in batches as soon as it has changed."
  },
  examples: [
    {
      title: "with an index and a column that were made with it",
      given: {
        schema: "CREATE TEXT SEARCH CONFIGURATION notes (COPY = english); CREATE TABLE posts (body text, words tsvector GENERATED ALWAYS AS (to_tsvector('public.notes', body)) STORED); CREATE INDEX posts_body ON posts USING gin (to_tsvector('public.notes', body));",
        migration: "ALTER TEXT SEARCH CONFIGURATION notes ALTER MAPPING FOR asciiword WITH simple;"
      },
      hits: [
        "text search configuration notes: makes other lexemes now; generated column posts.words and index posts_body keep those of before, so a search does not find rows that are there"
      ]
    },
    {
      title: "by a dictionary of it, in a DO block, and nothing that Postgres knows of was made with it",
      given: {
        schema: "CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple); CREATE TEXT SEARCH CONFIGURATION notes (COPY = english); ALTER TEXT SEARCH CONFIGURATION notes ALTER MAPPING FOR asciiword WITH plain;",
        migration: "DO $$ BEGIN ALTER TEXT SEARCH DICTIONARY plain (stopwords = 'english'); END $$;"
      },
      hits: ["text search configuration notes: makes other lexemes now, also for the running release"]
    },
    {
      title: "a dictionary that nothing uses, a new configuration, and one that ends as it began",
      given: {
        schema: "CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple); CREATE TEXT SEARCH CONFIGURATION notes (COPY = english);",
        migration: "ALTER TEXT SEARCH DICTIONARY plain (stopwords = 'english'); CREATE TEXT SEARCH CONFIGURATION other (COPY = english); ALTER TEXT SEARCH CONFIGURATION other ALTER MAPPING FOR asciiword WITH simple; ALTER TEXT SEARCH CONFIGURATION notes ALTER MAPPING FOR asciiword WITH simple; ALTER TEXT SEARCH CONFIGURATION notes ALTER MAPPING FOR asciiword WITH english_stem;"
      },
      hits: []
    }
  ],
  check: (run) => changedConfigurations(run.facts.base, run.facts.head).flatMap(({ oid, name }) => {
    const changes2 = effectsIn(run, "object altered").filter(
      ({ effect: { object } }) => /^text search/.test(object.after.kind)
    );
    const statement = (changes2.findLast(({ effect }) => effect.object.after.oid === oid) ?? changes2.at(-1))?.statement;
    if (!statement) return [];
    const stale = unique(
      (run.storedResults?.get(oid) ?? []).map(
        ({ kind, name: kept }) => kind === "index" ? `index ${kept.slice(kept.indexOf(".") + 1)}` : `${kind} ${shown(kept)}`
      )
    );
    const consequence = stale.length === 0 ? ", also for the running release" : `; ${enumerate(stale, 6)} ${stale.length === 1 ? "keeps" : "keep"} those of before, so a search does not find rows that are there`;
    return [
      {
        ...hitOn(statement, run, name),
        cause: `${statement.key}|${name}`,
        key: name,
        subject: { kind: "text search configuration", name },
        severity: stale.length > 0 ? "warning" : "note",
        message: `text search configuration ${shown(name)}: makes other lexemes now${consequence}`
      }
    ];
  })
});

// src/checks/migration/rules/transaction-nesting.ts
init_shim();
var transaction_nesting_default = defineRule({
  meta: {
    id: "migration/transaction-nesting",
    severity: "warning",
    since: "0.1.0",
    title: "Leave BEGIN and COMMIT to the runner that writes them",
    effect: "Transactions do not nest: the BEGIN of the file does nothing, and its COMMIT ends the transaction of the runner, which records the migration outside of it, or fails to.",
    remedy: "Remove BEGIN and COMMIT, or tell the runner to put no transaction around this file."
  },
  examples: [
    {
      title: "Diesel has begun a transaction already",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "BEGIN;\nALTER TABLE orders ADD COLUMN note text;\nCOMMIT;",
        runner: "diesel"
      },
      hits: ["COMMIT at line 3 ends the transaction that Diesel has put around the file"]
    },
    {
      title: "a statement comes after it",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN a text;\nCOMMIT;\nALTER TABLE orders ADD COLUMN b text;",
        runner: "diesel"
      },
      hits: [
        "COMMIT at line 2 ends the transaction that Diesel has put around the file: what follows it runs without one"
      ]
    },
    {
      title: "several statements in one text, which nobody else puts a transaction around",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "BEGIN;\nALTER TABLE orders ADD COLUMN note text;\nCOMMIT;",
        runner: "golang-migrate"
      },
      hits: []
    },
    {
      title: "the runner was told to put none around the file",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "-- +goose NO TRANSACTION\n-- +goose Up\nBEGIN;\nALTER TABLE orders ADD COLUMN note text;\nCOMMIT;",
        runner: "goose"
      },
      hits: []
    }
  ],
  check: (run) => run.files.flatMap((file) => hitIn6(file, run))
});
function hitIn6(file, { plan }) {
  const runner = runners[plan.runner];
  const begun = plan.runner !== "plain" && runner.wrapping !== sentAsOneText && !runner.sendsApart?.(file);
  const end = file.sql.find((statement) => transactionControl(statement) === "end");
  if (file.transaction !== "file" || !begun || !end) return [];
  const word = /^\w+/.exec(end.text)?.[0]?.toUpperCase() ?? "COMMIT";
  const last = file.sql.indexOf(end) === file.sql.length - 1;
  return [
    {
      location: { path: file.path, line: end.line, column: end.column },
      subject: { kind: "migration", name: file.path },
      key: "nesting",
      proof: { kind: "source", excerpt: end.text },
      message: `${word} at line ${end.line} ends the transaction that ${runner.title} has put around the file${last ? "" : ": what follows it runs without one"}`
    }
  ];
}

// src/checks/migration/rules/trigger-rejects-old-writes.ts
init_shim();

// src/checks/migration/trace/rejected-writes.ts
init_shim();

// src/checks/migration/trace/vanished-writes.ts
init_shim();
function newRules(base, head) {
  return [...head.tables.values()].flatMap((table) => {
    const known2 = "rp".includes(table.kind) ? base.tables.get(table.oid)?.rules : void 0;
    const old = new Set(known2?.map(({ definition }) => definition));
    return known2 ? table.rules.filter(({ definition }) => !old.has(definition)).map((rule) => ({ table, rule })) : [];
  });
}
async function tryVanishing(session, { base, head }, newTriggers2, atMost) {
  const triggers = newTriggers2.map(({ table, trigger }) => ({ table, by: "trigger", ...trigger }));
  const rules2 = newRules(base, head).map(({ table, rule }) => ({ table, by: "rule", ...rule }));
  const suspects = [...triggers, ...rules2];
  const tables = [...new Set(suspects.map(({ table }) => table))].slice(0, atMost);
  const vanished = [];
  for (const table of tables) {
    const own = suspects.filter((suspect) => suspect.table === table);
    const columns = base.tables.get(table.oid)?.columns.map(({ number }) => number) ?? [];
    vanished.push(...await tryTable(session, table, own, new Set(columns)));
  }
  return vanished;
}
async function tryTable(session, table, suspects, known2) {
  const name = `${sqlName(table.schema)}.${sqlName(table.name.slice(table.schema.length + 1))}`;
  const columns = table.columns.filter(({ number, generated }) => known2.has(number) && generated === null);
  await session.execute("BEGIN");
  try {
    const { rows } = await session.query(
      `SELECT t.ctid::text AS place, t.tableoid::int8::text AS part, pg_catalog.to_json(t)::text AS row,
              (SELECT pg_catalog.count(*) FROM ${name})::int4 AS count,
              pg_catalog.current_setting('is_superuser') = 'on' AS superuser FROM ${name} AS t LIMIT 1`
    );
    const [row] = rows;
    if (!row || columns.length === 0) return [];
    const vanished = [];
    for (const write of writesOf(name, columns, table, row)) {
      if (await outcomeOf(session, write) !== "vanished") continue;
      const guilty = await guiltyOf(session, name, suspects, write);
      if (guilty) vanished.push({ table: table.oid, by: guilty.by, name: guilty.name, command: write.command });
    }
    return vanished;
  } finally {
    await session.execute("ROLLBACK");
  }
}
function writesOf(name, columns, table, { place, part, row, count: count2, superuser }) {
  const at = `WHERE ctid = '${place}' AND tableoid = ${part}`;
  const list2 = columns.map((column) => sqlName(column.name)).join(", ");
  const counted = `SELECT pg_catalog.count(*) FROM ${name}`;
  const taken = `DELETE FROM ${name} ${at}`;
  const away = superuser ? `SET LOCAL session_replication_role = replica; ${taken}; SET LOCAL session_replication_role = origin` : taken;
  const again2 = `INSERT INTO ${name} (${list2}) OVERRIDING SYSTEM VALUE SELECT ${list2} FROM pg_catalog.json_populate_record(NULL::${name}, ${escapedText(row)}::json)`;
  const another = anotherValue(table, columns);
  const moved = `SELECT NOT EXISTS (SELECT FROM ${name} ${at})`;
  return [
    ...another === void 0 ? [] : [{ command: "UPDATE", statements: [`UPDATE ${name} SET ${another} ${at}`], happened: moved }],
    { command: "DELETE", statements: [`DELETE FROM ${name} ${at}`], happened: `SELECT (${counted}) < ${count2}` },
    { command: "INSERT", statements: [away, again2], happened: `SELECT (${counted}) >= ${count2}` }
  ];
}
function anotherValue({ constraints, indexes, partitionKey }, columns) {
  const bound = /* @__PURE__ */ new Set([...constraints.flatMap((each) => each.columns), ...indexes.flatMap((each) => each.columns)]);
  for (const { name, type, identity } of columns) {
    if (bound.has(name) || partitionKey !== void 0 || identity !== null) continue;
    const column = sqlName(name);
    if (/^(text|character varying)/.test(type)) return `${column} = CASE WHEN ${column} = 'x' THEN 'y' ELSE 'x' END`;
    if (/^(integer|bigint|smallint)$/.test(type)) return `${column} = CASE WHEN ${column} = 5 THEN 6 ELSE 5 END`;
    if (type === "boolean") return `${column} = NOT coalesce(${column}, false)`;
    if (/^(date|timestamp)/.test(type)) return `${column} = coalesce(${column}, pg_catalog.now()) + interval '1 day'`;
  }
  return void 0;
}
async function guiltyOf(session, table, suspects, write) {
  for (const suspect of suspects) {
    const off = `ALTER TABLE ${table} DISABLE ${suspect.by === "rule" ? "RULE" : "TRIGGER"} ${sqlName(suspect.name)}`;
    const without = await outcomeOf(session, { ...write, statements: [off, ...write.statements] });
    if (without === "done") return suspect;
  }
  return void 0;
}
async function outcomeOf(session, { statements, happened }) {
  await session.execute("SAVEPOINT breakwater_write");
  try {
    for (const statement of statements) await session.execute(statement);
    const { rows } = await session.query(`SELECT (${happened}) AS happened`);
    return rows[0]?.happened ? "done" : "vanished";
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    return "refused";
  } finally {
    await session.execute("ROLLBACK TO SAVEPOINT breakwater_write; RELEASE SAVEPOINT breakwater_write");
  }
}

// src/checks/migration/trace/rejected-writes.ts
function newTriggers(base, head) {
  const functionIn = ({ world }, { function: oid }) => world.functions.find((known2) => known2.oid === oid);
  return [...head.tables.values()].flatMap((table) => {
    const known2 = base.tables.get(table.oid)?.triggers;
    return (known2 ? table.triggers : []).filter(({ internal, enabled }) => !internal && (enabled === "O" || enabled === "A")).map((trigger) => {
      const old = known2?.find(({ name }) => name === trigger.name);
      return { table, trigger, function: functionIn(head, trigger), old, before: old && functionIn(base, old) };
    }).filter(({ trigger, function: now, old, before: before2 }) => {
      return old?.definition !== trigger.definition || before2?.body !== now?.body;
    });
  });
}
var triedAtMost2 = 20;
async function tryWrites(session, { base, head }) {
  const triggers = newTriggers(base, head);
  const tables = [...new Set(triggers.map(({ table }) => table))].slice(0, triedAtMost2);
  const tried = /* @__PURE__ */ new Map();
  const rejected = [];
  const vanished = [];
  try {
    for (const table of tables) {
      const names2 = triggers.filter((known3) => known3.table === table).map(({ trigger }) => trigger.name);
      const known2 = new Set(base.tables.get(table.oid)?.columns.map(({ number }) => number));
      const found = await tryTable2(session, table, names2, known2);
      if (!found) continue;
      tried.set(table.oid, found.accepted);
      rejected.push(...found.rejected);
    }
    vanished.push(...await tryVanishing(session, { base, head }, triggers, triedAtMost2));
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError) && !(thrown instanceof SqlError)) throw thrown;
  }
  return { tables: tried, rejected, vanished };
}
var mayBeTheSecondTime = /* @__PURE__ */ new Set(["23505", "23P01", "23503"]);
async function tryTable2(session, table, triggers, known2) {
  const name = `${sqlName(table.schema)}.${sqlName(table.name.slice(table.schema.length + 1))}`;
  const columns = table.columns.filter(({ number, generated }) => known2.has(number) && generated === null).map((column) => sqlName(column.name));
  await session.execute("BEGIN");
  try {
    const { rows } = await session.query(
      `SELECT t.ctid::text AS place, pg_catalog.to_json(t)::text AS row FROM ${name} AS t LIMIT 1`
    );
    const [first2] = rows;
    if (!first2 || columns.length === 0) return void 0;
    await session.execute("SET CONSTRAINTS ALL IMMEDIATE");
    const rejected = [];
    const accepted2 = [];
    for (const { command, statements } of writesOf2(name, columns, first2)) {
      const failure = await attempt(session, statements);
      if (!failure) accepted2.push(command);
      if (!failure || mayBeTheSecondTime.has(failure.sqlstate)) continue;
      const guilty = await guiltyOf2(session, name, triggers, statements);
      if (guilty !== void 0) {
        rejected.push({
          table: table.oid,
          trigger: guilty,
          command,
          sqlstate: failure.sqlstate,
          message: failure.message
        });
      }
    }
    return { accepted: accepted2, rejected };
  } finally {
    await session.execute("ROLLBACK");
  }
}
function writesOf2(table, columns, { place, row }) {
  const at = `WHERE ctid = '${place}'`;
  const list2 = columns.join(", ");
  const same = columns.map((column) => `${column} = ${column}`).join(", ");
  const makeWay = `SET LOCAL session_replication_role = replica; DELETE FROM ${table} ${at}; SET LOCAL session_replication_role = origin`;
  const again2 = `INSERT INTO ${table} (${list2}) OVERRIDING SYSTEM VALUE SELECT ${list2} FROM pg_catalog.json_populate_record(NULL::${table}, ${escapedText(row)}::json)`;
  return [
    { command: "UPDATE", statements: [`UPDATE ${table} SET ${same} ${at}`] },
    { command: "DELETE", statements: [`DELETE FROM ${table} ${at}`] },
    { command: "INSERT", statements: [makeWay, again2] }
  ];
}
async function guiltyOf2(session, table, triggers, statements) {
  for (const trigger of triggers) {
    const off = `ALTER TABLE ${table} DISABLE TRIGGER ${sqlName(trigger)}`;
    if (!await attempt(session, [off, ...statements])) return trigger;
  }
  return void 0;
}

// src/checks/migration/rules/trigger-rejects-old-writes.ts
var trigger_rejects_old_writes_default = defineRule({
  meta: {
    id: "migration/trigger-rejects-old-writes",
    severity: "warning",
    since: "0.1.0",
    title: "Let a new trigger accept what the running release writes",
    effect: "The trigger runs for the release that still runs too: a write that it refuses fails there, at run time only.",
    remedy: "Ship a release whose writes the trigger accepts first; until then let it warn (RAISE WARNING) and not refuse."
  },
  examples: [
    {
      title: "rows may no longer change",
      given: {
        schema: "CREATE TABLE orders (id int, note text);",
        migration: "CREATE FUNCTION final() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'orders are final'; END $$; CREATE TRIGGER finals BEFORE UPDATE OR DELETE ON orders FOR EACH ROW EXECUTE FUNCTION final();"
      },
      hits: [
        "orders: trigger finals refuses UPDATE and DELETE of a row that was there before (P0001: orders are final), so such writes of the running release fail"
      ]
    },
    {
      title: "an old trigger whose function refuses now, in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int, note text); CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER guarded BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION guard(); INSERT INTO orders VALUES (1, 'a');",
        migration: "DO $do$ BEGIN CREATE OR REPLACE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.id < 5 THEN RAISE EXCEPTION 'too low'; END IF; RETURN NEW; END $$; ALTER TABLE orders ALTER note SET DEFAULT ''; END $do$;"
      },
      hits: [
        "orders: trigger guarded refuses INSERT of a row that was there before (P0001: too low), so such writes of the running release fail"
      ]
    },
    {
      title: "what was tried goes through, and other writes may not",
      given: {
        schema: "CREATE TABLE orders (id int, note text); INSERT INTO orders VALUES (1, 'a');",
        migration: "CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.id > 5 THEN RAISE EXCEPTION 'too high'; END IF; RETURN NEW; END $$; CREATE TRIGGER guarded BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION guard();"
      },
      hits: [
        "orders: trigger guarded can refuse a write of the running release, since its function guard raises errors; a row that was tried went through"
      ]
    },
    {
      title: "a write that could not be tried",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE seen (id int PRIMARY KEY); INSERT INTO orders VALUES (1); INSERT INTO seen VALUES (1);",
        migration: "CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TG_OP = 'TRUNCATE' OR NEW.id > 5 THEN RAISE EXCEPTION 'no'; END IF; IF TG_OP = 'INSERT' THEN INSERT INTO seen VALUES (NEW.id); END IF; RETURN NEW; END $$; CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION guard(); CREATE TRIGGER kept BEFORE TRUNCATE ON orders EXECUTE FUNCTION guard();"
      },
      hits: [
        "orders: trigger guarded can refuse a write of the running release, since its function guard raises errors; a row that was tried went through, but INSERT could not be tried",
        "orders: trigger kept can refuse a write of the running release, since its function guard raises errors; TRUNCATE could not be tried"
      ]
    },
    {
      title: "a trigger that refuses nothing",
      given: {
        schema: "CREATE TABLE orders (id int, note text);",
        migration: "CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE 'stamped'; RETURN NEW; END $$; CREATE TRIGGER stamped BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamp();"
      },
      hits: []
    },
    {
      title: "what it writes elsewhere stands there already",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE seen (id int PRIMARY KEY); INSERT INTO orders VALUES (1); INSERT INTO seen VALUES (1);",
        migration: "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO seen VALUES (NEW.id); RETURN NEW; END $$; CREATE TRIGGER noted AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION note();"
      },
      hits: []
    },
    {
      title: "a trigger that refused before, too",
      given: {
        schema: "CREATE TABLE orders (id int, note text); CREATE FUNCTION final() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'final'; END $$; CREATE TRIGGER finals BEFORE DELETE ON orders FOR EACH ROW EXECUTE FUNCTION final();",
        migration: "CREATE OR REPLACE FUNCTION final() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'orders are final'; END $$; ALTER TABLE orders ALTER note SET DEFAULT '';"
      },
      hits: []
    },
    {
      title: "the same trigger, made anew",
      given: {
        schema: "CREATE TABLE orders (id int, note text); CREATE FUNCTION final() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'orders are final'; END $$; CREATE TRIGGER finals BEFORE DELETE ON orders FOR EACH ROW EXECUTE FUNCTION final();",
        migration: "DROP TRIGGER finals ON orders; CREATE TRIGGER finals BEFORE DELETE ON orders FOR EACH ROW EXECUTE FUNCTION final();"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (id int); CREATE FUNCTION final() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'carts are final'; END $$; CREATE TRIGGER finals BEFORE DELETE ON carts FOR EACH ROW EXECUTE FUNCTION final();"
      },
      hits: []
    }
  ],
  check: (run) => newTriggers(run.facts.base, run.facts.head).flatMap((found) => {
    const statement = statementThatBrought(found, run);
    const text = statement && textOf4(found, run);
    return statement && text ? [hitFor28(found, statement, text, run)] : [];
  })
});
function textOf4({ table, trigger, function: called, before: before2 }, { triedWrites }) {
  if (before2?.raises) return void 0;
  const rejected = (triedWrites?.rejected ?? []).filter(
    (write) => write.table === table.oid && write.trigger === trigger.name
  );
  const [first2] = rejected;
  if (first2) {
    const commands2 = enumerate(rejected.map(({ command }) => command));
    return {
      message: `trigger ${trigger.name} refuses ${commands2} of a row that was there before (${first2.sqlstate}: ${first2.message}), so such writes of the running release fail`,
      failure: { sqlstate: first2.sqlstate, error: first2.message }
    };
  }
  if (!called?.raises) return void 0;
  const tried = triedWrites?.tables.get(table.oid);
  return {
    message: `trigger ${trigger.name} can refuse a write of the running release, since its function ${shown(called.name)} raises errors; ${triedText(trigger, tried)}`
  };
}
function triedText({ definition }, accepted2) {
  if (!accepted2) return "no row could be tried";
  const [, events3 = ""] = / (?:BEFORE|AFTER) (.*?) ON /s.exec(definition) ?? [];
  const called = ["INSERT", "UPDATE", "DELETE", "TRUNCATE"].filter((command) => events3.includes(command));
  const untried = called.filter((command) => !accepted2.includes(command));
  if (untried.length === 0) return "a row that was tried went through";
  const rest = `${enumerate(untried)} could not be tried`;
  return untried.length === called.length ? rest : `a row that was tried went through, but ${rest}`;
}
function statementThatBrought({ table, trigger, function: called }, run) {
  const since = statementSince(run, table.oid, ({ triggers }) => triggers.some(({ oid }) => oid === trigger.oid));
  return since ?? run.statements.findLast(
    ({ effects }) => effects.some((effect) => effect.what === "function altered" && effect.function.after.oid === called?.oid)
  );
}
function hitFor28({ table, trigger }, statement, text, run) {
  const hit = hitOn(statement, run, table.name);
  return {
    ...hit,
    cause: `${table.name} ${trigger.name} refuses`,
    subject: { kind: "trigger", name: `${table.name}.${trigger.name}` },
    proof: hit.proof.kind === "trace" && text.failure ? { ...hit.proof, ...text.failure } : hit.proof,
    severity: text.failure ? "warning" : "note",
    message: `${shown(table.name)}: ${text.message}`
  };
}

// src/checks/migration/rules/truncate.ts
init_shim();
var truncate_default = defineRule({
  meta: {
    id: "migration/truncate",
    severity: "warning",
    since: "0.1.0",
    title: "Do not truncate a table in a migration",
    effect: "All rows are gone, also those of tables that CASCADE reaches, and AccessExclusiveLock waits for every reader.",
    remedy: "Delete in batches what has to go, or keep a copy of the table until nobody has missed it."
  },
  examples: [
    {
      title: "a table and what refers to it",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);",
        migration: "TRUNCATE users CASCADE;"
      },
      hits: ["users: its rows are lost, and with CASCADE those of orders, which refers to it"]
    },
    {
      title: "rows that earlier migrations had put there are counted",
      given: {
        schema: "CREATE TABLE kinds (id int); INSERT INTO kinds VALUES (1), (2);",
        migration: "TRUNCATE kinds;"
      },
      hits: ["kinds: its 2 rows are lost"]
    },
    {
      title: "several tables of one statement",
      given: {
        schema: "CREATE TABLE carts (id int); CREATE TABLE orders (id int);",
        migration: "TRUNCATE orders, carts;"
      },
      hits: ["carts and orders: their rows are lost"]
    },
    {
      title: "in a DO block",
      given: { schema: "CREATE TABLE orders (id int);", migration: "DO $$ BEGIN TRUNCATE orders; END $$;" },
      hits: ["orders: its rows are lost"]
    },
    {
      title: "in a function that it calls, put together from parts, beside other changes",
      given: {
        schema: "CREATE TABLE kinds (id int); INSERT INTO kinds VALUES (1), (2); CREATE TABLE states (id int); CREATE FUNCTION empty(name text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'TRUN' || 'CATE ' || name; EXECUTE 'ALTER TABLE ' || name || ' ADD note text'; END $$; CREATE FUNCTION again() RETURNS void LANGUAGE sql AS 'TRUNCATE states; INSERT INTO states VALUES (1); SELECT empty(''kinds'')';",
        migration: "SELECT again();"
      },
      hits: ["kinds and states: their rows are lost"]
    },
    {
      title: "a rewrite in a DO block is none",
      given: {
        schema: "CREATE TABLE kinds (id int);",
        migration: "DO $$ BEGIN EXECUTE 'ALTER TABLE kinds ALTER id TYPE bigint'; END $$;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); TRUNCATE carts;" },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const emptied = emptiedTables(statement, run);
    const named2 = emptied.filter(({ name }) => isNamed2(statement, name));
    const [first2] = named2;
    if (!first2) return [];
    const reached = emptied.filter((table) => !named2.includes(table)).map(({ name }) => shown(name));
    const one = named2.length === 1;
    const rows = one ? itsRows(statement, first2.name) : "their rows";
    const are = one && statement.rowsBefore.get(first2.name) === 1 ? "is" : "are";
    const cascade = reached.length === 0 ? "" : `, and with CASCADE those of ${enumerate(reached)}, which ${reached.length === 1 ? "refers" : "refer"} to ${one ? "it" : "them"}`;
    return [
      {
        ...hitOn(statement, run, first2.name),
        reach: emptied.map(({ name }) => ({ kind: "table", name })),
        message: `${enumerate(named2.map(({ name }) => shown(name)))}: ${rows} ${are} lost${cascade}`
      }
    ];
  })
});
function emptiedTables({ sql, difference, truncated }, run) {
  return (difference?.rewrites ?? []).filter(
    (relation) => isOldTable(relation, run) && (sql.kind === "TruncateStmt" || truncated.has(relation.oid))
  );
}
function isNamed2({ sql }, table) {
  if (sql.kind !== "TruncateStmt") return true;
  return relationsNamedBy(sql.node).some(
    ({ schema: schema2, name }) => schema2 === void 0 ? table.slice(table.indexOf(".") + 1) === name : table === `${schema2}.${name}`
  );
}

// src/checks/migration/rules/unbatched-dml.ts
init_shim();
var unbatched_dml_default = defineRule({
  meta: {
    id: "migration/unbatched-dml",
    severity: "warning",
    since: "0.1.0",
    title: "Change many rows in batches",
    effect: "Each row that it changes stays locked until the last one is changed, vacuum can clean nothing up meanwhile, and replicas fall behind.",
    remedy: "Change the rows in batches by key, each in a transaction of its own, or give the condition an index.",
    general: true
  },
  examples: [
    {
      title: "rows that no index finds are updated",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, status text);",
        migration: "UPDATE orders SET status = 'new' WHERE status IS NULL;"
      },
      hits: [
        "orders: one statement updates all rows that fit, and no index finds them; size unknown, for one scan of orders"
      ]
    },
    {
      title: "rows that no index finds are deleted, in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, status text);",
        migration: "DO $$ BEGIN DELETE FROM orders WHERE status IS NULL; END $$;"
      },
      hits: [
        "orders: one statement deletes all rows that fit, and no index finds them; size unknown, for one scan of orders"
      ]
    },
    {
      title: "in a DO block whose condition none of the rows here fulfils",
      given: {
        schema: "CREATE SCHEMA auth; CREATE TABLE auth.users (id int PRIMARY KEY, seen date);",
        migration: "DO $$ BEGIN UPDATE auth.users SET seen = '2022-11-25' WHERE seen = '1999-01-01'; END $$;"
      },
      hits: [
        "auth.users: one statement updates all rows that fit, and no index finds them; size unknown, for one scan of auth.users"
      ]
    },
    {
      title: "in a DO block that only inserts what is not there yet",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY, mail text); CREATE TABLE updates (id int);",
        migration: "DO $$ BEGIN INSERT INTO users SELECT 7, 'a' WHERE NOT EXISTS (SELECT FROM users WHERE mail <> 'b'); DELETE FROM updates WHERE id = 1 AND false; END $$;"
      },
      hits: []
    },
    {
      title: "rows that an index finds",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, status text); CREATE INDEX by_status ON orders (status);",
        migration: "UPDATE orders SET status = 'new' WHERE status = 'open';"
      },
      hits: []
    },
    {
      title: "all rows that another table has a value for",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, status text); CREATE TABLE news (id int PRIMARY KEY, status text);",
        migration: "UPDATE orders SET status = news.status FROM news WHERE news.id = orders.id;"
      },
      hits: [
        "orders: one statement updates all rows that fit, and no index finds them; size unknown, for one scan of orders"
      ]
    },
    {
      title: "totals of all groups that there are, though not everything is counted",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY, orders int); CREATE TABLE orders (user_id int, deleted bool); CREATE INDEX by_user ON orders (user_id);",
        migration: "UPDATE users SET orders = c.n FROM (SELECT user_id, count(*) AS n FROM orders WHERE deleted = false GROUP BY user_id) c WHERE users.id = c.user_id;"
      },
      hits: [
        "users: one statement updates all rows that fit, and no index finds them; size unknown, for one scan of users"
      ]
    },
    {
      title: "the total of one group",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY, orders int); CREATE TABLE orders (user_id int, deleted bool); CREATE INDEX by_user ON orders (user_id);",
        migration: "UPDATE users SET orders = c.n FROM (SELECT user_id, count(*) AS n FROM orders WHERE user_id = 7 GROUP BY user_id) c WHERE users.id = c.user_id;"
      },
      hits: []
    },
    {
      title: "rows of one user, whom an index finds",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY, name text); CREATE TABLE orders (user_id int); CREATE INDEX by_user ON orders (user_id);",
        migration: "DELETE FROM orders WHERE user_id IN (SELECT id FROM users WHERE name = 'test');"
      },
      hits: []
    },
    {
      title: "rows that go with those they refer to are told as that",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY, name text); CREATE TABLE orders (user_id int REFERENCES users ON DELETE CASCADE); INSERT INTO users VALUES (1, 'admin'); INSERT INTO orders VALUES (1);",
        migration: "DELETE FROM users WHERE name LIKE 'admin';"
      },
      hits: [
        "users: one statement deletes all rows that fit, and no index finds them; size unknown, for one scan of users"
      ]
    },
    {
      title: "in a DO block, one row that its key finds",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, status text);",
        migration: "DO $$ BEGIN UPDATE orders SET status = 'new' WHERE id = 1; END $$;"
      },
      hits: []
    },
    {
      title: "a batch",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, status text);",
        migration: "UPDATE orders SET status = 'new' WHERE id IN (SELECT id FROM orders WHERE status IS NULL ORDER BY id LIMIT 1000);"
      },
      hits: []
    },
    {
      title: "no condition at all has a rule of its own",
      given: {
        schema: "CREATE TABLE orders (status text); CREATE TABLE kinds (id int);",
        migration: "UPDATE orders SET status = 'new'; DO $$ BEGIN UPDATE orders SET status = 'new'; DELETE FROM kinds; END $$;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); UPDATE carts SET id = 1 WHERE id = 2;" },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => changedIn(statement, run).map((table) => hitFor29(statement, run, table)))
});
function hitFor29(statement, run, table) {
  const work = { relation: table, mode: "RowExclusiveLock", since: void 0, kind: "rows changed" };
  const steps = inBatches(statement, table.oid, () => false);
  return {
    ...hitOn(statement, run, table.name),
    severity: severityOfWork(work, statement, run),
    message: `${shown(table.name)}: one statement ${deletesRowsOf(statement, table) ? "deletes" : "updates"} all rows that fit, and no index finds them; ${costText(work, statement, run)}`,
    ...steps ? { steps } : {}
  };
}
function changedIn(statement, run) {
  const { difference, sql } = statement;
  if (!difference || sql.kind === "TruncateStmt" || isLimited(sql) || isUnconditional(sql)) return [];
  return difference.scans.filter(
    (table) => isOldTable(table, run) && changesRowsOf(statement, table) && !isAmong([...deletedWholly(statement.code), ...updatedWholly(statement.code)], table.name) && !workOn(statement, run, table.oid) && !isChild(statement, table) && !mayUseIndex(statement, table)
  );
}
function isChild(statement, table) {
  if (isNamedTarget(statement.sql, table.name)) return false;
  const keys = statement.before.tables.get(table.oid)?.constraints ?? [];
  return keys.some(({ kind, parent }) => {
    const changed3 = parent === void 0 ? void 0 : statement.before.tables.get(parent);
    return kind === "foreign key" && changed3 !== void 0 && changesRowsOf(statement, changed3);
  });
}
function isUnconditional({ node }) {
  if ("UpdateStmt" in node) return !node.UpdateStmt.whereClause && !node.UpdateStmt.fromClause;
  return "DeleteStmt" in node && !node.DeleteStmt.whereClause && !node.DeleteStmt.usingClause;
}
function mayUseIndex({ sql: { node }, before: before2 }, table) {
  const { relation, others, where } = clausesOf(node);
  const text = JSON.stringify([where, withoutTotals(others)]);
  if (others === void 0 && !text.includes('"SubLink"')) return false;
  const own = [relation?.relname, relation?.alias?.aliasname].flatMap((name) => name ?? []);
  const columns = columnsIn([where, others], own);
  const indexes = before2.tables.get(table.oid)?.indexes ?? [];
  return text.includes('"A_Const"') && indexes.some(({ columns: [leading] }) => leading && columns.has(leading));
}
function withoutTotals(value) {
  if (Array.isArray(value)) return value.map(withoutTotals);
  if (typeof value !== "object" || value === null) return value;
  const { SelectStmt: select } = value;
  if (select?.groupClause && !select.havingClause && !isForOneGroup(select)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutTotals(inner)]));
}
function isForOneGroup({ groupClause, whereClause }) {
  const last = ({ names: names2 }) => names2.at(-1);
  const groups = new Set(referencesIn(groupClause, false).map(last));
  const compared = (value) => {
    if (Array.isArray(value)) return value.some(compared);
    if (typeof value !== "object" || value === null) return false;
    const { A_Expr: expression } = value;
    const own = expression !== void 0 && JSON.stringify(expression).includes('"A_Const"');
    if (own && referencesIn(expression, false).some((reference) => groups.has(last(reference)))) return true;
    return Object.values(value).some(compared);
  };
  return compared(whereClause);
}
function clausesOf(node) {
  if ("UpdateStmt" in node) {
    const { relation: relation2, fromClause, whereClause: whereClause2 } = node.UpdateStmt;
    return { relation: relation2, others: fromClause, where: whereClause2 };
  }
  if (!("DeleteStmt" in node)) return {};
  const { relation, usingClause, whereClause } = node.DeleteStmt;
  return { relation, others: usingClause, where: whereClause };
}
function columnsIn(condition2, own) {
  const named2 = referencesIn(condition2, false).flatMap(({ names: names2, inside: inside2 }) => {
    const [table, column] = names2.length > 1 ? names2.slice(-2) : [void 0, names2[0]];
    const fits = table === void 0 ? !inside2 : own.includes(table);
    return fits && column !== void 0 ? [column] : [];
  });
  return new Set(named2);
}
function referencesIn(value, inside2) {
  if (Array.isArray(value)) return value.flatMap((item) => referencesIn(item, inside2));
  if (typeof value !== "object" || value === null) return [];
  const { ColumnRef: reference } = value;
  const names2 = (reference?.fields ?? []).flatMap((field) => "String" in field ? field.String.sval ?? "" : []);
  const deeper = Object.entries(value).flatMap(([kind, inner]) => referencesIn(inner, inside2 || kind === "SelectStmt"));
  return reference ? [{ names: names2, inside: inside2 }] : deeper;
}

// src/checks/migration/rules/uncommitted-transaction.ts
init_shim();
var uncommitted_transaction_default = defineRule({
  meta: {
    id: "migration/uncommitted-transaction",
    severity: "error",
    since: "0.1.0",
    title: "Commit the transaction that a migration begins",
    effect: "Where nobody commits, Postgres rolls the transaction back when the session ends: nothing of it is applied, and the migration may be recorded as done.",
    remedy: "End the file with COMMIT, or remove the BEGIN."
  },
  examples: [
    {
      title: "nobody knows what sends the file",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "BEGIN;\nALTER TABLE orders ADD COLUMN a text;\nCOMMIT;\nBEGIN;\nALTER TABLE orders ADD COLUMN b text;"
      },
      hits: ["BEGIN at line 4 has no COMMIT: what follows it is rolled back, unless whatever sends the file commits"]
    },
    {
      title: "the file is sent as one text, which no runner commits",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "BEGIN;\nALTER TABLE orders ADD COLUMN note text;",
        runner: "prisma"
      },
      hits: [
        "BEGIN at line 1 has no COMMIT: what follows it is rolled back, unless Prisma happens to commit afterwards"
      ]
    },
    {
      title: "a COMMIT that begins the next transaction",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "BEGIN;\nALTER TABLE orders ADD COLUMN a text;\nCOMMIT AND CHAIN;\nALTER TABLE orders ADD COLUMN b text;",
        runner: "golang-migrate"
      },
      hits: [
        "COMMIT AND CHAIN at line 3 begins a transaction that has no COMMIT: what follows it is rolled back, unless golang-migrate happens to commit afterwards"
      ]
    },
    {
      title: "the next transaction is ended too",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "BEGIN;\nALTER TABLE orders ADD COLUMN a text;\nCOMMIT AND CHAIN;\nALTER TABLE orders ADD COLUMN b text;\nCOMMIT;",
        runner: "golang-migrate"
      },
      hits: []
    },
    {
      title: "the runner commits what the chain began",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN a text;\nCOMMIT AND CHAIN;\nALTER TABLE orders ADD COLUMN b text;",
        runner: "diesel"
      },
      hits: []
    },
    {
      title: "the runner commits what it began",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "BEGIN;\nALTER TABLE orders ADD COLUMN note text;",
        runner: "diesel"
      },
      hits: []
    },
    {
      title: "with COMMIT",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "BEGIN;\nALTER TABLE orders ADD COLUMN note text;\nCOMMIT;",
        runner: "prisma"
      },
      hits: []
    }
  ],
  check: (run) => run.files.flatMap((file) => hitIn7(file, run))
});
function hitIn7(file, run) {
  const { runner } = run.plan;
  const { wrapping, sendsApart, title } = runners[runner];
  const begin = unendedBegin(file.sql);
  const committed = file.transaction === "file" && runner !== "plain" && wrapping !== sentAsOneText && !sendsApart?.(file);
  const empty = runner === "sqitch" && file.sql.at(-1) === begin;
  if (!begin || committed || empty) return [];
  const lost = run.statements.find(
    ({ sql, place, effects, trace }) => place.path === file.path && file.sql.indexOf(sql) > file.sql.indexOf(begin) && effects.length + Object.keys(trace.rows).length > 0
  );
  const sqitch = runner === "sqitch";
  const consequence = sqitch ? "psql sends the file for Sqitch and ends, so what follows it is rolled back, and the change is recorded as deployed" : `what follows it is rolled back, unless ${runner === "plain" ? "whatever sends the file commits" : `${title} happens to commit afterwards`}`;
  return [
    {
      location: { path: file.path, line: begin.line, column: begin.column },
      subject: { kind: "migration", name: file.path },
      key: "uncommitted",
      severity: sqitch && lost ? "error" : "warning",
      proof: lost ? proofOf(lost, run) : { kind: "source", excerpt: begin.text },
      message: `${wordOf2(begin)} at line ${begin.line} ${chains(begin) ? "begins a transaction that has" : "has"} no COMMIT: ${consequence}`
    }
  ];
}
function wordOf2(begin) {
  const word = /^\w+/.exec(begin.text)?.[0]?.toUpperCase() ?? "BEGIN";
  return chains(begin) ? `${word} AND CHAIN` : word;
}

// src/checks/migration/rules/unsupported-syntax-for-version.ts
init_shim();

// src/checks/migration/judgement/syntax-versions.ts
init_shim();
var always2 = () => true;
var is = (field, ...values) => (fields) => values.includes(fields.get(field));
var has2 = (field) => (fields) => fields.get(field) !== void 0;
var lacks = (field) => (fields) => fields.get(field) === void 0;
var both = (...conditions) => (fields) => conditions.every((fits) => fits(fields));
var mentions2 = (field, ...texts) => (fields) => {
  const written2 = JSON.stringify(fields.get(field) ?? null);
  return texts.some((text) => written2.includes(`"${text}"`));
};
var option = (...names2) => (fields) => names2.includes(String(fields.get("defname")));
var list = [
  { since: 18, feature: "a VIRTUAL generated column", kind: "Constraint", fits: is("generated_kind", "v") },
  {
    since: 18,
    feature: "a named or NOT VALID NOT NULL constraint",
    kind: "Constraint",
    fits: both(is("contype", "CONSTR_NOTNULL"), has2("keys"))
  },
  {
    since: 18,
    feature: "a NOT ENFORCED constraint",
    kind: "Constraint",
    fits: both(is("contype", "CONSTR_CHECK", "CONSTR_FOREIGN"), lacks("is_enforced"))
  },
  {
    since: 18,
    feature: "ALTER CONSTRAINT ... ENFORCED",
    kind: "ATAlterConstraint",
    fits: is("alterEnforceability", true)
  },
  { since: 18, feature: "WITHOUT OVERLAPS", kind: "Constraint", fits: is("without_overlaps", true) },
  { since: 18, feature: "a foreign key with PERIOD", kind: "Constraint", fits: is("fk_with_period", true) },
  {
    since: 18,
    feature: "uuidv7() and the like",
    kind: "FuncCall",
    fits: mentions2("funcname", "uuidv7", "uuidv4", "casefold", "array_sort", "array_reverse")
  },
  { since: 18, feature: "RETURNING WITH (OLD AS ..., NEW AS ...)", kind: "ReturningOption", fits: always2 },
  {
    since: 17,
    feature: "SET EXPRESSION of a generated column",
    kind: "AlterTableCmd",
    fits: is("subtype", "AT_SetExpression")
  },
  { since: 17, feature: "MERGE ... RETURNING", kind: "MergeStmt", fits: has2("returningClause") },
  {
    since: 17,
    feature: "WHEN NOT MATCHED BY SOURCE",
    kind: "MergeWhenClause",
    fits: is("matchKind", "MERGE_WHEN_NOT_MATCHED_BY_SOURCE")
  },
  { since: 17, feature: "the privilege MAINTAIN", kind: "AccessPriv", fits: is("priv_name", "maintain") },
  { since: 17, feature: "JSON_TABLE", kind: "JsonTable", fits: always2 },
  {
    since: 17,
    feature: "SET ACCESS METHOD DEFAULT",
    kind: "AlterTableCmd",
    fits: both(is("subtype", "AT_SetAccessMethod"), lacks("name"))
  },
  { since: 17, feature: "transaction_timeout", kind: "VariableSetStmt", fits: is("name", "transaction_timeout") },
  { since: 16, feature: "STORAGE in a column definition", kind: "ColumnDef", fits: has2("storage_name") },
  { since: 16, feature: "CREATE STATISTICS without a name", kind: "CreateStatsStmt", fits: lacks("defnames") },
  { since: 16, feature: "the JSON constructors of SQL", kind: "JsonObjectConstructor", fits: always2 },
  { since: 16, feature: "the JSON constructors of SQL", kind: "JsonArrayConstructor", fits: always2 },
  { since: 16, feature: "IS JSON", kind: "JsonIsPredicate", fits: always2 },
  { since: 16, feature: "a subquery in FROM without an alias", kind: "RangeSubselect", fits: lacks("alias") },
  { since: 16, feature: "any_value()", kind: "FuncCall", fits: mentions2("funcname", "any_value") },
  { since: 15, feature: "NULLS NOT DISTINCT", kind: "IndexStmt", fits: is("nulls_not_distinct", true) },
  { since: 15, feature: "NULLS NOT DISTINCT", kind: "Constraint", fits: is("nulls_not_distinct", true) },
  { since: 15, feature: "MERGE", kind: "MergeStmt", fits: always2 },
  { since: 15, feature: "security_invoker of a view", kind: "DefElem", fits: option("security_invoker") },
  {
    since: 15,
    feature: "a publication of TABLES IN SCHEMA",
    kind: "PublicationObjSpec",
    fits: is("pubobjtype", "PUBLICATIONOBJ_TABLES_IN_SCHEMA", "PUBLICATIONOBJ_TABLES_IN_CUR_SCHEMA")
  },
  { since: 14, feature: "DETACH PARTITION ... CONCURRENTLY", kind: "PartitionCmd", fits: is("concurrent", true) },
  { since: 14, feature: "COMPRESSION of a column", kind: "ColumnDef", fits: has2("compression") },
  { since: 14, feature: "COMPRESSION of a column", kind: "AlterTableCmd", fits: is("subtype", "AT_SetCompression") },
  { since: 14, feature: "a function with an SQL body", kind: "CreateFunctionStmt", fits: has2("sql_body") },
  { since: 14, feature: "CREATE OR REPLACE TRIGGER", kind: "CreateTrigStmt", fits: is("replace", true) },
  {
    since: 14,
    feature: "a multirange",
    kind: "typeName",
    fits: mentions2("names", ...["int4", "int8", "num", "ts", "tstz", "date"].map((of) => `${of}multirange`))
  },
  { since: 13, feature: "DROP EXPRESSION", kind: "AlterTableCmd", fits: is("subtype", "AT_DropExpression") },
  { since: 12, feature: "a generated column", kind: "Constraint", fits: is("contype", "CONSTR_GENERATED") },
  {
    since: 12,
    feature: "REINDEX ... CONCURRENTLY",
    kind: "ReindexStmt",
    fits: mentions2("params", "concurrently")
  }
];
function syntaxAbove({ node }, version) {
  const above = list.filter(({ since }) => since > version);
  const found = /* @__PURE__ */ new Map();
  const visit = (value) => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === "object" && value !== null) {
      for (const [kind, inner] of Object.entries(value)) {
        note(kind, inner);
        visit(inner);
      }
    }
  };
  const note = (kind, inner) => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return;
    const fields = new Map(Object.entries(inner));
    for (const { feature, since, kind: wanted, fits } of above) {
      if (kind === wanted && fits(fields)) found.set(feature, { feature, since });
    }
  };
  if (above.length > 0) visit(node);
  return [...found.values()].sort((a, b) => b.since - a.since);
}

// src/checks/migration/rules/unsupported-syntax-for-version.ts
var unsupported_syntax_for_version_default = defineRule({
  meta: {
    id: "migration/unsupported-syntax-for-version",
    severity: "warning",
    since: "0.1.0",
    title: "Write SQL that production's Postgres knows",
    effect: "The migration ran here on a newer Postgres; an older one refuses it with a syntax error (42601), or names it unknown.",
    remedy: "Say what production runs with database.postgres-version; where that is older, write the statement without the feature."
  },
  examples: [
    {
      title: "nobody said what production runs",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (net int, gross int GENERATED ALWAYS AS (net * 2) VIRTUAL);"
      },
      hits: [
        "a VIRTUAL generated column needs PostgreSQL 18; database.postgres-version is not set, so the oldest supported counts: 15"
      ]
    },
    {
      title: "production runs an older version",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD CONSTRAINT positive CHECK (id > 0) NOT ENFORCED;",
        postgresVersion: 17
      },
      hits: ["a NOT ENFORCED constraint needs PostgreSQL 18; production runs 17"]
    },
    {
      title: "twice in one file",
      given: {
        schema: "CREATE TABLE orders (id int, note text);",
        migration: "CREATE UNIQUE INDEX a ON orders (id) NULLS NOT DISTINCT; CREATE UNIQUE INDEX b ON orders (note) NULLS NOT DISTINCT;",
        postgresVersion: 14
      },
      hits: ["NULLS NOT DISTINCT needs PostgreSQL 15; production runs 14"]
    },
    {
      title: "production is new enough",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (net int, gross int GENERATED ALWAYS AS (net * 2) VIRTUAL);",
        postgresVersion: 18
      },
      hits: []
    },
    {
      title: "all supported versions know it",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE TABLE news (id int);",
        migration: "MERGE INTO orders USING news ON orders.id = news.id WHEN NOT MATCHED THEN INSERT VALUES (news.id); CREATE UNIQUE INDEX a ON orders (id) NULLS NOT DISTINCT; ALTER TABLE orders ADD CHECK (id > 0) NOT VALID;"
      },
      hits: []
    }
  ],
  check: (run) => {
    const version = run.postgresVersion ?? oldestSupported;
    if (!run.measured || engineMajor(run) <= version) return [];
    const told3 = /* @__PURE__ */ new Set();
    return run.statements.flatMap(
      (statement) => (statement.trace.error ? [] : syntaxAbove(statement.sql, version)).flatMap((syntax) => {
        const key = `${statement.place.path}
${syntax.feature}`;
        if (told3.has(key)) return [];
        told3.add(key);
        return [hitFor30(statement, syntax, run)];
      })
    );
  }
});
var oldestSupported = 15;
function engineMajor({ engine }) {
  return Number(/PostgreSQL (\d+)/.exec(engine)?.[1] ?? Number.POSITIVE_INFINITY);
}
function hitFor30({ place, trace }, { feature, since }, run) {
  const production = run.postgresVersion === void 0 ? `database.postgres-version is not set, so the oldest supported counts: ${oldestSupported}` : `production runs ${run.postgresVersion}`;
  return {
    location: place,
    key: feature,
    subject: { kind: "migration", name: place.path },
    proof: { kind: "source", excerpt: trace.statement },
    message: `${feature} needs PostgreSQL ${since}; ${production}`
  };
}

// src/checks/migration/rules/unused-accept-comment.ts
init_shim();
var unused_accept_comment_default = defineRule({
  meta: {
    id: "migration/unused-accept-comment",
    severity: "note",
    since: "0.1.0",
    title: "Keep only accept comments that accept something",
    effect: "A comment that accepts nothing says a risk was weighed where there is none, or where it was not understood.",
    remedy: "Remove the comment, or write it as `-- breakwater: accept RULE because REASON` directly before the statement that the finding names."
  },
  examples: [
    {
      title: "the finding that it names is accepted",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "-- breakwater: accept set-not-null-scan, fails-on-some-rows because the table holds 40 rows\nALTER TABLE orders ALTER COLUMN note SET NOT NULL;"
      },
      hits: []
    },
    {
      title: "there is nothing to accept",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "-- breakwater: accept set-not-null-scan because the table is small\nALTER TABLE orders ADD COLUMN total int;"
      },
      hits: ["the comment accepts set-not-null-scan, which finds nothing at line 2"]
    },
    {
      title: "no reason is given",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "ALTER TABLE orders ALTER COLUMN note SET NOT NULL; -- breakwater: accept set-not-null-scan"
      },
      hits: ["the comment accepts nothing without a reason: write `-- breakwater: accept RULE because REASON`"]
    },
    {
      title: "a rule that does not exist",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "-- breakwater: accept set-not-nul-scan because the table is small\nALTER TABLE orders ALTER COLUMN note SET NOT NULL;"
      },
      hits: ["the comment names a rule that is not there, set-not-nul-scan; did you mean set-not-null-scan?"]
    },
    {
      title: "what fails is not put right by a comment",
      given: {
        schema: "",
        migration: "-- breakwater: accept migration-fails because it works here\nALTER TABLE orders ADD COLUMN note text;"
      },
      hits: ["the comment cannot accept migration-fails: that has to be put right"]
    },
    {
      title: "text that only looks like a comment",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "INSERT INTO orders VALUES ('\n-- breakwater: accept nothing\n');"
      },
      hits: []
    }
  ],
  check: ({ commentTroubles = [] }) => commentTroubles.map(({ place, rule, problem, text }) => ({
    message: `the comment ${problem}`,
    location: place,
    subject: { kind: "migration", name: place.path },
    key: `${rule ?? ""}
${problem.replace(/ at line \d+$/, "")}`,
    proof: { kind: "source", excerpt: `-- ${text}` }
  }))
});

// src/checks/migration/rules/update-without-where.ts
init_shim();
var update_without_where_default = defineRule({
  meta: {
    id: "migration/update-without-where",
    severity: "warning",
    since: "0.1.0",
    title: "Update a whole table in batches",
    effect: "Every row is written anew in one transaction: writers of any row wait until its end, and the table grows to twice its size.",
    remedy: "Update in batches by key, each in a transaction of its own, or add the condition that was meant."
  },
  examples: [
    {
      title: "no condition",
      given: { schema: "CREATE TABLE orders (status text);", migration: "UPDATE orders SET status = 'new';" },
      hits: ["orders: every row is updated in one transaction"]
    },
    {
      title: "with a condition",
      given: {
        schema: "CREATE TABLE orders (status text);",
        migration: "UPDATE orders SET status = 'new' WHERE status IS NULL;"
      },
      hits: []
    },
    {
      title: "under a lock that makes all others wait, which is told as that",
      given: {
        schema: "CREATE TABLE orders (total int NOT NULL);",
        migration: "ALTER TABLE orders ADD COLUMN tax int; UPDATE orders SET tax = total / 5;"
      },
      hits: []
    },
    {
      title: "in a DO block",
      given: {
        schema: "CREATE TABLE orders (status text); CREATE TABLE users (status text);",
        migration: "DO $$ BEGIN UPDATE orders SET status = 'new'; UPDATE users SET status = 'new' WHERE status IS NULL; END $$;"
      },
      hits: ["orders: every row is updated in one transaction"]
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); UPDATE carts SET id = 1;" },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap(
    (statement) => updatedBy(statement, run).filter(({ name }) => !isLocked(statement, name)).map(({ name, relation }) => ({
      ...hitOn(statement, run, name),
      ...relation ? measured2(statement, run, relation) : {},
      message: `${shown(name)}: every row is updated in one transaction`
    }))
  )
});
function updatedBy(statement, run) {
  const { sql, code: code2, trace, difference } = statement;
  if (trace.error) return [];
  if ("UpdateStmt" in sql.node) {
    const { relation, whereClause, fromClause } = sql.node.UpdateStmt;
    const table = tableNamed(statement, run, relation);
    return whereClause || fromClause || !table.old ? [] : [table];
  }
  const named2 = updatedWholly(code2);
  return (difference?.taken ?? []).filter(({ mode, relation }) => mode === "RowExclusiveLock" && isOldTable(relation, run)).filter(({ relation }) => isAmong(named2, relation.name)).map(({ relation }) => ({ name: relation.name, relation }));
}
function measured2(statement, run, relation) {
  const work = { relation, mode: "RowExclusiveLock", since: void 0, kind: "rows changed" };
  const steps = inBatches(statement, relation.oid, () => false);
  return { severity: severityOfWork(work, statement, run), ...steps ? { steps } : {} };
}
function isLocked({ difference }, table) {
  return (difference?.held ?? []).some(({ relation, mode }) => relation.name === table && blocksWrites(mode));
}

// src/checks/migration/rules/vacuum-full.ts
init_shim();
var vacuum_full_default = defineRule({
  meta: {
    id: "migration/vacuum-full",
    severity: "error",
    since: "0.1.0",
    title: "Do not VACUUM FULL a table in use",
    effect: "The table and its indexes are written anew under AccessExclusiveLock, and need as much space again meanwhile.",
    remedy: "A plain VACUUM makes the space free for new rows and blocks nobody; pg_repack gives it back to the disk while the table is in use."
  },
  examples: [
    {
      title: "one table",
      given: { schema: "CREATE TABLE orders (id int PRIMARY KEY);", migration: "VACUUM (FULL, ANALYZE) orders;" },
      hits: [
        "VACUUM FULL of orders: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders"
      ]
    },
    {
      title: "all tables",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY); CREATE TABLE users (id int PRIMARY KEY);",
        migration: "VACUUM FULL;"
      },
      hits: [
        "VACUUM FULL, table by table: AccessExclusiveLock blocks reads and writes of orders and users while the table is rewritten; size unknown, for one rewrite of orders and one rewrite of users"
      ]
    },
    {
      title: "a plain VACUUM",
      given: { schema: "CREATE TABLE orders (id int PRIMARY KEY);", migration: "VACUUM (FULL false, ANALYZE) orders;" },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap(
    (statement) => (
      // Whether it was FULL shows in what it rewrote: a plain one leaves every file where it is.
      "VacuumStmt" in statement.sql.node ? hitsOfRewritten(statement, run, "VACUUM FULL") : []
    )
  )
});

// src/checks/migration/rules/validate-in-same-transaction.ts
init_shim();
var validate_in_same_transaction_default = defineRule({
  meta: {
    id: "migration/validate-in-same-transaction",
    severity: "error",
    since: "0.1.0",
    title: "Validate a constraint in a transaction of its own",
    effect: "VALIDATE CONSTRAINT itself blocks nobody, but the transaction still holds the lock that an earlier statement took, and keeps it while every row is read.",
    remedy: "Put VALIDATE CONSTRAINT into a migration of its own, so that the lock is let go first."
  },
  examples: [
    {
      title: "a foreign key, added and validated in one transaction",
      given: {
        schema: "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int);",
        migration: "ALTER TABLE orders ADD CONSTRAINT by FOREIGN KEY (user_id) REFERENCES users NOT VALID;\nALTER TABLE orders VALIDATE CONSTRAINT by;"
      },
      hits: [
        "the constraint by of orders is validated: ShareRowExclusiveLock, held since line 1, blocks writes to orders and users while every row is read; size unknown, for one scan of orders and one scan of users"
      ]
    },
    {
      title: "a CHECK of another migration, after a column was added",
      given: {
        schema: 'CREATE TABLE "Order" (total int); ALTER TABLE "Order" ADD CONSTRAINT "Positive" CHECK (total > 0) NOT VALID;',
        migration: 'ALTER TABLE "Order" ADD COLUMN note text;\nALTER TABLE "Order" VALIDATE CONSTRAINT "Positive";'
      },
      hits: [
        "the constraint Positive of Order is validated: AccessExclusiveLock, held since line 1, blocks reads and writes while every row is read; size unknown, for one scan of Order"
      ]
    },
    {
      title: "a NOT NULL of PostgreSQL 18",
      given: {
        schema: "CREATE TABLE orders (note text);",
        migration: "ALTER TABLE orders ADD CONSTRAINT noted NOT NULL note NOT VALID;\nALTER TABLE orders VALIDATE CONSTRAINT noted;",
        postgresVersion: 18
      },
      hits: [
        "the constraint noted of orders is validated: AccessExclusiveLock, held since line 1, blocks reads and writes while every row is read; size unknown, for one scan of orders"
      ]
    },
    {
      title: "two transactions",
      given: {
        schema: "CREATE TABLE orders (total int);",
        migration: "BEGIN; ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID; COMMIT;\nBEGIN; ALTER TABLE orders VALIDATE CONSTRAINT positive; COMMIT;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (total int); ALTER TABLE carts ADD CONSTRAINT positive CHECK (total > 0) NOT VALID; ALTER TABLE carts VALIDATE CONSTRAINT positive;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap(
    (statement) => validatedIn(statement).flatMap(({ table, name, parent }) => {
      const [first2, ...more] = heldWorks(statement, run, [table.after.oid, ...parent]);
      if (!first2) return [];
      const subject = { kind: "constraint", name: `${table.after.name}.${name}` };
      return {
        ...hitOfWorks(statement, run, [first2, ...more], {
          what: `the constraint ${name} of ${shown(table.after.name)} is validated`,
          subject,
          key: name,
          alsoLocked: parent.flatMap((oid) => lockOn(statement, run, oid) ?? []).filter(
            ({ relation, since }) => since !== void 0 && ![first2, ...more].some((work) => work.relation.oid === relation.oid)
          )
        }),
        ...stepsFor8(statement, table, name)
      };
    })
  )
});
function validatedIn({ effects }) {
  return effects.flatMap((effect) => {
    if (effect.what === "constraint altered") {
      const { before: before3, after: after2 } = effect.constraint;
      if (before3.validated || !after2.validated) return [];
      return [{ table: effect.table, name: after2.name, parent: after2.parent === void 0 ? [] : [after2.parent] }];
    }
    if (effect.what !== "not null set") return [];
    const { before: before2, after } = effect.column;
    if (before2.notNull !== "not valid" || after.notNull !== "valid") return [];
    return [{ table: effect.table, name: after.notNullName ?? after.name, parent: [] }];
  });
}
function heldWorks(statement, run, tables) {
  const works = tables.flatMap((table) => workOn(statement, run, table) ?? []);
  return works.filter(
    ({ relation, since }, index) => since !== void 0 && works.findIndex((work) => work.relation.oid === relation.oid) === index
  );
}
function stepsFor8({ sql }, { after }, name) {
  const replaces = commandIndex(sql, ["AT_ValidateConstraint"], (command) => command.name === name);
  if (replaces === void 0) return {};
  const validate = `ALTER TABLE ${sqlTable(after)} VALIDATE CONSTRAINT ${sqlName(name)}`;
  return { steps: [{ sql: validate, note: "by itself: reads every row, and nobody waits" }], replaces };
}

// src/checks/migration/rules/view-column-change.ts
init_shim();
var view_column_change_default = defineRule({
  meta: {
    id: "migration/view-column-change",
    severity: "warning",
    since: "0.1.0",
    title: "Give a view of another shape another name",
    effect: "The release that still runs reads the view by its old columns: one that is gone fails with 42703, one of another type gives other values.",
    remedy: "Make the new shape under a name of its own, and drop the old view when nothing reads it any more."
  },
  examples: [
    {
      title: "a column is gone",
      given: {
        schema: "CREATE VIEW recent AS SELECT 1 AS id, 2 AS sum;",
        migration: "DROP VIEW recent; CREATE VIEW recent AS SELECT 1 AS id;"
      },
      hits: ["recent: lacks sum now, so queries of the running release that name that fail with 42703"]
    },
    {
      title: "a column has another type",
      given: {
        schema: "CREATE VIEW recent AS SELECT 1 AS id;",
        migration: "DROP VIEW recent; CREATE VIEW recent AS SELECT 'a'::text AS id;"
      },
      hits: ["recent: id is now text, was integer"]
    },
    {
      title: "a column has another name",
      given: {
        schema: "CREATE VIEW recent AS SELECT 1 AS id, 2 AS sum;",
        migration: "DO $$ BEGIN ALTER VIEW recent RENAME COLUMN sum TO total; END $$;"
      },
      hits: ["recent: lacks sum now, so queries of the running release that name that fail with 42703"]
    },
    {
      title: "a column may be longer",
      given: {
        schema: "CREATE TABLE posts (name varchar(100), body varchar(50)); CREATE VIEW recent AS SELECT name, body FROM posts;",
        migration: "DROP VIEW recent; ALTER TABLE posts ALTER name TYPE varchar(200), ALTER body TYPE text; CREATE VIEW recent AS SELECT name, body FROM posts;"
      },
      hits: []
    },
    {
      title: "a column may be shorter",
      given: {
        schema: "CREATE TABLE posts (name text); CREATE VIEW recent AS SELECT name FROM posts;",
        migration: "CREATE TABLE a (b int); DROP VIEW recent; CREATE VIEW recent AS SELECT name::varchar(9) FROM posts;"
      },
      hits: ["recent: name is now character varying(9), was text"]
    },
    {
      title: "the same columns from another query",
      given: {
        schema: "CREATE TABLE orders (id int, sum int); CREATE VIEW recent AS SELECT id FROM orders;",
        migration: "CREATE OR REPLACE VIEW recent AS SELECT id FROM orders WHERE sum > 0;"
      },
      hits: ["recent: has another query now, so the running release may read other rows or values from it"]
    },
    {
      title: "what it reads has another name",
      given: {
        schema: "CREATE SCHEMA shop; CREATE TABLE shop.orders (id int); CREATE TABLE users (id int); CREATE VIEW a AS SELECT id FROM shop.orders; CREATE VIEW b AS SELECT id FROM users; CREATE VIEW c AS SELECT id FROM users;",
        migration: "ALTER SCHEMA shop RENAME TO sales; ALTER TABLE users RENAME TO members; DROP VIEW b; CREATE VIEW b AS SELECT id FROM members; CREATE OR REPLACE VIEW c AS SELECT m.id FROM members m;"
      },
      hits: []
    },
    {
      title: "a column more",
      given: {
        schema: "CREATE TABLE orders (id int, sum int); CREATE VIEW recent AS SELECT id FROM orders;",
        migration: "DROP VIEW recent; ALTER TABLE orders ADD COLUMN note text; CREATE VIEW recent AS SELECT id FROM orders;"
      },
      hits: []
    },
    {
      title: "a view made in the same migration",
      given: {
        schema: "",
        migration: "CREATE VIEW recent AS SELECT 1 AS id; DROP VIEW recent; CREATE VIEW recent AS SELECT 2 AS no;"
      },
      hits: []
    }
  ],
  check: (run) => [...run.facts.base.tables.values()].flatMap((base) => {
    const now = base.kind === "v" || base.kind === "m" ? relationAtHead(run, base.name) : void 0;
    const statement = now && statementThatMade(now, run);
    const change = now && statement && changeOf2(base, now);
    if (!change) return [];
    return [
      {
        ...hitOn(statement, run, base.name),
        cause: `${base.name} changed`,
        subject: { kind: "view", name: base.name },
        key: base.name,
        severity: change.severity,
        message: `${shown(base.name)}: ${change.text}`
      }
    ];
  })
});
function statementThatMade(view, run) {
  const made = effectsIn(run, "table created", "table renamed", "table altered").findLast(
    ({ effect }) => effect.what === "table created" ? effect.table.oid === view.oid : effect.after.oid === view.oid
  );
  const names2 = ({ columns }) => JSON.stringify(columns.map(({ name }) => name));
  return made?.statement ?? statementSince(run, view.oid, (table) => names2(table) === names2(view));
}
function isLonger(was, is2) {
  const length = (type) => {
    if (type === "text" || type === "character varying") return Number.POSITIVE_INFINITY;
    return Number(/^character varying\((\d+)\)$/.exec(type)?.[1] ?? Number.NaN);
  };
  return length(is2) >= length(was);
}
function changeOf2(base, now) {
  const types = new Map(now.columns.map(({ name, type }) => [name, type]));
  const missing = base.columns.map(({ name }) => name).filter((name) => !types.has(name));
  const retyped = base.columns.flatMap(({ name, type }) => {
    const other = types.get(name);
    return other === void 0 || other === type || isLonger(type, other) ? [] : [`${name} is now ${other}, was ${type}`];
  });
  const lacking = missing.length === 0 ? [] : [
    `lacks ${enumerate(missing)} now, so queries of the running release that name ${missing.length === 1 ? "that" : "one"} fail with 42703`
  ];
  const changes2 = [...lacking, ...retyped.length > 0 ? [enumerate(retyped)] : []];
  if (changes2.length > 0) return { text: changes2.join("; "), severity: "warning" };
  return now.definition !== void 0 && now.definition !== base.definition && now.query !== base.query ? { text: "has another query now, so the running release may read other rows or values from it", severity: "note" } : void 0;
}

// src/checks/migration/rules/view-security-change.ts
init_shim();
var view_security_change_default = defineRule({
  meta: {
    id: "migration/view-security-change",
    severity: "warning",
    since: "0.1.0",
    title: "Keep the security options of a view that is made anew",
    effect: "CREATE OR REPLACE VIEW and DROP with CREATE set the options anew: without security_invoker the view reads with the rights of its owner, past row security and grants, and nothing fails.",
    remedy: "Repeat WITH (security_invoker = true) and the like wherever the view is created, or set it with ALTER VIEW."
  },
  examples: [
    {
      title: "replaced without the option that it had",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE VIEW recent WITH (security_invoker = true) AS SELECT id FROM orders;",
        migration: "CREATE OR REPLACE VIEW recent AS SELECT id FROM orders;"
      },
      hits: [
        "recent: security_invoker is gone, so whoever may read the view sees what its owner may see: row security and grants of the tables behind it are passed by"
      ]
    },
    {
      title: "made anew without it, in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE VIEW recent WITH (security_barrier) AS SELECT id FROM orders;",
        migration: "DO $$ BEGIN DROP VIEW recent; EXECUTE 'CREATE VIEW recent AS SELECT id FROM orders'; END $$;"
      },
      hits: [
        "recent: security_barrier is gone, so a function in the condition of a query can see rows that the view withholds"
      ]
    },
    {
      title: "with rows that it does not show",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE VIEW recent AS SELECT id FROM orders WHERE id > 5 WITH CHECK OPTION;",
        migration: "CREATE OR REPLACE VIEW recent AS SELECT id FROM orders WHERE id > 5;"
      },
      hits: ["recent: its check option is gone, so rows that it does not show can be written through it"]
    },
    {
      title: "a check option that is new",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE VIEW recent AS SELECT id FROM orders WHERE id > 5;",
        migration: "CREATE OR REPLACE VIEW recent AS SELECT id FROM orders WHERE id > 5 WITH CHECK OPTION;"
      },
      hits: [
        "recent: has a check option now, so a write of the running release through it that the view would not show fails with 44000"
      ]
    },
    {
      title: "an option that is new",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE VIEW recent AS SELECT id FROM orders;",
        migration: "ALTER VIEW recent SET (security_invoker = on);"
      },
      hits: [
        "recent: reads with the rights of whoever asks now, so a role without SELECT on the tables behind it fails with 42501, and row security withholds rows from it"
      ]
    },
    {
      title: "made anew with the same, and set after all",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE VIEW a WITH (security_invoker = on) AS SELECT id FROM orders; CREATE VIEW b WITH (security_invoker) AS SELECT id FROM orders;",
        migration: "CREATE OR REPLACE VIEW a WITH (security_invoker = true) AS SELECT id FROM orders; CREATE OR REPLACE VIEW b AS SELECT id FROM orders; ALTER VIEW b SET (security_invoker = true);"
      },
      hits: []
    },
    {
      title: "a view made in the same migration",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "CREATE VIEW recent WITH (security_invoker = on) AS SELECT id FROM orders; ALTER VIEW recent RESET (security_invoker);"
      },
      hits: []
    }
  ],
  check: (run) => [...run.facts.base.tables.values()].flatMap((base) => {
    const now = base.kind === "v" ? relationAtHead(run, base.name) : void 0;
    const statement = now?.kind === "v" ? statementThatSet(now, run) : void 0;
    if (!now || !statement) return [];
    return changesBetween(base, now).map(({ option: option2, severity, text, remedy }) => ({
      ...hitOn(statement, run, base.name),
      key: `${base.name} ${option2}`,
      subject: { kind: "view", name: base.name },
      severity,
      message: `${shown(base.name)}: ${text}`,
      ...remedy === void 0 ? {} : { remedy: `Set the option again in the same transaction.
ALTER VIEW ${sqlTable(now)} SET (${remedy});` }
    }));
  })
});
function changesBetween(base, now) {
  const [was, is2] = [optionsOf(base), optionsOf(now)];
  return [
    ...was.invoker && !is2.invoker ? [lostInvoker] : [],
    ...!was.invoker && is2.invoker ? [newInvoker] : [],
    ...was.barrier && !is2.barrier ? [lostBarrier] : [],
    ...was.checked && !is2.checked ? [lostCheck] : [],
    ...!was.checked && is2.checked ? [newCheck] : []
  ];
}
var lostInvoker = {
  option: "security_invoker",
  severity: "warning",
  text: "security_invoker is gone, so whoever may read the view sees what its owner may see: row security and grants of the tables behind it are passed by",
  remedy: "security_invoker = true"
};
var newInvoker = {
  option: "security_invoker",
  severity: "note",
  text: "reads with the rights of whoever asks now, so a role without SELECT on the tables behind it fails with 42501, and row security withholds rows from it"
};
var lostBarrier = {
  option: "security_barrier",
  severity: "warning",
  text: "security_barrier is gone, so a function in the condition of a query can see rows that the view withholds",
  remedy: "security_barrier = true"
};
var lostCheck = {
  option: "check_option",
  severity: "warning",
  text: "its check option is gone, so rows that it does not show can be written through it"
};
var newCheck = {
  option: "check_option",
  severity: "warning",
  text: "has a check option now, so a write of the running release through it that the view would not show fails with 44000"
};
function optionsOf({ options }) {
  const isOn2 = (name) => options.some((option2) => option2.startsWith(`${name}=`) && /=(t|true|y|yes|on|1)$/i.test(option2));
  return {
    invoker: isOn2("security_invoker"),
    barrier: isOn2("security_barrier"),
    checked: options.some((option2) => option2.startsWith("check_option="))
  };
}
function statementThatSet({ oid }, { statements }) {
  return statements.findLast(({ before: before2, after }) => {
    const is2 = after.tables.get(oid);
    return is2 !== void 0 && before2.tables.get(oid)?.options.join() !== is2.options.join();
  });
}

// src/checks/migration/rules/wide-index.ts
init_shim();
var wide_index_default = defineRule({
  meta: {
    id: "migration/wide-index",
    severity: "note",
    since: "0.1.0",
    title: "Keep indexes narrow",
    effect: "From the fourth column on an index seldom finds less, and it is bigger and dearer to keep for every write.",
    remedy: "Index the columns that tell rows apart best, and INCLUDE what is only read.",
    optIn: true
  },
  examples: [
    {
      title: "four columns",
      given: {
        schema: "CREATE TABLE orders (a int, b int, c int, d int);",
        migration: "CREATE INDEX CONCURRENTLY wide ON orders (a, b, c, d);"
      },
      hits: ["wide on orders has 4 columns"]
    },
    {
      title: "four columns with an expression among them, on a new table",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (a int, b int, c int, d text); CREATE INDEX wide ON carts (a, b, c, lower(d));"
      },
      hits: ["wide on carts has 4 columns"]
    },
    {
      title: "a unique one needs all of its columns",
      given: {
        schema: "CREATE TABLE orders (a int, b int, c int, d int);",
        migration: "CREATE UNIQUE INDEX CONCURRENTLY wide ON orders (a, b, c, d);"
      },
      hits: []
    },
    {
      title: "three columns, and one to carry along",
      given: {
        schema: "CREATE TABLE orders (a int, b int, c int, d int);",
        migration: "CREATE INDEX CONCURRENTLY narrow ON orders (a, b, c) INCLUDE (d);"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap(
    (statement) => statement.effects.flatMap((effect) => {
      if (effect.what !== "index added" || effect.index.unique || effect.index.keys.length < 4) return [];
      const { index, table } = effect;
      const name = `${table.after.schema}.${index.name}`;
      return {
        ...hitOn(statement, run, table.after.name),
        key: index.name,
        cause: `${name} wide`,
        subject: { kind: "index", name },
        message: `${index.name} on ${shown(table.after.name)} has ${index.keys.length} columns`
      };
    })
  )
});

// src/checks/migration/rules/writes-vanish.ts
init_shim();
var writes_vanish_default = defineRule({
  meta: {
    id: "migration/writes-vanish",
    severity: "warning",
    since: "0.1.0",
    title: "Do not let a rule or trigger swallow what the running release writes",
    effect: "DO INSTEAD, or a BEFORE trigger that returns NULL, makes a write do nothing: it succeeds, no row is changed, and nobody is told.",
    remedy: "Let a BEFORE trigger return NEW (OLD for DELETE), refuse with an error what must not be written, and redirect writes only when no running release relies on them."
  },
  examples: [
    {
      title: "a rule that does nothing instead",
      given: {
        schema: "CREATE TABLE orders (id int, note text);",
        migration: "CREATE RULE quiet AS ON INSERT TO orders DO INSTEAD NOTHING;"
      },
      hits: [
        "orders: rule quiet swallows INSERT: such writes of the running release succeed, and leave the table as it was"
      ]
    },
    {
      title: "a trigger that returns no row, in a DO block",
      given: {
        schema: "CREATE TABLE orders (id int, note text);",
        migration: "DO $do$ BEGIN CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.note := 'x'; RETURN NULL; END $$; CREATE TRIGGER stamped BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp(); END $do$;"
      },
      hits: [
        "orders: trigger stamped swallows UPDATE and INSERT: such writes of the running release succeed, and leave the table as it was"
      ]
    },
    {
      title: "an old trigger whose function returns NEW on DELETE now",
      given: {
        schema: "CREATE TABLE orders (id int, note text); INSERT INTO orders VALUES (1, 'a'); CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN coalesce(NEW, OLD); END $$; CREATE TRIGGER audited BEFORE UPDATE OR DELETE ON orders FOR EACH ROW EXECUTE FUNCTION audit();",
        migration: "CREATE OR REPLACE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;"
      },
      hits: [
        "orders: trigger audited swallows DELETE: such writes of the running release succeed, and leave the table as it was"
      ]
    },
    {
      title: "a rule for some rows, and one that writes elsewhere as well",
      given: {
        schema: "CREATE TABLE orders (id int, note text); CREATE TABLE seen (id int);",
        migration: "CREATE RULE low AS ON INSERT TO orders WHERE NEW.id < 0 DO INSTEAD NOTHING; CREATE RULE also AS ON INSERT TO orders DO ALSO INSERT INTO seen VALUES (NEW.id);"
      },
      hits: [
        "orders: rule low swallows INSERT of the rows that fit its condition: such writes of the running release succeed, and leave the table as it was"
      ]
    },
    {
      title: "rows that a trigger puts into a child of the table, and updates that change nothing",
      given: {
        schema: "CREATE TABLE orders (id int, note text); CREATE TABLE orders_new () INHERITS (orders); CREATE TABLE notes (id int, note text);",
        migration: "CREATE FUNCTION route() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO orders_new VALUES (NEW.*); RETURN NULL; END $$; CREATE TRIGGER routed BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION route(); CREATE TRIGGER same BEFORE UPDATE ON notes FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();"
      },
      hits: []
    },
    {
      title: "a rule that was there before",
      given: {
        schema: "CREATE TABLE orders (id int); CREATE RULE quiet AS ON INSERT TO orders DO INSTEAD NOTHING;",
        migration: "DROP RULE quiet ON orders; CREATE RULE quiet AS ON INSERT TO orders DO INSTEAD NOTHING; ALTER TABLE orders ADD note text;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: {
        schema: "",
        migration: "CREATE TABLE carts (id int); CREATE RULE quiet AS ON DELETE TO carts DO INSTEAD NOTHING;"
      },
      hits: []
    }
  ],
  check: (run) => {
    const vanished = run.triedWrites?.vanished ?? [];
    const guilty = unique(vanished.map(({ table, by, name }) => JSON.stringify([table, by, name])));
    const proved = guilty.map((each) => vanished.filter((write) => isOf2(write, each)));
    return [...proved.flatMap((writes) => provedHit(writes, run)), ...untriedRules(run)];
  }
});
function isOf2({ table, by, name }, guilty) {
  return JSON.stringify([table, by, name]) === guilty;
}
function provedHit(writes, run) {
  const [first2] = writes;
  const table = first2 && run.facts.head.tables.get(first2.table);
  const statement = table && statementThatBrought2(first2, run);
  if (!table || !statement) return [];
  const commands2 = enumerate(writes.map(({ command }) => command));
  const text = `${first2.by} ${first2.name} swallows ${commands2}: such writes of the running release succeed, and leave the table as it was`;
  return [hitOf2(table, first2, text, statement, run)];
}
function hitOf2(table, { by, name }, text, statement, run) {
  return {
    ...hitOn(statement, run, table.name),
    cause: `${table.name} ${name} swallows`,
    key: `${table.name} ${by} ${name}`,
    subject: by === "trigger" ? { kind: "trigger", name: `${table.name}.${name}` } : { kind: "table", name: table.name },
    message: `${shown(table.name)}: ${text}`
  };
}
function untriedRules(run) {
  const proved = new Set((run.triedWrites?.vanished ?? []).map(({ table, name }) => `${table} ${name}`));
  return newRules(run.facts.base, run.facts.head).flatMap(({ table, rule }) => {
    const [, command, rest = ""] = /ON (INSERT|UPDATE|DELETE) TO (.*)$/s.exec(rule.definition.replace(/\s+/g, " ")) ?? [];
    const statement = statementThatBrought2({ table: table.oid, by: "rule", name: rule.name }, run);
    if (!statement || command === void 0 || !/ DO INSTEAD NOTHING;?$/.test(rest)) return [];
    if (proved.has(`${table.oid} ${rule.name}`)) return [];
    const text = / WHERE /.test(rest) ? `swallows ${command} of the rows that fit its condition: such writes of the running release succeed, and leave the table as it was` : `swallows ${command}: such writes of the running release succeed, and leave the table as it was`;
    return [hitOf2(table, { by: "rule", name: rule.name }, `rule ${rule.name} ${text}`, statement, run)];
  });
}
function statementThatBrought2({ table, by, name }, run) {
  if (by === "rule") {
    const rule = run.facts.head.tables.get(table)?.rules.find((known2) => known2.name === name);
    return statementSince(run, table, ({ rules: rules2 }) => rules2.some(({ definition }) => definition === rule?.definition));
  }
  const found = newTriggers(run.facts.base, run.facts.head).find(
    (known2) => known2.table.oid === table && known2.trigger.name === name
  );
  const since = statementSince(run, table, ({ triggers }) => triggers.some(({ oid }) => oid === found?.trigger.oid));
  return since ?? run.statements.findLast(
    ({ effects }) => effects.some(
      (effect) => effect.what === "function altered" && effect.function.after.oid === found?.function?.oid
    )
  );
}

// src/checks/migration/rules/index.ts
var rules = [
  add_check_validates_default,
  add_column_constrained_domain_default,
  add_column_not_null_without_default_default,
  add_column_order_default,
  add_column_serial_or_identity_default,
  add_column_stored_generated_default,
  add_column_volatile_default_default,
  add_exclusion_constraint_default,
  add_foreign_key_validates_default,
  add_primary_key_builds_index_default,
  add_unique_constraint_builds_index_default,
  alter_storage_parameter_default,
  attach_partition_without_check_default,
  backfill_in_ddl_transaction_default,
  blocking_work_default,
  char_n_default,
  cluster_default,
  column_type_change_alters_values_default,
  column_type_change_blocked_by_view_default,
  column_type_change_breaks_queries_default,
  column_type_change_drops_fk_fast_path_default,
  column_type_change_index_rebuild_default,
  column_type_change_rewrite_default,
  column_type_change_timezone_default,
  column_type_narrowing_default,
  composite_type_change_default,
  concurrent_build_leaves_invalid_index_default,
  concurrent_build_under_lock_timeout_default,
  concurrently_in_transaction_default,
  connection_settings_change_default,
  constraint_left_unvalidated_default,
  constraint_timing_change_default,
  create_index_not_concurrently_default,
  create_partition_of_default,
  create_trigger_default,
  default_privileges_change_default,
  default_refused_to_application_default,
  delete_cascades_default,
  delete_without_where_default,
  detach_partition_not_concurrently_default,
  disable_trigger_all_default,
  domain_constraint_validates_default,
  down_does_not_restore_default,
  down_fails_default,
  drop_cascade_default,
  drop_column_default,
  drop_default_default,
  drop_enum_value_default,
  drop_foreign_key_default,
  drop_index_not_concurrently_default,
  drop_not_null_default,
  drop_object_default,
  drop_or_change_function_signature_default,
  drop_schema_default,
  drop_sequence_default,
  drop_table_default,
  drop_table_referenced_default,
  drop_trigger_default,
  drop_type_default,
  drop_unique_breaks_upsert_default,
  drop_view_default,
  duplicate_version_default,
  dynamic_ddl_default,
  enable_rls_without_policy_default,
  enum_create_default,
  enum_value_used_in_same_transaction_default,
  event_trigger_default,
  explicit_lock_table_default,
  extension_required_default,
  fails_on_some_rows_default,
  force_rls_default,
  foreign_key_action_change_default,
  foreign_key_not_valid_on_partitioned_default,
  foreign_key_without_index_default,
  function_change_default,
  generated_always_breaks_old_writes_default,
  identifier_too_long_default,
  if_not_exists_keeps_another_definition_default,
  implicit_cast_default,
  inheritance_change_default,
  irreversible_default,
  materialized_view_change_default,
  migration_deleted_default,
  migration_edited_default,
  migration_fails_default,
  missing_down_default,
  missing_lock_timeout_default,
  missing_statement_timeout_default,
  mixed_transactional_file_default,
  money_default,
  multiple_exclusive_locks_in_transaction_default,
  new_check_breaks_old_writes_default,
  new_fk_breaks_old_writes_default,
  new_table_closed_to_application_default,
  new_unique_breaks_old_writes_default,
  not_enforced_constraint_default,
  not_rerunnable_default,
  old_insert_fails_not_null_default,
  out_of_order_default,
  owner_change_default,
  partitioned_index_on_parent_default,
  policy_change_default,
  prefer_bigint_key_default,
  prefer_identity_default,
  prefer_jsonb_default,
  prefer_text_default,
  prefer_timestamptz_default,
  primary_key_using_index_sets_not_null_default,
  publication_default,
  published_without_identity_default,
  redundant_index_default,
  refresh_matview_not_concurrently_default,
  reindex_not_concurrently_default,
  rename_column_default,
  rename_enum_value_default,
  rename_schema_default,
  rename_table_default,
  rename_type_default,
  replica_identity_full_default,
  revoke_default,
  role_change_default,
  running_query_changes_shape_default,
  running_query_fails_default,
  running_query_fails_between_default,
  schema_drift_default,
  schema_dump_not_updated_default,
  security_definer_search_path_default,
  sequence_behind_rows_default,
  sequence_change_default,
  set_access_method_default,
  set_logged_rewrite_default,
  set_not_null_scan_default,
  set_tablespace_default,
  several_alter_table_could_be_one_default,
  statement_while_holding_access_exclusive_default,
  subscription_default,
  table_without_primary_key_default,
  text_search_change_default,
  transaction_nesting_default,
  trigger_rejects_old_writes_default,
  truncate_default,
  unbatched_dml_default,
  uncommitted_transaction_default,
  unsupported_syntax_for_version_default,
  unused_accept_comment_default,
  update_without_where_default,
  vacuum_full_default,
  validate_in_same_transaction_default,
  view_column_change_default,
  view_security_change_default,
  wide_index_default,
  writes_vanish_default
];

export {
  sqlTable,
  quoted,
  sqlName,
  sqlText,
  escapedText,
  alterTable,
  addedColumn,
  droppedNames,
  worksOf,
  waitsText,
  calledCode,
  mayDelete,
  truncatedBy,
  lossesIn,
  isComment,
  attempt,
  refusedCommands,
  tableDefinition,
  columnPart,
  constraintPart,
  indexPart,
  tableOfEffect,
  storedResults,
  tryWrites,
  unused_accept_comment_default,
  rules
};
