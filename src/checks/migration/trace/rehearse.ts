import { BreakwaterError, type Trouble } from '../../../core/error.ts'
import { SqlError } from '../../../core/ports.ts'
import type { Wrapping } from '../../../sql/runner.ts'
import type { SqlStatement } from '../../../sql/statements.ts'
import { needsNoTransaction } from '../../../sql/statements.ts'
import { isEngineTrouble } from '../../../sql/surroundings.ts'
import { chains, setsIsolation, transactionControl } from '../../../sql/wrapping.ts'
import type { Witnesses } from '../rows/witnesses.ts'
import type { RowFailure, TracedStatement } from '../subject.ts'
import { absentColumns } from './absent-columns.ts'
import { alteredValues, sampleColumns } from './altered-values.ts'
import { calledCode, truncatedBy } from './called-code.ts'
import { keptDefinitions } from './kept-definitions.ts'
import { knownLocks } from './known-locks.ts'
import { openTransaction, type Rehearsal, type Transaction } from './open-transaction.ts'
import { keysOf, recordOf, roundedMs, shownStatement, tracedAs } from './record.ts'
import { rowsAtRisk } from './rows-at-risk.ts'

/** What became of a file. */
export interface FileResult {
  readonly statements: readonly TracedStatement[]
  /** The statement that Postgres refused; nothing after it was run. */
  readonly failed: TracedStatement | undefined
  /** What ended the run at a statement of which nothing can be told: a limit, or one that is not sent. */
  readonly trouble?: Trouble
}

/**
 * Whether a failure may be the fault of the rows. Nearly every one may: with a row, a trigger or a function runs that
 * would not run without. What Postgres refuses before it looks at any table stands.
 */
export function mayBeTheRows(sqlstate: string): boolean {
  return sqlstate !== '25001' && sqlstate !== '42601' && !isEngineTrouble(sqlstate)
}

/**
 * Runs a file as its runner would and records what each statement did. Rows that we made are not evidence against the
 * author: where they make a statement fail, that is noted, the transaction is started again, and the statement finds
 * its tables empty.
 */
export async function rehearseFile(
  rehearsal: Rehearsal,
  path: string,
  statements: readonly SqlStatement[],
  wrapping: Wrapping,
  witnesses: Witnesses,
): Promise<FileResult> {
  const file: FileRun = {
    rehearsal,
    path,
    statements,
    wrapping,
    witnesses,
    keys: keysOf(path, statements),
    transaction: openTransaction(rehearsal, witnesses),
    onRows: new Map(),
    bare: new Set(),
  }
  const done: (TracedStatement | undefined)[] = []
  let index = 0
  while (index < statements.length) {
    const statement = statements[index]
    if (!statement) break
    const started = performance.now()
    if (started > rehearsal.until) return stopped(present(done), tooLong(), path, statement)
    try {
      done[index] = await runStatement(file, statement, index)
      index += 1
    } catch (thrown) {
      if (thrown instanceof BreakwaterError) return stopped(present(done.slice(0, index)), thrown, path, statement)
      if (!(thrown instanceof SqlError)) throw thrown
      const restart = await file.transaction.undo(index)
      if (await excused(file, statement, index, thrown)) {
        index = restart
        continue
      }
      const failed = await refused(file, statement, index, thrown, performance.now() - started)
      return { statements: [...present(done.slice(0, index)), failed], failed }
    }
  }
  await file.transaction.finish()
  return { statements: present(done), failed: undefined }
}

/** One file while it runs. */
interface FileRun {
  readonly rehearsal: Rehearsal
  readonly path: string
  readonly statements: readonly SqlStatement[]
  readonly wrapping: Wrapping
  readonly witnesses: Witnesses
  readonly keys: readonly string[]
  readonly transaction: Transaction
  /** Failures that our rows caused, by the statement's index, and which tables have to be empty for it to run. */
  readonly onRows: Map<number, RowFailure & { readonly emptied: 'named' | 'all' }>
  /** Statements that turned out to end transactions themselves. */
  readonly bare: Set<number>
}

