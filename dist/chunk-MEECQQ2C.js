import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  latencyHistograms,
  openRecorder
} from "./chunk-T6QD4SQA.js";
import {
  randomFrom
} from "./chunk-FTP4REMC.js";
import {
  durationOf
} from "./chunk-XLYJ4EM2.js";
import {
  placeOf
} from "./chunk-PF6JZGXR.js";
import {
  isOfConnection
} from "./chunk-LYSLQQYT.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/load/http-clients.ts
init_shim();

// src/adapters/load/http1-client.ts
init_shim();

// src/adapters/load/http-client.ts
init_shim();
var largestAnswer = 64 * 1024 * 1024;
var oursAlone = /* @__PURE__ */ new Set(["EMFILE", "ENFILE", "EADDRNOTAVAIL", "ENOBUFS", "ENOMEM"]);
function isOurs(error) {
  return oursAlone.has(codeOf(error) ?? "");
}
function codeOf(error) {
  return "code" in error && typeof error.code === "string" ? error.code : void 0;
}
var idempotent = /* @__PURE__ */ new Set(["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"]);

// src/adapters/load/http1-connection.ts
init_shim();
import { connect as connectTcp } from "node:net";
import { connect as connectTls } from "node:tls";

// src/adapters/load/http1-response.ts
init_shim();
var largestHead = 64 * 1024;
var longestLine = 4096;
var endOfHead = "\r\n\r\n";
var lineFeed = 10;
var statusLine = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?$/;
var fieldLines = /^(?:[!#$%&'*+.^_`|~0-9a-z-]+:[\t\x20-\x7e\x80-\xff]*(?:\r\n[\t ][\t\x20-\x7e\x80-\xff]*)*(?:\r\n|$))*$/i;
var trailerLine = /^(?:[!#$%&'*+.^_`|~0-9a-z-]+:|[\t ])[\t\x20-\x7e\x80-\xff]*$/i;
var chunkLine = /^0*([0-9a-f]{1,8})[\t ]*(?:;[\t\x20-\x7e\x80-\xff]*)?$/i;
var ResponseReader = class {
  #toHead;
  #largestBody;
  #part = "head";
  /** The beginning of a head or a line whose end has not come yet. */
  #held = "";
  /** Bytes to come of a body with a length, or of a chunk. */
  #left = 0;
  #bodyBytes = 0;
  #head = { status: 0, keepsAlive: false, retryAfter: false, restMs: void 0, length: void 0 };
  #hasBytes = false;
  #hasSurplus = false;
  /** `toHead`: the answer to a HEAD request has no body, whatever its headers say. */
  constructor(toHead, largestBody) {
    this.#toHead = toHead;
    this.#largestBody = largestBody;
  }
  get status() {
    return this.#head.status;
  }
  get retryAfter() {
    return this.#head.retryAfter;
  }
  /** The connection can be used again. */
  get keepsAlive() {
    return this.#head.keepsAlive && !this.#hasSurplus;
  }
  /** How long the server says that it lets the connection rest. */
  get restMs() {
    return this.#head.restMs;
  }
  /** Something of an answer has come. */
  get hasBytes() {
    return this.#hasBytes;
  }
  read(chunk) {
    this.#hasBytes ||= chunk.length > 0;
    let at = 0;
    while (at < chunk.length && this.#part !== "over" && this.#part !== "invalid") at = this.#step(chunk, at);
    if (this.#part === "invalid") return "invalid";
    if (this.#part !== "over") return "more";
    this.#hasSurplus ||= at < chunk.length;
    return "done";
  }
  /** The connection has ended, and with it an answer that said nothing of its length. */
  close() {
    if (this.#part === "until-close") this.#part = "over";
    return this.#part === "over" ? "done" : "invalid";
  }
  /** Takes one piece, and gives the place after it. */
  #step(chunk, at) {
    switch (this.#part) {
      case "head":
        return this.#readHead(chunk, at);
      case "body":
      case "chunk":
        return this.#skip(chunk, at);
      case "until-close":
        this.#count(chunk.length - at);
        return chunk.length;
      default:
        return this.#readLine(chunk, at);
    }
  }
  #readHead(chunk, at) {
    const found = chunk.indexOf(endOfHead, at);
    const stop = found === -1 ? Math.min(chunk.length, at + largestHead) : found + endOfHead.length;
    const text = this.#held + chunk.toString("latin1", at, stop);
    const end = text.indexOf(endOfHead);
    if (end === -1) {
      this.#held = text;
      if (text.length >= largestHead || text.includes("\n\n")) this.#part = "invalid";
      return stop;
    }
    const next = at + end + endOfHead.length - this.#held.length;
    this.#held = "";
    const head = readHead(text.slice(0, end));
    if (head === void 0) this.#part = "invalid";
    else if (head.status >= 200) this.#begin(head);
    return next;
  }
  /** RFC 9112, 6.3: how long the body is. */
  #begin(head) {
    this.#head = head;
    if (this.#toHead || head.status === 204 || head.status === 304) this.#part = "over";
    else if (head.length === "chunked") this.#part = "chunk-size";
    else if (head.length === void 0) {
      this.#part = "until-close";
      this.#head = { ...head, keepsAlive: false };
    } else {
      this.#left = head.length;
      this.#part = head.length === 0 ? "over" : "body";
      this.#count(head.length);
    }
  }
  #skip(chunk, at) {
    const taken = Math.min(this.#left, chunk.length - at);
    this.#left -= taken;
    if (this.#left === 0) this.#part = this.#part === "body" ? "over" : "chunk-end";
    return at + taken;
  }
  #readLine(chunk, at) {
    const found = chunk.indexOf(lineFeed, at);
    const stop = found === -1 ? chunk.length : found + 1;
    const text = this.#held + chunk.toString("latin1", at, Math.min(stop, at + longestLine));
    this.#held = found === -1 ? text : "";
    if (text.length >= longestLine) this.#part = "invalid";
    else if (found !== -1) this.#takeLine(text);
    return stop;
  }
  #takeLine(text) {
    if (!text.endsWith("\r\n")) {
      this.#part = "invalid";
      return;
    }
    const line = text.slice(0, -2);
    if (this.#part === "trailers") {
      if (line === "") this.#part = "over";
      else if (!trailerLine.test(line)) this.#part = "invalid";
    } else if (this.#part === "chunk-end") {
      this.#part = line === "" ? "chunk-size" : "invalid";
    } else {
      const [, size] = chunkLine.exec(line) ?? [];
      this.#left = Number.parseInt(size ?? "", 16);
      this.#part = size === void 0 ? "invalid" : this.#left === 0 ? "trailers" : "chunk";
      if (size !== void 0) this.#count(this.#left);
    }
  }
  #count(bytes) {
    this.#bodyBytes += bytes;
    if (this.#bodyBytes > this.#largestBody) this.#part = "invalid";
  }
};
function readHead(text) {
  const end = text.indexOf("\r\n");
  const [, minor, code] = statusLine.exec(end === -1 ? text : text.slice(0, end)) ?? [];
  const fields = end === -1 ? "" : text.slice(end + 2);
  const status = Number(code);
  if (code === void 0 || status === 101 || !fieldLines.test(fields)) return void 0;
  const { length, coding, connection, rest, retryAfter } = fieldsOf(fields.replace(/\r\n[\t ]+/g, " ").split("\r\n"));
  if (length !== void 0 && !/^\d{1,15}$/.test(length)) return void 0;
  const chunked = /(?:^|[,\t ])chunked$/i.test(coding);
  const keepsAlive = minor === "1" ? !names(connection, "close") : coding === "" && names(connection, "keep-alive");
  return {
    status,
    keepsAlive,
    retryAfter,
    restMs: rest === void 0 ? void 0 : Number(rest) * 1e3,
    length: coding !== "" ? chunked ? "chunked" : void 0 : length === void 0 ? void 0 : Number(length)
  };
}
function names(list, word) {
  return list.split(/[,\t ]+/).some((named) => named.toLowerCase() === word);
}
function fieldsOf(lines) {
  let length;
  let coding = "";
  let connection = "";
  let rest;
  let retryAfter = false;
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon < 10 || colon > 17) continue;
    const value = () => line.slice(colon + 1).replace(/^[\t ]+|[\t ]+$/g, "");
    switch (line.slice(0, colon).toLowerCase()) {
      case "content-length":
        length = length === void 0 || length === value() ? value() : "contradictory";
        break;
      case "transfer-encoding":
        coding = coding === "" ? value() : `${coding}, ${value()}`;
        break;
      case "connection":
        connection = `${connection}, ${value()}`;
        break;
      case "keep-alive":
        rest = /timeout\s*=\s*(\d{1,6})/i.exec(value())?.[1];
        break;
      case "retry-after":
        retryAfter = true;
    }
  }
  return { length, coding, connection, rest, retryAfter };
}

// src/adapters/load/http1-connection.ts
var longestRestMs = 4e3;
var restMarginMs = 500;
var readBuffer = Buffer.allocUnsafeSlow(64 * 1024);
var Connection = class {
  #socket;
  #watch;
  #isReady = false;
  #exchange;
  #reader;
  #error;
  #restingSince;
  #restedMs = 0;
  #longestRestMs = longestRestMs;
  constructor(endpoint, trust, sessions, watch) {
    this.#watch = watch;
    const onread = { buffer: readBuffer, callback: (bytes) => this.#read(bytes) };
    this.#socket = opened(endpoint, trust, sessions, onread);
    this.#socket.unref();
    this.#socket.once(endpoint.secure ? "secureConnect" : "connect", () => this.#ready());
    this.#socket.on("error", (error) => {
      this.#error = error;
    });
    this.#socket.on("end", () => this.#close(this.#reader?.close() === "done"));
    this.#socket.on("close", () => this.#close(false));
  }
  /** Connected, and over TLS verified. */
  get isReady() {
    return this.#isReady;
  }
  /** How long it had rested when the request under way was sent. */
  get restedMs() {
    return this.#restedMs;
  }
  /** It has rested for so long that the server may be about to close it. */
  isStale(now) {
    return this.#restingSince !== void 0 && now - this.#restingSince > this.#longestRestMs;
  }
  /** Only while nothing is under way. Nothing is written before the server is known to be the one that is meant. */
  send(exchange) {
    this.#exchange = exchange;
    this.#restedMs = this.#restingSince === void 0 ? 0 : performance.now() - this.#restingSince;
    this.#reader = new ResponseReader(exchange.toHead, largestAnswer);
    if (this.#isReady) exchange.write(this.#socket);
  }
  /** Forgets what is under way. */
  destroy() {
    this.#exchange = void 0;
    this.#socket.destroy();
  }
  #ready() {
    this.#isReady = true;
    this.#exchange?.write(this.#socket);
  }
  #read(bytes) {
    const reader = this.#reader;
    if (reader === void 0) {
      this.#close(false);
      return false;
    }
    const state = reader.read(readBuffer.subarray(0, bytes));
    if (state === "more") return true;
    if (state === "done") this.#answered(reader);
    else this.#close(false);
    return true;
  }
  #answered(reader) {
    const exchange = this.#exchange;
    this.#exchange = void 0;
    this.#reader = void 0;
    this.#restingSince = performance.now();
    if (reader.restMs !== void 0) this.#longestRestMs = Math.min(longestRestMs, reader.restMs - restMarginMs);
    if (reader.keepsAlive && this.#socket.writableLength === 0) this.#watch.free(this);
    else this.#socket.destroy();
    exchange?.end.answered(reader.status, reader.retryAfter);
  }
  #close(isAnswered) {
    if (isAnswered && this.#reader !== void 0) this.#answered(this.#reader);
    const exchange = this.#exchange;
    const kind = this.#failure();
    this.#watch.closed(this);
    this.destroy();
    if (exchange !== void 0) this.#watch.failed(this, exchange, kind);
  }
  #failure() {
    if (!this.#isReady) return this.#error !== void 0 && isOurs(this.#error) ? "dropped" : "connect";
    return this.#reader?.hasBytes === true ? "truncated" : "reset";
  }
};
function opened(endpoint, { ca }, sessions, onread) {
  const { secure, host, port, servername } = endpoint;
  if (!secure) return connectTcp({ host, port, noDelay: true, onread });
  const options = {
    host,
    port,
    onread,
    ALPNProtocols: ["http/1.1"],
    // Said outright, since the environment can turn verification off for the whole process.
    rejectUnauthorized: true,
    ...servername === void 0 ? {} : { servername },
    ...ca === void 0 ? {} : { ca },
    ...sessions.last === void 0 ? {} : { session: sessions.last }
  };
  const socket = connectTls(options);
  socket.setNoDelay(true);
  socket.on("session", (session) => {
    sessions.last = session;
  });
  return socket;
}

// src/adapters/load/http1-client.ts
var mayBeStaleMs = 1e3;
var cleanMs = 1e3;
function http1Client(endpoint, trust) {
  return new Http1Client(endpoint, trust);
}
var Http1Client = class {
  #endpoint;
  #trust;
  #sessions = {};
  #heads = /* @__PURE__ */ new WeakMap();
  /** Used in turn, so that none rests for long while others work. */
  #atRest = /* @__PURE__ */ new Set();
  #watch;
  #cleaning;
  constructor(endpoint, trust) {
    this.#endpoint = endpoint;
    this.#trust = trust;
    this.#watch = {
      free: (connection) => this.#free(connection),
      closed: (connection) => this.#atRest.delete(connection),
      failed: (connection, waiting, kind) => {
        if (kind === "reset" && waiting.mayRepeat && connection.restedMs >= mayBeStaleMs) this.#repeat(waiting);
        else waiting.end.failed(kind);
      }
    };
  }
  /** What does not speak HTTP/1.1 is counted as any other answer that cannot be read. */
  async open() {
  }
  send(operation, path, end) {
    const { method, body } = operation;
    const head = `${method} ${path}${this.#headOf(operation)}`;
    const waiting = {
      toHead: method === "HEAD",
      write: (socket) => {
        if (body === void 0) {
          socket.write(head, "latin1");
          return;
        }
        socket.cork();
        socket.write(head, "latin1");
        socket.write(body);
        socket.uncork();
      },
      end,
      connection: void 0,
      mayRepeat: idempotent.has(method)
    };
    this.#start(waiting, this.#take());
    return {
      cancel: () => {
        const wasReady = waiting.connection?.isReady === true;
        waiting.connection?.destroy();
        return wasReady;
      }
    };
  }
  close() {
    clearInterval(this.#cleaning);
    this.#cleaning = void 0;
    for (const connection of this.#atRest) connection.destroy();
    this.#atRest.clear();
  }
  #start(waiting, connection) {
    waiting.connection = connection;
    connection.send(waiting);
  }
  /**
   * Any client may ask once more where the server closed a resting connection just as it was used (RFC 9112, 9.3.1). One
   * that was at work a moment ago was not closed for its rest, so there a reset is a reset.
   */
  #repeat(waiting) {
    waiting.mayRepeat = false;
    this.#start(waiting, this.#open());
  }
  #take() {
    const now = performance.now();
    for (const connection of this.#atRest) {
      this.#atRest.delete(connection);
      if (!connection.isStale(now)) return connection;
      connection.destroy();
    }
    return this.#open();
  }
  #open() {
    return new Connection(this.#endpoint, this.#trust, this.#sessions, this.#watch);
  }
  #free(connection) {
    this.#atRest.add(connection);
    this.#cleaning ??= setInterval(() => this.#clean(), cleanMs).unref();
  }
  #clean() {
    const now = performance.now();
    for (const connection of this.#atRest) {
      if (!connection.isStale(now)) continue;
      this.#atRest.delete(connection);
      connection.destroy();
    }
    if (this.#atRest.size === 0) this.close();
  }
  /** All of a request that is the same for each of its paths. */
  #headOf(operation) {
    const made = this.#heads.get(operation);
    if (made !== void 0) return made;
    const fields = Object.entries({ ...operation.headers, connection: "keep-alive" });
    const head = [" HTTP/1.1", ...fields.map(([name, value]) => `${name}: ${value}`), "", ""].join("\r\n");
    this.#heads.set(operation, head);
    return head;
  }
};

