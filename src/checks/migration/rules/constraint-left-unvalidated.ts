import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { sqlName, sqlTable } from '../judgement/sql-names.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/constraint-left-unvalidated',
    severity: 'warning',
    since: '0.1.0',
    title: 'Validate what was added NOT VALID',
    effect: 'Rows that were there before are never checked, and the planner cannot rely on the constraint.',
    remedy: 'Add a migration that sends VALIDATE CONSTRAINT in a transaction of its own.',
  },
  examples: [
    {
      title: 'no migration validates it',
      given: {
        schema: 'CREATE TABLE orders (total int);',
        migration: 'ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;',
      },
      hits: ['the constraint positive of orders stays NOT VALID: no migration here validates it'],
    },
    {
      title: 'a NOT NULL of PostgreSQL 18, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration: 'DO $$ BEGIN ALTER TABLE orders ADD CONSTRAINT noted NOT NULL note NOT VALID; END $$;',
        postgresVersion: 18,
      },
      hits: ['the constraint noted of orders stays NOT VALID: no migration here validates it'],
    },
    {
      title: 'validated in the next step',
      given: {
        schema: 'CREATE TABLE orders (total int);',
        migration:
          'BEGIN; ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID; COMMIT; ALTER TABLE orders VALIDATE CONSTRAINT positive;',
      },
      hits: [],
    },
    {
      title: 'gone again',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration:
          'ALTER TABLE orders ADD CONSTRAINT filled CHECK (note IS NOT NULL) NOT VALID; ALTER TABLE orders DROP CONSTRAINT filled;',
      },
      hits: [],
    },
    {
      title: 'of a domain, whose validation would block writes to all of its tables',
      given: {
        schema: 'CREATE DOMAIN positive AS int; CREATE TABLE orders (total positive);',
        migration: 'ALTER DOMAIN positive ADD CONSTRAINT above CHECK (value > 0) NOT VALID;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration has no rows from before',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (total int); ALTER TABLE carts ADD CHECK (total > 0) NOT VALID;',
      },
      hits: [],
    },
  ],
  // Where the run stopped early, what was not run may well validate it.
  check: (run) =>
    run.statements.some(({ trace }) => trace.error)
      ? []
      : run.statements.flatMap((statement) => leftBy(statement, run)),
})

function leftBy(statement: TracedStatement, run: MigrationRun): readonly Hit[] {
  return statement.effects.flatMap((effect) => {
    if (effect.what !== 'constraint added' && effect.what !== 'not null set') return []
    const { oid } = effect.table.after
    const table = run.facts.head.tables.get(oid)
    if (!table || !run.preexisting.has(oid)) return []
    const name =
      effect.what === 'constraint added'
        ? leftConstraint(table, effect.constraint.oid)
        : leftNotNull(table, effect.column.after.number)
    if (name === undefined) return []
    return [
      {
        ...hitOn(statement, run, table.name),
        key: name,
        cause: `${table.name}.${name} left NOT VALID`,
        subject: { kind: 'constraint', name: `${table.name}.${name}` },
        message: `the constraint ${name} of ${shown(table.name)} stays NOT VALID: no migration here validates it`,
        remedy: `Add a migration that sends ALTER TABLE ${sqlTable(table)} VALIDATE CONSTRAINT ${sqlName(name)} in a transaction of its own.`,
      },
    ]
  })
}

function leftConstraint({ constraints }: TableFacts, added: number): string | undefined {
  return constraints.find(({ oid, validated, enforced }) => oid === added && !validated && enforced)?.name
}

function leftNotNull({ columns }: TableFacts, added: number): string | undefined {
  return columns.find(({ number, notNull }) => number === added && notNull === 'not valid')?.notNullName ?? undefined
}