/** Runs one statement in the transaction that it belongs to; undefined for one that only steers the transaction. */
async function runStatement(
  file: FileRun,
  statement: SqlStatement,
  index: number,
): Promise<TracedStatement | undefined> {
  const { transaction, wrapping, statements, path, witnesses } = file
  const { session, watch } = file.rehearsal
  const control = transactionControl(statement)
  if (control === 'begin') {
    await transaction.begin(index, true)
    return undefined
  }
  if (control === 'end') {
    await transaction.end(statement.text)
    // Begun already, which a second BEGIN changes nothing of; after an undo it is not.
    if (chains(statement)) await transaction.begin(index, true)
    return undefined
  }
  const own = wrapping.transaction === 'statement' && !transaction.isOpen()
  const bare = own && (needsNoTransaction(statement) || file.bare.has(index))
  if (!bare) await transaction.begin(index, false)
  if (setsIsolation(statement)) return undefined
  if (control === 'savepoint') {
    await session.execute(statement.text)
    return undefined
  }
  const refill = await makeRoom(file, statement, index, bare)
  // On a handful of rows the planner scans even where an index would serve, as it would on a table of production's size.
  const guided = !bare && couldUseIndex(statement)
  if (guided) await watch.avoidScans(true)
  const absent = await absentColumns(session, statement)
  const facts = await watch.facts()
  const code = await calledCode(session, statement, facts)
  const rowsBefore = await rowsAtRisk(session, statement, facts, witnesses, code)
  const sample = bare ? [] : await sampleColumns(session, statement, facts)
  const kept = await keptDefinitions(session, statement, !bare)
  const before = await watch.before()
  const started = performance.now()
  await session.execute(statement.text)
  const ms = performance.now() - started
  const seen = await watch.after(before, statement)
  const truncated = await truncatedBy(session, code, seen.difference, seen.after)
  const altered = await alteredValues(session, sample, seen.after)
  if (guided) await watch.avoidScans(false)
  // Outside a transaction the locks are gone before anyone can look: they come from the documentation.
  const difference = bare
    ? { ...seen.difference, taken: knownLocks(statement, before.observation, seen.difference.rewrites), held: [] }
    : seen.difference
  transaction.note(difference, { path, line: statement.line, column: statement.column })
  const record = recorded(file, statement, index)
  const trace = tracedAs(record.trace, difference, file.rehearsal.preexisting, bare)
  const traced = {
    ...record,
    ...seen,
    difference,
    rowsBefore,
    code,
    truncated,
    alteredValues: altered,
    absentColumns: absent,
    keptDefinitions: kept,
    trace: { ...trace, transaction: bare ? null : transaction.number(), ms: roundedMs(ms) },
  }
  await refill()
  const last = wrapping.transaction === 'statement' ? !transaction.isExplicit() : index === statements.length - 1
  if (last) await transaction.finish()
  return traced
}

/** Empties the tables whose rows the statement is known to fail on; gives what puts rows back for the statements after it. */
async function makeRoom(
  { onRows, witnesses, rehearsal }: FileRun,
  statement: SqlStatement,
  index: number,
  bare: boolean,
): Promise<() => Promise<void>> {
  const known = onRows.get(index)
  if (!known) return async () => undefined
  const inTransaction = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (!bare) return work()
    await rehearsal.session.execute('BEGIN')
    const value = await work()
    await rehearsal.session.execute('COMMIT')
    return value
  }
  const refill = await inTransaction(() => witnesses.empty(known.emptied === 'named' ? statement : undefined))
  return () => inTransaction(refill)
}

/**
 * An UPDATE or DELETE of one table with a condition of its own. A join or a subquery has more than one plan that is
 * good for many rows, so there the planner is left alone.
 */
export function couldUseIndex({ node, text }: SqlStatement): boolean {
  if ('DoStmt' in node) return isSimpleCode(text)
  const simple = (where: unknown) => where !== undefined && !JSON.stringify(where).includes('"SubLink"')
  if ('UpdateStmt' in node) return !node.UpdateStmt.fromClause && simple(node.UpdateStmt.whereClause)
  return 'DeleteStmt' in node && !node.DeleteStmt.usingClause && simple(node.DeleteStmt.whereClause)
}

