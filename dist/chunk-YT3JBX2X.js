import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  enumLabels
} from "./chunk-BRTX45BT.js";
import {
  defineRule
} from "./chunk-5Z4CA7YC.js";
import {
  count,
  enumerate
} from "./chunk-SQN55YXA.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/schema-diff/rules/index.ts
init_shim();

// src/checks/schema-diff/rules/column-added.ts
init_shim();

// src/checks/schema-diff/subject.ts
init_shim();
function hitsOn(comparison, say) {
  return comparison.changes.flatMap((change) => {
    const message = say(change);
    return message === void 0 ? [] : [hitOf(comparison, change, message)];
  });
}
function hitOf({ source, locate }, change, message) {
  const { object, name } = change;
  const location = locate(change);
  const companions2 = change.what === "dropped" ? change.with : [];
  return {
    message: `${name}: ${message}`.replaceAll(/\bpublic\./g, ""),
    location,
    subject: { kind: object, name },
    reach: [{ kind: object, name }, ...companions2.map((place) => ({ kind: place.object, name: place.name }))],
    // Who accepted a change of type to bigint has not accepted one to text.
    key: change.what === "dropped" ? "dropped" : `${change.what} ${change.after}`,
    proof: {
      kind: "diff",
      structural: false,
      before: change.what === "added" ? void 0 : excerpt(change.before),
      after: change.what === "dropped" ? void 0 : { ...excerpt(change.after), location }
    },
    ...source === "migrations" ? { severity: "note" } : {}
  };
}
function excerpt(text) {
  return { text: text.length > 2e3 ? `${text.slice(0, 2e3)}
...` : text };
}
function shown(name) {
  return name.replace(/^public\./, "");
}

// src/checks/schema-diff/rules/column-added.ts
var column_added_default = defineRule({
  meta: {
    id: "schema/column-added",
    severity: "note",
    since: "0.1.0",
    title: "Know the columns that are new",
    effect: "Rows that exist get the default, or NULL."
  },
  examples: [
    {
      title: "a new column",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        migration: "ALTER TABLE orders ADD COLUMN note varchar(80) NOT NULL DEFAULT '';"
      },
      hits: ["orders.note: new column character varying(80) NOT NULL DEFAULT ''::character varying"]
    },
    {
      title: "those of a new table are told with it",
      given: { base: "", head: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);" },
      hits: []
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "added" && change.object === "column" ? `new column ${change.after}` : void 0
  )
});

// src/checks/schema-diff/rules/column-default-changed.ts
init_shim();

// src/checks/schema-diff/said.ts
init_shim();
function fromTo({ before, after }) {
  if (before === "") return `now ${after}`;
  return after === "" ? `no longer ${before}` : `${before} became ${after}`;
}
function companions(places) {
  if (places.length === 0) return "";
  return `, and with it ${enumerate(places.map(({ object, name }) => `${object} ${shown(name)}`))}`;
}
function valuesChanged(before, after) {
  const was = enumLabels(before);
  const is = enumLabels(after);
  const added = is.filter((label) => !was.includes(label));
  const gone = was.filter((label) => !is.includes(label));
  if (added.length + gone.length === 0) return `order became ${after}`;
  const said = [added.length > 0 ? `${enumerate(added)} added` : "", gone.length > 0 ? `${enumerate(gone)} gone` : ""];
  return said.filter(Boolean).join(", ");
}
var leading = /* @__PURE__ */ new Set(["table", "column", "constraint", "index", "view", "enum"]);
function isOther({ object }) {
  return !leading.has(object);
}

