import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { hitOn, proofOf, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/disable-trigger-all',
    severity: 'warning',
    since: '0.1.0',
    title: 'Leave foreign keys on',
    effect:
      'Foreign keys are kept by triggers, and with those off any row gets in; turning them on again checks nothing, so the constraint is valid by name only. It takes a superuser, too.',
    remedy:
      'Write the rows in an order that the foreign keys allow, or make the constraints DEFERRABLE and defer them. For triggers of your own, DISABLE TRIGGER USER.',
  },
  examples: [
    {
      title: 'all triggers of a table with a foreign key',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);',
        migration: 'ALTER TABLE orders DISABLE TRIGGER ALL; ALTER TABLE orders ENABLE TRIGGER ALL;',
      },
      hits: [
        'orders: its foreign keys are off until the triggers are on again, and rows written meanwhile are never checked',
      ],
    },
    {
      title: 'they stay off, in a DO block',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);',
        migration: 'DO $$ BEGIN ALTER TABLE orders DISABLE TRIGGER ALL; END $$;',
      },
      hits: ['orders: its foreign keys are off from now on, for everyone'],
    },
    {
      title: 'the session plays a replica',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'SET LOCAL session_replication_role = replica; DELETE FROM orders WHERE id = 1;',
      },
      hits: [
        'no foreign key and no trigger works for the statements from here on, and rows written meanwhile are never checked',
      ],
    },
    {
      title: 'triggers of the users only',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);',
        migration: 'ALTER TABLE orders DISABLE TRIGGER USER; ALTER TABLE orders ENABLE TRIGGER USER;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY);',
        migration: 'CREATE TABLE carts (user_id int REFERENCES users); ALTER TABLE carts DISABLE TRIGGER ALL;',
      },
      hits: [],
    },
  ],
  check: (run) => run.statements.flatMap((statement) => [...disabledBy(statement, run), ...asReplica(statement, run)]),
})

function disabledBy(statement: TracedStatement, run: MigrationRun): readonly Hit[] {
  const tables = new Map(
    statement.effects.flatMap((effect) => {
      if (effect.what !== 'trigger altered' || !run.preexisting.has(effect.table.after.oid)) return []
      const { before, after } = effect.trigger
      const off = after.internal && before.enabled !== 'D' && after.enabled === 'D'
      return off ? [[effect.table.after.oid, effect.table.after] as const] : []
    }),
  )
  return [...tables.values()].map(({ oid, name }) => {
    const stays = run.facts.head.tables.get(oid)?.triggers.some(({ internal, enabled }) => internal && enabled === 'D')
    const forHowLong = stays
      ? 'from now on, for everyone'
      : 'until the triggers are on again, and rows written meanwhile are never checked'
    return {
      ...hitOn(statement, run, name),
      cause: `${statement.key}|${name}|triggers off`,
      message: `${shown(name)}: its foreign keys are off ${forHowLong}`,
    }
  })
}

function asReplica(statement: TracedStatement, run: MigrationRun): readonly Hit[] {
  const { node } = statement.sql
  if (!('VariableSetStmt' in node) || node.VariableSetStmt.name?.toLowerCase() !== 'session_replication_role') return []
  if (!JSON.stringify(node.VariableSetStmt.args ?? []).includes('"replica"')) return []
  return [
    {
      location: statement.place,
      key: statement.key,
      subject: { kind: 'migration', name: statement.place.path },
      proof: proofOf(statement, run),
      message:
        'no foreign key and no trigger works for the statements from here on, and rows written meanwhile are never checked',
    },
  ]
}
