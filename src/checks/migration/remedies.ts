import type { Finding, ProvedRemedy, RemedyStep, TextReplacement } from '../../core/finding.ts'
import type { DatabaseSession } from '../../core/ports.ts'
import { type Rule, runRules } from '../../core/rule.ts'
import { enumerate } from '../../core/wording.ts'
import type { Wrapping } from '../../sql/runner.ts'
import { oneByOne } from '../../sql/runner.ts'
import { parseSql, type SqlStatement } from '../../sql/statements.ts'
import { transactionControl } from '../../sql/wrapping.ts'
import { splitAlter } from './alter-commands.ts'
import { endsOtherwise } from './end-state.ts'
import { observe } from './observe.ts'
import type { Rehearsal } from './open-transaction.ts'
import { population } from './populate.ts'
import { rehearseFile } from './rehearse.ts'
import { replacementFor } from './replacement.ts'
import type { MigrationExample, MigrationRun, RehearsedFile, TracedStatement } from './subject.ts'
import { watchSession } from './watch.ts'

/** What a proof of remedies needs besides the findings. */
export interface RemedyInput {
  readonly run: MigrationRun
  readonly rules: readonly Rule<MigrationRun, MigrationExample>[]
  /** A session on the base state; called once a pass. */
  readonly session: () => Promise<DatabaseSession>
  /** Columns that the migrations make foreign keys. */
  readonly linked: ReadonlySet<string>
  /** When to stop, on the clock of `performance.now()`. */
  readonly until: number
  /** Told why a proposal did not hold: a bug of the rule that made it, more often than not. */
  readonly debug?: (text: string) => void
}

/** A pass goes over the whole pull request; each failed proposal costs another one. */
const maxPasses = 3

/**
 * Runs what rules propose in place of their statements, on the base state and on rows, as a pull request that followed
 * the advice would. Steps are shown where they ran, no rule calls them an error, their own rule is silent, and they
 * leave the tables as the statement would have. What did not hold is taken away; the general advice stays.
 */
export async function proveRemedies(findings: readonly Finding[], input: RemedyInput): Promise<readonly Finding[]> {
  let standing = await proposalsIn(findings, input.run)
  let proved: readonly Proposal[] = []
  for (let pass = 0; pass < maxPasses && standing.length > 0; pass += 1) {
    const { held, broken } = await tryAll(standing, input)
    proved = held
    if (broken.length === 0) break
    // What ran beside a proposal that broke is tried again without that one.
    standing = standing.filter((proposal) => !broken.includes(proposal))
  }
  const fixes = new Map<Finding, ProvedRemedy>()
  for (const { finding, statement, steps } of proved) {
    const replacement = await replacementFor(statement, steps, input.run)
    fixes.set(finding, { steps, engine: input.run.engine, ...(replacement ? { replacement } : {}) })
  }
  return findings.map((finding) => {
    const { proposed: _, ...bare } = finding
    const fix = fixes.get(finding)
    return fix ? { ...bare, remedy: remedyText(fix), fix } : bare
  })
}

/** Steps in place of a statement, or of one command of an ALTER TABLE. */
interface Proposal {
  readonly finding: Finding
  readonly statement: TracedStatement
  readonly steps: readonly RemedyStep[]
  readonly sql: readonly SqlStatement[]
  readonly replaces: number | undefined
  /** Path under which its statements are run, so that what is found in them can be told. */
  readonly path: string
}

async function proposalsIn(findings: readonly Finding[], run: MigrationRun): Promise<readonly Proposal[]> {
  const proposals: Proposal[] = []
  for (const finding of findings) {
    const { proposed, location } = finding
    const statement = run.statements.find(
      ({ place }) => place.path === location.path && place.line === location.line && place.column === location.column,
    )
    if (!proposed || !statement) continue
    const sql = await Promise.all(proposed.steps.map(({ sql: text }) => oneStatement(text)))
    const taken = proposals.some(
      (other) =>
        other.statement === statement && (other.replaces === proposed.replaces || other.replaces === undefined),
    )
    if (taken || sql.some((each) => each === undefined)) continue
    const path = `remedy ${proposals.length + 1}`
    proposals.push({ finding, statement, ...proposed, sql: sql.flatMap((each) => each ?? []), path })
  }
  return proposals
}

async function oneStatement(text: string): Promise<SqlStatement | undefined> {
  const parsed = await parseSql(text)
  const [only, more] = parsed.parsed ? parsed.statements : []
  return more ? undefined : only
}

/** A stretch of a file that is sent as it stands, or the steps in place of a statement. */
interface Segment {
  readonly path: string
  readonly statements: readonly SqlStatement[]
  readonly transaction: Wrapping['transaction']
  /** The statement that ends with this segment, once all that stands in its place has run. */
  readonly completes?: TracedStatement
}

