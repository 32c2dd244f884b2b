import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { type TypeChange, typeChanges } from '../judgement/type-changes.ts'
import { worksOf } from '../judgement/work.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/column-type-change-drops-fk-fast-path',
    severity: 'warning',
    since: '0.1.0',
    title: 'Expect a type change to lock the tables on the other side of its foreign keys',
    effect:
      'Postgres drops a foreign key on the column and makes it again, so the table at its other end is locked with AccessExclusiveLock too, for as long as the change takes.',
    remedy:
      'Drop the foreign key in a migration of its own, change the type, add the key again NOT VALID and validate it; with a lock_timeout on each.',
  },
  examples: [
    {
      title: 'the table that the column refers to',
      given: {
        schema:
          'CREATE TABLE users (code varchar(5) PRIMARY KEY); CREATE TABLE orders (code varchar(5) REFERENCES users);',
        migration: 'ALTER TABLE orders ALTER COLUMN code TYPE varchar(9);',
      },
      hits: [
        'users: AccessExclusiveLock blocks reads and writes too while orders.code changes its type, since orders_code_fkey is dropped and made again',
      ],
    },
    {
      title: 'the table that refers to the column, in a DO block',
      given: {
        schema:
          'CREATE TABLE users (code varchar(5) PRIMARY KEY); CREATE TABLE orders (code varchar(5) REFERENCES users);',
        migration: 'DO $$ BEGIN ALTER TABLE users ALTER COLUMN code TYPE varchar(9); END $$;',
      },
      hits: [
        'orders: AccessExclusiveLock blocks reads and writes too while users.code changes its type, since orders_code_fkey is dropped and made again',
      ],
    },
    {
      title: 'a column without a foreign key',
      given: {
        schema:
          'CREATE TABLE users (code varchar(5) PRIMARY KEY); CREATE TABLE orders (code varchar(5) REFERENCES users, note varchar(5));',
        migration: 'ALTER TABLE orders ALTER COLUMN note TYPE varchar(9);',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: 'CREATE TABLE users (code varchar(5) PRIMARY KEY);',
        migration:
          'CREATE TABLE carts (code varchar(5) REFERENCES users); ALTER TABLE carts ALTER COLUMN code TYPE varchar(9);',
      },
      hits: [],
    },
  ],
  check: (run) => typeChanges(run).flatMap((change) => hitsOf(change, run)),
})

function hitsOf({ statement, table, columns }: TypeChange, run: MigrationRun): readonly Hit[] {
  const keys = statement.effects.flatMap((effect) => {
    if (effect.what !== 'constraint recreated' || effect.constraint.after.kind !== 'foreign key') return []
    const { name, parent } = effect.constraint.after
    const ends = [effect.table.after.oid, parent]
    const other = ends.find((oid) => oid !== table.after.oid)
    return ends.includes(table.after.oid) && other !== undefined ? [{ name, other }] : []
  })
  return [...new Set(keys.map(({ other }) => other))].flatMap((oid): readonly Hit[] => {
    const lock = statement.difference?.taken.find(
      ({ relation, mode }) => relation.oid === oid && mode === 'AccessExclusiveLock',
    )
    // Where its rows are read as well, that is told as the greater evil.
    const works = worksOf(statement, run).some(({ relation }) => relation.oid === oid)
    if (!lock || works || !run.preexisting.has(oid)) return []
    const names = keys.filter(({ other }) => other === oid).map(({ name }) => name)
    const changed = columns.map(({ after }) => shown(`${table.after.name}.${after.name}`))
    return [
      {
        ...hitOn(statement, run, lock.relation.name),
        message: `${shown(lock.relation.name)}: AccessExclusiveLock blocks reads and writes too while ${enumerate(changed)} ${changed.length > 1 ? 'change their types' : 'changes its type'}, since ${enumerate(names)} ${names.length > 1 ? 'are' : 'is'} dropped and made again`,
      },
    ]
  })
}
