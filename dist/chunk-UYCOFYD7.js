import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  needsNoTransaction,
  runnerTitles
} from "./chunk-DGQBVGYO.js";
import {
  blocksReads,
  blocksWrites,
  lockModes
} from "./chunk-GYQDIOIP.js";
import {
  defineRule
} from "./chunk-EM4UXM4V.js";
import {
  enumerate,
  unique
} from "./chunk-HOW3RGVT.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/migration/rules/index.ts
init_shim();

// src/checks/migration/rules/add-column-not-null-without-default.ts
init_shim();

// src/checks/migration/nodes.ts
init_shim();

// src/checks/migration/said.ts
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
function proofOf({ trace, difference }, { engine, measured }) {
  if (!measured || !difference && !trace.error) return { kind: "source", excerpt: trace.statement };
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
var sentAlone = {
  diesel: "alone in its migration, with `run_in_transaction = false` in its metadata.toml",
  flyway: "alone in its file (Flyway leaves the transaction out then)",
  "golang-migrate": "alone in its file",
  plain: "in a file of its own that the runner does not wrap in a transaction",
  prisma: "alone in its migration.sql"
};
function concurrently({ sql }, before, { plan }) {
  const text = sql.text.replace(/\s+/g, " ");
  if (!before.test(text) || text.length > 300 || text.includes("`") || text.includes("--")) return void 0;
  return `Run \`${text.replace(before, (words) => `${words} CONCURRENTLY`)}\` ${sentAlone[plan.runner]}.`;
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

// src/checks/migration/nodes.ts
function alterTable({
  node
}) {
  if (!("AlterTableStmt" in node)) return void 0;
  const { relation, cmds = [], objtype } = node.AlterTableStmt;
  if (!relation || objtype !== "OBJECT_TABLE") return void 0;
  return { relation, commands: cmds.flatMap((command) => "AlterTableCmd" in command ? [command.AlterTableCmd] : []) };
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
    const names = parts.flatMap((part) => "String" in part && part.String.sval ? [part.String.sval] : []);
    const [name, schema] = [names.at(-1), names.at(-2)];
    return name === void 0 ? [] : [schema === void 0 ? { name } : { schema, name }];
  });
}
function tableNamed(statement, run, relation) {
  const locked = lockedRelation(statement, relation);
  if (locked) return { name: locked.name, old: isOldTable(locked, run) };
  const written = relation?.schemaname ? `${relation.schemaname}.${relation.relname}` : relation?.relname ?? "";
  const before = run.statements.slice(0, run.statements.indexOf(statement));
  return { name: written, old: !before.some(({ sql }) => createdTable(sql) === relation?.relname) };
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
    const renamed = "RenameStmt" in node && node.RenameStmt.renameType === "OBJECT_COLUMN" && node.RenameStmt.relation?.relname === table && node.RenameStmt.newname === column;
    return added || renamed;
  });
}
function createdTable({ node }) {
  if ("CreateStmt" in node) return node.CreateStmt.relation?.relname;
  return "CreateTableAsStmt" in node ? node.CreateTableAsStmt.into?.rel?.relname : void 0;
}
function lacksValue({ constraints = [], typeName }) {
  const kinds = constraints.flatMap((constraint) => "Constraint" in constraint ? [constraint.Constraint.contype] : []);
  const type = typeName?.names?.at(-1);
  const serial = type && "String" in type && /^(small|big)?serial[248]?$/.test(type.String.sval ?? "");
  const filled = kinds.some(
    (kind) => kind === "CONSTR_DEFAULT" || kind === "CONSTR_IDENTITY" || kind === "CONSTR_GENERATED"
  );
  return !filled && !serial && kinds.some((kind) => kind === "CONSTR_NOTNULL" || kind === "CONSTR_PRIMARY");
}

