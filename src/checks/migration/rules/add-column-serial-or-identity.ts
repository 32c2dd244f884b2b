import type { RemedyStep } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { addColumnSql, hitOfColumns, rewritingColumns, stepsForColumns } from '../judgement/added-columns.ts'
import { addedColumn, alterTable, isSerial } from '../judgement/nodes.ts'
import { backfillStep, doBlock, notNullSteps, ownName, sequenceOf } from '../judgement/safe-steps.ts'
import { madeUpName, sqlName, sqlTable, sqlText } from '../judgement/sql-names.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { ColumnFacts, TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/add-column-serial-or-identity',
    severity: 'error',
    since: '0.1.0',
    title: 'Number the rows of an existing table in batches',
    effect:
      'A serial or identity column takes a number for each row that is there, so the table and its indexes are rewritten under AccessExclusiveLock.',
    remedy:
      'Make the sequence, add a nullable column, let the sequence be its default for new rows, number the old rows in batches, and make it NOT NULL (and an identity) at the end.',
  },
  examples: [
    {
      title: 'a serial column',
      given: {
        schema: 'CREATE TABLE orders (code text PRIMARY KEY);',
        migration: 'ALTER TABLE orders ADD COLUMN number serial;',
      },
      hits: [
        'orders.number is numbered row by row: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'with a foreign key, and beside another command',
      given: {
        schema: 'CREATE TABLE seats (id bigint PRIMARY KEY); CREATE TABLE orders (code text);',
        migration:
          'ALTER TABLE orders ADD COLUMN seat bigserial REFERENCES seats, ADD CONSTRAINT seated CHECK (seat > 0) NOT VALID;',
      },
      hits: [
        'orders.seat is numbered row by row: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'an identity column as the primary key',
      given: {
        schema: 'CREATE TABLE orders (code text);',
        migration: 'ALTER TABLE orders ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;',
      },
      hits: [
        'orders.id is numbered row by row: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'the next value of a sequence that is there',
      given: {
        schema: 'CREATE SEQUENCE numbers; CREATE TABLE orders (code text);',
        migration: "ALTER TABLE orders ADD COLUMN number bigint NOT NULL DEFAULT nextval('numbers');",
      },
      hits: [
        'orders.number is numbered row by row: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE orders (code text);',
        migration: "DO $$ BEGIN EXECUTE 'ALTER TABLE orders ADD COLUMN number bigserial'; END $$;",
      },
      hits: [
        'orders.number is numbered row by row: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'a column that is there becomes an identity',
      given: {
        schema: 'CREATE TABLE orders (id bigint NOT NULL);',
        migration: 'ALTER TABLE orders ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (code text); ALTER TABLE carts ADD COLUMN id bigserial;' },
      hits: [],
    },
  ],
  check: (run) =>
    rewritingColumns(run, 'sequence').map((found) => ({
      ...hitOfColumns(found, run, found.columns.length > 1 ? 'are numbered row by row' : 'is numbered row by row'),
      ...stepsForColumns(found, (column) => stepwise(found.statement, found.table.after, column)),
    })),
})

function stepwise({ sql }: TracedStatement, table: TableFacts, column: ColumnFacts): readonly RemedyStep[] | undefined {
  const commands = alterTable(sql)?.commands ?? []
  const added = commands.flatMap((command) => addedColumn(command) ?? []).find(({ colname }) => colname === column.name)
  if (!added) return undefined
  const options = (added.constraints ?? []).some(
    (each) => 'Constraint' in each && each.Constraint.contype === 'CONSTR_IDENTITY' && each.Constraint.options,
  )
  // A start or a step of the sequence is in no fact that we have, so the steps could not keep it.
  if (options) return undefined
  if (column.identity !== null) return asIdentity(table, column)
  return isSerial(added) ? asSerial(table, column) : numbered(table, column)
}

function asSerial(table: TableFacts, column: ColumnFacts): readonly RemedyStep[] | undefined {
  const sequence = sequenceOf(column.value)
  if (sequence === undefined) return undefined
  return [
    { sql: `CREATE SEQUENCE ${sequence} AS ${column.type}` },
    ...numbered(table, column),
    { sql: `ALTER SEQUENCE ${sequence} OWNED BY ${sqlTable(table)}.${sqlName(column.name)}` },
  ]
}

function numbered(table: TableFacts, column: ColumnFacts): readonly RemedyStep[] {
  const name = sqlName(column.name)
  return [
    {
      sql: `${addColumnSql(table, column)}, ALTER COLUMN ${name} SET DEFAULT ${column.value}`,
      note: 'the default is for new rows only',
    },
    backfillStep(table, `${name} = DEFAULT`, `${name} IS NULL`),
    ...(column.notNull === 'no' ? [] : notNullSteps(table, column.name)),
  ]
}

/** An identity wants its column NOT NULL, so another sequence numbers the rows until then. */
function asIdentity(table: TableFacts, column: ColumnFacts): readonly RemedyStep[] {
  const own = sqlTable({
    schema: table.schema,
    name: `${table.schema}.${madeUpName(ownName(table), column.name, 'filling')}`,
  })
  const alter = `ALTER TABLE ${sqlTable(table)} ALTER COLUMN ${sqlName(column.name)}`
  const sequence = `pg_get_serial_sequence(${sqlText(sqlTable(table))}, ${sqlText(column.name)})`
  return [
    { sql: `CREATE SEQUENCE ${own} AS ${column.type}` },
    ...numbered(table, { ...column, value: `nextval(${sqlText(own)})` }),
    {
      sql: doBlock([
        `${alter} DROP DEFAULT`,
        `${alter} ADD GENERATED ${column.identity === 'always' ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY`,
        `PERFORM setval(${sequence}, nextval(${sqlText(own)}))`,
      ]),
      note: 'goes on where the numbers ended',
    },
    { sql: `DROP SEQUENCE ${own}` },
  ]
}
