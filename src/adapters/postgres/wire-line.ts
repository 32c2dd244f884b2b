import type { Duplex } from 'node:stream'
import { type DatabaseSession, SqlError } from '../../core/ports.ts'
import { valueParser } from './values.ts'
import { type HeldAnswers, heldAnswers } from './wire-answers.ts'
import {
  errorOf,
  fieldsOf,
  int16,
  int32,
  type Message,
  type MessageReader,
  message,
  noticeFields,
  statusOf,
  type TransactionStatus,
  text,
  write,
} from './wire-message.ts'
import type { Upstream } from './wire-upstream.ts'

/** One side has hung up; there is nobody left to tell anything. */
export class ConnectionEnded extends Error {}

/** The server's refusal of a statement of ours, as it came. */
export class OwnRefused extends SqlError {
  readonly bytes: Buffer

  constructor(response: Message) {
    const { sqlstate, message: said, position, detail } = errorOf(response)
    super(sqlstate, said, position, detail)
    this.bytes = response.bytes
  }
}

/** Takes messages one at a time, and lets one look whether the next has come. */
export interface Source {
  readonly take: () => Promise<Message>
  readonly peek: () => Promise<Message | undefined>
}

/** The two ends of one connection. */
export interface Line {
  readonly client: Source
  readonly server: Source
  readonly answers: HeldAnswers
  readonly status: () => TransactionStatus
  readonly send: (bytes: Buffer) => Promise<void>
  readonly tell: (bytes: Buffer) => Promise<void>
  /**
   * Takes the server's answers up to its ReadyForQuery, which is not given on. Gives the refusal, if there was one.
   * `mute`: SQLSTATE of a notice that is our own doing.
   */
  readonly collect: (options: {
    readonly extended: boolean
    readonly offset?: number
    readonly mute?: string
  }) => Promise<SqlError | undefined>
  /** Statements of our own on the same connection, of which the client sees nothing. */
  readonly own: DatabaseSession
  /** Whether the client's statement is under way, and not one of ours. */
  readonly busy: () => boolean
  /** Whether a Sync of the client is still to come to which we have seen the answer; asking forgets it. */
  readonly owedSync: () => boolean
}

export function openLine(client: Duplex, reader: MessageReader, upstream: Upstream): Line {
  const [fromClient, fromServer] = [sourceOf(reader), sourceOf(upstream.reader)]
  const answers = heldAnswers(client)
  const send = (bytes: Buffer) => write(upstream.stream, bytes)
  const tell = (bytes: Buffer) => write(client, bytes)
  let status: TransactionStatus = 'I'
  let busy = false
  let owed = false
  // The server ignores the Sync that came with the Execute, and the client knows that: it sends another.
  const endPipeline = async () => {
    owed = true
    await send(message('S'))
  }

  /** Feeds a COPY FROM STDIN until one side ends it. */
  const feed = async (extended: boolean): Promise<void> => {
    for (;;) {
      const came = await Promise.race([
        fromClient.peek().then(() => 'client' as const),
        fromServer.peek().then(() => 'server' as const),
      ])
      if (came === 'server') {
        const said = await fromServer.peek()
        // A ParameterStatus or notice in between ends nothing.
        if (said && 'NSA'.includes(said.type)) {
          await tell((await fromServer.take()).bytes)
          continue
        }
        if (extended) await endPipeline()
        return
      }
      const given = await fromClient.take()
      if (given.type === 'X') throw new ConnectionEnded()
      // Flush and Sync mean nothing to a server that waits for rows.
      if (!'dcf'.includes(given.type)) continue
      await send(given.bytes)
      if (given.type === 'd') continue
      if (extended) await endPipeline()
      return
    }
  }

  const query: DatabaseSession['query'] = async <Row>(sql: string, parameters: readonly unknown[] = []) => {
    await send(ownStatement(sql, parameters))
    const rows: Row[] = []
    let columns: readonly Column[] = []
    let affected = 0
    let refusal: OwnRefused | undefined
    for (;;) {
      const said = await fromServer.take()
      if (said.type === 'T') columns = columnsIn(said)
      // The row's shape is what the caller's SELECT says.
      else if (said.type === 'D') rows.push(rowOf(said, columns) as Row)
      else if (said.type === 'C')
        affected = Number(/^(?:INSERT \d+|UPDATE|DELETE|MERGE) (\d+)/.exec(fieldsOf(said).text())?.[1] ?? 0)
      else if (said.type === 'E') refusal = new OwnRefused(said)
      else if (said.type === 'A' || said.type === 'S') await tell(said.bytes)
      else if (said.type === 'Z') {
        status = statusOf(said)
        if (refusal) throw refusal
        return { rows, affected }
      }
    }
  }

  return {
    client: fromClient,
    server: fromServer,
    answers,
    status: () => status,
    send,
    tell,
    busy: () => busy,
    owedSync: () => {
      const was = owed
      owed = false
      return was
    },
    collect: async ({ extended, offset = 0, mute }) => {
      let refusal: SqlError | undefined
      busy = true
      try {
        for (;;) {
          const said = await fromServer.take()
          if (said.type === 'Z') {
            status = statusOf(said)
            return refusal
          }
          if (said.type === 'E') refusal = errorOf(said)
          if (said.type === 'N' && mute !== undefined && noticeFields(said).get('C') === mute) continue
          await answers.add(said, said.type === 'E' ? offset : 0)
          if (said.type === 'G' || said.type === 'W') {
            await answers.release()
            await feed(extended)
          }
        }
      } finally {
        busy = false
      }
    },
    own: {
      query,
      facts: { name: 'server', version: upstream.parameters.get('server_version') ?? 'unknown' },
      execute: async (sql) => {
        await query(sql)
      },
      snapshot: () => Promise.reject(new Error('the database of a connection under way cannot be copied')),
      // It belongs to the client.
      close: async () => undefined,
    },
  }
}