// src/checks/migration/rules/add-column-not-null-without-default.ts
var add_column_not_null_without_default_default = defineRule({
  meta: {
    id: "migration/add-column-not-null-without-default",
    severity: "error",
    since: "0.1.0",
    title: "Give a new NOT NULL column a default",
    effect: "The statement fails as soon as the table has one row; on an empty table, the INSERT of the running release fails.",
    remedy: "Add the column with a constant DEFAULT (free since PostgreSQL 11), or nullable first and NOT NULL when it is filled."
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
  check: (run) => run.statements.flatMap((statement) => {
    const alter = alterTable(statement.sql);
    if (!alter) return [];
    const table = tableNamed(statement, run, alter.relation);
    const seen = statement.failsOnRows?.sqlstate === "23502" || statement.trace.error?.sqlstate === "23502";
    if (!table.old || !seen && statement.witness !== void 0) return [];
    return columnsWithoutValue(statement.sql).map((colname) => ({
      ...hitOn(statement, run, table.name),
      ...seen ? { cause: failureCause(statement), proof: failureProof(statement, run) } : { severity: "warning" },
      subject: { kind: "column", name: `${table.name}.${colname}` },
      message: seen ? `${shown(table.name)}.${colname}: NOT NULL without a default fails with 23502 on any table that has a row` : `${shown(table.name)}.${colname}: NOT NULL without a default fails on a table with rows; no row could be tried`
    }));
  })
});

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
      title: "every row is updated under the lock of an earlier statement",
      given: {
        schema: "CREATE TABLE orders (total int NOT NULL);",
        migration: "ALTER TABLE orders ADD COLUMN tax int;\nUPDATE orders SET tax = total / 5;"
      },
      hits: [
        "orders: AccessExclusiveLock, held since line 1, blocks reads and writes while rows are changed; size unknown, for one scan of orders"
      ]
    },
    {
      title: "several updates under one lock are one finding",
      given: {
        schema: "CREATE TABLE orders (total int NOT NULL);",
        migration: "ALTER TABLE orders ADD COLUMN tax int;\nUPDATE orders SET tax = total / 5;\nDELETE FROM orders WHERE tax > 9;"
      },
      hits: [
        "orders: AccessExclusiveLock, held since line 1, blocks reads and writes while rows are changed (lines 2 and 3); size unknown, for 2 scans of orders"
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
      title: "rows that no index finds",
      given: {
        schema: "CREATE TABLE orders (id int PRIMARY KEY, total int NOT NULL);",
        migration: "ALTER TABLE orders ADD COLUMN tax int;\nUPDATE orders SET tax = 3 WHERE total = 1;"
      },
      hits: [
        "orders: AccessExclusiveLock, held since line 1, blocks reads and writes while rows are changed; size unknown, for one scan of orders"
      ]
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
  check: (run) => {
    const all = run.statements.flatMap((statement) => blockingWork(statement, run));
    return all.flatMap((blocking) => {
      const together = all.filter((other) => isSameBackfill(blocking, other));
      return together.length === 0 || together[0] === blocking ? hitFor(blocking, together, run) : [];
    });
  }
});
function blockingWork(statement, run) {
  if (statement.sql.kind === "IndexStmt") return [];
  if (columnsWithoutValue(statement.sql).length > 0) return [];
  const tables = tablesOf(statement, run).flatMap(({ relation, mode }) => {
    const work = workOn(statement, relation);
    const held = statement.difference?.held.some((lock) => lock.relation.oid === relation.oid && lock.mode === mode);
    const since = held ? statement.heldSince.get(`${relation.oid} ${mode}`)?.line : void 0;
    return work ? [{ statement, relation, mode, since, ...work }] : [];
  });
  const whole = tables.map((work) => ({ ...work, relation: rootOf(statement, work.relation) }));
  return whole.filter((work, index) => whole.findIndex(({ relation }) => relation.oid === work.relation.oid) === index);
}
function rootOf(statement, relation) {
  const { taken = [], held = [] } = statement.difference ?? {};
  const parent = [...taken, ...held].find((lock) => lock.relation.oid === relation.parent && blocksWrites(lock.mode));
  return parent ? rootOf(statement, parent.relation) : relation;
}
function isSameBackfill(a, b) {
  return [a, b].every(({ since, doing }) => since !== void 0 && doing === rowsChanged) && a.relation.oid === b.relation.oid && a.statement.trace.transaction === b.statement.trace.transaction;
}
function hitFor({ statement, relation, mode, since, doing, unit }, together, run) {
  const name = shown(relation.name);
  const held = since === void 0 ? "" : `, held since line ${since},`;
  const lines = together.map((work) => String(work.statement.place.line));
  const where = lines.length > 1 ? ` (lines ${enumerate(lines, lines.length)})` : "";
  const cost = lines.length > 1 ? `${lines.length} ${unit}s` : `one ${unit}`;
  return {
    ...hitOn(statement, run, relation.name),
    proof: proofWithHeld(statement, run),
    message: `${name}: ${mode}${held} blocks ${whoWaits(mode)} while ${doing}${where}; size unknown, for ${cost} of ${name}`
  };
}
function tablesOf({ difference }, { preexisting }) {
  const strongest = /* @__PURE__ */ new Map();
  for (const lock of [...difference?.taken ?? [], ...difference?.held ?? []]) {
    const { relation, mode } = lock;
    const counts = relation.kind === "m" ? blocksReads(mode) : "rp".includes(relation.kind) && blocksWrites(mode);
    const known = strongest.get(relation.oid);
    const stronger = !known || lockModes.indexOf(mode) > lockModes.indexOf(known.mode);
    if (counts && preexisting.has(relation.oid) && stronger) strongest.set(relation.oid, lock);
  }
  return [...strongest.values()];
}
var rowsChanged = "rows are changed";
function workOn({ difference, sql }, table) {
  if (!difference || sql.kind === "TruncateStmt") return void 0;
  if (difference.rewrites.some(({ oid }) => oid === table.oid)) {
    return { doing: `the ${table.kind === "m" ? "view" : "table"} is rewritten`, unit: "rewrite" };
  }
  if (difference.rewrites.some((index) => index.table === table.oid)) {
    return { doing: "its indexes are rebuilt", unit: "scan" };
  }
  if (!difference.scans.some(({ oid }) => oid === table.oid)) return void 0;
  const changes = ["UpdateStmt", "DeleteStmt", "MergeStmt"].includes(sql.kind);
  const { updated = 0, deleted = 0 } = difference.rows[table.name] ?? {};
  return { doing: changes || updated + deleted > 0 ? rowsChanged : "every row is read", unit: "scan" };
}

