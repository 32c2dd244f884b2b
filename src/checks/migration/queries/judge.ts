import type { Node } from 'libpg-query'
import { sqlText } from '../judgement/sql-names.ts'
import type { TableFacts } from '../trace/facts.ts'
import { type Asker, ask, type Prepared, type QueryRefusal, type Ran, runPrepared } from './ask.ts'
import type { AskableQuery } from './askable.ts'
import { constantsSet, insertedColumns } from './parameter-uses.ts'
import type { BrokenQuery } from './query.ts'
import { type Sample, sampleValues, shownValues } from './sample-values.ts'
import { shapeChange } from './shape.ts'
import { type Stage, tableCalled } from './stage.ts'

/** A query that base serves, and how it was run there. */
export interface ServedQuery {
  readonly asked: AskableQuery
  readonly asker: Asker
  readonly prepared: Prepared
  /** Base's relations that it names. */
  readonly relations: readonly TableFacts[]
  /** Undefined where it was not run, or base refused the values that were tried. */
  readonly run: BaseRun | undefined
}

export interface BaseRun {
  readonly sample: Sample
  readonly rows: number
  readonly names: readonly string[] | undefined
  readonly way: Way
}

/** How a query is run so that our own rows stand in nobody's way. `alone`: the table that it inserts into is empty. */
export interface Way {
  readonly again: boolean
  readonly alone: boolean
}

/** First a new key beside the rows that are there, then a row of before in an empty table. */
const ways: readonly Way[] = [
  { again: false, alone: false },
  { again: true, alone: true },
]

export type AskedOfBase = { readonly served: ServedQuery } | { readonly refusal: QueryRefusal }

/** Asks base: prepared and planned as the application's role, and run where that is cheap and safe. */
export async function askBase(stage: Stage, asked: AskableQuery, role: Asker): Promise<AskedOfBase> {
  const first = await ask(stage, asked, role)
  // What the role may not do here may have been granted where no migration says so. Without USAGE on a schema what is
  // in it is not found, so any refusal may be one for lack of a privilege.
  const asOwner = !first.served && role !== undefined
  const answer = asOwner ? await ask(stage, asked, undefined) : first
  if (!answer.served) return { refusal: answer.refusal }
  const asker = asOwner ? undefined : role
  const { prepared } = answer
  const relations = asked.relations.flatMap((relation) => tableCalled(stage.facts, relation) ?? [])
  const run = prepared.runnable ? await runOnBase(stage, asked, prepared, asker) : undefined
  return { served: { asked, asker, prepared, relations, run } }
}

async function runOnBase(
  stage: Stage,
  asked: AskableQuery,
  prepared: Prepared,
  asker: Asker,
): Promise<BaseRun | undefined> {
  const parameters = prepared.signature.parameters.map(({ oid }) => oid)
  for (const way of asked.writes ? ways : ways.slice(0, 1)) {
    const sample = await sampleValues(stage, asked, parameters, way)
    const ran = await runPrepared(stage, asked, prepared, sample.values, asker, way)
    if (ran.done) return { sample, rows: ran.rows, names: ran.names, way }
  }
  return undefined
}

/** What is wrong on head, without which statement made it so. */
export type Broken = Omit<BrokenQuery, 'brokenBy'>

/** Asks head what base served; undefined: head serves it alike. */
export async function judgeOnHead(stage: Stage, served: ServedQuery): Promise<Broken | undefined> {
  const { asked, asker, prepared } = served
  const answer = await ask(stage, asked, asker)
  if (!answer.served) {
    if (isUndecided(answer.refusal)) return undefined
    const how = answer.at === 'prepare' ? 'refused' : 'unplannable'
    return { ...about(served), how, ...answer.refusal, certain: true, values: undefined }
  }
  const change = shapeChange(asked.node, prepared.signature, answer.prepared.signature)
  const ran =
    served.run && answer.prepared.runnable
      ? await compareRuns(stage, served, served.run, answer.prepared, change !== undefined)
      : undefined
  if (ran && ran.how !== 'shape') return ran
  if (!change) return undefined
  const shape = ran ? { ...change, kind: 'changed' as const } : change
  const message = `base ${shape.before}; head ${shape.after}${ran ? `, and refuses what base took (${ran.message})` : ''}`
  return { ...about(served), how: 'shape', sqlstate: undefined, message, certain: true, values: undefined, shape }
}

