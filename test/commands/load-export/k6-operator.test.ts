import { loadAll } from 'js-yaml'
import { expect, test } from 'vitest'
import { k6OperatorManifest } from '../../../src/commands/load-export/k6-operator.ts'
import { k6Script } from '../../../src/commands/load-export/k6-script.ts'
import { exportPlan, exportSecrets } from '../../fixtures/export-plan.ts'

const objectives = [{ metric: 'p99' as const, floor: 600, operation: undefined }]

test('the script in a ConfigMap, and the TestRun that runs it on several pods', () => {
  const text = k6OperatorManifest(exportPlan, { objectives, machines: 4 })
  for (const value of Object.values(exportSecrets)) expect(text).not.toContain(value)
  const secrets = ['BREAKWATER_TARGET', 'API_TOKEN', 'BREAKWATER_SECRET_QUERY_OF_THE_URL_KEY', 'SESSION'].map(
    (name) => ({
      name,
      valueFrom: { secretKeyRef: { name: 'breakwater-load', key: name } },
    }),
  )
  expect(loadAll(text)).toMatchObject([
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'breakwater-load' },
      data: { 'test.js': k6Script(exportPlan, { objectives, machines: 4 }) },
    },
    {
      apiVersion: 'k6.io/v1alpha1',
      kind: 'TestRun',
      spec: {
        parallelism: 4,
        separate: true,
        cleanup: 'post',
        script: { configMap: { name: 'breakwater-load', file: 'test.js' } },
        runner: {
          env: [...secrets, { name: 'K6_NO_USAGE_REPORT' }, { name: 'POD_NAME' }],
          volumeMounts: [{ mountPath: '/results' }],
        },
      },
    },
  ])
})

test('a script that no ConfigMap holds is refused, and what else can be done is said', () => {
  const [first] = exportPlan.operations
  if (first === undefined) throw new Error('the plan has operations')
  const paths = Array.from({ length: 30_000 }, (_, at) => `/orders/${'x'.repeat(30)}${at}`)
  const plan = { ...exportPlan, operations: [{ ...first, paths }] }
  expect(() => k6OperatorManifest(plan, { objectives })).toThrow(
    expect.objectContaining({
      trouble: expect.objectContaining({ code: 'export-too-large', hint: expect.stringContaining('volumeClaim') }),
    }),
  )
})