// src/checks/migration/rules/concurrently-in-transaction.ts
init_shim();
var concurrently_in_transaction_default = defineRule({
  meta: {
    id: "migration/concurrently-in-transaction",
    severity: "error",
    since: "0.1.0",
    title: "Run CONCURRENTLY outside a transaction",
    effect: "Postgres refuses the statement inside a transaction, and several statements sent as one text are one.",
    remedy: "Give the statement a migration of its own that the runner sends without a transaction (Diesel: run_in_transaction = false in metadata.toml; golang-migrate and Prisma: nothing else in the file)."
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
      title: "Flyway refuses a file that mixes both",
      given: {
        schema: "CREATE TABLE orders (user_id int);",
        migration: "ALTER TABLE orders ADD COLUMN note text; CREATE INDEX CONCURRENTLY orders_by_user ON orders (user_id);",
        runner: "flyway"
      },
      hits: [
        "mixes statements that need a transaction with statements that refuse one, which Flyway does not run unless mixed is set"
      ]
    }
  ],
  check: (run) => [
    ...run.statements.filter(({ trace, sql }) => trace.error?.sqlstate === "25001" && needsNoTransaction(sql)).map((statement) => ({
      message: `fails with 25001: ${statement.trace.error?.message}`,
      location: statement.place,
      subject: { kind: "migration", name: statement.place.path },
      key: statement.key,
      cause: failureCause(statement),
      proof: proofOf(statement, run)
    })),
    ...run.mixed.map(({ path, statement }) => ({
      message: `mixes statements that need a transaction with statements that refuse one, which ${runnerTitles[run.plan.runner]} does not run unless mixed is set`,
      location: { path, line: statement.line, column: statement.column },
      subject: { kind: "migration", name: path },
      key: "mixed",
      // Our reading of the runner, not something that Postgres said.
      severity: "warning",
      proof: { kind: "source", excerpt: statement.text }
    }))
  ]
});

