import { randomInt } from 'node:crypto'
import type { Duplex } from 'node:stream'
import { BreakwaterError } from '../../core/error.ts'
import {
  errorResponse,
  fieldsOf,
  int32,
  type MessageReader,
  message,
  messageReader,
  readyForQuery,
  sameSecret,
  text,
  write,
} from './wire-message.ts'
import type { Upstream } from './wire-upstream.ts'

/** Whom the proxy lets in: only who was told this run's password, and only to this run's database. */
export interface Credentials {
  readonly user: string
  readonly password: string
  readonly database: string
}

/** What came through the door. */
export type Arrival =
  | { readonly kind: 'session'; readonly reader: MessageReader; readonly settings: ReadonlyMap<string, string> }
  | { readonly kind: 'cancel'; readonly processId: number; readonly secret: number }
  | { readonly kind: 'refused' }

const [protocol3, cancelRequest, sslRequest, gssRequest] = [196_608, 80_877_102, 80_877_103, 80_877_104]

/** Reads what a client says first, up to its password. */
export async function receive(client: Duplex, credentials: Credentials): Promise<Arrival> {
  const reader = messageReader(client)
  for (;;) {
    const packet = await reader.packet()
    if (!packet) return { kind: 'refused' }
    const code = packet.readUInt32BE(0)
    if (code === sslRequest || code === gssRequest) {
      // On loopback there is nobody to hide from; the way to the server is as safe as its URL asks.
      await write(client, Buffer.from('N'))
      continue
    }
    if (code === cancelRequest && packet.length >= 12)
      return { kind: 'cancel', processId: packet.readInt32BE(4), secret: packet.readInt32BE(8) }
    if (code >> 16 !== 3) return refuse(client, '0A000', 'only version 3 of the protocol is spoken here')
    const settings = settingsIn(packet)
    const unknown = [...settings.keys()].filter((name) => name.startsWith('_pq_.'))
    if (code !== protocol3 || unknown.length > 0)
      await write(client, message('v', int32(0), int32(unknown.length), ...unknown.map(text)))
    return (await admitted(client, reader, settings, credentials))
      ? { kind: 'session', reader, settings }
      : { kind: 'refused' }
  }
}

function settingsIn(packet: Buffer): ReadonlyMap<string, string> {
  const words = packet.toString('utf8', 4).split('\0')
  const settings = new Map<string, string>()
  for (let at = 0; at + 1 < words.length && words[at] !== ''; at += 2)
    settings.set(words[at] ?? '', words[at + 1] ?? '')
  return settings
}

async function admitted(
  client: Duplex,
  reader: MessageReader,
  settings: ReadonlyMap<string, string>,
  { user, password, database }: Credentials,
): Promise<boolean> {
  await write(client, message('R', int32(3)))
  const answer = await reader.next()
  if (answer?.type !== 'p') return false
  const deny = async (sqlstate: string, said: string) => {
    await refuse(client, sqlstate, said)
    return false
  }
  if (!sameSecret(fieldsOf(answer).text(), password) || settings.get('user') !== user)
    return deny('28P01', 'this is not the user and password that the migrate-command was given')
  const asked = settings.get('database') ?? user
  if (asked !== database)
    return deny('3D000', `only the scratch database ${database} can be reached while migrations are reviewed`)
  const { replication = 'false' } = Object.fromEntries(settings)
  return ['false', 'off', 'no', '0'].includes(replication) ? true : deny('0A000', 'replication cannot be reviewed')
}

async function refuse(client: Duplex, sqlstate: string, said: string): Promise<Arrival> {
  await write(client, errorResponse('FATAL', sqlstate, said))
  client.end()
  return { kind: 'refused' }
}

/** Tells a client that it is in; gives the secret with which it may cancel. */
export async function welcome(client: Duplex, { parameters, processId }: Upstream): Promise<number> {
  const secret = randomInt(1, 2 ** 31 - 1)
  await write(
    client,
    Buffer.concat([
      message('R', int32(0)),
      ...[...parameters].map(([name, value]) => message('S', text(name), text(value))),
      message('K', int32(processId), int32(secret)),
      readyForQuery('I'),
    ]),
  )
  return secret
}

/** The server itself let nobody in. */
export async function turnAway(client: Duplex, thrown: unknown): Promise<void> {
  const said = thrown instanceof BreakwaterError ? thrown.trouble.message : 'the server cannot be reached'
  await write(client, errorResponse('FATAL', '08006', said))
  client.end()
}
