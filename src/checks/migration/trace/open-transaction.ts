import type { Location } from '../../../core/error.ts'
import type { DatabaseSession } from '../../../core/ports.ts'
import type { Witnesses } from '../rows/witnesses.ts'
import type { Difference } from './observe.ts'
import type { Watch } from './watch.ts'

/** What stays the same for all files of one run. */
export interface Rehearsal {
  readonly session: DatabaseSession
  readonly watch: Watch
  readonly preexisting: ReadonlySet<number>
  /** Counts the transactions of the whole run. */
  readonly transactions: { count: number }
  /** When to stop, on the clock of `performance.now()`. */
  readonly until: number
}

/** The transaction of the moment, whoever opened it. */
export interface Transaction {
  readonly isOpen: () => boolean
  /** The file itself said BEGIN, so only the file ends the transaction. */
  readonly isExplicit: () => boolean
  /** Opens one at a statement, unless one is open. */
  readonly begin: (index: number, explicit: boolean) => Promise<void>
  /** Sends the file's own COMMIT or ROLLBACK, if there is anything to end. */
  readonly end: (sql: string) => Promise<void>
  readonly finish: () => Promise<void>
  /** Rolls back, and gives the index to start again from: that of its first statement, or `index` outside one. */
  readonly undo: (index: number) => Promise<number>
  readonly note: (difference: Difference, place: Location) => void
  readonly number: () => number
  readonly heldSince: () => ReadonlyMap<string, Location>
}

export function openTransaction({ session, transactions, watch }: Rehearsal, witnesses: Witnesses): Transaction {
  let unmark = witnesses.mark()
  let openedAt: number | undefined
  let explicit = false
  let heldSince = new Map<string, Location>()
  const close = async (sql: string) => {
    if (openedAt === undefined) return
    await session.execute(sql)
    // It may have been a ROLLBACK, and a COMMIT of a transaction that failed is one.
    if (sql !== 'COMMIT') watch.forget()
    openedAt = undefined
    explicit = false
  }
  return {
    isOpen: () => openedAt !== undefined,
    isExplicit: () => explicit,
    begin: async (index, asked) => {
      explicit ||= asked
      if (openedAt !== undefined) return
      await session.execute('BEGIN')
      transactions.count += 1
      unmark = witnesses.mark()
      openedAt = index
      heldSince = new Map()
    },
    end: close,
    finish: () => close('COMMIT'),
    undo: async (index) => {
      const from = openedAt ?? index
      if (openedAt === undefined) return from
      transactions.count -= 1
      await close('ROLLBACK')
      unmark()
      return from
    },
    note: ({ taken }, place) => {
      for (const { relation, mode } of taken) {
        const lock = `${relation.oid} ${mode}`
        if (!heldSince.has(lock)) heldSince.set(lock, place)
      }
    },
    number: () => transactions.count,
    heldSince: () => new Map(heldSince),
  }
}
