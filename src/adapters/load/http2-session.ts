import { type ClientHttp2Session, type ClientHttp2Stream, connect as connectHttp2, constants } from 'node:http2'
import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { codeOf, type Failure, isOurs, type Trust } from './http-client.ts'
import { followStream, type StreamRequest } from './http2-stream.ts'
import type { Endpoint } from './requests.ts'

/** What becomes of a connection before anything is asked on it. */
export type Opening = 'http2' | 'another protocol' | 'no connection'

/** Streams at once, where a server says nothing or allows more: as many as browsers open. */
const mostStreams = 100
/** Answers of many streams share a connection's window; at the default of 64 KiB they would wait for each other. */
const streamWindow = 1024 * 1024
const connectionWindow = 16 * 1024 * 1024
const longestRestMs = 4000
const noApplicationProtocol = 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL'

/** A connection by HTTP/2, with many requests under way at once. */
export class Http2Session {
  /** Told once: by what ALPN agreed on, in clear by the server's first settings frame; or by the connection's end. */
  readonly opening: Promise<Opening>
  readonly #closed: () => void
  readonly #socket: Socket
  #session: ClientHttp2Session | undefined
  #early: StreamRequest[] = []
  #underWay = 0
  #accepts = true
  #error: Error | undefined
  #opened: (opening: Opening) => void = () => {}

  constructor(endpoint: Endpoint, authority: string, trust: Trust, closed: () => void) {
    this.#closed = closed
    this.opening = new Promise((resolve) => {
      this.#opened = resolve
    })
    this.#socket = opened(endpoint, trust)
    this.#socket.unref()
    this.#socket.once(endpoint.secure ? 'secureConnect' : 'connect', () => {
      const isHttp2 = !('alpnProtocol' in this.#socket) || this.#socket.alpnProtocol === 'h2'
      if (!isHttp2) return this.#end('another protocol')
      // Whatever becomes of the connection now, HTTP/2 is what was agreed on.
      if (endpoint.secure) this.#opened('http2')
      this.#start(`${endpoint.secure ? 'https' : 'http'}://${authority}`)
    })
    this.#socket.on('error', (error) => {
      this.#error ??= error
    })
    this.#socket.on('close', () => {
      // A server that offers other protocols alone may say so by an alert (RFC 7301, 3.2).
      const isRefused = this.#error !== undefined && codeOf(this.#error) === noApplicationProtocol
      this.#end(this.#session === undefined && !isRefused ? 'no connection' : 'another protocol')
    })
  }

  /** Connected, and over TLS verified. */
  get isReady(): boolean {
    return this.#session !== undefined
  }

  get hasRoom(): boolean {
    const most = Math.min(mostStreams, this.#session?.remoteSettings?.maxConcurrentStreams ?? mostStreams)
    return this.#accepts && this.#underWay < most
  }

  send(request: StreamRequest): void {
    this.#underWay++
    if (this.#session === undefined) this.#early.push(request)
    else this.#request(this.#session, request)
  }

  /** Gives a request up. A connection that does not come to stand in time is left to those that wait for it already. */
  cancel(request: StreamRequest): void {
    request.cancelled = true
    request.stream?.close(constants.NGHTTP2_CANCEL)
    const place = this.#early.indexOf(request)
    if (place === -1) return
    this.#early.splice(place, 1)
    this.#underWay--
    this.#leave()
    if (this.#early.length === 0) this.#socket.destroy()
  }

  close(): void {
    this.#leave()
    this.#session?.close()
    this.#socket.destroy()
  }

  #start(origin: string): void {
    const session = connectHttp2(origin, {
      createConnection: () => this.#socket,
      settings: { enablePush: false, initialWindowSize: streamWindow },
    })
    this.#session = session
    session.unref()
    session.on('connect', () => session.setLocalWindowSize(connectionWindow))
    session.on('remoteSettings', () => this.#opened('http2'))
    // No further request after the server's goodbye; those under way still come to their end.
    session.on('goaway', () => this.#leave())
    session.on('error', (error) => {
      this.#error ??= error
    })
    session.on('close', () => this.#end('another protocol'))
    session.setTimeout(longestRestMs, () => {
      if (this.#underWay === 0) this.close()
    })
    for (const request of this.#early.splice(0)) this.#request(session, request)
  }

  #leave(): void {
    if (!this.#accepts) return
    this.#accepts = false
    this.#closed()
  }

  #end(opening: Opening): void {
    this.#opened(opening)
    this.#leave()
    this.#socket.destroy()
    const kind: Failure = this.#error !== undefined && isOurs(this.#error) ? 'dropped' : 'connect'
    for (const { cancelled, end } of this.#early.splice(0)) if (!cancelled) end.failed(kind)
  }

  #request(session: ClientHttp2Session, request: StreamRequest): void {
    if (request.cancelled) {
      this.#underWay--
      return
    }
    const { headers, body } = request
    let stream: ClientHttp2Stream
    try {
      stream = session.request(headers, { endStream: body === undefined })
    } catch {
      // The connection has broken, of which its `close` is told a moment later.
      this.#underWay--
      this.#leave()
      request.unprocessed()
      return
    }
    request.stream = stream
    followStream(stream, request)
    stream.on('close', () => this.#underWay--)
    if (body !== undefined) stream.end(body)
  }
}

function opened({ secure, host, port, servername }: Endpoint, { ca }: Trust): Socket {
  if (!secure) return connectTcp({ host, port, noDelay: true })
  const socket = connectTls({
    host,
    port,
    ALPNProtocols: ['h2'],
    // Said outright, since the environment can turn verification off for the whole process.
    rejectUnauthorized: true,
    ...(servername === undefined ? {} : { servername }),
    ...(ca === undefined ? {} : { ca }),
  })
  return socket.setNoDelay(true)
}
