import { expect, test } from 'vitest'
import { run } from '../../../src/checks/api-diff/run.ts'
import { changeSetOf, checkContext } from '../../fakes/check-context.ts'

// What cannot be read is said with its place, costs only what it stands in, and is never taken for "nothing there".

const spec = (bad: string) => `openapi: 3.0.3
paths:
  /good:
    post:
      requestBody: {content: {application/json: {schema: {type: object, properties: {size: {type: integer}}}}}}
      responses: {'201': {description: made}}
  /bad:
${bad}
`
const whole = `    post:
      parameters: [{name: p, in: query, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {type: object, properties: {k: {type: string}}}}}}
      responses: {'201': {description: made}}`

test.each([
  ['an operation that is no object', '    post: oops'],
  ['a path item that is no object', '    oops'],
  ['parameters that are no list', whole.replace(/parameters: .*/, 'parameters: oops')],
  ['a parameter without a name', whole.replace('name: p, ', '')],
  ['a parameter in a place that is not known', whole.replace('in: query', 'in: qurey')],
  ['responses that are no object', whole.replace(/responses: .*/, 'responses: 5')],
  ['an enum without values', whole.replace('k: {type: string}', 'k: {type: string, enum: []}')],
  ['a type that is not known', whole.replace('k: {type: string}', 'k: {type: 7}')],
  ['properties that are no object', whole.replace('properties: {k: {type: string}}', 'properties: []')],
  ['required that is no list', whole.replace('properties: {k: {type: string}}', 'required: k')],
  ['a schema that is none', whole.replace(/schema: \{type: object.*\}\}\}\}\}/, 'schema: 5}}}')],
])('%s, on either side', async (_, bad) => {
  for (const [base, head] of [
    [spec(whole), spec(bad)],
    [spec(bad), spec(whole)],
  ] as const) {
    const changed = head.replace('size: {type: integer}', 'size: {type: boolean}')
    const { findings, unproven } = await run(
      checkContext({ changeSet: changeSetOf({ 'api.yaml': base }, { 'api.yaml': changed }) }),
    )
    expect(unproven).toMatchObject([{ code: 'invalid-part', location: { path: 'api.yaml' } }])
    expect(unproven[0]?.message).toMatch(/line \d+/)
    const errors = findings.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ message }) => message)).toEqual([
      'POST /good, request body: size no longer accepts integer; it asks for boolean',
    ])
  }
})
