import type { Finding } from '../../../core/finding.ts'
import { nearest } from '../../../core/nearest.ts'
import { count, enumerate } from '../../../core/wording.ts'
import type { SqlStatement } from '../../../sql/statements.ts'
import { transactionControl } from '../../../sql/wrapping.ts'
import type { CommentTrouble, MigrationRun, RehearsedFile } from '../subject.ts'
import { commentsIn, inOrder, type SourceComment, statementAt } from './source-comments.ts'

/** What a check needs to honour the accept comments of new files. */
export interface AcceptInput {
  readonly run: MigrationRun
  /** Whole texts of the files by path; where one is missing, what the run had of it. */
  readonly texts: ReadonlyMap<string, string>
  /** Ids of all rules of the check. */
  readonly rules: readonly string[]
  /** Who writes a fork's pull request accepts nothing here. */
  readonly fromFork: boolean
}

export interface Accepted {
  readonly findings: readonly Finding[]
  /** Comments that accept nothing, and why. */
  readonly troubles: readonly CommentTrouble[]
  readonly remarks: readonly string[]
}

/**
 * Honours `-- breakwater: accept RULE because REASON`: before a statement, at the end of one of its lines, or, with
 * `in this file`, above the first. An accepted finding stays in the report and stops nothing.
 */
export function acceptComments(findings: readonly Finding[], input: AcceptInput): Accepted {
  const files = [...byPath(input)].map(([path, parts]) => fileOf(path, parts, input))
  const all = files.flatMap(({ comments }) => comments)
  const comments = all.slice(0, mostComments)
  if (comments.length === 0) return { findings, troubles: [], remarks: [] }
  if (input.fromFork) return { findings, troubles: [], remarks: [forkRemark(comments)] }
  const read = comments.map((comment) => ({ comment, ...readComment(comment, input.rules) }))
  const grants = read.flatMap(({ grants }) => grants)
  const used = new Set<Grant>()
  const grantsFor = finderOf(grants, files)
  const judged = findings.map((finding) => {
    const fitting = grantsFor(finding)
    for (const grant of fitting) used.add(grant)
    const [first] = fitting
    if (!first) return finding
    const { path, line } = first.comment.place
    return { ...finding, accepted: { by: `${path}:${line}`, reason: first.reason, place: first.comment.place } }
  })
  const wasReached = reached(input.run)
  const unused = grants.filter((grant) => !used.has(grant) && wasReached(grant))
  return {
    findings: judged,
    troubles: [...read.flatMap(({ troubles }) => troubles), ...unused.map(unusedTrouble)],
    remarks:
      all.length > comments.length
        ? [`${count(all.length - comments.length, 'accept comment')} beyond the first ${mostComments} not read`]
        : [],
  }
}

/** More than anyone writes; each costs a comparison with all names of rules. */
const mostComments = 500
const mostRules = 20

/** Failures, and what the history of a branch shows: who writes them off in the file has not made them go away. */
const neverAccepted: ReadonlySet<string> = new Set(
  [
    'migration-fails',
    'concurrently-in-transaction',
    'enum-value-used-in-same-transaction',
    'duplicate-version',
    'migration-edited',
    'migration-deleted',
    'out-of-order',
    'unused-accept-comment',
  ].map((name) => `migration/${name}`),
)

interface SourceFile {
  readonly path: string
  readonly statements: readonly SqlStatement[]
  readonly comments: readonly SourceComment[]
}

/** A rule that a comment accepts, with its reason. */
interface Grant {
  readonly comment: SourceComment
  readonly rule: string
  readonly reason: string
  readonly wholeFile: boolean
}

/** One file may hold several migrations. */
function byPath({ run }: AcceptInput): ReadonlyMap<string, readonly RehearsedFile[]> {
  const files = new Map<string, readonly RehearsedFile[]>()
  for (const file of run.files) files.set(file.path, [...(files.get(file.path) ?? []), file])
  return files
}

function fileOf(path: string, parts: readonly RehearsedFile[], { texts }: AcceptInput): SourceFile {
  const statements = parts.flatMap(({ sql }) => sql).sort(inOrder)
  const text = texts.get(path) ?? parts[0]?.text ?? ''
  return { path, statements, comments: commentsIn(path, text, statements) }
}

