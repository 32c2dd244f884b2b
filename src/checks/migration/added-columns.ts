import type { Hit, RemedyStep } from '../../core/finding.ts'
import { enumerate } from '../../core/wording.ts'
import type { KeptTable } from './effects.ts'
import type { ColumnFacts, ConstraintFacts } from './facts.ts'
import { addedColumn, alterTable } from './nodes.ts'
import { constraintSteps } from './safe-steps.ts'
import { shown } from './said.ts'
import type { MigrationRun, TracedStatement } from './subject.ts'
import { hitOfWork, type Work, workOn } from './work.ts'

/** Columns of one kind that a statement added to a table, which Postgres rewrote for them. */
export interface RewritingColumns {
  readonly statement: TracedStatement
  readonly table: KeptTable
  readonly columns: readonly ColumnFacts[]
  readonly work: Work
}

/** Why a new column makes Postgres rewrite the table: each row has to be given its value, or be checked. */
export type ReasonToRewrite = 'sequence' | 'generated' | 'volatile default' | 'domain'

export function reasonToRewrite(column: ColumnFacts): ReasonToRewrite | undefined {
  if (column.identity !== null || column.value?.startsWith('nextval(')) return 'sequence'
  if (column.generated !== null) return column.generated === 'stored' ? 'generated' : undefined
  if (column.volatileDefault) return 'volatile default'
  return column.constrainedDomain ? 'domain' : undefined
}

/** The columns that were added for this reason, by statement and table, where the table was in fact rewritten. */
export function rewritingColumns(run: MigrationRun, reason: ReasonToRewrite): readonly RewritingColumns[] {
  return run.statements.flatMap((statement) => {
    const added = statement.effects.flatMap((effect) => (effect.what === 'column added' ? [effect] : []))
    const tables = new Map(added.map(({ table }) => [table.after.oid, table]))
    return [...tables.values()].flatMap((table) => {
      const work = workOn(statement, run, table.after.oid)
      const columns = added
        .filter((effect) => effect.table.after.oid === table.after.oid)
        .flatMap(({ column }) => (reasonToRewrite(column) === reason ? [column] : []))
      return work?.kind === 'rewrite' && columns.length > 0 ? [{ statement, table, columns, work }] : []
    })
  })
}

/** A hit for the columns; `because`: what sets them apart, after their names (`are numbered from a sequence`). */
export function hitOfColumns(
  { statement, table, columns, work }: RewritingColumns,
  run: MigrationRun,
  because: string,
): Hit {
  const names = columns.map(({ name }) => `${table.after.name}.${name}`)
  const subjects = names.map((name) => ({ kind: 'column' as const, name }))
  const [subject] = subjects
  return {
    ...hitOfWork(statement, run, work, {
      what: `${enumerate(names.map(shown))} ${because}`,
      ...(subject ? { subject } : {}),
      key: columns.map(({ name }) => name).join('\n'),
    }),
    reach: subjects,
  }
}

/**
 * Steps in place of the ADD COLUMNs, each column's followed by the constraints that came with it. Undefined where the
 * statement is no plain ALTER TABLE, or says of a column what the steps could not.
 */
export function stepsForColumns(
  { statement, table, columns }: RewritingColumns,
  stepsOf: (column: ColumnFacts) => readonly RemedyStep[] | undefined,
): Pick<Hit, 'steps' | 'replaces'> {
  const commands = alterTable(statement.sql)?.commands ?? []
  const indexes = columns.map(({ name }) => commands.findIndex((command) => addedColumn(command)?.colname === name))
  const [first, ...more] = indexes
  // Several take the whole statement, so there must be nothing else in it.
  if (first === undefined || indexes.includes(-1) || (more.length > 0 && commands.length > columns.length)) return {}
  const own = columns.map((column) => stepsWithConstraints(statement, table, column, stepsOf(column)))
  if (own.some((steps) => steps === undefined)) return {}
  const steps = own.flatMap((each) => each ?? [])
  return more.length > 0 ? { steps } : { steps, replaces: first }
}

function stepsWithConstraints(
  statement: TracedStatement,
  { after }: KeptTable,
  column: ColumnFacts,
  steps: readonly RemedyStep[] | undefined,
): readonly RemedyStep[] | undefined {
  const inline = inlineConstraints(statement, after.oid, column.name)
  const each = inline.map((constraint) => constraintSteps(after, constraint))
  if (!steps || each.includes(undefined)) return undefined
  return [...steps, ...each.flatMap((some) => some ?? [])]
}

/** What `REFERENCES`, `UNIQUE` and the like in an ADD COLUMN brought: constraints on that column that no command of its own added. */
function inlineConstraints(statement: TracedStatement, table: number, column: string): readonly ConstraintFacts[] {
  const separate = (alterTable(statement.sql)?.commands ?? []).some(({ subtype }) => subtype === 'AT_AddConstraint')
  if (separate) return []
  return statement.effects.flatMap((effect) =>
    effect.what === 'constraint added' &&
    effect.table.after.oid === table &&
    effect.constraint.columns.length === 1 &&
    effect.constraint.columns[0] === column
      ? [effect.constraint]
      : [],
  )
}
