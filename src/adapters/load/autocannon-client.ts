import { BreakwaterError } from '../../core/error.ts'
import type { ErrorKind } from '../../core/load.ts'

/**
 * autocannon's client loses requests: after a reset its queue keeps the dead request, so that every later answer is
 * matched to an older one (its p50 rises tenfold), a connection that ends in the middle of an answer is not counted,
 * and a second answer to one request throws out of a socket's event. This file takes over the two doors that every
 * request goes through, `_doRequest` and `_connect`, so that each request comes to exactly one end.
 *
 * That is a hold on the inside of one exact version, which package.json pins; `isKnownClient` refuses any other shape.
 */
export interface ClientWatch {
  readonly timeoutMs: number
  /** Asked before each request: false while the run drains. */
  readonly sending: () => boolean
  /** What this connection sends next. */
  readonly next: () => ReadyRequest
  readonly answered: (request: SentRequest, answer: Answer) => void
  readonly failed: (request: SentRequest, kind: Exclude<ErrorKind, 'status' | 'dropped'>) => void
  /** The client has nothing under way and will not start anything. */
  readonly idle: () => void
}

/** A request in the bytes that go over the wire. */
export interface ReadyRequest {
  /** Which operation of the plan. */
  readonly operation: number
  readonly bytes: Buffer
  /** The answer to HEAD has no body, whatever its headers say of one. */
  readonly head: boolean
}

export interface SentRequest extends ReadyRequest {
  /** By `performance.now()`. */
  readonly sentAt: number
}

export interface Answer {
  readonly status: number
  readonly ms: number
  /** It said when to come back. */
  readonly retryAfter: boolean
}

interface Internals {
  readonly destroyed: boolean
  readonly secure: boolean
  readonly conn?: import('node:net').Socket
  /** Set after `setupClient`, so not there yet when the client is taken over. */
  readonly timeoutTicker: { reschedule: () => void; clear: () => void }
  readonly parser: {
    execute: (chunk: Buffer) => unknown
    finish: () => unknown
    reinitialize: (type: 'RESPONSE') => void
    [messageComplete]: () => void
    [headersComplete]: (info: Headers) => unknown
  }
  readonly pipelinedRequests: { clear: () => void; addBody: (data: unknown) => void }
  _connect: () => void
  _doRequest: () => void
  getRequestBuffer: () => Buffer
  readonly on: {
    (event: 'headers', listener: (info: Headers) => void): void
    (event: 'response', listener: (status: number) => void): void
  }
}

/** What http-parser-js tells of an answer's head; names and values of its headers in turn. */
interface Headers {
  readonly statusCode: number
  readonly shouldKeepAlive: boolean
  readonly headers: readonly string[]
}

/** HTTPParser.kOnHeadersComplete and kOnMessageComplete of http-parser-js. */
const headersComplete = 2
const messageComplete = 4
/** An answer larger than this is cut off: nobody measures a download, and memory and time are ours. */
const largestAnswer = 64 * 1024 * 1024
/** Pause after a connection that came to nothing; without it a dead server is asked thousands of times a second. */
const reconnectDelayMs = 50

