import type { Hit } from '../../../core/finding.ts'
import { blocksWrites } from '../../../core/trace.ts'
import { unique } from '../../../core/wording.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'
import type { Settings } from '../trace/observe.ts'
import { isOldTable, proofOf } from './said.ts'

/** The statements of a file that wait for a lock without a bound, and whom they keep waiting meanwhile. */
export interface Waiting {
  readonly statements: readonly TracedStatement[]
  /** Old tables that outlive the pull request, by name. */
  readonly tables: readonly string[]
  /** The parts of a hit on the first of the statements, message apart; undefined where there is none. */
  readonly first: Omit<Hit, 'message'> | undefined
}

/** That a file sets no lock_timeout is one fact, whichever rule tells it. */
export function timeoutCause(path: string): string {
  return `${path}|lock_timeout`
}

/**
 * Statements that take a lock of ShareLock or above on an old table while a timeout is off. A table that an earlier
 * statement of the transaction has locked keeps nobody else waiting for longer.
 */
export function waitingIn(path: string, run: MigrationRun, timeout: (settings: Settings) => string): Waiting {
  const found = run.statements.flatMap((statement) => {
    const { place, settings } = statement
    const tables = place.path === path && settings && timeout(settings) === '0' ? newlyLocked(statement, run) : []
    return tables.length > 0 ? [{ statement, tables }] : []
  })
  const [first] = found
  const tables = unique(found.flatMap((each) => each.tables))
  return {
    statements: found.map(({ statement }) => statement),
    tables,
    first: first && {
      location: first.statement.place,
      key: path,
      subject: { kind: 'migration', name: path },
      reach: tables.map((name) => ({ kind: 'table' as const, name })),
      proof: proofOf(first.statement, run),
    },
  }
}

function newlyLocked({ difference }: TracedStatement, run: MigrationRun): readonly string[] {
  const { taken = [], held = [] } = difference ?? {}
  const known = new Set(held.filter(({ mode }) => blocksWrites(mode)).map(({ relation }) => relation.oid))
  return taken
    .filter(({ relation, mode }) => blocksWrites(mode) && isOldTable(relation, run))
    .filter(({ relation }) => !known.has(relation.oid) && run.facts.head.tables.has(relation.oid))
    .map(({ relation }) => relation.name)
}
