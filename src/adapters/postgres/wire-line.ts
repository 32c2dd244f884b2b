import type { Duplex } from 'node:stream'
import type { DatabaseSession, SqlError } from '../../core/ports.ts'
import { type HeldAnswers, heldAnswers } from './wire-answers.ts'
import {
  errorOf,
  type Message,
  type MessageReader,
  message,
  noticeFields,
  statusOf,
  type TransactionStatus,
  write,
} from './wire-message.ts'
import { ownAnswer, ownStatement } from './wire-own.ts'
import type { Upstream } from './wire-upstream.ts'

/** One side has hung up; there is nobody left to tell anything. */
export class ConnectionEnded extends Error {}

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

  /** Passes on what the client feeds; false once it has ended its rows. */
  const passRow = async (): Promise<boolean> => {
    const given = await fromClient.take()
    if (given.type === 'X') throw new ConnectionEnded()
    // Flush and Sync mean nothing to a server that waits for rows.
    if ('dcf'.includes(given.type)) await send(given.bytes)
    return given.type !== 'c' && given.type !== 'f'
  }

  /** Feeds a COPY FROM STDIN until one side ends it. */
  const feed = async (): Promise<void> => {
    for (;;) {
      const said = await Promise.race([fromServer.peek().then((given) => ({ given })), fromClient.peek()])
      if (!said || !('given' in said)) {
        if (!(await passRow())) return
        continue
      }
      // A ParameterStatus or notice in between ends nothing.
      if (!said.given || !'NSA'.includes(said.given.type)) return
      await tell((await fromServer.take()).bytes)
    }
  }

  const feedNow = async (extended: boolean) => {
    await answers.release()
    await feed()
    if (extended) await endPipeline()
  }

  const collect: Line['collect'] = async ({ extended, offset = 0, mute }) => {
    let refusal: SqlError | undefined
    for (;;) {
      const said = await fromServer.take()
      if (said.type === 'Z') {
        status = statusOf(said)
        return refusal
      }
      if (said.type === 'E') refusal = errorOf(said)
      if (isNotice(said, mute)) continue
      await answers.add(said, said.type === 'E' ? offset : 0)
      if (said.type === 'G') await feedNow(extended)
    }
  }

  const ask = async <Row>(sql: string, parameters: readonly unknown[]) => {
    const answer = ownAnswer<Row>()
    await send(ownStatement(sql, parameters))
    for (;;) {
      const said = await fromServer.take()
      // A notification or a changed setting is for the client.
      if (said.type === 'A' || said.type === 'S') await tell(said.bytes)
      else if (said.type !== 'Z') answer.add(said)
      else {
        status = statusOf(said)
        return answer.result()
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
    collect: async (options) => {
      busy = true
      try {
        return await collect(options)
      } finally {
        busy = false
      }
    },
    own: {
      query: (sql, parameters = []) => ask(sql, parameters),
      facts: { name: 'server', version: upstream.parameters.get('server_version') ?? 'unknown' },
      execute: async (sql) => {
        await ask(sql, [])
      },
      snapshot: () => Promise.reject(new Error('the database of a connection under way cannot be copied')),
      // It belongs to the client.
      close: async () => undefined,
    },
  }
}

function isNotice(said: Message, sqlstate: string | undefined): boolean {
  return said.type === 'N' && sqlstate !== undefined && noticeFields(said).get('C') === sqlstate
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
