import { type QueryResult, SqlError } from '../../core/ports.ts'
import { valueParser } from './values.ts'
import { errorOf, fieldsOf, int16, int32, type Message, message, text } from './wire-message.ts'

// Statements of our own on the connection of a client, which must not notice them.

/** The server's refusal of a statement of ours, as it came. */
export class OwnRefused extends SqlError {
  readonly bytes: Buffer

  constructor(response: Message) {
    const { sqlstate, message: said, position, detail } = errorOf(response)
    super(sqlstate, said, position, detail)
    this.bytes = response.bytes
  }
}

/** A name that no client uses: its own statements and portals, the nameless ones too, have to survive ours. */
const ownName = 'breakwater_own'

/**
 * All in one go: made, run, and gone again, so that a DISCARD ALL of the client can take nothing from us. One that was
 * refused is still there, since the server skips what comes after a refusal.
 */
export function ownStatement(sql: string, parameters: readonly unknown[]): Buffer {
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

/** Gathers the answers to one statement of ours. */
export function ownAnswer<Row>(): {
  readonly add: (said: Message) => void
  /** Throws where the server refused. */
  readonly result: () => QueryResult<Row>
} {
  const rows: Row[] = []
  let columns: readonly Column[] = []
  let affected = 0
  let refusal: OwnRefused | undefined
  return {
    add: (said) => {
      if (said.type === 'T') columns = columnsIn(said)
      // The row's shape is what the caller's SELECT says.
      else if (said.type === 'D') rows.push(rowOf(said, columns) as Row)
      else if (said.type === 'C') affected = affectedIn(fieldsOf(said).text())
      else if (said.type === 'E') refusal = new OwnRefused(said)
    },
    result: () => {
      if (refusal) throw refusal
      return { rows, affected }
    },
  }
}

function affectedIn(tag: string): number {
  return Number(/^(?:INSERT \d+|UPDATE|DELETE|MERGE) (\d+)/.exec(tag)?.[1] ?? 0)
}
