import type { Location } from '../../../core/error.ts'
import type { MigrationFile } from '../../../sql/migrations.ts'
import type { Direction } from '../../../sql/runner.ts'
import type { TracedStatement } from '../subject.ts'
import { keysOf } from '../trace/record.ts'
import { mayGo } from './code-ways.ts'
import type { SeenStatement } from './command-watch.ts'

/** A new migration and its text. */
export interface CodeFile {
  readonly file: MigrationFile
  readonly text: string
}

/** Statements at their places. */
export interface Placed {
  readonly statements: readonly TracedStatement[]
  /**
   * Which migration each belongs to, by its key: a file may hold several (change sets of Liquibase), and what the
   * framework has written into its books is done, whatever becomes of the next.
   */
  readonly sections: ReadonlyMap<string, number>
  /** Paths of the files that the framework has written into its books. */
  readonly entered: ReadonlySet<string>
}

/**
 * The statements with the file that each came from. Frameworks write into their books which migration they have run, by
 * its name or version: what ran between two such entries belongs to one file.
 */
export function placed(
  seen: readonly SeenStatement[],
  files: readonly CodeFile[],
  fallback: Location,
  ended: 'well' | 'in failure',
): Placed {
  const entries = entriesIn(seen, files)
  const sources = sourcesOf(seen, files, entries, ended)
  const placeOf = locator(fallback)
  const numbers = new Map<number, number>()
  const located = seen.flatMap(({ traced }, index) =>
    traced ? [renumbered(at(traced, placeOf(traced, sources[index])), numbers)] : [],
  )
  const keys = keysByPath(located)
  /** By transaction: where each lock was taken. */
  const held = new Map<number, Map<string, Location>>()
  const statements = located.map((traced, index) => {
    const { transaction } = traced.trace
    const locks = held.get(transaction ?? 0) ?? new Map<string, Location>()
    if (transaction !== null) held.set(transaction, locks)
    for (const { relation, mode } of traced.difference?.taken ?? []) {
      const lock = `${relation.oid} ${mode}`
      if (!locks.has(lock)) locks.set(lock, traced.place)
    }
    return { ...traced, key: keys[index] ?? traced.key, heldSince: new Map(locks) }
  })
  const numbered = sectionsOf(seen)
  return {
    statements,
    sections: new Map(statements.map(({ key }, index) => [key, numbered[index] ?? 0])),
    entered: new Set(entries.map(({ file }) => file.file.path)),
  }
}

/** For each statement that is judged, how many entries in the books stand before it. */
function sectionsOf(seen: readonly SeenStatement[]): readonly number[] {
  let entries = 0
  return seen.flatMap(({ traced, words }) => {
    if (traced) return [entries]
    if (isEntry(words)) entries += 1
    return []
  })
}

function isEntry(words: string): boolean {
  return /^\s*(insert|update|merge)\b/i.test(words)
}

/** An entry in the books that names a file. */
interface Entry {
  readonly index: number
  readonly file: CodeFile
}

function entriesIn(seen: readonly SeenStatement[], files: readonly CodeFile[]): readonly Entry[] {
  const entries: Entry[] = []
  for (const [index, { traced, words }] of seen.entries()) {
    const written = new Set(entries.map(({ file }) => file))
    const file = traced ? undefined : fileNamedIn(words, files, written)
    if (file) entries.push({ index, file })
  }
  return entries
}

/** The file of each statement, where it can be told. */
function sourcesOf(
  seen: readonly SeenStatement[],
  files: readonly CodeFile[],
  entries: readonly Entry[],
  ended: 'well' | 'in failure',
): readonly (CodeFile | undefined)[] {
  const [first] = entries
  // The migration that failed is the first that nobody has written into the books.
  const next = files.find((file) => !entries.some((entry) => entry.file === file))
  const rest = ended === 'in failure' || files.length === 1 ? next : undefined
  if (!first) return seen.map(() => rest)
  const isWork = (from: number, to: number) => seen.slice(from, to).some(({ traced }) => traced !== undefined)
  // Most write after a migration, some before it.
  const last = entries.at(-1)?.index ?? 0
  const before = !isWork(0, first.index) && isWork(last, seen.length)
  return seen.map((_, index) =>
    before
      ? entries.findLast((entry) => entry.index <= index)?.file
      : (entries.find((entry) => entry.index >= index)?.file ?? rest),
  )
}