// src/checks/migration/rules/create-index-not-concurrently.ts
init_shim();
var create_index_not_concurrently_default = defineRule({
  meta: {
    id: "migration/create-index-not-concurrently",
    severity: "error",
    since: "0.1.0",
    title: "Build indexes on existing tables concurrently",
    effect: "A plain CREATE INDEX holds ShareLock, so every write to the table waits until the build ends.",
    remedy: "Use CREATE INDEX CONCURRENTLY, in a migration that runs outside a transaction. For a partitioned table: ON ONLY the parent, CONCURRENTLY on each partition, then ATTACH."
  },
  examples: [
    {
      title: "index on a table that may hold rows",
      given: {
        schema: "CREATE TABLE orders (user_id int);",
        migration: "CREATE INDEX orders_by_user ON orders (user_id);"
      },
      hits: ["orders: ShareLock blocks writes while the index builds; size unknown, for one scan of orders"]
    },
    {
      title: "index on a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); CREATE INDEX carts_by_id ON carts (id);" },
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
      title: "index on a partitioned table and all its partitions",
      given: {
        schema: "CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE events_1 PARTITION OF events DEFAULT;",
        migration: "CREATE INDEX events_at ON events (at);"
      },
      hits: ["events: ShareLock blocks writes while the index builds; size unknown, for one scan of events"]
    },
    {
      title: "index on the parent alone of a partitioned table",
      given: {
        schema: "CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE events_1 PARTITION OF events DEFAULT;",
        migration: "CREATE INDEX events_at ON ONLY events (at);"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const { node } = statement.sql;
    if (!("IndexStmt" in node) || node.IndexStmt.concurrent) return [];
    const table = tableNamed(statement, run, node.IndexStmt.relation);
    if (!table.old || run.measured && !statement.difference?.scans.length) return [];
    const name = shown(table.name);
    const partitioned = statement.difference?.scans.every((relation) => relation.name !== table.name);
    const remedy = partitioned ? void 0 : concurrently(statement, /^CREATE (UNIQUE )?INDEX\b/i, run);
    return {
      ...hitOn(statement, run, table.name),
      ...remedy === void 0 ? {} : { remedy },
      message: run.measured ? `${name}: ShareLock blocks writes while the index builds; size unknown, for one scan of ${name}` : `${name}: the index is built without CONCURRENTLY; what that blocks was not measured`
    };
  })
});

// src/checks/migration/rules/delete-without-where.ts
init_shim();
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
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); DELETE FROM carts;" },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const { node } = statement.sql;
    if (!("DeleteStmt" in node) || statement.trace.error) return [];
    const { relation, whereClause, usingClause } = node.DeleteStmt;
    const table = tableNamed(statement, run, relation);
    if (whereClause || usingClause || !table.old) return [];
    return [
      {
        ...hitOn(statement, run, table.name),
        // What the rows' loss means is one thing, under which lock they go another.
        cause: `${statement.key}|deleted`,
        message: `${shown(table.name)}: every row is deleted`
      }
    ];
  })
});

