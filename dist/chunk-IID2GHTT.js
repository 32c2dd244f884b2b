import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  require_dist
} from "./chunk-3KV2PJXQ.js";
import {
  plainHeaders
} from "./chunk-CZLXSX4G.js";
import {
  ZodArray,
  ZodDefault,
  ZodNullable,
  ZodObject,
  ZodOptional,
  ZodPipe,
  ZodPrefault,
  ZodReadonly,
  ZodRecord,
  ZodUnion,
  array,
  int,
  number,
  record,
  string,
  union,
  unknown
} from "./chunk-PTKISSGT.js";
import {
  nearest
} from "./chunk-D6OL2AXM.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  __toESM,
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/config/operation-keys.ts
init_shim();
var text = string().trim().min(1, "must not be empty");
var status = int().min(100, "must be a status code").max(599, "must be a status code");
var operationKeys = {
  weight: number().positive("must be above 0").max(1e3, "must be at most 1000").optional().describe("Share of the load, against the other operations' weights. Default: 1."),
  "expect-status": union([status, array(status).min(1)], "must be a status code or a list of them").optional().describe("Status codes that count as an answer. Default: 200 to 399."),
  headers: record(text, string()).transform(plainHeaders).optional().describe("Headers, without any secret."),
  body: union(
    [string(), record(string(), unknown()), array(unknown())],
    "must be text, or what JSON is made of"
  ).optional().describe("Text that is sent as it stands, or a mapping or list that is sent as JSON.")
};