async function segmentsOf(
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

interface Tried {
  readonly held: readonly Proposal[]
  readonly broken: readonly Proposal[]
}

async function tryAll(proposals: readonly Proposal[], input: RemedyInput): Promise<Tried> {
  const { run, rules } = input
  const ran = await runAll(proposals, input)
  if (ran.stopped) return { held: [], broken: ran.broken }
  const found = runRules(rules, { ...run, ...ran.judged })
  const hurts = ({ path, finding }: Proposal) =>
    found.some(
      ({ location, severity, ruleId }) => location.path === path && (severity === 'error' || ruleId === finding.ruleId),
    )
  const broken = proposals.filter((proposal) => ran.broken.includes(proposal) || hurts(proposal))
  return { held: proposals.filter((proposal) => ![...broken, ...ran.unknown].includes(proposal)), broken }
}

interface Ran {
  /** What differs from the author's own run: OIDs too, since the database may be another one. */
  readonly judged: Pick<MigrationRun, 'statements' | 'preexisting' | 'facts'>
  /** Those that failed, made a later statement fail, or left another schema behind. */
  readonly broken: readonly Proposal[]
  /** Those of which nothing can be said, for what an earlier one did. */
  readonly unknown: readonly Proposal[]
  readonly stopped: boolean
}

async function runAll(proposals: readonly Proposal[], input: RemedyInput): Promise<Ran> {
  const { run, session: open, linked, until, debug } = input
  const session = await open()
  const watch = watchSession(session)
  const base = await watch.facts()
  const preexisting = new Set((await observe(session)).relations.keys())
  const rehearsal: Rehearsal = { session, watch, preexisting, transactions: { count: 0 }, until }
  const rows = population(session, preexisting, linked)
  const statements: TracedStatement[] = []
  const broken: Proposal[] = []
  const unknown: Proposal[] = []
  const astray = new Set<string>()
  for (const file of run.files) {
    await rows.fill(file.sql)
    for (const { path, statements: sql, transaction, completes } of await segmentsOf(file, proposals, run)) {
      const result = await rehearseFile(rehearsal, path, sql, { ...oneByOne, transaction }, rows)
      statements.push(...result.statements)
      if (result.failed || result.trouble) {
        debug?.(
          `remedies stopped at ${path}: ${result.failed?.trace.statement} ${result.failed?.trace.error?.message ?? result.trouble?.message}`,
        )
        const judged = { statements, preexisting, facts: { base, head: base } }
        return { judged, broken: blamedFor(path, statements, proposals), unknown: [], stopped: true }
      }
      const own = proposals.filter(({ statement }) => statement === completes)
      const other = completes ? endsOtherwise(completes, await watch.facts()) : []
      if (other.length === 0) continue
      // A table that an earlier remedy has left in another shape cannot have the right one now.
      if (other.every((table) => astray.has(table))) unknown.push(...own)
      else {
        debug?.(`what stands in place of ${completes?.trace.statement} leaves ${enumerate(other)} otherwise`)
        broken.push(...own)
      }
      for (const table of other) astray.add(table)
    }
  }
  return {
    judged: { statements, preexisting, facts: { base, head: await watch.facts() } },
    broken,
    unknown,
    stopped: false,
  }
}

/** Where a statement of the author's fails, the remedy before it has made it so. */
function blamedFor(
  path: string,
  statements: readonly TracedStatement[],
  proposals: readonly Proposal[],
): readonly Proposal[] {
  const own = proposals.filter((proposal) => proposal.path === path)
  const before = proposals.filter((proposal) => statements.some(({ place }) => place.path === proposal.path))
  return own.length > 0 ? own : before.slice(-1)
}

/** A sentence, then the steps as SQL to copy. */
export function remedyText({ steps, engine, replacement }: ProvedRemedy): string {
  const [only, second] = steps
  const alone = only?.withoutTransaction
    ? 'in a migration of its own that runs outside a transaction'
    : 'in a migration of its own'
  const sentence = replacement
    ? `Put this in place of ${linesText(replacement)}; run on ${engine} it leaves the same schema`
    : only && !second
      ? `Send this instead, ${alone}; run on ${engine} it leaves the same schema`
      : `Take these steps instead, each in a transaction of its own; run on ${engine} they leave the same schema`
  return [`${sentence}.`, ...steps.map(stepText)].join('\n')
}

function linesText({ startLine, endLine }: TextReplacement): string {
  return startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`
}

function stepText({ sql, withoutTransaction, repeat, note }: RemedyStep): string {
  const said = [withoutTransaction ? 'outside a transaction' : undefined, repeat && `again and again, ${repeat}`, note]
  const comment = said.flatMap((each) => each ?? []).join('; ')
  return `${sql};${comment === '' ? '' : ` -- ${comment}`}`
}