// src/checks/migration/rules/drop-column.ts
init_shim();
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
  check: (run) => run.statements.flatMap((statement) => {
    const alter = alterTable(statement.sql);
    if (!alter || statement.trace.error) return [];
    const table = tableNamed(statement, run, alter.relation);
    return alter.commands.flatMap(({ subtype, name }) => subtype === "AT_DropColumn" && name !== void 0 ? [name] : []).filter((column) => table.old && !statement.absentColumns.includes(column)).filter((column) => !isNewColumn(statement, run, alter.relation.relname, column)).map((column) => ({
      ...hitOn(statement, run, table.name),
      cause: `${table.name}.${column} dropped`,
      subject: { kind: "column", name: `${table.name}.${column}` },
      message: `${shown(table.name)}.${column}: its data is lost, and queries of the running release that name it fail with 42703`
    }));
  })
});

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
    const drops = run.statements.flatMap((statement) => dropsIn(statement, run));
    return drops.flatMap((drop) => {
      const together = drops.filter((other) => isTogether(drop, other));
      return together[0] === drop ? hitFor2(drop, together, run) : [];
    });
  }
});
function dropsIn(statement, run) {
  const { sql, difference } = statement;
  const { node } = sql;
  if (!("DropStmt" in node) || node.DropStmt.removeType !== "OBJECT_INDEX" || node.DropStmt.concurrent) return [];
  const locked = [...difference?.taken ?? [], ...difference?.held ?? []].map(({ relation }) => relation);
  return (difference?.dropped ?? []).flatMap((index) => {
    const table = locked.find(({ oid }) => oid === index.table);
    return table && run.preexisting.has(table.oid) ? [{ statement, index, table }] : [];
  });
}
function isTogether(a, b) {
  return a.statement.place.path === b.statement.place.path && a.statement.trace.transaction === b.statement.trace.transaction;
}
function hitFor2({ statement, index, table }, together, run) {
  const tables = unique(together.map((drop) => drop.table.name));
  const indexes = unique(together.map((drop) => drop.index.name));
  const what = indexes.length === 1 ? `the index ${shown(index.name)} is dropped` : `the indexes ${enumerate(indexes.map(shown))} are dropped`;
  const remedy = indexes.length === 1 ? concurrently(statement, /^DROP INDEX\b/i, run) : void 0;
  return {
    ...hitOn(statement, run, table.name),
    ...remedy === void 0 ? {} : { remedy },
    subject: { kind: "index", name: index.name },
    reach: indexes.map((name) => ({ kind: "index", name })),
    message: `${enumerate(tables.map(shown))}: AccessExclusiveLock blocks reads and writes while ${what}, and queues behind running queries`
  };
}

// src/checks/migration/rules/drop-table.ts
init_shim();
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
      title: "everything in a schema",
      given: {
        schema: "CREATE SCHEMA shop; CREATE TABLE shop.orders (id int); CREATE VIEW shop.recent AS SELECT * FROM shop.orders;",
        migration: "DROP SCHEMA shop CASCADE;"
      },
      hits: ["shop.orders: its rows are lost, and queries of the running release that name it fail with 42P01"]
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
    if (statement.trace.error) return [];
    return lostTables(statement, run).map((name) => ({
      ...hitOn(statement, run, name),
      cause: `${name} dropped`,
      message: `${shown(name)}: its rows are lost, and queries of the running release that name it fail with 42P01`
    }));
  })
});
function lostTables(statement, run) {
  if (statement.difference) {
    return statement.difference.dropped.filter((relation) => isOldTable(relation, run)).map(({ name }) => name);
  }
  const { node } = statement.sql;
  if (run.measured || !("DropStmt" in node) || node.DropStmt.removeType !== "OBJECT_TABLE") return [];
  return droppedNames(node.DropStmt).filter(
    ({ schema, name }) => tableNamed(statement, run, { relname: name, ...schema ? { schemaname: schema } : {} }).old
  ).map(({ schema, name }) => schema === void 0 ? name : `${schema}.${name}`);
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
      title: "a version of its own",
      given: {
        base: { "migrations/1_a.up.sql": "SELECT 1;" },
        head: { "migrations/1_a.up.sql": "SELECT 1;", "migrations/2_b.up.sql": "SELECT 2;" }
      },
      hits: []
    }
  ],
  check: ({ plan }) => plan.duplicates.map(({ file, other }) => ({
    message: `${file.name} has the version of ${other.name}, and ${runnerTitles[plan.runner]} takes a version once`,
    location: { path: file.path, line: 1, column: 1 },
    subject: { kind: "migration", name: file.path },
    key: "duplicate",
    proof: {
      kind: "diff",
      structural: true,
      before: { text: other.path, location: { path: other.path, line: 1, column: 1 } },
      after: { text: file.path, location: { path: file.path, line: 1, column: 1 } }
    }
  }))
});

