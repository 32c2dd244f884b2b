import { BreakwaterError } from '../../core/error.ts'
import type { FileTree } from '../../core/ports.ts'
import { count } from '../../core/wording.ts'
import {
  type Arranged,
  type Direction,
  inTransaction,
  type MigrationFile,
  oneByOne,
  type Runner,
  runsItLate,
  type SentFile,
  sentAsOneText,
} from '../runner.ts'
import { compareNatural } from '../versions.ts'
import { includedBy, isChangelog } from './liquibase-changelog.ts'
import { changelogOf, isForPostgres, rollbackOf, statementsOf } from './liquibase-changeset.ts'

/** Formatted SQL: a file holds changesets, each known by author, id and path, and each run in a transaction of its own. */
export const liquibase: Runner = {
  title: 'Liquibase',
  example: 'db/changelog/2_new.sql',
  read: (path) => {
    const [, folder = '', name = ''] = /^(?:(.*)\/)?([^/]+)\.sql$/.exec(path) ?? []
    return name ? { folder, name, version: '', repeatable: false } : undefined
  },
  folderShownBy: (path) => (isChangelog(path) ? path.split('/').slice(0, -1).join('/') : undefined),
  listMark: /\bdatabaseChangeLog\b/,
  mark: /^\s*--\s*liquibase\s+formatted\s+sql\b/im,
  nested: true,
  arrange,
  list: 'the changelog',
  orderedByList: true,
  compareVersions: (a, b) => compareNatural(a.version, b.version),
  part: partOf,
  wrapping: (file) => {
    if (!sendsApart(file)) return inTransaction
    return /^\s*--\s*changeset\b.*\bsplitStatements:\s*"?false/im.test(file.text) ? sentAsOneText(file) : oneByOne
  },
  sendsApart,
  stateTable: {
    name: 'databasechangelog',
    sql: `CREATE TABLE databasechangelog (id varchar(255) NOT NULL, author varchar(255) NOT NULL, filename varchar(255) NOT NULL,
      dateexecuted timestamp NOT NULL, orderexecuted int NOT NULL, exectype varchar(10) NOT NULL, md5sum varchar(35),
      description varchar(255), comments varchar(255), tag varchar(255), liquibase varchar(20), contexts varchar(255),
      labels varchar(255), deployment_id varchar(10))`,
  },
  sentAlone: 'alone in its changeset, with `runInTransaction:false`',
  edited: { checksum: true, severity: 'error', text: 'compares checksums and refuses to go on' },
  outOfOrder: runsItLate,
}

function sendsApart({ text }: Pick<SentFile, 'text'>): boolean {
  return /^\s*--\s*changeset\b.*\brunInTransaction:\s*"?false/im.test(text)
}

/** A changeset's key is its file's path with its name there, or the path alone for a file without changesets. */
function partOf(text: string, direction: Direction, { key, path }: MigrationFile): string | undefined {
  const { changesets, byName } = changelogOf(text)
  if (changesets.length === 0) return direction === 'up' ? text : undefined
  const changeset = byName.get(key.slice(path.length))
  return changeset && (direction === 'up' ? statementsOf(text, changeset) : rollbackOf(text, changeset))
}

/** Each is told apart in a text of its own, so that a file of very many would fill the memory. */
const mostChangesets = 5_000

function tooMany(path: string, found: number): BreakwaterError {
  return new BreakwaterError({
    code: 'too-many-changesets',
    message: `${path} holds ${found} changesets; at most ${mostChangesets} of one file are read.`,
    hint: 'Split the file, and include its parts in the changelog.',
    location: { path, line: 1, column: 1 },
  })
}

async function arrange(folder: string, files: readonly MigrationFile[], tree: FileTree): Promise<Arranged | undefined> {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const included = await includedBy(folder, [...byPath.keys()], tree)
  const ordered = included?.files ?? [...byPath.keys()].sort(compareNatural)
  const texts = await tree.read(ordered)
  const remarks = new Set(included?.remarks)
  const listed = ordered.flatMap((path) => {
    const file = byPath.get(path)
    const text = texts.get(path)
    if (!file || text === undefined) return []
    const { changesets: written } = changelogOf(text)
    if (written.length > mostChangesets) throw tooMany(path, written.length)
    // A changelog in another format may name a file of bare SQL, which then is one changeset.
    if (written.length === 0) return included ? [file] : []
    const mine = written.filter(isForPostgres)
    if (/^\s*--\s*preconditions\b/im.test(text))
      remarks.add(`${path}: preconditions are not asked, so each changeset is run`)
    const foreign = written.length - mine.length
    if (foreign > 0) remarks.add(`${path}: ${count(foreign, 'changeset')} not for Postgres (dbms, ignore) left out`)
    return mine.map((changeset) => ({
      ...file,
      key: `${path}${changeset.name}`,
      version: `${path}#${changeset.author}:${changeset.id}`,
      name: `${file.name} ${changeset.author}:${changeset.id}`,
      // Its checksum covers neither comments nor layout.
      id: statementsOf(text, changeset).replace(/--.*$/gm, '').replace(/\s+/g, ' ').trim(),
      repeatable: changeset.runAlways || changeset.runOnChange,
    }))
  })
  if (listed.length === 0) return undefined
  const used = new Set(ordered)
  const unlisted = [...byPath.keys()].filter((path) => !used.has(path))
  return { files: listed, unlisted, remarks: [...remarks] }
}
