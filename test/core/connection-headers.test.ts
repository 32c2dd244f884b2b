import { expect, test } from 'vitest'
import { isOfConnection } from '../../src/core/connection-headers.ts'

// RFC 9110, 7.6.1 and 8.6; RFC 9113, 8.2.2.
test.each(['Host', 'Connection', 'Keep-Alive', 'Transfer-Encoding', 'Upgrade', 'TE', 'content-length'])(
  '%s is written by the client',
  (name) => expect(isOfConnection(name)).toBe(true),
)

test.each(['Authorization', 'X-Host', 'Content-Type', 'constructor'])('%s is anyone’s', (name) =>
  expect(isOfConnection(name)).toBe(false),
)
