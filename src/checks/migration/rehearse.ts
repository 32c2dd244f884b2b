import { BreakwaterError, type Location } from '../../core/error.ts'
import { type DatabaseSession, SqlError } from '../../core/ports.ts'
import { blocksWrites, type StatementTrace } from '../../core/trace.ts'
import type { SqlStatement } from '../../sql/statements.ts'
import { needsNoTransaction } from '../../sql/statements.ts'
import { knownLocks } from './known-locks.ts'
import { type Difference, differenceOf, type Observation, observe } from './observe.ts'
import type { RowFailure, TracedStatement } from './subject.ts'
import { transactionControl, type Wrapping } from './transactions.ts'

/** Rows that we made, and how to be rid of them. */
export interface Witnesses {
  /** The rows in the tables that a statement names, as text; undefined where we made none. */
  readonly shown: (statement: SqlStatement) => string | undefined
  /** Deletes the rows in the tables that a statement names; false if there was none. */
  readonly clear: (statement: SqlStatement) => Promise<boolean>
  /** Deletes all; false if there was none. */
  readonly clearAll: () => Promise<boolean>
}

/** What stays the same for all files of one run. */
export interface Rehearsal {
  readonly session: DatabaseSession
  readonly preexisting: ReadonlySet<number>
  /** Counts the transactions of the whole run. */
  readonly transactions: { count: number }
}

/** What became of a file. */
export interface FileResult {
  readonly statements: readonly TracedStatement[]
  /** The statement that Postgres refused; nothing after it was run. */
  readonly failed: TracedStatement | undefined
}

/** A failure of these classes may be the fault of the rows: cardinality, data, integrity, and RAISE in a function. */
const rowClasses: readonly string[] = ['21', '22', '23', 'P0']

/**
 * Runs a file as its runner would and records what each statement did. Rows that we made are not evidence against the
 * author: where they make a statement fail, they are deleted, the transaction is started again, and the failure noted.
 */
export async function rehearseFile(
  { session, preexisting, transactions }: Rehearsal,
  path: string,
  statements: readonly SqlStatement[],
  wrapping: Wrapping,
  witnesses: Witnesses,
): Promise<FileResult> {
  const done: TracedStatement[] = []
  const onRows = new Map<number, RowFailure>()
  const keys = keysOf(path, statements)
  let heldSince = new Map<string, Location>()
  /** Index of the first statement of the open transaction; undefined outside one. */
  let openedAt: number | undefined
  /** The file itself said BEGIN, so only the file ends the transaction. */
  let explicit = false

  const begin = async (index: number) => {
    await session.execute('BEGIN')
    transactions.count += 1
    openedAt = index
    heldSince = new Map()
  }
  const end = async (sql: 'COMMIT' | 'ROLLBACK') => {
    await session.execute(sql)
    openedAt = undefined
    explicit = false
  }

  for (let index = 0; index < statements.length; index += 1) {
    const statement = statements[index]
    if (!statement) break
    const place = { path, line: statement.line, column: statement.column }
    const control = transactionControl(statement)
    let before: Observation | undefined
    let started = performance.now()
    try {
      if (control === 'begin') {
        if (openedAt === undefined) await begin(index)
        explicit = true
        continue
      }
      if (control === 'end') {
        if (openedAt !== undefined) {
          await session.execute(statement.text)
          openedAt = undefined
          explicit = false
        }
        continue
      }
      const bare = openedAt === undefined && wrapping.transaction === 'statement' && needsNoTransaction(statement)
      if (openedAt === undefined && !bare) await begin(index)
      if (control === 'savepoint') {
        await session.execute(statement.text)
        continue
      }
      before = await observe(session)
      started = performance.now()
      await session.execute(statement.text)
      const ms = performance.now() - started
      const difference = withKnown(differenceOf(before, await observe(session)), bare ? statement : undefined, before)
      done[index] = traced(statement, index, difference, ms, bare)
      for (const { relation, mode } of difference.taken) {
        const lock = `${relation.oid} ${mode}`
        if (!heldSince.has(lock)) heldSince.set(lock, place)
      }
      const closes = wrapping.transaction === 'statement' ? !explicit : index === statements.length - 1
      if (openedAt !== undefined && closes) await end('COMMIT')
    } catch (thrown) {
      if (!(thrown instanceof SqlError)) throw located(thrown, path, statement)
      const resumeAt = openedAt ?? index
      if (openedAt !== undefined) await end('ROLLBACK')
      if (rowClasses.includes(thrown.sqlstate.slice(0, 2))) {
        const rows = witnesses.shown(statement) ?? ''
        const cleared = onRows.has(index)
          ? await witnesses.clearAll()
          : (await witnesses.clear(statement)) || (await witnesses.clearAll())
        if (cleared) {
          const known = onRows.get(index)
          onRows.set(index, known ?? { sqlstate: thrown.sqlstate, message: thrown.message, rows })
          index = resumeAt - 1
          continue
        }
      }
      const failed = {
        ...traced(statement, index, undefined, performance.now() - started, false),
        failsOnRows: undefined,
      }
      const error = { sqlstate: thrown.sqlstate, message: thrown.message }
      const last = { ...failed, trace: { ...failed.trace, transaction: failed.trace.transaction, error } }
      return { statements: [...done.slice(0, index).filter(Boolean), last], failed: last }
    }
  }
  if (openedAt !== undefined) await end('COMMIT')
  return { statements: done.filter(Boolean), failed: undefined }

  function traced(
    statement: SqlStatement,
    index: number,
    difference: Difference | undefined,
    ms: number,
    bare: boolean,
  ): TracedStatement {
    const place = { path, line: statement.line, column: statement.column }
    return {
      place,
      sql: statement,
      trace: traceOf(statement, path, difference, bare ? null : transactions.count, ms, preexisting, bare),
      difference,
      key: keys[index] ?? statement.text,
      heldSince: new Map(heldSince),
      failsOnRows: onRows.get(index),
      witness: witnesses.shown(statement),
    }
  }
}

