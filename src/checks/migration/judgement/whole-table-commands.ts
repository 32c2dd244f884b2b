import type { Hit } from '../../../core/finding.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'
import { isOldTable, shown } from './said.ts'
import { hitOfWorks } from './work.ts'

/**
 * Hits for a command that writes whole tables anew, named or (with no name) one after another: each table that it did
 * rewrite is blocked while its own turn lasts. `command`: `VACUUM FULL`.
 */
export function hitsOfRewritten(statement: TracedStatement, run: MigrationRun, command: string): readonly Hit[] {
  const tables = (statement.difference?.rewrites ?? []).filter(
    (relation) => isOldTable(relation, run) || (relation.kind === 'm' && run.preexisting.has(relation.oid)),
  )
  const works = tables.map((relation) => ({
    relation,
    mode: 'AccessExclusiveLock' as const,
    since: undefined,
    kind: 'rewrite' as const,
  }))
  const [first, ...more] = works
  if (!first) return []
  const one = more.length === 0
  const subjects = works.map(({ relation }) => ({ kind: 'table' as const, name: relation.name }))
  const what = one ? `${command} of ${shown(first.relation.name)}` : `${command}, table by table`
  return [{ ...hitOfWorks(statement, run, [first, ...more], { what }), reach: subjects }]
}
