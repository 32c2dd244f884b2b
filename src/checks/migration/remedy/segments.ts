import type { Wrapping } from '../../../sql/runner.ts'
import type { SqlStatement } from '../../../sql/statements.ts'
import { transactionControl } from '../../../sql/wrapping.ts'
import type { MigrationRun, RehearsedFile, TracedStatement } from '../subject.ts'
import { splitAlter } from './alter-commands.ts'
import { oneStatement, type Proposal } from './proposals.ts'

/** A stretch of a file that is sent as it stands, or the steps in place of a statement. */
export interface Segment {
  readonly path: string
  readonly statements: readonly SqlStatement[]
  readonly transaction: Wrapping['transaction']
  /** The statement that ends with this segment, once all that stands in its place has run. */
  readonly completes?: TracedStatement
}

/** A file with the proposed steps in place of their statements. */
export async function segmentsOf(
  file: RehearsedFile,
  proposals: readonly Proposal[],
  run: MigrationRun,
): Promise<readonly Segment[]> {
  const traced = new Map(run.statements.map((statement) => [statement.sql, statement]))
  const segments: Segment[] = []
  let plain: SqlStatement[] = []
  const flush = () => {
    if (plain.length > 0) segments.push({ path: file.path, statements: plain, transaction: file.transaction })
    plain = []
  }
  const advised = file.sql.some((sql) => proposals.some(({ statement }) => statement.sql === sql))
  for (const sql of file.sql) {
    // The transactions of a file that is taken apart are its parts'.
    if (advised && transactionControl(sql)) continue
    const own = proposals.filter(({ statement }) => statement.sql === sql)
    if (own.length === 0) {
      plain.push(sql)
      continue
    }
    flush()
    segments.push(...(await inPlaceOf(file, sql, own, traced.get(sql))))
  }
  flush()
  return segments
}

async function inPlaceOf(
  file: RehearsedFile,
  sql: SqlStatement,
  own: readonly Proposal[],
  statement: TracedStatement | undefined,
): Promise<readonly Segment[]> {
  const whole = own.find(({ replaces }) => replaces === undefined)
  const stepwise = ({ path, sql: statements }: Proposal): Segment => ({ path, statements, transaction: 'statement' })
  const complete = (segments: readonly Segment[]): readonly Segment[] => {
    const last = segments.at(-1)
    return last && statement ? [...segments.slice(0, -1), { ...last, completes: statement }] : segments
  }
  if (whole) return complete([stepwise(whole)])
  const commands = await splitAlter(sql)
  if (!commands) return [{ path: file.path, statements: [sql], transaction: file.transaction }]
  const parts: Segment[] = []
  for (const [index, text] of commands.entries()) {
    const proposal = own.find(({ replaces }) => replaces === index)
    const rest = proposal ? undefined : await oneStatement(text)
    if (proposal) parts.push(stepwise(proposal))
    if (rest) parts.push({ path: file.path, statements: [rest], transaction: 'statement' })
  }
  return complete(parts)
}
