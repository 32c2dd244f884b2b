import type { RunnerName } from '../core/config.ts'
import { needsNoTransaction, type SqlStatement } from './statements.ts'
import { asksForNoTransaction } from './up-part.ts'

/** How a runner sends one file to Postgres. */
export interface Wrapping {
  /** `file`: one transaction around all of it. `statement`: each statement is a transaction of its own. */
  readonly transaction: 'file' | 'statement'
  /** Statements that refuse a transaction beside others that want one, where the runner refuses such a file. */
  readonly mixed: boolean
  /** What the reader should know about an assumption made here. */
  readonly remark?: string
}

/**
 * The transaction that the runner puts around a file. Several statements sent as one text are one transaction, with or
 * without BEGIN: that is the simple query protocol, which Diesel, golang-migrate and Prisma use. `settings`: the text of
 * the file that the runner keeps beside the migration, where it has one.
 */
export function wrappingOf(
  runner: RunnerName,
  statements: readonly SqlStatement[],
  settings: string | undefined,
  text: string,
): Wrapping {
  const alone = statements.filter(needsNoTransaction).length
  const mixed = alone > 0 && alone < statements.length
  const oneText = { transaction: statements.length > 1 ? 'file' : 'statement', mixed: false } as const
  switch (runner) {
    case 'diesel':
      return /^\s*run_in_transaction\s*=\s*false/m.test(settings ?? '')
        ? oneText
        : { transaction: 'file', mixed: false }
    case 'golang-migrate':
    case 'prisma':
      return oneText
    case 'flyway':
      if (/^\s*executeInTransaction\s*=\s*false/m.test(settings ?? ''))
        return { transaction: 'statement', mixed: false }
      // Flyway reads the statements and leaves the transaction out where one of them asks for it.
      return alone > 0 ? { transaction: 'statement', mixed } : { transaction: 'file', mixed: false }
    case 'plain':
      if (asksForNoTransaction(text)) return { transaction: 'statement', mixed: false }
      if (alone === 0) return { transaction: 'file', mixed: false }
      return {
        transaction: 'statement',
        mixed: false,
        remark:
          'its statements were run one by one, as psql does: a runner that wraps the file in a transaction would refuse it',
      }
    default:
      return runner satisfies never
  }
}

/** What a statement does to the transaction itself. */
export function transactionControl({ node }: SqlStatement): 'begin' | 'end' | 'savepoint' | undefined {
  if (!('TransactionStmt' in node)) return undefined
  switch (node.TransactionStmt.kind) {
    case 'TRANS_STMT_BEGIN':
    case 'TRANS_STMT_START':
      return 'begin'
    case 'TRANS_STMT_SAVEPOINT':
    case 'TRANS_STMT_RELEASE':
    case 'TRANS_STMT_ROLLBACK_TO':
      return 'savepoint'
    default:
      return 'end'
  }
}

/** The BEGIN that no COMMIT or ROLLBACK follows, if there is one. */
export function unendedBegin(statements: readonly SqlStatement[]): SqlStatement | undefined {
  const last = statements.findLast((statement) => ['begin', 'end'].includes(transactionControl(statement) ?? ''))
  return last && transactionControl(last) === 'begin' ? last : undefined
}
