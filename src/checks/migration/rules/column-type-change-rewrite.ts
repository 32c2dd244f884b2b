import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { swapSteps } from '../judgement/column-swap.ts'
import { alterTable } from '../judgement/nodes.ts'
import { doBlock } from '../judgement/safe-steps.ts'
import { sqlName, sqlTable } from '../judgement/sql-names.ts'
import {
  changesZone,
  changeText,
  hitOfTypeChange,
  isStoredAlike,
  recreatedIndexes,
  type TypeChange,
  typeChanges,
} from '../judgement/type-changes.ts'
import { worksOf } from '../judgement/work.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { ConstraintFacts, TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/column-type-change-rewrite',
    severity: 'error',
    since: '0.1.0',
    title: 'Change the type of a column in steps',
    effect:
      'Where the stored values have another form in the new type, the table and all its indexes are rewritten under AccessExclusiveLock, and foreign keys on the column are checked again.',
    remedy:
      'Add a column of the new type, let a trigger write both, fill the old rows in batches, build its indexes CONCURRENTLY, then swap the names in one short transaction and drop the old column. (A longer varchar, varchar to text and a numeric of more digits cost nothing.)',
  },
  examples: [
    {
      title: 'a wider number',
      given: {
        schema: 'CREATE TABLE orders (total int);',
        migration: 'ALTER TABLE orders ALTER COLUMN total TYPE bigint;',
      },
      hits: [
        'orders.total changes from integer to bigint: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'two columns, of which one costs nothing, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (code varchar(5), data json);',
        migration:
          'DO $$ BEGIN ALTER TABLE orders ALTER code TYPE text, ALTER data TYPE jsonb USING data::jsonb; END $$;',
      },
      hits: [
        'orders.data changes from json to jsonb: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'a key that another table refers to',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);',
        migration: 'ALTER TABLE users ALTER COLUMN id TYPE bigint;',
      },
      hits: [
        'users.id changes from integer to bigint, and orders_user_id_fkey is checked again: AccessExclusiveLock blocks reads and writes of users and orders while the table is rewritten; size unknown, for one rewrite of users and one scan of orders',
      ],
    },
    {
      title: 'a column that refers to another table, with an index, a default and NOT NULL',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int NOT NULL DEFAULT 1 REFERENCES users CHECK (user_id > 0)); CREATE INDEX ON orders (user_id);',
        migration: 'ALTER TABLE orders ALTER COLUMN user_id TYPE bigint USING user_id::bigint;',
      },
      hits: [
        'orders.user_id changes from integer to bigint: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'an enum in place of another, as Prisma writes it',
      given: {
        schema: "CREATE TYPE kind AS ENUM ('a', 'b'); CREATE TABLE orders (kind kind NOT NULL);",
        migration:
          "CREATE TYPE kind_new AS ENUM ('a', 'b', 'c'); ALTER TABLE orders ALTER COLUMN kind TYPE kind_new USING (kind::text::kind_new);",
      },
      hits: [
        'orders.kind changes from kind to kind_new: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'two columns under one index',
      given: {
        schema:
          'CREATE TABLE ranks (id int PRIMARY KEY, hot int NOT NULL DEFAULT 0, active int); CREATE INDEX by_rank ON ranks (hot, active);',
        migration: 'ALTER TABLE ranks ALTER COLUMN hot TYPE float, ALTER COLUMN active TYPE float;',
      },
      hits: [
        'ranks.hot changes from integer to double precision and ranks.active changes from integer to double precision: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of ranks',
      ],
    },
    {
      title: 'a serial key',
      given: {
        schema: 'CREATE TABLE "Orders" (id serial PRIMARY KEY);',
        migration: 'ALTER TABLE "Orders" ALTER COLUMN id TYPE bigint;',
      },
      hits: [
        'Orders.id changes from integer to bigint: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of Orders',
      ],
    },
    {
      title: 'a longer varchar with a CHECK, which is tried again',
      given: {
        schema: "CREATE TABLE orders (code varchar(10) CONSTRAINT coded CHECK (code <> ''));",
        migration: 'ALTER TABLE orders ALTER COLUMN code TYPE varchar(20);',
      },
      hits: [
        'orders.code changes from character varying(10) to character varying(20), and coded is checked again: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'a longer varchar, varchar to text, more digits: the stored values are good as they are',
      given: {
        schema: 'CREATE TABLE orders (a varchar(10), b varchar(10), c numeric(8, 2)); CREATE INDEX ON orders (a);',
        migration:
          'ALTER TABLE orders ALTER a TYPE varchar(20), ALTER b TYPE text; ALTER TABLE orders ALTER c TYPE numeric(12, 2);',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (total int); ALTER TABLE carts ALTER COLUMN total TYPE bigint;',
      },
      hits: [],
    },
  ],
  check: (run) => [
    ...typeChanges(run, (column) => !changesZone(column) && !isStoredAlike(column)).flatMap((change) =>
      rewritten(change, run),
    ),
    ...typeChanges(run).flatMap((change) => triedAgain(change, run)),
  ],
})