// src/config/strict-file.ts
init_shim();
var import_yaml = __toESM(require_dist(), 1);
var configBytes = 128 * 1024;
var maxProblemsShown = 5;
function parseStrict(schema, text2, path, code = "config-invalid", maxBytes = configBytes) {
  const source = readSource(text2, path, code, maxBytes);
  const result = schema.safeParse(source.value);
  if (result.success) return result.data;
  throw strictError(
    code,
    result.error.issues.flatMap((issue) => problemsOf(issue, [], schema, source))
  );
}
function readSource(text2, path, code, maxBytes) {
  const lines = new import_yaml.LineCounter();
  const locate = (offset) => {
    const { line, col } = lines.linePos(offset);
    return { path, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const refuse = (offset, message, hint) => strictError(code, [{ location: locate(offset), message, hint }]);
  if (Buffer.byteLength(text2) > maxBytes)
    throw refuse(0, `the file is larger than ${maxBytes / 1024} KiB`, "Keep in it only what Breakwater reads.");
  try {
    const doc = (0, import_yaml.parseDocument)(text2.replace(/^\uFEFF/, ""), {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
      uniqueKeys: false
    });
    const broken = doc.errors[0] ?? doc.warnings[0];
    if (broken) throw refuse(broken.pos[0], firstLine(broken.message), "Correct the syntax at this place.");
    const { keys, twice } = indexOf(doc);
    if (twice)
      throw refuse(startOfNode(twice) ?? 0, `the key "${keyText(twice)}" stands here a second time`, "Keep one.");
    const value = doc.toJS({ maxAliasCount: 50 }) ?? {};
    return { value, place: (at, key) => locate(offsetOf(doc, keys, at, key)) };
  } catch (thrown) {
    if (thrown instanceof BreakwaterError) throw thrown;
    const reason = thrown instanceof Error ? firstLine(thrown.message) : String(thrown);
    throw refuse(0, `cannot be read (${reason})`, "Write it out, without aliases and without deep nesting.");
  }
}
function indexOf(doc) {
  const keys = /* @__PURE__ */ new Map();
  let twice;
  (0, import_yaml.visit)(doc, {
    Map: (_, map) => {
      const own = /* @__PURE__ */ new Map();
      for (const pair of map.items) {
        const key = keyText(pair.key);
        if (own.has(key)) twice ??= pair.key;
        own.set(key, pair);
      }
      keys.set(map, own);
    }
  });
  return { keys, twice };
}
function offsetOf(doc, keys, path, key) {
  let node = doc.contents;
  let offset = startOfNode(node) ?? 0;
  for (const step of key === void 0 ? path : [...path, key]) {
    if ((0, import_yaml.isAlias)(node)) node = node.resolve(doc);
    const pair = keys.get(node)?.get(String(step));
    const item = pair ? pair.key : (0, import_yaml.isSeq)(node) && typeof step === "number" ? node.items[step] : void 0;
    const start = startOfNode(item);
    if (start === void 0) return offset;
    offset = start;
    node = pair ? pair.value : item;
  }
  return key === void 0 ? startOfNode(node) ?? offset : offset;
}
function keyText(node) {
  return String(node?.value ?? node);
}
function startOfNode(node) {
  return node?.range?.[0];
}
function problemsOf(issue, prefix, schema, source) {
  const path = [...prefix, ...issue.path];
  const value = valueAt(source.value, path);
  const location = source.place(path);
  const name = path.length === 0 ? "the file" : `"${nameOf(path)}"`;
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = knownKeys(schemaAt(schema, path));
      return issue.keys.map((key) => unknownKey(key, path, known, source.place(path, key)));
    }
    case "invalid_union": {
      const branches = issue.errors.map((issues) => [...issues].sort((a, b) => b.path.length - a.path.length));
      const meant = branches.sort((a, b) => (b[0]?.path.length ?? 0) - (a[0]?.path.length ?? 0))[0]?.[0];
      if (meant && meant.path.length > 0) return problemsOf(meant, path, schema, source);
      const [own, ...others] = branches.filter(([one]) => one && !["invalid_type", "invalid_union"].includes(one.code));
      if (own?.[0] && others.length === 0 && isMapping(value)) return problemsOf(own[0], path, schema, source);
      return [{ location, message: `${name}: ${issue.message}`, hint: "Correct the value." }];
    }
    case "invalid_value": {
      const allowed = issue.values.map(String);
      const meant = typeof value === "string" ? nearest(value, allowed) : void 0;
      const is = value === void 0 ? "missing" : shown(value);
      const message = `${name} is ${is}, and must be ${alternatives(allowed)}`;
      return [{ location, message, hint: meant ? `Did you mean ${meant}?` : `Write ${alternatives(allowed)}.` }];
    }
    case "invalid_type":
      return value === void 0 && path.length > 0 ? [{ location, message: `${name} is missing`, hint: `Add it; it must be ${article(issue.expected)}.` }] : [
        {
          location,
          message: `${name} must be ${article(issue.expected)}, and is ${shown(value)}`,
          hint: typeHint(issue.expected, value, path)
        }
      ];
    default:
      return [{ location, message: `${name}: ${issue.message}`, hint: "Correct the value." }];
  }
}
function typeHint(expected, value, path) {
  const isScalar = ["string", "number", "boolean"].includes(typeof value);
  if (expected === "string" && isScalar) return "Put it into quotes if it is meant as text.";
  const key = path.at(-1);
  if (expected === "array" && typeof key === "string")
    return `Write a list: \`${key}: [${typeof value === "string" ? shown(value) : "..."}]\`.`;
  return "Correct the value.";
}
function unknownKey(key, path, known, location) {
  const meant = meantBy(key, known);
  return {
    location,
    message: `unknown key "${nameOf([...path, key])}"${meant ? ` (did you mean "${meant}"?)` : ""}`,
    hint: known.length > 0 ? `Keys that may stand here: ${listed(known, meant)}.` : "Remove it."
  };
}
function meantBy(key, known) {
  const names = known.map((id) => id.slice(id.indexOf("/") + 1));
  if (key.includes("/") || names.every((name, index) => name === known[index])) return nearest(key, known);
  const begins = names.indexOf(key);
  const longer = begins >= 0 ? begins : names.findIndex((name) => name.startsWith(`${key}-`));
  return longer >= 0 ? known[longer] : known[names.indexOf(nearest(key, names) ?? "")];
}
function listed(known, meant) {
  if (known.length <= 20) return known.join(", ");
  return `${known.length} of them, such as ${meant ?? known[0]}`;
}
function strictError(code, problems) {
  const sorted = [...problems].sort(
    (a, b) => a.location.line - b.location.line || a.location.column - b.location.column
  );
  const shownProblems = sorted.slice(0, maxProblemsShown);
  const [first] = sorted;
  const alone = sorted.length === 1;
  const rest = sorted.length - shownProblems.length;
  const told = shownProblems.flatMap(({ location: { path, line, column }, message, hint }) => [
    `${path}:${line}:${column}: ${message}`,
    // Of several, each stands with its own advice.
    ...alone ? [] : [`  ${hint}`]
  ]);
  return new BreakwaterError({
    code,
    message: [...told, ...rest > 0 ? [`and ${rest} more`] : []].join("\n"),
    hint: alone ? first?.hint ?? "" : `Correct these ${sorted.length} places in ${first?.location.path}.`,
    ...first && { location: first.location }
  });
}
function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function valueAt(value, path) {
  return path.reduce(
    // An object by the check; its keys are read, never called.
    (inner, step) => typeof inner === "object" && inner ? inner[step] : void 0,
    value
  );
}
function schemaAt(schema, path) {
  if (schema instanceof ZodOptional || schema instanceof ZodNullable || schema instanceof ZodReadonly)
    return schemaAt(schema.unwrap(), path);
  if (schema instanceof ZodDefault || schema instanceof ZodPrefault) return schemaAt(schema.unwrap(), path);
  if (schema instanceof ZodPipe) return schemaAt(schema.in, path);
  if (schema instanceof ZodUnion) {
    const found = schema.options.map((option) => schemaAt(option, path)).filter((one) => one !== void 0);
    return found.find((one) => one instanceof ZodObject) ?? found[0];
  }
  const [step, ...rest] = path;
  if (step === void 0) return schema;
  if (schema instanceof ZodObject) return schemaAt(schema.shape[String(step)], rest);
  if (schema instanceof ZodArray) return schemaAt(schema.element, rest);
  if (schema instanceof ZodRecord) return schemaAt(schema.valueType, rest);
  return void 0;
}
function knownKeys(schema) {
  return schema instanceof ZodObject ? Object.keys(schema.shape) : [];
}
function nameOf(path) {
  return path.map((step, at) => typeof step === "number" ? `[${step}]` : `${at > 0 ? "." : ""}${String(step)}`).join("");
}
function shown(value) {
  if (value === null || value === void 0) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  const text2 = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text2.length > 60 ? `${text2.slice(0, 57)}...` : text2;
}
function article(expected) {
  const words = {
    object: "a mapping (keys and values)",
    record: "a mapping (keys and values)",
    array: "a list",
    string: "text",
    int: "a whole number",
    boolean: "true or false"
  };
  return words[expected] ?? `a ${expected}`;
}
function alternatives(values) {
  return values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}
function firstLine(text2) {
  return text2.split("\n", 1)[0] ?? "";
}

export {
  operationKeys,
  parseStrict
};
