/** How far an answer has come. `invalid`: what came is no HTTP/1 answer, or a larger one than anybody measures. */
export type ReadState = 'more' | 'done' | 'invalid'

/** Larger answers are cut off: nobody measures a download, and memory and time are ours. */
const largestHead = 64 * 1024
const longestLine = 4096

const endOfHead = '\r\n\r\n'
const lineFeed = 10

/** Grammar of RFC 9112, sections 4 and 5, in Latin-1; a client that lets anything else pass reads what others cannot. */
const statusLine = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?$/
/** Clients have to read folded lines as well (5.2), but not before the first field (2.2). */
const fieldLines =
  /^(?:[!#$%&'*+.^_`|~0-9a-z-]+:[\t\x20-\x7e\x80-\xff]*(?:\r\n[\t ][\t\x20-\x7e\x80-\xff]*)*(?:\r\n|$))*$/i
const trailerLine = /^(?:[!#$%&'*+.^_`|~0-9a-z-]+:|[\t ])[\t\x20-\x7e\x80-\xff]*$/i
/** Blanks before the extensions are bad, but to be read (7.1.1); leading zeros say nothing. */
const chunkLine = /^0*([0-9a-f]{1,8})[\t ]*(?:;[\t\x20-\x7e\x80-\xff]*)?$/i

/** In what part of an answer the next byte is. */
type Part = 'head' | 'body' | 'until-close' | 'chunk-size' | 'chunk' | 'chunk-end' | 'trailers' | 'over' | 'invalid'

/**
 * Reads one HTTP/1 answer (RFC 9112) in whatever pieces it comes, to know its status and where it ends; the body is
 * thrown away. Node's own parser is not public, and its client costs twice as much CPU a request as this one.
 */
export class ResponseReader {
  readonly #toHead: boolean
  readonly #largestBody: number
  #part: Part = 'head'
  /** The beginning of a head or a line whose end has not come yet. */
  #held = ''
  /** Bytes to come of a body with a length, or of a chunk. */
  #left = 0
  #bodyBytes = 0
  #head: Head = { status: 0, keepsAlive: false, retryAfter: false, restMs: undefined, length: undefined }
  #hasBytes = false
  #hasSurplus = false

  /** `toHead`: the answer to a HEAD request has no body, whatever its headers say. */
  constructor(toHead: boolean, largestBody: number) {
    this.#toHead = toHead
    this.#largestBody = largestBody
  }

  get status(): number {
    return this.#head.status
  }

  get retryAfter(): boolean {
    return this.#head.retryAfter
  }

  /** The connection can be used again. */
  get keepsAlive(): boolean {
    return this.#head.keepsAlive && !this.#hasSurplus
  }

  /** How long the server says that it lets the connection rest. */
  get restMs(): number | undefined {
    return this.#head.restMs
  }

  /** Something of an answer has come. */
  get hasBytes(): boolean {
    return this.#hasBytes
  }

  read(chunk: Buffer): ReadState {
    this.#hasBytes ||= chunk.length > 0
    let at = 0
    while (at < chunk.length && this.#part !== 'over' && this.#part !== 'invalid') at = this.#step(chunk, at)
    if (this.#part === 'invalid') return 'invalid'
    if (this.#part !== 'over') return 'more'
    // Bytes that nobody asked for: whatever they are, they aren't the beginning of the next answer.
    this.#hasSurplus ||= at < chunk.length
    return 'done'
  }

  /** The connection has ended, and with it an answer that said nothing of its length. */
  close(): ReadState {
    if (this.#part === 'until-close') this.#part = 'over'
    return this.#part === 'over' ? 'done' : 'invalid'
  }

  /** Takes one piece, and gives the place after it. */
  #step(chunk: Buffer, at: number): number {
    switch (this.#part) {
      case 'head':
        return this.#readHead(chunk, at)
      case 'body':
      case 'chunk':
        return this.#skip(chunk, at)
      case 'until-close':
        this.#count(chunk.length - at)
        return chunk.length
      default:
        return this.#readLine(chunk, at)
    }
  }

  #readHead(chunk: Buffer, at: number): number {
    const found = chunk.indexOf(endOfHead, at)
    const stop = found === -1 ? Math.min(chunk.length, at + largestHead) : found + endOfHead.length
    const text = this.#held + chunk.toString('latin1', at, stop)
    // The end may lie across two chunks, and then comes before the one found in this.
    const end = text.indexOf(endOfHead)
    if (end === -1) {
      this.#held = text
      // Lines that end in a line feed alone are no head, and one that is awaited for ever would look like a slow server.
      if (text.length >= largestHead || text.includes('\n\n')) this.#part = 'invalid'
      return stop
    }
    const next = at + end + endOfHead.length - this.#held.length
    this.#held = ''
    const head = readHead(text.slice(0, end))
    if (head === undefined) this.#part = 'invalid'
    // 100 Continue and 103 Early Hints announce an answer; they are none.
    else if (head.status >= 200) this.#begin(head)
    return next
  }

  /** RFC 9112, 6.3: how long the body is. */
  #begin(head: Head): void {
    this.#head = head
    if (this.#toHead || head.status === 204 || head.status === 304) this.#part = 'over'
    else if (head.length === 'chunked') this.#part = 'chunk-size'
    else if (head.length === undefined) {
      this.#part = 'until-close'
      this.#head = { ...head, keepsAlive: false }
    } else {
      this.#left = head.length
      this.#part = head.length === 0 ? 'over' : 'body'
      this.#count(head.length)
    }
  }

  #skip(chunk: Buffer, at: number): number {
    const taken = Math.min(this.#left, chunk.length - at)
    this.#left -= taken
    if (this.#left === 0) this.#part = this.#part === 'body' ? 'over' : 'chunk-end'
    return at + taken
  }

  #readLine(chunk: Buffer, at: number): number {
    const found = chunk.indexOf(lineFeed, at)
    const stop = found === -1 ? chunk.length : found + 1
    const text = this.#held + chunk.toString('latin1', at, Math.min(stop, at + longestLine))
    this.#held = found === -1 ? text : ''
    if (text.length >= longestLine) this.#part = 'invalid'
    else if (found !== -1) this.#takeLine(text)
    return stop
  }

  #takeLine(text: string): void {
    if (!text.endsWith('\r\n')) {
      this.#part = 'invalid'
      return
    }
    const line = text.slice(0, -2)
    if (this.#part === 'trailers') {
      if (line === '') this.#part = 'over'
      else if (!trailerLine.test(line)) this.#part = 'invalid'
    } else if (this.#part === 'chunk-end') {
      this.#part = line === '' ? 'chunk-size' : 'invalid'
    } else {
      const [, size] = chunkLine.exec(line) ?? []
      this.#left = Number.parseInt(size ?? '', 16)
      this.#part = size === undefined ? 'invalid' : this.#left === 0 ? 'trailers' : 'chunk'
      if (size !== undefined) this.#count(this.#left)
    }
  }

  #count(bytes: number): void {
    this.#bodyBytes += bytes
    if (this.#bodyBytes > this.#largestBody) this.#part = 'invalid'
  }
}

/** What is wanted of an answer's head. */
interface Head {
  readonly status: number
  readonly keepsAlive: boolean
  readonly retryAfter: boolean
  readonly restMs: number | undefined
  /** Of the body in bytes; undefined: until the connection ends. */
  readonly length: number | 'chunked' | undefined
}

/** Undefined for what is no head of an HTTP/1 answer, or one that contradicts itself. */
function readHead(text: string): Head | undefined {
  const end = text.indexOf('\r\n')
  const [, minor, code] = statusLine.exec(end === -1 ? text : text.slice(0, end)) ?? []
  const fields = end === -1 ? '' : text.slice(end + 2)
  const status = Number(code)
  // Nobody asked to switch protocols.
  if (code === undefined || status === 101 || !fieldLines.test(fields)) return undefined
  const { length, coding, connection, rest, retryAfter } = fieldsOf(fields.replace(/\r\n[\t ]+/g, ' ').split('\r\n'))
  if (length !== undefined && !/^\d{1,15}$/.test(length)) return undefined
  const chunked = /(?:^|[,\t ])chunked$/i.test(coding)
  // With a coding that HTTP/1.0 does not know, where the answer ends is not to be relied on (RFC 9112, 6.1).
  const keepsAlive = minor === '1' ? !names(connection, 'close') : coding === '' && names(connection, 'keep-alive')
  return {
    status,
    keepsAlive,
    retryAfter,
    restMs: rest === undefined ? undefined : Number(rest) * 1000,
    length: coding !== '' ? (chunked ? 'chunked' : undefined) : length === undefined ? undefined : Number(length),
  }
}

/** Whether a list holds a word, of whatever case. */
function names(list: string, word: string): boolean {
  return list.split(/[,\t ]+/).some((named) => named.toLowerCase() === word)
}

function fieldsOf(lines: readonly string[]) {
  let length: string | undefined
  let coding = ''
  let connection = ''
  let rest: string | undefined
  let retryAfter = false
  for (const line of lines) {
    const colon = line.indexOf(':')
    // Most headers are none of these, which their length tells without reading them.
    if (colon < 10 || colon > 17) continue
    // `trim` would take more for a blank than HTTP does.
    const value = () => line.slice(colon + 1).replace(/^[\t ]+|[\t ]+$/g, '')
    switch (line.slice(0, colon).toLowerCase()) {
      case 'content-length':
        // Twice the same is allowed, two different ones are an attack (RFC 9112, 6.3).
        length = length === undefined || length === value() ? value() : 'contradictory'
        break
      case 'transfer-encoding':
        coding = coding === '' ? value() : `${coding}, ${value()}`
        break
      case 'connection':
        connection = `${connection}, ${value()}`
        break
      case 'keep-alive':
        rest = /timeout\s*=\s*(\d{1,6})/i.exec(value())?.[1]
        break
      case 'retry-after':
        retryAfter = true
    }
  }
  return { length, coding, connection, rest, retryAfter }
}
