import type { Hit } from '../../../core/finding.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'
import type { ColumnFacts, TableFacts } from '../trace/facts.ts'
import { proofOf, shown } from './said.ts'

/** A column that the pull request brings, as it stands when all is done. */
export interface NewColumn {
  readonly statement: TracedStatement
  readonly table: TableFacts
  readonly column: ColumnFacts
}

/** Columns of new tables and new columns of old ones, with the statement that made each; not those of partitions. */
function newColumns(run: MigrationRun): readonly NewColumn[] {
  return run.statements.flatMap((statement) =>
    statement.effects.flatMap((effect): readonly NewColumn[] => {
      if (effect.what !== 'table created' && effect.what !== 'column added') return []
      const made = effect.what === 'table created' ? effect.table : effect.table.after
      const table = run.facts.head.tables.get(made.oid)
      if (!table || !'rp'.includes(table.kind)) return []
      const numbers = (effect.what === 'table created' ? made.columns : [effect.column]).map(({ number }) => number)
      return table.columns
        .filter(({ number, local }) => local && numbers.includes(number))
        .map((column) => ({ statement, table, column }))
    }),
  )
}

/** A hit for each new column of which `judge` has something to say. */
export function hitsOfNewColumns(
  run: MigrationRun,
  judge: (column: ColumnFacts, table: TableFacts) => string | undefined,
): readonly Hit[] {
  return newColumns(run).flatMap(({ statement, table, column }): readonly Hit[] => {
    const text = judge(column, table)
    const name = `${table.name}.${column.name}`
    return text === undefined
      ? []
      : [
          {
            location: statement.place,
            key: column.name,
            subject: { kind: 'column', name },
            proof: proofOf(statement, run),
            message: `${shown(name)}: ${text}`,
          },
        ]
  })
}
