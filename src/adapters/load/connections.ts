import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Socket } from 'node:net'
import type { Trust } from './http-client.ts'
import type { Endpoint } from './requests.ts'

/** One that has rested for so long is closed: many servers close theirs after five seconds. */
const longestRestMs = 4000
/** One that has rested for so long may have been closed by the server just as it was used again. */
const mayBeStaleMs = 1000

interface Connection {
  /** Connected, and over TLS verified. */
  ready: boolean
  /** Bytes read before the request under way. */
  readBefore: number
  /** When its last answer ended; undefined before the first. */
  restingSince: number | undefined
}

/** Kept connections to one target, and what is known of each. */
export interface Connections {
  readonly agent: HttpAgent
  /** Connected, and over TLS verified. */
  readonly isReady: (socket: Socket | null | undefined) => boolean
  /** Bytes of an answer have come since the last one. */
  readonly hasRead: (socket: Socket | null | undefined) => boolean
  /** The server may have closed it for its rest, and never have seen the request that was sent on it at that time. */
  readonly mayBeStale: (socket: Socket | null | undefined, sentAt: number) => boolean
  /** An answer has ended. */
  readonly rest: (socket: Socket) => void
  /** Closes those that rest; all of them, or those for which it has been long. */
  readonly close: (which: 'all' | 'stale') => void
}

/** Connections by HTTP/1.1 that are opened as they are needed; certificates are always verified. */
export function keptConnections({ secure, servername }: Endpoint, { ca }: Trust): Connections {
  const options = {
    keepAlive: true,
    // In turn, so that none rests for long while others work.
    scheduling: 'fifo',
    maxFreeSockets: Number.POSITIVE_INFINITY,
    timeout: longestRestMs,
    noDelay: true,
  } as const
  const known = new WeakMap<Socket, Connection>()
  const of = (socket: Socket | null | undefined) => (socket ? known.get(socket) : undefined)
  const agent = secure
    ? new HttpsAgent({
        ...options,
        ...(servername === undefined ? {} : { servername }),
        ...(ca === undefined ? {} : { ca }),
        // Said outright, since the environment can turn verification off for the whole process.
        rejectUnauthorized: true,
      })
    : new HttpAgent(options)
  const create = agent.createConnection.bind(agent)
  agent.createConnection = (...given) => {
    const socket = create(...given)
    const connection: Connection = { ready: false, readBefore: 0, restingSince: undefined }
    socket?.once(secure ? 'secureConnect' : 'connect', () => {
      connection.ready = true
    })
    // Node's own agents make sockets; the wider type is for those of others.
    if (socket) known.set(socket as Socket, connection)
    return socket
  }
  return {
    agent,
    isReady: (socket) => of(socket)?.ready === true,
    hasRead: (socket) => (socket?.bytesRead ?? 0) > (of(socket)?.readBefore ?? 0),
    mayBeStale: (socket, sentAt) => {
      const since = of(socket)?.restingSince
      return since !== undefined && sentAt - since >= mayBeStaleMs
    },
    rest: (socket) => {
      const connection = of(socket)
      if (connection === undefined) return
      connection.readBefore = socket.bytesRead
      connection.restingSince = performance.now()
    },
    close: (which) => {
      const before = performance.now() - (which === 'all' ? 0 : mayBeStaleMs)
      for (const socket of Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? [])) {
        if ((of(socket)?.restingSince ?? 0) <= before) socket.destroy()
      }
    },
  }
}
