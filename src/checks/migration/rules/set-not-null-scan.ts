import type { Hit, RemedyStep, Subject } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { alterTable, commandIndex } from '../judgement/nodes.ts'
import { notNullSteps } from '../judgement/safe-steps.ts'
import { shown } from '../judgement/said.ts'
import { sqlName, sqlTable } from '../judgement/sql-names.ts'
import { hitOfWork, type Work, workOn } from '../judgement/work.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { KeptTable } from '../trace/effects.ts'
import { type EffectOf, effectsIn } from '../trace/effects-in.ts'
import type { ColumnFacts, TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/set-not-null-scan',
    severity: 'error',
    since: '0.1.0',
    title: 'Prove a column free of NULLs before it becomes NOT NULL',
    effect: 'SET NOT NULL reads every row under AccessExclusiveLock, so everyone who needs the table waits.',
    remedy:
      'Add CHECK (column IS NOT NULL) NOT VALID, validate it in a transaction of its own, then SET NOT NULL (which reads nothing behind a validated CHECK) and drop the CHECK. From PostgreSQL 18 on: ADD CONSTRAINT ... NOT NULL column NOT VALID, then VALIDATE.',
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
      title: 'production runs 18, where a NOT NULL may be NOT VALID',
      given: {
        schema: 'CREATE TABLE "Order" ("Note" text);',
        migration: 'ALTER TABLE "Order" ALTER COLUMN "Note" SET NOT NULL;',
        postgresVersion: 18,
      },
      hits: [
        'Order.Note becomes NOT NULL: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of Order',
      ],
    },
    {
      title: 'two columns in one statement are one scan',
      given: {
        schema: 'CREATE TABLE orders (a int, b int);',
        migration: 'ALTER TABLE orders ALTER COLUMN a SET NOT NULL, ALTER b SET NOT NULL;',
      },
      hits: [
        'orders.a and orders.b become NOT NULL: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'a partitioned table',
      given: {
        schema:
          'CREATE TABLE events (at date, kind text) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT;',
        migration: 'ALTER TABLE events ALTER COLUMN kind SET NOT NULL;',
      },
      hits: [
        'events.kind becomes NOT NULL: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of events',
      ],
    },
    {
      title: 'a partition alone, and a table that inherits',
      given: {
        schema:
          'CREATE TABLE events (at date, kind text) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT; CREATE TABLE notes (kind text); CREATE TABLE remarks () INHERITS (notes);',
        migration:
          'ALTER TABLE events_old ALTER COLUMN kind SET NOT NULL; ALTER TABLE remarks ALTER COLUMN kind SET NOT NULL;',
      },
      hits: [
        'events_old.kind becomes NOT NULL: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of events_old',
        'remarks.kind becomes NOT NULL: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of remarks',
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
  check: (run) => {
    const found = effectsIn(run, 'not null set').flatMap((each) => scanning(each, run))
    return found.flatMap((each) => {
      // Several columns of one statement are one scan, and one mistake.
      const together = found.filter(
        ({ statement, table }) => statement === each.statement && table.after.oid === each.table.after.oid,
      )
      return together[0] === each ? hitFor(each, together, run) : []
    })
  },
})

interface Scanning {
  readonly statement: TracedStatement
  readonly table: KeptTable
  readonly column: ColumnFacts
  readonly work: Work
}

function scanning({ statement, effect }: EffectOf<'not null set'>, run: MigrationRun): readonly Scanning[] {
  const { table, column } = effect
  // A primary key makes its columns NOT NULL too, and VALIDATE a NOT NULL that is there: both have rules of their own.
  const byKey = statement.effects.some(
    (other) =>
      other.what === 'constraint added' &&
      other.constraint.kind === 'primary key' &&
      other.constraint.columns.includes(column.after.name),
  )
  if (byKey || column.before.notNull === 'not valid' || column.after.notNull === 'not valid') return []
  const work = workOn(statement, run, table.after.oid)
  return work?.kind === 'scan' ? [{ statement, table, column: column.after, work }] : []
}

function hitFor({ statement, table, work }: Scanning, together: readonly Scanning[], run: MigrationRun): Hit {
  const names = together.map(({ column }) => `${table.after.name}.${column.name}`)
  const subjects = names.map((name): Subject => ({ kind: 'column', name }))
  return {
    ...hitOfWork(statement, run, work, {
      what: `${enumerate(names.map(shown))} ${names.length > 1 ? 'become' : 'becomes'} NOT NULL`,
      ...(subjects[0] ? { subject: subjects[0] } : {}),
      key: together.map(({ column }) => column.name).join('\n'),
    }),
    reach: subjects,
    ...stepwise(statement, table, together, run),
  }
}

function stepwise(
  statement: TracedStatement,
  { after }: KeptTable,
  together: readonly Scanning[],
  run: MigrationRun,
): Pick<Hit, 'steps' | 'replaces'> {
  const indexes = together.map(({ column }) =>
    commandIndex(statement.sql, ['AT_SetNotNull'], ({ name }) => name === column.name),
  )
  const [first, ...more] = indexes
  // Several take the whole statement, so there must be nothing else in it.
  const rest = (alterTable(statement.sql)?.commands.length ?? 0) - indexes.length
  if (first === undefined || indexes.includes(undefined) || (more.length > 0 && rest > 0)) return {}
  const stepsOf = (run.postgresVersion ?? 0) >= 18 ? notValidSteps : checkSteps
  const steps = together.flatMap(({ column }) => stepsOf(after, column))
  return more.length > 0 ? { steps } : { steps, replaces: first }
}

function checkSteps(table: TableFacts, { name }: ColumnFacts): readonly RemedyStep[] {
  return notNullSteps(table, name)
}

/** From PostgreSQL 18 on NOT NULL is a constraint, which can be added NOT VALID. */
function notValidSteps(table: TableFacts, { name, notNullName }: ColumnFacts): readonly RemedyStep[] {
  if (notNullName === null) return notNullSteps(table, name)
  const alter = `ALTER TABLE ${sqlTable(table)}`
  return [
    { sql: `${alter} ADD CONSTRAINT ${sqlName(notNullName)} NOT NULL ${sqlName(name)} NOT VALID` },
    { sql: `${alter} VALIDATE CONSTRAINT ${sqlName(notNullName)}`, note: 'reads every row, and nobody waits' },
  ]
}
