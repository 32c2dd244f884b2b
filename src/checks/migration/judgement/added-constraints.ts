import type { AlterTableCmd } from 'libpg-query'
import type { Hit, RemedyStep, Subject } from '../../../core/finding.ts'
import { enumerate, unique } from '../../../core/wording.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'
import type { KeptTable } from '../trace/effects.ts'
import type { ColumnFacts, ConstraintFacts, TableFacts } from '../trace/facts.ts'
import { indexSteps } from './index-steps.ts'
import { addedColumn, alterTable } from './nodes.ts'
import { notNullSteps } from './safe-steps.ts'
import { shown } from './said.ts'
import { sqlName, sqlTable } from './sql-names.ts'
import { hitOfWorks, lockOn, type WaitedFor, type Work, workOn } from './work.ts'

/** Constraints of one kind that a statement adds to a table, and what that costs those who use it. */
export interface AddedConstraints {
  readonly statement: TracedStatement
  readonly table: KeptTable
  readonly constraints: readonly [ConstraintFacts, ...(readonly ConstraintFacts[])]
  readonly works: readonly [Work, ...(readonly Work[])]
  /** Tables that foreign keys refer to and that were not read, but are locked as long. */
  readonly alsoLocked: readonly WaitedFor[]
}

/**
 * Constraints that were added at the price of blocking work, by statement and table. Not those on new columns of a table
 * that is rewritten: there the new column is the cause.
 */
export function costlyConstraints(
  run: MigrationRun,
  isMeant: (constraint: ConstraintFacts, table: KeptTable, statement: TracedStatement) => boolean,
): readonly AddedConstraints[] {
  return run.statements.flatMap((statement) => {
    const added = statement.effects.flatMap((effect) =>
      effect.what === 'constraint added' && isMeant(effect.constraint, effect.table, statement) ? [effect] : [],
    )
    const tables = new Map(added.map(({ table }) => [table.after.oid, table]))
    return [...tables.values()].flatMap((table) => {
      const own = added.filter((effect) => effect.table.after.oid === table.after.oid)
      const parents = own.flatMap(({ constraint }) => constraint.parent ?? [])
      const measured = worksOn(statement, run, [table.after.oid, ...parents])
      const alsoLocked = unique(parents)
        .flatMap((parent) => lockOn(statement, run, parent) ?? [])
        .filter(({ relation }) => !measured.some((work) => work.relation.oid === relation.oid))
      const [first, ...more] = own
        .map(({ constraint }) => constraint)
        .filter(({ columns }) => measured[0]?.kind !== 'rewrite' || !columns.every((column) => isAdded(table, column)))
      // A rewrite has a cause of its own; for the constraint its rows would be read without it too.
      const [work, ...others] = measured.map(
        (each): Work => (each.kind === 'rewrite' ? { ...each, kind: 'scan' } : each),
      )
      if (!first || !work) return []
      return apart({ statement, table, constraints: [first, ...more], works: [work, ...others], alsoLocked })
    })
  })
}

/**
 * Steps take the place of one command or of a whole statement. Of several constraints beside other commands each is told
 * by itself, so that each has its steps.
 */
function apart(added: AddedConstraints): readonly AddedConstraints[] {
  const { statement, table, constraints, works, alsoLocked } = added
  const commands = alterTable(statement.sql)?.commands ?? []
  if (constraints.length < 2 || constraints.length > maxSteps || commands.length <= constraints.length) return [added]
  const indexes = constraints.map((constraint) => commandOf(commands, table, constraint))
  if (indexes.includes(undefined) || unique(indexes).length < indexes.length) return [added]
  return constraints.map((constraint) => {
    const concerns = ({ relation }: WaitedFor) => {
      const others = constraints.filter(({ parent }) => parent === relation.oid)
      return others.length === 0 || others.includes(constraint) || relation.oid === table.after.oid
    }
    const [first = works[0], ...more] = works.filter(concerns)
    return { ...added, constraints: [constraint], works: [first, ...more], alsoLocked: alsoLocked.filter(concerns) }
  })
}

