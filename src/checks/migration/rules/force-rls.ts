import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { standingTables, statementSince } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/force-rls',
    severity: 'warning',
    since: '0.1.0',
    title: 'Bring the policies along when row security also binds the owner',
    effect:
      'The role that owns the table, which is often the one of the application, is bound by its policies too: without one it sees no row, and no SELECT fails that would tell.',
    remedy:
      'Create a policy that lets the owner do what it does today in the same transaction, before FORCE ROW LEVEL SECURITY.',
  },
  examples: [
    {
      title: 'no policy at all',
      given: {
        schema: 'CREATE TABLE orders (id int); ALTER TABLE orders ENABLE ROW LEVEL SECURITY;',
        migration: 'ALTER TABLE orders FORCE ROW LEVEL SECURITY;',
      },
      hits: ['orders: row security binds its owner too, and no policy lets anyone see a row'],
    },
    {
      title: 'with a policy in the same migration',
      given: {
        schema: 'CREATE TABLE orders (id int); ALTER TABLE orders ENABLE ROW LEVEL SECURITY;',
        migration: 'CREATE POLICY everything ON orders USING (true); ALTER TABLE orders FORCE ROW LEVEL SECURITY;',
      },
      hits: [],
    },
    {
      title: 'row security is off',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders FORCE ROW LEVEL SECURITY;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration:
          'CREATE TABLE carts (id int); ALTER TABLE carts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    standingTables(run).flatMap(({ base, head }) => {
      const binds = head.rowSecurity && head.forcedRowSecurity && !(base.rowSecurity && base.forcedRowSecurity)
      const statement = binds
        ? statementSince(run, base.oid, ({ rowSecurity, forcedRowSecurity }) => rowSecurity && forcedRowSecurity)
        : undefined
      const reads = head.policies.some(
        ({ command, definition }) => definition.startsWith('true') && (command === 'ALL' || command === 'SELECT'),
      )
      if (!statement || reads) return []
      return [
        {
          ...hitOn(statement, run, head.name),
          cause: `${head.name} forced row security`,
          message: `${shown(head.name)}: row security binds its owner too, and no policy lets anyone see a row`,
        },
      ]
    }),
})
