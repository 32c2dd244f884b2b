import { type Runner, runsItLate, sentAsOneText } from '../runner.ts'
import { compareText } from '../versions.ts'
import { directoryOf } from './paths.ts'

/** A directory a migration, with `migration.sql`, which is sent as one text. */
export const prisma: Runner = {
  title: 'Prisma',
  example: 'migrations/2_new/migration.sql',
  read: (path) => {
    const { folder, directory, file } = directoryOf(path)
    return file === 'migration.sql' && directory !== ''
      ? { folder, name: directory, version: '', repeatable: false }
      : undefined
  },
  compareVersions: (a, b) => compareText(a.name, b.name),
  // Prisma runs none itself; its documentation has people write them to this file.
  downPaths: ({ path }) => [path.replace(/migration\.sql$/, 'down.sql')],
  wrapping: sentAsOneText,
  stateTable: {
    name: '_prisma_migrations',
    sql: `CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
      migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
      started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count int NOT NULL DEFAULT 0)`,
  },
  sentAlone: 'alone in its migration.sql',
  // `migrate deploy` goes on; only `migrate dev` asks to have the database reset.
  edited: {
    checksum: true,
    severity: 'warning',
    text: 'compares checksums, warns of it on deploy, and never runs the change where the old text has run',
  },
  outOfOrder: runsItLate,
}