// src/checks/schema-diff/rules/column-default-changed.ts
var column_default_changed_default = defineRule({
  meta: {
    id: "schema/column-default-changed",
    severity: "note",
    since: "0.1.0",
    title: "Know the columns whose default, identity or generation changed",
    effect: "A writer that leaves the column out stores something else than before.",
    remedy: "Nothing to do if it is meant; rows that exist keep their value."
  },
  examples: [
    {
      title: "another default",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        migration: "ALTER TABLE orders ALTER total SET DEFAULT 1;"
      },
      hits: ["orders.total: DEFAULT 0 became DEFAULT 1"]
    },
    {
      title: "a default that is gone",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        migration: "ALTER TABLE orders ALTER total DROP DEFAULT;"
      },
      hits: ["orders.total: no longer DEFAULT 0"]
    },
    {
      title: "an identity",
      given: {
        base: "CREATE TABLE t (id int NOT NULL);",
        migration: "ALTER TABLE t ALTER id ADD GENERATED ALWAYS AS IDENTITY;"
      },
      hits: ["t.id: now GENERATED ALWAYS AS IDENTITY"]
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "changed" && change.object === "column" && change.aspect === "value" ? fromTo(change) : void 0
  )
});

// src/checks/schema-diff/rules/column-dropped.ts
init_shim();
var column_dropped_default = defineRule({
  meta: {
    id: "schema/column-dropped",
    severity: "warning",
    since: "0.1.0",
    title: "Drop a column only when nothing reads it any more",
    effect: "Its data is gone, and the release that still runs fails with 42703 wherever it names the column.",
    remedy: "Ship a release that no longer uses the column first, and drop it with the one after."
  },
  examples: [
    {
      title: "a column that is gone",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        head: "CREATE TABLE orders (id int PRIMARY KEY);"
      },
      hits: ["orders.total: column dropped"]
    },
    {
      title: "what goes with it is one finding",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE INDEX orders_total ON orders (total);",
        migration: "ALTER TABLE orders DROP COLUMN total;"
      },
      hits: ["orders.total: column dropped, and with it index orders_total"]
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "dropped" && change.object === "column" ? `column dropped${companions(change.with)}` : void 0
  )
});

// src/checks/schema-diff/rules/column-nullability-changed.ts
init_shim();
var column_nullability_changed_default = defineRule({
  meta: {
    id: "schema/column-nullability-changed",
    severity: "note",
    since: "0.1.0",
    title: "Know the columns that became NOT NULL, or may be NULL now",
    effect: "Writers that leave the column out fail with 23502, or readers meet a NULL that they do not expect.",
    remedy: "Make sure that every writer sets the column (or every reader copes with NULL) before this is deployed."
  },
  examples: [
    {
      title: "became NOT NULL",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        migration: "ALTER TABLE orders ALTER total SET NOT NULL;"
      },
      hits: ["orders.total: became NOT NULL"]
    },
    {
      title: "may be NULL now",
      given: { base: "CREATE TABLE t (c int NOT NULL);", head: "CREATE TABLE t (c int);" },
      hits: ["t.c: may be NULL now"]
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "changed" && change.object === "column" && change.aspect === "nullability" ? change.after === "NOT NULL" ? "became NOT NULL" : "may be NULL now" : void 0
  )
});

// src/checks/schema-diff/rules/column-renamed.ts
init_shim();
var column_renamed_default = defineRule({
  meta: {
    id: "schema/column-renamed",
    severity: "note",
    since: "0.1.0",
    title: "Know the columns that have another name",
    effect: "The release that still runs fails wherever it uses the old name.",
    remedy: "Add the new name beside the old one, move the readers over, and drop the old name with a later release."
  },
  examples: [
    {
      title: "a column under a new name: its index follows, and is not told again",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE INDEX orders_total ON orders (total);",
        migration: "ALTER TABLE orders RENAME COLUMN total TO amount;"
      },
      hits: ["orders.amount: renamed from total"]
    },
    {
      title: "two files have no identity to compare: a drop and an addition",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE INDEX orders_total ON orders (total);",
        head: "CREATE TABLE purchases (id int PRIMARY KEY, amount int DEFAULT 0); CREATE INDEX purchases_amount ON purchases (amount);"
      },
      hits: []
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "renamed" && change.object === "column" ? `renamed from ${shown(change.before)}` : void 0
  )
});

