import { defineRule } from '../../../core/rule.ts'
import { proofOf } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/publication',
    severity: 'note',
    since: '0.1.0',
    title: 'Tell the subscribers what changes for them',
    effect: 'A publication decides which tables and rows leave this database; subscribers need matching tables first.',
    remedy: 'Create the tables on the subscribers before they are published, and REFRESH PUBLICATION there afterwards.',
  },
  examples: [
    {
      title: 'a publication of one table',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'CREATE PUBLICATION reports FOR TABLE orders;' },
      hits: ['publication reports is created'],
    },
    {
      title: 'another table in it',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE PUBLICATION reports;',
        migration: 'DO $$ BEGIN ALTER PUBLICATION reports ADD TABLE orders; END $$;',
      },
      hits: ['publication reports is altered'],
    },
    {
      title: 'it goes',
      given: { schema: 'CREATE PUBLICATION reports;', migration: 'DROP PUBLICATION reports;' },
      hits: ['publication reports is dropped'],
    },
    {
      title: 'there is none',
      given: { schema: '', migration: 'DROP PUBLICATION IF EXISTS reports;' },
      hits: [],
    },
  ],
  check: (run) =>
    effectsIn(run, ...changes).flatMap(({ statement, effect }) => {
      const { kind, name } = 'before' in effect.object ? effect.object.before : effect.object
      if (kind !== 'publication') return []
      return [
        {
          location: statement.place,
          key: statement.key,
          subject: { kind, name },
          proof: proofOf(statement, run),
          message: `publication ${name} is ${effect.what.slice('object '.length)}`,
        },
      ]
    }),
})

const changes = ['object created', 'object dropped', 'object renamed', 'object altered'] as const
