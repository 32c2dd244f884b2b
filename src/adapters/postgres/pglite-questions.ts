import type { PGlite, protocol as Protocol } from '@electric-sql/pglite'
import { BrokenOff } from './rpc.ts'
import { valueParser } from './values.ts'

type Messages = Awaited<ReturnType<PGlite['execProtocolStream']>>

/** Statements by the extended protocol, all messages of one at once: each awaited by itself costs three times as much. */
export interface Questions {
  readonly ask: (
    sql: string,
    parameters: readonly (string | number | null)[],
  ) => Promise<{ readonly rows: readonly unknown[]; readonly affected: number }>
  /** A text is about to run that may drop prepared statements. */
  readonly beforeText: (sql: string) => void
}

/**
 * From this length on a text stays prepared: our questions to the catalogs take five times as long to plan as to answer,
 * and are asked at every statement.
 */
const worthPreparing = 500

/** Ends statements that were prepared by name for a project's queries, and none of these here. */
const onlyQueries = /^(?:DEALLOCATE breakwater_query_\d+; ?)+$/

export function questions(send: (message: Uint8Array) => Promise<Messages>, protocol: typeof Protocol): Questions {
  const prepared = new Map<string, string>()
  let count = 0
  return {
    ask: async (sql, parameters) => {
      const { parse, bind, describe, execute, sync } = protocol.serialize
      const known = prepared.get(sql)
      const long = sql.length >= worthPreparing
      if (long && known === undefined) count += 1
      const name = known ?? (long ? `breakwater_${count}` : '')
      const values = parameters.map((value) => (value === null ? null : String(value)))
      const messages = [
        ...(known === undefined ? [parse({ text: sql, name })] : []),
        bind({ statement: name, values }),
        describe({ type: 'P' }),
        execute(),
        sync(),
      ]
      const result = resultOf(await send(new Uint8Array(Buffer.concat(messages))), protocol.messages)
      if (long) prepared.set(sql, name)
      return result
    },
    beforeText: (sql) => {
      if (/\b(discard|deallocate)\b/i.test(sql) && !onlyQueries.test(sql)) prepared.clear()
    },
  }
}

/** Rows and the number of changed ones, out of the messages that answer one statement. */
function resultOf(messages: Messages, kinds: typeof Protocol.messages): { rows: readonly unknown[]; affected: number } {
  // Where the WASM broke off, the Sync that was sent along may be answered still, and the statement is not.
  const told = messages.some(({ name }) => name === 'commandComplete' || name === 'emptyQuery')
  if (!told || messages.at(-1)?.name !== 'readyForQuery') throw new BrokenOff()
  let columns: readonly { readonly name: string; readonly parse: (text: string) => unknown }[] = []
  const rows: unknown[] = []
  let affected = 0
  for (const message of messages) {
    if (message instanceof kinds.RowDescriptionMessage) {
      columns = message.fields.map(({ name, dataTypeID }) => ({ name, parse: valueParser(dataTypeID) }))
    } else if (message instanceof kinds.DataRowMessage) {
      const { fields } = message
      rows.push(Object.fromEntries(columns.map(({ name, parse }, at) => [name, parsedValue(fields[at], parse)])))
    } else if (message instanceof kinds.CommandCompleteMessage) {
      affected = Number(/^(?:INSERT \d+|UPDATE|DELETE|MERGE) (\d+)$/.exec(message.text)?.[1] ?? 0)
    }
  }
  return { rows, affected }
}

function parsedValue(text: string | null | undefined, parse: (text: string) => unknown): unknown {
  return text === null || text === undefined ? null : parse(text)
}
