import { defineRule } from '../../../core/rule.ts'
import { failureCause, proofOf } from '../judgement/said.ts'
import { offendingRows } from '../rows/offending-rows.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/migration-fails',
    severity: 'error',
    since: '0.1.0',
    title: 'Bring migrations that run',
    effect:
      'The deployment stops at this statement, with everything before it applied or rolled back as the runner does.',
    remedy: 'Correct the statement. It was run on the state that the earlier migrations leave behind.',
    general: true,
  },
  examples: [
    {
      title: 'a table that is not there',
      given: { schema: '', migration: 'ALTER TABLE orders ADD COLUMN note text;' },
      hits: ['fails with 42P01: relation "orders" does not exist'],
    },
    {
      title: 'a mistake in the SQL',
      given: { schema: '', migration: 'CREATE TABLE a (id int);\nCREAT TABLE b (id int);' },
      hits: ['fails with 42601: syntax error at or near "CREAT"'],
    },
    {
      title: 'a statement that runs',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'ALTER TABLE orders ADD COLUMN note text;' },
      hits: [],
    },
    {
      title: 'an isolation level, which has to be set before any query: ours are none of the migration',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration:
          "BEGIN; SET LOCAL transaction_isolation TO 'serializable'; ALTER TABLE orders ADD COLUMN note text; COMMIT;",
      },
      hits: [],
    },
    {
      title: 'a row that refers to one that no migration makes is a warning: production may have it',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);',
        migration: 'INSERT INTO orders VALUES (1);',
      },
      hits: [
        'fails with 23503: insert or update on table "orders" violates foreign key constraint "orders_user_id_fkey"',
      ],
    },
    {
      title: 'rows of the history itself stand against it',
      given: {
        schema: 'CREATE TABLE orders (id int); INSERT INTO orders VALUES (1), (1);',
        migration: 'ALTER TABLE orders ADD PRIMARY KEY (id);',
      },
      hits: ['fails with 23505: could not create unique index "orders_pkey"'],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const { error } = statement.trace
      if (!error || statement.undecided !== undefined) return []
      return {
        message: `fails with ${error.sqlstate}: ${error.message}`,
        location: statement.place,
        subject: { kind: 'migration', name: statement.place.path },
        key: statement.key,
        cause: failureCause(statement),
        proof: proofOf(statement, run),
        // The row that it refers to may be one that users of production have made.
        ...(error.sqlstate === '23503' && writesRows(statement)
          ? { severity: 'warning' as const, remedy: remedyForParent }
          : {}),
        ...(isMissing(error.sqlstate) ? { remedy: remedyForMissing } : {}),
        ...remedyForRows(statement, error.sqlstate),
      }
    }),
})

function remedyForRows(statement: TracedStatement, sqlstate: string): { readonly remedy?: string } {
  const query = offendingRows(statement, sqlstate)
  return query === undefined
    ? {}
    : {
        remedy: `Repair the rows that stand against it in a step before it. They are in the history already.\n${query};`,
      }
}

function writesRows({ sql }: TracedStatement): boolean {
  return ['InsertStmt', 'UpdateStmt', 'MergeStmt'].includes(sql.kind)
}

const remedyForParent =
  'Make the row that it refers to in the same migration, or write nothing where it is not there: no earlier migration makes it.'

/** Something that the statement names is not there: a table, column, schema, function or type. */
function isMissing(sqlstate: string): boolean {
  return ['3F000', '42703', '42704', '42883', '42P01'].includes(sqlstate)
}

const remedyForMissing =
  'Correct the name. If it is there in production though no migration makes it, make it in a file that database.prelude names: that runs before the history.'
