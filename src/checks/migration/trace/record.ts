import type { Location } from '../../../core/error.ts'
import { blocksWrites, type StatementTrace } from '../../../core/trace.ts'
import type { SqlStatement } from '../../../sql/statements.ts'
import type { TracedStatement } from '../subject.ts'
import { noFacts } from './facts.ts'
import type { Difference, Relation } from './observe.ts'

/** What is known of a statement before it runs; whoever runs it fills in the rest. */
export function recordOf(statement: SqlStatement, path: string, key: string): TracedStatement {
  const place: Location = { path, line: statement.line, column: statement.column }
  return {
    place,
    sql: statement,
    trace: {
      path,
      line: statement.line,
      statement: shownStatement(statement.text),
      transaction: null,
      locks: [],
      held: [],
      rewrites: [],
      scans: [],
      rows: {},
      ms: 0,
    },
    difference: undefined,
    before: noFacts,
    after: noFacts,
    effects: [],
    settings: undefined,
    rowsBefore: new Map(),
    costs: new Map(),
    key,
    heldSince: new Map(),
    failsOnRows: undefined,
    witness: undefined,
    code: '',
    truncated: new Set(),
    alteredValues: [],
    absentColumns: [],
    keptDefinitions: [],
  }
}

/** What a statement did, in the words of the report. `known`: its locks come from the documentation. */
export function tracedAs(
  trace: StatementTrace,
  difference: Difference,
  preexisting: ReadonlySet<number>,
  known: boolean,
): StatementTrace {
  const names = (relations: readonly { readonly name: string }[]) => relations.map(({ name }) => name)
  const seen = [...difference.taken, ...difference.held].map(({ relation }) => relation)
  const ofIndex = ({ table }: Relation) => {
    const name = table === undefined ? undefined : seen.find(({ oid }) => oid === table)?.name
    return name === undefined ? {} : { table: name }
  }
  return {
    ...trace,
    locks: difference.taken.map(({ relation, mode }) => ({
      relation: relation.name,
      mode,
      preexisting: preexisting.has(relation.oid),
      source: known ? ('known' as const) : ('measured' as const),
      ...ofIndex(relation),
    })),
    held: difference.held
      // Weaker ones make nobody wait, and may come from the rows that we make in between.
      .filter(({ mode }) => blocksWrites(mode))
      .map(({ relation, mode }) => ({ relation: relation.name, mode, ...ofIndex(relation) })),
    rewrites: names(difference.rewrites),
    scans: names(difference.scans),
    rows: difference.rows,
  }
}

/** A tenth of a millisecond is more than any clock here can tell. */
export function roundedMs(ms: number): number {
  return Math.round(ms * 10) / 10
}

/** A statement may be a megabyte of INSERT; a report needs its beginning. */
export function shownStatement(text: string): string {
  return text.length > 2_000 ? `${text.slice(0, 2_000)} ...` : text
}

/** Path and text, and a count where the same text stands more than once. */
export function keysOf(path: string, statements: readonly SqlStatement[]): readonly string[] {
  const counts = new Map<string, number>()
  return statements.map(({ text }) => {
    const key = `${path}\n${text.replace(/\s+/g, ' ')}`
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count === 1 ? key : `${key}\n${count}`
  })
}
