import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { sentAsOneText } from '../../../sql/runner.ts'
import { runners } from '../../../sql/runners.ts'
import type { SqlStatement } from '../../../sql/statements.ts'
import { chains, unendedBegin } from '../../../sql/wrapping.ts'
import { proofOf } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, RehearsedFile } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/uncommitted-transaction',
    severity: 'error',
    since: '0.1.0',
    title: 'Commit the transaction that a migration begins',
    effect:
      'Where nobody commits, Postgres rolls the transaction back when the session ends: nothing of it is applied, and the migration may be recorded as done.',
    remedy: 'End the file with COMMIT, or remove the BEGIN.',
  },
  examples: [
    {
      title: 'nobody knows what sends the file',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration:
          'BEGIN;\nALTER TABLE orders ADD COLUMN a text;\nCOMMIT;\nBEGIN;\nALTER TABLE orders ADD COLUMN b text;',
      },
      hits: ['BEGIN at line 4 has no COMMIT: what follows it is rolled back, unless whatever sends the file commits'],
    },
    {
      title: 'the file is sent as one text, which no runner commits',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'BEGIN;\nALTER TABLE orders ADD COLUMN note text;',
        runner: 'prisma',
      },
      hits: [
        'BEGIN at line 1 has no COMMIT: what follows it is rolled back, unless Prisma happens to commit afterwards',
      ],
    },
    {
      title: 'a COMMIT that begins the next transaction',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration:
          'BEGIN;\nALTER TABLE orders ADD COLUMN a text;\nCOMMIT AND CHAIN;\nALTER TABLE orders ADD COLUMN b text;',
        runner: 'golang-migrate',
      },
      hits: [
        'COMMIT AND CHAIN at line 3 begins a transaction that has no COMMIT: what follows it is rolled back, unless golang-migrate happens to commit afterwards',
      ],
    },
    {
      title: 'the next transaction is ended too',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration:
          'BEGIN;\nALTER TABLE orders ADD COLUMN a text;\nCOMMIT AND CHAIN;\nALTER TABLE orders ADD COLUMN b text;\nCOMMIT;',
        runner: 'golang-migrate',
      },
      hits: [],
    },
    {
      title: 'the runner commits what the chain began',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN a text;\nCOMMIT AND CHAIN;\nALTER TABLE orders ADD COLUMN b text;',
        runner: 'diesel',
      },
      hits: [],
    },
    {
      title: 'the runner commits what it began',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'BEGIN;\nALTER TABLE orders ADD COLUMN note text;',
        runner: 'diesel',
      },
      hits: [],
    },
    {
      title: 'with COMMIT',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'BEGIN;\nALTER TABLE orders ADD COLUMN note text;\nCOMMIT;',
        runner: 'prisma',
      },
      hits: [],
    },
  ],
  check: (run) => run.files.flatMap((file) => hitIn(file, run)),
})

function hitIn(file: RehearsedFile, run: MigrationRun): readonly Hit[] {
  const { runner } = run.plan
  const { wrapping, sendsApart, title } = runners[runner]
  const begin = unendedBegin(file.sql)
  const committed =
    file.transaction === 'file' && runner !== 'plain' && wrapping !== sentAsOneText && !sendsApart?.(file)
  // psql ends with the file: a transaction that holds nothing is lost to nobody.
  const empty = runner === 'sqitch' && file.sql.at(-1) === begin
  if (!begin || committed || empty) return []
  const lost = run.statements.find(
    ({ sql, place, effects, trace }) =>
      place.path === file.path &&
      file.sql.indexOf(sql) > file.sql.indexOf(begin) &&
      effects.length + Object.keys(trace.rows).length > 0,
  )
  const sqitch = runner === 'sqitch'
  const consequence = sqitch
    ? 'psql sends the file for Sqitch and ends, so what follows it is rolled back, and the change is recorded as deployed'
    : `what follows it is rolled back, unless ${runner === 'plain' ? 'whatever sends the file commits' : `${title} happens to commit afterwards`}`
  return [
    {
      location: { path: file.path, line: begin.line, column: begin.column },
      subject: { kind: 'migration', name: file.path },
      key: 'uncommitted',
      severity: sqitch && lost ? 'error' : 'warning',
      proof: lost ? proofOf(lost, run) : { kind: 'source', excerpt: begin.text },
      message: `${wordOf(begin)} at line ${begin.line} ${chains(begin) ? 'begins a transaction that has' : 'has'} no COMMIT: ${consequence}`,
    },
  ]
}

function wordOf(begin: SqlStatement): string {
  const word = /^\w+/.exec(begin.text)?.[0]?.toUpperCase() ?? 'BEGIN'
  return chains(begin) ? `${word} AND CHAIN` : word
}
