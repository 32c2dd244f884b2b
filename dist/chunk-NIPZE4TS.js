import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  k6Script
} from "./chunk-6Z4I2PML.js";
import "./chunk-EUGMH35K.js";
import "./chunk-E3MF52KC.js";
import {
  secretVariables,
  targetVariable
} from "./chunk-ZCXONIB3.js";
import {
  require_dist
} from "./chunk-3KV2PJXQ.js";
import "./chunk-XLYJ4EM2.js";
import {
  BreakwaterError
} from "./chunk-62WTYEXD.js";
import {
  __toESM,
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/commands/load-export/k6-operator.ts
init_shim();
var import_yaml = __toESM(require_dist(), 1);
var largestConfigMap = 1048576;
var name = "breakwater-load";
var file = "test.js";
function k6OperatorManifest(plan, options) {
  const { machines = 1 } = options;
  const script = k6Script(plan, options);
  const bytes = Buffer.byteLength(script) + file.length;
  if (bytes > largestConfigMap) {
    throw new BreakwaterError({
      code: "export-too-large",
      message: `The script has ${bytes} bytes, and a ConfigMap holds at most ${largestConfigMap}.`,
      hint: "Use fewer paths or smaller bodies, or export with --export k6 and put the script into a volume (spec.script.volumeClaim)."
    });
  }
  const env = [
    ...[targetVariable, ...secretVariables(plan).values()].map((variable) => ({
      name: variable,
      valueFrom: { secretKeyRef: { name, key: variable } }
    })),
    { name: "K6_NO_USAGE_REPORT", value: "true" }
  ];
  const configMap = { apiVersion: "v1", kind: "ConfigMap", metadata: { name }, data: { [file]: script } };
  const testRun = {
    apiVersion: "k6.io/v1alpha1",
    kind: "TestRun",
    metadata: { name },
    spec: {
      parallelism: machines,
      // Two pods on one node would take each other's time.
      separate: true,
      cleanup: "post",
      // Kubernetes puts in the name of the pod.
      arguments: "--out json=/results/$(POD_NAME).json",
      script: { configMap: { name, file } },
      // It only looks at the script, so it is given no secret.
      initializer: { resources: { requests: { cpu: "100m", memory: "256Mi" } } },
      runner: {
        env: [...env, { name: "POD_NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }],
        resources: { requests: { cpu: "1", memory: "1Gi" }, limits: { memory: "2Gi" } },
        volumes: [{ name: "results", persistentVolumeClaim: { claimName: `${name}-results` } }],
        volumeMounts: [{ name: "results", mountPath: "/results" }]
      }
    }
  };
  return `${preface(plan)}${(0, import_yaml.stringify)(configMap, { lineWidth: 0 })}---
${(0, import_yaml.stringify)(testRun, { lineWidth: 0 })}`;
}
function preface(plan) {
  const keys = [targetVariable, ...secretVariables(plan).values()];
  return [
    "Written by Breakwater. What it needs beside it, and what neither file holds:",
    `  kubectl create secret generic ${name} ${keys.map((key) => `--from-literal=${key}=...`).join(" ")}`,
    `  a PersistentVolumeClaim ${name}-results that all pods may write to`,
    "Percentiles of several pods cannot be put together; their counters and latencies can:",
    "  breakwater load --from-k6 results/POD-1.json --from-k6 results/POD-2.json"
  ].map((line) => `# ${line}
`).join("");
}
export {
  k6OperatorManifest
};