// src/checks/migration/rules/fails-on-some-rows.ts
init_shim();
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
      title: "the rows were repaired first",
      given: {
        schema: "CREATE TABLE orders (id int NOT NULL, note text);",
        migration: "UPDATE orders SET note = '' WHERE note IS NULL; ALTER TABLE orders ALTER COLUMN note SET NOT NULL;"
      },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const { failsOnRows, place, key } = statement;
    if (!failsOnRows) return [];
    const { sqlstate, message, rows } = failsOnRows;
    return {
      message: `fails with ${sqlstate} on a row such as ${rows || "those made for the other tables"}: ${message}`,
      location: place,
      subject: { kind: "migration", name: place.path },
      key,
      cause: failureCause(statement),
      proof: failureProof(statement, run)
    };
  })
});

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
    ...plan.deleted.map(({ path, name }) => ({
      message: `${name} was deleted: databases that have run it keep what it did, new ones never get it`,
      location: { path, line: 1, column: 1 },
      subject: { kind: "migration", name: path },
      key: "deleted",
      proof: {
        kind: "diff",
        structural: true,
        before: { text: excerpts.get(path)?.before ?? "" },
        after: void 0
      }
    })),
    ...plan.renamed.filter(({ before, after }) => (before.version || before.name) !== (after.version || after.name)).map(({ before, after }) => ({
      message: `${before.name} was renamed to ${after.name}: ${runnerTitles[plan.runner]} takes it for a new migration and runs it again`,
      location: { path: after.path, line: 1, column: 1 },
      subject: { kind: "migration", name: before.path },
      key: "renamed",
      proof: { kind: "diff", structural: true, before: { text: before.path }, after: { text: after.path } }
    }))
  ]
});