// src/checks/schema-diff/rules/column-type-changed.ts
init_shim();
var column_type_changed_default = defineRule({
  meta: {
    id: "schema/column-type-changed",
    severity: "warning",
    since: "0.1.0",
    title: "Know the columns whose type is another",
    effect: "Values are converted, maybe with loss; the release that still runs may get or send what no longer fits.",
    remedy: "For a narrower or incompatible type, add a new column, fill it, move readers and writers over, and drop the old one."
  },
  examples: [
    {
      title: "a wider type",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        head: "CREATE TABLE orders (id int PRIMARY KEY, total bigint DEFAULT 0);"
      },
      hits: ["orders.total: integer became bigint"]
    },
    {
      title: "a length",
      given: { base: "CREATE TABLE t (c varchar(10));", migration: "ALTER TABLE t ALTER c TYPE varchar(20);" },
      hits: ["t.c: character varying(10) became character varying(20)"]
    },
    {
      title: "the same type by another name",
      given: { base: "CREATE TABLE t (c int4);", head: "CREATE TABLE t (c integer);" },
      hits: []
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "changed" && change.object === "column" && change.aspect === "type" ? `${change.before} became ${change.after}` : void 0
  )
});

// src/checks/schema-diff/rules/comment-changed.ts
init_shim();
var comment_changed_default = defineRule({
  meta: {
    id: "schema/comment-changed",
    severity: "note",
    since: "0.1.0",
    title: "Know which comments changed",
    effect: "Nothing that runs depends on a comment, but generated documentation and code may.",
    remedy: "Nothing to do if it is meant."
  },
  examples: [
    {
      title: "a comment on a column",
      given: {
        base: "CREATE TABLE orders (total int);",
        migration: "COMMENT ON COLUMN orders.total IS 'in cents';"
      },
      hits: ['orders.total: now says "in cents"']
    },
    {
      title: "a comment that is taken back",
      given: {
        base: "CREATE TABLE orders (total int); COMMENT ON TABLE orders IS 'what was bought';",
        head: "CREATE TABLE orders (total int);"
      },
      hits: ['orders: no longer says "what was bought"']
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "attribute" && change.aspect === "comment" ? change.after === "" ? `no longer says "${inOneLine(change.before)}"` : `now says "${inOneLine(change.after)}"` : void 0
  )
});
function inOneLine(comment) {
  const line = comment.replaceAll(/\s+/g, " ");
  return line.length > 100 ? `${line.slice(0, 100)} ...` : line;
}

// src/checks/schema-diff/rules/constraint-added.ts
init_shim();
var constraint_added_default = defineRule({
  meta: {
    id: "schema/constraint-added",
    severity: "note",
    since: "0.1.0",
    title: "Know the keys and constraints that are new",
    effect: "Writes that break it are refused from now on.",
    remedy: "Make sure that no writer of the running release breaks it."
  },
  examples: [
    {
      title: "a foreign key",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE TABLE users (id int PRIMARY KEY);",
        migration: "ALTER TABLE orders ADD CONSTRAINT owner FOREIGN KEY (id) REFERENCES users;"
      },
      hits: ["orders.owner: new FOREIGN KEY (id) REFERENCES users(id)"]
    },
    {
      title: "those of a new table are told with it",
      given: { base: "", head: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);" },
      hits: []
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "added" && change.object === "constraint" ? `new ${change.after}` : void 0
  )
});

// src/checks/schema-diff/rules/constraint-changed.ts
init_shim();
var constraint_changed_default = defineRule({
  meta: {
    id: "schema/constraint-changed",
    severity: "note",
    since: "0.1.0",
    title: "Know the keys and constraints that are others under the same name",
    effect: "What rows may hold, or what happens to rows that refer, is another.",
    remedy: "Nothing to do if it is meant."
  },
  examples: [
    {
      title: "validated",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;",
        migration: "ALTER TABLE orders VALIDATE CONSTRAINT positive;"
      },
      hits: ["orders.positive: CHECK ((total > 0)) is validated now"]
    },
    {
      title: "another condition",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;",
        head: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 1) NOT VALID;"
      },
      hits: ["orders.positive: CHECK ((total > 0)) NOT VALID became CHECK ((total > 1)) NOT VALID"]
    },
    {
      title: "another name",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        migration: "ALTER TABLE orders RENAME CONSTRAINT orders_pkey TO pk;"
      },
      hits: ["orders.pk: renamed from orders_pkey"]
    }
  ],
  check: (comparison) => hitsOn(comparison, (change) => change.object === "constraint" ? changedConstraint(change) : void 0)
});
function changedConstraint(change) {
  if (change.what === "renamed") return `renamed from ${change.before}`;
  if (change.what !== "changed") return void 0;
  if (change.aspect !== "validity") return fromTo(change);
  return change.after.endsWith(" NOT VALID") ? `now ${change.after}` : `${change.after} is validated now`;
}

