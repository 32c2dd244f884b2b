import { BreakwaterError, type Location, type Trouble } from '../../../core/error.ts'
import { type DatabaseSession, engineText, type Log, SqlError } from '../../../core/ports.ts'
import { type Catalog, readCatalog } from '../../../sql/catalog.ts'
import { compareCatalogs, type SchemaChange } from '../../../sql/catalog-changes.ts'
import type { DownStep } from '../../../sql/migration-texts.ts'
import type { MigrationPlan } from '../../../sql/migrations.ts'
import type { MigrationFile } from '../../../sql/runner.ts'
import { parseSql, type SqlStatement } from '../../../sql/statements.ts'
import { population } from '../rows/populate.ts'
import { observe } from '../trace/observe.ts'
import { mayBeTheRows } from '../trace/rehearse.ts'
import { type Refusal, type Sent, type SqlFile, sendFile, upFile } from '../trace/send-file.ts'
import { type RowDifference, rowDifferences } from './rollback-rows.ts'
import { type DatabaseState, readDatabaseState, readRows } from './rollback-state.ts'
import { goBackTogether } from './rollback-together.ts'

/** What became of the way back of one new migration. */
export type RollbackOutcome =
  | { readonly kind: 'missing' }
  /** It says itself that there is no way back. `raises`: with what Postgres was told to say. */
  | {
      readonly kind: 'declared'
      readonly place: Location
      readonly raises: string | undefined
      /** What its first comment says, where it holds nothing else. */
      readonly comment: string | undefined
      readonly left: readonly SchemaChange[]
    }
  | { readonly kind: 'failed'; readonly refusal: Refusal }
  | {
      readonly kind: 'ran'
      /** Its first statement. */
      readonly place: Location
      /** How the catalog differs from the one before the migration. */
      readonly left: readonly SchemaChange[]
      readonly rows: readonly RowDifference[]
      /** Tables whose columns stand in another order than before. */
      readonly reordered: readonly string[]
      /** Why the migration does not run a second time. */
      readonly again: Refusal | undefined
      /** How the catalog after the second time differs from the one after the first. */
      readonly secondTime: readonly SchemaChange[]
    }
  | { readonly kind: 'untried'; readonly because: string }

/** One new migration and its way back. */
export interface RolledBack {
  readonly path: string
  readonly name: string
  readonly down: DownStep | undefined
  readonly outcome: RollbackOutcome
  /** What the step down fails with on rows that we made; on empty tables it is as `outcome` says. */
  readonly onRows: Refusal | undefined
}

/** The rollback proof of all new migrations. */
export interface Rollback {
  readonly files: readonly RolledBack[]
  /** Whether most earlier migrations have a way back, so that one without is worth a word. */
  readonly expected: boolean
  /** All together, from the last to the first, they lead back, though one of them by itself does not. */
  readonly together?: true
  readonly engine: string
}

export interface RollbackInput {
  readonly plan: Pick<MigrationPlan, 'runner' | 'added'>
  /** Texts of the new files by key, and of their settings by path. */
  readonly texts: ReadonlyMap<string, string>
  /** The ways back, by the key of the migration. */
  readonly downs: ReadonlyMap<string, DownStep>
  /** Whether most earlier migrations have a way back. */
  readonly downsExpected: boolean
  /** A session on the base state; ends the one that it gave before. */
  readonly freshSession: () => Promise<DatabaseSession>
  /** Gives a session the settings of a new connection: a way back is another process, on another day. */
  readonly reset: (session: DatabaseSession) => Promise<void>
  readonly log: Log
}

/** For all files together; each statement has a limit of its own. */
const proofMs = 120_000

/**
 * Takes each new migration up, down and up again, on the state that those before it leave, and compares. A way back
 * that fails or leaves something behind costs the files after it nothing: they start from a database made anew.
 */
