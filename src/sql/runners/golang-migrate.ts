import { type Runner, sentAsOneText } from '../runner.ts'
import { compareNumbers, trimZeros } from '../versions.ts'

/** `2_name.up.sql` and `2_name.down.sql`, each sent as one text. */
export const golangMigrate: Runner = {
  title: 'golang-migrate',
  example: 'migrations/2_new.up.sql',
  read: (path) => {
    const [, folder = '', name = '', version = ''] = /^(?:(.*)\/)?((\d+)_[^/]*)\.up\.sql$/.exec(path) ?? []
    return name ? { folder, name, version: trimZeros(version), repeatable: false } : undefined
  },
  compareVersions: (a, b) => compareNumbers([a.version], [b.version]),
  downPaths: ({ path }) => [path.replace(/up\.sql$/, 'down.sql')],
  wrapping: sentAsOneText,
  sendsByteOrderMark: true,
  stateTable: {
    name: 'schema_migrations',
    sql: 'CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL)',
  },
  sentAlone: 'alone in its file',
  edited: { checksum: false },
  outOfOrder: (last) => ({ severity: 'error', text: `never runs it where ${last} has run` }),
}
