import { defineRule } from '../../../core/rule.ts'
import type { SqlStatement } from '../../../sql/statements.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/subscription',
    severity: 'note',
    since: '0.1.0',
    title: 'Know what a subscription writes into this database',
    effect:
      'A subscription copies and keeps writing the rows of another database; it takes a connection to that one, which a review does not have.',
    remedy: 'Set it up beside the deployment, where its progress and its failures are watched.',
  },
  examples: [
    {
      title: 'one that is not connected yet',
      given: {
        schema: '',
        migration: "CREATE SUBSCRIPTION orders_in CONNECTION 'dbname=other' PUBLICATION orders WITH (connect = false);",
      },
      hits: ['subscription orders_in is created'],
    },
    {
      title: 'there is none',
      given: { schema: '', migration: 'DROP SUBSCRIPTION IF EXISTS orders_in;' },
      hits: [],
    },
  ],
  // Hardly any subscription can be made in a review, so what the file says has to do.
  check: ({ files }) =>
    files.flatMap(({ path, sql }) =>
      sql.flatMap((statement) => {
        const said = subscriptionIn(statement)
        if (!said) return []
        return [
          {
            location: { path, line: statement.line, column: statement.column },
            key: `${said.name}\n${said.becomes}`,
            subject: { kind: 'subscription' as const, name: said.name },
            proof: { kind: 'source' as const, excerpt: statement.text },
            message: `subscription ${said.name} is ${said.becomes}`,
          },
        ]
      }),
    ),
})

function subscriptionIn({ node }: SqlStatement): { readonly name: string; readonly becomes: string } | undefined {
  if ('CreateSubscriptionStmt' in node) return { name: node.CreateSubscriptionStmt.subname ?? '', becomes: 'created' }
  if ('AlterSubscriptionStmt' in node) return { name: node.AlterSubscriptionStmt.subname ?? '', becomes: 'altered' }
  if (!('DropSubscriptionStmt' in node) || node.DropSubscriptionStmt.missing_ok) return undefined
  return { name: node.DropSubscriptionStmt.subname ?? '', becomes: 'dropped' }
}