/** On an engine without locks: runs each statement, and knows only whether it was accepted. */
export async function runUnmeasured(
  { session }: Rehearsal,
  path: string,
  statements: readonly SqlStatement[],
): Promise<FileResult> {
  const keys = keysOf(path, statements)
  const done: TracedStatement[] = []
  for (const [index, statement] of statements.entries()) {
    // pg-mem has no transaction that undoes DDL, so there is nothing to wrap.
    if (transactionControl(statement)) continue
    const started = performance.now()
    const record = (error?: StatementTrace['error']): TracedStatement => ({
      place: { path, line: statement.line, column: statement.column },
      sql: statement,
      trace: {
        ...traceOf(statement, path, undefined, null, performance.now() - started, new Set(), false),
        ...(error ? { error } : {}),
      },
      difference: undefined,
      key: keys[index] ?? statement.text,
      heldSince: new Map(),
      failsOnRows: undefined,
      witness: undefined,
    })
    try {
      await session.execute(statement.text)
      done.push(record())
    } catch (thrown) {
      if (!(thrown instanceof SqlError)) throw located(thrown, path, statement)
      const failed = record({ sqlstate: thrown.sqlstate, message: thrown.message })
      return { statements: [...done, failed], failed }
    }
  }
  return { statements: done, failed: undefined }
}

function traceOf(
  statement: SqlStatement,
  path: string,
  difference: Difference | undefined,
  transaction: number | null,
  ms: number,
  preexisting: ReadonlySet<number>,
  known: boolean,
): StatementTrace {
  const names = (relations: readonly { readonly name: string }[] = []) => relations.map(({ name }) => name)
  return {
    path,
    line: statement.line,
    statement: statement.text,
    transaction,
    locks: (difference?.taken ?? []).map(({ relation, mode }) => ({
      relation: relation.name,
      mode,
      preexisting: preexisting.has(relation.oid),
      source: known ? ('known' as const) : ('measured' as const),
    })),
    held: (difference?.held ?? [])
      // What only readers of the catalog hold interests nobody who waits.
      .filter(({ mode, relation }) => blocksWrites(mode) || preexisting.has(relation.oid))
      .map(({ relation, mode }) => ({ relation: relation.name, mode })),
    rewrites: names(difference?.rewrites),
    scans: names(difference?.scans),
    rows: difference?.rows ?? {},
    ms: Math.round(ms * 10) / 10,
  }
}

/** A statement outside a transaction has let go of its locks before we look; they come from the documentation. */
function withKnown(difference: Difference, bare: SqlStatement | undefined, before: Observation): Difference {
  return bare ? { ...difference, taken: knownLocks(bare, before), held: [] } : difference
}

/** Path and text, and a count where the same text stands more than once. */
function keysOf(path: string, statements: readonly SqlStatement[]): readonly string[] {
  const counts = new Map<string, number>()
  return statements.map(({ text }) => {
    const key = `${path}\n${text.replace(/\s+/g, ' ')}`
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count === 1 ? key : `${key}\n${count}`
  })
}

/** A limit that was hit gets the statement's place. */
function located(thrown: unknown, path: string, { line, column }: SqlStatement): unknown {
  return thrown instanceof BreakwaterError
    ? new BreakwaterError({ ...thrown.trouble, location: { path, line, column } }, { cause: thrown })
    : thrown
}
