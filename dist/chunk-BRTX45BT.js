import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  grammar
} from "./chunk-AAYD4SSA.js";
import {
  count,
  enumerate
} from "./chunk-SQN55YXA.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/sql/statements.ts
init_shim();

// src/sql/placeholders.ts
init_shim();

// src/sql/tokens.ts
init_shim();
function tokensOf(text) {
  const tokens = [];
  let start = 0;
  while (start < text.length) {
    const found = tokenAt(text, start);
    if (found) tokens.push({ kind: found.kind, text: text.slice(start, found.end), start, end: found.end });
    start = found?.end ?? start + 1;
  }
  return tokens;
}
function isWord({ kind, text }, word) {
  return kind === "word" && text.length === word.length && text.toUpperCase() === word;
}
var patterns = [
  ["comment", /--[^\r\n]*/y],
  ["word", /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y],
  ["number", /\d[\w.]*|\$\d+/y]
];
function tokenAt(text, start) {
  const first = text.charAt(start);
  if (/\s/.test(first)) return void 0;
  if (text.startsWith("/*", start)) return { kind: "comment", end: endOfBlockComment(text, start) };
  const quoted = quotedAt(text, start);
  if (quoted) return quoted;
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = start;
    if (pattern.test(text)) return { kind, end: pattern.lastIndex };
  }
  return { kind: "sign", end: start + 1 };
}
function quotedAt(text, start) {
  const prefix = /(?:[bex]|u&)?(['"])/iy;
  prefix.lastIndex = start;
  const [opening = "", quote] = prefix.exec(text) ?? [];
  if (quote === '"' && (opening.length === 1 || opening.length === 3)) {
    return { kind: "name", end: endOfQuoted(text, start + opening.length, quote, false) };
  }
  if (quote === "'") {
    return { kind: "string", end: endOfQuoted(text, start + opening.length, quote, /^e/i.test(opening)) };
  }
  const dollar = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
  dollar.lastIndex = start;
  const tag = dollar.exec(text)?.[0];
  if (tag === void 0) return void 0;
  const close = text.indexOf(tag, start + tag.length);
  return { kind: "string", end: close < 0 ? text.length : close + tag.length };
}
function endOfQuoted(text, from, quote, backslashes) {
  let at = from;
  while (at < text.length) {
    const letter = text.charAt(at);
    if (letter === "\\" && backslashes) at += 2;
    else if (letter !== quote) at += 1;
    else if (text.charAt(at + 1) === quote) at += 2;
    else return at + 1;
  }
  return text.length;
}
function endOfBlockComment(text, start) {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = start;
  let depth = 0;
  for (let found = edge.exec(text); found; found = edge.exec(text)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return text.length;
}

// src/sql/placeholders.ts
var forms = /\{\{-?[ \t]*(?:index[ \t]+[.$]\w*[ \t]+"(?<indexed>[^"{}\n]+)"|[.$]?(?<field>\w[\w.]*))[ \t]*-?\}\}|\$\{(?<braced>\w[\w.:-]*)\}|@@(?<between>\w[\w.-]*?)@@|(?:(?<![:\w])|(?<=(?<!:)::)):(?:"(?<identifier>[A-Za-z_]\w*)"|'(?<literal>[A-Za-z_]\w*)'|(?<variable>[A-Za-z_]\w*))/g;
function withValues(text, { values, outsideQuotes }) {
  if (Object.keys(values).length === 0) return text;
  const quoted = outsideQuotes ? quotedSpans(text) : void 0;
  return text.replace(forms, (written, ...rest) => {
    const groups = rest.at(-1);
    const offset = rest.find((part2) => typeof part2 === "number") ?? 0;
    const { name, form } = placeholderOf(groups);
    const value = valueNamed(name, values);
    if (value === void 0 || form !== "template" && quoted?.(offset)) return written;
    if (form === "literal") return `'${value.replaceAll("'", "''")}'`;
    return form === "identifier" ? `"${value.replaceAll('"', '""')}"` : value;
  });
}
function placeholderIn(line) {
  const groups = [...line.matchAll(forms)][0]?.groups;
  return groups && placeholderOf(groups).name;
}
function placeholderOf(groups) {
  const { indexed, field, braced, between, identifier, literal, variable } = groups;
  if (identifier !== void 0) return { name: identifier, form: "identifier" };
  if (literal !== void 0) return { name: literal, form: "literal" };
  if (variable !== void 0) return { name: variable, form: "variable" };
  return { name: indexed ?? field ?? braced ?? between ?? "", form: "template" };
}
function valueNamed(name, values) {
  const last = name.split(".").at(-1) ?? name;
  const key = [name, last].find((candidate) => Object.hasOwn(values, candidate));
  return key === void 0 ? void 0 : values[key];
}
function quotedSpans(text) {
  const spans = tokensOf(text).filter(({ kind }) => kind === "string" || kind === "comment");
  return (offset) => {
    let [low, high] = [0, spans.length - 1];
    while (low <= high) {
      const middle = low + high >> 1;
      const span = spans[middle];
      if (!span) return false;
      if (offset < span.start) high = middle - 1;
      else if (offset >= span.end) low = middle + 1;
      else return true;
    }
    return false;
  };
}

// src/sql/statements.ts
async function parseSql(text) {
  if (text.trim() === "") return { parsed: true, statements: [] };
  const nul = text.indexOf("\0");
  if (nul >= 0) {
    if (isUtf16(text))
      return notText({ message: "it is UTF-16, and not UTF-8", line: 1, column: 1, looksLike: "utf-16" });
    const message = "a NUL character, at which the text would end for Postgres";
    return notText({ message, ...placeAt(text, nul), looksLike: "binary" });
  }
  const { parseSync } = await grammar();
  const source = sourceOf(withoutCopyData(text));
  try {
    const places = placesIn(source);
    const statements = (parseSync(source.text).stmts ?? []).map(
      ({ stmt, stmt_location = 0, stmt_len }) => statementOf(source, places, stmt, stmt_location, stmt_len)
    );
    return { parsed: true, statements };
  } catch (thrown) {
    return { parsed: false, failure: failureOf(text, source, thrown) };
  }
}
function notText(failure) {
  return { parsed: false, failure: { ...failure, placeholder: void 0 } };
}
function isUtf16(text) {
  return /^(?:\uFFFD{2})?(?:\0?[^\0]\0|\0[^\0]){4}/.test(text);
}
function withoutCopyData(text) {
  if (!/^\\\.\r?$/m.test(text)) return text;
  const lines = text.split("\n");
  const lastEnd = lines.findLastIndex(isEndOfCopy);
  let statement;
  let inData = false;
  return lines.map((line, index) => {
    if (inData) {
      inData = !isEndOfCopy(line);
      return line.replace(/[^\r]/g, " ");
    }
    if (statement === void 0 && /^\s*copy\b/i.test(line)) statement = "";
    if (statement === void 0) return line;
    statement += `${line}
`;
    if (!line.includes(";")) return line;
    inData = index < lastEnd && /\bfrom\s+stdin\b[^;]*;\s*$/i.test(statement);
    statement = void 0;
    return line;
  }).join("\n");
}
function isEndOfCopy(line) {
  return line.trimEnd() === "\\.";
}
function placeAt(text, offset) {
  const before = text.slice(0, Math.max(0, offset));
  const start = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: offset - start + 1 };
}
async function isSameSql(before, after) {
  const [was, is] = [await parseSql(before), await parseSql(after)];
  return was.parsed && is.parsed && meaningOf(was.statements) === meaningOf(is.statements);
}
function meaningOf(statements) {
  const places = /* @__PURE__ */ new Set(["location", "stmt_location", "stmt_len", "list_start", "list_end"]);
  return JSON.stringify(
    statements.map(({ node }) => node),
    (key, value) => places.has(key) && typeof value === "number" ? void 0 : value
  );
}
function offsetOfCharacter(text, characters) {
  let offset = 0;
  for (let count2 = 0; count2 < characters && offset < text.length; count2 += 1) {
    offset += (text.codePointAt(offset) ?? 0) > 65535 ? 2 : 1;
  }
  return offset;
}
function extensionsOf(statements) {
  return statements.flatMap(({ node }) => {
    const name = "CreateExtensionStmt" in node ? node.CreateExtensionStmt.extname : void 0;
    return name ? [name] : [];
  });
}
function needsNoTransaction({ node }) {
  if ("IndexStmt" in node) return node.IndexStmt.concurrent === true;
  if ("DropStmt" in node) return node.DropStmt.concurrent === true;
  if ("ReindexStmt" in node) {
    const { kind, params } = node.ReindexStmt;
    return hasOption(params, "concurrently") || kind !== "REINDEX_OBJECT_TABLE" && kind !== "REINDEX_OBJECT_INDEX";
  }
  if ("VacuumStmt" in node) return node.VacuumStmt.is_vacuumcmd === true;
  if ("ClusterStmt" in node) return node.ClusterStmt.relation === void 0;
  if ("DiscardStmt" in node) return node.DiscardStmt.target === "DISCARD_ALL";
  if ("CreateSubscriptionStmt" in node) {
    const { options } = node.CreateSubscriptionStmt;
    return !isOff(options, "connect") && !isOff(options, "create_slot");
  }
  if ("AlterSubscriptionStmt" in node) return node.AlterSubscriptionStmt.kind === "ALTER_SUBSCRIPTION_REFRESH";
  if ("AlterTableStmt" in node) {
    return (node.AlterTableStmt.cmds ?? []).some(
      (command) => "AlterTableCmd" in command && command.AlterTableCmd.def !== void 0 && "PartitionCmd" in command.AlterTableCmd.def && command.AlterTableCmd.def.PartitionCmd.concurrent === true
    );
  }
  return alone.some((kind) => kind in node);
}
var alone = [
  "AlterSystemStmt",
  "CreatedbStmt",
  "DropdbStmt",
  "CreateTableSpaceStmt",
  "DropTableSpaceStmt",
  "DropSubscriptionStmt"
];
function relationsNamedBy(node) {
  const found = [];
  const visit = (value) => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === "object" && value !== null) {
      const { relname, schemaname } = value;
      if (typeof relname === "string") {
        found.push(typeof schemaname === "string" ? { schema: schemaname, name: relname } : { name: relname });
      }
      for (const item of Object.values(value)) visit(item);
    }
  };
  visit(node);
  return found;
}
function foreignKeyColumnsIn(node) {
  if (Array.isArray(node)) return node.flatMap(foreignKeyColumnsIn);
  if (typeof node !== "object" || node === null) return [];
  const { fk_attrs: columns } = node;
  const named = (Array.isArray(columns) ? columns : []).flatMap(
    (column) => "String" in column && column.String.sval ? [column.String.sval] : []
  );
  return [...named, ...Object.values(node).flatMap(foreignKeyColumnsIn)];
}
function hasOption(options, name) {
  return (options ?? []).some((option) => "DefElem" in option && option.DefElem.defname === name);
}
function isOff(options, name) {
  return (options ?? []).some((option) => {
    if (!("DefElem" in option) || option.DefElem.defname !== name || !option.DefElem.arg) return false;
    const { arg: written } = option.DefElem;
    const arg = "TypeName" in written ? written.TypeName.names?.at(-1) ?? written : written;
    if ("String" in arg) return /^(false|off|no?|f)$/i.test(arg.String.sval ?? "");
    return "Integer" in arg ? !arg.Integer.ival : "Boolean" in arg && arg.Boolean.boolval !== true;
  });
}
function sourceOf(text) {
  const bytes = Buffer.from(text, "utf8");
  return { text, bytes, ascii: bytes.length === text.length };
}
function placesIn({ text, bytes, ascii }) {
  let known = { bytes: 0, characters: 0 };
  let line = 1;
  let lineStart = 0;
  let lineEnd = text.indexOf("\n");
  return {
    charOffset: (byteOffset) => {
      if (ascii) return byteOffset;
      if (byteOffset < known.bytes) known = { bytes: 0, characters: 0 };
      const characters = known.characters + bytes.toString("utf8", known.bytes, byteOffset).length;
      known = { bytes: byteOffset, characters };
      return characters;
    },
    placeAt: (offset) => {
      while (lineEnd >= 0 && lineEnd < offset) {
        line += 1;
        lineStart = lineEnd + 1;
        lineEnd = text.indexOf("\n", lineStart);
      }
      return { line, column: offset - lineStart + 1 };
    }
  };
}
function statementOf(source, places, stmt, location, length) {
  const node = stmt ?? {};
  const from = places.charOffset(location);
  const to = length ? places.charOffset(location + length) : source.text.length;
  const start = skipSpace(source.text, from, to);
  const text = source.text.slice(start, to).trimEnd().replace(/;$/, "").trimEnd();
  return { text, ...places.placeAt(start), kind: Object.keys(node)[0] ?? "unknown", node };
}
function skipSpace(text, from, to) {
  const space = /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y;
  space.lastIndex = from;
  let at = from;
  while (at < to && space.test(text)) at = space.lastIndex;
  return Math.min(at, to);
}
function failureOf(text, source, thrown) {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const offset = offsetOfCharacter(source.text, positionIn(thrown));
  return { message, ...placeAt(text, offset), ...lookAlike(lineAt(text, offset)) };
}
function positionIn(thrown) {
  if (typeof thrown !== "object" || thrown === null || !("sqlDetails" in thrown)) return 0;
  const details = thrown.sqlDetails;
  if (typeof details !== "object" || details === null || !("cursorPosition" in details)) return 0;
  return typeof details.cursorPosition === "number" ? Math.max(0, details.cursorPosition) : 0;
}
function lookAlike(line) {
  const placeholder = placeholderIn(line);
  if (/^\s*\\[a-z!?]/i.test(line)) return { looksLike: "psql", placeholder: void 0 };
  if (/\{\{|\{%|<%|@@\w+@@/.test(line)) return { looksLike: "template", placeholder };
  if (placeholder !== void 0 || /\$\{|%\(\w+\)s/.test(line)) return { looksLike: "placeholder", placeholder };
  return { looksLike: void 0, placeholder: void 0 };
}
function lineAt(text, offset) {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  return text.slice(start, end < 0 ? text.length : end);
}

// src/sql/runners.ts
init_shim();

// src/sql/runners/dbmate.ts
init_shim();

// src/sql/runner.ts
init_shim();
function sentAsOneText({ statements }) {
  return { transaction: statements.length > 1 ? "file" : "statement", mixed: false };
}
var inTransaction = { transaction: "file", mixed: false };
var oneByOne = { transaction: "statement", mixed: false };
function runsItLate(last) {
  return { severity: "warning", text: `runs it after ${last} here and before it in a new database` };
}

// src/sql/versions.ts
init_shim();
function compareNumbers(a, b) {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const [left, right] = [a[index] || "0", b[index] || "0"];
    const order = left.length - right.length || compareText(left, right);
    if (order) return order;
  }
  return 0;
}
function compareNatural(a, b) {
  const [left, right] = [a.match(/\d+|\D+/g) ?? [], b.match(/\d+|\D+/g) ?? []];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const [x = "", y = ""] = [left[index], right[index]];
    const digits = /^\d/.test(x) && /^\d/.test(y);
    const order = digits ? compareNumbers([trimZeros(x)], [trimZeros(y)]) : compareText(x, y);
    if (order) return order;
  }
  return left.length - right.length;
}
function trimZeros(digits) {
  return digits.replace(/^0+(?=\d)/, "");
}
function compareText(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

// src/sql/runners/sections.ts
init_shim();
function sectionOf(text, direction, marker) {
  let current;
  let found = false;
  const lines = text.split("\n").map((line) => {
    const named = marker.exec(line)?.[1]?.toLowerCase();
    if (named === "up" || named === "down") current = named;
    found ||= current === direction;
    return current === direction || current === void 0 && /^\s*--/.test(line) ? line : "";
  });
  if (found) return lines.join("\n");
  return current === void 0 && direction === "up" ? text : void 0;
}

// src/sql/runners/dbmate.ts
var dbmate = {
  title: "dbmate",
  example: "db/migrations/2_new.sql",
  read: (path) => {
    const [, folder = "", name = "", version = ""] = /^(?:(.*)\/)?((\d+)[^/]*)\.sql$/.exec(path) ?? [];
    return name ? { folder, name, version, repeatable: false } : void 0;
  },
  mark: /^\s*--\s*migrate:(up|down)\b/im,
  compareVersions: (a, b) => compareText(a.version, b.version),
  part: (text, direction) => sectionOf(text, direction, /^\s*--\s*migrate:(up|down)\b/i),
  wrapping: (file) => /^\s*--\s*migrate:(up|down)\b.*\btransaction:\s*false/im.test(file.text) ? sentAsOneText(file) : inTransaction,
  stateTable: {
    name: "schema_migrations",
    sql: "CREATE TABLE schema_migrations (version varchar(128) PRIMARY KEY)"
  },
  sentAlone: "alone in its file, with `transaction:false` behind `-- migrate:up`",
  edited: { checksum: false },
  outOfOrder: runsItLate
};

// src/sql/runners/diesel.ts
init_shim();

// src/sql/runners/paths.ts
init_shim();
function directoryOf(path) {
  const segments = path.split("/");
  const file = segments.pop() ?? "";
  const directory = segments.pop() ?? "";
  return { folder: segments.join("/"), directory, file };
}

// src/sql/runners/diesel.ts
var diesel = {
  title: "Diesel",
  example: "migrations/2_new/up.sql",
  read: (path) => {
    const { folder, directory, file } = directoryOf(path);
    const version = file === "up.sql" ? /^(\d[\d-]*)(_|$)/.exec(directory)?.[1] : void 0;
    return version ? { folder, name: directory, version: version.replaceAll("-", ""), repeatable: false } : void 0;
  },
  compareVersions: (a, b) => compareText(a.version, b.version),
  downPaths: ({ path }) => [path.replace(/up\.sql$/, "down.sql")],
  settingsPath: (path) => path.replace(/up\.sql$/, "metadata.toml"),
  // Diesel sends the file as one text, inside or outside a transaction of its own.
  wrapping: (file) => /^\s*run_in_transaction\s*=\s*false/m.test(file.settings ?? "") ? sentAsOneText(file) : inTransaction,
  stateTable: {
    name: "__diesel_schema_migrations",
    sql: "CREATE TABLE __diesel_schema_migrations (version varchar(50) PRIMARY KEY, run_on timestamp NOT NULL DEFAULT current_timestamp)"
  },
  sentAlone: "alone in its migration, with `run_in_transaction = false` in its metadata.toml",
  edited: { checksum: false },
  outOfOrder: runsItLate
};

// src/sql/runners/drizzle.ts
init_shim();

// src/sql/runners/json.ts
init_shim();
function parsedJson(text) {
  if (text === void 0) return void 0;
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
function fieldOf(value, name) {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : void 0;
}

// src/sql/runners/drizzle.ts
var drizzle = {
  title: "Drizzle",
  example: "drizzle/0002_new.sql",
  read: (path) => {
    const [, folder = "", name = ""] = /^(?:(.*)\/)?([^/]+)\.sql$/.exec(path) ?? [];
    return name ? { folder, name, version: "", repeatable: false } : void 0;
  },
  folderShownBy: (path) => /^(?:(.*)\/)?meta\/_journal\.json$/.exec(path)?.slice(1).map((folder) => folder ?? "")[0],
  arrange,
  list: "meta/_journal.json",
  compareVersions: (a, b) => compareNumbers([a.version], [b.version]),
  // Drizzle's migrator begins one transaction for all that is pending.
  allInOneTransaction: true,
  wrapping: () => inTransaction,
  stateTable: {
    name: "__drizzle_migrations",
    sql: "CREATE TABLE __drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint)"
  },
  sentAlone: "by hand before the deploy (Drizzle puts one transaction around all that is pending)",
  edited: { checksum: false },
  outOfOrder: (last) => ({
    severity: "error",
    text: `silently skips it where ${last} has run, whose \`when\` in the journal is later`
  })
};
async function arrange(folder, files, tree) {
  const path = `${folder && `${folder}/`}meta/_journal.json`;
  const text = (await tree.read([path])).get(path);
  const journal = parsedJson(text);
  const dialect = fieldOf(journal, "dialect");
  if (typeof dialect === "string" && !/^(pg|postgres(ql)?)$/.test(dialect)) return void 0;
  const entries = entriesOf(journal);
  if (!entries) return { files, unlisted: [], remarks: text === void 0 ? [] : [unreadRemark(path, journal)] };
  const byName = new Map(files.map((file) => [file.name, file]));
  const listed = new Set(entries.map(({ tag }) => tag));
  const lost = entries.filter(({ tag }) => !byName.has(tag));
  return {
    files: entries.flatMap(({ tag, when }) => {
      const file = byName.get(tag);
      return file ? [{ ...file, version: when }] : [];
    }),
    unlisted: files.filter(({ name }) => !listed.has(name)).map((file) => file.path),
    remarks: [],
    lost: lost.map(({ tag }) => ({ list: path, name: tag }))
  };
}
function unreadRemark(path, journal) {
  const what = journal === void 0 ? "is not JSON" : "lists no entries";
  return `${path} ${what}: Drizzle stops there, and the files were taken in the order of their names`;
}
function entriesOf(journal) {
  const entries = fieldOf(journal, "entries");
  if (!Array.isArray(entries)) return void 0;
  return entries.flatMap((entry) => {
    const [tag, when] = [fieldOf(entry, "tag"), fieldOf(entry, "when")];
    return typeof tag === "string" ? [{ tag, when: typeof when === "number" ? String(Math.trunc(when)) : "" }] : [];
  });
}

// src/sql/runners/flyway.ts
init_shim();
var flyway = {
  title: "Flyway",
  example: "migrations/V2__new.sql",
  read: (path) => {
    const [, folder = "", name = "", kind, version = ""] = /^(?:(.*)\/)?((?:(V)(\d+(?:[._]\d+)*)|R)__.+)\.sql$/.exec(path) ?? [];
    return name ? { folder, name, version: versionOf(version), repeatable: kind !== "V" } : void 0;
  },
  compareVersions: (a, b) => compareNumbers(a.version.split("."), b.version.split(".")),
  downPaths: ({ version, repeatable }, beside) => repeatable ? [] : undoSteps(beside).get(version) ?? [],
  beside: /(^|\/)(U\d[\d._]*__[^/]*|(before|after)[A-Z]\w*(__[^/]*)?)\.sql$/,
  settingsPath: (path) => `${path}.conf`,
  wrapping: ({ statements, settings }) => {
    if (/^\s*executeInTransaction\s*=\s*false/m.test(settings ?? "")) return oneByOne;
    const alone2 = statements.filter(needsNoTransaction).length;
    return alone2 > 0 ? { transaction: "statement", mixed: alone2 < statements.length } : inTransaction;
  },
  stateTable: {
    name: "flyway_schema_history",
    sql: `CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version varchar(50), description varchar(200) NOT NULL,
      type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum int, installed_by varchar(100) NOT NULL,
      installed_on timestamp NOT NULL DEFAULT now(), execution_time int NOT NULL, success boolean NOT NULL)`
  },
  sentAlone: "alone in its file (Flyway leaves the transaction out then)",
  edited: { checksum: true, severity: "error", text: "compares checksums and refuses to go on" },
  outOfOrder: () => ({ severity: "error", text: "refuses to go on unless outOfOrder is set" })
};
var undoStepsOf = /* @__PURE__ */ new WeakMap();
function undoSteps(paths) {
  const known = undoStepsOf.get(paths);
  if (known) return known;
  const steps = /* @__PURE__ */ new Map();
  for (const path of paths) {
    const written = /(?:^|\/)U(\d+(?:[._]\d+)*)__[^/]*\.sql$/.exec(path)?.[1];
    if (written === void 0) continue;
    const key = versionOf(written);
    steps.set(key, [...steps.get(key) ?? [], path]);
  }
  undoStepsOf.set(paths, steps);
  return steps;
}
function versionOf(text) {
  return text.replaceAll("_", ".").split(".").map(trimZeros).join(".").replace(/(\.0)+$/, "");
}

// src/sql/runners/golang-migrate.ts
init_shim();
var golangMigrate = {
  title: "golang-migrate",
  example: "migrations/2_new.up.sql",
  read: (path) => {
    const [, folder = "", name = "", version = ""] = /^(?:(.*)\/)?((\d+)_[^/]*)\.up\.sql$/.exec(path) ?? [];
    return name ? { folder, name, version: trimZeros(version), repeatable: false } : void 0;
  },
  compareVersions: (a, b) => compareNumbers([a.version], [b.version]),
  downPaths: ({ path }) => [path.replace(/up\.sql$/, "down.sql")],
  wrapping: sentAsOneText,
  sendsByteOrderMark: true,
  stateTable: {
    name: "schema_migrations",
    sql: "CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL)"
  },
  sentAlone: "alone in its file",
  edited: { checksum: false },
  outOfOrder: (last) => ({ severity: "error", text: `never runs it where ${last} has run` })
};

// src/sql/runners/goose.ts
init_shim();
var goose = {
  title: "goose",
  example: "migrations/00002_new.sql",
  read: (path) => {
    const [, folder = "", name = "", version = ""] = /^(?:(.*)\/)?((\d+)_[^/]+)\.sql$/.exec(path) ?? [];
    return name ? { folder, name, version: trimZeros(version), repeatable: false } : void 0;
  },
  mark: /^\s*--\s*\+goose\s+(up|down|no\s+transaction)\b/im,
  arrange: arrange2,
  compareVersions: (a, b) => compareNumbers([a.version], [b.version]),
  part: (text, direction) => {
    const section = sectionOf(text, direction, /^\s*--\s*\+goose\s+(up|down)\b/i);
    return section !== void 0 && sendsApart({ text }) ? blocksInTransactions(withItsMarks(section, text)) : section;
  },
  sendsApart,
  wrapping: (file) => sendsApart(file) ? oneByOne : inTransaction,
  stateTable: {
    name: "goose_db_version",
    sql: `CREATE TABLE goose_db_version (id int PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, version_id bigint NOT NULL,
      is_applied boolean NOT NULL, tstamp timestamp NOT NULL DEFAULT now())`
  },
  sentAlone: "alone in its file, with `-- +goose NO TRANSACTION` at its top",
  edited: { checksum: false },
  outOfOrder: (last) => ({
    severity: "error",
    text: `finds it missing where ${last} has run, and refuses to go on unless it is told -allow-missing`
  })
};
var noTransaction = /^\s*--\s*\+goose\s+no\s+transaction\b/im;
function sendsApart({ text }) {
  return noTransaction.test(text);
}
function withItsMarks(section, text) {
  const written = text.split("\n");
  return section.split("\n").map((line, index) => noTransaction.test(written[index] ?? "") ? written[index] ?? "" : line).join("\n");
}
function blocksInTransactions(text) {
  const lines = text.split("\n");
  let from;
  for (const [index, line] of lines.entries()) {
    const [, mark] = /^\s*--\s*\+goose\s+Statement(Begin|End)\b/i.exec(line) ?? [];
    if (mark?.toLowerCase() === "begin") from = index;
    else if (mark !== void 0 && from !== void 0) {
      if (isOneTransaction(lines.slice(from + 1, index).join("\n"))) {
        lines[from] = `BEGIN; ${lines[from]?.trim()}`;
        lines[index] = `;COMMIT; ${line.trim()}`;
      }
      from = void 0;
    }
  }
  return lines.join("\n");
}
function isOneTransaction(block) {
  const tokens = tokensOf(block).filter(({ kind }) => kind !== "comment");
  const parted = tokens.findIndex(({ text }) => text === ";");
  const several = parted >= 0 && tokens.slice(parted).some(({ text }) => text !== ";");
  const begins = tokens.filter((_, index) => index === 0 || tokens[index - 1]?.text === ";");
  return several && !begins.some((token) => isWord(token, "COMMIT") || isWord(token, "ROLLBACK"));
}
async function arrange2(folder, files, tree) {
  const inCode = (await tree.list()).map(({ path }) => path).filter((path) => path.startsWith(`${folder}/`) && /\/\d+_[^/]*\.go$/.test(path) && !path.endsWith("_test.go")).map((path) => path.slice(folder.length + 1));
  const remarks = inCode.length > 0 ? [`steps in Go are not run, so the history lacks what they do: ${enumerate(inCode)}`] : [];
  return { files, unlisted: [], remarks };
}

// src/sql/runners/liquibase.ts
init_shim();

// src/sql/runners/liquibase-changelog.ts
init_shim();
function isChangelog(path) {
  return /(^|\/)(db\.)?changelog([-_.]?(master|root|main))?\.(xml|ya?ml|json)$/i.test(path);
}
async function includedBy(folder, sqlFiles, tree) {
  const inside = (await tree.list()).map(({ path }) => path).filter((path) => path.startsWith(folder && `${folder}/`));
  const root = inside.filter(isChangelog).sort((a, b) => a.split("/").length - b.split("/").length || a.length - b.length);
  const [master] = root;
  if (master === void 0) return void 0;
  const changelogs = inside.filter((path) => /\.(xml|ya?ml|json)$/i.test(path));
  const files = /* @__PURE__ */ new Set();
  const remarks = [];
  const visited = /* @__PURE__ */ new Set();
  const follow = async (path) => {
    if (visited.has(path) || visited.size > 500) return;
    visited.add(path);
    const text = (await tree.read([path])).get(path) ?? "";
    if (/\bchangeSet\b/.test(text)) remarks.push(`${path} holds changesets of its own, which are not run here`);
    for (const named of namesIn(text)) {
      const sql = matching(named, path, sqlFiles);
      for (const file of sql) files.add(file);
      const nested = sql.length > 0 ? [] : matching(named, path, changelogs);
      for (const file of nested) await follow(file);
    }
  };
  await follow(master);
  return { files: [...files], remarks };
}
function namesIn(text) {
  return [...text.matchAll(/\b(?:file|path)["']?\s*[=:]\s*["']?([^"'\s,}>]+)/g)].map(([, name = ""]) => name);
}
function matching(named, from, files) {
  const name = named.replace(/^classpath:/, "").replace(/^(\.?\/)+/, "").replace(/(^|\/)\.?\/*$/, "");
  const beside = [...from.split("/").slice(0, -1), ...name === "" ? [] : [name]].join("/");
  const exact = files.find((path) => path === beside) ?? files.find((path) => path === name || path.endsWith(`/${name}`));
  if (exact !== void 0) return [exact];
  const under = (folder) => files.filter((path) => path.startsWith(folder && `${folder}/`));
  const near = under(beside);
  const found = near.length > 0 ? near : files.filter((path) => `/${path}`.includes(`/${name}/`));
  return [...found].sort(compareNatural);
}

// src/sql/runners/liquibase-changeset.ts
init_shim();
var header = /^\s*--\s*changeset\s+("[^"]*"|[^\s:]+):("[^"]*"|\S+)(.*)$/i;
var latest;
function changelogOf(text) {
  if (latest?.text !== text) latest = { text, ...takenApart(text) };
  return latest;
}
function takenApart(text) {
  const lines = text.split("\n");
  if (!/^\s*--\s*liquibase\s+formatted\s+sql\b/im.test(text)) return { lines, changesets: [], byName: /* @__PURE__ */ new Map() };
  const heads = lines.flatMap((line, index) => {
    const [, author, id, attributes = ""] = header.exec(line) ?? [];
    return author !== void 0 && id !== void 0 ? [{ author, id, attributes, index }] : [];
  });
  const turns2 = /* @__PURE__ */ new Map();
  const changesets = heads.map(({ author, id, attributes, index }, at) => {
    const attribute = attributesIn(attributes);
    const name = `#${unquoted(author)}:${unquoted(id)}`;
    const turn = (turns2.get(name) ?? 0) + 1;
    turns2.set(name, turn);
    return {
      author: unquoted(author),
      id: unquoted(id),
      name: turn > 1 ? `${name}#${turn}` : name,
      from: index,
      to: heads[at + 1]?.index ?? lines.length,
      runAlways: attribute.get("runalways") === "true",
      runOnChange: attribute.get("runonchange") === "true",
      ignored: attribute.get("ignore") === "true",
      dbms: (attribute.get("dbms") ?? "").split(",").flatMap((name2) => name2.trim().toLowerCase() || []),
      delimiter: attribute.get("enddelimiter")
    };
  });
  return { lines, changesets, byName: new Map(changesets.map((changeset) => [changeset.name, changeset])) };
}
function isForPostgres({ dbms, ignored }) {
  if (ignored || dbms.includes("none") || dbms.includes("!postgresql")) return false;
  const wanted = dbms.filter((name) => !name.startsWith("!"));
  return wanted.length === 0 || wanted.includes("postgresql") || wanted.includes("all");
}
function statementsOf(text, changeset) {
  const { delimiter } = changeset;
  let inRollback = false;
  return placed(text, changeset, (line) => {
    if (/^\s*\/\*\s*liquibase\s+rollback\b/i.test(line)) inRollback = true;
    const mine = !inRollback && !/^\s*--\s*rollback\b/i.test(line);
    if (inRollback && line.includes("*/")) inRollback = false;
    return mine ? withSemicolon(line, delimiter) : "";
  });
}
function rollbackOf(text, changeset) {
  let inRollback = false;
  let found = false;
  const down = placed(text, changeset, (line) => {
    const opens = /^(\s*\/\*\s*liquibase\s+rollback\b)(.*)$/i.exec(line);
    if (opens) inRollback = found = true;
    const told = /^(\s*--\s*rollback\b)(.*)$/i.exec(line) ?? opens;
    if (told && !opens) found = true;
    const [, mark = "", rest = ""] = told ?? [];
    const own = told ? " ".repeat(mark.length) + rest : inRollback ? line : "";
    const closed = inRollback && own.includes("*/");
    if (closed) inRollback = false;
    return closed ? own.slice(0, own.indexOf("*/")) : own;
  });
  if (!found) return void 0;
  return /^\s*(empty|not\s+required)\s*;?\s*$/i.test(down) ? "" : down;
}
function placed(text, { from, to }, keep) {
  const { lines } = changelogOf(text);
  return "\n".repeat(from) + lines.slice(from, to).map(keep).join("\n");
}
function withSemicolon(line, delimiter) {
  if (delimiter === void 0 || delimiter === ";") return line;
  const wanted = delimiter.replace(/^\\n/, "");
  const trimmed = line.trimEnd();
  if (trimmed.trim() === wanted) return ";";
  if (wanted.length > 1 && trimmed.endsWith(wanted) && !/^\w+$/.test(wanted))
    return `${trimmed.slice(0, -wanted.length)};`;
  return line;
}
function attributesIn(text) {
  return new Map(
    [...text.matchAll(/(\w+):("[^"]*"|\S+)/g)].map(([, name = "", value = ""]) => [
      name.toLowerCase(),
      unquoted(value)
    ])
  );
}
function unquoted(text) {
  return /^".*"$/.test(text) ? text.slice(1, -1) : text;
}

// src/sql/runners/liquibase.ts
var liquibase = {
  title: "Liquibase",
  example: "db/changelog/2_new.sql",
  read: (path) => {
    const [, folder = "", name = ""] = /^(?:(.*)\/)?([^/]+)\.sql$/.exec(path) ?? [];
    return name ? { folder, name, version: "", repeatable: false } : void 0;
  },
  folderShownBy: (path) => isChangelog(path) ? path.split("/").slice(0, -1).join("/") : void 0,
  listMark: /\bdatabaseChangeLog\b/,
  mark: /^\s*--\s*liquibase\s+formatted\s+sql\b/im,
  nested: true,
  arrange: arrange3,
  list: "the changelog",
  orderedByList: true,
  compareVersions: (a, b) => compareNatural(a.version, b.version),
  part: partOf,
  wrapping: (file) => {
    if (!sendsApart2(file)) return inTransaction;
    return /^\s*--\s*changeset\b.*\bsplitStatements:\s*"?false/im.test(file.text) ? sentAsOneText(file) : oneByOne;
  },
  sendsApart: sendsApart2,
  stateTable: {
    name: "databasechangelog",
    sql: `CREATE TABLE databasechangelog (id varchar(255) NOT NULL, author varchar(255) NOT NULL, filename varchar(255) NOT NULL,
      dateexecuted timestamp NOT NULL, orderexecuted int NOT NULL, exectype varchar(10) NOT NULL, md5sum varchar(35),
      description varchar(255), comments varchar(255), tag varchar(255), liquibase varchar(20), contexts varchar(255),
      labels varchar(255), deployment_id varchar(10))`
  },
  sentAlone: "alone in its changeset, with `runInTransaction:false`",
  edited: { checksum: true, severity: "error", text: "compares checksums and refuses to go on" },
  outOfOrder: runsItLate
};
function sendsApart2({ text }) {
  return /^\s*--\s*changeset\b.*\brunInTransaction:\s*"?false/im.test(text);
}
function partOf(text, direction, { key, path }) {
  const { changesets, byName } = changelogOf(text);
  if (changesets.length === 0) return direction === "up" ? text : void 0;
  const changeset = byName.get(key.slice(path.length));
  return changeset && (direction === "up" ? statementsOf(text, changeset) : rollbackOf(text, changeset));
}
var mostChangesets = 5e3;
function tooMany(path, found) {
  return new BreakwaterError({
    code: "too-many-changesets",
    message: `${path} holds ${found} changesets; at most ${mostChangesets} of one file are read.`,
    hint: "Split the file, and include its parts in the changelog.",
    location: { path, line: 1, column: 1 }
  });
}
async function arrange3(folder, files, tree) {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const included = await includedBy(folder, [...byPath.keys()], tree);
  const ordered = included?.files ?? [...byPath.keys()].sort(compareNatural);
  const texts = await tree.read(ordered);
  const remarks = new Set(included?.remarks);
  const listed = ordered.flatMap((path) => {
    const file = byPath.get(path);
    const text = texts.get(path);
    if (!file || text === void 0) return [];
    const { changesets: written } = changelogOf(text);
    if (written.length > mostChangesets) throw tooMany(path, written.length);
    if (written.length === 0) return included ? [file] : [];
    const mine = written.filter(isForPostgres);
    if (/^\s*--\s*preconditions\b/im.test(text))
      remarks.add(`${path}: preconditions are not asked, so each changeset is run`);
    const foreign = written.length - mine.length;
    if (foreign > 0) remarks.add(`${path}: ${count(foreign, "changeset")} not for Postgres (dbms, ignore) left out`);
    return mine.map((changeset) => ({
      ...file,
      key: `${path}${changeset.name}`,
      version: `${path}#${changeset.author}:${changeset.id}`,
      name: `${file.name} ${changeset.author}:${changeset.id}`,
      // Its checksum covers neither comments nor layout.
      id: statementsOf(text, changeset).replace(/--.*$/gm, "").replace(/\s+/g, " ").trim(),
      repeatable: changeset.runAlways || changeset.runOnChange
    }));
  });
  if (listed.length === 0) return void 0;
  const used = new Set(ordered);
  const unlisted = [...byPath.keys()].filter((path) => !used.has(path));
  return { files: listed, unlisted, remarks: [...remarks] };
}

// src/sql/runners/node-pg-migrate.ts
init_shim();
var nodePgMigrate = {
  title: "node-pg-migrate",
  example: "migrations/1700000000000_new.sql",
  read: (path) => {
    const [, folder = "", name = "", version = ""] = /^(?:(.*)\/)?((\d+)[^/]*?)(?:\.up)?\.sql$/.exec(path) ?? [];
    return name && !name.endsWith(".down") ? { folder, name, version, repeatable: false } : void 0;
  },
  mark: /^\s*--[\s-]*(up|down)\s+migration/im,
  beside: /\.down\.sql$/,
  compareVersions: (a, b) => compareNumbers([trimZeros(a.version)], [trimZeros(b.version)]) || compareText(a.name, b.name),
  part,
  downPaths: ({ path }) => path.endsWith(".up.sql") ? [path.replace(/up\.sql$/, "down.sql")] : [],
  // One transaction around all that is pending, unless it is told otherwise.
  allInOneTransaction: true,
  wrapping: () => inTransaction,
  stateTable: {
    name: "pgmigrations",
    sql: "CREATE TABLE pgmigrations (id serial PRIMARY KEY, name varchar(255) NOT NULL, run_on timestamp NOT NULL)"
  },
  sentAlone: "in a migration in JavaScript that calls pgm.noTransaction()",
  edited: { checksum: false },
  outOfOrder: (last) => ({
    severity: "error",
    text: `refuses to go on where ${last} has run, unless its check of the order is off`
  })
};
function part(text, direction) {
  const lines = text.split("\n");
  const up = lines.findIndex((line) => /^\s*--[\s-]*up\s+migration/i.test(line));
  const down = lines.findIndex((line) => /^\s*--[\s-]*down\s+migration/i.test(line));
  const start = direction === "up" ? Math.max(up, 0) : down;
  if (start < 0) return void 0;
  const other = direction === "up" ? down : up;
  const end = other > start ? other : lines.length;
  return lines.map((line, index) => index >= start && index < end ? line : "").join("\n");
}

// src/sql/runners/plain.ts
init_shim();

// src/sql/runners/marked-sections.ts
init_shim();
var marks = [
  // sql-migrate, micrate, rambler
  /^\s*--\s*(?:\+(?:migrate|micrate)|rambler)\s+(up|down)\b/i,
  // Play's evolutions; the first form is not even SQL
  /^\s*#\s*-+\s*!(up|down)s\b/i,
  /^\s*--\s*!(up|down)s\b/i
];
var turns = /^\s*(?:--\s*\/\/\s*@undo\b|-{4}\s*create above \/ drop below\s*-{4}\s*$)/i;
var bare = /^\s*(?:--[\s=*#+-]*(up|down)[\s:=*#+-]*|\/\*[\s=*-]*(up|down)[\s:=*-]*\*\/\s*)$/i;
function markedPart(text, direction) {
  const lines = text.split("\n");
  const isParted = arePaired(lines);
  let current = "up";
  let found = direction === "up";
  const kept = lines.map((line) => {
    const turned = directionOf(line, isParted);
    current = turned ?? current;
    found ||= turned === direction;
    return current === direction && (turned === void 0 || /^\s*--/.test(line)) ? line : "";
  });
  return found ? kept.join("\n") : void 0;
}
function directionOf(line, isParted) {
  if (turns.test(line)) return "down";
  const named = [...marks.map((mark) => mark.exec(line)?.[1]?.toLowerCase()), isParted ? bareWord(line) : void 0];
  return named.includes("up") ? "up" : named.includes("down") ? "down" : void 0;
}
function arePaired(lines) {
  const words = lines.flatMap((line) => bareWord(line) ?? []);
  return words.length === 2 && words[0] === "up" && words[1] === "down";
}
function bareWord(line) {
  const [, inLine, inBlock] = bare.exec(line) ?? [];
  return (inLine ?? inBlock)?.toLowerCase();
}

// src/sql/runners/plain.ts
var asksForNone = /^\s*--[\s!-]*(no-transaction\b|atlas:txmode\s+none\b|postgres-migrations\s+disable-transaction\b|tern:\s*disable-tx\b|\+migrate\s+up\s+notransaction\b)/im;
var plain = {
  title: "plain SQL files",
  example: "migrations/2_new.sql",
  read: (path) => {
    const [, folder = "", name = ""] = /^(?:(.*)\/)?([^/]+)\.sql$/.exec(path) ?? [];
    return name && !/(^|[._-])(down|undo|rollback|revert)$|^\d+\.undo\./i.test(name) ? { folder, name, version: "", repeatable: false } : void 0;
  },
  compareVersions: (a, b) => compareNatural(a.name, b.name),
  part: markedPart,
  downPaths: ({ path }) => {
    const stem = path.replace(/([._-]up)?\.sql$/i, "");
    const beside = [".down", "_down", "-down", ".undo", ".rollback", ".revert"].map((end) => `${stem}${end}.sql`);
    const undo = path.replace(/(^|\/)(\d+)\.do\b/i, "$1$2.undo");
    return undo === path ? beside : [...beside, undo];
  },
  wrapping: ({ statements, text }) => {
    if (asksForNone.test(text)) return oneByOne;
    if (!statements.some(needsNoTransaction)) return inTransaction;
    return {
      ...oneByOne,
      remark: "its statements were run one by one, as psql does: a runner that wraps the file in a transaction would refuse it"
    };
  },
  sentAlone: "in a file of its own that the runner does not wrap in a transaction",
  edited: { checksum: false },
  outOfOrder: (last) => ({
    severity: "warning",
    text: `may skip it, or run it after ${last} here and before it in a new database`
  })
};

// src/sql/runners/popx.ts
init_shim();
var fileName = /^(?:(.*)\/)?((\d+)_[^/.]+)((?:\.[a-z0-9]+)*)\.up\.sql$/;
var popx = {
  title: "popx",
  example: "migrations/20260102000000000000_new.postgres.up.sql",
  read: (path) => {
    const [, folder = "", name = "", version = "", ends = ""] = fileName.exec(path) ?? [];
    if (!name || ends.split(".").some((end) => end !== "" && !/^(postgres(ql)?|autocommit)$/.test(end)))
      return void 0;
    return { folder, name, version, repeatable: false };
  },
  folderShownBy: (path) => /^(?:(.*)\/)?\d+_[^/.]+(?:\.postgres|\.autocommit)+\.(?:up|down)\.sql$/.exec(path)?.slice(1).map((it) => it ?? "")[0],
  beside: /\.(down|(mysql|mariadb|sqlite3?|cockroach)(\.autocommit)?\.up)\.sql$/,
  arrange: arrange4,
  compareVersions: (a, b) => compareText(a.version, b.version),
  downPaths: ({ path }) => [
    path.replace(/up\.sql$/, "down.sql"),
    path.replace(/(\.postgres(ql)?|\.autocommit)*\.up\.sql$/, ".postgres.down.sql"),
    path.replace(/(\.postgres(ql)?|\.autocommit)*\.up\.sql$/, ".down.sql")
  ],
  sendsApart: sendsApart3,
  wrapping: (file) => sendsApart3(file) ? sentAsOneText(file) : inTransaction,
  stateTable: {
    name: "schema_migration",
    sql: "CREATE TABLE schema_migration (version varchar(48) NOT NULL, version_self int NOT NULL DEFAULT 0)"
  },
  sentAlone: "alone in a file whose name ends in `.autocommit.up.sql`",
  edited: { checksum: false },
  outOfOrder: runsItLate
};
function sendsApart3({ path }) {
  return /\.autocommit\.(up|down)\.sql$/.test(path);
}
async function arrange4(folder, files) {
  const forPostgres = (path) => /\.postgres(ql)?\./.test(path);
  const chosen = /* @__PURE__ */ new Map();
  for (const file of files) {
    const rival = chosen.get(file.name);
    if (!rival || forPostgres(file.path) && !forPostgres(rival.path)) chosen.set(file.name, file);
  }
  const keyOf2 = ({ name }) => `${folder && `${folder}/`}${name}.up.sql`;
  const run = files.filter((file) => chosen.get(file.name) === file).map((file) => ({ ...file, key: keyOf2(file) }));
  return { files: run, unlisted: [], remarks: [] };
}

// src/sql/runners/prisma.ts
init_shim();
var prisma = {
  title: "Prisma",
  example: "migrations/2_new/migration.sql",
  read: (path) => {
    const { folder, directory, file } = directoryOf(path);
    return file === "migration.sql" && directory !== "" ? { folder, name: directory, version: "", repeatable: false } : void 0;
  },
  compareVersions: (a, b) => compareText(a.name, b.name),
  // Prisma runs none itself; its documentation has people write them to this file.
  downPaths: ({ path }) => [path.replace(/migration\.sql$/, "down.sql")],
  wrapping: sentAsOneText,
  stateTable: {
    name: "_prisma_migrations",
    sql: `CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
      migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
      started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count int NOT NULL DEFAULT 0)`
  },
  sentAlone: "alone in its migration.sql",
  // `migrate deploy` goes on; only `migrate dev` asks to have the database reset.
  edited: {
    checksum: true,
    severity: "warning",
    text: "compares checksums, warns of it on deploy, and never runs the change where the old text has run"
  },
  outOfOrder: runsItLate
};

// src/sql/runners/sqitch.ts
init_shim();
var sqitch = {
  title: "Sqitch",
  example: "deploy/new.sql",
  read: (path) => {
    const [, folder = "", name = ""] = /^(?:(.*?)\/)?deploy\/(.+)\.sql$/.exec(path) ?? [];
    return name ? { folder, name, version: "", repeatable: false } : void 0;
  },
  folderShownBy: (path) => /^(?:(.*)\/)?sqitch\.plan$/.exec(path)?.slice(1).map((folder) => folder ?? "")[0],
  beside: /(^|\/)(revert|verify)\/.*\.sql$/,
  arrange: arrange5,
  list: "sqitch.plan",
  orderedByList: true,
  compareVersions: (a, b) => compareText(a.name, b.name),
  downPaths: ({ folder, path }) => {
    const root = folder && `${folder}/`;
    return [`${root}revert/${path.slice(`${root}deploy/`.length)}`];
  },
  sentByPsql: true,
  sendsApart: () => true,
  // psql sends statement by statement; the files begin and commit by themselves.
  wrapping: () => oneByOne,
  sentAlone: "outside the BEGIN and COMMIT of its file",
  edited: { checksum: false },
  outOfOrder: (last) => ({
    severity: "error",
    text: `refuses to go on where ${last} is deployed: a change's id is made from all that come before it`
  })
};
async function arrange5(folder, files, tree) {
  const root = folder && `${folder}/`;
  const path = `${root}sqitch.plan`;
  const plan = (await tree.read([path])).get(path);
  if (plan === void 0) return { files, unlisted: [], remarks: [`there is no ${path}: ordered by name`] };
  const byPath = new Map(files.map((file) => [file.path, file]));
  const changes = changesIn(plan);
  const remarks = unmetRequirements(changes);
  const lost = [];
  const listed = changes.flatMap((change) => {
    const found = pathsOf(change, root).flatMap((candidate) => byPath.get(candidate) ?? [])[0];
    if (!found) {
      lost.push({ list: path, name: change.name });
      return [];
    }
    const { name, turn } = change;
    return [{ ...found, name, key: `${root}deploy/${name}.sql${turn > 1 ? `#${turn}` : ""}` }];
  });
  const used = new Set(listed.map((file) => file.path));
  return { files: listed, unlisted: files.map((file) => file.path).filter((file) => !used.has(file)), remarks, lost };
}
function pathsOf({ name, reworkedAfter }, root) {
  return (reworkedAfter?.map((tag) => `${name}@${tag}`) ?? [name]).map((file) => `${root}deploy/${file}.sql`);
}
function changesIn(plan) {
  const lines = plan.split("\n").flatMap((line) => {
    const [, tag] = /^\s*@(\S+)/.exec(line) ?? [];
    if (tag !== void 0) return [{ tag, name: void 0 }];
    const [, name, requires = ""] = /^\s*(?:[+-]\s*)?([^\s%#@[\]][^\s[\]]*)(?:\s+\[([^\]]*)\])?\s+\S/.exec(line) ?? [];
    return name === void 0 ? [] : [{ name, requires: requires.split(/\s+/).filter((word) => word !== "") }];
  });
  const turns2 = /* @__PURE__ */ new Map();
  const later = /* @__PURE__ */ new Map();
  const next = lines.map(() => -1);
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const name = lines[index]?.name;
    if (name === void 0) continue;
    next[index] = later.get(name) ?? -1;
    later.set(name, index);
  }
  return lines.flatMap((line, index) => {
    if (line.name === void 0) return [];
    const { name, requires } = line;
    const turn = (turns2.get(name) ?? 0) + 1;
    turns2.set(name, turn);
    const again = next[index] ?? -1;
    const tags = again < 0 ? void 0 : lines.slice(index, again).flatMap((other) => other.name === void 0 ? [other.tag] : []);
    return [{ name, requires, reworkedAfter: tags, turn }];
  });
}
function unmetRequirements(changes) {
  const seen = /* @__PURE__ */ new Set();
  const remarks = [];
  for (const { name, requires } of changes) {
    const missing = requires.map((required) => required.replace(/^:/, "").replace(/@.*$/, "")).find((required) => required !== "" && !/^!|:/.test(required) && !seen.has(required));
    if (missing !== void 0)
      remarks.push(`${name} requires ${missing}, which the plan has not before it: Sqitch stops`);
    seen.add(name);
  }
  return remarks;
}

// src/sql/runners/versioned-folders.ts
init_shim();
var versionedFolders = {
  title: "versioned folders",
  example: "schema/versioned/v2/new.sql",
  read: (path) => {
    const [, folder = "", name = ""] = /^(?:(.*)\/)?(v\d+(?:\.\d+)*\/[^/]+)\.sql$/.exec(path) ?? [];
    return name ? { folder, name, version: "", repeatable: false } : void 0;
  },
  folderShownBy: (path) => /^(?:(.*)\/)?v\d+(?:\.\d+)*\/manifest\.json$/.exec(path)?.slice(1).map((folder) => folder ?? "")[0],
  arrange: arrange6,
  list: "its manifest.json",
  orderedByList: true,
  compareVersions: (a, b) => compareNatural(a.name, b.name),
  sendsApart: () => true,
  wrapping: () => oneByOne,
  sentAlone: "as it is (no transaction is put around a file)",
  edited: { checksum: false },
  outOfOrder: (last) => ({ severity: "error", text: `never run it where ${last} has run` })
};
async function arrange6(folder, files, tree) {
  const versions = [...new Set(files.map(({ name }) => name.split("/", 1)[0] ?? ""))].sort(compareNatural);
  const pathOf = (version) => `${folder && `${folder}/`}${version}/manifest.json`;
  const manifests = await tree.read(versions.map(pathOf));
  const byName = new Map(files.map((file) => [file.name, file]));
  const lost = [];
  const listed = versions.flatMap((version) => {
    const names = namesIn2(parsedJson(manifests.get(pathOf(version))));
    if (!names) return files.filter(({ name }) => name.startsWith(`${version}/`));
    return names.flatMap((name) => {
      const file = byName.get(`${version}/${name.replace(/\.sql$/, "")}`);
      if (!file) lost.push({ list: pathOf(version), name });
      return file ? [file] : [];
    });
  });
  const known = new Set(listed);
  return {
    files: listed,
    unlisted: files.filter((file) => !known.has(file)).map(({ path }) => path),
    remarks: [],
    lost
  };
}
function namesIn2(manifest) {
  if (typeof manifest !== "object" || manifest === null) return void 0;
  return Object.keys(manifest).map((key) => fieldOf(manifest, key)).find((list) => Array.isArray(list) && list.every((name) => typeof name === "string"));
}

// src/sql/runners.ts
var runners = {
  dbmate,
  diesel,
  drizzle,
  flyway,
  "golang-migrate": golangMigrate,
  goose,
  liquibase,
  "node-pg-migrate": nodePgMigrate,
  plain,
  popx,
  prisma,
  sqitch,
  "versioned-folders": versionedFolders
};
function readName(runner, path) {
  const read = runners[runner].read(path);
  return read && { ...read, runner };
}
function isVendored(path) {
  return /(^|\/)(node_modules|vendor|testdata|fixtures|__tests__)\//.test(path);
}
function guessName(path) {
  if (isVendored(path) || !path.endsWith(".sql")) return void 0;
  if (/\.(mysql|mariadb|sqlite3?|cockroach(db)?|mssql|oracle)\.((autocommit|up|down)\.)*sql$/i.test(path))
    return void 0;
  for (const runner of ["diesel", "golang-migrate", "flyway", "prisma"]) {
    const name2 = readName(runner, path);
    if (name2) return { ...name2, sure: true };
  }
  const name = readName("plain", path);
  if (!name || !/^\d/.test(name.name)) return void 0;
  const sure = /(^|[/_-])(migrations?|migrate|drizzle|evolutions)($|\/)/i.test(name.folder) || // `000012.sql`: nobody writes so many zeros but for a program that counts files.
  /^0\d{4,}(\D|$)/.test(name.name) && !/(^|\/)(seeds?|quer(y|ies)|snapshots?|dumps?|data|reports?)(\/|$)/i.test(name.folder);
  return sure || /^(\d{12,}|\d{3,5})(\D|$)/.test(name.name) ? { ...name, sure } : void 0;
}
var otherDialects = /(^|[-_.])(mysql|mariadb|sqlite3?|h2|oracle|mssql|sqlserver|cockroach(db)?|clickhouse|cassandra|spanner|tidb|duckdb)($|[-_.])/i;
function isOtherDialect(folder) {
  return folder.split("/").some((segment) => otherDialects.test(segment));
}
function compareMigrations(a, b) {
  if (a.repeatable !== b.repeatable) return a.repeatable ? 1 : -1;
  return runners[a.runner].compareVersions(a, b) || compareText(a.name, b.name);
}

// src/sql/identities.ts
init_shim();
var query = `
  WITH kept AS (
    SELECT c.oid, quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name, c.relkind
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')
  SELECT json_build_object(
    'objects', (SELECT coalesce(json_object_agg(oid, name), '{}') FROM (
      SELECT oid, name FROM kept UNION ALL
      SELECT t.oid, quote_ident(n.nspname) || '.' || quote_ident(t.typname)
      FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'e') both_kinds),
    'columns', (SELECT coalesce(json_object_agg(kept.oid || '.' || a.attnum, quote_ident(a.attname)), '{}')
      FROM kept JOIN pg_attribute a ON a.attrelid = kept.oid
      WHERE kept.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped)) AS identities`;
async function readIdentities(session) {
  const { rows } = await session.query(query);
  return rows[0]?.identities ?? { objects: {}, columns: {} };
}
var noRenames = { objects: /* @__PURE__ */ new Map(), columns: /* @__PURE__ */ new Map() };
function renamesBetween(base, head) {
  const objects = Object.entries(base.objects).flatMap(([oid, name]) => pairIfRenamed(name, name, head.objects[oid]));
  const columns = Object.entries(base.columns).flatMap(([id, name]) => {
    const table = base.objects[id.split(".")[0] ?? ""];
    return pairIfRenamed(`${table}.${name}`, name, head.columns[id]);
  });
  return { objects: new Map(objects), columns: new Map(columns) };
}
function pairIfRenamed(key, before, after) {
  return after === void 0 || after === before ? [] : [[key, after]];
}

// src/sql/catalog-changes.ts
init_shim();

// src/sql/catalog-attributes.ts
init_shim();

// src/sql/catalog-names.ts
init_shim();
function placeOf(object, name) {
  const parts2 = partsOf(object === "function" ? name.replace(/\(.*$/s, "") : name);
  return { object, name, words: parts2.length > 1 ? parts2.slice(1) : parts2 };
}
function partsOf(name) {
  return [...name.matchAll(/"((?:[^"]|"")*)"|[^."]+/g)].map(([plain2, quoted]) => quoted?.replaceAll('""', '"') ?? plain2);
}
function leafOf(name) {
  return name.match(/(?:"(?:[^"]|"")*"|[^."]+)$/)?.[0] ?? name;
}
function parentOf(name) {
  return name.slice(0, name.length - leafOf(name).length - 1);
}

// src/sql/catalog-attributes.ts
function compareAttributes(base, head, renames) {
  const isAtHead = presenceIn(head);
  const isAtBase = presenceIn(base);
  const before = base.attributes.filter(isAtBase).map((attribute) => ({ ...attribute, name: nameAtHead(attribute, renames) })).filter(isAtHead);
  const known = new Map(before.map((attribute) => [keyOf(attribute), attribute.value]));
  const baseNames = new Set(
    namesIn3(base).map(({ object, name }) => `${object} ${nameAtHead({ object, name }, renames)}`)
  );
  const after = head.attributes.filter(isAtHead).filter(({ object, name }) => baseNames.has(`${object} ${name}`) || baseNames.has(`view ${parentOf(name)}`));
  const now = new Map(after.map((attribute) => [keyOf(attribute), attribute.value]));
  const all = new Map([...before, ...after].map((attribute) => [keyOf(attribute), attribute]));
  return [...all].flatMap(([key, { object, name, aspect }]) => {
    const [was, is] = [known.get(key) ?? "", now.get(key) ?? ""];
    return was === is ? [] : [{ ...placeOf(object, name), what: "attribute", aspect, before: was, after: is }];
  });
}
function othersOnBothSides(base, head, { objects }) {
  const headTables = relationsOf(head);
  const baseTables = new Set([...relationsOf(base)].map((name) => objects.get(name) ?? name));
  const before = base.others.map((other) => {
    const relation = other.relation === null ? null : objects.get(other.relation) ?? other.relation;
    return relation === other.relation ? other : { ...other, relation, name: `${relation}.${leafOf(other.name)}` };
  });
  const stays = (tables) => (other) => other.relation === null || tables.has(other.relation);
  return { before: before.filter(stays(headTables)), after: head.others.filter(stays(baseTables)) };
}
function relationsOf({ tables, views }) {
  return new Set([...tables, ...views].map(({ name }) => name));
}
function presenceIn(catalog) {
  const names = new Set(namesIn3(catalog).map(({ object, name }) => `${object} ${name}`));
  return ({ object, name }) => names.has(`${object} ${name}`) || object === "column" && (names.has(`view ${parentOf(name)}`) || names.has(`type ${parentOf(name)}`));
}
function namesIn3(catalog) {
  const all = (object, list, prefix = "") => list.map(({ name }) => ({ object, name: `${prefix}${name}` }));
  return [
    ...catalog.schemas.map((name) => ({ object: "schema", name })),
    ...all("enum", catalog.enums),
    ...all("domain", catalog.domains),
    ...all("type", catalog.types),
    ...all("sequence", catalog.sequences),
    ...all("view", catalog.views),
    ...all("function", catalog.functions),
    ...catalog.others.map(({ object, name }) => ({ object, name })),
    ...catalog.tables.flatMap((table) => [
      { object: "table", name: table.name },
      ...all("column", table.columns, `${table.name}.`),
      ...all("constraint", table.constraints, `${table.name}.`),
      ...all("trigger", table.triggers, `${table.name}.`),
      ...all("policy", table.policies, `${table.name}.`),
      ...all("index", table.indexes, `${parentOf(table.name)}.`)
    ])
  ];
}
var parts = /* @__PURE__ */ new Set(["column", "constraint", "trigger", "policy", "rule"]);
function nameAtHead({ object, name }, { objects, columns }) {
  if (!parts.has(object)) return objects.get(name) ?? name;
  const table = parentOf(name);
  const leaf = (object === "column" ? columns.get(name) : void 0) ?? leafOf(name);
  return `${objects.get(table) ?? table}.${leaf}`;
}
function keyOf({ object, name, aspect }) {
  return `${object} ${name}
${aspect}`;
}

// src/sql/same-code.ts
init_shim();
function isSameCode(before, after) {
  return before === after || normal(before) === normal(after);
}
function isSameFunction(before, after) {
  if (before === after) return true;
  const [was, is] = [partsOf2(before), partsOf2(after)];
  return was !== void 0 && is !== void 0 && was.head === is.head && isSameCode(was.body, is.body);
}
function partsOf2(definition) {
  const [whole, head = "", tag = ""] = /^([^$]*\n LANGUAGE (?:sql|plpgsql)\b[^$]*\nAS )(\$(?:function|procedure)x*\$)/.exec(definition) ?? [];
  if (whole === void 0) return void 0;
  return { head, body: definition.slice(whole.length, definition.lastIndexOf(tag)) };
}
function normal(code) {
  let last;
  let text = "";
  for (const token of tokensOf(code)) {
    if (token.kind === "comment") continue;
    const touches = last?.kind === "sign" && token.kind === "sign" && last.end === token.start;
    text += `${touches ? "" : "\n"}${token.text}`;
    last = token;
  }
  return text;
}

// src/sql/catalog-changes.ts
function compareCatalogs(base, head, renames = noRenames) {
  const rewrite = rewriter(renames);
  const defined = (object, before, after) => compareDefined(object, before, after, renames, rewrite);
  const schemas = (names) => names.map((name) => ({ name, definition: `CREATE SCHEMA ${name}` }));
  return [
    ...defined("schema", schemas(base.schemas), schemas(head.schemas)),
    ...defined("extension", base.extensions, head.extensions),
    ...compareEnums(base.enums, head.enums, renames),
    ...defined("domain", base.domains, head.domains),
    ...defined("type", base.types, head.types),
    ...defined("sequence", base.sequences, head.sequences),
    ...compareTables(base.tables, head.tables, renames, rewrite),
    ...defined("view", base.views, head.views),
    ...defined("function", base.functions, head.functions),
    ...compareOthers(base, head, renames, rewrite),
    ...compareAttributes(base, head, renames)
  ];
}
function compareOthers(base, head, renames, rewrite) {
  const { before, after } = othersOnBothSides(base, head, renames);
  const kinds = new Set([...before, ...after].map(({ object }) => object));
  const ofKind = (list, kind) => list.filter(({ object }) => object === kind);
  return [...kinds].flatMap(
    (kind) => compareDefined(kind, ofKind(before, kind), ofKind(after, kind), noRenames, rewrite)
  );
}
function match(before, after, newName = (name) => name) {
  const atHead = new Map(after.map((thing) => [thing.name, thing]));
  const atBase = new Set(before.map(({ name }) => newName(name)));
  return {
    added: after.filter(({ name }) => !atBase.has(name)),
    dropped: before.filter(({ name }) => !atHead.has(newName(name))),
    kept: before.flatMap((thing) => {
      const partner = atHead.get(newName(thing.name));
      return partner ? [{ before: thing, after: partner }] : [];
    })
  };
}
function rewriter({ objects, columns }) {
  const pairs = [
    ...[...objects].flatMap(([before, after]) => [
      [before, after],
      // A trigger or index is printed without its schema in front of its own name.
      [leafOf(before), leafOf(after)]
    ]),
    ...[...columns].map(([before, after]) => [leafOf(before), after])
  ];
  return (text) => pairs.reduce((rewritten, [before, after]) => replaceWord(rewritten, before, after), text);
}
function replaceWord(text, before, after) {
  return text.split(before).reduce(
    (done, next) => /[\w$"]$/.test(done) || /^[\w$"]/.test(next) ? `${done}${before}${next}` : `${done}${after}${next}`
  );
}
function compareDefined(object, base, head, { objects }, rewrite, parent) {
  const { added, dropped, kept } = match(base, head, (name) => objects.get(name) ?? name);
  const place = ({ name }) => placeOf(object, parent === void 0 ? name : `${parent}.${name}`);
  return [
    ...dropped.map((thing) => droppedAt(place(thing), thing.definition)),
    ...added.map((thing) => addedAt(place(thing), thing.definition)),
    ...kept.flatMap(({ before, after }) => [
      ...renamedAt(place(after), before.name, after.name),
      ...object === "function" && isSameFunction(rewrite(before.definition), after.definition) ? [] : changedAt(place(after), "definition", before.definition, after.definition, rewrite)
    ])
  ];
}
function compareEnums(base, head, { objects }) {
  const { added, dropped, kept } = match(base, head, (name) => objects.get(name) ?? name);
  const place = ({ name }) => placeOf("enum", name);
  return [
    ...dropped.map((thing) => droppedAt(place(thing), labelsOf(thing))),
    ...added.map((thing) => addedAt(place(thing), labelsOf(thing))),
    ...kept.flatMap(({ before, after }) => [
      ...renamedAt(place(after), before.name, after.name),
      ...changedAt(place(after), "labels", labelsOf(before), labelsOf(after))
    ])
  ];
}
function labelsOf({ labels }) {
  return labels.map((label) => `'${label.replaceAll("'", "''")}'`).join(", ");
}
function enumLabels(list) {
  return list.match(/'(?:[^']|'')*'/g) ?? [];
}
function compareTables(base, head, renames, rewrite) {
  const { added, dropped, kept } = match(base, head, (name) => renames.objects.get(name) ?? name);
  const place = ({ name }) => placeOf("table", name);
  return [
    ...dropped.map((table) => droppedAt(place(table), definitionOf(table), table.columns.length)),
    ...added.map((table) => addedAt(place(table), definitionOf(table), table.columns.length)),
    ...kept.flatMap(({ before, after }) => [
      ...renamedAt(place(after), before.name, after.name),
      ...changedAt(place(after), "traits", before.traits.join("; "), after.traits.join("; "), rewrite),
      ...compareParts(before, after, renames, rewrite)
    ])
  ];
}
function compareParts(before, after, renames, rewrite) {
  const newName = (name) => renames.columns.get(`${before.name}.${name}`) ?? name;
  const columns = match(before.columns, after.columns, newName);
  const gone = new Set(columns.dropped.map(({ name }) => name));
  const schema = parentOf(after.name);
  const constraints = compareConstraints(before, after, rewrite, gone);
  const indexes = compareIndexes(before, after, renames, rewrite, gone);
  return [
    ...columns.dropped.map((column) => ({
      ...droppedAt(columnPlace(before, column), columnText(column)),
      with: [
        ...before.constraints.filter((constraint) => constraint.columns.includes(column.name) && isGone(constraint, after.constraints)).map(({ name }) => placeOf("constraint", `${before.name}.${name}`)),
        ...before.indexes.filter((index) => index.columns.includes(column.name) && isGone(index, after.indexes)).map(({ name }) => placeOf("index", `${schema}.${name}`))
      ]
    })),
    ...columns.added.map((column) => addedAt(columnPlace(after, column), columnText(column))),
    ...columns.kept.flatMap(({ before: was, after: is }) => compareColumns(after, was, is, rewrite)),
    ...constraints,
    ...indexes,
    ...compareDefined("trigger", before.triggers, after.triggers, { objects: /* @__PURE__ */ new Map() }, rewrite, after.name),
    ...compareDefined("policy", before.policies, after.policies, { objects: /* @__PURE__ */ new Map() }, rewrite, after.name)
  ];
}
function compareColumns(table, before, after, rewrite) {
  const place = columnPlace(table, after);
  const said = ({ nullable }) => nullable ? "NULL" : "NOT NULL";
  return [
    ...renamedAt(place, before.name, after.name),
    ...changedAt(place, "type", before.type, after.type, rewrite),
    ...changedAt(place, "nullability", said(before), said(after)),
    ...changedAt(place, "value", before.value ?? "", after.value ?? "", rewrite),
    ...changedAt(place, "traits", before.traits.join("; "), after.traits.join("; "), rewrite)
  ];
}
function wentAlong({ columns }, gone) {
  return columns.some((column) => gone.has(column));
}
function compareConstraints(before, after, rewrite, gone) {
  const { added, dropped, kept } = match(before.constraints, after.constraints);
  const place = (table, { name }) => placeOf("constraint", `${table.name}.${name}`);
  const byDefinition = new Map(added.map((constraint) => [constraint.definition, constraint]));
  const moved = dropped.flatMap((was) => {
    const is = byDefinition.get(rewrite(was.definition));
    return is ? [{ was, is }] : [];
  });
  const movedFrom = new Set(moved.map(({ was }) => was));
  const movedTo = new Set(moved.map(({ is }) => is));
  const unvalidated = / NOT VALID$/;
  return [
    ...dropped.filter((constraint) => !movedFrom.has(constraint) && !wentAlong(constraint, gone)).map((constraint) => droppedAt(place(before, constraint), constraint.definition)),
    ...added.filter((constraint) => !movedTo.has(constraint)).map((constraint) => addedAt(place(after, constraint), constraint.definition)),
    ...moved.flatMap(({ was, is }) => renamedAt(place(after, is), was.name, is.name)),
    ...kept.flatMap(({ before: was, after: is }) => {
      const sameBody = rewrite(was.definition).replace(unvalidated, "") === is.definition.replace(unvalidated, "");
      return changedAt(place(after, is), sameBody ? "validity" : "definition", was.definition, is.definition, rewrite);
    })
  ];
}
function compareIndexes(before, after, { objects }, rewrite, gone) {
  const schema = parentOf(after.name);
  const newName = (name) => leafOf(objects.get(`${schema}.${name}`) ?? `${schema}.${name}`);
  const { added, dropped, kept } = match(before.indexes, after.indexes, newName);
  const place = ({ name }) => placeOf("index", `${schema}.${name}`);
  const validity = ({ valid }) => valid ? "valid" : "invalid";
  return [
    ...dropped.filter((index) => !wentAlong(index, gone)).map((index) => droppedAt(place(index), index.definition)),
    ...added.map((index) => addedAt(place(index), `${index.definition}${index.valid ? "" : " (invalid)"}`)),
    ...kept.flatMap(({ before: was, after: is }) => [
      ...renamedAt(place(is), was.name, is.name),
      ...changedAt(place(is), "definition", was.definition, is.definition, rewrite),
      ...changedAt(place(is), "validity", validity(was), validity(is))
    ])
  ];
}
function isGone({ name }, at) {
  return at.every((other) => other.name !== name);
}
function addedAt(place, after, parts2 = 0) {
  return { ...place, what: "added", after, parts: parts2 };
}
function droppedAt(place, before, parts2 = 0) {
  return { ...place, what: "dropped", before, parts: parts2, with: [] };
}
function renamedAt(place, before, after) {
  return before === after ? [] : [{ ...place, what: "renamed", before, after }];
}
function changedAt(place, aspect, before, after, rewrite = (text) => text) {
  const same = before === after || timeless(rewrite(before)) === timeless(after);
  return same ? [] : [{ ...place, what: "changed", aspect, before, after }];
}
function timeless(text) {
  return text.replaceAll(/'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+([+-]\d\d(:\d\d)?)?'/g, "'now'");
}
function columnPlace(table, column) {
  return placeOf("column", `${table.name}.${column.name}`);
}
function columnText({ type, nullable, value }) {
  return [type, nullable ? "" : "NOT NULL", value ?? ""].filter(Boolean).join(" ");
}
function definitionOf(table) {
  const lines = [
    ...table.columns.map((column) => `  ${column.name} ${columnText(column)}`),
    ...table.constraints.map(({ name, definition }) => `  CONSTRAINT ${name} ${definition}`)
  ];
  const traits = table.traits.length > 0 ? ` -- ${table.traits.join("; ")}` : "";
  const indexes = table.indexes.map(({ definition }) => `
${definition};`).join("");
  return `CREATE TABLE ${table.name} (
${lines.join(",\n")}
);${traits}${indexes}`;
}

// src/sql/wrapping.ts
init_shim();
function wrappingOf(runner, file) {
  return runners[runner].wrapping(file);
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
function setsIsolation({ node }) {
  if (!("VariableSetStmt" in node)) return false;
  const { name, args = [] } = node.VariableSetStmt;
  if (name === isolation) return true;
  return name === "TRANSACTION" && args.some((option) => "DefElem" in option && option.DefElem.defname === isolation);
}
var isolation = "transaction_isolation";
function chains({ node }) {
  return "TransactionStmt" in node && node.TransactionStmt.chain === true;
}
function unendedBegin(statements) {
  let open;
  for (const statement of statements) {
    const control = transactionControl(statement);
    if (control === "begin") open = statement;
    if (control === "end") open = open && chains(statement) ? statement : void 0;
  }
  return open;
}

export {
  tokensOf,
  isWord,
  withValues,
  sentAsOneText,
  oneByOne,
  parsedJson,
  fieldOf,
  parseSql,
  withoutCopyData,
  placeAt,
  isSameSql,
  offsetOfCharacter,
  extensionsOf,
  needsNoTransaction,
  relationsNamedBy,
  foreignKeyColumnsIn,
  runners,
  readName,
  isVendored,
  guessName,
  isOtherDialect,
  compareMigrations,
  partsOf,
  readIdentities,
  renamesBetween,
  isSameCode,
  compareCatalogs,
  enumLabels,
  wrappingOf,
  transactionControl,
  setsIsolation,
  chains,
  unendedBegin
};
