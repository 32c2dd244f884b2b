import type { FileTree } from '../../core/ports.ts'
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
import { type Changeset, changesetsIn, isForPostgres, rollbackOf, statementsOf } from './liquibase-changeset.ts'

/** Formatted SQL: a file holds changesets, each known by author, id and path, and each run in a transaction of its own. */
export const liquibase: Runner = {
  title: 'Liquibase',
  example: 'db/changelog/2_new.sql',
  read: (path) => {
    const [, folder = '', name = ''] = /^(?:(.*)\/)?([^/]+)\.sql$/.exec(path) ?? []
    return name ? { folder, name, version: '', repeatable: false } : undefined
  },
  folderShownBy: (path) => (isChangelog(path) ? path.split('/').slice(0, -1).join('/') : undefined),
  mark: /^\s*--\s*liquibase\s+formatted\s+sql\b/im,
  nested: true,
  arrange,
  list: 'the changelog',
  orderedByList: true,
  compareVersions: (a, b) => compareNatural(a.version, b.version),
  part: (text, direction, { key }) => partOf(text, direction, key),
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

/** A changeset's key is its file's path with author and id, or the path alone for a file without changesets. */
function partOf(text: string, direction: Direction, key: string): string | undefined {
  const changesets = changesetsIn(text)
  if (changesets.length === 0) return direction === 'up' ? text : undefined
  const changeset = keyed('', changesets).find(({ key: ending }) => key.endsWith(ending))?.changeset
  return changeset && (direction === 'up' ? statementsOf(text, changeset) : rollbackOf(text, changeset))
}

function keyed(path: string, changesets: readonly Changeset[]) {
  const seen = new Map<string, number>()
  return changesets.map((changeset) => {
    const identity = `#${changeset.author}:${changeset.id}`
    const turn = (seen.get(identity) ?? 0) + 1
    seen.set(identity, turn)
    return { changeset, version: `${path}${identity}`, key: `${path}${identity}${turn > 1 ? `#${turn}` : ''}` }
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
    const changesets = keyed(path, changesetsIn(text))
    // A changelog in another format may name a file of bare SQL, which then is one changeset.
    if (changesets.length === 0) return included ? [file] : []
    const foreign = changesets.filter(({ changeset }) => !isForPostgres(changeset))
    if (foreign.length > 0)
      remarks.add(`${path}: ${foreign.length} changesets are not for Postgres (dbms, ignore): left out`)
    return changesets
      .filter(({ changeset }) => isForPostgres(changeset))
      .map(({ changeset, key, version }) => ({
        ...file,
        key,
        version,
        name: `${file.name} ${changeset.author}:${changeset.id}`,
        // Its checksum covers neither comments nor layout.
        id: (statementsOf(text, changeset) ?? '').replace(/--.*$/gm, '').replace(/\s+/g, ' ').trim(),
        repeatable: changeset.runAlways || changeset.runOnChange,
      }))
  })
  if (listed.length === 0) return undefined
  const used = new Set(ordered)
  const unlisted = [...byPath.keys()].filter((path) => !used.has(path))
  return { files: listed, unlisted, remarks: [...remarks] }
}
