import { inTransaction, oneByOne, type Runner } from '../runner.ts'
import { needsNoTransaction } from '../statements.ts'
import { compareNumbers, trimZeros } from '../versions.ts'

/** `V1_2__name.sql` once, `R__name.sql` again whenever its text changes. */
export const flyway: Runner = {
  title: 'Flyway',
  example: 'migrations/V2__new.sql',
  read: (path) => {
    const [, folder = '', name = '', kind, version = ''] =
      /^(?:(.*)\/)?((?:(V)(\d+(?:[._]\d+)*)|R)__.+)\.sql$/.exec(path) ?? []
    return name ? { folder, name, version: versionOf(version), repeatable: kind !== 'V' } : undefined
  },
  compareVersions: (a, b) => compareNumbers(a.version.split('.'), b.version.split('.')),
  downPaths: ({ version, repeatable }, beside) => (repeatable ? [] : (undoSteps(beside).get(version) ?? [])),
  beside: /(^|\/)(U\d[\d._]*__[^/]*|(before|after)[A-Z]\w*(__[^/]*)?)\.sql$/,
  settingsPath: (path) => `${path}.conf`,
  wrapping: ({ statements, settings }) => {
    if (/^\s*executeInTransaction\s*=\s*false/m.test(settings ?? '')) return oneByOne
    const alone = statements.filter(needsNoTransaction).length
    // Flyway reads the statements and leaves the transaction out where one of them asks for it.
    return alone > 0 ? { transaction: 'statement', mixed: alone < statements.length } : inTransaction
  },
  stateTable: {
    name: 'flyway_schema_history',
    sql: `CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version varchar(50), description varchar(200) NOT NULL,
      type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum int, installed_by varchar(100) NOT NULL,
      installed_on timestamp NOT NULL DEFAULT now(), execution_time int NOT NULL, success boolean NOT NULL)`,
  },
  sentAlone: 'alone in its file (Flyway leaves the transaction out then)',
  edited: { checksum: true, severity: 'error', text: 'compares checksums and refuses to go on' },
  outOfOrder: () => ({ severity: 'error', text: 'refuses to go on unless outOfOrder is set' }),
}

/** Undo files of a list of paths, by version; made once a list. */
const undoStepsOf = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>()

function undoSteps(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const known = undoStepsOf.get(paths)
  if (known) return known
  const steps = new Map<string, readonly string[]>()
  for (const path of paths) {
    const written = /(?:^|\/)U(\d+(?:[._]\d+)*)__[^/]*\.sql$/.exec(path)?.[1]
    if (written === undefined) continue
    const key = versionOf(written)
    steps.set(key, [...(steps.get(key) ?? []), path])
  }
  undoStepsOf.set(paths, steps)
  return steps
}

/** Flyway takes `_` for `.` and pads with zeros: 1_1 = 1.1 = 1.1.0. */
function versionOf(text: string): string {
  return text
    .replaceAll('_', '.')
    .split('.')
    .map(trimZeros)
    .join('.')
    .replace(/(\.0)+$/, '')
}
