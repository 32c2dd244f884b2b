import type { Direction } from '../runner.ts'
import { inTransaction, type Runner } from '../runner.ts'
import { compareNumbers, compareText, trimZeros } from '../versions.ts'

/** `1700000000000_name.sql` with `-- Up Migration` and `-- Down Migration`. */
export const nodePgMigrate: Runner = {
  title: 'node-pg-migrate',
  example: 'migrations/1700000000000_new.sql',
  read: (path) => {
    const [, folder = '', name = '', version = ''] = /^(?:(.*)\/)?((\d+)[^/]*?)(?:\.up)?\.sql$/.exec(path) ?? []
    return name && !name.endsWith('.down') ? { folder, name, version, repeatable: false } : undefined
  },
  mark: /^\s*--[\s-]*(up|down)\s+migration/im,
  beside: /\.down\.sql$/,
  compareVersions: (a, b) =>
    compareNumbers([trimZeros(a.version)], [trimZeros(b.version)]) || compareText(a.name, b.name),
  part,
  downPaths: ({ path }) => (path.endsWith('.up.sql') ? [path.replace(/up\.sql$/, 'down.sql')] : []),
  // One transaction around all that is pending, unless it is told otherwise.
  allInOneTransaction: true,
  wrapping: () => inTransaction,
  stateTable: {
    name: 'pgmigrations',
    sql: 'CREATE TABLE pgmigrations (id serial PRIMARY KEY, name varchar(255) NOT NULL, run_on timestamp NOT NULL)',
  },
  sentAlone: 'in a migration in JavaScript that calls pgm.noTransaction()',
  edited: { checksum: false },
  outOfOrder: (last) => ({
    severity: 'error',
    text: `refuses to go on where ${last} has run, unless its check of the order is off`,
  }),
}

/** It cuts the text at the first comment of each direction; without any, all of it is the way up. */
function part(text: string, direction: Direction): string | undefined {
  const lines = text.split('\n')
  const up = lines.findIndex((line) => /^\s*--[\s-]*up\s+migration/i.test(line))
  const down = lines.findIndex((line) => /^\s*--[\s-]*down\s+migration/i.test(line))
  const start = direction === 'up' ? Math.max(up, 0) : down
  if (start < 0) return undefined
  const other = direction === 'up' ? down : up
  const end = other > start ? other : lines.length
  return lines.map((line, index) => (index >= start && index < end ? line : '')).join('\n')
}
