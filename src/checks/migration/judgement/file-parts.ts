import type { SqlStatement } from '../../../sql/statements.ts'
import { chains, transactionControl } from '../../../sql/wrapping.ts'
import type { RehearsedFile } from '../subject.ts'

/** The statements of a file that commit by themselves: it is sent without a transaction, and they stand in none of its own. */
export function committedAlone({ transaction, sql }: RehearsedFile): readonly SqlStatement[] {
  if (transaction !== 'statement') return []
  let open = false
  return sql.filter((statement) => {
    const control = transactionControl(statement)
    if (control === 'begin') open = true
    if (control === 'end') open &&= chains(statement)
    return control === undefined && !open
  })
}

/**
 * Whether a statement cannot be run again once it has succeeded, for lack of an IF NOT EXISTS or the like. What leaves
 * the same state the second time (SET NOT NULL, GRANT, UPDATE) can.
 */
export function failsAgain({ node }: SqlStatement): boolean {
  for (const [kind, guard] of Object.entries(guards)) {
    if (kind in node) return !isGuarded(Object.values(node)[0], guard)
  }
  return 'AlterTableStmt' in node && (node.AlterTableStmt.cmds ?? []).some(isUnguardedCommand)
}

/** Statements that fail the second time, and the member of their node that says IF NOT EXISTS, IF EXISTS or OR REPLACE. */
const guards: Readonly<Record<string, string | undefined>> = {
  CreateStmt: 'if_not_exists',
  CreateTableAsStmt: 'if_not_exists',
  CreateSeqStmt: 'if_not_exists',
  CreateSchemaStmt: 'if_not_exists',
  CreateExtensionStmt: 'if_not_exists',
  IndexStmt: 'if_not_exists',
  DropStmt: 'missing_ok',
  RenameStmt: 'missing_ok',
  AlterEnumStmt: 'skipIfNewValExists',
  CreateTrigStmt: 'replace',
  ViewStmt: 'replace',
  CreateFunctionStmt: 'replace',
  RuleStmt: 'replace',
  CreateEnumStmt: undefined,
  CreateDomainStmt: undefined,
  CompositeTypeStmt: undefined,
  CreateRangeStmt: undefined,
  CreatePolicyStmt: undefined,
  CreatePublicationStmt: undefined,
}

function isGuarded(fields: unknown, guard: string | undefined): boolean {
  if (guard === undefined || typeof fields !== 'object' || fields === null) return false
  return new Map(Object.entries(fields)).get(guard) === true
}

function isUnguardedCommand(command: SqlStatement['node']): boolean {
  if (!('AlterTableCmd' in command)) return false
  const { subtype = '', missing_ok } = command.AlterTableCmd
  return /^AT_(AddColumn|AddConstraint|DropColumn|DropConstraint)$/.test(subtype) && missing_ok !== true
}
