import type { Location } from '../../core/error.ts'
import type { Finding } from '../../core/finding.ts'
import { nearest } from '../../core/nearest.ts'
import { count, enumerate } from '../../core/wording.ts'
import { placeAt, type SqlStatement } from '../../sql/statements.ts'
import { type Token, tokensOf } from '../../sql/tokens.ts'
import { transactionControl } from '../../sql/wrapping.ts'
import type { CommentTrouble, MigrationRun, RehearsedFile } from './subject.ts'

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
  const comments = files.flatMap(({ comments }) => comments)
  if (comments.length === 0) return { findings, troubles: [], remarks: [] }
  if (input.fromFork) return { findings, troubles: [], remarks: [forkRemark(comments)] }
  const read = comments.map((comment) => ({ comment, ...readComment(comment, input.rules) }))
  const grants = read.flatMap(({ grants }) => grants)
  const used = new Set<Grant>()
  const judged = findings.map((finding) => {
    const fitting = grants.filter((grant) => fits(grant, finding, files))
    for (const grant of fitting) used.add(grant)
    const [first] = fitting
    if (!first) return finding
    const { path, line } = first.comment.place
    return { ...finding, accepted: { by: `${path}:${line}`, reason: first.reason, place: first.comment.place } }
  })
  const unused = grants.filter((grant) => !used.has(grant) && wasReached(grant.comment, input.run))
  return {
    findings: judged,
    troubles: [...read.flatMap(({ troubles }) => troubles), ...unused.map(unusedTrouble)],
    remarks: [],
  }
}

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

interface Comment {
  /** Without its dashes or stars. */
  readonly text: string
  readonly place: Location
  /** The statement that it stands at or before; undefined where none follows. */
  readonly target: SqlStatement | undefined
  /** No statement stands above it. */
  readonly first: boolean
}

interface SourceFile {
  readonly path: string
  readonly statements: readonly SqlStatement[]
  readonly comments: readonly Comment[]
}

/** A rule that a comment accepts, with its reason. */
interface Grant {
  readonly comment: Comment
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

function commentsIn(path: string, text: string, statements: readonly SqlStatement[]): readonly Comment[] {
  // Most files have none, and need no second look.
  if (!/breakwater\s*:/i.test(text)) return []
  const tokens = tokensOf(text)
  return tokens.flatMap((token, index) => {
    const said = token.kind === 'comment' ? bare(token.text) : ''
    if (!/^breakwater\s*:/i.test(said)) return []
    const place = placeAt(text, token.start)
    const before = tokens.slice(0, index).findLast(({ kind }) => kind !== 'comment')
    const besides = before !== undefined && placeAt(text, before.end).line === place.line
    const next = tokens.slice(index).find(({ kind }) => kind !== 'comment')
    const at = besides ? placeAt(text, before.start) : next && placeAt(text, next.start)
    const target = at && statementAt(statements, at)
    return [{ text: said, place: { path, ...place }, target, first: !statementAt(statements, place) }]
  })
}

/** What a comment says, without what makes it one. */
function bare(comment: Token['text']): string {
  return comment
    .replace(/^--+|^\/\*+|\*+\/$/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The last statement that begins at or before a place. */
function statementAt(
  statements: readonly SqlStatement[],
  place: Pick<Location, 'line' | 'column'>,
): SqlStatement | undefined {
  return statements.findLast((statement) => inOrder(statement, place) <= 0)
}

function inOrder(a: Pick<Location, 'line' | 'column'>, b: Pick<Location, 'line' | 'column'>): number {
  return a.line - b.line || a.column - b.column
}

function readComment(
  comment: Comment,
  known: readonly string[],
): { readonly grants: readonly Grant[]; readonly troubles: readonly CommentTrouble[] } {
  const [, named, everywhere, reason] =
    /^breakwater\s*: ?accept (.+?)( in this file)?(?: because:? (.+))?$/i.exec(comment.text) ?? []
  const wrong = (problem: string) => ({ grants: [], troubles: [troubleOf(comment, problem)] })
  if (named === undefined) return wrong(`is not understood: write \`${form}\``)
  if (reason === undefined) return wrong(`accepts nothing without a reason: write \`${form}\``)
  if (everywhere !== undefined && !comment.first)
    return wrong('says "in this file", and stands below a statement of it')
  const rules = named.split(/,| and /).flatMap((name) => (name.trim() === '' ? [] : [idOf(name.trim())]))
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

function fits({ comment, rule, wholeFile }: Grant, finding: Finding, files: readonly SourceFile[]): boolean {
  const { ruleId, location } = finding
  if (ruleId !== rule || location.path !== comment.place.path) return false
  if (wholeFile) return true
  const file = files.find(({ path }) => path === location.path)
  return comment.target !== undefined && file !== undefined && statementAt(file.statements, location) === comment.target
}

/** Whether its statement was run: of one that an earlier failure kept from running, nothing is known. */
function wasReached({ target, place }: Comment, run: MigrationRun): boolean {
  const ran = new Set(run.statements.filter(({ trace }) => !trace.error).map(({ sql }) => sql))
  const sql = run.files.filter(({ path }) => path === place.path).flatMap((file) => file.sql)
  const from = target && sql.includes(target) ? sql.indexOf(target) : 0
  const wanted = target ? sql.slice(from, from + 1) : sql
  return wanted.every((statement) => ran.has(statement) || transactionControl(statement) !== undefined)
}

function unusedTrouble({ comment, rule, wholeFile }: Grant): CommentTrouble {
  const where = wholeFile ? 'in this file' : comment.target ? `at line ${comment.target.line}` : 'after it'
  return troubleOf(comment, `accepts ${short(rule)}, which finds nothing ${where}`, rule)
}

function troubleOf({ place, text }: Comment, problem: string, rule?: string): CommentTrouble {
  return { place, rule, problem, text }
}

function forkRemark(comments: readonly Comment[]): string {
  const paths = [...new Set(comments.map(({ place }) => place.path))]
  const [are, them] = comments.length === 1 ? ['is', 'it'] : ['are', 'them']
  return `${count(comments.length, 'accept comment')} in ${enumerate(paths)} ${are} not honoured, since a fork's pull request brings ${them}: a maintainer may accept with \`accepted:\` on the base branch`
}
