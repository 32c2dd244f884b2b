import { defineRule } from '../../../core/rule.ts'
import { blocksWrites } from '../../../core/trace.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn, shown, whoWaits } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/alter-storage-parameter',
    severity: 'note',
    since: '0.1.0',
    title: 'Know which storage parameters lock a table or stop its vacuum',
    effect:
      'Most parameters take ShareUpdateExclusiveLock, for which neither reads nor writes wait. A few (user_catalog_table) take AccessExclusiveLock; and a table without autovacuum grows with each UPDATE and DELETE.',
    remedy:
      'Set such parameters in a migration of its own with a lock_timeout; leave autovacuum on and tune its thresholds.',
  },
  examples: [
    {
      title: 'a parameter with a strong lock',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders SET (user_catalog_table = true);',
      },
      hits: ['orders: AccessExclusiveLock blocks reads and writes while user_catalog_table=true is set'],
    },
    {
      title: 'autovacuum is turned off, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'DO $$ BEGIN ALTER TABLE orders SET (autovacuum_enabled = false, fillfactor = 70); END $$;',
      },
      hits: ['orders: with autovacuum off, the room of updated and deleted rows is never used again'],
    },
    {
      title: 'parameters that make nobody wait',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration:
          'ALTER TABLE orders SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01); ALTER TABLE orders ALTER COLUMN id SET STATISTICS 500;',
      },
      hits: [],
    },
    {
      title: 'the options of a view have a rule of their own',
      given: {
        schema: 'CREATE VIEW recent WITH (security_invoker) AS SELECT 1 AS id;',
        migration: 'ALTER VIEW recent RESET (security_invoker);',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (id int); ALTER TABLE carts SET (user_catalog_table = true);',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) =>
      statement.effects.flatMap((effect) => {
        if (effect.what !== 'table altered' || effect.aspect !== 'options') return []
        // What the options of a view mean has a rule of its own.
        if (!run.preexisting.has(effect.before.oid) || effect.before.kind === 'v') return []
        const name = effect.after.name
        return said(statement, effect.before, effect.after).map((text) => ({
          ...hitOn(statement, run, name),
          message: `${shown(name)}: ${text}`,
        }))
      }),
    ),
})

function said(statement: TracedStatement, before: TableFacts, after: TableFacts): readonly string[] {
  const set = after.options.filter((option) => !before.options.includes(option))
  const gone = before.options
    .filter((option) => !after.options.includes(option))
    .map((option) => option.replace(/=.*/s, ''))
  const reset = gone.filter((name) => !after.options.some((option) => option.startsWith(`${name}=`)))
  const lock = statement.difference?.taken.find(
    ({ relation, mode }) => relation.oid === after.oid && blocksWrites(mode),
  )
  const what = [...set, ...reset.map((name) => `the default of ${name}`)]
  return [
    // Of several changes, another one may need the lock.
    ...(lock && statement.effects.length === 1 && what.length > 0
      ? [`${lock.mode} blocks ${whoWaits(lock.mode)} while ${enumerate(what)} ${what.length > 1 ? 'are' : 'is'} set`]
      : []),
    ...(set.includes('autovacuum_enabled=false')
      ? ['with autovacuum off, the room of updated and deleted rows is never used again']
      : []),
  ]
}
