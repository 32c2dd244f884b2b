import type { Finding, RemedyStep } from '../../../core/finding.ts'
import { parseSql, type SqlStatement } from '../../../sql/statements.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'
import { doubtOf } from './doubts.ts'

/** Steps in place of a statement, or of one command of an ALTER TABLE. */
export interface Proposal {
  /** Those that ask for these very steps: one way out may serve two hazards. */
  readonly findings: readonly Finding[]
  readonly statement: TracedStatement
  readonly steps: readonly RemedyStep[]
  readonly sql: readonly SqlStatement[]
  readonly replaces: number | undefined
  /** Path under which its statements are run, so that what is found in them can be told. */
  readonly path: string
}

/** What the rules propose, as SQL that reads; of two proposals for one statement the first. */
export async function proposalsIn(
  findings: readonly Finding[],
  run: MigrationRun,
  debug?: (text: string) => void,
): Promise<readonly Proposal[]> {
  const proposals: Proposal[] = []
  for (const finding of findings) {
    const { proposed, location } = finding
    const statement = run.statements.find(
      ({ place }) => place.path === location.path && place.line === location.line && place.column === location.column,
    )
    if (!proposed || !statement) continue
    const doubt = doubtOf(finding, statement, proposed.steps, run)
    if (doubt !== undefined) {
      debug?.(`remedy for ${finding.ruleId} is not tried: ${doubt}`)
      continue
    }
    const sql = await Promise.all(proposed.steps.map(({ sql: text }) => oneStatement(text)))
    const rivals = proposals.filter(
      (other) =>
        other.statement === statement && (other.replaces === proposed.replaces || other.replaces === undefined),
    )
    const same = rivals.find((other) => JSON.stringify(other.steps) === JSON.stringify(proposed.steps))
    if (same) proposals[proposals.indexOf(same)] = { ...same, findings: [...same.findings, finding] }
    if (rivals.length > 0 || sql.some((each) => each === undefined)) continue
    const path = `remedy ${proposals.length + 1}`
    proposals.push({ findings: [finding], statement, ...proposed, sql: sql.flatMap((each) => each ?? []), path })
  }
  return proposals
}

/** A text that is exactly one statement. */
export async function oneStatement(text: string): Promise<SqlStatement | undefined> {
  const parsed = await parseSql(text)
  const [only, more] = parsed.parsed ? parsed.statements : []
  return more ? undefined : only
}
