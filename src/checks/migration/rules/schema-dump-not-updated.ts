import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { differenceOfFile } from '../../../sql/catalog-difference.ts'
import { shownSide } from '../rollback/rollback-said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/schema-dump-not-updated',
    severity: 'warning',
    since: '0.1.0',
    title: 'Write the schema file again with each migration',
    effect: 'New databases and tests that load the file get a schema that no migrated database has.',
    remedy: 'Run the migrations on a database of your own, and commit the dump that comes of it.',
  },
  examples: [
    {
      title: 'the dump does not know the new column',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN note text;',
        dump: { base: 'CREATE TABLE orders (id int);', head: 'CREATE TABLE orders (id int);' },
      },
      hits: ['db/structure.sql was not written again: column orders.note is missing in it'],
    },
    {
      title: 'the dump was written again',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN note text;',
        dump: { base: 'CREATE TABLE orders (id int);', head: 'CREATE TABLE orders (id int, note text);' },
      },
      hits: [],
    },
    {
      title: 'the migration changes rows alone',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'INSERT INTO orders VALUES (1);',
        dump: { base: 'CREATE TABLE orders (id int);', head: 'CREATE TABLE orders (id int);' },
      },
      hits: [],
    },
  ],
  check: ({ dump }) => {
    if (!dump || dump.edited || dump.drift.length === 0) return []
    const { said, before, after } = differenceOfFile(dump.drift)
    return [
      {
        message: `${dump.path} was not written again: ${enumerate(said, 5)}`,
        location: { path: dump.path, line: 1, column: 1 },
        subject: { kind: 'document', name: dump.path },
        key: 'not-updated',
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
