import type { Node } from 'libpg-query'
import type { Hit } from '../../../core/finding.ts'
import { enumerate } from '../../../core/wording.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'
import type { KeptTable } from '../trace/effects.ts'
import type { ColumnFacts, IndexFacts } from '../trace/facts.ts'
import { alterTable } from './nodes.ts'
import { shown } from './said.ts'
import { columnAtBase } from './standing.ts'
import { hitOfWorks, type Work, workOn } from './work.ts'

export interface ChangedColumn {
  readonly before: ColumnFacts
  readonly after: ColumnFacts
}

/** Columns of one table that a statement gave another type or collation. */
export interface TypeChange {
  readonly statement: TracedStatement
  readonly table: KeptTable
  readonly columns: readonly ChangedColumn[]
  /** What that costs the table, as it was measured. */
  readonly work: Work | undefined
}

/** Type changes of columns that stood before the pull request, by statement and table. */
export function typeChanges(
  run: MigrationRun,
  isMeant: (column: ChangedColumn) => boolean = () => true,
): readonly TypeChange[] {
  return run.statements.flatMap((statement) => {
    const changed = statement.effects.flatMap((effect) =>
      effect.what === 'column type changed' &&
      isMeant(effect.column) &&
      columnAtBase(run, effect.table.after.oid, effect.column.before)
        ? [effect]
        : [],
    )
    const tables = new Map(changed.map(({ table }) => [table.after.oid, table]))
    return [...tables].map(([oid, table]) => ({
      statement,
      table,
      columns: changed.filter((effect) => effect.table.after.oid === oid).map(({ column }) => column),
      work: workOn(statement, run, oid),
    }))
  })
}

const withZone = /^timestamp(\(\d\))? with time zone$/
const withoutZone = /^timestamp(\(\d\))? without time zone$/

/** Between timestamp and timestamptz: the session's TimeZone says what one means as the other. */
export function changesZone({ before, after }: ChangedColumn): boolean {
  return (
    (withZone.test(before.type) && withoutZone.test(after.type)) ||
    (withoutZone.test(before.type) && withZone.test(after.type))
  )
}

/** Changes that Postgres makes in the catalog alone: each value that is stored is good as it stands. */
export function isStoredAlike({ before, after }: ChangedColumn): boolean {
  if (before.type === after.type) return true
  const [was, is] = [sizedType(before.type), sizedType(after.type)]
  const isText = ({ name }: SizedType) => name === 'text' || name === 'character varying'
  if (isText(was) && isText(is)) return is.size === undefined || (was.size !== undefined && was.size <= is.size)
  if (was.name !== 'numeric' || is.name !== 'numeric') return false
  return is.size === undefined || (was.size !== undefined && was.size <= is.size && was.scale === is.scale)
}

export interface SizedType {
  readonly name: string
  /** Length, or precision. */
  readonly size: number | undefined
  readonly scale: number
}

/** `numeric(10,2)` in its parts. */
export function sizedType(type: string): SizedType {
  const {
    name = type,
    rest = '',
    size,
    scale,
  } = /^(?<name>[^(]+)(?:\((?<size>\d+)(?:,(?<scale>-?\d+))?\)(?<rest>.*))?$/.exec(type)?.groups ?? {}
  return { name: name + rest, size: size === undefined ? undefined : Number(size), scale: Number(scale ?? 0) }
}

/** `orders.total from integer to bigint`; of several, their names and the first one's types would mislead. */
export function changeText({ table, columns }: TypeChange): string {
  const each = columns.map(({ before, after }) => {
    const [from, to] = before.type === after.type ? [collated(before), collated(after)] : [before.type, after.type]
    return `${shown(`${table.after.name}.${after.name}`)} changes from ${from} to ${to}`
  })
  return enumerate(each)
}

function collated({ collation }: ColumnFacts): string {
  return `the collation ${collation ?? 'of its type'}`
}

/** A hit for the work that a type change costs; `what` comes before the colon. */
export function hitOfTypeChange(
  { statement, table, columns }: TypeChange,
  works: readonly [Work, ...(readonly Work[])],
  run: MigrationRun,
  what: string,
): Hit {
  const subjects = columns.map(({ after }) => ({ kind: 'column' as const, name: `${table.after.name}.${after.name}` }))
  const [subject] = subjects
  return {
    ...hitOfWorks(statement, run, works, {
      what,
      ...(subject ? { subject } : {}),
      key: columns.map(({ after }) => after.name).join('\n'),
    }),
    reach: subjects,
  }
}

/** The expression of the author's (USING) that computes the values; undefined also where the statement is no ALTER TABLE. */
export function usingOf({ sql }: TracedStatement, column: string): Node | undefined {
  const command = alterTable(sql)?.commands.find(
    ({ subtype, name }) => subtype === 'AT_AlterColumnType' && name === column,
  )
  return command?.def && 'ColumnDef' in command.def ? command.def.ColumnDef.raw_default : undefined
}

export interface RecreatedIndex {
  readonly before: IndexFacts
  readonly after: IndexFacts
}

/** Indexes that Postgres made again for the change, those that hold a constraint included. */
export function recreatedIndexes({ statement, table }: TypeChange): readonly RecreatedIndex[] {
  return statement.effects.flatMap((effect) => {
    if (effect.what === 'index recreated' && effect.table.after.oid === table.after.oid) return [effect.index]
    if (effect.what !== 'constraint recreated' || effect.table.after.oid !== table.after.oid) return []
    const { before, after } = effect.constraint
    const was = table.before.indexes.find(({ oid }) => oid === before.index)
    const is = table.after.indexes.find(({ oid }) => oid === after.index)
    return was && is && after.kind !== 'foreign key' ? [{ before: was, after: is }] : []
  })
}
