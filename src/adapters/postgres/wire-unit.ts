import type { Line } from './wire-line.ts'
import { fieldsOf, type Message } from './wire-message.ts'

/** One Execute of the extended protocol with the messages before it. */
export interface Segment {
  readonly messages: readonly Message[]
  /** The statement that its portal was bound to; undefined where that cannot be told. */
  readonly text: string | undefined
  readonly parameters: readonly (string | undefined)[]
}

/** What a client sends before it waits for an answer. */
export type Unit =
  | { readonly kind: 'end' }
  | { readonly kind: 'simple'; readonly message: Message; readonly text: string }
  /** A function call by OID: a relic, passed on. */
  | { readonly kind: 'call'; readonly message: Message }
  | {
      readonly kind: 'extended'
      readonly segments: readonly Segment[]
      /** After the last Execute, without the Sync or Flush. */
      readonly tail: readonly Message[]
      readonly closedBy: 'Sync' | 'Flush'
    }

interface Portal {
  readonly text: string | undefined
  readonly parameters: Segment['parameters']
}

/** Reads units, and remembers which text each prepared statement and portal stands for. */
export function unitReader({ client }: Line): { readonly next: () => Promise<Unit> } {
  const statements = new Map<string, string>()
  const portals = new Map<string, Portal>()
  const note = (given: Message): Portal | undefined => {
    const fields = fieldsOf(given)
    if (given.type === 'P') statements.set(fields.text(), fields.text())
    else if (given.type === 'B') {
      const portal = fields.text()
      const text = statements.get(fields.text())
      portals.set(portal, { text, parameters: parametersIn(fields) })
    } else if (given.type === 'E') return portals.get(fields.text())
    return undefined
  }
  return {
    next: async () => {
      const segments: Segment[] = []
      let messages: Message[] = []
      for (;;) {
        const given = await client.take()
        switch (given.type) {
          case 'X':
            return { kind: 'end' }
          case 'Q':
            return { kind: 'simple', message: given, text: fieldsOf(given).text() }
          case 'F':
            return { kind: 'call', message: given }
          case 'S':
          case 'H':
            return { kind: 'extended', segments, tail: messages, closedBy: given.type === 'S' ? 'Sync' : 'Flush' }
          // Rows that are left over from a COPY which failed: the server drops them, too.
          case 'd':
          case 'c':
          case 'f':
            break
          default: {
            messages.push(given)
            const portal = note(given)
            if (given.type !== 'E') break
            segments.push({ messages, text: portal?.text, parameters: portal?.parameters ?? [] })
            messages = []
          }
        }
      }
    },
  }
}

function parametersIn(fields: ReturnType<typeof fieldsOf>): Segment['parameters'] {
  const formats = Array.from({ length: fields.int16() }, () => fields.int16())
  return Array.from({ length: fields.int16() }, (_, index) => {
    const size = fields.int32()
    const value = size < 0 ? undefined : fields.bytes(size)
    const format = formats.length === 1 ? formats[0] : formats[index]
    return format === 1 ? undefined : value?.toString('utf8')
  })
}
