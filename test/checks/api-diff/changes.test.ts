import { expect, test } from 'vitest'
import { operationsText, ownerText } from '../../../src/checks/api-diff/changes.ts'
import type { Subject } from '../../../src/core/finding.ts'

const operation = (text: string): Subject => {
  const [method = '', ...path] = text.split(' ')
  return { kind: 'operation', method: method.toLowerCase(), path: path.join(' ') }
}

test.each([
  { reach: ['DELETE /a', 'GET /a/long', 'GET /b', 'GET /a'], said: 'GET /a and 3 more' },
  { reach: ['DELETE /a/b', 'PUT /b', 'POST /c'], said: 'POST /c and 2 more' },
  { reach: ['POST /a', 'GET callback:done of POST /a', 'GET webhook:x'], said: 'POST /a and 2 more' },
  { reach: ['POST /a'], said: 'POST /a' },
])('of many operations the plainest is named: $said', ({ reach: written, said }) => {
  for (const reach of [written.map(operation), written.toReversed().map(operation)]) {
    expect(operationsText({ subject: operation('DELETE /a'), reach })).toBe(said)
    expect(ownerText('Order', 'request', reach)).toBe(`Order (sent to ${said})`)
  }
})

test('what nothing reaches has its subject', () => {
  expect(operationsText({ subject: operation('DELETE /a'), reach: [] })).toBe('DELETE /a')
})
