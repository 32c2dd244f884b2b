import type { Hit, RemedyStep } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { alterTable } from '../nodes.ts'
import { besideTable, standInIndex } from '../safe-steps.ts'
import { madeUpName, sqlName, sqlTable } from '../sql-names.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import {
  changeText,
  hitOfTypeChange,
  type RecreatedIndex,
  recreatedIndexes,
  type TypeChange,
  typeChanges,
} from '../type-changes.ts'

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

/** Only where each index has plain columns and holds no constraint can another stand ready in its place. */
function stepwise(change: TypeChange): Pick<Hit, 'steps'> {
  const { statement, table, columns } = change
  const [column, more] = columns
  const collation = column?.after.collation
  const commands = alterTable(statement.sql)?.commands ?? []
  if (!column || more || commands.length !== 1 || column.before.type !== column.after.type || !collation) return {}
  const ready = recreatedIndexes(change).map((index) => standIn(index, change, collation))
  if (ready.some((each) => each === undefined)) return {}
  const each = ready.flatMap((one) => one ?? [])
  const alter = `ALTER TABLE ${sqlTable(table.after)} ALTER COLUMN ${sqlName(column.after.name)} TYPE ${column.after.type} COLLATE ${sqlName(collation)}`
  return {
    steps: [
      ...each.flatMap(({ build }) => build),
      { sql: alter, note: 'the indexes fit: nothing is read' },
      ...each.map(({ rename }) => rename),
    ],
  }
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
