import { stringify } from 'yaml'
import { BreakwaterError } from '../../core/error.ts'
import type { LoadPlan } from '../../core/load.ts'
import { secretVariables, targetVariable } from './environment.ts'
import { type ExportOptions, k6Script } from './k6-script.ts'

/** Kubernetes takes no ConfigMap with more data. */
const largestConfigMap = 1_048_576
const name = 'breakwater-load'
const file = 'test.js'

/** The script as a ConfigMap, and the TestRun of the k6 operator that runs it on several pods. */
export function k6OperatorManifest(plan: LoadPlan, options: ExportOptions): string {
  const { machines = 1 } = options
  const script = k6Script(plan, options)
  const bytes = Buffer.byteLength(script) + file.length
  if (bytes > largestConfigMap) {
    throw new BreakwaterError({
      code: 'export-too-large',
      message: `The script has ${bytes} bytes, and a ConfigMap holds at most ${largestConfigMap}.`,
      hint: 'Use fewer paths or smaller bodies, or export with --export k6 and put the script into a volume (spec.script.volumeClaim).',
    })
  }
  const env = [
    ...[targetVariable, ...secretVariables(plan).values()].map((variable) => ({
      name: variable,
      valueFrom: { secretKeyRef: { name, key: variable } },
    })),
    { name: 'K6_NO_USAGE_REPORT', value: 'true' },
  ]
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { [file]: script } }
  const testRun = {
    apiVersion: 'k6.io/v1alpha1',
    kind: 'TestRun',
    metadata: { name },
    spec: {
      parallelism: machines,
      // Two pods on one node would take each other's time.
      separate: true,
      cleanup: 'post',
      // Kubernetes puts in the name of the pod.
      arguments: '--out json=/results/$(POD_NAME).json',
      script: { configMap: { name, file } },
      // It only looks at the script, so it is given no secret.
      initializer: { resources: { requests: { cpu: '100m', memory: '256Mi' } } },
      runner: {
        env: [...env, { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
        resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { memory: '2Gi' } },
        volumes: [{ name: 'results', persistentVolumeClaim: { claimName: `${name}-results` } }],
        volumeMounts: [{ name: 'results', mountPath: '/results' }],
      },
    },
  }
  return `${preface(plan)}${stringify(configMap, { lineWidth: 0 })}---\n${stringify(testRun, { lineWidth: 0 })}`
}

function preface(plan: LoadPlan): string {
  const keys = [targetVariable, ...secretVariables(plan).values()]
  return [
    'Written by Breakwater. What it needs beside it, and what neither file holds:',
    `  kubectl create secret generic ${name} ${keys.map((key) => `--from-literal=${key}=...`).join(' ')}`,
    `  a PersistentVolumeClaim ${name}-results that all pods may write to`,
    'Percentiles of several pods cannot be put together; their counters and latencies can:',
    '  breakwater load --from-k6 results/POD-1.json --from-k6 results/POD-2.json',
  ]
    .map((line) => `# ${line}\n`)
    .join('')
}