// src/checks/schema-diff/rules/constraint-dropped.ts
init_shim();
var constraint_dropped_default = defineRule({
  meta: {
    id: "schema/constraint-dropped",
    severity: "warning",
    since: "0.1.0",
    title: "Drop a key or constraint only when nothing relies on it",
    effect: "Rows that it kept out may come in; ON CONFLICT on its columns fails with 42P10.",
    remedy: "Make sure that no query (an upsert first of all) and no other table relies on it."
  },
  examples: [
    {
      title: "a primary key",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        head: "CREATE TABLE orders (id int NOT NULL, total int DEFAULT 0);"
      },
      hits: ["orders.orders_pkey: no longer PRIMARY KEY (id)"]
    },
    {
      title: "one that went with its column is told there",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        migration: "ALTER TABLE orders DROP COLUMN id;"
      },
      hits: []
    },
    {
      title: "one under a new name",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        migration: "ALTER TABLE orders RENAME CONSTRAINT orders_pkey TO pk;"
      },
      hits: []
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "dropped" && change.object === "constraint" ? `no longer ${change.before}` : void 0
  )
});

// src/checks/schema-diff/rules/enum-added.ts
init_shim();
var enum_added_default = defineRule({
  meta: {
    id: "schema/enum-added",
    severity: "note",
    since: "0.1.0",
    title: "Know the enums that are new",
    effect: "Values can be added to an enum later, but never removed."
  },
  examples: [
    {
      title: "a new enum",
      given: { base: "", migration: "CREATE TYPE state AS ENUM ('new', 'paid');" },
      hits: ["state: new enum ('new', 'paid')"]
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "added" && change.object === "enum" ? `new enum (${change.after})` : void 0
  )
});

// src/checks/schema-diff/rules/enum-changed.ts
init_shim();
var enum_changed_default = defineRule({
  meta: {
    id: "schema/enum-changed",
    severity: "warning",
    since: "0.1.0",
    title: "Know the enums whose values are others",
    effect: "A value that is gone or renamed fails with 22P02; one that is new reaches readers that do not know it.",
    remedy: "Make sure that every reader knows a new value before anybody writes it."
  },
  examples: [
    {
      title: "a new value in the middle",
      given: {
        base: "CREATE TYPE state AS ENUM ('new', 'paid');",
        migration: "ALTER TYPE state ADD VALUE 'sent' BEFORE 'paid';"
      },
      hits: ["state: 'sent' added"]
    },
    {
      title: "a value under a new name",
      given: {
        base: "CREATE TYPE state AS ENUM ('new', 'paid');",
        migration: "ALTER TYPE state RENAME VALUE 'paid' TO 'settled';"
      },
      hits: ["state: 'settled' added, 'paid' gone"]
    },
    {
      title: "the same values in another order",
      given: {
        base: "CREATE TYPE state AS ENUM ('new', 'paid');",
        head: "CREATE TYPE state AS ENUM ('paid', 'new');"
      },
      hits: ["state: order became 'paid', 'new'"]
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.object !== "enum" ? void 0 : change.what === "renamed" ? `renamed from ${shown(change.before)}` : change.what === "changed" ? valuesChanged(change.before, change.after) : void 0
  )
});

// src/checks/schema-diff/rules/enum-dropped.ts
init_shim();
var enum_dropped_default = defineRule({
  meta: {
    id: "schema/enum-dropped",
    severity: "warning",
    since: "0.1.0",
    title: "Drop an enum only when nothing uses it any more",
    effect: "A cast to it in the release that still runs fails with 42704.",
    remedy: "Ship a release that no longer casts to it first."
  },
  examples: [
    {
      title: "an enum that is gone",
      given: { base: "CREATE TYPE state AS ENUM ('new', 'paid');", head: "" },
      hits: ["state: enum dropped"]
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "dropped" && change.object === "enum" ? "enum dropped" : void 0
  )
});

// src/checks/schema-diff/rules/grants-changed.ts
init_shim();
var grants_changed_default = defineRule({
  meta: {
    id: "schema/grants-changed",
    severity: "warning",
    since: "0.1.0",
    title: "Know who may do what from now on",
    effect: "A role that lost a privilege fails with 42501 at run time; one that gained it may read or write more than before.",
    remedy: "Nothing to do if it is meant."
  },
  examples: [
    {
      title: "a privilege that is taken away",
      given: {
        base: "CREATE TABLE orders (id int); GRANT SELECT, INSERT ON orders TO pg_monitor;",
        migration: "REVOKE INSERT ON orders FROM pg_monitor;"
      },
      hits: ["orders: grants became pg_monitor: SELECT (base: pg_monitor: INSERT, SELECT)"]
    },
    {
      title: "a function that not everyone may call any more",
      given: {
        base: "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';",
        migration: "REVOKE EXECUTE ON FUNCTION one() FROM PUBLIC;"
      },
      hits: ["one(): grants became nobody else (base: those of any new function)"]
    },
    {
      title: "granted and taken back",
      given: {
        base: "CREATE TABLE orders (id int);",
        migration: "GRANT SELECT ON orders TO PUBLIC; REVOKE SELECT ON orders FROM PUBLIC;"
      },
      hits: []
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "attribute" && change.aspect === "grants" ? `grants became ${saidOf(change.after, change)} (base: ${saidOf(change.before, change)})` : void 0
  )
});
function saidOf(grants, { object }) {
  return grants === "" ? `those of any new ${object}` : grants;
}

// src/checks/schema-diff/rules/index-added.ts
init_shim();
var index_added_default = defineRule({
  meta: {
    id: "schema/index-added",
    severity: "note",
    since: "0.1.0",
    title: "Know the indexes that are new",
    effect: "Each write to the table keeps one more index up to date."
  },
  examples: [
    {
      title: "a new index",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        migration: "CREATE INDEX by_total ON orders (total);"
      },
      hits: ["by_total: CREATE INDEX by_total ON orders USING btree (total)"]
    },
    {
      title: "that of a key is told with the key",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        migration: "ALTER TABLE orders ADD UNIQUE (total);"
      },
      hits: []
    }
  ],
  check: (comparison) => hitsOn(comparison, (change) => change.what === "added" && change.object === "index" ? change.after : void 0)
});

// src/checks/schema-diff/rules/index-changed.ts
init_shim();
var index_changed_default = defineRule({
  meta: {
    id: "schema/index-changed",
    severity: "note",
    since: "0.1.0",
    title: "Know the indexes that are others under the same name",
    effect: "Queries that used it may be planned in another way.",
    remedy: "Nothing to do if it is meant."
  },
  examples: [
    {
      title: "another column",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE INDEX by_total ON orders (total);",
        head: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE INDEX by_total ON orders (total, id);"
      },
      hits: [
        "by_total: CREATE INDEX by_total ON orders USING btree (total) became CREATE INDEX by_total ON orders USING btree (total, id)"
      ]
    },
    {
      title: "another name",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE INDEX by_total ON orders (total);",
        migration: "ALTER INDEX by_total RENAME TO of_total;"
      },
      hits: ["of_total: renamed from by_total"]
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.object !== "index" ? void 0 : change.what === "renamed" ? `renamed from ${shown(change.before)}` : change.what === "changed" ? fromTo(change) : void 0
  )
});

// src/checks/schema-diff/rules/index-dropped.ts
init_shim();
var index_dropped_default = defineRule({
  meta: {
    id: "schema/index-dropped",
    severity: "warning",
    since: "0.1.0",
    title: "Drop an index only when no query needs it",
    effect: "Queries that used it read the whole table instead.",
    remedy: "Look at pg_stat_user_indexes in production: idx_scan of this index should not grow any more."
  },
  examples: [
    {
      title: "an index that is gone",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE INDEX by_total ON orders (total);",
        head: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);"
      },
      hits: ["by_total: index dropped"]
    },
    {
      title: "one under a new name",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE INDEX by_total ON orders (total);",
        migration: "ALTER INDEX by_total RENAME TO of_total;"
      },
      hits: []
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "dropped" && change.object === "index" ? "index dropped" : void 0
  )
});