function about({ asked, relations }: ServedQuery): Pick<Broken, 'query' | 'relations'> {
  return { query: asked.query, relations: [...new Set(relations.map(({ name }) => name))] }
}

/** Runs on head what ran on base; `shape`: only the values of base are refused, since head takes another type. */
async function compareRuns(
  stage: Stage,
  served: ServedQuery,
  base: BaseRun,
  prepared: Prepared,
  retyped: boolean,
): Promise<Broken | undefined> {
  const { asked, asker } = served
  const parameters = prepared.signature.parameters.map(({ oid }) => oid)
  const own = await sampleValues(stage, asked, parameters, base.way)
  // The rows may have moved on, so conditions look for head's; what is written is what base's release writes.
  const values = own.values.map((value, at) => (base.sample.assigned[at] ? (base.sample.values[at] ?? value) : value))
  const ran = await runPrepared(stage, asked, prepared, values, asker, base.way)
  const told = { ...about(served), values: shownValues(values) }
  if (ran.done) return hidden(stage, served, base, ran) ? { ...told, ...hiddenWords(stage, served) } : undefined
  const { refusal } = ran
  if (isUndecided(refusal)) return undefined
  const fits = await fitsOtherwise(stage, served, prepared, base.way)
  if (fits && !retyped) return undefined
  if (fits) return { ...told, how: 'shape', ...refusal, certain: true }
  const certain = isCertain(stage, served, refusal)
  // That values of ours don't pass a new check says nothing of the application's, and rules of their own tell of it.
  return certain || isRowSecurity(refusal) ? { ...told, how: 'rejected', ...refusal, certain } : undefined
}

/** Whether head takes the write with values that fit head's own tables, or into an empty one. */
async function fitsOtherwise(
  stage: Stage,
  { asked, asker }: ServedQuery,
  prepared: Prepared,
  tried: Way,
): Promise<boolean> {
  const parameters = prepared.signature.parameters.map(({ oid }) => oid)
  for (const way of [tried, ...ways]) {
    const { values } = await sampleValues(stage, asked, parameters, way)
    if ((await runPrepared(stage, asked, prepared, values, asker, way)).done) return true
  }
  return false
}

/**
 * Refusals that our rows may well have caused, or the engine itself: a key that is there already, a parent that is not,
 * a limit.
 */
function isUndecided({ sqlstate }: QueryRefusal): boolean {
  return /^(40|53|54|55|57|58|XX)/.test(sqlstate) || ['23505', '23P01', '23503', '25P02'].includes(sqlstate)
}

function isRowSecurity({ sqlstate, message }: QueryRefusal): boolean {
  return sqlstate === '42501' && message.includes('row-level security policy')
}

/** Whether head refuses whatever values the application sends. */
function isCertain(stage: Stage, served: ServedQuery, { sqlstate, message }: QueryRefusal): boolean {
  const { node } = served.asked
  const inserted = insertedColumns(node)
  if (isRowSecurity({ sqlstate, message })) return newlySecured(stage, served).some(isClosed)
  if (sqlstate.startsWith('42')) return true
  if ('UpdateStmt' in node) return refusesItsConstant(stage, node, { sqlstate, message })
  if (sqlstate === '23502') {
    const [, column = ''] = /null value in column "(.+?)" of relation/.exec(message) ?? []
    return inserted ? !inserted.named.includes(column) : 'InsertStmt' in node && isNewColumn(stage, served, column)
  }
  if (sqlstate !== '23514' || !inserted) return false
  const [, name] = /violates check constraint "(.+?)"/.exec(message) ?? []
  const written = 'InsertStmt' in node ? node.InsertStmt.relation?.relname : undefined
  const table = written === undefined ? undefined : tableCalled(stage.facts, { name: written })
  const constraint = table?.constraints.find((candidate) => candidate.name === name)
  return constraint !== undefined && !constraint.columns.some((column) => inserted.sampled.has(column))
}

