import { BreakwaterError } from '../../core/error.ts'
import type { Flight, HttpClient, RequestEnd, Trust } from './http-client.ts'
import { Http2Session, type Opening } from './http2-session.ts'
import type { StreamRequest } from './http2-stream.ts'
import type { Endpoint, ReadyOperation } from './requests.ts'

/** Requests by HTTP/2, over as few connections as the server's bound on streams allows. */
export function http2Client(endpoint: Endpoint, trust: Trust): HttpClient {
  return new Http2Client(endpoint, trust)
}

class Http2Client implements HttpClient {
  readonly #endpoint: Endpoint
  readonly #trust: Trust
  readonly #sessions = new Set<Http2Session>()

  constructor(endpoint: Endpoint, trust: Trust) {
    this.#endpoint = endpoint
    this.#trust = trust
  }

  async open(timeoutMs: number): Promise<void> {
    const session = this.#session(this.#authority())
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<Opening>((resolve) => {
      timer = setTimeout(() => resolve(session.isReady ? 'another protocol' : 'no connection'), timeoutMs)
    })
    const opening = await Promise.race([session.opening, late])
    clearTimeout(timer)
    if (opening !== 'another protocol') return
    this.close()
    throw new BreakwaterError({
      code: 'load-http2-refused',
      message: `${this.#authority()} does not speak HTTP/2.`,
      hint: 'Do without it (load.http, --http2), or turn HTTP/2 on in front of the preview; by TLS it is agreed on with ALPN.',
    })
  }

  send(operation: ReadyOperation, path: string, end: RequestEnd): Flight {
    return this.#start(operation, path, end, true)
  }

  close(): void {
    for (const session of this.#sessions) session.close()
    this.#sessions.clear()
  }

  #start(operation: ReadyOperation, path: string, end: RequestEnd, mayRepeat: boolean): Flight {
    const { host = this.#authority(), ...headers } = operation.headers
    let repeated: Flight | undefined
    const session = this.#session(host)
    const request: StreamRequest = {
      headers: {
        ':method': operation.method,
        ':scheme': this.#endpoint.secure ? 'https' : 'http',
        ':authority': host,
        ':path': path,
        ...headers,
      },
      body: operation.body,
      end,
      unprocessed: () => {
        if (mayRepeat) repeated = this.#start(operation, path, end, false)
        else end.failed('reset')
      },
      cancelled: false,
    }
    session.send(request)
    return {
      cancel: () => {
        if (repeated !== undefined) return repeated.cancel()
        session.cancel(request)
        return session.isReady
      },
    }
  }

  #session(authority: string): Http2Session {
    for (const session of this.#sessions) if (session.hasRoom) return session
    const session: Http2Session = new Http2Session(this.#endpoint, authority, this.#trust, () =>
      this.#sessions.delete(session),
    )
    this.#sessions.add(session)
    return session
  }

  #authority(): string {
    const { host, port, servername } = this.#endpoint
    return `${servername ?? host}:${port}`
  }
}
