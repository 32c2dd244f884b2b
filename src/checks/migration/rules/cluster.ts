import { defineRule } from '../../../core/rule.ts'
import { hitsOfRewritten } from '../judgement/whole-table-commands.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/cluster',
    severity: 'error',
    since: '0.1.0',
    title: 'Do not CLUSTER a table in use',
    effect: 'The table and its indexes are written anew in the order of an index under AccessExclusiveLock.',
    remedy: 'pg_repack puts a table into the order of an index while it is in use; or take it out of use for the time.',
  },
  examples: [
    {
      title: 'one table',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY);',
        migration: 'CLUSTER orders USING orders_pkey;',
      },
      hits: [
        'CLUSTER of orders: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'all tables that were clustered before',
      given: {
        schema:
          'CREATE TABLE orders (id int PRIMARY KEY); ALTER TABLE orders CLUSTER ON orders_pkey; ' +
          'CREATE TABLE users (id int PRIMARY KEY); ALTER TABLE users CLUSTER ON users_pkey; CREATE TABLE plain (id int);',
        migration: 'CLUSTER;',
      },
      hits: [
        'CLUSTER, table by table: AccessExclusiveLock blocks reads and writes of orders and users while the table is rewritten; size unknown, for one rewrite of orders and one rewrite of users',
      ],
    },
    {
      title: 'the order is only noted',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY);',
        migration: 'ALTER TABLE orders CLUSTER ON orders_pkey;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (id int PRIMARY KEY); CLUSTER carts USING carts_pkey;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) =>
      'ClusterStmt' in statement.sql.node ? hitsOfRewritten(statement, run, 'CLUSTER') : [],
    ),
})
