import { defineRule } from '../../../core/rule.ts'
import { hitOfColumns, rewritingColumns } from '../judgement/added-columns.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/add-column-stored-generated',
    severity: 'error',
    since: '0.1.0',
    title: 'Do not add a stored generated column to an existing table',
    effect:
      'Its value is computed for every row at once: the table and its indexes are rewritten under AccessExclusiveLock.',
    remedy:
      'Add a plain column that a trigger fills for new rows, and fill the old ones in batches. Where PostgreSQL 18 runs and no index is needed, a VIRTUAL column costs nothing.',
  },
  examples: [
    {
      title: 'a value that is computed and stored',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, net int);',
        migration: 'ALTER TABLE orders ADD COLUMN gross int GENERATED ALWAYS AS (net * 119 / 100) STORED;',
      },
      hits: [
        'orders.gross is computed and stored for every row: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE pages (body text);',
        migration:
          "DO $$ BEGIN ALTER TABLE pages ADD words tsvector GENERATED ALWAYS AS (to_tsvector('simple', body)) STORED; END $$;",
      },
      hits: [
        'pages.words is computed and stored for every row: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of pages',
      ],
    },
    {
      title: 'a virtual column is computed when it is read',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, net int);',
        migration: 'ALTER TABLE orders ADD COLUMN gross int GENERATED ALWAYS AS (net * 119 / 100) VIRTUAL;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration:
          'CREATE TABLE carts (net int); ALTER TABLE carts ADD COLUMN gross int GENERATED ALWAYS AS (net * 2) STORED;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    rewritingColumns(run, 'generated').map((found) =>
      hitOfColumns(
        found,
        run,
        found.columns.length > 1 ? 'are computed and stored for every row' : 'is computed and stored for every row',
      ),
    ),
})
