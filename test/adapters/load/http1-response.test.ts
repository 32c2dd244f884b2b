import { describe, expect, test } from 'vitest'
import { ResponseReader } from '../../../src/adapters/load/http1-response.ts'
import fc from '../../properties.ts'

interface Told {
  /** `open`: nothing was decided, not even by the end of the connection. */
  readonly state: 'done' | 'closed' | 'invalid' | 'open'
  readonly status?: number
  readonly keepsAlive?: boolean
}

/** What a reader makes of an answer that comes in these pieces, after which the connection ends. */
function read(pieces: readonly Buffer[], { toHead = false, largestBody = 1000 } = {}) {
  const reader = new ResponseReader(toHead, largestBody)
  for (const piece of pieces) {
    const state = reader.read(piece)
    if (state !== 'more') return { reader, state }
  }
  return { reader, state: reader.close() === 'done' ? ('closed' as const) : ('open' as const) }
}

function told(pieces: readonly Buffer[], toHead = false): Told {
  const { reader, state } = read(pieces, { toHead })
  if (state === 'invalid' || state === 'open') return { state }
  return { state, status: reader.status, keepsAlive: reader.keepsAlive }
}

const ok = (keepsAlive = true, status = 200): Told => ({ state: 'done', status, keepsAlive })
const untilClose: Told = { state: 'closed', status: 200, keepsAlive: false }
const head = (...fields: readonly string[]) => ['HTTP/1.1 200 OK', ...fields, '', ''].join('\r\n')

/** RFC 9112, section 6.3 for lengths, 9.3 for connections, 7.1 for chunks; RFC 9110, 15 for the codes. */
const answers = (
  [
    ['a length', `${head('Content-Length: 5')}hello`, ok()],
    ['a length of nothing', head('Content-Length: 0'), ok()],
    ['a body that does not come', `${head('Content-Length: 5')}hell`, { state: 'open' }],
    ['the same length twice', `${head('Content-Length: 2', 'content-length: 2')}ok`, ok()],
    ['two lengths', `${head('Content-Length: 2', 'Content-Length: 3')}ok`, { state: 'invalid' }],
    ['a length that is no number', head('Content-Length: -1'), { state: 'invalid' }],
    ['no length', `${head()}until the end`, untilClose],
    ['chunks', `${head('Transfer-Encoding: chunked')}5\r\nhello\r\n0\r\n\r\n`, ok()],
    [
      'chunks with extensions and trailers',
      `${head('TRANSFER-ENCODING: gzip, Chunked')}A;x="y"\r\n0123456789\r\n00\r\nX: y\r\n\r\n`,
      ok(),
    ],
    [
      'chunks go before a length',
      `${head('Transfer-Encoding: chunked', 'Content-Length: 1')}1\r\na\r\n0\r\n\r\n`,
      ok(),
    ],
    ['chunks that stop', `${head('Transfer-Encoding: chunked')}5\r\nhello\r\n`, { state: 'open' }],
    [
      'a chunk longer than it says',
      `${head('Transfer-Encoding: chunked')}2\r\nhello\r\n0\r\n\r\n`,
      { state: 'invalid' },
    ],
    ['a chunk without a size', `${head('Transfer-Encoding: chunked')}\r\nhello`, { state: 'invalid' }],
    ['a coding that is not chunked last', `${head('Transfer-Encoding: chunked, gzip')}data`, untilClose],
    ['no content', 'HTTP/1.1 204 No Content\r\n\r\n', ok(true, 204)],
    [
      'not modified, with the length of what was not sent',
      'HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n',
      ok(true, 304),
    ],
    ['the answer to HEAD', head('Content-Length: 9'), ok(), 'HEAD'],
    ['the answer to HEAD in chunks', head('Transfer-Encoding: chunked'), ok(), 'HEAD'],
    ['hints beforehand', `HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${head('Content-Length: 2')}ok`, ok()],
    ['100 twice', `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n${head('Content-Length: 0')}`, ok()],
    ['a protocol that nobody asked for', 'HTTP/1.1 101 Switching Protocols\r\n\r\n', { state: 'invalid' }],
    ['a goodbye', `${head('Connection: Close', 'Content-Length: 2')}ok`, ok(false)],
    ['a goodbye in a list', `${head('Connection: foo, close', 'Content-Length: 2')}ok`, ok(false)],
    [
      'a header that only looks like it',
      `${head('X-Connection: close', 'Connection: closed', 'Content-Length: 0')}`,
      ok(),
    ],
    ['HTTP/1.0', 'HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok', ok(false)],
    [
      'HTTP/1.0 that keeps the connection',
      'HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 2\r\n\r\nok',
      ok(),
    ],
    ['no reason phrase', 'HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok', ok()],
    ['another protocol', 'SSH-2.0-OpenSSH\r\n\r\n', { state: 'invalid' }],
    ['HTTP/2 by mistake', 'HTTP/2 200\r\n\r\n', { state: 'invalid' }],
    ['a folded field (5.2)', `${head('Content-Length:', ' 2', 'X: a', '\tb')}ok`, ok()],
    ['a folded line before the first field (2.2)', head(' X: a', 'Content-Length: 0'), { state: 'invalid' }],
    ['a blank before the colon', head('Content-Length : 0'), { state: 'invalid' }],
    ['a field without a name', head(': a', 'Content-Length: 0'), { state: 'invalid' }],
    ['a line that is no field', head('nonsense', 'Content-Length: 0'), { state: 'invalid' }],
    ['a field with a NUL', head('X: \0', 'Content-Length: 0'), { state: 'invalid' }],
    ['a lone carriage return (2.2)', head('X: a\rContent-Length: 0'), { state: 'invalid' }],
    ['a number with a blank of another kind', head('Content-Length: 0\xa0'), { state: 'invalid' }],
    ['lines without carriage returns', 'HTTP/1.1 200 OK\nContent-Length: 0\n\n', { state: 'invalid' }],
    ['chunks without carriage returns', `${head('Transfer-Encoding: chunked')}1\na\n0\n\n`, { state: 'invalid' }],
    ['a size with many zeros (7.1)', `${head('Transfer-Encoding: chunked')}0000000000001\r\na\r\n0\r\n\r\n`, ok()],
    ['a trailer that is no field', `${head('Transfer-Encoding: chunked')}0\r\nX\r\n\r\n`, { state: 'invalid' }],
    [
      'chunks in HTTP/1.0 (6.1)',
      'HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      ok(false),
    ],
    ['nothing', '', { state: 'open' }],
  ] as readonly (readonly [string, string, Told, 'HEAD'?])[]
).map(([title, text, expected, method]) => ({ title, text, expected, toHead: method === 'HEAD' }))

