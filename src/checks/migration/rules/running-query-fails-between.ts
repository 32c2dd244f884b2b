import { defineRule } from '../../../core/rule.ts'
import { count, unique } from '../../../core/wording.ts'
import { breaksOf, hitOnBreak, namesOfQueries, shownSubject } from '../judgement/broken-queries.ts'
import { shown } from '../judgement/said.ts'
import { takesLong } from '../judgement/takes-long.ts'
import type { BrokenQuery } from '../queries/query.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

const orders = 'CREATE TABLE orders (id int PRIMARY KEY, note text);'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/running-query-fails-between',
    severity: 'error',
    since: '0.1.0',
    title: 'Take away and bring back what the running release asks for in one transaction',
    effect:
      'Between two transactions of the migrations the query finds nothing that serves it, so each request that sends it meanwhile fails; and where the second does not come, it stays so.',
    remedy: 'Put both statements into one transaction: into one file, where the runner wraps a file.',
  },
  examples: [
    {
      title: 'a view that is dropped and made anew without a transaction, with an index built in between',
      given: {
        schema: `${orders} CREATE VIEW recent AS SELECT id FROM orders;`,
        migration:
          'DROP VIEW recent;\nCREATE INDEX CONCURRENTLY by_note ON orders (note);\nCREATE VIEW recent AS SELECT id, note FROM orders;',
        queries: { Recent: 'SELECT id FROM recent', Notes: 'SELECT note FROM orders' },
      },
      hits: [
        'recent: query Recent (queries.sql:1) of the running release fails with 42P01 from here until line 3 is committed, and meanwhile line 2 goes through all of orders: relation "recent" does not exist',
      ],
    },
    {
      title: 'two transactions right after one another',
      given: {
        schema: `${orders} CREATE VIEW recent AS SELECT id FROM orders;`,
        migration: `BEGIN;\nDROP VIEW recent;\nCOMMIT;\nBEGIN;\nCREATE VIEW recent AS SELECT id FROM orders;\nCOMMIT;`,
        queries: { Recent: 'SELECT id FROM recent', First: 'SELECT min(id) FROM recent' },
      },
      hits: [
        'recent: 2 queries of the running release fail with 42P01 from here until line 5 is committed, Recent (queries.sql:1) and First (queries.sql:2): relation "recent" does not exist',
      ],
    },
    {
      title: 'ON CONFLICT while its index is built anew',
      given: {
        schema: orders,
        migration:
          'BEGIN;\nALTER TABLE orders DROP CONSTRAINT orders_pkey;\nCOMMIT;\nBEGIN;\nALTER TABLE orders ADD PRIMARY KEY (id);\nCOMMIT;',
        queries: { Upsert: 'INSERT INTO orders (id, note) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING' },
      },
      hits: [
        'orders: query Upsert (queries.sql:1) of the running release fails with 42P10 from here until line 5 is committed, and meanwhile line 5 goes through all of orders: there is no unique or exclusion constraint matching the ON CONFLICT specification',
      ],
    },
    {
      title: 'in one transaction',
      given: {
        schema: `${orders} CREATE VIEW recent AS SELECT id FROM orders;`,
        migration: 'DROP VIEW recent; CREATE VIEW recent AS SELECT id, note FROM orders;',
        queries: { Recent: 'SELECT id FROM recent' },
      },
      hits: [],
    },
    {
      title: 'what nobody brings back is told as such, and what no known query asks for is not asked',
      given: {
        schema: `${orders} CREATE VIEW recent AS SELECT id FROM orders; CREATE VIEW sums AS SELECT id FROM orders;`,
        migration:
          'BEGIN; DROP VIEW recent; DROP VIEW sums; COMMIT; BEGIN; CREATE VIEW latest AS SELECT id FROM orders; CREATE VIEW sums AS SELECT id FROM orders; COMMIT;',
        queries: { Recent: 'SELECT id FROM recent' },
      },
      hits: [],
    },
  ],
  check: (run) =>
    breaksOf(
      run,
      (run.queries?.gaps ?? []).map(({ broken }) => broken),
    ).flatMap((found) => {
      const { statement, failing, subject } = found
      const [first] = failing
      const gap = run.queries?.gaps.find(({ broken }) => broken === first)
      const end = run.statements.find(({ key }) => key === gap?.servedAfter)
      if (!first || !statement || !end) return []
      const work = worksBetween(run, statement, end)
      return [
        {
          ...hitOnBreak(found, failing, run),
          ...(work.length > 0 ? {} : { severity: 'warning' as const }),
          cause: `${statement.key}|between`,
          message: `${shownSubject(subject)}: ${whoFails(failing)} from here until ${placeOf(end, statement)} is committed${meanwhile(work, statement)}${whichOf(failing)}: ${first.message}`,
        },
      ]
    }),
})

function placeOf({ place }: TracedStatement, { place: own }: TracedStatement): string {
  return place.path === own.path ? `line ${place.line}` : `${place.path}:${place.line}`
}

interface LongWork {
  readonly statement: TracedStatement
  readonly table: string
}

/** Work on tables that stood before, of which nobody knows that it is short, from the one commit to the other. */
function worksBetween(run: MigrationRun, broken: TracedStatement, end: TracedStatement): readonly LongWork[] {
  const { transaction } = broken.trace
  const from = run.statements.findLastIndex(
    (statement) => statement === broken || (transaction !== null && statement.trace.transaction === transaction),
  )
  return run.statements
    .slice(from + 1, run.statements.indexOf(end) + 1)
    .flatMap((statement) => takesLong(statement, run).map((table) => ({ statement, table })))
}

function whoFails(failing: readonly BrokenQuery[]): string {
  const [first] = failing
  const one = failing.length === 1
  const who = one
    ? `query ${namesOfQueries(failing)} of the running release`
    : `${count(failing.length, 'query', 'queries')} of the running release`
  if (first?.sqlstate === undefined) return `${who} ${one ? 'finds' : 'find'} nothing`
  return `${who} ${one ? 'fails' : 'fail'} with ${first.sqlstate}`
}

function whichOf(failing: readonly BrokenQuery[]): string {
  return failing.length === 1 ? '' : `, ${namesOfQueries(failing)}`
}

function meanwhile(works: readonly LongWork[], broken: TracedStatement): string {
  const [first] = works
  if (!first) return ''
  const tables = unique(works.map(({ table }) => shown(table)))
  const rest = tables.length > 1 ? ` and of ${count(tables.length - 1, 'other table')}` : ''
  return `, and meanwhile ${placeOf(first.statement, broken)} goes through all of ${shown(first.table)}${rest}`
}
