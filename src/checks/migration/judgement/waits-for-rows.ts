import { enumerate, unique } from '../../../core/wording.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'
import type { Effect } from '../trace/effects.ts'

/**
 * Statements of the file that may only run when this one has changed its rows: what they demand of the rows would not
 * hold before, or what the statement reads would be gone. Whoever moves the statement has to move them too.
 */
function waitingFor(statement: TracedStatement, { statements }: MigrationRun): readonly TracedStatement[] {
  const { difference, place } = statement
  const locks = [...(difference?.taken ?? []), ...(difference?.held ?? [])]
  const touched = new Set(
    locks.filter(({ relation }) => 'rp'.includes(relation.kind)).map(({ relation }) => relation.oid),
  )
  return statements
    .slice(statements.indexOf(statement) + 1)
    .filter(
      (later) => later.place.path === place.path && later.effects.some((effect) => touched.has(tableBound(effect))),
    )
}

/** The table whose rows have to be as the author means them before this may come; 0: of none. */
function tableBound(effect: Effect): number {
  switch (effect.what) {
    case 'table dropped':
      return effect.table.oid
    case 'table renamed':
      return effect.before.oid
    case 'column dropped':
    case 'column renamed':
    case 'column type changed':
    case 'not null set':
    case 'constraint added':
      return effect.table.before.oid
    case 'index added':
      return effect.index.unique ? effect.table.before.oid : 0
    default:
      return 0
  }
}

/** ` What stands at line 6 has to wait for these rows: put it into a migration after that.`, or nothing. */
export function waitsText(statement: TracedStatement, run: MigrationRun): string {
  if (!changesRows.has(statement.sql.kind)) return ''
  const lines = unique(waitingFor(statement, run).map(({ place }) => String(place.line)))
  if (lines.length === 0) return ''
  return ` What stands at ${lines.length === 1 ? 'line' : 'lines'} ${enumerate(lines, 8)} has to wait for these rows: put it into a migration after that one.`
}

const changesRows: ReadonlySet<string> = new Set([
  'UpdateStmt',
  'DeleteStmt',
  'InsertStmt',
  'MergeStmt',
  'DoStmt',
  'CreateTableAsStmt',
])
