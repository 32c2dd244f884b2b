import { BreakwaterError } from '../../../core/error.ts'
import type { Finding, ProvedRemedy, RemedyStep } from '../../../core/finding.ts'
import { waitsText } from '../judgement/waits-for-rows.ts'
import type { TracedStatement } from '../subject.ts'
import { splitAlter } from './alter-commands.ts'
import { type Proposal, proposalsIn } from './proposals.ts'
import { remedyText } from './remedy-text.ts'
import { replacementFor } from './replacement.ts'
import { type RemedyInput, type Tried, tryAll } from './trial.ts'

/** A pass goes over the whole pull request; each failed proposal costs another one. */
const maxPasses = 3

/**
 * Runs what rules propose in place of their statements, on the base state and on rows, as a pull request that followed
 * the advice would. Steps are shown where they ran, no rule calls them an error, their own rule is silent, and they
 * leave the tables as the statement would have. What did not hold is taken away; the general advice stays.
 */
export async function proveRemedies(findings: readonly Finding[], input: RemedyInput): Promise<readonly Finding[]> {
  let standing = await proposalsIn(findings, input.run, input.debug)
  let proved: readonly Proposal[] = []
  for (let pass = 0; pass < maxPasses && standing.length > 0; pass += 1) {
    const { held, broken } = await tryAll(standing, input).catch((thrown) => stoppedBy(thrown, input))
    proved = held
    if (broken.length === 0) break
    // What ran beside a proposal that broke is tried again without that one.
    standing = standing.filter((proposal) => !broken.includes(proposal))
  }
  const fixes = new Map<Finding, { readonly fix: ProvedRemedy; readonly remedy: string }>()
  for (const { findings: all, statement, replaces } of proved) {
    const steps = await wholeOf(statement, replaces, proved)
    const replacement = await replacementFor(statement, steps, input.run)
    const fix = { steps, engine: input.run.engine, ...(replacement ? { replacement } : {}) }
    const remedy = remedyText(fix, statement.sql.text, waitsText(statement, input.run))
    for (const finding of all) fixes.set(finding, { fix, remedy })
  }
  return findings.map((finding) => {
    const { proposed: _, ...bare } = finding
    return { ...bare, ...fixes.get(finding) }
  })
}

/** Steps for one command of an ALTER TABLE come with its other commands, in their order: the reader sends all of it. */
async function wholeOf(
  statement: TracedStatement,
  replaces: number | undefined,
  proved: readonly Proposal[],
): Promise<readonly RemedyStep[]> {
  const own = proved.filter((proposal) => proposal.statement === statement)
  const commands = replaces === undefined ? undefined : await splitAlter(statement.sql)
  if (!commands) return own.find((proposal) => proposal.replaces === replaces)?.steps ?? []
  return commands.flatMap(
    (sql, index) =>
      own.find((proposal) => proposal.replaces === index)?.steps ?? [{ sql, note: 'as it stands in the migration' }],
  )
}

/** A remedy that hits a limit, or ends its database, costs no finding: the general advice stays. */
function stoppedBy(thrown: unknown, { debug }: RemedyInput): Tried {
  if (!(thrown instanceof BreakwaterError)) throw thrown
  debug?.(`remedies were not proved: ${thrown.message}`)
  return { held: [], broken: [] }
}
