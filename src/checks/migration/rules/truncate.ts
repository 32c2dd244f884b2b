import { defineRule } from '../../../core/rule.ts'
import { hitOn, isOldTable, shown } from '../said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/truncate',
    severity: 'warning',
    since: '0.1.0',
    title: 'Do not truncate a table in a migration',
    effect:
      'All rows are gone, also those of tables that CASCADE reaches, and AccessExclusiveLock waits for every reader.',
    remedy: 'Delete in batches what has to go, or keep a copy of the table until nobody has missed it.',
  },
  examples: [
    {
      title: 'a table and what refers to it',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);',
        migration: 'TRUNCATE users CASCADE;',
      },
      hits: ['orders: all its rows are lost', 'users: all its rows are lost'],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); TRUNCATE carts;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) =>
      statement.sql.kind === 'TruncateStmt'
        ? (statement.difference?.rewrites ?? [])
            .filter((relation) => isOldTable(relation, run))
            .map(({ name }) => ({
              ...hitOn(statement, run, name),
              message: `${shown(name)}: all its rows are lost`,
            }))
        : [],
    ),
})