function worksOn(statement: TracedStatement, run: MigrationRun, tables: readonly number[]): readonly Work[] {
  const works = tables.flatMap((table) => workOn(statement, run, table) ?? [])
  return works.filter((work, index) => works.findIndex(({ relation }) => relation.oid === work.relation.oid) === index)
}

function isAdded({ before }: KeptTable, column: string): boolean {
  return !before.columns.some(({ name }) => name === column)
}

/**
 * `orders gets the CHECK orders_total_check: AccessExclusiveLock blocks ...`. `word`: what the constraint is called, and
 * what has to be known of it (`whose columns may be NULL`).
 */
export function hitOfConstraints(
  { statement, table, constraints, works, alsoLocked }: AddedConstraints,
  run: MigrationRun,
  word: { readonly one: string; readonly many: string; readonly which?: string },
): Hit {
  const names = constraints.map(({ name }) => name)
  const said = names.length > 1 ? word.many : word.one
  return {
    ...hitOfWorks(statement, run, works, {
      what: `${shown(table.after.name)} gets the ${said} ${enumerate(names)}${word.which === undefined ? '' : `, ${word.which}`}`,
      subject: { kind: 'table', name: table.after.name },
      key: names.join('\n'),
      alsoLocked,
      times: ({ relation }) => scansOf(relation.oid, table, constraints),
    }),
    reach: [
      { kind: 'table', name: table.after.name },
      ...names.map((name): Subject => ({ kind: 'constraint', name: `${table.after.name}.${name}` })),
    ],
  }
}

/** All CHECKs are tried in one go; each index and each foreign key takes a scan of its own. */
function scansOf(oid: number, { after }: KeptTable, constraints: readonly ConstraintFacts[]): number {
  const kinds = constraints.filter(({ kind, parent }) => kind !== 'check' && (oid === after.oid || parent === oid))
  return Math.max(1, kinds.length)
}

/** Whether the index was there before its constraint, which took it with USING INDEX. */
export function isIndexOf({ indexes }: TableFacts, index: number | undefined): boolean {
  return indexes.some(({ oid }) => oid === index)
}

/** Whether the constraint came with its column: `ADD COLUMN user_id int REFERENCES users`. */
export function isInline({ sql }: TracedStatement, table: KeptTable, constraint: ConstraintFacts): boolean {
  const commands = alterTable(sql)?.commands ?? []
  const command = commands[commandOf(commands, table, constraint) ?? -1]
  return command !== undefined && addedColumn(command) !== undefined
}

/** Of more constraints, or partitions, the steps would be nobody's reading. */
const maxSteps = 24

/** Steps in place of the commands that add the constraints; none where the statement is no plain ALTER TABLE. */
export function stepsForConstraints(added: AddedConstraints, run: MigrationRun): Pick<Hit, 'steps' | 'replaces'> {
  const { statement, table, constraints } = added
  const commands = alterTable(statement.sql)?.commands ?? []
  if (constraints.length > maxSteps) return {}
  const indexes = constraints.map((constraint) => commandOf(commands, table, constraint))
  const [first, ...more] = indexes
  const command = first === undefined ? undefined : commands[first]
  if (first === undefined || !command || indexes.includes(undefined)) return {}
  const column = addedColumn(command)?.colname
  if (column !== undefined && more.every((index) => index === first)) {
    const steps = stepsForColumn(added, column, run)
    return steps ? { steps, replaces: first } : {}
  }
  // Several take the whole statement, so there must be nothing else in it.
  if (more.length > 0 && (commands.length > indexes.length || column !== undefined)) return {}
  const each = constraints.map((constraint) => constraintSteps(added, constraint, run))
  if (each.includes(undefined)) return {}
  const steps = each.flatMap((own) => own ?? [])
  return more.length > 0 ? { steps } : { steps, replaces: first }
}

