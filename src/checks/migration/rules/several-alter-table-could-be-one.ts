import type { AlterTableCmd } from 'libpg-query'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { alterTable } from '../judgement/nodes.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { type Work, worksOf } from '../judgement/work.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { changesRowsOf } from '../trace/changed-rows.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/several-alter-table-could-be-one',
    severity: 'note',
    since: '0.1.0',
    title: 'Change a table in one statement where each change reads it',
    effect: 'Each ALTER TABLE reads or rewrites the table anew, where one with all the commands would do so once.',
    remedy: 'Put the commands into one ALTER TABLE, separated by commas.',
    optIn: true,
  },
  examples: [
    {
      title: 'two columns become NOT NULL, and a type changes',
      given: {
        schema: 'CREATE TABLE orders (a int, b int, c int);',
        migration:
          'ALTER TABLE orders ALTER COLUMN a SET NOT NULL;\nALTER TABLE orders ALTER COLUMN b SET NOT NULL;\nALTER TABLE orders ALTER COLUMN c TYPE bigint;',
      },
      hits: ['orders is read or rewritten 3 times (lines 1, 2 and 3), where one ALTER TABLE would do so once'],
    },
    {
      title: 'changes of the catalog alone',
      given: {
        schema: 'CREATE TABLE orders (a int);',
        migration: 'ALTER TABLE orders ADD COLUMN b int; ALTER TABLE orders ADD COLUMN c int;',
      },
      hits: [],
    },
    {
      title: 'rows that are filled in between',
      given: {
        schema: 'CREATE TABLE orders (a int, b int);',
        migration:
          'ALTER TABLE orders ALTER COLUMN a SET NOT NULL; UPDATE orders SET b = 1; ALTER TABLE orders ALTER COLUMN b SET NOT NULL;',
      },
      hits: [],
    },
    {
      title: 'a foreign key reads the table by itself in any case',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (a int, user_id int);',
        migration:
          'ALTER TABLE orders ALTER COLUMN a SET NOT NULL; ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration:
          'CREATE TABLE carts (a int, b int); ALTER TABLE carts ALTER COLUMN a TYPE bigint; ALTER TABLE carts ALTER COLUMN b TYPE bigint;',
      },
      hits: [],
    },
  ],
  check: (run) => {
    const all = run.statements.flatMap((statement) => passes(statement, run))
    return all.flatMap((pass) => {
      const together = all.filter((other) => isSame(pass, other) && !rowsChangeBetween(pass, other, run))
      if (together.length < 2 || together[0] !== pass) return []
      const { statement, work } = pass
      const lines = together.map((other) => String(other.statement.place.line))
      return [
        {
          ...hitOn(statement, run, work.relation.name),
          cause: `${statement.key}|several passes`,
          message: `${shown(work.relation.name)} is read or rewritten ${together.length} times (lines ${enumerate(lines, lines.length)}), where one ALTER TABLE would do so once`,
        },
      ]
    })
  },
})

interface Pass {
  readonly statement: TracedStatement
  readonly work: Work
}

function passes(statement: TracedStatement, run: MigrationRun): readonly Pass[] {
  const commands = alterTable(statement.sql)?.commands ?? []
  if (commands.length === 0 || !commands.every(sharesPass)) return []
  return worksOf(statement, run)
    .filter(({ kind }) => kind === 'scan' || kind === 'rewrite')
    .map((work) => ({ statement, work }))
}

/** Keys and foreign keys are built or checked by a pass of their own, whatever stands beside them. */
function sharesPass({ subtype, def }: AlterTableCmd): boolean {
  const kind = def && 'Constraint' in def ? def.Constraint.contype : undefined
  return subtype !== 'AT_ValidateConstraint' && (kind === undefined || kind === 'CONSTR_CHECK')
}

/** What needs the rows as they are after an UPDATE cannot come before it. */
function rowsChangeBetween(a: Pass, b: Pass, { statements }: MigrationRun): boolean {
  const [from = 0, to = 0] = [statements.indexOf(a.statement), statements.indexOf(b.statement)].sort((x, y) => x - y)
  return statements.slice(from, to).some((statement) => changesRowsOf(statement, a.work.relation))
}

function isSame(a: Pass, b: Pass): boolean {
  const { transaction } = a.statement.trace
  return (
    a === b ||
    (a.work.relation.oid === b.work.relation.oid &&
      transaction !== null &&
      transaction === b.statement.trace.transaction)
  )
}
