import { beforeEach, expect, test, vi } from 'vitest'
import { changeSetOf, checkContext } from '../../fakes/check-context.ts'

// Each case as in a process of its own, since what is loaded once stays.
beforeEach(() => {
  vi.resetModules()
})

type Files = Readonly<Record<string, string>>

async function messagesOf(base: Files, head: Files): Promise<readonly string[]> {
  const { run } = await import('../../../src/checks/api-diff/run.ts')
  const { findings } = await run(checkContext({ changeSet: changeSetOf(base, head) }))
  return findings.map(({ severity, message }) => `${severity} ${message}`)
}

const json = (schema: string) =>
  `{"openapi": "3.0.3", "paths": {"/a": {"get": {"parameters": [{"name": "q", "in": "query", "schema": ${schema}}], "responses": {"200": {"description": "said"}}}}}}`
const yaml = (schema: string) => `openapi: 3.0.3
paths:
  /a:
    get:
      parameters: [{name: q, in: query, schema: ${schema}}]
      responses: {'200': {description: said}}
`

test('a document without a pattern does not load what reads patterns', async () => {
  const said = await messagesOf(
    { 'a.yaml': yaml('{type: string}') },
    { 'a.yaml': yaml('{type: string, maxLength: 3}') },
  )
  expect(said).toEqual(['error GET /a, query parameter q: the value has maxLength 3 now; it was none'])
  const { patternParser } = await import('../../../src/checks/api-diff/meaning/pattern-parser.ts')
  expect(patternParser).toThrow()
})

test.each<[string, Files, Files]>([
  ['plain', { 'a.yaml': yaml('{type: string}') }, { 'a.yaml': yaml("{type: string, pattern: '^a+$'}") }],
  [
    'with an escape of JSON',
    { 'a.json': json('{"type": "string"}') },
    { 'a.json': json('{"type": "string", "p\\u0061ttern": "^a+$"}') },
  ],
  [
    'with an escape of YAML',
    { 'a.yaml': yaml('{type: string}') },
    { 'a.yaml': yaml('{type: string, "p\\x61ttern": "^a+$"}') },
  ],
  [
    'in another file',
    { 'a.yaml': yaml("{$ref: 'b.yaml#/B'}"), 'b.yaml': 'B: {type: string}' },
    { 'a.yaml': yaml("{$ref: 'b.yaml#/B'}"), 'b.yaml': "B: {type: string, pattern: '^a+$'}" },
  ],
])('a pattern is decided where the keyword is written %s', async (_, base, head) => {
  const [said, ...more] = await messagesOf(base, head)
  expect(said).toMatch(/^error .*: the value has pattern \^a\+\$ now; it was none$/)
  expect(more).toEqual([])
})
