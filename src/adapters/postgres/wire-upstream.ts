import type { Duplex } from 'node:stream'
import type { Client } from 'pg'
import { connectionTrouble } from './connection.ts'
import type { ServerUrl } from './server-url.ts'
import { type MessageReader, messageReader } from './wire-message.ts'

/** A connection to the server that has logged in and is idle; from here on we speak the protocol ourselves. */
export interface Upstream {
  readonly stream: Duplex
  readonly reader: MessageReader
  readonly processId: number
  /** What the server said of itself at the start: server_version, TimeZone and so on. */
  readonly parameters: ReadonlyMap<string, string>
}

const connectMs = 10_000

/**
 * Logs in with the real URL, which the client behind the proxy never sees. pg does what a URL may ask for (TLS, SCRAM,
 * sockets); then its stream is taken over. `settings`: what the client asked for in its startup packet.
 */
export async function openUpstream(
  server: ServerUrl,
  database: string,
  settings: ReadonlyMap<string, string>,
): Promise<Upstream> {
  const { default: pg } = await import('pg')
  const client: Client = new pg.Client({
    connectionString: server.forDatabase(database),
    connectionTimeoutMillis: connectMs,
    application_name: settings.get('application_name') ?? '',
    options: optionsOf(settings),
  })
  client.on('error', () => undefined)
  const parameters = new Map<string, string>()
  const { connection } = client
  connection.on('parameterStatus', ({ parameterName, parameterValue }: Record<string, string>) => {
    parameters.set(parameterName ?? '', parameterValue ?? '')
  })
  try {
    await client.connect()
  } catch (thrown) {
    await client.end().catch(() => undefined)
    throw connectionTrouble(thrown, server)
  }
  const { stream } = connection
  stream.pause()
  for (const event of ['data', 'end', 'error', 'close']) stream.removeAllListeners(event)
  stream.on('error', () => undefined)
  // pg's types leave out what the manual calls the process ID of the backend.
  const { processID: processId } = client as Client & { readonly processID: number }
  return { stream, reader: messageReader(stream), processId, parameters }
}

/** Settings as `-c name=value`, so that they are the session's defaults, as they would be without us in between. */
function optionsOf(settings: ReadonlyMap<string, string>): string {
  const own = new Set(['user', 'database', 'options', 'application_name', 'replication'])
  const asked = [...settings].flatMap(([name, value]) =>
    own.has(name) || name.startsWith('_pq_.') ? [] : [`-c ${name}=${value.replace(/[\\\s]/g, '\\$&')}`],
  )
  return [settings.get('options') ?? '', ...asked].join(' ').trim()
}
