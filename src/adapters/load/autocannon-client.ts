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
  readonly answered: (request: SentRequest, status: number, ms: number) => void
  readonly failed: (request: SentRequest, kind: Exclude<ErrorKind, 'status' | 'dropped'>) => void
  /** The client has nothing under way and will not start anything. */
  readonly idle: () => void
}

export interface SentRequest {
  /** Which operation of the plan; autocannon copies its requests, so a number travels better than a reference. */
  readonly operation: number
  /** By `performance.now()`. */
  readonly sentAt: number
}

export interface WatchedClient {
  readonly isBusy: () => boolean
  /** Drops what only this file knows of; the connection itself is autocannon's to destroy. */
  readonly close: () => void
}

/** A request as it is handed to autocannon, with its place in the plan. */
export interface NumberedRequest {
  readonly operation: number
}

interface Internals {
  timeout: number
  readonly destroyed: boolean
  readonly secure: boolean
  readonly conn?: import('node:net').Socket
  readonly parser: {
    execute: (chunk: Buffer) => unknown
    finish: () => unknown
    reinitialize: (type: 'RESPONSE') => void
    [messageComplete]: () => void
  }
  readonly pipelinedRequests: { clear: () => void; addBody: (data: unknown) => void }
  readonly requestIterator: { readonly currentRequest: NumberedRequest }
  _connect: () => void
  _doRequest: () => void
  _destroyConnection: () => void
  getRequestBuffer: () => Buffer
  readonly on: {
    (event: 'headers', listener: (info: { statusCode: number; shouldKeepAlive: boolean }) => void): void
    (event: 'response', listener: (status: number, bytes: number, ms: number) => void): void
  }
}

/** HTTPParser.kOnMessageComplete of http-parser-js. */
const messageComplete = 4
/** An answer larger than this is cut off: nobody measures a download, and memory and time are ours. */
const largestAnswer = 64 * 1024 * 1024
/** Pause after a connection that came to nothing; without it a dead server is asked thousands of times a second. */
const reconnectDelayMs = 50

/** Takes over one client; called from autocannon's `setupClient`, before its first connection. */
export function watchClient(client: unknown, watch: ClientWatch): WatchedClient {
  if (!isKnownClient(client)) {
    throw new BreakwaterError({
      code: 'load-engine-unknown',
      message: 'The installed autocannon is not the version whose figures Breakwater can vouch for.',
      hint: 'Install the exact version that package.json names, with `npm ci`.',
    })
  }
  const { parser } = client
  const original = {
    connect: client._connect,
    doRequest: client._doRequest,
    destroyConnection: client._destroyConnection,
    getRequestBuffer: client.getRequestBuffer,
    execute: parser.execute,
  }
  client.timeout = watch.timeoutMs

  let request: SentRequest | undefined
  let bytes = 0
  let status = 0
  let answersInChunk = 0
  let connected = false
  let timedOut = false
  /** The last answer said that no further one will come on this connection. */
  let closing = false
  /** Between the end of one connection and the start of the next: nothing is read or sent. */
  let between = true
  let pause: NodeJS.Timeout | undefined

  const reconnectSoon = () => {
    if (between) return
    between = true
    setImmediate(() => client._connect())
  }

  client.getRequestBuffer = () => {
    request = { operation: client.requestIterator.currentRequest.operation, sentAt: performance.now() }
    bytes = 0
    return original.getRequestBuffer.call(client)
  }

  client._doRequest = () => {
    if (client.destroyed || between) return
    if (!watch.sending()) return watch.idle()
    if (closing) return reconnectSoon()
    original.doRequest.call(client)
  }

  // Only a timeout calls it while the client lives.
  client._destroyConnection = () => {
    timedOut = !client.destroyed
    original.destroyConnection.call(client)
  }

  const open = () => {
    between = false
    connected = false
    original.connect.call(client)
    client.conn?.once(client.secure ? 'secureConnect' : 'connect', () => {
      connected = true
    })
  }

  /** Takes leave of the old connection and tells what became of the request on it. */
  const endOfConnection = (): 'failed' | undefined => {
    const { conn } = client
    if (conn !== undefined) {
      // autocannon's listeners would connect once more for the old connection's every event.
      conn.removeAllListeners()
      conn.on('error', () => {})
      conn.destroy()
    }
    // An answer without a length ends where the connection ends.
    if (!timedOut) parser.finish()
    if (request === undefined) return undefined
    const kind = timedOut ? 'timeout' : !connected ? 'connect' : bytes > 0 ? 'truncated' : 'reset'
    const lost = request
    request = undefined
    watch.failed(lost, kind)
    return kind === 'timeout' ? undefined : 'failed'
  }

  let wrapped = false
  const completeAnswers = () => {
    if (wrapped) return
    wrapped = true
    const complete = parser[messageComplete]
    parser[messageComplete] = () => {
      // 103 Early Hints and 100 Continue announce an answer; they are none.
      if (status < 200) return
      answersInChunk++
      if (request !== undefined && answersInChunk === 1) complete.call(parser)
    }
  }

  client._connect = () => {
    between = true
    // autocannon sets its own handlers after `setupClient`, so the first connection is the moment to wrap them.
    completeAnswers()
    const failure = endOfConnection()
    client.pipelinedRequests.clear()
    parser.reinitialize('RESPONSE')
    closing = false
    timedOut = false
    if (client.destroyed || pause !== undefined) return
    if (!watch.sending()) return watch.idle()
    if (failure === undefined) return open()
    pause = setTimeout(() => {
      pause = undefined
      if (client.destroyed) return
      if (watch.sending()) open()
      else watch.idle()
    }, reconnectDelayMs)
  }

  // Bodies are not looked at; autocannon would join them into one string.
  client.pipelinedRequests.addBody = () => {}

  parser.execute = (chunk) => {
    if (between) return undefined
    bytes += chunk.length
    // An answer that nobody asked for, one without end, or no HTTP at all.
    if (request === undefined || bytes > largestAnswer) return reconnectSoon()
    answersInChunk = 0
    const result = original.execute.call(parser, chunk)
    // One request at a time is under way, so two answers that arrive together cannot both be asked for.
    if (result instanceof Error || answersInChunk > 1) reconnectSoon()
    return result
  }

  client.on('headers', (info) => {
    status = info.statusCode
    closing = !info.shouldKeepAlive
  })

  client.on('response', (answer, _bytes, ms) => {
    if (request === undefined) return
    const ended = request
    request = undefined
    watch.answered(ended, answer, ms)
  })

  return {
    isBusy: () => request !== undefined,
    close: () => clearTimeout(pause),
  }
}

function isKnownClient(client: unknown): client is Internals {
  if (typeof client !== 'object' || client === null) return false
  const methods = ['_connect', '_doRequest', '_destroyConnection', 'getRequestBuffer', 'on']
  return (
    methods.every((name) => name in client && typeof Reflect.get(client, name) === 'function') &&
    hasFunctions(client, 'parser', ['execute', 'finish', 'reinitialize', messageComplete]) &&
    hasFunctions(client, 'pipelinedRequests', ['clear', 'addBody']) &&
    'requestIterator' in client &&
    'timeout' in client
  )
}

function hasFunctions(owner: object, part: string, names: readonly (string | number)[]): boolean {
  const value: unknown = Reflect.get(owner, part)
  return (
    typeof value === 'object' && value !== null && names.every((name) => typeof Reflect.get(value, name) === 'function')
  )
}
