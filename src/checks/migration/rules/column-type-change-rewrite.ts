import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { shown } from '../said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import {
  changesZone,
  changeText,
  hitOfTypeChange,
  isStoredAlike,
  type TypeChange,
  typeChanges,
} from '../type-changes.ts'
import { hitOfWork, worksOf } from '../work.ts'

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
        'users.id changes from integer to bigint: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of users',
        'the type of users.id is changed, so orders_user_id_fkey is checked again: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of orders',
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
  check: (run) =>
    typeChanges(run, (column) => !changesZone(column) && !isStoredAlike(column)).flatMap((change) => [
      ...(change.work?.kind === 'rewrite' ? [hitOfTypeChange(change, change.work, run, changeText(change))] : []),
      ...checkedAgain(change, run),
    ]),
})

/** Foreign keys of other tables that Postgres makes again for the change, with a scan where it has to check them. */
function checkedAgain({ statement, table, columns }: TypeChange, run: MigrationRun) {
  return statement.effects.flatMap((effect) => {
    if (effect.what !== 'constraint recreated' || effect.table.after.oid === table.after.oid) return []
    const { kind, name, parent, parentColumns } = effect.constraint.after
    const changed = columns.filter(({ after }) => parentColumns.includes(after.name))
    if (kind !== 'foreign key' || parent !== table.after.oid || changed.length === 0) return []
    const work = worksOf(statement, run).find(({ relation }) => relation.oid === effect.table.after.oid)
    if (work?.kind !== 'scan') return []
    const names = changed.map(({ after }) => shown(`${table.after.name}.${after.name}`))
    return [
      hitOfWork(statement, run, work, {
        what: `the type of ${enumerate(names)} is changed, so ${name} is checked again`,
        subject: { kind: 'table', name: effect.table.after.name },
        key: name,
      }),
    ]
  })
}
