import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadEngines } from '../../../src/adapters/load/engines.ts'
import { rules } from '../../../src/checks/api-diff/rules/index.ts'
import { run } from '../../../src/checks/api-diff/run.ts'
import { unprovenOf } from '../../../src/checks/api-diff/undecided.ts'
import { parseConfig } from '../../../src/config/config-file.ts'
import type { CheckContext } from '../../../src/core/check.ts'
import type { Finding } from '../../../src/core/finding.ts'
import { changeSetOf, checkContext } from '../../fakes/check-context.ts'

const operation = (path: string, values: string) => `  ${path}:
    get:
      parameters: [{name: kind, in: query, schema: {type: string, enum: [${values}]}}]
      responses: {'200': {description: ok}}
`
const spec = (paths: string) => `openapi: 3.0.3
info: {title: Orders, version: 1.0.0}
servers: [{url: 'https://api.example.com/v1'}]
paths:
${paths}`

/** `GET /orders` takes `gift` no more, and `GET /internal/jobs` no `weekly`. */
const narrowed = {
  base: { 'openapi.yaml': spec(operation('/orders', 'card, gift') + operation('/internal/jobs', 'daily, weekly')) },
  head: { 'openapi.yaml': spec(operation('/orders', 'card') + operation('/internal/jobs', 'daily')) },
}

function reviewed(yaml: string, given: Partial<CheckContext> = {}) {
  const config = parseConfig(
    yaml,
    '.github/breakwater.yml',
    rules.map(({ meta }) => meta),
  )
  return run(checkContext({ changeSet: changeSetOf(narrowed.base, narrowed.head), config, ...given }))
}

function loudness(findings: readonly Finding[]) {
  return findings.map(({ subject, severity }) => [subject.kind === 'operation' ? subject.path : '', severity]).sort()
}

describe('what the config says of a rule', () => {
  test.each([
    [
      '',
      [
        ['/internal/jobs', 'error'],
        ['/orders', 'error'],
      ],
    ],
    ['api: {rules: {api/request-enum-narrowed: off}}', []],
    [
      'api: {rules: {api/request-enum-narrowed: warning}}',
      [
        ['/internal/jobs', 'warning'],
        ['/orders', 'warning'],
      ],
    ],
    [
      'api: {rules: {api/request-enum-narrowed: {severity: note, paths: [/internal/**]}}}',
      [
        ['/internal/jobs', 'note'],
        ['/orders', 'error'],
      ],
    ],
    [
      'api: {rules: {api/request-enum-narrowed: {severity: off, files: [other.yaml]}}}',
      [
        ['/internal/jobs', 'error'],
        ['/orders', 'error'],
      ],
    ],
  ])('%j', async (yaml, expected) => {
    expect(loudness((await reviewed(yaml)).findings)).toEqual(expected)
  })

  test('what it turns off is counted', async () => {
    const { remarks } = await reviewed('api: {rules: {api/request-enum-narrowed: off}}')
    expect(remarks).toContain('2 findings are off by config: api/request-enum-narrowed (2)')
  })
})

test('a change that nobody could decide is a doubt with the fingerprint to accept, and others are none', () => {
  const found: Finding = {
    ruleId: 'api/schema-undecided',
    severity: 'warning',
    message: 'the value changed',
    fingerprint: '0123456789ab',
    cause: '0123456789ab',
    location: { path: 'openapi.yaml', line: 7, column: 3 },
    subject: { kind: 'operation', method: 'get', path: '/orders' },
    reach: [],
    proof: { kind: 'undecided', reason: 'too hard' },
  }
  expect(unprovenOf([found, { ...found, proof: { kind: 'source', excerpt: '' } }])).toEqual([
    {
      subject: 'GET /orders',
      code: 'undecided',
      message: 'the value changed',
      hint: expect.stringContaining('0123456789ab'),
      location: found.location,
      finding: '0123456789ab',
    },
  ])
})

describe('a replay', () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.writeHead(request.url?.startsWith('/v1/orders') ? 400 : 200).end()
  })
  let preview = ''
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // Listening on TCP, so the address has a port.
    preview = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  test('asks the preview with the very request that shows the break', async () => {
    const { findings } = await reviewed(`api: {replay: preview}\nload: {preview: "${preview}"}`, {
      preview: { url: preview, namedBy: 'config' },
      loadEngines: async () => loadEngines(),
    })
    expect(asked.toSorted()).toEqual(['GET /v1/internal/jobs?kind=weekly', 'GET /v1/orders?kind=gift'])
    const answers = findings.flatMap(({ proof }) => (proof.kind === 'witness' && proof.replay ? [proof.replay] : []))
    expect(answers.map(({ status, answer }) => [status, answer]).sort()).toEqual([
      [200, 'accepted'],
      [400, 'refused'],
    ])
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'error'])
  })
})