// src/checks/schema-diff/rules/object-added.ts
init_shim();
var object_added_default = defineRule({
  meta: {
    id: "schema/object-added",
    severity: "note",
    since: "0.1.0",
    title: "Know what else is new: schemas, extensions, domains, types, sequences, functions, triggers, policies",
    effect: "It is part of what the service must keep and migrate from now on."
  },
  examples: [
    {
      title: "a function",
      given: { base: "", migration: "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';" },
      hits: ["one(): new function"]
    },
    {
      title: "a schema",
      given: { base: "", head: "CREATE SCHEMA shop;" },
      hits: ["shop: new schema"]
    },
    {
      title: "a policy",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        migration: "CREATE POLICY mine ON orders USING (id > 0);"
      },
      hits: ["orders.mine: new policy"]
    }
  ],
  check: (comparison) => hitsOn(comparison, (change) => change.what === "added" && isOther(change) ? `new ${change.object}` : void 0)
});

// src/checks/schema-diff/rules/object-changed.ts
init_shim();
var object_changed_default = defineRule({
  meta: {
    id: "schema/object-changed",
    severity: "note",
    since: "0.1.0",
    title: "Know what else changed: extensions, domains, types, sequences, functions, triggers, policies",
    effect: "Queries that rely on it may do something else than before.",
    remedy: "Nothing to do if it is meant."
  },
  examples: [
    {
      title: "the body of a function",
      given: {
        base: "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';",
        head: "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 2';"
      },
      hits: ["one(): function changed"]
    },
    {
      title: "blanks and comments of a body",
      given: {
        base: "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';",
        head: "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT  1 -- always';"
      },
      hits: []
    },
    {
      title: "a domain",
      given: {
        base: "CREATE DOMAIN age AS int;",
        migration: "ALTER DOMAIN age ADD CONSTRAINT adult CHECK (VALUE > 17);"
      },
      hits: ["age: domain changed"]
    },
    {
      title: "a sequence under a new name",
      given: { base: "CREATE SEQUENCE numbers;", migration: "ALTER SEQUENCE numbers RENAME TO counters;" },
      hits: ["counters: sequence renamed from numbers"]
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => !isOther(change) ? void 0 : change.what === "renamed" ? `${change.object} renamed from ${shown(change.before)}` : change.what === "changed" ? `${change.object} changed` : void 0
  )
});

// src/checks/schema-diff/rules/object-dropped.ts
init_shim();
var object_dropped_default = defineRule({
  meta: {
    id: "schema/object-dropped",
    severity: "warning",
    since: "0.1.0",
    title: "Drop schemas, functions, types, triggers and policies only when nothing relies on them",
    effect: "Queries that call a function or cast to a type fail; what a trigger or policy did is no longer done.",
    remedy: "Ship a release that no longer relies on it first."
  },
  examples: [
    {
      title: "a function",
      given: { base: "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';", head: "" },
      hits: ["one(): function dropped"]
    },
    {
      title: "a sequence that a column owns is part of the column",
      given: { base: "CREATE TABLE t (id serial);", head: "CREATE TABLE t (id int NOT NULL);" },
      hits: []
    },
    {
      title: "a sequence of its own",
      given: { base: "CREATE SEQUENCE numbers;", migration: "DROP SEQUENCE numbers;" },
      hits: ["numbers: sequence dropped"]
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "dropped" && isOther(change) ? `${change.object} dropped` : void 0
  )
});

// src/checks/schema-diff/rules/owner-changed.ts
init_shim();
var owner_changed_default = defineRule({
  meta: {
    id: "schema/owner-changed",
    severity: "warning",
    since: "0.1.0",
    title: "Know who owns what from now on",
    effect: "The owner may alter and drop the object, and row security does not hold for him; the owner before may no longer.",
    remedy: "Nothing to do if it is meant."
  },
  examples: [
    {
      title: "a table that is handed on",
      given: {
        base: "CREATE TABLE orders (id int);",
        migration: "ALTER TABLE orders OWNER TO pg_monitor;"
      },
      hits: ["orders: now belongs to pg_monitor"]
    },
    {
      title: "a new table of somebody else",
      given: { base: "", migration: "CREATE TABLE orders (id int); ALTER TABLE orders OWNER TO pg_monitor;" },
      hits: []
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "attribute" && change.aspect === "owner" ? `now belongs to ${change.after || "the owner of the database"}` : void 0
  )
});

// src/checks/schema-diff/rules/table-added.ts
init_shim();
var table_added_default = defineRule({
  meta: {
    id: "schema/table-added",
    severity: "note",
    since: "0.1.0",
    title: "Know the tables that are new",
    effect: "A new table is part of what the service must keep, back up and migrate from now on."
  },
  examples: [
    {
      title: "a new table, its columns and key told with it",
      given: { base: "", head: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);" },
      hits: ["orders: new table, 2 columns"]
    },
    {
      title: "a table that stays",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        head: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);"
      },
      hits: []
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "added" && change.object === "table" ? `new table, ${count(change.parts, "column")}` : void 0
  )
});

// src/checks/schema-diff/rules/table-changed.ts
init_shim();
var table_changed_default = defineRule({
  meta: {
    id: "schema/table-changed",
    severity: "note",
    since: "0.1.0",
    title: "Know what changed of a table as a whole",
    effect: "Row security, partitioning, inheritance, persistence and storage change what every query on the table does.",
    remedy: "Nothing to do if it is meant."
  },
  examples: [
    {
      title: "row security switched on",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        head: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); ALTER TABLE orders ENABLE ROW LEVEL SECURITY;"
      },
      hits: ["orders: was plain, is row security"]
    },
    {
      title: "an unlogged table becomes a logged one",
      given: {
        base: "CREATE UNLOGGED TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        migration: "ALTER TABLE orders SET LOGGED;"
      },
      hits: ["orders: was unlogged, is plain"]
    },
    {
      title: "a column that is stored in another way",
      given: {
        base: "CREATE TABLE orders (note text);",
        migration: "ALTER TABLE orders ALTER COLUMN note SET STORAGE EXTERNAL;"
      },
      hits: ["orders.note: was plain, is storage external"]
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "changed" && change.aspect === "traits" ? `was ${change.before || "plain"}, is ${change.after || "plain"}` : void 0
  )
});

// src/checks/schema-diff/rules/table-dropped.ts
init_shim();
var table_dropped_default = defineRule({
  meta: {
    id: "schema/table-dropped",
    severity: "warning",
    since: "0.1.0",
    title: "Drop a table only when nothing uses it any more",
    effect: "Its rows are gone, and the release that still runs fails with 42P01 wherever it names the table.",
    remedy: "Ship a release that no longer uses the table first, keep a copy of what may be needed, and drop it with the one after."
  },
  examples: [
    {
      title: "a table that is gone",
      given: { base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);", head: "" },
      hits: ["orders: table dropped, with its 2 columns"]
    },
    {
      title: "a renamed table is not a dropped one",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        migration: "ALTER TABLE orders RENAME TO purchases;"
      },
      hits: []
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "dropped" && change.object === "table" ? `table dropped, with its ${count(change.parts, "column")}` : void 0
  )
});

// src/checks/schema-diff/rules/table-renamed.ts
init_shim();
var table_renamed_default = defineRule({
  meta: {
    id: "schema/table-renamed",
    severity: "note",
    since: "0.1.0",
    title: "Know the tables that have another name",
    effect: "The release that still runs fails wherever it uses the old name.",
    remedy: "Add the new name beside the old one, move the readers over, and drop the old name with a later release."
  },
  examples: [
    {
      title: "a table under a new name: its columns and keys are the same, so they are not told again",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        migration: "ALTER TABLE orders RENAME TO purchases;"
      },
      hits: ["purchases: renamed from orders"]
    },
    {
      title: "two files have no identity to compare: a drop and an addition",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        head: "CREATE TABLE purchases (id int PRIMARY KEY, amount int DEFAULT 0);"
      },
      hits: []
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "renamed" && change.object === "table" ? `renamed from ${shown(change.before)}` : void 0
  )
});

