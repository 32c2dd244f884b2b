import type { Hit, RemedyStep } from '../../../core/finding.ts'
import { enumerate } from '../../../core/wording.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'
import type { KeptTable } from '../trace/effects.ts'
import type { ColumnFacts, ConstraintFacts, TableFacts } from '../trace/facts.ts'
import { addedColumn, alterTable } from './nodes.ts'
import { constraintSteps } from './safe-steps.ts'
import { shown } from './said.ts'
import { sqlName, sqlTable } from './sql-names.ts'
import { hitOfWork, type Work, workOn } from './work.ts'

/** Columns of one kind that a statement added to a table. */
export interface AddedColumns {
  readonly statement: TracedStatement
  readonly table: KeptTable
  readonly columns: readonly ColumnFacts[]
}

/** Columns for which Postgres rewrote the table. */
export interface RewritingColumns extends AddedColumns {
  readonly work: Work
}

/** Why a new column makes Postgres rewrite the table: each row has to be given its value, or be checked. */
export type ReasonToRewrite = 'sequence' | 'generated' | 'volatile default' | 'domain'

function reasonToRewrite(column: ColumnFacts): ReasonToRewrite | undefined {
  if (column.identity !== null || column.value?.startsWith('nextval(')) return 'sequence'
  if (column.generated !== null) return column.generated === 'stored' ? 'generated' : undefined
  if (column.volatileDefault) return 'volatile default'
  return column.constrainedDomain ? 'domain' : undefined
}

/** The columns that were added for this reason, by statement and table, where the table was in fact rewritten. */
export function rewritingColumns(run: MigrationRun, reason: ReasonToRewrite): readonly RewritingColumns[] {
  return run.statements.flatMap((statement) =>
    addedColumns(statement, (column) => reasonToRewrite(column) === reason).flatMap((added) => {
      const work = workOn(statement, run, added.table.after.oid)
      return work?.kind === 'rewrite' ? [{ ...added, work }] : []
    }),
  )
}

/** The columns of a kind that a statement added, table by table. */
function addedColumns(statement: TracedStatement, isMeant: (column: ColumnFacts) => boolean): readonly AddedColumns[] {
  const added = statement.effects.flatMap((effect) =>
    effect.what === 'column added' && isMeant(effect.column) ? [effect] : [],
  )
  const tables = new Map(added.map(({ table }) => [table.after.oid, table]))
  return [...tables].map(([oid, table]) => ({
    statement,
    table,
    columns: added.filter((effect) => effect.table.after.oid === oid).map(({ column }) => column),
  }))
}

/** Columns that a statement adds to old tables as NOT NULL, with nothing that would give their rows a value. */
export function columnsLackingValue(statement: TracedStatement, run: MigrationRun): readonly AddedColumns[] {
  const { domains } = statement.after.world
  const hasDefault = ({ type }: ColumnFacts) =>
    domains.some(({ name, definition }) => shown(name) === type && definition.includes(' DEFAULT '))
  const lacksValue = (column: ColumnFacts) =>
    column.notNull === 'valid' &&
    column.value === null &&
    column.identity === null &&
    column.generated === null &&
    !hasDefault(column)
  return addedColumns(statement, lacksValue).filter(
    // The rows of a foreign table are checked by whoever keeps them.
    ({ table }) => run.preexisting.has(table.after.oid) && table.after.kind !== 'f',
  )
}

/** `ALTER TABLE orders ADD COLUMN total integer`, without default or NOT NULL. */
export function addColumnSql(table: TableFacts, { name, type, collation }: ColumnFacts): string {
  const collated = collation === null ? '' : ` COLLATE ${sqlName(collation)}`
  return `ALTER TABLE ${sqlTable(table)} ADD COLUMN ${sqlName(name)} ${type}${collated}`
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
  { statement, table, columns }: AddedColumns,
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

/** What `REFERENCES`, `UNIQUE` and the like in an ADD COLUMN brought: constraints on that column alone. */
function inlineConstraints(statement: TracedStatement, table: number, column: string): readonly ConstraintFacts[] {
  const written = (alterTable(statement.sql)?.commands ?? [])
    .flatMap((command) => addedColumn(command) ?? [])
    .filter(({ colname }) => colname === column)
    .flatMap(({ constraints = [] }) => constraints)
  const kinds = written.flatMap((each) => ('Constraint' in each ? (kindOf[each.Constraint.contype ?? ''] ?? []) : []))
  return statement.effects.flatMap((effect) =>
    effect.what === 'constraint added' &&
    effect.table.after.oid === table &&
    effect.constraint.columns.length === 1 &&
    effect.constraint.columns[0] === column &&
    kinds.includes(effect.constraint.kind)
      ? [effect.constraint]
      : [],
  )
}

const kindOf: Readonly<Record<string, ConstraintFacts['kind']>> = {
  CONSTR_CHECK: 'check',
  CONSTR_FOREIGN: 'foreign key',
  CONSTR_PRIMARY: 'primary key',
  CONSTR_UNIQUE: 'unique',
}
