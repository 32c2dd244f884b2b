import type { FileTree } from '../../core/ports.ts'
import { type Arranged, inTransaction, type MigrationFile, type Runner } from '../runner.ts'
import { compareNumbers } from '../versions.ts'
import { fieldOf, parsedJson } from './json.ts'

/** SQL files and a journal beside them: what the journal lists is run, in its order, and nothing else. */
export const drizzle: Runner = {
  title: 'Drizzle',
  example: 'drizzle/0002_new.sql',
  read: (path) => {
    const [, folder = '', name = ''] = /^(?:(.*)\/)?([^/]+)\.sql$/.exec(path) ?? []
    return name ? { folder, name, version: '', repeatable: false } : undefined
  },
  folderShownBy: (path) =>
    /^(?:(.*)\/)?meta\/_journal\.json$/
      .exec(path)
      ?.slice(1)
      .map((folder) => folder ?? '')[0],
  arrange,
  list: 'meta/_journal.json',
  compareVersions: (a, b) => compareNumbers([a.version], [b.version]),
  // Drizzle's migrator begins one transaction for all that is pending.
  allInOneTransaction: true,
  wrapping: () => inTransaction,
  stateTable: {
    name: '__drizzle_migrations',
    sql: 'CREATE TABLE __drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint)',
  },
  sentAlone: 'by hand before the deploy (Drizzle puts one transaction around all that is pending)',
  edited: { checksum: false },
  outOfOrder: (last) => ({
    severity: 'error',
    text: `silently skips it where ${last} has run, whose \`when\` in the journal is later`,
  }),
}

interface Entry {
  readonly tag: string
  /** Milliseconds of the epoch, which the migrator compares with the last one applied. */
  readonly when: string
}

async function arrange(folder: string, files: readonly MigrationFile[], tree: FileTree): Promise<Arranged | undefined> {
  const path = `${folder && `${folder}/`}meta/_journal.json`
  const text = (await tree.read([path])).get(path)
  const journal = parsedJson(text)
  const dialect = fieldOf(journal, 'dialect')
  if (typeof dialect === 'string' && !/^(pg|postgres(ql)?)$/.test(dialect)) return undefined
  const entries = entriesOf(journal)
  // A journal that cannot be read orders nothing; the names do.
  if (!entries) return { files, unlisted: [], remarks: text === undefined ? [] : [unreadRemark(path, journal)] }
  const byName = new Map(files.map((file) => [file.name, file]))
  const listed = new Set(entries.map(({ tag }) => tag))
  const lost = entries.filter(({ tag }) => !byName.has(tag))
  return {
    files: entries.flatMap(({ tag, when }) => {
      const file = byName.get(tag)
      return file ? [{ ...file, version: when }] : []
    }),
    unlisted: files.filter(({ name }) => !listed.has(name)).map((file) => file.path),
    remarks: [],
    lost: lost.map(({ tag }) => ({ list: path, name: tag })),
  }
}

function unreadRemark(path: string, journal: unknown): string {
  const what = journal === undefined ? 'is not JSON' : 'lists no entries'
  return `${path} ${what}: Drizzle stops there, and the files were taken in the order of their names`
}

function entriesOf(journal: unknown): readonly Entry[] | undefined {
  const entries = fieldOf(journal, 'entries')
  if (!Array.isArray(entries)) return undefined
  return entries.flatMap((entry: unknown) => {
    const [tag, when] = [fieldOf(entry, 'tag'), fieldOf(entry, 'when')]
    return typeof tag === 'string' ? [{ tag, when: typeof when === 'number' ? String(Math.trunc(when)) : '' }] : []
  })
}