/** Whether an UPDATE sets what no row may hold: a constant of its own, on which alone the refusal rests. */
function refusesItsConstant({ facts }: Stage, node: Node, { sqlstate, message }: QueryRefusal): boolean {
  const constants = constantsSet(node)
  const relation = 'UpdateStmt' in node ? node.UpdateStmt.relation : undefined
  const { relname = '', schemaname } = relation ?? {}
  const table = tableCalled(facts, schemaname ? { schema: schemaname, name: relname } : { name: relname })
  // A trigger may put another value in its place for another row.
  const asWritten = table?.rules.length === 0 && !table.triggers.some(({ definition }) => / BEFORE /.test(definition))
  if (!constants || !table || !asWritten) return false
  const [, column, of] = /^null value in column "(.+)" of relation "(.+)" violates not-null/.exec(message) ?? []
  if (sqlstate === '23502' && column !== undefined) {
    const bound = table.columns.some(({ name, notNull }) => name === column && notNull !== 'no')
    return of === relname && bound && constants.get(column) === 'null'
  }
  const [, on, name] = /^new row for relation "(.+)" violates check constraint "(.+)"/.exec(message) ?? []
  const check = table.constraints.find((candidate) => candidate.kind === 'check' && candidate.name === name)
  if (sqlstate !== '23514' || on !== relname || !check || check.columns.length === 0) return false
  return !dependsOnMore.test(check.definition) && check.columns.every((each) => constants.has(each))
}

/** A function, the clock, the whole row; or a CHECK that spares some rows. */
const dependsOnMore = /\w\(|\bCURRENT_|\bLOCALTIME|\.\*|NO INHERIT/

/** An INSERT without a list of columns fills the first ones: what came since base is never among them. */
function isNewColumn({ facts }: Stage, { relations }: ServedQuery, column: string): boolean {
  return relations.some((base) => {
    const now = facts.tables.get(base.oid)?.columns.find(({ name }) => name === column)
    return now !== undefined && !base.columns.some(({ number }) => number === now.number)
  })
}

/** Tables of the query whose row security is new or is another. */
function newlySecured({ facts }: Stage, { relations }: ServedQuery): readonly TableFacts[] {
  return relations.flatMap((base) => {
    const now = facts.tables.get(base.oid)
    if (!now?.rowSecurity) return []
    const sides = ({ rowSecurity, forcedRowSecurity, policies }: TableFacts) =>
      JSON.stringify([rowSecurity, forcedRowSecurity, policies])
    return sides(now) === sides(base) ? [] : [now]
  })
}

/** Nobody but the owner sees a row, whatever the session has set. */
function isClosed({ policies }: TableFacts): boolean {
  return policies.length === 0
}

function hidden(stage: Stage, served: ServedQuery, base: BaseRun, ran: Ran & { readonly done: true }): boolean {
  return served.asker !== undefined && base.rows > 0 && ran.rows === 0 && newlySecured(stage, served).length > 0
}

function hiddenWords(stage: Stage, served: ServedQuery) {
  const secured = newlySecured(stage, served)
  const role = served.asker ? sqlText(served.asker.role) : 'the role'
  return {
    how: 'hidden' as const,
    sqlstate: undefined,
    message: `row security hides all rows of ${secured.map(({ name }) => name.replace(/^public\./, '')).join(' and ')} from ${role.slice(1, -1)}`,
    certain: secured.some(isClosed),
  }
}