export async function proveRollback(input: RollbackInput): Promise<Rollback> {
  const course = startCourse(input)
  const files: RolledBack[] = []
  const versioned = input.plan.added.filter(({ repeatable }) => !repeatable)
  for (const [index, file] of versioned.entries()) {
    const down = input.downs.get(file.key)
    const told = { path: file.path, name: file.name, down }
    if (!down) {
      files.push({ ...told, outcome: { kind: 'missing' }, onRows: undefined })
    } else if (performance.now() > course.until) {
      files.push({
        ...told,
        outcome: { kind: 'untried', because: 'the time for the proof was over' },
        onRows: undefined,
      })
    } else {
      input.log.progress(`proving the way back of ${file.name} (${index + 1} of ${versioned.length}) ...`)
      files.push({ ...told, ...(await triedAtLeast(course, file, down)) })
    }
  }
  const together = await goBackTogether(course, files)
  return { files, expected: input.downsExpected, ...(together ? { together } : {}), engine: course.engine() }
}

/** A database on its way through the new migrations. */
export interface Course extends RollbackInput {
  readonly until: number
  readonly engine: () => string
  /** The session, with every new migration before `file` applied. Undefined: one of them does not run. */
  readonly before: (file: MigrationFile) => Promise<DatabaseSession | undefined>
  /** Says that the session holds what it should hold after `file`; `catalog`: as it was last read, if it still is so. */
  readonly passed: (file: MigrationFile, catalog: Catalog | undefined) => void
  /** The catalog, read again only where something ran since. */
  readonly catalog: (session: DatabaseSession) => Promise<Catalog>
  /** Rows of ours are in the session, from this file or from those before it. */
  readonly holdsOurRows: () => boolean
  readonly addedRows: () => void
  /** Says that the session is of no more use. */
  readonly spoilt: () => void
}

function startCourse(input: RollbackInput): Course {
  const { plan, freshSession } = input
  let session: DatabaseSession | undefined
  let engine = ''
  let applied = 0
  let ourRows = false
  let known: Catalog | undefined
  return {
    ...input,
    until: performance.now() + proofMs,
    engine: () => engine,
    before: async (file) => {
      if (!session) {
        session = await freshSession()
        engine = engineText(session.facts)
        applied = 0
        ourRows = false
        known = undefined
      }
      for (const earlier of plan.added.slice(applied, plan.added.indexOf(file))) {
        const sent = await send(input, session, upOf(input, earlier))
        if (!sent.ran) {
          session = undefined
          return undefined
        }
        applied += 1
        known = undefined
      }
      return session
    },
    passed: (file, catalog) => {
      applied = plan.added.indexOf(file) + 1
      known = catalog
    },
    catalog: async (current) => known ?? readCatalog(current),
    holdsOurRows: () => ourRows,
    addedRows: () => {
      ourRows = true
    },
    spoilt: () => {
      session = undefined
    },
  }
}

function upOf({ plan, texts }: RollbackInput, file: MigrationFile): SqlFile {
  return upFile(plan.runner, texts, file)
}

export async function send({ plan, reset }: RollbackInput, session: DatabaseSession, file: SqlFile): Promise<Sent> {
  const sent = await sendFile(session, plan.runner, file)
  if (sent.ran || 'refusal' in sent) await reset(session)
  return sent
}

type Proved = Pick<RolledBack, 'outcome' | 'onRows'>

/** Whatever stops the proof of one file, a limit or a session that is lost, stops no other. */
async function triedAtLeast(course: Course, file: MigrationFile, down: DownStep): Promise<Proved> {
  try {
    return await proveOne(course, file, down)
  } catch (thrown) {
    const because = reasonToGiveUp(thrown)
    if (because === undefined) throw thrown
    course.spoilt()
    return { outcome: { kind: 'untried', because }, onRows: undefined }
  }
}

