import { defineRule } from '../../../core/rule.ts'
import { shown } from '../judgement/said.ts'
import { tablesRewrittenFor } from '../judgement/table-rewrites.ts'
import { hitOfWork } from '../judgement/work.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/set-access-method',
    severity: 'error',
    since: '0.1.0',
    title: 'Do not change the access method of a table in use',
    effect: 'The table and its indexes are written anew under AccessExclusiveLock.',
    remedy:
      'Make a new table with the other access method, fill it in batches while a trigger keeps it up to date, and swap the names. For a partitioned table, let only new partitions use it.',
  },
  examples: [
    {
      title: 'another access method',
      given: {
        schema:
          'CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler; CREATE TABLE orders (id int PRIMARY KEY);',
        migration: 'ALTER TABLE orders SET ACCESS METHOD pile;',
      },
      hits: [
        'orders changes from the access method heap to pile: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'in a DO block',
      given: {
        schema:
          'CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler; CREATE TABLE orders (id int) USING pile;',
        migration: 'DO $$ BEGIN ALTER TABLE orders SET ACCESS METHOD heap; END $$;',
      },
      hits: [
        'orders changes from the access method pile to heap: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'the one that it has',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'ALTER TABLE orders SET ACCESS METHOD heap;' },
      hits: [],
    },
  ],
  check: (run) =>
    tablesRewrittenFor(run, 'access method').map(({ statement, table: { before, after }, work }) =>
      hitOfWork(statement, run, work, {
        what: `${shown(after.name)} changes from the access method ${before.accessMethod} to ${after.accessMethod}`,
      }),
    ),
})
