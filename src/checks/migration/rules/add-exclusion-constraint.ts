import { defineRule } from '../../../core/rule.ts'
import { costlyConstraints, hitOfConstraints } from '../judgement/added-constraints.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/add-exclusion-constraint',
    severity: 'error',
    since: '0.1.0',
    title: 'Do not add an exclusion constraint to a table in use',
    effect:
      'Postgres builds its index and compares every row under AccessExclusiveLock, and it has no concurrent form of that.',
    remedy:
      'Make a new table with the constraint, copy the rows in batches and swap the names, or do it in a window in which nobody needs the table.',
  },
  examples: [
    {
      title: 'bookings that must not overlap',
      given: {
        schema: 'CREATE TABLE bookings (during tsrange);',
        migration: 'ALTER TABLE bookings ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&);',
      },
      hits: [
        'bookings gets the exclusion constraint no_overlap: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of bookings',
      ],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE bookings (during tsrange);',
        migration: 'DO $$ BEGIN ALTER TABLE bookings ADD EXCLUDE USING gist (during WITH &&); END $$;',
      },
      hits: [
        'bookings gets the exclusion constraint bookings_during_excl: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of bookings',
      ],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration:
          'CREATE TABLE bookings (during tsrange); ALTER TABLE bookings ADD EXCLUDE USING gist (during WITH &&);',
      },
      hits: [],
    },
  ],
  check: (run) =>
    costlyConstraints(run, ({ kind }) => kind === 'exclusion').map((added) =>
      hitOfConstraints(added, run, { one: 'exclusion constraint', many: 'exclusion constraints' }),
    ),
})
