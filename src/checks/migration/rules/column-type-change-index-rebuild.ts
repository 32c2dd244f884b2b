import type { Hit, RemedyStep } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { commandIndex } from '../judgement/nodes.ts'
import { besideTable, doBlock, standInIndex } from '../judgement/safe-steps.ts'
import { madeUpName, sqlName, sqlTable } from '../judgement/sql-names.ts'
import {
  type ChangedColumn,
  changesZone,
  changeText,
  hitOfTypeChange,
  type RecreatedIndex,
  recreatedIndexes,
  type TypeChange,
  typeChanges,
  usingOf,
} from '../judgement/type-changes.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import type { ColumnFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/column-type-change-index-rebuild',
    severity: 'error',
    since: '0.1.0',
    title: 'Build the indexes for a new collation or type before the column takes it',
    effect:
      'Where the rows may stay but the indexes sort or compare otherwise, each index on the column is built again under AccessExclusiveLock.',
    remedy:
      'Build an index that suits the new collation CONCURRENTLY, drop the one before it CONCURRENTLY, then change the column: an index that fits is kept. Where that is not possible, drop the index first and build it again after.',
  },
  examples: [
    {
      title: 'another collation',
      given: {
        schema: 'CREATE TABLE users (name text); CREATE INDEX users_name ON users (name);',
        migration: 'ALTER TABLE users ALTER COLUMN name TYPE text COLLATE "C";',
      },
      hits: [
        'users.name changes from the collation of its type to the collation C, and users_name with it: AccessExclusiveLock blocks reads and writes while its indexes are rebuilt; size unknown, for one scan of users',
      ],
    },
    {
      title: 'another type of the same form, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (made timestamp, id int); CREATE INDEX orders_made ON orders (made, id);',
        migration:
          "DO $$ BEGIN SET LOCAL timezone = 'UTC'; ALTER TABLE orders ALTER COLUMN made TYPE timestamptz; END $$;",
      },
      hits: [
        'orders.made changes from timestamp without time zone to timestamp with time zone, and orders_made with it: AccessExclusiveLock blocks reads and writes while its indexes are rebuilt; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'two indexes of a column that becomes a timestamptz',
      given: {
        schema:
          'CREATE TABLE orders (made timestamp, id int); CREATE INDEX by_time ON orders (made DESC, id) WHERE id > 0; CREATE INDEX by_day ON orders (made);',
        migration: "SET timezone = 'UTC'; ALTER TABLE orders ALTER COLUMN made TYPE timestamptz;",
      },
      hits: [
        'orders.made changes from timestamp without time zone to timestamp with time zone, and by_day and by_time with it: AccessExclusiveLock blocks reads and writes while its indexes are rebuilt; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'an index that fits is kept',
      given: {
        schema: 'CREATE TABLE users (name varchar(20)); CREATE INDEX users_name ON users (name);',
        migration: 'ALTER TABLE users ALTER COLUMN name TYPE varchar(40);',
      },
      hits: [],
    },
    {
      title: 'no index',
      given: {
        schema: 'CREATE TABLE users (name text);',
        migration: 'ALTER TABLE users ALTER COLUMN name TYPE text COLLATE "C";',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (name text UNIQUE); ALTER TABLE carts ALTER COLUMN name TYPE text COLLATE "C";',
      },
      hits: [],
    },
  ],
  check: (run) =>
    typeChanges(run).flatMap((change) => {
      const indexes = recreatedIndexes(change)
      if (!change.work || change.work.kind === 'rewrite' || indexes.length === 0) return []
      const names = enumerate(indexes.map(({ before }) => before.name))
      const work = { ...change.work, kind: 'index rebuild' as const }
      return [
        { ...hitOfTypeChange(change, [work], run, `${changeText(change)}, and ${names} with it`), ...stepwise(change) },
      ]
    }),
})

function stepwise(change: TypeChange): Pick<Hit, 'steps' | 'replaces'> {
  const { statement, columns } = change
  const [column, more] = columns
  if (!column || more) return {}
  const replaces = commandIndex(statement.sql, ['AT_AlterColumnType'], ({ name }) => name === column.after.name)
  const steps = standIns(change, column) ?? withoutIndexes(change, column)
  return steps === undefined || replaces === undefined ? {} : { steps, replaces }
}

/** For another collation alone an index can stand ready, where it has plain columns and holds no constraint. */
function standIns(change: TypeChange, { before, after }: ChangedColumn): readonly RemedyStep[] | undefined {
  const { collation } = after
  if (before.type !== after.type || !collation) return undefined
  const ready = recreatedIndexes(change).map((index) => standIn(index, change, collation))
  if (ready.some((each) => each === undefined)) return undefined
  const each = ready.flatMap((one) => one ?? [])
  return [
    ...each.flatMap(({ build }) => build),
    {
      sql: `${alterColumn(change, after)} TYPE ${after.type} COLLATE ${sqlName(collation)}`,
      note: 'the indexes fit: nothing is read',
    },
    ...each.map(({ rename }) => rename),
  ]
}

/** Else it has to go for a while, which only an index may that keeps no rows out. */
function withoutIndexes(change: TypeChange, column: ChangedColumn): readonly RemedyStep[] | undefined {
  const { statement, table } = change
  const { name, type, collation } = column.after
  const indexes = recreatedIndexes(change)
  if (indexes.some(({ before }) => before.unique) || usingOf(statement, name) || table.after.kind !== 'r')
    return undefined
  const alter = `${alterColumn(change, column.after)} TYPE ${type}${collation ? ` COLLATE ${sqlName(collation)}` : ''}`
  return [
    ...indexes.map(({ before }) => ({
      sql: `DROP INDEX CONCURRENTLY ${besideTable(table.after, before.name)}`,
      withoutTransaction: true as const,
      note: 'queries do without it until it is built again',
    })),
    { sql: changesZone(column) ? doBlock(["SET LOCAL timezone = 'UTC'", alter]) : alter },
    ...indexes.map(({ after }) => ({
      sql: after.definition.replace(/^CREATE INDEX /, 'CREATE INDEX CONCURRENTLY '),
      withoutTransaction: true as const,
    })),
  ]
}

function alterColumn({ table }: TypeChange, { name }: ColumnFacts): string {
  return `ALTER TABLE ${sqlTable(table.after)} ALTER COLUMN ${sqlName(name)}`
}

function standIn(
  { before }: RecreatedIndex,
  { table, columns }: TypeChange,
  collation: string,
): { readonly build: readonly RemedyStep[]; readonly rename: RemedyStep } | undefined {
  const held = table.before.constraints.some(({ index, kind }) => index === before.oid && kind !== 'foreign key')
  const changed = new Set(columns.map(({ after }) => after.name))
  const name = madeUpName(before.name, 'collated')
  const build = standInIndex(table.after, before, name, (column) =>
    changed.has(column) ? `${sqlName(column)} COLLATE ${sqlName(collation)}` : sqlName(column),
  )
  if (held || !build) return undefined
  return {
    build: [
      build,
      { sql: `DROP INDEX CONCURRENTLY ${besideTable(table.after, before.name)}`, withoutTransaction: true },
    ],
    rename: { sql: `ALTER INDEX ${besideTable(table.after, name)} RENAME TO ${sqlName(before.name)}` },
  }
}
