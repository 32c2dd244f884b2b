import { inTransaction, oneByOne, type Runner } from '../runner.ts'
import { needsNoTransaction } from '../statements.ts'
import { compareNatural } from '../versions.ts'
import { markedPart } from './marked-sections.ts'

/** sqlx, Atlas, postgres-migrations, graphile-migrate, tern and sql-migrate, each in its own words. */
const asksForNone =
  /^\s*--[\s!-]*(no-transaction\b|atlas:txmode\s+none\b|postgres-migrations\s+disable-transaction\b|tern:\s*disable-tx\b|\+migrate\s+up\s+notransaction\b)/im

/** SQL files in the order of their names, by whatever means they are sent. */
export const plain: Runner = {
  title: 'plain SQL files',
  example: 'migrations/2_new.sql',
  read: (path) => {
    const [, folder = '', name = ''] = /^(?:(.*)\/)?([^/]+)\.sql$/.exec(path) ?? []
    // Postgrator has its word in the middle: `001.undo.add-orders.sql`.
    return name && !/(^|[._-])(down|undo|rollback|revert)$|^\d+\.undo\./i.test(name)
      ? { folder, name, version: '', repeatable: false }
      : undefined
  },
  compareVersions: (a, b) => compareNatural(a.name, b.name),
  part: markedPart,
  downPaths: ({ path }) => {
    const stem = path.replace(/([._-]up)?\.sql$/i, '')
    const beside = ['.down', '_down', '-down', '.undo', '.rollback', '.revert'].map((end) => `${stem}${end}.sql`)
    const undo = path.replace(/(^|\/)(\d+)\.do\b/i, '$1$2.undo')
    return undo === path ? beside : [...beside, undo]
  },
  wrapping: ({ statements, text }) => {
    if (asksForNone.test(text)) return oneByOne
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