// src/checks/migration/rules/migration-edited.ts
init_shim();
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
      title: "a repeatable migration is meant to be edited",
      given: {
        base: { "migrations/R__view.sql": "SELECT 1;", "migrations/V1__a.sql": "SELECT 1;" },
        head: { "migrations/R__view.sql": "SELECT 2;", "migrations/V1__a.sql": "SELECT 1;" }
      },
      hits: []
    }
  ],
  check: ({ plan, excerpts }) => plan.edited.flatMap(({ after: { path, name } }) => {
    const checksums = plan.runner === "flyway" || plan.runner === "prisma";
    const texts = excerpts.get(path);
    if (texts?.sameStatements && !checksums) return [];
    return {
      message: `${name} was changed after the base branch took it: ${checksums ? `${runnerTitles[plan.runner]} compares checksums and refuses to go on` : "databases that have run it never see the change"}`,
      location: { path, line: 1, column: 1 },
      subject: { kind: "migration", name: path },
      key: "edited",
      severity: checksums ? "error" : "warning",
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
      ...isMissing(error.sqlstate) ? { remedy: remedyForMissing } : {}
    };
  })
});
function writesRows({ sql }) {
  return ["InsertStmt", "UpdateStmt", "MergeStmt"].includes(sql.kind);
}
var remedyForParent = "Make the row that it refers to in the same migration, or write nothing where it is not there: no earlier migration makes it.";
function isMissing(sqlstate) {
  return ["3F000", "42703", "42704", "42883", "42P01"].includes(sqlstate);
}
var remedyForMissing = "Correct the name. If it is there in production though no migration makes it, make it in a file that database.prelude names: that runs before the history.";

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
      title: "Flyway compares numbers, so 10 comes after 9",
      given: {
        base: { "migrations/V1_9__a.sql": "SELECT 1;" },
        head: { "migrations/V1_9__a.sql": "SELECT 1;", "migrations/V1_10__b.sql": "SELECT 2;" }
      },
      hits: []
    }
  ],
  check: ({ plan }) => plan.outOfOrder.map(({ file, last }) => {
    const consequence = consequences[plan.runner];
    return {
      message: `${file.name} comes before ${last.name}, which the base branch has: ${runnerTitles[plan.runner]} ${consequence.text(last.name)}`,
      location: { path: file.path, line: 1, column: 1 },
      subject: { kind: "migration", name: file.path },
      key: "out of order",
      severity: consequence.severity,
      proof: {
        kind: "diff",
        structural: true,
        before: { text: last.path, location: { path: last.path, line: 1, column: 1 } },
        after: { text: file.path, location: { path: file.path, line: 1, column: 1 } }
      }
    };
  })
});
var consequences = {
  flyway: { severity: "error", text: () => "refuses to go on unless outOfOrder is set" },
  "golang-migrate": { severity: "error", text: (last) => `never runs it where ${last} has run` },
  diesel: { severity: "warning", text: (last) => `runs it after ${last} here and before it in a new database` },
  prisma: { severity: "warning", text: (last) => `runs it after ${last} here and before it in a new database` },
  plain: {
    severity: "warning",
    text: (last) => `may skip it, or run it after ${last} here and before it in a new database`
  }
};

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
      title: "a column that the same pull request added",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders ADD COLUMN note text; ALTER TABLE orders RENAME COLUMN note TO remark;"
      },
      hits: []
    }
  ],
  check: (run) => {
    const renames = run.statements.flatMap((statement) => renameIn(statement, run));
    return renames.flatMap((rename) => {
      const group = renames.filter((other) => isSameTable(rename, other));
      return group[0] === rename ? [hitFor3(rename, group, run)] : [];
    });
  }
});
function renameIn(statement, run) {
  const { node } = statement.sql;
  if (!("RenameStmt" in node) || node.RenameStmt.renameType !== "OBJECT_COLUMN" || statement.trace.error) return [];
  const { relation, relationType, subname = "", newname = "" } = node.RenameStmt;
  if (relationType !== "OBJECT_TABLE") return [];
  const table = tableNamed(statement, run, relation);
  if (!table.old || isNewColumn(statement, run, relation?.relname, subname)) return [];
  return [{ statement, table: table.name, from: subname, to: newname }];
}
function isSameTable(a, b) {
  return a.table === b.table && a.statement.place.path === b.statement.place.path;
}
function hitFor3(first, group, run) {
  const { statement, table, from, to } = first;
  const columns = group.map((rename) => ({ kind: "column", name: `${table}.${rename.from}` }));
  const [column] = columns;
  const one = group.length === 1 && column !== void 0;
  const names = enumerate(group.map((rename) => `${rename.from} to ${rename.to}`));
  return {
    ...hitOn(statement, run, table),
    cause: `${statement.place.path}|${table} columns renamed`,
    subject: one ? column : { kind: "table", name: table },
    reach: columns,
    // Whoever accepts these has not accepted the next one.
    ...one ? {} : { key: group.map((rename) => `${rename.from} ${rename.to}`).join("\n") },
    message: one ? `${shown(table)}.${from}: renamed to ${to}, so queries of the running release that name it fail with 42703` : `${shown(table)}: ${group.length} columns renamed (${names}), so queries of the running release that name one fail with 42703`
  };
}

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
      title: "a view takes the old name in the same transaction",
      given: {
        schema: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders RENAME TO purchases; CREATE VIEW orders AS SELECT * FROM purchases;"
      },
      hits: []
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); ALTER TABLE carts RENAME TO baskets;" },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
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
  })
});
function isReplaced({ trace }, run, name) {
  return run.statements.some(
    ({ sql: { node }, trace: later }) => "ViewStmt" in node && node.ViewStmt.view?.relname === name && later.transaction === trace.transaction
  );
}

