import type { RemedyStep } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { type EffectOf, effectsIn } from '../effects-in.ts'
import { commandIndex } from '../nodes.ts'
import { shown } from '../said.ts'
import { madeUpName, sqlName, sqlTable } from '../sql-names.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import { hitOfWork, workOn } from '../work.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/set-not-null-scan',
    severity: 'error',
    since: '0.1.0',
    title: 'Prove a column free of NULLs before it becomes NOT NULL',
    effect: 'SET NOT NULL reads every row under AccessExclusiveLock, so everyone who needs the table waits.',
    remedy:
      'Add CHECK (column IS NOT NULL) NOT VALID, validate it in a transaction of its own, then SET NOT NULL (which reads nothing behind a validated CHECK) and drop the CHECK.',
  },
  examples: [
    {
      title: 'every row is read',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
      },
      hits: [
        'orders.note becomes NOT NULL: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration: 'DO $$ BEGIN ALTER TABLE orders ALTER COLUMN note SET NOT NULL; END $$;',
      },
      hits: [
        'orders.note becomes NOT NULL: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'behind a validated CHECK nothing is read',
      given: {
        schema: 'CREATE TABLE orders (note text CONSTRAINT present CHECK (note IS NOT NULL));',
        migration: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (note text); ALTER TABLE carts ALTER COLUMN note SET NOT NULL;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    effectsIn(run, 'not null set').flatMap((found) => {
      const { statement, effect } = found
      const { table, column } = effect
      // A primary key makes its columns NOT NULL too, and has a rule of its own.
      const byKey = statement.effects.some(
        (other) => other.what === 'constraint added' && other.constraint.kind === 'primary key',
      )
      const work = byKey || column.after.notNull === 'not valid' ? undefined : workOn(statement, run, table.after.oid)
      if (work?.kind !== 'scan') return []
      const name = `${table.after.name}.${column.after.name}`
      return [
        {
          ...hitOfWork(statement, run, work, {
            what: `${shown(name)} becomes NOT NULL`,
            subject: { kind: 'column', name },
            key: column.after.name,
          }),
          ...stepwise(found),
        },
      ]
    }),
})

function stepwise({ statement, effect }: EffectOf<'not null set'>) {
  const { table, column } = effect
  const replaces = commandIndex(statement.sql, ['AT_SetNotNull'], ({ name }) => name === column.after.name)
  if (replaces === undefined) return {}
  const alter = `ALTER TABLE ${sqlTable(table.after)}`
  const check = sqlName(
    madeUpName(table.after.name.slice(table.after.schema.length + 1), column.after.name, 'not_null'),
  )
  const steps: readonly RemedyStep[] = [
    { sql: `${alter} ADD CONSTRAINT ${check} CHECK (${sqlName(column.after.name)} IS NOT NULL) NOT VALID` },
    { sql: `${alter} VALIDATE CONSTRAINT ${check}`, note: 'reads every row, and nobody waits' },
    {
      sql: `${alter} ALTER COLUMN ${sqlName(column.after.name)} SET NOT NULL`,
      note: 'the CHECK proves it: nothing is read',
    },
    { sql: `${alter} DROP CONSTRAINT ${check}` },
  ]
  return { steps, replaces }
}
