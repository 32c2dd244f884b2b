import type { Hit, Subject } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { commandIndex } from '../judgement/nodes.ts'
import { shown } from '../judgement/said.ts'
import { sqlName, sqlTable } from '../judgement/sql-names.ts'
import { hitOfWorks, lockOn, type Work, workOn } from '../judgement/work.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { KeptTable } from '../trace/effects.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/validate-in-same-transaction',
    severity: 'error',
    since: '0.1.0',
    title: 'Validate a constraint in a transaction of its own',
    effect:
      'VALIDATE CONSTRAINT itself blocks nobody, but the transaction still holds the lock that an earlier statement took, and keeps it while every row is read.',
    remedy: 'Put VALIDATE CONSTRAINT into a migration of its own, so that the lock is let go first.',
  },
  examples: [
    {
      title: 'a foreign key, added and validated in one transaction',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int);',
        migration:
          'ALTER TABLE orders ADD CONSTRAINT by FOREIGN KEY (user_id) REFERENCES users NOT VALID;\nALTER TABLE orders VALIDATE CONSTRAINT by;',
      },
      hits: [
        'the constraint by of orders is validated: ShareRowExclusiveLock, held since line 1, blocks writes to orders and users while every row is read; size unknown, for one scan of orders and one scan of users',
      ],
    },
    {
      title: 'a CHECK of another migration, after a column was added',
      given: {
        schema:
          'CREATE TABLE "Order" (total int); ALTER TABLE "Order" ADD CONSTRAINT "Positive" CHECK (total > 0) NOT VALID;',
        migration: 'ALTER TABLE "Order" ADD COLUMN note text;\nALTER TABLE "Order" VALIDATE CONSTRAINT "Positive";',
      },
      hits: [
        'the constraint Positive of Order is validated: AccessExclusiveLock, held since line 1, blocks reads and writes while every row is read; size unknown, for one scan of Order',
      ],
    },
    {
      title: 'a NOT NULL of PostgreSQL 18',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration:
          'ALTER TABLE orders ADD CONSTRAINT noted NOT NULL note NOT VALID;\nALTER TABLE orders VALIDATE CONSTRAINT noted;',
        postgresVersion: 18,
      },
      hits: [
        'the constraint noted of orders is validated: AccessExclusiveLock, held since line 1, blocks reads and writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'two transactions',
      given: {
        schema: 'CREATE TABLE orders (total int);',
        migration:
          'BEGIN; ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID; COMMIT;\nBEGIN; ALTER TABLE orders VALIDATE CONSTRAINT positive; COMMIT;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration:
          'CREATE TABLE carts (total int); ALTER TABLE carts ADD CONSTRAINT positive CHECK (total > 0) NOT VALID; ALTER TABLE carts VALIDATE CONSTRAINT positive;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) =>
      validatedIn(statement).flatMap(({ table, name, parent }) => {
        const [first, ...more] = heldWorks(statement, run, [table.after.oid, ...parent])
        if (!first) return []
        const subject: Subject = { kind: 'constraint', name: `${table.after.name}.${name}` }
        return {
          ...hitOfWorks(statement, run, [first, ...more], {
            what: `the constraint ${name} of ${shown(table.after.name)} is validated`,
            subject,
            key: name,
            alsoLocked: parent
              .flatMap((oid) => lockOn(statement, run, oid) ?? [])
              .filter(
                ({ relation, since }) =>
                  since !== undefined && ![first, ...more].some((work) => work.relation.oid === relation.oid),
              ),
          }),
          ...stepsFor(statement, table, name),
        }
      }),
    ),
})

interface Validated {
  readonly table: KeptTable
  readonly name: string
  /** The table that a foreign key refers to. */
  readonly parent: readonly number[]
}

function validatedIn({ effects }: TracedStatement): readonly Validated[] {
  return effects.flatMap((effect): readonly Validated[] => {
    if (effect.what === 'constraint altered') {
      const { before, after } = effect.constraint
      if (before.validated || !after.validated) return []
      return [{ table: effect.table, name: after.name, parent: after.parent === undefined ? [] : [after.parent] }]
    }
    if (effect.what !== 'not null set') return []
    const { before, after } = effect.column
    if (before.notNull !== 'not valid' || after.notNull !== 'valid') return []
    return [{ table: effect.table, name: after.notNullName ?? after.name, parent: [] }]
  })
}

/** Work under locks that earlier statements took; what VALIDATE takes itself lets everyone go on. */
function heldWorks(statement: TracedStatement, run: MigrationRun, tables: readonly number[]): readonly Work[] {
  const works = tables.flatMap((table) => workOn(statement, run, table) ?? [])
  return works.filter(
    ({ relation, since }, index) =>
      since !== undefined && works.findIndex((work) => work.relation.oid === relation.oid) === index,
  )
}

function stepsFor({ sql }: TracedStatement, { after }: KeptTable, name: string): Pick<Hit, 'steps' | 'replaces'> {
  const replaces = commandIndex(sql, ['AT_ValidateConstraint'], (command) => command.name === name)
  if (replaces === undefined) return {}
  const validate = `ALTER TABLE ${sqlTable(after)} VALIDATE CONSTRAINT ${sqlName(name)}`
  return { steps: [{ sql: validate, note: 'by itself: reads every row, and nobody waits' }], replaces }
}
