import { type AddressInfo, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HttpClient } from '../../../src/adapters/load/http-client.ts'
import { http1Client } from '../../../src/adapters/load/http1-client.ts'
import type { ReadyOperation } from '../../../src/adapters/load/requests.ts'

const ok = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'
/** As the client's: so long has a connection rested that the server may be closing it. */
const restMs = 1100

/** Answers the first request on each connection, and ends the connection at the second as a server does that had already closed it. */
const forgetful = createServer((socket: Socket) => {
  let requests = 0
  socket.on('error', () => {})
  socket.on('data', () => {
    requests++
    if (requests === 1) socket.write(ok)
    else socket.resetAndDestroy()
  })
})
beforeAll(() => new Promise<void>((resolve) => forgetful.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((resolve) => forgetful.close(resolve)))

function clientOf(): HttpClient {
  // A TCP server's address is an AddressInfo; a string only for pipes.
  const { port } = forgetful.address() as AddressInfo
  return http1Client({ secure: false, host: '127.0.0.1', port, servername: undefined }, {})
}

function ask(client: HttpClient, method = 'GET'): Promise<string> {
  const operation: ReadyOperation = { method, paths: ['/'], headers: { host: 'a.test' }, body: undefined }
  return new Promise((resolve) =>
    client.send(operation, '/', { answered: (status) => resolve(String(status)), failed: resolve }),
  )
}

describe('a connection that the server ended without a word', () => {
  test.concurrent.each([
    ['after a rest: any client may ask once more (RFC 9112, 9.3.1)', restMs, 'GET', '200'],
    ['after a rest, of a request that may not be repeated', restMs, 'POST', 'reset'],
    ['in the midst of its work', 0, 'GET', 'reset'],
  ])('%s', async (_, rest, method, expected) => {
    const client = clientOf()
    expect(await ask(client)).toBe('200')
    await sleep(rest)
    expect(await ask(client, method)).toBe(expected)
    client.close()
  })
})

test('a request that is given up is told nothing', async () => {
  const client = clientOf()
  const told: string[] = []
  const operation: ReadyOperation = { method: 'GET', paths: ['/'], headers: { host: 'a.test' }, body: undefined }
  const end = { answered: (status: number) => told.push(String(status)), failed: (kind: string) => told.push(kind) }
  const flight = client.send(operation, '/', end)
  // Not connected yet: what is given up now never reached the server.
  expect(flight.cancel()).toBe(false)
  expect(await ask(client)).toBe('200')
  expect(told).toEqual([])
  client.close()
})
