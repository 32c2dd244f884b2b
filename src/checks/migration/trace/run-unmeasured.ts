import { BreakwaterError } from '../../../core/error.ts'
import { type DatabaseSession, SqlError } from '../../../core/ports.ts'
import type { SqlStatement } from '../../../sql/statements.ts'
import { transactionControl } from '../../../sql/wrapping.ts'
import type { TracedStatement } from '../subject.ts'
import { keysOf, recordOf, roundedMs } from './record.ts'
import { type FileResult, stopped } from './rehearse.ts'

/** On an engine without locks: runs each statement, and knows only whether it was accepted. */
export async function runUnmeasured(
  session: DatabaseSession,
  path: string,
  statements: readonly SqlStatement[],
): Promise<FileResult> {
  const keys = keysOf(path, statements)
  const done: TracedStatement[] = []
  for (const [index, statement] of statements.entries()) {
    // pg-mem has no transaction that undoes DDL, so there is nothing to wrap.
    if (transactionControl(statement)) continue
    const started = performance.now()
    const record = recordOf(statement, path, keys[index] ?? statement.text)
    const timed = () => ({ ...record.trace, ms: roundedMs(performance.now() - started) })
    try {
      await session.execute(statement.text)
      done.push({ ...record, trace: timed() })
    } catch (thrown) {
      if (thrown instanceof BreakwaterError) return stopped(done, thrown, path, statement)
      if (!(thrown instanceof SqlError)) throw thrown
      const { sqlstate, message } = thrown
      const failed = { ...record, trace: { ...timed(), error: { sqlstate, message } } }
      return { statements: [...done, failed], failed }
    }
  }
  return { statements: done, failed: undefined }
}
