import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { sentAsOneText } from '../../../sql/runner.ts'
import { runners } from '../../../sql/runners.ts'
import { transactionControl } from '../../../sql/wrapping.ts'
import type { MigrationExample, MigrationRun, RehearsedFile } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/transaction-nesting',
    severity: 'warning',
    since: '0.1.0',
    title: 'Leave BEGIN and COMMIT to the runner that writes them',
    effect:
      'Transactions do not nest: the BEGIN of the file does nothing, and its COMMIT ends the transaction of the runner, which records the migration outside of it, or fails to.',
    remedy: 'Remove BEGIN and COMMIT, or tell the runner to put no transaction around this file.',
  },
  examples: [
    {
      title: 'Diesel has begun a transaction already',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'BEGIN;\nALTER TABLE orders ADD COLUMN note text;\nCOMMIT;',
        runner: 'diesel',
      },
      hits: ['COMMIT at line 3 ends the transaction that Diesel has put around the file'],
    },
    {
      title: 'a statement comes after it',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN a text;\nCOMMIT;\nALTER TABLE orders ADD COLUMN b text;',
        runner: 'diesel',
      },
      hits: [
        'COMMIT at line 2 ends the transaction that Diesel has put around the file: what follows it runs without one',
      ],
    },
    {
      title: 'several statements in one text, which nobody else puts a transaction around',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'BEGIN;\nALTER TABLE orders ADD COLUMN note text;\nCOMMIT;',
        runner: 'golang-migrate',
      },
      hits: [],
    },
    {
      title: 'the runner was told to put none around the file',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: '-- +goose NO TRANSACTION\n-- +goose Up\nBEGIN;\nALTER TABLE orders ADD COLUMN note text;\nCOMMIT;',
        runner: 'goose',
      },
      hits: [],
    },
  ],
  check: (run) => run.files.flatMap((file) => hitIn(file, run)),
})

function hitIn(file: RehearsedFile, { plan }: MigrationRun): readonly Hit[] {
  const runner = runners[plan.runner]
  // Plain files are sent by whatever means; and where nobody says BEGIN, the file may.
  const begun = plan.runner !== 'plain' && runner.wrapping !== sentAsOneText && !runner.sendsApart?.(file)
  const end = file.sql.find((statement) => transactionControl(statement) === 'end')
  if (file.transaction !== 'file' || !begun || !end) return []
  const word = /^\w+/.exec(end.text)?.[0]?.toUpperCase() ?? 'COMMIT'
  const last = file.sql.indexOf(end) === file.sql.length - 1
  return [
    {
      location: { path: file.path, line: end.line, column: end.column },
      subject: { kind: 'migration', name: file.path },
      key: 'nesting',
      proof: { kind: 'source', excerpt: end.text },
      message: `${word} at line ${end.line} ends the transaction that ${runner.title} has put around the file${last ? '' : ': what follows it runs without one'}`,
    },
  ]
}
