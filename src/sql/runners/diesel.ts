import { inTransaction, type Runner, runsItLate, sentAsOneText } from '../runner.ts'
import { compareText } from '../versions.ts'
import { directoryOf } from './paths.ts'

/** A directory a migration, with `up.sql` and `down.sql`. */
export const diesel: Runner = {
  title: 'Diesel',
  example: 'migrations/2_new/up.sql',
  read: (path) => {
    const { folder, directory, file } = directoryOf(path)
    const version = file === 'up.sql' ? /^(\d[\d-]*)(_|$)/.exec(directory)?.[1] : undefined
    return version ? { folder, name: directory, version: version.replaceAll('-', ''), repeatable: false } : undefined
  },
  compareVersions: (a, b) => compareText(a.version, b.version),
  downPaths: ({ path }) => [path.replace(/up\.sql$/, 'down.sql')],
  settingsPath: (path) => path.replace(/up\.sql$/, 'metadata.toml'),
  // Diesel sends the file as one text, inside or outside a transaction of its own.
  wrapping: (file) =>
    /^\s*run_in_transaction\s*=\s*false/m.test(file.settings ?? '') ? sentAsOneText(file) : inTransaction,
  stateTable: {
    name: '__diesel_schema_migrations',
    sql: 'CREATE TABLE __diesel_schema_migrations (version varchar(50) PRIMARY KEY, run_on timestamp NOT NULL DEFAULT current_timestamp)',
  },
  sentAlone: 'alone in its migration, with `run_in_transaction = false` in its metadata.toml',
  edited: { checksum: false },
  outOfOrder: runsItLate,
}
