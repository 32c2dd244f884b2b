import {
  type Arranged,
  inTransaction,
  type MigrationFile,
  type Runner,
  runsItLate,
  type SentFile,
  sentAsOneText,
} from '../runner.ts'
import { compareText } from '../versions.ts'

const fileName = /^(?:(.*)\/)?((\d+)_[^/.]+)((?:\.[a-z0-9]+)*)\.up\.sql$/

/** `2026_name.up.sql`, which `2026_name.postgres.up.sql` overrides; `.autocommit.` asks for no transaction. */
export const popx: Runner = {
  title: 'popx',
  example: 'migrations/20260102000000000000_new.postgres.up.sql',
  read: (path) => {
    const [, folder = '', name = '', version = '', ends = ''] = fileName.exec(path) ?? []
    if (!name || ends.split('.').some((end) => end !== '' && !/^(postgres(ql)?|autocommit)$/.test(end)))
      return undefined
    return { folder, name, version, repeatable: false }
  },
  folderShownBy: (path) =>
    /^(?:(.*)\/)?\d+_[^/.]+(?:\.postgres|\.autocommit)+\.(?:up|down)\.sql$/
      .exec(path)
      ?.slice(1)
      .map((it) => it ?? '')[0],
  beside: /\.(down|(mysql|mariadb|sqlite3?|cockroach)(\.autocommit)?\.up)\.sql$/,
  arrange,
  compareVersions: (a, b) => compareText(a.version, b.version),
  downPaths: ({ path }) => [
    path.replace(/up\.sql$/, 'down.sql'),
    path.replace(/(\.postgres(ql)?|\.autocommit)*\.up\.sql$/, '.postgres.down.sql'),
    path.replace(/(\.postgres(ql)?|\.autocommit)*\.up\.sql$/, '.down.sql'),
  ],
  sendsApart,
  wrapping: (file) => (sendsApart(file) ? sentAsOneText(file) : inTransaction),
  stateTable: {
    name: 'schema_migration',
    sql: 'CREATE TABLE schema_migration (version varchar(48) NOT NULL, version_self int NOT NULL DEFAULT 0)',
  },
  sentAlone: 'alone in a file whose name ends in `.autocommit.up.sql`',
  edited: { checksum: false },
  outOfOrder: runsItLate,
}

function sendsApart({ path }: Pick<SentFile, 'path'>): boolean {
  return /\.autocommit\.(up|down)\.sql$/.test(path)
}

/** Of a version, the file for Postgres is run and not the one for every database. */
async function arrange(folder: string, files: readonly MigrationFile[]): Promise<Arranged> {
  const forPostgres = (path: string) => /\.postgres(ql)?\./.test(path)
  const chosen = new Map<string, MigrationFile>()
  for (const file of files) {
    const rival = chosen.get(file.name)
    if (!rival || (forPostgres(file.path) && !forPostgres(rival.path))) chosen.set(file.name, file)
  }
  const keyOf = ({ name }: MigrationFile) => `${folder && `${folder}/`}${name}.up.sql`
  // The override is the same migration as what it overrides.
  const run = files.filter((file) => chosen.get(file.name) === file).map((file) => ({ ...file, key: keyOf(file) }))
  return { files: run, unlisted: [], remarks: [] }
}
