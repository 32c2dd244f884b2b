import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { count, enumerate } from '../../../core/wording.ts'
import { hitOnBreak, namesOfQueries, type QueryBreak, queryBreaks, shownSubject } from '../judgement/broken-queries.ts'
import type { BrokenQuery } from '../queries/query.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/running-query-changes-shape',
    severity: 'warning',
    since: '0.1.0',
    title: 'Give the running release the types and columns that it knows',
    effect:
      'The running release reads another type or other columns than it was built for, and a connection that had prepared the query fails with 0A000 (cached plan must not change result type) until it prepares it again.',
    remedy:
      'List columns by name, add a column of the new type beside the old one, and let the next release read that; or see that drivers prepare again after 0A000.',
  },
  examples: [
    {
      title: 'another type',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        migration: 'ALTER TABLE orders ALTER COLUMN id TYPE bigint;',
        queries: { FindOrder: 'SELECT id, note FROM orders WHERE note = $1', ListNotes: 'SELECT note FROM orders' },
      },
      hits: [
        'orders.id: query FindOrder (queries.sql:1) of the running release is answered otherwise: base gives id integer; head gives id bigint',
      ],
    },
    {
      title: 'SELECT * with a new column',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        migration: 'ALTER TABLE orders ADD COLUMN kind text;',
        queries: { ListOrders: 'SELECT * FROM orders', Add: 'INSERT INTO orders VALUES ($1, $2)' },
      },
      hits: [
        'orders.kind: query ListOrders (queries.sql:1) of the running release gets further columns: base gives 2 columns; head gives 3 columns (and kind text)',
      ],
    },
    {
      title: 'SELECT * with a new column, which node-postgres keeps prepared by its name',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        migration: 'ALTER TABLE orders ADD COLUMN kind text;',
        queries: { 'list-orders': 'SELECT * FROM orders' },
        prepared: ['list-orders'],
      },
      hits: [
        'orders.kind: query list-orders (queries.sql:1) of the running release gets further columns: base gives 2 columns; head gives 3 columns (and kind text); list-orders is prepared by its name, and each connection that has done so refuses it until it is closed (0A000, cached plan must not change result type)',
      ],
    },
    {
      title: 'a column under another name behind SELECT *',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        migration: 'ALTER TABLE orders RENAME COLUMN note TO remark;',
        queries: { ListOrders: 'SELECT * FROM orders' },
      },
      hits: [
        'orders.note: query ListOrders (queries.sql:1) of the running release is answered otherwise: base gives note text; head gives remark text',
      ],
    },
    {
      title: 'another type of a parameter, that takes what the old one took',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        migration: 'ALTER TABLE orders ALTER COLUMN id TYPE bigint;',
        queries: { GetNote: 'SELECT note FROM orders WHERE id = $1' },
      },
      hits: [
        'orders.id: query GetNote (queries.sql:1) of the running release takes other types: base takes $1 integer; head takes $1 bigint',
      ],
    },
    {
      title: 'another type of a parameter, that does not',
      given: {
        schema: 'CREATE TABLE events (key int, at date);',
        migration: "ALTER TABLE events ALTER COLUMN key TYPE uuid USING '7f3a9c52-4b1e-4d86-9a07-c35e00000001';",
        queries: { At: 'SELECT at FROM events WHERE key = $1' },
      },
      hits: [
        'events.key: query At (queries.sql:1) of the running release is answered otherwise: base takes $1 integer; head takes $1 uuid',
      ],
    },
    {
      title: 'a longer varchar is the same type',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, note varchar(20));',
        migration: 'ALTER TABLE orders ALTER COLUMN note TYPE varchar(40);',
        queries: { GetNote: 'SELECT note FROM orders WHERE id = $1' },
      },
      hits: [],
    },
  ],
  check: (run) =>
    queryBreaks(run).flatMap((found): readonly Hit[] => {
      // What fails tells of these too.
      if (found.failing.length > 0 || found.changed.length === 0) return []
      const changed = [...found.changed].sort((a, b) => weight(b) - weight(a))
      const harmful = changed.some((query) => weight(query) > 0)
      return [
        {
          ...hitOnBreak(found, changed, run),
          ...(harmful ? {} : { severity: 'note' as const }),
          message: `${shownSubject(found.subject)}: ${whatChanges(found, changed)}`,
        },
      ]
    }),
})

/** New columns hurt nobody who reads by name, and a wider parameter nobody at all. */
function weight(query: BrokenQuery): number {
  return query.shape?.kind === 'changed' || isKeptPlan(query) ? 1 : 0
}

/** node-postgres sends such a query by its name alone from then on, and never prepares it anew. */
function isKeptPlan({ query, shape }: BrokenQuery): boolean {
  return query.prepared === true && shape?.results === true
}

function whatChanges({ changed: all }: QueryBreak, [first, ...others]: readonly BrokenQuery[]): string {
  if (!first) return ''
  const one = others.length === 0
  const who = one
    ? `query ${namesOfQueries([first])} of the running release`
    : `${count(all.length, 'query', 'queries')} of the running release (${namesOfQueries([first, ...others])})`
  const verb = {
    gained: one ? 'gets further columns' : 'get further columns',
    parameters: one ? 'takes other types' : 'take other types',
    changed: one ? 'is answered otherwise' : 'are answered otherwise',
  }[first.shape?.kind ?? 'changed']
  const kept = all.filter(isKeptPlan).map(({ query }) => query.name)
  const refused =
    kept.length === 0
      ? ''
      : `; ${enumerate(kept)} ${kept.length === 1 ? 'is prepared by its name' : 'are prepared by name'}, and each connection that has done so refuses ${kept.length === 1 ? 'it' : 'them'} until it is closed (0A000, cached plan must not change result type)`
  return `${who} ${verb}: ${first.message}${refused}`
}
