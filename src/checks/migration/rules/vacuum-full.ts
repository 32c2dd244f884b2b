import { defineRule } from '../../../core/rule.ts'
import { hitsOfRewritten } from '../judgement/whole-table-commands.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/vacuum-full',
    severity: 'error',
    since: '0.1.0',
    title: 'Do not VACUUM FULL a table in use',
    effect:
      'The table and its indexes are written anew under AccessExclusiveLock, and need as much space again meanwhile.',
    remedy:
      'A plain VACUUM makes the space free for new rows and blocks nobody; pg_repack gives it back to the disk while the table is in use.',
  },
  examples: [
    {
      title: 'one table',
      given: { schema: 'CREATE TABLE orders (id int PRIMARY KEY);', migration: 'VACUUM (FULL, ANALYZE) orders;' },
      hits: [
        'VACUUM FULL of orders: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'all tables',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY); CREATE TABLE users (id int PRIMARY KEY);',
        migration: 'VACUUM FULL;',
      },
      hits: [
        'VACUUM FULL, table by table: AccessExclusiveLock blocks reads and writes of orders and users while the table is rewritten; size unknown, for one rewrite of orders and one rewrite of users',
      ],
    },
    {
      title: 'a plain VACUUM',
      given: { schema: 'CREATE TABLE orders (id int PRIMARY KEY);', migration: 'VACUUM (FULL false, ANALYZE) orders;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) =>
      // Whether it was FULL shows in what it rewrote: a plain one leaves every file where it is.
      'VacuumStmt' in statement.sql.node ? hitsOfRewritten(statement, run, 'VACUUM FULL') : [],
    ),
})
