import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { type Connections, keptConnections } from './connections.ts'
import {
  type Failure,
  type HttpClient,
  idempotent,
  isOurs,
  largestAnswer,
  type RequestEnd,
  type Trust,
} from './http-client.ts'
import type { Endpoint, ReadyOperation } from './requests.ts'

/** Requests by HTTP/1.1 on kept connections. Redirects are answers like any other; bodies are read and thrown away. */
export function http1Client(endpoint: Endpoint, trust: Trust): HttpClient {
  const connections = keptConnections(endpoint, trust)
  const { secure, host, port, servername } = endpoint
  const request = secure ? requestHttps : requestHttp
  const target = {
    agent: connections.agent,
    host,
    port,
    setHost: false,
    ...(servername === undefined ? {} : { servername }),
  }
  const flat = new WeakMap<ReadyOperation, readonly string[]>()
  /** In a flat list Node writes them as they are, without a map of its own for each request. */
  const headersOf = (operation: ReadyOperation) => {
    const headers = flat.get(operation) ?? Object.entries(operation.headers).flat()
    flat.set(operation, headers)
    return headers
  }
  const start = (operation: ReadyOperation, path: string): ClientRequest => {
    const started = request({ ...target, method: operation.method, path, headers: headersOf(operation) })
    started.end(operation.body)
    return started
  }
  return {
    send: (operation, path, end) => {
      const exchange = new Exchange(connections, end, idempotent.has(operation.method), () => start(operation, path))
      return { cancel: () => exchange.cancel() }
    },
    close: () => connections.close('all'),
  }
}

/** One request up to its only end. */
class Exchange {
  readonly #connections: Connections
  readonly #end: RequestEnd
  readonly #start: () => ClientRequest
  readonly #sentAt = performance.now()
  #mayRepeat: boolean
  #request: ClientRequest
  #response: IncomingMessage | undefined
  #bytes = 0
  #ended = false

  constructor(connections: Connections, end: RequestEnd, mayRepeat: boolean, start: () => ClientRequest) {
    this.#connections = connections
    this.#end = end
    this.#mayRepeat = mayRepeat
    this.#start = start
    this.#request = this.#send()
  }

  cancel(): boolean {
    this.#ended = true
    const wasReady = this.#connections.isReady(this.#request.socket)
    this.#request.destroy()
    return wasReady
  }

  #send(): ClientRequest {
    const request = this.#start()
    request.on('response', (response) => this.#receive(response))
    request.on('error', (error) => this.#fail(request, error))
    request.on('close', () => this.#fail(request))
    return request
  }

  #receive(response: IncomingMessage): void {
    // Taken now: at its end the answer has already been parted from its connection.
    const { socket } = response
    this.#response = response
    response.on('data', (chunk: Buffer) => {
      this.#bytes += chunk.length
      if (this.#bytes > largestAnswer) response.destroy()
    })
    response.on('error', () => this.#fail(this.#request))
    response.on('end', () => {
      if (!response.complete) return this.#fail(this.#request)
      this.#connections.rest(socket)
      if (this.#ended) return
      this.#ended = true
      this.#end.answered(response.statusCode ?? 0, response.headers['retry-after'] !== undefined)
    })
  }

  #fail(request: ClientRequest, error?: Error): void {
    if (this.#ended || request !== this.#request) return
    const kind = this.#kindOf(request, error)
    // Any client may ask once more where the server closed a resting connection just as it was used (RFC 9112, 9.3.1).
    // One that was at work a moment ago was not closed for its rest.
    if (kind === 'reset' && this.#mayRepeat && this.#connections.mayBeStale(request.socket, this.#sentAt)) {
      this.#mayRepeat = false
      this.#connections.close('stale')
      this.#request = this.#send()
      return
    }
    this.#ended = true
    request.destroy()
    this.#end.failed(kind)
  }

  #kindOf({ socket, reusedSocket }: ClientRequest, error: Error | undefined): Failure {
    if (this.#response !== undefined || this.#connections.hasRead(socket)) return 'truncated'
    if (reusedSocket || this.#connections.isReady(socket)) return 'reset'
    return error !== undefined && isOurs(error) ? 'dropped' : 'connect'
  }
}
