import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate, unique } from '../../../core/wording.ts'
import { committedAlone, failsAgain } from '../judgement/file-parts.ts'
import type { MigrationExample, MigrationRun, RehearsedFile } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/not-rerunnable',
    severity: 'note',
    since: '0.1.0',
    title: 'Make a file that runs without a transaction fit to run twice',
    effect:
      'Where a statement fails, those before it are done already; run again, the file stops at the first of them and never gets to the one that failed.',
    remedy:
      'Write IF NOT EXISTS and IF EXISTS where the statement knows them (an index that was left INVALID has to be dropped first), or give each statement a file of its own.',
    general: true,
  },
  examples: [
    {
      title: 'two indexes',
      given: {
        schema: 'CREATE TABLE orders (a int, b int);',
        migration:
          '-- +goose NO TRANSACTION\n-- +goose Up\nCREATE INDEX CONCURRENTLY by_a ON orders (a);\nCREATE INDEX CONCURRENTLY by_b ON orders (b);',
        runner: 'goose',
      },
      hits: [
        'line 3 cannot run twice, and the file runs without a transaction: after a failure further down it stops there',
      ],
    },
    {
      title: 'both can be run again',
      given: {
        schema: 'CREATE TABLE orders (a int, b int);',
        migration:
          '-- +goose NO TRANSACTION\n-- +goose Up\nCREATE INDEX CONCURRENTLY IF NOT EXISTS by_a ON orders (a);\nCREATE INDEX CONCURRENTLY IF NOT EXISTS by_b ON orders (b);',
        runner: 'goose',
      },
      hits: [],
    },
    {
      title: 'a file of one',
      given: {
        schema: 'CREATE TABLE orders (a int);',
        migration: 'CREATE INDEX CONCURRENTLY by_a ON orders (a);',
        runner: 'golang-migrate',
      },
      hits: [],
    },
    {
      title: 'a transaction of its own in the file',
      given: {
        schema: 'CREATE TABLE orders (a int);',
        migration:
          '-- +goose NO TRANSACTION\n-- +goose Up\nBEGIN; ALTER TABLE orders ADD COLUMN b int; ALTER TABLE orders ADD COLUMN c int; COMMIT;',
        runner: 'goose',
      },
      hits: [],
    },
  ],
  check: ({ files }) => files.flatMap(hitIn),
})

function hitIn(file: RehearsedFile): readonly Hit[] {
  // The last one may fail: nothing comes after it that would be missing.
  const unguarded = committedAlone(file).slice(0, -1).filter(failsAgain)
  const [first] = unguarded
  if (!first) return []
  const lines = unique(unguarded.map(({ line }) => String(line)))
  return [
    {
      location: { path: file.path, line: first.line, column: first.column },
      subject: { kind: 'migration', name: file.path },
      key: 'twice',
      cause: `${file.path}|half done`,
      proof: { kind: 'source', excerpt: first.text },
      message: `line${lines.length === 1 ? '' : 's'} ${enumerate(lines)} cannot run twice, and the file runs without a transaction: after a failure further down it stops there`,
    },
  ]
}