/** A DO block that updates or deletes, and in which nothing else reads tables but what stands in its way to do so. */
function isSimpleCode(text: string): boolean {
  const changes = /\b(?:update|delete\s+from)\b/i.test(text)
  const reads = /\b(?:references|validate|materialized|insert|merge|using)\b/i.test(text)
  const joins = text.split(';').some((part) => /\bupdate\b.*\b(?:from|select)\b|\bdelete\b.*\bselect\b/is.test(part))
  return changes && !reads && !joins
}

/** Whether a failure may have come from our own doing; then that is out of the way, and the statement has another go. */
async function excused(file: FileRun, statement: SqlStatement, index: number, error: SqlError): Promise<boolean> {
  const { witnesses, onRows, bare } = file
  // What commits, or refuses a transaction, cannot bear the one that we put around it to see its locks.
  if (['2D000', '25001'].includes(error.sqlstate) && file.wrapping.transaction === 'statement' && !bare.has(index)) {
    bare.add(index)
    return true
  }
  if (!mayBeTheRows(error.sqlstate) || !witnesses.any()) return false
  const known = onRows.get(index)
  if (known?.emptied === 'all') return false
  const rows = witnesses.shown(statement)
  onRows.set(index, {
    sqlstate: error.sqlstate,
    message: error.message,
    rows: rows ?? '',
    ...known,
    // First the tables that the statement names; what a trigger or a foreign key reaches comes second.
    emptied: known || rows === undefined ? 'all' : 'named',
  })
  await dropInvalidIndexes(file, statement)
  return true
}

/** A concurrent build that fails leaves its index behind, which would stand in the way of the next go. */
async function dropInvalidIndexes({ rehearsal }: FileRun, { node }: SqlStatement): Promise<void> {
  if (!('IndexStmt' in node) || !node.IndexStmt.concurrent) return
  const { rows } = await rehearsal.session.query<{ name: string }>(
    'SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid AND indexrelid >= 16384',
  )
  for (const { name } of rows) await rehearsal.session.execute(`DROP INDEX ${name}`)
}

/** What is known of a statement apart from what Postgres did. */
function recorded(
  { path, keys, onRows, witnesses, transaction }: FileRun,
  statement: SqlStatement,
  index: number,
): TracedStatement {
  return {
    ...recordOf(statement, path, keys[index] ?? statement.text),
    heldSince: transaction.heldSince(),
    failsOnRows: onRows.get(index),
    witness: witnesses.shown(statement),
  }
}

/** A statement that fails on empty tables too: that it failed on our rows before is no news. */
async function refused(
  file: FileRun,
  statement: SqlStatement,
  index: number,
  { sqlstate, message, detail }: SqlError,
  ms: number,
): Promise<TracedStatement> {
  const outside = file.wrapping.transaction === 'statement' && needsNoTransaction(statement)
  const record = recorded(file, statement, index)
  const facts = await file.rehearsal.watch.facts()
  return {
    ...record,
    before: facts,
    after: facts,
    failsOnRows: undefined,
    trace: {
      ...record.trace,
      transaction: outside ? null : file.transaction.number() + 1,
      ms: roundedMs(ms),
      error: {
        sqlstate,
        message: shownStatement(message),
        ...(detail === undefined ? {} : { detail: shownStatement(detail) }),
      },
    },
  }
}

function present(statements: readonly (TracedStatement | undefined)[]): readonly TracedStatement[] {
  return statements.flatMap((statement) => statement ?? [])
}

function tooLong(): BreakwaterError {
  return new BreakwaterError({
    code: 'database-limit',
    message: 'The new migrations together took longer than Breakwater waits for.',
    hint: 'Split the pull request, or look which statement of its migrations takes so long.',
  })
}

/** What ran before stands; the trouble gets the statement's place. */
export function stopped(
  statements: readonly TracedStatement[],
  { trouble }: BreakwaterError,
  path: string,
  { line, column }: SqlStatement,
): FileResult {
  return { statements, failed: undefined, trouble: { ...trouble, location: { path, line, column } } }
}
