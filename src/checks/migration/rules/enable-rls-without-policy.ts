import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import type { TableFacts } from '../facts.ts'
import { hitOn, shown } from '../said.ts'
import { standingTables, statementSince } from '../standing.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/enable-rls-without-policy',
    severity: 'warning',
    since: '0.1.0',
    title: 'Bring the policies along when a table gets row security',
    effect:
      'Without a policy every role but the owner (and those with BYPASSRLS) sees no row and can insert none, and no SELECT fails that would tell.',
    remedy:
      'Create the policies that the running release needs in the same transaction, before ENABLE ROW LEVEL SECURITY.',
  },
  examples: [
    {
      title: 'no policy at all',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ENABLE ROW LEVEL SECURITY;',
      },
      hits: ['orders: row security without a policy, so every role but its owner sees no row and can insert none'],
    },
    {
      title: 'a policy that only lets read, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration:
          'DO $$ BEGIN CREATE POLICY seen ON orders FOR SELECT USING (true); ALTER TABLE orders ENABLE ROW LEVEL SECURITY; END $$;',
      },
      hits: [
        'orders: row security without a policy for INSERT, UPDATE and DELETE, so every role but its owner inserts, updates and deletes no row',
      ],
    },
    {
      title: 'with a policy in the same migration',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY everything ON orders USING (true);',
      },
      hits: [],
    },
    {
      title: 'off again',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ENABLE ROW LEVEL SECURITY; ALTER TABLE orders DISABLE ROW LEVEL SECURITY;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); ALTER TABLE carts ENABLE ROW LEVEL SECURITY;' },
      hits: [],
    },
  ],
  check: (run) =>
    standingTables(run).flatMap(({ base, head }) => {
      const statement =
        head.rowSecurity && !base.rowSecurity
          ? statementSince(run, base.oid, ({ rowSecurity }) => rowSecurity)
          : undefined
      const uncovered = commandsWithoutPolicy(head)
      if (!statement || uncovered.length === 0) return []
      const none = uncovered.length === doings.length
      const which = none
        ? 'sees no row and can insert none'
        : `${enumerate(
            uncovered.map(({ does }) => does),
            4,
          )} no row`
      const lacking = none
        ? 'a policy'
        : `a policy for ${enumerate(
            uncovered.map(({ command }) => command),
            4,
          )}`
      return [
        {
          ...hitOn(statement, run, head.name),
          cause: `${head.name} row security`,
          message: `${shown(head.name)}: row security without ${lacking}, so every role but its owner ${which}`,
        },
      ]
    }),
})

const doings = [
  { command: 'SELECT', does: 'sees' },
  { command: 'INSERT', does: 'inserts' },
  { command: 'UPDATE', does: 'updates' },
  { command: 'DELETE', does: 'deletes' },
] as const

/** Only a permissive policy lets anything through; the definition begins with whether it is one. */
function commandsWithoutPolicy({ policies }: TableFacts) {
  const permissive = policies.filter(({ definition }) => definition.startsWith('true'))
  return doings.filter(
    ({ command }) => !permissive.some((policy) => policy.command === 'ALL' || policy.command === command),
  )
}