// src/checks/migration/rules/statement-while-holding-access-exclusive.ts
init_shim();
var statement_while_holding_access_exclusive_default = defineRule({
  meta: {
    id: "migration/statement-while-holding-access-exclusive",
    severity: "error",
    since: "0.1.0",
    title: "Do not work on one table while another is locked",
    effect: "AccessExclusiveLock is kept until the transaction ends, so the locked table waits for work that has nothing to do with it.",
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
      const held = heldTables(statement, run);
      const worked = workedOn(statement, run);
      const locked = held.filter((table) => worked.some(({ oid }) => oid !== table.oid));
      if (locked.length === 0 || seen.has(statement.trace.transaction)) return [];
      seen.add(statement.trace.transaction);
      return hitFor4(statement, run, locked, worked);
    });
  }
});
function hitFor4(statement, run, locked, worked) {
  const [first] = locked;
  if (!first) return [];
  const since = statement.heldSince.get(`${first.oid} AccessExclusiveLock`)?.line ?? statement.place.line;
  const others = worked.filter(({ oid }) => oid !== first.oid).map(({ name }) => shown(name));
  const lockedNames = enumerate(locked.map(({ name }) => shown(name)));
  const names = enumerate(others);
  const verb = others.length > 1 ? "are" : "is";
  return [
    {
      ...hitOn(statement, run, first.name),
      proof: proofWithHeld(statement, run),
      reach: locked.map(({ name }) => ({ kind: "table", name })),
      message: `${lockedNames}: AccessExclusiveLock, held since line ${since}, blocks reads and writes while ${names} ${verb} worked on (line ${statement.place.line}); size unknown, for one scan of ${names}`
    }
  ];
}
function heldTables({ difference }, run) {
  return (difference?.held ?? []).filter(({ relation, mode }) => mode === "AccessExclusiveLock" && isOldTable(relation, run)).map(({ relation }) => relation);
}
function workedOn({ difference, sql }, run) {
  if (!difference || sql.kind === "TruncateStmt") return [];
  const { scans, rewrites, taken, held } = difference;
  const locked = new Set(
    [...taken, ...held].filter(({ mode }) => blocksWrites(mode)).map(({ relation }) => relation.oid)
  );
  const touched = [...scans, ...rewrites].filter((relation) => isOldTable(relation, run) && !locked.has(relation.oid));
  return unique(touched);
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
      hits: ["orders: all its rows are lost", "users: all its rows are lost"]
    },
    {
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); TRUNCATE carts;" },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap(
    (statement) => statement.sql.kind === "TruncateStmt" ? (statement.difference?.rewrites ?? []).filter((relation) => isOldTable(relation, run)).map(({ name }) => ({
      ...hitOn(statement, run, name),
      message: `${shown(name)}: all its rows are lost`
    })) : []
  )
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
      title: "a table made in the same migration",
      given: { schema: "", migration: "CREATE TABLE carts (id int); UPDATE carts SET id = 1;" },
      hits: []
    }
  ],
  check: (run) => run.statements.flatMap((statement) => {
    const { node } = statement.sql;
    if (!("UpdateStmt" in node) || statement.trace.error) return [];
    const { relation, whereClause, fromClause } = node.UpdateStmt;
    const table = tableNamed(statement, run, relation);
    if (whereClause || fromClause || !table.old || isLocked(statement, table.name)) return [];
    return [
      {
        ...hitOn(statement, run, table.name),
        message: `${shown(table.name)}: every row is updated in one transaction`
      }
    ];
  })
});
function isLocked({ difference }, table) {
  return (difference?.held ?? []).some(({ relation, mode }) => relation.name === table && blocksWrites(mode));
}

// src/checks/migration/rules/index.ts
var rules = [
  add_column_not_null_without_default_default,
  blocking_work_default,
  concurrently_in_transaction_default,
  create_index_not_concurrently_default,
  delete_without_where_default,
  drop_column_default,
  drop_index_not_concurrently_default,
  drop_table_default,
  duplicate_version_default,
  fails_on_some_rows_default,
  migration_deleted_default,
  migration_edited_default,
  migration_fails_default,
  out_of_order_default,
  rename_column_default,
  rename_table_default,
  statement_while_holding_access_exclusive_default,
  truncate_default,
  update_without_where_default
];

export {
  alterTable,
  droppedNames,
  rules
};