/** One of autocannon's clients, taken over in `setupClient`, before its first connection. */
export class WatchedClient {
  readonly #client: Internals
  readonly #watch: ClientWatch
  readonly #original: Pick<Internals, '_connect' | '_doRequest'> & {
    readonly execute: Internals['parser']['execute']
  }
  #request: SentRequest | undefined
  #timer: NodeJS.Timeout | undefined
  #pause: NodeJS.Timeout | undefined
  #started = false
  #connected = false
  #timedOut = false
  /** The last answer said that no further one will come on this connection. */
  #closing = false
  /** Between the end of one connection and the start of the next: nothing is read or sent. */
  #between = true
  #bytes = 0
  #status = 0
  #retryAfter = false
  #answersInChunk = 0

  constructor(client: unknown, watch: ClientWatch) {
    if (!isKnownClient(client)) {
      throw new BreakwaterError({
        code: 'load-engine-unknown',
        message: 'The installed autocannon is not the version whose figures Breakwater can vouch for.',
        hint: 'Install the exact version that package.json names, with `npm ci`.',
      })
    }
    this.#client = client
    this.#watch = watch
    const { _connect, _doRequest, parser, pipelinedRequests } = client
    this.#original = { _connect, _doRequest, execute: parser.execute }
    client._connect = () => this.#connect()
    client._doRequest = () => this.#send()
    client.getRequestBuffer = () => this.#sent()
    parser.execute = (chunk) => this.#received(chunk)
    // Bodies are not looked at; autocannon would join them into one string.
    pipelinedRequests.addBody = () => {}
    client.on('headers', ({ statusCode, shouldKeepAlive, headers }) => {
      this.#status = statusCode
      this.#closing = !shouldKeepAlive
      this.#retryAfter = headers.some((name, at) => at % 2 === 0 && /^retry-after$/i.test(name))
    })
    client.on('response', (status) => {
      const request = this.#ended()
      if (request === undefined) return
      const ms = performance.now() - request.sentAt
      watch.answered(request, { status, ms, retryAfter: this.#retryAfter })
    })
  }

  get isBusy(): boolean {
    return this.#request !== undefined
  }

  /** Drops what only this class knows of; the connection itself is autocannon's to destroy. */
  close(): void {
    clearTimeout(this.#pause)
    clearTimeout(this.#timer)
  }

  #connect(): void {
    this.#between = true
    if (!this.#started) this.#start()
    const failed = this.#leaveConnection()
    this.#client.pipelinedRequests.clear()
    this.#client.parser.reinitialize('RESPONSE')
    this.#closing = false
    if (this.#pause !== undefined) return
    const open = () => {
      this.#pause = undefined
      this.#open()
    }
    if (failed) this.#pause = setTimeout(open, reconnectDelayMs)
    else open()
  }

  #open(): void {
    const { destroyed, secure } = this.#client
    if (destroyed) return
    if (!this.#watch.sending()) {
      this.#watch.idle()
      return
    }
    this.#between = false
    this.#connected = false
    this.#original._connect.call(this.#client)
    this.#client.conn?.once(secure ? 'secureConnect' : 'connect', () => {
      this.#connected = true
    })
  }

  /** autocannon sets its own handlers after `setupClient`, so the first connection is the moment to wrap them. */
  #start(): void {
    this.#started = true
    const { parser, timeoutTicker } = this.#client
    const complete = parser[messageComplete]
    parser[messageComplete] = () => {
      // 103 Early Hints and 100 Continue announce an answer; they are none.
      if (this.#status < 200) return
      this.#answersInChunk++
      if (this.#request !== undefined && this.#answersInChunk === 1) complete.call(parser)
    }
    const headers = parser[headersComplete]
    // True: no body follows. The parser would wait for the one that `Content-Length` tells of until the timeout.
    parser[headersComplete] = (info) => {
      headers.call(parser, info)
      return this.#request?.head === true || info.statusCode === 204 || info.statusCode === 304
    }
    // Its timer knows whole seconds, and counts on when nothing is under way.
    timeoutTicker.clear()
    timeoutTicker.reschedule = () => {}
  }

  /** Takes leave of the old connection and tells what became of the request on it; true where it should be waited. */
  #leaveConnection(): boolean {
    const { conn, parser } = this.#client
    if (conn !== undefined) {
      // autocannon's listeners would connect once more for the old connection's every event.
      conn.removeAllListeners()
      conn.on('error', () => {})
      conn.destroy()
    }
    // An answer without a length ends where the connection ends.
    if (!this.#timedOut) parser.finish()
    const kind = this.#timedOut ? 'timeout' : !this.#connected ? 'connect' : this.#bytes > 0 ? 'truncated' : 'reset'
    this.#timedOut = false
    const request = this.#ended()
    if (request === undefined) return false
    this.#watch.failed(request, kind)
    return kind !== 'timeout'
  }

  #reconnectSoon(): void {
    if (this.#between) return
    this.#between = true
    setImmediate(() => this.#connect())
  }

  #send(): void {
    if (this.#client.destroyed || this.#between) return
    if (!this.#watch.sending()) this.#watch.idle()
    else if (this.#closing) this.#reconnectSoon()
    else this.#original._doRequest.call(this.#client)
  }

  /** Called by autocannon for the bytes to write: the one moment at which a request is known to be sent. */
  #sent(): Buffer {
    const ready = this.#watch.next()
    this.#request = { ...ready, sentAt: performance.now() }
    this.#bytes = 0
    this.#timer = setTimeout(() => {
      this.#timedOut = true
      this.#connect()
    }, this.#watch.timeoutMs)
    return ready.bytes
  }

  #received(chunk: Buffer): unknown {
    if (this.#between) return undefined
    this.#bytes += chunk.length
    // An answer that nobody asked for, or one without end.
    if (this.#request === undefined || this.#bytes > largestAnswer) return this.#reconnectSoon()
    this.#answersInChunk = 0
    const result = this.#original.execute.call(this.#client.parser, chunk)
    // No HTTP; or two answers at once, of which one cannot have been asked for, since one request is under way.
    if (result instanceof Error || this.#answersInChunk > 1) this.#reconnectSoon()
    return result
  }

  #ended(): SentRequest | undefined {
    const request = this.#request
    this.#request = undefined
    clearTimeout(this.#timer)
    return request
  }
}

function isKnownClient(client: unknown): client is Internals {
  if (typeof client !== 'object' || client === null) return false
  return (
    hasFunctions(client, ['_connect', '_doRequest', 'getRequestBuffer', 'on']) &&
    hasFunctions(Reflect.get(client, 'parser'), ['execute', 'finish', 'reinitialize']) &&
    hasFunctions(Reflect.get(client, 'pipelinedRequests'), ['clear', 'addBody'])
  )
}

function hasFunctions(value: unknown, names: readonly string[]): boolean {
  return (
    typeof value === 'object' && value !== null && names.every((name) => typeof Reflect.get(value, name) === 'function')
  )
}
