import type { Duplex } from 'node:stream'
import { type Message, movedPosition, write } from './wire-message.ts'

/** Answers of the server that the client has not been given yet, so that a statement may still be sent another way. */
export interface HeldAnswers {
  /** `offset`: characters that stood before the statement in what the client sent. */
  readonly add: (answer: Message, offset: number) => Promise<void>
  /** Gives the client all that was held; what comes later goes straight on. */
  readonly release: () => Promise<void>
  /** Whether the client has got something that cannot be taken back. */
  readonly released: () => boolean
  /** Forgets what is held. */
  readonly discard: () => void
  /** An error in place of the last answer, or after it. */
  readonly fail: (error: Buffer, where: 'in place' | 'after') => void
  /** Ends the unit: gives out the rest, and then the bytes. */
  readonly finish: (last: Buffer) => Promise<void>
}

/** More than this is not kept back: it is somebody's data, and a statement that sent it has worked. */
const maxHeldBytes = 1024 * 1024

export function heldAnswers(client: Duplex): HeldAnswers {
  let held: Buffer[] = []
  let bytes = 0
  let given = false
  const hand = async (some: readonly Buffer[]) => {
    if (some.length === 0) return
    given = true
    await write(client, Buffer.concat(some))
  }
  const release = async () => {
    const all = held
    held = []
    bytes = 0
    await hand(all)
  }
  return {
    add: async (answer, offset) => {
      const moved = offset === 0 ? answer.bytes : movedPosition(answer, offset)
      if (bytes + moved.length > maxHeldBytes) {
        // The newest stays: a CommandComplete is true only once the transaction around it has been committed.
        await release()
      }
      held.push(moved)
      bytes += moved.length
    },
    release,
    released: () => given,
    discard: () => {
      held = []
      bytes = 0
    },
    fail: (error, where) => {
      if (where === 'in place') held.pop()
      held.push(error)
    },
    finish: async (last) => {
      held.push(last)
      await release()
      given = false
    },
  }
}
