import { type Flight, type HttpClient, idempotent, type RequestEnd, type Trust } from './http-client.ts'
import { Connection, type ConnectionWatch, type Exchange, type TlsSessions } from './http1-connection.ts'
import type { Endpoint, ReadyOperation } from './requests.ts'

/** A connection that has rested for so long may have been closed by the server just as it was used again. */
const mayBeStaleMs = 1000
const cleanMs = 1000

/** A request that waits for its answer, on the connection that it was sent on last. */
interface Waiting extends Exchange {
  connection: Connection<Waiting> | undefined
  mayRepeat: boolean
}

/** Requests by HTTP/1.1 on kept connections. Redirects are answers like any other. */
export function http1Client(endpoint: Endpoint, trust: Trust): HttpClient {
  return new Http1Client(endpoint, trust)
}

class Http1Client implements HttpClient {
  readonly #endpoint: Endpoint
  readonly #trust: Trust
  readonly #sessions: TlsSessions = {}
  readonly #heads = new WeakMap<ReadyOperation, string>()
  /** Used in turn, so that none rests for long while others work. */
  readonly #atRest = new Set<Connection<Waiting>>()
  readonly #watch: ConnectionWatch<Waiting>
  #cleaning: NodeJS.Timeout | undefined

  constructor(endpoint: Endpoint, trust: Trust) {
    this.#endpoint = endpoint
    this.#trust = trust
    this.#watch = {
      free: (connection) => this.#free(connection),
      closed: (connection) => this.#atRest.delete(connection),
      failed: (connection, waiting, kind) => {
        if (kind === 'reset' && waiting.mayRepeat && connection.restedMs >= mayBeStaleMs) this.#repeat(waiting)
        else waiting.end.failed(kind)
      },
    }
  }

  /** What does not speak HTTP/1.1 is counted as any other answer that cannot be read. */
  async open(): Promise<void> {}

  send(operation: ReadyOperation, path: string, end: RequestEnd): Flight {
    const { method, body } = operation
    const head = `${method} ${path}${this.#headOf(operation)}`
    const waiting: Waiting = {
      toHead: method === 'HEAD',
      write: (socket) => {
        if (body === undefined) {
          socket.write(head, 'latin1')
          return
        }
        socket.cork()
        socket.write(head, 'latin1')
        socket.write(body)
        socket.uncork()
      },
      end,
      connection: undefined,
      mayRepeat: idempotent.has(method),
    }
    this.#start(waiting, this.#take())
    return {
      cancel: () => {
        const wasReady = waiting.connection?.isReady === true
        waiting.connection?.destroy()
        return wasReady
      },
    }
  }

  close(): void {
    clearInterval(this.#cleaning)
    this.#cleaning = undefined
    for (const connection of this.#atRest) connection.destroy()
    this.#atRest.clear()
  }

  #start(waiting: Waiting, connection: Connection<Waiting>): void {
    waiting.connection = connection
    connection.send(waiting)
  }

  /**
   * Any client may ask once more where the server closed a resting connection just as it was used (RFC 9112, 9.3.1). One
   * that was at work a moment ago was not closed for its rest, so there a reset is a reset.
   */
  #repeat(waiting: Waiting): void {
    waiting.mayRepeat = false
    this.#start(waiting, this.#open())
  }

  #take(): Connection<Waiting> {
    const now = performance.now()
    for (const connection of this.#atRest) {
      this.#atRest.delete(connection)
      if (!connection.isStale(now)) return connection
      connection.destroy()
    }
    return this.#open()
  }

  #open(): Connection<Waiting> {
    return new Connection(this.#endpoint, this.#trust, this.#sessions, this.#watch)
  }

  #free(connection: Connection<Waiting>): void {
    this.#atRest.add(connection)
    this.#cleaning ??= setInterval(() => this.#clean(), cleanMs).unref()
  }

  #clean(): void {
    const now = performance.now()
    for (const connection of this.#atRest) {
      if (!connection.isStale(now)) continue
      this.#atRest.delete(connection)
      connection.destroy()
    }
    if (this.#atRest.size === 0) this.close()
  }

  /** All of a request that is the same for each of its paths. */
  #headOf(operation: ReadyOperation): string {
    const made = this.#heads.get(operation)
    if (made !== undefined) return made
    const fields = Object.entries({ ...operation.headers, connection: 'keep-alive' })
    const head = [' HTTP/1.1', ...fields.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n')
    this.#heads.set(operation, head)
    return head
  }
}