// src/checks/schema-diff/rules/view-added.ts
init_shim();
var view_added_default = defineRule({
  meta: {
    id: "schema/view-added",
    severity: "note",
    since: "0.1.0",
    title: "Know the views that are new",
    effect: "A view depends on its tables: some changes of them are refused while it is there."
  },
  examples: [
    {
      title: "a new view",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);",
        migration: "CREATE VIEW big AS SELECT id FROM orders WHERE total > 100;"
      },
      hits: ["big: new view"]
    }
  ],
  check: (comparison) => hitsOn(comparison, (change) => change.what === "added" && change.object === "view" ? "new view" : void 0)
});

// src/checks/schema-diff/rules/view-changed.ts
init_shim();
var view_changed_default = defineRule({
  meta: {
    id: "schema/view-changed",
    severity: "note",
    since: "0.1.0",
    title: "Know the views that say something else",
    effect: "Readers of the view get other rows or columns than before.",
    remedy: "Nothing to do if it is meant."
  },
  examples: [
    {
      title: "another condition",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE VIEW big AS SELECT id FROM orders WHERE total > 100;",
        head: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE VIEW big AS SELECT id FROM orders WHERE total > 10;"
      },
      hits: ["big: its query changed"]
    },
    {
      title: "a materialized view without one of its indexes",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE MATERIALIZED VIEW m AS SELECT id FROM orders; CREATE INDEX mi ON m (id);",
        migration: "DROP INDEX mi;"
      },
      hits: ["m: its query changed"]
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.object !== "view" ? void 0 : change.what === "renamed" ? `renamed from ${shown(change.before)}` : change.what === "changed" ? "its query changed" : void 0
  )
});

