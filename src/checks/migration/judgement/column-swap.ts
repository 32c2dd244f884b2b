import type { Node } from 'libpg-query'
import type { RemedyStep } from '../../../core/finding.ts'
import type { MigrationRun } from '../subject.ts'
import type { ColumnFacts, ConstraintFacts, TableFacts } from '../trace/facts.ts'
import { addColumnSql } from './added-columns.ts'
import { backfillStep, besideTable, doBlock, dollarQuoted, ownName, sequenceOf, standInIndex } from './safe-steps.ts'
import { madeUpName, sqlName, sqlTable } from './sql-names.ts'
import { columnAtBase } from './standing.ts'
import { type RecreatedIndex, recreatedIndexes, type TypeChange, usingOf } from './type-changes.ts'

/**
 * Another type for one column, without a long lock: a column beside it that a trigger keeps up to date, filled in
 * batches, with indexes of its own; then the two change places in one short transaction. Undefined where something
 * hangs on the column that this does not carry over.
 */
export function swapSteps(change: TypeChange, run: MigrationRun): readonly RemedyStep[] | undefined {
  const swap = swapOf(change, run)
  if (!swap) return undefined
  const { table, column, next, sync, cast, indexes, constraints, keys } = swap
  const alter = `ALTER TABLE ${sqlTable(table)}`
  const check = sqlName(madeUpName(ownName(table), column.name, 'filled'))
  const [name, other] = [sqlName(column.name), sqlName(next)]
  const filled = column.notNull !== 'no'
  const builds = indexes.map(({ before }) =>
    standInIndex(table, before, nextName(before.name), (each) => (each === column.name ? other : sqlName(each))),
  )
  if (builds.includes(undefined)) return undefined
  return [
    { sql: addColumnSql(table, { ...column, name: next }) },
    {
      sql: `CREATE FUNCTION ${sync}() RETURNS trigger LANGUAGE plpgsql AS ${dollarQuoted(`BEGIN NEW.${other} := NEW.${name}${cast}; RETURN NEW; END`)}`,
    },
    {
      sql: `CREATE TRIGGER ${swap.trigger} BEFORE INSERT OR UPDATE ON ${sqlTable(table)} FOR EACH ROW EXECUTE FUNCTION ${sync}()`,
      note: 'from here each write fills both',
    },
    backfillStep(table, `${other} = ${name}${cast}`, `${other} IS NULL AND ${name} IS NOT NULL`),
    ...builds.flatMap((build) => build ?? []),
    ...(filled
      ? [
          { sql: `${alter} ADD CONSTRAINT ${check} CHECK (${other} IS NOT NULL) NOT VALID` },
          { sql: `${alter} VALIDATE CONSTRAINT ${check}`, note: 'reads every row, and nobody waits' },
        ]
      : []),
    {
      sql: doBlock([
        ...keys.map(({ child, key }) => `ALTER TABLE ${sqlTable(child)} DROP CONSTRAINT ${sqlName(key.name)}`),
        `DROP TRIGGER ${swap.trigger} ON ${sqlTable(table)}`,
        ...(swap.sequence === undefined
          ? []
          : [`ALTER SEQUENCE ${swap.sequence} OWNED BY ${sqlTable(table)}.${other}`]),
        `${alter} DROP COLUMN ${name}`,
        `${alter} RENAME COLUMN ${other} TO ${name}`,
        ...(column.value === null ? [] : [`${alter} ALTER COLUMN ${name} SET DEFAULT ${column.value}`]),
        ...(filled ? [`${alter} ALTER COLUMN ${name} SET NOT NULL`, `${alter} DROP CONSTRAINT ${check}`] : []),
        ...indexes.map((index) => takePlace(table, index)),
        ...constraints.map((each) => addNotValid(table, each)),
        ...keys.map(({ child, key }) => addNotValid(child, key)),
      ]),
      note: 'the two change places: one short lock; the column comes last now, and its comment and privileges are to be given again',
    },
    { sql: `DROP FUNCTION ${sync}()` },
    ...constraints.flatMap((each) => validated(table, each)),
    ...keys.flatMap(({ child, key }) => validated(child, key)),
  ]
}

interface Swap {
  readonly table: TableFacts
  /** As it is to be. */
  readonly column: ColumnFacts
  /** Name of the column beside it. */
  readonly next: string
  /** Function and trigger that fill both, as SQL. */
  readonly sync: string
  readonly trigger: string
  /** What an explicit cast adds to the value; empty where the column takes it as it is. */
  readonly cast: string
  /** Its own sequence as SQL, which would go with the column. */
  readonly sequence: string | undefined
  readonly indexes: readonly RecreatedIndex[]
  /** CHECKs and foreign keys of the table on the column. */
  readonly constraints: readonly ConstraintFacts[]
  /** Foreign keys of other tables that refer to the column. */
  readonly keys: readonly { readonly child: TableFacts; readonly key: ConstraintFacts }[]
}