/** The rewrite, and the scans of tables at the other end of foreign keys that are checked again for it. */
function rewritten(change: TypeChange, run: MigrationRun): readonly Hit[] {
  const { statement, table, work } = change
  const keys = statement.effects.flatMap((effect) => {
    if (effect.what !== 'constraint recreated' || effect.constraint.after.kind !== 'foreign key') return []
    const { name, parent } = effect.constraint.after
    const other = effect.table.after.oid === table.after.oid ? parent : effect.table.after.oid
    return [{ name, other }]
  })
  const others = worksOf(statement, run).filter(
    ({ relation, kind }) =>
      kind === 'scan' && relation.oid !== table.after.oid && keys.some(({ other }) => other === relation.oid),
  )
  const names = keys
    .filter(({ other }) => others.some(({ relation }) => relation.oid === other))
    .map(({ name }) => name)
  if (work?.kind !== 'rewrite') return []
  const again = names.length === 0 ? '' : `, and ${enumerate(names)} ${names.length > 1 ? 'are' : 'is'} checked again`
  const hit = hitOfTypeChange(change, [work, ...others], run, `${changeText(change)}${again}`)
  return [{ ...hit, ...inSteps(change, run) }]
}

function inSteps(change: TypeChange, run: MigrationRun): Pick<Hit, 'steps' | 'replaces'> {
  const commands = alterTable(change.statement.sql)?.commands ?? []
  const indexes = change.columns.map(({ after }) =>
    commands.findIndex(({ subtype, name }) => subtype === 'AT_AlterColumnType' && name === after.name),
  )
  const [first, ...more] = indexes
  // Several take the whole statement, so there must be nothing else in it.
  if (first === undefined || indexes.includes(-1) || (more.length > 0 && commands.length > indexes.length)) return {}
  const each = change.columns.map((column) => swapSteps({ ...change, columns: [column] }, run))
  if (each.includes(undefined)) return {}
  const steps = each.flatMap((some) => some ?? [])
  return more.length > 0 ? { steps } : { steps, replaces: first }
}

/** The stored values are good as they are, and yet each is read, for a CHECK that Postgres makes again. */
function triedAgain(change: TypeChange, run: MigrationRun): readonly Hit[] {
  const { statement, table, work } = change
  const checks = statement.effects.flatMap((effect) =>
    effect.what === 'constraint recreated' &&
    effect.table.after.oid === table.after.oid &&
    effect.constraint.after.kind === 'check'
      ? [effect.constraint.after]
      : [],
  )
  if (work?.kind !== 'scan' || checks.length === 0 || recreatedIndexes(change).length > 0) return []
  const names = enumerate(checks.map(({ name }) => name))
  const what = `${changeText(change)}, and ${names} ${checks.length > 1 ? 'are' : 'is'} checked again`
  return [{ ...hitOfTypeChange(change, [work], run, what), ...withoutChecks(statement, table.after, checks) }]
}

function withoutChecks(
  { sql }: TracedStatement,
  table: TableFacts,
  checks: readonly ConstraintFacts[],
): Pick<Hit, 'steps'> {
  if (!alterTable(sql)) return {}
  const alter = `ALTER TABLE ${sqlTable(table)}`
  const names = checks.map(({ name }) => sqlName(name))
  return {
    steps: [
      {
        sql: doBlock([
          ...names.map((name) => `${alter} DROP CONSTRAINT ${name}`),
          sql.text,
          ...checks.map(({ name, definition }) => `${alter} ADD CONSTRAINT ${sqlName(name)} ${definition} NOT VALID`),
        ]),
        note: 'new rows are checked all the time',
      },
      ...names.map((name) => ({
        sql: `${alter} VALIDATE CONSTRAINT ${name}`,
        note: 'reads every row, and nobody waits',
      })),
    ],
  }
}