// src/checks/schema-diff/rules/view-dropped.ts
init_shim();
var view_dropped_default = defineRule({
  meta: {
    id: "schema/view-dropped",
    severity: "warning",
    since: "0.1.0",
    title: "Drop a view only when nothing reads it any more",
    effect: "The release that still runs fails with 42P01 wherever it reads the view.",
    remedy: "Ship a release that no longer reads the view first."
  },
  examples: [
    {
      title: "a view that is gone",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE VIEW big AS SELECT id FROM orders WHERE total > 100;",
        head: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);"
      },
      hits: ["big: view dropped"]
    },
    {
      title: "one dropped and made anew as it was",
      given: {
        base: "CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE VIEW big AS SELECT id FROM orders WHERE total > 100;",
        migration: "DROP VIEW big; CREATE VIEW big AS SELECT id FROM orders WHERE total > 100;"
      },
      hits: []
    }
  ],
  check: (comparison) => hitsOn(
    comparison,
    (change) => change.what === "dropped" && change.object === "view" ? "view dropped" : void 0
  )
});

// src/checks/schema-diff/rules/index.ts
var rules = [
  column_added_default,
  column_default_changed_default,
  column_dropped_default,
  column_nullability_changed_default,
  column_renamed_default,
  column_type_changed_default,
  comment_changed_default,
  constraint_added_default,
  constraint_changed_default,
  constraint_dropped_default,
  enum_added_default,
  enum_changed_default,
  enum_dropped_default,
  grants_changed_default,
  index_added_default,
  index_changed_default,
  index_dropped_default,
  object_added_default,
  object_changed_default,
  object_dropped_default,
  owner_changed_default,
  table_added_default,
  table_changed_default,
  table_dropped_default,
  table_renamed_default,
  view_added_default,
  view_changed_default,
  view_dropped_default
];

export {
  rules
};
