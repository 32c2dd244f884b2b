import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/core/latency-buckets.ts
init_shim();
var most = 60;
var lowestMs = 1;
var highestMs = 6e4;
var bucketBoundsMs = Array.from(
  { length: most - 1 },
  (_, at) => Number((lowestMs * (highestMs / lowestMs) ** (at / (most - 2))).toPrecision(4))
);
var bucketRatio = (highestMs / lowestMs) ** (1 / (most - 2));
function countsOfBuckets(buckets) {
  return [...buckets].sort(([a], [b]) => a - b).map(([bound, count]) => [middleUs(bound), count]);
}
function middleUs(boundMs) {
  const bound = Number.isFinite(boundMs) ? boundMs : highestMs * bucketRatio;
  return Math.round(bound / Math.sqrt(bucketRatio) * 1e3);
}

export {
  bucketBoundsMs,
  bucketRatio,
  countsOfBuckets
};
