import { inTransaction, type Runner, runsItLate, sentAsOneText } from '../runner.ts'
import { compareText } from '../versions.ts'
import { sectionOf } from './sections.ts'

/** `20260102_name.sql` with `-- migrate:up` and `-- migrate:down`, each sent as one text. */
export const dbmate: Runner = {
  title: 'dbmate',
  example: 'db/migrations/2_new.sql',
  read: (path) => {
    const [, folder = '', name = '', version = ''] = /^(?:(.*)\/)?((\d+)[^/]*)\.sql$/.exec(path) ?? []
    return name ? { folder, name, version, repeatable: false } : undefined
  },
  mark: /^\s*--\s*migrate:(up|down)\b/im,
  compareVersions: (a, b) => compareText(a.version, b.version),
  part: (text, direction) => sectionOf(text, direction, /^\s*--\s*migrate:(up|down)\b/i),
  wrapping: (file) =>
    /^\s*--\s*migrate:(up|down)\b.*\btransaction:\s*false/im.test(file.text) ? sentAsOneText(file) : inTransaction,
  stateTable: {
    name: 'schema_migrations',
    sql: 'CREATE TABLE schema_migrations (version varchar(128) PRIMARY KEY)',
  },
  sentAlone: 'alone in its file, with `transaction:false` behind `-- migrate:up`',
  edited: { checksum: false },
  outOfOrder: runsItLate,
}
