import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  addedCounts
} from "./chunk-INTMZS7Z.js";
import {
  addedErrors,
  errorKinds,
  noErrors
} from "./chunk-XLYJ4EM2.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/adapters/load/recorder.ts
init_shim();

// src/adapters/load/histograms.ts
init_shim();
var longestExpectedUs = 4e6;
async function latencyHistograms() {
  const { Int32Histogram } = (await import("./chunk-DOWHABB3.js")).default;
  return () => {
    const histogram = new Int32Histogram(1, longestExpectedUs, 3);
    histogram.autoResize = true;
    return {
      record: (us) => histogram.recordValue(Math.max(1, Math.round(us))),
      counts: () => {
        const counts = [];
        for (let index = 0; index < histogram.countsArrayLength; index++) {
          const count = histogram.getCountAtIndex(index);
          if (count > 0) counts.push([histogram.highestEquivalentValue(histogram.valueFromIndex(index)), count]);
        }
        return counts;
      }
    };
  };
}
var CoarseCounts = class {
  #open = /* @__PURE__ */ new Map();
  /** Values and their counts by turns. */
  #packed = new Uint32Array(0);
  /** Microseconds. */
  record(us) {
    const rounded = twoDigits(us);
    this.#open.set(rounded, (this.#open.get(rounded) ?? 0) + 1);
  }
  /** Puts what is there into as little memory as it needs; what still comes is kept beside it. */
  pack() {
    this.#packed = Uint32Array.from(this.counts().flat());
    this.#open = /* @__PURE__ */ new Map();
  }
  counts() {
    const packed = Array.from(
      { length: this.#packed.length / 2 },
      (_, index) => [this.#packed[2 * index] ?? 0, this.#packed[2 * index + 1] ?? 0]
    );
    return addedCounts([packed, [...this.#open]]);
  }
};
function twoDigits(us) {
  const whole = Math.min(2 ** 31 - 1, Math.max(1, Math.round(us)));
  if (whole < 256) return whole;
  const shift = 24 - Math.clz32(whole);
  return ((whole >> shift) + 1 << shift) - 1;
}

// src/adapters/load/recorder.ts
var due = 0;
var ok = 1;
var failed = 2;
var firstThreshold = 3;
async function openRecorder(options) {
  return new RunRecorder(options, await latencyHistograms());
}
var RunRecorder = class {
  #thresholdsMs;
  #durationMs;
  /** Columns of a second, and how many seconds there are. */
  #width;
  #length;
  #tallies;
  #overTime;
  #running;
  #lastSecond = 0;
  constructor({ operations, durationMs, thresholdsMs }, histogram) {
    this.#thresholdsMs = thresholdsMs;
    this.#durationMs = durationMs;
    this.#width = firstThreshold + thresholdsMs.length;
    this.#length = Math.max(1, Math.ceil(durationMs / 1e3));
    this.#tallies = operations.map((operation) => ({
      expects: expectationOf(operation),
      latency: histogram(),
      errors: noErrors(),
      unexpected: {},
      seconds: new Uint32Array(this.#length * this.#width)
    }));
    this.#overTime = Array.from({ length: this.#length }, () => new CoarseCounts());
    this.#running = runningTotals(thresholdsMs);
  }
  answered(operation, dueMs, { status, latencyMs, retryAfter }) {
    const running = this.#running;
    running.statuses[status] = (running.statuses[status] ?? 0) + 1;
    running.connectFailures = 0;
    if (retryAfter) running.retryAfter++;
    const tally = this.#tallies[operation];
    if (tally === void 0 || dueMs < 0) return;
    if (tally.expects(status)) {
      this.#succeed(tally, dueMs, latencyMs);
      return;
    }
    tally.unexpected[status] = (tally.unexpected[status] ?? 0) + 1;
    this.#fail(tally, dueMs, "status");
  }
  failed(operation, dueMs, kind) {
    const running = this.#running;
    if (kind !== "dropped") running.connectFailures = kind === "connect" ? running.connectFailures + 1 : 0;
    const tally = this.#tallies[operation];
    if (tally !== void 0 && dueMs >= 0) this.#fail(tally, dueMs, kind);
  }
  progress(atMs) {
    return this.#running.progress(atMs);
  }
  counts(untilMs = this.#durationMs) {
    const width = this.#width;
    const kept = Math.min(this.#length, Math.max(1, this.#lastSecond + 1, Math.ceil(untilMs / 1e3)));
    return {
      operations: this.#tallies.map(({ latency, errors, unexpected, seconds }) => ({
        latency: latency.counts(),
        errors: { ...errors },
        unexpected: { ...unexpected },
        seconds: Array.from({ length: kept }, (_, second) => secondAt(seconds, second * width, width))
      })),
      overTime: this.#overTime.slice(0, kept).map((second) => second.counts())
    };
  }
  #succeed(tally, dueMs, latencyMs) {
    tally.latency.record(latencyMs * 1e3);
    this.#overTime[this.#secondOf(dueMs)]?.record(latencyMs * 1e3);
    this.#running.ok++;
    this.#add(tally, dueMs, due);
    this.#add(tally, dueMs, ok);
    for (let index = 0; index < this.#thresholdsMs.length; index++) {
      if (latencyMs <= (this.#thresholdsMs[index] ?? 0)) continue;
      this.#add(tally, dueMs, firstThreshold + index);
      this.#running.over[index] = (this.#running.over[index] ?? 0) + 1;
    }
  }
  #fail(tally, dueMs, kind) {
    tally.errors[kind]++;
    this.#running.errors[kind]++;
    this.#add(tally, dueMs, due);
    if (kind !== "dropped") this.#add(tally, dueMs, failed);
  }
  #add(tally, dueMs, column) {
    const second = this.#secondOf(dueMs);
    if (second > this.#lastSecond) this.#startSecond(second);
    const at = second * this.#width + column;
    tally.seconds[at] = (tally.seconds[at] ?? 0) + 1;
  }
  #startSecond(second) {
    for (let over = Math.max(0, this.#lastSecond - 1); over < second - 1; over++) this.#overTime[over]?.pack();
    this.#lastSecond = second;
  }
  /** What is due at the very end belongs to the last second. */
  #secondOf(dueMs) {
    return Math.min(this.#length - 1, Math.floor(dueMs / 1e3));
  }
};
function expectationOf({ expectStatus }) {
  if (expectStatus === void 0) return (status) => status >= 200 && status < 400;
  const codes = new Set(expectStatus);
  return (status) => codes.has(status);
}
function secondAt(columns, at, width) {
  return {
    due: columns[at + due] ?? 0,
    ok: columns[at + ok] ?? 0,
    failed: columns[at + failed] ?? 0,
    over: [...columns.subarray(at + firstThreshold, at + width)]
  };
}
function noProgress(thresholdsMs) {
  return runningTotals(thresholdsMs).progress(0);
}
function runningTotals(thresholdsMs) {
  const totals = {
    ok: 0,
    errors: noErrors(),
    statuses: {},
    over: thresholdsMs.map(() => 0),
    retryAfter: 0,
    connectFailures: 0,
    progress: (atMs) => ({
      atMs,
      // A request that our own generator dropped was never sent.
      sent: totals.ok + errorKinds.reduce((sum, kind) => sum + (kind === "dropped" ? 0 : totals.errors[kind]), 0),
      ok: totals.ok,
      errors: { ...totals.errors },
      statuses: { ...totals.statuses },
      over: [...totals.over],
      retryAfter: totals.retryAfter,
      connectFailures: totals.connectFailures
    })
  };
  return totals;
}
function mergedCounts(parts) {
  const longest = (lists) => Math.max(0, ...lists.map((list) => list.length));
  const operations = Array.from({ length: longest(parts.map((part) => part.operations)) }, (_, index) => {
    const shares = parts.flatMap((part) => part.operations[index] ?? []);
    const seconds = longest(shares.map((share) => share.seconds));
    return {
      latency: addedCounts(shares.map((share) => share.latency)),
      errors: addedErrors(shares.map((share) => share.errors)),
      unexpected: addedRecords(shares.map((share) => share.unexpected)),
      seconds: Array.from(
        { length: seconds },
        (_2, second) => addedSeconds(shares.flatMap((share) => share.seconds[second] ?? []))
      )
    };
  });
  const overTime = Array.from(
    { length: longest(parts.map((part) => part.overTime)) },
    (_, second) => addedCounts(parts.flatMap((part) => [part.overTime[second] ?? []]))
  );
  return { operations, overTime };
}
function mergedProgress(atMs, parts) {
  const sum = (pick) => parts.reduce((total, part) => total + pick(part), 0);
  const allFail = parts.every(({ connectFailures }) => connectFailures > 0);
  return {
    atMs,
    sent: sum(({ sent }) => sent),
    ok: sum((part) => part.ok),
    errors: addedErrors(parts.map(({ errors }) => errors)),
    statuses: addedRecords(parts.map(({ statuses }) => statuses)),
    over: addedLists(parts.map(({ over }) => over)),
    retryAfter: sum(({ retryAfter }) => retryAfter),
    connectFailures: allFail ? sum(({ connectFailures }) => connectFailures) : 0
  };
}
function addedSeconds(seconds) {
  return {
    due: seconds.reduce((sum, second) => sum + second.due, 0),
    ok: seconds.reduce((sum, second) => sum + second.ok, 0),
    failed: seconds.reduce((sum, second) => sum + second.failed, 0),
    over: addedLists(seconds.map(({ over }) => over))
  };
}
function addedRecords(parts) {
  const sum = {};
  for (const part of parts) for (const [name, count] of Object.entries(part)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}
function addedLists(lists) {
  return (lists[0] ?? []).map((_, index) => lists.reduce((sum, list) => sum + (list[index] ?? 0), 0));
}

export {
  latencyHistograms,
  openRecorder,
  noProgress,
  mergedCounts,
  mergedProgress
};
