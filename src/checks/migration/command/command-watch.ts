import {
  type DatabaseSession,
  SqlError,
  type WireOutcome,
  type WirePart,
  type WireStatement,
  type WireWatch,
} from '../../../core/ports.ts'
import { parseSql, type SqlStatement } from '../../../sql/statements.ts'
import type { Witnesses } from '../rows/witnesses.ts'
import type { TracedStatement } from '../subject.ts'
import { absentColumns } from '../trace/absent-columns.ts'
import { alteredValues, sampleColumns } from '../trace/altered-values.ts'
import { calledCode, truncatedBy } from '../trace/called-code.ts'
import { keptDefinitions } from '../trace/kept-definitions.ts'
import { knownLocks } from '../trace/known-locks.ts'
import { recordOf, roundedMs, shownStatement, tracedAs } from '../trace/record.ts'
import { couldUseIndex } from '../trace/rehearse.ts'
import { rowsAtRisk } from '../trace/rows-at-risk.ts'
import { type Watch, watchSession } from '../trace/watch.ts'
import { isBookkeeping, roleOf, unreadable } from './command-statements.ts'

/** A statement of the command, in the order in which they ran. */
export interface SeenStatement {
  readonly connection: number
  /** Text and bound values: what the framework writes into its books. */
  readonly words: string
  /** Undefined where it only keeps the framework's books. */
  readonly traced: TracedStatement | undefined
}

/** A SELECT that took no lock and changed nothing is nobody's migration. */
const harmlessLocks: ReadonlySet<string> = new Set(['AccessShareLock', 'RowShareLock'])

/** Records what each statement of a command does, as the dry run does for files. */
export interface CommandRecorder {
  readonly watch: WireWatch
  readonly seen: () => readonly SeenStatement[]
  /** Statements that nobody could look at. */
  readonly unseen: () => readonly string[]
}

export function commandRecorder(preexisting: ReadonlySet<number>, witnesses: Witnesses): CommandRecorder {
  const seen: SeenStatement[] = []
  const unseen: string[] = []
  const parsed = new WeakMap<WirePart, SqlStatement>()
  /** One watch a connection: its locks and counters are its own. */
  const watches = new Map<number, { readonly watch: Watch; epoch: number }>()

  const watchOf = (session: DatabaseSession, { connection, epoch }: WireStatement): Watch => {
    const known = watches.get(connection)
    if (known?.epoch === epoch) return known.watch
    const watch = known?.watch ?? watchSession(session)
    watch.forget()
    watches.set(connection, { watch, epoch })
    return watch
  }

  const read = async (text: string): Promise<readonly WirePart[] | undefined> => {
    const sql = await parseSql(text)
    if (!sql.parsed) return undefined
    return sql.statements.map((statement) => {
      const offset = offsetOf(text, statement)
      const part: WirePart = { text: statement.text, offset, role: roleOf(statement) }
      parsed.set(part, statement)
      return part
    })
  }

  const around: WireWatch['around'] = async (session, sent) => {
    const statement = parsed.get(sent.part) ?? unreadable(sent.part.text)
    const words = [sent.part.text, ...sent.parameters.map((value) => value ?? '')].join('\n')
    const { connection } = sent
    if (isBookkeeping(statement)) return async () => void seen.push({ connection, words, traced: undefined })
    const looked = await lookAt(session, sent, await withValues(statement, sent.parameters))
    return async (outcome) => {
      const traced = await looked(outcome)
      if (traced) seen.push({ connection, words, traced })
    }
  }

  const lookAt = async (session: DatabaseSession, sent: WireStatement, statement: SqlStatement) => {
    const watch = watchOf(session, sent)
    const bare = sent.transaction === null
    const guided = !bare && couldUseIndex(statement)
    if (guided) await session.execute('SET LOCAL enable_seqscan = off')
    const absent = await absentColumns(session, statement)
    const facts = await watch.facts()
    const code = await calledCode(session, statement, facts)
    const rowsBefore = await unharmed(session, !bare, new Map(), () =>
      rowsAtRisk(session, statement, facts, witnesses, code),
    )
    const sample = bare ? [] : await unharmed(session, true, [], () => sampleColumns(session, statement, facts))
    const kept = await keptDefinitions(session, statement, !bare)
    const before = await watch.before()
    // Place and key come later, when it is known from which file the statement came.
    const record = { ...recordOf(statement, '', sent.part.text), witness: witnesses.shown(statement) }
    return async ({ ms, error }: WireOutcome): Promise<TracedStatement | undefined> => {
      const at = { transaction: sent.transaction, ms: roundedMs(ms) }
      if (error) {
        watch.forget()
        const refusal = { sqlstate: error.sqlstate, message: shownStatement(error.message) }
        return {
          ...record,
          before: before.facts,
          after: before.facts,
          trace: { ...record.trace, ...at, error: refusal },
        }
      }
      const done = await watch.after(before, statement)
      const truncated = await truncatedBy(session, code, done.difference, done.after)
      const altered =
        sample.length === 0 ? [] : await unharmed(session, true, [], () => alteredValues(session, sample, done.after))
      if (guided) await session.execute('SET LOCAL enable_seqscan = on')
      // Outside a transaction the locks are gone before anyone can look: they come from the documentation.
      const difference = bare
        ? { ...done.difference, taken: knownLocks(statement, before.observation, done.difference.rewrites), held: [] }
        : done.difference
      const { taken, rewrites, rows, dropped } = difference
      const changed = rewrites.length + dropped.length + Object.keys(rows).length + done.effects.length > 0
      const quiet = taken.every(({ mode }) => harmlessLocks.has(mode))
      if (statement.kind === 'SelectStmt' && quiet && !changed) return undefined
      const trace = { ...tracedAs(record.trace, difference, preexisting, bare), ...at }
      const found = {
        rowsBefore,
        code,
        truncated,
        absentColumns: absent,
        keptDefinitions: kept,
        alteredValues: altered,
      }
      return { ...record, ...done, ...found, difference, trace }
    }
  }

  return { watch: { read, around, unseen: (text) => void unseen.push(text) }, seen: () => seen, unseen: () => unseen }
}

/** Reads from tables that the role of the moment may not be allowed to read; the client's transaction must not end of it. */
async function unharmed<Value>(
  session: DatabaseSession,
  inside: boolean,
  otherwise: Value,
  look: () => Promise<Value>,
): Promise<Value> {
  if (inside) await session.execute('SAVEPOINT breakwater_look')
  try {
    return await look()
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown
    if (inside) await session.execute('ROLLBACK TO SAVEPOINT breakwater_look')
    return otherwise
  } finally {
    if (inside) await session.execute('RELEASE SAVEPOINT breakwater_look')
  }
}

/** With the bound values in their places, so that it can be read, and run again, without them. */
async function withValues(statement: SqlStatement, values: WireStatement['parameters']): Promise<SqlStatement> {
  if (values.length === 0 || statement.kind === 'unknown') return statement
  const text = statement.text.replace(/\$(\d+)\b/g, (parameter, number) => {
    const value = values[Number(number) - 1]
    return value === undefined ? parameter : `'${value.replaceAll("'", "''")}'`
  })
  const sql = await parseSql(text)
  const [only, more] = sql.parsed ? sql.statements : []
  return only && !more && only.kind === statement.kind ? only : statement
}

/** Characters before a statement, which the parser tells by line and column. */
function offsetOf(text: string, { line, column }: SqlStatement): number {
  let at = 0
  for (let passed = 1; passed < line; passed += 1) at = text.indexOf('\n', at) + 1
  return [...text.slice(0, at + column - 1)].length
}
