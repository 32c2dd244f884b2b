import { timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import { SqlError } from '../../core/ports.ts'

// Frames of the frontend/backend protocol, version 3 (PostgreSQL's manual, "Message Formats").

/** One message, with its type and length in front. */
export interface Message {
  readonly type: string
  readonly bytes: Buffer
}

/** Reads a connection message by message; undefined once it has ended, for whatever reason. */
export interface MessageReader {
  readonly next: () => Promise<Message | undefined>
  /** The first packets of a client have no type: the bytes after the length. */
  readonly packet: () => Promise<Buffer | undefined>
}

/** A row may be as large as Postgres makes one; a stranger's is not kept in memory beyond this. */
const maxMessageBytes = 256 * 1024 * 1024
/** What a startup packet may hold (PostgreSQL's MAX_STARTUP_PACKET_LENGTH). */
const maxPacketBytes = 10_000

export function messageReader(stream: Duplex): MessageReader {
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]()
  let pending: Buffer = Buffer.alloc(0)
  const fill = async (wanted: number): Promise<boolean> => {
    if (pending.length >= wanted) return true
    const parts = [pending]
    let size = pending.length
    while (size < wanted) {
      const chunk = await chunks.next().catch(() => undefined)
      if (!chunk || chunk.done) return false
      parts.push(chunk.value)
      size += chunk.value.length
    }
    pending = Buffer.concat(parts)
    return true
  }
  const take = (size: number): Buffer => {
    const taken = pending.subarray(0, size)
    pending = pending.subarray(size)
    return taken
  }
  return {
    next: async () => {
      if (!(await fill(5))) return undefined
      const size = pending.readUInt32BE(1) + 1
      if (size < 5 || size > maxMessageBytes || !(await fill(size))) return undefined
      const bytes = take(size)
      return { type: String.fromCharCode(bytes[0] ?? 0), bytes }
    },
    packet: async () => {
      if (!(await fill(4))) return undefined
      const size = pending.readUInt32BE(0)
      if (size < 8 || size > maxPacketBytes || !(await fill(size))) return undefined
      return take(size).subarray(4)
    },
  }
}

/** Writes, and waits where the other side is slow: nothing piles up here. */
export async function write(stream: Duplex, bytes: Buffer): Promise<void> {
  if (stream.destroyed || stream.write(bytes)) return
  await Promise.race([once(stream, 'drain'), once(stream, 'close')]).catch(() => undefined)
}

/** A message of a type and its parts: text (ended by a zero), whole numbers (as given), or bytes. */
export function message(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(5)
  head.write(type, 0, 'latin1')
  head.writeUInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

export function text(value: string): Buffer {
  return Buffer.from(`${value}\0`)
}

export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

export function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}

/** Reads the fields of a message's body one after another. */
export function fieldsOf({ bytes }: Message): {
  readonly text: () => string
  readonly int16: () => number
  readonly int32: () => number
  readonly bytes: (size: number) => Buffer
} {
  let at = 5
  return {
    text: () => {
      const end = bytes.indexOf(0, at)
      const value = bytes.toString('utf8', at, end < 0 ? bytes.length : end)
      at = end < 0 ? bytes.length : end + 1
      return value
    },
    int16: () => {
      at += 2
      return bytes.readInt16BE(at - 2)
    },
    int32: () => {
      at += 4
      return bytes.readInt32BE(at - 4)
    },
    bytes: (size) => {
      at += size
      return bytes.subarray(at - size, at)
    },
  }
}

/** The fields of an ErrorResponse or NoticeResponse, by their letter. */
export function noticeFields({ bytes }: Message): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  let at = 5
  while (at < bytes.length && bytes[at] !== 0) {
    const end = bytes.indexOf(0, at + 1)
    if (end < 0) break
    fields.set(String.fromCharCode(bytes[at] ?? 0), bytes.toString('utf8', at + 1, end))
    at = end + 1
  }
  return fields
}

export function errorOf(response: Message): SqlError {
  const fields = noticeFields(response)
  const position = Number(fields.get('P'))
  return new SqlError(
    fields.get('C') ?? 'XX000',
    fields.get('M') ?? '',
    Number.isInteger(position) && position > 0 ? position : undefined,
    fields.get('D'),
  )
}

/** An ErrorResponse with the fields that every client reads. */
export function errorResponse(severity: 'ERROR' | 'FATAL', sqlstate: string, said: string): Buffer {
  return message(
    'E',
    text(`S${severity}`),
    text(`V${severity}`),
    text(`C${sqlstate}`),
    text(`M${said}`),
    Buffer.from([0]),
  )
}

/** The response with its position counted from the start of a longer text. */
export function movedPosition(response: Message, characters: number): Buffer {
  const fields = noticeFields(response)
  const position = Number(fields.get('P'))
  if (characters === 0 || !Number.isInteger(position) || position < 1) return response.bytes
  const parts = [...fields].map(([letter, value]) =>
    text(`${letter}${letter === 'P' ? String(position + characters) : value}`),
  )
  return message(response.type, ...parts, Buffer.from([0]))
}

/** Status of the transaction, from a ReadyForQuery: idle, in a transaction, in one that failed. */
export type TransactionStatus = 'I' | 'T' | 'E'

export function statusOf({ bytes }: Message): TransactionStatus {
  const letter = String.fromCharCode(bytes[5] ?? 0)
  return letter === 'T' || letter === 'E' ? letter : 'I'
}

export function readyForQuery(status: TransactionStatus): Buffer {
  return message('Z', Buffer.from(status))
}

/** Compares without telling by the time it takes where two secrets part. */
export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