// src/adapters/load/http2-client.ts
init_shim();

// src/adapters/load/http2-session.ts
init_shim();
import { connect as connectHttp2, constants as constants2 } from "node:http2";
import { connect as connectTcp2 } from "node:net";
import { connect as connectTls2 } from "node:tls";

// src/adapters/load/http2-stream.ts
init_shim();
import { constants } from "node:http2";
function followStream(stream, request) {
  const { end } = request;
  let head;
  let bytes = 0;
  let isOver = false;
  const once = (tell) => {
    if (!isOver && !request.cancelled) tell();
    isOver = true;
  };
  stream.on("response", (answer) => {
    head = headOf(answer, request);
  });
  stream.on("data", (chunk) => {
    bytes += chunk.length;
    if (bytes > largestAnswer) stream.close(constants.NGHTTP2_CANCEL);
  });
  stream.on("end", () => {
    if (head === void 0 || stream.rstCode !== constants.NGHTTP2_NO_ERROR) return;
    const { status, retryAfter, length = bytes } = head;
    if (length === bytes) once(() => end.answered(status, retryAfter));
  });
  stream.on("error", () => {
  });
  stream.on("close", () => {
    if (stream.rstCode === constants.NGHTTP2_REFUSED_STREAM) once(request.unprocessed);
    else once(() => end.failed(head === void 0 ? "reset" : "truncated"));
  });
}
function headOf(answer, { headers }) {
  const status = answer[":status"] ?? 0;
  const length = answer["content-length"];
  const hasBody = headers[":method"] !== "HEAD" && status !== 304;
  return {
    status,
    retryAfter: answer["retry-after"] !== void 0,
    ...hasBody && length !== void 0 ? { length: Number(length) } : {}
  };
}