function readComment(
  comment: SourceComment,
  known: readonly string[],
): { readonly grants: readonly Grant[]; readonly troubles: readonly CommentTrouble[] } {
  const [, named, everywhere, reason] =
    /^breakwater\s*: ?accept (.+?)( in this file)?(?: because:? (.+))?$/i.exec(comment.text) ?? []
  const wrong = (problem: string) => ({ grants: [], troubles: [troubleOf(comment, problem)] })
  if (named === undefined) return wrong(`is not understood: write \`${form}\``)
  if (reason === undefined) return wrong(`accepts nothing without a reason: write \`${form}\``)
  if (everywhere !== undefined && !comment.first)
    return wrong('says "in this file", and stands below a statement of it')
  const names = named.split(/,| and /).filter((name) => name.trim() !== '')
  const rules = names.slice(0, mostRules).map((name) => idOf(name.trim()))
  const problems = rules.map((rule) => ({ rule, problem: problemWith(rule, known) }))
  return {
    grants: problems.flatMap(({ rule, problem }) =>
      problem === undefined
        ? [{ comment, rule, reason: clipped(reason, 400), wholeFile: everywhere !== undefined }]
        : [],
    ),
    troubles: problems.flatMap(({ rule, problem }) =>
      problem === undefined ? [] : [troubleOf(comment, problem, rule)],
    ),
  }
}

const form = '-- breakwater: accept RULE because REASON'

function idOf(name: string): string {
  const plain = name.replace(/^`|`$/g, '')
  return plain.includes('/') ? plain : `migration/${plain}`
}

function problemWith(rule: string, known: readonly string[]): string | undefined {
  if (neverAccepted.has(rule)) return `cannot accept ${short(rule)}: that has to be put right`
  if (known.includes(rule)) return undefined
  const meant = nearest(short(rule), known.map(short))
  return `names a rule that is not there, ${clipped(short(rule), 80)}${meant === undefined ? '' : `; did you mean ${meant}?`}`
}

function short(rule: string): string {
  return rule.replace(/^migration\//, '')
}

function clipped(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)} ...` : text
}

/** Finds the grants of a finding's rule that hold at its place: there may be many of both. */
function finderOf(grants: readonly Grant[], files: readonly SourceFile[]): (finding: Finding) => readonly Grant[] {
  const byTarget = new Map<string, Map<SqlStatement | undefined, Grant[]>>()
  for (const grant of grants) {
    const { rule, wholeFile, comment } = grant
    if (!wholeFile && !comment.target) continue
    const key = `${rule}\n${comment.place.path}`
    const known = byTarget.get(key) ?? new Map<SqlStatement | undefined, Grant[]>()
    const target = wholeFile ? undefined : comment.target
    const beside = known.get(target)
    if (beside) beside.push(grant)
    else known.set(target, [grant])
    byTarget.set(key, known)
  }
  const statements = new Map(files.map((file) => [file.path, file.statements]))
  return ({ ruleId, location }) => {
    const known = byTarget.get(`${ruleId}\n${location.path}`)
    if (!known) return []
    const statement = statementAt(statements.get(location.path) ?? [], location)
    return [...(statement ? (known.get(statement) ?? []) : []), ...(known.get(undefined) ?? [])]
  }
}

/** Whether the statement that is meant was run: of one that an earlier failure kept from running, nothing is known. */
function reached(run: MigrationRun): (grant: Grant) => boolean {
  const ran = new Set(run.statements.filter(({ trace }) => !trace.error).map(({ sql }) => sql))
  const wasRun = (statement: SqlStatement) => ran.has(statement) || transactionControl(statement) !== undefined
  const cut = new Set(run.files.filter(({ sql }) => !sql.every(wasRun)).map(({ path }) => path))
  return ({ comment: { target, place }, wholeFile }) => (target && !wholeFile ? wasRun(target) : !cut.has(place.path))
}

function unusedTrouble({ comment, rule, wholeFile }: Grant): CommentTrouble {
  const where = wholeFile ? 'in this file' : comment.target ? `at line ${comment.target.line}` : 'after it'
  return troubleOf(comment, `accepts ${short(rule)}, which finds nothing ${where}`, rule)
}

function troubleOf({ place, text }: SourceComment, problem: string, rule?: string): CommentTrouble {
  return { place, rule, problem, text }
}

function forkRemark(comments: readonly SourceComment[]): string {
  const paths = [...new Set(comments.map(({ place }) => place.path))]
  const [are, them] = comments.length === 1 ? ['is', 'it'] : ['are', 'them']
  return `${count(comments.length, 'accept comment')} in ${enumerate(paths)} ${are} not honoured, since a fork's pull request brings ${them}: a maintainer may accept with \`accepted:\` on the base branch`
}
