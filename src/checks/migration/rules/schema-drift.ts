import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { differenceOfFile } from '../../../sql/catalog-difference.ts'
import { shownSide } from '../rollback/rollback-said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/schema-drift',
    severity: 'warning',
    since: '0.1.0',
    title: 'Let the schema file say what the migrations make',
    effect: 'A database that was loaded from the file and one that was migrated are no longer the same.',
    remedy: 'Make the dump from a database on which the migrations of this branch, and no others, were run.',
  },
  examples: [
    {
      title: 'the dump was made on a database with something of another branch',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN note text;',
        dump: {
          base: 'CREATE TABLE orders (id int);',
          head: 'CREATE TABLE orders (id int, note varchar(20)); CREATE TABLE drafts (id int);',
        },
      },
      hits: [
        'db/structure.sql differs from what the migrations make: table drafts is in it alone and column orders.note is text, in it character varying(20)',
      ],
    },
    {
      title: 'what differed before is not the news of this pull request',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN note text;',
        dump: {
          base: 'CREATE TABLE orders (id int); CREATE TABLE schema_migrations (version text);',
          head: 'CREATE TABLE orders (id int, note text); CREATE TABLE schema_migrations (version text);',
        },
      },
      hits: [],
    },
    {
      title: 'columns in another order',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN note text;',
        dump: { base: 'CREATE TABLE orders (id int);', head: 'CREATE TABLE orders (note text, id int);' },
      },
      hits: [],
    },
  ],
  check: ({ dump }) => {
    if (!dump?.edited || dump.drift.length === 0) return []
    const { said, before, after } = differenceOfFile(dump.drift)
    return [
      {
        message: `${dump.path} differs from what the migrations make: ${enumerate(said, 5)}`,
        location: { path: dump.path, line: 1, column: 1 },
        subject: { kind: 'document', name: dump.path },
        key: 'drift',
        proof: {
          kind: 'diff',
          structural: true,
          before: shownSide(before),
          after: shownSide(after),
          sides: ['what the migrations make', 'what the file has'],
        },
      },
    ]
  },
})