describe('one answer', () => {
  test.each(answers)('$title', ({ text, expected, toHead }) => {
    expect(told([Buffer.from(text, 'latin1')], toHead)).toEqual(expected)
  })

  test.each(answers)('$title, in whatever pieces it comes', ({ text, expected, toHead }) => {
    const cuts = fc.array(fc.nat({ max: text.length }), { maxLength: 8 })
    const byByte = [...text].map((letter) => Buffer.from(letter, 'latin1'))
    expect(told(byByte, toHead)).toEqual(expected)
    fc.assert(
      fc.property(cuts, (places) => {
        const bounds = [0, ...places.sort((a, b) => a - b), text.length]
        const pieces = bounds.slice(1).map((end, index) => Buffer.from(text.slice(bounds[index], end), 'latin1'))
        expect(told(pieces, toHead)).toEqual(expected)
      }),
      { numRuns: 50, seed: 1 },
    )
  })
})

describe('what else is read of it', () => {
  const of = (text: string) => read([Buffer.from(text)])

  test('Retry-After', () => {
    expect(of(`${head('Content-Length: 0', 'Retry-After: 3')}`).reader.retryAfter).toBe(true)
    expect(of(`${head('Content-Length: 0', 'X-Retry-Aftr: 3')}`).reader.retryAfter).toBe(false)
  })

  test('how long the connection may rest', () => {
    expect(of(head('Content-Length: 0', 'Keep-Alive: timeout=5, max=100')).reader.restMs).toBe(5000)
    expect(of(head('Content-Length: 0')).reader.restMs).toBeUndefined()
  })

  test('bytes after its end make the connection useless', () => {
    const { reader, state } = of(`${head('Content-Length: 2')}okHTTP/1.1 200 OK`)
    expect({ state, keepsAlive: reader.keepsAlive }).toEqual({ state: 'done', keepsAlive: false })
  })

  test('whether anything came at all', () => {
    expect(read([]).reader.hasBytes).toBe(false)
    expect(of('H').reader.hasBytes).toBe(true)
  })
})

describe('no server makes it hold much', () => {
  test.each([
    ['a head without an end', [head('X: y').slice(0, -2), 'X: y\r\n'.repeat(20_000)]],
    ['a body past the bound', [head('Content-Length: 1001')]],
    ['chunks past the bound', [head('Transfer-Encoding: chunked'), `3E8\r\n${'a'.repeat(1000)}\r\n1\r\n`]],
    ['an endless body', [head(), 'a'.repeat(600), 'a'.repeat(600)]],
    ['an endless line', [head('Transfer-Encoding: chunked'), `1;${'a'.repeat(5000)}`]],
  ])('%s', (_, pieces) => {
    expect(read(pieces.map((piece) => Buffer.from(piece))).state).toBe('invalid')
  })
})
