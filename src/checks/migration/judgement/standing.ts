import { grouped } from '../../../core/wording.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'
import type { ColumnFacts, ConstraintFacts, Facts, FunctionFacts, TableFacts } from '../trace/facts.ts'
import { shown } from './said.ts'

// What the running release knows is what stood before the pull request; what it will meet is what stands after it.
// Whatever came and went in between is nobody's.

type Judged = Pick<MigrationRun, 'facts'>

export function tableAtBase({ facts }: Judged, oid: number): TableFacts | undefined {
  return facts.base.tables.get(oid)
}

/** The column as it stood before the pull request; undefined: the pull request added it, or its table. */
export function columnAtBase(run: Judged, table: number, { number }: Pick<ColumnFacts, 'number'>) {
  return tableAtBase(run, table)?.columns.find((column) => column.number === number)
}

/** The column as the pull request leaves it; undefined: it is gone, or its table. */
export function columnAtHead({ facts }: Judged, table: number, { number }: Pick<ColumnFacts, 'number'>) {
  return facts.head.tables.get(table)?.columns.find((column) => column.number === number)
}

/** The table or view that has this name after the pull request, whatever had it before. */
export function relationAtHead({ facts }: Judged, name: string): TableFacts | undefined {
  return [...facts.head.tables.values()].find((table) => table.name === name)
}

/** The function that stood before the pull request; undefined: the pull request made it. */
export function functionAtBase({ facts }: Judged, oid: number): FunctionFacts | undefined {
  return facts.base.world.functions.find((known) => known.oid === oid)
}

/** Columns that the running release can name in the table, and that the relation in its place has not. */
export function columnsMissing(base: TableFacts, now: TableFacts): readonly string[] {
  const names = new Set(now.columns.map(({ name }) => name))
  return base.columns.map(({ name }) => name).filter((name) => !names.has(name))
}

/** Whether both ran in one transaction, so that nobody saw what stood between them. */
export function inOneTransaction(a: TracedStatement, b: TracedStatement): boolean {
  return a === b || (a.trace.transaction !== null && a.trace.transaction === b.trace.transaction)
}

/** More were not counted. */
const countedAtMost = 100_000

/** `its 7 rows`, where earlier migrations had put them there and so they are known; else `its rows`. */
export function itsRows({ rowsBefore }: Pick<TracedStatement, 'rowsBefore'>, relation: string): string {
  return `its ${known(rowsBefore.get(relation), 'row')}`
}

/** `its 7 values are lost`, `its data is lost`. */
export function itsValuesLost(values: number | undefined): string {
  if (values === undefined) return 'its data is lost'
  return `its ${known(values, 'value')} ${values === 1 ? 'is' : 'are'} lost`
}

function known(rows: number | undefined, noun: string): string {
  if (rows === undefined) return `${noun}s`
  if (rows === 1) return `one ${noun}`
  return `${rows >= countedAtMost ? 'more than ' : ''}${grouped(rows)} ${noun}s`
}

interface NamedType {
  readonly oid: number
  /** `schema.name`. */
  readonly name: string
}

/** Enums, domains, composite and range types of one moment. */
function typesOf({ world }: Facts): readonly NamedType[] {
  return [...world.enums, ...world.domains, ...world.named.filter(({ kind }) => kind === 'type')]
}

export function typesAtBase({ facts }: Judged): readonly NamedType[] {
  return typesOf(facts.base)
}

/** The type that has this name after the pull request, whatever had it before. */
export function typeAtHead({ facts }: Judged, name: string): NamedType | undefined {
  return typesOf(facts.head).find((type) => type.name === name)
}

/** A table of before the pull request that is still there after it. */
export interface StandingTable {
  readonly base: TableFacts
  readonly head: TableFacts
}

/** Tables that the running release may write, in the order of their names. */
export function standingTables({ facts }: Judged): readonly StandingTable[] {
  return [...facts.base.tables.values()]
    .flatMap((base) => {
      const head = facts.head.tables.get(base.oid)
      return head && 'rpf'.includes(base.kind) ? [{ base, head }] : []
    })
    .sort((a, b) => (a.base.name < b.base.name ? -1 : 1))
}

/** The statement since which the table is as `holds` says. */
export function statementSince(
  { statements }: Pick<MigrationRun, 'statements'>,
  table: number,
  holds: (table: TableFacts) => boolean,
): TracedStatement | undefined {
  return statements.findLast(({ before, after }) => {
    const [was, is] = [before.tables.get(table), after.tables.get(table)]
    return is !== undefined && was !== is && holds(is) && !(was && holds(was))
  })
}

/** Something gives the column a value where an INSERT leaves it out. */
export function isFilled({ facts }: Judged, { value, identity, generated, type }: ColumnFacts): boolean {
  if (identity !== null || generated !== null) return true
  if (value !== null) return !/^NULL\b/i.test(value)
  const domain = facts.head.world.domains.find(({ name }) => name === type || shown(name) === type)
  return domain?.definition.includes(' DEFAULT ') === true
}

/** The columns of a CHECK that says nothing but that one is not NULL. */
export function checkedNotNull({ kind, definition, columns, enforced }: ConstraintFacts): string | undefined {
  const [column] = columns
  const plain = kind === 'check' && enforced && columns.length === 1
  return plain && /^CHECK \(\((?:[^"\s()]+|"(?:[^"]|"")+") IS NOT NULL\)\)( NOT VALID)?$/.test(definition)
    ? column
    : undefined
}

/** Columns that had the type, or arrays of it, before the pull request. */
export function columnsOfType({ facts }: Judged, type: string) {
  const own = type.slice(type.indexOf('.') + 1)
  return [...facts.base.tables.values()].flatMap((table) =>
    table.columns
      .filter((column) => {
        const written = column.type.replace(/\[\]$/, '').replaceAll('"', '')
        return 'rp'.includes(table.kind) && (written === type || written === own)
      })
      .map((column) => ({ table, column })),
  )
}

/** Names that things of before exchanged among each other, a cycle at a time, in their old order. */
export function cyclesOf<Thing extends { readonly name: string }>(
  base: readonly Thing[],
  head: readonly Thing[],
  identity: (thing: Thing) => number,
): readonly (readonly string[])[] {
  const nameThen = new Map(base.map((thing) => [identity(thing), thing.name]))
  const bearer = new Map(head.map((thing) => [thing.name, nameThen.get(identity(thing))]))
  const told = new Set<string>()
  return base.flatMap(({ name }) => {
    const cycle = [name]
    let next = bearer.get(name)
    while (next !== undefined && !cycle.includes(next)) {
      cycle.push(next)
      next = bearer.get(next)
    }
    if (next !== name || cycle.length < 2 || told.has(name)) return []
    for (const member of cycle) told.add(member)
    return [cycle]
  })
}
