import { inTransaction, oneByOne, type Runner } from '../runner.ts'
import { needsNoTransaction } from '../statements.ts'
import { compareNatural } from '../versions.ts'

/** SQL files in the order of their names, by whatever means they are sent. */
export const plain: Runner = {
  title: 'plain SQL files',
  example: 'migrations/2_new.sql',
  read: (path) => {
    const [, folder = '', name = ''] = /^(?:(.*)\/)?([^/]+)\.sql$/.exec(path) ?? []
    return name && !/(^|[._-])(down|undo|rollback|revert)$/i.test(name)
      ? { folder, name, version: '', repeatable: false }
      : undefined
  },
  compareVersions: (a, b) => compareNatural(a.name, b.name),
  downPaths: ({ path }) => {
    const stem = path.replace(/([._-]up)?\.sql$/i, '')
    return ['.down', '_down', '-down', '.undo', '.rollback', '.revert'].map((end) => `${stem}${end}.sql`)
  },
  wrapping: ({ statements }) => {
    if (!statements.some(needsNoTransaction)) return inTransaction
    return {
      ...oneByOne,
      remark:
        'its statements were run one by one, as psql does: a runner that wraps the file in a transaction would refuse it',
    }
  },
  sentAlone: 'in a file of its own that the runner does not wrap in a transaction',
  edited: { checksum: false },
  outOfOrder: (last) => ({
    severity: 'warning',
    text: `may skip it, or run it after ${last} here and before it in a new database`,
  }),
}
