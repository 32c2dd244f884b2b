import { defineRule } from '../../../core/rule.ts'
import { shown } from '../judgement/said.ts'
import { tablesRewrittenFor } from '../judgement/table-rewrites.ts'
import { hitOfWork } from '../judgement/work.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/set-logged-rewrite',
    severity: 'error',
    since: '0.1.0',
    title: 'Do not switch a table in use between logged and unlogged',
    effect:
      'SET LOGGED and SET UNLOGGED copy the table and its indexes under AccessExclusiveLock; SET LOGGED writes all of it to the WAL. An unlogged table is emptied by a crash, and its replicas have no rows.',
    remedy:
      'Make a new table with the wanted persistence, fill it in batches while a trigger keeps it up to date, and swap the names; or take the table out of use for the time.',
  },
  examples: [
    {
      title: 'a table becomes logged',
      given: {
        schema: 'CREATE UNLOGGED TABLE hits (id int PRIMARY KEY);',
        migration: 'ALTER TABLE hits SET LOGGED;',
      },
      hits: [
        'hits becomes logged: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of hits',
      ],
    },
    {
      title: 'a table becomes unlogged, in a DO block',
      given: {
        schema: 'CREATE TABLE hits (id int PRIMARY KEY);',
        migration: 'DO $$ BEGIN ALTER TABLE hits SET UNLOGGED; END $$;',
      },
      hits: [
        'hits becomes unlogged: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of hits',
      ],
    },
    {
      title: 'it is logged already',
      given: { schema: 'CREATE TABLE hits (id int);', migration: 'ALTER TABLE hits SET LOGGED;' },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE UNLOGGED TABLE hits (id int); ALTER TABLE hits SET LOGGED;' },
      hits: [],
    },
  ],
  check: (run) =>
    tablesRewrittenFor(run, 'persistence').map(({ statement, table, work }) =>
      hitOfWork(statement, run, work, {
        what: `${shown(table.after.name)} becomes ${table.after.persistence === 'unlogged' ? 'unlogged' : 'logged'}`,
      }),
    ),
})