/** First on rows, then, where one of them may be the reason of what is found, without any. */
async function proveOne(course: Course, file: MigrationFile, down: DownStep): Promise<Proved> {
  const first = await attempt(course, file, down, true)
  const refusal = refusalIn(first.outcome)
  const failsOnRows = refusal !== undefined && mayBeOurRows(refusal)
  if (!first.onOurRows || !(failsOnRows || leavesRows(first.outcome)))
    return { outcome: first.outcome, onRows: undefined }
  course.spoilt()
  const second = await attempt(course, file, down, false)
  if (!failsOnRows) return { outcome: withOurRows(first.outcome, second.outcome), onRows: undefined }
  const excused = refusalIn(second.outcome)?.sqlstate !== refusal.sqlstate
  return { outcome: second.outcome, onRows: excused ? refusal : undefined }
}

export function leavesRows(outcome: RollbackOutcome): boolean {
  return outcome.kind === 'ran' && outcome.rows.some(({ what }) => what === 'rows-left')
}

/** Rows that are left on empty tables too came from the migration; others may come from what is odd about ours. */
export function withOurRows(outcome: RollbackOutcome, onEmpty: RollbackOutcome): RollbackOutcome {
  if (outcome.kind !== 'ran' || onEmpty.kind !== 'ran') return outcome
  const proved = new Set(onEmpty.rows.flatMap(({ table, what }) => (what === 'rows-left' ? [table] : [])))
  const rows = outcome.rows.map((difference) =>
    difference.what === 'rows-left' && !proved.has(difference.table)
      ? { ...difference, what: 'our-rows-left' as const }
      : difference,
  )
  return { ...outcome, rows }
}

function refusalIn(outcome: RollbackOutcome): Refusal | undefined {
  if (outcome.kind === 'failed') return outcome.refusal
  // What the step down left behind is reason enough for the second time to fail.
  return outcome.kind === 'ran' && outcome.left.length === 0 ? outcome.again : undefined
}

/** A missing object is missing with and without rows, unless the statement runs code of the user's. */
function mayBeOurRows({ sqlstate, kind }: Refusal): boolean {
  return mayBeTheRows(sqlstate) && !(sqlstate.startsWith('42') && /^(Create|Alter|Drop|Rename|Index)/.test(kind))
}

interface Attempt {
  readonly outcome: RollbackOutcome
  readonly onOurRows: boolean
}

async function attempt(course: Course, file: MigrationFile, down: DownStep, onRows: boolean): Promise<Attempt> {
  const session = await course.before(file)
  const untried = (because: string): Attempt => ({ outcome: { kind: 'untried', because }, onOurRows: false })
  if (!session) return untried('a migration before it does not run')
  const up = upOf(course, file)
  const back = { ...down, settings: up.settings }
  if (onRows && (await addRows(session, [up, back]))) course.addedRows()
  const onOurRows = course.holdsOurRows()
  const before = { catalog: await course.catalog(session), rows: await readRows(session) }
  const sentUp = await send(course, session, up)
  if (!sentUp.ran) {
    course.spoilt()
    // With our rows out of the way the migration may run, as it did in the dry run.
    if (onOurRows && 'refusal' in sentUp) return attempt(course, file, down, false)
    return untried(`the migration itself does not run (${reasonOf(sentUp)})`)
  }
  course.passed(file, undefined)
  const applied = await readDatabaseState(session)
  const sentDown = await send(course, session, back)
  if (!sentDown.ran) return { outcome: downRefused(course, sentDown), onOurRows }
  const returned = await readDatabaseState(session)
  const left = compareCatalogs(before.catalog, returned.catalog)
  const nothingDone = sentDown.statements.every(({ node }) => isIdle(node))
  const place = firstPlace(down, sentDown.statements)
  if (nothingDone && left.length > 0) {
    return { outcome: { kind: 'declared', place, raises: undefined, comment: commentIn(down), left }, onOurRows }
  }
  const { again, secondTime } = await onceMore(course, session, file, applied)
  const rows = rowDifferences(before, applied, returned)
  const reordered = reorderedTables(before, returned)
  return { outcome: { kind: 'ran', place, left, rows, reordered, again, secondTime }, onOurRows }
}

