import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/replica-identity-full',
    severity: 'note',
    since: '0.1.0',
    title: 'Give logical replication a key instead of whole rows',
    effect:
      'With REPLICA IDENTITY FULL every UPDATE and DELETE writes the whole row as it was to the WAL, and a subscriber that has no fitting index looks through its table for each of them.',
    remedy:
      'A primary key serves by itself; else REPLICA IDENTITY USING INDEX names a unique index on NOT NULL columns.',
  },
  examples: [
    {
      title: 'a table with a primary key',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY);',
        migration: 'ALTER TABLE orders REPLICA IDENTITY FULL;',
      },
      hits: [
        'orders: each UPDATE and DELETE writes the whole row as it was to the WAL; its primary key would do as replica identity',
      ],
    },
    {
      title: 'a table without one, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'DO $$ BEGIN ALTER TABLE orders REPLICA IDENTITY FULL; END $$;',
      },
      hits: ['orders: each UPDATE and DELETE writes the whole row as it was to the WAL'],
    },
    {
      title: 'an index',
      given: {
        schema: 'CREATE TABLE orders (id int NOT NULL UNIQUE);',
        migration: 'ALTER TABLE orders REPLICA IDENTITY USING INDEX orders_id_key;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); ALTER TABLE carts REPLICA IDENTITY FULL;' },
      hits: [],
    },
  ],
  check: (run) =>
    effectsIn(run, 'table altered').flatMap(({ statement, effect }) => {
      const { aspect, after } = effect
      const full = aspect === 'replica identity' && after.replicaIdentity === 'full' && run.preexisting.has(after.oid)
      if (!full) return []
      const keyed = after.constraints.some(({ kind }) => kind === 'primary key')
      return [
        {
          ...hitOn(statement, run, after.name),
          message: `${shown(after.name)}: each UPDATE and DELETE writes the whole row as it was to the WAL${keyed ? '; its primary key would do as replica identity' : ''}`,
        },
      ]
    }),
})