function swapOf(change: TypeChange, run: MigrationRun): Swap | undefined {
  const { statement, table, columns } = change
  const [changed, more] = columns
  const after = changed?.after
  if (!after || more || !isPlain(table.after, after)) return undefined
  // Taken away for the change alone, the default would be missing for as long as the steps take.
  if (after.value === null && columnAtBase(run, table.after.oid, after)?.value !== null) return undefined
  const cast = castOf(usingOf(statement, after.name), after)
  if (cast === undefined) return undefined
  const next = nextName(after.name)
  if (table.before.columns.some(({ name }) => name === next)) return undefined
  const recreated = statement.effects.flatMap((effect) => (effect.what === 'constraint recreated' ? [effect] : []))
  const own = recreated.filter((effect) => effect.table.after.oid === table.after.oid)
  const sync = madeUpName(ownName(table.after), after.name, 'sync')
  return {
    table: table.after,
    column: after,
    next,
    sync: besideTable(table.after, sync),
    trigger: sqlName(sync),
    cast,
    sequence: ownSequence(change, after),
    indexes: recreatedIndexes(change).filter(({ before }) => reaches(before.columns, after)),
    constraints: own
      .map(({ constraint }) => constraint.after)
      .filter(({ kind, columns }) => (kind === 'check' || kind === 'foreign key') && reaches(columns, after)),
    keys: recreated
      .filter((effect) => effect.table.after.oid !== table.after.oid)
      .map((effect) => ({ child: effect.table.after, key: effect.constraint.after }))
      .filter(({ key }) => reaches(key.parentColumns, after)),
  }
}

/** Whether it is about the column: by name, or by an expression that may name it. */
function reaches(columns: readonly (string | null)[], { name }: ColumnFacts): boolean {
  return columns.includes(name) || columns.includes(null)
}

/** Other triggers could change the value after ours has copied it. */
function isPlain({ kind, triggers, partitionOf }: TableFacts, { identity, generated }: ColumnFacts): boolean {
  return (
    kind === 'r' &&
    partitionOf === undefined &&
    !triggers.some(({ internal }) => !internal) &&
    identity === null &&
    generated === null
  )
}

/**
 * What a cast adds to the column's value: `::bigint` for `USING total::bigint`, `::text::kind` for the detour by which
 * one enum becomes another; empty without USING. Undefined where USING makes other values.
 */
function castOf(using: Node | undefined, column: ColumnFacts): string | undefined {
  if (!using) return ''
  const inner = 'TypeCast' in using ? using.TypeCast.arg : undefined
  if (!inner) return undefined
  if (isColumn(inner, column.name)) return `::${column.type}`
  const text = 'TypeCast' in inner ? inner.TypeCast : undefined
  const name = text?.typeName?.names?.at(-1)
  const byText = name !== undefined && 'String' in name && name.String.sval === 'text'
  return byText && text?.arg && isColumn(text.arg, column.name) ? `::text::${column.type}` : undefined
}

function isColumn(node: Node, column: string): boolean {
  const field = 'ColumnRef' in node ? node.ColumnRef.fields?.at(-1) : undefined
  return field !== undefined && 'String' in field && field.String.sval === column
}

/** The sequence that a serial column owns; one that nobody owns stays where it is. */
function ownSequence({ statement }: TypeChange, { value }: ColumnFacts): string | undefined {
  const sequence = sequenceOf(value)
  const plain = sequence?.replaceAll('"', '')
  const unowned = statement.before.world.named.some(
    ({ kind, name }) => kind === 'sequence' && (name === plain || name.endsWith(`.${plain}`)),
  )
  return unowned ? undefined : sequence
}

function nextName(name: string): string {
  return madeUpName(name, 'next')
}

function takePlace(table: TableFacts, { before }: RecreatedIndex): string {
  const held = table.constraints.find(({ name, kind }) => name === before.name && kind !== 'foreign key')
  const [name, next] = [sqlName(before.name), sqlName(nextName(before.name))]
  if (!held) return `ALTER INDEX ${besideTable(table, nextName(before.name))} RENAME TO ${name}`
  const word = held.kind === 'primary key' ? 'PRIMARY KEY' : 'UNIQUE'
  const deferrable = held.definition.match(/ DEFERRABLE.*$/s)?.[0] ?? ''
  return `ALTER TABLE ${sqlTable(table)} ADD CONSTRAINT ${name} ${word} USING INDEX ${next}${deferrable}`
}

function addNotValid(table: TableFacts, { name, definition, validated: whole }: ConstraintFacts): string {
  return `ALTER TABLE ${sqlTable(table)} ADD CONSTRAINT ${sqlName(name)} ${definition}${whole ? ' NOT VALID' : ''}`
}

function validated(table: TableFacts, { name, validated: whole }: ConstraintFacts): readonly RemedyStep[] {
  if (!whole) return []
  return [
    {
      sql: `ALTER TABLE ${sqlTable(table)} VALIDATE CONSTRAINT ${sqlName(name)}`,
      note: 'reads every row, and nobody waits',
    },
  ]
}