/** Messages that may be looked at before they are taken. */
function sourceOf({ next }: MessageReader): Source {
  let waiting: Promise<Message | undefined> | undefined
  const peek = () => {
    waiting ??= next()
    return waiting
  }
  return {
    peek,
    take: async () => {
      const taken = await peek()
      waiting = undefined
      if (!taken) throw new ConnectionEnded()
      return taken
    },
  }
}

/** A name that no client uses: its own statements and portals, the nameless ones too, have to survive ours. */
const ownName = 'breakwater_own'

/**
 * All in one go: made, run, and gone again, so that a DISCARD ALL of the client can take nothing from us. One that was
 * refused is still there, since the server skips what comes after a refusal.
 */
function ownStatement(sql: string, parameters: readonly unknown[]): Buffer {
  const values = parameters.map((value) =>
    value === null || value === undefined ? undefined : Buffer.from(String(value)),
  )
  const gone = [message('C', Buffer.from('P'), text(ownName)), message('C', Buffer.from('S'), text(ownName))]
  return Buffer.concat([
    ...gone,
    message('P', text(ownName), text(sql), int16(0)),
    message(
      'B',
      text(ownName),
      text(ownName),
      int16(0),
      int16(values.length),
      ...values.flatMap((value) => (value ? [int32(value.length), value] : [int32(-1)])),
      int16(0),
    ),
    message('D', Buffer.from('P'), text(ownName)),
    message('E', text(ownName), int32(0)),
    ...gone,
    message('S'),
  ])
}

interface Column {
  readonly name: string
  readonly type: number
}

function columnsIn(description: Message): readonly Column[] {
  const fields = fieldsOf(description)
  return Array.from({ length: fields.int16() }, () => {
    const name = fields.text()
    fields.bytes(6)
    const type = fields.int32()
    fields.bytes(8)
    return { name, type }
  })
}

function rowOf(row: Message, columns: readonly Column[]): Record<string, unknown> {
  const fields = fieldsOf(row)
  fields.int16()
  return Object.fromEntries(
    columns.map(({ name, type }) => {
      const size = fields.int32()
      return [name, size < 0 ? null : valueParser(type)(fields.bytes(size).toString('utf8'))]
    }),
  )
}
