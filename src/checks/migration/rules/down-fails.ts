import { defineRule } from '../../../core/rule.ts'
import { backTogether, startOfStatement } from '../rollback/rollback-said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/down-fails',
    severity: 'warning',
    since: '0.1.0',
    title: 'Try the way back before it is needed',
    effect: 'Whoever has to take the release back finds that its migration cannot be taken back with it.',
    remedy: 'Correct the down step, and run up, down and up on a database of your own.',
  },
  examples: [
    {
      title: 'the down step names what was never there',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN note text;',
        down: 'ALTER TABLE orders DROP COLUMN notes;',
        runner: 'golang-migrate',
      },
      hits: ['2_new: its down step fails with 42703: column "notes" of relation "orders" does not exist'],
    },
    {
      title: 'a slip of the pen',
      given: {
        schema: '',
        migration: 'CREATE TABLE orders (id int);',
        down: 'DROP TABEL orders;',
        runner: 'golang-migrate',
      },
      hits: ['2_new: its down step fails with 42601: syntax error at or near "TABEL"'],
    },
    {
      title: 'only rows that we made stand in its way',
      given: {
        schema: 'CREATE TABLE orders (id int NOT NULL, note text NOT NULL);',
        migration: 'ALTER TABLE orders ALTER COLUMN note DROP NOT NULL; UPDATE orders SET note = NULL;',
        down: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
        runner: 'golang-migrate',
      },
      hits: [],
    },
    {
      title: 'the way back works',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN note text;',
        down: 'ALTER TABLE orders DROP COLUMN note;',
        runner: 'golang-migrate',
      },
      hits: [],
    },
  ],
  check: ({ rollback }) =>
    (rollback?.files ?? []).flatMap(({ name, path, outcome }) => {
      if (outcome.kind !== 'failed') return []
      const { place, statement, sqlstate, message } = outcome.refusal
      return {
        message: `${name}: its down step fails with ${sqlstate}: ${message}${rollback?.together ? backTogether : ''}`,
        ...(rollback?.together ? { severity: 'note' as const } : {}),
        location: place,
        subject: { kind: 'migration' as const, name: path },
        key: 'down-fails',
        proof: {
          kind: 'trace' as const,
          statement: startOfStatement(statement),
          locks: [],
          scans: [],
          rewrites: [],
          rows: {},
          engine: rollback?.engine ?? '',
          // Code that fails by itself has an exit status and no SQLSTATE.
          ...(/^[0-9A-Z]{5}$/.test(sqlstate) ? { sqlstate } : {}),
          error: message,
        },
      }
    }),
})