// src/adapters/load/http2-session.ts
var mostStreams = 100;
var streamWindow = 1024 * 1024;
var connectionWindow = 16 * 1024 * 1024;
var longestRestMs2 = 4e3;
var noApplicationProtocol = "ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL";
var Http2Session = class {
  /** Told once: by what ALPN agreed on, in clear by the server's first settings frame; or by the connection's end. */
  opening;
  #closed;
  #socket;
  #session;
  #early = [];
  #underWay = 0;
  #accepts = true;
  #error;
  #opened = () => {
  };
  constructor(endpoint, authority, trust, closed) {
    this.#closed = closed;
    this.opening = new Promise((resolve) => {
      this.#opened = resolve;
    });
    this.#socket = opened2(endpoint, trust);
    this.#socket.unref();
    this.#socket.once(endpoint.secure ? "secureConnect" : "connect", () => {
      const isHttp2 = !("alpnProtocol" in this.#socket) || this.#socket.alpnProtocol === "h2";
      if (!isHttp2) return this.#end("another protocol");
      if (endpoint.secure) this.#opened("http2");
      this.#start(`${endpoint.secure ? "https" : "http"}://${authority}`);
    });
    this.#socket.on("error", (error) => {
      this.#error ??= error;
    });
    this.#socket.on("close", () => {
      const isRefused = this.#error !== void 0 && codeOf(this.#error) === noApplicationProtocol;
      this.#end(this.#session === void 0 && !isRefused ? "no connection" : "another protocol");
    });
  }
  /** Connected, and over TLS verified. */
  get isReady() {
    return this.#session !== void 0;
  }
  get hasRoom() {
    const most = Math.min(mostStreams, this.#session?.remoteSettings?.maxConcurrentStreams ?? mostStreams);
    return this.#accepts && this.#underWay < most;
  }
  send(request) {
    this.#underWay++;
    if (this.#session === void 0) this.#early.push(request);
    else this.#request(this.#session, request);
  }
  /** Gives a request up. A connection that does not come to stand in time is left to those that wait for it already. */
  cancel(request) {
    request.cancelled = true;
    request.stream?.close(constants2.NGHTTP2_CANCEL);
    const place = this.#early.indexOf(request);
    if (place === -1) return;
    this.#early.splice(place, 1);
    this.#underWay--;
    this.#leave();
    if (this.#early.length === 0) this.#socket.destroy();
  }
  close() {
    this.#leave();
    this.#session?.close();
    this.#socket.destroy();
  }
  #start(origin) {
    const session = connectHttp2(origin, {
      createConnection: () => this.#socket,
      settings: { enablePush: false, initialWindowSize: streamWindow }
    });
    this.#session = session;
    session.unref();
    session.on("connect", () => session.setLocalWindowSize(connectionWindow));
    session.on("remoteSettings", () => this.#opened("http2"));
    session.on("goaway", () => this.#leave());
    session.on("error", (error) => {
      this.#error ??= error;
    });
    session.on("close", () => this.#end("another protocol"));
    session.setTimeout(longestRestMs2, () => {
      if (this.#underWay === 0) this.close();
    });
    for (const request of this.#early.splice(0)) this.#request(session, request);
  }
  #leave() {
    if (!this.#accepts) return;
    this.#accepts = false;
    this.#closed();
  }
  #end(opening) {
    this.#opened(opening);
    this.#leave();
    this.#socket.destroy();
    const kind = this.#error !== void 0 && isOurs(this.#error) ? "dropped" : "connect";
    for (const { cancelled, end } of this.#early.splice(0)) if (!cancelled) end.failed(kind);
  }
  #request(session, request) {
    if (request.cancelled) {
      this.#underWay--;
      return;
    }
    const { headers, body } = request;
    let stream;
    try {
      stream = session.request(headers, { endStream: body === void 0 });
    } catch {
      this.#underWay--;
      this.#leave();
      request.unprocessed();
      return;
    }
    request.stream = stream;
    followStream(stream, request);
    stream.on("close", () => this.#underWay--);
    if (body !== void 0) stream.end(body);
  }
};
function opened2({ secure, host, port, servername }, { ca }) {
  if (!secure) return connectTcp2({ host, port, noDelay: true });
  const socket = connectTls2({
    host,
    port,
    ALPNProtocols: ["h2"],
    // Said outright, since the environment can turn verification off for the whole process.
    rejectUnauthorized: true,
    ...servername === void 0 ? {} : { servername },
    ...ca === void 0 ? {} : { ca }
  });
  return socket.setNoDelay(true);
}

// src/adapters/load/http2-client.ts
function http2Client(endpoint, trust) {
  return new Http2Client(endpoint, trust);
}
var Http2Client = class {
  #endpoint;
  #trust;
  #sessions = /* @__PURE__ */ new Set();
  constructor(endpoint, trust) {
    this.#endpoint = endpoint;
    this.#trust = trust;
  }
  async open(timeoutMs) {
    const session = this.#session(this.#authority());
    let timer;
    const late = new Promise((resolve) => {
      timer = setTimeout(() => resolve(session.isReady ? "another protocol" : "no connection"), timeoutMs);
    });
    const opening = await Promise.race([session.opening, late]);
    clearTimeout(timer);
    if (opening !== "another protocol") return;
    this.close();
    throw new BreakwaterError({
      code: "load-http2-refused",
      message: `${this.#authority()} does not speak HTTP/2.`,
      hint: "Do without it (load.http, --http2), or turn HTTP/2 on in front of the preview; by TLS it is agreed on with ALPN."
    });
  }
  send(operation, path, end) {
    return this.#start(operation, path, end, true);
  }
  close() {
    for (const session of this.#sessions) session.close();
    this.#sessions.clear();
  }
  #start(operation, path, end, mayRepeat) {
    const { host = this.#authority(), ...headers } = operation.headers;
    let repeated;
    const session = this.#session(host);
    const request = {
      headers: {
        ":method": operation.method,
        ":scheme": this.#endpoint.secure ? "https" : "http",
        ":authority": host,
        ":path": path,
        ...headers
      },
      body: operation.body,
      end,
      unprocessed: () => {
        if (mayRepeat) repeated = this.#start(operation, path, end, false);
        else end.failed("reset");
      },
      cancelled: false
    };
    session.send(request);
    return {
      cancel: () => {
        if (repeated !== void 0) return repeated.cancel();
        session.cancel(request);
        return session.isReady;
      }
    };
  }
  #session(authority) {
    for (const session2 of this.#sessions) if (session2.hasRoom) return session2;
    const session = new Http2Session(
      this.#endpoint,
      authority,
      this.#trust,
      () => this.#sessions.delete(session)
    );
    this.#sessions.add(session);
    return session;
  }
  #authority() {
    const { host, port, servername } = this.#endpoint;
    return `${servername ?? host}:${port}`;
  }
};

// src/adapters/load/requests.ts
init_shim();
import { validateHeaderName, validateHeaderValue } from "node:http";
import { isIP } from "node:net";
function readyOperations(operations, target) {
  return operations.map((operation) => {
    const body = operation.body === void 0 ? void 0 : Buffer.from(operation.body);
    const credentials = operation.credentials.map((credential) => ({
      ...credential,
      value: credential.prefix + secretOf(credential, operation, target)
    }));
    const inQuery = credentials.filter((credential) => credential.in === "query");
    const query = inQuery.map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
    const ready = {
      method: operation.method,
      paths: operation.paths.map((path) => withQuery(target.prefix + path || "/", query)),
      headers: {
        ...headersOf(operation, credentials, target),
        // A method that expects a body says so where there is none (RFC 9110, 8.6).
        ...body !== void 0 || /^(POST|PUT|PATCH)$/.test(operation.method) ? { "content-length": String(body?.length ?? 0) } : {}
      },
      body
    };
    refuseUnsendable(operation, ready);
    return ready;
  });
}
function headersOf(operation, credentials, target) {
  const headers = { accept: "*/*", "user-agent": "breakwater" };
  for (const [name, value] of Object.entries(operation.headers)) {
    if (!isOfConnection(name)) headers[name.toLowerCase()] = value;
  }
  for (const credential of credentials) {
    if (credential.in === "header") headers[credential.name.toLowerCase()] = credential.value;
    if (credential.in === "cookie") {
      const cookie = `${credential.name}=${credential.value}`;
      headers.cookie = headers.cookie === void 0 ? cookie : `${headers.cookie}; ${cookie}`;
    }
  }
  return { ...headers, host: new URL(target.origin).host };
}
function secretOf({ secret }, { name }, { secrets }) {
  const value = Object.hasOwn(secrets, secret) ? secrets[secret] : void 0;
  if (value !== void 0) return value;
  throw new BreakwaterError({
    code: "load-secret-missing",
    message: `${name} needs the secret ${secret}, which the load test was not given.`,
    hint: "Hand it to the step as an environment variable of the name that load.auth gives."
  });
}
function withQuery(path, query) {
  if (query === "") return path;
  return `${path}${path.includes("?") ? "&" : "?"}${query}`;
}
function refuseUnsendable({ name }, { method, paths, headers }) {
  const refuse = (what) => {
    throw new BreakwaterError({
      code: "load-request-invalid",
      message: `${name} cannot be sent: ${what} holds a character that HTTP does not allow.`,
      hint: "Percent-encode it in paths; header values are one line of Latin-1."
    });
  };
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(method)) refuse("its method");
  if (method.toUpperCase() === "CONNECT") {
    throw new BreakwaterError({
      code: "load-request-invalid",
      message: `${name} cannot be sent: CONNECT asks a proxy for a tunnel, not a service for an answer.`,
      hint: "Leave the operation out."
    });
  }
  if (paths.some((path) => !/^\/[\x21-\x7e]*$/.test(path))) refuse("a path");
  for (const [header, value] of Object.entries(headers)) {
    try {
      validateHeaderName(header);
      validateHeaderValue(header, value);
    } catch {
      refuse(`the header ${header}`);
    }
  }
}
function refuseClearSecrets(operations, { origin, address }) {
  const url = new URL(origin);
  if (url.protocol === "https:" || operations.every(({ credentials }) => credentials.length === 0)) return;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const judged = address ?? (host === "localhost" ? "127.0.0.1" : host);
  if (isIP(judged) > 0 && ["loopback", "private"].includes(placeOf(judged))) return;
  throw new BreakwaterError({
    code: "load-secret-refused",
    message: `${origin} is not served over TLS, so no secret is sent there.`,
    hint: "Load a preview over https, or operations that need no credentials."
  });
}
function endpointOf({ origin, address }) {
  const url = new URL(origin);
  const name = url.hostname.replace(/^\[|\]$/g, "");
  const secure = url.protocol === "https:";
  return {
    secure,
    host: address ?? name,
    port: Number(url.port || (secure ? 443 : 80)),
    servername: secure && isIP(name) === 0 ? name : void 0
  };
}

// src/adapters/load/http-clients.ts
function clientFor(target, trust) {
  return (target.http === "2" ? http2Client : http1Client)(endpointOf(target), trust);
}

// src/adapters/load/open-loop-share.ts
init_shim();

// src/adapters/load/arrivals.ts
init_shim();
var streams = { warmupTimes: 1, warmupRequests: 2, times: 3, requests: 4 };
function* arrivalsOf(plan, share = { index: 0, of: 1 }) {
  if (plan.arrivals.model !== "open") throw new Error("Only an open-loop plan has arrivals.");
  const { distribution, stages } = plan.arrivals;
  const rate = stages[0]?.from ?? 0;
  const warmup = [{ durationMs: plan.warmupMs, from: rate, to: rate }];
  const draw = (stream) => randomFrom(plan.seed, stream);
  const parts = [
    {
      stages: warmup,
      startMs: -plan.warmupMs,
      times: draw(streams.warmupTimes),
      requests: draw(streams.warmupRequests)
    },
    { stages, startMs: 0, times: draw(streams.times), requests: draw(streams.requests) }
  ];
  let count = 0;
  for (const part of parts) {
    const requestOf = requests(plan.operations, part.requests);
    for (const dueMs of dueTimes(part.stages, distribution, part.times)) {
      const request = requestOf();
      if (count++ % share.of === share.index) yield { dueMs: part.startMs + dueMs, ...request };
    }
  }
}
function* dueTimes(stages, distribution, random) {
  const gap = distribution === "even" ? () => 1 : () => -Math.log(1 - random());
  let wanted = distribution === "even" ? 0.5 : gap();
  let beforeMs = 0;
  let before = 0;
  for (const stage of stages) {
    const offered = (stage.from + stage.to) / 2 * (stage.durationMs / 1e3);
    for (; wanted < before + offered; wanted += gap()) yield beforeMs + timeWithin(stage, wanted - before);
    before += offered;
    beforeMs += stage.durationMs;
  }
}
function timeWithin({ durationMs, from, to }, offered) {
  const slope = (to - from) * 1e3 / durationMs;
  const root = Math.sqrt(Math.max(0, from * from + 2 * slope * offered));
  return offered === 0 ? 0 : Math.min(durationMs, 2e3 * offered / (from + root));
}
function requests(operations, random) {
  let all = 0;
  const bounds = operations.map(({ weight }) => {
    all += weight;
    return all;
  });
  return () => {
    const drawn = random() * all;
    const found = bounds.findIndex((bound) => drawn < bound);
    const operation = found === -1 ? operations.length - 1 : found;
    return { operation, path: Math.floor(random() * (operations[operation]?.paths.length ?? 1)) };
  };
}

// src/adapters/load/cpu-meter.ts
init_shim();
import { performance as performance2 } from "node:perf_hooks";
function cpuMeter() {
  const busyMs = "threadCpuUsage" in process ? threadCpuMs : loopBusyMs;
  let from = { busyMs: 0, at: 0 };
  return {
    start: () => {
      from = { busyMs: busyMs(), at: performance2.now() };
    },
    stop: (idleMs) => {
      const elapsedMs = Math.max(1, performance2.now() - from.at);
      return Math.min(1, Math.max(0, (busyMs() - from.busyMs - idleMs) / elapsedMs));
    }
  };
}
function threadCpuMs() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e3;
}
function loopBusyMs() {
  return performance2.eventLoopUtilization().active;
}

// src/adapters/load/pacer.ts
init_shim();
var pacerClock = {
  now: () => performance.now(),
  setTimeout: (call, ms) => setTimeout(call, ms),
  clearTimeout: (timer) => clearTimeout(timer),
  setImmediate: (call) => setImmediate(call)
};
var longestIdleTurnMs = 0.05;
function startPacer({ due, timeOf, send, done, spin }, clock = pacerClock) {
  let timer;
  let stopped = false;
  let idleMs = 0;
  let turnedAt;
  let next = due.next();
  const turn = () => {
    if (stopped) return;
    let now = clock.now();
    if (turnedAt !== void 0 && now - turnedAt < longestIdleTurnMs) idleMs += now - turnedAt;
    turnedAt = void 0;
    while (!next.done && timeOf(next.value) <= now) {
      send(next.value, now);
      if (stopped) return;
      next = due.next();
      now = clock.now();
    }
    if (next.done) return done();
    const waitMs = timeOf(next.value) - now;
    const ticks = spin ? Math.floor(waitMs) : Math.max(1, Math.round(waitMs));
    if (ticks >= 1) {
      timer = clock.setTimeout(turn, ticks);
      return;
    }
    turnedAt = now;
    clock.setImmediate(turn);
  };
  timer = clock.setTimeout(turn, 0);
  return {
    stop: () => {
      stopped = true;
      clock.clearTimeout(timer);
    },
    idleMs: () => idleMs
  };
}

// src/adapters/load/open-loop-share.ts
var mostUnderWay = 4096;
var latestMs = 100;
var spinUpToRate = 300;
var sweepMs = 20;
async function shareRun(task, client) {
  const { plan, thresholdsMs, target } = task;
  const durationMs = durationOf(plan.arrivals);
  const recorder = await openRecorder({ operations: plan.operations, durationMs, thresholdsMs });
  const histogram = await latencyHistograms();
  return new ShareRun(task, {
    client,
    recorder,
    durationMs,
    lateness: histogram(),
    ready: readyOperations(plan.operations, target)
  });
}
var ShareRun = class {
  #task;
  #parts;
  #underWay = /* @__PURE__ */ new Set();
  #cpu = cpuMeter();
  #startAt = 0;
  #pacer;
  #timers = [];
  #allSent = false;
  #cpuShare;
  #idleMsBefore = 0;
  #end;
  constructor(task, parts) {
    this.#task = task;
    this.#parts = parts;
  }
  /**
   * Sends, and gives what was measured once all has come to its end or the run was stopped. The measurement starts at
   * `startAt` by `performance.now()`, the warm-up before it.
   */
  start(startAt) {
    const { plan, share } = this.#task;
    this.#startAt = startAt;
    const done = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.#pacer = startPacer({
      due: arrivalsOf(plan, share),
      timeOf: ({ dueMs }) => startAt + dueMs,
      send: (arrival, now) => this.#send(arrival, now),
      done: () => {
        this.#allSent = true;
        this.#settle();
      },
      spin: highestRate(plan) / share.of <= spinUpToRate
    });
    const measured = Math.max(0, startAt - performance.now());
    this.#timers = [
      setTimeout(() => this.#startCpu(), measured),
      setTimeout(() => this.#settle(), measured + this.#parts.durationMs),
      setInterval(() => this.#sweep(), sweepMs)
    ];
    return done;
  }
  progress() {
    return this.#parts.recorder.progress(performance.now() - this.#startAt);
  }
  /** Sends nothing more, and forgets what is under way. */
  stop() {
    this.#finish(Math.min(this.#parts.durationMs, Math.max(0, performance.now() - this.#startAt)));
  }
  #send(arrival, now) {
    const { client, recorder, lateness, ready } = this.#parts;
    const { operation, path, dueMs } = arrival;
    const lateMs = now - this.#startAt - dueMs;
    if (dueMs >= 0) lateness.record(lateMs * 1e3);
    if (lateMs > latestMs || this.#underWay.size >= mostUnderWay / this.#task.share.of) {
      recorder.failed(operation, dueMs, "dropped");
      return;
    }
    const request = ready[operation];
    const url = request?.paths[path];
    if (request === void 0 || url === void 0) throw new Error("An arrival lies outside its plan.");
    const entry = { arrival, sentAt: now };
    this.#underWay.add(entry);
    entry.flight = client.send(request, url, {
      answered: (status, retryAfter) => {
        this.#underWay.delete(entry);
        const endedAt = performance.now();
        if (endedAt - now > this.#task.plan.timeoutMs) recorder.failed(operation, dueMs, "timeout");
        else recorder.answered(operation, dueMs, { status, latencyMs: endedAt - this.#startAt - dueMs, retryAfter });
        this.#settle();
      },
      failed: (kind) => {
        this.#underWay.delete(entry);
        recorder.failed(operation, dueMs, kind);
        this.#settle();
      }
    });
  }
  /** All wait equally long and stand in the order in which they were sent: the first that may still wait ends it. */
  #sweep() {
    const before = performance.now() - this.#task.plan.timeoutMs;
    for (const entry of this.#underWay) {
      if (entry.sentAt > before) break;
      this.#underWay.delete(entry);
      const wasConnected = entry.flight?.cancel() ?? false;
      const { operation, dueMs } = entry.arrival;
      this.#parts.recorder.failed(operation, dueMs, wasConnected ? "timeout" : "connect");
    }
    this.#settle();
  }
  #startCpu() {
    this.#idleMsBefore = this.#pacer?.idleMs() ?? 0;
    this.#cpu.start();
    this.#cpuShare = 0;
  }
  #settle() {
    const { durationMs } = this.#parts;
    if (performance.now() - this.#startAt < durationMs) return;
    if (this.#allSent && this.#underWay.size === 0) this.#finish(durationMs);
  }
  #finish(untilMs) {
    const end = this.#end;
    if (end === void 0) return;
    this.#end = void 0;
    const idleMs = (this.#pacer?.idleMs() ?? 0) - this.#idleMsBefore;
    const cpuShare = this.#cpuShare === void 0 ? 0 : this.#cpu.stop(idleMs);
    this.#pacer?.stop();
    for (const timer of this.#timers) clearTimeout(timer);
    for (const { flight } of this.#underWay) flight?.cancel();
    this.#underWay.clear();
    const { recorder, lateness } = this.#parts;
    end({ counts: recorder.counts(untilMs), lateness: lateness.counts(), cpuShare });
  }
};
function highestRate({ arrivals }) {
  return arrivals.model === "open" ? Math.max(0, ...arrivals.stages.map(({ from, to }) => Math.max(from, to))) : 0;
}

export {
  largestAnswer,
  ResponseReader,
  readyOperations,
  refuseClearSecrets,
  endpointOf,
  clientFor,
  shareRun,
  highestRate
};
