import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { sqlName } from '../judgement/sql-names.ts'
import { columnAtBase, isFilled, type StandingTable, standingTables, statementSince } from '../judgement/standing.ts'
import { implies, keyText, uniqueKeys } from '../judgement/unique-keys.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { IndexFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/new-unique-breaks-old-writes',
    severity: 'warning',
    since: '0.1.0',
    title: 'Ship writers that know a unique index before it is there',
    effect: 'The release that still runs knows nothing of it: a value that it writes twice fails with 23505.',
    remedy:
      'Ship a release that writes no duplicate first (and removes those that are there), and add the index with the one after.',
  },
  examples: [
    {
      title: 'columns that the running release writes',
      given: {
        schema: 'CREATE TABLE users (mail text, shop int);',
        migration: 'CREATE UNIQUE INDEX CONCURRENTLY by_mail ON users (mail, shop);',
      },
      hits: ['users (mail, shop): unique now, so a write of the running release that repeats a value fails with 23505'],
    },
    {
      title: 'one column beside another than before',
      given: {
        schema: 'CREATE TABLE users (mail text, shop int, phone text, UNIQUE (mail, shop));',
        migration: 'CREATE UNIQUE INDEX once ON users (mail, phone);',
      },
      hits: [
        'users (mail, phone): unique now, so a write of the running release that repeats a value fails with 23505',
      ],
    },
    {
      title: 'only some of the rows, in a DO block',
      given: {
        schema: 'CREATE TABLE users (mail text, gone bool);',
        migration: 'DO $$ BEGIN CREATE UNIQUE INDEX by_mail ON users (lower(mail)) WHERE NOT gone; END $$;',
      },
      hits: [
        'users (lower(mail)): unique now where (NOT gone), so a write of the running release that repeats a value fails with 23505',
      ],
    },
    {
      title: 'a new column that has the same value in every row',
      given: {
        schema: 'CREATE TABLE users (id int);',
        migration: 'ALTER TABLE users ADD rank int DEFAULT 0; CREATE UNIQUE INDEX by_rank ON users (rank);',
      },
      hits: [
        'users (rank): unique now, and every row of the running release, which does not know it, gets the same default: its second INSERT fails with 23505',
      ],
    },
    {
      title: 'the same of rows that meet a condition, as far as the rows here tell',
      given: {
        schema: 'CREATE TABLE users (id int);',
        migration:
          "ALTER TABLE users ADD token text DEFAULT '', ADD rank int DEFAULT 0; CREATE UNIQUE INDEX by_token ON users (token) WHERE token !~ '^[0-9 ]*$'; CREATE UNIQUE INDEX by_rank ON users (rank) WHERE rank >= 0;",
      },
      hits: [
        'users (rank): unique now where (rank >= 0), and every row of the running release, which does not know it, gets the same default: its second INSERT fails with 23505',
      ],
    },
    {
      title: 'the same where they were given values of their own first',
      given: {
        schema: 'CREATE TABLE users (id int);',
        migration:
          "ALTER TABLE users ADD token text DEFAULT ''; UPDATE users SET token = gen_random_uuid()::text; CREATE UNIQUE INDEX by_token ON users (token) WHERE token IS NOT NULL;",
      },
      hits: [
        'users (token): unique now where (token IS NOT NULL), and every row of the running release, which does not know it, gets the same default: where that meets the condition, its second INSERT fails with 23505',
      ],
    },
    {
      title: 'the same where the rows here are none of ours, and tell nothing',
      given: {
        schema: 'CREATE TABLE users (id int); INSERT INTO users VALUES (1);',
        migration:
          "ALTER TABLE users ADD token text DEFAULT ''; CREATE UNIQUE INDEX by_token ON users (token) WHERE token <> '';",
      },
      hits: [
        "users (token): unique now where (token <> ''::text), and every row of the running release, which does not know it, gets the same default: where that meets the condition, its second INSERT fails with 23505",
      ],
    },
    {
      title: 'a new column that the running release leaves NULL',
      given: {
        schema: 'CREATE TABLE users (id int);',
        migration: 'ALTER TABLE users ADD mail text UNIQUE;',
      },
      hits: [],
    },
    {
      title: 'the same of an expression',
      given: {
        schema: 'CREATE TABLE users (shop int);',
        migration: 'ALTER TABLE users ADD mail text; CREATE UNIQUE INDEX by_mail ON users (shop, lower(mail));',
      },
      hits: [],
    },
    {
      title: 'a new key, which every row gets another of',
      given: {
        schema: 'CREATE TABLE users (mail text);',
        migration: 'ALTER TABLE users ADD id bigserial PRIMARY KEY;',
      },
      hits: [],
    },
    {
      title: 'a column that Postgres draws a value for',
      given: {
        schema: 'CREATE TABLE users (id uuid DEFAULT gen_random_uuid());',
        migration: 'CREATE UNIQUE INDEX CONCURRENTLY by_id ON users (id);',
      },
      hits: [],
    },
    {
      title: 'fewer columns had to be unique before',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY, mail text);',
        migration: 'CREATE UNIQUE INDEX CONCURRENTLY by_both ON users (mail, id);',
      },
      hits: [],
    },
    {
      title: 'fewer rows than before',
      given: {
        schema: 'CREATE TABLE users (shop int, mail text); CREATE UNIQUE INDEX by_mail ON users (shop, lower(mail));',
        migration:
          'ALTER TABLE users ADD gone bigint DEFAULT NULL; DROP INDEX by_mail; CREATE UNIQUE INDEX by_mail ON users (shop, lower(mail)) WHERE gone IS NULL;',
      },
      hits: [],
    },
    {
      title: 'the index was there before',
      given: {
        schema: 'CREATE TABLE users (mail text); CREATE UNIQUE INDEX by_mail ON users (mail);',
        migration: 'ALTER TABLE users ADD CONSTRAINT mails UNIQUE USING INDEX by_mail;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (no int); CREATE UNIQUE INDEX by_no ON carts (no);' },
      hits: [],
    },
  ],
  check: (run) =>
    standingTables(run).flatMap((table) => {
      const { base, head } = table
      const known = uniqueKeys(base)
      return uniqueKeys(head)
        .filter((index) => !known.some((old) => old.oid === index.oid || implies(old, index)))
        .flatMap((index) => {
          const statement = statementSince(run, base.oid, ({ indexes }) => indexes.some(({ oid }) => oid === index.oid))
          const meets = statement && collision(index, table, run, statement)
          if (!meets) return []
          const key = keyText(index)
          const where = index.predicate === null ? '' : ` where ${index.predicate}`
          return [
            {
              ...hitOn(statement, run, base.name),
              cause: `${base.name} (${key}) new unique`,
              subject: { kind: 'index' as const, name: `${base.name} (${key})` },
              message: `${shown(base.name)} (${key}): unique now${where}, ${meets}`,
            },
          ]
        })
    }),
})

