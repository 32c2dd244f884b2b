import { type DatabaseSession, SqlError } from '../../../core/ports.ts'

/** The refusal; undefined where all of them went through. Either way nothing of them stays. Within a transaction. */
export async function attempt(session: DatabaseSession, statements: readonly string[]): Promise<SqlError | undefined> {
  await session.execute('SAVEPOINT breakwater_attempt')
  try {
    for (const statement of statements) if (statement !== '') await session.execute(statement)
    return undefined
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown
    return thrown
  } finally {
    await session.execute('ROLLBACK TO SAVEPOINT breakwater_attempt; RELEASE SAVEPOINT breakwater_attempt')
  }
}