/** ADD COLUMN with constraints of its own: the bare column, then each constraint. */
function stepsForColumn(added: AddedConstraints, name: string, run: MigrationRun): readonly RemedyStep[] | undefined {
  const { statement, table } = added
  const column = table.after.columns.find((known) => known.name === name)
  const brought = statement.effects.flatMap((effect) =>
    effect.what === 'constraint added' && effect.constraint.columns.includes(name) ? [effect.constraint] : [],
  )
  if (brought.length > maxSteps) return undefined
  const inline = brought.filter((constraint) => isInline(statement, table, constraint))
  const checkless = column && inline.length === brought.length ? columnWithKey(table.after, column, inline) : undefined
  if (checkless) return [checkless]
  const each = inline.map((constraint) => constraintSteps(added, constraint, run))
  const bare = column && addColumnText(table.after, column)
  if (bare === undefined || each.includes(undefined)) return undefined
  return [{ sql: bare }, ...each.flatMap((own) => own ?? [])]
}

/** A new column without a value can bring its foreign key: Postgres knows that there is nothing to look for. */
function columnWithKey(
  table: TableFacts,
  column: ColumnFacts,
  [constraint, ...others]: readonly ConstraintFacts[],
): RemedyStep | undefined {
  if (constraint?.kind !== 'foreign key' || others.length > 0 || column.value !== null) return undefined
  const bare = addColumnText(table, column)
  const reference = / REFERENCES .*$/s.exec(constraint.definition)?.[0]
  if (bare === undefined || reference === undefined) return undefined
  return {
    sql: `${bare} CONSTRAINT ${sqlName(constraint.name)}${reference}`,
    note: 'without a written DEFAULT nothing is read',
  }
}

function addColumnText(table: TableFacts, column: ColumnFacts): string | undefined {
  const { name, type, collation, value, notNull, identity, generated } = column
  if (identity !== null || generated !== null) return undefined
  const parts = [
    `ALTER TABLE ${sqlTable(table)} ADD COLUMN ${sqlName(name)} ${type}`,
    ...(collation === null ? [] : [`COLLATE ${sqlName(collation)}`]),
    ...(value === null ? [] : [`DEFAULT ${value}`]),
    ...(notNull === 'no' ? [] : ['NOT NULL']),
  ]
  return parts.join(' ')
}

const grammarKinds: Readonly<Record<ConstraintFacts['kind'], string>> = {
  check: 'CONSTR_CHECK',
  exclusion: 'CONSTR_EXCLUSION',
  'foreign key': 'CONSTR_FOREIGN',
  'primary key': 'CONSTR_PRIMARY',
  unique: 'CONSTR_UNIQUE',
}

/** Index of the command that adds the constraint, by itself or with its column; undefined where several could. */
function commandOf(
  commands: readonly AlterTableCmd[],
  table: KeptTable,
  { kind, name, columns }: ConstraintFacts,
): number | undefined {
  const candidates = commands.flatMap((command, index) => {
    const own = constraintsIn(command).filter(({ contype }) => contype === grammarKinds[kind])
    const column = addedColumn(command)?.colname
    const fits = own.some(({ conname, keys, fk_attrs }) => {
      if (conname !== undefined) return conname === name
      const written = namesIn(keys ?? fk_attrs)
      return column === undefined
        ? written.length === 0 || written.join('\n') === columns.join('\n')
        : isAdded(table, column) && columns.includes(column)
    })
    return fits ? [{ index, named: own.some(({ conname }) => conname === name) }] : []
  })
  const meant = candidates.some(({ named }) => named) ? candidates.filter(({ named }) => named) : candidates
  return meant.length === 1 ? meant[0]?.index : undefined
}

