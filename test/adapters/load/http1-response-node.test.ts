import { request } from 'node:http'
import { Duplex } from 'node:stream'
import { expect, test } from 'vitest'
import { ResponseReader } from '../../../src/adapters/load/http1-response.ts'
import fc from '../../properties.ts'

/** The status of an answer that comes whole in these pieces, after which the connection ends; else `none`. */
function ours(pieces: readonly Buffer[], toHead: boolean): string {
  const reader = new ResponseReader(toHead, 1_000_000)
  for (const piece of pieces) {
    const state = reader.read(piece)
    if (state !== 'more') return state === 'done' ? String(reader.status) : 'none'
  }
  return reader.close() === 'done' ? String(reader.status) : 'none'
}

/** The same by node:http, whose parser is another program's altogether. */
function nodes(pieces: readonly Buffer[], toHead: boolean): Promise<string> {
  return new Promise((resolve) => {
    const connection = new Duplex({ read: () => {}, write: (_chunk, _encoding, written) => written() })
    const sent = request({ method: toHead ? 'HEAD' : 'GET', host: 'a.test', createConnection: () => connection })
    let told = 'none'
    sent.on('response', (response) => {
      response.on('error', () => {})
      response.on('end', () => {
        told = String(response.statusCode)
      })
      response.resume()
    })
    sent.on('error', () => {})
    sent.on('close', () => setImmediate(() => resolve(told)))
    sent.end()
    const rest = [...pieces, null]
    const next = () => {
      const piece = rest.shift()
      if (piece === undefined) connection.destroy()
      else if (!connection.destroyed) {
        connection.push(piece)
        setImmediate(next)
      }
    }
    setImmediate(next)
  })
}

const cased = (text: string) =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((upper) => [...text].map((letter, at) => (upper[at] ? letter.toUpperCase() : letter)).join(''))
const field = (name: string, value: fc.Arbitrary<string>) =>
  fc
    .tuple(cased(name), fc.constantFrom('', ' ', '\t '), value, fc.constantFrom('', ' \t'))
    .map(([said, before, text, after]) => `${said}:${before}${text}${after}\r\n`)
/** Letters that mean something to whoever reads a body by mistake. */
const data = fc.string({ unit: fc.constantFrom('a', '0', '\r', '\n', '\0', ':', '\xff'), maxLength: 40 })
const otherFields = fc
  .array(
    fc.oneof(
      field('x-any', fc.constantFrom('', 'a b', '"a:b"', '\xe9', 'y'.repeat(3000))),
      field('connection', fc.constantFrom('keep-alive', 'close', 'Foo, Close')),
      field('keep-alive', fc.constantFrom('timeout=5', 'max=1')),
      field('retry-after', fc.constant('1')),
    ),
    { maxLength: 4 },
  )
  .map((fields) => fields.join(''))
const chunk = fc
  .tuple(data, fc.constantFrom('', '0', '000'), fc.constantFrom('', ';a', ';a=b', ';a="b;c"'))
  .filter(([text]) => text !== '')
  .map(([text, zeros, extension]) => `${zeros}${text.length.toString(16)}${extension}\r\n${text}\r\n`)
const chunks = fc
  .tuple(fc.array(chunk, { maxLength: 3 }), fc.constantFrom('', 'X-Sum: 1\r\n'))
  .map(([all, trailer]) => `${all.join('')}0\r\n${trailer}\r\n`)
/** A field that tells how long the body is, and the body. */
const framed: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  data.chain((text) => fc.tuple(field('content-length', fc.constant(String(text.length))), fc.constant(text))),
  fc.tuple(field('transfer-encoding', fc.constantFrom('chunked', 'gzip, chunked')), chunks),
  fc.tuple(fc.constant(''), data),
)
const answer = fc
  .record({
    toHead: fc.boolean(),
    hint: fc.constantFrom('', '', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'),
    // RFC 9112 has no hints in HTTP/1.0.
    version: fc.constantFrom('1.1', '1.1', '1.0'),
    status: fc.constantFrom(200, 201, 204, 304, 404, 429, 503, 599),
    reason: fc.constantFrom(' OK', ' ', '', ' Not \xe9'),
    framed,
    before: otherFields,
    after: otherFields,
  })
  .map(({ toHead, hint, version, status, reason, framed: [length, body], before, after }) => {
    const first = `${version === '1.1' ? hint : ''}HTTP/${version} ${status}${reason}\r\n`
    const hasBody = !toHead && status !== 204 && status !== 304
    return { toHead, text: `${first}${before}${length}${after}\r\n${hasBody ? body : ''}` }
  })

const cuts = fc.array(fc.nat({ max: 1000 }), { maxLength: 6 })

function cutAt(text: string, places: readonly number[]): readonly Buffer[] {
  const bounds = [0, ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length]
  return bounds.slice(1).flatMap((end, at) => {
    const piece = Buffer.from(text.slice(bounds[at], end), 'latin1')
    return piece.length === 0 ? [] : [piece]
  })
}

test('what HTTP allows is read as Node reads it, in whatever pieces it comes', async () => {
  await fc.assert(
    fc.asyncProperty(answer, cuts, async ({ toHead, text }, places) => {
      const pieces = cutAt(text, places)
      expect(ours(pieces, toHead)).toBe(await nodes(pieces, toHead))
    }),
    { numRuns: 500, seed: 1 },
  )
})

test('with a byte wrong, nothing is an answer to us that is none to Node', async () => {
  // Blanks and extensions of chunks are left out, of which Node refuses some although clients have to read the first and
  // to ignore the second (RFC 9112, 5.2 and 7.1.1).
  const plain = answer.filter(({ text }) => !text.includes(';'))
  const wrong = fc.constantFrom('\0', '\r', '\n', ':', '\x7f', '\xff', 'g', '5', '')
  await fc.assert(
    fc.asyncProperty(plain, cuts, wrong, fc.nat({ max: 4000 }), fc.boolean(), async (sent, places, byte, at, over) => {
      const place = at % sent.text.length
      const text = sent.text.slice(0, place) + byte + sent.text.slice(over ? place + 1 : place)
      const pieces = cutAt(text, places)
      const read = ours(pieces, sent.toHead)
      if (read !== 'none') expect(read).toBe(await nodes(pieces, sent.toHead))
    }),
    { numRuns: 700, seed: 1 },
  )
})
