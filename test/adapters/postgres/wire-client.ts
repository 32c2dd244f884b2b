import { connect } from 'node:net'

/** A client that speaks the protocol byte by byte, as no driver lets one. */
export interface RawClient {
  readonly send: (...messages: readonly Buffer[]) => void
  /** Everything that came, up to and with the given number of messages of a type. */
  readonly until: (type: string, times?: number) => Promise<readonly RawMessage[]>
  readonly close: () => void
}

export interface RawMessage {
  readonly type: string
  readonly body: Buffer
}

export function frame(type: string, ...parts: readonly (string | number | Buffer)[]): Buffer {
  const body = Buffer.concat(parts.map(bytesOf))
  const head = Buffer.alloc(5)
  head.write(type, 'latin1')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

/** Text ends with a zero; a number is an Int16. */
function bytesOf(part: string | number | Buffer): Buffer {
  if (typeof part === 'string') return Buffer.from(`${part}\0`)
  if (typeof part !== 'number') return part
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(part)
  return bytes
}

const int32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

export const query = (sql: string) => frame('Q', sql)
export const parse = (sql: string, name = '') => frame('P', name, sql, 0)
export const bind = (values: readonly string[] = [], name = '', portal = '') =>
  frame('B', portal, name, 0, values.length, ...values.flatMap((v) => [int32(v.length), Buffer.from(v)]), 0)
export const describePortal = (portal = '') => frame('D', Buffer.from('P'), portal)
export const describeStatement = (name = '') => frame('D', Buffer.from('S'), name)
export const execute = (rows = 0, portal = '') => frame('E', portal, int32(rows))
export const closeStatement = (name: string) => frame('C', Buffer.from('S'), name)
export const sync = frame('S')
export const flush = frame('H')

/** Logs in with a password in clear text, which the server of the tests takes as the proxy does. */
export async function rawClient(url: string): Promise<RawClient> {
  const { hostname, port, username, password, pathname } = new URL(url)
  const socket = connect(Number(port), hostname)
  const messages: RawMessage[] = []
  let rest = Buffer.alloc(0)
  let ended = false
  let wake: () => void = () => undefined
  socket.on('error', () => undefined)
  socket.on('close', () => {
    ended = true
    wake()
  })
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk])
    while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
      const size = rest.readInt32BE(1) + 1
      messages.push({ type: String.fromCharCode(rest[0] ?? 0), body: Buffer.from(rest.subarray(5, size)) })
      rest = rest.subarray(size)
    }
    wake()
  })
  const until = async (type: string, times = 1): Promise<readonly RawMessage[]> => {
    for (;;) {
      let left = times
      const end = messages.findIndex((message) => message.type === type && --left === 0)
      if (end >= 0) return messages.splice(0, end + 1)
      if (ended) return messages.splice(0)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  const startup = Buffer.from(
    `user\0${decodeURIComponent(username)}\0database\0${pathname.slice(1)}\0client_encoding\0UTF8\0\0`,
  )
  socket.write(Buffer.concat([int32(startup.length + 8), int32(196_608), startup]))
  await until('R')
  socket.write(frame('p', decodeURIComponent(password)))
  await until('Z')
  return { send: (...all) => void socket.write(Buffer.concat(all)), until, close: () => socket.destroy() }
}

/** A message as a line that can be read, without the OIDs that differ from one database to the next. */
export function shown({ type, body }: RawMessage): string {
  if (type !== 'T') return `${type} ${JSON.stringify(body.toString('latin1'))}`
  const copy = Buffer.from(body)
  for (let at = 2; at < copy.length; ) {
    at = copy.indexOf(0, at) + 1
    copy.writeInt32BE(0, at)
    at += 18
  }
  return `T ${JSON.stringify(copy.toString('latin1'))}`
}
