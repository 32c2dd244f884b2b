import { randomBytes } from 'node:crypto'
import { createServer, type Socket } from 'node:net'
import { BreakwaterError } from '../../core/error.ts'
import { refusedOutside, type WireWatch } from '../../core/ports.ts'
import { refuseFarReaching, rolesMadeBy } from './refused.ts'
import type { Scratch } from './scratch.ts'
import type { ServerUrl } from './server-url.ts'
import { type Credentials, receive, turnAway, welcome } from './wire-door.ts'
import { ConnectionEnded, type Line, openLine } from './wire-line.ts'
import { carry, type WireRun } from './wire-session.ts'
import { openUpstream } from './wire-upstream.ts'

/** A door to one scratch database, on loopback, for one run of a program. */
export interface WireProxy extends Credentials {
  readonly host: string
  readonly port: number
  /** Connection URL with a password that opens this door and nothing else. */
  readonly url: string
  /** Statements that came through. */
  readonly statements: () => number
  /** Rejects once something went wrong that is not the program's affair. */
  readonly failure: Promise<never>
  /** Ends every connection; gives the backends that served them. */
  readonly close: () => Promise<readonly number[]>
}

/** More than any pool of a program that migrates. */
const maxConnections = 64

/** Opens a proxy to a scratch database. Without `watch` everything goes straight through and is only counted. */
export async function openWireProxy(options: {
  readonly server: ServerUrl
  readonly scratch: Pick<Scratch, 'roles' | 'addRole' | 'cancel'>
  readonly database: string
  readonly watch?: WireWatch | undefined
}): Promise<WireProxy> {
  const { server, scratch, database } = options
  const credentials = {
    user: server.user.replace(/ /g, '_'),
    password: randomBytes(18).toString('base64url'),
    database,
  }
  const run: WireRun = {
    watch: options.watch,
    instead: (sql) => statementInstead(sql, scratch),
    counts: { connections: 0, statements: 0, transactions: 0, epoch: 0 },
    last: 0,
  }
  const lines = new Map<number, { readonly secret: number; readonly line: Line }>()
  const backends = new Set<number>()
  const sockets = new Set<Socket>()
  let reject: (thrown: unknown) => void = () => undefined
  const failure = new Promise<never>((_, no) => {
    reject = no
  })
  failure.catch(() => undefined)

  const serve = async (client: Socket): Promise<void> => {
    const arrival = await receive(client, credentials)
    if (arrival.kind === 'cancel') {
      const known = lines.get(arrival.processId)
      if (known?.secret === arrival.secret && known.line.busy()) await scratch.cancel(arrival.processId)
      client.end()
      return
    }
    if (arrival.kind === 'refused') return
    const upstream = await openUpstream(server, database, arrival.settings).catch((thrown: unknown) => {
      reject(thrown)
      return turnAway(client, thrown)
    })
    if (!upstream) return
    const line = openLine(client, arrival.reader, upstream)
    backends.add(upstream.processId)
    client.on('close', () => upstream.stream.destroy())
    try {
      lines.set(upstream.processId, { secret: await welcome(client, upstream), line })
      await carry(line, run)
    } finally {
      lines.delete(upstream.processId)
      upstream.stream.end(Buffer.from([0x58, 0, 0, 0, 4]))
      client.end()
    }
  }

  const listener = createServer({ noDelay: true }, (client) => {
    sockets.add(client)
    client.on('error', () => undefined)
    client.on('close', () => sockets.delete(client))
    serve(client).catch((thrown: unknown) => {
      client.destroy()
      if (!(thrown instanceof ConnectionEnded)) reject(thrown)
    })
  })
  listener.maxConnections = maxConnections
  await new Promise<void>((resolve, refuse) => {
    listener.once('error', refuse)
    listener.listen(0, '127.0.0.1', resolve)
  })
  const address = listener.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has an address with a port')
  const { port } = address
  return {
    ...credentials,
    host: '127.0.0.1',
    port,
    url: `postgres://${encodeURIComponent(credentials.user)}:${credentials.password}@127.0.0.1:${port}/${database}`,
    statements: () => run.counts.statements,
    failure,
    close: async () => {
      const closed = new Promise((resolve) => listener.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
      return [...backends]
    },
  }
}

async function statementInstead(sql: string, scratch: Pick<Scratch, 'roles' | 'addRole'>): Promise<string | undefined> {
  try {
    const trees = await refuseFarReaching(sql, scratch.roles, 'wire')
    for (const role of trees.flatMap(rolesMadeBy)) scratch.addRole(role)
    return undefined
  } catch (thrown) {
    // What our grammar cannot read and might reach far: the server says what is wrong with it, or we do.
    const said = thrown instanceof BreakwaterError ? thrown.trouble.message : String(thrown)
    return `DO $breakwater$ BEGIN RAISE EXCEPTION USING ERRCODE = '${refusedOutside}', MESSAGE = '${said.replaceAll("'", "''").replaceAll('$', '')}'; END $breakwater$`
  }
}