/** The migration for the second time; where that does not lead where the first time led, the database is given up. */
async function onceMore(course: Course, session: DatabaseSession, file: MigrationFile, applied: DatabaseState) {
  const sent = await send(course, session, upOf(course, file))
  if (!sent.ran) {
    course.spoilt()
    return { again: 'refusal' in sent ? sent.refusal : undefined, secondTime: [] }
  }
  const catalog = await readCatalog(session)
  const secondTime = compareCatalogs(applied.catalog, catalog)
  if (secondTime.length > 0) course.spoilt()
  else course.passed(file, catalog)
  return { again: undefined, secondTime }
}

function downRefused(course: Course, sent: Sent & { readonly ran: false }): RollbackOutcome {
  if ('trouble' in sent) {
    course.spoilt()
    return { kind: 'untried', because: reasonOf(sent) }
  }
  const { refusal } = sent
  if (refusal.partial) course.spoilt()
  // P0001 is RAISE EXCEPTION without a code of its own: here the step itself says it.
  const raises = refusal.sqlstate === 'P0001' && refusal.kind === 'DoStmt' && /raise\s/i.test(refusal.statement)
  return raises
    ? { kind: 'declared', place: refusal.place, raises: refusal.message, comment: undefined, left: [] }
    : { kind: 'failed', refusal }
}

/** The first comment that is meant for people and not for the runner. */
function commentIn({ text }: DownStep): string | undefined {
  const [, comment] = /^[ \t]*--[ \t]*((?![ \t]|\+goose|migrate:|revert\b|down migration).+)$/im.exec(text) ?? []
  return comment && (comment.length > 100 ? `${comment.slice(0, 100)} ...` : comment.trim())
}

function firstPlace({ path }: DownStep, [first]: readonly SqlStatement[]): Location {
  return { path, line: first?.line ?? 1, column: first?.column ?? 1 }
}

/** In words, what the database or its limits say; undefined for a mistake of our own. */
export function reasonToGiveUp(thrown: unknown): string | undefined {
  if (thrown instanceof BreakwaterError) return thrown.trouble.message
  return thrown instanceof SqlError ? `${thrown.message} (SQLSTATE ${thrown.sqlstate})` : undefined
}

function reasonOf(sent: Sent & { readonly ran: false }): string {
  if ('refusal' in sent) return `SQLSTATE ${sent.refusal.sqlstate} at line ${sent.refusal.place.line}`
  const trouble: Trouble = sent.trouble
  return trouble.message
}

/** `SELECT 1;` stands in many steps that do nothing, because a runner refuses an empty file; others begin and commit. */
function isIdle(node: object): boolean {
  if ('TransactionStmt' in node || 'VariableSetStmt' in node) return true
  const written = JSON.stringify(node)
  return 'SelectStmt' in node && !written.includes('"FuncCall"') && !written.includes('"fromClause"')
}

/** A row or two in every empty table that either step names. Gives whether any was made. */
async function addRows(session: DatabaseSession, files: readonly SqlFile[]): Promise<boolean> {
  const { relations } = await observe(session)
  const rows = population(session, new Set(relations.keys()))
  const parsed = await Promise.all(files.map(({ text }) => parseSql(text)))
  await rows.fill(parsed.flatMap((sql) => (sql.parsed ? sql.statements : [])))
  return rows.used()
}

export function reorderedTables(
  { catalog: before }: DatabaseState,
  { catalog: after }: DatabaseState,
): readonly string[] {
  const now = new Map(after.tables.map((table) => [table.name, table.columns.map(({ name }) => name)]))
  return before.tables.flatMap(({ name, columns }) => {
    const was = columns.map((column) => column.name)
    const is = now.get(name) ?? was
    const same = was.length === is.length && [...was].sort().join('\n') === [...is].sort().join('\n')
    return same && was.join('\n') !== is.join('\n') ? [name] : []
  })
}
