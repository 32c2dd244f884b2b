import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  connectionTrouble,
  placeOfSession
} from "./chunk-IE3O4KEG.js";
import {
  valueParser
} from "./chunk-GBHOOMWU.js";
import {
  commandEnvironment,
  preparedCheckouts,
  runShell
} from "./chunk-Z5HBM6LH.js";
import "./chunk-JBDXVEF3.js";
import {
  refuseFarReaching,
  rolesMadeBy
} from "./chunk-TELTVDVT.js";
import "./chunk-7SHNR7YN.js";
import "./chunk-PR3MLJCY.js";
import "./chunk-3A4NMHMY.js";
import "./chunk-AAYD4SSA.js";
import "./chunk-VMCVHZIK.js";
import {
  SqlError,
  refusedOutside
} from "./chunk-UWS3ZHM4.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/commands/migration-commands.ts
init_shim();

// src/adapters/postgres/wire-proxy.ts
init_shim();
import { randomBytes } from "node:crypto";
import { createServer } from "node:net";

// src/adapters/postgres/wire-door.ts
init_shim();
import { randomInt } from "node:crypto";

// src/adapters/postgres/wire-message.ts
init_shim();
import { timingSafeEqual } from "node:crypto";
import { once } from "node:events";
var maxMessageBytes = 256 * 1024 * 1024;
var maxPacketBytes = 1e4;
function messageReader(stream) {
  const chunks = stream[Symbol.asyncIterator]();
  let pending = Buffer.alloc(0);
  const fill = async (wanted) => {
    if (pending.length >= wanted) return true;
    const parts = [pending];
    let size = pending.length;
    while (size < wanted) {
      const chunk = await chunks.next().catch(() => void 0);
      if (!chunk || chunk.done) return false;
      parts.push(chunk.value);
      size += chunk.value.length;
    }
    pending = Buffer.concat(parts);
    return true;
  };
  const take = (size) => {
    const taken = pending.subarray(0, size);
    pending = pending.subarray(size);
    return taken;
  };
  return {
    next: async () => {
      if (!await fill(5)) return void 0;
      const size = pending.readUInt32BE(1) + 1;
      if (size < 5 || size > maxMessageBytes || !await fill(size)) return void 0;
      const bytes = take(size);
      return { type: String.fromCharCode(bytes[0] ?? 0), bytes };
    },
    packet: async () => {
      if (!await fill(4)) return void 0;
      const size = pending.readUInt32BE(0);
      if (size < 8 || size > maxPacketBytes || !await fill(size)) return void 0;
      return take(size).subarray(4);
    }
  };
}
async function write(stream, bytes) {
  if (stream.destroyed || stream.write(bytes)) return;
  await Promise.race([once(stream, "drain"), once(stream, "close")]).catch(() => void 0);
}
function message(type, ...parts) {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(5);
  head.write(type, 0, "latin1");
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
function text(value) {
  return Buffer.from(`${value}\0`);
}
function int32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
function int16(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}
function fieldsOf({ bytes }) {
  let at = 5;
  return {
    text: () => {
      const end = bytes.indexOf(0, at);
      const value = bytes.toString("utf8", at, end < 0 ? bytes.length : end);
      at = end < 0 ? bytes.length : end + 1;
      return value;
    },
    int16: () => {
      at += 2;
      return bytes.readInt16BE(at - 2);
    },
    int32: () => {
      at += 4;
      return bytes.readInt32BE(at - 4);
    },
    bytes: (size) => {
      at += size;
      return bytes.subarray(at - size, at);
    }
  };
}
function noticeFields({ bytes }) {
  const fields = /* @__PURE__ */ new Map();
  let at = 5;
  while (at < bytes.length && bytes[at] !== 0) {
    const end = bytes.indexOf(0, at + 1);
    if (end < 0) break;
    fields.set(String.fromCharCode(bytes[at] ?? 0), bytes.toString("utf8", at + 1, end));
    at = end + 1;
  }
  return fields;
}
function errorOf(response) {
  const fields = noticeFields(response);
  const position = Number(fields.get("P"));
  return new SqlError(
    fields.get("C") ?? "XX000",
    fields.get("M") ?? "",
    Number.isInteger(position) && position > 0 ? position : void 0,
    fields.get("D")
  );
}
function errorResponse(severity, sqlstate, said) {
  return message(
    "E",
    text(`S${severity}`),
    text(`V${severity}`),
    text(`C${sqlstate}`),
    text(`M${said}`),
    Buffer.from([0])
  );
}
function movedPosition(response, characters) {
  const fields = noticeFields(response);
  const position = Number(fields.get("P"));
  if (characters === 0 || !Number.isInteger(position) || position < 1) return response.bytes;
  const parts = [...fields].map(
    ([letter, value]) => text(`${letter}${letter === "P" ? String(position + characters) : value}`)
  );
  return message(response.type, ...parts, Buffer.from([0]));
}
function statusOf({ bytes }) {
  const letter = String.fromCharCode(bytes[5] ?? 0);
  return letter === "T" || letter === "E" ? letter : "I";
}
function readyForQuery(status) {
  return message("Z", Buffer.from(status));
}
function sameSecret(a, b) {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

// src/adapters/postgres/wire-door.ts
var [protocol3, cancelRequest, sslRequest, gssRequest] = [196608, 80877102, 80877103, 80877104];
async function receive(client, credentials) {
  const reader = messageReader(client);
  for (; ; ) {
    const packet = await reader.packet();
    if (!packet) return { kind: "refused" };
    const code = packet.readUInt32BE(0);
    if (code === sslRequest || code === gssRequest) {
      await write(client, Buffer.from("N"));
      continue;
    }
    if (code === cancelRequest && packet.length >= 12)
      return { kind: "cancel", processId: packet.readInt32BE(4), secret: packet.readInt32BE(8) };
    if (code >> 16 !== 3) return refuse(client, "0A000", "only version 3 of the protocol is spoken here");
    const settings = settingsIn(packet);
    const unknown = [...settings.keys()].filter((name) => name.startsWith("_pq_."));
    if (code !== protocol3 || unknown.length > 0)
      await write(client, message("v", int32(0), int32(unknown.length), ...unknown.map(text)));
    return await admitted(client, reader, settings, credentials) ? { kind: "session", reader, settings } : { kind: "refused" };
  }
}
function settingsIn(packet) {
  const words = packet.toString("utf8", 4).split("\0");
  const settings = /* @__PURE__ */ new Map();
  for (let at = 0; at + 1 < words.length && words[at] !== ""; at += 2)
    settings.set(words[at] ?? "", words[at + 1] ?? "");
  return settings;
}
async function admitted(client, reader, settings, { user, password, database }) {
  await write(client, message("R", int32(3)));
  const answer = await reader.next();
  if (answer?.type !== "p") return false;
  const deny = async (sqlstate, said) => {
    await refuse(client, sqlstate, said);
    return false;
  };
  if (!sameSecret(fieldsOf(answer).text(), password) || settings.get("user") !== user)
    return deny("28P01", "this is not the user and password that the migrate-command was given");
  const asked = settings.get("database") ?? user;
  if (asked !== database)
    return deny("3D000", `only the scratch database ${database} can be reached while migrations are reviewed`);
  const { replication = "false" } = Object.fromEntries(settings);
  return ["false", "off", "no", "0"].includes(replication) ? true : deny("0A000", "replication cannot be reviewed");
}
async function refuse(client, sqlstate, said) {
  await write(client, errorResponse("FATAL", sqlstate, said));
  client.end();
  return { kind: "refused" };
}
async function welcome(client, { parameters, processId }) {
  const secret = randomInt(1, 2 ** 31 - 1);
  await write(
    client,
    Buffer.concat([
      message("R", int32(0)),
      ...[...parameters].map(([name, value]) => message("S", text(name), text(value))),
      message("K", int32(processId), int32(secret)),
      readyForQuery("I")
    ])
  );
  return secret;
}
async function turnAway(client, thrown) {
  const said = thrown instanceof BreakwaterError ? thrown.trouble.message : "the server cannot be reached";
  await write(client, errorResponse("FATAL", "08006", said));
  client.end();
}

// src/adapters/postgres/wire-line.ts
init_shim();

// src/adapters/postgres/wire-answers.ts
init_shim();
var maxHeldBytes = 1024 * 1024;
function heldAnswers(client) {
  let held = [];
  let bytes = 0;
  let given = false;
  const hand = async (some) => {
    if (some.length === 0) return;
    given = true;
    await write(client, Buffer.concat(some));
  };
  const release = async () => {
    const all = held;
    held = [];
    bytes = 0;
    await hand(all);
  };
  return {
    add: async (answer, offset) => {
      const moved = offset === 0 ? answer.bytes : movedPosition(answer, offset);
      if (bytes + moved.length > maxHeldBytes) {
        await release();
      }
      held.push(moved);
      bytes += moved.length;
    },
    release,
    released: () => given,
    discard: () => {
      held = [];
      bytes = 0;
    },
    fail: (error, where) => {
      if (where === "in place") held.pop();
      held.push(error);
    },
    finish: async (last) => {
      held.push(last);
      await release();
      given = false;
    }
  };
}

// src/adapters/postgres/wire-own.ts
init_shim();
var OwnRefused = class extends SqlError {
  bytes;
  constructor(response) {
    const { sqlstate, message: said, position, detail } = errorOf(response);
    super(sqlstate, said, position, detail);
    this.bytes = response.bytes;
  }
};
var ownName = "breakwater_own";
function ownStatement(sql, parameters) {
  const values = parameters.map(
    (value) => value === null || value === void 0 ? void 0 : Buffer.from(String(value))
  );
  const gone = [message("C", Buffer.from("P"), text(ownName)), message("C", Buffer.from("S"), text(ownName))];
  return Buffer.concat([
    ...gone,
    message("P", text(ownName), text(sql), int16(0)),
    message(
      "B",
      text(ownName),
      text(ownName),
      int16(0),
      int16(values.length),
      ...values.flatMap((value) => value ? [int32(value.length), value] : [int32(-1)]),
      int16(0)
    ),
    message("D", Buffer.from("P"), text(ownName)),
    message("E", text(ownName), int32(0)),
    ...gone,
    message("S")
  ]);
}
function columnsIn(description) {
  const fields = fieldsOf(description);
  return Array.from({ length: fields.int16() }, () => {
    const name = fields.text();
    fields.bytes(6);
    const type = fields.int32();
    fields.bytes(8);
    return { name, type };
  });
}
function rowOf(row, columns) {
  const fields = fieldsOf(row);
  fields.int16();
  return Object.fromEntries(
    columns.map(({ name, type }) => {
      const size = fields.int32();
      return [name, size < 0 ? null : valueParser(type)(fields.bytes(size).toString("utf8"))];
    })
  );
}
function ownAnswer() {
  const rows = [];
  let columns = [];
  let affected = 0;
  let refusal;
  return {
    add: (said) => {
      if (said.type === "T") columns = columnsIn(said);
      else if (said.type === "D") rows.push(rowOf(said, columns));
      else if (said.type === "C") affected = affectedIn(fieldsOf(said).text());
      else if (said.type === "E") refusal = new OwnRefused(said);
    },
    result: () => {
      if (refusal) throw refusal;
      return { rows, affected };
    }
  };
}
function affectedIn(tag) {
  return Number(/^(?:INSERT \d+|UPDATE|DELETE|MERGE) (\d+)/.exec(tag)?.[1] ?? 0);
}

// src/adapters/postgres/wire-line.ts
var ConnectionEnded = class extends Error {
};
function openLine(client, reader, upstream) {
  const [fromClient, fromServer] = [sourceOf(reader), sourceOf(upstream.reader)];
  const answers = heldAnswers(client);
  const send = (bytes) => write(upstream.stream, bytes);
  const tell = (bytes) => write(client, bytes);
  let status = "I";
  let busy = false;
  let owed = false;
  const endPipeline = async () => {
    owed = true;
    await send(message("S"));
  };
  const passRow = async () => {
    const given = await fromClient.take();
    if (given.type === "X") throw new ConnectionEnded();
    if ("dcf".includes(given.type)) await send(given.bytes);
    return given.type !== "c" && given.type !== "f";
  };
  const feed = async () => {
    for (; ; ) {
      const said = await Promise.race([fromServer.peek().then((given) => ({ given })), fromClient.peek()]);
      if (!said || !("given" in said)) {
        if (!await passRow()) return;
        continue;
      }
      if (!said.given || !"NSA".includes(said.given.type)) return;
      await tell((await fromServer.take()).bytes);
    }
  };
  const feedNow = async (extended) => {
    await answers.release();
    await feed();
    if (extended) await endPipeline();
  };
  const collect = async ({ extended, offset = 0, mute }) => {
    let refusal;
    for (; ; ) {
      const said = await fromServer.take();
      if (said.type === "Z") {
        status = statusOf(said);
        return refusal;
      }
      if (said.type === "E") refusal = errorOf(said);
      if (isNotice(said, mute)) continue;
      await answers.add(said, said.type === "E" ? offset : 0);
      if (said.type === "G") await feedNow(extended);
    }
  };
  const ask = async (sql, parameters) => {
    const answer = ownAnswer();
    await send(ownStatement(sql, parameters));
    for (; ; ) {
      const said = await fromServer.take();
      if (said.type === "A" || said.type === "S") await tell(said.bytes);
      else if (said.type !== "Z") answer.add(said);
      else {
        status = statusOf(said);
        return answer.result();
      }
    }
  };
  return {
    client: fromClient,
    server: fromServer,
    answers,
    status: () => status,
    send,
    tell,
    busy: () => busy,
    owedSync: () => {
      const was = owed;
      owed = false;
      return was;
    },
    collect: async (options) => {
      busy = true;
      try {
        return await collect(options);
      } finally {
        busy = false;
      }
    },
    own: {
      query: (sql, parameters = []) => ask(sql, parameters),
      facts: { name: "server", version: upstream.parameters.get("server_version") ?? "unknown" },
      execute: async (sql) => {
        await ask(sql, []);
      },
      snapshot: () => Promise.reject(new Error("the database of a connection under way cannot be copied")),
      // It belongs to the client.
      close: async () => void 0
    }
  };
}
function isNotice(said, sqlstate) {
  return said.type === "N" && sqlstate !== void 0 && noticeFields(said).get("C") === sqlstate;
}
function sourceOf({ next }) {
  let waiting;
  const peek = () => {
    waiting ??= next();
    return waiting;
  };
  return {
    peek,
    take: async () => {
      const taken = await peek();
      waiting = void 0;
      if (!taken) throw new ConnectionEnded();
      return taken;
    }
  };
}

// src/adapters/postgres/wire-session.ts
init_shim();

// src/adapters/postgres/wire-unit.ts
init_shim();
function unitReader({ client }) {
  const statements = /* @__PURE__ */ new Map();
  const portals = /* @__PURE__ */ new Map();
  const note = (given) => {
    const fields = fieldsOf(given);
    if (given.type === "P") statements.set(fields.text(), fields.text());
    else if (given.type === "B") {
      const portal = fields.text();
      const text2 = statements.get(fields.text());
      portals.set(portal, { text: text2, parameters: parametersIn(fields) });
    } else if (given.type === "E") return portals.get(fields.text());
    return void 0;
  };
  return {
    next: async () => {
      const segments = [];
      let messages = [];
      for (; ; ) {
        const given = await client.take();
        switch (given.type) {
          case "X":
            return { kind: "end" };
          case "Q":
            return { kind: "simple", message: given, text: fieldsOf(given).text() };
          case "F":
            return { kind: "call", message: given };
          case "S":
          case "H":
            return { kind: "extended", segments, tail: messages, closedBy: given.type === "S" ? "Sync" : "Flush" };
          // Rows that are left over from a COPY which failed: the server drops them, too.
          case "d":
          case "c":
          case "f":
            break;
          default: {
            messages.push(given);
            const portal = note(given);
            if (given.type !== "E") break;
            segments.push({ messages, text: portal?.text, parameters: portal?.parameters ?? [] });
            messages = [];
          }
        }
      }
    }
  };
}
function parametersIn(fields) {
  const formats = Array.from({ length: fields.int16() }, () => fields.int16());
  return Array.from({ length: fields.int16() }, (_, index) => {
    const size = fields.int32();
    const value = size < 0 ? void 0 : fields.bytes(size);
    const format = formats.length === 1 ? formats[0] : formats[index];
    return format === 1 ? void 0 : value?.toString("utf8");
  });
}

// src/adapters/postgres/wire-session.ts
var sync = message("S");
var nothing = Buffer.alloc(0);
async function carry(line, run) {
  const units = unitReader(line);
  const perform = performer(line, run);
  const { client, server, send, tell } = line;
  let deaf = false;
  let blind = false;
  for (; ; ) {
    const came = await Promise.race([client.peek().then(() => "client"), server.peek().then(() => "server")]);
    if (came === "server") {
      await tell((await server.take()).bytes);
      continue;
    }
    const unit = await guarded(await units.next(), run);
    if (unit.kind === "end") return;
    if (unit.kind === "call") await passOn(unit.message.bytes);
    else if (unit.kind === "simple") await perform(await simpleWork(unit, run));
    else if (unit.closedBy === "Flush") await flush(unit);
    else if (deaf || blind) await passOn(Buffer.concat([...deaf ? [] : [bytesOf(unit)], sync]));
    else if (!(isEmpty(unit) && line.owedSync())) await perform(await extendedWork(unit, run));
  }
  async function passOn(bytes) {
    deaf = false;
    blind = false;
    await send(bytes);
    await line.collect({ extended: true });
    await line.answers.finish(readyForQuery(line.status()));
  }
  async function flush(unit) {
    if (deaf) return;
    for (const { text: sql } of unit.segments) {
      blind = true;
      run.counts.statements += 1;
      run.watch?.unseen(sql ?? "");
    }
    const messages = [...unit.segments.flatMap(({ messages: messages2 }) => messages2), ...unit.tail];
    await send(Buffer.concat([...messages.map(({ bytes }) => bytes), message("H")]));
    for (let left = messages.length; left > 0 && !deaf; ) {
      const said = await server.take();
      await tell(said.bytes);
      if ("123TnCIs".includes(said.type)) left -= 1;
      deaf = said.type === "E";
    }
  }
}
function performer(line, run) {
  const { watch, counts } = run;
  const { own, send, answers, status } = line;
  const connection = ++counts.connections;
  let transaction;
  let ours = false;
  const look = async ({ part, parameters }, inside) => {
    if (inside) transaction ??= ++counts.transactions;
    if (run.last !== connection) counts.epoch += 1;
    run.last = connection;
    const at = { part, parameters, connection, epoch: counts.epoch };
    return watch?.around(own, { ...at, transaction: inside ? transaction ?? null : null });
  };
  const bare = async ({ whole, extended, steps }) => {
    const step = steps.find(({ part }) => part.role === "alone") ?? steps.find(({ part }) => part.role === "work");
    const after = step && status() !== "E" ? await look(step, false) : void 0;
    const started = performance.now();
    await send(whole);
    const error = await line.collect({ extended });
    await after?.({ ms: performance.now() - started, ...error && { error } });
  };
  const forget = async (names) => {
    if (names.length === 0) return;
    await send(Buffer.concat([...names.map((name) => message("C", Buffer.from("S"), text(name))), sync]));
    await line.collect({ extended: true });
    answers.discard();
  };
  const undo = async () => {
    counts.epoch += 1;
    ours = false;
    await own.execute("ROLLBACK");
  };
  const wrap = async ({ role, text: sql }, together) => {
    if (status() === "E" || /^\s*(rollback|abort)/i.test(sql)) counts.epoch += 1;
    if (status() !== "I" || !(role === "work" || role === "aside" && together)) return;
    await own.execute("BEGIN");
    ours = true;
  };
  const runStep = async (step, { extended, steps }) => {
    const { role } = step.part;
    await wrap(step.part, steps.length > 1);
    const seen = status() === "T" && (role === "work" || role === "alone");
    const after = seen ? await look(step, true) : void 0;
    const started = performance.now();
    await send(extended ? Buffer.concat([step.bytes, sync]) : step.bytes);
    const mute = ours && role === "begin" ? { mute: "25001" } : {};
    const error = await line.collect({ extended, offset: step.offset, ...mute });
    const ms = performance.now() - started;
    if (error && ours && steps.length === 1 && bearsNoTransaction(error) && !answers.released()) return "alone";
    await after?.({ ms, ...error && { error } });
    if (error) return "failed";
    if (status() === "I") transaction = void 0;
    if (role === "begin" || role === "end") ours = false;
    return "done";
  };
  const each = async (work) => {
    for (const step of work.steps) {
      const became = await runStep(step, work);
      if (became === "alone") {
        await undo();
        answers.discard();
        await forget(work.prepares);
        return bare(work);
      }
      if (became === "failed") return ours ? undo() : void 0;
    }
    if (work.tail.length > 0) {
      await send(Buffer.concat([work.tail, sync]));
      await line.collect({ extended: true });
    }
    if (ours) await end(work.extended);
  };
  const end = async (extended) => {
    if (status() === "E") return undo();
    try {
      await own.execute("COMMIT");
    } catch (thrown) {
      if (!(thrown instanceof OwnRefused)) throw thrown;
      counts.epoch += 1;
      answers.fail(thrown.bytes, extended ? "after" : "in place");
    }
  };
  return async (work) => {
    counts.statements += Math.max(work.steps.length, work.extended ? 0 : 1);
    const alone = status() === "I" && work.steps.some(({ part }) => part.role === "alone");
    ours = false;
    try {
      if (!watch || work.steps.length === 0 || alone) await bare(work);
      else await each(work);
    } catch (thrown) {
      if (!(thrown instanceof OwnRefused)) throw thrown;
      answers.fail(thrown.bytes, "after");
      if (ours && status() !== "I") await undo();
    }
    if (status() === "I") transaction = void 0;
    await answers.finish(readyForQuery(status()));
  };
}
function bearsNoTransaction({ sqlstate }) {
  return sqlstate === "25001" || sqlstate === "2D000";
}
async function partsOf(sql, { watch }) {
  if (!watch) return [];
  return await watch.read(sql) ?? [{ text: sql, offset: 0, role: "work" }];
}
async function simpleWork({ message: sent, text: sql }, run) {
  const parts = await partsOf(sql, run);
  const [only] = parts;
  const steps = parts.length === 1 && only ? [{ part: only, offset: 0, parameters: [], bytes: sent.bytes }] : parts.map((part) => ({ part, offset: part.offset, parameters: [], bytes: message("Q", text(part.text)) }));
  return { steps, extended: false, whole: sent.bytes, tail: nothing, prepares: [] };
}
async function extendedWork(unit, run) {
  const steps = [];
  for (const { text: sql = "", messages, parameters } of unit.segments) {
    const [part = { text: sql, offset: 0, role: "aside" }] = await partsOf(sql, run);
    steps.push({ part, offset: 0, parameters, bytes: Buffer.concat(messages.map(({ bytes }) => bytes)) });
  }
  const parses = unit.segments.flatMap(({ messages }) => messages).filter(({ type }) => type === "P");
  return {
    steps,
    extended: true,
    whole: Buffer.concat([bytesOf(unit), sync]),
    tail: Buffer.concat(unit.tail.map(({ bytes }) => bytes)),
    prepares: [],
    ...parses.length > 0 && { prepares: parses.map((parse) => fieldsOf(parse).text()).filter((name) => name !== "") }
  };
}
function bytesOf({ segments, tail }) {
  return Buffer.concat([...segments.flatMap(({ messages }) => messages), ...tail].map(({ bytes }) => bytes));
}
function isEmpty({ segments, tail }) {
  return segments.length === 0 && tail.length === 0;
}
async function guarded(unit, { instead }) {
  if (unit.kind === "simple") {
    const other = await instead(unit.text);
    return other === void 0 ? unit : { ...unit, message: { type: "Q", bytes: message("Q", text(other)) } };
  }
  if (unit.kind !== "extended") return unit;
  const parse = async (sent) => {
    if (sent.type !== "P") return sent;
    const fields = fieldsOf(sent);
    const name = fields.text();
    const other = await instead(fields.text());
    return other === void 0 ? sent : { type: "P", bytes: message("P", text(name), text(other), Buffer.from([0, 0])) };
  };
  return {
    ...unit,
    segments: await Promise.all(
      unit.segments.map(async (segment) => ({ ...segment, messages: await Promise.all(segment.messages.map(parse)) }))
    ),
    tail: await Promise.all(unit.tail.map(parse))
  };
}

// src/adapters/postgres/wire-upstream.ts
init_shim();
var connectMs = 1e4;
async function openUpstream(server, database, settings) {
  const { default: pg } = await import("./chunk-HCKBZVXH.js");
  const client = new pg.Client({
    connectionString: server.forDatabase(database),
    connectionTimeoutMillis: connectMs,
    application_name: settings.get("application_name") ?? "",
    options: optionsOf(settings)
  });
  client.on("error", () => void 0);
  const parameters = /* @__PURE__ */ new Map();
  const { connection } = client;
  connection.on("parameterStatus", ({ parameterName, parameterValue }) => {
    parameters.set(parameterName ?? "", parameterValue ?? "");
  });
  try {
    await client.connect();
  } catch (thrown) {
    await client.end().catch(() => void 0);
    throw connectionTrouble(thrown, server);
  }
  const { stream } = connection;
  stream.pause();
  for (const event of ["data", "end", "error", "close"]) stream.removeAllListeners(event);
  stream.on("error", () => void 0);
  const { processID: processId } = client;
  return { stream, reader: messageReader(stream), processId, parameters };
}
function optionsOf(settings) {
  const own = /* @__PURE__ */ new Set(["user", "database", "options", "application_name", "replication"]);
  const asked = [...settings].flatMap(
    ([name, value]) => own.has(name) || name.startsWith("_pq_.") ? [] : [`-c ${name}=${value.replace(/[\\\s]/g, "\\$&")}`]
  );
  return [settings.get("options") ?? "", ...asked].join(" ").trim();
}

// src/adapters/postgres/wire-proxy.ts
var maxConnections = 64;
async function openWireProxy(options) {
  const { server, scratch, database } = options;
  const credentials = {
    user: server.user.replace(/ /g, "_"),
    password: randomBytes(18).toString("base64url"),
    database
  };
  const run = {
    watch: options.watch,
    instead: (sql) => statementInstead(sql, scratch),
    counts: { connections: 0, statements: 0, transactions: 0, epoch: 0 },
    last: 0
  };
  const lines = /* @__PURE__ */ new Map();
  const backends = /* @__PURE__ */ new Set();
  const sockets = /* @__PURE__ */ new Set();
  let reject = () => void 0;
  const failure = new Promise((_, no) => {
    reject = no;
  });
  failure.catch(() => void 0);
  const serve = async (client) => {
    const arrival = await receive(client, credentials);
    if (arrival.kind === "cancel") {
      const known = lines.get(arrival.processId);
      if (known?.secret === arrival.secret && known.line.busy()) await scratch.cancel(arrival.processId);
      client.end();
      return;
    }
    if (arrival.kind === "refused") return;
    const upstream = await openUpstream(server, database, arrival.settings).catch((thrown) => {
      reject(thrown);
      return turnAway(client, thrown);
    });
    if (!upstream) return;
    const line = openLine(client, arrival.reader, upstream);
    backends.add(upstream.processId);
    client.on("close", () => upstream.stream.destroy());
    try {
      lines.set(upstream.processId, { secret: await welcome(client, upstream), line });
      await carry(line, run);
    } finally {
      lines.delete(upstream.processId);
      upstream.stream.end(Buffer.from([88, 0, 0, 0, 4]));
      client.end();
    }
  };
  const listener = createServer({ noDelay: true }, (client) => {
    sockets.add(client);
    client.on("error", () => void 0);
    client.on("close", () => sockets.delete(client));
    serve(client).catch((thrown) => {
      client.destroy();
      if (!(thrown instanceof ConnectionEnded)) reject(thrown);
    });
  });
  listener.maxConnections = maxConnections;
  await new Promise((resolve, refuse2) => {
    listener.once("error", refuse2);
    listener.listen(0, "127.0.0.1", resolve);
  });
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has an address with a port");
  const { port } = address;
  return {
    ...credentials,
    host: "127.0.0.1",
    port,
    url: `postgres://${encodeURIComponent(credentials.user)}:${credentials.password}@127.0.0.1:${port}/${database}`,
    statements: () => run.counts.statements,
    failure,
    close: async () => {
      const closed = new Promise((resolve) => listener.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
      return [...backends];
    }
  };
}
async function statementInstead(sql, scratch) {
  try {
    const trees = await refuseFarReaching(sql, scratch.roles, "wire");
    for (const role of trees.flatMap(rolesMadeBy)) scratch.addRole(role);
    return void 0;
  } catch (thrown) {
    const said = thrown instanceof BreakwaterError ? thrown.trouble.message : String(thrown);
    return `DO $breakwater$ BEGIN RAISE EXCEPTION USING ERRCODE = '${refusedOutside}', MESSAGE = '${said.replaceAll("'", "''").replaceAll("$", "")}'; END $breakwater$`;
  }
}

// src/adapters/commands/migration-commands.ts
var defaultLimits = { installMs: 9e5, migrateMs: 6e5 };
function migrationCommands(options) {
  const { settings, environment, log } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const checkouts = preparedCheckouts({
    ...options,
    directory: settings.directory,
    install: settings.install,
    installMs: limits.installMs,
    keys: {
      directory: { name: "database.migrate-directory", runs: "migrate-command", code: "migrate-command-failed" },
      install: { name: "install-command", code: "install-command-failed" }
    }
  });
  return {
    run: async ({ revision, database, watch, undo }) => {
      const directory = await checkouts.prepare(revision);
      const place = placeIn(database);
      const proxy = await openWireProxy({ ...place, watch });
      const ended = new AbortController();
      try {
        log.progress(`running ${undo === void 0 ? "migrate-command" : "rollback-command"} of ${revision} ...`);
        const { exitCode, output } = await Promise.race([
          runShell({ ...shellCommand(directory, proxy, place, undo), signal: ended.signal }),
          proxy.failure
        ]);
        return { exitCode, output, statements: proxy.statements() };
      } finally {
        ended.abort();
        for (const backend of await proxy.close()) await place.scratch.terminate(backend).catch(() => void 0);
      }
    },
    close: checkouts.close
  };
  function shellCommand(directory, proxy, { server }, undo) {
    const { url, host, port, user, password, database } = proxy;
    return {
      ...undo === void 0 ? { key: "migrate-command", command: settings.run } : { key: "rollback-command", command: settings.rollback ?? "" },
      directory,
      environment: commandEnvironment(environment, {
        PGHOST: host,
        PGPORT: String(port),
        PGUSER: user,
        PGPASSWORD: password,
        PGDATABASE: database,
        PGSSLMODE: "disable",
        [settings.urlEnv]: url,
        ...undo !== void 0 && { BREAKWATER_STEPS: String(undo) }
      }),
      timeoutMs: limits.migrateMs,
      redact: (text2) => checkouts.withoutFolders(server.redact(text2)).replaceAll(password, "***")
    };
  }
}
function placeIn(database) {
  const place = placeOfSession(database);
  if (place) return place;
  throw new BreakwaterError({
    code: "migrate-command-needs-server",
    message: "The migrate-command needs a real server, and the engine is another.",
    hint: 'Set database.engine to "server", and give the URL of a Postgres server.'
  });
}
export {
  migrationCommands
};
