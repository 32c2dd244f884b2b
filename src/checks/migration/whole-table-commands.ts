import type { Hit } from '../../core/finding.ts'
import { enumerate } from '../../core/wording.ts'
import { hitOn, isOldTable, shown } from './said.ts'
import type { MigrationRun, TracedStatement } from './subject.ts'
import { hitOfWork, workText } from './work.ts'

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
  if (more.length === 0)
    return [hitOfWork(statement, run, first, { what: `${command} of ${shown(first.relation.name)}` })]
  // One statement, one mistake, however many tables it goes through.
  const names = enumerate(works.map(({ relation }) => shown(relation.name)))
  const subjects = works.map(({ relation }) => ({ kind: 'table' as const, name: relation.name }))
  return [
    {
      ...hitOn(statement, run, first.relation.name),
      reach: subjects,
      message: `${command} of ${names}, each in its turn: ${workText(first, statement, run).replace(/; .*$/s, '')}; size unknown`,
    },
  ]
}