/** The new file whose name, or the version in front of it, is written in a statement. */
function fileNamedIn(words: string, files: readonly CodeFile[], written: ReadonlySet<CodeFile>): CodeFile | undefined {
  if (!isEntry(words)) return undefined
  const tokens = new Set(words.split(/[^\w.-]+/).filter((word) => word !== ''))
  const scored = files.map((source) => {
    const stem = source.file.name.replace(/\.[^.]+$/, '')
    const [version = ''] = /^V?(\d{3,}|[0-9a-f]{6,})/i.exec(stem) ?? []
    if (tokens.has(source.file.name) || tokens.has(stem)) return { source, score: 2 }
    // TypeORM writes the class, which ends with the number that the file begins with.
    const named = version !== '' && [...tokens].some((token) => token === version || token.endsWith(version))
    return { source, score: named ? 1 : 0 }
  })
  const most = Math.max(0, ...scored.map(({ score }) => score))
  if (most === 0) return undefined
  const best = scored.flatMap(({ source, score }) => (score === most ? [source] : []))
  // Two apps of one project may have a `0002_more` each; the statement names the app, too.
  const own = best.length > 1 ? best.filter(({ file }) => inFolder(file, tokens)) : best
  const candidates = own.length > 0 ? own : best
  // Alembic's entry names the one before as well.
  return candidates.find((source) => !written.has(source)) ?? candidates[0]
}

function inFolder({ folder }: MigrationFile, tokens: ReadonlySet<string>): boolean {
  return folder.split('/').some((segment) => tokens.has(segment))
}

/** Gives each statement its place; those of one file are expected from its top to its bottom. */
function locator(fallback: Location): (traced: TracedStatement, source: CodeFile | undefined) => Location {
  const reached = new Map<string, number>()
  return (traced, source) => {
    if (!source) return fallback
    const { path } = source.file
    const line = lineOf(traced.sql.text, source.text, reached.get(path) ?? 0)
    reached.set(path, line)
    return { path, line, column: 1 }
  }
}

/**
 * The line that shares most names with the statement, where several do the next one; the first where nothing can be
 * told. What goes the other way names the same things, so its lines count only where no other names any.
 */
export function lineOf(sql: string, code: string, reached: number, way: Direction = 'up'): number {
  const words = [...sql.matchAll(/"([^"]+)"|\b([a-z_]\w{2,})\b/g)].flatMap(([, quoted, plain]) => quoted ?? plain ?? [])
  const names = [...new Set(words)].slice(0, 30).map((name) => new RegExp(`(^|\\W)${name.replace(/\W/g, '.')}(\\W|$)`))
  const lines = code.split('\n', maxLines)
  const fits = mayGo(way, lines)
  const written = verbatim(sql, lines, fits, reached)
  if (written !== undefined) return written
  const scores = lines.map((line, index) => ({
    line: index + 1,
    score: line.length > maxLineLength ? 0 : names.filter((name) => name.test(line)).length,
  }))
  const likely = scores.filter(({ line, score }) => fits[line - 1] && score > 0)
  const among = likely.length > 0 ? likely : scores
  const most = Math.max(...among.map(({ score }) => score))
  if (most === 0) return 1
  const best = among.filter(({ score }) => score === most)
  return (best.find(({ line }) => line > reached) ?? best[0])?.line ?? 1
}

/** The line on which a statement begins that stands in the code as it was sent. */
function verbatim(
  sql: string,
  lines: readonly string[],
  fits: readonly boolean[],
  reached: number,
): number | undefined {
  const [first = '', ...rest] = sql.trim().slice(0, maxLineLength).split('\n')
  // A word or two stand in many places.
  if (first.trim().split(/\s+/).length < 3) return undefined
  const begins = lines.flatMap((line, index) =>
    line.length <= maxLineLength && fits[index] && line.includes(first.trim()) ? [index] : [],
  )
  const same = (index: number) => {
    const differs = rest.findIndex((text, at) => !(lines[index + 1 + at] ?? '').includes(text.trim()))
    return differs < 0 ? rest.length : differs
  }
  const scores = begins.map((index) => ({ line: index + 1, score: same(index) }))
  const most = Math.max(...scores.map(({ score }) => score))
  const best = scores.filter(({ score }) => score === most)
  return (best.find(({ line }) => line > reached) ?? best[0])?.line
}

/** A stranger's file may be anything; a place is worth no more. */
const maxLines = 3_000
const maxLineLength = 1_000

function at(traced: TracedStatement, place: Location): TracedStatement {
  const { path, line, column } = place
  return { ...traced, place, sql: { ...traced.sql, line, column }, trace: { ...traced.trace, path, line } }
}

/** From 1 on, without gaps for those in which the framework kept its books. */
function renumbered(traced: TracedStatement, numbers: Map<number, number>): TracedStatement {
  const { transaction } = traced.trace
  if (transaction === null) return traced
  const number = numbers.get(transaction) ?? numbers.size + 1
  numbers.set(transaction, number)
  return { ...traced, trace: { ...traced.trace, transaction: number } }
}

function keysByPath(statements: readonly TracedStatement[]): readonly string[] {
  const byPath = new Map<string, number[]>()
  for (const [index, { place }] of statements.entries()) {
    byPath.set(place.path, [...(byPath.get(place.path) ?? []), index])
  }
  const keys: string[] = []
  for (const [path, indexes] of byPath) {
    // As it was sent: bound values may be times of day.
    const texts = indexes.flatMap((index) => {
      const statement = statements[index]
      return statement ? [{ ...statement.sql, text: statement.key }] : []
    })
    for (const [at, key] of keysOf(path, texts).entries()) keys[indexes[at] ?? 0] = key
  }
  return keys
}
