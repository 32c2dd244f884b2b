import type { Unproven } from '../../../core/check.ts'
import { startOf } from '../../../core/check.ts'
import type { Location } from '../../../core/error.ts'
import { engineText, refusedOutside, SqlError } from '../../../core/ports.ts'
import { count, enumerate } from '../../../core/wording.ts'
import { type CodePlan, isVersioned } from '../../../sql/code-migrations.ts'
import { frameworkOf } from '../../../sql/frameworks.ts'
import { surroundingsHint } from '../../../sql/surroundings.ts'
import type { TracedStatement } from '../subject.ts'
import type { HeadRun } from './command-head.ts'
import type { CodeFile } from './command-places.ts'

/** What is known of the new files. */
export interface Told {
  readonly news: NewFiles
  /** Files that the framework's books name; empty where they name none, or where the run ended in failure. */
  readonly entered: ReadonlySet<string>
}

/** New files: migrations for sure, by what they hold or how they are named, and others in such folders. */
export interface NewFiles {
  readonly sure: readonly string[]
  readonly doubtful: readonly string[]
}

export function newFilesOf(files: readonly CodeFile[], added: CodePlan['added']): NewFiles {
  const known = new Set(added.map(({ path }) => path))
  const news = files.filter(({ file }) => known.has(file.path))
  const isSure = ({ file: { path }, text }: CodeFile) => isVersioned(path) || frameworkOf(path, text) !== undefined
  const pathsOf = (some: readonly CodeFile[]) => some.map(({ file }) => file.path)
  return { sure: pathsOf(news.filter(isSure)), doubtful: pathsOf(news.filter((file) => !isSure(file))) }
}

/** A failure that proves nothing against the statement says what it comes from. */
export function withDoubt(statement: TracedStatement): TracedStatement {
  const { error } = statement.trace
  if (!error) return statement
  const hint =
    error.sqlstate === refusedOutside
      ? 'Keep this statement out of the migrations, or look at it yourself.'
      : surroundingsHint(new SqlError(error.sqlstate, error.message), 'server')
  return hint === undefined ? statement : { ...statement, undecided: hint }
}

/** What nobody could tell. */
export function unprovenByCommand(
  { recorder, engine }: HeadRun,
  statements: readonly TracedStatement[],
  { news, entered }: Told,
): readonly Unproven[] {
  const [newest] = news.sure
  const nothing: readonly Unproven[] =
    statements.length > 0 || !newest
      ? []
      : [
          {
            code: 'migrate-command-changed-nothing',
            subject: newest,
            message: `The migrate-command ran and changed nothing, although head brings ${count(news.sure.length, 'new migration')}.`,
            hint: 'Does it look into the folder that the new files are in? If they are no migrations, name the right folder with database.migrations.',
            location: startOf(newest),
          },
        ]
  // Where the books name some of the new files, those that they do not name were not run.
  const left = statements.length > 0 && entered.size > 0 ? news.sure.filter((path) => !entered.has(path)) : []
  const unreached = left.map((path) => ({
    code: 'migrate-command-left-out',
    subject: path,
    message: `The migrate-command ended well, and the framework's own table names other new migrations, not ${path}: it was not run.`,
    hint: 'Does the command look into its folder? If it is no migration, name the right folder with database.migrations.',
    location: startOf(path),
  }))
  const doubtful = statements.flatMap(({ trace, place, undecided }): readonly Unproven[] => {
    if (!trace.error || undecided === undefined) return []
    return [
      {
        code: trace.error.sqlstate === refusedOutside ? 'outside-scratch-database' : 'statement-not-proven',
        subject: `${place.path}:${place.line}`,
        message: `${engineText(engine)} refuses the statement: ${trace.error.message} (SQLSTATE ${trace.error.sqlstate}), at: ${oneLine(trace.statement)}`,
        hint: undecided,
        location: place,
      },
    ]
  })
  const unseen = recorder.unseen().map((text) => ({
    code: 'statement-not-observed',
    subject: oneLine(text),
    message: `The program went on before the statement was done (Flush without Sync), so nobody could look at it: ${oneLine(text)}`,
    hint: 'Look at this statement yourself.',
  }))
  return [...nothing, ...unreached.slice(0, 5), ...doubtful, ...unseen.slice(0, 5)]
}

/** Counts and caveats. */
export function commandRemarks(
  { recorder, rows, statusOnRows }: HeadRun,
  told: {
    readonly caught: readonly TracedStatement[]
    readonly statements: readonly TracedStatement[]
    readonly fallback: Location
    readonly news: NewFiles
    readonly moved: readonly string[]
  },
): readonly string[] {
  const books = recorder.seen().filter(({ traced }) => traced === undefined).length
  const homeless = told.statements.filter(({ place }) => place.path === told.fallback.path).length
  const [refused] = told.caught
  const { doubtful } = told.news
  return [
    ...(told.statements.length === 0 && doubtful.length > 0
      ? [
          `the migrate-command changed nothing: ${enumerate(doubtful)} ${doubtful.length === 1 ? 'is' : 'are'} taken for no migration`,
        ]
      : []),
    ...(told.moved.length > 0
      ? [`moved from another folder, text unchanged, so not taken for new: ${enumerate(told.moved)}`]
      : []),
    ...(books > 0 ? [`${count(books, 'statement')} on the framework's own tables not judged`] : []),
    ...(refused
      ? [
          `${count(told.caught.length, 'statement')} that Postgres refused and the framework went on without, such as: ${oneLine(refused.trace.statement)}`,
        ]
      : []),
    ...(homeless > 0
      ? [`${count(homeless, 'statement')} of which no file can be told: the place of migrate-command is given`]
      : []),
    ...(statusOnRows === undefined
      ? []
      : [
          `with rows of ours in its tables the command ended with status ${statusOnRows}, and no statement was refused: what only rows show was not tried`,
        ]),
    ...rows
      .unfilled()
      .map(
        ({ table, reason }) =>
          `${table} stayed empty (no row could be made for it: ${reason}): what only rows show was not tried there`,
      ),
  ]
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 120 ? `${line.slice(0, 120)} ...` : line
}
