import { connect as connectTcp, type OnReadOpts, type Socket } from 'node:net'
import { type ConnectionOptions, connect as connectTls } from 'node:tls'
import { type Failure, isOurs, largestAnswer, type RequestEnd, type Trust } from './http-client.ts'
import { ResponseReader } from './http1-response.ts'
import type { Endpoint } from './requests.ts'

/** One request as it goes over the wire, and who waits for its answer. */
export interface Exchange {
  readonly toHead: boolean
  readonly write: (socket: Socket) => void
  readonly end: RequestEnd
}

/** What a connection tells its pool. */
export interface ConnectionWatch<Waiting extends Exchange> {
  /** Its answer has come, and it may be used again. */
  readonly free: (connection: Connection<Waiting>) => void
  /** It has ended, and may not be used again. */
  readonly closed: (connection: Connection<Waiting>) => void
  /** It ended without an answer to what was asked on it. */
  readonly failed: (connection: Connection<Waiting>, exchange: Waiting, kind: Failure) => void
}

/** Sessions of TLS that can be resumed, as any client does: the second handshake is shorter. */
export interface TlsSessions {
  last?: Buffer
}

/** One that has rested for so long is closed: many servers close theirs after five seconds. */
const longestRestMs = 4000
/** So much sooner than the server says that it will. */
const restMarginMs = 500

/** All connections of a thread read into the same memory, one after the other, since bodies are thrown away at once. */
const readBuffer = Buffer.allocUnsafeSlow(64 * 1024)

/** A connection by HTTP/1.1, on which one request at a time is under way. */
export class Connection<Waiting extends Exchange> {
  readonly #socket: Socket
  readonly #watch: ConnectionWatch<Waiting>
  #isReady = false
  #exchange: Waiting | undefined
  #reader: ResponseReader | undefined
  #error: Error | undefined
  #restingSince: number | undefined
  #restedMs = 0
  #longestRestMs = longestRestMs

  constructor(endpoint: Endpoint, trust: Trust, sessions: TlsSessions, watch: ConnectionWatch<Waiting>) {
    this.#watch = watch
    const onread = { buffer: readBuffer, callback: (bytes: number) => this.#read(bytes) }
    this.#socket = opened(endpoint, trust, sessions, onread)
    // A run keeps the process alive by itself; a connection at rest must not.
    this.#socket.unref()
    this.#socket.once(endpoint.secure ? 'secureConnect' : 'connect', () => this.#ready())
    this.#socket.on('error', (error) => {
      this.#error = error
    })
    this.#socket.on('end', () => this.#close(this.#reader?.close() === 'done'))
    this.#socket.on('close', () => this.#close(false))
  }

  /** Connected, and over TLS verified. */
  get isReady(): boolean {
    return this.#isReady
  }

  /** How long it had rested when the request under way was sent. */
  get restedMs(): number {
    return this.#restedMs
  }

  /** It has rested for so long that the server may be about to close it. */
  isStale(now: number): boolean {
    return this.#restingSince !== undefined && now - this.#restingSince > this.#longestRestMs
  }

  /** Only while nothing is under way. Nothing is written before the server is known to be the one that is meant. */
  send(exchange: Waiting): void {
    this.#exchange = exchange
    this.#restedMs = this.#restingSince === undefined ? 0 : performance.now() - this.#restingSince
    this.#reader = new ResponseReader(exchange.toHead, largestAnswer)
    if (this.#isReady) exchange.write(this.#socket)
  }

  /** Forgets what is under way. */
  destroy(): void {
    this.#exchange = undefined
    this.#socket.destroy()
  }

  #ready(): void {
    this.#isReady = true
    this.#exchange?.write(this.#socket)
  }

  #read(bytes: number): boolean {
    const reader = this.#reader
    // An answer to nothing: a server that says goodbye, or a second answer to one request.
    if (reader === undefined) {
      this.#close(false)
      return false
    }
    const state = reader.read(readBuffer.subarray(0, bytes))
    if (state === 'more') return true
    if (state === 'done') this.#answered(reader)
    else this.#close(false)
    return true
  }

  #answered(reader: ResponseReader): void {
    const exchange = this.#exchange
    this.#exchange = undefined
    this.#reader = undefined
    this.#restingSince = performance.now()
    if (reader.restMs !== undefined) this.#longestRestMs = Math.min(longestRestMs, reader.restMs - restMarginMs)
    // An answer that came before the whole request was sent leaves the rest of it in the way of the next.
    if (reader.keepsAlive && this.#socket.writableLength === 0) this.#watch.free(this)
    else this.#socket.destroy()
    exchange?.end.answered(reader.status, reader.retryAfter)
  }

  #close(isAnswered: boolean): void {
    if (isAnswered && this.#reader !== undefined) this.#answered(this.#reader)
    const exchange = this.#exchange
    const kind = this.#failure()
    this.#watch.closed(this)
    this.destroy()
    if (exchange !== undefined) this.#watch.failed(this, exchange, kind)
  }

  #failure(): Failure {
    if (!this.#isReady) return this.#error !== undefined && isOurs(this.#error) ? 'dropped' : 'connect'
    return this.#reader?.hasBytes === true ? 'truncated' : 'reset'
  }
}

function opened(endpoint: Endpoint, { ca }: Trust, sessions: TlsSessions, onread: OnReadOpts): Socket {
  const { secure, host, port, servername } = endpoint
  if (!secure) return connectTcp({ host, port, noDelay: true, onread })
  // Node's documentation of tls.connect() names onread; its types do not yet.
  const options: ConnectionOptions & { readonly onread: OnReadOpts } = {
    host,
    port,
    onread,
    ALPNProtocols: ['http/1.1'],
    // Said outright, since the environment can turn verification off for the whole process.
    rejectUnauthorized: true,
    ...(servername === undefined ? {} : { servername }),
    ...(ca === undefined ? {} : { ca }),
    ...(sessions.last === undefined ? {} : { session: sessions.last }),
  }
  const socket = connectTls(options)
  socket.setNoDelay(true)
  socket.on('session', (session) => {
    sessions.last = session
  })
  return socket
}
