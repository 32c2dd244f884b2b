import { defineRule } from '../../../core/rule.ts'
import { proofOf, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/enum-create',
    severity: 'note',
    since: '0.1.0',
    title: 'Keep values that change in a table',
    effect:
      'Values of an enum can be added and renamed, but never removed, nor used in the transaction that adds them.',
    remedy: 'Use a lookup table with a foreign key, or a text column with a CHECK.',
    optIn: true,
  },
  examples: [
    {
      title: 'a new enum',
      given: { schema: '', migration: "CREATE TYPE status AS ENUM ('new', 'paid');" },
      hits: ['status is an enum, whose values cannot be removed'],
    },
    {
      title: 'in a DO block',
      given: {
        schema: '',
        migration: "DO $$ BEGIN CREATE TYPE status AS ENUM ('new'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;",
      },
      hits: ['status is an enum, whose values cannot be removed'],
    },
    {
      title: 'a value more',
      given: { schema: "CREATE TYPE status AS ENUM ('new');", migration: "ALTER TYPE status ADD VALUE 'paid';" },
      hits: [],
    },
  ],
  check: (run) =>
    effectsIn(run, 'enum created').map(({ statement, effect: { type } }) => ({
      location: statement.place,
      key: type.name,
      subject: { kind: 'enum', name: type.name },
      proof: proofOf(statement, run),
      message: `${shown(type.name)} is an enum, whose values cannot be removed`,
    })),
})
