import type { RunnerName } from '../core/config.ts'
import type { SentFile, Wrapping } from './runner.ts'
import { runners } from './runners.ts'
import type { SqlStatement } from './statements.ts'

/** The transaction that the runner puts around a file. */
export function wrappingOf(runner: RunnerName, file: SentFile): Wrapping {
  return runners[runner].wrapping(file)
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

/**
 * SET TRANSACTION ISOLATION LEVEL has to come before any query of its transaction, and so before ours. In one session
 * alone nothing depends on it.
 */
export function setsIsolation({ node }: SqlStatement): boolean {
  if (!('VariableSetStmt' in node)) return false
  const { name, args = [] } = node.VariableSetStmt
  if (name === isolation) return true
  return name === 'TRANSACTION' && args.some((option) => 'DefElem' in option && option.DefElem.defname === isolation)
}

/** As a setting of its own name too. */
const isolation = 'transaction_isolation'

/** COMMIT AND CHAIN, ROLLBACK AND CHAIN: where a transaction is open it ends that and begins the next one. */
export function chains({ node }: SqlStatement): boolean {
  return 'TransactionStmt' in node && node.TransactionStmt.chain === true
}

/** The BEGIN, or the AND CHAIN after one, that no COMMIT or ROLLBACK follows, if there is one. */
export function unendedBegin(statements: readonly SqlStatement[]): SqlStatement | undefined {
  let open: SqlStatement | undefined
  for (const statement of statements) {
    const control = transactionControl(statement)
    if (control === 'begin') open = statement
    // With nothing of the file's own to end, it needs the transaction of a runner, which commits that too.
    if (control === 'end') open = open && chains(statement) ? statement : undefined
  }
  return open
}
