import { BreakwaterError } from '../../core/error.ts'
import type { ErrorKind } from '../../core/load.ts'
import { largestAnswer } from './http-client.ts'
import { ResponseReader } from './http1-response.ts'

/**
 * autocannon's client loses requests: after a reset its queue keeps the dead request, so that every later answer is
 * matched to an older one (its p50 rises tenfold), a connection that ends in the middle of an answer is not counted,
 * and a second answer to one request throws out of a socket's event. Its parser takes a body that was cut off for a whole
 * one, and a chunk without a size for the last. This file takes over the two doors that every request goes through,
 * `_doRequest` and `_connect`, and reads the answers itself, so that each request comes to exactly one end.
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
  readonly parser: { execute: (chunk: Buffer) => unknown }
  readonly pipelinedRequests: { clear: () => void }
  _connect: () => void
  _doRequest: () => void
  getRequestBuffer: () => Buffer
}

/** Pause after a connection that came to nothing; without it a dead server is asked thousands of times a second. */
const reconnectDelayMs = 50

/** One of autocannon's clients, taken over in `setupClient`, before its first connection. */
export class WatchedClient {
  readonly #client: Internals
  readonly #watch: ClientWatch
  readonly #original: Pick<Internals, '_connect' | '_doRequest'>
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
  #reader: ResponseReader | undefined
  #reconnecting: NodeJS.Immediate | undefined

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
    const { _connect, _doRequest, parser } = client
    this.#original = { _connect, _doRequest }
    client._connect = () => this.#connect()
    client._doRequest = () => this.#send()
    client.getRequestBuffer = () => this.#sent()
    parser.execute = (chunk) => this.#received(chunk)
  }

  get isBusy(): boolean {
    return this.#request !== undefined
  }

  /** Drops what only this class knows of; the connection itself is autocannon's to destroy. */
  close(): void {
    clearTimeout(this.#pause)
    clearTimeout(this.#timer)
    clearImmediate(this.#reconnecting)
  }

  #connect(): void {
    this.#between = true
    // The end of a connection that is about to be left anyway must not cost the next one.
    clearImmediate(this.#reconnecting)
    if (!this.#started) this.#start()
    const failed = this.#leaveConnection()
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
    // Before autocannon hears of it: an answer without a length ends where the connection ends, if it ends in order.
    this.#client.conn?.prependOnceListener('end', () => {
      const reader = this.#reader
      if (!this.#between && reader?.close() === 'done') this.#answered(reader)
    })
  }

  /** autocannon sets its timer after `setupClient`, so the first connection is the moment to stop it. */
  #start(): void {
    this.#started = true
    // It knows whole seconds, and counts on when nothing is under way.
    const { timeoutTicker } = this.#client
    timeoutTicker.clear()
    timeoutTicker.reschedule = () => {}
  }

  /** Takes leave of the old connection and tells what became of the request on it; true where it should be waited. */
  #leaveConnection(): boolean {
    const { conn } = this.#client
    if (conn !== undefined) {
      // autocannon's listeners would connect once more for the old connection's every event.
      conn.removeAllListeners()
      conn.on('error', () => {})
      conn.destroy()
    }
    const kind = this.#failure()
    this.#timedOut = false
    const request = this.#ended()
    if (request === undefined) return false
    this.#watch.failed(request, kind)
    return kind !== 'timeout'
  }

  #failure() {
    if (this.#timedOut) return 'timeout'
    if (!this.#connected) return 'connect'
    return this.#reader?.hasBytes === true ? 'truncated' : 'reset'
  }

  #reconnectSoon(): void {
    if (this.#between) return
    this.#between = true
    this.#reconnecting = setImmediate(() => this.#connect())
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
    this.#reader = new ResponseReader(ready.head, largestAnswer)
    // autocannon's own list of what is under way; nobody reads it.
    this.#client.pipelinedRequests.clear()
    this.#timer = setTimeout(() => {
      this.#timedOut = true
      this.#connect()
    }, this.#watch.timeoutMs)
    return ready.bytes
  }

  #received(chunk: Buffer): void {
    if (this.#between) return
    const reader = this.#reader
    const state = reader?.read(chunk)
    if (state === 'more') return
    if (reader !== undefined && state === 'done') this.#answered(reader)
    // No HTTP, or an answer that nobody asked for.
    else this.#reconnectSoon()
  }

  #answered(reader: ResponseReader): void {
    const request = this.#ended()
    if (request === undefined) return
    // What is left to send of a request that was answered early would lie in the way of the next.
    this.#closing = !reader.keepsAlive || this.#client.conn?.writableLength !== 0
    const { status, retryAfter } = reader
    this.#watch.answered(request, { status, ms: performance.now() - request.sentAt, retryAfter })
    this.#send()
  }

  #ended(): SentRequest | undefined {
    const request = this.#request
    this.#request = undefined
    this.#reader = undefined
    clearTimeout(this.#timer)
    return request
  }
}

function isKnownClient(client: unknown): client is Internals {
  if (typeof client !== 'object' || client === null) return false
  return (
    hasFunctions(client, ['_connect', '_doRequest', 'getRequestBuffer', 'on']) &&
    hasFunctions(Reflect.get(client, 'parser'), ['execute']) &&
    hasFunctions(Reflect.get(client, 'pipelinedRequests'), ['clear'])
  )
}

function hasFunctions(value: unknown, names: readonly string[]): boolean {
  return (
    typeof value === 'object' && value !== null && names.every((name) => typeof Reflect.get(value, name) === 'function')
  )
}