function constraintsIn(command: AlterTableCmd) {
  if (command.subtype === 'AT_AddConstraint') {
    return command.def && 'Constraint' in command.def ? [command.def.Constraint] : []
  }
  const inline = addedColumn(command)?.constraints ?? []
  return inline.flatMap((node) => ('Constraint' in node ? [node.Constraint] : []))
}

function namesIn(nodes: readonly object[] | undefined): readonly string[] {
  return (nodes ?? []).flatMap((node) =>
    'String' in node && node.String && typeof node.String === 'object' && 'sval' in node.String
      ? [String(node.String.sval)]
      : [],
  )
}

/** Brings one constraint about while the table is in use; undefined where there is no such way. */
function constraintSteps(
  { statement, table }: AddedConstraints,
  constraint: ConstraintFacts,
  run: MigrationRun,
): readonly RemedyStep[] | undefined {
  const { kind, name, definition, validated, enforced } = constraint
  const alter = `ALTER TABLE ${sqlTable(table.after)}`
  if (kind === 'exclusion') return undefined
  if (kind === 'check' || kind === 'foreign key') {
    if (!validated || !enforced) return [{ sql: `${alter} ADD CONSTRAINT ${sqlName(name)} ${definition}` }]
    if (kind === 'foreign key' && table.after.kind === 'p' && (run.postgresVersion ?? 0) < 18) {
      return partitionedForeignKeySteps(statement, table.after, constraint)
    }
    return [...notValidSteps(table.after, constraint)]
  }
  const index = table.after.indexes.find(({ oid }) => oid === constraint.index)
  if (!index) return undefined
  const { before, after } = statement
  const built = indexSteps({ before, after, table: table.after, index, constraint })
  return built && [...(kind === 'primary key' ? keyColumnSteps(table, constraint) : []), ...built]
}

/** The columns of a primary key become NOT NULL first, where they are not. */
export function keyColumnSteps({ before, after }: KeptTable, { columns }: ConstraintFacts): readonly RemedyStep[] {
  const nullable = before.columns.filter(({ name, notNull }) => columns.includes(name) && notNull === 'no')
  return nullable.flatMap(({ name }) => notNullSteps(after, name))
}

function notValidSteps(table: TableFacts, { name, definition }: ConstraintFacts): readonly [RemedyStep, RemedyStep] {
  const alter = `ALTER TABLE ${sqlTable(table)}`
  return [
    { sql: `${alter} ADD CONSTRAINT ${sqlName(name)} ${definition} NOT VALID` },
    { sql: `${alter} VALIDATE CONSTRAINT ${sqlName(name)}`, note: 'reads every row, and nobody waits' },
  ]
}

/** Before PostgreSQL 18 a partitioned table takes no NOT VALID foreign key, but it takes over those of its partitions. */
function partitionedForeignKeySteps(
  { after }: TracedStatement,
  table: TableFacts,
  constraint: ConstraintFacts,
): readonly RemedyStep[] | undefined {
  const leaves = leavesOf(after.tables, table)
  if (leaves.length > maxSteps || leaves.some(({ kind }) => kind !== 'r')) return undefined
  const each = leaves.map((leaf) => {
    const own = leaf.constraints.find(
      ({ kind, parent, columns }) =>
        kind === 'foreign key' && parent === constraint.parent && columns.join('\n') === constraint.columns.join('\n'),
    )
    return own && notValidSteps(leaf, own)
  })
  if (each.includes(undefined)) return undefined
  const parent = `ALTER TABLE ${sqlTable(table)} ADD CONSTRAINT ${sqlName(constraint.name)} ${constraint.definition}`
  return [...each.flatMap((own) => own ?? []), { sql: parent, note: 'takes over what the partitions have: no scan' }]
}

function leavesOf(tables: ReadonlyMap<number, TableFacts>, { oid }: TableFacts): readonly TableFacts[] {
  return [...tables.values()]
    .filter(({ partitionOf }) => partitionOf === oid)
    .flatMap((child) => (child.kind === 'p' ? leavesOf(tables, child) : [child]))
}
