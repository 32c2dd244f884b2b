import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { namesTable } from '../judgement/copies.ts'
import { failureCause, failureProof } from '../judgement/said.ts'
import { offendingRows } from '../rows/offending-rows.ts'
import type { MigrationExample, MigrationRun, RowFailure, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/fails-on-some-rows',
    severity: 'warning',
    since: '0.1.0',
    title: 'Make sure that the rows in production fit',
    effect: 'With a row like the one shown, which the schema allows, the migration fails in production.',
    remedy: 'Look for such rows before the migration runs, and repair them in a step before it.',
    general: true,
  },
  examples: [
    {
      title: 'a column that may be NULL becomes NOT NULL',
      given: {
        schema: 'CREATE TABLE orders (id int NOT NULL, note text);',
        migration: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
      },
      hits: [
        'fails with 23502 on a row such as public.orders: {"id":731000001,"note":"a1"} and {"id":731000002,"note":null}: column "note" of relation "orders" contains null values',
      ],
    },
    {
      title: 'rows that the migration brings meet none of ours',
      given: {
        schema: 'CREATE TABLE customers (id int PRIMARY KEY, name text);',
        migration: "INSERT INTO customers VALUES (1, 'a');",
      },
      hits: [],
    },
    {
      title: 'a foreign key finds what it refers to',
      given: {
        schema: 'CREATE TABLE countries (code text PRIMARY KEY); CREATE TABLE orders (country text);',
        migration:
          'ALTER TABLE orders ADD FOREIGN KEY (country) REFERENCES countries NOT VALID; UPDATE orders SET country = country WHERE true;',
      },
      hits: [],
    },
    {
      title: 'what builds on rows that could not be written is no second cause; another table is',
      given: {
        schema:
          'CREATE TABLE people (id int PRIMARY KEY, mail text); CREATE TABLE orders (id int PRIMARY KEY, person int); CREATE TABLE visits (at int);',
        migration:
          'CREATE TABLE accounts (id int PRIMARY KEY, mail text NOT NULL);\nINSERT INTO accounts SELECT id, mail FROM people;\nALTER TABLE orders ADD account int;\nUPDATE orders SET account = accounts.id FROM accounts;\nALTER TABLE orders ALTER account SET NOT NULL;\nALTER TABLE visits ALTER at SET NOT NULL;',
      },
      hits: [
        'fails with 23502 on a row such as public.people: {"id":731000001,"mail":"a1"} and {"id":731000002,"mail":null}: null value in column "mail" of relation "accounts" violates not-null constraint; then what builds on it at line 5 fails too',
        'fails with 23502 on a row such as public.visits: {"at":1} and {"at":null}: column "at" of relation "visits" contains null values',
      ],
    },
    {
      title: 'the rows were repaired first',
      given: {
        schema: 'CREATE TABLE orders (id int NOT NULL, note text);',
        migration: "UPDATE orders SET note = '' WHERE note IS NULL; ALTER TABLE orders ALTER COLUMN note SET NOT NULL;",
      },
      hits: [],
    },
  ],
  check: (run) => failuresOf(run.statements).map((failure) => hitFor(failure, run)),
})

/** A failure, and the later ones of the file that come of it: what it should have written, they do not find. */
interface Failure {
  readonly statement: TracedStatement
  readonly failsOnRows: RowFailure
  readonly lines: readonly number[]
  /** Tables whose rows are not as the author means them since. */
  readonly unwritten: ReadonlySet<string>
}

function failuresOf(statements: readonly TracedStatement[]): readonly Failure[] {
  const failures: Failure[] = []
  for (const statement of statements) {
    const { failsOnRows, place } = statement
    const at = failures.findIndex(
      (earlier) =>
        earlier.statement.place.path === place.path &&
        [...earlier.unwritten].some((name) => namesTable(statement, name)),
    )
    const first = failures[at]
    const unwritten = new Set([...(first?.unwritten ?? []), ...writtenBy(statement)])
    const lines = failsOnRows ? [...(first?.lines ?? []), place.line] : (first?.lines ?? [])
    // One that passes, and reads what is not there, writes as little.
    if (first) failures[at] = { ...first, lines, unwritten }
    else if (failsOnRows) failures.push({ statement, failsOnRows, lines: [], unwritten })
  }
  return failures
}

/** What changes rows, and changed none; a constraint that could not be added is nothing that others build on. */
function writtenBy(statement: TracedStatement): readonly string[] {
  const { difference, sql } = statement
  if (!/^(Insert|Update|Delete|Merge|Do)Stmt$/.test(sql.kind)) return []
  return [...(difference?.taken ?? []), ...(difference?.held ?? [])].flatMap(({ relation, mode }) =>
    mode === 'RowExclusiveLock' && 'rp'.includes(relation.kind) && namesTable(statement, relation.name)
      ? [relation.name]
      : [],
  )
}

function hitFor({ statement, failsOnRows, lines }: Failure, run: MigrationRun): Hit {
  const { place, key } = statement
  const { sqlstate, message, rows } = failsOnRows
  const others = lines.map(String)
  const then =
    others.length === 0
      ? ''
      : `; then what builds on it at ${others.length === 1 ? 'line' : 'lines'} ${enumerate(others, 8)} fails too`
  return {
    message: `fails with ${sqlstate} on a row such as ${rows || 'those made for the other tables'}: ${message}${then}`,
    location: place,
    subject: { kind: 'migration', name: place.path },
    key,
    cause: failureCause(statement),
    proof: failureProof(statement, run),
    ...remedyFor(statement, sqlstate),
  }
}

function remedyFor(statement: TracedStatement, sqlstate: string): { readonly remedy?: string } {
  const query = offendingRows(statement, sqlstate)
  return query === undefined
    ? {}
    : {
        remedy: `Look for such rows in production before the migration runs, and repair them in a step before it.\n${query};`,
      }
}
