import { type DatabaseObject, type Hit, type Subject, subjectText } from '../../../core/finding.ts'
import { enumerate } from '../../../core/wording.ts'
import type { BrokenQuery } from '../queries/query.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'
import { isOfTable, type TableEffect, tableOfEffect } from '../trace/effect-table.ts'
import type { Effect } from '../trace/effects.ts'
import { shown } from './said.ts'
import { columnAtBase, tableAtBase } from './standing.ts'

/** Queries of the running release that one statement broke on one object. */
export interface QueryBreak {
  /** Undefined where no one statement did it. */
  readonly statement: TracedStatement | undefined
  readonly subject: Subject
  /** Head refuses these, or hides from them what they saw. */
  readonly failing: readonly BrokenQuery[]
  /** Head serves these in another shape. */
  readonly changed: readonly BrokenQuery[]
}

/** What became of the running release's queries, by statement and object; in the order of the statements. */
export function queryBreaks(run: MigrationRun): readonly QueryBreak[] {
  return breaksOf(run, run.queries?.broken ?? [])
}

/** The same of other queries than those that head does not serve. */
export function breaksOf(run: MigrationRun, queries: readonly BrokenQuery[]): readonly QueryBreak[] {
  const groups = new Map<string, { statement: TracedStatement | undefined; subject: Subject; all: BrokenQuery[] }>()
  for (const query of queries) {
    const statement = run.statements.find(({ key }) => key === query.brokenBy)
    const subject = subjectOf(run, statement, query)
    const key = JSON.stringify([query.brokenBy, subject])
    const group = groups.get(key) ?? { statement, subject, all: [] }
    group.all.push(query)
    groups.set(key, group)
  }
  const order = ({ statement }: { readonly statement: TracedStatement | undefined }) =>
    statement ? run.statements.indexOf(statement) : run.statements.length
  return [...groups.values()]
    .sort((a, b) => order(a) - order(b))
    .map(({ statement, subject, all }) => ({
      statement,
      subject,
      failing: all.filter(({ how }) => how !== 'shape'),
      changed: all.filter(({ how }) => how === 'shape'),
    }))
}

/** The object on which a query fails: of what the statement changed, what Postgres names, or else what the query does. */
function subjectOf(run: MigrationRun, statement: TracedStatement | undefined, query: BrokenQuery): Subject {
  const candidates = (statement?.effects ?? []).flatMap((effect) => candidateIn(run, effect))
  const near = candidates.filter(({ table }) => table === undefined || query.relations.includes(table))
  const usable = near.length > 0 ? near : candidates
  const named = usable.find(({ word }) => mentions(query.message, word))
  const [first] = usable
  const found = named ?? first
  if (found) return found.subject
  const [relation] = query.relations
  return relation === undefined
    ? { kind: 'migration', name: run.files.map(({ path }) => path).join(', ') }
    : { kind: 'table', name: relation }
}

function mentions(message: string, word: string): boolean {
  const plain = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(^|[^\\w])${plain}($|[^\\w])`).test(message)
}

interface Candidate {
  readonly subject: Subject
  /** `schema.name` at base of the table that it belongs to. */
  readonly table: string | undefined
  /** What Postgres would call it. */
  readonly word: string
}

function candidateIn(run: MigrationRun, effect: Effect): readonly Candidate[] {
  const before = tableOfEffect(effect)
  if (before && isOfTable(effect)) {
    const base = tableAtBase(run, before.oid)
    const table = base?.name ?? before.name
    const own = table.slice((base ?? before).schema.length + 1)
    if (!('column' in effect)) {
      const kind = 'vm'.includes(before.kind) ? ('view' as const) : ('table' as const)
      return [{ subject: { kind, name: table }, table, word: own }]
    }
    const column = 'before' in effect.column ? effect.column.before : effect.column
    const name = columnAtBase(run, before.oid, column)?.name ?? column.name
    return [{ subject: { kind: 'column', name: `${table}.${name}` }, table, word: name }]
  }
  if (isOfTable(effect)) return []
  const [kind, thing] = namedThing(effect)
  return [{ subject: { kind, name: thing }, table: undefined, word: thing.slice(thing.indexOf('.') + 1) }]
}

function namedThing(effect: Exclude<Effect, TableEffect>): readonly [DatabaseObject, string] {
  if ('type' in effect) return ['enum', 'before' in effect.type ? effect.type.before.name : effect.type.name]
  if ('domain' in effect) return ['domain', 'before' in effect.domain ? effect.domain.before.name : effect.domain.name]
  if ('function' in effect) {
    return ['function', 'before' in effect.function ? effect.function.before.name : effect.function.name]
  }
  if ('role' in effect) return ['role', 'before' in effect.role ? effect.role.before.name : effect.role.name]
  if ('setting' in effect) return ['setting', (effect.setting.before ?? effect.setting.after)?.name ?? '']
  const object = 'before' in effect.object ? effect.object.before : effect.object
  return [object.kind, object.name]
}

/** `GetUser (db/queries.sql:3)`, `db/queries.sql:12`; six, and how many more. */
export function namesOfQueries(queries: readonly BrokenQuery[]): string {
  const names = queries.map(({ query: { name, location } }) => {
    const place = `${location.path}:${location.line}`
    return name === '' || place.startsWith(name) || name.startsWith(location.path) ? place : `${name} (${place})`
  })
  return enumerate(names, 6)
}

/** The parts of a hit that both rules about queries fill alike. `queries`: the most telling one first. */
export function hitOnBreak(
  { statement, subject }: QueryBreak,
  queries: readonly BrokenQuery[],
  run: MigrationRun,
): Pick<Hit, 'location' | 'subject' | 'key' | 'cause' | 'proof'> {
  const [first] = queries
  const { sql = '' } = first?.query ?? {}
  const path = run.files[0]?.path ?? run.plan.folder
  const location = statement?.place ?? run.statements[0]?.place ?? { path, line: 1, column: 1 }
  return {
    location,
    subject,
    // Whoever accepts these has not accepted the next one.
    key: [statement?.key ?? '', ...queries.map(({ query }) => query.name).sort()].join('\n'),
    cause: `${location.path}|${subjectText(subject)} asked by the running release`,
    proof: {
      kind: 'query',
      sql,
      ...(first?.sqlstate === undefined ? {} : { sqlstate: first.sqlstate }),
      ...(first ? { error: first.message } : {}),
      ...(first?.values === undefined ? {} : { values: first.values }),
      ...(statement ? { statement: statement.trace.statement } : {}),
    },
  }
}

/** The subject's name as people say it. */
export function shownSubject(subject: Subject): string {
  return 'name' in subject ? shown(subject.name) : subjectText(subject)
}