/** How a row that the running release writes can collide; undefined: it cannot. */
function collision(
  index: IndexFacts,
  { base, head }: StandingTable,
  run: MigrationRun,
  statement: TracedStatement,
): string | undefined {
  const columns = head.columns.filter(
    ({ name }) =>
      index.columns.includes(name) ||
      index.parts.some((part, place) => index.columns[place] === null && names(part, name)),
  )
  const added = columns.filter((column) => !columnAtBase(run, base.oid, column))
  const distinct = !/ NULLS NOT DISTINCT|\bcoalesce\(/i.test(index.definition)
  // A key that Postgres counts up or draws is another in each row, whoever writes the rest.
  if (columns.some(({ identity, volatileDefault }) => identity !== null || volatileDefault)) return undefined
  const differs = added.some(
    (column) =>
      // Without a default it is NULL, which equals nothing; where it may not be NULL, the INSERT fails for that.
      !isFilled(run, column) && (distinct || column.notNull !== 'no'),
  )
  if (differs) return undefined
  if (added.length === 0 || added.length < columns.length) {
    return 'so a write of the running release that repeats a value fails with 23505'
  }
  // Two rows of ours had the default when the index was built: what a condition leaves out did not stop them.
  const met = index.predicate === null || statement.failsOnRows?.sqlstate === '23505'
  const changed = run.statements.some(({ difference }) => (difference?.rows[base.name]?.updated ?? 0) > 0)
  if (!met && !changed && hasTwoRowsOfOurs(statement, base.name)) return undefined
  const which = met ? '' : 'where that meets the condition, '
  return `and every row of the running release, which does not know it, gets the same default: ${which}its second INSERT fails with 23505`
}

/** As the witness names them: `public.users: {"id":1} and {"id":2}`. */
function hasTwoRowsOfOurs({ witness = '' }: TracedStatement, table: string): boolean {
  return witness.split('; ').some((text) => text.startsWith(`${table}: `) && /(\}| \.\.\.) and \{/.test(text))
}

/** Whether an expression has the column in it, as far as its text tells. */
function names(expression: string, column: string): boolean {
  return expression.split(/[^\w$"]+/).includes(sqlName(column))
}
